//! The account of a partner: what was claimed from it, what it paid and what it was promised, in the order of
//! the days, and what it owes in the end.
//!
//! A line says what one document did: debit if the partner owes more by it, credit if it owes less. Money that is
//! put against an invoice, or taken from it, moves within the account and is no line. The accounts of all
//! partners together are what the books have of debtors, deficit shares receivable, unallocated receipts and
//! payable to partners. What a partner owed or was to get on the day it merged, its successor takes over.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::acts::payment::PaidBack;
use crate::calendar::{Date, FiscalYear};
use crate::claims::ReducedBy;
use crate::ids::{DecisionId, PartnerId, PaymentId, Position};
use crate::invoice::{Instalment, InvoiceNumber, Series};
use crate::journal::Memo;
use crate::ledger::Ledger;
use crate::money::Money;
use crate::partners::Departure;
use crate::views::Figure;
use crate::views::meaning;
use crate::views::partners::was_known;
use crate::views::receivables::{OpenInvoice, UnallocatedPayment, owed_by, unallocated_of};

/// The account of a partner up to a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PartnerAccount {
    /// Its number.
    #[serde(serialize_with = "meaning::given")]
    pub partner: PartnerId,
    /// Its code.
    pub code: String,
    /// Its name on the day.
    pub name: String,
    /// The first day of the lines, if not all are asked for.
    pub from: Option<Date>,
    /// The last day.
    #[serde(serialize_with = "meaning::seen_on")]
    pub on: Date,
    /// The balance before the first of these days.
    pub brought_forward: Figure,
    /// What happened on these days, in order.
    pub lines: Vec<AccountLine>,
    /// What the partner owes; below zero if it is to get something.
    pub balance: Figure,
    /// The open invoices in the balance, those of the partners that merged into it among them.
    pub invoices: Vec<OpenInvoice>,
    /// The payments in the balance of which something is put against no invoice.
    pub unallocated: Vec<UnallocatedPayment>,
    /// What it is still to get of surpluses and of what was left at the end.
    pub payable: Figure,
}

/// A line of the account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AccountLine {
    /// The day.
    pub on: Date,
    /// What it is.
    #[serde(flatten)]
    pub entry: AccountEntry,
    /// Whether it takes that back.
    pub taken_back: bool,
    /// By how much the partner owes more.
    pub debit: Figure,
    /// By how much it owes less.
    pub credit: Figure,
    /// The event.
    #[serde(serialize_with = "meaning::said_by")]
    pub position: Position,
}

/// What a line of an account is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum AccountEntry {
    /// A contribution was invoiced.
    Contribution {
        /// The invoice.
        #[serde(serialize_with = "meaning::row_key")]
        invoice: InvoiceNumber,
        /// The number under which another administration sent it, if it was taken over.
        sent_as: Option<String>,
        /// The year it is for.
        year: FiscalYear,
        /// The instalment, if it is not for the whole.
        instalment: Option<Instalment>,
    },
    /// Something else was invoiced.
    Other {
        /// The invoice.
        #[serde(serialize_with = "meaning::row_key")]
        invoice: InvoiceNumber,
        /// What for.
        description: String,
    },
    /// A share in a deficit was claimed.
    DeficitShare {
        /// The claim.
        #[serde(serialize_with = "meaning::row_key")]
        invoice: InvoiceNumber,
        /// The number under which another administration sent it, if it was taken over.
        sent_as: Option<String>,
        /// The year of the deficit.
        year: FiscalYear,
    },
    /// A share in what was too little at the settlement was claimed.
    SettlementShare {
        /// The claim.
        #[serde(serialize_with = "meaning::row_key")]
        invoice: InvoiceNumber,
    },
    /// What was refunded of a payment was claimed, as the payment was gone. It is credited for the payment on
    /// the same line, because the whole of the payment is a debit of its own.
    Reclaim {
        /// The claim.
        #[serde(serialize_with = "meaning::row_key")]
        invoice: InvoiceNumber,
    },
    /// An invoice was credited.
    Credit {
        /// The credit note.
        #[serde(serialize_with = "meaning::row_key")]
        note: InvoiceNumber,
        /// The invoice.
        invoice: InvoiceNumber,
    },
    /// An invoice was written off. Who pays after all owes it again first.
    WriteOff {
        /// The invoice.
        #[serde(serialize_with = "meaning::row_key")]
        invoice: InvoiceNumber,
        /// The decision.
        #[serde(serialize_with = "meaning::given")]
        decision: DecisionId,
    },
    /// What was open of an invoice was written off, as it was a small difference. Who pays after all owes it again
    /// first.
    Difference {
        /// The invoice.
        #[serde(serialize_with = "meaning::row_key")]
        invoice: InvoiceNumber,
    },
    /// Money was received.
    Receipt {
        /// The payment.
        #[serde(serialize_with = "meaning::row_key")]
        payment: PaymentId,
        /// The organisation that paid, if the partner did not pay itself.
        payer: Option<String>,
    },
    /// The bank took a payment back.
    Storno {
        /// The payment.
        #[serde(serialize_with = "meaning::row_key")]
        payment: PaymentId,
    },
    /// What was paid too much was paid back.
    Refund {
        /// The payment.
        #[serde(serialize_with = "meaning::row_key")]
        payment: PaymentId,
    },
    /// A part of a surplus is for the partner.
    Surplus {
        /// The year of the surplus.
        #[serde(serialize_with = "meaning::row_key")]
        year: FiscalYear,
        /// The decision.
        #[serde(serialize_with = "meaning::given")]
        decision: DecisionId,
    },
    /// A part of what was left at the settlement is for the partner.
    Remainder,
    /// What was for the partner was paid.
    PayOut,
    /// The account of a partner that merged into it.
    TakenOver {
        /// Its code.
        #[serde(serialize_with = "meaning::row_key")]
        partner: String,
        /// Its name on that day.
        name: String,
        /// The decision.
        #[serde(serialize_with = "meaning::given")]
        decision: DecisionId,
    },
    /// The partner that it merged into has the account since.
    HandedOver {
        /// Its code.
        #[serde(serialize_with = "meaning::row_key")]
        partner: String,
        /// Its name on that day.
        name: String,
        /// The decision.
        #[serde(serialize_with = "meaning::given")]
        decision: DecisionId,
    },
}

