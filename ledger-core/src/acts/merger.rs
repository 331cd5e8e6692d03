//! Partners that merge into another partner.
//!
//! Source: the covenant's articles on accession and on funding. The project leader proposes, the
//! regiegroep decides; from the day it takes effect the merged partners are parties no longer. Their
//! history stays theirs; what they owed, the partner they merged into owes and may pay. An organisation
//! that is new accedes first. Who holds a seat of the regiegroep merges only after it was moved.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::acting::Acting;
use crate::acts::conclude::Departure;
use crate::acts::withdrawal::{may_leave, stays_until};
use crate::calendar::Date;
use crate::event::Event;
use crate::ids::{DecisionId, PartnerId};
use crate::ledger::{At, Fact, Ledger, Misfit};
use crate::refusal::{General, Refusal, refusals};

/// A proposal that partners merge, as a command gives it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MergerDraft {
    /// The partners that cease to be a party, by code or name.
    pub from: Vec<String>,
    /// The partner they merge into, by code or name.
    pub into: String,
}

/// A proposal that partners merge.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Merger {
    /// The partners that cease to be a party.
    pub from: Vec<PartnerId>,
    /// The partner they merge into.
    pub into: PartnerId,
}

/// Partners merged into another, from `since`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct PartnersMerged {
    /// The partners that cease to be a party.
    pub from: Vec<PartnerId>,
    /// The partner they merged into.
    pub into: PartnerId,
    /// The first day on which they are no party.
    pub since: Date,
    /// The decision.
    pub decision: DecisionId,
}

refusals! {
    /// Refusals about mergers.
    MergerRefusal {
        NobodyNamed = "merger.nobody-named" Accession:
            "no partner is named that merges",
            "at least one partner that merges into another";
        NamedTwice { partner: String } = "merger.named-twice" Accession:
            "{partner} is named twice",
            "each partner once, and another one that they merge into";
    }
}

impl MergerDraft {
    pub(crate) fn resolve(&self, by: &Acting<'_>) -> Result<Merger, Refusal> {
        let into = by.partner(&self.into)?;
        let from = self.from.iter().map(|text| by.partner(text)).collect::<Result<Vec<_>, _>>()?;
        let merger = Merger { from, into };
        merger.check_names(by)?;
        merger.from.iter().try_for_each(|id| stays_until(by, *id, by.on))?;
        Ok(merger)
    }
}

impl Merger {
    /// Checks, in this order: somebody merges, and nobody is named twice.
    fn check_names(&self, by: &Acting<'_>) -> Result<(), Refusal> {
        let name = |id| by.ledger.partners.name(id).to_owned();
        if self.from.is_empty() {
            return Err(MergerRefusal::NobodyNamed.into());
        }
        for (index, id) in self.from.iter().enumerate() {
            if *id == self.into || self.from.iter().take(index).any(|earlier| earlier == id) {
                return Err(MergerRefusal::NamedTwice { partner: name(*id) }.into());
            }
        }
        Ok(())
    }

    /// Checks, in this order: they merge into a party, and each of them [`may_leave`].
    pub(crate) fn enact(
        &self,
        by: &Acting<'_>,
        decision: DecisionId,
        since: Date,
    ) -> Result<Vec<Event>, Refusal> {
        let partners = &by.ledger.partners;
        if !partners.is_party(self.into, since) {
            let partner = partners.name(self.into).to_owned();
            return Err(General::NotAParty { partner, on: since }.into());
        }
        self.from.iter().try_for_each(|id| may_leave(by, *id, since))?;
        let Merger { from, into } = self.clone();
        Ok(vec![PartnersMerged { from, into, since, decision }.into()])
    }
}

impl Fact for PartnersMerged {
    fn evolve(self, at: At, ledger: &mut Ledger) -> Result<(), Misfit> {
        ledger.proposals.add_effect(self.decision, at)?;
        let PartnersMerged { from, into, since, decision } = self;
        let (last_day, into, position) = (since.plus_days(-1), Some(into), at.position);
        from.into_iter().try_for_each(|id| {
            ledger.partners.leave(id, Departure { last_day, into, decision, position })
        })
    }
}
