//! What changed between any two reports of the demonstration is what their events add.

use std::convert::Infallible;

use ledger_core::views::monitoring::Basis;
use ledger_core::views::{Count, Figure, FigurePart, Meaning};
use ledger_core::{Command, Date, Digest, Ledger, Recorded};
use ledger_report::Told;
use serde_json::json;

use super::*;
use crate::story::tests::played;

fn report(ledger: &Ledger, log: &[Recorded], (year, period): (&str, u8)) -> MonitoringReport {
    let basis = Basis { events: ledger.next(), root: Digest::default() };
    let events = log.iter().cloned().map(Ok::<_, Infallible>);
    let report = MonitoringReport::of(ledger, basis, (year.parse().unwrap(), period), events);
    report.unwrap().unwrap()
}

/// Every report of the demonstration as it was issued, and the last ledger with all that was recorded.
fn demonstration() -> (Vec<MonitoringReport>, Ledger, Vec<Recorded>) {
    let (mut log, mut reports) = (Vec::new(), Vec::new());
    let (_, ledger) = played(&mut |ledger, request, recorded| {
        if let Command::IssueMonitoringReport(issue) = &request.command {
            reports.push(report(ledger, &log, (&issue.year.to_string(), issue.period)));
        }
        log.extend_from_slice(recorded);
    });
    (reports, ledger, log)
}

#[test]
fn between_any_two_reports_the_events_add_up_to_every_difference() {
    let (reports, ..) = demonstration();
    assert_eq!(reports.len(), 12);
    let mut seen = [0; 4];
    for (before, after) in reports.iter().flat_map(|one| reports.iter().map(move |of| (one, of))) {
        let diff = ReportDiff::of(before, after).unwrap();
        assert_eq!(diff == ReportDiff::default(), before == after);
        let json = [before, after].map(|report| serde_json::to_value(report).unwrap());
        let [was, is] = &json;
        let there = |spot: &Spot| match spot.report {
            Which::Before => was.pointer(&spot.address).cloned(),
            Which::After => is.pointer(&spot.address).cloned(),
        };
        for figure in &diff.figures {
            let added: Money = figure.events.iter().map(|cause| cause.amount).sum();
            assert_eq!(added, figure.difference, "{figure:?}");
            assert_eq!(figure.after - figure.before, figure.difference);
            assert!(figure.events.is_sorted_by(|one, next| one.position < next.position));
            let found = there(&figure.spot).unwrap()["amount"].clone();
            let shown = match figure.spot.report {
                Which::Before => figure.before,
                Which::After => figure.after,
            };
            assert_eq!(found, json!(shown), "{figure:?}");
        }
        for count in &diff.counts {
            assert_eq!(count.before + count.added.len(), count.after + count.removed.len());
        }
        let spots =
            diff.counts.iter().map(|of| &of.spot).chain(diff.values.iter().map(|of| &of.spot));
        for spot in spots.chain(diff.rows.iter().map(|of| &of.spot)) {
            assert!(there(spot).is_some(), "{spot:?}");
        }
        let lengths = [diff.figures.len(), diff.counts.len(), diff.values.len(), diff.rows.len()];
        (0..4).for_each(|kind| seen[kind] += lengths[kind]);
    }
    assert!(seen.iter().all(|of| *of > 500), "{seen:?}");
}

#[test]
fn a_reader_is_told_few_acts_and_what_the_others_add() {
    let (reports, ..) = demonstration();
    let describe =
        |position: Position| Ok::<_, Unseen>(("2020-01-01".parse().unwrap(), position.to_string()));
    let (mut told, mut years) = (0, 0);
    for pair in reports.windows(2) {
        let [before, after] = pair else { panic!("two") };
        let diff = ReportDiff::of(before, after).unwrap();
        let gist = gist([before, after], &diff, describe).unwrap();
        let same_year = before.basis.year == after.basis.year;
        for change in gist.figures {
            assert_ne!(change.before, change.after, "{change:?}");
            assert!(change.acts.len() <= 4, "{change:?}");
            assert!(change.acts.is_sorted_by_key(|act| act.position));
            let others = change.others.and_then(|others| others.amount).unwrap_or_default();
            let acts: Money = change.acts.iter().map(|act| act.amount).sum();
            if !change.acts.is_empty() {
                assert_eq!(acts + others, change.after - change.before, "{change:?}");
                assert!(same_year || change.figure.told() == Told::Always, "{change:?}");
                told += 1;
            }
        }
        years += usize::from(!same_year);
        // What is new to a reader is new in the report.
        let before: Vec<_> = before.decisions.decided.iter().map(|row| row.decision).collect();
        assert!(gist.decisions.iter().all(|row| !before.contains(&row.decision)));
        assert!(gist.actions.went.iter().all(|row| row.closed.is_some()));
        assert!(gist.lines.iter().all(|line| line.before != line.after));
    }
    assert!(told > 30 && years == 3, "{told} {years}");
}

