//! A chart in HTML, and the bars of a table. Their parts are placed in percentages of the width.

use ledger_core::Money;
use maud::{Markup, html};

use super::texts::{lines, one_line, percent};
use crate::document::{Bar, Chart, Scale};
use crate::values;
use crate::words::Lang;

/// The looks of what is real, what was budgeted and what is expected.
const LOOKS: [&str; 3] = ["real", "budgeted", "expected"];

/// A chart under its title. A screen reader gets it as one picture with its alternative text.
pub(super) fn chart(chart: &Chart, lang: Lang) -> Markup {
    html! {
        figure {
            figcaption { (lines(&chart.title, lang)) }
            div .chart role="img" aria-label=(one_line(&chart.alternative)) {
                @if chart.series.len() > 1 {
                    (legend(chart.series.iter().map(|series| series.name.as_str()), lang))
                }
                (bars(chart, lang))
            }
        }
    }
}

/// What each look means.
pub(super) fn legend<'n>(names: impl Iterator<Item = &'n str>, lang: Lang) -> Markup {
    html! {
        p .legend {
            @for (look, name) in LOOKS.iter().cycle().zip(names) {
                span { i class=(format!("swatch {look}")) {} " " (lines(name, lang)) }
            }
        }
    }
}

/// A bar for each amount, with the amount behind it, under the name of its category.
fn bars(chart: &Chart, lang: Lang) -> Markup {
    let scale = chart.scale();
    let zero = scale.place(Money::ZERO);
    let amounts = || chart.series.iter().flat_map(|series| &series.amounts);
    let longest = amounts().map(|amount| values::whole_euros(*amount, lang).chars().count()).max();
    let room = format!("width:{}ch", longest.unwrap_or(0) + 1);
    html! {
        @for (place, category) in chart.categories.iter().enumerate() {
            div .category { (lines(category, lang)) }
            @for (look, series) in LOOKS.iter().cycle().zip(&chart.series) {
                @let amount = series.amounts.get(place).copied().unwrap_or(Money::ZERO);
                @let at = scale.place(amount);
                div .one {
                    span .bar { (part(look, (zero.min(at), zero.max(at)))) (axis(zero)) }
                    span .amount style=(room) { (values::whole_euros(amount, lang)) }
                }
            }
        }
    }
}

/// A bar of a table: budgeted around, real and expected within.
pub(super) fn bar(bar: &Bar, scale: &Scale, lang: Lang) -> Markup {
    let drawn = scale.draw(bar);
    html! {
        span .bar role="img" aria-label=(bar.told(lang)) {
            (part("expected", drawn.hatched)) (part("real", drawn.solid))
            (part("budgeted", drawn.outlined)) (axis(drawn.zero))
        }
    }
}

/// A part of a bar, from and to in thousandths. Nothing if it is empty.
fn part(look: &str, (from, to): (u16, u16)) -> Markup {
    let style = format!("left:{};width:{}", percent(from), percent(to - from));
    html! { @if to > from { i class=(look) style=(style) {} } }
}

fn axis(zero: u16) -> Markup {
    html! { i .axis style=(format!("left:{}", percent(zero))) {} }
}
