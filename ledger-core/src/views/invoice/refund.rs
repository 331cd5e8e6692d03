//! What the specification of a refund says, as it was paid: a part of a surplus or of what was left at the
//! settlement, or what was paid too much.

use serde::Serialize;

use super::{Addressee, Issued, Measure, NoInvoice};
use crate::acts::issuer::Issuer;
use crate::acts::settlement::Remainder;
use crate::acts::surplus::Owed;
use crate::calendar::{Date, FiscalYear};
use crate::ids::{DecisionId, PartnerId, PaymentId, Position};
use crate::invoice::InvoiceNumber;
use crate::journal::{Entry, Memo};
use crate::ledger::Ledger;
use crate::money::Money;
use crate::views::Figure;

/// Everything a specification of a refund says. Where the partner has its bank account is not recorded.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RefundDocument {
    /// The name of the covenant under which it was paid.
    pub covenant: String,
    /// Who paid it.
    pub issuer: Issuer,
    /// To whom.
    pub addressee: Addressee,
    /// The day on which it was paid.
    pub on: Date,
    /// The event that paid it.
    pub event: Position,
    /// The reference that the bank gave the payment.
    pub bank_reference: String,
    /// What was paid.
    pub amount: Figure,
    /// What was refunded.
    pub refunded: Refunded,
    /// What the partner is still to get of it.
    pub left: Figure,
}

/// What was refunded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Refunded {
    /// What was divided among partners.
    Divided {
        /// What the partner was to get, since the last time that it had got everything.
        parts: Vec<DuePart>,
        /// What it was paid of that before.
        paid_before: Figure,
    },
    /// What was paid too much.
    Overpayment {
        /// The payment of which it was a part.
        payment: PaymentId,
        /// The day on which that had come in.
        received_on: Date,
        /// How much had come in.
        received: Figure,
        /// What of that stands against invoices.
        on_invoices: Vec<PaidOnInvoice>,
        /// What of it was refunded before.
        paid_before: Figure,
    },
}

/// A part of something that was divided among partners.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DuePart {
    /// Of what.
    #[serde(flatten)]
    pub of: Due,
    /// How much the partner gets.
    pub amount: Figure,
    /// How much was divided among all. Of what was taken over nothing is known.
    pub divided: Option<Figure>,
    /// By what, if that can be said.
    pub measure: Option<Measure>,
}

/// What was divided among partners.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "due", rename_all = "kebab-case")]
pub enum Due {
    /// A surplus.
    Surplus {
        /// Of which year.
        year: FiscalYear,
        /// The decision.
        decision: DecisionId,
    },
    /// What was left when the covenant was settled.
    Remainder {
        /// The decision.
        decision: Option<DecisionId>,
    },
    /// What partners were to get when the books were taken over.
    TakenOver,
}

/// What of a payment stands against an invoice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PaidOnInvoice {
    /// The invoice.
    pub invoice: InvoiceNumber,
    /// The number under which another administration sent it, if it was taken over.
    pub sent_as: Option<String>,
    /// How much.
    pub amount: Figure,
}

/// The events that paid refunds, with their days and the partners that got them, in the order recorded; those that
/// were taken back left out.
pub fn refunds(ledger: &Ledger) -> impl Iterator<Item = (Position, Date, PartnerId)> {
    ledger.journal.entries().filter_map(|(entry, _)| {
        let partner = paid_to(ledger, entry.memo)?;
        reference(ledger, entry.position)?;
        Some((entry.position, entry.date, partner))
    })
}

/// The partner that an entry refunds something to.
fn paid_to(ledger: &Ledger, memo: Memo) -> Option<PartnerId> {
    if let Memo::Refund(partner) = memo {
        Some(partner)
    } else if let Memo::Overpayment(payment) = memo {
        ledger.payments.get(payment).map(|received| received.partner)
    } else {
        None
    }
}

/// The bank's reference of the entry that an event booked; `None` once the event was taken back.
fn reference(ledger: &Ledger, event: Position) -> Option<String> {
    ledger.bank_entries.of_event(event).next().map(|entry| entry.bank_reference.clone())
}

