//! Proposals to the regiegroep: submitted, and withdrawn while they are open.
//!
//! Source: the covenant's articles on planning and control (surplus and deficit: a proposal of the
//! project leader, in consultation with the projectgroep, to the regiegroep) and on organisation. Every
//! act of the regiegroep starts as a proposal; what it is about is its [`Subject`].

use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::acting::{self, Act, Acting, Who, Window};
use crate::acts::consultation::Consultation;
use crate::acts::decision::Decided;
use crate::acts::subject::{Subject, SubjectDraft};
use crate::acts::vote::Ballot;
use crate::calendar::Date;
use crate::covenant::{Covenant, Outcome, Tally};
use crate::event::Event;
use crate::fact::{Concerned, Fact};
use crate::facts::ActorName;
use crate::ids::Actor;
use crate::ids::{DecisionId, MeetingId, Position, ProposalId, SeatId};
use crate::ledger::Ledger;
use crate::misfit::{At, Misfit};
use crate::money::Money;
use crate::refusal::{Refusal, refusals};
use crate::voting::{DecidingRule, Poll, Tie, Vote};

/// Submit a proposal to the regiegroep.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SubmitProposal {
    /// What it is called.
    pub title: String,
    /// Why.
    pub text: String,
    /// What is proposed.
    pub subject: SubjectDraft,
    /// The last day on which a vote on it counts; until the decision if left out.
    #[serde(default)]
    pub closes_on: Option<Date>,
}

/// Withdraw a proposal that is not decided yet.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WithdrawProposal {
    /// The number of the proposal.
    pub proposal: ProposalId,
    /// Why.
    pub reason: String,
}

/// A proposal was submitted.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ProposalSubmitted {
    /// Its number.
    pub proposal: ProposalId,
    /// What it is called.
    pub title: String,
    /// Why.
    pub text: String,
    /// What is proposed.
    pub subject: Subject,
    /// The last day on which a vote on it counts, if there is one.
    pub closes_on: Option<Date>,
}

/// A proposal was withdrawn.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ProposalWithdrawn {
    /// The proposal.
    pub proposal: ProposalId,
    /// Why.
    pub reason: String,
}

refusals! {
    /// Refusals about proposals.
    ProposalRefusal {
        Unknown { proposal: ProposalId } = "proposal.unknown" Organisation:
            "there is no proposal {proposal}",
            "the number of a proposal that was submitted";
        AlreadyDecided { proposal: ProposalId, decision: DecisionId, on: Date } = "proposal.already-decided" Organisation:
            "proposal {proposal} was decided on {on}, as decision {decision}",
            "a new proposal; what it decides replaces decision {decision} if that can be replaced";
        AlreadyWithdrawn { proposal: ProposalId, on: Date } = "proposal.already-withdrawn" Organisation:
            "proposal {proposal} was withdrawn on {on}",
            "a new proposal";
        BeforeSubmission { proposal: ProposalId, submitted_on: Date } = "proposal.before-submission" Organisation:
            "proposal {proposal} was submitted on {submitted_on}, after that day",
            "a day from {submitted_on}";
        NotProposer { proposal: ProposalId, proposer: ActorName } = "proposal.not-proposer" Organisation:
            "proposal {proposal} was submitted by {proposer}",
            "let {proposer} withdraw it";
        ClosesBefore { closes_on: Date } = "proposal.closes-before" Organisation:
            "votes would count until {closes_on}, and the proposal is of a later day",
            "the day of the proposal or a later day";
        BeforeLastStep { proposal: ProposalId, step_on: Date } = "proposal.before-last-step" Organisation:
            "the last vote or consultation on proposal {proposal} was on {step_on}, after that day",
            "a day from {step_on}";
    }
}

