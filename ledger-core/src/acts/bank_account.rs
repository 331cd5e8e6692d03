//! The bank accounts of the covenant: which there are, what they are called, and that one is closed.
//!
//! Source: sound bookkeeping: each account at a bank has its own entries and its own balance. The main account was
//! always there: what names no account is on it. It has the code [`MAIN`], and cannot be closed: if the covenant
//! moves to another bank, its name and number change.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::acting::{self, Act, Acting, Who, Window, shown};
use crate::acts::issuer::IssuerRefusal;
use crate::acts::retraction::{Found, Record};
use crate::bank_entries::{BankEntry, OnBank};
use crate::calendar::Date;
use crate::event::Event;
use crate::fact::Fact;
use crate::ids::{BankAccountId, Position};
use crate::ledger::Ledger;
use crate::misfit::{At, Misfit};
use crate::money::Money;
use crate::refusal::{General, Refusal, refusals};
use crate::{registrations, text};

/// The code of the main account.
pub const MAIN: &str = "bank";

/// What the main account is called until it is named, in the language of the books.
const MAIN_NAME: &str = "Bank";

/// Register another bank account of the covenant, such as a savings account.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RegisterBankAccount {
    /// Its code, by which acts name it.
    pub code: String,
    /// What it is called.
    pub name: String,
    /// Its number at the bank.
    #[serde(default)]
    pub iban: Option<String>,
}

/// Change what a bank account is called or its number; what is left out stays as it is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangeBankAccount {
    /// The account, by its code: `bank` is the main account.
    pub account: String,
    /// Its new name.
    #[serde(default)]
    pub name: Option<String>,
    /// Its number at the bank.
    #[serde(default)]
    pub iban: Option<String>,
}

/// Close a bank account on which nothing is left; nothing is booked on it any more.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CloseBankAccount {
    /// The account, by its code.
    pub account: String,
}

/// A bank account was registered.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct BankAccountRegistered {
    /// Its number here.
    pub account: BankAccountId,
    /// Its code.
    pub code: String,
    /// What it is called.
    pub name: String,
    /// Its number at the bank, without spaces.
    pub iban: Option<String>,
}

/// What a bank account is called or its number changed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct BankAccountChanged {
    /// The account; the main account if there is none.
    pub account: Option<BankAccountId>,
    /// What it is called from then on.
    pub name: String,
    /// Its number at the bank from then on, without spaces.
    pub iban: Option<String>,
}

/// A bank account was closed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct BankAccountClosed {
    /// The account.
    pub account: BankAccountId,
}

refusals! {
    /// Refusals about bank accounts.
    BankAccountRefusal {
        Known { code: String } = "bank.account-known" Bookkeeping:
            "there is a bank account `{code}` already",
            "another code; or change what that account is called";
        SameNumber { iban: String, code: String } = "bank.same-number" Bookkeeping:
            "{iban} is or was the number of bank account `{code}`",
            "the number of another account";
        Unknown { account: String, known: String } = "bank.account-unknown" Bookkeeping:
            "there is no bank account `{account}`",
            "one of: {known}";
        Later { code: String, since: Date } = "bank.account-later" Bookkeeping:
            "bank account `{code}` is registered from {since}, after that day",
            "a day from {since}, or an account that was there";
        Closed { code: String, on: Date } = "bank.account-closed" Bookkeeping:
            "bank account `{code}` was closed on {on}",
            "another account; or correct first that it was closed";
        ClosedThen { code: String, from: Date, until: Date } = "bank.account-closed-then" Bookkeeping:
            "bank account `{code}` was closed from {from} on, until that was corrected on {until}",
            "a day before {from}, or from {until}";
        NoEntry { account: String } = "bank.no-entry" Bookkeeping:
            "bank account `{account}` is named, and no entry on it",
            "the bank's reference too, or no account";
        MainStays { code: String } = "bank.main-stays" Bookkeeping:
            "`{code}` is the main account, on which everything is that names no account",
            "another account; if the main account has another number, change that";
        UsedSince { code: String, last: Date } = "bank.used-since" Bookkeeping:
            "the last entry on bank account `{code}` is of {last}, after that day",
            "a day from {last}";
        NotEmpty { code: String, balance: Money } = "bank.not-empty" Bookkeeping:
            "{balance} is left on bank account `{code}`",
            "transfer what is left first, and record what the bank booked";
        BeforeLast { code: String, last: Date } = "bank.account-before-last" Bookkeeping:
            "what bank account `{code}` is called changed on {last}, after that day",
            "a day from {last}";
        Same { code: String } = "bank.account-same" Bookkeeping:
            "bank account `{code}` is that already",
            "a name or a number that is different";
    }
}

