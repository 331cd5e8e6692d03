//! Subsidies for specific projects: granted, received in instalments, spent by expenses, settled, and
//! repaid.
//!
//! Source: the covenant's article on funding: beside the contributions, subsidies for specific
//! projects. The money of a subsidy is earmarked until it is spent on its project, and never shows as
//! free. Subsidies receivable / earmarked subsidies; bank / receivable; on spending earmarked / subsidy
//! income, up to the grant; settled: what is not awarded is no longer received or becomes repayable.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::accounts::Account;
use crate::acting::{self, Act, Acting, Who, Window};
use crate::balance::Balance;
use crate::bank_entries::BankEntry;
use crate::calendar::Date;
use crate::event::Event;
use crate::fact::Fact;
use crate::facts::TakenFrom;
use crate::ids::{BankAccountId, ExpenseId, Position, SubsidyId};
use crate::journal::{Memo, Posting};
use crate::ledger::Ledger;
use crate::misfit::{At, Misfit};
use crate::money::Money;
use crate::refusal::{Refusal, refusals};
use crate::text;

/// Record that a subsidy was granted for a project.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GrantSubsidy {
    /// Who grants it.
    pub grantor: String,
    /// The grantor's reference.
    pub reference: String,
    /// The project it is for.
    pub project: String,
    /// How much.
    pub amount: Money,
    /// The first day on which it may be spent.
    pub from: Date,
    /// The last day on which it may be spent.
    pub until: Date,
    /// The day by which it is to be accounted for.
    pub account_by: Date,
    /// What the grantor asks.
    #[serde(default)]
    pub conditions: Option<String>,
}

/// Record that an instalment of a subsidy was received.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReceiveSubsidy {
    /// The number of the subsidy.
    pub subsidy: SubsidyId,
    /// How much; all that is still to come if left out.
    #[serde(default)]
    pub amount: Option<Money>,
    /// The reference the bank gave the entry.
    pub bank_reference: String,
    /// The bank account of the entry, by its code; the main account if left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bank_account: Option<String>,
}

/// Record that the grantor settled a subsidy.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SettleSubsidy {
    /// The number of the subsidy.
    pub subsidy: SubsidyId,
    /// What the grantor awards in the end; what was spent of it if left out. What is awarded beyond
    /// what was spent is released, what is awarded less is repaid or no longer received.
    #[serde(default)]
    pub awarded: Option<Money>,
}

/// Record that what a settled subsidy leaves was repaid to the grantor.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RepaySubsidy {
    /// The number of the subsidy.
    pub subsidy: SubsidyId,
    /// How much; all that is to be repaid if left out.
    #[serde(default)]
    pub amount: Option<Money>,
    /// The reference the bank gave the entry.
    pub bank_reference: String,
    /// The bank account of the entry, by its code; the main account if left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bank_account: Option<String>,
}

/// A subsidy was granted.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct SubsidyGranted {
    /// Its number.
    pub subsidy: SubsidyId,
    /// Who grants it.
    pub grantor: String,
    /// The grantor's reference.
    pub reference: String,
    /// The project it is for.
    pub project: String,
    /// How much.
    pub amount: Money,
    /// The first day on which it may be spent.
    pub from: Date,
    /// The last day on which it may be spent.
    pub until: Date,
    /// The day by which it is to be accounted for.
    pub account_by: Date,
    /// What the grantor asks.
    pub conditions: Option<String>,
}

/// An instalment of a subsidy was received.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct SubsidyReceived {
    /// The subsidy.
    pub subsidy: SubsidyId,
    /// How much.
    pub amount: Money,
    /// The bank's reference.
    pub bank_reference: String,
    /// The bank account of the entry; the main account if there is none.
    pub bank_account: Option<BankAccountId>,
}

/// A subsidy paid for an expense, wholly or as far as it reached.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct SubsidySpent {
    /// The subsidy.
    pub subsidy: SubsidyId,
    /// The expense.
    pub expense: ExpenseId,
    /// How much of it the subsidy bears.
    pub amount: Money,
}

/// A subsidy was settled.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct SubsidySettled {
    /// The subsidy.
    pub subsidy: SubsidyId,
    /// What the grantor awarded in the end.
    pub awarded: Money,
}

/// What a settled subsidy left was repaid.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct SubsidyRepaid {
    /// The subsidy.
    pub subsidy: SubsidyId,
    /// How much.
    pub amount: Money,
    /// The bank's reference.
    pub bank_reference: String,
    /// The bank account of the entry; the main account if there is none.
    pub bank_account: Option<BankAccountId>,
}

