//! The obligations of one year.

use super::evidence::{self, Activity, Evidence};
use super::{ObligationRow, ObligationState};
use crate::acts::group::Group;
use crate::acts::waiver::Waived;
use crate::calendar::{Date, FiscalYear};
use crate::claims::Claim;
use crate::covenant::{Covenant, Duty};
use crate::ids::PartnerId;
use crate::ledger::Ledger;
use crate::obligation::Obligation;
use crate::partners::{Membership, Partner};

/// A year, looked at on a day.
struct Year<'a> {
    ledger: &'a Ledger,
    covenant: &'a Covenant,
    year: FiscalYear,
    on: Date,
    /// Its first day under the covenant.
    first: Date,
    /// Its last day under the covenant.
    last: Date,
    /// The last day that counts: the day looked at, or the last of the year before it.
    until: Date,
    rows: Vec<ObligationRow>,
}

/// Whether all that a year asks came due before a day.
pub(super) fn was_due_before(covenant: &Covenant, year: FiscalYear, day: Date) -> bool {
    let report_term = covenant.rules.report_term_days.into();
    let last = covenant.calendar.last_day(year).plus_days(report_term);
    last.max(covenant.term.concluded_on) < day
}

/// The obligations of a year, as they stood on a day; the partners in them are not named yet.
pub(super) fn rows(
    ledger: &Ledger,
    covenant: &Covenant,
    year: FiscalYear,
    on: Date,
) -> Vec<ObligationRow> {
    let first = covenant.calendar.first_day(year).max(covenant.term.concluded_on);
    let last = covenant.calendar.last_day(year).min(covenant.term.ends);
    let (until, rows) = (on.min(last), Vec::new());
    let mut of = Year { ledger, covenant, year, on, first, last, until, rows };
    of.signatures();
    of.network();
    of.contributions();
    of.planning();
    of.waived();
    of.rows
}

impl<'a> Year<'a> {
    fn row(&self, obligation: Obligation, due: Date, evidence: Evidence) -> ObligationRow {
        ObligationRow::new((obligation, self.year), due, 1, evidence, self.on)
    }

    /// Everything required at least so many times in the year, unless that is never.
    fn times(&self, obligation: Obligation, times: u8, done: Evidence) -> Option<ObligationRow> {
        let row = || ObligationRow::new((obligation, self.year), self.last, times, done, self.on);
        (times > 0).then(row)
    }

    /// What was not done, and need not be by a decision.
    fn waived(&mut self) {
        for row in self.rows.iter_mut().filter(|row| row.state.is_open()) {
            let of = Waived { obligation: row.obligation, year: row.year, period: row.period };
            if self.ledger.waivers.on(of, row.partner, self.on).is_some() {
                row.state = ObligationState::Waived;
            }
        }
    }

    fn begun(&self) -> bool {
        self.first <= self.on
    }

    /// The parties in the year, each with how it became one.
    fn parties(&self) -> Vec<(PartnerId, &'a Membership)> {
        let party = |(id, partner): (PartnerId, &'a Partner)| {
            let party = partner.party.as_ref()?;
            (party.since <= self.until).then_some((id, party))
        };
        self.ledger.partners.all().filter_map(party).collect()
    }

    fn signatures(&mut self) {
        let concluded = self.covenant.term.concluded_on;
        let of = self.covenant.year_of(concluded);
        if Some(of).max(self.ledger.first_year()) != Some(self.year) {
            return;
        }
        for (id, partner) in self.ledger.partners.all() {
            let party = partner.party.as_ref();
            if partner.relation || party.is_some_and(|party| party.decision.is_some()) {
                continue;
            }
            let signed = party.filter(|party| party.since <= self.on);
            let signed = signed.map(|party| (party.since, party.position)).into_iter().collect();
            let row = self.row(Obligation::Signature, concluded, signed);
            self.rows.push(row.towards(id, partner.position));
        }
    }

