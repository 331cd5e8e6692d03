//! Cost between two years: part of an expense that is cost of the next year, and cost of a year for a bill that is
//! still to come.
//!
//! Source: sound bookkeeping: cost belongs to the year in which what was bought is used. Both are booked back on the
//! first day of the next year, by an entry that the act makes at once. Prepaid costs / expenses, and back; expenses /
//! bills to be received, and back.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::accounts::Account;
use crate::acting::{self, Act, Acting, Who, Window};
use crate::acts::{commitment, expense};
use crate::calendar::{Date, FiscalYear};
use crate::event::Event;
use crate::fact::Fact;
use crate::facts::TakenFrom;
use crate::ids::{ExpenseId, LineId, Position};
use crate::journal::{Memo, Posting};
use crate::ledger::Ledger;
use crate::misfit::{At, Misfit};
use crate::money::Money;
use crate::refusal::{Refusal, refusals};
use crate::warning::Warning;

/// Put off part of an expense that is cost of the next year, until its first day.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DeferExpense {
    /// The number of the expense.
    pub expense: ExpenseId,
    /// How much of it is cost of the next year.
    pub amount: Money,
    /// Why.
    pub reason: String,
}

/// Count a bill that is still to come as cost of the year; the next year is relieved of it on its first day.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AccrueExpense {
    /// The code of the budget line.
    pub line: String,
    /// How much the bill will come to.
    pub amount: Money,
    /// What for, and from whom.
    pub description: String,
}

/// Part of an expense was put off to the next year.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ExpenseDeferred {
    /// The expense.
    pub expense: ExpenseId,
    /// The line it stands on, unless it is outside the budget.
    pub line: Option<LineId>,
    /// How much.
    pub amount: Money,
    /// Why.
    pub reason: String,
}

/// A bill still to come was counted as cost of the year.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ExpenseAccrued {
    /// The budget line.
    pub line: LineId,
    /// How much.
    pub amount: Money,
    /// What for, and from whom.
    pub description: String,
}

refusals! {
    /// Refusals about cost between two years.
    AccrualRefusal {
        LastYear { year: FiscalYear } = "accrual.last-year" Term:
            "{year} is the last year of the covenant, and no cost goes over its end",
            "an earlier year; of the last one all cost is its own";
        NothingLeft { expense: ExpenseId } = "accrual.nothing-left" Bookkeeping:
            "nothing of expense {expense} is left to put off",
            "an expense of which not everything is credited or put off";
        MoreThanLeft { expense: ExpenseId, amount: Money, left: Money } = "accrual.more-than-left" Bookkeeping:
            "{amount} is more than the {left} of expense {expense} that is not credited or put off",
            "at most {left}";
    }
}

/// Refuses an act of the last year of the covenant, after which there is none to put anything off to.
fn before_last_year(by: &Acting<'_>) -> Result<FiscalYear, Refusal> {
    let year = by.covenant.year_of(by.on);
    match year < by.covenant.last_year() {
        true => Ok(year),
        false => Err(AccrualRefusal::LastYear { year }.into()),
    }
}

impl Act for DeferExpense {
    fn decide(&self, by: &Acting<'_>) -> Result<Vec<Event>, Refusal> {
        by.allow(&[Who::ProjectLeader])?;
        by.dated(Window::Finance)?;
        by.posting()?;
        acting::amount("amount", self.amount)?;
        acting::line("reason", &self.reason, 400)?;
        before_last_year(by)?;
        let expense = self.expense;
        let recorded = expense::recorded_by(by, expense)?;
        let none = || AccrualRefusal::NothingLeft { expense };
        let booked = by.ledger.on_lines.get(recorded.position).ok_or_else(none)?;
        booked.in_its_year(by, recorded.position)?;
        let (line, left) = booked.line_with(Some(self.amount), by.on);
        let more = |amount, left| AccrualRefusal::MoreThanLeft { expense, amount, left };
        let from = TakenFrom::Booked(recorded.position);
        let amount = by.take(from, left, Some(self.amount), none(), more)?;
        let reason = self.reason.clone();
        Ok(vec![ExpenseDeferred { expense, line, amount, reason }.into()])
    }
}

impl Act for AccrueExpense {
    fn decide(&self, by: &Acting<'_>) -> Result<Vec<Event>, Refusal> {
        by.allow(&[Who::ProjectLeader])?;
        by.dated(Window::Finance)?;
        by.posting()?;
        let line = commitment::expense_line(by, &self.line)?;
        acting::amount("amount", self.amount)?;
        acting::line("description", &self.description, 200)?;
        let year = before_last_year(by)?;
        expense::key_adopted(by, year)?;
        let AccrueExpense { amount, description, .. } = self.clone();
        Ok(vec![ExpenseAccrued { line, amount, description }.into()])
    }

    fn warnings(&self, by: &Acting<'_>) -> Vec<Warning> {
        let line = by.ledger.budgets.find(&self.line);
        let over = line.and_then(|line| commitment::over_budget(by, line, self.amount));
        over.into_iter().collect()
    }
}