refusals! {
    /// Refusals about subsidies.
    SubsidyRefusal {
        Period { from: Date, until: Date } = "subsidy.period" Funding:
            "a subsidy from {from} cannot be spent until {until}",
            "a last day that does not come before the first";
        AccountedEarly { until: Date, account_by: Date } = "subsidy.accounted-early" Funding:
            "a subsidy that is spent until {until} cannot be accounted for by {account_by}",
            "a day from {until}";
        Known { reference: String, subsidy: SubsidyId } = "subsidy.known" Funding:
            "`{reference}` of this grantor is subsidy {subsidy} already",
            "each grant once, under the reference of its grantor";
        Unknown { subsidy: SubsidyId } = "subsidy.unknown" Funding:
            "there is no subsidy {subsidy}",
            "the number of a subsidy that was granted";
        Withdrawn { subsidy: SubsidyId } = "subsidy.withdrawn" Funding:
            "subsidy {subsidy} was recorded by mistake, and corrected",
            "a subsidy that stands";
        BeforeLast { subsidy: SubsidyId, last: Date } = "subsidy.before-last" Bookkeeping:
            "something was recorded of subsidy {subsidy} on {last}, after that day",
            "a day from {last}";
        NothingToCome { subsidy: SubsidyId } = "subsidy.nothing-to-come" Funding:
            "nothing of subsidy {subsidy} is still to come",
            "a subsidy of which something is still to come";
        MoreThanToCome { subsidy: SubsidyId, amount: Money, to_come: Money } = "subsidy.more-than-to-come" Funding:
            "{amount} is more than the {to_come} that is still to come of subsidy {subsidy}",
            "at most {to_come}";
        NotInPeriod { subsidy: SubsidyId, from: Date, until: Date } = "subsidy.not-in-period" Funding:
            "subsidy {subsidy} is spent from {from} until {until}",
            "a day within that period, or no subsidy";
        Settled { subsidy: SubsidyId, on: Date } = "subsidy.settled" Funding:
            "subsidy {subsidy} was settled on {on}",
            "if it was settled wrongly, correct the settlement and settle it again";
        Exhausted { subsidy: SubsidyId } = "subsidy.exhausted" Funding:
            "all of subsidy {subsidy} is spent",
            "no subsidy; the budget line bears the expense";
        AwardedTooMuch { subsidy: SubsidyId, awarded: Money, granted: Money } = "subsidy.awarded-too-much" Funding:
            "{awarded} cannot be awarded where {granted} was granted as subsidy {subsidy}",
            "nothing up to {granted}";
        NothingRepayable { subsidy: SubsidyId } = "subsidy.nothing-repayable" Funding:
            "nothing of subsidy {subsidy} is to be repaid",
            "a settled subsidy of which more was received than awarded";
        MoreThanRepayable { subsidy: SubsidyId, amount: Money, repayable: Money } = "subsidy.more-than-repayable" Funding:
            "{amount} is more than the {repayable} of subsidy {subsidy} that is to be repaid",
            "at most {repayable}";
    }
}

impl Act for GrantSubsidy {
    fn decide(&self, by: &Acting<'_>) -> Result<Vec<Event>, Refusal> {
        by.allow(&[Who::ProjectLeader])?;
        by.dated(Window::Finance)?;
        by.posting()?;
        self.check()?;
        let subsidies = &by.ledger.subsidies;
        if let Some(subsidy) = subsidies.standing_as(&self.grantor, &self.reference, by.on) {
            let reference = self.reference.clone();
            return Err(SubsidyRefusal::Known { reference, subsidy }.into());
        }
        Ok(vec![Box::new(self.clone().granted(subsidies.next_id())).into()])
    }
}

impl GrantSubsidy {
    /// Checks, in this order: the texts and the amount, the period, and the day by which it is accounted for.
    pub(super) fn check(&self) -> Result<(), Refusal> {
        acting::line("grantor", &self.grantor, 200)?;
        acting::line("reference", &self.reference, 100)?;
        acting::line("project", &self.project, 200)?;
        acting::amount("amount", self.amount)?;
        if let Some(conditions) = &self.conditions {
            acting::text("conditions", conditions)?;
        }
        let (from, until, account_by) = (self.from, self.until, self.account_by);
        if until < from {
            return Err(SubsidyRefusal::Period { from, until }.into());
        }
        if account_by < until {
            return Err(SubsidyRefusal::AccountedEarly { until, account_by }.into());
        }
        Ok(())
    }

    /// What is recorded of it, under its number.
    pub(super) fn granted(self, subsidy: SubsidyId) -> SubsidyGranted {
        let GrantSubsidy {
            grantor,
            reference,
            project,
            amount,
            from,
            until,
            account_by,
            conditions,
        } = self;
        SubsidyGranted {
            subsidy,
            grantor,
            reference,
            project,
            amount,
            from,
            until,
            account_by,
            conditions,
        }
    }
}

/// A subsidy that stands, and that after the day of the act was neither granted nor settled, nor had its
/// settlement corrected.
pub(super) fn standing<'a>(by: &Acting<'a>, subsidy: SubsidyId) -> Result<&'a Subsidy, Refusal> {
    let found = by.ledger.subsidies.get(subsidy).ok_or(SubsidyRefusal::Unknown { subsidy })?;
    if found.withdrawn.is_some() {
        return Err(SubsidyRefusal::Withdrawn { subsidy }.into());
    }
    not_before(by, subsidy, found.settled_last().unwrap_or(found.on))?;
    Ok(found)
}

/// Refuses to undo something of a subsidy before the last day on which its money came or went, it was
/// settled, or that was corrected: what is to come of it and what is to be repaid followed from that.
pub(super) fn undone_after_all(by: &Acting<'_>, subsidy: SubsidyId) -> Result<(), Refusal> {
    let found = by.ledger.subsidies.get(subsidy).ok_or(SubsidyRefusal::Unknown { subsidy })?;
    not_before(by, subsidy, found.last_change())
}

