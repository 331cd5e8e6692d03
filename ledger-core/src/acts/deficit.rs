//! How a deficit is solved: the reserve first, the rest shared among the risk bearers to the cent.
//!
//! Source: the covenant's articles on bearing risk (the partners in the regiegroep bear it together)
//! and on planning and control (a proposal of the project leader, in consultation with the
//! projectgroep). Reserve and deficit shares receivable / result to be appropriated; each share is
//! then owed like an invoice. The regiegroep may decide otherwise: keep a part of the reserve, carry a part forward
//! into the result of the next year, or share over all partners. What is carried forward stays in the result to be
//! appropriated.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::accounts::Account;
use crate::acting::{self, Acting};
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

/// A proposal to solve the deficit of a closed year. What it leaves out is by the covenant's rule: first all of the
/// reserve, then the risk bearers by their key.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Deficit {
    /// The year.
    pub year: FiscalYear,
    /// The most that the reserve bears; all that it has if left out.
    #[serde(default)]
    pub from_reserve: Option<Money>,
    /// What is carried forward into the result of the next year; nothing if left out.
    #[serde(default)]
    pub carry_forward: Option<Money>,
    /// Who bears what is left.
    #[serde(default)]
    pub bearers: Bearers,
}

/// Who bears what a deficit leaves after the reserve.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Bearers {
    /// The risk bearers, by the risk key of the year.
    #[default]
    RiskBearers,
    /// Every partner that is a party on the last day of the year, all the same.
    PartnersEqually,
    /// Every partner that was invoiced a contribution for the year, by its amount.
    PartnersByContribution,
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
    /// What was carried forward into the result of the next year.
    pub carried_forward: Money,
    /// What each bearer owes, in the order of seats or partners; those that owe nothing left out.
    pub shares: Vec<DeficitShare>,
    /// The last day to pay a share.
    pub due: Date,
    /// The decision.
    pub decision: DecisionId,
}

/// What a partner owes of a deficit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct DeficitShare {
    /// The seat by which it bears risk, if it bears the deficit as a risk bearer.
    pub seat: Option<SeatId>,
    /// The partner.
    pub partner: PartnerId,
    /// The number of the invoice.
    pub invoice: InvoiceNumber,
    /// How much.
    pub amount: Money,
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
        MoreThanDeficit { carried_forward: Money, deficit: Money } = "deficit.more-than-deficit" PlanningAndControl:
            "{carried_forward} is more than the deficit of {deficit}",
            "at most {deficit} carried forward";
        NoNextYear { next: FiscalYear } = "deficit.no-next-year" PlanningAndControl:
            "nothing can be carried forward into {next}: it is after the term, or its books are closed",
            "no amount carried forward: the reserve and who bears the deficit carry all of it";
        NobodyBears { year: FiscalYear } = "deficit.nobody-bears" PlanningAndControl:
            "there is no partner to bear the deficit of {year} by that measure",
            "another measure, or the risk bearers";
        NoRiskKey { year: FiscalYear } = "deficit.no-risk-key" RiskBearing:
            "no risk key divides the costs of {year}",
            "let the regiegroep adopt a risk key first";
    }
}

impl Deficit {
    /// The covenant's rule, for a year.
    pub fn by_rule(year: FiscalYear) -> Deficit {
        let bearers = Bearers::RiskBearers;
        Deficit { year, from_reserve: None, carry_forward: None, bearers }
    }

    /// Checks the amounts, and then what [`divide`](Self::divide) does.
    pub(crate) fn check(&self, by: &Acting<'_>) -> Result<(), Refusal> {
        if let Some(amount) = self.from_reserve.filter(|amount| !amount.is_zero()) {
            acting::amount("from_reserve", amount)?;
        }
        acting::amount_if("carry_forward", self.carry_forward)?;
        self.divide(by).map(|_| ())
    }

