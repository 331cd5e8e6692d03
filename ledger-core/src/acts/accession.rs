//! Accession of a new partner during the term.
//!
//! Source: the covenant's article on accession. The project leader proposes, the regiegroep decides;
//! the partner is a party from the day the decision takes effect.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::acting::{self, Acting};
use crate::acts::conclude::Membership;
use crate::calendar::Date;
use crate::event::Event;
use crate::ids::{DecisionId, PartnerId};
use crate::ledger::{At, Fact, Ledger, Misfit};
use crate::refusal::{General, Refusal, refusals};

/// A proposal that an organisation accedes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Accession {
    /// The code it will have in commands.
    pub code: String,
    /// Its name.
    pub name: String,
}

/// A partner acceded, from `since`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct PartnerAcceded {
    /// Its number.
    pub partner: PartnerId,
    /// Its code in commands.
    pub code: String,
    /// Its name.
    pub name: String,
    /// The first day on which it is a party.
    pub since: Date,
    /// The decision.
    pub decision: DecisionId,
}

refusals! {
    /// Refusals about accession.
    AccessionRefusal {
        Known { partner: String } = "accession.already-known" Accession:
            "`{partner}` is already a partner's code or name",
            "an organisation that is no party yet, with a code and name of its own";
    }
}

impl Accession {
    /// Checks, in this order: code, name, within the term, not known yet.
    pub(crate) fn check(&self, by: &Acting<'_>, from: Date) -> Result<(), Refusal> {
        acting::code("code", &self.code)?;
        acting::line("name", &self.name, 200)?;
        let term = &by.covenant.term;
        if from < term.concluded_on {
            return Err(General::BeforeStart { on: from, start: term.concluded_on }.into());
        }
        if from > term.ends {
            return Err(General::AfterEnd { on: from, end: term.ends }.into());
        }
        match [&self.code, &self.name]
            .into_iter()
            .find(|text| by.ledger.partners.find(text).is_some())
        {
            None => Ok(()),
            Some(known) => Err(AccessionRefusal::Known { partner: known.clone() }.into()),
        }
    }

    pub(crate) fn enact(
        &self,
        by: &Acting<'_>,
        decision: DecisionId,
        from: Date,
    ) -> Result<Vec<Event>, Refusal> {
        self.check(by, from)?;
        let acceded = PartnerAcceded {
            partner: by.ledger.partners.next_id(),
            code: self.code.clone(),
            name: self.name.clone(),
            since: from,
            decision,
        };
        Ok(vec![acceded.into()])
    }
}

impl Fact for PartnerAcceded {
    fn evolve(self, at: At, ledger: &mut Ledger) -> Result<(), Misfit> {
        ledger.proposals.add_effect(self.decision, at)?;
        let party =
            Membership { since: self.since, position: at.position, decision: Some(self.decision) };
        ledger.partners.add(self.partner, self.code, self.name, at.position, Some(party))
    }
}
