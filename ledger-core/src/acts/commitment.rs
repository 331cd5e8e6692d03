//! Commitments (*verplichtingen*) on budget lines: entered when something is ordered, drawn down by the
//! expenses that follow, and released when nothing more will come.
//!
//! Source: the covenant's article on planning and control: what is already promised is shown beside
//! what was spent. A commitment posts nothing.

use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::acting::{self, Act, Acting, Who, Window};
use crate::acts::budget::LineKind;
use crate::acts::expense::{ExpenseRefusal, bill};
use crate::balance::Balance;
use crate::calendar::{Date, FiscalYear};
use crate::event::Event;
use crate::fact::Fact;
use crate::facts::TakenFrom;
use crate::ids::{CommitmentId, ExpenseId, LineId, Position};
use crate::ledger::Ledger;
use crate::misfit::{At, Misfit};
use crate::money::Money;
use crate::refusal::{Refusal, refusals};
use crate::warning::Warning;

/// Enter what was promised on a budget line of the year that the day falls in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EnterCommitment {
    /// The code of the budget line.
    pub line: String,
    /// How much was promised.
    pub amount: Money,
    /// To whom.
    pub supplier: String,
    /// What for.
    pub description: String,
}

/// Change how much a commitment comes to in all.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangeCommitment {
    /// The number of the commitment.
    pub commitment: CommitmentId,
    /// How much it is in all, with what was drawn from it already.
    pub amount: Money,
    /// Why.
    pub reason: String,
}

/// Release what is left of a commitment: no more expenses will draw on it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReleaseCommitment {
    /// The number of the commitment.
    pub commitment: CommitmentId,
    /// Why.
    pub reason: String,
}

/// A commitment was entered.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct CommitmentEntered {
    /// Its number.
    pub commitment: CommitmentId,
    /// The budget line.
    pub line: LineId,
    /// How much.
    pub amount: Money,
    /// To whom.
    pub supplier: String,
    /// What for.
    pub description: String,
}

/// A commitment became more or less.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct CommitmentChanged {
    /// The commitment.
    pub commitment: CommitmentId,
    /// How much it is in all.
    pub amount: Money,
    /// Why.
    pub reason: String,
}

/// An expense drew on a commitment.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct CommitmentDrawn {
    /// The commitment.
    pub commitment: CommitmentId,
    /// The expense.
    pub expense: ExpenseId,
    /// How much.
    pub amount: Money,
}

/// What was left of a commitment was released.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct CommitmentReleased {
    /// The commitment.
    pub commitment: CommitmentId,
    /// How much was left.
    pub amount: Money,
    /// Why.
    pub reason: String,
}

refusals! {
    /// Refusals about commitments.
    CommitmentRefusal {
        Unknown { commitment: CommitmentId } = "commitment.unknown" PlanningAndControl:
            "there is no commitment {commitment}",
            "the number of a commitment that was entered";
        BeforeLast { commitment: CommitmentId, last: Date } = "commitment.before-last" Bookkeeping:
            "something was recorded of commitment {commitment} on {last}, after that day",
            "a day from {last}";
        OtherLine { commitment: CommitmentId, line: String } = "commitment.other-line" PlanningAndControl:
            "commitment {commitment} stands on line `{line}`",
            "the same line, or no commitment";
        NothingLeft { commitment: CommitmentId } = "commitment.nothing-left" PlanningAndControl:
            "nothing is left of commitment {commitment}",
            "a commitment of which something is left";
        LessThanDrawn { commitment: CommitmentId, amount: Money, drawn: Money } = "commitment.less-than-drawn" PlanningAndControl:
            "{amount} is less than the {drawn} that was drawn from commitment {commitment}",
            "at least {drawn}";
        Same { commitment: CommitmentId, amount: Money } = "commitment.same" PlanningAndControl:
            "commitment {commitment} is {amount} already",
            "another amount";
    }
}

impl Act for EnterCommitment {
    fn decide(&self, by: &Acting<'_>) -> Result<Vec<Event>, Refusal> {
        by.allow(&[Who::ProjectLeader])?;
        by.dated(Window::Finance)?;
        by.posting()?;
        let line = expense_line(by, &self.line)?;
        acting::amount("amount", self.amount)?;
        acting::line("supplier", &self.supplier, 200)?;
        acting::line("description", &self.description, 200)?;
        let commitment = by.ledger.commitments.next_id();
        let EnterCommitment { amount, supplier, description, .. } = self.clone();
        Ok(vec![CommitmentEntered { commitment, line, amount, supplier, description }.into()])
    }

