//! Money moved between bank accounts of the covenant: nothing comes in, and nothing is spent.
//!
//! Source: sound bookkeeping: what each bank account shows is booked. Bank / bank: an entry on each account, under
//! the references of the bank.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::acting::{self, Act, Acting, Who, Window};
use crate::event::Event;
use crate::fact::Fact;
use crate::ids::BankAccountId;
use crate::journal::Memo;
use crate::ledger::Ledger;
use crate::misfit::{At, Misfit};
use crate::money::Money;
use crate::refusal::{Refusal, refusals};

/// Record that money was moved from one bank account of the covenant to another.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TransferMoney {
    /// The bank account it left, by its code: `bank` is the main account.
    pub from: String,
    /// The bank account it came on, by its code.
    pub to: String,
    /// How much.
    pub amount: Money,
    /// The reference the bank gave the entry on the account it left.
    pub reference_out: String,
    /// The reference the bank gave the entry on the account it came on.
    pub reference_in: String,
}

/// Money was moved from one bank account of the covenant to another.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct MoneyTransferred {
    /// The bank account it left; the main account if there is none.
    pub from: Option<BankAccountId>,
    /// The bank account it came on; the main account if there is none.
    pub to: Option<BankAccountId>,
    /// How much.
    pub amount: Money,
    /// The bank's reference of the entry on the account it left.
    pub reference_out: String,
    /// The bank's reference of the entry on the account it came on.
    pub reference_in: String,
}

refusals! {
    /// Refusals about money moved between bank accounts.
    TransferRefusal {
        SameAccount { account: String } = "transfer.same-account" Bookkeeping:
            "`{account}` is both the account it left and the one it came on",
            "two accounts of the covenant";
    }
}

impl Act for TransferMoney {
    fn decide(&self, by: &Acting<'_>) -> Result<Vec<Event>, Refusal> {
        by.allow(&[Who::ProjectLeader])?;
        by.dated(Window::Settlement)?;
        by.paying()?;
        acting::amount("amount", self.amount)?;
        let out = by.bank_entry_as("reference_out", &self.reference_out, Some(&self.from))?;
        let into = by.bank_entry_as("reference_in", &self.reference_in, Some(&self.to))?;
        if out.bank_account == into.bank_account {
            let account = by.ledger.bank_accounts.code(out.bank_account).to_owned();
            return Err(TransferRefusal::SameAccount { account }.into());
        }
        let (from, to, amount) = (out.bank_account, into.bank_account, self.amount);
        let (reference_out, reference_in) = (out.bank_reference, into.bank_reference);
        Ok(vec![MoneyTransferred { from, to, amount, reference_out, reference_in }.into()])
    }
}

impl Fact for MoneyTransferred {
    fn evolve(self, at: At, ledger: &mut Ledger) -> Result<(), Misfit> {
        let MoneyTransferred { from, to, amount, reference_out, reference_in } = self;
        if amount <= Money::ZERO || from == to {
            return Err(Misfit("it moves nothing, or to where it was"));
        }
        let out = ledger.enter_bank(reference_out, from, at)?;
        let into = ledger.enter_bank(reference_in, to, at)?;
        let year = ledger.year_of(at.on)?;
        let postings = [into.debit(amount), out.credit(amount)];
        ledger.journal.post(at.position, at.on, year, Memo::MoneyTransferred, &postings)
    }

    fn amounts(&self) -> Vec<Money> {
        vec![self.amount]
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use serde_json::json;

    use super::*;
    use crate::accounts::Account;
    use crate::acts::bank_account::tests::{moved, saved, with_savings};
    use crate::testing::{LEADER, Ladder, Ladders, command, euros, ladders};

    const SAVINGS: Option<BankAccountId> = Some(BankAccountId(1));

    #[test]
    fn money_moves_between_accounts_and_back_by_a_correction() {
        with_savings()
            .when(
                LEADER,
                "2020-04-10",
                command("transfer-money", moved("bank", "sparen", "500.00")),
            )
            .then([MoneyTransferred {
                from: None,
                to: SAVINGS,
                amount: euros("500.00"),
                reference_out: "uit bank 500.00".to_owned(),
                reference_in: "in sparen 500.00".to_owned(),
            }])
            .booked(["2020-04-10 1000:sparen 500.00 1000 -500.00"]);
        let before = with_savings().ledger.journal.balance(Account::Bank);
        let back = saved().and_corrected("2020-04-12", "money-transferred");
        assert_eq!(back.ledger.journal.balance(Account::Bank), before);
        assert_eq!(back.ledger.journal.bank(SAVINGS).total(), Money::ZERO);
        // Both references are free again.
        back.told("2020-04-12", "transfer-money", moved("bank", "sparen", "500.00"));
    }

    #[test]
    pub(crate) fn each_rule_says_no_in_its_turn() -> Ladders {
        let data = json!({
            "from": "nergens", "to": "ook-niet", "amount": "0", "reference_out": "",
            "reference_in": "in sparen 500.00",
        });
        let closed = saved().told("2021-01-05", "close-year", json!({ "year": "2020" }));
        ladders([Ladder::from_below(closed, "transfer-money", data)
            .leader_within("2020-01-15", None)
            .refuses("date.year-closed")
            .on("2021-06-01")
            .refuses_until("amount.not-positive", "/amount", "5.00")
            .refuses_until("bank.account-unknown", "/from", "sparen")
            .refuses_until("text.empty", "/reference_out", "NL-8")
            .refuses_until("bank.account-unknown", "/to", "sparen")
            .refuses_until("bank.entry-known", "/reference_in", "NL-9")
            .says(
                "transfer.same-account: `sparen` is both the account it left and the one it came on",
                "two accounts of the covenant",
            )
            .with("/to", "bank")
            .accepted()])
    }
}
