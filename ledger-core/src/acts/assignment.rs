//! Putting what was booked on another budget line, or on one at all.
//!
//! Source: the covenant's article on planning and control: the budget is compared with what was realised, so what
//! was booked outside it, or on a wrong line, comes to stand where it belongs. Nothing is changed: the amount goes
//! from the one line to the other on the day of the act, in the year it belongs to.
//! Expenses on the new line / expenses on the old one; for income the other way around.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::accounts::Account;
use crate::acting::{self, Act, Acting, Who, Window};
use crate::acts::{commitment, expense, income};
use crate::balance::{self, Balance};
use crate::calendar::{Date, FiscalYear};
use crate::event::Event;
use crate::event_ref::EventRef;
use crate::fact::Fact;
use crate::ids::{CommitmentId, LineId, Position};
use crate::journal::{Memo, Posting};
use crate::ledger::Ledger;
use crate::misfit::{At, Misfit};
use crate::money::Money;
use crate::refusal::{Refusal, refusals};

/// Put an expense or other income on another budget line, or on a line if it is on none.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AssignLine {
    /// The event that recorded it: its position, or the number of the expense.
    pub position: EventRef,
    /// The code of the line on which it belongs.
    pub line: String,
    /// Why.
    pub reason: String,
}

/// What was booked was put on another budget line.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct LineAssigned {
    /// The position of the event that booked it.
    pub of: Position,
    /// The line it stood on, unless it was outside the budget.
    pub from: Option<LineId>,
    /// The line it stands on from then on.
    pub line: LineId,
    /// How much.
    pub amount: Money,
    /// Why.
    pub reason: String,
}

refusals! {
    /// Refusals about putting something on another line.
    AssignmentRefusal {
        Neither { position: Position } = "assignment.neither" PlanningAndControl:
            "the event at position {position} recorded no expense and no other income",
            "the position of an expense or of other income, as `log` shows it";
        OtherYear { position: Position, year: FiscalYear, last: Date } = "assignment.other-year" PlanningAndControl:
            "what position {position} booked belongs to {year}",
            "a day up to {last}, while the books of {year} are open";
        DrewOn { commitment: CommitmentId } = "assignment.drew-on" PlanningAndControl:
            "the expense drew on commitment {commitment}, which stands on its line",
            "correct the expense first, and record it on the other line";
        NothingThere { position: Position } = "assignment.nothing-there" PlanningAndControl:
            "nothing that position {position} booked is on another line",
            "what stands on another line, or on none";
    }
}

impl Act for AssignLine {
    fn decide(&self, by: &Acting<'_>) -> Result<Vec<Event>, Refusal> {
        by.allow(&[Who::ProjectLeader])?;
        by.dated(Window::Finance)?;
        by.posting()?;
        acting::line("reason", &self.reason, 400)?;
        let of = self.position.position(by)?;
        let booked = by.ledger.on_lines.get(of);
        let booked = booked.ok_or(AssignmentRefusal::Neither { position: of })?;
        booked.in_its_year(by, of)?;
        let line = match booked.kind {
            Kind::Expense => {
                let line = commitment::expense_line(by, &self.line)?;
                expense::key_adopted(by, booked.year)?;
                line
            }
            Kind::Income => income::income_line(by, booked.year, &self.line)?,
        };
        if let Some(commitment) = drawn_on(by, of) {
            return Err(AssignmentRefusal::DrewOn { commitment }.into());
        }
        // What is put off comes back on its line, and what a later act moved is no longer there.
        let elsewhere = booked.lines.iter().filter(|(on, _)| **on != Some(line));
        let elsewhere = elsewhere.map(|(from, left)| (*from, left.least_since(by.on)));
        let elsewhere = elsewhere.filter(|(_, amount)| *amount > Money::ZERO);
        let moved = elsewhere.map(|(from, amount)| {
            let reason = self.reason.clone();
            LineAssigned { of, from, line, amount, reason }.into()
        });
        let moved: Vec<Event> = moved.collect();
        match moved.is_empty() {
            true => Err(AssignmentRefusal::NothingThere { position: of }.into()),
            false => Ok(moved),
        }
    }
}

