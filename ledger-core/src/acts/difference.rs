//! Writing off what is open of an invoice where that is a small difference: no decision is needed.
//!
//! Source: the covenant's rules give the amount that counts as small. The regiegroep gave it up beforehand: at
//! most so much is written off of one invoice in this way, in one act or in several. Bad debts / debtors. Who
//! pays after all pays what was owed, as after a decision (see [`write_off`](crate::acts::write_off)).

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::acting::{self, Act, Acting, Who, Window};
use crate::acts::correction::CorrectionRefusal;
use crate::acts::credit::{part_of, sent_claim};
use crate::acts::write_off::give_up;
use crate::calendar::Date;
use crate::claims::ReducedBy;
use crate::event::Event;
use crate::fact::{Concerned, Fact};
use crate::facts::TakenFrom;
use crate::invoice::InvoiceNumber;
use crate::journal::Memo;
use crate::ledger::Ledger;
use crate::misfit::{At, Misfit};
use crate::money::Money;
use crate::refusal::{Refusal, refusals};

/// Write off what is open of an invoice, without a decision, because it is a small difference.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WriteOffDifference {
    /// The invoice.
    pub invoice: InvoiceNumber,
    /// How the difference came about.
    #[serde(default)]
    pub reason: Option<String>,
}

/// What was open of an invoice was written off, because it is a small difference.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct DifferenceWrittenOff {
    /// The invoice.
    pub invoice: InvoiceNumber,
    /// How much.
    pub amount: Money,
    /// How the difference came about.
    pub reason: Option<String>,
}

refusals! {
    /// Refusals about small differences.
    DifferenceRefusal {
        NoneSmall { invoice: InvoiceNumber } = "difference.none-small" Funding:
            "in this covenant no difference is small enough to be written off without a decision",
            "a proposal: convenant proposal submit write-off {invoice}";
        Disputed { invoice: InvoiceNumber, since: Date } = "difference.disputed" Funding:
            "invoice {invoice} is disputed since {since}",
            "settle the dispute first, and credit what is not owed";
        NotSmall { invoice: InvoiceNumber, open: Money, limit: Money } = "difference.not-small" Funding:
            "{open} is open on invoice {invoice}, and a difference of up to {limit} is small",
            "what is paid or credited first; or a proposal: convenant proposal submit write-off {invoice}";
        Again { invoice: InvoiceNumber, written_off: Money, open: Money, limit: Money } = "difference.again" Funding:
            "{written_off} of invoice {invoice} was written off as a small difference already, and {open} more would be more than {limit}",
            "a proposal: convenant proposal submit write-off {invoice}";
    }
}

impl Act for WriteOffDifference {
    fn decide(&self, by: &Acting<'_>) -> Result<Vec<Event>, Refusal> {
        by.allow(&[Who::ProjectLeader])?;
        by.dated(Window::Settlement)?;
        by.posting()?;
        if let Some(reason) = &self.reason {
            acting::line("reason", reason, 400)?;
        }
        let WriteOffDifference { invoice, reason } = self.clone();
        let claim = sent_claim(by, invoice)?;
        let limit = by.covenant.rules.small_difference;
        if limit.is_zero() {
            return Err(DifferenceRefusal::NoneSmall { invoice }.into());
        }
        if let Some(dispute) = by.ledger.disputes.on(invoice, by.on) {
            return Err(DifferenceRefusal::Disputed { invoice, since: dispute.on }.into());
        }
        let amount = part_of(by, claim, None)?;
        let open = by.ledger.claims.open_on(claim, by.on);
        if open > limit {
            return Err(DifferenceRefusal::NotSmall { invoice, open, limit }.into());
        }
        let written_off = by.ledger.claims.differences(claim).most_since(by.on);
        if written_off + open > limit {
            let again = DifferenceRefusal::Again { invoice, written_off, open, limit };
            return Err(again.into());
        }
        Ok(vec![DifferenceWrittenOff { invoice, amount, reason }.into()])
    }
}

