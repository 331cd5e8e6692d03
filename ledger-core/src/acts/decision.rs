//! Decisions of the regiegroep: the outcome follows from the votes by the covenant's voting rule and is
//! never typed in. The events by which an adopted proposal takes effect are recorded with the decision.
//!
//! Source: the covenant's articles on organisation and on planning and control.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::acting::{self, Act, Acting, Who, Window};
use crate::acts::proposal::{Proposal, ProposalState, open_proposal};
use crate::calendar::Date;
use crate::covenant::{Outcome, Tally};
use crate::event::Event;
use crate::ids::{DecisionId, Position, ProposalId};
use crate::ledger::{At, Fact, Ledger, Misfit};
use crate::refusal::{Refusal, refusals};

/// Records that the regiegroep decided; the outcome follows from the votes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DecideProposal {
    /// The proposal.
    pub proposal: ProposalId,
    /// In a meeting or in writing.
    pub manner: Manner,
    /// Conditions the regiegroep attached.
    #[serde(default)]
    pub conditions: Option<String>,
    /// From when it holds; the day of the decision if left out.
    #[serde(default)]
    pub effective_from: Option<Date>,
    /// When it is to be looked at again.
    #[serde(default)]
    pub review_on: Option<Date>,
    /// The decision it replaces.
    #[serde(default)]
    pub replaces: Option<DecisionId>,
}

/// How the regiegroep decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Manner {
    /// In a meeting.
    Meeting,
    /// In writing.
    InWriting,
}

/// The regiegroep decided.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ProposalDecided {
    /// The proposal.
    pub proposal: ProposalId,
    /// The number of the decision.
    pub decision: DecisionId,
    /// What the votes decided.
    pub outcome: Outcome,
    /// In a meeting or in writing.
    pub manner: Manner,
    /// From when it holds.
    pub effective_from: Date,
    /// Conditions the regiegroep attached.
    pub conditions: Option<String>,
    /// When it is to be looked at again.
    pub review_on: Option<Date>,
    /// The decision it replaces.
    pub replaces: Option<DecisionId>,
}

refusals! {
    /// Refusals about decisions.
    DecisionRefusal {
        EffectiveBefore { effective_from: Date } = "decision.effective-before" Organisation:
            "{effective_from} is before the decision itself",
            "the day of the decision or later";
        ReviewNotAfter { review_on: Date } = "decision.review-not-after" Organisation:
            "the review on {review_on} does not come after the decision",
            "a later day";
        ReplacesUnknown { decision: DecisionId } = "decision.replaces-unknown" Organisation:
            "there is no decision {decision} to replace",
            "the number of a decision that was adopted and is not replaced yet";
        NotConsulted { proposal: ProposalId } = "proposal.not-consulted" PlanningAndControl:
            "the projectgroep was not consulted on proposal {proposal}",
            "record its consultation, with date and advice, before the decision";
        Undecided { proposal: ProposalId, votes_for: usize, against: usize, abstained: usize, seats: usize } = "proposal.undecided" Organisation:
            "the votes do not decide proposal {proposal} yet: {votes_for} for, {against} against, {abstained} abstained of {seats} seats",
            "record the votes that are still to be cast";
        BeforeLastStep { proposal: ProposalId, step_on: Date } = "proposal.before-last-step" Organisation:
            "the last vote or consultation on proposal {proposal} was on {step_on}, after that day",
            "a day from {step_on}";
    }
}

impl Act for DecideProposal {
    fn decide(&self, by: &Acting<'_>) -> Result<Vec<Event>, Refusal> {
        by.allow(&[Who::ProjectLeader, Who::AnySeat])?;
        by.dated(Window::Settlement)?;
        if let Some(conditions) = &self.conditions {
            acting::text("conditions", conditions)?;
        }
        let effective_from = self.effective_from.unwrap_or(by.on);
        if effective_from < by.on {
            return Err(DecisionRefusal::EffectiveBefore { effective_from }.into());
        }
        if let Some(review_on) = self.review_on.filter(|review_on| *review_on <= by.on) {
            return Err(DecisionRefusal::ReviewNotAfter { review_on }.into());
        }
        if let Some(decision) = self.replaces.filter(|id| !by.ledger.proposals.is_standing(*id)) {
            return Err(DecisionRefusal::ReplacesUnknown { decision }.into());
        }
        let proposal = open_proposal(by, self.proposal)?;
        if proposal.subject.needs_consultation() && proposal.consultation.is_none() {
            return Err(DecisionRefusal::NotConsulted { proposal: self.proposal }.into());
        }
        let tally = Proposal::count(&proposal.votes(), by.covenant.seats.len());
        let Some(outcome) = by.covenant.voting.outcome(tally) else {
            let Tally { seats, votes_for, against, abstained } = tally;
            let proposal = self.proposal;
            return Err(DecisionRefusal::Undecided {
                proposal,
                votes_for,
                against,
                abstained,
                seats,
            }
            .into());
        };
        if let Some(step_on) = proposal.last_step().filter(|step_on| by.on < *step_on) {
            let proposal = self.proposal;
            return Err(DecisionRefusal::BeforeLastStep { proposal, step_on }.into());
        }
        let decision = by.ledger.proposals.next_decision();
        let decided = ProposalDecided {
            proposal: self.proposal,
            decision,
            outcome,
            manner: self.manner,
            effective_from,
            conditions: self.conditions.clone(),
            review_on: self.review_on,
            replaces: self.replaces,
        };
        let mut events = vec![Box::new(decided).into()];
        if outcome == Outcome::Adopted {
            events.extend(proposal.subject.enact(by, decision, effective_from)?);
        }
        Ok(events)
    }
}

impl Fact for ProposalDecided {
    fn evolve(self, at: At, ledger: &mut Ledger) -> Result<(), Misfit> {
        let proposals = &mut ledger.proposals;
        if self.decision != proposals.next_decision() {
            return Err(Misfit("its decision number is not the next"));
        }
        proposals.open_mut(self.proposal)?.state = ProposalState::Decided(self.decision);
        if let Some(replaced) = self.replaces {
            let replaced = proposals.decisions.get_mut(replaced.index());
            replaced.ok_or(Misfit("it replaces no decision"))?.replaced_by = Some(self.decision);
        }
        proposals.decisions.push(Decided {
            proposal: self.proposal,
            outcome: self.outcome,
            manner: self.manner,
            on: at.on,
            effective_from: self.effective_from,
            conditions: self.conditions,
            review_on: self.review_on,
            replaces: self.replaces,
            replaced_by: None,
            position: at.position,
            effects: Vec::new(),
        });
        Ok(())
    }
}

/// A decision of the regiegroep.
#[derive(Clone, Debug, PartialEq)]
pub struct Decided {
    /// On which proposal.
    pub proposal: ProposalId,
    /// What the votes decided.
    pub outcome: Outcome,
    /// In a meeting or in writing.
    pub manner: Manner,
    /// When.
    pub on: Date,
    /// From when it holds.
    pub effective_from: Date,
    /// Conditions attached.
    pub conditions: Option<String>,
    /// When it is to be looked at again.
    pub review_on: Option<Date>,
    /// The decision it replaces.
    pub replaces: Option<DecisionId>,
    /// The decision that replaced it.
    pub replaced_by: Option<DecisionId>,
    /// The event.
    pub position: Position,
    /// The events by which it took effect.
    pub effects: Vec<Position>,
}
