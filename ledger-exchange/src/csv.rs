//! Tables of Dutch banks: one reader over profiles, which are data.

mod profiles;

use std::collections::BTreeMap;

use csv::{ByteRecord, ReaderBuilder, StringRecord};
use ledger_core::registrations::iban;
use ledger_core::{Date, Money};

use self::profiles::{Days, PROFILES, Profile, Running, Sign};
use crate::account::meant;
use crate::amount::{amount, compact_day, day, euro, unsigned};
use crate::details;
use crate::statement::{Balance, Balances, Entry, StatedReference, Statement, Transaction, given};
use crate::unreadable::{Fault, Place, Unreadable, shown};

/// The most columns that a row may have.
const COLUMNS: usize = 100;

/// Reads a table: a statement for each account in it.
///
/// # Errors
/// No profile has such a table, or a row is not as its profile has it.
pub(crate) fn read(text: &str, account: Option<&str>) -> Result<Vec<Statement>, Unreadable> {
    let found = PROFILES.iter().find_map(|profile| Table::of(profile, text));
    let unknown = || Place::default().fault(Fault::UnknownFormat);
    let table = found.ok_or_else(unknown)?;
    let mut rows: BTreeMap<String, Vec<Row>> = BTreeMap::new();
    let mut order = Vec::new();
    table.each(|of_row| {
        let row = of_row.read(account)?;
        if !rows.contains_key(&row.account) {
            order.push(row.account.clone());
        }
        rows.entry(row.account.clone()).or_default().push(row);
        Ok(())
    })?;
    let mut statements = Vec::new();
    for (number, account) in (1..).zip(order) {
        let rows = rows.remove(&account).unwrap_or_default();
        statements.push(statement(number, account, rows)?);
    }
    Ok(statements)
}

/// A table with its profile, its delimiter, and where its columns are.
struct Table<'t> {
    profile: &'static Profile,
    text: &'t str,
    delimiter: u8,
    /// The line that the text begins on.
    line: u64,
    columns: BTreeMap<&'static str, usize>,
    width: usize,
    has_header: bool,
}

impl<'t> Table<'t> {
    /// The table, if the profile is that of the text: by its header, or by the form of its first row.
    fn of(profile: &'static Profile, text: &'t str) -> Option<Table<'t>> {
        let (text, line) = match profile.title {
            Some(title) => {
                let (first, rest) = text.split_once('\n')?;
                first.trim_start_matches('"').starts_with(title).then_some((rest, 2))?
            }
            None => (text, 1),
        };
        profile.delimiters.iter().find_map(|delimiter| {
            let first = reader(text, *delimiter, profile.quote).into_records().next()?.ok()?;
            let first: Vec<&str> = first.iter().map(str::trim).collect();
            let place = |column: &&'static str| {
                let place = match profile.has_header {
                    true => first.iter().position(|name| name == column),
                    false => profile.columns.iter().position(|name| name == column),
                };
                place.filter(|place| *place < first.len()).map(|place| (*column, place))
            };
            let needed = profile.columns.iter().filter(|name| !name.is_empty());
            let columns: Option<BTreeMap<_, _>> = match profile.has_header {
                true => needed.map(place).collect(),
                // The last column came later.
                false => Some(needed.filter_map(place).collect()),
            };
            let table = Table {
                profile,
                text,
                delimiter: *delimiter,
                line,
                columns: columns?,
                width: first.len(),
                has_header: profile.has_header,
            };
            let fits = profile.has_header || table.is_row(&first);
            fits.then_some(table)
        })
    }

    /// Whether a first row has the form of a table without a header.
    fn is_row(&self, row: &[&str]) -> bool {
        let cell = |column: &str| self.columns.get(column).and_then(|place| row.get(*place));
        let whole = self.profile.columns.len();
        let wide = row.len() == whole || (self.profile.may_lack_last && row.len() == whole - 1);
        let fits = |column: &str, holds: &dyn Fn(&str) -> bool| {
            cell(column).is_some_and(|cell| holds(cell))
        };
        wide && fits(self.profile.booked, &|cell| self.profile.days.read(cell).is_ok())
            && fits(self.profile.amount, &|cell| amount(cell, self.profile.decimal).is_ok())
            && fits(self.profile.account, &|cell| {
                iban(cell).is_some()
                    || (cell.len() >= 7 && cell.bytes().all(|byte| byte.is_ascii_digit()))
            })
    }

    fn each(
        &self,
        mut take: impl FnMut(&OfRow<'_>) -> Result<(), Unreadable>,
    ) -> Result<(), Unreadable> {
        let mut records = reader(self.text, self.delimiter, self.profile.quote);
        let mut bytes = ByteRecord::new();
        let (mut nth, mut header) = (0_u32, self.has_header);
        loop {
            let broken = |_| Place::default().fault(Fault::UnknownFormat);
            if !records.read_byte_record(&mut bytes).map_err(broken)? {
                return Ok(());
            }
            if std::mem::take(&mut header) {
                continue;
            }
            nth = nth.saturating_add(1);
            let line = bytes.position().map_or(0, |at| at.line()).saturating_add(self.line - 1);
            let place = Place { line, entry: Some(nth), ..Place::default() };
            let record = StringRecord::from_byte_record_lossy(std::mem::take(&mut bytes));
            if record.len() != self.width || record.len() > COLUMNS {
                let (found, expected) = (record.len() as u64, self.width as u64);
                return Err(place.fault(Fault::Columns { found, expected }));
            }
            take(&OfRow { table: self, record: &record, place })?;
        }
    }
}

