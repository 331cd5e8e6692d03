//! The partner register: the partners that the covenant names or that acceded, their names, and when they are
//! parties.

use serde::{Deserialize, Serialize};

use crate::calendar::Date;
use crate::covenant::is_code;
use crate::ids::{DecisionId, PartnerId, Position};
use crate::look_up;
use crate::misfit::{At, Misfit};
use crate::paged::{PagedList, PagedMap, parts};
use crate::text;

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
    /// Whether it was registered as a third party, before it was a party or without becoming one.
    pub relation: bool,
    /// When it became a party, if it did.
    pub party: Option<Membership>,
    /// How it leaves, once that is decided.
    pub left: Option<Departure>,
    /// The partners that merged into it.
    pub merged: Vec<PartnerId>,
}

impl Partner {
    /// An entry of somebody who is no party yet.
    fn of(code: String, name: String, position: Position) -> Partner {
        Partner {
            code,
            name,
            former_names: Vec::new(),
            position,
            relation: false,
            party: None,
            left: None,
            merged: Vec::new(),
        }
    }

    /// Whether it is a third party, and no partner of the covenant.
    pub fn is_third(&self) -> bool {
        self.relation && self.party.is_none()
    }

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
    /// The partners that have or had each name, by [`text::key`], in the order in which they last got it. A
    /// name has more than one if it was taken after its bearer left, or before names were compared by their
    /// key.
    pub(crate) by_name: PagedMap<String, Vec<PartnerId>>,
}

parts!(Partners { all, by_code, by_name });

impl Partners {
    /// Every partner with its number.
    pub fn all(&self) -> impl Iterator<Item = (PartnerId, &Partner)> {
        self.all.iter().enumerate().map(|(index, partner)| (PartnerId::at(index), partner))
    }

    /// The partner with a number.
    pub fn get(&self, id: PartnerId) -> Option<&Partner> {
        self.all.get(id.index())
    }

    /// The number of entries: partners and third parties.
    pub fn count(&self) -> usize {
        self.all.len()
    }

    /// The number of partners: of those that the covenant names and that acceded.
    pub fn count_partners(&self) -> usize {
        let mut partners = 0;
        self.all.pass(|_, entry| partners += usize::from(!entry.is_third()));
        partners
    }

    /// Whether an entry is that of a third party, that never became a partner.
    pub fn is_third(&self, id: PartnerId) -> bool {
        self.get(id).is_some_and(Partner::is_third)
    }

    /// The number of parties on a day.
    pub fn count_parties(&self, on: Date) -> usize {
        let mut parties = 0;
        self.all.pass(|_, partner| parties += usize::from(partner.is_party_within(on, on)));
        parties
    }

    /// The name of a partner, or `?` for an unknown number.
    pub fn name(&self, id: PartnerId) -> &str {
        self.get(id).map_or("?", |partner| &partner.name)
    }

    /// The partner that has this code, or that has or had this name and has not left by a day.
    pub(crate) fn bearer(&self, text: &str, on: Date) -> Option<PartnerId> {
        let key = text::key(text);
        let by_name = || self.named(&key).iter().rev().find(|id| !self.has_left(**id, on));
        self.by_code.get(key.as_str()).or_else(by_name).copied()
    }

    /// Finds a partner by its code or a name.
    ///
    /// Of several whose names have the same key, it is the one that last had exactly this name, or else the
    /// one that has not left. Returns `None` if there is none, or still more than one.
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

    /// Finds a partner by its code, its name, or a part of them that no other partner has: three characters or more,
    /// from the beginning of a word on. A partner that has left has no part.
    ///
    /// # Errors
    /// The partners that have the part, if there are several; nobody otherwise.
    pub fn look_up(&self, text: &str) -> Result<PartnerId, Vec<PartnerId>> {
        if let Some(id) = self.find(text) {
            return Ok(id);
        }
        let there = self.all().filter(|(_, partner)| partner.left.is_none());
        look_up::by_part(text, there.map(|(id, of)| (id, &*of.code, &*of.name)))
    }

    /// The codes of partners, as far as a message has room for them.
    pub fn codes(&self, partners: &[PartnerId]) -> String {
        let codes = partners.iter().take(8).filter_map(|id| self.get(*id));
        codes.map(|partner| &*partner.code).collect::<Vec<_>>().join(", ")
    }

    /// The partners that have or had the name with a [`text::key`], in the order in which they last got it.
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

