//! What is done with a surplus: proposed by the project leader, decided by the regiegroep.
//!
//! Source: the covenant's article on planning and control: in consultation with the projectgroep, the
//! project leader makes the regiegroep a proposal for spending a surplus. Result to be appropriated /
//! reserve, earmarked funds, or payable to partners; payable to partners / bank.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::accounts::Account;
use crate::acting::{self, Act, Acting, Who, Window};
use crate::balance::{self, Balance};
use crate::bank_entries::BankEntry;
use crate::calendar::{Date, FiscalYear};
use crate::event::Event;
use crate::fact::{Concerned, Fact};
use crate::facts::TakenFrom;
use crate::ids::{BankAccountId, DecisionId, PartnerId, Position};
use crate::invoice::Series;
use crate::journal::{Memo, Posting};
use crate::ledger::Ledger;
use crate::misfit::{At, Misfit};
use crate::money::Money;
use crate::refusal::{Refusal, refusals};
use crate::text;

/// A proposal for the surplus of a closed year.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Surplus {
    /// The year.
    pub year: FiscalYear,
    /// Where it goes; what is left over stays to be appropriated.
    pub destinations: Vec<Part>,
}

/// A part of a surplus.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Part {
    /// Where it goes.
    pub to: Destination,
    /// How much.
    pub amount: Money,
}

/// Where a surplus can go. Two spellings of a project are one destination.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Destination {
    /// To the general reserve.
    Reserve,
    /// Kept for next year's budget.
    NextYearBudget,
    /// Kept for a project.
    Project {
        /// The project.
        name: String,
    },
    /// Back to the partners, in proportion to the contribution each paid for the year.
    Partners,
}

impl Destination {
    /// Refuses a name that no text may be.
    pub(super) fn check(&self) -> Result<(), Refusal> {
        match self {
            Destination::Project { name } => acting::line("project", name, 200),
            Destination::Reserve | Destination::NextYearBudget | Destination::Partners => Ok(()),
        }
    }

    /// What it is compared by: its place in the list of kinds, and the key of its name.
    fn key(&self) -> (u8, String) {
        match self {
            Destination::Reserve => (0, String::new()),
            Destination::NextYearBudget => (1, String::new()),
            Destination::Project { name } => (2, text::key(name)),
            Destination::Partners => (3, String::new()),
        }
    }
}

impl fmt::Display for Destination {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Destination::Reserve => f.write_str("reserve"),
            Destination::NextYearBudget => f.write_str("next-year-budget"),
            Destination::Project { name } => write!(f, "project `{name}`"),
            Destination::Partners => f.write_str("partners"),
        }
    }
}

impl PartialEq for Destination {
    fn eq(&self, other: &Destination) -> bool {
        self.key() == other.key()
    }
}

impl Eq for Destination {}

impl PartialOrd for Destination {
    fn partial_cmp(&self, other: &Destination) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Destination {
    fn cmp(&self, other: &Destination) -> Ordering {
        self.key().cmp(&other.key())
    }
}

/// A surplus was appropriated.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct SurplusAppropriated {
    /// The year.
    pub year: FiscalYear,
    /// Where it went.
    pub destinations: Vec<Part>,
    /// What each partner gets back, in the order of their numbers.
    pub refunds: Vec<Refund>,
    /// The decision.
    pub decision: DecisionId,
}

/// What a partner gets back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Refund {
    /// The partner.
    pub partner: PartnerId,
    /// How much.
    pub amount: Money,
}

/// Record that a partner was paid back its part of a surplus.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PayRefund {
    /// The partner, by code or name.
    pub partner: String,
    /// How much; all it is still to get if left out.
    #[serde(default)]
    pub amount: Option<Money>,
    /// The reference the bank gave the entry.
    pub bank_reference: String,
    /// The bank account of the entry, by its code; the main account if left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bank_account: Option<String>,
}

/// A partner was paid its part of a surplus.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct RefundPaid {
    /// The partner.
    pub partner: PartnerId,
    /// How much.
    pub amount: Money,
    /// The bank's reference.
    pub bank_reference: String,
    /// The bank account of the entry; the main account if there is none.
    pub bank_account: Option<BankAccountId>,
}

