//! What the values of enums are called.

use ledger_core::acts::action::Closed;
use ledger_core::acts::consultation::Advice;
use ledger_core::acts::decision::Manner;
use ledger_core::acts::subject::SubjectKind;
use ledger_core::acts::vote::Vote;
use ledger_core::views::decisions::WaitsFor;
use ledger_core::views::journal::AboutKind;
use ledger_core::views::partners::PartnerStatus;
use ledger_core::{Account, Outcome};

use super::words;
use crate::render::Lang;

words! {
    project_leader: "projectleider" | "project leader";
    founder: "partijen" | "parties";

    vote_for: "voor" | "for";
    vote_against: "tegen" | "against";
    vote_abstain: "onthouding" | "abstention";
    outcome_adopted: "aangenomen" | "adopted";
    outcome_rejected: "verworpen" | "rejected";
    manner_meeting: "in een vergadering" | "in a meeting";
    manner_in_writing: "schriftelijk" | "in writing";
    advice_positive: "positief" | "positive";
    advice_neutral: "neutraal" | "neutral";
    advice_negative: "negatief" | "negative";
    waits_for_consultation: "raadpleging van de projectgroep" | "the projectgroep to be consulted";
    waits_for_votes: "stemmen van de regiegroep" | "votes of the regiegroep";
    waits_for_decision: "vastlegging van het besluit" | "the decision to be recorded";
    favourable: "V" | "F";
    unfavourable: "N" | "U";

    subject_accession: "toetreding" | "accession";
    subject_risk_key: "risicosleutel" | "risk key";
    subject_budget: "begroting" | "budget";
    subject_budget_revision: "begrotingswijziging" | "budget revision";
    subject_schedule: "bijdrageregeling" | "contribution schedule";
    subject_surplus: "bestemming overschot" | "appropriation of a surplus";
    subject_deficit: "verdeling tekort" | "sharing of a deficit";
    subject_other: "overig" | "other";

    act_invoiced: "factuur" | "invoice";
    act_advance_released: "vooruitgefactureerde bijdrage valt vrij" | "contribution invoiced in advance released";
    act_received: "ontvangst" | "payment received";
    act_allocated: "ontvangst toegewezen" | "payment allocated";
    act_other_income: "overige baten" | "other income";
    act_expense: "uitgave" | "expense";
    act_expense_paid: "uitgave betaald" | "expense paid";
    act_year_closed: "afsluiting boekjaar" | "year closed";
    act_surplus: "bestemming overschot" | "surplus appropriated";
    act_refund: "terugbetaling" | "refund paid";
    subject_withdrawal: "uittreding" | "withdrawal";
    subject_rename: "naamswijziging" | "change of name";
    subject_merger: "fusie" | "merger";
    subject_continuation: "voortzetting of einde" | "continuation or end";
    subject_amendment: "wijziging convenant" | "amendment";
    owner_projectgroep: "projectgroep" | "projectgroep";
    owner_communication: "werkgroep communicatie" | "communication working group";
    action_open: "open" | "open";
    action_done: "uitgevoerd" | "done";
    action_dropped: "vervallen" | "dropped";
    partner_named: "nog niet ondertekend" | "not signed yet";
    partner_signed: "ondertekend" | "signed";
    partner_acceded_later: "toegetreden" | "acceded";
    partner_has_withdrawn: "uitgetreden" | "withdrawn";
    partner_has_merged: "opgegaan in een andere partner" | "merged into another partner";

    act_deficit: "verdeling tekort" | "deficit shared";
}

