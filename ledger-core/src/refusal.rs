//! Refusals: each has a stable code, the facts, the article that the rule follows from, and what would be
//! accepted.
//!
//! Each act declares its own refusals beside its rules. This file has those that many acts share.

use serde::Serialize;

use crate::acts::every_act;
use crate::calendar::{Date, FiscalYear};
use crate::covenant::Article;
use crate::facts::{ActorName, Allowed, Listed, Odd, TakenFrom};
use crate::money::Money;

/// One line of the reference of refusals: what a code means, whatever the facts.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct RefusalEntry {
    /// The stable code, never reused for another rule.
    pub code: &'static str,
    /// The subject of the covenant it follows from.
    pub article: Article,
    /// The message, with facts in braces.
    pub message: &'static str,
    /// What would be accepted, with facts in braces.
    pub accepted: &'static str,
}

/// Declares an act's refusals: variant, facts, code, article, message and what would be accepted.
macro_rules! refusals {
    (
        $(#[$doc:meta])*
        $name:ident {
            $($variant:ident $({ $($field:ident: $type:ty),+ $(,)? })? = $code:literal $article:ident:
                $message:literal, $accepted:literal;)+
        }
    ) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
        #[serde(untagged)]
        #[allow(missing_docs, reason = "the message says what each variant means")]
        pub enum $name {
            $($variant $({ $($field: $type),+ })?,)+
        }

        #[allow(unused_variables, reason = "not every message names every fact")]
        impl $name {
            pub(crate) const ENTRIES: &'static [$crate::refusal::RefusalEntry] = &[
                $($crate::refusal::RefusalEntry {
                    code: $code,
                    article: $crate::covenant::Article::$article,
                    message: $message,
                    accepted: $accepted,
                },)+
            ];

            pub(crate) fn entry(&self) -> $crate::refusal::RefusalEntry {
                match self {
                    $($name::$variant $({ $($field),+ })? => $crate::refusal::RefusalEntry {
                        code: $code,
                        article: $crate::covenant::Article::$article,
                        message: $message,
                        accepted: $accepted,
                    },)+
                }
            }

            pub(crate) fn accepted(&self) -> String {
                match self {
                    $($name::$variant $({ $($field),+ })? => format!($accepted),)+
                }
            }
        }

        impl std::fmt::Display for $name {
            #[allow(unused_variables, reason = "not every message names every fact")]
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                match self {
                    $($name::$variant $({ $($field),+ })? => write!(f, $message),)+
                }
            }
        }

        impl std::error::Error for $name {}
    };
}
pub(crate) use refusals;

