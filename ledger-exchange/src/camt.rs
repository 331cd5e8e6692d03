//! CAMT.053, the statement of ISO 20022: versions 2 to 14, which differ in little that is read here.
//!
//! The file is read as a stream. An entry is kept as elements while it is read, and each transaction in it only until
//! it has become a value, so that a file of any size takes little more memory than what is returned.
//!
//! Source: the message definitions of ISO 20022, whose schemas the tests validate with. Both spellings are read where
//! versions differ: the name of a party is in `Nm` or `Pty/Nm`, a status in `Sts` or `Sts/Cd`, a day in `Dt` or `DtTm`.

use ledger_core::registrations::iban;
use ledger_core::{Date, Money};

use crate::account::meant;
use crate::amount::{day, euro, unsigned};
use crate::statement::{
    Balance, Balances, Entry, StatedReference, Statement, Transaction, given, tidy,
};
use crate::unreadable::{Fault, Place, Unreadable, shown};
use crate::xml::{Element, Piece, Xml};

/// What the namespace of each version begins with; its two digits follow.
const NAMESPACE: &str = "urn:iso:std:iso:20022:tech:xsd:camt.053.001.";
/// The versions that are read.
const VERSIONS: std::ops::RangeInclusive<u32> = 2..=14;
/// The most entries and transactions of a file.
const MOST: u64 = 1_000_000;

/// Reads the statements of a file.
///
/// # Errors
/// XML that is not well-formed or has what no bank needs, another message, and everything that is not as it must be.
pub(crate) fn read(text: &str, account: Option<&str>) -> Result<Vec<Statement>, Unreadable> {
    let mut reading = Reading { xml: Xml::of(text), given: account, read: 0 };
    let mut statements = Vec::new();
    let mut message = false;
    loop {
        match reading.xml.next()? {
            Piece::Start(start) => match start.local_name().as_ref() {
                "Document" if !message => {
                    let found = reading.xml.namespace(&start);
                    let version =
                        found.strip_prefix(NAMESPACE).filter(|version| version.len() == 2);
                    let version = version.and_then(|version| version.parse().ok());
                    if !version.is_some_and(|version| VERSIONS.contains(&version)) {
                        return Err(reading.xml.fault(Fault::OtherMessage { found }));
                    }
                    message = true;
                }
                "Stmt" if message => {
                    let number = u32::try_from(statements.len()).unwrap_or(u32::MAX);
                    statements.push(reading.statement(number.saturating_add(1))?);
                }
                // The message itself, or what others put around it.
                _ if !message || start.local_name().as_ref() == "BkToCstmrStmt" => {}
                _ => reading.xml.skip()?,
            },
            Piece::Text(text) if reading.xml.depth() == 0 && !text.trim().is_empty() => {
                return Err(reading.xml.fault(Fault::Malformed { what: shown(&text) }));
            }
            Piece::Text(_) | Piece::End => {}
            Piece::Done if message => return Ok(statements),
            Piece::Done => return Err(Place::default().fault(Fault::UnknownFormat)),
        }
    }
}

struct Reading<'i> {
    xml: Xml<'i>,
    given: Option<&'i str>,
    /// How many entries and transactions were read.
    read: u64,
}

impl Reading<'_> {
    fn statement(&mut self, number: u32) -> Result<Statement, Unreadable> {
        let outside = self.xml.depth().saturating_sub(1);
        let place = Place { line: self.xml.line(), statement: Some(number), ..Place::default() };
        let (mut about, mut balances) = (Vec::new(), Vec::new());
        let (mut entries, mut pending) = (Vec::new(), 0_u32);
        let mut nth = 0_u32;
        while self.xml.depth() > outside {
            let Piece::Start(start) = self.xml.next()? else { continue };
            match start.local_name().as_ref() {
                "Id" | "ElctrncSeqNb" | "LglSeqNb" | "FrToDt" | "Acct" => {
                    about.push(self.xml.element(&start)?);
                }
                "Bal" => {
                    let element = self.xml.element(&start)?;
                    balances.push(At { place: &place }.balance(&element)?);
                }
                "Ntry" => {
                    nth = nth.saturating_add(1);
                    let place = Place { entry: Some(nth), ..place.clone() };
                    let (mut details, mut read) = (Vec::new(), self.read);
                    let element = self.xml.element_without(&start, "TxDtls", &mut |element| {
                        read = read.saturating_add(1);
                        enough(read, &place, element.line)?;
                        details.push(At { place: &place }.details(&element)?);
                        Ok(())
                    })?;
                    self.read = read.saturating_add(1);
                    enough(self.read, &place, element.line)?;
                    let place = Place { line: element.line, ..place };
                    match (At { place: &place }).entry(&element, details)? {
                        Some(entry) => entries.push(entry),
                        None => pending = pending.saturating_add(1),
                    }
                }
                _ => self.xml.skip()?,
            }
        }
        let about = Element {
            name: "Stmt".to_owned(),
            line: place.line,
            currency: None,
            text: String::new(),
            children: about,
        };
        At { place: &place }.whole(&about, self.given, &balances, entries, pending)
    }
}

