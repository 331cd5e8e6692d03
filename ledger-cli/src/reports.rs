//! Makes monitoring reports from the events, and issues them: as files, and as an event that says so.

use std::fs::{self, File};
use std::io::{self, Write};
use std::ops::Range;
use std::path::{Path, PathBuf};

use ledger_core::acts::monitoring::{IssueMonitoringReport, IssuedFile};
use ledger_core::views::monitoring::{Basis, MonitoringReport};
use ledger_core::{Covenant, Digest, FiscalYear, Ledger};
use ledger_store::EventLog;
use sha2::{Digest as _, Sha256};

use crate::failure::Failure;
use crate::given::Given;
use crate::globals::AsOf;
use crate::render::{self, Lang};
use crate::session::{Outcome, Session};

/// A monitoring report, and the ledger it was made from.
pub(crate) struct Made {
    pub(crate) report: MonitoringReport,
    pub(crate) ledger: Ledger,
}

impl Made {
    /// The report for a reader, 80 columns wide.
    pub(crate) fn text(&self, lang: Lang) -> String {
        render::monitoring_text(&self.report, &self.ledger, lang)
    }

    /// The report for a program.
    pub(crate) fn json(&self) -> Result<String, Failure> {
        Ok(serde_json::to_string_pretty(&self.report)? + "\n")
    }
}

/// Makes the report of a period: again from its own events if it was issued, otherwise from all that
/// are recorded. `as_of` says otherwise.
pub(crate) fn make(
    session: &Session,
    (year, period): (FiscalYear, u8),
    as_of: Option<AsOf>,
) -> Result<Made, Failure> {
    let issued = session.ledger.reports.get(year, period).map(|report| report.issued.basis);
    let events = match (as_of, issued) {
        (Some(as_of), _) => session.events_as_of(as_of)?,
        (None, Some(basis)) => basis,
        (None, None) => session.log.head(),
    };
    let ledger = session.ledger_as_of(Some(AsOf::Events(events)))?;
    let root = session.log.root_at(events)?;
    let Range { start, end } = MonitoringReport::annex_events(&ledger, (year, period));
    let count = usize::try_from(end.0 - start.0).unwrap_or(usize::MAX);
    let log = session.log.read(start).take(count);
    let report = MonitoringReport::of(&ledger, Basis { events, root }, (year, period), log)?;
    match report {
        Some(report) => Ok(Made { report, ledger }),
        None => Err(no_such_period(session.ledger.covenant(), year, period)),
    }
}

fn no_such_period(covenant: Option<&Covenant>, year: FiscalYear, period: u8) -> Failure {
    let message = format!("the covenant has no period {period} of {year}");
    let help = covenant.map_or_else(String::new, |covenant| {
        let (first, last) = (covenant.first_year(), covenant.last_year());
        let periods = covenant.calendar.period_ends.len();
        format!("a year from {first} to {last}, and a period from 1 to {periods}")
    });
    Failure::usage(message, help)
}

/// A report that was issued.
pub(crate) struct Issued {
    pub(crate) paths: Vec<PathBuf>,
    pub(crate) outcome: Outcome,
}

/// Makes the report of a period, writes it as text and JSON into a directory, and records that it was
/// issued, with the hash of each file. Nothing is written when a rule says no.
pub(crate) fn issue(
    session: &mut Session,
    (year, period): (FiscalYear, u8),
    given: impl FnOnce(IssueMonitoringReport) -> Given,
    dir: &Path,
    lang: Lang,
) -> Result<Issued, Failure> {
    let everything = Some(AsOf::Events(session.log.head()));
    let made = make(session, (year, period), everything)?;
    let name = format!("monitoring-{year}-{period}");
    let files = [(format!("{name}.txt"), made.text(lang)), (format!("{name}.json"), made.json()?)];
    let issued = files.iter().map(|(name, text)| IssuedFile {
        name: name.clone(),
        sha256: Digest(Sha256::digest(text).into()),
    });
    let Basis { events: basis, root } = made.report.basis.made_from;
    let command = IssueMonitoringReport { year, period, basis, root, files: issued.collect() };
    let outcome = session.stage(&given(command))?;
    let paths: Vec<PathBuf> = files.iter().map(|(name, _)| dir.join(name)).collect();
    let new: Vec<&PathBuf> = paths.iter().filter(|path| !path.exists()).collect();
    let written = paths.iter().zip(&files).try_for_each(|(path, (_, text))| {
        write_whole(path, text).map_err(|source| {
            if source.kind() == io::ErrorKind::AlreadyExists {
                return Failure::usage(source.to_string(), MOVE_AWAY);
            }
            Failure::Write { path: path.clone(), source }
        })
    });
    if let Err(failure) = written.and_then(|()| session.commit()) {
        // What was not recorded is not left lying about as if it were.
        new.iter().for_each(|path| drop(fs::remove_file(path)));
        return Err(failure);
    }
    Ok(Issued { paths, outcome })
}

const MOVE_AWAY: &str = "move it away, or name another directory with --to";

/// Writes a file under its name only once it is whole and on disk; one that is there and differs stays.
fn write_whole(path: &Path, text: &str) -> io::Result<()> {
    match fs::read(path) {
        Ok(there) if there == text.as_bytes() => return Ok(()),
        Ok(_) => {
            let why = format!("another file is there already: {}", path.display());
            return Err(io::Error::new(io::ErrorKind::AlreadyExists, why));
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(error) => return Err(error),
    }
    let dir = path.parent().filter(|dir| !dir.as_os_str().is_empty()).unwrap_or(Path::new("."));
    fs::create_dir_all(dir)?;
    let draft = path.with_extension("part");
    let written = write_draft(&draft, text).and_then(|()| fs::rename(&draft, path));
    if written.is_err() {
        drop(fs::remove_file(&draft));
    }
    written?;
    // Only on Unix can a directory be synced, and with it the file's name.
    if cfg!(unix) { File::open(dir)?.sync_all() } else { Ok(()) }
}

fn write_draft(draft: &Path, text: &str) -> io::Result<()> {
    let mut file = File::create(draft)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()
}
