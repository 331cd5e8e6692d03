//! The monitoring report: content and finance of a period, as one value.
//!
//! Source: the covenant's article on planning and control. The report is made from the events alone:
//! the same events and period always give an equal value. It counts what takes effect up to the last
//! day of the period, whenever that was recorded among the events it is made from. Only explanations of
//! differences are counted whatever their day: they are shown with it, and change no figure.

mod contributions;
mod decisions;
mod finance;
mod key_figures;
mod partners;
mod points;
mod themes;

use std::ops::Range;

use serde::Serialize;

use crate::calendar::{Date, FiscalYear};
use crate::covenant::{Identity, MonitoringPeriod};
use crate::digest::Digest;
use crate::event::Recorded;
use crate::ids::Position;
use crate::ledger::Ledger;
use crate::views::budget::BudgetView;
use crate::views::decisions::{DecisionRegister, OpenProposals};
use crate::views::meaning;
use crate::views::obligations::ObligationGroup;
use crate::views::opened::OpenedBooks;
use crate::views::risk::RiskPosition;
use crate::views::subsidies::SubsidyRegister;
use crate::views::timeline::TimelineEntry;

use points::Made;

pub use contributions::{ContributionMonth, Contributions};
pub use decisions::{Decisions, OpenCondition, ReviewRow};
pub use finance::{Finance, Forecast, ReserveAtYearEnd};
pub(super) use key_figures::LineBeside;
pub use key_figures::{Bridge, BridgeLine, EarlierReport, KeyFigures};
pub use partners::Partners;
pub use points::{Debtor, Point, Summary};
pub use themes::ThemeProgress;

/// From which events a report is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Basis {
    /// The number of events.
    #[serde(serialize_with = "meaning::events_so_far")]
    pub events: Position,
    /// The Merkle root of the ledger after those events.
    pub root: Digest,
}

/// Which version of the report of a period a report is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Edition {
    /// The version, from 1.
    #[serde(serialize_with = "meaning::given")]
    pub version: u16,
    /// Why it replaces the version before it, if there was one.
    pub replaces: Option<String>,
    /// When the project leader issued it. `None` of a draft.
    pub issued_on: Option<Date>,
}

impl Default for Edition {
    fn default() -> Edition {
        Edition { version: 1, replaces: None, issued_on: None }
    }
}

/// The monitoring report of a period.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct MonitoringReport {
    /// What the regiegroep must know and decide.
    pub summary: Summary,
    /// Progress per theme.
    pub themes: Vec<ThemeProgress>,
    /// What the covenant asks in the year, as it stood once the reference date was over.
    pub agreed: Vec<ObligationGroup>,
    /// Partners, ambassadors, conversations and meetings.
    pub partners: Partners,
    /// Contributions invoiced, received and open.
    pub contributions: Contributions,
    /// Budget against realisation, result, reserve and cash.
    pub finance: Finance,
    /// Project subsidies.
    pub subsidies: SubsidyRegister,
    /// What each risk bearer would carry.
    pub risk: RiskPosition,
    /// Forecast to the end of the year.
    pub forecast: Forecast,
    /// Decisions since the last report, open proposals and actions.
    pub decisions: Decisions,
    /// Which covenant, period and events.
    pub basis: ReportBasis,
    /// The events of the period.
    #[serde(serialize_with = "meaning::chronicle")]
    pub annex: Vec<AnnexEntry>,
    /// The report before this one, as it was when it was issued. Documents have its figures beside those of this one;
    /// JSON has its key figures, in the summary.
    #[serde(skip)]
    pub previous: Option<Box<MonitoringReport>>,
}

