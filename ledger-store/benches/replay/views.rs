//! Every view of a ledger, asked once.

use std::hint::black_box;
use std::ops::Range;

use ledger_core::views::{
    actions::ActionList,
    ambassadors::AmbassadorRegister,
    balance::TrialBalance,
    budget::BudgetView,
    decisions::{DecisionRegister, OpenProposals},
    documents::DocumentList,
    goals::GoalsView,
    groups::GroupsView,
    journal::JournalView,
    monitoring::{Basis, MonitoringReport},
    network::NetworkView,
    obligations::{Agenda, Filter, Obligations},
    overview::Overview,
    partner::PartnerPage,
    partners::PartnerRegister,
    receivables::Receivables,
    risk::RiskPosition,
    statements::{BalanceSheet, IncomeStatement},
    subsidies::SubsidyRegister,
    timeline::TimelineEntry,
};
use ledger_core::{Digest, Ledger, PartnerId, Position};
use ledger_store::{DiskLog, EventLog};

/// Asks every view of the ledger as of the last day, and hands each to `measure` by its name.
pub(crate) fn of_the_ledger(ledger: &Ledger, mut measure: impl FnMut(&'static str, &dyn Fn())) {
    let covenant = ledger.covenant().unwrap();
    let (on, year) = (covenant.term.ends, covenant.last_year());
    measure("overview", &|| drop(black_box(Overview::of(ledger, on))));
    measure("partners", &|| drop(black_box(PartnerRegister::of(ledger, on))));
    measure("receivables", &|| drop(black_box(Receivables::of(ledger, on, None))));
    measure("trial balance", &|| drop(black_box(TrialBalance::of(ledger, None))));
    measure("balance sheet", &|| drop(black_box(BalanceSheet::of(ledger, on))));
    measure("income statement", &|| drop(black_box(IncomeStatement::of(ledger, year, on))));
    measure("journal of a year", &|| drop(black_box(JournalView::of(ledger, Some(year)))));
    measure("budget", &|| drop(black_box(BudgetView::of(ledger, year, on))));
    measure("risk", &|| drop(black_box(RiskPosition::of(ledger, year, on))));
    measure("subsidies", &|| drop(black_box(SubsidyRegister::of(ledger, on))));
    measure("decisions", &|| drop(black_box(DecisionRegister::of(ledger, on))));
    measure("proposals", &|| drop(black_box(OpenProposals::of(ledger, on))));
    measure("network", &|| drop(black_box(NetworkView::of(ledger, year, on))));
    measure("ambassadors", &|| drop(black_box(AmbassadorRegister::of(ledger, on))));
    measure("groups", &|| drop(black_box(GroupsView::of(ledger, on))));
    measure("goals", &|| drop(black_box(GoalsView::of(ledger, None, on))));
    measure("actions", &|| drop(black_box(ActionList::of(ledger, on))));
    measure("documents", &|| drop(black_box(DocumentList::of(ledger, on, None))));
    let of_year = Filter { year: Some(year), ..Filter::default() };
    measure("obligations", &|| drop(black_box(Obligations::of(ledger, on, of_year))));
    measure("agenda", &|| drop(black_box(Agenda::of(ledger, on, 90))));
}

/// Asks every view that shows events themselves, which are read from the log for it.
pub(crate) fn of_the_log(
    ledger: &Ledger,
    log: &DiskLog,
    mut measure: impl FnMut(&'static str, &dyn Fn()),
) {
    let covenant = ledger.covenant().unwrap();
    let (on, year) = (covenant.term.ends, covenant.last_year());
    let basis = Basis { events: ledger.next(), root: Digest::default() };
    measure("monitoring report", &|| {
        let Range { start, end } = MonitoringReport::annex_events(ledger, (year, 1));
        let events = log.read(start).take((end.0 - start.0) as usize);
        let report = MonitoringReport::of(ledger, basis, (year, 1), events);
        drop(black_box(report.unwrap().unwrap()));
    });
    measure("page of a partner", &|| {
        let page = PartnerPage::of(ledger, PartnerId(1), on, log.read(Position(0)));
        drop(black_box(page.unwrap().unwrap()));
    });
    measure("timeline", &|| {
        for recorded in log.read(Position(0)) {
            drop(black_box(TimelineEntry::of(recorded.unwrap(), covenant)));
        }
    });
}
