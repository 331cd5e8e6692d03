//! Decisions of before the ledger, taken over from the minutes: a covenant that already runs has a budget, a
//! contribution schedule and a risk key, and partners that acceded.
//!
//! Source: sound bookkeeping: what was decided elsewhere is taken over as it was decided, with the document that
//! shows it, and nobody votes on it a second time. It says so for ever. What an earlier decision did to the
//! books is part of the opening position, [`opening`](super::opening).

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::acting::{self, Act, Acting, Who, Window};
use crate::acts::decision::{Decided, DecisionRefusal, Manner};
use crate::acts::proposal::{Proposal, ProposalState};
use crate::acts::subject::{Subject, SubjectDraft};
use crate::calendar::Date;
use crate::covenant::Outcome;
use crate::event::Event;
use crate::fact::{Concerned, Fact};
use crate::ids::{DecisionId, Position, ProposalId};
use crate::ledger::Ledger;
use crate::misfit::{At, Misfit};
use crate::money::Money;
use crate::refusal::{Refusal, refusals};

/// Take over a decision that the regiegroep took before this ledger, on the day on which it took it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TakeOverDecision {
    /// What it is called.
    pub title: String,
    /// The document that shows it, and where it stands in it.
    pub source: String,
    /// In a meeting or in writing.
    pub manner: Manner,
    /// What was decided.
    pub subject: SubjectDraft,
    /// Conditions the regiegroep attached.
    #[serde(default)]
    pub conditions: Option<String>,
    /// From when it holds; the day of the decision if left out. Only who is a party, its name, how the
    /// covenant reads, and what books nothing can take effect on a later day.
    #[serde(default)]
    pub effective_from: Option<Date>,
    /// When it is to be looked at again.
    #[serde(default)]
    pub review_on: Option<Date>,
}

/// A decision of before the ledger was taken over.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct DecisionTakenOver {
    /// The number that the proposal has here.
    pub proposal: ProposalId,
    /// The number that the decision has here.
    pub decision: DecisionId,
    /// What it is called.
    pub title: String,
    /// The document that shows it, and where it stands in it.
    pub source: String,
    /// In a meeting or in writing.
    pub manner: Manner,
    /// What was decided.
    pub subject: Subject,
    /// Conditions the regiegroep attached.
    pub conditions: Option<String>,
    /// From when it holds.
    pub effective_from: Date,
    /// When it is to be looked at again.
    pub review_on: Option<Date>,
}

refusals! {
    /// Refusals about taking over decisions.
    TakeoverRefusal {
        AfterVotes { decision: DecisionId, on: Date } = "takeover.after-votes" Organisation:
            "the regiegroep voted in this ledger since {on}, when it took decision {decision}",
            "a proposal on which the seats vote; what was decided before is taken over before the first vote";
        AfterBooking { position: Position } = "takeover.after-booking" Organisation:
            "the books of this ledger have begun, at position {position}",
            "a proposal on which the seats vote; what was decided before is taken over before the first entry";
        Books = "takeover.books" PlanningAndControl:
            "a decision of this kind is booked, and what it did to the books before is in the opening position",
            "its outcome in the opening position; as a decision that does nothing in the ledger it can be taken over too, with the subject `other`";
    }
}

impl Act for TakeOverDecision {
    fn decide(&self, by: &Acting<'_>) -> Result<Vec<Event>, Refusal> {
        by.allow(&[Who::ProjectLeader])?;
        by.dated(Window::Settlement)?;
        acting::line("title", &self.title, 200)?;
        acting::line("source", &self.source, 200)?;
        if let Some(conditions) = &self.conditions {
            acting::text("conditions", conditions)?;
        }
        let proposals = &by.ledger.proposals;
        let mut voted = proposals.decisions().filter(|(_, of)| of.taken_over_from.is_none());
        if let Some((decision, Decided { on, .. })) = voted.next() {
            return Err(TakeoverRefusal::AfterVotes { decision, on: *on }.into());
        }
        if let Some((entry, _)) = by.ledger.journal.entries().next() {
            return Err(TakeoverRefusal::AfterBooking { position: entry.position }.into());
        }
        let effective_from = self.effective_from.unwrap_or(by.on);
        if effective_from < by.on {
            return Err(DecisionRefusal::EffectiveBefore { effective_from }.into());
        }
        if let Some(review_on) = self.review_on.filter(|review_on| *review_on <= by.on) {
            return Err(DecisionRefusal::ReviewNotAfter { review_on }.into());
        }
        if self.subject.books() {
            return Err(TakeoverRefusal::Books.into());
        }
        let subject = self.subject.resolve(by)?;
        if effective_from != by.on && !subject.follows_effective_day() {
            return Err(DecisionRefusal::EffectiveOnDecision { effective_from, on: by.on }.into());
        }
        let decision = proposals.next_decision();
        let effects = subject.enact(by, decision, effective_from)?;
        let TakeOverDecision { title, source, manner, conditions, review_on, .. } = self.clone();
        let taken_over = DecisionTakenOver {
            proposal: proposals.next_id(),
            decision,
            title,
            source,
            manner,
            subject,
            conditions,
            effective_from,
            review_on,
        };
        Ok([Event::from(Box::new(taken_over))].into_iter().chain(effects).collect())
    }
}

