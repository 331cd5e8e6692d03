//! The open proposals.

use ledger_core::views::decisions::{OpenProposal, OpenProposals, ProposalView};

use super::decisions::{about_decision, about_proposal, votes_in_words, with_conditions};
use super::proposed::{content, proposed};
use crate::document::{Cell, Column, Document, Table, cells};
use crate::{Lang, People, Render, values};

impl Render for OpenProposals {
    fn title(&self, lang: Lang) -> String {
        lang.open_proposals(values::date(self.on, lang))
    }

    fn table(&self, lang: Lang) -> Table {
        let mut table = Table::new([
            Column::figure("proposal", lang.number()),
            Column::text("title", lang.proposal()),
            Column::in_csv("subject"),
            Column::word("submitted_on", lang.submitted()),
            Column::in_csv("proposer"),
            Column::in_csv("consulted_on"),
            Column::figure("votes_for", lang.votes_for()),
            Column::figure("against", lang.votes_against()),
            Column::figure("abstained", lang.votes_abstained()),
            Column::text("waits_for", lang.waits_for()),
            Column::in_csv("hindered"),
            Column::in_csv("not_voted"),
        ]);
        for OpenProposal { proposal: row, waits_for, hindered } in &self.proposals {
            let not_voted: Vec<&str> =
                row.not_voted.iter().map(|seat| seat.seat.as_str()).collect();
            table.row(cells![
                row.proposal.0,
                &row.title,
                Cell::named(row.subject, lang.subject(row.subject)),
                row.submitted_on,
                &row.proposer,
                row.consultation.as_ref().map(|consultation| consultation.on),
                row.tally.votes_for,
                row.tally.against,
                row.tally.abstained,
                Cell::named(*waits_for, lang.waiting_for(*waits_for)),
                hindered.as_deref(),
                not_voted.join(" "),
            ]);
        }
        table
    }

    fn document_naming(&self, people: &People, lang: Lang) -> Document {
        let mut document = Document::titled(self.title(lang), lang);
        if self.proposals.is_empty() {
            return document.paragraph(lang.no_open_proposals());
        }
        for open in &self.proposals {
            let row = &open.proposal;
            document = document
                .heading(lang.proposal_heading(row.proposal, &row.title))
                .table(about_proposal(row, lang))
                .paragraph(row.text.clone());
            document = proposed(document, &row.proposed, lang)
                .list(votes_in_words(row, people, lang), lang.no_votes())
                .paragraph(waiting(open, lang));
        }
        document
    }
}

/// What an open proposal is waiting for, in a sentence.
pub(crate) fn waiting(open: &OpenProposal, lang: Lang) -> String {
    let OpenProposal { proposal: row, waits_for, hindered, .. } = open;
    match hindered {
        Some(why) => lang.proposal_hindered(row.proposal, &row.title, why),
        None => lang.proposal_waits(row.proposal, &row.title, lang.waiting_for(*waits_for)),
    }
}

impl Render for ProposalView {
    fn title(&self, lang: Lang) -> String {
        lang.proposal_heading(self.proposal.proposal, &self.proposal.title)
    }

    fn table(&self, lang: Lang) -> Table {
        content(&self.proposal.proposed, lang)
            .unwrap_or_else(|| about_proposal(&self.proposal, lang))
    }

    fn document_naming(&self, people: &People, lang: Lang) -> Document {
        let row = &self.proposal;
        let about = match &self.decision {
            Some(decision) => about_decision(decision, lang),
            None => about_proposal(row, lang),
        };
        let document = Document::titled(self.title(lang), lang).table(about);
        let taken_over = self.decision.as_ref().is_some_and(|of| of.taken_over_from.is_some());
        let document = match taken_over {
            true => proposed(document, &row.proposed, lang).paragraph(lang.taken_over_not_voted()),
            false => proposed(document.paragraph(row.text.clone()), &row.proposed, lang)
                .list(votes_in_words(row, people, lang), lang.no_votes()),
        };
        let document = match &self.decision {
            Some(decision) => with_conditions(document, decision, lang),
            None => document,
        };
        let date = |day| values::date(day, lang);
        let document = match (&self.withdrawn, self.waits_for, &self.hindered) {
            (Some(of), ..) => {
                document.paragraph(lang.proposal_was_withdrawn(date(of.on), &of.reason))
            }
            (None, _, Some(why)) => {
                document.paragraph(lang.proposal_hindered(row.proposal, &row.title, why))
            }
            (None, Some(waits_for), None) => document.paragraph(lang.proposal_waits(
                row.proposal,
                &row.title,
                lang.waiting_for(waits_for),
            )),
            (None, None, None) => document,
        };
        document.paragraph(lang.proposal_hash(self.hash))
    }
}
