//! Mandates: a seat lets somebody else vote for it, a deputy or another seat as its proxy, for a time.
//!
//! Source: the covenant's article on organisation. A deputy is a person who votes in place of the holder, also while
//! nobody holds the seat. A proxy is another seat, whose holder votes for this one too: until a last day, for one
//! other seat at most, and never on behalf of a seat that is a proxy itself. The seat counts as it always does.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::acting::{self, Act, Acting, Who, Window};
use crate::acts::retraction::{Found, Record};
use crate::acts::role::RoleRefusal;
use crate::calendar::Date;
use crate::event::Event;
use crate::fact::{Concerned, Fact};
use crate::facts::{ActorName, Days};
use crate::ids::Actor;
use crate::ids::{MandateId, PersonId, Position, SeatId};
use crate::ledger::Ledger;
use crate::misfit::{At, Misfit};
use crate::refusal::{Refusal, refusals};

/// Record that a seat lets a deputy or another seat vote for it, from that day.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GrantMandate {
    /// The code of the seat that gives it.
    pub seat: String,
    /// The number of the person who votes in place of the holder.
    #[serde(default)]
    pub deputy: Option<PersonId>,
    /// The code of the seat whose holder votes for this seat too.
    #[serde(default)]
    pub proxy: Option<String>,
    /// The last day; for a deputy until it is withdrawn if left out. A proxy has one.
    #[serde(default)]
    pub until: Option<Date>,
    /// Where it is written down.
    #[serde(default)]
    pub source: Option<String>,
}

/// Withdraw a mandate, from that day.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WithdrawMandate {
    /// The number of the mandate.
    pub mandate: MandateId,
}

/// Who may vote by a mandate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Mandated {
    /// A person, in place of the holder of the seat.
    Deputy(PersonId),
    /// The holder of another seat.
    Proxy(SeatId),
}

/// A seat gave a mandate, from the day of the event.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct MandateGranted {
    /// Its number.
    pub mandate: MandateId,
    /// The seat that gave it.
    pub seat: SeatId,
    /// Who may vote by it.
    pub to: Mandated,
    /// The last day, if there is one.
    pub until: Option<Date>,
    /// Where it is written down.
    pub source: Option<String>,
}

/// A mandate was withdrawn, from the day of the event.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct MandateWithdrawn {
    /// The mandate.
    pub mandate: MandateId,
    /// The seat that gave it.
    pub seat: SeatId,
}

refusals! {
    /// Refusals about mandates.
    MandateRefusal {
        OtherSeat { actor: ActorName, seat: String } = "mandate.other-seat" Organisation:
            "{actor} cannot give or withdraw a mandate of seat {seat}",
            "a mandate of its own seat, or let the project leader record it";
        OneOfTwo = "mandate.one-of-two" Organisation:
            "a mandate is for a deputy or for a proxy",
            "the number of a person as deputy, or the code of a seat as proxy";
        Forgotten { person: PersonId, on: Date } = "mandate.person-forgotten" Organisation:
            "person {person} was forgotten on {on}",
            "a number that nobody had yet";
        HoldsSeat { person: PersonId, seat: String } = "mandate.holds-seat" Organisation:
            "person {person} holds seat {seat} on that day",
            "another person; who holds the seat votes without a mandate";
        OwnProxy { seat: String } = "mandate.own-proxy" Organisation:
            "seat {seat} cannot be its own proxy",
            "another seat, or a person as deputy";
        EndMissing = "mandate.end-missing" Organisation:
            "a proxy has a last day",
            "the last day on which the other seat votes for this one, such as that of the meeting";
        EndsBefore { until: Date } = "mandate.ends-before" Organisation:
            "the mandate would end on {until}, and is given on a later day",
            "the day of the mandate or a later day";
        Overlaps { seat: String, mandate: MandateId, days: Days } = "mandate.overlaps" Organisation:
            "seat {seat} has given mandate {mandate} {days}",
            "other days, or withdraw mandate {mandate} first";
        ProxyTaken { proxy: String, seat: String, mandate: MandateId, days: Days } = "mandate.proxy-taken" Organisation:
            "seat {proxy} is the proxy of seat {seat} by mandate {mandate}, {days}, and votes for no more than one other seat",
            "another seat, or other days";
        PassedOn { seat: String, proxy: String, mandate: MandateId, days: Days } = "mandate.passed-on" Organisation:
            "by mandate {mandate}, {days}, seat {proxy} is the proxy of seat {seat}, and a proxy is not passed on",
            "another seat, a person as deputy, or other days";
        Unknown { mandate: MandateId } = "mandate.unknown" Organisation:
            "there is no mandate {mandate}",
            "the number of a mandate, as `show mandates` shows it";
        BeforeGrant { mandate: MandateId, from: Date } = "mandate.before-grant" Organisation:
            "mandate {mandate} was given on {from}, after that day",
            "a day from {from}";
        Over { mandate: MandateId, since: Date } = "mandate.over" Organisation:
            "mandate {mandate} is over from {since}",
            "a mandate that runs";
        VotedSince { mandate: MandateId, voted_on: Date } = "mandate.voted-since" Organisation:
            "a vote was cast by mandate {mandate} on {voted_on}, and that vote stands",
            "a day after {voted_on}";
    }
}

