//! Chances for subsidies: spotted, applied for, and what became of the application.
//!
//! Source: the covenant's article on subsidies: the partners watch for subsidies that fit the main themes.
//! A chance is no money: what is granted is recorded as a subsidy, which a chance can name.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::acting::{self, Act, Acting, Who, Window};
use crate::acts::retraction::{Found, Record};
use crate::calendar::Date;
use crate::event::Event;
use crate::fact::Fact;
use crate::ids::{ChanceId, Position, SubsidyId};
use crate::ledger::Ledger;
use crate::misfit::{At, Misfit};
use crate::money::Money;
use crate::refusal::{Refusal, refusals};

/// Record a subsidy that somebody spotted and that fits the covenant.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SpotChance {
    /// Who grants it.
    pub grantor: String,
    /// What it is for.
    pub title: String,
    /// The main theme it fits, by its name.
    #[serde(default)]
    pub theme: Option<String>,
    /// How much can be asked for, if that is known.
    #[serde(default)]
    pub amount: Option<Money>,
    /// The last day to apply for it, if there is one.
    #[serde(default)]
    pub apply_by: Option<Date>,
}

/// Record what became of a chance for a subsidy.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FollowChance {
    /// The number of the chance.
    pub chance: ChanceId,
    /// What became of it.
    pub state: ChanceState,
    /// What is to be known about it.
    #[serde(default)]
    pub text: Option<String>,
    /// The number of the subsidy that was granted.
    #[serde(default)]
    pub subsidy: Option<SubsidyId>,
}

/// What became of a chance for a subsidy.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum ChanceState {
    /// It was applied for.
    Applied,
    /// It was granted.
    Granted,
    /// It was refused.
    Refused,
    /// Nobody applies for it.
    Dropped,
}

/// A chance for a subsidy was spotted.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ChanceSpotted {
    /// Its number.
    pub chance: ChanceId,
    /// Who grants the subsidy.
    pub grantor: String,
    /// What it is for.
    pub title: String,
    /// The main theme: its place in the covenant's list, from 1.
    pub theme: Option<u8>,
    /// How much can be asked for, if that is known.
    pub amount: Option<Money>,
    /// The last day to apply for it, if there is one.
    pub apply_by: Option<Date>,
}

/// Something became of a chance for a subsidy.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ChanceFollowed {
    /// The chance.
    pub chance: ChanceId,
    /// What became of it.
    pub state: ChanceState,
    /// What is to be known about it.
    pub text: Option<String>,
    /// The subsidy that was granted.
    pub subsidy: Option<SubsidyId>,
}

refusals! {
    /// Refusals about chances for subsidies.
    ChanceRefusal {
        Passed { apply_by: Date } = "chance.passed" Subsidies:
            "the last day to apply, {apply_by}, had passed",
            "a day from that of the act, or none if there is no last day";
        Unknown { chance: ChanceId } = "chance.unknown" Subsidies:
            "there is no chance {chance}",
            "the number of a chance that was spotted, as `show chances` gives it";
        BeforeLast { chance: ChanceId, last: Date } = "chance.before-last" Subsidies:
            "what is known last of chance {chance} is of {last}, after that day",
            "a day from {last}";
        Over { chance: ChanceId, state: ChanceState } = "chance.over" Subsidies:
            "chance {chance} is over: {state}",
            "a chance that is still open; record another one if it comes back";
        AlreadyApplied { chance: ChanceId, on: Date } = "chance.already-applied" Subsidies:
            "chance {chance} was applied for on {on}",
            "what became of the application";
        NotApplied { chance: ChanceId } = "chance.not-applied" Subsidies:
            "nobody applied for chance {chance}",
            "record the application first, on its own day";
        SubsidyNotGranted = "chance.subsidy-not-granted" Subsidies:
            "a subsidy is named for a chance that was not granted",
            "no subsidy, or the state `granted`";
        SubsidyUnknown { subsidy: SubsidyId } = "chance.subsidy-unknown" Subsidies:
            "there is no subsidy {subsidy} that stands",
            "the number of a subsidy that was granted, as `show subsidies` gives it; record its grant first";
    }
}

impl std::fmt::Display for ChanceState {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            ChanceState::Applied => "applied",
            ChanceState::Granted => "granted",
            ChanceState::Refused => "refused",
            ChanceState::Dropped => "dropped",
        })
    }
}

