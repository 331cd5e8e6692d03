//! The monitoring report as a document: four pages for the regiegroep, of which the first says what it must know and
//! decide, and an annex for each subject. What stood in the report before stands beside it.

mod annexes;
mod basis;
mod beside;
mod budget;
mod decisions;
mod goals;
mod money;
mod summary;

pub use basis::with_files;
pub(crate) use budget::bridge_table;
pub(crate) use decisions::{action_closed, decision, review};
pub(crate) use summary::{beside_budget, euros, point, result_came};

use ledger_core::Ledger;
use ledger_core::views::monitoring::MonitoringReport;

use super::document::Document;
use super::{Lang, values};

/// The report as a document. `ledger` is the one it was made from, for names.
pub fn monitoring_report(report: &MonitoringReport, ledger: &Ledger, lang: Lang) -> Document {
    let basis = &report.basis;
    let stood = values::date(basis.reference_date, lang);
    let stood = match basis.edition.issued_on {
        None => lang.as_it_stood(stood),
        Some(issued) => lang.as_it_stood_issued(stood, values::date(issued, lang)),
    };
    let document = Document::titled(lang.report_title(basis.year, basis.period), lang)
        .paragraph(basis.covenant.name.clone())
        .paragraph(stood)
        .of_day(basis.reference_date)
        .footed([lang.foot_basis(
            values::date(basis.reference_date, lang),
            basis.made_from.events,
            &basis.covenant.name,
        )]);
    let document = match &basis.edition.replaces {
        None => document,
        Some(reason) => document.paragraph(lang.edition_replaces(basis.edition.version, reason)),
    };
    let document = summary::summary(document, report, lang).new_page();
    let document = goals::goals(document, report, lang).new_page();
    let document = budget::budget(document, report, ledger, lang).new_page();
    let document = money::money(document, report, lang);
    let document = decisions::decisions(document, &report.decisions, lang).new_page();
    let document = annexes::annexes(document, report, lang);
    basis::events(basis::basis(document, basis, lang), &report.annex, ledger, lang)
}
