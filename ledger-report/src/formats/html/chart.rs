//! A chart in HTML. Its shapes are placed in percentages of the width, so that its letters keep their size.

use ledger_core::Money;
use maud::{Markup, html};

use super::texts::{lines, one_line, percent};
use crate::document::{Chart, ChartKind};
use crate::values;
use crate::words::Lang;

/// The height of a chart that is drawn from left to right, in pixels.
const HEIGHT: u64 = 220;
/// The height of a horizontal bar.
const BAR: u64 = 14;
/// A chart from left to right with more categories than this scrolls in a narrow window.
const SIDE_BY_SIDE: usize = 6;

/// A chart under its title. A screen reader gets it as one picture with its alternative text.
pub(super) fn chart(chart: &Chart, id: &str, lang: Lang) -> Markup {
    let title = format!("{id}-title");
    let drawing = html! {
        div .chart role="img" aria-label=(one_line(&chart.alternative)) {
            @if chart.series.len() > 1 { (legend(chart)) }
            @match chart.kind {
                ChartKind::Bars => (bars(chart, lang)),
                ChartKind::Columns | ChartKind::Lines => (upright(chart, lang)),
            }
        }
    };
    let wide = chart.kind != ChartKind::Bars && chart.categories.len() > SIDE_BY_SIDE;
    html! {
        figure {
            figcaption id=(title) { (lines(&chart.title)) }
            @if wide {
                div .scroll tabindex="0" role="group" aria-labelledby=(title) { (drawing) }
            } @else {
                (drawing)
            }
        }
    }
}

fn legend(chart: &Chart) -> Markup {
    html! {
        div .legend {
            @for (place, series) in chart.series.iter().enumerate() {
                span {
                    svg .swatch width="12" height="12" aria-hidden="true" {
                        @match chart.kind {
                            ChartKind::Bars | ChartKind::Columns => {
                                rect class=(series_class(place)) x="1" y="1" width="10" height="10" {}
                            }
                            ChartKind::Lines => {
                                line class=(series_class(place)) x1="0" y1="6" x2="12" y2="6" {}
                            }
                        }
                    }
                    " " (lines(&series.name))
                }
            }
        }
    }
}

/// A bar for each amount, with the amount behind it, under the name of its category.
fn bars(chart: &Chart, lang: Lang) -> Markup {
    let scale = chart.scale();
    let zero = scale.place(Money::ZERO);
    let amounts = || chart.series.iter().flat_map(|series| &series.amounts);
    let longest = amounts().map(|amount| values::amount(*amount, lang).chars().count()).max();
    let room = format!("width:{}ch", longest.unwrap_or(0) + 1);
    html! {
        @for (place, category) in chart.categories.iter().enumerate() {
            div .category { (lines(category)) }
            @for (row, series) in chart.series.iter().enumerate() {
                @let amount = series.amounts.get(place).copied().unwrap_or(Money::ZERO);
                @let (from, to) = ordered(zero, scale.place(amount));
                div .bar {
                    svg height=(BAR) aria-hidden="true" {
                        rect class=(series_class(row)) x=(percent(from)) y="1"
                            width=(percent(to - from)) height=(BAR - 2) {}
                        line .axis x1=(percent(zero)) x2=(percent(zero)) y1="0" y2="100%" {}
                    }
                    span .amount style=(room) { (values::amount(amount, lang)) }
                }
            }
        }
    }
}

/// Columns or lines above the names of their categories, beside the marks of the scale.
fn upright(chart: &Chart, lang: Lang) -> Markup {
    let scale = chart.scale();
    let marks: Vec<(u64, String)> = scale
        .marks()
        .map(|amount| (1_000 - u64::from(scale.place(amount)), values::whole_euros(amount, lang)))
        .collect();
    let longest = marks.iter().map(|(_, mark)| mark.chars().count()).max().unwrap_or(0);
    let inset = format!("padding-left:{}ch", longest + 1);
    let zero = 1_000 - u64::from(scale.place(Money::ZERO));
    let count = chart.categories.len().max(1);
    let room = format!("min-width:{}rem", if count > SIDE_BY_SIDE { count * 3 } else { 0 });
    html! {
        div .upright style=(room) {
            svg .plot height=(HEIGHT) style=(inset) aria-hidden="true" {
                @for (y, mark) in &marks {
                    line .grid x1="0" x2="100%" y1=(percent(*y)) y2=(percent(*y)) {}
                    text x="-8" y=(percent(*y)) dy="4" text-anchor="end" { (mark) }
                }
                @for (place, series) in chart.series.iter().enumerate() {
                    @let heights: Vec<u64> = series.amounts.iter()
                        .map(|amount| 1_000 - u64::from(scale.place(*amount))).collect();
                    @match chart.kind {
                        ChartKind::Lines => (polyline(&heights, place, count)),
                        ChartKind::Columns | ChartKind::Bars => {
                            (columns(&heights, zero, place, (count, chart.series.len())))
                        }
                    }
                }
                line .axis x1="0" x2="100%" y1=(percent(zero)) y2=(percent(zero)) {}
            }
            div .categories style=(inset) {
                @for category in &chart.categories { span { (lines(category)) } }
            }
        }
    }
}

/// A column for each amount: those of one category stand together, with room on both sides.
fn columns(heights: &[u64], zero: u64, series: usize, (count, among): (usize, usize)) -> Markup {
    let (slot, among) = (1_000 / count as u64, among.max(1) as u64);
    let width = slot * 7 / 10 / among;
    let inset = (slot - width * among) / 2 + width * series as u64;
    html! {
        @for (place, y) in heights.iter().enumerate() {
            @let (top, bottom) = ordered(zero, *y);
            rect class=(series_class(series)) x=(percent(place as u64 * 1_000 / count as u64 + inset))
                y=(percent(top)) width=(percent(width)) height=(percent(bottom - top)) {}
        }
    }
}

/// A line from the middle of each category to the middle of the next, with a dot on each.
fn polyline(heights: &[u64], series: usize, count: usize) -> Markup {
    let middle = |place: usize| percent((place as u64 * 2 + 1) * 500 / count as u64);
    html! {
        @for (place, (y, next)) in heights.iter().zip(heights.iter().skip(1)).enumerate() {
            line class=(series_class(series)) x1=(middle(place)) x2=(middle(place + 1))
                y1=(percent(*y)) y2=(percent(*next)) {}
        }
        @for (place, y) in heights.iter().enumerate() {
            circle class=(series_class(series)) cx=(middle(place)) cy=(percent(*y)) r="3.5" {}
        }
    }
}

fn series_class(place: usize) -> &'static str {
    if place == 0 { "first" } else { "second" }
}

fn ordered<N: Ord>(one: N, other: N) -> (N, N) {
    if one <= other { (one, other) } else { (other, one) }
}
