//! Where a partner is billed: to whom and where its invoices, credit notes and reminders go.
//!
//! Source: sound bookkeeping; an invoice names whom it is for, with the address, and the covenant gives
//! neither. An address holds from a day on, and no document gets another one: once a document that has an
//! address could be made, for there was an issuer on its day, another address is stated from a day after
//! it only. A document without an address cannot be made, and so an address may be stated of any day on
//! which there was none.
//!
//! The addressee is an organisation or a part of one. Names of persons do not belong here: what is
//! recorded is never erased.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::acting::{self, Act, Acting, Who, Window};
use crate::acts::issuer::documents;
use crate::by_day::ByDay;
use crate::calendar::Date;
use crate::event::Event;
use crate::fact::{Concerned, Fact};
use crate::ids::{PartnerId, Position};
use crate::ledger::Ledger;
use crate::misfit::{At, Misfit};
use crate::paged::{PagedList, parts};
use crate::refusal::{Refusal, refusals};
use crate::warning::Warning;

/// State where a partner is billed, from a day on.
///
/// The addressee is an organisation or a part of one: what is recorded is never erased, so that names of persons do
/// not belong here. A document that never had an address gets one that is stated for its day or before; a document
/// that has one keeps it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StateBillingAddress {
    /// The partner, by code or name.
    pub partner: String,
    /// The organisation that is billed, by its legal name.
    pub addressee: String,
    /// Its address, 1 to 4 lines.
    pub address: Vec<String>,
    /// What the partner wants to see on what it gets, such as the number of its order.
    #[serde(default)]
    pub reference: Option<String>,
}

/// It was stated where a partner is billed, from the day of the event.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct BillingAddressStated {
    /// The partner.
    pub partner: PartnerId,
    /// The organisation that is billed.
    pub addressee: String,
    /// Its address, 1 to 4 lines.
    pub address: Vec<String>,
    /// What the partner wants to see on what it gets.
    pub reference: Option<String>,
}

refusals! {
    /// Refusals about where partners are billed.
    BillingRefusal {
        DocumentSince { partner: String, last: Date } = "billing.document-since" Bookkeeping:
            "an invoice, credit note or reminder of {last} went to {partner}, and would go elsewhere",
            "a day after {last}";
    }
}

impl Act for StateBillingAddress {
    fn decide(&self, by: &Acting<'_>) -> Result<Vec<Event>, Refusal> {
        by.allow(&[Who::ProjectLeader])?;
        by.dated(Window::Settlement)?;
        let partner = by.partner(&self.partner)?;
        acting::line("addressee", &self.addressee, 200)?;
        acting::address(&self.address)?;
        if let Some(reference) = &self.reference {
            acting::line("reference", reference, 100)?;
        }
        if by.ledger.billing.on(partner, by.on).is_some()
            && let Some(last) = last_document_to(by, partner).filter(|last| by.on <= *last)
        {
            let partner = by.ledger.partners.name(partner).to_owned();
            return Err(BillingRefusal::DocumentSince { partner, last }.into());
        }
        let StateBillingAddress { addressee, address, reference, .. } = self.clone();
        Ok(vec![Box::new(BillingAddressStated { partner, addressee, address, reference }).into()])
    }
}

/// The last day of a document that could be made and went to a partner: about its own claims, and about
/// those of partners that had merged into it.
fn last_document_to(by: &Acting<'_>, partner: PartnerId) -> Option<Date> {
    let partners = &by.ledger.partners;
    let united = partners.united(partner, by.today).into_iter();
    let claims = united.flat_map(|of| by.ledger.claims.of(of)).map(|(_, claim)| claim);
    let days = claims.flat_map(|claim| {
        let went_to = move |(on, position)| partners.owing_then(claim.partner, on, position);
        let here = move |document: &(Date, Position)| went_to(*document) == partner;
        documents(by.ledger, claim).filter(here).map(|(on, _)| on)
    });
    days.max().filter(|last| by.ledger.issuers.on(*last).is_some())
}

