//! Accession of a new partner during the term.
//!
//! Source: the covenant's article on accession. The project leader proposes, the regiegroep decides;
//! the partner is a party from the day the decision takes effect.

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
            .find(|text| by.ledger.partners.bearer(text, from).is_some())
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

    fn concerns(&self, name: &mut dyn FnMut(Concerned<'_>)) {
        name(Concerned::Partner(self.partner));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::acts::decision::DecideProposal;
    use crate::acts::subject::SubjectDraft;
    use crate::acts::vote::Vote;
    use crate::testing::{LEADER, day, decision, founded, proposal};

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
    fn a_partner_accedes_up_to_the_last_day_of_the_term() {
        let submit = || proposal(accession("school", "Fictieve School"));
        founded().and(LEADER, "2022-12-31", submit());
        let (on, end) = (day("2023-01-01"), day("2022-12-31"));
        let answer = founded().when(LEADER, "2023-01-01", submit());
        answer.refused(General::AfterEnd { on, end });
    }

    #[test]
    fn an_organisation_accedes_once() {
        let known = |partner: &str| AccessionRefusal::Known { partner: partner.to_owned() };
        let submit = |code, name| proposal(accession(code, name));
        let by_code = submit("boeren", "Fictieve School");
        founded().when(LEADER, "2020-05-01", by_code).refused(known("boeren"));
        let by_name = submit("school", "Fictief Waterschap Oost");
        founded().when(LEADER, "2020-05-01", by_name).refused(known("Fictief Waterschap Oost"));
        // Two proposals for one school: whichever is decided last comes too late.
        let (first, one) =
            founded().and_voted("2020-05-01", accession("school", "School"), Vote::For);
        let (both, two) = first.and_voted("2020-05-01", accession("school", "School"), Vote::For);
        both.and(LEADER, "2020-05-02", decision(two))
            .when(LEADER, "2020-05-02", decision(one))
            .refused(known("school"));
    }
}
