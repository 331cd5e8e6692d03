//! The chances for subsidies.

use ledger_core::views::chances::ChanceRegister;

use crate::document::{Cell, Column, Document, Table, cells};
use crate::{Lang, Render, values};

impl Render for ChanceRegister {
    fn title(&self, lang: Lang) -> String {
        lang.chances_title(values::date(self.on, lang))
    }

    fn table(&self, lang: Lang) -> Table {
        let mut table = Table::new([
            Column::figure("chance", lang.number()),
            Column::text("grantor", lang.grantor()),
            Column::text("title", lang.about_what()),
            Column::in_csv("theme"),
            Column::figure("amount", lang.amount()),
            Column::word("apply_by", lang.apply_by()),
            Column::in_csv("spotted_on"),
            Column::text("state", lang.state()),
            Column::in_csv("on"),
            Column::in_csv("text"),
            Column::in_csv("subsidy"),
        ]);
        for row in &self.chances {
            let outcome = row.outcome.as_ref();
            let state = outcome.map(|of| of.state);
            table.row(cells![
                u64::from(row.chance.0),
                &row.grantor,
                &row.title,
                row.theme.as_deref().unwrap_or_default(),
                row.amount.as_ref().map(|amount| amount.amount),
                row.apply_by,
                row.spotted_on,
                match state {
                    None => Cell::named("spotted", lang.chance_state(None)),
                    Some(of) => Cell::named(of, lang.chance_state(state)),
                },
                outcome.map(|of| of.on),
                outcome.and_then(|of| of.text.as_deref()).unwrap_or_default(),
                outcome.and_then(|of| of.subsidy).map(|subsidy| u64::from(subsidy.0)),
            ]);
        }
        table
    }

    fn document(&self, lang: Lang) -> Document {
        Document::titled(self.title(lang), lang).table_or(self.table(lang), lang.no_chances())
    }
}