    fn warnings(&self, by: &Acting<'_>) -> Vec<Warning> {
        let line = by.ledger.budgets.find(&self.line);
        line.and_then(|line| over_budget(by, line, self.amount)).into_iter().collect()
    }
}

/// The line for expenses with a code in the budget of the year of the act.
pub(super) fn expense_line(by: &Acting<'_>, code: &str) -> Result<LineId, Refusal> {
    let year = by.covenant.year_of(by.on);
    match by.ledger.budgets.find_in(year, by.on, code) {
        Some((line, LineKind::Expense)) => Ok(line),
        Some((_, LineKind::Contributions | LineKind::OtherIncome | LineKind::Subsidies)) | None => {
            let lines = by.ledger.budgets.codes(year, by.on, LineKind::Expense);
            Err(ExpenseRefusal::NoLine { line: acting::shown(code), year, lines }.into())
        }
    }
}

/// A warning if with so much more a line goes over its budget in the year of the act.
pub(super) fn over_budget(by: &Acting<'_>, line: LineId, more: Money) -> Option<Warning> {
    let year = by.covenant.year_of(by.on);
    let mut lines = by.ledger.budgets.on(year, by.on)?.lines.iter();
    let plan = &lines.find(|of| of.line == line)?.plan;
    let committed = by.ledger.commitments.left_on(year, line);
    let used = by.ledger.journal.line_balance(year, line) + committed + more;
    (more > Money::ZERO && used > plan.amount).then(|| Warning::OverBudget {
        line: plan.code.clone(),
        year,
        used,
        budget: plan.amount,
    })
}

/// A commitment to which nothing happened after the day of the act, of what `last` gives the last day.
fn unchanged_since<'a>(
    by: &Acting<'a>,
    commitment: CommitmentId,
    last: impl Fn(&Commitment) -> Option<Date>,
) -> Result<&'a Commitment, Refusal> {
    let found = by.ledger.commitments.get(commitment);
    let found = found.ok_or(CommitmentRefusal::Unknown { commitment })?;
    match last(found).filter(|last| by.on < *last) {
        Some(last) => Err(CommitmentRefusal::BeforeLast { commitment, last }.into()),
        None => Ok(found),
    }
}

/// All that an act can take from what is left of a commitment.
fn all_left(
    by: &Acting<'_>,
    commitment: CommitmentId,
    found: &Commitment,
) -> Result<Money, Refusal> {
    let none = CommitmentRefusal::NothingLeft { commitment };
    let more = |_, _| CommitmentRefusal::NothingLeft { commitment };
    by.take(TakenFrom::Commitment(commitment), &found.left, None, none, more)
}

/// What an expense on a line draws from a commitment.
pub(super) fn draw(
    by: &Acting<'_>,
    commitment: CommitmentId,
    (expense, line, amount): (ExpenseId, Option<LineId>, Money),
) -> Result<CommitmentDrawn, Refusal> {
    // Expenses come in late and in any order; only what was promised must have been by then.
    let found = unchanged_since(by, commitment, |found| found.promised_last)?;
    let left = all_left(by, commitment, found)?;
    if Some(found.line) != line {
        let line = by.ledger.budgets.line(found.line).map(|line| line.code.clone());
        let line = line.unwrap_or_default();
        return Err(CommitmentRefusal::OtherLine { commitment, line }.into());
    }
    Ok(CommitmentDrawn { commitment, expense, amount: amount.min(left) })
}

impl Act for ChangeCommitment {
    fn decide(&self, by: &Acting<'_>) -> Result<Vec<Event>, Refusal> {
        by.allow(&[Who::ProjectLeader])?;
        by.dated(Window::Settlement)?;
        acting::amount("amount", self.amount)?;
        acting::line("reason", &self.reason, 400)?;
        let ChangeCommitment { commitment, amount, reason } = self.clone();
        let found = unchanged_since(by, commitment, |found| found.left.last_change())?;
        let drawn = found.drawn();
        if amount < drawn {
            return Err(CommitmentRefusal::LessThanDrawn { commitment, amount, drawn }.into());
        }
        if amount == found.amount() {
            return Err(CommitmentRefusal::Same { commitment, amount }.into());
        }
        Ok(vec![CommitmentChanged { commitment, amount, reason }.into()])
    }

