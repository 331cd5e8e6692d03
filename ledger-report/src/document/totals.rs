//! The rows that the totals of a table add up: for formulas, and for checking the totals of views.

use std::ops::Range;

use crate::document::{Adds, Row, Sign, Table};

/// The rows of its table that a total adds up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Addends {
    /// The normal rows among these; at least one.
    Rows(Range<usize>),
    /// Rows of earlier totals, each added or taken off.
    Totals(Vec<(Sign, usize)>),
    /// Amounts that are not in the table.
    Elsewhere,
}

impl Table {
    /// The addends of each total, by the row of the total, in order.
    pub(crate) fn addends(&self) -> Vec<(usize, Addends)> {
        let mut found: Vec<(usize, Addends)> = Vec::new();
        let mut normal: Option<usize> = None;
        for (place, row) in self.rows.iter().enumerate() {
            match row {
                Row::Heading(_) => {}
                Row::Normal(_) => normal = normal.or(Some(place)),
                Row::Total(_, adds) => {
                    let addends = match adds {
                        Adds::RowsAbove => {
                            normal.map_or(Addends::Elsewhere, |first| Addends::Rows(first..place))
                        }
                        Adds::Totals(totals) => Addends::Totals(earlier(totals, &found)),
                        Adds::Elsewhere => Addends::Elsewhere,
                    };
                    found.push((place, addends));
                    normal = None;
                }
            }
        }
        found
    }
}

fn earlier(totals: &[(Sign, usize)], found: &[(usize, Addends)]) -> Vec<(Sign, usize)> {
    let rows = totals.iter().filter_map(|(sign, total)| {
        let (row, _) = found.get(*total)?;
        Some((*sign, *row))
    });
    rows.collect()
}

#[cfg(test)]
pub(crate) mod check {
    use super::*;
    use crate::document::Cell;

    impl Table {
        /// The totals that differ from the sum of their addends, in words. Percentages are not summed.
        pub(crate) fn wrong_totals(&self) -> Vec<String> {
            let mut wrong = Vec::new();
            for (place, addends) in self.addends() {
                let Row::Total(cells, adds) = &self.rows[place] else { unreachable!() };
                if let (Adds::Totals(said), Addends::Totals(found)) = (adds, &addends)
                    && said.len() != found.len()
                {
                    wrong.push(format!("row {place} adds totals that do not stand above it"));
                }
                for (column, cell) in cells.iter().enumerate() {
                    let Some(total) = figure(cell) else { continue };
                    let sum: i128 = match &addends {
                        Addends::Rows(rows) => {
                            let normal = self.rows[rows.clone()].iter();
                            normal.filter_map(|row| self.figure_in(row, column)).sum()
                        }
                        Addends::Totals(totals) => {
                            let signed = totals.iter().filter_map(|(sign, row)| {
                                let figure = self.figure_in(&self.rows[*row], column)?;
                                Some(if *sign == Sign::Plus { figure } else { -figure })
                            });
                            signed.sum()
                        }
                        Addends::Elsewhere if *adds == Adds::RowsAbove => 0,
                        Addends::Elsewhere => continue,
                    };
                    if sum != total {
                        let (key, column) = (self.key, self.columns[column].key);
                        wrong.push(format!("{key} row {place} {column}: {total}, not {sum}"));
                    }
                }
            }
            wrong
        }

        fn figure_in(&self, row: &Row, column: usize) -> Option<i128> {
            match row {
                Row::Normal(cells) | Row::Total(cells, _) => figure(&cells[column]),
                Row::Heading(_) => None,
            }
        }
    }

    fn figure(cell: &Cell) -> Option<i128> {
        match cell {
            Cell::Money(amount) => Some(amount.cents().into()),
            Cell::Number(number) => Some((*number).into()),
            Cell::Empty
            | Cell::Text(_)
            | Cell::Percent(_)
            | Cell::Date(_)
            | Cell::Flag(_)
            | Cell::Named { .. }
            | Cell::Bar(_)
            | Cell::Light { .. } => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use ledger_core::Money;

    use super::*;
    use crate::document::{Column, cells};

    fn table(result: i64) -> Table {
        let mut table = Table::new([Column::text("name", ""), Column::figure("amount", "")]);
        let amount = Money::from_cents;
        table.heading("Baten");
        table.row(cells!["een", amount(3)]);
        table.row(cells!["twee", amount(4)]);
        table.total(cells!["samen", amount(7)], Adds::RowsAbove);
        table.heading("Lasten");
        table.total(cells!["samen", amount(0)], Adds::RowsAbove);
        let parts = Adds::Totals(&[(Sign::Plus, 0), (Sign::Minus, 1)]);
        table.total(cells!["resultaat", amount(result)], parts);
        table.total(cells!["reserve", amount(99)], Adds::Elsewhere);
        table
    }

    #[test]
    fn addends_are_rows_of_the_table() {
        let totals = Addends::Totals(vec![(Sign::Plus, 3), (Sign::Minus, 5)]);
        let expected = [
            (3, Addends::Rows(1..3)),
            (5, Addends::Elsewhere),
            (6, totals),
            (7, Addends::Elsewhere),
        ];
        assert_eq!(table(7).addends(), expected);
    }

    #[test]
    fn a_total_that_its_rows_do_not_add_up_to_is_found() {
        assert_eq!(table(7).wrong_totals(), Vec::<String>::new());
        assert_eq!(table(8).wrong_totals(), [" row 6 amount: 8, not 7"]);
    }
}
