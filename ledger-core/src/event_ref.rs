//! How an act names an earlier event: by its position, or by what it recorded.

use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::value::MapAccessDeserializer;
use serde::{Deserialize, Deserializer, Serialize, de};

use crate::acting::Acting;
use crate::acts::action::ActionRefusal;
use crate::acts::commitment::CommitmentRefusal;
use crate::acts::credit::ClaimRefusal;
use crate::acts::decision::DecisionRefusal;
use crate::acts::expense::ExpenseRefusal;
use crate::acts::goal::GoalRefusal;
use crate::acts::meeting::MeetingRefusal;
use crate::acts::payment::PaymentRefusal;
use crate::acts::proposal::ProposalRefusal;
use crate::acts::subsidy::SubsidyRefusal;
use crate::ids::{
    ActionId, CommitmentId, DecisionId, ExpenseId, GoalId, MeetingId, PaymentId, Position,
    ProposalId, SubsidyId,
};
use crate::invoice::InvoiceNumber;
use crate::refusal::Refusal;

/// An earlier event: its position in the log, the number of an invoice or credit note, or another thing that it
/// recorded, such as `{"decision": 6}`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum EventRef {
    /// The event at a position.
    At(Position),
    /// The event that recorded an invoice or a credit note.
    Invoice(InvoiceNumber),
    /// The event that recorded something else.
    Of(Thing),
}

/// Something that an event recorded under a number of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Thing {
    /// The proposal with a number.
    Proposal(ProposalId),
    /// The decision with a number.
    Decision(DecisionId),
    /// The payment with a number.
    Payment(PaymentId),
    /// The expense with a number.
    Expense(ExpenseId),
    /// The commitment with a number.
    Commitment(CommitmentId),
    /// The subsidy with a number.
    Subsidy(SubsidyId),
    /// The meeting with a number.
    Meeting(MeetingId),
    /// The goal with a number.
    Goal(GoalId),
    /// The action with a number.
    Action(ActionId),
}

impl EventRef {
    /// The position of the event.
    ///
    /// # Errors
    /// There is no such thing. Whether there is an event at a position is left to the act.
    pub(crate) fn position(self, by: &Acting<'_>) -> Result<Position, Refusal> {
        let thing = match self {
            EventRef::At(position) => return Ok(position),
            EventRef::Invoice(invoice) => return invoiced(invoice, by),
            EventRef::Of(thing) => thing,
        };
        let ledger = by.ledger;
        let (found, unknown): (Option<Position>, Refusal) = match thing {
            Thing::Proposal(proposal) => {
                let found = ledger.proposals.get(proposal).map(|of| of.position);
                (found, ProposalRefusal::Unknown { proposal }.into())
            }
            Thing::Decision(decision) => {
                let found = ledger.proposals.decision(decision).map(|of| of.position);
                (found, DecisionRefusal::Unknown { decision }.into())
            }
            Thing::Payment(payment) => {
                let found = ledger.payments.get(payment).map(|of| of.position);
                (found, PaymentRefusal::Unknown { payment }.into())
            }
            Thing::Expense(expense) => {
                let found = ledger.expenses.get(expense).map(|of| of.position);
                (found, ExpenseRefusal::Unknown { expense }.into())
            }
            Thing::Commitment(commitment) => {
                let found = ledger.commitments.get(commitment).and_then(|of| of.changes.first());
                (
                    found.map(|entry| entry.position),
                    CommitmentRefusal::Unknown { commitment }.into(),
                )
            }
            Thing::Subsidy(subsidy) => {
                let found = ledger.subsidies.get(subsidy).map(|of| of.position);
                (found, SubsidyRefusal::Unknown { subsidy }.into())
            }
            Thing::Meeting(meeting) => {
                let found = ledger.meetings.get(meeting).map(|of| of.position);
                (found, MeetingRefusal::Unknown { meeting }.into())
            }
            Thing::Goal(goal) => {
                let found = ledger.goals.get(goal).map(|of| of.position);
                (found, GoalRefusal::Unknown { goal }.into())
            }
            Thing::Action(action) => {
                let found = ledger.actions.get(action).map(|of| of.position);
                (found, ActionRefusal::Unknown { action }.into())
            }
        };
        found.ok_or(unknown)
    }
}

fn invoiced(invoice: InvoiceNumber, by: &Acting<'_>) -> Result<Position, Refusal> {
    let claims = &by.ledger.claims;
    let claimed = claims.get(invoice).map(|claim| claim.position);
    let credited = || claims.credited_by(invoice).map(|(_, reduction)| reduction.position);
    claimed.or_else(credited).ok_or(ClaimRefusal::Unknown { invoice }.into())
}

impl From<Position> for EventRef {
    fn from(position: Position) -> EventRef {
        EventRef::At(position)
    }
}

impl<'de> Deserialize<'de> for EventRef {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Reference;

        impl<'de> de::Visitor<'de> for Reference {
            type Value = EventRef;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(
                    "a position, the number of an invoice, or an object such as {\"decision\": 6}",
                )
            }

            fn visit_u64<E: de::Error>(self, position: u64) -> Result<EventRef, E> {
                Ok(EventRef::At(Position(position)))
            }

            fn visit_str<E: de::Error>(self, number: &str) -> Result<EventRef, E> {
                number.parse().map(EventRef::Invoice).map_err(E::custom)
            }

            fn visit_map<A: de::MapAccess<'de>>(self, thing: A) -> Result<EventRef, A::Error> {
                Thing::deserialize(MapAccessDeserializer::new(thing)).map(EventRef::Of)
            }
        }

        deserializer.deserialize_any(Reference)
    }
}

impl JsonSchema for EventRef {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "EventRef".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let mut position = generator.subschema_for::<Position>();
        position.insert("description".to_owned(), "The event at a position in the log.".into());
        let mut invoice = generator.subschema_for::<InvoiceNumber>();
        let recorded = "The event that recorded an invoice or a credit note.";
        invoice.insert("description".to_owned(), recorded.into());
        let thing = Thing::json_schema(generator);
        let of = thing.get("oneOf").and_then(|of| of.as_array()).into_iter().flatten().cloned();
        let of: Vec<_> = [position.into(), invoice.into()].into_iter().chain(of).collect();
        json_schema!({
            "oneOf": of,
            "description": "An earlier event: its position in the log, the number of an invoice or credit note, \
                            or another thing that it recorded."
        })
    }
}
