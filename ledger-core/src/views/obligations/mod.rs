//! What the covenant obliges to, per year and where it says so per partner, and how far it was done.
//!
//! Source: every article of the covenant that can be measured. How many times a year something is to be
//! done, the definition says.

mod agenda;
mod due;
mod evidence;
mod year;

use serde::Serialize;

use crate::calendar::{Date, FiscalYear};
use crate::covenant::Article;
use crate::ids::{PartnerId, Position};
use crate::ledger::Ledger;
use crate::obligation::Obligation;
use crate::views::Count;
use crate::views::meaning;

pub use agenda::{Agenda, ObligationGroup};
pub use due::{Due, DueItem};
use evidence::Evidence;

/// How far an obligation is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ObligationState {
    /// What is required was done.
    Met,
    /// It is still to be done, and there is time.
    Due,
    /// It was not done in time, and is not done.
    Late,
    /// It was not done, and the regiegroep decided that it need not be.
    Waived,
}

impl ObligationState {
    /// Whether it is still to be done, late or not.
    pub fn is_open(self) -> bool {
        match self {
            ObligationState::Due | ObligationState::Late => true,
            ObligationState::Met | ObligationState::Waived => false,
        }
    }
}

/// An obligation in a year, towards a partner if it is one that is measured so.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ObligationRow {
    /// Which obligation.
    #[serde(serialize_with = "meaning::row_key")]
    pub obligation: Obligation,
    /// The subject of the covenant it follows from.
    pub article: Article,
    /// The year.
    #[serde(serialize_with = "meaning::row_key")]
    pub year: FiscalYear,
    /// The monitoring period within the year, of a report.
    #[serde(serialize_with = "meaning::row_key")]
    pub period: Option<u8>,
    /// The partner.
    #[serde(serialize_with = "meaning::row_key")]
    pub partner: Option<PartnerId>,
    /// The name of the partner.
    pub name: Option<String>,
    /// How far it is done.
    pub state: ObligationState,
    /// The last day to do it.
    pub due: Date,
    /// How many times it is to be done, at least.
    #[serde(serialize_with = "meaning::given")]
    pub required: usize,
    /// How many times it was done.
    pub done: Count,
    /// The day on which enough was done; it may lie after the last day to do it.
    pub met_on: Option<Date>,
    /// The event by which enough was done.
    #[serde(skip)]
    met_by: Option<Position>,
    /// The event from which it follows: what concluded the covenant, named the partner in it, or made the
    /// partner a party.
    #[serde(skip)]
    owed_by: Position,
}

/// Which obligations to show; everything that is given must hold.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Of this year; of every year that had begun if there is none.
    pub year: Option<FiscalYear>,
    /// Towards this partner.
    pub partner: Option<PartnerId>,
    /// Those that are late.
    pub late: bool,
}

/// The obligations under the covenant, as far as was recorded up to a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Obligations {
    /// The day.
    pub on: Date,
    /// The obligations of a year together, whatever the partner.
    pub groups: Vec<ObligationGroup>,
    /// Each obligation, towards each partner.
    pub rows: Vec<ObligationRow>,
}

impl Obligations {
    /// The obligations on a day.
    pub fn of(ledger: &Ledger, on: Date, filter: Filter) -> Obligations {
        let mut rows = Vec::new();
        if let Some(covenant) = ledger.covenant() {
            let begun = |year| covenant.calendar.first_day(year) <= on;
            let asked = |year: &FiscalYear| match filter.year {
                Some(wanted) => wanted == *year,
                None => begun(*year),
            };
            for year in ledger.years().filter(asked) {
                let of_year = year::rows(ledger, covenant, year, on).into_iter();
                let towards = |row: &ObligationRow| {
                    filter.partner.is_none_or(|partner| row.partner == Some(partner))
                };
                rows.extend(of_year.filter(towards));
            }
        }
        let mut groups = agenda::grouped(&rows, ledger, on);
        if filter.late {
            groups.retain(|group| group.state == ObligationState::Late);
            rows.retain(|row| row.state == ObligationState::Late);
        }
        for row in &mut rows {
            row.name = row.partner.map(|partner| ledger.partners.name_on(partner, on).to_owned());
        }
        Obligations { on, groups, rows }
    }
}

impl ObligationRow {
    /// An obligation with what shows how far it was done, as it stood on a day.
    fn new(
        (obligation, year): (Obligation, FiscalYear),
        due: Date,
        required: u8,
        mut evidence: Evidence,
        on: Date,
    ) -> ObligationRow {
        let required = usize::from(required);
        let (met_on, met_by) = evidence.nth(required).unzip();
        let done = evidence.counted();
        let state = match done.count >= required {
            true => ObligationState::Met,
            false if on <= due => ObligationState::Due,
            false => ObligationState::Late,
        };
        ObligationRow {
            obligation,
            article: obligation.article(),
            year,
            period: None,
            partner: None,
            name: None,
            state,
            due,
            required,
            done,
            met_on,
            met_by,
            owed_by: Position::default(),
        }
    }

    fn towards(self, partner: PartnerId, owed_by: Position) -> ObligationRow {
        ObligationRow { partner: Some(partner), owed_by, ..self }
    }

    /// Whether enough was done, and after the last day to do it.
    pub fn met_late(&self) -> bool {
        self.met_on.is_some_and(|on| on > self.due)
    }
}
