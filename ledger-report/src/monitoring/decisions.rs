//! 5. Decisions since the last report, open proposals, actions.

use ledger_core::views::actions::ActionRow;
use ledger_core::views::decisions::DecisionRow;
use ledger_core::views::monitoring::{Decisions, OpenCondition, ReviewRow};

use crate::document::{Cell, Column, Document, Light, Table, cells};
use crate::views::{condition_in_words, titled, waiting};
use crate::{Lang, values};

pub(super) fn decisions(document: Document, of: &Decisions, lang: Lang) -> Document {
    let (closed, open): (Vec<&ActionRow>, Vec<&ActionRow>) =
        of.actions.actions.iter().partition(|row| row.closed.is_some());
    let document = document
        .heading(lang.heading_decisions())
        .subheading(lang.decided())
        .list(of.decided.iter().map(|row| decision(row, lang)), lang.no_decisions());
    let conditions = of.conditions.iter().map(|of| open_condition(of, lang)).collect();
    let document = items(document, lang.conditions_open(), conditions);
    let waiting = of.open.proposals.iter().map(|open| waiting(open, lang)).collect();
    let document = items(document, lang.open_on_reference_date(), waiting);
    let reviewed = of.reviewed.iter().map(|row| review(row, lang)).collect();
    let document = items(document, lang.reviewed(), reviewed);
    let actions = open_actions(&open, lang).named("actions", lang.actions());
    let document = match actions.rows.is_empty() {
        true => document.data(actions),
        false => document.table(actions),
    };
    let closed = closed.into_iter().filter_map(|row| action_closed(row, lang)).collect();
    items(document, lang.closed_since(), closed)
}

/// Adds a list under a heading; nothing if it has no items.
fn items(document: Document, heading: &str, items: Vec<String>) -> Document {
    match items.is_empty() {
        true => document,
        false => document.subheading(heading).list(items, ""),
    }
}

/// A condition that is still to be met, with its decision.
fn open_condition(of: &OpenCondition, lang: Lang) -> String {
    lang.condition_of_decision(of.decision, &of.title, condition_in_words(&of.condition, lang))
}

/// What was said of a report.
pub(crate) fn review(row: &ReviewRow, lang: Lang) -> String {
    let date = values::date(row.on, lang);
    lang.review_in_report(row.year, row.period, date, &row.remarks)
}

/// The open actions, with owner and day.
fn open_actions(actions: &[&ActionRow], lang: Lang) -> Table {
    let mut table = Table::new([
        Column::figure("action", lang.number()),
        Column::text("title", lang.action()),
        Column::text("owner", lang.owner_label()),
        Column::word("due", lang.due()),
        Column::text("state", lang.state()),
    ]);
    for row in actions {
        let state = match row.days_late {
            1.. => Cell::light(Light::Bad, "late", lang.days_too_late(row.days_late)),
            _ => Cell::light(Light::Open, "open", lang.action_state(None)),
        };
        table.row(cells![row.action.0, titled(row, lang), lang.owner(&row.owner), row.due, state]);
    }
    table
}

/// A closed action and its outcome.
pub(crate) fn action_closed(row: &ActionRow, lang: Lang) -> Option<String> {
    let closed = row.closed.as_ref()?;
    Some(lang.action_closed_in_report(
        row.action,
        &row.title,
        lang.action_state(Some(closed.state)),
        values::date(closed.on, lang),
        &closed.outcome,
    ))
}

/// A decision with its votes and conditions, in a few sentences.
pub(crate) fn decision(row: &DecisionRow, lang: Lang) -> String {
    let (number, title, tally) = (row.decision, &row.proposal.title, row.proposal.tally);
    let outcome = lang.outcome_on(
        lang.outcome(row.outcome),
        values::date(row.on, lang),
        lang.manner(row.manner),
    );
    let votes = match &row.taken_over_from {
        None if tally.against + tally.abstained == 0 => {
            lang.tally_for(tally.votes_for, tally.seats)
        }
        None => lang.tally(tally.votes_for, tally.against, tally.abstained, tally.seats),
        Some(source) => lang.taken_over_from_source(source),
    };
    let conditions: Vec<String> =
        row.conditions.iter().map(|condition| condition_in_words(condition, lang)).collect();
    match conditions.is_empty() {
        true => lang.decision_in_report(number, title, outcome, votes),
        false => {
            lang.decision_with_conditions(number, title, outcome, votes, conditions.join("; "))
        }
    }
}
