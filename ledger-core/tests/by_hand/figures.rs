//! Figures that say of which year, which period and which day they are, and that add up.

use ledger_core::Digest;
use ledger_core::views::budget::BudgetView;
use ledger_core::views::monitoring::{Basis, MonitoringReport};
use ledger_core::views::overview::Overview;
use ledger_core::views::partners::PartnerRegister;
use ledger_core::views::receivables::Receivables;
use ledger_core::views::statements::IncomeStatement;
use serde_json::json;

use crate::books::{Books, day, year};

fn report(books: &Books, period: u8) -> MonitoringReport {
    let basis = Basis { events: books.ledger.next(), root: Digest::default() };
    let events = books.log.iter().cloned().map(Ok::<_, std::convert::Infallible>);
    MonitoringReport::of(&books.ledger, basis, (year("2020"), period), events).unwrap().unwrap()
}

/// The budget of 2020 with a project of 6,000.00 that a subsidy pays for.
fn with_project() -> Books {
    let mut books = Books::founded();
    let line = |code: &str, kind: &str, amount: &str| json!({ "code": code, "title": code, "kind": kind, "amount": amount });
    let lines = [
        line("bijdragen", "contributions", "3000.00"),
        line("overig", "other-income", "100.00"),
        line("subsidies", "subsidies", "6000.00"),
        line("dijken", "expense", "2500.00"),
        line("project", "expense", "6000.00"),
    ];
    let revised = json!({ "budget-revision": { "year": "2020", "lines": lines } });
    books.decided("2020-02-01", "Begroting gewijzigd (fictief)", revised);
    let grant = json!({ "grantor": "Provincie", "reference": "P-1", "project": "Duinen",
        "amount": "6000.00", "from": "2020-01-01", "until": "2020-12-31", "account_by": "2021-06-01" });
    books.leader("2020-02-02", "grant-subsidy", grant);
    books
}

/// What the subsidies, the project and the result are forecast to be on 30 November 2020.
fn forecast(books: &Books) -> [String; 3] {
    let budget = BudgetView::of(&books.ledger, year("2020"), day("2020-11-30"));
    let of = |code: &str| {
        let row = budget.income.iter().chain(&budget.expenses).find(|row| row.code == code);
        row.unwrap().totals.forecast.amount.to_string()
    };
    [of("subsidies"), of("project"), budget.result.forecast.amount.to_string()]
}

#[test]
fn a_subsidy_is_forecast_as_far_as_its_project_is() {
    let mut books = with_project();
    // Nothing was spent: 31 of 366 days of 6,000.00 are left of both.
    assert_eq!(forecast(&books), ["508.20", "508.20", "1075.90"]);
    let spend = json!({ "line": "project", "amount": "1000.00", "supplier": "s", "description": "d",
        "subsidy": 1 });
    books.leader("2020-05-01", "record-expense", spend);
    assert_eq!(forecast(&books), ["1508.20", "1508.20", "1075.90"]);
    let stated =
        json!({ "year": "2020", "line": "project", "amount": "5000.00", "reason": "Offerte." });
    books.leader("2020-11-01", "state-forecast", stated);
    assert_eq!(forecast(&books), ["5000.00", "5000.00", "1075.90"]);
}

#[test]
fn figures_of_a_period_are_of_the_year_of_the_report() {
    let mut books = Books::founded();
    let schedule = json!({ "contribution-schedule": { "year": "2021",
        "fees": { "fixed": { "amount": "1000.00" } }, "payment_term_days": 30, "proration": "monthly",
        "vat": { "position": "outside-scope", "ground": "x" } } });
    books.decided("2020-10-01", "Bijdragen 2021 (fictief)", schedule);
    let all = json!({ "year": "2021", "partners": "all" });
    books.leader("2020-11-01", "invoice-contribution", all);
    for (period, expected) in
        [(1, ["3000.00", "2000.00", "0.00", "2250.50"]), (2, ["0.00", "0.00", "3000.00", "0.00"])]
    {
        let of = report(&books, period).contributions;
        let figures = [
            &of.invoiced_in_period,
            &of.received_in_period,
            &of.invoiced_for_other_years,
            &of.received_from_partners,
        ];
        assert_eq!(figures.map(|figure| figure.amount.to_string()), expected, "{period}");
        // The table by month says the same.
        let months = of.by_month.iter().filter(|month| {
            let (from, to) = if period == 1 {
                ("2020-01-01", "2020-06-30")
            } else {
                ("2020-07-01", "2020-12-31")
            };
            day(from) <= month.from && month.to <= day(to)
        });
        let invoiced: ledger_core::Money = months.map(|month| month.invoiced.amount).sum();
        assert_eq!(invoiced, of.invoiced_in_period.amount);
    }
}

