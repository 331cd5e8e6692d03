//! How a proposal to the regiegroep is told: from its submission to its decision.

use ledger_core::acts::consultation::{Advice, ConsultProjectgroep};
use ledger_core::acts::decision::{DecideProposal, Manner};
use ledger_core::acts::proposal::{SubmitProposal, WithdrawProposal};
use ledger_core::acts::subject::SubjectDraft;
use ledger_core::acts::vote::{CastVote, Vote};
use ledger_core::{Date, DecisionId, ProposalId};

use super::telling::{LEADER, Telling};

pub(super) const SWV_VO: &str = "swv-vo";
pub(super) const PPO: &str = "ppo";
pub(super) const GEMEENTE: &str = "gemeente";
pub(super) const HOGESCHOOL: &str = "hogeschool";
pub(super) const UNIVERSITEIT: &str = "universiteit";

/// The seats of the regiegroep.
pub(super) const SEATS: [&str; 5] = [SWV_VO, PPO, GEMEENTE, HOGESCHOOL, UNIVERSITEIT];

/// A proposal that is on the table.
pub(super) struct Tabled<'t, 'd> {
    telling: &'t mut Telling<'d>,
    proposal: ProposalId,
}

impl<'d> Telling<'d> {
    /// The project leader submits a proposal.
    pub(super) fn propose(
        &mut self,
        on: Date,
        title: &str,
        text: &str,
        subject: SubjectDraft,
    ) -> Tabled<'_, 'd> {
        self.propose_as(LEADER, on, title, text, subject)
    }

    /// Somebody submits a proposal.
    pub(super) fn propose_as(
        &mut self,
        actor: &'static str,
        on: Date,
        title: &str,
        text: &str,
        subject: SubjectDraft,
    ) -> Tabled<'_, 'd> {
        let submit = SubmitProposal { title: title.to_owned(), text: text.to_owned(), subject };
        let proposal = ProposalId(self.record(actor, on, on, submit));
        Tabled { telling: self, proposal }
    }
}

impl Tabled<'_, '_> {
    /// The projectgroep gives its advice.
    pub(super) fn consulted(self, on: Date, advice: Advice, text: &str) -> Self {
        let consult =
            ConsultProjectgroep { proposal: self.proposal, advice, text: text.to_owned() };
        self.telling.record(LEADER, on, on.plus_days(1), consult);
        self
    }

    /// A seat votes in the meeting; the project leader records it.
    pub(super) fn vote(self, on: Date, seat: &'static str, vote: Vote, reason: &str) -> Self {
        self.cast(LEADER, on, seat, vote, Some(reason.to_owned()))
    }

    /// A seat records its own vote.
    pub(super) fn own_vote(self, on: Date, seat: &'static str, vote: Vote, reason: &str) -> Self {
        self.cast(seat, on, seat, vote, Some(reason.to_owned()))
    }

    /// These seats vote for it in the meeting.
    pub(super) fn in_favour(self, on: Date, seats: &[&'static str]) -> Self {
        seats.iter().fold(self, |tabled, seat| tabled.cast(LEADER, on, seat, Vote::For, None))
    }

    /// Every seat votes for it in the meeting.
    pub(super) fn unanimous(self, on: Date) -> Self {
        self.in_favour(on, &SEATS)
    }

    fn cast(
        self,
        actor: &'static str,
        on: Date,
        seat: &str,
        vote: Vote,
        reason: Option<String>,
    ) -> Self {
        let vote = CastVote { proposal: self.proposal, seat: seat.to_owned(), vote, reason };
        self.telling.record(actor, on, on, vote);
        self
    }

    /// The votes decide it. Returns the number of the decision in the order told.
    pub(super) fn decided(self, on: Date, decide: DecideProposal) -> DecisionId {
        let decide = DecideProposal { proposal: self.proposal, ..decide };
        DecisionId(self.telling.leader(on, decide))
    }

    /// Every seat votes for it in the meeting, and so it is decided there.
    pub(super) fn adopted_by_all(self, on: Date) -> DecisionId {
        self.unanimous(on).decided(on, in_meeting())
    }

    /// The project leader takes it back.
    pub(super) fn withdrawn(self, on: Date, reason: &str) {
        let withdraw = WithdrawProposal { proposal: self.proposal, reason: reason.to_owned() };
        self.telling.leader(on, withdraw);
    }
}

/// A decision taken in a meeting, at once in force and without conditions.
pub(super) fn in_meeting() -> DecideProposal {
    DecideProposal {
        proposal: ProposalId(0),
        manner: Manner::Meeting,
        conditions: None,
        effective_from: None,
        review_on: None,
        replaces: None,
    }
}

/// A decision taken in writing, at once in force and without conditions.
pub(super) fn in_writing() -> DecideProposal {
    DecideProposal { manner: Manner::InWriting, ..in_meeting() }
}
