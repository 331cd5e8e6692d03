//! 2019-2020: the surplus of the first year is divided, a first partner accedes, and from March on
//! nobody can meet.

use ledger_core::acts::accession::Accession;
use ledger_core::acts::consultation::Advice;
use ledger_core::acts::decision::DecideProposal;
use ledger_core::acts::schedule::FeesDraft;
use ledger_core::acts::subject::SubjectDraft;
use ledger_core::acts::surplus::{Destination, Part, Surplus};
use ledger_core::acts::vote::Vote;
use ledger_core::{DecisionId, Money};

use super::budgets::budget;
use super::contributions::{Fees, Invoicing, Pays, schedule};
use super::expenses::MONTHS;
use super::expenses_2019::EXPENSES;
use super::network;
use super::proposals::{GEMEENTE, HOGESCHOOL, PPO, SWV_VO, UNIVERSITEIT, in_meeting, in_writing};
use super::reviews;
use super::school_year::SchoolYear;
use super::telling::Telling;

const FEES: Fees = Fees { seat_holder: 12_300, large: 2_870, middling: 1_435, small: 720 };

const BUDGET: [(&str, i32); 13] = [
    ("bijdragen", 134_000),
    ("projectsubsidies", 42_000),
    ("deelname", 9_500),
    ("giften", 2_500),
    ("projectleiding", 78_000),
    ("netwerk", 25_000),
    ("platform", 17_000),
    ("communicatie", 13_000),
    ("motivatie", 18_500),
    ("op-maat", 17_500),
    ("overgang", 11_500),
    ("organisatie", 5_000),
    ("onvoorzien", 2_500),
];

/// The budget after the schools had closed: meetings go online.
const REVISED: [(&str, i32); 13] = [
    ("bijdragen", 134_400),
    ("projectsubsidies", 42_000),
    ("deelname", 2_300),
    ("giften", 1_500),
    ("projectleiding", 78_000),
    ("netwerk", 13_500),
    ("platform", 26_500),
    ("communicatie", 13_000),
    ("motivatie", 18_000),
    ("op-maat", 16_500),
    ("overgang", 8_000),
    ("organisatie", 5_000),
    ("onvoorzien", 1_700),
];

/// How partners pay that do not simply pay in time; all of it is fictional.
const PAYMENTS: [(&str, Pays); 7] = [
    ("fijn-talent", Pays::Late(52)),
    ("stadspodia", Pays::Late(97)),
    ("kindkracht", Pays::Late(41)),
    ("erfgoed-leiden", Pays::InParts(&[(18, 900), (49, 900)], 83)),
    ("hogeschool-leiden", Pays::InParts(&[(26, 8_000)], 58)),
    ("debatunie", Pays::Late(301)),
    ("aiolos", Pays::TooMuch(9, 72)),
];

/// The surplus of 2018-2019, to the cent: where it goes, in cents.
const TO_RESERVE: i64 = 8_000_00;
const TO_NEXT_YEAR: i64 = 3_000_00;
const TO_TALENT_DAY: i64 = 1_500_00;
const TO_PARTNERS: i64 = 6_704_28;

/// The partner that accedes. Fictional.
const ACCEDING: (&str, &str) = ("fictief-mbo-rijnoever", "Fictief Mbo-college Rijnoever");

