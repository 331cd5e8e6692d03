//! Concluding the covenant, and the parties signing it.
//!
//! Source: the covenant's list of parties, and its article on entry into force: it holds from
//! signature.

mod nearest;

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::acting::{Act, Acting, Who, Window};
use crate::calendar::Date;
use crate::command::Request;
use crate::covenant::{Covenant, is_code};
use crate::definition::{self, Definition};
use crate::event::Event;
use crate::ids::{DecisionId, PartnerId, Position};
use crate::ledger::{At, Fact, Ledger, Misfit};
use crate::paged::{PagedList, PagedMap};
use crate::refusal::{General, Refusal, refusals};
use crate::text;

/// Concludes the covenant: the first command of every ledger, dated the day of its conclusion.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ConcludeCovenant {
    /// The covenant's definition.
    pub definition: Definition,
}

/// Records that parties signed the covenant on a day.
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
        Faulty { faults: String } = "covenant.faulty-definition" EntryIntoForce:
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
            let actor = crate::acting::shown(&request.actor);
            return Err(General::ActorNotAllowed { actor, allowed: "founder".to_owned() }.into());
        }
        if request.on > request.today {
            return Err(General::InFuture { on: request.on, today: request.today }.into());
        }
        let faults = self.definition.faults();
        if !faults.is_empty() {
            return Err(ConcludeRefusal::Faulty { faults: definition::listed(&faults) }.into());
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
                    .filter(|(_, partner)| partner.party.is_none())
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
                    let id = by.partner(name)?;
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
}

impl Fact for CovenantSigned {
    fn evolve(self, at: At, ledger: &mut Ledger) -> Result<(), Misfit> {
        let partner = ledger.partners.all.get_mut(self.partner.index());
        let partner = partner.ok_or(Misfit("there is no such partner"))?;
        let party = Membership { since: at.on, position: at.position, decision: None };
        match partner.party.replace(party) {
            None => Ok(()),
            Some(_) => Err(Misfit("the partner was already a party")),
        }
    }
}

/// A partner in the register.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Partner {
    /// Its code in commands.
    pub code: String,
    /// Its name: as the covenant writes it, or as it was last renamed.
    pub name: String,
    /// The names it had before, in order.
    pub former_names: Vec<FormerName>,
    /// The event that named it.
    pub position: Position,
    /// Since when it is a party, once it is one.
    pub party: Option<Membership>,
    /// How it left, once that is decided.
    pub left: Option<Departure>,
    /// The partners that merged into it.
    pub merged: Vec<PartnerId>,
}

impl Partner {
    /// Whether it was a party on at least one day of a span.
    fn is_party_within(&self, from: Date, to: Date) -> bool {
        self.party.as_ref().is_some_and(|party| party.since <= to)
            && self.left.as_ref().is_none_or(|left| from <= left.last_day)
    }
}

/// A name that a partner had until it was renamed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FormerName {
    /// The name.
    pub name: String,
    /// The first day on which it had another name.
    pub until: Date,
    /// The decision that renamed it.
    pub decision: DecisionId,
    /// The event.
    pub position: Position,
}

/// How a partner left the covenant.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Departure {
    /// The last day on which it is a party.
    pub last_day: Date,
    /// The partner it merged into, if it did not simply withdraw.
    pub into: Option<PartnerId>,
    /// The decision.
    pub decision: DecisionId,
    /// The event.
    pub position: Position,
}

/// How a partner became a party.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Membership {
    /// The day of signature or accession.
    pub since: Date,
    /// The event.
    pub position: Position,
    /// The decision, for a partner that acceded.
    pub decision: Option<DecisionId>,
}

/// The partner register.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Partners {
    pub(crate) all: PagedList<Partner>,
    pub(crate) by_code: PagedMap<String, PartnerId>,
    /// Who has or had a name, by its [`text::key`], in the order in which they last got it. A name has more
    /// than one if it was taken after its bearer left, or before names were compared by their key.
    pub(crate) by_name: PagedMap<String, Vec<PartnerId>>,
}

