//! Which payment references and invoice numbers a transaction names.
//!
//! - A *creditor reference* of ISO 11649 begins with `RF` and two check digits. Every invoice has one, made of its
//!   number. It is found in a text also with spaces or ends of line in it.
//! - A *betalingskenmerk* is the Dutch reference of 16 digits, or of 9 to 14 with their number among them, each with a
//!   check digit, or of 7 without one. One of 7 digits is taken only from a field of its own: in a text it could be
//!   anything. Of any 11 numbers of 16 digits one has the right check digit: whoever looks one up asks whether it gave
//!   it out.
//! - An *invoice number* of ours is found as `C2018-0001`, `c2018 0001`, `C2018/0001` or `C20180001`: a letter of a
//!   series, a year in four digits, and at least four digits. Anything shorter could be something else.
//!
//! Source: ISO 11649; the rules of the Dutch banks for the betalingskenmerk (Betaalvereniging Nederland).

use ledger_core::InvoiceNumber;
use ledger_core::registrations::{iso_reference, referenced_invoice};
use serde::Serialize;

use crate::statement::Transaction;

/// What a transaction names.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reference {
    /// A creditor reference of ISO 11649, in capitals and without spaces.
    Creditor(String),
    /// A betalingskenmerk: its digits.
    Betalingskenmerk(String),
    /// An invoice number.
    Invoice(InvoiceNumber),
}

impl Reference {
    /// The invoice of ours that it names, if it does.
    pub fn invoice(&self) -> Option<InvoiceNumber> {
        match self {
            Reference::Creditor(reference) => referenced_invoice(reference),
            Reference::Invoice(invoice) => Some(*invoice),
            Reference::Betalingskenmerk(_) => None,
        }
    }
}

/// What a transaction names, the surest first: what stands in fields of its own, then references in the text, then
/// invoice numbers in the text. Nothing is there twice.
pub fn named_by(transaction: &Transaction) -> Vec<Reference> {
    let stated = transaction.references.iter().flat_map(|stated| in_field(&stated.text));
    let mut named = Vec::new();
    for reference in stated.chain(in_text(&transaction.text)) {
        if !named.contains(&reference) {
            named.push(reference);
        }
    }
    named
}

/// What a field for one reference names.
pub fn in_field(text: &str) -> Vec<Reference> {
    if let Some(reference) = iso_reference(text) {
        return vec![Reference::Creditor(reference)];
    }
    let digits: String = text.chars().filter(|char| !char.is_whitespace()).collect();
    match digits.len() == 7 && is_digits(&digits) || is_betalingskenmerk(&digits) {
        true => vec![Reference::Betalingskenmerk(digits)],
        false => in_text(text),
    }
}

/// What a text names: references in the order of the text, then invoice numbers.
pub fn in_text(text: &str) -> Vec<Reference> {
    let runs = runs(text);
    let (mut references, mut invoices) = (Vec::new(), Vec::new());
    let mut rest = runs.as_slice();
    while let [first, others @ ..] = rest {
        let taken = if looks_like_iso(first.text) {
            let found = iso(rest);
            let bare = first.text.len() == 4;
            let taken = found.as_ref().map_or(if bare { 2 } else { 1 }, |(_, taken)| *taken);
            references.extend(found.map(|(reference, _)| Reference::Creditor(reference)));
            taken
        } else if let Some((digits, taken)) = betalingskenmerk_at(rest) {
            references.push(Reference::Betalingskenmerk(digits));
            taken
        } else if let Some((invoice, taken)) = invoice_at(rest) {
            invoices.push(Reference::Invoice(invoice));
            taken
        } else {
            1
        };
        rest = others.get(taken.saturating_sub(1)..).unwrap_or_default();
    }
    references.extend(invoices);
    references
}

/// Whether digits are a betalingskenmerk with the right check digit: 16, or 9 to 14 of which the second says how many
/// follow it.
pub fn is_betalingskenmerk(digits: &str) -> bool {
    let Some((check, number)) = digits.split_at_checked(1).filter(|_| is_digits(digits)) else {
        return false;
    };
    let said = number.chars().next().and_then(|digit| digit.to_digit(10));
    let follow = u32::try_from(number.len().saturating_sub(1)).ok();
    let sized = match digits.len() {
        16 => true,
        9..=14 => said.zip(follow).is_some_and(|(said, follow)| said == follow % 10),
        _ => false,
    };
    sized && check.parse() == Ok(check_digit(number))
}

