//! What an invoice is for, the days that it is for, and its VAT.

use serde::Serialize;

use super::{Issued, Measure};
use crate::acts::schedule::{AdoptedSchedule, Scheduled, Vat};
use crate::calendar::{Date, months_touched};
use crate::claims::Claim;
use crate::covenant::Covenant;
use crate::ids::{DecisionId, PaymentId};
use crate::invoice::{Instalment, Series};
use crate::ledger::Ledger;
use crate::money::Money;
use crate::views::Figure;

/// What an invoice is for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Claimed {
    /// A contribution for a year.
    Contribution {
        /// What the schedule says of a whole year; nothing if it did not cover the partner.
        whole_year: Option<Figure>,
        /// What the schedule says of this year: a part of the whole for a partner that acceded during it.
        by_schedule: Option<Figure>,
        /// The instalment, if it is not for the whole.
        instalment: Option<Instalment>,
        /// The part of the year that it is for, if by the schedule it is for a part because the partner acceded
        /// during it.
        part_of_year: Option<PartOfYear>,
        /// Whether another amount than the schedule's was agreed. Why stays in the ledger.
        agreed_otherwise: bool,
    },
    /// Something else.
    Other {
        /// What for.
        description: String,
    },
    /// A share in the deficit of a year.
    DeficitShare {
        /// The deficit.
        deficit: Figure,
        /// What of it the reserve bore.
        from_reserve: Figure,
        /// What of it was carried forward into the next year.
        carried_forward: Figure,
        /// What was left, and divided.
        divided: Figure,
        /// By what, if that can be said.
        measure: Option<Measure>,
        /// The code of the seat whose share it is, if it is that of a risk bearer.
        seat: Option<String>,
        /// The decision.
        decision: DecisionId,
    },
    /// A share in a deficit that another administration claimed.
    EarlierShare,
    /// What was refunded of a payment that the bank then took back.
    Refund {
        /// The payment.
        payment: PaymentId,
        /// The day on which it had come in.
        received_on: Date,
    },
    /// A share in what was too little when the covenant was settled.
    SettlementShare {
        /// How much was too little, and divided.
        divided: Figure,
        /// By what, if that can be said.
        measure: Option<Measure>,
    },
}

/// The part of a year that a contribution is for. It is for whole months.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct PartOfYear {
    /// The day on which the partner acceded.
    pub acceded: Date,
    /// The number of months that had not ended by then, of the twelve.
    pub months: u32,
}

impl Claimed {
    pub(super) fn of(ledger: &Ledger, covenant: &Covenant, claim: &Claim) -> Claimed {
        if claim.invoice.series == Series::Contribution {
            return contribution(ledger, covenant, claim);
        }
        if let Some(other) = ledger.other_invoices.get(claim.invoice) {
            return Claimed::Other { description: other.description.clone() };
        }
        if let Some((payment, received)) = ledger.payments.reclaimed_by(claim.invoice) {
            return Claimed::Refund { payment, received_on: received.on };
        }
        deficit_share(ledger, covenant, claim)
            .or_else(|| settlement_share(ledger, claim))
            .unwrap_or(Claimed::EarlierShare)
    }
}

fn deficit_share(ledger: &Ledger, covenant: &Covenant, claim: &Claim) -> Option<Claimed> {
    let (of, share) = ledger.deficits.all().iter().find_map(|deficit| {
        let share = deficit.shared.shares.iter().find(|share| share.invoice == claim.invoice)?;
        Some((deficit, share))
    })?;
    let (shared, position) = (&of.shared, of.position);
    let divided = shared.deficit - shared.from_reserve - shared.carried_forward;
    let figure = |amount| Figure::of(amount, position);
    let measure = Issued { on: of.on, position }.measure_of_deficit(
        ledger,
        (shared.year, shared.decision),
        (share.partner, share.seat),
        (share.amount, divided),
    );
    Some(Claimed::DeficitShare {
        deficit: figure(shared.deficit),
        from_reserve: figure(shared.from_reserve),
        carried_forward: figure(shared.carried_forward),
        divided: figure(divided),
        measure,
        seat: share.seat.and_then(|seat| Some(covenant.seat(seat)?.code.clone())),
        decision: shared.decision,
    })
}