impl RefundDocument {
    /// What the specification of the refund that an event paid says.
    ///
    /// # Errors
    /// An event that paid no refund, one that was taken back, or a day on which nobody issued documents.
    pub fn of(ledger: &Ledger, event: Position) -> Result<RefundDocument, NoInvoice> {
        let unknown = NoInvoice::UnknownRefund { event };
        let paid = ledger.journal.of_event(event).find_map(|(entry, postings)| {
            let partner = paid_to(ledger, entry.memo)?;
            Some((entry, partner, postings.first()?.amount))
        });
        let covenant = ledger.covenant().ok_or(unknown.clone())?;
        let bank_reference = reference(ledger, event).ok_or(unknown.clone())?;
        let (Entry { date: on, memo, .. }, partner, amount) = paid.ok_or(unknown)?;
        let issued = Issued { on: *on, position: event };
        let amount = Figure::of(amount, event);
        let (refunded, left) = if let Memo::Overpayment(payment) = memo {
            issued.overpayment(ledger, *payment, &amount)
        } else {
            issued.divided(ledger, partner, &amount)
        };
        Ok(RefundDocument {
            covenant: covenant.identity.name.clone(),
            issuer: issued.issuer(ledger)?,
            addressee: issued.addressee(ledger, partner),
            on: *on,
            event,
            bank_reference,
            amount,
            refunded,
            left,
        })
    }
}

impl Issued {
    /// What a partner was to get when it was paid an amount of that, and what of it is left after that.
    fn divided(self, ledger: &Ledger, partner: PartnerId, amount: &Figure) -> (Refunded, Figure) {
        let partners = &ledger.partners;
        let owner = partners.owing_then(partner, self.on, self.position);
        let mut united = partners.united(owner, self.on);
        united.retain(|of| partners.owing_then(*of, self.on, self.position) == owner);
        let (mut parts, mut paid_before) = (Vec::new(), Figure::default());
        let mut left = Figure::default();
        let known = |of: &&Owed| of.on <= self.on && of.position < self.position;
        for owed in ledger.surpluses.owed(&united).filter(known) {
            match due_part(ledger, owed) {
                Some(part) => parts.push(part),
                None => paid_before.add(-owed.amount, owed.position),
            }
            left.add(owed.amount, owed.position);
            if left.amount.is_zero() {
                (parts, paid_before, left) = Default::default();
            }
        }
        left.join(&amount.clone().negated());
        (Refunded::Divided { parts, paid_before }, left.in_order())
    }

    /// What became of a payment of which an amount was refunded, and what of it is left after that.
    fn overpayment(
        self,
        ledger: &Ledger,
        payment: PaymentId,
        amount: &Figure,
    ) -> (Refunded, Figure) {
        let received = ledger.payments.get(payment);
        let (received_on, received) = received.map_or((self.on, Figure::default()), |received| {
            (received.on, Figure::of(received.amount, received.position))
        });
        let known = |on, position| on <= self.on && position < self.position;
        let mut on_invoices: Vec<PaidOnInvoice> = Vec::new();
        for part in ledger.claims.parts_of(payment).filter(|of| known(of.on, of.position)) {
            let Some(claim) = ledger.claims.all().get(part.claim) else { continue };
            let invoice = claim.invoice;
            match on_invoices.iter_mut().find(|of| of.invoice == invoice) {
                Some(of) => of.amount.add(part.amount, part.position),
                None => on_invoices.push(PaidOnInvoice {
                    invoice,
                    sent_as: ledger.claims.earlier(invoice).map(|of| of.number.clone()),
                    amount: Figure::of(part.amount, part.position),
                }),
            }
        }
        on_invoices.retain(|of| !of.amount.amount.is_zero());
        let mut paid_before = Figure::default();
        let back = ledger.payments.paid_back().iter().filter(|of| of.payment == payment);
        for back in back.filter(|of| known(of.on, of.position)) {
            paid_before.add(back.amount, back.position);
        }
        let used = on_invoices.iter().map(|of| &of.amount).chain([&paid_before, amount]);
        let left = received.less(&Figure::sum(used));
        let refunded =
            Refunded::Overpayment { payment, received_on, received, on_invoices, paid_before };
        (refunded, left)
    }
}

