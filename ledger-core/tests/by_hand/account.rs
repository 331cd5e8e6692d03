//! The account of a partner, line by line.

use ledger_core::PartnerId;
use ledger_core::views::account::PartnerAccount;
use serde_json::json;

use crate::books::{Books, day};

const GEMEENTE: PartnerId = PartnerId(2);
const BEWONERS: PartnerId = PartnerId(3);
const BOEREN: PartnerId = PartnerId(4);

/// The lines of an account as `day kind debit credit balance`, and the balance in the end.
fn account(books: &Books, id: PartnerId, from: Option<&str>, on: &str) -> (Vec<String>, String) {
    let account = PartnerAccount::of(&books.ledger, id, from.map(day), day(on)).unwrap();
    let said = account.lines.iter().zip(account.running()).map(|(line, balance)| {
        let kind = serde_json::to_value(&line.entry).unwrap()["kind"].as_str().unwrap().to_owned();
        let kind = if line.taken_back { format!("not-{kind}") } else { kind };
        format!("{} {kind} {} {} {balance}", line.on, line.debit.amount, line.credit.amount)
    });
    (said.collect(), account.balance.amount.to_string())
}

fn pay(partner: &str, amount: &str, bank: &str) -> serde_json::Value {
    json!({ "partner": partner, "amount": amount, "bank_reference": bank })
}

fn correct(books: &mut Books, on: &str, kind: &str) {
    let of_kind = |of: &&ledger_core::Recorded| {
        serde_json::to_value(&of.event).unwrap()["kind"].as_str() == Some(kind)
    };
    let position = books.log.iter().rfind(of_kind).unwrap().position.0;
    books.leader(on, "correct-act", json!({ "position": position, "reason": "Onjuist" }));
}

#[test]
fn a_credit_note_a_write_off_and_a_payment_each_have_a_line() {
    let mut books = Books::founded();
    let credit = json!({ "invoice": "C2020-0003", "amount": "400.00", "reason": "Bezwaar" });
    books.leader("2020-04-02", "credit-invoice", credit);
    let write_off = json!({ "write-off": { "invoice": "C2020-0003", "amount": "100.00" } });
    books.decided("2020-05-02", "Oninbaar (fictief)", write_off);
    books.leader("2020-05-04", "receive-payment", pay("bewoners", "450.00", "NL-3"));
    let lines = [
        "2020-02-01 contribution 1000.00 0.00 1000.00",
        "2020-04-02 credit 0.00 400.00 600.00",
        "2020-05-02 write-off 0.00 100.00 500.00",
        "2020-05-04 receipt 0.00 450.00 50.00",
    ];
    let whole = account(&books, BEWONERS, None, "2020-05-05");
    assert_eq!(whole, (lines.map(str::to_owned).into(), "50.00".to_owned()));
    // What is brought forward stands before the lines of a period.
    let of_may =
        PartnerAccount::of(&books.ledger, BEWONERS, Some(day("2020-05-01")), day("2020-05-05"))
            .unwrap();
    assert_eq!(of_may.brought_forward.amount.to_string(), "600.00");
    let period = account(&books, BEWONERS, Some("2020-05-01"), "2020-05-05");
    assert_eq!(period, (lines[2..].iter().map(ToString::to_string).collect(), "50.00".to_owned()));
    assert_eq!(account(&books, BEWONERS, None, "2020-05-03").1, "500.00");
    // Who pays what was written off owes it again first; who never owed it does not.
    let all = json!([{ "invoice": "C2020-0003", "amount": "150.00" }]);
    let late = json!({ "partner": "bewoners", "amount": "150.00", "bank_reference": "NL-4", "allocate": all });
    books.leader("2020-05-06", "receive-payment", late);
    correct(&mut books, "2020-05-07", "invoice-credited");
    let (lines, balance) = account(&books, BEWONERS, Some("2020-05-06"), "2020-05-07");
    assert_eq!(
        lines,
        [
            "2020-05-06 receipt 0.00 150.00 -100.00",
            "2020-05-06 not-write-off 100.00 0.00 0.00",
            "2020-05-07 not-credit 400.00 0.00 400.00",
        ]
    );
    assert_eq!(balance, "400.00");
}

