//! What holds for every ledger, whatever is asked of it and in whatever order.
//!
//! Each case runs a small made-up covenant and disturbs it: commands are dropped, held back and given
//! later, given twice, or changed in their actor, their day or any of their fields. What is recorded late has
//! properties of its own, in [`every_day`].

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test stops at what it does not expect"
)]

mod every_day;

use std::collections::BTreeMap;
use std::convert::Infallible;

use every_day::Strewn;
use ledger_core::acts::subsidy::MovementKind;
use ledger_core::acts::waiver::Waived;
use ledger_core::claims::ReducedBy;
use ledger_core::journal::Memo;
use ledger_core::synthetic::{Generator, Network};
use ledger_core::typed::Typed;
use ledger_core::views::account::PartnerAccount;
use ledger_core::views::actions::ActionList;
use ledger_core::views::ambassadors::{AmbassadorRegister, CoverageView};
use ledger_core::views::balance::TrialBalance;
use ledger_core::views::bank::BankAccountList;
use ledger_core::views::budget::BudgetView;
use ledger_core::views::decisions::{DecisionRegister, OpenProposals};
use ledger_core::views::documents::DocumentList;
use ledger_core::views::expenses::ExpenseList;
use ledger_core::views::goals::GoalsView;
use ledger_core::views::groups::GroupsView;
use ledger_core::views::journal::JournalView;
use ledger_core::views::mandates::MandateRegister;
use ledger_core::views::monitoring::{Basis, ContributionMonth, MonitoringReport};
use ledger_core::views::network::NetworkView;
use ledger_core::views::obligations::{Agenda, Filter, ObligationState, Obligations};
use ledger_core::views::overview::Overview;
use ledger_core::views::partner::PartnerPage;
use ledger_core::views::partners::PartnerRegister;
use ledger_core::views::payables::Payables;
use ledger_core::views::receivables::{Ageing, Receivables};
use ledger_core::views::reports_due::ReportsDue;
use ledger_core::views::risk::RiskPosition;
use ledger_core::views::search::{self, Search};
use ledger_core::views::statements::{BalanceSheet, IncomeStatement};
use ledger_core::views::subsidies::SubsidyRegister;
use ledger_core::views::suppliers::SupplierRegister;
use ledger_core::views::year_account::{ComparedLine, Movement, YearAccount};
use ledger_core::{
    Account, AccountKind, Command, Date, Definition, Digest, Event, Ledger, Moment, Money,
    Position, Recorded, Request, decide,
};
use proptest::prelude::*;
use proptest::sample::Index;
use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Value, json};

/// What is done to a command before it is given.
#[derive(Clone, Debug)]
enum Disturbance {
    /// It is never given.
    Drop,
    /// It is given after so many others.
    HoldBack(usize),
    /// It is given twice.
    Repeat,
    /// Somebody else gives it.
    Actor(&'static str),
    /// It is dated so many days off, with the day on which it is given or without.
    Day { days: i32, today_too: bool },
    /// One of its fields is something else.
    Field { field: Index, value: Value },
}

/// Under which covenant.
#[derive(Clone, Copy, Debug)]
enum Under {
    /// A made-up one.
    Network(Network),
    /// One that comes with the program, and from what chance starts.
    Covenant(&'static str, u64),
}

impl Under {
    fn generator(self) -> Generator {
        match self {
            Under::Network(network) => Generator::new(network).unwrap(),
            Under::Covenant(text, seed) => {
                Generator::under(Definition::from_toml(text).unwrap(), seed)
            }
        }
    }

