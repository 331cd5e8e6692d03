//! The file of events, byte by byte: batches of commits. `docs/format.md` is the contract.
//!
//! ```text
//! batch:  "cvnb" | length u64 (of what follows the header) | first position u64 | CRC-32 u32 of these
//!         then each commit: CRC-32 u32 (of its first position u64 and the commit) | commit
//! ```
//!
//! A batch is one write and one sync. It is in the file whole, or it was never acknowledged. The next batch
//! is written only when the one before is durable.

use ledger_core::Position;

use crate::log::bytes::Bytes;

/// The name of the file.
pub(crate) const NAME: &str = "events";

/// The bytes before the commits of a batch.
pub(crate) const HEADER: usize = 24;

/// The first bytes of every batch.
pub(crate) const MAGIC: [u8; 4] = *b"cvnb";

/// The header of a batch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Header {
    /// How many bytes follow the header.
    pub(crate) length: u64,
    /// The position of the first event in the batch.
    pub(crate) first: Position,
}

impl Header {
    pub(crate) fn write(self) -> [u8; HEADER] {
        let mut header = [0; HEADER];
        let (fields, checksum) = header.split_at_mut(HEADER - 4);
        let contents =
            MAGIC.into_iter().chain(self.length.to_be_bytes()).chain(self.first.0.to_be_bytes());
        fields.iter_mut().zip(contents).for_each(|(byte, field)| *byte = field);
        checksum.copy_from_slice(&crc32fast::hash(fields).to_be_bytes());
        header
    }

    /// Reads a header from the front of these bytes. Returns `None` if they start with none.
    pub(crate) fn read(bytes: &[u8]) -> Option<Header> {
        let mut bytes = Bytes(bytes);
        let fields = bytes.take(HEADER - 4)?;
        let checksum = bytes.u32()?;
        let mut fields_read = Bytes(fields);
        let magic: [u8; 4] = fields_read.array()?;
        let header = Header { length: fields_read.u64()?, first: Position(fields_read.u64()?) };
        (magic == MAGIC && crc32fast::hash(fields) == checksum).then_some(header)
    }
}

/// The checksum of a commit with its first position: it shows that a commit was changed or moved.
pub(crate) fn checksum(first: Position, commit: &[u8]) -> u32 {
    let mut hasher = crc32fast::Hasher::new();
    hasher.update(&first.0.to_be_bytes());
    hasher.update(commit);
    hasher.finalize()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_header_is_read_as_written_and_a_changed_one_not_at_all() {
        let header = Header { length: 300, first: Position(70_000) };
        let bytes = header.write();
        assert_eq!(Header::read(&bytes), Some(header));
        for bit in 0..bytes.len() * 8 {
            let mut flipped = bytes;
            flipped[bit / 8] ^= 1 << (bit % 8);
            assert_eq!(Header::read(&flipped), None, "bit {bit}");
        }
        assert_eq!(Header::read(&bytes[..HEADER - 1]), None);
        assert_eq!(Header::read(&[0; HEADER]), None);
    }
}