#[test]
fn what_comes_undone_has_a_line_too() {
    let mut books = Books::founded();
    books.leader("2020-05-01", "receive-payment", pay("bewoners", "2500.00", "NL-3"));
    correct(&mut books, "2020-05-03", "payment-received");
    let (lines, balance) = account(&books, BEWONERS, None, "2020-05-04");
    assert_eq!(
        lines,
        [
            "2020-02-01 contribution 1000.00 0.00 1000.00",
            "2020-05-01 receipt 0.00 2500.00 -1500.00",
            "2020-05-03 not-receipt 2500.00 0.00 1000.00",
        ]
    );
    assert_eq!(balance, "1000.00");
    // The council paid 250.50 too much. That went back; then the bank took all of it back, which was wrong.
    let refund = json!({ "payment": 2, "bank_reference": "NL-5" });
    books.leader("2020-04-01", "refund-overpayment", refund);
    let storno = json!({ "payment": 2, "reason": "Storno", "bank_reference": "NL-6" });
    books.leader("2020-04-02", "reverse-payment", storno);
    correct(&mut books, "2020-04-03", "payment-reversed");
    correct(&mut books, "2020-04-04", "overpayment-refunded");
    let (lines, _) = account(&books, GEMEENTE, None, "2020-04-04");
    assert_eq!(
        lines,
        [
            "2020-02-01 contribution 1000.00 0.00 1000.00",
            "2020-03-20 receipt 0.00 1250.50 -250.50",
            "2020-04-01 refund 250.50 0.00 0.00",
            "2020-04-02 reclaim 250.50 250.50 0.00",
            "2020-04-02 storno 1250.50 0.00 1250.50",
            "2020-04-03 not-storno 0.00 1250.50 0.00",
            "2020-04-04 not-refund 0.00 250.50 -250.50",
        ]
    );
}

#[test]
fn what_is_promised_paid_out_and_taken_over_has_a_line() {
    let mut books = Books::founded();
    books.leader("2020-02-10", "sign-covenant", json!({ "partners": "all" }));
    let invoice = json!({ "year": "2020", "partners": ["boeren"] });
    books.leader("2020-02-11", "invoice-contribution", invoice);
    books.leader("2020-03-01", "receive-payment", pay("boeren", "1100.00", "P-1"));
    books.leader("2020-03-02", "receive-payment", pay("bewoners", "1000.00", "P-0"));
    books.leader("2021-01-08", "close-year", json!({ "year": "2020" }));
    let destinations = json!([{ "to": "partners", "amount": "600.00" }]);
    let surplus = json!({ "surplus": { "year": "2020", "destinations": destinations } });
    books.decided("2021-01-10", "Overschot", surplus);
    let merger = json!({ "merger": { "from": ["boeren"], "into": "bewoners" } });
    books.decided("2021-02-01", "Fusie", merger);
    books.leader("2021-04-01", "pay-refund", pay("bewoners", "250.00", "P-2"));
    books.leader("2021-04-02", "pay-refund", pay("bewoners", "50.00", "P-3"));
    correct(&mut books, "2021-04-03", "refund-paid");
    assert_eq!(
        account(&books, BOEREN, Some("2021-01-01"), "2021-04-03"),
        (
            ["2021-01-10 surplus 0.00 150.00 -250.00", "2021-02-01 handed-over 250.00 0.00 0.00"]
                .map(str::to_owned)
                .into(),
            "0.00".to_owned()
        )
    );
    assert_eq!(account(&books, BOEREN, None, "2021-01-31").1, "-250.00");
    let (lines, balance) = account(&books, BEWONERS, None, "2021-04-03");
    assert_eq!(
        lines,
        [
            "2020-02-01 contribution 1000.00 0.00 1000.00",
            "2020-03-02 receipt 0.00 1000.00 0.00",
            "2021-01-10 surplus 0.00 150.00 -150.00",
            "2021-02-01 taken-over 0.00 250.00 -400.00",
            "2021-04-01 pay-out 250.00 0.00 -150.00",
            "2021-04-02 pay-out 50.00 0.00 -100.00",
            "2021-04-03 not-pay-out 0.00 50.00 -150.00",
        ]
    );
    assert_eq!(balance, "-150.00");
    let taken_over = PartnerAccount::of(&books.ledger, BEWONERS, None, day("2021-04-03")).unwrap();
    let parts: Vec<String> =
        taken_over.lines[3].credit.parts.iter().map(|part| part.amount.to_string()).collect();
    assert_eq!(parts, ["-1000.00", "1100.00", "150.00"], "what was taken over is explained");
}
