//! Why a file of a bank cannot be read: the place, the rule, and what to do.

use std::fmt;

use ledger_core::{Date, Money};
use serde::Serialize;

/// Where something stands in a file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Place {
    /// The line, from 1; 0 for the file as a whole.
    pub line: u64,
    /// Which statement of the file, from 1.
    pub statement: Option<u32>,
    /// Which entry of the statement, from 1.
    pub entry: Option<u32>,
    /// The element, field or column, such as `Ntry/Amt`, `field 61` or `Bedrag (EUR)`.
    pub part: Option<String>,
}

/// A file of a bank that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, thiserror::Error)]
#[error("{place}{fault}")]
pub struct Unreadable {
    /// Where.
    pub place: Place,
    /// What is wrong there.
    pub fault: Fault,
}

/// What is wrong in a file of a bank.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(tag = "why", rename_all = "kebab-case")]
pub enum Fault {
    /// Nothing that is read here.
    #[error(
        "this is no bank statement in CAMT.053, in MT940, or in a table of a bank that is known"
    )]
    UnknownFormat,
    /// Bytes that the encoding does not have.
    #[error("the bytes are not {encoding}")]
    Encoding {
        /// The encoding that the file says it has.
        encoding: String,
    },
    /// The end is missing.
    #[error("the file ends too early: {what} is not complete")]
    CutOff {
        /// What has no end.
        what: String,
    },
    /// The file has no statement.
    #[error("there is no statement in the file")]
    NoStatement,
    /// XML that is not well-formed.
    #[error("this is not well-formed XML: {what}")]
    Malformed {
        /// What is wrong, as the XML reader says it.
        what: String,
    },
    /// A document type, which may name files and define entities.
    #[error("the file declares a document type (DOCTYPE), and no bank needs one")]
    DocumentType,
    /// An entity that XML itself does not have.
    #[error("the file uses the entity `&{name};`, and no entity is resolved")]
    Entity {
        /// Its name.
        name: String,
    },
    /// More than a reader should hold.
    #[error("there is more in the file than is read: {what}, at most {most}")]
    TooMuch {
        /// Of what.
        what: String,
        /// The most of it.
        most: u64,
    },
    /// A message or version that is not read.
    #[error("this is `{found}`, and camt.053.001.02 to camt.053.001.14 are read")]
    OtherMessage {
        /// The message, as its namespace says it.
        found: String,
    },
    /// Something that must be there.
    #[error("`{what}` is missing")]
    Missing {
        /// The element, field or column.
        what: String,
    },
    /// Something that may be there once.
    #[error("`{what}` is there twice")]
    Twice {
        /// The element or field.
        what: String,
    },
    /// A row with other columns than its table.
    #[error("the row has {found} columns, and the table has {expected}")]
    Columns {
        /// How many.
        found: u64,
        /// How many there should be.
        expected: u64,
    },
    /// Not an amount.
    #[error("`{text}` is not an amount")]
    Amount {
        /// What is there.
        text: String,
    },
    /// An amount with more than cents.
    #[error("`{text}` has more than two decimals, and cents are the smallest unit")]
    TooPrecise {
        /// What is there.
        text: String,
    },
    /// An amount beyond any account.
    #[error("`{text}` is beyond the largest amount, {limit}", limit = Money::SUM_LIMIT)]
    OutOfRange {
        /// What is there.
        text: String,
    },
    /// Not a day.
    #[error("`{text}` is not a day")]
    Day {
        /// What is there.
        text: String,
    },
    /// Not one of the words that can be there.
    #[error("`{text}` is none of {words}")]
    Word {
        /// What is there.
        text: String,
        /// What could be.
        words: String,
    },
    /// A line that does not have the form of its field.
    #[error("`{text}` does not have the form of this field")]
    Form {
        /// What is there.
        text: String,
    },
    /// Another currency than the euro.
    #[error("the amount is in {currency}, and only EUR is read")]
    Currency {
        /// The currency.
        currency: String,
    },
    /// The file names its account by a number that is not an IBAN, and the caller did not say which it means.
    #[error("the account `{account}` is not an IBAN")]
    NotIban {
        /// What is there.
        account: String,
    },
    /// The file is of another account than the caller said.
    #[error("the account `{account}` is not {given}")]
    OtherAccount {
        /// What is there.
        account: String,
        /// What the caller said.
        given: String,
    },
    /// The entries do not lead from one balance to the other.
    #[error(
        "the statement does not add up: {opening} on {from} and entries of {entries} are not {closing} on {to}; the \
         difference is {difference}"
    )]
    Balance {
        /// The opening balance.
        opening: Money,
        /// Its day.
        from: Date,
        /// All entries together.
        entries: Money,
        /// The closing balance.
        closing: Money,
        /// Its day.
        to: Date,
        /// The closing balance without the opening balance and the entries.
        difference: Money,
    },
    /// The transactions in an entry are not the entry.
    #[error(
        "the transactions in the entry are {transactions} together, and the entry is {amount}; the difference is \
         {difference}"
    )]
    Batch {
        /// The amount of the entry.
        amount: Money,
        /// The transactions together.
        transactions: Money,
        /// The entry without the transactions.
        difference: Money,
    },
    /// Two rows or pages that do not follow on each other.
    #[error("the balance is {found} here, and {expected} by what is before it")]
    Chain {
        /// The balance that is there.
        found: Money,
        /// The balance that follows.
        expected: Money,
    },
}

