//! Views of a small ledger, by a reader who checks them by hand.

use ledger_core::views::{
    Figure,
    balance::TrialBalance,
    budget::BudgetView,
    decisions::{DecisionRegister, OpenProposals, WaitsFor},
    monitoring::{Basis, MonitoringReport, Point},
    overview::Overview,
    partners::{PartnerRegister, PartnerStatus},
    receivables::Receivables,
    risk::RiskPosition,
    statements::{BalanceSheet, IncomeStatement},
};
use ledger_core::{Digest, Money};
use serde_json::{Value, json};

use crate::books::{Books, day, year};

/// The report of a period of 2020.
fn report(books: &Books, period: u8) -> MonitoringReport {
    let basis = Basis { events: books.ledger.next(), root: Digest::default() };
    let events = books.log.iter().cloned().map(Ok::<_, std::convert::Infallible>);
    MonitoringReport::of(&books.ledger, basis, (year("2020"), period), events).unwrap().unwrap()
}

#[track_caller]
fn is(figure: &Figure, amount: &str) {
    assert_eq!(figure.amount.to_string(), amount);
    assert_eq!(figure.amount.is_zero(), figure.parts.is_empty(), "no figure without events");
}

#[test]
fn receivables_age_and_a_past_day_stays_as_it_was() {
    let mut books = Books::founded();
    let before = Receivables::of(&books.ledger, day("2020-02-29"), None);
    is(&before.ageing.total, "2000.00");
    let on = |books: &Books, on: &str| Receivables::of(&books.ledger, day(on), None).ageing;
    // Due on 2 March: 1, 30, 31, 60, 61, 90, 91 days past due. The municipality pays on 20 March.
    is(&on(&books, "2020-03-02").not_due, "2000.00");
    is(&on(&books, "2020-03-03").days_1_to_30, "2000.00");
    for (date, bucket) in [
        ("2020-04-01", 1),
        ("2020-04-02", 2),
        ("2020-05-01", 2),
        ("2020-05-02", 3),
        ("2020-05-31", 3),
        ("2020-06-01", 4),
    ] {
        let ageing = on(&books, date);
        let buckets = [
            &ageing.not_due,
            &ageing.days_1_to_30,
            &ageing.days_31_to_60,
            &ageing.days_61_to_90,
            &ageing.over_90_days,
        ];
        is(buckets[bucket], "1000.00");
        is(&ageing.total, "1000.00");
        is(&ageing.overdue(), "1000.00");
    }
    let pay = json!({ "partner": "bewoners", "amount": "1000.00", "bank_reference": "NL-3", "allocate": "oldest" });
    books.leader("2020-06-02", "receive-payment", pay);
    assert!(on(&books, "2020-06-02").total.amount.is_zero());
    assert_eq!(Receivables::of(&books.ledger, day("2020-02-29"), None), before);
}

#[test]
fn what_is_received_too_much_waits_to_be_allocated() {
    let books = Books::founded();
    let receivables = Receivables::of(&books.ledger, day("2020-04-30"), None);
    // 1250.50 paid on an invoice of 1000.00.
    is(&receivables.unallocated, "250.50");
    let before = Receivables::of(&books.ledger, day("2020-03-19"), None);
    is(&before.unallocated, "0.00");
}

#[test]
fn the_budget_shows_both_versions_and_flags_what_goes_beyond() {
    let mut books = Books::founded();
    let lines = json!([
        { "code": "bijdragen", "title": "Bijdragen", "kind": "contributions", "amount": "2700.00" },
        { "code": "overig", "title": "Overige baten", "kind": "other-income", "amount": "0" },
        { "code": "dijken", "title": "Dijken en kaden", "kind": "expense", "theme": "Water", "amount": "1600.00" },
        { "code": "wegen", "title": "Wegen", "kind": "expense", "theme": "Wegen", "amount": "500.00" },
    ]);
    let revision = json!({ "budget-revision": { "year": "2020", "lines": lines } });
    books.decided("2020-05-10", "Begrotingswijziging (fictief)", revision);

    let view = BudgetView::of(&books.ledger, year("2020"), day("2020-05-10"));
    let [dikes, roads] = &view.expenses[..] else { panic!("{:?}", view.expenses) };
    assert_eq!((dikes.title.as_str(), dikes.theme.as_deref()), ("Dijken en kaden", Some("Water")));
    is(&dikes.totals.first, "2500.00");
    is(&dikes.totals.revised, "1600.00");
    is(&dikes.totals.actual, "1812.35");
    assert_eq!(dikes.totals.difference.amount.to_string(), "212.35");
    assert_eq!(dikes.totals.favourable, Some(false));
    assert_eq!(dikes.totals.percent.unwrap().to_string(), "13.3");
    assert!(dikes.totals.flagged, "13.3 per cent more than budgeted");
    assert!(!roads.totals.flagged, "nothing spent yet, and the year still runs");
    let at_the_end = BudgetView::of(&books.ledger, year("2020"), day("2020-12-31"));
    assert!(at_the_end.expenses[1].totals.flagged, "nothing spent in the whole year");
    assert_eq!(view.result.actual.amount.to_string(), "1187.65");

    let before = BudgetView::of(&books.ledger, year("2020"), day("2020-05-09"));
    assert_eq!(before.versions.len(), 1);
    is(&before.expenses[0].totals.revised, "2500.00");
    let changes =
        &DecisionRegister::of(&books.ledger, day("2020-05-10")).decisions[3].budget_changes;
    let changed: Vec<(&str, String, String)> = changes
        .iter()
        .map(|change| {
            (
                change.line.as_str(),
                change.before.amount.to_string(),
                change.after.amount.to_string(),
            )
        })
        .collect();
    assert_eq!(
        changed,
        [
            ("bijdragen", "3000.00".into(), "2700.00".into()),
            ("overig", "100.00".into(), "0.00".into()),
            ("dijken", "2500.00".into(), "1600.00".into()),
            ("wegen", "0.00".into(), "500.00".into()),
        ]
    );
}

