//! The year account: the result and who signs, balance sheet, income statement, notes, and the appropriation of the result.

use std::cmp::Reverse;

use ledger_core::Money;
use ledger_core::views::year_account::{
    AppropriatedTo, ComparedLine, ComparedSheet, Movement, Notes, ResultAppropriation,
    ResultStatement, ResultTotals, SheetItem, YearAccount, YearAccountBasis,
};

use crate::document::{Adds, Cell, Column, Derived, Document, Narrow, Sign, Table, cells};
use crate::monitoring::{beside_budget, bridge_table, euros, result_came};
use crate::views::{
    ageing_table, bills_table, credits_table, mark, opened, vat_table, with_subsidies,
};
use crate::{Lang, Render, values};

/// The number of lines that are named as the cause of the result.
const CAUSES: usize = 5;

/// The year account as a document. Its first page has the result, its causes, what was decided about it, and who signs.
pub fn year_account(account: &YearAccount, lang: Lang) -> Document {
    let YearAccountBasis { covenant, year, reference_date, made_from, .. } = &account.basis;
    let document = Document::titled(lang.year_account(year), lang)
        .of_day(*reference_date)
        .paragraph(covenant.name.clone())
        .footed([
            lang.foot_basis(values::date(*reference_date, lang), made_from.events, &covenant.name),
            lang.foot_root(made_from.root),
        ]);
    let document = match account.basis.draft {
        true => document.paragraph(lang.is_a_draft()),
        false => document,
    };
    let document = message(document, account, lang).new_page();
    let document = document
        .heading(lang.heading_sheet())
        .table(sheet(&account.balance_sheet, lang))
        .paragraph(lang.sheet_explained())
        .heading(lang.heading_statement());
    let document = statement(document, &account.income_statement, lang);
    let document = match &account.bridge {
        None => document,
        Some(bridge) => {
            let caption = lang.since_report_of_period(bridge.period);
            document.table(bridge_table(bridge, lang.result_of_the_year(), caption, lang))
        }
    };
    let document = notes(document, &account.notes, lang);
    let document = appropriation(document, &account.appropriation, lang);
    basis(document, &account.basis, lang)
}

/// What a reader must know: the result and its causes, what was decided about it, and who signs.
fn message(document: Document, account: &YearAccount, lang: Lang) -> Document {
    let YearAccountBasis { year, adopted, signatories, .. } = &account.basis;
    let result = &account.income_statement.result;
    let came = result_came(*year, result.actual.amount, lang);
    let beside_budget = beside_budget(result.actual.amount, result.revised.amount, lang);
    let adopted = match adopted {
        None => lang.account_to_be_adopted().to_owned(),
        Some(of) => {
            let on = values::date(of.on, lang);
            lang.account_was_adopted(on, lang.decision_number(of.decision))
        }
    };
    let decided = account.appropriation.rows.iter().map(|row| {
        let (amount, whereto) = (row.amount.amount, whereto(&row.to, lang));
        let said = values::money(amount.abs(), lang);
        match &row.to {
            AppropriatedTo::Reserve if amount < Money::ZERO => {
                lang.borne_by_reserve(row.decision, said)
            }
            AppropriatedTo::RiskBearer { .. } => lang.borne_by(row.decision, said, whereto),
            AppropriatedTo::Reserve
            | AppropriatedTo::NextYearBudget
            | AppropriatedTo::Project { .. }
            | AppropriatedTo::Partners { .. }
            | AppropriatedTo::NextYear { .. } => {
                lang.decided_about_result(row.decision, said, whereto)
            }
        }
    });
    let left = account.appropriation.left.amount;
    let left = (!left.is_zero()).then(|| lang.left_of_result(values::money(left, lang)));
    let document = document
        .heading(lang.heading_result())
        .lead(format!("{came} {beside_budget}"))
        .table_or(causes(&account.income_statement, lang), lang.no_causes())
        .subheading(lang.decided_about_it())
        .list(decided.chain(left), lang.nothing_appropriated())
        .subheading(lang.adoption())
        .paragraph(adopted);
    let who = signatories.iter().map(|of| lang.seat_at_meeting(&of.name, &of.partner));
    document.signatures(std::iter::once(lang.drawn_up_by().to_owned()).chain(who))
}

