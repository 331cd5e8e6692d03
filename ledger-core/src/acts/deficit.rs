//! How a deficit is solved: the reserve first, the rest shared among the risk bearers to the cent.
//!
//! Source: the covenant's articles on bearing risk (the partners in the regiegroep bear it together)
//! and on planning and control (a proposal of the project leader, in consultation with the
//! projectgroep). Reserve and deficit shares receivable / result to be appropriated; each share is
//! then owed like an invoice.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::accounts::Account;
use crate::acting::Acting;
use crate::acts::risk_key::AdoptedKey;
use crate::calendar::{Date, FiscalYear};
use crate::claims::Claim;
use crate::event::Event;
use crate::fact::{Concerned, Fact};
use crate::ids::{DecisionId, PartnerId, Position, SeatId};
use crate::invoice::{InvoiceNumber, Series};
use crate::journal::{Memo, Posting};
use crate::ledger::Ledger;
use crate::misfit::{At, Misfit};
use crate::money::Money;
use crate::refusal::{Refusal, refusals};

/// A proposal to solve the deficit of a closed year by the covenant's rule.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Deficit {
    /// The year.
    pub year: FiscalYear,
}

/// A deficit was shared.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct DeficitShared {
    /// The year.
    pub year: FiscalYear,
    /// The deficit, as a positive amount.
    pub deficit: Money,
    /// What the reserve bore.
    pub from_reserve: Money,
    /// What each risk bearer owes, in seat order; those that owe nothing left out.
    pub shares: Vec<Share>,
    /// The last day to pay a share.
    pub due: Date,
    /// The decision.
    pub decision: DecisionId,
}

/// What a risk bearer owes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Share {
    /// The seat.
    pub seat: SeatId,
    /// The partner that holds it.
    pub partner: PartnerId,
    /// The number of the invoice.
    pub invoice: InvoiceNumber,
    /// How much.
    pub amount: Money,
}

refusals! {
    /// Refusals about deficits.
    DeficitRefusal {
        NotClosed { year: FiscalYear } = "deficit.year-not-closed" PlanningAndControl:
            "the books of {year} are not closed",
            "close {year} first: only then its result is known";
        None { year: FiscalYear, left: Money } = "deficit.none" PlanningAndControl:
            "{year} has no deficit to share: {left} is left of its result",
            "a year with a deficit that is not shared yet";
        NoRiskKey { year: FiscalYear } = "deficit.no-risk-key" RiskBearing:
            "no risk key divides the costs of {year}",
            "let the regiegroep adopt a risk key first";
    }
}

/// A deficit divided over the reserve and the risk bearers.
struct Division<'a> {
    deficit: Money,
    from_reserve: Money,
    key: &'a AdoptedKey,
}

impl Deficit {
    /// Checks, in this order: the year, closed, with a deficit left, a risk key to divide it by.
    pub(crate) fn check(&self, by: &Acting<'_>) -> Result<(), Refusal> {
        self.divide(by).map(|_| ())
    }

    /// What the reserve bears, and the rest by the risk key of the year.
    fn divide<'a>(&self, by: &Acting<'a>) -> Result<Division<'a>, Refusal> {
        by.year(self.year)?;
        let year = self.year;
        let closed = by.ledger.years.get(year).filter(|closed| closed.on <= by.on);
        let closed = closed.ok_or(DeficitRefusal::NotClosed { year })?;
        if closed.left >= Money::ZERO {
            return Err(DeficitRefusal::None { year, left: closed.left }.into());
        }
        let key = by
            .ledger
            .risk_keys
            .for_year_on(year, by.on)
            .ok_or(DeficitRefusal::NoRiskKey { year })?;
        let deficit = closed.left.abs();
        let from_reserve = by.ledger.surpluses.reserve().least_since(by.on).min(deficit);
        Ok(Division { deficit, from_reserve, key })
    }

    pub(crate) fn enact(
        &self,
        by: &Acting<'_>,
        decision: DecisionId,
    ) -> Result<Vec<Event>, Refusal> {
        by.posting()?;
        let Division { deficit, from_reserve, key } = self.divide(by)?;
        let shares = shares(by, deficit - from_reserve, key, self.year)?;
        let due = by.on.plus_days(by.covenant.rules.share_payment_term_days.into());
        let year = self.year;
        let shared = DeficitShared { year, deficit, from_reserve, shares, due, decision };
        Ok(vec![Box::new(shared).into()])
    }
}

