//! The charts of the monitoring report. A table beside each has the same figures.

use ledger_core::Money;
use ledger_core::views::budget::BudgetView;
use ledger_core::views::monitoring::{ContributionMonth, ReserveAtYearEnd};
use ledger_core::views::receivables::Ageing;
use ledger_core::views::risk::RiskPosition;

use crate::document::{Chart, ChartKind, Series};
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
        kind: ChartKind::Bars,
        categories: rows().map(|row| lang.line_title(&row.code, &row.title).to_owned()).collect(),
        series: vec![series(lang.budget_now(), revised), series(lang.actual(), actual)],
    }
}

/// The amounts invoiced and received over the year.
pub(super) fn by_month(months: &[ContributionMonth], lang: Lang) -> Chart {
    let invoiced = months.iter().map(|month| month.invoiced_to_date.amount);
    let received = months.iter().map(|month| month.received_to_date.amount);
    let last = |of: fn(&ContributionMonth) -> Money| months.last().map(of).unwrap_or_default();
    Chart {
        title: lang.chart_by_month().to_owned(),
        alternative: lang.chart_by_month_told(
            values::money(last(|month| month.invoiced_to_date.amount), lang),
            values::money(last(|month| month.received_to_date.amount), lang),
        ),
        kind: ChartKind::Lines,
        categories: months.iter().map(|month| values::month(month.from, lang)).collect(),
        series: vec![
            series(lang.invoiced_to_date(), invoiced),
            series(lang.received_to_date(), received),
        ],
    }
}

/// The reserve at the end of each year.
pub(super) fn reserve(years: &[ReserveAtYearEnd], lang: Lang) -> Chart {
    let told = years
        .iter()
        .map(|row| lang.chart_reserve_of(row.year, values::money(row.reserve.amount, lang)));
    Chart {
        title: lang.chart_reserve().to_owned(),
        alternative: lang.chart_reserve_told(told.collect::<Vec<_>>().join("; ")),
        kind: ChartKind::Columns,
        categories: years.iter().map(|row| row.year.to_string()).collect(),
        series: vec![series(lang.reserve(), years.iter().map(|row| row.reserve.amount))],
    }
}

/// The open amounts by the number of days past due.
pub(super) fn ageing(ageing: &Ageing, lang: Lang) -> Chart {
    let buckets = [
        (lang.not_due(), ageing.not_due.amount),
        (lang.days_1_to_30(), ageing.days_1_to_30.amount),
        (lang.days_31_to_60(), ageing.days_31_to_60.amount),
        (lang.days_61_to_90(), ageing.days_61_to_90.amount),
        (lang.over_90_days(), ageing.over_90_days.amount),
    ];
    Chart {
        title: lang.open_by_age_of_any_year().to_owned(),
        alternative: lang.chart_ageing_told(
            values::money(ageing.total.amount, lang),
            values::money(ageing.overdue().amount, lang),
            values::money(ageing.over_90_days.amount, lang),
        ),
        kind: ChartKind::Bars,
        categories: buckets.iter().map(|(name, _)| (*name).to_owned()).collect(),
        series: vec![series(lang.open(), buckets.into_iter().map(|(_, amount)| amount))],
    }
}

/// The share of each risk bearer in the expected deficit.
pub(super) fn bearers(risk: &RiskPosition, lang: Lang) -> Chart {
    let carried = risk.bearers.iter().map(|row| row.share.amount);
    Chart {
        title: lang.chart_bearers(risk.year),
        alternative: lang
            .chart_bearers_told(risk.bearers.len(), values::money(risk.to_carry.amount, lang)),
        kind: ChartKind::Bars,
        categories: risk.bearers.iter().map(|row| row.name.clone()).collect(),
        series: vec![series(lang.share_to_carry(), carried)],
    }
}

fn series(name: &str, amounts: impl Iterator<Item = Money>) -> Series {
    Series { name: name.to_owned(), amounts: amounts.collect() }
}
