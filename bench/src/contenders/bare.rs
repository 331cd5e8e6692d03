//! The limit: one file, a write and an `fdatasync` of as many bytes as ours takes.

use std::fs::File;
use std::io::Write;
use std::path::Path;
use std::time::{Duration, Instant};

use super::Contender;
use crate::work::Entry;

pub(crate) struct Bare {
    file: File,
    bytes: u64,
}

impl Bare {
    pub(crate) fn new(dir: &Path) -> Bare {
        Bare { file: File::create(dir.join("bare")).expect("a file"), bytes: 150 }
    }
}

impl Contender for Bare {
    fn name(&self) -> String {
        format!("bare write and fdatasync of {} bytes", self.bytes)
    }

    fn append_each(&mut self, entries: &[Entry]) -> Option<Duration> {
        let bytes = vec![7; usize::try_from(self.bytes).expect("a size")];
        let start = Instant::now();
        for _ in entries {
            self.file.write_all(&bytes).expect("written");
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
