//! Proposals to the regiegroep: submitted, consulted on, voted on, decided, withdrawn.
//!
//! Source: the covenant's articles on planning and control (surplus and deficit: a proposal of the
//! project leader, in consultation with the projectgroep, to the regiegroep) and on organisation. The
//! outcome follows from the votes by the covenant's voting rule and is never typed in. What a proposal
//! is about is its [`Subject`]; when it is adopted, the subject's events are recorded in the same
//! commit as the decision.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::acting::{self, Act, Acting, Who, Window};
use crate::acts::accession::Accession;
use crate::acts::budget::{BudgetDraft, BudgetPlan};
use crate::acts::deficit::Deficit;
use crate::acts::risk_key::{RiskKey, RiskKeyDraft};
use crate::acts::schedule::{ContributionSchedule, ScheduleDraft};
use crate::acts::surplus::Surplus;
use crate::calendar::Date;
use crate::covenant::{Outcome, Tally};
use crate::event::{Actor, Event};
use crate::ids::{DecisionId, PersonId, Position, ProposalId, SeatId};
use crate::ledger::{At, Fact, Ledger, Misfit};
use crate::refusal::{General, Refusal, refusals};

/// Submits a proposal to the regiegroep.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SubmitProposal {
    /// What it is called.
    pub title: String,
    /// Why.
    pub text: String,
    /// What is proposed.
    pub subject: SubjectDraft,
}

/// What is proposed, as a command gives it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum SubjectDraft {
    /// A new partner accedes.
    Accession(Accession),
    /// How a deficit is divided.
    RiskKey(RiskKeyDraft),
    /// The first budget of a year.
    Budget(BudgetDraft),
    /// A revision of a year's budget.
    BudgetRevision(BudgetDraft),
    /// What partners contribute in a year.
    ContributionSchedule(ScheduleDraft),
    /// What is done with a surplus.
    Surplus(Surplus),
    /// How a deficit is solved.
    Deficit(Deficit),
    /// Anything else the regiegroep decides.
    Other,
}

/// What is proposed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Subject {
    /// A new partner accedes.
    Accession(Accession),
    /// How a deficit is divided.
    RiskKey(RiskKey),
    /// The first budget of a year.
    Budget(BudgetPlan),
    /// A revision of a year's budget.
    BudgetRevision(BudgetPlan),
    /// What partners contribute in a year.
    ContributionSchedule(ContributionSchedule),
    /// What is done with a surplus.
    Surplus(Surplus),
    /// How a deficit is solved.
    Deficit(Deficit),
    /// Anything else the regiegroep decides.
    Other,
}

/// Records that the projectgroep was consulted on a proposal.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ConsultProjectgroep {
    /// The proposal.
    pub proposal: ProposalId,
    /// What it advised.
    pub advice: Advice,
    /// Its advice in words.
    pub text: String,
}

/// What the projectgroep advised.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Advice {
    /// To adopt it.
    Positive,
    /// Neither to adopt nor to reject it.
    Neutral,
    /// Not to adopt it.
    Negative,
}

/// Casts the vote of a seat; until the decision a later vote of the same seat replaces it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CastVote {
    /// The proposal.
    pub proposal: ProposalId,
    /// The code of the seat that votes.
    pub seat: String,
    /// Its vote.
    pub vote: Vote,
    /// Why, if it said so.
    #[serde(default)]
    pub reason: Option<String>,
}

/// A vote.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Vote {
    /// For the proposal.
    For,
    /// Against it.
    Against,
    /// Neither.
    Abstain,
}

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

/// Withdraws a proposal that is not decided yet.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WithdrawProposal {
    /// The proposal.
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
}

