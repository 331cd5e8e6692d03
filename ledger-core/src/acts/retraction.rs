//! Records that were wrong and booked nothing: a meeting, a reminder, an appointment, an explanation and others are
//! taken back, with a reason.
//!
//! Source: sound bookkeeping. The event stays in the log with the one that takes it back, and a ledger as of
//! the time between still shows it. From then on nothing counts it, on no day: it never was so. What a later
//! event rests on stands until that is taken back. A record of a seat's own, such as a vote, is not among these:
//! the seat gives another one.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::acting::{Acting, Window};
use crate::acts::correction::{Correction, CorrectionRefusal};
use crate::acts::group::Group;
use crate::acts::role::Role;
use crate::calendar::{Date, FiscalYear};
use crate::event::Event;
use crate::fact::{Concerned, Fact};
use crate::ids::{
    ActionId, BankAccountId, ChanceId, DocumentId, GoalId, LineId, MandateId, MeetingId, PartnerId,
    PersonId, Position, SeatId,
};
use crate::invoice::InvoiceNumber;
use crate::ledger::Ledger;
use crate::misfit::{At, Misfit};
use crate::obligation::Obligation;
use crate::refusal::Refusal;

/// What an event recorded, by what it is found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Record {
    /// An appointment to a role.
    Appointment(Role),
    /// That an appointment to a role ended.
    EndOfAppointment(Role),
    /// A person as ambassador of a partner.
    Ambassador(PartnerId, PersonId),
    /// That a person is ambassador of a partner no longer.
    EndOfAmbassador(PartnerId, PersonId),
    /// A person in a group.
    Member(Group, PersonId),
    /// That a person left a group.
    EndOfMember(Group, PersonId),
    /// A meeting.
    Meeting(MeetingId),
    /// A conversation with a partner.
    Conversation(PartnerId),
    /// Something on the digital platform.
    PlatformUpdate,
    /// What a partner contributed in kind.
    InKind(PartnerId),
    /// A goal.
    Goal(GoalId),
    /// How a goal stood.
    GoalProgress(GoalId),
    /// A chance for a subsidy.
    Chance(ChanceId),
    /// What became of a chance for a subsidy.
    ChanceStep(ChanceId),
    /// The evaluation with all partners.
    Evaluation,
    /// A reminder of an invoice.
    Reminder(InvoiceNumber),
    /// What a budget line comes to.
    Forecast(FiscalYear, LineId),
    /// Why a budget line differs.
    Explanation(FiscalYear, LineId),
    /// What was said about the report of a period.
    Review(FiscalYear, u8),
    /// That an action was done or dropped.
    ActionClosing(ActionId),
    /// A document that was attached to events.
    Attachment(DocumentId),
    /// That a bank account was closed.
    BankAccountClosing(BankAccountId),
    /// A mandate that a seat gave.
    Mandate(SeatId, MandateId),
    /// That a mandate of a seat was withdrawn.
    EndOfMandate(SeatId, MandateId),
    /// That something the covenant asks was waived.
    Waiver(Obligation, FiscalYear),
}

/// A record was taken back: it never was so.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct RecordRetracted {
    /// The position of its event.
    pub retracted: Position,
    /// What that recorded.
    pub record: Record,
    /// What was wrong.
    pub reason: String,
}

/// A record, the day of its event, and the last event that rests on it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found {
    pub(super) record: Record,
    pub(super) on: Date,
    pub(super) used_by: Option<Position>,
}

impl Found {
    pub(super) fn new(record: Record, on: Date, used_by: Option<Position>) -> Found {
        Found { record, on, used_by }
    }
}

/// Where in a list in the order recorded the item of an event stands.
pub(super) fn place<T>(all: &[T], event: Position, of: fn(&T) -> Position) -> Option<usize> {
    all.binary_search_by_key(&event, of).ok()
}

