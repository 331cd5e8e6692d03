//! How fast a ledger of a million events is folded, and how fast each view of it is made.

#![allow(clippy::unwrap_used, reason = "a measurement stops at what it does not expect")]

use std::convert::Infallible;
use std::hint::black_box;

use criterion::{BatchSize, Criterion, Throughput};
use ledger_core::synthetic::{Generator, Network};
use ledger_core::views::{
    balance::TrialBalance,
    budget::BudgetView,
    decisions::{DecisionRegister, OpenProposals},
    journal::JournalView,
    monitoring::{Basis, MonitoringReport},
    network::NetworkView,
    obligations::{Agenda, Filter, Obligations},
    overview::Overview,
    partners::PartnerRegister,
    receivables::Receivables,
    risk::RiskPosition,
    statements::{BalanceSheet, IncomeStatement},
};
use ledger_core::{Date, Digest, FiscalYear, Ledger, Recorded, decide};

/// Some ten events for each partner and year: about a million.
const NETWORK: Network = Network { partners: 25_000, years: 4, seed: 1 };

/// Runs the whole covenant, by decisions.
fn run() -> (Ledger, Vec<Recorded>) {
    let mut generator = Generator::new(NETWORK).unwrap();
    let (mut ledger, mut log) = (Ledger::new(), Vec::new());
    while let Some((recorded_at, request)) = generator.next(&ledger) {
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

fn fold(log: Vec<Recorded>) -> Ledger {
    let mut ledger = Ledger::new();
    for recorded in log {
        ledger.apply(recorded).unwrap();
    }
    ledger
}

fn folding(criterion: &mut Criterion, log: &[Recorded]) {
    let mut group = criterion.benchmark_group("events");
    group.throughput(Throughput::Elements(log.len() as u64)).sample_size(10);
    group.bench_function("generate-decide-apply", |bencher| bencher.iter_with_large_drop(run));
    group.bench_function("apply", |bencher| {
        bencher.iter_batched(|| log.to_vec(), fold, BatchSize::PerIteration);
    });
    group.finish();
}

fn viewing(criterion: &mut Criterion, ledger: &Ledger, log: &[Recorded]) {
    let year: FiscalYear = "2012-2013".parse().unwrap();
    let on: Date = "2013-07-31".parse().unwrap();
    let mut group = criterion.benchmark_group("views");
    group.sample_size(10);
    let mut view = |name: &str, make: &dyn Fn()| {
        group.bench_function(name, |bencher| bencher.iter(make));
    };
    view("trial-balance", &|| drop(black_box(TrialBalance::of(ledger, Some(on)))));
    view("budget", &|| drop(black_box(BudgetView::of(ledger, year, on))));
    view("decisions", &|| drop(black_box(DecisionRegister::of(ledger, on))));
    view("open-proposals", &|| drop(black_box(OpenProposals::of(ledger, on))));
    view("journal", &|| drop(black_box(JournalView::of(ledger, Some(year)))));
    view("overview", &|| drop(black_box(Overview::of(ledger, on))));
    view("partners", &|| drop(black_box(PartnerRegister::of(ledger, on))));
    view("receivables", &|| drop(black_box(Receivables::of(ledger, on, None))));
    view("risk", &|| drop(black_box(RiskPosition::of(ledger, year, on))));
    view("income-statement", &|| drop(black_box(IncomeStatement::of(ledger, year, on))));
    view("balance-sheet", &|| drop(black_box(BalanceSheet::of(ledger, on))));
    view("network", &|| drop(black_box(NetworkView::of(ledger, year, on))));
    let filter = Filter { year: Some(year), ..Filter::default() };
    view("obligations", &|| drop(black_box(Obligations::of(ledger, on, filter))));
    view("agenda", &|| drop(black_box(Agenda::of(ledger, on, 90))));
    view("monitoring-report", &|| {
        let basis = Basis { events: ledger.next(), root: Digest::default() };
        let events = log.iter().cloned().map(Ok::<_, Infallible>);
        drop(black_box(MonitoringReport::of(ledger, basis, (year, 3), events)));
    });
    group.finish();
}

fn main() {
    let mut criterion = Criterion::default().configure_from_args();
    let (ledger, log) = run();
    folding(&mut criterion, &log);
    viewing(&mut criterion, &ledger, &log);
    criterion.final_summary();
}
