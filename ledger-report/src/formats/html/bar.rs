//! The bars of a table in HTML. Their parts are placed in percentages of the width.

use maud::{Markup, html};

use super::texts::{lines, percent};
use crate::document::{Bar, Scale, bar_legend};
use crate::words::Lang;

/// The looks of what is real, what was budgeted and what is expected.
const LOOKS: [&str; 3] = ["real", "budgeted", "expected"];

/// What each look means.
pub(super) fn legend(lang: Lang) -> Markup {
    html! {
        p .legend {
            @for (look, name) in LOOKS.iter().zip(bar_legend(lang)) {
                span { i class=(format!("swatch {look}")) {} " " (lines(name, lang)) }
            }
        }
    }
}

/// A bar: budgeted around, real and expected within.
pub(super) fn bar(bar: &Bar, scale: &Scale, lang: Lang) -> Markup {
    let drawn = scale.draw(bar);
    html! {
        span .bar role="img" aria-label=(bar.told(lang)) {
            (part("expected", drawn.hatched)) (part("real", drawn.solid))
            (part("budgeted", drawn.outlined))
            i .axis style=(format!("left:{}", percent(drawn.zero))) {}
        }
    }
}

/// A part of a bar, from and to in thousandths. Nothing if it is empty.
fn part(look: &str, (from, to): (u16, u16)) -> Markup {
    let style = format!("left:{};width:{}", percent(from), percent(to - from));
    html! { @if to > from { i class=(look) style=(style) {} } }
}
