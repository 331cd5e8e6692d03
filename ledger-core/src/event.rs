//! Every event of the ledger on one page, and what is recorded around each of them.
//!
//! An event is a fact in the past tense; its fields and rules stand in the file of its act. Its
//! **number** and **version** are stored and therefore for ever: a number is never given to
//! another event, and a change to the fields of a stored event raises its version, with an
//! upcaster for the old one.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::acts::{
    accession::PartnerAcceded,
    action::{ActionClosed, ActionOpened, ActionPostponed},
    amendment::CovenantAmended,
    billing::BillingAddressStated,
    budget::{BudgetAdopted, BudgetRevised},
    commitment::{CommitmentChanged, CommitmentDrawn, CommitmentEntered, CommitmentReleased},
    conclude::{CovenantConcluded, CovenantSigned, PartyNamed},
    consultation::ProjectgroepConsulted,
    continuation::ContinuationDecided,
    contribution::ContributionInvoiced,
    correction::ActReversed,
    credit::InvoiceCredited,
    decision::ProposalDecided,
    deficit::DeficitShared,
    expense::{ExpensePaid, ExpenseRecorded},
    forecast::{DifferenceExplained, ForecastStated},
    fund::FundReleased,
    income::OtherIncomeReceived,
    issuer::IssuerStated,
    merger::PartnersMerged,
    monitoring::MonitoringReportIssued,
    payment::{PaymentAllocated, PaymentReceived},
    proposal::{ProposalSubmitted, ProposalWithdrawn},
    reminder::ReminderSent,
    rename::PartnerRenamed,
    review::MonitoringReportReviewed,
    risk_key::RiskKeyAdopted,
    role::{RoleAppointed, RoleEnded},
    schedule::ContributionScheduleAdopted,
    settlement::{CovenantSettled, RemainderTransferred},
    storno::{AllocationReversed, OverpaymentRefunded, PaymentReversed, RefundReclaimed},
    subsidy::{SubsidyGranted, SubsidyReceived, SubsidyRepaid, SubsidySettled, SubsidySpent},
    surplus::{RefundPaid, SurplusAppropriated},
    vote::VoteCast,
    withdrawal::PartnerWithdrawn,
    write_off::{ClaimRecovered, ClaimWrittenOff},
    year_end::YearClosed,
};
use crate::acts::{
    ambassador::{AmbassadorAppointed, AmbassadorEnded},
    conversation::ConversationRecorded,
    evaluation::EvaluationRecorded,
    goal::{GoalProgressRecorded, GoalSet},
    group::{GroupJoined, GroupLeft},
    meeting::MeetingRecorded,
    platform::PlatformUpdated,
};
use crate::acts::{document::DocumentAttached, person::PersonForgotten};
use crate::calendar::{Date, Moment};
use crate::ids::{Position, SeatId};
use crate::ledger::{At, Fact, Ledger, Misfit};
use crate::upcast::{CovenantConcludedV1, CovenantConcludedV2};

/// Declares the events, and their kinds with the stored number and version of each.
macro_rules! events {
    ($(
        $number:literal v $version:literal $kind:ident($data:ty) $name:literal
        $({ $($old:literal => $old_data:ty),+ })?,
    )+) => {
        /// One thing that happened under the covenant.
        #[derive(Clone, Debug, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
        #[serde(tag = "kind", content = "data")]
        #[allow(missing_docs, reason = "each is documented at its data")]
        pub enum Event {
            $(#[serde(rename = $name)] $kind($data),)+
        }

        /// Which event an event is.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[allow(missing_docs, reason = "each is documented at its data")]
        pub enum EventKind {
            $($kind,)+
        }

        impl EventKind {
            /// Every kind, in the order of this page.
            pub const ALL: &'static [EventKind] = &[$(EventKind::$kind,)+];

            /// The number under which this kind is stored.
            pub fn number(self) -> u16 {
                match self { $(EventKind::$kind => $number,)+ }
            }

            /// The version in which this kind is written now.
            pub fn version(self) -> u8 {
                match self { $(EventKind::$kind => $version,)+ }
            }

            /// The name in JSON and in listings.
            pub fn name(self) -> &'static str {
                match self { $(EventKind::$kind => $name,)+ }
            }

            /// The kind that is stored under a number.
            pub fn from_number(number: u16) -> Option<EventKind> {
                match number { $($number => Some(EventKind::$kind),)+ _ => None }
            }
        }

        impl Event {
            /// Which event this is.
            pub fn kind(&self) -> EventKind {
                match self { $(Event::$kind(_) => EventKind::$kind,)+ }
            }

            /// Writes the fields alone, without kind and version.
            ///
            /// # Errors
            /// Those of the serializer.
            pub fn serialize_data<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                match self { $(Event::$kind(data) => data.serialize(serializer),)+ }
            }

            /// Reads the fields of an event of this kind, as they were written in `version`; an older
            /// version becomes the current one.
            ///
            /// # Errors
            /// Those of the deserializer, and a version this program does not know.
            pub fn deserialize_data<'de, D: Deserializer<'de>>(
                kind: EventKind,
                version: u8,
                deserializer: D,
            ) -> Result<Event, D::Error> {
                match (kind, version) {
                    $(
                        (EventKind::$kind, $version) => {
                            <$data>::deserialize(deserializer).map(Event::$kind)
                        }
                        $($((EventKind::$kind, $old) => {
                            let old = <$old_data>::deserialize(deserializer)?;
                            Ok(Event::$kind(old.into()))
                        })+)?
                    )+
                    (kind, version) => {
                        let name = kind.name();
                        Err(de::Error::custom(format!("{name} has no version {version}")))
                    }
                }
            }

            pub(crate) fn evolve(self, at: At, ledger: &mut Ledger) -> Result<(), Misfit> {
                match self { $(Event::$kind(data) => data.evolve(at, ledger),)+ }
            }
        }

        $(impl From<$data> for Event {
            fn from(data: $data) -> Event {
                Event::$kind(data)
            }
        })+
    };
}

