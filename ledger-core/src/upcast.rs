//! Earlier versions of events, and how they become the present ones.
//!
//! A stored event is never rewritten. When the fields of an event change, its version is raised, its old
//! shape is kept here, and each new field gets a stated default. The golden bytes of every version can be
//! read for ever.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::acts::accession::Accession;
use crate::acts::action::{ActionClosed, ActionOpened, Closed, OfReport, Owner};
use crate::acts::amendment::{Amendment, Change, CovenantAmended};
use crate::acts::budget::BudgetPlan;
use crate::acts::conclude::CovenantConcluded;
use crate::acts::continuation::Continuation;
use crate::acts::contribution::ContributionInvoiced;
use crate::acts::decision::{Manner, ProposalDecided};
use crate::acts::deficit::{Deficit, DeficitShare, DeficitShared, Share};
use crate::acts::expense::{ExpensePaid, ExpenseRecorded, ExpensesPaid, PaidPart};
use crate::acts::fund::FundRelease;
use crate::acts::income::OtherIncomeReceived;
use crate::acts::merger::Merger;
use crate::acts::monitoring::{IssuedFile, MonitoringReportIssued};
use crate::acts::opening::{BooksOpened, EarlierResult, LineBefore, ReceiptTakenOver};
use crate::acts::payment::PaymentReceived;
use crate::acts::proposal::ProposalSubmitted;
use crate::acts::rename::Rename;
use crate::acts::risk_key::RiskKey;
use crate::acts::schedule::ContributionSchedule;
use crate::acts::settlement::{RemainderTransferred, Settlement};
use crate::acts::storno::{OverpaymentRefunded, PaymentReversed};
use crate::acts::subject::Subject;
use crate::acts::subsidy::{SubsidyReceived, SubsidyRepaid};
use crate::acts::supplier_credit::SupplierRefunded;
use crate::acts::surplus::{Part, Refund, RefundPaid, Surplus};
use crate::acts::suspense::{ReceiptResolved, Resolved, UnknownReceived};
use crate::acts::takeover::DecisionTakenOver;
use crate::acts::vote::{Vote, VoteCast};
use crate::acts::withdrawal::Withdrawal;
use crate::acts::write_off::WriteOff;
use crate::calendar::{Calendar, Date, FiscalYear, MonthDay, TimeZone};
use crate::covenant::{Article, Covenant, Duty, Identity, ReminderLevel, Rules, Seat, Term};
use crate::digest::Digest;
use crate::ids::{
    ActionId, DecisionId, ExpenseId, LineId, PartnerId, PaymentId, PersonId, Position, ProposalId,
    SeatId, SubsidyId, SupplierCreditId, SuspenseId,
};
use crate::invoice::InvoiceNumber;
use crate::money::Money;
use crate::voting::{DecidingRule, Outcome};

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

/// [`VoteCast`] before there were mandates: whoever held the seat voted.
#[derive(Deserialize)]
pub(crate) struct VoteCastV1 {
    proposal: ProposalId,
    seat: SeatId,
    vote: Vote,
    held_by: PersonId,
    reason: Option<String>,
}

impl From<VoteCastV1> for VoteCast {
    fn from(old: VoteCastV1) -> VoteCast {
        let VoteCastV1 { proposal, seat, vote, held_by, reason } = old;
        VoteCast { proposal, seat, vote, held_by, reason, mandate: None }
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
        let bank_account = None;
        OtherIncomeReceived { line: Some(line), amount, description, bank_reference, bank_account }
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
        let (bank_account, payer) = (None, None);
        PaymentReceived { payment, partner, amount, bank_reference, bank_account, payer }
    }
}

/// Events before the covenant could have several bank accounts: their bank entries are on the main account.
macro_rules! on_main_account {
    ($($old:ident => $new:ident { $($field:ident: $type:ty),+ $(,)? })+) => {
        $(
            #[doc = concat!("[`", stringify!($new), "`] before the covenant could have several bank accounts.")]
            #[derive(Deserialize)]
            pub(crate) struct $old {
                $($field: $type,)+
            }

            impl From<$old> for $new {
                fn from(old: $old) -> $new {
                    let $old { $($field),+ } = old;
                    $new { $($field,)+ bank_account: None }
                }
            }
        )+
    };
}

