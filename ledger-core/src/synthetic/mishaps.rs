//! The mishaps of the made-up covenant, and its yearly events beside contributions: credit notes, reminders,
//! stornos, corrections, a subsidy, a commitment; and finally the winding up.

use super::money::MoneyStep;
use super::purchases::PurchaseStep;
use super::{
    Generator, Given, drafts, governance::GovernanceStep, governance::Topic, project_leader,
};
use crate::accounts::Account;
use crate::acts::arrangement::{ArrangePayment, EndArrangement, Term};
use crate::acts::bank_account::{ChangeBankAccount, CloseBankAccount, MAIN, RegisterBankAccount};
use crate::acts::commitment::{ChangeCommitment, EnterCommitment, ReleaseCommitment};
use crate::acts::correction::CorrectAct;
use crate::acts::credit::CreditInvoice;
use crate::acts::difference::WriteOffDifference;
use crate::acts::dispute::{DisputeInvoice, Ruling, SettleDispute};
use crate::acts::forecast::{ExplainDifference, StateForecast};
use crate::acts::income::RecordOtherIncome;
use crate::acts::payment::{Allocate, AllocateTo, Payment};
use crate::acts::reminder::SendReminders;
use crate::acts::settlement::TransferRemainder;
use crate::acts::storno::{ReallocatePayment, RefundOverpayment, ReversePayment};
use crate::acts::subsidy::{GrantSubsidy, ReceiveSubsidy, RepaySubsidy, SettleSubsidy};
use crate::acts::suspense::{ReceiveUnknown, ResolveReceipt};
use crate::acts::transfer::TransferMoney;
use crate::calendar::{Date, FiscalYear};
use crate::claims::Claim;
use crate::ids::{CommitmentId, ExpenseId, PartnerId, PaymentId, SubsidyId};
use crate::invoice::{InvoiceNumber, Series};
use crate::ledger::Ledger;
use crate::money::Money;

/// How often to check that everything is brought to zero before the covenant is settled.
const WIND_UPS: u8 = 6;

/// A mishap, or an event of every year.
#[derive(Clone, Copy, Debug)]
pub(super) enum MishapStep {
    /// An invoice of the year is credited in full; the partner is invoiced again.
    Credit(FiscalYear),
    /// A late invoice is disputed, and the dispute is rejected.
    Dispute,
    SettleDispute(InvoiceNumber),
    /// A late invoice is to be paid in terms, which is ended before it is.
    Arrange,
    EndArrangement(InvoiceNumber),
    Remind,
    /// The open claims of an earlier year are proposed to be written off.
    WriteOff(FiscalYear),
    /// The bank takes the last payment back; it is paid again.
    Storno,
    /// The last payment was recorded wrongly; it is recorded again.
    CorrectPayment,
    /// The last payment is taken from its invoice, and put there again.
    Reallocate,
    /// Money comes in of which it is found out later what it is.
    ReceiveUnknown,
    ResolveReceipt,
    PayAgain {
        partner: PartnerId,
        amount: Money,
    },
    /// A recent overpayment is paid back.
    RefundLast,
    Refund(PaymentId),
    /// The bank takes back a payment of which a part was refunded.
    StornoRefunded,
    /// The last claim that was written off is paid after all.
    Recover,
    /// A little less is paid than is open of an invoice; the difference is written off.
    PayLess,
    WriteOffDifference(InvoiceNumber),
    /// A savings account of the year, on which some money is for a while.
    OpenSavings(FiscalYear),
    NameSavings(FiscalYear),
    Save(FiscalYear),
    ReceiveInterest(FiscalYear),
    SaveNoLonger(FiscalYear),
    CloseSavings(FiscalYear),
    /// The last expense of the year that is not paid was recorded wrongly; it is recorded again.
    CorrectExpense(FiscalYear),
    Grant(FiscalYear),
    ReceiveSubsidy {
        subsidy: SubsidyId,
        share_percent: i64,
    },
    SpendSubsidy(SubsidyId),
    SettleSubsidy(SubsidyId),
    RepaySubsidy(SubsidyId),
    Commit,
    ChangeCommitment(CommitmentId),
    DrawCommitment(CommitmentId),
    ReleaseCommitment(CommitmentId),
    Forecast(FiscalYear),
    Explain(FiscalYear),
    /// After the term: balances are brought to zero, at most this many more times.
    WindUp(u8),
    /// The covenant was settled: the divided remainder is paid.
    PayRemainder,
}

