//! Every figure of every view and report is explained to the cent.

use std::convert::Infallible;

use ledger_core::synthetic::{Generator, Network};
use ledger_core::views::FigurePart;
use ledger_core::views::actions::ActionList;
use ledger_core::views::ambassadors::AmbassadorRegister;
use ledger_core::views::balance::TrialBalance;
use ledger_core::views::budget::BudgetView;
use ledger_core::views::decisions::{DecisionRegister, OpenProposals};
use ledger_core::views::documents::DocumentList;
use ledger_core::views::goals::GoalsView;
use ledger_core::views::groups::GroupsView;
use ledger_core::views::journal::JournalView;
use ledger_core::views::monitoring::{Basis, MonitoringReport};
use ledger_core::views::network::NetworkView;
use ledger_core::views::obligations::{Agenda, Filter, Obligations};
use ledger_core::views::overview::Overview;
use ledger_core::views::partner::PartnerPage;
use ledger_core::views::partners::PartnerRegister;
use ledger_core::views::receivables::Receivables;
use ledger_core::views::reports_due::ReportsDue;
use ledger_core::views::risk::RiskPosition;
use ledger_core::views::statements::{BalanceSheet, IncomeStatement};
use ledger_core::views::subsidies::SubsidyRegister;
use ledger_core::views::year_account::YearAccount;
use ledger_core::{AccountKind, Date, Definition, Digest, Ledger, Recorded, decide};
use proptest::prelude::*;
use serde::Serialize;
use serde_json::json;

use super::*;
use crate::covenants::COVENANTS;

/// Numbers that name things, and count none.
const NAMES: [&str; 13] = [
    "period", "proposal", "decision", "key", "partner", "person", "meeting", "goal", "action",
    "payment", "document", "subsidy", "required",
];

/// A part of a made-up course: what was recorded by then.
fn recorded(mut generator: Generator, events: usize) -> (Ledger, Vec<Recorded>) {
    let (mut ledger, mut log) = (Ledger::new(), Vec::new());
    while let Some((recorded_at, request)) = generator.next(&ledger) {
        if log.len() >= events {
            break;
        }
        let decision = decide(&ledger, &request).unwrap();
        for event in decision.events {
            let (position, on, actor) = (ledger.next(), decision.on, decision.actor);
            let recorded = Recorded { position, recorded_at, on, actor, event };
            log.push(recorded.clone());
            ledger.apply(recorded).unwrap();
        }
    }
    (ledger, log)
}

/// Every view and report of a ledger, on its last day.
fn views(ledger: &Ledger, log: &[Recorded]) -> Vec<(&'static str, Value)> {
    fn json(view: impl Serialize) -> Value {
        serde_json::to_value(view).unwrap()
    }
    let covenant = ledger.covenant().unwrap();
    let on = log.last().unwrap().on;
    let year = covenant.year_of(on).clamp(covenant.first_year(), covenant.last_year());
    let mut views = vec![
        ("overview", json(Overview::of(ledger, on))),
        ("partners", json(PartnerRegister::of(ledger, on))),
        ("budget", json(BudgetView::of(ledger, year, on))),
        ("receivables", json(Receivables::of(ledger, on, None))),
        ("balance", json(TrialBalance::of(ledger, Some(on)))),
        ("income", json(IncomeStatement::of(ledger, year, on))),
        ("balance-sheet", json(BalanceSheet::of(ledger, on))),
        ("risk", json(RiskPosition::of(ledger, year, on))),
        ("decisions", json(DecisionRegister::of(ledger, on))),
        ("proposals", json(OpenProposals::of(ledger, on))),
        ("journal", json(JournalView::of(ledger, Some(year)))),
        ("subsidies", json(SubsidyRegister::of(ledger, on))),
        ("actions", json(ActionList::of(ledger, on))),
        ("ambassadors", json(AmbassadorRegister::of(ledger, on))),
        ("groups", json(GroupsView::of(ledger, on))),
        ("network", json(NetworkView::of(ledger, year, on))),
        ("goals", json(GoalsView::of(ledger, None, on))),
        ("obligations", json(Obligations::of(ledger, on, Filter::default()))),
        ("agenda", json(Agenda::of(ledger, on, 90))),
        ("documents", json(DocumentList::of(ledger, on, None))),
    ];
    for (id, _) in ledger.partners.all().take(3) {
        let events = log.iter().cloned().map(Ok::<_, Infallible>);
        views.push(("partner", json(PartnerPage::of(ledger, id, on, events).unwrap())));
    }
    for period in covenant.periods().filter(|period| period.year == year) {
        let basis = Basis { events: ledger.next(), root: Digest::default() };
        let events = log.iter().cloned().map(Ok::<_, Infallible>);
        let report = MonitoringReport::of(ledger, basis, (year, period.period), events);
        views.push(("report", json(report.unwrap())));
    }
    let basis = Basis { events: ledger.next(), root: Digest::default() };
    views.push(("year-account", json(YearAccount::of(ledger, basis, year, on))));
    views.push(("reports-due", json(ReportsDue::of(ledger, on))));
    views
}