on_main_account! {
    OtherIncomeReceivedV2 => OtherIncomeReceived {
        line: Option<LineId>, amount: Money, description: String, bank_reference: String,
    }
    PaymentReceivedV2 => PaymentReceived {
        payment: PaymentId, partner: PartnerId, amount: Money, bank_reference: String,
        payer: Option<String>,
    }
    UnknownReceivedV1 => UnknownReceived {
        receipt: SuspenseId, amount: Money, bank_reference: String, payer: Option<String>,
        description: String,
    }
    ReceiptResolvedBefore => ReceiptResolved {
        receipt: SuspenseId, amount: Money, resolved: Resolved, bank_reference: Option<String>,
    }
    SubsidyReceivedV1 => SubsidyReceived {
        subsidy: SubsidyId, amount: Money, bank_reference: String,
    }
    SubsidyRepaidV1 => SubsidyRepaid {
        subsidy: SubsidyId, amount: Money, bank_reference: String,
    }
    ExpensePaidV1 => ExpensePaid { expense: ExpenseId, amount: Money, bank_reference: String }
    ExpensesPaidV1 => ExpensesPaid { parts: Vec<PaidPart>, bank_reference: String }
    SupplierRefundedV1 => SupplierRefunded {
        credit: SupplierCreditId, amount: Money, bank_reference: String,
    }
    RefundPaidV1 => RefundPaid { partner: PartnerId, amount: Money, bank_reference: String }
    RemainderTransferredV1 => RemainderTransferred { amount: Money, bank_reference: String }
    PaymentReversedV1 => PaymentReversed {
        payment: PaymentId, amount: Money, reason: String, bank_reference: String,
    }
    OverpaymentRefundedV1 => OverpaymentRefunded {
        payment: PaymentId, amount: Money, bank_reference: String,
    }
    ReceiptTakenOverV1 => ReceiptTakenOver {
        payment: PaymentId, partner: PartnerId, on: Date, amount: Money, bank_reference: String,
    }
}

/// [`ReceiptResolved`] before the covenant could have several bank accounts.
#[derive(Deserialize)]
#[serde(transparent)]
pub(crate) struct ReceiptResolvedV1(ReceiptResolvedBefore);

impl From<ReceiptResolvedV1> for Box<ReceiptResolved> {
    fn from(ReceiptResolvedV1(old): ReceiptResolvedV1) -> Box<ReceiptResolved> {
        Box::new(old.into())
    }
}

/// [`BooksOpened`] before the covenant could have several bank accounts.
#[derive(Deserialize)]
pub(crate) struct BooksOpenedV1 {
    source: String,
    bank: Money,
    reserve: Money,
    funds: Vec<Part>,
    results: Vec<EarlierResult>,
    lines: Vec<LineBefore>,
    refunds: Vec<Refund>,
}

impl From<BooksOpenedV1> for Box<BooksOpened> {
    fn from(old: BooksOpenedV1) -> Box<BooksOpened> {
        let BooksOpenedV1 { source, bank, reserve, funds, results, lines, refunds } = old;
        let bank_accounts = Vec::new();
        Box::new(BooksOpened {
            source,
            bank,
            bank_accounts,
            reserve,
            funds,
            results,
            lines,
            refunds,
        })
    }
}

/// [`CovenantConcluded`] before definitions had deciding rules, votes of seats and a list of obligations. Its one
/// rule decides every proposal, every seat has one vote, no amount is small, and it asks everything that a
/// covenant could ask then.
#[derive(Deserialize)]
pub(crate) struct CovenantConcludedV3 {
    covenant: CovenantV3,
}

#[derive(Deserialize)]
struct CovenantV3 {
    identity: Identity,
    term: Term,
    calendar: Calendar,
    voting: VotingRuleV3,
    seats: Vec<SeatV3>,
    rules: RulesV3,
    themes: Vec<String>,
    articles: BTreeMap<Article, String>,
}

/// How the votes of the seats decided every proposal. Abstentions counted for the quorum alone.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum VotingRuleV3 {
    /// Every seat votes for.
    Unanimous,
    /// More than half of all seats vote for.
    MajorityOfSeats,
    /// At least `quorum` seats vote, and more vote for than against.
    MajorityOfVotes {
        /// The number of seats that must have voted.
        quorum: u8,
    },
}

#[derive(Deserialize)]
struct SeatV3 {
    code: String,
    name: String,
    partner: PartnerId,
    bears_risk: bool,
}

