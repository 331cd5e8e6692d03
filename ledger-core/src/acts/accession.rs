//! Accession of a new partner during the term.
//!
//! Source: the covenant's article on accession. The project leader proposes, the regiegroep decides;
//! the partner is a party from the day the decision takes effect. A third party that accedes keeps its entry
//! in the register.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::acting::{self, Acting};
use crate::calendar::Date;
use crate::event::Event;
use crate::fact::{Concerned, Fact};
use crate::ids::{DecisionId, PartnerId};
use crate::ledger::Ledger;
use crate::misfit::{At, Misfit};
use crate::partners::Membership;
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
            "a code that nobody had before, and a name that no partner bears; who left may come back under its name, and who is named in the covenant signs it";
    }
}

impl Accession {
    /// Checks, in this order: code, name, within the term, not known yet but as a third party.
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
        let partners = &by.ledger.partners;
        let mut texts = [&self.code, &self.name].into_iter();
        match texts.find(|text| partners.bearer(text, from).is_some()) {
            None => Ok(()),
            Some(_) if self.third_party(by)?.is_some() => Ok(()),
            Some(known) => Err(AccessionRefusal::Known { partner: known.clone() }.into()),
        }
    }

    /// The third party that accedes, if the register has one with this code, and with this name by the day of the act.
    fn third_party(&self, by: &Acting<'_>) -> Result<Option<PartnerId>, Refusal> {
        let partners = &by.ledger.partners;
        let coded = partners.find(&self.code).filter(|id| {
            let entry = partners.get(*id).filter(|entry| entry.is_third());
            entry.is_some_and(|entry| entry.code == self.code)
                && partners.had_name_by(*id, &self.name, by.on)
        });
        coded.map(|_| by.partner(&self.code)).transpose()
    }

    pub(crate) fn enact(
        &self,
        by: &Acting<'_>,
        decision: DecisionId,
        from: Date,
    ) -> Result<Vec<Event>, Refusal> {
        self.check(by, from)?;
        let third_party = self.third_party(by)?;
        let acceded = PartnerAcceded {
            partner: third_party.unwrap_or_else(|| by.ledger.partners.next_id()),
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
        match ledger.partners.get(self.partner) {
            Some(_) if !ledger.partners.had_name_by(self.partner, &self.name, at.on) => {
                Err(Misfit("who accedes is in the register under another name"))
            }
            Some(_) => ledger.partners.accede(self.partner, &self.code, party),
            None => {
                ledger.partners.add(self.partner, self.code, self.name, at.position, Some(party))
            }
        }
    }

    fn concerns(&self, name: &mut dyn FnMut(Concerned<'_>)) {
        name(Concerned::Partner(self.partner));
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use serde_json::json;

    use super::*;
    use crate::acts::decision::DecideProposal;
    use crate::acts::subject::SubjectDraft;
    use crate::acts::vote::Vote;
    use crate::testing::{LEADER, Ladder, Ladders, boeren_sign, day, decision, founded, ladders};

    fn accession(code: &str, name: &str) -> SubjectDraft {
        SubjectDraft::Accession(Accession { code: code.to_owned(), name: name.to_owned() })
    }

    #[test]
    fn a_partner_is_a_party_from_the_day_the_decision_takes_effect() {
        let school = accession("school", "Fictieve School");
        let (voted, id) = founded().and_voted("2020-05-01", school, Vote::For);
        let since = day("2020-08-01");
        let decide = DecideProposal { effective_from: Some(since), ..decision(id) };
        let acceded = PartnerAcceded {
            partner: PartnerId(5),
            code: "school".to_owned(),
            name: "Fictieve School".to_owned(),
            since,
            decision: DecisionId(1),
        };
        voted.when(LEADER, "2020-05-01", decide.clone()).adopts([acceded]);
        let partners = voted.and(LEADER, "2020-05-01", decide).ledger.partners;
        assert!(!partners.is_party(PartnerId(5), day("2020-07-31")));
        assert!(partners.is_party(PartnerId(5), since));
    }

    #[test]
    fn of_two_proposals_for_one_partner_the_last_decided_comes_too_late() {
        let school = || accession("school", "School");
        let (first, one) = founded().and_voted("2020-05-01", school(), Vote::For);
        let (both, two) = first.and_voted("2020-05-01", school(), Vote::For);
        both.and(LEADER, "2020-05-02", decision(two))
            .when(LEADER, "2020-05-02", decision(one))
            .refused(AccessionRefusal::Known { partner: "school".to_owned() });
    }

    #[test]
    pub(crate) fn each_rule_says_no_in_its_turn() -> Ladders {
        let faulty = json!({ "accession": { "code": "De School", "name": "" } });
        let by_name = accession("boer", "Fictieve Boerencoöperatie | (oost)");
        ladders([
            Ladder::proposing(founded(), faulty)
                .on("2023-01-01")
                .refuses_until("text.not-a-code", "/subject/accession/code", "boeren")
                .refuses_until("text.empty", "/subject/accession/name", "Fictieve school")
                .refuses("date.after-end")
                .on("2022-12-31")
                .says(
                    "accession.already-known: `boeren` is already a partner's code or name",
                    "a code that nobody had before, and a name that no partner bears; who left may \
                     come back under its name, and who is named in the covenant signs it",
                )
                .with("/subject/accession/code", "school")
                .accepted(),
            Ladder::proposing(founded(), json!(by_name))
                .says(
                    "accession.already-known: `Fictieve Boerencoöperatie | (oost)` is already a \
                     partner's code or name",
                    "a code that nobody had before, and a name that no partner bears; who left may \
                     come back under its name, and who is named in the covenant signs it",
                )
                .instead(|given| given.and(LEADER, "2020-06-01", boeren_sign())),
        ])
    }
}
