//! The decision register, and the proposals that are still open.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::acts::budget::{BudgetLine, BudgetVersion, LineKind};
use crate::acts::consultation::{Advice, Consultation};
use crate::acts::decision::{Decided, Manner};
use crate::acts::mandate::Mandated;
use crate::acts::proposal::{Proposal, ProposalState};
use crate::acts::subject::SubjectKind;
use crate::acts::vote::{Ballot, Voter};
use crate::calendar::{Date, FiscalYear};
use crate::covenant::{Covenant, Outcome, Seat, Tally};
use crate::digest::Digest;
use crate::ids::{DecisionId, MandateId, PersonId, Position, ProposalId};
use crate::ledger::Ledger;
use crate::views::Figure;
use crate::views::meaning;
use crate::views::proposed::Proposed;
use crate::views::taken::{ConditionRow, MeetingOfDecision};
use crate::voting::{Counts, Vote};

/// Every decision of the regiegroep up to a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DecisionRegister {
    /// The day.
    pub on: Date,
    /// The decisions, in order of their numbers.
    pub decisions: Vec<DecisionRow>,
}

/// A decision, how it came about and what it did.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DecisionRow {
    /// Its number, never given to another.
    #[serde(serialize_with = "meaning::row_key")]
    pub decision: DecisionId,
    /// The day.
    pub on: Date,
    /// What the votes decided.
    pub outcome: Outcome,
    /// In a meeting or in writing.
    pub manner: Manner,
    /// What was proposed, by whom, with which advice and votes.
    pub proposal: ProposalRow,
    /// From when it holds.
    pub effective_from: Date,
    /// The meeting in which it was taken, if that was recorded.
    pub meeting: Option<MeetingOfDecision>,
    /// Conditions attached, and where each stands.
    pub conditions: Vec<ConditionRow>,
    /// When it is to be looked at again.
    pub review_on: Option<Date>,
    /// The decision it replaces.
    pub replaces: Option<DecisionId>,
    /// The decision that replaced it, up to the day.
    pub replaced_by: Option<DecisionId>,
    /// What it changed in a budget.
    pub budget_changes: Vec<BudgetChange>,
    /// The document from which it was taken over, if it was taken before the ledger; nobody voted on it here.
    pub taken_over_from: Option<String>,
    /// The event of the decision.
    #[serde(serialize_with = "meaning::said_by")]
    pub position: Position,
    /// The events by which it took effect.
    pub effects: Vec<Position>,
}

/// A proposal with what was said about it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ProposalRow {
    /// Its number.
    #[serde(serialize_with = "meaning::row_key")]
    pub proposal: ProposalId,
    /// What it is called.
    pub title: String,
    /// Why.
    pub text: String,
    /// What it is about.
    pub subject: SubjectKind,
    /// What is voted on, in full.
    pub proposed: Proposed,
    /// Who submitted it: project leader, or the name of a seat.
    pub proposer: String,
    /// When.
    pub submitted_on: Date,
    /// The last day on which a vote on it counts, if there is one.
    pub closes_on: Option<Date>,
    /// The event.
    #[serde(serialize_with = "meaning::said_by")]
    pub position: Position,
    /// What the projectgroep advised.
    pub consultation: Option<ConsultationRow>,
    /// The vote that counts of every seat that voted, in seat order.
    #[serde(serialize_with = "meaning::ballots")]
    pub votes: Vec<VoteRow>,
    /// The votes counted.
    pub tally: Tally,
    /// The seats that did not vote, in seat order.
    pub not_voted: Vec<SeatRow>,
}

/// A seat that did not vote.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SeatRow {
    /// Its code.
    #[serde(serialize_with = "meaning::row_key")]
    pub seat: String,
    /// What the covenant calls it.
    pub name: String,
    /// How many votes it has.
    #[serde(serialize_with = "meaning::given")]
    pub votes: u8,
    /// How its silence counts, if it does.
    pub counts: Option<Counts>,
}

/// A consultation of the projectgroep.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ConsultationRow {
    /// When.
    pub on: Date,
    /// What it advised.
    pub advice: Advice,
    /// In words.
    pub text: String,
    /// The event.
    #[serde(serialize_with = "meaning::said_by")]
    pub position: Position,
}

