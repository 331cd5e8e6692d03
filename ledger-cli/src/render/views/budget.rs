//! The budget of a year.

use ledger_core::Money;
use ledger_core::views::budget::{BudgetTotals, BudgetView, ForecastBy, VersionRow};

use crate::render::page::Page;
use crate::render::table::{Cell, Column, Table, cells};
use crate::render::{Lang, Render, values};

impl Render for BudgetView {
    fn title(&self, lang: Lang) -> String {
        lang.budget_title(self.year, values::date(self.on, lang))
    }

    fn table(&self, lang: Lang) -> Table {
        budget_table(self, &ALL, lang)
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

/// The tables of a budget, what their marks mean, and the explanations; nothing if there is nothing in it.
///
/// What was budgeted and realised stands in one table and what is expected in another, so that both fit
/// a page; a file of one table has the columns of both.
pub(in crate::render) fn with_budget(
    page: Page,
    budget: &BudgetView,
    marks: impl Into<String>,
    lang: Lang,
) -> Page {
    if budget.income.is_empty() && budget.expenses.is_empty() {
        return page;
    }
    let rows = || budget.income.iter().chain(&budget.expenses);
    let explained = rows().filter_map(|row| {
        let explanation = row.explanation.as_ref()?;
        Some(lang.line_explained(&row.title, &explanation.text, values::date(explanation.on, lang)))
    });
    let stated = rows().filter_map(|row| match &row.forecast_by {
        ForecastBy::Stated(reason) => Some(lang.forecast_rests_on(&row.title, reason)),
        ForecastBy::Realised | ForecastBy::Budget => None,
    });
    let said: Vec<String> = explained.chain(stated).collect();
    let page = page
        .paragraph(lang.in_euros())
        .table(budget_table(budget, &REALISED, lang))
        .subheading(lang.forecast_and_difference())
        .table(budget_table(budget, &EXPECTED, lang))
        .paragraph(marks);
    if said.is_empty() { page } else { page.list(said, "") }
}

/// A column of figures.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shown {
    First,
    Revised,
    Actual,
    Committed,
    Forecast,
    Difference,
}

/// What was budgeted and realised.
const REALISED: [Shown; 4] = [Shown::First, Shown::Revised, Shown::Actual, Shown::Committed];
/// What is expected.
const EXPECTED: [Shown; 3] = [Shown::Revised, Shown::Forecast, Shown::Difference];
/// All there is.
const ALL: [Shown; 6] = [
    Shown::First,
    Shown::Revised,
    Shown::Actual,
    Shown::Committed,
    Shown::Forecast,
    Shown::Difference,
];

impl Shown {
    fn column(self, lang: Lang) -> Column {
        match self {
            Shown::First => Column::figure("first", lang.budget_first()),
            Shown::Revised => Column::figure("revised", lang.budget_now()),
            Shown::Actual => Column::figure("actual", lang.actual()),
            Shown::Committed => Column::figure("committed", lang.committed_short()),
            Shown::Forecast => Column::figure("forecast", lang.forecast()),
            Shown::Difference => Column::figure("difference", lang.difference()),
        }
    }

    fn amount(self, totals: &BudgetTotals) -> Money {
        match self {
            Shown::First => totals.first.amount,
            Shown::Revised => totals.revised.amount,
            Shown::Actual => totals.actual.amount,
            Shown::Committed => totals.committed.amount,
            Shown::Forecast => totals.forecast.amount,
            Shown::Difference => totals.difference.amount,
        }
    }
}

/// Every line of the budget with some of its figures; the difference has its mark and percentage.
fn budget_table(budget: &BudgetView, shown: &[Shown], lang: Lang) -> Table {
    let mut columns = vec![
        Column::in_csv("kind"),
        Column::in_csv("line"),
        Column::text("title", lang.line()),
        Column::in_csv("theme"),
    ];
    columns.extend(shown.iter().map(|column| column.column(lang)));
    if shown.contains(&Shown::Difference) {
        columns.extend([
            Column::word("favourable", ""),
            Column::figure("percent", "%"),
            Column::in_csv("flagged"),
            Column::in_csv("explanation"),
        ]);
    }
    let mut table = Table::new(columns);
    let sections = [
        (lang.income(), &budget.income, lang.total_income(), &budget.total_income),
        (lang.expenses(), &budget.expenses, lang.total_expenses(), &budget.total_expenses),
    ];
    for (heading, rows, label, totals) in sections {
        table.heading(heading);
        for row in rows {
            let theme = row.theme.as_deref();
            let explanation = row.explanation.as_ref().map(|explanation| explanation.text.as_str());
            let mut cells = cells![Cell::named(row.kind, ""), &row.code, &row.title, theme];
            cells.extend(figures(&row.totals, explanation, shown, lang));
            table.row(cells);
        }
        total(&mut table, label, totals, shown, lang);
    }
    total(&mut table, lang.result(), &budget.result, shown, lang);
    table
}

fn total(table: &mut Table, label: &str, totals: &BudgetTotals, shown: &[Shown], lang: Lang) {
    let mut row = cells!["", "", label, ""];
    row.extend(figures(totals, None, shown, lang));
    table.total(row);
}

fn figures(
    totals: &BudgetTotals,
    explanation: Option<&str>,
    shown: &[Shown],
    lang: Lang,
) -> Vec<Cell> {
    let mut cells: Vec<Cell> = shown.iter().map(|column| column.amount(totals).into()).collect();
    if shown.contains(&Shown::Difference) {
        let unexplained = totals.flagged && explanation.is_none();
        let mark = mark(totals.favourable, unexplained, lang);
        cells.extend(cells![mark, totals.percent, totals.flagged, explanation]);
    }
    cells
}

/// Whether a difference is favourable, and whether it wants an explanation.
fn mark(favourable: Option<bool>, unexplained: bool, lang: Lang) -> Cell {
    let Some(favourable) = favourable else { return Cell::Empty };
    let code = if favourable { "favourable" } else { "unfavourable" };
    let name = lang.favourable_mark(favourable).to_owned();
    Cell::named(code, if unexplained { name + "!" } else { name })
}