/// Refuses to take back a difference that was written off if less than that is written off on the day of the act
/// or on a day since.
pub(super) fn still_written_off(
    by: &Acting<'_>,
    invoice: InvoiceNumber,
    amount: Money,
) -> Result<(), Refusal> {
    let Some(claim) = by.ledger.claims.get(invoice) else { return Ok(()) };
    let left = by.ledger.claims.differences(claim);
    let recovered = |left| CorrectionRefusal::Recovered { invoice, left };
    let (what, none) = (TakenFrom::Difference(invoice), recovered(Money::ZERO));
    by.take(what, &left, Some(amount), none, |_, left| recovered(left)).map(drop)
}

/// Takes back a difference that was written off: it is owed again.
pub(super) fn owed_again(
    ledger: &mut Ledger,
    invoice: InvoiceNumber,
    amount: Money,
    at: At,
) -> Result<(), Misfit> {
    let claim = ledger.claims.get(invoice).ok_or(Misfit("there is no such invoice"))?;
    if amount > ledger.claims.differences(claim).least_since(at.on) {
        return Err(Misfit("it takes back more than was written off"));
    }
    let by = ReducedBy::Difference;
    ledger.claims.reduce(invoice, by, at.on, -amount, at.position).map(drop)
}

impl Fact for DifferenceWrittenOff {
    fn evolve(self, at: At, ledger: &mut Ledger) -> Result<(), Misfit> {
        let DifferenceWrittenOff { invoice, amount, reason: _ } = self;
        let how = (ReducedBy::Difference, Memo::Difference(invoice));
        give_up(ledger, (invoice, amount), how, at)
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
    use crate::acts::payment::{Allocate, AllocateTo, ReceivePayment};
    use crate::refusal::General;
    use crate::testing::{
        Given, LEADER, Ladder, Ladders, day, euros, financed, invoice, invoice_all, ladders,
        receive, with_surplus,
    };
    use crate::warning::Warning;

    /// On 20 February 2020 all but 0.60 was paid of the invoice of `bewoners`. Up to 1.00 is a small difference.
    fn paid() -> Given {
        financed().and(LEADER, "2020-02-01", invoice_all("2020")).and(
            LEADER,
            "2020-02-20",
            receive("bewoners", "999.40", "NL-1"),
        )
    }

    fn number() -> InvoiceNumber {
        invoice("C2020-0003")
    }

    fn difference() -> WriteOffDifference {
        WriteOffDifference { invoice: number(), reason: None }
    }

    fn pays(amount: &str, reference: &str) -> ReceivePayment {
        let parts = vec![AllocateTo { invoice: number(), amount: euros(amount) }];
        ReceivePayment {
            allocate: Allocate::These(parts),
            ..receive("bewoners", amount, reference)
        }
    }

    #[test]
    fn what_is_little_is_given_up_without_a_decision() {
        paid()
            .when(LEADER, "2020-03-01", difference())
            .then([DifferenceWrittenOff { invoice: number(), amount: euros("0.60"), reason: None }])
            .booked(["2020-03-01 4900 0.60 1300 -0.60"]);
        let limit = euros("1.00");
        paid().when(LEADER, "2020-02-19", difference()).refused(DifferenceRefusal::NotSmall {
            invoice: number(),
            open: euros("1000.00"),
            limit,
        });
        let gone = paid().and(LEADER, "2020-03-01", difference());
        gone.when(LEADER, "2020-03-01", difference())
            .refused(ClaimRefusal::NothingOpen { invoice: number() });
    }

    #[test]
    fn who_leaves_little_open_is_told_of() {
        let warning = |open| Warning::SmallDifference { invoice: number(), open: euros(open) };
        let invoiced = financed().and(LEADER, "2020-02-01", invoice_all("2020"));
        let pay = |amount| receive("bewoners", amount, "NL-1");
        invoiced.when(LEADER, "2020-02-20", pay("999.00")).warned([warning("1.00")]);
        invoiced.when(LEADER, "2020-02-20", pay("998.99")).warned([]);
        invoiced.when(LEADER, "2020-02-20", pay("1000.00")).warned([]);
        let rest = paid().when(LEADER, "2020-02-21", receive("bewoners", "0.50", "NL-2"));
        rest.warned([warning("0.10")]);
    }

    #[test]
    fn who_pays_after_all_recovers_the_difference_before_what_was_decided() {
        let half = json!({ "write-off": { "invoice": "C2020-0003", "amount": "1.00" } });
        let given = financed()
            .and(LEADER, "2020-02-01", invoice_all("2020"))
            .and(LEADER, "2020-02-20", receive("bewoners", "998.40", "NL-1"))
            .and_adopted("2020-03-01", crate::testing::subject(half))
            .and(LEADER, "2020-03-02", difference());
        given.when(LEADER, "2020-04-01", pays("1.10", "NL-2")).booked([
            "2020-04-01 1000 1.10 1710 -1.10",
            "2020-04-01 1300 1.10 4900 -1.10",
            "2020-04-01 1710 1.10 1300 -1.10",
        ]);
        let recovered = given.and(LEADER, "2020-04-01", pays("1.10", "NL-2"));
        let claim = recovered.ledger.claims.get(number()).unwrap();
        assert_eq!((claim.written_off, claim.open()), (euros("0.50"), Money::ZERO));
        let left = recovered.ledger.claims.written_off_from(claim, day("2020-04-01"));
        let decided = ReducedBy::WriteOff(crate::DecisionId(4));
        assert_eq!(left.collect::<Vec<_>>(), [(decided, euros("0.50"))]);
        // The difference was paid: there is nothing of it to take back.
        recovered
            .when(LEADER, "2020-04-02", correcting(&recovered))
            .refused(CorrectionRefusal::Recovered { invoice: number(), left: Money::ZERO });
        given.when(LEADER, "2020-03-01", pays("1.10", "NL-2")).refused(
            crate::acts::payment::PaymentRefusal::MoreThanOpen {
                invoice: number(),
                amount: euros("1.10"),
                open: euros("1.00"),
            },
        );
    }

    fn correcting(given: &Given) -> crate::acts::correction::CorrectAct {
        let position = crate::Position(given.last("difference-written-off"));
        let reason = "Toch betaald".to_owned();
        crate::acts::correction::CorrectAct { position: position.into(), reason }
    }

    #[test]
    fn a_correction_makes_it_owed_again() {
        let gone = paid().and(LEADER, "2020-03-01", difference());
        gone.when(LEADER, "2020-03-05", correcting(&gone))
            .booked(["2020-03-05 4900 -0.60 1300 0.60"]);
        let owed = gone.and(LEADER, "2020-03-05", correcting(&gone));
        let claim = owed.ledger.claims.get(number()).unwrap();
        assert_eq!((claim.written_off, claim.open()), (Money::ZERO, euros("0.60")));
        // On a day on which it was written off it cannot be written off again.
        owed.when(LEADER, "2020-03-04", difference()).refused(General::TakenSince {
            what: TakenFrom::Invoice(number()),
            amount: euros("0.60"),
            on: day("2020-03-04"),
            least: Money::ZERO,
            from: day("2020-03-05"),
        });
        owed.and(LEADER, "2020-03-05", difference());
    }

    #[test]
    fn nobody_nibbles_at_an_invoice() {
        let storno = json!({ "payment": 1, "reason": "Storno", "bank_reference": "NL-2" });
        let gone = paid().and(LEADER, "2020-03-01", difference());
        // The bank takes the payment back, and a little less comes in again.
        let less = gone.told("2020-03-10", "reverse-payment", storno).and(
            LEADER,
            "2020-03-12",
            receive("bewoners", "998.90", "NL-3"),
        );
        let again = DifferenceRefusal::Again {
            invoice: number(),
            written_off: euros("0.60"),
            open: euros("0.50"),
            limit: euros("1.00"),
        };
        less.when(LEADER, "2020-03-12", difference()).refused(again.clone());
        // Nor by an act of an earlier day, and what fits is written off.
        let little = gone.and(LEADER, "2020-03-01", pays("0.20", "NL-4"));
        assert_eq!(little.ledger.claims.get(number()).unwrap().written_off, euros("0.40"));
        less.and(LEADER, "2020-03-13", receive("bewoners", "0.10", "NL-5")).and(
            LEADER,
            "2020-03-13",
            difference(),
        );
    }

    #[test]
    pub(crate) fn each_rule_says_no_in_its_turn() -> Ladders {
        let first = with_surplus();
        let reads = |amount: &str| {
            let rules = crate::covenant::Rules {
                small_difference: euros(amount),
                ..paid().ledger.covenant().unwrap().rules.clone()
            };
            let change = json!({ "text": "Kleine verschillen", "changes": [{ "rules": rules }] });
            paid()
                .and_adopted("2020-02-21", crate::testing::subject(json!({ "amendment": change })))
        };
        let gone = paid().and(LEADER, "2020-03-01", difference());
        let reason = json!({ "invoice": "C2020-0009", "reason": "" });
        let dispute = json!({ "invoice": "C2020-0003", "reason": "Fictief." });
        let settle =
            json!({ "invoice": "C2020-0003", "ruling": "rejected", "outcome": "Fictief." });
        let decide = json!({ "write-off": { "invoice": "C2020-0003" } });
        let decided = |given: &Given| {
            given.and_adopted("2020-06-01", crate::testing::subject(decide.clone()))
        };
        let storno = json!({ "payment": 1, "reason": "Storno", "bank_reference": "NL-2" });
        let nibbled = paid()
            .and(LEADER, "2020-03-01", difference())
            .told("2020-03-10", "reverse-payment", storno)
            .and(LEADER, "2020-03-12", receive("bewoners", "998.90", "NL-3"));
        ladders([
            Ladder::from_below(first, "write-off-difference", reason)
                .leader_within("2020-01-15", None)
                .refuses("date.year-closed")
                .on("2021-06-01")
                .refuses_until("text.empty", "/reason", "Bankkosten")
                .refuses_until("invoice.unknown", "/invoice", "C2020-0001")
                .refuses_until("invoice.nothing-open", "/invoice", "C2020-0003")
                .says(
                    "difference.not-small: 1000.00 is open on invoice C2020-0003, and a difference of \
                     up to 1.00 is small",
                    "what is paid or credited first; or a proposal: convenant proposal submit \
                     write-off C2020-0003",
                )
                .after(|given| {
                    given.and(LEADER, "2021-06-01", receive("bewoners", "999.50", "NL-9"))
                })
                .accepted(),
            Ladder::new(reads("0.00"), "write-off-difference", json!(difference()))
                .on("2020-01-31")
                .refuses("invoice.before-invoice")
                .on("2020-06-01")
                .says(
                    "difference.none-small: in this covenant no difference is small enough to be \
                     written off without a decision",
                    "a proposal: convenant proposal submit write-off C2020-0003",
                )
                .instead(decided),
            Ladder::new(
                paid().told("2020-03-01", "dispute-invoice", dispute),
                "write-off-difference",
                json!(difference()),
            )
            .says(
                "difference.disputed: invoice C2020-0003 is disputed since 2020-03-01",
                "settle the dispute first, and credit what is not owed",
            )
            .after(|given| given.told("2020-06-01", "settle-dispute", settle))
            .accepted(),
            Ladder::new(
                paid()
                    .and(LEADER, "2020-03-01", difference())
                    .and(LEADER, "2020-03-02", pays("0.40", "NL-6")),
                "correct-act",
                json!({ "position": gone.last("difference-written-off"), "reason": "Betaald" }),
            )
            .says(
                "correction.recovered: no more than 0.20 of invoice C2020-0003 is still written off \
                 as a small difference: the rest was paid after all",
                "nothing for what was paid; what is paid yet is put against the invoice",
            )
            .instead(|given| given.and(LEADER, "2020-06-01", pays("0.20", "NL-7"))),
            Ladder::new(nibbled, "write-off-difference", json!(difference()))
                .says(
                    "difference.again: 0.60 of invoice C2020-0003 was written off as a small \
                     difference already, and 0.50 more would be more than 1.00",
                    "a proposal: convenant proposal submit write-off C2020-0003",
                )
                .instead(decided),
        ])
    }
}
