//! Whether the covenant is continued after its term or ends with it.
//!
//! Source: the covenant's article on its term: so long before the end it is decided to continue or to
//! end. A decision after that day is late, but holds; after the end there is nothing left to continue.
//! It is decided once a term. Continued, the covenant runs to another last day.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::acting::Acting;
use crate::calendar::Date;
use crate::covenant::Covenant;
use crate::definition::Faults;
use crate::event::Event;
use crate::fact::Fact;
use crate::ids::{DecisionId, Position};
use crate::ledger::Ledger;
use crate::misfit::{At, Misfit};
use crate::refusal::{General, Refusal, refusals};

/// What is proposed about the end of the term.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Continuation {
    /// The covenant ends with its term.
    End,
    /// It is continued.
    Continue {
        /// The last day of the new term.
        until: Date,
        /// The day by which it is decided to continue again or to end.
        decided_by: Date,
    },
}

/// It was decided whether the covenant is continued.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ContinuationDecided {
    /// What was decided.
    pub continuation: Continuation,
    /// The last day of the term it was decided about.
    pub term_ends: Date,
    /// The decision.
    pub decision: DecisionId,
}

refusals! {
    /// Refusals about continuing.
    ContinuationRefusal {
        AlreadyDecided { ends: Date, on: Date } = "continuation.already-decided" Term:
            "it was decided on {on} that the covenant ends on {ends}",
            "a decision that continues it after all, while it has not ended";
        NotLonger { until: Date, ends: Date } = "continuation.not-longer" Term:
            "{until} is not after {ends}, when the covenant ends now",
            "a day after {ends}";
        Faulty { faults: Faults } = "continuation.faulty-term" Term:
            "the new term contradicts the covenant: {faults}",
            "a term in which each of these is mended";
    }
}

impl Continuation {
    /// Checks, in this order: not after the end, not decided yet, longer than the term, and that the
    /// covenant still has no faults.
    pub(crate) fn check(self, by: &Acting<'_>) -> Result<(), Refusal> {
        let latest = by.ledger.covenant().unwrap_or(by.covenant);
        let ends = latest.term.ends;
        if by.on > ends {
            return Err(General::AfterEnd { on: by.on, end: ends }.into());
        }
        let ended = by.ledger.continuations.of_term(ends);
        if let (Some(decided), Continuation::End) = (ended, self) {
            return Err(ContinuationRefusal::AlreadyDecided { ends, on: decided.on }.into());
        }
        let Continuation::Continue { until, .. } = self else { return Ok(()) };
        if until <= ends {
            return Err(ContinuationRefusal::NotLonger { until, ends }.into());
        }
        let mut longer = latest.clone();
        self.apply(&mut longer);
        let faults = longer.faults(&by.ledger.partners);
        match faults.is_empty() {
            true => Ok(()),
            false => Err(ContinuationRefusal::Faulty { faults: Faults(faults) }.into()),
        }
    }

    pub(crate) fn enact(
        self,
        by: &Acting<'_>,
        decision: DecisionId,
    ) -> Result<Vec<Event>, Refusal> {
        self.check(by)?;
        let term_ends = by.ledger.covenant().unwrap_or(by.covenant).term.ends;
        Ok(vec![ContinuationDecided { continuation: self, term_ends, decision }.into()])
    }

    fn apply(self, covenant: &mut Covenant) {
        if let Continuation::Continue { until, decided_by } = self {
            covenant.term.ends = until;
            covenant.term.continuation_decided_by = decided_by;
        }
    }
}

impl Fact for ContinuationDecided {
    fn evolve(self, at: At, ledger: &mut Ledger) -> Result<(), Misfit> {
        ledger.proposals.add_effect(self.decision, at)?;
        let ContinuationDecided { continuation, term_ends, decision } = self;
        let term = ledger.covenant().map(|covenant| covenant.term.clone());
        let term = term.filter(|term| term.ends == term_ends);
        let due = term.ok_or(Misfit("the covenant's term is another"))?.continuation_decided_by;
        let ended = ledger.continuations.of_term(term_ends).is_some();
        if ended && continuation == Continuation::End {
            return Err(Misfit("what comes after the term was already decided"));
        }
        let (on, position) = (at.on, at.position);
        let decided = DecidedTerm { continuation, term_ends, due, on, decision, position };
        ledger.continuations.all.push(decided);
        match continuation {
            Continuation::End => Ok(()),
            Continuation::Continue { .. } => {
                ledger.amend(at.on, |covenant| continuation.apply(covenant))
            }
        }
    }
}

/// What was decided about the end of a term.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DecidedTerm {
    /// What was decided.
    pub continuation: Continuation,
    /// The last day of that term.
    pub term_ends: Date,
    /// The day by which it was to be decided.
    pub due: Date,
    /// The day on which it was.
    pub on: Date,
    /// The decision.
    pub decision: DecisionId,
    /// The event.
    pub position: Position,
}

impl DecidedTerm {
    /// The last day of the covenant by this decision.
    pub fn ends(&self) -> Date {
        match self.continuation {
            Continuation::End => self.term_ends,
            Continuation::Continue { until, .. } => until,
        }
    }

