//! 2020-2021: nearly everything is online and dear, and half of the subsidy does not come. The year
//! ends with a deficit larger than the reserve.

use ledger_core::acts::accession::Accession;
use ledger_core::acts::consultation::Advice;
use ledger_core::acts::continuation::Continuation;
use ledger_core::acts::decision::DecideProposal;
use ledger_core::acts::role::{Appoint, EndAppointment};
use ledger_core::acts::subject::SubjectDraft;
use ledger_core::acts::surplus::{Destination, Part, Surplus};
use ledger_core::acts::vote::Vote;
use ledger_core::{DecisionId, Money, PersonId};

use super::billing;
use super::budgets::budget;
use super::contributions::{Fees, Invoicing, Pays};
use super::expenses::MONTHS;
use super::expenses_2020::EXPENSES;
use super::founding::risk_key;
use super::network;
use super::partners;
use super::proposals::{GEMEENTE, HOGESCHOOL, PPO, SWV_VO, UNIVERSITEIT, in_meeting, in_writing};
use super::reviews;
use super::school_year::SchoolYear;
use super::telling::{LEADER, Telling};

const FEES: Fees = Fees { seat_holder: 12_500, large: 2_900, middling: 1_450, small: 725 };

const BUDGET: [(&str, i32); 13] = [
    ("bijdragen", 136_400),
    ("projectsubsidies", 42_000),
    ("deelname", 5_600),
    ("giften", 1_500),
    ("projectleiding", 81_000),
    ("netwerk", 14_000),
    ("platform", 29_000),
    ("communicatie", 13_500),
    ("motivatie", 17_000),
    ("op-maat", 15_500),
    ("overgang", 9_000),
    ("organisatie", 5_000),
    ("onvoorzien", 1_500),
];

/// The budget when it was known that half of the subsidy would not come.
const REVISED: [(&str, i32); 13] = [
    ("bijdragen", 135_700),
    ("projectsubsidies", 21_000),
    ("deelname", 2_400),
    ("giften", 1_500),
    ("projectleiding", 84_000),
    ("netwerk", 8_500),
    ("platform", 35_500),
    ("communicatie", 12_500),
    ("motivatie", 16_000),
    ("op-maat", 14_500),
    ("overgang", 6_500),
    ("organisatie", 5_000),
    ("onvoorzien", 1_500),
];

/// How partners pay that do not simply pay in time; all of it is fictional.
const PAYMENTS: [(&str, Pays); 9] = [
    ("bright-kids", Pays::Late(61)),
    ("flowerkids", Pays::Late(88)),
    ("stadslab", Pays::Late(118)),
    ("museum-boerhaave", Pays::InParts(&[(29, 500), (90, 500)], 151)),
    ("stedelijk-gymnasium", Pays::Late(36)),
    ("gemeente-leiden", Pays::InParts(&[(22, 6_250)], 132)),
    ("jes-rijnland", Pays::InParts(&[(24, 300)], 372)),
    ("marecollege", Pays::Late(20)),
    ("scol", Pays::Twice(11, 14)),
];

/// The surplus of 2019-2020, to the cent; all of it for the reserve.
const SURPLUS: Money = Money::from_cents(3_953_44);

/// The partner that accedes. Fictional.
const ACCEDING: (&str, &str) = ("fictief-waterlijn", "Fictief Ingenieursbureau Waterlijn");

