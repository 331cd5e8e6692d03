//! Texts in which Dutch banks put a label before each part, such as `Naam: … Omschrijving: … IBAN: …`.

use ledger_core::registrations::iban;

use crate::statement::{StatedReference, Transaction, given, tidy};

/// The labels of ABN AMRO (MT940 and TAB) and ING (CSV), as they write them.
const LABELS: [&str; 18] = [
    "IBAN:",
    "BIC:",
    "Naam:",
    "Omschrijving:",
    "Kenmerk:",
    "Betalingskenm.:",
    "Betalingskenmerk:",
    "Machtiging:",
    "Machtiging ID:",
    "Incassant:",
    "Incassant ID:",
    "Reden retour:",
    "Voor:",
    "Valutadatum:",
    "Datum/Tijd:",
    "Pasvolgnr:",
    "Transactie:",
    "Kaartnummer:",
];

/// What a text says by its labels, or `None` if it has neither an IBAN, a name nor a description.
///
/// A label counts where it is first: what a payer writes after it changes nothing that stands before it.
pub(crate) fn labelled(text: &str) -> Option<Transaction> {
    let mut found: Vec<(usize, &str)> = LABELS
        .iter()
        .filter_map(|label| {
            let mut places = text.match_indices(label).map(|(place, _)| place);
            let place = places.find(|place| {
                text.get(..*place).is_some_and(|before| before.is_empty() || before.ends_with(' '))
            })?;
            Some((place, *label))
        })
        .collect();
    found.sort_unstable();
    let ends = found.iter().skip(1).map(|(place, _)| *place).chain([text.len()]);
    let parts: Vec<(&str, &str)> = found
        .iter()
        .zip(ends)
        .filter_map(|((place, label), end)| {
            Some((*label, text.get(place + label.len()..end)?.trim()))
        })
        .collect();
    let part = |label: &str| parts.iter().find(|(name, _)| *name == label).map(|(_, part)| *part);
    let known = ["IBAN:", "Naam:", "Omschrijving:"].iter().any(|label| part(label).is_some());
    let stated = part("Betalingskenm.:").or(part("Betalingskenmerk:")).and_then(given);
    known.then(|| Transaction {
        name: part("Naam:").and_then(given),
        iban: part("IBAN:").and_then(iban),
        references: stated.into_iter().map(|text| StatedReference { text, issuer: None }).collect(),
        text: tidy(part("Omschrijving:").unwrap_or_default()),
        end_to_end: part("Kenmerk:").and_then(given),
        return_reason: part("Reden retour:").and_then(given),
        amount: None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_taken_by_their_labels() {
        let abn = "SEPA Overboeking                 IBAN: NL91ABNA0417164300        BIC: ABNANL2A                    \
                   Naam: Stichting De Dijk          Omschrijving: C2018-0001 Naam: x Kenmerk: NOTPROVIDED";
        let read = labelled(abn).unwrap();
        assert_eq!(read.name.as_deref(), Some("Stichting De Dijk"));
        assert_eq!(read.iban.as_deref(), Some("NL91ABNA0417164300"));
        assert_eq!(read.text, "C2018-0001 Naam: x");
        assert_eq!(read.end_to_end, None);
        assert_eq!(labelled("BEA   NR:AB12   24.05.26/09.18 De Hoek"), None);
        assert_eq!(labelled("Datum/Tijd: 01-01-2026"), None);
        assert_eq!(labelled("mijnIBAN: x"), None);
    }
}
