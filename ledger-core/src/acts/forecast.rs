//! What the project leader says of a budget line: what it will come to, and why it differs.
//!
//! Source: the covenant's article on planning and control: the budget is kept up to date with what is
//! realised, and differences are explained to the regiegroep.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::acting::{self, Act, Acting, Who, Window};
use crate::acts::budget::BudgetRefusal;
use crate::acts::retraction::{self, Found, Record};
use crate::by_day::ByDay;
use crate::calendar::{Date, FiscalYear};
use crate::event::Event;
use crate::fact::Fact;
use crate::ids::{LineId, Position};
use crate::ledger::Ledger;
use crate::misfit::{At, Misfit};
use crate::money::Money;
use crate::refusal::{General, Refusal, refusals};

/// State what a budget line will come to at the end of its year.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StateForecast {
    /// The year.
    pub year: FiscalYear,
    /// The code of the line.
    pub line: String,
    /// What it will come to; nothing is allowed.
    pub amount: Money,
    /// On what that rests.
    pub reason: String,
}

/// Explain why a line differs from its budget.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ExplainDifference {
    /// The year.
    pub year: FiscalYear,
    /// The code of the line.
    pub line: String,
    /// Why.
    pub text: String,
}

/// The project leader stated what a budget line will come to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ForecastStated {
    /// The year.
    pub year: FiscalYear,
    /// The line.
    pub line: LineId,
    /// What it will come to.
    pub amount: Money,
    /// On what that rests.
    pub reason: String,
}

/// The project leader explained why a budget line differs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct DifferenceExplained {
    /// The year.
    pub year: FiscalYear,
    /// The line.
    pub line: LineId,
    /// Why.
    pub text: String,
}

refusals! {
    /// Refusals about forecasts and explanations.
    ForecastRefusal {
        NoLine { line: String, year: FiscalYear } = "forecast.no-line" PlanningAndControl:
            "the budget of {year} has no line `{line}`",
            "the code of a line of that budget, as `show budget` gives it";
        Negative { amount: Money } = "forecast.negative" PlanningAndControl:
            "a line cannot come to {amount}",
            "nothing or more; the kind of the line says whether it is income or expense";
    }
}

impl Act for StateForecast {
    fn decide(&self, by: &Acting<'_>) -> Result<Vec<Event>, Refusal> {
        by.allow(&[Who::ProjectLeader])?;
        by.dated(Window::Settlement)?;
        by.year(self.year)?;
        let StateForecast { year, amount, reason, .. } = self.clone();
        if by.ledger.years.is_closed(year) {
            return Err(BudgetRefusal::YearClosed { year }.into());
        }
        let line = line_of(by, year, &self.line)?;
        if amount < Money::ZERO {
            return Err(ForecastRefusal::Negative { amount }.into());
        }
        if amount > Money::LIMIT {
            let (field, limit) = ("amount".to_owned(), Money::LIMIT);
            return Err(General::AmountTooLarge { field, amount, limit }.into());
        }
        acting::line("reason", &reason, 400)?;
        Ok(vec![ForecastStated { year, line, amount, reason }.into()])
    }
}

impl Act for ExplainDifference {
    fn decide(&self, by: &Acting<'_>) -> Result<Vec<Event>, Refusal> {
        by.allow(&[Who::ProjectLeader])?;
        by.dated(Window::Settlement)?;
        by.year(self.year)?;
        let ExplainDifference { year, text, .. } = self.clone();
        let line = line_of(by, year, &self.line)?;
        acting::line("text", &text, 400)?;
        Ok(vec![DifferenceExplained { year, line, text }.into()])
    }
}

/// The line with a code in the budget of a year.
fn line_of(by: &Acting<'_>, year: FiscalYear, code: &str) -> Result<LineId, Refusal> {
    let found = by.ledger.budgets.find_in(year, by.on, code).map(|(line, _)| line);
    let refusal = || ForecastRefusal::NoLine { line: acting::shown(code), year };
    found.ok_or_else(|| refusal().into())
}

impl Fact for ForecastStated {
    fn evolve(self, at: At, ledger: &mut Ledger) -> Result<(), Misfit> {
        let ForecastStated { year, line, amount, reason } = self;
        let (on, position) = (at.on, at.position);
        known(ledger, line)?;
        let said = (amount, reason);
        ledger.forecasts.stated.add(Stated { year, line, on, said, position });
        Ok(())
    }

    fn amounts(&self) -> Vec<Money> {
        vec![self.amount]
    }
}

impl Fact for DifferenceExplained {
    fn evolve(self, at: At, ledger: &mut Ledger) -> Result<(), Misfit> {
        let DifferenceExplained { year, line, text } = self;
        let (on, position) = (at.on, at.position);
        known(ledger, line)?;
        ledger.forecasts.explained.add(Stated { year, line, on, said: text, position });
        Ok(())
    }
}

fn known(ledger: &Ledger, line: LineId) -> Result<(), Misfit> {
    ledger.budgets.line(line).map(|_| ()).ok_or(Misfit("there is no such budget line"))
}

/// Something that was said of a budget line.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Stated<T> {
    /// The year.
    pub year: FiscalYear,
    /// The line.
    pub line: LineId,
    /// When.
    pub on: Date,
    /// What was said.
    pub said: T,
    /// The event.
    pub position: Position,
}

/// Everything said of budget lines; the last word counts.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Forecasts {
    stated: OfLines<(Money, String)>,
    explained: OfLines<String>,
}

/// What was said of budget lines, in the order recorded.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct OfLines<T> {
    all: Vec<Stated<T>>,
    of_line: BTreeMap<(FiscalYear, LineId), ByDay>,
}