/// The first day of the year after one.
pub(super) fn first_day_after(ledger: &Ledger, year: FiscalYear) -> Result<Date, Misfit> {
    let covenant = ledger.covenant().ok_or(Misfit("there is no covenant yet"))?;
    Ok(covenant.calendar.first_day(year.next()))
}

/// What is booked on the day of an act, and back on the first day of the next year.
fn book(
    ledger: &mut Ledger,
    (memo, released): (Memo, Memo),
    postings: [Posting; 2],
    at: At,
) -> Result<(), Misfit> {
    let year = ledger.year_of(at.on)?;
    let starts = first_day_after(ledger, year)?;
    for line in postings.iter().filter_map(|posting| posting.line) {
        for year in [year, year.next()] {
            ledger.budgets.note_use(year, line, at.position);
        }
    }
    let back = postings.map(|posting| Posting { amount: -posting.amount, ..posting });
    ledger.journal.post(at.position, at.on, year, memo, &postings)?;
    ledger.journal.post(at.position, starts, year.next(), released, &back)
}

impl Fact for ExpenseDeferred {
    fn evolve(self, at: At, ledger: &mut Ledger) -> Result<(), Misfit> {
        let ExpenseDeferred { expense, line, amount, reason } = self;
        let recorded = ledger.expenses.get(expense).ok_or(Misfit("there is no such expense"))?;
        let (of, year) = (recorded.position, ledger.year_of(at.on)?);
        if amount <= Money::ZERO || recorded.year != year {
            return Err(Misfit("it puts off nothing, or in another year"));
        }
        let description = recorded.description.clone();
        let starts = first_day_after(ledger, year)?;
        ledger.on_lines.take(of, line, amount, at.on)?;
        ledger.on_lines.put(of, line, amount, starts)?;
        let kind = AccrualKind::Deferred { expense, reason };
        ledger.accruals.add(Accrual { kind, line, amount, description, ..Accrual::of(year, at) });
        let memos = (Memo::ExpenseDeferred(expense), Memo::DeferralReleased(expense));
        let cost = Posting { line, ..Posting::credit(Account::Expenses, amount) };
        book(ledger, memos, [Posting::debit(Account::PrepaidCosts, amount), cost], at)
    }

    fn amounts(&self) -> Vec<Money> {
        vec![self.amount]
    }
}

impl Fact for ExpenseAccrued {
    fn evolve(self, at: At, ledger: &mut Ledger) -> Result<(), Misfit> {
        let ExpenseAccrued { line, amount, description } = self;
        if amount <= Money::ZERO || ledger.budgets.line(line).is_none() {
            return Err(Misfit("it is no cost on a budget line"));
        }
        let accrued = Accrual::of(ledger.year_of(at.on)?, at);
        let of_line = Some(line);
        ledger.accruals.add(Accrual { line: of_line, amount, description, ..accrued });
        let memos = (Memo::ExpenseAccrued(line), Memo::AccrualReleased(line));
        let cost = Posting::debit(Account::Expenses, amount).on_line(line);
        book(ledger, memos, [cost, Posting::credit(Account::AccruedCosts, amount)], at)
    }

    fn amounts(&self) -> Vec<Money> {
        vec![self.amount]
    }
}

/// Why cost stands between two years.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum AccrualKind {
    /// Part of an expense is cost of the next year, for a reason.
    Deferred {
        /// The expense.
        expense: ExpenseId,
        /// Why.
        reason: String,
    },
    /// A bill of the year is still to come.
    Accrued,
}

/// Cost between two years.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Accrual {
    /// Why.
    pub kind: AccrualKind,
    /// The year that ends; in the next one it is booked back.
    pub year: FiscalYear,
    /// The budget line, unless it is outside the budget.
    pub line: Option<LineId>,
    /// How much.
    pub amount: Money,
    /// What for.
    pub description: String,
    /// The day.
    pub on: Date,
    /// When and by which event it was corrected away, if it was.
    pub withdrawn: Option<(Date, Position)>,
    /// The event.
    pub position: Position,
}

impl Accrual {
    fn of(year: FiscalYear, at: At) -> Accrual {
        let At { on, position, .. } = at;
        let (line, amount, description) = (None, Money::ZERO, String::new());
        let kind = AccrualKind::Accrued;
        Accrual { kind, year, line, amount, description, on, withdrawn: None, position }
    }
}

/// All cost between two years.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Accruals {
    all: Vec<Accrual>,
    places: BTreeMap<Position, usize>,
}

impl Accruals {
    /// All, in the order recorded.
    pub fn all(&self) -> &[Accrual] {
        &self.all
    }

    /// What an event put between two years.
    pub fn get(&self, position: Position) -> Option<&Accrual> {
        self.all.get(*self.places.get(&position)?)
    }

    fn add(&mut self, accrual: Accrual) {
        self.places.insert(accrual.position, self.all.len());
        self.all.push(accrual);
    }

