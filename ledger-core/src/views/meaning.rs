//! What the values of views mean: on what they rest, and which row of a list is which.
//!
//! A field says it beside its type, with `serialize_with`. JSON does not show it; serde hands it to
//! [`Typed`](crate::typed::Typed) as the name of a type around the value. So what explains or compares views
//! asks what a value means, and never what a field is called.

use serde::{Serialize, Serializer};

macro_rules! meanings {
    ($($(#[$doc:meta])+ $meaning:ident as $function:ident,)+) => {
        /// What a value of a view means.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Meaning {
            $($(#[$doc])+ $meaning,)+
        }

        impl Meaning {
            /// The meaning that serde names so; `None` if it is a type like any other.
            pub fn named(name: &str) -> Option<Meaning> {
                match name {
                    $(stringify!($meaning) => Some(Meaning::$meaning),)+
                    _ => None,
                }
            }

            /// How serde names it.
            pub const fn name(self) -> &'static str {
                match self {
                    $(Meaning::$meaning => stringify!($meaning),)+
                }
            }
        }

        $(
            $(#[$doc])+
            pub(crate) fn $function<T: Serialize + ?Sized, S: Serializer>(
                value: &T,
                serializer: S,
            ) -> Result<S::Ok, S::Error> {
                serializer.serialize_newtype_struct(Meaning::$meaning.name(), value)
            }
        )+
    };
}

meanings! {
    /// The events behind a figure.
    FigureEvents as figure_events,
    /// What each event behind a figure adds to it.
    FigureParts as figure_parts,
    /// The events of what is counted.
    CountEvents as count_events,

    /// The event that says what stands in a row.
    SaidBy as said_by,
    /// The events that together say what stands in a row.
    SaidByAll as said_by_all,
    /// How many events there were.
    EventsSoFar as events_so_far,
    /// What the covenant's definition says, which is the first event.
    Defined as defined,

    /// A balance, of which the parts above zero are debit and those below zero credit.
    Balance as balance,
    /// The debit of the balances in the struct it stands in.
    Debit as debit,
    /// The credit of the balances in the struct it stands in.
    Credit as credit,

    /// A figure that stands in a comparison.
    Compared as compared,
    /// What a comparison says, which rests on the figures compared beside it.
    Comparison as comparison,

    /// The last day on which something is in time.
    DueDay as due_day,
    /// The day on which it is seen whether something is late.
    SeenOn as seen_on,
    /// The days between the two.
    DaysLate as days_late,

    /// The decision that adopted the risk key.
    RiskKey as risk_key,
    /// A weight in the risk key.
    Weight as weight,

    /// The votes on a proposal, one by one.
    Ballots as ballots,
    /// How many of them are for it.
    VotesFor as votes_for,
    /// How many of them are against it.
    VotesAgainst as votes_against,
    /// How many of them are neither.
    Abstentions as abstentions,

    /// What tells a row of a list from the others, alone or with others like it.
    RowKey as row_key,
    /// A number that names something or asks for it, and counts nothing.
    Given as given,
    /// What happened, event by event: no figure of its own.
    Chronicle as chronicle,
}
