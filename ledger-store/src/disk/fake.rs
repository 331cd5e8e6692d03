//! A disk in memory that loses power, is full, or fails. It keeps apart what a running program sees and what
//! would be left.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "only tests have it, and they stop where it fails"
)]

use std::collections::BTreeMap;
use std::io;
use std::sync::{Arc, Mutex, MutexGuard};

use super::{Disk, DiskFile};

/// How many bytes a disk writes together, all or none.
const SECTOR: usize = 512;

/// A disk. Clones are the same disk.
#[derive(Clone, Default)]
pub(crate) struct FakeDisk(Arc<Mutex<State>>);

/// An open file, usable as long as the disk has power.
pub(crate) struct FakeFile {
    disk: FakeDisk,
    number: usize,
    /// Its number among the open files.
    handle: u64,
    powered: u32,
}

#[derive(Default)]
struct State {
    files: Vec<Contents>,
    names: BTreeMap<String, usize>,
    durable_names: BTreeMap<String, usize>,
    /// How many files were opened, and which handle has each file locked.
    handles: u64,
    locked: BTreeMap<usize, u64>,
    /// How many changes and syncs were made, and how many bytes were read.
    calls: u64,
    read: u64,
    /// The call that fails, and how.
    trouble: Option<(u64, Trouble)>,
    /// How often power came back. Files that were opened before are unusable.
    powered: u32,
    dark: bool,
    /// Whether every change panics.
    read_only: bool,
}

/// What goes wrong at a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Trouble {
    /// The power goes. What the call changes may or may not reach the disk.
    PowerCut,
    /// The process ends. What the call changes is there for the next process, and not durable.
    Killed,
    /// The call fails and has no effect. Later ones succeed.
    Fails(io::ErrorKind),
    /// A write stops half-way and fails.
    Half(io::ErrorKind),
}

/// Which unsynced changes are left.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Left {
    Nothing,
    Everything,
    /// Some of them, by chance.
    Some(u64),
}

#[derive(Clone, Default)]
struct Contents {
    live: Vec<u8>,
    durable: Vec<u8>,
    /// The changes since the last sync.
    since: Vec<Change>,
}

#[derive(Clone)]
enum Change {
    Write(usize, Vec<u8>),
    Length(usize),
}

impl Change {
    fn make(&self, bytes: &mut Vec<u8>) {
        match self {
            Change::Length(length) => bytes.resize(*length, 0),
            Change::Write(offset, written) => {
                let end = offset + written.len();
                bytes.resize(bytes.len().max(end), 0);
                bytes[*offset..end].copy_from_slice(written);
            }
        }
    }
}