impl Act for SubmitProposal {
    fn decide(&self, by: &Acting<'_>) -> Result<Vec<Event>, Refusal> {
        match self.subject {
            SubjectDraft::Other | SubjectDraft::Continuation(_) | SubjectDraft::Amendment(_) => {
                by.allow(&[Who::ProjectLeader, Who::AnySeat])?;
            }
            SubjectDraft::Accession(_)
            | SubjectDraft::RiskKey(_)
            | SubjectDraft::Budget(_)
            | SubjectDraft::BudgetRevision(_)
            | SubjectDraft::ContributionSchedule(_)
            | SubjectDraft::Surplus(_)
            | SubjectDraft::Deficit(_)
            | SubjectDraft::WriteOff(_)
            | SubjectDraft::FundRelease(_)
            | SubjectDraft::Settlement(_)
            | SubjectDraft::Withdrawal(_)
            | SubjectDraft::Rename(_)
            | SubjectDraft::ReopenYear(_)
            | SubjectDraft::YearAccount(_)
            | SubjectDraft::Merger(_) => by.allow(&[Who::ProjectLeader])?,
        }
        by.dated(Window::Settlement)?;
        acting::line("title", &self.title, 200)?;
        acting::text("text", &self.text)?;
        if let Some(closes_on) = self.closes_on.filter(|closes_on| *closes_on < by.on) {
            return Err(ProposalRefusal::ClosesBefore { closes_on }.into());
        }
        let submitted = ProposalSubmitted {
            proposal: by.ledger.proposals.next_id(),
            title: self.title.clone(),
            text: self.text.clone(),
            subject: self.subject.resolve(by)?,
            closes_on: self.closes_on,
        };
        Ok(vec![Box::new(submitted).into()])
    }
}

impl Act for WithdrawProposal {
    fn decide(&self, by: &Acting<'_>) -> Result<Vec<Event>, Refusal> {
        by.allow(&[Who::ProjectLeader, Who::AnySeat])?;
        by.dated(Window::Settlement)?;
        acting::text("reason", &self.reason)?;
        let proposal = open_proposal(by, self.proposal)?;
        if proposal.proposer != by.actor {
            let proposer = by.covenant.actor_name(proposal.proposer).into();
            return Err(ProposalRefusal::NotProposer { proposal: self.proposal, proposer }.into());
        }
        not_before_last_step(by, self.proposal, proposal)?;
        let WithdrawProposal { proposal, reason } = self.clone();
        Ok(vec![ProposalWithdrawn { proposal, reason }.into()])
    }
}

/// The proposal with a number, if it is open and was submitted by the day of the act.
pub(super) fn open_proposal<'a>(by: &Acting<'a>, id: ProposalId) -> Result<&'a Proposal, Refusal> {
    let proposals = &by.ledger.proposals;
    let proposal = proposals.get(id).ok_or(ProposalRefusal::Unknown { proposal: id })?;
    match proposal.state {
        ProposalState::Decided(decision) => {
            let on = proposals.decision(decision).map_or(by.on, |decided| decided.on);
            Err(ProposalRefusal::AlreadyDecided { proposal: id, decision, on }.into())
        }
        ProposalState::Withdrawn { on, .. } => {
            Err(ProposalRefusal::AlreadyWithdrawn { proposal: id, on }.into())
        }
        ProposalState::Open if by.on < proposal.submitted_on => {
            let submitted_on = proposal.submitted_on;
            Err(ProposalRefusal::BeforeSubmission { proposal: id, submitted_on }.into())
        }
        ProposalState::Open => Ok(proposal),
    }
}

/// Refuses to end a proposal before its last vote or consultation.
pub(super) fn not_before_last_step(
    by: &Acting<'_>,
    id: ProposalId,
    proposal: &Proposal,
) -> Result<(), Refusal> {
    match proposal.last_step().filter(|step_on| by.on < *step_on) {
        Some(step_on) => Err(ProposalRefusal::BeforeLastStep { proposal: id, step_on }.into()),
        None => Ok(()),
    }
}

impl Fact for ProposalSubmitted {
    fn evolve(self, at: At, ledger: &mut Ledger) -> Result<(), Misfit> {
        if self.proposal != ledger.proposals.next_id() {
            return Err(Misfit("its proposal number is not the next"));
        }
        if self.closes_on.is_some_and(|closes_on| closes_on < at.on) {
            return Err(Misfit("its votes end before it was submitted"));
        }
        ledger.proposals.all.push(Proposal {
            title: self.title,
            text: self.text,
            subject: self.subject,
            submitted_on: at.on,
            closes_on: self.closes_on,
            proposer: at.actor,
            position: at.position,
            consultation: None,
            ballots: Vec::new(),
            state: ProposalState::Open,
        });
        Ok(())
    }

