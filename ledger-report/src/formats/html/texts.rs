//! Text in HTML.

use maud::{Markup, html};

use crate::document::harmless;

/// A text that keeps its ends of line.
pub(super) fn lines(text: &str) -> Markup {
    html! {
        @for (place, line) in harmless(text).split('\n').enumerate() {
            @if place > 0 { br; }
            (line)
        }
    }
}

/// A text on one line.
pub(super) fn one_line(text: &str) -> String {
    harmless(text).replace('\n', " ")
}

/// The indentation of a text from the spaces before it, in steps of two, and the text without them.
pub(super) fn indented(text: &str) -> (usize, &str) {
    let words = text.trim_start_matches(' ');
    ((text.len() - words.len()) / 2, words)
}

/// A place in thousandths as a percentage.
pub(super) fn percent(thousandths: impl Into<u64>) -> String {
    let thousandths = thousandths.into();
    format!("{}.{}%", thousandths / 10, thousandths % 10)
}