#[derive(Deserialize)]
struct RulesV3 {
    deviation_percent: u8,
    share_payment_term_days: u16,
    reminders: Vec<ReminderLevel>,
    network_meetings_per_year: u8,
    ambassador_invitations_per_year: u8,
    conversations_per_partner_per_year: u8,
    platform_updates_per_year: u8,
    report_term_days: u16,
}

impl From<VotingRuleV3> for DecidingRule {
    fn from(old: VotingRuleV3) -> DecidingRule {
        match old {
            VotingRuleV3::Unanimous => DecidingRule::unanimous(),
            VotingRuleV3::MajorityOfSeats => DecidingRule::majority_of_seats(),
            VotingRuleV3::MajorityOfVotes { quorum } => DecidingRule::majority_of_votes(quorum),
        }
    }
}

impl From<SeatV3> for Seat {
    fn from(SeatV3 { code, name, partner, bears_risk }: SeatV3) -> Seat {
        Seat { code, name, partner, bears_risk, votes: 1 }
    }
}

impl From<RulesV3> for Rules {
    fn from(old: RulesV3) -> Rules {
        Rules {
            deviation_percent: old.deviation_percent,
            deviation_amount: Money::ZERO,
            small_difference: Money::ZERO,
            share_payment_term_days: old.share_payment_term_days,
            reminders: old.reminders,
            network_meetings_per_year: old.network_meetings_per_year,
            ambassador_invitations_per_year: old.ambassador_invitations_per_year,
            conversations_per_partner_per_year: old.conversations_per_partner_per_year,
            platform_updates_per_year: old.platform_updates_per_year,
            report_term_days: old.report_term_days,
            obligations: Duty::ALL.to_vec(),
        }
    }
}

impl From<CovenantConcludedV3> for Box<CovenantConcluded> {
    fn from(CovenantConcludedV3 { covenant: old }: CovenantConcludedV3) -> Box<CovenantConcluded> {
        Box::new(CovenantConcluded {
            covenant: Covenant {
                identity: old.identity,
                term: old.term,
                calendar: old.calendar,
                decide: vec![old.voting.into()],
                seats: old.seats.into_iter().map(Seat::from).collect(),
                rules: old.rules.into(),
                themes: old.themes,
                articles: old.articles,
            },
        })
    }
}

/// [`CovenantConcludedV3`] before definitions named a time zone: the days of such a covenant are those of
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
    voting: VotingRuleV3,
    seats: Vec<SeatV3>,
    rules: RulesV3,
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
            CovenantV3 { identity, term, calendar, voting, seats, rules, themes, articles };
        CovenantConcludedV3 { covenant }.into()
    }
}

/// [`CovenantConcludedV2`] before definitions gave the levels of reminders and how often to meet partners. Such
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
    voting: VotingRuleV3,
    seats: Vec<SeatV3>,
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
        let rules = RulesV3 {
            deviation_percent: rules.deviation_percent,
            share_payment_term_days: rules.share_payment_term_days,
            reminders: Vec::new(),
            network_meetings_per_year: 0,
            ambassador_invitations_per_year: 0,
            conversations_per_partner_per_year: 0,
            platform_updates_per_year: 0,
            report_term_days: 30,
        };
        let covenant =
            CovenantV2 { identity, term, calendar, voting, seats, rules, themes, articles };
        CovenantConcludedV2 { covenant }.into()
    }
}

/// [`CovenantAmended`] before covenants had deciding rules and a list of obligations: what it changes becomes what
/// it would be of a covenant of [`CovenantConcludedV3`].
#[derive(Deserialize)]
pub(crate) struct CovenantAmendedV1 {
    amendment: AmendmentV1,
    since: Date,
    decision: DecisionId,
}

