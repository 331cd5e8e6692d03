//! Every command on one page: what somebody can ask the ledger to record.
//!
//! A command is imperative; its fields and rules stand in the file of its act.

use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize, de};

use crate::acting::{Act, Acting};
use crate::acts::{
    conclude::{ConcludeCovenant, SignCovenant},
    consultation::ConsultProjectgroep,
    contribution::InvoiceContribution,
    decision::DecideProposal,
    expense::{PayExpense, RecordExpense},
    income::RecordOtherIncome,
    monitoring::IssueMonitoringReport,
    payment::{AllocatePayment, ReceivePayment},
    proposal::{SubmitProposal, WithdrawProposal},
    role::{Appoint, EndAppointment},
    surplus::PayRefund,
    vote::CastVote,
    year_end::CloseYear,
};
use crate::acts::{document::AttachDocument, person::ForgetPerson};
use crate::calendar::Date;
use crate::event::{Actor, Event};
use crate::ledger::Ledger;
use crate::refusal::Refusal;

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
}

/// Checks a request against everything recorded so far.
///
/// Pure: the same ledger and request always give the same decision. The rules are checked in a fixed
/// order: there is a covenant, the actor exists, the act's own rules in the order of its file.
///
/// # Errors
/// The first rule that says no.
pub fn decide(ledger: &Ledger, request: &Request) -> Result<Decision, Refusal> {
    let (actor, events) = if let Command::ConcludeCovenant(conclude) = &request.command {
        (Actor::Founder, conclude.found(ledger, request)?)
    } else {
        let by = Acting::resolve(ledger, request)?;
        (by.actor, request.command.decide(&by)?)
    };
    Ok(Decision { actor, on: request.on, events })
}
