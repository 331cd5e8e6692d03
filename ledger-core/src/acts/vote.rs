//! Votes of the seats on a proposal: one a seat; until the decision a vote of a later day replaces it, or of
//! the same day one that is recorded later.
//!
//! Source: the covenant's article on organisation.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::acting::{self, Act, Acting, Who, Window};
use crate::acts::proposal::open_proposal;
use crate::calendar::Date;
use crate::event::Event;
use crate::fact::{Concerned, Fact};
use crate::facts::ActorName;
use crate::ids::Actor;
use crate::ids::{PersonId, Position, ProposalId, SeatId};
use crate::ledger::Ledger;
use crate::misfit::{At, Misfit};
use crate::refusal::{General, Refusal, refusals};

pub use crate::voting::Vote;

/// Record the vote of a seat; until the decision a later vote of the seat replaces it.
///
/// Of two votes of one day, the one that is recorded last counts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CastVote {
    /// The number of the proposal.
    pub proposal: ProposalId,
    /// The code of the seat that votes.
    pub seat: String,
    /// Its vote.
    pub vote: Vote,
    /// Why, if it said so.
    #[serde(default)]
    pub reason: Option<String>,
}

/// A seat voted.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct VoteCast {
    /// The proposal.
    pub proposal: ProposalId,
    /// The seat.
    pub seat: SeatId,
    /// Its vote.
    pub vote: Vote,
    /// Who held the seat that day.
    pub held_by: PersonId,
    /// Why, if it said so.
    pub reason: Option<String>,
}

refusals! {
    /// Refusals about voting.
    VoteRefusal {
        OtherSeat { actor: ActorName, seat: String } = "vote.other-seat" Organisation:
            "{actor} cannot vote for seat {seat}",
            "the vote of its own seat, or let the project leader record it";
        Closed { proposal: ProposalId, closes_on: Date } = "vote.closed" Organisation:
            "votes on proposal {proposal} count until {closes_on}, which is before that day",
            "the decision, with the votes there are; a vote that was cast in time has the day on which it was cast";
    }
}

impl CastVote {
    /// The vote, if every rule allows it.
    pub(super) fn cast(&self, by: &Acting<'_>) -> Result<VoteCast, Refusal> {
        by.allow(&[Who::ProjectLeader, Who::AnySeat])?;
        by.dated(Window::Settlement)?;
        let seat = by.seat(&self.seat)?;
        if by.actor != Actor::ProjectLeader && by.actor != Actor::Seat(seat) {
            let actor = by.covenant.actor_name(by.actor).into();
            return Err(VoteRefusal::OtherSeat { actor, seat: self.seat.clone() }.into());
        }
        if let Some(reason) = &self.reason {
            acting::text("reason", reason)?;
        }
        let proposal = open_proposal(by, self.proposal)?;
        if let Some(closes_on) = proposal.closes_on.filter(|closes_on| *closes_on < by.on) {
            return Err(VoteRefusal::Closed { proposal: self.proposal, closes_on }.into());
        }
        let held_by = by.ledger.roles.seat_holder(seat, by.on);
        let held_by = held_by
            .ok_or_else(|| General::RoleVacant { role: self.seat.as_str().into(), on: by.on })?;
        let CastVote { proposal, vote, reason, .. } = self.clone();
        Ok(VoteCast { proposal, seat, vote, held_by, reason })
    }
}

impl Act for CastVote {
    fn decide(&self, by: &Acting<'_>) -> Result<Vec<Event>, Refusal> {
        Ok(vec![self.cast(by)?.into()])
    }
}

impl VoteCast {
    /// What the vote is to its proposal.
    pub(super) fn ballot(self, At { on, position, actor }: At) -> Ballot {
        let VoteCast { proposal: _, seat, vote, held_by, reason } = self;
        Ballot { seat, vote, held_by, reason, on, recorded_by: actor, position }
    }
}

impl Fact for VoteCast {
    fn evolve(self, at: At, ledger: &mut Ledger) -> Result<(), Misfit> {
        let VoteCast { proposal, seat, .. } = self;
        if ledger.covenant().is_none_or(|covenant| covenant.seat(seat).is_none()) {
            return Err(Misfit("there is no such seat"));
        }
        let proposed = ledger.proposals.open_mut(proposal)?;
        if proposed.is_closed(at.on) {
            return Err(Misfit("its day is after the last on which votes count"));
        }
        proposed.ballots.push(self.ballot(at));
        ledger.proposals.note_vote(proposal, seat, at);
        Ok(())
    }

