//! Earlier versions of events, and how they become the present ones.
//!
//! A stored event is never rewritten. When the fields of an event change, its version is raised, its old
//! shape is kept here, and each new field gets a stated default. The golden bytes of every version can be
//! read for ever.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::acts::conclude::CovenantConcluded;
use crate::acts::contribution::ContributionInvoiced;
use crate::acts::deficit::{DeficitShare, DeficitShared, Share};
use crate::acts::expense::ExpenseRecorded;
use crate::acts::income::OtherIncomeReceived;
use crate::acts::monitoring::{IssuedFile, MonitoringReportIssued};
use crate::acts::payment::PaymentReceived;
use crate::calendar::{Calendar, Date, FiscalYear, MonthDay, TimeZone};
use crate::covenant::{Article, Covenant, Identity, Rules, Seat, Term, VotingRule};
use crate::digest::Digest;
use crate::ids::{DecisionId, ExpenseId, LineId, PartnerId, PaymentId, Position};
use crate::invoice::InvoiceNumber;
use crate::money::Money;

/// [`ExpenseRecorded`] before there was a register of suppliers: it is on a budget line, and nothing is known of the
/// number and the date of the bill, the last day to pay and VAT.
#[derive(Deserialize)]
pub(crate) struct ExpenseRecordedV1 {
    expense: ExpenseId,
    line: LineId,
    amount: Money,
    supplier: String,
    description: String,
}

impl From<ExpenseRecordedV1> for ExpenseRecorded {
    fn from(old: ExpenseRecordedV1) -> ExpenseRecorded {
        let ExpenseRecordedV1 { expense, line, amount, supplier, description } = old;
        ExpenseRecorded {
            expense,
            line: Some(line),
            amount,
            supplier,
            registered: None,
            description,
            invoice: None,
            invoice_date: None,
            due: None,
            vat: Vec::new(),
        }
    }
}

/// [`ContributionInvoiced`] before it named its instalment, its days, and the year in whose books it is income: it
/// was for the whole, and income as the field `books` says of events that do not name it.
#[derive(Deserialize)]
pub(crate) struct ContributionInvoicedV1 {
    invoice: InvoiceNumber,
    partner: PartnerId,
    year: FiscalYear,
    amount: Money,
    due: Date,
    reason: Option<String>,
}

impl From<ContributionInvoicedV1> for ContributionInvoiced {
    fn from(old: ContributionInvoicedV1) -> ContributionInvoiced {
        let ContributionInvoicedV1 { invoice, partner, year, amount, due, reason } = old;
        ContributionInvoiced {
            invoice,
            partner,
            year,
            amount,
            due,
            reason,
            instalment: None,
            period: None,
            books: None,
        }
    }
}

/// [`OtherIncomeReceived`] before there could be any outside the budget.
#[derive(Deserialize)]
pub(crate) struct OtherIncomeReceivedV1 {
    line: LineId,
    amount: Money,
    description: String,
    bank_reference: String,
}

impl From<OtherIncomeReceivedV1> for OtherIncomeReceived {
    fn from(old: OtherIncomeReceivedV1) -> OtherIncomeReceived {
        let OtherIncomeReceivedV1 { line, amount, description, bank_reference } = old;
        OtherIncomeReceived { line: Some(line), amount, description, bank_reference }
    }
}

/// [`PaymentReceived`] before it could name who paid for the partner: the partner paid itself.
#[derive(Deserialize)]
pub(crate) struct PaymentReceivedV1 {
    payment: PaymentId,
    partner: PartnerId,
    amount: Money,
    bank_reference: String,
}

impl From<PaymentReceivedV1> for PaymentReceived {
    fn from(old: PaymentReceivedV1) -> PaymentReceived {
        let PaymentReceivedV1 { payment, partner, amount, bank_reference } = old;
        PaymentReceived { payment, partner, amount, bank_reference, payer: None }
    }
}

/// [`CovenantConcluded`] before definitions named a time zone: the days of such a covenant are those of
/// Europe/Amsterdam.
#[derive(Deserialize)]
pub(crate) struct CovenantConcludedV2 {
    covenant: CovenantV2,
}

