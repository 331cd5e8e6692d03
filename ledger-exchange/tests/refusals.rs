//! What is refused, with the place and the rule.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    reason = "a test stops where it fails, and reads files"
)]

mod common;

use common::samples;
use ledger_exchange::{Fault, Unreadable, read};

fn sample(name: &str) -> String {
    let bytes = samples().into_iter().find(|(of, _)| of == name).unwrap().1;
    String::from_utf8(bytes).unwrap()
}

#[track_caller]
fn refused(text: &str) -> Unreadable {
    let unreadable = read(text.as_bytes(), None).unwrap_err();
    assert!(unreadable.code().starts_with("statement.") && !unreadable.help().is_empty());
    unreadable
}

/// What is said of each change to a file that is right, as a golden file that a reader can judge.
#[track_caller]
fn said(golden: &str, right: &str, changes: &[(&str, &str)]) {
    let mut said = String::new();
    for (from, to) in changes {
        assert!(right.contains(from), "{from}");
        let unreadable = refused(&right.replacen(from, to, 1));
        let short = |text: &str| text.chars().take(50).collect::<String>().replace('\n', "|");
        said.push_str(&format!("{} -> {}\n", short(from), short(to)));
        said.push_str(&format!("  {}: {unreadable}\n  {}\n", unreadable.code(), unreadable.help()));
    }
    common::golden(golden, &said);
}

#[test]
fn camt_is_refused_with_its_place() {
    let long = format!("<Ustrd>{}</Ustrd>", "x".repeat(20_000));
    let deep = format!("{}x{}", "<a>".repeat(40), "</a>".repeat(40));
    let many = "<a/>".repeat(5000);
    let (amount, text) = ("<Amt Ccy=\"EUR\">14.85</Amt>", "<Ustrd>Bijdrage januari</Ustrd>");
    said(
        "refusals-camt.txt",
        &sample("camt-02.xml"),
        &[
            (amount, "<Amt Ccy=\"EUR\">14.84</Amt>"),
            (amount, "<Amt Ccy=\"EUR\">14.850</Amt>"),
            (amount, "<Amt Ccy=\"USD\">14.85</Amt>"),
            (amount, "<Amt>14.85</Amt>"),
            (amount, "<Amt Ccy=\"EUR\">-14.85</Amt>"),
            (amount, "<Amt Ccy=\"EUR\">99999999999999999.00</Amt>"),
            (amount, ""),
            (amount, "<Amt Ccy=\"EUR\">14.85</Amt><Amt Ccy=\"EUR\">14.85</Amt>"),
            ("<Amt Ccy=\"EUR\">125.50</Amt>", "<Amt Ccy=\"EUR\">125.00</Amt>"),
            ("<Ccy>EUR</Ccy>", "<Ccy>CHF</Ccy>"),
            ("<CdtDbtInd>DBIT</CdtDbtInd>", "<CdtDbtInd>DEBIT</CdtDbtInd>"),
            ("<RvslInd>true</RvslInd>", "<RvslInd>yes</RvslInd>"),
            ("<Dt>2026-01-28</Dt>", "<Dt>2026-02-30</Dt>"),
            (
                "<IBAN>NL20INGB0001234567</IBAN></Id>\n        <Ccy>",
                "<IBAN>NL21INGB0001234567</IBAN></Id><Ccy>",
            ),
            ("<Cd>CLBD</Cd>", "<Cd>XXXX</Cd>"),
            ("camt.053.001.02", "camt.052.001.02"),
            ("camt.053.001.02", "camt.053.001.15"),
            ("</Document>", ""),
            ("</RmtInf>", "</RmtInfo>"),
            ("<Document", "<!DOCTYPE Document [<!ENTITY a \"b\">]><Document"),
            (text, "<Ustrd>&secret;</Ustrd>"),
            (text, &long),
            (text, &deep),
            (text, &many),
        ],
    );
}

