//! Finds odd things in events that are about to be recorded.

use std::collections::BTreeMap;

use super::Warning;
use crate::accounts::Account;
use crate::acting::Acting;
use crate::acts::amendment::CovenantAmended;
use crate::acts::budget::{BudgetLine, LineKind};
use crate::acts::commitment::CommitmentEntered;
use crate::acts::contribution::ContributionInvoiced;
use crate::acts::decision::ProposalDecided;
use crate::acts::expense::ExpenseRecorded;
use crate::acts::forecast::DifferenceExplained;
use crate::acts::payment::PaymentReceived;
use crate::acts::role::{Role, RoleEnded};
use crate::calendar::{Date, FiscalYear};
use crate::claims::Claim;
use crate::event::Event;
use crate::facts::{AccountName, SameAct};
use crate::ids::Actor;
use crate::ids::{BankAccountId, PartnerId, Position, ProposalId};
use crate::invoice::{InvoiceNumber, Series};
use crate::money::Money;

/// What somebody should check in the events of a command that is accepted.
pub(crate) fn in_events(by: &Acting<'_>, events: &[Event]) -> Vec<Warning> {
    let mut found = Vec::new();
    let mut numbered = false;
    let mut taken = Taken::new();
    let mut take = |account: Option<BankAccountId>, amount: Money| {
        *taken.entry(account).or_default() += amount;
    };
    found.extend(small_differences(by, events));
    found.extend(open_again(by, events));
    for event in events {
        match event {
            Event::PaymentReceived(received) => found.extend(paid_too_much(by, received)),
            Event::ExpenseRecorded(recorded) => found.extend(same_expense(by, recorded)),
            Event::CommitmentEntered(entered) => found.extend(same_commitment(by, entered)),
            Event::ContributionInvoiced(invoiced) => {
                if !std::mem::replace(&mut numbered, true) {
                    found.extend(out_of_order(by, invoiced.invoice));
                }
                found.extend(to_leaver(by, invoiced));
            }
            Event::InvoiceSent(sent) => found.extend(out_of_order(by, sent.invoice)),
            Event::InvoiceCredited(credited) => found.extend(out_of_order(by, credited.note)),
            Event::RefundReclaimed(claimed) => found.extend(out_of_order(by, claimed.invoice)),
            Event::DeficitShared(shared) => {
                let first = shared.shares.first();
                found.extend(first.and_then(|share| out_of_order(by, share.invoice)));
            }
            Event::PartnerWithdrawn(left) => {
                found.extend(after_leaving(by, left.partner, left.last_day));
            }
            Event::PartnersMerged(merged) => {
                let last_day = merged.since.plus_days(-1);
                found.extend(merged.from.iter().flat_map(|id| after_leaving(by, *id, last_day)));
            }
            Event::ReminderSent(sent) => found.extend(reminded_though_paid(by, sent.invoice)),
            Event::RoleEnded(ended) => found.extend(behind_acts(by, ended)),
            Event::BudgetAdopted(budget) => found.extend(deficit(budget.year, &budget.lines)),
            Event::BudgetRevised(budget) => found.extend(deficit(budget.year, &budget.lines)),
            Event::DifferenceExplained(explained) => found.extend(too_late(by, explained)),
            Event::CovenantAmended(amended) => {
                found.extend(votes_of_moved_seats(by, amended, decided(events)));
            }
            Event::ExpensePaid(paid) => take(paid.bank_account, paid.amount),
            Event::ExpensesPaid(paid) => {
                take(paid.bank_account, paid.parts.iter().map(|part| part.amount).sum());
            }
            Event::RefundPaid(paid) => take(paid.bank_account, paid.amount),
            Event::PaymentReversed(reversed) => take(reversed.bank_account, reversed.amount),
            Event::OverpaymentRefunded(refunded) => take(refunded.bank_account, refunded.amount),
            Event::MoneyTransferred(moved) => {
                take(moved.from, moved.amount);
                take(moved.to, -moved.amount);
            }
            Event::ReceiptResolved(resolved) => {
                if resolved.bank_reference.is_some() {
                    take(resolved.bank_account, resolved.amount);
                }
            }
            Event::SubsidyRepaid(repaid) => take(repaid.bank_account, repaid.amount),
            Event::RemainderTransferred(transferred) => {
                take(transferred.bank_account, transferred.amount);
            }
            Event::ActReversed(reversed) => {
                let booked = by.ledger.journal.of_event(reversed.reversed);
                let postings = booked.flat_map(|(_, postings)| postings);
                let on_bank = postings.filter(|of| of.account == Account::Bank);
                on_bank.for_each(|of| take(of.bank, of.amount));
            }
            Event::CovenantConcluded(_)
            | Event::PartyNamed(_)
            | Event::CovenantSigned(_)
            | Event::RoleAppointed(_)
            | Event::ProposalSubmitted(_)
            | Event::ProjectgroepConsulted(_)
            | Event::VoteCast(_)
            | Event::ProposalDecided(_)
            | Event::MandateGranted(_)
            | Event::MandateWithdrawn(_)
            | Event::DecisionTakenOver(_)
            | Event::InvoiceTakenOver(_)
            | Event::ReceiptTakenOver(_)
            | Event::BillTakenOver(_)
            | Event::SubsidyTakenOver(_)
            | Event::BooksOpened(_)
            | Event::ProposalWithdrawn(_)
            | Event::PartnerAcceded(_)
            | Event::RelationRegistered(_)
            | Event::UnknownReceived(_)
            | Event::InvoiceDisputed(_)
            | Event::DisputeSettled(_)
            | Event::PaymentArranged(_)
            | Event::ArrangementEnded(_)
            | Event::RiskKeyAdopted(_)
            | Event::ContributionScheduleAdopted(_)
            | Event::PaymentAllocated(_)
            | Event::OtherIncomeReceived(_)
            | Event::SupplierRegistered(_)
            | Event::SupplierChanged(_)
            | Event::ExpenseCredited(_)
            | Event::CreditSetOff(_)
            | Event::SupplierRefunded(_)
            | Event::LineAssigned(_)
            | Event::ExpenseDeferred(_)
            | Event::ExpenseAccrued(_)
            | Event::YearClosed(_)
            | Event::YearReopened(_)
            | Event::SurplusAppropriated(_)
            | Event::MonitoringReportIssued(_)
            | Event::ClaimWrittenOff(_)
            | Event::DifferenceWrittenOff(_)
            | Event::ClaimRecovered(_)
            | Event::AllocationReversed(_)
            | Event::SubsidyGranted(_)
            | Event::SubsidyReceived(_)
            | Event::SubsidySpent(_)
            | Event::SubsidySettled(_)
            | Event::CommitmentChanged(_)
            | Event::CommitmentDrawn(_)
            | Event::CommitmentReleased(_)
            | Event::ForecastStated(_)
            | Event::FundReleased(_)
            | Event::CovenantSettled(_)
            | Event::IssuerStated(_)
            | Event::BillingAddressStated(_)
            | Event::AmbassadorAppointed(_)
            | Event::AmbassadorEnded(_)
            | Event::GroupJoined(_)
            | Event::GroupLeft(_)
            | Event::MeetingRecorded(_)
            | Event::ConversationRecorded(_)
            | Event::PlatformUpdated(_)
            | Event::RecordRetracted(_)
            | Event::InKindContributed(_)
            | Event::ChanceSpotted(_)
            | Event::ChanceFollowed(_)
            | Event::GoalSet(_)
            | Event::GoalProgressRecorded(_)
            | Event::EvaluationRecorded(_)
            | Event::PartnerRenamed(_)
            | Event::ContinuationDecided(_)
            | Event::DecisionMinuted(_)
            | Event::ObligationWaived(_)
            | Event::YearAccountAdopted(_)
            | Event::MonitoringReportReviewed(_)
            | Event::ActionOpened(_)
            | Event::ActionClosed(_)
            | Event::ActionPostponed(_)
            | Event::DocumentAttached(_)
            | Event::BankAccountRegistered(_)
            | Event::BankAccountChanged(_)
            | Event::BankAccountClosed(_)
            | Event::PersonForgotten(_) => {}
        }
    }
    found.extend(taken.into_iter().filter_map(|of| bank_below_zero(by, of)));
    found
}

