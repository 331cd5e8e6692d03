//! What a text may hold, how it is shown, and when two texts name the same thing.
//!
//! A recorded text holds nothing that steers a terminal, reverses the order of reading, or cannot be seen: no
//! control characters, no marks of direction, no invisible characters, nothing for private use. Zero-width
//! joiners and variation selectors are allowed where they shape letters or emoji: after a character outside
//! ASCII, joiners also before one, a selector also within a keycap (`1` and U+20E3). Unassigned characters
//! pass: which they are depends on the version of Unicode, and an answer of the ledger must not.
//!
//! Events that were recorded before this was checked, or that came from elsewhere, may hold anything. They
//! stay as they are, and are shown [`harmless`].
//!
//! What people type to name something (a bank reference, a partner, a code) is stored as it was given and
//! compared by its [`key`]. Letters of different scripts that look alike, such as Latin and Cyrillic `a`,
//! have different keys: that they are alike depends on the font.
//!
//! Source: Unicode Standard Annex 15 (normalization), Default_Ignorable_Code_Point of Annex 44, and
//! Technical Report 36 (security).

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

/// Replaces a character that is not shown.
const REPLACED: char = char::REPLACEMENT_CHARACTER;

/// The characters of a text that are not allowed where they stand, in order. Ends of line are among them: a
/// caller that allows lines ignores those.
pub fn forbidden(text: &str) -> impl Iterator<Item = char> {
    judged(text).filter_map(|(c, fine)| (!fine).then_some(c))
}

/// The text in a form that can be shown anywhere: each forbidden character becomes U+FFFD, and ends of line
/// stay.
pub fn harmless(text: &str) -> String {
    judged(text).map(|(c, fine)| if fine || c == '\n' { c } else { REPLACED }).collect()
}

/// JSON in which each forbidden character is escaped. It has the same meaning and steers nothing.
///
/// `json` must be whole JSON, in which such characters stand within strings only.
pub fn harmless_json(json: &str) -> Cow<'_, str> {
    if forbidden(json).all(|c| c == '\n') {
        return Cow::Borrowed(json);
    }
    let mut escaped = String::with_capacity(json.len() + 16);
    for (c, fine) in judged(json) {
        if fine || c == '\n' {
            escaped.push(c);
        } else {
            let mut units = [0; 2];
            for unit in c.encode_utf16(&mut units) {
                escaped.push_str(&format!("\\u{unit:04x}"));
            }
        }
    }
    Cow::Owned(escaped)
}

/// The name of a character, for a message: `U+202E`.
pub fn name_of(c: char) -> String {
    format!("U+{:04X}", u32::from(c))
}

/// The key by which texts are compared: equal for texts that a reader takes for the same.
///
/// It applies compatibility composition (NFKC), which also replaces full-width letters and ligatures by the
/// plain ones: a bank that writes a reference in either form means the same entry. It folds case, leaves out
/// invisible characters, makes white space one space, and trims it.
pub fn key(text: &str) -> String {
    // Most texts are plain and well spaced: nothing but their letters changes.
    let plain = text.bytes().all(|byte| byte.is_ascii_graphic() || byte == b' ');
    if plain && !(text.starts_with(' ') || text.ends_with(' ') || text.contains("  ")) {
        return text.to_ascii_lowercase();
    }
    if text.is_ascii() {
        let seen = text.chars().filter(|c| !is_unseen(*c));
        return spaced(&seen.map(|c| c.to_ascii_lowercase()).collect::<String>());
    }
    // By way of small letters to capitals and back, so that ß and ẞ equal ss and both Greek letters sigma are equal.
    let seen = text.nfkd().filter(|c| !is_unseen(*c)).flat_map(char::to_lowercase);
    let folded = seen.flat_map(char::to_uppercase).flat_map(char::to_lowercase);
    spaced(&folded.nfkc().collect::<String>())
}

/// Whether two texts have the same [`key`].
pub fn same(one: &str, other: &str) -> bool {
    one == other || key(one) == key(other)
}

fn spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Each character, and whether it is allowed where it stands.
fn judged(text: &str) -> impl Iterator<Item = (char, bool)> {
    let before = std::iter::once(None).chain(text.chars().map(Some));
    let after = text.chars().skip(1).map(Some).chain(std::iter::once(None));
    let placed = text.chars().zip(before).zip(after);
    placed.map(|((c, before), after)| (c, may_stand(before, c, after)))
}

fn may_stand(before: Option<char>, c: char, after: Option<char>) -> bool {
    let shaped = |c: char| !c.is_ascii() && !c.is_whitespace() && !is_unseen(c);
    if c.is_ascii() {
        !c.is_control()
    } else if is_joiner(c) {
        before.is_some_and(|c| shaped(c) || is_selector(c)) && after.is_some_and(shaped)
    } else if is_selector(c) {
        before.is_some_and(shaped) || after == Some('\u{20e3}')
    } else {
        !is_unseen(c) && !is_nobodys(c) && !matches!(c, '\u{85}' | '\u{2028}' | '\u{2029}')
    }
}

