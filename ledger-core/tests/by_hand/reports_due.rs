//! Which reports are due, late or issued, of the same ledger on several days.

use ledger_core::views::reports_due::{ReportState, ReportsDue};
use ledger_core::{FiscalYear, Ledger};
use serde_json::json;

use crate::books::{Books, day, year};

fn states(books: &Books, on: &str) -> Vec<(FiscalYear, u8, ReportState)> {
    let due = ReportsDue::of(&books.ledger, day(on));
    due.periods.into_iter().map(|row| (row.year, row.period, row.state)).take(2).collect()
}

fn due_now(books: &Books, on: &str) -> Vec<(FiscalYear, u8)> {
    let due = ReportsDue::of(&books.ledger, day(on));
    due.due_now().map(|row| (row.year, row.period)).collect()
}

fn issue(books: &mut Books, on: &str, period: u8) {
    let file = json!({ "name": "monitoring.txt", "sha256": "00".repeat(32) });
    let issue = json!({ "year": "2020", "period": period, "basis": books.ledger.next(), "root": "00".repeat(32), "files": [file] });
    books.leader(on, "issue-monitoring-report", issue);
}

#[test]
fn a_report_is_due_after_its_period_and_late_after_its_term() {
    let mut books = Books::founded();
    let term = books.ledger.covenant().unwrap().rules.report_term_days;
    let last_day_in_time = day("2020-06-30").plus_days(term.into());
    let first = |books: &Books, on: &str| states(books, on)[0].2;
    assert_eq!(first(&books, "2020-06-30"), ReportState::NotYet);
    assert_eq!(first(&books, "2020-07-01"), ReportState::Due);
    assert_eq!(first(&books, &last_day_in_time.to_string()), ReportState::Due);
    let day_after = last_day_in_time.plus_days(1).to_string();
    assert_eq!(first(&books, &day_after), ReportState::Late { days_late: 1 });
    assert_eq!(due_now(&books, "2020-06-30"), []);
    let next = ReportsDue::of(&books.ledger, day("2020-07-01"));
    assert_eq!(next.next().map(|row| (row.year, row.period)), Some((year("2020"), 2)));

    // Both of a year are missed; the oldest comes first.
    assert_eq!(due_now(&books, "2021-01-01"), [(year("2020"), 1), (year("2020"), 2)]);
    let position = books.ledger.next();
    issue(&mut books, "2021-01-02", 1);
    let on = day("2021-01-02");
    let days_late = u32::try_from(on.days_since(last_day_in_time)).unwrap();
    let issued = ReportState::Issued { on, position, days_late };
    assert_eq!(first(&books, "2021-01-02"), issued);
    assert_eq!(due_now(&books, "2021-01-02"), [(year("2020"), 2)]);
    assert_eq!(due_now(&books, "2021-01-01"), [(year("2020"), 1), (year("2020"), 2)], "as it was");
    issue(&mut books, "2021-01-03", 2);
    let in_time = states(&books, "2021-01-03")[1].2;
    assert!(matches!(in_time, ReportState::Issued { days_late: 0, .. }), "{in_time:?}");
    assert_eq!(due_now(&books, "2021-01-03"), []);
}

#[test]
fn without_a_covenant_nothing_is_due() {
    assert!(ReportsDue::of(&Ledger::new(), day("2020-07-01")).periods.is_empty());
}