fn not_before(by: &Acting<'_>, subsidy: SubsidyId, last: Date) -> Result<(), Refusal> {
    match by.on < last {
        true => Err(SubsidyRefusal::BeforeLast { subsidy, last }.into()),
        false => Ok(()),
    }
}

impl Act for ReceiveSubsidy {
    fn decide(&self, by: &Acting<'_>) -> Result<Vec<Event>, Refusal> {
        by.allow(&[Who::ProjectLeader])?;
        by.dated(Window::Settlement)?;
        by.posting()?;
        acting::amount_if("amount", self.amount)?;
        let BankEntry { bank_reference, bank_account } =
            by.bank_entry(&self.bank_reference, self.bank_account.as_deref())?;
        let subsidy = self.subsidy;
        let to_come = standing(by, subsidy)?.to_come();
        let none = SubsidyRefusal::NothingToCome { subsidy };
        let more = |amount, to_come| SubsidyRefusal::MoreThanToCome { subsidy, amount, to_come };
        let amount = by.take(TakenFrom::Subsidy(subsidy), &to_come, self.amount, none, more)?;
        Ok(vec![SubsidyReceived { subsidy, amount, bank_reference, bank_account }.into()])
    }
}

/// What a subsidy bears of an expense.
pub(super) fn spend(
    by: &Acting<'_>,
    subsidy: SubsidyId,
    expense: ExpenseId,
    amount: Money,
) -> Result<SubsidySpent, Refusal> {
    let found = standing(by, subsidy)?;
    let (from, until) = (found.from, found.until);
    if let Some(settled) = found.settled {
        return Err(SubsidyRefusal::Settled { subsidy, on: settled.on }.into());
    }
    if !(from..=until).contains(&by.on) {
        return Err(SubsidyRefusal::NotInPeriod { subsidy, from, until }.into());
    }
    let none = SubsidyRefusal::Exhausted { subsidy };
    let more = |_, _| SubsidyRefusal::Exhausted { subsidy };
    let unspent = by.take(TakenFrom::Subsidy(subsidy), &found.unspent(), None, none, more)?;
    Ok(SubsidySpent { subsidy, expense, amount: amount.min(unspent) })
}

impl Act for SettleSubsidy {
    fn decide(&self, by: &Acting<'_>) -> Result<Vec<Event>, Refusal> {
        by.allow(&[Who::ProjectLeader])?;
        by.dated(Window::Settlement)?;
        by.posting()?;
        let subsidy = self.subsidy;
        let found = standing(by, subsidy)?;
        if let Some(settled) = found.settled {
            return Err(SubsidyRefusal::Settled { subsidy, on: settled.on }.into());
        }
        not_before(by, subsidy, found.last_moved().unwrap_or(found.on))?;
        let awarded = self.awarded.unwrap_or(found.spent());
        if awarded < Money::ZERO || awarded > found.amount {
            let granted = found.amount;
            return Err(SubsidyRefusal::AwardedTooMuch { subsidy, awarded, granted }.into());
        }
        Ok(vec![SubsidySettled { subsidy, awarded }.into()])
    }
}

impl Act for RepaySubsidy {
    fn decide(&self, by: &Acting<'_>) -> Result<Vec<Event>, Refusal> {
        by.allow(&[Who::ProjectLeader])?;
        by.dated(Window::Settlement)?;
        by.posting()?;
        acting::amount_if("amount", self.amount)?;
        let BankEntry { bank_reference, bank_account } =
            by.bank_entry(&self.bank_reference, self.bank_account.as_deref())?;
        let subsidy = self.subsidy;
        let repayable = standing(by, subsidy)?.repayable();
        let none = SubsidyRefusal::NothingRepayable { subsidy };
        let more =
            |amount, repayable| SubsidyRefusal::MoreThanRepayable { subsidy, amount, repayable };
        let amount = by.take(TakenFrom::Subsidy(subsidy), &repayable, self.amount, none, more)?;
        Ok(vec![SubsidyRepaid { subsidy, amount, bank_reference, bank_account }.into()])
    }
}

impl Fact for SubsidyGranted {
    fn evolve(self, at: At, ledger: &mut Ledger) -> Result<(), Misfit> {
        let (subsidy, amount, year) = (self.subsidy, self.amount, ledger.year_of(at.on)?);
        ledger.subsidies.grant(self, at)?;
        let postings = [
            Posting::debit(Account::SubsidiesReceivable, amount),
            Posting::credit(Account::EarmarkedSubsidies, amount),
        ];
        ledger.journal.post(at.position, at.on, year, Memo::SubsidyGranted(subsidy), &postings)
    }

    fn amounts(&self) -> Vec<Money> {
        vec![self.amount]
    }
}

impl Fact for SubsidyReceived {
    fn evolve(self, at: At, ledger: &mut Ledger) -> Result<(), Misfit> {
        let SubsidyReceived { subsidy, amount, bank_reference, bank_account } = self;
        let bank = ledger.enter_bank(bank_reference, bank_account, at)?;
        ledger.subsidies.moved(subsidy, MovementKind::Received, amount, at)?;
        let postings = [bank.debit(amount), Posting::credit(Account::SubsidiesReceivable, amount)];
        let year = ledger.year_of(at.on)?;
        ledger.journal.post(at.position, at.on, year, Memo::SubsidyReceived(subsidy), &postings)
    }

