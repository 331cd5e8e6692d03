//! Any statement, written as CAMT.053 and as MT940 by writers of this test, is read as it was.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    reason = "a test stops where it fails, and reads files"
)]

mod common;

use common::OURS;
use ledger_core::{Date, Money};
use ledger_exchange::{
    Balance, Balances, Entry, Place, StatedReference, Statement, Transaction, read,
};
use proptest::prelude::*;

const OTHERS: [&str; 3] = ["NL44RABO0123456789", "NL20INGB0001234567", "NL68KNAB0123456789"];

fn date() -> impl Strategy<Value = Date> {
    (0..6000_i32).prop_map(|number| Date::from_number(number + 4000).unwrap())
}

fn cents() -> impl Strategy<Value = i64> {
    prop_oneof![Just(0), 1..100_i64, -10_000_000..10_000_000_i64]
}

/// A text that every format can hold: no slashes or colons, no space at its ends, none double.
fn words() -> impl Strategy<Value = String> {
    "[A-Za-z0-9&<>.,é]{1,8}( [A-Za-z0-9'+-]{1,12}){0,12}"
        .prop_filter("a word that means nothing is given", |text| {
            !["NOTPROVIDED", "NONREF"].contains(&text.as_str())
        })
}

fn transaction() -> impl Strategy<Value = Transaction> {
    (
        proptest::option::of(words()),
        proptest::option::of(prop::sample::select(&OTHERS)),
        proptest::option::of(("[0-9]{16}", "[A-Z]{3}")),
        words(),
        proptest::option::of("[A-Z0-9-]{1,30}"),
        proptest::option::of("[A-Z]{2}[0-9]{2}"),
    )
        .prop_map(|(name, iban, reference, text, end_to_end, return_reason)| Transaction {
            amount: None,
            name,
            iban: iban.map(str::to_owned),
            references: reference
                .into_iter()
                .map(|(text, issuer)| StatedReference { text, issuer: Some(issuer) })
                .collect(),
            text,
            end_to_end: end_to_end.filter(|id| id != "NOTPROVIDED"),
            return_reason,
        })
}

fn entry(most: usize) -> impl Strategy<Value = Entry> {
    (
        proptest::option::of("[A-Z0-9]{1,12}"),
        date(),
        -300..300_i32,
        any::<bool>(),
        prop::collection::vec((transaction(), cents()), 1..=most),
    )
        .prop_map(|(reference, booked, apart, reversal, transactions)| {
            let only = transactions.len() == 1;
            let total: i64 = transactions.iter().map(|(_, cents)| cents).sum();
            let each = transactions
                .into_iter()
                .map(|(one, cents)| Transaction { amount: Some(Money::from_cents(cents)), ..one });
            Entry {
                place: Place::default(),
                reference: reference.filter(|reference| reference != "NONREF"),
                amount: Money::from_cents(total),
                booked,
                value: Some(booked.plus_days(apart / 2)),
                reversal,
                batch: !only,
                transactions: each.collect(),
            }
        })
}

fn statement(most: usize) -> impl Strategy<Value = Statement> {
    (
        "[A-Z0-9]{1,16}",
        0..99_999_u64,
        (date(), date(), cents()),
        prop::collection::vec(entry(most), 0..8),
    )
        .prop_map(|(identification, number, (from, until, opening), entries)| {
            let total: Money = entries.iter().map(|entry| entry.amount).sum();
            let opening = Money::from_cents(opening);
            Statement {
                place: Place::default(),
                account: OURS.to_owned(),
                identification: Some(identification),
                number: Some(number),
                from: Some(from),
                until: Some(until),
                balances: Some(Balances {
                    opening: Balance { amount: opening, on: from },
                    closing: Balance { amount: opening + total, on: until },
                }),
                entries,
                pending: 0,
            }
        })
        .prop_filter("a word that means nothing", |statement| {
            statement.identification.as_deref() != Some("NONREF")
        })
}