    fn warnings(&self, by: &Acting<'_>) -> Vec<Warning> {
        let found = by.ledger.commitments.get(self.commitment);
        found
            .and_then(|found| over_budget(by, found.line, self.amount - found.amount()))
            .into_iter()
            .collect()
    }
}

impl Act for ReleaseCommitment {
    fn decide(&self, by: &Acting<'_>) -> Result<Vec<Event>, Refusal> {
        by.allow(&[Who::ProjectLeader])?;
        by.dated(Window::Settlement)?;
        acting::line("reason", &self.reason, 400)?;
        let ReleaseCommitment { commitment, reason } = self.clone();
        let found = unchanged_since(by, commitment, |found| found.left.last_change())?;
        let amount = all_left(by, commitment, found)?;
        Ok(vec![CommitmentReleased { commitment, amount, reason }.into()])
    }
}

impl Fact for CommitmentEntered {
    fn evolve(self, at: At, ledger: &mut Ledger) -> Result<(), Misfit> {
        let CommitmentEntered { commitment, line, amount, supplier, description } = self;
        if commitment != ledger.commitments.next_id() || ledger.budgets.line(line).is_none() {
            return Err(Misfit("it is not the next commitment on a budget line"));
        }
        let year = ledger.year_of(at.on)?;
        ledger.budgets.note_use(year, line, at.position);
        ledger.commitments.enter(year, line, supplier, description);
        ledger.commitments.change(commitment, ChangeKind::Promised, amount, at)
    }

    fn amounts(&self) -> Vec<Money> {
        vec![self.amount]
    }
}

impl Fact for CommitmentChanged {
    fn evolve(self, at: At, ledger: &mut Ledger) -> Result<(), Misfit> {
        let CommitmentChanged { commitment, amount, reason: _ } = self;
        let found = ledger.commitments.get(commitment);
        let before = found.ok_or(Misfit("there is no such commitment"))?.amount();
        ledger.commitments.change(commitment, ChangeKind::Promised, amount - before, at)
    }

    fn amounts(&self) -> Vec<Money> {
        vec![self.amount]
    }
}

impl Fact for CommitmentDrawn {
    fn evolve(self, at: At, ledger: &mut Ledger) -> Result<(), Misfit> {
        let CommitmentDrawn { commitment, expense, amount } = self;
        if ledger.expenses.get(expense).is_none() {
            return Err(Misfit("there is no such expense"));
        }
        ledger.commitments.change(commitment, ChangeKind::Drawn(expense), -amount, at)
    }

    fn amounts(&self) -> Vec<Money> {
        vec![self.amount]
    }
}

impl Fact for CommitmentReleased {
    fn evolve(self, at: At, ledger: &mut Ledger) -> Result<(), Misfit> {
        let CommitmentReleased { commitment, amount, reason: _ } = self;
        ledger.commitments.change(commitment, ChangeKind::Promised, -amount, at)
    }

    fn amounts(&self) -> Vec<Money> {
        vec![self.amount]
    }
}

/// Why what is left of a commitment changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ChangeKind {
    /// More or less was promised.
    Promised,
    /// An expense drew on it.
    Drawn(ExpenseId),
}

/// A change in what is left of a commitment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// Why.
    pub kind: ChangeKind,
    /// The day.
    pub on: Date,
    /// How much more is left; negative for less.
    pub amount: Money,
    /// The event.
    pub position: Position,
}

/// A commitment.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Commitment {
    /// The year on whose budget it stands.
    pub year: FiscalYear,
    /// The budget line.
    pub line: LineId,
    /// To whom.
    pub supplier: String,
    /// What for.
    pub description: String,
    /// What changed it, in the order recorded; the first is its entry.
    pub changes: Vec<Change>,
    /// What was left of it on every day.
    left: Balance,
    /// What expenses drew from it.
    drawn: Money,
    /// The last day on which more or less was promised.
    promised_last: Option<Date>,
}