impl Acting<'_> {
    /// Finds a bank account by its code. Returns `None` for the main account.
    fn bank_account(&self, code: &str) -> Result<Option<BankAccountId>, Refusal> {
        let accounts = &self.ledger.bank_accounts;
        accounts.find(code).ok_or_else(|| {
            let known = accounts.codes();
            BankAccountRefusal::Unknown { account: shown(code), known }.into()
        })
    }

    /// Finds a bank account on which something can be booked on the day of the act: it was registered by then, and
    /// is not closed.
    pub(super) fn open_bank_account(&self, code: &str) -> Result<Option<BankAccountId>, Refusal> {
        let id = self.bank_account(code)?;
        let account = id.and_then(|id| self.ledger.bank_accounts.get(id));
        account.map_or(Ok(id), |account| self.can_book_on(account).map(|()| id))
    }

    fn can_book_on(&self, account: &BankAccount) -> Result<(), Refusal> {
        let code = || account.code.clone();
        if self.on < account.on {
            return Err(BankAccountRefusal::Later { code: code(), since: account.on }.into());
        }
        if let Some((on, _)) = account.closed {
            return Err(BankAccountRefusal::Closed { code: code(), on }.into());
        }
        match account.shut_on(self.on) {
            Some((from, until)) => {
                Err(BankAccountRefusal::ClosedThen { code: code(), from, until }.into())
            }
            None => Ok(()),
        }
    }

    /// The entry of a bank, on an account that can have it. Refuses one that is already in the books, or whose
    /// reference is not a short text.
    pub(crate) fn bank_entry(
        &self,
        reference: &str,
        account: Option<&str>,
    ) -> Result<BankEntry, Refusal> {
        self.bank_entry_as("bank_reference", reference, account)
    }

    /// The entry of a bank under a field of its own, see [`Acting::bank_entry`].
    pub(crate) fn bank_entry_as(
        &self,
        field: &str,
        reference: &str,
        account: Option<&str>,
    ) -> Result<BankEntry, Refusal> {
        let account = account.map(|code| self.open_bank_account(code)).transpose()?.flatten();
        let entry = BankEntry { bank_reference: reference.to_owned(), bank_account: account };
        if let Some((known, position)) = self.ledger.bank_entries.find(&entry) {
            let (reference, position) = (known.to_owned(), position.0);
            return Err(General::BankEntryKnown { reference, position }.into());
        }
        acting::line(field, reference, 64).map(|()| entry)
    }

    /// The entry of a bank, if there is one. Refuses an account without an entry.
    pub(crate) fn bank_entry_if(
        &self,
        reference: Option<&str>,
        account: Option<&str>,
    ) -> Result<Option<BankEntry>, Refusal> {
        match (reference, account) {
            (Some(reference), account) => self.bank_entry(reference, account).map(Some),
            (None, None) => Ok(None),
            (None, Some(account)) => {
                Err(BankAccountRefusal::NoEntry { account: shown(account) }.into())
            }
        }
    }

    /// Refuses to undo an event on a day on which nothing can be booked on the bank account of its entry.
    pub(super) fn entries_can_go(&self, position: Position) -> Result<(), Refusal> {
        let entries = self.ledger.bank_entries.of_event(position);
        let accounts = entries.filter_map(|of| self.ledger.bank_accounts.get(of.bank_account?));
        accounts.into_iter().try_for_each(|account| self.can_book_on(account))
    }
}

/// The number of an account as it is kept. Refuses one that is wrong, or that is or was that of another account.
fn number_of(
    by: &Acting<'_>,
    of: Option<Option<BankAccountId>>,
    iban: Option<&String>,
) -> Result<Option<String>, Refusal> {
    let Some(iban) = iban else { return Ok(None) };
    let kept = registrations::iban(iban).ok_or(IssuerRefusal::Iban { iban: shown(iban) })?;
    let other = by.ledger.bank_accounts.with_number(&kept).find(|other| Some(*other) != of);
    match other {
        None => Ok(Some(kept)),
        Some(other) => {
            let code = by.ledger.bank_accounts.code(other).to_owned();
            Err(BankAccountRefusal::SameNumber { iban: kept, code }.into())
        }
    }
}

