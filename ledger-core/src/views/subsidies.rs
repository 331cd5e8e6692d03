//! The subsidy register: what was granted for projects, received, spent, and is still to account for.

use serde::Serialize;

use crate::acts::subsidy::{Movement, MovementKind, Subsidy};
use crate::calendar::Date;
use crate::ids::SubsidyId;
use crate::ledger::Ledger;
use crate::views::Figure;
use crate::views::meaning;

/// Every subsidy, as it stood on a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SubsidyRegister {
    /// The day.
    pub on: Date,
    /// Every subsidy that was granted by the day and stands, in the order granted.
    pub subsidies: Vec<SubsidyRow>,
    /// All of them together.
    pub total: SubsidyTotals,
}

/// A subsidy.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SubsidyRow {
    /// Its number.
    #[serde(serialize_with = "meaning::row_key")]
    pub subsidy: SubsidyId,
    /// Who grants it.
    pub grantor: String,
    /// The grantor's reference.
    pub reference: String,
    /// The project.
    pub project: String,
    /// The first day on which it may be spent.
    pub from: Date,
    /// The last day on which it may be spent.
    pub until: Date,
    /// The day by which it is to be accounted for.
    pub account_by: Date,
    /// What the grantor asks.
    pub conditions: Option<String>,
    /// Where it stands.
    pub state: SubsidyState,
    /// Its amounts.
    #[serde(flatten)]
    pub totals: SubsidyTotals,
}

/// Where a subsidy stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum SubsidyState {
    /// It can be spent, or waits to be accounted for.
    Running,
    /// The day by which it is to be accounted for has passed.
    Overdue,
    /// The grantor settled it, and money is still to come or to go.
    Settled,
    /// Nothing is left to be done with it.
    Done,
}

/// The amounts of a subsidy.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct SubsidyTotals {
    /// Granted.
    pub granted: Figure,
    /// Received.
    pub received: Figure,
    /// Spent on the project.
    pub spent: Figure,
    /// Earmarked: granted and not spent. Nothing once it is settled.
    pub unspent: Figure,
    /// Still to be received.
    pub to_come: Figure,
    /// Still to be repaid.
    pub repayable: Figure,
    /// What of the bank account is its money: received, and neither spent nor repaid. It is not free.
    pub held: Figure,
}

impl SubsidyRegister {
    /// The register on a day.
    pub fn of(ledger: &Ledger, on: Date) -> SubsidyRegister {
        let subsidies = ledger.subsidies.all();
        let standing = subsidies.filter(|(_, of)| of.on <= on && of.stands_after(on));
        let subsidies: Vec<SubsidyRow> =
            standing.map(|(id, subsidy)| SubsidyRow::of(id, subsidy, on)).collect();
        let sum = |figure: fn(&SubsidyTotals) -> &Figure| {
            Figure::sum(subsidies.iter().map(|row| figure(&row.totals)))
        };
        let total = SubsidyTotals {
            granted: sum(|totals| &totals.granted),
            received: sum(|totals| &totals.received),
            spent: sum(|totals| &totals.spent),
            unspent: sum(|totals| &totals.unspent),
            to_come: sum(|totals| &totals.to_come),
            repayable: sum(|totals| &totals.repayable),
            held: sum(|totals| &totals.held),
        };
        SubsidyRegister { on, subsidies, total }
    }
}

impl SubsidyRow {
    fn of(subsidy: SubsidyId, of: &Subsidy, on: Date) -> SubsidyRow {
        let moved = |counts: &dyn Fn(MovementKind) -> bool| {
            let mut figure = Figure::default();
            let by_day = |movement: &&Movement| movement.on <= on && counts(movement.kind);
            for movement in of.movements.iter().filter(by_day) {
                figure.add(movement.amount, movement.position);
            }
            figure
        };
        let granted = Figure::of(of.amount, of.position);
        let received = moved(&|kind| kind == MovementKind::Received);
        let spent =
            moved(&|kind| matches!(kind, MovementKind::Spent(_) | MovementKind::SpentBefore));
        let repaid = moved(&|kind| kind == MovementKind::Repaid);
        let settled = of.settled_on(on);
        let due = settled.map_or(granted.clone(), |of| Figure::of(of.awarded, of.position));
        // What was repaid is to come again if the settlement it followed from was corrected.
        let kept = received.less(&repaid);
        let to_come = due.less(&kept).above_nil();
        let repayable = kept.less(&due).above_nil();
        let unspent = match settled {
            Some(_) => Figure::default(),
            None => granted.less(&spent).above_nil(),
        };
        let owed = Figure::sum([&unspent, &repayable]);
        let held = owed.less(&to_come).above_nil();
        let left = !to_come.amount.is_zero() || !repayable.amount.is_zero();
        let state = match settled {
            None if on > of.account_by => SubsidyState::Overdue,
            None => SubsidyState::Running,
            Some(_) if left => SubsidyState::Settled,
            Some(_) => SubsidyState::Done,
        };
        SubsidyRow {
            subsidy,
            grantor: of.grantor.clone(),
            reference: of.reference.clone(),
            project: of.project.clone(),
            from: of.from,
            until: of.until,
            account_by: of.account_by,
            conditions: of.conditions.clone(),
            state,
            totals: SubsidyTotals { granted, received, spent, unspent, to_come, repayable, held },
        }
    }
}
