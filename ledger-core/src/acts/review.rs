//! The regiegroep and the project leader have discussed a monitoring report.
//!
//! Source: the covenant's article on planning and control: content and finance are monitored and
//! evaluated between regiegroep and project leader. A report is reviewed once, after it was issued;
//! what is said about it later stands in the review of the next one. Its actions go on the action list.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::acting::{self, Act, Acting, Who, Window};
use crate::acts::action::{self, OfReport};
use crate::acts::retraction::{self, Found, Record};
use crate::calendar::{Date, FiscalYear};
use crate::event::Event;
use crate::fact::Fact;
use crate::ids::Position;
use crate::ledger::Ledger;
use crate::misfit::{At, Misfit};
use crate::refusal::{Refusal, refusals};

/// Record what the regiegroep said about a report that was issued, and the actions agreed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReviewReport {
    /// The year.
    pub year: FiscalYear,
    /// The period within the year, from 1.
    pub period: u8,
    /// What was said about it.
    pub remarks: String,
    /// The actions agreed.
    #[serde(default)]
    pub actions: Vec<AgreedAction>,
}

/// An action agreed in a review.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AgreedAction {
    /// Who does it: `project-leader`, `projectgroep`, `communication` or the code of a seat.
    pub owner: String,
    /// The day by which it is done.
    pub due: Date,
    /// What is to be done.
    pub title: String,
}

/// A monitoring report was reviewed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct MonitoringReportReviewed {
    /// The year.
    pub year: FiscalYear,
    /// The period within the year, from 1.
    pub period: u8,
    /// What was said about it.
    pub remarks: String,
}

refusals! {
    /// Refusals about reviews.
    ReviewRefusal {
        NotIssued { year: FiscalYear, period: u8 } = "review.not-issued" PlanningAndControl:
            "no report of {year}, period {period}, was issued by that day",
            "a report that was issued, on the day of its issue or later";
        AlreadyReviewed { year: FiscalYear, period: u8, reviewed_on: Date } = "review.already-reviewed" PlanningAndControl:
            "the report of {year}, period {period}, was reviewed on {reviewed_on}",
            "the review of another report, or of a next version; a new action goes on the action list by itself";
        TooManyActions { actions: usize } = "review.too-many-actions" PlanningAndControl:
            "{actions} actions is more than one review holds",
            "at most 100 actions";
    }
}

impl Act for ReviewReport {
    fn decide(&self, by: &Acting<'_>) -> Result<Vec<Event>, Refusal> {
        by.allow(&[Who::ProjectLeader, Who::AnySeat])?;
        by.dated(Window::Settlement)?;
        acting::text("remarks", &self.remarks)?;
        let ReviewReport { year, period, remarks, actions } = self.clone();
        let issued = by.ledger.reports.get(year, period);
        if issued.is_none_or(|issued| by.on < issued.on) {
            return Err(ReviewRefusal::NotIssued { year, period }.into());
        }
        let version = issued.map(|issued| issued.version);
        let reviewed = by.ledger.reviews.get(year, period);
        if let Some(reviewed) = reviewed.filter(|of| Some(of.version) == version) {
            let reviewed_on = reviewed.on;
            return Err(ReviewRefusal::AlreadyReviewed { year, period, reviewed_on }.into());
        }
        if actions.len() > 100 {
            return Err(ReviewRefusal::TooManyActions { actions: actions.len() }.into());
        }
        let mut events = vec![MonitoringReportReviewed { year, period, remarks }.into()];
        for (place, agreed) in (0..).zip(actions) {
            let mut opened = action::opened(by, &agreed.title, &agreed.owner, agreed.due)?;
            opened.action.0 += place;
            opened.report = Some(OfReport { year, period });
            events.push(opened.into());
        }
        Ok(events)
    }
}

impl Fact for MonitoringReportReviewed {
    fn evolve(self, at: At, ledger: &mut Ledger) -> Result<(), Misfit> {
        let MonitoringReportReviewed { year, period, remarks } = self;
        let issued = ledger.reports.get(year, period);
        let version = issued.ok_or(Misfit("it reviews a report that was not issued"))?.version;
        if ledger.reviews.get(year, period).is_some_and(|of| of.version == version) {
            return Err(Misfit("the report was already reviewed"));
        }
        let (on, position) = (at.on, at.position);
        ledger.reviews.all.push(Review { year, period, version, remarks, on, position });
        Ok(())
    }
}

/// What was said about a report.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Review {
    /// The year.
    pub year: FiscalYear,
    /// The period within the year, from 1.
    pub period: u8,
    /// Which version of the report, from 1.
    pub version: u16,
    /// What was said.
    pub remarks: String,
    /// When.
    pub on: Date,
    /// The event.
    pub position: Position,
}

