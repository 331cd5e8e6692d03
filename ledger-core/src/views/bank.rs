//! The bank accounts of the covenant on a day: what each is called, and what stands on it.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::accounts::Account;
use crate::calendar::Date;
use crate::ids::{BankAccountId, Position};
use crate::journal::Posting;
use crate::ledger::Ledger;
use crate::views::Figure;
use crate::views::meaning;

/// The bank accounts on a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct BankAccountList {
    /// The day.
    pub on: Date,
    /// Those that were registered by then, the main account first.
    pub accounts: Vec<BankAccountRow>,
    /// What stands on all.
    pub total: Figure,
}

/// A bank account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct BankAccountRow {
    /// Its code.
    #[serde(serialize_with = "meaning::row_key")]
    pub code: String,
    /// What it was called on the day; none for the main account until it is named.
    pub name: Option<String>,
    /// Its number at the bank.
    pub iban: Option<String>,
    /// The event that says so, if one does.
    #[serde(serialize_with = "meaning::said_by")]
    pub position: Option<Position>,
    /// When it was closed, if it was by the day.
    pub closed: Option<ClosedOn>,
    /// What stands on it; below zero if it is overdrawn.
    pub balance: Figure,
}

/// That a bank account was closed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ClosedOn {
    /// When.
    #[serde(serialize_with = "meaning::given")]
    pub on: Date,
    /// The event.
    #[serde(serialize_with = "meaning::said_by")]
    pub position: Position,
}

impl BankAccountList {
    /// The bank accounts on a day.
    pub fn of(ledger: &Ledger, on: Date) -> BankAccountList {
        let mut figures: BTreeMap<Option<BankAccountId>, Figure> = BTreeMap::new();
        for (entry, postings) in ledger.journal.entries().filter(|(entry, _)| entry.date <= on) {
            for posting in postings.iter().filter(|of| of.account == Account::Bank) {
                figures.entry(posting.bank).or_default().add(posting.amount, entry.position);
            }
        }
        let accounts =
            rows(ledger, on, |bank| figures.remove(&bank).unwrap_or_default().in_order());
        let total = Figure::sum(accounts.iter().map(|row| &row.balance));
        BankAccountList { on, accounts, total }
    }

    /// The bank accounts on a day, if there are several: what the bank has is not one figure then.
    pub(crate) fn of_several(ledger: &Ledger, on: Date) -> Vec<BankAccountRow> {
        match ledger.bank_accounts.are_several(Some(on)) {
            true => BankAccountList::of(ledger, on).accounts,
            false => Vec::new(),
        }
    }

    /// The same without the events behind figures, from the totals that the journal keeps, after everything
    /// recorded.
    pub(crate) fn totals_of_several(ledger: &Ledger, on: Date) -> Vec<BankAccountRow> {
        match ledger.bank_accounts.are_several(Some(on)) {
            true => rows(ledger, on, |bank| Figure::total(ledger.journal.bank(bank).total())),
            false => Vec::new(),
        }
    }
}

fn rows(
    ledger: &Ledger,
    on: Date,
    mut balance: impl FnMut(Option<BankAccountId>) -> Figure,
) -> Vec<BankAccountRow> {
    let accounts = &ledger.bank_accounts;
    let other = |bank: Option<BankAccountId>| accounts.get(bank?);
    let known = accounts.all().filter(|bank| other(*bank).is_none_or(|of| of.on <= on));
    let row = |bank| {
        let stated = accounts.stated_on(bank, on);
        let closed = other(bank).and_then(|of| of.closed).filter(|(day, _)| *day <= on);
        BankAccountRow {
            code: accounts.code(bank).to_owned(),
            name: stated.map(|of| of.name.clone()),
            iban: stated.and_then(|of| of.iban.clone()),
            position: stated.map(|of| of.position),
            closed: closed.map(|(on, position)| ClosedOn { on, position }),
            balance: balance(bank),
        }
    };
    known.map(row).collect()
}

/// The accounts of the chart, in its order, with a place of its own for each bank account.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Chart<'a> {
    ledger: &'a Ledger,
    /// The day of which names are; after everything recorded if there is none.
    on: Option<Date>,
    others: usize,
}

impl<'a> Chart<'a> {
    pub(crate) fn of(ledger: &'a Ledger, on: Option<Date>) -> Chart<'a> {
        Chart { ledger, on, others: ledger.bank_accounts.all().count().saturating_sub(1) }
    }

    /// Every account, that of the bank once for each bank account.
    pub(crate) fn places(self) -> impl Iterator<Item = (Account, Option<BankAccountId>)> + use<'a> {
        let banks = move |account: &Account| match *account == Account::Bank {
            true => self.ledger.bank_accounts.all().collect(),
            false => vec![None],
        };
        Account::ALL
            .iter()
            .flat_map(move |account| banks(account).into_iter().map(|bank| (*account, bank)))
    }

    /// The place of the account of a posting among them.
    pub(crate) fn place(self, posting: &Posting) -> usize {
        let before = if posting.account > Account::Bank { self.others } else { 0 };
        let bank = posting.bank.map_or(0, |id| id.index().saturating_add(1));
        posting.account as usize + before + bank
    }

    /// The code and the name of the bank account of a place, if the covenant has several. The main account has no
    /// name until it is named.
    pub(crate) fn bank(
        self,
        (account, bank): (Account, Option<BankAccountId>),
    ) -> (Option<String>, Option<String>) {
        let accounts = &self.ledger.bank_accounts;
        if account != Account::Bank || !accounts.are_several(self.on) {
            return (None, None);
        }
        let name = match self.on {
            Some(on) => accounts.stated_on(bank, on).map(|of| of.name.clone()),
            None => accounts.stated(bank).last().map(|of| of.name.clone()),
        };
        (Some(accounts.code(bank).to_owned()), name)
    }
}