fn enough(read: u64, place: &Place, line: u64) -> Result<(), Unreadable> {
    let what = || "entries and transactions".to_owned();
    match read > MOST {
        true => {
            Err(Place { line, ..place.clone() }.fault(Fault::TooMuch { what: what(), most: MOST }))
        }
        false => Ok(()),
    }
}

/// A balance with its kind.
struct Kind {
    code: String,
    balance: Balance,
}

/// What is said of one transaction, before it is known which party is the other.
struct Details {
    amount: Option<Money>,
    incoming: Option<bool>,
    debtor: Party,
    creditor: Party,
    reference: Option<String>,
    rest: Transaction,
}

#[derive(Default)]
struct Party {
    name: Option<String>,
    iban: Option<String>,
}

/// Turns elements into values; faults are said to be at its place.
struct At<'p> {
    place: &'p Place,
}

impl At<'_> {
    fn fault(&self, line: u64, part: &str, fault: Fault) -> Unreadable {
        Place { line, ..self.place.part(part) }.fault(fault)
    }

    fn needed<'e>(&self, of: &'e Element, name: &str) -> Result<&'e Element, Unreadable> {
        let part = format!("{}/{name}", of.name);
        let missing = || self.fault(of.line, &of.name, Fault::Missing { what: part.clone() });
        let mut found = of.all(name);
        let element = found.next().ok_or_else(missing)?;
        match found.next() {
            Some(other) => Err(self.fault(other.line, &part, Fault::Twice { what: part.clone() })),
            None => Ok(element),
        }
    }

    /// The amount of an element in euro, without a sign.
    fn amount(&self, of: &Element) -> Result<Money, Unreadable> {
        let amount = self.needed(of, "Amt")?;
        let part = format!("{}/Amt", of.name);
        let missing = || Fault::Missing { what: format!("{part}/@Ccy") };
        let currency = amount.currency.as_deref().ok_or_else(missing);
        let read = currency.and_then(euro).and_then(|()| unsigned(&amount.text, '.'));
        read.map_err(|fault| self.fault(amount.line, &part, fault))
    }

    /// Whether an element comes in.
    fn incoming(&self, of: &Element) -> Result<bool, Unreadable> {
        let mark = self.needed(of, "CdtDbtInd")?;
        let part = format!("{}/CdtDbtInd", of.name);
        self.word(mark, &part, [("CRDT", true), ("DBIT", false)])
    }

    fn word<const N: usize>(
        &self,
        of: &Element,
        part: &str,
        words: [(&str, bool); N],
    ) -> Result<bool, Unreadable> {
        let text = of.text.trim();
        let found = words.iter().find(|(word, _)| *word == text);
        found.map(|(_, meaning)| *meaning).ok_or_else(|| {
            let words = words.map(|(word, _)| word).join(", ");
            self.fault(of.line, part, Fault::Word { text: shown(text), words })
        })
    }

    /// A day, as the bank writes it: the clock and the zone that may follow are left out.
    fn day(&self, of: &Element, paths: &[&[&str]]) -> Result<Option<Date>, Unreadable> {
        let found = paths.iter().find_map(|path| Some((of.at(path)?, path.join("/"))));
        let Some((element, path)) = found else { return Ok(None) };
        let text = element.text.trim();
        let (date, rest) = text.split_at_checked(10).unwrap_or((text, ""));
        let sound = rest.is_empty() || rest.starts_with(['T', 'Z', '+', '-']);
        let read = if sound { day(date) } else { Err(Fault::Day { text: shown(text) }) };
        let part = || format!("{}/{path}", of.name);
        read.map(Some).map_err(|fault| self.fault(element.line, &part(), fault))
    }

    fn needed_day(&self, of: &Element, paths: &[&[&str]]) -> Result<Date, Unreadable> {
        let what = paths.first().map(|path| path.join("/")).unwrap_or_default();
        let missing = || self.fault(of.line, &of.name, Fault::Missing { what });
        self.day(of, paths)?.ok_or_else(missing)
    }

    fn balance(&self, of: &Element) -> Result<Kind, Unreadable> {
        let amount = self.amount(of)?;
        let amount = if self.incoming(of)? { amount } else { -amount };
        let on = self.needed_day(of, &[&["Dt", "Dt"], &["Dt", "DtTm"]])?;
        let code = of.text(&[&["Tp", "CdOrPrtry", "Cd"], &["Tp", "CdOrPrtry", "Prtry"]]);
        Ok(Kind { code: code.unwrap_or_default().to_owned(), balance: Balance { amount, on } })
    }

    /// One transaction. Amounts in another currency are what the payer paid in theirs: they are left out.
    fn details(&self, of: &Element) -> Result<Details, Unreadable> {
        let amounts: [&[&str]; 3] =
            [&["Amt"], &["AmtDtls", "TxAmt", "Amt"], &["AmtDtls", "InstdAmt", "Amt"]];
        let stated = amounts.iter().find_map(|path| {
            of.at(path).filter(|amount| amount.currency.as_deref() == Some("EUR"))
        });
        let read = stated.map(|amount| unsigned(&amount.text, '.')).transpose();
        let incoming = of.at(&["CdtDbtInd"]).map(|_| self.incoming(of)).transpose()?;
        Ok(Details {
            amount: read.map_err(|fault| self.fault(of.line, "TxDtls/Amt", fault))?,
            incoming,
            debtor: party(of, "Dbtr", "DbtrAcct"),
            creditor: party(of, "Cdtr", "CdtrAcct"),
            reference: of.text(&[&["Refs", "AcctSvcrRef"]]).and_then(given),
            rest: Transaction {
                references: references(of),
                text: text(of),
                end_to_end: of.text(&[&["Refs", "EndToEndId"]]).and_then(given),
                return_reason: of
                    .text(&[&["RtrInf", "Rsn", "Cd"], &["RtrInf", "Rsn", "Prtry"]])
                    .and_then(given),
                ..Transaction::default()
            },
        })
    }

    /// An entry, or nothing if the bank has not booked it yet. Parties are still to be chosen.
    fn entry(&self, of: &Element, details: Vec<Details>) -> Result<Option<Unsettled>, Unreadable> {
        let status = self.needed(of, "Sts")?;
        let status = status.at(&["Cd"]).or(status.at(&["Prtry"])).unwrap_or(status);
        if status.text.trim() != "BOOK" {
            return Ok(None);
        }
        let amount = self.amount(of)?;
        let incoming = self.incoming(of)?;
        let reversal = of.all("RvslInd").next();
        let words = [("true", true), ("1", true), ("false", false), ("0", false)];
        let reversal = reversal.map(|mark| self.word(mark, "Ntry/RvslInd", words)).transpose()?;
        let value = self.day(of, &[&["ValDt", "Dt"], &["ValDt", "DtTm"]])?;
        let booked = self.day(of, &[&["BookgDt", "Dt"], &["BookgDt", "DtTm"]])?.or(value);
        let missing = || Fault::Missing { what: "Ntry/BookgDt".to_owned() };
        let own = of.text(&[&["AcctSvcrRef"]]).and_then(given);
        let of_the_only = match details.as_slice() {
            [only] => only.reference.clone(),
            _ => None,
        };
        let entry = Entry {
            place: self.place.clone(),
            reference: own.or(of_the_only).or(of.text(&[&["NtryRef"]]).and_then(given)),
            amount: if incoming { amount } else { -amount },
            booked: booked.ok_or_else(|| self.fault(of.line, "Ntry", missing()))?,
            value,
            reversal: reversal.unwrap_or(false),
            batch: details.len() > 1 || of.at(&["NtryDtls", "Btch"]).is_some(),
            transactions: Vec::new(),
        };
        let text = of.text(&[&["AddtlNtryInf"]]).map(tidy).unwrap_or_default();
        Ok(Some(Unsettled { entry, details, incoming, text }))
    }

    fn whole(
        &self,
        about: &Element,
        given_account: Option<&str>,
        kinds: &[Kind],
        entries: Vec<Unsettled>,
        pending: u32,
    ) -> Result<Statement, Unreadable> {
        let account = self.needed(about, "Acct")?;
        if let Some(currency) = account.text(&[&["Ccy"]]) {
            euro(currency).map_err(|fault| self.fault(account.line, "Acct/Ccy", fault))?;
        }
        let named = account.text(&[&["Id", "IBAN"], &["Id", "Othr", "Id"]]);
        let missing = || Fault::Missing { what: "Acct/Id/IBAN".to_owned() };
        let named = named.ok_or_else(missing).and_then(|named| meant(named, given_account));
        let iban = named.map_err(|fault| self.fault(account.line, "Acct/Id/IBAN", fault))?;
        let number = about.text(&[&["ElctrncSeqNb"], &["LglSeqNb"]]);
        let days = about.at(&["FrToDt"]);
        let edge = |paths: &[&[&str]]| days.map_or(Ok(None), |days| self.day(days, paths));
        Ok(Statement {
            place: self.place.clone(),
            identification: given(&self.needed(about, "Id")?.text),
            number: number.and_then(|number| number.parse().ok()),
            from: edge(&[&["FrDtTm"], &["FrDt"]])?,
            until: edge(&[&["ToDtTm"], &["ToDt"]])?,
            balances: Some(self.balances(kinds)?),
            entries: entries.into_iter().map(|entry| entry.settled(&iban)).collect(),
            account: iban,
            pending,
        })
    }

    /// The opening balance (`OPBD`, or `PRCD`: the closing balance of the statement before) and the closing balance
    /// (`CLBD`). A statement that is one of several pages has `ITBD` for those between.
    fn balances(&self, kinds: &[Kind]) -> Result<Balances, Unreadable> {
        let all = |code: &'static str| kinds.iter().filter(move |kind| kind.code == code);
        let missing = |what: &str| {
            let fault = Fault::Missing { what: format!("Bal ({what})") };
            self.fault(self.place.line, "Stmt", fault)
        };
        let opened = all("OPBD").next().or(all("PRCD").next());
        let closing = all("CLBD").next().or_else(|| {
            let between = all("ITBD").collect::<Vec<_>>();
            between.last().copied().filter(|_| opened.is_some() || between.len() > 1)
        });
        let opening = opened.or(all("ITBD").next()).ok_or_else(|| missing("OPBD"))?.balance;
        let closing = closing.ok_or_else(|| missing("CLBD"))?.balance;
        Ok(Balances { opening, closing })
    }
}