/// The vote of a seat.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct VoteRow {
    /// The code of the seat.
    #[serde(serialize_with = "meaning::row_key")]
    pub seat: String,
    /// What the covenant calls it.
    pub name: String,
    /// Its vote.
    pub vote: Vote,
    /// How many votes it has.
    #[serde(serialize_with = "meaning::given")]
    pub votes: u8,
    /// Who voted: the holder of the seat that day, or whom a mandate let vote for it.
    pub held_by: PersonId,
    /// The mandate, if somebody else than its holder voted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mandate: Option<MandateUsed>,
    /// Why, if it said so.
    pub reason: Option<String>,
    /// Who recorded it: the project leader, or the code of the seat itself.
    pub recorded_by: String,
    /// When.
    pub on: Date,
    /// The event.
    #[serde(serialize_with = "meaning::said_by")]
    pub position: Position,
}

/// By which mandate somebody voted for a seat.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MandateUsed {
    /// Its number.
    #[serde(serialize_with = "meaning::given")]
    pub mandate: MandateId,
    /// A deputy, or a proxy.
    pub by: Voter,
    /// The name of the seat that was the proxy.
    pub proxy: Option<String>,
}

/// What a decision changed in a line of a budget; a line it left as it was is not named.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct BudgetChange {
    /// The year.
    #[serde(serialize_with = "meaning::row_key")]
    pub year: FiscalYear,
    /// The code of the line.
    #[serde(serialize_with = "meaning::row_key")]
    pub line: String,
    /// What it is called.
    pub title: String,
    /// Income or expense.
    pub kind: LineKind,
    /// In the version before; nothing for a new line.
    pub before: Figure,
    /// In this version; nothing for a line that was dropped.
    pub after: Figure,
}

/// Every proposal that was open on a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OpenProposals {
    /// The day.
    pub on: Date,
    /// The proposals, in the order submitted.
    pub proposals: Vec<OpenProposal>,
}

/// An open proposal and what it waits for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OpenProposal {
    /// What is proposed, with the advice and votes so far.
    #[serde(flatten)]
    pub proposal: ProposalRow,
    /// What it waits for.
    pub waits_for: WaitsFor,
    /// Why what it proposes could not take effect on the day, if it could not: the rule that would refuse it.
    pub hindered: Option<String>,
}

/// What an open proposal waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum WaitsFor {
    /// The projectgroep is to be consulted first.
    Consultation,
    /// The votes so far decide nothing.
    Votes,
    /// The votes decide; the decision is to be recorded.
    Decision,
}

impl DecisionRegister {
    /// Every decision up to a day.
    pub fn of(ledger: &Ledger, on: Date) -> DecisionRegister {
        let decisions = ledger.proposals.decisions().filter(|(_, decided)| decided.on <= on);
        let row = |(id, decided)| DecisionRow::of(ledger, id, decided, on);
        DecisionRegister { on, decisions: decisions.filter_map(row).collect() }
    }
}

impl DecisionRow {
    fn of(ledger: &Ledger, decision: DecisionId, decided: &Decided, on: Date) -> Option<Self> {
        let proposal = ledger.proposals.get(decided.proposal)?;
        let replaced_by = decided
            .replaced_by
            .filter(|later| ledger.proposals.decision(*later).is_some_and(|later| later.on <= on));
        Some(DecisionRow {
            decision,
            on: decided.on,
            outcome: decided.outcome,
            manner: decided.manner,
            proposal: ProposalRow::of(ledger, decided.proposal, proposal, on),
            effective_from: decided.effective_from,
            meeting: MeetingOfDecision::of(ledger, proposal, decided, on),
            conditions: ConditionRow::all(ledger, decision, decided, on),
            review_on: decided.review_on,
            replaces: decided.replaces,
            replaced_by,
            budget_changes: budget_changes(ledger, decision),
            taken_over_from: decided.taken_over_from.clone(),
            position: decided.position,
            effects: decided.effects.clone(),
        })
    }
}

