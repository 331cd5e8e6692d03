//! Budgets per year: adopted, revised, and their lines.
//!
//! Source: the covenant's article on planning and control: every year the budget is brought up to
//! date. The project leader proposes, the regiegroep decides. A revision never replaces the first
//! budget: both stay visible (*primitief* and *na wijziging*).

use std::collections::{BTreeMap, HashSet};
use std::fmt;

use foldhash::HashMap;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::acting::{self, Acting};
use crate::calendar::{Date, FiscalYear};
use crate::event::Event;
use crate::fact::Fact;
use crate::ids::{DecisionId, LineId, Position};
use crate::ledger::Ledger;
use crate::misfit::{At, Misfit};
use crate::money::Money;
use crate::refusal::{General, Refusal, refusals};
use crate::text;

/// A proposal for a budget, or for the revised budget as a whole, as a command gives it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BudgetDraft {
    /// The year.
    pub year: FiscalYear,
    /// Every line, a revision's unchanged lines too.
    pub lines: Vec<LineDraft>,
}

/// A budget line as a command gives it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LineDraft {
    /// The code of the line; the same code in another year is the same line.
    pub code: String,
    /// What it is called.
    pub title: String,
    /// Income or expense.
    pub kind: LineKind,
    /// The theme it serves, by its name.
    #[serde(default)]
    pub theme: Option<String>,
    /// The amount; nothing is allowed.
    pub amount: Money,
}

/// What a budget line is for.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum LineKind {
    /// The contributions of partners; a budget has one such line.
    Contributions,
    /// Other income.
    OtherIncome,
    /// Expenses.
    Expense,
    /// Subsidies for projects; a budget has one such line.
    Subsidies,
}

impl fmt::Display for LineKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            LineKind::Contributions => "contributions",
            LineKind::OtherIncome => "other income",
            LineKind::Expense => "expenses",
            LineKind::Subsidies => "subsidies",
        })
    }
}

/// A proposed budget.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct BudgetPlan {
    /// The year.
    pub year: FiscalYear,
    /// Every line.
    pub lines: Vec<PlannedLine>,
}

/// A line of a proposed budget.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct PlannedLine {
    /// The code of the line.
    pub code: String,
    /// What it is called.
    pub title: String,
    /// Income or expense.
    pub kind: LineKind,
    /// The theme it serves: its place in the covenant's list, from 1.
    pub theme: Option<u8>,
    /// The amount.
    pub amount: Money,
}

/// A line of an adopted budget.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct BudgetLine {
    /// Its number.
    pub line: LineId,
    /// What was planned.
    pub plan: PlannedLine,
}

/// The first budget of a year was adopted.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct BudgetAdopted {
    /// The year.
    pub year: FiscalYear,
    /// Every line.
    pub lines: Vec<BudgetLine>,
    /// The decision.
    pub decision: DecisionId,
}

/// The budget of a year was revised.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct BudgetRevised {
    /// The year.
    pub year: FiscalYear,
    /// Every line as it is now.
    pub lines: Vec<BudgetLine>,
    /// The decision.
    pub decision: DecisionId,
}

refusals! {
    /// Refusals about budgets.
    BudgetRefusal {
        YearClosed { year: FiscalYear } = "budget.year-closed" PlanningAndControl:
            "the books of {year} are closed",
            "a budget for a year that is still open";
        Exists { year: FiscalYear, decision: DecisionId } = "budget.exists" PlanningAndControl:
            "{year} has a budget, adopted by decision {decision}",
            "propose a budget revision";
        Missing { year: FiscalYear } = "budget.missing" PlanningAndControl:
            "{year} has no budget to revise",
            "propose its first budget";
        Lines { lines: usize } = "budget.lines" PlanningAndControl:
            "the budget has {lines} lines",
            "1 to 500 lines";
        LineTwice { code: String } = "budget.line-twice" PlanningAndControl:
            "line `{code}` is there twice",
            "each code once";
        Negative { code: String, amount: Money } = "budget.negative" PlanningAndControl:
            "the amount of line `{code}` is {amount}",
            "nothing or more; the kind of the line says whether it is income or expense";
        UnknownTheme { theme: String, themes: String } = "budget.unknown-theme" PlanningAndControl:
            "`{theme}` is no theme of the covenant",
            "one of: {themes}";
        KindChanged { code: String } = "budget.kind-changed" PlanningAndControl:
            "line `{code}` was of another kind before",
            "another code for another kind of line";
        SecondOfItsKind { code: String, kind: LineKind } = "budget.second-of-its-kind" PlanningAndControl:
            "line `{code}` is a second line for {kind}",
            "one line for all {kind}";
        BeforeLast { year: FiscalYear, last: Date } = "budget.before-last" PlanningAndControl:
            "the budget of {year} was adopted or revised on {last}, after that day",
            "a day from {last}";
        LineInUse { code: String, position: u64 } = "budget.line-in-use" PlanningAndControl:
            "line `{code}` is left out, and something was booked on it at position {position}",
            "keep the line, at nothing if need be";
        CodesUsedUp { codes: usize, limit: usize } = "budget.codes-used-up" PlanningAndControl:
            "with this budget there would be {codes} codes of lines, and a ledger numbers {limit}",
            "the codes of lines that other years have";
    }
}

