//! MT940, the statement of SWIFT, as ABN AMRO, ING, Rabobank, SNS, Triodos, Knab and German banks write it.
//!
//! What differs between banks is not asked by the name of the bank: what is around a message is passed over, and the
//! text of an entry is read by its shape (`details`).
//!
//! Source: the field definitions of SWIFT for MT940, and the format descriptions that the banks publish.

use ledger_core::registrations::iban;
use ledger_core::{Date, Money};

use crate::account::meant;
use crate::amount::{euro, unsigned};
use crate::details;
use crate::statement::{Balance, Balances, Entry, Statement, Transaction, given};
use crate::unreadable::{Fault, Place, Unreadable, shown};

/// The most lines of one field.
const LINES: usize = 1000;

/// Whether a text has the first two fields of a message.
pub(crate) fn is_one(text: &str) -> bool {
    let begins = |tag: &str| text.lines().any(|line| message_of(line).starts_with(tag));
    begins(":20:") && begins(":25:")
}

/// Reads the statements of a file; the pages of one are joined.
///
/// # Errors
/// Everything that is not as it must be, with its line.
pub(crate) fn read(text: &str, account: Option<&str>) -> Result<Vec<Statement>, Unreadable> {
    let mut statements: Vec<Page> = Vec::new();
    let mut message: Option<Message<'_>> = None;
    for (line, written) in (1..).zip(text.lines()) {
        let written = message_of(written);
        // Before its closing balance a line that looks like an end is text, broken there.
        let closed = message.as_ref().is_none_or(|message| message.closed);
        let ends = closed && is_end(written);
        if ends || written.starts_with(":20:") {
            close(message.take(), account, &mut statements)?;
        }
        if ends {
            continue;
        }
        match (tag(written), &mut message) {
            (Some(("20", reference)), _) => {
                message = Some(Message { line, reference, fields: Vec::new(), closed: false });
            }
            (Some((tag, rest)), Some(message)) => {
                message.closed |= tag.starts_with("62");
                message.fields.push(Field { line, tag, lines: vec![rest] });
            }
            (Some(_), None) => {
                let place = Place { line, ..Place::default() };
                return Err(place.fault(Fault::Missing { what: ":20:".to_owned() }));
            }
            (None, Some(message)) => message.goes_on(line, written)?,
            // What a bank puts around its messages.
            (None, None) => {}
        }
    }
    close(message, account, &mut statements)?;
    Ok(statements.into_iter().map(|page| page.statement).collect())
}

/// A line without the headers of SWIFT, which may stand on the line of the first field.
fn message_of(line: &str) -> &str {
    let line = line.trim_end_matches('\r');
    match line.starts_with("{1:") {
        true => {
            line.split_once("{4:").map_or("{", |(_, rest)| if rest.is_empty() { "{" } else { rest })
        }
        false => line,
    }
}

/// Whether a line ends a message, or comes before the next.
fn is_end(line: &str) -> bool {
    let line = line.trim_end();
    matches!(line, "-" | "-XXX" | ":940:") || line.starts_with("-}") || line.starts_with('{')
}

/// The tag of a line that begins a field, and what follows it.
fn tag(line: &str) -> Option<(&str, &str)> {
    let (tag, rest) = line.strip_prefix(':')?.split_once(':')?;
    let digits = tag.trim_end_matches(|char: char| char.is_ascii_uppercase());
    let numbered = digits.len() == 2 && digits.bytes().all(|byte| byte.is_ascii_digit());
    let known = (numbered && tag.len() <= 3) || tag == "NS";
    known.then_some((tag, rest))
}

struct Message<'t> {
    line: u64,
    reference: &'t str,
    fields: Vec<Field<'t>>,
    /// Whether its closing balance was read.
    closed: bool,
}

struct Field<'t> {
    line: u64,
    tag: &'t str,
    lines: Vec<&'t str>,
}

impl<'t> Message<'t> {
    fn goes_on(&mut self, line: u64, written: &'t str) -> Result<(), Unreadable> {
        let Some(field) = self.fields.last_mut() else { return Ok(()) };
        if field.lines.len() >= LINES {
            let what = format!("lines in a field :{}:", field.tag);
            let fault = Fault::TooMuch { what, most: LINES as u64 };
            return Err(Place { line, ..Place::default() }.fault(fault));
        }
        field.lines.push(written);
        Ok(())
    }
}

impl<'t> Field<'t> {
    fn first(&self) -> &'t str {
        self.lines.first().copied().unwrap_or_default().trim()
    }
}

/// One message: a statement, or one page of it.
struct Page {
    statement: Statement,
    /// Whether another page comes before it, or after it.
    goes_on: (bool, bool),
}

