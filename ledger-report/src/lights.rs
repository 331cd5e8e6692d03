//! Traffic lights: the judgement of figures and states in a report. Each is also in words.

use ledger_core::Money;
use ledger_core::acts::goal::GoalState;
use ledger_core::views::goals::ProgressRow;
use ledger_core::views::obligations::ObligationState;
use ledger_core::views::receivables::Ageing;
use ledger_core::views::risk::RiskPosition;
use ledger_core::views::subsidies::SubsidyState;

use crate::document::{Cell, Light};
use crate::values;
use crate::words::Lang;

/// A result: no deficit is good, one that the reserve covers or that was shared needs attention, and one that the risk
/// bearers would carry is bad.
pub(crate) fn result(risk: &RiskPosition, lang: Lang) -> Cell {
    let expected = risk.forecast.amount + risk.carried.amount;
    if expected >= Money::ZERO {
        Cell::light(Light::Good, "no-deficit", lang.light_no_deficit())
    } else if risk.shared {
        Cell::light(Light::Attention, "deficit-shared", lang.light_deficit_shared())
    } else if risk.to_carry.amount.is_zero() {
        Cell::light(Light::Attention, "deficit-covered", lang.light_deficit_covered())
    } else {
        let amount = values::whole_euros(risk.to_carry.amount, lang);
        Cell::light(Light::Bad, "deficit-to-carry", lang.light_deficit_to_carry(amount))
    }
}

/// Overdue amounts: none is good, any of more than 90 days is bad. `words` say who owes them.
pub(crate) fn overdue(ageing: &Ageing, words: Option<String>, lang: Lang) -> Cell {
    let words = |otherwise: &str| words.unwrap_or_else(|| otherwise.to_owned());
    if !ageing.over_90_days.amount.is_zero() {
        Cell::light(Light::Bad, "over-90-days", words(lang.light_over_90_days()))
    } else if ageing.overdue().amount.is_zero() {
        Cell::light(Light::Good, "nothing-overdue", lang.light_nothing_overdue())
    } else {
        Cell::light(Light::Attention, "overdue", words(lang.light_overdue()))
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
            let words = lang.light_cash_short(values::whole_euros(short, lang));
            Cell::light(Light::Attention, "less-than-debts", words)
        }
    }
}

/// The reserve: below zero, or too little for the deficit of the year, is bad; none at all needs attention.
pub(crate) fn reserve(reserve: Money, to_carry: Money, lang: Lang) -> Cell {
    if reserve < Money::ZERO {
        Cell::light(Light::Bad, "negative", lang.light_negative())
    } else if to_carry > Money::ZERO {
        let words = lang.light_reserve_short(values::whole_euros(to_carry, lang));
        Cell::light(Light::Bad, "less-than-deficit", words)
    } else if reserve.is_zero() {
        Cell::light(Light::Attention, "none", lang.light_reserve_nil())
    } else {
        Cell::light(Light::Good, "covers-forecast", lang.light_reserve())
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
        ObligationState::Met | ObligationState::Waived => Light::Good,
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
