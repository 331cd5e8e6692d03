//! The contribution schedule: what each partner contributes in a year.
//!
//! Source: the covenant's articles on contributions and funding; the amounts and their rule are the
//! regiegroep's to decide. VAT is a stated position with its ground: a schedule that charges VAT is
//! not served.

use std::collections::{BTreeMap, HashSet};
use std::ops::RangeInclusive;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::acting::{self, Acting};
use crate::calendar::{Date, FiscalYear, months_touched};
use crate::event::Event;
use crate::fact::{Concerned, Fact};
use crate::facts::FeeOf;
use crate::ids::{DecisionId, PartnerId, Position};
use crate::ledger::Ledger;
use crate::misfit::{At, Misfit};
use crate::money::Money;
use crate::partners::Partners;
use crate::refusal::{General, Refusal, refusals};
use crate::text;

/// A proposal for a contribution schedule, as a command gives it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ScheduleDraft {
    /// The year.
    pub year: FiscalYear,
    /// What partners contribute.
    pub fees: FeesDraft,
    /// Days within which an invoice is to be paid, 1 to 365.
    pub payment_term_days: u16,
    /// What a partner that accedes during the year contributes.
    pub proration: Proration,
    /// The position on VAT.
    pub vat: Vat,
}

/// What partners contribute, as a command gives it. Partners are named by code.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum FeesDraft {
    /// Every partner the same.
    Fixed {
        /// The contribution of each.
        amount: Money,
    },
    /// By tier.
    Tiers {
        /// The contribution of each tier, by its name.
        tiers: BTreeMap<String, Money>,
        /// The tier of each partner.
        partners: BTreeMap<String, String>,
        /// The tier of every other partner, if there is one.
        #[serde(default)]
        otherwise: Option<String>,
    },
    /// Partner by partner.
    PerPartner {
        /// The contribution of each partner.
        partners: BTreeMap<String, Money>,
        /// The contribution of every other partner, if there is one.
        #[serde(default)]
        otherwise: Option<Money>,
    },
}

/// What a partner that accedes during the year contributes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Proration {
    /// The whole contribution.
    None,
    /// A twelfth for each month of the year that has not ended when it accedes.
    Monthly,
}

/// The position on VAT, with its ground.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Vat {
    /// Why no VAT is charged.
    pub position: VatPosition,
    /// The ground in words, as it is to stand on the invoice.
    pub ground: String,
}

/// Why no VAT is charged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum VatPosition {
    /// Not in return for a service: outside the scope of VAT.
    OutsideScope,
    /// Within its scope and exempt.
    Exempt,
}

/// A contribution schedule.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ContributionSchedule {
    /// The year.
    pub year: FiscalYear,
    /// What partners contribute.
    pub fees: Fees,
    /// Days within which an invoice is to be paid.
    pub payment_term_days: u16,
    /// What a partner that accedes during the year contributes.
    pub proration: Proration,
    /// The position on VAT.
    pub vat: Vat,
}

/// What partners contribute. Partners stand in the order of their numbers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Fees {
    /// Every partner the same.
    Fixed {
        /// The contribution of each.
        amount: Money,
    },
    /// By tier.
    Tiers {
        /// The tiers.
        tiers: Vec<Tier>,
        /// The tier of each partner: its place in the list, from 0.
        partners: Vec<(PartnerId, u8)>,
        /// The tier of every other partner.
        otherwise: Option<u8>,
    },
    /// Partner by partner.
    PerPartner {
        /// The contribution of each partner.
        partners: Vec<(PartnerId, Money)>,
        /// The contribution of every other partner.
        otherwise: Option<Money>,
    },
}

impl Fees {
    pub(super) fn concerns(&self, name: &mut dyn FnMut(Concerned<'_>)) {
        let mut partner = |of: PartnerId| name(Concerned::Partner(of));
        match self {
            Fees::Fixed { .. } => {}
            Fees::Tiers { partners, .. } => partners.iter().for_each(|(of, _)| partner(*of)),
            Fees::PerPartner { partners, .. } => partners.iter().for_each(|(of, _)| partner(*of)),
        }
    }

    /// Every amount in them.
    pub(super) fn amounts(&self) -> Vec<Money> {
        match self {
            Fees::Fixed { amount } => vec![*amount],
            Fees::Tiers { tiers, .. } => tiers.iter().map(|tier| tier.amount).collect(),
            Fees::PerPartner { partners, otherwise } => {
                partners.iter().map(|(_, amount)| *amount).chain(*otherwise).collect()
            }
        }
    }
}

/// A tier of contributions.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Tier {
    /// Its name.
    pub name: String,
    /// The contribution of a partner in it.
    pub amount: Money,
}