/// The part that a partner was promised; `None` if it was paid something, or that was taken back.
fn due_part(ledger: &Ledger, owed: &Owed) -> Option<DuePart> {
    let Owed { partner, on, amount, position } = *owed;
    let issued = Issued { on, position };
    let amount_of = |amount| Figure::of(amount, position);
    let of_surplus = ledger.surpluses.all().iter().find(|of| of.position == position);
    let settled = ledger.settlement.as_ref().filter(|of| of.position == position);
    let taken_over = ledger.opening.as_ref().is_some_and(|of| of.position == position);
    let (of, divided, measure) = if let Some(surplus) = of_surplus {
        let divided: Money = surplus.refunds.iter().map(|refund| refund.amount).sum();
        let year = surplus.year;
        let measure = issued.measure_of_payers(ledger, partner, Some(year), (amount, divided));
        (Due::Surplus { year, decision: surplus.decision }, Some(divided), measure)
    } else if let Some(settled) = settled {
        let measure = match settled.remainder {
            Remainder::Partners => {
                issued.measure_of_payers(ledger, partner, None, (amount, settled.left))
            }
            Remainder::RiskBearers => {
                issued.measure_of_bearers(ledger, partner, (amount, settled.left))
            }
            Remainder::Transfer { .. } => None,
        };
        let mut decisions = ledger.proposals.decisions();
        let decision = decisions.find(|(_, decided)| decided.effects.contains(&position));
        let decision = decision.map(|(decision, _)| decision);
        (Due::Remainder { decision }, Some(settled.left), measure)
    } else if taken_over {
        (Due::TakenOver, None, None)
    } else {
        return None;
    };
    Some(DuePart { of, amount: amount_of(amount), divided: divided.map(amount_of), measure })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::acts::settlement::Settlement;
    use crate::acts::storno::RefundOverpayment;
    use crate::acts::subject::SubjectDraft;
    use crate::acts::surplus::{Destination, Part, PayRefund, Surplus};
    use crate::testing::{
        Given, LEADER, close, day, dike, euros, financed, first_year, invoice_all, issuer, receive,
        year,
    };

    /// For 2020 `waterschap` paid 1000.00 and `gemeente-oost` 500.00; 300.00 of the surplus goes back.
    fn divided() -> Given {
        let part = Part { to: Destination::Partners, amount: euros("300.00") };
        let surplus = Surplus { year: year("2020"), destinations: vec![part] };
        financed()
            .and(LEADER, "2020-01-31", issuer())
            .and(LEADER, "2020-02-01", invoice_all("2020"))
            .and(LEADER, "2020-02-20", receive("waterschap", "1000.00", "NL-1"))
            .and(LEADER, "2020-02-20", receive("gemeente-oost", "500.00", "NL-2"))
            .and(LEADER, "2020-04-01", dike(euros("1812.35")))
            .and(LEADER, "2021-01-05", close("2020"))
            .and_adopted("2021-02-01", SubjectDraft::Surplus(surplus))
    }

    fn pay(partner: &str, amount: Option<&str>, bank_reference: &str) -> PayRefund {
        let (partner, bank_reference) = (partner.to_owned(), bank_reference.to_owned());
        PayRefund { partner, amount: amount.map(euros), bank_reference, bank_account: None }
    }

    fn last(given: &Given) -> RefundDocument {
        let (position, ..) = refunds(&given.ledger).last().unwrap();
        RefundDocument::of(&given.ledger, position).unwrap()
    }

    #[test]
    fn a_part_of_a_surplus_says_what_it_is_a_part_of_and_by_what() {
        let paid = divided().and(LEADER, "2021-03-01", pay("gemeente-oost", None, "NL-3"));
        let document = last(&paid);
        assert_eq!((document.on, document.bank_reference.as_str()), (day("2021-03-01"), "NL-3"));
        assert_eq!(document.addressee.code, "gemeente-oost");
        assert_eq!((document.amount.amount, document.left.amount), (euros("100.00"), Money::ZERO));
        let Refunded::Divided { parts, paid_before } = &document.refunded else {
            panic!("{document:?}")
        };
        assert_eq!(paid_before.amount, Money::ZERO);
        let [DuePart { of: Due::Surplus { year: of, .. }, amount, divided, measure }] = &parts[..]
        else {
            panic!("{parts:?}")
        };
        assert_eq!((*of, amount.amount), (year("2020"), euros("100.00")));
        assert_eq!(divided.as_ref().map(|of| of.amount), Some(euros("300.00")));
        let Some(Measure::ContributionsPaid { part, of }) = measure else { panic!("{measure:?}") };
        assert_eq!([part.amount, of.amount], ["500.00", "1500.00"].map(euros));
        // What is recorded later changes nothing, whatever day it is of.
        let later = paid.and(LEADER, "2021-02-20", receive("gemeente-oost", "500.00", "NL-4")).and(
            LEADER,
            "2021-02-20",
            issuer(),
        );
        assert_eq!(RefundDocument::of(&later.ledger, document.event), Ok(document));
    }

    #[test]
    fn what_is_paid_in_parts_says_what_was_paid_before_and_what_is_left() {
        let first = divided().and(LEADER, "2021-03-01", pay("waterschap", Some("120.00"), "NL-3"));
        assert_eq!(last(&first).left.amount, euros("80.00"));
        let second = first.and(LEADER, "2021-03-02", pay("waterschap", None, "NL-4"));
        let document = last(&second);
        let Refunded::Divided { parts, paid_before } = &document.refunded else {
            panic!("{document:?}")
        };
        let amounts = [parts[0].amount.amount, paid_before.amount, document.amount.amount];
        assert_eq!(amounts, ["200.00", "120.00", "80.00"].map(euros));
        assert_eq!(document.left.amount, Money::ZERO);
    }

    #[test]
    fn what_was_paid_too_much_says_on_what_the_rest_stands() {
        let refund = RefundOverpayment {
            payment: PaymentId(2),
            amount: Some(euros("200.00")),
            bank_reference: "NL-3".to_owned(),
            bank_account: None,
        };
        let given = first_year().and(LEADER, "2020-01-31", issuer());
        let document = last(&given.and(LEADER, "2020-04-02", refund));
        let Refunded::Overpayment { payment, received, on_invoices, paid_before, .. } =
            &document.refunded
        else {
            panic!("{document:?}")
        };
        assert_eq!((*payment, received.amount), (PaymentId(2), euros("1250.50")));
        let on_invoices: Vec<_> =
            on_invoices.iter().map(|of| (of.invoice.to_string(), of.amount.amount)).collect();
        assert_eq!(on_invoices, [("C2020-0002".to_owned(), euros("1000.00"))]);
        assert_eq!((paid_before.amount, document.left.amount), (Money::ZERO, euros("50.50")));
    }

    #[test]
    fn what_was_left_at_the_settlement_is_divided_by_what_was_paid_or_by_the_risk_key() {
        let over = || {
            let all = ["waterschap", "gemeente-oost", "bewoners"];
            let mut given = financed().and(LEADER, "2020-01-31", issuer()).and(
                LEADER,
                "2020-02-01",
                invoice_all("2020"),
            );
            for (partner, reference) in all.into_iter().zip(["NL-1", "NL-2", "NL-3"]) {
                given = given.and(LEADER, "2020-02-20", receive(partner, "1000.00", reference));
            }
            let part = Part { to: Destination::Reserve, amount: euros("3000.00") };
            let surplus = Surplus { year: year("2020"), destinations: vec![part] };
            given
                .and(LEADER, "2021-01-05", close("2020"))
                .and_adopted("2021-02-01", SubjectDraft::Surplus(surplus))
                .and(LEADER, "2022-01-05", close("2021"))
                .and(LEADER, "2023-01-05", close("2022"))
        };
        let measure = |remainder| {
            let settle = SubjectDraft::Settlement(Settlement { remainder });
            let settled = over().and_adopted("2023-02-01", settle);
            let document =
                last(&settled.and(LEADER, "2023-02-10", pay("gemeente-oost", None, "NL-9")));
            let Refunded::Divided { parts, .. } = document.refunded else { panic!() };
            let [DuePart { of: Due::Remainder { decision: Some(_) }, measure, .. }] = &parts[..]
            else {
                panic!("{parts:?}")
            };
            (document.amount.amount, measure.clone().unwrap())
        };
        let (amount, Measure::ContributionsPaid { part, of }) = measure(Remainder::Partners) else {
            panic!("by what was paid")
        };
        let amounts = [amount, part.amount, of.amount];
        assert_eq!(amounts, ["1000.00", "1000.00", "3000.00"].map(euros));
        let by_key = measure(Remainder::RiskBearers);
        let key = Measure::RiskKey { weight: 1, of: 3, decision: DecisionId(1) };
        assert_eq!(by_key, (euros("1000.00"), key));
    }

    #[test]
    fn of_another_event_or_one_that_was_taken_back_there_is_no_specification() {
        let paid = divided().and(LEADER, "2021-03-01", pay("waterschap", None, "NL-3"));
        let event = last(&paid).event;
        let taken_back = paid.and_corrected("2021-03-02", "refund-paid");
        for (given, event) in [(&taken_back, event), (&paid, Position(0)), (&paid, Position(9_999))]
        {
            let unknown = NoInvoice::UnknownRefund { event };
            assert_eq!(RefundDocument::of(&given.ledger, event), Err(unknown));
        }
        assert_eq!(refunds(&taken_back.ledger).count(), 0);
    }
}
