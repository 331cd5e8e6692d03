//! Reads a definition from TOML, field by field. A field that cannot be read does not hide the faults of
//! others.

use std::collections::{BTreeMap, HashSet};

use serde::de::DeserializeOwned;
use toml::Spanned;
use toml::de::{DeTable, DeValue, ValueDeserializer};

use super::faults::{DefinitionError, Fault};
use super::wrong::{Is, Wrong};
use super::{Definition, Party, RegiegroepDefinition, SeatDefinition};
use crate::calendar::{Calendar, Date, Moment, MonthDay, TimeZone};
use crate::covenant::{Article, Duty, Identity, ReminderLevel, Rules, Term};
use crate::money::Money;
use crate::voting::{
    Condition, Counts, DecidingRule, Fraction, Of, Quorum, Silence, SubjectKind, Tie,
};

type Value<'t> = Spanned<DeValue<'t>>;

/// Reads and checks a whole definition.
pub(super) fn read(text: &str) -> Result<Definition, DefinitionError> {
    let (table, errors) = DeTable::parse_recoverable(text);
    let root = Spanned::new(table.span(), DeValue::Table(table.into_inner()));
    let lines = Lines::of(text);
    let mut reading = Reading { whole: errors.is_empty(), faults: Vec::new(), unread: Vec::new() };
    for error in errors {
        let at = error.span().map_or(0, |span| span.start);
        reading.faults.push((at, fault("", Wrong::NoToml { said: error.message().to_owned() })));
    }
    let definition = Definition::read(&root, "", &mut reading);
    let mut faults = reading.faults;
    for fault in definition.faults_beside(&reading.unread) {
        faults.push((place(&root, &fault.path), fault));
    }
    if faults.is_empty() {
        return Ok(definition);
    }
    faults.sort_by_key(|(at, _)| *at);
    let named = |(at, fault)| Fault { line: Some(lines.line(at)), ..fault };
    let mut faults: Vec<Fault> = faults.into_iter().map(named).collect();
    // The contents of a line that is not TOML were guessed.
    let no_toml = |fault: &&Fault| fault.path.is_empty();
    let guessed: HashSet<_> = faults.iter().filter(no_toml).map(|fault| fault.line).collect();
    faults.retain(|fault| fault.path.is_empty() || !guessed.contains(&fault.line));
    Err(DefinitionError { faults })
}

fn fault(path: &str, what: Wrong) -> Fault {
    Fault { line: None, path: path.to_owned(), what }
}

/// The place of a field in the text, or of the table it belongs in.
fn place(root: &Value<'_>, path: &str) -> usize {
    let mut value = root;
    for step in path.split(['.', '[', ']']).filter(|step| !step.is_empty()) {
        let next = match step.parse::<usize>() {
            Ok(index) => value.get_ref().get(index),
            Err(_) => value.get_ref().get(step),
        };
        match next {
            Some(next) => value = next,
            None => break,
        }
    }
    value.span().start
}

/// The start of each line of a text.
struct Lines(Vec<usize>);

impl Lines {
    fn of(text: &str) -> Lines {
        let ends = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        Lines(std::iter::once(0).chain(ends.map(|(end, _)| end + 1)).collect())
    }

    /// The line, from 1, of a place in the text.
    fn line(&self, at: usize) -> usize {
        self.0.partition_point(|start| *start <= at)
    }
}

/// The faults found so far.
struct Reading {
    /// Whether the whole text is TOML. If not, a missing field may be in the part that is not.
    whole: bool,
    /// The faults, and their places in the text.
    faults: Vec<(usize, Fault)>,
    /// The fields that could not be read.
    unread: Vec<String>,
}

impl Reading {
    fn unread(&mut self, at: usize, path: String, what: Wrong) {
        self.faults.push((at, fault(&path, what)));
        self.unread.push(path);
    }
}

/// A type that can be read from a definition.
trait Read: Sized {
    /// Whether it may be left out.
    const OPTIONAL: bool = false;

