//! The network in a year.

use ledger_core::views::network::{EvaluationRow, MeetingRow, NetworkView};

use super::ambassadors::covered;
use crate::document::{Cell, Column, Document, Table, cells};
use crate::{Lang, Render, values};

impl Render for NetworkView {
    fn title(&self, lang: Lang) -> String {
        lang.network_title(self.year, values::date(self.on, lang))
    }

    fn table(&self, lang: Lang) -> Table {
        let mut table = Table::new([
            Column::text("name", lang.partner()),
            Column::in_csv("code"),
            Column::figure("ambassadors", lang.ambassadors()),
            Column::figure("conversations", lang.conversations()),
            Column::figure("invited", lang.invited()),
            Column::figure("attended", lang.attended()),
            Column::figure("contributions", lang.supplied()),
        ]);
        for row in &self.partners {
            table.row(cells![
                &row.name,
                &row.code,
                row.ambassadors.len(),
                row.conversations.count,
                row.invited.count,
                row.attended.count,
                row.contributions.count,
            ]);
        }
        table
    }

    fn document(&self, lang: Lang) -> Document {
        let document =
            Document::titled(self.title(lang), lang).paragraph(covered(&self.coverage, lang));
        with_evaluation(document, self.evaluation.as_ref(), lang)
            .paragraph(lang.platform_updates(self.platform_updates.count))
            .heading(lang.meetings())
            .table_or(meetings_table(&self.meetings, lang), lang.no_meetings())
            .heading(lang.contact_by_partner())
            .paragraph(lang.counts_network_meetings())
            .table_or(self.table(lang), lang.nobody())
    }
}

/// Meetings, one per row.
pub(crate) fn meetings_table(meetings: &[MeetingRow], lang: Lang) -> Table {
    let mut table = Table::new([
        Column::word("on", lang.day()),
        Column::text("kind", lang.meeting_kind()),
        Column::text("title", lang.meeting_title()),
        Column::figure("invited", lang.invited()),
        Column::figure("attended", lang.attended()),
    ]);
    for row in meetings {
        let kind = Cell::named(row.kind, lang.meeting(row.kind));
        table.row(cells![row.on, kind, &row.title, row.invited, row.attended]);
    }
    table
}

/// Adds the evaluation, if it was held.
pub(crate) fn with_evaluation(
    document: Document,
    evaluation: Option<&EvaluationRow>,
    lang: Lang,
) -> Document {
    match evaluation {
        None => document,
        Some(EvaluationRow { on, text, invited, attended, .. }) => document
            .subheading(lang.evaluated_on(values::date(*on, lang), attended, invited))
            .paragraph(text.as_str()),
    }
}
