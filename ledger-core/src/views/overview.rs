//! Where the covenant stands on a day, on one page.

use serde::Serialize;

use crate::accounts::{Account, AccountKind};
use crate::acts::continuation::{Continuation, DecidedTerm};
use crate::acts::settlement::Remainder;
use crate::calendar::{Date, FiscalYear};
use crate::covenant::{Covenant, Identity, MonitoringPeriod, Term};
use crate::ids::{DecisionId, Position};
use crate::journal::YearTotals;
use crate::ledger::Ledger;
use crate::money::Money;
use crate::views::actions::ActionList;
use crate::views::bank::{BankAccountList, BankAccountRow};
use crate::views::decisions::{OpenProposal, OpenProposals};
use crate::views::meaning;
use crate::views::opened::OpenedBooks;
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
    /// How the books were opened, if another administration had them before.
    pub opened: Option<OpenedBooks>,
    /// How many events were recorded.
    #[serde(serialize_with = "meaning::events_so_far")]
    pub events: Position,
    /// How many partners the register names.
    pub partners: Count,
    /// How many were a party.
    pub parties: Count,
    /// Every year that had begun, in order.
    pub years: Vec<YearRow>,
    /// What was booked after the last year, such as a late credit note, if anything was: with the years
    /// it adds up to all results there were.
    pub after_term: Option<AfterTerm>,
    /// Everything partners owe.
    pub open: Figure,
    /// What of it is past due.
    pub overdue: Figure,
    /// Received and not put against an invoice.
    pub unallocated: Figure,
    /// What stands on all bank accounts.
    pub cash: Figure,
    /// The bank accounts, if there are several.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub bank_accounts: Vec<BankAccountRow>,
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
    #[serde(serialize_with = "meaning::said_by")]
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
    #[serde(serialize_with = "meaning::row_key")]
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

/// Income and expenses of days after the last year of the covenant.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct AfterTerm {
    /// All income.
    pub income: Figure,
    /// All expenses.
    pub expenses: Figure,
    /// Income less expenses.
    pub result: Figure,
}

impl AfterTerm {
    /// What was booked after the last year by a day, if anything was.
    pub(crate) fn of(ledger: &Ledger, covenant: &Covenant, on: Date) -> Option<AfterTerm> {
        let (mut after, last) = (AfterTerm::default(), covenant.last_year());
        let entries = ledger
            .journal
            .entries()
            .filter(|(entry, _)| last < entry.year && entry.date <= on && !entry.memo.closes());
        for (entry, postings) in entries {
            for posting in postings {
                match posting.account.kind() {
                    AccountKind::Income => after.income.add(-posting.amount, entry.position),
                    AccountKind::Expense => after.expenses.add(posting.amount, entry.position),
                    AccountKind::Asset | AccountKind::Liability | AccountKind::Equity => continue,
                }
            }
        }
        AfterTerm::booked(after.income.in_order(), after.expenses.in_order())
    }

    fn booked(income: Figure, expenses: Figure) -> Option<AfterTerm> {
        let result = income.less(&expenses);
        let nothing = income.amount.is_zero() && expenses.amount.is_zero();
        (!nothing).then_some(AfterTerm { income, expenses, result })
    }
}

impl Overview {
    /// Where the covenant stood on a day; `None` while there is no covenant.
    pub fn of(ledger: &Ledger, on: Date) -> Option<Overview> {
        let covenant = ledger.covenant()?;
        let register = PartnerRegister::without_amounts(ledger, on);
        let receivables = Receivables::of(ledger, on, None);
        let actions = ActionList::of(ledger, on);
        let issued = |period: &MonitoringPeriod| {
            ledger.reports.by(period.year, period.period, on).map(|report| report.position)
        };
        let decisions = ledger.proposals.decisions().filter(|(_, decided)| decided.on <= on);
        Some(Overview {
            covenant: covenant.identity.clone(),
            term: ledger.covenant_on(on).unwrap_or(covenant).term.clone(),
            on,
            opened: OpenedBooks::by(ledger, on),
            events: ledger.next(),
            partners: register.named(),
            parties: register.parties,
            years: years(ledger, covenant, on),
            after_term: AfterTerm::of(ledger, covenant, on),
            overdue: receivables.ageing.overdue(),
            open: receivables.ageing.total,
            unallocated: receivables.unallocated,
            cash: balance_on(ledger, Account::Bank, on),
            bank_accounts: BankAccountList::of_several(ledger, on),
            cash_of_subsidies: SubsidyRegister::of(ledger, on).total.held,
            reserve: balance_on(ledger, Account::Reserve, on),
            decisions: decisions.map(|(_, decided)| decided.position).collect(),
            open_proposals: OpenProposals::of(ledger, on).proposals,
            continuation: continuation(ledger, on),
            settled: settled(ledger, on),
            late_actions: actions.late(),
            open_actions: actions.count_open(),
            reports_issued: ledger.periods().filter_map(|period| issued(&period)).collect(),
            next_report: ledger.periods().find(|period| issued(period).is_none()),
        })
    }
}

