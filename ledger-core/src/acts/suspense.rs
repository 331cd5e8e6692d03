//! Money that came in and that nobody knows what it is for, and how that is found out.
//!
//! Source: sound bookkeeping: what the bank account shows is booked, also when it is not clear whose it is.
//! Bank / suspense; then suspense / unallocated receipts for a payment of a partner, / other income on a
//! line, / subsidies receivable, or / bank if it is paid back.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::accounts::Account;
use crate::acting::{self, Act, Acting, Who, Window};
use crate::acts::income::income_line;
use crate::acts::payment::{Allocate, Payment};
use crate::acts::subsidy::{MovementKind, SubsidyRefusal};
use crate::acts::{storno, subsidy};
use crate::balance::Balance;
use crate::bank_entries::{BankEntry, OnBank};
use crate::calendar::Date;
use crate::event::Event;
use crate::fact::{Concerned, Fact};
use crate::facts::TakenFrom;
use crate::ids::{BankAccountId, LineId, PartnerId, PaymentId, Position, SubsidyId, SuspenseId};
use crate::journal::{Memo, Posting};
use crate::ledger::Ledger;
use crate::misfit::{At, Misfit};
use crate::money::Money;
use crate::refusal::{Refusal, refusals};

/// Record money in the bank account of which it is not known yet whose it is or what for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReceiveUnknown {
    /// How much.
    pub amount: Money,
    /// The reference the bank gave the entry.
    pub bank_reference: String,
    /// The bank account of the entry, by its code; the main account if left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bank_account: Option<String>,
    /// Who paid as the bank says it, if that is an organisation; never the name of a person.
    #[serde(default)]
    pub payer: Option<String>,
    /// What the bank says of it, and what was done to find out more.
    pub description: String,
}

/// Record what money was for that was received as unknown: one of a payment, income, a subsidy, paid back.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ResolveReceipt {
    /// The number of the receipt.
    pub receipt: SuspenseId,
    /// It is a payment of this partner or third party, by code or name.
    #[serde(default)]
    pub partner: Option<String>,
    /// Which invoices it pays, if it is a payment.
    #[serde(default)]
    pub allocate: Allocate,
    /// It is other income on the line with this code.
    #[serde(default)]
    pub line: Option<String>,
    /// It is an instalment of the subsidy with this number.
    #[serde(default)]
    pub subsidy: Option<SubsidyId>,
    /// It was paid back, under this reference of the bank.
    #[serde(default)]
    pub paid_back: Option<String>,
    /// The bank account from which it was paid back, by its code; the main account if left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bank_account: Option<String>,
}

/// Money was received of which it is not known whose it is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct UnknownReceived {
    /// The number of the receipt.
    pub receipt: SuspenseId,
    /// How much.
    pub amount: Money,
    /// The bank's reference.
    pub bank_reference: String,
    /// The bank account of the entry; the main account if there is none.
    pub bank_account: Option<BankAccountId>,
    /// The organisation that paid, as the bank says it.
    pub payer: Option<String>,
    /// What is known of it.
    pub description: String,
}

/// It was found out what a receipt was for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ReceiptResolved {
    /// The number of the receipt.
    pub receipt: SuspenseId,
    /// All of it.
    pub amount: Money,
    /// What it is.
    pub resolved: Resolved,
    /// The reference of the bank, if it was paid back.
    pub bank_reference: Option<String>,
    /// The bank account of that entry; the main account if there is none.
    pub bank_account: Option<BankAccountId>,
}

/// What a receipt was for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Resolved {
    /// A payment.
    Payment {
        /// Its number.
        payment: PaymentId,
        /// Who paid.
        partner: PartnerId,
    },
    /// Other income.
    Income {
        /// The budget line.
        line: LineId,
    },
    /// An instalment of a subsidy.
    Subsidy {
        /// The subsidy.
        subsidy: SubsidyId,
    },
    /// It was paid back.
    PaidBack,
}

