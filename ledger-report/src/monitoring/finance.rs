//! 4. Contributions. 5. Finance. 7. Risk. 8. Forecast.

use ledger_core::views::monitoring::{
    Bridge, ContributionMonth, Contributions, EarlierReport, Finance, MonitoringReport,
    ReserveAtYearEnd,
};
use ledger_core::views::receivables::PartnerReceivables;
use ledger_core::views::risk::RiskPosition;
use ledger_core::{Ledger, Money};

use super::{charts, names, summary};
use crate::document::{Adds, Cell, Column, Document, Table, cells};
use crate::views::{ageing_table, bearers_table, risk_figures, sheet_table, with_budget};
use crate::{Lang, values};

pub(super) fn contributions(document: Document, of: &Contributions, lang: Lang) -> Document {
    let document = document
        .heading(lang.heading_contributions())
        .table(
            Table::of_figures([
                (lang.contributions_invoiced(), of.invoiced.amount.into()),
                (lang.contributions_received(), of.received.amount.into()),
                (lang.contributions_written_off(), of.written_off.amount.into()),
                (lang.contributions_open(), of.open.amount.into()),
                (lang.invoiced_in_period(), of.invoiced_in_period.amount.into()),
                (lang.received_in_period(), of.received_in_period.amount.into()),
                (lang.invoiced_for_other_years(), of.invoiced_for_other_years.amount.into()),
                (lang.received_from_partners(), of.received_from_partners.amount.into()),
                (lang.unallocated(), of.unallocated.amount.into()),
            ])
            .named("contributions", lang.contributions_in_euros()),
        )
        .data(by_month(&of.by_month, lang));
    let ageing =
        ageing_table(&of.ageing, lang).named("receivables-by-age", lang.open_by_age_of_any_year());
    let document = match of.ageing.total.amount.is_zero() {
        true => document.data(ageing).paragraph(lang.nothing_open()),
        false => document.table(ageing),
    };
    let overdue = overdue(&of.overdue, lang).named("overdue", lang.partners_overdue());
    let document = match overdue.rows.is_empty() {
        true => document.data(overdue),
        false => document.table(overdue),
    };
    names(document, lang.not_invoiced(), &of.not_invoiced, lang)
}

fn by_month(months: &[ContributionMonth], lang: Lang) -> Table {
    let mut table = Table::new([
        Column::in_csv("from"),
        Column::word("month", lang.month()),
        Column::figure("invoiced", lang.invoiced_in_month()),
        Column::figure("received", lang.received_in_month()),
        Column::figure("invoiced_to_date", lang.invoiced_to_date()),
        Column::figure("received_to_date", lang.received_to_date()),
    ])
    .named("contributions-by-month", lang.by_month_in_euros());
    for month in months {
        table.row(cells![
            month.from,
            values::month(month.from, lang),
            month.invoiced.amount,
            month.received.amount,
            month.invoiced_to_date.amount,
            month.received_to_date.amount,
        ]);
    }
    table
}

fn reserve_by_year(years: &[ReserveAtYearEnd], lang: Lang) -> Table {
    let mut table = Table::new([
        Column::word("year", lang.year()),
        Column::word("on", lang.at_end_of()),
        Column::figure("reserve", lang.reserve()),
    ])
    .named("reserve-by-year", lang.reserve_by_year_in_euros());
    for row in years {
        table.row(cells![row.year.to_string(), row.on, row.reserve.amount]);
    }
    table
}

fn overdue(partners: &[PartnerReceivables], lang: Lang) -> Table {
    let mut table = Table::new([
        Column::text("partner", lang.partner()),
        Column::word("invoice", lang.invoice()),
        Column::word("due", lang.due()),
        Column::figure("days_overdue", lang.days_overdue()),
        Column::figure("open", lang.open()),
    ]);
    for partner in partners {
        for row in partner.invoices.iter().filter(|invoice| invoice.days_overdue > 0) {
            let invoice = values::invoice(row.invoice, &row.sent_as);
            table.row(cells![&partner.name, invoice, row.due, row.days_overdue, row.open.amount]);
        }
    }
    table
}