impl Lang {
    /// The name of an account.
    pub(in crate::render) fn account_name(self, account: Account) -> &'static str {
        match self {
            Lang::Nl => account.name(),
            Lang::En => account.english_name(),
        }
    }

    /// An actor by the name commands give it; a seat keeps its code.
    pub(in crate::render) fn actor(self, actor: &str) -> &str {
        match actor {
            "project-leader" => self.project_leader(),
            "founder" => self.founder(),
            seat => seat,
        }
    }

    pub(in crate::render) fn favourable_mark(self, favourable: bool) -> &'static str {
        if favourable { self.favourable() } else { self.unfavourable() }
    }

    pub(in crate::render) fn vote(self, vote: Vote) -> &'static str {
        match vote {
            Vote::For => self.vote_for(),
            Vote::Against => self.vote_against(),
            Vote::Abstain => self.vote_abstain(),
        }
    }

    pub(in crate::render) fn outcome(self, outcome: Outcome) -> &'static str {
        match outcome {
            Outcome::Adopted => self.outcome_adopted(),
            Outcome::Rejected => self.outcome_rejected(),
        }
    }

    pub(in crate::render) fn manner(self, manner: Manner) -> &'static str {
        match manner {
            Manner::Meeting => self.manner_meeting(),
            Manner::InWriting => self.manner_in_writing(),
        }
    }

    pub(in crate::render) fn advice(self, advice: Advice) -> &'static str {
        match advice {
            Advice::Positive => self.advice_positive(),
            Advice::Neutral => self.advice_neutral(),
            Advice::Negative => self.advice_negative(),
        }
    }

    pub(in crate::render) fn waiting_for(self, waits_for: WaitsFor) -> &'static str {
        match waits_for {
            WaitsFor::Consultation => self.waits_for_consultation(),
            WaitsFor::Votes => self.waits_for_votes(),
            WaitsFor::Decision => self.waits_for_decision(),
        }
    }

    pub(in crate::render) fn subject(self, subject: SubjectKind) -> &'static str {
        match subject {
            SubjectKind::Accession => self.subject_accession(),
            SubjectKind::RiskKey => self.subject_risk_key(),
            SubjectKind::Budget => self.subject_budget(),
            SubjectKind::BudgetRevision => self.subject_budget_revision(),
            SubjectKind::ContributionSchedule => self.subject_schedule(),
            SubjectKind::Surplus => self.subject_surplus(),
            SubjectKind::Deficit => self.subject_deficit(),
            SubjectKind::Other => self.subject_other(),
            SubjectKind::Withdrawal => self.subject_withdrawal(),
            SubjectKind::Rename => self.subject_rename(),
            SubjectKind::Merger => self.subject_merger(),
            SubjectKind::Continuation => self.subject_continuation(),
            SubjectKind::Amendment => self.subject_amendment(),
        }
    }

    /// Who owns an action, by the name commands give it; a seat keeps its code.
    pub(in crate::render) fn owner(self, owner: &str) -> &str {
        match owner {
            "projectgroep" => self.owner_projectgroep(),
            "communication" => self.owner_communication(),
            actor => self.actor(actor),
        }
    }

    /// Whether an action is open, and if it is not, how it ended.
    pub(in crate::render) fn action_state(self, closed: Option<Closed>) -> &'static str {
        match closed {
            None => self.action_open(),
            Some(Closed::Done) => self.action_done(),
            Some(Closed::Dropped) => self.action_dropped(),
        }
    }

    pub(in crate::render) fn partner_status(self, status: PartnerStatus) -> &'static str {
        match status {
            PartnerStatus::Named => self.partner_named(),
            PartnerStatus::Signed => self.partner_signed(),
            PartnerStatus::Acceded => self.partner_acceded_later(),
            PartnerStatus::Withdrawn => self.partner_has_withdrawn(),
            PartnerStatus::Merged => self.partner_has_merged(),
        }
    }

    /// The act an entry in the journal comes from.
    pub(crate) fn act(self, act: AboutKind) -> &'static str {
        match act {
            AboutKind::ContributionInvoiced => self.act_invoiced(),
            AboutKind::AdvanceReleased => self.act_advance_released(),
            AboutKind::PaymentReceived => self.act_received(),
            AboutKind::PaymentAllocated => self.act_allocated(),
            AboutKind::OtherIncomeReceived => self.act_other_income(),
            AboutKind::ExpenseRecorded => self.act_expense(),
            AboutKind::ExpensePaid => self.act_expense_paid(),
            AboutKind::YearClosed => self.act_year_closed(),
            AboutKind::SurplusAppropriated => self.act_surplus(),
            AboutKind::RefundPaid => self.act_refund(),
            AboutKind::DeficitShared => self.act_deficit(),
        }
    }
}
