//! Replays the system calls of a run on the model of a disk.
//!
//! An unknown call that may change a file stops the test. So does a model that differs from the real
//! directory after the run: what is not recorded cannot be tested.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use super::disk::{Change, Directory, Disk, File, Id, Node, ROOT};
use super::trace::Call;

/// A disk, and the files that the program has open on it.
#[derive(Clone)]
pub struct Replay {
    /// The disk.
    pub disk: Disk,
    root: PathBuf,
    open: HashMap<i64, Handle>,
}

/// An open file, by its number.
#[derive(Clone)]
struct Handle {
    id: Id,
    at: usize,
    append: bool,
    /// Whether every write is durable when it ends.
    synced: bool,
}

impl Replay {
    /// Starts with everything in a directory durable.
    pub fn of(root: &Path) -> Replay {
        let root = root.canonicalize().expect("the directory is there");
        Replay { disk: Disk::of(&root), root, open: HashMap::new() }
    }

    /// Closes all files of a process that ended.
    pub fn end_process(&mut self) {
        self.open.clear();
    }

    /// Replays a call.
    pub fn apply(&mut self, call: &Call) {
        if call.result < 0 {
            // The system takes the failed write for written, and no later sync writes it.
            let handle = self.open.get(&call.number_or(0, -1));
            if let Some(handle) = handle.filter(|_| ["fsync", "fdatasync"].contains(&&*call.name)) {
                self.disk.lose(handle.id);
            }
            return;
        }
        match call.name.as_str() {
            "open" => self.opened(call, "AT_FDCWD", 0, call.word(1)),
            "openat" => self.opened(call, call.word(0), 1, call.word(2)),
            "creat" => self.opened(call, "AT_FDCWD", 0, "O_CREAT|O_TRUNC"),
            "close" => drop(self.open.remove(&call.number(0))),
            "dup" | "dup2" | "dup3" => self.duplicated(call),
            "fcntl" if call.word(1).starts_with("F_DUPFD") => self.duplicated(call),
            "read" => self.moved(call.number(0), |at| at + size(call.result)),
            "lseek" => self.moved(call.number(0), |_| size(call.result)),
            "write" => self.written(call, call.bytes(1), None),
            "writev" => self.written(call, call.buffers(1), None),
            "pwrite64" => self.written(call, call.bytes(1), Some(call.number(3))),
            "pwritev" | "pwritev2" => self.written(call, call.buffers(1), Some(call.number(3))),
            "ftruncate" => self.resized(call, size(call.number(1))),
            "fallocate" => self.allocated(call),
            "copy_file_range" => self.copied(call, 0, 2),
            "sendfile" => self.copied(call, 1, 0),
            "rename" => self.renamed(call, ("AT_FDCWD", 0), ("AT_FDCWD", 1)),
            "renameat" => self.renamed(call, (call.word(0), 1), (call.word(2), 3)),
            "renameat2" if matches!(call.word(4), "0" | "RENAME_NOREPLACE") => {
                self.renamed(call, (call.word(0), 1), (call.word(2), 3));
            }
            "link" => self.linked(call, ("AT_FDCWD", 0), ("AT_FDCWD", 1)),
            "linkat" => self.linked(call, (call.word(0), 1), (call.word(2), 3)),
            "unlink" | "rmdir" => self.renames(call, "AT_FDCWD", 0, None),
            "unlinkat" => self.renames(call, call.word(0), 1, None),
            "mkdir" => self.made(call, "AT_FDCWD", 0),
            "mkdirat" => self.made(call, call.word(0), 1),
            "fsync" | "fdatasync" => {
                if let Some(handle) = self.open.get(&call.number(0)) {
                    self.disk.sync(handle.id, call.began);
                }
            }
            "sync" | "syncfs" => self.disk.sync_all(call.began),
            // It neither empties the disk's cache nor makes a length durable.
            "sync_file_range" | "fcntl" => {}
            "mmap" => {
                let shared =
                    call.word(3).contains("MAP_SHARED") && call.word(2).contains("PROT_WRITE");
                let ours = shared && self.open.contains_key(&call.number(4));
                assert!(!ours, "files written through memory are not modelled: {call:?}");
            }
            _ => panic!("not modelled: {call:?}"),
        }
    }

    /// The start directory of a path, and the path. Returns `None` if it is not on this disk.
    fn on_disk(&self, start: &str, path: &[u8]) -> Option<(Id, Vec<u8>)> {
        let below = |path: &[u8]| {
            let rest = path.strip_prefix(self.root.as_os_str().as_encoded_bytes())?;
            (rest.is_empty() || rest[0] == b'/').then(|| rest.to_vec())
        };
        match start {
            _ if path.starts_with(b"/") => below(path).map(|path| (ROOT, path)),
            // The program runs in the directory.
            "AT_FDCWD" => Some((ROOT, path.to_vec())),
            number => {
                let handle = self.open.get(&number.parse().expect("the number of a directory"))?;
                Some((handle.id, path.to_vec()))
            }
        }
    }