    fn concerns(&self, name: &mut dyn FnMut(Concerned<'_>)) {
        self.subject.concerns(name);
    }

    fn amounts(&self) -> Vec<Money> {
        self.subject.amounts()
    }
}

impl Fact for ProposalWithdrawn {
    fn evolve(self, at: At, ledger: &mut Ledger) -> Result<(), Misfit> {
        let state =
            ProposalState::Withdrawn { on: at.on, reason: self.reason, position: at.position };
        ledger.proposals.close(self.proposal, state)
    }
}

/// A proposal and what became of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Proposal {
    /// What it is called.
    pub title: String,
    /// Why.
    pub text: String,
    /// What is proposed.
    pub subject: Subject,
    /// When it was submitted.
    pub submitted_on: Date,
    /// The last day on which a vote on it counts, if there is one.
    pub closes_on: Option<Date>,
    /// By whom.
    pub proposer: Actor,
    /// The event.
    pub position: Position,
    /// What the projectgroep said.
    pub consultation: Option<Consultation>,
    /// Every vote cast, in the order recorded. Of a seat that of the latest day counts, and of one day the one
    /// recorded last.
    pub ballots: Vec<Ballot>,
    /// Whether it is still open.
    pub state: ProposalState,
}

/// Whether a proposal is still open.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum ProposalState {
    /// It is.
    Open,
    /// It was decided.
    Decided(DecisionId),
    /// It was withdrawn.
    Withdrawn {
        /// When.
        on: Date,
        /// Why.
        reason: String,
        /// The event.
        position: Position,
    },
}

impl Proposal {
    /// The vote that counts of every seat that voted, in seat order.
    pub fn votes(&self) -> Vec<&Ballot> {
        Self::last_of_each(self.ballots.iter())
    }

    /// The vote that counts of every seat that voted, if these are recorded next.
    pub(super) fn votes_with<'a>(&'a self, next: &'a [Ballot]) -> Vec<&'a Ballot> {
        Self::last_of_each(self.ballots.iter().chain(next))
    }

    /// The vote that counted on a day of every seat that had voted, in seat order.
    pub fn votes_on(&self, day: Date) -> Vec<&Ballot> {
        Self::last_of_each(self.ballots.iter().filter(|ballot| ballot.on <= day))
    }

