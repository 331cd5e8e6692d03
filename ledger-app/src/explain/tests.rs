//! Every figure of every view and report is explained to the cent.

use std::collections::{BTreeMap, BTreeSet};
use std::convert::Infallible;

use ledger_core::synthetic::{Generator, Network};
use ledger_core::views::actions::ActionList;
use ledger_core::views::ambassadors::AmbassadorRegister;
use ledger_core::views::balance::TrialBalance;
use ledger_core::views::bank::BankAccountList;
use ledger_core::views::budget::BudgetView;
use ledger_core::views::chances::ChanceRegister;
use ledger_core::views::decisions::{DecisionRegister, OpenProposals};
use ledger_core::views::documents::DocumentList;
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
use ledger_core::views::partner::PartnerPage;
use ledger_core::views::partners::PartnerRegister;
use ledger_core::views::payables::Payables;
use ledger_core::views::receivables::Receivables;
use ledger_core::views::reports_due::ReportsDue;
use ledger_core::views::risk::RiskPosition;
use ledger_core::views::statements::{BalanceSheet, IncomeStatement};
use ledger_core::views::subsidies::SubsidyRegister;
use ledger_core::views::suppliers::SupplierRegister;
use ledger_core::views::year_account::YearAccount;
use ledger_core::views::{Count, Figure, FigurePart};
use ledger_core::{AccountKind, Command, Date, Definition, Digest, Ledger, Recorded, decide};
use proptest::prelude::*;
use serde::Serialize;
use serde_json::json;

use super::*;
use crate::covenants::COVENANTS;
use crate::report_diff::key;
use crate::story::tests::played;

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

