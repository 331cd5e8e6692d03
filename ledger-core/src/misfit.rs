//! Why an event does not fit what was recorded before it, and where the event stands.

use crate::calendar::Date;
use crate::ids::{Actor, Position};

/// What about an event does not fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Misfit(pub(crate) &'static str);

/// Where, when and by whom an event was recorded.
#[derive(Clone, Copy, Debug)]
pub(crate) struct At {
    pub(crate) position: Position,
    pub(crate) on: Date,
    pub(crate) actor: Actor,
}
