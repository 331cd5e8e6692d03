//! The names of sheets.

use crate::document::harmless;
use crate::words::Lang;

/// The most letters in the name of a sheet, in units of UTF-16, as Excel counts them.
const LONGEST: usize = 31;
/// The one name that Excel reserves.
const RESERVED: &str = "history";

/// The names that sheets have.
pub(super) struct Names {
    lang: Lang,
    taken: Vec<String>,
}

impl Names {
    pub(super) fn new(lang: Lang) -> Names {
        Names { lang, taken: vec![RESERVED.to_owned()] }
    }

    /// A name that no sheet has yet for one about this, in whole words.
    pub(super) fn free(&mut self, about: &str) -> String {
        let name = self.clean(about);
        let numbered = (2..).map(|number| {
            let number = format!(" ({number})");
            shortened(&name, LONGEST - number.len()) + &number
        });
        let mut candidates = std::iter::once(name.clone()).chain(numbered);
        let free = candidates.find(|name| !self.taken.contains(&name.to_lowercase()));
        let free = free.unwrap_or_default();
        self.taken.push(free.to_lowercase());
        free
    }

    /// A text without its number and without the characters that the name of a sheet cannot have.
    fn clean(&self, text: &str) -> String {
        let forbidden =
            |c: char| matches!(c, '[' | ']' | ':' | '*' | '?' | '/' | '\\') || c.is_control();
        let text = harmless(text).replace(forbidden, " ");
        let number = |word: &&str| {
            word.strip_suffix('.').is_some_and(|word| word.bytes().all(|of| of.is_ascii_digit()))
        };
        let words: Vec<&str> = text.split_whitespace().skip_while(number).collect();
        let name = words.join(" ");
        let name = shortened(name.trim_matches(['\'', ' ']), LONGEST);
        if name.is_empty() { self.lang.spreadsheet_table(self.taken.len()) } else { name }
    }
}

/// The first words that fit, or as much as fits of the first.
fn shortened(name: &str, longest: usize) -> String {
    let units = |text: &str| text.encode_utf16().count();
    if units(name) <= longest {
        return name.to_owned();
    }
    let mut words: Vec<&str> = name.split(' ').collect();
    while words.len() > 1 && units(&words.join(" ")) > longest {
        words.pop();
    }
    // No small word at the end: an article, a preposition.
    while words.len() > 1 && words.last().is_some_and(|word| word.chars().count() <= 3) {
        words.pop();
    }
    let mut short = words.join(" ");
    while units(&short) > longest {
        short.pop();
    }
    short.trim_end_matches(['\'', ' ', ',', ';']).to_owned()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn named(about: &[&str]) -> Vec<String> {
        let mut names = Names::new(Lang::Nl);
        about.iter().map(|about| names.free(about)).collect()
    }

    #[test]
    fn a_sheet_is_called_by_whole_words() {
        let about = [
            "Begroting: 2018/2019",
            "6. Financiën",
            "6. Financiën",
            "'",
            "History",
            "3. Partners, ambassadeurs, gesprekken en bijeenkomsten",
            "Bijdragen en aandelen van de partners",
            "Overstromingsgevoeligelandbouwgronden",
        ];
        let expected = [
            "Begroting 2018 2019",
            "Financiën",
            "Financiën (2)",
            "Tabel 4",
            "History (2)",
            "Partners, ambassadeurs",
            "Bijdragen en aandelen",
            "Overstromingsgevoeligelandbouwg",
        ];
        assert_eq!(named(&about), expected);
    }

    proptest! {
        #[test]
        fn any_texts_make_names_that_excel_takes(about in prop::collection::vec(r"[a-c'\[😀 ,]{0,40}", 1..9)) {
            let names = named(&about.iter().map(String::as_str).collect::<Vec<_>>());
            let mut folded: Vec<String> = names.iter().map(|name| name.to_lowercase()).collect();
            folded.sort();
            folded.dedup();
            prop_assert_eq!(folded.len(), about.len());
            for name in names {
                prop_assert!((1..=31).contains(&name.encode_utf16().count()), "{}", name);
                prop_assert!(!name.starts_with('\'') && !name.ends_with('\''), "{}", name);
                prop_assert!(!name.contains('['), "{}", name);
            }
        }
    }
}
