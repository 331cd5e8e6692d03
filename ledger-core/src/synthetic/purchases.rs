//! The purchases of the made-up covenant beside its plain expenses: a supplier in the register, what the bank books
//! outside the budget, several bills paid at once, a credit note, and cost between two years.

use super::{Generator, Given, drafts, project_leader};
use crate::acts::accrual::{AccrueExpense, DeferExpense};
use crate::acts::assignment::AssignLine;
use crate::acts::expense::{Expense, PayExpenses, RecordExpense, VatPart};
use crate::acts::income::RecordOtherIncome;
use crate::acts::subsidy::MovementKind;
use crate::acts::supplier::{ChangeSupplier, RegisterSupplier};
use crate::acts::supplier_credit::{CreditExpense, ReceiveSupplierRefund, SetOffCredit};
use crate::calendar::{Date, FiscalYear};
use crate::ids::{ExpenseId, Position, SupplierCreditId};
use crate::ledger::Ledger;
use crate::money::Money;

/// The supplier in the register, one of those of [`Generator::spend`].
const SUPPLIER: &str = "Fictieve leverancier 7";

/// A purchase, or what belongs to one.
#[derive(Clone, Copy, Debug)]
pub(super) enum PurchaseStep {
    RegisterSupplier,
    ChangeSupplier,
    /// The bank books its costs, and then interest, outside the budget.
    BankCosts,
    BankInterest,
    /// What stands outside the budget is put on a line.
    AssignCosts,
    AssignInterest,
    /// Some open bills are paid by one bank entry.
    PaySeveral,
    /// A bill that was paid is credited in part.
    Credit(FiscalYear),
    /// Another bill comes of the supplier of a credit, and part of the credit is set off against it.
    BillOf(SupplierCreditId),
    SetOff(SupplierCreditId),
    /// The supplier pays back the rest.
    ReceiveRefund(SupplierCreditId),
    Defer(FiscalYear),
    Accrue(FiscalYear),
}

impl Generator {
    /// Plans the purchases of a year that has money from a day on.
    pub(super) fn plan_purchases(&mut self, year: FiscalYear, from: Date) {
        let last = self.last_day(year).plus_days(-10);
        let steps = [
            (16, PurchaseStep::RegisterSupplier),
            (17, PurchaseStep::ChangeSupplier),
            (20, PurchaseStep::BankCosts),
            (21, PurchaseStep::BankInterest),
            (25, PurchaseStep::AssignCosts),
            (26, PurchaseStep::AssignInterest),
            (40, PurchaseStep::BankCosts),
            (60, PurchaseStep::PaySeveral),
            (90, PurchaseStep::Credit(year)),
            (320, PurchaseStep::Defer(year)),
            (321, PurchaseStep::Accrue(year)),
        ];
        for (days, step) in steps {
            self.plan(from.plus_days(days).min(last), step);
        }
    }

