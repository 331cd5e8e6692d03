//! Events in words: one line each.

use ledger_core::acts::budget::{BudgetLine, LineKind};
use ledger_core::acts::continuation::Continuation;
use ledger_core::acts::mandate::Mandated;
use ledger_core::acts::role::Role;
use ledger_core::acts::settlement::Remainder;
use ledger_core::acts::supplier::SupplierDetails;
use ledger_core::acts::suspense::Resolved;
use ledger_core::views::actions::owner;
use ledger_core::{
    BankAccountId, Date, Event, ExpenseId, Ledger, LineId, Money, PartnerId, PersonId, ProposalId,
    SeatId, SubsidyId,
};

use super::{Lang, People, values};

/// An event in one line, with names for numbers except those of persons.
///
/// `on` is the day of the event: partners and seats have the names of that day.
pub(crate) fn describe(event: &Event, on: Date, ledger: &Ledger, lang: Lang) -> String {
    describe_naming(event, on, ledger, &People::of_events(ledger), lang)
}

/// An event in one line, with the names of persons too.
pub fn describe_naming(
    event: &Event,
    on: Date,
    ledger: &Ledger,
    people: &People,
    lang: Lang,
) -> String {
    one_line(&Describing { ledger, people, on, lang }.event(event))
}

/// Text without ends of line.
fn one_line(text: &str) -> String {
    let words: Vec<&str> = text.split(['\n', '\r', ' ']).filter(|word| !word.is_empty()).collect();
    words.join(" ")
}

/// The context of a description: the names behind the numbers, and the language.
#[derive(Clone, Copy)]
struct Describing<'a> {
    ledger: &'a Ledger,
    on: Date,
    people: &'a People,
    lang: Lang,
}

