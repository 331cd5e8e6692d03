//! 2018-2019: the start. Activities begin later than planned, so that the year ends with a surplus.

use ledger_core::acts::decision::DecideProposal;
use ledger_core::acts::subject::SubjectDraft;
use ledger_core::acts::vote::Vote;
use ledger_core::{DecisionId, Money};

use super::billing;
use super::budgets::budget;
use super::contributions::{Fees, Invoicing, Pays};
use super::expenses::MONTHS;
use super::expenses_2018::EXPENSES;
use super::network;
use super::proposals::{GEMEENTE, HOGESCHOOL, PPO, SWV_VO, UNIVERSITEIT, in_meeting, in_writing};
use super::reviews;
use super::school_year::SchoolYear;
use super::telling::Telling;

const FEES: Fees = Fees { seat_holder: 12_000, large: 2_800, middling: 1_400, small: 700 };

const BUDGET: [(&str, i32); 13] = [
    ("bijdragen", 130_700),
    ("projectsubsidies", 42_000),
    ("deelname", 9_000),
    ("giften", 2_000),
    ("projectleiding", 74_000),
    ("netwerk", 22_000),
    ("platform", 21_000),
    ("communicatie", 14_500),
    ("motivatie", 17_000),
    ("op-maat", 16_500),
    ("overgang", 9_700),
    ("organisatie", 6_000),
    ("onvoorzien", 3_000),
];

/// How partners pay that do not simply pay in time; all of it is fictional.
const PAYMENTS: [(&str, Pays); 8] = [
    ("bright-kids", Pays::Late(47)),
    ("stadslab", Pays::Late(68)),
    ("kindkracht", Pays::Late(134)),
    ("museum-volkenkunde", Pays::Late(39)),
    ("smallsteps", Pays::InParts(&[(21, 1_400)], 61)),
    ("universiteit-leiden", Pays::InParts(&[(20, 6_000), (80, 3_000)], 141)),
    ("technolab", Pays::Twice(12, 19)),
    ("leo-kanner", Pays::TooMuch(16, 140)),
];

/// Tells the year up to its last day. Returns the decision on the communication plan.
pub(super) fn tell(telling: &mut Telling<'_>, year: SchoolYear<'_>) -> DecisionId {
    start(telling, year);
    network::first(telling, year);
    billing::first_year(telling, year);
    Invoicing {
        year: year.year,
        fees: FEES,
        sent: year.on(11, 13),
        by_hand: (
            "xl-leren",
            350,
            "Fictief: betaalt de helft en geeft twee trainingen zonder kosten",
        ),
        otherwise: &PAYMENTS,
    }
    .tell(telling);
    if let Some((_, from_november)) = MONTHS.split_at_checked(3) {
        let instalments = [(12, 3, 21_000_00), (5, 6, 21_000_00)];
        let subsidy = telling.subsidy_of_year(year, year.on(11, 12), &instalments);
        telling.project_leadership(year, from_november, 8_150_00, (subsidy, 6));
    }
    telling.expenses(year, &EXPENSES);
    telling.recorded_twice(year);
    income(telling, year);
    proposal_of_a_seat(telling, year);
    telling.report(year.year, 1, year.on(12, 12));
    telling.report(year.year, 2, year.on(4, 15));
    telling.report(year.year, 3, year.next().on(8, 28));
    reviews::first_year(telling, year);
    communication(telling, year)
}

/// The first meeting of the regiegroep.
fn start(telling: &mut Telling<'_>, year: SchoolYear<'_>) {
    let (submitted, meeting) = (year.on(11, 1), year.on(11, 8));
    telling
        .propose(
            submitted,
            "Bijdragen 2018-2019 (fictief)",
            "Vier groepen: regiegroep, groot, midden en klein. Alle bedragen zijn fictief.",
            SubjectDraft::ContributionSchedule(FEES.in_tiers(year.year)),
        )
        .adopted_by_all(meeting);
    telling
        .propose(
            submitted,
            "Begroting 2018-2019 (fictief)",
            "Het eerste jaar is korter. We bouwen het netwerk op en vernieuwen het platform. \
             Alle bedragen zijn fictief.",
            SubjectDraft::Budget(budget(telling.definition, year.year, &BUDGET)),
        )
        .in_favour(meeting, &[SWV_VO, PPO, GEMEENTE, HOGESCHOOL])
        .vote(meeting, UNIVERSITEIT, Vote::Abstain, "Wil eerst het projectplan intern bespreken.")
        .decided(
            meeting,
            DecideProposal {
                conditions: Some(
                    "Bij het tweede verslag kijken we of het platform op tijd is.".into(),
                ),
                ..in_meeting()
            },
        );
}

fn income(telling: &mut Telling<'_>, year: SchoolYear<'_>) {
    let mut receive = |month, day, line, cents, description| {
        telling.income(year.on(month, day), line, Money::from_cents(cents), description);
    };
    receive(1, 22, "deelname", 1_462_50, "Themabijeenkomst januari, 45 deelnemers (fictief)");
    receive(3, 28, "deelname", 5_940_00, "Voorjaarsconferentie, 132 deelnemers (fictief)");
    receive(4, 2, "giften", 2_500_00, "Gift van Fictief Fonds De Brug");
    receive(6, 13, "deelname", 877_50, "Onderwijscafé juni, 27 deelnemers (fictief)");
}

/// A vote that changes after the meeting. Returns the decision, which is looked at again in a year.
fn communication(telling: &mut Telling<'_>, year: SchoolYear<'_>) -> DecisionId {
    let meeting = year.on(1, 31);
    telling
        .propose(
            year.on(1, 21),
            "Communicatieplan (fictief)",
            "De werkgroep communicatie stelt een plan voor: elke maand een bericht, twee keer per \
             jaar een krant.",
            SubjectDraft::Other,
        )
        .in_favour(meeting, &[SWV_VO, GEMEENTE, UNIVERSITEIT])
        .vote(meeting, PPO, Vote::Against, "Een krant op papier vinden wij te duur.")
        .own_vote(meeting, HOGESCHOOL, Vote::For, "Onze studenten kunnen meeschrijven.")
        .vote(meeting.plus_days(1), PPO, Vote::For, "Akkoord, nu de krant ook digitaal komt.")
        .decided(
            meeting.plus_days(1),
            DecideProposal { review_on: Some(year.next().on(1, 31)), ..in_writing() },
        )
}

/// The municipality proposes something itself, and it is decided in writing.
fn proposal_of_a_seat(telling: &mut Telling<'_>, year: SchoolYear<'_>) {
    let answered = year.on(3, 19);
    telling
        .propose_as(
            GEMEENTE,
            year.on(3, 4),
            "Kennismaken met mbo en bedrijven (fictief)",
            "De gemeente wil in het najaar een avond houden met mbo-scholen en bedrijven.",
            SubjectDraft::Other,
        )
        .own_vote(year.on(3, 5), GEMEENTE, Vote::For, "Wij zorgen voor de zaal.")
        .own_vote(year.on(3, 11), SWV_VO, Vote::For, "Past bij onze strategie.")
        .own_vote(year.on(3, 18), UNIVERSITEIT, Vote::For, "Graag ook onderzoekers uitnodigen.")
        .decided(answered, in_writing());
}
