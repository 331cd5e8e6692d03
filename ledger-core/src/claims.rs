//! Claims on partners: contributions, shares in a deficit, and refunds of a payment that the bank took back.
//!
//! The open amount of a claim follows from its [`Reduction`]s: payments allocated, credit notes and amounts
//! written off, by a decision or as a small difference. Each can be undone by one of the opposite sign.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::balance::Balance;
use crate::calendar::{Date, FiscalYear};
use crate::ids::{DecisionId, PartnerId, PaymentId, Position};
use crate::invoice::{Instalment, InvoiceNumber, Period, Series};
use crate::misfit::Misfit;
use crate::money::Money;
use crate::paged::{PagedList, PagedMap, parts};

/// An amount that a partner owes: a contribution invoiced, a share in a deficit, or a refund to be given
/// back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claim {
    /// Its number.
    pub invoice: InvoiceNumber,
    /// The partner that owes it.
    pub partner: PartnerId,
    /// The year it is for.
    pub year: FiscalYear,
    /// The instalment of the contribution, if it is not for the whole.
    pub instalment: Option<Instalment>,
    /// The days that it is for, if that is not the whole year.
    pub period: Option<Period>,
    /// The day of the invoice.
    pub on: Date,
    /// The last day to pay.
    pub due: Date,
    /// The amount invoiced.
    pub amount: Money,
    /// The amount received for it so far.
    pub received: Money,
    /// The amount credited so far.
    pub credited: Money,
    /// The amount written off so far.
    pub written_off: Money,
    /// The last day on which its open amount changed.
    pub changed: Date,
    /// The event that recorded it.
    pub position: Position,
    /// The place of its last reduction in the list of reductions.
    last: Option<u32>,
}

impl Claim {
    /// A claim whose whole amount is open, with its day and the last day to pay.
    pub(crate) fn new(
        invoice: InvoiceNumber,
        partner: PartnerId,
        year: FiscalYear,
        (on, due): (Date, Date),
        amount: Money,
        position: Position,
    ) -> Claim {
        let [received, credited, written_off] = [Money::ZERO; 3];
        Claim {
            invoice,
            partner,
            year,
            instalment: None,
            period: None,
            on,
            due,
            amount,
            received,
            credited,
            written_off,
            changed: on,
            position,
            last: None,
        }
    }

    /// The same claim for an instalment, and for days that are not the whole year.
    pub(crate) fn for_part(self, instalment: Option<Instalment>, period: Option<Period>) -> Claim {
        Claim { instalment, period, ..self }
    }

    /// The amount still to be received.
    pub fn open(&self) -> Money {
        self.amount - self.received - self.credited - self.written_off
    }

    /// Whether it was credited in full, so that nothing was ever owed.
    pub fn is_void(&self) -> bool {
        self.credited == self.amount
    }
}

/// What an invoice is at the administration that sent it, and that the ledger took it over from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Earlier {
    /// Its number there.
    pub number: String,
    /// The day on which it was sent.
    pub on: Date,
}

/// The cause of a change in the open amount of a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ReducedBy {
    /// A payment allocated to it.
    Payment(PaymentId),
    /// A credit note.
    Credit(InvoiceNumber),
    /// A decision to write it off.
    WriteOff(DecisionId),
    /// A small difference, written off without a decision.
    Difference,
}

/// A change in the open amount of a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reduction {
    /// The place of the claim in [`Claims::all`].
    pub claim: usize,
    /// The cause.
    pub by: ReducedBy,
    /// The day.
    pub on: Date,
    /// The amount by which less is open; negative if an earlier change is undone.
    pub amount: Money,
    /// The event.
    pub position: Position,
    /// The places of the changes before it, of the same claim and of the same payment.
    before: (Option<u32>, Option<u32>),
}

impl Reduction {
    /// The payment that was allocated to the claim, or taken from it.
    pub fn payment(&self) -> Option<PaymentId> {
        match self.by {
            ReducedBy::Payment(payment) => Some(payment),
            ReducedBy::Credit(_) | ReducedBy::WriteOff(_) | ReducedBy::Difference => None,
        }
    }
}

