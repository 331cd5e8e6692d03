//! How it is told that things go wrong and are put right: a mistaken entry, a forgotten invoice, a line
//! that comes out otherwise than planned. Fictional, all of it.

use ledger_core::acts::conclude::Which;
use ledger_core::acts::contribution::InvoiceContribution;
use ledger_core::acts::credit::CreditInvoice;
use ledger_core::acts::expense::RecordExpense;
use ledger_core::acts::forecast::{ExplainDifference, StateForecast};
use ledger_core::acts::reminder::SendReminders;
use ledger_core::{Date, ExpenseId, Money};

use super::expenses::DRUKKER;
use super::school_year::SchoolYear;
use super::telling::{LEADER, Telling};

impl Telling<'_> {
    /// Everything that is past due gets its next reminder on each of these days.
    pub(super) fn reminders(&mut self, days: &[Date]) {
        for day in days {
            self.leader(*day, SendReminders { invoices: None });
        }
    }

    /// An invoice went to the wrong address: it is credited and sent again.
    pub(super) fn invoiced_again(&mut self, year: SchoolYear<'_>, partner: &str, on: Date) {
        let Some(invoice) = self.invoice_of(partner, year.year) else { return };
        let reason = "Fictief: de factuur ging naar een oud adres.".to_owned();
        self.leader(on, CreditInvoice { invoice, amount: None, reason });
        let partners = Which::These(vec![partner.to_owned()]);
        let (year, amount, reason) = (year.year, None, None);
        self.leader(on, InvoiceContribution { year, partners, amount, reason });
    }

    /// An invoice of a supplier comes by post and by mail, and is recorded for both; two days later one
    /// of the two is taken back.
    pub(super) fn recorded_twice(&mut self, year: SchoolYear<'_>) {
        let on = year.on(11, 20);
        let record = RecordExpense {
            line: "communicatie".to_owned(),
            amount: Money::from_cents(271_50),
            supplier: DRUKKER.to_owned(),
            description: "Kaarten voor de open dag".to_owned(),
            commitment: None,
            subsidy: None,
        };
        let twice = ExpenseId(self.leader(on, record));
        self.correct(twice, on.plus_days(2), "Fictief: deze factuur was al geboekt.");
    }

    /// What a line will come to, as the project leader sees it.
    pub(super) fn forecast(
        &mut self,
        year: SchoolYear<'_>,
        on: Date,
        line: &str,
        (amount, reason): (i32, &str),
    ) {
        let (line, amount) = (line.to_owned(), Money::from_euros(amount));
        let reason = reason.to_owned();
        self.leader(on, StateForecast { year: year.year, line, amount, reason });
    }

    /// Why lines came out otherwise than planned.
    pub(super) fn explanations(&mut self, year: SchoolYear<'_>, on: Date, lines: &[(&str, &str)]) {
        for (line, text) in lines {
            let (line, text) = ((*line).to_owned(), (*text).to_owned());
            self.record(LEADER, on, on, ExplainDifference { year: year.year, line, text });
        }
    }
}
