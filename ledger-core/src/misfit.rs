//! Why an event does not fit the events before it, and where the event is recorded.

use crate::calendar::Date;
use crate::ids::{Actor, Position};

/// Why an event does not fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Misfit(pub(crate) &'static str);

/// The position, time, day and actor of an event.
#[derive(Clone, Copy, Debug)]
pub(crate) struct At {
    pub(crate) position: Position,
    pub(crate) on: Date,
    pub(crate) actor: Actor,
}
