//! Issues a report: first writes its files as drafts, then records the event, then gives the files their
//! names.
//!
//! The next run completes what an interruption left. The files of a recorded report are put in place from
//! their drafts, or made again from the events if the drafts are gone. Drafts of a report that was not
//! recorded are removed. A file gets its name only if it has the recorded SHA-256. Drafts are durable, with
//! the names that lead to them, before the event is appended.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use ledger_core::acts::monitoring::{IssueMonitoringReport, IssuedFile, IssuedReport};
use ledger_core::views::monitoring::Edition;
use ledger_core::{Digest, Position};
use ledger_report::Lang;
use ledger_store::{EventLog, Existing, make_directory, rename_new, write_file};
use sha2::{Digest as _, Sha256};

use super::files::{FORMATS, ReportFile, base_name, files};
use super::{Which, edition, of_ledger};
use crate::failure::{Cause, Failure};
use crate::given::{Defaults, Given};
use crate::place::AsOf;
use crate::reading::Reading;
use crate::recording::Recording;

/// What was done to issue a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Done {
    /// It is recorded and its files are in place.
    Issued,
    /// It was recorded before, and its missing files are in place now.
    Completed,
    /// Nothing: it was only tried.
    Tried,
}

/// An issued report.
pub struct Issued {
    /// The files of the document itself, not those of its tables.
    pub paths: Vec<PathBuf>,
    /// The event that recorded it.
    pub position: Position,
    /// What was done.
    pub done: Done,
    /// The letters that its PDF shows as boxes.
    pub lacking: Vec<char>,
}

/// Makes the report of a period, writes its files into a directory, and records that it was issued, with the
/// hash of each file. Nothing is written if a rule refuses. If the report was recorded before, only its
/// missing files are made, unless `replaces` says why a next version replaces it. With `dry_run` nothing is written.
pub fn issue(
    recording: &mut Recording,
    which: Which,
    replaces: Option<String>,
    defaults: Defaults,
    (dir, dry_run): (&Path, bool),
    lang: Lang,
) -> Result<Issued, Failure> {
    let issued = recording.reading().ledger.reports.get(which.0, which.1);
    let last = issued.map_or(1, |report| report.version);
    // A repeated command finds the version that it made.
    let again = issued.filter(|of| replaces.is_some() && of.issued.replaces == replaces);
    let again = again.map(|report| report.position);
    let version = last.saturating_add(u16::from(replaces.is_some() && again.is_none()));
    let issued_on = Some(defaults.on.unwrap_or_else(|| recording.reading().today()));
    let edition = Edition { version, replaces: replaces.clone(), issued_on };
    let drafts = Drafts::of(which, version, dir, lang);
    let recorded = match dry_run {
        true => None,
        false => drafts.complete(recording.reading(), which, lang)?.or(again),
    };
    if let Some(position) = recorded {
        let (paths, done) = (drafts.documents()?, Done::Completed);
        return Ok(Issued { paths, position, done, lacking: Vec::new() });
    }
    let reading = recording.reading();
    let report = of_ledger(&reading.ledger, &reading.log, which, edition, reading.log.head())?;
    let files = files(&report, &reading.ledger, lang, &FORMATS)?;
    let issued: Vec<IssuedFile> = files.iter().map(ReportFile::issued).collect();
    let basis = report.basis.made_from;
    let command = IssueMonitoringReport {
        year: which.0,
        period: which.1,
        basis: basis.events,
        root: basis.root,
        files: issued.clone(),
        replaces,
    };
    let outcome = recording.stage(&Given::new(defaults, command.into()))?;
    if dry_run {
        drafts.nothing_in_the_way(&files)?;
        let named = files.iter().filter(|file| !file.name.contains('/'));
        let paths = named.map(|file| dir.join(&file.name)).collect();
        let (position, lacking) = (outcome.first, lacking(files));
        return Ok(Issued { paths, position, done: Done::Tried, lacking });
    }
    make_directory(dir)?;
    drafts.nothing_in_the_way(&files)?;
    if let Err(failure) = drafts.write(&files) {
        // The drafts of a report that was not recorded are removed.
        drop(fs::remove_dir_all(&drafts.at));
        return Err(failure);
    }
    // If this fails, the event may still be recorded. The drafts stay until that is known.
    recording.commit()?;
    drafts.put_in_place(&issued)?;
    let (paths, position) = (drafts.documents()?, outcome.first);
    Ok(Issued { paths, position, done: Done::Issued, lacking: lacking(files) })
}