impl Describing<'_> {
    fn event(self, event: &Event) -> String {
        let Describing { lang, .. } = self;
        match event {
            Event::CovenantConcluded(of) => {
                let identity = &of.covenant.identity;
                lang.covenant_concluded(&identity.name, self.date(of.covenant.term.ends))
            }
            Event::PartyNamed(of) => lang.party_named(&of.name),
            Event::CovenantSigned(of) => lang.covenant_signed(self.partner(of.partner)),
            Event::RoleAppointed(of) => match of.role {
                Role::ProjectLeader => lang.leader_appointed(self.person(of.person)),
                Role::Seat(seat) => lang.seat_appointed(self.person(of.person), self.seat(seat)),
            },
            Event::RoleEnded(of) => match of.role {
                Role::ProjectLeader => lang.leader_ended(self.person(of.person)),
                Role::Seat(seat) => lang.seat_ended(self.person(of.person), self.seat(seat)),
            },
            Event::ProposalSubmitted(of) => {
                lang.proposal_submitted(of.proposal, lang.subject(of.subject.kind()), &of.title)
            }
            Event::ProjectgroepConsulted(of) => {
                lang.projectgroep_consulted(of.proposal, lang.advice(of.advice), &of.text)
            }
            Event::VoteCast(of) => {
                let (seat, vote) = (self.seat(of.seat), lang.vote(of.vote));
                let mandate = of.mandate.and_then(|id| self.ledger.mandates.get(id));
                match mandate.map(|mandate| mandate.to) {
                    None => lang.vote_cast(seat, of.proposal, vote),
                    Some(Mandated::Deputy(_)) => {
                        let person = self.people.name(of.held_by, lang);
                        lang.vote_by_deputy(seat, of.proposal, vote, person)
                    }
                    Some(Mandated::Proxy(proxy)) => {
                        lang.vote_by_proxy(seat, of.proposal, vote, self.seat(proxy))
                    }
                }
            }
            Event::MandateGranted(of) => {
                let (seat, from) = (self.seat(of.seat), self.date(self.on));
                let days = match of.until {
                    None => lang.days_from(from),
                    Some(until) => lang.days_between(from, self.date(until)),
                };
                match of.to {
                    Mandated::Deputy(person) => {
                        let person = self.people.name(person, lang);
                        lang.deputy_mandated(of.mandate, person, seat, days)
                    }
                    Mandated::Proxy(proxy) => {
                        lang.proxy_mandated(of.mandate, self.seat(proxy), seat, days)
                    }
                }
            }
            Event::MandateWithdrawn(of) => lang.mandate_withdrawn(of.mandate, self.seat(of.seat)),
            Event::ProposalDecided(of) => {
                let (outcome, title) = (lang.outcome(of.outcome), self.title(of.proposal));
                lang.proposal_decided(of.decision, of.proposal, outcome, title)
            }
            Event::DecisionMinuted(of) => lang.decision_minuted(of.decision, of.meeting),
            Event::ProposalWithdrawn(of) => lang.proposal_withdrawn(of.proposal, &of.reason),
            Event::PartnerAcceded(of) => {
                lang.partner_acceded(&of.name, self.date(of.since), of.decision)
            }
            Event::RiskKeyAdopted(of) => lang.risk_key_adopted(of.key.from_year, of.decision),
            Event::BudgetAdopted(of) => {
                let (income, expenses) = self.budget(&of.lines);
                lang.budget_adopted(of.year, income, expenses, of.decision)
            }
            Event::BudgetRevised(of) => {
                let (income, expenses) = self.budget(&of.lines);
                lang.budget_revised(of.year, income, expenses, of.decision)
            }
            Event::ContributionScheduleAdopted(of) => {
                lang.schedule_adopted(of.schedule.year, of.decision)
            }
            Event::ContributionInvoiced(of) => {
                let (partner, amount) = (self.partner(of.partner), self.money(of.amount));
                let due = self.date(of.due);
                if let Some(part) = of.instalment {
                    return lang
                        .instalment_invoiced(of.invoice, partner, amount, due, part.part, part.of);
                }
                match &of.reason {
                    None => lang.contribution_invoiced(of.invoice, partner, amount, due),
                    Some(reason) => {
                        lang.contribution_invoiced_because(of.invoice, partner, amount, due, reason)
                    }
                }
            }
            Event::RelationRegistered(of) => lang.relation_registered(&of.name, &of.code),
            Event::InvoiceSent(of) => {
                let (partner, amount) = (self.partner(of.partner), self.money(of.amount));
                let due = self.date(of.due);
                lang.invoice_sent(of.invoice, partner, amount, &of.description, due)
            }
            Event::InvoiceDisputed(of) => lang.invoice_disputed(of.invoice, &of.reason),
            Event::DisputeSettled(of) => {
                lang.dispute_settled(of.invoice, lang.ruling(of.ruling), &of.outcome)
            }
            Event::PaymentArranged(of) => {
                let invoices: Vec<String> = of.invoices.iter().map(ToString::to_string).collect();
                let amount: Money = of.terms.iter().map(|term| term.amount).sum();
                let last = of.terms.last().map(|term| self.date(term.due)).unwrap_or_default();
                lang.payment_arranged(
                    invoices.join(", "),
                    self.money(amount),
                    of.terms.len(),
                    last,
                    &of.agreed_with,
                )
            }
            Event::ArrangementEnded(of) => lang.arrangement_ended(of.invoice, &of.reason),
            Event::UnknownReceived(of) => {
                let payer = of.payer.as_deref().unwrap_or("?");
                let amount = self.money(of.amount);
                lang.unknown_received(
                    of.receipt,
                    amount,
                    payer,
                    &of.description,
                    self.bank(&of.bank_reference, of.bank_account),
                )
            }
            Event::ReceiptResolved(of) => match of.resolved {
                Resolved::Payment { payment, partner } => {
                    lang.receipt_is_payment(of.receipt, payment, self.partner(partner))
                }
                Resolved::Income { line } => lang.receipt_is_income(of.receipt, self.line(line)),
                Resolved::Subsidy { subsidy } => lang.receipt_is_subsidy(of.receipt, subsidy),
                Resolved::PaidBack => {
                    let bank = of.bank_reference.as_deref().unwrap_or_default();
                    let bank = self.bank(bank, of.bank_account);
                    lang.receipt_paid_back(of.receipt, self.money(of.amount), bank)
                }
            },
            Event::PaymentReceived(of) => {
                let (partner, amount) = (self.partner(of.partner), self.money(of.amount));
                if let Some(payer) = &of.payer {
                    return lang.payment_received_from(
                        of.payment,
                        partner,
                        amount,
                        payer,
                        self.bank(&of.bank_reference, of.bank_account),
                    );
                }
                let bank = self.bank(&of.bank_reference, of.bank_account);
                lang.payment_received(of.payment, partner, amount, bank)
            }
            Event::PaymentAllocated(of) => {
                lang.payment_allocated(of.payment, of.invoice, self.money(of.amount))
            }
            Event::OtherIncomeReceived(of) => match of.line {
                None => lang.income_unbudgeted(self.money(of.amount), &of.description),
                Some(line) => {
                    lang.other_income(self.line(line), self.money(of.amount), &of.description)
                }
            },
            Event::ExpenseRecorded(of) => {
                let (id, amount) = (of.expense, self.money(of.amount));
                let described = match &of.invoice {
                    None => of.description.clone(),
                    Some(invoice) => lang.of_bill(&of.description, invoice),
                };
                match of.line {
                    None => lang.expense_unbudgeted(id, amount, &of.supplier, described),
                    Some(line) => {
                        let line = self.line(line);
                        lang.expense_recorded(id, line, amount, &of.supplier, described)
                    }
                }
            }
            Event::BankAccountRegistered(of) => match &of.iban {
                Some(iban) => lang.bank_account_registered_with_number(&of.code, &of.name, iban),
                None => lang.bank_account_registered(&of.code, &of.name),
            },
            Event::BankAccountChanged(of) => {
                let code = self.ledger.bank_accounts.code(of.account);
                match &of.iban {
                    Some(iban) => lang.bank_account_changed_with_number(code, &of.name, iban),
                    None => lang.bank_account_changed(code, &of.name),
                }
            }
            Event::BankAccountClosed(of) => {
                lang.bank_account_closed(self.ledger.bank_accounts.code(Some(of.account)))
            }
            Event::MoneyTransferred(of) => {
                let code = |account| self.ledger.bank_accounts.code(account);
                lang.money_transferred(self.money(of.amount), code(of.from), code(of.to))
            }
            Event::SupplierRegistered(of) => {
                lang.supplier_registered(&of.code, self.supplier_name(&of.details, &of.code))
            }
            Event::SupplierChanged(of) => {
                let code = self.ledger.suppliers.get(of.supplier).map_or(UNKNOWN, |of| &of.code);
                lang.supplier_changed(code, self.supplier_name(&of.details, code))
            }
            Event::ExpensesPaid(of) => {
                let amount = of.parts.iter().map(|part| part.amount).sum();
                let numbers: Vec<String> =
                    of.parts.iter().map(|part| part.expense.to_string()).collect();
                let bank = self.bank(&of.bank_reference, of.bank_account);
                lang.expenses_paid(numbers.join(", "), self.money(amount), bank)
            }
            Event::ExpenseCredited(of) => {
                let amount = self.money(of.amount);
                lang.expense_credited(of.credit, &of.number, of.expense, amount, &of.reason)
            }
            Event::CreditSetOff(of) => {
                lang.credit_set_off(of.credit, of.expense, self.money(of.amount))
            }
            Event::SupplierRefunded(of) => {
                let bank = self.bank(&of.bank_reference, of.bank_account);
                lang.supplier_refunded(of.credit, self.money(of.amount), bank)
            }
            Event::LineAssigned(of) => {
                lang.line_assigned(of.of, self.money(of.amount), self.line(of.line), &of.reason)
            }
            Event::ExpenseDeferred(of) => {
                lang.expense_deferred(of.expense, self.money(of.amount), &of.reason)
            }
            Event::ExpenseAccrued(of) => {
                lang.expense_accrued(self.line(of.line), self.money(of.amount), &of.description)
            }
            Event::ExpensePaid(of) => {
                lang.expense_paid(of.expense, self.supplier(of.expense), self.money(of.amount))
            }
            Event::YearReopened(of) => lang.year_reopened(of.year, of.decision),
            Event::YearAccountAdopted(of) => {
                lang.year_account_adopted(of.year, self.money(of.result), of.decision)
            }
            Event::YearClosed(of) => lang.year_closed(of.year, self.money(of.result)),
            Event::SurplusAppropriated(of) => {
                let amount = of.destinations.iter().map(|part| part.amount).sum();
                lang.surplus_appropriated(of.year, self.money(amount), of.decision)
            }
            Event::RefundPaid(of) => {
                lang.refund_paid(self.partner(of.partner), self.money(of.amount))
            }
            Event::DeficitShared(of) => {
                let shared = of.shares.iter().map(|share| share.amount).sum();
                let carried = of.carried_forward;
                let [deficit, reserve, shared] =
                    [of.deficit, of.from_reserve, shared].map(|amount| self.money(amount));
                let by_seat = of.shares.iter().all(|share| share.seat.is_some());
                let bearers = if by_seat { lang.the_risk_bearers() } else { lang.the_partners() };
                let (year, decision) = (of.year, of.decision);
                match carried.is_zero() {
                    true => lang.deficit_shared(year, deficit, reserve, shared, bearers, decision),
                    false => {
                        let carried = self.money(carried);
                        lang.deficit_carried(year, reserve, carried, shared, bearers, decision)
                    }
                }
            }
            Event::MonitoringReportIssued(of) => match &of.replaces {
                None => lang.report_issued(of.year, of.period, of.basis),
                Some(reason) => lang.report_replaced(of.year, of.period, of.basis, reason),
            },
            Event::InvoiceCredited(of) => {
                lang.invoice_credited(of.note, of.invoice, self.money(of.amount), &of.reason)
            }
            Event::ReminderSent(of) => {
                lang.reminder_sent(of.level, of.invoice, self.date(of.pay_by))
            }
            Event::ClaimWrittenOff(of) => {
                lang.claim_written_off(of.invoice, self.money(of.amount), of.decision)
            }
            Event::DifferenceWrittenOff(of) => match &of.reason {
                Some(reason) => {
                    lang.difference_explained_off(of.invoice, self.money(of.amount), reason)
                }
                None => lang.difference_written_off(of.invoice, self.money(of.amount)),
            },
            Event::ClaimRecovered(of) => lang.claim_recovered(of.invoice, self.money(of.amount)),
            Event::RefundReclaimed(of) => lang.refund_reclaimed(
                of.invoice,
                self.money(of.amount),
                of.payment,
                self.date(of.due),
            ),
            Event::InvoiceTakenOver(of) => {
                let paid = of.paid.map_or(Money::ZERO, |paid| paid.amount);
                let (partner, invoice) = (self.partner(of.partner), of.invoice);
                let (amount, paid) = (self.money(of.amount), self.money(paid));
                lang.invoice_taken_over(&of.number, partner, of.year, amount, paid, invoice)
            }
            Event::ReceiptTakenOver(of) => {
                lang.receipt_taken_over(of.payment, self.partner(of.partner), self.money(of.amount))
            }
            Event::BillTakenOver(of) => lang.bill_taken_over(
                of.expense,
                &of.supplier,
                &of.description,
                self.money(of.amount),
            ),
            Event::SubsidyTakenOver(of) => lang.subsidy_taken_over(
                of.granted.subsidy,
                &of.granted.grantor,
                &of.granted.project,
                self.money(of.granted.amount),
                self.money(of.received),
                self.money(of.spent),
            ),
            Event::BooksOpened(of) => {
                lang.books_opened(&of.source, self.money(of.bank), self.money(of.reserve))
            }
            Event::DecisionTakenOver(of) => {
                lang.decision_taken_over(of.decision, &of.title, &of.source)
            }
            Event::AllocationReversed(of) => {
                lang.allocation_reversed(of.payment, of.invoice, self.money(of.amount))
            }
            Event::PaymentReversed(of) => {
                lang.payment_reversed(of.payment, self.money(of.amount), &of.reason)
            }
            Event::OverpaymentRefunded(of) => {
                lang.overpayment_refunded(of.payment, self.money(of.amount))
            }
            Event::SubsidyGranted(of) => lang.subsidy_granted(
                of.subsidy,
                &of.grantor,
                self.money(of.amount),
                &of.project,
                self.date(of.account_by),
            ),
            Event::SubsidyReceived(of) => {
                lang.subsidy_received(of.subsidy, self.grantor(of.subsidy), self.money(of.amount))
            }
            Event::SubsidySpent(of) => {
                lang.subsidy_spent(of.subsidy, self.money(of.amount), of.expense)
            }
            Event::SubsidySettled(of) => {
                lang.subsidy_settled(of.subsidy, self.grantor(of.subsidy), self.money(of.awarded))
            }
            Event::SubsidyRepaid(of) => {
                lang.subsidy_repaid(of.subsidy, self.grantor(of.subsidy), self.money(of.amount))
            }
            Event::CommitmentEntered(of) => lang.commitment_entered(
                of.commitment,
                self.line(of.line),
                self.money(of.amount),
                &of.supplier,
                &of.description,
            ),
            Event::CommitmentChanged(of) => {
                lang.commitment_changed(of.commitment, self.money(of.amount), &of.reason)
            }
            Event::CommitmentDrawn(of) => {
                lang.commitment_drawn(of.commitment, self.money(of.amount), of.expense)
            }
            Event::CommitmentReleased(of) => {
                lang.commitment_released(of.commitment, self.money(of.amount), &of.reason)
            }
            Event::FundReleased(of) => lang.fund_released(
                self.lang.destination(&of.fund),
                self.money(of.amount),
                of.decision,
            ),
            Event::CovenantSettled(of) => {
                let left = self.money(of.left);
                match (&of.remainder, of.shares.is_empty()) {
                    (_, false) => lang.settled_by_bearers(left, of.decision),
                    (Remainder::Partners, true) => lang.settled_to_partners(left, of.decision),
                    (Remainder::RiskBearers, true) => lang.settled_to_bearers(left, of.decision),
                    (Remainder::Transfer { to }, true) => {
                        lang.settled_by_transfer(left, to, of.decision)
                    }
                }
            }
            Event::RemainderTransferred(of) => lang.remainder_transferred(self.money(of.amount)),
            Event::ActReversed(of) => lang.act_reversed(of.reversed, of.concerns, &of.reason),
            Event::RecordRetracted(of) => lang.record_retracted(of.retracted, &of.reason),
            Event::ForecastStated(of) => {
                let (line, amount) = (self.line(of.line), self.money(of.amount));
                lang.forecast_stated(line, of.year, amount, &of.reason)
            }
            Event::DifferenceExplained(of) => {
                lang.difference_explained(self.line(of.line), of.year, &of.text)
            }
            Event::IssuerStated(of) => {
                let issuer = &of.issuer;
                lang.issuer_stated(&issuer.legal_name, &issuer.chamber_number, &issuer.iban)
            }
            Event::BillingAddressStated(of) => {
                let (partner, address) = (self.partner(of.partner), of.address.join(", "));
                match &of.reference {
                    None => lang.billed_at(partner, &of.addressee, address),
                    Some(reference) => {
                        lang.billed_at_under(partner, &of.addressee, address, reference)
                    }
                }
            }
            Event::AmbassadorAppointed(of) => {
                lang.ambassador_appointed(self.person(of.person), self.partner(of.partner))
            }
            Event::AmbassadorEnded(of) => {
                lang.ambassador_ended(self.person(of.person), self.partner(of.partner))
            }
            Event::GroupJoined(of) => match &of.work {
                None => lang.group_joined(self.person(of.person), lang.group(of.group)),
                Some(work) => {
                    let (group, theme) = (lang.group(of.group), self.theme(work.theme));
                    lang.group_joined_for(self.person(of.person), group, &work.field, theme)
                }
            },
            Event::GroupLeft(of) => lang.group_left(self.person(of.person), lang.group(of.group)),
            Event::MeetingRecorded(of) => {
                let (invited, attended) = (of.invited.len(), of.attended.len());
                lang.meeting_recorded(
                    of.meeting,
                    lang.meeting(of.kind),
                    &of.title,
                    invited,
                    attended,
                )
            }
            Event::ConversationRecorded(of) => {
                lang.conversation_recorded(self.partner(of.partner), &of.subject)
            }
            Event::PlatformUpdated(of) => match of.partner {
                None => lang.platform_updated(lang.update(of.kind), &of.title),
                Some(partner) => {
                    let partner = self.partner(partner);
                    lang.platform_updated_by(lang.update(of.kind), &of.title, partner)
                }
            },
            Event::InKindContributed(of) => {
                let (partner, hours) = (self.partner(of.partner), of.hours);
                match hours.map(|hours| values::hours(hours, lang)) {
                    Some(hours) => lang.in_kind_hours(partner, &of.description, hours),
                    None => lang.in_kind_goods(partner, &of.description),
                }
            }
            Event::ChanceSpotted(of) => lang.chance_spotted(of.chance, &of.grantor, &of.title),
            Event::ChanceFollowed(of) => {
                let state = lang.chance_state(Some(of.state));
                match &of.text {
                    None => lang.chance_followed(of.chance, state),
                    Some(text) => lang.chance_followed_with(of.chance, state, text),
                }
            }
            Event::GoalSet(of) => lang.goal_set(of.goal, of.year, self.theme(of.theme), &of.text),
            Event::GoalProgressRecorded(of) => {
                lang.goal_progress(of.goal, lang.goal_state(of.state), &of.text)
            }
            Event::EvaluationRecorded(of) => {
                lang.evaluation_recorded(of.attended.len(), of.invited.len(), &of.text)
            }
            Event::ObligationWaived(of) => {
                let name = lang.obligation_name(of.waived.obligation, of.waived.period);
                let (year, decision) = (of.waived.year, of.decision);
                match of.partner {
                    None => lang.obligation_waived(name, year, decision, &of.reason),
                    Some(partner) => {
                        let partner = self.partner(partner);
                        lang.obligation_waived_for(name, year, partner, decision, &of.reason)
                    }
                }
            }
            Event::PartnerWithdrawn(of) => lang.partner_withdrawn(
                self.partner(of.partner),
                self.date(of.last_day),
                of.decision,
            ),
            Event::PartnerRenamed(of) => {
                let before = self.ledger.partners.name_on(of.partner, of.since.plus_days(-1));
                lang.partner_renamed(before, &of.name, self.date(of.since), of.decision)
            }
            Event::PartnersMerged(of) => {
                let from: Vec<String> = of.from.iter().map(|from| self.partner(*from)).collect();
                let (from, into) = (from.join("; "), self.partner(of.into));
                lang.partners_merged(from, into, self.date(of.since), of.decision)
            }
            Event::ContinuationDecided(of) => match of.continuation {
                Continuation::End => lang.continuation_ends(self.date(of.term_ends), of.decision),
                Continuation::Continue { until, .. } => {
                    lang.continuation_until(self.date(until), of.decision)
                }
            },
            Event::CovenantAmended(of) => {
                lang.covenant_amended(self.date(of.since), of.decision, &of.amendment.text)
            }
            Event::MonitoringReportReviewed(of) => {
                lang.report_reviewed(of.year, of.period, &of.remarks)
            }
            Event::ActionOpened(of) => {
                let owner = owner(self.ledger, of.owner);
                let (owner, due) = (lang.owner(&owner), self.date(of.due));
                match of.decision.filter(|_| of.condition) {
                    Some(decision) => {
                        lang.condition_attached(of.action, decision, owner, due, &of.title)
                    }
                    None => lang.action_opened(of.action, owner, due, &of.title),
                }
            }
            Event::ActionClosed(of) => match of.decision {
                Some(decision) => lang.condition_dropped(of.action, decision, &of.outcome),
                None => {
                    lang.action_closed(of.action, lang.action_state(Some(of.state)), &of.outcome)
                }
            },
            Event::ActionPostponed(of) => {
                lang.action_postponed(of.action, self.date(of.due), &of.reason)
            }
            Event::DocumentAttached(of) => {
                lang.document_attached(of.document, &of.name, values::numbers(&of.to))
            }
            Event::PersonForgotten(of) => match &of.reason {
                None => lang.person_forgotten(of.person),
                Some(reason) => lang.person_forgotten_because(of.person, reason),
            },
        }
    }

    /// The reference of a bank entry, and its account if that is not the main account.
    fn bank(self, reference: &str, account: Option<BankAccountId>) -> String {
        match account {
            None => reference.to_owned(),
            Some(_) => {
                self.lang.on_bank_account(reference, self.ledger.bank_accounts.code(account))
            }
        }
    }

    fn money(self, amount: Money) -> String {
        values::money(amount, self.lang)
    }

    fn date(self, date: Date) -> String {
        values::date(date, self.lang)
    }

    fn person(self, person: PersonId) -> String {
        self.people.name_first(person, self.lang)
    }

    fn partner(self, partner: PartnerId) -> String {
        self.ledger.partners.name_on(partner, self.on).to_owned()
    }

    fn seat(self, seat: SeatId) -> String {
        let seat = self.ledger.covenant_on(self.on).and_then(|covenant| covenant.seat(seat));
        seat.map_or(UNKNOWN, |seat| &seat.name).to_owned()
    }

    fn title(self, proposal: ProposalId) -> String {
        let proposal = self.ledger.proposals.get(proposal);
        proposal.map_or(UNKNOWN, |proposal| &proposal.title).to_owned()
    }

    fn line(self, line: LineId) -> String {
        self.ledger.budgets.line(line).map_or(UNKNOWN, |line| &line.code).to_owned()
    }

    fn grantor(self, subsidy: SubsidyId) -> String {
        let subsidy = self.ledger.subsidies.get(subsidy);
        subsidy.map_or(UNKNOWN, |subsidy| &subsidy.grantor).to_owned()
    }

    fn supplier_name(self, details: &SupplierDetails, code: &str) -> String {
        let person = details.person.map(|person| self.people.name(person, self.lang));
        details.name.clone().or(person).unwrap_or_else(|| code.to_owned())
    }

    fn theme(self, theme: u8) -> String {
        let theme = self.ledger.covenant().and_then(|covenant| covenant.theme(theme));
        theme.unwrap_or(UNKNOWN).to_owned()
    }

    fn supplier(self, expense: ExpenseId) -> String {
        let expense = self.ledger.expenses.get(expense);
        expense.map_or(UNKNOWN, |expense| &expense.supplier).to_owned()
    }

    /// All income and all expenses in a budget.
    fn budget(self, lines: &[BudgetLine]) -> (String, String) {
        let is_expense = |line: &&BudgetLine| line.plan.kind == LineKind::Expense;
        let sum = |expense: bool| -> Money {
            let lines = lines.iter().filter(|line| is_expense(line) == expense);
            lines.map(|line| line.plan.amount).sum()
        };
        (self.money(sum(false)), self.money(sum(true)))
    }
}

/// Stands for an unknown name. The events that the ledger took in need none.
const UNKNOWN: &str = "?";