impl BudgetDraft {
    pub(crate) fn resolve_first(&self, by: &Acting<'_>) -> Result<BudgetPlan, Refusal> {
        by.year(self.year)?;
        check_first(by, self.year)?;
        self.resolve(by)
    }

    pub(crate) fn resolve_revision(&self, by: &Acting<'_>) -> Result<BudgetPlan, Refusal> {
        by.year(self.year)?;
        check_revision(by, self.year)?;
        self.resolve(by)
    }

    fn resolve(&self, by: &Acting<'_>) -> Result<BudgetPlan, Refusal> {
        if !(1..=500).contains(&self.lines.len()) {
            return Err(BudgetRefusal::Lines { lines: self.lines.len() }.into());
        }
        let lines = self.lines.iter().map(|line| line.resolve(by)).collect::<Result<_, _>>()?;
        let plan = BudgetPlan { year: self.year, lines };
        plan.check(by)?;
        Ok(plan)
    }
}

impl LineDraft {
    fn resolve(&self, by: &Acting<'_>) -> Result<PlannedLine, Refusal> {
        acting::code("line", &self.code)?;
        acting::line("title", &self.title, 200)?;
        if self.amount < Money::ZERO {
            let LineDraft { code, amount, .. } = self.clone();
            return Err(BudgetRefusal::Negative { code, amount }.into());
        }
        if self.amount > Money::LIMIT {
            let (field, amount, limit) = ("amount".to_owned(), self.amount, Money::LIMIT);
            return Err(General::AmountTooLarge { field, amount, limit }.into());
        }
        let theme = self.theme.as_ref().map(|name| {
            by.covenant.theme_by_name(name).ok_or_else(|| {
                let (theme, themes) = (acting::shown(name), by.covenant.themes.join(", "));
                BudgetRefusal::UnknownTheme { theme, themes }
            })
        });
        let theme = theme.transpose()?;
        let LineDraft { code, title, kind, amount, .. } = self.clone();
        Ok(PlannedLine { code, title, kind, theme, amount })
    }
}

fn check_first(by: &Acting<'_>, year: FiscalYear) -> Result<(), Refusal> {
    check_open(by, year)?;
    match by.ledger.budgets.first(year) {
        None => Ok(()),
        Some(first) => Err(BudgetRefusal::Exists { year, decision: first.decision }.into()),
    }
}

fn check_revision(by: &Acting<'_>, year: FiscalYear) -> Result<(), Refusal> {
    check_open(by, year)?;
    match by.ledger.budgets.first(year) {
        Some(_) => Ok(()),
        None => Err(BudgetRefusal::Missing { year }.into()),
    }
}

fn check_open(by: &Acting<'_>, year: FiscalYear) -> Result<(), Refusal> {
    if by.ledger.years.is_closed(year) {
        return Err(BudgetRefusal::YearClosed { year }.into());
    }
    match by.ledger.budgets.current(year).filter(|current| by.on < current.on) {
        Some(BudgetVersion { on, .. }) => Err(BudgetRefusal::BeforeLast { year, last: *on }.into()),
        None => Ok(()),
    }
}