pub(super) fn finance(document: Document, of: &Finance, ledger: &Ledger, lang: Lang) -> Document {
    let document = document.heading(lang.heading_finance());
    let document = match of.budget.versions.is_empty() {
        true => document.paragraph(lang.no_budget_yet()),
        false => document,
    };
    let rules = ledger.covenant_on(of.balance_sheet.on).map(|covenant| &covenant.rules);
    let percent = rules.map_or(0, |rules| rules.deviation_percent);
    let marks = match rules.map_or(Money::ZERO, |rules| rules.deviation_amount) {
        Money::ZERO => lang.report_marks(percent),
        amount => lang.report_marks_over(percent, values::money(amount, lang)),
    };
    let rows = || of.budget.income.iter().chain(&of.budget.expenses);
    let document = match rows().next() {
        Some(_) => document.chart(charts::budget(&of.budget, lang)),
        None => document,
    };
    let document = with_budget(document, &of.budget, marks, lang);
    document
        .table(
            Table::of_figures([
                (lang.cash(), of.cash.amount.into()),
                (lang.cash_of_subsidies(), of.cash_of_subsidies.amount.into()),
                (lang.reserve(), of.reserve.amount.into()),
                (lang.earmarked(), of.earmarked.amount.into()),
                (lang.creditors(), of.creditors.amount.into()),
            ])
            .named("money", lang.money_in_euros()),
        )
        .table(reserve_by_year(&of.reserve_by_year, lang))
        .table(
            sheet_table(&of.balance_sheet, lang).named(
                "balance-sheet",
                lang.balance_sheet(values::date(of.balance_sheet.on, lang)),
            ),
        )
}

pub(super) fn forecast(document: Document, report: &MonitoringReport, lang: Lang) -> Document {
    let of = &report.forecast;
    let document =
        document.heading(lang.heading_forecast()).paragraph(lang.forecast_explained()).table(
            Table::of_figures([
                (lang.total_income(), of.income.amount.into()),
                (lang.total_expenses(), of.expenses.amount.into()),
                (lang.result_forecast(), of.result.amount.into()),
                (lang.budgeted_result(), of.budgeted_result.amount.into()),
                (lang.to_carry(), of.to_carry.amount.into()),
            ])
            .named("forecast", lang.forecast_in_euros()),
        );
    let of_year = |earlier: &&EarlierReport| earlier.year == report.basis.year;
    let earlier = report.summary.earlier.iter().filter(of_year);
    let earlier: Vec<String> = earlier
        .map(|earlier| {
            let expected = earlier.figures.expected_result.amount;
            lang.forecast_of_period(earlier.period, values::whole_euros(expected, lang))
        })
        .collect();
    let document = match earlier.is_empty() {
        true => document,
        false => document.paragraph(lang.earlier_forecasts(earlier.join("; "))),
    };
    match &report.summary.bridge {
        None => document,
        Some(bridge) => document.table(moved(bridge, lang)),
    }
}

/// How the expected result moved since the report before: from what was expected then to what is expected now.
fn moved(bridge: &Bridge, lang: Lang) -> Table {
    let mut table = Table::new([
        Column::text("line", ""),
        Column::figure("before", lang.expected_then()),
        Column::figure("now", lang.expected_now()),
        Column::figure("effect", lang.effect_on_result()),
    ])
    .named("bridge", lang.since_last_report(bridge.period));
    let euros = |amount| summary::euros(amount, lang);
    for line in &bridge.lines {
        let title = lang.line_title(&line.line, &line.title);
        let (before, now) = (line.before.amount, line.now.amount);
        table.row(cells![title, euros(before), euros(now), euros(line.effect.amount)]);
    }
    if !bridge.others.amount.is_zero() {
        let others = euros(bridge.others.amount);
        table.row(cells![lang.other_lines(), Cell::Empty, Cell::Empty, others]);
    }
    let (before, now) = (bridge.before.amount, bridge.now.amount);
    let total = cells![lang.result_forecast(), euros(before), euros(now), euros(now - before)];
    table.total(total, Adds::Elsewhere);
    table
}

pub(super) fn risk(document: Document, risk: &RiskPosition, lang: Lang) -> Document {
    let key = risk.key.map_or(lang.no_risk_key().to_owned(), |key| lang.risk_key_by(key));
    let document = document
        .heading(lang.heading_risk())
        .table(
            Table::of_figures(risk_figures(risk, lang.result_to_date(), lang))
                .named("risk", lang.risk_in_euros()),
        )
        .paragraph(key);
    let bearers = bearers_table(risk, lang).named("bearers", lang.bearers_in_euros());
    let document = document.table(bearers);
    if risk.shared { document.paragraph(lang.deficit_was_shared()) } else { document }
}
