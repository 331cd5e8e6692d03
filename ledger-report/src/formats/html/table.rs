//! A table in HTML. A heading begins a body of its own, and every cell refers to its column and its row.

use maud::{Markup, PreEscaped, html};

use super::texts::{indented, lines};
use crate::document::{Cell, Column, Fit, Light, Row, Table};
use crate::words::Lang;

/// A table, in a box that scrolls if the window is too narrow. `near` is the identifier of the heading above
/// it, which names the table if it has no caption.
pub(super) fn table(table: &Table, id: &str, near: &str, lang: Lang) -> Markup {
    let columns: Vec<(usize, &Column)> =
        table.columns.iter().enumerate().filter(|(_, column)| column.shown).collect();
    let caption = format!("{id}-caption");
    let name = if table.caption.is_empty() { near } else { &caption };
    // Two columns always fit, because their words wrap. A box that may scroll must be reachable by keyboard.
    let scrolls = columns.len() > 2;
    let inside = html! {
        table .pairs[!scrolls] aria-labelledby=(name) {
            @if !table.caption.is_empty() { caption id=(caption) { (lines(&table.caption)) } }
            @if columns.iter().any(|(_, column)| !column.title.is_empty()) {
                thead { tr { @for (_, column) in &columns { (title(column)) } } }
            }
            @for rows in bodies(&table.rows) {
                tbody { @for row in rows { (self::row(row, &columns, lang)) } }
            }
        }
    };
    html! {
        @if scrolls {
            div .scroll tabindex="0" role="group" aria-labelledby=(name) { (inside) }
        } @else {
            (inside)
        }
    }
}

/// The rows of each body. A heading begins a body.
fn bodies(rows: &[Row]) -> impl Iterator<Item = &[Row]> {
    rows.chunk_by(|_, next| !matches!(next, Row::Heading(_)))
}

fn title(column: &Column) -> Markup {
    html! {
        @match column.title {
            "" => td class=[class(column)] {},
            title => th scope="col" class=[class(column)] { (title) },
        }
    }
}

fn row(row: &Row, columns: &[(usize, &Column)], lang: Lang) -> Markup {
    html! {
        @match row {
            Row::Normal(cells) => tr { (self::cells(cells, columns, lang)) },
            Row::Total(cells, _) => tr .total { (self::cells(cells, columns, lang)) },
            Row::Heading(text) => {
                tr { th .part scope="rowgroup" colspan=(columns.len()) { (lines(text)) } }
            }
        }
    }
}

/// The cells that are shown. The first with any text names the row, unless it is a value.
fn cells(cells: &[Cell], columns: &[(usize, &Column)], lang: Lang) -> Markup {
    let shown: Vec<(&Column, &Cell)> =
        columns.iter().filter_map(|(place, column)| Some((*column, cells.get(*place)?))).collect();
    let first = shown.iter().position(|(_, cell)| !cell.shown(lang).is_empty());
    html! {
        @for (place, (column, cell)) in shown.iter().enumerate() {
            @if Some(place) == first && names_row(cell) {
                th scope="row" class=[class(column)] { (self::cell(cell, lang)) }
            } @else {
                td class=[class(column)] { (self::cell(cell, lang)) }
            }
        }
    }
}

fn names_row(cell: &Cell) -> bool {
    match cell {
        Cell::Text(_) | Cell::Date(_) | Cell::Number(_) | Cell::Named { .. } => true,
        Cell::Empty | Cell::Money(_) | Cell::Percent(_) | Cell::Flag(_) | Cell::Light { .. } => {
            false
        }
    }
}

fn cell(cell: &Cell, lang: Lang) -> Markup {
    let shown = cell.shown(lang);
    match cell {
        Cell::Date(date) => html! { time datetime=(date) { (shown) } },
        Cell::Light { light, name, .. } => html! { (sign(*light)) " " (lines(name)) },
        Cell::Text(_) | Cell::Named { .. } => {
            let (indent, words) = indented(&shown);
            html! {
                @if indent > 0 { span .indent { (lines(words)) } } @else { (lines(words)) }
            }
        }
        Cell::Empty | Cell::Money(_) | Cell::Percent(_) | Cell::Number(_) | Cell::Flag(_) => {
            html! { (shown) }
        }
    }
}

/// The shape of a light; the words beside it say the same.
fn sign(light: Light) -> Markup {
    let (class, shape) = match light {
        Light::Good => ("light good", r#"<circle cx="6" cy="6" r="5"/>"#),
        Light::Attention => ("light attention", r#"<path d="M6 .5 11.5 11H.5z"/>"#),
        Light::Bad => ("light bad", r#"<path d="M1 1h10v10H1z"/>"#),
        Light::Open => ("light open", r#"<circle cx="6" cy="6" r="4"/>"#),
    };
    html! { svg class=(class) viewBox="0 0 12 12" aria-hidden="true" { (PreEscaped(shape)) } }
}

fn class(column: &Column) -> Option<&'static str> {
    match column.fit {
        Fit::Text => None,
        Fit::Word => Some("word"),
        Fit::Figure => Some("figure"),
    }
}
