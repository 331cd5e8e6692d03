//! 3. The budget against what was realised and is expected, and how the expectation moved.

use ledger_core::views::monitoring::{Bridge, EarlierReport, MonitoringReport};
use ledger_core::{Ledger, Money};

use super::beside::Beside;
use super::summary;
use crate::document::{Adds, Cell, Column, Document, Table, cells};
use crate::views::with_budget;
use crate::{Lang, values};

pub(super) fn budget(
    document: Document,
    report: &MonitoringReport,
    ledger: &Ledger,
    lang: Lang,
) -> Document {
    let budget = &report.finance.budget;
    let document = document.heading(lang.heading_budget());
    let document = match budget.versions.is_empty() {
        true => document.paragraph(lang.no_budget_yet()),
        false => document,
    };
    let rules = ledger.covenant_on(budget.on).map(|covenant| &covenant.rules);
    let percent = rules.map_or(0, |rules| rules.deviation_percent);
    let marks = match rules.map_or(Money::ZERO, |rules| rules.deviation_amount) {
        Money::ZERO => lang.report_marks(percent),
        amount => lang.report_marks_over(percent, values::money(amount, lang)),
    };
    let before = Beside::of_year(report).before(|of| &of.finance.budget);
    let document = with_budget(document, budget, before, marks, lang);
    let document = document.paragraph(lang.forecast_explained());
    let of_year = |earlier: &&EarlierReport| earlier.year == report.basis.year;
    let earlier = report.summary.earlier.iter().filter(of_year);
    let earlier: Vec<String> = earlier
        .map(|earlier| {
            let expected = earlier.figures.expected_result.amount;
            lang.forecast_of_period(earlier.period, values::whole_euros(expected, lang))
        })
        .collect();
    let document = match earlier.is_empty() {
        true => document,
        false => document.paragraph(lang.earlier_forecasts(earlier.join("; "))),
    };
    match &report.summary.bridge {
        None => document,
        Some(bridge) => document.table(bridge_table(
            bridge,
            lang.result_forecast(),
            lang.since_last_report(bridge.period),
            lang,
        )),
    }
}

/// How a result moved since a report expected it: line by line, from what was expected then.
pub(crate) fn bridge_table(bridge: &Bridge, result: &str, caption: String, lang: Lang) -> Table {
    let mut table = Table::new([
        Column::text("line", lang.line()),
        Column::figure("before", lang.expected_then()),
        Column::figure("now", lang.expected_now()),
        Column::figure("effect", lang.effect_on_result()),
    ])
    .named("bridge", caption);
    let euros = |amount| summary::euros(amount, lang);
    for line in &bridge.lines {
        let title = lang.line_title(&line.line, &line.title);
        let (before, now) = (line.before.amount, line.now.amount);
        table.row(cells![title, euros(before), euros(now), euros(line.effect.amount)]);
    }
    if !bridge.others.amount.is_zero() {
        let others = euros(bridge.others.amount);
        table.row(cells![lang.other_lines(), Cell::Empty, Cell::Empty, others]);
    }
    let (before, now) = (bridge.before.amount, bridge.now.amount);
    let total = cells![result, euros(before), euros(now), euros(now - before)];
    table.total(total, Adds::Elsewhere);
    table
}
