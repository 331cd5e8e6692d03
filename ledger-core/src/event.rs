//! Every event of the ledger, and what is recorded around each of them.
//!
//! An event is a fact in the past tense. Its fields and rules stand in the file of its act. Its **number**
//! and **version** are stored and therefore for ever. A number is never given to another event. A change to
//! the fields of a stored event raises its version, with an upcaster for the old one.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::acts::every_act;
use crate::calendar::{Date, Moment};
use crate::fact::{Concerned, Fact};
use crate::ids::{Actor, Position};
use crate::ledger::Ledger;
use crate::misfit::{At, Misfit};
use crate::money::Money;
use crate::upcast::{
    ActionClosedV1, ActionOpenedV1, BooksOpenedV1, ContributionInvoicedV1, CovenantAmendedV1,
    CovenantConcludedV1, CovenantConcludedV2, CovenantConcludedV3, DecisionTakenOverV1,
    DeficitSharedV1, ExpensePaidV1, ExpenseRecordedV1, ExpensesPaidV1, MonitoringReportIssuedV1,
    OtherIncomeReceivedV1, OtherIncomeReceivedV2, OverpaymentRefundedV1, PaymentReceivedV1,
    PaymentReceivedV2, PaymentReversedV1, ProposalDecidedV1, ProposalSubmittedV1,
    ReceiptResolvedV1, ReceiptTakenOverV1, RefundPaidV1, RemainderTransferredV1, SubsidyReceivedV1,
    SubsidyRepaidV1, SupplierRefundedV1, UnknownReceivedV1, VoteCastV1,
};

/// Makes the events of the table of acts, and their kinds with the stored number and version of each.
macro_rules! events {
    ($(
        $act:ident {
            $(commands $commands:tt)?
            $(events { $(
                $number:literal v $version:literal $kind:ident($data:ty) $name:literal
                $({ $($old:literal => $old_data:ty),+ })?;
            )+ })?
            $(refusals $refusals:tt)?
            $(state $state:tt)?
        }
    )+) => {
        $($(use crate::acts::$act::{$($kind),+};)?)+

        /// One thing that happened under the covenant.
        #[derive(Clone, Debug, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
        #[serde(tag = "kind", content = "data")]
        #[allow(missing_docs, reason = "each is documented at its data")]
        pub enum Event {
            $($($(#[serde(rename = $name)] $kind($data),)+)?)+
        }

        /// The kind of an event.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[allow(missing_docs, reason = "each is documented at its data")]
        pub enum EventKind {
            $($($($kind,)+)?)+
        }

        impl EventKind {
            /// Every kind, in the order of this page.
            pub const ALL: &'static [EventKind] = &[$($($(EventKind::$kind,)+)?)+];

            /// The number under which this kind is stored.
            pub fn number(self) -> u16 {
                match self { $($($(EventKind::$kind => $number,)+)?)+ }
            }

            /// The version in which this kind is written now.
            pub fn version(self) -> u8 {
                match self { $($($(EventKind::$kind => $version,)+)?)+ }
            }

            /// The name in JSON and in listings.
            pub fn name(self) -> &'static str {
                match self { $($($(EventKind::$kind => $name,)+)?)+ }
            }

            /// The kind with a stored number.
            pub fn from_number(number: u16) -> Option<EventKind> {
                match number { $($($($number => Some(EventKind::$kind),)+)?)+ _ => None }
            }
        }

        impl Event {
            /// The kind of this event.
            pub fn kind(&self) -> EventKind {
                match self { $($($(Event::$kind(_) => EventKind::$kind,)+)?)+ }
            }

            /// Writes the fields alone, without kind and version.
            ///
            /// # Errors
            /// Those of the serializer.
            pub fn serialize_data<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                match self { $($($(Event::$kind(data) => data.serialize(serializer),)+)?)+ }
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
                    $($($(
                        (EventKind::$kind, $version) => {
                            <$data>::deserialize(deserializer).map(Event::$kind)
                        }
                        $($((EventKind::$kind, $old) => {
                            let old = <$old_data>::deserialize(deserializer)?;
                            Ok(Event::$kind(old.into()))
                        })+)?
                    )+)?)+
                    (kind, version) => {
                        let name = kind.name();
                        Err(de::Error::custom(format!("{name} has no version {version}")))
                    }
                }
            }

            pub(crate) fn evolve(self, at: At, ledger: &mut Ledger) -> Result<(), Misfit> {
                match self { $($($(Event::$kind(data) => data.evolve(at, ledger),)+)?)+ }
            }

            /// Calls `name` with each partner that the event concerns, or with what leads to it.
            pub(crate) fn concerns(&self, name: &mut dyn FnMut(Concerned<'_>)) {
                match self { $($($(Event::$kind(data) => data.concerns(name),)+)?)+ }
            }

            /// Every amount in the event, with its sign.
            pub fn amounts(&self) -> Vec<Money> {
                match self { $($($(Event::$kind(data) => data.amounts(),)+)?)+ }
            }
        }

        $($($(impl From<$data> for Event {
            fn from(data: $data) -> Event {
                Event::$kind(data)
            }
        })+)?)+
    };
}

every_act!(events);

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