/// The contribution schedule of a year was adopted.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ContributionScheduleAdopted {
    /// The schedule.
    pub schedule: ContributionSchedule,
    /// The decision.
    pub decision: DecisionId,
}

refusals! {
    /// Refusals about contribution schedules.
    ScheduleRefusal {
        YearClosed { year: FiscalYear } = "schedule.year-closed" Funding:
            "the books of {year} are closed",
            "a schedule for a year that is still open";
        PaymentTerm { days: u16 } = "schedule.payment-term" Funding:
            "a payment term of {days} days",
            "1 to 365 days";
        Tiers { tiers: usize } = "schedule.tiers" Contribution:
            "the schedule has {tiers} tiers",
            "1 to 100 tiers";
        UnknownTier { tier: String } = "schedule.unknown-tier" Contribution:
            "the schedule has no tier `{tier}`",
            "a tier that the schedule lists";
        TierTwice { tier: String } = "schedule.tier-twice" Contribution:
            "the tier `{tier}` is there twice, in another spelling",
            "tiers whose names nobody takes for one another";
        PartnerTwice { partner: String } = "schedule.partner-twice" Contribution:
            "{partner} is there twice, by code and by name",
            "each partner once";
        NegativeFee { name: FeeOf, amount: Money } = "schedule.negative-fee" Contribution:
            "the contribution of {name} is {amount}",
            "nothing or more";
    }
}

impl ScheduleDraft {
    pub(crate) fn resolve(&self, by: &Acting<'_>) -> Result<ContributionSchedule, Refusal> {
        by.year(self.year)?;
        check_open(by, self.year)?;
        if !(1..=365).contains(&self.payment_term_days) {
            return Err(ScheduleRefusal::PaymentTerm { days: self.payment_term_days }.into());
        }
        acting::line("vat.ground", &self.vat.ground, 400)?;
        let fees = self.fees.resolve(by)?;
        let ScheduleDraft { year, payment_term_days, proration, vat, .. } = self.clone();
        Ok(ContributionSchedule { year, fees, payment_term_days, proration, vat })
    }
}

impl FeesDraft {
    fn resolve(&self, by: &Acting<'_>) -> Result<Fees, Refusal> {
        match self {
            FeesDraft::Fixed { amount } => {
                fee(FeeOf::EveryPartner, *amount)?;
                Ok(Fees::Fixed { amount: *amount })
            }
            FeesDraft::Tiers { tiers, partners, otherwise } => {
                if !(1..=100).contains(&tiers.len()) {
                    return Err(ScheduleRefusal::Tiers { tiers: tiers.len() }.into());
                }
                let mut names = HashSet::new();
                for (name, amount) in tiers {
                    acting::line("tier", name, 60)?;
                    if !names.insert(text::key(name)) {
                        return Err(ScheduleRefusal::TierTwice { tier: name.clone() }.into());
                    }
                    fee(FeeOf::Named(acting::shown(name)), *amount)?;
                }
                let named = |tier: &str| tiers.keys().position(|name| text::same(name, tier));
                let place = |tier: &String| match named(tier) {
                    Some(place) => Ok(place as u8),
                    None => Err(ScheduleRefusal::UnknownTier { tier: acting::shown(tier) }),
                };
                let otherwise = otherwise.as_ref().map(place).transpose()?;
                let partners = numbered(by, partners, |_, tier| Ok(place(tier)?))?;
                let tiers =
                    tiers.iter().map(|(name, amount)| Tier { name: name.clone(), amount: *amount });
                Ok(Fees::Tiers { tiers: tiers.collect(), partners, otherwise })
            }
            FeesDraft::PerPartner { partners, otherwise } => {
                if let Some(amount) = otherwise {
                    fee(FeeOf::EveryOther, *amount)?;
                }
                let partners = numbered(by, partners, |name, amount| {
                    fee(FeeOf::Named(acting::shown(name)), *amount)
                })?;
                Ok(Fees::PerPartner { partners, otherwise: *otherwise })
            }
        }
    }
}

