//! In which meeting a decision was taken, said after it was recorded: the meeting was recorded later, or another one
//! was named by mistake.
//!
//! Source: the covenant's article on organisation. The regiegroep decides in its meetings. Of a decision the meeting
//! counts that was named last.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::acting::{Act, Acting, Who, Window};
use crate::acts::decision::{self, DecisionRefusal, Minuted};
use crate::calendar::Date;
use crate::event::Event;
use crate::fact::Fact;
use crate::ids::{DecisionId, MeetingId};
use crate::ledger::Ledger;
use crate::misfit::{At, Misfit};
use crate::refusal::{Refusal, refusals};

/// Name the meeting in which a decision was taken.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MinuteDecision {
    /// The number of the decision.
    pub decision: DecisionId,
    /// The number of the meeting: one of the regiegroep, held on the day of the decision.
    pub meeting: MeetingId,
}

/// The meeting in which a decision was taken was named.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct DecisionMinuted {
    /// The decision.
    pub decision: DecisionId,
    /// The meeting.
    pub meeting: MeetingId,
}

refusals! {
    /// Refusals about naming the meeting of a decision.
    MinuteRefusal {
        TakenOver { decision: DecisionId, source: String } = "minute.taken-over" Organisation:
            "decision {decision} is of before this ledger, and stands in: {source}",
            "a decision on which the seats voted in this ledger";
        BeforeLast { decision: DecisionId, last: Date } = "minute.before-last" Organisation:
            "what was last said of decision {decision} and its meeting is of {last}, after that day",
            "a day from {last}";
        Already { decision: DecisionId, meeting: MeetingId } = "minute.already" Organisation:
            "meeting {meeting} is named as that of decision {decision} already",
            "another meeting of the same day";
    }
}

impl Act for MinuteDecision {
    fn decide(&self, by: &Acting<'_>) -> Result<Vec<Event>, Refusal> {
        by.allow(&[Who::ProjectLeader])?;
        by.dated(Window::Settlement)?;
        let MinuteDecision { decision, meeting } = *self;
        let decided = by.ledger.proposals.decision(decision);
        let decided = decided.ok_or(DecisionRefusal::Unknown { decision })?;
        if let Some(source) = decided.taken_over_from.clone() {
            return Err(MinuteRefusal::TakenOver { decision, source }.into());
        }
        let last = decided.minuted.last().map_or(decided.on, |said| said.on);
        if by.on < last {
            return Err(MinuteRefusal::BeforeLast { decision, last }.into());
        }
        decision::held(by, meeting, decided.manner, decided.on)?;
        if decided.meeting_on(by.on) == Some(meeting) {
            return Err(MinuteRefusal::Already { decision, meeting }.into());
        }
        Ok(vec![DecisionMinuted { decision, meeting }.into()])
    }
}

impl Fact for DecisionMinuted {
    fn evolve(self, at: At, ledger: &mut Ledger) -> Result<(), Misfit> {
        let DecisionMinuted { decision, meeting } = self;
        if ledger.meetings.get(meeting).is_none() {
            return Err(Misfit("there is no such meeting"));
        }
        let decided = ledger.proposals.decisions.get_mut(decision.index());
        let decided = decided.ok_or(Misfit("there is no such decision"))?;
        decided.minuted.push(Minuted { meeting, on: at.on });
        Ok(())
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use serde_json::json;

    use super::*;
    use crate::acts::subject::SubjectDraft;
    use crate::testing::{Given, LEADER, Ladder, Ladders, day, founded, ladders};

    fn meeting(title: &str) -> serde_json::Value {
        json!({
            "kind": "regiegroep", "title": title, "invited": { "partners": "all" },
            "attended": ["waterschap", "bewoners"],
        })
    }

    /// A decision of 1 May 2020, and a meeting of that day.
    fn decided() -> Given {
        founded().and_adopted("2020-05-01", SubjectDraft::Other).told(
            "2020-05-01",
            "record-meeting",
            meeting("Voorjaar"),
        )
    }

    fn minute(meeting: u32) -> MinuteDecision {
        MinuteDecision { decision: DecisionId(1), meeting: MeetingId(meeting) }
    }

    #[test]
    fn the_meeting_that_was_named_last_counts_from_its_day_on() {
        let one = decided().and(LEADER, "2020-05-03", minute(1));
        let both = one.told("2020-05-01", "record-meeting", meeting("Voorjaarsvergadering"));
        let both = both.and(LEADER, "2020-05-05", minute(2));
        let decided = both.ledger.proposals.decision(DecisionId(1)).unwrap();
        let on = |of: &str| decided.meeting_on(day(of)).map(|meeting| meeting.0);
        let days = ["2020-05-02", "2020-05-03", "2020-05-04", "2020-05-05"];
        assert_eq!(days.map(on), [None, Some(1), Some(1), Some(2)]);
    }

    #[test]
    pub(crate) fn each_rule_says_no_in_its_turn() -> Ladders {
        let taken_over = json!({
            "title": "Voorjaar", "source": "Notulen, punt 4", "manner": "meeting", "subject": "other",
        });
        let given = founded().told("2020-01-25", "take-over-decision", taken_over);
        let given = given.and_adopted("2020-05-01", SubjectDraft::Other).told(
            "2020-05-01",
            "record-meeting",
            meeting("Voorjaar"),
        );
        let minute = json!({ "decision": 9, "meeting": 9 });
        let named =
            given.told("2020-05-10", "minute-decision", json!({ "decision": 2, "meeting": 1 }));
        let again = json!({ "decision": 2, "meeting": 1 });
        ladders([
            Ladder::from_below(given, "minute-decision", minute)
                .leader_within("2020-01-15", None)
                .on("2020-04-30")
                .refuses_until("decision.unknown", "/decision", 1)
                .says(
                    "minute.taken-over: decision 1 is of before this ledger, and stands in: \
                     Notulen, punt 4",
                    "a decision on which the seats voted in this ledger",
                )
                .with("/decision", 2)
                .says(
                    "minute.before-last: what was last said of decision 2 and its meeting is of \
                     2020-05-01, after that day",
                    "a day from 2020-05-01",
                )
                .on("2020-05-01")
                .refuses_until("meeting.unknown", "/meeting", 1)
                .accepted(),
            Ladder::new(named, "minute-decision", again)
                .on("2020-05-09")
                .refuses("minute.before-last")
                .on("2020-05-10")
                .says(
                    "minute.already: meeting 1 is named as that of decision 2 already",
                    "another meeting of the same day",
                )
                .after(|given| given.told("2020-05-01", "record-meeting", meeting("Anders")))
                .with("/meeting", 2)
                .accepted(),
        ])
    }
}
