//! Writing off what a partner will not pay: decided by the regiegroep.
//!
//! Source: the covenant's articles on funding and on bearing risk: who bears the risk of an unpaid
//! invoice decides that it is given up. Bad debts / debtors, or / deficit shares receivable. Who pays after
//! all pays what was owed: as far as the payment reaches, debtors / bad debts again.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::accounts::Account;
use crate::acting::{self, Acting};
use crate::acts::credit::{part_of, sent_claim};
use crate::claims::{Claim, ReducedBy};
use crate::event::Event;
use crate::fact::{Concerned, Fact};
use crate::ids::DecisionId;
use crate::invoice::InvoiceNumber;
use crate::journal::{Memo, Posting};
use crate::ledger::Ledger;
use crate::misfit::{At, Misfit};
use crate::money::Money;
use crate::refusal::Refusal;

/// A proposal to write an invoice off, wholly or in part.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WriteOff {
    /// The invoice.
    pub invoice: InvoiceNumber,
    /// How much; all that is open on the day of the decision if left out.
    #[serde(default)]
    pub amount: Option<Money>,
}

/// A claim was written off.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ClaimWrittenOff {
    /// The invoice.
    pub invoice: InvoiceNumber,
    /// How much.
    pub amount: Money,
    /// The decision.
    pub decision: DecisionId,
}

/// What was written off of a claim is paid after all, so that it is owed again: a small difference first.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ClaimRecovered {
    /// The invoice.
    pub invoice: InvoiceNumber,
    /// How much.
    pub amount: Money,
}

impl WriteOff {
    /// Checks, in this order: the amount, the invoice, that so much is open.
    pub(crate) fn check(&self, by: &Acting<'_>) -> Result<Money, Refusal> {
        acting::amount_if("amount", self.amount)?;
        part_of(by, sent_claim(by, self.invoice)?, self.amount)
    }

    pub(crate) fn enact(
        &self,
        by: &Acting<'_>,
        decision: DecisionId,
    ) -> Result<Vec<Event>, Refusal> {
        by.posting()?;
        let amount = self.check(by)?;
        Ok(vec![ClaimWrittenOff { invoice: self.invoice, amount, decision }.into()])
    }
}

/// Takes an amount off a claim that will not be paid: bad debts / the account of the claim.
pub(super) fn give_up(
    ledger: &mut Ledger,
    (invoice, amount): (InvoiceNumber, Money),
    (by, memo): (ReducedBy, Memo),
    at: At,
) -> Result<(), Misfit> {
    if amount <= Money::ZERO {
        return Err(Misfit("it writes off nothing"));
    }
    ledger.claims.reduce(invoice, by, at.on, amount, at.position)?;
    let year = ledger.year_of(at.on)?;
    let postings = [
        Posting::debit(Account::BadDebts, amount),
        Posting::credit(invoice.series.account(), amount),
    ];
    ledger.journal.post(at.position, at.on, year, memo, &postings)
}

impl Fact for ClaimWrittenOff {
    fn evolve(self, at: At, ledger: &mut Ledger) -> Result<(), Misfit> {
        let ClaimWrittenOff { invoice, amount, decision } = self;
        ledger.proposals.add_effect(decision, at)?;
        let how = (ReducedBy::WriteOff(decision), Memo::WriteOff(invoice));
        give_up(ledger, (invoice, amount), how, at)
    }

    fn concerns(&self, name: &mut dyn FnMut(Concerned<'_>)) {
        name(Concerned::Debtor(self.invoice));
    }

    fn amounts(&self) -> Vec<Money> {
        vec![self.amount]
    }
}

/// What can be taken back of what was written off of a claim, on the day of an act.
pub(super) fn recoverable(by: &Acting<'_>, claim: &Claim) -> Money {
    by.ledger.claims.written_off_from(claim, by.on).map(|(_, amount)| amount).sum()
}

impl Fact for ClaimRecovered {
    fn evolve(self, at: At, ledger: &mut Ledger) -> Result<(), Misfit> {
        let ClaimRecovered { invoice, amount } = self;
        let claim = ledger.claims.get(invoice).ok_or(Misfit("there is no such invoice"))?;
        let mut left = amount;
        for (by, there) in ledger.claims.written_off_from(claim, at.on) {
            let part = there.min(left);
            if part > Money::ZERO {
                ledger.claims.reduce(invoice, by, at.on, -part, at.position)?;
                left -= part;
            }
        }
        if amount <= Money::ZERO || !left.is_zero() {
            return Err(Misfit("it recovers more than was written off"));
        }
        let year = ledger.year_of(at.on)?;
        let postings = [
            Posting::debit(invoice.series.account(), amount),
            Posting::credit(Account::BadDebts, amount),
        ];
        ledger.journal.post(at.position, at.on, year, Memo::Recovered(invoice), &postings)
    }

