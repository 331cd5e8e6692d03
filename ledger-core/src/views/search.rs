//! Finding events: by kind, day, actor, partner and amount.

use crate::calendar::Date;
use crate::event::{EventKind, Recorded};
use crate::ids::{Actor, PartnerId};
use crate::ledger::Ledger;
use crate::money::Money;

/// What to look for; everything that is given must hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Search {
    /// One of these kinds; any if there are none.
    pub kinds: Vec<EventKind>,
    /// It concerns this partner, itself or by the seat it holds.
    pub partner: Option<PartnerId>,
    /// This actor recorded it.
    pub actor: Option<Actor>,
    /// It takes effect on this day or later.
    pub since: Option<Date>,
    /// It takes effect on this day or earlier.
    pub until: Option<Date>,
    /// An amount in it is this, whatever its sign.
    pub amount: Option<Money>,
}

impl Search {
    /// Whether an event of a ledger is looked for. The ledger has it, and may have more.
    pub fn finds(&self, recorded: &Recorded, ledger: &Ledger) -> bool {
        let Recorded { on, actor, event, .. } = recorded;
        (self.kinds.is_empty() || self.kinds.contains(&event.kind()))
            && self.actor.is_none_or(|wanted| wanted == *actor)
            && self.since.is_none_or(|since| *on >= since)
            && self.until.is_none_or(|until| *on <= until)
            && self.partner.is_none_or(|wanted| partners(recorded, ledger).contains(&wanted))
            && self.amount.is_none_or(|wanted| {
                event.amounts().iter().any(|amount| amount.abs() == wanted.abs())
            })
    }
}

/// The partners an event concerns, itself or by the seat they held that day, as the ledger knows them.
pub fn partners(recorded: &Recorded, ledger: &Ledger) -> Vec<PartnerId> {
    let mut found = Vec::new();
    recorded.event.concerns(&mut |concerned| {
        found.extend(ledger.partner_of(concerned, recorded.on, recorded.position));
    });
    found
}
