//! Text as Markdown that reads as that text and nothing else.

/// Where a text begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// At the beginning of a block, where a number or a dash could begin a list.
    Start,
    /// In a heading or a cell.
    Within,
}

/// A text on one line, with ends of line as `<br>`. Spaces at its ends are left out. Those before its first
/// word indent it, and become no-break spaces.
pub(super) fn escaped(text: &str, place: Place) -> String {
    let (indent, words) = indented(text);
    if indent.is_empty() {
        words_escaped(words, place)
    } else {
        indent + &words_escaped(words, Place::Within)
    }
}

/// A text on one line in bold.
pub(super) fn bold(text: &str) -> String {
    let (indent, words) = indented(text);
    // Marks of bold do not count beside white space of any kind.
    let words = words.trim_matches(char::is_whitespace);
    if words.is_empty() {
        return String::new();
    }
    format!("{indent}**{}**", words_escaped(words, Place::Within))
}

fn indented(text: &str) -> (String, &str) {
    let text = text.trim_matches('\n').trim_end_matches([' ', '\n']);
    let words = text.trim_start_matches(' ');
    ("\u{a0}".repeat(text.len() - words.len()), words)
}

fn words_escaped(words: &str, place: Place) -> String {
    let mut line = String::with_capacity(words.len());
    let number = words.len() - words.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    for (at, c) in words.char_indices() {
        let begins_list = match c {
            '-' | '+' | '=' => at == 0,
            '.' | ')' => number > 0 && at == number,
            _ => false,
        };
        match c {
            '\n' => line.push_str("<br>"),
            '\\' | '`' | '*' | '_' | '<' | '>' | '[' | ']' | '|' | '~' | '&' | '#' | '$' | '^' => {
                line.extend(['\\', c]);
            }
            c if begins_list && place == Place::Start => line.extend(['\\', c]),
            c => line.push(c),
        }
    }
    line
}
