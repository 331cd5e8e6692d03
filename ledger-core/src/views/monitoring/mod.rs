//! The monitoring report: content and finance of a period, as one value.
//!
//! Source: the covenant's article on planning and control. The report is made from the events alone:
//! the same events and period always give an equal value. It counts what takes effect up to the last
//! day of the period, whenever that was recorded among the events it is made from.

mod points;
mod sections;

use serde::Serialize;

use crate::calendar::{Date, FiscalYear};
use crate::covenant::{Identity, MonitoringPeriod};
use crate::digest::Digest;
use crate::event::Recorded;
use crate::ids::Position;
use crate::ledger::Ledger;
use crate::views::budget::BudgetView;
use crate::views::decisions::{DecisionRegister, OpenProposals};
use crate::views::risk::RiskPosition;
use crate::views::subsidies::SubsidyRegister;
use crate::views::timeline::TimelineEntry;

pub use points::{Point, Summary};
pub use sections::{
    Contributions, Decisions, Finance, Forecast, Partners, ReviewRow, ThemeProgress,
};

/// From which events a report is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Basis {
    /// The number of events.
    pub events: Position,
    /// The Merkle root of the ledger after those events.
    pub root: Digest,
}

/// The monitoring report of a period. Its fields are its headings, in order.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct MonitoringReport {
    /// 1. What the regiegroep must know and decide.
    pub summary: Summary,
    /// 2. Which covenant, period and events.
    pub basis: ReportBasis,
    /// 3. Progress per theme.
    pub themes: Vec<ThemeProgress>,
    /// 4. Partners, ambassadors, conversations and meetings.
    pub partners: Partners,
    /// 5. Contributions invoiced, received and open.
    pub contributions: Contributions,
    /// 6. Budget against realisation, result, reserve and cash.
    pub finance: Finance,
    /// 7. Project subsidies.
    pub subsidies: SubsidyRegister,
    /// 8. What each risk bearer would carry.
    pub risk: RiskPosition,
    /// 9. Forecast to the end of the year.
    pub forecast: Forecast,
    /// 10. Decisions since the last report, open proposals and actions.
    pub decisions: Decisions,
    /// The events of the period.
    pub annex: Vec<AnnexEntry>,
}

/// What a report is about and made from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ReportBasis {
    /// The covenant.
    pub covenant: Identity,
    /// The year.
    pub year: FiscalYear,
    /// The period within the year, from 1.
    pub period: u8,
    /// The first day of the period.
    pub from: Date,
    /// The last day of the period: the reference date.
    pub reference_date: Date,
    /// The events it is made from.
    #[serde(flatten)]
    pub made_from: Basis,
    /// The position after the last event that the report before this one was made from.
    pub previous_events: Position,
}

/// An event of the period, or of an earlier day and recorded after the report before this one.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct AnnexEntry {
    /// Whether its day lies before the period, so that no earlier report could show it.
    pub late: bool,
    /// The event.
    #[serde(flatten)]
    pub entry: TimelineEntry,
}

impl MonitoringReport {
    /// The report of a period from a ledger, the basis it was folded from, and the events themselves,
    /// of which the annex keeps those of the period.
    ///
    /// `None` if the ledger has no covenant, or the covenant no such period.
    ///
    /// # Errors
    /// Those of the events.
    pub fn of<E>(
        ledger: &Ledger,
        basis: Basis,
        (year, period): (FiscalYear, u8),
        events: impl Iterator<Item = Result<Recorded, E>>,
    ) -> Result<Option<MonitoringReport>, E> {
        let Some(covenant) = ledger.covenant() else { return Ok(None) };
        let Some(span) = covenant.period(year, period) else { return Ok(None) };
        let previous_events = previous_events(ledger, span);
        let mut annex = Vec::new();
        for recorded in events {
            let recorded = recorded?;
            let late = recorded.on < span.from;
            if recorded.on <= span.to && (!late || recorded.position >= previous_events) {
                annex.push(AnnexEntry { late, entry: TimelineEntry::of(recorded, covenant) });
            }
        }
        let on = span.to;
        let budget = BudgetView::of(ledger, year, on);
        let partners = Partners::of(ledger, span);
        let contributions = Contributions::of(ledger, span);
        let finance = Finance::of(ledger, budget, on);
        let forecast = Forecast::of(&finance);
        let open = OpenProposals::of(ledger, on);
        Ok(Some(MonitoringReport {
            summary: Summary::of(ledger, span, &contributions, &finance, &open),
            basis: ReportBasis {
                covenant: covenant.identity.clone(),
                year,
                period,
                from: span.from,
                reference_date: on,
                made_from: basis,
                previous_events,
            },
            themes: ThemeProgress::of(ledger, &finance.budget, on),
            partners,
            contributions,
            finance,
            subsidies: SubsidyRegister::of(ledger, on),
            risk: RiskPosition::of(ledger, year, on),
            forecast,
            decisions: Decisions::since(
                ledger,
                DecisionRegister::of(ledger, on),
                span.from,
                previous_events,
                open,
            ),
            annex,
        }))
    }
}

/// How many events the report before this one was made from; all before the period if there is none.
fn previous_events(ledger: &Ledger, span: MonitoringPeriod) -> Position {
    let earlier = ledger
        .reports
        .all()
        .iter()
        .filter(|report| (report.issued.year, report.issued.period) < (span.year, span.period));
    earlier.map(|report| report.issued.basis).max().unwrap_or_default()
}
