//! The parts of figures, as they stand in a view.

use std::collections::{BTreeMap, BTreeSet};

use ledger_core::acts::vote::Vote;
use ledger_core::typed::Typed;
use ledger_core::views::Meaning;
use ledger_core::{Money, Position};

use super::Part;

/// The debit or the credit side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Debit,
    Credit,
}

/// Whether it is an amount with its parts. Its fields may stand among others, where it is flattened.
pub(crate) fn is_figure(value: &Typed) -> bool {
    value.field_that_means(Meaning::FigureParts).is_some()
}

/// Whether it is a number of things with their events.
pub(crate) fn is_count(value: &Typed) -> bool {
    value.field_that_means(Meaning::CountEvents).is_some()
}

/// The amount that it is.
pub(crate) fn money(value: &Typed) -> Option<Money> {
    let amount = value.types().any(|name| name == "Money");
    value.text().filter(|_| amount)?.parse().ok()
}

/// The number that it is.
pub(super) fn number(value: &Typed) -> Option<u64> {
    let Typed::Number(number) = value.bare() else { return None };
    u64::try_from(*number).ok()
}

/// The parts of a figure; none if events and parts are not as many.
pub(crate) fn of_figure(figure: &Typed) -> Vec<Part> {
    let events = numbers(figure, Meaning::FigureEvents);
    let parts = numbers(figure, Meaning::FigureParts);
    if events.len() != parts.len() {
        return Vec::new();
    }
    let part = |(event, cents): (&i64, &i64)| (position(*event), Some(Money::from_cents(*cents)));
    events.iter().zip(parts).map(part).collect()
}

/// The events of a count.
pub(crate) fn of_count(count: &Typed) -> Vec<Part> {
    let events = numbers(count, Meaning::CountEvents);
    events.iter().map(|event| (position(*event), None)).collect()
}

fn numbers(value: &Typed, meaning: Meaning) -> &[i64] {
    let numbers = value.field_that_means(meaning).map(|(_, numbers)| numbers.bare());
    if let Some(Typed::Numbers(numbers)) = numbers { numbers } else { &[] }
}

fn position(number: i64) -> Position {
    Position(number.unsigned_abs())
}

/// The debit or credit of every balance in a value, event by event.
pub(super) fn of_side(value: &Typed, side: Side) -> Vec<Part> {
    let mut of_events: BTreeMap<Position, Money> = BTreeMap::new();
    value.named(&mut |name, balance| {
        if Meaning::named(name) != Some(Meaning::Balance) {
            return;
        }
        for (event, part) in of_figure(balance) {
            let part = part.unwrap_or_default();
            let on_side = match side {
                Side::Debit => part > Money::ZERO,
                Side::Credit => part < Money::ZERO,
            };
            if on_side {
                *of_events.entry(event).or_default() += part.abs();
            }
        }
    });
    of_events.into_iter().map(|(event, part)| (event, Some(part))).collect()
}

/// The events by which a vote was cast so.
pub(super) fn of_votes(ballots: &Typed, vote: Vote) -> Vec<Part> {
    let Typed::List(ballots) = ballots.bare() else { return Vec::new() };
    let Ok(wanted) = Typed::of(&vote) else { return Vec::new() };
    let cast = ballots.iter().filter(|ballot| ballot.fields().any(|(_, of)| of.bare() == &wanted));
    let events = cast.filter_map(said_by);
    events.collect::<BTreeSet<Position>>().into_iter().map(|event| (event, None)).collect()
}

/// The event that says what stands in a row.
pub(super) fn said_by(row: &Typed) -> Option<Position> {
    let (_, event) = row.field_that_means(Meaning::SaidBy)?;
    number(event).map(Position)
}

/// The events that together say what stands in a row.
pub(super) fn said_by_all(row: &Typed) -> Option<Vec<Position>> {
    row.field_that_means(Meaning::SaidByAll)?;
    let events = numbers(row, Meaning::SaidByAll);
    Some(events.iter().map(|event| position(*event)).collect())
}