impl Commitment {
    /// How much it is in all, with what was drawn from it.
    pub fn amount(&self) -> Money {
        self.left() + self.drawn()
    }

    /// What expenses drew from it.
    pub fn drawn(&self) -> Money {
        self.drawn
    }

    /// What is left of it.
    pub fn left(&self) -> Money {
        self.left.total()
    }

    fn bill(&self) -> String {
        bill(&self.supplier, &self.description, self.amount())
    }
}

/// The commitments on a line of a year.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
struct OnLine {
    all: Vec<CommitmentId>,
    /// What is left of them together.
    left: Money,
}

/// Every commitment.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Commitments {
    all: Vec<Commitment>,
    on_lines: BTreeMap<(FiscalYear, LineId), OnLine>,
    /// Those of which something is left.
    open: BTreeSet<CommitmentId>,
    /// What each expense drew from which.
    drawn_by: BTreeMap<ExpenseId, BTreeMap<CommitmentId, Money>>,
    /// Those that look like one order, by [`bill`].
    same: BTreeMap<String, BTreeSet<CommitmentId>>,
}

impl Commitments {
    /// Every commitment with its number, in the order entered.
    pub fn all(&self) -> impl Iterator<Item = (CommitmentId, &Commitment)> {
        self.all.iter().enumerate().map(|(index, of)| (CommitmentId::at(index), of))
    }

    /// The commitment with a number.
    pub fn get(&self, id: CommitmentId) -> Option<&Commitment> {
        self.all.get(id.index())
    }

    /// The commitments on a line of a year, in the order entered.
    pub fn on_line(&self, year: FiscalYear, line: LineId) -> impl Iterator<Item = &Commitment> {
        let all = self.on_lines.get(&(year, line)).into_iter().flat_map(|of| &of.all);
        all.filter_map(|id| self.get(*id))
    }

    /// What is left of the commitments on a line of a year.
    pub fn left_on(&self, year: FiscalYear, line: LineId) -> Money {
        self.on_lines.get(&(year, line)).map_or(Money::ZERO, |of| of.left)
    }

    /// The first commitment of which something is left.
    pub(crate) fn first_open(&self) -> Option<(CommitmentId, &Commitment)> {
        let id = *self.open.first()?;
        Some((id, self.get(id)?))
    }

    /// The first commitment that looks like the same order: of the same supplier, with the same description,
    /// and of the same amount unless there is a number in the description.
    pub(crate) fn same_order(
        &self,
        supplier: &str,
        description: &str,
        amount: Money,
    ) -> Option<(CommitmentId, &Commitment)> {
        let id = *self.same.get(&bill(supplier, description, amount))?.first()?;
        Some((id, self.get(id)?))
    }

    /// A commitment on which an expense drew, if it did.
    pub(super) fn drawn_on_by(&self, expense: ExpenseId) -> Option<CommitmentId> {
        self.drawn_by.get(&expense)?.keys().next().copied()
    }

    /// Gives back what an expense that was corrected had drawn.
    pub(super) fn restore(&mut self, expense: ExpenseId, at: At) {
        for (id, amount) in self.drawn_by.remove(&expense).unwrap_or_default() {
            self.note(id, ChangeKind::Drawn(expense), amount, at);
        }
    }

    /// Enters a commitment of which nothing is promised yet.
    fn enter(&mut self, year: FiscalYear, line: LineId, supplier: String, description: String) {
        let id = self.next_id();
        self.on_lines.entry((year, line)).or_default().all.push(id);
        self.all.push(Commitment {
            year,
            line,
            supplier,
            description,
            changes: Vec::new(),
            left: Balance::default(),
            drawn: Money::ZERO,
            promised_last: None,
        });
    }

    fn change(
        &mut self,
        id: CommitmentId,
        kind: ChangeKind,
        amount: Money,
        at: At,
    ) -> Result<(), Misfit> {
        let commitment = self.get(id).ok_or(Misfit("there is no such commitment"))?;
        if amount.is_zero() || commitment.left.least_since(at.on) + amount < Money::ZERO {
            return Err(Misfit("it takes more from a commitment than is left"));
        }
        if let ChangeKind::Drawn(expense) = kind {
            *self.drawn_by.entry(expense).or_default().entry(id).or_default() -= amount;
        }
        self.note(id, kind, amount, at);
        Ok(())
    }