/// What events take from each bank account; below zero if they bring more.
type Taken = BTreeMap<Option<BankAccountId>, Money>;

/// A warning if a bank account is below zero on a day, from that of the act on, once `taken` is taken from
/// it on that day.
fn bank_below_zero(
    by: &Acting<'_>,
    (bank, taken): (Option<BankAccountId>, Money),
) -> Option<Warning> {
    if taken <= Money::ZERO {
        return None;
    }
    let account = Account::Bank;
    let (least, on) = by.ledger.journal.bank(bank).least_end_since(by.on);
    let balance = taken - least;
    (balance > Money::ZERO).then(|| Warning::BelowZero {
        account: match bank {
            None => account.code().to_owned(),
            Some(_) => format!("{}:{}", account.code(), by.ledger.bank_accounts.code(bank)),
        },
        name: AccountName(account),
        balance,
        on,
    })
}

/// Warnings about what a payment leaves over: what pays an invoice on a later day only, as that counts as paid
/// on the day of the act, and what pays none.
fn paid_too_much(by: &Acting<'_>, received: &PaymentReceived) -> Vec<Warning> {
    let (partners, claims) = (&by.ledger.partners, &by.ledger.claims);
    let open = claims.open_of(&partners.united(received.partner, by.on));
    let sent = || open.iter().filter(|claim| claim.on <= by.on);
    let least = |claim: &Claim| claims.least_open_since(claim, by.on);
    let owed: Money = sent().map(|claim| least(claim)).sum();
    let (mut found, mut over) = (Vec::new(), received.amount - owed);
    for claim in sent() {
        let amount = (claim.open() - least(claim)).min(over);
        let from = claims.balance(claim).reaches(least(claim) + amount, by.on);
        if let Some(from) = from.filter(|_| amount > Money::ZERO) {
            let (invoice, payment) = (claim.invoice, received.payment);
            found.push(Warning::OpenLater { amount, invoice, from, payment });
            over -= amount;
        }
    }
    let partner = partners.name_on(received.partner, by.on).to_owned();
    found.extend((over > Money::ZERO).then_some(Warning::PaidTooMuch { partner, over }));
    found
}

