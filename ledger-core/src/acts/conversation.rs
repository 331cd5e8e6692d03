//! Conversations with partners.
//!
//! Source: the covenant's article on contact with partners: the project leader speaks every partner so
//! many times a year.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::acting::{self, Act, Acting, Who, Window};
use crate::acts::retraction::{self, Found, Record};
use crate::calendar::Date;
use crate::event::Event;
use crate::fact::{Concerned, Fact};
use crate::ids::{PartnerId, Position};
use crate::ledger::Ledger;
use crate::misfit::{At, Misfit};
use crate::refusal::Refusal;

/// Record a conversation with a partner.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RecordConversation {
    /// The partner, by code or name; a party on the day.
    pub partner: String,
    /// What it was about.
    pub subject: String,
    /// What came of it.
    #[serde(default)]
    pub summary: Option<String>,
}

/// A conversation was held with a partner.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ConversationRecorded {
    /// The partner.
    pub partner: PartnerId,
    /// What it was about.
    pub subject: String,
    /// What came of it.
    pub summary: Option<String>,
}

impl Act for RecordConversation {
    fn decide(&self, by: &Acting<'_>) -> Result<Vec<Event>, Refusal> {
        by.allow(&[Who::ProjectLeader])?;
        by.dated(Window::Covenant)?;
        let partner = by.party(&self.partner, by.on, by.on)?;
        acting::line("subject", &self.subject, 200)?;
        if let Some(summary) = &self.summary {
            acting::text("summary", summary)?;
        }
        let (subject, summary) = (self.subject.clone(), self.summary.clone());
        Ok(vec![ConversationRecorded { partner, subject, summary }.into()])
    }
}

impl Fact for ConversationRecorded {
    fn evolve(self, at: At, ledger: &mut Ledger) -> Result<(), Misfit> {
        let ConversationRecorded { partner, subject, summary } = self;
        if ledger.partners.get(partner).is_none() {
            return Err(Misfit("there is no such partner"));
        }
        let (on, position) = (at.on, at.position);
        let held = Conversation { partner, subject, summary, on, position };
        ledger.conversations.all.push(held);
        Ok(())
    }

    fn concerns(&self, name: &mut dyn FnMut(Concerned<'_>)) {
        name(Concerned::Partner(self.partner));
    }
}

/// A conversation that was held.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Conversation {
    /// The partner.
    pub partner: PartnerId,
    /// What it was about.
    pub subject: String,
    /// What came of it.
    pub summary: Option<String>,
    /// When it was held.
    pub on: Date,
    /// The event.
    pub position: Position,
}

/// Every conversation.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Conversations {
    all: Vec<Conversation>,
}

impl Conversations {
    /// Every conversation, in the order recorded.
    pub fn all(&self) -> &[Conversation] {
        &self.all
    }

    /// What an event recorded.
    pub(super) fn recorded_by(&self, event: Position) -> Option<Found> {
        let of = self.all.get(retraction::place(&self.all, event, |of| of.position)?)?;
        Some(Found::new(Record::Conversation(of.partner), of.on, None))
    }

    /// Takes back what an event recorded.
    pub(super) fn retract(&mut self, event: Position) -> Option<()> {
        let place = retraction::place(&self.all, event, |of| of.position)?;
        self.all.remove(place);
        Some(())
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use serde_json::json;

    use super::*;
    use crate::testing::{LEADER, Ladder, Ladders, founded, ladders};

    fn talk(partner: &str) -> RecordConversation {
        let (partner, subject) = (partner.to_owned(), "Fictief jaargesprek".to_owned());
        RecordConversation {
            partner,
            subject,
            summary: Some("Akkoord.\nTot volgend jaar.".to_owned()),
        }
    }

    #[test]
    fn a_conversation_is_recorded_with_a_party() {
        let RecordConversation { subject, summary, .. } = talk("bewoners");
        let partner = PartnerId(3);
        founded()
            .when(LEADER, "2020-03-01", talk("bewoners"))
            .then([ConversationRecorded { partner, subject, summary }])
            .booked([]);
    }

    #[test]
    pub(crate) fn each_rule_says_no_in_its_turn() -> Ladders {
        let talk = json!({ "partner": "nergens", "subject": "", "summary": "" });
        ladders([Ladder::from_below(founded(), "record-conversation", talk)
            .leader_within("2020-01-15", Some("2023-01-01"))
            .refuses_until("partner.unknown", "/partner", "boeren")
            .refuses_until("partner.not-a-party", "/partner", "bewoners")
            .refuses_until("text.empty", "/subject", "Jaargesprek")
            .refuses_until("text.empty", "/summary", "Akkoord.")
            .accepted()])
    }
}