/// Tells the year, from the decisions that prepare it to its last report. `plan` is the decision on the
/// communication plan.
pub(super) fn tell(telling: &mut Telling<'_>, year: SchoolYear<'_>, plan: DecisionId) {
    prepare(telling, year);
    network::second(telling, year);
    let by_hand =
        ("bureau-talent", 360, "Fictief: halve bijdrage, geeft twee workshops aan het netwerk");
    let (sent, otherwise) = (year.on(9, 2), &PAYMENTS);
    Invoicing { year: year.year, fees: FEES, sent, by_hand, otherwise }.tell(telling);
    let instalments = [(10, 1, 21_000_00), (3, 2, 21_000_00)];
    let subsidy = telling.subsidy_of_year(year, year.on(8, 19), &instalments);
    telling.project_leadership(year, &MONTHS, 6_450_00, (subsidy, 7));
    telling.nature_lab(year);
    telling.reminders(&[year.on(10, 21), year.on(11, 18)]);
    let forecast = (28_000, "Fictief: meer lessen online dan gedacht, ook voor het Natuurlab.");
    telling.forecast(year, year.on(3, 27), "platform", forecast);
    let explained = [
        ("platform", "Fictief: lessen van het Natuurlab, door een subsidie gedragen."),
        ("netwerk", "Fictief: na maart waren er geen bijeenkomsten in een zaal."),
    ];
    telling.explanations(year, year.on(7, 28), &explained);
    telling.expenses(year, &EXPENSES);
    income(telling, year);
    surplus(telling, year);
    accession(telling, year);
    network::welcome(telling, year.on(1, 20));
    communication(telling, year, plan);
    closed_schools(telling, year);
    telling.report(year.year, 1, year.on(12, 11));
    telling.report(year.year, 2, year.on(4, 21));
    telling.report(year.year, 3, year.next().on(8, 27));
    reviews::second_year(telling, year);
}

/// The decisions taken before the summer.
fn prepare(telling: &mut Telling<'_>, year: SchoolYear<'_>) {
    let before = year.previous();
    let (submitted, meeting) = (before.on(6, 6), before.on(6, 20));
    telling
        .propose(
            submitted,
            "Bijdragen 2019-2020 (fictief)",
            "Dezelfde vier groepen als in het eerste jaar, met 2,5 procent erbij. Fictieve bedragen.",
            SubjectDraft::ContributionSchedule(FEES.in_tiers(year.year)),
        )
        .adopted_by_all(meeting);
    telling
        .propose(
            submitted,
            "Begroting 2019-2020 (fictief)",
            "Een heel jaar nu. Meer geld voor bijeenkomsten, minder voor het platform.",
            SubjectDraft::Budget(budget(telling.definition, year.year, &BUDGET)),
        )
        .adopted_by_all(meeting);
}

fn income(telling: &mut Telling<'_>, year: SchoolYear<'_>) {
    let mut receive = |month, day, line, cents, description| {
        telling.income(year.on(month, day), line, Money::from_cents(cents), description);
    };
    receive(11, 21, "deelname", 1_170_00, "Avond met mbo en bedrijven, 36 deelnemers (fictief)");
    receive(1, 30, "deelname", 1_105_00, "Themabijeenkomst op maat, 34 deelnemers (fictief)");
    receive(5, 12, "giften", 1_500_00, "Gift van Fictief Fonds De Brug voor online lessen");
}

/// The books of the first year are closed, and its surplus is divided.
fn surplus(telling: &mut Telling<'_>, year: SchoolYear<'_>) {
    let closed = year.previous();
    telling.close(closed, year.on(9, 16));
    let part = |to, cents| Part { to, amount: Money::from_cents(cents) };
    let destinations = vec![
        part(Destination::Reserve, TO_RESERVE),
        part(Destination::NextYearBudget, TO_NEXT_YEAR),
        part(Destination::Project { name: "Talentendag (fictief)".to_owned() }, TO_TALENT_DAY),
        part(Destination::Partners, TO_PARTNERS),
    ];
    let decided = year.on(10, 31);
    telling
        .propose(
            year.on(10, 3),
            "Overschot 2018-2019 (fictief)",
            "Het grootste deel gaat naar de reserve. Een deel is voor dit jaar en voor een \
             talentendag. De rest gaat terug naar de partners, naar rato van wat zij betaalden.",
            SubjectDraft::Surplus(Surplus { year: closed.year, destinations }),
        )
        .consulted(
            year.on(10, 9),
            Advice::Positive,
            "De projectgroep is het eens met de verdeling en wil de talentendag in mei houden.",
        )
        .in_favour(decided, &[SWV_VO, PPO, GEMEENTE, HOGESCHOOL])
        .own_vote(decided, UNIVERSITEIT, Vote::Against, "Liever alles naar de reserve.")
        .decided(decided, in_meeting());
    telling.refund(telling.definition.parties.len(), year.on(11, 18));
}