impl Generator {
    /// Plans the yearly events of a year that has money from a day on.
    pub(super) fn plan_mishaps(&mut self, year: FiscalYear, from: Date) {
        let last = self.last_day(year).plus_days(-10);
        let steps = [
            (8, MishapStep::Credit(year)),
            (12, MishapStep::Grant(year)),
            (15, MishapStep::Commit),
            (42, MishapStep::Dispute),
            (45, MishapStep::Arrange),
            (50, MishapStep::Remind),
            (55, MishapStep::OpenSavings(year)),
            (56, MishapStep::Save(year)),
            (57, MishapStep::NameSavings(year)),
            (62, MishapStep::ReceiveInterest(year)),
            (70, MishapStep::SaveNoLonger(year)),
            (71, MishapStep::CloseSavings(year)),
            (72, MishapStep::PayLess),
            (75, MishapStep::Remind),
            (85, MishapStep::Storno),
            (90, MishapStep::ReceiveUnknown),
            (105, MishapStep::CorrectPayment),
            (115, MishapStep::Reallocate),
            (130, MishapStep::WriteOff(year)),
            (150, MishapStep::Forecast(year)),
            (160, MishapStep::CorrectExpense(year)),
            (170, MishapStep::RefundLast),
            (174, MishapStep::StornoRefunded),
            (178, MishapStep::Recover),
            (190, MishapStep::Explain(year)),
        ];
        for (days, step) in steps {
            self.plan(from.plus_days(days).min(last), step);
        }
        self.plan(from.plus_days(100).min(last), GovernanceStep::Propose(Topic::FundRelease));
        self.plan_purchases(year, from);
    }

    /// Plans the end of the covenant, after its last year was closed on a day.
    pub(super) fn plan_winding_up(&mut self, closed: Date) {
        self.plan(closed.plus_days(90), MishapStep::WindUp(WIND_UPS));
    }

