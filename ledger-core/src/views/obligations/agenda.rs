//! What comes due, and when.

use serde::Serialize;

use super::{DueItem, ObligationRow, ObligationState, year};
use crate::calendar::{Date, FiscalYear};
use crate::covenant::{Article, Covenant};
use crate::ledger::Ledger;
use crate::obligation::Obligation;
use crate::views::Count;
use crate::views::meaning;

/// The obligations of one kind that come due on the same day, whatever the partner.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ObligationGroup {
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
    /// The last day to do it.
    pub due: Date,
    /// How far all of it is done: late if any is, and met if all is that was not waived.
    pub state: ObligationState,
    /// How many times it is to be done, at least, for each.
    #[serde(serialize_with = "meaning::given")]
    pub required: usize,
    /// How many times it was done, if it is not measured by partner.
    pub done: Option<Count>,
    /// How many there are: partners, or one; each by the event from which it follows.
    pub of: Count,
    /// How many of them are met, each by the event by which enough was done.
    pub met: Count,
    /// How many of the met were met after the last day.
    pub met_late: Count,
    /// Names of the partners for which it is still to be met.
    pub open: Vec<String>,
}

/// What comes due in the days that follow.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Agenda {
    /// The first day.
    pub from: Date,
    /// The last day.
    pub until: Date,
    /// What the covenant obliges to that comes due and is not met, in the order of the days.
    pub items: Vec<ObligationGroup>,
    /// What else comes due: subsidies to account for, actions, decisions to look at again, votes to cast.
    pub also: Vec<DueItem>,
}

impl Agenda {
    /// What comes due from a day on, in so many days.
    pub fn of(ledger: &Ledger, on: Date, days: u16) -> Agenda {
        let until = on.plus_days(days.into());
        let mut items =
            Agenda::open_of(ledger, on, |covenant, year| !year::was_due_before(covenant, year, on));
        items.retain(|item| (on..=until).contains(&item.due));
        let also = DueItem::open(ledger, on).into_iter();
        let also = also.filter(|item| (on..=until).contains(&item.due)).collect();
        Agenda { from: on, until, items, also }
    }

    /// What is not met on a day, whenever it is due, in the order of the days on which it is.
    pub fn open(ledger: &Ledger, on: Date) -> Vec<ObligationGroup> {
        Agenda::open_of(ledger, on, |_, _| true)
    }

    /// The same of the years that are wanted.
    fn open_of(
        ledger: &Ledger,
        on: Date,
        wanted: impl Fn(&Covenant, FiscalYear) -> bool,
    ) -> Vec<ObligationGroup> {
        let Some(covenant) = ledger.covenant() else { return Vec::new() };
        let years = ledger.years().filter(|year| wanted(covenant, *year));
        let groups =
            years.flat_map(|year| grouped(&year::rows(ledger, covenant, year, on), ledger, on));
        let mut open: Vec<ObligationGroup> = groups.filter(|group| group.state.is_open()).collect();
        open.sort_by_key(|group| (group.due, group.obligation));
        open
    }
}

/// Rows of the same obligation, year and period together, in the order in which they stand.
pub(super) fn grouped(rows: &[ObligationRow], ledger: &Ledger, on: Date) -> Vec<ObligationGroup> {
    let key = |row: &ObligationRow| (row.obligation, row.year, row.period);
    let groups = rows.chunk_by(|one, other| key(one) == key(other));
    groups.filter_map(|rows| ObligationGroup::of(rows, ledger, on)).collect()
}

impl ObligationGroup {
    /// Whether it was to be done by a day, and is not: on the last day itself too, once that is over.
    pub fn is_missed(&self, on: Date) -> bool {
        self.state.is_open() && self.due <= on
    }

    fn of(rows: &[ObligationRow], ledger: &Ledger, on: Date) -> Option<ObligationGroup> {
        let first = rows.first()?;
        // The state that needs most attention is that of all.
        let any = |state: &ObligationState| rows.iter().any(|row| row.state == *state);
        let states = [ObligationState::Late, ObligationState::Due, ObligationState::Met];
        let state = states.into_iter().find(any).unwrap_or(ObligationState::Waived);
        let open = rows.iter().filter(|row| row.state.is_open());
        let late = rows.iter().filter(|row| row.met_late());
        Some(ObligationGroup {
            obligation: first.obligation,
            article: first.article,
            year: first.year,
            period: first.period,
            due: first.due,
            state,
            required: first.required,
            done: first.partner.is_none().then(|| first.done.clone()),
            of: rows.iter().map(|row| row.owed_by).collect(),
            met: rows.iter().filter_map(|row| row.met_by).collect(),
            met_late: late.filter_map(|row| row.met_by).collect(),
            open: open
                .filter_map(|row| row.partner)
                .map(|partner| ledger.partners.name_on(partner, on).to_owned())
                .collect(),
        })
    }
}
