//! Ladders: the refusals of an act in the order in which its rules are checked.
//!
//! Each ladder starts from a command that is wrong in every way, and mends one fault after another:
//!
//! ```text
//! Ladder::new(spent(), "pay-expense", json!({ "expense": 9, "amount": "90.01", "bank_reference": "NL-1" }))
//!     .says("expense.unknown: there is no expense 9", "the number of an expense that was recorded")
//!     .with("/expense", 1)
//!     .says("expense.more-than-open: ...", "at most 90.00, ...")
//!     .with("/amount", "90.00")
//!     .accepted()
//! ```
//!
//! A refusal that asks for another act than the command itself is followed by that act, with
//! [`after`](Ladder::after) or [`instead`](Ladder::instead). `refusal.rs` tests over the ladders of all
//! acts that no code is missing, and that every one leads to an act that is accepted.

use std::panic::Location;
use std::process::{ExitCode, Termination};

use serde_json::{Value, json};

use super::{Given, LEADER, command};
use crate::Refusal;
use crate::acts::vote::Vote;

/// A command on its way up.
pub(crate) struct Ladder {
    given: Given,
    actor: &'static str,
    on: &'static str,
    kind: &'static str,
    data: Value,
    rungs: Vec<Rung>,
}

/// One refusal on the way up.
#[derive(Clone, Copy)]
pub(crate) struct Rung {
    pub(crate) code: &'static str,
    /// The file that fixes its words, if it is this ladder's.
    pub(crate) worded_in: Option<&'static str>,
    pub(crate) way_out: WayOut,
}

/// What shows that a refusal leads somewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum WayOut {
    /// The same command, mended, was accepted.
    Mended,
    /// Other acts were recorded, first or instead.
    Acts,
    /// There is nothing to do, for a reason.
    None(&'static str),
    /// This ladder does not show it.
    Elsewhere,
}

/// The ladders of an act. Its test returns them, so that they can be looked at together.
pub(crate) struct Ladders(pub(crate) Vec<Rung>);

impl Termination for Ladders {
    fn report(self) -> ExitCode {
        ExitCode::SUCCESS
    }
}

pub(crate) fn ladders<const LADDERS: usize>(climbed: [Vec<Rung>; LADDERS]) -> Ladders {
    Ladders(climbed.concat())
}

impl Ladder {
    /// A command of the project leader on 1 June 2020.
    pub(crate) fn new(given: Given, kind: &'static str, data: Value) -> Ladder {
        Ladder { given, actor: LEADER, on: "2020-06-01", kind, data, rungs: Vec::new() }
    }

    /// The same command by somebody the covenant does not know, on a day that has not come.
    #[track_caller]
    pub(crate) fn from_below(given: Given, kind: &'static str, data: Value) -> Ladder {
        let ladder = Ladder::new(given, kind, data);
        ladder.by("penningmeester").on("2030-01-01").refuses("actor.unknown")
    }

    /// A proposal on this subject.
    pub(crate) fn proposing(given: Given, subject: Value) -> Ladder {
        let data = json!({ "title": "Voorstel", "text": "Fictief.", "subject": subject });
        Ladder::new(given, "submit-proposal", data)
    }

    /// A decision of 1 May 2020, with effect from a day, on such a proposal.
    #[track_caller]
    pub(crate) fn deciding(given: &Given, subject: Value, from: &str) -> Ladder {
        let (voted, proposal) = given.and_voted("2020-05-01", super::subject(subject), Vote::For);
        let data = json!({ "proposal": proposal, "manner": "meeting", "effective_from": from });
        Ladder::new(voted, "decide-proposal", data).on("2020-05-01")
    }

    pub(crate) fn by(self, actor: &'static str) -> Ladder {
        Ladder { actor, ..self }
    }

    pub(crate) fn on(self, on: &'static str) -> Ladder {
        Ladder { on, ..self }
    }

    /// Mends, or breaks, a field of the command.
    #[track_caller]
    pub(crate) fn with(mut self, field: &str, value: impl Into<Value>) -> Ladder {
        let (parent, name) = field.rsplit_once('/').unwrap();
        let parent = self.data.pointer_mut(parent).unwrap_or_else(|| panic!("no {field}"));
        match parent.as_array_mut() {
            Some(items) => {
                let place = name.parse::<usize>().unwrap();
                items.resize(items.len().max(place + 1), Value::Null);
                items[place] = value.into();
            }
            None => parent[name] = value.into(),
        }
        self
    }

    /// The rule with this code says no in these words, `code: message`, and would accept this.
    #[track_caller]
    pub(crate) fn says(self, words: &str, accepted: &str) -> Ladder {
        let refusal = self.refusal(words.split(": ").next().unwrap());
        assert_eq!(format!("{}: {refusal}", refusal.code()), words);
        assert_eq!(refusal.accepted(), accepted, "{words}");
        self.climb(refusal.code(), Some(Location::caller().file()))
    }