    fn amounts(&self) -> Vec<Money> {
        vec![self.amount]
    }
}

impl Fact for SubsidySpent {
    fn evolve(self, at: At, ledger: &mut Ledger) -> Result<(), Misfit> {
        let SubsidySpent { subsidy, expense, amount } = self;
        if ledger.expenses.get(expense).is_none() {
            return Err(Misfit("there is no such expense"));
        }
        ledger.subsidies.moved(subsidy, MovementKind::Spent(expense), amount, at)?;
        let postings = [
            Posting::debit(Account::EarmarkedSubsidies, amount),
            Posting::credit(Account::SubsidyIncome, amount),
        ];
        let year = ledger.year_of(at.on)?;
        ledger.journal.post(at.position, at.on, year, Memo::SubsidySpent(subsidy), &postings)
    }

    fn amounts(&self) -> Vec<Money> {
        vec![self.amount]
    }
}

impl Fact for SubsidySettled {
    fn evolve(self, at: At, ledger: &mut Ledger) -> Result<(), Misfit> {
        let SubsidySettled { subsidy, awarded } = self;
        let found = ledger.subsidies.get_mut(subsidy)?;
        if found.settled.is_some() || awarded < Money::ZERO || awarded > found.amount {
            return Err(Misfit("the subsidy is settled, or awarded more than was granted"));
        }
        if found.last_moved() > Some(at.on) {
            return Err(Misfit("something happened with the subsidy after it was settled"));
        }
        let earmarked = found.amount - found.spent();
        let released = awarded - found.spent();
        let no_longer_due = found.amount - awarded;
        let lost = no_longer_due.min(found.to_come().total());
        found.settled = Some(Settled { on: at.on, awarded, position: at.position });
        let postings = [
            Posting::debit(Account::EarmarkedSubsidies, earmarked),
            Posting::credit(Account::SubsidyIncome, released),
            Posting::credit(Account::SubsidiesReceivable, lost),
            Posting::credit(Account::SubsidiesRepayable, no_longer_due - lost),
        ];
        let year = ledger.year_of(at.on)?;
        ledger.journal.post(at.position, at.on, year, Memo::SubsidySettled(subsidy), &postings)
    }

    fn amounts(&self) -> Vec<Money> {
        vec![self.awarded]
    }
}

impl Fact for SubsidyRepaid {
    fn evolve(self, at: At, ledger: &mut Ledger) -> Result<(), Misfit> {
        let SubsidyRepaid { subsidy, amount, bank_reference, bank_account } = self;
        let bank = ledger.enter_bank(bank_reference, bank_account, at)?;
        ledger.subsidies.moved(subsidy, MovementKind::Repaid, amount, at)?;
        let postings = [Posting::debit(Account::SubsidiesRepayable, amount), bank.credit(amount)];
        let year = ledger.year_of(at.on)?;
        ledger.journal.post(at.position, at.on, year, Memo::SubsidyRepaid(subsidy), &postings)
    }

    fn amounts(&self) -> Vec<Money> {
        vec![self.amount]
    }
}

/// What happened to the money of a subsidy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum MovementKind {
    /// It came in.
    Received,
    /// It paid for an expense.
    Spent(ExpenseId),
    /// It paid for expenses of before the books were opened.
    SpentBefore,
    /// It went back to the grantor.
    Repaid,
}

/// Money of a subsidy that moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Movement {
    /// How.
    pub kind: MovementKind,
    /// The day.
    pub on: Date,
    /// How much; negative when it is undone.
    pub amount: Money,
    /// The event.
    pub position: Position,
}

/// A subsidy as the grantor settled it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settled {
    /// When.
    pub on: Date,
    /// What was awarded in the end.
    pub awarded: Money,
    /// The event.
    pub position: Position,
}

/// A subsidy.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Subsidy {
    /// Who grants it.
    pub grantor: String,
    /// The grantor's reference.
    pub reference: String,
    /// The project it is for.
    pub project: String,
    /// How much was granted.
    pub amount: Money,
    /// The first day on which it may be spent.
    pub from: Date,
    /// The last day on which it may be spent.
    pub until: Date,
    /// The day by which it is to be accounted for.
    pub account_by: Date,
    /// What the grantor asks.
    pub conditions: Option<String>,
    /// When it was granted.
    pub on: Date,
    /// The event.
    pub position: Position,
    /// What happened to its money, in the order recorded.
    pub movements: Vec<Movement>,
    /// What was received and not repaid on every day.
    kept: Balance,
    /// What was spent on every day.
    spent: Balance,
    /// What was repaid.
    repaid: Money,
    /// How it was settled, once it is.
    pub settled: Option<Settled>,
    /// The settlements that were corrected away, each with the day on which it was, in order.
    pub reopened: Vec<(Settled, Date)>,
    /// When and by which event it was corrected away, if it was.
    pub withdrawn: Option<(Date, Position)>,
}

