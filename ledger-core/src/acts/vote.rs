//! Votes of the seats on a proposal: one a seat; until the decision a vote of a later day replaces it, or of
//! the same day one that is recorded later.
//!
//! Source: the covenant's article on organisation.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::acting::{self, Act, Acting, Who, Window};
use crate::acts::mandate::{Mandate, Mandated};
use crate::acts::proposal::open_proposal;
use crate::calendar::Date;
use crate::event::Event;
use crate::fact::{Concerned, Fact};
use crate::facts::ActorName;
use crate::ids::Actor;
use crate::ids::{MandateId, PersonId, Position, ProposalId, SeatId};
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
    /// Who voted for the seat; its holder if left out, or the proxy if that records the vote.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<Voter>,
}

/// Who votes for a seat.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Voter {
    /// Who holds it.
    Holder,
    /// Its deputy, by a mandate.
    Deputy,
    /// The holder of another seat, by a mandate.
    Proxy,
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
    /// Who voted: the holder of the seat that day, or whom a mandate let vote for it.
    pub held_by: PersonId,
    /// Why, if it said so.
    pub reason: Option<String>,
    /// The mandate by which somebody else than its holder voted.
    pub mandate: Option<MandateId>,
}

refusals! {
    /// Refusals about voting.
    VoteRefusal {
        OtherSeat { actor: ActorName, seat: String } = "vote.other-seat" Organisation:
            "{actor} cannot vote for seat {seat}",
            "the vote of its own seat or of one whose proxy it is that day, or let the project leader record it";
        NoDeputy { seat: String, on: Date } = "vote.no-deputy" Organisation:
            "seat {seat} has no deputy on {on}",
            "record its mandate first, from {on} or before";
        NoProxy { seat: String, on: Date } = "vote.no-proxy" Organisation:
            "seat {seat} has given no other seat its proxy for {on}",
            "record its mandate first, from {on} or before";
        Closed { proposal: ProposalId, closes_on: Date } = "vote.closed" Organisation:
            "votes on proposal {proposal} count until {closes_on}, which is before that day",
            "the decision, with the votes there are; a vote that was cast in time has the day on which it was cast";
    }
}

impl CastVote {
    /// The vote, if every rule allows it.
    pub(super) fn cast(&self, by: &Acting<'_>) -> Result<VoteCast, Refusal> {
        by.allow_vacant(&[Who::ProjectLeader, Who::AnySeat])?;
        if self.by != Some(Voter::Deputy) {
            by.held()?;
        }
        by.dated(Window::Settlement)?;
        let seat = by.seat(&self.seat)?;
        let running = by.ledger.mandates.running(seat, by.on);
        let proxy = match by.actor {
            Actor::Seat(other) if other != seat => {
                let is_proxy = running.is_some_and(|(_, of)| of.to == Mandated::Proxy(other));
                if !is_proxy || self.by.is_some_and(|voter| voter != Voter::Proxy) {
                    let actor = by.covenant.actor_name(by.actor).into();
                    return Err(VoteRefusal::OtherSeat { actor, seat: self.seat.clone() }.into());
                }
                true
            }
            Actor::Founder | Actor::ProjectLeader | Actor::Seat(_) => false,
        };
        if let Some(reason) = &self.reason {
            acting::text("reason", reason)?;
        }
        let proposal = open_proposal(by, self.proposal)?;
        if let Some(closes_on) = proposal.closes_on.filter(|closes_on| *closes_on < by.on) {
            return Err(VoteRefusal::Closed { proposal: self.proposal, closes_on }.into());
        }
        let voter = self.by.unwrap_or(if proxy { Voter::Proxy } else { Voter::Holder });
        let (held_by, mandate) = self.voter(by, voter, seat, running)?;
        let CastVote { proposal, vote, reason, .. } = self.clone();
        Ok(VoteCast { proposal, seat, vote, held_by, reason, mandate })
    }