/// What lacks for the documents of these events to be made: who sends them, and where they go.
pub(crate) fn unmakeable(by: &Acting<'_>, events: &[Event]) -> Vec<Warning> {
    let Ledger { claims, partners, billing, issuers, .. } = by.ledger;
    let of_claim = |invoice| claims.get(invoice).map(|claim| claim.partner);
    let mut to = BTreeSet::new();
    for event in events {
        if let Event::ContributionInvoiced(of) = event {
            to.insert(of.partner);
        } else if let Event::InvoiceSent(of) = event {
            to.insert(of.partner);
        } else if let Event::DeficitShared(of) = event {
            to.extend(of.shares.iter().map(|share| share.partner));
        } else if let Event::RefundReclaimed(of) = event {
            to.extend(by.ledger.payments.get(of.payment).map(|payment| payment.partner));
        } else if let Event::CovenantSettled(of) = event {
            to.extend(of.shares.iter().map(|share| share.partner));
        } else if let Event::InvoiceCredited(of) = event {
            to.extend(of_claim(of.invoice));
        } else if let Event::ReminderSent(of) = event {
            to.extend(of_claim(of.invoice));
        }
    }
    let on = by.on;
    let issuer = (!to.is_empty() && issuers.on(on).is_none()).then_some(Warning::NoIssuer { on });
    let to: BTreeSet<PartnerId> = to.into_iter().map(|id| partners.successor(id, on)).collect();
    let mut nowhere = to.into_iter().filter(|id| billing.on(*id, on).is_none());
    let address = nowhere.next().map(|id| Warning::NoBillingAddress {
        partner: partners.name(id).to_owned(),
        others: nowhere.count(),
    });
    issuer.into_iter().chain(address).collect()
}

impl Fact for BillingAddressStated {
    fn evolve(self, at: At, ledger: &mut Ledger) -> Result<(), Misfit> {
        let BillingAddressStated { partner, addressee, address, reference } = self;
        if ledger.partners.get(partner).is_none() {
            return Err(Misfit("there is no such partner"));
        }
        let (on, position) = (at.on, at.position);
        let of_partner = ledger.billing.of_partner.filled_to(partner.index());
        let of_partner = of_partner.ok_or(Misfit("there is no such partner"))?;
        of_partner.by_day.note(on, of_partner.stated.len());
        of_partner.stated.push(BillingAddress { addressee, address, reference, on, position });
        Ok(())
    }

    fn concerns(&self, name: &mut dyn FnMut(Concerned<'_>)) {
        name(Concerned::Partner(self.partner));
    }
}

/// Where a partner is billed, as it was stated.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BillingAddress {
    /// The organisation that is billed.
    pub addressee: String,
    /// Its address, 1 to 4 lines.
    pub address: Vec<String>,
    /// What the partner wants to see on what it gets.
    pub reference: Option<String>,
    /// From when.
    pub on: Date,
    /// The event.
    pub position: Position,
}

/// Where every partner is billed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct BillingAddresses {
    /// What was stated of each partner, by its place in the register.
    of_partner: PagedList<OfPartner>,
}

parts!(BillingAddresses { of_partner });

/// What was stated of a partner, in the order recorded.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct OfPartner {
    stated: Vec<BillingAddress>,
    by_day: ByDay,
}

impl BillingAddresses {
    /// What was stated of a partner, in the order recorded.
    pub fn of(&self, partner: PartnerId) -> &[BillingAddress] {
        self.of_partner.get(partner.index()).map_or(&[], |of| of.stated.as_slice())
    }