/// What an event recorded, if it is anything that can be taken back.
fn find(ledger: &Ledger, event: Position) -> Option<Found> {
    None.or_else(|| ledger.roles.recorded_by(event, &ledger.proposals, &ledger.mandates))
        .or_else(|| ledger.mandates.recorded_by(event))
        .or_else(|| ledger.ambassadors.recorded_by(event))
        .or_else(|| ledger.groups.recorded_by(event))
        .or_else(|| ledger.meetings.recorded_by(event))
        .or_else(|| ledger.conversations.recorded_by(event))
        .or_else(|| ledger.platform.recorded_by(event))
        .or_else(|| ledger.in_kind.recorded_by(event))
        .or_else(|| ledger.goals.recorded_by(event))
        .or_else(|| ledger.chances.recorded_by(event))
        .or_else(|| ledger.reminders.recorded_by(event))
        .or_else(|| ledger.forecasts.recorded_by(event))
        .or_else(|| ledger.reviews.recorded_by(event))
        .or_else(|| ledger.actions.recorded_by(event))
        .or_else(|| ledger.documents.recorded_by(event))
        .or_else(|| ledger.bank_accounts.recorded_by(event))
        .or_else(|| ledger.waivers.recorded_by(event))
        .or_else(|| {
            let held = ledger.evaluation.as_ref().filter(|held| held.position == event)?;
            Some(Found::new(Record::Evaluation, held.on, None))
        })
}

/// Takes back what an event recorded. Checks, in this order: it recorded something that can be taken back, was not
/// taken back, is not of a later day, and nothing rests on it.
///
/// An appointment ended the one before it: that goes on again.
pub(super) fn retract(
    by: &Acting<'_>,
    position: Position,
    reason: &str,
) -> Result<Vec<Event>, Refusal> {
    by.dated(Window::Settlement)?;
    if let Some(known) = by.ledger.corrections.get(position) {
        return Err(CorrectionRefusal::AlreadyCorrected { position, by: known.position }.into());
    }
    let found = find(by.ledger, position).ok_or(CorrectionRefusal::NothingThere { position })?;
    if by.on < found.on {
        return Err(CorrectionRefusal::BeforeAct { position, on: found.on }.into());
    }
    if let Some(later) = found.used_by {
        return Err(CorrectionRefusal::BuiltOn { position, later }.into());
    }
    if let Record::Meeting(meeting) = found.record
        && let Some(decision) = by.ledger.proposals.taken_in(meeting, by.on)
    {
        return Err(CorrectionRefusal::DecidedIn { meeting, decision }.into());
    }
    let before = if let Record::Appointment(role) = found.record {
        by.ledger.roles.ended_by(role, position)
    } else {
        None
    };
    let retracted = |(retracted, record)| {
        RecordRetracted { retracted, record, reason: reason.to_owned() }.into()
    };
    Ok([Some((position, found.record)), before].into_iter().flatten().map(retracted).collect())
}