refusals! {
    /// Refusals about surpluses.
    SurplusRefusal {
        NotClosed { year: FiscalYear } = "surplus.year-not-closed" PlanningAndControl:
            "the books of {year} are not closed",
            "close {year} first: only then its result is known";
        None { year: FiscalYear, left: Money } = "surplus.none" PlanningAndControl:
            "{year} has no surplus to appropriate: {left} is left of its result",
            "a year with a surplus that is not appropriated yet";
        NoDestination = "surplus.no-destination" PlanningAndControl:
            "no destination is given",
            "reserve, next-year-budget, project or partners, each with an amount";
        DestinationTwice { destination: Destination } = "surplus.destination-twice" PlanningAndControl:
            "{destination} is there twice",
            "each destination once";
        TooMuch { total: Money, left: Money } = "surplus.too-much" PlanningAndControl:
            "the destinations add up to {total}, more than the {left} that is left of the surplus",
            "destinations that add up to at most {left}";
        NobodyPaid { year: FiscalYear } = "surplus.nobody-paid" PlanningAndControl:
            "no partner paid a contribution for {year}",
            "another destination";
        NothingPayable { partner: String } = "refund.nothing-payable" Bookkeeping:
            "nothing is to be refunded to {partner}",
            "a partner that a decision refunds something to, or the one it merged into";
        MoreThanPayable { partner: String, amount: Money, payable: Money } = "refund.more-than-payable" Bookkeeping:
            "{amount} is more than the {payable} that is to be refunded to {partner}",
            "at most {payable}";
    }
}

impl Surplus {
    /// Checks, in this order: the year, closed, with a surplus left, destinations that are well formed
    /// and add up to at most what is left, and partners to refund to.
    pub(crate) fn check(&self, by: &Acting<'_>) -> Result<(), Refusal> {
        by.year(self.year)?;
        let year = self.year;
        let closed = by.ledger.years.get(year).filter(|closed| closed.on <= by.on);
        let closed = closed.ok_or(SurplusRefusal::NotClosed { year })?;
        let left = closed.left;
        if left <= Money::ZERO {
            return Err(SurplusRefusal::None { year, left }.into());
        }
        if self.destinations.is_empty() {
            return Err(SurplusRefusal::NoDestination.into());
        }
        let (mut total, mut before) = (Money::ZERO, BTreeSet::new());
        for part in &self.destinations {
            acting::amount("amount", part.amount)?;
            part.to.check()?;
            if !before.insert(&part.to) {
                let destination = part.to.clone();
                return Err(SurplusRefusal::DestinationTwice { destination }.into());
            }
            total += part.amount;
            if total > left {
                return Err(SurplusRefusal::TooMuch { total, left }.into());
            }
        }
        if self.refunded() > Money::ZERO && paid_by_partner(by, year).is_empty() {
            return Err(SurplusRefusal::NobodyPaid { year }.into());
        }
        Ok(())
    }

    fn refunded(&self) -> Money {
        let to_partners = self.destinations.iter().filter(|part| part.to == Destination::Partners);
        to_partners.map(|part| part.amount).sum()
    }

    pub(crate) fn enact(
        &self,
        by: &Acting<'_>,
        decision: DecisionId,
    ) -> Result<Vec<Event>, Refusal> {
        by.posting()?;
        self.check(by)?;
        let paid = paid_by_partner(by, self.year);
        let weights: Vec<u64> = paid.values().map(|amount| amount.cents().unsigned_abs()).collect();
        let parts = self.refunded().divide(&weights).unwrap_or_default();
        let refunds = paid
            .into_keys()
            .zip(parts)
            .map(|(partner, amount)| Refund { partner, amount })
            .filter(|refund| !refund.amount.is_zero());
        let appropriated = SurplusAppropriated {
            year: self.year,
            destinations: self.destinations.clone(),
            refunds: refunds.collect(),
            decision,
        };
        Ok(vec![appropriated.into()])
    }
}

/// What each partner had paid of its contribution for a year by the day of the act, by number; those that
/// had paid nothing left out.
fn paid_by_partner(by: &Acting<'_>, year: FiscalYear) -> BTreeMap<PartnerId, Money> {
    let claims = &by.ledger.claims;
    let contributions = claims
        .all()
        .iter()
        .filter(|claim| claim.year == year && claim.invoice.series == Series::Contribution);
    let mut paid: BTreeMap<PartnerId, Money> = BTreeMap::new();
    for claim in contributions {
        let received = claims.received_by(claim, by.on);
        if received > Money::ZERO {
            *paid.entry(claim.partner).or_default() += received;
        }
    }
    paid
}

