//! Other income: what comes in besides contributions and subsidies, on a budget line of its own.
//!
//! Source: the covenant's article on planning and control: the budget is compared with what was
//! realised. Bank / other income.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::accounts::Account;
use crate::acting::{self, Act, Acting, Who, Window};
use crate::acts::other_invoice::income_line;
use crate::calendar::FiscalYear;
use crate::event::Event;
use crate::fact::Fact;
use crate::ids::LineId;
use crate::journal::{Memo, Posting};
use crate::ledger::Ledger;
use crate::misfit::{At, Misfit};
use crate::money::Money;
use crate::refusal::{Refusal, refusals};

/// Record income received in the bank account, on a budget line.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RecordOtherIncome {
    /// The code of the budget line.
    pub line: String,
    /// How much.
    pub amount: Money,
    /// What for, and from whom.
    pub description: String,
    /// The reference the bank gave the entry.
    pub bank_reference: String,
}

/// Other income was received.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct OtherIncomeReceived {
    /// The budget line.
    pub line: LineId,
    /// How much.
    pub amount: Money,
    /// What for, and from whom.
    pub description: String,
    /// The bank's reference.
    pub bank_reference: String,
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
        let line = income_line(by, year, &self.line)?;
        acting::amount("amount", self.amount)?;
        acting::line("description", &self.description, 200)?;
        by.bank_entry(&self.bank_reference)?;
        let RecordOtherIncome { amount, description, bank_reference, .. } = self.clone();
        Ok(vec![OtherIncomeReceived { line, amount, description, bank_reference }.into()])
    }
}

impl Fact for OtherIncomeReceived {
    fn evolve(self, at: At, ledger: &mut Ledger) -> Result<(), Misfit> {
        let OtherIncomeReceived { line, amount, description: _, bank_reference } = self;
        if ledger.budgets.line(line).is_none() {
            return Err(Misfit("there is no such budget line"));
        }
        ledger.enter_bank(bank_reference, at)?;
        let year = ledger.year_of(at.on)?;
        ledger.budgets.note_use(year, line, at.position);
        let postings = [
            Posting::debit(Account::Bank, amount),
            Posting::credit(Account::OtherIncome, amount).on_line(line),
        ];
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
            line: line.to_owned(),
            amount: euros("40.00"),
            description: "Huur van de vergaderzaal".to_owned(),
            bank_reference: "NL-1".to_owned(),
        }
    }

    #[test]
    fn other_income_is_received_in_the_bank_account_on_its_line() {
        let RecordOtherIncome { amount, description, bank_reference, .. } = rent("overig");
        let line = LineId(2);
        financed()
            .when(LEADER, "2020-05-03", rent("overig"))
            .then([OtherIncomeReceived { line, amount, description, bank_reference }])
            .booked(["2020-05-03 1000 40.00 8900:overig -40.00"]);
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
