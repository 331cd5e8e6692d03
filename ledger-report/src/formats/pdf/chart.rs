//! The layout of a chart, in thousandths of its plot and thousandths of a point.

use ledger_core::Money;
use serde::Serialize;

use super::content::{self, text};
use super::fit::UPRIGHT;
use super::fonts::{Weight, breakable, printable, width};
use crate::document::{Chart, ChartKind};
use crate::values;
use crate::words::Lang;

/// The size of letters in a chart, in tenths of a point.
const SIZE: u32 = 80;
/// The height of a line of them.
const LINE: u32 = 10_500;
/// The height of a bar with the gap to the next of its category, and the gap between categories: first with
/// room, then without it for a chart that would not fit on a page.
const BARS: [(u32, u32); 2] = [(9_500, 5_500), (8_000, 2_500)];
/// The gap between a plot and its neighbours.
const GAP: u32 = 8_000;
/// The greatest height of all bars together, so that a chart always fits on a page.
const TALLEST: u32 = 590_000;
/// The height of a plot of columns or lines.
const PLOT: u32 = 150_000;
/// The greatest length of turned labels.
const TURNED: u32 = 110_000;

/// A chart to be drawn, or a part of one that is too tall for a page.
#[derive(Debug, Serialize)]
pub(super) struct Drawing {
    caption: String,
    alternative: String,
    drawn: Drawn,
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
    /// The height of the plot. The categories of bars have their own heights.
    height: u32,
    /// The height of a bar with the gap to the next.
    bar: u32,
    /// Whether the names of the categories are turned, and the room they have.
    turned: bool,
    labels: u32,
    categories: Vec<Category>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
enum Drawn {
    Bars,
    Columns,
    Lines,
}

#[derive(Debug, Serialize)]
struct Mark {
    at: u16,
    text: String,
}

#[derive(Debug, Serialize)]
struct Category {
    name: String,
    /// The height of its row, if it has one.
    height: u32,
    values: Vec<Value>,
}

#[derive(Debug, Serialize)]
struct Value {
    at: u16,
    text: String,
    /// Whether there is room for the amount beside its mark.
    fits: bool,
}

/// The chart, in parts if it has more bars than fit on a page.
pub(super) fn drawings(chart: &Chart, lang: Lang) -> Vec<Drawing> {
    let drawing = |chart| match drawn(chart) {
        Drawn::Bars => bars(chart, lang),
        drawn @ (Drawn::Columns | Drawn::Lines) => vec![upright(chart, drawn, lang)],
    };
    if chart.categories.is_empty() { Vec::new() } else { drawing(chart) }
}

/// How to draw a chart: columns and lines become bars if there is no room for the names of their categories.
fn drawn(chart: &Chart) -> Drawn {
    let drawn = match chart.kind {
        ChartKind::Bars => return Drawn::Bars,
        ChartKind::Columns => Drawn::Columns,
        ChartKind::Lines => Drawn::Lines,
    };
    let slot = (UPRIGHT * 4 / 5).checked_div(count(&chart.categories)).unwrap_or(0);
    let longest = longest(&chart.categories);
    if longest <= slot || (longest <= TURNED && slot >= LINE) { drawn } else { Drawn::Bars }
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
    fn of(chart: &Chart, drawn: Drawn, lang: Lang) -> Drawing {
        let scale = chart.scale();
        let mark = |mark| Mark { at: scale.place(mark), text: values::whole_euros(mark, lang) };
        let value = |amount: &Money| Value {
            at: scale.place(*amount),
            text: values::whole_euros(*amount, lang),
            fits: true,
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
            drawn,
            legend: chart.series.iter().map(|series| text(&series.name, content::LINE)).collect(),
            marks: scale.marks().map(mark).collect(),
            zero: scale.place(Money::ZERO),
            left: 0,
            plot: 0,
            right: 0,
            height: 0,
            bar: 0,
            turned: false,
            labels: 0,
            categories: chart.categories.iter().enumerate().map(category).collect(),
        }
    }

    fn widest_value(&self) -> u32 {
        let values = self.categories.iter().flat_map(|category| &category.values);
        values.map(|value| wide(&value.text)).max().unwrap_or(0)
    }

    fn widest_mark(&self) -> u32 {
        self.marks.iter().map(|mark| wide(&mark.text)).max().unwrap_or(0)
    }
}

/// Names on the left, bars in the middle, amounts on the right.
fn bars(chart: &Chart, lang: Lang) -> Vec<Drawing> {
    let mut whole = Drawing::of(chart, Drawn::Bars, lang);
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

/// The scale on the left, categories from left to right, their names below.
fn upright(chart: &Chart, drawn: Drawn, lang: Lang) -> Drawing {
    let mut whole = Drawing::of(chart, drawn, lang);
    whole.left = whole.widest_mark();
    whole.plot = UPRIGHT.saturating_sub(whole.left + GAP);
    whole.height = PLOT;
    let slot = whole.plot.checked_div(count(&whole.categories)).unwrap_or(whole.plot);
    let longest = longest(&chart.categories);
    whole.turned = longest > slot;
    whole.labels = if whole.turned { longest } else { LINE };
    let bars = match drawn {
        Drawn::Columns => count(&chart.series).max(1),
        Drawn::Lines | Drawn::Bars => 1,
    };
    // The amounts of two lines would overlap.
    let told = drawn == Drawn::Columns || chart.series.len() == 1;
    let room = slot * 9 / 10 / bars;
    let all_fit = told && whole.widest_value() <= room;
    for value in whole.categories.iter_mut().flat_map(|category| &mut category.values) {
        value.fits = all_fit;
    }
    whole
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Series;

    fn chart(kind: ChartKind, categories: usize, name: &str) -> Chart {
        let amounts = (0..categories).map(|at| Money::from_cents(at as i64 * 100_000 - 500_000));
        let series = Series { name: "Begroot".to_owned(), amounts: amounts.collect() };
        Chart {
            title: "Grafiek".to_owned(),
            alternative: "Oplopend.".to_owned(),
            kind,
            categories: (0..categories).map(|at| format!("{name}{at}")).collect(),
            series: vec![series.clone(), series],
        }
    }

    #[test]
    fn thirty_categories_fit_on_a_page_and_more_are_shared_evenly() {
        let heights = |count| -> Vec<u32> {
            let parts = drawings(&chart(ChartKind::Bars, count, "Begrotingspost "), Lang::Nl);
            assert_eq!(parts.iter().map(|part| part.categories.len()).sum::<usize>(), count);
            parts.iter().map(|part| part.height).collect()
        };
        assert_eq!(heights(1).len(), 1);
        assert_eq!(heights(30).len(), 1);
        let many = heights(100);
        assert!(many.iter().all(|height| *height <= TALLEST), "{many:?}");
        assert!(many.iter().max().unwrap() < &(many.iter().min().unwrap() * 2), "{many:?}");
    }

    #[test]
    fn names_turn_where_they_are_long_and_become_bars_where_they_are_longer() {
        let drawn = |count, name| {
            let parts = drawings(&chart(ChartKind::Columns, count, name), Lang::Nl);
            (parts[0].drawn, parts[0].turned)
        };
        assert_eq!(drawn(6, "202"), (Drawn::Columns, false));
        assert_eq!(drawn(24, "januari "), (Drawn::Columns, true));
        assert_eq!(
            drawn(24, "Subsidie voor voorbeelden van bouwen in gebieden "),
            (Drawn::Bars, false)
        );
        assert!(drawings(&chart(ChartKind::Lines, 0, ""), Lang::Nl).is_empty());
    }
}