/// The commitment on which an expense drew, by the position of the expense.
fn drawn_on(by: &Acting<'_>, of: Position) -> Option<CommitmentId> {
    let (entry, _) = by.ledger.journal.of_event(of).next()?;
    let Memo::Expense(expense) = entry.memo else { return None };
    by.ledger.commitments.drawn_on_by(expense)
}

impl Fact for LineAssigned {
    fn evolve(self, at: At, ledger: &mut Ledger) -> Result<(), Misfit> {
        let LineAssigned { of, from, line, amount, reason: _ } = self;
        if ledger.budgets.line(line).is_none() || from == Some(line) || amount <= Money::ZERO {
            return Err(Misfit("it puts nothing on another line"));
        }
        let year = ledger.year_of(at.on)?;
        let booked = ledger.on_lines.get(of).ok_or(Misfit("nothing was booked there on a line"))?;
        if booked.year != year {
            return Err(Misfit("it is put on another line in another year"));
        }
        let account = booked.kind.account();
        let signed = match booked.kind {
            Kind::Expense => amount,
            Kind::Income => -amount,
        };
        ledger.on_lines.take(of, from, amount, at.on)?;
        ledger.on_lines.put(of, Some(line), amount, at.on)?;
        ledger.on_lines.moved.insert(at.position, Moved { of, from, line, amount });
        ledger.budgets.note_use(year, line, at.position);
        let postings = [
            Posting::debit(account, signed).on_line(line),
            Posting { line: from, ..Posting::credit(account, signed) },
        ];
        ledger.journal.post(at.position, at.on, year, Memo::LineAssigned(of), &postings)
    }

    fn amounts(&self) -> Vec<Money> {
        vec![self.amount]
    }
}

/// Whether something is cost or income.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Kind {
    /// An expense.
    Expense,
    /// Other income.
    Income,
}

impl Kind {
    fn account(self) -> Account {
        match self {
            Kind::Expense => Account::Expenses,
            Kind::Income => Account::OtherIncome,
        }
    }
}

/// What an event booked on a budget line or outside the budget, and where it stands.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Booked {
    /// The year it belongs to.
    pub year: FiscalYear,
    /// Cost or income.
    pub kind: Kind,
    /// What stood on each line on every day. What was credited or put off to the next year is on none.
    lines: BTreeMap<Option<LineId>, Balance>,
}

impl Booked {
    /// Refuses a day of another year than the one to which it belongs.
    pub(super) fn in_its_year(&self, by: &Acting<'_>, of: Position) -> Result<(), Refusal> {
        let year = self.year;
        match by.covenant.year_of(by.on) == year {
            true => Ok(()),
            false => {
                let last = by.covenant.calendar.last_day(year);
                Err(AssignmentRefusal::OtherYear { position: of, year, last }.into())
            }
        }
    }

    /// The line from which an act can take an amount: one that has it on the day of the act and since, or else the
    /// one that has most.
    pub(super) fn line_with(&self, amount: Option<Money>, on: Date) -> (Option<LineId>, &Balance) {
        let enough = |of: &(&Option<LineId>, &Balance)| {
            amount.is_some_and(|amount| of.1.least_since(on) >= amount)
        };
        let most =
            || self.lines.iter().max_by_key(|(_, left)| (left.least_since(on), left.total()));
        let found = self.lines.iter().rev().find(enough).or_else(most);
        found.map_or((None, &balance::NOTHING), |(line, left)| (*line, left))
    }

    /// What stands on a line on every day.
    pub(super) fn on_line(&self, line: Option<LineId>) -> &Balance {
        self.lines.get(&line).unwrap_or(&balance::NOTHING)
    }

    /// What stands on all lines together on the day of an act and ever since, at least.
    pub(super) fn least_since(&self, on: Date) -> Money {
        self.lines.values().map(|left| left.least_since(on)).sum()
    }

    /// The lines on which something stands at the end of a day, and how much.
    pub fn lines_on(&self, day: Date) -> impl Iterator<Item = (Option<LineId>, Money)> {
        let lines = self.lines.iter().map(move |(line, left)| (*line, left.on(day)));
        lines.filter(|(_, amount)| !amount.is_zero())
    }
}