impl Subsidy {
    /// What was received of it.
    pub fn received(&self) -> Money {
        self.kept.total() + self.repaid
    }

    /// What was spent of it.
    pub fn spent(&self) -> Money {
        self.spent.total()
    }

    /// What was received of it and not repaid.
    pub(super) fn left_of_received(&self) -> Money {
        self.kept.total()
    }

    /// What was repaid of it.
    pub fn repaid(&self) -> Money {
        self.repaid
    }

    /// Whether it stands on a day after this one, or was not recorded by mistake at all.
    pub(crate) fn stands_after(&self, day: Date) -> bool {
        self.withdrawn.is_none_or(|(withdrawn, _)| day < withdrawn)
    }

    /// How it was settled on a day.
    pub fn settled_on(&self, day: Date) -> Option<Settled> {
        let corrected = self.reopened.iter().filter(|(_, until)| day < *until);
        let mut standing = corrected.map(|(settled, _)| *settled).chain(self.settled);
        standing.find(|settled| settled.on <= day)
    }

    /// The last day on which it was settled or that was corrected away, if it ever was.
    fn settled_last(&self) -> Option<Date> {
        let reopened = self.reopened.last().map(|(_, until)| *until);
        self.settled.map(|settled| settled.on).max(reopened)
    }

    /// The last day on which its money came or went, it was settled, or that was corrected away.
    fn last_change(&self) -> Date {
        self.kept.last_change().max(self.settled_last()).unwrap_or(self.on)
    }

    /// Takes a settlement away that was recorded wrongly.
    pub(super) fn reopen(&mut self, on: Date) -> Result<(), Misfit> {
        if on < self.last_change() {
            return Err(Misfit("something happened with the subsidy after that day"));
        }
        let settled = self.settled.take().ok_or(Misfit("the subsidy is not settled"))?;
        self.reopened.push((settled, on));
        Ok(())
    }

    /// What was still to be received on every day.
    pub fn to_come(&self) -> Balance {
        let due = self.due();
        self.kept.following(self.on, |kept| (due - kept).max(Money::ZERO))
    }

    /// What was still to be repaid on every day.
    pub fn repayable(&self) -> Balance {
        let due = self.due();
        self.kept.following(self.on, |kept| (kept - due).max(Money::ZERO))
    }

    /// What was granted and not spent yet on every day; nothing once it is settled or corrected away.
    pub fn unspent(&self) -> Balance {
        let granted = match self.settled {
            Some(_) => Money::ZERO,
            None => self.due(),
        };
        self.spent.following(self.on, |spent| (granted - spent).max(Money::ZERO))
    }

    /// What stands on the accounts of what is still to come, to be spent and to be repaid of it.
    pub(super) fn standing(&self) -> [Posting; 3] {
        [
            Posting::debit(Account::SubsidiesReceivable, self.to_come().total()),
            Posting::credit(Account::EarmarkedSubsidies, self.unspent().total()),
            Posting::credit(Account::SubsidiesRepayable, self.repayable().total()),
        ]
    }

    /// What the grantor owes in all: what was granted, or once it is settled what was awarded. It is the
    /// same since the last settlement, and no act is dated before that.
    fn due(&self) -> Money {
        let granted = if self.withdrawn.is_some() { Money::ZERO } else { self.amount };
        self.settled.map_or(granted, |settled| settled.awarded)
    }

    /// The last day on which its money came or went, or was spent.
    fn last_moved(&self) -> Option<Date> {
        self.kept.last_change().max(self.spent.last_change())
    }
}

/// Every subsidy.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Subsidies {
    all: Vec<Subsidy>,
    /// Those with the same reference of the same grantor, by [`known_as`], in the order granted.
    known: BTreeMap<String, Vec<SubsidyId>>,
    /// What each expense was borne by.
    borne: BTreeMap<(ExpenseId, SubsidyId), Borne>,
}

/// What of an expense a subsidy bore.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
struct Borne {
    amount: Money,
    /// Where this stands among what happened to the money of the subsidy.
    movements: Vec<usize>,
}

/// What subsidies are the same by: the keys of the grantor and of its reference.
fn known_as(grantor: &str, reference: &str) -> String {
    format!("{}\n{}", text::key(grantor), text::key(reference))
}

impl Subsidies {
    /// Every subsidy with its number, in the order granted.
    pub fn all(&self) -> impl Iterator<Item = (SubsidyId, &Subsidy)> {
        self.all.iter().enumerate().map(|(index, subsidy)| (SubsidyId::at(index), subsidy))
    }

    /// The subsidy with a number.
    pub fn get(&self, id: SubsidyId) -> Option<&Subsidy> {
        self.all.get(id.index())
    }

    pub(super) fn get_mut(&mut self, id: SubsidyId) -> Result<&mut Subsidy, Misfit> {
        self.all.get_mut(id.index()).ok_or(Misfit("there is no such subsidy"))
    }