    /// The deficit, divided. Checks, in this order: the year, closed, with a deficit left; no more carried
    /// forward than that, into a year that the covenant has and whose books are open; somebody to bear what is
    /// left.
    fn divide(&self, by: &Acting<'_>) -> Result<Division, Refusal> {
        by.year(self.year)?;
        let year = self.year;
        let closed = by.ledger.years.get(year).filter(|closed| closed.on <= by.on);
        let closed = closed.ok_or(DeficitRefusal::NotClosed { year })?;
        if closed.left >= Money::ZERO {
            return Err(DeficitRefusal::None { year, left: closed.left }.into());
        }
        let deficit = closed.left.abs();
        let carried_forward = self.carry_forward.unwrap_or_default();
        if carried_forward > deficit {
            return Err(DeficitRefusal::MoreThanDeficit { carried_forward, deficit }.into());
        }
        let next = year.next();
        if !carried_forward.is_zero()
            && (next > by.covenant.last_year() || by.ledger.years.is_closed(next))
        {
            return Err(DeficitRefusal::NoNextYear { next }.into());
        }
        let most = self.from_reserve.unwrap_or(deficit).min(deficit - carried_forward);
        let from_reserve = by.ledger.surpluses.reserve().least_since(by.on).min(most);
        let left = deficit - carried_forward - from_reserve;
        let shares = match self.bearers {
            Bearers::RiskBearers => {
                let key = by.ledger.risk_keys.for_year_on(year, by.on);
                let key = key.ok_or(DeficitRefusal::NoRiskKey { year })?;
                let shares = shares(by, left, key, year)?.into_iter();
                shares.map(DeficitShare::from).collect()
            }
            Bearers::PartnersEqually | Bearers::PartnersByContribution => {
                self.over_partners(by, left)?
            }
        };
        Ok(Division { deficit, from_reserve, carried_forward, shares })
    }

    /// What each partner owes of an amount, in the order of the register. What a partner contributed that
    /// merged since, the one it merged into bears.
    fn over_partners(&self, by: &Acting<'_>, left: Money) -> Result<Vec<DeficitShare>, Refusal> {
        let (year, partners) = (self.year, &by.ledger.partners);
        let last_day = by.covenant.calendar.last_day(year);
        let mut weights: BTreeMap<PartnerId, u64> = BTreeMap::new();
        for (id, _) in partners.all() {
            let weight = if self.bearers == Bearers::PartnersEqually {
                u64::from(partners.is_party(id, last_day))
            } else {
                let standing = by.ledger.claims.contributions_since(id, year, by.on);
                let invoiced: Money = standing.map(|of| of.amount - of.credited).sum();
                u64::try_from(invoiced.cents()).unwrap_or_default()
            };
            if weight > 0 {
                *weights.entry(partners.successor(id, by.on)).or_default() += weight;
            }
        }
        let parts: Vec<u64> = weights.values().copied().collect();
        let amounts = left.divide(&parts).ok_or(DeficitRefusal::NobodyBears { year })?;
        let mut invoice = by.ledger.claims.next_number(Series::DeficitShare, year);
        let mut shares = Vec::with_capacity(amounts.len());
        for (partner, amount) in weights.into_keys().zip(amounts) {
            if !amount.is_zero() {
                shares.push(DeficitShare { seat: None, partner, invoice, amount });
                invoice.number += 1;
            }
        }
        Ok(shares)
    }

    pub(crate) fn enact(
        &self,
        by: &Acting<'_>,
        decision: DecisionId,
    ) -> Result<Vec<Event>, Refusal> {
        by.posting()?;
        let Division { deficit, from_reserve, carried_forward, shares } = self.divide(by)?;
        let due = by.on.plus_days(by.covenant.rules.share_payment_term_days.into());
        let year = self.year;
        let shared =
            DeficitShared { year, deficit, from_reserve, carried_forward, shares, due, decision };
        Ok(vec![Box::new(shared).into()])
    }
}

/// A deficit, divided over the reserve, the next year and who bears the rest.
struct Division {
    deficit: Money,
    from_reserve: Money,
    carried_forward: Money,
    shares: Vec<DeficitShare>,
}