/// The check digit of what follows it: weights from the right, 11 less the remainder by 11.
fn check_digit(number: &str) -> u32 {
    let weights = [2, 4, 8, 5, 10, 9, 7, 3, 6, 1].iter().cycle();
    let digits = number.chars().rev().filter_map(|char| char.to_digit(10));
    let sum: u32 = digits.zip(weights).map(|(digit, weight)| digit * weight).sum();
    match 11 - sum % 11 {
        10 => 1,
        11 => 0,
        digit => digit,
    }
}

/// Letters and digits without anything between them, and what stands between them and the next.
#[derive(Clone, Copy)]
struct Run<'t> {
    text: &'t str,
    after: &'t str,
}

impl Run<'_> {
    fn spaced(self) -> bool {
        !self.after.is_empty() && self.after.chars().all(char::is_whitespace)
    }
}

fn runs(text: &str) -> Vec<Run<'_>> {
    let mut runs = Vec::new();
    let first = text.find(|char: char| char.is_ascii_alphanumeric()).unwrap_or(text.len());
    let mut rest = text.get(first..).unwrap_or_default();
    // What stands before the first is of no interest, unless a letter outside ASCII makes it part of a word.
    while !rest.is_empty() {
        let end = rest.find(|char: char| !char.is_ascii_alphanumeric()).unwrap_or(rest.len());
        let (run, others) = rest.split_at_checked(end).unwrap_or((rest, ""));
        let next = others.find(|char: char| char.is_ascii_alphanumeric()).unwrap_or(others.len());
        let (after, others) = others.split_at_checked(next).unwrap_or((others, ""));
        runs.push(Run { text: run, after });
        rest = others;
    }
    runs
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn looks_like_iso(text: &str) -> bool {
    let head = text.get(..2).filter(|head| head.eq_ignore_ascii_case("RF"));
    head.is_some() && text.get(2..4).is_some_and(is_digits)
}

