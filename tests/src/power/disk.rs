//! A model of a disk that distinguishes written from durable data.
//!
//! It promises no more than POSIX does:
//! - bytes, and the length of a file, are durable after `fsync` or `fdatasync` of that file;
//! - making, removing or replacing a name is durable after `fsync` of its directory; a rename within a
//!   directory happens whole or not at all;
//! - a sync that began before a write ended does not make that write durable; a failed sync makes nothing
//!   durable, and neither does a later one for writes before it;
//! - any other write may be there after a power cut or not, each sector by itself.

pub mod freed;

use std::collections::{BTreeMap, HashMap};
use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};

/// A file or a directory, by its place in the list of all.
pub(super) type Id = usize;

/// The root directory.
pub(super) const ROOT: Id = 0;

/// Files and directories by path; a directory has no bytes.
pub type Tree = BTreeMap<PathBuf, Option<Vec<u8>>>;

/// A name in a directory, and the file it leads to since; `None` if it was removed.
pub(super) type Renamed = (Vec<u8>, Option<Id>);

/// The files below one directory, as the program sees them and as they are durable.
#[derive(Clone)]
pub struct Disk {
    nodes: Vec<Node>,
}

#[derive(Clone)]
pub(super) enum Node {
    File(File),
    Directory(Directory),
}

#[derive(Clone, Default)]
pub(super) struct File {
    pub(super) live: Vec<u8>,
    pub(super) durable: Vec<u8>,
    /// The changes since it was last durable, each with the number of its call.
    pub(super) pending: Vec<(usize, Change)>,
}

#[derive(Clone)]
pub(super) enum Change {
    Bytes { at: usize, bytes: Vec<u8> },
    Length(usize),
}

#[derive(Clone, Default)]
pub(super) struct Directory {
    live: BTreeMap<Vec<u8>, Id>,
    durable: BTreeMap<Vec<u8>, Id>,
    /// The names that changed together, with the number of the call.
    pending: Vec<(usize, Vec<Renamed>)>,
}

/// Decides which changes that are not durable are left.
pub(super) trait Left {
    /// The bytes of a file.
    fn file(&mut self, file: &File) -> Vec<u8>;
    /// Whether a change of names is left.
    fn names(&mut self) -> bool;
}

impl Change {
    /// Makes the change to the bytes of a file.
    pub(super) fn make(&self, file: &mut Vec<u8>) {
        match self {
            Change::Length(length) => file.resize(*length, 0),
            Change::Bytes { at, bytes } => {
                let end = at + bytes.len();
                file.resize(file.len().max(end), 0);
                file[*at..end].copy_from_slice(bytes);
            }
        }
    }
}

fn rename(names: &mut BTreeMap<Vec<u8>, Id>, (name, id): &Renamed) {
    match id {
        Some(id) => drop(names.insert(name.clone(), *id)),
        None => drop(names.remove(name)),
    }
}

impl Disk {
    /// A disk on which everything in a directory is durable. A file with several names is one file.
    pub fn of(root: &Path) -> Disk {
        use std::os::unix::fs::MetadataExt;
        let mut disk = Disk { nodes: vec![Node::Directory(Directory::default())] };
        let mut known = HashMap::new();
        for (path, bytes) in tree_of(root) {
            let inode = fs::symlink_metadata(root.join(&path)).expect("it is there").ino();
            let node = match bytes {
                None => Node::Directory(Directory::default()),
                Some(live) => Node::File(File { durable: live.clone(), live, pending: Vec::new() }),
            };
            let id = *known.entry(inode).or_insert_with(|| disk.add(node));
            let (parent, name) = disk.place(ROOT, path.as_os_str().as_bytes());
            let directory = disk.directory(parent);
            directory.live.insert(name.clone(), id);
            directory.durable.insert(name, id);
        }
        disk
    }

    pub(super) fn add(&mut self, node: Node) -> Id {
        self.nodes.push(node);
        self.nodes.len() - 1
    }

    pub(super) fn directory(&mut self, id: Id) -> &mut Directory {
        match &mut self.nodes[id] {
            Node::Directory(directory) => directory,
            Node::File(_) => panic!("a file where a directory should be"),
        }
    }

    /// The file with an id, if it is a file.
    pub(super) fn file(&mut self, id: Id) -> Option<&mut File> {
        match &mut self.nodes[id] {
            Node::File(file) => Some(file),
            Node::Directory(_) => None,
        }
    }

    /// The file or directory of a path, from a directory on.
    pub(super) fn find(&mut self, from: Id, path: &[u8]) -> Option<Id> {
        let mut id = from;
        for part in
            path.split(|byte| *byte == b'/').filter(|part| !part.is_empty() && *part != b".")
        {
            id = *self.directory(id).live.get(part)?;
        }
        Some(id)
    }

