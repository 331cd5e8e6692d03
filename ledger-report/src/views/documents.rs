//! The documents attached to events.

use ledger_core::views::documents::DocumentList;

use crate::document::{Column, Document, Table, cells};
use crate::{Lang, Render, values};

impl Render for DocumentList {
    fn title(&self, lang: Lang) -> String {
        lang.documents_on(values::date(self.on, lang))
    }

    fn table(&self, lang: Lang) -> Table {
        let mut table = Table::new([
            Column::figure("document", lang.number()),
            Column::word("on", lang.day()),
            Column::text("name", lang.file_name()),
            Column::figure("size", lang.bytes()),
            Column::text("to", lang.of_events()),
            Column::in_csv("sha256"),
            Column::in_csv("position"),
        ]);
        for row in &self.documents {
            let to: Vec<String> = row.to.iter().map(ToString::to_string).collect();
            table.row(cells![
                row.document.0,
                row.on,
                &row.name,
                row.size,
                to.join(" "),
                row.sha256.to_string(),
                row.position.0,
            ]);
        }
        table
    }

    fn document(&self, lang: Lang) -> Document {
        Document::titled(self.title(lang), lang).table_or(self.table(lang), lang.no_documents())
    }
}
