//! Keys and values of the store, byte by byte. `docs/format.md` is the contract.
//!
//! All numbers are big-endian, so that keys sort as positions do. Every value starts with the CRC-32
//! of its key and the rest of it, so that a value that was changed or moved shows.

use ledger_core::{Digest, Moment, Position};

use crate::error::Damage;
use crate::log::{CommandDigest, CommandId, Receipt};
use crate::merkle::Frontier;

/// Which table a key belongs to: its first byte.
pub(crate) const COMMIT: u8 = b'c';
pub(crate) const FRONTIER: u8 = b'f';
pub(crate) const HEAD: u8 = b'h';
pub(crate) const COMMAND: u8 = b'i';

/// The most bytes of a commit that one value holds.
///
/// sled moves a page to a file of its own, which it never syncs, when the page takes more than
/// 131,052 bytes; a page has up to some twenty values. This keeps pages at half of that.
pub(crate) const PIECE_LIMIT: usize = 3_000;

/// The key of a piece of the commit whose first event stands at `first`.
pub(crate) fn piece_key(first: Position, piece: u32) -> Vec<u8> {
    [[COMMIT].as_slice(), &first.0.to_be_bytes(), &piece.to_be_bytes()].concat()
}

/// Which commit and piece a key is of.
pub(crate) fn piece_of_key(key: &[u8]) -> Option<(Position, u32)> {
    let mut bytes = Bytes(key);
    let (table, first, piece) = (bytes.u8()?, bytes.u64()?, bytes.u32()?);
    (table == COMMIT && bytes.0.is_empty()).then_some((Position(first), piece))
}

/// The key of the frontier after so many events.
pub(crate) fn frontier_key(size: u64) -> Vec<u8> {
    [[FRONTIER].as_slice(), &size.to_be_bytes()].concat()
}

/// The key of a command id.
pub(crate) fn command_key(id: &CommandId) -> Vec<u8> {
    [[COMMAND].as_slice(), id.as_str().as_bytes()].concat()
}

/// The command id a key is of.
pub(crate) fn command_of_key(key: &[u8]) -> Option<CommandId> {
    let (_, id) = key.split_first().filter(|(table, _)| **table == COMMAND)?;
    CommandId::new(str::from_utf8(id).ok()?).ok()
}

/// A value: the checksum of key and payload, and the payload.
pub(crate) fn seal(key: &[u8], payload: &[u8]) -> Vec<u8> {
    [checksum(key, payload).to_be_bytes().as_slice(), payload].concat()
}

/// The payload of a value, if its checksum matches.
pub(crate) fn unseal<'a>(
    key: &[u8],
    value: &'a [u8],
    what: &'static str,
) -> Result<&'a [u8], Damage> {
    match value.split_first_chunk() {
        Some((stored, payload)) if u32::from_be_bytes(*stored) == checksum(key, payload) => {
            Ok(payload)
        }
        _ => Err(Damage::Checksum { what }),
    }
}

fn checksum(key: &[u8], payload: &[u8]) -> u32 {
    let mut hasher = crc32fast::Hasher::new();
    hasher.update(key);
    hasher.update(payload);
    hasher.finalize()
}

/// How far the log goes: what lies beyond was never acknowledged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Head {
    pub(crate) events: u64,
    pub(crate) commits: u64,
    pub(crate) recorded_at: Moment,
    pub(crate) root: Digest,
}

impl Head {
    pub(crate) fn write(&self) -> Vec<u8> {
        let Head { events, commits, recorded_at, root } = self;
        [
            events.to_be_bytes().as_slice(),
            &commits.to_be_bytes(),
            &recorded_at.millis().to_be_bytes(),
            &root.0,
        ]
        .concat()
    }

    pub(crate) fn read(payload: &[u8]) -> Option<Head> {
        let mut bytes = Bytes(payload);
        let head = Head {
            events: bytes.u64()?,
            commits: bytes.u64()?,
            recorded_at: bytes.moment()?,
            root: Digest(bytes.array()?),
        };
        bytes.0.is_empty().then_some(head)
    }
}

/// The entry of a command in the index of command ids.
pub(crate) fn write_receipt(receipt: &Receipt) -> Vec<u8> {
    [
        receipt.digest.0.as_slice(),
        &receipt.first.0.to_be_bytes(),
        &receipt.count.to_be_bytes(),
        &receipt.recorded_at.millis().to_be_bytes(),
    ]
    .concat()
}

