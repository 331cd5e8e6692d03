//! Concluding the covenant, and the parties signing it.
//!
//! Source: the covenant's list of parties, and its article on entry into force: it holds from
//! signature.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::acting::{Act, Acting, Who, Window};
use crate::calendar::Date;
use crate::command::Request;
use crate::covenant::Covenant;
use crate::definition::{Definition, Faults};
use crate::event::Event;
use crate::fact::{Concerned, Fact};
use crate::facts::{ActorName, Allowed, Listed};
use crate::ids::PartnerId;
use crate::ledger::Ledger;
use crate::misfit::{At, Misfit};
use crate::refusal::{General, Refusal, refusals};
use crate::text;

/// Conclude the covenant: the first command of every ledger, dated the day of its conclusion.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ConcludeCovenant {
    /// The covenant's definition.
    pub definition: Definition,
}

/// Record that parties signed the covenant, on a day.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SignCovenant {
    /// Which parties signed; `all` are those that had not signed yet.
    pub partners: Which,
}

/// Some partners: `"all"` that qualify, or a list of codes or names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Which {
    /// Every partner that qualifies.
    All,
    /// These, by code or name.
    These(Vec<String>),
}

/// The covenant was concluded.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct CovenantConcluded {
    /// What was agreed.
    pub covenant: Covenant,
}

/// A party was named in the covenant. It is a party once it has signed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct PartyNamed {
    /// Its number.
    pub partner: PartnerId,
    /// Its code in commands.
    pub code: String,
    /// Its name as the covenant writes it.
    pub name: String,
}

/// A party signed the covenant.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct CovenantSigned {
    /// Which party.
    pub partner: PartnerId,
}

refusals! {
    /// Refusals about concluding and signing.
    ConcludeRefusal {
        AlreadyConcluded { name: String } = "covenant.already-concluded" EntryIntoForce:
            "this ledger already holds the covenant `{name}`",
            "one covenant in one ledger: make another ledger for another covenant";
        DateDiffers { on: Date, concluded_on: Date } = "covenant.date-differs" EntryIntoForce:
            "the covenant was concluded on {concluded_on}, not on {on}",
            "the date {concluded_on}, or a definition with another one";
        Faulty { faults: Faults } = "covenant.faulty-definition" EntryIntoForce:
            "the covenant's definition contradicts itself: {faults}",
            "a definition in which each of these is mended";
        AlreadySigned { partner: String, on: Date } = "covenant.already-signed" EntryIntoForce:
            "{partner} is a party since {on}",
            "each party signs once";
        HasLeft { partner: String, last_day: Date } = "covenant.has-left" Accession:
            "{partner} was a party until {last_day}",
            "propose its accession, under a code that it did not have before";
        NobodyLeft = "covenant.nobody-left" EntryIntoForce:
            "every party has signed",
            "nothing more to sign";
        NobodyNamed = "covenant.nobody-named" EntryIntoForce:
            "no party is named",
            "at least one partner, or \"all\"";
    }
}

impl ConcludeCovenant {
    /// Checks, in this order: no covenant yet, given by the founders, dated on its own day and not in
    /// the future, a definition without faults.
    pub(crate) fn found(&self, ledger: &Ledger, request: &Request) -> Result<Vec<Event>, Refusal> {
        if let Some(covenant) = ledger.covenant() {
            return Err(already_concluded(covenant));
        }
        if !text::same(&request.actor, "founder") {
            let actor = ActorName(crate::acting::shown(&request.actor));
            let allowed = Listed(vec![Allowed::Founder]);
            return Err(General::ActorNotAllowed { actor, allowed }.into());
        }
        if request.on > request.today {
            return Err(General::InFuture { on: request.on, today: request.today }.into());
        }
        let faults = self.definition.faults();
        if !faults.is_empty() {
            return Err(ConcludeRefusal::Faulty { faults: Faults(faults) }.into());
        }
        let concluded_on = self.definition.term.concluded_on;
        if request.on != concluded_on {
            return Err(ConcludeRefusal::DateDiffers { on: request.on, concluded_on }.into());
        }
        let concluded = CovenantConcluded { covenant: self.definition.covenant() };
        let parties = self.definition.parties.iter().enumerate().map(|(index, party)| PartyNamed {
            partner: PartnerId::at(index),
            code: party.code.clone(),
            name: party.name.clone(),
        });
        Ok(std::iter::once(Box::new(concluded).into()).chain(parties.map(Event::from)).collect())
    }
}

impl Act for ConcludeCovenant {
    fn decide(&self, by: &Acting<'_>) -> Result<Vec<Event>, Refusal> {
        Err(already_concluded(by.covenant))
    }
}