events! {
    1 v 3 CovenantConcluded(Box<CovenantConcluded>) "covenant-concluded" { 1 => CovenantConcludedV1, 2 => CovenantConcludedV2 },
    2 v 1 PartyNamed(PartyNamed) "party-named",
    3 v 1 CovenantSigned(CovenantSigned) "covenant-signed",
    4 v 1 RoleAppointed(RoleAppointed) "role-appointed",
    5 v 1 RoleEnded(RoleEnded) "role-ended",
    6 v 1 ProposalSubmitted(Box<ProposalSubmitted>) "proposal-submitted",
    7 v 1 ProjectgroepConsulted(ProjectgroepConsulted) "projectgroep-consulted",
    8 v 1 VoteCast(VoteCast) "vote-cast",
    9 v 1 ProposalDecided(Box<ProposalDecided>) "proposal-decided",
    10 v 1 ProposalWithdrawn(ProposalWithdrawn) "proposal-withdrawn",
    11 v 1 PartnerAcceded(PartnerAcceded) "partner-acceded",
    12 v 1 RiskKeyAdopted(RiskKeyAdopted) "risk-key-adopted",
    13 v 1 BudgetAdopted(BudgetAdopted) "budget-adopted",
    14 v 1 BudgetRevised(BudgetRevised) "budget-revised",
    15 v 1 ContributionScheduleAdopted(Box<ContributionScheduleAdopted>) "contribution-schedule-adopted",
    16 v 1 ContributionInvoiced(ContributionInvoiced) "contribution-invoiced",
    17 v 1 PaymentReceived(PaymentReceived) "payment-received",
    18 v 1 PaymentAllocated(PaymentAllocated) "payment-allocated",
    19 v 1 OtherIncomeReceived(OtherIncomeReceived) "other-income-received",
    20 v 1 ExpenseRecorded(ExpenseRecorded) "expense-recorded",
    21 v 1 ExpensePaid(ExpensePaid) "expense-paid",
    22 v 1 YearClosed(YearClosed) "year-closed",
    23 v 1 SurplusAppropriated(SurplusAppropriated) "surplus-appropriated",
    24 v 1 RefundPaid(RefundPaid) "refund-paid",
    25 v 1 DeficitShared(Box<DeficitShared>) "deficit-shared",
    26 v 1 MonitoringReportIssued(Box<MonitoringReportIssued>) "monitoring-report-issued",
    27 v 1 InvoiceCredited(InvoiceCredited) "invoice-credited",
    28 v 1 ReminderSent(ReminderSent) "reminder-sent",
    29 v 1 ClaimWrittenOff(ClaimWrittenOff) "claim-written-off",
    30 v 1 AllocationReversed(AllocationReversed) "allocation-reversed",
    31 v 1 PaymentReversed(PaymentReversed) "payment-reversed",
    32 v 1 OverpaymentRefunded(OverpaymentRefunded) "overpayment-refunded",
    33 v 1 SubsidyGranted(Box<SubsidyGranted>) "subsidy-granted",
    34 v 1 SubsidyReceived(SubsidyReceived) "subsidy-received",
    35 v 1 SubsidySpent(SubsidySpent) "subsidy-spent",
    36 v 1 SubsidySettled(SubsidySettled) "subsidy-settled",
    37 v 1 SubsidyRepaid(SubsidyRepaid) "subsidy-repaid",
    38 v 1 CommitmentEntered(CommitmentEntered) "commitment-entered",
    39 v 1 CommitmentChanged(CommitmentChanged) "commitment-changed",
    40 v 1 CommitmentDrawn(CommitmentDrawn) "commitment-drawn",
    41 v 1 CommitmentReleased(CommitmentReleased) "commitment-released",
    42 v 1 ActReversed(ActReversed) "act-reversed",
    43 v 1 ForecastStated(ForecastStated) "forecast-stated",
    44 v 1 DifferenceExplained(DifferenceExplained) "difference-explained",
    45 v 1 FundReleased(FundReleased) "fund-released",
    46 v 1 CovenantSettled(Box<CovenantSettled>) "covenant-settled",
    47 v 1 RemainderTransferred(RemainderTransferred) "remainder-transferred",
    48 v 1 IssuerStated(Box<IssuerStated>) "issuer-stated",
    49 v 1 BillingAddressStated(Box<BillingAddressStated>) "billing-address-stated",
    50 v 1 AmbassadorAppointed(AmbassadorAppointed) "ambassador-appointed",
    51 v 1 AmbassadorEnded(AmbassadorEnded) "ambassador-ended",
    52 v 1 GroupJoined(GroupJoined) "group-joined",
    53 v 1 GroupLeft(GroupLeft) "group-left",
    54 v 1 MeetingRecorded(Box<MeetingRecorded>) "meeting-recorded",
    55 v 1 ConversationRecorded(ConversationRecorded) "conversation-recorded",
    56 v 1 PlatformUpdated(PlatformUpdated) "platform-updated",
    57 v 1 GoalSet(GoalSet) "goal-set",
    58 v 1 GoalProgressRecorded(GoalProgressRecorded) "goal-progress-recorded",
    59 v 1 EvaluationRecorded(Box<EvaluationRecorded>) "evaluation-recorded",
    80 v 1 PartnerWithdrawn(PartnerWithdrawn) "partner-withdrawn",
    81 v 1 PartnerRenamed(PartnerRenamed) "partner-renamed",
    82 v 1 PartnersMerged(PartnersMerged) "partners-merged",
    83 v 1 ContinuationDecided(ContinuationDecided) "continuation-decided",
    84 v 1 CovenantAmended(Box<CovenantAmended>) "covenant-amended",
    85 v 1 MonitoringReportReviewed(MonitoringReportReviewed) "monitoring-report-reviewed",
    86 v 1 ActionOpened(ActionOpened) "action-opened",
    87 v 1 ActionClosed(ActionClosed) "action-closed",
    88 v 1 ActionPostponed(ActionPostponed) "action-postponed",
    70 v 1 DocumentAttached(DocumentAttached) "document-attached",
    71 v 1 PersonForgotten(PersonForgotten) "person-forgotten",
    90 v 1 ClaimRecovered(ClaimRecovered) "claim-recovered",
    91 v 1 RefundReclaimed(RefundReclaimed) "refund-reclaimed",
}

