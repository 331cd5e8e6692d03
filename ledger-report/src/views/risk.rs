//! The share of each risk bearer.

use ledger_core::Money;
use ledger_core::views::risk::RiskPosition;

use crate::document::{Adds, Cell, Column, Document, Table, cells};
use crate::{Lang, Render, values};

impl Render for RiskPosition {
    fn title(&self, lang: Lang) -> String {
        lang.risk_title(self.year, values::date(self.on, lang))
    }

    fn table(&self, lang: Lang) -> Table {
        bearers_table(self, None, lang)
    }

    fn document(&self, lang: Lang) -> Document {
        let key = self.key.map_or(lang.no_risk_key().to_owned(), |key| lang.risk_key_by(key));
        let document = Document::titled(self.title(lang), lang)
            .paragraph(lang.in_euros())
            .table(Table::of_figures(risk_figures(self, lang)))
            .paragraph(key)
            .table(self.table(lang));
        if self.shared { document.paragraph(lang.deficit_was_shared()) } else { document }
    }
}

/// Every risk bearer with its weight, its share, beside that of `before`, and its open debts.
pub(crate) fn bearers_table(
    risk: &RiskPosition,
    before: Option<&RiskPosition>,
    lang: Lang,
) -> Table {
    let owed: Money = risk.bearers.iter().map(|row| row.owed.amount).sum();
    let mut table = Table::new([
        Column::in_csv("seat"),
        Column::text("name", lang.risk_bearer()),
        Column::figure("weight", lang.weight()),
        Column::figure_if(before.is_some(), "before", lang.previous_report()),
        Column::figure("share", lang.share_to_carry()),
        Column::figure_if(owed > Money::ZERO, "owed", lang.owed_of_earlier()),
    ]);
    let then = |seat: &str| {
        let mut bearers = before?.bearers.iter();
        Some(bearers.find(|of| of.seat == seat).map_or(Money::ZERO, |of| of.share.amount))
    };
    for row in &risk.bearers {
        let (then, share) = (then(&row.seat), row.share.amount);
        table.row(cells![&row.seat, &row.name, row.weight, then, share, row.owed.amount]);
    }
    let earlier: Option<Money> = risk.bearers.iter().map(|row| then(&row.seat)).sum();
    let shares: Money = risk.bearers.iter().map(|row| row.share.amount).sum();
    table.total(cells!["", lang.total(), "", earlier, shares, owed], Adds::RowsAbove);
    table
}

/// What there is to carry, and of what it consists.
fn risk_figures(risk: &RiskPosition, lang: Lang) -> Vec<(&'static str, Cell)> {
    let mut figures = vec![
        (lang.result_so_far(), risk.result.amount.into()),
        (lang.result_forecast(), risk.forecast.amount.into()),
    ];
    if !risk.carried.amount.is_zero() {
        figures.push((lang.carried_from_last_year(), risk.carried.amount.into()));
    }
    figures.push((lang.reserve(), risk.reserve.amount.into()));
    figures.push((lang.to_carry(), risk.to_carry.amount.into()));
    figures
}