impl BudgetPlan {
    /// Checks, in this order: no line twice, none of another kind than before, one for contributions,
    /// none left out on which something was booked, numbers left for new ones.
    fn check(&self, by: &Acting<'_>) -> Result<(), Refusal> {
        let budgets = &by.ledger.budgets;
        let (mut codes, mut kinds) = (HashSet::new(), Vec::new());
        for line in &self.lines {
            let code = || line.code.clone();
            if !codes.insert(line.code.as_str()) {
                return Err(BudgetRefusal::LineTwice { code: code() }.into());
            }
            let known = budgets.find(&line.code).and_then(|id| budgets.line(id));
            if known.is_some_and(|known| known.kind != line.kind) {
                return Err(BudgetRefusal::KindChanged { code: code() }.into());
            }
            let (kind, only) =
                (line.kind, matches!(line.kind, LineKind::Contributions | LineKind::Subsidies));
            if only {
                if kinds.contains(&kind) {
                    return Err(BudgetRefusal::SecondOfItsKind { code: code(), kind }.into());
                }
                kinds.push(kind);
            }
        }
        let used = budgets.used_in(self.year).filter_map(|(line, position)| {
            let code = budgets.line(line).map_or("", |line| &line.code);
            (!codes.contains(code)).then_some((position, code))
        });
        if let Some((position, code)) = used.min() {
            let (code, position) = (code.to_owned(), position.0);
            return Err(BudgetRefusal::LineInUse { code, position }.into());
        }
        let new = self.lines.iter().filter(|line| budgets.find(&line.code).is_none()).count();
        let (codes, limit) = (budgets.lines.len() + new, usize::from(u16::MAX));
        if codes > limit {
            return Err(BudgetRefusal::CodesUsedUp { codes, limit }.into());
        }
        Ok(())
    }

    pub(crate) fn enact_first(
        &self,
        by: &Acting<'_>,
        decision: DecisionId,
    ) -> Result<Vec<Event>, Refusal> {
        check_first(by, self.year)?;
        self.check(by)?;
        let lines = self.numbered(by);
        Ok(vec![BudgetAdopted { year: self.year, lines, decision }.into()])
    }

    pub(crate) fn enact_revision(
        &self,
        by: &Acting<'_>,
        decision: DecisionId,
    ) -> Result<Vec<Event>, Refusal> {
        check_revision(by, self.year)?;
        self.check(by)?;
        let lines = self.numbered(by);
        Ok(vec![BudgetRevised { year: self.year, lines, decision }.into()])
    }

    /// Gives every line its number: the one its code has, or the next.
    fn numbered(&self, by: &Acting<'_>) -> Vec<BudgetLine> {
        let budgets = &by.ledger.budgets;
        let mut next = budgets.lines.len();
        let number = |plan: &PlannedLine| {
            let line = budgets.find(&plan.code).unwrap_or_else(|| {
                next += 1;
                LineId::at(next - 1)
            });
            BudgetLine { line, plan: plan.clone() }
        };
        self.lines.iter().map(number).collect()
    }
}

impl Fact for BudgetAdopted {
    fn evolve(self, at: At, ledger: &mut Ledger) -> Result<(), Misfit> {
        if ledger.budgets.first(self.year).is_some() {
            return Err(Misfit("the year has a budget already"));
        }
        adopt(self.year, self.lines, self.decision, at, ledger)
    }

    fn amounts(&self) -> Vec<Money> {
        self.lines.iter().map(|line| line.plan.amount).collect()
    }
}

impl Fact for BudgetRevised {
    fn evolve(self, at: At, ledger: &mut Ledger) -> Result<(), Misfit> {
        if ledger.budgets.first(self.year).is_none() {
            return Err(Misfit("the year has no budget to revise"));
        }
        adopt(self.year, self.lines, self.decision, at, ledger)
    }

    fn amounts(&self) -> Vec<Money> {
        self.lines.iter().map(|line| line.plan.amount).collect()
    }
}

fn adopt(
    year: FiscalYear,
    lines: Vec<BudgetLine>,
    decision: DecisionId,
    at: At,
    ledger: &mut Ledger,
) -> Result<(), Misfit> {
    ledger.proposals.add_effect(decision, at)?;
    let budgets = &mut *ledger.budgets;
    for BudgetLine { line, plan } in &lines {
        let next = LineId::at(budgets.lines.len());
        match budgets.lines.get(line.index()) {
            Some(known) if known.code == plan.code && known.kind == plan.kind => {}
            Some(_) => return Err(Misfit("a line's number belongs to another line")),
            None if *line == next => {
                let PlannedLine { code, kind, .. } = plan.clone();
                budgets.by_code.insert(code.clone(), *line);
                budgets.lines.push(Line { code, kind });
            }
            None => return Err(Misfit("a line's number is not the next")),
        }
    }
    let (on, position) = (at.on, at.position);
    let of_year = budgets.of_years.entry(year).or_default();
    let place = budgets.versions.len();
    of_year.adopt(place, on, lines.iter().map(|planned| planned.line));
    budgets.of_decision.entry(decision).or_insert(place);
    budgets.versions.push(BudgetVersion { year, lines, decision, on, position });
    Ok(())
}