    /// About how many commands it takes.
    fn commands(self) -> usize {
        let (partners, years) = match self {
            Under::Network(Network { partners, years, .. }) => (partners as usize, years.into()),
            Under::Covenant(text, _) => (text.matches("[[parties]]").count(), 3),
        };
        partners * years * 8
    }
}

/// The covenants that come with the program.
const COVENANTS: [&str; 2] = [
    include_str!("../../../ledger-app/covenants/leidse-aanpak.toml"),
    include_str!("../../../ledger-app/covenants/oostpolder.toml"),
];

#[derive(Clone, Debug)]
struct Case {
    under: Under,
    /// Which commands are disturbed, by their number, and how.
    disturbances: Vec<(Index, Disturbance)>,
}

fn disturbance() -> impl Strategy<Value = Disturbance> {
    const ACTORS: &[&str] =
        &["founder", "project-leader", "zetel-2", "waterschap", "zetel-9", "", "\u{0}é"];
    // A few of the largest make the result of a year larger than any amount of an act.
    const AMOUNTS: &[&str] =
        &["0.00", "-12.50", "0.01", "17.35", "999.99", "1000000000.00", "1000000000.01"];
    let values = prop_oneof![
        4 => prop::sample::select(AMOUNTS).prop_map(|amount| json!(amount)),
        1 => (-5i64..400_000).prop_map(|number| json!(number)),
        2 => prop::sample::select(&["partner-1", "partner-5", "Fictieve partner 3", "nobody"][..])
            .prop_map(|code| json!(code)),
        1 => (0u8..30, 1u32..40).prop_map(|(year, number)| json!(format!("C20{year:02}-{number:04}"))),
        1 => (1990u16..2030).prop_map(|year| json!(format!("{year}-{}", year + 1))),
        1 => (1u32..40).prop_map(|number| json!(format!("FICTIEF-{number:09}"))),
        1 => prop::sample::select(&["none", "oldest", "all", "against", "", "\n"][..])
            .prop_map(|word| json!(word)),
        1 => Just(json!(["partner-2", "partner-2"])),
        1 => Just(Value::Null),
    ];
    prop_oneof![
        1 => Just(Disturbance::Drop),
        2 => (1usize..60).prop_map(Disturbance::HoldBack),
        2 => Just(Disturbance::Repeat),
        1 => prop::sample::select(ACTORS).prop_map(Disturbance::Actor),
        2 => (prop_oneof![3 => -40i32..40, 2 => -900i32..900, 1 => Just(i32::MIN), 1 => Just(i32::MAX)], any::<bool>())
            .prop_map(|(days, today_too)| Disturbance::Day { days, today_too }),
        6 => (any::<Index>(), values)
            .prop_map(|(field, value)| Disturbance::Field { field, value }),
    ]
}

fn case() -> impl Strategy<Value = Case> {
    let network = (5u32..=30, 1u8..=3, any::<u64>())
        .prop_map(|(partners, years, seed)| Under::Network(Network { partners, years, seed }));
    let covenant = (prop::sample::select(&COVENANTS[..]), any::<u64>())
        .prop_map(|(text, seed)| Under::Covenant(text, seed));
    let disturbances = prop::collection::vec((any::<Index>(), disturbance()), 0..40);
    (prop_oneof![network, covenant], disturbances)
        .prop_map(|(under, disturbances)| Case { under, disturbances })
}

/// A ledger under test, with everything recorded in it.
#[derive(Default)]
struct Run {
    ledger: Ledger,
    log: Vec<Recorded>,
    /// Commands held back, by the number of the command after which they are given.
    held_back: BTreeMap<usize, Vec<Request>>,
    refused: usize,
}

impl Run {
    /// Runs a covenant with its commands disturbed; the founding, its first commands, stays as it is.
    fn of(case: &Case) -> Run {
        let mut run = Run::default();
        let mut generator = case.under.generator();
        let commands = case.under.commands();
        let mut disturbances: BTreeMap<usize, Disturbance> = case
            .disturbances
            .iter()
            .map(|(number, disturbance)| (10 + number.index(commands), disturbance.clone()))
            .collect();
        for number in 0.. {
            let Some((_, request)) = generator.next(&run.ledger) else { break };
            match disturbances.remove(&number) {
                Some(disturbance) => run.disturb(number, request, disturbance),
                None => run.give(&request),
            }
            for request in run.held_back.remove(&number).unwrap_or_default() {
                run.give(&request);
            }
        }
        for request in std::mem::take(&mut run.held_back).into_values().flatten() {
            run.give(&request);
        }
        run
    }

    /// Runs a covenant with acts strewn among its commands.
    fn strewn(case: &Case, strewn: &[(Index, Strewn)]) -> Run {
        let mut run = Run::default();
        let mut generator = case.under.generator();
        let commands = case.under.commands();
        let mut places: BTreeMap<usize, Vec<&Strewn>> = BTreeMap::new();
        for (number, act) in strewn {
            places.entry(10 + number.index(commands)).or_default().push(act);
        }
        let mut acts = 0;
        for number in 0.. {
            let Some((_, request)) = generator.next(&run.ledger) else { break };
            let today = request.today;
            run.give(&request);
            for act in places.remove(&number).unwrap_or_default() {
                acts += 1;
                for request in every_day::acts(&run.ledger, act, today, acts) {
                    let before = run.log.len();
                    run.give(&request);
                    if run.log.len() > before && request.on < today {
                        every_day::check_judged(&run.log[..before], &request);
                    }
                }
            }
        }
        run
    }

    fn disturb(&mut self, number: usize, mut request: Request, disturbance: Disturbance) {
        match disturbance {
            Disturbance::Drop => return,
            Disturbance::HoldBack(by) => {
                self.held_back.entry(number + by).or_default().push(request);
                return;
            }
            Disturbance::Repeat => self.give(&request),
            Disturbance::Actor(actor) => request.actor = actor.to_owned(),
            Disturbance::Day { days, today_too } => {
                request.on = request.on.plus_days(days);
                if today_too {
                    request.today = request.today.max(request.on);
                }
            }
            Disturbance::Field { field, value } => match changed(&request.command, field, value) {
                Some(command) => request.command = command,
                None => return,
            },
        }
        self.give(&request);
    }