impl Overview {
    /// The same without the events behind figures and counts, from the totals that the ledger keeps: for a
    /// text, which shows none. `None` for a day before the last one on which anything took effect, for the
    /// totals are of everything.
    pub fn totals(ledger: &Ledger, on: Date) -> Option<Overview> {
        let covenant = ledger.covenant()?;
        if ledger.latest_day() > Some(on) {
            return None;
        }
        let actions = ActionList::of(ledger, on);
        let issued =
            |period: &MonitoringPeriod| ledger.reports.get(period.year, period.period).is_some();
        let (mut open, mut overdue) = (Money::ZERO, Money::ZERO);
        for claim in ledger.claims.open() {
            open += claim.open();
            if claim.due < on {
                overdue += claim.open();
            }
        }
        let stands = |account: Account| {
            let balance = ledger.journal.balance(account);
            let asset = account.kind() == AccountKind::Asset;
            Figure::total(if asset { balance } else { -balance })
        };
        let year = |year| {
            let YearTotals { income, expenses } = ledger.journal.year(year);
            YearRow {
                year,
                income: Figure::total(income),
                expenses: Figure::total(expenses),
                result: Figure::total(income - expenses),
                closed: ledger.years.get(year).is_some(),
            }
        };
        let begun = ledger.years().filter(|year| covenant.calendar.first_day(*year) <= on);
        Some(Overview {
            covenant: covenant.identity.clone(),
            term: ledger.covenant_on(on).unwrap_or(covenant).term.clone(),
            on,
            opened: OpenedBooks::by(ledger, on),
            events: ledger.next(),
            partners: Count::total(ledger.partners.count_partners()),
            parties: Count::total(ledger.partners.count_parties(on)),
            years: begun.map(year).collect(),
            after_term: {
                let YearTotals { income, expenses } = ledger.journal.after(covenant.last_year());
                AfterTerm::booked(Figure::total(income), Figure::total(expenses))
            },
            open: Figure::total(open),
            overdue: Figure::total(overdue),
            unallocated: stands(Account::UnallocatedReceipts),
            cash: stands(Account::Bank),
            bank_accounts: BankAccountList::totals_of_several(ledger, on),
            cash_of_subsidies: SubsidyRegister::of(ledger, on).total.held,
            reserve: stands(Account::Reserve),
            decisions: Count::total(ledger.proposals.decisions().count()),
            open_proposals: OpenProposals::of(ledger, on).proposals,
            continuation: continuation(ledger, on),
            settled: settled(ledger, on),
            late_actions: actions.late(),
            open_actions: actions.count_open(),
            reports_issued: Count::total(ledger.periods().filter(issued).count()),
            next_report: ledger.periods().find(|period| !issued(period)),
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
    let begun = ledger.years().filter(|year| covenant.calendar.first_day(*year) <= on);
    let row = |year| YearRow {
        year,
        income: Figure::default(),
        expenses: Figure::default(),
        result: Figure::default(),
        closed: ledger.years.get(year).is_some_and(|closed| closed.on <= on),
    };
    let mut rows: Vec<YearRow> = begun.map(row).collect();
    let first = ledger.first_year().map_or(0, FiscalYear::start);
    for (entry, postings) in ledger.journal.entries().filter(|(entry, _)| entry.date <= on) {
        let place = usize::from(entry.year.start().saturating_sub(first));
        let Some(row) = rows.get_mut(place).filter(|_| !entry.memo.closes()) else {
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