impl Act for SpotChance {
    fn decide(&self, by: &Acting<'_>) -> Result<Vec<Event>, Refusal> {
        by.allow(&[Who::ProjectLeader])?;
        by.dated(Window::Covenant)?;
        let SpotChance { grantor, title, theme, amount, apply_by } = self.clone();
        acting::line("grantor", &grantor, 200)?;
        acting::line("title", &title, 200)?;
        let theme = theme.map(|theme| by.theme(&theme)).transpose()?;
        acting::amount_if("amount", amount)?;
        if let Some(apply_by) = apply_by.filter(|apply_by| *apply_by < by.on) {
            return Err(ChanceRefusal::Passed { apply_by }.into());
        }
        let chance = by.ledger.chances.next_id();
        Ok(vec![ChanceSpotted { chance, grantor, title, theme, amount, apply_by }.into()])
    }
}

impl Act for FollowChance {
    fn decide(&self, by: &Acting<'_>) -> Result<Vec<Event>, Refusal> {
        by.allow(&[Who::ProjectLeader])?;
        by.dated(Window::Settlement)?;
        let FollowChance { chance, state, text, subsidy } = self.clone();
        let known = by.ledger.chances.get(chance).ok_or(ChanceRefusal::Unknown { chance })?;
        let last = known.steps.last().map_or(known.on, |step| step.on);
        if by.on < last {
            return Err(ChanceRefusal::BeforeLast { chance, last }.into());
        }
        known.may_become(chance, state)?;
        text.as_deref().map(|text| acting::text("text", text)).transpose()?;
        if let Some(subsidy) = subsidy {
            if state != ChanceState::Granted {
                return Err(ChanceRefusal::SubsidyNotGranted.into());
            }
            let granted = by.ledger.subsidies.get(subsidy);
            if granted.is_none_or(|granted| granted.on > by.on || !granted.stands_after(by.on)) {
                return Err(ChanceRefusal::SubsidyUnknown { subsidy }.into());
            }
        }
        Ok(vec![ChanceFollowed { chance, state, text, subsidy }.into()])
    }
}

impl Fact for ChanceSpotted {
    fn evolve(self, at: At, ledger: &mut Ledger) -> Result<(), Misfit> {
        let ChanceSpotted { chance, grantor, title, theme, amount, apply_by } = self;
        if chance != ledger.chances.next_id() {
            return Err(Misfit("its number is not the next"));
        }
        if theme.is_some_and(|theme| !ledger.has_theme(theme)) {
            return Err(Misfit("there is no such theme"));
        }
        ledger.chances.all.push(Chance {
            grantor,
            title,
            theme,
            amount,
            apply_by,
            on: at.on,
            position: at.position,
            steps: Vec::new(),
            retracted: false,
        });
        Ok(())
    }

    fn amounts(&self) -> Vec<Money> {
        self.amount.into_iter().collect()
    }
}

impl Fact for ChanceFollowed {
    fn evolve(self, at: At, ledger: &mut Ledger) -> Result<(), Misfit> {
        let ChanceFollowed { chance, state, text, subsidy } = self;
        if subsidy.is_some_and(|subsidy| ledger.subsidies.get(subsidy).is_none()) {
            return Err(Misfit("there is no such subsidy"));
        }
        let known = ledger.chances.all.get_mut(chance.index());
        let known = known.ok_or(Misfit("there is no such chance"))?;
        if known.may_become(chance, state).is_err() {
            return Err(Misfit("the chance cannot come to that"));
        }
        known.steps.push(Step { state, text, subsidy, on: at.on, position: at.position });
        Ok(())
    }
}

/// A chance for a subsidy.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Chance {
    /// Who grants the subsidy.
    pub grantor: String,
    /// What it is for.
    pub title: String,
    /// The main theme: its place in the covenant's list, from 1.
    pub theme: Option<u8>,
    /// How much can be asked for, if that is known.
    pub amount: Option<Money>,
    /// The last day to apply for it, if there is one.
    pub apply_by: Option<Date>,
    /// When it was spotted.
    pub on: Date,
    /// The event.
    pub position: Position,
    /// What became of it, in order.
    pub steps: Vec<Step>,
    /// Whether it was recorded by mistake.
    retracted: bool,
}

