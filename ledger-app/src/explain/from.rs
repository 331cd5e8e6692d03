//! On what a value of a view rests, by what it means and where it stands.

use ledger_core::Position;
use ledger_core::acts::vote::Vote;
use ledger_core::typed::Typed;
use ledger_core::views::Meaning;

use super::parts::{self, Side};
use super::{Way, member};

/// On what a value rests. A depth says where on the way to it that stands.
pub(super) enum Rests<'a> {
    /// The parts of the figure there.
    Parts(usize),
    /// What is counted there.
    Counted(usize),
    /// One side of the balances there.
    Side(Side, usize),
    /// The ballots of the proposal there.
    Ballots(Vote, usize),
    /// So many events from the first.
    AllEvents(u64),
    /// Some events.
    Events(Vec<Position>),
    /// Other values, by their addresses.
    Others(Vec<(String, &'a Typed)>),
}

/// On what the target rests; nothing if it is no figure.
pub(super) fn rests<'a>(way: &Way<'a>) -> Option<Rests<'a>> {
    let meanings = way.target().types().filter_map(Meaning::named);
    let mut by_meaning = meanings.filter_map(|meaning| of_meaning(way, meaning));
    figure_or_count(way).or_else(|| by_meaning.next()).or_else(|| said(way))
}

/// The target is a figure or count, or what belongs to one.
fn figure_or_count<'a>(way: &Way<'a>) -> Option<Rests<'a>> {
    let depth = way.places.len().checked_sub(1)?;
    let target = way.target();
    let of = |value: &Typed, depth| match (parts::is_figure(value), parts::is_count(value)) {
        (true, _) => Some(Rests::Parts(depth)),
        (false, true) => Some(Rests::Counted(depth)),
        (false, false) => None,
    };
    let own = parts::money(target).is_some()
        || matches!(target, Typed::Number(_))
        || [Meaning::FigureEvents, Meaning::FigureParts, Meaning::CountEvents]
            .iter()
            .any(|meaning| target.means(*meaning));
    of(target, depth).or_else(|| {
        let (depth, parent) = way.parent().filter(|_| own)?;
        of(parent, depth)
    })
}

fn of_meaning<'a>(way: &Way<'a>, meaning: Meaning) -> Option<Rests<'a>> {
    let (depth, parent) = way.parent()?;
    match meaning {
        Meaning::Debit => Some(Rests::Side(Side::Debit, depth)),
        Meaning::Credit => Some(Rests::Side(Side::Credit, depth)),
        Meaning::VotesFor => of_proposal(way, Vote::For),
        Meaning::VotesAgainst => of_proposal(way, Vote::Against),
        Meaning::Abstentions => of_proposal(way, Vote::Abstain),
        Meaning::Defined => Some(Rests::Events(vec![Position(0)])),
        Meaning::EventsSoFar => parts::number(way.target()).map(Rests::AllEvents),
        Meaning::Comparison => {
            let compared = parent.fields().filter(|(_, value)| value.means(Meaning::Compared));
            let address = |name| member(way.address(depth), name);
            others(way, compared.map(|(name, value)| (address(name), value)))
        }
        Meaning::DaysLate => {
            let days = [Meaning::DueDay, Meaning::SeenOn].map(|day| nearest(way, day));
            others(way, days.into_iter().flatten())
        }
        Meaning::Weight => others(way, nearest(way, Meaning::RiskKey)),
        Meaning::FigureEvents
        | Meaning::FigureParts
        | Meaning::CountEvents
        | Meaning::SaidBy
        | Meaning::SaidByAll
        | Meaning::Balance
        | Meaning::Compared
        | Meaning::DueDay
        | Meaning::SeenOn
        | Meaning::RiskKey
        | Meaning::Ballots
        | Meaning::RowKey
        | Meaning::Given
        | Meaning::Chronicle => None,
    }
}

/// A value that is worked out from others, unless there is none.
fn others<'a>(
    way: &Way<'a>,
    others: impl IntoIterator<Item = (String, &'a Typed)>,
) -> Option<Rests<'a>> {
    let others: Vec<(String, &Typed)> = others.into_iter().collect();
    let there = *way.target().bare() != Typed::Nothing && !others.is_empty();
    there.then_some(Rests::Others(others))
}

/// The nearest proposal around the target.
fn of_proposal<'a>(way: &Way<'a>, vote: Vote) -> Option<Rests<'a>> {
    let is_proposal = |value: &Typed| value.field_that_means(Meaning::Ballots).is_some();
    let (depth, _) = way.around().find(|(_, value)| is_proposal(value))?;
    Some(Rests::Ballots(vote, depth))
}

/// The nearest value around the target that means this. What stands in lists beside the way is left out.
fn nearest<'a>(way: &Way<'a>, meaning: Meaning) -> Option<(String, &'a Typed)> {
    way.around().find_map(|(depth, value)| inside(value, way.address(depth), meaning))
}

fn inside<'a>(value: &'a Typed, address: &str, meaning: Meaning) -> Option<(String, &'a Typed)> {
    let fields = || value.fields().map(|(name, value)| (member(address, name), value));
    fields()
        .find(|(_, value)| value.means(meaning))
        .or_else(|| fields().find_map(|(address, value)| inside(value, &address, meaning)))
}

/// An amount that one event says, or another number that one or some do.
fn said<'a>(way: &Way<'a>) -> Option<Rests<'a>> {
    let target = way.target();
    let amount = parts::money(target).is_some();
    if !amount && !matches!(target.bare(), Typed::Number(_)) {
        return None;
    }
    let events = |value: &Typed| {
        let one = parts::said_by(value).map(|event| vec![event]);
        one.or_else(|| parts::said_by_all(value).filter(|_| !amount))
    };
    way.around().find_map(|(_, value)| events(value)).map(Rests::Events)
}
