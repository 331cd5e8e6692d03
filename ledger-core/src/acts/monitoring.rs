//! The monitoring report, issued for each period of the covenant's calendar.
//!
//! Source: the covenant's article on planning and control: content and finance are monitored and
//! evaluated between regiegroep and project leader, so many times a year. What the report says is a
//! view; that it was issued, from which events, with which files, is recorded here.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::acting::{self, Act, Acting, Who, Window};
use crate::calendar::{Date, FiscalYear};
use crate::digest::Digest;
use crate::event::Event;
use crate::fact::Fact;
use crate::ids::Position;
use crate::ledger::Ledger;
use crate::misfit::{At, Misfit};
use crate::refusal::{Refusal, refusals};

/// Record that a monitoring report was issued.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct IssueMonitoringReport {
    /// The year.
    pub year: FiscalYear,
    /// The period within the year, from 1.
    pub period: u8,
    /// The number of events the report was made from: all that were recorded.
    pub basis: Position,
    /// The Merkle root of the ledger after those events.
    pub root: Digest,
    /// The files it consists of.
    pub files: Vec<IssuedFile>,
    /// Why it replaces the report that was issued for the period.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub replaces: Option<String>,
}

/// A file of a report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct IssuedFile {
    /// Its name.
    pub name: String,
    /// The SHA-256 of its bytes.
    pub sha256: Digest,
}

/// A monitoring report was issued.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct MonitoringReportIssued {
    /// The year.
    pub year: FiscalYear,
    /// The period within the year, from 1.
    pub period: u8,
    /// The number of events the report was made from.
    pub basis: Position,
    /// The Merkle root of the ledger after those events.
    pub root: Digest,
    /// The files it consists of.
    pub files: Vec<IssuedFile>,
    /// Why it replaces the report that was issued for the period, if it is a next version.
    pub replaces: Option<String>,
}

refusals! {
    /// Refusals about monitoring reports.
    MonitoringRefusal {
        NoPeriod { year: FiscalYear, period: u8, periods: usize } = "report.no-period" PlanningAndControl:
            "{year} has no monitoring period {period}",
            "a period from 1 to {periods}";
        BeforeCovenant { year: FiscalYear, period: u8, ends: Date, starts: Date } = "report.before-covenant" PlanningAndControl:
            "period {period} of {year} ended on {ends}, before {starts}, on which the covenant or these books began",
            "a period that ends on {starts} or later";
        NotOver { year: FiscalYear, period: u8, ends: Date } = "report.period-not-over" PlanningAndControl:
            "period {period} of {year} runs until {ends}",
            "a day from {ends}";
        AlreadyIssued { year: FiscalYear, period: u8, on: Date } = "report.already-issued" PlanningAndControl:
            "the report of {year}, period {period}, was issued on {on}",
            "a period without a report, or the reason why a next version replaces it; what came later stands in the next report";
        NothingToReplace { year: FiscalYear, period: u8 } = "report.nothing-to-replace" PlanningAndControl:
            "no report of {year}, period {period}, was issued by that day",
            "no reason: it is the first version";
        BasisMoved { basis: Position, events: Position } = "report.basis-moved" PlanningAndControl:
            "the report was made from {basis} events, and {events} are recorded",
            "a report made from all {events} events";
        NoFiles = "report.no-files" PlanningAndControl:
            "the report has no files",
            "the files it consists of, at most 100, with their SHA-256";
    }
}

impl Act for IssueMonitoringReport {
    fn decide(&self, by: &Acting<'_>) -> Result<Vec<Event>, Refusal> {
        by.allow(&[Who::ProjectLeader])?;
        by.dated(Window::Settlement)?;
        by.year(self.year)?;
        let IssueMonitoringReport { year, period, basis, root, files, replaces } = self.clone();
        let Some((_, ends)) = by.covenant.calendar.period(year, period) else {
            let periods = by.covenant.calendar.period_ends.len();
            return Err(MonitoringRefusal::NoPeriod { year, period, periods }.into());
        };
        let starts = by.ledger.reports_from(by.covenant);
        if ends < starts {
            return Err(MonitoringRefusal::BeforeCovenant { year, period, ends, starts }.into());
        }
        if by.on < ends {
            return Err(MonitoringRefusal::NotOver { year, period, ends }.into());
        }
        match (by.ledger.reports.get(year, period), &replaces) {
            (Some(issued), None) => {
                let on = issued.on;
                return Err(MonitoringRefusal::AlreadyIssued { year, period, on }.into());
            }
            (issued, Some(reason)) => {
                if issued.is_none_or(|issued| by.on < issued.on) {
                    return Err(MonitoringRefusal::NothingToReplace { year, period }.into());
                }
                acting::line("replaces", reason, 400)?;
            }
            (None, None) => {}
        }
        if basis != by.ledger.next() {
            return Err(MonitoringRefusal::BasisMoved { basis, events: by.ledger.next() }.into());
        }
        if files.is_empty() || files.len() > 100 {
            return Err(MonitoringRefusal::NoFiles.into());
        }
        for file in &files {
            acting::line("files.name", &file.name, 200)?;
        }
        let issued = MonitoringReportIssued { year, period, basis, root, files, replaces };
        Ok(vec![Box::new(issued).into()])
    }
}

