//! The trial balance: debit and credit of every account, which always add up to the same.

use serde::Serialize;

use crate::accounts::{Account, AccountKind};
use crate::calendar::Date;
use crate::ids::Position;
use crate::ledger::Ledger;
use crate::money::Money;
use crate::views::Figure;

/// Every account that was posted to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TrialBalance {
    /// Counting what is booked up to this day; everything if there is none.
    pub on: Option<Date>,
    /// The accounts, in the order of the chart.
    pub accounts: Vec<AccountBalance>,
    /// All debit.
    pub total_debit: Figure,
    /// All credit; the same as all debit.
    pub total_credit: Figure,
}

/// What was posted to an account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AccountBalance {
    /// The account.
    #[serde(rename = "code")]
    pub account: Account,
    /// Its name in Dutch, the language of the books.
    pub name: &'static str,
    /// What kind of account it is.
    pub kind: AccountKind,
    /// Everything posted on the debit side.
    pub debit: Figure,
    /// Everything posted on the credit side.
    pub credit: Figure,
    /// Debit less credit.
    pub balance: Figure,
}

impl TrialBalance {
    /// The trial balance of what is booked up to a day, or of everything.
    pub fn of(ledger: &Ledger, on: Option<Date>) -> TrialBalance {
        let mut accounts: Vec<AccountBalance> =
            Account::ALL.iter().map(|account| AccountBalance::empty(*account)).collect();
        let (mut total_debit, mut total_credit) = (Figure::default(), Figure::default());
        for (entry, postings) in ledger.journal.entries() {
            if on.is_some_and(|on| entry.date > on) {
                continue;
            }
            for posting in postings {
                if let Some(account) = accounts.get_mut(posting.account as usize) {
                    account.add(posting.amount, entry.position);
                }
                if posting.amount > Money::ZERO {
                    total_debit.add(posting.amount, entry.position);
                } else {
                    total_credit.add(-posting.amount, entry.position);
                }
            }
        }
        accounts.retain(|account| !account.balance.parts.is_empty());
        TrialBalance { on, accounts, total_debit, total_credit }
    }
}

impl AccountBalance {
    fn empty(account: Account) -> AccountBalance {
        AccountBalance {
            account,
            name: account.name(),
            kind: account.kind(),
            debit: Figure::default(),
            credit: Figure::default(),
            balance: Figure::default(),
        }
    }

    fn add(&mut self, amount: Money, position: Position) {
        if amount > Money::ZERO {
            self.debit.add(amount, position);
        } else {
            self.credit.add(-amount, position);
        }
        self.balance.add(amount, position);
    }
}