    pub(super) fn stumble(&mut self, step: MishapStep, ledger: &Ledger) -> Option<Given> {
        match step {
            MishapStep::Credit(year) => {
                let mut claims = ledger.claims.all().iter();
                let claim = claims.find(|claim| {
                    claim.year == year
                        && claim.invoice.series == Series::Contribution
                        && claim.partner.0 != 1
                        && claim.open() == claim.amount
                })?;
                let partner = claim.partner.0;
                self.plan_in(3, MoneyStep::InvoiceAcceded { partner, year });
                let reason = "Fictief: de factuur was onjuist.".to_owned();
                project_leader(CreditInvoice { invoice: claim.invoice, amount: None, reason })
            }
            MishapStep::Dispute => {
                let invoice = self.late_invoice(ledger)?;
                self.plan_in(12, MishapStep::SettleDispute(invoice));
                let reason = "Fictief: niet akkoord.".to_owned();
                project_leader(DisputeInvoice { invoice, reason })
            }
            MishapStep::SettleDispute(invoice) => {
                let outcome = "Fictief: het bedrag klopt.".to_owned();
                project_leader(SettleDispute { invoice, ruling: Ruling::Rejected, outcome })
            }
            MishapStep::Arrange => {
                let invoice = self.late_invoice(ledger)?;
                self.plan_in(20, MishapStep::EndArrangement(invoice));
                let amount = ledger.claims.get(invoice)?.open();
                let terms = vec![Term { due: self.today.plus_days(30), amount }];
                let agreed_with = "Fictieve penningmeester".to_owned();
                project_leader(ArrangePayment { invoices: vec![invoice], terms, agreed_with })
            }
            MishapStep::EndArrangement(invoice) => {
                let reason = "Fictief: er wordt in één keer betaald.".to_owned();
                project_leader(EndArrangement { invoice, reason })
            }
            MishapStep::Remind => {
                let claims = ledger.claims.all().iter().filter(|claim| self.is_late(claim, ledger));
                let invoices: Vec<_> = claims.take(5).map(|claim| claim.invoice).collect();
                if invoices.is_empty() {
                    return None;
                }
                project_leader(SendReminders { invoices: Some(invoices) })
            }
            MishapStep::WriteOff(year) => {
                let mut claims = ledger.claims.all().iter();
                let claim = claims.find(|claim| claim.year < year && !claim.open().is_zero())?;
                self.plan_in(1, GovernanceStep::Propose(Topic::WriteOff(claim.invoice)));
                None
            }
            MishapStep::Storno => {
                let (payment, received) = self.last_payment(ledger)?;
                let (partner, amount) = (received.partner, received.amount);
                self.plan_in(10, MishapStep::PayAgain { partner, amount });
                let reason = "Fictieve storno.".to_owned();
                let bank_reference = self.bank_reference();
                project_leader(ReversePayment {
                    payment,
                    reason,
                    bank_reference,
                    bank_account: None,
                })
            }
            MishapStep::CorrectPayment => {
                let (_, received) = self.last_payment(ledger)?;
                let (partner, amount) = (received.partner, received.amount);
                self.plan_in(1, MishapStep::PayAgain { partner, amount });
                let reason = "Fictief: de betaling was onjuist geboekt.".to_owned();
                project_leader(CorrectAct { position: received.position.into(), reason })
            }
            MishapStep::Reallocate => {
                let (payment, _) = self.last_payment(ledger)?;
                let parts = ledger.claims.paid_by(payment);
                let (claim, _) = parts.first()?;
                let (partner, year, from) = (claim.partner, claim.year, claim.invoice);
                self.plan_in(2, MoneyStep::Allocate { payment, partner, year });
                project_leader(ReallocatePayment { payment, from, to: None, amount: None })
            }
            MishapStep::ReceiveUnknown => {
                self.plan_in(9, MishapStep::ResolveReceipt);
                project_leader(ReceiveUnknown {
                    amount: Money::from_cents(self.random.between(1_000, 30_000).into()),
                    bank_reference: self.bank_reference(),
                    payer: Some("Fictieve organisatie".to_owned()),
                    description: "Fictief: zonder omschrijving.".to_owned(),
                    bank_account: None,
                })
            }
            MishapStep::ResolveReceipt => {
                let (receipt, _) = ledger.suspense.all().last()?;
                let line = Some(drafts::OTHER_INCOME_LINE.to_owned());
                project_leader(ResolveReceipt {
                    receipt,
                    partner: None,
                    allocate: Allocate::Oldest,
                    line,
                    subsidy: None,
                    paid_back: None,
                    bank_account: None,
                })
            }
            MishapStep::PayAgain { partner, amount } => {
                self.receive(partner, amount, Allocate::Oldest)
            }
            MishapStep::RefundLast => {
                let recent = (1..=self.payments).rev().take(200).map(PaymentId);
                let payment = recent.into_iter().find(|id| has_left(ledger, *id))?;
                self.refund(payment)
            }
            MishapStep::Refund(payment) => {
                if has_left(ledger, payment) {
                    self.refund(payment)
                } else {
                    None
                }
            }
            MishapStep::StornoRefunded => {
                let payments = &ledger.payments;
                let stands = |id| payments.get(id).is_some_and(|of| of.reversed.is_none());
                let refunds = payments.paid_back().iter().filter(|back| back.amount > Money::ZERO);
                let payment = refunds.map(|back| back.payment).rfind(|id| stands(*id))?;
                let reason = "Fictieve storno na terugbetaling.".to_owned();
                let bank_reference = self.bank_reference();
                project_leader(ReversePayment {
                    payment,
                    reason,
                    bank_reference,
                    bank_account: None,
                })
            }
            MishapStep::Recover => {
                let claims = &ledger.claims;
                let mut gone = claims.all().iter().filter(|claim| !claim.written_off.is_zero());
                let claim = gone.next_back()?;
                let back = claims.written_off_from(claim, self.today);
                let amount = back.map(|(_, amount)| amount).sum();
                let parts = vec![AllocateTo { invoice: claim.invoice, amount }];
                self.receive(claim.partner, amount, Allocate::These(parts))
            }
            MishapStep::PayLess => {
                let limit = ledger.covenant_on(self.today)?.rules.small_difference;
                let mut open = ledger.claims.open();
                let claim = open.find(|claim| {
                    claim.invoice.series == Series::Contribution && claim.open() > limit
                })?;
                if limit.is_zero() {
                    return None;
                }
                let (invoice, amount) = (claim.invoice, claim.open() - limit);
                self.plan_in(2, MishapStep::WriteOffDifference(invoice));
                let parts = vec![AllocateTo { invoice, amount }];
                self.receive(claim.partner, amount, Allocate::These(parts))
            }
            MishapStep::WriteOffDifference(invoice) => {
                let limit = ledger.covenant_on(self.today)?.rules.small_difference;
                let claim = ledger.claims.get(invoice)?;
                let before = ledger.claims.differences(claim).total();
                let small = !claim.open().is_zero() && before + claim.open() <= limit;
                let stands = small && ledger.disputes.on(invoice, self.today).is_none();
                let reason = Some("Fictief: bankkosten ingehouden.".to_owned());
                let write_off = WriteOffDifference { invoice, reason };
                if stands { project_leader(write_off) } else { None }
            }
            MishapStep::OpenSavings(year) => project_leader(RegisterBankAccount {
                code: savings(year),
                name: "Fictieve spaarrekening".to_owned(),
                iban: None,
            }),
            MishapStep::NameSavings(year) => project_leader(ChangeBankAccount {
                account: savings(year),
                name: Some(format!("Fictieve spaarrekening {year}")),
                iban: None,
            }),
            MishapStep::Save(year) => {
                let amount = Money::from_euros(100);
                self.transfer(MAIN.to_owned(), savings(year), amount)
            }
            MishapStep::ReceiveInterest(year) => project_leader(RecordOtherIncome {
                line: None,
                amount: Money::from_cents(250),
                description: "Fictieve rente".to_owned(),
                bank_reference: self.bank_reference(),
                bank_account: Some(savings(year)),
            }),
            MishapStep::SaveNoLonger(year) => {
                let saved = ledger.journal.bank(ledger.bank_accounts.find(&savings(year))?);
                self.transfer(savings(year), MAIN.to_owned(), saved.total())
            }
            MishapStep::CloseSavings(year) => {
                project_leader(CloseBankAccount { account: savings(year) })
            }
            MishapStep::CorrectExpense(year) => {
                let mut recent = (1..=self.expenses).rev().take(50).map(ExpenseId);
                let wrong = recent.find_map(|id| {
                    let expense = ledger.expenses.get(id)?;
                    let unpaid = expense.open.total() == expense.amount;
                    (unpaid && expense.year == year).then_some(expense)
                })?;
                let line = drafts::EXPENSE_LINES[0];
                self.plan_in(1, MoneyStep::RecordExpense { line, mean: wrong.amount });
                let reason = "Fictief: de kosten waren onjuist geboekt.".to_owned();
                project_leader(CorrectAct { position: wrong.position.into(), reason })
            }
            MishapStep::Grant(year) => self.grant(year, ledger),
            MishapStep::ReceiveSubsidy { subsidy, share_percent } => {
                let to_come = ledger.subsidies.get(subsidy)?.to_come().total();
                let amount = Money::from_cents(to_come.cents() * share_percent / 100);
                let bank_reference = self.bank_reference();
                let receive = ReceiveSubsidy {
                    subsidy,
                    amount: Some(amount),
                    bank_reference,
                    bank_account: None,
                };
                if amount.is_zero() { None } else { project_leader(receive) }
            }
            MishapStep::SpendSubsidy(subsidy) => {
                let granted = ledger.subsidies.get(subsidy)?.amount;
                let percent = i64::from(self.random.between(30, 130));
                let amount = Money::from_cents(granted.cents() * percent / 100);
                self.spend(drafts::EXPENSE_LINES[0], amount, None, Some(subsidy))
            }
            MishapStep::SettleSubsidy(subsidy) => {
                let granted = ledger.subsidies.get(subsidy)?;
                if granted.settled.is_some() {
                    return None;
                }
                let awarded = self.random.happens(20).then_some(granted.amount);
                let rest = MishapStep::ReceiveSubsidy { subsidy, share_percent: 100 };
                self.plan_in(5, rest);
                self.plan_in(10, MishapStep::RepaySubsidy(subsidy));
                project_leader(SettleSubsidy { subsidy, awarded })
            }
            MishapStep::RepaySubsidy(subsidy) => {
                let repayable = ledger.subsidies.get(subsidy)?.repayable().total();
                let bank_reference = self.bank_reference();
                let repay =
                    RepaySubsidy { subsidy, amount: None, bank_reference, bank_account: None };
                if repayable.is_zero() { None } else { project_leader(repay) }
            }
            MishapStep::Commit => {
                let entered = ledger.commitments.all().count() as u32;
                let commitment = CommitmentId(entered + 1);
                self.plan_in(3, MishapStep::ChangeCommitment(commitment));
                self.plan_in(6, MishapStep::DrawCommitment(commitment));
                self.plan_in(60, MishapStep::ReleaseCommitment(commitment));
                project_leader(EnterCommitment {
                    line: drafts::EXPENSE_LINES[1].to_owned(),
                    amount: Money::from_cents(self.random.between(20_000, 60_000).into()),
                    supplier: "Fictieve leverancier 1".to_owned(),
                    description: "Fictieve opdracht".to_owned(),
                })
            }
            MishapStep::ChangeCommitment(commitment) => {
                let before = ledger.commitments.get(commitment)?.amount();
                let amount = before + Money::from_cents(self.random.between(1, 9_000).into());
                let reason = "Fictief meerwerk.".to_owned();
                project_leader(ChangeCommitment { commitment, amount, reason })
            }
            MishapStep::DrawCommitment(commitment) => {
                let left = ledger.commitments.get(commitment)?.left();
                let percent = i64::from(self.random.between(30, 90));
                let amount = Money::from_cents(left.cents() * percent / 100);
                if amount.is_zero() {
                    return None;
                }
                self.spend(drafts::EXPENSE_LINES[1], amount, Some(commitment), None)
            }
            MishapStep::ReleaseCommitment(commitment) => {
                let left = ledger.commitments.get(commitment)?.left();
                let reason = "Fictief: de opdracht is klaar.".to_owned();
                let release = ReleaseCommitment { commitment, reason };
                if left.is_zero() { None } else { project_leader(release) }
            }
            MishapStep::Forecast(year) => project_leader(StateForecast {
                year,
                line: drafts::EXPENSE_LINES[0].to_owned(),
                amount: Money::from_cents(self.random.between(100_000, 900_000).into()),
                reason: "Fictieve verwachting.".to_owned(),
            }),
            MishapStep::Explain(year) => project_leader(ExplainDifference {
                year,
                line: drafts::EXPENSE_LINES[0].to_owned(),
                text: "Fictieve toelichting.".to_owned(),
            }),
            MishapStep::WindUp(more) => {
                let (settle, again) = (Topic::Settlement, MishapStep::WindUp(more - 1));
                match self.plan_to_nil(ledger) {
                    false => self.plan_in(1, GovernanceStep::Propose(settle)),
                    true if more > 1 => self.plan_in(30, again),
                    true => {}
                }
                None
            }
            MishapStep::PayRemainder => {
                ledger.settlement.as_ref()?;
                self.plan_to_nil(ledger);
                if ledger.journal.balance(Account::RemainderPayable).is_zero() {
                    return None;
                }
                project_leader(TransferRemainder {
                    bank_reference: self.bank_reference(),
                    bank_account: None,
                })
            }
        }
    }

