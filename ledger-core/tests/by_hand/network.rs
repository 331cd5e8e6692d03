//! The network and the obligations of a small covenant, by a reader who checks them by hand.

use ledger_core::views::Count;
use ledger_core::views::ambassadors::AmbassadorRegister;
use ledger_core::views::goals::GoalsView;
use ledger_core::views::groups::GroupsView;
use ledger_core::views::network::NetworkView;
use ledger_core::views::obligations::{Agenda, Filter, ObligationState, Obligations};
use ledger_core::{Actor, Event, Ledger, Recorded};
use serde_json::json;

use crate::books::{Books, day, year};

/// The founded covenant with a year of contact, of 2020.
///
/// The water board has an ambassador all year, the residents from 1 June on; the municipality has none.
fn books() -> Books {
    let mut books = Books::founded();
    let mut on = |on, kind, data| books.leader(on, kind, data);
    on("2020-02-01", "appoint-ambassador", json!({ "partner": "waterschap", "person": 8 }));
    let goal = json!({ "year": "2020", "theme": "Water", "goal": "Droge voeten" });
    on("2020-02-02", "set-goal", goal);
    on(
        "2020-03-01",
        "record-meeting",
        json!({
            "kind": "conference", "title": "Dijkdag", "invited": "ambassadors",
            "attended": ["waterschap", "gemeente-oost"], "theme": "Water"
        }),
    );
    on("2020-04-01", "record-conversation", json!({ "partner": "bewoners", "subject": "Jaar" }));
    on("2020-04-02", "record-platform-update", json!({ "kind": "news", "title": "Dijkdag" }));
    on("2020-05-01", "record-goal-progress", json!({ "goal": 1, "state": "red", "text": "Nat." }));
    on("2020-06-01", "appoint-ambassador", json!({ "partner": "bewoners", "person": 9 }));
    on(
        "2020-06-02",
        "record-meeting",
        json!({
            "kind": "regiegroep", "title": "Overleg", "invited": { "partners": "all" }, "attended": []
        }),
    );
    on(
        "2020-09-01",
        "record-meeting",
        json!({
            "kind": "onderwijscafe", "title": "Najaar", "invited": { "partners": "all" },
            "attended": ["bewoners"]
        }),
    );
    let literature = json!({ "kind": "literature", "title": "Dijken", "partner": "bewoners" });
    on("2020-10-01", "record-platform-update", literature);
    on("2020-11-01", "join-group", json!({ "group": "communication", "person": 8 }));
    books
}

#[test]
fn a_year_of_contact_counts_meetings_of_the_network_only() {
    let books = books();
    let network = NetworkView::of(&books.ledger, year("2020"), day("2021-06-01")).unwrap();
    assert_eq!(network.on, day("2020-12-31"));
    let counts: Vec<_> = network
        .partners
        .iter()
        .map(|of| {
            let counts = [&of.conversations, &of.invited, &of.attended, &of.contributions];
            (of.code.as_str(), of.ambassadors.len(), counts.map(|count| count.count))
        })
        .collect();
    let expected = [
        ("waterschap", 1, [0, 2, 1, 0]),
        ("gemeente-oost", 0, [0, 1, 1, 0]),
        ("bewoners", 1, [1, 1, 1, 1]),
    ];
    assert_eq!(counts, expected);
    assert_eq!(network.meetings.len(), 3);
    assert_eq!(network.platform_updates.count, 2);
    assert_eq!(network.coverage.without, ["Fictieve Gemeente Oost"]);
    let earlier = NetworkView::of(&books.ledger, year("2020"), day("2020-05-31")).unwrap();
    assert_eq!((earlier.meetings.len(), earlier.coverage.with_ambassador.count), (1, 1));
    let later = NetworkView::of(&books.ledger, year("2021"), day("2021-06-01")).unwrap();
    assert!(later.meetings.is_empty() && later.platform_updates.events.is_empty());
    let register = AmbassadorRegister::of(&books.ledger, day("2020-05-31"));
    let persons: Vec<usize> = register.partners.iter().map(|of| of.ambassadors.len()).collect();
    assert_eq!(persons, [1, 0, 0]);
}

#[test]
fn every_count_names_its_events() {
    let books = books();
    let network = NetworkView::of(&books.ledger, year("2020"), day("2020-12-31")).unwrap();
    let kind = |event: &ledger_core::Position| books.log[event.0 as usize].event.kind().name();
    for of in &network.partners {
        for (count, name) in [
            (&of.conversations, "conversation-recorded"),
            (&of.invited, "meeting-recorded"),
            (&of.attended, "meeting-recorded"),
            (&of.contributions, "platform-updated"),
        ] {
            assert_eq!(count.events.len(), count.count);
            assert!(count.events.iter().all(|event| kind(event) == name));
        }
    }
}

