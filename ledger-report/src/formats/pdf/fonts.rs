//! The two fonts: their characters, and the width of a text.
//!
//! Widths are in thousandths of the size of the letters. They are sums of the widths of characters; kerning
//! makes a text narrower rather than wider.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use ledger_core::text::harmless;
use ttf_parser::Face;
use typst::foundations::Bytes;
use typst::text::Font;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::boxes::{ADVANCE, COVERED};
use crate::words::Lang;

/// Stands for a character that is not printed.
pub(super) const LACKING: char = '\u{25a1}';

/// A place where a long word may be broken without a hyphen.
const BREAK: char = '\u{200b}';

/// The least number of characters of a long word that stay together.
const TOGETHER: usize = 8;

static FILES: [&[u8]; 2] = [
    include_bytes!("../../../fonts/SourceSans3-Regular.otf"),
    include_bytes!("../../../fonts/SourceSans3-Semibold.otf"),
];

/// The fonts of [`FILES`], and last the font of boxes for characters that they lack.
static FONTS: LazyLock<Vec<Font>> = LazyLock::new(|| {
    let files = FILES.into_iter().map(Bytes::new).chain([Bytes::new(super::boxes::font())]);
    files.filter_map(|file| Font::new(file, 0)).collect()
});

static FACES: LazyLock<Vec<Face>> =
    LazyLock::new(|| FILES.into_iter().filter_map(|file| Face::parse(file, 0).ok()).collect());

/// The weight of letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Weight {
    /// For reading.
    Regular,
    /// For headings and totals.
    Bold,
}

/// The fonts, as typst knows them.
pub(super) fn all() -> &'static [Font] {
    &FONTS
}

/// The width of a text on one line.
pub(super) fn width(text: &str, weight: Weight) -> u32 {
    let Some(face) = FACES.get(weight as usize) else { return 0 };
    let boxed = |c| is_boxed(c).then_some(box_width(face.units_per_em()));
    let advance = |c: char| {
        face.glyph_index(c).and_then(|glyph| face.glyph_hor_advance(glyph)).or_else(|| boxed(c))
    };
    let units: u32 = text.chars().filter_map(advance).map(u32::from).sum();
    units.saturating_mul(1_000) / u32::from(face.units_per_em()).max(1)
}

/// The width of a box in the units of a font, of which `units` make the square.
fn box_width(units: u16) -> u16 {
    u16::try_from(u32::from(ADVANCE) * u32::from(units) / 1_000).unwrap_or(u16::MAX)
}

/// The width of the widest word, as divided by spaces.
pub(super) fn longest_word(text: &str, weight: Weight) -> u32 {
    text.split_whitespace().map(|word| width(word, weight)).max().unwrap_or(0)
}

/// The text in printable characters: harmless, composed, without joiners and selectors of variants, and with
/// [`LACKING`] for characters that no font has. Ends of line stay.
pub(super) fn printable(text: &str) -> String {
    let mut printable = String::with_capacity(text.len());
    for c in harmless(text).nfc() {
        let after_box = printable.chars().next_back().is_some_and(is_boxed);
        printable.extend(printable_char(c, after_box));
    }
    printable
}

fn printable_char(c: char, after_box: bool) -> Option<char> {
    match c {
        '\n' => Some('\n'),
        '\u{3000}' => Some(' '),
        // These shape letters together, which the fonts do not support.
        '\u{200c}' | '\u{200d}' | '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}' => None,
        c if has(c) => Some(c),
        // A mark is shaped with the letter it stands on, so both need one font.
        c if is_boxed(c) && (after_box || !is_mark(c)) => Some(c),
        _ => Some(LACKING),
    }
}

/// Whether a character changes the one before it: a combining mark, or a skin colour.
fn is_mark(c: char) -> bool {
    is_combining_mark(c) || matches!(c, '\u{1f3fb}'..='\u{1f3ff}')
}

/// The letters of a text that the fonts lack and that a PDF shows as boxes, in the order of the text, each
/// once.
pub fn missing_glyphs(text: &str) -> Vec<char> {
    let mut missing = Vec::new();
    let mut seen = BTreeSet::new();
    for c in text.chars().filter(|c| !c.is_control() && is_boxed(*c)) {
        if seen.insert(c) {
            missing.push(c);
        }
    }
    missing
}

/// Whether a character is shown as a box.
fn is_boxed(c: char) -> bool {
    let code = u32::from(c);
    !c.is_ascii() && !has(c) && COVERED.iter().any(|(from, to)| (*from..=*to).contains(&code))
}

