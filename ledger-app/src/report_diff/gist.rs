//! What a member of the regiegroep reads of two reports: the main figures with the acts that moved them most, and what
//! came and went.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use ledger_core::typed::{Typed, Unseen};
use ledger_core::views::Figure;
use ledger_core::views::actions::ActionRow;
use ledger_core::views::budget::BudgetRow;
use ledger_core::views::decisions::OpenProposal;
use ledger_core::views::monitoring::{MonitoringReport, Point, ReviewRow};
use ledger_core::{Date, Event, FiscalYear, Money, Position};
use ledger_report::{
    CameAndWent, ChangeCause, Changes, FigureChange, LineChange, MainFigure, OtherEvents, Told,
};

use super::{Cause, ReportDiff, rows, walk};

/// How many acts of a figure are named.
const ACTS: usize = 3;

/// A figure moved enough to say why if it changed by more than a twentieth of the larger of what it was and is, and
/// by more than a hundredth of the budget of the year.
const OF_ITSELF: i64 = 20;
/// See [`OF_ITSELF`].
const OF_BUDGET: i64 = 100;

/// What a reader is told of two reports, of which `diff` is every difference. An act is told by `describe`, which
/// answers with its day and what happened.
///
/// # Errors
/// Those of `describe`, and a point that cannot be read.
pub fn gist<'a, E: From<Unseen>>(
    [before, after]: [&'a MonitoringReport; 2],
    diff: &ReportDiff,
    mut describe: impl FnMut(Position) -> Result<(Date, String), E>,
) -> Result<Changes<'a>, E> {
    let changed = MainFigure::ALL.iter().filter(|of| of.of(before).amount != of.of(after).amount);
    let figures = changed.map(|figure| {
        let mut told = Vec::new();
        let is_told = match figure.told() {
            Told::Always => true,
            Told::WithinYear => before.basis.year == after.basis.year,
            Told::Never => false,
        };
        let budget = &after.finance.budget.total_expenses.revised;
        let moved = [figure.of(before), figure.of(after)];
        let (acts, others) = match is_told && is_material(moved, budget) {
            true => moved_by(moved),
            false => (Vec::new(), None),
        };
        for Cause { position, amount } in acts {
            let (on, description) = describe(position)?;
            told.push(ChangeCause { position, on, description, amount });
        }
        let (before, after) = (figure.of(before).amount, figure.of(after).amount);
        Ok(FigureChange { figure: *figure, before, after, acts: told, others })
    });
    Ok(Changes {
        reports: [before, after],
        figures: figures.collect::<Result<_, E>>()?,
        lines: lines(before, after),
        points: points(before, after)?,
        decisions: {
            let decided = |of: &'a MonitoringReport| of.decisions.decided.iter();
            came(decided(before), decided(after), |row| row.decision)
        },
        proposals: proposals(before, after),
        actions: actions(before, after),
        issued: issued(before, after),
        reviewed: {
            let reviewed = |of: &'a MonitoringReport| of.decisions.reviewed.iter();
            came(reviewed(before), reviewed(after), |row: &ReviewRow| row.position)
        },
        partners: partners(before, after),
        all: diff.figures.len() + diff.counts.len() + diff.values.len() + diff.rows.len(),
    })
}

/// Whether a figure moved enough to say why.
fn is_material([before, after]: [&Figure; 2], budget: &Figure) -> bool {
    let cents = |figure: &Figure| figure.amount.cents().abs();
    let moved = (after.amount - before.amount).cents().abs();
    moved.saturating_mul(OF_ITSELF) > cents(before).max(cents(after))
        && moved.saturating_mul(OF_BUDGET) > cents(budget)
}

/// The acts that moved a figure most, in their order, and what the others add to it together.
fn moved_by([before, after]: [&Figure; 2]) -> (Vec<Cause>, Option<OtherEvents>) {
    let parts = |figure: &Figure| -> Vec<(Position, Money)> {
        figure.parts.iter().map(|part| (part.position, part.amount)).collect()
    };
    let mut causes = walk::causes(parts(before), parts(after));
    causes.sort_by_key(|cause| (Reverse(cause.amount.abs()), cause.position));
    // One act takes no more room than the words that there is one more.
    let named = if causes.len() == ACTS + 1 { ACTS + 1 } else { ACTS };
    let rest = causes.split_off(named.min(causes.len()));
    causes.sort_by_key(|cause| cause.position);
    let others = OtherEvents {
        count: rest.len(),
        amount: Some(rest.iter().map(|cause| cause.amount).sum()),
    };
    (causes, (!rest.is_empty()).then_some(others))
}