impl Partners {
    /// Every partner with its number.
    pub fn all(&self) -> impl Iterator<Item = (PartnerId, &Partner)> {
        self.all.iter().enumerate().map(|(index, partner)| (PartnerId::at(index), partner))
    }

    /// The partner with a number.
    pub fn get(&self, id: PartnerId) -> Option<&Partner> {
        self.all.get(id.index())
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.all.len()
    }

    /// How many were a party on a day.
    pub fn count_parties(&self, on: Date) -> usize {
        let mut parties = 0;
        self.all.pass(|_, partner| parties += usize::from(partner.is_party_within(on, on)));
        parties
    }

    /// The name of a partner, or `?` for a number that is nobody's.
    pub fn name(&self, id: PartnerId) -> &str {
        self.get(id).map_or("?", |partner| &partner.name)
    }

    /// The partner that has this code, or that has or had this name and has not left by a day.
    pub(crate) fn bearer(&self, text: &str, on: Date) -> Option<PartnerId> {
        let key = text::key(text);
        let by_name = || self.named(&key).iter().rev().find(|id| !self.has_left(**id, on));
        self.by_code.get(key.as_str()).or_else(by_name).copied()
    }

    /// The partner with a code or a name.
    ///
    /// Of several whose names read the same: the one that last had exactly this name, or else the one that
    /// has not left. Returns `None` if nobody, or more than one, is left to choose.
    pub fn find(&self, text: &str) -> Option<PartnerId> {
        let key = text::key(text);
        if let Some(id) = self.by_code.get(key.as_str()) {
            return Some(*id);
        }
        let named = self.named(&key);
        if let [_, _, ..] = named {
            let exactly = named.iter().rev().find(|id| self.has_name(**id, text));
            let mut there =
                named.iter().filter(|id| self.get(**id).is_some_and(|of| of.left.is_none()));
            return exactly.or_else(|| there.next().filter(|_| there.next().is_none())).copied();
        }
        named.first().copied()
    }

    /// Who has or had the name with a [`text::key`], in the order in which they last got it.
    fn named(&self, key: &str) -> &[PartnerId] {
        self.by_name.get(key).map_or(&[], Vec::as_slice)
    }

    fn has_left(&self, id: PartnerId, on: Date) -> bool {
        let left = self.get(id).and_then(|partner| partner.left.as_ref());
        left.is_some_and(|left| left.last_day < on)
    }

    /// Whether a partner has or had exactly this name.
    fn has_name(&self, id: PartnerId, name: &str) -> bool {
        self.get(id).is_some_and(|partner| {
            let former = partner.former_names.iter().map(|former| &former.name);
            former.chain([&partner.name]).any(|known| known == name)
        })
    }

    /// Notes that a partner has a name since a day, or from the beginning, unless another that had not left
    /// by then has or had exactly that one.
    fn note_name(&mut self, id: PartnerId, name: &str, since: Option<Date>) -> Result<(), Misfit> {
        let key = text::key(name);
        let mut named = self.named(&key).to_vec();
        let has_left = |id: PartnerId| since.is_some_and(|since| self.has_left(id, since));
        if named
            .iter()
            .any(|known| *known != id && !has_left(*known) && self.has_name(*known, name))
        {
            return Err(Misfit("another partner has this name"));
        }
        // Who had it last stands last.
        named.retain(|known| *known != id);
        named.push(id);
        self.by_name.insert(key, named);
        Ok(())
    }

    /// The name of a partner on a day, or `?` for a number that is nobody's.
    pub fn name_on(&self, id: PartnerId, day: Date) -> &str {
        let former = self.get(id).map_or(&[][..], |partner| &partner.former_names);
        let then = former.iter().find(|former| day < former.until);
        then.map_or_else(|| self.name(id), |former| &former.name)
    }

    /// Whether a partner had signed or acceded by a day, and had not left before it.
    pub fn is_party(&self, id: PartnerId, on: Date) -> bool {
        self.is_party_within(id, on, on)
    }

    /// Whether a partner was a party on at least one day of a span.
    pub fn is_party_within(&self, id: PartnerId, from: Date, to: Date) -> bool {
        self.get(id).is_some_and(|partner| partner.is_party_within(from, to))
    }

