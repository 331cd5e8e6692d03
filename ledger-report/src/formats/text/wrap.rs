//! Text in lines that fit a number of columns.

use unicode_width::UnicodeWidthStr;

/// Text in lines of at most `width` columns. `mark` stands before the first line, and the others are indented
/// as far.
///
/// Lines are broken at spaces, and within a word only if it is longer than a line. Ends of line stay. There
/// is always at least one line.
pub(super) fn wrap_hanging(text: &str, mark: &str, width: usize) -> Vec<String> {
    let indent = width_of(mark);
    let room = width.saturating_sub(indent).max(1);
    let mut lines: Vec<String> = Vec::new();
    for paragraph in text.split('\n') {
        let mut line = String::new();
        let mut used = 0;
        for word in paragraph.split(' ').filter(|word| !word.is_empty()) {
            for piece in pieces(word, room) {
                let wide = width_of(piece);
                if used > 0 && used + 1 + wide > room {
                    lines.push(std::mem::take(&mut line));
                    used = 0;
                }
                if used > 0 {
                    line.push(' ');
                    used += 1;
                }
                line.push_str(piece);
                used += wide;
            }
        }
        lines.push(line);
    }
    let marked = lines.into_iter().enumerate().map(|(place, line)| {
        let before = if place == 0 { mark.to_owned() } else { " ".repeat(indent) };
        (before + &line).trim_end().to_owned()
    });
    marked.collect()
}

/// Text in lines of at most `width` columns.
pub(super) fn wrap(text: &str, width: usize) -> Vec<String> {
    wrap_hanging(text, "", width)
}

/// A word in pieces of at most `room` columns. A letter keeps its marks.
fn pieces(word: &str, room: usize) -> Vec<&str> {
    let (mut pieces, mut start) = (Vec::new(), 0);
    for (place, c) in word.char_indices() {
        let grown = word.get(start..place + c.len_utf8()).map_or(0, width_of);
        if place > start && grown > room {
            pieces.extend(word.get(start..place));
            start = place;
        }
    }
    pieces.extend(word.get(start..));
    pieces
}

/// The number of columns that a text takes in a terminal: two for a wide letter, none for a combining mark.
pub(super) fn width_of(text: &str) -> usize {
    text.width()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn lines_hang_below_a_mark_and_long_words_are_broken() {
        let lines = wrap_hanging("een punt dat\ndoorloopt onafgebroken", "- ", 10);
        assert_eq!(lines, ["- een punt", "  dat", "  doorloop", "  t", "  onafgebr", "  oken"]);
        assert_eq!(wrap("", 10), [""]);
        assert_eq!(wrap("学校学校学", 5), ["学校", "学校", "学"]);
        let marked = "e\u{301}".repeat(7);
        assert_eq!(wrap(&marked, 5), ["e\u{301}".repeat(5), "e\u{301}".repeat(2)]);
    }

    proptest! {
        #[test]
        fn no_line_is_too_wide_and_nothing_is_lost(
            text in "[a-zé ]{0,200}|[a-z]{0,100}|[e\u{301}学 \u{1f3d8}]{0,80}",
            mark in "|- ",
            width in 5_usize..40,
        ) {
            let lines = wrap_hanging(&text, &mark, width);
            for line in &lines {
                prop_assert!(width_of(line) <= width, "{line:?}");
            }
            let letters = |text: &str| text.replace([' ', '-'], "");
            prop_assert_eq!(letters(&lines.concat()), letters(&text));
        }
    }
}
