//! Decisions of the regiegroep: the outcome follows from the votes by the covenant's voting rule and is
//! never typed in. The events by which an adopted proposal takes effect are recorded with the decision.
//!
//! Source: the covenant's articles on organisation and on planning and control.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::acting::{self, Act, Acting, Who, Window};
use crate::acts::action::{self, ActionOpened};
use crate::acts::meeting::{MeetingKind, MeetingRefusal};
use crate::acts::proposal::{Proposal, ProposalState, not_before_last_step, open_proposal};
use crate::acts::vote::{Ballot, CastVote, Vote, VoteCast, Voter};
use crate::calendar::Date;
use crate::covenant::{Outcome, Tally};
use crate::event::Event;
use crate::fact::Fact;
use crate::ids::{Actor, DecisionId, MeetingId, Position, ProposalId};
use crate::ledger::Ledger;
use crate::misfit::{At, Misfit};
use crate::refusal::{Refusal, refusals};

/// Record that the regiegroep decided; the outcome follows from the votes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DecideProposal {
    /// The number of the proposal.
    pub proposal: ProposalId,
    /// In a meeting or in writing.
    pub manner: Manner,
    /// The number of the meeting in which it was taken: one of the regiegroep, held on the day of the decision.
    #[serde(default)]
    pub meeting: Option<MeetingId>,
    /// Conditions the regiegroep attached; each is an action until it is met. They count if the proposal is adopted.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub conditions: Vec<Condition>,
    /// From when it holds; the day of the decision if left out. Only who is a party, its name, how the
    /// covenant reads, and what books nothing can take effect on a later day.
    #[serde(default)]
    pub effective_from: Option<Date>,
    /// When it is to be looked at again.
    #[serde(default)]
    pub review_on: Option<Date>,
    /// The number of the decision it replaces.
    #[serde(default)]
    pub replaces: Option<DecisionId>,
    /// Votes that are recorded with the decision, before it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub votes: Vec<SeatVote>,
}

/// A condition that the regiegroep attaches to what it adopts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Condition {
    /// Who meets it: `project-leader`, `projectgroep`, `communication` or the code of a seat; the project leader if
    /// left out.
    #[serde(default)]
    pub owner: Option<String>,
    /// The day by which it is to be met; the day on which the decision is looked at again if left out.
    #[serde(default)]
    pub due: Option<Date>,
    /// What is to be done.
    pub text: String,
}

/// The vote of a seat.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SeatVote {
    /// Its vote.
    pub vote: Vote,
    /// The code of the seat.
    pub seat: String,
    /// Who voted for it; its holder if left out, or the proxy if that records the vote.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<Voter>,
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
    /// Conditions in one text, of a decision that was recorded before conditions were actions.
    pub conditions: Option<String>,
    /// When it is to be looked at again.
    pub review_on: Option<Date>,
    /// The decision it replaces.
    pub replaces: Option<DecisionId>,
    /// The meeting in which it was taken, if that was recorded.
    pub meeting: Option<MeetingId>,
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
        EffectiveOnDecision { effective_from: Date, on: Date } = "decision.effective-on-decision" Organisation:
            "what is decided here is booked or in force from the day of the decision, {on}, and not from {effective_from}",
            "no effective day; if nothing is to be booked before {effective_from}, a decision on that day";
        StillHolds { decision: DecisionId } = "decision.still-holds" Organisation:
            "what decision {decision} did goes on, whatever is decided now",
            "leave out what it replaces; a later risk key replaces a risk key, a revision the budget of its year, a schedule that of its year, and anything a decision that did nothing in the ledger";
        Unknown { decision: DecisionId } = "decision.unknown" Organisation:
            "there is no decision {decision}",
            "the number of a decision in the register";
        SeatTwice { seat: String } = "decision.seat-twice" Organisation:
            "seat `{seat}` is given two votes with the decision",
            "one vote of each seat";
        NotInMeeting { meeting: MeetingId } = "decision.not-in-meeting" Organisation:
            "a decision in writing was not taken in meeting {meeting}",
            "no meeting, or the manner `meeting`";
        OtherKind { meeting: MeetingId, title: String } = "decision.other-kind" Organisation:
            "meeting {meeting}, `{title}`, is not of the regiegroep",
            "the number of a meeting of the kind `regiegroep`";
        OtherDay { meeting: MeetingId, held_on: Date, on: Date } = "decision.other-day" Organisation:
            "meeting {meeting} was held on {held_on}, and the decision is of {on}",
            "a meeting of the regiegroep on {on}: record it first, or name it later with `convenant decision minute`";
        TooManyConditions { conditions: usize } = "decision.too-many-conditions" Organisation:
            "{conditions} conditions is more than one decision holds",
            "at most 100 conditions";
        ConditionWithoutDay { condition: usize } = "decision.condition-without-day" Organisation:
            "nothing says by which day condition {condition} is to be met",
            "a day for the condition, or a day on which the decision is looked at again";
        NotConsulted { proposal: ProposalId } = "proposal.not-consulted" PlanningAndControl:
            "the projectgroep was not consulted on proposal {proposal}",
            "record its consultation, with date and advice, before the decision";
        Undecided { proposal: ProposalId, votes_for: usize, against: usize, abstained: usize, seats: usize } = "proposal.undecided" Organisation:
            "the votes do not decide proposal {proposal} yet: {votes_for} for, {against} against, {abstained} abstained of {seats} seats",
            "record the votes that are still to be cast";
        ClosedUndecided { proposal: ProposalId, closes_on: Date } = "proposal.closed-undecided" Organisation:
            "votes on proposal {proposal} counted until {closes_on}, and they do not decide it: too few seats voted, or the votes tie",
            "withdraw it, and submit it again";
    }
}