/// The partners by number, each with what `value` makes of what the command gave it.
fn numbered<T, U>(
    by: &Acting<'_>,
    partners: &BTreeMap<String, T>,
    value: impl Fn(&str, &T) -> Result<U, Refusal>,
) -> Result<Vec<(PartnerId, U)>, Refusal> {
    let mut numbered = Vec::with_capacity(partners.len());
    for (name, given) in partners {
        numbered.push((by.partner_of_covenant(name)?, value(name, given)?));
    }
    numbered.sort_by_key(|(partner, _)| *partner);
    let mut neighbours = numbered.iter().zip(numbered.iter().skip(1));
    let twice = neighbours.find(|(one, two)| one.0 == two.0);
    match twice.map(|(one, _)| by.ledger.partners.name(one.0).to_owned()) {
        None => Ok(numbered),
        Some(partner) => Err(ScheduleRefusal::PartnerTwice { partner }.into()),
    }
}

fn fee(name: FeeOf, amount: Money) -> Result<Money, Refusal> {
    if amount < Money::ZERO {
        Err(ScheduleRefusal::NegativeFee { name, amount }.into())
    } else if amount > Money::LIMIT {
        let (field, limit) = ("fee".to_owned(), Money::LIMIT);
        Err(General::AmountTooLarge { field, amount, limit }.into())
    } else {
        Ok(amount)
    }
}

fn check_open(by: &Acting<'_>, year: FiscalYear) -> Result<(), Refusal> {
    match by.ledger.years.is_closed(year) {
        true => Err(ScheduleRefusal::YearClosed { year }.into()),
        false => Ok(()),
    }
}

/// What a partner owes by a schedule.
pub(crate) struct Scheduled {
    /// For a whole year.
    pub(crate) whole_year: Money,
    /// When it acceded, if it owes a part of the year for that.
    pub(crate) acceded: Option<Date>,
    /// For the year.
    pub(crate) amount: Money,
}

impl ContributionSchedule {
    pub(crate) fn enact(
        &self,
        by: &Acting<'_>,
        decision: DecisionId,
    ) -> Result<Vec<Event>, Refusal> {
        check_open(by, self.year)?;
        let adopted = ContributionScheduleAdopted { schedule: self.clone(), decision };
        Ok(vec![Box::new(adopted).into()])
    }

    /// The contribution of a partner for the whole year, if the schedule covers it.
    pub fn fee(&self, partner: PartnerId) -> Option<Money> {
        match &self.fees {
            Fees::Fixed { amount } => Some(*amount),
            Fees::Tiers { tiers, partners, otherwise } => {
                let tier = find(partners, partner).or(*otherwise)?;
                tiers.get(usize::from(tier)).map(|tier| tier.amount)
            }
            Fees::PerPartner { partners, otherwise } => find(partners, partner).or(*otherwise),
        }
    }

    /// What a partner owes by the schedule, if it covers the partner: a part of the year for one that
    /// acceded during it.
    pub(crate) fn due_from(
        &self,
        partners: &Partners,
        partner: PartnerId,
        year: &RangeInclusive<Date>,
    ) -> Option<Scheduled> {
        let whole_year = self.fee(partner)?;
        let party = partners.get(partner).and_then(|partner| partner.party.as_ref());
        let acceded = party.filter(|party| party.decision.is_some()).map(|party| party.since);
        let during = acceded.filter(|since| since > year.start());
        let during = during.filter(|_| self.proration == Proration::Monthly);
        let amount = during.map(|since| self.prorated(whole_year, since, *year.end()));
        Some(Scheduled { whole_year, acceded: during, amount: amount.unwrap_or(whole_year) })
    }

    /// The part of a contribution due from a partner that acceded on a day of the year.
    pub fn prorated(&self, fee: Money, acceded: Date, year_ends: Date) -> Money {
        match self.proration {
            Proration::None => fee,
            Proration::Monthly => {
                let months = u64::from(months_touched(acceded, year_ends).min(12));
                let parts = fee.divide(&[months, 12 - months]).unwrap_or_default();
                parts.first().copied().unwrap_or_default()
            }
        }
    }
}

fn find<T: Copy>(partners: &[(PartnerId, T)], partner: PartnerId) -> Option<T> {
    let place = partners.binary_search_by_key(&partner, |(id, _)| *id).ok()?;
    partners.get(place).map(|(_, value)| *value)
}

impl Fact for ContributionScheduleAdopted {
    fn evolve(self, at: At, ledger: &mut Ledger) -> Result<(), Misfit> {
        ledger.proposals.add_effect(self.decision, at)?;
        let ContributionScheduleAdopted { schedule, decision } = self;
        let place = ledger.schedules.adopted.len();
        let of_year = ledger.schedules.of_year.entry(schedule.year).or_default();
        of_year.insert((at.on, at.position), place);
        ledger.schedules.adopted.push(AdoptedSchedule {
            schedule,
            decision,
            on: at.on,
            position: at.position,
        });
        Ok(())
    }