impl PartnerAccount {
    /// The account of a partner up to a day, with the lines from a day on or all; `None` if the register did
    /// not name it by then.
    pub fn of(
        ledger: &Ledger,
        id: PartnerId,
        from: Option<Date>,
        on: Date,
    ) -> Option<PartnerAccount> {
        let partner = ledger.partners.get(id).filter(|_| was_known(ledger, id, on))?;
        let mut lines = lines(ledger, id, on);
        let balance = net(&lines);
        let first = from.map_or(0, |from| lines.partition_point(|line| line.on < from));
        let shown = lines.split_off(first);
        Some(PartnerAccount {
            partner: id,
            code: partner.code.clone(),
            name: ledger.partners.name_on(id, on).to_owned(),
            from,
            on,
            brought_forward: net(&lines),
            lines: shown,
            balance,
            invoices: owed_by(ledger, on, id),
            unallocated: unallocated_of(ledger, on, id),
            payable: payable_of(ledger, on, id),
        })
    }

    /// The balance after each line.
    pub fn running(&self) -> impl Iterator<Item = Money> {
        self.lines.iter().scan(self.brought_forward.amount, |balance, line| {
            *balance += line.debit.amount - line.credit.amount;
            Some(*balance)
        })
    }
}

/// What a partner is still to get on a day, and those that merged into it; nothing once it merged itself.
pub(crate) fn payable_of(ledger: &Ledger, on: Date, id: PartnerId) -> Figure {
    let mut payable = Figure::default();
    if ledger.partners.successor(id, on) == id {
        let united = ledger.partners.united(id, on);
        for owed in ledger.surpluses.owed(&united).filter(|owed| owed.on <= on) {
            payable.add(owed.amount, owed.position);
        }
    }
    payable.in_order()
}

/// What lines add to what a partner owes.
fn net(lines: &[AccountLine]) -> Figure {
    let (mut debit, mut credit) = (Figure::default(), Figure::default());
    for line in lines {
        debit.join(&line.debit);
        credit.join(&line.credit);
    }
    debit.in_order().less(&credit.in_order())
}