impl Act for GrantMandate {
    fn decide(&self, by: &Acting<'_>) -> Result<Vec<Event>, Refusal> {
        by.allow(&[Who::ProjectLeader, Who::AnySeat])?;
        by.dated(Window::Settlement)?;
        let seat = by.seat(&self.seat)?;
        of_own_seat(by, seat)?;
        let to = match (self.deputy, &self.proxy) {
            (Some(person), None) => deputy(by, seat, person)?,
            (None, Some(proxy)) => Mandated::Proxy(by.seat(proxy)?),
            (Some(_), Some(_)) | (None, None) => return Err(MandateRefusal::OneOfTwo.into()),
        };
        if to == Mandated::Proxy(seat) {
            let seat = by.covenant.actor_name(Actor::Seat(seat)).to_owned();
            return Err(MandateRefusal::OwnProxy { seat }.into());
        }
        match self.until {
            None if matches!(to, Mandated::Proxy(_)) => {
                return Err(MandateRefusal::EndMissing.into());
            }
            Some(until) if until < by.on => {
                return Err(MandateRefusal::EndsBefore { until }.into());
            }
            Some(_) | None => {}
        }
        if let Some(source) = &self.source {
            acting::line("source", source, 200)?;
        }
        let mandates = &by.ledger.mandates;
        if let Some(conflict) = mandates.conflict(seat, to, by.on, self.until, None) {
            return Err(conflict.refusal(by).into());
        }
        let mandate = mandates.next_id();
        let (until, source) = (self.until, self.source.clone());
        Ok(vec![MandateGranted { mandate, seat, to, until, source }.into()])
    }
}

/// Refuses a seat that acts for another.
fn of_own_seat(by: &Acting<'_>, seat: SeatId) -> Result<(), Refusal> {
    match by.actor {
        Actor::Seat(own) if own != seat => {
            let actor = by.covenant.actor_name(by.actor).into();
            let seat = by.covenant.actor_name(Actor::Seat(seat)).to_owned();
            Err(MandateRefusal::OtherSeat { actor, seat }.into())
        }
        Actor::Founder | Actor::ProjectLeader | Actor::Seat(_) => Ok(()),
    }
}

/// A person who can be the deputy of a seat.
fn deputy(by: &Acting<'_>, seat: SeatId, person: PersonId) -> Result<Mandated, Refusal> {
    if person.0 == 0 {
        return Err(RoleRefusal::NoPerson.into());
    }
    if let Some(forgotten) = by.ledger.persons.forgotten(person) {
        return Err(MandateRefusal::Forgotten { person, on: forgotten.on }.into());
    }
    if by.ledger.roles.seat_holder(seat, by.on) == Some(person) {
        let seat = by.covenant.actor_name(Actor::Seat(seat)).to_owned();
        return Err(MandateRefusal::HoldsSeat { person, seat }.into());
    }
    Ok(Mandated::Deputy(person))
}