/// The lines that differ most from the budget.
fn causes(of: &ResultStatement, lang: Lang) -> Table {
    let mut table = Table::new([
        Column::text("line", lang.line()),
        Column::figure("revised", lang.planned()),
        Column::figure("actual", lang.actual()),
        Column::figure("difference", lang.difference()),
        Column::word("favourable", ""),
        Column::text("explanation", lang.explanation_of_line()),
    ])
    .named("causes", lang.causes_of_result());
    let rows = of.income.iter().chain(&of.expenses);
    let mut rows: Vec<_> = rows.filter(|row| !row.totals.difference.amount.is_zero()).collect();
    rows.sort_by_key(|row| Reverse(row.totals.difference.amount.abs()));
    for row in rows.into_iter().take(CAUSES) {
        let totals = &row.totals;
        let favourable = totals.favourable.map_or("", |of| lang.favourable_mark(of));
        table.row(cells![
            lang.line_title(&row.code, &row.title),
            euros(totals.revised.amount, lang),
            euros(totals.actual.amount, lang),
            euros(totals.difference.amount.abs(), lang),
            favourable,
            row.explanation.as_ref().map(|of| of.text.as_str()),
        ]);
    }
    table
}

/// What the account is made from.
fn basis(document: Document, basis: &YearAccountBasis, lang: Lang) -> Document {
    let date = |day| values::date(day, lang);
    let books = match &basis.closed {
        Some(closed) => lang.books_closed_on(date(closed.on), closed.position),
        None => lang.books_open().to_owned(),
    };
    let facts = Table::of_facts([
        (lang.covenant(), basis.covenant.name.clone().into()),
        (lang.year(), lang.from_until(date(basis.from), date(basis.reference_date)).into()),
        (lang.books(), books.into()),
        (lang.decisions_until(), date(basis.on).into()),
        (lang.events(), lang.first_events(basis.made_from.events).into()),
        (lang.merkle_root(), basis.made_from.root.to_string().into()),
    ]);
    let document = document.heading(lang.heading_account_basis()).table(facts.named("basis", ""));
    opened(document, basis.opened.as_ref(), lang).paragraph(lang.account_made_from())
}

/// By which rules amounts are in the account: those that the ledger itself applies.
fn principles(document: Document, lang: Lang) -> Document {
    document.subheading(lang.principles()).list(
        [
            lang.principle_years(),
            lang.principle_contributions(),
            lang.principle_expenses(),
            lang.principle_subsidies(),
            lang.principle_receivables(),
            lang.principle_reserves(),
        ]
        .map(str::to_owned),
        "",
    )
}

fn sheet(sheet: &ComparedSheet, lang: Lang) -> Table {
    let mut table = Table::new([
        Column::in_csv("kind"),
        Column::word("code", lang.account_code()),
        Column::text("name", lang.account()),
        Column::figure("amount", lang.this_year()),
        Column::figure("before", lang.year_before()),
    ])
    .named("balance-sheet", lang.balance_sheet(values::date(sheet.on, lang)));
    table.heading(lang.assets());
    lines(&mut table, "asset", &sheet.assets, lang);
    let (now, before) = (sheet.total_assets.amount, sheet.total_assets_before.amount);
    table.total(cells!["", "", lang.total_assets(), now, before], Adds::RowsAbove);
    table.heading(lang.liabilities_and_equity());
    lines(&mut table, "liability", &sheet.liabilities, lang);
    lines(&mut table, "equity", &sheet.equity, lang);
    let now = sheet.total_liabilities_and_equity.amount;
    let before = sheet.total_liabilities_and_equity_before.amount;
    table.total(cells!["", "", lang.total_liabilities_and_equity(), now, before], Adds::RowsAbove);
    table
}

fn lines(table: &mut Table, kind: &str, lines: &[ComparedLine], lang: Lang) {
    for line in lines {
        let (code, name) = match line.item {
            SheetItem::Account(account) => (Some(account.code()), lang.account_name(account)),
            SheetItem::ResultOfEarlierYears => (None, lang.result_of_earlier_years()),
            SheetItem::ResultOfYear => (None, lang.result_of_the_year()),
        };
        table.row(cells![kind, code, name, line.figure.amount, line.before.amount]);
    }
}