fn already_concluded(covenant: &Covenant) -> Refusal {
    ConcludeRefusal::AlreadyConcluded { name: covenant.identity.name.clone() }.into()
}

impl Act for SignCovenant {
    fn decide(&self, by: &Acting<'_>) -> Result<Vec<Event>, Refusal> {
        by.allow(&[Who::Founder, Who::ProjectLeader])?;
        by.dated(Window::Covenant)?;
        let partners = &by.ledger.partners;
        let signing = match &self.partners {
            Which::All => {
                let left: Vec<PartnerId> = partners
                    .all()
                    .filter(|(_, partner)| partner.party.is_none() && !partner.relation)
                    .map(|(id, _)| id)
                    .collect();
                if left.is_empty() {
                    return Err(ConcludeRefusal::NobodyLeft.into());
                }
                left
            }
            Which::These(names) => {
                let (mut signing, mut before) = (Vec::new(), BTreeSet::new());
                for name in names {
                    let id = by.partner_of_covenant(name)?;
                    let known = partners.get(id);
                    if let Some(left) = known.and_then(|of| of.left.as_ref()) {
                        let (partner, last_day) = (partners.name(id).to_owned(), left.last_day);
                        return Err(ConcludeRefusal::HasLeft { partner, last_day }.into());
                    }
                    let since = known.and_then(|partner| partner.party.as_ref());
                    let since = since.map(|party| party.since);
                    if let Some(on) = since.or((!before.insert(id)).then_some(by.on)) {
                        let partner = partners.name(id).to_owned();
                        return Err(ConcludeRefusal::AlreadySigned { partner, on }.into());
                    }
                    signing.push(id);
                }
                if signing.is_empty() {
                    return Err(ConcludeRefusal::NobodyNamed.into());
                }
                signing
            }
        };
        Ok(signing.into_iter().map(|partner| CovenantSigned { partner }.into()).collect())
    }
}

impl Fact for CovenantConcluded {
    fn evolve(self, _: At, ledger: &mut Ledger) -> Result<(), Misfit> {
        ledger.conclude(self.covenant)
    }
}

impl Fact for PartyNamed {
    fn evolve(self, at: At, ledger: &mut Ledger) -> Result<(), Misfit> {
        if !ledger.is_founding(at.position) {
            return Err(Misfit("parties are named right after the covenant"));
        }
        ledger.partners.check_party(&self.code, &self.name)?;
        ledger.partners.add(self.partner, self.code, self.name, at.position, None)
    }

    fn concerns(&self, name: &mut dyn FnMut(Concerned<'_>)) {
        name(Concerned::Partner(self.partner));
    }
}

impl Fact for CovenantSigned {
    fn evolve(self, at: At, ledger: &mut Ledger) -> Result<(), Misfit> {
        ledger.partners.sign(self.partner, at.on, at.position)
    }

    fn concerns(&self, name: &mut dyn FnMut(Concerned<'_>)) {
        name(Concerned::Partner(self.partner));
    }
}

impl Serialize for Which {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Which::All => serializer.serialize_str("all"),
            Which::These(partners) => partners.serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for Which {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Text;
        impl<'de> de::Visitor<'de> for Text {
            type Value = Which;
            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("\"all\" or a list of partner codes")
            }
            fn visit_str<E: de::Error>(self, text: &str) -> Result<Which, E> {
                match text {
                    "all" => Ok(Which::All),
                    _ => Err(E::invalid_value(de::Unexpected::Str(text), &self)),
                }
            }
            fn visit_seq<A: de::SeqAccess<'de>>(self, list: A) -> Result<Which, A::Error> {
                Vec::deserialize(de::value::SeqAccessDeserializer::new(list)).map(Which::These)
            }
        }
        deserializer.deserialize_any(Text)
    }
}

