//! The short numbers by which events name things. A number is never used twice.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize, Serializer};

/// Declares a number type whose `Display` is the number alone.
macro_rules! number {
    ($(#[$doc:meta])* $name:ident($inner:ty)) => {
        $(#[$doc])*
        #[derive(
            Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, JsonSchema,
        )]
        #[serde(transparent)]
        pub struct $name(pub $inner);

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_newtype_struct(stringify!($name), &self.0)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }
    };
}

/// Declares how numbers name the things of a list.
macro_rules! listed {
    ($($name:ident($inner:ty)),+) => {
        $(impl $name {
            /// The number of the item at `index` of its list. Numbers start at 1.
            pub(crate) fn at(index: usize) -> $name {
                $name(<$inner>::try_from(index + 1).unwrap_or(<$inner>::MAX))
            }

            /// The index of the item in its list. For the number zero it is an index that no list has.
            pub(crate) fn index(self) -> usize {
                (self.0 as usize).wrapping_sub(1)
            }
        })+
    };
}

listed!(
    PartnerId(u32),
    SeatId(u8),
    ProposalId(u32),
    DecisionId(u32),
    PaymentId(u32),
    ExpenseId(u32),
    LineId(u16),
    CommitmentId(u32),
    SubsidyId(u32),
    MeetingId(u32),
    GoalId(u32),
    ActionId(u32),
    DocumentId(u32),
    SupplierId(u32),
    SupplierCreditId(u32),
    SuspenseId(u32),
    ChanceId(u32),
    BankAccountId(u16),
    MandateId(u32)
);

number!(
    /// A partner of the covenant, numbered from 1 in the order in which they were named or acceded.
    PartnerId(u32)
);
number!(
    /// A seat of the regiegroep, numbered from 1 in the order of the covenant's definition.
    SeatId(u8)
);
number!(
    /// A person. Who it is stands outside the log, because it is personal data.
    PersonId(u32)
);
number!(
    /// A proposal to the regiegroep, numbered from 1.
    ProposalId(u32)
);
number!(
    /// A decision in the decision register, numbered from 1 and never reused.
    DecisionId(u32)
);
number!(
    /// A payment received in the bank account, numbered from 1.
    PaymentId(u32)
);
number!(
    /// An expense, numbered from 1.
    ExpenseId(u32)
);
number!(
    /// A line of any budget, numbered from 1; the same code in another year is the same line.
    LineId(u16)
);
number!(
    /// A meeting, numbered from 1.
    MeetingId(u32)
);
number!(
    /// A goal, numbered from 1.
    GoalId(u32)
);

number!(
    /// A commitment on a budget line, numbered from 1.
    CommitmentId(u32)
);
number!(
    /// A subsidy, numbered from 1.
    SubsidyId(u32)
);

number!(
    /// A supplier in the register, numbered from 1.
    SupplierId(u32)
);

number!(
    /// A credit note of a supplier, numbered from 1.
    SupplierCreditId(u32)
);

number!(
    /// An action on the action list, numbered from 1.
    ActionId(u32)
);

number!(
    /// A document attached to events, numbered from 1.
    DocumentId(u32)
);

number!(
    /// A receipt of which it was not known what it is for, numbered from 1.
    SuspenseId(u32)
);
number!(
    /// A bank account that is not the main account, numbered from 1.
    BankAccountId(u16)
);
number!(
    /// A chance for a subsidy, numbered from 1.
    ChanceId(u32)
);

number!(
    /// A mandate to vote for a seat, numbered from 1.
    MandateId(u32)
);

/// The place of an event in the ledger: global, without gaps, from 0.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    JsonSchema,
)]
#[serde(transparent)]
pub struct Position(pub u64);

impl Position {
    /// The next place. The last possible place has none after it and returns itself. No ledger reaches it,
    /// but a line from outside may name it.
    pub fn next(self) -> Position {
        self.plus(1)
    }

    /// The place `events` places later, or the last possible one.
    pub fn plus(self, events: u32) -> Position {
        Position(self.0.saturating_add(u64::from(events)))
    }
}

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// Who records an act: a role, never a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Actor {
    /// The parties together, while the covenant is founded.
    Founder,
    /// The project leader.
    ProjectLeader,
    /// A seat of the regiegroep.
    Seat(SeatId),
}

impl Actor {
    /// The number under which an actor is stored: 0 founder, 1 project leader, 1 + n seat n.
    pub fn number(self) -> u16 {
        match self {
            Actor::Founder => 0,
            Actor::ProjectLeader => 1,
            Actor::Seat(seat) => u16::from(seat.0) + 1,
        }
    }

    /// The actor stored under a number; `None` for a number that is nobody's.
    pub fn from_number(number: u16) -> Option<Actor> {
        match number {
            0 => Some(Actor::Founder),
            1 => Some(Actor::ProjectLeader),
            seat => u8::try_from(seat - 1).ok().map(|seat| Actor::Seat(SeatId(seat))),
        }
    }
}