/// Whatever looks at every view.
trait Look {
    fn look(&mut self, name: &'static str, view: &impl Serialize);
}

/// Shows every view and report of a ledger, on its last day.
fn every_view(ledger: &Ledger, log: &[Recorded], to: &mut impl Look) {
    let covenant = ledger.covenant().unwrap();
    let on = log.last().unwrap().on;
    let year = covenant.year_of(on).clamp(covenant.first_year(), covenant.last_year());
    to.look("overview", &Overview::of(ledger, on));
    to.look("partners", &PartnerRegister::of(ledger, on));
    to.look("budget", &BudgetView::of(ledger, year, on));
    to.look("receivables", &Receivables::of(ledger, on, None));
    to.look("expenses", &ExpenseList::of(ledger, year, on));
    to.look("payables", &Payables::of(ledger, on));
    to.look("suppliers", &SupplierRegister::of(ledger, on));
    to.look("bank", &BankAccountList::of(ledger, on));
    to.look("balance", &TrialBalance::of(ledger, Some(on)));
    to.look("income", &IncomeStatement::of(ledger, year, on));
    to.look("balance-sheet", &BalanceSheet::of(ledger, on));
    to.look("risk", &RiskPosition::of(ledger, year, on));
    to.look("decisions", &DecisionRegister::of(ledger, on));
    to.look("proposals", &OpenProposals::of(ledger, on));
    to.look("journal", &JournalView::of(ledger, Some(year)));
    to.look("subsidies", &SubsidyRegister::of(ledger, on));
    to.look("actions", &ActionList::of(ledger, on));
    to.look("ambassadors", &AmbassadorRegister::of(ledger, on));
    to.look("groups", &GroupsView::of(ledger, on));
    to.look("mandates", &MandateRegister::of(ledger, on));
    to.look("network", &NetworkView::of(ledger, year, on));
    to.look("in-kind", &InKindView::of(ledger, year, on));
    to.look("chances", &ChanceRegister::of(ledger, on));
    to.look("goals", &GoalsView::of(ledger, None, on));
    to.look("obligations", &Obligations::of(ledger, on, Filter::default()));
    to.look("agenda", &Agenda::of(ledger, on, 90));
    to.look("documents", &DocumentList::of(ledger, on, None));
    for (id, _) in ledger.partners.all().take(3) {
        let events = log.iter().cloned().map(Ok::<_, Infallible>);
        to.look("partner", &PartnerPage::of(ledger, id, on, events).unwrap());
    }
    for period in covenant.periods().filter(|period| period.year == year) {
        let basis = Basis { events: ledger.next(), root: Digest::default() };
        let events = log.iter().cloned().map(Ok::<_, Infallible>);
        let report = MonitoringReport::of(ledger, basis, (year, period.period), events);
        to.look("report", &report.unwrap());
    }
    let basis = Basis { events: ledger.next(), root: Digest::default() };
    to.look("year-account", &YearAccount::of(ledger, basis, year, on));
    to.look("reports-due", &ReportsDue::of(ledger, on));
}

/// How many amounts, counts and other values were explained.
#[derive(Default)]
struct Explained([usize; 3]);

/// What a value is, if it is to be explained: an amount with parts, a count, or another number.
fn kind(value: &Typed) -> Option<usize> {
    let is_of = |types: &[&str]| value.types().any(|name| types.contains(&name));
    let names = value.types().any(|name| name.ends_with("Id"))
        || value.means(Meaning::Given)
        || value.means(Meaning::RowKey);
    match (is_figure(value), is_count(value)) {
        (true, _) => Some(0),
        (false, true) => Some(1),
        (false, false) => {
            let number = matches!(value.bare(), Typed::Number(_)) && !names;
            let judged = value.means(Meaning::Comparison) && *value.bare() != Typed::Nothing;
            (number || judged || is_of(&["Money", "Percent"])).then_some(2)
        }
    }
}

impl Look for Explained {
    /// Explains everything in a view.
    fn look(&mut self, name: &'static str, view: &impl Serialize) {
        let (whole, json) = (Typed::of(view).unwrap(), serde_json::to_value(view).unwrap());
        let mut left = vec![(String::new(), &whole)];
        while let Some((address, value)) = left.pop() {
            let kind = kind(value);
            if let Some(kind) = kind {
                self.0[kind] += 1;
                check(name, view, &json, &address, kind);
            }
            let own = |of: &Typed| {
                let events = [Meaning::FigureEvents, Meaning::FigureParts, Meaning::CountEvents];
                kind.is_some_and(|kind| kind < 2)
                    && (money(of).is_some()
                        || matches!(of, Typed::Number(_))
                        || events.iter().any(|meaning| of.means(*meaning)))
            };
            left.extend(inside(value, &address).into_iter().filter(|(_, of)| !own(of)));
        }
    }
}

fn check(name: &str, view: &impl Serialize, json: &Value, address: &str, kind: usize) {
    let explained =
        explain(view, address).unwrap_or_else(|why| panic!("{name} {address}: {why:?}"));
    assert!(explained.adds_up(), "{name} {address}: {explained:?}");
    let nil = [&json!("0.00"), &json!({ "count": 0 })].contains(&&explained.value);
    let behind = explained.parts.len() + explained.derived_from.len();
    assert!(nil || behind > 0, "{name} {address} has no events");
    let in_order = explained.parts.is_sorted_by_key(|(position, _)| *position);
    assert!(in_order || kind == 1, "{name} {address} is out of order: {explained:?}");
    for (from, value) in &explained.derived_from {
        let there = json.pointer(from).unwrap_or_else(|| panic!("{name} {address}: no {from}"));
        assert_eq!(there.get("amount").unwrap_or(there), value, "{name} {address}");
    }
    let there = json.pointer(address).unwrap_or_else(|| panic!("{name}: nothing at {address}"));
    let value = explained.value.get("count").unwrap_or(&explained.value);
    let shown = there.get("count").or_else(|| there.get("amount")).unwrap_or(there);
    assert_eq!(shown, value, "{name} {address}");
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
                let of_bank = row
                    .bank_account
                    .as_deref()
                    .is_none_or(|code| ledger.bank_accounts.code(posting.bank) == code);
                if posting.account == row.account && of_bank {
                    *booked.entry(position).or_default() += posting.amount;
                }
            }
        }
        assert_eq!(of_events, booked, "{:?}", row.account);
        let sheet = BalanceSheet::of(ledger, on);
        let lines = sheet.assets.iter().chain(&sheet.liabilities).chain(&sheet.equity);
        let mut lines = lines.filter(|line| {
            line.account == Some(row.account) && line.bank_account == row.bank_account
        });
        let sheet = lines.next().map(|line| line.figure.clone()).unwrap_or_default();
        let side = if row.account.kind() == AccountKind::Asset { 1 } else { -1 };
        let of_sheet = |part: &FigurePart| (part.position, part.amount.cents() * side);
        let of_sheet: BTreeMap<Position, i64> = sheet.parts.iter().map(of_sheet).collect();
        if !of_sheet.is_empty() {
            let cents = booked.iter().map(|(position, amount)| (*position, amount.cents()));
            assert_eq!(of_sheet, cents.collect(), "{:?} on the balance sheet", row.account);
        }
    }
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
        let mut explained = Explained::default();
        every_view(&ledger, &log, &mut explained);
        let seen = explained.0;
        prop_assert!(seen[0] > 50 && seen[1] > 5 && seen[2] > 60, "{:?}", seen);
    }
}

