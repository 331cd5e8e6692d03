//! How to pay, in a frame: the facts, and a code beside them.

use maud::{Markup, html};

use super::table;
use crate::document::{Code, Payment, harmless};
use crate::words::Lang;

/// The facts and the code. `near` is the identifier of the heading above them.
pub(super) fn payment(payment: &Payment, id: &str, near: &str, lang: Lang) -> Markup {
    html! {
        div .payment {
            (table::table(&payment.facts, id, near, lang))
            @if let Some(code) = &payment.code { (self::code(code)) }
        }
    }
}

/// The code, dark on light whatever the colours of the page.
fn code(code: &Code) -> Markup {
    let side = code.size + 2 * Code::MARGIN;
    let view = format!("0 0 {side} {side}");
    let squares = code.runs.iter().map(|(row, column, length)| {
        let (x, y) = (column + Code::MARGIN, row + Code::MARGIN);
        format!("M{x} {y}h{length}v1h-{length}z")
    });
    html! {
        figure .code {
            svg viewBox=(view) role="img" aria-label=(harmless(&code.alternative)) shape-rendering="crispEdges" {
                path fill="#fff" d=(format!("M0 0h{side}v{side}h-{side}z")) {}
                path fill="#000" d=(squares.collect::<String>()) {}
            }
            figcaption { (code.caption) }
        }
    }
}