#[derive(Deserialize)]
struct AmendmentV1 {
    text: String,
    changes: Vec<ChangeV1>,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
enum ChangeV1 {
    Voting(VotingRuleV3),
    Rules(RulesV3),
    ThemeAdded(String),
    SeatMoved { seat: SeatId, partner: PartnerId, name: String },
    Citation { article: Article, citation: String },
}

impl From<AmendmentV1> for Amendment {
    fn from(AmendmentV1 { text, changes }: AmendmentV1) -> Amendment {
        Amendment { text, changes: changes.into_iter().map(Change::from).collect() }
    }
}

impl From<ChangeV1> for Change {
    fn from(old: ChangeV1) -> Change {
        match old {
            ChangeV1::Voting(rule) => Change::Decide(vec![rule.into()]),
            ChangeV1::Rules(rules) => Change::Rules(rules.into()),
            ChangeV1::ThemeAdded(theme) => Change::ThemeAdded(theme),
            ChangeV1::SeatMoved { seat, partner, name } => {
                Change::SeatMoved { seat, partner, name }
            }
            ChangeV1::Citation { article, citation } => Change::Citation { article, citation },
        }
    }
}

impl From<CovenantAmendedV1> for Box<CovenantAmended> {
    fn from(old: CovenantAmendedV1) -> Box<CovenantAmended> {
        let CovenantAmendedV1 { amendment, since, decision } = old;
        Box::new(CovenantAmended { amendment: amendment.into(), since, decision })
    }
}

/// What was proposed before [`CovenantAmended`] had its second version.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
enum SubjectV1 {
    Accession(Accession),
    RiskKey(RiskKey),
    Budget(BudgetPlan),
    BudgetRevision(BudgetPlan),
    ContributionSchedule(ContributionSchedule),
    Surplus(Surplus),
    Deficit(DeficitV1),
    Other,
    WriteOff(WriteOff),
    FundRelease(FundRelease),
    Settlement(Settlement),
    Withdrawal(Withdrawal),
    Rename(Rename),
    Merger(Merger),
    Continuation(Continuation),
    Amendment(AmendmentV1),
}

/// [`Deficit`] when there was the covenant's rule alone.
#[derive(Deserialize)]
struct DeficitV1 {
    year: FiscalYear,
}

impl From<SubjectV1> for Subject {
    fn from(old: SubjectV1) -> Subject {
        match old {
            SubjectV1::Accession(accession) => Subject::Accession(accession),
            SubjectV1::RiskKey(key) => Subject::RiskKey(key),
            SubjectV1::Budget(plan) => Subject::Budget(plan),
            SubjectV1::BudgetRevision(plan) => Subject::BudgetRevision(plan),
            SubjectV1::ContributionSchedule(schedule) => Subject::ContributionSchedule(schedule),
            SubjectV1::Surplus(surplus) => Subject::Surplus(surplus),
            SubjectV1::Deficit(DeficitV1 { year }) => Subject::Deficit(Deficit::by_rule(year)),
            SubjectV1::Other => Subject::Other,
            SubjectV1::WriteOff(write_off) => Subject::WriteOff(write_off),
            SubjectV1::FundRelease(release) => Subject::FundRelease(release),
            SubjectV1::Settlement(settlement) => Subject::Settlement(settlement),
            SubjectV1::Withdrawal(withdrawal) => Subject::Withdrawal(withdrawal),
            SubjectV1::Rename(rename) => Subject::Rename(rename),
            SubjectV1::Merger(merger) => Subject::Merger(merger),
            SubjectV1::Continuation(continuation) => Subject::Continuation(continuation),
            SubjectV1::Amendment(amendment) => Subject::Amendment(amendment.into()),
        }
    }
}

/// [`ProposalSubmitted`] before votes had a last day: on such a proposal votes count until it is decided.
#[derive(Deserialize)]
pub(crate) struct ProposalSubmittedV1 {
    proposal: ProposalId,
    title: String,
    text: String,
    subject: SubjectV1,
}

impl From<ProposalSubmittedV1> for Box<ProposalSubmitted> {
    fn from(old: ProposalSubmittedV1) -> Box<ProposalSubmitted> {
        let ProposalSubmittedV1 { proposal, title, text, subject } = old;
        let subject = subject.into();
        Box::new(ProposalSubmitted { proposal, title, text, subject, closes_on: None })
    }
}

/// [`DecisionTakenOver`] before [`CovenantAmended`] had its second version.
#[derive(Deserialize)]
pub(crate) struct DecisionTakenOverV1 {
    proposal: ProposalId,
    decision: DecisionId,
    title: String,
    source: String,
    manner: Manner,
    subject: SubjectV1,
    conditions: Option<String>,
    effective_from: Date,
    review_on: Option<Date>,
}

impl From<DecisionTakenOverV1> for Box<DecisionTakenOver> {
    fn from(old: DecisionTakenOverV1) -> Box<DecisionTakenOver> {
        Box::new(DecisionTakenOver {
            proposal: old.proposal,
            decision: old.decision,
            title: old.title,
            source: old.source,
            manner: old.manner,
            subject: old.subject.into(),
            conditions: old.conditions,
            effective_from: old.effective_from,
            review_on: old.review_on,
        })
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

/// [`ProposalDecided`] before it named the meeting, and when its conditions were one text and no actions.
#[derive(Deserialize)]
pub(crate) struct ProposalDecidedV1 {
    proposal: ProposalId,
    decision: DecisionId,
    outcome: Outcome,
    manner: Manner,
    effective_from: Date,
    conditions: Option<String>,
    review_on: Option<Date>,
    replaces: Option<DecisionId>,
}

impl From<ProposalDecidedV1> for Box<ProposalDecided> {
    fn from(old: ProposalDecidedV1) -> Box<ProposalDecided> {
        Box::new(ProposalDecided {
            proposal: old.proposal,
            decision: old.decision,
            outcome: old.outcome,
            manner: old.manner,
            effective_from: old.effective_from,
            conditions: old.conditions,
            review_on: old.review_on,
            replaces: old.replaces,
            meeting: None,
        })
    }
}

/// [`ActionOpened`] before an action could be a condition of a decision.
#[derive(Deserialize)]
pub(crate) struct ActionOpenedV1 {
    action: ActionId,
    title: String,
    owner: Owner,
    due: Date,
    decision: Option<DecisionId>,
    report: Option<OfReport>,
}

impl From<ActionOpenedV1> for ActionOpened {
    fn from(old: ActionOpenedV1) -> ActionOpened {
        let ActionOpenedV1 { action, title, owner, due, decision, report } = old;
        ActionOpened { action, title, owner, due, decision, report, condition: false }
    }
}

/// [`ActionClosed`] before an action could be a condition, which is dropped by a decision alone.
#[derive(Deserialize)]
pub(crate) struct ActionClosedV1 {
    action: ActionId,
    state: Closed,
    outcome: String,
}

impl From<ActionClosedV1> for ActionClosed {
    fn from(ActionClosedV1 { action, state, outcome }: ActionClosedV1) -> ActionClosed {
        ActionClosed { action, state, outcome, decision: None }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::voting::Poll;

    /// The outcome of votes as it was before there were deciding rules.
    fn outcome_then(
        rule: VotingRuleV3,
        [seats, votes_for, against, abstained]: [usize; 4],
    ) -> Option<Outcome> {
        let possible = seats.saturating_sub(against + abstained);
        let (adopted, rejected) = match rule {
            VotingRuleV3::Unanimous => (votes_for == seats, possible < seats),
            VotingRuleV3::MajorityOfSeats => (votes_for * 2 > seats, possible * 2 <= seats),
            VotingRuleV3::MajorityOfVotes { quorum } => {
                let quorate = votes_for + against + abstained >= usize::from(quorum);
                (quorate && votes_for > against, quorate && votes_for <= against)
            }
        };
        match (adopted, rejected) {
            (true, _) => Some(Outcome::Adopted),
            (false, true) => Some(Outcome::Rejected),
            (false, false) => None,
        }
    }

    /// Every tally of up to seven seats, under every rule that there was.
    #[test]
    fn a_rule_of_before_decides_every_tally_as_it_did() {
        let mut compared = 0;
        for seats in 1..=7_u8 {
            let quorums = (1..=seats).map(|quorum| VotingRuleV3::MajorityOfVotes { quorum });
            let rules = [VotingRuleV3::Unanimous, VotingRuleV3::MajorityOfSeats];
            for old in rules.into_iter().chain(quorums) {
                let rule = DecidingRule::from(old);
                for votes_for in 0..=seats {
                    for against in 0..=seats - votes_for {
                        for abstained in 0..=seats - votes_for - against {
                            let tally = [seats, votes_for, against, abstained].map(usize::from);
                            let [seats, votes_for, against, abstained] = tally;
                            let voted = votes_for + against + abstained;
                            let poll = Poll {
                                seats,
                                voted,
                                all: seats,
                                votes_for,
                                against,
                                abstained,
                                to_come: seats - voted,
                                casting: None,
                            };
                            let needed = rule.quorum.map_or(0, |of| of.needed(seats, false));
                            let now = rule.outcome(poll, needed);
                            assert_eq!(now, outcome_then(old, tally), "{old:?} {tally:?}");
                            compared += 1;
                        }
                    }
                }
            }
        }
        assert!(compared > 1_000, "{compared}");
    }
}