/// The number of changes of a claim or a payment, or claims on a partner, up to which they are read one by
/// one. Beyond it an index is kept, because their number has no limit. It is small in tests, so that they use
/// indexes.
const READ_ONE_BY_ONE: usize = if cfg!(test) { 3 } else { 16 };

/// The amounts of a claim on every day.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
struct Course {
    open: Balance,
    /// The amount that was neither paid nor credited.
    unpaid: Balance,
    received: Balance,
    credited: Balance,
    /// The amount that decisions wrote off.
    written_off: Balance,
    /// The amount that was written off as a small difference.
    differences: Balance,
    /// The decision that wrote it off last.
    written_off_by: Option<DecisionId>,
}

impl Course {
    fn of(claim: &Claim) -> Course {
        let whole: Balance = [(claim.on, claim.amount)].into_iter().collect();
        Course { open: whole.clone(), unpaid: whole, ..Course::default() }
    }

    fn add(&mut self, change: &Reduction) {
        let Reduction { on, amount, .. } = *change;
        self.open.add(on, -amount);
        match change.by {
            ReducedBy::Payment(_) => self.received.add(on, amount),
            ReducedBy::Credit(_) => self.credited.add(on, amount),
            ReducedBy::WriteOff(decision) => {
                self.written_off.add(on, amount);
                self.written_off_by = Some(decision);
                return;
            }
            ReducedBy::Difference => return self.differences.add(on, amount),
        }
        self.unpaid.add(on, -amount);
    }
}

/// The amounts of a payment that were allocated to each claim on every day, by the place of the claim.
type Parts = BTreeMap<usize, Balance>;

fn add_part(parts: &mut Parts, part: &Reduction) {
    parts.entry(part.claim).or_default().add(part.on, part.amount);
}

/// The contributions of a partner by year and place.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
struct Contributions {
    standing: BTreeSet<(FiscalYear, u32)>,
    /// Those that were credited in full, by the last day on which their open amount changed.
    void: BTreeSet<(FiscalYear, Date, u32)>,
}

impl Contributions {
    fn add(&mut self, claim: &Claim, place: u32) {
        match claim.is_void() {
            true => self.void.insert((claim.year, claim.changed, place)),
            false => self.standing.insert((claim.year, place)),
        };
    }

    fn remove(&mut self, claim: &Claim, place: u32) {
        match claim.is_void() {
            true => self.void.remove(&(claim.year, claim.changed, place)),
            false => self.standing.remove(&(claim.year, place)),
        };
    }

    /// The places of the contributions for a year that stand, or that were credited in full only after a day.
    fn since(&self, year: FiscalYear, day: Date) -> BTreeSet<u32> {
        let standing = self.standing.range((year, 0)..=(year, u32::MAX)).map(|(_, place)| *place);
        let void = self.void.range((year, day.plus_days(1), 0)..);
        let void = void.take_while(|(of, ..)| *of == year).map(|(.., place)| *place);
        standing.chain(void).collect()
    }
}

/// Every claim, and the changes in its open amount.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Claims {
    all: PagedList<Claim>,
    reductions: PagedList<Reduction>,
    /// The last number used in each series and year.
    numbers: BTreeMap<(Series, u16), u32>,
    /// The place of the claim with each number.
    places: PagedMap<InvoiceNumber, u32>,
    /// The places of the claims on each partner, by its place in the register.
    of_partner: PagedList<Vec<u32>>,
    /// The place of the last reduction by each payment, by the place of the payment.
    of_payment: PagedList<Option<u32>>,
    /// The place of the reduction by each credit note.
    credit_notes: PagedMap<InvoiceNumber, u32>,
    /// The reasons of credit notes, and of invoices whose amount differs from the schedule.
    reasons: PagedMap<InvoiceNumber, String>,
    /// The invoices that another administration sent, as it has them.
    earlier: PagedMap<InvoiceNumber, Earlier>,
    /// The last day of an invoice, credit note or reminder.
    last_document: Option<Date>,
    /// The partners and places of the claims with an open amount.
    open: BTreeSet<(PartnerId, u32)>,
    /// The courses of claims with more changes than are read one by one, by place.
    courses: BTreeMap<u32, Course>,
    /// The parts of payments with more parts than are read one by one.
    parts: BTreeMap<PaymentId, Parts>,
    /// The contributions of partners with more claims than are read one by one.
    contributions: BTreeMap<PartnerId, Contributions>,
}

