//! Everything of the small fictional covenant that can be shown, in every format and both languages.

mod documents;
mod events;
mod hostile;
mod html;
#[cfg(feature = "pdf")]
mod pdf;
mod report;
mod samples;
mod views;
#[cfg(feature = "xlsx")]
mod xlsx;

use std::collections::BTreeMap;
use std::convert::Infallible;

use ledger_core::views::ambassadors::AmbassadorRegister;
use ledger_core::views::balance::TrialBalance;
use ledger_core::views::bank::BankAccountList;
use ledger_core::views::budget::BudgetView;
use ledger_core::views::chances::ChanceRegister;
use ledger_core::views::decisions::{DecisionRegister, OpenProposals};
use ledger_core::views::expenses::ExpenseList;
use ledger_core::views::goals::GoalsView;
use ledger_core::views::groups::GroupsView;
use ledger_core::views::in_kind::InKindView;
use ledger_core::views::journal::JournalView;
use ledger_core::views::mandates::MandateRegister;
use ledger_core::views::monitoring::{Basis, MonitoringReport};
use ledger_core::views::network::NetworkView;
use ledger_core::views::obligations::{Agenda, Filter, Obligations};
use ledger_core::views::overview::Overview;
use ledger_core::views::partners::PartnerRegister;
use ledger_core::views::payables::Payables;
use ledger_core::views::receivables::Receivables;
use ledger_core::views::risk::RiskPosition;
use ledger_core::views::statements::{BalanceSheet, IncomeStatement};
use ledger_core::views::subsidies::SubsidyRegister;
use ledger_core::views::suppliers::SupplierRegister;
use ledger_core::views::timeline::TimelineEntry;
use ledger_core::{
    Command, Date, Definition, Digest, FiscalYear, Ledger, Moment, Recorded, Request, decide,
};
use serde_json::{Value, json};
use unicode_width::UnicodeWidthStr;

use super::*;

const DEFINITION: &str = include_str!("../../../ledger-app/covenants/oostpolder.toml");
const FOUNDING: &str = include_str!("../../../tests/data/founding.jsonl");
const LONG_NAME: &str = "Fictieve Stichting tot Behoud van de Overstromingsgevoeligelandbouwgrondenbescherming, \
     Oeverbegroeiing en Vrije Doorgang aan de Zuidzijde";

/// A ledger and all its events.
#[derive(Default)]
struct Books {
    ledger: Ledger,
    log: Vec<Recorded>,
}

impl Books {
    /// A concluded covenant without further events, in which one party is called `name`.
    fn concluded(name: &str) -> Books {
        let mut books = Books::default();
        let definition = DEFINITION.replace("Fictieve Gemeente Oost", &name.replace('"', "\\\""));
        let definition = Definition::from_toml(&definition).unwrap();
        let data = json!({ "definition": definition });
        books.give("founder", "2020-01-15", json!({ "kind": "conclude-covenant", "data": data }));
        books
    }

    /// A covenant in its first year, with a decision and an open proposal.
    fn founded(name: &str) -> Books {
        let mut books = Books::concluded(name);
        for line in FOUNDING.lines() {
            let line: Value = serde_json::from_str(line).unwrap();
            let actor = line["actor"].as_str().unwrap_or("project-leader");
            let command = json!({ "kind": line["kind"], "data": line["data"] });
            books.give(actor, line["on"].as_str().unwrap(), command);
        }
        let data = json!({ "title": "Wegen (fictief)", "text": "Meer wegen.", "subject": "other" });
        let command = json!({ "kind": "submit-proposal", "data": data });
        books.give("project-leader", "2020-05-12", command);
        for (kind, data) in [
            ("appoint-ambassador", json!({ "partner": "gemeente-oost", "person": 8 })),
            (
                "register-supplier",
                json!({ "code": "drukker", "name": name, "payment_term_days": 14 }),
            ),
            (
                "record-in-kind",
                json!({ "partner": "gemeente-oost", "description": name, "hours": "7.5", "value": "250.00" }),
            ),
            ("spot-chance", json!({ "grantor": name, "title": name, "apply_by": "2020-09-01" })),
            ("set-goal", json!({ "year": "2020", "theme": "Water", "goal": name })),
            ("record-goal-progress", json!({ "goal": 1, "state": "amber", "text": name })),
            (
                "join-group",
                json!({ "group": "projectgroep", "person": 8, "field": name, "theme": "Water" }),
            ),
            ("grant-mandate", json!({ "seat": "bewoners", "deputy": 9, "source": name })),
            (
                "record-meeting",
                json!({
                    "kind": "network", "title": name, "invited": "ambassadors",
                    "attended": ["gemeente-oost"]
                }),
            ),
        ] {
            let command = json!({ "kind": kind, "data": data });
            books.give("project-leader", "2020-05-13", command);
        }
        books
    }