    /// Reads the value of a field. Faults are noted, and a value that cannot be read is blank.
    fn read(value: &Value<'_>, path: &str, reading: &mut Reading) -> Self;

    /// The value that replaces one that cannot be read. No fault follows from it.
    fn blank() -> Self;
}

/// Reads a field of a table, which may be left out if there is a default.
macro_rules! read_field {
    ($value:ident, $path:ident, $field:ident, $reading:ident) => {
        field($value, $path, stringify!($field), $reading)
    };
    ($value:ident, $path:ident, $field:ident, $reading:ident, $default:expr) => {
        match $value.get_ref().get(stringify!($field)) {
            Some(_) => field($value, $path, stringify!($field), $reading),
            None => $default,
        }
    };
}

/// Reads the fields of a table, which may have no others.
macro_rules! read_fields {
    ($($type:ident { $($field:ident $(= $default:expr)?),+ })+) => {$(
        impl Read for $type {
            fn read(value: &Value<'_>, path: &str, reading: &mut Reading) -> Self {
                if no_table(value, path, &[$(stringify!($field)),+], reading) {
                    return Self::blank();
                }
                $type { $($field: read_field!(value, path, $field, reading $(, $default)?)),+ }
            }

            fn blank() -> Self {
                $type { $($field: Read::blank()),+ }
            }
        }
    )+};
}

read_fields! {
    Definition { covenant, term, calendar, regiegroep, rules, themes, articles, parties }
    Identity { name, code }
    Term { concluded_on, financial_start, ends, continuation_decided_by }
    Calendar { year_starts, period_ends, time_zone }
    RegiegroepDefinition { decide, seats }
    SeatDefinition { code, name, partner, bears_risk, votes = 1 }
    DecidingRule {
        subjects = Vec::new(), pass, quorum = None, tie = Tie::Rejected, silence = None
    }
    Condition { of, over = None, at_least = None }
    Quorum { seats = None, share = None, else_after_days = None, then = None }
    Silence { days, counts }
    Rules {
        deviation_percent, deviation_amount = Money::ZERO, small_difference = Money::ZERO,
        share_payment_term_days, reminders, network_meetings_per_year,
        ambassador_invitations_per_year, conversations_per_partner_per_year,
        platform_updates_per_year, report_term_days, obligations
    }
    ReminderLevel { after_days, term_days }
    Party { code, name }
}

/// Notes every unknown field of a table. Returns whether the value is not a table, and notes that too.
fn no_table(value: &Value<'_>, path: &str, known: &[&str], reading: &mut Reading) -> bool {
    let Some(table) = value.get_ref().as_table() else {
        let what = Wrong::NoTable { known: known.join(", ") };
        reading.unread(value.span().start, path.to_owned(), what);
        return true;
    };
    for key in table.keys().filter(|key| !known.contains(&key.get_ref().as_ref())) {
        let what = Wrong::NoSuchField { known: known.join(", ") };
        reading.faults.push((key.span().start, fault(&inside(path, key.get_ref()), what)));
    }
    false
}

/// Reads a field of a table.
fn field<T: Read>(table: &Value<'_>, path: &str, name: &str, reading: &mut Reading) -> T {
    let path = inside(path, name);
    match table.get_ref().get(name) {
        Some(value) => T::read(value, &path, reading),
        None if T::OPTIONAL => T::blank(),
        None if reading.whole => {
            reading.unread(table.span().start, path, Wrong::Missing);
            T::blank()
        }
        None => {
            reading.unread.push(path);
            T::blank()
        }
    }
}

fn inside(path: &str, name: &str) -> String {
    if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") }
}

/// Reads a value without fields. `is` describes the values that are allowed.
macro_rules! read_value {
    ($($type:ty = $blank:expr, $is:expr;)+) => {$(
        impl Read for $type {
            fn read(value: &Value<'_>, path: &str, reading: &mut Reading) -> Self {
                simple(value, path, $is, reading).unwrap_or_else(Self::blank)
            }

            fn blank() -> Self {
                $blank
            }
        }
    )+};
}

read_value! {
    String = String::new(), Is::Text;
    bool = false, Is::Truth;
    u8 = 0, Is::Byte;
    u16 = 0, Is::Number;
    Date = Moment::default().day_in(TimeZone::default()), Is::Day;
    MonthDay = MonthDay::default(), Is::MonthDay;
    Money = Money::ZERO, Is::Amount;
    Fraction = Fraction::WHOLE, Is::Fraction;
    Of = Of::Seats, Is::Of;
    Tie = Tie::Rejected, Is::Tie;
    Counts = Counts::For, Is::Counts;
    SubjectKind = SubjectKind::Other, Is::SubjectKind;
    Duty = Duty::Evaluation, Is::Duty;
}

fn simple<T: DeserializeOwned>(
    value: &Value<'_>,
    path: &str,
    is: Is,
    reading: &mut Reading,
) -> Option<T> {
    let read = T::deserialize(ValueDeserializer::from(value.clone()));
    if read.is_err() {
        let what = match value.get_ref().as_str() {
            Some(text) => Wrong::OtherText { text: crate::acting::shown(text), is },
            None => Wrong::OtherValue { given: value.get_ref().type_str(), is },
        };
        reading.unread(value.span().start, path.to_owned(), what);
    }
    read.ok()
}

impl<T: Read> Read for Vec<T> {
    fn read(value: &Value<'_>, path: &str, reading: &mut Reading) -> Self {
        let Some(items) = value.get_ref().as_array() else {
            reading.unread(value.span().start, path.to_owned(), Wrong::NoList);
            return Vec::new();
        };
        let item = |(index, item)| T::read(item, &format!("{path}[{index}]"), reading);
        items.iter().enumerate().map(item).collect()
    }

    fn blank() -> Self {
        Vec::new()
    }
}

impl<T: Read> Read for Option<T> {
    fn read(value: &Value<'_>, path: &str, reading: &mut Reading) -> Self {
        Some(T::read(value, path, reading))
    }

    fn blank() -> Self {
        None
    }
}

impl Read for TimeZone {
    const OPTIONAL: bool = true;

    fn read(value: &Value<'_>, path: &str, reading: &mut Reading) -> Self {
        simple(value, path, Is::TimeZone, reading).unwrap_or_default()
    }

    fn blank() -> Self {
        TimeZone::default()
    }
}

impl Read for BTreeMap<Article, String> {
    const OPTIONAL: bool = true;

    fn read(value: &Value<'_>, path: &str, reading: &mut Reading) -> Self {
        let known = Article::ALL.map(Article::key);
        if no_table(value, path, &known, reading) {
            return BTreeMap::new();
        }
        let given = Article::ALL.into_iter().filter(|of| value.get_ref().get(of.key()).is_some());
        given.map(|of| (of, field(value, path, of.key(), reading))).collect()
    }

    fn blank() -> Self {
        BTreeMap::new()
    }
}
