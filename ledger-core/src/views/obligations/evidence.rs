//! What shows that an obligation was met: the days and events of a year, gathered in one pass.

use crate::calendar::Date;
use crate::covenant::MonitoringPeriod;
use crate::ids::{PartnerId, Position};
use crate::ledger::Ledger;
use crate::views::Count;

/// Things that were done, each with its day and event.
#[derive(Clone, Debug, Default)]
pub(super) struct Evidence(Vec<(Date, Position)>);

impl Evidence {
    pub(super) fn add(&mut self, on: Date, event: Position) {
        self.0.push((on, event));
    }

    /// The day on which it was done for the nth time, and the event.
    pub(super) fn nth(&mut self, nth: usize) -> Option<(Date, Position)> {
        self.0.sort_unstable();
        self.0.get(nth.checked_sub(1)?).copied()
    }

    /// How many times it was done, the events in order.
    pub(super) fn counted(self) -> Count {
        let mut events: Vec<Position> = self.0.into_iter().map(|(_, event)| event).collect();
        events.sort_unstable();
        events.into_iter().collect()
    }
}

impl FromIterator<(Date, Position)> for Evidence {
    fn from_iter<I: IntoIterator<Item = (Date, Position)>>(done: I) -> Evidence {
        Evidence(done.into_iter().collect())
    }
}

/// What the network did from one day to another.
#[derive(Clone, Debug, Default)]
pub(super) struct Activity {
    pub(super) meetings: Evidence,
    pub(super) updates: Evidence,
    partners: Vec<Contact>,
}

/// The contact with one partner.
#[derive(Clone, Debug, Default)]
pub(super) struct Contact {
    pub(super) conversations: Evidence,
    /// Invitations to meetings of the network while the partner had an ambassador.
    pub(super) invitations: Evidence,
}

impl Activity {
    pub(super) fn between(ledger: &Ledger, from: Date, to: Date) -> Activity {
        let within = |day: Date| (from..=to).contains(&day);
        let partners = vec![Contact::default(); ledger.partners.all().count()];
        let mut activity = Activity { partners, ..Activity::default() };
        for held in ledger.conversations.all().iter().filter(|held| within(held.on)) {
            if let Some(contact) = activity.partners.get_mut(held.partner.index()) {
                contact.conversations.add(held.on, held.position);
            }
        }
        let meetings = ledger.meetings.all().map(|(_, held)| held);
        for held in meetings.filter(|held| held.kind.is_of_network() && within(held.on)) {
            activity.meetings.add(held.on, held.position);
            for id in &held.invited {
                let has_one = ledger.ambassadors.on(*id, held.on).next().is_some();
                if let Some(contact) = activity.partners.get_mut(id.index()).filter(|_| has_one) {
                    contact.invitations.add(held.on, held.position);
                }
            }
        }
        let updates = ledger.platform.all().iter().filter(|update| within(update.on));
        activity.updates = updates.map(|update| (update.on, update.position)).collect();
        activity
    }

    pub(super) fn with(&self, partner: PartnerId) -> Option<&Contact> {
        self.partners.get(partner.index())
    }
}

/// That subsidies were watched for from one day to another: a chance was spotted or followed, or a subsidy was
/// granted that stood on a day.
pub(super) fn subsidies_watched(ledger: &Ledger, from: Date, to: Date, on: Date) -> Evidence {
    let within = |day: &Date| (from..=to).contains(day);
    let chances = ledger.chances.all().flat_map(|(_, chance)| {
        let steps = chance.steps.iter().map(|step| (step.on, step.position));
        std::iter::once((chance.on, chance.position)).chain(steps)
    });
    let standing = ledger.subsidies.all().filter(|(_, of)| of.stands_after(on));
    let granted = standing.map(|(_, of)| (of.on, of.position));
    chances.chain(granted).filter(|(day, _)| within(day)).collect()
}

/// That it was decided by a day to continue or to end the covenant, due by another.
pub(super) fn continuation_decided(ledger: &Ledger, due: Date, on: Date) -> Evidence {
    let decided = ledger.continuations.all().iter();
    let decided = decided.filter(|decided| decided.due == due && decided.on <= on);
    decided.map(|decided| (decided.on, decided.position)).collect()
}

/// That the monitoring report of a period was issued by a day.
pub(super) fn report_issued(ledger: &Ledger, period: MonitoringPeriod, on: Date) -> Evidence {
    let issued = ledger.reports.first(period.year, period.period);
    let issued = issued.filter(|issued| issued.on <= on);
    issued.map(|issued| (issued.on, issued.position)).into_iter().collect()
}
