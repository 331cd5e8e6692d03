//! The account of a partner: a table of its lines, and of what its balance consists.

use ledger_core::views::account::{AccountEntry, PartnerAccount};
use ledger_core::{Money, Position};

use crate::document::{Adds, Cell, Column, Document, Table, cells};
use crate::views::receivables::standing;
use crate::{Lang, values};

/// The account of a partner as a statement to send to it. `events` is the number of events it is made from.
pub fn partner_statement(view: &PartnerAccount, events: Position, lang: Lang) -> Document {
    let on = values::date(view.on, lang);
    let document = Document::titled(lang.partner_statement(&view.name, &on), lang)
        .of_day(view.on)
        .footed([lang.foot_statement(&on, events)]);
    let document = match view.from {
        Some(from) => document.paragraph(lang.from_until(values::date(from, lang), &on)),
        None => document,
    };
    with_account(document, view, lang)
}

/// A document with the lines of the account, its balance in words, and of what it consists.
pub(crate) fn with_account(document: Document, view: &PartnerAccount, lang: Lang) -> Document {
    let document = document
        .table_or(
            lines(view, lang).named("account", lang.account_in_euros()),
            lang.nothing_on_account(),
        )
        .paragraph(in_words(view, lang));
    match view.invoices.is_empty() && view.unallocated.is_empty() && view.payable.amount.is_zero() {
        true => document,
        false => document.table(open_items(view, lang).named("open", lang.balance_in_euros())),
    }
}

fn in_words(view: &PartnerAccount, lang: Lang) -> String {
    let (on, owes) = (values::date(view.on, lang), view.balance.amount);
    let amount = values::money(owes.abs(), lang);
    match owes {
        Money::ZERO => lang.partner_owes_nothing(&view.name, on),
        owes if owes > Money::ZERO => lang.partner_owes(&view.name, on, amount),
        _ => lang.partner_is_to_get(&view.name, on, amount),
    }
}

fn lines(view: &PartnerAccount, lang: Lang) -> Table {
    let mut table = Table::new([
        Column::word("on", lang.day()),
        Column::word("document", lang.account_document()),
        Column::text("description", lang.description()),
        Column::figure("debit", lang.debit()),
        Column::figure("credit", lang.credit()),
        Column::figure("balance", lang.balance()),
    ]);
    if let Some(from) = view.from {
        let brought = view.brought_forward.amount;
        table.row(cells![from, "", lang.brought_forward(), Cell::Empty, Cell::Empty, brought]);
    }
    for (line, balance) in view.lines.iter().zip(view.running()) {
        let [debit, credit] = [&line.debit, &line.credit].map(|side| side.amount);
        let amount = |of: Money| if of.is_zero() { Cell::Empty } else { of.into() };
        let said = description(&line.entry, lang);
        table.row(cells![
            line.on,
            document_of(&line.entry, lang),
            if line.taken_back { lang.taken_back(said) } else { said },
            amount(debit),
            amount(credit),
            balance,
        ]);
    }
    if !view.lines.is_empty() {
        let debit: Money = view.lines.iter().map(|line| line.debit.amount).sum();
        let credit: Money = view.lines.iter().map(|line| line.credit.amount).sum();
        table.total(cells!["", "", lang.total(), debit, credit, Cell::Empty], Adds::RowsAbove);
    }
    table
}

/// What a line is, in words.
fn description(entry: &AccountEntry, lang: Lang) -> String {
    match entry {
        AccountEntry::Contribution { year, instalment: Some(part), .. } => {
            lang.entry_instalment(*year, part.part, part.of)
        }
        AccountEntry::Contribution { year, .. } => lang.entry_contribution(*year),
        AccountEntry::Other { description, .. } => description.clone(),
        AccountEntry::DeficitShare { year, .. } => lang.entry_deficit_share(*year),
        AccountEntry::SettlementShare { .. } => lang.entry_settlement_share().to_owned(),
        AccountEntry::Reclaim { .. } => lang.entry_reclaim().to_owned(),
        AccountEntry::Credit { invoice, .. } => lang.entry_credit(*invoice),
        AccountEntry::WriteOff { invoice, .. } => lang.entry_write_off(*invoice),
        AccountEntry::Difference { .. } => lang.entry_difference().to_owned(),
        AccountEntry::Receipt { payer: Some(payer), .. } => lang.entry_receipt_from(payer),
        AccountEntry::Receipt { .. } => lang.entry_receipt().to_owned(),
        AccountEntry::Storno { .. } => lang.entry_storno().to_owned(),
        AccountEntry::Refund { .. } => lang.entry_refund().to_owned(),
        AccountEntry::Surplus { year, .. } => lang.entry_surplus(*year),
        AccountEntry::Remainder => lang.entry_remainder().to_owned(),
        AccountEntry::PayOut => lang.entry_pay_out().to_owned(),
        AccountEntry::TakenOver { name, .. } => lang.entry_taken_over(name),
        AccountEntry::HandedOver { name, .. } => lang.entry_handed_over(name),
    }
}

/// The document behind a line: its number, and the kind of what has a number of its own in the ledger.
fn document_of(entry: &AccountEntry, lang: Lang) -> String {
    match entry {
        AccountEntry::Contribution { invoice, sent_as, .. }
        | AccountEntry::DeficitShare { invoice, sent_as, .. } => values::invoice(*invoice, sent_as),
        AccountEntry::SettlementShare { invoice }
        | AccountEntry::Reclaim { invoice }
        | AccountEntry::Difference { invoice }
        | AccountEntry::Other { invoice, .. } => invoice.to_string(),
        AccountEntry::Credit { note, .. } => note.to_string(),
        AccountEntry::Receipt { payment, .. }
        | AccountEntry::Storno { payment }
        | AccountEntry::Refund { payment } => lang.payment_number(*payment),
        AccountEntry::WriteOff { decision, .. }
        | AccountEntry::Surplus { decision, .. }
        | AccountEntry::TakenOver { decision, .. }
        | AccountEntry::HandedOver { decision, .. } => lang.decision_number(*decision),
        AccountEntry::Remainder | AccountEntry::PayOut => String::new(),
    }
}

/// Of what the balance consists: open invoices, money that pays none yet, and what is to be paid out.
fn open_items(view: &PartnerAccount, lang: Lang) -> Table {
    let mut table = Table::new([
        Column::text("item", lang.open_item()),
        Column::word("due", lang.due()),
        Column::figure("days_overdue", lang.days_overdue()),
        Column::figure("open", lang.open()),
    ]);
    for row in &view.invoices {
        let days = (row.days_overdue > 0).then_some(row.days_overdue);
        let mut invoice = values::invoice(row.invoice, &row.sent_as);
        let standing = standing(row, lang);
        if !standing.is_empty() {
            invoice = lang.with_status(invoice, standing.join("; "));
        }
        table.row(cells![invoice, row.due, days, row.open.amount]);
    }
    for row in &view.unallocated {
        let item = lang.unallocated_payment(row.payment, values::date(row.on, lang));
        table.row(cells![item, Cell::Empty, Cell::Empty, -row.left.amount]);
    }
    if !view.payable.amount.is_zero() {
        let payable = -view.payable.amount;
        table.row(cells![lang.payable(), Cell::Empty, Cell::Empty, payable]);
    }
    let balance = view.balance.amount;
    table.total(cells![lang.balance(), Cell::Empty, Cell::Empty, balance], Adds::RowsAbove);
    table
}