/// Joiners, which determine whether two letters are shaped as one.
fn is_joiner(c: char) -> bool {
    matches!(c, '\u{200c}' | '\u{200d}')
}

/// Selectors, which determine the look of the character before them.
fn is_selector(c: char) -> bool {
    matches!(c, '\u{180b}'..='\u{180d}' | '\u{180f}' | '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}')
}

/// Control characters that are not white space, and characters that show nothing by themselves:
/// Default_Ignorable_Code_Point of Unicode, marks of annotation, and the empty pattern of Braille.
fn is_unseen(c: char) -> bool {
    match c {
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' => {
            true
        }
        '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' => true,
        '\u{2060}'..='\u{206f}' | '\u{2800}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' => true,
        '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{1bca0}'..='\u{1bca3}' => true,
        '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}' => true,
        c => c.is_control() && !c.is_whitespace(),
    }
}

/// Characters for private use, and code points that will never be characters.
fn is_nobodys(c: char) -> bool {
    matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'.. | '\u{fdd0}'..='\u{fdef}')
        || u32::from(c) & 0xfffe == 0xfffe
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_text_holds_what_people_write() {
        for text in [
            "Gemeente Fictief-Oost, \u{201c}de Polder\u{201d} & co. \u{20ac}\u{a0}5",
            "Łódź, Ωmega, Жук, 学校, مدرسة, हिन्दी",
            "e\u{301}e\u{301}n",
            // Persian with its non-joiner, a family, a heart of fire, a keycap.
            "می\u{200c}خواهم",
            "\u{1f469}\u{200d}\u{1f469}\u{200d}\u{1f467}",
            "\u{2764}\u{fe0f}\u{200d}\u{1f525} 1\u{fe0f}\u{20e3}",
        ] {
            assert_eq!(forbidden(text).next(), None, "{text}");
            assert_eq!(harmless(text), text);
            assert_eq!(harmless_json(text), text);
        }
    }

    #[test]
    fn what_steers_or_hides_text_is_forbidden_and_shown_as_such() {
        let anywhere = "\u{0}\t\r\u{1b}\u{7f}\u{85}\u{9b}\u{ad}\u{61c}\u{200b}\u{200e}\u{200f}\u{2028}\
            \u{2029}\u{202a}\u{202e}\u{2060}\u{2064}\u{2066}\u{2069}\u{feff}\u{e000}\u{fffe}\u{e0041}";
        for c in anywhere.chars() {
            for text in [format!("a{c}b"), format!("é{c}é"), c.to_string()] {
                assert_eq!(forbidden(&text).collect::<Vec<_>>(), [c], "{text:?}");
                assert_eq!(harmless(&text), text.replace(c, "\u{fffd}"));
                let json = format!("\"{text}\"");
                let json = harmless_json(&json);
                assert!(json.is_ascii() || json.contains('é'), "{json}");
                if !c.is_ascii_control() {
                    assert_eq!(serde_json::from_str::<String>(&json).unwrap(), text);
                }
            }
        }
        for text in
            ["NL\u{200d}-3", "é\u{200d}\u{200d}é", "é\u{fe0f}\u{fe0f}", "3\u{fe0f}", "\u{200d}"]
        {
            assert!(forbidden(text).next().is_some(), "{text:?}");
        }
        assert_eq!(forbidden("a\nb").collect::<Vec<_>>(), ['\n']);
        assert_eq!(harmless("a\nb\r\n"), "a\nb\u{fffd}\n");
        assert_eq!((name_of('\u{1b}'), name_of('\u{e0041}')), ("U+001B".into(), "U+E0041".into()));
    }

    #[test]
    fn texts_that_are_read_as_the_same_have_one_key() {
        for (one, other) in [
            ("NL-3", "\u{a0} nl-3\t"),
            ("Fictieve  School", "FICTIEVE\u{3000}SCHOOL"),
            ("Ge\u{301}e\u{301}n", "GÉÉN"),
            ("NL\u{200b}-\u{202e}3\u{feff}", "nl-3"),
            ("ＮＬ－３", "NL-3"),
            ("Straße", "STRASSE"),
            ("Straße", "STRAẞE"),
            ("ΟΔΟΣ", "οδος"),
            ("ﬁets", "FIETS"),
        ] {
            assert!(same(one, other), "{:?} and {:?}", key(one), key(other));
        }
        for (one, other) in
            [("NL-3", "NL 3"), ("NL-3", "NL3"), ("a b", "ab"), ("e", "é"), ("a", "а")]
        {
            assert!(!same(one, other), "{one} and {other}");
        }
    }

    proptest! {
        #[test]
        fn a_key_is_its_own_key(text in any::<String>()) {
            let key_of = key(&text);
            prop_assert_eq!(key(&key_of), key_of);
        }

        #[test]
        fn what_is_shown_is_never_forbidden(text in any::<String>()) {
            prop_assert!(forbidden(&harmless(&text)).all(|c| c == '\n'));
            prop_assert!(forbidden(&harmless_json(&text)).all(|c| c == '\n'));
        }
    }
}
