//! What is owed to suppliers on a day, by supplier and by age, and what they owe by credit notes.
//!
//! A bill for which no last day to pay was agreed is due in thirty days: the term of article 6:119b of the Dutch
//! civil code for public bodies.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::acts::expense::{Expense, OpenBy};
use crate::calendar::Date;
use crate::ids::{ExpenseId, Position, SupplierCreditId};
use crate::ledger::Ledger;
use crate::text;
use crate::views::Figure;
use crate::views::meaning;
use crate::views::receivables::Ageing;

/// In how many days a bill is paid for which nothing was agreed.
const LEGAL_TERM_DAYS: i32 = 30;

/// What was to be paid on a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Payables {
    /// The day.
    #[serde(serialize_with = "meaning::seen_on")]
    pub on: Date,
    /// Every supplier that is owed something, or that owes something, by name.
    pub suppliers: Vec<SupplierPayables>,
    /// All bills by age.
    pub ageing: Ageing,
    /// What suppliers owe by credit notes.
    pub owed_back: Figure,
}

/// What is owed to one supplier.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SupplierPayables {
    /// Its code, if it is registered.
    pub code: Option<String>,
    /// What it is called; its code if it is a natural person.
    #[serde(serialize_with = "meaning::row_key")]
    pub name: String,
    /// The open bills, in the order recorded.
    pub bills: Vec<OpenBill>,
    /// The credit notes by which it owes something, in the order recorded.
    pub credits: Vec<OpenCredit>,
    /// All its bills by age.
    pub ageing: Ageing,
}

/// A bill of which something is open.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OpenBill {
    /// The number of the expense.
    #[serde(serialize_with = "meaning::row_key")]
    pub expense: ExpenseId,
    /// The number that the supplier gave the bill.
    pub invoice: Option<String>,
    /// What for.
    pub description: String,
    /// The date of the bill, or the day on which it was recorded.
    pub dated: Date,
    /// The last day to pay.
    #[serde(serialize_with = "meaning::due_day")]
    pub due: Date,
    /// How many days it is past due; zero while it is not.
    #[serde(serialize_with = "meaning::days_late")]
    pub days_overdue: u32,
    /// What was billed.
    pub amount: Figure,
    /// What was credited while it was open.
    pub credited: Figure,
    /// What was paid or set off.
    pub paid: Figure,
    /// What is open: the amount less both.
    pub open: Figure,
    /// The event.
    #[serde(serialize_with = "meaning::said_by")]
    pub position: Position,
}

/// A credit note by which a supplier owes something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OpenCredit {
    /// The number of the credit.
    #[serde(serialize_with = "meaning::row_key")]
    pub credit: SupplierCreditId,
    /// The number that the supplier gave it.
    pub number: String,
    /// The day.
    pub on: Date,
    /// What was credited.
    pub amount: Figure,
    /// What the supplier owes by it.
    pub owed: Figure,
}

impl Payables {
    /// What was to be paid on a day.
    pub fn of(ledger: &Ledger, on: Date) -> Payables {
        let mut suppliers: BTreeMap<String, SupplierPayables> = BTreeMap::new();
        let mut ageing = Ageing::default();
        let mut owed_back = Figure::default();
        for (id, expense) in ledger.expenses.all().filter(|(_, of)| of.on <= on) {
            let Some(bill) = OpenBill::of(id, expense, on) else { continue };
            let row = row_of(&mut suppliers, ledger, expense, on);
            for ageing in [&mut ageing, &mut row.ageing] {
                ageing.add(bill.days_overdue, &bill.open);
            }
            row.bills.push(bill);
        }
        for (credit, of) in ledger.supplier_credits.all().filter(|(_, of)| of.on <= on) {
            let mut owed = Figure::of(of.amount - of.open, of.position);
            for (_, amount, position) in of.changes.iter().filter(|(day, ..)| *day <= on) {
                owed.add(-*amount, *position);
            }
            let Some(expense) = ledger.expenses.get(of.expense) else { continue };
            if owed.amount.is_zero() {
                continue;
            }
            owed_back.join(&owed);
            let amount = Figure::of(of.amount, of.position);
            let credit = OpenCredit { credit, number: of.number.clone(), on: of.on, amount, owed };
            row_of(&mut suppliers, ledger, expense, on).credits.push(credit);
        }
        let suppliers = suppliers.into_values().map(|mut row| {
            row.ageing = row.ageing.in_order();
            row
        });
        let suppliers = suppliers.collect();
        Payables { on, suppliers, ageing: ageing.in_order(), owed_back: owed_back.in_order() }
    }
}

/// The row of the supplier of an expense.
fn row_of<'a>(
    rows: &'a mut BTreeMap<String, SupplierPayables>,
    ledger: &Ledger,
    expense: &Expense,
    on: Date,
) -> &'a mut SupplierPayables {
    let (code, name) = called(ledger, expense, on);
    let row = rows.entry(text::key(&name)).or_insert_with(|| SupplierPayables {
        code: None,
        name: name.clone(),
        bills: Vec::new(),
        credits: Vec::new(),
        ageing: Ageing::default(),
    });
    // Of several spellings of a name it has the same whatever was recorded first.
    row.name = name.min(std::mem::take(&mut row.name));
    row.code = row.code.take().or(code);
    row
}

/// The code of the supplier of an expense if it is registered, and what it is called on a day.
pub(crate) fn called(ledger: &Ledger, expense: &Expense, on: Date) -> (Option<String>, String) {
    let registered = expense.registered.and_then(|id| ledger.suppliers.get(id));
    let Some(supplier) = registered else { return (None, expense.supplier.clone()) };
    let stated = supplier.on(on).and_then(|stated| stated.details.name.clone());
    let code = supplier.code.clone();
    (Some(code.clone()), stated.unwrap_or(code))
}

/// What is open of an expense on a day, and by what it became less: credited, and paid or set off.
pub(crate) fn open_on(expense: &Expense, on: Date) -> [Figure; 3] {
    let mut open = Figure::of(expense.amount, expense.position);
    let [mut credited, mut paid] = [Figure::default(), Figure::default()];
    for change in expense.changes.iter().filter(|change| change.on <= on) {
        open.add(-change.amount, change.position);
        let figure = match change.by {
            OpenBy::Credit(_) => &mut credited,
            OpenBy::Payment | OpenBy::SetOff(_) => &mut paid,
            OpenBy::Withdrawn => continue,
        };
        figure.add(change.amount, change.position);
    }
    [open.in_order(), credited.in_order(), paid.in_order()]
}

impl OpenBill {
    fn of(id: ExpenseId, expense: &Expense, on: Date) -> Option<OpenBill> {
        let [open, credited, paid] = open_on(expense, on);
        if open.amount.is_zero() {
            return None;
        }
        let dated = expense.invoice_date.unwrap_or(expense.on);
        let due = expense.due.unwrap_or_else(|| dated.plus_days(LEGAL_TERM_DAYS));
        Some(OpenBill {
            expense: id,
            invoice: expense.invoice.clone(),
            description: expense.description.clone(),
            dated,
            due,
            days_overdue: u32::try_from(on.days_since(due)).unwrap_or(0),
            amount: Figure::of(expense.amount, expense.position),
            credited,
            paid,
            open,
            position: expense.position,
        })
    }
}
