//! What every act books, worked out by hand.

use ledger_core::views::journal::{JournalPosting, JournalView};
use serde_json::{Value, json};

use crate::books::Books;

/// The journal as lines: the day, then each account with its budget line and amount, debit positive.
fn journal(books: &Books) -> Vec<String> {
    let posting = |posting: &JournalPosting| {
        let line = posting.line.as_ref().map(|line| format!(":{line}")).unwrap_or_default();
        format!(" {}{line} {}", posting.account.code(), posting.debit - posting.credit)
    };
    let entries = JournalView::of(&books.ledger, None).entries.into_iter();
    entries
        .map(|entry| {
            let postings: String = entry.postings.iter().map(posting).collect();
            format!("{}{postings}", entry.date)
        })
        .collect()
}

fn budget(year: &str) -> Value {
    let lines = json!([
        { "code": "dijken", "title": "Dijken", "kind": "expense", "amount": "2500.00" },
        { "code": "overig", "title": "Overig", "kind": "other-income", "amount": "0" },
    ]);
    json!({ "budget": { "year": year, "lines": lines } })
}

fn schedule(year: &str) -> Value {
    json!({ "contribution-schedule": { "year": year, "fees": { "fixed": { "amount": "1000.00" } },
        "payment_term_days": 30, "proration": "monthly",
        "vat": { "position": "outside-scope", "ground": "Fictief" } } })
}

#[test]
fn a_first_year_and_a_surplus() {
    let mut books = Books::founded();
    let pay = json!({ "expense": 1, "amount": "1000.00", "bank_reference": "B-1" });
    books.leader("2020-05-01", "pay-expense", pay);
    let rest = json!({ "expense": 1, "bank_reference": "B-2" });
    books.leader("2020-05-02", "pay-expense", rest);
    let rent = json!({ "line": "overig", "amount": "40.00", "description": "Huur", "bank_reference": "B-3" });
    books.leader("2020-05-03", "record-other-income", rent);
    books.leader("2021-01-05", "close-year", json!({ "year": "2020" }));
    let surplus = json!({ "year": "2020", "destinations": [
        { "to": "reserve", "amount": "1000.00" },
        { "to": { "project": { "name": "Dijkdag" } }, "amount": "100.00" },
        { "to": "partners", "amount": "127.65" },
    ] });
    books.decided("2021-02-01", "Overschot", json!({ "surplus": surplus }));
    let refund = json!({ "partner": "waterschap", "bank_reference": "B-4" });
    books.leader("2021-03-01", "pay-refund", refund);

    assert_eq!(
        journal(&books),
        [
            "2020-02-01 1300 1000.00 8000 -1000.00",
            "2020-02-01 1300 1000.00 8000 -1000.00",
            "2020-02-01 1300 1000.00 8000 -1000.00",
            "2020-02-20 1000 1000.00 1710 -1000.00",
            "2020-02-20 1710 1000.00 1300 -1000.00",
            // 1250.50 was paid on 1000.00; 250.50 waits.
            "2020-03-20 1000 1250.50 1710 -1250.50",
            "2020-03-20 1710 1000.00 1300 -1000.00",
            "2020-04-01 4000:dijken 1812.35 1600 -1812.35",
            "2020-05-01 1600 1000.00 1000 -1000.00",
            "2020-05-02 1600 812.35 1000 -812.35",
            "2020-05-03 1000 40.00 8900:overig -40.00",
            // 3000 and 40 earned, 1812.35 spent; on the last day of the year.
            "2020-12-31 4000:dijken -1812.35 8000 3000.00 8900:overig 40.00 2900 -1227.65",
            // Two partners paid as much; the odd cent goes to the first.
            "2021-02-01 2900 1227.65 2000 -1000.00 2100 -100.00 1730 -63.83 1730 -63.82",
            "2021-03-01 1730 63.83 1000 -63.83",
        ]
    );
}

#[test]
fn an_invoice_in_advance_and_a_deficit() {
    let mut books = Books::founded_without(&["invoices", "paid-1", "paid-2", "dike"]);
    books.decided("2020-11-01", "Regeling 2021", schedule("2021"));
    books.decided("2020-11-02", "Begroting 2021", budget("2021"));
    let invoice = json!({ "year": "2021", "partners": ["waterschap"] });
    books.leader("2020-12-01", "invoice-contribution", invoice);
    books.leader("2021-01-05", "close-year", json!({ "year": "2020" }));
    let dike = json!({ "line": "dijken", "amount": "2500.00", "supplier": "Fictief", "description": "Dijk" });
    books.leader("2021-06-01", "record-expense", dike);
    books.leader("2022-01-05", "close-year", json!({ "year": "2021" }));
    books.decided("2022-02-01", "Tekort 2021", json!({ "deficit": { "year": "2021" } }));
    let to = json!([{ "invoice": "T2021-0002", "amount": "500.00" }]);
    let share = json!({ "partner": "gemeente-oost", "amount": "500.00", "bank_reference": "B-1", "allocate": to });
    books.leader("2022-03-01", "receive-payment", share);

    assert_eq!(
        journal(&books),
        [
            // Owed at once, and earned from the first day of its year.
            "2020-12-01 1300 1000.00 1700 -1000.00",
            "2021-01-01 1700 1000.00 8000 -1000.00",
            "2021-06-01 4000:dijken 2500.00 1600 -2500.00",
            "2021-12-31 4000:dijken -2500.00 8000 1000.00 2900 1500.00",
            // No reserve; by weights of 2 and 1.
            "2022-02-01 2900 -1500.00 1320 1000.00 1320 500.00",
            "2022-03-01 1000 500.00 1710 -500.00",
            "2022-03-01 1710 500.00 1320 -500.00",
        ]
    );
}

#[test]
fn a_reserve_bears_a_deficit_before_the_risk_bearers_do() {
    let mut books = Books::founded();
    books.leader("2021-01-05", "close-year", json!({ "year": "2020" }));
    let destinations = json!([{ "to": "reserve", "amount": "1187.65" }]);
    let surplus = json!({ "surplus": { "year": "2020", "destinations": destinations } });
    books.decided("2021-01-10", "Overschot", surplus);
    books.decided("2021-01-11", "Begroting", budget("2021"));
    let dike = json!({ "line": "dijken", "amount": "1187.67", "supplier": "Fictief", "description": "Dijk" });
    books.leader("2021-06-01", "record-expense", dike);
    books.leader("2022-01-05", "close-year", json!({ "year": "2021" }));
    books.decided("2022-02-01", "Tekort", json!({ "deficit": { "year": "2021" } }));
    let last = journal(&books).pop().unwrap();
    // Two cents are left: one and a third and two thirds of a cent are one cent each.
    assert_eq!(last, "2022-02-01 2900 -1187.67 2000 1187.65 1320 0.01 1320 0.01");
}

#[test]
fn a_partner_that_accedes_pays_for_the_months_that_are_left() {
    let mut books = Books::founded();
    let accession = json!({ "accession": { "code": "school", "name": "Fictieve school" } });
    books.decided("2020-08-15", "Toetreding", accession);
    let invoice = json!({ "year": "2020", "partners": ["school"] });
    books.leader("2020-08-20", "invoice-contribution", invoice);
    // August to December: five twelfths of 1000.00.
    assert_eq!(journal(&books).pop().unwrap(), "2020-08-20 1300 416.67 8000 -416.67");
}
