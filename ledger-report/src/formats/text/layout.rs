//! Tables as lines of text that fit a number of columns.

use comfy_table::Width::Fixed;
use comfy_table::{CellAlignment, ColumnConstraint, ContentArrangement, TableStyle};

use super::wrap::{width_of, wrap};
use crate::document::{Column, Fit, Row, Table, harmless};
use crate::words::Lang;

/// The gap between two columns.
const GAP: usize = 2;
/// The least width of a text column. If columns would be narrower, the table is set out row by row.
const NARROWEST: usize = 10;

/// Marks a row in which a rule or a heading takes the whole width. No cell contains it, because cells are
/// [`harmless`].
const RULE: &str = "\u{1}";
const HEADING: &str = "\u{2}";

/// A table as text, with lines of at most `width` columns.
///
/// Figures stand on the right and are never broken; text is wrapped. If there is no room for all columns, the
/// groups of the table stand below each other. If there is no room for the groups, each row is set out below
/// the other.
pub(crate) fn table_text(table: &Table, lang: Lang, width: usize) -> String {
    let shown: Vec<&Column> = table.columns.iter().filter(|column| column.is_told()).collect();
    // Where groups can stand by themselves, no word is broken to keep all columns together.
    let limits: &[usize] = if table.narrow.is_empty() { &[width, NARROWEST] } else { &[width] };
    if let Some(lines) = side_by_side(&shown, &cells(table, &shown, lang), width, limits) {
        return joined(&lines);
    }
    if table.narrow.is_empty() {
        return joined(&set_out(&shown, &cells(table, &shown, lang), width));
    }
    let mut text = String::new();
    for narrow in &table.narrow {
        if !narrow.caption.is_empty() {
            text.push('\n');
            text.push_str(&joined(&wrap(narrow.caption, width)));
        }
        let columns = shown.iter().copied();
        let columns: Vec<&Column> =
            columns.filter(|column| narrow.columns.contains(&column.key)).collect();
        let rows = cells(table, &columns, lang);
        let lines = side_by_side(&columns, &rows, width, &[width, NARROWEST]);
        text.push_str(&joined(&lines.unwrap_or_else(|| set_out(&columns, &rows, width))));
    }
    text
}

fn joined(lines: &[String]) -> String {
    lines.iter().map(|line| format!("{}\n", line.trim_end())).collect()
}

/// Each row with its cells in the given columns; a heading with its text.
fn cells<'t>(table: &'t Table, columns: &[&Column], lang: Lang) -> Vec<(&'t Row, Vec<String>)> {
    let among = |column: &Column| columns.iter().any(|shown| shown.key == column.key);
    let rows = table.rows.iter().map(|row| match row {
        Row::Normal(cells) | Row::Total(cells, _) => {
            let cells = table.columns.iter().zip(cells).filter(|(column, _)| among(column));
            (row, cells.map(|(_, cell)| cell.shown(lang)).collect())
        }
        Row::Heading(text) => (row, vec![harmless(text)]),
    });
    rows.collect()
}

/// A line for each row, or several if text wraps. Returns `None` if it fits with none of the limits to the
/// width of a word.
fn side_by_side(
    columns: &[&Column],
    rows: &[(&Row, Vec<String>)],
    width: usize,
    limits: &[usize],
) -> Option<Vec<String>> {
    let gaps = GAP * columns.len().saturating_sub(1);
    let fits = |widths: &[usize]| widths.iter().sum::<usize>() + gaps <= width;
    let mut widths = widths(columns, rows, width_of, width_of);
    if !fits(&widths) {
        widths = self::widths(columns, rows, width_of, on_two_lines);
    }
    let words = self::widths(columns, rows, longest_word, longest_word);
    let least = |wrapped: usize| -> Vec<usize> {
        let columns = columns.iter().zip(&widths).zip(&words);
        let least = columns.map(|((column, width), word)| match column.fit {
            Fit::Text => (*word).min(wrapped),
            Fit::Word | Fit::Figure | Fit::Bar => *width,
        });
        least.collect()
    };
    // Whole words are preferred to even columns.
    let least = limits.iter().map(|limit| least(*limit)).find(|least| fits(least))?;
    let mut grid = comfy_table::Table::new();
    grid.load_style(TableStyle::new()).set_content_arrangement(ContentArrangement::Dynamic);
    grid.set_width(narrow(width));
    if columns.iter().any(|column| !column.title.is_empty()) {
        grid.add_row(columns.iter().map(|column| column.title));
        grid.add_row([RULE]);
    }
    for (row, cells) in rows {
        match row {
            Row::Normal(_) => grid.add_row(cells),
            Row::Total(..) => grid.add_row(rule_above(cells, columns, &least)).add_row(cells),
            Row::Heading(_) => grid.add_row([HEADING]),
        };
    }
    let last = columns.len().saturating_sub(1);
    let shapes = columns.iter().zip(&least).zip(grid.column_iter_mut());
    for (place, ((column, least), shape)) in shapes.enumerate() {
        let gap = if place == last { 0 } else { narrow(GAP) };
        let padded = Fixed(narrow(*least).saturating_add(gap));
        shape.set_padding((0, gap));
        if column.fit == Fit::Figure {
            shape.set_cell_alignment(CellAlignment::Right);
        }
        shape.set_constraint(match column.fit {
            Fit::Text => ColumnConstraint::LowerBoundary(padded),
            Fit::Word | Fit::Figure | Fit::Bar => ColumnConstraint::Absolute(padded),
        });
    }
    Some(filled_in(grid.lines().collect(), rows, width))
}

