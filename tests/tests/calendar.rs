//! The calendar of what is still to be done, as a calendar program would read it.

use std::collections::BTreeMap;

use ledger_tests::{World, golden};

fn demonstration() -> World {
    let world = World::empty().in_dutch();
    world.run(["demo"]).succeeds();
    std::fs::rename(world.path().join("demo-ledger/ledger"), world.path().join("ledger")).unwrap();
    world
}

fn calendar(world: &World, as_of: &str) -> String {
    world.run(["export", "ical", "--as-of", as_of]).succeeds().out
}

/// The properties of each entry by its UID, as RFC 5545 reads them: lines unfolded, every line ended by
/// CR and LF.
fn entries(calendar: &str) -> BTreeMap<String, BTreeMap<String, String>> {
    assert!(calendar.ends_with("END:VCALENDAR\r\n"));
    assert_eq!(calendar.matches('\n').count(), calendar.matches("\r\n").count());
    for line in calendar.split("\r\n") {
        assert!(line.len() <= 75, "longer than 75 octets: {line}");
    }
    let unfolded = calendar.replace("\r\n ", "");
    let mut lines = unfolded.split("\r\n");
    assert_eq!((lines.next(), lines.next()), (Some("BEGIN:VCALENDAR"), Some("VERSION:2.0")));
    let mut entries = BTreeMap::new();
    while let Some(line) = lines.next() {
        if line != "BEGIN:VEVENT" {
            continue;
        }
        let properties = lines.by_ref().take_while(|line| *line != "END:VEVENT");
        let entry: BTreeMap<String, String> = properties
            .map(|line| line.split_once(':').expect("a property and its value"))
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect();
        let before = entries.insert(entry["UID"].clone(), entry);
        assert!(before.is_none(), "an identifier stands twice");
    }
    entries
}

#[test]
fn the_same_events_give_the_same_calendar() {
    let world = demonstration();
    let text = calendar(&world, "2018-11-30");
    assert_eq!(text, calendar(&world, "2018-11-30"));
    let into = world.path().join("out.ics");
    let file = ledger_tests::path(&into);
    world.run(["export", "ical", "--as-of", "2018-11-30", "-o", file]).succeeds();
    assert_eq!(std::fs::read_to_string(&into).unwrap(), text);
    entries(&text);
    golden("calendar.ics.txt", &text.replace("\r\n", "\n"));
}

#[test]
fn an_entry_is_a_day_keeps_its_identifier_and_goes_when_it_is_met() {
    let world = demonstration();
    let autumn = entries(&calendar(&world, "2018-11-30"));
    let spring = entries(&calendar(&world, "2019-03-20"));
    let report =
        |number| format!("monitoring-report-2018-2019-{number}@leidse-aanpak.convenant.invalid");
    // The first report is out on 12 December, the second not before 15 April.
    assert!(autumn.contains_key(&report(1)) && !spring.contains_key(&report(1)));
    let (earlier, later) = (&autumn[&report(2)], &spring[&report(2)]);
    for entry in [earlier, later] {
        assert_eq!(entry["DTSTART;VALUE=DATE"], "20190430");
        assert_eq!(entry["DTEND;VALUE=DATE"], "20190501");
        assert_eq!(entry["SUMMARY"], "Uiterlijk vandaag: Monitoringrapportage 2 2018-2019");
    }
    assert!(earlier["DTSTAMP"].starts_with("201811") && earlier["DTSTAMP"].ends_with('Z'));
    assert!(later["DTSTAMP"].starts_with("201903"));
    let english = world.run(["export", "ical", "--as-of", "2019-03-20", "--lang", "en"]).succeeds();
    assert_eq!(
        entries(&english.out)[&report(2)]["SUMMARY"],
        "Last day: Monitoring report 2 2018-2019"
    );
}