/// A line, whatever the year. What it is called stands in each budget that has it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Line {
    /// Its code.
    pub code: String,
    /// Income or expense.
    pub kind: LineKind,
}

/// A budget as it was adopted or revised.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BudgetVersion {
    /// The year.
    pub year: FiscalYear,
    /// Every line.
    pub lines: Vec<BudgetLine>,
    /// The decision.
    pub decision: DecisionId,
    /// When.
    pub on: Date,
    /// The event.
    pub position: Position,
}

impl BudgetVersion {
    /// What a line is called in it.
    fn title(&self, line: LineId) -> Option<&str> {
        let planned = self.lines.iter().find(|planned| planned.line == line)?;
        Some(&planned.plan.title)
    }
}

/// Every budget, and the lines there are.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Budgets {
    lines: Vec<Line>,
    #[serde(serialize_with = "crate::paged::in_order")]
    by_code: HashMap<String, LineId>,
    versions: Vec<BudgetVersion>,
    /// The version that a decision adopted.
    of_decision: BTreeMap<DecisionId, usize>,
    of_years: BTreeMap<FiscalYear, OfYear>,
    /// The first event that booked something on a line in a year.
    used: BTreeMap<(FiscalYear, LineId), Position>,
}

/// The versions of a year's budget, by what they are looked up by.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
struct OfYear {
    /// Where each stands among all versions.
    places: Vec<usize>,
    /// By day, which of them is the last adopted up to it.
    by_day: BTreeMap<Date, usize>,
    /// Of each line, in which of them it stands without a gap: from which to which, the last such run.
    lines: BTreeMap<LineId, (usize, usize)>,
}

impl OfYear {
    /// Takes in the version that stands at a place among all.
    fn adopt(&mut self, place: usize, on: Date, lines: impl Iterator<Item = LineId>) {
        let number = self.places.len();
        self.places.push(place);
        // One that was adopted before it on a later day is the last of no day any more.
        self.by_day.split_off(&on);
        self.by_day.insert(on, number);
        for line in lines {
            let (_, to) = self.lines.entry(line).or_insert((number, number));
            match *to + 1 < number {
                true => drop(self.lines.insert(line, (number, number))),
                false => *to = number,
            }
        }
    }

    /// Which of them stands on a day.
    fn on(&self, day: Date) -> Option<usize> {
        self.by_day.range(..=day).next_back().map(|(_, number)| *number)
    }

    /// Whether a line stands in one of them and in every later one.
    fn keeps(&self, line: LineId, since: usize) -> bool {
        let run = self.lines.get(&line);
        run.is_some_and(|(from, to)| *from <= since && to + 1 == self.places.len())
    }
}

impl Budgets {
    /// Every version of every budget, in the order adopted.
    pub fn versions(&self) -> &[BudgetVersion] {
        &self.versions
    }

    /// The versions of a year's budget: the first one, then its revisions.
    pub fn of_year(&self, year: FiscalYear) -> impl DoubleEndedIterator<Item = &BudgetVersion> {
        let places = self.of_years.get(&year).into_iter().flat_map(|of| &of.places);
        places.filter_map(|place| self.versions.get(*place))
    }

    /// The first budget of a year.
    pub fn first(&self, year: FiscalYear) -> Option<&BudgetVersion> {
        self.of_year(year).next()
    }

    /// The budget of a year as it is now.
    pub fn current(&self, year: FiscalYear) -> Option<&BudgetVersion> {
        self.of_year(year).next_back()
    }