/// What each risk bearer owes of an amount by a risk key, in seat order, as invoices of a year.
pub(super) fn shares(
    by: &Acting<'_>,
    amount: Money,
    adopted: &AdoptedKey,
    year: FiscalYear,
) -> Result<Vec<Share>, Refusal> {
    let weights: Vec<u64> = adopted.key.weights.iter().map(|of| of.weight.into()).collect();
    let parts = amount.divide(&weights).ok_or(DeficitRefusal::NoRiskKey { year })?;
    let mut invoice = by.ledger.claims.next_number(Series::DeficitShare, year);
    let mut shares = Vec::new();
    // Who held the seat in the year bears its deficit, also when the seat has moved since.
    let last_day = by.covenant.calendar.last_day(year);
    let of_year = by.ledger.covenant_on(last_day).unwrap_or(by.covenant);
    let seats = adopted.key.weights.iter().map(|weight| weight.seat);
    for (seat, amount) in seats.zip(parts).filter(|(_, amount)| !amount.is_zero()) {
        if let Some(held) = of_year.seat(seat) {
            shares.push(Share { seat, partner: held.partner, invoice, amount });
            invoice.number += 1;
        }
    }
    Ok(shares)
}

impl Fact for DeficitShared {
    fn evolve(self, at: At, ledger: &mut Ledger) -> Result<(), Misfit> {
        ledger.proposals.add_effect(self.decision, at)?;
        ledger.years.appropriate(self.year, -self.deficit)?;
        ledger.surpluses.add_to_reserve(at.on, -self.from_reserve)?;
        let (on, position, posted_in) = (at.on, at.position, ledger.year_of(at.on)?);
        let mut postings = vec![
            Posting::credit(Account::ResultToAppropriate, self.deficit),
            Posting::debit(Account::Reserve, self.from_reserve),
        ];
        for share in &self.shares {
            let Share { partner, invoice, amount, .. } = *share;
            if invoice.series != Series::DeficitShare || ledger.partners.get(partner).is_none() {
                return Err(Misfit("a share is not owed by a partner"));
            }
            postings.push(Posting::debit(Account::SharesReceivable, amount));
            let dates = (on, self.due);
            ledger.claims.add(Claim::new(invoice, partner, self.year, dates, amount, position))?;
        }
        ledger.journal.post(position, on, posted_in, Memo::Deficit(self.year), &postings)?;
        ledger.deficits.all.push(SharedDeficit { shared: self, on, position });
        Ok(())
    }

    fn concerns(&self, name: &mut dyn FnMut(Concerned<'_>)) {
        self.shares.iter().for_each(|share| name(Concerned::Partner(share.partner)));
    }

    fn amounts(&self) -> Vec<Money> {
        let shares = self.shares.iter().map(|share| share.amount);
        shares.chain([self.deficit, self.from_reserve]).collect()
    }
}

/// A deficit that was shared.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SharedDeficit {
    /// How.
    pub shared: DeficitShared,
    /// When.
    pub on: Date,
    /// The event.
    pub position: Position,
}

/// Every deficit that was shared.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct DeficitsShared {
    all: Vec<SharedDeficit>,
}