/// Tells the year. `key` is the decision by which the first risk key was adopted.
pub(super) fn tell(telling: &mut Telling<'_>, year: SchoolYear<'_>, key: DecisionId) {
    let budgeted = prepare(telling, year);
    network::third(telling, year);
    let by_hand = ("stadspodia", 725, "Fictief: halve bijdrage in het jaar zonder voorstellingen");
    let (sent, otherwise) = (year.on(9, 1), &PAYMENTS);
    Invoicing { year: year.year, fees: FEES, sent, by_hand, otherwise }.tell(telling);
    let subsidy = telling.subsidy_of_year(year, year.on(8, 17), &[(10, 5, 21_000_00)]);
    telling.project_leadership(year, &MONTHS, 6_975_00, (subsidy, 4));
    telling.invoiced_again(year, "marecollege", year.on(9, 3));
    telling.reminders(&[year.on(10, 20), year.on(11, 17)]);
    telling.expenses(year, &EXPENSES);
    income(telling, year);
    roles(telling, year);
    surplus(telling, year);
    revision(telling, year, budgeted);
    accession(telling, year);
    network::welcome(telling, year.on(4, 14));
    continuation(telling, year, key);
    telling.report(year.year, 1, year.on(12, 14));
    telling.report(year.year, 2, year.on(4, 13));
    telling.report(year.year, 3, year.next().on(8, 30));
    partners::third_year(telling, year);
    billing::third_year(telling, year);
    reviews::third_year(telling, year);
}

/// The decisions taken before the summer. Returns the one on the budget.
fn prepare(telling: &mut Telling<'_>, year: SchoolYear<'_>) -> DecisionId {
    let before = year.previous();
    let (submitted, meeting) = (before.on(6, 11), before.on(6, 25));
    telling
        .propose(
            submitted,
            "Bijdragen 2020-2021 (fictief)",
            "Na het nee van mei: een bedrag per partner, met 1 procent erbij. Fictieve bedragen.",
            SubjectDraft::ContributionSchedule(FEES.per_partner(year.year)),
        )
        .adopted_by_all(meeting);
    telling
        .propose(
            submitted,
            "Begroting 2020-2021 (fictief)",
            "Wij rekenen op een jaar dat half online is. De subsidie is nog niet zeker.",
            SubjectDraft::Budget(budget(telling.definition, year.year, &BUDGET)),
        )
        .in_favour(meeting, &[SWV_VO, PPO, GEMEENTE])
        .vote(meeting, HOGESCHOOL, Vote::Abstain, "De subsidie is te onzeker.")
        .own_vote(meeting, UNIVERSITEIT, Vote::For, "Akkoord, als we in januari opnieuw kijken.")
        .decided(
            meeting,
            DecideProposal {
                conditions: Some("In januari komt er een nieuwe raming van de subsidie.".into()),
                review_on: Some(year.on(1, 28)),
                ..in_meeting()
            },
        )
}

fn income(telling: &mut Telling<'_>, year: SchoolYear<'_>) {
    let mut receive = |month, day, line, cents, description| {
        telling.income(year.on(month, day), line, Money::from_cents(cents), description);
    };
    receive(11, 26, "deelname", 525_00, "Online talkshow, 42 deelnemers (fictief)");
    receive(3, 18, "deelname", 937_50, "Online studiedag, 75 deelnemers (fictief)");
    receive(4, 20, "giften", 1_000_00, "Gift van Fictief Leerfonds Rijn en Vliet");
}

/// Two seats and the project leader change hands.
fn roles(telling: &mut Telling<'_>, year: SchoolYear<'_>) {
    let mut appoint = |on, role: &str, person| {
        let role = role.to_owned();
        telling.leader(on, Appoint { role, person: PersonId(person) });
    };
    appoint(year.on(9, 1), HOGESCHOOL, 16);
    appoint(year.on(2, 1), LEADER, 2);
    appoint(year.on(3, 8), UNIVERSITEIT, 17);
    telling.leader(year.on(1, 15), EndAppointment { role: UNIVERSITEIT.to_owned() });
}

/// The books of the second year are closed, and its small surplus goes to the reserve.
fn surplus(telling: &mut Telling<'_>, year: SchoolYear<'_>) {
    let closed = year.previous();
    telling.close(closed, year.on(9, 14));
    let destinations = vec![Part { to: Destination::Reserve, amount: SURPLUS }];
    let decided = year.on(11, 5);
    telling
        .propose(
            year.on(10, 8),
            "Overschot 2019-2020 (fictief)",
            "Het overschot is klein en de tijd is onzeker. Daarom gaat alles naar de reserve.",
            SubjectDraft::Surplus(Surplus { year: closed.year, destinations }),
        )
        .consulted(
            year.on(10, 13),
            Advice::Neutral,
            "Een deel van de groep had liever een extra training. Wij begrijpen de keuze.",
        )
        .adopted_by_all(decided);
}

