//! The income statement of a year.

use ledger_core::views::statements::{IncomeStatement, StatementLine};

use crate::document::{Adds, Column, Document, Sign, Table, cells};
use crate::{Lang, Render, values};

impl Render for IncomeStatement {
    fn title(&self, lang: Lang) -> String {
        lang.income_statement(self.year, values::date(self.on, lang))
    }

    fn table(&self, lang: Lang) -> Table {
        let mut table = Table::new([
            Column::in_csv("kind"),
            Column::word("account", lang.account_code()),
            Column::text("name", lang.account()),
            Column::word("line", lang.line_code()),
            Column::text("title", lang.line()),
            Column::figure("amount", lang.amount()),
        ]);
        let sections = [
            (lang.income(), "income", &self.income, lang.total_income(), &self.total_income),
            (
                lang.expenses(),
                "expense",
                &self.expenses,
                lang.total_expenses(),
                &self.total_expenses,
            ),
        ];
        for (heading, kind, lines, total, sum) in sections {
            table.heading(heading);
            for StatementLine { account, line, title, figure, .. } in lines {
                let name = lang.account_name(*account);
                let (line, title) = (line.as_deref(), title.as_deref());
                table.row(cells![kind, account.code(), name, line, title, figure.amount]);
            }
            table.total(cells!["", "", total, "", "", sum.amount], Adds::RowsAbove);
        }
        table.total(
            cells!["", "", lang.result(), "", "", self.result.amount],
            Adds::Totals(&[(Sign::Plus, 0), (Sign::Minus, 1)]),
        );
        if let Some(after) = &self.after_term {
            table.total(
                cells!["", "", lang.after_term_result(), "", "", after.result.amount],
                Adds::Elsewhere,
            );
        }
        table
    }

    fn document(&self, lang: Lang) -> Document {
        let state = if self.closed { lang.books_closed() } else { lang.books_open() };
        Document::titled(self.title(lang), lang)
            .paragraph(state)
            .paragraph(lang.in_euros())
            .table(self.table(lang))
    }
}
