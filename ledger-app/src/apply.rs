//! Records many commands, one JSON object on each line. Each is answered with a line of its own.
//!
//! Lines that have already arrived are recorded together under one sync. A writer that waits for each answer
//! gets each at once. No answer is given before it is durable.

use std::io::{BufRead, BufReader, Read};

use ledger_report::{Lang, Said, said_of_warning};
use ledger_store::{EventLog, LogError};
use serde::Serialize;
use serde_json::Value;

use crate::failure::{Cause, Failure};
use crate::fault::{Fault, LINE_LIMIT};
use crate::given::{Defaults, Given, id_of};
use crate::recording::{Outcome, Recording};

/// The code of an answer to a line that would be recorded if no other had been refused.
pub const NOT_RECORDED: &str = "batch.not-recorded";

/// The most commands under one sync.
const GROUP: usize = 4096;

/// A line with its number from 1, or why it cannot be read.
type Line<'a> = (u64, Result<&'a [u8], Fault>);

/// The answer to a line.
#[derive(Debug, Serialize)]
pub struct Answer {
    /// Its number, from 1.
    pub line: u64,
    /// The id the line gives, or null.
    pub id: Option<String>,
    /// Whether it is recorded.
    pub ok: bool,
    /// The result for the line.
    #[serde(flatten)]
    pub became: Became,
}

/// The result for a line.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub enum Became {
    /// It is recorded, or would be.
    Recorded {
        /// The positions of its events.
        positions: Vec<u64>,
        /// Whether it was recorded before, under the same id.
        #[serde(skip_serializing_if = "std::ops::Not::not")]
        repeated: bool,
        /// What somebody should check.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        warnings: Vec<String>,
    },
    /// It is refused.
    Refused {
        /// The stable code.
        code: String,
        /// Why.
        message: String,
        /// The article of the covenant that the rule follows from.
        #[serde(skip_serializing_if = "Option::is_none")]
        article: Option<String>,
        /// What would be accepted.
        accepted: String,
        /// What the rule speaks of: each fact by its name.
        #[serde(skip_serializing_if = "Option::is_none")]
        facts: Option<Value>,
    },
}

/// The results for all lines.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// How many were recorded, or would be.
    pub recorded: usize,
    /// How many were recorded before, under the same id.
    pub repeated: usize,
    /// How many were refused.
    pub refused: usize,
}

impl Tally {
    fn count(&mut self, answer: &Answer) {
        let counted = match &answer.became {
            Became::Recorded { repeated: true, .. } => &mut self.repeated,
            Became::Recorded { repeated: false, .. } => &mut self.recorded,
            Became::Refused { .. } => &mut self.refused,
        };
        *counted += 1;
    }
}

/// How lines are recorded.
#[derive(Clone, Debug)]
pub struct Lot {
    /// The values for lines that leave them out.
    pub defaults: Defaults,
    /// Whether all are recorded as one commit, or none.
    pub atomic: bool,
    /// Whether nothing is recorded.
    pub dry_run: bool,
    /// The language of the answers.
    pub lang: Lang,
}

/// Records every line of an input. `say` is called with the answers once they are durable.
///
/// # Errors
/// A failure that ends the whole run: those of the input, of the log and of `say`. A refused line is answered
/// instead.
pub fn apply(
    session: &mut Recording,
    input: impl Read,
    lot: &Lot,
    mut say: impl FnMut(Vec<Answer>) -> Result<(), Failure>,
) -> Result<Tally, Failure> {
    let Lot { defaults, atomic, dry_run, lang } = lot;
    let (atomic, dry_run, lang) = (*atomic, *dry_run, *lang);
    let mut lines = Lines::new(input);
    let mut group: Vec<Answer> = Vec::new();
    let mut tally = Tally::default();
    while let Some((line, bytes)) = lines.next_line()? {
        let answer = answer(session, line, bytes, (defaults, lang), &group)?;
        tally.count(&answer);
        group.push(answer);
        if !atomic && (group.len() >= GROUP || !lines.has_another()) {
            if !dry_run {
                session.commit()?;
            }
            say(std::mem::take(&mut group))?;
        }
    }
    if atomic && tally.refused > 0 {
        // The session ends here: staged commands are never appended.
        let head = session.reading().log.head().0;
        group.iter_mut().for_each(|answer| answer.take_back(head, lang));
        tally = Tally::default();
        group.iter().for_each(|answer| tally.count(answer));
    } else if atomic && !dry_run {
        session.commit()?;
    }
    say(std::mem::take(&mut group))?;
    Ok(tally)
}

fn answer(
    session: &mut Recording,
    line: u64,
    bytes: Result<&[u8], Fault>,
    (defaults, lang): (&Defaults, Lang),
    before: &[Answer],
) -> Result<Answer, Failure> {
    let named = bytes.as_ref().map_or(&[][..], |bytes| bytes);
    let given = bytes.clone().and_then(|bytes| Given::from_line(bytes, defaults));
    let id = match &given {
        Ok(given) => given.id.as_ref().map(ToString::to_string),
        Err(_) => id_of(named),
    };
    let outcome = given.map_err(Failure::from).and_then(|given| session.stage(&given));
    let (ok, became) = match outcome {
        Ok(outcome) => (true, Became::of(&outcome, lang)),
        Err(failure) => (false, Became::refused(by_line(failure, before), lang)?),
    };
    Ok(Answer { line, id, ok, became })
}

