//! 10. Decisions since the last report, open proposals, actions.

use ledger_core::views::actions::ActionRow;
use ledger_core::views::decisions::DecisionRow;
use ledger_core::views::monitoring::{Decisions, ReviewRow};

use crate::render::page::Page;
use crate::render::views::waiting;
use crate::render::{Lang, values};

pub(super) fn decisions(page: Page, of: &Decisions, lang: Lang) -> Page {
    let (closed, open): (Vec<&ActionRow>, Vec<&ActionRow>) =
        of.actions.actions.iter().partition(|row| row.closed.is_some());
    page.heading(lang.heading_decisions())
        .subheading(lang.decided())
        .list(of.decided.iter().map(|row| in_words(row, lang)), lang.no_decisions())
        .subheading(lang.open_on_reference_date())
        .list(of.open.proposals.iter().map(|open| waiting(open, lang)), lang.no_open_proposals())
        .subheading(lang.reviewed())
        .list(of.reviewed.iter().map(|row| review_in_words(row, lang)), lang.nothing_reviewed())
        .subheading(lang.actions())
        .list(open.into_iter().map(|row| action_in_words(row, lang)), lang.no_actions_open())
        .subheading(lang.closed_since())
        .list(closed.into_iter().map(|row| action_in_words(row, lang)), lang.no_actions_closed())
}

fn review_in_words(row: &ReviewRow, lang: Lang) -> String {
    let date = values::date(row.on, lang);
    lang.review_in_report(row.year, row.period, date, &row.remarks)
}

/// An action with its day and how late it is or, when closed, what came of it.
fn action_in_words(row: &ActionRow, lang: Lang) -> String {
    let (owner, due) = (lang.owner(&row.owner), values::date(row.due, lang));
    match &row.closed {
        Some(closed) => lang.action_closed_in_report(
            row.action,
            &row.title,
            lang.action_state(Some(closed.state)),
            values::date(closed.on, lang),
            &closed.outcome,
        ),
        None if row.days_late > 0 => {
            lang.action_late_in_report(row.action, owner, due, row.days_late, &row.title)
        }
        None => lang.action_in_report(row.action, owner, due, &row.title),
    }
}

/// A decision with its votes and conditions, in a few sentences.
fn in_words(row: &DecisionRow, lang: Lang) -> String {
    let (number, title, tally) = (row.decision, &row.proposal.title, row.proposal.tally);
    let outcome = lang.outcome_on(
        lang.outcome(row.outcome),
        values::date(row.on, lang),
        lang.manner(row.manner),
    );
    let votes = lang.tally(tally.votes_for, tally.against, tally.abstained, tally.seats);
    match &row.conditions {
        None => lang.decision_in_report(number, title, outcome, votes),
        Some(conditions) => {
            lang.decision_with_conditions(number, title, outcome, votes, conditions)
        }
    }
}