impl Act for RegisterBankAccount {
    fn decide(&self, by: &Acting<'_>) -> Result<Vec<Event>, Refusal> {
        by.allow(&[Who::ProjectLeader])?;
        by.dated(Window::Settlement)?;
        acting::code("code", &self.code)?;
        acting::line("name", &self.name, 100)?;
        if by.ledger.bank_accounts.find(&self.code).is_some() {
            return Err(BankAccountRefusal::Known { code: self.code.clone() }.into());
        }
        let iban = number_of(by, None, self.iban.as_ref())?;
        let account = by.ledger.bank_accounts.next_id();
        let RegisterBankAccount { code, name, .. } = self.clone();
        Ok(vec![BankAccountRegistered { account, code, name, iban }.into()])
    }
}

impl Act for ChangeBankAccount {
    fn decide(&self, by: &Acting<'_>) -> Result<Vec<Event>, Refusal> {
        by.allow(&[Who::ProjectLeader])?;
        by.dated(Window::Settlement)?;
        if let Some(name) = &self.name {
            acting::line("name", name, 100)?;
        }
        let account = by.open_bank_account(&self.account)?;
        let accounts = &by.ledger.bank_accounts;
        let code = accounts.code(account).to_owned();
        let stated = accounts.stated(account);
        if let Some(last) = stated.last().map(|last| last.on).filter(|last| by.on < *last) {
            return Err(BankAccountRefusal::BeforeLast { code, last }.into());
        }
        let before = stated.last();
        let iban = number_of(by, Some(account), self.iban.as_ref())?;
        let iban = iban.or_else(|| before.and_then(|of| of.iban.clone()));
        let called = accounts.name(account);
        let name = self.name.clone().unwrap_or_else(|| called.to_owned());
        if name == called && iban == before.and_then(|of| of.iban.clone()) {
            return Err(BankAccountRefusal::Same { code }.into());
        }
        Ok(vec![BankAccountChanged { account, name, iban }.into()])
    }
}

impl Act for CloseBankAccount {
    fn decide(&self, by: &Acting<'_>) -> Result<Vec<Event>, Refusal> {
        by.allow(&[Who::ProjectLeader])?;
        by.dated(Window::Settlement)?;
        let Some(account) = by.open_bank_account(&self.account)? else {
            return Err(BankAccountRefusal::MainStays { code: MAIN.to_owned() }.into());
        };
        let code = || by.ledger.bank_accounts.code(Some(account)).to_owned();
        let balance = by.ledger.journal.bank(Some(account));
        if let Some(last) = balance.last_change().filter(|last| by.on < *last) {
            return Err(BankAccountRefusal::UsedSince { code: code(), last }.into());
        }
        let balance = balance.total();
        if !balance.is_zero() {
            return Err(BankAccountRefusal::NotEmpty { code: code(), balance }.into());
        }
        Ok(vec![BankAccountClosed { account }.into()])
    }
}

impl Fact for BankAccountRegistered {
    fn evolve(self, at: At, ledger: &mut Ledger) -> Result<(), Misfit> {
        let BankAccountRegistered { account, code, name, iban } = self;
        let accounts = &mut *ledger.bank_accounts;
        if account != accounts.next_id() || accounts.find(&code).is_some() {
            return Err(Misfit("it is not the next bank account, or its code is known"));
        }
        let (on, position) = (at.on, at.position);
        let stated = vec![Stated { on, name, iban, position }];
        let (closed, shut) = (None, Vec::new());
        accounts.others.push(BankAccount { code, stated, on, closed, shut, position });
        Ok(())
    }
}

impl Fact for BankAccountChanged {
    fn evolve(self, at: At, ledger: &mut Ledger) -> Result<(), Misfit> {
        let BankAccountChanged { account, name, iban } = self;
        let (on, position) = (at.on, at.position);
        ledger.bank_accounts.check(account, on)?;
        let accounts = &mut *ledger.bank_accounts;
        let stated = match account {
            None => &mut accounts.main,
            Some(id) => &mut accounts.get_mut(id)?.stated,
        };
        if stated.last().is_some_and(|last| on < last.on) {
            return Err(Misfit("it changes a bank account before its last change"));
        }
        stated.push(Stated { on, name, iban, position });
        Ok(())
    }
}