impl JsonSchema for Which {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Which".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "oneOf": [
                { "const": "all", "description": "All that qualify." },
                {
                    "type": "array", "items": { "type": "string" }, "minItems": 1,
                    "description": "These, by code or name."
                }
            ],
            "description": "\"all\" that qualify, or a list of partner codes or names."
        })
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use serde_json::json;

    use super::*;
    use crate::testing::{
        LEADER, Ladder, Ladders, complete, definition, founded, ladders, nothing, subject,
    };

    fn sign(partners: &[&str]) -> SignCovenant {
        let partners = partners.iter().map(|&partner| partner.to_owned()).collect();
        SignCovenant { partners: Which::These(partners) }
    }

    #[test]
    fn concluding_names_every_party_in_the_order_of_the_definition() {
        let definition = definition();
        let mut expected: Vec<Event> =
            vec![Box::new(CovenantConcluded { covenant: definition.covenant() }).into()];
        for (index, party) in definition.parties.iter().enumerate() {
            let (partner, code, name) =
                (PartnerId::at(index), party.code.clone(), party.name.clone());
            expected.push(PartyNamed { partner, code, name }.into());
        }
        assert_eq!(expected.len(), 5);
        nothing().when("founder", "2020-01-15", ConcludeCovenant { definition }).then(expected);
    }

    #[test]
    fn a_party_signs_on_its_own_day_by_code_or_name_or_with_all_that_are_left() {
        let boeren = || [CovenantSigned { partner: PartnerId(4) }];
        founded().when(LEADER, "2020-03-01", sign(&["boeren"])).then(boeren());
        let by_name = sign(&["Fictieve Boerencoöperatie | (oost)"]);
        founded().when(LEADER, "2020-03-01", by_name).then(boeren());
        let all = SignCovenant { partners: Which::All };
        founded().when("founder", "2020-03-01", all).then(boeren());
    }

    #[test]
    pub(crate) fn each_rule_says_no_in_its_turn() -> Ladders {
        let conclude = || json!({ "definition": definition() });
        let mut faulty = definition();
        faulty.parties.clear();
        faulty.regiegroep.seats.truncate(1);
        let mut late = definition();
        late.term.financial_start = late.term.ends;
        let boeren = "Fictieve Boerencoöperatie | (oost)";
        let withdrawal = subject(json!({ "withdrawal": { "partner": "boeren" } }));
        let accession = subject(json!({ "accession": { "code": "boeren2", "name": boeren } }));
        let left = complete().and_adopted("2020-05-01", withdrawal);
        ladders([
            Ladder::new(nothing(), "conclude-covenant", json!({ "definition": faulty }))
                .on("2030-01-01")
                .refuses("actor.not-allowed")
                .by("founder")
                .refuses("date.in-future")
                .on("2020-01-16")
                .says(
                    "covenant.faulty-definition: the covenant's definition contradicts itself: \
                     parties: name at least one; regiegroep.seats[0].partner: no party has the code \
                     `waterschap`; regiegroep.decide[0].quorum: a quorum of 2 does not fit 1 seats",
                    "a definition in which each of these is mended",
                )
                .with("/definition", json!(late))
                .says(
                    "covenant.faulty-definition: the covenant's definition contradicts itself: \
                     term.ends: 2022-12-31 is not after the start, 2022-12-31",
                    "a definition in which each of these is mended",
                )
                .with("/definition", json!(definition()))
                .says(
                    "covenant.date-differs: the covenant was concluded on 2020-01-15, not on \
                     2020-01-16",
                    "the date 2020-01-15, or a definition with another one",
                )
                .on("2020-01-15")
                .accepted(),
            Ladder::new(founded(), "conclude-covenant", conclude())
                .says(
                    "covenant.already-concluded: this ledger already holds the covenant `Fictief \
                     convenant Oostpolder`",
                    "one covenant in one ledger: make another ledger for another covenant",
                )
                .nothing_to_do("a ledger has one covenant; in another ledger it is accepted"),
            Ladder::from_below(founded(), "sign-covenant", json!({ "partners": ["niemand"] }))
                .founder_or_leader()
                .on("2023-01-01")
                .refuses("date.after-end")
                .on("2020-03-01")
                .refuses_until("partner.unknown", "/partners", json!(["waterschap"]))
                .says(
                    "covenant.already-signed: Fictief Waterschap Oost is a party since 2020-01-15",
                    "each party signs once",
                )
                .with("/partners", json!(["boeren", boeren]))
                .refuses_until("covenant.already-signed", "/partners", json!([]))
                .says(
                    "covenant.nobody-named: no party is named",
                    "at least one partner, or \"all\"",
                )
                .with("/partners", json!(["boeren"]))
                .accepted(),
            Ladder::new(complete(), "sign-covenant", json!({ "partners": "all" }))
                .says("covenant.nobody-left: every party has signed", "nothing more to sign")
                .nothing_to_do("everybody has signed"),
            Ladder::new(left, "sign-covenant", json!({ "partners": ["boeren"] }))
                .says(
                    "covenant.has-left: Fictieve Boerencoöperatie | (oost) was a party until \
                     2020-04-30",
                    "propose its accession, under a code that it did not have before",
                )
                .instead(|given| given.and_adopted("2020-06-01", accession)),
        ])
    }
}
