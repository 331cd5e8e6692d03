//! How the expenses of a year are told: a table of rows, each recorded when its invoice comes in and
//! paid some weeks later.

use ledger_core::acts::expense::RecordExpense;
use ledger_core::{ExpenseId, Money, SubsidyId};

use super::school_year::SchoolYear;
use super::telling::{LEADER, Telling};

pub(super) const ACCOUNTANT: &str = "Fictief Accountantskantoor Balans";
pub(super) const ADVIES: &str = "Fictief Adviesbureau Talentlijn";
pub(super) const BANK: &str = "Fictieve Bank Rijnstroom";
pub(super) const BOEKEN: &str = "Fictieve Boekhandel Letterrijk";
pub(super) const BUREAU: &str = "Fictief Onderwijsbureau Het Kompas";
pub(super) const CATERING: &str = "Fictieve Catering Smaakvol";
pub(super) const DRUKKER: &str = "Fictieve Drukkerij De Zetter";
pub(super) const FILM: &str = "Fictief Filmbureau Scherp";
pub(super) const KANTOOR: &str = "Fictieve Kantoorwinkel Paperclip";
pub(super) const LAB: &str = "Fictief Leerlab De Proef";
pub(super) const ONDERZOEK: &str = "Fictief Onderzoeksbureau Peil";
pub(super) const ONTWERP: &str = "Fictief Ontwerpatelier Lijn";
pub(super) const SPREKERS: &str = "Fictief Sprekersbureau Podium";
pub(super) const TECHNIEK: &str = "Fictieve Techniekwinkel Schakel";
pub(super) const THEATER: &str = "Fictief Theater De Vonk";
pub(super) const TRAINERS: &str = "Fictief Trainersbureau Samen Leren";
pub(super) const VERVOER: &str = "Fictief Busbedrijf Rondrit";
pub(super) const VERZEKERAAR: &str = "Fictieve Verzekeraar Schild";
pub(super) const WEBBUREAU: &str = "Fictief Webbureau Pixelhuis";
pub(super) const ZAAL: &str = "Fictieve Zaalverhuur Het Trefpunt";

/// An expense of a year.
pub(super) struct Row {
    month: u32,
    day: i32,
    line: &'static str,
    cents: i64,
    supplier: &'static str,
    description: &'static str,
    /// After how many days it is recorded.
    noticed: i32,
}

/// An expense that arose on a day, given as month and day, with its amount in cents.
pub(super) const fn row(
    month: u32,
    day: i32,
    line: &'static str,
    cents: i64,
    supplier: &'static str,
    description: &'static str,
) -> Row {
    // Some invoices come sooner than others; the same every time.
    Row { month, day, line, cents, supplier, description, noticed: (cents % 5) as i32 }
}

impl Row {
    /// The same expense, but its invoice comes only after so many days.
    pub(super) const fn noticed_after(self, days: i32) -> Row {
        Row { noticed: days, ..self }
    }
}

/// Expenses from this amount on are paid in two parts.
const PAID_IN_TWO_PARTS_FROM: Money = Money::from_euros(9_000);

impl Telling<'_> {
    /// The expenses of a year, recorded and paid.
    pub(super) fn expenses(&mut self, year: SchoolYear<'_>, rows: &[Row]) {
        for row in rows {
            let (on, amount) = (year.on(row.month, row.day), Money::from_cents(row.cents));
            let noticed = on.plus_days(row.noticed);
            let paid = noticed.plus_days(12 + (row.cents / 100 % 17) as i32);
            let record = RecordExpense {
                line: row.line.to_owned(),
                amount,
                supplier: row.supplier.to_owned(),
                description: row.description.to_owned(),
                commitment: None,
                subsidy: None,
            };
            let expense = ExpenseId(self.record(LEADER, on, noticed, record));
            if amount < PAID_IN_TWO_PARTS_FROM {
                self.pay(paid, expense, None);
            } else {
                self.pay(paid, expense, Some(Money::from_cents(row.cents / 2)));
                self.pay(paid.plus_days(30), expense, None);
            }
        }
    }

    /// What the project leader costs: the same amount for each of these months, of which a subsidy bears
    /// the first so many.
    pub(super) fn project_leadership(
        &mut self,
        year: SchoolYear<'_>,
        months: &[(u32, &str)],
        cents: i64,
        (subsidy, borne): (SubsidyId, usize),
    ) {
        for (place, (month, name)) in months.iter().enumerate() {
            let on = year.on(*month, 26);
            let record = RecordExpense {
                line: "projectleiding".to_owned(),
                amount: Money::from_cents(cents),
                supplier: BUREAU.to_owned(),
                description: format!("Inzet projectleider in {name}"),
                commitment: None,
                subsidy: (place < borne).then_some(subsidy),
            };
            let expense = ExpenseId(self.record(LEADER, on, on.plus_days(3), record));
            self.pay(on.plus_days(20), expense, None);
        }
    }
}

/// The months of a school year, in order.
pub(super) const MONTHS: [(u32, &str); 12] = [
    (8, "augustus"),
    (9, "september"),
    (10, "oktober"),
    (11, "november"),
    (12, "december"),
    (1, "januari"),
    (2, "februari"),
    (3, "maart"),
    (4, "april"),
    (5, "mei"),
    (6, "juni"),
    (7, "juli"),
];