/// The width of the widest cell or title of each column.
fn widths(
    columns: &[&Column],
    rows: &[(&Row, Vec<String>)],
    cell_width: impl Fn(&str) -> usize,
    title_width: impl Fn(&str) -> usize,
) -> Vec<usize> {
    let wanted = columns.iter().enumerate().map(|(place, column)| {
        let rows = rows.iter().filter(|(row, _)| !matches!(row, Row::Heading(_)));
        let cells = rows.filter_map(|(_, cells)| cells.get(place));
        let cells = cells.flat_map(|cell| cell.lines().map(&cell_width));
        cells.chain([title_width(column.title)]).max().unwrap_or(0)
    });
    wanted.collect()
}

fn longest_word(text: &str) -> usize {
    text.split(' ').map(width_of).max().unwrap_or(0)
}

/// The least width of a title that is broken into two lines if it has two words or more.
fn on_two_lines(title: &str) -> usize {
    let spaces = title.match_indices(' ').map(|(place, _)| title.split_at(place));
    let halves = spaces.map(|(one, other)| width_of(one).max(width_of(other.trim_start())));
    halves.min().unwrap_or_else(|| width_of(title))
}

fn rule_above(total: &[String], columns: &[&Column], widths: &[usize]) -> Vec<String> {
    let rule = |((cell, column), width): ((&String, &&Column), &usize)| match column.fit {
        Fit::Figure if !cell.is_empty() => "─".repeat(*width),
        Fit::Figure | Fit::Text | Fit::Word | Fit::Bar => String::new(),
    };
    total.iter().zip(columns).zip(widths).map(rule).collect()
}

/// The lines with the rules and headings filled in, and an empty line before a heading.
fn filled_in(lines: Vec<String>, rows: &[(&Row, Vec<String>)], width: usize) -> Vec<String> {
    let longest = lines.iter().map(|line| width_of(line.trim_end())).max().unwrap_or(0);
    let headings = rows.iter().filter(|(row, _)| matches!(row, Row::Heading(_)));
    let mut headings = headings.flat_map(|(_, cells)| cells);
    let mut filled: Vec<String> = Vec::new();
    for line in lines {
        match line.trim() {
            RULE => filled.push("─".repeat(longest)),
            HEADING => {
                if filled.last().is_some_and(|line| !line.starts_with('─')) {
                    filled.push(String::new());
                }
                filled.extend(headings.next().into_iter().flat_map(|text| wrap(text, width)));
            }
            _ => filled.push(line),
        }
    }
    filled
}

fn narrow(width: usize) -> u16 {
    u16::try_from(width).unwrap_or(u16::MAX)
}

/// Every row as a list of its columns and cells.
fn set_out(columns: &[&Column], rows: &[(&Row, Vec<String>)], width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for (place, (row, cells)) in rows.iter().enumerate() {
        if place > 0 {
            lines.push(String::new());
        }
        let cells = columns.iter().zip(cells).filter(|(_, cell)| !cell.is_empty());
        for (column, cell) in cells {
            let mark = match (row, column.title) {
                (Row::Heading(_), _) | (_, "") => String::new(),
                (Row::Normal(_) | Row::Total(..), title) => format!("{title}: "),
            };
            lines.extend(wrap(&(mark + cell), width));
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use ledger_core::Money;
    use proptest::prelude::*;

    use super::*;
    use crate::document::{Adds, cells};

    fn table(rows: &[(&str, i64)]) -> Table {
        let columns = [
            Column::text("name", "Naam"),
            Column::figure("amount", "Bedrag"),
            Column::figure("same", "Na wijziging"),
            Column::in_csv("hidden"),
        ];
        let mut table = Table::new(columns);
        table.heading("Een kop over de hele breedte");
        for (name, cents) in rows {
            let amount = Money::from_cents(*cents);
            table.row(cells![*name, amount, amount, "hidden"]);
        }
        table.total(cells!["Totaal", Money::from_cents(1), None::<Money>, ""], Adds::Elsewhere);
        table
    }

    #[test]
    fn figures_stand_on_the_right_and_names_and_titles_wrap() {
        let table = table(&[("Een partner met een lange naam", 123_456), ("Kort", -5)]);
        let expected = "\
Naam               Bedrag         Na
                           wijziging
────────────────────────────────────
Een kop over de hele breedte
Een partner met  1.234,56   1.234,56
een lange naam
Kort                −0,05      −0,05
                 ────────
Totaal               0,01
";
        assert_eq!(table_text(&table, Lang::Nl, 36), expected);
    }

    #[test]
    fn what_does_not_fit_side_by_side_is_set_out() {
        let table = table(&[("Een partner met een lange naam", 123_456)]);
        let expected = "\
Een kop over de hele
breedte

Naam: Een partner met een
lange naam
Bedrag: 1.234,56
Na wijziging: 1.234,56

Naam: Totaal
Bedrag: 0,01
";
        assert_eq!(table_text(&table, Lang::Nl, 26), expected);
    }

    #[test]
    fn a_cell_cannot_pose_as_a_rule_or_heading() {
        let text = table_text(&table(&[(RULE, 1), (HEADING, 1)]), Lang::Nl, 80);
        assert_eq!(text.matches('\u{fffd}').count(), 2);
        assert_eq!(text.matches("Een kop").count(), 1);
    }

    proptest! {
        #[test]
        fn no_line_is_too_wide(
            name in "[a-zé ]{0,60}|[a-z]{0,40}",
            cents in any::<i64>().prop_map(|cents| cents / 1_000),
            width in 40_usize..120,
        ) {
            for line in table_text(&table(&[(&name, cents)]), Lang::Nl, width).lines() {
                prop_assert!(width_of(line) <= width, "{line:?}");
                prop_assert_eq!(line.trim_end(), line);
            }
        }
    }
}
