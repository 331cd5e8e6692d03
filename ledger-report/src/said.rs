//! Refusals and warnings in words: the English of the core, and the Dutch texts of `words/said/` by code.
//!
//! A text has the names of facts in braces. Each fact is written as a reader of the language writes it: an amount
//! with its currency, a day in words.

use ledger_core::typed::Typed;
use ledger_core::{DefinitionError, Refusal, Warning};
use serde::Serialize;

use crate::words::{dutch_name, dutch_refusal, dutch_warning};
use crate::{Lang, values};

/// What is said, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// What is wrong or odd.
    pub message: String,
    /// What would be accepted, or what to do.
    pub help: String,
}

/// Something that is said, in each language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InEach<T> {
    nl: T,
    en: T,
}

impl<T> InEach<T> {
    /// Says it in each language.
    pub fn of(say: impl Fn(Lang) -> T) -> InEach<T> {
        InEach { nl: say(Lang::Nl), en: say(Lang::En) }
    }

    /// What is said in a language.
    pub fn in_lang(&self, lang: Lang) -> &T {
        match lang {
            Lang::Nl => &self.nl,
            Lang::En => &self.en,
        }
    }
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

/// What is said of the faults of a definition, a line for each.
pub fn said_of_definition(error: &DefinitionError, lang: Lang) -> String {
    let dutch = || {
        let faults: Option<Vec<String>> =
            error.faults.iter().map(|fault| self::fault(&Typed::of(fault).ok()?)).collect();
        Some(lang.definition_faults(error.faults.len(), faults?.join("\n")))
    };
    match lang {
        Lang::Nl => dutch().unwrap_or_else(|| error.to_string()),
        Lang::En => error.to_string(),
    }
}

/// A fault of a definition, with its line if it was read from a file.
fn fault(fault: &Typed) -> Option<String> {
    let Typed::Struct(_, facts) = fault else { return None };
    let fact = |name: &str| facts.iter().find(|(fact, _)| *fact == name).map(|(_, fact)| fact);
    let what = in_words(fact("what")?)?;
    let what = match fact("path")?.text() {
        None | Some("") => what,
        Some(path) => format!("{path}: {what}"),
    };
    match fact("line")? {
        Typed::Number(line) => Some(Lang::Nl.on_line(line, what)),
        Typed::Nothing
        | Typed::Bool(_)
        | Typed::Text(_)
        | Typed::Named(..)
        | Typed::List(_)
        | Typed::Numbers(_)
        | Typed::Struct(..)
        | Typed::Map(_)
        | Typed::Variant(..)
        | Typed::LeftOut => Some(what),
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
        filled += &in_words(fact)?;
        filled += rest;
    }
    Some(filled)
}

/// A fact as a Dutch reader writes it. Returns `None` for a value of an enum that has no text.
fn in_words(fact: &Typed) -> Option<String> {
    Some(match fact {
        Typed::Named("Money", inner) => {
            let text = in_words(inner)?;
            text.parse().map_or(text, |amount| values::money(amount, Lang::Nl))
        }
        Typed::Named("Date", inner) => {
            let text = in_words(inner)?;
            text.parse().map_or(text, |day| values::date(day, Lang::Nl))
        }
        Typed::Named("ActorName", name) => match name.text() {
            Some(role @ ("founder" | "project-leader")) => named("ActorName", role, name)?,
            Some(_) | None => named("ActorName", "seat", name)?,
        },
        Typed::Named("Odd", warnings) => {
            let Typed::List(warnings) = &**warnings else { return None };
            let said: Option<Vec<String>> = warnings.iter().map(odd).collect();
            said?.join(" / ")
        }
        Typed::Named("Faults", faults) => {
            let Typed::List(faults) = &**faults else { return None };
            let said: Option<Vec<String>> = faults.iter().map(fault).collect();
            said?.join("; ")
        }
        Typed::Named(_, inner) => in_words(inner)?,
        Typed::Text(text) => text.clone(),
        Typed::Number(number) => number.to_string(),
        Typed::Bool(is) => is.to_string(),
        Typed::List(items) => {
            let items: Option<Vec<String>> = items.iter().map(in_words).collect();
            items?.join(", ")
        }
        Typed::Variant(kind, value, inner) => named(kind, value, inner)?,
        Typed::Nothing | Typed::Struct(..) | Typed::Map(_) | Typed::Numbers(_) | Typed::LeftOut => {
            String::new()
        }
    })
}

/// The value of an enum in words, with what is in it.
fn named(kind: &str, value: &str, inner: &Typed) -> Option<String> {
    let text = dutch_name(&format!("{kind}-{value}"))?;
    match inner {
        Typed::Struct(_, facts) => filled(text, facts),
        Typed::Nothing
        | Typed::Bool(_)
        | Typed::Number(_)
        | Typed::Text(_)
        | Typed::Named(..)
        | Typed::List(_)
        | Typed::Numbers(_)
        | Typed::Map(_)
        | Typed::Variant(..)
        | Typed::LeftOut => filled(text, &[("it", inner.clone())]),
    }
}

/// A warning among the facts of a refusal: its code stands beside its own facts.
fn odd(warning: &Typed) -> Option<String> {
    let Typed::Struct(_, facts) = warning else { return None };
    let (_, code) = facts.iter().find(|(name, _)| *name == "warning")?;
    let (message, help) = dutch_warning(&key(code.text()?))?;
    Some(format!("{}; {}", filled(message, facts)?, filled(help, facts)?))
}

#[cfg(test)]
mod tests {
    use ledger_core::acts::budget::LineKind;
    use ledger_core::acts::group::Group;
    use ledger_core::acts::surplus::Destination;
    use ledger_core::facts::{ActorName, Allowed, FeeOf, Odd, SameAct, TakenFrom, Way};
    use ledger_core::{CommitmentId, ExpenseId, General, PaymentId, SubsidyId, SuspenseId};

