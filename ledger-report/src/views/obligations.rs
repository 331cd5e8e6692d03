//! The obligations of the covenant, and what comes due.

use ledger_core::views::obligations::{
    Agenda, DueItem, ObligationGroup, ObligationRow, ObligationState, Obligations,
};

use crate::document::{Cell, Column, Document, Table, cells};
use crate::{Lang, Render, lights, values};

impl Render for Obligations {
    fn title(&self, lang: Lang) -> String {
        lang.obligations_on(values::date(self.on, lang))
    }

    fn table(&self, lang: Lang) -> Table {
        let mut table = Table::new([
            Column::word("year", lang.year()),
            Column::text("obligation", lang.obligation()),
            Column::in_csv("article"),
            Column::in_csv("period"),
            Column::text("partner", lang.partner()),
            Column::word("due", lang.due_by()),
            Column::figure("required", ""),
            Column::figure("done", lang.done()),
            Column::in_csv("met_on"),
            Column::word("state", lang.state()),
        ]);
        for row in &self.rows {
            let ObligationRow { obligation, period, required, done, state, .. } = row;
            table.row(cells![
                row.year.to_string(),
                Cell::named(obligation, lang.obligation_name(*obligation, *period)),
                Cell::named(row.article, ""),
                period.map(|period| period.to_string()).unwrap_or_default(),
                row.name.as_deref().unwrap_or_default(),
                row.due,
                *required,
                done.count,
                row.met_on,
                Cell::light(
                    lights::obligation(*state, false),
                    state,
                    lang.obligation_state(*state)
                ),
            ]);
        }
        table
    }

    fn document(&self, lang: Lang) -> Document {
        let in_state = |state| self.rows.iter().filter(|row| row.state == state).count();
        let [met, due, late] =
            [ObligationState::Met, ObligationState::Due, ObligationState::Late].map(in_state);
        let document = Document::titled(self.title(lang), lang)
            .paragraph(lang.obligations_counted(met, due, late))
            .table_or(groups_table(&self.groups, None, lang), lang.no_obligations());
        with_partners(marked(document, &self.groups, lang), &self.groups, lang)
    }
}

impl Render for Agenda {
    fn title(&self, lang: Lang) -> String {
        let [from, until] = [self.from, self.until].map(|day| values::date(day, lang));
        lang.agenda_between(from, until)
    }

    fn table(&self, lang: Lang) -> Table {
        groups_table(&self.items, None, lang)
    }

    fn document(&self, lang: Lang) -> Document {
        let document = Document::titled(self.title(lang), lang);
        let document = match (self.items.is_empty(), self.also.is_empty()) {
            (true, true) => document.paragraph(lang.nothing_comes_due()),
            (true, false) => document,
            (false, _) => with_partners(document.table(self.table(lang)), &self.items, lang),
        };
        if self.also.is_empty() {
            return document;
        }
        document.subheading(lang.also_due()).table(also_table(&self.also, lang))
    }
}

/// Obligations over all partners: when each is due and how far it is done, beside how far it was `before`.
pub(crate) fn groups_table(
    groups: &[ObligationGroup],
    before: Option<&[ObligationGroup]>,
    lang: Lang,
) -> Table {
    let then = |group: &ObligationGroup| {
        let is_same = |of: &&ObligationGroup| {
            (of.obligation, of.year, of.period) == (group.obligation, group.year, group.period)
        };
        let then = before?.iter().find(is_same)?;
        Some(Cell::Named { code: then.met.count.to_string(), name: obligation_done(then, lang) })
    };
    let mut table = Table::new([
        Column::word("due", lang.due_by()),
        Column::word("year", lang.year()),
        Column::text("obligation", lang.obligation()),
        Column::in_csv("article"),
        Column::in_csv("period"),
        Column::in_csv("required"),
        Column::in_csv("of"),
        Column::in_csv("met"),
        Column::text_if(before.is_some(), "before", lang.previous_report()),
        Column::text("done", lang.done()),
        Column::word("state", lang.state()),
    ]);
    for group in groups {
        let ObligationGroup { obligation, period, required, of, met, state, .. } = group;
        let words = match group.met_late.count {
            1.. if *state == ObligationState::Met => lang.state_met_late(),
            _ => lang.obligation_state(*state),
        };
        table.row(cells![
            group.due,
            group.year.to_string(),
            Cell::named(obligation, lang.obligation_name(*obligation, *period)),
            Cell::named(group.article, ""),
            period.map(|period| period.to_string()).unwrap_or_default(),
            *required,
            of.count,
            met.count,
            then(group),
            Cell::Named {
                code: group.done.as_ref().map(|done| done.count.to_string()).unwrap_or_default(),
                name: obligation_done(group, lang)
            },
            Cell::light(lights::obligation(*state, group.met_late.count > 0), state, words),
        ]);
    }
    table
}

fn also_table(items: &[DueItem], lang: Lang) -> Table {
    let mut table = Table::new([
        Column::word("due", lang.due_by()),
        Column::text("what", lang.what_to_do()),
        Column::text("title", lang.about_what()),
    ]);
    for item in items {
        table.row(cells![item.due, lang.due_item(item.what), &item.title]);
    }
    table
}

/// How often it was done out of how many times, or for how many partners.
pub fn obligation_done(group: &ObligationGroup, lang: Lang) -> String {
    match &group.done {
        None => lang.met_of_partners(group.met.count, group.of.count),
        Some(done) => lang.times_of(done.count, group.required),
    }
}

/// The name of an obligation, with its period if it has one.
pub fn obligation_name(group: &ObligationGroup, lang: Lang) -> String {
    lang.obligation_name(group.obligation, group.period)
}

/// Explains the mark of an obligation that was met too late, if any has it.
pub(crate) fn marked(document: Document, groups: &[ObligationGroup], lang: Lang) -> Document {
    let is_marked =
        |group: &ObligationGroup| group.met_late.count > 0 && group.state == ObligationState::Met;
    if groups.iter().any(is_marked) { document.paragraph(lang.met_after()) } else { document }
}

/// The number of partners of an obligation that are named to readers. JSON and CSV have them all.
const NAMED: usize = 20;

/// The partners for which an obligation is not met, by name. Returns `None` if it is not of partners, or met.
pub fn open_partners(group: &ObligationGroup, lang: Lang) -> Option<String> {
    if group.open.is_empty() {
        return None;
    }
    let name = lang.obligation_name(group.obligation, group.period);
    let names: Vec<&str> = group.open.iter().take(NAMED).map(String::as_str).collect();
    let names = names.join("; ");
    Some(match group.open.len().saturating_sub(NAMED) {
        0 => lang.open_for(name, group.year, group.open.len(), names),
        more => lang.open_for_more(name, group.year, group.open.len(), names, more),
    })
}

/// Names the partners for which an obligation is not met, if there are any.
fn with_partners(document: Document, groups: &[ObligationGroup], lang: Lang) -> Document {
    let mut open = groups.iter().filter_map(|group| open_partners(group, lang)).peekable();
    match open.peek().is_some() {
        true => document.subheading(lang.open_for_partners()).list(open, ""),
        false => document,
    }
}
