//! The two fonts: which characters they have, and how wide a text is in them.
//!
//! Widths are in thousandths of the size of the letters. They add up the widths of characters; what the
//! fonts do to pairs of letters makes a text narrower rather than wider.

use std::sync::LazyLock;

use ttf_parser::Face;
use typst::foundations::Bytes;
use typst::text::Font;

use crate::words::Lang;

/// Stands for a character that the fonts lack.
pub(super) const LACKING: char = '\u{25a1}';

/// Where a long word may be broken without a hyphen.
const BREAK: char = '\u{200b}';

/// How many characters of a word that is too long stay together at least.
const TOGETHER: usize = 8;

static FILES: [&[u8]; 2] = [
    include_bytes!("../../../fonts/SourceSans3-Regular.otf"),
    include_bytes!("../../../fonts/SourceSans3-Semibold.otf"),
];

static FONTS: LazyLock<Vec<Font>> =
    LazyLock::new(|| FILES.into_iter().filter_map(|file| Font::new(Bytes::new(file), 0)).collect());

static FACES: LazyLock<Vec<Face>> =
    LazyLock::new(|| FILES.into_iter().filter_map(|file| Face::parse(file, 0).ok()).collect());

/// How heavy letters are.
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

/// How wide a text is on one line.
pub(super) fn width(text: &str, weight: Weight) -> u32 {
    let Some(face) = FACES.get(weight as usize) else { return 0 };
    let advance = |c: char| face.glyph_index(c).and_then(|glyph| face.glyph_hor_advance(glyph));
    let units: u32 = text.chars().filter_map(advance).map(u32::from).sum();
    units.saturating_mul(1_000) / u32::from(face.units_per_em()).max(1)
}

/// How wide its widest word is, as words are told apart by spaces.
pub(super) fn longest_word(text: &str, weight: Weight) -> u32 {
    text.split_whitespace().map(|word| width(word, weight)).max().unwrap_or(0)
}

/// The text in characters that the fonts have: what steers text is left out, tabs are spaces, and what
/// is lacking is shown as [`LACKING`]. Ends of line stay.
pub(super) fn printable(text: &str) -> String {
    text.chars().filter_map(printable_char).collect()
}

fn printable_char(c: char) -> Option<char> {
    match c {
        '\n' | '\u{2028}' | '\u{2029}' => Some('\n'),
        '\t' | '\u{3000}' => Some(' '),
        '\r' => None,
        // Joiners, marks of direction, variants of what stands before: nothing to see by themselves.
        '\u{200c}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' => None,
        '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{e0000}'..='\u{e01ef}' => None,
        '\u{e000}'..='\u{f8ff}' | '\u{f0000}'.. => Some(LACKING),
        c if c.is_control() || !has(c) => Some(LACKING),
        c => Some(c),
    }
}

fn has(c: char) -> bool {
    FONTS.iter().all(|font| font.info().coverage.contains(u32::from(c)))
}

/// The text with places to break in every word that is wider than the room there is and cannot be
/// hyphenated: an address of a page, a hash.
pub(super) fn breakable(text: &str, weight: Weight, room: u32, lang: Lang) -> String {
    if longest_word(text, weight) <= room {
        return text.to_owned();
    }
    let opens = |word: &str| width(word, weight) > room && !has_syllables(word, lang);
    let pieces = text.split_inclusive(char::is_whitespace);
    pieces.map(|word| if opens(word) { opened(word) } else { word.to_owned() }).collect()
}

/// Whether a word is of letters, and hyphenation leaves no long piece of it.
fn has_syllables(word: &str, lang: Lang) -> bool {
    let lang = match lang {
        Lang::Nl => hypher::Lang::Dutch,
        Lang::En => hypher::Lang::English,
    };
    let of_letters = word.chars().all(|c| !c.is_numeric() && !"/_=&?@".contains(c));
    let parts = || word.split(|c: char| !c.is_alphabetic());
    let short =
        |part| hypher::hyphenate(part, lang).all(|part| part.chars().count() <= TOGETHER + 4);
    of_letters && parts().all(short)
}

fn opened(word: &str) -> String {
    let mut opened = String::new();
    for (place, c) in word.chars().enumerate() {
        if place > 0 && place % TOGETHER == 0 && c.is_alphanumeric() {
            opened.push(BREAK);
        }
        opened.push(c);
    }
    opened
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_of_one_width_and_bold_is_wider() {
        assert_eq!(all().len(), 2);
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
        assert_eq!(printable("東京 \u{1f3d8}\u{fe0f}!"), "□□ □!");
        assert_eq!(printable("a\u{202e}b\u{200d}c\td\r\ne\u{0}\u{e001}\u{fffd}"), "abc d\ne□□□");
    }

    #[test]
    fn a_long_word_may_be_broken_and_a_short_one_may_not() {
        let broken = |text| breakable(text, Weight::Regular, 5_000, Lang::Nl);
        assert_eq!(
            broken("kort 0123456789abcdef0123"),
            "kort 01234567\u{200b}89abcdef\u{200b}0123"
        );
        let hyphenated = "landbouwgrondenbescherming, waterschaps-heemraadschapsvergadering";
        assert_eq!(broken(hyphenated), hyphenated);
    }
}