fn close(
    message: Option<Message<'_>>,
    account: Option<&str>,
    statements: &mut Vec<Page>,
) -> Result<(), Unreadable> {
    let Some(message) = message else { return Ok(()) };
    let number = |pages: usize| u32::try_from(pages).unwrap_or(u32::MAX);
    let page = message.page(account, number(statements.len().saturating_add(1)))?;
    let Some(before) = statements.last_mut() else {
        statements.push(page);
        return Ok(());
    };
    let (one, other) = (&before.statement, &page.statement);
    let same = one.account == other.account && one.number == other.number;
    if !(same && before.goes_on.1 && page.goes_on.0) {
        statements.push(page);
        return Ok(());
    }
    let (Some(to), Some(from)) = (&mut before.statement.balances, page.statement.balances) else {
        return Ok(()); // bug: every page has balances
    };
    if to.closing.amount != from.opening.amount {
        let (found, expected) = (from.opening.amount, to.closing.amount);
        return Err(page.statement.place.part("field 60M").fault(Fault::Chain { found, expected }));
    }
    to.closing = from.closing;
    let earlier = before.statement.entries.len();
    for (nth, mut entry) in (earlier.saturating_add(1)..).zip(page.statement.entries) {
        entry.place.statement = before.statement.place.statement;
        entry.place.entry = Some(number(nth));
        before.statement.entries.push(entry);
    }
    before.goes_on.1 = page.goes_on.1;
    Ok(())
}

impl Message<'_> {
    fn page(self, account: Option<&str>, number: u32) -> Result<Page, Unreadable> {
        let place = Place { line: self.line, statement: Some(number), ..Place::default() };
        let (mut named, mut numbered) = (None, None);
        let (mut opening, mut closing) = (None, None);
        let mut entries: Vec<Line> = Vec::new();
        let mut described = false;
        for field in self.fields {
            let here = Place { line: field.line, ..place.clone() };
            let fault = |fault| here.part(&format!("field {}", field.tag)).fault(fault);
            let once = |there: bool| match there {
                true => Err(fault(Fault::Twice { what: format!(":{}:", field.tag) })),
                false => Ok(()),
            };
            // What is said after a line is of that line, if it comes at once.
            let of_entry = field.tag == "61" || (described && field.tag == "86");
            match field.tag {
                "25" | "25P" => {
                    once(named.is_some())?;
                    named = Some(meant(field.first(), account).map_err(fault)?);
                }
                "28" | "28C" => numbered = field.first().split('/').next().map(str::to_owned),
                "60F" | "60M" => {
                    once(opening.is_some())?;
                    opening = Some((balance(field.first()).map_err(fault)?, field.tag == "60M"));
                }
                "61" => {
                    let nth = u32::try_from(entries.len()).unwrap_or(u32::MAX).saturating_add(1);
                    let place = Place { entry: Some(nth), ..here.clone() };
                    let line = Line::read(&field.lines, place.clone());
                    entries.push(line.map_err(|fault| place.part("field 61").fault(fault))?);
                }
                "86" if described => {
                    if let Some(line) = entries.last_mut() {
                        line.said.extend(field.lines.iter().map(|line| (*line).to_owned()));
                    }
                }
                "62F" | "62M" => {
                    once(closing.is_some())?;
                    closing = Some((balance(field.first()).map_err(fault)?, field.tag == "62M"));
                }
                // Available balances, totals, and what is said of the statement as a whole.
                _ => {}
            }
            described = of_entry;
        }
        let missing = |what: &str| place.fault(Fault::Missing { what: what.to_owned() });
        let (opening, first) = opening.ok_or_else(|| missing(":60F:"))?;
        let (closing, last) = closing.ok_or_else(|| missing(":62F:"))?;
        let statement = Statement {
            account: named.ok_or_else(|| missing(":25:"))?,
            identification: given(self.reference),
            number: numbered.and_then(|number| number.parse().ok()),
            from: None,
            until: None,
            balances: Some(Balances { opening, closing }),
            entries: entries.into_iter().map(Line::entry).collect(),
            pending: 0,
            place,
        };
        Ok(Page { statement, goes_on: (first, last) })
    }
}

/// Reads `C260131EUR1234,50`.
fn balance(text: &str) -> Result<Balance, Fault> {
    let form = || Fault::Form { text: shown(text) };
    let (mark, rest) = text.split_at_checked(1).ok_or_else(form)?;
    let (on, rest) = rest.split_at_checked(6).ok_or_else(form)?;
    let (currency, amount) = rest.split_at_checked(3).ok_or_else(form)?;
    euro(currency)?;
    let amount = comma(amount)?;
    let amount = match mark {
        "C" => amount,
        "D" => -amount,
        _ => return Err(Fault::Word { text: shown(mark), words: "C, D".to_owned() }),
    };
    Ok(Balance { amount, on: short_day(on)? })
}