#[derive(Deserialize)]
struct CovenantV2 {
    identity: Identity,
    term: Term,
    calendar: CalendarV2,
    voting: VotingRule,
    seats: Vec<Seat>,
    rules: Rules,
    themes: Vec<String>,
    articles: BTreeMap<Article, String>,
}

#[derive(Deserialize)]
struct CalendarV2 {
    year_starts: MonthDay,
    period_ends: Vec<MonthDay>,
}

impl From<CalendarV2> for Calendar {
    fn from(CalendarV2 { year_starts, period_ends }: CalendarV2) -> Calendar {
        Calendar { year_starts, period_ends, time_zone: TimeZone::default() }
    }
}

impl From<CovenantConcludedV2> for Box<CovenantConcluded> {
    fn from(old: CovenantConcludedV2) -> Box<CovenantConcluded> {
        let CovenantV2 { identity, term, calendar, voting, seats, rules, themes, articles } =
            old.covenant;
        let calendar = calendar.into();
        let covenant =
            Covenant { identity, term, calendar, voting, seats, rules, themes, articles };
        Box::new(CovenantConcluded { covenant })
    }
}

/// [`CovenantConcluded`] before definitions gave the levels of reminders and how often to meet partners. Such
/// a covenant has no reminders, requires no meetings, conversations or updates, and has its reports within
/// thirty days.
#[derive(Deserialize)]
pub(crate) struct CovenantConcludedV1 {
    covenant: CovenantV1,
}

#[derive(Deserialize)]
struct CovenantV1 {
    identity: Identity,
    term: Term,
    calendar: CalendarV2,
    voting: VotingRule,
    seats: Vec<Seat>,
    rules: RulesV1,
    themes: Vec<String>,
    articles: BTreeMap<Article, String>,
}

#[derive(Deserialize)]
struct RulesV1 {
    deviation_percent: u8,
    share_payment_term_days: u16,
}

impl From<CovenantConcludedV1> for Box<CovenantConcluded> {
    fn from(old: CovenantConcludedV1) -> Box<CovenantConcluded> {
        let CovenantV1 { identity, term, calendar, voting, seats, rules, themes, articles } =
            old.covenant;
        let rules = Rules {
            deviation_percent: rules.deviation_percent,
            share_payment_term_days: rules.share_payment_term_days,
            reminders: Vec::new(),
            network_meetings_per_year: 0,
            ambassador_invitations_per_year: 0,
            conversations_per_partner_per_year: 0,
            platform_updates_per_year: 0,
            report_term_days: 30,
        };
        let calendar = calendar.into();
        let covenant =
            Covenant { identity, term, calendar, voting, seats, rules, themes, articles };
        Box::new(CovenantConcluded { covenant })
    }
}

/// [`DeficitShared`] before a part could be carried forward, or be borne by partners that bear no risk.
#[derive(Deserialize)]
pub(crate) struct DeficitSharedV1 {
    year: FiscalYear,
    deficit: Money,
    from_reserve: Money,
    shares: Vec<Share>,
    due: Date,
    decision: DecisionId,
}

impl From<DeficitSharedV1> for Box<DeficitShared> {
    fn from(old: DeficitSharedV1) -> Box<DeficitShared> {
        let DeficitSharedV1 { year, deficit, from_reserve, shares, due, decision } = old;
        let shares = shares.into_iter().map(DeficitShare::from).collect();
        let carried_forward = Money::ZERO;
        Box::new(DeficitShared {
            year,
            deficit,
            from_reserve,
            carried_forward,
            shares,
            due,
            decision,
        })
    }
}

/// [`MonitoringReportIssued`] before a report could be replaced by a next version.
#[derive(Deserialize)]
pub(crate) struct MonitoringReportIssuedV1 {
    year: FiscalYear,
    period: u8,
    basis: Position,
    root: Digest,
    files: Vec<IssuedFile>,
}

impl From<MonitoringReportIssuedV1> for Box<MonitoringReportIssued> {
    fn from(old: MonitoringReportIssuedV1) -> Box<MonitoringReportIssued> {
        let MonitoringReportIssuedV1 { year, period, basis, root, files } = old;
        let replaces = None;
        Box::new(MonitoringReportIssued { year, period, basis, root, files, replaces })
    }
}
