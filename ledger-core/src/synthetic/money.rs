//! The invoices, receipts and expenses of the made-up covenant.

use super::{Generator, Given, drafts, project_leader};
use crate::acts::conclude::Which;
use crate::acts::contribution::InvoiceContribution;
use crate::acts::expense::{PayExpense, RecordExpense};
use crate::acts::income::RecordOtherIncome;
use crate::acts::other_invoice::SendInvoice;
use crate::acts::payment::{Allocate, AllocatePayment, AllocateTo, ReceivePayment};
use crate::acts::surplus::PayRefund;
use crate::calendar::FiscalYear;
use crate::claims::Claim;
use crate::ids::{CommitmentId, ExpenseId, PartnerId, PaymentId, SubsidyId};
use crate::invoice::{InvoiceNumber, Series};
use crate::ledger::Ledger;
use crate::money::Money;

/// The number of expenses of a year for each partner.
const EXPENSES_PER_PARTNER: u32 = 3;

/// An invoice, receipt or expense, or a step towards one.
#[derive(Clone, Copy, Debug)]
pub(super) enum MoneyStep {
    /// The books are opened, with what another administration left.
    OpenBooks(FiscalYear),
    InvoiceAll(FiscalYear),
    /// A partner that acceded in the year is invoiced.
    InvoiceAcceded {
        partner: u32,
        year: FiscalYear,
    },
    /// Everybody was invoiced: their payments are planned.
    PlanPayments {
        from: u32,
        to: u32,
        year: FiscalYear,
    },
    Pay {
        partner: PartnerId,
        year: FiscalYear,
        manner: PayManner,
    },
    /// An overpayment, or a payment that was not allocated at once, is allocated to an invoice.
    Allocate {
        payment: PaymentId,
        partner: PartnerId,
        year: FiscalYear,
    },
    /// The year starts: its expenses and other income are planned.
    PlanYear(FiscalYear),
    RecordExpense {
        line: &'static str,
        mean: Money,
    },
    PayExpense {
        expense: ExpenseId,
        share_percent: i64,
    },
    ReceiveOtherIncome,
    /// The third party is invoiced: for the day, or later for the last day of the year.
    SendInvoice {
        year: FiscalYear,
        late: bool,
    },
    /// A surplus was appropriated: the refund of each partner is planned.
    PlanRefunds(FiscalYear),
    PayRefund(PartnerId),
    /// A deficit was shared: the payment of each bearer is planned.
    PlanShares(FiscalYear),
    PayShare(InvoiceNumber),
}

/// How a partner pays an invoice.
#[derive(Clone, Copy, Debug)]
pub(super) enum PayManner {
    /// The open amount.
    Whole,
    /// A part of the open amount; the rest follows.
    Part,
    /// More than the open amount. The rest is for the invoice of the next year, if there is one.
    TooMuch,
    /// The open amount, which is allocated to the invoice later.
    Unallocated,
}

