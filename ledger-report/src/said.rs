//! Refusals and warnings in words: the English of the core, and the Dutch texts of `words/said/` by code.
//!
//! A text has the names of facts in braces. Each fact is written as a reader of the language writes it: an amount
//! with its currency, a day in words.

use ledger_core::typed::Typed;
use ledger_core::{Refusal, Warning};
use serde::Serialize;

use crate::words::{dutch_refusal, dutch_warning};
use crate::{Lang, values};

/// What is said, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// What is wrong or odd.
    pub message: String,
    /// What would be accepted, or what to do.
    pub help: String,
}

/// What is said of a refusal.
pub fn said_of_refusal(refusal: &Refusal, lang: Lang) -> Said {
    let english = || Said { message: refusal.to_string(), help: refusal.accepted() };
    match lang {
        Lang::Nl => dutch(refusal, dutch_refusal(&key(refusal.code()))).unwrap_or_else(english),
        Lang::En => english(),
    }
}

/// What is said of a warning.
pub fn said_of_warning(warning: &Warning, lang: Lang) -> Said {
    let english = || {
        let (message, help) = warning.said();
        Said { message, help }
    };
    match lang {
        Lang::Nl => dutch(warning, dutch_warning(&key(warning.code()))).unwrap_or_else(english),
        Lang::En => english(),
    }
}

/// A code as the key of a text.
fn key(code: &str) -> String {
    code.replace('.', "-")
}

/// The texts with the facts of a value in the place of their names. Returns `None` if there are no texts, or if
/// one names a fact that the value does not have.
fn dutch(value: &impl Serialize, texts: Option<(&str, &str)>) -> Option<Said> {
    let (message, help) = texts?;
    let Typed::Struct(_, facts) = Typed::of(value).ok()? else {
        return Some(Said { message: message.to_owned(), help: help.to_owned() });
    };
    Some(Said { message: filled(message, &facts)?, help: filled(help, &facts)? })
}

/// A text with facts in the place of their names. What a fact contains is never read as a name.
fn filled(text: &str, facts: &[(&str, Typed)]) -> Option<String> {
    let mut parts = text.split('{');
    let mut filled = parts.next()?.to_owned();
    for part in parts {
        let (name, rest) = part.split_once('}')?;
        let (_, fact) = facts.iter().find(|(fact, _)| *fact == name)?;
        filled += &in_words(fact, Lang::Nl);
        filled += rest;
    }
    Some(filled)
}

/// A fact as a reader writes it.
fn in_words(fact: &Typed, lang: Lang) -> String {
    match fact {
        Typed::Named(name, inner) => match (*name, in_words(inner, lang)) {
            ("Money", text) => text.parse().map_or(text, |amount| values::money(amount, lang)),
            ("Date", text) => text.parse().map_or(text, |day| values::date(day, lang)),
            (_, text) => text,
        },
        Typed::Text(text) => text.clone(),
        Typed::Number(number) => number.to_string(),
        Typed::Bool(is) => is.to_string(),
        Typed::List(items) => {
            let items: Vec<String> = items.iter().map(|item| in_words(item, lang)).collect();
            items.join(", ")
        }
        Typed::Variant(_, name, _) => (*name).to_owned(),
        Typed::Nothing | Typed::Struct(..) | Typed::Map(_) | Typed::Numbers(_) | Typed::LeftOut => {
            String::new()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The facts in braces, in order of their names.
    fn facts(texts: [&str; 2]) -> Vec<String> {
        let mut facts: Vec<String> = texts
            .iter()
            .flat_map(|text| text.split('{').skip(1))
            .filter_map(|part| part.split_once('}'))
            .map(|(name, _)| name.to_owned())
            .collect();
        facts.sort();
        facts.dedup();
        facts
    }

    #[test]
    fn every_refusal_and_warning_has_a_dutch_text_with_its_facts() {
        let refusals = Refusal::entries().map(|entry| {
            (entry.code, [entry.message, entry.accepted], dutch_refusal(&key(entry.code)))
        });
        let warnings = Warning::ENTRIES.iter().map(|entry| {
            (entry.code, [entry.message, entry.advice], dutch_warning(&key(entry.code)))
        });
        let mut wrong = Vec::new();
        for (code, english, dutch) in refusals.chain(warnings) {
            match dutch {
                None => wrong.push(format!("{code} has no Dutch text")),
                Some((message, help)) if facts([message, help]) != facts(english) => {
                    wrong.push(format!(
                        "{code}: {:?} in English, {:?} in Dutch",
                        facts(english),
                        facts([message, help])
                    ));
                }
                Some(_) => {}
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }

    /// What people write in names and references may look like the name of a fact.
    #[test]
    fn no_fact_is_read_as_part_of_a_text() {
        for written in ["{over}", "{partner}", "{amount}", "{", "}", "{}", "{{over}}"] {
            let over = "5".parse().unwrap();
            let warning = Warning::PaidTooMuch { partner: written.to_owned(), over };
            let said = said_of_warning(&warning, Lang::Nl).message;
            let plain = Warning::PaidTooMuch { partner: "gemeente".to_owned(), over };
            let plain = said_of_warning(&plain, Lang::Nl).message;
            assert_eq!(said, plain.replace("gemeente", written));
            assert!(said.contains("€\u{a0}5,00"), "{said}");
        }
    }

    #[test]
    fn facts_are_written_as_readers_of_the_language_write_them() {
        let warning = Warning::Unallocated { amount: "1234.5".parse().unwrap() };
        let said = said_of_warning(&warning, Lang::Nl);
        assert!(said.message.starts_with("€\u{a0}1.234,50 "), "{}", said.message);
        assert_eq!(
            said_of_warning(&warning, Lang::En).help,
            "allocate it, or pay back what was too much"
        );
    }
}
