//! The message, on page 1: what the year is expected to come to and who would carry it, what the regiegroep must decide and
//! know, how the covenant stands beside the report before, and which budget lines deviate. In whole euros.

use std::cmp::{Ordering, Reverse};

use ledger_core::acts::goal::GoalState;
use ledger_core::views::budget::BudgetRow;
use ledger_core::views::monitoring::{KeyFigures, MonitoringReport, Point};
use ledger_core::views::obligations::ObligationState;
use ledger_core::{FiscalYear, Money};

use crate::document::{Cell, Column, Document, Light, Table, cells};
use crate::values::whole_euros;
use crate::{Lang, lights, values};

/// The number of points of each kind at the top. The others follow the tables.
const AT_THE_TOP: usize = 5;

/// The number of lines in the table of what deviates.
const LINES: usize = 6;

pub(super) fn summary(document: Document, report: &MonitoringReport, lang: Lang) -> Document {
    let summary = &report.summary;
    // The table of what deviates says of lines what the points say.
    let words = |points: &[Point]| -> Vec<String> {
        let others = points.iter().filter(|of| !matches!(of, Point::LineDiffers { .. }));
        others.map(|of| point(of, lang)).collect()
    };
    let (to_decide, to_know) = (words(&summary.to_decide), words(&summary.to_know));
    let mut document = document
        .heading(lang.heading_summary())
        .lead(headline(report, lang))
        .subheading(lang.to_decide())
        .list(top(&to_decide, lang), lang.nothing_to_decide())
        .subheading(lang.to_know())
        .list(top(&to_know, lang), lang.nothing_to_know())
        .table(indicators(report, lang));
    let (differing, more) = differing(report, lang);
    if !differing.rows.is_empty() {
        document = document.table(differing);
        if more > 0 {
            document = document.paragraph(lang.more_lines_differ(more));
        }
    }
    let rest =
        [to_decide, to_know].into_iter().flat_map(|points| points.into_iter().skip(AT_THE_TOP));
    let rest: Vec<String> = rest.collect();
    match rest.is_empty() {
        true => document,
        false => document.subheading(lang.other_points()).list(rest, ""),
    }
}

/// The first points, and the number of others.
fn top(points: &[String], lang: Lang) -> Vec<String> {
    let more = points.len().saturating_sub(AT_THE_TOP);
    let more = (more > 0).then(|| lang.more_points(more));
    points.iter().take(AT_THE_TOP).cloned().chain(more).collect()
}

