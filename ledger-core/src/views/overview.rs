//! Where the covenant stands on a day, on one page.

use serde::Serialize;

use crate::accounts::{Account, AccountKind};
use crate::calendar::{Date, FiscalYear};
use crate::covenant::{Covenant, Identity, MonitoringPeriod, Term};
use crate::ids::Position;
use crate::journal::Memo;
use crate::ledger::Ledger;
use crate::views::decisions::{OpenProposal, OpenProposals};
use crate::views::partners::PartnerRegister;
use crate::views::receivables::Receivables;
use crate::views::statements::balance_on;
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
    /// The general reserve.
    pub reserve: Figure,
    /// How many decisions were taken.
    pub decisions: Count,
    /// The proposals that were open.
    pub open_proposals: Vec<OpenProposal>,
    /// How many monitoring reports were issued.
    pub reports_issued: Count,
    /// The first monitoring report that was not issued, if any is left.
    pub next_report: Option<MonitoringPeriod>,
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
        let register = PartnerRegister::of(ledger, on);
        let receivables = Receivables::of(ledger, on, None);
        let issued = |period: &MonitoringPeriod| {
            let report = ledger.reports.get(period.year, period.period);
            report.filter(|report| report.on <= on).map(|report| report.position)
        };
        let decisions = ledger.proposals.decisions().filter(|(_, decided)| decided.on <= on);
        Some(Overview {
            covenant: covenant.identity.clone(),
            term: covenant.term.clone(),
            on,
            events: ledger.next(),
            partners: register.named(),
            parties: register.parties,
            years: years(ledger, covenant, on),
            overdue: receivables.ageing.overdue(),
            open: receivables.ageing.total,
            unallocated: receivables.unallocated,
            cash: balance_on(ledger, Account::Bank, on),
            reserve: balance_on(ledger, Account::Reserve, on),
            decisions: decisions.map(|(_, decided)| decided.position).collect(),
            open_proposals: OpenProposals::of(ledger, on).proposals,
            reports_issued: covenant.periods().filter_map(|period| issued(&period)).collect(),
            next_report: covenant.periods().find(|period| issued(period).is_none()),
        })
    }
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