/// What was read, without places.
fn placeless(mut statements: Vec<Statement>) -> Vec<Statement> {
    for statement in &mut statements {
        statement.place = Place::default();
        statement.entries.iter_mut().for_each(|entry| entry.place = Place::default());
    }
    statements
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

fn tag(name: &str, content: impl AsRef<str>) -> String {
    format!("<{name}>{}</{name}>", content.as_ref())
}

fn marked(amount: Money) -> String {
    let mark = if amount.cents() < 0 { "DBIT" } else { "CRDT" };
    format!("<Amt Ccy=\"EUR\">{}</Amt>{}", amount.abs(), tag("CdtDbtInd", mark))
}

/// As the schema has it, in the spellings of version 2 or of later ones.
fn as_camt(statements: &[Statement], version: u32) -> String {
    let old = version == 2;
    let named = |role: &str, name: &str| {
        let name = tag("Nm", escaped(name));
        tag(role, if old { name } else { tag("Pty", name) })
    };
    let details = |one: &Transaction, entry: &Entry| {
        let amount = one.amount.unwrap();
        let incoming = (amount.cents() >= 0) != (entry.reversal || one.return_reason.is_some());
        let role = if incoming { "Dbtr" } else { "Cdtr" };
        let party = one.name.as_deref().map(|name| named(role, name)).unwrap_or_default();
        let account = one
            .iban
            .as_deref()
            .map(|iban| tag(&format!("{role}Acct"), tag("Id", tag("IBAN", iban))));
        let stated = one.references.iter().map(|reference| {
            let issuer = tag("Issr", reference.issuer.as_deref().unwrap());
            let kind = tag("Tp", tag("CdOrPrtry", tag("Cd", "SCOR")) + &issuer);
            tag("Strd", tag("CdtrRefInf", kind + &tag("Ref", &reference.text)))
        });
        let id = one.end_to_end.as_deref().unwrap_or("NOTPROVIDED");
        let amount = match old {
            // Version 2 has no mark of its own in a transaction.
            true => {
                tag("AmtDtls", tag("TxAmt", format!("<Amt Ccy=\"EUR\">{}</Amt>", amount.abs())))
            }
            false => marked(amount),
        };
        let parties = tag("RltdPties", party + &account.unwrap_or_default());
        let written = tag("Ustrd", escaped(&one.text)) + &stated.collect::<String>();
        let reason =
            one.return_reason.as_deref().map(|code| tag("RtrInf", tag("Rsn", tag("Cd", code))));
        tag(
            "TxDtls",
            [
                tag("Refs", tag("EndToEndId", id)),
                amount,
                parties,
                tag("RmtInf", written),
                reason.unwrap_or_default(),
            ]
            .concat(),
        )
    };
    let entry = |entry: &Entry| {
        let day = |name: &str, day: Date| tag(name, tag("Dt", day.to_string()));
        let reference = entry.reference.as_deref().map(|text| tag("AcctSvcrRef", text));
        let each: String = entry.transactions.iter().map(|one| details(one, entry)).collect();
        tag(
            "Ntry",
            [
                marked(entry.amount),
                tag("RvslInd", entry.reversal.to_string()),
                if old { tag("Sts", "BOOK") } else { tag("Sts", tag("Cd", "BOOK")) },
                day("BookgDt", entry.booked),
                day("ValDt", entry.value.unwrap()),
                reference.unwrap_or_default(),
                tag("BkTxCd", tag("Prtry", tag("Cd", "1"))),
                tag("NtryDtls", each),
            ]
            .concat(),
        )
    };
    let one = |statement: &Statement| {
        let balance = |code: &str, of: Balance| {
            let kind = tag("Tp", tag("CdOrPrtry", tag("Cd", code)));
            tag("Bal", kind + &marked(of.amount) + &tag("Dt", tag("Dt", of.on.to_string())))
        };
        let moment =
            |name: &str, day: Option<Date>| tag(name, format!("{}T00:00:00", day.unwrap()));
        let Balances { opening, closing } = statement.balances.unwrap();
        tag(
            "Stmt",
            [
                tag("Id", statement.identification.as_deref().unwrap()),
                tag("ElctrncSeqNb", statement.number.unwrap().to_string()),
                tag("CreDtTm", "2026-01-31T00:00:00"),
                tag(
                    "FrToDt",
                    moment("FrDtTm", statement.from) + &moment("ToDtTm", statement.until),
                ),
                tag("Acct", tag("Id", tag("IBAN", &statement.account))),
                balance("OPBD", opening),
                balance("CLBD", closing),
                statement.entries.iter().map(entry).collect(),
            ]
            .concat(),
        )
    };
    let header = tag("GrpHdr", tag("MsgId", "1") + &tag("CreDtTm", "2026-01-31T00:00:00"));
    let statements: String = statements.iter().map(one).collect();
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Document \
         xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.{version:02}\">{}</Document>",
        tag("BkToCstmrStmt", header + &statements)
    )
}

fn comma(amount: Money) -> String {
    amount.abs().to_string().replace('.', ",")
}

fn short(day: Date) -> String {
    day.to_string().replace('-', "")[2..].to_owned()
}