/// Warnings about the invoices of which payments leave no more than a small difference open.
fn small_differences(by: &Acting<'_>, events: &[Event]) -> Vec<Warning> {
    let (claims, limit) = (&by.ledger.claims, by.covenant.rules.small_difference);
    let mut left: BTreeMap<InvoiceNumber, Money> = BTreeMap::new();
    for event in events {
        let (invoice, paid) = if let Event::PaymentAllocated(of) = event {
            (of.invoice, of.amount)
        } else if let Event::AllocationReversed(of) = event {
            (of.invoice, -of.amount)
        } else if let Event::ClaimRecovered(of) = event {
            (of.invoice, -of.amount)
        } else {
            continue;
        };
        let open = || claims.get(invoice).map_or(Money::ZERO, |of| claims.open_on(of, by.on));
        *left.entry(invoice).or_insert_with(open) -= paid;
    }
    let disputed = |invoice: InvoiceNumber| by.ledger.disputes.on(invoice, by.on).is_some();
    let small = left
        .into_iter()
        .filter(|(invoice, open)| *open > Money::ZERO && *open <= limit && !disputed(*invoice));
    small.map(|(invoice, open)| Warning::SmallDifference { invoice, open }).collect()
}

/// Warnings about the invoices that are open again because the payment that paid them is corrected.
fn open_again(by: &Acting<'_>, events: &[Event]) -> Vec<Warning> {
    let corrects = |event: &Event| matches!(event, Event::ActReversed(_));
    if !events.iter().any(corrects) {
        return Vec::new();
    }
    let taken = events.iter().filter_map(|event| {
        let Event::AllocationReversed(of) = event else { return None };
        Some(Warning::OpenAgain { invoice: of.invoice, amount: of.amount, from: by.on })
    });
    taken.collect()
}

