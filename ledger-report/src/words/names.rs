//! The names of the values of enums.

use ledger_core::acts::action::Closed;
use ledger_core::acts::chance::ChanceState;
use ledger_core::acts::consultation::Advice;
use ledger_core::acts::decision::Manner;
use ledger_core::acts::dispute::Ruling;
use ledger_core::acts::goal::GoalState;
use ledger_core::acts::group::Group;
use ledger_core::acts::meeting::MeetingKind;
use ledger_core::acts::platform::UpdateKind;
use ledger_core::acts::subject::SubjectKind;
use ledger_core::acts::surplus::Destination;
use ledger_core::acts::vote::Vote;
use ledger_core::views::decisions::WaitsFor;
use ledger_core::views::journal::AboutKind;
use ledger_core::views::partners::PartnerStatus;
use ledger_core::views::subsidies::SubsidyState;
use ledger_core::{Account, Article, Covenant, Outcome};

use crate::words::Lang;

impl Lang {
    /// The first three of some names, and how many others there are.
    pub fn first_names(self, names: &[String]) -> String {
        let (first, others) = names.split_at(names.len().min(3));
        match others.len() {
            0 => first.join(", "),
            more => self.names_and_more(first.join(", "), more),
        }
    }

    /// A group that works for the covenant.
    pub(crate) fn group(self, group: Group) -> &'static str {
        match group {
            Group::Projectgroep => self.group_projectgroep(),
            Group::Communication => self.group_communication(),
        }
    }

    /// A kind of meeting.
    pub(crate) fn meeting(self, kind: MeetingKind) -> &'static str {
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

    /// A kind of update on the platform.
    pub(crate) fn update(self, kind: UpdateKind) -> &'static str {
        match kind {
            UpdateKind::GoodExample => self.update_good_example(),
            UpdateKind::Activity => self.update_activity(),
            UpdateKind::Literature => self.update_literature(),
            UpdateKind::News => self.update_news(),
        }
    }

    /// What became of a chance for a subsidy; of one that was only spotted, that.
    pub(crate) fn chance_state(self, state: Option<ChanceState>) -> &'static str {
        match state {
            None => self.chance_open(),
            Some(ChanceState::Applied) => self.chance_applied(),
            Some(ChanceState::Granted) => self.chance_granted(),
            Some(ChanceState::Refused) => self.chance_refused(),
            Some(ChanceState::Dropped) => self.chance_dropped(),
        }
    }

    /// The state of a goal.
    pub(crate) fn goal_state(self, state: GoalState) -> &'static str {
        match state {
            GoalState::Green => self.goal_green(),
            GoalState::Amber => self.goal_amber(),
            GoalState::Red => self.goal_red(),
        }
    }
}

impl Lang {
    /// The citation of a subject; in words if the definition gives no article.
    pub fn citation(self, covenant: &Covenant, article: Article) -> &str {
        covenant.cite(article).unwrap_or(self.article(article))
    }

