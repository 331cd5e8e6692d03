//! A table in HTML. A heading begins a body of its own, every row is named by a cell, and on a telephone every row is a
//! card with the title of each column before its cell.

use maud::{Markup, PreEscaped, html};

use super::bar::{bar, legend};
use super::texts::{indented, lines};
use crate::document::{Cell, Column, Fit, Light, Row, Scale, Table, titles};
use crate::words::Lang;

/// A table, in a box that scrolls if the window is too narrow. `near` is the identifier of the heading above
/// it, which names the table if it has no caption.
pub(super) fn table(table: &Table, id: &str, near: &str, lang: Lang) -> Markup {
    let columns = columns(table);
    let caption = format!("{id}-caption");
    let name = if table.caption.is_empty() { near } else { &caption };
    // Two columns always fit, because their words wrap. A box that may scroll must be reachable by keyboard.
    let scrolls = columns.len() > 2;
    let inside = html! {
        table .pairs[!scrolls] .cards[scrolls] aria-labelledby=(name) {
            @if !table.caption.is_empty() { caption id=(caption) { (lines(&table.caption, lang)) } }
            @if columns.iter().any(|of| !of.column.title.is_empty()) {
                thead { tr {
                    @for (column, span) in titles(columns.iter().map(|of| of.column)) {
                        (title(column, span, lang))
                    }
                } }
            }
            @for rows in bodies(&table.rows) {
                tbody { @for row in rows { (self::row(row, table, &columns, lang)) } }
            }
        }
    };
    html! {
        @if columns.iter().any(|of| of.column.is_drawn()) { (legend(lang)) }
        @if scrolls {
            div .scroll tabindex="0" role="group" aria-labelledby=(name) { (inside) }
        } @else {
            (inside)
        }
    }
}

/// A column that readers see.
struct Seen<'t> {
    place: usize,
    column: &'t Column,
    /// The scale of its bars.
    scale: Scale,
    /// Whether it is a difference, or the mark behind one.
    differs: bool,
}

fn columns(table: &Table) -> Vec<Seen<'_>> {
    let columns = table.columns.iter().enumerate().filter(|(_, column)| column.shown);
    let mut differs = false;
    let seen = columns.map(|(place, column)| {
        differs = table.is_difference(column.key) || (differs && column.title.is_empty());
        Seen { place, column, scale: table.scale(place), differs }
    });
    seen.collect()
}

/// The rows of each body. A heading begins a body.
fn bodies(rows: &[Row]) -> impl Iterator<Item = &[Row]> {
    rows.chunk_by(|_, next| !matches!(next, Row::Heading(_)))
}

fn title(column: &Column, span: usize, lang: Lang) -> Markup {
    let span = (span > 1).then_some(span);
    html! {
        @match column.title {
            "" => td class=[class(column)] {},
            title => th scope="col" class=[class(column)] colspan=[span] { (lines(title, lang)) },
        }
    }
}

fn row(row: &Row, table: &Table, columns: &[Seen<'_>], lang: Lang) -> Markup {
    html! {
        @match row {
            Row::Normal(cells) => tr { (self::cells(cells, table, columns, lang)) },
            Row::Total(cells, _) => tr .total { (self::cells(cells, table, columns, lang)) },
            Row::Heading(text) => {
                tr { th .part scope="rowgroup" colspan=(columns.len()) { (lines(text, lang)) } }
            }
        }
    }
}

fn cells(cells: &[Cell], table: &Table, columns: &[Seen<'_>], lang: Lang) -> Markup {
    let names = table.names_row(cells);
    html! {
        @for of in columns {
            @let cell = cells.get(of.place).unwrap_or(&Cell::Empty);
            @if Some(of.place) == names {
                th scope="row" class=[class(of.column)] { (self::cell(cell, of, lang)) }
            } @else {
                @let label = (!of.column.title.is_empty()).then_some(of.column.title);
                td class=[class_of(of)] data-label=[label] { (self::cell(cell, of, lang)) }
            }
        }
    }
}

fn cell(cell: &Cell, of: &Seen<'_>, lang: Lang) -> Markup {
    let shown = cell.shown(lang);
    match cell {
        Cell::Date(date) => html! { time datetime=(date) { (shown) } },
        Cell::Light { light, name, .. } => {
            html! { span { (sign(*light)) " " (lines(name, lang)) } }
        }
        Cell::Bar(of_row) => bar(of_row, &of.scale, lang),
        Cell::Text(_) | Cell::Named { .. } => {
            let (indent, words) = indented(&shown);
            match (shown.is_empty(), indent) {
                (true, _) => html! {},
                (false, 0) => html! { span { (lines(words, lang)) } },
                (false, _) => html! { span .indent { (lines(words, lang)) } },
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

/// The classes of a cell.
fn class_of(of: &Seen<'_>) -> Option<String> {
    let classes = [class(of.column), of.differs.then_some("differs")];
    let classes: Vec<&str> = classes.into_iter().flatten().collect();
    (!classes.is_empty()).then(|| classes.join(" "))
}

fn class(column: &Column) -> Option<&'static str> {
    match column.fit {
        Fit::Text => None,
        Fit::Word => Some("word"),
        Fit::Figure => Some("figure"),
        Fit::Bar => Some("drawn"),
    }
}
