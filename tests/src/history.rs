//! Checks whether the answers that many threads got from a log are linearizable.
//!
//! A history is linearizable when each operation can be given a moment between its beginning and its end
//! such that, done in that order, all answer as they did (Herlihy and Wing 1990). The search is that of
//! Wing and Gong (1993): of the operations that may be next, try each, and remember which sets of
//! operations with which state led nowhere.

use std::collections::HashSet;

use serde::{Deserialize, Serialize};

/// An operation on a log, with the moments at which it began and ended.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Operation {
    /// By a clock that all threads share and that never gives the same moment twice.
    pub began: u64,
    /// By the same clock.
    pub ended: u64,
    /// What was asked.
    pub asked: Asked,
    /// What was answered.
    pub answer: Answer,
}

/// A question to a log.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Asked {
    /// Append `count` events, if the log has `expected` events or whatever it has.
    Append {
        /// How many events.
        count: u64,
        /// The expected number of events; `None` for any.
        expected: Option<u64>,
    },
    /// How many events it has.
    Head,
}

/// An answer of a log.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Answer {
    /// It has appended from this position on.
    Appended(u64),
    /// The log has this number of events, not the expected one.
    Moved(u64),
    /// It has this number of events.
    Head(u64),
    /// It is unknown whether the events are there.
    Unknown,
    /// Nothing was appended, whatever the number.
    Nothing,
}

impl Operation {
    /// The latest moment at which it happened, if at all. A failed append may still be there when the log is
    /// opened again.
    fn end(&self) -> u64 {
        if self.answer == Answer::Unknown { u64::MAX } else { self.ended }
    }

    /// The possible numbers of events after it, if it happens at `head`. Empty if the answer is impossible
    /// then.
    fn after(&self, head: u64) -> Vec<u64> {
        let fits = |fits: bool, after: u64| if fits { vec![after] } else { Vec::new() };
        match (self.asked, self.answer) {
            (Asked::Append { count, expected }, Answer::Appended(first)) => {
                fits(first == head && expected.is_none_or(|it| it == head), head + count)
            }
            (Asked::Append { expected, .. }, Answer::Moved(found)) => {
                fits(found == head && expected.is_some_and(|it| it != head), head)
            }
            (Asked::Append { count, expected }, Answer::Unknown) => match expected {
                Some(expected) if expected != head => vec![head],
                _ => vec![head, head + count],
            },
            (Asked::Append { .. }, Answer::Nothing) => vec![head],
            (Asked::Head, Answer::Head(found)) => fits(found == head, head),
            (Asked::Head, _) | (Asked::Append { .. }, Answer::Head(_)) => Vec::new(),
        }
    }
}

/// Whether a history from `start` events to `end` events, if that is known, is linearizable.
pub fn linearizable(history: &[Operation], start: u64, end: Option<u64>) -> bool {
    let mut history = history.to_vec();
    history.sort_by_key(|operation| operation.began);
    let mut tried = HashSet::new();
    let mut ways = vec![(vec![false; history.len()], start)];
    while let Some((done, head)) = ways.pop() {
        let left: Vec<usize> = (0..history.len()).filter(|number| !done[*number]).collect();
        if left.is_empty() && end.is_none_or(|end| end == head) {
            return true;
        }
        // An operation that began after another had ended cannot come before it.
        let first_end = left.iter().map(|number| history[*number].end()).min().unwrap_or(u64::MAX);
        let next = left.iter().take_while(|number| history[**number].began <= first_end);
        let mut next: Vec<(usize, Vec<u64>)> =
            next.map(|number| (*number, history[*number].after(head))).collect();
        // An operation that changes nothing and may be next can always be next.
        let still = |(number, after): &&(usize, Vec<u64>)| {
            *after == [head] && history[*number].answer != Answer::Unknown
        };
        if let Some(still) = next.iter().find(still) {
            next = vec![still.clone()];
        }
        for (number, after) in next {
            for head in after {
                let mut done = done.clone();
                done[number] = true;
                if tried.insert((done.clone(), head)) {
                    ways.push((done, head));
                }
            }
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    fn append(began: u64, ended: u64, expected: Option<u64>, answer: Answer) -> Operation {
        Operation { began, ended, asked: Asked::Append { count: 2, expected }, answer }
    }

    fn head(began: u64, ended: u64, found: u64) -> Operation {
        Operation { began, ended, asked: Asked::Head, answer: Answer::Head(found) }
    }

    #[test]
    fn what_can_have_happened_in_some_order() {
        let overlapping = [
            append(1, 10, None, Answer::Appended(2)),
            append(2, 9, Some(0), Answer::Appended(0)),
            head(3, 4, 0),
            head(5, 8, 4),
            append(6, 7, Some(0), Answer::Moved(2)),
        ];
        assert!(linearizable(&overlapping, 0, Some(4)));
        assert!(!linearizable(&overlapping, 0, Some(6)));
        let unknown =
            [append(1, 2, None, Answer::Unknown), append(3, 4, None, Answer::Appended(2))];
        assert!(linearizable(&unknown, 0, Some(4)), "the first was appended after all");
        let late = [append(1, 2, None, Answer::Unknown), head(3, 4, 0)];
        assert!(linearizable(&late, 0, Some(2)), "it is there when the log is opened again");
        let absent = [append(1, 2, None, Answer::Unknown), append(3, 4, None, Answer::Nothing)];
        assert!(linearizable(&absent, 0, Some(0)) && linearizable(&absent, 0, Some(2)));
    }

    #[test]
    fn what_cannot() {
        let cases = [
            (
                "two at one position",
                vec![
                    append(1, 4, None, Answer::Appended(0)),
                    append(2, 3, None, Answer::Appended(0)),
                ],
            ),
            (
                "a gap",
                vec![
                    append(1, 2, None, Answer::Appended(0)),
                    append(3, 4, None, Answer::Appended(3)),
                ],
            ),
            (
                "an order against time",
                vec![
                    append(1, 2, None, Answer::Appended(2)),
                    append(3, 4, None, Answer::Appended(0)),
                ],
            ),
            ("an old head", vec![append(1, 2, None, Answer::Appended(0)), head(3, 4, 0)]),
            (
                "a head before its time",
                vec![head(1, 2, 2), append(3, 4, None, Answer::Appended(0))],
            ),
            (
                "at a position that it was not",
                vec![
                    append(1, 2, None, Answer::Appended(0)),
                    append(3, 4, Some(0), Answer::Appended(2)),
                ],
            ),
            (
                "refused for a number it never had",
                vec![
                    append(1, 2, None, Answer::Appended(0)),
                    append(3, 4, Some(0), Answer::Moved(1)),
                ],
            ),
            ("refused at the number it had", vec![append(1, 2, Some(0), Answer::Moved(0))]),
        ];
        for (what, history) in cases {
            assert!(!linearizable(&history, 0, None), "{what}");
        }
    }
}