    /// The directory of the last part of a path, and that part.
    pub(super) fn place(&mut self, from: Id, path: &[u8]) -> (Id, Vec<u8>) {
        let path = Path::new(OsStr::from_bytes(path));
        let parent = path.parent().unwrap_or(Path::new(""));
        let name = path.file_name().unwrap_or_default().as_bytes().to_vec();
        let parent = self.find(from, parent.as_os_str().as_bytes());
        (parent.unwrap_or_else(|| panic!("nothing is in {}", path.display())), name)
    }

    /// Changes names of a directory together.
    pub(super) fn rename(&mut self, step: usize, directory: Id, renamed: Vec<Renamed>) {
        let directory = self.directory(directory);
        renamed.iter().for_each(|it| rename(&mut directory.live, it));
        directory.pending.push((step, renamed));
    }

    /// Changes the bytes of a file.
    pub(super) fn change(&mut self, step: usize, id: Id, change: Change) {
        let file = self.file(id).expect("a file is written");
        change.make(&mut file.live);
        file.pending.push((step, change));
    }

    /// Makes the changes before a call durable.
    pub(super) fn sync(&mut self, id: Id, before: usize) {
        match &mut self.nodes[id] {
            Node::File(file) => {
                for (_, change) in file.pending.extract_if(.., |(step, _)| *step < before) {
                    change.make(&mut file.durable);
                }
            }
            Node::Directory(directory) => {
                for (_, renamed) in directory.pending.extract_if(.., |(step, _)| *step < before) {
                    renamed.iter().for_each(|it| rename(&mut directory.durable, it));
                }
            }
        }
    }

    /// A sync of a file failed: its changes that are not durable stay so for ever, unless they are made
    /// again.
    pub(super) fn lose(&mut self, id: Id) {
        if let Node::File(file) = &mut self.nodes[id] {
            file.pending.clear();
        }
    }

    /// Makes everything that was done before a call durable.
    pub(super) fn sync_all(&mut self, before: usize) {
        (0..self.nodes.len()).for_each(|id| self.sync(id, before));
    }

    /// The files as the program sees them.
    pub fn live(&self) -> Tree {
        let live = |node: &Node| match node {
            Node::Directory(directory) => directory.live.clone(),
            Node::File(_) => BTreeMap::new(),
        };
        self.tree(&self.nodes.iter().map(live).collect::<Vec<_>>(), |file| file.live.clone())
    }

    /// The files after a power cut.
    pub(super) fn after_a_cut(&self, left: &mut impl Left) -> Tree {
        let names = self.nodes.iter().map(|node| match node {
            Node::File(_) => BTreeMap::new(),
            Node::Directory(directory) => {
                let mut names = directory.durable.clone();
                for (_, renamed) in &directory.pending {
                    if left.names() {
                        renamed.iter().for_each(|it| rename(&mut names, it));
                    }
                }
                names
            }
        });
        let names: Vec<_> = names.collect();
        self.tree(&names, |file| left.file(file))
    }

    fn tree(
        &self,
        names: &[BTreeMap<Vec<u8>, Id>],
        mut file: impl FnMut(&File) -> Vec<u8>,
    ) -> Tree {
        let mut tree = Tree::new();
        let mut directories = vec![(ROOT, PathBuf::new())];
        while let Some((directory, path)) = directories.pop() {
            for (name, id) in &names[directory] {
                let path = path.join(OsStr::from_bytes(name));
                let bytes = match &self.nodes[*id] {
                    Node::File(it) => Some(file(it)),
                    Node::Directory(_) => {
                        directories.push((*id, path.clone()));
                        None
                    }
                };
                tree.insert(path, bytes);
            }
        }
        tree
    }
}

/// The files below a directory of the real file system.
pub fn tree_of(root: &Path) -> Tree {
    let mut tree = Tree::new();
    let mut directories = vec![PathBuf::new()];
    while let Some(directory) = directories.pop() {
        for entry in fs::read_dir(root.join(&directory)).expect("a directory") {
            let entry = entry.expect("an entry");
            let path = directory.join(entry.file_name());
            if entry.file_type().expect("its type").is_dir() {
                directories.push(path.clone());
                tree.insert(path, None);
            } else {
                tree.insert(path, Some(fs::read(entry.path()).expect("a file")));
            }
        }
    }
    tree
}

/// Writes files and directories with rights for their owner only, as keys need.
pub fn write_tree(tree: &Tree, root: &Path) {
    use std::os::unix::fs::PermissionsExt;
    fs::create_dir_all(root).expect("a directory");
    for (path, bytes) in tree {
        let path = root.join(path);
        match bytes {
            None => fs::create_dir_all(path).expect("a directory"),
            Some(bytes) => {
                fs::write(&path, bytes).expect("a file");
                let owner_only = fs::Permissions::from_mode(0o600);
                fs::set_permissions(&path, owner_only).expect("its permissions");
            }
        }
    }
}
