//! The partners and ambassadors, and the contacts with them.

use serde::Serialize;

use crate::calendar::Date;
use crate::covenant::MonitoringPeriod;
use crate::ids::PartnerId;
use crate::ledger::Ledger;
use crate::partners::Partner;
use crate::views::Count;
use crate::views::ambassadors::CoverageView;
use crate::views::in_kind::InKindView;
use crate::views::network::{EvaluationRow, MeetingRow};
use crate::views::partners::{PartnerRegister, PartnerRow};

/// The partners, and the contacts with them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Partners {
    /// How many partners the register names.
    pub named: Count,
    /// How many were a party on the reference date.
    pub parties: Count,
    /// Names of those that became a party in the period.
    pub joined: Vec<String>,
    /// Names of those that withdrew or merged in the period.
    pub left: Vec<String>,
    /// Names of those that had not signed.
    pub not_signed: Vec<String>,
    /// Which parties had an ambassador on the reference date.
    pub ambassadors: CoverageView,
    /// Conversations with partners in the period.
    pub conversations: Count,
    /// Meetings in the period.
    pub meetings: Vec<MeetingRow>,
    /// The evaluation with all partners, if it was held in the period.
    pub evaluation: Option<EvaluationRow>,
    /// What partners contributed in kind in the period.
    pub in_kind: InKindView,
}

impl Partners {
    pub(super) fn of(ledger: &Ledger, span: MonitoringPeriod) -> Partners {
        let register = PartnerRegister::without_amounts(ledger, span.to);
        let joined = |row: &&PartnerRow| row.since.is_some_and(|since| since >= span.from);
        let joined = register.partners.iter().filter(joined);
        // The first day on which it is no party lies in the period.
        let left = |row: &&PartnerRow| {
            row.until.is_some_and(|until| (span.from..=span.to).contains(&until.plus_days(1)))
        };
        let left = register.partners.iter().filter(left);
        let in_period = |day: Date| (span.from..=span.to).contains(&day);
        let held = ledger.conversations.all().iter().filter(|held| in_period(held.on));
        let conversations = held.map(|held| held.position).collect();
        let meetings = ledger.meetings.all().filter(|(_, held)| in_period(held.on));
        Partners {
            named: register.named(),
            joined: joined.map(|row| row.name.clone()).collect(),
            not_signed: not_signed(ledger, span.to)
                .map(|(id, _)| ledger.partners.name_on(id, span.to).to_owned())
                .collect(),
            parties: register.parties,
            left: left.map(|row| row.name.clone()).collect(),
            ambassadors: CoverageView::of(ledger, span.to),
            conversations,
            meetings: meetings.map(|(id, held)| MeetingRow::of(ledger, id, held)).collect(),
            evaluation: EvaluationRow::of(ledger, span.from, span.to),
            in_kind: InKindView::between(ledger, span.from, span.to),
        }
    }
}

/// The partners of the covenant that had not signed by a day.
pub(super) fn not_signed(ledger: &Ledger, on: Date) -> impl Iterator<Item = (PartnerId, &Partner)> {
    ledger.partners.all().filter(move |(_, partner)| {
        if partner.relation {
            return false;
        }
        let party = partner.party.as_ref();
        party.is_none_or(|party| party.since > on && party.decision.is_none())
    })
}