impl Act for DecideProposal {
    fn decide(&self, by: &Acting<'_>) -> Result<Vec<Event>, Refusal> {
        by.allow(&[Who::ProjectLeader, Who::AnySeat])?;
        by.dated(Window::Settlement)?;
        let conditions = self.conditions(by)?;
        let effective_from = self.effective_from.unwrap_or(by.on);
        if effective_from < by.on {
            return Err(DecisionRefusal::EffectiveBefore { effective_from }.into());
        }
        if let Some(review_on) = self.review_on.filter(|review_on| *review_on <= by.on) {
            return Err(DecisionRefusal::ReviewNotAfter { review_on }.into());
        }
        if let Some(decision) =
            self.replaces.filter(|id| !by.ledger.proposals.is_standing(*id, by.on))
        {
            return Err(DecisionRefusal::ReplacesUnknown { decision }.into());
        }
        if let Some(meeting) = self.meeting {
            held(by, meeting, self.manner, by.on)?;
        }
        let proposal = open_proposal(by, self.proposal)?;
        if effective_from != by.on && !proposal.subject.follows_effective_day() {
            return Err(DecisionRefusal::EffectiveOnDecision { effective_from, on: by.on }.into());
        }
        let cast = self.cast(by)?;
        if proposal.subject.needs_consultation(by.covenant) && proposal.consultation.is_none() {
            return Err(DecisionRefusal::NotConsulted { proposal: self.proposal }.into());
        }
        let at = At { position: by.ledger.next(), on: by.on, actor: by.actor };
        let with_decision = cast.iter().map(|vote| vote.clone().ballot(at));
        let with_decision: Vec<Ballot> = with_decision.collect();
        let votes = proposal.votes_with(&with_decision);
        let Some(outcome) = proposal.outcome(by.ledger, by.on, &votes) else {
            if let Some(closes_on) = proposal.closes_on.filter(|closes_on| *closes_on < by.on) {
                let proposal = self.proposal;
                return Err(DecisionRefusal::ClosedUndecided { proposal, closes_on }.into());
            }
            let tally = Proposal::count(&votes, by.covenant.seats.len());
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
        not_before_last_step(by, self.proposal, proposal)?;
        if let Some(replaced) = self.replaces
            && let Some(earlier) = by.ledger.proposals.subject_of(replaced)
            && !earlier.gives_way_to(&proposal.subject)
        {
            return Err(DecisionRefusal::StillHolds { decision: replaced }.into());
        }
        let decision = by.ledger.proposals.next_decision();
        let decided = ProposalDecided {
            proposal: self.proposal,
            decision,
            outcome,
            manner: self.manner,
            effective_from,
            conditions: None,
            review_on: self.review_on,
            // What is rejected replaces nothing, and has no conditions.
            replaces: self.replaces.filter(|_| outcome == Outcome::Adopted),
            meeting: self.meeting,
        };
        let mut events: Vec<Event> = cast.into_iter().map(Event::from).collect();
        events.push(Box::new(decided).into());
        if outcome == Outcome::Adopted {
            events.extend(proposal.subject.enact(by, decision, effective_from)?);
            let conditions = conditions.into_iter();
            events.extend(
                conditions.map(|of| ActionOpened { decision: Some(decision), ..of }.into()),
            );
        }
        Ok(events)
    }
}

/// Refuses a meeting in which a decision of a day was not taken.
pub(super) fn held(
    by: &Acting<'_>,
    meeting: MeetingId,
    manner: Manner,
    on: Date,
) -> Result<(), Refusal> {
    let held = by.ledger.meetings.get(meeting).ok_or(MeetingRefusal::Unknown { meeting })?;
    if manner != Manner::Meeting {
        return Err(DecisionRefusal::NotInMeeting { meeting }.into());
    }
    if held.kind != MeetingKind::Regiegroep {
        let title = held.title.clone();
        return Err(DecisionRefusal::OtherKind { meeting, title }.into());
    }
    if held.on != on {
        return Err(DecisionRefusal::OtherDay { meeting, held_on: held.on, on }.into());
    }
    Ok(())
}

impl DecideProposal {
    /// The actions that its conditions are. Checks of each, in this order: its text, that it has a day, its owner, its
    /// day.
    fn conditions(&self, by: &Acting<'_>) -> Result<Vec<ActionOpened>, Refusal> {
        if self.conditions.len() > 100 {
            let conditions = self.conditions.len();
            return Err(DecisionRefusal::TooManyConditions { conditions }.into());
        }
        let mut opened = Vec::new();
        for (place, condition) in (0..).zip(&self.conditions) {
            acting::line("conditions", &condition.text, 200)?;
            let due = condition.due.or(self.review_on);
            let number = opened.len() + 1;
            let due = due.ok_or(DecisionRefusal::ConditionWithoutDay { condition: number })?;
            let owner = condition.owner.as_deref().unwrap_or("project-leader");
            let mut action = action::opened(by, &condition.text, owner, due)?;
            action.action.0 += place;
            action.condition = true;
            opened.push(action);
        }
        Ok(opened)
    }