#[test]
fn statements_add_up_on_every_day() {
    let mut books = Books::founded();
    books.leader("2021-01-05", "close-year", json!({ "year": "2020" }));
    for date in ["2020-01-15", "2020-02-10", "2020-03-31", "2020-12-30", "2020-12-31", "2021-02-01"]
    {
        let sheet = BalanceSheet::of(&books.ledger, day(date));
        assert_eq!(sheet.total_assets.amount, sheet.total_liabilities_and_equity.amount, "{date}");
        let trial = TrialBalance::of(&books.ledger, Some(day(date)));
        assert_eq!(trial.total_debit, trial.total_credit, "{date}");
    }
    let statement = IncomeStatement::of(&books.ledger, year("2020"), day("2020-12-31"));
    is(&statement.total_income, "3000.00");
    is(&statement.total_expenses, "1812.35");
    is(&statement.result, "1187.65");
    assert!(!statement.closed, "the books were still open that day");
    assert!(IncomeStatement::of(&books.ledger, year("2020"), day("2021-01-05")).closed);
    for date in ["2020-12-30", "2021-02-01"] {
        let overview = Overview::of(&books.ledger, day(date)).unwrap();
        let statement = IncomeStatement::of(&books.ledger, year("2020"), day(date));
        let row = &overview.years[0];
        assert_eq!(row.income, statement.total_income);
        assert_eq!(row.expenses, statement.total_expenses);
        assert_eq!((&row.result, row.closed), (&statement.result, statement.closed));
    }
}

#[test]
fn risk_bearers_carry_a_deficit_after_the_reserve() {
    let mut books = Books::founded();
    let expense = |amount: &str| json!({ "line": "dijken", "amount": amount, "supplier": "Fictief", "description": "Dijk" });
    books.leader("2020-06-01", "record-expense", expense("1250.00"));
    let risk = RiskPosition::of(&books.ledger, year("2020"), day("2020-06-30"));
    is(&risk.result, "-62.35");
    assert_eq!(risk.to_carry.amount.to_string(), "62.35");
    let shares: Vec<(&str, Option<u32>, String)> = risk
        .bearers
        .iter()
        .map(|bearer| (bearer.seat.as_str(), bearer.weight, bearer.share.amount.to_string()))
        .collect();
    assert_eq!(
        shares,
        [("waterschap", Some(2), "41.57".into()), ("gemeente", Some(1), "20.78".into())]
    );

    books.leader("2021-01-05", "close-year", json!({ "year": "2020" }));
    books.decided("2021-01-10", "Tekort 2020 (fictief)", json!({ "deficit": { "year": "2020" } }));
    let after = RiskPosition::of(&books.ledger, year("2020"), day("2021-01-10"));
    assert!(after.shared && after.to_carry.amount.is_zero());
    is(&after.bearers[0].owed, "41.57");
    let before = RiskPosition::of(&books.ledger, year("2020"), day("2021-01-09"));
    assert!(!before.shared && before.to_carry.amount == Money::from_cents(6235));
}

#[test]
fn an_open_proposal_says_what_it_waits_for() {
    let mut books = Books::founded();
    books.leader("2021-01-05", "close-year", json!({ "year": "2020" }));
    let surplus =
        json!({ "year": "2020", "destinations": [{ "to": "reserve", "amount": "900.00" }] });
    let submit =
        json!({ "title": "Overschot", "text": "Fictief.", "subject": { "surplus": surplus } });
    books.leader("2021-01-06", "submit-proposal", submit);
    let waits = |books: &Books, on: &str| {
        let open = OpenProposals::of(&books.ledger, day(on)).proposals;
        open.first().map(|open| (open.waits_for, open.not_voted.len()))
    };
    assert_eq!(waits(&books, "2021-01-05"), None);
    assert_eq!(waits(&books, "2021-01-06"), Some((WaitsFor::Consultation, 3)));
    let advice = json!({ "proposal": 4, "advice": "negative", "text": "Liever terug." });
    books.leader("2021-01-07", "consult-projectgroep", advice);
    assert_eq!(waits(&books, "2021-01-07"), Some((WaitsFor::Votes, 3)));
    for (seat, vote) in [("gemeente", "against"), ("bewoners", "for"), ("gemeente", "for")] {
        books.leader(
            "2021-01-08",
            "cast-vote",
            json!({ "proposal": 4, "seat": seat, "vote": vote }),
        );
    }
    assert_eq!(waits(&books, "2021-01-08"), Some((WaitsFor::Decision, 1)));
    books.leader("2021-01-09", "decide-proposal", json!({ "proposal": 4, "manner": "meeting" }));
    assert_eq!(waits(&books, "2021-01-09"), None);
    assert_eq!(waits(&books, "2021-01-08"), Some((WaitsFor::Decision, 1)), "as it was");
    let register = DecisionRegister::of(&books.ledger, day("2021-01-09"));
    let decision = register.decisions.last().unwrap();
    assert_eq!(decision.proposal.votes.len(), 2, "the changed vote counts once");
    assert_eq!(decision.effects.len(), 1);
}