impl Fact for MonitoringReportIssued {
    fn evolve(self, at: At, ledger: &mut Ledger) -> Result<(), Misfit> {
        if self.basis > at.position {
            return Err(Misfit("it was made from events that come after it"));
        }
        let before = ledger.reports.get(self.year, self.period);
        if before.is_some() != self.replaces.is_some() {
            return Err(Misfit("it replaces no report, or a report without saying why"));
        }
        let version = before.map_or(1, |before| before.version.saturating_add(1));
        let (issued, on, position) = (self, at.on, at.position);
        ledger.reports.all.push(IssuedReport { issued, version, on, position });
        Ok(())
    }
}

/// A report that was issued.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct IssuedReport {
    /// Which report, from what, with which files.
    pub issued: MonitoringReportIssued,
    /// Which version of the report of its period, from 1.
    pub version: u16,
    /// When.
    pub on: Date,
    /// The event.
    pub position: Position,
}

/// Every report that was issued.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct IssuedReports {
    all: Vec<IssuedReport>,
}

impl IssuedReports {
    /// Every report, in the order issued.
    pub fn all(&self) -> &[IssuedReport] {
        &self.all
    }

    /// The last version of the report of a period, if it was issued.
    pub fn get(&self, year: FiscalYear, period: u8) -> Option<&IssuedReport> {
        self.of(year, period).next_back()
    }

    /// The first version of the report of a period: by its day it was in time or late.
    pub fn first(&self, year: FiscalYear, period: u8) -> Option<&IssuedReport> {
        self.of(year, period).next()
    }

    /// The last version of the report of a period that was issued by a day.
    pub(crate) fn by(&self, year: FiscalYear, period: u8, on: Date) -> Option<&IssuedReport> {
        self.of(year, period).rfind(|report| report.on <= on)
    }