/// Every review.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Reviews {
    all: Vec<Review>,
}

impl Reviews {
    /// Every review, in the order recorded.
    pub fn all(&self) -> &[Review] {
        &self.all
    }

    /// The last review of the report of a period.
    pub fn get(&self, year: FiscalYear, period: u8) -> Option<&Review> {
        self.all.iter().rfind(|review| review.year == year && review.period == period)
    }

    /// What an event recorded.
    pub(super) fn recorded_by(&self, event: Position) -> Option<Found> {
        let of = self.all.get(retraction::place(&self.all, event, |of| of.position)?)?;
        Some(Found::new(Record::Review(of.year, of.period), of.on, None))
    }

    /// Takes back what an event recorded.
    pub(super) fn retract(&mut self, event: Position) -> Option<()> {
        let place = retraction::place(&self.all, event, |of| of.position)?;
        self.all.remove(place);
        Some(())
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use serde_json::json;

    use super::*;
    use crate::acts::action::{ActionOpened, Owner};
    use crate::acts::monitoring::{IssueMonitoringReport, IssuedFile};
    use crate::digest::Digest;
    use crate::ids::ActionId;
    use crate::testing::{Given, LEADER, Ladder, Ladders, day, founded, ladders, year};

    /// The report of the first half of 2020, issued on 10 July.
    fn issued() -> Given {
        let given = founded();
        let file = IssuedFile { name: "monitoring.txt".to_owned(), sha256: Digest::default() };
        let issue = IssueMonitoringReport {
            year: year("2020"),
            period: 1,
            basis: given.ledger.next(),
            root: Digest::default(),
            files: vec![file],
            replaces: None,
        };
        given.and(LEADER, "2020-07-10", issue)
    }

    fn agreed(owner: &str) -> AgreedAction {
        let (title, owner) = ("Scholen bellen".to_owned(), owner.to_owned());
        AgreedAction { title, owner, due: day("2020-09-01") }
    }

    fn review(actions: Vec<AgreedAction>) -> ReviewReport {
        ReviewReport { year: year("2020"), period: 1, remarks: "Akkoord.".to_owned(), actions }
    }

    #[test]
    fn a_report_is_reviewed_and_its_actions_go_on_the_list() {
        let (year, period) = (year("2020"), 1);
        let opened = |number, owner| ActionOpened {
            action: ActionId(number),
            title: "Scholen bellen".to_owned(),
            owner,
            due: day("2020-09-01"),
            decision: None,
            report: Some(OfReport { year, period }),
            condition: false,
        };
        let actions = vec![agreed("projectgroep"), agreed("project-leader")];
        issued().when("gemeente", "2020-07-10", review(actions)).then([
            Event::from(MonitoringReportReviewed { year, period, remarks: "Akkoord.".to_owned() }),
            Event::from(opened(1, Owner::Projectgroep)),
            Event::from(opened(2, Owner::ProjectLeader)),
        ]);
    }

    #[test]
    pub(crate) fn each_rule_says_no_in_its_turn() -> Ladders {
        let action = json!({ "title": "", "owner": "niemand", "due": "2020-05-01" });
        let empty = json!({
            "year": "2020", "period": 2, "remarks": "", "actions": vec![action.clone(); 101],
        });
        let reviewed = issued().and(LEADER, "2020-07-15", review(vec![]));
        let opens = |given: &Given| {
            let open = json!({ "title": "Bellen", "owner": "projectgroep", "due": "2020-12-15" });
            given.told("2020-07-15", "open-action", open)
        };
        ladders([
            Ladder::from_below(issued(), "review-report", empty)
                .leader_within("2020-01-15", None)
                .on("2020-07-09")
                .refuses_until("text.empty", "/remarks", "Akkoord.")
                .says(
                    "review.not-issued: no report of 2020, period 2, was issued by that day",
                    "a report that was issued, on the day of its issue or later",
                )
                .with("/period", 1)
                .refuses("review.not-issued")
                .on("2020-07-10")
                .says(
                    "review.too-many-actions: 101 actions is more than one review holds",
                    "at most 100 actions",
                )
                .with("/actions", json!([action]))
                .refuses_until("text.empty", "/actions/0/title", "Bellen")
                .refuses_until("action.unknown-owner", "/actions/0/owner", "gemeente")
                .refuses_until("action.due-passed", "/actions/0/due", "2020-07-10")
                .accepted(),
            Ladder::new(reviewed, "review-report", json!(review(vec![])))
                .on("2020-07-20")
                .says(
                    "review.already-reviewed: the report of 2020, period 1, was reviewed on \
                     2020-07-15",
                    "the review of another report, or of a next version; a new action goes on the \
                     action list by itself",
                )
                .instead(opens),
        ])
    }
}
