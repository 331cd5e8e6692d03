//! What the values of enums are called.

use ledger_core::acts::action::Closed;
use ledger_core::acts::consultation::Advice;
use ledger_core::acts::decision::Manner;
use ledger_core::acts::goal::GoalState;
use ledger_core::acts::group::Group;
use ledger_core::acts::meeting::MeetingKind;
use ledger_core::acts::platform::UpdateKind;
use ledger_core::acts::subject::SubjectKind;
use ledger_core::acts::vote::Vote;
use ledger_core::views::decisions::WaitsFor;
use ledger_core::views::journal::AboutKind;
use ledger_core::views::partners::PartnerStatus;
use ledger_core::views::subsidies::SubsidyState;
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
    subsidy_running: "loopt" | "running";
    subsidy_overdue: "verantwoording te laat" | "accounting overdue";
    subsidy_is_settled: "vastgesteld" | "settled";
    subsidy_done: "afgerond" | "done";

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
    subject_fund_release: "vrijval bestemmingsfonds" | "release of a fund";
    subject_settlement: "afwikkeling van het convenant" | "settlement of the covenant";
    subject_write_off: "afboeking van een vordering" | "write-off of a claim";

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
    act_credited: "creditnota" | "credit note";
    act_written_off: "oninbaar" | "written off";
    act_allocation_reversed: "toewijzing teruggedraaid" | "allocation reversed";
    act_payment_reversed: "storno" | "payment reversed";
    act_overpayment: "te veel betaald, terug" | "overpayment refunded";
    act_subsidy_granted: "subsidie verleend" | "subsidy granted";
    act_subsidy_received: "subsidie ontvangen" | "subsidy received";
    act_subsidy_spent: "subsidie besteed" | "subsidy spent";
    act_subsidy_settled: "subsidie vastgesteld" | "subsidy settled";
    act_subsidy_repaid: "subsidie terugbetaald" | "subsidy repaid";
    act_fund_released: "bestemmingsfonds valt vrij" | "fund released";
    act_settled: "afwikkeling" | "settlement";
    act_transferred: "saldo overgedragen" | "remainder transferred";
    act_reversal: "correctie van gebeurtenis" | "correction of event";

    group_projectgroep: "projectgroep" | "projectgroep";
    group_communication: "werkgroep communicatie" | "communications group";
    meeting_network: "netwerkbijeenkomst" | "network meeting";
    meeting_conference: "conferentie" | "conference";
    meeting_symposium: "symposium" | "symposium";
    meeting_theme: "themabijeenkomst" | "theme meeting";
    meeting_onderwijscafe: "onderwijscafé" | "onderwijscafé";
    meeting_regiegroep: "regiegroep" | "regiegroep";
    meeting_projectgroep: "projectgroep" | "projectgroep";
    meeting_other: "overig" | "other";
    update_good_example: "goed voorbeeld" | "good example";
    update_activity: "activiteit" | "activity";
    update_literature: "literatuur" | "literature";
    update_news: "nieuws" | "news";
    goal_green: "groen" | "green";
    goal_amber: "oranje" | "amber";
    goal_red: "rood" | "red";
}

impl Lang {
    /// A group that works for the covenant.
    pub(in crate::render) fn group(self, group: Group) -> &'static str {
        match group {
            Group::Projectgroep => self.group_projectgroep(),
            Group::Communication => self.group_communication(),
        }
    }

    /// A kind of meeting.
    pub(in crate::render) fn meeting(self, kind: MeetingKind) -> &'static str {
        match kind {
            MeetingKind::Network => self.meeting_network(),
            MeetingKind::Conference => self.meeting_conference(),
            MeetingKind::Symposium => self.meeting_symposium(),
            MeetingKind::ThemeMeeting => self.meeting_theme(),
            MeetingKind::Onderwijscafe => self.meeting_onderwijscafe(),
            MeetingKind::Regiegroep => self.meeting_regiegroep(),
            MeetingKind::Projectgroep => self.meeting_projectgroep(),
            MeetingKind::Other => self.meeting_other(),
        }
    }

    /// What was put on the platform.
    pub(in crate::render) fn update(self, kind: UpdateKind) -> &'static str {
        match kind {
            UpdateKind::GoodExample => self.update_good_example(),
            UpdateKind::Activity => self.update_activity(),
            UpdateKind::Literature => self.update_literature(),
            UpdateKind::News => self.update_news(),
        }
    }

    /// How a goal stands.
    pub(in crate::render) fn goal_state(self, state: GoalState) -> &'static str {
        match state {
            GoalState::Green => self.goal_green(),
            GoalState::Amber => self.goal_amber(),
            GoalState::Red => self.goal_red(),
        }
    }
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

    pub(in crate::render) fn subsidy_state(self, state: SubsidyState) -> &'static str {
        match state {
            SubsidyState::Running => self.subsidy_running(),
            SubsidyState::Overdue => self.subsidy_overdue(),
            SubsidyState::Settled => self.subsidy_is_settled(),
            SubsidyState::Done => self.subsidy_done(),
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
            SubjectKind::FundRelease => self.subject_fund_release(),
            SubjectKind::Settlement => self.subject_settlement(),
            SubjectKind::WriteOff => self.subject_write_off(),
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
            AboutKind::InvoiceCredited => self.act_credited(),
            AboutKind::ClaimWrittenOff => self.act_written_off(),
            AboutKind::AllocationReversed => self.act_allocation_reversed(),
            AboutKind::PaymentReversed => self.act_payment_reversed(),
            AboutKind::OverpaymentRefunded => self.act_overpayment(),
            AboutKind::SubsidyGranted => self.act_subsidy_granted(),
            AboutKind::SubsidyReceived => self.act_subsidy_received(),
            AboutKind::SubsidySpent => self.act_subsidy_spent(),
            AboutKind::SubsidySettled => self.act_subsidy_settled(),
            AboutKind::SubsidyRepaid => self.act_subsidy_repaid(),
            AboutKind::FundReleased => self.act_fund_released(),
            AboutKind::CovenantSettled => self.act_settled(),
            AboutKind::RemainderTransferred => self.act_transferred(),
            AboutKind::ActReversed => self.act_reversal(),
        }
    }
}
