//! Text in HTML.

use maud::{Markup, PreEscaped, html};

use crate::document::{harmless, together};
use crate::words::Lang;

/// A longer word gets places to break, so that it fits on a telephone.
const LONG: usize = 18;
/// The number of characters of a long code that stay together.
const TOGETHER: usize = 8;

/// A text that keeps its ends of line. Long words may break at their syllables, and long codes anywhere.
pub(super) fn lines(text: &str, lang: Lang) -> Markup {
    html! {
        @for (place, line) in harmless(text).split('\n').enumerate() {
            @if place > 0 { br; }
            @for word in line.split_inclusive(' ') { (self::word(word, lang)) }
        }
    }
}

/// A running text, in which a number stays with what it counts.
pub(super) fn running(text: &str, lang: Lang) -> Markup {
    lines(&together(text), lang)
}

fn word(word: &str, lang: Lang) -> Markup {
    if word.chars().count() <= LONG {
        return html! { (word) };
    }
    if word.chars().any(|c| c.is_numeric() || "/_=&?@".contains(c)) {
        let letters: Vec<char> = word.chars().collect();
        let pieces = letters.chunks(TOGETHER).map(String::from_iter);
        return html! { @for (place, piece) in pieces.enumerate() { @if place > 0 { wbr; } (piece) } };
    }
    html! {
        @for part in word.split_inclusive(|c: char| !c.is_alphabetic()) {
            @for (place, syllable) in hypher::hyphenate(part, lang.hyphenation()).enumerate() {
                @if place > 0 { (PreEscaped("&shy;")) }
                (syllable)
            }
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
pub(super) fn percent(thousandths: u16) -> String {
    format!("{}.{}%", thousandths / 10, thousandths % 10)
}