impl Generator {
    pub(super) fn handle_money(&mut self, step: MoneyStep, ledger: &Ledger) -> Option<Given> {
        match step {
            MoneyStep::OpenBooks(year) => self.open_books(year),
            MoneyStep::InvoiceAll(year) => {
                // A partner that accedes in the year already has a number, and gets its own invoice later.
                let to = self.partners;
                self.plan_in(0, MoneyStep::PlanPayments { from: 1, to, year });
                invoice(year, Which::All)
            }
            MoneyStep::InvoiceAcceded { partner, year } => {
                self.plan_in(0, MoneyStep::PlanPayments { from: partner, to: partner, year });
                invoice(year, Which::These(vec![drafts::partner_code(&self.definition, partner)]))
            }
            MoneyStep::PlanPayments { from, to, year } => {
                for partner in (from..=to).map(PartnerId) {
                    self.plan_payment(partner, year);
                }
                None
            }
            MoneyStep::Pay { partner, year, manner } => self.pay(partner, year, manner, ledger),
            MoneyStep::Allocate { payment, partner, year } => {
                let left = ledger.payments.get(payment)?.unallocated.total();
                let claim = open(ledger.claims.contribution(partner, year))?;
                if left.is_zero() {
                    return None;
                }
                project_leader(AllocatePayment { payment, invoice: claim.invoice, amount: None })
            }
            MoneyStep::PlanYear(year) => {
                self.plan_expenses(year);
                None
            }
            MoneyStep::RecordExpense { line, mean } => self.record_expense(line, mean),
            MoneyStep::PayExpense { expense, share_percent } => {
                let open = ledger.expenses.get(expense)?.open.total();
                if open.is_zero() {
                    return None;
                }
                let part = Money::from_cents(open.cents() * share_percent / 100);
                let amount = (share_percent < 100 && !part.is_zero()).then_some(part);
                let bank_reference = self.bank_reference();
                project_leader(PayExpense { expense, amount, bank_reference, bank_account: None })
            }
            MoneyStep::ReceiveOtherIncome => project_leader(RecordOtherIncome {
                line: Some(drafts::OTHER_INCOME_LINE.to_owned()),
                amount: Money::from_cents(self.random.between(1_000, 30_000).into()),
                description: "Fictieve subsidie".to_owned(),
                bank_reference: self.bank_reference(),
                bank_account: None,
            }),
            MoneyStep::SendInvoice { year, late } => {
                let invoice = ledger.claims.next_number(Series::Other, year);
                let days = self.random.days(5, 60);
                self.plan_in(days, MoneyStep::PayShare(invoice));
                let last_day = late.then_some(self.last_day(year));
                project_leader(SendInvoice {
                    to: self.third_party.clone(),
                    line: drafts::OTHER_INCOME_LINE.to_owned(),
                    description: "Fictieve dienst".to_owned(),
                    amount: Money::from_cents(self.random.between(1_000, 30_000).into()),
                    from: last_day,
                    until: last_day,
                    payment_term_days: None,
                    vat_position: None,
                    vat_ground: None,
                })
            }
            MoneyStep::PlanRefunds(year) => {
                let last = ledger.surpluses.all().last().filter(|last| last.year == year)?;
                for refund in &last.refunds {
                    let days = self.random.days(3, 40);
                    self.plan_in(days, MoneyStep::PayRefund(refund.partner));
                }
                None
            }
            MoneyStep::PayRefund(partner) => {
                let partners = &ledger.partners;
                let united = partners.united(partners.successor(partner, self.today), self.today);
                let payable = ledger.surpluses.payable(&united).total();
                let bank_reference = self.bank_reference();
                let pay = PayRefund {
                    partner: drafts::partner_code(&self.definition, partner.0),
                    amount: None,
                    bank_reference,
                    bank_account: None,
                };
                if payable.is_zero() { None } else { project_leader(pay) }
            }
            MoneyStep::PlanShares(year) => {
                let last = ledger.deficits.all().last().filter(|last| last.shared.year == year)?;
                for share in &last.shared.shares {
                    let days = self.random.days(5, 60);
                    self.plan_in(days, MoneyStep::PayShare(share.invoice));
                }
                None
            }
            MoneyStep::PayShare(invoice) => {
                let claim = open(ledger.claims.get(invoice))?;
                let parts = vec![AllocateTo { invoice, amount: claim.open() }];
                self.receive(claim.partner, claim.open(), Allocate::These(parts))
            }
        }
    }

    /// Plans when and how a partner pays the invoice of today. The first partner always pays in time, so that
    /// there is always somebody who can get back a surplus.
    fn plan_payment(&mut self, partner: PartnerId, year: FiscalYear) {
        let chance = if partner.0 == 1 { 1 } else { self.random.between(1, 100) };
        let mut pay_within = |from, to, manner| {
            let days = self.random.days(from, to);
            self.plan_in(days, MoneyStep::Pay { partner, year, manner });
        };
        match chance {
            1..=64 => pay_within(3, 30, PayManner::Whole),
            65..=79 => pay_within(31, 150, PayManner::Whole),
            80..=87 => {
                pay_within(5, 30, PayManner::Part);
                pay_within(40, 120, PayManner::Whole);
            }
            88..=92 => pay_within(3, 30, PayManner::TooMuch),
            93..=96 => pay_within(3, 30, PayManner::Unallocated),
            97..=99 => {
                let on = self.first_day(year.next()).plus_days(self.random.days(1, 60));
                self.plan(on, MoneyStep::Pay { partner, year, manner: PayManner::Whole });
            }
            _ => {}
        }
    }

