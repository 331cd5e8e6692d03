//! What the network does: ambassadors, groups, meetings, conversations, the platform, goals and the
//! evaluation. Every person, text and date is fictional.

use ledger_core::acts::ambassador::{AppointAmbassador, EndAmbassador};
use ledger_core::acts::conclude::Which;
use ledger_core::acts::conversation::RecordConversation;
use ledger_core::acts::evaluation::RecordEvaluation;
use ledger_core::acts::goal::{GoalState, RecordGoalProgress, SetGoal};
use ledger_core::acts::group::{Group, JoinGroup, LeaveGroup};
use ledger_core::acts::meeting::{Invited, MeetingKind, RecordMeeting};
use ledger_core::acts::platform::{RecordPlatformUpdate, UpdateKind};
use ledger_core::{Date, GoalId, PersonId};

use super::school_year::{SchoolYear, workday};
use super::telling::Telling;

/// The first ambassador of the first partner; those of the others follow.
const FIRST_AMBASSADOR: u32 = 101;

/// The members of the projectgroep: person, field of work, and the place of the theme.
const PROJECTGROEP: [(u32, &str, usize); 6] = [
    (31, "primair onderwijs", 1),
    (32, "voortgezet onderwijs", 2),
    (33, "passend onderwijs", 1),
    (34, "opvang en vrije tijd", 0),
    (35, "hoger onderwijs", 2),
    (36, "cultuur en wetenschap", 0),
];

