//! The budget of a year.

use ledger_core::acts::budget::LineKind;
use ledger_core::views::budget::{BudgetRow, BudgetTotals, BudgetView};

use crate::render::page::Page;
use crate::render::table::{Cell, Column, Table, cells};
use crate::render::{Lang, Render, values};

impl Render for BudgetView {
    fn title(&self, lang: Lang) -> String {
        lang.budget_title(self.year, values::date(self.on, lang))
    }

    fn table(&self, lang: Lang) -> Table {
        budget_table(self, lang)
    }

    fn page(&self, lang: Lang) -> Page {
        let version = |(number, version): (usize, &_)| {
            let ledger_core::views::budget::VersionRow { on, decision, .. } = version;
            let on = values::date(*on, lang);
            match number {
                0 => lang.budget_adopted_on(on, decision),
                _ => lang.budget_revised_on(on, decision),
            }
        };
        let versions = self.versions.iter().enumerate().map(version);
        Page::titled(self.title(lang))
            .list(versions, lang.no_budget_yet())
            .paragraph(lang.in_euros())
            .table(self.table(lang))
            .paragraph(lang.budget_marks())
    }
}

/// Every line of the budget, first and revised, with what was realised and the difference.
pub(in crate::render) fn budget_table(budget: &BudgetView, lang: Lang) -> Table {
    let mut table = Table::new([
        Column::in_csv("kind"),
        Column::in_csv("line"),
        Column::text("title", lang.line()),
        Column::in_csv("theme"),
        Column::figure("first", lang.first_budget()),
        Column::figure("revised", lang.budget_now()),
        Column::figure("actual", lang.actual()),
        Column::figure("difference", lang.difference()),
        Column::word("favourable", ""),
        Column::figure("percent", "%"),
        Column::word("flagged", ""),
    ]);
    let sections = [
        (lang.income(), &budget.income, lang.total_income(), &budget.total_income),
        (lang.expenses(), &budget.expenses, lang.total_expenses(), &budget.total_expenses),
    ];
    for (heading, rows, label, totals) in sections {
        table.heading(heading);
        for BudgetRow { code, title, kind, theme, totals } in rows {
            let theme = theme.as_deref();
            let mut row = cells![kind_name(*kind), code, title, theme];
            row.extend(figures(totals, lang));
            table.row(row);
        }
        total(&mut table, label, totals, lang);
    }
    total(&mut table, lang.result(), &budget.result, lang);
    table
}

fn total(table: &mut Table, label: &str, totals: &BudgetTotals, lang: Lang) {
    let mut row = cells!["", "", label, ""];
    row.extend(figures(totals, lang));
    table.total(row);
}

fn figures(totals: &BudgetTotals, lang: Lang) -> Vec<Cell> {
    let BudgetTotals { first, revised, actual, difference, favourable, percent, flagged } = totals;
    let mark = favourable.map(|favourable| lang.favourable_mark(favourable));
    cells![first.amount, revised.amount, actual.amount, *difference, mark, *percent, *flagged]
}

fn kind_name(kind: LineKind) -> &'static str {
    match kind {
        LineKind::Contributions => "contributions",
        LineKind::OtherIncome => "other-income",
        LineKind::Expense => "expense",
    }
}