/// The projectgroep was consulted.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ProjectgroepConsulted {
    /// The proposal.
    pub proposal: ProposalId,
    /// What it advised.
    pub advice: Advice,
    /// Its advice in words.
    pub text: String,
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
            "a new proposal that replaces decision {decision}";
        AlreadyWithdrawn { proposal: ProposalId, on: Date } = "proposal.already-withdrawn" Organisation:
            "proposal {proposal} was withdrawn on {on}",
            "a new proposal";
        BeforeSubmission { proposal: ProposalId, submitted_on: Date } = "proposal.before-submission" Organisation:
            "proposal {proposal} was submitted on {submitted_on}, after that day",
            "a day from {submitted_on}";
        AlreadyConsulted { proposal: ProposalId, on: Date } = "proposal.already-consulted" PlanningAndControl:
            "the projectgroep was consulted on proposal {proposal} on {on}",
            "one consultation a proposal; withdraw it to consult on a new one";
        OtherSeat { actor: String, seat: String } = "vote.other-seat" Organisation:
            "{actor} cannot vote for seat {seat}",
            "the vote of its own seat, or let the project leader record it";
        NotConsulted { proposal: ProposalId } = "proposal.not-consulted" PlanningAndControl:
            "the projectgroep was not consulted on proposal {proposal}",
            "record its consultation, with date and advice, before the decision";
        BeforeLastStep { proposal: ProposalId, step_on: Date } = "proposal.before-last-step" Organisation:
            "the last vote or consultation on proposal {proposal} was on {step_on}, after that day",
            "a day from {step_on}";
        Undecided { proposal: ProposalId, votes_for: usize, against: usize, abstained: usize, seats: usize } = "proposal.undecided" Organisation:
            "the votes do not decide proposal {proposal} yet: {votes_for} for, {against} against, {abstained} abstained of {seats} seats",
            "record the votes that are still to be cast";
        ReviewNotAfter { review_on: Date } = "decision.review-not-after" Organisation:
            "the review on {review_on} does not come after the decision",
            "a later day";
        EffectiveBefore { effective_from: Date } = "decision.effective-before" Organisation:
            "{effective_from} is before the decision itself",
            "the day of the decision or later";
        ReplacesUnknown { decision: DecisionId } = "decision.replaces-unknown" Organisation:
            "there is no decision {decision} to replace",
            "the number of a decision that was adopted and is not replaced yet";
        NotProposer { proposal: ProposalId, proposer: String } = "proposal.not-proposer" Organisation:
            "proposal {proposal} was submitted by {proposer}",
            "let {proposer} withdraw it";
    }
}

impl Act for SubmitProposal {
    fn decide(&self, by: &Acting<'_>) -> Result<Vec<Event>, Refusal> {
        match self.subject {
            SubjectDraft::Other => by.allow(&[Who::ProjectLeader, Who::AnySeat])?,
            SubjectDraft::Accession(_)
            | SubjectDraft::RiskKey(_)
            | SubjectDraft::Budget(_)
            | SubjectDraft::BudgetRevision(_)
            | SubjectDraft::ContributionSchedule(_)
            | SubjectDraft::Surplus(_)
            | SubjectDraft::Deficit(_) => by.allow(&[Who::ProjectLeader])?,
        }
        by.dated(Window::Settlement)?;
        acting::line("title", &self.title, 200)?;
        acting::text("text", &self.text)?;
        let submitted = ProposalSubmitted {
            proposal: by.ledger.proposals.next_id(),
            title: self.title.clone(),
            text: self.text.clone(),
            subject: self.subject.resolve(by)?,
        };
        Ok(vec![Box::new(submitted).into()])
    }
}

impl SubjectDraft {
    /// Names things by number and checks the subject's own rules.
    fn resolve(&self, by: &Acting<'_>) -> Result<Subject, Refusal> {
        Ok(match self {
            SubjectDraft::Accession(accession) => {
                accession.check(by, by.on)?;
                Subject::Accession(accession.clone())
            }
            SubjectDraft::RiskKey(draft) => Subject::RiskKey(draft.resolve(by)?),
            SubjectDraft::Budget(draft) => Subject::Budget(draft.resolve_first(by)?),
            SubjectDraft::BudgetRevision(draft) => {
                Subject::BudgetRevision(draft.resolve_revision(by)?)
            }
            SubjectDraft::ContributionSchedule(draft) => {
                Subject::ContributionSchedule(draft.resolve(by)?)
            }
            SubjectDraft::Surplus(surplus) => {
                surplus.check(by)?;
                Subject::Surplus(surplus.clone())
            }
            SubjectDraft::Deficit(deficit) => {
                deficit.check(by)?;
                Subject::Deficit(deficit.clone())
            }
            SubjectDraft::Other => Subject::Other,
        })
    }
}

/// What a proposal is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "each is documented at its subject")]
pub enum SubjectKind {
    Accession,
    RiskKey,
    Budget,
    BudgetRevision,
    ContributionSchedule,
    Surplus,
    Deficit,
    Other,
}

impl Subject {
    /// What it is about.
    pub fn kind(&self) -> SubjectKind {
        match self {
            Subject::Accession(_) => SubjectKind::Accession,
            Subject::RiskKey(_) => SubjectKind::RiskKey,
            Subject::Budget(_) => SubjectKind::Budget,
            Subject::BudgetRevision(_) => SubjectKind::BudgetRevision,
            Subject::ContributionSchedule(_) => SubjectKind::ContributionSchedule,
            Subject::Surplus(_) => SubjectKind::Surplus,
            Subject::Deficit(_) => SubjectKind::Deficit,
            Subject::Other => SubjectKind::Other,
        }
    }

    /// Whether the projectgroep must be consulted before the regiegroep decides.
    pub fn needs_consultation(&self) -> bool {
        matches!(self, Subject::Surplus(_) | Subject::Deficit(_))
    }

