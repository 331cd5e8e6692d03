//! The trial balance: debit and credit of every account, which always add up to the same.

use serde::Serialize;

use crate::accounts::{Account, AccountKind};
use crate::calendar::Date;
use crate::ids::{BankAccountId, Position};
use crate::journal::Sides;
use crate::ledger::Ledger;
use crate::money::Money;
use crate::views::bank::Chart;
use crate::views::meaning;
use crate::views::{Figure, FigurePart};

/// An account of the chart, and a bank account.
type Place = (Account, Option<BankAccountId>);

/// Every account that was posted to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TrialBalance {
    /// Counting what is booked up to this day; everything if there is none.
    pub on: Option<Date>,
    /// The accounts, in the order of the chart.
    pub accounts: Vec<AccountBalance>,
    /// All debit.
    #[serde(serialize_with = "meaning::debit")]
    pub total_debit: Money,
    /// All credit; the same as all debit.
    #[serde(serialize_with = "meaning::credit")]
    pub total_credit: Money,
}

/// What was posted to an account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AccountBalance {
    /// The account.
    #[serde(rename = "code", serialize_with = "meaning::row_key")]
    pub account: Account,
    /// The code of the bank account, if the covenant has several.
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "meaning::row_key")]
    pub bank_account: Option<String>,
    /// What that bank account is called, if it is named.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bank_name: Option<String>,
    /// Its name in Dutch, the language of the books.
    pub name: &'static str,
    /// What kind of account it is.
    pub kind: AccountKind,
    /// Everything posted on the debit side: the parts of the balance above zero.
    #[serde(serialize_with = "meaning::debit")]
    pub debit: Money,
    /// Everything posted on the credit side: the parts of the balance below zero.
    #[serde(serialize_with = "meaning::credit")]
    pub credit: Money,
    /// Debit less credit. An event that books on both sides has a part on each.
    #[serde(serialize_with = "meaning::balance")]
    pub balance: Figure,
}

impl TrialBalance {
    /// The trial balance of what is booked up to a day, or of everything.
    pub fn of(ledger: &Ledger, on: Option<Date>) -> TrialBalance {
        let chart = Chart::of(ledger, on);
        let mut accounts: Vec<AccountBalance> =
            chart.places().map(|place| AccountBalance::empty(place, chart, ledger)).collect();
        for (entry, postings) in ledger.journal.entries() {
            if on.is_some_and(|on| entry.date > on) {
                continue;
            }
            for posting in postings {
                if let Some(account) = accounts.get_mut(chart.place(posting)) {
                    account.add(posting.amount, entry.position);
                }
            }
        }
        accounts.retain(AccountBalance::was_posted_to);
        TrialBalance::adding_up(on, accounts)
    }
}

impl TrialBalance {
    /// The trial balance of everything without the parts of its figures, from the totals that the journal
    /// keeps: for a table, which shows no parts, in no more time for many events than for few.
    pub fn totals(ledger: &Ledger) -> TrialBalance {
        let chart = Chart::of(ledger, None);
        let accounts = chart.places().map(|place| {
            let Sides { debit, credit } = match place {
                (Account::Bank, bank) => ledger.journal.bank_sides(bank),
                (account, _) => ledger.journal.sides(account),
            };
            let balance = Figure::total(debit - credit);
            AccountBalance { debit, credit, balance, ..AccountBalance::named(place, chart) }
        });
        TrialBalance::adding_up(None, accounts.filter(AccountBalance::was_posted_to).collect())
    }

    fn adding_up(on: Option<Date>, accounts: Vec<AccountBalance>) -> TrialBalance {
        TrialBalance {
            on,
            total_debit: accounts.iter().map(|account| account.debit).sum(),
            total_credit: accounts.iter().map(|account| account.credit).sum(),
            accounts,
        }
    }
}

impl AccountBalance {
    fn empty(place: Place, chart: Chart<'_>, ledger: &Ledger) -> AccountBalance {
        let balance = Figure::with_room(ledger.journal.len() / 2);
        AccountBalance { balance, ..AccountBalance::named(place, chart) }
    }

    fn named(place: Place, chart: Chart<'_>) -> AccountBalance {
        let (account, _) = place;
        let (bank_account, bank_name) = chart.bank(place);
        AccountBalance {
            account,
            bank_account,
            bank_name,
            name: account.name(),
            kind: account.kind(),
            debit: Money::ZERO,
            credit: Money::ZERO,
            balance: Figure::default(),
        }
    }

    /// An amount of zero is never posted.
    fn was_posted_to(&self) -> bool {
        !self.debit.is_zero() || !self.credit.is_zero()
    }

    fn add(&mut self, amount: Money, position: Position) {
        if amount > Money::ZERO {
            self.debit += amount;
        } else {
            self.credit -= amount;
        }
        let same = |last: &FigurePart| {
            last.position == position && (last.amount > Money::ZERO) == (amount > Money::ZERO)
        };
        if self.balance.parts.last().is_some_and(same) {
            self.balance.add(amount, position);
        } else {
            self.balance.push(amount, position);
        }
    }
}
