//! Views of partners that change and leave, and of what follows from reports, checked by hand.

use ledger_core::views::{
    actions::ActionList,
    monitoring::{Basis, MonitoringReport, Point},
    overview::Overview,
    partner::PartnerPage,
    partners::{PartnerRegister, PartnerStatus},
    receivables::Receivables,
    search::Search,
};
use ledger_core::{Digest, Event, EventKind, PartnerId, Position, Recorded};
use serde_json::{Value, json};

use crate::books::{Books, day, year};

const BOEREN: PartnerId = PartnerId(4);
const SCHOOL: PartnerId = PartnerId(5);

fn report(books: &Books, of: &str, period: u8) -> MonitoringReport {
    let basis = Basis { events: books.ledger.next(), root: Digest::default() };
    let events = books.log.iter().cloned().map(Ok::<_, std::convert::Infallible>);
    MonitoringReport::of(&books.ledger, basis, (year(of), period), events).unwrap().unwrap()
}

/// A decision with effect from a later day, with the votes of two of three seats.
fn decided_from(books: &mut Books, on: &str, subject: Value, from: &str) {
    let number = books.ledger.proposals.all().count() + 1;
    let submit = json!({ "title": "Voorstel", "text": "Fictief.", "subject": subject });
    books.leader(on, "submit-proposal", submit);
    for seat in ["waterschap", "bewoners"] {
        let vote = json!({ "proposal": number, "seat": seat, "vote": "for" });
        books.leader(on, "cast-vote", vote);
    }
    let decide = json!({ "proposal": number, "manner": "meeting", "effective_from": from });
    books.leader(on, "decide-proposal", decide);
}

/// `boeren` signs on 10 February and is renamed from 1 April; the school accedes on 1 March, both are
/// invoiced on 2 March, and the school merges into `boeren` from 1 May.
fn changed() -> Books {
    let mut books = Books::founded();
    books.leader("2020-02-10", "sign-covenant", json!({ "partners": "all" }));
    let school = json!({ "accession": { "code": "school", "name": "Fictieve School" } });
    decided_from(&mut books, "2020-03-01", school, "2020-03-01");
    books.leader(
        "2020-03-02",
        "invoice-contribution",
        json!({ "year": "2020", "partners": "all" }),
    );
    let rename = json!({ "rename": { "partner": "boeren", "name": "Fictieve Boeren Oost" } });
    decided_from(&mut books, "2020-03-15", rename, "2020-04-01");
    let merger = json!({ "merger": { "from": ["school"], "into": "boeren" } });
    decided_from(&mut books, "2020-04-15", merger, "2020-05-01");
    books
}

#[test]
fn the_register_shows_each_day_who_is_a_party_under_which_name() {
    let books = changed();
    let row = |on: &str, place: usize| {
        let register = PartnerRegister::of(&books.ledger, day(on));
        (register.parties, register.partners[place].clone())
    };
    let (parties, boeren) = row("2020-03-31", 3);
    assert_eq!(parties.count, 5);
    assert_eq!(boeren.name, "Fictieve Boerencoöperatie | (oost)");
    assert!(boeren.former_names.is_empty());
    let (parties, boeren) = row("2020-05-01", 3);
    assert_eq!(parties.count, 4);
    assert_eq!(boeren.name, "Fictieve Boeren Oost");
    assert_eq!(boeren.former_names, ["Fictieve Boerencoöperatie | (oost)"]);
    // Decided upon and still a party; then a party no more. What it owed moves with it.
    for (on, until, status, open) in [
        ("2020-04-14", None, PartnerStatus::Acceded, "833.33"),
        ("2020-04-30", Some("2020-04-30"), PartnerStatus::Acceded, "833.33"),
        ("2020-05-01", Some("2020-04-30"), PartnerStatus::Merged, "0.00"),
    ] {
        let (_, school) = row(on, 4);
        assert_eq!((school.until, school.status), (until.map(day), status), "{on}");
        assert_eq!(school.open.amount.to_string(), open, "{on}");
    }
    let (_, school) = row("2020-05-01", 4);
    assert_eq!(school.merged_into.as_deref(), Some("boeren"));
    let kinds: Vec<EventKind> = school
        .events
        .iter()
        .map(|position| books.log[usize::try_from(position.0).unwrap()].event.kind())
        .collect();
    assert_eq!(kinds, [EventKind::PartnerAcceded, EventKind::PartnersMerged]);
}