/// Every line up to a day, in the order of the days.
fn lines(ledger: &Ledger, id: PartnerId, on: Date) -> Vec<AccountLine> {
    let partners = &ledger.partners;
    let (mut lines, mut taken_over) = (Vec::new(), BTreeMap::<PartnerId, Vec<AccountLine>>::new());
    for member in partners.united(id, on) {
        let came = arrival(ledger, member, id);
        for line in own_lines(ledger, member).into_iter().filter(|line| line.on <= on) {
            match came {
                Some((by, left)) if line.on <= left.last_day => {
                    taken_over.entry(by).or_default().push(line);
                }
                // What is of a day on which it was one with its own successor is of that one.
                _ if partners.successor(member, line.on) != id => {}
                Some(_) | None => lines.push(line),
            }
        }
    }
    for (partner, before) in taken_over {
        if let Some(left) = merger(ledger, partner) {
            let (partner, name) = named(ledger, partner, left);
            let entry = AccountEntry::TakenOver { partner, name, decision: left.decision };
            lines.extend(moved(entry, net(&before), left));
        }
    }
    if let Some(left) = merger(ledger, id).filter(|left| left.last_day < on)
        && let Some(partner) = left.into
    {
        let (partner, name) = named(ledger, partner, left);
        let entry = AccountEntry::HandedOver { partner, name, decision: left.decision };
        lines.extend(moved(entry, net(&lines).negated(), left));
    }
    lines.sort_by_key(|line| (line.on, line.position));
    // What was paid out for several that were one by then is one line.
    lines.dedup_by(|later, kept| {
        let same = (later.position, &later.entry) == (kept.position, &kept.entry);
        if same {
            kept.debit = Figure::sum([&kept.debit, &later.debit]);
            kept.credit = Figure::sum([&kept.credit, &later.credit]);
        }
        same
    });
    lines
}

/// The code of a partner, and its name on the day of a merger.
fn named(ledger: &Ledger, id: PartnerId, left: &Departure) -> (String, String) {
    let code = ledger.partners.get(id).map(|partner| partner.code.clone());
    let name = ledger.partners.name_on(id, left.last_day.plus_days(1)).to_owned();
    (code.unwrap_or_default(), name)
}

/// How a partner merged into another.
fn merger(ledger: &Ledger, id: PartnerId) -> Option<&Departure> {
    ledger.partners.get(id)?.left.as_ref().filter(|left| left.into.is_some())
}

/// The partner that merged into `id` itself and had taken over the account of `member`, or is `member`, and how.
fn arrival(ledger: &Ledger, member: PartnerId, id: PartnerId) -> Option<(PartnerId, &Departure)> {
    let next = |of: &PartnerId| merger(ledger, *of).and_then(|left| left.into);
    let mut way = std::iter::successors(Some(member), next);
    let by = way.find(|of| next(of) == Some(id)).filter(|_| member != id)?;
    Some((by, merger(ledger, by)?))
}

/// The line with which an account moves to the partner that another merged into, unless nothing was on it.
fn moved(entry: AccountEntry, net: Figure, left: &Departure) -> Option<AccountLine> {
    let (on, position) = (left.last_day.plus_days(1), left.position);
    let line = AccountLine {
        on,
        entry,
        taken_back: false,
        debit: Figure::default(),
        credit: Figure::default(),
        position,
    };
    match net.amount {
        Money::ZERO => None,
        owes if owes > Money::ZERO => Some(AccountLine { debit: net, ..line }),
        _ => Some(AccountLine { credit: net.negated(), ..line }),
    }
}

/// The lines of what happened to a partner under its own name, in no order.
fn own_lines(ledger: &Ledger, id: PartnerId) -> Vec<AccountLine> {
    let mut lines: Vec<AccountLine> = Vec::new();
    for (_, claim) in ledger.claims.of(id) {
        lines.push(claimed(ledger, claim));
        for change in ledger.claims.changes(claim) {
            let invoice = claim.invoice;
            let entry = match change.by {
                ReducedBy::Payment(_) => continue,
                ReducedBy::Credit(note) => AccountEntry::Credit { note, invoice },
                ReducedBy::WriteOff(decision) => AccountEntry::WriteOff { invoice, decision },
                ReducedBy::Difference => AccountEntry::Difference { invoice },
            };
            lines.push(AccountLine::of(change.on, entry, -change.amount, change.position));
        }
    }
    for (payment, received) in ledger.payments.of(id) {
        let entry = AccountEntry::Receipt { payment, payer: received.payer.clone() };
        lines.push(AccountLine::of(received.on, entry, -received.amount, received.position));
    }
    let paid_by = |payment| ledger.payments.get(payment).map(|received| received.partner);
    for back in ledger.payments.paid_back().iter().filter(|of| paid_by(of.payment) == Some(id)) {
        lines.extend(paid_back(ledger, back));
    }
    for owed in ledger.surpluses.owed(&[id]) {
        let entry = promised(ledger, owed.position);
        lines.push(AccountLine::of(owed.on, entry, -owed.amount, owed.position));
    }
    lines
}

