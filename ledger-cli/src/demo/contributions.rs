//! How the contributions of a year are told: the schedule, the invoices, and when each partner pays.

use std::collections::BTreeMap;

use ledger_core::acts::conclude::Which;
use ledger_core::acts::contribution::InvoiceContribution;
use ledger_core::acts::payment::{Allocate, AllocatePayment, AllocateTo, ReceivePayment};
use ledger_core::acts::schedule::{FeesDraft, Proration, ScheduleDraft, Vat, VatPosition};
use ledger_core::acts::storno::{ReallocatePayment, RefundOverpayment, ReversePayment};
use ledger_core::{Date, FiscalYear, InvoiceNumber, Money, PaymentId, Series};

use super::school_year::workday;
use super::telling::{LEADER, Telling};

/// The partners that hold the seats of the regiegroep.
pub(super) const SEAT_HOLDERS: [&str; 5] =
    ["swv-vo-2801", "ppo-leiden", "gemeente-leiden", "hogeschool-leiden", "universiteit-leiden"];

/// Partners with a large contribution. Who is large is fictional.
#[rustfmt::skip]
const LARGE: [&str; 12] = [
    "adelbert-college", "bplusc", "erfgoed-leiden", "leonardo-da-vinci", "naturalis",
    "onderwijsadvies", "prooleiden", "scol", "smallsteps", "spl", "stedelijk-gymnasium",
    "vlietlandcollege",
];

/// Partners with a middling contribution. Every other partner is small.
#[rustfmt::skip]
const MIDDLING: [&str; 18] = [
    "aed", "debatunie", "fortgensschool", "gevers-deynootschool", "ggd", "haanstra",
    "instrumentenmakersschool", "leo-kanner", "marecollege", "mareland", "museum-boerhaave",
    "museum-volkenkunde", "nutsbasisschool", "ssba-alkemade", "stadspodia", "technolab", "wellant",
    "winford-vrijbergen",
];

/// What partners contribute in a year, in whole euros, by the size of the partner. Fictional.
#[derive(Clone, Copy)]
pub(super) struct Fees {
    pub(super) seat_holder: i32,
    pub(super) large: i32,
    pub(super) middling: i32,
    pub(super) small: i32,
}

impl Fees {
    /// The contribution of a partner for a whole year.
    fn of(self, partner: &str) -> Money {
        Money::from_euros(if SEAT_HOLDERS.contains(&partner) {
            self.seat_holder
        } else if LARGE.contains(&partner) {
            self.large
        } else if MIDDLING.contains(&partner) {
            self.middling
        } else {
            self.small
        })
    }

    /// The schedule with four tiers.
    pub(super) fn in_tiers(self, year: FiscalYear) -> ScheduleDraft {
        let tiers = [
            ("regiegroep", self.seat_holder),
            ("groot", self.large),
            ("midden", self.middling),
            ("klein", self.small),
        ];
        let mut partners = BTreeMap::new();
        for (tier, codes) in
            [("regiegroep", &SEAT_HOLDERS[..]), ("groot", &LARGE), ("midden", &MIDDLING)]
        {
            partners.extend(codes.iter().map(|code| (code.to_string(), tier.to_owned())));
        }
        schedule(
            year,
            FeesDraft::Tiers {
                tiers: tiers
                    .map(|(tier, euros)| (tier.to_owned(), Money::from_euros(euros)))
                    .into(),
                partners,
                otherwise: Some("klein".to_owned()),
            },
        )
    }

    /// The schedule that names each partner above the small ones.
    pub(super) fn per_partner(self, year: FiscalYear) -> ScheduleDraft {
        let named = SEAT_HOLDERS.iter().chain(&LARGE).chain(&MIDDLING);
        schedule(
            year,
            FeesDraft::PerPartner {
                partners: named.map(|code| (code.to_string(), self.of(code))).collect(),
                otherwise: Some(Money::from_euros(self.small)),
            },
        )
    }
}