    pub(super) fn purchase(&mut self, step: PurchaseStep, ledger: &Ledger) -> Option<Given> {
        match step {
            PurchaseStep::RegisterSupplier => {
                let register = RegisterSupplier {
                    code: "fictief-7".to_owned(),
                    name: Some(SUPPLIER.to_owned()),
                    person: None,
                    iban: None,
                    chamber_number: None,
                    vat_id: None,
                    payment_term_days: Some(14),
                };
                if ledger.suppliers.find(SUPPLIER).is_some() {
                    None
                } else {
                    project_leader(register)
                }
            }
            PurchaseStep::ChangeSupplier => {
                let known = ledger.suppliers.get(ledger.suppliers.find(SUPPLIER)?)?;
                let term = known.details().payment_term_days.map_or(14, |days| days % 60 + 1);
                project_leader(ChangeSupplier {
                    supplier: SUPPLIER.to_owned(),
                    name: None,
                    iban: None,
                    chamber_number: None,
                    vat_id: None,
                    payment_term_days: Some(term),
                })
            }
            PurchaseStep::BankCosts => {
                let (amount, paid) = (self.random.between(500, 2_000), self.bank_reference());
                let description = "Fictieve bankkosten";
                project_leader(bill(None, amount.into(), "Fictieve bank", description, Some(paid)))
            }
            PurchaseStep::BankInterest => project_leader(RecordOtherIncome {
                line: None,
                amount: Money::from_cents(self.random.between(10, 900).into()),
                description: "Fictieve rente".to_owned(),
                bank_reference: self.bank_reference(),
                bank_account: None,
            }),
            PurchaseStep::AssignCosts => {
                let (_, costs) = self.recent(ledger, |_, of| {
                    of.line.is_none() && standing(ledger, of, self.today) > Money::ZERO
                })?;
                assign(costs.position, drafts::EXPENSE_LINES[1])
            }
            PurchaseStep::AssignInterest => {
                let recent = (1..50).filter_map(|back| ledger.next().0.checked_sub(back));
                let mut entries =
                    recent.flat_map(|position| ledger.journal.of_event(Position(position)));
                let memo = crate::journal::Memo::OtherIncome(None);
                let found = entries.find(|(entry, _)| entry.memo == memo)?;
                assign(found.0.position, drafts::OTHER_INCOME_LINE)
            }
            PurchaseStep::PaySeveral => {
                let recent = (1..=self.expenses).rev().take(50).map(ExpenseId);
                let open = recent.filter(|id| {
                    ledger.expenses.get(*id).is_some_and(|of| of.open.total() > Money::ZERO)
                });
                let expenses: Vec<ExpenseId> = open.take(3).collect();
                let bank_reference = self.bank_reference();
                let pay =
                    PayExpenses { expenses, parts: Vec::new(), bank_reference, bank_account: None };
                if pay.expenses.is_empty() { None } else { project_leader(pay) }
            }
            PurchaseStep::Credit(year) => {
                let borne = |id: ExpenseId| {
                    let mut movements = ledger.subsidies.all().flat_map(|(_, of)| &of.movements);
                    movements.any(|one| one.kind == MovementKind::Spent(id))
                };
                let (expense, of) = self.recent(ledger, |id, of| {
                    of.year == year
                        && of.open.total().is_zero()
                        && standing(ledger, of, self.today) == of.amount
                        && of.amount > Money::from_cents(1_000)
                        && !borne(id)
                })?;
                let amount = Money::from_cents(of.amount.cents() / 10);
                let credit = SupplierCreditId(ledger.supplier_credits.all().count() as u32 + 1);
                self.plan_in(2, PurchaseStep::BillOf(credit));
                self.plan_in(3, PurchaseStep::SetOff(credit));
                self.plan_in(9, PurchaseStep::ReceiveRefund(credit));
                project_leader(CreditExpense {
                    expense,
                    amount: Some(amount),
                    number: format!("FICTIEF-{credit}"),
                    dated: Some(self.today),
                    vat: Vec::new(),
                    reason: "Fictief: niet geleverd".to_owned(),
                })
            }
            PurchaseStep::BillOf(credit) => {
                let credit = ledger.supplier_credits.get(credit)?;
                let supplier = &ledger.expenses.get(credit.expense)?.supplier;
                let open = self.today <= self.last_day(self.last_year());
                let half = credit.owed.total().cents() / 2;
                let line = Some(drafts::EXPENSE_LINES[0]);
                let bill = RecordExpense {
                    invoice: Some(format!("FICTIEF-{}", self.expenses + 1)),
                    invoice_date: Some(self.today),
                    vat: vec![VatPart { rate: 21, amount: Money::from_cents(half * 21 / 121) }],
                    ..bill(line, half, supplier, "Fictieve nalevering", None)
                };
                if half < 1_00 || !open { None } else { project_leader(bill) }
            }
            PurchaseStep::SetOff(credit) => {
                let of = ledger.supplier_credits.get(credit)?;
                let credited = ledger.expenses.get(of.expense)?;
                let (expense, _) = self.recent(ledger, |_, of| {
                    of.is_of_supplier_of(credited) && of.open.total() > Money::ZERO
                })?;
                let set_off = SetOffCredit { credit, expense, amount: None };
                if of.owed.total().is_zero() { None } else { project_leader(set_off) }
            }
            PurchaseStep::ReceiveRefund(credit) => {
                let owed = ledger.supplier_credits.get(credit)?.owed.total();
                let bank_reference = self.bank_reference();
                let receive = ReceiveSupplierRefund {
                    credit,
                    amount: None,
                    bank_reference,
                    bank_account: None,
                };
                if owed.is_zero() { None } else { project_leader(receive) }
            }
            PurchaseStep::Defer(year) => {
                let enough = Money::from_cents(1_000);
                let (expense, of) = self.recent(ledger, |_, of| {
                    of.year == year && standing(ledger, of, self.today) > enough
                })?;
                let amount = Money::from_cents(standing(ledger, of, self.today).cents() / 4);
                let reason = "Fictief: tot halverwege het volgende jaar".to_owned();
                let defer = DeferExpense { expense, amount, reason };
                if year < self.last_year() { project_leader(defer) } else { None }
            }
            PurchaseStep::Accrue(year) => {
                let accrue = AccrueExpense {
                    line: drafts::EXPENSE_LINES[0].to_owned(),
                    amount: Money::from_cents(self.random.between(1_000, 20_000).into()),
                    description: "Fictieve nog te ontvangen factuur".to_owned(),
                };
                if year < self.last_year() { project_leader(accrue) } else { None }
            }
        }
    }

    /// One of the last expenses.
    fn recent<'l>(
        &self,
        ledger: &'l Ledger,
        wanted: impl Fn(ExpenseId, &Expense) -> bool,
    ) -> Option<(ExpenseId, &'l Expense)> {
        let mut recent = (1..=self.expenses).rev().take(50).map(ExpenseId);
        recent.find_map(|id| {
            let expense = ledger.expenses.get(id)?;
            wanted(id, expense).then_some((id, expense))
        })
    }
}

/// What of an expense stands on lines, or outside the budget.
fn standing(ledger: &Ledger, expense: &Expense, on: Date) -> Money {
    let booked = ledger.on_lines.get(expense.position);
    booked.into_iter().flat_map(|of| of.lines_on(on)).map(|(_, amount)| amount).sum()
}

fn assign(position: Position, line: &str) -> Option<Given> {
    let reason = "Fictief: nu begroot".to_owned();
    project_leader(AssignLine { position: position.into(), line: line.to_owned(), reason })
}

fn bill(
    line: Option<&str>,
    cents: i64,
    supplier: &str,
    description: &str,
    paid: Option<String>,
) -> RecordExpense {
    RecordExpense {
        line: line.map(str::to_owned),
        amount: Money::from_cents(cents),
        supplier: supplier.to_owned(),
        description: description.to_owned(),
        invoice: None,
        invoice_date: None,
        due: None,
        vat: Vec::new(),
        commitment: None,
        subsidy: None,
        paid,
        bank_account: None,
    }
}
