//! The budget of a year.

use ledger_core::views::budget::{BudgetTotals, BudgetView, ForecastBy, VersionRow};

use crate::document::{Adds, Cell, Column, Document, Narrow, Sign, Table, cells};
use crate::{Lang, Render, values};

impl Render for BudgetView {
    fn title(&self, lang: Lang) -> String {
        lang.budget_title(self.year, values::date(self.on, lang))
    }

    fn table(&self, lang: Lang) -> Table {
        budget_table(self, lang)
    }

    fn document(&self, lang: Lang) -> Document {
        let adopted = |version: &VersionRow| {
            lang.budget_adopted_on(values::date(version.on, lang), version.decision)
        };
        let revised = |version: &VersionRow| {
            lang.budget_revised_on(values::date(version.on, lang), version.decision)
        };
        let first = self.versions.iter().take(1).map(adopted);
        let versions = first.chain(self.versions.iter().skip(1).map(revised));
        let document =
            Document::titled(self.title(lang), lang).list(versions, lang.no_budget_yet());
        with_budget(document, self, lang.budget_marks(), lang)
    }
}

/// Adds the table of a budget, the meaning of its marks, and the explanations. Adds nothing if the budget is
/// empty.
pub(crate) fn with_budget(
    document: Document,
    budget: &BudgetView,
    marks: impl Into<String>,
    lang: Lang,
) -> Document {
    if budget.income.is_empty() && budget.expenses.is_empty() {
        return document;
    }
    let rows = || budget.income.iter().chain(&budget.expenses);
    let explained = rows().filter_map(|row| {
        let explanation = row.explanation.as_ref()?;
        let title = lang.line_title(&row.code, &row.title);
        Some(lang.line_explained(title, &explanation.text, values::date(explanation.on, lang)))
    });
    let stated = rows().filter_map(|row| match &row.forecast_by {
        ForecastBy::Stated(reason) => Some(lang.forecast_rests_on(&row.title, reason)),
        ForecastBy::Realised | ForecastBy::Budget => None,
    });
    let said: Vec<String> = explained.chain(stated).collect();
    let document =
        document.paragraph(lang.in_euros()).table(budget_table(budget, lang)).paragraph(marks);
    if said.is_empty() { document } else { document.list(said, "") }
}

/// Every line of the budget: budgeted, realised and expected.
pub(crate) fn budget_table(budget: &BudgetView, lang: Lang) -> Table {
    let mut table = Table::new([
        Column::in_csv("kind"),
        Column::in_csv("line"),
        Column::text("title", lang.line()),
        Column::in_csv("theme"),
        Column::figure("first", lang.budget_first()),
        Column::figure("revised", lang.budget_now()),
        Column::figure("actual", lang.actual()),
        Column::figure("committed", lang.committed_short()),
        Column::figure("forecast", lang.forecast()),
        Column::figure("difference", lang.difference()),
        Column::word("favourable", ""),
        Column::figure("percent", "%"),
        Column::in_csv("flagged"),
        Column::in_csv("explanation"),
    ])
    .named("budget", lang.budget_and_forecast());
    table.narrow = vec![
        Narrow { caption: "", columns: &["title", "first", "revised", "actual", "committed"] },
        Narrow {
            caption: lang.forecast_and_difference(),
            columns: &["title", "revised", "forecast", "difference", "favourable", "percent"],
        },
    ];
    let sections = [
        (lang.income(), &budget.income, lang.total_income(), &budget.total_income),
        (lang.expenses(), &budget.expenses, lang.total_expenses(), &budget.total_expenses),
    ];
    for (heading, rows, label, totals) in sections {
        table.heading(heading);
        for row in rows {
            let theme = row.theme.as_deref();
            let explanation = row.explanation.as_ref().map(|explanation| explanation.text.as_str());
            let mut cells = cells![
                Cell::named(row.kind, ""),
                &row.code,
                lang.line_title(&row.code, &row.title),
                theme
            ];
            cells.extend(figures(&row.totals, explanation, lang));
            table.row(cells);
        }
        let mut total = cells!["", "", label, ""];
        total.extend(figures(totals, None, lang));
        table.total(total, Adds::RowsAbove);
    }
    let mut result = cells!["", "", lang.result(), ""];
    result.extend(figures(&budget.result, None, lang));
    table.total(result, Adds::Totals(&[(Sign::Plus, 0), (Sign::Minus, 1)]));
    table
}

fn figures(totals: &BudgetTotals, explanation: Option<&str>, lang: Lang) -> Vec<Cell> {
    let unexplained = totals.flagged && explanation.is_none();
    cells![
        totals.first.amount,
        totals.revised.amount,
        totals.actual.amount,
        totals.committed.amount,
        totals.forecast.amount,
        totals.difference.amount,
        mark(totals.favourable, unexplained, lang),
        totals.percent,
        totals.flagged,
        explanation,
    ]
}

/// The mark of a difference: whether it is favourable, and whether it needs an explanation.
pub(crate) fn mark(favourable: Option<bool>, unexplained: bool, lang: Lang) -> Cell {
    let Some(favourable) = favourable else { return Cell::Empty };
    let code = if favourable { "favourable" } else { "unfavourable" };
    let name = lang.favourable_mark(favourable).to_owned();
    Cell::named(code, if unexplained { name + "!" } else { name })
}