    fn opened(&mut self, call: &Call, start: &str, path: usize, flags: &str) {
        let has = |flag: &str| flags.split('|').any(|one| one == flag);
        self.open.remove(&call.result);
        let Some((start, path)) = self.on_disk(start, &call.bytes(path)) else { return };
        assert!(!has("O_TMPFILE"), "not modelled: {call:?}");
        let id = self.disk.find(start, &path).unwrap_or_else(|| {
            assert!(has("O_CREAT"), "the model has no such file: {call:?}");
            let (parent, name) = self.disk.place(start, &path);
            let id = self.disk.add(Node::File(File::default()));
            self.disk.rename(call.step, parent, vec![(name, Some(id))]);
            id
        });
        if has("O_TRUNC") && self.disk.file(id).is_some_and(|file| !file.live.is_empty()) {
            self.disk.change(call.step, id, Change::Length(0));
        }
        let synced = has("O_SYNC") || has("O_DSYNC");
        self.open.insert(call.result, Handle { id, at: 0, append: has("O_APPEND"), synced });
    }

    fn duplicated(&mut self, call: &Call) {
        self.open.remove(&call.result);
        if let Some(handle) = self.open.get(&call.number(0)).cloned() {
            self.open.insert(call.result, handle);
        }
    }

    fn moved(&mut self, file: i64, to: impl Fn(usize) -> usize) {
        if let Some(handle) = self.open.get_mut(&file) {
            handle.at = to(handle.at);
        }
    }

    fn written(&mut self, call: &Call, mut bytes: Vec<u8>, at: Option<i64>) {
        bytes.truncate(size(call.result));
        self.write(call, call.number(0), bytes, at);
    }

    fn write(&mut self, call: &Call, file: i64, bytes: Vec<u8>, at: Option<i64>) {
        let Some(handle) = self.open.get_mut(&file) else { return };
        let live = self.disk.file(handle.id).expect("a file is written").live.len();
        let start = match at {
            Some(at) => size(at),
            None if handle.append => live,
            None => handle.at,
        };
        if at.is_none() {
            handle.at = start + bytes.len();
        }
        self.disk.change(call.step, handle.id, Change::Bytes { at: start, bytes });
        if handle.synced {
            self.disk.sync(handle.id, call.step + 1);
        }
    }

    fn resized(&mut self, call: &Call, length: usize) {
        if let Some(handle) = self.open.get(&call.number(0)) {
            self.disk.change(call.step, handle.id, Change::Length(length));
        }
    }

    fn allocated(&mut self, call: &Call) {
        let Some(handle) = self.open.get(&call.number(0)) else { return };
        match call.word(1) {
            "FALLOC_FL_KEEP_SIZE" => {}
            "0" => {
                let live = self.disk.file(handle.id).expect("a file").live.len();
                self.resized(call, live.max(size(call.number(2) + call.number(3))));
            }
            _ => panic!("not modelled: {call:?}"),
        }
    }

    fn copied(&mut self, call: &Call, from: usize, to: usize) {
        let (from, to) = (call.number(from), call.number(to));
        if !self.open.contains_key(&to) {
            return;
        }
        let own_places = call.arguments().filter(|it| *it == "NULL").count();
        let one_each = if call.name == "sendfile" { 1 } else { 2 };
        assert_eq!(own_places, one_each, "places of its own are not modelled: {call:?}");
        let handle =
            self.open.get(&from).unwrap_or_else(|| panic!("copied from elsewhere: {call:?}"));
        let source = &self.disk.file(handle.id).expect("a file").live;
        let bytes = source[handle.at..handle.at + size(call.result)].to_vec();
        self.moved(from, |at| at + size(call.result));
        self.write(call, to, bytes, None);
    }

    fn renamed(&mut self, call: &Call, from: (&str, usize), to: (&str, usize)) {
        let from = self.on_disk(from.0, &call.bytes(from.1));
        let to = self.on_disk(to.0, &call.bytes(to.1));
        let ((from, path), (to, new_path)) = match (from, to) {
            (None, None) => return,
            (Some(from), Some(to)) => (from, to),
            _ => panic!("moved to or from elsewhere: {call:?}"),
        };
        let id =
            self.disk.find(from, &path).unwrap_or_else(|| panic!("nothing to rename: {call:?}"));
        let (from, name) = self.disk.place(from, &path);
        let (to, new_name) = self.disk.place(to, &new_path);
        let (gone, come) = ((name, None), (new_name, Some(id)));
        if from == to {
            self.disk.rename(call.step, from, vec![gone, come]);
        } else {
            self.disk.rename(call.step, to, vec![come]);
            self.disk.rename(call.step, from, vec![gone]);
        }
    }

    fn linked(&mut self, call: &Call, from: (&str, usize), to: (&str, usize)) {
        let Some((from, path)) = self.on_disk(from.0, &call.bytes(from.1)) else { return };
        let id = self.disk.find(from, &path).unwrap_or_else(|| panic!("nothing to link: {call:?}"));
        self.renames(call, to.0, to.1, Some(id));
    }

    fn renames(&mut self, call: &Call, start: &str, path: usize, id: Option<Id>) {
        let Some((start, path)) = self.on_disk(start, &call.bytes(path)) else { return };
        let (parent, name) = self.disk.place(start, &path);
        self.disk.rename(call.step, parent, vec![(name, id)]);
    }

    fn made(&mut self, call: &Call, start: &str, path: usize) {
        let id = self.disk.add(Node::Directory(Directory::default()));
        self.renames(call, start, path, Some(id));
    }
}

fn size(number: i64) -> usize {
    usize::try_from(number).expect("no negative size or place")
}
