//! The expenses of a year, one by one, and the VAT in them.

use std::collections::BTreeMap;

use serde::Serialize;

use super::payables::{called, open_on};
use crate::acts::expense::Expense;
use crate::calendar::{Date, FiscalYear};
use crate::ids::{ExpenseId, Position};
use crate::ledger::Ledger;
use crate::money::Money;
use crate::views::Figure;
use crate::views::meaning;

/// The expenses of a year, as they stood on a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ExpenseList {
    /// The year.
    pub year: FiscalYear,
    /// The day.
    pub on: Date,
    /// Every expense that was not corrected away, in the order recorded.
    pub expenses: Vec<ExpenseRow>,
    /// What they cost together, after credit notes.
    pub total: Figure,
    /// What is still to be paid of them.
    pub open: Figure,
    /// The VAT of the year.
    pub vat: VatPaid,
}

/// An expense.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ExpenseRow {
    /// Its number.
    #[serde(serialize_with = "meaning::row_key")]
    pub expense: ExpenseId,
    /// When the obligation arose.
    pub on: Date,
    /// The codes of the budget lines on which it stands; none if it is outside the budget.
    pub lines: Vec<String>,
    /// The supplier.
    pub supplier: String,
    /// What for.
    pub description: String,
    /// The number that the supplier gave the bill.
    pub invoice: Option<String>,
    /// The event.
    #[serde(serialize_with = "meaning::said_by")]
    pub position: Position,
    /// What it cost, after credit notes.
    pub cost: Figure,
    /// What is still to be paid.
    pub open: Figure,
}

/// The VAT that was paid on what was bought, less that of credit notes: for the *BTW-compensatiefonds*.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct VatPaid {
    /// At each rate.
    pub rates: Vec<VatAtRate>,
    /// Together.
    pub total: Figure,
}

/// The VAT at a rate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct VatAtRate {
    /// The rate, in per cent.
    #[serde(serialize_with = "meaning::row_key")]
    pub rate: u8,
    /// How much.
    pub vat: Figure,
}

impl ExpenseList {
    /// The expenses of a year up to a day.
    pub fn of(ledger: &Ledger, year: FiscalYear, on: Date) -> ExpenseList {
        let mut credited: BTreeMap<ExpenseId, Figure> = BTreeMap::new();
        for (_, of) in ledger.supplier_credits.all().filter(|(_, of)| of.on <= on) {
            let figure = credited.entry(of.expense).or_default();
            figure.push(of.amount, of.position);
            if let Some((_, position)) = of.withdrawn.filter(|(day, _)| *day <= on) {
                figure.push(-of.amount, position);
            }
        }
        let all = ledger.expenses.all();
        let wanted = all.filter(|(_, of)| of.year == year && of.on <= on && of.stands_after(on));
        let row = |(id, of): (ExpenseId, &Expense)| {
            let amount = Figure::of(of.amount, of.position);
            let less = credited.remove(&id).unwrap_or_default().in_order();
            let [open, ..] = open_on(of, on);
            let booked = ledger.on_lines.get(of.position);
            let lines = booked.into_iter().flat_map(|booked| booked.lines_on(on));
            let lines =
                lines.filter_map(|(line, _)| Some(ledger.budgets.line(line?)?.code.clone()));
            let mut lines: Vec<String> = lines.collect();
            lines.sort_unstable();
            ExpenseRow {
                expense: id,
                on: of.on,
                lines,
                supplier: called(ledger, of, on).1,
                description: of.description.clone(),
                invoice: of.invoice.clone(),
                position: of.position,
                cost: amount.less(&less),
                open,
            }
        };
        let expenses: Vec<ExpenseRow> = wanted.map(row).collect();
        let total = Figure::sum(expenses.iter().map(|row| &row.cost));
        let open = Figure::sum(expenses.iter().map(|row| &row.open));
        let vat = VatPaid::of(ledger, year, on);
        ExpenseList { year, on, expenses, total, open, vat }
    }
}

impl VatPaid {
    /// The VAT of a year up to a day: of each bill and credit note in the year in which it was recorded, and the same
    /// for what took it away again.
    pub fn of(ledger: &Ledger, year: FiscalYear, on: Date) -> VatPaid {
        let mut rates: BTreeMap<u8, Figure> = BTreeMap::new();
        let counts = |day: Date| day <= on && ledger.year_of(day) == Ok(year);
        let mut add = |rate: u8, amount: Money, position: Position| {
            rates.entry(rate).or_default().push(amount, position);
        };
        let bills = ledger.expenses.all();
        let bills = bills.map(|(_, of)| (1, &of.vat, (of.on, of.position), of.withdrawn));
        let credits = ledger.supplier_credits.all();
        let credits = credits.map(|(_, of)| (-1, &of.vat, (of.on, of.position), of.withdrawn));
        for (sign, vat, recorded, withdrawn) in bills.chain(credits) {
            for part in vat {
                let amount = if sign > 0 { part.amount } else { -part.amount };
                if counts(recorded.0) {
                    add(part.rate, amount, recorded.1);
                }
                if let Some((_, position)) = withdrawn.filter(|(day, _)| counts(*day)) {
                    add(part.rate, -amount, position);
                }
            }
        }
        let rates = rates.into_iter().map(|(rate, vat)| VatAtRate { rate, vat: vat.in_order() });
        let rates: Vec<VatAtRate> = rates.collect();
        let total = Figure::sum(rates.iter().map(|of| &of.vat));
        VatPaid { rates, total }
    }
}
