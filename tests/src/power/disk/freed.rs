//! The blocks of the disk that no name leads to: those of files that lost their last name, or never had a
//! durable one.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::ffi::OsStr;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};

use super::{Directory, Disk, Id, Node, ROOT, rename};
use crate::power::Recording;

/// The names of a directory.
type Names = BTreeMap<Vec<u8>, Id>;

/// A directory after a power cut, in which one file can have several names.
#[derive(Hash)]
pub struct Left {
    directories: Vec<PathBuf>,
    /// The names of each file, and its bytes.
    files: BTreeMap<Id, (Vec<PathBuf>, Vec<u8>)>,
}

impl Left {
    /// Writes the files with rights for their owner only, as keys need.
    pub fn write(&self, root: &Path) {
        use std::os::unix::fs::PermissionsExt;
        for directory in &self.directories {
            fs::create_dir_all(root.join(directory)).expect("a directory");
        }
        for (names, bytes) in self.files.values() {
            let mut names = names.iter().map(|name| root.join(name));
            let first = names.next().expect("a file that is left has a name");
            fs::write(&first, bytes).expect("a file");
            fs::set_permissions(&first, fs::Permissions::from_mode(0o600)).expect("permissions");
            names.for_each(|name| fs::hard_link(&first, name).expect("a second name"));
        }
    }

    /// Whether a file contains these bytes.
    pub fn has(&self, bytes: &[u8]) -> bool {
        self.files.values().any(|(_, file)| holds(file, bytes))
    }
}

fn holds(file: &[u8], bytes: &[u8]) -> bool {
    file.windows(bytes.len()).any(|part| part == bytes)
}

impl Directory {
    /// The names that a power cut may leave: the durable ones, with any of the changes since.
    fn may_have(&self) -> Vec<Names> {
        let mut all = vec![self.durable.clone()];
        for (_, renamed) in &self.pending {
            let mut changed = all.clone();
            changed.iter_mut().for_each(|names| renamed.iter().for_each(|it| rename(names, it)));
            all.extend(changed);
            all.sort();
            all.dedup();
        }
        all
    }
}

impl Disk {
    /// Whether a power cut now may leave these bytes in a file without a name.
    fn may_lose(&self, bytes: &[u8]) -> bool {
        let directories = self.nodes.iter().filter_map(|node| match node {
            Node::Directory(directory) => Some(directory.may_have()),
            Node::File(_) => None,
        });
        let directories: Vec<Vec<Names>> = directories.collect();
        self.nodes.iter().enumerate().any(|(id, node)| match node {
            Node::Directory(_) => false,
            Node::File(file) => {
                let has = |names: &Names| names.values().any(|named| *named == id);
                (holds(&file.live, bytes) || holds(&file.durable, bytes))
                    && directories.iter().all(|names| names.iter().any(|names| !has(names)))
            }
        })
    }

    /// Everything that a power cut may leave, if either all or none of the bytes written since the last sync
    /// are there.
    fn may_leave(&self) -> Vec<Left> {
        let mut choices: Vec<HashMap<Id, Names>> = vec![HashMap::new()];
        for (id, node) in self.nodes.iter().enumerate() {
            let Node::Directory(directory) = node else { continue };
            let before = std::mem::take(&mut choices);
            for names in directory.may_have() {
                choices.extend(before.iter().cloned().map(|mut choice| {
                    choice.insert(id, names.clone());
                    choice
                }));
            }
        }
        choices.iter().flat_map(|names| [true, false].map(|live| self.left(names, live))).collect()
    }

    fn left(&self, names: &HashMap<Id, Names>, live: bool) -> Left {
        let mut left = Left { directories: vec![PathBuf::new()], files: BTreeMap::new() };
        let mut open = vec![(ROOT, PathBuf::new())];
        while let Some((directory, path)) = open.pop() {
            for (name, id) in &names[&directory] {
                let path = path.join(OsStr::from_bytes(name));
                match &self.nodes[*id] {
                    Node::Directory(_) => {
                        left.directories.push(path.clone());
                        open.push((*id, path));
                    }
                    Node::File(file) => {
                        let bytes = if live { &file.live } else { &file.durable };
                        let file = left.files.entry(*id).or_insert((Vec::new(), bytes.clone()));
                        file.0.push(path);
                    }
                }
            }
        }
        left
    }
}

impl Recording {
    /// The number of calls after which a power cut may first have left these bytes without a name.
    pub fn loses(&self, bytes: &[u8]) -> Option<usize> {
        let mut first = None;
        self.each_moment(&mut self.start.clone(), |calls, replay| {
            if first.is_none() && replay.disk.may_lose(bytes) {
                first = Some(calls);
            }
        });
        first
    }

    /// Everything that a power cut may leave after each call from one on, with the number of calls. Equal
    /// results are there once.
    pub fn leaves(&self, from: usize) -> Vec<(usize, Left)> {
        let mut seen = HashSet::new();
        let mut all = Vec::new();
        self.each_moment(&mut self.start.clone(), |calls, replay| {
            if calls < from || (calls > from && !self.calls[calls - 1].changes()) {
                return;
            }
            for left in replay.disk.may_leave() {
                let mut hasher = DefaultHasher::new();
                left.hash(&mut hasher);
                if seen.insert(hasher.finish()) {
                    all.push((calls, left));
                }
            }
        });
        all
    }
}
