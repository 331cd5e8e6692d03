//! The network, its goals, and the obligations of the covenant.

use ledger_core::obligation::Obligation;
use ledger_core::views::obligations::{Due, ObligationState};

use crate::words::Lang;

impl Lang {
    /// Something that comes due beside the obligations.
    pub fn due_item(self, due: Due) -> String {
        match due {
            Due::AccountForSubsidy { subsidy } => self.account_for_subsidy(subsidy),
            Due::ApplyForChance { chance } => self.apply_for_chance(chance),
            Due::Action { action } => self.do_action(action),
            Due::ReviewDecision { decision } => self.review_decision(decision),
            Due::VoteOn { proposal } => self.vote_on(proposal),
            Due::PayBill { expense } => self.pay_bill(expense),
        }
    }

    /// Something that comes due, with the title of its subject.
    pub fn due_item_titled(self, due: Due, title: &str) -> String {
        self.item_titled(self.due_item(due), title)
    }

    /// An obligation, with its monitoring period if it has one.
    pub(crate) fn obligation_name(self, obligation: Obligation, period: Option<u8>) -> String {
        let name = match obligation {
            Obligation::Signature => self.obligation_signature(),
            Obligation::Ambassador => self.obligation_ambassador(),
            Obligation::AmbassadorsInvited => self.obligation_invited(),
            Obligation::Conversation => self.obligation_conversation(),
            Obligation::NetworkMeetings => self.obligation_meetings(),
            Obligation::Platform => self.obligation_platform(),
            Obligation::Subsidies => self.obligation_subsidies(),
            Obligation::CommunicationGroup => self.obligation_group(),
            Obligation::Contribution => self.obligation_contribution(),
            Obligation::RiskKey => self.obligation_risk_key(),
            Obligation::Budget => self.obligation_budget(),
            Obligation::MonitoringReport => self.obligation_report(),
            Obligation::Evaluation => self.obligation_evaluation(),
            Obligation::Continuation => self.obligation_continuation(),
        };
        period.map_or(name.to_owned(), |period| self.obligation_of_period(name, period))
    }

    /// The state of an obligation.
    pub(crate) fn obligation_state(self, state: ObligationState) -> &'static str {
        match state {
            ObligationState::Met => self.state_met(),
            ObligationState::Due => self.state_due(),
            ObligationState::Late => self.state_late(),
            ObligationState::Waived => self.state_waived(),
        }
    }
}