/// Explains everything in a view, and answers with how many amounts, counts and other values there are.
fn explain_all(name: &str, view: &Value) -> [usize; 3] {
    let names = |address: &str| NAMES.iter().any(|name| address.ends_with(&format!("/{name}")));
    let mut seen = [0; 3];
    let mut left = vec![(String::new(), view)];
    while let Some((address, value)) = left.pop() {
        let number = value.is_number() && !names(&address);
        let kind = match (value.get("parts"), value.get("count"), value.as_str()) {
            (Some(_), _, _) => Some(0),
            (None, Some(_), _) => Some(1),
            (None, None, text) => (number || text.is_some_and(is_decimal)).then_some(2),
        };
        if let Some(kind) = kind {
            seen[kind] += 1;
            let explained = explain(view, &address)
                .unwrap_or_else(|why| panic!("{name} {address}: {why:?} in {value}"));
            assert!(explained.adds_up(), "{name} {address}: {explained:?}");
            let nil = [&json!("0.00"), &json!({ "count": 0 })].contains(&&explained.value);
            let behind = explained.parts.len() + explained.derived_from.len();
            assert!(nil || behind > 0, "{name} {address} has no events");
            let in_order = explained.parts.is_sorted_by_key(|(position, _)| *position);
            assert!(in_order || kind == 1, "{name} {address} is out of order: {explained:?}");
            for from in &explained.derived_from {
                assert!(view.pointer(from).is_some(), "{name} {address}: nothing at {from}");
            }
        }
        match value {
            Value::Object(fields) => {
                let own = |field: &str| {
                    kind.is_some() && ["amount", "count", "events", "parts"].contains(&field)
                };
                let inside = fields.iter().filter(|(field, _)| !own(field));
                left.extend(inside.map(|(field, value)| (member(&address, field), value)));
            }
            // The positions of a row are no figures.
            Value::Array(_)
                if ["events", "effects", "to"].iter().any(|of| address.ends_with(of)) => {}
            Value::Array(items) => {
                let inside = items.iter().enumerate();
                left.extend(inside.map(|(at, value)| (format!("{address}/{at}"), value)));
            }
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }
    seen
}

/// What each event booked on an account up to a day, read from the journal, is what the balance of the
/// account says it added.
fn check_against_journal(ledger: &Ledger, on: Date) {
    for row in TrialBalance::of(ledger, Some(on)).accounts {
        let mut of_events: BTreeMap<Position, Money> = BTreeMap::new();
        for part in &row.balance.parts {
            *of_events.entry(part.position).or_default() += part.amount;
        }
        let mut booked: BTreeMap<Position, Money> = BTreeMap::new();
        for position in (0..ledger.next().0).map(Position) {
            let entries = ledger.journal.of_event(position).filter(|(entry, _)| entry.date <= on);
            for posting in entries.flat_map(|(_, postings)| postings) {
                if posting.account == row.account {
                    *booked.entry(position).or_default() += posting.amount;
                }
            }
        }
        assert_eq!(of_events, booked, "{:?}", row.account);
        let sheet = BalanceSheet::of(ledger, on).figure(row.account);
        let side = if row.account.kind() == AccountKind::Asset { 1 } else { -1 };
        let of_sheet = |part: &FigurePart| (part.position, part.amount.cents() * side);
        let of_sheet: BTreeMap<Position, i64> = sheet.parts.iter().map(of_sheet).collect();
        if !of_sheet.is_empty() {
            let cents = booked.iter().map(|(position, amount)| (*position, amount.cents()));
            assert_eq!(of_sheet, cents.collect(), "{:?} on the balance sheet", row.account);
        }
    }
}

/// Whether a text is an amount or a percentage.
fn is_decimal(text: &str) -> bool {
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    unsigned.split_once('.').is_some_and(|(whole, part)| digits(whole) && digits(part))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn every_figure_is_what_its_events_add_to_it(
        under in 0usize..4,
        seed in any::<u64>(),
        events in 60usize..1_500,
    ) {
        let generator = match COVENANTS.get(under) {
            Some((_, text)) => Generator::under(Definition::from_toml(text).unwrap(), seed),
            None => Generator::new(Network { partners: 12, years: 3, seed }).unwrap(),
        };
        let (ledger, log) = recorded(generator, events);
        check_against_journal(&ledger, log[log.len() / 2].on);
        let mut seen = [0; 3];
        for (name, view) in views(&ledger, &log) {
            let of_view = explain_all(name, &view);
            (0..3).for_each(|kind| seen[kind] += of_view[kind]);
        }
        prop_assert!(seen[0] > 50 && seen[1] > 5 && seen[2] > 60, "{:?}", seen);
    }
}

#[test]
fn parts_that_are_not_the_figure_are_found_out() {
    let figure = |parts: Value| json!({ "amount": "3.00", "events": [4, 9], "parts": parts });
    let view = json!({
        "right": figure(json!(["1.00", "2.00"])),
        "wrong": figure(json!(["1.00", "2.01"])),
        "short": figure(json!(["3.00"])),
        "few": { "count": 3, "events": [4, 9] },
    });
    let adds_up = |address| explain(&view, address).map(|explained| explained.adds_up());
    assert_eq!(adds_up("/right"), Ok(true));
    assert_eq!(adds_up("/right/amount"), Ok(true));
    assert_eq!(adds_up("/wrong"), Ok(false));
    assert_eq!(adds_up("/few"), Ok(false));
    assert_eq!(adds_up("/short"), Err(Unexplained::NoFigure { figures: Vec::new() }));
}

#[test]
fn an_address_is_a_json_pointer() {
    let view = json!({ "a/b": { "c~d": [{ "position": 7, "amount": "1.50" }] }, "on": "2020" });
    let explained = explain(&view, "/a~1b/c~0d/0/amount").unwrap();
    let amount: Money = "1.50".parse().unwrap();
    assert_eq!(explained.parts, [(Position(7), Some(amount))]);
    let nothing = |known: &str, inside: &[&str]| {
        let inside = inside.iter().map(|name| (*name).to_owned()).collect();
        Err(Unexplained::Nothing { known: known.to_owned(), inside })
    };
    assert_eq!(explain(&view, "/a~1b/c~0d/1"), nothing("/a~1b/c~0d", &["0"]));
    assert_eq!(explain(&view, "/nothing/more"), nothing("", &["a/b", "on"]));
    assert_eq!(explain(&view, "on"), nothing("", &["a/b", "on"]));
    let no_figure = Err(Unexplained::NoFigure { figures: Vec::new() });
    assert_eq!(explain(&view, "/on"), no_figure);
    assert_eq!(explain(&view, ""), no_figure);
}