    /// The votes that are recorded with the decision.
    fn cast(&self, by: &Acting<'_>) -> Result<Vec<VoteCast>, Refusal> {
        let mut cast: Vec<VoteCast> = Vec::new();
        for SeatVote { vote, seat, by: voter } in &self.votes {
            let (proposal, vote, seat) = (self.proposal, *vote, seat.clone());
            let vote = CastVote { proposal, vote, seat, reason: None, by: *voter }.cast(by)?;
            if cast.iter().any(|other| other.seat == vote.seat) {
                let seat = by.covenant.actor_name(Actor::Seat(vote.seat)).to_owned();
                return Err(DecisionRefusal::SeatTwice { seat }.into());
            }
            cast.push(vote);
        }
        Ok(cast)
    }
}

impl Fact for ProposalDecided {
    fn evolve(self, at: At, ledger: &mut Ledger) -> Result<(), Misfit> {
        if self.meeting.is_some_and(|meeting| ledger.meetings.get(meeting).is_none()) {
            return Err(Misfit("there is no such meeting"));
        }
        let proposals = &mut ledger.proposals;
        if self.decision != proposals.next_decision() {
            return Err(Misfit("its decision number is not the next"));
        }
        proposals.close(self.proposal, ProposalState::Decided(self.decision))?;
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
            taken_over_from: None,
            minuted: self
                .meeting
                .map(|meeting| Minuted { meeting, on: at.on })
                .into_iter()
                .collect(),
        });
        Ok(())
    }
}

/// A decision of the regiegroep.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
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
    /// Conditions in one text, if they are no actions.
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
    /// The document from which a decision of before the ledger was taken over. Nobody voted on it here.
    pub taken_over_from: Option<String>,
    /// In which meeting it was taken, each time that was said; the last counts.
    pub(super) minuted: Vec<Minuted>,
}

/// It was said in which meeting a decision was taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Minuted {
    /// The meeting.
    pub(super) meeting: MeetingId,
    /// When that was said.
    pub(super) on: Date,
}

