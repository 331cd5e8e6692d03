//! How to pay: the facts in words, and the same as a code that a banking app reads.

use fast_qr::{ECL, Mode, QRBuilder};

use super::Table;

/// How to pay.
#[derive(Clone, Debug)]
pub struct Payment {
    /// How much, by when, to whom and with which reference: labels and their values in words.
    pub facts: Table,
    /// The same as a code, if there is one for it.
    pub code: Option<Code>,
}

/// A QR code: dark squares on a light square ground.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Code {
    /// What a reader that cannot see it is told.
    pub alternative: String,
    /// What it is for, in a few words, to stand below it.
    pub caption: &'static str,
    /// The number of squares on a side, without the margin.
    pub size: usize,
    /// The dark squares, as runs within a row: row and first column from 0, and how many.
    pub runs: Vec<(usize, usize, usize)>,
}

impl Code {
    /// The width of the light margin around a code, in squares: readers need it.
    pub const MARGIN: usize = 4;

    /// The code of a text, which is readable with 15% of it damaged. Returns `None` if the text is too long for
    /// version 13, the largest that cameras of telephones are asked to read.
    pub(crate) fn of(text: &str, alternative: String, caption: &'static str) -> Option<Code> {
        /// The number of squares on a side in version 13.
        const LARGEST: usize = 13 * 4 + 17;
        let made = QRBuilder::new(text).ecl(ECL::M).mode(Mode::Byte).build().ok()?;
        let size = Some(made.size).filter(|size| *size <= LARGEST)?;
        let rows = made.data.chunks(size).take(size).enumerate();
        let runs = rows.flat_map(|(row, squares)| {
            let mut column = 0;
            let same = squares.chunk_by(|one, next| one.value() == next.value());
            let runs = same.map(move |run| {
                let first = column;
                column += run.len();
                run.first().is_some_and(|of| of.value()).then_some((row, first, run.len()))
            });
            runs.flatten().collect::<Vec<_>>()
        });
        Some(Code { alternative, caption, size, runs: runs.collect() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Option<Code> {
        Code::of(text, String::new(), "")
    }

    #[test]
    fn it_has_the_corners_of_a_qr_code() {
        let code = of("BCD").unwrap();
        assert_eq!(code.size, 21);
        // The first and the last row of the two upper corners: seven dark squares at each end.
        for row in [0, 6] {
            let ends: Vec<_> = code.runs.iter().filter(|run| run.0 == row && run.2 == 7).collect();
            assert_eq!(ends, [&(row, 0, 7), &(row, 14, 7)]);
        }
    }

    #[test]
    fn what_does_not_fit_a_small_code_has_none() {
        assert_eq!(of(&"x".repeat(331)).unwrap().size, 69);
        assert_eq!(of(&"x".repeat(332)), None);
        assert_eq!(of(&"x".repeat(10_000)), None);
    }
}