pub(crate) fn read_receipt(payload: &[u8]) -> Option<Receipt> {
    let mut bytes = Bytes(payload);
    let receipt = Receipt {
        digest: CommandDigest(bytes.array()?),
        first: Position(bytes.u64()?),
        count: bytes.u32()?,
        recorded_at: bytes.moment()?,
        repeated: true,
    };
    bytes.0.is_empty().then_some(receipt)
}

pub(crate) fn write_frontier(frontier: &Frontier) -> Vec<u8> {
    frontier.subtrees().as_flattened().to_vec()
}

pub(crate) fn read_frontier(key: &[u8], payload: &[u8]) -> Option<Frontier> {
    let mut key = Bytes(key);
    let (_, size) = (key.u8()?, key.u64()?);
    let (subtrees, rest) = payload.as_chunks();
    let frontier = Frontier::from_parts(size, subtrees.to_vec())?;
    (key.0.is_empty() && rest.is_empty()).then_some(frontier)
}

/// Bytes being read from the front; every read is `None` when too few are left.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Bytes<'a>(pub(crate) &'a [u8]);

impl<'a> Bytes<'a> {
    pub(crate) fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(taken)
    }

    pub(crate) fn array<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (taken, rest) = self.0.split_first_chunk()?;
        self.0 = rest;
        Some(*taken)
    }

    pub(crate) fn u8(&mut self) -> Option<u8> {
        self.array().map(u8::from_be_bytes)
    }

    pub(crate) fn u16(&mut self) -> Option<u16> {
        self.array().map(u16::from_be_bytes)
    }

    pub(crate) fn u32(&mut self) -> Option<u32> {
        self.array().map(u32::from_be_bytes)
    }

    pub(crate) fn u64(&mut self) -> Option<u64> {
        self.array().map(u64::from_be_bytes)
    }

    pub(crate) fn i32(&mut self) -> Option<i32> {
        self.array().map(i32::from_be_bytes)
    }

    /// A moment, if it is one the ledger can hold.
    pub(crate) fn moment(&mut self) -> Option<Moment> {
        let millis = self.array().map(i64::from_be_bytes)?;
        Some(Moment::from_millis(millis)).filter(|moment| moment.millis() == millis)
    }

    /// A number in groups of seven bits, low group first, the high bit set on all but the last.
    pub(crate) fn varint(&mut self) -> Option<u32> {
        let mut number = 0_u32;
        for shift in [0, 7, 14, 21, 28] {
            let byte = self.u8()?;
            let group = u32::from(byte & 0x7f);
            number |= group.checked_shl(shift).filter(|bits| bits >> shift == group)?;
            if byte & 0x80 == 0 {
                // One way to write each number: no group of noughts at the end.
                return (byte != 0 || shift == 0).then_some(number);
            }
        }
        None
    }
}

/// Appends a number as [`Bytes::varint`] reads it.
pub(crate) fn write_varint(mut number: u32, out: &mut Vec<u8>) {
    while number >= 0x80 {
        out.push((number & 0x7f) as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn varints_are_read_as_written_and_in_one_way_only() {
        for number in [0, 1, 127, 128, 300, 16_383, 16_384, u32::MAX - 1, u32::MAX] {
            let mut out = Vec::new();
            write_varint(number, &mut out);
            let mut bytes = Bytes(&out);
            assert_eq!((bytes.varint(), bytes.0.len()), (Some(number), 0));
        }
        for malformed in [&[0x80][..], &[0x80, 0], &[0xff, 0xff, 0xff, 0xff, 0x1f], &[0x80; 6]] {
            assert_eq!(Bytes(malformed).varint(), None, "{malformed:?}");
        }
    }

    #[test]
    fn keys_sort_as_positions_and_read_back() {
        let keys = [(0, 0), (0, 1), (1, 0), (255, 7), (256, 0), (u64::MAX, u32::MAX)].map(
            |(first, piece)| {
                let key = piece_key(Position(first), piece);
                assert_eq!(piece_of_key(&key), Some((Position(first), piece)));
                key
            },
        );
        assert!(keys.is_sorted());
        let id = CommandId::new("a-1").unwrap();
        assert_eq!(command_of_key(&command_key(&id)), Some(id));
    }

    #[test]
    fn a_value_that_was_changed_or_moved_shows() {
        let value = seal(b"key", b"payload");
        assert_eq!(unseal(b"key", &value, "it"), Ok(b"payload".as_slice()));
        assert!(unseal(b"kez", &value, "it").is_err());
        for bit in 0..value.len() * 8 {
            let mut flipped = value.clone();
            flipped[bit / 8] ^= 1 << (bit % 8);
            assert!(unseal(b"key", &flipped, "it").is_err(), "bit {bit}");
        }
    }
}