    /// The person who votes, and the mandate by which.
    fn voter(
        &self,
        by: &Acting<'_>,
        voter: Voter,
        seat: SeatId,
        running: Option<(MandateId, &Mandate)>,
    ) -> Result<(PersonId, Option<MandateId>), Refusal> {
        let holder = |seat: SeatId| {
            let role = || by.covenant.actor_name(Actor::Seat(seat)).into();
            let held_by = by.ledger.roles.seat_holder(seat, by.on);
            held_by.ok_or_else(|| General::RoleVacant { role: role(), on: by.on })
        };
        let running = running.map(|(id, mandate)| (id, mandate.to));
        let (of, on) = (|| self.seat.clone(), by.on);
        match (voter, running) {
            (Voter::Holder, _) => Ok((holder(seat)?, None)),
            (Voter::Deputy, Some((id, Mandated::Deputy(person)))) => Ok((person, Some(id))),
            (Voter::Proxy, Some((id, Mandated::Proxy(other)))) => Ok((holder(other)?, Some(id))),
            (Voter::Deputy, _) => Err(VoteRefusal::NoDeputy { seat: of(), on }.into()),
            (Voter::Proxy, _) => Err(VoteRefusal::NoProxy { seat: of(), on }.into()),
        }
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
        let VoteCast { proposal: _, seat, vote, held_by, reason, mandate } = self;
        Ballot { seat, vote, held_by, mandate, reason, on, recorded_by: actor, position }
    }
}

