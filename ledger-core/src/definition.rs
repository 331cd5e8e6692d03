//! The covenant's definition: parties, seats, term, calendar and rules, read from a data file.
//!
//! Nothing here is about one covenant. The definition file is TOML. Its contents are recorded in the ledger's
//! first events, so the ledger never needs the file again. One reading finds all faults of a file, each with
//! its line.

mod faults;
mod reading;
#[cfg(test)]
mod tests;
mod wrong;

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::calendar::Calendar;
use crate::covenant::{Article, CODE, Covenant, Identity, LINE, Rules, Seat, Term};
use crate::ids::PartnerId;
use crate::voting::DecidingRule;

pub use faults::{DefinitionError, Fault, Faults};
pub use wrong::{Is, Wrong};

/// A covenant as its definition file states it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Definition {
    /// What the covenant is called.
    pub covenant: Identity,
    /// From when until when.
    pub term: Term,
    /// Fiscal years and monitoring periods.
    pub calendar: Calendar,
    /// Who decides, and how.
    pub regiegroep: RegiegroepDefinition,
    /// Figures on which rules turn.
    pub rules: Rules,
    /// The main themes of the work, in order: at most 50, each one line of at most 200 characters.
    #[schemars(length(max = 50), inner(length(max = 200), regex(pattern = LINE)))]
    pub themes: Vec<String>,
    /// Where in the covenant each subject stands, for citing: one line of at most 200 characters each.
    /// A subject left out is cited by name.
    #[serde(default)]
    #[schemars(extend(
        "propertyNames" = { "enum": Article::ALL.map(Article::key) },
        "additionalProperties" = { "type": "string", "maxLength": 200, "pattern": LINE }
    ))]
    pub articles: BTreeMap<Article, String>,
    /// Every party, in the order of the covenant: 1 to 1,000,000, no code or name twice.
    #[schemars(length(min = 1, max = 1_000_000))]
    pub parties: Vec<Party>,
}

/// The regiegroep as the definition file states it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RegiegroepDefinition {
    /// How proposals are decided: 1 to 50 rules in order. The first that names the kind of a proposal decides it;
    /// the last names none and decides all others.
    #[schemars(length(min = 1, max = 50))]
    pub decide: Vec<DecidingRule>,
    /// The seats, in the order in which ties are broken: 1 to 100, of which one at least bears the
    /// financial risk. No code twice, and no party on two seats.
    #[schemars(length(min = 1, max = 100))]
    pub seats: Vec<SeatDefinition>,
}

/// A seat as the definition file states it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SeatDefinition {
    /// The short name by which commands call the seat: 1 to 40 small letters, digits and hyphens, and
    /// not `founder` or `project-leader`.
    #[schemars(regex(pattern = CODE), extend("not" = { "enum": ["founder", "project-leader"] }))]
    pub code: String,
    /// The name by which the covenant calls this member: one line of at most 200 characters.
    #[schemars(length(max = 200), regex(pattern = LINE))]
    pub name: String,
    /// The code of the party that holds the seat.
    #[schemars(regex(pattern = CODE))]
    pub partner: String,
    /// Whether the seat's partner bears the financial risk.
    pub bears_risk: bool,
    /// How many votes it has: 1 to 100, one if left out.
    #[serde(default = "one")]
    #[schemars(range(min = 1, max = 100))]
    pub votes: u8,
}

fn one() -> u8 {
    1
}

/// A party as the definition file states it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Party {
    /// The short name by which commands call the party: 1 to 40 small letters, digits and hyphens.
    #[schemars(regex(pattern = CODE))]
    pub code: String,
    /// The name exactly as the covenant writes it: one line of at most 200 characters.
    #[schemars(length(max = 200), regex(pattern = LINE))]
    pub name: String,
}

impl Definition {
    /// Reads and checks a definition file.
    ///
    /// # Errors
    /// Everything that is wrong with it, each with its line: text that is not TOML; fields that are missing,
    /// unknown or of another type; and every contradiction that [`Definition::faults`] finds between the
    /// fields that could be read.
    pub fn from_toml(text: &str) -> Result<Definition, DefinitionError> {
        reading::read(text)
    }

    /// All contradictions within the definition, each with its field and the remedy.
    pub fn faults(&self) -> Vec<Fault> {
        self.faults_beside(&[])
    }

    /// Whether it contradicts itself. The form of texts is not checked: the rules for texts grow stricter,
    /// and events recorded under earlier rules are folded for ever.
    pub(crate) fn contradicts_itself(&self) -> bool {
        !self.contradictions(&[]).is_empty()
    }

    /// The same check before its parties are known.
    pub(crate) fn contradicts_itself_whoever_is_party(&self) -> bool {
        !self.contradictions(&["parties".to_owned()]).is_empty()
    }

    /// The covenant as its first event holds it, parties numbered in order.
    pub(crate) fn covenant(&self) -> Covenant {
        let number = |code: &str| {
            let index = self.parties.iter().position(|party| party.code == code);
            PartnerId::at(index.unwrap_or(usize::MAX - 1))
        };
        let seats = self.regiegroep.seats.iter().map(|seat| Seat {
            code: seat.code.clone(),
            name: seat.name.clone(),
            partner: number(&seat.partner),
            bears_risk: seat.bears_risk,
            votes: seat.votes,
        });
        Covenant {
            identity: self.covenant.clone(),
            term: self.term.clone(),
            calendar: self.calendar.clone(),
            decide: self.regiegroep.decide.clone(),
            seats: seats.collect(),
            rules: self.rules.clone(),
            themes: self.themes.clone(),
            articles: self.articles.clone(),
        }
    }
}