/// What became of a chance on a day.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Step {
    /// What became of it.
    pub state: ChanceState,
    /// What is to be known about it.
    pub text: Option<String>,
    /// The subsidy that was granted.
    pub subsidy: Option<SubsidyId>,
    /// The day.
    pub on: Date,
    /// The event.
    pub position: Position,
}

impl Chance {
    /// What had become of it by a day. Returns `None` if it was only spotted.
    pub fn latest(&self, on: Date) -> Option<&Step> {
        self.steps.iter().rev().find(|step| step.on <= on)
    }

    /// Refuses what cannot come of it: anything once it is over, an application beside another, and an answer to
    /// no application.
    fn may_become(&self, chance: ChanceId, next: ChanceState) -> Result<(), ChanceRefusal> {
        match (self.steps.last(), next) {
            (Some(Step { state: ChanceState::Applied, on, .. }), ChanceState::Applied) => {
                Err(ChanceRefusal::AlreadyApplied { chance, on: *on })
            }
            (Some(Step { state: ChanceState::Applied, .. }), _)
            | (None, ChanceState::Applied | ChanceState::Dropped) => Ok(()),
            (None, ChanceState::Granted | ChanceState::Refused) => {
                Err(ChanceRefusal::NotApplied { chance })
            }
            (Some(Step { state, .. }), _) => Err(ChanceRefusal::Over { chance, state: *state }),
        }
    }
}

/// Every chance for a subsidy.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Chances {
    all: Vec<Chance>,
}

impl Chances {
    /// Every chance with its number, in the order recorded.
    pub fn all(&self) -> impl Iterator<Item = (ChanceId, &Chance)> {
        let all = self.all.iter().enumerate().filter(|(_, chance)| !chance.retracted);
        all.map(|(index, chance)| (ChanceId::at(index), chance))
    }

    /// The chance with a number.
    pub fn get(&self, id: ChanceId) -> Option<&Chance> {
        self.all.get(id.index()).filter(|chance| !chance.retracted)
    }

    /// What an event recorded. What became of a chance last can be taken back, and a chance of which nothing became.
    pub(super) fn recorded_by(&self, event: Position) -> Option<Found> {
        self.all().find_map(|(id, chance)| {
            let last = chance.steps.last().map(|last| last.position);
            if chance.position == event {
                return Some(Found::new(Record::Chance(id), chance.on, last));
            }
            let step = chance.steps.iter().find(|of| of.position == event)?;
            let later = last.filter(|last| *last != event);
            Some(Found::new(Record::ChanceStep(id), step.on, later))
        })
    }

    /// Takes back a chance of which nothing became and that an event recorded.
    pub(super) fn retract(&mut self, id: ChanceId, event: Position) -> Option<()> {
        let chance = self.all.get_mut(id.index())?;
        let chance = Some(chance).filter(|of| of.position == event && of.steps.is_empty())?;
        chance.retracted = true;
        Some(())
    }

    /// Takes back what became of a chance last, which an event recorded.
    pub(super) fn retract_step(&mut self, id: ChanceId, event: Position) -> Option<()> {
        self.all.get_mut(id.index())?.steps.pop_if(|last| last.position == event).map(drop)
    }