/// What an event put on another line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Moved {
    pub(super) of: Position,
    pub(super) from: Option<LineId>,
    pub(super) line: LineId,
    pub(super) amount: Money,
}

/// Where everything stands that an event booked on a budget line or outside the budget.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct OnLines {
    booked: BTreeMap<Position, Booked>,
    moved: BTreeMap<Position, Moved>,
}

impl OnLines {
    /// What the event at a position booked, and where it stands.
    pub fn get(&self, of: Position) -> Option<&Booked> {
        self.booked.get(&of)
    }

    /// What an event put on another line.
    pub(super) fn moved_by(&self, position: Position) -> Option<Moved> {
        self.moved.get(&position).copied()
    }

    /// Notes what an event of a day booked on a line.
    pub(super) fn enter(
        &mut self,
        (of, on): (Position, Date),
        (year, kind): (FiscalYear, Kind),
        line: Option<LineId>,
        amount: Money,
    ) {
        let lines = [(line, [(on, amount)].into_iter().collect())].into();
        self.booked.insert(of, Booked { year, kind, lines });
    }

    /// Puts an amount on a line.
    pub(super) fn put(
        &mut self,
        of: Position,
        line: Option<LineId>,
        amount: Money,
        on: Date,
    ) -> Result<(), Misfit> {
        let booked = self.booked.get_mut(&of);
        let booked = booked.ok_or(Misfit("nothing was booked there on a line"))?;
        booked.lines.entry(line).or_default().change(on, amount)
    }

