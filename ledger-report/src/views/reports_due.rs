//! The monitoring reports that are due.

use ledger_core::views::reports_due::{ReportState, ReportsDue};

use crate::document::{Cell, Column, Document, Light, Table, cells};
use crate::{Lang, Render, values};

impl Render for ReportsDue {
    fn title(&self, lang: Lang) -> String {
        lang.reports_due(values::date(self.on, lang))
    }

    fn table(&self, lang: Lang) -> Table {
        let mut table = Table::new([
            Column::word("report", lang.report()),
            Column::in_csv("year"),
            Column::in_csv("period"),
            Column::word("reference_date", lang.reference_date()),
            Column::word("due", lang.due_by()),
            Column::word("state", lang.state()),
            Column::in_csv("issued_on"),
            Column::figure("days_late", lang.days_late()),
        ])
        .named("reports-due", "");
        for row in &self.periods {
            let (light, name, issued_on, days_late) = match row.state {
                ReportState::Issued { on, days_late, .. } => {
                    let light = if days_late == 0 { Light::Good } else { Light::Attention };
                    let name = lang.report_issued_on(values::short_date(on, lang));
                    (light, name, Some(on), (days_late > 0).then_some(days_late))
                }
                ReportState::NotYet => (Light::Open, lang.report_not_yet().to_owned(), None, None),
                ReportState::Due => {
                    (Light::Attention, lang.report_due_now().to_owned(), None, None)
                }
                ReportState::Late { days_late } => {
                    (Light::Bad, lang.report_is_late().to_owned(), None, Some(days_late))
                }
            };
            let code = match row.state {
                ReportState::Issued { .. } => "issued",
                ReportState::NotYet => "not-yet",
                ReportState::Due => "due",
                ReportState::Late { .. } => "late",
            };
            table.row(cells![
                format!("{}/{}", row.year, row.period),
                row.year.to_string(),
                u32::from(row.period),
                row.reference_date,
                row.due,
                Cell::light(light, code, name),
                issued_on,
                days_late,
            ]);
        }
        table
    }

    fn document(&self, lang: Lang) -> Document {
        Document::titled(self.title(lang), lang).table_or(self.table(lang), lang.nobody())
    }
}