impl<T> Default for OfLines<T> {
    fn default() -> OfLines<T> {
        OfLines { all: Vec::new(), of_line: BTreeMap::new() }
    }
}

impl<T> OfLines<T> {
    fn add(&mut self, stated: Stated<T>) {
        let of_line = self.of_line.entry((stated.year, stated.line)).or_default();
        of_line.note(stated.on, self.all.len());
        self.all.push(stated);
    }

    /// What an event said.
    fn said_by(&self, event: Position) -> Option<&Stated<T>> {
        self.all.get(retraction::place(&self.all, event, |of| of.position)?)
    }

    /// Takes back what an event said: the word before it counts again.
    fn retract(&mut self, event: Position) -> Option<()> {
        self.all.remove(retraction::place(&self.all, event, |of| of.position)?);
        self.of_line.clear();
        for (place, stated) in self.all.iter().enumerate() {
            let of_line = self.of_line.entry((stated.year, stated.line)).or_default();
            of_line.note(stated.on, place);
        }
        Some(())
    }

    /// What was said last of a line of a year by a day.
    fn last(&self, year: FiscalYear, line: LineId, on: Date) -> Option<&Stated<T>> {
        self.all.get(self.of_line.get(&(year, line))?.on(on)?)
    }
}

impl Forecasts {
    /// What an event recorded.
    pub(super) fn recorded_by(&self, event: Position) -> Option<Found> {
        if let Some(of) = self.stated.said_by(event) {
            return Some(Found::new(Record::Forecast(of.year, of.line), of.on, None));
        }
        let of = self.explained.said_by(event)?;
        Some(Found::new(Record::Explanation(of.year, of.line), of.on, None))
    }

    /// Takes back what an event recorded.
    pub(super) fn retract(&mut self, event: Position) -> Option<()> {
        self.stated.retract(event).or_else(|| self.explained.retract(event))
    }

    /// What a line was last said to come to, by a day.
    pub fn stated(
        &self,
        year: FiscalYear,
        line: LineId,
        on: Date,
    ) -> Option<&Stated<(Money, String)>> {
        self.stated.last(year, line, on)
    }

    /// Why a line was last said to differ, by a day.
    pub fn explained(&self, year: FiscalYear, line: LineId, on: Date) -> Option<&Stated<String>> {
        self.explained.last(year, line, on)
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use serde_json::json;

    use super::*;
    use crate::testing::{
        LEADER, Ladder, Ladders, day, euros, financed, ladders, with_surplus, year,
    };

    fn forecast(line: &str, amount: &str) -> StateForecast {
        let (line, reason) = (line.to_owned(), "Offerte ligt er".to_owned());
        StateForecast { year: year("2020"), line, amount: euros(amount), reason }
    }

    fn explain(line: &str) -> ExplainDifference {
        let (line, text) = (line.to_owned(), "Zachte winter".to_owned());
        ExplainDifference { year: year("2020"), line, text }
    }

    #[test]
    fn the_last_word_by_a_day_counts() {
        let given = financed()
            .and(LEADER, "2020-05-01", forecast("dijken", "2000.00"))
            .and(LEADER, "2020-06-01", forecast("dijken", "2200.00"))
            .and(LEADER, "2020-04-01", forecast("dijken", "1000.00"))
            .and(LEADER, "2020-06-02", explain("dijken"));
        let stated = |on| {
            let stated = given.ledger.forecasts.stated(year("2020"), LineId(3), day(on));
            stated.map(|stated| stated.said.0)
        };
        assert_eq!(stated("2020-03-31"), None);
        assert_eq!(stated("2020-05-31"), Some(euros("2000.00")));
        assert_eq!(stated("2020-12-31"), Some(euros("2200.00")));
        let explained =
            |on| given.ledger.forecasts.explained(year("2020"), LineId(3), day(on)).is_some();
        assert!(!explained("2020-06-01") && explained("2020-06-02"));
    }

    #[test]
    pub(crate) fn each_rule_says_no_in_its_turn() -> Ladders {
        let states = json!({ "year": "2031", "line": "wegen", "amount": "-0.01", "reason": "" });
        let explains = json!({ "year": "2031", "line": "wegen", "text": "" });
        ladders([
            Ladder::from_below(with_surplus(), "state-forecast", states.clone())
                .leader_within("2020-01-15", None)
                .on("2021-06-01")
                .refuses_until("year.outside-term", "/year", "2020")
                .refuses("budget.year-closed")
                .stuck(),
            Ladder::new(financed(), "state-forecast", states)
                .with("/year", "2020")
                .says(
                    "forecast.no-line: the budget of 2020 has no line `wegen`",
                    "the code of a line of that budget, as `show budget` gives it",
                )
                .with("/line", "dijken")
                .says(
                    "forecast.negative: a line cannot come to -0.01",
                    "nothing or more; the kind of the line says whether it is income or expense",
                )
                .with("/amount", "1000000000.01")
                .refuses_until("amount.too-large", "/amount", "0")
                .refuses_until("text.empty", "/reason", "Offerte")
                .accepted(),
            // What the books of a closed year came to is explained afterwards.
            Ladder::from_below(with_surplus(), "explain-difference", explains)
                .leader_within("2020-01-15", None)
                .on("2021-06-01")
                .refuses_until("year.outside-term", "/year", "2021")
                .refuses_until("forecast.no-line", "/year", "2020")
                .refuses_until("forecast.no-line", "/line", "dijken")
                .refuses_until("text.empty", "/text", "Zachte winter")
                .accepted(),
        ])
    }
}