impl Fact for RecordRetracted {
    fn evolve(self, at: At, ledger: &mut Ledger) -> Result<(), Misfit> {
        let RecordRetracted { retracted, record, reason } = self;
        let recorded_on = ledger.day_of(retracted).filter(|_| retracted < at.position);
        let recorded_on = recorded_on.ok_or(Misfit("it takes back an event that is not there"))?;
        let concerns = ledger.year_of(recorded_on)?;
        let (on, position) = (at.on, at.position);
        let correction = Correction { on, concerns, reason, position };
        ledger.corrections.note(retracted, correction)?;
        let done = match record {
            Record::Appointment(role) => ledger.roles.retract(role, retracted),
            Record::EndOfAppointment(role) => ledger.roles.resume(role, retracted),
            Record::Ambassador(partner, person) => {
                ledger.ambassadors.retract(partner, person, retracted)
            }
            Record::EndOfAmbassador(partner, person) => {
                ledger.ambassadors.resume(partner, person, retracted)
            }
            Record::Member(group, person) => ledger.groups.retract(group, person, retracted),
            Record::EndOfMember(group, person) => ledger.groups.resume(group, person, retracted),
            Record::Meeting(meeting) => {
                let stands = ledger.proposals.taken_in(meeting, on).is_none();
                stands.then(|| ledger.meetings.retract(meeting, retracted)).flatten()
            }
            Record::Conversation(_) => ledger.conversations.retract(retracted),
            Record::PlatformUpdate => ledger.platform.retract(retracted),
            Record::InKind(_) => ledger.in_kind.retract(retracted),
            Record::Goal(goal) => ledger.goals.retract(goal, retracted),
            Record::GoalProgress(goal) => ledger.goals.retract_progress(goal, retracted),
            Record::Chance(chance) => ledger.chances.retract(chance, retracted),
            Record::ChanceStep(chance) => ledger.chances.retract_step(chance, retracted),
            Record::Evaluation => {
                ledger.evaluation.take_if(|held| held.position == retracted).map(drop)
            }
            Record::Reminder(invoice) => ledger.reminders.retract(invoice, retracted),
            Record::Forecast(..) | Record::Explanation(..) => ledger.forecasts.retract(retracted),
            Record::Review(..) => ledger.reviews.retract(retracted),
            Record::ActionClosing(action) => ledger.actions.reopen(action, retracted),
            Record::Attachment(document) => ledger.documents.retract(document, retracted),
            Record::BankAccountClosing(account) => {
                ledger.bank_accounts.reopen(account, retracted, at.on)
            }
            Record::Mandate(_, mandate) => ledger.mandates.retract(mandate, retracted),
            Record::EndOfMandate(_, mandate) => ledger.mandates.resume(mandate, retracted),
            Record::Waiver(..) => ledger.waivers.retract(retracted),
        };
        done.ok_or(Misfit("the event recorded no such thing, or something rests on it"))
    }

