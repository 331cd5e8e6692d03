//! A table as CSV (RFC 4180), for spreadsheets and programs: column names that stay the same in every
//! language, decimal points, ISO dates. Headings and totals are left out, so that a column adds up.

use crate::document::{Row, Table};

/// The whole table, a line of column names first.
pub fn csv(table: &Table) -> String {
    let mut text = String::new();
    line(&mut text, table.columns.iter().map(|column| column.key.to_owned()));
    for row in &table.rows {
        match row {
            Row::Normal(cells) => line(&mut text, cells.iter().map(|cell| cell.plain())),
            Row::Total(..) | Row::Heading(_) => {}
        }
    }
    text
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

/// A field, in quotes if anything in it could be taken for more than text.
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
}
