//! By what an amount was divided among partners, and the part of one of them in it.

use serde::Serialize;

use super::Issued;
use crate::acts::deficit::Bearers;
use crate::acts::risk_key::Weight;
use crate::acts::subject::Subject;
use crate::calendar::FiscalYear;
use crate::claims::{Claim, ReducedBy};
use crate::ids::{DecisionId, PartnerId, Position, SeatId};
use crate::invoice::Series;
use crate::ledger::Ledger;
use crate::money::Money;
use crate::views::Figure;

/// By what an amount was divided, and the part of a partner in it: the partner bears or gets so much of the amount
/// as `part` or `weight` is of `of`, rounded to a cent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "by", rename_all = "kebab-case")]
pub enum Measure {
    /// By a risk key.
    RiskKey {
        /// The weight of the seat of the partner.
        weight: u64,
        /// All weights together.
        of: u64,
        /// The decision that adopted the key.
        decision: DecisionId,
    },
    /// By what was paid of contributions.
    ContributionsPaid {
        /// What the partner paid.
        part: Figure,
        /// What all partners paid.
        of: Figure,
    },
    /// By what was invoiced of contributions, less what was credited.
    ContributionsInvoiced {
        /// What the partner was invoiced.
        part: Figure,
        /// What all partners were invoiced.
        of: Figure,
    },
    /// In equal parts.
    Equally,
}

impl Measure {
    /// The measure, if by it a partner has this part of an amount. What cannot be worked out from what was recorded
    /// is not said.
    fn if_it_gives(self, part: Money, whole: Money) -> Option<Measure> {
        let (weight, of) = match &self {
            Measure::RiskKey { weight, of, .. } => (i128::from(*weight), i128::from(*of)),
            Measure::ContributionsPaid { part, of }
            | Measure::ContributionsInvoiced { part, of } => {
                (i128::from(part.amount.cents()), i128::from(of.amount.cents()))
            }
            Measure::Equally => return Some(self),
        };
        let (part, whole) = (i128::from(part.cents()), i128::from(whole.cents()));
        // Less than a cent apart.
        (of > 0 && (part * of - whole * weight).abs() < of).then_some(self)
    }
}

impl Issued {
    /// By what the rest of a deficit was divided, and the part of a partner in it.
    pub(super) fn measure_of_deficit(
        self,
        ledger: &Ledger,
        (year, decision): (FiscalYear, DecisionId),
        (partner, seat): (PartnerId, Option<SeatId>),
        (part, whole): (Money, Money),
    ) -> Option<Measure> {
        let subject = ledger.proposals.subject_of(decision);
        let bearers = subject.and_then(|subject| {
            if let Subject::Deficit(deficit) = subject { Some(deficit.bearers) } else { None }
        });
        let measure = match bearers? {
            Bearers::RiskBearers => self.risk_key(ledger, year, seat?)?,
            Bearers::PartnersEqually => Measure::Equally,
            Bearers::PartnersByContribution => {
                let (part, of) = self.invoiced(ledger, partner, year);
                Measure::ContributionsInvoiced { part, of }
            }
        };
        measure.if_it_gives(part, whole)
    }

    /// The part of a partner in what is divided over the risk bearers at the settlement.
    pub(super) fn measure_of_bearers(
        self,
        ledger: &Ledger,
        partner: PartnerId,
        (part, whole): (Money, Money),
    ) -> Option<Measure> {
        let covenant = ledger.covenant_on(self.on)?;
        let mut seats = covenant.seats().filter(|(_, seat)| seat.partner == partner);
        let seat = seats.next().filter(|_| seats.next().is_none())?.0;
        self.risk_key(ledger, covenant.last_year(), seat)?.if_it_gives(part, whole)
    }

    /// The part of a partner in what is divided over partners by what they paid of their contributions, for a year
    /// or over the whole term.
    pub(super) fn measure_of_payers(
        self,
        ledger: &Ledger,
        partner: PartnerId,
        year: Option<FiscalYear>,
        (part, whole): (Money, Money),
    ) -> Option<Measure> {
        let paid = contributions(ledger, year).map(|claim| {
            let mut paid = Figure::default();
            for change in self.changes(ledger, claim).filter(|of| of.payment().is_some()) {
                paid.add(change.amount, change.position);
            }
            (claim.partner, paid)
        });
        let paid = paid.filter(|(_, paid)| paid.amount > Money::ZERO);
        let (mine, all) = of_one_and_all(paid, partner);
        Measure::ContributionsPaid { part: mine, of: all }.if_it_gives(part, whole)
    }

    /// The weight of a seat in the key that divided the costs of a year.
    fn risk_key(self, ledger: &Ledger, year: FiscalYear, seat: SeatId) -> Option<Measure> {
        let adopted = ledger.risk_keys.before(year, self.on, self.position)?;
        let weights = &adopted.key.weights;
        let of = weights.iter().map(|of: &Weight| u64::from(of.weight)).sum();
        let weight = weights.iter().find(|of| of.seat == seat)?.weight.into();
        Some(Measure::RiskKey { weight, of, decision: adopted.decision })
    }

    /// What a partner, and those that had merged into it, were invoiced for a year, and what all were.
    fn invoiced(self, ledger: &Ledger, partner: PartnerId, year: FiscalYear) -> (Figure, Figure) {
        let before = |position: &Position| *position < self.position;
        let claims = contributions(ledger, Some(year)).filter(|claim| before(&claim.position));
        let invoiced = claims.map(|claim| {
            let mut invoiced = Figure::of(claim.amount, claim.position);
            for change in ledger.claims.changes(claim).filter(|of| before(&of.position)) {
                if let ReducedBy::Credit(_) = change.by {
                    invoiced.add(-change.amount, change.position);
                }
            }
            (ledger.partners.owing_then(claim.partner, self.on, self.position), invoiced)
        });
        of_one_and_all(invoiced, partner)
    }
}

/// The contributions invoiced for a year, or for all.
fn contributions(ledger: &Ledger, year: Option<FiscalYear>) -> impl Iterator<Item = &Claim> {
    let all = ledger.claims.all().iter();
    all.filter(move |claim| {
        claim.invoice.series == Series::Contribution && year.is_none_or(|of| of == claim.year)
    })
}

/// The sum of one partner, and that of all.
fn of_one_and_all(
    figures: impl Iterator<Item = (PartnerId, Figure)>,
    partner: PartnerId,
) -> (Figure, Figure) {
    let (mut one, mut all) = (Figure::default(), Figure::default());
    for (of, figure) in figures {
        if of == partner {
            one.join(&figure);
        }
        all.join(&figure);
    }
    (one.in_order(), all.in_order())
}
