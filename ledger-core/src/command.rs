//! Every command on one page: what somebody can ask the ledger to record.
//!
//! A command is imperative; its fields and rules stand in the file of its act.

use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize, de};

use crate::acting::{Act, Acting};
use crate::acts::{
    action::{CloseAction, OpenAction, PostponeAction},
    billing::{StateBillingAddress, unmakeable},
    conclude::{ConcludeCovenant, SignCovenant},
    consultation::ConsultProjectgroep,
    contribution::InvoiceContribution,
    correction::CorrectAct,
    credit::CreditInvoice,
    decision::DecideProposal,
    expense::{PayExpense, RecordExpense},
    forecast::{ExplainDifference, StateForecast},
    income::RecordOtherIncome,
    issuer::StateIssuer,
    monitoring::IssueMonitoringReport,
    payment::{AllocatePayment, ReceivePayment},
    proposal::{SubmitProposal, WithdrawProposal},
    reminder::SendReminders,
    review::ReviewReport,
    role::{Appoint, EndAppointment},
    settlement::TransferRemainder,
    storno::{ReallocatePayment, RefundOverpayment, ReversePayment},
    subsidy::{GrantSubsidy, ReceiveSubsidy, RepaySubsidy, SettleSubsidy},
    surplus::PayRefund,
    vote::CastVote,
    year_end::CloseYear,
};
use crate::acts::{
    ambassador::{AppointAmbassador, EndAmbassador},
    commitment::{ChangeCommitment, EnterCommitment, ReleaseCommitment},
    conversation::RecordConversation,
    evaluation::RecordEvaluation,
    goal::{RecordGoalProgress, SetGoal},
    group::{JoinGroup, LeaveGroup},
    meeting::RecordMeeting,
    platform::RecordPlatformUpdate,
};
use crate::acts::{document::AttachDocument, person::ForgetPerson};
use crate::calendar::Date;
use crate::event::{Actor, Event};
use crate::ledger::Ledger;
use crate::refusal::{General, Refusal};
use crate::warning::{self, Warning};

/// Declares the commands and what is the same for all of them.
macro_rules! commands {
    ($($kind:ident($data:ty) $name:literal,)+) => {
        /// What somebody wants recorded.
        #[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
        #[serde(tag = "kind", content = "data")]
        #[allow(missing_docs, reason = "each is documented at its data")]
        pub enum Command {
            $(#[serde(rename = $name)] $kind($data),)+
        }

        impl Command {
            /// The name of every command, in the order of this page.
            pub const KINDS: &'static [&'static str] = &[$($name,)+];

            /// The name in JSON.
            pub fn kind(&self) -> &'static str {
                match self { $(Command::$kind(_) => $name,)+ }
            }

            /// Reads the fields of the command with this name.
            ///
            /// # Errors
            /// A name that is no command, or those of the deserializer.
            pub fn deserialize_data<'de, D: Deserializer<'de>>(
                kind: &str,
                deserializer: D,
            ) -> Result<Command, D::Error> {
                match kind {
                    $($name => <$data>::deserialize(deserializer).map(Command::$kind),)+
                    unknown => Err(de::Error::unknown_variant(unknown, Self::KINDS)),
                }
            }

            fn decide(&self, by: &Acting<'_>) -> Result<Vec<Event>, Refusal> {
                match self { $(Command::$kind(command) => command.decide(by),)+ }
            }

            fn warnings(&self, by: &Acting<'_>) -> Vec<Warning> {
                match self { $(Command::$kind(command) => command.warnings(by),)+ }
            }
        }

        $(impl From<$data> for Command {
            fn from(data: $data) -> Command {
                Command::$kind(data)
            }
        })+
    };
}

