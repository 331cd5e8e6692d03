//! The year account (*jaarrekening*): what a year came to, beside the year before, as one value.
//!
//! Source: the covenant's article on planning and control. It looks at the last day of the year, and is
//! made on a later day, up to which closings, decisions and explanations count. Until the books of the
//! year are closed it is a draft. Closing moves the result from income and expenses to *result to be
//! appropriated* on the last day itself; the year account shows the result of the year as such before and
//! after, so that no figure changes by the closing.

mod appropriation;
mod notes;
mod sheet;
mod statement;

use serde::Serialize;

use crate::calendar::{Date, FiscalYear};
use crate::covenant::{Covenant, Identity, Seat};
use crate::ids::{DecisionId, Position};
use crate::ledger::Ledger;
use crate::views::meaning;
use crate::views::monitoring::{Basis, Bridge, LineBeside, MonitoringReport};
use crate::views::opened::OpenedBooks;

pub use appropriation::{AppropriatedTo, AppropriationRow, RefundRow, ResultAppropriation};
pub use notes::{AccrualRow, CommitmentRow, FundMovement, Movement, Notes, OpenCommitments};
pub use sheet::{ComparedLine, ComparedSheet, SheetItem};
pub use statement::{ResultRow, ResultStatement, ResultTotals};

/// The year account of a year. Its fields are its parts, in order.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct YearAccount {
    /// Which covenant, year and events, and whether it is a draft.
    pub basis: YearAccountBasis,
    /// The balance sheet on the last day of the year, and of the year before.
    pub balance_sheet: ComparedSheet,
    /// Income and expenses: budget, realisation and the year before.
    pub income_statement: ResultStatement,
    /// What stands behind the balance sheet, and beside it.
    pub notes: Notes,
    /// What was done with the result.
    pub appropriation: ResultAppropriation,
    /// From what the last monitoring report of the year expected to what the year came to. `None` while the year
    /// runs, and if there was no report.
    pub bridge: Option<Bridge>,
}

/// What a year account is about and made from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct YearAccountBasis {
    /// The covenant.
    pub covenant: Identity,
    /// The year.
    pub year: FiscalYear,
    /// The year it is compared with; none before the first.
    pub previous: Option<FiscalYear>,
    /// The first day of the year.
    pub from: Date,
    /// The last day of the year, or the day it was made if the year still runs: the day of the balance
    /// sheet.
    pub reference_date: Date,
    /// The day up to which closings, decisions and explanations count.
    pub on: Date,
    /// How the books were opened, if another administration had them until a day of the year.
    pub opened: Option<OpenedBooks>,
    /// When the books of the year were closed.
    pub closed: Option<BooksClosed>,
    /// How the regiegroep adopted the account, if it has.
    pub adopted: Option<AccountAdopted>,
    /// Whether the books are still open, so that everything may change.
    pub draft: bool,
    /// The seats of the regiegroep that sign the account, as they were held on the day up to which it counts.
    pub signatories: Vec<Signatory>,
    /// The events it is made from.
    #[serde(flatten)]
    pub made_from: Basis,
}

/// How the books of a year were closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct BooksClosed {
    /// When.
    pub on: Date,
    /// The event.
    #[serde(serialize_with = "meaning::said_by")]
    pub position: Position,
}

/// How the account of a year was adopted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct AccountAdopted {
    /// When.
    pub on: Date,
    /// By which decision.
    pub decision: DecisionId,
    /// The event.
    #[serde(serialize_with = "meaning::said_by")]
    pub position: Position,
}

/// A seat of the regiegroep that signs the account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Signatory {
    /// The code of the seat.
    #[serde(serialize_with = "meaning::row_key")]
    pub seat: String,
    /// What the covenant calls it.
    pub name: String,
    /// The partner that holds it.
    pub partner: String,
}

/// A year, and the days between which it is looked at.
#[derive(Clone, Copy)]
struct Span {
    year: FiscalYear,
    from: Date,
    to: Date,
}

impl Span {
    fn of(covenant: &Covenant, year: FiscalYear, on: Date) -> Span {
        let to = covenant.calendar.last_day(year).min(on);
        Span { year, from: covenant.calendar.first_day(year), to }
    }
}

impl YearAccount {
    /// The year account of a year, as it could be made on a day from the basis the ledger was folded from.
    ///
    /// `None` if the ledger has no covenant, or the year is not of its term.
    pub fn of(ledger: &Ledger, basis: Basis, year: FiscalYear, on: Date) -> Option<YearAccount> {
        let covenant = ledger.covenant()?;
        let mut years = ledger.years();
        if !years.any(|of_term| of_term == year) {
            return None;
        }
        let span = Span::of(covenant, year, on);
        let before = (Some(year) > ledger.first_year())
            .then(|| Span::of(covenant, year.previous(), span.from.plus_days(-1)));
        let closed = ledger.years.get(year).filter(|closed| closed.on <= on);
        let closed = closed.map(|of| BooksClosed { on: of.on, position: of.position });
        let adopted = ledger.year_accounts.get(year).filter(|adopted| adopted.on <= on);
        let adopted = adopted.map(|of| AccountAdopted {
            on: of.on,
            decision: of.decision,
            position: of.position,
        });
        let income_statement = ResultStatement::of(ledger, span, before, on);
        Some(YearAccount {
            basis: YearAccountBasis {
                covenant: covenant.identity.clone(),
                year,
                previous: before.map(|before| before.year),
                from: span.from,
                reference_date: span.to,
                on,
                opened: OpenedBooks::within(ledger, year, span.to),
                closed,
                adopted,
                draft: closed.is_none(),
                signatories: signatories(ledger, on),
                made_from: basis,
            },
            balance_sheet: ComparedSheet::of(ledger, span, before),
            notes: Notes::of(ledger, span),
            appropriation: ResultAppropriation::of(
                ledger,
                year,
                &income_statement.result.actual,
                on,
            ),
            income_statement,
            bridge: None,
        })
    }

    /// Puts the last monitoring report of the year beside the account, as that report was when it was issued.
    pub fn beside(mut self, report: Option<&MonitoringReport>) -> YearAccount {
        let over = |report: &&MonitoringReport| {
            report.basis.year == self.basis.year
                && self.basis.reference_date == report.basis.year_ends
        };
        let of = &self.income_statement;
        let lines = of.income.iter().chain(&of.expenses).map(|row| LineBeside {
            code: &row.code,
            title: &row.title,
            kind: row.kind,
            comes_to: &row.totals.actual,
        });
        self.bridge =
            report.filter(over).map(|report| Bridge::from(report, lines, &of.result.actual));
        self
    }
}

fn signatories(ledger: &Ledger, on: Date) -> Vec<Signatory> {
    let covenant = ledger.covenant_on(on).or(ledger.covenant());
    let seats = covenant.into_iter().flat_map(|covenant| &covenant.seats);
    let signatory = |seat: &Seat| Signatory {
        seat: seat.code.clone(),
        name: seat.name.clone(),
        partner: ledger.partners.name_on(seat.partner, on).to_owned(),
    };
    seats.map(signatory).collect()
}