impl Act for PayRefund {
    fn decide(&self, by: &Acting<'_>) -> Result<Vec<Event>, Refusal> {
        by.allow(&[Who::ProjectLeader])?;
        by.dated(Window::Settlement)?;
        by.paying()?;
        let partners = &by.ledger.partners;
        let id = partners.successor(by.partner(&self.partner)?, by.on);
        let united = partners.united(id, by.on);
        acting::amount_if("amount", self.amount)?;
        let BankEntry { bank_reference, bank_account } =
            by.bank_entry(&self.bank_reference, self.bank_account.as_deref())?;
        let partner = || partners.name(id).to_owned();
        let what = TakenFrom::RefundTo(partner());
        let none = SurplusRefusal::NothingPayable { partner: partner() };
        let more = |amount, payable| {
            let partner = partner();
            SurplusRefusal::MoreThanPayable { partner, amount, payable }
        };
        let surpluses = &by.ledger.surpluses;
        let amount = by.take(what, &surpluses.payable(&united), self.amount, none, more)?;
        let payable = surpluses.payable_since(&united, by.on);
        if self.amount.is_some() && amount > payable {
            return Err(more(amount, payable).into());
        }
        let amount = amount.min(payable);
        Ok(vec![RefundPaid { partner: id, amount, bank_reference, bank_account }.into()])
    }
}

impl Fact for SurplusAppropriated {
    fn evolve(self, at: At, ledger: &mut Ledger) -> Result<(), Misfit> {
        ledger.proposals.add_effect(self.decision, at)?;
        let SurplusAppropriated { year, destinations, refunds, decision } = self;
        let total: Money = destinations.iter().map(|part| part.amount).sum();
        ledger.years.appropriate(year, total)?;
        let mut postings = vec![Posting::debit(Account::ResultToAppropriate, total)];
        for part in &destinations {
            let account = match &part.to {
                Destination::Reserve => {
                    ledger.surpluses.add_to_reserve(at.on, part.amount)?;
                    Account::Reserve
                }
                fund @ (Destination::NextYearBudget | Destination::Project { .. }) => {
                    ledger.surpluses.fill(fund, at.on, part.amount)?;
                    Account::EarmarkedFunds
                }
                Destination::Partners => continue,
            };
            postings.push(Posting::credit(account, part.amount));
        }
        for refund in &refunds {
            postings.push(Posting::credit(Account::PartnersPayable, refund.amount));
            ledger.surpluses.owe(refund.partner, refund.amount, at)?;
        }
        let (on, position, posted_in) = (at.on, at.position, ledger.year_of(at.on)?);
        ledger.surpluses.all.push(Appropriation {
            year,
            destinations,
            refunds,
            decision,
            position,
        });
        ledger.journal.post(position, on, posted_in, Memo::Surplus(year), &postings)
    }

    fn concerns(&self, name: &mut dyn FnMut(Concerned<'_>)) {
        self.refunds.iter().for_each(|refund| name(Concerned::Partner(refund.partner)));
    }

    fn amounts(&self) -> Vec<Money> {
        let parts = self.destinations.iter().map(|part| part.amount);
        parts.chain(self.refunds.iter().map(|refund| refund.amount)).collect()
    }
}

impl Fact for RefundPaid {
    fn evolve(self, at: At, ledger: &mut Ledger) -> Result<(), Misfit> {
        let RefundPaid { partner, amount, bank_reference, bank_account } = self;
        let bank = ledger.enter_bank(bank_reference, bank_account, at)?;
        if amount <= Money::ZERO {
            return Err(Misfit("it refunds nothing"));
        }
        // A merger that is recorded later may have come before it: whoever is named, the money is that of all
        // that were one by that day, and no part of it waits for one of them alone.
        let united = ledger.partners.united(ledger.partners.successor(partner, at.on), at.on);
        ledger.surpluses.pay(&united, amount, at)?;
        let year = ledger.year_of(at.on)?;
        let postings = [Posting::debit(Account::PartnersPayable, amount), bank.credit(amount)];
        ledger.journal.post(at.position, at.on, year, Memo::Refund(partner), &postings)
    }