impl Fact for VoteCast {
    fn evolve(self, at: At, ledger: &mut Ledger) -> Result<(), Misfit> {
        let VoteCast { proposal, seat, held_by, mandate, .. } = self;
        if ledger.covenant().is_none_or(|covenant| covenant.seat(seat).is_none()) {
            return Err(Misfit("there is no such seat"));
        }
        let proposed = ledger.proposals.open_mut(proposal)?;
        if proposed.is_closed(at.on) {
            return Err(Misfit("its day is after the last on which votes count"));
        }
        proposed.ballots.push(self.ballot(at));
        if let Some(mandate) = mandate {
            ledger.mandates.note_vote(mandate, (seat, held_by), at)?;
        }
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
    /// Who voted: the holder of the seat that day, or whom a mandate let vote for it.
    pub held_by: PersonId,
    /// The mandate by which somebody else than its holder voted.
    pub mandate: Option<MandateId>,
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
        Given, LEADER, Ladder, Ladders, closing_on, founded, ladders, proposals, submitted, vote,
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
            mandate: None,
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

    fn by(voter: Voter) -> CastVote {
        CastVote { by: Some(voter), ..vote(1, "bewoners", Vote::For) }
    }

    fn mandated(data: serde_json::Value) -> Given {
        submitted().told("2020-05-01", "grant-mandate", data)
    }

    #[test]
    fn a_deputy_votes_for_a_seat_also_while_nobody_holds_it() {
        let given = mandated(json!({ "seat": "bewoners", "deputy": 8 }));
        let cast = VoteCast {
            proposal: ProposalId(1),
            seat: SeatId(3),
            vote: Vote::For,
            held_by: PersonId(8),
            reason: None,
            mandate: Some(MandateId(1)),
        };
        let vacant = given.told("2020-05-02", "end-appointment", json!({ "role": "bewoners" }));
        for actor in ["bewoners", LEADER] {
            given.when(actor, "2020-05-02", by(Voter::Deputy)).then([cast.clone()]);
            vacant.when(actor, "2020-05-02", by(Voter::Deputy)).then([cast.clone()]);
        }
        // Who acts otherwise holds the seat.
        let refusal = vacant.when("bewoners", "2020-05-02", by(Voter::Holder)).refusal();
        assert_eq!(refusal.map(|of| of.code()), Some("actor.role-vacant"));
        // The holder votes as before.
        let held = given.and(LEADER, "2020-05-02", vote(1, "bewoners", Vote::For)).ledger;
        let ballot = &held.proposals.get(ProposalId(1)).unwrap().ballots[0];
        assert_eq!((ballot.held_by, ballot.mandate), (PersonId(4), None));
    }

    #[test]
    fn the_holder_of_another_seat_votes_as_proxy() {
        let proxy = json!({ "seat": "bewoners", "proxy": "gemeente", "until": "2020-05-09" });
        let given = mandated(proxy);
        let (seat, held_by) = (SeatId(3), PersonId(3));
        let mandate = Some(MandateId(1));
        let (proposal, vote, reason) = (ProposalId(1), Vote::For, None);
        let cast = VoteCast { proposal, seat, vote, held_by, reason, mandate };
        let left_out = crate::testing::vote(1, "bewoners", Vote::For);
        given.when("gemeente", "2020-05-02", left_out.clone()).then([cast.clone()]);
        for actor in ["gemeente", "bewoners", LEADER] {
            given.when(actor, "2020-05-09", by(Voter::Proxy)).then([cast.clone()]);
        }
        let refusal = |actor, on, cast| given.when(actor, on, cast).refusal().map(|of| of.code());
        assert_eq!(refusal("gemeente", "2020-05-10", left_out), Some("vote.other-seat"));
        assert_eq!(refusal("gemeente", "2020-05-02", by(Voter::Deputy)), Some("vote.other-seat"));
        // Nobody is the proxy while nobody holds that seat.
        let vacant = given.told("2020-05-02", "end-appointment", json!({ "role": "gemeente" }));
        let (role, on) = ("gemeente".into(), crate::testing::day("2020-05-02"));
        let refused = General::RoleVacant { role, on };
        vacant.when(LEADER, "2020-05-02", by(Voter::Proxy)).refused(refused);
    }

    #[test]
    fn a_vote_by_a_mandate_that_does_not_run_does_not_fit() {
        let given = mandated(json!({ "seat": "bewoners", "deputy": 8 }));
        let at = |on| At {
            position: Position(99),
            on: crate::testing::day(on),
            actor: Actor::ProjectLeader,
        };
        let cast = |seat, held_by, mandate| VoteCast {
            proposal: ProposalId(1),
            seat: SeatId(seat),
            vote: Vote::For,
            held_by: PersonId(held_by),
            reason: None,
            mandate: Some(MandateId(mandate)),
        };
        for (on, vote) in [
            ("2020-04-30", cast(3, 8, 1)),
            ("2020-05-02", cast(2, 8, 1)),
            ("2020-05-02", cast(3, 9, 1)),
            ("2020-05-02", cast(3, 8, 2)),
        ] {
            assert!(vote.clone().evolve(at(on), &mut given.ledger.clone()).is_err(), "{vote:?}");
        }
        cast(3, 8, 1).evolve(at("2020-05-02"), &mut given.ledger.clone()).unwrap();
    }

    #[test]
    pub(crate) fn each_rule_says_no_in_its_turn() -> Ladders {
        let casts = json!({ "proposal": 9, "seat": "boeren", "vote": "for", "reason": "" });
        let vacant =
            submitted().told("2020-05-02", "end-appointment", json!({ "role": "gemeente" }));
        let appoints = json!({ "role": "gemeente", "person": 9 });
        let grants = |data: serde_json::Value| {
            move |given: &Given| given.told("2020-06-01", "grant-mandate", data)
        };
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
                    "the vote of its own seat or of one whose proxy it is that day, or let the project \
                     leader record it",
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
            Ladder::new(submitted(), "cast-vote", json!(by(Voter::Deputy)))
                .says(
                    "vote.no-deputy: seat bewoners has no deputy on 2020-06-01",
                    "record its mandate first, from 2020-06-01 or before",
                )
                .after(grants(json!({ "seat": "bewoners", "deputy": 8 })))
                .with("/by", "proxy")
                .refuses_until("vote.no-proxy", "/by", "deputy")
                .accepted(),
            Ladder::new(submitted(), "cast-vote", json!(by(Voter::Proxy)))
                .says(
                    "vote.no-proxy: seat bewoners has given no other seat its proxy for 2020-06-01",
                    "record its mandate first, from 2020-06-01 or before",
                )
                .after(grants(
                    json!({ "seat": "bewoners", "proxy": "gemeente", "until": "2020-06-01" }),
                ))
                .with("/by", "deputy")
                .refuses_until("vote.no-deputy", "/by", "proxy")
                .accepted(),
        ])
    }
}