    fn next_id(&self) -> ChanceId {
        ChanceId::at(self.all.len())
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use serde_json::json;

    use super::*;
    use crate::testing::{Given, LEADER, Ladder, Ladders, day, euros, financed, ladders};

    const ONE: ChanceId = ChanceId(1);

    fn spot() -> SpotChance {
        SpotChance {
            grantor: "Fictief Fonds".to_owned(),
            title: "Fictief: water en school".to_owned(),
            theme: Some("Wegen".to_owned()),
            amount: Some(euros("5000.00")),
            apply_by: Some(day("2020-06-01")),
        }
    }

    fn follow(state: ChanceState) -> FollowChance {
        FollowChance { chance: ONE, state, text: None, subsidy: None }
    }

    fn spotted() -> Given {
        financed().and(LEADER, "2020-03-01", spot())
    }

    #[test]
    fn a_chance_is_spotted_applied_for_and_answered() {
        let SpotChance { grantor, title, amount, apply_by, .. } = spot();
        let expected =
            ChanceSpotted { chance: ONE, grantor, title, theme: Some(2), amount, apply_by };
        financed().when(LEADER, "2020-03-01", spot()).then([expected]).booked([]);
        let given = spotted().and(LEADER, "2020-05-20", follow(ChanceState::Applied)).and(
            LEADER,
            "2020-09-01",
            follow(ChanceState::Refused),
        );
        let chance = given.ledger.chances.get(ONE).unwrap();
        let state = |on| chance.latest(day(on)).map(|step| step.state);
        assert_eq!(state("2020-05-19"), None);
        assert_eq!(state("2020-08-31"), Some(ChanceState::Applied));
        assert_eq!(state("2020-09-01"), Some(ChanceState::Refused));
    }

    #[test]
    pub(crate) fn each_rule_says_no_in_its_turn() -> Ladders {
        let spots = json!({
            "grantor": "", "title": "", "theme": "Lucht", "amount": "0", "apply_by": "2020-02-28",
        });
        let follows = json!({ "chance": 9, "state": "granted", "text": "", "subsidy": 9 });
        let applied = spotted().and(LEADER, "2020-05-20", follow(ChanceState::Applied));
        let again = json!(follow(ChanceState::Applied));
        let refused = applied.and(LEADER, "2020-09-01", follow(ChanceState::Refused));
        let granted = json!(follow(ChanceState::Granted));
        let spots_again = |given: &Given| {
            given.and(LEADER, "2020-10-01", SpotChance { apply_by: None, ..spot() })
        };
        let applies = |given: &Given| given.and(LEADER, "2020-05-20", follow(ChanceState::Applied));
        let grants = |given: &Given| {
            given.told(
                "2020-06-01",
                "grant-subsidy",
                json!({
                    "grantor": "Fictief Fonds", "reference": "F-1", "project": "Water",
                    "amount": "5000.00", "from": "2020-06-01", "until": "2020-12-31",
                    "account_by": "2021-03-01",
                }),
            )
        };
        ladders([
            Ladder::from_below(financed(), "spot-chance", spots)
                .leader_within("2020-01-15", Some("2023-01-01"))
                .on("2020-03-01")
                .refuses_until("text.empty", "/grantor", "Fictief Fonds")
                .refuses_until("text.empty", "/title", "Water")
                .refuses_until("theme.unknown", "/theme", "Wegen")
                .refuses_until("amount.not-positive", "/amount", "5000.00")
                .says(
                    "chance.passed: the last day to apply, 2020-02-28, had passed",
                    "a day from that of the act, or none if there is no last day",
                )
                .with("/apply_by", "2020-03-01")
                .accepted(),
            Ladder::from_below(spotted(), "follow-chance", follows)
                .leader_within("2020-01-15", None)
                .on("2020-02-29")
                .says(
                    "chance.unknown: there is no chance 9",
                    "the number of a chance that was spotted, as `show chances` gives it",
                )
                .with("/chance", 1)
                .says(
                    "chance.before-last: what is known last of chance 1 is of 2020-03-01, after \
                     that day",
                    "a day from 2020-03-01",
                )
                .on("2020-06-01")
                .says(
                    "chance.not-applied: nobody applied for chance 1",
                    "record the application first, on its own day",
                )
                .after(applies)
                .refuses_until("text.empty", "/text", "Toegekend.")
                .says(
                    "chance.subsidy-unknown: there is no subsidy 9 that stands",
                    "the number of a subsidy that was granted, as `show subsidies` gives it; \
                     record its grant first",
                )
                .with("/state", "dropped")
                .says(
                    "chance.subsidy-not-granted: a subsidy is named for a chance that was not \
                     granted",
                    "no subsidy, or the state `granted`",
                )
                .with("/state", "granted")
                .with("/subsidy", 1)
                .refuses("chance.subsidy-unknown")
                .after(grants)
                .accepted(),
            Ladder::new(applied, "follow-chance", again)
                .on("2020-06-01")
                .says(
                    "chance.already-applied: chance 1 was applied for on 2020-05-20",
                    "what became of the application",
                )
                .with("/state", "refused")
                .accepted(),
            Ladder::new(refused, "follow-chance", granted)
                .on("2020-10-01")
                .says(
                    "chance.over: chance 1 is over: refused",
                    "a chance that is still open; record another one if it comes back",
                )
                .instead(spots_again),
        ])
    }
}
