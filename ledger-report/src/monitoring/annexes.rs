//! The annexes, a subject each: partners, contributions, balance sheet, subsidies.

use ledger_core::views::monitoring::{ContributionMonth, MonitoringReport, ReserveAtYearEnd};
use ledger_core::views::receivables::PartnerReceivables;

use super::beside::Beside;
use crate::document::{Cell, Column, Document, Table, cells};
use crate::views::in_kind::with_in_kind;
use crate::views::{ageing_table, meetings_table, sheet_table, with_evaluation, with_subsidies};
use crate::{Lang, values};

pub(super) fn annexes(document: Document, report: &MonitoringReport, lang: Lang) -> Document {
    let document = partners(document.heading(lang.annex_partners()), report, lang);
    let document = contributions(document.heading(lang.annex_contributions()), report, lang);
    let document = balance(document.heading(lang.annex_balance()), report, lang);
    let document = document.heading(lang.annex_subsidies());
    let before = Beside::last(report).before(|of| &of.subsidies);
    with_subsidies(document, &report.subsidies, before, lang)
}

fn partners(document: Document, report: &MonitoringReport, lang: Lang) -> Document {
    let of = &report.partners;
    let so_many =
        |some: usize, all: usize| Cell::named(format!("{some}/{all}"), lang.so_many_of(some, all));
    type Figure<'a> = &'a dyn Fn(&MonitoringReport) -> Cell;
    let parties: Figure<'_> = &|of| so_many(of.partners.parties.count, of.partners.named.count);
    let covered: Figure<'_> = &|of| {
        let coverage = &of.partners.ambassadors;
        so_many(coverage.with_ambassador.count, coverage.parties.count)
    };
    let conversations: Figure<'_> = &|of| of.partners.conversations.count.into();
    let meetings: Figure<'_> = &|of| of.partners.meetings.len().into();
    let counts = Beside::last(report).figures(
        [
            (lang.partners_that_are_parties(), parties),
            (lang.parties_with_ambassador(), covered),
            (lang.conversations_held(), conversations),
            (lang.meetings_held(), meetings),
        ],
        lang,
    );
    let document = document.table(counts.named("partners", lang.partners_counted()));
    let document = names(document, lang.joined_in_period(), &of.joined, lang);
    let document = names(document, lang.left_in_period(), &of.left, lang);
    let document = names(document, lang.not_signed(), &of.not_signed, lang);
    let document = names(document, lang.without_ambassador(), &of.ambassadors.without, lang);
    let document = document.table_or(
        meetings_table(&of.meetings, lang).named("meetings", lang.meetings()),
        lang.no_meetings(),
    );
    let document = match of.in_kind.rows.is_empty() {
        true => document,
        false => with_in_kind(document.subheading(lang.in_kind()), &of.in_kind, lang),
    };
    with_evaluation(document, of.evaluation.as_ref(), lang)
}

/// Adds who is named under a heading, with a count; nothing if nobody is.
fn names(document: Document, heading: &str, names: &[String], lang: Lang) -> Document {
    match names.len() {
        0 => document,
        count => document.subheading(heading).paragraph(lang.these(count, names.join("; "))),
    }
}

fn contributions(document: Document, report: &MonitoringReport, lang: Lang) -> Document {
    let of = &report.contributions;
    let amounts = Beside::of_year(report).amounts(
        &[
            (lang.contributions_invoiced(), |of| of.contributions.invoiced.amount),
            (lang.contributions_received(), |of| of.contributions.received.amount),
            (lang.contributions_written_off(), |of| of.contributions.written_off.amount),
            (lang.contributions_open(), |of| of.contributions.open.amount),
            (lang.invoiced_in_period(), |of| of.contributions.invoiced_in_period.amount),
            (lang.received_in_period(), |of| of.contributions.received_in_period.amount),
            (lang.invoiced_for_other_years(), |of| {
                of.contributions.invoiced_for_other_years.amount
            }),
            (lang.received_from_partners(), |of| of.contributions.received_from_partners.amount),
        ],
        lang,
    );
    let before = Beside::last(report).before(|of| &of.contributions.ageing);
    let ageing = ageing_table(&of.ageing, before, lang)
        .named("receivables-by-age", lang.open_by_age_of_any_year());
    let overdue = overdue(&of.overdue, lang).named("overdue", lang.partners_overdue());
    let document = document
        .table(amounts.named("contributions", lang.contributions_in_euros()))
        .data(by_month(&of.by_month, lang));
    let document = match of.ageing.total.amount.is_zero() {
        true => document.data(ageing).paragraph(lang.nothing_open()),
        false => document.table(ageing),
    };
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

fn balance(document: Document, report: &MonitoringReport, lang: Lang) -> Document {
    let sheet = &report.finance.balance_sheet;
    let before = Beside::last(report).before(|of| &of.finance.balance_sheet);
    let caption = lang.balance_sheet(values::date(sheet.on, lang));
    document
        .table(sheet_table(sheet, before, lang).named("balance-sheet", caption))
        .table(reserve_by_year(&report.finance.reserve_by_year, lang))
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