refusals! {
    /// Refusals about money of which it is not known whose it is.
    SuspenseRefusal {
        Unknown { receipt: SuspenseId } = "suspense.unknown" Bookkeeping:
            "there is no unknown receipt {receipt}",
            "the number of a receipt that was recorded as unknown";
        Resolved { receipt: SuspenseId } = "suspense.resolved" Bookkeeping:
            "nothing waits of receipt {receipt}: it was resolved, or taken out",
            "a receipt that waits";
        OneWay { ways: usize } = "suspense.one-way" Bookkeeping:
            "{ways} things are said of what it is",
            "one of a partner, a line, a subsidy, or the bank's reference with which it was paid back";
        AllocateNothing = "suspense.allocate-nothing" Bookkeeping:
            "invoices are named, and no partner that pays them",
            "the partner, or no invoices";
        NotAll { subsidy: SubsidyId, amount: Money, to_come: Money } = "suspense.more-than-to-come" Bookkeeping:
            "{amount} is more than the {to_come} that is to come of subsidy {subsidy}",
            "a subsidy of which so much is to come";
    }
}

impl Act for ReceiveUnknown {
    fn decide(&self, by: &Acting<'_>) -> Result<Vec<Event>, Refusal> {
        by.allow(&[Who::ProjectLeader])?;
        by.dated(Window::Settlement)?;
        by.posting()?;
        acting::amount("amount", self.amount)?;
        let BankEntry { bank_reference, bank_account } =
            by.bank_entry(&self.bank_reference, self.bank_account.as_deref())?;
        if let Some(payer) = &self.payer {
            acting::line("payer", payer, 200)?;
        }
        acting::line("description", &self.description, 400)?;
        let ReceiveUnknown { amount, payer, description, .. } = self.clone();
        let receipt = by.ledger.suspense.next_id();
        let received =
            UnknownReceived { receipt, amount, bank_reference, bank_account, payer, description };
        Ok(vec![received.into()])
    }
}

impl Act for ResolveReceipt {
    fn decide(&self, by: &Acting<'_>) -> Result<Vec<Event>, Refusal> {
        by.allow(&[Who::ProjectLeader])?;
        by.dated(Window::Settlement)?;
        by.posting()?;
        let receipt = self.receipt;
        let found = by.ledger.suspense.get(receipt);
        let found = found.ok_or(SuspenseRefusal::Unknown { receipt })?;
        let given = [
            self.partner.is_some(),
            self.line.is_some(),
            self.subsidy.is_some(),
            self.paid_back.is_some(),
        ];
        let ways = given.into_iter().filter(|given| *given).count();
        if ways != 1 {
            return Err(SuspenseRefusal::OneWay { ways }.into());
        }
        if self.partner.is_none() && matches!(self.allocate, Allocate::These(_)) {
            return Err(SuspenseRefusal::AllocateNothing.into());
        }
        let none = SuspenseRefusal::Resolved { receipt };
        let more = |_, _| SuspenseRefusal::Resolved { receipt };
        let what = TakenFrom::Receipt(receipt);
        let amount = by.take(what, &found.waiting, Some(found.amount), none, more)?;
        let account = self.bank_account.as_deref();
        let entry = by.bank_entry_if(self.paid_back.as_deref(), account)?;
        let mut parts = Vec::new();
        let resolved = if let Some(partner) = &self.partner {
            let partner = by.ledger.partners.successor(by.partner(partner)?, by.on);
            let payment = by.ledger.payments.next_id();
            parts = self.allocate.parts(by, (payment, partner), amount)?;
            Resolved::Payment { payment, partner }
        } else if let Some(line) = &self.line {
            let line = income_line(by, by.covenant.year_of(by.on), line)?;
            Resolved::Income { line }
        } else if let Some(subsidy) = self.subsidy {
            let to_come = subsidy::standing(by, subsidy)?.to_come();
            let none = SubsidyRefusal::NothingToCome { subsidy };
            let more = |amount, to_come| SuspenseRefusal::NotAll { subsidy, amount, to_come };
            by.take(TakenFrom::Subsidy(subsidy), &to_come, Some(amount), none, more)?;
            Resolved::Subsidy { subsidy }
        } else {
            Resolved::PaidBack
        };
        let (bank_reference, bank_account) = match entry {
            Some(entry) => (Some(entry.bank_reference), entry.bank_account),
            None => (None, None),
        };
        let resolved = ReceiptResolved { receipt, amount, resolved, bank_reference, bank_account };
        Ok(std::iter::once(Box::new(resolved).into()).chain(parts).collect())
    }
}

