//! The monitoring report as a document, under ten headings. The first page has what the regiegroep must know and decide.

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
    let document = summary::summary(document, report, lang);
    let document = content::themes(document, &report.themes, lang);
    let document = content::partners(document, &report.partners, lang);
    let document = finance::contributions(document, &report.contributions, lang);
    let document = finance::finance(document, &report.finance, ledger, lang);
    let document =
        with_subsidies(document.heading(lang.heading_subsidies()), &report.subsidies, lang);
    let document = finance::risk(document, &report.risk, lang);
    let document = finance::forecast(document, report, lang);
    let document = decisions::decisions(document, &report.decisions, lang);
    annex::annex(annex::basis(document, basis, lang), &report.annex, ledger, lang)
}

/// Adds who is named under a heading, with a count; nothing if nobody is.
fn names(document: Document, heading: &str, names: &[String], lang: Lang) -> Document {
    match names.len() {
        0 => document,
        count => document.subheading(heading).paragraph(lang.these(count, names.join("; "))),
    }
}