/// If an earlier line that is not recorded yet gave the id to another command, names that line. Whether it
/// will be recorded is not known.
fn by_line(failure: Failure, before: &[Answer]) -> Failure {
    let Some(LogError::CommandIdReused { id, .. }) = failure.cause() else { return failure };
    let (code, id) = (failure.code(), id.to_string());
    let line = before.iter().find(|answer| answer.ok && answer.id.as_ref() == Some(&id));
    match (line, code) {
        (Some(Answer { line, .. }), Some(code)) => {
            Fault::new(code, |lang| lang.id_on_line(&id, line)).into()
        }
        _ => failure,
    }
}

impl Answer {
    /// Changes the answer for a line that would have been recorded from position `head` on: it was not. What
    /// an earlier run recorded under the same id stays.
    fn take_back(&mut self, head: u64, lang: Lang) {
        let Became::Recorded { positions, .. } = &self.became else { return };
        if positions.iter().all(|position| *position < head) {
            return;
        }
        let Said { message, help: accepted } = lang.another_line_refused();
        let code = NOT_RECORDED.to_owned();
        self.ok = false;
        self.became = Became::Refused { code, message, article: None, accepted, facts: None };
    }
}

impl Became {
    fn of(outcome: &Outcome, lang: Lang) -> Became {
        let warnings = outcome.warnings.iter().map(|warning| {
            let Said { message, help } = said_of_warning(warning, lang);
            format!("{message}; {help}")
        });
        Became::Recorded {
            positions: outcome.positions().collect(),
            repeated: outcome.repeated,
            warnings: warnings.collect(),
        }
    }

    /// The answer for a refusal or a fault of the line. Any other failure ends the run.
    fn refused(failure: Failure, lang: Lang) -> Result<Became, Failure> {
        let Some(code) = failure.code() else { return Err(failure) };
        let article = failure.citation(lang).map(str::to_owned);
        let Said { message, help: accepted } = failure.said(lang);
        let (code, facts) = (code.to_owned(), failure.facts());
        Ok(Became::Refused { code, message, article, accepted, facts })
    }
}

/// The lines of an input, none longer than the limit.
struct Lines<R> {
    input: BufReader<R>,
    line: Vec<u8>,
    number: u64,
}

impl<R: Read> Lines<R> {
    fn new(input: R) -> Lines<R> {
        Lines { input: BufReader::with_capacity(256 * 1024, input), line: Vec::new(), number: 0 }
    }

    /// Returns the next line that is not blank, with its number from 1.
    fn next_line(&mut self) -> Result<Option<Line<'_>>, Failure> {
        loop {
            let reading = |source| Failure::from(Cause::ReadCommands { source });
            self.line.clear();
            let limit = LINE_LIMIT as u64 + 1;
            let mut limited = (&mut self.input).take(limit);
            let read = limited.read_until(b'\n', &mut self.line).map_err(reading)?;
            if read == 0 {
                return Ok(None);
            }
            self.number += 1;
            if self.line.last() != Some(&b'\n') && self.line.len() > LINE_LIMIT {
                self.input.skip_until(b'\n').map_err(reading)?;
                return Ok(Some((self.number, Err(Fault::too_long()))));
            }
            if !self.line.trim_ascii().is_empty() {
                break;
            }
        }
        Ok(Some((self.number, Ok(self.line.trim_ascii()))))
    }

    /// Whether another whole line has arrived already. A blank line does not count: it gets no answer, so
    /// nothing may wait for it.
    fn has_another(&self) -> bool {
        self.input.buffer().trim_ascii_start().contains(&b'\n')
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_numbered_blank_ones_too_and_long_ones_passed_over() {
        let long = "x".repeat(3 * LINE_LIMIT);
        let text = format!("one\n\n  \n{long}\nfive\r\nlast");
        let mut lines = Lines::new(text.as_bytes());
        let mut found = Vec::new();
        while let Some((number, line)) = lines.next_line().unwrap() {
            found.push((number, line.map(<[u8]>::to_vec).map_err(|fault| fault.code)));
        }
        assert_eq!(
            found,
            [
                (1, Ok(b"one".to_vec())),
                (4, Err("input.line-too-long")),
                (5, Ok(b"five".to_vec())),
                (6, Ok(b"last".to_vec())),
            ]
        );
    }

    #[test]
    fn blank_lines_that_have_arrived_are_not_waited_for() {
        for (text, another) in [
            ("one\n", false),
            ("one\n\n", false),
            ("one\r\n \r\n", false),
            ("one\n\ntw", false),
            ("one\n\ntwo\n", true),
        ] {
            let mut lines = Lines::new(text.as_bytes());
            lines.next_line().unwrap();
            assert_eq!(lines.has_another(), another, "{text:?}");
        }
    }

    #[test]
    fn a_line_of_just_the_limit_is_read() {
        let text = format!("{}\nnext", "x".repeat(LINE_LIMIT));
        let mut lines = Lines::new(text.as_bytes());
        assert!(
            matches!(lines.next_line().unwrap(), Some((1, Ok(line))) if line.len() == LINE_LIMIT)
        );
        assert!(matches!(lines.next_line().unwrap(), Some((2, Ok(b"next")))));
    }
}