/// A warning if money of who owes an invoice waits on the day of a reminder.
fn reminded_though_paid(by: &Acting<'_>, invoice: InvoiceNumber) -> Option<Warning> {
    let (partners, payments) = (&by.ledger.partners, &by.ledger.payments);
    let owing = partners.successor(by.ledger.claims.get(invoice)?.partner, by.on);
    let paid = partners.united(owing, by.on).into_iter().flat_map(|of| payments.of(of));
    let amount: Money = paid.map(|(_, of)| of.unallocated.on(by.on)).sum();
    let partner = partners.name_on(owing, by.on).to_owned();
    (amount > Money::ZERO).then_some(Warning::RemindedThoughPaid { partner, amount, invoice })
}

fn same_expense(by: &Acting<'_>, recorded: &ExpenseRecorded) -> Option<Warning> {
    let ExpenseRecorded { supplier, description, amount, .. } = recorded;
    let (number, of) = by.ledger.expenses.same_bill(supplier, description, *amount)?;
    let (what, number) = (SameAct::Expense, number.0);
    Some(Warning::SameAgain { what, number, on: of.on, position: of.position })
}

fn same_commitment(by: &Acting<'_>, entered: &CommitmentEntered) -> Option<Warning> {
    let CommitmentEntered { supplier, description, amount, .. } = entered;
    let (number, of) = by.ledger.commitments.same_order(supplier, description, *amount)?;
    let first = of.changes.first()?;
    let (what, number) = (SameAct::Commitment, number.0);
    Some(Warning::SameAgain { what, number, on: first.on, position: first.position })
}

/// A warning if the number before this one in its series was given on a later day.
fn out_of_order(by: &Acting<'_>, number: InvoiceNumber) -> Option<Warning> {
    let before = InvoiceNumber { number: number.number.checked_sub(1)?, ..number };
    let claims = &by.ledger.claims;
    let before_on = match number.series {
        Series::Contribution | Series::DeficitShare | Series::Reclaim | Series::Other => {
            claims.get(before)?.on
        }
        Series::CreditNote => claims.credited_by(before)?.1.on,
    };
    let on = by.on;
    (on < before_on).then_some(Warning::NumbersOutOfOrder { number, on, before, before_on })
}

fn to_leaver(by: &Acting<'_>, invoiced: &ContributionInvoiced) -> Option<Warning> {
    let partner = by.ledger.partners.get(invoiced.partner)?;
    let last_day = partner.left.as_ref()?.last_day;
    let in_year = last_day < by.covenant.calendar.last_day(invoiced.year);
    let (invoice, partner) = (invoiced.invoice, partner.name.clone());
    in_year.then_some(Warning::InvoiceToLeaver { invoice, partner, last_day })
}

/// Whether an invoice is for a year after the last day of a partner as a party.
fn is_after(by: &Acting<'_>, claim: &Claim, last_day: Date) -> bool {
    claim.invoice.series == Series::Contribution
        && last_day < by.covenant.calendar.first_day(claim.year)
}

