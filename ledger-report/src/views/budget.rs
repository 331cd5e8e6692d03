//! The budget of a year.

use ledger_core::Money;
use ledger_core::views::budget::{BudgetRow, BudgetTotals, BudgetView, ForecastBy, VersionRow};

use crate::document::{Adds, Bar, Cell, Column, Derived, Document, Narrow, Sign, Table, cells};
use crate::{Lang, Render, values};

impl Render for BudgetView {
    fn title(&self, lang: Lang) -> String {
        lang.budget_title(self.year, values::date(self.on, lang))
    }

    fn table(&self, lang: Lang) -> Table {
        budget_table(self, None, lang)
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
        with_budget(document, self, None, lang.budget_marks(), lang)
    }
}

/// Adds the table of a budget, beside what was expected `before`, the meaning of its marks, and the explanations. Adds
/// nothing if the budget is empty.
pub(crate) fn with_budget(
    document: Document,
    budget: &BudgetView,
    before: Option<&BudgetView>,
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
    let table = budget_table(budget, before, lang);
    let document = document.paragraph(lang.in_euros()).table(table).paragraph(marks);
    if said.is_empty() { document } else { document.list(said, "") }
}

/// The lines of one side of a budget, and their totals.
type Side = fn(&BudgetView) -> (&[BudgetRow], &BudgetTotals);

/// Every line of the budget: budgeted, realised and expected, beside what was expected `before`. The first budget is shown
/// if it was revised, and what was promised if anything was.
fn budget_table(budget: &BudgetView, before: Option<&BudgetView>, lang: Lang) -> Table {
    let rows = || budget.income.iter().chain(&budget.expenses).map(|row| &row.totals);
    let revised = rows().any(|of| of.first.amount != of.revised.amount);
    let committed = rows().any(|of| !of.committed.amount.is_zero());
    let mut table = Table::new([
        Column::in_csv("kind"),
        Column::in_csv("line"),
        Column::text("title", lang.line()),
        Column::in_csv("theme"),
        Column::figure_if(revised, "first", lang.budget_first()),
        Column::figure("revised", if revised { lang.budget_now() } else { lang.planned() }),
        Column::figure("actual", lang.actual()),
        Column::figure_if(committed, "committed", lang.committed_short()),
        Column::figure_if(before.is_some(), "before", lang.forecast_before()),
        Column::figure("forecast", lang.forecast()),
        Column::bar("bar", lang.budget_and_expected()),
        Column::figure("difference", lang.difference()),
        Column::word("favourable", ""),
        Column::figure("percent", "%"),
        Column::in_csv("flagged"),
        Column::in_csv("explanation"),
    ])
    .named("budget", lang.budget_and_forecast())
    .deriving(&[
        Derived::Difference { key: "difference", of: "forecast", less: "revised" },
        Derived::Percent { key: "percent", part: "difference", whole: "revised" },
    ]);
    table.narrow = vec![
        Narrow { caption: "", columns: &["title", "first", "revised", "actual", "committed"] },
        Narrow {
            caption: lang.forecast_and_difference(),
            columns: &[
                "title",
                "revised",
                "before",
                "forecast",
                "difference",
                "favourable",
                "percent",
            ],
        },
    ];
    let sides: [(_, _, Side); 2] = [
        (lang.income(), lang.total_income(), |of| (&of.income, &of.total_income)),
        (lang.expenses(), lang.total_expenses(), |of| (&of.expenses, &of.total_expenses)),
    ];
    let nothing = BudgetTotals::default();
    for (heading, label, side) in sides {
        let ((rows, totals), before) = (side(budget), before.map(side));
        let is_same = |one: &BudgetRow, other: &BudgetRow| one.code == other.code;
        // What was booked on no line, and is not any more.
        let gone = before.iter().flat_map(|(rows, _)| *rows).filter(|then| {
            !then.totals.forecast.amount.is_zero() && !rows.iter().any(|of| is_same(of, then))
        });
        let rows = rows.iter().map(|row| (row, &row.totals));
        table.heading(heading);
        for (row, totals) in rows.chain(gone.map(|row| (row, &nothing))) {
            let then = before.map(|(rows, _)| {
                let then = rows.iter().find(|of| is_same(of, row));
                then.map_or(Money::ZERO, |of| of.totals.forecast.amount)
            });
            let theme = row.theme.as_deref();
            let explanation = row.explanation.as_ref().map(|explanation| explanation.text.as_str());
            let mut cells = cells![
                Cell::named(row.kind, ""),
                &row.code,
                lang.line_title(&row.code, &row.title),
                theme
            ];
            cells.extend(figures(totals, then, bar(totals), explanation, lang));
            table.row(cells);
        }
        let then = before.map(|(_, totals)| totals.forecast.amount);
        let mut total = cells!["", "", label, ""];
        total.extend(figures(totals, then, Cell::Empty, None, lang));
        table.total(total, Adds::RowsAbove);
    }
    let mut result = cells!["", "", lang.result(), ""];
    let then = before.map(|before| before.result.forecast.amount);
    result.extend(figures(&budget.result, then, Cell::Empty, None, lang));
    table.total(result, Adds::Totals(&[(Sign::Plus, 0), (Sign::Minus, 1)]));
    table
}

/// What was budgeted, is real and is expected, as a bar.
fn bar(totals: &BudgetTotals) -> Cell {
    let BudgetTotals { revised, actual, forecast, .. } = totals;
    let (budgeted, actual, expected) = (revised.amount, actual.amount, forecast.amount);
    Cell::Bar(Bar { budgeted, actual, expected })
}

fn figures(
    totals: &BudgetTotals,
    before: Option<Money>,
    bar: Cell,
    explanation: Option<&str>,
    lang: Lang,
) -> Vec<Cell> {
    let unexplained = totals.flagged && explanation.is_none();
    cells![
        totals.first.amount,
        totals.revised.amount,
        totals.actual.amount,
        totals.committed.amount,
        before,
        totals.forecast.amount,
        bar,
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