/// A figure of so many cents, of which events add some.
fn figure(cents: i64, parts: &[(u64, i64)]) -> Figure {
    let part = |(event, cents): &(u64, i64)| FigurePart {
        position: Position(*event),
        amount: Money::from_cents(*cents),
    };
    Figure { amount: Money::from_cents(cents), parts: parts.iter().map(part).collect() }
}

/// What the values of each view mean, somewhere in the demonstration.
const MEANINGS: &[(&str, &str)] = &[
    ("actions", "RowKey SaidBy SaidByAll"),
    ("agenda", "CountEvents Given RowKey SaidBy"),
    ("ambassadors", "CountEvents RowKey SaidBy"),
    ("balance", "Balance Credit Debit FigureEvents FigureParts RowKey"),
    ("balance-sheet", "FigureEvents FigureParts RowKey"),
    ("bank", "FigureEvents FigureParts RowKey SaidBy"),
    ("budget", "Compared Comparison FigureEvents FigureParts RowKey SaidBy"),
    ("chances", ""),
    (
        "decisions",
        "Abstentions Ballots Defined FigureEvents FigureParts Given RowKey SaidBy VotesAgainst \
         VotesFor",
    ),
    ("documents", "RowKey SaidBy"),
    ("expenses", "FigureEvents FigureParts RowKey SaidBy"),
    ("goals", "RowKey SaidBy"),
    ("groups", "RowKey SaidBy"),
    ("in-kind", "FigureEvents FigureParts"),
    ("income", "FigureEvents FigureParts RowKey"),
    ("journal", "SaidBy"),
    ("mandates", ""),
    ("network", "CountEvents RowKey SaidBy"),
    ("obligations", "CountEvents Given RowKey"),
    (
        "overview",
        "Abstentions Ballots CountEvents Defined EventsSoFar FigureEvents FigureParts \
         Given RowKey SaidBy VotesAgainst VotesFor",
    ),
    ("partner", "FigureEvents FigureParts Given RowKey SaidBy SaidByAll SeenOn"),
    ("partners", "CountEvents FigureEvents FigureParts RowKey SaidByAll"),
    ("payables", "DaysLate DueDay FigureEvents FigureParts RowKey SaidBy SeenOn"),
    ("proposals", "Abstentions Ballots Defined Given RowKey SaidBy VotesAgainst VotesFor"),
    ("receivables", "DaysLate DueDay FigureEvents FigureParts RowKey SaidBy SeenOn"),
    (
        "report",
        "Abstentions Ballots Chronicle Compared Comparison CountEvents DaysLate Defined \
         DueDay EventsSoFar FigureEvents FigureParts Given RiskKey RowKey SaidBy \
         SaidByAll SeenOn VotesAgainst VotesFor Weight",
    ),
    ("reports-due", "DaysLate DueDay RowKey SaidBy SeenOn"),
    ("risk", "FigureEvents FigureParts RiskKey RowKey Weight"),
    ("subsidies", "FigureEvents FigureParts RowKey"),
    ("suppliers", ""),
    (
        "year-account",
        "Compared Comparison DaysLate DueDay EventsSoFar FigureEvents FigureParts RowKey \
         SaidBy SeenOn",
    ),
];

/// What the values of views mean, and whether their rows are told apart.
#[derive(Default)]
struct Meanings(BTreeMap<&'static str, BTreeSet<&'static str>>);

