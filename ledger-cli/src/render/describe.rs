//! Events in words: one line each.

use ledger_core::acts::budget::{BudgetLine, LineKind};
use ledger_core::acts::role::Role;
use ledger_core::{
    Date, Event, ExpenseId, Ledger, LineId, Money, PartnerId, PersonId, ProposalId, SeatId,
};

use super::{Lang, People, values};

/// An event in one line, with names where it has numbers; persons keep theirs.
pub(crate) fn describe(event: &Event, ledger: &Ledger, lang: Lang) -> String {
    describe_naming(event, ledger, &People::of_events(ledger), lang)
}

/// The same with the names of persons.
pub(crate) fn describe_naming(
    event: &Event,
    ledger: &Ledger,
    people: &People,
    lang: Lang,
) -> String {
    one_line(&Describing { ledger, people, lang }.event(event))
}

/// Text without ends of line.
fn one_line(text: &str) -> String {
    let words: Vec<&str> = text.split(['\n', '\r', ' ']).filter(|word| !word.is_empty()).collect();
    words.join(" ")
}

/// What a description needs: who and what the numbers are, and in which language.
#[derive(Clone, Copy)]
struct Describing<'a> {
    ledger: &'a Ledger,
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
                lang.vote_cast(self.seat(of.seat), of.proposal, lang.vote(of.vote))
            }
            Event::ProposalDecided(of) => {
                let (outcome, title) = (lang.outcome(of.outcome), self.title(of.proposal));
                lang.proposal_decided(of.decision, of.proposal, outcome, title)
            }
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
                match &of.reason {
                    None => lang.contribution_invoiced(of.invoice, partner, amount, due),
                    Some(reason) => {
                        lang.contribution_invoiced_because(of.invoice, partner, amount, due, reason)
                    }
                }
            }
            Event::PaymentReceived(of) => {
                let (partner, amount) = (self.partner(of.partner), self.money(of.amount));
                lang.payment_received(of.payment, partner, amount, &of.bank_reference)
            }
            Event::PaymentAllocated(of) => {
                lang.payment_allocated(of.payment, of.invoice, self.money(of.amount))
            }
            Event::OtherIncomeReceived(of) => {
                lang.other_income(self.line(of.line), self.money(of.amount), &of.description)
            }
            Event::ExpenseRecorded(of) => {
                let (line, amount) = (self.line(of.line), self.money(of.amount));
                lang.expense_recorded(of.expense, line, amount, &of.supplier, &of.description)
            }
            Event::ExpensePaid(of) => {
                lang.expense_paid(of.expense, self.supplier(of.expense), self.money(of.amount))
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
                let [deficit, reserve, shared] =
                    [of.deficit, of.from_reserve, shared].map(|amount| self.money(amount));
                lang.deficit_shared(of.year, deficit, reserve, shared, of.decision)
            }
            Event::MonitoringReportIssued(of) => lang.report_issued(of.year, of.period, of.basis),
            Event::DocumentAttached(of) => {
                lang.document_attached(of.document, &of.name, values::numbers(&of.to))
            }
            Event::PersonForgotten(of) => match &of.reason {
                None => lang.person_forgotten(of.person),
                Some(reason) => lang.person_forgotten_because(of.person, reason),
            },
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
        self.ledger.partners.name(partner).to_owned()
    }

    fn seat(self, seat: SeatId) -> String {
        let seat = self.ledger.covenant().and_then(|covenant| covenant.seat(seat));
        seat.map_or(UNKNOWN, |seat| &seat.name).to_owned()
    }

    fn title(self, proposal: ProposalId) -> String {
        let proposal = self.ledger.proposals.get(proposal);
        proposal.map_or(UNKNOWN, |proposal| &proposal.title).to_owned()
    }

    fn line(self, line: LineId) -> String {
        self.ledger.budgets.line(line).map_or(UNKNOWN, |line| &line.code).to_owned()
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

/// Stands for the name of what the ledger does not know; no event it took in names such a thing.
const UNKNOWN: &str = "?";
