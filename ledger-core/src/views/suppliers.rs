//! The register of suppliers: what is known of each, what was bought per year, and what is open.

use std::collections::BTreeMap;

use serde::Serialize;

use super::payables::open_on;
use crate::acts::supplier::{Stated, Supplier, SupplierDetails};
use crate::calendar::{Date, FiscalYear};
use crate::ids::{PersonId, Position, SupplierId};
use crate::ledger::Ledger;
use crate::views::Figure;
use crate::views::meaning;

/// The register of suppliers on a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SupplierRegister {
    /// The day.
    pub on: Date,
    /// Every supplier, by code.
    pub suppliers: Vec<SupplierRow>,
}

/// A supplier.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SupplierRow {
    /// Its code.
    #[serde(serialize_with = "meaning::row_key")]
    pub code: String,
    /// Its name, unless it is a natural person.
    pub name: Option<String>,
    /// The natural person it is.
    pub person: Option<PersonId>,
    /// Its bank account.
    pub iban: Option<String>,
    /// Its number at the chamber of commerce.
    pub chamber_number: Option<String>,
    /// Its VAT id.
    pub vat_id: Option<String>,
    /// Within how many days of the date of its bill it is paid.
    #[serde(serialize_with = "meaning::given")]
    pub payment_term_days: Option<u16>,
    /// The event that says so.
    #[serde(serialize_with = "meaning::said_by")]
    pub position: Position,
    /// What was bought, by year.
    pub bought: Vec<BoughtInYear>,
    /// What is to be paid to it.
    pub open: Figure,
    /// What it owes by credit notes.
    pub owed_back: Figure,
}

/// What was bought in a year, after credit notes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct BoughtInYear {
    /// The year.
    #[serde(serialize_with = "meaning::row_key")]
    pub year: FiscalYear,
    /// How much.
    pub amount: Figure,
}

#[derive(Default)]
struct Trade {
    bought: BTreeMap<FiscalYear, Figure>,
    open: Figure,
    owed_back: Figure,
}

impl SupplierRegister {
    /// The register on a day.
    pub fn of(ledger: &Ledger, on: Date) -> SupplierRegister {
        let mut trades: BTreeMap<SupplierId, Trade> = BTreeMap::new();
        for (_, of) in ledger.expenses.all().filter(|(_, of)| of.on <= on) {
            let Some(supplier) = of.registered else { continue };
            let trade = trades.entry(supplier).or_default();
            let [open, ..] = open_on(of, on);
            trade.open.join(&open);
            let recorded = [(of.on, of.amount, of.position)].into_iter();
            let undone = of.withdrawn.map(|(day, position)| (day, -of.amount, position));
            buy(ledger, trade, recorded.chain(undone), on);
        }
        for (_, of) in ledger.supplier_credits.all().filter(|(_, of)| of.on <= on) {
            let registered = ledger.expenses.get(of.expense).and_then(|of| of.registered);
            let Some(supplier) = registered else { continue };
            let trade = trades.entry(supplier).or_default();
            trade.owed_back.push(of.amount - of.open, of.position);
            for (_, amount, position) in of.changes.iter().filter(|(day, ..)| *day <= on) {
                trade.owed_back.push(-*amount, *position);
            }
            let credited = [(of.on, -of.amount, of.position)].into_iter();
            let undone = of.withdrawn.map(|(day, position)| (day, of.amount, position));
            buy(ledger, trade, credited.chain(undone), on);
        }
        let all = ledger.suppliers.all();
        let known = all.filter_map(|(id, of)| Some((id, of, of.on(on)?)));
        let rows = known.map(|(id, of, stated)| {
            SupplierRow::of(of, stated, trades.remove(&id).unwrap_or_default())
        });
        let mut suppliers: Vec<SupplierRow> = rows.collect();
        suppliers.sort_by(|one, other| one.code.cmp(&other.code));
        SupplierRegister { on, suppliers }
    }
}

/// Counts what was bought by a day, in the years of its days.
fn buy(
    ledger: &Ledger,
    trade: &mut Trade,
    bought: impl Iterator<Item = (Date, crate::Money, Position)>,
    on: Date,
) {
    for (day, amount, position) in bought.filter(|(day, ..)| *day <= on) {
        if let Ok(year) = ledger.year_of(day) {
            trade.bought.entry(year).or_default().push(amount, position);
        }
    }
}

impl SupplierRow {
    fn of(supplier: &Supplier, stated: &Stated, trade: Trade) -> SupplierRow {
        let SupplierDetails { name, person, iban, chamber_number, vat_id, payment_term_days } =
            stated.details.clone();
        let Trade { bought, open, owed_back } = trade;
        let in_year =
            |(year, amount): (FiscalYear, Figure)| BoughtInYear { year, amount: amount.in_order() };
        SupplierRow {
            code: supplier.code.clone(),
            name,
            person,
            iban,
            chamber_number,
            vat_id,
            payment_term_days,
            position: stated.position,
            bought: bought.into_iter().map(in_year).collect(),
            open: open.in_order(),
            owed_back: owed_back.in_order(),
        }
    }
}