    /// Whether it was decided later than agreed.
    pub fn is_late(&self) -> bool {
        self.on > self.due
    }
}

/// What was decided about each term.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Continuations {
    all: Vec<DecidedTerm>,
}

impl Continuations {
    /// Every one, in the order decided.
    pub fn all(&self) -> &[DecidedTerm] {
        &self.all
    }

    /// What was decided last about the term with this last day: that it ends may be decided otherwise.
    pub fn of_term(&self, ends: Date) -> Option<&DecidedTerm> {
        self.all.iter().rev().find(|decided| decided.term_ends == ends)
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use serde_json::json;

    use super::*;
    use crate::acts::subject::SubjectDraft;
    use crate::testing::{
        LEADER, Ladder, Ladders, budget, day, founded, key, ladders, proposal, year,
    };

    fn until(until: &str) -> SubjectDraft {
        let (until, decided_by) = (day(until), day("2025-06-30"));
        SubjectDraft::Continuation(Continuation::Continue { until, decided_by })
    }

    fn end() -> SubjectDraft {
        SubjectDraft::Continuation(Continuation::End)
    }

    #[test]
    fn a_covenant_that_is_continued_has_another_last_day_from_then_on() {
        let decided = ContinuationDecided {
            continuation: Continuation::Continue {
                until: day("2025-12-31"),
                decided_by: day("2025-06-30"),
            },
            term_ends: day("2022-12-31"),
            decision: DecisionId(1),
        };
        founded().when_decided("2022-05-01", until("2025-12-31")).adopts([decided]).booked([]);
        let given = founded().and_adopted("2022-05-01", until("2025-12-31"));
        let ends = |on| given.ledger.covenant_on(day(on)).unwrap().term.ends;
        assert_eq!(["2022-04-30", "2022-05-01"].map(ends), [day("2022-12-31"), day("2025-12-31")]);
        // The years of the new term have a key and a budget, and are dated within it.
        given
            .and_adopted("2022-06-01", SubjectDraft::RiskKey(key("2023")))
            .and_adopted("2022-06-02", SubjectDraft::Budget(budget("2025")));
        let (first, last) = (year("2020"), year("2022"));
        let before = proposal(SubjectDraft::Budget(budget("2025")));
        given.when(LEADER, "2022-04-30", before).refused(General::YearOutsideTerm {
            year: year("2025"),
            first,
            last,
        });
    }

    #[test]
    fn an_end_confirms_the_term_and_a_decision_after_its_day_is_late() {
        for (on, late) in [("2022-06-30", false), ("2022-07-01", true)] {
            let given = founded().and_adopted(on, end());
            let decided = given.ledger.continuations.of_term(day("2022-12-31")).unwrap();
            assert_eq!((decided.is_late(), decided.due), (late, day("2022-06-30")));
            assert_eq!(given.ledger.covenant().unwrap().term.ends, day("2022-12-31"));
        }
    }

    #[test]
    fn an_end_is_decided_otherwise_while_the_term_runs() {
        let ended = founded().and_adopted("2022-05-01", end());
        let continued = ended.and_adopted("2022-06-01", until("2025-12-31"));
        assert_eq!(continued.ledger.covenant().unwrap().term.ends, day("2025-12-31"));
        continued.and_adopted("2022-07-01", end());
    }

    #[test]
    fn a_new_term_is_decided_upon_again() {
        let given = founded()
            .and_adopted("2022-05-01", until("2025-12-31"))
            .and_adopted("2023-02-01", end());
        assert_eq!(given.ledger.continuations.all().len(), 2);
    }

    #[test]
    pub(crate) fn each_rule_says_no_in_its_turn() -> Ladders {
        let until =
            |until: &str| json!({ "continue": { "until": until, "decided_by": "2019-06-30" } });
        let ended = founded().and_adopted("2020-05-01", end());
        ladders([
            Ladder::proposing(founded(), json!({ "continuation": until("2022-12-31") }))
                .by("founder")
                .refuses("actor.not-allowed")
                .by("gemeente")
                .on("2023-01-01")
                .refuses("date.after-end")
                .on("2020-06-01")
                .says(
                    "continuation.not-longer: 2022-12-31 is not after 2022-12-31, when the \
                     covenant ends now",
                    "a day after 2022-12-31",
                )
                .with("/subject/continuation", until("2023-12-31"))
                .says(
                    "continuation.faulty-term: the new term contradicts the covenant: \
                     term.continuation_decided_by: 2019-06-30 is outside the term, 2020-01-15 to \
                     2023-12-31",
                    "a term in which each of these is mended",
                )
                .with("/subject/continuation/continue/decided_by", "2023-06-30")
                .accepted(),
            Ladder::proposing(ended, json!(end()))
                .says(
                    "continuation.already-decided: it was decided on 2020-05-01 that the covenant \
                     ends on 2022-12-31",
                    "a decision that continues it after all, while it has not ended",
                )
                .instead(|given| given.and_adopted("2020-06-01", self::until("2025-12-31"))),
        ])
    }
}
