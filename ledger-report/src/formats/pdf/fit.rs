//! Fits the columns of a table on a page: their widths, the size of the letters, and the orientation of the
//! page. Widths are in thousandths of a point, sizes in tenths of a point.

use super::fonts::{Weight, longest_word, width};
use crate::document::{Cell, Column, Fit, Row, Table};
use crate::words::Lang;

/// The width for text on a page in portrait.
pub(super) const UPRIGHT: u32 = 470_000;
/// The width of a table of labels and amounts, if they fit.
const NEAR: u32 = UPRIGHT * 6 / 10;
/// The width for text on a page in landscape.
pub(super) const SIDEWAYS: u32 = 716_000;
/// Sizes that are pleasant to read, the best first.
const PLEASANT: [u32; 4] = [90, 85, 80, 75];
/// Sizes that can still be read.
const LEGIBLE: [u32; 5] = [90, 85, 80, 75, 70];
/// The gaps to the left and right of a cell together, in thousandths of the size.
pub(super) const GAP: u32 = 1_000;
/// A column of words never needs more than this, in thousandths of the size: they wrap.
const WRAPS_AT: u32 = 10_000;
/// The least and greatest width of a column of bars.
const BAR: (u32, u32) = (8_000, 14_000);
/// A longer word wraps, even if it should not.
const LONGEST_WORD: u32 = 22_000;
/// The greatest width of a heading above a figure that is not wrapped.
const SHORT_TITLE: u32 = 8_000;
/// A column of words gets no more than this if others need room.
const ENOUGH: u32 = 40_000;

/// The layout of a table.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Setting {
    /// The size of its letters.
    pub(super) size: u32,
    /// The widths of its columns, with the gaps beside their cells.
    pub(super) widths: Vec<u32>,
    /// Whether its page is in landscape.
    pub(super) sideways: bool,
}

/// The layout of a table: as one, or as its narrow groups one below the other.
pub(super) enum Fitting {
    Whole(Setting),
    Groups(Vec<Setting>),
}

/// The needs of a column, in thousandths of the size of the letters.
#[derive(Clone, Copy, Debug)]
struct Needs {
    least: u32,
    most: u32,
    wraps: bool,
}

/// The places of the columns that are shown to readers.
pub(super) fn shown(table: &Table) -> Vec<usize> {
    let shown = table.columns.iter().enumerate().filter(|(_, column)| column.shown);
    shown.map(|(place, _)| place).collect()
}

/// The places of the columns of each narrow group.
pub(super) fn groups(table: &Table) -> Vec<Vec<usize>> {
    let place = |key: &&str| table.columns.iter().position(|column| column.key == *key);
    table.narrow.iter().map(|group| group.columns.iter().filter_map(place).collect()).collect()
}

/// Finds the first layout that fits: one table at a pleasant size, its groups at a pleasant size, one table
/// in landscape, and finally a table in landscape in which every column wraps.
pub(super) fn fit(table: &Table, lang: Lang) -> Fitting {
    let all = needs(table, &shown(table), lang);
    // Amounts stand near their labels.
    let mut columns = table.columns.iter().filter(|column| column.shown);
    let near = columns.next().is_some_and(|label| label.fit == Fit::Text)
        && columns.all(|column| column.fit == Fit::Figure);
    if let Some(setting) = first(&PLEASANT, &all, NEAR).filter(|_| near) {
        return Fitting::Whole(setting);
    }
    if let Some(setting) = first(&PLEASANT, &all, UPRIGHT) {
        return Fitting::Whole(setting);
    }
    let groups = groups(table);
    let settings = groups.iter().map(|group| first(&PLEASANT, &needs(table, group, lang), UPRIGHT));
    match settings.collect::<Option<Vec<Setting>>>() {
        Some(settings) if !settings.is_empty() => Fitting::Groups(settings),
        Some(_) | None => Fitting::Whole(
            first(&LEGIBLE, &all, SIDEWAYS)
                .map(|setting| Setting { sideways: true, ..setting })
                .unwrap_or_else(|| squeezed(&all)),
        ),
    }
}

fn first(sizes: &[u32], needs: &[Needs], room: u32) -> Option<Setting> {
    sizes.iter().find_map(|size| {
        let widths = widths(needs, room_in_sizes(room, *size))?;
        Some(Setting { size: *size, widths: in_points(&widths, *size), sideways: false })
    })
}

/// A table that cannot fit: every column gets its share of the room, and wraps.
fn squeezed(needs: &[Needs]) -> Setting {
    let size = 70;
    let room = u64::from(room_in_sizes(SIDEWAYS, size));
    let all: u64 = needs.iter().map(|needs| u64::from(needs.least)).sum();
    let part = |needs: &Needs| narrowed(u64::from(needs.least) * room / all.max(1));
    let widths: Vec<u32> = needs.iter().map(part).collect();
    Setting { size, widths: in_points(&widths, size), sideways: true }
}

fn room_in_sizes(room: u32, size: u32) -> u32 {
    room * 10 / size
}

fn in_points(widths: &[u32], size: u32) -> Vec<u32> {
    widths.iter().map(|width| width * size / 10).collect()
}

fn narrowed(width: u64) -> u32 {
    u32::try_from(width).unwrap_or(u32::MAX)
}

