//! The text at the end of the demonstration.

use std::path::Path;

use ledger_core::views::overview::Overview;
use ledger_core::{Command, Money};
use ledger_report::{Lang, Style, money, monitoring_report, render, text};
use ledger_store::{EventLog, shell_word};

use super::Story;
use crate::failure::Failure;
use crate::reading::Reading;
use crate::reports::{self, WIDTH};

/// The summary, the text of the story, the last report, and where everything is.
pub(super) fn words(
    reading: &Reading,
    story: &Story,
    dir: &Path,
    style: Style,
    about: Option<&str>,
) -> Result<String, Failure> {
    let lang = style.lang;
    let mut words = String::new();
    if let Some(overview) = Overview::of(reading.ledger(), reading.today()) {
        words += &String::from_utf8_lossy(&render(&overview, style)?);
    }
    let payments = || reading.ledger().payments.all().map(|(_, payment)| payment.amount);
    let (count, total) = (payments().count(), money(payments().sum::<Money>(), lang));
    let (events, invoices) = (reading.log.head(), reading.ledger().claims.all().len());
    words += &format!("\n{}\n\n", lang.demo_counted(events, invoices, count, total));
    if let Some(about) = about {
        words += &format!("{about}\n\n");
    }
    words += "\n";
    let issued = story.steps.iter().filter_map(|step| {
        let Command::IssueMonitoringReport(report) = &step.request.command else { return None };
        Some((report.year, report.period))
    });
    if let Some(last) = issued.clone().next_back() {
        let made = reports::make(reading, last, None)?;
        words += &text(&monitoring_report(&made.report, &made.ledger, lang), WIDTH);
    }
    let (reports, documents) = (issued.count(), story.documents.len());
    Ok(words + &places(dir, (reports, documents), lang))
}

fn places(dir: &Path, (reports, documents): (usize, usize), lang: Lang) -> String {
    let path = |name: &str| dir.join(name).display().to_string();
    let ledger = path("ledger");
    let pasted = shell_word(&ledger);
    let further = format!(
        "  convenant show decisions --ledger {pasted}\n  \
           convenant person list --ledger {pasted}\n  \
           convenant log --ledger {pasted}\n  \
           convenant verify --ledger {pasted}\n"
    );
    let places = [
        Some(lang.demo_ledger(ledger)),
        (reports > 0).then(|| lang.demo_reports(path("reports"), reports)),
        (documents > 0).then(|| lang.demo_documents(path("documents"), documents)),
        Some(lang.demo_commands(path("commands.jsonl"))),
        Some(lang.demo_covenant(path("covenant.toml"))),
    ];
    let places: Vec<String> = places.into_iter().flatten().collect();
    format!("\n{}\n\n{}\n{further}", places.join("\n"), lang.demo_further())
}