impl Act for WithdrawMandate {
    fn decide(&self, by: &Acting<'_>) -> Result<Vec<Event>, Refusal> {
        by.allow(&[Who::ProjectLeader, Who::AnySeat])?;
        by.dated(Window::Settlement)?;
        let mandate = self.mandate;
        let given = by.ledger.mandates.get(mandate);
        let given = given.ok_or(MandateRefusal::Unknown { mandate })?;
        of_own_seat(by, given.seat)?;
        if by.on < given.from {
            return Err(MandateRefusal::BeforeGrant { mandate, from: given.from }.into());
        }
        let over = given.over_from();
        let ended = given.withdrawn.is_some() || given.moved.is_some();
        if let Some(since) = over.filter(|since| ended || *since <= by.on) {
            return Err(MandateRefusal::Over { mandate, since }.into());
        }
        if let Some((voted_on, _)) = given.last_vote.filter(|(voted_on, _)| by.on <= *voted_on) {
            return Err(MandateRefusal::VotedSince { mandate, voted_on }.into());
        }
        Ok(vec![MandateWithdrawn { mandate, seat: given.seat }.into()])
    }
}

impl Fact for MandateGranted {
    fn evolve(self, at: At, ledger: &mut Ledger) -> Result<(), Misfit> {
        let MandateGranted { mandate, seat, to, until, source } = self;
        if mandate != ledger.mandates.next_id() {
            return Err(Misfit("its mandate number is not the next"));
        }
        let is_seat = |id| ledger.covenant().is_some_and(|covenant| covenant.seat(id).is_some());
        let to_seat = match to {
            Mandated::Deputy(person) if ledger.persons.forgotten(person).is_some() => {
                return Err(Misfit("the person was forgotten"));
            }
            Mandated::Deputy(_) => None,
            Mandated::Proxy(proxy) => Some(proxy),
        };
        if !is_seat(seat) || to_seat.is_some_and(|proxy| proxy == seat || !is_seat(proxy)) {
            return Err(Misfit("there is no such seat, or it is its own proxy"));
        }
        if ledger.mandates.conflict(seat, to, at.on, until, None).is_some() {
            return Err(Misfit("another mandate of those days does not go with it"));
        }
        let moves = [Some(seat), to_seat].into_iter().flatten();
        let moved = moves.filter_map(|id| ledger.amendments.next_move(id, at.on)).min();
        ledger.mandates.all.push(Mandate {
            seat,
            to,
            from: at.on,
            until,
            source,
            position: at.position,
            withdrawn: None,
            moved,
            last_vote: None,
            retracted: false,
        });
        Ok(())
    }

    fn concerns(&self, name: &mut dyn FnMut(Concerned<'_>)) {
        name(Concerned::Seat(self.seat));
        if let Mandated::Proxy(proxy) = self.to {
            name(Concerned::Seat(proxy));
        }
    }
}

impl Fact for MandateWithdrawn {
    fn evolve(self, at: At, ledger: &mut Ledger) -> Result<(), Misfit> {
        let given = ledger.mandates.get_mut(self.mandate);
        let given = given.filter(|of| of.seat == self.seat && of.withdrawn.is_none());
        let given = given.ok_or(Misfit("there is no such mandate that runs"))?;
        let voted = given.last_vote.is_some_and(|(voted_on, _)| at.on <= voted_on);
        if at.on < given.from || voted {
            return Err(Misfit("the mandate is of a later day, or a vote rests on it"));
        }
        given.withdrawn = Some((at.on, at.position));
        Ok(())
    }

    fn concerns(&self, name: &mut dyn FnMut(Concerned<'_>)) {
        name(Concerned::Seat(self.seat));
    }
}

/// A mandate, and what became of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Mandate {
    /// The seat that gave it.
    pub seat: SeatId,
    /// Who may vote by it.
    pub to: Mandated,
    /// The first day.
    pub from: Date,
    /// The last day as it was given, if there is one.
    pub until: Option<Date>,
    /// Where it is written down.
    pub source: Option<String>,
    /// The event.
    pub position: Position,
    /// From when it was withdrawn, and the event.
    pub withdrawn: Option<(Date, Position)>,
    /// When its seat, or that of the proxy, went to another partner.
    pub moved: Option<Date>,
    /// The last day on which somebody voted by it, and the last vote of that day.
    pub last_vote: Option<(Date, Position)>,
    /// Whether it was taken back: it never was so.
    retracted: bool,
}

impl Mandate {
    /// The first day on which it no longer runs, if that is known.
    pub fn over_from(&self) -> Option<Date> {
        let after = self.until.map(|until| until.plus_days(1));
        let withdrawn = self.withdrawn.map(|(on, _)| on);
        after.into_iter().chain(withdrawn).chain(self.moved).min()
    }