impl FakeDisk {
    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap()
    }

    /// The number of changes and syncs.
    pub(crate) fn calls(&self) -> u64 {
        self.state().calls
    }

    /// The number of bytes that were read.
    pub(crate) fn bytes_read(&self) -> u64 {
        self.state().read
    }

    /// From here on the disk can only be read: every change panics.
    pub(crate) fn read_only(&self) {
        self.state().read_only = true;
    }

    /// Sets what goes wrong at a call, counted from 0 over the life of the disk.
    pub(crate) fn at_call(&self, call: u64, trouble: Trouble) {
        self.state().trouble = Some((call, trouble));
    }

    /// The disk as it is when the power is back.
    pub(crate) fn after_power_cut(&self, left: Left) -> FakeDisk {
        let state = self.state();
        let mut chance = Chance(match left {
            Left::Some(seed) => seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1,
            Left::Nothing | Left::Everything => 1,
        });
        let mut kept = |change: &Change, bytes: &mut Vec<u8>| match (left, change) {
            (Left::Nothing, _) => {}
            (Left::Everything, change) => change.make(bytes),
            (Left::Some(_), Change::Length(_)) if chance.half() => change.make(bytes),
            (Left::Some(_), Change::Length(_)) => {}
            (Left::Some(_), Change::Write(offset, written)) => {
                let first = SECTOR - offset % SECTOR;
                let (head, tail) = written.split_at(first.min(written.len()));
                let mut at = *offset;
                for sector in std::iter::once(head).chain(tail.chunks(SECTOR)) {
                    if chance.half() {
                        Change::Write(at, sector.to_vec()).make(bytes);
                    }
                    at += sector.len();
                }
            }
        };
        let files = state.files.iter().map(|file| {
            let mut bytes = file.durable.clone();
            file.since.iter().for_each(|change| kept(change, &mut bytes));
            Contents { live: bytes.clone(), durable: bytes, since: Vec::new() }
        });
        let files = files.collect();
        let names = match left {
            Left::Nothing => state.durable_names.clone(),
            Left::Everything => state.names.clone(),
            Left::Some(_) if chance.half() => state.names.clone(),
            Left::Some(_) => state.durable_names.clone(),
        };
        FakeDisk(Arc::new(Mutex::new(State {
            files,
            durable_names: names.clone(),
            names,
            powered: state.powered + 1,
            ..State::default()
        })))
    }

    fn opened(&self, state: &mut State, number: usize) -> FakeFile {
        state.handles += 1;
        FakeFile { disk: self.clone(), number, handle: state.handles, powered: state.powered }
    }

    /// The bytes of a file as they are.
    pub(crate) fn bytes(&self, name: &str) -> Vec<u8> {
        let state = self.state();
        state.names.get(name).map(|number| state.files[*number].live.clone()).unwrap_or_default()
    }

    /// Removes a file while it is open.
    pub(crate) fn remove(&self, name: &str) {
        self.state().names.remove(name);
    }

    /// Replaces a file by another with the same bytes while it is open.
    pub(crate) fn replace(&self, name: &str) {
        let mut state = self.state();
        let copy = state.files[state.names[name]].clone();
        state.files.push(copy);
        let number = state.files.len() - 1;
        state.names.insert(name.to_owned(), number);
    }

    /// Replaces the bytes of a file. They are durable.
    pub(crate) fn overwrite(&self, name: &str, bytes: &[u8]) {
        let mut state = self.state();
        let number = state.names[name];
        let (live, durable) = (bytes.to_vec(), bytes.to_vec());
        state.files[number] = Contents { live, durable, since: Vec::new() };
    }
}

/// A sequence of coin tosses.
struct Chance(u64);

impl Chance {
    fn half(&mut self) -> bool {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 & 0x10 == 0
    }
}

impl State {
    fn powered(&self) -> io::Result<()> {
        match self.dark {
            true => Err(io::Error::other("no power")),
            false => Ok(()),
        }
    }

    /// Counts a call. Returns what goes wrong with it, if anything.
    fn call(&mut self) -> io::Result<Option<Trouble>> {
        self.powered()?;
        assert!(!self.read_only, "something is changed on a disk that is only to be read");
        let trouble = self.trouble.filter(|(call, _)| *call == self.calls);
        self.calls += 1;
        self.dark = trouble.is_some_and(|(_, trouble)| trouble == Trouble::PowerCut);
        Ok(trouble.map(|(_, trouble)| trouble))
    }

    /// Makes a change to a file, unless something goes wrong.
    fn change(&mut self, number: usize, change: Change) -> io::Result<()> {
        let trouble = self.call()?;
        let (change, result) = match (trouble, change) {
            (None, change) => (Some(change), Ok(())),
            (Some(Trouble::PowerCut), change) => (Some(change), Err(io::Error::other("no power"))),
            (Some(Trouble::Killed), change) => (Some(change), Err(io::Error::other("killed"))),
            (Some(Trouble::Half(kind)), Change::Write(offset, mut bytes)) => {
                bytes.truncate(bytes.len() / 2);
                (Some(Change::Write(offset, bytes)), Err(kind.into()))
            }
            (Some(Trouble::Half(kind) | Trouble::Fails(kind)), _) => (None, Err(kind.into())),
        };
        if let Some(change) = change {
            change.make(&mut self.files[number].live);
            self.files[number].since.push(change);
        }
        result
    }

