//! The subsidy register.

use ledger_core::Money;
use ledger_core::views::subsidies::{SubsidyRegister, SubsidyRow, SubsidyTotals};

use crate::document::{Adds, Cell, Column, Document, Table, cells};
use crate::{Lang, Render, lights, values};

impl Render for SubsidyRegister {
    fn title(&self, lang: Lang) -> String {
        lang.subsidies_title(values::date(self.on, lang))
    }

    fn table(&self, lang: Lang) -> Table {
        subsidies_table(self, None, lang)
    }

    fn document(&self, lang: Lang) -> Document {
        with_subsidies(Document::titled(self.title(lang), lang), self, None, lang)
    }
}

/// Every subsidy, with what was spent of it in `before` too.
fn subsidies_table(of: &SubsidyRegister, before: Option<&SubsidyRegister>, lang: Lang) -> Table {
    let mut table = Table::new([
        Column::figure("subsidy", lang.number()),
        Column::text("grantor", lang.grantor()),
        Column::in_csv("reference"),
        Column::in_csv("project"),
        Column::in_csv("from"),
        Column::in_csv("until"),
        Column::in_csv("account_by"),
        Column::in_csv("state"),
        Column::figure("granted", lang.granted()),
        Column::figure("received", lang.received()),
        Column::figure_if(before.is_some(), "spent_before", lang.spent_before()),
        Column::figure("spent", lang.spent()),
        Column::figure("unspent", lang.unspent()),
        Column::in_csv("to_come"),
        Column::in_csv("repayable"),
    ]);
    let then = |row: &SubsidyRow| {
        let mut earlier = before?.subsidies.iter();
        let then = earlier.find(|of| of.subsidy == row.subsidy);
        Some(then.map_or(Money::ZERO, |of| of.totals.spent.amount))
    };
    for row in &of.subsidies {
        let mut cells = cells![
            u64::from(row.subsidy.0),
            &row.grantor,
            &row.reference,
            &row.project,
            row.from,
            row.until,
            row.account_by,
            Cell::light(lights::subsidy(row.state), row.state, lang.subsidy_state(row.state)),
        ];
        cells.extend(figures(&row.totals, then(row)));
        table.row(cells);
    }
    if !of.subsidies.is_empty() {
        let mut cells = cells!["", lang.total(), "", "", "", "", "", ""];
        cells.extend(figures(&of.total, of.subsidies.iter().map(then).sum()));
        table.total(cells, Adds::RowsAbove);
    }
    table.named("subsidies", lang.subsidies_title(values::date(of.on, lang)))
}

/// Adds the register, and the details of each subsidy.
pub(crate) fn with_subsidies(
    document: Document,
    of: &SubsidyRegister,
    before: Option<&SubsidyRegister>,
    lang: Lang,
) -> Document {
    if of.subsidies.is_empty() {
        return document.paragraph(lang.no_subsidies());
    }
    let date = |day| values::date(day, lang);
    let about = of.subsidies.iter().map(|row| {
        let state = lang.subsidy_state(row.state);
        let period = lang.subsidy_period(date(row.from), date(row.until), date(row.account_by));
        let about = lang.subsidy_about(row.subsidy, &row.project, &row.reference, state, period);
        match &row.conditions {
            Some(conditions) => lang.with_conditions(about, conditions),
            None => about,
        }
    });
    let table = subsidies_table(of, before, lang);
    document.paragraph(lang.in_euros()).table(table).list(about, "").table(
        Table::of_figures([
            (lang.to_come(), of.total.to_come.amount.into()),
            (lang.repayable(), of.total.repayable.amount.into()),
            (lang.held_of_subsidies(), of.total.held.amount.into()),
        ])
        .named("subsidies-balance", lang.subsidies_balance()),
    )
}

fn figures(totals: &SubsidyTotals, spent_before: Option<Money>) -> Vec<Cell> {
    let SubsidyTotals { granted, received, spent, unspent, to_come, repayable, held: _ } = totals;
    cells![
        granted.amount,
        received.amount,
        spent_before,
        spent.amount,
        unspent.amount,
        to_come.amount,
        repayable.amount
    ]
}
