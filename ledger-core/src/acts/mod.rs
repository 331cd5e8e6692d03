//! One act, one file: the article it follows from, its commands and events, its refusals in the order
//! in which they are checked, what it changes, what it posts, whom it concerns, and its tests. One of these,
//! `each_rule_says_no_in_its_turn`, provokes the refusals in that order, and fixes the words of each.
//!
//! The table below lists them all. What an act may use stands below it: the books, the partner register, the
//! covenant, values. Views stand above it, and no act reads one. What builds on many acts is tested in
//! `tests/by_hand`: a year's postings, and the views that follow.

// The covenant, its parties and its roles.
pub mod accession;
pub mod amendment;
pub mod conclude;
pub mod continuation;
pub mod merger;
pub mod rename;
pub mod role;
pub mod withdrawal;

// What the regiegroep decides.
pub mod consultation;
pub mod decision;
pub mod mandate;
pub mod minute;
pub mod proposal;
pub mod subject;
pub mod takeover;
pub mod vote;
pub mod waiver;

// How the books of a covenant that already runs begin.
pub mod opening;

// What comes in.
pub mod arrangement;
pub mod bank_account;
pub mod billing;
pub mod contribution;
pub mod credit;
pub mod difference;
pub mod dispute;
pub mod income;
pub mod issuer;
pub mod other_invoice;
pub mod payment;
pub mod relation;
pub mod reminder;
pub mod schedule;
pub mod storno;
pub mod subsidy;
pub mod suspense;
pub mod transfer;
pub mod write_off;

// What is planned and spent.
pub mod accrual;
pub mod assignment;
pub mod budget;
pub mod commitment;
pub mod correction;
pub mod expense;
pub mod forecast;
pub mod retraction;
pub mod supplier;
pub mod supplier_credit;

// How a year ends, and the covenant.
pub mod deficit;
pub mod fund;
pub mod reopening;
pub mod risk_key;
pub mod settlement;
pub mod surplus;
pub mod year_account;
pub mod year_end;

// The network.
pub mod ambassador;
pub mod chance;
pub mod conversation;
pub mod evaluation;
pub mod goal;
pub mod group;
pub mod in_kind;
pub mod meeting;
pub mod platform;

// Reports, and what is agreed about them.
pub mod action;
pub mod monitoring;
pub mod review;

// What stands beside the events.
pub mod document;
pub mod person;

