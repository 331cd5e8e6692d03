//! The monitoring report as a document: ten headings and an annex. The first page has what the regiegroep
//! must know and decide.

mod annex;
mod charts;
mod content;
mod decisions;
mod finance;
mod summary;

pub use annex::with_files;
pub(crate) use decisions::{action_closed, decision, review};
pub(crate) use summary::point;

use ledger_core::Ledger;
use ledger_core::views::monitoring::MonitoringReport;

use super::document::Document;
use super::views::with_subsidies;
use super::{Lang, values};

/// The report as a document. `ledger` is the one it was made from, for names.
pub fn monitoring_report(report: &MonitoringReport, ledger: &Ledger, lang: Lang) -> Document {
    let basis = &report.basis;
    let document = Document::titled(lang.report_title(basis.year, basis.period), lang)
        .paragraph(basis.covenant.name.clone())
        .of_day(basis.reference_date)
        .footed([
            lang.foot_basis(
                values::date(basis.reference_date, lang),
                basis.made_from.events,
                &basis.covenant.name,
            ),
            lang.foot_root(basis.made_from.root),
        ]);
    let document = match &basis.edition.replaces {
        None => document,
        Some(reason) => document.paragraph(lang.edition_replaces(basis.edition.version, reason)),
    };
    let document = summary::summary(document, report, lang);
    let document = summary::basis(document, basis, lang);
    let document = content::themes(document, &report.themes, lang);
    let document = content::partners(document, &report.partners, lang);
    let document = finance::contributions(document, &report.contributions, lang);
    let document = finance::finance(document, &report.finance, ledger, lang);
    let document =
        with_subsidies(document.heading(lang.heading_subsidies()), &report.subsidies, lang);
    let document = finance::risk(document, &report.risk, lang);
    let document = finance::forecast(document, &report.forecast, lang);
    let document = decisions::decisions(document, &report.decisions, lang);
    annex::annex(document, &report.annex, ledger, lang)
}

/// Adds a count and the names.
fn names(document: Document, names: &[String], lang: Lang) -> Document {
    match names.len() {
        0 => document.paragraph(lang.nobody()),
        count => document.paragraph(lang.these(count, names.join("; "))),
    }
}
