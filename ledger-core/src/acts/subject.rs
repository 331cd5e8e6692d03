//! What a proposal is about, and the events by which it takes effect once it is adopted.
//!
//! The rules of each subject stand in its own file; they are checked when it is proposed, and once more
//! against what was recorded since when it is adopted.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::acting::Acting;
use crate::acts::accession::Accession;
use crate::acts::amendment::{Amendment, AmendmentDraft};
use crate::acts::budget::{BudgetDraft, BudgetPlan};
use crate::acts::continuation::Continuation;
use crate::acts::deficit::Deficit;
use crate::acts::fund::FundRelease;
use crate::acts::merger::{Merger, MergerDraft};
use crate::acts::rename::{Rename, RenameDraft};
use crate::acts::reopening::Reopening;
use crate::acts::risk_key::{RiskKey, RiskKeyDraft};
use crate::acts::schedule::{ContributionSchedule, ScheduleDraft};
use crate::acts::settlement::Settlement;
use crate::acts::surplus::Surplus;
use crate::acts::withdrawal::{Withdrawal, WithdrawalDraft};
use crate::acts::write_off::WriteOff;
use crate::acts::year_account::YearAccount;
use crate::calendar::Date;
use crate::covenant::{Covenant, Duty};
use crate::event::Event;
use crate::fact::Concerned;
use crate::ids::DecisionId;
use crate::money::Money;
use crate::refusal::Refusal;

pub use crate::voting::SubjectKind;

/// What is proposed, as a command gives it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum SubjectDraft {
    /// A new partner accedes.
    Accession(Accession),
    /// How a deficit is divided over the risk bearers.
    RiskKey(RiskKeyDraft),
    /// The first budget of a year.
    Budget(BudgetDraft),
    /// A revision of a year's budget: every line as it is to be.
    BudgetRevision(BudgetDraft),
    /// What partners contribute in a year.
    ContributionSchedule(ScheduleDraft),
    /// What is done with the surplus of a closed year.
    Surplus(Surplus),
    /// How the deficit of a closed year is borne: by the reserve, then by the risk bearers, or otherwise.
    Deficit(Deficit),
    /// Anything else the regiegroep decides.
    Other,
    /// What a partner will not pay is given up.
    WriteOff(WriteOff),
    /// What a surplus was set apart for is released to the reserve.
    FundRelease(FundRelease),
    /// The covenant is settled after its term: where what is left goes.
    Settlement(Settlement),
    /// A partner withdraws; the day before the decision takes effect is its last.
    Withdrawal(WithdrawalDraft),
    /// A partner gets another name.
    Rename(RenameDraft),
    /// Partners merge into another partner, which owes what they owed.
    Merger(MergerDraft),
    /// Whether the covenant is continued after its term or ends with it.
    Continuation(Continuation),
    /// The covenant is amended.
    Amendment(AmendmentDraft),
    /// The books of a year that was closed too early are opened again.
    ReopenYear(Reopening),
    /// The account of a closed year is adopted.
    YearAccount(YearAccount),
}

/// What is proposed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Subject {
    /// A new partner accedes.
    Accession(Accession),
    /// How a deficit is divided.
    RiskKey(RiskKey),
    /// The first budget of a year.
    Budget(BudgetPlan),
    /// A revision of a year's budget.
    BudgetRevision(BudgetPlan),
    /// What partners contribute in a year.
    ContributionSchedule(ContributionSchedule),
    /// What is done with a surplus.
    Surplus(Surplus),
    /// How a deficit is solved.
    Deficit(Deficit),
    /// Anything else the regiegroep decides.
    Other,
    /// What a partner will not pay is given up.
    WriteOff(WriteOff),
    /// An earmarked fund is released.
    FundRelease(FundRelease),
    /// The covenant is settled after its term.
    Settlement(Settlement),
    /// A partner withdraws.
    Withdrawal(Withdrawal),
    /// A partner gets another name.
    Rename(Rename),
    /// Partners merge into another.
    Merger(Merger),
    /// Whether the covenant is continued after its term.
    Continuation(Continuation),
    /// The covenant is amended.
    Amendment(Amendment),
    /// The books of a closed year are opened again.
    ReopenYear(Reopening),
    /// The account of a closed year is adopted.
    YearAccount(YearAccount),
}

