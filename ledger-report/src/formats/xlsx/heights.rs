//! The heights of rows: not every program computes them if text wraps.

use rust_xlsxwriter::Worksheet;

use super::XlsxError;

/// The height of a line of text, in points, and the most of a row.
const LINE: usize = 15;
const HIGHEST: usize = 409;

/// The approximate number of lines of a text in a column `width` letters wide.
pub(super) fn lines_of(text: &str, width: usize) -> usize {
    // One letter less, because letters differ in width.
    let room = width.saturating_sub(1).max(1);
    text.split('\n').map(|line| wrapped(line, room)).sum()
}

fn wrapped(line: &str, room: usize) -> usize {
    let (mut lines, mut used) = (1, 0);
    for word in line.split(' ') {
        let letters = word.chars().count();
        if used > 0 && used + 1 + letters > room {
            (lines, used) = (lines + 1, 0);
        }
        used += letters + usize::from(used > 0);
        while used > room {
            (lines, used) = (lines + 1, used - room);
        }
    }
    lines
}

/// Sets the height of a row to `lines` lines. A row of one line has the right height already.
pub(super) fn set_height(sheet: &mut Worksheet, row: u32, lines: usize) -> Result<(), XlsxError> {
    if lines > 1 {
        let points = (lines * LINE).min(HIGHEST);
        sheet.set_row_height(row, u16::try_from(points).unwrap_or(u16::MAX))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_counted_as_they_wrap() {
        for (text, lines) in [
            ("", 1),
            ("een twee", 1),
            ("een twee drie", 2),
            ("een\ntwee", 2),
            ("onafgebrokenonafgebroken", 3),
            ("een onafgebrokenonaf twee", 4),
        ] {
            assert_eq!(lines_of(text, 10), lines, "{text}");
        }
    }
}