/// What the year is expected to come to, beside its budget, and who would carry it.
fn headline(report: &MonitoringReport, lang: Lang) -> String {
    let (figures, year) = (&report.summary.figures, report.basis.year);
    let euros = |amount: Money| whole_euros(amount.abs(), lang);
    let (expected, budgeted) = (figures.expected_result.amount, figures.budgeted_result.amount);
    let result = match (report.year_is_over(), expected.cmp(&Money::ZERO)) {
        (false, Ordering::Less) => lang.deficit_expected(year, euros(expected)),
        (false, Ordering::Greater) => lang.surplus_expected(year, euros(expected)),
        (false, Ordering::Equal) => lang.balance_expected(year),
        (true, _) => result_came(year, expected, lang),
    };
    let said = [Some(result), Some(beside_budget(expected, budgeted, lang)), carried(report, lang)];
    said.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// What a year that is over came to.
pub(crate) fn result_came(year: FiscalYear, result: Money, lang: Lang) -> String {
    let euros = whole_euros(result.abs(), lang);
    match result.cmp(&Money::ZERO) {
        Ordering::Less => lang.deficit_came(year, euros),
        Ordering::Greater => lang.surplus_came(year, euros),
        Ordering::Equal => lang.balance_came(year),
    }
}

/// By how much a result is better or worse than its budget.
pub(crate) fn beside_budget(result: Money, budgeted: Money, lang: Lang) -> String {
    let difference = result - budgeted;
    let euros = whole_euros(difference.abs(), lang);
    match difference.cmp(&Money::ZERO) {
        Ordering::Less => lang.worse_than_budgeted(euros),
        Ordering::Greater => lang.better_than_budgeted(euros),
        Ordering::Equal => lang.as_budgeted().to_owned(),
    }
}

/// Who would carry a deficit. Returns `None` if there is none, or it was shared.
fn carried(report: &MonitoringReport, lang: Lang) -> Option<String> {
    let (risk, figures) = (&report.risk, &report.summary.figures);
    let euros = |amount: Money| whole_euros(amount, lang);
    if risk.shared || figures.expected_result.amount + risk.carried.amount >= Money::ZERO {
        return None;
    }
    let (reserve, left) = (figures.reserve.amount, figures.reserve_left.amount);
    if risk.to_carry.amount.is_zero() {
        return Some(lang.reserve_carries_all(euros(reserve), euros(left)));
    }
    let shares = risk.bearers.iter().filter(|row| !row.share.amount.is_zero());
    let shares: Vec<String> =
        shares.map(|row| lang.share_of(&row.name, euros(row.share.amount))).collect();
    let (to_carry, shares) = (euros(risk.to_carry.amount), shares.join("; "));
    Some(match (reserve.is_zero(), shares.is_empty()) {
        (_, true) => lang.nobody_carries(to_carry),
        (true, false) => lang.bearers_carry_all(to_carry, shares),
        (false, false) => lang.bearers_carry_rest(euros(reserve), to_carry, shares),
    })
}

/// A figure in whole euros for a reader, and to the cent for a program.
pub(crate) fn euros(amount: Money, lang: Lang) -> Cell {
    Cell::named(amount.to_string(), whole_euros(amount, lang))
}

/// How the covenant stands: each indicator as the report before had it, as it is now, what it is held to, and what that
/// means.
fn indicators(report: &MonitoringReport, lang: Lang) -> Table {
    let now = &report.summary.figures;
    let before = report.summary.earlier.last().map(|earlier| &earlier.figures);
    let mut table = Table::new([
        Column::text("item", lang.how_it_stands()),
        Column::figure("before", lang.previous_report()),
        Column::figure("now", lang.now()),
        Column::figure("norm", lang.norm()),
        Column::text("state", lang.what_it_means()),
    ])
    .named("indicators", lang.indicators());
    let both =
        |figure: &dyn Fn(&KeyFigures) -> Cell| [before.map_or(Cell::Empty, figure), figure(now)];
    let mut row = |label: &str, [before, now]: [Cell; 2], norm: Cell, state: Cell| {
        table.row(vec![label.into(), before, now, norm, state]);
    };
    row(
        lang.result_forecast(),
        both(&|of| euros(of.expected_result.amount, lang)),
        euros(now.budgeted_result.amount, lang),
        lights::result(&report.risk, lang),
    );
    row(
        lang.reserve_after_deficit(),
        both(&|of| euros(of.reserve_left.amount, lang)),
        Cell::Empty,
        lights::reserve(now.reserve.amount, now.to_carry.amount, lang),
    );
    let sheet = &report.finance.balance_sheet;
    let owed: Money = sheet.liabilities.iter().map(|line| line.figure.amount).sum();
    let bound = owed + report.finance.earmarked.amount;
    row(
        lang.cash(),
        both(&|of| euros(of.cash.amount, lang)),
        euros(bound, lang),
        lights::cash(now.cash.amount, bound, lang),
    );
    row(
        lang.contributions_received_share(),
        both(&|of| match of.received_percent {
            Some(percent) => Cell::named(percent.to_string(), values::percent(percent, lang)),
            None => Cell::Empty,
        }),
        Cell::Empty,
        overdue(report, lang),
    );
    row(
        lang.goals_on_course(),
        both(&|of| so_many(of.goals_on_course.count, of.goals.count, lang)),
        Cell::Empty,
        goals(report, lang),
    );
    row(
        lang.agreements_met(),
        both(&|of| so_many(of.agreed_met.count, of.agreed.count, lang)),
        Cell::Empty,
        agreements(now, lang),
    );
    table
}

fn so_many(some: usize, all: usize, lang: Lang) -> Cell {
    Cell::named(format!("{some}/{all}"), lang.so_many_of(some, all))
}

/// What is past due, and who owes most of it.
fn overdue(report: &MonitoringReport, lang: Lang) -> Cell {
    let largest = report.summary.to_know.iter().find_map(|point| {
        let Point::Overdue { partners, largest, .. } = point else { return None };
        Some((partners.count, largest))
    });
    let words = largest.map(|(partners, largest)| {
        let amount = whole_euros(report.contributions.ageing.overdue().amount, lang);
        match partners {
            1 => lang.one_owes(&largest.name, amount),
            partners => lang.several_owe(partners, amount, &largest.name),
        }
    });
    lights::overdue(&report.contributions.ageing, words, lang)
}

/// The goals, by the worst of them.
fn goals(report: &MonitoringReport, lang: Lang) -> Cell {
    let goals = || report.themes.iter().flat_map(|theme| &theme.goals);
    let worst = |state: GoalState| {
        goals().find(|goal| goal.progress.as_ref().is_some_and(|of| of.state == state))
    };
    if let Some(goal) = worst(GoalState::Red) {
        Cell::light(Light::Bad, "off-course", lang.goal_off_course(&goal.text))
    } else if let Some(goal) = worst(GoalState::Amber) {
        Cell::light(Light::Attention, "at-risk", lang.goal_at_risk(&goal.text))
    } else if goals().next().is_none() {
        Cell::light(Light::Open, "none", lang.no_goals_yet())
    } else if goals().any(|goal| goal.progress.is_none()) {
        Cell::light(Light::Open, "unreported", lang.goals_unreported())
    } else {
        Cell::light(Light::Good, "on-course", lang.all_goals_on_course())
    }
}

/// What the covenant asks in the year.
fn agreements(now: &KeyFigures, lang: Lang) -> Cell {
    let (agreed, met, missed) = (now.agreed.count, now.agreed_met.count, now.agreed_missed.count);
    if missed > 0 {
        Cell::light(Light::Bad, "missed", lang.agreements_missed(missed))
    } else if met == agreed {
        Cell::light(Light::Good, "met", lang.obligation_state(ObligationState::Met))
    } else {
        Cell::light(Light::Open, "to-do", lang.agreements_to_do(agreed - met))
    }
}

/// The lines that deviate, the largest first, and how many are not shown.
fn differing(report: &MonitoringReport, lang: Lang) -> (Table, usize) {
    let mut table = Table::new([
        Column::text("line", lang.only_what_differs()),
        Column::figure("budgeted", lang.planned()),
        Column::figure("expected", lang.expected()),
        Column::figure("difference", lang.difference()),
        Column::word("favourable", ""),
        Column::text("explanation", lang.explanation_of_line()),
    ])
    .named("differing", lang.lines_that_differ());
    let budget = &report.finance.budget;
    let flagged = budget.income.iter().chain(&budget.expenses).filter(|row| row.totals.flagged);
    let mut flagged: Vec<&BudgetRow> = flagged.collect();
    flagged.sort_by_key(|row| Reverse(row.totals.difference.amount.abs()));
    for row in flagged.iter().take(LINES) {
        let totals = &row.totals;
        let favourable = totals.favourable.map_or("", |of| lang.favourable_mark(of));
        let explained = row.explanation.as_ref().map(|of| of.text.as_str());
        table.row(cells![
            lang.line_title(&row.code, &row.title),
            euros(totals.revised.amount, lang),
            euros(totals.forecast.amount, lang),
            euros(totals.difference.amount.abs(), lang),
            favourable,
            explained.unwrap_or(lang.not_explained()),
        ]);
    }
    (table, flagged.len().saturating_sub(LINES))
}

/// A point in a sentence.
pub(crate) fn point(point: &Point, lang: Lang) -> String {
    let money = |amount| whole_euros(amount, lang);
    let date = |day| values::date(day, lang);
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
            lang.point_review_due(decision, title, date(*review_on))
        }
        Point::LineDiffers { line, title, difference, percent, favourable } => {
            let title = lang.line_title(line, title);
            let amount = money(difference.amount.abs());
            match (percent, favourable.unwrap_or_default()) {
                (None, _) => lang.point_line_unbudgeted(title, amount),
                (Some(percent), true) => {
                    lang.point_line_better(title, amount, values::percent(percent.abs(), lang))
                }
                (Some(percent), false) => {
                    lang.point_line_worse(title, amount, values::percent(percent.abs(), lang))
                }
            }
        }
        Point::Overdue { partners, overdue, largest } => match partners.count {
            1 => lang.point_one_overdue(&largest.name, money(overdue.amount), date(largest.since)),
            count => lang.point_overdue(
                count,
                money(overdue.amount),
                &largest.name,
                money(largest.overdue.amount),
                date(largest.since),
            ),
        },
        Point::Unallocated { unallocated } => lang.point_unallocated(money(unallocated.amount)),
        Point::YearOpen { year } => lang.point_year_open(year),
        Point::NotSigned { partners } => lang.point_not_signed(partners.count),
        Point::ReportMissing { year, period } => lang.point_report_missing(year, period),
        Point::ContinuationDue { ends, due, late } => match late {
            false => lang.point_continuation_due(date(*ends), date(*due)),
            true => lang.point_continuation_late(date(*ends), date(*due)),
        },
        Point::ContinuationDecided { decision, due, on, ends, late } => {
            let [due, on, ends] = [due, on, ends].map(|day| date(*day));
            match late {
                false => lang.point_continuation_decided(ends, on, decision),
                true => lang.point_continuation_decided_late(ends, on, decision, due),
            }
        }
        Point::SubsidyOverdue { subsidy, project, account_by } => {
            lang.point_subsidy_overdue(subsidy, project, date(*account_by))
        }
        Point::SubsidyDue { subsidy, project, account_by, unspent } if unspent.amount.is_zero() => {
            lang.point_subsidy_due_spent(subsidy, project, date(*account_by))
        }
        Point::SubsidyDue { subsidy, project, account_by, unspent } => {
            lang.point_subsidy_due(subsidy, project, date(*account_by), money(unspent.amount))
        }
        Point::ActionsLate { actions } => lang.point_actions_late(actions.count),
        Point::DeficitShared { year, deficit, from_reserve, shared, open } => lang
            .point_deficit_shared(
                year,
                money(deficit.amount),
                money(from_reserve.amount),
                money(shared.amount),
                money(open.amount),
            ),
        Point::SurplusAppropriated { year, appropriated } => {
            lang.point_surplus_appropriated(year, money(appropriated.amount))
        }
        Point::GoalOffCourse { text, progress, .. } => lang.point_goal_off_course(text, progress),
        Point::ObligationMissed { obligation, year, due, of, met, open } => {
            let name = lang.obligation_name(*obligation, None);
            match (of.count, open.is_empty()) {
                (1, _) | (_, true) => lang.point_missed(name, year, date(*due)),
                (all, false) => {
                    let partners = lang.first_names(open);
                    lang.point_missed_for(name, year, met.count, all, partners)
                }
            }
        }
        Point::EvaluationHeld { on, invited, attended, text } => {
            lang.point_evaluation_held(date(*on), *attended, *invited, text)
        }
        Point::TermEnds { ends, reserve, earmarked } => {
            lang.point_term_ends(date(*ends), money(reserve.amount + earmarked.amount))
        }
    }
}
