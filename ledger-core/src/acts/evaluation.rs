//! The evaluation of the covenant with all partners, in the last year of its term.
//!
//! Source: the covenant's article on planning and control.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::acting::{self, Act, Acting, Who, Window};
use crate::acts::conclude::Which;
use crate::acts::meeting;
use crate::calendar::Date;
use crate::event::Event;
use crate::fact::{Concerned, Fact};
use crate::ids::{PartnerId, Position};
use crate::ledger::Ledger;
use crate::misfit::{At, Misfit};
use crate::refusal::{Refusal, refusals};

/// Record the evaluation with all partners, and which of them took part.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RecordEvaluation {
    /// What came of it.
    pub text: String,
    /// The partners that took part; `all` are the parties of the day.
    pub attended: Which,
}

/// The covenant was evaluated with all partners.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct EvaluationRecorded {
    /// What came of it.
    pub text: String,
    /// The partners that were invited: every party of the day.
    pub invited: Vec<PartnerId>,
    /// The partners that took part.
    pub attended: Vec<PartnerId>,
}

refusals! {
    /// Refusals about the evaluation.
    EvaluationRefusal {
        TooEarly { on: Date, first_day: Date } = "evaluation.too-early" PlanningAndControl:
            "{on} is before the last year of the covenant, which begins on {first_day}",
            "a day from {first_day}";
        AlreadyRecorded { on: Date } = "evaluation.already-recorded" PlanningAndControl:
            "the covenant was evaluated on {on}",
            "one evaluation a covenant; what is to be added to it is attached to it as a document";
        NobodyAttended = "evaluation.nobody-attended" PlanningAndControl:
            "no partner took part",
            "at least one partner, or \"all\"";
    }
}

impl Act for RecordEvaluation {
    fn decide(&self, by: &Acting<'_>) -> Result<Vec<Event>, Refusal> {
        by.allow(&[Who::ProjectLeader])?;
        by.dated(Window::Settlement)?;
        let first_day = by.covenant.calendar.first_day(by.covenant.last_year());
        if by.on < first_day {
            return Err(EvaluationRefusal::TooEarly { on: by.on, first_day }.into());
        }
        if let Some(evaluation) = &by.ledger.evaluation {
            return Err(EvaluationRefusal::AlreadyRecorded { on: evaluation.on }.into());
        }
        acting::text("text", &self.text)?;
        let invited = by.parties();
        let attended = match &self.attended {
            Which::All => invited.clone(),
            Which::These(names) => meeting::named(by, "attended", names)?,
        };
        if attended.is_empty() {
            return Err(EvaluationRefusal::NobodyAttended.into());
        }
        let recorded = EvaluationRecorded { text: self.text.clone(), invited, attended };
        Ok(vec![Box::new(recorded).into()])
    }
}

impl Fact for EvaluationRecorded {
    fn evolve(self, at: At, ledger: &mut Ledger) -> Result<(), Misfit> {
        let EvaluationRecorded { text, invited, attended } = self;
        let mut partners = invited.iter().chain(&attended);
        if !partners.all(|partner| ledger.partners.get(*partner).is_some()) {
            return Err(Misfit("there is no such partner"));
        }
        let (on, position) = (at.on, at.position);
        match ledger.evaluation.replace(Evaluation { text, invited, attended, on, position }) {
            None => Ok(()),
            Some(_) => Err(Misfit("the covenant was already evaluated")),
        }
    }

    fn concerns(&self, name: &mut dyn FnMut(Concerned<'_>)) {
        let there = self.invited.iter().chain(&self.attended);
        there.for_each(|partner| name(Concerned::Partner(*partner)));
    }
}

/// The evaluation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Evaluation {
    /// What came of it.
    pub text: String,
    /// The partners that were invited.
    pub invited: Vec<PartnerId>,
    /// The partners that took part.
    pub attended: Vec<PartnerId>,
    /// When.
    pub on: Date,
    /// The event.
    pub position: Position,
}

#[cfg(test)]
pub(crate) mod tests {
    use serde_json::json;

    use super::*;
    use crate::testing::{Given, LEADER, Ladder, Ladders, founded, ladders};

    fn evaluate(attended: Which) -> RecordEvaluation {
        RecordEvaluation { text: "Fictief oordeel.".to_owned(), attended }
    }

    #[test]
    fn every_party_is_invited_in_the_last_year_or_after_it() {
        let (text, all) = ("Fictief oordeel.".to_owned(), [1, 2, 3].map(PartnerId).to_vec());
        let recorded = |attended| {
            let (text, invited) = (text.clone(), all.clone());
            [Box::new(EvaluationRecorded { text, invited, attended })]
        };
        founded()
            .when(LEADER, "2022-01-01", evaluate(Which::All))
            .then(recorded(all.clone()))
            .booked([]);
        let one = Which::These(vec!["bewoners".to_owned()]);
        let attended = vec![PartnerId(3)];
        founded().when(LEADER, "2023-02-01", evaluate(one)).then(recorded(attended));
    }

    #[test]
    pub(crate) fn each_rule_says_no_in_its_turn() -> Ladders {
        let evaluated = founded().and(LEADER, "2022-05-01", evaluate(Which::All));
        let attaches = |given: &Given| {
            let document = json!({
                "name": "aanvulling.txt", "sha256": "07".repeat(32), "size": 1,
                "to": [given.last("evaluation-recorded")],
            });
            given.told("2022-06-01", "attach-document", document)
        };
        ladders([
            Ladder::from_below(
                founded(),
                "record-evaluation",
                json!({ "text": "", "attended": [] }),
            )
            .leader_within("2020-01-15", None)
            .on("2021-12-31")
            .says(
                "evaluation.too-early: 2021-12-31 is before the last year of the covenant, which \
                 begins on 2022-01-01",
                "a day from 2022-01-01",
            )
            .on("2022-01-01")
            .refuses_until("text.empty", "/text", "Geslaagd.")
            .says(
                "evaluation.nobody-attended: no partner took part",
                "at least one partner, or \"all\"",
            )
            .with("/attended", json!(["boeren"]))
            .refuses_until("partner.not-a-party", "/attended", json!(["bewoners", "bewoners"]))
            .refuses_until("meeting.named-twice", "/attended", "all")
            .accepted(),
            Ladder::new(evaluated, "record-evaluation", json!(evaluate(Which::All)))
                .on("2022-06-01")
                .says(
                    "evaluation.already-recorded: the covenant was evaluated on 2022-05-01",
                    "one evaluation a covenant; what is to be added to it is attached to it as a \
                     document",
                )
                .instead(attaches),
        ])
    }
}
