//! The partner register: who is a party, since when, and what each was invoiced and paid.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::calendar::Date;
use crate::claims::{Claim, ReducedBy, Reduction};
use crate::ids::{DecisionId, PartnerId, Position};
use crate::ledger::Ledger;
use crate::money::Money;
use crate::partners::Departure;
use crate::views::account::payable_of;
use crate::views::meaning;
use crate::views::receivables::{open_claims, open_of};
use crate::views::{Count, Figure};

/// Every partner known on a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PartnerRegister {
    /// The day.
    pub on: Date,
    /// How many were a party.
    pub parties: Count,
    /// The partners, in the order of the covenant and then of accession.
    pub partners: Vec<PartnerRow>,
    /// Third parties, that are invoiced or pay and are no partner, in the order registered.
    pub third_parties: Vec<PartnerRow>,
}

/// A partner.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PartnerRow {
    /// Its number.
    #[serde(serialize_with = "meaning::row_key")]
    pub partner: PartnerId,
    /// Its code.
    pub code: String,
    /// Its name on the day.
    pub name: String,
    /// The names it had before that day, in order.
    pub former_names: Vec<String>,
    /// The codes of the seats it holds in the regiegroep.
    pub seats: Vec<String>,
    /// How it stands towards the covenant.
    pub status: PartnerStatus,
    /// Since when it is a party.
    pub since: Option<Date>,
    /// The decision by which it acceded.
    pub decision: Option<DecisionId>,
    /// The last day on which it is a party, once that is decided.
    pub until: Option<Date>,
    /// The code of the partner that it merged into.
    pub merged_into: Option<String>,
    /// The events that named it, made it a party, renamed it and had it leave.
    #[serde(serialize_with = "meaning::said_by_all")]
    pub events: Vec<Position>,
    /// Everything invoiced.
    pub invoiced: Figure,
    /// What was credited of it.
    pub credited: Figure,
    /// What was written off of it.
    pub written_off: Figure,
    /// Everything received, less what was paid back.
    pub received: Figure,
    /// What is not put against an invoice; it follows a merger, as what is open and payable does.
    pub unallocated: Figure,
    /// What is open. Of all partners together, what was invoiced is what was credited, written off, received
    /// and put against an invoice, and is open.
    pub open: Figure,
    /// What it is still to get of surpluses and of what was left at the end.
    pub payable: Figure,
    /// What it owes in all: what is open less what is unallocated and payable. Below zero it is to get that.
    pub balance: Figure,
}

/// How a partner stands towards the covenant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum PartnerStatus {
    /// Named in the covenant and not signed yet, or decided upon and not begun yet.
    Named,
    /// It signed.
    Signed,
    /// It acceded later.
    Acceded,
    /// It was a party and withdrew.
    Withdrawn,
    /// It was a party and merged into another.
    Merged,
    /// A third party: no partner of the covenant on the day.
    ThirdParty,
}

impl PartnerStatus {
    /// Whether it is a party.
    pub fn is_party(self) -> bool {
        match self {
            PartnerStatus::Signed | PartnerStatus::Acceded => true,
            PartnerStatus::Named
            | PartnerStatus::Withdrawn
            | PartnerStatus::Merged
            | PartnerStatus::ThirdParty => false,
        }
    }
}

impl PartnerRegister {
    /// The register on a day.
    pub fn of(ledger: &Ledger, on: Date) -> PartnerRegister {
        let mut rows = rows(ledger, on);
        add_amounts(ledger, on, &mut rows);
        PartnerRegister::of_rows(ledger, on, rows)
    }

    /// The register on a day without any amount, for who asks only who is in it.
    pub(crate) fn without_amounts(ledger: &Ledger, on: Date) -> PartnerRegister {
        PartnerRegister::of_rows(ledger, on, rows(ledger, on))
    }

    fn of_rows(ledger: &Ledger, on: Date, mut partners: Vec<PartnerRow>) -> PartnerRegister {
        partners.retain(|row| was_known(ledger, row.partner, on));
        let parties = partners.iter().filter(|row| row.status.is_party());
        let parties = parties.filter_map(|row| row.events.last().copied()).collect();
        let is_partner = |row: &PartnerRow| row.status != PartnerStatus::ThirdParty;
        let (partners, third_parties) = partners.into_iter().partition(is_partner);
        PartnerRegister { on, parties, partners, third_parties }
    }

    /// The rows of all who are in the register: the partners, then the third parties.
    pub fn everybody(&self) -> impl Iterator<Item = &PartnerRow> {
        self.partners.iter().chain(&self.third_parties)
    }