    /// A call that has no effect of its own if it fails.
    fn plain(&mut self) -> io::Result<()> {
        match self.call()? {
            None => Ok(()),
            Some(Trouble::PowerCut) => Err(io::Error::other("no power")),
            Some(Trouble::Killed) => Err(io::Error::other("killed")),
            Some(Trouble::Fails(kind) | Trouble::Half(kind)) => Err(kind.into()),
        }
    }
}

impl Disk for FakeDisk {
    type File = FakeFile;

    fn open(&self, name: &str) -> io::Result<Option<FakeFile>> {
        let mut state = self.state();
        state.powered()?;
        let number = state.names.get(name).copied();
        Ok(number.map(|number| self.opened(&mut state, number)))
    }

    fn create(&self, name: &str) -> io::Result<FakeFile> {
        let mut state = self.state();
        state.plain()?;
        state.files.push(Contents::default());
        let number = state.files.len() - 1;
        state.names.insert(name.to_owned(), number);
        Ok(self.opened(&mut state, number))
    }

    fn rename(&self, from: &str, to: &str) -> io::Result<()> {
        let mut state = self.state();
        state.plain()?;
        let number = state.names.remove(from).ok_or(io::ErrorKind::NotFound)?;
        state.names.insert(to.to_owned(), number);
        Ok(())
    }

    fn sync_names(&self) -> io::Result<()> {
        let mut state = self.state();
        state.plain()?;
        state.durable_names = state.names.clone();
        Ok(())
    }

    fn length_under(&self, name: &str, file: &FakeFile) -> io::Result<Option<u64>> {
        let state = self.state();
        state.powered()?;
        let named = state.names.get(name).filter(|number| **number == file.number);
        Ok(named.map(|number| state.files[*number].live.len() as u64))
    }
}

impl FakeFile {
    fn state(&self) -> io::Result<MutexGuard<'_, State>> {
        let state = self.disk.state();
        state.powered()?;
        assert_eq!(state.powered, self.powered, "a file is not open after a power cut");
        Ok(state)
    }
}

impl Drop for FakeFile {
    /// Releases its lock.
    fn drop(&mut self) {
        let locked = &mut self.disk.state().locked;
        if locked.get(&self.number) == Some(&self.handle) {
            locked.remove(&self.number);
        }
    }
}

impl DiskFile for FakeFile {
    fn try_lock(&self) -> io::Result<bool> {
        let mut state = self.state()?;
        Ok(*state.locked.entry(self.number).or_insert(self.handle) == self.handle)
    }

    fn len(&self) -> io::Result<u64> {
        Ok(self.state()?.files[self.number].live.len() as u64)
    }

    fn read_at(&self, buffer: &mut [u8], offset: u64) -> io::Result<usize> {
        let state = &mut *self.state()?;
        let live = &state.files[self.number].live;
        let from = usize::try_from(offset).unwrap().min(live.len());
        let read = buffer.len().min(live.len() - from);
        buffer[..read].copy_from_slice(&live[from..from + read]);
        state.read += read as u64;
        Ok(read)
    }

    fn write_at(&self, bytes: &[u8], offset: u64) -> io::Result<()> {
        let offset = usize::try_from(offset).unwrap();
        self.state()?.change(self.number, Change::Write(offset, bytes.to_vec()))
    }

    fn set_len(&self, length: u64) -> io::Result<()> {
        let length = usize::try_from(length).unwrap();
        self.state()?.change(self.number, Change::Length(length))
    }

    fn sync(&self) -> io::Result<()> {
        let mut state = self.state()?;
        if state.read_only {
            return Err(io::ErrorKind::ReadOnlyFilesystem.into());
        }
        let trouble = state.call()?;
        let file = &mut state.files[self.number];
        match trouble {
            None => {
                let since = std::mem::take(&mut file.since);
                since.iter().for_each(|change| change.make(&mut file.durable));
                Ok(())
            }
            Some(Trouble::PowerCut | Trouble::Killed) => Err(io::Error::other("it ended")),
            // The system takes the failed write for written, and never writes it again.
            Some(Trouble::Fails(kind) | Trouble::Half(kind)) => {
                file.since.clear();
                Err(kind.into())
            }
        }
    }
}