/// A goal of a theme: what is to be reached, by what it is seen, and how it stood in spring and summer.
struct Goal {
    text: &'static str,
    measure: &'static str,
    spring: (GoalState, &'static str),
    summer: (GoalState, &'static str),
}

/// 2018-2019: the network gets its people, and starts.
pub(super) fn first(telling: &mut Telling<'_>, year: SchoolYear<'_>) {
    ambassadors(telling, year);
    groups(telling, year);
    let goals = [
        Goal {
            text: "Acht scholen doen mee aan de training motivatie (fictief)",
            measure: "aantal scholen",
            spring: (GoalState::Green, "Vijf scholen zijn begonnen."),
            summer: (GoalState::Green, "Negen scholen deden mee."),
        },
        Goal {
            text: "Een overzicht van het aanbod op maat staat op het platform (fictief)",
            measure: "aanbod op het platform",
            spring: (GoalState::Amber, "Het platform is later klaar dan gepland."),
            summer: (GoalState::Amber, "De helft van het aanbod staat erop."),
        },
        Goal {
            text: "Tien basisscholen en vijf middelbare scholen wisselen gegevens uit (fictief)",
            measure: "aantal scholen",
            spring: (GoalState::Amber, "Vier basisscholen doen mee."),
            summer: (GoalState::Green, "Elf basisscholen en vijf middelbare scholen doen mee."),
        },
    ];
    telling.goals(year, year.on(11, 15), &goals);
    let all = Invited::Partners(Which::All);
    let seats = telling.definition.regiegroep.seats.iter().map(|seat| seat.partner.clone());
    let seats: Vec<String> = seats.collect();
    telling.leader(
        year.on(11, 8),
        RecordMeeting {
            kind: MeetingKind::Regiegroep,
            title: "Eerste vergadering van de regiegroep (fictief)".to_owned(),
            invited: Invited::Partners(Which::These(seats.clone())),
            attended: seats,
            theme: None,
            notes: Some("Begroting, bijdragen en verdeelsleutel.".to_owned()),
        },
    );
    let network = MeetingKind::Network;
    telling.meets(
        year.on(12, 4),
        network,
        "Eerste ambassadeursbijeenkomst",
        Invited::Ambassadors,
        3,
    );
    telling.meets(year.on(1, 22), MeetingKind::ThemeMeeting, "Motivatie", all.clone(), 2);
    telling.meets(year.on(3, 28), MeetingKind::Conference, "Voorjaarsconferentie", all, 6);
    let cafe = MeetingKind::Onderwijscafe;
    telling.meets(year.on(6, 13), cafe, "Onderwijscafé juni", Invited::Ambassadors, 2);
    telling.conversations(year, &["winford-vrijbergen"]);
    telling.publishes(year.on(2, 7), UpdateKind::News, "Het nieuwe platform staat online", None);
    telling.publishes(year.on(3, 12), UpdateKind::GoodExample, "Rekenclub", Some("haanstra"));
    telling.publishes(year.on(5, 9), UpdateKind::Activity, "Zomerlab", Some("technolab"));
}

/// 2019-2020: companies and mbo come in, and in spring everybody stays at home.
pub(super) fn second(telling: &mut Telling<'_>, year: SchoolYear<'_>) {
    let goals = [
        Goal {
            text: "Leerlingen kiezen zelf een uitdaging, op tien scholen (fictief)",
            measure: "aantal scholen",
            spring: (GoalState::Green, "Op acht scholen, vanaf maart online."),
            summer: (GoalState::Green, "Op twaalf scholen."),
        },
        Goal {
            text: "Elke partner kent het aanbod op maat (fictief)",
            measure: "antwoorden op de vragenlijst",
            spring: (GoalState::Green, "De vragenlijst is uitgezet."),
            summer: (GoalState::Amber, "Twee op de drie partners kennen het."),
        },
        Goal {
            text: "De kennismaking met de brugklas is op elke school geregeld (fictief)",
            measure: "aantal scholen",
            spring: (GoalState::Red, "De scholen zijn dicht."),
            summer: (GoalState::Amber, "Online kennismaking op de helft van de scholen."),
        },
    ];
    telling.goals(year, year.on(9, 10), &goals);
    let (network, all) = (MeetingKind::Network, Invited::Partners(Which::All));
    telling.meets(year.on(11, 21), network, "Avond met mbo en bedrijven", all, 3);
    let (meeting, title) = (MeetingKind::ThemeMeeting, "Onderwijs op maat");
    telling.meets(year.on(1, 30), meeting, title, Invited::Ambassadors, 2);
    telling.conversations(year, &["stadspodia", "jonge-uil"]);
    let literature = UpdateKind::Literature;
    telling.publishes(year.on(10, 3), literature, "Leeslijst motivatie", Some("onderwijsadvies"));
    telling.publishes(year.on(4, 2), UpdateKind::Activity, "Online uitdagingen voor thuis", None);
    // An ambassador is succeeded, and somebody leaves the communications group.
    let (partner, person) = ("naturalis".to_owned(), telling.ambassador_of("naturalis"));
    telling.leader(year.on(9, 2), EndAmbassador { partner, person });
    telling.appoint("naturalis", PersonId(201), year.on(9, 2));
    let (group, person) = (Group::Communication, PersonId(43));
    telling.leader(year.on(1, 16), LeaveGroup { group, person });
}

/// 2020-2021: most is online, and some partners are not reached.
pub(super) fn third(telling: &mut Telling<'_>, year: SchoolYear<'_>) {
    let goals = [
        Goal {
            text: "Zes online trainingen motivatie, met honderd docenten (fictief)",
            measure: "aantal docenten",
            spring: (GoalState::Green, "Vier trainingen, 71 docenten."),
            summer: (GoalState::Green, "Zes trainingen, 118 docenten."),
        },
        Goal {
            text: "Leerlingen vinden het aanbod op maat in een app (fictief)",
            measure: "aantal leerlingen",
            spring: (GoalState::Amber, "De app wordt getest en kost meer dan begroot."),
            summer: (GoalState::Red, "De app is er; weinig leerlingen gebruiken hem."),
        },
        Goal {
            text: "Elke school houdt een online open dag (fictief)",
            measure: "aantal scholen",
            spring: (GoalState::Green, "Op alle middelbare scholen."),
            summer: (GoalState::Green, "Op alle middelbare scholen."),
        },
    ];
    telling.goals(year, year.on(9, 8), &goals);
    let (symposium, all) = (MeetingKind::Symposium, Invited::Partners(Which::All));
    telling.meets(year.on(11, 26), symposium, "Online talkshow", all, 2);
    let (network, cafe) = (MeetingKind::Network, MeetingKind::Onderwijscafe);
    telling.meets(year.on(3, 18), network, "Online studiedag", Invited::Ambassadors, 4);
    telling.meets(year.on(6, 3), cafe, "Weer samen", Invited::Ambassadors, 2);
    let unreached = ["flowerkids", "stadspodia", "museum-volkenkunde", "bright-kids", "jonge-uil"];
    telling.conversations(year, &unreached);
    telling.publishes(year.on(12, 1), UpdateKind::News, "De app komt eraan", None);
    telling.publishes(year.on(5, 18), UpdateKind::GoodExample, "Lezen op afstand", Some("bplusc"));
    let (group, person) = (Group::Projectgroep, PersonId(34));
    telling.leader(year.on(9, 1), LeaveGroup { group, person });
    let place = ("opvang en vrije tijd", 0);
    telling.join_projectgroep(37, place, year.on(9, 1));
}

/// 2021-2022: the network is closed off and evaluated.
pub(super) fn fourth(telling: &mut Telling<'_>, year: SchoolYear<'_>) {
    let goals = [
        Goal {
            text: "De training motivatie blijft bestaan na het convenant (fictief)",
            measure: "een school of instelling die haar overneemt",
            spring: (GoalState::Amber, "Er wordt met drie partners gesproken."),
            summer: (GoalState::Green, "Twee partners nemen haar over."),
        },
        Goal {
            text: "Al het lesmateriaal is te vinden en te downloaden (fictief)",
            measure: "export van het platform",
            spring: (GoalState::Green, "De export is in opdracht gegeven."),
            summer: (GoalState::Green, "Alles staat erin."),
        },
        Goal {
            text: "Een draaiboek voor de overgang naar de brugklas (fictief)",
            measure: "het draaiboek",
            spring: (GoalState::Green, "Het concept ligt bij de scholen."),
            summer: (GoalState::Green, "Het draaiboek is vastgesteld."),
        },
    ];
    telling.goals(year, year.on(9, 7), &goals);
    let all = Invited::Partners(Which::All);
    telling.meets(year.on(11, 18), MeetingKind::Network, "Talentenmarkt", all.clone(), 3);
    telling.meets(year.on(6, 2), MeetingKind::Conference, "Slotconferentie", all, 7);
    telling.conversations(year, &["kinderhaven"]);
    telling.publishes(year.on(10, 12), UpdateKind::Literature, "Vier jaar talent", Some("aed"));
    telling.publishes(year.on(7, 5), UpdateKind::News, "Waar u alles terugvindt", None);
    let attended = Which::These(telling.present(year.on(6, 23), 8));
    let text = "Fictief: partners kennen elkaar beter en willen doorgaan. Het platform werd te weinig \
                gebruikt, en de kosten van de app waren te hoog.";
    telling.leader(year.on(6, 23), RecordEvaluation { text: text.to_owned(), attended });
}

/// A partner that acceded gets its ambassador.
pub(super) fn welcome(telling: &mut Telling<'_>, on: Date) {
    if let Some(partner) = telling.partners.last().cloned() {
        let person = telling.ambassador_of(&partner);
        telling.appoint(&partner, person, on);
    }
}

/// Every party gets an ambassador in the first month, three of them after the holidays.
fn ambassadors(telling: &mut Telling<'_>, year: SchoolYear<'_>) {
    let partners = telling.partners.clone();
    for (place, partner) in partners.iter().enumerate() {
        let on = match partner.as_str() {
            "jonge-uil" | "wellant" | "winford-vrijbergen" => year.on(1, 14),
            _ if place < 20 => year.on(11, 12),
            _ if place < 40 => year.on(11, 19),
            _ => year.on(11, 26),
        };
        let person = telling.ambassador_of(partner);
        telling.appoint(partner, person, on);
    }
    telling.appoint("gemeente-leiden", PersonId(202), year.on(11, 26));
}

fn groups(telling: &mut Telling<'_>, year: SchoolYear<'_>) {
    for (person, field, theme) in PROJECTGROEP {
        telling.join_projectgroep(person, (field, theme), year.on(11, 20));
    }
    for person in [41, 42, 43].map(PersonId) {
        let (group, field, theme) = (Group::Communication, None, None);
        telling.leader(year.on(12, 3), JoinGroup { group, person, field, theme });
    }
}

impl Telling<'_> {
    /// The fictional person who is the first ambassador of a partner.
    fn ambassador_of(&self, partner: &str) -> PersonId {
        let place = self.partners.iter().position(|code| code == partner).unwrap_or_default();
        PersonId(FIRST_AMBASSADOR + place as u32)
    }

    fn appoint(&mut self, partner: &str, person: PersonId, on: Date) {
        let partner = partner.to_owned();
        self.leader(workday(on), AppointAmbassador { partner, person });
    }

    fn join_projectgroep(&mut self, person: u32, (field, theme): (&str, usize), on: Date) {
        let join = JoinGroup {
            group: Group::Projectgroep,
            person: PersonId(person),
            field: Some(field.to_owned()),
            theme: self.definition.themes.get(theme).cloned(),
        };
        self.leader(on, join);
    }

    /// A meeting where all partners are but one in so many.
    fn meets(
        &mut self,
        on: Date,
        kind: MeetingKind,
        title: &str,
        invited: Invited,
        but_one_in: usize,
    ) {
        let (title, attended) = (format!("{title} (fictief)"), self.present(on, but_one_in));
        self.leader(on, RecordMeeting { kind, title, invited, attended, theme: None, notes: None });
    }

    /// All partners of a day but one in so many.
    fn present(&self, on: Date, but_one_in: usize) -> Vec<String> {
        let partners = self.partners.iter().enumerate();
        let present = partners
            .filter(|(place, partner)| place % but_one_in != 1 && !self.has_left(partner, on));
        present.map(|(_, partner)| partner.clone()).collect()
    }

    /// The yearly conversations, from January to April, with every partner but a few.
    fn conversations(&mut self, year: SchoolYear<'_>, but: &[&str]) {
        let partners = self.partners.clone();
        let spoken = partners.into_iter().filter(|partner| !but.contains(&partner.as_str()));
        for (place, partner) in (0..).zip(spoken) {
            let on = workday(year.on(1, 8).plus_days(2 * place));
            if self.has_left(&partner, on) {
                continue;
            }
            let subject = format!("Jaargesprek {} (fictief)", year.year);
            self.leader(on, RecordConversation { partner, subject, summary: None });
        }
    }

    fn publishes(&mut self, on: Date, kind: UpdateKind, title: &str, partner: Option<&str>) {
        let (title, partner) = (format!("{title} (fictief)"), partner.map(str::to_owned));
        self.leader(on, RecordPlatformUpdate { kind, title, partner });
    }

    /// A goal for each theme, in order, and how it stood at the end of March and of June.
    fn goals(&mut self, year: SchoolYear<'_>, set_on: Date, goals: &[Goal]) {
        let themes = self.definition.themes.clone();
        for (goal, theme) in goals.iter().zip(themes) {
            let number = self.leader(
                set_on,
                SetGoal {
                    year: year.year,
                    theme,
                    goal: goal.text.to_owned(),
                    measure: Some(goal.measure.to_owned()),
                },
            );
            let steps = [(year.on(3, 26), goal.spring), (year.on(6, 28), goal.summer)];
            for (on, (state, text)) in steps {
                let (goal, text) = (GoalId(number), text.to_owned());
                self.leader(workday(on), RecordGoalProgress { goal, state, text });
            }
        }
    }
}
