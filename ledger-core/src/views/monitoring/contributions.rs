//! The contributions for the year: invoiced, received and open.

use std::ops::RangeBounds;

use serde::Serialize;

use crate::calendar::{Date, months_touched, plus_months};
use crate::claims::{Claim, ReducedBy};
use crate::covenant::MonitoringPeriod;
use crate::ids::Position;
use crate::invoice::Series;
use crate::ledger::Ledger;
use crate::money::Money;
use crate::views::Figure;
use crate::views::meaning;
use crate::views::receivables::{Ageing, PartnerReceivables, Receivables};

/// The contributions for the year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Contributions {
    /// Parties that were not invoiced for the year yet.
    pub not_invoiced: Vec<String>,
    /// Invoiced for the year, up to the reference date.
    pub invoiced: Figure,
    /// Received of it.
    pub received: Figure,
    /// Written off of it.
    pub written_off: Figure,
    /// Open of it.
    pub open: Figure,
    /// Invoiced in the period for the year, less what was credited of it in the period.
    pub invoiced_in_period: Figure,
    /// Put against invoices for the year in the period, less what was taken back.
    pub received_in_period: Figure,
    /// Invoiced in the period for other years, less what was credited of that in the period.
    pub invoiced_for_other_years: Figure,
    /// All money received from partners in the period, whatever for, less what went back.
    pub received_from_partners: Figure,
    /// Everything open by age, of any year, with the shares in deficits.
    pub ageing: Ageing,
    /// The partners with something past due.
    pub overdue: Vec<PartnerReceivables>,
    /// Received and not put against an invoice.
    pub unallocated: Figure,
    /// Invoiced and received for the year, month by month up to the reference date.
    pub by_month: Vec<ContributionMonth>,
}

/// What of the contributions for the year was invoiced and received in a calendar month.
///
/// The months run from the first of the year, or from an earlier one in which something was invoiced
/// or received in advance, to the reference date: so the cumulative figures of the last are those of
/// the year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ContributionMonth {
    /// The first day of the month.
    #[serde(serialize_with = "meaning::row_key")]
    pub from: Date,
    /// Its last day, or the reference date.
    pub to: Date,
    /// Invoiced in the month, less what was credited in it.
    pub invoiced: Figure,
    /// Put against invoices in the month, less what was taken back.
    pub received: Figure,
    /// Invoiced by the end of the month.
    pub invoiced_to_date: Figure,
    /// Received by the end of the month.
    pub received_to_date: Figure,
}

impl Contributions {
    pub(super) fn of(ledger: &Ledger, span: MonitoringPeriod) -> Contributions {
        let on = span.to;
        let for_year =
            |claim: &Claim| claim.invoice.series == Series::Contribution && claim.year == span.year;
        let receivables = Receivables::of(ledger, on, None);
        let mut by_day = ByDay::default();
        let mut invoiced_for_other_years = Figure::default();
        for claim in ledger.claims.all().iter().filter(|claim| claim.on <= on) {
            if for_year(claim) {
                by_day.invoiced.push((claim.on, claim.amount, claim.position));
            } else if claim.on >= span.from && claim.invoice.series == Series::Contribution {
                invoiced_for_other_years.add(claim.amount, claim.position);
            }
        }
        let mut written_off = Figure::default();
        for part in ledger.claims.reductions().iter().filter(|of| of.on <= on) {
            let claim = ledger.claims.all().get(part.claim);
            let contribution =
                claim.is_some_and(|claim| claim.invoice.series == Series::Contribution);
            let of_year = claim.is_some_and(for_year);
            match part.by {
                ReducedBy::Payment(_) if of_year => {
                    by_day.received.push((part.on, part.amount, part.position));
                }
                ReducedBy::WriteOff(_) | ReducedBy::Difference if of_year => {
                    written_off.add(part.amount, part.position);
                }
                ReducedBy::Credit(_) => {
                    if of_year {
                        by_day.invoiced.push((part.on, -part.amount, part.position));
                    } else if part.on >= span.from && contribution {
                        invoiced_for_other_years.add(-part.amount, part.position);
                    }
                }
                ReducedBy::Payment(_) | ReducedBy::WriteOff(_) | ReducedBy::Difference => {}
            }
        }
        let invoiced = within(&by_day.invoiced, ..=on);
        let received = within(&by_day.received, ..=on);
        let mut received_from_partners = Figure::default();
        let in_period = |day: Date| (span.from..=on).contains(&day);
        for (_, payment) in ledger.payments.all().filter(|(_, payment)| in_period(payment.on)) {
            received_from_partners.add(payment.amount, payment.position);
        }
        for back in ledger.payments.paid_back().iter().filter(|back| in_period(back.on)) {
            received_from_partners.add(-back.amount, back.position);
        }
        let invoiced_for_year = |id| ledger.claims.is_invoiced_on(id, span.year, on);
        let first_day =
            ledger.covenant().map_or(span.from, |covenant| covenant.calendar.first_day(span.year));
        let was_party = |id| ledger.partners.is_party_within(id, first_day, on);
        let parties = ledger.partners.all().filter(|(id, _)| was_party(*id));
        let not_invoiced = parties.filter(|(id, _)| !invoiced_for_year(*id));
        let overdue = receivables.partners.into_iter();
        Contributions {
            not_invoiced: not_invoiced
                .map(|(id, _)| ledger.partners.name_on(id, on).to_owned())
                .collect(),
            open: invoiced.less(&received).less(&written_off),
            invoiced,
            received,
            written_off,
            invoiced_in_period: within(&by_day.invoiced, span.from..=on),
            received_in_period: within(&by_day.received, span.from..=on),
            invoiced_for_other_years: invoiced_for_other_years.in_order(),
            received_from_partners: received_from_partners.in_order(),
            overdue: overdue.filter(|row| !row.ageing.overdue().amount.is_zero()).collect(),
            ageing: receivables.ageing,
            unallocated: receivables.unallocated,
            by_month: by_day.months(first_day.min(on), on),
        }
    }
}

/// What an event of a day adds.
type OnDay = (Date, Money, Position);

/// What was invoiced and received for the year, by day, in the order recorded.
#[derive(Default)]
struct ByDay {
    invoiced: Vec<OnDay>,
    received: Vec<OnDay>,
}

impl ByDay {
    /// Every month from that of a day, or of the first change if that is earlier, to a day.
    fn months(&self, first: Date, on: Date) -> Vec<ContributionMonth> {
        let days = self.invoiced.iter().chain(&self.received).map(|(day, ..)| *day);
        let first = days.chain([first]).min().unwrap_or(first).first_of_month();
        let month = |months| {
            let from = plus_months(first, months);
            let to = plus_months(first, months + 1).plus_days(-1).min(on);
            ContributionMonth {
                from,
                to,
                invoiced: within(&self.invoiced, from..=to),
                received: within(&self.received, from..=to),
                invoiced_to_date: within(&self.invoiced, ..=to),
                received_to_date: within(&self.received, ..=to),
            }
        };
        (0..months_touched(first, on)).map(month).collect()
    }
}

/// What the events of some days add together.
fn within(changes: &[OnDay], days: impl RangeBounds<Date>) -> Figure {
    let mut figure = Figure::default();
    for (_, amount, position) in changes.iter().filter(|(day, ..)| days.contains(day)) {
        figure.add(*amount, *position);
    }
    figure.in_order()
}
