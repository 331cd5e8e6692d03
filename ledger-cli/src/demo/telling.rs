//! The one who tells the story: subject by subject, in any order. In the end all of it is put in the
//! order in which it is recorded, and what the ledger numbers gets its number.

use std::collections::BTreeMap;

use ledger_core::acts::{expense::PayExpense, income::RecordOtherIncome};
use ledger_core::{
    Command, Date, Definition, ExpenseId, FiscalYear, InvoiceNumber, Moment, Money, PaymentId,
};

use super::Step;
use super::documents::Paper;
use super::numbers::{Counts, Numbers};
use super::school_year::workday;

/// Who records nearly everything.
pub(super) const LEADER: &str = "project-leader";

/// What is told so far.
///
/// While telling, proposals, expenses, payments and decisions are numbered in the order told; in
/// [`Telling::steps`] each gets the number the ledger gives it.
pub(super) struct Telling<'a> {
    pub(super) definition: &'a Definition,
    /// The codes of the parties and of those that acceded, in the order of the register.
    pub(super) partners: Vec<String>,
    /// What a partner paid too much, until an invoice takes it.
    pub(super) credits: BTreeMap<String, (PaymentId, Money)>,
    /// From which day a partner that leaves is a party no more.
    pub(super) leaves: BTreeMap<String, Date>,
    /// The invoices of contributions.
    pub(super) invoices: BTreeMap<(String, FiscalYear), InvoiceNumber>,
    told: Vec<Told>,
    counts: Counts,
    bank_entries: BTreeMap<Date, u32>,
}

/// Something that is recorded on a day.
struct Told {
    recorded: Date,
    what: What,
}

#[expect(clippy::large_enum_variant, reason = "nearly everything told is the large one")]
enum What {
    Record { actor: &'static str, on: Date, command: Command, number: u32 },
    Correct { expense: ExpenseId, on: Date, reason: &'static str },
    Report { year: FiscalYear, period: u8 },
    Attach { paper: &'static Paper },
}

impl<'a> Telling<'a> {
    /// Nothing told yet.
    pub(super) fn new(definition: &'a Definition) -> Telling<'a> {
        Telling {
            definition,
            partners: definition.parties.iter().map(|party| party.code.clone()).collect(),
            credits: BTreeMap::new(),
            leaves: BTreeMap::new(),
            invoices: BTreeMap::new(),
            told: Vec::new(),
            counts: Counts::default(),
            bank_entries: BTreeMap::new(),
        }
    }

    /// The project leader records something on the day it happens, or after the weekend.
    pub(super) fn leader(&mut self, on: Date, command: impl Into<Command>) -> u32 {
        self.record(LEADER, on, on, command)
    }

    /// Somebody records something so many days after it happened. Returns its number in the order
    /// told, if it is something the ledger numbers.
    pub(super) fn record(
        &mut self,
        actor: &'static str,
        on: Date,
        recorded: Date,
        command: impl Into<Command>,
    ) -> u32 {
        let command = command.into();
        let number = self.counts.next(&command);
        let what = What::Record { actor, on, command, number };
        self.told.push(Told { recorded: workday(recorded), what });
        number
    }

    /// The project leader corrects an expense that was recorded wrongly.
    pub(super) fn correct(&mut self, expense: ExpenseId, on: Date, reason: &'static str) {
        let what = What::Correct { expense, on, reason };
        self.told.push(Told { recorded: workday(on), what });
    }

    /// Whether a partner has left by a day.
    pub(super) fn has_left(&self, partner: &str, on: Date) -> bool {
        self.leaves.get(partner).is_some_and(|from| *from <= on)
    }

    /// The invoice of a partner's contribution for a year.
    pub(super) fn invoice_of(&self, partner: &str, year: FiscalYear) -> Option<InvoiceNumber> {
        self.invoices.get(&(partner.to_owned(), year)).copied()
    }

    /// The project leader issues a monitoring report.
    pub(super) fn report(&mut self, year: FiscalYear, period: u8, issued: Date) {
        self.told.push(Told { recorded: workday(issued), what: What::Report { year, period } });
    }

    /// The project leader attaches a document.
    pub(super) fn attach(&mut self, on: Date, paper: &'static Paper) {
        self.told.push(Told { recorded: workday(on), what: What::Attach { paper } });
    }

    /// Other income comes in, seen on the next day's bank statement.
    pub(super) fn income(&mut self, on: Date, line: &str, amount: Money, description: &str) {
        let on = workday(on);
        let income = RecordOtherIncome {
            line: line.to_owned(),
            amount,
            description: description.to_owned(),
            bank_reference: self.bank_reference(on),
        };
        self.record(LEADER, on, on.plus_days(1), income);
    }

    /// An expense is paid, wholly or in part, and seen on the next day's bank statement.
    pub(super) fn pay(&mut self, on: Date, expense: ExpenseId, amount: Option<Money>) {
        let on = workday(on);
        let bank_reference = self.bank_reference(on);
        self.record(LEADER, on, on.plus_days(1), PayExpense { expense, amount, bank_reference });
    }

    /// A fictional reference for the next bank entry of a day.
    pub(super) fn bank_reference(&mut self, on: Date) -> String {
        let number = self.bank_entries.entry(on).or_default();
        *number += 1;
        format!("fictief {on} nr {number}")
    }

    /// All that was told, in the order of recording, with the numbers the ledger will give.
    pub(super) fn steps(mut self) -> Vec<Step> {
        self.told.sort_by_key(|told| told.recorded);
        let mut numbers = Numbers::default();
        let mut clock = Clock::default();
        let steps = self.told.into_iter().map(|Told { recorded, what }| {
            let at = clock.next(recorded);
            match what {
                What::Record { actor, on, mut command, number } => {
                    numbers.put_into(&mut command);
                    numbers.give(number, &command);
                    Step::Record { at, actor, on, command }
                }
                What::Correct { expense, on, reason } => {
                    let expense = numbers.expense(expense);
                    Step::CorrectExpense { at, on, expense, reason }
                }
                What::Report { year, period } => Step::IssueReport { at, year, period },
                What::Attach { paper } => Step::Attach { at, paper },
            }
        });
        steps.collect()
    }
}

/// The moments of a day: the first act at nine, then one every three minutes.
#[derive(Default)]
struct Clock {
    last: Option<(Date, i64)>,
}

impl Clock {
    const NINE: i64 = -3 * 60 * 60 * 1000;
    const STEP: i64 = 3 * 60 * 1000;

    fn next(&mut self, day: Date) -> Moment {
        let place = match self.last {
            Some((last, place)) if last == day => place + 1,
            _ => 0,
        };
        self.last = Some((day, place));
        Moment::from_millis(Moment::noon(day).millis() + Self::NINE + place * Self::STEP)
    }
}
