//! What is said of refusals and warnings: in English as the core says it, in Dutch by their code.
//!
//! The Dutch texts stand in `words/said/`. A fact in them is written as a reader of that language writes it: an
//! amount with its currency, a day in words.

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

/// The texts with the facts of a value in the place of their names.
fn dutch(value: &impl Serialize, texts: Option<(&str, &str)>) -> Option<Said> {
    let (message, help) = texts?;
    let Typed::Struct(_, facts) = Typed::of(value).ok()? else {
        return Some(Said { message: message.to_owned(), help: help.to_owned() });
    };
    let fill = |text: &str| {
        let filled = facts.iter().fold(text.to_owned(), |text, (name, fact)| {
            text.replace(&format!("{{{name}}}"), &in_words(fact, Lang::Nl))
        });
        (!filled.contains('{')).then_some(filled)
    };
    Some(Said { message: fill(message)?, help: fill(help)? })
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
