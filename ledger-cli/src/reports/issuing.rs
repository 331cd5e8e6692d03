//! Issues a report: first its files as drafts, then the event that says so, then the files under their
//! names.
//!
//! Whatever breaks off, the next time puts right: drafts of a report that was recorded are put in place,
//! and those of one that was not are made again. A file under its name is always one that was issued.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use ledger_core::Position;
use ledger_core::acts::monitoring::{IssueMonitoringReport, IssuedFile};
use ledger_report::Lang;
use ledger_store::{EventLog, OutputError, make_directory, rename_new};

use super::files::{FORMATS, ReportFile, base_name, files};
use super::{Which, of_ledger};
use crate::failure::Failure;
use crate::given::Given;
use crate::session::Session;

/// A report that was issued.
pub(crate) struct Issued {
    /// The files of the document itself, not those of its tables.
    pub(crate) paths: Vec<PathBuf>,
    /// The event that says so.
    pub(crate) position: Position,
    /// The letters for which its PDF shows a box.
    pub(crate) lacking: Vec<char>,
}

/// Makes the report of a period, writes its files into a directory, and records that it was issued, with
/// the hash of each file. Nothing is written when a rule says no.
pub(crate) fn issue(
    session: &mut Session,
    which: Which,
    given: impl FnOnce(IssueMonitoringReport) -> Given,
    dir: &Path,
    lang: Lang,
) -> Result<Issued, Failure> {
    let drafts = Drafts::of(which, dir, lang);
    if let Some(position) = drafts.finish_earlier(session, which)? {
        return Ok(Issued { paths: drafts.documents()?, position, lacking: Vec::new() });
    }
    let report = of_ledger(&session.ledger, &session.log, which, session.log.head())?;
    let files = files(&report, &session.ledger, lang, &FORMATS)?;
    let issued: Vec<IssuedFile> = files.iter().map(ReportFile::issued).collect();
    let basis = report.basis.made_from;
    let command = IssueMonitoringReport {
        year: which.0,
        period: which.1,
        basis: basis.events,
        root: basis.root,
        files: issued.clone(),
    };
    let outcome = session.stage(&given(command))?;
    make_directory(dir)?;
    drafts.nothing_in_the_way(&files)?;
    if let Err(failure) = drafts.write(&files).and_then(|()| session.commit()) {
        // What was not recorded is not left lying about.
        drop(fs::remove_dir_all(&drafts.at));
        return Err(failure);
    }
    drafts.put_in_place(&issued)?;
    let lacking = files.into_iter().flat_map(|file| file.lacking).collect();
    Ok(Issued { paths: drafts.documents()?, position: outcome.first, lacking })
}

/// Whether a report was recorded, and its files were not all put in place.
pub(crate) fn broke_off(which: Which, dir: &Path, lang: Lang) -> bool {
    Drafts::of(which, dir, lang).at.exists()
}

/// The files of a report before they have their names.
struct Drafts {
    /// Where they stand.
    at: PathBuf,
    /// Where they go.
    dir: PathBuf,
    base: String,
}

impl Drafts {
    fn of(which: Which, dir: &Path, lang: Lang) -> Drafts {
        let base = base_name(which, lang);
        Drafts { at: dir.join(format!(".{base}.part")), dir: dir.to_owned(), base }
    }

    /// Puts in place what was recorded and broke off before it was; throws away what was not recorded.
    fn finish_earlier(
        &self,
        session: &Session,
        (year, period): Which,
    ) -> Result<Option<Position>, Failure> {
        if !self.at.exists() {
            return Ok(None);
        }
        let report = session.ledger.reports.get(year, period);
        let recorded = report.filter(|report| {
            report.issued.files.iter().any(|file| file.name.starts_with(&self.base))
        });
        let Some(report) = recorded else {
            fs::remove_dir_all(&self.at).map_err(|source| self.failed(&self.at, source))?;
            return Ok(None);
        };
        self.put_in_place(&report.issued.files)?;
        Ok(Some(report.position))
    }

    /// Refuses to write over a file that says something else.
    fn nothing_in_the_way(&self, files: &[ReportFile]) -> Result<(), Failure> {
        for file in files {
            let path = self.dir.join(&file.name);
            match fs::read(&path) {
                Ok(there) if there != file.bytes => {
                    let message = format!("another file is there already: {}", path.display());
                    let help = "move it away, or name another directory with --to";
                    return Err(Failure::usage(message, help));
                }
                Ok(_) => {}
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                Err(source) => return Err(self.failed(&path, source)),
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
        // Once all are written: the first call then takes most of the others with it.
        for (file, path) in open {
            file.sync_all().map_err(|source| self.failed(&path, source))?;
        }
        for dir in [&tables, &self.at] {
            sync(dir).map_err(|source| self.failed(dir, source))?;
        }
        Ok(())
    }

    /// Gives each its name. One that has it already, from a time that this broke off, keeps it.
    fn put_in_place(&self, files: &[IssuedFile]) -> Result<(), Failure> {
        let tables = self.dir.join(&self.base);
        make_directory(&tables).map_err(|error| {
            if let OutputError::Io { path, source } = error {
                self.recorded(&path, source)
            } else {
                self.recorded(&tables, io::Error::other(error))
            }
        })?;
        for file in files {
            let (from, to) = (self.at.join(&file.name), self.dir.join(&file.name));
            match rename_new(&from, &to) {
                Ok(()) => {}
                Err(error) if error.kind() == io::ErrorKind::NotFound && to.exists() => {}
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists && same(&from, &to) => {}
                Err(source) => return Err(self.recorded(&to, source)),
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
        Failure::Write { path: path.to_owned(), source }
    }

    /// A failure after the event was appended: what is to be done is to run it again.
    fn recorded(&self, path: &Path, source: io::Error) -> Failure {
        Failure::Unplaced { path: path.to_owned(), drafts: self.at.clone(), source }
    }
}

/// Whether two files are there and say the same.
fn same(one: &Path, other: &Path) -> bool {
    let is_link = fs::symlink_metadata(other).is_ok_and(|there| there.is_symlink());
    !is_link && fs::read(one).ok().is_some_and(|bytes| fs::read(other).is_ok_and(|it| it == bytes))
}

/// Only on Unix can a directory be synced, and with it the names in it.
fn sync(dir: &Path) -> io::Result<()> {
    if cfg!(unix) { File::open(dir)?.sync_all() } else { Ok(()) }
}