    fn concerns(&self, name: &mut dyn FnMut(Concerned<'_>)) {
        self.schedule.fees.concerns(name);
    }

    fn amounts(&self) -> Vec<Money> {
        self.schedule.fees.amounts()
    }
}

/// A contribution schedule that was adopted.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AdoptedSchedule {
    /// The schedule.
    pub schedule: ContributionSchedule,
    /// The decision.
    pub decision: DecisionId,
    /// The day.
    pub on: Date,
    /// The event.
    pub position: Position,
}

/// Every contribution schedule adopted.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Schedules {
    adopted: Vec<AdoptedSchedule>,
    /// Where those of each year stand.
    of_year: BTreeMap<FiscalYear, BTreeMap<(Date, Position), usize>>,
}

impl Schedules {
    /// Every schedule, in the order adopted.
    pub fn all(&self) -> &[AdoptedSchedule] {
        &self.adopted
    }

    /// The schedule of a year on a day: the one adopted last by then. Invoices already sent keep their
    /// amounts.
    pub fn for_year_on(&self, year: FiscalYear, on: Date) -> Option<&AdoptedSchedule> {
        self.last(year, on, |_| true)
    }

    /// The schedule by which an invoice of a day was made: the one of that day, as it was before an event.
    pub(crate) fn before(
        &self,
        year: FiscalYear,
        on: Date,
        event: Position,
    ) -> Option<&AdoptedSchedule> {
        self.last(year, on, |position| position < event)
    }

