//! The action list.

use ledger_core::views::actions::{ActionList, ActionRow};

use crate::document::{Cell, Column, Document, Table, cells};
use crate::{Lang, Render, values};

impl Render for ActionList {
    fn title(&self, lang: Lang) -> String {
        lang.action_list(values::date(self.on, lang))
    }

    fn table(&self, lang: Lang) -> Table {
        let mut table = Table::new([
            Column::figure("action", lang.number()),
            Column::text("title", lang.action()),
            Column::text("owner", lang.owner_label()),
            Column::in_csv("opened_on"),
            Column::word("due", lang.due()),
            Column::figure("days_late", lang.days_late()),
            Column::text("state", lang.state()),
            Column::in_csv("closed_on"),
            Column::in_csv("outcome"),
            Column::in_csv("postponed"),
            Column::in_csv("reason"),
            Column::in_csv("decision"),
            Column::in_csv("condition"),
        ]);
        for row in &self.actions {
            let closed = row.closed.as_ref();
            let state = closed.map(|closed| closed.state);
            table.row(cells![
                row.action.0,
                Cell::named(&row.title, titled(row, lang)),
                Cell::named(&row.owner, lang.owner(&row.owner)),
                row.opened_on,
                row.due,
                (row.days_late > 0).then_some(row.days_late),
                state.map_or(Cell::named("open", lang.action_state(None)), |closed| {
                    Cell::named(closed, lang.action_state(state))
                }),
                closed.map(|closed| closed.on),
                closed.map(|closed| closed.outcome.clone()).unwrap_or_default(),
                row.postponed,
                row.reason.clone().unwrap_or_default(),
                row.decision.map(|decision| decision.0),
                row.condition.to_string(),
            ]);
        }
        table
    }

    fn document(&self, lang: Lang) -> Document {
        Document::titled(self.title(lang), lang).table_or(self.table(lang), lang.no_actions())
    }
}

/// The title of an action, with the decision of which it is a condition.
pub(crate) fn titled(row: &ActionRow, lang: Lang) -> String {
    match row.decision.filter(|_| row.condition) {
        Some(decision) => lang.action_of_condition(&row.title, lang.decision_number(decision)),
        None => row.title.clone(),
    }
}
