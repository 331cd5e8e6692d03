//! Views of a small ledger, by a reader who checks them by hand.

use ledger_core::journal::Memo;
use ledger_core::views::{
    Figure,
    balance::TrialBalance,
    budget::{BudgetView, ForecastBy},
    decisions::{DecisionRegister, OpenProposals, ProposalView, WaitsFor},
    documents::DocumentList,
    monitoring::{Basis, MonitoringReport, Point},
    overview::Overview,
    partners::{PartnerRegister, PartnerStatus},
    receivables::Receivables,
    risk::RiskPosition,
    statements::{BalanceSheet, IncomeStatement},
    subsidies::{SubsidyRegister, SubsidyState, SubsidyTotals},
};
use ledger_core::{Digest, Money, Position, ProposalId};
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
    // 235 of 366 days are left, and of 1600.00 for those 1027.32.
    is(&dikes.totals.forecast, "2839.67");
    assert_eq!(dikes.totals.difference.amount.to_string(), "1239.67");
    assert_eq!(dikes.totals.favourable, Some(false));
    assert_eq!(dikes.totals.percent.unwrap().to_string(), "77.5");
    assert!(dikes.totals.flagged, "77.5 per cent more than budgeted");
    assert!(!roads.totals.flagged, "nothing spent yet, and the year still runs");
    let at_the_end = BudgetView::of(&books.ledger, year("2020"), day("2020-12-31"));
    assert!(at_the_end.expenses[1].totals.flagged, "nothing spent in the whole year");
    let dikes = &at_the_end.expenses[0];
    is(&dikes.totals.forecast, "1812.35");
    assert_eq!(dikes.totals.percent.unwrap().to_string(), "13.3");
    assert_eq!(dikes.forecast_by, ForecastBy::Realised);
    assert_eq!(view.result.actual.amount.to_string(), "1187.65");

    // A line is called on a day what the budget of that day calls it.
    let title = |date| {
        let statement = IncomeStatement::of(&books.ledger, year("2020"), day(date));
        statement.expenses[0].title.clone().unwrap()
    };
    assert_ne!(title("2020-05-09"), "Dijken en kaden");
    assert_eq!(title("2020-05-10"), "Dijken en kaden");

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
fn a_line_shows_what_is_committed_expected_and_said_of_it() {
    let mut books = Books::founded();
    let dikes =
        |books: &Books, on| BudgetView::of(&books.ledger, year("2020"), day(on)).expenses.remove(0);
    let enter = json!({ "line": "dijken", "amount": "600.00", "supplier": "Fictief", "description": "Dijk" });
    books.leader("2020-04-15", "enter-commitment", enter);
    let spend = json!({ "line": "dijken", "amount": "250.00", "supplier": "Fictief", "description": "Dijk", "commitment": 1 });
    books.leader("2020-05-15", "record-expense", spend);
    is(&dikes(&books, "2020-04-14").totals.committed, "0.00");
    is(&dikes(&books, "2020-04-15").totals.committed, "600.00");
    let after = dikes(&books, "2020-05-15");
    is(&after.totals.committed, "350.00");
    is(&after.totals.actual, "2062.35");

    let stated = json!({ "year": "2020", "line": "dijken", "amount": "2600.00", "reason": "Fictief: laatste vak" });
    books.leader("2020-05-20", "state-forecast", stated);
    let explained = json!({ "year": "2020", "line": "dijken", "text": "Fictief: storm in maart" });
    books.leader("2020-05-21", "explain-difference", explained);
    let after = dikes(&books, "2020-05-21");
    is(&after.totals.forecast, "2600.00");
    assert_eq!(after.forecast_by, ForecastBy::Stated("Fictief: laatste vak".to_owned()));
    assert_eq!(after.totals.difference.amount.to_string(), "100.00");
    assert_eq!(after.totals.percent.unwrap().to_string(), "4.0");
    assert!(!after.totals.flagged, "within ten per cent");
    assert_eq!(after.explanation.unwrap().text, "Fictief: storm in maart");
    assert_eq!(dikes(&books, "2020-05-20").explanation, None);
    // At the end of the year nothing is foreseen any more: what was spent, and is still committed.
    is(&dikes(&books, "2020-12-31").totals.forecast, "2412.35");
}

