//! A table as JSON: the contents of CSV, the titles of its columns, and the totals.

use ledger_core::text::harmless_json;
use serde_json::{Map, Value, json};

use crate::document::{Cell, Row, Table};

/// The table with its rows as objects: amounts as strings with a decimal point, days as 2022-07-31.
pub fn table_json(table: &Table) -> String {
    let (mut rows, mut totals) = (Vec::new(), Vec::new());
    for row in &table.rows {
        match row {
            Row::Normal(cells) => rows.push(object(table, cells)),
            Row::Total(cells, _) => totals.push(object(table, cells)),
            Row::Heading(_) => {}
        }
    }
    let columns: Vec<Value> = table
        .columns
        .iter()
        .filter(|column| !column.is_drawn())
        .map(|column| json!({ "key": column.key, "title": column.title }))
        .collect();
    let table = json!({
        "table": table.key,
        "caption": table.caption,
        "columns": columns,
        "rows": rows,
        "totals": totals,
    });
    harmless_json(&format!("{table:#}\n")).into_owned()
}

fn object(table: &Table, cells: &[Cell]) -> Map<String, Value> {
    let cells = table.columns.iter().zip(cells).filter(|(column, _)| !column.is_drawn());
    cells.map(|(column, cell)| (column.key.to_owned(), value(cell))).collect()
}

fn value(cell: &Cell) -> Value {
    match cell {
        Cell::Empty | Cell::Bar(_) => Value::Null,
        Cell::Number(number) => (*number).into(),
        Cell::Flag(flag) => (*flag).into(),
        Cell::Text(_)
        | Cell::Money(_)
        | Cell::Percent(_)
        | Cell::Date(_)
        | Cell::Named { .. }
        | Cell::Light { .. } => cell.plain().into(),
    }
}

#[cfg(test)]
mod tests {
    use ledger_core::{Date, Money};

    use super::*;
    use crate::document::{Adds, Column, cells};

    #[test]
    fn rows_are_objects_and_totals_stand_apart() {
        let columns = [Column::text("name", "Naam"), Column::figure("amount", "Bedrag")];
        let mut table = Table::new([columns.as_slice(), &[Column::in_csv("on")]].concat());
        table.heading("Een kop");
        table.row(cells!["=1+1", Money::from_cents(-5), Date::from_ymd(2022, 7, 31)]);
        table.total(cells!["Totaal", Money::from_cents(-5), None::<Date>], Adds::RowsAbove);
        let json: Value = serde_json::from_str(&table_json(&table.named("t", "T"))).unwrap();
        assert_eq!(
            json["rows"],
            json!([{ "name": "=1+1", "amount": "-0.05", "on": "2022-07-31" }])
        );
        assert_eq!(json["totals"], json!([{ "name": "Totaal", "amount": "-0.05", "on": null }]));
        assert_eq!(json["columns"][1], json!({ "key": "amount", "title": "Bedrag" }));
    }
}
