//! Checks whether a file was issued, and whether the ledger still makes it, byte for byte.

use std::fs;
use std::path::Path;

use ledger_core::acts::monitoring::{IssuedReport, MonitoringReportIssued};
use ledger_core::{Digest, FiscalYear, Position};
use ledger_report::Lang;
use serde::Serialize;
use sha2::{Digest as _, Sha256};

use super::files::{file_named, language_of};
use super::{edition, of_ledger};
use crate::failure::{Cause, Failure};
use crate::place::AsOf;
use crate::reading::Reading;

/// The result for a file.
#[derive(Debug, Serialize)]
pub struct Checked {
    /// The file.
    pub file: String,
    /// The SHA-256 of its bytes.
    pub sha256: Digest,
    /// The finding.
    #[serde(flatten)]
    pub finding: Finding,
}

/// A finding about a file.
#[derive(Debug, Serialize)]
#[serde(tag = "finding", rename_all = "kebab-case", rename_all_fields = "snake_case")]
pub enum Finding {
    /// It was issued.
    Issued {
        /// The name it was issued under.
        name: String,
        /// The year of its report.
        year: FiscalYear,
        /// The period of its report.
        period: u8,
        /// The event that recorded it.
        position: Position,
        /// The number of events it was made from.
        basis: Position,
        /// Whether the ledger makes the same bytes from those events.
        made_again: bool,
    },
    /// A file of this name was issued, with other bytes.
    Differs {
        /// The name.
        name: String,
        /// The event that recorded it.
        position: Position,
        /// The SHA-256 that was issued.
        issued_sha256: Digest,
        /// The first line that differs from what the ledger makes, if the file is text and the ledger makes
        /// it.
        #[serde(skip_serializing_if = "Option::is_none")]
        first_difference: Option<LineDiffers>,
    },
    /// No issued report has such a file.
    Unknown,
}

/// A line that differs.
#[derive(Debug, Serialize)]
pub struct LineDiffers {
    /// Its number, from 1.
    pub line: usize,
    /// The issued line; `None` if the issued file ended before.
    pub issued: Option<String>,
    /// The line in the file; `None` if the file ends before.
    pub found: Option<String>,
}

impl Checked {
    /// Whether the file was issued and the ledger makes it again.
    pub fn is_sound(&self) -> bool {
        matches!(self.finding, Finding::Issued { made_again: true, .. })
    }

    /// The finding in words.
    pub fn in_words(&self, lang: Lang) -> String {
        let Checked { file, sha256, finding } = self;
        let (first, below) = match finding {
            Finding::Issued { name, year, period, position, basis, made_again } => {
                let made = match made_again {
                    true => lang.made_the_same(basis),
                    false => lang.made_otherwise(basis),
                };
                (lang.file_issued(file, name, year, period, position), vec![made])
            }
            Finding::Differs { name, position, issued_sha256, first_difference } => {
                let mut below = vec![lang.sha_issued(issued_sha256), lang.sha_found(sha256)];
                if let Some(LineDiffers { line, issued, found }) = first_difference {
                    let said =
                        |text: &Option<String>| text.clone().unwrap_or(lang.no_such_line().into());
                    below.push(lang.text_issued(line, said(issued)));
                    below.push(lang.text_found(line, said(found)));
                }
                (lang.file_differs(file, name, position), below)
            }
            Finding::Unknown => (lang.file_not_issued(file), vec![format!("SHA-256 {sha256}")]),
        };
        let below: String = below.iter().map(|line| format!("  {line}\n")).collect();
        format!("{first}\n{below}")
    }
}

/// Checks that the ledger still has the roots that its issued reports state. Each was the root of the events
/// that the report was made from, so another root shows that one of these was changed. Returns the number of
/// reports.
pub fn check_roots(reading: &Reading) -> Result<usize, Failure> {
    let reports = reading.ledger.reports.all();
    let roots = reading.log.roots_of_events(reports.iter().map(|report| report.issued.basis))?;
    for report in reports {
        let MonitoringReportIssued { basis, root: stated, .. } = &report.issued;
        match roots.get(basis) {
            Some(root) if root == stated => {}
            root => {
                return Err(Cause::RootChanged {
                    report: report.position,
                    basis: *basis,
                    stated: *stated,
                    root: root.copied(),
                }
                .into());
            }
        }
    }
    Ok(reports.len())
}

/// Checks a file against the issued ones.
pub fn check(reading: &Reading, path: &Path) -> Result<Checked, Failure> {
    let bytes = fs::read(path).map_err(|source| Failure::reading(path, source))?;
    let sha256 = Digest(Sha256::digest(&bytes).into());
    let checked = |finding| Checked { file: path.display().to_string(), sha256, finding };
    let reports = reading.ledger.reports.all();
    let by_hash = reports.iter().find_map(|report| {
        let files = &report.issued.files;
        Some((report, files.iter().find(|file| file.sha256 == sha256)?))
    });
    if let Some((report, file)) = by_hash {
        let again = made_again(reading, report, &file.name)?;
        return Ok(checked(Finding::Issued {
            name: file.name.clone(),
            year: report.issued.year,
            period: report.issued.period,
            position: report.position,
            basis: report.issued.basis,
            made_again: again.is_some_and(|again| again == bytes),
        }));
    }
    let by_name = reports.iter().find_map(|report| {
        let files = &report.issued.files;
        Some((report, files.iter().find(|file| path.ends_with(&file.name))?))
    });
    let Some((report, file)) = by_name else { return Ok(checked(Finding::Unknown)) };
    let again = made_again(reading, report, &file.name)?;
    let again = again.filter(|again| Digest(Sha256::digest(again).into()) == file.sha256);
    Ok(checked(Finding::Differs {
        name: file.name.clone(),
        position: report.position,
        issued_sha256: file.sha256,
        first_difference: again.and_then(|issued| first_difference(&issued, &bytes)),
    }))
}

/// Makes the bytes of a file again, from the events that its report was made from.
fn made_again(
    reading: &Reading,
    report: &IssuedReport,
    name: &str,
) -> Result<Option<Vec<u8>>, Failure> {
    let which = (report.issued.year, report.issued.period);
    let Some(lang) = language_of(name, which, report.version) else { return Ok(None) };
    let ledger = reading.state(Some(AsOf::Events(report.issued.basis)))?.ledger;
    let made = of_ledger(&ledger, &reading.log, which, edition(report), report.issued.basis)?;
    Ok(file_named(name, &made, &ledger, lang)?.map(|made| made.bytes))
}

/// The first line that differs between two texts. Returns `None` if either is not text.
fn first_difference(issued: &[u8], found: &[u8]) -> Option<LineDiffers> {
    let (issued, found) = (std::str::from_utf8(issued).ok()?, std::str::from_utf8(found).ok()?);
    let (mut issued, mut found) = (issued.lines(), found.lines());
    let mut line = 0;
    loop {
        line += 1;
        match (issued.next(), found.next()) {
            (None, None) => return None,
            (one, other) if one == other => {}
            (one, other) => {
                let [issued, found] = [one, other].map(|text| text.map(str::to_owned));
                return Some(LineDiffers { line, issued, found });
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_line_that_differs_is_named() {
        let differs = first_difference(b"a\nb\nc\n", b"a\nx\nc\n").unwrap();
        assert_eq!((differs.line, differs.issued.as_deref()), (2, Some("b")));
        assert_eq!(differs.found.as_deref(), Some("x"));
        let shorter = first_difference(b"a\nb\n", b"a\n").unwrap();
        assert_eq!((shorter.line, shorter.found), (2, None));
        assert!(first_difference(&[0xff], b"a").is_none());
    }
}