    /// The partner that owes on a day what a partner owed: itself, or what it had merged into.
    pub fn successor(&self, id: PartnerId, on: Date) -> PartnerId {
        self.follow(id, |left| left.last_day < on)
    }

    /// What a partner merged into, and that again, by the departures that count.
    fn follow(&self, id: PartnerId, counts: impl Fn(&&Departure) -> bool) -> PartnerId {
        let mut successor = id;
        // A partner merges into one that is a party after it, so that this ends; nobody merges twice.
        for _ in 0..self.all.len() {
            let left = self.get(successor).and_then(|partner| partner.left.as_ref());
            match left.filter(&counts).and_then(|left| left.into) {
                Some(into) => successor = into,
                None => break,
            }
        }
        successor
    }

    /// The name of a partner on a day by what was known before an event, so that what is recorded later of
    /// an earlier day does not change it.
    pub(crate) fn name_then(&self, id: PartnerId, day: Date, before: Position) -> &str {
        let former = self.get(id).map_or(&[][..], |partner| &partner.former_names);
        let known = former.iter().take_while(|former| former.position < before);
        let later = former.iter().skip(known.clone().count());
        let then = known.skip_while(|former| former.until <= day).chain(later).next();
        then.map_or_else(|| self.name(id), |former| &former.name)
    }

    /// The partner that owes on a day what a partner owed, by what was known before an event.
    pub(crate) fn owing_then(&self, id: PartnerId, day: Date, before: Position) -> PartnerId {
        let known = |left: &&Departure| left.last_day < day && left.position < before;
        self.follow(id, known)
    }

    /// The partner itself and those that had merged into it by a day, directly or through another.
    pub fn united(&self, id: PartnerId, on: Date) -> Vec<PartnerId> {
        let mut united = vec![id];
        let mut place = 0;
        while let Some(partner) = united.get(place).and_then(|id| self.get(*id)) {
            let merged = partner.merged.iter().copied();
            let by_then: Vec<PartnerId> =
                merged.filter(|from| self.successor(*from, on) != *from).collect();
            united.extend(by_then);
            place += 1;
        }
        united
    }

    /// The three codes most like a text, for a message: those that hold it first.
    pub fn nearest(&self, text: &str) -> String {
        let partners = self.all.iter().map(|partner| (&*partner.code, &*partner.name));
        nearest::nearest(text, partners).join(", ")
    }

    /// Checks of a party that the covenant names what a definition is held to, so far as the parties before
    /// it have a say.
    fn check_party(&self, code: &str, name: &str) -> Result<(), Misfit> {
        let key = text::key(name);
        let of_another = |text: &str| !self.named(text).is_empty();
        if !is_code(code) {
            return Err(Misfit("its code is none"));
        }
        if of_another(&key) || of_another(code) {
            return Err(Misfit("another party has this name, or its code as a name"));
        }
        if key != code && self.by_code.get(key.as_str()).is_some() {
            return Err(Misfit("its name is the code of another party"));
        }
        Ok(())
    }

    /// The number the next partner gets.
    pub(crate) fn next_id(&self) -> PartnerId {
        PartnerId::at(self.all.len())
    }

    pub(crate) fn add(
        &mut self,
        id: PartnerId,
        code: String,
        name: String,
        position: Position,
        party: Option<Membership>,
    ) -> Result<(), Misfit> {
        if id != self.next_id() {
            return Err(Misfit("its partner number is not the next"));
        }
        if self.by_code.insert(code.clone(), id).is_some() {
            return Err(Misfit("a partner with this code is there already"));
        }
        self.note_name(id, &name, party.as_ref().map(|party| party.since))?;
        self.all.push(Partner {
            code,
            name,
            former_names: Vec::new(),
            position,
            party,
            left: None,
            merged: Vec::new(),
        });
        Ok(())
    }