impl Look for Meanings {
    fn look(&mut self, name: &'static str, view: &impl Serialize) {
        let whole = Typed::of(view).unwrap();
        let seen = self.0.entry(name).or_default();
        whole.named(&mut |of, _| seen.extend(Meaning::named(of).map(Meaning::name)));
        let mut left = vec![(String::new(), &whole)];
        while let Some((address, value)) = left.pop() {
            // What was recorded says of itself what it is: an event is never another event.
            let is_event = value.fields().any(|(_, of)| of.types().any(|name| name == "Moment"));
            if let Typed::List(rows) = value.bare() {
                let keys: Vec<String> =
                    rows.iter().filter(|row| row.fields().next().is_some()).map(key).collect();
                let different: BTreeSet<&String> = keys.iter().collect();
                let postings = address.ends_with("/postings");
                assert!(postings || keys.iter().all(|key| !key.is_empty()), "{name} {address}");
                let booked = address == "/entries" || postings;
                assert!(booked || different.len() == keys.len(), "{name} {address}: {keys:?}");
            }
            if !is_event {
                left.extend(inside(value, &address));
            }
        }
    }
}

#[test]
fn every_view_says_what_its_values_mean_and_which_row_is_which() {
    let (mut log, mut meanings) = (Vec::new(), Meanings::default());
    played(&mut |ledger, request, recorded| {
        if let Command::IssueMonitoringReport(_) = &request.command {
            every_view(ledger, &log, &mut meanings);
        }
        log.extend_from_slice(recorded);
    });
    let told = |(name, of): (&'static str, BTreeSet<&str>)| {
        (name, of.into_iter().collect::<Vec<_>>().join(" "))
    };
    let meanings: Vec<(&str, String)> = meanings.0.into_iter().map(told).collect();
    let expected: Vec<(&str, String)> =
        MEANINGS.iter().map(|(name, of)| (*name, (*of).to_owned())).collect();
    assert_eq!(meanings, expected, "{meanings:#?}");
}

#[test]
fn parts_that_are_not_the_figure_are_found_out() {
    #[derive(Serialize)]
    struct View {
        right: Figure,
        wrong: Figure,
        few: Count,
    }
    let few = Count { count: 3, events: vec![Position(4), Position(9)] };
    let view = View {
        right: figure(300, &[(4, 100), (9, 200)]),
        wrong: figure(300, &[(4, 100), (9, 201)]),
        few,
    };
    let adds_up = |address| explain(&view, address).map(|explained| explained.adds_up());
    assert_eq!(adds_up("/right"), Ok(true));
    assert_eq!(adds_up("/right/amount"), Ok(true));
    assert_eq!(adds_up("/wrong"), Ok(false));
    assert_eq!(adds_up("/few"), Ok(false));
    assert_eq!(adds_up("/few/count"), Ok(false));
}

#[test]
fn of_many_parts_the_largest_are_shown_in_the_order_of_the_events() {
    let parts: Vec<(u64, i64)> = (0..1_000)
        .map(|event| (event, if event % 7 == 0 { -(event as i64) * 10 } else { 3 }))
        .collect();
    let cents = parts.iter().map(|(_, cents)| *cents).sum();
    let explained = explain(&figure(cents, &parts), "").unwrap();
    assert!(explained.adds_up());
    assert_eq!(explained.parts.len(), 1_000);
    let largest = explained.largest(3);
    let told: Vec<_> =
        largest.iter().map(|(event, part)| (event.0, part.unwrap().cents())).collect();
    assert_eq!(told, [(980, -9_800), (987, -9_870), (994, -9_940)]);
    // Among equals the first; and everything if there is no more.
    let equal = explain(&figure(4, &[(5, 1), (6, 1), (7, 1), (8, 1)]), "").unwrap();
    let events = |shown| equal.largest(shown).iter().map(|(event, _)| event.0).collect::<Vec<_>>();
    assert_eq!((events(2), events(4), events(9)), (vec![5, 6], vec![5, 6, 7, 8], vec![5, 6, 7, 8]));
}

#[test]
fn an_address_is_a_json_pointer() {
    #[derive(Serialize)]
    struct Row {
        #[serde(serialize_with = "said_by")]
        position: Position,
        amount: Money,
    }
    #[derive(Serialize)]
    struct Inside {
        #[serde(rename = "c~d")]
        rows: Vec<Row>,
    }
    #[derive(Serialize)]
    struct View {
        on: &'static str,
        #[serde(rename = "a/b")]
        inside: Inside,
    }
    fn said_by<S: serde::Serializer>(event: &Position, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_newtype_struct(Meaning::SaidBy.name(), event)
    }
    let amount: Money = "1.50".parse().unwrap();
    let inside = Inside { rows: vec![Row { position: Position(7), amount }] };
    let view = View { on: "2020", inside };
    let explained = explain(&view, "/a~1b/c~0d/0/amount").unwrap();
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