#[test]
fn the_register_knows_who_is_a_party_when() {
    let mut books = Books::founded();
    let accession = json!({ "accession": { "code": "school", "name": "Fictieve school" } });
    books.decided("2020-08-15", "Toetreding (fictief)", accession);
    let status = |books: &Books, on: &str, code: &str| {
        let register = PartnerRegister::of(&books.ledger, day(on));
        register.partners.into_iter().find(|row| row.code == code).map(|row| row.status)
    };
    assert_eq!(status(&books, "2020-08-14", "school"), None);
    assert_eq!(status(&books, "2020-08-15", "school"), Some(PartnerStatus::Acceded));
    assert_eq!(status(&books, "2020-08-15", "boeren"), Some(PartnerStatus::Named));
    assert_eq!(status(&books, "2020-01-15", "bewoners"), Some(PartnerStatus::Signed));
    let register = PartnerRegister::of(&books.ledger, day("2020-08-15"));
    assert_eq!((register.partners.len(), register.parties.count), (5, 4));
    let overview = Overview::of(&books.ledger, day("2020-08-15")).unwrap();
    assert_eq!((overview.partners.count, overview.parties.count), (5, 4));
    assert_eq!(overview.next_report.map(|next| (next.year, next.period)), Some((year("2020"), 1)));
}

#[test]
fn a_report_counts_days_and_marks_what_was_recorded_late() {
    let mut books = Books::founded();
    let first = report(&books, 1);
    assert!(first.annex.iter().all(|entry| !entry.late || entry.entry.on < day("2020-01-01")));
    assert_eq!(first.basis.reference_date, day("2020-06-30"));
    is(&first.summary.overdue, "1000.00");
    assert!(
        first
            .summary
            .to_know
            .iter()
            .any(|point| { matches!(point, Point::NotSigned { partners } if partners.count == 1) })
    );
    let file = json!({ "name": "monitoring.txt", "sha256": "00".repeat(32) });
    let issue = json!({ "year": "2020", "period": 1, "basis": books.ledger.next(), "root": "00".repeat(32), "files": [file] });
    books.leader("2020-07-02", "issue-monitoring-report", issue);

    // Two payments come to light: one of before the reference date, one of after.
    for (on, reference) in [("2020-06-20", "NL-late"), ("2020-07-03", "NL-new")] {
        let pay = json!({ "partner": "bewoners", "amount": "100.00", "bank_reference": reference, "allocate": "oldest" });
        books.leader(on, "receive-payment", pay);
    }
    let second = report(&books, 2);
    let late: Vec<&str> = second
        .annex
        .iter()
        .filter(|entry| entry.late)
        .map(|entry| entry.entry.event.kind().name())
        .collect();
    assert_eq!(late, ["payment-received", "payment-allocated"]);
    is(&second.contributions.received_in_period, "100.00");
    is(&second.contributions.received, "2200.00");
    assert_eq!(second, report(&books, 2), "the same events, the same report");
    // The first report, made again from its own basis, is what it was.
    let mut then = Books::default();
    for recorded in books.log.iter().take(first.basis.made_from.events.0 as usize) {
        then.ledger.apply(recorded.clone()).unwrap();
        then.log.push(recorded.clone());
    }
    assert_eq!(report(&then, 1), first);
}

#[test]
fn every_amount_of_a_report_can_be_followed_to_its_events() {
    let mut books = Books::founded();
    books.leader("2021-01-05", "close-year", json!({ "year": "2020" }));
    let report = serde_json::to_value(report(&books, 2)).unwrap();
    let mut left = vec![("report".to_owned(), &report)];
    let mut figures = 0;
    while let Some((name, value)) = left.pop() {
        if let Value::Object(fields) = value {
            if let (Some(amount), Some(events)) = (fields.get("amount"), fields.get("events")) {
                figures += 1;
                let nothing = amount == "0.00";
                assert!(nothing || !events.as_array().unwrap().is_empty(), "{name} has no events");
            }
            left.extend(fields.iter().map(|(field, value)| (format!("{name}.{field}"), value)));
        } else if let Value::Array(items) = value {
            left.extend(items.iter().map(|value| (name.clone(), value)));
        }
    }
    assert!(figures > 40, "only {figures} figures found");
}