impl Fact for UnknownReceived {
    fn evolve(self, at: At, ledger: &mut Ledger) -> Result<(), Misfit> {
        let UnknownReceived { receipt, amount, bank_reference, payer, description, bank_account } =
            self;
        if receipt != ledger.suspense.next_id() || amount <= Money::ZERO {
            return Err(Misfit("it is not the next unknown receipt, or of nothing"));
        }
        let bank = ledger.enter_bank(bank_reference, bank_account, at)?;
        let (on, position, year) = (at.on, at.position, ledger.year_of(at.on)?);
        let waiting = [(on, amount)].into_iter().collect();
        let unknown = Unknown { amount, payer, description, waiting, as_what: None, on, position };
        ledger.suspense.all.push(unknown);
        let postings = [bank.debit(amount), Posting::credit(Account::Suspense, amount)];
        ledger.journal.post(position, on, year, Memo::UnknownReceived(receipt), &postings)
    }

    fn amounts(&self) -> Vec<Money> {
        vec![self.amount]
    }
}

impl Fact for ReceiptResolved {
    fn evolve(self, at: At, ledger: &mut Ledger) -> Result<(), Misfit> {
        let ReceiptResolved { receipt, amount, resolved, bank_reference, bank_account } = self;
        let year = ledger.year_of(at.on)?;
        let found = ledger.suspense.get_mut(receipt)?;
        if amount != found.amount {
            return Err(Misfit("it resolves another amount than was received"));
        }
        found.waiting.change(at.on, -amount)?;
        found.as_what = Some(resolved.clone());
        let payer = found.payer.clone();
        let back = match bank_reference {
            Some(reference) => Some(ledger.enter_bank(reference, bank_account, at)?),
            None => None,
        };
        if back.is_some() != matches!(resolved, Resolved::PaidBack) {
            return Err(Misfit("it is paid back without a bank entry, or has one otherwise"));
        }
        let to = match resolved {
            Resolved::Payment { payment, partner } => {
                if ledger.partners.get(partner).is_none() {
                    return Err(Misfit("it is no payment of a partner"));
                }
                let received = Payment { payer, ..Payment::of(partner, amount, at) };
                ledger.payments.add(payment, received)?;
                Posting::credit(Account::UnallocatedReceipts, amount)
            }
            Resolved::Income { line } => {
                if ledger.budgets.line(line).is_none() {
                    return Err(Misfit("there is no such budget line"));
                }
                ledger.budgets.note_use(year, line, at.position);
                Posting::credit(Account::OtherIncome, amount).on_line(line)
            }
            Resolved::Subsidy { subsidy } => {
                ledger.subsidies.moved(subsidy, MovementKind::Received, amount, at)?;
                Posting::credit(Account::SubsidiesReceivable, amount)
            }
            Resolved::PaidBack => OnBank(bank_account).credit(amount),
        };
        let postings = [Posting::debit(Account::Suspense, amount), to];
        ledger.journal.post(at.position, at.on, year, Memo::ReceiptResolved(receipt), &postings)
    }