    #[track_caller]
    fn give(&mut self, actor: &str, on: &str, command: Value) {
        let on: Date = on.parse().unwrap();
        let command: Command = serde_json::from_value(command).unwrap();
        let request = Request { actor: actor.to_owned(), on, today: on, command };
        let decision = decide(&self.ledger, &request).unwrap_or_else(|refusal| panic!("{refusal}"));
        for event in decision.events {
            let (position, actor) = (self.ledger.next(), decision.actor);
            let recorded_at = Moment::noon(on);
            let recorded = Recorded { position, recorded_at, on, actor, event };
            self.log.push(recorded.clone());
            self.ledger.apply(recorded).unwrap();
        }
    }

    /// Every view by its name.
    fn views(&self, style: Style) -> BTreeMap<&'static str, String> {
        let (ledger, on, year) = (&self.ledger, day(), year());
        let covenant = ledger.covenant().unwrap();
        let all = Filter::default();
        let entry = |recorded: &Recorded| TimelineEntry::of(recorded.clone(), covenant);
        let log: Vec<TimelineEntry> = self.log.iter().map(entry).collect();
        BTreeMap::from([
            ("overview", said(&Overview::of(ledger, on).unwrap(), style)),
            ("partners", said(&PartnerRegister::of(ledger, on), style)),
            ("budget", said(&BudgetView::of(ledger, year, on), style)),
            ("receivables", said(&Receivables::of(ledger, on, None), style)),
            ("expenses", said(&ExpenseList::of(ledger, year, on), style)),
            ("payables", said(&Payables::of(ledger, on), style)),
            ("suppliers", said(&SupplierRegister::of(ledger, on), style)),
            ("bank", said(&BankAccountList::of(ledger, on), style)),
            ("balance", said(&TrialBalance::of(ledger, Some(on)), style)),
            ("income", said(&IncomeStatement::of(ledger, year, on), style)),
            ("balance sheet", said(&BalanceSheet::of(ledger, on), style)),
            ("risk", said(&RiskPosition::of(ledger, year, on), style)),
            ("decisions", said(&DecisionRegister::of(ledger, on), style)),
            ("proposals", said(&OpenProposals::of(ledger, on), style)),
            ("journal", said(&JournalView::of(ledger, None), style)),
            ("in kind", said(&InKindView::of(ledger, year, on).unwrap(), style)),
            ("chances", said(&ChanceRegister::of(ledger, on), style)),
            ("network", said(&NetworkView::of(ledger, year, on).unwrap(), style)),
            ("ambassadors", said(&AmbassadorRegister::of(ledger, on), style)),
            ("groups", said(&GroupsView::of(ledger, on), style)),
            ("mandates", said(&MandateRegister::of(ledger, on), style)),
            ("goals", said(&GoalsView::of(ledger, Some(year), on), style)),
            ("obligations", said(&Obligations::of(ledger, on, all), style)),
            ("agenda", said(&Agenda::of(ledger, on, 90), style)),
            ("log", super::log(&log, ledger, &People::of_events(ledger), style)),
        ])
    }

    fn report(&self, period: u8, lang: Lang) -> String {
        text(&self.document(period, lang), 80)
    }

    fn document(&self, period: u8, lang: Lang) -> Document {
        let root = Digest([0xab; 32]);
        let basis = Basis { events: self.ledger.next(), root };
        let events = self.log.iter().cloned().map(Ok::<_, Infallible>);
        let report = MonitoringReport::of(&self.ledger, basis, (year(), period), events);
        monitoring_report(&report.unwrap().unwrap(), &self.ledger, lang)
    }
}

/// A view in a text format.
#[track_caller]
fn said<V: Render + Serialize>(view: &V, style: Style) -> String {
    String::from_utf8(render(view, style).unwrap().bytes).unwrap()
}

fn day() -> Date {
    "2020-06-15".parse().unwrap()
}

fn year() -> FiscalYear {
    "2020".parse().unwrap()
}

fn style(format: Format, lang: Lang, width: usize) -> Style {
    Style { format, lang, width }
}

#[track_caller]
fn fits(name: &str, text: &str, width: usize) {
    assert!(text.ends_with('\n') && !text.ends_with("\n\n"), "{name} ends with its last line");
    for line in text.lines() {
        assert!(line.width() <= width, "{name} in {width} columns: {line}");
        assert_eq!(line.trim_end(), line, "{name} has room at the end of a line");
    }
}
