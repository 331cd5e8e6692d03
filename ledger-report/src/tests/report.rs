//! The monitoring report for a reader.

use super::*;
use crate::{csv, text};

#[test]
fn every_line_fits_80_columns() {
    for books in [Books::founded(LONG_NAME), Books::concluded(LONG_NAME)] {
        for lang in [Lang::Nl, Lang::En] {
            fits("report 1", &books.report(1, lang), 80);
            fits("report 2", &books.report(2, lang), 80);
        }
    }
}

#[test]
fn the_report_says_on_its_first_page_how_it_stands_and_at_its_end_what_it_is_made_from() {
    let report = Books::founded("Oost").report(1, Lang::Nl);
    let (first_page, rest) = report.split_once("2. Doelen en afspraken").unwrap();
    assert!(first_page.lines().count() < 60, "{first_page}");
    assert!(first_page.contains("Stand op 30 juni 2020"));
    // For who checks it, and for nobody else.
    assert!(!first_page.contains("Merkle") && !first_page.contains(&"ab".repeat(32)));
    let (_, basis) = rest.split_once("Bijlage E. Verantwoording").unwrap();
    assert!(basis.contains(&"ab".repeat(32)), "{basis}");
    assert_eq!(report, Books::founded("Oost").report(1, Lang::Nl), "the same at every time");
}

#[test]
fn a_report_of_nothing_says_so_under_every_heading() {
    for lang in [Lang::Nl, Lang::En] {
        let report = Books::concluded("Oost").report(2, lang);
        let annexes = ["Bijlage ", "Annex "];
        let numbered = report.lines().filter_map(|line| Some(line.split_once(". ")?.0));
        let numbered = numbered.map(|start| {
            annexes.iter().find_map(|of| start.strip_prefix(of)).unwrap_or(start).to_owned()
        });
        let numbers: Vec<String> = numbered.filter(|of| of.len() == 1).collect();
        assert_eq!(numbers, ["1", "2", "3", "4", "5", "A", "B", "C", "D", "E"]);
        // A goal for neither theme, and no meeting.
        let without = ["Water", "Wegen"].map(|theme| report.contains(&lang.no_goals_of(theme)));
        assert_eq!(without, [true, true], "{report}");
        assert_eq!(report.matches(lang.no_meetings()).count(), 1, "{report}");
        assert!(report.contains(lang.conversations_held()), "{report}");
        assert!(report.contains(lang.no_subsidies()), "{report}");
    }
}

#[test]
fn the_events_are_for_programs_and_late_ones_are_marked() {
    // No report of the first period was issued, so the second has its events.
    let events = |period| {
        let document = Books::founded("Oost").document(period, Lang::Nl);
        let events = document.tables().find(|table| table.key == "events").map(csv);
        assert!(!text(&document, 80).contains("partij genoemd"));
        events.unwrap()
    };
    assert!(!events(1).contains('*'));
    assert!(events(2).contains("\n5,*,2020-01-15,"), "{}", events(2));
}