/// A new partner, that is one from the first of January on.
fn accession(telling: &mut Telling<'_>, year: SchoolYear<'_>) {
    let (code, name) = ACCEDING;
    let meeting = year.on(12, 3);
    telling
        .propose(
            year.on(11, 25),
            "Toetreding van een mbo-college (fictief)",
            "Op de avond in november meldde zich een mbo-college. Het wil meedoen vanaf januari.",
            SubjectDraft::Accession(Accession { code: code.to_owned(), name: name.to_owned() }),
        )
        .consulted(meeting.plus_days(-1), Advice::Positive, "Mooi dat het mbo meedoet.")
        .unanimous(meeting)
        .decided(meeting, DecideProposal { effective_from: Some(year.on(1, 1)), ..in_meeting() });
    telling.partners.push(code.to_owned());
    // Seven of the twelve months.
    let part = Money::from_euros(420);
    telling.part_of_year(year.year, code, year.on(1, 9), year.on(1, 28), part);
}

/// The communication plan is looked at again after more than a year.
fn communication(telling: &mut Telling<'_>, year: SchoolYear<'_>, plan: DecisionId) {
    telling
        .propose(
            year.on(4, 2),
            "Communicatieplan, tweede jaar (fictief)",
            "De terugblik is door de sluiting later dan gepland. De krant gaat nu per post.",
            SubjectDraft::Other,
        )
        .own_vote(year.on(4, 6), HOGESCHOOL, Vote::For, "Prima.")
        .own_vote(
            year.on(4, 9),
            GEMEENTE,
            Vote::For,
            "Zo bereiken we ook kinderen zonder computer.",
        )
        .own_vote(year.on(4, 22), PPO, Vote::For, "Nu willen wij juist wel papier.")
        .decided(year.on(4, 23), DecideProposal { replaces: Some(plan), ..in_writing() });
}

/// What changed when the schools closed in March.
fn closed_schools(telling: &mut Telling<'_>, year: SchoolYear<'_>) {
    telling
        .propose(
            year.on(2, 27),
            "Grote conferentie in mei (fictief)",
            "Een dag in het theater voor 250 deelnemers, samen met de musea.",
            SubjectDraft::Other,
        )
        .own_vote(year.on(3, 5), GEMEENTE, Vote::For, "Goed voor de stad.")
        .withdrawn(year.on(3, 16), "De scholen zijn dicht en bijeenkomsten mogen niet.");
    let revised = year.on(4, 9);
    telling
        .propose(
            year.on(3, 30),
            "Begroting 2019-2020, gewijzigd (fictief)",
            "Geen conferentie en minder deelnamegeld. Wel meer geld voor lessen op het platform.",
            SubjectDraft::BudgetRevision(budget(telling.definition, year.year, &REVISED)),
        )
        .own_vote(year.on(3, 31), PPO, Vote::For, "Akkoord.")
        .own_vote(year.on(4, 1), SWV_VO, Vote::For, "Eens met de keuze voor het platform.")
        .own_vote(year.on(4, 3), GEMEENTE, Vote::For, "De gemeente stemt in.")
        .own_vote(year.on(4, 8), HOGESCHOOL, Vote::For, "Wij helpen graag met online lessen.")
        .decided(revised, in_writing());
    let rejected = year.on(5, 28);
    let fees = FeesDraft::Fixed { amount: Money::from_euros(2_550) };
    telling
        .propose(
            year.on(5, 7),
            "Een gelijke bijdrage voor elke partner in 2020-2021 (fictief)",
            "Elke partner betaalt hetzelfde. Dat is eenvoudig, maar voor kleine partners veel.",
            SubjectDraft::ContributionSchedule(schedule(year.next().year, fees)),
        )
        .in_favour(rejected, &[HOGESCHOOL, UNIVERSITEIT])
        .vote(rejected, PPO, Vote::Against, "Kleine scholen kunnen dit niet betalen.")
        .vote(rejected, SWV_VO, Vote::Against, "Wij verwachten dat partners dan weggaan.")
        .own_vote(rejected, GEMEENTE, Vote::Against, "Niet eerlijk voor kleine organisaties.")
        .decided(rejected, in_meeting());
}
