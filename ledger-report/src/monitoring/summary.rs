//! 1. What the regiegroep must decide and know. 2. What the report is made from.

use ledger_core::Money;
use ledger_core::views::budget::BudgetRow;
use ledger_core::views::monitoring::{MonitoringReport, Point, ReportBasis};

use crate::document::{Cell, Column, Document, Table, cells};
use crate::views::opened;
use crate::{Lang, lights, values};

/// The number of points of each kind at the top. The others follow the main figures.
const AT_THE_TOP: usize = 5;

pub(super) fn summary(document: Document, report: &MonitoringReport, lang: Lang) -> Document {
    let summary = &report.summary;
    let words =
        |points: &[Point]| -> Vec<String> { points.iter().map(|of| point(of, lang)).collect() };
    let (to_decide, to_know) = (words(&summary.to_decide), words(&summary.to_know));
    let document = document
        .heading(lang.heading_summary())
        .subheading(lang.to_decide())
        .list(top(&to_decide, lang), lang.nothing_to_decide())
        .subheading(lang.to_know())
        .list(top(&to_know, lang), lang.nothing_to_know())
        .table(key_figures(report, lang));
    let rest =
        [to_decide, to_know].into_iter().flat_map(|points| points.into_iter().skip(AT_THE_TOP));
    let mut rest = rest.peekable();
    match rest.peek() {
        None => document,
        Some(_) => document.subheading(lang.other_points()).list(rest, ""),
    }
}

/// The first points, and the number of others.
fn top(points: &[String], lang: Lang) -> Vec<String> {
    let more = points.len().saturating_sub(AT_THE_TOP);
    let more = (more > 0).then(|| lang.more_points(more));
    points.iter().take(AT_THE_TOP).cloned().chain(more).collect()
}

/// The main figures, each with its state.
fn key_figures(report: &MonitoringReport, lang: Lang) -> Table {
    let summary = &report.summary;
    let rows = || report.finance.budget.income.iter().chain(&report.finance.budget.expenses);
    // As in the list of points: differences that harm the result, and others.
    let differing = |explained: bool| {
        let of = |row: &&BudgetRow| row.explanation.is_some() == explained;
        rows().filter(of).filter(|row| row.totals.flagged).count()
    };
    let sheet = &report.finance.balance_sheet;
    let owed: Money = sheet.liabilities.iter().map(|line| line.figure.amount).sum();
    let bound = owed + report.finance.earmarked.amount;
    let (reserve, forecast) = (summary.reserve.amount, report.forecast.result.amount);
    let mut table = Table::new([
        Column::text("item", ""),
        Column::figure("amount", lang.amount()),
        Column::text("state", lang.judgement()),
    ])
    .named("key-figures", lang.key_figures());
    for (label, amount, light) in [
        (lang.result_to_date(), summary.result.amount, Cell::Empty),
        (lang.budgeted_result(), summary.budgeted_result.amount, Cell::Empty),
        (lang.result_forecast(), forecast, lights::result(forecast, reserve, lang)),
        (
            lang.difference_of_forecast(),
            report.finance.budget.result.difference.amount,
            lights::budget(differing(false), differing(true), lang),
        ),
        (lang.contributions_invoiced(), summary.invoiced.amount, Cell::Empty),
        (lang.contributions_received(), summary.received.amount, Cell::Empty),
        (
            lang.overdue_of_any_year(),
            summary.overdue.amount,
            lights::overdue(&report.contributions.ageing, lang),
        ),
        (lang.cash(), summary.cash.amount, lights::cash(summary.cash.amount, bound, lang)),
        (lang.reserve(), reserve, lights::reserve(reserve, forecast, lang)),
    ] {
        table.row(cells![label, amount, light]);
    }
    table
}

pub(super) fn basis(document: Document, basis: &ReportBasis, lang: Lang) -> Document {
    let date = |day| values::date(day, lang);
    let mut facts = vec![
        (lang.covenant(), basis.covenant.name.clone().into()),
        (
            lang.period(),
            lang.period_of(basis.year, basis.period, date(basis.from), date(basis.reference_date))
                .into(),
        ),
        (lang.reference_date(), date(basis.reference_date).into()),
        (lang.events(), lang.first_events(basis.made_from.events).into()),
        (lang.merkle_root(), basis.made_from.root.to_string().into()),
    ];
    if let Some(reason) = &basis.edition.replaces {
        facts.insert(
            2,
            (lang.edition(), lang.edition_replaces(basis.edition.version, reason).into()),
        );
    }
    let facts = Table::of_facts(facts);
    let document = document.heading(lang.heading_basis()).table(facts.named("basis", ""));
    opened(document, basis.opened.as_ref(), lang).paragraph(lang.what_counts())
}

/// A point in a sentence.
pub(crate) fn point(point: &Point, lang: Lang) -> String {
    let money = |amount| values::money(amount, lang);
    match point {
        Point::OpenProposal { proposal, title, waits_for } => {
            lang.proposal_waits(proposal, title, lang.waiting_for(*waits_for))
        }
        Point::ResultLeft { year, left } if left.amount < Money::ZERO => {
            lang.point_deficit_left(year, money(left.amount.abs()))
        }
        Point::ResultLeft { year, left } => lang.point_surplus_left(year, money(left.amount)),
        Point::NoBudget { year } => lang.point_no_budget(year),
        Point::NoContributionSchedule { year } => lang.point_no_schedule(year),
        Point::NoRiskKey { year } => lang.point_no_risk_key(year),
        Point::ReviewDue { decision, title, review_on } => {
            lang.point_review_due(decision, title, values::date(*review_on, lang))
        }
        Point::LineDiffers { line, title, difference, percent, favourable } => {
            let title = lang.line_title(line, title);
            let mark = favourable.map_or("", |favourable| lang.favourable_mark(favourable));
            let difference = money(difference.amount);
            match percent {
                Some(percent) => {
                    let percent = values::percent(*percent, lang);
                    lang.point_line_differs(line, title, difference, percent, mark)
                }
                None => lang.point_line_unbudgeted(line, title, difference, mark),
            }
        }
        Point::Overdue { partners, overdue } => {
            lang.point_overdue(money(overdue.amount), partners.count)
        }
        Point::Unallocated { unallocated } => lang.unallocated_of(money(unallocated.amount)),
        Point::YearOpen { year } => lang.point_year_open(year),
        Point::NotSigned { partners } => lang.point_not_signed(partners.count),
        Point::ReportMissing { year, period } => lang.point_report_missing(year, period),
        Point::ContinuationDue { ends, due, late } => {
            let (ends, due) = (values::date(*ends, lang), values::date(*due, lang));
            match late {
                false => lang.point_continuation_due(ends, due),
                true => lang.point_continuation_late(ends, due),
            }
        }
        Point::ContinuationDecided { decision, due, on, ends, late } => {
            let [due, on, ends] = [due, on, ends].map(|day| values::date(*day, lang));
            match late {
                false => lang.point_continuation_decided(ends, on, decision),
                true => lang.point_continuation_decided_late(ends, on, decision, due),
            }
        }
        Point::SubsidyOverdue { subsidy, project, account_by } => {
            lang.point_subsidy_overdue(subsidy, project, values::date(*account_by, lang))
        }
        Point::ActionsLate { actions } => lang.point_actions_late(actions.count),
    }
}
