//! The partner register: who is a party, since when, and what each was invoiced and paid.

use serde::Serialize;

use crate::calendar::Date;
use crate::ids::{DecisionId, PartnerId, Position};
use crate::ledger::Ledger;
use crate::money::Money;
use crate::views::receivables::open_claims;
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
}

/// A partner.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PartnerRow {
    /// Its number.
    pub partner: PartnerId,
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// The codes of the seats it holds in the regiegroep.
    pub seats: Vec<String>,
    /// How it stands towards the covenant.
    pub status: PartnerStatus,
    /// Since when it is a party.
    pub since: Option<Date>,
    /// The decision by which it acceded.
    pub decision: Option<DecisionId>,
    /// The events that named it and made it a party.
    pub events: Vec<Position>,
    /// Everything invoiced.
    pub invoiced: Figure,
    /// Everything received.
    pub received: Figure,
    /// What is open.
    pub open: Figure,
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
}

impl PartnerRegister {
    /// The register on a day.
    pub fn of(ledger: &Ledger, on: Date) -> PartnerRegister {
        let mut partners: Vec<PartnerRow> =
            ledger.partners.all().map(|(id, _)| PartnerRow::of(ledger, id, on)).collect();
        let row = |partners: &mut [PartnerRow], id: PartnerId, add: &dyn Fn(&mut PartnerRow)| {
            if let Some(row) = partners.get_mut(id.index()) {
                add(row);
            }
        };
        for claim in ledger.claims.all().iter().filter(|claim| claim.on <= on) {
            row(&mut partners, claim.partner, &|row| {
                row.invoiced.add(claim.amount, claim.position)
            });
        }
        for (_, payment) in ledger.payments.all().filter(|(_, payment)| payment.on <= on) {
            let add = |row: &mut PartnerRow| row.received.add(payment.amount, payment.position);
            row(&mut partners, payment.partner, &add);
        }
        for (claim, open) in open_claims(ledger, on) {
            row(&mut partners, claim.partner, &|row| {
                row.open.join(&open);
            });
        }
        for row in &mut partners {
            row.open = std::mem::take(&mut row.open).in_order();
        }
        partners.retain(|row| was_known(ledger, row.partner, on));
        let parties = partners.iter().filter(|row| row.status != PartnerStatus::Named);
        let parties = parties.filter_map(|row| row.events.last().copied()).collect();
        PartnerRegister { on, parties, partners }
    }

    /// The partners it names.
    pub fn named(&self) -> Count {
        self.partners.iter().filter_map(|row| row.events.first().copied()).collect()
    }

    /// What was invoiced to all partners, received from them, and is open.
    pub fn totals(&self) -> [Money; 3] {
        let total = |figure: fn(&PartnerRow) -> &Figure| {
            self.partners.iter().map(|row| figure(row).amount).sum()
        };
        [total(|row| &row.invoiced), total(|row| &row.received), total(|row| &row.open)]
    }
}

/// Whether the register named a partner on a day: from the covenant, or from its accession's decision.
fn was_known(ledger: &Ledger, id: PartnerId, on: Date) -> bool {
    let party = ledger.partners.get(id).and_then(|partner| partner.party.as_ref());
    let decision = party.and_then(|party| ledger.proposals.decision(party.decision?));
    decision.is_none_or(|decided| decided.on <= on)
}

impl PartnerRow {
    fn of(ledger: &Ledger, id: PartnerId, on: Date) -> PartnerRow {
        let partner = ledger.partners.get(id);
        let party = partner.and_then(|partner| partner.party.as_ref());
        let party = party.filter(|party| party.since <= on);
        let seats = ledger.covenant().into_iter().flat_map(|covenant| &covenant.seats);
        let held = seats.filter(|seat| seat.partner == id).map(|seat| seat.code.clone());
        let mut events: Vec<Position> =
            partner.map(|partner| partner.position).into_iter().collect();
        events.extend(party.map(|party| party.position));
        events.dedup();
        PartnerRow {
            partner: id,
            code: partner.map(|partner| partner.code.clone()).unwrap_or_default(),
            name: ledger.partners.name(id).to_owned(),
            seats: held.collect(),
            status: match party {
                None => PartnerStatus::Named,
                Some(party) if party.decision.is_some() => PartnerStatus::Acceded,
                Some(_) => PartnerStatus::Signed,
            },
            since: party.map(|party| party.since),
            decision: party.and_then(|party| party.decision),
            events,
            invoiced: Figure::default(),
            received: Figure::default(),
            open: Figure::default(),
        }
    }
}