    /// Whether somebody could vote by it on a day.
    pub fn runs(&self, on: Date) -> bool {
        !self.retracted && self.from <= on && self.over_from().is_none_or(|over| on < over)
    }

    /// Whether it was taken back: it never was so.
    pub fn is_retracted(&self) -> bool {
        self.retracted
    }

    /// Whether it runs on one of these days at least.
    fn meets(&self, from: Date, until: Option<Date>) -> bool {
        let over = self.over_from();
        !self.retracted
            && over.is_none_or(|over| from < over && self.from < over)
            && until.is_none_or(|until| self.from <= until)
    }

    fn days(&self) -> Days {
        match self.over_from() {
            None => Days::From(self.from),
            Some(over) => Days::Between { from: self.from, until: over.plus_days(-1) },
        }
    }
}

/// Why a mandate does not go with another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Conflict {
    /// Its seat has given another.
    Overlaps(MandateId),
    /// Its proxy is the proxy of another seat.
    Taken(MandateId),
    /// Its proxy has given a proxy itself, or its seat is one.
    PassedOn(MandateId),
}

impl Conflict {
    fn with(self) -> MandateId {
        match self {
            Conflict::Overlaps(other) | Conflict::Taken(other) | Conflict::PassedOn(other) => other,
        }
    }

    fn refusal(self, by: &Acting<'_>) -> MandateRefusal {
        let mandate = self.with();
        let Some(other) = by.ledger.mandates.get(mandate) else {
            return MandateRefusal::Unknown { mandate };
        };
        let name = |seat| by.covenant.actor_name(Actor::Seat(seat)).to_owned();
        let (seat, days) = (name(other.seat), other.days());
        let proxy = match other.to {
            Mandated::Deputy(_) => String::new(),
            Mandated::Proxy(proxy) => name(proxy),
        };
        match self {
            Conflict::Overlaps(_) => MandateRefusal::Overlaps { seat, mandate, days },
            Conflict::Taken(_) => MandateRefusal::ProxyTaken { proxy, seat, mandate, days },
            Conflict::PassedOn(_) => MandateRefusal::PassedOn { seat, proxy, mandate, days },
        }
    }
}

/// Who may and might vote for which seat.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Mandates {
    all: Vec<Mandate>,
}

impl Mandates {
    /// Every mandate with its number, in the order recorded, those that were taken back included.
    pub fn all(&self) -> impl Iterator<Item = (MandateId, &Mandate)> {
        self.all.iter().enumerate().map(|(index, mandate)| (MandateId::at(index), mandate))
    }

    /// The mandate with a number. Returns `None` too if it was taken back.
    pub fn get(&self, id: MandateId) -> Option<&Mandate> {
        self.all.get(id.index()).filter(|mandate| !mandate.retracted)
    }

    /// The mandate of a seat that runs on a day.
    pub fn running(&self, seat: SeatId, on: Date) -> Option<(MandateId, &Mandate)> {
        self.all().find(|(_, mandate)| mandate.seat == seat && mandate.runs(on))
    }

    fn get_mut(&mut self, id: MandateId) -> Option<&mut Mandate> {
        self.all.get_mut(id.index()).filter(|mandate| !mandate.retracted)
    }

    fn next_id(&self) -> MandateId {
        MandateId::at(self.all.len())
    }

    /// What a mandate of these days does not go with, other than `itself`.
    fn conflict(
        &self,
        seat: SeatId,
        to: Mandated,
        from: Date,
        until: Option<Date>,
        itself: Option<MandateId>,
    ) -> Option<Conflict> {
        let others =
            self.all().filter(|(id, other)| Some(*id) != itself && other.meets(from, until));
        let conflict = |(id, other): (MandateId, &Mandate)| match (to, other.to) {
            _ if other.seat == seat => Some(Conflict::Overlaps(id)),
            (Mandated::Proxy(proxy), Mandated::Proxy(of)) if of == proxy => {
                Some(Conflict::Taken(id))
            }
            (Mandated::Proxy(proxy), Mandated::Proxy(of)) if other.seat == proxy || of == seat => {
                Some(Conflict::PassedOn(id))
            }
            _ => None,
        };
        others.filter_map(conflict).next()
    }