#[test]
fn mt940_is_refused_with_its_place() {
    said(
        "refusals-mt940.txt",
        &sample("mt940-ing.sta"),
        &[
            ("C32,00", "C32,01"),
            ("C32,00", "C32,001"),
            ("C32,00", "X32,00"),
            (":61:2601300130C32", ":61:2613300130C32"),
            (":60F:C260129EUR1000,00", ":60F:C260129EUR1000"),
            ("C260129EUR", "C260129USD"),
            (":62F:", ":72F:"),
            (":25:", ":26:"),
            (":20:", ":21:"),
            (":60F:", ":60F:C260129EUR1000,00\n:60F:"),
            ("NL20INGB0001234567EUR", "0001234567"),
        ],
    );
    let pages = sample("mt940-pages.sta");
    let changed = pages.replacen("C2,00", "C1,00", 1);
    said("refusals-mt940-pages.txt", &changed, &[(":60M:C260129EUR11,00", ":60M:C260129EUR12,00")]);
    let other = read(sample("mt940-knab.sta").as_bytes(), Some("NL20INGB0001234567")).unwrap_err();
    assert_eq!(
        other.to_string(),
        "line 3, statement 1, field 25: the account `123456789` is not NL20INGB0001234567"
    );
}

#[test]
fn tables_are_refused_with_their_place() {
    said(
        "refusals-ing.txt",
        &sample("ing.csv"),
        &[
            ("988,45", "988,44"),
            ("\"Af\"", "\"af\""),
            ("11,55", "11,555"),
            ("\"20260130\";\"Kosten", "\"20261330\";\"Kosten"),
            (";\"988,45\";\"\"", ""),
            ("\"Af Bij\"", "\"Af of Bij\""),
        ],
    );
    said(
        "refusals-rabobank.txt",
        &sample_latin("rabobank.csv"),
        &[("\"EUR\"", "\"USD\""), ("NL44", "NL45"), ("+1.079,50", "+1079.50")],
    );
}

fn sample_latin(name: &str) -> String {
    let bytes = samples().into_iter().find(|(of, _)| of == name).unwrap().1;
    bytes.into_iter().map(char::from).collect()
}

#[test]
fn what_is_no_statement_is_refused() {
    for text in ["", " ", "hello", "<", "<a/>", "{\"a\": 1}", ":20:\n:25:", "Datum;Bedrag\n"] {
        refused(text);
    }
    let refused = |bytes: &[u8]| read(bytes, None).unwrap_err().fault;
    let encoding = |name: &str| Fault::Encoding { encoding: name.to_owned() };
    assert_eq!(
        refused(b"<?xml version=\"1.0\" encoding=\"UTF-8\"?><a>\xff</a>"),
        encoding("UTF-8")
    );
    assert_eq!(refused(b"<?xml version='1.0' encoding='klingon'?><a/>"), encoding("klingon"));
    assert_eq!(refused(b"<?xml version='1.0' encoding='utf-16'?><a/>"), encoding("utf-16"));
    let empty = sample("camt-02.xml");
    let (head, _) = empty.split_once("<Stmt>").unwrap();
    let none = format!("{head}</BkToCstmrStmt></Document>");
    assert_eq!(refused(none.as_bytes()), Fault::NoStatement);
}

/// The same file in every encoding says the same.
#[test]
fn encodings_say_the_same() {
    let text = sample("camt-02.xml").replace("Gemeente", "Gemeenté");
    let right = read(text.as_bytes(), None).unwrap();
    let marked = [b"\xef\xbb\xbf".as_slice(), text.as_bytes()].concat();
    let declared = text.replace("UTF-8", "windows-1252");
    let latin: Vec<u8> = declared.chars().map(|char| char as u8).collect();
    let wide: Vec<u8> =
        std::iter::once(0xfeff).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    for bytes in [marked, latin, wide] {
        assert_eq!(read(&bytes, None).unwrap(), right);
    }
}

/// A statement within what others put around it, and with what a bank adds of its own.
#[test]
fn envelopes_and_additions_are_passed_over() {
    let right = sample("camt-02.xml");
    let (declaration, document) = right.split_once("<Document").unwrap();
    let wrapped = format!(
        "{declaration}<Envelope xmlns=\"urn:other\"><AppHdr><Id>1</Id></AppHdr><Document{document}</Envelope>"
    );
    let added = wrapped.replacen(
        "</Ntry>",
        "<SplmtryData><Envlp><x:a xmlns:x=\"urn:x\"><x:TxDtls/></x:a></Envlp></SplmtryData></Ntry>",
        1,
    );
    let read = |text: &str| {
        let mut statements = read(text.as_bytes(), None).unwrap();
        for statement in &mut statements {
            statement.place.line = 0;
            statement.entries.iter_mut().for_each(|entry| entry.place.line = 0);
        }
        statements
    };
    assert_eq!(read(&added), read(&right));
}
