//! The year account of a small ledger, before and after its books are closed.

use ledger_core::acts::surplus::Destination;
use ledger_core::views::Figure;
use ledger_core::views::monitoring::Basis;
use ledger_core::views::year_account::{
    AppropriatedTo, ComparedLine, Movement, SheetItem, YearAccount,
};
use ledger_core::{Account, Digest};
use serde_json::json;

use crate::books::{Books, day, year};

fn account(books: &Books, of: &str, on: &str) -> YearAccount {
    let basis = Basis { events: books.ledger.next(), root: Digest::default() };
    YearAccount::of(&books.ledger, basis, year(of), day(on)).unwrap()
}

#[track_caller]
fn is(figure: &Figure, amount: &str) {
    assert_eq!(figure.amount.to_string(), amount);
}

fn amounts(lines: &[ComparedLine]) -> Vec<(SheetItem, String, String)> {
    let row = |line: &ComparedLine| {
        (line.item, line.figure.amount.to_string(), line.before.amount.to_string())
    };
    lines.iter().map(row).collect()
}

fn movement(of: &Movement) -> [String; 4] {
    [&of.opening, &of.added, &of.withdrawn, &of.closing].map(|of| of.amount.to_string())
}

fn row(item: SheetItem, figure: &str, before: &str) -> (SheetItem, String, String) {
    (item, figure.to_owned(), before.to_owned())
}

/// The surplus of 2020, 1187.65, in parts; 50.00 of it is left.
fn appropriated() -> Books {
    let mut books = Books::founded();
    books.leader("2021-01-05", "close-year", json!({ "year": "2020" }));
    let destinations = json!([
        { "to": "reserve", "amount": "500.00" },
        { "to": { "project": { "name": "Duinen" } }, "amount": "400.00" },
        { "to": "next-year-budget", "amount": "137.65" },
        { "to": "partners", "amount": "100.00" },
    ]);
    let surplus = json!({ "surplus": { "year": "2020", "destinations": destinations } });
    books.decided("2021-02-01", "Overschot 2020 (fictief)", surplus);
    books
}

#[test]
fn a_year_account_is_a_draft_until_the_books_are_closed_and_no_figure_changes_by_that() {
    let mut books = Books::founded();
    let draft = account(&books, "2020", "2021-01-04");
    assert!(draft.basis.draft && draft.basis.closed.is_none());
    assert_eq!((draft.basis.previous, draft.balance_sheet.before_on), (None, None));
    assert_eq!(draft.basis.reference_date, day("2020-12-31"));
    assert_eq!(
        amounts(&draft.balance_sheet.equity),
        [row(SheetItem::ResultOfYear, "1187.65", "0.00")]
    );

    books.leader("2021-01-05", "close-year", json!({ "year": "2020" }));
    let closed = account(&books, "2020", "2021-01-05");
    assert!(!closed.basis.draft);
    let by = closed.basis.closed.unwrap();
    assert_eq!((by.on, by.position.next()), (day("2021-01-05"), books.ledger.next()));
    assert!(account(&books, "2020", "2021-01-04").basis.draft, "as it was the day before");
    for (open, closed) in [
        (&draft.balance_sheet.assets, &closed.balance_sheet.assets),
        (&draft.balance_sheet.liabilities, &closed.balance_sheet.liabilities),
        (&draft.balance_sheet.equity, &closed.balance_sheet.equity),
    ] {
        assert_eq!(amounts(open), amounts(closed));
    }
    assert_eq!(draft.income_statement, closed.income_statement);
    is(&closed.appropriation.left, "1187.65");
}

#[test]
fn the_next_year_shows_the_year_before_beside_it_and_where_its_result_went() {
    let books = appropriated();
    let of_2021 = account(&books, "2021", "2022-01-05");
    assert_eq!(of_2021.balance_sheet.before_on, Some(day("2020-12-31")));
    assert_eq!(
        amounts(&of_2021.balance_sheet.equity),
        [
            row(SheetItem::Account(Account::Reserve), "500.00", "0.00"),
            row(SheetItem::Account(Account::EarmarkedFunds), "537.65", "0.00"),
            row(SheetItem::ResultOfEarlierYears, "50.00", "0.00"),
            row(SheetItem::ResultOfYear, "0.00", "1187.65"),
        ]
    );
    let sheet = &of_2021.balance_sheet;
    assert_eq!(sheet.total_assets.amount, sheet.total_liabilities_and_equity.amount);
    assert_eq!(sheet.total_assets_before.amount, sheet.total_liabilities_and_equity_before.amount);
    let statement = &of_2021.income_statement;
    is(&statement.result.actual, "0.00");
    is(&statement.result.previous, "1187.65");
    let dikes = statement.expenses.iter().find(|row| row.code == "dijken").unwrap();
    is(&dikes.totals.previous, "1812.35");

    let of_2020 = account(&books, "2020", "2022-01-05");
    let to: Vec<(AppropriatedTo, String)> = of_2020
        .appropriation
        .rows
        .into_iter()
        .map(|row| (row.to, row.amount.amount.to_string()))
        .take(3)
        .collect();
    let project = AppropriatedTo::Project { project: "Duinen".to_owned() };
    assert_eq!(
        to,
        [
            (AppropriatedTo::Reserve, "500.00".to_owned()),
            (project, "400.00".to_owned()),
            (AppropriatedTo::NextYearBudget, "137.65".to_owned()),
        ]
    );
    is(&of_2020.appropriation.left, "50.00");
    is(&account(&books, "2020", "2021-01-31").appropriation.left, "1187.65");
}

