//! The state of the covenant on one page.

use ledger_core::acts::continuation::Continuation;
use ledger_core::acts::settlement::Remainder;
use ledger_core::views::overview::{AfterTerm, Overview};

use super::bank::called;
use super::opened;
use super::proposals::waiting;
use crate::document::{Cell, Column, Document, Table, cells};
use crate::{Lang, Render, values};

impl Render for Overview {
    fn title(&self, lang: Lang) -> String {
        lang.overview(values::date(self.on, lang))
    }

    fn table(&self, lang: Lang) -> Table {
        let mut table = Table::new([
            Column::word("year", lang.year()),
            Column::figure("income", lang.income()),
            Column::figure("expenses", lang.expenses()),
            Column::figure("result", lang.result()),
            Column::word("books", lang.books()),
        ]);
        for row in &self.years {
            let books = match row.closed {
                true => Cell::named("closed", lang.closed()),
                false => Cell::named("open", lang.still_open()),
            };
            let (year, result) = (row.year.to_string(), row.result.amount);
            table.row(cells![year, row.income.amount, row.expenses.amount, result, books]);
        }
        if let Some(AfterTerm { income, expenses, result }) = &self.after_term {
            let year = Cell::named("after-term", lang.after_term());
            table.row(cells![year, income.amount, expenses.amount, result.amount, ""]);
        }
        table
    }

    fn document(&self, lang: Lang) -> Document {
        let date = |day| values::date(day, lang);
        let term = lang.term_of(date(self.term.concluded_on), date(self.term.ends));
        let next = self.next_report.map_or(lang.every_report_issued().to_owned(), |next| {
            lang.next_report_is(next.year, next.period, date(next.to))
        });
        let continuation = match &self.continuation {
            None => {
                let by = self.term.continuation_decided_by;
                match self.on <= by {
                    true => lang.continuation_undecided(date(by)),
                    false => lang.continuation_late(date(by)),
                }
            }
            Some(row) => {
                let decided = date(row.on);
                match row.continuation {
                    Continuation::End => lang.continuation_end(decided, row.decision),
                    Continuation::Continue { until, .. } => {
                        lang.continuation_longer(date(until), decided, row.decision)
                    }
                }
            }
        };
        let settled = self.settled.iter().map(|row| {
            let (on, left) = (date(row.on), values::money(row.left.amount, lang));
            match &row.remainder {
                Remainder::Partners => lang.was_settled_to_partners(on, left),
                Remainder::RiskBearers => lang.was_settled_to_bearers(on, left),
                Remainder::Transfer { to } => lang.was_settled_by_transfer(on, left, to),
            }
        });
        let document = Document::titled(self.title(lang), lang)
            .paragraph(self.covenant.name.clone())
            .paragraph(term);
        let mut money = Table::of_figures([(lang.cash(), self.cash.amount.into())]);
        for row in &self.bank_accounts {
            money.row(cells![lang.of_which_on(called(row, lang)), row.balance.amount]);
        }
        let others = [
            (lang.cash_of_subsidies(), self.cash_of_subsidies.amount),
            (lang.reserve(), self.reserve.amount),
            (lang.open_receivables(), self.open.amount),
            (lang.of_which_overdue(), self.overdue.amount),
            (lang.unallocated(), self.unallocated.amount),
        ];
        for (label, amount) in others {
            money.row(cells![label, amount]);
        }
        opened(document, self.opened.as_ref(), lang)
            .paragraph(lang.parties_of(self.parties.count, self.partners.count))
            .subheading(lang.money_in_euros())
            .table(money)
            .subheading(lang.years_in_euros())
            .table_or(self.table(lang), lang.no_year_begun())
            .subheading(lang.governance())
            .paragraph(lang.decisions_and_reports(self.decisions.count, self.reports_issued.count))
            .paragraph(continuation)
            .list(settled, "")
            .paragraph(lang.actions_open(self.open_actions.count, self.late_actions.count))
            .paragraph(next)
            .list(
                self.open_proposals.iter().map(|open| waiting(open, lang)),
                lang.no_open_proposals(),
            )
            .paragraph(lang.made_from(self.events))
    }
}