    /// Notes that somebody voted for a seat by a mandate.
    pub(super) fn note_vote(
        &mut self,
        id: MandateId,
        (seat, voter): (SeatId, PersonId),
        at: At,
    ) -> Result<(), Misfit> {
        let given = self.get_mut(id).filter(|of| of.seat == seat && of.runs(at.on));
        let given = given.ok_or(Misfit("no such mandate of the seat runs on its day"))?;
        if matches!(given.to, Mandated::Deputy(deputy) if deputy != voter) {
            return Err(Misfit("its mandate is for another person"));
        }
        given.last_vote = given.last_vote.max(Some((at.on, at.position)));
        Ok(())
    }

    /// The last day on which the holder of a seat voted for another one, and the last such vote of that day.
    pub(crate) fn last_vote_as_proxy(&self, proxy: SeatId) -> Option<(Date, Position)> {
        let of = self.all.iter().filter(|mandate| mandate.to == Mandated::Proxy(proxy));
        of.filter_map(|mandate| mandate.last_vote).max()
    }

    /// Ends what a seat gave, and what made it a proxy, as of a day.
    pub(crate) fn end(&mut self, seat: SeatId, on: Date) {
        for mandate in &mut self.all {
            let of_seat = mandate.seat == seat || mandate.to == Mandated::Proxy(seat);
            if of_seat && mandate.from < on {
                mandate.moved = Some(mandate.moved.map_or(on, |moved| moved.min(on)));
            }
        }
    }

    /// Every mandate by which a person is a deputy.
    pub(super) fn of_person(&self, person: PersonId) -> impl Iterator<Item = &Mandate> {
        self.all.iter().filter(move |mandate| mandate.to == Mandated::Deputy(person))
    }

    /// What an event recorded. A mandate by which nobody voted can be taken back, and a withdrawal if the mandate
    /// can run again.
    pub(super) fn recorded_by(&self, event: Position) -> Option<Found> {
        self.all().filter(|(_, given)| !given.retracted).find_map(|(id, given)| {
            if given.position == event {
                let used_by = given.last_vote.or(given.withdrawn).map(|(_, later)| later);
                let record = Record::Mandate(given.seat, id);
                return Some(Found::new(record, given.from, used_by));
            }
            let (on, _) = given.withdrawn.filter(|(_, withdrawn)| *withdrawn == event)?;
            let later = self.in_the_way(id, given);
            let record = Record::EndOfMandate(given.seat, id);
            Some(Found::new(record, on, later))
        })
    }

    /// The event of another mandate, without which one that was withdrawn could run again.
    fn in_the_way(&self, id: MandateId, given: &Mandate) -> Option<Position> {
        let again = self.conflict(given.seat, given.to, given.from, given.until, Some(id));
        self.get(again?.with()).map(|other| other.position)
    }

    /// Takes back a mandate by which nobody voted, which an event recorded and which was not withdrawn.
    pub(super) fn retract(&mut self, id: MandateId, event: Position) -> Option<()> {
        let given = self.get_mut(id).filter(|of| of.position == event)?;
        let unused = given.last_vote.is_none() && given.withdrawn.is_none();
        given.retracted = unused;
        unused.then_some(())
    }