/// An entry whose other parties are still to be chosen: the account may stand after it in the file.
struct Unsettled {
    entry: Entry,
    details: Vec<Details>,
    incoming: bool,
    /// What is said of the entry as a whole.
    text: String,
}

impl Unsettled {
    fn settled(mut self, account: &str) -> Entry {
        let only = self.details.len() == 1;
        let (amount, reversal) = (self.entry.amount, self.entry.reversal);
        let each = self.details.into_iter().map(|details| {
            let incoming = details.incoming.unwrap_or(self.incoming);
            let stated = details.amount.map(|amount| if incoming { amount } else { -amount });
            let mut one = details.rest;
            // What came back keeps the parties of the payment that it takes back.
            let returned = reversal || one.return_reason.is_some();
            let (likely, other) = match incoming != returned {
                true => (details.debtor, details.creditor),
                false => (details.creditor, details.debtor),
            };
            let ours = |party: &Party| party.iban.as_deref() == Some(account);
            let unsaid = likely.name.is_none() && likely.iban.is_none();
            let swapped = ours(&likely) || (unsaid && !ours(&other));
            let party = if swapped { other } else { likely };
            one.amount = if only { Some(amount) } else { stated };
            (one.name, one.iban) = (party.name, party.iban);
            if only && one.text.is_empty() {
                one.text.clone_from(&self.text);
            }
            one
        });
        self.entry.transactions = each.collect();
        if self.entry.transactions.is_empty() {
            let whole =
                Transaction { amount: Some(amount), text: self.text, ..Transaction::default() };
            self.entry.transactions.push(whole);
        }
        self.entry
    }
}