#[test]
fn a_report_counts_explanations_given_after_its_period_and_no_figure_changes() {
    let mut books = Books::founded();
    let before = report(&books, 2);
    let text = json!({ "year": "2020", "line": "dijken", "text": "Minder schade." });
    books.leader("2021-01-10", "explain-difference", text);
    let after = report(&books, 2);
    let of = |report: &MonitoringReport| {
        let rows = report.finance.budget.expenses.clone();
        rows.into_iter().find(|row| row.code == "dijken").unwrap()
    };
    assert_eq!(of(&before).explanation, None);
    assert_eq!(of(&after).explanation.map(|said| said.on), Some(day("2021-01-10")));
    assert_eq!(of(&before).totals, of(&after).totals);
    assert_eq!(before.summary.to_know.len(), after.summary.to_know.len() + 1);
    // A view of a day has what was said by that day.
    let then = BudgetView::of(&books.ledger, year("2020"), day("2020-12-31"));
    assert!(then.expenses.iter().all(|row| row.explanation.is_none()));
}

#[test]
fn what_was_invoiced_is_credited_written_off_received_or_open() {
    let mut books = Books::founded();
    let credit = json!({ "invoice": "C2020-0003", "amount": "400.00", "reason": "Te veel." });
    books.leader("2020-05-01", "credit-invoice", credit);
    let write_off = json!({ "write-off": { "invoice": "C2020-0003", "amount": "100.00" } });
    books.decided("2020-05-02", "Afschrijven (fictief)", write_off);
    let pay = json!({ "partner": "bewoners", "amount": "300.00", "bank_reference": "NL-9" });
    books.leader("2020-05-03", "receive-payment", pay);
    let on = day("2020-05-03");
    let receivables = Receivables::of(&books.ledger, on, None);
    let row = &receivables.partners[0].invoices[0];
    let of = &row.reduced;
    let figures = [&row.amount, &of.credited, &of.written_off, &of.received, &row.open];
    let amounts = figures.map(|figure| figure.amount.to_string());
    assert_eq!(amounts, ["1000.00", "400.00", "100.00", "300.00", "200.00"]);
    let register = PartnerRegister::of(&books.ledger, on);
    let [invoiced, credited, written_off, received, unallocated, open] = [
        register.total(|row| &row.invoiced),
        register.total(|row| &row.credited),
        register.total(|row| &row.written_off),
        register.total(|row| &row.received),
        register.total(|row| &row.unallocated),
        register.total(|row| &row.open),
    ];
    assert_eq!(invoiced.to_string(), "3000.00");
    assert_eq!(invoiced, credited + written_off + (received - unallocated) + open);
}

#[test]
fn what_is_booked_after_the_term_shows_beside_the_years() {
    let mut books = Books::founded();
    for closing in ["2020", "2021", "2022"] {
        books.leader("2023-01-10", "close-year", json!({ "year": closing }));
    }
    let before = Overview::of(&books.ledger, day("2023-01-10")).unwrap();
    assert_eq!(before.after_term, None);
    let credit = json!({ "invoice": "C2020-0003", "reason": "Vervallen." });
    books.leader("2023-01-11", "credit-invoice", credit);
    let overview = Overview::of(&books.ledger, day("2023-01-11")).unwrap();
    assert_eq!(overview.after_term.unwrap().result.amount.to_string(), "-1000.00");
    let income = |of| IncomeStatement::of(&books.ledger, year(of), day("2023-01-11"));
    assert_eq!(income("2022").after_term.unwrap().result.amount.to_string(), "-1000.00");
    assert_eq!(income("2021").after_term, None);
}