#[test]
fn the_subsidy_register_follows_the_money_and_none_of_it_is_free() {
    let mut books = Books::founded();
    let grant = json!({ "grantor": "Fictieve Provincie", "reference": "P-1", "project": "Natuur",
        "amount": "900.00", "from": "2020-03-01", "until": "2020-12-31", "account_by": "2021-04-01" });
    books.leader("2020-02-15", "grant-subsidy", grant);
    let instalment = |amount: &str, bank: &str| json!({ "subsidy": 1, "amount": amount, "bank_reference": bank });
    books.leader("2020-03-01", "receive-subsidy", instalment("700.00", "NL-7"));
    let spend = json!({ "line": "dijken", "amount": "250.00", "supplier": "Fictief", "description": "Dijk", "subsidy": 1 });
    books.leader("2020-05-15", "record-expense", spend);
    books.leader("2021-03-01", "settle-subsidy", json!({ "subsidy": 1 }));
    let back = json!({ "subsidy": 1, "bank_reference": "NL-8" });
    books.leader("2021-03-15", "repay-subsidy", back);

    let on = |date| SubsidyRegister::of(&books.ledger, day(date));
    assert!(on("2020-02-14").subsidies.is_empty());
    let totals = |date| {
        let SubsidyTotals { granted, received, spent, unspent, to_come, repayable, held } =
            on(date).total;
        [granted, received, spent, unspent, to_come, repayable, held]
            .map(|figure| figure.amount.to_string())
    };
    let expected = ["900.00", "0.00", "0.00", "900.00", "900.00", "0.00", "0.00"];
    assert_eq!(totals("2020-02-15"), expected);
    let expected = ["900.00", "700.00", "250.00", "650.00", "200.00", "0.00", "450.00"];
    assert_eq!(totals("2020-12-31"), expected);
    let expected = ["900.00", "700.00", "250.00", "0.00", "0.00", "450.00", "450.00"];
    assert_eq!(totals("2021-03-01"), expected);
    let expected = ["900.00", "700.00", "250.00", "0.00", "0.00", "0.00", "0.00"];
    assert_eq!(totals("2021-03-15"), expected);
    let state = |date| on(date).subsidies[0].state;
    assert_eq!(state("2020-12-31"), SubsidyState::Running);
    assert_eq!(state("2021-03-01"), SubsidyState::Settled);
    assert_eq!(state("2021-03-15"), SubsidyState::Done);
    let statement = IncomeStatement::of(&books.ledger, year("2020"), day("2020-12-31"));
    is(&statement.result, "1187.65");
    let overview = Overview::of(&books.ledger, day("2020-12-31")).unwrap();
    is(&overview.cash_of_subsidies, "450.00");

    // That it was settled wrongly changes no day before that was said.
    let settled = SubsidyRegister::of(&books.ledger, day("2021-03-15"));
    let position = books
        .ledger
        .journal
        .entries()
        .find(|(entry, _)| matches!(entry.memo, Memo::SubsidySettled(_)))
        .map(|(entry, _)| entry.position);
    let correct = json!({ "position": position, "reason": "Fictief" });
    books.leader("2021-04-01", "correct-act", correct);
    assert_eq!(SubsidyRegister::of(&books.ledger, day("2021-03-15")), settled);
    let state = |date| SubsidyRegister::of(&books.ledger, day(date)).subsidies[0].state;
    assert_eq!(state("2021-03-31"), SubsidyState::Done);
    assert_eq!(state("2021-04-01"), SubsidyState::Running);
    // What was repaid is to come again.
    let SubsidyTotals { unspent, to_come, repayable, held, .. } =
        SubsidyRegister::of(&books.ledger, day("2021-04-01")).total;
    let amounts = [unspent, to_come, repayable, held].map(|figure| figure.amount.to_string());
    assert_eq!(amounts, ["650.00", "650.00", "0.00", "0.00"]);
}

