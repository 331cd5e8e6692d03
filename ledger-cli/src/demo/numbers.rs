//! What the ledger numbers, numbered twice: in the order told, and in the order recorded.

use std::collections::BTreeMap;

use ledger_core::{
    ActionId, Command, CommitmentId, DecisionId, ExpenseId, GoalId, PaymentId, ProposalId,
    SubsidyId,
};

/// A kind of thing that the ledger numbers from 1.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Numbered {
    Proposal,
    Decision,
    Expense,
    Payment,
    Subsidy,
    Commitment,
    Goal,
    Action,
}

/// What a command makes and how many of it, if the ledger numbers it.
fn made_by(command: &Command) -> Option<(Numbered, u32)> {
    match command {
        Command::SubmitProposal(_) => Some((Numbered::Proposal, 1)),
        Command::DecideProposal(_) => Some((Numbered::Decision, 1)),
        Command::RecordExpense(_) => Some((Numbered::Expense, 1)),
        Command::ReceivePayment(_) => Some((Numbered::Payment, 1)),
        Command::SetGoal(_) => Some((Numbered::Goal, 1)),
        Command::GrantSubsidy(_) => Some((Numbered::Subsidy, 1)),
        Command::EnterCommitment(_) => Some((Numbered::Commitment, 1)),
        Command::OpenAction(_) => Some((Numbered::Action, 1)),
        Command::ReviewReport(review) => Some((Numbered::Action, review.actions.len() as u32)),
        Command::CreditInvoice(_)
        | Command::SendReminders(_)
        | Command::ReversePayment(_)
        | Command::RefundOverpayment(_)
        | Command::ReallocatePayment(_)
        | Command::ReceiveSubsidy(_)
        | Command::SettleSubsidy(_)
        | Command::RepaySubsidy(_)
        | Command::ChangeCommitment(_)
        | Command::ReleaseCommitment(_)
        | Command::CorrectAct(_)
        | Command::StateForecast(_)
        | Command::StateIssuer(_)
        | Command::StateBillingAddress(_)
        | Command::ExplainDifference(_)
        | Command::TransferRemainder(_)
        | Command::ConcludeCovenant(_)
        | Command::SignCovenant(_)
        | Command::Appoint(_)
        | Command::EndAppointment(_)
        | Command::ConsultProjectgroep(_)
        | Command::CastVote(_)
        | Command::WithdrawProposal(_)
        | Command::InvoiceContribution(_)
        | Command::AllocatePayment(_)
        | Command::RecordOtherIncome(_)
        | Command::PayExpense(_)
        | Command::CloseYear(_)
        | Command::PayRefund(_)
        | Command::IssueMonitoringReport(_)
        | Command::AppointAmbassador(_)
        | Command::EndAmbassador(_)
        | Command::JoinGroup(_)
        | Command::LeaveGroup(_)
        | Command::RecordMeeting(_)
        | Command::RecordConversation(_)
        | Command::RecordPlatformUpdate(_)
        | Command::RecordGoalProgress(_)
        | Command::RecordEvaluation(_)
        | Command::CloseAction(_)
        | Command::PostponeAction(_)
        | Command::AttachDocument(_)
        | Command::ForgetPerson(_) => None,
    }
}

/// How many things of each kind were numbered.
#[derive(Default)]
pub(super) struct Counts(BTreeMap<Numbered, u32>);

impl Counts {
    /// The first number of what a command makes; nought when it makes nothing that is numbered.
    pub(super) fn next(&mut self, command: &Command) -> u32 {
        let Some((kind, made)) = made_by(command) else { return 0 };
        let count = self.0.entry(kind).or_default();
        let first = *count + 1;
        *count += made;
        first
    }
}

/// The number in the order recorded of each number in the order told.
#[derive(Default)]
pub(super) struct Numbers {
    counts: Counts,
    recorded: BTreeMap<(Numbered, u32), u32>,
}

impl Numbers {
    /// Gives what the next recorded command makes its numbers.
    pub(super) fn give(&mut self, told: u32, command: &Command) {
        if let Some((kind, made)) = made_by(command) {
            let first = self.counts.next(command);
            self.recorded.extend((0..made).map(|place| ((kind, told + place), first + place)));
        }
    }