    fn concerns(&self, name: &mut dyn FnMut(Concerned<'_>)) {
        name(Concerned::Seat(self.seat));
    }
}

/// A vote cast.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Ballot {
    /// The seat.
    pub seat: SeatId,
    /// Its vote.
    pub vote: Vote,
    /// Who held the seat that day.
    pub held_by: PersonId,
    /// Why, if it said so.
    pub reason: Option<String>,
    /// When.
    pub on: Date,
    /// Who recorded it.
    pub recorded_by: Actor,
    /// The event.
    pub position: Position,
}

#[cfg(test)]
pub(crate) mod tests {
    use serde_json::json;

    use super::*;
    use crate::testing::{
        LEADER, Ladder, Ladders, closing_on, founded, ladders, proposals, submitted, vote,
    };

    #[test]
    fn a_seat_votes_and_who_holds_it_stands_in_the_vote() {
        let reason = Some("Te duur.".to_owned());
        let cast = || CastVote { reason: reason.clone(), ..vote(1, "gemeente", Vote::Against) };
        let expected = VoteCast {
            proposal: ProposalId(1),
            seat: SeatId(2),
            vote: Vote::Against,
            held_by: PersonId(3),
            reason: reason.clone(),
        };
        for actor in ["gemeente", LEADER] {
            submitted().when(actor, "2020-05-03", cast()).then([expected.clone()]);
        }
    }

    #[test]
    fn the_last_vote_of_a_seat_counts_and_on_a_past_day_the_last_by_then() {
        let given = submitted()
            .and(LEADER, "2020-05-03", vote(1, "waterschap", Vote::For))
            .and(LEADER, "2020-05-04", vote(1, "gemeente", Vote::For))
            .and(LEADER, "2020-05-05", vote(1, "waterschap", Vote::Against));
        let proposal = given.ledger.proposals.get(ProposalId(1)).unwrap();
        let counted = |ballots: Vec<&Ballot>| -> Vec<(u8, Vote)> {
            ballots.iter().map(|ballot| (ballot.seat.0, ballot.vote)).collect()
        };
        assert_eq!(counted(proposal.votes()), [(1, Vote::Against), (2, Vote::For)]);
        let before = proposal.votes_on(crate::testing::day("2020-05-04"));
        assert_eq!(counted(before), [(1, Vote::For), (2, Vote::For)]);
    }

    #[test]
    pub(crate) fn each_rule_says_no_in_its_turn() -> Ladders {
        let casts = json!({ "proposal": 9, "seat": "boeren", "vote": "for", "reason": "" });
        let vacant =
            submitted().told("2020-05-02", "end-appointment", json!({ "role": "gemeente" }));
        let appoints = json!({ "role": "gemeente", "person": 9 });
        let closing = founded().and(LEADER, "2020-05-01", closing_on("2020-05-10"));
        ladders([
            Ladder::from_below(proposals(), "cast-vote", casts)
                .by("founder")
                .refuses("actor.not-allowed")
                .by("gemeente")
                .on("2019-01-01")
                .refuses("actor.role-vacant")
                .on("2030-01-01")
                .refuses("date.in-future")
                .on("2020-04-01")
                .refuses_until("seat.unknown", "/seat", "waterschap")
                .says(
                    "vote.other-seat: gemeente cannot vote for seat waterschap",
                    "the vote of its own seat, or let the project leader record it",
                )
                .with("/seat", "gemeente")
                .refuses_until("text.empty", "/reason", "Daarom.")
                .of_an_open_proposal()
                .accepted(),
            Ladder::new(closing, "cast-vote", json!(vote(1, "gemeente", Vote::For)))
                .on("2020-05-11")
                .says(
                    "vote.closed: votes on proposal 1 count until 2020-05-10, which is before that day",
                    "the decision, with the votes there are; a vote that was cast in time has the \
                     day on which it was cast",
                )
                .on("2020-05-10")
                .accepted(),
            Ladder::new(vacant, "cast-vote", json!(vote(1, "gemeente", Vote::For)))
                .refuses("actor.role-vacant")
                .after(|given| given.told("2020-05-02", "appoint", appoints))
                .accepted(),
        ])
    }
}