    /// The rule with this code says no; its words are fixed elsewhere.
    #[track_caller]
    pub(crate) fn refuses(self, code: &str) -> Ladder {
        let refusal = self.refusal(code);
        self.climb(refusal.code(), None)
    }

    /// The same, and then the field is mended, or broken in another way.
    #[track_caller]
    pub(crate) fn refuses_until(self, code: &str, field: &str, value: impl Into<Value>) -> Ladder {
        self.refuses(code).with(field, value)
    }

    #[track_caller]
    fn refusal(&self, code: &str) -> Refusal {
        let command = command(self.kind, self.data.clone());
        match self.given.when(self.actor, self.on, command).answer {
            Err(refusal) if refusal.code() == code => refusal,
            Err(refusal) => panic!("{code} was expected, not {}: {refusal}", refusal.code()),
            Ok(decision) => panic!("{code} was expected, and {:?} was decided", decision.events),
        }
    }

    fn climb(mut self, code: &'static str, worded_in: Option<&'static str>) -> Ladder {
        self.rungs.push(Rung { code, worded_in, way_out: WayOut::Elsewhere });
        self
    }

    /// Who acts and on which day, as nearly every act of the project leader checks them first. An act that
    /// can be dated from the day of the covenant on (15 January 2020) never comes before its first day:
    /// nobody leads the project then.
    #[track_caller]
    pub(crate) fn leader_within(self, start: &'static str, end: Option<&'static str>) -> Ladder {
        let ladder = self
            .by("founder")
            .refuses("actor.not-allowed")
            .by(LEADER)
            .on("2019-01-01")
            .refuses("actor.role-vacant")
            .on("2030-01-01")
            .refuses("date.in-future")
            .on("2020-06-01");
        let ladder = match start {
            "2020-01-15" => ladder,
            _ => ladder.on("2020-01-20").refuses("date.before-start"),
        };
        match end {
            Some(end) => ladder.on(end).refuses("date.after-end"),
            None => ladder,
        }
        .on("2020-06-01")
    }

    /// The same for an act of the project leader that the founder does too. The founder goes on, on a day
    /// before the covenant.
    #[track_caller]
    pub(crate) fn founder_or_leader(self) -> Ladder {
        self.by("gemeente")
            .refuses("actor.not-allowed")
            .by(LEADER)
            .on("2019-01-01")
            .refuses("actor.role-vacant")
            .by("founder")
            .on("2030-01-01")
            .refuses("date.in-future")
            .on("2019-12-31")
            .refuses("date.before-start")
    }

    /// That the proposal of the step is open, checked over [`proposals`](super::proposals). The command
    /// names proposal 9 at first and the third, which is open, in the end.
    #[track_caller]
    pub(crate) fn of_an_open_proposal(self) -> Ladder {
        self.on("2020-04-01")
            .refuses("proposal.unknown")
            .with("/proposal", 1)
            .refuses("proposal.already-decided")
            .with("/proposal", 2)
            .refuses("proposal.already-withdrawn")
            .with("/proposal", 3)
            .refuses("proposal.before-submission")
            .on("2020-05-02")
    }

    /// Has other acts recorded first, as the last refusal asks.
    #[track_caller]
    pub(crate) fn after(mut self, acts: impl FnOnce(&Given) -> Given) -> Ladder {
        let before = self.given.ledger.next();
        self.given = acts(&self.given);
        assert!(self.given.ledger.next() > before, "nothing was recorded");
        self.out_by(WayOut::Acts)
    }

    /// Ends with other acts instead, as the last refusal asks.
    #[track_caller]
    pub(crate) fn instead(self, acts: impl FnOnce(&Given) -> Given) -> Vec<Rung> {
        self.after(acts).rungs
    }

    /// Ends where there is nothing to do about the last refusal.
    #[track_caller]
    pub(crate) fn nothing_to_do(self, reason: &'static str) -> Vec<Rung> {
        self.out_by(WayOut::None(reason)).rungs
    }

    #[track_caller]
    fn out_by(mut self, way_out: WayOut) -> Ladder {
        self.rungs.last_mut().unwrap().way_out = way_out;
        self
    }

    #[track_caller]
    pub(crate) fn accepted(self) -> Vec<Rung> {
        let command = command(self.kind, self.data);
        let decision = self.given.when(self.actor, self.on, command).answer;
        let decision = decision.unwrap_or_else(|refusal| panic!("{}: {refusal}", refusal.code()));
        assert!(!decision.events.is_empty());
        let mended = |rung: Rung| match rung.way_out {
            WayOut::Elsewhere => Rung { way_out: WayOut::Mended, ..rung },
            WayOut::Mended | WayOut::Acts | WayOut::None(_) => rung,
        };
        self.rungs.into_iter().map(mended).collect()
    }

    /// Ends where this ladder shows no way on.
    pub(crate) fn stuck(self) -> Vec<Rung> {
        self.rungs
    }
}