parts!(Claims { all, reductions, places, of_partner, of_payment, credit_notes, reasons, earlier });

impl Claims {
    /// Every claim, in the order recorded.
    pub fn all(&self) -> &PagedList<Claim> {
        &self.all
    }

    /// Every change in an open amount, in the order recorded.
    pub fn reductions(&self) -> &PagedList<Reduction> {
        &self.reductions
    }

    /// Every claim with an open amount, in the order recorded.
    pub fn open(&self) -> impl Iterator<Item = &Claim> {
        let places: BTreeSet<u32> = self.open.iter().map(|(_, place)| *place).collect();
        places.into_iter().filter_map(|place| self.all.get(place as usize))
    }

    /// Every claim on a partner with its place in [`Claims::all`], in the order recorded.
    pub fn of(&self, partner: PartnerId) -> impl Iterator<Item = (usize, &Claim)> {
        let places = self.of_partner.get(partner.index()).into_iter().flatten();
        places.filter_map(|place| Some((*place as usize, self.all.get(*place as usize)?)))
    }

    /// Every change in the open amount of a claim, in the order recorded.
    pub fn changes(&self, claim: &Claim) -> impl Iterator<Item = &Reduction> {
        self.chain(claim.last, |change| change.before.0)
    }

    /// Every change made by a payment, in the order recorded.
    pub fn parts_of(&self, payment: PaymentId) -> impl Iterator<Item = &Reduction> {
        let last = self.of_payment.get(payment.index()).copied().flatten();
        self.chain(last, |part| part.before.1)
    }

    /// Follows the changes from the last one back, and returns them in the order recorded.
    fn chain(
        &self,
        last: Option<u32>,
        before: impl Fn(&Reduction) -> Option<u32>,
    ) -> impl Iterator<Item = &Reduction> {
        self.backwards(last, before).collect::<Vec<_>>().into_iter().rev()
    }

    fn backwards(
        &self,
        last: Option<u32>,
        before: impl Fn(&Reduction) -> Option<u32>,
    ) -> impl Iterator<Item = &Reduction> {
        let at = |place: u32| self.reductions.get(place as usize);
        std::iter::successors(last.and_then(at), move |of| before(of).and_then(at))
    }

    /// The amounts of a payment that are allocated to claims, in the order of the claims, without zeros.
    pub fn paid_by(&self, payment: PaymentId) -> Vec<(&Claim, Money)> {
        let parts = self.parts(payment);
        let parts = parts.iter().map(|(claim, put)| (*claim, put.total()));
        let parts = parts.filter(|(_, amount)| !amount.is_zero());
        parts.filter_map(|(claim, amount)| Some((self.all.get(claim)?, amount))).collect()
    }