impl Fact for BankAccountClosed {
    fn evolve(self, at: At, ledger: &mut Ledger) -> Result<(), Misfit> {
        let BankAccountClosed { account } = self;
        ledger.bank_accounts.check(Some(account), at.on)?;
        ledger.bank_accounts.get_mut(account)?.closed = Some((at.on, at.position));
        Ok(())
    }
}

impl Ledger {
    /// Remembers a bank entry, and gives the side of its booking that is on the account. Refuses an account that
    /// was not there on the day of the event, or that is closed.
    pub(crate) fn enter_bank(
        &mut self,
        bank_reference: String,
        bank_account: Option<BankAccountId>,
        at: At,
    ) -> Result<OnBank, Misfit> {
        self.bank_accounts.check(bank_account, at.on)?;
        self.bank_entries.enter(BankEntry { bank_reference, bank_account }, at.position)?;
        Ok(OnBank(bank_account))
    }

    /// Takes out the entries of an event that is reversed. Refuses one on an account that is closed.
    pub(super) fn free_bank(
        &mut self,
        reference: &str,
        booked: Position,
        on: Date,
    ) -> Result<(), Misfit> {
        for entry in self.bank_entries.of_event(booked) {
            self.bank_accounts.check(entry.bank_account, on)?;
        }
        self.bank_entries.free(reference, booked)
    }
}

/// What a bank account is called from a day on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stated {
    /// The first day.
    pub on: Date,
    /// What it is called.
    pub name: String,
    /// Its number at the bank.
    pub iban: Option<String>,
    /// The event.
    pub position: Position,
}

/// A bank account that is not the main account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BankAccount {
    /// Its code.
    pub code: String,
    /// What it was called, in the order of the days.
    pub stated: Vec<Stated>,
    /// The first day on which something can be booked on it.
    pub on: Date,
    /// When it was closed, if it was, and by which event.
    pub closed: Option<(Date, Position)>,
    /// The days on which it was closed until that was corrected: from the first to before the last.
    shut: Vec<(Date, Date)>,
    /// The event that registered it.
    pub position: Position,
}

impl BankAccount {
    /// The days on which it was closed until that was corrected, if a day is among them.
    fn shut_on(&self, day: Date) -> Option<(Date, Date)> {
        self.shut.iter().copied().find(|(from, until)| (*from..*until).contains(&day))
    }
}

/// The bank accounts of the covenant.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct BankAccounts {
    /// What the main account was called.
    main: Vec<Stated>,
    others: Vec<BankAccount>,
}

impl BankAccounts {
    /// The main account as `None`, then the others, in the order registered.
    pub fn all(&self) -> impl Iterator<Item = Option<BankAccountId>> {
        std::iter::once(None).chain((0..self.others.len()).map(|at| Some(BankAccountId::at(at))))
    }

    /// Whether there is another account than the main account by a day, or ever if none is given.
    pub fn are_several(&self, by: Option<Date>) -> bool {
        self.others.iter().any(|of| by.is_none_or(|day| of.on <= day))
    }

    /// An account that is not the main account.
    pub fn get(&self, id: BankAccountId) -> Option<&BankAccount> {
        self.others.get(id.index())
    }

    fn get_mut(&mut self, id: BankAccountId) -> Result<&mut BankAccount, Misfit> {
        self.others.get_mut(id.index()).ok_or(Misfit("there is no such bank account"))
    }

    /// What an account was called, in the order of the days.
    pub fn stated(&self, account: Option<BankAccountId>) -> &[Stated] {
        let other = account.map(|id| self.get(id).map_or(&[][..], |of| of.stated.as_slice()));
        other.unwrap_or(&self.main)
    }

    /// The code of an account.
    pub fn code(&self, account: Option<BankAccountId>) -> &str {
        account.map_or(MAIN, |id| self.get(id).map_or("", |of| of.code.as_str()))
    }