#[test]
fn what_is_covered_and_met_names_the_events_that_made_it_so() {
    let books = books();
    let (on, ledger) = (day("2020-12-31"), &books.ledger);
    let said = |count: &Count| -> Vec<String> {
        assert_eq!(count.events.len(), count.count);
        let recorded = count.events.iter().map(|event| &books.log[event.0 as usize]);
        recorded.map(|of| format!("{} {}", of.on, of.event.kind().name())).collect()
    };
    let coverage = AmbassadorRegister::of(ledger, on).coverage;
    assert_eq!(
        said(&coverage.with_ambassador),
        ["2020-02-01 ambassador-appointed", "2020-06-01 ambassador-appointed"]
    );
    let signed = ["2020-01-15 covenant-signed"; 3];
    assert_eq!(said(&coverage.parties), signed);
    let all = Obligations::of(ledger, on, Filter::default()).groups;
    let group = |code: &str| all.iter().find(|group| group.obligation.code() == code).unwrap();
    // Of four partners that the covenant names, three signed.
    let signature = group("signature");
    assert_eq!(said(&signature.of), ["2020-01-15 party-named"; 4]);
    assert_eq!(said(&signature.met), signed);
    assert_eq!(signature.met_late, Count::default());
    // Both ambassadors were invited in the autumn, the first also in March: that was enough.
    let both = ["2020-03-01 meeting-recorded", "2020-09-01 meeting-recorded"];
    let invited = group("ambassadors-invited");
    assert_eq!(said(&invited.of), signed);
    assert_eq!(said(&invited.met), both);
    // Two meetings of the network are asked for: the second is enough, and the other kind is none.
    let meetings = group("network-meetings");
    assert_eq!(said(meetings.done.as_ref().unwrap()), both);
    assert_eq!(said(&meetings.met), both[1..]);
    assert_eq!(said(&meetings.of), ["2020-01-15 covenant-concluded"]);
    let key = group("risk-key");
    assert_eq!(said(&key.met_late), ["2020-01-25 risk-key-adopted"]);
    assert_eq!(said(&group("conversation").met), ["2020-04-01 conversation-recorded"]);
}

#[test]
fn goals_stand_under_their_theme_as_they_stood_on_the_day() {
    let books = books();
    let goals = |on| GoalsView::of(&books.ledger, Some(year("2020")), day(on)).themes;
    assert!(goals("2020-02-01").iter().all(|theme| theme.goals.is_empty()));
    let set = goals("2020-02-02");
    assert_eq!(
        set.iter().map(|theme| theme.theme.as_str()).collect::<Vec<_>>(),
        ["Water", "Wegen"]
    );
    assert_eq!(set[0].goals[0].progress, None);
    let latest = goals("2020-05-01").remove(0).goals.remove(0).progress.unwrap();
    assert_eq!((latest.text.as_str(), latest.on), ("Nat.", day("2020-05-01")));
    assert!(
        GoalsView::of(&books.ledger, Some(year("2021")), day("2021-05-01")).themes[0]
            .goals
            .is_empty()
    );
    assert_eq!(GoalsView::of(&books.ledger, None, day("2021-05-01")).themes[0].goals.len(), 1);
}

#[test]
fn groups_and_the_evaluation_are_seen_from_their_day_on() {
    let mut books = books();
    let join =
        json!({ "group": "projectgroep", "person": 7, "field": "waterbeheer", "theme": "Wegen" });
    books.leader("2020-11-02", "join-group", join);
    let members = |on| GroupsView::of(&books.ledger, day(on)).members;
    assert_eq!(members("2020-10-31").len(), 0);
    let rows: Vec<_> =
        members("2020-11-02").into_iter().map(|row| (row.person.0, row.field, row.theme)).collect();
    let text = |text: &str| Some(text.to_owned());
    // The projectgroep first, whoever joined first.
    assert_eq!(rows, [(7, text("waterbeheer"), text("Wegen")), (8, None, None)]);
    let evaluation = json!({ "text": "Goed.", "attended": ["bewoners"] });
    books.leader("2022-06-01", "record-evaluation", evaluation);
    let evaluated = |on| NetworkView::of(&books.ledger, year("2022"), day(on)).unwrap().evaluation;
    assert_eq!(evaluated("2022-05-31"), None);
    let seen = evaluated("2022-06-01").unwrap();
    assert_eq!((seen.text.as_str(), seen.invited, seen.attended), ("Goed.", 3, 1));
}