/// A schedule with the terms of this demonstration: thirty days, by the month for who comes later, no VAT.
pub(super) fn schedule(year: FiscalYear, fees: FeesDraft) -> ScheduleDraft {
    let ground = "Fictief uitgangspunt: lidmaatschapsgeld, geen vergoeding voor een dienst.";
    ScheduleDraft {
        year,
        fees,
        payment_term_days: 30,
        proration: Proration::Monthly,
        vat: Vat { position: VatPosition::OutsideScope, ground: ground.to_owned() },
    }
}

/// How a partner pays that does not simply pay in time. Days count from the invoice.
pub(super) enum Pays {
    /// All of it, late.
    Late(i32),
    /// In parts: the day and the whole euros of each, the rest on the last day.
    InParts(&'static [(i32, i32)], i32),
    /// So many euros too much, which stay for the next year's invoice.
    TooMuch(i32, i32),
    /// The whole invoice, and again by mistake; the second payment stays for the next year's invoice.
    Twice(i32, i32),
    /// So many euros too much, which are paid back on the second day; on the third the bank takes the whole
    /// payment back, and on the last all of it is paid again.
    PaidBack(i32, i32, [i32; 3]),
    /// So many euros too little; they come on the second day, when they are written off already.
    Short(i32, i32, i32),
    /// All of it; the bank takes it back, and it is paid again.
    Storno(i32, i32, i32),
    /// All of it; it goes to the invoice of the year before that is still open, until the partner says
    /// on the second day what it was meant for.
    ForAnother(i32, i32),
}

/// The contributions of a year.
pub(super) struct Invoicing {
    pub(super) year: FiscalYear,
    pub(super) fees: Fees,
    /// The day of the invoices.
    pub(super) sent: Date,
    /// The partner that is invoiced another amount, in whole euros, and why.
    pub(super) by_hand: (&'static str, i32, &'static str),
    /// The partners that do not simply pay in time.
    pub(super) otherwise: &'static [(&'static str, Pays)],
}

impl Invoicing {
    /// Sends every invoice of the year, and lets every partner pay.
    pub(super) fn tell(&self, telling: &mut Telling<'_>) {
        let (first, amount, reason) = self.by_hand;
        let by_hand = InvoiceContribution {
            year: self.year,
            partners: Which::These(vec![first.to_owned()]),
            amount: Some(Money::from_euros(amount)),
            reason: Some(reason.to_owned()),
        };
        telling.leader(self.sent, by_hand);
        let (year, partners) = (self.year, Which::All);
        let all_due = InvoiceContribution { year, partners, amount: None, reason: None };
        telling.leader(self.sent, all_due);
        let mut number = 1;
        for (place, partner) in telling.partners.clone().iter().enumerate() {
            let series = Series::Contribution;
            let place_of = if partner == first { 1 } else { number + 1 };
            let invoice = InvoiceNumber { series, year: self.year.start(), number: place_of };
            telling.invoices.insert((partner.clone(), self.year), invoice);
            if partner == first {
                self.pay(telling, partner, place, 1, Money::from_euros(amount));
            } else {
                number += 1;
                self.pay(telling, partner, place, number, self.fees.of(partner));
            }
        }
    }