#[test]
fn what_a_merged_partner_paid_too_much_goes_to_what_its_successor_owes() {
    let mut books = changed();
    let receive = json!({ "partner": "school", "amount": "900.00", "bank_reference": "NL-7" });
    books.leader("2020-04-20", "receive-payment", receive);
    let unallocated = |on: &str, partner| {
        Receivables::of(&books.ledger, day(on), Some(partner)).unallocated.amount.to_string()
    };
    let of = |on| [BOEREN, SCHOOL].map(|partner| unallocated(on, partner));
    assert_eq!(of("2020-04-30"), ["0.00", "66.67"]);
    assert_eq!(of("2020-05-01"), ["66.67", "0.00"]);
    let allocate = json!({ "payment": 3, "invoice": "C2020-0004" });
    let early = json!({ "kind": "allocate-payment", "data": allocate });
    let refused = books.ask("project-leader", "2020-04-30", early).unwrap_err();
    assert_eq!(refused.code(), "payment.other-partner");
    books.leader("2020-05-02", "allocate-payment", allocate);
    let open = Receivables::of(&books.ledger, day("2020-05-02"), Some(BOEREN)).ageing.total;
    assert_eq!(open.amount.to_string(), "933.33");
    assert_eq!(open.parts.len(), 2, "the invoice and the allocation");
}

#[test]
fn what_a_merged_partner_is_to_get_stands_on_the_page_of_its_successor() {
    const BEWONERS: PartnerId = PartnerId(3);
    let mut books = Books::founded();
    books.leader("2020-02-10", "sign-covenant", json!({ "partners": "all" }));
    let invoice = json!({ "year": "2020", "partners": ["boeren"] });
    books.leader("2020-02-11", "invoice-contribution", invoice);
    let paid = json!({ "partner": "boeren", "amount": "1000.00", "bank_reference": "P-1" });
    books.leader("2020-03-01", "receive-payment", paid);
    books.leader("2021-01-08", "close-year", json!({ "year": "2020" }));
    let destinations = json!([{ "to": "partners", "amount": "600.00" }]);
    let surplus = json!({ "surplus": { "year": "2020", "destinations": destinations } });
    books.decided("2021-01-10", "Overschot", surplus);
    let merger = json!({ "merger": { "from": ["boeren"], "into": "bewoners" } });
    decided_from(&mut books, "2021-02-01", merger, "2021-03-01");
    for (on, amount) in [("2021-04-01", "150.00"), ("2021-04-02", "50.00")] {
        let refund = json!({ "partner": "bewoners", "amount": amount, "bank_reference": on });
        books.leader(on, "pay-refund", refund);
    }
    let wrong = books.log.last().unwrap().position.0;
    let back = json!({ "position": wrong, "reason": "Niet betaald." });
    books.leader("2021-04-03", "correct-act", back);
    let payable = |partner, on: &str| {
        let events = books.log.iter().cloned().map(Ok::<_, std::convert::Infallible>);
        PartnerPage::of(&books.ledger, partner, day(on), events).unwrap().unwrap().account.payable
    };
    for (on, boeren, bewoners) in [
        ("2021-01-09", "0.00", "0.00"),
        ("2021-02-28", "200.00", "0.00"),
        ("2021-03-01", "0.00", "200.00"),
        ("2021-04-01", "0.00", "50.00"),
        ("2021-04-02", "0.00", "0.00"),
        ("2021-04-03", "0.00", "50.00"),
    ] {
        assert_eq!(payable(BOEREN, on).amount.to_string(), boeren, "{on}");
        assert_eq!(payable(BEWONERS, on).amount.to_string(), bewoners, "{on}");
    }
    let parts: Vec<String> =
        payable(BEWONERS, "2021-04-03").parts.iter().map(|part| part.amount.to_string()).collect();
    assert_eq!(parts, ["200.00", "-150.00", "-50.00", "50.00"]);
}

#[test]
fn the_page_of_a_partner_has_every_event_that_concerns_it_by_then() {
    let books = changed();
    let page = |partner, on: &str| {
        let events = books.log.iter().cloned().map(Ok::<_, std::convert::Infallible>);
        PartnerPage::of(&books.ledger, partner, day(on), events).unwrap()
    };
    assert_eq!(page(SCHOOL, "2020-02-29"), None);
    let school = page(SCHOOL, "2020-12-31").unwrap();
    let kinds: Vec<EventKind> = school.events.iter().map(|entry| entry.event.kind()).collect();
    assert_eq!(
        kinds,
        [
            EventKind::ProposalSubmitted,
            EventKind::PartnerAcceded,
            EventKind::ContributionInvoiced,
            EventKind::ProposalSubmitted,
            EventKind::PartnersMerged,
        ]
    );
    assert_eq!(school.contributions[0].invoiced.amount.to_string(), "833.33");
    assert!(school.account.invoices.is_empty());
    let boeren = page(BOEREN, "2020-12-31").unwrap();
    assert_eq!(boeren.merged, ["school"]);
    let former = &boeren.former_names[0];
    assert_eq!((former.until, former.decision.0), (day("2020-03-31"), 5));
    let open: Vec<String> = boeren
        .account
        .invoices
        .iter()
        .map(|row| format!("{} {}", row.invoice, row.open.amount))
        .collect();
    assert_eq!(open, ["C2020-0004 1000.00", "C2020-0005 833.33"]);
    let proposals: Vec<u32> = boeren.proposals.iter().map(|about| about.proposal.0).collect();
    assert_eq!(proposals, [5, 6]);
}