impl Fault {
    /// The code of the fault. It never changes, and no other fault gets it.
    pub fn code(&self) -> &'static str {
        match self {
            Fault::UnknownFormat => "statement.format",
            Fault::Encoding { .. } => "statement.encoding",
            Fault::CutOff { .. } => "statement.cut-off",
            Fault::NoStatement => "statement.none",
            Fault::Malformed { .. } => "statement.xml",
            Fault::DocumentType => "statement.document-type",
            Fault::Entity { .. } => "statement.entity",
            Fault::TooMuch { .. } => "statement.too-much",
            Fault::OtherMessage { .. } => "statement.message",
            Fault::Missing { .. } => "statement.missing",
            Fault::Twice { .. } => "statement.twice",
            Fault::Columns { .. } => "statement.columns",
            Fault::Amount { .. } => "statement.amount",
            Fault::TooPrecise { .. } => "statement.too-precise",
            Fault::OutOfRange { .. } => "statement.out-of-range",
            Fault::Day { .. } => "statement.day",
            Fault::Word { .. } => "statement.word",
            Fault::Form { .. } => "statement.form",
            Fault::Currency { .. } => "statement.currency",
            Fault::NotIban { .. } => "statement.not-iban",
            Fault::OtherAccount { .. } => "statement.other-account",
            Fault::Balance { .. } => "statement.balance",
            Fault::Batch { .. } => "statement.batch",
            Fault::Chain { .. } => "statement.chain",
        }
    }

    /// What would help.
    pub fn help(&self) -> &'static str {
        match self {
            Fault::UnknownFormat => "download the statement from the bank as CAMT.053 (XML)",
            Fault::Encoding { .. } | Fault::CutOff { .. } | Fault::Malformed { .. } => {
                "download the file from the bank once more, and give it as it came"
            }
            Fault::NoStatement => "choose a period in which the account was there",
            Fault::DocumentType | Fault::Entity { .. } => {
                "do not trust this file; download the statement from the bank itself"
            }
            Fault::TooMuch { .. } => "download a shorter period",
            Fault::OtherMessage { .. } => {
                "download end-of-day statements (camt.053), not reports or notifications"
            }
            Fault::NotIban { .. } => "say which account it is, by its IBAN",
            Fault::OtherAccount { .. } => {
                "give the file of the account that you named, or its IBAN"
            }
            Fault::Currency { .. } => "leave out statements of accounts in other currencies",
            Fault::Balance { .. } | Fault::Batch { .. } | Fault::Chain { .. } => {
                "lines are missing, or were changed; download the file from the bank once more"
            }
            Fault::Missing { .. }
            | Fault::Twice { .. }
            | Fault::Columns { .. }
            | Fault::Amount { .. }
            | Fault::TooPrecise { .. }
            | Fault::OutOfRange { .. }
            | Fault::Day { .. }
            | Fault::Word { .. }
            | Fault::Form { .. } => {
                "give the file as it came from the bank; if it did, download it as CAMT.053"
            }
        }
    }
}

impl Unreadable {
    /// The code of the fault: see [`Fault::code`].
    pub fn code(&self) -> &'static str {
        self.fault.code()
    }

    /// What would help.
    pub fn help(&self) -> &'static str {
        self.fault.help()
    }
}

impl Place {
    pub(crate) fn fault(&self, fault: Fault) -> Unreadable {
        Unreadable { place: self.clone(), fault }
    }

    /// The same place, with the name of an element, field or column.
    pub(crate) fn part(&self, part: &str) -> Place {
        Place { part: Some(part.to_owned()), ..self.clone() }
    }
}

impl fmt::Display for Place {
    /// Ends with a colon and a space, or is empty for the file as a whole.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let numbered = |what: &str, number: u64| format!("{what} {number}");
        let places = [
            (self.line > 0).then(|| numbered("line", self.line)),
            self.statement.map(|number| numbered("statement", number.into())),
            self.entry.map(|number| numbered("entry", number.into())),
            self.part.clone(),
        ];
        let places: Vec<String> = places.into_iter().flatten().collect();
        match places.is_empty() {
            true => Ok(()),
            false => write!(f, "{}: ", places.join(", ")),
        }
    }
}

/// The beginning of a text, for a message.
pub(crate) fn shown(text: &str) -> String {
    ledger_core::text::harmless(&text.trim().chars().take(40).collect::<String>())
}
