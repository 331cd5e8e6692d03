//! Consulting the projectgroep on a proposal.
//!
//! Source: the covenant's article on planning and control: the projectgroep is consulted on what is done
//! with a surplus or deficit, before the regiegroep decides.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::acting::{self, Act, Acting, Who, Window};
use crate::acts::proposal::open_proposal;
use crate::calendar::Date;
use crate::event::Event;
use crate::fact::Fact;
use crate::ids::{Position, ProposalId};
use crate::ledger::Ledger;
use crate::misfit::{At, Misfit};
use crate::refusal::{Refusal, refusals};

/// Record what the projectgroep advised on a proposal.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ConsultProjectgroep {
    /// The number of the proposal.
    pub proposal: ProposalId,
    /// What it advised.
    pub advice: Advice,
    /// Its advice in words.
    pub text: String,
}

/// What the projectgroep advised.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Advice {
    /// To adopt it.
    Positive,
    /// Neither to adopt nor to reject it.
    Neutral,
    /// Not to adopt it.
    Negative,
}

/// The projectgroep was consulted.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ProjectgroepConsulted {
    /// The proposal.
    pub proposal: ProposalId,
    /// What it advised.
    pub advice: Advice,
    /// Its advice in words.
    pub text: String,
}

refusals! {
    /// Refusals about consulting the projectgroep.
    ConsultationRefusal {
        AlreadyConsulted { proposal: ProposalId, on: Date } = "proposal.already-consulted" PlanningAndControl:
            "the projectgroep was consulted on proposal {proposal} on {on}",
            "one consultation a proposal; withdraw it to consult on a new one";
    }
}

impl Act for ConsultProjectgroep {
    fn decide(&self, by: &Acting<'_>) -> Result<Vec<Event>, Refusal> {
        by.allow(&[Who::ProjectLeader])?;
        by.dated(Window::Settlement)?;
        acting::text("text", &self.text)?;
        let proposal = open_proposal(by, self.proposal)?;
        if let Some(consultation) = &proposal.consultation {
            let (proposal, on) = (self.proposal, consultation.on);
            return Err(ConsultationRefusal::AlreadyConsulted { proposal, on }.into());
        }
        let ConsultProjectgroep { proposal, advice, text } = self.clone();
        Ok(vec![ProjectgroepConsulted { proposal, advice, text }.into()])
    }
}

impl Fact for ProjectgroepConsulted {
    fn evolve(self, at: At, ledger: &mut Ledger) -> Result<(), Misfit> {
        let proposal = ledger.proposals.open_mut(self.proposal)?;
        let consultation =
            Consultation { on: at.on, advice: self.advice, text: self.text, position: at.position };
        match proposal.consultation.replace(consultation) {
            None => Ok(()),
            Some(_) => Err(Misfit("the projectgroep was already consulted")),
        }
    }
}

/// A consultation of the projectgroep.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Consultation {
    /// When.
    pub on: Date,
    /// What it advised.
    pub advice: Advice,
    /// In words.
    pub text: String,
    /// The event.
    pub position: Position,
}

#[cfg(test)]
pub(crate) mod tests {
    use serde_json::json;

    use super::*;
    use crate::acts::subject::SubjectDraft;
    use crate::testing::{LEADER, Ladder, Ladders, ladders, proposal, proposals, submitted};

    fn consult() -> ConsultProjectgroep {
        let (proposal, text) = (ProposalId(1), "Liever niet.".to_owned());
        ConsultProjectgroep { proposal, advice: Advice::Negative, text }
    }

    #[test]
    fn the_projectgroep_advises() {
        let ConsultProjectgroep { proposal, advice, text } = consult();
        submitted()
            .when(LEADER, "2020-05-02", consult())
            .then([ProjectgroepConsulted { proposal, advice, text }])
            .booked([]);
    }

    #[test]
    pub(crate) fn each_rule_says_no_in_its_turn() -> Ladders {
        let advice = json!({ "proposal": 9, "advice": "neutral", "text": "" });
        let consulted = submitted().and(LEADER, "2020-05-02", consult());
        ladders([
            Ladder::from_below(proposals(), "consult-projectgroep", advice)
                .leader_within("2020-01-15", None)
                .refuses_until("text.empty", "/text", "Goed.")
                .of_an_open_proposal()
                .accepted(),
            Ladder::new(consulted, "consult-projectgroep", json!(consult()))
                .says(
                    "proposal.already-consulted: the projectgroep was consulted on proposal 1 on \
                     2020-05-02",
                    "one consultation a proposal; withdraw it to consult on a new one",
                )
                .after(|given| given.and(LEADER, "2020-05-03", proposal(SubjectDraft::Other)))
                .with("/proposal", 2)
                .accepted(),
        ])
    }
}
