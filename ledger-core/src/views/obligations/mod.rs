//! What the covenant obliges to, per year and where it says so per partner, and how far it was done.
//!
//! Source: every article of the covenant that can be measured. How many times a year something is to be
//! done, the definition says.

mod agenda;
mod due;
mod evidence;
mod year;

use serde::Serialize;

use crate::calendar::{Date, FiscalYear};
use crate::covenant::Article;
use crate::ids::{PartnerId, Position};
use crate::ledger::Ledger;
use crate::views::Count;
use crate::views::meaning;

pub use agenda::{Agenda, ObligationGroup};
pub use due::{Due, DueItem};
use evidence::Evidence;

/// Something the covenant obliges to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Obligation {
    /// Every party named signs.
    Signature,
    /// Every partner has an ambassador.
    Ambassador,
    /// The ambassadors of every partner are invited to meetings of the network.
    AmbassadorsInvited,
    /// There is a conversation with every partner.
    Conversation,
    /// The network meets.
    NetworkMeetings,
    /// The digital platform is kept current.
    Platform,
    /// Subsidies that fit the themes are watched for.
    Subsidies,
    /// There is a communications group.
    CommunicationGroup,
    /// The contribution of every partner is invoiced.
    Contribution,
    /// A risk key is in force.
    RiskKey,
    /// There is a budget.
    Budget,
    /// The monitoring report of every period is issued.
    MonitoringReport,
    /// The covenant is evaluated with all partners.
    Evaluation,
    /// It is decided to continue or to end.
    Continuation,
}

impl Obligation {
    /// The subject of the covenant it follows from.
    pub fn article(self) -> Article {
        match self {
            Obligation::Signature => Article::EntryIntoForce,
            Obligation::Ambassador | Obligation::AmbassadorsInvited => Article::Ambassadors,
            Obligation::Conversation | Obligation::NetworkMeetings => Article::Contact,
            Obligation::Platform => Article::Platform,
            Obligation::Subsidies => Article::Subsidies,
            Obligation::CommunicationGroup => Article::Communication,
            Obligation::Contribution => Article::Contribution,
            Obligation::RiskKey => Article::RiskBearing,
            Obligation::Budget | Obligation::MonitoringReport | Obligation::Evaluation => {
                Article::PlanningAndControl
            }
            Obligation::Continuation => Article::Term,
        }
    }

    /// The name in JSON, by which other programs know it.
    pub fn code(self) -> &'static str {
        match self {
            Obligation::Signature => "signature",
            Obligation::Ambassador => "ambassador",
            Obligation::AmbassadorsInvited => "ambassadors-invited",
            Obligation::Conversation => "conversation",
            Obligation::NetworkMeetings => "network-meetings",
            Obligation::Platform => "platform",
            Obligation::Subsidies => "subsidies",
            Obligation::CommunicationGroup => "communication-group",
            Obligation::Contribution => "contribution",
            Obligation::RiskKey => "risk-key",
            Obligation::Budget => "budget",
            Obligation::MonitoringReport => "monitoring-report",
            Obligation::Evaluation => "evaluation",
            Obligation::Continuation => "continuation",
        }
    }
}

/// How far an obligation is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ObligationState {
    /// What is required was done.
    Met,
    /// It is still to be done, and there is time.
    Due,
    /// It was not done in time, and is not done.
    Late,
}

/// An obligation in a year, towards a partner if it is one that is measured so.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ObligationRow {
    /// Which obligation.
    #[serde(serialize_with = "meaning::row_key")]
    pub obligation: Obligation,
    /// The subject of the covenant it follows from.
    pub article: Article,
    /// The year.
    #[serde(serialize_with = "meaning::row_key")]
    pub year: FiscalYear,
    /// The monitoring period within the year, of a report.
    #[serde(serialize_with = "meaning::row_key")]
    pub period: Option<u8>,
    /// The partner.
    #[serde(serialize_with = "meaning::row_key")]
    pub partner: Option<PartnerId>,
    /// The name of the partner.
    pub name: Option<String>,
    /// How far it is done.
    pub state: ObligationState,
    /// The last day to do it.
    pub due: Date,
    /// How many times it is to be done, at least.
    #[serde(serialize_with = "meaning::given")]
    pub required: usize,
    /// How many times it was done.
    pub done: Count,
    /// The day on which enough was done; it may lie after the last day to do it.
    pub met_on: Option<Date>,
    /// The event by which enough was done.
    #[serde(skip)]
    met_by: Option<Position>,
    /// The event from which it follows: what concluded the covenant, named the partner in it, or made the
    /// partner a party.
    #[serde(skip)]
    owed_by: Position,
}

/// Which obligations to show; everything that is given must hold.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Of this year; of every year that had begun if there is none.
    pub year: Option<FiscalYear>,
    /// Towards this partner.
    pub partner: Option<PartnerId>,
    /// Those that are late.
    pub late: bool,
}

/// The obligations under the covenant, as far as was recorded up to a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Obligations {
    /// The day.
    pub on: Date,
    /// The obligations of a year together, whatever the partner.
    pub groups: Vec<ObligationGroup>,
    /// Each obligation, towards each partner.
    pub rows: Vec<ObligationRow>,
}

impl Obligations {
    /// The obligations on a day.
    pub fn of(ledger: &Ledger, on: Date, filter: Filter) -> Obligations {
        let mut rows = Vec::new();
        if let Some(covenant) = ledger.covenant() {
            let begun = |year| covenant.calendar.first_day(year) <= on;
            let asked = |year: &FiscalYear| match filter.year {
                Some(wanted) => wanted == *year,
                None => begun(*year),
            };
            for year in ledger.years().filter(asked) {
                let of_year = year::rows(ledger, covenant, year, on).into_iter();
                let towards = |row: &ObligationRow| {
                    filter.partner.is_none_or(|partner| row.partner == Some(partner))
                };
                rows.extend(of_year.filter(towards));
            }
        }
        let mut groups = agenda::grouped(&rows, ledger, on);
        if filter.late {
            groups.retain(|group| group.state == ObligationState::Late);
            rows.retain(|row| row.state == ObligationState::Late);
        }
        for row in &mut rows {
            row.name = row.partner.map(|partner| ledger.partners.name_on(partner, on).to_owned());
        }
        Obligations { on, groups, rows }
    }
}

impl ObligationRow {
    /// An obligation with what shows how far it was done, as it stood on a day.
    fn new(
        (obligation, year): (Obligation, FiscalYear),
        due: Date,
        required: u8,
        mut evidence: Evidence,
        on: Date,
    ) -> ObligationRow {
        let required = usize::from(required);
        let (met_on, met_by) = evidence.nth(required).unzip();
        let done = evidence.counted();
        let state = match done.count >= required {
            true => ObligationState::Met,
            false if on <= due => ObligationState::Due,
            false => ObligationState::Late,
        };
        ObligationRow {
            obligation,
            article: obligation.article(),
            year,
            period: None,
            partner: None,
            name: None,
            state,
            due,
            required,
            done,
            met_on,
            met_by,
            owed_by: Position::default(),
        }
    }

    fn towards(self, partner: PartnerId, owed_by: Position) -> ObligationRow {
        ObligationRow { partner: Some(partner), owed_by, ..self }
    }

    /// Whether enough was done, and after the last day to do it.
    pub fn met_late(&self) -> bool {
        self.met_on.is_some_and(|on| on > self.due)
    }
}