    fn last(
        &self,
        year: FiscalYear,
        on: Date,
        counts: impl Fn(Position) -> bool,
    ) -> Option<&AdoptedSchedule> {
        let by_then = self.of_year.get(&year)?.range(..=(on, Position(u64::MAX)));
        let mut last_first = by_then.rev().filter(|((_, position), _)| counts(*position));
        self.adopted.get(*last_first.next()?.1)
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use serde_json::json;

    use super::*;
    use crate::acts::subject::SubjectDraft;
    use crate::testing::{
        LEADER, Ladder, Ladders, day, euros, financed, founded, ladders, schedule, with_surplus,
        year,
    };

    fn with(fees: FeesDraft) -> ScheduleDraft {
        ScheduleDraft { fees, ..schedule("2020") }
    }

    fn tiers(amount: &str, partners: &[(&str, &str)], otherwise: Option<&str>) -> FeesDraft {
        let owned = |text: &str| text.to_owned();
        FeesDraft::Tiers {
            tiers: [(owned("groot"), euros(amount)), (owned("klein"), euros("10.00"))].into(),
            partners: partners.iter().map(|&(name, tier)| (owned(name), owned(tier))).collect(),
            otherwise: otherwise.map(owned),
        }
    }

    #[test]
    fn a_schedule_by_tier_names_partners_and_tiers_by_number() {
        let fees =
            tiers("25.00", &[("boeren", "klein"), ("Fictieve Gemeente Oost", "groot")], None);
        let tier = |name: &str, amount| Tier { name: name.to_owned(), amount: euros(amount) };
        let expected = ContributionSchedule {
            year: year("2020"),
            fees: Fees::Tiers {
                tiers: vec![tier("groot", "25.00"), tier("klein", "10.00")],
                partners: vec![(PartnerId(2), 0), (PartnerId(4), 1)],
                otherwise: None,
            },
            payment_term_days: 30,
            proration: Proration::Monthly,
            vat: schedule("2020").vat,
        };
        let fee = |partner| expected.fee(PartnerId(partner));
        assert_eq!([1, 2, 4].map(fee), [None, Some(euros("25.00")), Some(euros("10.00"))]);
        let decision = DecisionId(1);
        let subject = SubjectDraft::ContributionSchedule(with(fees));
        founded()
            .when_decided("2020-05-01", subject)
            .adopts([Box::new(ContributionScheduleAdopted { schedule: expected, decision })])
            .booked([]);
    }

    #[test]
    fn the_schedule_adopted_last_holds() {
        let otherwise = Some(euros("7.00"));
        let partners = [("boeren".to_owned(), Money::ZERO)].into();
        let fees = FeesDraft::PerPartner { partners, otherwise };
        let given =
            financed().and_adopted("2020-05-01", SubjectDraft::ContributionSchedule(with(fees)));
        let adopted = given
            .ledger
            .schedules
            .for_year_on(year("2020"), day("2022-12-31"))
            .map(|last| &last.schedule);
        let fee = |partner| adopted.and_then(|schedule| schedule.fee(PartnerId(partner)));
        assert_eq!([1, 4].map(fee), [otherwise, Some(Money::ZERO)]);
    }

    #[test]
    fn a_month_that_has_not_ended_is_due() {
        let given = financed();
        let adopted = given
            .ledger
            .schedules
            .for_year_on(year("2020"), day("2022-12-31"))
            .map(|last| &last.schedule);
        let due = |acceded| {
            let prorated = |schedule: &ContributionSchedule| {
                schedule.prorated(euros("1000.00"), day(acceded), day("2020-12-31"))
            };
            adopted.map(prorated).map(|amount| amount.to_string())
        };
        for (acceded, amount) in [
            ("2020-01-01", "1000.00"),
            ("2020-01-31", "1000.00"),
            ("2020-02-01", "916.67"),
            ("2020-07-01", "500.00"),
            ("2020-12-31", "83.33"),
        ] {
            assert_eq!(due(acceded).as_deref(), Some(amount), "{acceded}");
        }
    }

    #[test]
    pub(crate) fn each_rule_says_no_in_its_turn() -> Ladders {
        let empty = json!({ "contribution-schedule": {
            "year": "2031", "fees": { "fixed": { "amount": "-0.01" } }, "payment_term_days": 0,
            "proration": "none", "vat": { "position": "exempt", "ground": "" },
        } });
        let of = |field: &str| format!("/subject/contribution-schedule/{field}");
        let per_partner = |amount: &str, otherwise: serde_json::Value| {
            let partners = json!({ "boeren": amount });
            json!({ "per-partner": { "partners": partners, "otherwise": otherwise } })
        };
        let no_tiers = json!({
            "tiers": { "tiers": {}, "partners": { "niemand": "groot" }, "otherwise": "klein" },
        });
        let twice = json!({ "boeren": "groot", "Fictieve Boerencoöperatie | (oost)": "groot" });
        ladders([Ladder::proposing(with_surplus(), empty)
            .on("2021-02-01")
            .by("gemeente")
            .refuses("actor.not-allowed")
            .by(LEADER)
            .refuses_until("year.outside-term", &of("year"), "2020")
            .says(
                "schedule.year-closed: the books of 2020 are closed",
                "a schedule for a year that is still open",
            )
            .with(&of("year"), "2021")
            .refuses_until("schedule.payment-term", &of("payment_term_days"), 366)
            .says("schedule.payment-term: a payment term of 366 days", "1 to 365 days")
            .with(&of("payment_term_days"), 365)
            .refuses_until("text.empty", &of("vat/ground"), "Fictieve grond")
            .says(
                "schedule.negative-fee: the contribution of every partner is -0.01",
                "nothing or more",
            )
            .with(&of("fees"), per_partner("-0.01", json!("-0.01")))
            .says(
                "schedule.negative-fee: the contribution of every other partner is -0.01",
                "nothing or more",
            )
            .with(&of("fees"), per_partner("0", json!("-0.01")))
            .says(
                "schedule.negative-fee: the contribution of every other partner is -0.01",
                "nothing or more",
            )
            .with(&of("fees"), no_tiers)
            .says("schedule.tiers: the schedule has 0 tiers", "1 to 100 tiers")
            .with(&of("fees/tiers/tiers"), json!({ "groot": "-2.00" }))
            .says("schedule.negative-fee: the contribution of groot is -2.00", "nothing or more")
            .with(&of("fees/tiers/tiers"), json!({ "Groot ": "1.00", "groot": "2.00" }))
            .says(
                "schedule.tier-twice: the tier `groot` is there twice, in another spelling",
                "tiers whose names nobody takes for one another",
            )
            .with(&of("fees/tiers/tiers"), json!({ "groot": "2.00" }))
            .says(
                "schedule.unknown-tier: the schedule has no tier `klein`",
                "a tier that the schedule lists",
            )
            .with(&of("fees/tiers/otherwise"), "groot")
            .refuses_until(
                "partner.unknown",
                &of("fees/tiers/partners"),
                json!({ "boeren": "klein" }),
            )
            .refuses_until("schedule.unknown-tier", &of("fees/tiers/partners"), twice)
            .says(
                "schedule.partner-twice: Fictieve Boerencoöperatie | (oost) is there twice, by \
                 code and by name",
                "each partner once",
            )
            .with(&of("fees"), per_partner("0", json!(null)))
            .accepted()])
    }
}
