//! Commands: requests to the ledger, and the decisions on them.
//!
//! A command is imperative. Its fields and rules stand in the file of its act, and the table of acts
//! ([`acts`](crate::acts)) lists them all.

use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize, de};

use crate::acting::{Act, Acting};
use crate::acts::billing::unmakeable;
use crate::acts::every_act;
use crate::calendar::Date;
use crate::event::Event;
use crate::facts::Odd;
use crate::ids::Actor;
use crate::ledger::Ledger;
use crate::refusal::{General, Refusal};
use crate::warning::{self, Warning};

/// Makes the commands of the table of acts, and the code that is the same for all of them.
macro_rules! commands {
    ($(
        $act:ident {
            $(commands { $($kind:ident $name:literal;)+ })?
            $(events $events:tt)?
            $(refusals $refusals:tt)?
            $(state $state:tt)?
        }
    )+) => {
        $($(use crate::acts::$act::{$($kind),+};)?)+

        /// What somebody wants recorded.
        #[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
        #[serde(tag = "kind", content = "data")]
        #[allow(missing_docs, reason = "each is documented at its data")]
        pub enum Command {
            $($($(#[serde(rename = $name)] $kind($kind),)+)?)+
        }

        impl Command {
            /// The name of every command, in the order of this page.
            pub const KINDS: &'static [&'static str] = &[$($($($name,)+)?)+];

            /// The name in JSON.
            pub fn kind(&self) -> &'static str {
                match self { $($($(Command::$kind(_) => $name,)+)?)+ }
            }

            /// Reads the fields of the command with this name.
            ///
            /// # Errors
            /// A name that is not a command, or those of the deserializer.
            pub fn deserialize_data<'de, D: Deserializer<'de>>(
                kind: &str,
                deserializer: D,
            ) -> Result<Command, D::Error> {
                match kind {
                    $($($($name => $kind::deserialize(deserializer).map(Command::$kind),)+)?)+
                    unknown => Err(de::Error::unknown_variant(unknown, Self::KINDS)),
                }
            }

            fn decide(&self, by: &Acting<'_>) -> Result<Vec<Event>, Refusal> {
                match self { $($($(Command::$kind(command) => command.decide(by),)+)?)+ }
            }

            fn warnings(&self, by: &Acting<'_>) -> Vec<Warning> {
                match self { $($($(Command::$kind(command) => command.warnings(by),)+)?)+ }
            }
        }

        $($($(impl From<$kind> for Command {
            fn from(data: $kind) -> Command {
                Command::$kind(data)
            }
        })+)?)+
    };
}

every_act!(commands);

/// A command with its actor, the day it takes effect, and the day it is given.
#[derive(Clone, Debug, PartialEq)]
pub struct Request {
    /// `founder`, `project-leader`, or the code of a seat of the regiegroep.
    pub actor: String,
    /// The day the act takes effect; may lie in the past, not in the future.
    pub on: Date,
    /// The day on which the command is given.
    pub today: Date,
    /// The command.
    pub command: Command,
}

/// The decision on a request: the events to append, their actor and their day.
#[derive(Clone, Debug, PartialEq)]
pub struct Decision {
    /// The actor.
    pub actor: Actor,
    /// The day it takes effect.
    pub on: Date,
    /// At least one event, to be appended as a whole.
    pub events: Vec<Event>,
    /// What somebody should check. A warning is not a reason to refuse.
    pub warnings: Vec<Warning>,
}

/// Checks a request against everything recorded so far.
///
/// It is pure: the same ledger and request always give the same decision. The rules are checked in a fixed
/// order: there is a covenant, the actor exists, then the act's own rules in the order of its file.
///
/// # Errors
/// The refusal of the first rule that the request breaks.
pub fn decide(ledger: &Ledger, request: &Request) -> Result<Decision, Refusal> {
    let (on, command) = (request.on, &request.command);
    if let Command::ConcludeCovenant(conclude) = command {
        let events = conclude.found(ledger, request)?;
        return Ok(Decision { actor: Actor::Founder, on, events, warnings: Vec::new() });
    }
    let by = Acting::resolve(ledger, request)?;
    let events = command.decide(&by)?;
    let mut warnings = command.warnings(&by);
    warnings.extend(unmakeable(&by, &events));
    warnings.extend(warning::found::in_events(&by, &events));
    Ok(Decision { actor: by.actor, on, events, warnings })
}

impl Decision {
    /// The decision if it has no warnings.
    ///
    /// # Errors
    /// A refusal that names the warnings.
    pub fn strictly(self) -> Result<Decision, Refusal> {
        match self.warnings.is_empty() {
            true => Ok(self),
            false => Err(General::Strict { warnings: Odd(self.warnings) }.into()),
        }
    }
}
