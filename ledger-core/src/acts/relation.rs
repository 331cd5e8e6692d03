//! Third parties: who is invoiced, or pays, and is no partner of the covenant.
//!
//! Source: sound bookkeeping: a claim has a debtor. A third party stands in the partner register, so that
//! invoices, payments, reminders and statements are the same for it as for a partner. It is never counted
//! as one. Once it accedes, the same entry is that of a party.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::acting::{self, Act, Acting, Who, Window};
use crate::event::Event;
use crate::fact::{Concerned, Fact};
use crate::ids::PartnerId;
use crate::ledger::Ledger;
use crate::misfit::{At, Misfit};
use crate::refusal::{Refusal, refusals};

/// Register a third party, that can be invoiced though it is no partner of the covenant.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RegisterRelation {
    /// The code it will have in commands.
    pub code: String,
    /// Its name: that of an organisation, not of a person.
    pub name: String,
}

/// A third party was registered.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct RelationRegistered {
    /// Its number in the partner register.
    pub partner: PartnerId,
    /// Its code in commands.
    pub code: String,
    /// Its name.
    pub name: String,
}

refusals! {
    /// Refusals about third parties.
    RelationRefusal {
        Known { known: String } = "relation.already-known" Bookkeeping:
            "`{known}` is the code or name of somebody who is in the register",
            "a code and a name that nobody in the register has";
    }
}

impl Act for RegisterRelation {
    fn decide(&self, by: &Acting<'_>) -> Result<Vec<Event>, Refusal> {
        by.allow(&[Who::ProjectLeader])?;
        by.dated(Window::Settlement)?;
        acting::code("code", &self.code)?;
        acting::line("name", &self.name, 200)?;
        let partners = &by.ledger.partners;
        let mut texts = [&self.code, &self.name].into_iter();
        if let Some(known) = texts.find(|text| partners.bearer(text, by.on).is_some()) {
            return Err(RelationRefusal::Known { known: known.clone() }.into());
        }
        let RegisterRelation { code, name } = self.clone();
        Ok(vec![RelationRegistered { partner: partners.next_id(), code, name }.into()])
    }
}

impl Fact for RelationRegistered {
    fn evolve(self, at: At, ledger: &mut Ledger) -> Result<(), Misfit> {
        if ledger.is_founding(at.position) {
            return Err(Misfit("a third party is registered once the covenant is founded"));
        }
        ledger.partners.add_relation(self.partner, self.code, self.name, at)
    }

    fn concerns(&self, name: &mut dyn FnMut(Concerned<'_>)) {
        name(Concerned::Partner(self.partner));
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use serde_json::json;

    use crate::acts::conclude::SignCovenant;
    use crate::acts::subject::SubjectDraft;
    use crate::refusal::General;
    use crate::testing::{
        LEADER, Ladder, Ladders, boeren_sign, command, day, founded, ladders, relation, subject,
    };
    use crate::{PartnerId, acts::conclude::Which};

    #[test]
    fn a_third_party_is_in_the_register_and_no_party() {
        let given = founded().and(LEADER, "2020-03-01", relation("dorpshuis"));
        let partners = &given.ledger.partners;
        let id = partners.find("Fictief dorpshuis").unwrap();
        assert_eq!((id, partners.count(), partners.count_partners()), (PartnerId(5), 5, 4));
        assert!(partners.is_third(id) && !partners.is_party(id, day("2020-03-01")));
        // All that are left to sign are partners that the covenant names.
        given
            .when(LEADER, "2020-03-02", boeren_sign())
            .then([crate::acts::conclude::CovenantSigned { partner: PartnerId(4) }]);
        let sign = SignCovenant { partners: Which::These(vec!["dorpshuis".to_owned()]) };
        let partner = "Fictief dorpshuis".to_owned();
        given.when(LEADER, "2020-03-02", sign).refused(General::ThirdParty { partner });
    }

    #[test]
    fn a_third_party_that_accedes_keeps_its_entry() {
        let accession = |name: &str| -> SubjectDraft {
            subject(json!({ "accession": { "code": "dorpshuis", "name": name } }))
        };
        let given = founded().and(LEADER, "2020-03-01", relation("dorpshuis"));
        let acceded = given.and_adopted("2020-04-01", accession("Fictief dorpshuis"));
        let partners = &acceded.ledger.partners;
        let id = PartnerId(5);
        assert_eq!((partners.find("dorpshuis"), partners.count()), (Some(id), 5));
        assert!(partners.is_party(id, day("2020-04-01")) && !partners.is_third(id));
        assert!(!partners.is_party(id, day("2020-03-31")));
        assert_eq!(partners.count_partners(), 5);
        // Under another name, or as it was not registered yet, it is not the same.
        let other = crate::acts::accession::AccessionRefusal::Known { partner: "dorpshuis".into() };
        let propose = crate::testing::proposal(accession("Fictief ander dorpshuis"));
        given.when(LEADER, "2020-04-01", propose).refused(other);
        let propose = crate::testing::proposal(accession("Fictief dorpshuis"));
        given.when(LEADER, "2020-02-28", propose).refused(General::PartnerLater {
            partner: "Fictief dorpshuis".to_owned(),
            since: day("2020-03-01"),
        });
    }

    #[test]
    pub(crate) fn each_rule_says_no_in_its_turn() -> Ladders {
        let given = founded().and(LEADER, "2020-03-01", relation("dorpshuis"));
        let unnamed = json!({ "code": "Dorpshuis!", "name": "" });
        let third = json!({ "partners": ["dorpshuis"] });
        let accession = subject(json!({
            "accession": { "code": "dorpshuis", "name": "Fictief dorpshuis" },
        }));
        let again =
            command("register-relation", json!({ "code": "zaal", "name": "Fictieve zaal" }));
        ladders([
            Ladder::from_below(given.clone(), "register-relation", unnamed)
                .leader_within("2020-01-15", None)
                .refuses_until("text.not-a-code", "/code", "dorpshuis")
                .refuses_until("text.empty", "/name", "Fictieve gemeente")
                .says(
                    "relation.already-known: `dorpshuis` is the code or name of somebody who is in \
                     the register",
                    "a code and a name that nobody in the register has",
                )
                .with("/code", "zaal")
                .with("/name", "Fictief Waterschap Oost")
                .refuses_until("relation.already-known", "/name", "Fictieve zaal")
                .accepted(),
            Ladder::new(given.and(LEADER, "2020-03-02", again), "sign-covenant", third)
                .says(
                    "partner.third-party: Fictief dorpshuis is a third party, and no partner of the \
                     covenant",
                    "a partner of the covenant; a third party may accede first",
                )
                .instead(|given| given.and_adopted("2020-06-01", accession)),
        ])
    }
}