fn reader(text: &str, delimiter: u8, quote: u8) -> csv::Reader<&[u8]> {
    let mut builder = ReaderBuilder::new();
    builder.has_headers(false).flexible(true).delimiter(delimiter).quote(quote);
    builder.from_reader(text.as_bytes())
}

impl Days {
    fn read(self, text: &str) -> Result<Date, Fault> {
        match self {
            Days::Compact => compact_day(text.trim()),
            Days::Dashes => day(text),
        }
    }
}

/// A row of a table, with the balances that it states.
struct Row {
    account: String,
    entry: Entry,
    before: Option<Money>,
    after: Option<Money>,
}

struct OfRow<'t> {
    table: &'t Table<'t>,
    record: &'t StringRecord,
    place: Place,
}

impl OfRow<'_> {
    fn cell(&self, column: &str) -> &str {
        let place = self.table.columns.get(column);
        place.and_then(|place| self.record.get(*place)).unwrap_or_default().trim()
    }

    fn fault(&self, column: &str, fault: Fault) -> Unreadable {
        self.place.part(column).fault(fault)
    }

    fn amount(&self, column: &str) -> Result<Money, Unreadable> {
        let read = amount(self.cell(column), self.table.profile.decimal);
        read.map_err(|fault| self.fault(column, fault))
    }

    fn day(&self, column: &str) -> Result<Date, Unreadable> {
        let read = self.table.profile.days.read(self.cell(column));
        read.map_err(|fault| self.fault(column, fault))
    }

    fn read(&self, account: Option<&str>) -> Result<Row, Unreadable> {
        let profile = self.table.profile;
        let named = meant(self.cell(profile.account), account);
        for column in profile.currencies {
            euro(self.cell(column)).map_err(|fault| self.fault(column, fault))?;
        }
        let amount = self.signed()?;
        let (before, after) = match profile.running {
            Running::Unstated => (None, None),
            Running::Before(before) => {
                let before = self.amount(before)?;
                (Some(before), Some(before + amount))
            }
            Running::Both(before, after) => (Some(self.amount(before)?), Some(self.amount(after)?)),
            // The column of a table that lacks its last.
            Running::After(after) if !self.table.columns.contains_key(after) => (None, None),
            Running::After(after) => {
                let after = self.amount(after)?;
                (Some(after - amount), Some(after))
            }
        };
        if let (Running::Both(_, column), Some(found), Some(before)) =
            (profile.running, after, before)
            && found != before + amount
        {
            let expected = before + amount;
            return Err(self.fault(column, Fault::Chain { found, expected }));
        }
        let value = profile.value.map(|column| self.day(column)).transpose()?;
        let batch = profile.batch.is_some_and(|column| !self.cell(column).is_empty());
        Ok(Row {
            account: named.map_err(|fault| self.fault(profile.account, fault))?,
            entry: Entry {
                place: self.place.clone(),
                reference: profile.reference.and_then(|column| given(self.cell(column))),
                amount,
                booked: self.day(profile.booked)?,
                value,
                reversal: false,
                batch,
                transactions: vec![Transaction { amount: Some(amount), ..self.transaction() }],
            },
            before,
            after,
        })
    }

    fn signed(&self) -> Result<Money, Unreadable> {
        let profile = self.table.profile;
        let Sign::Words { column, incoming, outgoing } = profile.sign else {
            return self.amount(profile.amount);
        };
        let read = unsigned(self.cell(profile.amount), profile.decimal);
        let read = read.map_err(|fault| self.fault(profile.amount, fault))?;
        let (text, words) = (self.cell(column), format!("{incoming}, {outgoing}"));
        match text {
            word if word == incoming => Ok(read),
            word if word == outgoing => Ok(-read),
            _ => Err(self.fault(column, Fault::Word { text: shown(text), words })),
        }
    }

    fn transaction(&self) -> Transaction {
        let profile = self.table.profile;
        let parts: Vec<&str> = profile.texts.iter().map(|column| self.cell(column)).collect();
        let mut read = details::read(&[parts.join(" ")], "");
        let own = |column: Option<&'static str>| column.and_then(|column| given(self.cell(column)));
        read.name = own(profile.name).or(read.name);
        read.iban = own(profile.counterparty).and_then(|text| iban(&text)).or(read.iban);
        read.end_to_end = own(profile.end_to_end).or(read.end_to_end);
        read.return_reason = own(profile.return_reason).or(read.return_reason);
        let stated = own(profile.stated).map(|text| StatedReference { text, issuer: None });
        read.references.extend(stated);
        read
    }
}