    /// The events by which the adopted proposal takes effect, its rules checked once more.
    fn enact(
        &self,
        by: &Acting<'_>,
        decision: DecisionId,
        from: Date,
    ) -> Result<Vec<Event>, Refusal> {
        match self {
            Subject::Accession(accession) => accession.enact(by, decision, from),
            Subject::RiskKey(key) => key.enact(by, decision),
            Subject::Budget(plan) => plan.enact_first(by, decision),
            Subject::BudgetRevision(plan) => plan.enact_revision(by, decision),
            Subject::ContributionSchedule(schedule) => schedule.enact(by, decision),
            Subject::Surplus(surplus) => surplus.enact(by, decision),
            Subject::Deficit(deficit) => deficit.enact(by, decision),
            Subject::Other => Ok(Vec::new()),
        }
    }
}

impl Act for ConsultProjectgroep {
    fn decide(&self, by: &Acting<'_>) -> Result<Vec<Event>, Refusal> {
        by.allow(&[Who::ProjectLeader])?;
        by.dated(Window::Settlement)?;
        acting::text("text", &self.text)?;
        let proposal = open_proposal(by, self.proposal)?;
        if let Some(consultation) = &proposal.consultation {
            let (proposal, on) = (self.proposal, consultation.on);
            return Err(ProposalRefusal::AlreadyConsulted { proposal, on }.into());
        }
        let ConsultProjectgroep { proposal, advice, text } = self.clone();
        Ok(vec![ProjectgroepConsulted { proposal, advice, text }.into()])
    }
}

