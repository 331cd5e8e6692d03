//! Where the covenant stands on a day, on one page.

use serde::Serialize;

use crate::accounts::{Account, AccountKind};
use crate::acts::continuation::{Continuation, DecidedTerm};
use crate::acts::settlement::Remainder;
use crate::calendar::{Date, FiscalYear};
use crate::covenant::{Covenant, Identity, MonitoringPeriod, Term};
use crate::ids::{DecisionId, Position};
use crate::journal::Memo;
use crate::ledger::Ledger;
use crate::views::actions::ActionList;
use crate::views::decisions::{OpenProposal, OpenProposals};
use crate::views::partners::PartnerRegister;
use crate::views::receivables::Receivables;
use crate::views::statements::balance_on;
use crate::views::subsidies::SubsidyRegister;
use crate::views::{Count, Figure};

/// Where the covenant stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Overview {
    /// The covenant.
    pub covenant: Identity,
    /// Its term.
    pub term: Term,
    /// The day.
    pub on: Date,
    /// How many events were recorded.
    pub events: Position,
    /// How many partners the register names.
    pub partners: Count,
    /// How many were a party.
    pub parties: Count,
    /// Every year that had begun, in order.
    pub years: Vec<YearRow>,
    /// Everything partners owe.
    pub open: Figure,
    /// What of it is past due.
    pub overdue: Figure,
    /// Received and not put against an invoice.
    pub unallocated: Figure,
    /// The bank account.
    pub cash: Figure,
    /// What of it is money of subsidies, still to be spent on their projects or repaid.
    pub cash_of_subsidies: Figure,
    /// The general reserve.
    pub reserve: Figure,
    /// How many decisions were taken.
    pub decisions: Count,
    /// The proposals that were open.
    pub open_proposals: Vec<OpenProposal>,
    /// What was decided about the end of the term, if it was.
    pub continuation: Option<ContinuationRow>,
    /// When the covenant was settled, if it was.
    pub settled: Option<SettledRow>,
    /// How many actions were open.
    pub open_actions: Count,
    /// How many of them were late.
    pub late_actions: Count,
    /// How many monitoring reports were issued.
    pub reports_issued: Count,
    /// The first monitoring report that was not issued, if any is left.
    pub next_report: Option<MonitoringPeriod>,
}

/// What was decided about the end of a term.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct ContinuationRow {
    /// What was decided.
    pub continuation: Continuation,
    /// When.
    pub on: Date,
    /// Whether that was later than agreed.
    pub late: bool,
    /// The decision.
    pub decision: DecisionId,
    /// The event.
    pub position: Position,
}

/// That the covenant was settled.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SettledRow {
    /// When.
    pub on: Date,
    /// What was left; negative if it was too little.
    pub left: Figure,
    /// Where it went.
    pub remainder: Remainder,
}

/// A year of the covenant.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct YearRow {
    /// The year.
    pub year: FiscalYear,
    /// All income.
    pub income: Figure,
    /// All expenses.
    pub expenses: Figure,
    /// Income less expenses.
    pub result: Figure,
    /// Whether its books were closed.
    pub closed: bool,
}

impl Overview {
    /// Where the covenant stood on a day; `None` while there is no covenant.
    pub fn of(ledger: &Ledger, on: Date) -> Option<Overview> {
        let covenant = ledger.covenant()?;
        let register = PartnerRegister::without_amounts(ledger, on);
        let receivables = Receivables::of(ledger, on, None);
        let actions = ActionList::of(ledger, on);
        let issued = |period: &MonitoringPeriod| {
            let report = ledger.reports.get(period.year, period.period);
            report.filter(|report| report.on <= on).map(|report| report.position)
        };
        let decisions = ledger.proposals.decisions().filter(|(_, decided)| decided.on <= on);
        Some(Overview {
            covenant: covenant.identity.clone(),
            term: ledger.covenant_on(on).unwrap_or(covenant).term.clone(),
            on,
            events: ledger.next(),
            partners: register.named(),
            parties: register.parties,
            years: years(ledger, covenant, on),
            overdue: receivables.ageing.overdue(),
            open: receivables.ageing.total,
            unallocated: receivables.unallocated,
            cash: balance_on(ledger, Account::Bank, on),
            cash_of_subsidies: SubsidyRegister::of(ledger, on).total.held,
            reserve: balance_on(ledger, Account::Reserve, on),
            decisions: decisions.map(|(_, decided)| decided.position).collect(),
            open_proposals: OpenProposals::of(ledger, on).proposals,
            continuation: continuation(ledger, on),
            settled: settled(ledger, on),
            late_actions: actions.late(),
            open_actions: actions.count_open(),
            reports_issued: covenant.periods().filter_map(|period| issued(&period)).collect(),
            next_report: covenant.periods().find(|period| issued(period).is_none()),
        })
    }
}

/// The last that was decided about the end of the term by a day.
fn continuation(ledger: &Ledger, on: Date) -> Option<ContinuationRow> {
    let decided = ledger.continuations.all().iter().rev().find(|decided| decided.on <= on)?;
    let DecidedTerm { continuation, on, decision, position, .. } = *decided;
    Some(ContinuationRow { continuation, on, late: decided.is_late(), decision, position })
}

fn settled(ledger: &Ledger, on: Date) -> Option<SettledRow> {
    let settled = ledger.settlement.as_ref().filter(|settled| settled.on <= on)?;
    let left = Figure::of(settled.left, settled.position);
    Some(SettledRow { on: settled.on, left, remainder: settled.remainder.clone() })
}

/// Every year that had begun, its entries added up in one pass over the journal.
fn years(ledger: &Ledger, covenant: &Covenant, on: Date) -> Vec<YearRow> {
    let begun = covenant.years().filter(|year| covenant.calendar.first_day(*year) <= on);
    let row = |year| YearRow {
        year,
        income: Figure::default(),
        expenses: Figure::default(),
        result: Figure::default(),
        closed: ledger.years.get(year).is_some_and(|closed| closed.on <= on),
    };
    let mut rows: Vec<YearRow> = begun.map(row).collect();
    let first = covenant.first_year().start();
    for (entry, postings) in ledger.journal.entries().filter(|(entry, _)| entry.date <= on) {
        let place = usize::from(entry.year.start().saturating_sub(first));
        let Some(row) = rows.get_mut(place).filter(|_| !matches!(entry.memo, Memo::YearClosed(_)))
        else {
            continue;
        };
        for posting in postings {
            match posting.account.kind() {
                AccountKind::Income => row.income.add(-posting.amount, entry.position),
                AccountKind::Expense => row.expenses.add(posting.amount, entry.position),
                AccountKind::Asset | AccountKind::Liability | AccountKind::Equity => continue,
            }
        }
    }
    for row in &mut rows {
        row.result = row.income.less(&row.expenses);
    }
    rows
}