    /// Takes an amount from a line.
    pub(super) fn take(
        &mut self,
        of: Position,
        line: Option<LineId>,
        amount: Money,
        on: Date,
    ) -> Result<(), Misfit> {
        self.put(of, line, -amount, on)
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::acts::budget::LineKind;
    use crate::acts::expense::RecordExpense;
    use crate::acts::income::RecordOtherIncome;
    use crate::acts::subject::SubjectDraft;
    use crate::ids::ExpenseId;
    use crate::testing::{
        Given, LEADER, Ladder, Ladders, budget, command, dike, euros, financed, first_year,
        ladders, line,
    };
    use crate::views::budget::BudgetView;

    /// A budget with `paden` beside `dijken`. On 1 April 2020 expense 1 of 90.00 was recorded on `dijken`, and on
    /// 2 April expense 2 of 12.50 outside the budget.
    fn two_lines() -> Given {
        let mut with_paths = budget("2020");
        with_paths.lines.push(line("paden", LineKind::Expense, "100.00"));
        let costs =
            RecordExpense { line: None, paid: Some("NL-1".to_owned()), ..dike(euros("12.50")) };
        financed()
            .and_adopted("2020-02-20", SubjectDraft::BudgetRevision(with_paths))
            .and(LEADER, "2020-04-01", dike(euros("90.00")))
            .and(LEADER, "2020-04-02", costs)
    }

    fn assign(position: Value, line: &str) -> crate::Command {
        let data = json!({ "position": position, "line": line, "reason": "Verkeerd" });
        command("assign-line", data)
    }

    /// What was realised on each line by a day, and whether it is flagged.
    fn shown(given: &Given, on: &str) -> Vec<String> {
        let year = crate::testing::year("2020");
        let view = BudgetView::of(&given.ledger, year, crate::testing::day(on));
        let rows = view.income.iter().chain(&view.expenses);
        let rows = rows.filter(|row| !row.totals.actual.amount.is_zero());
        rows.map(|row| {
            let flag = if row.unbudgeted && row.totals.flagged { "!" } else { "" };
            format!("{} {}{flag}", row.code, row.totals.actual.amount)
        })
        .collect()
    }

    #[test]
    fn what_is_outside_the_budget_shows_until_it_is_on_a_line() {
        let given = two_lines();
        assert_eq!(shown(&given, "2020-05-01"), ["dijken 90.00", "4000 12.50!"]);
        given
            .when(LEADER, "2020-06-01", assign(json!({ "expense": 2 }), "paden"))
            .booked(["2020-06-01 4000:paden 12.50 4000 -12.50"]);
        let assigned = given.and(LEADER, "2020-06-01", assign(json!({ "expense": 2 }), "paden"));
        assert_eq!(shown(&assigned, "2020-05-31"), ["dijken 90.00", "4000 12.50!"]);
        assert_eq!(shown(&assigned, "2020-06-01"), ["dijken 90.00", "paden 12.50"]);
        // A wrong line is put right, and the expense is corrected only after that.
        let moved = assigned.and(LEADER, "2020-06-02", assign(json!({ "expense": 1 }), "paden"));
        assert_eq!(shown(&moved, "2020-06-02"), ["paden 102.50"]);
        let back = moved.and_corrected("2020-06-03", "line-assigned");
        assert_eq!(shown(&back, "2020-06-03"), ["dijken 90.00", "paden 12.50"]);
        let credit = json!({ "expense": 2, "amount": "2.50", "number": "C", "reason": "Retour" });
        let credited = back.told("2020-06-04", "credit-expense", credit);
        assert_eq!(shown(&credited, "2020-06-04"), ["dijken 90.00", "paden 10.00"]);
    }

    #[test]
    fn income_outside_the_budget_is_put_on_a_line() {
        let interest = RecordOtherIncome {
            line: None,
            amount: euros("3.20"),
            description: "Rente".to_owned(),
            bank_reference: "NL-2".to_owned(),
            bank_account: None,
        };
        let given = two_lines().and(LEADER, "2020-04-03", interest);
        assert_eq!(shown(&given, "2020-05-01"), ["8900 3.20!", "dijken 90.00", "4000 12.50!"]);
        let position = json!(given.last("other-income-received"));
        given
            .when(LEADER, "2020-06-01", assign(position, "overig"))
            .booked(["2020-06-01 8900:overig -3.20 8900 3.20"]);
    }

    #[test]
    pub(crate) fn each_rule_says_no_in_its_turn() -> Ladders {
        let nothing = json!({ "position": 0, "line": "overig", "reason": "" });
        let given = two_lines();
        let position = given.ledger.expenses.get(ExpenseId(1)).unwrap().position;
        let enter = json!({
            "line": "dijken", "amount": "10.00", "supplier": "Fictief", "description": "Dijk",
        });
        let drawing = RecordExpense { commitment: Some(CommitmentId(1)), ..dike(euros("10.00")) };
        let drew = two_lines().told("2020-04-01", "enter-commitment", enter).and(
            LEADER,
            "2020-04-02",
            drawing,
        );
        let drawn = json!({ "position": { "expense": 3 }, "line": "paden", "reason": "Verkeerd" });
        ladders([
            Ladder::from_below(first_year(), "assign-line", nothing.clone())
                .leader_within("2020-02-01", Some("2023-01-01"))
                .refuses_until("text.empty", "/reason", "Verkeerd")
                .refuses("assignment.neither")
                .stuck(),
            Ladder::new(given, "assign-line", nothing)
                .with("/reason", "Verkeerd")
                .on("2021-01-05")
                .says(
                    "assignment.neither: the event at position 0 recorded no expense and no other \
                     income",
                    "the position of an expense or of other income, as `log` shows it",
                )
                .with("/position", json!({ "expense": 1 }))
                .says(
                    &format!(
                        "assignment.other-year: what position {position} booked belongs to 2020"
                    ),
                    "a day up to 2020-12-31, while the books of 2020 are open",
                )
                .on("2020-06-01")
                .refuses_until("expense.no-line", "/line", "dijken")
                .says(
                    &format!(
                        "assignment.nothing-there: nothing that position {position} booked is on \
                         another line"
                    ),
                    "what stands on another line, or on none",
                )
                .with("/line", "paden")
                .accepted(),
            Ladder::new(drew, "assign-line", drawn)
                .says(
                    "assignment.drew-on: the expense drew on commitment 1, which stands on its line",
                    "correct the expense first, and record it on the other line",
                )
                .instead(|given| given.and_corrected("2020-06-01", "expense-recorded")),
        ])
    }
}
