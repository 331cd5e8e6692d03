//! The chart of the monitoring report. The table below it has the same figures.

use ledger_core::Money;
use ledger_core::views::budget::BudgetView;

use crate::document::{Chart, Series};
use crate::{Lang, values};

/// Budget against realisation, line by line.
pub(super) fn budget(budget: &BudgetView, lang: Lang) -> Chart {
    let rows = || budget.income.iter().chain(&budget.expenses);
    let revised = rows().map(|row| row.totals.revised.amount);
    let actual = rows().map(|row| row.totals.actual.amount);
    Chart {
        title: lang.chart_budget(budget.year),
        alternative: lang.chart_budget_told(
            rows().count(),
            values::money(budget.total_income.revised.amount, lang),
            values::money(budget.total_income.actual.amount, lang),
            values::money(budget.total_expenses.revised.amount, lang),
            values::money(budget.total_expenses.actual.amount, lang),
        ),
        categories: rows().map(|row| lang.line_title(&row.code, &row.title).to_owned()).collect(),
        // What is real is solid, what was planned is an outline.
        series: vec![series(lang.actual(), actual), series(lang.budget_now(), revised)],
    }
}

fn series(name: &str, amounts: impl Iterator<Item = Money>) -> Series {
    Series { name: name.to_owned(), amounts: amounts.collect() }
}