impl Act for CastVote {
    fn decide(&self, by: &Acting<'_>) -> Result<Vec<Event>, Refusal> {
        by.allow(&[Who::ProjectLeader, Who::AnySeat])?;
        by.dated(Window::Settlement)?;
        let seat = by.seat(&self.seat)?;
        if by.actor != Actor::ProjectLeader && by.actor != Actor::Seat(seat) {
            let actor = by.covenant.actor_name(by.actor).to_owned();
            return Err(ProposalRefusal::OtherSeat { actor, seat: self.seat.clone() }.into());
        }
        if let Some(reason) = &self.reason {
            acting::text("reason", reason)?;
        }
        open_proposal(by, self.proposal)?;
        let held_by = by.ledger.roles.seat_holder(seat, by.on);
        let held_by =
            held_by.ok_or_else(|| General::RoleVacant { role: self.seat.clone(), on: by.on })?;
        let CastVote { proposal, vote, reason, .. } = self.clone();
        Ok(vec![VoteCast { proposal, seat, vote, held_by, reason }.into()])
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
            return Err(ProposalRefusal::EffectiveBefore { effective_from }.into());
        }
        if let Some(review_on) = self.review_on.filter(|review_on| *review_on <= by.on) {
            return Err(ProposalRefusal::ReviewNotAfter { review_on }.into());
        }
        if let Some(decision) = self.replaces.filter(|id| !by.ledger.proposals.is_standing(*id)) {
            return Err(ProposalRefusal::ReplacesUnknown { decision }.into());
        }
        let proposal = open_proposal(by, self.proposal)?;
        if proposal.subject.needs_consultation() && proposal.consultation.is_none() {
            return Err(ProposalRefusal::NotConsulted { proposal: self.proposal }.into());
        }
        let tally = Proposal::count(&proposal.votes(), by.covenant.seats.len());
        let Some(outcome) = by.covenant.voting.outcome(tally) else {
            let Tally { seats, votes_for, against, abstained } = tally;
            let proposal = self.proposal;
            return Err(ProposalRefusal::Undecided {
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
            return Err(ProposalRefusal::BeforeLastStep { proposal, step_on }.into());
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

impl Act for WithdrawProposal {
    fn decide(&self, by: &Acting<'_>) -> Result<Vec<Event>, Refusal> {
        by.allow(&[Who::ProjectLeader, Who::AnySeat])?;
        by.dated(Window::Settlement)?;
        acting::text("reason", &self.reason)?;
        let proposal = open_proposal(by, self.proposal)?;
        if proposal.proposer != by.actor {
            let proposer = by.covenant.actor_name(proposal.proposer).to_owned();
            return Err(ProposalRefusal::NotProposer { proposal: self.proposal, proposer }.into());
        }
        let WithdrawProposal { proposal, reason } = self.clone();
        Ok(vec![ProposalWithdrawn { proposal, reason }.into()])
    }
}

/// The proposal with a number, if it is open and was submitted by the day of the act.
fn open_proposal<'a>(by: &Acting<'a>, id: ProposalId) -> Result<&'a Proposal, Refusal> {
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

impl Fact for ProposalSubmitted {
    fn evolve(self, at: At, ledger: &mut Ledger) -> Result<(), Misfit> {
        if self.proposal != ledger.proposals.next_id() {
            return Err(Misfit("its proposal number is not the next"));
        }
        ledger.proposals.all.push(Proposal {
            title: self.title,
            text: self.text,
            subject: self.subject,
            submitted_on: at.on,
            proposer: at.actor,
            position: at.position,
            consultation: None,
            ballots: Vec::new(),
            state: ProposalState::Open,
        });
        Ok(())
    }
}

impl Fact for ProjectgroepConsulted {
    fn evolve(self, at: At, ledger: &mut Ledger) -> Result<(), Misfit> {
        let proposal = ledger.proposals.open_mut(self.proposal)?;
        let consultation =
            Consultation { on: at.on, advice: self.advice, text: self.text, position: at.position };
        match proposal.consultation.replace(consultation) {
            None => Ok(()),
            Some(_) => Err(Misfit("the projectgroep was already consulted")),
        }
    }
}

impl Fact for VoteCast {
    fn evolve(self, at: At, ledger: &mut Ledger) -> Result<(), Misfit> {
        let VoteCast { proposal, seat, vote, held_by, reason } = self;
        if ledger.covenant().is_none_or(|covenant| covenant.seat(seat).is_none()) {
            return Err(Misfit("there is no such seat"));
        }
        let ballot = Ballot { seat, vote, held_by, reason, on: at.on, position: at.position };
        ledger.proposals.open_mut(proposal)?.ballots.push(ballot);
        Ok(())
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

impl Fact for ProposalWithdrawn {
    fn evolve(self, at: At, ledger: &mut Ledger) -> Result<(), Misfit> {
        let proposal = ledger.proposals.open_mut(self.proposal)?;
        proposal.state =
            ProposalState::Withdrawn { on: at.on, reason: self.reason, position: at.position };
        Ok(())
    }
}

/// A proposal and what became of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Proposal {
    /// What it is called.
    pub title: String,
    /// Why.
    pub text: String,
    /// What is proposed.
    pub subject: Subject,
    /// When it was submitted.
    pub submitted_on: Date,
    /// By whom.
    pub proposer: Actor,
    /// The event.
    pub position: Position,
    /// What the projectgroep said.
    pub consultation: Option<Consultation>,
    /// Every vote cast, in order; the last of a seat counts.
    pub ballots: Vec<Ballot>,
    /// Whether it is still open.
    pub state: ProposalState,
}

/// Whether a proposal is still open.
#[derive(Clone, Debug, PartialEq)]
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

/// A consultation of the projectgroep.
#[derive(Clone, Debug, PartialEq)]
pub struct Consultation {
    /// When.
    pub on: Date,
    /// What it advised.
    pub advice: Advice,
    /// In words.
    pub text: String,
    /// The event.
    pub position: Position,
}

/// A vote cast.
#[derive(Clone, Debug, PartialEq)]
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
    /// The event.
    pub position: Position,
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

impl Proposal {
    /// The vote that counts of every seat that voted, in seat order.
    pub fn votes(&self) -> Vec<&Ballot> {
        Self::last_of_each(self.ballots.iter())
    }

    /// The vote that counted on a day of every seat that had voted, in seat order.
    pub fn votes_on(&self, day: Date) -> Vec<&Ballot> {
        Self::last_of_each(self.ballots.iter().filter(|ballot| ballot.on <= day))
    }

    fn last_of_each<'a>(ballots: impl Iterator<Item = &'a Ballot>) -> Vec<&'a Ballot> {
        let mut votes: Vec<&Ballot> = Vec::new();
        for ballot in ballots {
            votes.retain(|earlier| earlier.seat != ballot.seat);
            votes.push(ballot);
        }
        votes.sort_by_key(|ballot| ballot.seat);
        votes
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

    fn last_step(&self) -> Option<Date> {
        let ballots = self.ballots.iter().map(|ballot| ballot.on);
        ballots.chain(self.consultation.iter().map(|consultation| consultation.on)).max()
    }
}

/// Every proposal and decision.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Proposals {
    all: Vec<Proposal>,
    decisions: Vec<Decided>,
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

    fn is_standing(&self, id: DecisionId) -> bool {
        self.decision(id).is_some_and(|decided| {
            decided.outcome == Outcome::Adopted && decided.replaced_by.is_none()
        })
    }

    fn next_id(&self) -> ProposalId {
        ProposalId::at(self.all.len())
    }

    fn next_decision(&self) -> DecisionId {
        DecisionId::at(self.decisions.len())
    }

    fn open_mut(&mut self, id: ProposalId) -> Result<&mut Proposal, Misfit> {
        match self.all.get_mut(id.index()) {
            Some(proposal) if proposal.state == ProposalState::Open => Ok(proposal),
            _ => Err(Misfit("there is no such open proposal")),
        }
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