    /// Lets a mandate run again that an event withdrew.
    pub(super) fn resume(&mut self, id: MandateId, event: Position) -> Option<()> {
        let given = self.get(id)?;
        given.withdrawn.filter(|(_, withdrawn)| *withdrawn == event)?;
        if self.in_the_way(id, given).is_some() {
            return None;
        }
        self.get_mut(id)?.withdrawn = None;
        Some(())
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::testing::{
        Given, LEADER, Ladder, Ladders, day, forgotten, founded, ladders, proposal, subject,
    };

    const ONE: MandateId = MandateId(1);

    fn deputy_of(seat: &str, person: u32) -> Value {
        json!({ "seat": seat, "deputy": person })
    }

    fn proxy_of(seat: &str, proxy: &str, until: &str) -> Value {
        json!({ "seat": seat, "proxy": proxy, "until": until })
    }

    /// Person 8 is the deputy of the gemeente from March 2020.
    fn deputised() -> Given {
        founded().told("2020-03-01", "grant-mandate", deputy_of("gemeente", 8))
    }

    /// The waterschap votes for the residents too, in May 2020.
    fn proxied() -> Given {
        let given = proxy_of("bewoners", "waterschap", "2020-05-31");
        founded().told("2020-05-01", "grant-mandate", given)
    }

    fn voted(given: &Given, on: &str, seat: &str, by: &str) -> Given {
        let other = proposal(subject(json!("other")));
        let vote = json!({ "proposal": 1, "seat": seat, "vote": "for", "by": by });
        given.and(LEADER, on, other).told(on, "cast-vote", vote)
    }

    #[test]
    fn a_mandate_is_given_by_the_seat_or_recorded_by_the_project_leader() {
        let source = Some("Brief van 27 februari".to_owned());
        let grant = GrantMandate {
            seat: "gemeente".to_owned(),
            deputy: Some(PersonId(8)),
            proxy: None,
            until: None,
            source: source.clone(),
        };
        let (seat, to, until) = (SeatId(2), Mandated::Deputy(PersonId(8)), None);
        let expected = MandateGranted { mandate: ONE, seat, to, until, source };
        for actor in ["gemeente", LEADER] {
            let answer = founded().when(actor, "2020-03-01", grant.clone());
            answer.then([expected.clone()]).booked([]);
        }
        let withdraw = WithdrawMandate { mandate: ONE };
        deputised()
            .when("gemeente", "2020-06-01", withdraw)
            .then([MandateWithdrawn { mandate: ONE, seat: SeatId(2) }]);
    }

    #[test]
    fn a_mandate_runs_from_its_day_to_its_last_or_the_day_before_it_is_withdrawn() {
        let runs = |given: &Given, seat: u8, on: &str| {
            given.ledger.mandates.running(SeatId(seat), day(on)).is_some()
        };
        let may = ["2020-04-30", "2020-05-01", "2020-05-31", "2020-06-01"];
        assert_eq!(may.map(|on| runs(&proxied(), 3, on)), [false, true, true, false]);
        let withdraw = json!({ "mandate": 1 });
        let given = deputised().told("2020-06-01", "withdraw-mandate", withdraw);
        let days = ["2020-02-29", "2020-03-01", "2020-05-31", "2020-06-01"];
        assert_eq!(days.map(|on| runs(&given, 2, on)), [false, true, true, false]);
        // On its first day it never ran, and another takes its place.
        let given = deputised().told("2020-03-01", "withdraw-mandate", json!({ "mandate": 1 }));
        assert!(!runs(&given, 2, "2020-03-01"));
        given.told("2020-03-01", "grant-mandate", deputy_of("gemeente", 9));
    }

    /// When the seat goes to another partner, nobody votes for it by what the earlier one gave.
    #[test]
    fn a_mandate_ends_when_its_seat_moves() {
        let moves = json!({ "amendment": { "text": "De boeren krijgen de zetel.", "changes": [
            { "seat-moved": { "seat": "gemeente", "partner": "boeren", "name": "de boeren" } }
        ] } });
        let sign = crate::testing::boeren_sign();
        let given = deputised().and(LEADER, "2020-03-02", sign);
        let given = given.and_adopted("2021-01-01", subject(moves.clone()));
        let mandate = given.ledger.mandates.get(ONE).unwrap();
        assert_eq!((mandate.moved, mandate.withdrawn), (Some(day("2021-01-01")), None));
        let expected = MandateRefusal::Over { mandate: ONE, since: day("2021-01-01") };
        let withdraw = WithdrawMandate { mandate: ONE };
        given.when(LEADER, "2020-12-01", withdraw).refused(expected);
        // Also one that is given when the move is decided, and not there yet.
        let (voted, id) = founded()
            .and(LEADER, "2020-03-02", crate::testing::boeren_sign())
            .and_voted("2020-06-01", subject(moves), crate::acts::vote::Vote::For);
        let effective_from = Some(day("2021-01-01"));
        let decide = crate::acts::decision::DecideProposal {
            effective_from,
            ..crate::testing::decision(id)
        };
        let given = voted.and(LEADER, "2020-06-01", decide).told(
            "2020-07-01",
            "grant-mandate",
            deputy_of("gemeente", 8),
        );
        assert_eq!(given.ledger.mandates.get(ONE).unwrap().moved, effective_from);
    }

    #[test]
    fn what_was_recorded_wrongly_is_taken_back_unless_somebody_voted_by_it() {
        let given = deputised().and_corrected("2020-06-01", "mandate-granted");
        assert_eq!(given.ledger.mandates.get(ONE), None);
        given.told("2020-03-01", "grant-mandate", deputy_of("gemeente", 9));
        // A withdrawal is taken back while nothing stands in its place.
        let withdrawn = deputised().told("2020-06-01", "withdraw-mandate", json!({ "mandate": 1 }));
        let again = withdrawn.and_corrected("2020-06-02", "mandate-withdrawn");
        assert!(again.ledger.mandates.get(ONE).unwrap().runs(day("2021-01-01")));
        let other = withdrawn.told("2020-07-01", "grant-mandate", deputy_of("gemeente", 9));
        let position = Position(other.last("mandate-withdrawn"));
        let later = Position(other.last("mandate-granted"));
        let correct = json!({ "position": position, "reason": "Onjuist" });
        let built_on = crate::acts::correction::CorrectionRefusal::BuiltOn { position, later };
        let correct = crate::testing::command("correct-act", correct);
        other.when(LEADER, "2020-08-01", correct).refused(built_on);
        // A vote rests on it.
        let voted = voted(&deputised(), "2020-05-02", "gemeente", "deputy");
        let position = Position(voted.last("mandate-granted"));
        let later = Position(voted.last("vote-cast"));
        let correct = json!({ "position": position, "reason": "Onjuist" });
        let correct = crate::testing::command("correct-act", correct);
        let built_on = crate::acts::correction::CorrectionRefusal::BuiltOn { position, later };
        voted.when(LEADER, "2020-08-01", correct).refused(built_on);
    }

    #[test]
    fn an_event_that_does_not_go_with_another_mandate_does_not_fit() {
        let at = At { position: Position(99), on: day("2020-06-01"), actor: Actor::ProjectLeader };
        let granted = |mandate, seat, to| MandateGranted {
            mandate: MandateId(mandate),
            seat: SeatId(seat),
            to,
            until: None,
            source: None,
        };
        let deputy = Mandated::Deputy(PersonId(9));
        for event in [
            granted(1, 3, deputy),
            granted(2, 2, deputy),
            granted(2, 9, deputy),
            granted(2, 3, Mandated::Proxy(SeatId(3))),
            granted(2, 3, Mandated::Proxy(SeatId(9))),
        ] {
            let mut ledger = deputised().ledger;
            assert!(event.clone().evolve(at, &mut ledger).is_err(), "{event:?}");
        }
        granted(2, 3, deputy).evolve(at, &mut deputised().ledger).unwrap();
    }

    #[test]
    pub(crate) fn each_rule_says_no_in_its_turn() -> Ladders {
        let nobody = json!({ "seat": "boeren", "until": "2020-05-31", "source": "" });
        let withdraw = json!({ "mandate": 9 });
        let withdrawn =
            |given: &Given| given.told("2020-06-01", "withdraw-mandate", json!({ "mandate": 1 }));
        let chain = proxy_of("waterschap", "gemeente", "2020-05-20");
        ladders([
            Ladder::from_below(deputised(), "grant-mandate", nobody)
                .by("founder")
                .refuses("actor.not-allowed")
                .by("waterschap")
                .on("2019-01-01")
                .refuses("actor.role-vacant")
                .on("2030-01-01")
                .refuses("date.in-future")
                .on("2020-06-01")
                .refuses_until("seat.unknown", "/seat", "gemeente")
                .says(
                    "mandate.other-seat: waterschap cannot give or withdraw a mandate of seat \
                     gemeente",
                    "a mandate of its own seat, or let the project leader record it",
                )
                .by("gemeente")
                .says(
                    "mandate.one-of-two: a mandate is for a deputy or for a proxy",
                    "the number of a person as deputy, or the code of a seat as proxy",
                )
                .with("/deputy", 0)
                .with("/proxy", "boeren")
                .refuses_until("mandate.one-of-two", "/proxy", json!(null))
                .refuses_until("role.no-person", "/deputy", 3)
                .says(
                    "mandate.holds-seat: person 3 holds seat gemeente on that day",
                    "another person; who holds the seat votes without a mandate",
                )
                .with("/deputy", json!(null))
                .with("/proxy", "boeren")
                .refuses_until("seat.unknown", "/proxy", "gemeente")
                .says(
                    "mandate.own-proxy: seat gemeente cannot be its own proxy",
                    "another seat, or a person as deputy",
                )
                .with("/proxy", "bewoners")
                .says(
                    "mandate.ends-before: the mandate would end on 2020-05-31, and is given on a \
                     later day",
                    "the day of the mandate or a later day",
                )
                .with("/until", json!(null))
                .says(
                    "mandate.end-missing: a proxy has a last day",
                    "the last day on which the other seat votes for this one, such as that of the \
                     meeting",
                )
                .with("/until", "2020-06-30")
                .refuses_until("text.empty", "/source", "Brief")
                .says(
                    "mandate.overlaps: seat gemeente has given mandate 1 from 2020-03-01",
                    "other days, or withdraw mandate 1 first",
                )
                .after(withdrawn)
                .accepted(),
            Ladder::new(forgotten(), "grant-mandate", deputy_of("bewoners", 3))
                .says(
                    "mandate.person-forgotten: person 3 was forgotten on 2020-03-05",
                    "a number that nobody had yet",
                )
                .with("/deputy", 8)
                .accepted(),
            Ladder::new(
                proxied(),
                "grant-mandate",
                proxy_of("gemeente", "waterschap", "2020-05-20"),
            )
            .on("2020-05-10")
            .says(
                "mandate.proxy-taken: seat waterschap is the proxy of seat bewoners by mandate 1, \
                 from 2020-05-01 to 2020-05-31, and votes for no more than one other seat",
                "another seat, or other days",
            )
            .with("/proxy", "bewoners")
            .says(
                "mandate.passed-on: by mandate 1, from 2020-05-01 to 2020-05-31, seat waterschap is \
                 the proxy of seat bewoners, and a proxy is not passed on",
                "another seat, a person as deputy, or other days",
            )
            .with("/until", "2020-06-20")
            .on("2020-06-01")
            .accepted(),
            Ladder::new(proxied(), "grant-mandate", chain)
                .on("2020-05-10")
                .refuses("mandate.passed-on")
                .with("/proxy", json!(null))
                .with("/deputy", 8)
                .accepted(),
            Ladder::from_below(
                voted(&deputised(), "2020-05-02", "gemeente", "deputy"),
                "withdraw-mandate",
                withdraw,
            )
            .by("founder")
            .refuses("actor.not-allowed")
            .by("waterschap")
            .on("2019-01-01")
            .refuses("actor.role-vacant")
            .on("2030-01-01")
            .refuses("date.in-future")
            .on("2020-02-01")
            .says(
                "mandate.unknown: there is no mandate 9",
                "the number of a mandate, as `show mandates` shows it",
            )
            .with("/mandate", 1)
            .refuses("mandate.other-seat")
            .by("gemeente")
            .says(
                "mandate.before-grant: mandate 1 was given on 2020-03-01, after that day",
                "a day from 2020-03-01",
            )
            .on("2020-05-02")
            .says(
                "mandate.voted-since: a vote was cast by mandate 1 on 2020-05-02, and that vote \
                 stands",
                "a day after 2020-05-02",
            )
            .on("2020-05-03")
            .accepted(),
            Ladder::new(proxied(), "withdraw-mandate", json!({ "mandate": 1 }))
                .on("2020-06-01")
                .says(
                    "mandate.over: mandate 1 is over from 2020-06-01",
                    "a mandate that runs",
                )
                .on("2020-05-31")
                .accepted(),
        ])
    }
}