    /// Adds the subsidy with the next number.
    pub(super) fn grant(&mut self, granted: SubsidyGranted, at: At) -> Result<(), Misfit> {
        let SubsidyGranted {
            subsidy,
            grantor,
            reference,
            project,
            amount,
            from,
            until,
            account_by,
            conditions,
        } = granted;
        if subsidy != self.next_id() {
            return Err(Misfit("its number is not the next"));
        }
        let At { on, position, .. } = at;
        self.known.entry(known_as(&grantor, &reference)).or_default().push(subsidy);
        self.all.push(Subsidy {
            grantor,
            reference,
            project,
            amount,
            from,
            until,
            account_by,
            conditions,
            on,
            position,
            movements: Vec::new(),
            kept: Balance::default(),
            spent: Balance::default(),
            repaid: Money::ZERO,
            settled: None,
            reopened: Vec::new(),
            withdrawn: None,
        });
        Ok(())
    }

    /// Takes in money that moved; it stays within what the grant allows.
    pub(super) fn moved(
        &mut self,
        id: SubsidyId,
        kind: MovementKind,
        amount: Money,
        at: At,
    ) -> Result<(), Misfit> {
        let subsidy = self.all.get_mut(id.index()).ok_or(Misfit("there is no such subsidy"))?;
        let (left, moved) = match kind {
            MovementKind::Received => (subsidy.to_come(), subsidy.received()),
            MovementKind::Repaid => (subsidy.repayable(), subsidy.repaid()),
            MovementKind::Spent(expense) => {
                let borne = self.borne.get(&(expense, id));
                (subsidy.unspent(), borne.map_or(Money::ZERO, |borne| borne.amount))
            }
            MovementKind::SpentBefore => (subsidy.unspent(), Money::ZERO),
        };
        let is_received = kind == MovementKind::Received;
        let undoes = amount < Money::ZERO && !matches!(kind, MovementKind::Spent(_));
        if amount.is_zero()
            || amount > left.least_since(at.on)
            || moved + amount < Money::ZERO
            || undoes && at.on < subsidy.last_change()
            || undoes && is_received && amount + subsidy.left_of_received() < Money::ZERO
        {
            return Err(Misfit("it moves more of a subsidy than there is"));
        }
        match kind {
            MovementKind::Received => subsidy.kept.add(at.on, amount),
            MovementKind::Repaid => {
                subsidy.kept.add(at.on, -amount);
                subsidy.repaid += amount;
            }
            MovementKind::Spent(expense) => {
                subsidy.spent.add(at.on, amount);
                let borne = self.borne.entry((expense, id)).or_default();
                borne.amount += amount;
                borne.movements.push(subsidy.movements.len());
            }
            MovementKind::SpentBefore => subsidy.spent.add(at.on, amount),
        }
        subsidy.movements.push(Movement { kind, on: at.on, amount, position: at.position });
        Ok(())
    }

    /// What subsidies bear of an expense, and where that was recorded.
    pub(super) fn borne(&self, expense: ExpenseId) -> Vec<(SubsidyId, Movement)> {
        let all = (expense, SubsidyId(0))..=(expense, SubsidyId(u32::MAX));
        let borne = self.borne.range(all).flat_map(|((_, id), of)| {
            let movements = self.get(*id).map_or(&[][..], |subsidy| &subsidy.movements);
            of.movements.iter().filter_map(|place| Some((*id, *movements.get(*place)?)))
        });
        borne.collect()
    }

    /// A subsidy with the same reference of the same grantor that stands after a day.
    fn standing_as(&self, grantor: &str, reference: &str, day: Date) -> Option<SubsidyId> {
        let known = self.known.get(&known_as(grantor, reference))?;
        // Another is granted only once the one before it is corrected away: those that stand come last.
        let stands = |id: &SubsidyId| self.get(*id).is_some_and(|of| of.stands_after(day));
        known.get(known.partition_point(|id| !stands(id))).copied()
    }