/// The letters that the PDF among files shows as boxes.
fn lacking(files: Vec<ReportFile>) -> Vec<char> {
    files.into_iter().flat_map(|file| file.lacking).collect()
}

/// Whether a report was recorded, and not all of its files were put in place.
pub fn broke_off(report: &IssuedReport, dir: &Path, lang: Lang) -> bool {
    let which = (report.issued.year, report.issued.period);
    Drafts::of(which, report.version, dir, lang).at.exists()
}

/// The files of a report before they have their names.
struct Drafts {
    /// The directory of the drafts.
    at: PathBuf,
    /// The directory of the files.
    dir: PathBuf,
    base: String,
}

impl Drafts {
    fn of(which: Which, version: u16, dir: &Path, lang: Lang) -> Drafts {
        let base = base_name(which, version, lang);
        Drafts { at: dir.join(format!(".{base}.part")), dir: dir.to_owned(), base }
    }

    /// Puts the missing files of a report in place that was recorded in this language; removes the drafts of
    /// one that was not recorded. Returns the event that records it, if any file was put in place.
    fn complete(
        &self,
        reading: &Reading,
        which: Which,
        lang: Lang,
    ) -> Result<Option<Position>, Failure> {
        let report = reading.ledger.reports.get(which.0, which.1);
        let recorded = report.filter(|report| {
            report.issued.files.iter().any(|file| file.name.starts_with(&self.base))
        });
        let Some(report) = recorded else {
            if self.at.exists() {
                fs::remove_dir_all(&self.at).map_err(|source| self.failed(&self.at, source))?;
            }
            return Ok(None);
        };
        let left = self.at.exists();
        if left {
            self.put_in_place(&report.issued.files)?;
        }
        let missing = self.missing(&report.issued.files)?;
        if missing.is_empty() {
            return Ok(left.then_some(report.position));
        }
        self.make_again(reading, which, lang, report, &missing)?;
        Ok(Some(report.position))
    }