    fn last_of_each<'a>(ballots: impl Iterator<Item = &'a Ballot>) -> Vec<&'a Ballot> {
        let mut votes: BTreeMap<SeatId, &Ballot> = BTreeMap::new();
        for ballot in ballots {
            let counts = votes.entry(ballot.seat).or_insert(ballot);
            if counts.on <= ballot.on {
                *counts = ballot;
            }
        }
        votes.into_values().collect()
    }

    /// Votes, one a seat, counted.
    pub fn count(votes: &[&Ballot], seats: usize) -> Tally {
        let count = |vote| votes.iter().filter(|ballot| ballot.vote == vote).count();
        Tally {
            seats,
            votes_for: count(Vote::For),
            against: count(Vote::Against),
            abstained: count(Vote::Abstain),
        }
    }

    /// Whether no vote of a day counts any more.
    pub fn is_closed(&self, on: Date) -> bool {
        self.closes_on.is_some_and(|closes_on| closes_on < on)
    }

    /// The deciding rules that must all adopt it on a day, of the covenant of that day; that of its own kind first.
    /// What an amendment changes of the rules, now or as agreed for a later day, no fewer votes can change than
    /// those rules ask for.
    pub(crate) fn rules<'a>(
        &self,
        ledger: &'a Ledger,
        covenant: &'a Covenant,
        on: Date,
    ) -> Vec<&'a DecidingRule> {
        let mut rules: Vec<&DecidingRule> =
            covenant.deciding(self.subject.kind()).into_iter().collect();
        if let Subject::Amendment(amendment) = &self.subject {
            for version in ledger.covenants_from(on) {
                let changed = amendment.changed_rules(version).into_iter();
                let both = changed.flat_map(|kind| [covenant, version].map(|of| of.deciding(kind)));
                for rule in both.flatten() {
                    if !rules.iter().any(|other| other.decides_as(rule)) {
                        rules.push(rule);
                    }
                }
            }
        }
        rules
    }

    /// The outcome of votes, one a seat, on a day. Returns `None` while it is open.
    pub(crate) fn outcome(&self, ledger: &Ledger, on: Date, votes: &[&Ballot]) -> Option<Outcome> {
        let covenant = ledger.covenant_on(on)?;
        let rules = self.rules(ledger, covenant, on);
        let outcomes = rules.into_iter().map(|rule| {
            rule.outcome(
                self.poll(ledger, covenant, rule, on, votes),
                self.needed(covenant, rule, on),
            )
        });
        let outcomes: Vec<Option<Outcome>> = outcomes.collect();
        match outcomes.contains(&Some(Outcome::Rejected)) {
            true => Some(Outcome::Rejected),
            false if outcomes.contains(&None) => None,
            false => outcomes.into_iter().next().flatten(),
        }
    }

    /// How many seats must have voted by a rule on a day.
    pub(crate) fn needed(&self, covenant: &Covenant, rule: &DecidingRule, on: Date) -> usize {
        rule.quorum.map_or(0, |quorum| {
            let late = quorum.else_after_days.is_some_and(|days| self.waited(days) < on);
            quorum.needed(covenant.seats.len(), late)
        })
    }

    /// So many days after its submission, or after the day until which votes count.
    fn waited(&self, days: u16) -> Date {
        self.closes_on.unwrap_or(self.submitted_on).plus_days(days.into())
    }

    /// The seats whose silence counts as a vote by a rule on a day, beside the votes cast: those that were held
    /// when the days of silence ended.
    pub(crate) fn silent(
        &self,
        ledger: &Ledger,
        rule: &DecidingRule,
        on: Date,
        votes: &[&Ballot],
        seat: SeatId,
    ) -> bool {
        let voted = votes.iter().any(|ballot| ballot.seat == seat);
        let ended = rule.silence.map(|silence| self.waited(silence.days));
        !voted
            && ended
                .is_some_and(|ended| ended < on && ledger.roles.seat_holder(seat, ended).is_some())
    }

    /// Votes, one a seat, weighed as a rule weighs them on a day.
    fn poll(
        &self,
        ledger: &Ledger,
        covenant: &Covenant,
        rule: &DecidingRule,
        on: Date,
        votes: &[&Ballot],
    ) -> Poll {
        let mut poll = Poll { seats: covenant.seats.len(), ..Poll::default() };
        for (id, seat) in covenant.seats() {
            let weight = usize::from(seat.votes);
            poll.all += weight;
            let cast = votes.iter().find(|ballot| ballot.seat == id).map(|ballot| ballot.vote);
            let silent = self.silent(ledger, rule, on, votes, id).then_some(Vote::For);
            match cast.or(silent) {
                Some(vote) => poll.add(vote, weight),
                None if self.is_closed(on) => {}
                None => poll.to_come += weight,
            }
            if matches!(&rule.tie, Tie::Seat(code) if *code == seat.code) {
                poll.casting = cast;
            }
        }
        poll
    }

    /// The day on which it was decided or withdrawn. Returns `None` while it is open.
    pub(crate) fn ended(&self, ledger: &Ledger) -> Option<Date> {
        match &self.state {
            ProposalState::Open => None,
            ProposalState::Decided(decision) => {
                ledger.proposals.decision(*decision).map(|decided| decided.on)
            }
            ProposalState::Withdrawn { on, .. } => Some(*on),
        }
    }

    /// The rule that would keep it from taking effect if it were adopted on a day, if one would.
    pub(crate) fn hindered(&self, ledger: &Ledger, on: Date) -> Option<Refusal> {
        let covenant = ledger.covenant_on(on)?;
        let by = Acting { ledger, covenant, actor: Actor::ProjectLeader, on, today: on };
        self.subject.enact(&by, ledger.proposals.next_decision(), on).err()
    }

    fn last_step(&self) -> Option<Date> {
        let ballots = self.ballots.iter().map(|ballot| ballot.on);
        ballots.chain(self.consultation.iter().map(|consultation| consultation.on)).max()
    }
}

/// Every proposal and decision.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Proposals {
    all: Vec<Proposal>,
    pub(super) decisions: Vec<Decided>,
    /// The last day on which each seat voted, and its last vote of that day.
    voted: BTreeMap<SeatId, (Date, Position)>,
    /// The open proposals on which each seat voted.
    voted_on: BTreeSet<(SeatId, ProposalId)>,
}