impl ProposalRow {
    fn of(ledger: &Ledger, id: ProposalId, proposal: &Proposal, on: Date) -> ProposalRow {
        let seats = ledger.covenant().map_or(0, |covenant| covenant.seats.len());
        let proposer = ledger.covenant().map(|covenant| covenant.actor_name(proposal.proposer));
        let votes = proposal.votes_on(on);
        let until = proposal.ended(ledger).map_or(on, |ended| ended.min(on));
        let then = ledger.covenant_on(until);
        let rule = then.and_then(|covenant| covenant.deciding(proposal.subject.kind()));
        let silent = |seat| rule.is_some_and(|of| proposal.silent(ledger, of, until, &votes, seat));
        let seats_then = then.into_iter().flat_map(Covenant::seats);
        let not_voted = seats_then.filter(|(id, _)| votes.iter().all(|vote| vote.seat != *id));
        let not_voted = not_voted.map(|(id, Seat { code, name, votes, .. })| SeatRow {
            seat: code.clone(),
            name: name.clone(),
            votes: *votes,
            counts: silent(id).then_some(Counts::For),
        });
        let not_voted = not_voted.collect();
        ProposalRow {
            not_voted,
            proposal: id,
            title: proposal.title.clone(),
            text: proposal.text.clone(),
            subject: proposal.subject.kind(),
            proposed: Proposed::of(ledger, proposal, on),
            proposer: proposer.unwrap_or_default().to_owned(),
            submitted_on: proposal.submitted_on,
            closes_on: proposal.closes_on,
            position: proposal.position,
            consultation: proposal.consultation.as_ref().filter(|of| of.on <= on).map(consulted),
            tally: Proposal::count(&votes, seats),
            votes: votes.into_iter().map(|ballot| VoteRow::of(ledger, ballot)).collect(),
        }
    }
}

fn consulted(consultation: &Consultation) -> ConsultationRow {
    let Consultation { on, advice, text, position } = consultation.clone();
    ConsultationRow { on, advice, text, position }
}

impl VoteRow {
    fn of(ledger: &Ledger, ballot: &Ballot) -> VoteRow {
        let covenant = ledger.covenant_on(ballot.on);
        let seat = covenant.and_then(|covenant| covenant.seat(ballot.seat));
        VoteRow {
            seat: seat.map(|seat| seat.code.clone()).unwrap_or_default(),
            name: seat.map(|seat| seat.name.clone()).unwrap_or_default(),
            vote: ballot.vote,
            votes: seat.map_or(1, |seat| seat.votes),
            held_by: ballot.held_by,
            mandate: ballot.mandate.and_then(|mandate| MandateUsed::of(ledger, mandate, ballot)),
            reason: ballot.reason.clone(),
            recorded_by: covenant
                .map_or("", |covenant| covenant.actor_name(ballot.recorded_by))
                .to_owned(),
            on: ballot.on,
            position: ballot.position,
        }
    }
}

impl MandateUsed {
    fn of(ledger: &Ledger, mandate: MandateId, ballot: &Ballot) -> Option<MandateUsed> {
        let (by, proxy) = match ledger.mandates.get(mandate)?.to {
            Mandated::Deputy(_) => (Voter::Deputy, None),
            Mandated::Proxy(seat) => {
                let seat = ledger.covenant_on(ballot.on).and_then(|of| of.seat(seat));
                (Voter::Proxy, seat.map(|seat| seat.name.clone()))
            }
        };
        Some(MandateUsed { mandate, by, proxy })
    }
}

/// What the budget version that a decision adopted changed, against the version before it.
fn budget_changes(ledger: &Ledger, decision: DecisionId) -> Vec<BudgetChange> {
    let Some((after, before)) = ledger.budgets.adopted_by(decision) else {
        return Vec::new();
    };
    let amounts = |version: &BudgetVersion| -> BTreeMap<String, Figure> {
        let of = |line: &BudgetLine| Figure::of(line.plan.amount, version.position);
        version.lines.iter().map(|line| (line.plan.code.clone(), of(line))).collect()
    };
    let (amounts_before, amounts_after) = (before.map(amounts).unwrap_or_default(), amounts(after));
    let dropped = before.into_iter().flat_map(|version| &version.lines);
    let dropped = dropped.filter(|line| !amounts_after.contains_key(&line.plan.code));
    let lines = after.lines.iter().chain(dropped).map(|line| BudgetChange {
        year: after.year,
        line: line.plan.code.clone(),
        title: line.plan.title.clone(),
        kind: line.plan.kind,
        before: amounts_before.get(&line.plan.code).cloned().unwrap_or_default(),
        after: amounts_after.get(&line.plan.code).cloned().unwrap_or_default(),
    });
    lines.filter(|change| change.before.amount != change.after.amount).collect()
}

