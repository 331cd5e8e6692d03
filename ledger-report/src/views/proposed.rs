//! What is voted on, in full.

use ledger_core::acts::budget::LineKind;
use ledger_core::acts::continuation::Continuation;
use ledger_core::acts::settlement::Remainder;
use ledger_core::views::proposed::Proposed;

use crate::document::{Adds, Cell, Column, Document, Table, cells};
use crate::{Lang, values};

/// Adds what a proposal says: a sentence, and what a table says better.
pub(crate) fn proposed(document: Document, of: &Proposed, lang: Lang) -> Document {
    let document = in_a_sentence(document, of, lang);
    match content(of, lang) {
        Some(table) => document.table(table),
        None => document,
    }
}

/// Adds what a proposal says, in a sentence.
pub(crate) fn in_a_sentence(document: Document, of: &Proposed, lang: Lang) -> Document {
    match sentence(of, lang) {
        Some(said) => document.paragraph(said),
        None => document,
    }
}

/// What a proposal says, in a sentence.
fn sentence(of: &Proposed, lang: Lang) -> Option<String> {
    let date = |day| values::date(day, lang);
    let money = |figure: &ledger_core::views::Figure| values::money(figure.amount, lang);
    Some(match of {
        Proposed::Accession { code, name } => lang.proposed_accession(name, code),
        Proposed::RiskKey { from_year, .. } => lang.proposed_risk_key(*from_year),
        Proposed::Budget { year, income, expenses, .. } => {
            lang.proposed_budget(*year, money(income), money(expenses))
        }
        Proposed::ContributionSchedule { year, fees, total, payment_term_days, .. } => {
            lang.proposed_schedule(*year, fees.len(), money(total), payment_term_days)
        }
        Proposed::Surplus { year, .. } => lang.proposed_surplus(*year),
        Proposed::Deficit { year, division: None } => lang.proposed_deficit_unknown(*year),
        Proposed::Deficit { year, division: Some(division) } => {
            let (deficit, reserve) = (money(&division.deficit), money(&division.from_reserve));
            match division.carried_forward.amount.is_zero() {
                true => lang.proposed_deficit(*year, deficit, reserve),
                false => {
                    let carried = money(&division.carried_forward);
                    lang.proposed_deficit_carried(*year, deficit, reserve, carried, year.next())
                }
            }
        }
        Proposed::WriteOff { invoice, partner, amount: Some(amount) } => {
            lang.proposed_write_off(invoice, partner, money(amount))
        }
        Proposed::WriteOff { invoice, partner, amount: None } => {
            lang.proposed_write_off_all(invoice, partner)
        }
        Proposed::FundRelease { fund, amount: Some(amount) } => {
            lang.proposed_release(lang.destination(fund), money(amount))
        }
        Proposed::FundRelease { fund, amount: None } => {
            lang.proposed_release_all(lang.destination(fund))
        }
        Proposed::Settlement { remainder: Remainder::Partners } => {
            lang.proposed_settlement_partners().to_owned()
        }
        Proposed::Settlement { remainder: Remainder::RiskBearers } => {
            lang.proposed_settlement_bearers().to_owned()
        }
        Proposed::Settlement { remainder: Remainder::Transfer { to } } => {
            lang.proposed_settlement_transfer(to)
        }
        Proposed::Withdrawal { partner } => lang.proposed_withdrawal(partner),
        Proposed::Rename { partner, name } => lang.proposed_rename(partner, name),
        Proposed::Merger { from, into } => lang.proposed_merger(from.join(", "), into),
        Proposed::Continuation { continuation: Continuation::End } => {
            lang.proposed_end().to_owned()
        }
        Proposed::Continuation { continuation: Continuation::Continue { until, decided_by } } => {
            lang.proposed_continuation(date(*until), date(*decided_by))
        }
        Proposed::Amendment { text, .. } => lang.proposed_amendment(text),
        Proposed::ReopenYear { year } => lang.proposed_reopening(*year),
        Proposed::YearAccount { year, result, equity } => {
            lang.proposed_year_account(*year, money(result), money(equity))
        }
        Proposed::Other => return None,
    })
}

/// What a proposal says as a table, if it has rows.
pub(crate) fn content(of: &Proposed, lang: Lang) -> Option<Table> {
    match of {
        Proposed::RiskKey { weights, .. } => {
            let mut table = Table::new([
                Column::in_csv("seat"),
                Column::text("name", lang.risk_bearer()),
                Column::figure("weight", lang.weight()),
            ]);
            for row in weights {
                table.row(cells![&row.seat, &row.name, row.weight]);
            }
            Some(table.named("risk-key", ""))
        }
        Proposed::Budget { lines, income, expenses, .. } => {
            let mut table = Table::new([
                Column::in_csv("line"),
                Column::text("title", lang.line()),
                Column::in_csv("kind"),
                Column::figure("income", lang.income()),
                Column::figure("expenses", lang.expenses()),
            ]);
            for row in lines {
                let amount = row.amount.amount;
                let kind = Cell::named(row.kind, "");
                let (earned, spent) = match row.kind {
                    LineKind::Expense => (Cell::Empty, amount.into()),
                    LineKind::Contributions | LineKind::OtherIncome | LineKind::Subsidies => {
                        (amount.into(), Cell::Empty)
                    }
                };
                table.row(cells![&row.line, &row.title, kind, earned, spent]);
            }
            let (income, expenses) = (income.amount, expenses.amount);
            table.total(cells!["", lang.total(), "", income, expenses], Adds::RowsAbove);
            Some(table.named("budget", lang.proposed_in_euros()))
        }
        Proposed::ContributionSchedule { fees, total, .. } => {
            let mut table = Table::new([
                Column::in_csv("code"),
                Column::text("partner", lang.partner()),
                Column::figure("amount", lang.amount()),
            ]);
            for row in fees {
                table.row(cells![&row.code, &row.name, row.amount.amount]);
            }
            table.total(cells!["", lang.total(), total.amount], Adds::RowsAbove);
            Some(table.named("fees", lang.proposed_in_euros()))
        }
        Proposed::Surplus { destinations, .. } => {
            let mut table = Table::new([
                Column::text("to", lang.destination_label()),
                Column::figure("amount", lang.amount()),
            ]);
            for row in destinations {
                table.row(cells![lang.destination(&row.to), row.amount.amount]);
            }
            Some(table.named("surplus", lang.proposed_in_euros()))
        }
        Proposed::Deficit { division: Some(division), .. } => {
            let mut table = Table::new([
                Column::in_csv("code"),
                Column::text("name", lang.bearer()),
                Column::figure("amount", lang.share_to_carry()),
            ]);
            for row in &division.shares {
                table.row(cells![&row.code, &row.name, row.amount.amount]);
            }
            Some(table.named("shares", lang.proposed_in_euros()))
        }
        Proposed::Deficit { division: None, .. }
        | Proposed::Accession { .. }
        | Proposed::WriteOff { .. }
        | Proposed::FundRelease { .. }
        | Proposed::Settlement { .. }
        | Proposed::Withdrawal { .. }
        | Proposed::Rename { .. }
        | Proposed::Merger { .. }
        | Proposed::Continuation { .. }
        | Proposed::Amendment { .. }
        | Proposed::ReopenYear { .. }
        | Proposed::YearAccount { .. }
        | Proposed::Other => None,
    }
}