    fn concerns(&self, name: &mut dyn FnMut(Concerned<'_>)) {
        if let Resolved::Payment { payment, .. } = self.resolved {
            name(Concerned::Payer(payment));
        }
    }

    fn amounts(&self) -> Vec<Money> {
        vec![self.amount]
    }
}

/// A receipt of which it was not known what it is for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Unknown {
    /// How much.
    pub amount: Money,
    /// The organisation that paid, as the bank says it.
    pub payer: Option<String>,
    /// What is known of it.
    pub description: String,
    /// What waits of it, on every day: all or nothing.
    pub waiting: Balance,
    /// What it turned out to be, the last time that was said.
    as_what: Option<Resolved>,
    /// When it came in.
    pub on: Date,
    /// The event.
    pub position: Position,
}

/// Every receipt of which it was not known what it is for.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Suspense {
    all: Vec<Unknown>,
}

impl Suspense {
    /// Every receipt with its number, in the order recorded.
    pub fn all(&self) -> impl Iterator<Item = (SuspenseId, &Unknown)> {
        self.all.iter().enumerate().map(|(index, of)| (SuspenseId::at(index), of))
    }

    /// The receipt with a number.
    pub fn get(&self, id: SuspenseId) -> Option<&Unknown> {
        self.all.get(id.index())
    }

    /// What waits of all receipts at the end of a day, and of how many.
    pub(crate) fn waiting_on(&self, day: Date) -> (usize, Money) {
        let waiting = self.all.iter().map(|of| of.waiting.on(day)).filter(|of| !of.is_zero());
        waiting.fold((0, Money::ZERO), |(count, sum), amount| (count + 1, sum + amount))
    }

    fn get_mut(&mut self, id: SuspenseId) -> Result<&mut Unknown, Misfit> {
        self.all.get_mut(id.index()).ok_or(Misfit("there is no such receipt"))
    }

    fn next_id(&self) -> SuspenseId {
        SuspenseId::at(self.all.len())
    }

    /// Takes a receipt out that was recorded wrongly and waits.
    pub(super) fn withdraw(&mut self, id: SuspenseId, on: Date) -> Result<(), Misfit> {
        let found = self.get_mut(id)?;
        found.waiting.change(on, -found.amount)
    }
}

impl Ledger {
    /// The subsidy that a receipt turned out to be an instalment of.
    pub(super) fn resolved_as_subsidy(&self, id: SuspenseId) -> Option<SubsidyId> {
        match self.suspense.get(id)?.as_what {
            Some(Resolved::Subsidy { subsidy }) => Some(subsidy),
            Some(Resolved::Payment { .. } | Resolved::Income { .. } | Resolved::PaidBack)
            | None => None,
        }
    }

    /// Undoes what a receipt turned out to be: it waits again.
    pub(super) fn unresolve(&mut self, id: SuspenseId, at: At) -> Result<(), Misfit> {
        let found = self.suspense.get_mut(id)?;
        let amount = found.amount;
        let resolved = found.as_what.take().ok_or(Misfit("the receipt waits"))?;
        found.waiting.change(at.on, amount)?;
        match resolved {
            Resolved::Payment { payment, .. } => {
                self.payments.get_mut(payment)?.reversed = Some(at.position);
                self.payments.pay_back(payment, amount, at)
            }
            Resolved::Subsidy { subsidy } => {
                self.subsidies.moved(subsidy, MovementKind::Received, -amount, at)
            }
            Resolved::Income { .. } | Resolved::PaidBack => Ok(()),
        }
    }
}