fn settlement_share(ledger: &Ledger, claim: &Claim) -> Option<Claimed> {
    let settled = ledger.settlement.as_ref().filter(|of| of.position == claim.position)?;
    let issued = Issued { on: settled.on, position: settled.position };
    let measure = issued.measure_of_bearers(ledger, claim.partner, (claim.amount, -settled.left));
    Some(Claimed::SettlementShare { divided: Figure::of(-settled.left, settled.position), measure })
}

fn contribution(ledger: &Ledger, covenant: &Covenant, claim: &Claim) -> Claimed {
    let scheduled = scheduled(ledger, covenant, claim);
    let figure = |of: fn(&Scheduled) -> Money| {
        scheduled.as_ref().map(|(due, adopted)| Figure::of(of(due), adopted.position))
    };
    let last_day = covenant.calendar.last_day(claim.year);
    Claimed::Contribution {
        whole_year: figure(|due| due.whole_year),
        by_schedule: figure(|due| due.amount),
        instalment: claim.instalment,
        part_of_year: acceded(ledger, covenant, claim).map(|acceded| PartOfYear {
            acceded,
            months: months_touched(acceded, last_day).min(12),
        }),
        agreed_otherwise: is_agreed_otherwise(ledger, claim),
    }
}

fn is_agreed_otherwise(ledger: &Ledger, claim: &Claim) -> bool {
    ledger.claims.reason(claim.invoice).is_some()
}

/// The day on which the partner acceded, if for that it is invoiced a part of the year.
fn acceded(ledger: &Ledger, covenant: &Covenant, claim: &Claim) -> Option<Date> {
    match claim.period {
        Some(period) => Some(period.from),
        None if is_agreed_otherwise(ledger, claim) => None,
        None => scheduled(ledger, covenant, claim)?.0.acceded,
    }
}

/// What the partner of a contribution owed by the schedule of then, and that schedule.
fn scheduled<'a>(
    ledger: &'a Ledger,
    covenant: &Covenant,
    claim: &Claim,
) -> Option<(Scheduled, &'a AdoptedSchedule)> {
    let adopted = schedule_of(ledger, claim)?;
    let year = covenant.calendar.first_day(claim.year)..=covenant.calendar.last_day(claim.year);
    let due = adopted.schedule.due_from(&ledger.partners, claim.partner, &year)?;
    Some((due, adopted))
}

/// The schedule by which a contribution was invoiced.
fn schedule_of<'a>(ledger: &'a Ledger, claim: &Claim) -> Option<&'a AdoptedSchedule> {
    match claim.invoice.series {
        Series::Contribution => ledger.schedules.before(claim.year, claim.on, claim.position),
        Series::DeficitShare | Series::CreditNote | Series::Reclaim | Series::Other => None,
    }
}

/// The first and the last day that an invoice is for, if it is for days in particular: those of its year on which
/// there were financial obligations. A contribution for a part of the year is for whole months, from the one in
/// which the partner acceded.
pub(super) fn days_of(ledger: &Ledger, covenant: &Covenant, claim: &Claim) -> Option<(Date, Date)> {
    let starts = covenant.term.financial_start;
    let year = || {
        let first_day = covenant.calendar.first_day(claim.year).max(starts);
        (first_day, covenant.calendar.last_day(claim.year))
    };
    match claim.invoice.series {
        Series::Other => claim.period.map(|period| (period.from, period.until)),
        Series::Contribution => {
            let (first_day, last_day) = year();
            let acceded = acceded(ledger, covenant, claim);
            let since = acceded.map_or(first_day, |on| on.first_of_month().max(first_day));
            Some((since, last_day))
        }
        Series::DeficitShare => Some(year()),
        Series::Reclaim | Series::CreditNote => None,
    }
}

/// Why no VAT is charged, as far as that was recorded.
pub(super) fn vat_of(ledger: &Ledger, claim: &Claim) -> Option<Vat> {
    match ledger.other_invoices.get(claim.invoice) {
        Some(other) => other.vat.clone(),
        None => schedule_of(ledger, claim).map(|adopted| adopted.schedule.vat.clone()),
    }
}
