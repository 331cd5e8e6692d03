//! Text in lines that fit a number of columns.

/// Text in lines of at most `width` columns; a mark stands before the first, and room before the rest.
///
/// Lines are broken at spaces, and within a word only if it is longer than a line. Ends of line stay;
/// there is always one line.
pub(super) fn wrap_hanging(text: &str, mark: &str, width: usize) -> Vec<String> {
    let indent = mark.chars().count();
    let room = width.saturating_sub(indent).max(1);
    let mut lines: Vec<String> = Vec::new();
    for paragraph in text.split('\n') {
        let mut line = String::new();
        let mut used = 0;
        for word in paragraph.split(' ').filter(|word| !word.is_empty()) {
            let letters: Vec<char> = word.chars().collect();
            for piece in letters.chunks(room) {
                if used > 0 && used + 1 + piece.len() > room {
                    lines.push(std::mem::take(&mut line));
                    used = 0;
                }
                if used > 0 {
                    line.push(' ');
                    used += 1;
                }
                line.extend(piece);
                used += piece.len();
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

/// How many columns a text takes.
pub(super) fn width_of(text: &str) -> usize {
    text.chars().count()
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
    }

    proptest! {
        #[test]
        fn no_line_is_too_wide_and_nothing_is_lost(
            text in "[a-zé ]{0,200}|[a-z]{0,100}",
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
