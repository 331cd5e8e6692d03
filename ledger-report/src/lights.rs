//! Traffic lights: how figures and states are judged in a report. Each is said in words as well.

use ledger_core::Money;
use ledger_core::acts::goal::GoalState;
use ledger_core::views::goals::ProgressRow;
use ledger_core::views::obligations::ObligationState;
use ledger_core::views::receivables::Ageing;
use ledger_core::views::subsidies::SubsidyState;

use crate::document::{Cell, Light};
use crate::values;
use crate::words::Lang;

/// A result: what is left is good, what the reserve covers is worth a look, what it does not is bad.
pub(crate) fn result(result: Money, reserve: Money, lang: Lang) -> Cell {
    if result >= Money::ZERO {
        Cell::light(Light::Good, "no-deficit", lang.light_no_deficit())
    } else if result + reserve >= Money::ZERO {
        Cell::light(Light::Attention, "deficit-covered", lang.light_deficit_covered())
    } else {
        Cell::light(Light::Bad, "deficit-to-carry", lang.light_deficit_to_carry())
    }
}

/// What is past due: nothing is good, more than 90 days is bad.
pub(crate) fn overdue(ageing: &Ageing, lang: Lang) -> Cell {
    if !ageing.over_90_days.amount.is_zero() {
        Cell::light(Light::Bad, "over-90-days", lang.light_over_90_days())
    } else if ageing.overdue().amount.is_zero() {
        Cell::light(Light::Good, "nothing-overdue", lang.light_nothing_overdue())
    } else {
        Cell::light(Light::Attention, "overdue", lang.light_overdue())
    }
}

/// Money at the bank: less than nothing is bad, and less than what is owed and earmarked worth a look.
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

/// The reserve: less than nothing, or than the deficit that the year is expected to come to, is bad.
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

/// A budget: as it should be unless it differs by more than the covenant allows without explanation.
pub(crate) fn budget(unexplained: usize, explained: usize, lang: Lang) -> Cell {
    match (unexplained, explained) {
        (0, 0) => Cell::light(Light::Good, "within-budget", lang.light_within_budget()),
        (0, lines) => Cell::light(Light::Attention, "explained", lang.light_explained(lines)),
        (lines, _) => Cell::light(Light::Bad, "unexplained", lang.light_unexplained(lines)),
    }
}

/// How a goal stood last; nothing if that was not said yet.
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