fn revision(telling: &mut Telling<'_>, year: SchoolYear<'_>, budgeted: DecisionId) {
    let decided = year.on(1, 28);
    telling
        .propose(
            year.on(1, 14),
            "Begroting 2020-2021, gewijzigd (fictief)",
            "De tweede helft van de subsidie komt niet. Het platform kost meer dan gedacht. Wij \
             verwachten een tekort.",
            SubjectDraft::BudgetRevision(budget(telling.definition, year.year, &REVISED)),
        )
        .in_favour(decided, &[SWV_VO, PPO, HOGESCHOOL])
        .own_vote(decided, GEMEENTE, Vote::Against, "De gemeente wil eerst meer bezuinigen.")
        .decided(
            decided,
            DecideProposal {
                conditions: Some("Nieuwe uitgaven boven 2.500 euro eerst overleggen.".into()),
                replaces: Some(budgeted),
                ..in_meeting()
            },
        );
}

fn accession(telling: &mut Telling<'_>, year: SchoolYear<'_>) {
    let (code, name) = ACCEDING;
    let decided = year.on(3, 25);
    telling
        .propose(
            year.on(3, 9),
            "Toetreding van een bedrijf (fictief)",
            "Een ingenieursbureau wil leerlingen laten kennismaken met techniek.",
            SubjectDraft::Accession(Accession { code: code.to_owned(), name: name.to_owned() }),
        )
        .own_vote(year.on(3, 11), GEMEENTE, Vote::For, "Fijn dat er een bedrijf bij komt.")
        .own_vote(year.on(3, 12), UNIVERSITEIT, Vote::For, "Goede aanvulling.")
        .own_vote(year.on(3, 16), SWV_VO, Vote::For, "Eens.")
        .own_vote(year.on(3, 24), PPO, Vote::Abstain, "Wij kennen dit bureau nog niet.")
        .decided(decided, DecideProposal { effective_from: Some(year.on(4, 1)), ..in_writing() });
    telling.partners.push(code.to_owned());
    // Four of the twelve months.
    let part = Money::from_cents(241_67);
    telling.part_of_year(year.year, code, year.on(4, 6), year.on(4, 22), part);
}

/// A year before the end: how it goes on.
fn continuation(telling: &mut Telling<'_>, year: SchoolYear<'_>, key: DecisionId) {
    let meeting = year.on(6, 17);
    telling
        .propose(
            year.on(6, 3),
            "Het convenant na juli 2022 (fictief)",
            "Het convenant stopt op 31 juli 2022. Het netwerk gaat daarna op in een ander programma.",
            SubjectDraft::Continuation(Continuation::End),
        )
        .consulted(
            year.on(6, 8),
            Advice::Positive,
            "Wij willen dat het platform en de ambassadeurs blijven.",
        )
        .in_favour(meeting, &[SWV_VO, PPO, HOGESCHOOL, UNIVERSITEIT])
        .own_vote(meeting, GEMEENTE, Vote::For, "De gemeente neemt dit mee in haar nieuwe beleid.")
        .decided(meeting, in_meeting());
    telling
        .propose(
            year.on(6, 3),
            "Nieuwe verdeelsleutel voor het risico (fictief)",
            "In het laatste jaar draagt ieder even veel. De oude sleutel blijft gelden voor de \
             jaren ervoor.",
            SubjectDraft::RiskKey(risk_key(year.next().year, [1, 1, 1, 1, 1])),
        )
        .in_favour(meeting, &[SWV_VO, GEMEENTE, HOGESCHOOL, UNIVERSITEIT])
        .vote(meeting, PPO, Vote::Abstain, "Voor ons maakt het geen verschil.")
        .decided(meeting, DecideProposal { replaces: Some(key), ..in_meeting() });
}