impl Fact for DecisionTakenOver {
    fn evolve(self, at: At, ledger: &mut Ledger) -> Result<(), Misfit> {
        let proposal = Proposal {
            title: self.title,
            text: String::new(),
            subject: self.subject,
            submitted_on: at.on,
            closes_on: None,
            proposer: at.actor,
            position: at.position,
            consultation: None,
            ballots: Vec::new(),
            state: ProposalState::Decided(self.decision),
        };
        let decided = Decided {
            proposal: self.proposal,
            outcome: Outcome::Adopted,
            manner: self.manner,
            on: at.on,
            effective_from: self.effective_from,
            conditions: self.conditions,
            review_on: self.review_on,
            replaces: None,
            replaced_by: None,
            position: at.position,
            effects: Vec::new(),
            taken_over_from: Some(self.source),
            minuted: Vec::new(),
        };
        ledger.proposals.take_over(self.decision, proposal, decided)
    }

    fn concerns(&self, name: &mut dyn FnMut(Concerned<'_>)) {
        self.subject.concerns(name);
    }

    fn amounts(&self) -> Vec<Money> {
        self.subject.amounts()
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::testing::{
        Given, LEADER, Ladder, Ladders, budget, day, dike, euros, financed, founded, key, ladders,
        schedule, year,
    };

    /// The decision to adopt something, as the minutes of before the ledger have it.
    fn taken_over(subject: impl Into<Value>) -> Value {
        json!({
            "title": "Voorjaar", "source": "Notulen, punt 4", "manner": "meeting", "subject": subject.into(),
        })
    }

    /// Founded, with all that money needs for 2020 taken over.
    pub(crate) fn of_before() -> Given {
        [
            json!({ "risk-key": key("2020") }),
            json!({ "budget": budget("2020") }),
            json!({ "contribution-schedule": schedule("2020") }),
        ]
        .into_iter()
        .fold(founded(), |given, subject| {
            given.told("2020-01-25", "take-over-decision", taken_over(subject))
        })
    }

    #[test]
    fn what_was_decided_before_is_in_force_and_nobody_voted() {
        let given = of_before();
        let proposals = &given.ledger.proposals;
        let (one, decided) = proposals.decisions().next().unwrap();
        assert_eq!((one, decided.outcome), (DecisionId(1), Outcome::Adopted));
        assert_eq!(decided.taken_over_from.as_deref(), Some("Notulen, punt 4"));
        assert!(proposals.all().all(|(_, proposal)| proposal.ballots.is_empty()));
        assert!(given.ledger.budgets.first(year("2020")).is_some());
        assert!(given.ledger.schedules.for_year_on(year("2020"), day("2020-01-25")).is_some());
        // It serves as one that was voted on does.
        given.and(LEADER, "2020-04-01", dike(euros("1812.35")));
    }

    #[test]
    fn a_partner_that_acceded_before_is_a_party_from_that_day() {
        let accession = json!({ "accession": { "code": "nieuw", "name": "Nieuw" } });
        let mut decision = taken_over(accession);
        decision["effective_from"] = json!("2020-03-01");
        let given = founded().told("2020-02-01", "take-over-decision", decision);
        let id = given.ledger.partners.look_up("nieuw").unwrap();
        let is_party = |on: &str| given.ledger.partners.is_party(id, day(on));
        assert_eq!((is_party("2020-02-29"), is_party("2020-03-01")), (false, true));
    }

    #[test]
    pub(crate) fn each_rule_says_no_in_its_turn() -> Ladders {
        let wrong = json!({
            "title": "", "source": "", "manner": "meeting", "conditions": "",
            "subject": { "deficit": { "year": "2020" } },
            "effective_from": "2020-05-01", "review_on": "2020-06-01",
        });
        let voted = founded().and_adopted("2020-03-01", crate::acts::subject::SubjectDraft::Other);
        let booked = of_before().and(LEADER, "2020-04-01", dike(euros("1.00")));
        let propose = |given: &Given| {
            given.and(LEADER, "2020-06-01", crate::testing::proposal(SubjectDraft::Other))
        };
        ladders([
            Ladder::from_below(founded(), "take-over-decision", wrong)
                .leader_within("2020-01-15", None)
                .refuses_until("text.empty", "/title", "Voorjaar")
                .refuses_until("text.empty", "/source", "Notulen, punt 4")
                .refuses_until("text.empty", "/conditions", "Binnen het budget.")
                .refuses_until("decision.effective-before", "/effective_from", "2020-06-02")
                .refuses_until("decision.review-not-after", "/review_on", "2020-06-02")
                .says(
                    "takeover.books: a decision of this kind is booked, and what it did to the \
                     books before is in the opening position",
                    "its outcome in the opening position; as a decision that does nothing in the \
                     ledger it can be taken over too, with the subject `other`",
                )
                .with("/subject", json!({ "budget": budget("2020") }))
                .refuses_until("decision.effective-on-decision", "/effective_from", "2020-06-01")
                .accepted(),
            Ladder::new(voted, "take-over-decision", taken_over("other"))
                .says(
                    "takeover.after-votes: the regiegroep voted in this ledger since 2020-03-01, \
                     when it took decision 1",
                    "a proposal on which the seats vote; what was decided before is taken over \
                     before the first vote",
                )
                .instead(propose),
            Ladder::new(booked, "take-over-decision", taken_over("other"))
                .says(
                    "takeover.after-booking: the books of this ledger have begun, at position 18",
                    "a proposal on which the seats vote; what was decided before is taken over \
                     before the first entry",
                )
                .instead(propose),
            Ladder::new(financed(), "take-over-decision", taken_over("other"))
                .refuses("takeover.after-votes")
                .stuck(),
        ])
    }
}
