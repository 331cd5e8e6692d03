//! Who may vote for which seat by a mandate, and who could before.

use serde::Serialize;

use crate::acts::mandate::{Mandate, Mandated};
use crate::acts::vote::Voter;
use crate::calendar::Date;
use crate::covenant::Seat;
use crate::ids::{MandateId, PersonId, Position, ProposalId, SeatId};
use crate::ledger::Ledger;
use crate::views::meaning;

/// Every mandate that was given by a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MandateRegister {
    /// The day.
    pub on: Date,
    /// The mandates that run on the day, in the order of the seats.
    pub running: Vec<MandateRow>,
    /// Those that are over, in the order recorded.
    pub over: Vec<MandateRow>,
}

/// A mandate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MandateRow {
    /// Its number.
    #[serde(serialize_with = "meaning::row_key")]
    pub mandate: MandateId,
    /// The code of the seat that gave it.
    pub seat: String,
    /// What the covenant calls that seat on its first day.
    pub name: String,
    /// A deputy, or a proxy.
    pub by: Voter,
    /// The person who is the deputy.
    pub deputy: Option<PersonId>,
    /// The code of the seat that is the proxy.
    pub proxy: Option<String>,
    /// What the covenant calls that seat on its first day.
    pub proxy_name: Option<String>,
    /// The first day.
    pub from: Date,
    /// The last day on which it runs or ran, as far as that was known by the day.
    pub until: Option<Date>,
    /// Whether it was withdrawn by the day.
    pub withdrawn: bool,
    /// Where it is written down.
    pub source: Option<String>,
    /// The proposals on which somebody voted by it, up to the day.
    pub voted_on: Vec<ProposalId>,
    /// The event.
    #[serde(serialize_with = "meaning::said_by")]
    pub position: Position,
}

impl MandateRegister {
    /// The mandates as they stood on a day.
    pub fn of(ledger: &Ledger, on: Date) -> MandateRegister {
        let given = ledger.mandates.all();
        // One that was withdrawn on its first day ran on none.
        let ran = |of: &Mandate| of.over_from().is_none_or(|over| of.from < over);
        let given = given.filter(|(_, of)| of.from <= on && !of.is_retracted() && ran(of));
        let (mut running, over): (Vec<_>, Vec<_>) = given.partition(|(_, of)| of.runs(on));
        running.sort_by_key(|(id, mandate)| (mandate.seat, *id));
        let rows = |of: Vec<(MandateId, &Mandate)>| {
            of.into_iter().map(|(id, mandate)| MandateRow::of(ledger, id, mandate, on)).collect()
        };
        MandateRegister { on, running: rows(running), over: rows(over) }
    }
}

impl MandateRow {
    fn of(ledger: &Ledger, id: MandateId, given: &Mandate, on: Date) -> MandateRow {
        let then = ledger.covenant_on(given.from);
        let named = |seat: SeatId| {
            let seat: Option<&Seat> = then.and_then(|covenant| covenant.seat(seat));
            seat.map(|seat| (seat.code.clone(), seat.name.clone())).unwrap_or_default()
        };
        let (by, deputy, proxy) = match given.to {
            Mandated::Deputy(person) => (Voter::Deputy, Some(person), None),
            Mandated::Proxy(seat) => (Voter::Proxy, None, Some(named(seat))),
        };
        let (seat, name) = named(given.seat);
        let (proxy, proxy_name) = proxy.unzip();
        let by_then = |day: &Date| *day <= on;
        let withdrawn = given.withdrawn.map(|(day, _)| day).filter(by_then);
        let ended = withdrawn.into_iter().chain(given.moved.filter(by_then)).min();
        let last = ended.map(|day| day.plus_days(-1));
        let voted = ledger.proposals.all().filter(|(_, proposal)| {
            proposal.ballots.iter().any(|of| of.mandate == Some(id) && of.on <= on)
        });
        MandateRow {
            mandate: id,
            seat,
            name,
            by,
            deputy,
            proxy,
            proxy_name,
            from: given.from,
            until: last.into_iter().chain(given.until).min(),
            withdrawn: withdrawn.is_some(),
            source: given.source.clone(),
            voted_on: voted.map(|(proposal, _)| proposal).collect(),
            position: given.position,
        }
    }
}