    /// The files that do not have their names. Fails if a name has other bytes than were recorded.
    fn missing<'a>(&self, files: &'a [IssuedFile]) -> Result<Vec<&'a IssuedFile>, Failure> {
        let mut missing = Vec::new();
        for file in files {
            let path = self.dir.join(&file.name);
            match there(&path).map_err(|source| self.failed(&path, source))? {
                Some(sha256) if sha256 == file.sha256 => {}
                Some(_) => return Err(in_the_way(&path)),
                None => missing.push(file),
            }
        }
        Ok(missing)
    }

    /// Makes files of a report from the events it was made from.
    fn make_again(
        &self,
        reading: &Reading,
        which: Which,
        lang: Lang,
        report: &IssuedReport,
        missing: &[&IssuedFile],
    ) -> Result<(), Failure> {
        let basis = report.issued.basis;
        let ledger = reading.state(Some(AsOf::Events(basis)))?.ledger;
        let report = of_ledger(&ledger, &reading.log, which, edition(report), basis)?;
        let made = files(&report, &ledger, lang, &FORMATS)?;
        make_directory(&self.dir.join(&self.base))?;
        for file in missing {
            let path = self.dir.join(&file.name);
            let again = made.iter().find(|made| made.name == file.name);
            match again.filter(|made| made.sha256() == file.sha256) {
                Some(made) => write_file(&path, &made.bytes, Existing::Stays)?,
                None => return Err(Cause::NotMadeAgain { path }.into()),
            }
        }
        Ok(())
    }

    /// Refuses to overwrite a file with other contents.
    fn nothing_in_the_way(&self, files: &[ReportFile]) -> Result<(), Failure> {
        for file in files {
            let path = self.dir.join(&file.name);
            let there = there(&path).map_err(|source| self.failed(&path, source))?;
            if there.is_some_and(|sha256| sha256 != file.sha256()) {
                return Err(in_the_way(&path));
            }
        }
        Ok(())
    }

    fn write(&self, files: &[ReportFile]) -> Result<(), Failure> {
        let tables = self.at.join(&self.base);
        make_directory(&tables)?;
        let mut open = Vec::with_capacity(files.len());
        for file in files {
            let path = self.at.join(&file.name);
            let written = File::create_new(&path).and_then(|mut to| {
                io::Write::write_all(&mut to, &file.bytes)?;
                Ok(to)
            });
            open.push((written.map_err(|source| self.failed(&path, source))?, path));
        }
        // Once all are written: the first sync then covers most of the others.
        for (file, path) in open {
            file.sync_all().map_err(|source| self.failed(&path, source))?;
        }
        for dir in [&tables, &self.at] {
            sync(dir).map_err(|source| self.failed(dir, source))?;
        }
        Ok(())
    }

    /// Gives each recorded draft its name. A file that has its name already stays.
    fn put_in_place(&self, files: &[IssuedFile]) -> Result<(), Failure> {
        let tables = self.dir.join(&self.base);
        make_directory(&tables).map_err(|error| self.recorded(&tables, io::Error::other(error)))?;
        for file in files {
            let (from, to) = (self.at.join(&file.name), self.dir.join(&file.name));
            if there(&from).map_err(|source| self.recorded(&from, source))? != Some(file.sha256) {
                continue;
            }
            match rename_new(&from, &to) {
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                    let there = there(&to).map_err(|source| self.recorded(&to, source))?;
                    if there != Some(file.sha256) {
                        return Err(self.recorded(&to, error));
                    }
                }
                renamed => renamed.map_err(|source| self.recorded(&to, source))?,
            }
        }
        for dir in [&tables, &self.dir] {
            sync(dir).map_err(|source| self.recorded(dir, source))?;
        }
        fs::remove_dir_all(&self.at).map_err(|source| self.recorded(&self.at, source))
    }

    /// The files of the document, in the order of their names.
    fn documents(&self) -> Result<Vec<PathBuf>, Failure> {
        let entries = fs::read_dir(&self.dir).map_err(|source| self.failed(&self.dir, source))?;
        let paths = entries.map(|entry| Ok(entry?.path())).collect::<io::Result<Vec<PathBuf>>>();
        let mut paths = paths.map_err(|source| self.failed(&self.dir, source))?;
        paths.retain(|path| {
            let name = path.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
            name.strip_prefix(&self.base).is_some_and(|rest| rest.starts_with('.'))
        });
        paths.sort();
        Ok(paths)
    }

    fn failed(&self, path: &Path, source: io::Error) -> Failure {
        Failure::writing(path, source)
    }

    /// The failure after the event was appended: the remedy is to run it again.
    fn recorded(&self, path: &Path, source: io::Error) -> Failure {
        Cause::Unplaced { path: path.to_owned(), drafts: self.at.clone(), source }.into()
    }
}

/// The SHA-256 of the file with a name, if there is one.
fn there(path: &Path) -> io::Result<Option<Digest>> {
    match fs::symlink_metadata(path) {
        Ok(metadata) if metadata.is_file() => {
            Ok(Some(Digest(Sha256::digest(fs::read(path)?).into())))
        }
        Ok(_) => Err(io::ErrorKind::IsADirectory.into()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

fn in_the_way(path: &Path) -> Failure {
    Failure::usage(|lang| lang.file_in_the_way(path.display()))
}

/// Only Unix can sync a directory, and with it the names in it.
fn sync(dir: &Path) -> io::Result<()> {
    if cfg!(unix) { File::open(dir)?.sync_all() } else { Ok(()) }
}
