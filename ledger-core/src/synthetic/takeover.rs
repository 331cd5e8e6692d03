//! What the made-up covenant takes over: a decision of before the ledger, and the books as another
//! administration leaves them.

use super::mishaps::MishapStep;
use super::money::MoneyStep;
use super::{Generator, Given, drafts, project_leader};
use crate::acts::decision::Manner;
use crate::acts::opening::{
    EarlierBill, EarlierInvoice, EarlierLine, EarlierReceipt, EarlierSubsidy, OpenBooks, OwedFor,
};
use crate::acts::subject::SubjectDraft;
use crate::acts::takeover::TakeOverDecision;
use crate::calendar::FiscalYear;
use crate::ids::{ExpenseId, PartnerId, PaymentId, SubsidyId};
use crate::money::Money;

impl Generator {
    pub(super) fn take_over_decision(&self) -> Option<Given> {
        project_leader(TakeOverDecision {
            title: "Fictief besluit van vroeger".to_owned(),
            source: "Fictieve notulen, punt 1".to_owned(),
            manner: Manner::InWriting,
            subject: SubjectDraft::Other,
            conditions: None,
            effective_from: None,
            review_on: None,
        })
    }

    /// Opens the books with a small position, and plans what becomes of it. The second partner was invoiced for
    /// the year, and the third paid before its invoice.
    pub(super) fn open_books(&mut self, year: FiscalYear) -> Option<Given> {
        let [second, third] = [PartnerId(2), PartnerId(3)];
        let (payment, subsidy) = (PaymentId(2), SubsidyId(1));
        self.plan_in(5, MoneyStep::Allocate { payment, partner: third, year });
        self.plan_in(9, MoneyStep::PayExpense { expense: ExpenseId(1), share_percent: 100 });
        self.plan_in(30, MishapStep::SettleSubsidy(subsidy));
        let partner = |of: PartnerId| drafts::partner_code(&self.definition, of.0);
        let (before, euros) = (self.today.plus_days(-5), Money::from_euros);
        let spent = drafts::EXPENSE_LINES[0].to_owned();
        let subsidy = EarlierSubsidy {
            grantor: "Fictieve verlener".to_owned(),
            reference: "FICTIEF-VROEGER".to_owned(),
            project: "Fictief project".to_owned(),
            amount: euros(300),
            on: before,
            from: before,
            until: self.today.plus_days(20),
            account_by: self.today.plus_days(60),
            conditions: None,
            received: Some(euros(200)),
            spent: Some(euros(300)),
        };
        let opening = OpenBooks {
            source: "Fictieve saldibalans".to_owned(),
            bank: euros(825),
            reserve: Some(euros(500)),
            funds: Vec::new(),
            results: Vec::new(),
            lines: vec![
                EarlierLine { line: drafts::CONTRIBUTIONS_LINE.to_owned(), amount: euros(1_000) },
                EarlierLine { line: spent.clone(), amount: euros(80) },
            ],
            invoices: vec![EarlierInvoice {
                number: "Fictief 1".to_owned(),
                partner: partner(second),
                of: OwedFor::Contribution,
                year,
                on: before,
                due: self.today.plus_days(25),
                amount: euros(1_000),
                paid: Some(euros(400)),
            }],
            receipts: vec![EarlierReceipt {
                partner: partner(third),
                on: before,
                amount: euros(25),
                bank_reference: self.bank_reference(),
                bank_account: None,
            }],
            bills: vec![EarlierBill {
                line: spent,
                supplier: "Fictieve leverancier 0".to_owned(),
                description: "Fictieve rekening van vroeger".to_owned(),
                on: before,
                amount: euros(80),
            }],
            subsidies: vec![subsidy],
            refunds: Vec::new(),
            bank_accounts: Vec::new(),
        };
        project_leader(opening)
    }
}