impl From<Share> for DeficitShare {
    fn from(Share { seat, partner, invoice, amount }: Share) -> DeficitShare {
        DeficitShare { seat: Some(seat), partner, invoice, amount }
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
        ledger.years.carry(self.year.next(), -self.carried_forward)?;
        ledger.surpluses.add_to_reserve(at.on, -self.from_reserve)?;
        let (on, position, posted_in) = (at.on, at.position, ledger.year_of(at.on)?);
        let mut postings = vec![
            Posting::credit(Account::ResultToAppropriate, self.deficit - self.carried_forward),
            Posting::debit(Account::Reserve, self.from_reserve),
        ];
        for share in &self.shares {
            let DeficitShare { partner, invoice, amount, .. } = *share;
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
        shares.chain([self.deficit, self.from_reserve, self.carried_forward]).collect()
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
        SubjectDraft::Deficit(Deficit::by_rule(year(of)))
    }

    fn shares(of: &str, amounts: &[(u8, &str)]) -> Vec<DeficitShare> {
        let share = |(index, (seat, amount)): (usize, &(u8, &str))| DeficitShare {
            seat: Some(SeatId(*seat)),
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
            carried_forward: Money::ZERO,
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
            carried_forward: Money::ZERO,
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
    fn a_part_is_carried_forward_into_the_result_of_the_next_year() {
        let plan =
            Deficit { carry_forward: Some(euros("40.00")), ..Deficit::by_rule(year("2020")) };
        let plan = SubjectDraft::Deficit(plan);
        deficit("100.00")
            .when_decided("2021-02-01", plan.clone())
            .booked(["2021-02-01 2900 -60.00 1320 40.00 1320 20.00"]);
        let next = deficit("100.00").and_adopted("2021-02-01", plan);
        assert_eq!(next.ledger.years.carried_into(year("2021")), euros("-40.00"));
        let next = next
            .and_adopted("2021-02-02", SubjectDraft::Budget(budget("2021")))
            .and(LEADER, "2021-04-01", dike(euros("5.00")))
            .and(LEADER, "2022-01-05", close("2021"));
        let closed = next.ledger.years.get(year("2021")).unwrap();
        assert_eq!((closed.result, closed.left), (euros("-5.00"), euros("-45.00")));
        next.when_decided("2022-02-01", subject("2021"))
            .booked(["2022-02-01 2900 -45.00 1320 30.00 1320 15.00"]);
    }

    #[test]
    fn a_part_of_the_reserve_is_kept_if_the_regiegroep_says_so() {
        let reserve = Part { to: Destination::Reserve, amount: euros("3000.00") };
        let surplus = Surplus { year: year("2020"), destinations: vec![reserve] };
        let given = financed()
            .and(LEADER, "2020-02-01", invoice_all("2020"))
            .and(LEADER, "2021-01-05", close("2020"))
            .and_adopted("2021-01-10", SubjectDraft::Surplus(surplus))
            .and_adopted("2021-01-11", SubjectDraft::Budget(budget("2021")))
            .and(LEADER, "2021-04-01", dike(euros("90.00")))
            .and(LEADER, "2022-01-05", close("2021"));
        let plan = Deficit { from_reserve: Some(euros("60.00")), ..Deficit::by_rule(year("2021")) };
        given
            .when_decided("2022-02-01", SubjectDraft::Deficit(plan))
            .booked(["2022-02-01 2900 -90.00 2000 60.00 1320 20.00 1320 10.00"]);
    }

    #[test]
    fn all_partners_bear_it_equally_or_by_what_they_contribute() {
        let over = |bearers, given: Given| {
            let plan = Deficit { bearers, ..Deficit::by_rule(year("2020")) };
            given.when_decided("2021-02-01", SubjectDraft::Deficit(plan))
        };
        over(Bearers::PartnersEqually, deficit("100.00"))
            .booked(["2021-02-01 2900 -100.00 1320 33.34 1320 33.33 1320 33.33"]);
        let invoiced = financed()
            .and(LEADER, "2020-02-01", invoice_all("2020"))
            .told(
                "2020-03-01",
                "credit-invoice",
                json!({ "invoice": "C2020-0001", "amount": "500.00", "reason": "Bezwaar" }),
            )
            .and(LEADER, "2020-04-01", dike(euros("2600.00")))
            .and(LEADER, "2021-01-05", close("2020"));
        over(Bearers::PartnersByContribution, invoiced)
            .booked(["2021-02-01 2900 -100.00 1320 20.00 1320 40.00 1320 40.00"]);
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
        let last = deficit("0.01")
            .and(LEADER, "2022-01-05", close("2021"))
            .and_adopted("2022-01-06", SubjectDraft::Budget(budget("2022")))
            .and(LEADER, "2022-03-01", dike(euros("5.00")))
            .and(LEADER, "2023-01-05", close("2022"));
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
            Ladder::proposing(
                deficit("100.00"),
                json!({ "deficit": {
                    "year": "2020", "from_reserve": "-0.01", "carry_forward": "0",
                    "bearers": "partners-by-contribution",
                } }),
            )
            .on("2021-02-01")
            .refuses_until("amount.not-positive", "/subject/deficit/from_reserve", "0")
            .refuses_until("amount.not-positive", "/subject/deficit/carry_forward", "100.01")
            .says(
                "deficit.more-than-deficit: 100.01 is more than the deficit of 100.00",
                "at most 100.00 carried forward",
            )
            .with("/subject/deficit/carry_forward", "60.00")
            .says(
                "deficit.nobody-bears: there is no partner to bear the deficit of 2020 by that \
                 measure",
                "another measure, or the risk bearers",
            )
            .with("/subject/deficit/bearers", "partners-equally")
            .accepted(),
            Ladder::proposing(
                last,
                json!({ "deficit": { "year": "2022", "carry_forward": "5.00" } }),
            )
            .on("2023-02-01")
            .says(
                "deficit.no-next-year: nothing can be carried forward into 2023: it is after the \
                 term, or its books are closed",
                "no amount carried forward: the reserve and who bears the deficit carry all of it",
            )
            .with("/subject/deficit/carry_forward", json!(null))
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
