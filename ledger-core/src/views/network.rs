//! The network in a year: who is ambassador of whom, who was spoken, invited, present, and supplied
//! something for the platform.

use serde::Serialize;

use crate::acts::evaluation::Evaluation;
use crate::acts::meeting::{Meeting, MeetingKind};
use crate::calendar::{Date, FiscalYear};
use crate::ids::{MeetingId, PartnerId, Position};
use crate::ledger::Ledger;
use crate::views::Count;
use crate::views::ambassadors::{AmbassadorRow, CoverageView, ambassadors};
use crate::views::meaning;

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
    /// The evaluation with all partners, if it was held in the year.
    pub evaluation: Option<EvaluationRow>,
    /// The parties, in the order of the register.
    pub partners: Vec<PartnerContact>,
}

/// A meeting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MeetingRow {
    /// Its number.
    #[serde(serialize_with = "meaning::row_key")]
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
    #[serde(serialize_with = "meaning::said_by")]
    pub position: Position,
}

/// The evaluation with all partners.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct EvaluationRow {
    /// When it was held.
    pub on: Date,
    /// What came of it.
    pub text: String,
    /// How many partners were invited.
    pub invited: usize,
    /// How many partners took part.
    pub attended: usize,
    /// The event.
    #[serde(serialize_with = "meaning::said_by")]
    pub position: Position,
}

/// The contact with one party.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PartnerContact {
    /// Its number.
    #[serde(serialize_with = "meaning::row_key")]
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
            evaluation: EvaluationRow::of(ledger, from, on),
            partners,
        })
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
            position: held.position,
        }
    }
}

impl EvaluationRow {
    /// The evaluation, if it was held from one day to another.
    pub(super) fn of(ledger: &Ledger, from: Date, to: Date) -> Option<EvaluationRow> {
        let held = ledger.evaluation.as_ref().filter(|held| (from..=to).contains(&held.on));
        held.map(|Evaluation { text, invited, attended, on, position }| EvaluationRow {
            on: *on,
            text: text.clone(),
            invited: invited.len(),
            attended: attended.len(),
            position: *position,
        })
    }
}

impl PartnerContact {
    fn of(ledger: &Ledger, id: PartnerId, on: Date) -> PartnerContact {
        PartnerContact {
            partner: id,
            code: ledger.partners.get(id).map(|of| of.code.clone()).unwrap_or_default(),
            name: ledger.partners.name_on(id, on).to_owned(),
            ambassadors: ambassadors(ledger, id, on),
            conversations: Count::default(),
            invited: Count::default(),
            attended: Count::default(),
            contributions: Count::default(),
        }
    }
}