    /// Replaces each number a command names by the one the ledger gave. What is not recorded yet gets
    /// nought, a number that the ledger refuses.
    pub(super) fn put_into(&self, command: &mut Command) {
        match command {
            Command::ConsultProjectgroep(consult) => self.proposal(&mut consult.proposal),
            Command::CastVote(vote) => self.proposal(&mut vote.proposal),
            Command::WithdrawProposal(withdraw) => self.proposal(&mut withdraw.proposal),
            Command::DecideProposal(decide) => {
                self.proposal(&mut decide.proposal);
                if let Some(DecisionId(replaced)) = &mut decide.replaces {
                    *replaced = self.find(Numbered::Decision, *replaced);
                }
            }
            Command::PayExpense(pay) => {
                pay.expense = self.expense(pay.expense);
            }
            Command::AllocatePayment(allocate) => {
                self.payment(&mut allocate.payment);
            }
            Command::CloseAction(close) => self.action(&mut close.action),
            Command::PostponeAction(postpone) => self.action(&mut postpone.action),
            Command::RecordGoalProgress(progress) => {
                progress.goal = GoalId(self.find(Numbered::Goal, progress.goal.0));
            }
            Command::RecordExpense(record) => {
                if let Some(SubsidyId(subsidy)) = &mut record.subsidy {
                    *subsidy = self.find(Numbered::Subsidy, *subsidy);
                }
                if let Some(CommitmentId(commitment)) = &mut record.commitment {
                    *commitment = self.find(Numbered::Commitment, *commitment);
                }
            }
            Command::ReceiveSubsidy(receive) => self.subsidy(&mut receive.subsidy),
            Command::SettleSubsidy(settle) => self.subsidy(&mut settle.subsidy),
            Command::RepaySubsidy(repay) => self.subsidy(&mut repay.subsidy),
            Command::ChangeCommitment(change) => self.commitment(&mut change.commitment),
            Command::ReleaseCommitment(release) => self.commitment(&mut release.commitment),
            Command::ReversePayment(reverse) => self.payment(&mut reverse.payment),
            Command::RefundOverpayment(refund) => self.payment(&mut refund.payment),
            Command::ReallocatePayment(reallocate) => self.payment(&mut reallocate.payment),
            Command::CreditInvoice(_)
            | Command::SendReminders(_)
            | Command::GrantSubsidy(_)
            | Command::EnterCommitment(_)
            | Command::CorrectAct(_)
            | Command::StateForecast(_)
            | Command::StateIssuer(_)
            | Command::StateBillingAddress(_)
            | Command::ExplainDifference(_)
            | Command::TransferRemainder(_)
            | Command::ConcludeCovenant(_)
            | Command::SignCovenant(_)
            | Command::Appoint(_)
            | Command::EndAppointment(_)
            | Command::SubmitProposal(_)
            | Command::InvoiceContribution(_)
            | Command::ReceivePayment(_)
            | Command::RecordOtherIncome(_)
            | Command::CloseYear(_)
            | Command::PayRefund(_)
            | Command::IssueMonitoringReport(_)
            | Command::AppointAmbassador(_)
            | Command::EndAmbassador(_)
            | Command::JoinGroup(_)
            | Command::LeaveGroup(_)
            | Command::RecordMeeting(_)
            | Command::RecordConversation(_)
            | Command::RecordPlatformUpdate(_)
            | Command::SetGoal(_)
            | Command::RecordEvaluation(_)
            | Command::ReviewReport(_)
            | Command::OpenAction(_)
            | Command::AttachDocument(_)
            | Command::ForgetPerson(_) => {}
        }
    }

    /// The number the ledger gave an expense.
    pub(super) fn expense(&self, told: ExpenseId) -> ExpenseId {
        ExpenseId(self.find(Numbered::Expense, told.0))
    }

    fn payment(&self, payment: &mut PaymentId) {
        payment.0 = self.find(Numbered::Payment, payment.0);
    }

    fn subsidy(&self, subsidy: &mut SubsidyId) {
        subsidy.0 = self.find(Numbered::Subsidy, subsidy.0);
    }

    fn commitment(&self, commitment: &mut CommitmentId) {
        commitment.0 = self.find(Numbered::Commitment, commitment.0);
    }

    fn proposal(&self, proposal: &mut ProposalId) {
        proposal.0 = self.find(Numbered::Proposal, proposal.0);
    }

    fn action(&self, action: &mut ActionId) {
        action.0 = self.find(Numbered::Action, action.0);
    }

    fn find(&self, kind: Numbered, told: u32) -> u32 {
        self.recorded.get(&(kind, told)).copied().unwrap_or_default()
    }
}