    /// What a rule follows from where the covenant cites no article.
    pub fn article(self, article: Article) -> &'static str {
        match article {
            Article::Contribution => self.article_contribution(),
            Article::RiskBearing => self.article_risk_bearing(),
            Article::Funding => self.article_funding(),
            Article::PlanningAndControl => self.article_planning_and_control(),
            Article::Organisation => self.article_organisation(),
            Article::Accession => self.article_accession(),
            Article::Term => self.article_term(),
            Article::EntryIntoForce => self.article_entry_into_force(),
            Article::Bookkeeping => self.article_bookkeeping(),
            Article::Ambassadors => self.article_ambassadors(),
            Article::Contact => self.article_contact(),
            Article::Platform => self.article_platform(),
            Article::Communication => self.article_communication(),
            Article::Subsidies => self.article_subsidies(),
        }
    }

    /// The title of a budget line; for an account that stands among the lines, its name.
    pub(crate) fn line_title<'t>(self, code: &str, title: &'t str) -> &'t str {
        let mut accounts = Account::ALL.iter().copied();
        match accounts.find(|of| of.code() == code && of.name() == title) {
            None => title,
            // What is booked on these without a line is outside the budget.
            Some(Account::Expenses | Account::OtherIncome) => self.not_budgeted(),
            Some(account) => self.account_name(account),
        }
    }

    /// The name of an account.
    pub(crate) fn account_name(self, account: Account) -> &'static str {
        match self {
            Lang::Nl => account.name(),
            Lang::En => account.english_name(),
        }
    }

    /// The name of an account, and of the bank account if the covenant has several.
    pub(crate) fn account_called(
        self,
        account: Account,
        bank: Option<&str>,
        bank_name: Option<&str>,
    ) -> String {
        match bank {
            None => self.account_name(account).to_owned(),
            Some(_) => self.bank_called(bank_name.unwrap_or(self.main_bank_account())),
        }
    }

    /// An actor by its name in commands. A seat keeps its code.
    pub fn actor(self, actor: &str) -> &str {
        match actor {
            "project-leader" => self.project_leader(),
            "founder" => self.founder(),
            seat => seat,
        }
    }

    pub(crate) fn subsidy_state(self, state: SubsidyState) -> &'static str {
        match state {
            SubsidyState::Running => self.subsidy_running(),
            SubsidyState::Overdue => self.subsidy_overdue(),
            SubsidyState::Settled => self.subsidy_is_settled(),
            SubsidyState::Done => self.subsidy_done(),
        }
    }

    pub(crate) fn favourable_mark(self, favourable: bool) -> &'static str {
        if favourable { self.favourable() } else { self.unfavourable() }
    }

    pub(crate) fn vote(self, vote: Vote) -> &'static str {
        match vote {
            Vote::For => self.vote_for(),
            Vote::Against => self.vote_against(),
            Vote::Abstain => self.vote_abstain(),
        }
    }

    pub(crate) fn outcome(self, outcome: Outcome) -> &'static str {
        match outcome {
            Outcome::Adopted => self.outcome_adopted(),
            Outcome::Rejected => self.outcome_rejected(),
        }
    }

    pub(crate) fn manner(self, manner: Manner) -> &'static str {
        match manner {
            Manner::Meeting => self.manner_meeting(),
            Manner::InWriting => self.manner_in_writing(),
        }
    }

    pub(crate) fn advice(self, advice: Advice) -> &'static str {
        match advice {
            Advice::Positive => self.advice_positive(),
            Advice::Neutral => self.advice_neutral(),
            Advice::Negative => self.advice_negative(),
        }
    }

    pub(crate) fn waiting_for(self, waits_for: WaitsFor) -> &'static str {
        match waits_for {
            WaitsFor::Consultation => self.waits_for_consultation(),
            WaitsFor::Votes => self.waits_for_votes(),
            WaitsFor::Decision => self.waits_for_decision(),
        }
    }

    pub(crate) fn subject(self, subject: SubjectKind) -> &'static str {
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
            SubjectKind::ReopenYear => self.subject_reopening(),
            SubjectKind::YearAccount => self.subject_year_account(),
        }
    }

    /// The owner of an action by its name in commands. A seat keeps its code.
    pub(crate) fn owner(self, owner: &str) -> &str {
        match owner {
            "projectgroep" => self.owner_projectgroep(),
            "communication" => self.owner_communication(),
            actor => self.actor(actor),
        }
    }

    /// Whether an action is open, or how it ended.
    pub(crate) fn action_state(self, closed: Option<Closed>) -> &'static str {
        match closed {
            None => self.action_open(),
            Some(Closed::Done) => self.action_done(),
            Some(Closed::Dropped) => self.action_dropped(),
        }
    }

    pub(crate) fn ruling(self, ruling: Ruling) -> &'static str {
        match ruling {
            Ruling::Upheld => self.dispute_upheld(),
            Ruling::Rejected => self.dispute_rejected(),
        }
    }

    pub(crate) fn partner_status(self, status: PartnerStatus) -> &'static str {
        match status {
            PartnerStatus::Named => self.partner_named(),
            PartnerStatus::Signed => self.partner_signed(),
            PartnerStatus::Acceded => self.partner_acceded_later(),
            PartnerStatus::Withdrawn => self.partner_has_withdrawn(),
            PartnerStatus::Merged => self.partner_has_merged(),
            PartnerStatus::ThirdParty => self.third_party(),
        }
    }

    /// The destination of a part of a surplus.
    pub(crate) fn destination(self, destination: &Destination) -> String {
        match destination {
            Destination::Reserve => self.reserve().to_owned(),
            Destination::NextYearBudget => self.next_year_budget().to_owned(),
            Destination::Project { name } => name.clone(),
            Destination::Partners => self.the_partners().to_owned(),
        }
    }

    /// The act that an entry in the journal comes from.
    pub fn act(self, act: AboutKind) -> &'static str {
        match act {
            AboutKind::ContributionInvoiced => self.act_invoiced(),
            AboutKind::UnknownReceived => self.act_unknown_received(),
            AboutKind::ReceiptResolved => self.act_receipt_resolved(),
            AboutKind::InvoiceSent => self.act_invoice_sent(),
            AboutKind::AdvanceReleased => self.act_advance_released(),
            AboutKind::IncomeAccrued => self.act_income_accrued(),
            AboutKind::PaymentReceived => self.act_received(),
            AboutKind::PaymentAllocated => self.act_allocated(),
            AboutKind::OtherIncomeReceived => self.act_other_income(),
            AboutKind::ExpenseRecorded => self.act_expense(),
            AboutKind::ExpensePaid => self.act_expense_paid(),
            AboutKind::YearClosed => self.act_year_closed(),
            AboutKind::YearReopened => self.act_year_reopened(),
            AboutKind::SurplusAppropriated => self.act_surplus(),
            AboutKind::RefundPaid => self.act_refund(),
            AboutKind::DeficitShared => self.act_deficit(),
            AboutKind::InvoiceCredited => self.act_credited(),
            AboutKind::ClaimWrittenOff => self.act_written_off(),
            AboutKind::DifferenceWrittenOff => self.act_difference(),
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
            AboutKind::RefundReclaimed => self.act_reclaimed(),
            AboutKind::ClaimRecovered => self.act_recovered(),
            AboutKind::InvoiceTakenOver => self.act_invoice_taken_over(),
            AboutKind::ReceiptTakenOver => self.act_receipt_taken_over(),
            AboutKind::BillTakenOver => self.act_bill_taken_over(),
            AboutKind::SubsidyTakenOver => self.act_subsidy_taken_over(),
            AboutKind::MoneyTransferred => self.act_money_transferred(),
            AboutKind::BooksOpened => self.act_books_opened(),
            AboutKind::ExpensesPaid => self.act_expenses_paid(),
            AboutKind::ExpenseCredited => self.act_expense_credited(),
            AboutKind::CreditSetOff => self.act_credit_set_off(),
            AboutKind::SupplierRefunded => self.act_supplier_refunded(),
            AboutKind::LineAssigned => self.act_line_assigned(),
            AboutKind::ExpenseDeferred => self.act_expense_deferred(),
            AboutKind::DeferralReleased => self.act_deferral_released(),
            AboutKind::ExpenseAccrued => self.act_expense_accrued(),
            AboutKind::AccrualReleased => self.act_accrual_released(),
        }
    }
}
