//! What a bank says of an entry in one text (`:86:` of MT940, a column of a table), by its shape: code words between slashes, numbered parts, labels, lines, or nothing
//! but text.

use ledger_core::registrations::iban;

use crate::labels::labelled;
use crate::statement::{StatedReference, Transaction, given, tidy};

/// The words that begin a part between slashes, of all banks together.
const WORDS: [&str; 24] = [
    "ADDR", "BENM", "BIC", "BTCH", "CNTP", "CREF", "CSID", "EREF", "IBAN", "ISDT", "MARF", "NAME",
    "NRTX", "OAMT", "ORDP", "PREF", "PURP", "REMI", "RTRN", "SUM", "SVCL", "TRCD", "TRTP", "ULTD",
];

/// What is said of an entry. `customer` is the reference of the one who paid, if it stands elsewhere.
pub(crate) fn read(lines: &[String], customer: &str) -> Transaction {
    let joined: String = lines.concat();
    let first = joined.trim_start();
    if first.starts_with('/')
        && let Some(read) = between_slashes(first)
    {
        return read;
    }
    if let Some(read) = numbered(first) {
        return read;
    }
    let spaced = tidy(&lines.join(" "));
    labelled(&spaced)
        .or_else(|| last_line(lines))
        .or_else(|| first_line(lines, customer))
        .unwrap_or(Transaction { text: spaced, ..Transaction::default() })
}

/// `/TRTP/…/IBAN/…/NAME/…/REMI/…/EREF/…`, broken into lines anywhere.
///
/// A word counts where it is first: what a payer writes in the text changes nothing that stands before it.
fn between_slashes(text: &str) -> Option<Transaction> {
    let mut found: Vec<(usize, usize, &str)> = Vec::new();
    for word in WORDS {
        if let Some(place) = text.find(&format!("/{word}/")) {
            found.push((place, place.saturating_add(word.len()).saturating_add(2), word));
        }
    }
    found.sort_unstable();
    // A slash may end one word and begin the next: `/BENM//NAME/` has both, `/ORDP/NAME/` only the first.
    let ends = found.iter().skip(1).map(|(place, ..)| *place).chain([text.len()]);
    let parts: Vec<(&str, &str)> = found
        .iter()
        .zip(ends)
        .filter_map(|((_, from, word), to)| Some((*word, text.get(*from..to.max(*from))?)))
        .collect();
    let part = |name: &str| parts.iter().find(|(word, _)| *word == name).map(|(_, part)| *part);
    found.first().filter(|(place, ..)| *place == 0)?;
    let whole = |part: &str| given(part.trim_matches('/'));
    // ING: account, bank, name and place of the other party.
    let mut party = part("CNTP").unwrap_or_default().split('/');
    let (account, name) = (party.next(), party.nth(1));
    let mut transaction = Transaction {
        name: part("NAME").and_then(whole).or(name.and_then(given)),
        iban: part("IBAN").and_then(|part| iban(part.trim_matches('/'))).or(account.and_then(iban)),
        end_to_end: part("EREF").and_then(whole),
        return_reason: part("RTRN").and_then(whole),
        ..Transaction::default()
    };
    let Some(written) = part("REMI") else {
        transaction.text = tidy(text);
        return Some(transaction);
    };
    if let Some(stated) = written.strip_prefix("STRD/") {
        let (issuer, reference) = stated.split_once('/').unwrap_or(("", stated));
        let reference =
            whole(reference).map(|text| StatedReference { text, issuer: given(issuer) });
        transaction.references.extend(reference);
    } else {
        let written = written.strip_prefix("USTD/").map_or(written, |rest| rest.trim_matches('/'));
        transaction.text = tidy(written.strip_suffix('/').unwrap_or(written));
    }
    Some(transaction)
}

/// `166?00…?20text?21text?32name`: three digits, and parts with two digits each. Triodos writes `>` for `?`.
fn numbered(text: &str) -> Option<Transaction> {
    let (code, rest) = text.split_at_checked(3)?;
    let mark = rest.chars().next().filter(|mark| matches!(mark, '?' | '>'))?;
    code.bytes().all(|byte| byte.is_ascii_digit()).then_some(())?;
    let (mut said, mut name, mut account) = (String::new(), String::new(), None);
    // A mark that no number follows is one of the text.
    let mut number = None;
    for part in rest.split(mark).skip(1) {
        let digits = part.get(..2).filter(|two| two.bytes().all(|byte| byte.is_ascii_digit()));
        let (marked, written) = match digits.and_then(|two| two.parse::<u8>().ok()) {
            Some(two) => {
                number = Some(two);
                ("", part.get(2..).unwrap_or_default())
            }
            None => ("?", part),
        };
        match number {
            Some(20..=29 | 60..=63) => said.extend([marked, written]),
            Some(31) => account = iban(written),
            Some(32 | 33) => name.extend([marked, written]),
            Some(_) | None => {}
        }
    }
    // SEPA parts within the text, as German banks write them.
    let tags =
        ["EREF+", "KREF+", "MREF+", "CRED+", "DEBT+", "SVWZ+", "ABWA+", "ABWE+", "IBAN+", "BIC+"];
    let part = |tag: &str| {
        let (_, rest) = said.split_once(tag)?;
        let end = tags.iter().filter_map(|tag| rest.find(tag)).min().unwrap_or(rest.len());
        rest.get(..end)
    };
    Some(Transaction {
        name: given(&name),
        iban: account.or(part("IBAN+").and_then(|part| iban(part.trim()))),
        text: tidy(part("SVWZ+").unwrap_or(&said)),
        end_to_end: part("EREF+").and_then(given),
        ..Transaction::default()
    })
}

/// Text, and on the last line `REK: NL…/NAAM: …`, as Knab writes it.
fn last_line(lines: &[String]) -> Option<Transaction> {
    let (last, text) = lines.split_last()?;
    let (account, name) = last.trim().strip_prefix("REK:")?.split_once("/NAAM:")?;
    Some(Transaction {
        name: given(name),
        iban: iban(account),
        text: tidy(&text.join(" ")),
        ..Transaction::default()
    })
}

/// On the first line the account and the name of the other party, then text, as SNS and its sister banks write it.
fn first_line(lines: &[String], customer: &str) -> Option<Transaction> {
    let (first, text) = lines.split_first()?;
    let (account, name) = first.trim().split_once(' ')?;
    let named = iban(account);
    let known = named.is_some() || (account == customer && account.len() >= 7);
    known.then(|| Transaction {
        name: given(name),
        iban: named,
        text: tidy(&text.join(" ")),
        ..Transaction::default()
    })
}