    fn concerns(&self, name: &mut dyn FnMut(Concerned<'_>)) {
        name(Concerned::Partner(self.partner));
    }

    fn amounts(&self) -> Vec<Money> {
        vec![self.amount]
    }
}

/// A surplus that was appropriated.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Appropriation {
    /// The year.
    pub year: FiscalYear,
    /// Where it went.
    pub destinations: Vec<Part>,
    /// What each partner gets back.
    pub refunds: Vec<Refund>,
    /// The decision.
    pub decision: DecisionId,
    /// The event.
    pub position: Position,
}

/// What a partner is to get more, or less by what it was paid.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Owed {
    pub(crate) partner: PartnerId,
    pub(crate) on: Date,
    pub(crate) amount: Money,
    pub(crate) position: Position,
}

/// Surpluses appropriated, and what partners are still to get.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Surpluses {
    all: Vec<Appropriation>,
    payable: BTreeMap<PartnerId, Balance>,
    owed: Vec<Owed>,
    /// Where in `owed` what is owed to each partner stands.
    owed_to: BTreeMap<PartnerId, Vec<usize>>,
    funds: BTreeMap<Destination, Balance>,
    reserve: Balance,
}

impl Surpluses {
    /// Every appropriation, in the order decided.
    pub fn all(&self) -> &[Appropriation] {
        &self.all
    }

    /// What was in a fund on every day.
    pub fn fund(&self, fund: &Destination) -> &Balance {
        self.funds.get(fund).unwrap_or(&balance::NOTHING)
    }

    /// Every fund with something in it.
    pub fn funds(&self) -> impl Iterator<Item = (&Destination, Money)> {
        let funds = self.funds.iter().map(|(fund, balance)| (fund, balance.total()));
        funds.filter(|(_, amount)| !amount.is_zero())
    }

    /// What was in the general reserve on every day.
    pub fn reserve(&self) -> &Balance {
        &self.reserve
    }

    /// What a partner and those that merged into it were still to get on every day.
    pub fn payable(&self, united: &[PartnerId]) -> Balance {
        let payable = united.iter().filter_map(|partner| self.payable.get(partner));
        payable.flat_map(Balance::changes).collect()
    }

    /// What changed what a partner and those that merged into it are to get, in the order recorded.
    pub(crate) fn owed(&self, united: &[PartnerId]) -> impl Iterator<Item = &Owed> {
        let places = united.iter().filter_map(|partner| self.owed_to.get(partner));
        let mut places: Vec<usize> = places.flatten().copied().collect();
        places.sort_unstable();
        places.into_iter().filter_map(|place| self.owed.get(place))
    }

    /// What changed what any partner is to get, in the order recorded.
    pub(crate) fn all_owed(&self) -> impl Iterator<Item = &Owed> {
        self.owed.iter()
    }

    /// What can be paid on a day to a partner and those that merged into it.
    pub(super) fn payable_since(&self, united: &[PartnerId], on: Date) -> Money {
        let payable = united.iter().filter_map(|partner| self.payable.get(partner));
        payable.map(|payable| payable.least_since(on)).sum()
    }

    /// Pays a partner what it and those that merged into it are to get, itself first.
    pub(super) fn pay(
        &mut self,
        united: &[PartnerId],
        amount: Money,
        at: At,
    ) -> Result<(), Misfit> {
        let mut left = amount;
        for partner in united {
            let there = self.payable.get(partner).map_or(Money::ZERO, |of| of.least_since(at.on));
            let part = left.min(there);
            if !part.is_zero() {
                self.owe(*partner, -part, at)?;
                left -= part;
            }
        }
        match left.is_zero() {
            true => Ok(()),
            false => Err(Misfit("it refunds more than is payable to the partner")),
        }
    }

    /// Puts an amount into a fund; a negative amount is taken out.
    pub(super) fn fill(
        &mut self,
        fund: &Destination,
        on: Date,
        amount: Money,
    ) -> Result<(), Misfit> {
        self.funds.entry(fund.clone()).or_default().change(on, amount)
    }

    /// Adds an amount to the reserve; a negative amount is taken out.
    pub(super) fn add_to_reserve(&mut self, on: Date, amount: Money) -> Result<(), Misfit> {
        self.reserve.change(on, amount)
    }