/// The obligations of a year on a day: each with how many are met of how many, and its state.
fn groups(ledger: &Ledger, of: &str, on: &str) -> Vec<String> {
    let filter = Filter { year: Some(year(of)), ..Filter::default() };
    let groups = Obligations::of(ledger, day(on), filter).groups.into_iter();
    let said = groups.map(|group| {
        let period = group.period.map(|period| format!(" {period}")).unwrap_or_default();
        let done = group.done.map(|done| format!(" {}x", done.count)).unwrap_or_default();
        let state = match group.state {
            ObligationState::Met => "met",
            ObligationState::Due => "due",
            ObligationState::Late => "late",
            ObligationState::Waived => "waived",
        };
        let (code, due) = (group.obligation.code(), group.due);
        format!("{code}{period} {due}: {}/{}{done} {state}", group.met.count, group.of.count)
    });
    said.collect()
}

#[test]
fn obligations_are_met_due_or_late() {
    let books = books();
    // Signed are three of four; the risk key came ten days after the covenant.
    assert_eq!(
        groups(&books.ledger, "2020", "2020-12-31"),
        [
            "signature 2020-01-15: 3/4 late",
            "ambassador 2020-12-31: 2/3 due",
            "ambassadors-invited 2020-12-31: 2/3 due",
            "conversation 2020-12-31: 1/3 due",
            "network-meetings 2020-12-31: 1/1 2x met",
            "platform 2020-12-31: 1/1 2x met",
            "subsidies 2020-12-31: 0/1 0x due",
            "communication-group 2020-12-31: 1/1 1x met",
            "contribution 2020-12-31: 3/3 met",
            "risk-key 2020-01-15: 1/1 1x met",
            "budget 2020-01-15: 1/1 1x met",
            "monitoring-report 1 2020-07-30: 0/1 0x late",
            "monitoring-report 2 2021-01-30: 0/1 0x due",
        ]
    );
    let on = |on| groups(&books.ledger, "2020", on);
    // A day before the second meeting, on the day, and when the year is over.
    assert_eq!(on("2020-08-31")[4], "network-meetings 2020-12-31: 0/1 1x due");
    assert_eq!(on("2020-09-01")[4], "network-meetings 2020-12-31: 1/1 2x met");
    assert_eq!(on("2021-01-01")[3], "conversation 2020-12-31: 1/3 late");
    assert_eq!(on("2021-01-30")[12], "monitoring-report 2 2021-01-30: 0/1 0x due");
    assert_eq!(on("2021-01-31")[12], "monitoring-report 2 2021-01-30: 0/1 0x late");
    assert_eq!(on("2021-01-31")[6], "subsidies 2020-12-31: 0/1 0x late");
    // Of 2021 nobody is invoiced yet; what is not begun is not met.
    assert_eq!(groups(&books.ledger, "2021", "2020-12-31")[0], "ambassador 2021-12-31: 0/3 due");
    assert_eq!(groups(&books.ledger, "2021", "2021-01-01")[7], "contribution 2021-12-31: 0/3 due");
    // What stands is counted on the last day of the year, whatever came after.
    assert_eq!(on("2021-01-01")[1], "ambassador 2020-12-31: 2/3 late");
}

#[test]
fn the_last_year_is_evaluated_and_decided_on() {
    let mut books = books();
    let last = |books: &Books, on: &str| -> Vec<String> {
        let mut groups = groups(&books.ledger, "2022", on);
        groups.split_off(groups.len() - 2)
    };
    assert_eq!(
        last(&books, "2022-06-30"),
        ["evaluation 2022-12-31: 0/1 0x due", "continuation 2022-06-30: 0/1 0x due"]
    );
    let evaluation = json!({ "text": "Goed.", "attended": "all" });
    books.leader("2022-06-01", "record-evaluation", evaluation);
    assert_eq!(
        last(&books, "2022-07-01"),
        ["evaluation 2022-12-31: 1/1 1x met", "continuation 2022-06-30: 0/1 0x late"]
    );
}

#[test]
fn what_is_met_too_late_says_so_and_what_is_late_can_be_asked_for() {
    let books = books();
    let every = Obligations::of(&books.ledger, day("2022-12-31"), Filter::default());
    for row in every.rows {
        assert_eq!(serde_json::to_value(row.obligation).unwrap(), row.obligation.code());
    }
    let all = Obligations::of(&books.ledger, day("2020-12-31"), Filter::default());
    let key = all.rows.iter().find(|row| row.obligation.code() == "risk-key").unwrap();
    assert_eq!((key.met_on, key.met_late()), (Some(day("2020-01-25")), true));
    let meetings = all.rows.iter().find(|row| row.obligation.code() == "network-meetings").unwrap();
    assert_eq!((meetings.met_on, meetings.met_late()), (Some(day("2020-09-01")), false));
    let filter = Filter { late: true, ..Filter::default() };
    let late = Obligations::of(&books.ledger, day("2020-12-31"), filter);
    let rows: Vec<&str> = late.rows.iter().map(|row| row.obligation.code()).collect();
    assert_eq!(rows, ["signature", "monitoring-report"]);
    let groups: Vec<_> =
        late.groups.iter().map(|group| (group.met.count, group.of.count)).collect();
    assert_eq!(groups, [(3, 4), (0, 1)]);
    let filter = Filter { partner: books.ledger.partners.find("bewoners"), ..Filter::default() };
    let rows = Obligations::of(&books.ledger, day("2020-12-31"), filter).rows;
    let done: Vec<_> = rows.iter().map(|row| (row.obligation.code(), row.done.count)).collect();
    let expected = [
        ("signature", 1),
        ("ambassador", 1),
        ("ambassadors-invited", 1),
        ("conversation", 1),
        ("contribution", 1),
    ];
    assert_eq!(done, expected);
}

