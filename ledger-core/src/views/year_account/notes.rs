//! Notes to the year account: what stands behind the balance sheet, and beside it.

use std::collections::BTreeMap;

use serde::Serialize;

use super::Span;
use crate::accounts::Account;
use crate::acts::accrual::{Accrual, AccrualKind};
use crate::acts::commitment::{ChangeKind, Commitment};
use crate::acts::subject::Subject;
use crate::acts::surplus::Destination;
use crate::calendar::{Date, FiscalYear};
use crate::ids::{CommitmentId, DecisionId, ExpenseId, Position};
use crate::journal::{Entry, Memo};
use crate::ledger::Ledger;
use crate::money::Money;
use crate::views::Figure;
use crate::views::expenses::VatPaid;
use crate::views::meaning;
use crate::views::payables::Payables;
use crate::views::receivables::Receivables;
use crate::views::subsidies::SubsidyRegister;

/// The notes, all on the last day of the year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Notes {
    /// What partners owed, by partner and age.
    pub receivables: Receivables,
    /// What is owed to suppliers, by supplier and age.
    pub payables: Payables,
    /// Cost between this year and the next: prepaid, and bills still to come.
    pub accruals: Vec<AccrualRow>,
    /// The VAT in the cost of the year, at each rate.
    pub vat: VatPaid,
    /// The project subsidies.
    pub subsidies: SubsidyRegister,
    /// The general reserve over the year.
    pub reserve: Movement,
    /// Every earmarked fund over the year.
    pub funds: Vec<FundMovement>,
    /// All earmarked funds over the year.
    pub total_funds: Movement,
    /// What was promised and is not yet an expense. It is not on the balance sheet: a commitment posts
    /// nothing.
    pub commitments: OpenCommitments,
}

/// How a reserve or fund went from the beginning of a year to the end: `opening`, `added` and
/// `withdrawn` add up to `closing`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Movement {
    /// At the end of the last day before the year.
    pub opening: Figure,
    /// Added in the year.
    pub added: Figure,
    /// Withdrawn in the year, as a negative amount.
    pub withdrawn: Figure,
    /// At the end of the year.
    pub closing: Figure,
}

/// An earmarked fund over a year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FundMovement {
    /// What the fund is for.
    #[serde(serialize_with = "meaning::row_key")]
    pub fund: Destination,
    /// How it went.
    #[serde(flatten)]
    pub movement: Movement,
}

/// What was promised and is not yet an expense.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct OpenCommitments {
    /// Every commitment of the year or an earlier one of which something is left, in the order entered.
    pub commitments: Vec<CommitmentRow>,
    /// What is left of those on the budget of the year: so much more it would have cost.
    pub of_year: Figure,
    /// What is left of all.
    pub total: Figure,
}

/// A commitment of which something is left.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CommitmentRow {
    /// Its number.
    #[serde(serialize_with = "meaning::row_key")]
    pub commitment: CommitmentId,
    /// The year on whose budget it stands.
    pub year: FiscalYear,
    /// The code of the budget line.
    pub line: String,
    /// To whom.
    pub supplier: String,
    /// What for.
    pub description: String,
    /// When it was entered.
    pub on: Date,
    /// The event.
    #[serde(serialize_with = "meaning::said_by")]
    pub position: Position,
    /// Promised, as last changed.
    pub promised: Figure,
    /// Drawn from it by expenses.
    pub drawn: Figure,
    /// What is left: promised less drawn.
    pub left: Figure,
}

/// Cost between two years.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AccrualRow {
    /// The expense of which a part is cost of the next year; `None` for a bill that is still to come.
    pub expense: Option<ExpenseId>,
    /// The code of the budget line, if it stands on one.
    pub line: Option<String>,
    /// What for.
    pub description: String,
    /// The event.
    #[serde(serialize_with = "meaning::row_key")]
    pub position: Position,
    /// How much.
    pub amount: Figure,
}

/// What stands between the year and the next at the end of its days.
fn accruals(ledger: &Ledger, span: Span) -> Vec<AccrualRow> {
    let of_year = ledger.accruals.all().iter().filter(|of| of.year == span.year);
    let standing = of_year.filter(|of| {
        of.on <= span.to && of.withdrawn.is_none_or(|(withdrawn, _)| span.to < withdrawn)
    });
    let row = |of: &Accrual| AccrualRow {
        expense: match of.kind {
            AccrualKind::Deferred { expense, .. } => Some(expense),
            AccrualKind::Accrued => None,
        },
        line: of.line.and_then(|line| Some(ledger.budgets.line(line)?.code.clone())),
        description: of.description.clone(),
        position: of.position,
        amount: Figure::of(of.amount, of.position),
    };
    standing.map(row).collect()
}

impl Notes {
    pub(super) fn of(ledger: &Ledger, span: Span) -> Notes {
        Notes {
            receivables: Receivables::of(ledger, span.to, None),
            payables: Payables::of(ledger, span.to),
            accruals: accruals(ledger, span),
            vat: VatPaid::of(ledger, span.year, span.to),
            subsidies: SubsidyRegister::of(ledger, span.to),
            reserve: Movement::of(span, &changes(ledger, Account::Reserve)),
            funds: funds(ledger, span),
            total_funds: Movement::of(span, &changes(ledger, Account::EarmarkedFunds)),
            commitments: OpenCommitments::of(ledger, span),
        }
    }
}

/// What an event of a day adds.
type OnDay = (Date, Money, Position);

/// What was booked on an account of equity, an increase positive, in the order recorded.
fn changes(ledger: &Ledger, account: Account) -> Vec<OnDay> {
    let booked = entries_on(ledger, account);
    booked.map(|(entry, amount)| (entry.date, amount, entry.position)).collect()
}

