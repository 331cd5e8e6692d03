//! What a power cut may leave of changes that are not durable.

use super::disk::{Change, Disk, File, Left, Tree};
use crate::dice::Dice;

/// One way in which a power cut leaves a disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// Nothing but what was made durable.
    Synced,
    /// Everything that was written, as if only the process had ended.
    Everything,
    /// All bytes, and only durable names.
    BytesOnly,
    /// All names, and only durable bytes.
    NamesOnly,
    /// All names and lengths; bytes that are not durable are zero.
    Zeros,
    /// Names, and sectors of 512 bytes or pages of 4,096, by chance, each change by itself.
    Chance(u64),
}

/// The ways without chance.
pub const CERTAIN: [Way; 5] =
    [Way::Synced, Way::Everything, Way::BytesOnly, Way::NamesOnly, Way::Zeros];

impl Way {
    /// The files that are left of a disk.
    pub fn of(self, disk: &Disk) -> Tree {
        match self {
            Way::Synced => disk.after_a_cut(&mut Certain { names: false, bytes: Bytes::Durable }),
            Way::Everything => disk.after_a_cut(&mut Certain { names: true, bytes: Bytes::Live }),
            Way::BytesOnly => disk.after_a_cut(&mut Certain { names: false, bytes: Bytes::Live }),
            Way::NamesOnly => disk.after_a_cut(&mut Certain { names: true, bytes: Bytes::Durable }),
            Way::Zeros => disk.after_a_cut(&mut Certain { names: true, bytes: Bytes::Zeros }),
            Way::Chance(seed) => {
                let mut dice = Dice::new(seed);
                let sector = if dice.one_in(2) { 512 } else { 4096 };
                let kept = [1, 5, 9][dice.below(3)];
                disk.after_a_cut(&mut Chance { dice, sector, kept })
            }
        }
    }
}

enum Bytes {
    Durable,
    Live,
    Zeros,
}

struct Certain {
    names: bool,
    bytes: Bytes,
}

impl Left for Certain {
    fn file(&mut self, file: &File) -> Vec<u8> {
        match self.bytes {
            Bytes::Durable => file.durable.clone(),
            Bytes::Live => file.live.clone(),
            Bytes::Zeros => {
                let mut bytes = file.durable.clone();
                bytes.resize(bytes.len().max(file.live.len()), 0);
                bytes
            }
        }
    }

    fn names(&mut self) -> bool {
        self.names
    }
}

struct Chance {
    dice: Dice,
    sector: usize,
    /// How many of ten changes are left.
    kept: usize,
}

impl Left for Chance {
    fn file(&mut self, file: &File) -> Vec<u8> {
        let mut left = file.durable.clone();
        for (_, change) in &file.pending {
            match change {
                Change::Length(_) if self.names() => change.make(&mut left),
                Change::Length(_) => {}
                Change::Bytes { at, bytes } => {
                    let end = at + bytes.len();
                    let mut from = *at;
                    while from < end {
                        let to = ((from / self.sector + 1) * self.sector).min(end);
                        if self.names() {
                            let part = bytes[from - at..to - at].to_vec();
                            Change::Bytes { at: from, bytes: part }.make(&mut left);
                        }
                        from = to;
                    }
                }
            }
        }
        left
    }

    fn names(&mut self) -> bool {
        self.dice.below(10) < self.kept
    }
}