#[test]
fn an_event_of_a_seat_concerns_who_held_it_that_day() {
    let mut books = changed();
    let moved = json!({ "seat": "bewoners", "partner": "boeren", "name": "de boeren" });
    let amendment =
        json!({ "amendment": { "text": "Fictief.", "changes": [{ "seat-moved": moved }] } });
    decided_from(&mut books, "2020-06-01", amendment, "2020-07-01");
    books.leader("2020-07-01", "appoint", json!({ "role": "bewoners", "person": 9 }));
    let found = |partner, kind| -> Vec<Position> {
        let search = Search { kinds: vec![kind], partner: Some(partner), ..Search::default() };
        let finds = books.log.iter().filter(|recorded| search.finds(recorded, &books.ledger));
        finds.map(|recorded| recorded.position).collect()
    };
    let last = books.ledger.next().0 - 1;
    assert_eq!(found(BOEREN, EventKind::RoleAppointed), [Position(last)]);
    assert_eq!(found(PartnerId(3), EventKind::RoleAppointed).len(), 1, "the founding");
    for partner in [BOEREN, PartnerId(3)] {
        assert_eq!(found(partner, EventKind::CovenantAmended), [Position(last - 1)]);
    }
    let seats = |on: &str, place: usize| {
        PartnerRegister::of(&books.ledger, day(on)).partners[place].seats.clone()
    };
    assert_eq!(seats("2020-06-30", 2), ["bewoners"]);
    assert_eq!(seats("2020-07-01", 3), ["bewoners"]);
    assert!(seats("2020-07-01", 2).is_empty());
}

#[test]
fn the_report_asks_in_time_whether_the_covenant_is_continued() {
    // To be decided by 30 June 2022; a period ends a year before that day.
    let ends = day("2022-12-31");
    let due = day("2022-06-30");
    let asked = |books: &Books, of: &str, period| {
        let points = report(books, of, period).summary.to_decide.into_iter();
        let mut asked = points.filter_map(|point| {
            let Point::ContinuationDue { ends: last, due: by, late } = point else { return None };
            assert_eq!((last, by), (ends, due));
            Some(late)
        });
        asked.next()
    };
    let mut books = Books::founded();
    let undecided = [("2020", 2), ("2021", 1), ("2022", 1), ("2022", 2)];
    let late = undecided.map(|(of, period)| asked(&books, of, period));
    assert_eq!(late, [None, Some(false), Some(false), Some(true)]);
    let on = day("2022-07-15");
    decided_from(&mut books, "2022-07-15", json!({ "continuation": "end" }), "2022-07-15");
    assert_eq!(asked(&books, "2022", 1), Some(false));
    assert_eq!(asked(&books, "2022", 2), None);
    let decision = books.ledger.proposals.decisions().last().unwrap().0;
    let told = Point::ContinuationDecided { decision, due, on, ends, late: true };
    assert!(report(&books, "2022", 2).summary.to_know.contains(&told));
    let overview = |on| Overview::of(&books.ledger, day(on)).unwrap().continuation;
    assert_eq!(overview("2022-07-14"), None);
    assert!(overview("2022-07-15").unwrap().late);
}

#[test]
fn a_report_tells_of_the_reviews_and_actions_since_the_one_before() {
    let mut books = Books::founded();
    let root = "00".repeat(32);
    let files = json!([{ "name": "monitoring.txt", "sha256": root }]);
    let basis = books.ledger.next();
    let issue =
        json!({ "year": "2020", "period": 1, "basis": basis, "root": root, "files": files });
    books.leader("2020-07-01", "issue-monitoring-report", issue);
    let actions = json!([
        { "title": "Een", "owner": "projectgroep", "due": "2020-08-01" },
        { "title": "Twee", "owner": "gemeente", "due": "2021-03-01" },
    ]);
    let review = json!({ "year": "2020", "period": 1, "remarks": "Akkoord.", "actions": actions });
    books.leader("2020-07-10", "review-report", review);
    let before = report(&books, "2020", 1);
    assert!(before.decisions.reviewed.is_empty() && before.decisions.actions.actions.is_empty());
    let second = report(&books, "2020", 2);
    assert_eq!(second.decisions.reviewed[0].remarks, "Akkoord.");
    let titles = |report: &MonitoringReport| -> Vec<String> {
        report.decisions.actions.actions.iter().map(|row| row.title.clone()).collect()
    };
    assert_eq!(titles(&second), ["Een", "Twee"]);
    let late =
        |point: &Point| matches!(point, Point::ActionsLate { actions } if actions.count == 1);
    assert!(second.summary.to_know.iter().any(late));
    let close = json!({ "action": 1, "state": "done", "outcome": "Gebeld." });
    books.leader("2020-12-01", "close-action", close);
    assert_eq!(titles(&report(&books, "2020", 2)), ["Twee", "Een"]);
    // Closed in an earlier period, of which the report before this one could tell.
    let basis = books.ledger.next();
    let issue =
        json!({ "year": "2020", "period": 2, "basis": basis, "root": root, "files": files });
    books.leader("2021-01-05", "issue-monitoring-report", issue);
    let third = report(&books, "2021", 1);
    assert_eq!(titles(&third), ["Twee"]);
    assert!(third.decisions.reviewed.is_empty());
    let list = ActionList::of(&books.ledger, day("2021-03-02"));
    assert_eq!(list.actions[0].days_late, 1);
    assert_eq!(list.actions[1].days_late, 122, "1 August to 1 December");
}