    /// The version that a decision adopted, and the one of the same year before it.
    pub(crate) fn adopted_by(
        &self,
        decision: DecisionId,
    ) -> Option<(&BudgetVersion, Option<&BudgetVersion>)> {
        let place = *self.of_decision.get(&decision)?;
        let adopted = self.versions.get(place)?;
        let places = &self.of_years.get(&adopted.year)?.places;
        let before = places.partition_point(|of| *of < place).checked_sub(1);
        let before = before.and_then(|before| self.versions.get(*places.get(before)?));
        Some((adopted, before))
    }

    /// The line with a number.
    pub fn line(&self, line: LineId) -> Option<&Line> {
        self.lines.get(line.index())
    }

    /// The line with a code, however it is spelled.
    pub fn find(&self, code: &str) -> Option<LineId> {
        self.by_code.get(text::key(code).as_str()).copied()
    }

    /// The budget of a year on a day.
    pub(crate) fn on(&self, year: FiscalYear, day: Date) -> Option<&BudgetVersion> {
        let of_year = self.of_years.get(&year)?;
        self.versions.get(*of_year.places.get(of_year.on(day)?)?)
    }

    /// What a line was called on a day: in the budget of a year, or if that has it not in the one that was
    /// adopted last.
    pub(crate) fn title_on(&self, line: LineId, year: FiscalYear, day: Date) -> Option<&str> {
        if let Some(title) = self.on(year, day).and_then(|version| version.title(line)) {
            return Some(title);
        }
        let by_then = self.versions.iter().filter(|version| version.on <= day);
        let named = by_then.filter_map(|version| {
            let title = version.title(line)?;
            Some(((version.year == year, version.on, version.position), title))
        });
        named.max_by_key(|(of, _)| *of).map(|(_, title)| title)
    }

    /// The line with a code, if the year's budget has it on a day and ever since.
    pub(crate) fn find_in(
        &self,
        year: FiscalYear,
        day: Date,
        code: &str,
    ) -> Option<(LineId, LineKind)> {
        let id = self.find(code)?;
        let of_year = self.of_years.get(&year)?;
        of_year.keeps(id, of_year.on(day)?).then_some((id, self.line(id)?.kind))
    }

    /// The codes of the lines of one kind in a year's budget on a day, for a message.
    pub(crate) fn codes(&self, year: FiscalYear, day: Date, kind: LineKind) -> String {
        let lines = self.on(year, day).map_or(&[][..], |version| &version.lines);
        let codes: Vec<&str> = lines
            .iter()
            .filter(|line| {
                line.plan.kind == kind && self.find_in(year, day, &line.plan.code).is_some()
            })
            .map(|line| line.plan.code.as_str())
            .collect();
        if codes.is_empty() {
            "none yet: adopt a budget first".to_owned()
        } else {
            codes.join(", ")
        }
    }

    /// Notes that something was booked on a line; keeps the first time in a year.
    pub(crate) fn note_use(&mut self, year: FiscalYear, line: LineId, position: Position) {
        self.used.entry((year, line)).or_insert(position);
    }