    fn network(&mut self) {
        let ledger = self.ledger;
        let rules = &self.covenant.rules;
        let activity = Activity::between(ledger, self.first, self.until);
        let parties = self.parties();
        let asked = parties.iter().filter(|_| rules.asks(Duty::Ambassadors));
        let ambassadors = asked.map(|(id, party)| {
            let on = ledger.ambassadors.on(*id, self.until).filter(|_| self.begun());
            let on = on.map(|ambassador| (ambassador.from, ambassador.position)).collect();
            self.row(Obligation::Ambassador, self.last, on).towards(*id, party.position)
        });
        // One that acceded during the year counts from the next year on.
        let whole_year = |(_, party): &&(PartnerId, &Membership)| {
            party.decision.is_none() || party.since <= self.first
        };
        let invited = parties.iter().filter(whole_year).filter_map(|(id, party)| {
            let done = activity.with(*id).map(|contact| contact.invitations.clone());
            let times = rules.ambassador_invitations_per_year;
            let row =
                self.times(Obligation::AmbassadorsInvited, times, done.unwrap_or_default())?;
            Some(row.towards(*id, party.position))
        });
        let spoken = parties.iter().filter(whole_year).filter_map(|(id, party)| {
            let done = activity.with(*id).map(|contact| contact.conversations.clone());
            let times = rules.conversations_per_partner_per_year;
            let row = self.times(Obligation::Conversation, times, done.unwrap_or_default())?;
            Some(row.towards(*id, party.position))
        });
        let meetings = activity.meetings.clone();
        let times = rules.network_meetings_per_year;
        let meetings = self.times(Obligation::NetworkMeetings, times, meetings);
        let (times, updates) = (rules.platform_updates_per_year, activity.updates.clone());
        let updates = self.times(Obligation::Platform, times, updates);
        let members = ledger.groups.on(Group::Communication, self.until);
        let members = members.filter(|_| self.begun());
        let members = members.map(|member| (member.from, member.position)).collect();
        let group = self.row(Obligation::CommunicationGroup, self.last, members);
        let group = rules.asks(Duty::CommunicationGroup).then_some(group);
        let subsidies = rules.asks(Duty::SubsidiesWatched).then(|| self.subsidies());
        let rows: Vec<ObligationRow> = ambassadors
            .chain(invited)
            .chain(spoken)
            .chain(meetings)
            .chain(updates)
            .chain(subsidies)
            .chain(group)
            .collect();
        self.rows.extend(rows);
    }

    fn subsidies(&self) -> ObligationRow {
        let watched = evidence::subsidies_watched(self.ledger, self.first, self.until, self.on);
        self.row(Obligation::Subsidies, self.last, watched)
    }

    fn contributions(&mut self) {
        let schedule = self.ledger.schedules.for_year_on(self.year, self.on);
        for (id, party) in self.parties() {
            let fee = schedule.and_then(|adopted| adopted.schedule.fee(id));
            let invoiced: Vec<&Claim> =
                self.ledger.claims.contributions_on(id, self.year, self.on).collect();
            if invoiced.is_empty() && fee.is_some_and(|fee| fee.is_zero()) {
                continue;
            }
            // Each instalment is invoiced; the whole counts as one.
            let parts = invoiced.first().and_then(|claim| claim.instalment).map_or(1, |of| of.of);
            let invoiced = invoiced.into_iter().map(|claim| (claim.on, claim.position)).collect();
            let of = (Obligation::Contribution, self.year);
            let row = ObligationRow::new(of, self.last, parts, invoiced, self.on);
            self.rows.push(row.towards(id, party.position));
        }
    }

    /// What is planned, reported, evaluated and decided.
    fn planning(&mut self) {
        let (ledger, covenant, on) = (self.ledger, self.covenant, self.on);
        let keys = ledger.risk_keys.all().iter();
        let keys = keys.filter(|adopted| adopted.key.from_year <= self.year && adopted.on <= on);
        let key = keys.min_by_key(|adopted| adopted.on);
        let key = key.map(|adopted| (adopted.on, adopted.position)).into_iter().collect();
        let budget = ledger.budgets.first(self.year).filter(|budget| budget.on <= on);
        let budget = budget.map(|budget| (budget.on, budget.position)).into_iter().collect();
        let key = self.row(Obligation::RiskKey, self.first, key);
        let budget = self.row(Obligation::Budget, self.first, budget);
        self.rows.extend([key, budget]);
        for period in ledger.periods().filter(|period| period.year == self.year) {
            let due = period.to.plus_days(covenant.rules.report_term_days.into());
            let issued = evidence::report_issued(ledger, period, on);
            let row = self.row(Obligation::MonitoringReport, due, issued);
            self.rows.push(ObligationRow { period: Some(period.period), ..row });
        }
        if covenant.rules.asks(Duty::Evaluation) && self.year == covenant.last_year() {
            let evaluated = ledger.evaluation.as_ref().filter(|held| held.on <= on);
            let evaluated = evaluated.map(|held| (held.on, held.position)).into_iter().collect();
            self.rows.push(self.row(Obligation::Evaluation, covenant.term.ends, evaluated));
        }
        let decided = ledger.continuations.all().iter().map(|decided| decided.due);
        let mut due: Vec<Date> = decided.chain([covenant.term.continuation_decided_by]).collect();
        due.dedup();
        due.retain(|due| Some(self.year) == Some(covenant.year_of(*due)).max(ledger.first_year()));
        for due in due {
            let decided = evidence::continuation_decided(ledger, due, on);
            self.rows.push(self.row(Obligation::Continuation, due, decided));
        }
    }
}