    /// The partners it names.
    pub fn named(&self) -> Count {
        self.partners.iter().filter_map(|row| row.events.first().copied()).collect()
    }

    /// An amount of all partners and third parties together.
    pub fn total(&self, figure: fn(&PartnerRow) -> &Figure) -> Money {
        self.everybody().map(|row| figure(row).amount).sum()
    }
}

/// A row for every partner there is, in order and without amounts.
fn rows(ledger: &Ledger, on: Date) -> Vec<PartnerRow> {
    ledger.partners.all().map(|(id, _)| PartnerRow::of(ledger, id, on)).collect()
}

/// Adds what was invoiced, received and is open to the rows of partners that follow each other.
fn add_amounts(ledger: &Ledger, on: Date, rows: &mut [PartnerRow]) {
    let first = rows.first().map_or(0, |row| row.partner.index());
    let place = |id: PartnerId| id.index().wrapping_sub(first);
    for claim in ledger.claims.all().iter().filter(|claim| claim.on <= on) {
        if let Some(row) = rows.get_mut(place(claim.partner)) {
            row.invoiced.add(claim.amount, claim.position);
        }
    }
    let owner = |of: PartnerId| place(ledger.partners.successor(of, on));
    let mut receive = |partner: PartnerId, amount, position| {
        if let Some(row) = rows.get_mut(place(partner)) {
            row.received.add(amount, position);
        }
        if let Some(row) = rows.get_mut(owner(partner)) {
            row.unallocated.add(amount, position);
        }
    };
    for (_, payment) in ledger.payments.all().filter(|(_, payment)| payment.on <= on) {
        receive(payment.partner, payment.amount, payment.position);
    }
    for back in ledger.payments.paid_back().iter().filter(|back| back.on <= on) {
        if let Some(payment) = ledger.payments.get(back.payment) {
            receive(payment.partner, -back.amount, back.position);
        }
    }
    for part in ledger.claims.reductions().iter().filter(|part| part.on <= on) {
        let claim = || ledger.claims.all().get(part.claim).map(|claim| claim.partner);
        let of = match part.by {
            ReducedBy::Credit(_) | ReducedBy::WriteOff(_) | ReducedBy::Difference => {
                claim().map(place)
            }
            ReducedBy::Payment(payment) => ledger.payments.get(payment).map(|of| owner(of.partner)),
        };
        if let Some(row) = of.and_then(|place| rows.get_mut(place)) {
            row.reduce(part);
        }
    }
    for owed in ledger.surpluses.all_owed().filter(|owed| owed.on <= on) {
        if let Some(row) = rows.get_mut(owner(owed.partner)) {
            row.payable.add(owed.amount, owed.position);
        }
    }
    let owing = |claim: &Claim| owner(claim.partner);
    let among_them = rows.len();
    for (claim, open) in open_claims(ledger, on, |claim| owing(claim) < among_them) {
        if let Some(row) = rows.get_mut(owing(claim)) {
            row.open.join(&open);
        }
    }
    rows.iter_mut().for_each(PartnerRow::put_in_order);
}

/// Whether the register named a partner on a day: from the covenant, from its accession's decision, or from
/// its registration as a third party.
pub(crate) fn was_known(ledger: &Ledger, id: PartnerId, on: Date) -> bool {
    let entry = ledger.partners.get(id);
    if let Some(relation) = entry.filter(|entry| entry.relation) {
        return ledger.day_of(relation.position).is_some_and(|registered| registered <= on);
    }
    let party = entry.and_then(|partner| partner.party.as_ref());
    let decision = party.and_then(|party| ledger.proposals.decision(party.decision?));
    decision.is_none_or(|decided| decided.on <= on)
}

