//! 2021-2022, the last year: the deficit of the year before is shared over the five risk bearers, and
//! the network is evaluated.

use ledger_core::acts::consultation::Advice;
use ledger_core::acts::deficit::Deficit;
use ledger_core::acts::fund::FundRelease;
use ledger_core::acts::payment::{Allocate, AllocateTo};
use ledger_core::acts::subject::SubjectDraft;
use ledger_core::acts::surplus::Destination;
use ledger_core::acts::vote::Vote;
use ledger_core::acts::write_off::WriteOff;
use ledger_core::{Date, InvoiceNumber, Money, Series};

use super::budgets::budget;
use super::contributions::{Fees, Invoicing, Pays, SEAT_HOLDERS};
use super::expenses::MONTHS;
use super::expenses_2021::EXPENSES;
use super::founding::FIRST_KEY;
use super::network;
use super::partners;
use super::proposals::{GEMEENTE, HOGESCHOOL, PPO, SWV_VO, UNIVERSITEIT, in_meeting, in_writing};
use super::reviews;
use super::school_year::SchoolYear;
use super::telling::Telling;

const FEES: Fees = Fees { seat_holder: 12_800, large: 2_960, middling: 1_480, small: 740 };

const BUDGET: [(&str, i32); 13] = [
    ("bijdragen", 140_200),
    ("projectsubsidies", 42_000),
    ("deelname", 6_500),
    ("projectleiding", 84_000),
    ("netwerk", 22_000),
    ("platform", 14_000),
    ("communicatie", 11_700),
    ("motivatie", 16_500),
    ("op-maat", 14_000),
    ("overgang", 9_500),
    ("evaluatie", 11_000),
    ("organisatie", 5_000),
    ("onvoorzien", 1_000),
];

/// The budget after the winter: a larger evaluation, and a closing conference.
const REVISED: [(&str, i32); 13] = [
    ("bijdragen", 139_800),
    ("projectsubsidies", 42_000),
    ("deelname", 6_500),
    ("projectleiding", 84_000),
    ("netwerk", 24_500),
    ("platform", 12_000),
    ("communicatie", 11_700),
    ("motivatie", 14_500),
    ("op-maat", 12_500),
    ("overgang", 9_500),
    ("evaluatie", 13_600),
    ("organisatie", 5_000),
    ("onvoorzien", 1_000),
];

/// How partners pay that do not simply pay in time; all of it is fictional.
const PAYMENTS: [(&str, Pays); 10] = [
    ("coaching-kids", Pays::Late(64)),
    ("stadslab", Pays::Late(171)),
    ("ssba-alkemade", Pays::Late(59)),
    ("naturalis", Pays::InParts(&[(30, 1_480)], 87)),
    ("universiteit-leiden", Pays::InParts(&[(27, 6_400)], 75)),
    ("spl", Pays::Late(37)),
    ("jes-rijnland", Pays::ForAnother(19, 24)),
    ("technolab", Pays::Storno(12, 15, 40)),
    ("wellant", Pays::PaidBack(16, 90, [23, 32, 38])),
    ("kinderhaven", Pays::Short(25, 45, 374)),
];

/// What of the deficit of 2020-2021 the five risk bearers share.
const SHARED: Money = Money::from_cents(14_012_25);

/// Tells the year, from the decisions that prepare it to its last report.
pub(super) fn tell(telling: &mut Telling<'_>, year: SchoolYear<'_>) {
    prepare(telling, year);
    partners::leaving(telling, year);
    network::fourth(telling, year);
    let by_hand =
        ("kinderhaven", 370, "Fictief: halve bijdrage, leent het hele jaar een lokaal uit");
    // The invoices go out before the summer, in advance.
    let (sent, otherwise) = (year.previous().on(7, 5), &PAYMENTS);
    Invoicing { year: year.year, fees: FEES, sent, by_hand, otherwise }.tell(telling);
    let instalments = [(10, 4, 21_000_00), (3, 7, 21_000_00)];
    let subsidy = telling.subsidy_of_year(year, year.on(8, 16), &instalments);
    telling.project_leadership(year, &MONTHS, 7_000_00, (subsidy, 6));
    telling.reminders(&[year.on(8, 25), year.on(9, 20)]);
    telling.expenses(year, &EXPENSES);
    income(telling, year);
    deficit(telling, year);
    decisions(telling, year);
    write_off(telling, year);
    talent_day(telling, year);
    telling.report(year.year, 1, year.on(12, 13));
    telling.report(year.year, 2, year.on(4, 12));
    telling.report(year.year, 3, year.next().on(8, 29));
    partners::last_year(telling, year);
    reviews::last_year(telling, year);
}

/// The decisions taken before the summer.
fn prepare(telling: &mut Telling<'_>, year: SchoolYear<'_>) {
    let before = year.previous();
    let (submitted, meeting) = (before.on(6, 7), before.on(6, 17));
    telling
        .propose(
            submitted,
            "Bijdragen 2021-2022 (fictief)",
            "Weer een bedrag per partner, met 2 procent erbij. De nota gaat al in juli de deur uit.",
            SubjectDraft::ContributionSchedule(FEES.per_partner(year.year)),
        )
        .adopted_by_all(meeting);
    telling
        .propose(
            submitted,
            "Begroting 2021-2022 (fictief)",
            "Het laatste jaar. Minder platform, en geld voor de evaluatie met alle partners.",
            SubjectDraft::Budget(budget(telling.definition, year.year, &BUDGET)),
        )
        .adopted_by_all(meeting);
}