    use super::*;

    fn typed(value: impl Serialize) -> Typed {
        Typed::of(&value).unwrap()
    }

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

    #[test]
    fn every_fact_that_is_a_word_has_a_dutch_text() {
        let it = || "x".to_owned();
        let [allowed, taken, fees, ways, kinds]: [Vec<Typed>; 5] = [
            [Allowed::Founder, Allowed::ProjectLeader, Allowed::Seat(it())].map(typed).into(),
            [
                TakenFrom::Commitment(CommitmentId(1)),
                TakenFrom::Expense(ExpenseId(1)),
                TakenFrom::Invoice("C2020-0001".parse().unwrap()),
                TakenFrom::Difference("C2020-0001".parse().unwrap()),
                TakenFrom::Payment(PaymentId(1)),
                TakenFrom::Subsidy(SubsidyId(1)),
                TakenFrom::Receipt(SuspenseId(1)),
                TakenFrom::RefundTo(it()),
                TakenFrom::Fund,
                TakenFrom::Remainder,
            ]
            .map(typed)
            .into(),
            [FeeOf::Named(it()), FeeOf::EveryPartner, FeeOf::EveryOther].map(typed).into(),
            Way::ALL.map(typed).into(),
            [LineKind::Contributions, LineKind::Subsidies].map(typed).into(),
        ];
        let others = [
            typed(SameAct::Expense),
            typed(SameAct::Commitment),
            typed(Group::Projectgroep),
            typed(Group::Communication),
            typed(Destination::Reserve),
            typed(Destination::NextYearBudget),
            typed(Destination::Project { name: it() }),
            typed(Destination::Partners),
            typed(ActorName(it())),
        ];
        for fact in [allowed, taken, fees, ways, kinds, others.into()].concat() {
            assert!(in_words(&fact).is_some_and(|said| !said.is_empty()), "{fact:?}");
        }
    }

    #[test]
    fn what_strict_refuses_is_said_with_its_warnings() {
        let warning = Warning::Unallocated { amount: "5".parse().unwrap() };
        let refusal = Refusal::from(General::Strict { warnings: Odd(vec![warning]) });
        let said = said_of_refusal(&refusal, Lang::Nl).message;
        assert!(
            said.contains("€\u{a0}5,00 is ontvangen") && said.contains("; wijs het toe"),
            "{said}"
        );
    }
}