    fn used_in(&self, year: FiscalYear) -> impl Iterator<Item = (LineId, Position)> {
        let of_year = self.used.range((year, LineId(0))..=(year, LineId(u16::MAX)));
        of_year.map(|((_, line), position)| (*line, *position))
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use serde_json::json;

    use super::*;

    use proptest::prelude::*;

    proptest! {
        /// Beside every version of a year, adopted on days that never go back, with some of four lines.
        #[test]
        fn versions_are_found_as_if_all_were_read(
            versions in prop::collection::vec((0u16..4, prop::collection::btree_set(1u16..5, 0..5)), 0..12),
        ) {
            let mut of_year = OfYear::default();
            let date = |number: u16| crate::testing::day("2020-01-01").plus_days(number.into());
            let (mut last, mut all) = (0, Vec::new());
            for (later, lines) in versions {
                last += later;
                of_year.adopt(all.len() + 7, date(last), lines.iter().map(|line| LineId(*line)));
                all.push((last, lines));
            }
            for day in 0..40 {
                let on = all.iter().rposition(|(since, _)| *since <= day);
                prop_assert_eq!(of_year.on(date(day)), on);
                let Some(on) = on else { continue };
                for line in 1..5 {
                    let keeps = all[on..].iter().all(|(_, lines)| lines.contains(&line));
                    prop_assert_eq!(of_year.keeps(LineId(line), on), keeps);
                }
            }
        }
    }
    use crate::acts::subject::SubjectDraft;
    use crate::testing::{
        LEADER, Ladder, Ladders, budget, euros, financed, first_year, founded, ladders, line,
        with_surplus, year,
    };

    fn planned(number: u16, line: &LineDraft, theme: Option<u8>) -> BudgetLine {
        let LineDraft { code, title, kind, amount, .. } = line.clone();
        let plan = PlannedLine { code, title, kind, theme, amount };
        BudgetLine { line: LineId(number), plan }
    }

    #[test]
    fn the_first_budget_numbers_its_lines() {
        let mut draft = budget("2020");
        draft.lines[2].theme = Some("Wegen".to_owned());
        let adopted = BudgetAdopted {
            year: year("2020"),
            lines: vec![
                planned(1, &draft.lines[0], None),
                planned(2, &draft.lines[1], None),
                planned(3, &draft.lines[2], Some(2)),
            ],
            decision: DecisionId(1),
        };
        founded()
            .when_decided("2020-01-28", SubjectDraft::Budget(draft))
            .adopts([adopted])
            .booked([]);
    }

    #[test]
    fn a_revision_keeps_the_numbers_and_the_first_budget() {
        let mut draft = budget("2020");
        draft.lines.remove(1);
        draft.lines.insert(0, line("wegen", LineKind::Expense, "5.00"));
        draft.lines[2].amount = euros("2600.00");
        let revised = BudgetRevised {
            year: year("2020"),
            lines: vec![
                planned(4, &draft.lines[0], None),
                planned(1, &draft.lines[1], None),
                planned(3, &draft.lines[2], None),
            ],
            decision: DecisionId(4),
        };
        let subject = SubjectDraft::BudgetRevision(draft);
        financed().when_decided("2020-05-01", subject.clone()).adopts([revised.clone()]).booked([]);
        let budgets = financed().and_adopted("2020-05-01", subject).ledger.budgets;
        let first = budgets.first(year("2020")).map(|version| version.lines.clone());
        let drafted: Vec<_> = (1..).zip(budget("2020").lines).collect();
        let drafted = drafted.iter().map(|(number, line)| planned(*number, line, None)).collect();
        assert_eq!(first, Some(drafted));
        let current = budgets.current(year("2020")).map(|version| &version.lines);
        assert_eq!(current, Some(&revised.lines));
    }

    #[test]
    fn a_line_keeps_its_number_from_year_to_year() {
        let given = financed().and_adopted("2020-11-01", SubjectDraft::Budget(budget("2021")));
        let lines = given.ledger.budgets.current(year("2021")).map(|version| version.lines.clone());
        let numbers: Vec<u16> = lines.into_iter().flatten().map(|line| line.line.0).collect();
        assert_eq!(numbers, [1, 2, 3]);
    }

    #[test]
    fn nothing_is_booked_on_a_day_after_which_a_budget_was_without_the_line() {
        let mut without = budget("2020");
        without.lines.retain(|line| line.code != "dijken");
        let given = financed()
            .and_adopted("2020-03-01", SubjectDraft::BudgetRevision(without))
            .and_adopted("2020-03-10", SubjectDraft::BudgetRevision(budget("2020")));
        let late = || crate::testing::dike(crate::testing::euros("1.00"));
        let lines = "none yet: adopt a budget first".to_owned();
        let (line, year) = ("dijken".to_owned(), year("2020"));
        given
            .when(LEADER, "2020-02-29", late())
            .refused(crate::acts::expense::ExpenseRefusal::NoLine { line, year, lines });
        given.and(LEADER, "2020-03-10", late());
    }

    #[test]
    pub(crate) fn each_rule_says_no_in_its_turn() -> Ladders {
        let draft = |year: &str, lines: &[LineDraft]| json!({ "year": year, "lines": lines });
        let lines = "/subject/budget/lines";
        let revised = "/subject/budget-revision/lines";
        let faulty = LineDraft {
            title: String::new(),
            theme: Some("Lucht".to_owned()),
            ..line("Dijken!", LineKind::Expense, "-0.01")
        };
        let wegen = [line("wegen", LineKind::Expense, "5.00")];
        let dijken = || line("dijken", LineKind::Expense, "5.00");
        let contributions = |code| line(code, LineKind::Contributions, "1.00");
        let mut full = financed();
        let known = full.ledger.budgets.lines[0].clone();
        full.ledger.budgets.lines.resize(usize::from(u16::MAX), known);
        let mut over_full = budget("2020").lines;
        over_full.push(line("een-te-veel", LineKind::Expense, "1.00"));
        let with_next = financed().and_adopted("2020-06-01", SubjectDraft::Budget(budget("2021")));
        ladders([
            Ladder::proposing(with_surplus(), json!({ "budget": draft("2031", &[]) }))
                .on("2021-02-01")
                .refuses_until("year.outside-term", "/subject/budget/year", "2020")
                .says(
                    "budget.year-closed: the books of 2020 are closed",
                    "a budget for a year that is still open",
                )
                .with("/subject", json!({ "budget-revision": draft("2020", &[]) }))
                .refuses("budget.year-closed")
                .with("/subject", json!({ "budget": budget("2021") }))
                .accepted(),
            Ladder::proposing(financed(), json!({ "budget": draft("2020", &[]) }))
                .says(
                    "budget.exists: 2020 has a budget, adopted by decision 2",
                    "propose a budget revision",
                )
                .with("/subject/budget/year", "2021")
                .refuses_until("budget.lines", lines, json!(vec![faulty.clone(); 501]))
                .says("budget.lines: the budget has 501 lines", "1 to 500 lines")
                .with(lines, json!([faulty]))
                .refuses_until("text.not-a-code", &format!("{lines}/0/code"), "dijken")
                .refuses_until("text.empty", &format!("{lines}/0/title"), "Dijken")
                .says(
                    "budget.negative: the amount of line `dijken` is -0.01",
                    "nothing or more; the kind of the line says whether it is income or expense",
                )
                .with(&format!("{lines}/0/amount"), "1000000000.01")
                .refuses_until("amount.too-large", &format!("{lines}/0/amount"), "1.00")
                .says(
                    "budget.unknown-theme: `Lucht` is no theme of the covenant",
                    "one of: Water, Wegen",
                )
                .with(&format!("{lines}/0/theme"), "Water")
                .accepted(),
            Ladder::proposing(financed(), json!({ "budget": draft("2021", &[dijken(), dijken()]) }))
                .says("budget.line-twice: line `dijken` is there twice", "each code once")
                .with(lines, json!([line("dijken", LineKind::OtherIncome, "0.00")]))
                .says(
                    "budget.kind-changed: line `dijken` was of another kind before",
                    "another code for another kind of line",
                )
                .with(lines, json!([contributions("bijdragen"), contributions("nog-een")]))
                .says(
                    "budget.second-of-its-kind: line `nog-een` is a second line for contributions",
                    "one line for all contributions",
                )
                .with(lines, json!([contributions("bijdragen")]))
                .accepted(),
            Ladder::proposing(financed(), json!({ "budget": budget("2020") }))
                .refuses("budget.exists")
                .instead(|given| {
                    given.and_adopted("2020-06-01", SubjectDraft::BudgetRevision(budget("2020")))
                }),
            Ladder::proposing(first_year(), json!({ "budget-revision": draft("2021", &[]) }))
                .says("budget.missing: 2021 has no budget to revise", "propose its first budget")
                .after(|given| {
                    given.and_adopted("2020-06-01", SubjectDraft::Budget(budget("2021")))
                })
                .with(revised, json!([dijken()]))
                .accepted(),
            Ladder::proposing(first_year(), json!({ "budget-revision": draft("2020", &wegen) }))
            .says(
                "budget.line-in-use: line `dijken` is left out, and something was booked on it at \
                 position 37",
                "keep the line, at nothing if need be",
            )
            .with(revised, json!([line("dijken", LineKind::OtherIncome, "5.00")]))
            .refuses_until("budget.kind-changed", revised, json!([dijken()]))
            .accepted(),
            Ladder::proposing(with_next, json!({ "budget-revision": budget("2021") }))
                .on("2020-05-20")
                .says(
                    "budget.before-last: the budget of 2021 was adopted or revised on 2020-06-01, \
                     after that day",
                    "a day from 2020-06-01",
                )
                .on("2020-06-01")
                .accepted(),
            Ladder::proposing(full, json!({ "budget-revision": draft("2020", &over_full) }))
                .says(
                    "budget.codes-used-up: with this budget there would be 65536 codes of lines, \
                     and a ledger numbers 65535",
                    "the codes of lines that other years have",
                )
                .with(revised, json!(budget("2020").lines))
                .accepted(),
        ])
    }
}