/// What is undone before a receipt waits again, unless something was built on it that must go first.
pub(super) fn first_undone(by: &Acting<'_>, id: SuspenseId) -> Result<Vec<Event>, Refusal> {
    let Some(found) = by.ledger.suspense.get(id) else { return Ok(Vec::new()) };
    match found.as_what {
        Some(Resolved::Payment { payment, .. }) => {
            storno::not_refunded(by, payment)?;
            Ok(storno::take_from_invoices(by, payment))
        }
        Some(Resolved::Income { .. } | Resolved::PaidBack | Resolved::Subsidy { .. }) | None => {
            Ok(Vec::new())
        }
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use serde_json::json;

    use super::*;
    use crate::acts::correction::CorrectionRefusal;
    use crate::testing::{
        Given, LEADER, Ladder, Ladders, command, euros, first_year, invoice, ladders, second_year,
    };

    fn unknown() -> serde_json::Value {
        json!({
            "amount": "250.00", "bank_reference": "NL-7", "payer": "Fictieve Vrienden",
            "description": "Fictief: zonder omschrijving",
        })
    }

    /// In the first year 250.00 came in on 1 May 2020 of which nobody knew what it is for.
    fn waiting() -> Given {
        first_year().told("2020-05-01", "receive-unknown", unknown())
    }

    fn subsidised() -> Given {
        waiting().told(
            "2020-05-02",
            "grant-subsidy",
            json!({
                "grantor": "Fictieve gever", "reference": "F-1", "project": "Fictief",
                "amount": "300.00", "from": "2020-05-02", "until": "2020-12-31",
                "account_by": "2021-03-31",
            }),
        )
    }

    #[test]
    fn it_waits_and_becomes_what_it_turns_out_to_be() {
        first_year()
            .when(LEADER, "2020-05-01", command("receive-unknown", unknown()))
            .booked(["2020-05-01 1000 250.00 1720 -250.00"]);
        let resolve = |data| command("resolve-receipt", data);
        waiting()
            .when(LEADER, "2020-05-10", resolve(json!({ "receipt": 1, "partner": "bewoners" })))
            .booked(["2020-05-10 1720 250.00 1710 -250.00", "2020-05-10 1710 250.00 1300 -250.00"]);
        waiting()
            .when(LEADER, "2020-05-10", resolve(json!({ "receipt": 1, "line": "overig" })))
            .booked(["2020-05-10 1720 250.00 8900:overig -250.00"]);
        waiting()
            .when(LEADER, "2020-05-10", resolve(json!({ "receipt": 1, "paid_back": "NL-8" })))
            .booked(["2020-05-10 1720 250.00 1000 -250.00"]);
        subsidised()
            .when(LEADER, "2020-05-10", resolve(json!({ "receipt": 1, "subsidy": 1 })))
            .booked(["2020-05-10 1720 250.00 1310 -250.00"]);
        let paid = waiting().told(
            "2020-05-10",
            "resolve-receipt",
            json!({ "receipt": 1, "partner": "bewoners" }),
        );
        let payment = paid.ledger.payments.all().last().unwrap().1;
        assert_eq!(payment.payer.as_deref(), Some("Fictieve Vrienden"));
        assert_eq!(paid.ledger.claims.get(invoice("C2020-0003")).unwrap().open(), euros("750.00"));
    }

    #[test]
    fn what_was_resolved_wrongly_waits_again_and_can_be_taken_out() {
        let balances = |given: &Given| -> Vec<Money> {
            Account::ALL.iter().map(|account| given.ledger.journal.balance(*account)).collect()
        };
        for (before, way) in [
            (waiting(), json!({ "receipt": 1, "partner": "bewoners" })),
            (waiting(), json!({ "receipt": 1, "line": "overig" })),
            (waiting(), json!({ "receipt": 1, "paid_back": "NL-8" })),
            (subsidised(), json!({ "receipt": 1, "subsidy": 1 })),
        ] {
            let resolved = before.told("2020-05-10", "resolve-receipt", way.clone());
            assert_ne!(balances(&resolved), balances(&before));
            let received = json!({ "position": before.last("unknown-received"), "reason": "Fout" });
            let correct = command("correct-act", received.clone());
            let receipt = SuspenseId(1);
            resolved
                .when(LEADER, "2020-05-11", correct.clone())
                .refused(CorrectionRefusal::ReceiptResolved { receipt });
            let back = resolved.and_corrected("2020-05-11", "receipt-resolved");
            assert_eq!(balances(&back), balances(&before), "{way}");
            assert_eq!(back.ledger.suspense.waiting_on(crate::testing::day("2020-05-11")).0, 1);
            // It can be resolved once more, or be taken out.
            back.told("2020-05-12", "resolve-receipt", way);
            let out = back.and(LEADER, "2020-05-12", correct);
            assert_eq!(out.ledger.journal.balance(Account::Suspense), Money::ZERO);
            assert_eq!(out.ledger.suspense.waiting_on(crate::testing::day("2020-05-12")).0, 0);
        }
    }

    #[test]
    pub(crate) fn each_rule_says_no_in_its_turn() -> Ladders {
        let nothing =
            json!({ "amount": "0", "bank_reference": "NL-1", "payer": "", "description": "" });
        let resolve = json!({ "receipt": 9, "partner": "niemand", "line": "onbekend" });
        let gone = waiting().told(
            "2020-05-10",
            "resolve-receipt",
            json!({ "receipt": 1, "line": "overig" }),
        );
        let correction =
            json!({ "position": waiting().last("unknown-received"), "reason": "Fout" });
        ladders([
            Ladder::from_below(second_year(), "receive-unknown", nothing)
                .leader_within("2020-01-15", None)
                .refuses("date.year-closed")
                .on("2021-06-01")
                .refuses_until("amount.not-positive", "/amount", "5.00")
                .refuses_until("bank.entry-known", "/bank_reference", "NL-9")
                .refuses_until("text.empty", "/payer", "Fictief")
                .refuses_until("text.empty", "/description", "Fictief")
                .accepted(),
            Ladder::from_below(waiting(), "resolve-receipt", resolve)
                .leader_within("2020-01-15", None)
                .says(
                    "suspense.unknown: there is no unknown receipt 9",
                    "the number of a receipt that was recorded as unknown",
                )
                .with("/receipt", 1)
                .says(
                    "suspense.one-way: 2 things are said of what it is",
                    "one of a partner, a line, a subsidy, or the bank's reference with which it was \
                     paid back",
                )
                .with("/partner", json!(null))
                .with("/allocate", json!([{ "invoice": "C2020-0003", "amount": "1.00" }]))
                .says(
                    "suspense.allocate-nothing: invoices are named, and no partner that pays them",
                    "the partner, or no invoices",
                )
                .with("/allocate", "none")
                .on("2020-04-30")
                .refuses("date.taken-since")
                .on("2020-05-01")
                .refuses_until("income.no-line", "/line", json!(null))
                .with("/paid_back", "NL-1")
                .refuses_until("bank.entry-known", "/paid_back", json!(null))
                .with("/partner", "niemand")
                .refuses_until("partner.unknown", "/partner", "bewoners")
                .accepted(),
            Ladder::new(gone.clone(), "resolve-receipt", json!({ "receipt": 1, "partner": "bewoners" }))
                .says(
                    "suspense.resolved: nothing waits of receipt 1: it was resolved, or taken out",
                    "a receipt that waits",
                )
                .after(|given| given.and_corrected("2020-06-01", "receipt-resolved"))
                .accepted(),
            Ladder::new(gone, "correct-act", correction)
                .says(
                    "correction.receipt-resolved: it is known what receipt 1 was for",
                    "correct what was said of it first",
                )
                .after(|given| given.and_corrected("2020-06-01", "receipt-resolved"))
                .accepted(),
            Ladder::new(
                subsidised().told("2020-05-03", "receive-subsidy", json!({
                    "subsidy": 1, "amount": "60.00", "bank_reference": "NL-6",
                })),
                "resolve-receipt",
                json!({ "receipt": 1, "subsidy": 1 }),
            )
            .says(
                "suspense.more-than-to-come: 250.00 is more than the 240.00 that is to come of subsidy 1",
                "a subsidy of which so much is to come",
            )
            .with("/subsidy", json!(null))
            .with("/line", "overig")
            .accepted(),
        ])
    }
}