fn income(telling: &mut Telling<'_>, year: SchoolYear<'_>) {
    let mut receive = |month, day, line, cents, description| {
        telling.income(year.on(month, day), line, Money::from_cents(cents), description);
    };
    receive(11, 18, "deelname", 1_287_00, "Talentenmarkt, 66 deelnemers (fictief)");
    receive(6, 2, "deelname", 5_325_00, "Slotconferentie, 142 deelnemers (fictief)");
}

/// The books of the third year are closed; what the reserve cannot bear is shared over the five.
fn deficit(telling: &mut Telling<'_>, year: SchoolYear<'_>) {
    let closed = year.previous();
    telling.close(closed, year.on(9, 20));
    let decided = year.on(11, 4);
    telling
        .propose(
            year.on(10, 7),
            "Tekort 2020-2021 (fictief)",
            "De reserve gaat helemaal op. De rest delen de vijf partners van de regiegroep volgens \
             de verdeelsleutel van 2018.",
            SubjectDraft::Deficit(Deficit { year: closed.year }),
        )
        .consulted(
            year.on(10, 12),
            Advice::Positive,
            "Wij zien geen andere weg. Graag eerder melden als een subsidie wegvalt.",
        )
        .in_favour(decided, &[SWV_VO, PPO, HOGESCHOOL])
        .own_vote(decided, GEMEENTE, Vote::For, "De gemeente betaalt haar deel in twee keer.")
        .own_vote(decided, UNIVERSITEIT, Vote::Against, "Wij waren voor bezuinigen in januari.")
        .decided(decided, in_meeting());
    let shares = SHARED.divide(&FIRST_KEY.map(u64::from)).unwrap_or_default();
    for (place, (partner, share)) in SEAT_HOLDERS.into_iter().zip(shares).enumerate() {
        let series = Series::DeficitShare;
        let number = place as u32 + 1;
        let invoice = InvoiceNumber { series, year: closed.year.start(), number };
        for (on, amount) in share_paid(year, partner, share) {
            let allocate = Allocate::These(vec![AllocateTo { invoice, amount }]);
            telling.receive_for(on, partner, amount, allocate);
        }
    }
}

/// When a risk bearer pays its share. The university is late; the municipality pays in two parts.
fn share_paid(year: SchoolYear<'_>, partner: &str, share: Money) -> Vec<(Date, Money)> {
    match partner {
        "swv-vo-2801" => vec![(year.on(11, 15), share)],
        "ppo-leiden" => vec![(year.on(11, 22), share)],
        "gemeente-leiden" => {
            let first = Money::from_euros(2_000);
            vec![(year.on(11, 25), first), (year.on(12, 2), share - first)]
        }
        "universiteit-leiden" => vec![(year.on(4, 7), share)],
        _ => vec![(year.on(11, 30), share)],
    }
}

/// The talent day never came; its fund goes to the reserve.
fn talent_day(telling: &mut Telling<'_>, year: SchoolYear<'_>) {
    let fund = Destination::Project { name: "Talentendag (fictief)".to_owned() };
    telling
        .propose(
            year.on(6, 9),
            "Geld van de talentendag (fictief)",
            "De talentendag van 2020 ging niet door en komt er niet meer.",
            SubjectDraft::FundRelease(FundRelease { fund, amount: None }),
        )
        .adopted_by_all(year.on(6, 23));
}

/// A partner paid a little less than it was invoiced, and the regiegroep lets it be. It pays after all in July.
fn write_off(telling: &mut Telling<'_>, year: SchoolYear<'_>) {
    let Some(invoice) = telling.invoice_of("kinderhaven", year.year) else { return };
    telling
        .propose(
            year.on(6, 9),
            "Restant van een factuur afboeken (fictief)",
            "Een kleine partner betaalde 45 euro te weinig. Aanmanen kost meer dan het oplevert.",
            SubjectDraft::WriteOff(WriteOff { invoice, amount: None }),
        )
        .adopted_by_all(year.on(6, 23));
}

fn decisions(telling: &mut Telling<'_>, year: SchoolYear<'_>) {
    let winter = year.on(1, 27);
    telling
        .propose(
            year.on(1, 13),
            "Begroting 2021-2022, gewijzigd (fictief)",
            "De evaluatie wordt groter en er komt een slotconferentie. Op het platform besparen we.",
            SubjectDraft::BudgetRevision(budget(telling.definition, year.year, &REVISED)),
        )
        .adopted_by_all(winter);
    let written = year.on(3, 24);
    telling
        .propose(
            year.on(3, 10),
            "Opzet van de evaluatie (fictief)",
            "Elke partner krijgt een vragenlijst. Met twaalf partners voeren we een gesprek.",
            SubjectDraft::Other,
        )
        .consulted(year.on(3, 14), Advice::Positive, "Graag ook leerlingen vragen.")
        .own_vote(year.on(3, 15), PPO, Vote::For, "Goed plan.")
        .own_vote(year.on(3, 17), HOGESCHOOL, Vote::For, "Onze studenten doen de interviews.")
        .own_vote(year.on(3, 21), SWV_VO, Vote::For, "Akkoord.")
        .own_vote(year.on(3, 23), UNIVERSITEIT, Vote::Abstain, "Wij doen liever zelf onderzoek.")
        .decided(written, in_writing());
    let last = year.on(6, 23);
    telling
        .propose(
            year.on(6, 9),
            "Overdracht van het platform (fictief)",
            "Het nieuwe programma krijgt het platform en de adressen van de ambassadeurs die dat \
             goed vinden.",
            SubjectDraft::Other,
        )
        .adopted_by_all(last);
}