/// The statement of the rows of an account, in the order of time.
fn statement(number: u32, account: String, mut rows: Vec<Row>) -> Result<Statement, Unreadable> {
    // Some banks write the newest row first: balances tell, and else days do.
    let day = |row: Option<&Row>| row.map(|row| row.entry.booked);
    let newest_first = day(rows.first()) > day(rows.last());
    let (as_written, reversed) = (breaks(rows.iter()), breaks(rows.iter().rev()));
    if reversed.len() < as_written.len() || (newest_first && reversed.len() == as_written.len()) {
        rows.reverse();
    }
    if let Some(fault) = breaks(rows.iter()).into_iter().next() {
        return Err(fault);
    }
    let edge = |row: Option<&Row>, amount: fn(&Row) -> Option<Money>| {
        row.and_then(|row| Some(Balance { amount: amount(row)?, on: row.entry.booked }))
    };
    let opening = edge(rows.first(), |row| row.before);
    let closing = edge(rows.last(), |row| row.after);
    let balances = opening.zip(closing);
    let line = rows.iter().map(|row| row.entry.place.line).min().unwrap_or_default();
    Ok(Statement {
        place: Place { line, statement: Some(number), ..Place::default() },
        account,
        identification: None,
        number: None,
        from: None,
        until: None,
        balances: balances.map(|(opening, closing)| Balances { opening, closing }),
        entries: rows.into_iter().map(|row| row.entry).collect(),
        pending: 0,
    })
}

/// Where the balance before a row is not the one after the row before it.
fn breaks<'r>(rows: impl Iterator<Item = &'r Row> + Clone) -> Vec<Unreadable> {
    let pairs = rows.clone().zip(rows.skip(1));
    let broken = pairs.filter_map(|(one, next)| {
        let (expected, found) = one.after.zip(next.before).filter(|(one, next)| one != next)?;
        Some(next.entry.place.fault(Fault::Chain { found, expected }))
    });
    broken.collect()
}
