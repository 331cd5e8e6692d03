//! A partner gets another name.
//!
//! Source: the covenant names its parties; who goes by another name is the same party. The project
//! leader proposes, the regiegroep decides; the partner is still found by the names it had, and its
//! code stays what it is.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::acting::{self, Acting};
use crate::calendar::Date;
use crate::event::Event;
use crate::fact::{Concerned, Fact};
use crate::ids::{DecisionId, PartnerId};
use crate::ledger::Ledger;
use crate::misfit::{At, Misfit};
use crate::refusal::{Refusal, refusals};

/// A proposal that a partner is renamed, as a command gives it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RenameDraft {
    /// The partner, by code or by a name it has or had.
    pub partner: String,
    /// Its new name.
    pub name: String,
}

/// A proposal that a partner is renamed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Rename {
    /// The partner.
    pub partner: PartnerId,
    /// Its new name.
    pub name: String,
}

/// A partner has another name, from `since`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct PartnerRenamed {
    /// The partner.
    pub partner: PartnerId,
    /// Its new name.
    pub name: String,
    /// The first day of the new name.
    pub since: Date,
    /// The decision.
    pub decision: DecisionId,
}

refusals! {
    /// Refusals about names.
    RenameRefusal {
        Taken { name: String } = "rename.taken" Accession:
            "`{name}` is already a partner's code or name",
            "a name that no other partner bears or bore, but one that has left";
        NotAfter { partner: String, last: Date } = "rename.not-after-last" Accession:
            "{partner} has its name since {last}",
            "a day after {last}";
    }
}

impl RenameDraft {
    pub(crate) fn resolve(&self, by: &Acting<'_>) -> Result<Rename, Refusal> {
        let rename = Rename { partner: by.partner(&self.partner)?, name: self.name.clone() };
        rename.check(by, by.on)?;
        Ok(rename)
    }
}

impl Rename {
    /// Checks, in this order: the name, another than it has and not another partner's.
    fn check(&self, by: &Acting<'_>, from: Date) -> Result<(), Refusal> {
        acting::line("name", &self.name, 200)?;
        let partners = &by.ledger.partners;
        let name = partners.name(self.partner);
        let bearer = partners.bearer(&self.name, from);
        let taken = bearer.is_some_and(|known| known != self.partner);
        let code = partners.get(self.partner).is_some_and(|partner| partner.code == self.name);
        if taken || code || name == self.name {
            return Err(RenameRefusal::Taken { name: self.name.clone() }.into());
        }
        Ok(())
    }

    /// Checks once more, and that it is later than the renaming before it.
    pub(crate) fn enact(
        &self,
        by: &Acting<'_>,
        decision: DecisionId,
        from: Date,
    ) -> Result<Vec<Event>, Refusal> {
        self.check(by, from)?;
        let partner = by.ledger.partners.get(self.partner);
        let former = partner.and_then(|partner| partner.former_names.last());
        if let Some(former) = former.filter(|former| from <= former.until) {
            let partner = by.ledger.partners.name(self.partner).to_owned();
            return Err(RenameRefusal::NotAfter { partner, last: former.until }.into());
        }
        let Rename { partner, name } = self.clone();
        Ok(vec![PartnerRenamed { partner, name, since: from, decision }.into()])
    }
}

impl Fact for PartnerRenamed {
    fn evolve(self, at: At, ledger: &mut Ledger) -> Result<(), Misfit> {
        ledger.proposals.add_effect(self.decision, at)?;
        let PartnerRenamed { partner, name, since, decision } = self;
        ledger.partners.rename(partner, name, since, (decision, at.position))
    }

    fn concerns(&self, name: &mut dyn FnMut(Concerned<'_>)) {
        name(Concerned::Partner(self.partner));
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use serde_json::json;

    use super::*;
    use crate::acts::subject::SubjectDraft;
    use crate::testing::{LEADER, Ladder, Ladders, complete, day, founded, ladders};

    const GEMEENTE: PartnerId = PartnerId(2);

    fn rename(name: &str) -> SubjectDraft {
        SubjectDraft::Rename(RenameDraft {
            partner: "gemeente-oost".to_owned(),
            name: name.to_owned(),
        })
    }

    #[test]
    fn a_partner_has_another_name_from_the_day_the_decision_takes_effect() {
        let renamed = PartnerRenamed {
            partner: GEMEENTE,
            name: "Fictieve Gemeente Polder".to_owned(),
            since: day("2020-07-01"),
            decision: DecisionId(1),
        };
        let subject = || rename("Fictieve Gemeente Polder");
        founded().when_decided_from("2020-05-01", subject(), "2020-07-01").adopts([renamed]);
        let partners =
            founded().and_adopted_from("2020-05-01", subject(), "2020-07-01").ledger.partners;
        let name = |on| partners.name_on(GEMEENTE, day(on));
        assert_eq!(name("2020-06-30"), "Fictieve Gemeente Oost");
        assert_eq!(name("2020-07-01"), "Fictieve Gemeente Polder");
        for text in ["Fictieve Gemeente Oost", "Fictieve Gemeente Polder", "gemeente-oost"] {
            assert_eq!(partners.find(text), Some(GEMEENTE), "{text}");
        }
    }

    #[test]
    fn a_partner_may_have_a_name_back_that_nobody_else_had() {
        let back = founded()
            .and_adopted("2020-05-01", rename("Fictieve Gemeente Polder"))
            .and_adopted("2020-06-01", rename("Fictieve Gemeente Oost"));
        let names = ["2020-04-30", "2020-05-31", "2020-06-01"]
            .map(|on| back.ledger.partners.name_on(GEMEENTE, day(on)).to_owned());
        assert_eq!(
            names,
            ["Fictieve Gemeente Oost", "Fictieve Gemeente Polder", "Fictieve Gemeente Oost"]
        );
    }

    #[test]
    pub(crate) fn each_rule_says_no_in_its_turn() -> Ladders {
        let nobody = json!({ "rename": { "partner": "niemand", "name": "" } });
        let name = "/subject/rename/name";
        let renamed = founded().and_adopted_from("2020-05-01", rename("Polder"), "2020-07-01");
        ladders([
            Ladder::proposing(complete(), nobody)
                .by("gemeente")
                .refuses("actor.not-allowed")
                .by(LEADER)
                .refuses_until("partner.unknown", "/subject/rename/partner", "gemeente-oost")
                .refuses_until("text.empty", name, "waterschap")
                .says(
                    "rename.taken: `waterschap` is already a partner's code or name",
                    "a name that no other partner bears or bore, but one that has left",
                )
                .with(name, "Fictief Waterschap Oost")
                .refuses_until("rename.taken", name, "gemeente-oost")
                .refuses_until("rename.taken", name, "Fictieve Gemeente Oost")
                .refuses_until("rename.taken", name, "Fictieve Gemeente Polder")
                .accepted(),
            Ladder::deciding(&renamed, json!(rename("Polder Oost")), "2020-07-01")
                .says(
                    "rename.not-after-last: Polder has its name since 2020-07-01",
                    "a day after 2020-07-01",
                )
                .with("/effective_from", "2020-07-02")
                .accepted(),
        ])
    }
}