impl DeficitsShared {
    /// Every shared deficit, in the order decided.
    pub fn all(&self) -> &[SharedDeficit] {
        &self.all
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use serde_json::json;

    use super::*;
    use crate::acts::subject::SubjectDraft;
    use crate::acts::surplus::{Destination, Part, Surplus};
    use crate::testing::{
        Given, LEADER, Ladder, Ladders, budget, close, day, dike, euros, financed, first_year,
        invoice, invoice_all, ladders, second_year, year,
    };

    /// So much was spent in 2020 and nothing came in.
    fn deficit(amount: &str) -> Given {
        financed().and(LEADER, "2020-04-01", dike(euros(amount))).and(
            LEADER,
            "2021-01-05",
            close("2020"),
        )
    }

    fn subject(of: &str) -> SubjectDraft {
        SubjectDraft::Deficit(Deficit { year: year(of) })
    }

    fn shares(of: &str, amounts: &[(u8, &str)]) -> Vec<Share> {
        let share = |(index, (seat, amount)): (usize, &(u8, &str))| Share {
            seat: SeatId(*seat),
            partner: PartnerId((*seat).into()),
            invoice: invoice(&format!("T{of}-{:04}", index + 1)),
            amount: euros(amount),
        };
        amounts.iter().enumerate().map(share).collect()
    }

    #[test]
    fn a_deficit_is_shared_by_the_risk_key_to_the_cent() {
        let shared = DeficitShared {
            year: year("2020"),
            deficit: euros("100.00"),
            from_reserve: Money::ZERO,
            shares: shares("2020", &[(1, "66.67"), (2, "33.33")]),
            due: day("2021-03-03"),
            decision: DecisionId(4),
        };
        deficit("100.00")
            .when_decided("2021-02-01", subject("2020"))
            .adopts([Box::new(shared)])
            .booked(["2021-02-01 2900 -100.00 1320 66.67 1320 33.33"]);
    }

    #[test]
    fn the_reserve_bears_it_first_and_who_bears_nothing_owes_nothing() {
        let reserve = Part { to: Destination::Reserve, amount: euros("3000.00") };
        let surplus = Surplus { year: year("2020"), destinations: vec![reserve] };
        let given = financed()
            .and(LEADER, "2020-02-01", invoice_all("2020"))
            .and(LEADER, "2021-01-05", close("2020"))
            .and_adopted("2021-01-10", SubjectDraft::Surplus(surplus))
            .and_adopted("2021-01-11", SubjectDraft::Budget(budget("2021")));
        let after = |amount| {
            let spent = given.and(LEADER, "2021-04-01", dike(euros(amount)));
            spent
                .and(LEADER, "2022-01-05", close("2021"))
                .when_decided("2022-02-01", subject("2021"))
        };
        after("2999.99").booked(["2022-02-01 2900 -2999.99 2000 2999.99"]);
        let shared = DeficitShared {
            year: year("2021"),
            deficit: euros("3000.01"),
            from_reserve: euros("3000.00"),
            shares: shares("2021", &[(1, "0.01")]),
            due: day("2022-03-03"),
            decision: DecisionId(6),
        };
        after("3000.01")
            .adopts([Box::new(shared)])
            .booked(["2022-02-01 2900 -3000.01 2000 3000.00 1320 0.01"]);
    }

    #[test]
    fn a_reserve_that_came_later_bears_nothing() {
        let reserve = Part { to: Destination::Reserve, amount: euros("3000.00") };
        let surplus = Surplus { year: year("2020"), destinations: vec![reserve] };
        financed()
            .and(LEADER, "2020-02-01", invoice_all("2020"))
            .and(LEADER, "2021-01-05", close("2020"))
            .and_adopted("2021-01-11", SubjectDraft::Budget(budget("2021")))
            .and(LEADER, "2021-04-01", dike(euros("3.00")))
            .and(LEADER, "2022-01-05", close("2021"))
            .and_adopted("2022-02-02", SubjectDraft::Surplus(surplus))
            .when_decided("2022-02-01", subject("2021"))
            .booked(["2022-02-01 2900 -3.00 1320 2.00 1320 1.00"]);
    }

    #[test]
    pub(crate) fn each_rule_says_no_in_its_turn() -> Ladders {
        let closes = |given: &Given| given.and(LEADER, "2021-01-05", close("2020"));
        let open = first_year().and(LEADER, "2020-06-01", dike(euros("1250.00")));
        let both = second_year().and(LEADER, "2021-03-01", dike(euros("5.00"))).and(
            LEADER,
            "2022-01-05",
            close("2021"),
        );
        let costs = json!({
            "amount": "12.50", "supplier": "Bank", "description": "Kosten", "paid": "NL-1",
        });
        let keyless = crate::testing::founded().told("2020-06-01", "record-expense", costs).and(
            LEADER,
            "2021-01-05",
            close("2020"),
        );
        let key = |given: &Given| {
            given.and_adopted("2021-02-01", SubjectDraft::RiskKey(crate::testing::key("2020")))
        };
        let shared = deficit("100.00").and_adopted("2021-02-01", subject("2020"));
        ladders([
            Ladder::proposing(open, json!(subject("2031")))
                .by("gemeente")
                .refuses("actor.not-allowed")
                .by(LEADER)
                .on("2021-01-04")
                .refuses_until("year.outside-term", "/subject/deficit/year", "2020")
                .says(
                    "deficit.year-not-closed: the books of 2020 are not closed",
                    "close 2020 first: only then its result is known",
                )
                .after(closes)
                .refuses("deficit.year-not-closed")
                .on("2021-01-05")
                .accepted(),
            Ladder::proposing(keyless, json!(subject("2020")))
                .on("2021-02-01")
                .says(
                    "deficit.no-risk-key: no risk key divides the costs of 2020",
                    "let the regiegroep adopt a risk key first",
                )
                .after(key)
                .accepted(),
            Ladder::proposing(both, json!(subject("2020")))
                .on("2022-02-01")
                .says(
                    "deficit.none: 2020 has no deficit to share: 1187.65 is left of its result",
                    "a year with a deficit that is not shared yet",
                )
                .with("/subject/deficit/year", "2021")
                .accepted(),
            Ladder::proposing(shared, json!(subject("2020")))
                .on("2021-02-01")
                .says(
                    "deficit.none: 2020 has no deficit to share: 0.00 is left of its result",
                    "a year with a deficit that is not shared yet",
                )
                .stuck(),
        ])
    }
}
