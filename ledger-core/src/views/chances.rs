//! The chances for subsidies, and what became of each.

use serde::Serialize;

use crate::acts::chance::{Chance, ChanceState};
use crate::calendar::Date;
use crate::ids::{ChanceId, Position, SubsidyId};
use crate::ledger::Ledger;
use crate::views::Figure;
use crate::views::meaning;

/// Every chance for a subsidy, as it stood on a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ChanceRegister {
    /// The day.
    pub on: Date,
    /// Every chance that was spotted by the day, in the order recorded.
    pub chances: Vec<ChanceRow>,
}

/// A chance for a subsidy.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ChanceRow {
    /// Its number.
    #[serde(serialize_with = "meaning::row_key")]
    pub chance: ChanceId,
    /// Who grants the subsidy.
    pub grantor: String,
    /// What it is for.
    pub title: String,
    /// The main theme it fits.
    pub theme: Option<String>,
    /// How much can be asked for, if that is known.
    pub amount: Option<Figure>,
    /// The last day to apply for it, if there is one.
    pub apply_by: Option<Date>,
    /// When it was spotted.
    pub spotted_on: Date,
    /// What became of it, if anything did.
    pub outcome: Option<OutcomeRow>,
    /// The event.
    #[serde(serialize_with = "meaning::said_by")]
    pub position: Position,
}

/// What became of a chance last.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OutcomeRow {
    /// What became of it.
    pub state: ChanceState,
    /// When.
    pub on: Date,
    /// What is to be known about it.
    pub text: Option<String>,
    /// The number of the subsidy that was granted.
    #[serde(serialize_with = "meaning::given")]
    pub subsidy: Option<SubsidyId>,
    /// The event.
    #[serde(serialize_with = "meaning::said_by")]
    pub position: Position,
}

impl ChanceRegister {
    /// The register on a day.
    pub fn of(ledger: &Ledger, on: Date) -> ChanceRegister {
        let spotted = ledger.chances.all().filter(|(_, chance)| chance.on <= on);
        let chances = spotted.map(|(id, chance)| ChanceRow::of(ledger, id, chance, on)).collect();
        ChanceRegister { on, chances }
    }
}

impl ChanceRow {
    fn of(ledger: &Ledger, id: ChanceId, chance: &Chance, on: Date) -> ChanceRow {
        let theme = |place| ledger.covenant().and_then(|covenant| covenant.theme(place));
        ChanceRow {
            chance: id,
            grantor: chance.grantor.clone(),
            title: chance.title.clone(),
            theme: chance.theme.and_then(theme).map(str::to_owned),
            amount: chance.amount.map(|amount| Figure::of(amount, chance.position)),
            apply_by: chance.apply_by,
            spotted_on: chance.on,
            outcome: chance.latest(on).map(|step| OutcomeRow {
                state: step.state,
                on: step.on,
                text: step.text.clone(),
                subsidy: step.subsidy,
                position: step.position,
            }),
            position: chance.position,
        }
    }
}
