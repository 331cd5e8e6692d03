//! Who issues the invoices, and where partners are billed. All of it fictional.

use ledger_core::Date;
use ledger_core::acts::billing::StateBillingAddress;
use ledger_core::acts::issuer::StateIssuer;

use super::school_year::SchoolYear;
use super::telling::Telling;

/// What some partners want to see on an invoice.
const REFERENCES: [(&str, &str); 3] = [
    ("erfgoed-leiden", "Fictieve bestelling 2018-0117"),
    ("ggd", "Fictieve verplichting 4500012345"),
    ("scol", "Fictief kostenplaatsnummer 3310"),
];

/// The partner whose address changes.
const MOVES: &str = "naturalis";

/// Before the first invoices.
pub(super) fn first_year(telling: &mut Telling<'_>, year: SchoolYear<'_>) {
    let on = year.on(11, 12);
    telling.leader(
        on,
        StateIssuer {
            legal_name: "Stichting Penvoerder Talentnetwerk (fictief)".to_owned(),
            address: lines("Fictiefstraat 1", "0000 AA Nergenshuizen"),
            chamber_number: "00000000".to_owned(),
            vat_id: Some("NL000000000B00".to_owned()),
            iban: "NL91 ABNA 0417 1643 00".to_owned(),
            email: Some("facturen@example.org".to_owned()),
            telephone: Some("+31 00 000 00 00".to_owned()),
        },
    );
    let parties: Vec<String> =
        telling.definition.parties.iter().map(|party| party.code.clone()).collect();
    for (partner, number) in parties.iter().zip(2..) {
        let street = format!("Fictieflaan {number}");
        let department = "Fictieve crediteurenadministratie";
        let wanted = REFERENCES.iter().find(|(code, _)| code == partner);
        let reference = wanted.map(|(_, reference)| *reference);
        bill(telling, on, partner, [department, &street, "0000 BB Nergenshuizen"], reference);
    }
}

/// 2020-2021: a partner is billed elsewhere.
pub(super) fn third_year(telling: &mut Telling<'_>, year: SchoolYear<'_>) {
    let address = ["Fictief servicecentrum", "Fictiefkade 100", "0000 CC Elders"];
    let reference = Some("Fictieve bestelling 2020-0008");
    bill(telling, year.on(1, 12), MOVES, address, reference);
}

fn bill(
    telling: &mut Telling<'_>,
    on: Date,
    partner: &str,
    address: [&str; 3],
    reference: Option<&str>,
) {
    let named = telling.definition.parties.iter().find(|party| party.code == partner);
    let name = named.map_or(partner, |party| &party.name);
    let billed = StateBillingAddress {
        partner: partner.to_owned(),
        addressee: format!("{name} (fictief adres)"),
        address: address.map(str::to_owned).to_vec(),
        reference: reference.map(str::to_owned),
    };
    telling.leader(on, billed);
}

fn lines(street: &str, place: &str) -> Vec<String> {
    vec![street.to_owned(), place.to_owned()]
}
