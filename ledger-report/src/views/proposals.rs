//! The open proposals.

use ledger_core::views::decisions::{OpenProposal, OpenProposals};

use super::decisions::{about_proposal, votes_in_words};
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
        for OpenProposal { proposal: row, waits_for, hindered, not_voted } in &self.proposals {
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
                .paragraph(row.text.clone())
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