impl PartnerRow {
    /// The row of one partner as the register has it, from its own claims and payments; `None` if the
    /// register did not name it by then.
    pub(crate) fn in_register(ledger: &Ledger, id: PartnerId, on: Date) -> Option<PartnerRow> {
        ledger.partners.get(id).filter(|_| was_known(ledger, id, on))?;
        let mut row = PartnerRow::of(ledger, id, on);
        for (_, claim) in ledger.claims.of(id).filter(|(_, claim)| claim.on <= on) {
            row.invoiced.add(claim.amount, claim.position);
        }
        for (_, claim) in ledger.claims.of(id) {
            let changes = ledger.claims.changes(claim).filter(|change| change.on <= on);
            changes.filter(|change| change.payment().is_none()).for_each(|one| row.reduce(one));
        }
        let united = ledger.partners.united(id, on).into_iter();
        let owned: BTreeSet<PartnerId> =
            united.filter(|of| ledger.partners.successor(*of, on) == id).collect();
        let mut receive = |partner: PartnerId, amount, position| {
            if partner == id {
                row.received.add(amount, position);
            }
            if owned.contains(&partner) {
                row.unallocated.add(amount, position);
            }
        };
        let payers = owned.iter().copied().chain((!owned.contains(&id)).then_some(id));
        for received in payers.flat_map(|of| ledger.payments.of(of)).map(|(_, received)| received) {
            if received.on <= on {
                receive(received.partner, received.amount, received.position);
            }
        }
        for back in ledger.payments.paid_back().iter().filter(|back| back.on <= on) {
            if let Some(received) = ledger.payments.get(back.payment) {
                receive(received.partner, -back.amount, back.position);
            }
        }
        for (payment, _) in owned.iter().flat_map(|of| ledger.payments.of(*of)) {
            let parts = ledger.claims.parts_of(payment).filter(|part| part.on <= on);
            parts.for_each(|part| row.reduce(part));
        }
        row.open = open_of(ledger, on, id);
        row.payable = payable_of(ledger, on, id);
        row.put_in_order();
        Some(row)
    }

    /// Counts what took something off an invoice of the partner, or of a payment of it.
    fn reduce(&mut self, part: &Reduction) {
        match part.by {
            ReducedBy::Credit(_) => self.credited.add(part.amount, part.position),
            ReducedBy::WriteOff(_) | ReducedBy::Difference => {
                self.written_off.add(part.amount, part.position);
            }
            ReducedBy::Payment(_) => self.unallocated.add(-part.amount, part.position),
        }
    }

    fn put_in_order(&mut self) {
        for figure in [
            &mut self.invoiced,
            &mut self.credited,
            &mut self.written_off,
            &mut self.received,
            &mut self.unallocated,
            &mut self.open,
            &mut self.payable,
        ] {
            *figure = std::mem::take(figure).in_order();
        }
        self.balance = self.open.less(&Figure::sum([&self.unallocated, &self.payable]));
    }

    /// Without amounts.
    fn of(ledger: &Ledger, id: PartnerId, on: Date) -> PartnerRow {
        let partner = ledger.partners.get(id);
        let party = partner.and_then(|partner| partner.party.as_ref());
        let party = party.filter(|party| party.since <= on);
        let seats = ledger.covenant_on(on).into_iter().flat_map(|covenant| &covenant.seats);
        let held = seats.filter(|seat| seat.partner == id).map(|seat| seat.code.clone());
        let mut events: Vec<Position> =
            partner.map(|partner| partner.position).into_iter().collect();
        events.extend(party.map(|party| party.position));
        let former = partner.map_or(&[][..], |partner| &partner.former_names);
        let former: Vec<_> = former.iter().filter(|former| former.until <= on).collect();
        events.extend(former.iter().map(|former| former.position));
        let decided_by = |of: &&Departure| {
            let decided = ledger.proposals.decision(of.decision);
            decided.is_none_or(|decided| decided.on <= on)
        };
        let left = partner.and_then(|partner| partner.left.as_ref()).filter(decided_by);
        events.extend(left.map(|left| left.position));
        events.sort();
        events.dedup();
        let into = left.and_then(|left| ledger.partners.get(left.into?));
        PartnerRow {
            partner: id,
            code: partner.map(|partner| partner.code.clone()).unwrap_or_default(),
            name: ledger.partners.name_on(id, on).to_owned(),
            former_names: former.iter().map(|former| former.name.clone()).collect(),
            seats: held.collect(),
            until: left.map(|left| left.last_day),
            merged_into: into.map(|into| into.code.clone()),
            status: match party {
                Some(_) if left.is_some_and(|left| left.last_day < on) => match into {
                    None => PartnerStatus::Withdrawn,
                    Some(_) => PartnerStatus::Merged,
                },
                None if partner.is_some_and(|of| of.relation) => PartnerStatus::ThirdParty,
                None => PartnerStatus::Named,
                Some(party) if party.decision.is_some() => PartnerStatus::Acceded,
                Some(_) => PartnerStatus::Signed,
            },
            since: party.map(|party| party.since),
            decision: party.and_then(|party| party.decision),
            events,
            invoiced: Figure::default(),
            credited: Figure::default(),
            written_off: Figure::default(),
            received: Figure::default(),
            unallocated: Figure::default(),
            open: Figure::default(),
            payable: Figure::default(),
            balance: Figure::default(),
        }
    }
}