impl Proposals {
    /// Every proposal with its number, in the order submitted.
    pub fn all(&self) -> impl Iterator<Item = (ProposalId, &Proposal)> {
        self.all.iter().enumerate().map(|(index, proposal)| (ProposalId::at(index), proposal))
    }

    /// Every decision with its number, in order.
    pub fn decisions(&self) -> impl Iterator<Item = (DecisionId, &Decided)> {
        self.decisions.iter().enumerate().map(|(index, decided)| (DecisionId::at(index), decided))
    }

    /// The proposal with a number.
    pub fn get(&self, id: ProposalId) -> Option<&Proposal> {
        self.all.get(id.index())
    }

    /// The decision with a number.
    pub fn decision(&self, id: DecisionId) -> Option<&Decided> {
        self.decisions.get(id.index())
    }

    /// Whether a decision was adopted by a day.
    pub(crate) fn is_adopted(&self, id: DecisionId, day: Date) -> bool {
        self.decision(id).is_some_and(|of| of.outcome == Outcome::Adopted && of.on <= day)
    }

    /// Whether what a decision is about changes nothing else in the ledger.
    pub(crate) fn does_nothing_else(&self, id: DecisionId) -> bool {
        matches!(self.subject_of(id), Some(Subject::Other))
    }

    /// What a decision is about.
    pub fn subject_of(&self, id: DecisionId) -> Option<&Subject> {
        Some(&self.get(self.decision(id)?.proposal)?.subject)
    }

    /// Whether a decision was adopted by a day and nothing replaced it.
    pub(super) fn is_standing(&self, id: DecisionId, day: Date) -> bool {
        let unreplaced = |decided: &Decided| decided.replaced_by.is_none();
        self.is_adopted(id, day) && self.decision(id).is_some_and(unreplaced)
    }

    /// The first decision that is said on a day or later to have been taken in a meeting.
    pub(super) fn taken_in(&self, meeting: MeetingId, day: Date) -> Option<DecisionId> {
        let says = |decided: &Decided| {
            let later = decided.minuted.iter().filter(|said| said.on > day);
            let later = later.map(|said| said.meeting);
            decided.meeting_on(day).into_iter().chain(later).any(|of| of == meeting)
        };
        self.decisions().find(|(_, decided)| says(decided)).map(|(id, _)| id)
    }

    pub(super) fn next_id(&self) -> ProposalId {
        ProposalId::at(self.all.len())
    }

    pub(crate) fn next_decision(&self) -> DecisionId {
        DecisionId::at(self.decisions.len())
    }

    /// Adds a decision of before the ledger, with its proposal.
    pub(super) fn take_over(
        &mut self,
        decision: DecisionId,
        proposal: Proposal,
        decided: Decided,
    ) -> Result<(), Misfit> {
        if (decided.proposal, decision) != (self.next_id(), self.next_decision()) {
            return Err(Misfit("its proposal or decision number is not the next"));
        }
        self.all.push(proposal);
        self.decisions.push(decided);
        Ok(())
    }

    pub(super) fn open_mut(&mut self, id: ProposalId) -> Result<&mut Proposal, Misfit> {
        match self.all.get_mut(id.index()) {
            Some(proposal) if proposal.state == ProposalState::Open => Ok(proposal),
            _ => Err(Misfit("there is no such open proposal")),
        }
    }

    /// Gives an open proposal another state.
    pub(super) fn close(&mut self, id: ProposalId, state: ProposalState) -> Result<(), Misfit> {
        let proposal = self.open_mut(id)?;
        proposal.state = state;
        let seats: BTreeSet<SeatId> = proposal.ballots.iter().map(|ballot| ballot.seat).collect();
        for seat in seats {
            self.voted_on.remove(&(seat, id));
        }
        Ok(())
    }

    /// The last day on which a seat voted, and its last vote of that day.
    pub(crate) fn last_vote(&self, seat: SeatId) -> Option<(Date, Position)> {
        self.voted.get(&seat).copied()
    }

    /// The open proposals on which a seat voted, in the order submitted.
    pub(crate) fn open_with_vote_of(&self, seat: SeatId) -> impl Iterator<Item = ProposalId> {
        let all = (seat, ProposalId(0))..=(seat, ProposalId(u32::MAX));
        self.voted_on.range(all).map(|(_, proposal)| *proposal)
    }