    /// Takes away what was recorded wrongly.
    pub(super) fn withdraw(&mut self, position: Position, at: At) -> Result<Accrual, Misfit> {
        let place = self.places.get(&position).copied();
        let accrual = place.and_then(|place| self.all.get_mut(place));
        let accrual = accrual.ok_or(Misfit("nothing was put off or counted there"))?;
        match accrual.withdrawn.replace((at.on, at.position)) {
            Some(_) => Err(Misfit("it was taken away already")),
            None => Ok(accrual.clone()),
        }
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use serde_json::json;

    use super::*;
    use crate::testing::{
        Given, LEADER, Ladder, Ladders, close, dike, euros, first_year, ladders, year,
    };

    fn defer(amount: &str) -> DeferExpense {
        let (expense, amount) = (ExpenseId(1), euros(amount));
        DeferExpense { expense, amount, reason: "Tot en met april".to_owned() }
    }

    fn accrue(amount: &str) -> AccrueExpense {
        AccrueExpense {
            line: "dijken".to_owned(),
            amount: euros(amount),
            description: "Nota december".to_owned(),
        }
    }

    fn results(given: &Given) -> [Money; 2] {
        ["2020", "2021"].map(|of| given.ledger.journal.result(year(of)))
    }

    #[test]
    fn cost_goes_to_the_year_to_which_it_belongs() {
        first_year().when(LEADER, "2020-12-31", defer("800.00")).booked([
            "2020-12-31 1400 800.00 4000:dijken -800.00",
            "2021-01-01 1400 -800.00 4000:dijken 800.00",
        ]);
        first_year().when(LEADER, "2020-12-31", accrue("50.00")).booked([
            "2020-12-31 4000:dijken 50.00 1610 -50.00",
            "2021-01-01 4000:dijken -50.00 1610 50.00",
        ]);
        let both = first_year().and(LEADER, "2020-12-31", defer("800.00")).and(
            LEADER,
            "2020-12-31",
            accrue("50.00"),
        );
        assert_eq!(results(&both), [euros("1937.65"), euros("-750.00")]);
        let corrected = both
            .and_corrected("2020-12-31", "expense-deferred")
            .and_corrected("2020-12-31", "expense-accrued");
        assert_eq!(results(&corrected), results(&first_year()));
        corrected.and(LEADER, "2020-12-31", defer("1812.35"));
        // Once it is back in its year the expense can be corrected as a whole.
        let gone = both.and_corrected("2021-01-01", "expense-recorded");
        assert_eq!(results(&gone), [euros("1937.65"), euros("1062.35")]);
        let correct = json!({ "position": { "expense": 1 }, "reason": "Onjuist" });
        let correct = crate::testing::command("correct-act", correct);
        both.when(LEADER, "2020-12-31", correct).refusal().unwrap();
        let closed = both.and(LEADER, "2021-01-05", close("2020"));
        assert_eq!(closed.ledger.journal.balance(Account::PrepaidCosts), Money::ZERO);
        assert_eq!(closed.ledger.journal.balance(Account::AccruedCosts), Money::ZERO);
    }

    #[test]
    pub(crate) fn each_rule_says_no_in_its_turn() -> Ladders {
        let nothing = json!({ "expense": 9, "amount": "0", "reason": "" });
        let credit = json!({ "expense": 1, "number": "CN-1", "reason": "Niet geleverd" });
        let all = first_year().told("2020-05-01", "credit-expense", credit);
        let most = first_year().and(LEADER, "2020-05-01", defer("1812.00"));
        let empty = json!({ "line": "overig", "amount": "0", "description": "" });
        ladders([
            Ladder::from_below(first_year(), "defer-expense", nothing)
                .leader_within("2020-02-01", Some("2023-01-01"))
                .on("2022-06-01")
                .refuses_until("amount.not-positive", "/amount", "1812.36")
                .refuses_until("text.empty", "/reason", "Volgend jaar")
                .says(
                    "accrual.last-year: 2022 is the last year of the covenant, and no cost goes \
                     over its end",
                    "an earlier year; of the last one all cost is its own",
                )
                .on("2021-06-01")
                .refuses_until("expense.unknown", "/expense", 1)
                .refuses("assignment.other-year")
                .on("2020-06-01")
                .says(
                    "accrual.more-than-left: 1812.36 is more than the 1812.35 of expense 1 that is \
                     not credited or put off",
                    "at most 1812.35",
                )
                .with("/amount", "1812.35")
                .accepted(),
            Ladder::new(all, "defer-expense", json!(defer("1.00")))
                .says(
                    "accrual.nothing-left: nothing of expense 1 is left to put off",
                    "an expense of which not everything is credited or put off",
                )
                .after(|given| given.and(LEADER, "2020-06-01", dike(euros("1.00"))))
                .with("/expense", 2)
                .accepted(),
            Ladder::new(most, "defer-expense", json!(defer("0.36")))
                .refuses_until("date.taken-since", "/amount", "0.35")
                .accepted(),
            Ladder::from_below(first_year(), "accrue-expense", empty)
                .leader_within("2020-02-01", Some("2023-01-01"))
                .refuses_until("expense.no-line", "/line", "dijken")
                .refuses_until("amount.not-positive", "/amount", "1.00")
                .refuses_until("text.empty", "/description", "Nota december")
                .accepted(),
        ])
    }
}