commands! {
    ConcludeCovenant(ConcludeCovenant) "conclude-covenant",
    SignCovenant(SignCovenant) "sign-covenant",
    Appoint(Appoint) "appoint",
    EndAppointment(EndAppointment) "end-appointment",
    SubmitProposal(SubmitProposal) "submit-proposal",
    ConsultProjectgroep(ConsultProjectgroep) "consult-projectgroep",
    CastVote(CastVote) "cast-vote",
    DecideProposal(DecideProposal) "decide-proposal",
    WithdrawProposal(WithdrawProposal) "withdraw-proposal",
    InvoiceContribution(InvoiceContribution) "invoice-contribution",
    ReceivePayment(ReceivePayment) "receive-payment",
    AllocatePayment(AllocatePayment) "allocate-payment",
    RecordOtherIncome(RecordOtherIncome) "record-other-income",
    RecordExpense(RecordExpense) "record-expense",
    PayExpense(PayExpense) "pay-expense",
    CloseYear(CloseYear) "close-year",
    PayRefund(PayRefund) "pay-refund",
    IssueMonitoringReport(IssueMonitoringReport) "issue-monitoring-report",
    CreditInvoice(CreditInvoice) "credit-invoice",
    SendReminders(SendReminders) "send-reminders",
    ReversePayment(ReversePayment) "reverse-payment",
    RefundOverpayment(RefundOverpayment) "refund-overpayment",
    ReallocatePayment(ReallocatePayment) "reallocate-payment",
    GrantSubsidy(GrantSubsidy) "grant-subsidy",
    ReceiveSubsidy(ReceiveSubsidy) "receive-subsidy",
    SettleSubsidy(SettleSubsidy) "settle-subsidy",
    RepaySubsidy(RepaySubsidy) "repay-subsidy",
    EnterCommitment(EnterCommitment) "enter-commitment",
    ChangeCommitment(ChangeCommitment) "change-commitment",
    ReleaseCommitment(ReleaseCommitment) "release-commitment",
    CorrectAct(CorrectAct) "correct-act",
    StateForecast(StateForecast) "state-forecast",
    ExplainDifference(ExplainDifference) "explain-difference",
    TransferRemainder(TransferRemainder) "transfer-remainder",
    StateIssuer(StateIssuer) "state-issuer",
    StateBillingAddress(StateBillingAddress) "state-billing-address",
    AppointAmbassador(AppointAmbassador) "appoint-ambassador",
    EndAmbassador(EndAmbassador) "end-ambassador",
    JoinGroup(JoinGroup) "join-group",
    LeaveGroup(LeaveGroup) "leave-group",
    RecordMeeting(RecordMeeting) "record-meeting",
    RecordConversation(RecordConversation) "record-conversation",
    RecordPlatformUpdate(RecordPlatformUpdate) "record-platform-update",
    SetGoal(SetGoal) "set-goal",
    RecordGoalProgress(RecordGoalProgress) "record-goal-progress",
    RecordEvaluation(RecordEvaluation) "record-evaluation",
    ReviewReport(ReviewReport) "review-report",
    OpenAction(OpenAction) "open-action",
    CloseAction(CloseAction) "close-action",
    PostponeAction(PostponeAction) "postpone-action",
    AttachDocument(AttachDocument) "attach-document",
    ForgetPerson(ForgetPerson) "forget-person",
}

/// A command with who gives it, the day it takes effect, and the day it is given.
#[derive(Clone, Debug, PartialEq)]
pub struct Request {
    /// `founder`, `project-leader`, or the code of a seat of the regiegroep.
    pub actor: String,
    /// The day the act takes effect; may lie in the past, not in the future.
    pub on: Date,
    /// The day on which the command is given.
    pub today: Date,
    /// What is wanted.
    pub command: Command,
}

/// What a request leads to: the events to append, by whom and as of which day.
#[derive(Clone, Debug, PartialEq)]
pub struct Decision {
    /// Who records it.
    pub actor: Actor,
    /// The day it takes effect.
    pub on: Date,
    /// At least one event, to be appended as a whole.
    pub events: Vec<Event>,
    /// What somebody should look at; no reason to refuse.
    pub warnings: Vec<Warning>,
}

/// Checks a request against everything recorded so far.
///
/// Pure: the same ledger and request always give the same decision. The rules are checked in a fixed
/// order: there is a covenant, the actor exists, the act's own rules in the order of its file.
///
/// # Errors
/// The first rule that says no.
pub fn decide(ledger: &Ledger, request: &Request) -> Result<Decision, Refusal> {
    let (on, command) = (request.on, &request.command);
    if let Command::ConcludeCovenant(conclude) = command {
        let events = conclude.found(ledger, request)?;
        return Ok(Decision { actor: Actor::Founder, on, events, warnings: Vec::new() });
    }
    let by = Acting::resolve(ledger, request)?;
    let events = command.decide(&by)?;
    let mut warnings = command.warnings(&by);
    warnings.extend(unmakeable(&by, &events));
    warnings.extend(warning::found::in_events(&by, &events));
    Ok(Decision { actor: by.actor, on, events, warnings })
}

impl Decision {
    /// The decision, unless it has warnings: then they are a reason to refuse.
    ///
    /// # Errors
    /// A refusal that names the warnings.
    pub fn strictly(self) -> Result<Decision, Refusal> {
        match self.warnings.is_empty() {
            true => Ok(self),
            false => Err(General::Strict { warnings: warning::listed(&self.warnings) }.into()),
        }
    }
}