fn has(c: char) -> bool {
    FONTS.iter().take(FILES.len()).all(|font| font.info().coverage.contains(u32::from(c)))
}

/// The text with places to break in every word that is wider than the room: a web address, a hash, a name.
/// Where words are hyphenated, words with syllables are left to hyphenation.
pub(super) fn breakable(text: &str, weight: Weight, room: u32, hyphenated: Option<Lang>) -> String {
    if longest_word(text, weight) <= room {
        return text.to_owned();
    }
    let opens = |word: &str| {
        let whole = hyphenated.is_some_and(|lang| has_syllables(word, weight, room, lang));
        width(word, weight) > room && !whole
    };
    let pieces = text.split_inclusive(char::is_whitespace);
    let opened = |word| if opens(word) { opened(word, weight, room) } else { word.to_owned() };
    pieces.map(opened).collect()
}

/// Whether a word consists of letters, and hyphenation leaves no piece of it that is long or too wide.
fn has_syllables(word: &str, weight: Weight, room: u32, lang: Lang) -> bool {
    let of_letters = word.chars().all(|c| !c.is_numeric() && !"/_=&?@".contains(c));
    let parts = || word.split(|c: char| !c.is_alphabetic());
    let short = |part: &str| {
        let fits = |piece: &str| {
            piece.chars().count() <= TOGETHER + 4
                && width(piece, weight) + width("-", weight) <= room
        };
        hypher::hyphenate(part, lang.hyphenation()).all(fits)
    };
    of_letters && parts().all(short)
}

/// The word with a place to break after some characters, or sooner if they fill the room.
fn opened(word: &str, weight: Weight, room: u32) -> String {
    let mut opened = String::new();
    let (mut together, mut used) = (0, 0);
    let mut letter = [0; 4];
    for c in word.chars() {
        let wide = width(c.encode_utf8(&mut letter), weight);
        let full = (together >= TOGETHER && c.is_alphanumeric()) || used + wide > room;
        if together > 0 && full && !is_mark(c) {
            opened.push(BREAK);
            (together, used) = (0, 0);
        }
        opened.push(c);
        (together, used) = (together + 1, used + wide);
    }
    opened
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_of_one_width_and_bold_is_wider() {
        assert_eq!(all().len(), 3);
        assert_eq!(width("1.111,11", Weight::Regular), width("9.876,54", Weight::Regular));
        assert!(width("Totaal", Weight::Bold) > width("Totaal", Weight::Regular));
        assert_eq!(
            longest_word("aan de Noordzijde", Weight::Bold),
            width("Noordzijde", Weight::Bold)
        );
    }

    #[test]
    fn what_the_fonts_lack_is_shown_as_such() {
        assert_eq!(printable("Łódź, Ωmega, Жук, €\u{a0}5"), "Łódź, Ωmega, Жук, €\u{a0}5");
        assert_eq!(printable("東京 \u{1f3d8}\u{fe0f}!"), "東京 \u{1f3d8}!");
        assert_eq!(printable("a\u{202e}b\u{200d}c\td\r\ne\u{0}\u{e001}\u{fffd}"), "a□b□c□d□\ne□□□");
        assert_eq!(
            missing_glyphs("東京 Łódź 東\u{1f3d8}\u{fe0f}\u{202e}"),
            ['東', '京', '\u{1f3d8}']
        );
        // A mark that no font has, on a letter of the fonts and on one shown as a box; and a composed letter.
        assert_eq!(printable("x\u{20d2} त\u{20d2}\u{20d2} e\u{301}"), "x□ त\u{20d2}\u{20d2} é");
        assert_eq!(width("東京", Weight::Bold), 2 * u32::from(ADVANCE));
    }

    #[test]
    fn a_long_word_may_be_broken_and_a_short_one_may_not() {
        let broken = |text| breakable(text, Weight::Regular, 5_000, Some(Lang::Nl));
        assert_eq!(
            broken("kort 0123456789abcdef0123"),
            "kort 01234567\u{200b}89abcdef\u{200b}0123"
        );
        let hyphenated = "landbouwgrondenbescherming, waterschaps-heemraadschapsvergadering";
        assert_eq!(broken(hyphenated), hyphenated);
        let unhyphenated = breakable("landbouwgronden", Weight::Regular, 5_000, None);
        assert_eq!(unhyphenated, "landbouw\u{200b}gronden");
        let wide = breakable(&"W8".repeat(6), Weight::Bold, 3_000, Some(Lang::Nl));
        let pieces: Vec<&str> = wide.split('\u{200b}').collect();
        assert!(pieces.len() > 2 && pieces.iter().all(|piece| width(piece, Weight::Bold) <= 3_000));
    }
}