#[test]
fn the_other_way_round_every_difference_has_the_other_sign() {
    let (reports, ..) = demonstration();
    let [first, second] = &reports[3..5] else { panic!("there are twelve") };
    let amounts = |one, other| {
        let figures = ReportDiff::of(one, other).unwrap().figures;
        let amount = |of: ChangedFigure| (of.spot.path, of.before, of.after, of.difference);
        let mut amounts: Vec<_> = figures.into_iter().map(amount).collect();
        amounts.sort();
        amounts
    };
    let mut back = amounts(second, first);
    for (_, before, after, difference) in &mut back {
        std::mem::swap(before, after);
        *difference = -*difference;
    }
    assert_eq!(amounts(first, second), back);
}

#[test]
fn one_period_made_later_differs_by_what_was_recorded_since() {
    let (reports, ledger, log) = demonstration();
    for issued in &reports {
        let of = (issued.basis.year.to_string(), issued.basis.period);
        let now = report(&ledger, &log, (&of.0, of.1));
        let diff = ReportDiff::of(issued, &now).unwrap();
        let since = issued.basis.made_from.events;
        // A row that came to zero is not there any more, nor what brought it there.
        let in_row =
            |of: &Spot| diff.rows.iter().any(|row| of.address.starts_with(&row.spot.address));
        for figure in diff.figures.iter().filter(|figure| !in_row(&figure.spot)) {
            assert!(figure.events.iter().any(|cause| cause.position >= since), "{figure:?}");
        }
        let basis = diff.values.iter().find(|of| of.spot.address == "/basis/events").unwrap();
        assert_eq!(basis.before, Some(since.0.to_string()));
    }
}

/// A report with what can stand in one.
#[derive(Serialize)]
struct Small {
    lines: Vec<Line>,
    on: Date,
    names: [&'static str; 2],
    parties: Count,
}

#[derive(Serialize)]
struct Line {
    #[serde(serialize_with = "row_key")]
    called: &'static str,
    actual: Figure,
    flagged: bool,
}

fn row_key<S: serde::Serializer>(key: &&str, to: S) -> Result<S::Ok, S::Error> {
    to.serialize_newtype_struct(Meaning::RowKey.name(), key)
}

fn line(called: &'static str, parts: &[(u64, &str)], flagged: bool) -> Line {
    let part = |(event, amount): &(u64, &str)| FigurePart {
        position: Position(*event),
        amount: amount.parse().unwrap(),
    };
    let parts: Vec<FigurePart> = parts.iter().map(part).collect();
    let amount = parts.iter().map(|part| part.amount).sum();
    Line { called, actual: Figure { amount, parts }, flagged }
}

#[test]
fn a_row_is_found_by_its_key_wherever_it_stands() {
    let count = |events: [u64; 2]| Count { count: 2, events: events.map(Position).to_vec() };
    let before = Small {
        lines: vec![
            line("a", &[(1, "10.00")], false),
            line("b", &[(2, "5.00"), (3, "1.00")], false),
            line("gone", &[(4, "7.00")], true),
        ],
        on: "2020-01-01".parse().unwrap(),
        names: ["x", "y"],
        parties: count([1, 2]),
    };
    let after = Small {
        lines: vec![
            line("new", &[(9, "2.00")], true),
            line("b", &[(2, "4.50"), (3, "1.00"), (8, "3.00")], true),
            line("a", &[(1, "10.00")], false),
        ],
        on: "2020-02-01".parse().unwrap(),
        names: ["y", "z"],
        parties: count([2, 7]),
    };
    let [before, after] = [before, after].map(|report| Typed::of(&report).unwrap());
    let diff = Walk::new(true).through(&before, &after);
    let euros = |text: &str| text.parse::<Money>().unwrap();
    let told: Vec<_> = diff
        .figures
        .iter()
        .map(|of| {
            let events: Vec<_> = of.events.iter().map(|of| (of.position.0, of.amount)).collect();
            (of.spot.address.as_str(), of.spot.report, of.difference, events)
        })
        .collect();
    assert_eq!(
        told,
        [
            ("/lines/0/actual", Which::After, euros("2.00"), vec![(9, euros("2.00"))]),
            (
                "/lines/1/actual",
                Which::After,
                euros("2.50"),
                vec![(2, euros("-0.50")), (8, euros("3.00"))]
            ),
            ("/lines/2/actual", Which::Before, euros("-7.00"), vec![(4, euros("-7.00"))]),
        ]
    );
    assert_eq!(diff.figures[1].spot.path, ["lines", "b", "actual"]);
    let rows: Vec<_> = diff.rows.iter().map(|of| (&*of.spot.address, of.spot.report)).collect();
    assert_eq!(
        rows,
        [
            ("/lines/0", Which::After),
            ("/lines/2", Which::Before),
            ("/names/1", Which::After),
            ("/names/0", Which::Before),
        ]
    );
    let values: Vec<_> = diff
        .values
        .iter()
        .map(|of| (&*of.spot.address, of.before.as_deref(), of.after.as_deref()))
        .collect();
    assert_eq!(
        values,
        [
            ("/lines/1/flagged", Some("false"), Some("true")),
            ("/on", Some("2020-01-01"), Some("2020-02-01")),
        ]
    );
    let [parties] = &diff.counts[..] else { panic!("{:?}", diff.counts) };
    assert_eq!(
        (&parties.added[..], &parties.removed[..]),
        (&[Position(7)][..], &[Position(1)][..])
    );
}