#[test]
fn who_left_in_a_period_stands_in_its_report() {
    let books = changed();
    let first = report(&books, "2020", 1).partners;
    assert_eq!(first.left, ["Fictieve School"]);
    assert_eq!((first.parties.count, first.named.count), (4, 5));
    assert!(report(&books, "2020", 2).partners.left.is_empty());
}

/// Each of these is no event that these rules would have recorded; the ledger says so and does not stop.
#[test]
fn events_that_do_not_fit_are_told_apart() {
    let mut books = changed();
    let withdrawal = json!({ "withdrawal": { "partner": "boeren" } });
    decided_from(&mut books, "2020-06-01", withdrawal, "2020-07-01");
    let open = json!({ "title": "Een", "owner": "projectgroep", "due": "2020-08-01" });
    books.leader("2020-06-01", "open-action", open);
    let close = json!({ "action": 1, "state": "done", "outcome": "Gedaan." });
    books.leader("2020-06-02", "close-action", close.clone());
    let later = json!({ "action": 1, "due": "2020-09-01", "reason": "Later." });
    let opened = json!({ "action": 3, "title": "Een", "owner": "projectgroep", "due": "2020-08-01",
        "decision": null, "report": null });
    let withdrawn = |partner: u32, decision: u32| json!({ "partner": partner, "last_day": "2020-06-30", "decision": decision });
    let merged = |from: u32, into: u32, since: &str| json!({ "from": [from], "into": into, "since": since, "decision": 1 });
    let renamed = |partner: u32, name: &str| json!({ "partner": partner, "name": name, "since": "2020-07-01", "decision": 1 });
    let amended = |change: Value, since: &str| {
        let amendment = json!({ "text": "Fictief.", "changes": [change] });
        json!({ "amendment": amendment, "since": since, "decision": 1 })
    };
    let moved = |seat: u32, partner: u32| json!({ "seat-moved": { "seat": seat, "partner": partner, "name": "het lid" } });
    let ended = json!({ "continuation": "end", "term_ends": "2021-12-31", "decision": 1 });
    let reviewed = json!({ "year": "2020", "period": 1, "remarks": "Akkoord." });
    let theme = json!({ "theme-added": "Natuur" });
    for (kind, data) in [
        ("partner-withdrawn", withdrawn(3, 99)),
        ("partner-withdrawn", withdrawn(4, 1)),
        ("partner-withdrawn", withdrawn(5, 1)),
        ("partner-withdrawn", withdrawn(0, 1)),
        ("partners-merged", merged(3, 9, "2020-06-10")),
        ("partners-merged", merged(3, 3, "2020-06-10")),
        ("partners-merged", merged(3, 4, "2020-07-01")),
        ("partners-merged", merged(5, 3, "2020-07-01")),
        ("partner-renamed", renamed(9, "Fictieve naam")),
        ("partner-renamed", renamed(3, "Fictief Waterschap Oost")),
        (
            "partner-renamed",
            json!({ "partner": 4, "name": "Boeren", "since": "2020-04-01", "decision": 1 }),
        ),
        ("covenant-amended", amended(moved(9, 3), "2020-07-01")),
        ("covenant-amended", amended(moved(1, 9), "2020-07-01")),
        ("covenant-amended", amended(theme, "2020-01-01")),
        ("continuation-decided", ended),
        ("monitoring-report-reviewed", reviewed),
        ("action-opened", opened),
        ("action-closed", close),
        ("action-postponed", later),
    ] {
        let event: Event = serde_json::from_value(json!({ "kind": kind, "data": data })).unwrap();
        let last = books.log.last().unwrap();
        let position = books.ledger.next();
        let recorded = Recorded { position, event, ..last.clone() };
        let refused = books.ledger.clone().apply(recorded).unwrap_err();
        assert_eq!((refused.kind.name(), refused.position), (kind, position), "{data}");
    }
}