    /// What an account is called after everything recorded.
    pub fn name(&self, account: Option<BankAccountId>) -> &str {
        self.stated(account).last().map_or(MAIN_NAME, |last| last.name.as_str())
    }

    /// What an account was called on a day, and who says so. Returns `None` if nobody did by then.
    pub fn stated_on(&self, account: Option<BankAccountId>, day: Date) -> Option<&Stated> {
        self.stated(account).iter().rfind(|of| of.on <= day)
    }

    /// The account with a code: `None` in it is the main account. Returns `None` if there is no such account.
    pub(crate) fn find(&self, code: &str) -> Option<Option<BankAccountId>> {
        let key = text::key(code);
        self.all().find(|account| text::key(self.code(*account)) == key)
    }

    fn codes(&self) -> String {
        self.all().map(|account| self.code(account)).collect::<Vec<_>>().join(", ")
    }

    /// The accounts that have or had a number at the bank.
    fn with_number<'a>(
        &'a self,
        iban: &'a str,
    ) -> impl Iterator<Item = Option<BankAccountId>> + 'a {
        let has = |account: &Option<BankAccountId>| {
            self.stated(*account).iter().any(|of| of.iban.as_deref() == Some(iban))
        };
        self.all().filter(has)
    }

    fn next_id(&self) -> BankAccountId {
        BankAccountId::at(self.others.len())
    }

    /// Refuses an account that was not there on a day, or that is closed.
    pub(crate) fn check(&self, account: Option<BankAccountId>, on: Date) -> Result<(), Misfit> {
        let Some(id) = account else { return Ok(()) };
        match self.get(id) {
            Some(of) if of.on <= on && of.closed.is_none() && of.shut_on(on).is_none() => Ok(()),
            Some(_) | None => Err(Misfit("there was no such bank account, or it is closed")),
        }
    }

    /// The closing that an event recorded.
    pub(super) fn recorded_by(&self, event: Position) -> Option<Found> {
        let closed_by = |at: usize| self.others.get(at)?.closed.filter(|of| of.1 == event);
        let mut found = (0..self.others.len()).filter_map(|at| Some((at, closed_by(at)?.0)));
        let (at, on) = found.next()?;
        Some(Found::new(Record::BankAccountClosing(BankAccountId::at(at)), on, None))
    }

    /// Takes back, on a day, that an account was closed by an event. It had no entries until then.
    pub(super) fn reopen(&mut self, id: BankAccountId, event: Position, on: Date) -> Option<()> {
        let account = self.others.get_mut(id.index())?;
        let (from, _) = account.closed.take_if(|closed| closed.1 == event)?;
        account.shut.push((from, on));
        Some(())
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::testing::{
        Given, LEADER, Ladder, Ladders, day, euros, financed, first_year, ladders, receive,
    };
    use crate::warning::Warning;

    const SAVINGS: Option<BankAccountId> = Some(BankAccountId(1));

    fn savings() -> Value {
        json!({ "code": "sparen", "name": "Spaarrekening", "iban": "NL91 ABNA 0417 1643 00" })
    }

    /// The first year with a savings account from 1 March 2020.
    pub(crate) fn with_savings() -> Given {
        first_year().told("2020-03-01", "register-bank-account", savings())
    }

    /// The same after 500.00 was moved to it on 10 April.
    pub(crate) fn saved() -> Given {
        with_savings().told("2020-04-10", "transfer-money", moved("bank", "sparen", "500.00"))
    }

    pub(crate) fn moved(from: &str, to: &str, amount: &str) -> Value {
        json!({
            "from": from, "to": to, "amount": amount, "reference_out": format!("uit {from} {amount}"),
            "reference_in": format!("in {to} {amount}"),
        })
    }

    fn close() -> Value {
        json!({ "account": "sparen" })
    }

    #[test]
    fn an_account_is_registered_named_and_closed() {
        with_savings().and_recorded(
            "2020-03-01",
            BankAccountChanged { account: None, name: "Lopende rekening".to_owned(), iban: None },
        );
        let named = with_savings().told(
            "2020-03-02",
            "change-bank-account",
            json!({ "account": "bank", "name": "Lopende rekening" }),
        );
        let accounts = &named.ledger.bank_accounts;
        let called: Vec<_> =
            accounts.all().map(|of| (accounts.code(of), accounts.name(of))).collect();
        assert_eq!(called, [("bank", "Lopende rekening"), ("sparen", "Spaarrekening")]);
        let number = accounts.stated(SAVINGS).last().and_then(|of| of.iban.clone());
        assert_eq!(number.as_deref(), Some("NL91ABNA0417164300"));
        let closed = named.told("2020-05-01", "close-bank-account", close());
        let on = closed.ledger.bank_accounts.get(BankAccountId(1)).unwrap().closed;
        assert_eq!(on.map(|of| of.0), Some(day("2020-05-01")));
        // A closing that was none is taken back, and something can be booked there again.
        let open = closed.and_corrected("2020-05-02", "bank-account-closed");
        open.told("2020-05-03", "transfer-money", moved("bank", "sparen", "1.00"));
    }

    #[test]
    fn every_entry_is_on_its_account() {
        let given = saved();
        let journal = &given.ledger.journal;
        let total = journal.balance(crate::accounts::Account::Bank);
        let on = |account| journal.bank(account).total();
        assert_eq!((on(None) + on(SAVINGS), on(SAVINGS)), (total, euros("500.00")));
        // A reference is known on its own account alone.
        let interest = |account: &str| {
            json!({
                "amount": "5.00", "description": "Rente", "bank_reference": "NL-1",
                "bank_account": account,
            })
        };
        let rente = given.told("2020-05-01", "record-other-income", interest("sparen"));
        assert_eq!(rente.ledger.journal.bank(SAVINGS).total(), euros("505.00"));
        let again = rente.when(
            LEADER,
            "2020-05-01",
            crate::testing::command("record-other-income", interest("bank")),
        );
        assert_eq!(again.refusal().unwrap().code(), "bank.entry-known");
        // What is paid from it says so, and more than there is is odd there alone.
        let pay = json!({
            "expense": 1, "amount": "600.00", "bank_reference": "NL-8", "bank_account": "Sparen",
        });
        let paid =
            rente.when(LEADER, "2020-05-02", crate::testing::command("pay-expense", pay.clone()));
        let below = paid.warnings();
        assert_eq!(
            below,
            [Warning::BelowZero {
                account: "1000:sparen".to_owned(),
                name: crate::facts::AccountName(crate::accounts::Account::Bank),
                balance: euros("95.00"),
                on: day("2020-05-02"),
            }],
        );
        rente
            .when(LEADER, "2020-05-02", crate::testing::command("pay-expense", pay))
            .booked(["2020-05-02 1600 600.00 1000:sparen -600.00"]);
        // A correction books it back where it was, and its reference is free again.
        let back = rente.and_corrected("2020-05-03", "other-income-received");
        assert_eq!(back.ledger.journal.bank(SAVINGS).total(), euros("500.00"));
        back.told("2020-05-03", "record-other-income", interest("sparen"));
    }

    #[test]
    fn an_account_that_is_closed_is_left_alone_on_every_day() {
        let back = saved().told("2020-05-01", "transfer-money", moved("sparen", "bank", "500.00"));
        let closed = back.told("2020-05-02", "close-bank-account", close());
        let refused =
            BankAccountRefusal::Closed { code: "sparen".to_owned(), on: day("2020-05-02") };
        for on in ["2020-04-20", "2020-05-02", "2020-06-01"] {
            let mut late = receive("bewoners", "1.00", "NL-77");
            late.bank_account = Some("sparen".to_owned());
            closed.when(LEADER, on, late).refused(refused.clone());
        }
        // Nor is what stands there taken back.
        let last = json!({ "position": closed.last("money-transferred"), "reason": "Fout" });
        let correct = crate::testing::command("correct-act", last);
        closed.when(LEADER, "2020-06-01", correct).refused(refused);
    }

    #[test]
    pub(crate) fn each_rule_says_no_in_its_turn() -> Ladders {
        let iban = "NL91 ABNA 0417 1643 00";
        let first = financed().told(
            "2020-02-01",
            "change-bank-account",
            json!({ "account": "bank", "iban": iban }),
        );
        let register = json!({ "code": "Sparen!", "name": "", "iban": "NL00" });
        let change = json!({ "account": "nergens", "name": "" });
        let other = json!({ "code": "reserve", "name": "Reserve", "iban": "NL20INGB0001234567" });
        let two = with_savings().told("2020-03-01", "register-bank-account", other);
        let in_use = saved();
        let empty = in_use.told("2020-05-01", "transfer-money", moved("sparen", "bank", "500.00"));
        let gone = empty.told("2020-05-02", "close-bank-account", close());
        let reopened = |given: &Given| given.and_corrected("2020-06-01", "bank-account-closed");
        let pays = json!({
            "line": "dijken", "amount": "5.00", "supplier": "Fictief", "description": "Zand",
            "bank_account": "sparen",
        });
        ladders([
            Ladder::from_below(first, "register-bank-account", register)
                .leader_within("2020-01-15", None)
                .refuses_until("text.not-a-code", "/code", "bank")
                .refuses_until("text.empty", "/name", "Spaarrekening")
                .says(
                    "bank.account-known: there is a bank account `bank` already",
                    "another code; or change what that account is called",
                )
                .with("/code", "sparen")
                .refuses_until("issuer.iban", "/iban", iban)
                .says(
                    "bank.same-number: NL91ABNA0417164300 is or was the number of bank account `bank`",
                    "the number of another account",
                )
                .with("/iban", "NL20INGB0001234567")
                .accepted(),
            Ladder::from_below(two, "change-bank-account", change)
                .leader_within("2020-01-15", None)
                .refuses_until("text.empty", "/name", "Spaarrekening")
                .says(
                    "bank.account-unknown: there is no bank account `nergens`",
                    "one of: bank, sparen, reserve",
                )
                .with("/account", "sparen")
                .on("2020-02-29")
                .says(
                    "bank.account-later: bank account `sparen` is registered from 2020-03-01, after \
                     that day",
                    "a day from 2020-03-01, or an account that was there",
                )
                .on("2020-03-01")
                .says(
                    "bank.account-same: bank account `sparen` is that already",
                    "a name or a number that is different",
                )
                .with("/iban", "NL20INGB0001234567")
                .refuses_until("bank.same-number", "/iban", json!(null))
                .with("/name", "Spaargeld")
                .accepted(),
            Ladder::new(
                with_savings().told("2020-04-01", "change-bank-account", json!({
                    "account": "sparen", "name": "Spaargeld",
                })),
                "change-bank-account",
                json!({ "account": "sparen", "name": "Reserve" }),
            )
            .on("2020-03-31")
            .says(
                "bank.account-before-last: what bank account `sparen` is called changed on \
                 2020-04-01, after that day",
                "a day from 2020-04-01",
            )
            .on("2020-04-01")
            .accepted(),
            Ladder::from_below(in_use.clone(), "close-bank-account", json!({ "account": "bank" }))
                .leader_within("2020-01-15", None)
                .says(
                    "bank.main-stays: `bank` is the main account, on which everything is that names \
                     no account",
                    "another account; if the main account has another number, change that",
                )
                .with("/account", "sparen")
                .on("2020-04-09")
                .says(
                    "bank.used-since: the last entry on bank account `sparen` is of 2020-04-10, \
                     after that day",
                    "a day from 2020-04-10",
                )
                .on("2020-06-01")
                .says(
                    "bank.not-empty: 500.00 is left on bank account `sparen`",
                    "transfer what is left first, and record what the bank booked",
                )
                .after(|given| {
                    given.told("2020-06-01", "transfer-money", moved("sparen", "bank", "500.00"))
                })
                .accepted(),
            Ladder::new(gone.clone(), "close-bank-account", close())
                .says(
                    "bank.account-closed: bank account `sparen` was closed on 2020-05-02",
                    "another account; or correct first that it was closed",
                )
                .after(reopened)
                .accepted(),
            Ladder::new(
                reopened(&gone.clone()),
                "close-bank-account",
                close(),
            )
            .on("2020-05-31")
            .says(
                "bank.account-closed-then: bank account `sparen` was closed from 2020-05-02 on, until \
                 that was corrected on 2020-06-01",
                "a day before 2020-05-02, or from 2020-06-01",
            )
            .on("2020-06-01")
            .accepted(),
            Ladder::new(with_savings(), "record-expense", pays)
                .says(
                    "bank.no-entry: bank account `sparen` is named, and no entry on it",
                    "the bank's reference too, or no account",
                )
                .with("/paid", "NL-9")
                .accepted(),
        ])
    }
}
