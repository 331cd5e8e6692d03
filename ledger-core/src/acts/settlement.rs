//! The end of the covenant: everything is settled, and what is left is transferred, refunded, or borne.
//!
//! Source: the covenant's articles on its term, on bearing risk, and on planning and control. First every
//! year is closed and every receivable, subsidy and debt brought to nil by its own act; then the
//! regiegroep decides where the rest goes, and after that only payments are recorded. Reserve, earmarked
//! funds and what came after the last year / payable to partners, to be transferred, or deficit shares
//! receivable; to be transferred / bank.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::accounts::Account;
use crate::acting::{self, Act, Acting, Who, Window};
use crate::acts::deficit::{DeficitRefusal, Share};
use crate::acts::surplus::Refund;
use crate::balance::{self, Balance};
use crate::bank_entries::BankEntry;
use crate::calendar::{Date, FiscalYear};
use crate::claims::Claim;
use crate::event::Event;
use crate::fact::{Concerned, Fact};
use crate::facts::{AccountName, TakenFrom};
use crate::ids::{BankAccountId, CommitmentId, DecisionId, PartnerId, Position};
use crate::invoice::Series;
use crate::journal::{Memo, Posting};
use crate::ledger::Ledger;
use crate::misfit::{At, Misfit};
use crate::money::Money;
use crate::refusal::{Refusal, refusals};

/// A proposal to settle the covenant after its term.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Settlement {
    /// Where what is left goes. What is too little is borne by the risk bearers, whatever stands here.
    pub remainder: Remainder,
}

/// Where what is left of a covenant goes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Remainder {
    /// To the partners, in proportion to the contributions each paid over the whole term.
    Partners,
    /// To the risk bearers, by the risk key of the last year.
    RiskBearers,
    /// To another organisation or programme.
    Transfer {
        /// Which.
        to: String,
    },
}

impl Remainder {
    /// To whom what is left is transferred, if it is.
    pub fn transferred_to(&self) -> Option<String> {
        match self {
            Remainder::Transfer { to } => Some(to.clone()),
            Remainder::Partners | Remainder::RiskBearers => None,
        }
    }
}

/// Record that what was left after the settlement was transferred.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TransferRemainder {
    /// The reference the bank gave the entry.
    pub bank_reference: String,
    /// The bank account of the entry, by its code; the main account if left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bank_account: Option<String>,
}

/// The covenant was settled.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct CovenantSettled {
    /// What was left; negative if it was too little.
    pub left: Money,
    /// Where it goes.
    pub remainder: Remainder,
    /// What each partner gets, in the order of their numbers.
    pub refunds: Vec<Refund>,
    /// What each risk bearer owes if it was too little, in seat order.
    pub shares: Vec<Share>,
    /// The last day to pay a share.
    pub due: Date,
    /// The decision.
    pub decision: DecisionId,
}

/// What was left was transferred.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct RemainderTransferred {
    /// How much.
    pub amount: Money,
    /// The bank's reference.
    pub bank_reference: String,
    /// The bank account of the entry; the main account if there is none.
    pub bank_account: Option<BankAccountId>,
}