/// Gives every column its least width, and the rest to columns that wrap. Returns `None` if there is no room.
fn widths(needs: &[Needs], room: u32) -> Option<Vec<u32>> {
    let least: u32 = needs.iter().map(|needs| needs.least).sum();
    let rest = u64::from(room.checked_sub(least)?);
    let wish = |needs: &Needs| u64::from(needs.most.saturating_sub(needs.least));
    let wishes: u64 = needs.iter().map(wish).sum();
    let wrapping = needs.iter().filter(|needs| needs.wraps).count() as u64;
    let columns = needs.len() as u64;
    let width = |needs: &Needs| {
        let left_over = rest.saturating_sub(wishes);
        let more = if wishes > rest {
            wish(needs) * rest / wishes
        } else {
            let share = match left_over.checked_div(wrapping) {
                Some(share) if needs.wraps => share,
                Some(_) => 0,
                None => left_over / columns.max(1),
            };
            wish(needs) + share
        };
        needs.least + narrowed(more)
    };
    Some(needs.iter().map(width).collect())
}

fn needs(table: &Table, places: &[usize], lang: Lang) -> Vec<Needs> {
    let column = |place: &usize| Some((*place, table.columns.get(*place)?));
    places
        .iter()
        .filter_map(column)
        .map(|(place, column)| one(table, place, column, lang))
        .collect()
}

fn one(table: &Table, place: usize, column: &Column, lang: Lang) -> Needs {
    let (mut longest, mut word) = (0, longest_word(column.title, Weight::Bold));
    for row in &table.rows {
        let (cells, weight) = match row {
            Row::Normal(cells) => (cells, Weight::Regular),
            Row::Total(cells, _) => (cells, Weight::Bold),
            Row::Heading(_) => continue,
        };
        let Some(cell) = cells.get(place) else { continue };
        let light = if matches!(cell, Cell::Light { .. }) { 1_100 } else { 0 };
        let text = super::content::shown(cell, lang);
        longest = longest.max(width(&text, weight) + light);
        word = word.max(longest_word(&text, weight) + light);
    }
    if column.is_drawn() {
        return Needs { least: BAR.0, most: BAR.1, wraps: false };
    }
    let title = width(column.title, Weight::Bold);
    let rigid = column.fit != Fit::Text && longest <= LONGEST_WORD;
    let (least, most) = if rigid {
        let least = longest.max(longest_word(column.title, Weight::Bold));
        (least, if title <= SHORT_TITLE { title } else { least })
    } else {
        (word.clamp(WRAPS_AT / 2, WRAPS_AT), longest.max(title).min(ENOUGH))
    };
    // Slightly more than was measured, so that rounding never breaks a figure.
    Needs { least: least + GAP + 60, most: most + GAP, wraps: !rigid }
}

#[cfg(test)]
mod tests {
    use ledger_core::Money;

    use super::*;
    use crate::document::{Narrow, cells};

    fn figures(columns: usize) -> Table {
        let mut table = Table::new([Column::text("title", "Omschrijving")]);
        table.columns.extend(std::iter::repeat_n(Column::figure("amount", "Bedrag"), columns));
        let mut row = cells!["Overstromingsgevoelige landbouwgronden"];
        row.extend(std::iter::repeat_n(Cell::Money(Money::from_cents(-12_345_678_900)), columns));
        table.row(row);
        table
    }

    fn whole(table: &Table) -> Setting {
        match fit(table, Lang::Nl) {
            Fitting::Whole(setting) => setting,
            Fitting::Groups(_) => panic!("not as one table"),
        }
    }

    #[test]
    fn more_columns_get_smaller_letters_and_then_a_page_on_its_side() {
        let sizes = [2, 6, 7, 10, 14, 30].map(|columns| {
            let setting = whole(&figures(columns));
            let all: u32 = setting.widths.iter().sum();
            let rooms: &[u32] = if setting.sideways { &[SIDEWAYS] } else { &[NEAR, UPRIGHT] };
            let fills = |room: &u32| all <= *room && all + 1_000 > *room;
            assert!(rooms.iter().any(fills), "{columns}: {all}");
            (setting.size, setting.sideways)
        });
        assert!(sizes.is_sorted_by_key(|(size, sideways)| (*sideways, 100 - size)), "{sizes:?}");
        assert_eq!((sizes[0], sizes[5]), ((90, false), (70, true)));
    }

    #[test]
    fn a_figure_never_wraps_where_it_fits() {
        let setting = whole(&figures(6));
        let figure = width("-123.456.789,00", Weight::Regular) * setting.size / 10;
        assert!(setting.widths[1..].iter().all(|width| *width > figure), "{setting:?}");
    }

    #[test]
    fn groups_come_before_a_page_on_its_side() {
        let mut table = figures(10);
        for (column, key) in table.columns.iter_mut().zip(["title", "a", "b", "c"]) {
            column.key = key;
        }
        let group = |columns| Narrow { caption: "", columns };
        table.narrow = vec![group(&["title", "a"]), group(&["title", "b", "c"])];
        let Fitting::Groups(settings) = fit(&table, Lang::Nl) else { panic!("as one table") };
        assert_eq!(settings.iter().map(|setting| setting.widths.len()).collect::<Vec<_>>(), [2, 3]);
    }
}