impl Decided {
    /// The meeting in which it was taken, as was said by a day.
    pub fn meeting_on(&self, day: Date) -> Option<MeetingId> {
        self.minuted.iter().rfind(|said| said.on <= day).map(|said| said.meeting)
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use serde_json::json;

    use super::*;
    use crate::acts::accession::Accession;
    use crate::acts::action::Owner;
    use crate::acts::amendment::Amendment;
    use crate::acts::budget::BudgetPlan;
    use crate::acts::continuation::Continuation;
    use crate::acts::correction::CorrectionRefusal;
    use crate::acts::deficit::Deficit;
    use crate::acts::fund::FundRelease;
    use crate::acts::merger::Merger;
    use crate::acts::proposal::ProposalSubmitted;
    use crate::acts::rename::Rename;
    use crate::acts::reopening::Reopening;
    use crate::acts::risk_key::RiskKey;
    use crate::acts::schedule::{ContributionSchedule, Fees, Proration, Vat, VatPosition};
    use crate::acts::settlement::{Remainder, Settlement};
    use crate::acts::subject::{Subject, SubjectDraft, SubjectKind};
    use crate::acts::surplus::{Destination, Part, Surplus};
    use crate::acts::withdrawal::Withdrawal;
    use crate::acts::write_off::WriteOff;
    use crate::acts::year_account::YearAccount;
    use crate::ids::{ActionId, PartnerId, PersonId, SeatId};
    use crate::testing::{
        Given, LEADER, Ladder, Ladders, boeren_sign, closing_on, day, decision, euros, founded,
        founded_under, invoice, key, ladders, proposal, proposals, submitted, vote, with_surplus,
        year,
    };
    use crate::views::decisions::{DecisionRegister, DecisionRow};
    use crate::views::taken::{ConditionRow, ConditionState, SeatAtMeeting};
    use crate::voting::{Counts, DecidingRule, Quorum, Silence};

    const ONE: ProposalId = ProposalId(1);

    /// Proposal 1 with these votes of the first two seats on 10 May.
    fn voted(first: Vote, second: Vote) -> Given {
        let one = submitted().and(LEADER, "2020-05-10", vote(1, "waterschap", first));
        one.and(LEADER, "2020-05-10", vote(1, "gemeente", second))
    }

    fn decided(outcome: Outcome) -> ProposalDecided {
        ProposalDecided {
            proposal: ONE,
            decision: DecisionId(1),
            outcome,
            manner: Manner::Meeting,
            effective_from: day("2020-05-10"),
            conditions: None,
            review_on: None,
            replaces: None,
            meeting: None,
        }
    }

    fn condition(text: &str, owner: Option<&str>, due: Option<&str>) -> Condition {
        let owner = owner.map(str::to_owned);
        Condition { owner, due: due.map(day), text: text.to_owned() }
    }

    /// A meeting of 10 May 2020, of a kind.
    fn meeting(kind: &str) -> serde_json::Value {
        json!({
            "kind": kind, "title": format!("Vergadering {kind}"), "invited": { "partners": "all" },
            "attended": ["gemeente-oost"],
        })
    }

    /// The register on a day, with the one decision that is in it.
    fn row(given: &Given, on: &str) -> DecisionRow {
        DecisionRegister::of(&given.ledger, day(on)).decisions.pop().unwrap()
    }

    #[test]
    fn the_outcome_follows_from_the_votes() {
        let cases = [
            (Vote::For, Vote::For, Outcome::Adopted),
            (Vote::For, Vote::Abstain, Outcome::Adopted),
            (Vote::For, Vote::Against, Outcome::Rejected),
            (Vote::Abstain, Vote::Abstain, Outcome::Rejected),
        ];
        for (first, second, outcome) in cases {
            voted(first, second)
                .when(LEADER, "2020-05-10", decision(ONE))
                .then([Box::new(decided(outcome))])
                .booked([]);
        }
    }

    #[test]
    fn votes_can_be_recorded_with_the_decision() {
        let votes =
            [(Vote::For, "waterschap"), (Vote::Against, "bewoners"), (Vote::For, "gemeente")];
        let votes = votes.map(|(vote, seat)| SeatVote { vote, seat: seat.to_owned(), by: None });
        let at_once = DecideProposal { votes: votes.to_vec(), ..decision(ONE) };
        let one_by_one = submitted()
            .and(LEADER, "2020-05-10", vote(1, "waterschap", Vote::For))
            .and(LEADER, "2020-05-10", vote(1, "bewoners", Vote::Against))
            .and(LEADER, "2020-05-10", vote(1, "gemeente", Vote::For))
            .and(LEADER, "2020-05-10", decision(ONE));
        assert_eq!(
            submitted().and(LEADER, "2020-05-10", at_once.clone()).ledger,
            one_by_one.ledger
        );
        // They count beside those that were recorded before.
        let other = DecideProposal { votes: votes[2..].to_vec(), ..decision(ONE) };
        let cast = VoteCast {
            proposal: ONE,
            seat: SeatId(2),
            vote: Vote::For,
            held_by: PersonId(3),
            reason: None,
            mandate: None,
        };
        submitted()
            .and(LEADER, "2020-05-03", vote(1, "waterschap", Vote::Against))
            .when(LEADER, "2020-05-10", other)
            .then([Event::from(cast), Box::new(decided(Outcome::Rejected)).into()]);
        // Nobody but the project leader records the votes of others.
        let of_others = submitted().when("gemeente", "2020-05-10", at_once);
        assert_eq!(of_others.refusal().map(|of| of.code()), Some("vote.other-seat"));
    }

    /// A seat counts as it does when its holder votes, whoever votes for it.
    #[test]
    fn a_decision_is_given_with_votes_by_mandate_and_each_counts_as_its_seat() {
        let proxy = json!({ "seat": "bewoners", "proxy": "gemeente", "until": "2020-05-10" });
        let deputy = json!({ "seat": "waterschap", "deputy": 8 });
        let given = submitted().told("2020-05-01", "grant-mandate", deputy).told(
            "2020-05-01",
            "grant-mandate",
            proxy,
        );
        let vote = |vote, seat: &str, by| SeatVote { vote, seat: seat.to_owned(), by };
        let votes = vec![
            vote(Vote::For, "gemeente", None),
            vote(Vote::Against, "bewoners", Some(Voter::Proxy)),
            vote(Vote::For, "waterschap", Some(Voter::Deputy)),
        ];
        let decide = DecideProposal { votes, ..decision(ONE) };
        let given = given.and(LEADER, "2020-05-10", decide);
        let decided = given.ledger.proposals.decision(DecisionId(1)).unwrap();
        assert_eq!(decided.outcome, Outcome::Adopted);
        let votes = given.ledger.proposals.get(ONE).unwrap().votes();
        let voted = |ballot: &&Ballot| (ballot.held_by.0, ballot.mandate.map(|id| id.0));
        let voted: Vec<_> = votes.iter().map(voted).collect();
        assert_eq!(voted, [(8, Some(1)), (3, None), (3, Some(2))]);
    }

    /// The outcome on a day, if the votes decide it then.
    fn outcome_on(given: &Given, on: &str) -> Option<Outcome> {
        let decided = given.when(LEADER, on, decision(ONE));
        match decided.refusal() {
            None => {
                let ledger = given.and(LEADER, on, decision(ONE)).ledger;
                ledger.proposals.decision(DecisionId(1)).map(|decided| decided.outcome)
            }
            Some(refusal) => {
                assert!(refusal.code().ends_with("undecided"), "{refusal}");
                None
            }
        }
    }

    #[test]
    fn when_votes_are_closed_who_did_not_vote_counts_for_nothing() {
        let votes = |given: Given, seats: &[&str]| {
            seats.iter().fold(given, |given, seat| {
                given.and(LEADER, "2020-05-02", vote(1, seat, Vote::For))
            })
        };
        let of = |rule: DecidingRule| {
            founded_under([rule]).and(LEADER, "2020-05-01", closing_on("2020-05-10"))
        };
        let by_seats = votes(of(DecidingRule::majority_of_seats()), &["gemeente"]);
        assert_eq!(outcome_on(&by_seats, "2020-05-10"), None);
        assert_eq!(outcome_on(&by_seats, "2020-05-11"), Some(Outcome::Rejected));
        let quorate = votes(of(DecidingRule::majority_of_votes(2)), &["gemeente", "bewoners"]);
        assert_eq!(outcome_on(&quorate, "2020-05-11"), Some(Outcome::Adopted));
        let too_few = votes(of(DecidingRule::majority_of_votes(2)), &["gemeente"]);
        assert_eq!(outcome_on(&too_few, "2020-05-11"), None);
        // For a second meeting one seat is enough, fourteen days after the day until which votes counted.
        let mut second = DecidingRule::majority_of_votes(2);
        second.quorum = second.quorum.map(|quorum| Quorum {
            else_after_days: Some(14),
            then: Some(1),
            ..quorum
        });
        let second = votes(of(second), &["gemeente"]);
        assert_eq!(outcome_on(&second, "2020-05-24"), None);
        assert_eq!(outcome_on(&second, "2020-05-25"), Some(Outcome::Adopted));
    }

    #[test]
    fn silence_counts_where_the_definition_says_so_and_of_a_held_seat_alone() {
        let silent = |days| DecidingRule {
            silence: Some(Silence { days, counts: Counts::For }),
            ..DecidingRule::unanimous()
        };
        let submitted =
            founded_under([silent(10)]).and(LEADER, "2020-05-01", proposal(SubjectDraft::Other));
        assert_eq!(outcome_on(&submitted, "2020-05-11"), None);
        assert_eq!(outcome_on(&submitted, "2020-05-12"), Some(Outcome::Adopted));
        let against = submitted.and(LEADER, "2020-05-11", vote(1, "bewoners", Vote::Against));
        assert_eq!(outcome_on(&against, "2020-05-12"), Some(Outcome::Rejected));
        let vacant = json!({ "role": "bewoners" });
        let vacant = submitted.told("2020-05-05", "end-appointment", vacant);
        assert_eq!(outcome_on(&vacant, "2020-05-12"), None);
        let closing =
            founded_under([silent(3)]).and(LEADER, "2020-05-01", closing_on("2020-05-10"));
        assert_eq!(outcome_on(&closing, "2020-05-13"), Some(Outcome::Rejected));
        assert_eq!(outcome_on(&closing, "2020-05-14"), Some(Outcome::Adopted));
    }

    #[test]
    fn what_was_said_with_a_decision_stands_in_it() {
        let review_on = day("2021-05-10");
        let decide = DecideProposal {
            manner: Manner::InWriting,
            effective_from: Some(day("2020-06-01")),
            review_on: Some(review_on),
            replaces: Some(DecisionId(1)),
            ..decision(ONE)
        };
        let given = voted(Vote::For, Vote::For).and_adopted("2020-05-09", SubjectDraft::Other);
        given.when("waterschap", "2020-05-10", decide).then([Box::new(ProposalDecided {
            decision: DecisionId(2),
            manner: Manner::InWriting,
            effective_from: day("2020-06-01"),
            review_on: Some(review_on),
            replaces: Some(DecisionId(1)),
            ..decided(Outcome::Adopted)
        })]);
    }

    #[test]
    fn a_condition_is_an_action_until_it_is_met_or_a_later_decision_drops_it() {
        let conditions = vec![
            condition("Binnen de begroting", None, None),
            condition("Buren vragen", Some("gemeente"), Some("2020-06-01")),
        ];
        let review_on = Some(day("2021-05-10"));
        let decide = DecideProposal { conditions, review_on, ..decision(ONE) };
        let opened = |number, title: &str, owner, due| ActionOpened {
            action: ActionId(number),
            title: title.to_owned(),
            owner,
            due: day(due),
            decision: Some(DecisionId(1)),
            report: None,
            condition: true,
        };
        voted(Vote::For, Vote::For).when(LEADER, "2020-05-10", decide.clone()).then([
            Event::from(Box::new(ProposalDecided { review_on, ..decided(Outcome::Adopted) })),
            opened(1, "Binnen de begroting", Owner::ProjectLeader, "2021-05-10").into(),
            opened(2, "Buren vragen", Owner::Seat(SeatId(2)), "2020-06-01").into(),
        ]);
        let close = |action, state, decision: Option<u32>| json!({ "action": action, "state": state, "outcome": "Zo.", "decision": decision });
        let given = voted(Vote::For, Vote::For)
            .and(LEADER, "2020-05-10", decide)
            .told("2020-06-05", "close-action", close(2, "done", None))
            .and_adopted("2020-07-01", SubjectDraft::Other)
            .told("2020-07-02", "close-action", close(1, "dropped", Some(2)));
        let states = |on: &str| {
            let register = DecisionRegister::of(&given.ledger, day(on));
            let row = register.decisions.into_iter().next().unwrap();
            let state =
                |of: ConditionRow| (of.text, of.state, of.closed.and_then(|of| of.decision));
            row.conditions.into_iter().map(state).collect::<Vec<_>>()
        };
        use ConditionState::{Dropped, Late, Met, Open};
        let stand = |one, by, two| {
            let one = ("Binnen de begroting".to_owned(), one, by);
            vec![one, ("Buren vragen".to_owned(), two, None)]
        };
        assert_eq!(states("2020-06-01"), stand(Open, None, Open));
        assert_eq!(states("2020-06-02"), stand(Open, None, Late));
        assert_eq!(states("2020-06-05"), stand(Open, None, Met));
        assert_eq!(states("2020-07-02"), stand(Dropped, Some(DecisionId(2)), Met));
    }

    #[test]
    fn what_is_rejected_has_no_conditions() {
        let conditions = vec![condition("Binnen de begroting", None, Some("2020-06-01"))];
        let decide = DecideProposal { conditions, ..decision(ONE) };
        voted(Vote::For, Vote::Against)
            .when(LEADER, "2020-05-10", decide)
            .then([Box::new(decided(Outcome::Rejected))]);
    }

    #[test]
    fn who_was_at_its_meeting_stands_with_a_decision() {
        let mut rule = DecidingRule::majority_of_votes(2);
        let quorate = |rule: DecidingRule, attended: &[&str]| {
            let mut meeting = meeting("regiegroep");
            meeting["attended"] = json!(attended);
            let given = founded_under([rule])
                .and(LEADER, "2020-02-01", boeren_sign())
                .and(LEADER, "2020-05-01", proposal(SubjectDraft::Other))
                .and(LEADER, "2020-05-10", vote(1, "gemeente", Vote::For))
                .and(LEADER, "2020-05-10", vote(1, "bewoners", Vote::For))
                .told("2020-05-10", "record-meeting", meeting);
            let meeting = Some(MeetingId(1));
            row(
                &given.and(LEADER, "2020-05-10", DecideProposal { meeting, ..decision(ONE) }),
                "2020-05-10",
            )
        };
        let taken = quorate(rule.clone(), &["gemeente-oost", "boeren"]).meeting.unwrap();
        let codes = |seats: &[SeatAtMeeting]| {
            seats.iter().map(|of| of.seat.clone()).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(
            (codes(&taken.present), codes(&taken.absent)),
            ("gemeente".into(), "waterschap bewoners".into())
        );
        assert_eq!(taken.present[0].partner, "Fictieve Gemeente Oost");
        assert_eq!((taken.others, taken.needed, taken.quorate), (1, Some(2), Some(false)));
        let both = quorate(rule.clone(), &["gemeente-oost", "waterschap"]).meeting.unwrap();
        assert_eq!((both.others, both.quorate), (0, Some(true)));
        rule.quorum = None;
        let none = quorate(rule, &["boeren"]).meeting.unwrap();
        assert_eq!((none.needed, none.quorate), (None, None));
    }

    #[test]
    fn the_meeting_of_a_decision_is_taken_back_once_another_is_named() {
        let given =
            voted(Vote::For, Vote::For).told("2020-05-10", "record-meeting", meeting("regiegroep"));
        let position = Position(given.last("meeting-recorded"));
        let named = DecideProposal { meeting: Some(MeetingId(1)), ..decision(ONE) };
        let given = given.and(LEADER, "2020-05-10", named);
        let takes_back = json!({ "position": position, "reason": "Onjuist" });
        let takes_back = || crate::testing::command("correct-act", takes_back.clone());
        let (meeting, decision) = (MeetingId(1), DecisionId(1));
        let refusal = || CorrectionRefusal::DecidedIn { meeting, decision };
        given.when(LEADER, "2020-05-20", takes_back()).refused(refusal());
        let mut right = self::meeting("regiegroep");
        right["title"] = "Vergadering van 10 mei".into();
        let given = given.told("2020-05-10", "record-meeting", right).told(
            "2020-05-15",
            "minute-decision",
            json!({ "decision": 1, "meeting": 2 }),
        );
        given.when(LEADER, "2020-05-14", takes_back()).refused(refusal());
        let given = given.and(LEADER, "2020-05-15", takes_back());
        assert_eq!(row(&given, "2020-05-14").meeting, None);
        assert_eq!(row(&given, "2020-05-15").meeting.map(|of| of.meeting), Some(MeetingId(2)));
    }

    #[test]
    fn what_is_rejected_has_no_effect_and_replaces_nothing() {
        let (given, id) = founded().and_adopted("2020-05-01", SubjectDraft::Other).and_voted(
            "2020-05-02",
            SubjectDraft::RiskKey(key("2021")),
            Vote::Against,
        );
        let replacing = DecideProposal { replaces: Some(DecisionId(1)), ..decision(id) };
        let rejected = given.and(LEADER, "2020-05-02", replacing).ledger;
        assert!(rejected.risk_keys.all().is_empty());
        let decision = |number| rejected.proposals.decision(DecisionId(number)).unwrap();
        assert_eq!(decision(1).replaced_by, None);
        assert_eq!((decision(2).outcome, decision(2).replaces), (Outcome::Rejected, None));
    }

    #[test]
    fn only_what_is_over_by_a_later_decision_is_replaced() {
        let replaced = DecisionId(1);
        let replacing = |given: &Given, subject| {
            let (given, id) = given.and_voted("2020-05-02", subject, Vote::For);
            let decide = DecideProposal { replaces: Some(replaced), ..decision(id) };
            given.when(LEADER, "2020-05-02", decide)
        };
        let keyed = founded().and_adopted("2020-05-01", SubjectDraft::RiskKey(key("2021")));
        let holds = || DecisionRefusal::StillHolds { decision: replaced };
        replacing(&keyed, SubjectDraft::Other).refused(holds());
        replacing(&keyed, SubjectDraft::RiskKey(key("2022"))).booked([]);
        let budget = |of| SubjectDraft::Budget(crate::testing::budget(of));
        let budgeted = founded().and_adopted("2020-05-01", budget("2020"));
        replacing(&budgeted, budget("2021")).refused(holds());
        let revision = SubjectDraft::BudgetRevision(crate::testing::budget("2020"));
        replacing(&budgeted, revision).booked([]);
    }

    /// One subject of every kind.
    fn of_every_kind() -> Vec<Subject> {
        let (partner, one) = (PartnerId(1), euros("1.00"));
        let name = || "Fictief".to_owned();
        let schedule = ContributionSchedule {
            year: year("2020"),
            fees: Fees::Fixed { amount: one },
            payment_term_days: 30,
            proration: Proration::None,
            vat: Vat { position: VatPosition::OutsideScope, ground: name() },
        };
        let budget = BudgetPlan { year: year("2020"), lines: Vec::new() };
        let fund = Destination::NextYearBudget;
        let subjects = vec![
            Subject::Accession(Accession { code: "x".to_owned(), name: name() }),
            Subject::RiskKey(RiskKey { from_year: year("2021"), weights: Vec::new() }),
            Subject::Budget(budget.clone()),
            Subject::BudgetRevision(budget),
            Subject::ContributionSchedule(schedule),
            Subject::Surplus(Surplus { year: year("2020"), destinations: Vec::new() }),
            Subject::Deficit(Deficit::by_rule(year("2020"))),
            Subject::Other,
            Subject::WriteOff(WriteOff { invoice: invoice("C2020-0001"), amount: None }),
            Subject::FundRelease(FundRelease { fund, amount: None }),
            Subject::Settlement(Settlement { remainder: Remainder::Partners }),
            Subject::Withdrawal(Withdrawal { partner }),
            Subject::Rename(Rename { partner, name: name() }),
            Subject::Merger(Merger { from: vec![partner], into: PartnerId(2) }),
            Subject::Continuation(Continuation::End),
            Subject::Amendment(Amendment { text: name(), changes: Vec::new() }),
            Subject::ReopenYear(Reopening { year: year("2020") }),
            Subject::YearAccount(YearAccount { year: year("2020") }),
        ];
        assert!(subjects.iter().enumerate().all(|(place, of)| of.kind() as usize == place));
        assert_eq!(subjects.len(), SubjectKind::ALL.len(), "a kind is missing");
        subjects
    }

    #[test]
    fn an_effective_day_is_followed_or_refused_for_every_subject() {
        let (on, effective_from) = (day("2020-05-10"), day("2020-06-01"));
        for subject in of_every_kind() {
            let submitted = ProposalSubmitted {
                proposal: ONE,
                title: "x".into(),
                text: "x".into(),
                subject,
                closes_on: None,
            };
            let followed = submitted.subject.follows_effective_day();
            let kind = submitted.subject.kind();
            let given = founded().and_recorded("2020-05-01", Box::new(submitted));
            let later = DecideProposal { effective_from: Some(effective_from), ..decision(ONE) };
            let refusal = given.when(LEADER, "2020-05-10", later).refusal();
            let not_followed = DecisionRefusal::EffectiveOnDecision { effective_from, on };
            assert_eq!(refusal == Some(not_followed.into()), !followed, "{kind:?}");
            // On the day of the decision it is never refused for that.
            let same = DecideProposal { effective_from: Some(on), ..decision(ONE) };
            let refusal = given.when(LEADER, "2020-05-10", same).refusal().unwrap();
            assert_ne!(refusal.code(), "decision.effective-on-decision", "{kind:?}");
        }
    }

    #[test]
    pub(crate) fn each_rule_says_no_in_its_turn() -> Ladders {
        let decide = json!({
            "proposal": 9, "manner": "in-writing", "conditions": vec![json!({ "text": "" }); 101],
            "effective_from": "2020-03-31", "review_on": null, "replaces": 9, "meeting": 9,
        });
        let owned =
            json!([{ "text": "Binnen de begroting", "owner": "niemand", "due": "2020-03-31" }]);
        let held = proposals().told("2020-05-02", "record-meeting", meeting("projectgroep")).told(
            "2020-05-03",
            "record-meeting",
            meeting("regiegroep"),
        );
        let votes = |on: &'static str, proposal: u32, seats: &'static [&'static str]| {
            move |given: &Given| {
                seats.iter().fold(given.clone(), |given, seat| {
                    given.and(LEADER, on, vote(proposal, seat, Vote::For))
                })
            }
        };
        let reserve = Part { to: Destination::Reserve, amount: euros("1.00") };
        let surplus = Surplus { year: year("2020"), destinations: vec![reserve] };
        let unconsulted =
            with_surplus().and(LEADER, "2021-01-06", proposal(SubjectDraft::Surplus(surplus)));
        let early = json!({ "proposal": 4, "manner": "meeting", "effective_from": "2021-01-08" });
        let advice = json!({ "proposal": 4, "advice": "neutral", "text": "Goed." });
        let keyed = founded().and_adopted("2020-05-01", SubjectDraft::RiskKey(key("2021"))).and(
            LEADER,
            "2020-05-02",
            proposal(SubjectDraft::Other),
        );
        let replacing = json!({ "proposal": 2, "manner": "meeting", "replaces": 1 });
        let closed = founded().and(LEADER, "2020-05-01", closing_on("2020-05-10"));
        ladders([
            Ladder::from_below(held, "decide-proposal", decide)
                .by("founder")
                .refuses("actor.not-allowed")
                .by(LEADER)
                .on("2019-01-01")
                .refuses("actor.role-vacant")
                .by("gemeente")
                .on("2030-01-01")
                .refuses("date.in-future")
                .on("2020-04-01")
                .says(
                    "decision.too-many-conditions: 101 conditions is more than one decision holds",
                    "at most 100 conditions",
                )
                .with("/conditions", json!([{ "text": "" }]))
                .refuses_until("text.empty", "/conditions/0/text", "Binnen de begroting")
                .says(
                    "decision.condition-without-day: nothing says by which day condition 1 is to \
                     be met",
                    "a day for the condition, or a day on which the decision is looked at again",
                )
                .with("/conditions", owned)
                .refuses_until("action.unknown-owner", "/conditions/0/owner", "gemeente")
                .refuses_until("action.due-passed", "/conditions/0/due", "2021-01-31")
                .with("/review_on", "2020-04-01")
                .says(
                    "decision.effective-before: 2020-03-31 is before the decision itself",
                    "the day of the decision or later",
                )
                .with("/effective_from", "2020-05-02")
                .says(
                    "decision.review-not-after: the review on 2020-04-01 does not come after the \
                     decision",
                    "a later day",
                )
                .with("/review_on", "2021-05-02")
                .says(
                    "decision.replaces-unknown: there is no decision 9 to replace",
                    "the number of a decision that was adopted and is not replaced yet",
                )
                .with("/replaces", 1)
                .refuses_until("meeting.unknown", "/meeting", 1)
                .says(
                    "decision.not-in-meeting: a decision in writing was not taken in meeting 1",
                    "no meeting, or the manner `meeting`",
                )
                .with("/manner", "meeting")
                .says(
                    "decision.other-kind: meeting 1, `Vergadering projectgroep`, is not of the \
                     regiegroep",
                    "the number of a meeting of the kind `regiegroep`",
                )
                .with("/meeting", 2)
                .says(
                    "decision.other-day: meeting 2 was held on 2020-05-03, and the decision is of \
                     2020-04-01",
                    "a meeting of the regiegroep on 2020-04-01: record it first, or name it later \
                     with `convenant decision minute`",
                )
                .after(|given| given.told("2020-04-01", "record-meeting", meeting("regiegroep")))
                .with("/meeting", json!(null))
                .of_an_open_proposal()

                .with("/votes", json!([{ "vote": "for", "seat": "boeren" }]))
                .refuses_until("seat.unknown", "/votes/0/seat", "gemeente")
                .with("/votes", json!([{ "vote": "for", "seat": "gemeente" }, { "vote": "for", "seat": "gemeente" }]))
                .says(
                    "decision.seat-twice: seat `gemeente` is given two votes with the decision",
                    "one vote of each seat",
                )
                .with("/votes", json!([]))
                .says(
                    "proposal.undecided: the votes do not decide proposal 3 yet: 0 for, 0 against, \
                     0 abstained of 3 seats",
                    "record the votes that are still to be cast",
                )
                .after(votes("2020-05-04", 3, &["bewoners", "waterschap"]))
                .says(
                    "proposal.before-last-step: the last vote or consultation on proposal 3 was on \
                     2020-05-04, after that day",
                    "a day from 2020-05-04",
                )
                .on("2020-05-04")
                .with("/effective_from", "2020-05-04")
                .with("/meeting", 2)
                .refuses("decision.other-day")
                .after(|given| given.told("2020-05-04", "record-meeting", meeting("regiegroep")))
                .with("/meeting", 4)
                .accepted(),
            Ladder::new(unconsulted, "decide-proposal", early)
                .on("2021-01-07")
                .says(
                    "decision.effective-on-decision: what is decided here is booked or in force \
                     from the day of the decision, 2021-01-07, and not from 2021-01-08",
                    "no effective day; if nothing is to be booked before 2021-01-08, a decision on \
                     that day",
                )
                .with("/effective_from", json!(null))
                .says(
                    "proposal.not-consulted: the projectgroep was not consulted on proposal 4",
                    "record its consultation, with date and advice, before the decision",
                )
                .after(|given| given.told("2021-01-08", "consult-projectgroep", advice))
                .refuses("proposal.undecided")
                .after(votes("2021-01-07", 4, &["gemeente", "waterschap"]))
                .refuses("proposal.before-last-step")
                .on("2021-01-08")
                .accepted(),
            Ladder::new(closed, "decide-proposal", json!({ "proposal": 1, "manner": "meeting" }))
                .on("2020-05-10")
                .refuses("proposal.undecided")
                .on("2020-05-11")
                .says(
                    "proposal.closed-undecided: votes on proposal 1 counted until 2020-05-10, and \
                     they do not decide it: too few seats voted, or the votes tie",
                    "withdraw it, and submit it again",
                )
                .instead(|given| {
                    let withdraw = json!({ "proposal": 1, "reason": "Te weinig stemmen." });
                    given
                        .told("2020-05-11", "withdraw-proposal", withdraw)
                        .and_adopted("2020-05-12", SubjectDraft::Other)
                }),
            Ladder::new(keyed, "decide-proposal", replacing)
                .on("2020-05-02")
                .refuses("proposal.undecided")
                .after(votes("2020-05-03", 2, &["gemeente", "waterschap"]))
                .refuses("proposal.before-last-step")
                .on("2020-05-03")
                .says(
                    "decision.still-holds: what decision 1 did goes on, whatever is decided now",
                    "leave out what it replaces; a later risk key replaces a risk key, a revision \
                     the budget of its year, a schedule that of its year, and anything a decision \
                     that did nothing in the ledger",
                )
                .with("/replaces", json!(null))
                .accepted(),
        ])
    }
}