    fn pay(
        &mut self,
        partner: PartnerId,
        year: FiscalYear,
        manner: PayManner,
        ledger: &Ledger,
    ) -> Option<Given> {
        let claim = open(ledger.claims.contribution(partner, year))?;
        let (invoice, open) = (claim.invoice, claim.open());
        let payment = PaymentId(self.payments + 1);
        match manner {
            PayManner::Whole => self.receive(partner, open, Allocate::Oldest),
            PayManner::Part => {
                let percent = self.random.between(20, 80);
                let amount = Money::from_cents(open.cents() * i64::from(percent) / 100 + 1);
                let parts = vec![AllocateTo { invoice, amount }];
                self.receive(partner, amount, Allocate::These(parts))
            }
            PayManner::TooMuch => {
                let next = year.next();
                if next <= self.last_year() {
                    let on = self.first_day(next).plus_days(3);
                    self.plan(on, MoneyStep::Allocate { payment, partner, year: next });
                }
                let extra = Money::from_cents(self.random.between(1, 5_000).into());
                self.receive(partner, open + extra, Allocate::Oldest)
            }
            PayManner::Unallocated => {
                let days = self.random.days(1, 30);
                self.plan_in(days, MoneyStep::Allocate { payment, partner, year });
                self.receive(partner, open, Allocate::None)
            }
        }
    }

    pub(super) fn receive(
        &mut self,
        partner: PartnerId,
        amount: Money,
        allocate: Allocate,
    ) -> Option<Given> {
        let partner = drafts::partner_code(&self.definition, partner.0);
        let bank_reference = self.bank_reference();
        project_leader(ReceivePayment {
            partner,
            amount,
            bank_reference,
            payer: None,
            allocate,
            bank_account: None,
        })
    }

    /// Plans the expenses of the year that starts today, a little less or more than the income.
    fn plan_expenses(&mut self, year: FiscalYear) {
        let income = drafts::FeeKind::of(year).total(self.partners);
        let percent = i64::from(self.random.between(88, 112));
        let days_left = self.last_day(year).days_since(self.today).min(364);
        let count = if days_left < 1 { 0 } else { self.partners * EXPENSES_PER_PARTNER };
        let mean = Money::from_cents(income.cents() * percent / 100 / i64::from(count.max(1)));
        for line in drafts::EXPENSE_LINES.into_iter().cycle().take(count as usize) {
            let days = self.random.days(1, days_left);
            self.plan_in(days, MoneyStep::RecordExpense { line, mean });
        }
        if days_left >= 1 {
            let days = self.random.days(1, days_left);
            self.plan_in(days, MoneyStep::SendInvoice { year, late: false });
            let after = self.last_day(year).plus_days(5);
            self.plan(after, MoneyStep::SendInvoice { year, late: true });
        }
        for _ in 0..count.div_ceil(20 * EXPENSES_PER_PARTNER) {
            let days = self.random.days(1, days_left);
            self.plan_in(days, MoneyStep::ReceiveOtherIncome);
        }
    }

    fn record_expense(&mut self, line: &str, mean: Money) -> Option<Given> {
        let percent = i64::from(self.random.between(50, 150));
        self.spend(line, Money::from_cents(mean.cents() * percent / 100 + 1), None, None)
    }

    /// Records an expense, and plans how it is paid.
    pub(super) fn spend(
        &mut self,
        line: &str,
        amount: Money,
        commitment: Option<CommitmentId>,
        subsidy: Option<SubsidyId>,
    ) -> Option<Given> {
        let expense = ExpenseId(self.expenses + 1);
        if self.random.happens(10) {
            let days = self.random.days(5, 14);
            self.plan_in(days, MoneyStep::PayExpense { expense, share_percent: 40 });
        }
        let days = self.random.days(15, 45);
        self.plan_in(days, MoneyStep::PayExpense { expense, share_percent: 100 });
        project_leader(RecordExpense {
            line: Some(line.to_owned()),
            amount,
            supplier: format!("Fictieve leverancier {}", self.random.between(1, 40)),
            description: format!("Fictieve levering {expense}"),
            invoice: None,
            invoice_date: None,
            due: None,
            vat: Vec::new(),
            commitment,
            subsidy,
            paid: None,
            bank_account: None,
        })
    }

    pub(super) fn bank_reference(&mut self) -> String {
        self.bank_entries += 1;
        format!("FICTIEF-{:09}", self.bank_entries)
    }
}

fn invoice(year: FiscalYear, partners: Which) -> Option<Given> {
    project_leader(InvoiceContribution {
        year,
        partners,
        amount: None,
        reason: None,
        instalment: None,
    })
}

/// Returns the claim if it has an open amount.
fn open(claim: Option<&Claim>) -> Option<&Claim> {
    claim.filter(|claim| claim.open() > Money::ZERO)
}
