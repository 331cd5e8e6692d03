//! Other income: what comes in besides contributions and subsidies, on a budget line of its own.
//!
//! Source: the covenant's article on planning and control: the budget is compared with what was
//! realised. Bank / other income.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::accounts::Account;
use crate::acting::{self, Act, Acting, Who, Window};
use crate::acts::assignment::Kind;
use crate::acts::budget::LineKind;
use crate::bank_entries::BankEntry;
use crate::calendar::FiscalYear;
use crate::event::Event;
use crate::fact::Fact;
use crate::ids::{BankAccountId, LineId};
use crate::journal::{Memo, Posting};
use crate::ledger::Ledger;
use crate::misfit::{At, Misfit};
use crate::money::Money;
use crate::refusal::{Refusal, refusals};
use crate::warning::Warning;

/// Record income received in the bank account, on a budget line.
///
/// What the bank booked outside the budget, such as interest, is recorded without a line.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RecordOtherIncome {
    /// The code of the budget line; left out for what is not budgeted.
    #[serde(default)]
    pub line: Option<String>,
    /// How much.
    pub amount: Money,
    /// What for, and from whom.
    pub description: String,
    /// The reference the bank gave the entry.
    pub bank_reference: String,
    /// The bank account of the entry, by its code; the main account if left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bank_account: Option<String>,
}

/// Other income was received.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct OtherIncomeReceived {
    /// The budget line, unless it is outside the budget.
    pub line: Option<LineId>,
    /// How much.
    pub amount: Money,
    /// What for, and from whom.
    pub description: String,
    /// The bank's reference.
    pub bank_reference: String,
    /// The bank account of the entry; the main account if there is none.
    pub bank_account: Option<BankAccountId>,
}

refusals! {
    /// Refusals about other income.
    IncomeRefusal {
        NoLine { line: String, year: FiscalYear, lines: String } = "income.no-line" PlanningAndControl:
            "`{line}` is no line for other income in the budget of {year}",
            "one of: {lines}";
    }
}

impl Act for RecordOtherIncome {
    fn decide(&self, by: &Acting<'_>) -> Result<Vec<Event>, Refusal> {
        by.allow(&[Who::ProjectLeader])?;
        by.dated(Window::Finance)?;
        by.posting()?;
        let year = by.covenant.year_of(by.on);
        let line = self.line.as_ref().map(|code| income_line(by, year, code)).transpose()?;
        acting::amount("amount", self.amount)?;
        acting::line("description", &self.description, 200)?;
        let BankEntry { bank_reference, bank_account } =
            by.bank_entry(&self.bank_reference, self.bank_account.as_deref())?;
        let RecordOtherIncome { amount, description, .. } = self.clone();
        Ok(vec![
            OtherIncomeReceived { line, amount, description, bank_reference, bank_account }.into(),
        ])
    }

    fn warnings(&self, _by: &Acting<'_>) -> Vec<Warning> {
        let amount = self.amount;
        self.line.is_none().then_some(Warning::Unbudgeted { amount }).into_iter().collect()
    }
}

/// The line for other income with a code in the budget of a year.
pub(super) fn income_line(
    by: &Acting<'_>,
    year: FiscalYear,
    code: &str,
) -> Result<LineId, Refusal> {
    match by.ledger.budgets.find_in(year, by.on, code) {
        Some((line, LineKind::OtherIncome)) => Ok(line),
        Some((_, LineKind::Contributions | LineKind::Expense | LineKind::Subsidies)) | None => {
            let lines = by.ledger.budgets.codes(year, by.on, LineKind::OtherIncome);
            Err(IncomeRefusal::NoLine { line: acting::shown(code), year, lines }.into())
        }
    }
}

impl Fact for OtherIncomeReceived {
    fn evolve(self, at: At, ledger: &mut Ledger) -> Result<(), Misfit> {
        let OtherIncomeReceived { line, amount, description: _, bank_reference, bank_account } =
            self;
        if line.is_some_and(|line| ledger.budgets.line(line).is_none()) {
            return Err(Misfit("there is no such budget line"));
        }
        let bank = ledger.enter_bank(bank_reference, bank_account, at)?;
        let year = ledger.year_of(at.on)?;
        if let Some(line) = line {
            ledger.budgets.note_use(year, line, at.position);
        }
        ledger.on_lines.enter((at.position, at.on), (year, Kind::Income), line, amount);
        let postings =
            [bank.debit(amount), Posting { line, ..Posting::credit(Account::OtherIncome, amount) }];
        ledger.journal.post(at.position, at.on, year, Memo::OtherIncome(line), &postings)
    }

    fn amounts(&self) -> Vec<Money> {
        vec![self.amount]
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use serde_json::json;

    use super::*;
    use crate::testing::{LEADER, Ladder, Ladders, euros, financed, ladders, second_year};

    fn rent(line: &str) -> RecordOtherIncome {
        RecordOtherIncome {
            line: Some(line.to_owned()),
            amount: euros("40.00"),
            description: "Huur van de vergaderzaal".to_owned(),
            bank_reference: "NL-1".to_owned(),
            bank_account: None,
        }
    }

    #[test]
    fn other_income_is_received_in_the_bank_account_on_its_line() {
        let RecordOtherIncome { amount, description, bank_reference, .. } = rent("overig");
        let line = Some(LineId(2));
        financed()
            .when(LEADER, "2020-05-03", rent("overig"))
            .then([OtherIncomeReceived {
                line,
                amount,
                description,
                bank_reference,
                bank_account: None,
            }])
            .booked(["2020-05-03 1000 40.00 8900:overig -40.00"]);
    }

    #[test]
    fn interest_that_the_bank_booked_needs_no_line() {
        let RecordOtherIncome { amount, description, bank_reference, .. } = rent("");
        let interest = RecordOtherIncome { line: None, ..rent("") };
        let received = OtherIncomeReceived {
            line: None,
            amount,
            description,
            bank_reference,
            bank_account: None,
        };
        let answer = financed().when(LEADER, "2020-05-03", interest.clone()).then([received]);
        assert_eq!(answer.warnings(), [Warning::Unbudgeted { amount }]);
        financed()
            .when(LEADER, "2020-05-03", interest)
            .booked(["2020-05-03 1000 40.00 8900 -40.00"]);
    }

    #[test]
    pub(crate) fn each_rule_says_no_in_its_turn() -> Ladders {
        let gift = json!({
            "line": "onbekend", "amount": "0", "description": "", "bank_reference": "NL-1",
        });
        ladders([Ladder::from_below(second_year(), "record-other-income", gift)
            .leader_within("2020-02-01", Some("2023-01-01"))
            .refuses("date.year-closed")
            .on("2022-06-01")
            .says(
                "income.no-line: `onbekend` is no line for other income in the budget of 2022",
                "one of: none yet: adopt a budget first",
            )
            .on("2021-06-01")
            .refuses_until("income.no-line", "/line", "bijdragen")
            .refuses_until("income.no-line", "/line", "dijken")
            .says(
                "income.no-line: `dijken` is no line for other income in the budget of 2021",
                "one of: overig",
            )
            .with("/line", "overig")
            .refuses_until("amount.not-positive", "/amount", "1.00")
            .refuses_until("text.empty", "/description", "Huur")
            .refuses_until("bank.entry-known", "/bank_reference", "NL-9")
            .accepted()])
    }
}