impl Subject {
    /// Names the partners that the proposal is about, or what leads to them.
    pub(crate) fn concerns(&self, name: &mut dyn FnMut(Concerned<'_>)) {
        match self {
            Subject::Accession(accession) => name(Concerned::Code(&accession.code)),
            Subject::Withdrawal(withdrawal) => name(Concerned::Partner(withdrawal.partner)),
            Subject::Rename(rename) => name(Concerned::Partner(rename.partner)),
            Subject::Merger(merger) => {
                merger
                    .from
                    .iter()
                    .chain([&merger.into])
                    .for_each(|of| name(Concerned::Partner(*of)));
            }
            Subject::Amendment(amendment) => {
                amendment.moves().for_each(|(_, partner)| name(Concerned::Partner(partner)));
            }
            Subject::WriteOff(write_off) => name(Concerned::Debtor(write_off.invoice)),
            Subject::ContributionSchedule(schedule) => schedule.fees.concerns(name),
            Subject::RiskKey(key) => {
                key.weights.iter().for_each(|weight| name(Concerned::Seat(weight.seat)));
            }
            Subject::Budget(_)
            | Subject::BudgetRevision(_)
            | Subject::Surplus(_)
            | Subject::Deficit(_)
            | Subject::Other
            | Subject::FundRelease(_)
            | Subject::Settlement(_)
            | Subject::Continuation(_)
            | Subject::ReopenYear(_)
            | Subject::YearAccount(_) => {}
        }
    }

    /// Every amount in the proposal, with its sign.
    pub(crate) fn amounts(&self) -> Vec<Money> {
        match self {
            Subject::Budget(plan) | Subject::BudgetRevision(plan) => {
                plan.lines.iter().map(|line| line.amount).collect()
            }
            Subject::ContributionSchedule(schedule) => schedule.fees.amounts(),
            Subject::Surplus(surplus) => {
                surplus.destinations.iter().map(|part| part.amount).collect()
            }
            Subject::FundRelease(release) => release.amount.into_iter().collect(),
            Subject::WriteOff(write_off) => write_off.amount.into_iter().collect(),
            Subject::Deficit(of) => of.from_reserve.into_iter().chain(of.carry_forward).collect(),
            Subject::Settlement(_)
            | Subject::Accession(_)
            | Subject::RiskKey(_)
            | Subject::Other
            | Subject::Withdrawal(_)
            | Subject::Rename(_)
            | Subject::Merger(_)
            | Subject::Continuation(_)
            | Subject::Amendment(_)
            | Subject::ReopenYear(_)
            | Subject::YearAccount(_) => Vec::new(),
        }
    }
}

impl SubjectDraft {
    /// What it is about.
    pub(crate) fn kind(&self) -> SubjectKind {
        match self {
            SubjectDraft::Accession(_) => SubjectKind::Accession,
            SubjectDraft::RiskKey(_) => SubjectKind::RiskKey,
            SubjectDraft::Budget(_) => SubjectKind::Budget,
            SubjectDraft::BudgetRevision(_) => SubjectKind::BudgetRevision,
            SubjectDraft::ContributionSchedule(_) => SubjectKind::ContributionSchedule,
            SubjectDraft::Surplus(_) => SubjectKind::Surplus,
            SubjectDraft::Deficit(_) => SubjectKind::Deficit,
            SubjectDraft::Other => SubjectKind::Other,
            SubjectDraft::WriteOff(_) => SubjectKind::WriteOff,
            SubjectDraft::FundRelease(_) => SubjectKind::FundRelease,
            SubjectDraft::Settlement(_) => SubjectKind::Settlement,
            SubjectDraft::Withdrawal(_) => SubjectKind::Withdrawal,
            SubjectDraft::Rename(_) => SubjectKind::Rename,
            SubjectDraft::Merger(_) => SubjectKind::Merger,
            SubjectDraft::Continuation(_) => SubjectKind::Continuation,
            SubjectDraft::Amendment(_) => SubjectKind::Amendment,
            SubjectDraft::ReopenYear(_) => SubjectKind::ReopenYear,
            SubjectDraft::YearAccount(_) => SubjectKind::YearAccount,
        }
    }