    fn parts(&self, payment: PaymentId) -> Cow<'_, Parts> {
        if let Some(parts) = self.parts.get(&payment) {
            return Cow::Borrowed(parts);
        }
        let mut parts = Parts::new();
        self.parts_of(payment).for_each(|part| add_part(&mut parts, part));
        Cow::Owned(parts)
    }

    /// The amount of a payment that was allocated to an invoice, on every day.
    pub(crate) fn put_by(&self, payment: PaymentId, invoice: InvoiceNumber) -> Balance {
        let put = self.place(invoice).and_then(|place| self.parts(payment).get(&place).cloned());
        put.unwrap_or_default()
    }

    /// The claim with a number.
    pub fn get(&self, invoice: InvoiceNumber) -> Option<&Claim> {
        self.all.get(self.place(invoice)?)
    }

    /// The claim that a credit note reduced, and the reduction.
    pub fn credited_by(&self, note: InvoiceNumber) -> Option<(&Claim, &Reduction)> {
        let place = *self.credit_notes.get(&note)?;
        let reduction = self.reductions.get(place as usize)?;
        Some((self.all.get(reduction.claim)?, reduction))
    }

    /// Notes the reason of a credit note, or of an invoice whose amount differs from the schedule.
    pub(crate) fn give_reason(&mut self, number: InvoiceNumber, reason: String) {
        self.reasons.insert(number, reason);
    }

    /// The reason of a credit note, or of an invoice whose amount differs from the schedule.
    pub fn reason(&self, number: InvoiceNumber) -> Option<&str> {
        self.reasons.get(&number).map(String::as_str)
    }

    /// The contribution that a partner was invoiced for a year, unless it was credited in full.
    pub fn contribution(&self, partner: PartnerId, year: FiscalYear) -> Option<&Claim> {
        let standing = self.contributions_standing(partner, year, None);
        standing.into_iter().find(|claim| !claim.is_void())
    }

    /// The contributions of a partner for a year that stand on a day or on any later day. One that was
    /// credited in full by that day stands again if the credit note is taken back.
    pub(crate) fn contributions_since(
        &self,
        partner: PartnerId,
        year: FiscalYear,
        day: Date,
    ) -> impl Iterator<Item = &Claim> {
        self.contributions_standing(partner, year, Some(day))
            .into_iter()
            .filter(move |claim| self.course(claim).credited.least_since(day) < claim.amount)
    }

    /// The contribution that a partner was invoiced for a year by a day, or its instalments, but for what was
    /// credited in full by that day.
    pub fn contributions_on(
        &self,
        partner: PartnerId,
        year: FiscalYear,
        day: Date,
    ) -> impl Iterator<Item = &Claim> {
        let by_then = self.contributions_of(partner, year).filter(move |claim| claim.on <= day);
        by_then.filter(move |claim| self.course(claim).credited.on(day) < claim.amount)
    }

    /// Whether a partner was invoiced its contribution for a year by a day: the whole, or every instalment.
    pub fn is_invoiced_on(&self, partner: PartnerId, year: FiscalYear, day: Date) -> bool {
        let mut parts = self.contributions_on(partner, year, day).peekable();
        let of = parts.peek().map(|first| first.instalment.map_or(1, |part| part.of));
        of.is_some_and(|of| parts.count() >= usize::from(of))
    }

    /// The contributions of a partner for a year that may stand now, or on a day or later, in the order
    /// recorded: all that do, and some that do not.
    fn contributions_standing(
        &self,
        partner: PartnerId,
        year: FiscalYear,
        day: Option<Date>,
    ) -> Vec<&Claim> {
        let Some(known) = self.contributions.get(&partner) else {
            return self.contributions_of(partner, year).collect();
        };
        let places = match day {
            Some(day) => known.since(year, day),
            None => known.standing.range((year, 0)..=(year, u32::MAX)).map(|of| of.1).collect(),
        };
        places.into_iter().filter_map(|place| self.all.get(place as usize)).collect()
    }

    fn contributions_of(
        &self,
        partner: PartnerId,
        year: FiscalYear,
    ) -> impl Iterator<Item = &Claim> {
        let claims = self.of(partner).map(|(_, claim)| claim);
        claims.filter(move |of| of.year == year && of.invoice.series == Series::Contribution)
    }

    /// The amounts of a claim on every day.
    fn course(&self, claim: &Claim) -> Cow<'_, Course> {
        let kept = || self.courses.get(&u32::try_from(self.place(claim.invoice)?).ok()?);
        if let Some(course) = (!self.courses.is_empty()).then(kept).flatten() {
            return Cow::Borrowed(course);
        }
        let mut course = Course::of(claim);
        self.changes(claim).for_each(|change| course.add(change));
        Cow::Owned(course)
    }

    /// The open amount of a claim on every day.
    pub fn balance(&self, claim: &Claim) -> Balance {
        self.course(claim).open.clone()
    }

    /// The amount received for a claim by the end of a day.
    pub fn received_by(&self, claim: &Claim, day: Date) -> Money {
        if claim.changed <= day {
            return claim.received;
        }
        self.course(claim).received.on(day)
    }

    /// The amount of a claim that was neither paid nor credited, on every day, whether written off or not.
    pub fn unpaid(&self, claim: &Claim) -> Balance {
        self.course(claim).unpaid.clone()
    }

    /// The open amount of a claim at the end of a day.
    pub fn open_on(&self, claim: &Claim, day: Date) -> Money {
        match claim.changed <= day {
            true => claim.open(),
            false => self.course(claim).open.on(day),
        }
    }

    /// The amount that an act of a day can take from a claim: the least that is open on that day and on any
    /// later day.
    pub fn least_open_since(&self, claim: &Claim, on: Date) -> Money {
        match claim.changed <= on {
            true => claim.open(),
            false => self.course(claim).open.least_since(on),
        }
    }

    /// The amounts that an act of a day can take back of what was written off, in the order in which they are
    /// taken back: what was a small difference, then what decisions wrote off, under the last of them. Each is
    /// the least on that day and any day since, and none is zero.
    pub fn written_off_from(
        &self,
        claim: &Claim,
        on: Date,
    ) -> impl Iterator<Item = (ReducedBy, Money)> + use<> {
        if claim.written_off.is_zero() {
            return [None, None].into_iter().flatten();
        }
        let course = self.course(claim);
        let difference = (ReducedBy::Difference, course.differences.least_since(on));
        let decided = course.written_off_by.map(ReducedBy::WriteOff);
        let decided = decided.map(|by| (by, course.written_off.least_since(on)));
        let there = |of: &(ReducedBy, Money)| of.1 > Money::ZERO;
        [Some(difference).filter(there), decided.filter(there)].into_iter().flatten()
    }

    /// The amount of a claim that was written off as a small difference, on every day.
    pub fn differences(&self, claim: &Claim) -> Balance {
        self.course(claim).differences.clone()
    }

    /// The last day of an invoice, credit note or reminder.
    pub(crate) fn last_document(&self) -> Option<Date> {
        self.last_document
    }

    /// Notes the day of an invoice, credit note or reminder.
    pub(crate) fn note_document(&mut self, on: Date) {
        self.last_document = self.last_document.max(Some(on));
    }

    /// The open claims on partners, ordered by the last day to pay.
    pub fn open_of(&self, partners: &[PartnerId]) -> Vec<&Claim> {
        let places = partners.iter().flat_map(|of| self.open.range((*of, 0)..=(*of, u32::MAX)));
        let claims = places.filter_map(|(_, place)| self.all.get(*place as usize));
        let mut open: Vec<&Claim> = claims.collect();
        open.sort_by_key(|claim| (claim.due, claim.position));
        open
    }

    /// The number of the next invoice of a series and year.
    pub(crate) fn next_number(&self, series: Series, year: FiscalYear) -> InvoiceNumber {
        let given = self.numbers.get(&(series, year.start())).copied().unwrap_or_default();
        InvoiceNumber { series, year: year.start(), number: given + 1 }
    }

    /// Every number used in a series for a year, in order.
    pub fn numbers(
        &self,
        series: Series,
        year: FiscalYear,
    ) -> impl Iterator<Item = InvoiceNumber> + use<> {
        let next = self.next_number(series, year);
        (1..next.number).map(move |number| InvoiceNumber { number, ..next })
    }

    /// Adds a claim that is sent as a document on its day.
    pub(crate) fn add(&mut self, claim: Claim) -> Result<(), Misfit> {
        if claim.invoice.series == Series::Contribution
            && self
                .contributions_since(claim.partner, claim.year, claim.on)
                .any(|standing| Instalment::collide(claim.instalment, standing.instalment))
        {
            return Err(Misfit("the partner was already invoiced for the year"));
        }
        self.note_document(claim.on);
        self.enter(claim)
    }

    /// Adds a claim of which another administration sent the invoice.
    pub(crate) fn take_over(&mut self, claim: Claim, earlier: Earlier) -> Result<(), Misfit> {
        let invoice = claim.invoice;
        self.enter(claim)?;
        self.earlier.insert(invoice, earlier);
        Ok(())
    }

    /// What a claim is at the administration from which it was taken over, if it was.
    pub fn earlier(&self, invoice: InvoiceNumber) -> Option<&Earlier> {
        self.earlier.get(&invoice)
    }

    fn enter(&mut self, claim: Claim) -> Result<(), Misfit> {
        if claim.invoice != self.next_number(claim.invoice.series, claim.year) {
            return Err(Misfit("its invoice number does not follow the one before"));
        }
        let place =
            u32::try_from(self.all.len()).map_err(|_| Misfit("there are too many invoices"))?;
        let InvoiceNumber { series, year, number } = claim.invoice;
        self.numbers.insert((series, year), number);
        self.places.insert(claim.invoice, place);
        if let Some(places) = self.of_partner.filled_to(claim.partner.index()) {
            places.push(place);
        }
        if claim.open() > Money::ZERO {
            self.open.insert((claim.partner, place));
        }
        let partner = claim.partner;
        if let Some(known) = self.contributions.get_mut(&partner)
            && claim.invoice.series == Series::Contribution
        {
            known.add(&claim, place);
        }
        self.all.push(claim);
        if !self.contributions.contains_key(&partner)
            && self.of(partner).nth(READ_ONE_BY_ONE).is_some()
        {
            let mut known = Contributions::default();
            for (place, claim) in self.of(partner) {
                if claim.invoice.series == Series::Contribution {
                    known.add(claim, place as u32);
                }
            }
            self.contributions.insert(partner, known);
        }
        Ok(())
    }

    /// Reduces the open amount of a claim, or, with a negative amount, undoes a reduction.
    pub(crate) fn reduce(
        &mut self,
        invoice: InvoiceNumber,
        by: ReducedBy,
        on: Date,
        amount: Money,
        position: Position,
    ) -> Result<&Claim, Misfit> {
        let place = self.place(invoice).ok_or(Misfit("there is no such invoice"))?;
        let claim = self.all.get(place).ok_or(Misfit("there is no such invoice"))?;
        let open = self.least_open_since(claim, on);
        let claim = self.all.get_mut(place).ok_or(Misfit("there is no such invoice"))?;
        let total = match by {
            ReducedBy::Payment(_) => claim.received,
            ReducedBy::Credit(_) => claim.credited,
            ReducedBy::WriteOff(_) | ReducedBy::Difference => claim.written_off,
        };
        if amount.is_zero() || amount > open || amount < -total {
            return Err(Misfit("it takes more from an invoice than there is"));
        }
        let known = self.contributions.get_mut(&claim.partner);
        let mut known = known.filter(|_| claim.invoice.series == Series::Contribution);
        if let Some(known) = &mut known {
            known.remove(claim, place as u32);
        }
        let total = match by {
            ReducedBy::Payment(_) => &mut claim.received,
            ReducedBy::Credit(_) => &mut claim.credited,
            ReducedBy::WriteOff(_) | ReducedBy::Difference => &mut claim.written_off,
        };
        *total += amount;
        claim.changed = claim.changed.max(on);
        if let Some(known) = &mut known {
            known.add(claim, place as u32);
        }
        let key = (claim.partner, place as u32);
        match claim.open() > Money::ZERO {
            true => self.open.insert(key),
            false => self.open.remove(&key),
        };
        let full = |_| Misfit("there are too many changes of invoices");
        let here = u32::try_from(self.reductions.len()).map_err(full)?;
        let mut before = (claim.last.replace(here), None);
        match by {
            ReducedBy::Payment(payment) => {
                let of_payment = self.of_payment.filled_to(payment.index());
                before.1 = of_payment.and_then(|last| last.replace(here));
            }
            ReducedBy::Credit(note) if amount > Money::ZERO => {
                *self.numbers.entry((note.series, note.year)).or_default() += 1;
                self.credit_notes.insert(note, here);
                self.last_document = self.last_document.max(Some(on));
            }
            ReducedBy::Credit(_) | ReducedBy::WriteOff(_) | ReducedBy::Difference => {}
        }
        let change = Reduction { claim: place, by, on, amount, position, before };
        self.reductions.push(change);
        self.note(place as u32, &change);
        self.all.get(place).ok_or(Misfit("there is no such invoice"))
    }

    /// Adds a change to the indexes, and begins an index if there are too many changes.
    fn note(&mut self, place: u32, change: &Reduction) {
        if let Some(course) = self.courses.get_mut(&place) {
            course.add(change);
        } else if let Some(claim) = self.all.get(place as usize)
            && self.backwards(claim.last, |of| of.before.0).nth(READ_ONE_BY_ONE).is_some()
        {
            let course = self.course(claim).into_owned();
            self.courses.insert(place, course);
        }
        let Some(payment) = change.payment() else { return };
        if let Some(parts) = self.parts.get_mut(&payment) {
            add_part(parts, change);
        } else if let Some(last) = self.of_payment.get(payment.index()).copied()
            && self.backwards(last, |of| of.before.1).nth(READ_ONE_BY_ONE).is_some()
        {
            let parts = self.parts(payment).into_owned();
            self.parts.insert(payment, parts);
        }
    }

    fn place(&self, invoice: InvoiceNumber) -> Option<usize> {
        self.places.get(&invoice).map(|place| *place as usize)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    use proptest::prelude::*;

    const DAYS: i32 = 6;

    fn day(number: i32) -> Date {
        crate::testing::day("2020-02-01").plus_days(number)
    }

    fn cents() -> impl Strategy<Value = i64> {
        prop_oneof![-6i64..12, Just(20)]
    }

    /// Makes a random change to a claim, if it fits.
    fn step(claims: &mut Claims, (claim, by, on, cents): (usize, usize, i32, i64)) {
        let Some(Claim { invoice, year, .. }) = claims.all.get(claim % claims.all.len()).cloned()
        else {
            return;
        };
        let by = match by {
            0 => ReducedBy::Payment(PaymentId(1)),
            1 => ReducedBy::Payment(PaymentId(2)),
            2 => ReducedBy::WriteOff(DecisionId(1)),
            5 => ReducedBy::Difference,
            _ => ReducedBy::Credit(claims.next_number(Series::CreditNote, year)),
        };
        let position = Position(claims.reductions.len() as u64 + 100);
        let _ = claims.reduce(invoice, by, day(on), Money::from_cents(cents), position);
    }

    fn contribution(claims: &mut Claims, on: i32) {
        let year = crate::testing::year("2020");
        let invoice = claims.next_number(Series::Contribution, year);
        let (amount, position) = (Money::from_cents(20), Position(claims.all.len() as u64));
        let dates = (day(on), day(on));
        let claim = Claim::new(invoice, PartnerId(1), year, dates, amount, position);
        let _ = claims.add(claim);
    }

    proptest! {
        /// However many changes a claim, a payment or a partner has, an index gives the same answers as
        /// reading everything.
        #[test]
        fn what_is_indexed_is_what_was_recorded(
            steps in prop::collection::vec((0usize..40, 0usize..6, 0..DAYS, cents()), 0..250),
        ) {
            let mut claims = Claims::default();
            contribution(&mut claims, 0);
            for of in steps {
                match of.1 {
                    4 => contribution(&mut claims, of.2),
                    _ => step(&mut claims, of),
                }
            }
            let year = crate::testing::year("2020");
            let all: Vec<Claim> = claims.all.iter().cloned().collect();
            let mut long = 0;
            for (place, claim) in all.iter().enumerate() {
                let mut course = Course::of(claim);
                claims.changes(claim).for_each(|change| course.add(change));
                let kept = claims.courses.get(&(place as u32));
                prop_assert_eq!(kept.is_some(), claims.changes(claim).count() > READ_ONE_BY_ONE);
                long += usize::from(kept.is_some());
                prop_assert!(kept.is_none_or(|kept| *kept == course));
                prop_assert_eq!(course.open.total(), claim.open());
                let is_open = claims.open.contains(&(PartnerId(1), place as u32));
                prop_assert_eq!(is_open, claim.open() > Money::ZERO);
            }
            prop_assert_eq!(claims.courses.len(), long);
            for payment in [1, 2].map(PaymentId) {
                let mut parts = Parts::new();
                claims.parts_of(payment).for_each(|part| add_part(&mut parts, part));
                let kept = claims.parts.get(&payment);
                prop_assert_eq!(kept.is_some(), claims.parts_of(payment).count() > READ_ONE_BY_ONE);
                prop_assert!(kept.is_none_or(|kept| *kept == parts));
            }
            prop_assert_eq!(claims.contributions.len(), usize::from(all.len() > READ_ONE_BY_ONE));
            for on in (0..DAYS).map(day) {
                let stand = |claim: &&Claim| claims.course(claim).credited.least_since(on) < claim.amount;
                let expected: Vec<InvoiceNumber> =
                    all.iter().filter(stand).map(|claim| claim.invoice).collect();
                let since = claims.contributions_since(PartnerId(1), year, on);
                prop_assert_eq!(since.map(|claim| claim.invoice).collect::<Vec<_>>(), expected);
            }
        }
    }
}
