//! The monitoring report as text, 80 columns wide: ten headings and an annex. The first page says what
//! the regiegroep must know and decide.

mod annex;
mod content;
mod decisions;
mod finance;
mod summary;

use ledger_core::Ledger;
use ledger_core::views::monitoring::MonitoringReport;

use super::page::Page;
use super::views::with_subsidies;
use super::{Lang, values};

/// How wide the report is, wherever it is printed: it is a document, and its bytes are recorded.
const WIDTH: usize = 80;

/// The report for a reader. `ledger` is the one it was made from, for the names in it.
pub(crate) fn monitoring_text(report: &MonitoringReport, ledger: &Ledger, lang: Lang) -> String {
    let basis = &report.basis;
    let page = Page::titled(lang.report_title(basis.year, basis.period))
        .paragraph(basis.covenant.name.clone())
        .paragraph(lang.report_made_from(
            values::date(basis.reference_date, lang),
            basis.made_from.events,
            basis.made_from.root.to_string().chars().take(16).collect::<String>(),
        ));
    let page = summary::summary(page, &report.summary, lang);
    let page = summary::basis(page, basis, lang);
    let page = content::themes(page, &report.themes, lang);
    let page = content::partners(page, &report.partners, lang);
    let page = finance::contributions(page, &report.contributions, lang);
    let page = finance::finance(page, &report.finance, ledger, lang);
    let page = with_subsidies(page.heading(lang.heading_subsidies()), &report.subsidies, lang);
    let page = finance::risk(page, &report.risk, lang);
    let page = finance::forecast(page, &report.forecast, lang);
    let page = decisions::decisions(page, &report.decisions, lang);
    annex::annex(page, &report.annex, ledger, lang).text(lang, WIDTH)
}

/// How many there are, and their names.
fn names(page: Page, names: &[String], lang: Lang) -> Page {
    match names.len() {
        0 => page.paragraph(lang.nobody()),
        count => page.paragraph(lang.these(count, names.join("; "))),
    }
}