/// Whether an invoice is for a year after its partner left, as was decided by the day of the act. Nothing of
/// it is owed, and it waits for a credit note.
pub(crate) fn awaits_credit(by: &Acting<'_>, claim: &Claim) -> bool {
    let left = by.ledger.partners.get(claim.partner).and_then(|partner| partner.left.as_ref());
    left.is_some_and(|left| {
        let decided = by.ledger.day_of(left.position).is_some_and(|day| day <= by.on);
        decided && is_after(by, claim, left.last_day)
    })
}

fn after_leaving(by: &Acting<'_>, id: PartnerId, last_day: Date) -> Vec<Warning> {
    let claims = by.ledger.claims.of(id).map(|(_, claim)| claim);
    let later = claims.filter(|claim| !claim.is_void() && is_after(by, claim, last_day));
    let partner = by.ledger.partners.name(id);
    later
        .map(|claim| Warning::InvoiceAfterLeaving {
            invoice: claim.invoice,
            partner: partner.to_owned(),
            last_day,
        })
        .collect()
}

/// A warning if the holder of a role acted, or voted, after the day on which the role ends.
fn behind_acts(by: &Acting<'_>, ended: &RoleEnded) -> Option<Warning> {
    let actor = match ended.role {
        Role::ProjectLeader => Actor::ProjectLeader,
        Role::Seat(seat) => Actor::Seat(seat),
    };
    let acted = by.ledger.last_act(actor);
    let voted = match ended.role {
        Role::ProjectLeader => None,
        Role::Seat(seat) => {
            by.ledger.proposals.last_vote(seat).max(by.ledger.mandates.last_vote_as_proxy(seat))
        }
    };
    let (acted_on, position): (Date, Position) = acted.max(voted)?;
    let (role, on) = (by.covenant.actor_name(actor).into(), by.on);
    (on < acted_on).then_some(Warning::RoleBehindActs { role, on, acted_on, position })
}

fn deficit(year: FiscalYear, lines: &[BudgetLine]) -> Option<Warning> {
    let signed = lines.iter().map(|line| match line.plan.kind {
        LineKind::Expense => line.plan.amount,
        LineKind::Contributions | LineKind::OtherIncome | LineKind::Subsidies => -line.plan.amount,
    });
    let deficit: Money = signed.sum();
    (deficit > Money::ZERO).then_some(Warning::BudgetDeficit { year, deficit })
}

/// A warning if the report for an explanation was issued already: that of the period of its day, or of the
/// last period if the year is over.
fn too_late(by: &Acting<'_>, explained: &DifferenceExplained) -> Option<Warning> {
    let year = explained.year;
    let periods = || by.ledger.periods().filter(|period| period.year == year);
    let running = periods().find(|period| by.on <= period.to);
    let period = running.or_else(|| periods().last())?.period;
    let issued = by.ledger.reports.get(year, period)?;
    Some(Warning::TooLateForReport { year, period, on: issued.on })
}

/// The proposal that events decide, if they decide one.
fn decided(events: &[Event]) -> Option<ProposalId> {
    events.iter().find_map(|event| {
        if let Event::ProposalDecided(decided) = event {
            let ProposalDecided { proposal, .. } = **decided;
            return Some(proposal);
        }
        None
    })
}

fn votes_of_moved_seats(
    by: &Acting<'_>,
    amended: &CovenantAmended,
    decided: Option<ProposalId>,
) -> Vec<Warning> {
    let since = amended.since;
    let before = by.ledger.covenant_on(since).unwrap_or(by.covenant);
    let moved = amended.amendment.moves().filter_map(|(id, partner)| {
        before.seat(id).filter(|seat| seat.partner != partner).map(|seat| (id, seat))
    });
    let votes = moved.flat_map(|(id, seat)| {
        let voted = by.ledger.proposals.open_with_vote_of(id);
        let voted = voted.filter(move |proposal| Some(*proposal) != decided);
        voted.map(move |proposal| (seat.code.clone(), proposal))
    });
    votes.map(|(seat, proposal)| Warning::VoteOfMovedSeat { seat, proposal, since }).collect()
}
