//! How the end of a year is told: its books are closed, and a surplus goes back to the partners.

use ledger_core::Date;
use ledger_core::acts::{surplus::PayRefund, year_end::CloseYear};

use super::partners::REGIONAL;
use super::school_year::{SchoolYear, workday};
use super::telling::{LEADER, Telling};

/// How many refunds the bank carries out in a day.
const REFUNDS_A_DAY: usize = 20;

impl Telling<'_> {
    /// The books of a year are closed.
    pub(super) fn close(&mut self, year: SchoolYear<'_>, on: Date) {
        self.leader(workday(on), CloseYear { year: year.year });
    }

    /// Every one of the first so many partners in the register is paid what it gets back; what a partner
    /// and those that merged into it get is paid at once.
    pub(super) fn refund(&mut self, partners: usize, from: Date) {
        let partners: Vec<String> = self
            .partners
            .iter()
            .take(partners)
            .filter(|code| *code != REGIONAL.0)
            .cloned()
            .collect();
        let mut on = workday(from);
        for batch in partners.chunks(REFUNDS_A_DAY) {
            for partner in batch {
                let bank_reference = self.bank_reference(on);
                let partner = partner.clone();
                let refund = PayRefund { partner, amount: None, bank_reference };
                self.record(LEADER, on, on.plus_days(1), refund);
            }
            on = workday(on.plus_days(1));
        }
    }
}
