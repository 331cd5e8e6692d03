//! Events in words.

use super::*;

/// A kind of event, with its first event in Dutch and in English. The no-break space of Dutch amounts is
/// written as a space here.
const IN_WORDS: &[(&str, &str, &str)] = &[
    (
        "covenant-concluded",
        "Convenant gesloten: Fictief convenant Oostpolder, tot en met 31 december 2022",
        "Covenant concluded: Fictief convenant Oostpolder, until 31 December 2022",
    ),
    (
        "party-named",
        "Fictief Waterschap Oost staat als partij in het convenant",
        "Fictief Waterschap Oost is named as a party in the covenant",
    ),
    (
        "covenant-signed",
        "Fictief Waterschap Oost heeft ondertekend",
        "Fictief Waterschap Oost signed",
    ),
    ("role-appointed", "Persoon 1 benoemd tot projectleider", "Person 1 appointed project leader"),
    (
        "proposal-submitted",
        "Voorstel 1 ingediend (risicosleutel): Risicosleutel (fictief)",
        "Proposal 1 submitted (risk key): Risicosleutel (fictief)",
    ),
    (
        "vote-cast",
        "Stem van het waterschap over voorstel 1: voor",
        "Vote of het waterschap on proposal 1: for",
    ),
    (
        "proposal-decided",
        "Besluit 1 over voorstel 1, aangenomen: Risicosleutel (fictief)",
        "Decision 1 on proposal 1, adopted: Risicosleutel (fictief)",
    ),
    (
        "risk-key-adopted",
        "Risicosleutel vastgesteld vanaf 2020 (besluit 1)",
        "Risk key adopted from 2020 on (decision 1)",
    ),
    (
        "budget-adopted",
        "Begroting 2020 vastgesteld: baten € 3.100,00, lasten € 2.500,00 (besluit 2)",
        "Budget 2020 adopted: income €3,100.00, expenses €2,500.00 (decision 2)",
    ),
    (
        "contribution-schedule-adopted",
        "Bijdrageregeling 2020 vastgesteld (besluit 3)",
        "Contribution schedule 2020 adopted (decision 3)",
    ),
    (
        "contribution-invoiced",
        "Factuur C2020-0001 aan Fictief Waterschap Oost: € 1.000,00, te betalen uiterlijk 2 maart 2020",
        "Invoice C2020-0001 to Fictief Waterschap Oost: €1,000.00, due 2 March 2020",
    ),
    (
        "payment-received",
        "Ontvangst 1 van Fictief Waterschap Oost: € 1.000,00 (bank: NL-1)",
        "Payment 1 of Fictief Waterschap Oost: €1,000.00 (bank: NL-1)",
    ),
    (
        "payment-allocated",
        "Ontvangst 1 toegewezen aan factuur C2020-0001: € 1.000,00",
        "Payment 1 allocated to invoice C2020-0001: €1,000.00",
    ),
    (
        "expense-recorded",
        "Uitgave 1 op regel dijken: € 1.812,35 aan Fictieve ; Aannemer, Dijk hersteld",
        "Expense 1 on line dijken: €1,812.35 to Fictieve ; Aannemer, Dijk hersteld",
    ),
    (
        "ambassador-appointed",
        "Persoon 8 is ambassadeur van Fictieve Gemeente Oost",
        "Person 8 is ambassador of Fictieve Gemeente Oost",
    ),
    (
        "supplier-registered",
        "Leverancier drukker geregistreerd: Fictieve Gemeente Oost",
        "Supplier drukker registered: Fictieve Gemeente Oost",
    ),
    (
        "in-kind-contributed",
        "Bijdrage in natura van Fictieve Gemeente Oost: Fictieve Gemeente Oost (7,50 uur)",
        "Contribution in kind of Fictieve Gemeente Oost: Fictieve Gemeente Oost (7.50 hours)",
    ),
    (
        "chance-spotted",
        "Subsidiekans 1 gezien bij Fictieve Gemeente Oost: Fictieve Gemeente Oost",
        "Chance 1 for a subsidy spotted at Fictieve Gemeente Oost: Fictieve Gemeente Oost",
    ),
    (
        "goal-set",
        "Doel 1 voor 2020, thema Water: Fictieve Gemeente Oost",
        "Goal 1 of 2020, theme Water: Fictieve Gemeente Oost",
    ),
    (
        "goal-progress-recorded",
        "Voortgang van doel 1, oranje: Fictieve Gemeente Oost",
        "Progress of goal 1, amber: Fictieve Gemeente Oost",
    ),
    (
        "group-joined",
        "Persoon 8 zit in de projectgroep: werkveld Fictieve Gemeente Oost, thema Water",
        "Person 8 joined the projectgroep: field of work Fictieve Gemeente Oost, theme Water",
    ),
    (
        "mandate-granted",
        "Machtiging 1: persoon 9 is plaatsvervanger van de bewoners, vanaf 13 mei 2020",
        "Mandate 1: person 9 is deputy of de bewoners, from 13 May 2020",
    ),
    (
        "meeting-recorded",
        "Bijeenkomst 1 (netwerkbijeenkomst): Fictieve Gemeente Oost; partners uitgenodigd: 1, aanwezig: 1",
        "Meeting 1 (network meeting): Fictieve Gemeente Oost; partners invited: 1, present: 1",
    ),
];

#[test]
fn every_kind_of_event_is_said_in_one_line_in_both_languages() {
    let (dutch, english) = (described(Lang::Nl), described(Lang::En));
    let described: Vec<(&str, &str, &str)> = dutch
        .iter()
        .zip(&english)
        .map(|((kind, dutch), (_, english))| (*kind, dutch.as_str(), english.as_str()))
        .collect();
    assert_eq!(described, IN_WORDS);
}

#[test]
fn what_was_written_on_several_lines_is_said_on_one() {
    let mut books = Books::founded("Oost");
    let data = json!({ "proposal": 4, "advice": "positive", "text": "Akkoord,\n\nmits betaald." });
    let command = json!({ "kind": "consult-projectgroep", "data": data });
    books.give("project-leader", "2020-05-13", command);
    let Recorded { event, on, .. } = books.log.last().unwrap();
    let said = describe(event, *on, &books.ledger, Lang::Nl);
    let expected =
        "Projectgroep geraadpleegd over voorstel 4, advies positief: Akkoord, mits betaald.";
    assert_eq!(said, expected);
}

/// The first event of each kind, in words.
fn described(lang: Lang) -> Vec<(&'static str, String)> {
    let books = Books::founded("Fictieve Gemeente Oost");
    let mut described: Vec<(&str, String)> = Vec::new();
    for Recorded { event, on, .. } in &books.log {
        let kind = event.kind().name();
        if described.iter().all(|(known, _)| *known != kind) {
            described
                .push((kind, describe(event, *on, &books.ledger, lang).replace('\u{a0}', " ")));
        }
    }
    described
}
