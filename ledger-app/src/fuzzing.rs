//! What must hold for any bytes given to the program. The fuzz targets call these functions.
//!
//! Each stops the program if something does not hold. They are not part of the interface of the crate.

#![allow(clippy::panic, reason = "a fuzz target stops where something does not hold")]

use std::sync::LazyLock;

use ledger_core::acts::conclude::ConcludeCovenant;
use ledger_core::synthetic::Generator;
use ledger_core::{Date, Definition, Ledger, Moment, Recorded, Request, decide};
use ledger_report::Lang;
use ledger_store::{CommandId, encode_event};

use crate::failure::Failure;
use crate::given::{Defaults, Given, id_of};
use crate::jsonl;

/// Reads bytes as a line of `apply`.
///
/// A command that is read and written as JSON is read again as the same command with the same digest. A line
/// that is not a command gives a code, a message and a remedy.
pub fn command(line: &[u8]) {
    let given = match Given::from_line(line, &Defaults::default()) {
        Ok(given) => given,
        Err(fault) => {
            assert!(fault.code.starts_with("input."), "a fault has a code: {fault:?}");
            let said = fault.said.in_lang(Lang::Nl);
            assert!(!said.message.is_empty() && !said.help.is_empty(), "{fault:?}");
            return;
        }
    };
    let id = given.id.as_ref().map(ToString::to_string);
    assert_eq!(id_of(line), id, "the answer names the id that is recorded");
    let written = serde_json::to_vec(&given).unwrap_or_default();
    let again = Given::from_line(&written, &Defaults::default());
    assert_eq!(again.as_ref(), Ok(&given), "{}", String::from_utf8_lossy(&written));
    let digest = |given: &Given| given.digest().ok();
    assert_eq!(again.as_ref().ok().and_then(digest), digest(&given));
}

/// Decides lines of `apply` one after the other in the ledger of a fictional covenant that has begun.
///
/// A decision is a refusal with a message, or events that the ledger takes in and that can be stored.
pub fn decisions(lines: &[u8]) {
    let BegunCovenant { ref ledger, today, .. } = *BEGUN;
    let mut ledger = ledger.clone();
    for line in lines.split(|byte| *byte == b'\n').take(20) {
        let Ok(given) = Given::from_line(line, &Defaults::default()) else { continue };
        let (actor, on) = (given.actor().to_owned(), given.on.unwrap_or(today));
        take_in(&mut ledger, Request { actor, on, today, command: given.command });
    }
}

/// Reads bytes as the lines of `import jsonl`.
///
/// Every commit made from them can be recorded, whether or not the lines are right as a whole.
pub fn import(lines: &[u8]) {
    let failed = |source| Failure::reading("lines", source);
    let read = jsonl::read(lines, &failed, &mut |commit| {
        can_be_recorded(&commit);
        Ok(())
    });
    match read {
        Ok(read) => assert!(read.events.0 > 0 && read.commits > 0, "what is imported is something"),
        Err(failure) => assert!(!failure.said(Lang::Nl).message.is_empty()),
    }
}

/// Without the instruments of the store a commit is not checked.
#[cfg(not(feature = "fuzzing"))]
fn can_be_recorded(_: &[u8]) {}
#[cfg(feature = "fuzzing")]
use ledger_store::fuzzing::commit as can_be_recorded;

/// Reads bytes as a definition file.
///
/// A definition without faults can be concluded. Every fault of another says what is wrong.
pub fn definition(text: &[u8]) {
    let Ok(text) = str::from_utf8(text) else { return };
    match Definition::from_toml(text) {
        Ok(definition) => {
            assert_eq!(definition.faults(), [], "what was read has no faults");
            let (actor, on) = ("founder".to_owned(), definition.term.concluded_on);
            let command = ConcludeCovenant { definition }.into();
            take_in(&mut Ledger::new(), Request { actor, on, today: on, command });
        }
        Err(error) => {
            assert!(!error.faults.is_empty(), "an error says what is wrong");
            assert!(!error.to_string().is_empty());
        }
    }
}

/// Commands to start fuzzing from: the next lines of `apply` for the ledger that [`decisions`] starts with.
pub fn seeds() -> Vec<String> {
    let BegunCovenant { mut generator, mut ledger, .. } = BEGUN.clone();
    let mut lines = Vec::new();
    while let Some((_, request)) = generator.next(&ledger) {
        let Ok(id) = CommandId::new(&format!("seed-{}", lines.len())) else { break };
        let given = Given::dated(id, &request.actor, request.on, request.command.clone());
        lines.extend(serde_json::to_string(&given));
        take_in(&mut ledger, request);
    }
    lines
}

/// A fictional covenant in the middle of its term, and what will happen under it.
#[derive(Clone)]
struct BegunCovenant {
    ledger: Ledger,
    generator: Generator,
    today: Date,
}

static BEGUN: LazyLock<BegunCovenant> = LazyLock::new(|| {
    let definition = Definition::from_toml(include_str!("../covenants/oostpolder.toml"));
    let today = "2021-06-15".parse();
    let (Ok(definition), Ok(today)) = (definition, today) else { panic!("a definition, a day") };
    let (mut ledger, mut generator) = (Ledger::new(), Generator::under(definition, 1));
    loop {
        let before = generator.clone();
        match generator.next(&ledger) {
            Some((_, request)) if request.today <= today => take_in(&mut ledger, request),
            Some(_) => break BegunCovenant { ledger, generator: before, today },
            None => panic!("the covenant ends after its midst"),
        }
    }
});

fn take_in(ledger: &mut Ledger, request: Request) {
    let decision = match decide(ledger, &request) {
        Ok(decision) => decision,
        Err(refusal) => {
            assert!(!refusal.code().is_empty() && !refusal.to_string().is_empty());
            return;
        }
    };
    assert!(!decision.events.is_empty(), "what is accepted is recorded: {request:?}");
    for event in decision.events {
        let mut bytes = Vec::new();
        assert_eq!(encode_event(&event, &mut bytes), Ok(()), "it can be stored: {request:?}");
        let (position, on, actor) = (ledger.next(), decision.on, decision.actor);
        let recorded_at = Moment::noon(request.today);
        let recorded = Recorded { position, recorded_at, on, actor, event };
        let taken = ledger.apply(recorded);
        assert!(taken.is_ok(), "what was decided fits the ledger: {taken:?} after {request:?}");
    }
}

#[cfg(test)]
#[path = "../../fuzz/kept.rs"]
mod kept;

#[cfg(test)]
mod tests {
    use super::kept::each_kept;

    type Target = (&'static str, fn(&[u8]));

    /// Tries the start inputs of fuzzing, and inputs that once failed, on every run of the tests.
    #[test]
    fn every_input_that_is_kept_holds() {
        let targets: [Target; 4] = [
            ("command", super::command),
            ("decisions", super::decisions),
            ("definition", super::definition),
            ("import", super::import),
        ];
        for (target, holds) in targets {
            each_kept(target, holds);
        }
    }
}