    /// Names things by number and checks the subject's own rules.
    pub(super) fn resolve(&self, by: &Acting<'_>) -> Result<Subject, Refusal> {
        Ok(match self {
            SubjectDraft::Accession(accession) => {
                accession.check(by, by.on)?;
                Subject::Accession(accession.clone())
            }
            SubjectDraft::RiskKey(draft) => Subject::RiskKey(draft.resolve(by)?),
            SubjectDraft::Budget(draft) => Subject::Budget(draft.resolve_first(by)?),
            SubjectDraft::BudgetRevision(draft) => {
                Subject::BudgetRevision(draft.resolve_revision(by)?)
            }
            SubjectDraft::ContributionSchedule(draft) => {
                Subject::ContributionSchedule(draft.resolve(by)?)
            }
            SubjectDraft::Surplus(surplus) => {
                surplus.check(by)?;
                Subject::Surplus(surplus.clone())
            }
            SubjectDraft::Deficit(deficit) => {
                deficit.check(by)?;
                Subject::Deficit(deficit.clone())
            }
            SubjectDraft::Other => Subject::Other,
            SubjectDraft::WriteOff(write_off) => {
                write_off.check(by)?;
                Subject::WriteOff(write_off.clone())
            }
            SubjectDraft::FundRelease(release) => {
                release.check(by)?;
                Subject::FundRelease(release.clone())
            }
            SubjectDraft::Settlement(settlement) => {
                settlement.check(by)?;
                Subject::Settlement(settlement.clone())
            }
            SubjectDraft::Withdrawal(draft) => Subject::Withdrawal(draft.resolve(by)?),
            SubjectDraft::Rename(draft) => Subject::Rename(draft.resolve(by)?),
            SubjectDraft::Merger(draft) => Subject::Merger(draft.resolve(by)?),
            SubjectDraft::Continuation(continuation) => {
                continuation.check(by)?;
                Subject::Continuation(*continuation)
            }
            SubjectDraft::Amendment(draft) => Subject::Amendment(draft.resolve(by)?),
            SubjectDraft::ReopenYear(reopening) => {
                reopening.check(by)?;
                Subject::ReopenYear(reopening.clone())
            }
            SubjectDraft::YearAccount(account) => {
                account.check(by)?;
                Subject::YearAccount(account.clone())
            }
        })
    }
}

impl SubjectDraft {
    /// Whether its effect is booked.
    pub(super) fn books(&self) -> bool {
        match self {
            SubjectDraft::Surplus(_)
            | SubjectDraft::Deficit(_)
            | SubjectDraft::WriteOff(_)
            | SubjectDraft::FundRelease(_)
            | SubjectDraft::ReopenYear(_)
            | SubjectDraft::Settlement(_) => true,
            SubjectDraft::Accession(_)
            | SubjectDraft::RiskKey(_)
            | SubjectDraft::Budget(_)
            | SubjectDraft::BudgetRevision(_)
            | SubjectDraft::ContributionSchedule(_)
            | SubjectDraft::Other
            | SubjectDraft::Withdrawal(_)
            | SubjectDraft::Rename(_)
            | SubjectDraft::Merger(_)
            | SubjectDraft::Continuation(_)
            | SubjectDraft::Amendment(_)
            | SubjectDraft::YearAccount(_) => false,
        }
    }
}

impl Subject {
    /// What it is about.
    pub fn kind(&self) -> SubjectKind {
        match self {
            Subject::Accession(_) => SubjectKind::Accession,
            Subject::RiskKey(_) => SubjectKind::RiskKey,
            Subject::Budget(_) => SubjectKind::Budget,
            Subject::BudgetRevision(_) => SubjectKind::BudgetRevision,
            Subject::ContributionSchedule(_) => SubjectKind::ContributionSchedule,
            Subject::Surplus(_) => SubjectKind::Surplus,
            Subject::Deficit(_) => SubjectKind::Deficit,
            Subject::Other => SubjectKind::Other,
            Subject::WriteOff(_) => SubjectKind::WriteOff,
            Subject::FundRelease(_) => SubjectKind::FundRelease,
            Subject::Settlement(_) => SubjectKind::Settlement,
            Subject::Withdrawal(_) => SubjectKind::Withdrawal,
            Subject::Rename(_) => SubjectKind::Rename,
            Subject::Merger(_) => SubjectKind::Merger,
            Subject::Continuation(_) => SubjectKind::Continuation,
            Subject::Amendment(_) => SubjectKind::Amendment,
            Subject::ReopenYear(_) => SubjectKind::ReopenYear,
            Subject::YearAccount(_) => SubjectKind::YearAccount,
        }
    }

