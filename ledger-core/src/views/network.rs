//! The network in a year: who is ambassador of whom, who was spoken, invited, present, and supplied
//! something for the platform.

use serde::Serialize;

use crate::acts::ambassador::Ambassador;
use crate::acts::meeting::{Meeting, MeetingKind};
use crate::calendar::{Date, FiscalYear};
use crate::ids::{MeetingId, PartnerId, PersonId, Position};
use crate::ledger::Ledger;
use crate::views::Count;

/// The network in a year, up to a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct NetworkView {
    /// The year.
    pub year: FiscalYear,
    /// The last day that counts: the day looked at, or the last of the year before it.
    pub on: Date,
    /// How many parties have an ambassador.
    pub coverage: CoverageView,
    /// Meetings of any kind.
    pub meetings: Vec<MeetingRow>,
    /// What was put on the platform.
    pub platform_updates: Count,
    /// The parties, in the order of the register.
    pub partners: Vec<PartnerContact>,
}

/// Which parties had an ambassador on a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CoverageView {
    /// How many parties there were.
    pub parties: usize,
    /// How many of them had an ambassador.
    pub with_ambassador: usize,
    /// Names of those that had none.
    pub without: Vec<String>,
}

/// A meeting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MeetingRow {
    /// Its number.
    pub meeting: MeetingId,
    /// When it was held.
    pub on: Date,
    /// What kind it was.
    pub kind: MeetingKind,
    /// Whether it counts as a meeting of the network.
    pub of_network: bool,
    /// What it is called.
    pub title: String,
    /// The main theme it was about.
    pub theme: Option<String>,
    /// How many partners were invited.
    pub invited: usize,
    /// How many partners were there.
    pub attended: usize,
    /// The event.
    pub event: Position,
}

/// The contact with one party.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PartnerContact {
    /// Its number.
    pub partner: PartnerId,
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Who were ambassador on the last day.
    pub ambassadors: Vec<AmbassadorRow>,
    /// Conversations with it.
    pub conversations: Count,
    /// Meetings of the network to which it was invited.
    pub invited: Count,
    /// Meetings of the network where it was.
    pub attended: Count,
    /// What it supplied for the platform.
    pub contributions: Count,
}

/// An ambassador of a partner.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct AmbassadorRow {
    /// The person.
    pub person: PersonId,
    /// The first day.
    pub since: Date,
    /// The event of the appointment.
    pub event: Position,
}

impl NetworkView {
    /// The network in a year, up to a day.
    pub fn of(ledger: &Ledger, year: FiscalYear, on: Date) -> Option<NetworkView> {
        let calendar = &ledger.covenant()?.calendar;
        let on = on.min(calendar.last_day(year));
        let from = calendar.first_day(year);
        let in_year = |day: Date| (from..=on).contains(&day);
        let mut partners: Vec<PartnerContact> =
            ledger.partners.all().map(|(id, _)| PartnerContact::of(ledger, id, on)).collect();
        let mut count = |id: PartnerId, of: fn(&mut PartnerContact) -> &mut Count, event| {
            if let Some(partner) = partners.get_mut(id.index()) {
                of(partner).add(event);
            }
        };
        for held in ledger.conversations.all().iter().filter(|held| in_year(held.on)) {
            count(held.partner, |of| &mut of.conversations, held.position);
        }
        let mut meetings = Vec::new();
        for (id, held) in ledger.meetings.all().filter(|(_, held)| in_year(held.on)) {
            meetings.push(MeetingRow::of(ledger, id, held));
            if !held.kind.is_of_network() {
                continue;
            }
            for id in &held.invited {
                count(*id, |of| &mut of.invited, held.position);
            }
            for id in &held.attended {
                count(*id, |of| &mut of.attended, held.position);
            }
        }
        let mut platform_updates = Count::default();
        for update in ledger.platform.all().iter().filter(|update| in_year(update.on)) {
            platform_updates.add(update.position);
            if let Some(id) = update.partner {
                count(id, |of| &mut of.contributions, update.position);
            }
        }
        partners.retain(|partner| ledger.partners.is_party(partner.partner, on));
        Some(NetworkView {
            year,
            on,
            coverage: CoverageView::of(ledger, on),
            meetings,
            platform_updates,
            partners,
        })
    }
}

impl CoverageView {
    /// Which parties had an ambassador on a day.
    pub fn of(ledger: &Ledger, on: Date) -> CoverageView {
        let coverage = ledger.ambassadors.coverage(&ledger.partners, on);
        let without = coverage.without.iter().map(|id| ledger.partners.name(*id).to_owned());
        CoverageView {
            parties: coverage.with.len() + coverage.without.len(),
            with_ambassador: coverage.with.len(),
            without: without.collect(),
        }
    }
}

impl MeetingRow {
    pub(super) fn of(ledger: &Ledger, meeting: MeetingId, held: &Meeting) -> MeetingRow {
        let theme = |place| ledger.covenant().and_then(|covenant| covenant.theme(place));
        MeetingRow {
            meeting,
            on: held.on,
            kind: held.kind,
            of_network: held.kind.is_of_network(),
            title: held.title.clone(),
            theme: held.theme.and_then(theme).map(str::to_owned),
            invited: held.invited.len(),
            attended: held.attended.len(),
            event: held.position,
        }
    }
}

impl PartnerContact {
    fn of(ledger: &Ledger, id: PartnerId, on: Date) -> PartnerContact {
        PartnerContact {
            partner: id,
            code: ledger.partners.get(id).map(|of| of.code.clone()).unwrap_or_default(),
            name: ledger.partners.name(id).to_owned(),
            ambassadors: ambassadors(ledger, id, on),
            conversations: Count::default(),
            invited: Count::default(),
            attended: Count::default(),
            contributions: Count::default(),
        }
    }
}

fn ambassadors(ledger: &Ledger, id: PartnerId, on: Date) -> Vec<AmbassadorRow> {
    let row =
        |of: &Ambassador| AmbassadorRow { person: of.person, since: of.from, event: of.position };
    ledger.ambassadors.on(id, on).map(row).collect()
}

/// Who is ambassador of each party on a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AmbassadorRegister {
    /// The day.
    pub on: Date,
    /// How many parties have one.
    pub coverage: CoverageView,
    /// The parties, in the order of the register.
    pub partners: Vec<PartnerAmbassadors>,
}

/// The ambassadors of a party.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PartnerAmbassadors {
    /// Its number.
    pub partner: PartnerId,
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Its ambassadors.
    pub ambassadors: Vec<AmbassadorRow>,
}

impl AmbassadorRegister {
    /// Who was ambassador of each party on a day.
    pub fn of(ledger: &Ledger, on: Date) -> AmbassadorRegister {
        let parties = ledger.partners.all().filter(|(id, _)| ledger.partners.is_party(*id, on));
        let row =
            |(id, partner): (PartnerId, &crate::acts::conclude::Partner)| PartnerAmbassadors {
                partner: id,
                code: partner.code.clone(),
                name: partner.name.clone(),
                ambassadors: ambassadors(ledger, id, on),
            };
        let coverage = CoverageView::of(ledger, on);
        AmbassadorRegister { on, coverage, partners: parties.map(row).collect() }
    }
}