    /// Owes a partner an amount more; a negative amount is paid to it.
    pub(super) fn owe(&mut self, partner: PartnerId, amount: Money, at: At) -> Result<(), Misfit> {
        let At { on, position, .. } = at;
        self.payable.entry(partner).or_default().change(on, amount)?;
        self.owed_to.entry(partner).or_default().push(self.owed.len());
        self.owed.push(Owed { partner, on, amount, position });
        Ok(())
    }

    /// Empties the reserve and every fund.
    pub(super) fn empty(&mut self, on: Date) -> Result<(), Misfit> {
        for balance in self.funds.values_mut().chain([&mut self.reserve]) {
            balance.change(on, -balance.total())?;
        }
        Ok(())
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use serde_json::json;

    use super::*;
    use crate::acts::subject::SubjectDraft;
    use crate::refusal::General;
    use crate::testing::{
        Given, LEADER, Ladder, Ladders, close, day, dike, euros, financed, first_year, invoice_all,
        ladders, receive, second_year, year,
    };

    /// Of 3000.00 invoiced for 2020, 1812.35 was spent: 1187.65 is left. Two partners paid, the second
    /// half of it.
    fn surplus() -> Given {
        financed()
            .and(LEADER, "2020-02-01", invoice_all("2020"))
            .and(LEADER, "2020-02-20", receive("waterschap", "1000.00", "NL-1"))
            .and(LEADER, "2020-02-20", receive("gemeente-oost", "500.00", "NL-2"))
            .and(LEADER, "2020-04-01", dike(euros("1812.35")))
            .and(LEADER, "2021-01-05", close("2020"))
    }

    fn part(to: Destination, amount: &str) -> Part {
        Part { to, amount: euros(amount) }
    }

    fn appropriate(destinations: Vec<Part>) -> SubjectDraft {
        SubjectDraft::Surplus(Surplus { year: year("2020"), destinations })
    }

    /// 100.00 goes back: 66.67 to the first partner, 33.33 to the second.
    fn refunding() -> Given {
        let subject = appropriate(vec![part(Destination::Partners, "100.00")]);
        surplus().and_adopted("2021-02-01", subject)
    }

    fn refund(partner: &str, amount: Option<&str>) -> PayRefund {
        let (partner, bank_reference) = (partner.to_owned(), "NL-9".to_owned());
        PayRefund { partner, amount: amount.map(euros), bank_reference, bank_account: None }
    }

    #[test]
    fn a_surplus_goes_where_the_regiegroep_says_and_back_by_what_was_paid() {
        let destinations = vec![
            part(Destination::Reserve, "500.00"),
            part(Destination::NextYearBudget, "300.00"),
            part(Destination::Project { name: "Dijkdag".to_owned() }, "200.00"),
            part(Destination::Partners, "100.00"),
        ];
        let refunds = [(1, "66.67"), (2, "33.33")]
            .map(|(partner, amount)| Refund { partner: PartnerId(partner), amount: euros(amount) });
        let (year, decision) = (year("2020"), DecisionId(4));
        let appropriated = SurplusAppropriated {
            year,
            destinations: destinations.clone(),
            refunds: refunds.to_vec(),
            decision,
        };
        surplus()
            .when_decided("2021-02-01", appropriate(destinations.clone()))
            .adopts([appropriated])
            .booked([
                "2021-02-01 2900 1100.00 2000 -500.00 2100 -300.00 2100 -200.00 1730 -66.67 1730 -33.33",
            ]);
        let left = surplus().and_adopted("2021-02-01", appropriate(destinations)).ledger.years;
        assert_eq!(left.get(year).map(|closed| closed.left), Some(euros("87.65")));
    }

    #[test]
    fn a_partner_is_refunded_in_part_or_all_it_is_to_get() {
        let paid = |amount| {
            let (partner, bank_reference) = (PartnerId(1), "NL-9".to_owned());
            [RefundPaid { partner, amount: euros(amount), bank_reference, bank_account: None }]
        };
        refunding()
            .when(LEADER, "2021-03-01", refund("waterschap", Some("6.67")))
            .then(paid("6.67"))
            .booked(["2021-03-01 1730 6.67 1000 -6.67"]);
        let part =
            PayRefund { bank_reference: "NL-8".to_owned(), ..refund("waterschap", Some("6.67")) };
        refunding()
            .and(LEADER, "2021-03-01", part)
            .when(LEADER, "2021-03-02", refund("waterschap", None))
            .then(paid("60.00"));
    }

    #[test]
    fn nothing_is_refunded_before_the_day_of_the_decision() {
        refunding().when(LEADER, "2021-01-31", refund("waterschap", None)).refused(
            General::TakenSince {
                what: TakenFrom::RefundTo("Fictief Waterschap Oost".to_owned()),
                amount: euros("66.67"),
                on: day("2021-01-31"),
                least: Money::ZERO,
                from: day("2021-02-01"),
            },
        );
        refunding().and(LEADER, "2021-02-01", refund("waterschap", None));
    }

    #[test]
    pub(crate) fn each_rule_says_no_in_its_turn() -> Ladders {
        let closes = |given: &Given| given.and(LEADER, "2021-01-05", close("2020"));
        let to = "/subject/surplus/destinations";
        let reserve = |amount| part(Destination::Reserve, amount);
        let partners = |amount| part(Destination::Partners, amount);
        let unnamed = Destination::Project { name: String::new() };
        let short = second_year().and(LEADER, "2021-03-01", dike(euros("5.00"))).and(
            LEADER,
            "2022-01-05",
            close("2021"),
        );
        let unpaid = closes(&financed().and(LEADER, "2020-02-01", invoice_all("2020")));
        let pays = json!({ "partner": "niemand", "amount": "-1.00", "bank_reference": "" });
        ladders([
            Ladder::proposing(first_year(), json!(appropriate(vec![])))
                .on("2021-01-04")
                .by("gemeente")
                .refuses("actor.not-allowed")
                .by(LEADER)
                .with("/subject/surplus/year", "2031")
                .refuses_until("year.outside-term", "/subject/surplus/year", "2020")
                .says(
                    "surplus.year-not-closed: the books of 2020 are not closed",
                    "close 2020 first: only then its result is known",
                )
                .after(closes)
                .refuses("surplus.year-not-closed")
                .on("2021-01-05")
                .says(
                    "surplus.no-destination: no destination is given",
                    "reserve, next-year-budget, project or partners, each with an amount",
                )
                .with(to, json!([reserve("0.00")]))
                .refuses_until("amount.not-positive", to, json!([part(unnamed, "1.00")]))
                .refuses_until("text.empty", to, json!([reserve("1.00"), reserve("2.00")]))
                .says("surplus.destination-twice: reserve is there twice", "each destination once")
                .with(to, json!([reserve("1000.00"), partners("187.66")]))
                .says(
                    "surplus.too-much: the destinations add up to 1187.66, more than the 1187.65 \
                     that is left of the surplus",
                    "destinations that add up to at most 1187.65",
                )
                .with(to, json!([reserve("1000.00"), partners("187.65")]))
                .accepted(),
            Ladder::proposing(short, json!(appropriate(vec![reserve("1.00")])))
                .on("2022-02-01")
                .with("/subject/surplus/year", "2021")
                .says(
                    "surplus.none: 2021 has no surplus to appropriate: -5.00 is left of its result",
                    "a year with a surplus that is not appropriated yet",
                )
                .with("/subject/surplus/year", "2020")
                .accepted(),
            Ladder::proposing(unpaid, json!(appropriate(vec![partners("10.00")])))
                .on("2021-02-01")
                .says(
                    "surplus.nobody-paid: no partner paid a contribution for 2020",
                    "another destination",
                )
                .with(to, json!([reserve("10.00")]))
                .accepted(),
            Ladder::from_below(refunding(), "pay-refund", pays)
                .leader_within("2020-01-15", None)
                .refuses("date.year-closed")
                .on("2021-03-01")
                .refuses_until("partner.unknown", "/partner", "bewoners")
                .refuses_until("amount.not-positive", "/amount", "66.68")
                .refuses_until("text.empty", "/bank_reference", "NL-1")
                .refuses_until("bank.entry-known", "/bank_reference", "NL-9")
                .says(
                    "refund.nothing-payable: nothing is to be refunded to Fictieve \
                     Bewonersvereniging \"Polder; & co\"",
                    "a partner that a decision refunds something to, or the one it merged into",
                )
                .with("/partner", "waterschap")
                .says(
                    "refund.more-than-payable: 66.68 is more than the 66.67 that is to be refunded \
                     to Fictief Waterschap Oost",
                    "at most 66.67",
                )
                .with("/amount", "66.67")
                .accepted(),
        ])
    }
}