    /// Gives a partner another name; it is still found by the ones it had.
    pub(crate) fn rename(
        &mut self,
        id: PartnerId,
        name: String,
        since: Date,
        (decision, position): (DecisionId, Position),
    ) -> Result<(), Misfit> {
        let partner = self.get(id).ok_or(Misfit("there is no such partner"))?;
        if partner.former_names.last().is_some_and(|former| since <= former.until) {
            return Err(Misfit("the partner got its name later"));
        }
        self.note_name(id, &name, Some(since))?;
        let partner = self.all.get_mut(id.index()).ok_or(Misfit("there is no such partner"))?;
        let before = std::mem::replace(&mut partner.name, name);
        partner.former_names.push(FormerName { name: before, until: since, decision, position });
        Ok(())
    }

    /// The first day on which the last of those that merged into a partner is no party any more.
    pub(crate) fn last_taken_in(&self, id: PartnerId) -> Option<Date> {
        let merged = self.get(id).into_iter().flat_map(|partner| &partner.merged);
        let left = merged.filter_map(|from| self.get(*from)?.left.as_ref());
        left.map(|left| left.last_day.plus_days(1)).max()
    }

    /// Has a party leave, once.
    pub(crate) fn leave(&mut self, id: PartnerId, departure: Departure) -> Result<(), Misfit> {
        if !self.is_party(id, departure.last_day)
            || self.last_taken_in(id) > Some(departure.last_day)
        {
            return Err(Misfit(
                "the partner is no party on its last day, or others merge into it later",
            ));
        }
        if let Some(into) = departure.into {
            if into == id || !self.is_party(into, departure.last_day.plus_days(1)) {
                return Err(Misfit("what it merges into is no party the day after"));
            }
            let into = self.all.get_mut(into.index());
            into.ok_or(Misfit("there is no partner to merge into"))?.merged.push(id);
        }
        let partner = self.all.get_mut(id.index()).ok_or(Misfit("there is no such partner"))?;
        match partner.left.replace(departure) {
            None => Ok(()),
            Some(_) => Err(Misfit("the partner had left already")),
        }
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
            "oneOf": [{ "const": "all" }, { "type": "array", "items": { "type": "string" }, "minItems": 1 }],
            "description": "\"all\" that qualify, or a list of partner codes or names"
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{LEADER, day, definition, founded, nothing};

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
    fn refusals_name_the_facts() {
        let conclude = ConcludeCovenant { definition: definition() };
        founded().when("founder", "2020-01-15", conclude.clone()).refused(
            ConcludeRefusal::AlreadyConcluded { name: "Fictief convenant Oostpolder".to_owned() },
        );
        let (on, concluded_on) = (day("2020-01-16"), day("2020-01-15"));
        nothing()
            .when("founder", "2020-01-16", conclude)
            .refused(ConcludeRefusal::DateDiffers { on, concluded_on });
        let mut faulty = definition();
        faulty.parties.clear();
        faulty.regiegroep.seats.truncate(1);
        nothing().when("founder", "2020-01-15", ConcludeCovenant { definition: faulty }).refused(
            ConcludeRefusal::Faulty {
                faults:
                    "parties: name at least one; regiegroep.voting: a quorum of 2 does not fit \
                         1 seats; regiegroep.seats[0].partner: no party has the code `waterschap`"
                        .to_owned(),
            },
        );
        let mut late = definition();
        late.term.financial_start = late.term.ends;
        let faults = "term.ends: 2022-12-31 is not after the start, 2022-12-31".to_owned();
        nothing()
            .when("founder", "2020-01-15", ConcludeCovenant { definition: late })
            .refused(ConcludeRefusal::Faulty { faults });
        let partner = "Fictief Waterschap Oost".to_owned();
        founded()
            .when(LEADER, "2020-03-01", sign(&["waterschap"]))
            .refused(ConcludeRefusal::AlreadySigned { partner, on: day("2020-01-15") });
        founded().when(LEADER, "2020-03-01", sign(&[])).refused(ConcludeRefusal::NobodyNamed);
        let all = SignCovenant { partners: Which::All };
        founded()
            .and(LEADER, "2020-03-01", all.clone())
            .when(LEADER, "2020-03-02", all)
            .refused(ConcludeRefusal::NobodyLeft);
    }
}