#[test]
fn the_agenda_has_what_comes_due_and_is_not_met() {
    let books = books();
    let agenda = |on, days| {
        let items = Agenda::of(&books.ledger, day(on), days).items.into_iter();
        items.map(|item| (item.due.to_string(), item.obligation.code())).collect::<Vec<_>>()
    };
    assert_eq!(agenda("2020-07-01", 29), [("2020-07-30".to_owned(), "monitoring-report")]);
    assert_eq!(agenda("2020-07-01", 28), []);
    let december = agenda("2020-12-01", 62);
    let codes: Vec<&str> = december.iter().map(|(_, code)| *code).collect();
    let due_in_december = ["ambassador", "ambassadors-invited", "conversation", "subsidies"];
    assert_eq!(codes[..4], due_in_december);
    // The next year begins with a budget; the key holds on. Then the second report.
    assert_eq!(codes[4..], ["budget", "monitoring-report"]);
    assert_eq!(december[4].0, "2021-01-01");
}

#[test]
fn an_event_that_does_not_fit_is_refused_and_never_a_panic() {
    let books = books();
    let meeting = |meeting: u32, invited: u32, theme: u8| {
        json!({
            "meeting": meeting, "kind": "other", "title": "X", "invited": [invited],
            "attended": [], "theme": theme, "notes": null
        })
    };
    let goal = |goal: u32, theme: u8| json!({ "goal": goal, "year": "2020", "theme": theme, "text": "X", "measure": null });
    let work = |theme: u8| json!({ "field": "X", "theme": theme });
    for (kind, data, fits) in [
        ("ambassador-appointed", json!({ "partner": 99, "person": 7 }), false),
        ("ambassador-appointed", json!({ "partner": 1, "person": 8 }), false),
        ("ambassador-appointed", json!({ "partner": 1, "person": 7 }), true),
        ("ambassador-ended", json!({ "partner": 99, "person": 8 }), false),
        ("ambassador-ended", json!({ "partner": 1, "person": 7 }), false),
        ("ambassador-ended", json!({ "partner": 1, "person": 8 }), true),
        ("group-joined", json!({ "group": "communication", "person": 8, "work": null }), false),
        ("group-joined", json!({ "group": "projectgroep", "person": 8, "work": work(3) }), false),
        ("group-joined", json!({ "group": "projectgroep", "person": 8, "work": work(2) }), true),
        ("group-left", json!({ "group": "projectgroep", "person": 8 }), false),
        ("group-left", json!({ "group": "communication", "person": 8 }), true),
        ("meeting-recorded", meeting(5, 1, 1), false),
        ("meeting-recorded", meeting(4, 0, 1), false),
        ("meeting-recorded", meeting(4, 1, 0), false),
        ("meeting-recorded", meeting(4, 1, 2), true),
        ("conversation-recorded", json!({ "partner": 5, "subject": "X", "summary": null }), false),
        ("platform-updated", json!({ "kind": "news", "title": "X", "partner": 5 }), false),
        ("goal-set", goal(1, 1), false),
        ("goal-set", goal(2, 3), false),
        ("goal-set", goal(2, 2), true),
        ("goal-progress-recorded", json!({ "goal": 0, "state": "red", "text": "X" }), false),
        ("goal-progress-recorded", json!({ "goal": 2, "state": "red", "text": "X" }), false),
        ("evaluation-recorded", json!({ "text": "X", "invited": [5], "attended": [] }), false),
        ("evaluation-recorded", json!({ "text": "X", "invited": [1], "attended": [1] }), true),
    ] {
        let mut ledger = books.ledger.clone();
        let event: Event = serde_json::from_value(json!({ "kind": kind, "data": data })).unwrap();
        let (position, recorded_at) = (ledger.next(), ledger.recorded_at().unwrap());
        let (on, actor) = (day("2020-12-01"), Actor::ProjectLeader);
        let applied = ledger.apply(Recorded { position, recorded_at, on, actor, event });
        assert_eq!(applied.is_ok(), fits, "{kind} {data}");
    }
}
