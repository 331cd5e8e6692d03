//! Traffic lights: the judgement of figures and states in a report. Each is also in words.

use ledger_core::Money;
use ledger_core::acts::goal::GoalState;
use ledger_core::views::goals::ProgressRow;
use ledger_core::views::obligations::ObligationState;
use ledger_core::views::receivables::Ageing;
use ledger_core::views::subsidies::SubsidyState;

use crate::document::{Cell, Light};
use crate::values;
use crate::words::Lang;

/// A result: a surplus is good, a deficit that the reserve covers needs attention, a larger one is bad.
pub(crate) fn result(result: Money, reserve: Money, lang: Lang) -> Cell {
    if result >= Money::ZERO {
        Cell::light(Light::Good, "no-deficit", lang.light_no_deficit())
    } else if result + reserve >= Money::ZERO {
        Cell::light(Light::Attention, "deficit-covered", lang.light_deficit_covered())
    } else {
        Cell::light(Light::Bad, "deficit-to-carry", lang.light_deficit_to_carry())
    }
}

/// Overdue amounts: none is good, any of more than 90 days is bad.
pub(crate) fn overdue(ageing: &Ageing, lang: Lang) -> Cell {
    if !ageing.over_90_days.amount.is_zero() {
        Cell::light(Light::Bad, "over-90-days", lang.light_over_90_days())
    } else if ageing.overdue().amount.is_zero() {
        Cell::light(Light::Good, "nothing-overdue", lang.light_nothing_overdue())
    } else {
        Cell::light(Light::Attention, "overdue", lang.light_overdue())
    }
}

/// Money at the bank: below zero is bad, and less than the amounts owed and earmarked needs attention.
pub(crate) fn cash(cash: Money, bound: Money, lang: Lang) -> Cell {
    if cash < Money::ZERO {
        return Cell::light(Light::Bad, "negative", lang.light_negative());
    }
    match (bound - cash).max(Money::ZERO) {
        Money::ZERO => Cell::light(Light::Good, "covers-debts", lang.light_cash()),
        short => {
            let words = lang.light_cash_short(values::money(short, lang));
            Cell::light(Light::Attention, "less-than-debts", words)
        }
    }
}

/// The reserve: below zero, or less than the expected deficit of the year, is bad.
pub(crate) fn reserve(reserve: Money, forecast: Money, lang: Lang) -> Cell {
    if reserve < Money::ZERO {
        return Cell::light(Light::Bad, "negative", lang.light_negative());
    }
    match (-forecast - reserve).max(Money::ZERO) {
        Money::ZERO => Cell::light(Light::Good, "covers-forecast", lang.light_reserve()),
        short => {
            let words = lang.light_reserve_short(values::money(short, lang));
            Cell::light(Light::Bad, "less-than-deficit", words)
        }
    }
}

/// A budget: good unless a difference beyond the covenant's percentage is unexplained.
pub(crate) fn budget(unexplained: usize, explained: usize, lang: Lang) -> Cell {
    match (unexplained, explained) {
        (0, 0) => Cell::light(Light::Good, "within-budget", lang.light_within_budget()),
        (0, lines) => Cell::light(Light::Attention, "explained", lang.light_explained(lines)),
        (lines, _) => Cell::light(Light::Bad, "unexplained", lang.light_unexplained(lines)),
    }
}

/// The last known state of a goal. Empty if there is none yet.
pub(crate) fn goal(progress: Option<&ProgressRow>, lang: Lang) -> Cell {
    let Some(ProgressRow { state, .. }) = progress else { return Cell::Empty };
    let light = match state {
        GoalState::Green => Light::Good,
        GoalState::Amber => Light::Attention,
        GoalState::Red => Light::Bad,
    };
    Cell::light(light, state, lang.goal_state(*state))
}

pub(crate) fn obligation(state: ObligationState, met_late: bool) -> Light {
    match state {
        ObligationState::Met if met_late => Light::Attention,
        ObligationState::Met => Light::Good,
        ObligationState::Due => Light::Open,
        ObligationState::Late => Light::Bad,
    }
}

pub(crate) fn subsidy(state: SubsidyState) -> Light {
    match state {
        SubsidyState::Running => Light::Open,
        SubsidyState::Overdue => Light::Bad,
        SubsidyState::Settled | SubsidyState::Done => Light::Good,
    }
}
