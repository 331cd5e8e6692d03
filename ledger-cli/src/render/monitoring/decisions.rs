//! 10. Decisions since the last report, open proposals, actions.

use ledger_core::views::decisions::DecisionRow;
use ledger_core::views::monitoring::Decisions;

use super::nothing;
use crate::render::page::Page;
use crate::render::views::waiting;
use crate::render::{Lang, values};

pub(super) fn decisions(page: Page, of: &Decisions, lang: Lang) -> Page {
    let page = page
        .heading(lang.heading_decisions())
        .subheading(lang.decided())
        .list(of.decided.iter().map(|row| in_words(row, lang)), lang.no_decisions())
        .subheading(lang.open_on_reference_date())
        .list(of.open.proposals.iter().map(|open| waiting(open, lang)), lang.no_open_proposals())
        .subheading(lang.actions());
    nothing(page, of.actions, lang)
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
