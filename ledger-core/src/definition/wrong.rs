//! What can be wrong with a field of a definition. What a fault writes of itself is English.

use serde::Serialize;

use crate::calendar::Date;
use crate::covenant::Duty;
use crate::money::Money;
use crate::voting::SubjectKind;

/// What is wrong with a field, and what would be right.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "the English text says what each means")]
pub enum Wrong {
    #[error("{said}")]
    NoToml { said: String },
    #[error("give a table with {known}")]
    NoTable { known: String },
    #[error("there is no such field; known are {known}")]
    NoSuchField { known: String },
    #[error("it is missing")]
    Missing,
    #[error("give a list")]
    NoList,
    #[error("`{text}` is not right here: give {is}")]
    OtherText { text: String, is: Is },
    #[error("this {given} is not right here: give {is}")]
    OtherValue { given: &'static str, is: Is },
    #[error("`{text}` is not a code: use 1 to 40 small letters, digits and hyphens")]
    NoCode { text: String },
    #[error("leave out {character}, which no text may hold there")]
    Character { character: String },
    #[error("give one line of at most 200 characters")]
    NoLine,
    #[error("{percent} is more than 100: give 0 to 100")]
    Percent { percent: u8 },
    #[error("there are {count}: give at most {most}")]
    TooMany { count: usize, most: usize },
    #[error("`{text}` is there twice")]
    Twice { text: String },
    #[error("{ends} is not after the start, {started}")]
    EndsBeforeStart { ends: Date, started: Date },
    #[error("{day} is outside the term, {start} to {ends}")]
    OutsideTerm { day: Date, start: Date, ends: Date },
    #[error("a term of {years} years is beyond the 50 this ledger serves")]
    LongTerm { years: i32 },
    #[error("a year has one to twelve monitoring periods")]
    PeriodCount,
    #[error("the period ends must follow each other within the year")]
    PeriodOrder,
    #[error("the last monitoring period must end on the last day of the year")]
    PeriodLast,
    #[error("name at least one")]
    None,
    #[error("name at most a million")]
    Million,
    #[error("`{text}` is the code of another party")]
    CodeOfAnother { text: String },
    #[error("there are {count}: give 1 to 100 seats")]
    SeatCount { count: usize },
    #[error("at least one seat bears the financial risk")]
    NoRiskBearer,
    #[error("a quorum of {quorum} does not fit {seats} seats")]
    Quorum { quorum: u8, seats: usize },
    #[error("{then} is not below the quorum, {quorum} seats: give a lower number")]
    QuorumThen { then: u8, quorum: usize },
    #[error("give `{one}` or `{other}`, and not both")]
    OneOfTwo { one: &'static str, other: &'static str },
    #[error("give `{one}` and `{other}`, or neither")]
    BothOrNeither { one: &'static str, other: &'static str },
    #[error(
        "the last rule names no subjects, so that it decides every other proposal: add such a rule"
    )]
    NoRuleForOthers,
    #[error(
        "a rule without subjects decides every proposal that is left: put it last, or name its subjects"
    )]
    RuleForOthersNotLast,
    #[error("no vote is more than all: give a smaller part, or `at_least`")]
    OverAll,
    #[error("less than half would be enough: ask for half or more in one condition")]
    LessThanHalf,
    #[error(
        "votes tie where more than half is asked for: leave out `tie`, or let every condition be `over = \"1/2\"`"
    )]
    TieNotHalf,
    #[error("no seat has the code `{text}`")]
    NoSeat { text: String },
    #[error("{votes} is not right here: give a seat 1 to 100 votes")]
    SeatVotes { votes: u8 },
    #[error("give at least one")]
    Zero,
    #[error("{amount} is below zero: give zero or more")]
    BelowZero { amount: Money },
    #[error(
        "ambassadors are invited, and `obligations` does not name `ambassadors`: name it, or give zero"
    )]
    NoAmbassadors,
    #[error("`{text}` is the name of another role")]
    NameOfRole { text: String },
    #[error("no party has the code `{text}`")]
    NoParty { text: String },
    #[error("`{text}` holds another seat")]
    HoldsAnother { text: String },
}

/// What may stand in a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "the English text says what each means")]
pub enum Is {
    #[error("text in quotes")]
    Text,
    #[error("true or false")]
    Truth,
    #[error("a whole number from 0 to 255")]
    Byte,
    #[error("a whole number from 0 to 65535")]
    Number,
    #[error("a day in quotes, such as \"2022-07-31\"")]
    Day,
    #[error(
        "month and day in quotes, such as \"07-31\"; as the end of a period \"02-28\" is the last day of February"
    )]
    MonthDay,
    #[error("an amount in quotes, such as \"5.00\"")]
    Amount,
    #[error("a fraction in quotes, such as \"2/3\"")]
    Fraction,
    #[error("\"seats\" or \"cast\"")]
    Of,
    #[error("\"rejected\", \"open\" or {{ seat = \"the code of a seat\" }}")]
    Tie,
    #[error("\"for\"")]
    Counts,
    #[error("{}", kinds(SubjectKind::ALL.map(SubjectKind::key)))]
    SubjectKind,
    #[error("{}", kinds(Duty::ALL.map(Duty::key)))]
    Duty,
    #[error("the name of a time zone, such as \"Europe/Amsterdam\"")]
    TimeZone,
}

fn kinds<const KINDS: usize>(names: [&str; KINDS]) -> String {
    format!("one of {}", names.join(", "))
}
