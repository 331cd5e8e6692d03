//! What regiegroep and project leader say about the monitoring reports, and what they agree to do.

use ledger_core::acts::action::{CloseAction, Closed, OpenAction, PostponeAction};
use ledger_core::acts::review::{AgreedAction, ReviewReport};
use ledger_core::{ActionId, Date};

use super::proposals::{GEMEENTE, UNIVERSITEIT};
use super::school_year::SchoolYear;
use super::telling::{LEADER, Telling};

const PROJECTGROEP: &str = "projectgroep";
const COMMUNICATION: &str = "communication";

/// Tells the reviews of the first year.
pub(super) fn first_year(telling: &mut Telling<'_>, year: SchoolYear<'_>) {
    let one = telling.review(
        (year, 1, year.on(1, 10)),
        "Een goed begin. De facturen gingen later uit dan gedacht. (fictief)",
        &[
            (LEADER, year.on(2, 1), "Partners bellen die nog niet betaald hebben (fictief)"),
            (COMMUNICATION, year.on(3, 1), "Alle partners op het platform zetten (fictief)"),
        ],
    );
    telling.done(one, year.on(1, 31), "Iedereen is gebeld. Twee partners vragen uitstel.");
    telling.postpone(
        one + 1,
        year.on(2, 26),
        year.on(4, 1),
        "Er ontbreken nog foto's van scholen.",
    );
    telling.done(one + 1, year.on(3, 28), "Alle partners staan erop.");
    let two = telling.review(
        (year, 2, year.on(5, 9)),
        "Het platform is op tijd. De uitgaven blijven achter bij de begroting. (fictief)",
        &[(PROJECTGROEP, year.on(7, 1), "Per thema een plan voor het najaar (fictief)")],
    );
    telling.done(two, year.on(6, 27), "Drie plannen, een voor elk thema.");
    telling.review(
        (year, 3, year.next().on(9, 12)),
        "Er is geld over, omdat het werk later begon. Daarover volgt een voorstel. (fictief)",
        &[],
    );
}

/// Tells the reviews of the second year.
pub(super) fn second_year(telling: &mut Telling<'_>, year: SchoolYear<'_>) {
    let one = telling.review(
        (year, 1, year.on(1, 16)),
        "De avond met mbo en bedrijven was een succes. (fictief)",
        &[
            (GEMEENTE, year.on(4, 1), "Een tweede avond met bedrijven houden (fictief)"),
            (PROJECTGROEP, year.on(6, 1), "Goede voorbeelden verzamelen (fictief)"),
        ],
    );
    telling.dropped(one, year.on(3, 17), "Bijeenkomsten mogen niet.");
    telling.done(one + 1, year.on(6, 11), "Veertien voorbeelden staan op het platform.");
    telling.review(
        (year, 2, year.on(5, 14)),
        "De scholen zijn dicht; de gewijzigde begroting past daarbij. (fictief)",
        &[],
    );
}

/// Tells the reviews of the third year.
pub(super) fn third_year(telling: &mut Telling<'_>, year: SchoolYear<'_>) {
    let two = telling.review(
        (year, 2, year.on(5, 12)),
        "Het tekort groeit. De projectleider houdt de regiegroep elke maand op de hoogte. (fictief)",
        &[(LEADER, year.on(6, 15), "Voorstel voor wat na juli 2022 gebeurt (fictief)")],
    );
    telling.done(two, year.on(6, 3), "Het voorstel is ingediend.");
}

/// Tells the reviews of the last year, and an action that nobody reviewed a report for.
pub(super) fn last_year(telling: &mut Telling<'_>, year: SchoolYear<'_>) {
    let opened = telling.leader(
        year.on(12, 1),
        OpenAction {
            title: "Vragenlijst voor de evaluatie maken (fictief)".to_owned(),
            owner: UNIVERSITEIT.to_owned(),
            due: year.on(2, 15),
            decision: None,
        },
    );
    telling.done(opened, year.on(3, 2), "De vragenlijst is klaar, iets later dan beloofd.");
    let one = telling.review(
        (year, 1, year.on(1, 13)),
        "Het laatste jaar verloopt volgens plan. (fictief)",
        &[(COMMUNICATION, year.on(6, 1), "De slotconferentie aankondigen (fictief)")],
    );
    telling.done(one, year.on(5, 24), "Aangekondigd bij alle partners en in de stad.");
    let two = telling.review(
        (year, 2, year.on(5, 12)),
        "Nog een paar maanden. Alles op tijd afronden. (fictief)",
        &[(
            PROJECTGROEP,
            year.on(7, 15),
            "Alle materialen overdragen aan het nieuwe programma (fictief)",
        )],
    );
    telling.done(two, year.next().on(9, 8), "Alles is overgedragen, na de zomer.");
}

impl Telling<'_> {
    /// The report of a period of a year is reviewed on a day, with actions: who, by which day and
    /// what. Returns the number of the first.
    fn review(
        &mut self,
        (year, period, on): (SchoolYear<'_>, u8, Date),
        remarks: &str,
        actions: &[(&str, Date, &str)],
    ) -> u32 {
        let agreed = |(owner, due, title): &(&str, Date, &str)| AgreedAction {
            title: (*title).to_owned(),
            owner: (*owner).to_owned(),
            due: *due,
        };
        let (year, remarks) = (year.year, remarks.to_owned());
        let actions = actions.iter().map(agreed).collect();
        self.leader(on, ReviewReport { year, period, remarks, actions })
    }

    fn done(&mut self, action: u32, on: Date, outcome: &str) {
        self.close_action(action, on, Closed::Done, outcome);
    }

    fn dropped(&mut self, action: u32, on: Date, outcome: &str) {
        self.close_action(action, on, Closed::Dropped, outcome);
    }

    fn close_action(&mut self, action: u32, on: Date, state: Closed, outcome: &str) {
        let (action, outcome) = (ActionId(action), outcome.to_owned());
        self.leader(on, CloseAction { action, state, outcome });
    }

    fn postpone(&mut self, action: u32, on: Date, due: Date, reason: &str) {
        let (action, reason) = (ActionId(action), reason.to_owned());
        self.leader(on, PostponeAction { action, due, reason });
    }
}
