//! Reads a backup, a file or a directory: its manifest, and then every entry in order. Each entry must have
//! the length and SHA-256 of the manifest.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, BufReader, Read};
use std::path::{Path, PathBuf};

use ledger_core::Digest;
use sha2::{Digest as _, Sha256};

use crate::backup::error::BackupError;
use crate::backup::manifest::{Entry, Kind, MANIFEST, MANIFEST_LIMIT, Manifest, shown};
use crate::backup::tar_form::{self, Fault};
use crate::error::Doing;

/// The directories within a backup that is a directory.
const DIRECTORIES: [&str; 2] = ["documents", "persons"];

const BUFFER: usize = 256 * 1024;

/// A backup whose manifest was read. Its parts have the lengths that the manifest states.
#[derive(Debug)]
pub(crate) struct Package {
    pub(crate) path: PathBuf,
    pub(crate) manifest: Manifest,
    is_directory: bool,
}

/// What to do with an entry, whose bytes come from the reader.
pub(crate) type Visit<'a> = dyn FnMut(Kind, &Entry, &mut dyn Read) -> Result<(), BackupError> + 'a;

impl Package {
    /// Reads the manifest of a backup. Checks that everything it names is there, and nothing else.
    pub(crate) fn open(path: &Path) -> Result<Package, BackupError> {
        let not =
            |why: &str| BackupError::NotABackup { path: path.to_owned(), why: why.to_owned() };
        let metadata = fs::metadata(path).map_err(reading(path))?;
        let package =
            |manifest, is_directory| Package { path: path.to_owned(), manifest, is_directory };
        if metadata.is_dir() {
            let bytes = read_own(&path.join(MANIFEST), MANIFEST_LIMIT)?
                .ok_or_else(|| not("it has no file manifest.json, or one that is no manifest"))?;
            let package = package(Manifest::read(path, &bytes)?, true);
            package.same_files(bytes.len() as u64)?;
            return Ok(package);
        }
        if !metadata.is_file() {
            return Err(not("it is neither a file nor a directory"));
        }
        let mut input = BufReader::with_capacity(BUFFER, File::open(path).map_err(reading(path))?);
        let bytes = read_manifest(&mut input).map_err(|fault| match fault {
            Fault::Differs(why) => not(&why),
            Fault::Io(source) => reading(path)(source),
        })?;
        let manifest = Manifest::read(path, &bytes)?;
        let (expected, length) = (tar_form::length(&manifest, bytes.len() as u64), metadata.len());
        if expected != length {
            let why = format!("it has {length} bytes, and {expected} by its manifest");
            return Err(BackupError::Altered { path: path.to_owned(), why });
        }
        Ok(package(manifest, false))
    }

    /// Reads all entries in order.
    ///
    /// An entry that does not fit the manifest is an error, but only after its bytes were passed on. Until
    /// then nothing may depend on them.
    pub(crate) fn read(&self, visit: &mut Visit<'_>) -> Result<(), BackupError> {
        if self.is_directory {
            for (kind, entry) in self.manifest.kinds() {
                let path = self.path.join(&entry.name);
                let mut file = open_own(&path)?
                    .ok_or_else(|| self.altered(format!("`{}` is missing", entry.name)))?;
                self.read_entry(kind, entry, &mut file, visit)?;
            }
            return Ok(());
        }
        let fault = |fault| match fault {
            Fault::Differs(why) => self.altered(why),
            Fault::Io(source) => reading(&self.path)(source),
        };
        let file = File::open(&self.path).map_err(reading(&self.path))?;
        let mut input = BufReader::with_capacity(BUFFER, file);
        let bytes = read_manifest(&mut input).map_err(fault)?;
        if self.manifest.to_bytes().ok() != Some(bytes) {
            return Err(self.altered("its manifest changed while it was read".to_owned()));
        }
        for (kind, entry) in self.manifest.kinds() {
            tar_form::read_header(&mut input, &entry.name, entry.length).map_err(fault)?;
            self.read_entry(kind, entry, &mut input, visit)?;
            tar_form::read_padding(&mut input, entry.length).map_err(fault)?;
        }
        tar_form::read_end(&mut input).map_err(fault)
    }

