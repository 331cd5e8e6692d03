//! 4. The money there is, what the year is expected to come to, and who would carry a deficit.

use ledger_core::views::monitoring::MonitoringReport;
use ledger_core::views::risk::RiskPosition;

use super::beside::{Beside, Labelled};
use crate::Lang;
use crate::document::Document;
use crate::views::bearers_table;

pub(super) fn money(document: Document, report: &MonitoringReport, lang: Lang) -> Document {
    let (last, of_year) = (Beside::last(report), Beside::of_year(report));
    let risk = &report.risk;
    let money = last.amounts(
        &[
            (lang.cash(), |of| of.finance.cash.amount),
            (lang.cash_of_subsidies(), |of| of.finance.cash_of_subsidies.amount),
            (lang.open_of_partners(), |of| of.contributions.ageing.total.amount),
            (lang.overdue_of_that(), |of| of.contributions.ageing.overdue().amount),
            (lang.unallocated(), |of| of.contributions.unallocated.amount),
            (lang.creditors(), |of| of.finance.creditors.amount),
            (lang.reserve(), |of| of.finance.reserve.amount),
            (lang.earmarked(), |of| of.finance.earmarked.amount),
        ],
        lang,
    );
    let expected: [Labelled; 8] = [
        (lang.result_to_date(), |of| of.risk.result.amount),
        (lang.income_expected(), |of| of.forecast.income.amount),
        (lang.expenses_expected(), |of| of.forecast.expenses.amount),
        (lang.result_forecast(), |of| of.forecast.result.amount),
        (lang.budgeted_result(), |of| of.forecast.budgeted_result.amount),
        (lang.carried_from_last_year(), |of| of.risk.carried.amount),
        (lang.reserve(), |of| of.risk.reserve.amount),
        (lang.to_carry(), |of| of.risk.to_carry.amount),
    ];
    let expected = of_year.amounts(&expected, lang);
    let before = of_year.before(|of| &of.risk);
    let bearers = bearers_table(risk, before, lang).named("bearers", lang.bearers_in_euros());
    let borne = |risk: &RiskPosition| {
        let owed = risk.bearers.iter().any(|row| !row.owed.amount.is_zero());
        owed || !risk.to_carry.amount.is_zero()
    };
    let key = risk.key.map_or(lang.no_risk_key().to_owned(), |key| lang.risk_key_by(key));
    let document = document
        .heading(lang.heading_money())
        .table(money.named("money", lang.money_in_euros()))
        .table(expected.named("expected", lang.expected_in_euros()));
    let was_to_carry = before.is_some_and(|before| !before.to_carry.amount.is_zero());
    let document = match borne(risk) || was_to_carry {
        true => document.table(bearers).paragraph(key),
        false => document.data(bearers).paragraph(format!("{} {key}", lang.nothing_to_carry())),
    };
    if risk.shared { document.paragraph(lang.deficit_was_shared()) } else { document }
}