/// The entries that change an account of equity, and by how much.
fn entries_on(ledger: &Ledger, account: Account) -> impl Iterator<Item = (&Entry, Money)> {
    ledger.journal.entries().filter_map(move |(entry, postings)| {
        let on_account = postings.iter().filter(|posting| posting.account == account);
        let amount = -on_account.map(|posting| posting.amount).sum::<Money>();
        (!amount.is_zero()).then_some((entry, amount))
    })
}

impl Movement {
    fn of(span: Span, changes: &[OnDay]) -> Movement {
        let mut movement = Movement::default();
        for (day, amount, position) in changes.iter().filter(|(day, ..)| *day <= span.to) {
            let part = match (*day < span.from, *amount > Money::ZERO) {
                (true, _) => &mut movement.opening,
                (false, true) => &mut movement.added,
                (false, false) => &mut movement.withdrawn,
            };
            part.add(*amount, *position);
        }
        let [opening, added, withdrawn] =
            [movement.opening, movement.added, movement.withdrawn].map(Figure::in_order);
        let closing = Figure::sum([&opening, &added, &withdrawn]);
        Movement { opening, added, withdrawn, closing }
    }

    fn says_something(&self) -> bool {
        [&self.opening, &self.added, &self.withdrawn].iter().any(|of| !of.amount.is_zero())
    }
}

/// Every fund in which there was something in the year.
fn funds(ledger: &Ledger, span: Span) -> Vec<FundMovement> {
    let mut funds: Vec<(Destination, Vec<OnDay>)> = Vec::new();
    let mut places: BTreeMap<Destination, usize> = BTreeMap::new();
    for (entry, amount) in entries_on(ledger, Account::EarmarkedFunds) {
        for (fund, amount) in by_fund(ledger, entry, amount, &funds) {
            let change = (entry.date, amount, entry.position);
            match places.get(&fund).and_then(|place| funds.get_mut(*place)) {
                Some((_, changes)) => changes.push(change),
                None => {
                    places.insert(fund.clone(), funds.len());
                    funds.push((fund, vec![change]));
                }
            }
        }
    }
    let movement = |(fund, changes): (Destination, Vec<OnDay>)| {
        let movement = Movement::of(span, &changes);
        movement.says_something().then_some(FundMovement { fund, movement })
    };
    funds.into_iter().filter_map(movement).collect()
}

/// What an entry adds to each fund: a surplus to those it names, a release takes from the one that was
/// decided on, and the settlement empties every one.
fn by_fund(
    ledger: &Ledger,
    entry: &Entry,
    amount: Money,
    funds: &[(Destination, Vec<OnDay>)],
) -> Vec<(Destination, Money)> {
    if let Memo::FundReleased(decision) = entry.memo {
        let fund = released(ledger, decision).map(|fund| (fund, amount));
        return fund.into_iter().collect();
    }
    let surpluses = ledger.surpluses.all();
    let place = surpluses.partition_point(|of| of.position < entry.position);
    if let Some(surplus) = surpluses.get(place).filter(|of| of.position == entry.position) {
        let parts = surplus.destinations.iter().filter(|part| is_fund(&part.to));
        return parts.map(|part| (part.to.clone(), part.amount)).collect();
    }
    let emptied = funds.iter().map(|(fund, changes)| {
        let there: Money = changes.iter().map(|(_, amount, _)| *amount).sum();
        (fund.clone(), -there)
    });
    emptied.filter(|(_, amount)| !amount.is_zero()).collect()
}

fn is_fund(destination: &Destination) -> bool {
    match destination {
        Destination::NextYearBudget | Destination::Project { .. } => true,
        Destination::Reserve | Destination::Partners => false,
    }
}

/// The fund that a decision released.
fn released(ledger: &Ledger, decision: DecisionId) -> Option<Destination> {
    let decided = ledger.proposals.decision(decision)?;
    let subject = &ledger.proposals.get(decided.proposal)?.subject;
    let Subject::FundRelease(release) = subject else { return None };
    Some(release.fund.clone())
}

impl OpenCommitments {
    fn of(ledger: &Ledger, span: Span) -> OpenCommitments {
        let known = ledger.commitments.all().filter(|(_, of)| of.year <= span.year);
        let rows = known.filter_map(|(id, of)| CommitmentRow::of(ledger, id, of, span.to));
        let commitments: Vec<CommitmentRow> = rows.collect();
        let of_year = commitments.iter().filter(|row| row.year == span.year);
        OpenCommitments {
            of_year: Figure::sum(of_year.map(|row| &row.left)),
            total: Figure::sum(commitments.iter().map(|row| &row.left)),
            commitments,
        }
    }
}

impl CommitmentRow {
    fn of(
        ledger: &Ledger,
        commitment: CommitmentId,
        of: &Commitment,
        on: Date,
    ) -> Option<CommitmentRow> {
        let (mut promised, mut drawn) = (Figure::default(), Figure::default());
        for change in of.changes.iter().filter(|change| change.on <= on) {
            match change.kind {
                ChangeKind::Promised => promised.add(change.amount, change.position),
                ChangeKind::Drawn(_) => drawn.add(-change.amount, change.position),
            }
        }
        let left = promised.less(&drawn);
        let entered = of.changes.first().filter(|_| !left.amount.is_zero())?;
        let line = ledger.budgets.line(of.line);
        Some(CommitmentRow {
            commitment,
            year: of.year,
            line: line.map(|line| line.code.clone()).unwrap_or_default(),
            supplier: of.supplier.clone(),
            description: of.description.clone(),
            on: entered.on,
            position: entered.position,
            promised,
            drawn,
            left,
        })
    }
}