/// Who records an act: a role, never a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Actor {
    /// The parties together, while the covenant is founded.
    Founder,
    /// The project leader.
    ProjectLeader,
    /// A seat of the regiegroep.
    Seat(SeatId),
}

impl Actor {
    /// The number under which an actor is stored: 0 founder, 1 project leader, 1 + n seat n.
    pub fn number(self) -> u16 {
        match self {
            Actor::Founder => 0,
            Actor::ProjectLeader => 1,
            Actor::Seat(seat) => u16::from(seat.0) + 1,
        }
    }

    /// The actor stored under a number; `None` for a number that is nobody's.
    pub fn from_number(number: u16) -> Option<Actor> {
        match number {
            0 => Some(Actor::Founder),
            1 => Some(Actor::ProjectLeader),
            seat => u8::try_from(seat - 1).ok().map(|seat| Actor::Seat(SeatId(seat))),
        }
    }
}

/// An event as it stands in the ledger.
#[derive(Clone, Debug, PartialEq)]
pub struct Recorded {
    /// Its place in the ledger.
    pub position: Position,
    /// When the ledger recorded it; never earlier than the event before it.
    pub recorded_at: Moment,
    /// The day it takes effect, as the actor gave it.
    pub on: Date,
    /// Who recorded it.
    pub actor: Actor,
    /// What happened.
    pub event: Event,
}