    /// Whether what an adopted proposal did is over once another is adopted: a risk key, budget or schedule
    /// by the next one of its kind and year, and what did nothing in the ledger by anything. All else goes
    /// on, as booked or as agreed.
    pub(super) fn gives_way_to(&self, later: &Subject) -> bool {
        match (self, later) {
            (Subject::Other, _)
            | (Subject::RiskKey(_), Subject::RiskKey(_))
            | (Subject::Continuation(_), Subject::Continuation(_)) => true,
            (
                Subject::Budget(earlier) | Subject::BudgetRevision(earlier),
                Subject::Budget(later) | Subject::BudgetRevision(later),
            ) => earlier.year == later.year,
            (Subject::ContributionSchedule(earlier), Subject::ContributionSchedule(later)) => {
                earlier.year == later.year
            }
            _ => false,
        }
    }

    /// Whether the projectgroep must be consulted before the regiegroep decides, under a covenant.
    pub fn needs_consultation(&self, covenant: &Covenant) -> bool {
        let about_money =
            matches!(self, Subject::Surplus(_) | Subject::Deficit(_) | Subject::Settlement(_));
        about_money && covenant.rules.asks(Duty::ProjectgroepAdvice)
    }

    /// Whether it can take effect on a later day than that of the decision. What is booked, and what says
    /// itself for which year it holds, takes effect on the day of the decision.
    pub fn follows_effective_day(&self) -> bool {
        match self.kind() {
            SubjectKind::Accession
            | SubjectKind::Withdrawal
            | SubjectKind::Rename
            | SubjectKind::Merger
            | SubjectKind::Amendment
            | SubjectKind::Other => true,
            SubjectKind::RiskKey
            | SubjectKind::Budget
            | SubjectKind::BudgetRevision
            | SubjectKind::ContributionSchedule
            | SubjectKind::Surplus
            | SubjectKind::Deficit
            | SubjectKind::WriteOff
            | SubjectKind::FundRelease
            | SubjectKind::Settlement
            | SubjectKind::ReopenYear
            | SubjectKind::YearAccount
            | SubjectKind::Continuation => false,
        }
    }

    /// The events by which the adopted proposal takes effect, its rules checked once more.
    pub(crate) fn enact(
        &self,
        by: &Acting<'_>,
        decision: DecisionId,
        from: Date,
    ) -> Result<Vec<Event>, Refusal> {
        match self {
            Subject::Accession(accession) => accession.enact(by, decision, from),
            Subject::RiskKey(key) => key.enact(by, decision),
            Subject::Budget(plan) => plan.enact_first(by, decision),
            Subject::BudgetRevision(plan) => plan.enact_revision(by, decision),
            Subject::ContributionSchedule(schedule) => schedule.enact(by, decision),
            Subject::Surplus(surplus) => surplus.enact(by, decision),
            Subject::Deficit(deficit) => deficit.enact(by, decision),
            Subject::Other => Ok(Vec::new()),
            Subject::WriteOff(write_off) => write_off.enact(by, decision),
            Subject::FundRelease(release) => release.enact(by, decision),
            Subject::Settlement(settlement) => settlement.enact(by, decision),
            Subject::Withdrawal(withdrawal) => withdrawal.enact(by, decision, from),
            Subject::Rename(rename) => rename.enact(by, decision, from),
            Subject::Merger(merger) => merger.enact(by, decision, from),
            Subject::Continuation(continuation) => continuation.enact(by, decision),
            Subject::Amendment(amendment) => amendment.enact(by, decision, from),
            Subject::ReopenYear(reopening) => reopening.enact(by, decision),
            Subject::YearAccount(account) => account.enact(by, decision),
        }
    }
}