/// In the words of ABN AMRO and ING, in lines of 65 characters.
fn as_mt940(statements: &[Statement]) -> String {
    let mut text = String::new();
    for statement in statements {
        let Balances { opening, closing } = statement.balances.unwrap();
        let balance = |of: Balance| {
            let mark = if of.amount.cents() < 0 { 'D' } else { 'C' };
            format!("{mark}{}EUR{}", short(of.on), comma(of.amount))
        };
        text += &format!(":20:{}\n", statement.identification.as_deref().unwrap());
        text += &format!(":25:{}\n:28C:{}/1\n", statement.account, statement.number.unwrap());
        text += &format!(":60F:{}\n", balance(opening));
        for entry in &statement.entries {
            let mark = match (entry.reversal, entry.amount.cents() < 0) {
                (false, false) => "C",
                (false, true) => "D",
                (true, false) => "RD",
                (true, true) => "RC",
            };
            let (value, booked) = (short(entry.value.unwrap()), &short(entry.booked)[2..]);
            text += &format!(":61:{value}{booked}{mark}{}NTRFNONREF", comma(entry.amount));
            text += &entry.reference.as_deref().map(|text| format!("//{text}")).unwrap_or_default();
            let one = &entry.transactions[0];
            let part = |word: &str, part: Option<&str>| {
                part.map(|part| format!("/{word}/{part}")).unwrap_or_default()
            };
            let written = match one.references.first() {
                Some(stated) => {
                    format!("STRD/{}/{}", stated.issuer.as_deref().unwrap(), stated.text)
                }
                None => one.text.clone(),
            };
            let said: String = [
                "/TRTP/SEPA".to_owned(),
                part("RTRN", one.return_reason.as_deref()),
                part("IBAN", one.iban.as_deref()),
                part("NAME", one.name.as_deref()),
                part("REMI", Some(&written)),
                part("EREF", Some(one.end_to_end.as_deref().unwrap_or("NOTPROVIDED"))),
            ]
            .concat();
            let said: Vec<char> = said.chars().collect();
            let lines: Vec<String> = said.chunks(65).map(|line| line.iter().collect()).collect();
            text += &format!("\n:86:{}\n", lines.join("\n"));
        }
        text += &format!(":62F:{}\n-\n", balance(closing));
    }
    text
}

proptest! {
    #[test]
    fn camt_is_read_as_it_was(
        mut statements in prop::collection::vec(statement(3), 1..4), version in 2..=14_u32,
    ) {
        for entry in statements.iter_mut().flat_map(|statement| &mut statement.entries) {
            let incoming = entry.amount.cents() >= 0;
            for one in &mut entry.transactions {
                // Version 2 has only the mark of the entry: the others are of its direction.
                if version == 2 && entry.batch && (one.amount.unwrap().cents() >= 0) != incoming {
                    one.amount = Some(-one.amount.unwrap());
                }
            }
            let total = entry.transactions.iter().filter_map(|one| one.amount).sum();
            entry.amount = total;
        }
        for statement in &mut statements {
            let total: Money = statement.entries.iter().map(|entry| entry.amount).sum();
            let balances = statement.balances.as_mut().unwrap();
            balances.closing.amount = balances.opening.amount + total;
        }
        let written = as_camt(&statements, version);
        let read = read(written.as_bytes(), None);
        prop_assert_eq!(placeless(read.unwrap()), statements, "{}", written);
    }

    #[test]
    fn mt940_is_read_as_it_was(mut statements in prop::collection::vec(statement(1), 1..4)) {
        for statement in &mut statements {
            (statement.from, statement.until) = (None, None);
            for one in statement.entries.iter_mut().flat_map(|entry| &mut entry.transactions) {
                if !one.references.is_empty() {
                    one.text.clear();
                }
            }
        }
        let written = as_mt940(&statements);
        let read = read(written.as_bytes(), None);
        prop_assert_eq!(placeless(read.unwrap()), statements, "{}", written);
    }

    #[test]
    fn a_cut_or_changed_file_adds_up_or_is_refused(
        statements in prop::collection::vec(statement(2), 1..3),
        cut in any::<prop::sample::Index>(), at in any::<prop::sample::Index>(), byte in any::<u8>(),
    ) {
        for written in [as_camt(&statements, 8), as_mt940(&statements)] {
            let bytes = written.as_bytes();
            let mut changed = bytes.to_vec();
            changed[at.index(bytes.len())] = byte;
            for damaged in [&bytes[..cut.index(bytes.len())], &changed] {
                if let Ok(statements) = read(damaged, None) {
                    common::adds_up(&statements);
                }
            }
        }
    }
}