fn statement(document: Document, of: &ResultStatement, lang: Lang) -> Document {
    let mut table = Table::new([
        Column::in_csv("kind"),
        Column::in_csv("line"),
        Column::text("title", lang.line()),
        Column::figure("first", lang.budget_first()),
        Column::figure("revised", lang.budget_now()),
        Column::figure("actual", lang.actual()),
        Column::figure("difference", lang.difference()),
        Column::word("favourable", ""),
        Column::figure("percent", "%"),
        Column::figure("before", lang.year_before()),
        Column::in_csv("explanation"),
    ])
    .named("income-statement", lang.budget_and_actual())
    .deriving(&[
        Derived::Difference { key: "difference", of: "actual", less: "revised" },
        Derived::Percent { key: "percent", part: "difference", whole: "revised" },
    ]);
    table.narrow = vec![
        Narrow { caption: "", columns: &["title", "first", "revised", "actual", "before"] },
        Narrow {
            caption: lang.difference_from_budget(),
            columns: &["title", "revised", "actual", "difference", "favourable", "percent"],
        },
    ];
    for (heading, rows, label, totals) in [
        (lang.income(), &of.income, lang.total_income(), &of.total_income),
        (lang.expenses(), &of.expenses, lang.total_expenses(), &of.total_expenses),
    ] {
        table.heading(heading);
        for row in rows {
            let explanation = row.explanation.as_ref().map(|explanation| explanation.text.as_str());
            let mut cells = cells![
                Cell::named(row.kind, ""),
                &row.code,
                lang.line_title(&row.code, &row.title),
            ];
            cells.extend(figures(&row.totals, explanation, lang));
            table.row(cells);
        }
        let mut total = cells!["", "", label];
        total.extend(figures(totals, None, lang));
        table.total(total, Adds::RowsAbove);
    }
    let mut result = cells!["", "", lang.result()];
    result.extend(figures(&of.result, None, lang));
    table.total(result, Adds::Totals(&[(Sign::Plus, 0), (Sign::Minus, 1)]));
    let explained = of.income.iter().chain(&of.expenses).filter_map(|row| {
        let explanation = row.explanation.as_ref()?;
        let on = values::date(explanation.on, lang);
        Some(lang.line_explained(lang.line_title(&row.code, &row.title), &explanation.text, on))
    });
    document.table(table).paragraph(lang.budget_marks()).list(explained, lang.nothing_explained())
}

fn figures(totals: &ResultTotals, explanation: Option<&str>, lang: Lang) -> Vec<Cell> {
    let unexplained = totals.flagged && explanation.is_none();
    cells![
        totals.first.amount,
        totals.revised.amount,
        totals.actual.amount,
        totals.difference.amount,
        mark(totals.favourable, unexplained, lang),
        totals.percent,
        totals.previous.amount,
        explanation,
    ]
}

fn notes(document: Document, notes: &Notes, lang: Lang) -> Document {
    let ageing = ageing_table(&notes.receivables.ageing, None, lang)
        .named("receivables-by-age", lang.receivables_in_euros());
    let document = principles(document.heading(lang.heading_notes()), lang);
    let document = match notes.receivables.ageing.total.amount.is_zero() {
        true => document.data(ageing),
        false => document.table(ageing),
    };
    let document = document.table_or(
        notes.receivables.table(lang).named("receivables", lang.receivables_by_invoice()),
        lang.nothing_open(),
    );
    let document = creditors(document, notes, lang)
        .table(movements(notes, lang))
        .subheading(lang.subsidies_label());
    let document = with_subsidies(document, &notes.subsidies, None, lang);
    document
        .table_or(commitments(notes, lang), lang.no_commitments())
        .paragraph(lang.commitments_explained())
}

/// What is owed to suppliers and by them, cost between two years, and VAT: each as far as there is any.
fn creditors(document: Document, notes: &Notes, lang: Lang) -> Document {
    let mut document = document.table_or(bills_table(&notes.payables, lang), lang.no_bills());
    if !notes.payables.owed_back.amount.is_zero() {
        document = document.table(credits_table(&notes.payables, lang));
    }
    if !notes.accruals.is_empty() {
        document = document.table(accruals(notes, lang));
    }
    match notes.vat.rates.is_empty() {
        true => document,
        false => document.table(vat_table(&notes.vat, lang)),
    }
}

fn accruals(notes: &Notes, lang: Lang) -> Table {
    let mut table = Table::new([
        Column::text("what", lang.about_what()),
        Column::word("line", lang.line_code()),
        Column::text("description", lang.description()),
        Column::figure("amount", lang.amount()),
    ])
    .named("accruals", lang.accruals_in_euros());
    for row in &notes.accruals {
        let what = match row.expense {
            Some(expense) => lang.deferred_of(expense),
            None => lang.bill_to_come().to_owned(),
        };
        let line = row.line.clone().unwrap_or_default();
        table.row(cells![what, line, &row.description, row.amount.amount]);
    }
    table
}