impl OpenProposals {
    /// Every proposal submitted and neither decided nor withdrawn by a day.
    pub fn of(ledger: &Ledger, on: Date) -> OpenProposals {
        let open = ledger.proposals.all().filter(|(_, proposal)| is_open(ledger, proposal, on));
        let proposals = open.map(|(id, proposal)| OpenProposal::of(ledger, id, proposal, on));
        OpenProposals { on, proposals: proposals.collect() }
    }
}

fn is_open(ledger: &Ledger, proposal: &Proposal, on: Date) -> bool {
    let ended = proposal.ended(ledger);
    proposal.submitted_on <= on && ended.is_none_or(|ended| on < ended)
}

/// A proposal, and what became of it by a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ProposalView {
    /// The day.
    #[serde(serialize_with = "meaning::seen_on")]
    pub on: Date,
    /// The proposal.
    pub proposal: ProposalRow,
    /// What it waits for, while it is open.
    pub waits_for: Option<WaitsFor>,
    /// Why what it proposes could not take effect on the day, if it is open and could not.
    pub hindered: Option<String>,
    /// The decision, once it is taken.
    pub decision: Option<DecisionRow>,
    /// When and why it was withdrawn, if it was.
    pub withdrawn: Option<WithdrawnRow>,
    /// The hash of its event as a leaf of the Merkle tree (RFC 9162, 2.1.1). Whoever sees the same hash sees the same
    /// proposal.
    pub hash: Digest,
}

/// How a proposal was withdrawn.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct WithdrawnRow {
    /// When.
    pub on: Date,
    /// Why.
    pub reason: String,
    /// The event.
    #[serde(serialize_with = "meaning::said_by")]
    pub position: Position,
}

impl ProposalView {
    /// A proposal as it stood on a day. `hash` is that of its event. Returns `None` if it was not submitted by then.
    pub fn of(ledger: &Ledger, id: ProposalId, on: Date, hash: Digest) -> Option<ProposalView> {
        let proposal = ledger.proposals.get(id).filter(|proposal| proposal.submitted_on <= on)?;
        let open =
            is_open(ledger, proposal, on).then(|| OpenProposal::of(ledger, id, proposal, on));
        let (mut decision, mut withdrawn) = (None, None);
        match &proposal.state {
            ProposalState::Decided(id) => {
                let decided = ledger.proposals.decision(*id).filter(|decided| decided.on <= on);
                decision = decided.and_then(|decided| DecisionRow::of(ledger, *id, decided, on));
            }
            ProposalState::Withdrawn { on: day, reason, position } if *day <= on => {
                let (on, reason, position) = (*day, reason.clone(), *position);
                withdrawn = Some(WithdrawnRow { on, reason, position });
            }
            ProposalState::Withdrawn { .. } | ProposalState::Open => {}
        }
        Some(ProposalView {
            on,
            proposal: ProposalRow::of(ledger, id, proposal, on),
            waits_for: open.as_ref().map(|open| open.waits_for),
            hindered: open.and_then(|open| open.hindered),
            decision,
            withdrawn,
            hash,
        })
    }
}

impl OpenProposal {
    fn of(ledger: &Ledger, id: ProposalId, proposal: &Proposal, on: Date) -> OpenProposal {
        let row = ProposalRow::of(ledger, id, proposal, on);
        let covenant = ledger.covenant_on(on);
        let outcome = proposal.outcome(ledger, on, &proposal.votes_on(on));
        let asked = covenant.is_some_and(|covenant| proposal.subject.needs_consultation(covenant));
        let waits_for = if asked && row.consultation.is_none() {
            WaitsFor::Consultation
        } else if outcome.is_none() {
            WaitsFor::Votes
        } else {
            WaitsFor::Decision
        };
        // What stands in the way is of today: of a past day nobody decides any more.
        let of_today = ledger.latest_day() <= Some(on);
        let hindered = of_today.then(|| proposal.hindered(ledger, on)).flatten();
        OpenProposal {
            waits_for,
            hindered: hindered.map(|refusal| refusal.to_string()),
            proposal: row,
        }
    }
}