    fn read_entry(
        &self,
        kind: Kind,
        entry: &Entry,
        input: &mut dyn Read,
        visit: &mut Visit<'_>,
    ) -> Result<(), BackupError> {
        let mut input = Hashing { input: input.take(entry.length), hash: Sha256::new(), read: 0 };
        visit(kind, entry, &mut input)?;
        io::copy(&mut input, &mut io::sink()).map_err(reading(&self.path))?;
        let Hashing { hash, read, .. } = input;
        let sha256 = Digest(hash.finalize().into());
        if (read, sha256) == (entry.length, entry.sha256) {
            return Ok(());
        }
        let Entry { name, length, sha256: expected } = entry;
        Err(self.altered(format!(
            "`{name}` has {read} bytes with SHA-256 {sha256}, and by its manifest {length} with {expected}"
        )))
    }

    /// Checks that a directory has the files that the manifest names, with their lengths, and no others.
    fn same_files(&self, manifest: u64) -> Result<(), BackupError> {
        let entries = self.manifest.entries.iter();
        let mut expected: BTreeMap<String, u64> =
            entries.map(|entry| (entry.name.clone(), entry.length)).collect();
        expected.insert(MANIFEST.to_owned(), manifest);
        let within: Vec<&str> =
            DIRECTORIES.into_iter().filter(|name| self.path.join(name).is_dir()).collect();
        for parent in [""].into_iter().chain(within) {
            let dir = self.path.join(parent);
            for found in fs::read_dir(&dir).map_err(reading(&dir))? {
                let path = found.map_err(reading(&dir))?.path();
                let metadata = fs::symlink_metadata(&path).map_err(reading(&path))?;
                let name = path.strip_prefix(&self.path).unwrap_or(&path);
                let name = name.to_string_lossy().replace('\\', "/");
                if metadata.is_dir() && DIRECTORIES.contains(&name.as_str()) {
                    continue;
                }
                if !metadata.is_file() || expected.remove(&name) != Some(metadata.len()) {
                    let name = shown(name.as_bytes());
                    return Err(self.altered(format!("`{name}` is not as its manifest says")));
                }
            }
        }
        match expected.first_key_value() {
            None => Ok(()),
            Some((name, _)) => Err(self.altered(format!("`{name}` is missing"))),
        }
    }

    pub(crate) fn altered(&self, why: String) -> BackupError {
        BackupError::Altered { path: self.path.clone(), why }
    }
}

fn read_manifest(input: &mut impl Read) -> Result<Vec<u8>, Fault> {
    let length = tar_form::read_manifest_header(input)?;
    if length > MANIFEST_LIMIT {
        return Err(Fault::Differs(format!("its manifest has more than {MANIFEST_LIMIT} bytes")));
    }
    let mut bytes = Vec::new();
    if input.take(length).read_to_end(&mut bytes)? as u64 != length {
        return Err(Fault::Differs("it ends within its manifest".to_owned()));
    }
    tar_form::read_padding(input, length)?;
    Ok(bytes)
}

/// Opens a file that is not a link or a device. Returns `None` if it is not such a file.
fn open_own(path: &Path) -> Result<Option<File>, BackupError> {
    match fs::symlink_metadata(path) {
        Ok(metadata) if metadata.is_file() => File::open(path).map(Some).map_err(reading(path)),
        Ok(_) => Ok(None),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(source) => Err(reading(path)(source)),
    }
}

/// Reads all bytes of such a file. Returns `None` if there is no such file or it has more bytes than the
/// limit.
fn read_own(path: &Path, limit: u64) -> Result<Option<Vec<u8>>, BackupError> {
    let Some(file) = open_own(path)? else { return Ok(None) };
    let mut bytes = Vec::new();
    file.take(limit + 1).read_to_end(&mut bytes).map_err(reading(path))?;
    Ok(Some(bytes).filter(|bytes| bytes.len() as u64 <= limit))
}

pub(crate) fn reading(path: &Path) -> impl Fn(io::Error) -> BackupError + use<> {
    let path = path.to_owned();
    move |source| BackupError::Io { doing: Doing::Read, path: path.clone(), source }
}

/// A reader that hashes the bytes read through it.
struct Hashing<R> {
    input: R,
    hash: Sha256,
    read: u64,
}

impl<R: Read> Read for Hashing<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.input.read(buffer)?;
        self.hash.update(buffer.get(..count).unwrap_or_default());
        self.read += count as u64;
        Ok(count)
    }
}