fn party(of: &Element, role: &str, account: &str) -> Party {
    let within = |path: &[&str]| of.at(&["RltdPties"])?.text(&[path]);
    let name = within(&[role, "Nm"]).or(within(&[role, "Pty", "Nm"]));
    Party { name: name.and_then(given), iban: within(&[account, "Id", "IBAN"]).and_then(iban) }
}

fn references(of: &Element) -> Vec<StatedReference> {
    let stated = of.all("RmtInf").flat_map(|information| information.all("Strd"));
    let stated = stated.flat_map(|stated| stated.all("CdtrRefInf"));
    let each = stated.filter_map(|reference| {
        let issuer = reference.text(&[&["Tp", "Issr"]]).and_then(given);
        Some(StatedReference { text: given(reference.text(&[&["Ref"]])?)?, issuer })
    });
    each.collect()
}

/// What is written without a form: by the payer, and else by the bank.
fn text(of: &Element) -> String {
    let information = || of.all("RmtInf").flat_map(|information| &information.children);
    let mut parts = Vec::new();
    for part in information() {
        match part.name.as_str() {
            "Ustrd" => parts.push(part.text.as_str()),
            _ => {
                let documents = part.all("RfrdDocInf").filter_map(|of| of.at(&["Nb"]));
                let rest = documents.chain(part.all("AddtlRmtInf"));
                parts.extend(rest.map(|element| element.text.as_str()));
            }
        }
    }
    let written = tidy(&parts.join(" "));
    match written.is_empty() {
        true => of.text(&[&["AddtlTxInf"]]).map(tidy).unwrap_or_default(),
        false => written,
    }
}