refusals! {
    /// Refusals that many acts share.
    General {
        NoCovenant = "covenant.none" EntryIntoForce:
            "this ledger has no covenant yet",
            "conclude the covenant first, with its definition";
        UnknownActor { actor: String, known: String } = "actor.unknown" Organisation:
            "`{actor}` is no actor of this covenant",
            "act as one of: {known}";
        ActorNotAllowed { actor: ActorName, allowed: Listed<Allowed> } = "actor.not-allowed" Organisation:
            "this act is not for {actor}",
            "let it be recorded by: {allowed}";
        RoleVacant { role: ActorName, on: Date } = "actor.role-vacant" Organisation:
            "nobody held the role of {role} on {on}",
            "appoint somebody to it from {on} or before";
        InFuture { on: Date, today: Date } = "date.in-future" Bookkeeping:
            "{on} has not come yet; today is {today}",
            "date the act on the day it takes effect, at the latest {today}";
        BeforeStart { on: Date, start: Date } = "date.before-start" Term:
            "{on} is before {start}, the first day for this act",
            "a date from {start}";
        AfterEnd { on: Date, end: Date } = "date.after-end" Term:
            "{on} is after {end}, when the covenant ends",
            "a date up to {end}; after it only what settles the covenant";
        YearClosed { year: FiscalYear, on: Date } = "date.year-closed" PlanningAndControl:
            "{on} falls in {year}, and the books of that year are closed",
            "a date in a year that is still open";
        Settled { on: Date } = "date.settled" Term:
            "the covenant was settled on {on}",
            "what pays out what was left, and nothing else";
        BeforeSettlement { on: Date, settled: Date } = "date.before-settlement" Term:
            "{on} is before {settled}, when the covenant was settled by what stood in the books",
            "a day from {settled}";
        BeforeOpening { on: Date, opened: Date } = "date.before-opening" Bookkeeping:
            "{on} is before {opened}, when the books were opened with the position of that day",
            "a day from {opened}; what was booked before it is in the opening position";
        YearOutsideTerm { year: FiscalYear, first: FiscalYear, last: FiscalYear } = "year.outside-term" Term:
            "{year} is no year of this covenant",
            "a year from {first} to {last}";
        AmountNotPositive { field: String, amount: Money } = "amount.not-positive" Bookkeeping:
            "{field} is {amount}, and an amount must be more than nothing",
            "an amount of at least 0.01";
        AmountTooLarge { field: String, amount: Money, limit: Money } = "amount.too-large" Bookkeeping:
            "{field} is {amount}, beyond the limit of a single amount",
            "an amount up to {limit}";
        TextEmpty { field: String } = "text.empty" Bookkeeping:
            "{field} is empty",
            "a text that says what an auditor would need to know";
        TextTooLong { field: String, characters: usize, limit: usize } = "text.too-long" Bookkeeping:
            "{field} has {characters} characters",
            "at most {limit} characters";
        TextCharacter { field: String, character: String } = "text.control-character" Bookkeeping:
            "{field} holds {character}, which no text may hold there",
            "text without control characters, marks of direction and characters that nobody sees; a new line only in long texts";
        AddressLines { lines: usize } = "address.lines" Bookkeeping:
            "the address has {lines} lines",
            "1 to 4 lines: street and number, postal code and place, a country abroad";
        NotACode { field: String, code: String } = "text.not-a-code" Bookkeeping:
            "{field} `{code}` is no code",
            "1 to 40 small letters, digits and hyphens";
        UnknownPartner { partner: String, nearest: String } = "partner.unknown" Accession:
            "no partner is called `{partner}`",
            "a code from the partner register; nearest: {nearest}";
        SeveralPartners { partner: String, codes: String } = "partner.several" Accession:
            "`{partner}` is a part of the names of several partners",
            "more of the name, or a code: {codes}";
        PartnerLater { partner: String, since: Date } = "partner.later" Accession:
            "{partner} stands in the register from {since}, after that day",
            "a day from {since}";
        NotAParty { partner: String, on: Date } = "partner.not-a-party" EntryIntoForce:
            "{partner} was not a party on {on}: it had not signed or acceded, or had left",
            "a partner that is a party on {on}, or record its signature first";
        ThirdParty { partner: String } = "partner.third-party" Accession:
            "{partner} is a third party, and no partner of the covenant",
            "a partner of the covenant; a third party may accede first";
        UnknownSeat { seat: String, seats: String } = "seat.unknown" Organisation:
            "the regiegroep has no seat `{seat}`",
            "one of the seats: {seats}";
        BankEntryKnown { reference: String, position: u64 } = "bank.entry-known" Bookkeeping:
            "bank entry `{reference}` was already recorded, at position {position}",
            "each bank entry once, under the reference the bank gave it";
        TakenSince { what: TakenFrom, amount: Money, on: Date, least: Money, from: Date } = "date.taken-since" Bookkeeping:
            "{amount} cannot be taken from {what} on {on}: on that day or one since, no more than {least} is left",
            "at most {least}, or a day from {from}";
        UnknownTheme { theme: String, themes: String } = "theme.unknown" PlanningAndControl:
            "`{theme}` is no theme of the covenant",
            "one of: {themes}";
        Strict { warnings: Odd } = "strict.warning" Bookkeeping:
            "--strict accepts nothing that is odd: {warnings}",
            "what each warning asks; or leave --strict out, and it is recorded with its warnings";
    }
}