    pub(super) fn next_id(&self) -> SubsidyId {
        SubsidyId::at(self.all.len())
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use serde_json::json;

    use super::*;
    use crate::acts::expense::RecordExpense;
    use crate::testing::{
        Given, LEADER, Ladder, Ladders, day, dike, euros, financed, ladders, with_surplus,
    };

    const ONE: SubsidyId = SubsidyId(1);

    fn grant() -> GrantSubsidy {
        GrantSubsidy {
            grantor: "Fictieve Provincie".to_owned(),
            reference: "P-2020-17".to_owned(),
            project: "Natte natuur".to_owned(),
            amount: euros("5000.00"),
            from: day("2020-03-01"),
            until: day("2020-12-31"),
            account_by: day("2021-04-01"),
            conditions: None,
        }
    }

    fn granted() -> Given {
        financed().and(LEADER, "2020-02-15", grant())
    }

    fn spend(amount: &str) -> RecordExpense {
        RecordExpense { subsidy: Some(ONE), ..dike(euros(amount)) }
    }

    fn receive(amount: Option<&str>, bank: &str) -> ReceiveSubsidy {
        let (amount, bank_reference) = (amount.map(euros), bank.to_owned());
        ReceiveSubsidy { subsidy: ONE, amount, bank_reference, bank_account: None }
    }

    fn settle(awarded: Option<&str>) -> SettleSubsidy {
        SettleSubsidy { subsidy: ONE, awarded: awarded.map(euros) }
    }

    fn repay(amount: Option<&str>) -> RepaySubsidy {
        let (amount, bank_reference) = (amount.map(euros), "NL-9".to_owned());
        RepaySubsidy { subsidy: ONE, amount, bank_reference, bank_account: None }
    }

    #[test]
    fn a_grant_is_claimed_and_earmarked_received_and_spent() {
        financed()
            .when(LEADER, "2020-02-15", grant())
            .booked(["2020-02-15 1310 5000.00 1740 -5000.00"]);
        granted()
            .when(LEADER, "2020-03-01", receive(Some("4000.00"), "NL-1"))
            .booked(["2020-03-01 1000 4000.00 1310 -4000.00"]);
        granted().when(LEADER, "2020-04-01", spend("1200.00")).booked([
            "2020-04-01 4000:dijken 1200.00 1600 -1200.00",
            "2020-04-01 1740 1200.00 8400 -1200.00",
        ]);
        // Beyond the grant the budget line bears the rest.
        granted()
            .and(LEADER, "2020-04-01", spend("4500.00"))
            .when(LEADER, "2020-04-02", spend("600.00"))
            .booked([
                "2020-04-02 4000:dijken 600.00 1600 -600.00",
                "2020-04-02 1740 500.00 8400 -500.00",
            ]);
    }

    #[test]
    fn what_was_not_spent_is_repaid_or_no_longer_received() {
        let spent = granted().and(LEADER, "2020-04-01", spend("1200.00"));
        // Nothing was received: the grantor owes what was spent.
        spent
            .when(LEADER, "2021-04-01", settle(None))
            .then([SubsidySettled { subsidy: ONE, awarded: euros("1200.00") }])
            .booked(["2021-04-01 1740 3800.00 1310 -3800.00"]);
        // 4000.00 was received of the 1200.00 that is awarded: 2800.00 goes back.
        let received = spent.and(LEADER, "2020-05-01", receive(Some("4000.00"), "NL-1"));
        received
            .when(LEADER, "2021-04-01", settle(None))
            .booked(["2021-04-01 1740 3800.00 1310 -1000.00 1750 -2800.00"]);
        let settled = received.and(LEADER, "2021-04-01", settle(None));
        settled
            .when(LEADER, "2021-05-01", repay(None))
            .booked(["2021-05-01 1750 2800.00 1000 -2800.00"]);
        assert_eq!(
            settled.ledger.subsidies.get(ONE).unwrap().repayable().total(),
            euros("2800.00")
        );
    }

    #[test]
    fn what_the_grantor_leaves_is_released_and_what_it_denies_is_borne() {
        let spent = granted().and(LEADER, "2020-04-01", spend("1200.00")).and(
            LEADER,
            "2020-05-01",
            receive(Some("4000.00"), "NL-1"),
        );
        spent
            .when(LEADER, "2021-04-01", settle(Some("5000.00")))
            .booked(["2021-04-01 1740 3800.00 8400 -3800.00"]);
        spent
            .when(LEADER, "2021-04-01", settle(Some("1000.00")))
            .booked(["2021-04-01 1740 3800.00 8400 200.00 1310 -1000.00 1750 -3000.00"]);
        // What was awarded and not received is still to come.
        let settled = spent.and(LEADER, "2021-04-01", settle(Some("5000.00")));
        settled
            .when(LEADER, "2021-04-02", receive(None, "NL-2"))
            .booked(["2021-04-02 1000 1000.00 1310 -1000.00"]);
    }

    #[test]
    pub(crate) fn each_rule_says_no_in_its_turn() -> Ladders {
        let faulty = json!({
            "grantor": "", "reference": "", "project": "", "amount": "0", "from": "2020-03-01",
            "until": "2020-02-29", "account_by": "2020-01-01", "conditions": "",
        });
        let receives = json!({ "subsidy": 9, "amount": "0", "bank_reference": "NL-1" });
        let received = || granted().and(LEADER, "2020-03-01", receive(Some("100.00"), "NL-7"));
        let settled = || received().and(LEADER, "2020-05-01", settle(Some("90.00")));
        let of_nine = json!(RecordExpense { subsidy: Some(SubsidyId(9)), ..spend("1.00") });
        let spent = granted().and(LEADER, "2020-04-01", spend("5000.00"));
        let withdrawn = granted().and_corrected("2020-03-01", "subsidy-granted");
        let reopens = |given: &Given| given.and_corrected("2020-06-01", "subsidy-settled");
        ladders([
            Ladder::from_below(with_surplus(), "grant-subsidy", faulty.clone())
                .leader_within("2020-02-01", Some("2023-01-01"))
                .refuses("date.year-closed")
                .on("2021-06-01")
                .refuses("text.empty")
                .stuck(),
            Ladder::new(granted(), "grant-subsidy", faulty)
                .refuses_until("text.empty", "/grantor", "Fictieve Provincie")
                .refuses_until("text.empty", "/reference", "P-2020-17")
                .refuses_until("text.empty", "/project", "Natuur")
                .refuses_until("amount.not-positive", "/amount", "500.00")
                .refuses_until("text.empty", "/conditions", json!(null))
                .says(
                    "subsidy.period: a subsidy from 2020-03-01 cannot be spent until 2020-02-29",
                    "a last day that does not come before the first",
                )
                .with("/until", "2020-12-31")
                .says(
                    "subsidy.accounted-early: a subsidy that is spent until 2020-12-31 cannot be \
                     accounted for by 2020-01-01",
                    "a day from 2020-12-31",
                )
                .with("/account_by", "2020-12-31")
                .says(
                    "subsidy.known: `P-2020-17` of this grantor is subsidy 1 already",
                    "each grant once, under the reference of its grantor",
                )
                .with("/reference", "P-2")
                .accepted(),
            Ladder::from_below(with_surplus(), "receive-subsidy", receives.clone())
                .leader_within("2020-01-15", None)
                .refuses("date.year-closed")
                .on("2021-06-01")
                .refuses("amount.not-positive")
                .stuck(),
            Ladder::new(received(), "receive-subsidy", receives)
                .with("/bank_reference", "NL-7")
                .on("2020-02-14")
                .refuses_until("amount.not-positive", "/amount", "4900.01")
                .refuses_until("bank.entry-known", "/bank_reference", "NL-9")
                .says(
                    "subsidy.unknown: there is no subsidy 9",
                    "the number of a subsidy that was granted",
                )
                .with("/subsidy", 1)
                .says(
                    "subsidy.before-last: something was recorded of subsidy 1 on 2020-02-15, after \
                     that day",
                    "a day from 2020-02-15",
                )
                .on("2020-03-01")
                .says(
                    "subsidy.more-than-to-come: 4900.01 is more than the 4900.00 that is still to \
                     come of subsidy 1",
                    "at most 4900.00",
                )
                .with("/amount", "4900.00")
                .accepted(),
            Ladder::new(withdrawn, "receive-subsidy", json!(receive(None, "NL-9")))
                .says(
                    "subsidy.withdrawn: subsidy 1 was recorded by mistake, and corrected",
                    "a subsidy that stands",
                )
                .after(|given| given.and(LEADER, "2020-03-02", grant()))
                .with("/subsidy", 2)
                .accepted(),
            Ladder::new(settled(), "receive-subsidy", json!(receive(None, "NL-9")))
                .says(
                    "subsidy.nothing-to-come: nothing of subsidy 1 is still to come",
                    "a subsidy of which something is still to come",
                )
                .after(reopens)
                .accepted(),
            Ladder::new(granted(), "record-expense", of_nine)
                .on("2020-02-14")
                .refuses_until("subsidy.unknown", "/subsidy", 1)
                .refuses("subsidy.before-last")
                .on("2020-02-29")
                .says(
                    "subsidy.not-in-period: subsidy 1 is spent from 2020-03-01 until 2020-12-31",
                    "a day within that period, or no subsidy",
                )
                .on("2020-03-01")
                .accepted(),
            Ladder::new(spent, "record-expense", json!(spend("0.01")))
                .says(
                    "subsidy.exhausted: all of subsidy 1 is spent",
                    "no subsidy; the budget line bears the expense",
                )
                .with("/subsidy", json!(null))
                .accepted(),
            Ladder::new(settled(), "record-expense", json!(spend("1.00")))
                .refuses("subsidy.settled")
                .stuck(),
            Ladder::from_below(with_surplus(), "settle-subsidy", json!({ "subsidy": 9 }))
                .leader_within("2020-01-15", None)
                .refuses("date.year-closed")
                .on("2021-06-01")
                .refuses("subsidy.unknown")
                .stuck(),
            Ladder::new(received(), "settle-subsidy", json!(settle(Some("5000.01"))))
                .on("2020-02-29")
                .refuses("subsidy.before-last")
                .on("2020-03-01")
                .says(
                    "subsidy.awarded-too-much: 5000.01 cannot be awarded where 5000.00 was granted \
                     as subsidy 1",
                    "nothing up to 5000.00",
                )
                .with("/awarded", "5000.00")
                .accepted(),
            Ladder::new(settled(), "settle-subsidy", json!(settle(Some("5000.00"))))
                .says(
                    "subsidy.settled: subsidy 1 was settled on 2020-05-01",
                    "if it was settled wrongly, correct the settlement and settle it again",
                )
                .after(reopens)
                .accepted(),
            Ladder::from_below(
                with_surplus(),
                "repay-subsidy",
                json!({ "subsidy": 9, "amount": "0", "bank_reference": "NL-1" }),
            )
            .leader_within("2020-01-15", None)
            .refuses("date.year-closed")
            .on("2021-06-01")
            .refuses_until("amount.not-positive", "/amount", "100.01")
            .refuses_until("bank.entry-known", "/bank_reference", "NL-9")
            .refuses("subsidy.unknown")
            .stuck(),
            Ladder::new(received(), "repay-subsidy", json!(repay(Some("10.01"))))
                .says(
                    "subsidy.nothing-repayable: nothing of subsidy 1 is to be repaid",
                    "a settled subsidy of which more was received than awarded",
                )
                .after(|given| given.and(LEADER, "2020-05-01", settle(Some("90.00"))))
                .says(
                    "subsidy.more-than-repayable: 10.01 is more than the 10.00 of subsidy 1 that \
                     is to be repaid",
                    "at most 10.00",
                )
                .with("/amount", "10.00")
                .accepted(),
        ])
    }
}