/// The rows of the later report that the earlier one has not, by what identifies them.
fn came<'a, T: 'a, K: Ord>(
    before: impl Iterator<Item = &'a T>,
    after: impl Iterator<Item = &'a T>,
    key: impl Fn(&T) -> K,
) -> Vec<&'a T> {
    let known: BTreeSet<K> = before.map(&key).collect();
    after.filter(|row| !known.contains(&key(row))).collect()
}

fn lines<'a>(before: &'a MonitoringReport, after: &'a MonitoringReport) -> Vec<LineChange<'a>> {
    let rows = |report: &'a MonitoringReport| {
        report.finance.budget.income.iter().chain(&report.finance.budget.expenses)
    };
    let mut were: BTreeMap<&str, &BudgetRow> =
        rows(before).map(|row| (row.code.as_str(), row)).collect();
    let mut lines: Vec<LineChange<'_>> = Vec::new();
    for row in rows(after) {
        let was =
            were.remove(row.code.as_str()).map_or(Money::ZERO, |was| was.totals.actual.amount);
        lines.push(line(row, was, row.totals.actual.amount));
    }
    let gone = rows(before).filter(|row| were.contains_key(row.code.as_str()));
    lines.extend(gone.map(|row| line(row, row.totals.actual.amount, Money::ZERO)));
    lines.retain(|line| line.before != line.after);
    lines
}

fn line(row: &BudgetRow, before: Money, after: Money) -> LineChange<'_> {
    LineChange { code: &row.code, title: &row.title, before, after }
}

/// A point is the same point by what it is about. A proposal that waits stands among the proposals.
fn points<'a>(
    before: &'a MonitoringReport,
    after: &'a MonitoringReport,
) -> Result<CameAndWent<'a, Point>, Unseen> {
    let keyed = |report: &'a MonitoringReport| -> Result<Vec<(String, &'a Point)>, Unseen> {
        let points = report.summary.to_decide.iter().chain(&report.summary.to_know);
        let points = points.filter(|point| !matches!(point, Point::OpenProposal { .. }));
        points.map(|point| Ok((rows::key(&Typed::of(point)?), point))).collect()
    };
    let (before, after) = (keyed(before)?, keyed(after)?);
    let only = |these: &[(String, &'a Point)], those: &[(String, &'a Point)]| {
        let known = |key: &str| those.iter().any(|(of, _)| of == key);
        these.iter().filter(|(key, _)| !known(key)).map(|(_, point)| *point).collect()
    };
    Ok(CameAndWent { came: only(&after, &before), went: only(&before, &after) })
}

fn proposals<'a>(
    before: &'a MonitoringReport,
    after: &'a MonitoringReport,
) -> CameAndWent<'a, OpenProposal> {
    let open = |of: &'a MonitoringReport| of.decisions.open.proposals.iter();
    let number = |open: &OpenProposal| open.proposal.proposal;
    let decided: Vec<_> = after.decisions.decided.iter().map(|row| row.proposal.proposal).collect();
    let mut went = came(open(after), open(before), number);
    went.retain(|open| !decided.contains(&number(open)));
    CameAndWent { came: came(open(before), open(after), number), went }
}

fn actions<'a>(
    before: &'a MonitoringReport,
    after: &'a MonitoringReport,
) -> CameAndWent<'a, ActionRow> {
    let all = |of: &'a MonitoringReport| of.decisions.actions.actions.iter();
    let closed = |of: &'a MonitoringReport| all(of).filter(|row| row.closed.is_some());
    let mut opened = came(all(before), all(after), |row| row.action);
    opened.retain(|row| row.closed.is_none());
    CameAndWent { came: opened, went: came(closed(before), closed(after), |row| row.action) }
}

/// The reports that were issued, by the events that both reports list.
fn issued(before: &MonitoringReport, after: &MonitoringReport) -> Vec<(FiscalYear, u8, Date)> {
    let listed: BTreeSet<Position> = before.annex.iter().map(|of| of.entry.position).collect();
    let new = after.annex.iter().filter(|of| !listed.contains(&of.entry.position));
    new.filter_map(|of| {
        let Event::MonitoringReportIssued(issued) = &of.entry.event else { return None };
        Some((issued.year, issued.period, of.entry.on))
    })
    .collect()
}

fn partners<'a>(
    before: &'a MonitoringReport,
    after: &'a MonitoringReport,
) -> CameAndWent<'a, String> {
    let new = |names: fn(&MonitoringReport) -> &Vec<String>| {
        came(names(before).iter(), names(after).iter(), |name| name.clone())
    };
    CameAndWent { came: new(|of| &of.partners.joined), went: new(|of| &of.partners.left) }
}