    /// Notes that a seat voted on an open proposal.
    pub(super) fn note_vote(&mut self, proposal: ProposalId, seat: SeatId, at: At) {
        let last = self.voted.entry(seat).or_insert((at.on, at.position));
        *last = (*last).max((at.on, at.position));
        self.voted_on.insert((seat, proposal));
    }

    /// Notes that an event is the effect of a decision that was adopted.
    pub(crate) fn add_effect(&mut self, decision: DecisionId, at: At) -> Result<(), Misfit> {
        match self.decisions.get_mut(decision.index()) {
            Some(decided) if decided.outcome == Outcome::Adopted => {
                decided.effects.push(at.position);
                Ok(())
            }
            _ => Err(Misfit("no decision adopted it")),
        }
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use serde_json::json;

    use super::*;

    use crate::testing::{
        Given, LEADER, Ladder, Ladders, founded, ladders, proposal, proposals, submitted,
    };

    const ONE: ProposalId = ProposalId(1);

    fn withdraw() -> WithdrawProposal {
        WithdrawProposal { proposal: ONE, reason: "Later.".to_owned() }
    }

    #[test]
    fn a_proposal_is_submitted_under_the_next_number() {
        let SubmitProposal { title, text, .. } = proposal(SubjectDraft::Other);
        let (proposal, subject) = (ProposalId(2), Subject::Other);
        submitted()
            .when("gemeente", "2020-05-01", crate::testing::proposal(SubjectDraft::Other))
            .then([Box::new(ProposalSubmitted { proposal, title, text, subject, closes_on: None })])
            .booked([]);
    }

    #[test]
    fn a_proposal_is_withdrawn_with_a_reason() {
        let WithdrawProposal { proposal, reason } = withdraw();
        submitted()
            .when(LEADER, "2020-05-02", withdraw())
            .then([ProposalWithdrawn { proposal, reason }]);
    }

    #[test]
    pub(crate) fn each_rule_says_no_in_its_turn() -> Ladders {
        let empty = json!({ "title": "", "text": "", "subject": "other", "closes_on": null });
        let withdraw = json!({ "proposal": 9, "reason": "" });
        let submits =
            |given: &Given| given.and(LEADER, "2020-04-01", proposal(SubjectDraft::Other));
        ladders([
            Ladder::from_below(founded(), "submit-proposal", empty)
                .leader_within("2020-01-15", None)
                .refuses_until("text.empty", "/title", "x".repeat(201))
                .refuses_until("text.too-long", "/title", "een\ntwee")
                .refuses_until("text.control-character", "/title", "Titel")
                .refuses_until("text.empty", "/text", "Tekst\nop twee regels.")
                .with("/closes_on", "2020-05-31")
                .says(
                    "proposal.closes-before: votes would count until 2020-05-31, and the proposal is \
                     of a later day",
                    "the day of the proposal or a later day",
                )
                .with("/closes_on", "2020-06-01")
                .accepted(),
            Ladder::from_below(proposals(), "withdraw-proposal", withdraw)
                .leader_within("2020-01-15", None)
                .by("gemeente")
                .on("2020-04-01")
                .refuses_until("text.empty", "/reason", "Later.")
                .says(
                    "proposal.unknown: there is no proposal 9",
                    "the number of a proposal that was submitted",
                )
                .with("/proposal", 1)
                .says(
                    "proposal.already-decided: proposal 1 was decided on 2020-03-01, as decision 1",
                    "a new proposal; what it decides replaces decision 1 if that can be replaced",
                )
                .after(submits)
                .with("/proposal", 2)
                .says(
                    "proposal.already-withdrawn: proposal 2 was withdrawn on 2020-03-03",
                    "a new proposal",
                )
                .after(submits)
                .with("/proposal", 3)
                .says(
                    "proposal.before-submission: proposal 3 was submitted on 2020-05-01, after \
                     that day",
                    "a day from 2020-05-01",
                )
                .on("2020-05-02")
                .says(
                    "proposal.not-proposer: proposal 3 was submitted by project-leader",
                    "let project-leader withdraw it",
                )
                .by(LEADER)
                .accepted(),
        ])
    }
}