/// Makes the one type of the refusals of all acts.
macro_rules! all_refusals {
    ($(
        $act:ident {
            $(commands $commands:tt)?
            $(events $events:tt)?
            $(refusals { $variant:ident($type:ident) })?
            $(state $state:tt)?
        }
    )+) => {
        $($(use crate::acts::$act::$type;)?)+

        /// A command that a rule refuses. Nothing was appended.
        #[derive(Clone, Debug, PartialEq, Eq, Serialize, thiserror::Error)]
        #[serde(untagged)]
        #[allow(missing_docs, reason = "each is documented at its type")]
        pub enum Refusal {
            #[error(transparent)] General(#[from] General),
            $($(#[error(transparent)] $variant(#[from] $type),)?)+
        }

        impl Refusal {
            fn entry(&self) -> RefusalEntry {
                match self {
                    Refusal::General(refusal) => refusal.entry(),
                    $($(Refusal::$variant(refusal) => refusal.entry(),)?)+
                }
            }

            /// What would be accepted instead, with the facts of this refusal.
            pub fn accepted(&self) -> String {
                match self {
                    Refusal::General(refusal) => refusal.accepted(),
                    $($(Refusal::$variant(refusal) => refusal.accepted(),)?)+
                }
            }

            /// Every refusal there is, by act.
            pub fn entries() -> impl Iterator<Item = &'static RefusalEntry> {
                [General::ENTRIES, $($($type::ENTRIES,)?)+].into_iter().flatten()
            }
        }
    };
}

every_act!(all_refusals);

impl Refusal {
    /// The stable code of the rule, such as `contribution.already-invoiced`.
    pub fn code(&self) -> &'static str {
        self.entry().code
    }

    /// The subject of the covenant the rule follows from.
    pub fn article(&self) -> Article {
        self.entry().article
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::*;
    use crate::testing::{Rung, WayOut};

    /// Codes that no ladder provokes, with the reason.
    const NOT_PROVOKED: [(&str, &str); 1] =
        [("strict.warning", "tests/tests/warnings.rs provokes it by every warning")];

    /// Words by which a refusal asks for another act than the command itself.
    const NAMES_AN_ACT: [&str; 20] = [
        " first",
        "let the regiegroep",
        "let the person",
        "propose ",
        "adopt ",
        "appoint ",
        "correct ",
        "close ",
        "credit ",
        "release what",
        "record the ",
        "record its ",
        "record again",
        "signs it",
        "a new proposal",
        "a new action",
        "settle it again",
        "end the",
        "written off",
        "taken from",
    ];

    fn names_an_act(accepted: &str) -> bool {
        let accepted = accepted.replace("the first", "");
        NAMES_AN_ACT.iter().any(|words| accepted.contains(words))
    }

    /// Makes a function over the ladders of every act: an act without one does not compile.
    macro_rules! all_ladders {
        ($(
            $act:ident {
                $(commands $commands:tt)?
                $(events $events:tt)?
                $(refusals $refusals:tt)?
                $(state $state:tt)?
            }
        )+) => {
            /// Every refusal on every ladder there is.
            fn all_rungs() -> Vec<Rung> {
                let ladders = [
                    crate::acting::tests::each_rule_says_no_in_its_turn(),
                    $(crate::acts::$act::tests::each_rule_says_no_in_its_turn(),)+
                ];
                ladders.into_iter().flat_map(|ladders| ladders.0).collect()
            }
        };
    }

    every_act!(all_ladders);

    #[test]
    fn every_refusal_is_worded_in_one_place_and_leads_somewhere() {
        let mut worded: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        let mut ways_out: BTreeMap<&str, BTreeSet<WayOut>> = BTreeMap::new();
        for rung in all_rungs() {
            worded.entry(rung.code).or_default().extend(rung.worded_in);
            ways_out.entry(rung.code).or_default().insert(rung.way_out);
        }
        let codes: BTreeSet<&str> = Refusal::entries().map(|entry| entry.code).collect();
        assert_eq!(codes.len(), Refusal::entries().count(), "a code stands for two rules");
        let mut faults = Vec::new();
        for RefusalEntry { code, accepted, .. } in Refusal::entries() {
            let known = NOT_PROVOKED.iter().any(|(known, _)| known == code);
            let Some(ways_out) = ways_out.get(code) else {
                if !known {
                    faults.push(format!("no ladder provokes {code}"));
                }
                continue;
            };
            if known {
                faults.push(format!("{code} is provoked after all"));
            }
            if worded[code].len() != 1 {
                faults.push(format!("the words of {code} are fixed in {:?}", worded[code]));
            }
            let shown = ways_out.contains(&WayOut::Acts)
                || ways_out.iter().any(|way| matches!(way, WayOut::None(_)));
            if names_an_act(accepted) && !shown {
                faults.push(format!("no ladder does what {code} asks: {accepted}"));
            } else if !shown && !ways_out.contains(&WayOut::Mended) {
                faults.push(format!("no way on from {code}: {accepted}"));
            }
        }
        assert!(faults.is_empty(), "{}", faults.join("\n"));
    }
}