    fn concerns(&self, name: &mut dyn FnMut(Concerned<'_>)) {
        match self.record {
            Record::Appointment(role) | Record::EndOfAppointment(role) => role.concerns(name),
            Record::Mandate(seat, _) | Record::EndOfMandate(seat, _) => {
                name(Concerned::Seat(seat));
            }
            Record::Ambassador(partner, _)
            | Record::EndOfAmbassador(partner, _)
            | Record::Conversation(partner)
            | Record::InKind(partner) => name(Concerned::Partner(partner)),
            Record::Reminder(invoice) => name(Concerned::Debtor(invoice)),
            Record::ActionClosing(action) => name(Concerned::Owner(action)),
            Record::Member(..)
            | Record::EndOfMember(..)
            | Record::Meeting(_)
            | Record::PlatformUpdate
            | Record::Goal(_)
            | Record::GoalProgress(_)
            | Record::Chance(_)
            | Record::ChanceStep(_)
            | Record::Evaluation
            | Record::Forecast(..)
            | Record::Explanation(..)
            | Record::Review(..)
            | Record::BankAccountClosing(_)
            | Record::Waiver(..)
            | Record::Attachment(_) => {}
        }
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::acts::subject::SubjectDraft;
    use crate::testing::{Given, Ladder, Ladders, day, first_year, invoice, ladders, year};
    use crate::views::actions::ActionList;
    use crate::views::ambassadors::AmbassadorRegister;
    use crate::views::budget::BudgetView;
    use crate::views::chances::ChanceRegister;
    use crate::views::documents::DocumentList;
    use crate::views::goals::GoalsView;
    use crate::views::groups::GroupsView;
    use crate::views::in_kind::InKindView;
    use crate::views::mandates::MandateRegister;
    use crate::views::network::NetworkView;
    use crate::views::obligations::{Filter, Obligations};

    /// Everything that a record which books nothing can change, on days before and after it.
    fn seen(given: &Given) -> Vec<Value> {
        let ledger = &given.ledger;
        let days = ["2020-03-31", "2020-06-30", "2020-12-31", "2022-12-31"].map(day);
        let mut seen: Vec<Value> = Vec::new();
        for on in days {
            let of = year("2020");
            let roles: Vec<Option<PersonId>> =
                [Role::ProjectLeader, Role::Seat(crate::ids::SeatId(2))]
                    .map(|role| ledger.roles.tenure(role, on).map(|of| of.person))
                    .to_vec();
            seen.push(json!([
                roles,
                NetworkView::of(ledger, of, on),
                AmbassadorRegister::of(ledger, on),
                GroupsView::of(ledger, on),
                MandateRegister::of(ledger, on),
                GoalsView::of(ledger, None, on),
                ChanceRegister::of(ledger, on),
                InKindView::of(ledger, of, on),
                ActionList::of(ledger, on),
                BudgetView::explained_by(ledger, of, on, on),
                DocumentList::of(ledger, on, None),
                Obligations::of(ledger, on, Filter::default()),
            ]));
        }
        let reminders: Vec<Date> =
            ledger.reminders.of(invoice("C2020-0003")).iter().map(|of| of.pay_by).collect();
        seen.push(json!([reminders, ledger.reviews.all().len(), ledger.evaluation]));
        seen
    }

    /// What is recorded first, then the act that is taken back with the kind of its event.
    #[test]
    fn what_is_taken_back_leaves_no_trace_in_any_view_on_any_day() {
        let person = |person: u32| json!({ "partner": "bewoners", "person": person });
        let member = json!({ "group": "communication", "person": 8 });
        let deputy = json!({ "seat": "gemeente", "deputy": 8 });
        let goal = json!({ "year": "2020", "theme": "Wegen", "goal": "Veilige wegen" });
        let progress = json!({ "goal": 1, "state": "green", "text": "Begonnen." });
        let chance = json!({ "grantor": "Fictief Fonds", "title": "Water" });
        let applied = json!({ "chance": 1, "state": "applied" });
        let action = json!({ "title": "Bellen", "owner": "projectgroep", "due": "2020-12-15" });
        let closed = json!({ "action": 1, "state": "done", "outcome": "Gebeld." });
        let meeting = json!({
            "kind": "network", "title": "Dag", "invited": { "partners": "all" },
            "attended": ["bewoners"],
        });
        let line = |text: &str| json!({ "year": "2020", "line": "dijken", "text": text });
        let forecast = json!({
            "year": "2020", "line": "dijken", "amount": "900.00", "reason": "Offerte",
        });
        let talk = json!({ "partner": "bewoners", "subject": "Jaargesprek" });
        let in_kind = json!({ "partner": "bewoners", "description": "Zaal", "value": "100.00" });
        let document = json!({
            "name": "notulen.txt", "sha256": "07".repeat(32), "size": 12, "to": [3],
        });
        let role = |person: u32| json!({ "role": "gemeente", "person": person });
        type Act = (&'static str, Value);
        let cases: Vec<(Vec<Act>, Act, &str)> = vec![
            (vec![], ("appoint", role(9)), "role-appointed"),
            (vec![], ("end-appointment", json!({ "role": "gemeente" })), "role-ended"),
            (vec![], ("appoint-ambassador", person(7)), "ambassador-appointed"),
            (
                vec![("appoint-ambassador", person(7))],
                ("end-ambassador", person(7)),
                "ambassador-ended",
            ),
            (vec![], ("grant-mandate", deputy.clone()), "mandate-granted"),
            (
                vec![("grant-mandate", deputy)],
                ("withdraw-mandate", json!({ "mandate": 1 })),
                "mandate-withdrawn",
            ),
            (vec![], ("join-group", member.clone()), "group-joined"),
            (vec![("join-group", member.clone())], ("leave-group", member), "group-left"),
            (vec![], ("record-meeting", meeting), "meeting-recorded"),
            (vec![], ("record-conversation", talk), "conversation-recorded"),
            (
                vec![],
                ("record-platform-update", json!({ "kind": "news", "title": "Nieuws" })),
                "platform-updated",
            ),
            (vec![], ("record-in-kind", in_kind), "in-kind-contributed"),
            (vec![], ("set-goal", goal.clone()), "goal-set"),
            (
                vec![("set-goal", goal)],
                ("record-goal-progress", progress),
                "goal-progress-recorded",
            ),
            (vec![], ("spot-chance", chance.clone()), "chance-spotted"),
            (vec![("spot-chance", chance)], ("follow-chance", applied), "chance-followed"),
            (
                vec![],
                ("record-evaluation", json!({ "text": "Goed.", "attended": "all" })),
                "evaluation-recorded",
            ),
            (vec![], ("send-reminders", json!({ "invoices": ["C2020-0003"] })), "reminder-sent"),
            (
                vec![("state-forecast", forecast.clone())],
                ("state-forecast", forecast),
                "forecast-stated",
            ),
            (
                vec![("explain-difference", line("Zacht"))],
                ("explain-difference", line("Streng")),
                "difference-explained",
            ),
            (vec![("open-action", action)], ("close-action", closed), "action-closed"),
            (vec![], ("attach-document", document), "document-attached"),
        ];
        for (before, (act, data), kind) in cases {
            let mut given = first_year();
            for (act, data) in before {
                given = given.told("2020-05-01", act, data);
            }
            // The covenant is evaluated in its last year.
            let on = if act == "record-evaluation" { "2022-05-01" } else { "2020-05-20" };
            let done = given.told(on, act, data.clone());
            assert_ne!(seen(&given), seen(&done), "{kind} shows nowhere");
            let taken_back = done.and_corrected("2023-01-10", kind);
            assert_eq!(seen(&given), seen(&taken_back), "{kind}");
            // It can be recorded again, rightly.
            taken_back.told(on, act, data);
        }
    }

    #[test]
    pub(crate) fn each_rule_says_no_in_its_turn() -> Ladders {
        let goal = json!({ "year": "2020", "theme": "Wegen", "goal": "Veilige wegen" });
        let progress = json!({ "goal": 1, "state": "green", "text": "Begonnen." });
        let goal = first_year().told("2020-03-01", "set-goal", goal);
        let (of_goal, progressed) =
            (goal.last("goal-set"), goal.told("2020-04-01", "record-goal-progress", progress));
        let of_progress = progressed.last("goal-progress-recorded");
        let taken_back = goal.and_corrected("2020-05-01", "goal-set");
        let takes_back = json!({ "position": of_goal, "reason": "Onjuist" });
        let meeting = json!({
            "kind": "regiegroep", "title": "Voorjaar", "invited": { "partners": "all" },
        });
        let decided = first_year().and_adopted("2020-05-01", SubjectDraft::Other);
        let decided = decided.told("2020-05-01", "record-meeting", meeting.clone()).told(
            "2020-05-02",
            "minute-decision",
            json!({ "decision": 4, "meeting": 1 }),
        );
        let of_meeting =
            json!({ "position": decided.last("meeting-recorded"), "reason": "Onjuist" });
        ladders([
            Ladder::new(decided, "correct-act", of_meeting)
                .says(
                    "correction.decided-in: decision 4 was taken in meeting 1",
                    "first name the meeting in which it was taken: convenant decision minute 4; a \
                     meeting with mistakes is recorded again under another title",
                )
                .after(|given| {
                    let mut right = meeting;
                    right["title"] = "Vergadering van 1 mei".into();
                    given.told("2020-05-01", "record-meeting", right).told(
                        "2020-06-01",
                        "minute-decision",
                        json!({ "decision": 4, "meeting": 2 }),
                    )
                })
                .accepted(),
            Ladder::new(progressed, "correct-act", takes_back.clone())
                .on("2020-02-28")
                .refuses("correction.before-act")
                .on("2020-05-01")
                .says(
                    &format!(
                        "correction.built-on: the event at position {of_progress} rests on what \
                         stands at position {of_goal}"
                    ),
                    &format!(
                        "correct what stands at {of_progress} first, or record what is right from \
                         its own day on"
                    ),
                )
                .after(|given| given.and_corrected("2020-05-01", "goal-progress-recorded"))
                .accepted(),
            Ladder::new(taken_back, "correct-act", takes_back)
                .on("2020-06-01")
                .refuses("correction.already-corrected")
                .stuck(),
        ])
    }
}
