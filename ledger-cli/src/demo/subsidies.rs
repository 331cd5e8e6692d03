//! How subsidies are told: one for the project leadership of each year, which its first months spend, and
//! one for a project that comes out cheaper, with a commitment. Fictional, all of them.

use ledger_core::acts::commitment::{ChangeCommitment, EnterCommitment, ReleaseCommitment};
use ledger_core::acts::expense::RecordExpense;
use ledger_core::acts::subsidy::{GrantSubsidy, ReceiveSubsidy, RepaySubsidy, SettleSubsidy};
use ledger_core::{CommitmentId, Date, ExpenseId, Money, SubsidyId};

use super::expenses::LAB;
use super::school_year::{SchoolYear, workday};
use super::telling::{LEADER, Telling};

const GRANTOR: &str = "Fictieve Subsidieregeling Talent";
const FOUNDATION: &str = "Fictieve Stichting Natuurlab";

impl Telling<'_> {
    /// A subsidy for the work of the project leader in a year, in instalments; spent, and settled in the
    /// autumn after it.
    pub(super) fn subsidy_of_year(
        &mut self,
        year: SchoolYear<'_>,
        granted: Date,
        instalments: &[(u32, i32, i64)],
    ) -> SubsidyId {
        let amount = Money::from_cents(instalments.iter().map(|(_, _, cents)| cents).sum());
        let grant = GrantSubsidy {
            grantor: GRANTOR.to_owned(),
            reference: format!("fictief {}", year.year),
            project: "Verbinden van talent (fictief)".to_owned(),
            amount,
            from: granted,
            until: year.on(7, 31),
            account_by: year.next().on(10, 31),
            conditions: Some("Fictief: een verslag en een verantwoording in een bladzijde.".into()),
        };
        let subsidy = SubsidyId(self.leader(granted, grant));
        for (month, day, cents) in instalments {
            let amount = Some(Money::from_cents(*cents));
            self.instalment(subsidy, year.on(*month, *day), amount);
        }
        self.leader(year.next().on(11, 24), SettleSubsidy { subsidy, awarded: None });
        subsidy
    }

    fn instalment(&mut self, subsidy: SubsidyId, on: Date, amount: Option<Money>) {
        let on = workday(on);
        let bank_reference = self.bank_reference(on);
        let receive = ReceiveSubsidy { subsidy, amount, bank_reference };
        self.record(LEADER, on, on.plus_days(1), receive);
    }

    /// A subsidy of 6,000 for lessons on the platform that cost 4,350; the rest goes back.
    pub(super) fn nature_lab(&mut self, year: SchoolYear<'_>) {
        let (granted, euros) = (year.on(1, 20), |euros| Money::from_euros(euros));
        let grant = GrantSubsidy {
            grantor: FOUNDATION.to_owned(),
            reference: "fictief NL-12".to_owned(),
            project: "Natuurlab online (fictief)".to_owned(),
            amount: euros(6_000),
            from: granted,
            until: year.next().on(12, 31),
            account_by: year.next().on(2, 26),
            conditions: None,
        };
        let subsidy = SubsidyId(self.leader(granted, grant));
        self.instalment(subsidy, year.on(2, 13), None);
        let (line, supplier) = ("platform".to_owned(), LAB.to_owned());
        let description = "Lessen Natuurlab online".to_owned();
        let enter = EnterCommitment { line, amount: euros(4_000), supplier, description };
        let EnterCommitment { line, supplier, description, .. } = enter.clone();
        let commitment = CommitmentId(self.leader(year.on(3, 23), enter));
        let reason = "Fictief: twee lessen erbij.".to_owned();
        let amount = euros(4_500);
        self.leader(year.on(4, 14), ChangeCommitment { commitment, amount, reason });
        let record = RecordExpense {
            line,
            amount: euros(4_350),
            supplier,
            description,
            commitment: Some(commitment),
            subsidy: Some(subsidy),
        };
        let delivered = year.on(6, 12);
        let expense = ExpenseId(self.record(LEADER, delivered, delivered.plus_days(4), record));
        self.pay(delivered.plus_days(20), expense, None);
        let reason = "Fictief: alles is geleverd.".to_owned();
        self.leader(year.on(6, 18), ReleaseCommitment { commitment, reason });
        self.leader(year.next().on(1, 25), SettleSubsidy { subsidy, awarded: None });
        let repaid = workday(year.next().on(2, 8));
        let bank_reference = self.bank_reference(repaid);
        let repay = RepaySubsidy { subsidy, amount: None, bank_reference };
        self.record(LEADER, repaid, repaid.plus_days(1), repay);
    }
}
