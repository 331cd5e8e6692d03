//! Files of other parties, read into values.
//!
//! A format of somebody else belongs here if the ledger takes it in: what banks say of an account. Each format has a
//! file, and all are read into one type, [`Statement`], so that nothing behind it knows which format it was.
//!
//! What never belongs here: an act, an event, a partner or an invoice that is looked up; a file, a clock, an
//! environment or a network; a text in a language but the English of [`Unreadable`]. This crate stands on
//! `ledger-core` alone, for amounts, days, account numbers and invoice numbers. It keeps readers of XML away from
//! everything else, is built in seconds, and is fuzzed alone.
//!
//! - [`statement`]: what every format becomes, and whether it adds up.
//! - [`unreadable`]: why a file cannot be read, where, and what to do.
//! - [`reference`](mod@reference): which payment references and invoice numbers a text holds.
//! - `camt`: CAMT.053 of ISO 20022. `xml`: XML as a stream, with nothing resolved.
//! - `mt940`: MT940 of SWIFT, as Dutch and German banks write it.
//! - `csv`: tables of Dutch banks, one reader over profiles.
//! - `details`, `labels`: what banks say of an entry in one text, by its shape.
//! - `encoding`, `amount`, `account`: what formats share.

mod account;
mod amount;
mod camt;
mod csv;
mod details;
mod encoding;
#[cfg(any(test, feature = "fuzzing"))]
pub mod fuzzing;
mod labels;
mod mt940;
pub mod reference;
pub mod statement;
pub mod unreadable;
mod xml;

pub use reference::Reference;
pub use statement::{
    Balance, Balances, Entry, Identity, Named, StatedReference, Statement, Transaction,
};
pub use unreadable::{Fault, Place, Unreadable};

/// Reads a file of a bank: CAMT.053, MT940, or a table of a bank with a profile. The format follows from the content.
///
/// `account` is the IBAN that a file means if it names its account by a national number, as older MT940 and the
/// tables of ABN AMRO do. The number must be the end of it. For any other file it means nothing.
///
/// # Errors
/// The file is of no format that is read here, something in it is not as the format has it, or a statement does not
/// add up. Nothing of it is returned then.
pub fn read(bytes: &[u8], account: Option<&str>) -> Result<Vec<Statement>, Unreadable> {
    let text = encoding::decoded(bytes)?;
    let statements = if text.trim_start().starts_with('<') {
        camt::read(&text, account)?
    } else if mt940::is_one(&text) {
        mt940::read(&text, account)?
    } else {
        csv::read(&text, account)?
    };
    if statements.is_empty() {
        return Err(Place::default().fault(Fault::NoStatement));
    }
    statements.into_iter().map(Statement::checked).collect()
}