    /// A partner pays its invoice, with what it paid too much before going first.
    fn pay(
        &self,
        telling: &mut Telling<'_>,
        partner: &str,
        place: usize,
        number: u32,
        amount: Money,
    ) {
        let mut open = amount;
        let series = Series::Contribution;
        if let Some((payment, credit)) = telling.credits.remove(partner) {
            let invoice = InvoiceNumber { series, year: self.year.start(), number };
            telling
                .leader(self.sent.plus_days(2), AllocatePayment { payment, invoice, amount: None });
            open = if credit < open { open - credit } else { Money::ZERO };
        }
        if open.is_zero() {
            return;
        }
        let day = |days: i32| self.sent.plus_days(days);
        // Nobody pays on the same day as everybody else, but everybody does the same every time.
        let in_time = 4 + ((place * 7 + usize::from(self.year.start())) % 24) as i32;
        match self.otherwise.iter().find(|(code, _)| *code == partner).map(|(_, pays)| pays) {
            None => {
                telling.receive(day(in_time), partner, open);
            }
            Some(Pays::Late(days)) => {
                telling.receive(day(*days), partner, open);
            }
            Some(Pays::InParts(parts, last)) => {
                for (days, euros) in *parts {
                    let part = Money::from_euros(*euros);
                    telling.receive(day(*days), partner, part);
                    open -= part;
                }
                telling.receive(day(*last), partner, open);
            }
            Some(Pays::TooMuch(days, euros)) => {
                let extra = Money::from_euros(*euros);
                let payment = telling.receive(day(*days), partner, open + extra);
                telling.credits.insert(partner.to_owned(), (payment, extra));
            }
            Some(Pays::PaidBack(days, euros, [back, reversed, again])) => {
                let all = open + Money::from_euros(*euros);
                let payment = telling.receive(day(*days), partner, all);
                telling.paid_back(payment, day(*back));
                telling.taken_back(payment, day(*reversed));
                telling.receive(day(*again), partner, all);
            }
            Some(Pays::Short(days, euros, later)) => {
                let short = Money::from_euros(*euros);
                telling.receive(day(*days), partner, open - short);
                let invoice = InvoiceNumber { series, year: self.year.start(), number };
                let allocate = Allocate::These(vec![AllocateTo { invoice, amount: short }]);
                telling.receive_for(day(*later), partner, short, allocate);
            }
            Some(Pays::Storno(days, reversed, again)) => {
                let payment = telling.receive(day(*days), partner, open);
                telling.taken_back(payment, day(*reversed));
                telling.receive(day(*again), partner, open);
            }
            Some(Pays::ForAnother(days, said)) => {
                let payment = telling.receive(day(*days), partner, open);
                let from = telling.invoice_of(partner, self.year.previous());
                if let Some(from) = from {
                    let to = telling.invoice_of(partner, self.year);
                    let move_to = ReallocatePayment { payment, from, to, amount: None };
                    telling.leader(day(*said), move_to);
                }
            }
            Some(Pays::Twice(days, again)) => {
                telling.receive(day(*days), partner, open);
                let payment = telling.receive(day(*again), partner, open);
                telling.credits.insert(partner.to_owned(), (payment, open));
            }
        }
    }
}

impl Telling<'_> {
    /// A partner that acceded during the year is invoiced its part of the contribution, and pays.
    pub(super) fn part_of_year(
        &mut self,
        year: FiscalYear,
        partner: &str,
        sent: Date,
        paid: Date,
        amount: Money,
    ) {
        let partners = Which::These(vec![partner.to_owned()]);
        self.leader(sent, InvoiceContribution { year, partners, amount: None, reason: None });
        self.receive(paid, partner, amount);
    }

    /// What was paid too much goes back to the partner.
    fn paid_back(&mut self, payment: PaymentId, on: Date) {
        let on = workday(on);
        let bank_reference = self.bank_reference(on);
        let refund = RefundOverpayment { payment, amount: None, bank_reference };
        self.record(LEADER, on, on.plus_days(1), refund);
    }

    /// The bank takes a payment back.
    fn taken_back(&mut self, payment: PaymentId, on: Date) {
        let on = workday(on);
        let bank_reference = self.bank_reference(on);
        let reason = "Fictief: de bank boekte de betaling terug.".to_owned();
        let reverse = ReversePayment { payment, reason, bank_reference };
        self.record(LEADER, on, on.plus_days(1), reverse);
    }

    /// Money comes in from a partner, seen on the next day's bank statement; it goes to the open
    /// invoices, first due first.
    pub(super) fn receive(&mut self, on: Date, partner: &str, amount: Money) -> PaymentId {
        self.receive_for(on, partner, amount, Allocate::Oldest)
    }

    /// Money comes in from a partner for some invoices.
    pub(super) fn receive_for(
        &mut self,
        on: Date,
        partner: &str,
        amount: Money,
        allocate: Allocate,
    ) -> PaymentId {
        let on = workday(on);
        let bank_reference = self.bank_reference(on);
        let partner = partner.to_owned();
        let payment = ReceivePayment { partner, amount, bank_reference, allocate };
        PaymentId(self.record(LEADER, on, on.plus_days(1), payment))
    }
}