refusals! {
    /// Refusals about the end of the covenant.
    SettlementRefusal {
        TermRuns { ends: Date } = "settlement.term-runs" Term:
            "the covenant runs until {ends}",
            "a day after {ends}";
        AlreadySettled { on: Date } = "settlement.already-settled" Term:
            "the covenant was settled on {on}",
            "what was left is paid out, and nothing more";
        BeforeLast { last: Date } = "settlement.before-last" Bookkeeping:
            "something was booked on {last}, after that day",
            "a day from {last}";
        YearOpen { year: FiscalYear } = "settlement.year-open" PlanningAndControl:
            "the books of {year} are still open",
            "close {year} first";
        CommitmentOpen { commitment: CommitmentId, left: Money } = "settlement.commitment-open" PlanningAndControl:
            "{left} is left of commitment {commitment}",
            "record the expense, or release what is left";
        BalanceLeft { account: &'static str, name: AccountName, balance: Money } = "settlement.balance-left" PlanningAndControl:
            "{balance} stands on account {account}, {name}",
            "bring it to nil first, by paying, crediting, writing off, settling or appropriating it";
        NobodyPaid = "settlement.nobody-paid" Contribution:
            "no partner paid a contribution",
            "the risk bearers, or a transfer";
        NothingToTransfer = "settlement.nothing-to-transfer" Term:
            "nothing is to be transferred",
            "a settlement that transfers what is left";
    }
}

/// What must be nil before the rest can be divided.
const TO_BE_NIL: [Account; 15] = [
    Account::Debtors,
    Account::SubsidiesReceivable,
    Account::SharesReceivable,
    Account::SuppliersReceivable,
    Account::PrepaidCosts,
    Account::Creditors,
    Account::AccruedCosts,
    Account::InvoicedInAdvance,
    Account::UnallocatedReceipts,
    Account::Suspense,
    Account::PartnersPayable,
    Account::EarmarkedSubsidies,
    Account::SubsidiesRepayable,
    Account::RemainderPayable,
    Account::ResultToAppropriate,
];

impl Settlement {
    /// Checks, in this order: the term is over, nothing was settled yet, every year is closed, no
    /// commitment is open, no balance is left but what is to be divided, and there is a key for it.
    pub(crate) fn check(&self, by: &Acting<'_>) -> Result<(), Refusal> {
        self.divide(by).map(|_| ())
    }

    fn divide(&self, by: &Acting<'_>) -> Result<Division, Refusal> {
        let ends = by.covenant.term.ends;
        if by.on <= ends {
            return Err(SettlementRefusal::TermRuns { ends }.into());
        }
        if let Some(settled) = &by.ledger.settlement {
            return Err(SettlementRefusal::AlreadySettled { on: settled.on }.into());
        }
        if let Some(last) = by.ledger.journal.latest().filter(|last| by.on < *last) {
            return Err(SettlementRefusal::BeforeLast { last }.into());
        }
        if let Remainder::Transfer { to } = &self.remainder {
            acting::line("to", to, 200)?;
        }
        let mut years = by.covenant.years();
        if let Some(year) = years.find(|year| !by.ledger.years.is_closed(*year)) {
            return Err(SettlementRefusal::YearOpen { year }.into());
        }
        if let Some((commitment, of)) = by.ledger.commitments.first_open() {
            let left = of.left();
            return Err(SettlementRefusal::CommitmentOpen { commitment, left }.into());
        }
        for account in TO_BE_NIL {
            let balance = by.ledger.journal.balance(account);
            if !balance.is_zero() {
                let (account, name) = (account.code(), AccountName(account));
                return Err(SettlementRefusal::BalanceLeft { account, name, balance }.into());
            }
        }
        let left = by.ledger.journal.balance(Account::Bank);
        let key = || {
            let year = by.covenant.last_year();
            let key = by.ledger.risk_keys.for_year_on(year, by.on);
            key.ok_or(DeficitRefusal::NoRiskKey { year })
        };
        let refunds = match &self.remainder {
            _ if left <= Money::ZERO => Vec::new(),
            Remainder::Transfer { .. } => Vec::new(),
            Remainder::Partners => {
                refunds(left, paid_over_the_term(by.ledger)).ok_or(SettlementRefusal::NobodyPaid)?
            }
            Remainder::RiskBearers => {
                let mut weights: BTreeMap<PartnerId, u64> = BTreeMap::new();
                for of in &key()?.key.weights {
                    if let Some(seat) = by.covenant.seat(of.seat) {
                        *weights.entry(seat.partner).or_default() += u64::from(of.weight);
                    }
                }
                refunds(left, weights).ok_or(SettlementRefusal::NobodyPaid)?
            }
        };
        let shares = match left < Money::ZERO {
            true => crate::acts::deficit::shares(by, -left, key()?, by.covenant.last_year())?,
            false => Vec::new(),
        };
        Ok(Division { left, refunds, shares })
    }

    pub(crate) fn enact(
        &self,
        by: &Acting<'_>,
        decision: DecisionId,
    ) -> Result<Vec<Event>, Refusal> {
        let Division { left, refunds, shares } = self.divide(by)?;
        let due = by.on.plus_days(by.covenant.rules.share_payment_term_days.into());
        let remainder = self.remainder.clone();
        let settled = CovenantSettled { left, remainder, refunds, shares, due, decision };
        Ok(vec![Box::new(settled).into()])
    }
}

/// What is left, divided.
struct Division {
    left: Money,
    refunds: Vec<Refund>,
    shares: Vec<Share>,
}

/// An amount divided over partners by weights; `None` if nobody has any.
fn refunds(left: Money, weights: BTreeMap<PartnerId, u64>) -> Option<Vec<Refund>> {
    let of: Vec<u64> = weights.values().copied().collect();
    let parts = left.divide(&of)?;
    let refunds =
        weights.into_keys().zip(parts).map(|(partner, amount)| Refund { partner, amount });
    Some(refunds.filter(|refund| !refund.amount.is_zero()).collect())
}

/// What each partner paid of its contributions, in cents.
fn paid_over_the_term(ledger: &Ledger) -> BTreeMap<PartnerId, u64> {
    let mut paid = BTreeMap::new();
    for claim in ledger.claims.all().iter() {
        if claim.invoice.series == Series::Contribution && claim.received > Money::ZERO {
            *paid.entry(claim.partner).or_default() += claim.received.cents().unsigned_abs();
        }
    }
    paid
}

impl Act for TransferRemainder {
    fn decide(&self, by: &Acting<'_>) -> Result<Vec<Event>, Refusal> {
        by.allow(&[Who::ProjectLeader])?;
        by.dated(Window::Settlement)?;
        let BankEntry { bank_reference, bank_account } =
            by.bank_entry(&self.bank_reference, self.bank_account.as_deref())?;
        let settled = by.ledger.settlement.as_ref().filter(|settled| settled.on <= by.on);
        let payable = settled.map_or(&balance::NOTHING, |settled| &settled.payable);
        let none = SettlementRefusal::NothingToTransfer;
        let more = |_, _| SettlementRefusal::NothingToTransfer;
        let amount = by.take(TakenFrom::Remainder, payable, None, none, more)?;
        Ok(vec![RemainderTransferred { amount, bank_reference, bank_account }.into()])
    }
}

impl Fact for CovenantSettled {
    fn evolve(self, at: At, ledger: &mut Ledger) -> Result<(), Misfit> {
        let CovenantSettled { left, remainder, refunds, shares, due, decision } = self;
        ledger.proposals.add_effect(decision, at)?;
        if ledger.settlement.is_some() || left != ledger.journal.balance(Account::Bank) {
            return Err(Misfit("the covenant was settled already, or something else is left"));
        }
        let (on, position, year) = (at.on, at.position, ledger.year_of(at.on)?);
        let last = ledger.covenant().ok_or(Misfit("there is no covenant yet"))?.last_year();
        let mut postings: Vec<Posting> = [Account::Reserve, Account::EarmarkedFunds]
            .map(|account| Posting::debit(account, -ledger.journal.balance(account)))
            .into();
        // What came after the last year, such as a subsidy settled late, is of no year that is closed.
        let after = std::iter::successors(Some(last.next()), |of| Some(of.next()));
        for later in after.take_while(|of| *of <= year) {
            postings.extend(ledger.journal.closing(later));
        }
        for refund in &refunds {
            postings.push(Posting::credit(Account::PartnersPayable, refund.amount));
            ledger.surpluses.owe(refund.partner, refund.amount, at)?;
        }
        for Share { partner, invoice, amount, .. } in shares {
            if ledger.partners.get(partner).is_none() {
                return Err(Misfit("a share is not owed by a partner"));
            }
            postings.push(Posting::debit(Account::SharesReceivable, amount));
            ledger.claims.add(Claim::new(invoice, partner, last, (on, due), amount, position))?;
        }
        let rest: Money = postings.iter().map(|posting| posting.amount).sum();
        postings.push(Posting::credit(Account::RemainderPayable, rest));
        ledger.surpluses.empty(on)?;
        let payable = [(on, rest)].into_iter().collect();
        ledger.settlement = Some(Settled { on, left, remainder, payable, position });
        ledger.journal.post(position, on, year, Memo::Settlement, &postings)
    }

    fn concerns(&self, name: &mut dyn FnMut(Concerned<'_>)) {
        self.refunds.iter().for_each(|refund| name(Concerned::Partner(refund.partner)));
        self.shares.iter().for_each(|share| name(Concerned::Partner(share.partner)));
    }

    fn amounts(&self) -> Vec<Money> {
        let refunds = self.refunds.iter().map(|refund| refund.amount);
        let shares = self.shares.iter().map(|share| share.amount);
        refunds.chain(shares).chain([self.left]).collect()
    }
}

impl Fact for RemainderTransferred {
    fn evolve(self, at: At, ledger: &mut Ledger) -> Result<(), Misfit> {
        let RemainderTransferred { amount, bank_reference, bank_account } = self;
        let bank = ledger.enter_bank(bank_reference, bank_account, at)?;
        if amount <= Money::ZERO {
            return Err(Misfit("it transfers nothing"));
        }
        ledger.transfer(at.on, amount)?;
        let year = ledger.year_of(at.on)?;
        let postings = [Posting::debit(Account::RemainderPayable, amount), bank.credit(amount)];
        ledger.journal.post(at.position, at.on, year, Memo::Transfer, &postings)
    }

    fn amounts(&self) -> Vec<Money> {
        vec![self.amount]
    }
}

impl Ledger {
    /// Transfers an amount of what is left; a negative amount undoes that.
    pub(super) fn transfer(&mut self, on: Date, amount: Money) -> Result<(), Misfit> {
        let settled = self.settlement.as_mut().ok_or(Misfit("the covenant is not settled"))?;
        settled.payable.change(on, -amount)
    }
}

/// How the covenant was settled.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Settled {
    /// When.
    pub on: Date,
    /// What was left; negative if it was too little.
    pub left: Money,
    /// Where it goes.
    pub remainder: Remainder,
    /// What was still to be transferred on every day.
    pub payable: Balance,
    /// The event.
    pub position: Position,
}

#[cfg(test)]
pub(crate) mod tests {
    use serde_json::json;

    use super::*;

    use crate::acts::expense::PayExpense;
    use crate::acts::subject::SubjectDraft;
    use crate::acts::surplus::{Destination, Part, PayRefund, Surplus};
    use crate::ids::ExpenseId;
    use crate::testing::{
        Given, LEADER, Ladder, Ladders, close, day, dike, euros, financed, first_year, invoice_all,
        ladders, receive, year,
    };

    fn settle(remainder: Remainder) -> SubjectDraft {
        SubjectDraft::Settlement(Settlement { remainder })
    }

    fn transfer() -> Remainder {
        Remainder::Transfer { to: "Fictief vervolgprogramma".to_owned() }
    }

    /// In 2020 every party paid 1000.00, `waterschap` last; 1500.00 was spent, and the other half went
    /// to the reserve. Nothing happened in the years after it; all three are closed.
    fn over() -> Given {
        let mut given = financed().and(LEADER, "2020-02-01", invoice_all("2020"));
        for (bank, partner) in
            [("NL-2", "gemeente-oost"), ("NL-3", "bewoners"), ("NL-1", "waterschap")]
        {
            given = given.and(LEADER, "2020-02-20", receive(partner, "1000.00", bank));
        }
        let pay = PayExpense {
            expense: ExpenseId(1),
            amount: None,
            bank_reference: "NL-4".to_owned(),
            bank_account: None,
        };
        let part = Part { to: Destination::Reserve, amount: euros("1500.00") };
        let surplus = Surplus { year: year("2020"), destinations: vec![part] };
        given
            .and(LEADER, "2020-04-01", dike(euros("1500.00")))
            .and(LEADER, "2020-05-01", pay)
            .and(LEADER, "2021-01-05", close("2020"))
            .and_adopted("2021-02-01", SubjectDraft::Surplus(surplus))
            .and(LEADER, "2022-01-05", close("2021"))
            .and(LEADER, "2023-01-05", close("2022"))
    }

    #[test]
    fn what_is_left_is_transferred_and_nothing_stays() {
        over()
            .when_decided("2023-02-01", settle(transfer()))
            .booked(["2023-02-01 2000 1500.00 1760 -1500.00"]);
        let settled = over().and_adopted("2023-02-01", settle(transfer()));
        let pay = TransferRemainder { bank_reference: "NL-9".to_owned(), bank_account: None };
        settled
            .when(LEADER, "2023-02-10", pay.clone())
            .booked(["2023-02-10 1760 1500.00 1000 -1500.00"]);
        let done = settled.and(LEADER, "2023-02-10", pay);
        for account in Account::ALL {
            assert_eq!(done.ledger.journal.balance(*account), Money::ZERO, "{account:?}");
        }
    }

    #[test]
    fn what_is_left_goes_back_by_what_was_paid_or_by_the_risk_key() {
        let refund =
            |partner, amount| Refund { partner: PartnerId(partner), amount: euros(amount) };
        let refunds = |remainder| {
            let settled = over().when_decided("2023-02-01", settle(remainder));
            settled.last_event(|event| {
                let Event::CovenantSettled(settled) = event else { panic!("{event:?}") };
                settled.refunds.clone()
            })
        };
        let each = [refund(1, "500.00"), refund(2, "500.00"), refund(3, "500.00")];
        assert_eq!(refunds(Remainder::Partners), each);
        let two_to_one = [refund(1, "1000.00"), refund(2, "500.00")];
        assert_eq!(refunds(Remainder::RiskBearers), two_to_one);
        let settled = over().and_adopted("2023-02-01", settle(Remainder::Partners));
        let pay = PayRefund {
            partner: "bewoners".to_owned(),
            amount: None,
            bank_reference: "NL-9".to_owned(),
            bank_account: None,
        };
        settled.when(LEADER, "2023-02-10", pay).booked(["2023-02-10 1730 500.00 1000 -500.00"]);
    }

    #[test]
    fn what_is_too_little_is_borne_by_the_risk_bearers() {
        // After everything was closed the bank took a payment back, and it was written off.
        let mut given = over();
        let storno = crate::acts::storno::ReversePayment {
            payment: crate::PaymentId(3),
            reason: "Storno".to_owned(),
            bank_reference: "NL-5".to_owned(),
            bank_account: None,
        };
        given = given.and(LEADER, "2023-01-10", storno);
        let write_off = crate::acts::write_off::WriteOff {
            invoice: crate::testing::invoice("C2020-0001"),
            amount: None,
        };
        given = given.and_adopted("2023-01-20", SubjectDraft::WriteOff(write_off));
        given
            .when_decided("2023-02-01", settle(transfer()))
            .booked(["2023-02-01 2000 1500.00 4900 -1000.00 1760 -500.00"]);
        // Of two payments nothing is left to bear the dike with.
        let storno = crate::acts::storno::ReversePayment {
            payment: crate::PaymentId(1),
            reason: "Storno".to_owned(),
            bank_reference: "NL-6".to_owned(),
            bank_account: None,
        };
        given = given.and(LEADER, "2023-01-21", storno);
        let write_off = crate::acts::write_off::WriteOff {
            invoice: crate::testing::invoice("C2020-0002"),
            amount: None,
        };
        given = given.and_adopted("2023-01-22", SubjectDraft::WriteOff(write_off));
        given
            .when_decided("2023-02-01", settle(transfer()))
            .booked(["2023-02-01 2000 1500.00 4900 -2000.00 1320 333.33 1320 166.67"]);
        let settled = given.and_adopted("2023-02-01", settle(transfer()));
        settled
            .when(LEADER, "2023-02-10", receive("waterschap", "333.33", "NL-7"))
            .booked(["2023-02-10 1000 333.33 1710 -333.33", "2023-02-10 1710 333.33 1320 -333.33"]);
    }

    #[test]
    fn of_two_proposals_to_settle_the_last_decided_comes_too_late() {
        let on = day("2023-02-01");
        let (given, proposal) =
            over().and_voted("2023-02-01", settle(transfer()), crate::acts::vote::Vote::For);
        let twice = given.and_adopted("2023-02-01", settle(transfer()));
        twice
            .when(LEADER, "2023-02-01", crate::testing::decision(proposal))
            .refused(SettlementRefusal::AlreadySettled { on });
    }

    #[test]
    pub(crate) fn each_rule_says_no_in_its_turn() -> Ladders {
        let settled = || over().and_adopted("2023-02-01", settle(transfer()));
        let pays =
            |kind: &'static str, data| move |given: &Given| given.told("2023-02-02", kind, data);
        let closes = |given: &Given| {
            [("2021-01-05", "2020"), ("2022-01-05", "2021"), ("2023-01-05", "2022")]
                .iter()
                .fold(given.clone(), |given, (on, year)| given.and(LEADER, on, close(year)))
        };
        let promise = json!({
            "line": "dijken", "amount": "90.00", "supplier": "Fictief", "description": "Dijk",
        });
        let all_to_reserve = |given: &Given| {
            let part = Part { to: Destination::Reserve, amount: euros("1187.65") };
            let surplus = Surplus { year: year("2020"), destinations: vec![part] };
            given.and_adopted("2023-01-10", SubjectDraft::Surplus(surplus))
        };
        let open = first_year()
            .and(LEADER, "2020-05-01", receive("bewoners", "1000.00", "NL-5"))
            .told(
                "2020-05-02",
                "refund-overpayment",
                json!({ "payment": 2, "bank_reference": "NL-6" }),
            )
            .told("2020-05-03", "pay-expense", json!({ "expense": 1, "bank_reference": "NL-7" }))
            .told("2020-05-04", "enter-commitment", promise);
        let gift = json!({
            "line": "overig", "amount": "100.00", "description": "Gift", "bank_reference": "NL-3",
        });
        let part = Part { to: Destination::Reserve, amount: euros("100.00") };
        let surplus = Surplus { year: year("2020"), destinations: vec![part] };
        let unpaid = closes(&financed().told("2020-06-01", "record-other-income", gift))
            .and_adopted("2023-01-10", SubjectDraft::Surplus(surplus));
        let expense = settled().last("expense-recorded");
        ladders([
            Ladder::proposing(open, json!(settle(Remainder::Transfer { to: String::new() })))
                .by("gemeente")
                .refuses("actor.not-allowed")
                .by(LEADER)
                .on("2022-12-31")
                .says(
                    "settlement.term-runs: the covenant runs until 2022-12-31",
                    "a day after 2022-12-31",
                )
                .on("2023-01-09")
                .refuses_until(
                    "text.empty",
                    "/subject/settlement/remainder/transfer/to",
                    "Fictief programma",
                )
                .says("settlement.year-open: the books of 2020 are still open", "close 2020 first")
                .after(closes)
                .says(
                    "settlement.commitment-open: 90.00 is left of commitment 1",
                    "record the expense, or release what is left",
                )
                .after(|given| {
                    let release = json!({ "commitment": 1, "reason": "Niet nodig" });
                    given.told("2023-01-09", "release-commitment", release)
                })
                .says(
                    "settlement.balance-left: -1187.65 stands on account 2900, Result to be \
                     appropriated",
                    "bring it to nil first, by paying, crediting, writing off, settling or \
                     appropriating it",
                )
                .after(all_to_reserve)
                .says(
                    "settlement.before-last: something was booked on 2023-01-10, after that day",
                    "a day from 2023-01-10",
                )
                .on("2023-01-10")
                .accepted(),
            Ladder::proposing(unpaid, json!(settle(Remainder::Partners)))
                .on("2023-02-01")
                .says(
                    "settlement.nobody-paid: no partner paid a contribution",
                    "the risk bearers, or a transfer",
                )
                .with("/subject/settlement/remainder", "risk-bearers")
                .accepted(),
            Ladder::proposing(settled(), json!(settle(Remainder::Partners)))
                .on("2023-02-02")
                .says(
                    "settlement.already-settled: the covenant was settled on 2023-02-01",
                    "what was left is paid out, and nothing more",
                )
                .instead(pays("transfer-remainder", json!({ "bank_reference": "NL-9" }))),
            Ladder::new(
                settled(),
                "correct-act",
                json!({ "position": expense, "reason": "Te laat" }),
            )
            .on("2023-02-02")
            .says(
                "date.settled: the covenant was settled on 2023-02-01",
                "what pays out what was left, and nothing else",
            )
            .instead(pays("transfer-remainder", json!({ "bank_reference": "NL-9" }))),
            Ladder::new(settled(), "receive-payment", json!(receive("bewoners", "1.00", "NL-9")))
                .on("2023-01-31")
                .says(
                    "date.before-settlement: 2023-01-31 is before 2023-02-01, when the covenant \
                     was settled by what stood in the books",
                    "a day from 2023-02-01",
                )
                .on("2023-02-01")
                .accepted(),
            Ladder::from_below(
                settled(),
                "transfer-remainder",
                json!({ "bank_reference": "NL-1" }),
            )
            .leader_within("2020-01-15", None)
            .on("2023-01-31")
            .refuses_until("bank.entry-known", "/bank_reference", "NL-9")
            .refuses("settlement.nothing-to-transfer")
            .on("2023-02-01")
            .accepted(),
            Ladder::new(
                settled().told(
                    "2023-02-02",
                    "transfer-remainder",
                    json!({ "bank_reference": "NL-9" }),
                ),
                "transfer-remainder",
                json!({ "bank_reference": "NL-10" }),
            )
            .on("2023-02-11")
            .says(
                "settlement.nothing-to-transfer: nothing is to be transferred",
                "a settlement that transfers what is left",
            )
            .nothing_to_do("everything was transferred"),
        ])
    }
}