impl AccountLine {
    /// A line of an amount that the partner owes more, or, below zero, less.
    fn of(on: Date, entry: AccountEntry, owes: Money, position: Position) -> AccountLine {
        let more = owes > Money::ZERO;
        let amount = Figure::of(owes.abs(), position);
        let (debit, credit) =
            if more { (amount, Figure::default()) } else { (Figure::default(), amount) };
        let taken_back = more != entry.is_debit();
        AccountLine { on, entry, taken_back, debit, credit, position }
    }
}

impl AccountEntry {
    /// Whether the partner owes more by it, unless it is taken back.
    fn is_debit(&self) -> bool {
        match self {
            AccountEntry::Contribution { .. }
            | AccountEntry::Other { .. }
            | AccountEntry::DeficitShare { .. }
            | AccountEntry::SettlementShare { .. }
            | AccountEntry::Reclaim { .. }
            | AccountEntry::Storno { .. }
            | AccountEntry::Refund { .. }
            | AccountEntry::PayOut
            | AccountEntry::TakenOver { .. } => true,
            AccountEntry::Credit { .. }
            | AccountEntry::WriteOff { .. }
            | AccountEntry::Difference { .. }
            | AccountEntry::Receipt { .. }
            | AccountEntry::Surplus { .. }
            | AccountEntry::Remainder
            | AccountEntry::HandedOver { .. } => false,
        }
    }
}

fn claimed(ledger: &Ledger, claim: &crate::claims::Claim) -> AccountLine {
    let (invoice, year) = (claim.invoice, claim.year);
    let settled = ledger.settlement.as_ref().map(|settled| settled.position);
    let sent_as = ledger.claims.earlier(invoice).map(|earlier| earlier.number.clone());
    let entry = match invoice.series {
        Series::Contribution | Series::CreditNote => {
            AccountEntry::Contribution { invoice, sent_as, year, instalment: claim.instalment }
        }
        Series::DeficitShare if settled == Some(claim.position) => {
            AccountEntry::SettlementShare { invoice }
        }
        Series::DeficitShare => AccountEntry::DeficitShare { invoice, sent_as, year },
        Series::Reclaim => AccountEntry::Reclaim { invoice },
        Series::Other => {
            let of = ledger.other_invoices.get(invoice);
            let description = of.map(|of| of.description.clone()).unwrap_or_default();
            AccountEntry::Other { invoice, description }
        }
    };
    let line = AccountLine::of(claim.on, entry, claim.amount, claim.position);
    match invoice.series {
        Series::Reclaim => AccountLine { credit: line.debit.clone(), ..line },
        Series::Contribution | Series::CreditNote | Series::DeficitShare | Series::Other => line,
    }
}

/// The line of money of a payment that left again or, below zero, did not leave after all; none of what came back
/// as a claim, which stands on the line of that.
fn paid_back(ledger: &Ledger, back: &PaidBack) -> Option<AccountLine> {
    let memo = |position| ledger.journal.of_event(position).next().map(|(entry, _)| entry.memo);
    let payment = back.payment;
    let of_memo = |memo: Option<Memo>| {
        if let Some(Memo::Overpayment(_)) = memo {
            AccountEntry::Refund { payment }
        } else if let Some(Memo::PaymentReversed(_)) = memo {
            AccountEntry::Storno { payment }
        } else {
            let received = ledger.payments.get(payment);
            AccountEntry::Receipt { payment, payer: received.and_then(|of| of.payer.clone()) }
        }
    };
    let by = memo(back.position);
    let entry = match by {
        Some(Memo::Reclaimed(_)) => return None,
        Some(Memo::Correction(of)) => of_memo(memo(of)),
        other => of_memo(other),
    };
    Some(AccountLine::of(back.on, entry, back.amount, back.position))
}

/// By what a partner is to get something, or was paid it.
fn promised(ledger: &Ledger, position: Position) -> AccountEntry {
    let surplus = ledger.surpluses.all().iter().find(|of| of.position == position);
    let settled = ledger.settlement.as_ref().filter(|settled| settled.position == position);
    match (surplus, settled) {
        (Some(of), _) => AccountEntry::Surplus { year: of.year, decision: of.decision },
        (None, Some(_)) => AccountEntry::Remainder,
        (None, None) => AccountEntry::PayOut,
    }
}
