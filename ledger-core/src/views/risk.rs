//! What each risk bearer would carry of the deficit that a year is expected to have, and what it owes.

use serde::Serialize;

use crate::accounts::Account;
use crate::calendar::{Date, FiscalYear};
use crate::claims::Claim;
use crate::ids::{DecisionId, PartnerId};
use crate::invoice::Series;
use crate::ledger::Ledger;
use crate::views::Figure;
use crate::views::budget::BudgetView;
use crate::views::meaning;
use crate::views::receivables::open_claims;
use crate::views::statements::{IncomeStatement, balance_on};

/// The risk of a year, as it stood on a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RiskPosition {
    /// The year.
    pub year: FiscalYear,
    /// The day.
    pub on: Date,
    /// The decision that adopted the risk key of the year, if there is one.
    #[serde(serialize_with = "meaning::risk_key")]
    pub key: Option<DecisionId>,
    /// The result of the year up to the day; a deficit is negative.
    pub result: Figure,
    /// What the result is expected to be at the end of the year; of a closed year, what it was.
    pub forecast: Figure,
    /// What was carried forward into the year; a deficit is negative.
    pub carried: Figure,
    /// The general reserve, which bears a deficit first.
    pub reserve: Figure,
    /// Whether the deficit of the year was shared by the day, so that nothing is left to carry.
    pub shared: bool,
    /// What the reserve leaves for the risk bearers to carry.
    pub to_carry: Figure,
    /// Every risk bearer, in seat order.
    pub bearers: Vec<BearerRow>,
}

/// A risk bearer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct BearerRow {
    /// The code of its seat.
    #[serde(serialize_with = "meaning::row_key")]
    pub seat: String,
    /// What the covenant calls it.
    pub name: String,
    /// Its weight in the risk key; none while there is no key.
    #[serde(serialize_with = "meaning::weight")]
    pub weight: Option<u32>,
    /// Its share of what there is to carry; the shares add up to it.
    pub share: Figure,
    /// What it still owes of deficits shared earlier.
    pub owed: Figure,
}

impl RiskPosition {
    /// The risk of a year at its result up to a day.
    pub fn of(ledger: &Ledger, year: FiscalYear, on: Date) -> RiskPosition {
        let forecast = || BudgetView::of(ledger, year, on).result.forecast;
        RiskPosition::expecting(ledger, year, on, forecast)
    }

    /// The same from the forecast of the budget, which is asked for unless the year is closed.
    pub(crate) fn expecting(
        ledger: &Ledger,
        year: FiscalYear,
        on: Date,
        forecast: impl FnOnce() -> Figure,
    ) -> RiskPosition {
        let result = IncomeStatement::of(ledger, year, on).result;
        let reserve = balance_on(ledger, Account::Reserve, on);
        let mut deficits = ledger.deficits.all().iter();
        let shared = deficits.any(|deficit| deficit.shared.year == year && deficit.on <= on);
        let closed = ledger.years.get(year).is_some_and(|closed| closed.on <= on);
        let forecast = match closed {
            true => result.clone(),
            false => forecast(),
        };
        let carried = carried_into(ledger, year, on);
        let expected = Figure::sum([&forecast, &carried]);
        let uncovered = expected.negated().less(&reserve);
        let to_carry = if shared { Figure::default() } else { uncovered.above_nil() };
        let key = ledger.risk_keys.for_year_on(year, on);
        RiskPosition {
            year,
            on,
            key: key.map(|adopted| adopted.decision),
            result,
            forecast,
            carried,
            reserve,
            shared,
            bearers: bearers(ledger, year, on, &to_carry),
            to_carry,
        }
    }
}

/// What was carried forward into a year by a day; a deficit is negative.
pub(super) fn carried_into(ledger: &Ledger, year: FiscalYear, on: Date) -> Figure {
    let mut carried = Figure::default();
    let shared = ledger.deficits.all().iter().filter(|of| of.on <= on);
    for of in shared.filter(|of| of.shared.year.next() == year) {
        if !of.shared.carried_forward.is_zero() {
            carried.add(-of.shared.carried_forward, of.position);
        }
    }
    carried
}

fn bearers(ledger: &Ledger, year: FiscalYear, on: Date, to_carry: &Figure) -> Vec<BearerRow> {
    let latest = ledger.covenant();
    let last_day = latest.map_or(on, |covenant| covenant.calendar.last_day(year));
    let Some(covenant) = ledger.covenant_on(last_day) else { return Vec::new() };
    let adopted = ledger.risk_keys.for_year_on(year, on);
    let weights = adopted.map_or(&[][..], |adopted| &adopted.key.weights);
    let parts: Vec<u64> = weights.iter().map(|weight| weight.weight.into()).collect();
    let shares = to_carry.amount.divide(&parts).unwrap_or_default();
    let in_deficit = |claim: &Claim| claim.invoice.series == Series::DeficitShare;
    let owed: Vec<(PartnerId, Figure)> = open_claims(ledger, on, in_deficit)
        .map(|(claim, open)| (ledger.partners.successor(claim.partner, on), open))
        .collect();
    let bearers = covenant.seats().filter(|(_, seat)| seat.bears_risk);
    let row = |(id, seat): (_, &crate::covenant::Seat)| {
        let place = weights.iter().position(|weight| weight.seat == id);
        let weight = place.and_then(|place| weights.get(place)).map(|weight| weight.weight);
        let share = place.and_then(|place| shares.get(place)).copied().unwrap_or_default();
        let share = to_carry.share(share);
        let of_bearer = owed.iter().filter(|(partner, _)| *partner == seat.partner);
        let owed = Figure::sum(of_bearer.map(|(_, open)| open));
        let (code, name) = (seat.code.clone(), seat.name.clone());
        BearerRow { seat: code, name, weight, share, owed }
    };
    bearers.map(row).collect()
}