    /// Whether the next reminder of a claim can be sent today.
    fn is_late(&self, claim: &Claim, ledger: &Ledger) -> bool {
        let sent = ledger.reminders.of(claim.invoice);
        let pay_by = sent.last().map_or(claim.due, |last| last.pay_by);
        let level = self.definition.rules.reminders.get(sent.len());
        let late = level.is_some_and(|level| {
            self.today >= pay_by.plus_days(level.after_days.into()) && self.today > claim.due
        });
        let stands = ledger.disputes.on(claim.invoice, self.today).is_none()
            && ledger.arrangement_on(claim.invoice, self.today).is_none();
        late && stands && !claim.open().is_zero()
    }

    /// The first open invoice past due that is neither disputed nor to be paid in terms.
    fn late_invoice(&self, ledger: &Ledger) -> Option<InvoiceNumber> {
        let free = |invoice| {
            ledger.disputes.on(invoice, self.today).is_none()
                && ledger.arrangement_on(invoice, self.today).is_none()
        };
        let mut late = ledger.claims.open().filter(|claim| claim.due < self.today);
        late.find(|claim| free(claim.invoice)).map(|claim| claim.invoice)
    }

    /// The last payment that is fully allocated to invoices. Payments of the first partner are left out,
    /// because it always pays in time.
    fn last_payment<'a>(&self, ledger: &'a Ledger) -> Option<(PaymentId, &'a Payment)> {
        (1..=self.payments).rev().take(50).map(PaymentId).find_map(|id| {
            let payment = ledger.payments.get(id)?;
            let stands = || ledger.claims.paid_by(id).iter().map(|(_, part)| *part).sum::<Money>();
            let whole = payment.partner.0 != 1
                && payment.unallocated.total().is_zero()
                && payment.reversed.is_none()
                && stands() == payment.amount;
            whole.then_some((id, payment))
        })
    }

    fn transfer(&mut self, from: String, to: String, amount: Money) -> Option<Given> {
        let (reference_out, reference_in) = (self.bank_reference(), self.bank_reference());
        project_leader(TransferMoney { from, to, amount, reference_out, reference_in })
    }

    fn refund(&mut self, payment: PaymentId) -> Option<Given> {
        let bank_reference = self.bank_reference();
        project_leader(RefundOverpayment {
            payment,
            amount: None,
            bank_reference,
            bank_account: None,
        })
    }

    fn grant(&mut self, year: FiscalYear, ledger: &Ledger) -> Option<Given> {
        let granted = ledger.subsidies.all().count() as u32;
        let subsidy = SubsidyId(granted + 1);
        let until = self.last_day(year);
        let instalment = MishapStep::ReceiveSubsidy { subsidy, share_percent: 80 };
        self.plan_in(4, instalment);
        self.plan_in(8, MishapStep::SpendSubsidy(subsidy));
        self.plan(until.plus_days(20), MishapStep::SettleSubsidy(subsidy));
        project_leader(GrantSubsidy {
            grantor: "Fictieve subsidiegever".to_owned(),
            reference: format!("FICTIEF-{year}"),
            project: "Fictief project".to_owned(),
            amount: Money::from_cents(self.random.between(50_000, 250_000).into()),
            from: self.today,
            until,
            account_by: until.plus_days(60),
            conditions: None,
        })
    }

    /// Plans steps that bring a balance to zero. Returns whether there are any.
    fn plan_to_nil(&mut self, ledger: &Ledger) -> bool {
        let mut steps: Vec<super::Step> = Vec::new();
        for (id, commitment) in ledger.commitments.all() {
            if !commitment.left().is_zero() {
                steps.push(MishapStep::ReleaseCommitment(id).into());
            }
        }
        for (id, subsidy) in ledger.subsidies.all() {
            let stands = subsidy.withdrawn.is_none();
            if stands && subsidy.settled.is_none() {
                steps.push(MishapStep::SettleSubsidy(id).into());
            } else if stands && !subsidy.to_come().total().is_zero() {
                let rest = MishapStep::ReceiveSubsidy { subsidy: id, share_percent: 100 };
                steps.push(rest.into());
            } else if stands && !subsidy.repayable().total().is_zero() {
                steps.push(MishapStep::RepaySubsidy(id).into());
            }
        }
        for (expense, recorded) in ledger.expenses.all() {
            if !recorded.open.total().is_zero() {
                steps.push(MoneyStep::PayExpense { expense, share_percent: 100 }.into());
            }
        }
        for (credit, of) in ledger.supplier_credits.all() {
            if !of.owed.total().is_zero() {
                steps.push(PurchaseStep::ReceiveRefund(credit).into());
            }
        }
        for (id, payment) in ledger.payments.all() {
            if !payment.unallocated.total().is_zero() {
                steps.push(MishapStep::Refund(id).into());
            }
        }
        for claim in ledger.claims.all().iter() {
            if !claim.open().is_zero() {
                steps.push(MoneyStep::PayShare(claim.invoice).into());
            }
        }
        for (partner, _) in ledger.partners.all() {
            if !ledger.surpluses.payable(&[partner]).total().is_zero() {
                steps.push(MoneyStep::PayRefund(partner).into());
            }
        }
        let any = !steps.is_empty();
        for step in steps {
            let days = self.random.days(1, 20);
            self.plan_in(days, step);
        }
        any
    }
}

/// Whether a part of a payment is neither allocated nor paid back.
fn has_left(ledger: &Ledger, payment: PaymentId) -> bool {
    ledger.payments.get(payment).is_some_and(|payment| !payment.unallocated.total().is_zero())
}

/// The code of the savings account of a year.
fn savings(year: FiscalYear) -> String {
    format!("sparen-{}", year.start())
}