    fn of(&self, year: FiscalYear, period: u8) -> impl DoubleEndedIterator<Item = &IssuedReport> {
        self.all.iter().filter(move |of| (of.issued.year, of.issued.period) == (year, period))
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use serde_json::json;

    use super::*;
    use crate::acts::conclude::ConcludeCovenant;
    use crate::acts::role::Appoint;
    use crate::ids::PersonId;
    use crate::obligation::Obligation;
    use crate::testing::{
        Given, LEADER, Ladder, Ladders, day, definition, founded, ladders, nothing, year,
    };
    use crate::views::obligations::{Agenda, Filter, Obligations};
    use crate::views::reports_due::{ReportState, ReportsDue};

    /// The report of the first half of 2020, made from all that is recorded.
    fn issue(given: &Given) -> IssueMonitoringReport {
        let file = IssuedFile { name: "monitoring.txt".to_owned(), sha256: Digest::default() };
        IssueMonitoringReport {
            year: year("2020"),
            period: 1,
            basis: given.ledger.next(),
            root: Digest::default(),
            files: vec![file],
            replaces: None,
        }
    }

    #[test]
    fn a_report_is_issued_from_the_last_day_of_its_period_with_its_basis_and_files() {
        let IssueMonitoringReport { year, period, basis, root, files, replaces } =
            issue(&founded());
        let issued = MonitoringReportIssued { year, period, basis, root, files, replaces };
        founded().when(LEADER, "2020-06-30", issue(&founded())).then([Box::new(issued)]).booked([]);
    }

    #[test]
    fn a_report_is_replaced_by_a_next_version_and_both_stay() {
        let issued = founded().and(LEADER, "2020-07-01", issue(&founded()));
        let next = IssueMonitoringReport {
            replaces: Some("Een factuur ontbrak".to_owned()),
            ..issue(&issued)
        };
        let replaced = issued.and(LEADER, "2020-09-01", next);
        let reports = &replaced.ledger.reports;
        let versions: Vec<(u16, Date)> =
            reports.all().iter().map(|of| (of.version, of.on)).collect();
        assert_eq!(versions, [(1, day("2020-07-01")), (2, day("2020-09-01"))]);
        assert_eq!(reports.get(year("2020"), 1).map(|of| of.version), Some(2));
        // It was in time: the first version counts for that.
        let due = ReportsDue::of(&replaced.ledger, day("2020-12-01"));
        let first = due.periods.first().map(|row| row.state);
        let Some(ReportState::Issued { on, days_late, .. }) = first else { panic!("it is issued") };
        assert_eq!((on, days_late), (day("2020-07-01"), 0));
    }

    /// A covenant of which the first period began on 1 September 2020.
    fn concluded_late() -> Given {
        let mut definition = definition();
        definition.term.concluded_on = day("2020-09-01");
        definition.term.financial_start = day("2020-10-01");
        let appoint = Appoint { role: LEADER.to_owned(), person: PersonId(1) };
        nothing().and("founder", "2020-09-01", ConcludeCovenant { definition }).and(
            "founder",
            "2020-09-01",
            appoint,
        )
    }

    #[test]
    fn no_report_is_due_over_a_period_before_the_covenant() {
        let given = concluded_late();
        let due = ReportsDue::of(&given.ledger, day("2020-09-15"));
        let first = due.periods.first().map(|row| (row.year, row.period));
        assert_eq!(first, Some((year("2020"), 2)));
        assert_eq!(due.due_now().count(), 0);
        let reports = Obligations::of(&given.ledger, day("2020-09-15"), Filter::default()).rows;
        let reports =
            reports.into_iter().filter(|of| of.obligation == Obligation::MonitoringReport);
        assert_eq!(reports.map(|of| of.period).collect::<Vec<_>>(), [Some(2)]);
        let agenda = Agenda::open(&given.ledger, day("2021-12-01")).into_iter();
        let agenda = agenda.filter(|of| of.obligation == Obligation::MonitoringReport);
        let first = agenda.map(|of| (of.year, of.period)).next();
        assert_eq!(first, Some((year("2020"), Some(2))));
    }

    #[test]
    pub(crate) fn each_rule_says_no_in_its_turn() -> Ladders {
        let given = founded();
        let (root, events) = (Digest::default(), given.ledger.next());
        let file = |name: &str| json!({ "name": name, "sha256": root });
        let nothing = json!({ "year": "2031", "period": 0, "basis": 1, "root": root, "files": [] });
        let late = concluded_late();
        let early = json!(issue(&late));
        let issued = founded().and(LEADER, "2020-07-01", issue(&founded()));
        let again = json!(issue(&issued));
        ladders([
            Ladder::from_below(given, "issue-monitoring-report", nothing)
                .leader_within("2020-01-15", None)
                .on("2020-06-29")
                .refuses_until("year.outside-term", "/year", "2020")
                .refuses_until("report.no-period", "/period", 3)
                .says("report.no-period: 2020 has no monitoring period 3", "a period from 1 to 2")
                .with("/period", 1)
                .says(
                    "report.period-not-over: period 1 of 2020 runs until 2020-06-30",
                    "a day from 2020-06-30",
                )
                .on("2020-06-30")
                .refuses_until("report.basis-moved", "/basis", events.0 - 1)
                .refuses_until("report.basis-moved", "/basis", events.0 + 1)
                .says(
                    "report.basis-moved: the report was made from 13 events, and 12 are recorded",
                    "a report made from all 12 events",
                )
                .with("/basis", json!(events))
                .says(
                    "report.no-files: the report has no files",
                    "the files it consists of, at most 100, with their SHA-256",
                )
                .with("/files", json!(vec![file(""); 101]))
                .refuses_until("report.no-files", "/files", json!([file("")]))
                .refuses_until("text.empty", "/files", json!([file("monitoring.txt")]))
                .accepted(),
            Ladder::new(late, "issue-monitoring-report", early)
                .on("2020-09-15")
                .says(
                    "report.before-covenant: period 1 of 2020 ended on 2020-06-30, before \
                     2020-09-01, on which the covenant or these books began",
                    "a period that ends on 2020-09-01 or later",
                )
                .with("/period", 2)
                .on("2020-12-31")
                .accepted(),
            Ladder::new(issued, "issue-monitoring-report", again)
                .on("2020-12-31")
                .says(
                    "report.already-issued: the report of 2020, period 1, was issued on 2020-07-01",
                    "a period without a report, or the reason why a next version replaces it; what \
                     came later stands in the next report",
                )
                .with("/period", 2)
                .with("/replaces", "Een factuur ontbrak")
                .says(
                    "report.nothing-to-replace: no report of 2020, period 2, was issued by that day",
                    "no reason: it is the first version",
                )
                .with("/period", 1)
                .with("/replaces", "")
                .refuses_until("text.empty", "/replaces", "Een factuur ontbrak")
                .accepted(),
        ])
    }
}