    /// Notes that a partner has a name since a day, or from the beginning. Fails if another partner has or
    /// had exactly that name and had not left by then.
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
        // The partner that got the name last stands last.
        named.retain(|known| *known != id);
        named.push(id);
        self.by_name.insert(key, named);
        Ok(())
    }

    /// The name of a partner on a day, or `?` for an unknown number.
    pub fn name_on(&self, id: PartnerId, day: Date) -> &str {
        let former = self.get(id).map_or(&[][..], |partner| &partner.former_names);
        let then = former.iter().find(|former| day < former.until);
        then.map_or_else(|| self.name(id), |former| &former.name)
    }

    /// Whether a partner had signed or acceded by a day, and had not left before it.
    pub fn is_party(&self, id: PartnerId, on: Date) -> bool {
        self.is_party_within(id, on, on)
    }

    /// Whether a partner had exactly this name on a day or before it.
    pub(crate) fn had_name_by(&self, id: PartnerId, name: &str, day: Date) -> bool {
        let former = self.get(id).map_or(&[][..], |partner| &partner.former_names);
        let by_then = former.iter().take_while(|former| former.until <= day);
        let mut by_then = by_then.map(|former| &*former.name).chain([self.name_on(id, day)]);
        by_then.any(|known| known == name)
    }

    /// Whether a partner was a party on at least one day of a span.
    pub fn is_party_within(&self, id: PartnerId, from: Date, to: Date) -> bool {
        self.get(id).is_some_and(|partner| partner.is_party_within(from, to))
    }

    /// The partner that owes the debts of a partner on a day: itself, or the partner it had merged into.
    pub fn successor(&self, id: PartnerId, on: Date) -> PartnerId {
        self.follow(id, |left| left.last_day < on)
    }

    /// Follows the mergers of a partner whose departures satisfy `counts`.
    fn follow(&self, id: PartnerId, counts: impl Fn(&&Departure) -> bool) -> PartnerId {
        let mut successor = id;
        // A partner merges only into one that is a party after it, and only once. So this ends.
        for _ in 0..self.all.len() {
            let left = self.get(successor).and_then(|partner| partner.left.as_ref());
            match left.filter(&counts).and_then(|left| left.into) {
                Some(into) => successor = into,
                None => break,
            }
        }
        successor
    }

    /// The name of a partner on a day, as it was known before an event. Changes of that day that are recorded
    /// later do not change it.
    pub(crate) fn name_then(&self, id: PartnerId, day: Date, before: Position) -> &str {
        let former = self.get(id).map_or(&[][..], |partner| &partner.former_names);
        let known = former.iter().take_while(|former| former.position < before);
        let later = former.iter().skip(known.clone().count());
        let then = known.skip_while(|former| former.until <= day).chain(later).next();
        then.map_or_else(|| self.name(id), |former| &former.name)
    }

    /// The partner that owes the debts of a partner on a day, as it was known before an event.
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

    /// The three codes most like a text, for a message. Those that contain it come first.
    pub fn nearest(&self, text: &str) -> String {
        let partners = self.all.iter().map(|partner| (&*partner.code, &*partner.name));
        look_up::nearest::nearest(text, partners).join(", ")
    }

    /// Checks a party that the covenant names by the rules for a definition, as far as they concern the
    /// parties before it.
    pub(crate) fn check_party(&self, code: &str, name: &str) -> Result<(), Misfit> {
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

    /// The number of the next partner.
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
        let since = party.as_ref().map(|party| party.since);
        self.enter(id, Partner { party, ..Partner::of(code, name, position) }, since)
    }

    fn enter(&mut self, id: PartnerId, entry: Partner, since: Option<Date>) -> Result<(), Misfit> {
        if id != self.next_id() {
            return Err(Misfit("its partner number is not the next"));
        }
        if self.by_code.insert(entry.code.clone(), id).is_some() {
            return Err(Misfit("a partner with this code is there already"));
        }
        self.note_name(id, &entry.name, since)?;
        self.all.push(entry);
        Ok(())
    }

    /// Adds a third party.
    pub(crate) fn add_relation(
        &mut self,
        id: PartnerId,
        code: String,
        name: String,
        at: At,
    ) -> Result<(), Misfit> {
        let entry = Partner::of(code, name, at.position);
        self.enter(id, Partner { relation: true, ..entry }, Some(at.on))
    }

    /// Makes a third party a party.
    pub(crate) fn accede(
        &mut self,
        id: PartnerId,
        code: &str,
        party: Membership,
    ) -> Result<(), Misfit> {
        let entry = self.all.get_mut(id.index()).ok_or(Misfit("there is no such partner"))?;
        if !entry.is_third() || entry.code != code {
            return Err(Misfit("who accedes is in the register, and no third party"));
        }
        entry.party = Some(party);
        Ok(())
    }

    /// Makes a party that the covenant names one that has signed, once.
    pub(crate) fn sign(
        &mut self,
        id: PartnerId,
        on: Date,
        position: Position,
    ) -> Result<(), Misfit> {
        let partner = self.all.get_mut(id.index()).ok_or(Misfit("there is no such partner"))?;
        if partner.relation {
            return Err(Misfit("a third party signs nothing"));
        }
        match partner.party.replace(Membership { since: on, position, decision: None }) {
            None => Ok(()),
            Some(_) => Err(Misfit("the partner was already a party")),
        }
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

    /// The first day on which none of the partners that merged into a partner is a party any more.
    pub(crate) fn last_taken_in(&self, id: PartnerId) -> Option<Date> {
        let merged = self.get(id).into_iter().flat_map(|partner| &partner.merged);
        let left = merged.filter_map(|from| self.get(*from)?.left.as_ref());
        left.map(|left| left.last_day.plus_days(1)).max()
    }

    /// Makes a party leave, once.
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
