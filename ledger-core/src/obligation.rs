//! What the covenant obliges to, by name. How far each was done is a view.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::covenant::Article;

/// Something the covenant obliges to.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
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

    /// Whether it is measured by partner.
    pub fn is_of_partners(self) -> bool {
        match self {
            Obligation::Signature
            | Obligation::Ambassador
            | Obligation::AmbassadorsInvited
            | Obligation::Conversation
            | Obligation::Contribution => true,
            Obligation::NetworkMeetings
            | Obligation::Platform
            | Obligation::Subsidies
            | Obligation::CommunicationGroup
            | Obligation::RiskKey
            | Obligation::Budget
            | Obligation::MonitoringReport
            | Obligation::Evaluation
            | Obligation::Continuation => false,
        }
    }
}

impl fmt::Display for Obligation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.code())
    }
}
