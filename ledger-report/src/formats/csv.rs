//! A table as CSV (RFC 4180), for spreadsheets and programs: column names that stay the same in every
//! language, decimal points, ISO dates. Headings and totals are left out, so that a column adds up.
//!
//! A spreadsheet takes a cell that begins with `=`, `+`, `-` or `@` for a formula, and a formula can send its
//! neighbours elsewhere. See docs/decisions/016-texts-from-outside.md.

use crate::document::{Cell, Column, Row, Table, harmless};

/// The whole table, a line of column names first. Words that a spreadsheet would take for a formula begin
/// with an apostrophe; numbers and amounts stay as they are.
pub fn csv(table: &Table) -> String {
    lines(table, |words| inert(&harmless(words)))
}

/// The whole table for programs. Words have no apostrophes, and invisible characters are left out.
pub fn csv_raw(table: &Table) -> String {
    lines(table, harmless)
}

fn lines(table: &Table, words: impl Fn(&str) -> String) -> String {
    let field = |cell: &Cell| match cell {
        Cell::Text(_) | Cell::Named { .. } | Cell::Light { .. } => words(&cell.plain()),
        Cell::Empty
        | Cell::Money(_)
        | Cell::Percent(_)
        | Cell::Date(_)
        | Cell::Number(_)
        | Cell::Flag(_)
        | Cell::Bar(_) => cell.plain(),
    };
    let columns = || table.columns.iter().filter(|column| !column.is_drawn());
    let told = |(column, cell)| (!Column::is_drawn(column)).then(|| field(cell));
    let mut text = String::new();
    line(&mut text, columns().map(|column| column.key.to_owned()));
    for row in &table.rows {
        match row {
            Row::Normal(cells) => {
                line(&mut text, table.columns.iter().zip(cells).filter_map(told));
            }
            Row::Total(..) | Row::Heading(_) => {}
        }
    }
    text
}

/// Words with an apostrophe before the beginning of a possible formula: at the start, and where a spreadsheet
/// that divides lines at other marks would begin a cell.
fn inert(words: &str) -> String {
    let mut inert = String::with_capacity(words.len() + 1);
    let mut begins = true;
    for c in words.chars() {
        if begins && matches!(c, '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠') {
            inert.push('\'');
        }
        inert.push(c);
        begins = matches!(c, ',' | ';' | '\n');
    }
    inert
}

fn line(text: &mut String, fields: impl Iterator<Item = String>) {
    for (place, field) in fields.enumerate() {
        if place > 0 {
            text.push(',');
        }
        text.push_str(&quoted(field));
    }
    text.push_str("\r\n");
}

/// A field, in quotes if any of it could be taken for more than text.
fn quoted(field: String) -> String {
    if field.contains([',', '"', '\n', '\r']) || field.trim() != field {
        format!("\"{}\"", field.replace('"', "\"\""))
    } else {
        field
    }
}

#[cfg(test)]
mod tests {
    use ledger_core::{Date, Money};

    use super::*;
    use crate::document::{Adds, Column, cells};

    #[test]
    fn awkward_fields_are_quoted_and_values_are_for_machines() {
        let columns = [
            Column::text("name", "Naam"),
            Column::figure("amount", "Bedrag"),
            Column::in_csv("on"),
        ];
        let mut table = Table::new(columns);
        table.heading("Partners");
        let on = Date::from_ymd(2022, 7, 31);
        table.row(cells!["a, \"b\"\nc", Money::from_cents(-123_456), on]);
        table.row(cells!["plain", None::<Money>, on]);
        table.total(cells!["Totaal", Money::from_cents(-123_456)], Adds::RowsAbove);
        let expected = "name,amount,on\r\n\
             \"a, \"\"b\"\"\nc\",-1234.56,2022-07-31\r\n\
             plain,,2022-07-31\r\n";
        assert_eq!(csv(&table), expected);
    }

    #[test]
    fn no_word_is_a_formula_and_every_amount_stays_a_number() {
        let columns = [Column::text("name", "Naam"), Column::figure("amount", "Bedrag")];
        let mut table = Table::new(columns);
        let amount = Money::from_cents(-5);
        for name in ["=1+1", "+31", "-2", "@SUM(1)", "a;=1", "b\n-c", "＝1", "a-b = c", "\t=1"] {
            table.row(cells![name, amount]);
        }
        let expected = "name,amount\r\n'=1+1,-0.05\r\n'+31,-0.05\r\n'-2,-0.05\r\n'@SUM(1),-0.05\r\n\
             a;'=1,-0.05\r\n\"b\n'-c\",-0.05\r\n'＝1,-0.05\r\na-b = c,-0.05\r\n\u{fffd}=1,-0.05\r\n";
        assert_eq!(csv(&table), expected);
        assert_eq!(csv_raw(&table), expected.replace('\'', ""));
    }
}