/// The creditor reference that runs begin with, and of how many it is made. One of an invoice of ours may be broken
/// anywhere; another is one run, or groups of four and a last one.
fn iso(runs: &[Run<'_>]) -> Option<(String, usize)> {
    let mut joined = String::new();
    let (mut candidates, mut grouped) = (Vec::new(), true);
    for (nth, run) in (1..).zip(runs) {
        joined.push_str(run.text);
        if joined.len() > 25 {
            break;
        }
        if referenced_invoice(&joined).is_some() {
            return iso_reference(&joined).map(|reference| (reference, nth));
        }
        if nth == 1 || (grouped && run.text.len() <= 4) {
            candidates.extend(iso_reference(&joined).map(|reference| (reference, nth)));
        }
        grouped = grouped && run.text.len() == 4;
        if !run.spaced() {
            break;
        }
    }
    candidates.pop()
}

/// The betalingskenmerk that runs begin with, and of how many it is made: one run of digits, or one of 16 digits in two
/// parts or in groups of four.
fn betalingskenmerk_at(runs: &[Run<'_>]) -> Option<(String, usize)> {
    let first = runs.first().filter(|run| is_digits(run.text))?;
    if is_betalingskenmerk(first.text) {
        return Some((first.text.to_owned(), 1));
    }
    let mut joined = String::new();
    let mut grouped = true;
    for (nth, run) in (1..).zip(runs) {
        joined.push_str(run.text);
        grouped = grouped && run.text.len() == 4;
        if !is_digits(run.text) || joined.len() > 16 {
            return None;
        }
        if joined.len() == 16 {
            let whole = (grouped || nth == 2) && is_betalingskenmerk(&joined);
            return whole.then_some((joined, nth));
        }
        if !run.spaced() {
            return None;
        }
    }
    None
}

/// The invoice number that runs begin with, and of how many it is made.
fn invoice_at(runs: &[Run<'_>]) -> Option<(InvoiceNumber, usize)> {
    let [first, others @ ..] = runs else { return None };
    let (series, rest) = first.text.split_at_checked(1)?;
    if rest.len() >= 8 {
        let (year, number) = rest.split_at_checked(4)?;
        return Some((invoice(series, year, number)?, 1));
    }
    let between = |run: &Run<'_>| {
        let mark = run.after.trim();
        !run.after.contains('\n')
            && (mark.is_empty() || ["-", "/", ".", "\u{2013}"].contains(&mark))
    };
    match (rest, others) {
        (year, [number, ..]) if year.len() == 4 && between(first) => {
            Some((invoice(series, year, number.text)?, 2))
        }
        ("", [year, number, ..]) if first.spaced() && year.after == "-" => {
            Some((invoice(series, year.text, number.text)?, 3))
        }
        _ => None,
    }
}

fn invoice(series: &str, year: &str, number: &str) -> Option<InvoiceNumber> {
    let written = match number.len() {
        4 => true,
        5..=7 => !number.starts_with('0'),
        _ => false,
    };
    let plausible = ["19", "20", "21"].iter().any(|century| year.starts_with(century));
    let read: InvoiceNumber = format!("{series}{year}-{number}").parse().ok()?;
    (written && plausible && read.number > 0).then_some(read)
}

#[cfg(test)]
mod tests {
    use super::*;
    use ledger_core::registrations::creditor_reference;
    use proptest::prelude::*;

    fn creditor(text: &str) -> Reference {
        Reference::Creditor(text.to_owned())
    }

    fn betalingskenmerk(text: &str) -> Reference {
        Reference::Betalingskenmerk(text.to_owned())
    }

    fn ours(text: &str) -> Reference {
        Reference::Invoice(text.parse().unwrap())
    }

    #[test]
    fn a_betalingskenmerk_has_its_check_digit() {
        for digits in ["5000056789012345", "12234534622567"] {
            assert!(is_betalingskenmerk(digits), "{digits}");
            assert_eq!(in_text(&format!("Kenmerk: {digits}.")), [betalingskenmerk(digits)]);
        }
        for digits in
            ["5000056789012346", "4000056789012345", "13234534622567", "", "1", "é000056789012345"]
        {
            assert!(!is_betalingskenmerk(digits), "{digits}");
            assert_eq!(in_text(digits), []);
        }
        let spaced = ["5000 0567 8901 2345", "500005678901\n2345"];
        for text in spaced {
            assert_eq!(in_text(text), [betalingskenmerk("5000056789012345")], "{text}");
            assert_eq!(in_field(text), [betalingskenmerk("5000056789012345")], "{text}");
        }
        assert_eq!(
            in_text("500 0056789 012345"),
            [],
            "three parts of any length are three numbers"
        );
        assert_eq!(
            (in_field("1234567"), in_text("1234567")),
            (vec![betalingskenmerk("1234567")], vec![])
        );
    }

    #[test]
    fn a_creditor_reference_may_be_spaced() {
        for text in ["RF18539007547034", "rf18 5390 0754 7034", "betreft RF18539007547034, dank"] {
            assert_eq!(in_text(text), [creditor("RF18539007547034")], "{text}");
        }
        for text in ["RF19539007547034", "RF18 539007547034", "RF", "RF18", "XRF18539007547034"] {
            assert_eq!(in_text(text), [], "{text}");
        }
        let invoice: InvoiceNumber = "C2018-0001".parse().unwrap();
        let reference = creditor_reference(invoice);
        let (head, rest) = reference.split_at(7);
        for text in
            [format!("{head} {rest}"), format!("{head}\n{rest} 2018"), format!("x {reference}/y")]
        {
            assert_eq!(in_text(&text), [creditor(&reference)], "{text}");
            assert_eq!(in_text(&text)[0].invoice(), Some(invoice));
        }
    }

    #[test]
    fn an_invoice_number_is_found_where_it_cannot_be_mistaken() {
        for text in [
            "C2018-0001",
            "factuur c2018 0001",
            "C2018/0001.",
            "C20180001",
            "C2018 - 0001",
            "C2018\u{2013}0001",
            "C 2018-0001",
        ] {
            assert_eq!(in_text(text), [ours("C2018-0001")], "{text}");
        }
        for text in [
            "C2018-1",
            "c2018/1",
            "XC2018-0001",
            "C2018",
            "2018-0001",
            "C2018-00012",
            "C1018-0001",
            "C2018-0000",
            "C 2018 0001",
            "C20180001234567",
            "C2018-0001A",
            "B2018-0001",
        ] {
            assert_eq!(in_text(text), [], "{text}");
        }
        assert_eq!(in_text("C2018-0001 en T2019-12345"), [ours("C2018-0001"), ours("T2019-12345")]);
    }

    #[test]
    fn the_surest_comes_first_and_once() {
        let transaction = Transaction {
            references: vec![crate::StatedReference {
                text: "RF18539007547034".into(),
                issuer: None,
            }],
            text: "C2018-0001 RF18539007547034 5000056789012345 C2018-0001".into(),
            ..Transaction::default()
        };
        assert_eq!(
            named_by(&transaction),
            [
                creditor("RF18539007547034"),
                betalingskenmerk("5000056789012345"),
                ours("C2018-0001"),
            ]
        );
    }

    fn invoices() -> impl Strategy<Value = InvoiceNumber> {
        ("[CTKVF]", 1990..2100_u32, prop_oneof![1..10_000_u32, 10_000..9_999_999_u32]).prop_map(
            |(series, year, number)| format!("{series}{year}-{number:04}").parse().unwrap(),
        )
    }

    /// Words around a reference, none of which is a part of it.
    const WORDS: &str =
        "([a-z]{1,9}|[0-9]{1,3}|[,.:;()é]){0,1}( ([a-z]{5,9}|[A-Z]{5,9}|[,.:;()&é€]{1,4})){0,5}";

    proptest! {
        #[test]
        fn noise_around_a_reference_does_not_hide_it(
            invoice in invoices(), before in WORDS, after in WORDS, split in 1..12_usize,
        ) {
            let reference = creditor_reference(invoice);
            let (head, rest) = reference.split_at(split);
            for written in [reference.clone(), reference.to_lowercase(), format!("{head}\n{rest}")] {
                // A space within the first four characters is not one that a bank makes of a line.
                if split < 4 && written.contains('\n') {
                    continue;
                }
                let text = format!("{before} {written} {after}");
                prop_assert!(in_text(&text).contains(&creditor(&reference)), "{}", text);
            }
            let text = format!("{before} {invoice} {after}");
            prop_assert!(in_text(&text).contains(&Reference::Invoice(invoice)), "{}", text);
        }

        #[test]
        fn wrong_check_digits_never_match(
            invoice in invoices(), before in WORDS, after in WORDS, wrong in 0..97_u32, gap in 4..20_usize,
        ) {
            let reference = creditor_reference(invoice);
            let digits: u32 = reference[2..4].parse().unwrap();
            let other = (digits + 1 + wrong) % 100;
            prop_assume!(other != digits && (other + 97) != digits && (digits + 97) != other);
            let wrong = format!("RF{other:02}{}", &reference[4..]);
            let (head, rest) = wrong.split_at(gap.min(wrong.len()));
            for written in [wrong.clone(), format!("{head} {rest}")] {
                let found = in_text(&format!("{before} {written} {after}"));
                prop_assert!(found.iter().all(|one| one.invoice() != Some(invoice)), "{found:?}");
            }
        }

        #[test]
        fn a_betalingskenmerk_is_found_and_a_changed_one_is_not(
            number in "[0-9]{15}", before in WORDS, after in WORDS, at in 0..16_usize, by in 1..10_u8,
        ) {
            let mut digits = format!("{}{number}", check_digit(&number));
            let found = |digits: &str| {
                in_text(&format!("{before} {digits} {after}")).contains(&betalingskenmerk(digits))
            };
            prop_assert!(found(&digits));
            let changed = (digits.as_bytes()[at] - b'0' + by) % 10;
            digits.replace_range(at..=at, &changed.to_string());
            prop_assert_eq!(found(&digits), is_betalingskenmerk(&digits));
        }

        #[test]
        fn any_text_names_what_it_names(text in "\\PC{0,80}") {
            for found in in_text(&text) {
                let again = match &found {
                    Reference::Creditor(reference) | Reference::Betalingskenmerk(reference) => reference.clone(),
                    Reference::Invoice(invoice) => invoice.to_string(),
                };
                prop_assert_eq!(in_text(&again), vec![found]);
            }
        }
    }
}
