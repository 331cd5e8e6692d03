//! What comes due beside the obligations of the covenant: subsidies to account for and to apply for, actions, decisions
//! to look at again, proposals on which votes are to be cast, and bills to pay.

use serde::Serialize;

use crate::calendar::Date;
use crate::ids::{ActionId, ChanceId, DecisionId, ExpenseId, Position, ProposalId, SubsidyId};
use crate::ledger::Ledger;
use crate::views::actions::ActionList;
use crate::views::decisions::{OpenProposals, ProposalRow};
use crate::views::meaning;
use crate::views::payables::Payables;
use crate::views::subsidies::{SubsidyRegister, SubsidyState};

/// Something to do by a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DueItem {
    /// The last day to do it.
    pub due: Date,
    /// What.
    #[serde(serialize_with = "meaning::row_key")]
    pub what: Due,
    /// What it is called.
    pub title: String,
    /// The event it follows from.
    #[serde(serialize_with = "meaning::said_by")]
    pub position: Position,
}

/// What is to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Due {
    /// A subsidy is to be accounted for.
    AccountForSubsidy {
        /// Which.
        subsidy: SubsidyId,
    },
    /// A subsidy that was spotted is to be applied for.
    ApplyForChance {
        /// Which chance.
        chance: ChanceId,
    },
    /// An action is to be done.
    Action {
        /// Which.
        action: ActionId,
    },
    /// A decision is to be looked at again.
    ReviewDecision {
        /// Which.
        decision: DecisionId,
    },
    /// The votes on a proposal are to be cast.
    VoteOn {
        /// Which.
        proposal: ProposalId,
    },
    /// A bill is to be paid.
    PayBill {
        /// Which.
        expense: ExpenseId,
    },
}

impl DueItem {
    /// Everything of this kind that is not done on a day, in the order of the days on which it is due.
    pub fn open(ledger: &Ledger, on: Date) -> Vec<DueItem> {
        let mut items = subsidies(ledger, on);
        items.extend(chances(ledger, on));
        items.extend(actions(ledger, on));
        items.extend(reviews(ledger, on));
        items.extend(votes(ledger, on));
        items.extend(bills(ledger, on));
        items.sort_by_key(|item| (item.due, item.what));
        items
    }
}

fn subsidies(ledger: &Ledger, on: Date) -> Vec<DueItem> {
    let rows = SubsidyRegister::of(ledger, on).subsidies.into_iter();
    let open =
        rows.filter(|row| matches!(row.state, SubsidyState::Running | SubsidyState::Overdue));
    let item = |row: crate::views::subsidies::SubsidyRow| {
        let position = row.totals.granted.events().next()?;
        let what = Due::AccountForSubsidy { subsidy: row.subsidy };
        Some(DueItem { due: row.account_by, what, title: row.project, position })
    };
    open.filter_map(item).collect()
}

fn chances(ledger: &Ledger, on: Date) -> Vec<DueItem> {
    let open = ledger.chances.all().filter(|(_, chance)| chance.on <= on);
    let open = open.filter(|(_, chance)| chance.latest(on).is_none());
    let item = |(id, chance): (ChanceId, &crate::acts::chance::Chance)| {
        let what = Due::ApplyForChance { chance: id };
        let (title, position) = (chance.title.clone(), chance.position);
        Some(DueItem { due: chance.apply_by?, what, title, position })
    };
    open.filter_map(item).collect()
}

fn actions(ledger: &Ledger, on: Date) -> Vec<DueItem> {
    let rows = ActionList::of(ledger, on).open().actions.into_iter();
    let item = |row: crate::views::actions::ActionRow| {
        let position = row.events.first().copied()?;
        let what = Due::Action { action: row.action };
        Some(DueItem { due: row.due, what, title: row.title, position })
    };
    rows.filter_map(item).collect()
}

fn reviews(ledger: &Ledger, on: Date) -> Vec<DueItem> {
    let by_then = ledger.proposals.decisions().filter(|(_, decided)| decided.on <= on);
    let standing = by_then.filter(|(_, decided)| {
        let later = decided.replaced_by.and_then(|later| ledger.proposals.decision(later));
        later.is_none_or(|later| later.on > on)
    });
    let item = |(decision, decided): (DecisionId, &crate::acts::decision::Decided)| {
        let title = ledger.proposals.get(decided.proposal)?.title.clone();
        let what = Due::ReviewDecision { decision };
        Some(DueItem { due: decided.review_on?, what, title, position: decided.position })
    };
    standing.filter_map(item).collect()
}

fn votes(ledger: &Ledger, on: Date) -> Vec<DueItem> {
    let open = OpenProposals::of(ledger, on).proposals.into_iter().map(|open| open.proposal);
    let item = |row: ProposalRow| {
        let what = Due::VoteOn { proposal: row.proposal };
        Some(DueItem { due: row.closes_on?, what, title: row.title, position: row.position })
    };
    open.filter_map(item).collect()
}

fn bills(ledger: &Ledger, on: Date) -> Vec<DueItem> {
    let suppliers = Payables::of(ledger, on).suppliers.into_iter();
    let bills =
        suppliers.flat_map(|of| of.bills.into_iter().map(move |bill| (of.name.clone(), bill)));
    let item = |(title, bill): (String, crate::views::payables::OpenBill)| DueItem {
        due: bill.due,
        what: Due::PayBill { expense: bill.expense },
        title,
        position: bill.position,
    };
    bills.map(item).collect()
}
