//! 5. Contributions. 6. Finance. 8. Risk.

use ledger_core::Ledger;
use ledger_core::views::monitoring::{Contributions, Finance, Forecast};
use ledger_core::views::receivables::PartnerReceivables;
use ledger_core::views::risk::RiskPosition;

use super::names;
use crate::render::page::Page;
use crate::render::table::{Column, Table, cells};
use crate::render::views::{ageing_table, bearers_table, sheet_table, with_budget};
use crate::render::{Lang, values};

pub(super) fn contributions(page: Page, of: &Contributions, lang: Lang) -> Page {
    let page = page
        .heading(lang.heading_contributions())
        .paragraph(lang.in_euros())
        .table(Table::of_figures([
            (lang.contributions_invoiced(), of.invoiced.amount.into()),
            (lang.contributions_received(), of.received.amount.into()),
            (lang.contributions_written_off(), of.written_off.amount.into()),
            (lang.contributions_open(), of.open.amount.into()),
            (lang.invoiced_in_period(), of.invoiced_in_period.amount.into()),
            (lang.received_in_period(), of.received_in_period.amount.into()),
            (lang.unallocated(), of.unallocated.amount.into()),
        ]))
        .subheading(lang.open_by_age_of_any_year())
        .table(ageing_table(&of.ageing, lang))
        .subheading(lang.partners_overdue())
        .table_or(overdue(&of.overdue, lang), lang.nobody())
        .subheading(lang.not_invoiced());
    names(page, &of.not_invoiced, lang)
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
            let invoice = row.invoice.to_string();
            table.row(cells![&partner.name, invoice, row.due, row.days_overdue, row.open.amount]);
        }
    }
    table
}

pub(super) fn finance(page: Page, of: &Finance, ledger: &Ledger, lang: Lang) -> Page {
    let page = page.heading(lang.heading_finance());
    let page = match of.budget.versions.is_empty() {
        true => page.paragraph(lang.no_budget_yet()),
        false => page,
    };
    let limit = ledger
        .covenant_on(of.balance_sheet.on)
        .map_or(0, |covenant| covenant.rules.deviation_percent);
    let page = with_budget(page, &of.budget, lang.report_marks(limit), lang);
    page.subheading(lang.money_in_euros())
        .table(Table::of_figures([
            (lang.cash(), of.cash.amount.into()),
            (lang.cash_of_subsidies(), of.cash_of_subsidies.amount.into()),
            (lang.reserve(), of.reserve.amount.into()),
            (lang.earmarked(), of.earmarked.amount.into()),
            (lang.creditors(), of.creditors.amount.into()),
        ]))
        .subheading(lang.balance_sheet(values::date(of.balance_sheet.on, lang)))
        .table(sheet_table(&of.balance_sheet, lang))
}

pub(super) fn forecast(page: Page, of: &Forecast, lang: Lang) -> Page {
    page.heading(lang.heading_forecast())
        .paragraph(lang.forecast_explained())
        .paragraph(lang.in_euros())
        .table(Table::of_figures([
            (lang.total_income(), of.income.amount.into()),
            (lang.total_expenses(), of.expenses.amount.into()),
            (lang.result_forecast(), of.result.amount.into()),
            (lang.budgeted_result(), of.budgeted_result.amount.into()),
            (lang.to_carry(), of.to_carry.amount.into()),
        ]))
}

pub(super) fn risk(page: Page, risk: &RiskPosition, lang: Lang) -> Page {
    let key = risk.key.map_or(lang.no_risk_key().to_owned(), |key| lang.risk_key_by(key));
    let page = page
        .heading(lang.heading_risk())
        .paragraph(lang.in_euros())
        .table(Table::of_figures([
            (lang.result_to_date(), risk.result.amount.into()),
            (lang.result_forecast(), risk.forecast.amount.into()),
            (lang.reserve(), risk.reserve.amount.into()),
            (lang.to_carry(), risk.to_carry.amount.into()),
        ]))
        .paragraph(key)
        .table(bearers_table(risk, lang));
    if risk.shared { page.paragraph(lang.deficit_was_shared()) } else { page }
}