    /// Where what is dated on a day is sent to a partner: the address that holds since the latest day, and
    /// of one day the one that was stated last.
    pub fn on(&self, partner: PartnerId, day: Date) -> Option<&BillingAddress> {
        let of_partner = self.of_partner.get(partner.index())?;
        of_partner.stated.get(of_partner.by_day.on(day)?)
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use serde_json::json;

    use super::*;
    use crate::acts::subject::SubjectDraft;
    use crate::testing::{
        Given, LEADER, Ladder, Ladders, billed, day, financed, founded, invoice_all, issuer,
        ladders,
    };

    #[test]
    fn the_address_since_the_latest_day_counts() {
        let StateBillingAddress { addressee, address, reference, .. } = billed("bewoners", "Een");
        founded()
            .when(LEADER, "2020-03-01", billed("bewoners", "Een"))
            .then([Box::new(BillingAddressStated {
                partner: PartnerId(3),
                addressee,
                address,
                reference,
            })])
            .booked([]);
        let given = founded().and(LEADER, "2020-05-01", billed("bewoners", "Twee")).and(
            LEADER,
            "2020-03-01",
            billed("bewoners", "Een"),
        );
        let addressee = |partner, on| {
            let stated = given.ledger.billing.on(PartnerId(partner), day(on));
            stated.map(|stated| stated.addressee.as_str())
        };
        assert_eq!(addressee(3, "2020-02-29"), None);
        assert_eq!(addressee(3, "2020-04-30"), Some("Een"));
        assert_eq!(addressee(3, "2020-05-01"), Some("Twee"));
        assert_eq!(addressee(1, "2020-05-01"), None);
    }

    fn since(last: &str) -> BillingRefusal {
        let partner = "Fictieve Bewonersvereniging \"Polder; & co\"".to_owned();
        BillingRefusal::DocumentSince { partner, last: day(last) }
    }

    #[test]
    fn nothing_that_was_issued_gets_another_address() {
        let invoiced = financed().and(LEADER, "2020-02-01", invoice_all("2020"));
        // Nothing could be made yet: there is no issuer.
        let early = invoiced.and(LEADER, "2020-02-01", billed("bewoners", "Een"));
        let issued = early.and(LEADER, "2020-01-20", issuer());
        let another = |given: &Given, on| given.when(LEADER, on, billed("bewoners", "Twee"));
        another(&issued, "2020-02-02").booked([]);
        // What never had an address gets one, once.
        let nowhere = invoiced.and(LEADER, "2020-01-20", issuer());
        let stated = nowhere.and(LEADER, "2020-01-21", billed("bewoners", "Een"));
        another(&stated, "2020-01-21").refused(since("2020-02-01"));
        another(&stated, "2020-01-20").booked([]);
        // Another partner's invoices do not matter, nor does an issuer that came after them.
        let others = invoiced.and(LEADER, "2020-02-02", issuer());
        another(&others, "2020-01-21").booked([]);
        nowhere.and(LEADER, "2020-01-21", billed("boeren", "Vier"));
    }

    #[test]
    fn a_reminder_to_who_took_over_a_claim_is_a_document_to_it() {
        let merger = crate::acts::merger::MergerDraft {
            from: vec!["bewoners".to_owned()],
            into: "boeren".to_owned(),
        };
        let seat = crate::acts::amendment::AmendmentDraft {
            text: "Fictief.".to_owned(),
            changes: vec![crate::acts::amendment::ChangeDraft::SeatMoved {
                seat: "bewoners".to_owned(),
                partner: "boeren".to_owned(),
                name: "de boeren".to_owned(),
            }],
        };
        let merged = financed()
            .and("founder", "2020-01-30", crate::testing::boeren_sign())
            .and(LEADER, "2020-01-31", issuer())
            .and(LEADER, "2020-02-01", invoice_all("2020"))
            .and_adopted("2020-02-10", SubjectDraft::Amendment(seat))
            .and_adopted("2020-02-11", SubjectDraft::Merger(merger));
        let reminder = crate::acts::reminder::SendReminders {
            invoices: Some(vec!["C2020-0003".parse().unwrap()]),
        };
        let before = merged.clone();
        before.and(LEADER, "2020-03-20", billed("boeren", "Eerder"));
        let reminded = merged.and(LEADER, "2020-03-20", reminder);
        let partner = "Fictieve Boerencoöperatie | (oost)".to_owned();
        let last = day("2020-03-20");
        reminded
            .and(LEADER, "2020-03-20", billed("boeren", "Eerst"))
            .when(LEADER, "2020-03-20", billed("boeren", "Later"))
            .refused(BillingRefusal::DocumentSince { partner, last });
        reminded.and(LEADER, "2020-03-20", billed("bewoners", "Nergens meer"));
    }

    #[test]
    pub(crate) fn each_rule_says_no_in_its_turn() -> Ladders {
        let issued = financed()
            .and(LEADER, "2020-01-20", issuer())
            .and(LEADER, "2020-01-20", billed("waterschap", "Een"))
            .and(LEADER, "2020-02-01", invoice_all("2020"));
        let address =
            json!({ "partner": "niemand", "addressee": "", "address": [], "reference": "" });
        ladders([Ladder::from_below(issued, "state-billing-address", address)
            .leader_within("2020-01-15", None)
            .on("2020-02-01")
            .refuses_until("partner.unknown", "/partner", "waterschap")
            .refuses_until("text.empty", "/addressee", "Fictief Waterschap Oost")
            .refuses_until("address.lines", "/address", json!(["Fictieflaan 1"]))
            .refuses_until("text.empty", "/reference", "Fictieve bestelling 1")
            .says(
                "billing.document-since: an invoice, credit note or reminder of 2020-02-01 went to \
                 Fictief Waterschap Oost, and would go elsewhere",
                "a day after 2020-02-01",
            )
            .on("2020-02-02")
            .accepted()])
    }
}