#[test]
fn reserve_and_funds_open_change_and_close() {
    let mut books = appropriated();
    let release = json!({ "fund-release": { "fund": { "project": { "name": "Duinen" } }, "amount": "150.00" } });
    books.decided("2022-03-01", "Vrijval Duinen (fictief)", release);
    let notes = |of, on| account(&books, of, on).notes;
    let of_2021 = notes("2021", "2022-06-01");
    assert_eq!(movement(&of_2021.reserve), ["0.00", "500.00", "0.00", "500.00"]);
    let of_2022 = notes("2022", "2023-01-05");
    assert_eq!(movement(&of_2022.reserve), ["500.00", "150.00", "0.00", "650.00"]);
    let funds: Vec<(Destination, [String; 4])> =
        of_2022.funds.iter().map(|of| (of.fund.clone(), movement(&of.movement))).collect();
    let duinen = Destination::Project { name: "Duinen".to_owned() };
    assert_eq!(
        funds,
        [
            (duinen, ["400.00", "0.00", "-150.00", "250.00"].map(str::to_owned)),
            (Destination::NextYearBudget, ["137.65", "0.00", "0.00", "137.65"].map(str::to_owned)),
        ]
    );
    assert_eq!(movement(&of_2022.total_funds), ["537.65", "0.00", "-150.00", "387.65"]);
}

#[test]
fn what_is_promised_and_no_expense_yet_is_noted_and_what_differs_is_explained_afterwards() {
    let mut books = Books::founded();
    let enter = json!({ "line": "dijken", "amount": "600.00", "supplier": "Fictief", "description": "Dijk" });
    books.leader("2020-04-15", "enter-commitment", enter);
    let spend = json!({ "line": "dijken", "amount": "250.00", "supplier": "Fictief", "description": "Dijk", "commitment": 1 });
    books.leader("2020-05-15", "record-expense", spend);
    let explained = json!({ "year": "2020", "line": "dijken", "text": "Fictief: minder storm" });
    books.leader("2021-01-20", "explain-difference", explained);
    let release = json!({ "commitment": 1, "reason": "Fictief" });
    books.leader("2021-01-21", "release-commitment", release);
    let account = account(&books, "2020", "2021-02-01");
    let open = &account.notes.commitments;
    let [row] = &open.commitments[..] else { panic!("{open:?}") };
    is(&row.promised, "600.00");
    is(&row.drawn, "250.00");
    is(&row.left, "350.00");
    is(&open.of_year, "350.00");
    is(&account.notes.receivables.ageing.total, "1000.00");
    let dikes = account.income_statement.expenses.iter().find(|row| row.code == "dijken").unwrap();
    is(&dikes.totals.actual, "2062.35");
    is(&dikes.totals.difference, "-437.65");
    assert_eq!(dikes.totals.favourable, Some(true));
    assert!(dikes.totals.flagged, "17.5 per cent less than budgeted");
    assert_eq!(dikes.explanation.as_ref().unwrap().text, "Fictief: minder storm");
}

#[test]
fn a_deficit_is_shown_with_who_bears_it() {
    let mut books = Books::founded();
    let expense = json!({ "line": "dijken", "amount": "1250.00", "supplier": "Fictief", "description": "Dijk" });
    books.leader("2020-06-01", "record-expense", expense);
    books.leader("2021-01-05", "close-year", json!({ "year": "2020" }));
    books.decided("2021-01-10", "Tekort 2020 (fictief)", json!({ "deficit": { "year": "2020" } }));
    let of_2020 = account(&books, "2020", "2021-01-10").appropriation;
    is(&of_2020.result, "-62.35");
    let shares: Vec<String> =
        of_2020.rows.iter().map(|row| row.amount.amount.to_string()).collect();
    assert_eq!(shares, ["-41.57", "-20.78"]);
    is(&of_2020.left, "0.00");
    assert_eq!(of_2020.rows[0].title, "Tekort 2020 (fictief)");
}

#[test]
fn a_year_that_runs_is_shown_up_to_the_day_and_another_year_not_at_all() {
    let books = Books::founded();
    let running = account(&books, "2020", "2020-03-01");
    assert_eq!(running.balance_sheet.on, day("2020-03-01"));
    let basis = Basis { events: books.ledger.next(), root: Digest::default() };
    assert_eq!(YearAccount::of(&books.ledger, basis, year("2019"), day("2020-03-01")), None);
}
