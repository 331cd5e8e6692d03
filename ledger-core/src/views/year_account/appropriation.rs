//! What was done with the result of a year: a surplus appropriated, a deficit borne.

use serde::Serialize;

use crate::acts::deficit::SharedDeficit;
use crate::acts::surplus::{Appropriation, Destination, Part};
use crate::calendar::{Date, FiscalYear};
use crate::ids::{DecisionId, PartnerId, Position};
use crate::invoice::InvoiceNumber;
use crate::ledger::Ledger;
use crate::money::Money;
use crate::views::Figure;
use crate::views::meaning;
use crate::views::risk::carried_into;

/// The result and where it went: the rows and what is left add up to it and to what was carried forward into it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ResultAppropriation {
    /// The result of the year; a deficit is negative.
    pub result: Figure,
    /// What was carried forward into it from the year before; a deficit is negative.
    pub carried: Figure,
    /// Every part that was decided on, in order; those of a deficit are negative.
    pub rows: Vec<AppropriationRow>,
    /// All of them.
    pub appropriated: Figure,
    /// What is still to be appropriated, or shared if it is negative.
    pub left: Figure,
}

/// A part of a result.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AppropriationRow {
    /// By which decision.
    #[serde(serialize_with = "meaning::row_key")]
    pub decision: DecisionId,
    /// What was decided, as the proposal was called.
    pub title: String,
    /// When.
    pub on: Date,
    /// The event.
    #[serde(serialize_with = "meaning::said_by")]
    pub position: Position,
    /// Where it went, or who bears it.
    #[serde(flatten)]
    pub to: AppropriatedTo,
    /// How much, with the sign of the result.
    pub amount: Figure,
}

/// Where a part of a result went, or who bears it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "to", rename_all = "kebab-case", rename_all_fields = "snake_case")]
pub enum AppropriatedTo {
    /// Added to the general reserve, or taken from it to bear a deficit.
    Reserve,
    /// To a fund for next year's budget.
    NextYearBudget,
    /// To a fund for a project.
    Project {
        /// The project.
        project: String,
    },
    /// Back to the partners, by what each paid.
    Partners {
        /// What each gets back.
        refunds: Vec<RefundRow>,
    },
    /// Carried forward into the result of the next year.
    NextYear {
        /// The next year.
        year: FiscalYear,
    },
    /// A share of a deficit that a partner owes.
    RiskBearer {
        /// The code of its seat, if it bears the deficit as a risk bearer.
        seat: Option<String>,
        /// The name of the partner.
        partner: String,
        /// The number of the invoice.
        invoice: InvoiceNumber,
        /// The last day to pay.
        due: Date,
    },
}

/// What a partner gets back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RefundRow {
    /// Its code.
    #[serde(serialize_with = "meaning::row_key")]
    pub code: String,
    /// Its name.
    pub name: String,
    /// How much.
    pub refund: Figure,
}

impl ResultAppropriation {
    /// What was decided on a result up to a day.
    pub(super) fn of(
        ledger: &Ledger,
        year: FiscalYear,
        result: &Figure,
        on: Date,
    ) -> ResultAppropriation {
        let mut rows: Vec<AppropriationRow> = Vec::new();
        for surplus in ledger.surpluses.all().iter().filter(|of| of.year == year) {
            let decided = Decided::by(ledger, surplus.decision, surplus.position);
            if let Some(decided) = decided.filter(|decided| decided.on <= on) {
                rows.extend(of_surplus(ledger, surplus, &decided));
            }
        }
        for deficit in ledger.deficits.all().iter().filter(|of| of.shared.year == year) {
            let decided = Decided::by(ledger, deficit.shared.decision, deficit.position);
            if let Some(decided) = decided.filter(|decided| decided.on <= on) {
                rows.extend(of_deficit(ledger, deficit, &decided));
            }
        }
        let appropriated = Figure::sum(rows.iter().map(|row| &row.amount));
        let (result, carried) = (result.clone(), carried_into(ledger, year, on));
        let left = Figure::sum([&result, &carried]).less(&appropriated);
        ResultAppropriation { result, carried, rows, appropriated, left }
    }
}

/// The decision behind a part.
struct Decided {
    decision: DecisionId,
    title: String,
    on: Date,
    position: Position,
}

impl Decided {
    fn by(ledger: &Ledger, decision: DecisionId, position: Position) -> Option<Decided> {
        let decided = ledger.proposals.decision(decision)?;
        let title = ledger.proposals.get(decided.proposal)?.title.clone();
        Some(Decided { decision, title, on: decided.on, position })
    }

    fn row(&self, to: AppropriatedTo, amount: Money) -> AppropriationRow {
        AppropriationRow {
            decision: self.decision,
            title: self.title.clone(),
            on: self.on,
            position: self.position,
            to,
            amount: Figure::of(amount, self.position),
        }
    }
}

fn of_surplus(ledger: &Ledger, of: &Appropriation, decided: &Decided) -> Vec<AppropriationRow> {
    let row = |part: &Part| {
        let to = match &part.to {
            Destination::Reserve => AppropriatedTo::Reserve,
            Destination::NextYearBudget => AppropriatedTo::NextYearBudget,
            Destination::Project { name } => AppropriatedTo::Project { project: name.clone() },
            Destination::Partners => {
                let refund = |of: &crate::acts::surplus::Refund| RefundRow {
                    code: code(ledger, of.partner),
                    name: ledger.partners.name_on(of.partner, decided.on).to_owned(),
                    refund: Figure::of(of.amount, decided.position),
                };
                AppropriatedTo::Partners { refunds: of.refunds.iter().map(refund).collect() }
            }
        };
        decided.row(to, part.amount)
    };
    of.destinations.iter().map(row).collect()
}

fn of_deficit(ledger: &Ledger, of: &SharedDeficit, decided: &Decided) -> Vec<AppropriationRow> {
    let shared = &of.shared;
    let from_reserve = (!shared.from_reserve.is_zero())
        .then(|| decided.row(AppropriatedTo::Reserve, -shared.from_reserve));
    let shares = shared.shares.iter().map(|share| {
        let seat = ledger.covenant().zip(share.seat);
        let seat = seat.and_then(|(covenant, seat)| covenant.seat(seat));
        let to = AppropriatedTo::RiskBearer {
            seat: seat.map(|seat| seat.code.clone()),
            partner: ledger.partners.name_on(share.partner, decided.on).to_owned(),
            invoice: share.invoice,
            due: shared.due,
        };
        decided.row(to, -share.amount)
    });
    let next = AppropriatedTo::NextYear { year: shared.year.next() };
    let carried =
        (!shared.carried_forward.is_zero()).then(|| decided.row(next, -shared.carried_forward));
    from_reserve.into_iter().chain(carried).chain(shares).collect()
}

fn code(ledger: &Ledger, partner: PartnerId) -> String {
    ledger.partners.get(partner).map(|partner| partner.code.clone()).unwrap_or_default()
}
