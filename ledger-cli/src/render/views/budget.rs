//! The budget of a year.

use ledger_core::views::budget::{BudgetRow, BudgetTotals, BudgetView, VersionRow};

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
        let adopted = |version: &VersionRow| {
            lang.budget_adopted_on(values::date(version.on, lang), version.decision)
        };
        let revised = |version: &VersionRow| {
            lang.budget_revised_on(values::date(version.on, lang), version.decision)
        };
        let first = self.versions.iter().take(1).map(adopted);
        let versions = first.chain(self.versions.iter().skip(1).map(revised));
        let page = Page::titled(self.title(lang)).list(versions, lang.no_budget_yet());
        with_budget(page, self, lang.budget_marks(), lang)
    }
}

/// The table of a budget and what its marks mean; nothing if there is nothing in it.
pub(in crate::render) fn with_budget(
    page: Page,
    budget: &BudgetView,
    marks: impl Into<String>,
    lang: Lang,
) -> Page {
    if budget.income.is_empty() && budget.expenses.is_empty() {
        return page;
    }
    page.paragraph(lang.in_euros()).table(budget_table(budget, lang)).paragraph(marks)
}

/// Every line of the budget, first and revised, with what was realised and the difference.
fn budget_table(budget: &BudgetView, lang: Lang) -> Table {
    let mut table = Table::new([
        Column::in_csv("kind"),
        Column::in_csv("line"),
        Column::text("title", lang.line()),
        Column::in_csv("theme"),
        Column::figure("first", lang.budget_first()),
        Column::figure("revised", lang.budget_now()),
        Column::figure("actual", lang.actual()),
        Column::figure("difference", lang.difference()),
        Column::word("favourable", ""),
        Column::figure("percent", "%"),
        Column::in_csv("flagged"),
    ]);
    let sections = [
        (lang.income(), &budget.income, lang.total_income(), &budget.total_income),
        (lang.expenses(), &budget.expenses, lang.total_expenses(), &budget.total_expenses),
    ];
    for (heading, rows, label, totals) in sections {
        table.heading(heading);
        for BudgetRow { code, title, kind, theme, totals } in rows {
            let theme = theme.as_deref();
            let mut row = cells![Cell::named(*kind, ""), code, title, theme];
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
    let mark = mark(*favourable, *flagged, lang);
    cells![first.amount, revised.amount, actual.amount, difference.amount, mark, *percent, *flagged]
}

/// Whether a difference is favourable, and whether it wants an explanation.
fn mark(favourable: Option<bool>, flagged: bool, lang: Lang) -> Cell {
    let Some(favourable) = favourable else { return Cell::Empty };
    let code = if favourable { "favourable" } else { "unfavourable" };
    let name = lang.favourable_mark(favourable).to_owned();
    Cell::named(code, if flagged { name + "!" } else { name })
}