    /// Notes a change in what is left of a commitment.
    fn note(&mut self, id: CommitmentId, kind: ChangeKind, amount: Money, at: At) {
        let Some(commitment) = self.all.get_mut(id.index()) else { return };
        let (on, position) = (at.on, at.position);
        let before = (kind == ChangeKind::Promised).then(|| commitment.bill());
        commitment.changes.push(Change { kind, on, amount, position });
        commitment.left.add(on, amount);
        match kind {
            ChangeKind::Promised => {
                commitment.promised_last = commitment.promised_last.max(Some(on));
            }
            ChangeKind::Drawn(_) => commitment.drawn -= amount,
        }
        match commitment.left().is_zero() {
            true => self.open.remove(&id),
            false => self.open.insert(id),
        };
        let of_line = self.on_lines.entry((commitment.year, commitment.line)).or_default();
        of_line.left += amount;
        // What an expense draws leaves the amount as it is, and so the bill.
        let Some(before) = before else { return };
        if let Some(same) = self.same.get_mut(&before) {
            same.remove(&id);
            if same.is_empty() {
                self.same.remove(&before);
            }
        }
        self.same.entry(commitment.bill()).or_default().insert(id);
    }

    fn next_id(&self) -> CommitmentId {
        CommitmentId::at(self.all.len())
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use serde_json::json;

    use super::*;
    use crate::acts::budget::LineKind;
    use crate::acts::expense::RecordExpense;
    use crate::acts::subject::SubjectDraft;
    use crate::testing::{
        Given, LEADER, Ladder, Ladders, budget, dike, euros, financed, ladders, line, second_year,
        year,
    };

    const ONE: CommitmentId = CommitmentId(1);

    fn enter(amount: &str) -> EnterCommitment {
        EnterCommitment {
            line: "dijken".to_owned(),
            amount: euros(amount),
            supplier: "Fictieve aannemer".to_owned(),
            description: "Dijkvak 3".to_owned(),
        }
    }

    /// On 1 March 2020 so much was promised on `dijken`, whose budget is 2500.00.
    fn committed(amount: &str) -> Given {
        financed().and(LEADER, "2020-03-01", enter(amount))
    }

    fn spend(amount: &str) -> RecordExpense {
        RecordExpense { commitment: Some(ONE), ..dike(euros(amount)) }
    }

    fn change(amount: &str) -> ChangeCommitment {
        let reason = "Meerwerk".to_owned();
        ChangeCommitment { commitment: ONE, amount: euros(amount), reason }
    }

    fn release() -> ReleaseCommitment {
        ReleaseCommitment { commitment: ONE, reason: "Gereed".to_owned() }
    }

    fn left(given: &Given) -> Money {
        given.ledger.commitments.left_on(year("2020"), LineId(3))
    }

    #[test]
    fn expenses_draw_on_it_as_far_as_it_reaches_and_the_rest_is_released() {
        let given = committed("2000.00").and(LEADER, "2020-04-01", spend("1200.00"));
        assert_eq!(left(&given), euros("800.00"));
        let drawn = |amount| CommitmentDrawn {
            commitment: ONE,
            expense: ExpenseId(2),
            amount: euros(amount),
        };
        let answer = given.when(LEADER, "2020-05-01", spend("900.00"));
        answer.with_event(drawn("800.00"));
        given.when(LEADER, "2020-05-01", release()).then([CommitmentReleased {
            commitment: ONE,
            amount: euros("800.00"),
            reason: "Gereed".to_owned(),
        }]);
        assert_eq!(left(&given.and(LEADER, "2020-05-01", release())), Money::ZERO);
        let changed = given.and(LEADER, "2020-05-01", change("2100.00"));
        assert_eq!(left(&changed), euros("900.00"));
    }

    #[test]
    fn a_line_over_its_budget_is_warned_of_and_not_refused() {
        let over = |used| Warning::OverBudget {
            line: "dijken".to_owned(),
            year: year("2020"),
            used: euros(used),
            budget: euros("2500.00"),
        };
        financed().when(LEADER, "2020-03-01", enter("2500.00")).warned([]);
        financed().when(LEADER, "2020-03-01", enter("2500.01")).warned([over("2500.01")]);
        let given = committed("2000.00").and(LEADER, "2020-04-01", dike(euros("400.00")));
        given.when(LEADER, "2020-05-01", dike(euros("200.00"))).warned([over("2600.00")]);
        // What draws on the commitment was counted when it was promised.
        given.when(LEADER, "2020-05-01", spend("2000.00")).warned([]);
        given.when(LEADER, "2020-05-01", spend("2100.01")).warned([over("2500.01")]);
        given.when(LEADER, "2020-05-01", change("2100.01")).warned([over("2500.01")]);
    }

    #[test]
    pub(crate) fn each_rule_says_no_in_its_turn() -> Ladders {
        let nothing = json!({ "line": "overig", "amount": "0", "supplier": "", "description": "" });
        let mut with_paths = budget("2020");
        with_paths.lines.push(line("paden", LineKind::Expense, "100.00"));
        let paths = EnterCommitment { line: "paden".to_owned(), ..enter("90.00") };
        let on_paths = financed()
            .and_adopted("2020-02-20", SubjectDraft::BudgetRevision(with_paths))
            .and(LEADER, "2020-03-01", paths);
        let spend_of_nine =
            json!(RecordExpense { commitment: Some(CommitmentId(9)), ..spend("10.00") });
        let drawn = committed("90.00").and(LEADER, "2020-04-01", spend("80.00"));
        let used_up = committed("90.00").and(LEADER, "2020-04-01", spend("90.00"));
        ladders([
            Ladder::from_below(second_year(), "enter-commitment", nothing)
                .leader_within("2020-02-01", Some("2023-01-01"))
                .refuses("date.year-closed")
                .on("2021-06-01")
                .refuses_until("expense.no-line", "/line", "dijken")
                .refuses_until("amount.not-positive", "/amount", "1.00")
                .refuses_until("text.empty", "/supplier", "Fictief")
                .refuses_until("text.empty", "/description", "Dijk")
                .accepted(),
            Ladder::new(on_paths, "record-expense", spend_of_nine)
                .on("2020-02-29")
                .says(
                    "commitment.unknown: there is no commitment 9",
                    "the number of a commitment that was entered",
                )
                .with("/commitment", 1)
                .says(
                    "commitment.before-last: something was recorded of commitment 1 on 2020-03-01, \
                     after that day",
                    "a day from 2020-03-01",
                )
                .on("2020-06-01")
                .says(
                    "commitment.other-line: commitment 1 stands on line `paden`",
                    "the same line, or no commitment",
                )
                .with("/line", "paden")
                .accepted(),
            Ladder::new(used_up.clone(), "record-expense", json!(spend("1.00")))
                .says(
                    "commitment.nothing-left: nothing is left of commitment 1",
                    "a commitment of which something is left",
                )
                .after(|given| given.and(LEADER, "2020-05-01", enter("90.00")))
                .with("/commitment", 2)
                .accepted(),
            Ladder::from_below(
                drawn.clone(),
                "change-commitment",
                json!({ "commitment": 9, "amount": "0", "reason": "" }),
            )
            .leader_within("2020-01-15", None)
            .on("2020-03-31")
            .refuses_until("amount.not-positive", "/amount", "79.99")
            .refuses_until("text.empty", "/reason", "Minder")
            .refuses_until("commitment.unknown", "/commitment", 1)
            .refuses("commitment.before-last")
            .on("2020-06-01")
            .says(
                "commitment.less-than-drawn: 79.99 is less than the 80.00 that was drawn from \
                 commitment 1",
                "at least 80.00",
            )
            .with("/amount", "90.00")
            .says("commitment.same: commitment 1 is 90.00 already", "another amount")
            .with("/amount", "80.00")
            .accepted(),
            Ladder::from_below(
                drawn,
                "release-commitment",
                json!({ "commitment": 9, "reason": "" }),
            )
            .leader_within("2020-01-15", None)
            .on("2020-03-31")
            .refuses_until("text.empty", "/reason", "Klaar")
            .refuses_until("commitment.unknown", "/commitment", 1)
            .refuses("commitment.before-last")
            .on("2020-06-01")
            .accepted(),
            Ladder::new(used_up, "release-commitment", json!(release()))
                .refuses("commitment.nothing-left")
                .stuck(),
        ])
    }
}