/// The amount of a balance, which has a comma: a line that was cut off within it may have none.
fn comma(text: &str) -> Result<Money, Fault> {
    match text.contains(',') && !text.contains('.') {
        true => unsigned(text, ','),
        false => Err(Fault::Amount { text: shown(text) }),
    }
}

/// Reads year, month and day in six digits; years from 80 are of the century before.
fn short_day(text: &str) -> Result<Date, Fault> {
    let digits = text.bytes().all(|byte| byte.is_ascii_digit());
    let number = |from: usize| text.get(from..from.saturating_add(2))?.parse::<i32>().ok();
    let day = || {
        let year = number(0).filter(|_| digits && text.len() == 6)?;
        let year = year + if year < 80 { 2000 } else { 1900 };
        Date::from_ymd(year, u32::try_from(number(2)?).ok()?, u32::try_from(number(4)?).ok()?)
    };
    day().ok_or_else(|| Fault::Day { text: shown(text) })
}

/// The day of an entry, of which only month and day are written: the one nearest to the day from which it bears
/// interest.
fn entry_day(text: &str, value: Date) -> Result<Date, Fault> {
    let fault = || Fault::Day { text: shown(text) };
    let of_value = value.to_string();
    let year: i32 = of_value.get(..4).and_then(|year| year.parse().ok()).ok_or_else(fault)?;
    let number = |from: usize| text.get(from..from.saturating_add(2))?.parse::<u32>().ok();
    let (month, day) = number(0).zip(number(2)).ok_or_else(fault)?;
    let days = [year - 1, year, year + 1].map(|year| Date::from_ymd(year, month, day));
    let nearest = days.into_iter().flatten().min_by_key(|day| day.days_since(value).abs());
    nearest.ok_or_else(fault)
}

/// A line `:61:`, and what is said of it in `:86:`.
struct Line {
    entry: Entry,
    /// The reference of the one who paid.
    customer: String,
    /// The lines below the first.
    below: Vec<String>,
    said: Vec<String>,
}

impl Line {
    /// Reads `2601310131C1234,50NTRFNONREF//0123456789` and the lines below it.
    ///
    /// The marks are C and D, and RC and RD for what takes a credit or a debit back. A third letter of the currency may
    /// follow.
    fn read(lines: &[&str], place: Place) -> Result<Line, Fault> {
        let text = lines.first().copied().unwrap_or_default().trim_end();
        let form = || Fault::Form { text: shown(text) };
        let (value, rest) = text.split_at_checked(6).ok_or_else(form)?;
        let value = short_day(value)?;
        let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        let (booked, rest) = match rest.split_at_checked(4) {
            Some((day, rest)) if digits(day) => (entry_day(day, value)?, rest),
            Some((day, rest)) if day.trim().is_empty() => (value, rest),
            Some(_) | None => (value, rest),
        };
        let marks =
            [("RC", true, false), ("RD", true, true), ("C", false, true), ("D", false, false)];
        let mark = marks.iter().find_map(|(mark, reversal, incoming)| {
            Some((*reversal, *incoming, rest.strip_prefix(mark)?))
        });
        let words = || Fault::Word { text: shown(rest), words: "C, D, RC, RD".to_owned() };
        let (reversal, incoming, rest) = mark.ok_or_else(words)?;
        let rest = rest.strip_prefix(|char: char| char.is_ascii_uppercase()).unwrap_or(rest);
        let end = rest.find(|char: char| !(char.is_ascii_digit() || char == ','));
        let (amount, rest) = rest.split_at_checked(end.unwrap_or(rest.len())).ok_or_else(form)?;
        let amount = unsigned(amount, ',')?;
        // One letter and three characters say what kind of transaction it is.
        let references = rest.get(4..).unwrap_or_default();
        let (customer, bank) = references.split_once("//").unwrap_or((references, ""));
        // ING writes its code on the same line.
        let bank = bank.split("/TRCD/").next().unwrap_or_default();
        Ok(Line {
            entry: Entry {
                place,
                reference: given(bank),
                amount: if incoming { amount } else { -amount },
                booked,
                value: Some(value),
                reversal,
                batch: false,
                transactions: Vec::new(),
            },
            customer: customer.trim().to_owned(),
            below: lines.iter().skip(1).map(|line| line.trim().to_owned()).collect(),
            said: Vec::new(),
        })
    }

    fn entry(self) -> Entry {
        let mut transaction: Transaction = details::read(&self.said, &self.customer);
        // Rabobank writes the account of the other party below the line.
        let below = self.below.iter().find_map(|line| iban(line));
        transaction.iban = transaction.iban.or(below).or_else(|| iban(&self.customer));
        transaction.amount = Some(self.entry.amount);
        Entry { transactions: vec![transaction], ..self.entry }
    }
}
