//! Withdrawal of a partner during the term.
//!
//! Source: the covenant's articles on its term and on bearing risk. The project leader proposes, the
//! regiegroep decides; the partner is a party until the day before the decision takes effect. What it
//! owes stays owed, and it owes the whole of the year in which it leaves. A partner that holds a seat
//! leaves only after an amendment has moved the seat, and one whose seat bears the risk only after a
//! risk key was adopted that counts with who holds the seat now.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::acting::Acting;
use crate::acts::conclude::Departure;
use crate::calendar::{Date, FiscalYear};
use crate::event::Event;
use crate::ids::{DecisionId, PartnerId};
use crate::ledger::{At, Fact, Ledger, Misfit};
use crate::refusal::{General, Refusal, refusals};

/// A proposal that a partner withdraws, as a command gives it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WithdrawalDraft {
    /// The partner, by code or name.
    pub partner: String,
}

/// A proposal that a partner withdraws.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Withdrawal {
    /// The partner.
    pub partner: PartnerId,
}

/// A partner withdrew; `last_day` is the last day on which it is a party.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct PartnerWithdrawn {
    /// The partner.
    pub partner: PartnerId,
    /// The last day on which it is a party.
    pub last_day: Date,
    /// The decision.
    pub decision: DecisionId,
}

refusals! {
    /// Refusals about partners that leave, by withdrawal or by merger.
    WithdrawalRefusal {
        AlreadyLeft { partner: String, last_day: Date } = "withdrawal.already-left" Term:
            "{partner} is a party until {last_day}, and has left by then",
            "a partner whose leaving is not decided yet";
        TakesIn { partner: String, on: Date } = "withdrawal.takes-in-another" Term:
            "another partner merges into {partner} on {on}",
            "a day after {on}";
        HoldsSeat { partner: String, seat: String } = "withdrawal.holds-seat" Organisation:
            "{partner} holds the seat {seat} of the regiegroep",
            "adopt an amendment first that moves the seat {seat} to another party";
        NoNewRiskKey { partner: String, seat: String, moved_on: Date, year: FiscalYear } = "withdrawal.no-new-risk-key" RiskBearing:
            "{partner} bore risk with the seat {seat} until {moved_on}, and no risk key was adopted since for {year}",
            "adopt a risk key first that holds for {year} and the years after it";
    }
}

impl WithdrawalDraft {
    pub(crate) fn resolve(&self, by: &Acting<'_>) -> Result<Withdrawal, Refusal> {
        let partner = by.partner(&self.partner)?;
        stays_until(by, partner, by.on)?;
        Ok(Withdrawal { partner })
    }
}

impl Withdrawal {
    /// Checks, in this order: within the term, then that the partner [`may_leave`].
    pub(crate) fn enact(
        &self,
        by: &Acting<'_>,
        decision: DecisionId,
        from: Date,
    ) -> Result<Vec<Event>, Refusal> {
        let end = by.covenant.term.ends;
        if from > end {
            return Err(General::AfterEnd { on: from, end }.into());
        }
        may_leave(by, self.partner, from)?;
        let last_day = from.plus_days(-1);
        Ok(vec![PartnerWithdrawn { partner: self.partner, last_day, decision }.into()])
    }
}

/// Checks, in this order: the partner's leaving is not decided yet, and it is a party on a day.
pub(super) fn stays_until(by: &Acting<'_>, id: PartnerId, day: Date) -> Result<(), Refusal> {
    let partners = &by.ledger.partners;
    let name = || partners.name(id).to_owned();
    if let Some(left) = partners.get(id).and_then(|partner| partner.left.as_ref()) {
        let last_day = left.last_day;
        return Err(WithdrawalRefusal::AlreadyLeft { partner: name(), last_day }.into());
    }
    match partners.is_party(id, day) {
        true => Ok(()),
        false => Err(General::NotAParty { partner: name(), on: day }.into()),
    }
}

/// Checks, in this order: the partner [`stays_until`] the day before, nobody merges into it later, it
/// holds no seat, and if it bore risk with one, a risk key was adopted since for the years after.
pub(super) fn may_leave(by: &Acting<'_>, id: PartnerId, from: Date) -> Result<(), Refusal> {
    let partners = &by.ledger.partners;
    let name = || partners.name(id).to_owned();
    let last_day = from.plus_days(-1);
    stays_until(by, id, last_day)?;
    if let Some(on) = partners.last_taken_in(id).filter(|on| last_day < *on) {
        return Err(WithdrawalRefusal::TakesIn { partner: name(), on }.into());
    }
    let seats = || by.ledger.covenant_on(from).into_iter().flat_map(|covenant| covenant.seats());
    // A move that is still to come counts as well: on that day nobody would hold the seat.
    let later = || by.ledger.covenant().into_iter().flat_map(|covenant| covenant.seats());
    if let Some((_, held)) = seats().chain(later()).find(|(_, seat)| seat.partner == id) {
        let seat = held.code.clone();
        return Err(WithdrawalRefusal::HoldsSeat { partner: name(), seat }.into());
    }
    for moved in by.ledger.amendments.seats_left_by(id).filter(|moved| moved.bears_risk) {
        let year = by.covenant.year_of(last_day).next();
        let mut keys = by.ledger.risk_keys.all().iter();
        if !keys.any(|key| key.position > moved.position && key.key.from_year <= year) {
            let (partner, seat, moved_on) = (name(), moved.seat.clone(), moved.on);
            return Err(WithdrawalRefusal::NoNewRiskKey { partner, seat, moved_on, year }.into());
        }
    }
    Ok(())
}

impl Fact for PartnerWithdrawn {
    fn evolve(self, at: At, ledger: &mut Ledger) -> Result<(), Misfit> {
        ledger.proposals.add_effect(self.decision, at)?;
        let PartnerWithdrawn { partner, last_day, decision } = self;
        let position = at.position;
        ledger.partners.leave(partner, Departure { last_day, into: None, decision, position })
    }
}
