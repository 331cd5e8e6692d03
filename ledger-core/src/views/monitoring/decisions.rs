//! Decisions since the last report, open proposals, reviews and actions.

use serde::Serialize;

use crate::calendar::{Date, FiscalYear};
use crate::ids::{DecisionId, Position};
use crate::ledger::Ledger;
use crate::views::actions::{ActionList, ClosedRow};
use crate::views::decisions::{DecisionRegister, DecisionRow, OpenProposals};
use crate::views::meaning;
use crate::views::taken::ConditionRow;

/// Decisions, proposals and actions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Decisions {
    /// Decisions of the period, and earlier ones that were recorded after the report before.
    pub decided: Vec<DecisionRow>,
    /// Conditions of decisions, of any day, that are still to be met.
    pub conditions: Vec<OpenCondition>,
    /// Proposals that were open on the reference date.
    pub open: OpenProposals,
    /// Reviews of earlier reports in the period, or recorded after the report before.
    pub reviewed: Vec<ReviewRow>,
    /// The action list: what is open, and what was closed in the period or recorded since.
    pub actions: ActionList,
}

/// A condition that is still to be met.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OpenCondition {
    /// The decision.
    #[serde(serialize_with = "meaning::row_key")]
    pub decision: DecisionId,
    /// What it was about.
    pub title: String,
    /// The condition.
    #[serde(flatten)]
    pub condition: ConditionRow,
}

/// What was said about an earlier report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ReviewRow {
    /// The year of the report.
    #[serde(serialize_with = "meaning::row_key")]
    pub year: FiscalYear,
    /// Its period within the year, from 1.
    #[serde(serialize_with = "meaning::row_key")]
    pub period: u8,
    /// When it was reviewed.
    pub on: Date,
    /// What was said.
    pub remarks: String,
    /// The event.
    #[serde(serialize_with = "meaning::said_by")]
    pub position: Position,
}

impl Decisions {
    pub(super) fn since(
        ledger: &Ledger,
        register: DecisionRegister,
        from: Date,
        previous_events: Position,
        open: OpenProposals,
    ) -> Decisions {
        let conditions = register.decisions.iter().flat_map(|row| {
            let open = row.conditions.iter().filter(|condition| condition.state.is_open());
            open.map(|condition| OpenCondition {
                decision: row.decision,
                title: row.proposal.title.clone(),
                condition: condition.clone(),
            })
        });
        let conditions = conditions.collect();
        let decisions = register.decisions.into_iter();
        let decided = decisions.filter(|row| row.on >= from || row.position >= previous_events);
        let on = open.on;
        let reviews = ledger.reviews.all().iter();
        let reviewed = reviews.filter(|review| {
            review.on <= on && (review.on >= from || review.position >= previous_events)
        });
        let reviewed = reviewed.map(|review| ReviewRow {
            year: review.year,
            period: review.period,
            on: review.on,
            remarks: review.remarks.clone(),
            position: review.position,
        });
        let mut actions = ActionList::of(ledger, on);
        actions.actions.retain(|row| {
            let since =
                |closed: &ClosedRow| closed.on >= from || closed.position >= previous_events;
            row.closed.as_ref().is_none_or(since)
        });
        Decisions {
            decided: decided.collect(),
            conditions,
            open,
            reviewed: reviewed.collect(),
            actions,
        }
    }
}
