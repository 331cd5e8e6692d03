//! The limit: one file, a write and an `fdatasync` of as many bytes as ours takes; and the same into room that
//! was made before, so that a sync need not write how long the file is. Ours makes such room.

use std::fs::File;
use std::os::unix::fs::FileExt;
use std::path::Path;
use std::time::{Duration, Instant};

use super::Contender;
use crate::work::Entry;

pub(crate) struct Bare {
    file: File,
    bytes: u64,
    at: u64,
    /// How much room there is, where it is made before.
    room: Option<u64>,
}

/// How much room is made at a time.
const ROOM: u64 = 1024 * 1024;

impl Bare {
    pub(crate) fn growing(dir: &Path) -> Bare {
        let file = File::create(dir.join("bare-growing")).expect("a file");
        Bare { file, bytes: 150, at: 0, room: None }
    }

    pub(crate) fn into_room(dir: &Path) -> Bare {
        let file = File::create(dir.join("bare-into-room")).expect("a file");
        Bare { file, bytes: 150, at: 0, room: Some(0) }
    }

    fn write(&mut self, bytes: &[u8]) {
        let end = self.at + bytes.len() as u64;
        if let Some(room) = self.room.filter(|room| *room < end) {
            let zeros = vec![0; usize::try_from(ROOM).expect("a size")];
            self.file.write_all_at(&zeros, room).expect("written");
            self.room = Some(room + ROOM);
        }
        self.file.write_all_at(bytes, self.at).expect("written");
        self.at = end;
    }
}

impl Contender for Bare {
    fn name(&self) -> String {
        let how = if self.room.is_some() { ", into room made before" } else { "" };
        format!("bare write and fdatasync of {} bytes{how}", self.bytes)
    }

    fn append_each(&mut self, entries: &[Entry]) -> Option<Duration> {
        let bytes = vec![7; usize::try_from(self.bytes).expect("a size")];
        let start = Instant::now();
        for _ in entries {
            self.write(&bytes);
            self.file.sync_data().expect("synced");
        }
        Some(start.elapsed())
    }

    fn append_from_many(&mut self, _: &[Entry]) -> Option<(usize, Duration)> {
        None
    }

    fn append_all(&mut self, _: &[Entry]) -> Option<Duration> {
        None
    }

    fn read_all(&mut self) -> Option<(u64, Duration)> {
        None
    }

    fn write_so_many(&mut self, bytes: u64) {
        self.bytes = bytes;
    }
}
