//! The layout of a chart, in thousandths of its plot and thousandths of a point.

use ledger_core::Money;
use serde::Serialize;

use super::content::{self, text};
use super::fit::UPRIGHT;
use super::fonts::{Weight, breakable, printable, width};
use crate::document::Chart;
use crate::values;
use crate::words::Lang;

/// The size of letters in a chart, in tenths of a point.
const SIZE: u32 = 85;
/// The height of a line of them.
const LINE: u32 = 11_000;
/// The height of a bar with the gap to the next of its category, and the gap between categories: first with
/// room, then without it for a chart that would not fit on a page.
const BARS: [(u32, u32); 2] = [(9_500, 5_500), (8_000, 2_500)];
/// The gap between a plot and its neighbours.
const GAP: u32 = 8_000;
/// The greatest height of all bars together, so that a chart always fits on a page.
const TALLEST: u32 = 590_000;

/// A chart to be drawn, or a part of one that is too tall for a page.
#[derive(Debug, Serialize)]
pub(super) struct Drawing {
    caption: String,
    alternative: String,
    legend: Vec<String>,
    /// The marks of the scale.
    marks: Vec<Mark>,
    /// The place of zero.
    zero: u16,
    /// The width of the area to the left of the plot.
    left: u32,
    /// The width of the plot.
    plot: u32,
    /// The width of the area to the right of the plot.
    right: u32,
    /// The height of all categories.
    height: u32,
    /// The height of a bar with the gap to the next.
    bar: u32,
    categories: Vec<Category>,
}

#[derive(Debug, Serialize)]
struct Mark {
    at: u16,
    text: String,
}

#[derive(Debug, Serialize)]
struct Category {
    name: String,
    /// The height of its row.
    height: u32,
    values: Vec<Value>,
}

#[derive(Debug, Serialize)]
struct Value {
    at: u16,
    text: String,
}

/// The chart, in parts if it has more bars than fit on a page.
pub(super) fn drawings(chart: &Chart, lang: Lang) -> Vec<Drawing> {
    if chart.categories.is_empty() { Vec::new() } else { bars(chart, lang) }
}

fn count<T>(things: &[T]) -> u32 {
    u32::try_from(things.len()).unwrap_or(u32::MAX)
}

/// The width of a text in a chart.
fn wide(text: &str) -> u32 {
    (width(text, Weight::Regular).saturating_mul(SIZE) / 10).saturating_add(500)
}

fn longest<T: AsRef<str>>(texts: &[T]) -> u32 {
    texts.iter().map(|text| wide(&printable(text.as_ref()))).max().unwrap_or(0)
}

impl Drawing {
    /// The parts of every chart: its words, its scale, its amounts.
    fn of(chart: &Chart, lang: Lang) -> Drawing {
        let scale = chart.scale();
        let mark = |mark| Mark { at: scale.place(mark), text: values::whole_euros(mark, lang) };
        let value = |amount: &Money| Value {
            at: scale.place(*amount),
            text: values::whole_euros(*amount, lang),
        };
        let category = |(place, name): (usize, &String)| Category {
            name: printable(name),
            height: 0,
            values: chart
                .series
                .iter()
                .filter_map(|series| series.amounts.get(place))
                .map(value)
                .collect(),
        };
        Drawing {
            caption: text(&chart.title, content::LINE),
            alternative: printable(&chart.alternative),
            legend: match chart.series.len() {
                0 | 1 => Vec::new(),
                _ => chart.series.iter().map(|of| text(&of.name, content::LINE)).collect(),
            },
            marks: scale.marks().map(mark).collect(),
            zero: scale.place(Money::ZERO),
            left: 0,
            plot: 0,
            right: 0,
            height: 0,
            bar: 0,
            categories: chart.categories.iter().enumerate().map(category).collect(),
        }
    }

    fn widest_value(&self) -> u32 {
        let values = self.categories.iter().flat_map(|category| &category.values);
        values.map(|value| wide(&value.text)).max().unwrap_or(0)
    }
}

/// Names on the left, bars in the middle, amounts on the right.
fn bars(chart: &Chart, lang: Lang) -> Vec<Drawing> {
    let mut whole = Drawing::of(chart, lang);
    whole.left = longest(&chart.categories).min(UPRIGHT * 2 / 5);
    whole.right = whole.widest_value();
    whole.plot = UPRIGHT.saturating_sub(whole.left + whole.right + 2 * GAP);
    let room = whole.left * 10 / SIZE;
    for (bar, between) in BARS {
        whole.bar = bar;
        for category in &mut whole.categories {
            let wide = wide(&category.name);
            // Words do not fill their lines completely.
            let lines =
                if wide <= whole.left { 1 } else { (wide * 8 / 7).div_ceil(whole.left.max(1)) };
            let tall = (lines * LINE).max(count(&category.values) * bar);
            category.height = tall.min(TALLEST / 2) + between;
        }
        whole.height = whole.categories.iter().map(|category| category.height).sum();
        if whole.height <= TALLEST {
            break;
        }
    }
    for category in &mut whole.categories {
        category.name = breakable(&category.name, Weight::Regular, room, None);
    }
    in_parts(whole)
}

/// One drawing for as many categories as fit on a page, all of about the same height.
fn in_parts(mut whole: Drawing) -> Vec<Drawing> {
    let even = whole.height / whole.height.div_ceil(TALLEST).max(1);
    let mut parts: Vec<Vec<Category>> = Vec::new();
    let mut height = even;
    for category in std::mem::take(&mut whole.categories) {
        let full = height >= even || height + category.height > TALLEST;
        match parts.last_mut() {
            Some(part) if !full => part.push(category),
            Some(_) | None => {
                height = 0;
                parts.push(vec![category]);
            }
        }
        height += parts.last().and_then(|part| part.last()).map_or(0, |category| category.height);
    }
    let of = parts.len();
    let part = |(place, categories): (usize, Vec<Category>)| Drawing {
        caption: match of {
            1 => whole.caption.clone(),
            of => format!("{} ({}/{of})", whole.caption, place + 1),
        },
        alternative: whole.alternative.clone(),
        legend: whole.legend.clone(),
        marks: whole
            .marks
            .iter()
            .map(|mark| Mark { at: mark.at, text: mark.text.clone() })
            .collect(),
        height: categories.iter().map(|category| category.height).sum(),
        categories,
        ..whole
    };
    parts.into_iter().enumerate().map(part).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Series;

    fn chart(categories: usize, name: &str) -> Chart {
        let amounts = (0..categories).map(|at| Money::from_cents(at as i64 * 100_000 - 500_000));
        let series = Series { name: "Begroot".to_owned(), amounts: amounts.collect() };
        Chart {
            title: "Grafiek".to_owned(),
            alternative: "Oplopend.".to_owned(),
            categories: (0..categories).map(|at| format!("{name}{at}")).collect(),
            series: vec![series.clone(), series],
        }
    }

    #[test]
    fn thirty_categories_fit_on_a_page_and_more_are_shared_evenly() {
        let heights = |count| -> Vec<u32> {
            let parts = drawings(&chart(count, "Begrotingspost "), Lang::Nl);
            assert_eq!(parts.iter().map(|part| part.categories.len()).sum::<usize>(), count);
            parts.iter().map(|part| part.height).collect()
        };
        assert_eq!(heights(1).len(), 1);
        assert_eq!(heights(30).len(), 1);
        let many = heights(100);
        assert!(many.iter().all(|height| *height <= TALLEST), "{many:?}");
        assert!(many.iter().max().unwrap() < &(many.iter().min().unwrap() * 2), "{many:?}");
    }
}