    /// Gives a command, and checks what must hold afterwards, whatever the answer.
    fn give(&mut self, request: &Request) {
        assert_eq!(round_trip(&request.command), request.command);
        let before = self.ledger.clone();
        let answer = decide(&self.ledger, request);
        assert_eq!(answer, decide(&self.ledger, request), "the same question, the same answer");
        assert_eq!(self.ledger, before, "deciding changes nothing");
        let Ok(decision) = answer else {
            self.refused += 1;
            return;
        };
        assert!(!decision.events.is_empty());
        for event in decision.events {
            let noon = Moment::noon(request.today);
            let recorded = Recorded {
                position: self.ledger.next(),
                recorded_at: self.ledger.recorded_at().map_or(noon, |last| last.max(noon)),
                on: decision.on,
                actor: decision.actor,
                event,
            };
            self.log.push(recorded.clone());
            self.ledger.apply(recorded).expect("what is decided fits");
            let balance = TrialBalance::of(&self.ledger, None);
            assert_eq!(balance.total_debit, balance.total_credit);
        }
    }
}

/// A command with one of its fields changed, if it is a command still.
fn changed(command: &Command, field: Index, value: Value) -> Option<Command> {
    let mut json = serde_json::to_value(command).unwrap();
    let mut fields = Vec::new();
    collect_fields("/data", json.pointer("/data").unwrap(), &mut fields);
    let field: &String = field.get(&fields);
    *json.pointer_mut(field)? = value;
    serde_json::from_value(json).ok()
}

fn collect_fields(at: &str, value: &Value, fields: &mut Vec<String>) {
    let mut inside = |name: &str, value: &Value| {
        let place = format!("{at}/{name}");
        collect_fields(&place, value, fields);
        fields.push(place);
    };
    match value {
        Value::Object(object) => object.iter().for_each(|(name, value)| inside(name, value)),
        Value::Array(list) => {
            list.iter().enumerate().for_each(|(place, value)| inside(&place.to_string(), value));
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

fn round_trip<T: Serialize + DeserializeOwned>(value: &T) -> T {
    serde_json::from_str(&serde_json::to_string(value).unwrap()).unwrap()
}

/// What is in the buckets, checked against their total.
fn total_of(ageing: &Ageing) -> Money {
    let buckets = [
        &ageing.not_due,
        &ageing.days_1_to_30,
        &ageing.days_31_to_60,
        &ageing.days_61_to_90,
        &ageing.over_90_days,
    ];
    assert_eq!(buckets.iter().map(|bucket| bucket.amount).sum::<Money>(), ageing.total.amount);
    ageing.total.amount
}

fn check_receivables(ledger: &Ledger, log: &[Recorded]) {
    for recorded in log.iter().step_by(50) {
        let past = Receivables::of(ledger, recorded.on, None);
        let rows = past.partners.iter().map(|row| total_of(&row.ageing)).sum::<Money>();
        assert_eq!(rows, total_of(&past.ageing));
    }
    let last_day = log.iter().map(|recorded| recorded.on).max().unwrap();
    let today = Receivables::of(ledger, last_day, None);
    let mut shown: Vec<_> = today
        .partners
        .iter()
        .flat_map(|row| row.invoices.iter().map(|open| (open.invoice, open.open.amount)))
        .collect();
    let claims = ledger.claims.all().iter().filter(|claim| !claim.open().is_zero());
    let mut open: Vec<_> = claims.map(|claim| (claim.invoice, claim.open())).collect();
    shown.sort();
    open.sort();
    assert_eq!(shown, open);
    assert_eq!(total_of(&today.ageing), open.iter().map(|(_, amount)| *amount).sum());
}

/// On some thirty days, the last among them, the account of each partner comes to what it owes less what is
/// unallocated and payable to it, as the register says, and all of them to what the books have on those accounts.
fn check_accounts(ledger: &Ledger, log: &[Recorded]) {
    const ACCOUNTS: [Account; 4] = [
        Account::Debtors,
        Account::SharesReceivable,
        Account::UnallocatedReceipts,
        Account::PartnersPayable,
    ];
    let mut days: BTreeMap<Date, Money> = BTreeMap::new();
    for recorded in log {
        days.entry(recorded.on).or_default();
        if let Event::PartnersMerged(merged) = &recorded.event {
            days.entry(merged.since).or_default();
        }
    }
    for (entry, postings) in ledger.journal.entries() {
        let on_them = postings.iter().filter(|posting| ACCOUNTS.contains(&posting.account));
        *days.entry(entry.date).or_default() += on_them.map(|of| of.amount).sum::<Money>();
    }
    let (mut booked, mut before, apart) = (Money::ZERO, None, 1 + days.len() / 30);
    for (left, (on, amount)) in (0..days.len()).rev().zip(days) {
        booked += amount;
        if left % apart != 0 {
            continue;
        }
        let mut together = Money::ZERO;
        for row in PartnerRegister::of(ledger, on).everybody() {
            let whole = PartnerAccount::of(ledger, row.partner, None, on).unwrap();
            let open: Money = whole.invoices.iter().map(|of| of.open.amount).sum();
            let waiting: Money = whole.unallocated.iter().map(|of| of.left.amount).sum();
            let says = (row.open.amount, row.unallocated.amount, row.payable.amount);
            assert_eq!((open, waiting, whole.payable.amount), says, "{} on {on}", row.code);
            let balance = whole.balance.amount;
            assert_eq!(balance, open - waiting - whole.payable.amount, "{} on {on}", row.code);
            assert_eq!(balance, row.balance.amount);
            assert_eq!(whole.running().last().unwrap_or_default(), balance);
            assert!(whole.lines.is_sorted_by_key(|line| (line.on, line.position)));
            let part = PartnerAccount::of(ledger, row.partner, before, on).unwrap();
            assert_eq!(
                (&part.balance, part.running().last()),
                match part.lines.is_empty() {
                    true => (&whole.balance, None),
                    false => (&whole.balance, Some(balance)),
                }
            );
            assert_eq!(part.lines[..], whole.lines[whole.lines.len() - part.lines.len()..]);
            together += balance;
        }
        assert_eq!(together, booked, "all partners on {on}");
        before = Some(on);
    }
}

/// On every day, nobody owes less than nothing, and no fund is emptied before it is filled: what an act
/// builds on has happened by the day of the act.
fn check_sides(ledger: &Ledger) {
    const NEVER_BELOW_NOTHING: [Account; 12] = [
        Account::Debtors,
        Account::SharesReceivable,
        Account::ToBeInvoiced,
        Account::SuppliersReceivable,
        Account::PrepaidCosts,
        Account::Creditors,
        Account::AccruedCosts,
        Account::InvoicedInAdvance,
        Account::UnallocatedReceipts,
        Account::PartnersPayable,
        Account::Reserve,
        Account::EarmarkedFunds,
    ];
    for account in NEVER_BELOW_NOTHING {
        let mut changes: BTreeMap<Date, Money> = BTreeMap::new();
        for (entry, postings) in ledger.journal.entries() {
            for posting in postings.iter().filter(|posting| posting.account == account) {
                *changes.entry(entry.date).or_default() += posting.amount;
            }
        }
        let mut balance = Money::ZERO;
        for (day, change) in changes {
            balance += if account.kind() == AccountKind::Asset { change } else { -change };
            assert!(balance >= Money::ZERO, "{account:?} stands at {balance} on {day}");
        }
    }
}

fn check_deficits(log: &[Recorded]) {
    for recorded in log {
        if let Event::DeficitShared(shared) = &recorded.event {
            let shares = shared.shares.iter().map(|share| share.amount).sum::<Money>();
            assert_eq!(shares + shared.from_reserve + shared.carried_forward, shared.deficit);
            assert!(shared.shares.iter().all(|share| share.amount > Money::ZERO));
        }
    }
}

/// What is open of a claim is what was invoiced less what became of it; of a payment, what is left is
/// what was received less where it went. What a subsidy or a commitment gives stays within what it is.
fn check_conservation(ledger: &Ledger) {
    let mut of_claims: BTreeMap<_, Money> = BTreeMap::new();
    let mut of_payments: BTreeMap<_, Money> = BTreeMap::new();
    for reduction in ledger.claims.reductions().iter() {
        *of_claims.entry(reduction.claim).or_default() += reduction.amount;
        if let Some(payment) = reduction.payment() {
            *of_payments.entry(payment).or_default() += reduction.amount;
        }
    }
    for (place, claim) in ledger.claims.all().iter().enumerate() {
        let gone = [claim.received, claim.credited, claim.written_off];
        assert!(gone.iter().chain([&claim.open()]).all(|part| *part >= Money::ZERO));
        assert_eq!(claim.open() + gone.into_iter().sum::<Money>(), claim.amount);
        let reduced = of_claims.get(&place).copied().unwrap_or_default();
        assert_eq!(reduced, claim.amount - claim.open());
    }
    for part in ledger.payments.paid_back().iter() {
        *of_payments.entry(part.payment).or_default() += part.amount;
    }
    for (id, payment) in ledger.payments.all() {
        let gone = of_payments.remove(&id).unwrap_or_default();
        let left = payment.unallocated.total();
        assert!(left >= Money::ZERO && gone >= Money::ZERO);
        assert_eq!(gone + left, payment.amount);
    }
    assert!(of_payments.is_empty());
    for (_, subsidy) in ledger.subsidies.all() {
        // What was received and repaid may come again, so that in all more is received than was granted;
        // how much may come on a day, `every_day` counts from the events.
        assert!((Money::ZERO..=subsidy.amount).contains(&subsidy.spent()));
        assert!((Money::ZERO..=subsidy.received()).contains(&subsidy.repaid()));
        let awarded = match (subsidy.withdrawn, subsidy.settled) {
            (Some(_), _) => Money::ZERO,
            (None, settled) => settled.map_or(subsidy.amount, |settled| settled.awarded),
        };
        assert_eq!(
            subsidy.received() - subsidy.repaid() + subsidy.to_come().total()
                - subsidy.repayable().total(),
            awarded
        );
        let back = subsidy.movements.iter().filter(|of| of.kind == MovementKind::Repaid);
        assert_eq!(back.map(|of| of.amount).sum::<Money>(), subsidy.repaid());
    }
    check_subsidy_register(ledger);
    for (_, commitment) in ledger.commitments.all() {
        assert!(commitment.left() >= Money::ZERO && commitment.drawn() >= Money::ZERO);
        assert_eq!(commitment.amount() - commitment.drawn(), commitment.left());
    }
}

/// On every day, no more of an invoice is written off as a small difference than the covenant says, and no less than
/// nothing.
fn check_differences(ledger: &Ledger) {
    let limit = ledger.covenant().map_or(Money::ZERO, |of| of.rules.small_difference);
    let mut changes: BTreeMap<usize, BTreeMap<(Date, Position), Money>> = BTreeMap::new();
    for change in ledger.claims.reductions().iter().filter(|of| of.by == ReducedBy::Difference) {
        let of_claim = changes.entry(change.claim).or_default();
        *of_claim.entry((change.on, change.position)).or_default() += change.amount;
    }
    for of_claim in changes.into_values() {
        let mut written_off = Money::ZERO;
        for (on, amount) in of_claim {
            written_off += amount;
            assert!((Money::ZERO..=limit).contains(&written_off), "{written_off} on {on:?}");
        }
    }
}

/// On some ten days on which something is booked, what stands on the bank accounts is what the bank has in the books,
/// and nothing is on one that is closed.
fn check_banks(ledger: &Ledger) {
    let mut days: Vec<Date> = ledger.journal.entries().map(|(entry, _)| entry.date).collect();
    days.sort_unstable();
    days.dedup();
    let apart = 1 + days.len() / 12;
    for on in days.into_iter().rev().step_by(apart) {
        let list = BankAccountList::of(ledger, on);
        let sheet = BalanceSheet::of(ledger, on);
        // The sheet leaves out an account that came to zero, with its events.
        assert_eq!(list.total.amount, sheet.figure(Account::Bank).amount, "{on}");
        for row in &list.accounts {
            let on_sheet = sheet.assets.iter().chain(&sheet.liabilities).find(|line| {
                line.account == Some(Account::Bank)
                    && line.bank_account.as_ref().is_none_or(|code| *code == row.code)
            });
            let on_sheet = on_sheet.map_or(Money::ZERO, |line| line.figure.amount);
            assert_eq!(on_sheet, row.balance.amount, "{} on {on}", row.code);
            assert!(row.closed.is_none() || row.balance.amount.is_zero(), "{} on {on}", row.code);
        }
    }
}

/// On some ten days on which something is booked, the open bills and credits of suppliers are what the books have, no row
/// lacks anything of the total, and what stands on lines is what the budget has.
fn check_purchases(ledger: &Ledger) {
    let mut days: Vec<Date> = ledger.journal.entries().map(|(entry, _)| entry.date).collect();
    days.sort_unstable();
    days.dedup();
    let apart = 1 + days.len() / 12;
    for on in days.into_iter().rev().step_by(apart) {
        let balance = |account| {
            let entries = ledger.journal.entries().filter(|(entry, _)| entry.date <= on);
            let postings = entries.flat_map(|(_, postings)| postings);
            let of = postings.filter(|posting| posting.account == account);
            of.map(|posting| posting.amount).sum::<Money>()
        };
        let payables = Payables::of(ledger, on);
        assert_eq!(total_of(&payables.ageing), -balance(Account::Creditors), "{on}");
        assert_eq!(payables.owed_back.amount, balance(Account::SuppliersReceivable), "{on}");
        let rows = payables.suppliers.iter().map(|row| total_of(&row.ageing)).sum::<Money>();
        assert_eq!(rows, payables.ageing.total.amount, "{on}");
        for row in &payables.suppliers {
            let open = row.bills.iter().map(|bill| bill.open.amount).sum::<Money>();
            assert_eq!(open, row.ageing.total.amount, "{on}");
        }
        for year in ledger.covenant().unwrap().years() {
            let budget = BudgetView::of(ledger, year, on);
            let statement = IncomeStatement::of(ledger, year, on);
            assert_eq!(budget.result.actual.amount, statement.result.amount, "{year} on {on}");
        }
    }
}

/// After everything that was recorded, the register of subsidies says of each what the rules go by, and of
/// all what stands in the books.
fn check_subsidy_register(ledger: &Ledger) {
    let Some(latest) = ledger.latest_day() else { return };
    let register = SubsidyRegister::of(ledger, latest);
    for row in &register.subsidies {
        let subsidy = ledger.subsidies.get(row.subsidy).unwrap();
        let by_rules = [subsidy.to_come(), subsidy.repayable(), subsidy.unspent()];
        let shown = [&row.totals.to_come, &row.totals.repayable, &row.totals.unspent];
        assert_eq!(by_rules.map(|of| of.total()), shown.map(|of| of.amount));
    }
    let total = &register.total;
    for (account, figure) in [
        (Account::SubsidiesReceivable, &total.to_come),
        (Account::EarmarkedSubsidies, &total.unspent),
        (Account::SubsidiesRepayable, &total.repayable),
    ] {
        let balance = ledger.journal.balance(account);
        let asset = account.kind() == AccountKind::Asset;
        assert_eq!(if asset { balance } else { -balance }, figure.amount, "{account:?}");
    }
}

/// What is shown without parts is what the parts add up to.
fn check_totals(ledger: &Ledger) {
    let mut whole = TrialBalance::of(ledger, None);
    let totals = TrialBalance::totals(ledger);
    for (account, total) in whole.accounts.iter_mut().zip(&totals.accounts) {
        assert_eq!(account.balance.amount, total.balance.amount);
        account.balance = total.balance.clone();
    }
    assert_eq!(whole, totals);
    let Some(latest) = ledger.latest_day() else { return };
    assert_eq!(Overview::totals(ledger, latest.plus_days(-1)), None);
    for on in [0, 40, 4_000].map(|days| latest.plus_days(days)) {
        let whole = Overview::of(ledger, on).unwrap();
        let totals = Overview::totals(ledger, on).unwrap();
        let figures = |of: &Overview| {
            let years = of.years.iter().flat_map(|row| [&row.income, &row.expenses, &row.result]);
            let after = of.after_term.iter().flat_map(|of| [&of.income, &of.expenses, &of.result]);
            let years = years.chain(after);
            let of_all = [&of.open, &of.overdue, &of.unallocated, &of.cash, &of.reserve];
            let amounts = years.chain(of_all).chain([&of.cash_of_subsidies]);
            let counts = [&of.partners, &of.parties, &of.decisions, &of.reports_issued];
            let rest = (of.open_actions.count, of.late_actions.count, of.open_proposals.clone());
            let closed: Vec<bool> = of.years.iter().map(|row| row.closed).collect();
            let ends = (of.next_report, of.continuation, of.settled.clone(), of.term.clone());
            let amounts: Vec<Money> = amounts.map(|figure| figure.amount).collect();
            (amounts, counts.map(|count| count.count), rest, closed, ends, of.events)
        };
        assert_eq!(figures(&totals), figures(&whole), "{on}");
    }
}

/// On every day on which something is booked the results of the years and of what came after them are the
/// equity, but for what was given to partners or borne by them, and what was taken over.
fn check_results(ledger: &Ledger) {
    let mut days: Vec<Date> = ledger.journal.entries().map(|(entry, _)| entry.date).collect();
    days.sort_unstable();
    days.dedup();
    for on in days {
        let overview = Overview::of(ledger, on).unwrap();
        let years = overview.years.iter().map(|row| row.result.amount).sum::<Money>();
        let after = overview.after_term.map_or(Money::ZERO, |after| after.result.amount);
        let divided = ledger.journal.entries().filter(|(entry, _)| {
            let memo = entry.memo;
            let by_decision =
                matches!(memo, Memo::Surplus(_) | Memo::Deficit(_) | Memo::Settlement);
            by_decision && entry.date <= on
        });
        let divided = divided.flat_map(|(_, postings)| postings);
        let divided = divided.filter(|posting| {
            posting.account.is_of_result() || posting.account.kind() == AccountKind::Equity
        });
        let divided: Money = divided.map(|posting| posting.amount).sum();
        let taken_over = ledger.journal.entries().filter(|(entry, _)| {
            let memo = entry.memo;
            let by_opening = matches!(
                memo,
                Memo::InvoiceTakenOver(_)
                    | Memo::ReceiptTakenOver(_)
                    | Memo::BillTakenOver(_)
                    | Memo::SubsidyTakenOver(_)
                    | Memo::BooksOpened
            );
            by_opening && entry.date <= on
        });
        let taken_over = taken_over.flat_map(|(_, postings)| postings);
        let taken_over = taken_over.filter(|of| of.account.kind() == AccountKind::Equity);
        let taken_over: Money = taken_over.map(|posting| posting.amount).sum();
        let equity = BalanceSheet::of(ledger, on).equity;
        let equity: Money = equity.iter().map(|line| line.figure.amount).sum();
        assert_eq!(equity, years + after - divided - taken_over, "{on}");
    }
}

fn value(view: &impl Serialize) -> Value {
    serde_json::to_value(view).unwrap()
}

/// Every view that looks at a day, by its name; the log holds the events of the ledger.
fn views_on(ledger: &Ledger, log: &[Recorded], on: Date) -> Vec<(String, Value)> {
    let mut views = Vec::new();
    let mut add = |name: &str, view: Value| views.push((name.to_owned(), view));
    add("overview", value(&Overview::of(ledger, on)));
    add("partners", value(&PartnerRegister::of(ledger, on)));
    add("receivables", value(&Receivables::of(ledger, on, None)));
    add("subsidies", value(&SubsidyRegister::of(ledger, on)));
    add("payables", value(&Payables::of(ledger, on)));
    add("suppliers", value(&SupplierRegister::of(ledger, on)));
    add("bank accounts", value(&BankAccountList::of(ledger, on)));
    add("balance sheet", value(&BalanceSheet::of(ledger, on)));
    add("decisions", value(&DecisionRegister::of(ledger, on)));
    add("open proposals", value(&OpenProposals::of(ledger, on)));
    add("actions", value(&ActionList::of(ledger, on)));
    add("ambassadors", value(&AmbassadorRegister::of(ledger, on)));
    add("coverage", value(&CoverageView::of(ledger, on)));
    add("groups", value(&GroupsView::of(ledger, on)));
    add("mandates", value(&MandateRegister::of(ledger, on)));
    add("goals", value(&GoalsView::of(ledger, None, on)));
    add("documents", value(&DocumentList::of(ledger, on, None)));
    add("obligations", value(&Obligations::of(ledger, on, Filter::default())));
    add("agenda", value(&Agenda::of(ledger, on, 400)));
    add("reports due", value(&ReportsDue::of(ledger, on)));
    for year in ledger.covenant().unwrap().years() {
        add(&format!("budget {year}"), value(&BudgetView::of(ledger, year, on)));
        add(&format!("expenses {year}"), value(&ExpenseList::of(ledger, year, on)));
        add(&format!("income {year}"), value(&IncomeStatement::of(ledger, year, on)));
        add(&format!("risk {year}"), value(&RiskPosition::of(ledger, year, on)));
        add(&format!("network {year}"), value(&NetworkView::of(ledger, year, on)));
    }
    let register = PartnerRegister::of(ledger, on);
    for (id, _) in ledger.partners.all().take(7) {
        let events = log.iter().cloned().map(Ok::<_, Infallible>);
        let page = PartnerPage::of(ledger, id, on, events).unwrap();
        let may_concern = ledger.may_concern(id).into_iter();
        let fewer = may_concern.map(|of| log.get(of.0 as usize).unwrap().clone());
        let fewer = fewer.map(Ok::<_, Infallible>);
        assert_eq!(PartnerPage::of(ledger, id, on, fewer).unwrap(), page);
        if let Some(page) = &page {
            assert_eq!(register.everybody().find(|row| row.partner == id), Some(&page.partner));
            let owed = Receivables::of(ledger, on, Some(id)).partners;
            let owed = owed.into_iter().flat_map(|row| row.invoices).collect::<Vec<_>>();
            assert_eq!(owed, page.account.invoices);
        }
        add(&format!("partner {id:?}"), value(&page));
    }
    views
}

/// Every view answers; what looks at no day too, and the report of every period.
fn check_views(ledger: &Ledger, log: &[Recorded], on: Date) {
    views_on(ledger, log, on);
    for row in Obligations::of(ledger, on, Filter::default()).rows {
        let of = Waived { obligation: row.obligation, year: row.year, period: row.period };
        let state = match row.done.count >= row.required {
            true => ObligationState::Met,
            false if ledger.waivers.on(of, row.partner, on).is_some() => ObligationState::Waived,
            false if row.due < on => ObligationState::Late,
            false => ObligationState::Due,
        };
        assert_eq!(row.state, state, "{:?} of {}", row.obligation, row.year);
    }
    TrialBalance::of(ledger, Some(on));
    JournalView::of(ledger, None);
    for recorded in log {
        Search::default().finds(recorded, ledger);
        check_named(recorded, ledger);
    }
    let made_from = Basis { events: ledger.next(), root: Digest([0; 32]) };
    for span in ledger.covenant().unwrap().periods() {
        let events = log.iter().cloned().map(Ok::<_, Infallible>);
        let of = (span.year, span.period);
        let report = MonitoringReport::of(ledger, made_from, of, events).unwrap().unwrap();
        check_series(&report);
    }
    for year in ledger.covenant().unwrap().years() {
        check_year_account(ledger, &YearAccount::of(ledger, made_from, year, on).unwrap());
    }
}

/// No partner and no amount stands in an event that its search would not find.
fn check_named(recorded: &Recorded, ledger: &Ledger) {
    let event = Typed::of(&recorded.event).unwrap();
    // The covenant names all its parties and seats, and is about none of them.
    if matches!(recorded.event, Event::CovenantConcluded(_)) {
        return;
    }
    let (partners, amounts) = (search::partners(recorded, ledger), recorded.event.amounts());
    let amounts: Vec<String> = amounts.iter().map(Money::to_string).collect();
    event.named(&mut |name, value| match (name, value) {
        ("PartnerId", Typed::Number(partner)) => {
            let found = partners.iter().any(|named| i128::from(named.0) == *partner);
            assert!(found, "{partner} is not concerned by {recorded:?}");
        }
        ("Money", Typed::Text(amount)) => {
            assert!(amounts.contains(amount), "{amount} is not an amount of {recorded:?}");
        }
        (_, _) => {}
    });
}

/// What is shown over time ends at what is shown on the reference date.
fn check_series(report: &MonitoringReport) {
    let of = &report.contributions;
    let last = of.by_month.last().unwrap();
    assert_eq!((&last.invoiced_to_date, &last.received_to_date), (&of.invoiced, &of.received));
    let sum =
        |figure: fn(&ContributionMonth) -> Money| of.by_month.iter().map(figure).sum::<Money>();
    assert_eq!(sum(|month| month.invoiced.amount), of.invoiced.amount);
    assert_eq!(sum(|month| month.received.amount), of.received.amount);
    let last = report.finance.reserve_by_year.last().unwrap();
    assert_eq!((last.year, last.on), (report.basis.year, report.basis.reference_date));
    // An account that came to zero is not on the balance sheet any more, nor are its events.
    assert_eq!(last.reserve.amount, report.finance.reserve.amount);
}

/// The balance sheet balances, its lines are its totals, and what opens, changes and closes adds up to
/// what the books say.
fn check_year_account(ledger: &Ledger, account: &YearAccount) {
    let sheet = &account.balance_sheet;
    let sum = |lines: &[ComparedLine]| lines.iter().map(|line| line.figure.amount).sum::<Money>();
    let before =
        |lines: &[ComparedLine]| lines.iter().map(|line| line.before.amount).sum::<Money>();
    assert_eq!(sum(&sheet.assets), sheet.total_assets.amount);
    assert_eq!(sum(&sheet.assets), sum(&sheet.liabilities) + sum(&sheet.equity));
    assert_eq!(sum(&sheet.assets), sheet.total_liabilities_and_equity.amount);
    assert_eq!(before(&sheet.assets), sheet.total_assets_before.amount);
    assert_eq!(before(&sheet.assets), before(&sheet.liabilities) + before(&sheet.equity));
    assert_eq!(before(&sheet.assets), sheet.total_liabilities_and_equity_before.amount);

    let (year, to) = (account.basis.year, account.basis.reference_date);
    let statement = &account.income_statement;
    let booked = IncomeStatement::of(ledger, year, to);
    assert_eq!(statement.total_income.actual.amount, booked.total_income.amount);
    assert_eq!(statement.total_expenses.actual.amount, booked.total_expenses.amount);
    if let Some(previous) = account.basis.previous {
        let booked = IncomeStatement::of(ledger, previous, sheet.before_on.unwrap());
        assert_eq!(statement.result.previous.amount, booked.result.amount);
    }

    let notes = &account.notes;
    let books = BalanceSheet::of(ledger, to);
    for (movement, of) in
        [(&notes.reserve, Account::Reserve), (&notes.total_funds, Account::EarmarkedFunds)]
    {
        let Movement { opening, added, withdrawn, closing } = movement;
        assert_eq!(opening.amount + added.amount + withdrawn.amount, closing.amount);
        assert_eq!(closing.amount, books.figure(of).amount, "{of:?}");
    }
    let of_funds = |part: fn(&Movement) -> Money| {
        let parts = notes.funds.iter().map(|fund| part(&fund.movement));
        assert_eq!(parts.sum::<Money>(), part(&notes.total_funds));
    };
    of_funds(|of| of.opening.amount);
    of_funds(|of| of.added.amount);
    of_funds(|of| of.withdrawn.amount);
    of_funds(|of| of.closing.amount);

    let of = &account.appropriation;
    let parts: Money = of.rows.iter().map(|row| row.amount.amount).sum();
    assert_eq!(parts + of.left.amount, of.result.amount + of.carried.amount);
    let closed = ledger.years.get(year).filter(|_| !account.basis.draft);
    if let Some(closed) =
        closed.filter(|closed| ledger.latest_day() <= Some(account.basis.on.max(closed.on)))
    {
        assert_eq!(of.left.amount, closed.left);
    }
}

/// The first day that an event changes. What is booked for a year that is over is dated on its last day. A record that is
/// taken back never was so, and a year that is opened again was not closed.
fn changes_from(recorded: &Recorded, ledger: &Ledger, log: &[Recorded]) -> Date {
    let booked = ledger.journal.of_event(recorded.position).map(|(entry, _)| entry.date);
    let first = booked.chain([recorded.on]).min().unwrap();
    let undone = if let Event::RecordRetracted(of) = &recorded.event {
        log.get(of.retracted.0 as usize)
    } else if let Event::YearReopened(of) = &recorded.event {
        log.iter().find(
            |other| matches!(&other.event, Event::YearClosed(closed) if closed.year == of.year),
        )
    } else {
        None
    };
    undone.map_or(first, |undone| changes_from(undone, ledger, log).min(first))
}

/// A past day looks as it did then, if nothing that was recorded later changes it or a day before.
fn check_past(ledger: &Ledger, log: &[Recorded], at: Index) {
    let mut first_later = log.last().unwrap().on;
    let mut quiet: Vec<(usize, Date)> = Vec::new();
    for (events, recorded) in log.iter().enumerate().rev() {
        if recorded.on < first_later {
            quiet.push((events + 1, recorded.on));
        }
        first_later = first_later.min(changes_from(recorded, ledger, log));
    }
    if quiet.is_empty() {
        return;
    }
    let (events, on) = *at.get(&quiet);
    let (before, _) = log.split_at(events);
    let then = views_on(&replayed(before), before, on);
    for ((name, mut was), (_, mut is)) in then.into_iter().zip(views_on(ledger, log, on)) {
        for view in [&mut was, &mut is] {
            // How many events there are is of today.
            view.as_object_mut().map(|fields| fields.remove("events"));
            without_hindrances(view);
        }
        let differing = differing("", &was, &is);
        assert!(differing.is_none(), "{name} on {on}: {}", differing.unwrap());
    }
}

/// The first place at which two values differ, and what stands there.
fn differing(path: &str, one: &Value, other: &Value) -> Option<String> {
    match (one, other) {
        (Value::Object(one), Value::Object(other)) if one.len() == other.len() => {
            one.iter().find_map(|(name, value)| {
                let path = format!("{path}/{name}");
                differing(&path, value, other.get(name).unwrap_or(&Value::Null))
            })
        }
        (Value::Array(one), Value::Array(other)) if one.len() == other.len() => {
            let mut both = one.iter().zip(other).enumerate();
            both.find_map(|(place, (one, other))| differing(&format!("{path}/{place}"), one, other))
        }
        _ => (one != other).then(|| format!("{path}: {one} then, {other} now")),
    }
}

/// Takes out what stands in the way of a proposal, and how it would divide a deficit: both are of today, whatever the
/// day.
fn without_hindrances(view: &mut Value) {
    match view {
        Value::Object(fields) => {
            fields.remove("hindered");
            fields.remove("division");
            fields.values_mut().for_each(without_hindrances);
        }
        Value::Array(items) => items.iter_mut().for_each(without_hindrances),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// The log written as JSON, read back and folded anew.
fn replayed(log: &[Recorded]) -> Ledger {
    let mut ledger = Ledger::new();
    for recorded in log {
        let event = round_trip(&recorded.event);
        assert_eq!(event, recorded.event);
        ledger.apply(Recorded { event, ..recorded.clone() }).unwrap();
    }
    ledger
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn the_books_hold_whatever_is_asked(
        case in case(),
        prefix in any::<Index>(),
        past in any::<Index>(),
    ) {
        let run = Run::of(&case);
        check_receivables(&run.ledger, &run.log);
        check_sides(&run.ledger);
        check_accounts(&run.ledger, &run.log);
        check_deficits(&run.log);
        check_purchases(&run.ledger);
        check_conservation(&run.ledger);
        check_totals(&run.ledger);
        check_results(&run.ledger);
        let (before, _) = run.log.split_at(1 + prefix.index(run.log.len()));
        let partly = replayed(before);
        check_conservation(&partly);
        check_totals(&partly);
        check_views(&partly, before, before.last().unwrap().on);
        check_past(&run.ledger, &run.log, past);
        prop_assert_eq!(replayed(&run.log), run.ledger);
    }
}