/// The movements of the reserve and of each fund over the year.
fn movements(notes: &Notes, lang: Lang) -> Table {
    let mut table = Table::new([
        Column::text("fund", lang.reserve_or_fund()),
        Column::figure("opening", lang.opening()),
        Column::figure("added", lang.added()),
        Column::figure("withdrawn", lang.withdrawn()),
        Column::figure("closing", lang.closing()),
    ])
    .named("reserves", lang.reserves_in_euros());
    let of = |name: String, movement: &Movement| {
        let Movement { opening, added, withdrawn, closing } = movement;
        cells![name, opening.amount, added.amount, withdrawn.amount, closing.amount]
    };
    table.row(of(lang.reserve().to_owned(), &notes.reserve));
    for fund in &notes.funds {
        table.row(of(lang.destination(&fund.fund), &fund.movement));
    }
    let all = || notes.funds.iter().map(|fund| &fund.movement).chain([&notes.reserve]);
    let sum = |of: fn(&Movement) -> Money| all().map(of).sum::<Money>();
    table.total(
        cells![
            lang.total(),
            sum(|of| of.opening.amount),
            sum(|of| of.added.amount),
            sum(|of| of.withdrawn.amount),
            sum(|of| of.closing.amount),
        ],
        Adds::RowsAbove,
    );
    table
}

fn commitments(notes: &Notes, lang: Lang) -> Table {
    let mut table = Table::new([
        Column::figure("commitment", lang.number()),
        Column::word("year", lang.year()),
        Column::word("line", lang.line_code()),
        Column::text("supplier", lang.supplier()),
        Column::text("description", lang.description()),
        Column::figure("promised", lang.promised()),
        Column::figure("drawn", lang.drawn()),
        Column::figure("left", lang.left_of_it()),
    ])
    .named("commitments", lang.commitments_in_euros());
    for row in &notes.commitments.commitments {
        table.row(cells![
            u64::from(row.commitment.0),
            row.year.to_string(),
            &row.line,
            &row.supplier,
            &row.description,
            row.promised.amount,
            row.drawn.amount,
            row.left.amount,
        ]);
    }
    if !table.rows.is_empty() {
        let left = notes.commitments.total.amount;
        table.total(cells!["", "", "", lang.total(), "", "", "", left], Adds::RowsAbove);
    }
    table
}

fn appropriation(document: Document, of: &ResultAppropriation, lang: Lang) -> Document {
    let mut table = Table::new([
        Column::figure("decision", lang.decision()),
        Column::word("on", lang.day()),
        Column::text("title", lang.about_what()),
        Column::text("to", lang.destination_label()),
        Column::figure("amount", lang.amount()),
    ])
    .named("appropriation", lang.appropriation_in_euros());
    for row in &of.rows {
        table.row(cells![
            row.decision.0,
            row.on,
            &row.title,
            Cell::Named { code: code(&row.to).to_owned(), name: whereto(&row.to, lang) },
            row.amount.amount,
        ]);
    }
    if !of.rows.is_empty() {
        table.total(cells!["", "", "", lang.total(), of.appropriated.amount], Adds::RowsAbove);
    }
    let mut summary = vec![(lang.result_of_the_year(), of.result.amount.into())];
    if !of.carried.amount.is_zero() {
        summary.push((lang.carried_from_last_year(), of.carried.amount.into()));
    }
    summary.push((lang.appropriated(), of.appropriated.amount.into()));
    summary.push((lang.not_appropriated(), of.left.amount.into()));
    let summary = Table::of_figures(summary);
    document
        .heading(lang.heading_appropriation())
        .table(summary.named("result", lang.result_in_euros()))
        .table_or(table, lang.nothing_appropriated())
}

/// The destination of a part, by its code in JSON.
fn code(to: &AppropriatedTo) -> &'static str {
    match to {
        AppropriatedTo::Reserve => "reserve",
        AppropriatedTo::NextYearBudget => "next-year-budget",
        AppropriatedTo::Project { .. } => "project",
        AppropriatedTo::Partners { .. } => "partners",
        AppropriatedTo::NextYear { .. } => "next-year",
        AppropriatedTo::RiskBearer { .. } => "risk-bearer",
    }
}

fn whereto(to: &AppropriatedTo, lang: Lang) -> String {
    match to {
        AppropriatedTo::Reserve => lang.reserve().to_owned(),
        AppropriatedTo::NextYearBudget => lang.next_year_budget().to_owned(),
        AppropriatedTo::Project { project } => project.clone(),
        AppropriatedTo::Partners { .. } => lang.the_partners().to_owned(),
        AppropriatedTo::NextYear { year } => lang.result_of_next_year(*year),
        AppropriatedTo::RiskBearer { partner, invoice, due, .. } => {
            lang.risk_bearer_owes(partner, invoice, values::date(*due, lang))
        }
    }
}