#[test]
fn what_is_not_accounted_for_in_time_is_overdue() {
    let mut books = Books::founded();
    let grant = json!({ "grantor": "Fictieve Provincie", "reference": "P-1", "project": "Natuur",
        "amount": "900.00", "from": "2020-03-01", "until": "2020-06-30", "account_by": "2020-09-01" });
    books.leader("2020-02-15", "grant-subsidy", grant);
    let state = |date| SubsidyRegister::of(&books.ledger, day(date)).subsidies[0].state;
    assert_eq!(state("2020-09-01"), SubsidyState::Running);
    assert_eq!(state("2020-09-02"), SubsidyState::Overdue);
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
    // 184 of 366 days are left, and of the budget of 2500.00 for those 1256.83; of the 3100.00 of income
    // that is budgeted 3000.00 came in.
    is(&risk.forecast, "-1219.18");
    assert_eq!(risk.to_carry.amount.to_string(), "1219.18");
    let shares: Vec<(&str, Option<u32>, String)> = risk
        .bearers
        .iter()
        .map(|bearer| (bearer.seat.as_str(), bearer.weight, bearer.share.amount.to_string()))
        .collect();
    assert_eq!(
        shares,
        [("waterschap", Some(2), "812.79".into()), ("gemeente", Some(1), "406.39".into())]
    );
    let at_the_end = RiskPosition::of(&books.ledger, year("2020"), day("2020-12-31"));
    is(&at_the_end.forecast, "-62.35");
    assert_eq!(at_the_end.bearers[0].share.amount.to_string(), "41.57");

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
        open.first().map(|open| (open.waits_for, open.proposal.not_voted.len()))
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

/// What a seat votes on can be read in full: the text, every amount, who did not vote and who recorded a vote.
#[test]
fn a_proposal_says_everything_that_is_voted_on() {
    let mut books = Books::founded();
    let hash = Digest([7; 32]);
    let view = |books: &Books, number: u32, on: &str| {
        let view = ProposalView::of(&books.ledger, ProposalId(number), day(on), hash).unwrap();
        serde_json::to_value(view).unwrap()
    };
    let spend =
        json!({ "line": "dijken", "amount": "1250.00", "supplier": "x", "description": "y" });
    books.leader("2020-06-01", "record-expense", spend);
    books.leader("2021-01-05", "close-year", json!({ "year": "2020" }));
    let deficit = json!({ "title": "Tekort", "text": "Fictief.", "subject": { "deficit": { "year": "2020" } } });
    books.leader("2021-01-06", "submit-proposal", deficit);
    let open = view(&books, 4, "2021-01-06");
    let proposed = &open["proposal"]["proposed"];
    assert_eq!(proposed["division"]["deficit"]["amount"], "62.35");
    let shares = proposed["division"]["shares"].as_array().unwrap();
    let amounts: Vec<&Value> = shares.iter().map(|share| &share["amount"]["amount"]).collect();
    assert_eq!(amounts, ["41.57", "20.78"]);
    assert_eq!(open["proposal"]["not_voted"].as_array().unwrap().len(), 3);
    let advice = json!({ "proposal": 4, "advice": "positive", "text": "Goed." });
    books.leader("2021-01-07", "consult-projectgroep", advice);
    for seat in ["gemeente", "waterschap"] {
        let vote = json!({ "proposal": 4, "seat": seat, "vote": "for" });
        books.leader("2021-01-08", "cast-vote", vote);
    }
    books.leader("2021-01-09", "decide-proposal", json!({ "proposal": 4, "manner": "meeting" }));
    let decided = view(&books, 4, "2021-01-09");
    assert_eq!(
        decided["proposal"]["proposed"]["division"]["shares"][0]["amount"]["amount"],
        "41.57"
    );
    assert_eq!(
        decided["proposal"]["not_voted"],
        json!([{ "seat": "bewoners", "name": "de bewoners", "votes": 1, "counts": null }])
    );
    assert_eq!(decided["proposal"]["votes"][0]["recorded_by"], "project-leader");
    assert_eq!(decided["decision"]["outcome"], "adopted");
    assert_eq!(view(&books, 4, "2021-01-08")["decision"], Value::Null, "as it was");
    // The budget, the schedule and the key of the first year.
    let of_first_year: Vec<Value> =
        (1..4).map(|number| view(&books, number, "2021-01-09")).collect();
    let said: Vec<&Value> =
        of_first_year.iter().map(|view| &view["proposal"]["proposed"]).collect();
    let by = |subject: &str| *said.iter().find(|of| of["subject"] == subject).unwrap();
    assert_eq!(by("budget")["expenses"]["amount"], "2500.00");
    assert_eq!(by("budget")["lines"].as_array().unwrap().len(), 3);
    assert_eq!(by("contribution-schedule")["total"]["amount"], "3000.00");
    let weights = by("risk-key")["weights"].as_array().unwrap();
    assert_eq!(weights.iter().map(|of| of["weight"].as_u64()).sum::<Option<u64>>(), Some(3));
    assert_eq!(ProposalView::of(&books.ledger, ProposalId(5), day("2021-01-09"), hash), None);
}

/// Two proposals for one surplus: once the first took all of it, the second says what keeps it from being
/// decided.
#[test]
fn an_open_proposal_says_what_it_can_no_longer_do() {
    let mut books = Books::founded();
    books.leader("2021-01-05", "close-year", json!({ "year": "2020" }));
    let all = json!({ "surplus": { "year": "2020", "destinations": [
        { "to": "reserve", "amount": "1187.65" } ] } });
    for number in [4, 5] {
        let submit = json!({ "title": "Overschot", "text": "Fictief.", "subject": all });
        books.leader("2021-01-06", "submit-proposal", submit);
        let advice = json!({ "proposal": number, "advice": "positive", "text": "Goed." });
        books.leader("2021-01-06", "consult-projectgroep", advice);
        for seat in ["gemeente", "bewoners"] {
            let vote = json!({ "proposal": number, "seat": seat, "vote": "for" });
            books.leader("2021-01-07", "cast-vote", vote);
        }
    }
    let hindered = |books: &Books| -> Vec<Option<String>> {
        let open = OpenProposals::of(&books.ledger, day("2021-01-08")).proposals;
        open.into_iter().map(|open| open.hindered).collect()
    };
    assert_eq!(hindered(&books), [None, None]);
    books.leader("2021-01-08", "decide-proposal", json!({ "proposal": 4, "manner": "meeting" }));
    let said = hindered(&books);
    let [Some(said)] = said.as_slice() else { panic!("{said:?}") };
    assert!(said.starts_with("2020 has no surplus to appropriate"), "{said}");
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
    is(&first.summary.figures.overdue, "1000.00");
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
fn contributions_run_month_by_month_to_what_the_year_has() {
    let mut books = Books::founded();
    let third = books.ledger.claims.all().get(2).unwrap().invoice;
    let credit = json!({ "invoice": third, "amount": "100.00", "reason": "Fictief" });
    books.leader("2020-05-01", "credit-invoice", credit);
    let of = report(&books, 1).contributions;
    let months: Vec<[String; 5]> = of
        .by_month
        .iter()
        .map(|month| {
            let figures = [
                &month.invoiced,
                &month.received,
                &month.invoiced_to_date,
                &month.received_to_date,
            ];
            let [a, b, c, d] = figures.map(|figure| figure.amount.to_string());
            [month.from.to_string(), a, b, c, d]
        })
        .collect();
    let row = |row: [&str; 5]| row.map(str::to_owned);
    assert_eq!(
        months,
        [
            row(["2020-01-01", "0.00", "0.00", "0.00", "0.00"]),
            row(["2020-02-01", "3000.00", "1000.00", "3000.00", "1000.00"]),
            row(["2020-03-01", "0.00", "1000.00", "3000.00", "2000.00"]),
            row(["2020-04-01", "0.00", "0.00", "3000.00", "2000.00"]),
            row(["2020-05-01", "-100.00", "0.00", "2900.00", "2000.00"]),
            row(["2020-06-01", "0.00", "0.00", "2900.00", "2000.00"]),
        ]
    );
    let last = of.by_month.last().unwrap();
    assert_eq!((&last.invoiced_to_date, &last.received_to_date), (&of.invoiced, &of.received));
    assert_eq!(last.to, day("2020-06-30"));
}

#[test]
fn what_is_invoiced_in_advance_has_months_of_its_own_before_the_year() {
    let mut books = Books::founded();
    let vat = json!({ "position": "outside-scope", "ground": "Fictief" });
    let schedule = json!({ "year": "2021", "fees": { "fixed": { "amount": "1000.00" } },
        "payment_term_days": 30, "proration": "monthly", "vat": vat });
    let schedule = json!({ "contribution-schedule": schedule });
    books.decided("2020-10-01", "Bijdragen 2021 (fictief)", schedule);
    let all = json!({ "year": "2021", "partners": "all" });
    books.leader("2020-11-20", "invoice-contribution", all);
    let basis = Basis { events: books.ledger.next(), root: Digest::default() };
    let events = books.log.iter().cloned().map(Ok::<_, std::convert::Infallible>);
    let report = MonitoringReport::of(&books.ledger, basis, (year("2021"), 1), events);
    let of = report.unwrap().unwrap().contributions;
    let first = &of.by_month[0];
    assert_eq!((first.from, of.by_month.len()), (day("2020-11-01"), 8));
    assert_eq!(first.invoiced, of.invoiced);
    assert!(!of.invoiced.amount.is_zero());
}

#[test]
fn the_reserve_is_shown_at_the_end_of_every_year_up_to_the_reference_date() {
    let mut books = Books::founded();
    books.leader("2021-01-05", "close-year", json!({ "year": "2020" }));
    let destinations = json!([{ "to": "reserve", "amount": "500.00" }]);
    let surplus = json!({ "surplus": { "year": "2020", "destinations": destinations } });
    books.decided("2021-02-01", "Overschot 2020 (fictief)", surplus);
    let basis = Basis { events: books.ledger.next(), root: Digest::default() };
    let events = books.log.iter().cloned().map(Ok::<_, std::convert::Infallible>);
    let report = MonitoringReport::of(&books.ledger, basis, (year("2021"), 1), events);
    let finance = report.unwrap().unwrap().finance;
    let rows: Vec<_> = finance
        .reserve_by_year
        .iter()
        .map(|row| (row.year, row.on, row.reserve.amount.to_string()))
        .collect();
    assert_eq!(
        rows,
        [
            (year("2020"), day("2020-12-31"), "0.00".to_owned()),
            (year("2021"), day("2021-06-30"), "500.00".to_owned()),
        ]
    );
    assert_eq!(finance.reserve_by_year[1].reserve, finance.reserve);
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

#[test]
fn documents_are_listed_from_their_day_on_and_by_event() {
    let mut books = Books::founded();
    for (on, name, byte, to) in
        [("2020-05-01", "een.txt", "07", [3, 5]), ("2020-06-01", "twee.txt", "08", [5, 6])]
    {
        let sha256 = byte.repeat(32);
        let attach = json!({ "name": name, "sha256": sha256, "size": 12, "to": to });
        books.leader(on, "attach-document", attach);
    }
    let names = |on: &str, to: Option<u64>| -> Vec<String> {
        let list = DocumentList::of(&books.ledger, day(on), to.map(Position));
        list.documents.into_iter().map(|row| row.name).collect()
    };
    assert_eq!(names("2020-04-30", None), [""; 0]);
    assert_eq!(names("2020-05-31", None), ["een.txt"]);
    assert_eq!(names("2020-06-01", None), ["een.txt", "twee.txt"]);
    assert_eq!(names("2020-06-01", Some(5)), ["een.txt", "twee.txt"]);
    assert_eq!(names("2020-06-01", Some(6)), ["twee.txt"]);
}