    fn concerns(&self, name: &mut dyn FnMut(Concerned<'_>)) {
        name(Concerned::Debtor(self.invoice));
    }

    fn amounts(&self) -> Vec<Money> {
        vec![self.amount]
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use serde_json::json;

    use super::*;
    use crate::acts::credit::ClaimRefusal;
    use crate::acts::subject::SubjectDraft;
    use crate::testing::{
        Given, LEADER, Ladder, Ladders, close, decision, euros, financed, invoice, invoice_all,
        ladders, proposal, receive, vote,
    };
    use crate::{ProposalId, acts::vote::Vote, refusal::General, testing::year};

    fn invoiced() -> Given {
        financed().and(LEADER, "2020-02-01", invoice_all("2020")).and(
            LEADER,
            "2020-02-20",
            receive("bewoners", "999.00", "NL-1"),
        )
    }

    fn write_off(number: &str, amount: Option<&str>) -> SubjectDraft {
        SubjectDraft::WriteOff(WriteOff { invoice: invoice(number), amount: amount.map(euros) })
    }

    #[test]
    fn the_regiegroep_gives_up_what_is_open() {
        let written_off = |amount| ClaimWrittenOff {
            invoice: invoice("C2020-0003"),
            amount: euros(amount),
            decision: DecisionId(4),
        };
        invoiced()
            .when_decided("2020-11-01", write_off("C2020-0003", None))
            .adopts([written_off("1.00")])
            .booked(["2020-11-01 4900 1.00 1300 -1.00"]);
        invoiced()
            .when_decided("2020-11-01", write_off("C2020-0003", Some("0.40")))
            .adopts([written_off("0.40")]);
    }

    #[test]
    fn who_pays_after_all_pays_what_was_written_off() {
        let given = invoiced().and_adopted("2020-11-01", write_off("C2020-0003", None));
        let pays = |amount| crate::acts::payment::ReceivePayment {
            allocate: crate::acts::payment::Allocate::These(vec![
                crate::acts::payment::AllocateTo {
                    invoice: invoice("C2020-0003"),
                    amount: euros(amount),
                },
            ]),
            ..receive("bewoners", amount, "NL-2")
        };
        given.when(LEADER, "2020-12-01", pays("0.60")).booked([
            "2020-12-01 1000 0.60 1710 -0.60",
            "2020-12-01 1300 0.60 4900 -0.60",
            "2020-12-01 1710 0.60 1300 -0.60",
        ]);
        // Only what was written off by the day, and on every day since.
        let (amount, open) = (euros("1.01"), euros("1.00"));
        let number = invoice("C2020-0003");
        given.when(LEADER, "2020-12-01", pays("1.01")).refused(
            crate::acts::payment::PaymentRefusal::MoreThanOpen { invoice: number, amount, open },
        );
        given.when(LEADER, "2020-10-31", pays("1.00")).refused(
            crate::acts::payment::PaymentRefusal::MoreThanOpen {
                invoice: number,
                amount: open,
                open: Money::ZERO,
            },
        );
        // What waited is put against it as well.
        let waiting = given.and(LEADER, "2020-12-01", receive("bewoners", "1.00", "NL-2"));
        let (payment, amount) = (crate::PaymentId(2), None);
        let late = crate::acts::payment::AllocatePayment { payment, invoice: number, amount };
        let recovered = waiting.and(LEADER, "2020-12-02", late);
        let claim = recovered.ledger.claims.get(number).unwrap();
        assert_eq!((claim.written_off, claim.open()), (Money::ZERO, Money::ZERO));
    }

    #[test]
    fn as_much_as_possible_leaves_what_is_written_off_later() {
        let given = invoiced().and_adopted("2020-11-01", write_off("C2020-0003", Some("0.60")));
        let waits = crate::acts::payment::ReceivePayment {
            allocate: crate::acts::payment::Allocate::None,
            ..receive("bewoners", "1.00", "NL-2")
        };
        let waiting = given.and(LEADER, "2020-10-01", waits);
        let (payment, number) = (crate::PaymentId(2), invoice("C2020-0003"));
        let all = crate::acts::payment::AllocatePayment { payment, invoice: number, amount: None };
        let amount = euros("0.40");
        let part = crate::acts::payment::PaymentAllocated { payment, invoice: number, amount };
        waiting.when(LEADER, "2020-10-01", all).then([part]);
    }

    #[test]
    fn it_is_checked_again_when_it_is_decided() {
        let number = invoice("C2020-0003");
        let mut paid = invoiced()
            .and(LEADER, "2020-11-01", proposal(write_off("C2020-0003", None)))
            .and(LEADER, "2020-11-02", receive("bewoners", "1.00", "NL-2"));
        for seat in ["waterschap", "gemeente"] {
            paid = paid.and(LEADER, "2020-11-02", vote(4, seat, Vote::For));
        }
        paid.when(LEADER, "2020-11-02", decision(ProposalId(4)))
            .refused(ClaimRefusal::NothingOpen { invoice: number });
        let closed = invoiced().and(LEADER, "2021-01-05", close("2020"));
        let (given, id) = closed.and_voted("2020-12-31", write_off("C2020-0003", None), Vote::For);
        given
            .when(LEADER, "2020-12-31", decision(id))
            .refused(General::YearClosed { year: year("2020"), on: "2020-12-31".parse().unwrap() });
    }

    #[test]
    pub(crate) fn each_rule_says_no_in_its_turn() -> Ladders {
        let (invoice, amount) = ("/subject/write-off/invoice", "/subject/write-off/amount");
        let paid = invoiced().and(LEADER, "2020-02-21", receive("waterschap", "1000.00", "NL-2"));
        ladders([Ladder::proposing(paid, json!(write_off("C2020-0009", Some("0"))))
            .by("gemeente")
            .refuses("actor.not-allowed")
            .by(LEADER)
            .refuses_until("amount.not-positive", amount, "1.01")
            .refuses_until("invoice.unknown", invoice, "C2020-0001")
            .says(
                "invoice.nothing-open: nothing is open on invoice C2020-0001",
                "an invoice with something open",
            )
            .with(invoice, "C2020-0003")
            .says(
                "invoice.more-than-open: 1.01 is more than the 1.00 that is open on invoice C2020-0003",
                "at most 1.00",
            )
            .with(amount, "1.00")
            .accepted()])
    }
}