/// The table of acts: everything outside an act's own file that is the same for all of them is made from it
/// (`Command`, `Event`, `Refusal` and the slices of `Ledger`, by the macro that each file hands in).
///
/// - `commands`: the type of each command, and its name in JSON.
/// - `events`: the number and version under which each event is stored, its type, and its name in JSON; in
///   braces the types of older versions, which are read for ever.
/// - `refusals`: the refusals of the act, by the name they have among all.
/// - `state`: the slice of the ledger that the act keeps: `lazy` if it is read from a snapshot only when asked
///   for, `paged` if it is read page by page, `once` if it is there or not.
///
/// A number is never given to another event, and a change to the fields of a stored event raises its version.
macro_rules! every_act {
    ($with:ident) => {
        $with! {
            conclude {
                commands {
                    ConcludeCovenant "conclude-covenant";
                    SignCovenant "sign-covenant";
                }
                events {
                    1 v 4 CovenantConcluded(Box<CovenantConcluded>) "covenant-concluded" {
                        1 => CovenantConcludedV1, 2 => CovenantConcludedV2,
                        3 => CovenantConcludedV3
                    };
                    2 v 1 PartyNamed(PartyNamed) "party-named";
                    3 v 1 CovenantSigned(CovenantSigned) "covenant-signed";
                }
                refusals { Conclude(ConcludeRefusal) }
            }
            role {
                commands {
                    Appoint "appoint";
                    EndAppointment "end-appointment";
                }
                events {
                    4 v 1 RoleAppointed(RoleAppointed) "role-appointed";
                    5 v 1 RoleEnded(RoleEnded) "role-ended";
                }
                refusals { Role(RoleRefusal) }
                state {
                    /// Who holds and held which role.
                    lazy roles: Roles
                }
            }
            accession {
                events { 11 v 1 PartnerAcceded(PartnerAcceded) "partner-acceded"; }
                refusals { Accession(AccessionRefusal) }
            }
            withdrawal {
                events { 80 v 1 PartnerWithdrawn(PartnerWithdrawn) "partner-withdrawn"; }
                refusals { Withdrawal(WithdrawalRefusal) }
            }
            rename {
                events { 81 v 1 PartnerRenamed(PartnerRenamed) "partner-renamed"; }
                refusals { Rename(RenameRefusal) }
            }
            merger {
                events { 82 v 1 PartnersMerged(PartnersMerged) "partners-merged"; }
                refusals { Merger(MergerRefusal) }
            }
            continuation {
                events { 83 v 1 ContinuationDecided(ContinuationDecided) "continuation-decided"; }
                refusals { Continuation(ContinuationRefusal) }
                state {
                    /// What was decided about the end of the term.
                    lazy continuations: Continuations
                }
            }
            amendment {
                events {
                    84 v 2 CovenantAmended(Box<CovenantAmended>) "covenant-amended"
                        { 1 => CovenantAmendedV1 };
                }
                refusals { Amendment(AmendmentRefusal) }
                state {
                    /// How the covenant was amended.
                    lazy amendments: Amendments
                }
            }

            proposal {
                commands {
                    SubmitProposal "submit-proposal";
                    WithdrawProposal "withdraw-proposal";
                }
                events {
                    6 v 2 ProposalSubmitted(Box<ProposalSubmitted>) "proposal-submitted"
                        { 1 => ProposalSubmittedV1 };
                    10 v 1 ProposalWithdrawn(ProposalWithdrawn) "proposal-withdrawn";
                }
                refusals { Proposal(ProposalRefusal) }
                state {
                    /// Proposals, votes and decisions.
                    lazy proposals: Proposals
                }
            }
            consultation {
                commands { ConsultProjectgroep "consult-projectgroep"; }
                events { 7 v 1 ProjectgroepConsulted(ProjectgroepConsulted) "projectgroep-consulted"; }
                refusals { Consultation(ConsultationRefusal) }
            }
            vote {
                commands { CastVote "cast-vote"; }
                events { 8 v 2 VoteCast(VoteCast) "vote-cast" { 1 => VoteCastV1 }; }
                refusals { Vote(VoteRefusal) }
            }
            mandate {
                commands {
                    GrantMandate "grant-mandate";
                    WithdrawMandate "withdraw-mandate";
                }
                events {
                    167 v 1 MandateGranted(MandateGranted) "mandate-granted";
                    168 v 1 MandateWithdrawn(MandateWithdrawn) "mandate-withdrawn";
                }
                refusals { Mandate(MandateRefusal) }
                state {
                    /// Who may and might vote for which seat.
                    lazy mandates: Mandates
                }
            }
            decision {
                commands { DecideProposal "decide-proposal"; }
                events {
                    9 v 2 ProposalDecided(Box<ProposalDecided>) "proposal-decided"
                        { 1 => ProposalDecidedV1 };
                }
                refusals { Decision(DecisionRefusal) }
            }
            minute {
                commands { MinuteDecision "minute-decision"; }
                events { 160 v 1 DecisionMinuted(DecisionMinuted) "decision-minuted"; }
                refusals { Minute(MinuteRefusal) }
            }

            takeover {
                commands { TakeOverDecision "take-over-decision"; }
                events {
                    92 v 2 DecisionTakenOver(Box<DecisionTakenOver>) "decision-taken-over"
                        { 1 => DecisionTakenOverV1 };
                }
                refusals { Takeover(TakeoverRefusal) }
            }
            opening {
                commands { OpenBooks "open-books"; }
                events {
                    93 v 1 InvoiceTakenOver(Box<InvoiceTakenOver>) "invoice-taken-over";
                    94 v 2 ReceiptTakenOver(ReceiptTakenOver) "receipt-taken-over" { 1 => ReceiptTakenOverV1 };
                    95 v 1 BillTakenOver(BillTakenOver) "bill-taken-over";
                    96 v 1 SubsidyTakenOver(Box<SubsidyTakenOver>) "subsidy-taken-over";
                    97 v 2 BooksOpened(Box<BooksOpened>) "books-opened" { 1 => BooksOpenedV1 };
                }
                refusals { Opening(OpeningRefusal) }
                state {
                    /// How the books were opened, if another administration left a position.
                    once opening: Opening
                }
            }

            schedule {
                events {
                    15 v 1 ContributionScheduleAdopted(Box<ContributionScheduleAdopted>)
                        "contribution-schedule-adopted";
                }
                refusals { Schedule(ScheduleRefusal) }
                state {
                    /// What partners contribute.
                    lazy schedules: Schedules
                }
            }
            contribution {
                commands { InvoiceContribution "invoice-contribution"; }
                events { 16 v 2 ContributionInvoiced(ContributionInvoiced) "contribution-invoiced" { 1 => ContributionInvoicedV1 }; }
                refusals { Contribution(ContributionRefusal) }
            }
            relation {
                commands { RegisterRelation "register-relation"; }
                events { 110 v 1 RelationRegistered(RelationRegistered) "relation-registered"; }
                refusals { Relation(RelationRefusal) }
            }
            other_invoice {
                commands { SendInvoice "send-invoice"; }
                events { 111 v 1 InvoiceSent(Box<InvoiceSent>) "invoice-sent"; }
                refusals { OtherInvoice(OtherInvoiceRefusal) }
                state {
                    /// Invoices for something else than a contribution.
                    lazy other_invoices: OtherInvoices
                }
            }
            issuer {
                commands { StateIssuer "state-issuer"; }
                events { 48 v 1 IssuerStated(Box<IssuerStated>) "issuer-stated"; }
                refusals { Issuer(IssuerRefusal) }
                state {
                    /// Who issues the invoices.
                    lazy issuers: Issuers
                }
            }
            billing {
                commands { StateBillingAddress "state-billing-address"; }
                events { 49 v 1 BillingAddressStated(Box<BillingAddressStated>) "billing-address-stated"; }
                refusals { Billing(BillingRefusal) }
                state {
                    /// Where partners are billed.
                    paged billing: BillingAddresses
                }
            }
            payment {
                commands {
                    ReceivePayment "receive-payment";
                    AllocatePayment "allocate-payment";
                }
                events {
                    17 v 3 PaymentReceived(PaymentReceived) "payment-received" { 1 => PaymentReceivedV1, 2 => PaymentReceivedV2 };
                    18 v 1 PaymentAllocated(PaymentAllocated) "payment-allocated";
                }
                refusals { Payment(PaymentRefusal) }
                state {
                    /// What was received from partners.
                    paged payments: Payments
                }
            }
            storno {
                commands {
                    ReversePayment "reverse-payment";
                    RefundOverpayment "refund-overpayment";
                    ReallocatePayment "reallocate-payment";
                }
                events {
                    30 v 1 AllocationReversed(AllocationReversed) "allocation-reversed";
                    31 v 2 PaymentReversed(PaymentReversed) "payment-reversed" { 1 => PaymentReversedV1 };
                    32 v 2 OverpaymentRefunded(OverpaymentRefunded) "overpayment-refunded" { 1 => OverpaymentRefundedV1 };
                    91 v 1 RefundReclaimed(RefundReclaimed) "refund-reclaimed";
                }
                refusals { Storno(StornoRefusal) }
            }
            reminder {
                commands { SendReminders "send-reminders"; }
                events { 28 v 1 ReminderSent(ReminderSent) "reminder-sent"; }
                refusals { Reminder(ReminderRefusal) }
                state {
                    /// Reminders sent.
                    lazy reminders: Reminders
                }
            }
            dispute {
                commands {
                    DisputeInvoice "dispute-invoice";
                    SettleDispute "settle-dispute";
                }
                events {
                    112 v 1 InvoiceDisputed(InvoiceDisputed) "invoice-disputed";
                    113 v 1 DisputeSettled(DisputeSettled) "dispute-settled";
                }
                refusals { Dispute(DisputeRefusal) }
                state {
                    /// Disputes about invoices.
                    lazy disputes: Disputes
                }
            }
            arrangement {
                commands {
                    ArrangePayment "arrange-payment";
                    EndArrangement "end-arrangement";
                }
                events {
                    114 v 1 PaymentArranged(PaymentArranged) "payment-arranged";
                    115 v 1 ArrangementEnded(ArrangementEnded) "arrangement-ended";
                }
                refusals { Arrangement(ArrangementRefusal) }
                state {
                    /// Payment arrangements.
                    lazy arrangements: Arrangements
                }
            }
            credit {
                commands { CreditInvoice "credit-invoice"; }
                events { 27 v 1 InvoiceCredited(InvoiceCredited) "invoice-credited"; }
                refusals { Claim(ClaimRefusal) }
            }
            write_off {
                events {
                    29 v 1 ClaimWrittenOff(ClaimWrittenOff) "claim-written-off";
                    90 v 1 ClaimRecovered(ClaimRecovered) "claim-recovered";
                }
            }
            bank_account {
                commands {
                    RegisterBankAccount "register-bank-account";
                    ChangeBankAccount "change-bank-account";
                    CloseBankAccount "close-bank-account";
                }
                events {
                    154 v 1 BankAccountRegistered(BankAccountRegistered) "bank-account-registered";
                    155 v 1 BankAccountChanged(BankAccountChanged) "bank-account-changed";
                    156 v 1 BankAccountClosed(BankAccountClosed) "bank-account-closed";
                }
                refusals { BankAccount(BankAccountRefusal) }
                state {
                    /// The bank accounts.
                    lazy bank_accounts: BankAccounts
                }
            }
            transfer {
                commands { TransferMoney "transfer-money"; }
                events { 157 v 1 MoneyTransferred(MoneyTransferred) "money-transferred"; }
                refusals { Transfer(TransferRefusal) }
            }
            difference {
                commands { WriteOffDifference "write-off-difference"; }
                events { 153 v 1 DifferenceWrittenOff(DifferenceWrittenOff) "difference-written-off"; }
                refusals { Difference(DifferenceRefusal) }
            }
            income {
                commands { RecordOtherIncome "record-other-income"; }
                events { 19 v 3 OtherIncomeReceived(OtherIncomeReceived) "other-income-received" { 1 => OtherIncomeReceivedV1, 2 => OtherIncomeReceivedV2 }; }
                refusals { Income(IncomeRefusal) }
            }
            suspense {
                commands {
                    ReceiveUnknown "receive-unknown";
                    ResolveReceipt "resolve-receipt";
                }
                events {
                    116 v 2 UnknownReceived(UnknownReceived) "unknown-received" { 1 => UnknownReceivedV1 };
                    117 v 2 ReceiptResolved(Box<ReceiptResolved>) "receipt-resolved" { 1 => ReceiptResolvedV1 };
                }
                refusals { Suspense(SuspenseRefusal) }
                state {
                    /// Money of which it was not known what it is for.
                    lazy suspense: Suspense
                }
            }
            subsidy {
                commands {
                    GrantSubsidy "grant-subsidy";
                    ReceiveSubsidy "receive-subsidy";
                    SettleSubsidy "settle-subsidy";
                    RepaySubsidy "repay-subsidy";
                }
                events {
                    33 v 1 SubsidyGranted(Box<SubsidyGranted>) "subsidy-granted";
                    34 v 2 SubsidyReceived(SubsidyReceived) "subsidy-received" { 1 => SubsidyReceivedV1 };
                    35 v 1 SubsidySpent(SubsidySpent) "subsidy-spent";
                    36 v 1 SubsidySettled(SubsidySettled) "subsidy-settled";
                    37 v 2 SubsidyRepaid(SubsidyRepaid) "subsidy-repaid" { 1 => SubsidyRepaidV1 };
                }
                refusals { Subsidy(SubsidyRefusal) }
                state {
                    /// Subsidies for projects.
                    lazy subsidies: Subsidies
                }
            }

            budget {
                events {
                    13 v 1 BudgetAdopted(BudgetAdopted) "budget-adopted";
                    14 v 1 BudgetRevised(BudgetRevised) "budget-revised";
                }
                refusals { Budget(BudgetRefusal) }
                state {
                    /// Budgets and their lines.
                    lazy budgets: Budgets
                }
            }
            forecast {
                commands {
                    StateForecast "state-forecast";
                    ExplainDifference "explain-difference";
                }
                events {
                    43 v 1 ForecastStated(ForecastStated) "forecast-stated";
                    44 v 1 DifferenceExplained(DifferenceExplained) "difference-explained";
                }
                refusals { Forecast(ForecastRefusal) }
                state {
                    /// What was said of budget lines.
                    lazy forecasts: Forecasts
                }
            }
            supplier {
                commands {
                    RegisterSupplier "register-supplier";
                    ChangeSupplier "change-supplier";
                }
                events {
                    120 v 1 SupplierRegistered(SupplierRegistered) "supplier-registered";
                    121 v 1 SupplierChanged(SupplierChanged) "supplier-changed";
                }
                refusals { Supplier(SupplierRefusal) }
                state {
                    /// The register of suppliers.
                    lazy suppliers: Suppliers
                }
            }
            expense {
                commands {
                    RecordExpense "record-expense";
                    PayExpense "pay-expense";
                    PayExpenses "pay-expenses";
                }
                events {
                    20 v 2 ExpenseRecorded(ExpenseRecorded) "expense-recorded"
                        { 1 => ExpenseRecordedV1 };
                    21 v 2 ExpensePaid(ExpensePaid) "expense-paid" { 1 => ExpensePaidV1 };
                    122 v 2 ExpensesPaid(ExpensesPaid) "expenses-paid" { 1 => ExpensesPaidV1 };
                }
                refusals { Expense(ExpenseRefusal) }
                state {
                    /// What was spent.
                    lazy expenses: Expenses
                }
            }
            supplier_credit {
                commands {
                    CreditExpense "credit-expense";
                    SetOffCredit "set-off-credit";
                    ReceiveSupplierRefund "receive-supplier-refund";
                }
                events {
                    123 v 1 ExpenseCredited(Box<ExpenseCredited>) "expense-credited";
                    124 v 1 CreditSetOff(CreditSetOff) "credit-set-off";
                    125 v 2 SupplierRefunded(SupplierRefunded) "supplier-refunded" { 1 => SupplierRefundedV1 };
                }
                refusals { SupplierCredit(SupplierCreditRefusal) }
                state {
                    /// Credit notes of suppliers.
                    lazy supplier_credits: SupplierCredits
                }
            }
            assignment {
                commands { AssignLine "assign-line"; }
                events { 126 v 1 LineAssigned(LineAssigned) "line-assigned"; }
                refusals { Assignment(AssignmentRefusal) }
                state {
                    /// On which line everything stands that was booked on one, or on none.
                    lazy on_lines: OnLines
                }
            }
            accrual {
                commands {
                    DeferExpense "defer-expense";
                    AccrueExpense "accrue-expense";
                }
                events {
                    127 v 1 ExpenseDeferred(ExpenseDeferred) "expense-deferred";
                    128 v 1 ExpenseAccrued(ExpenseAccrued) "expense-accrued";
                }
                refusals { Accrual(AccrualRefusal) }
                state {
                    /// Cost between two years.
                    lazy accruals: Accruals
                }
            }
            commitment {
                commands {
                    EnterCommitment "enter-commitment";
                    ChangeCommitment "change-commitment";
                    ReleaseCommitment "release-commitment";
                }
                events {
                    38 v 1 CommitmentEntered(CommitmentEntered) "commitment-entered";
                    39 v 1 CommitmentChanged(CommitmentChanged) "commitment-changed";
                    40 v 1 CommitmentDrawn(CommitmentDrawn) "commitment-drawn";
                    41 v 1 CommitmentReleased(CommitmentReleased) "commitment-released";
                }
                refusals { Commitment(CommitmentRefusal) }
                state {
                    /// What is promised on budget lines.
                    lazy commitments: Commitments
                }
            }
            retraction {
                events { 140 v 1 RecordRetracted(RecordRetracted) "record-retracted"; }
            }
            correction {
                commands { CorrectAct "correct-act"; }
                events { 42 v 1 ActReversed(ActReversed) "act-reversed"; }
                refusals { Correction(CorrectionRefusal) }
                state {
                    /// Acts that were reversed.
                    lazy corrections: Corrections
                }
            }

            year_end {
                commands { CloseYear "close-year"; }
                events { 22 v 1 YearClosed(YearClosed) "year-closed"; }
                refusals { YearEnd(YearEndRefusal) }
                state {
                    /// The years whose books are closed.
                    lazy years: ClosedYears
                }
            }
            reopening {
                events { 141 v 1 YearReopened(YearReopened) "year-reopened"; }
                refusals { Reopening(ReopeningRefusal) }
            }
            year_account {
                events { 161 v 1 YearAccountAdopted(YearAccountAdopted) "year-account-adopted"; }
                refusals { YearAccount(YearAccountRefusal) }
                state {
                    /// Year accounts that were adopted.
                    lazy year_accounts: AdoptedAccounts
                }
            }
            surplus {
                commands { PayRefund "pay-refund"; }
                events {
                    23 v 1 SurplusAppropriated(SurplusAppropriated) "surplus-appropriated";
                    24 v 2 RefundPaid(RefundPaid) "refund-paid" { 1 => RefundPaidV1 };
                }
                refusals { Surplus(SurplusRefusal) }
                state {
                    /// Surpluses appropriated.
                    lazy surpluses: Surpluses
                }
            }
            fund {
                events { 45 v 1 FundReleased(FundReleased) "fund-released"; }
                refusals { Fund(FundRefusal) }
            }
            risk_key {
                events { 12 v 1 RiskKeyAdopted(RiskKeyAdopted) "risk-key-adopted"; }
                refusals { RiskKey(RiskKeyRefusal) }
                state {
                    /// How a deficit is divided.
                    lazy risk_keys: RiskKeys
                }
            }
            deficit {
                events { 25 v 2 DeficitShared(Box<DeficitShared>) "deficit-shared" { 1 => DeficitSharedV1 }; }
                refusals { Deficit(DeficitRefusal) }
                state {
                    /// Deficits shared.
                    lazy deficits: DeficitsShared
                }
            }
            settlement {
                commands { TransferRemainder "transfer-remainder"; }
                events {
                    46 v 1 CovenantSettled(Box<CovenantSettled>) "covenant-settled";
                    47 v 2 RemainderTransferred(RemainderTransferred) "remainder-transferred" { 1 => RemainderTransferredV1 };
                }
                refusals { Settlement(SettlementRefusal) }
                state {
                    /// How the covenant was settled, once it is.
                    once settlement: Settled
                }
            }

            ambassador {
                commands {
                    AppointAmbassador "appoint-ambassador";
                    EndAmbassador "end-ambassador";
                }
                events {
                    50 v 1 AmbassadorAppointed(AmbassadorAppointed) "ambassador-appointed";
                    51 v 1 AmbassadorEnded(AmbassadorEnded) "ambassador-ended";
                }
                refusals { Ambassador(AmbassadorRefusal) }
                state {
                    /// Who is and was ambassador of which partner.
                    lazy ambassadors: Ambassadors
                }
            }
            group {
                commands {
                    JoinGroup "join-group";
                    LeaveGroup "leave-group";
                }
                events {
                    52 v 1 GroupJoined(GroupJoined) "group-joined";
                    53 v 1 GroupLeft(GroupLeft) "group-left";
                }
                refusals { Group(GroupRefusal) }
                state {
                    /// Who is and was in which group.
                    lazy groups: Groups
                }
            }
            meeting {
                commands { RecordMeeting "record-meeting"; }
                events { 54 v 1 MeetingRecorded(Box<MeetingRecorded>) "meeting-recorded"; }
                refusals { Meeting(MeetingRefusal) }
                state {
                    /// Meetings held.
                    lazy meetings: Meetings
                }
            }
            conversation {
                commands { RecordConversation "record-conversation"; }
                events { 55 v 1 ConversationRecorded(ConversationRecorded) "conversation-recorded"; }
                state {
                    /// Conversations with partners.
                    lazy conversations: Conversations
                }
            }
            platform {
                commands { RecordPlatformUpdate "record-platform-update"; }
                events { 56 v 1 PlatformUpdated(PlatformUpdated) "platform-updated"; }
                state {
                    /// What was put on the digital platform.
                    lazy platform: Platform
                }
            }
            in_kind {
                commands { RecordInKind "record-in-kind"; }
                events { 150 v 1 InKindContributed(InKindContributed) "in-kind-contributed"; }
                refusals { InKind(InKindRefusal) }
                state {
                    /// What partners contributed in kind.
                    lazy in_kind: InKinds
                }
            }
            chance {
                commands {
                    SpotChance "spot-chance";
                    FollowChance "follow-chance";
                }
                events {
                    151 v 1 ChanceSpotted(ChanceSpotted) "chance-spotted";
                    152 v 1 ChanceFollowed(ChanceFollowed) "chance-followed";
                }
                refusals { Chance(ChanceRefusal) }
                state {
                    /// Chances for subsidies.
                    lazy chances: Chances
                }
            }
            goal {
                commands {
                    SetGoal "set-goal";
                    RecordGoalProgress "record-goal-progress";
                }
                events {
                    57 v 1 GoalSet(GoalSet) "goal-set";
                    58 v 1 GoalProgressRecorded(GoalProgressRecorded) "goal-progress-recorded";
                }
                refusals { Goal(GoalRefusal) }
                state {
                    /// Goals and their progress.
                    lazy goals: Goals
                }
            }
            waiver {
                commands { WaiveObligation "waive-obligation"; }
                events { 169 v 1 ObligationWaived(ObligationWaived) "obligation-waived"; }
                refusals { Waiver(WaiverRefusal) }
                state {
                    /// What the covenant asks and need not be done.
                    lazy waivers: Waivers
                }
            }
            evaluation {
                commands { RecordEvaluation "record-evaluation"; }
                events { 59 v 1 EvaluationRecorded(Box<EvaluationRecorded>) "evaluation-recorded"; }
                refusals { Evaluation(EvaluationRefusal) }
                state {
                    /// The evaluation with all partners, once it was held.
                    once evaluation: Evaluation
                }
            }

            monitoring {
                commands { IssueMonitoringReport "issue-monitoring-report"; }
                events {
                    26 v 2 MonitoringReportIssued(Box<MonitoringReportIssued>) "monitoring-report-issued"
                        { 1 => MonitoringReportIssuedV1 };
                }
                refusals { Monitoring(MonitoringRefusal) }
                state {
                    /// Monitoring reports issued.
                    lazy reports: IssuedReports
                }
            }
            review {
                commands { ReviewReport "review-report"; }
                events { 85 v 1 MonitoringReportReviewed(MonitoringReportReviewed) "monitoring-report-reviewed"; }
                refusals { Review(ReviewRefusal) }
                state {
                    /// What was said about monitoring reports.
                    lazy reviews: Reviews
                }
            }
            action {
                commands {
                    OpenAction "open-action";
                    CloseAction "close-action";
                    PostponeAction "postpone-action";
                }
                events {
                    86 v 2 ActionOpened(ActionOpened) "action-opened" { 1 => ActionOpenedV1 };
                    87 v 2 ActionClosed(ActionClosed) "action-closed" { 1 => ActionClosedV1 };
                    88 v 1 ActionPostponed(ActionPostponed) "action-postponed";
                }
                refusals { Action(ActionRefusal) }
                state {
                    /// The action list.
                    lazy actions: Actions
                }
            }

            document {
                commands { AttachDocument "attach-document"; }
                events { 70 v 1 DocumentAttached(DocumentAttached) "document-attached"; }
                refusals { Document(DocumentRefusal) }
                state {
                    /// Documents attached to events.
                    lazy documents: Documents
                }
            }
            person {
                commands { ForgetPerson "forget-person"; }
                events { 71 v 1 PersonForgotten(PersonForgotten) "person-forgotten"; }
                refusals { Person(PersonRefusal) }
                state {
                    /// Persons who were forgotten.
                    lazy persons: Persons
                }
            }
        }
    };
}
pub(crate) use every_act;
