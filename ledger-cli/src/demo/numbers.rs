//! What the ledger numbers, numbered twice: in the order told, and in the order recorded.

use std::collections::BTreeMap;

use ledger_core::{Command, DecisionId, ExpenseId, PaymentId, ProposalId};

/// A kind of thing that the ledger numbers from 1.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Numbered {
    Proposal,
    Decision,
    Expense,
    Payment,
}

/// What a command makes, if the ledger numbers it.
fn made_by(command: &Command) -> Option<Numbered> {
    match command {
        Command::SubmitProposal(_) => Some(Numbered::Proposal),
        Command::DecideProposal(_) => Some(Numbered::Decision),
        Command::RecordExpense(_) => Some(Numbered::Expense),
        Command::ReceivePayment(_) => Some(Numbered::Payment),
        Command::ConcludeCovenant(_)
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
        | Command::AttachDocument(_)
        | Command::ForgetPerson(_) => None,
    }
}

/// How many things of each kind were numbered.
#[derive(Default)]
pub(super) struct Counts(BTreeMap<Numbered, u32>);

impl Counts {
    /// The next number of what a command makes; nought when it makes nothing that is numbered.
    pub(super) fn next(&mut self, command: &Command) -> u32 {
        let Some(kind) = made_by(command) else { return 0 };
        let count = self.0.entry(kind).or_default();
        *count += 1;
        *count
    }
}

/// The number in the order recorded of each number in the order told.
#[derive(Default)]
pub(super) struct Numbers {
    counts: Counts,
    recorded: BTreeMap<(Numbered, u32), u32>,
}

impl Numbers {
    /// Gives what the next recorded command makes its number.
    pub(super) fn give(&mut self, told: u32, command: &Command) {
        if let Some(kind) = made_by(command) {
            self.recorded.insert((kind, told), self.counts.next(command));
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
                pay.expense = ExpenseId(self.find(Numbered::Expense, pay.expense.0));
            }
            Command::AllocatePayment(allocate) => {
                allocate.payment = PaymentId(self.find(Numbered::Payment, allocate.payment.0));
            }
            Command::ConcludeCovenant(_)
            | Command::SignCovenant(_)
            | Command::Appoint(_)
            | Command::EndAppointment(_)
            | Command::SubmitProposal(_)
            | Command::InvoiceContribution(_)
            | Command::ReceivePayment(_)
            | Command::RecordOtherIncome(_)
            | Command::RecordExpense(_)
            | Command::CloseYear(_)
            | Command::PayRefund(_)
            | Command::IssueMonitoringReport(_)
            | Command::AttachDocument(_)
            | Command::ForgetPerson(_) => {}
        }
    }

    fn proposal(&self, proposal: &mut ProposalId) {
        proposal.0 = self.find(Numbered::Proposal, proposal.0);
    }

    fn find(&self, kind: Numbered, told: u32) -> u32 {
        self.recorded.get(&(kind, told)).copied().unwrap_or_default()
    }
}