/// What a report is about and made from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ReportBasis {
    /// The covenant.
    pub covenant: Identity,
    /// The year.
    pub year: FiscalYear,
    /// The period within the year, from 1.
    #[serde(serialize_with = "meaning::given")]
    pub period: u8,
    /// The first day of the period.
    pub from: Date,
    /// The last day of the period: the reference date.
    #[serde(serialize_with = "meaning::seen_on")]
    pub reference_date: Date,
    /// The last day of the year.
    pub year_ends: Date,
    /// How the books were opened, if another administration had them until a day of the year.
    pub opened: Option<OpenedBooks>,
    /// The events it is made from.
    #[serde(flatten)]
    pub made_from: Basis,
    /// Which version of the report it is.
    pub edition: Edition,
    /// The position after the last event that the report before this one was made from.
    #[serde(serialize_with = "meaning::events_so_far")]
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
    /// Whether the year is over on the reference date, so that it came to what it came to.
    pub fn year_is_over(&self) -> bool {
        self.basis.year_ends <= self.basis.reference_date
    }

    /// From the first to the last event that the annex of a period shows: no other need be read.
    pub fn annex_events(ledger: &Ledger, (year, period): (FiscalYear, u8)) -> Range<Position> {
        let span = ledger.periods().find(|of| (of.year, of.period) == (year, period));
        let Some(span) = span else { return Position(0)..Position(0) };
        let previous_events = previous_events(ledger, span);
        let shown = |event: &Position| {
            ledger.day_of(*event).is_some_and(|on| in_annex(span, previous_events, *event, on))
        };
        let mut events = (0..ledger.next().0).map(Position).filter(shown);
        match (events.next(), events.next_back()) {
            (None, _) => Position(0)..Position(0),
            (Some(only), None) => only..only.next(),
            (Some(first), Some(last)) => first..last.next(),
        }
    }

    /// The report of a period from a ledger, the basis it was folded from, and the events themselves,
    /// of which the annex keeps those of the period; [`annex_events`](Self::annex_events) says which
    /// these can be.
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
        let mut spans = ledger.periods();
        let span = spans.find(|of| (of.year, of.period) == (year, period));
        let Some(span) = span else { return Ok(None) };
        let previous_events = previous_events(ledger, span);
        let mut annex = Vec::new();
        for recorded in events {
            let recorded = recorded?;
            if in_annex(span, previous_events, recorded.position, recorded.on) {
                let late = recorded.on < span.from;
                annex.push(AnnexEntry { late, entry: TimelineEntry::of(recorded, covenant) });
            }
        }
        let on = span.to;
        // Differences of a period are explained after it, until its report is made.
        let said_by = ledger.latest_day().map_or(on, |latest| latest.max(on));
        let budget = BudgetView::explained_by(ledger, year, on, said_by);
        let themes = ThemeProgress::of(ledger, &budget, on);
        let agreed = key_figures::agreed(ledger, year, on);
        let partners = Partners::of(ledger, span);
        let contributions = Contributions::of(ledger, span);
        let subsidies = SubsidyRegister::of(ledger, on);
        let finance = Finance::of(ledger, budget, &subsidies, on);
        let forecast = Forecast::of(&finance);
        let risk = RiskPosition::expecting(ledger, year, on, || forecast.result.clone());
        let open = OpenProposals::of(ledger, on);
        let made = Made {
            span,
            previous_events,
            contributions: &contributions,
            finance: &finance,
            subsidies: &subsidies,
            themes: &themes,
            partners: &partners,
            open: &open,
        };
        let figures = KeyFigures::of(&made, &risk, &agreed);
        Ok(Some(MonitoringReport {
            summary: Summary::of(ledger, figures, &made),
            basis: ReportBasis {
                covenant: covenant.identity.clone(),
                year,
                period,
                from: span.from,
                reference_date: on,
                year_ends: covenant.calendar.last_day(year),
                opened: OpenedBooks::within(ledger, year, on),
                made_from: basis,
                edition: Edition::default(),
                previous_events,
            },
            themes,
            agreed,
            partners,
            contributions,
            risk,
            finance,
            subsidies,
            forecast,
            decisions: Decisions::since(
                ledger,
                DecisionRegister::of(ledger, on),
                span.from,
                previous_events,
                open,
            ),
            annex,
            previous: None,
        }))
    }
}

/// Whether the annex shows an event: one of the period, or of an earlier day and recorded after the
/// report before.
fn in_annex(span: MonitoringPeriod, previous_events: Position, event: Position, on: Date) -> bool {
    on <= span.to && (on >= span.from || event >= previous_events)
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
