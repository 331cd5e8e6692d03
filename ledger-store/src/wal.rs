//! The write-ahead log: what is written to the store, durable before the store has it.
//!
//! One file that is appended to and synced once a write, which is all that a disk needs to do for a
//! small append. The store keeps the same writes in memory and makes them durable now and then; after a
//! crash they are made again from here.
//!
//! ```text
//! record: length u32 (of the payload) | CRC-32 of the payload | payload
//! payload: for each write: key length varint | key | 0 (remove), or 1 | value length varint | value
//! ```

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom, Write as _};
use std::path::Path;

use crate::record::{Bytes, write_varint};
use crate::store::{StoreError, Write};

/// The file, beside those of the store.
pub(crate) const NAME: &str = "wal";

/// A record is never larger; what is, goes to the store itself.
pub(crate) const RECORD_LIMIT: usize = 16 * 1024;

pub(crate) struct Wal {
    file: File,
    bytes: usize,
}

impl Wal {
    /// Opens the file, or makes it, and reads the writes in it, in order.
    ///
    /// A record at the very end that is not whole was never acknowledged, and is left out. One that is
    /// not whole and has others behind it is damage.
    pub(crate) fn open(path: &Path) -> Result<(Wal, Vec<Vec<Write>>), StoreError> {
        let failed = |source| StoreError::Io { doing: "read", source };
        let mut options = File::options();
        let mut file = options
            .read(true)
            .write(true)
            .create(true)
            .truncate(false)
            .open(path)
            .map_err(failed)?;
        let mut content = Vec::new();
        file.read_to_end(&mut content).map_err(failed)?;
        let records = read(&content)?;
        Ok((Wal { file, bytes: content.len() }, records))
    }

    /// How many bytes it has.
    pub(crate) fn bytes(&self) -> usize {
        self.bytes
    }

    /// Adds a record; durable when it returns.
    pub(crate) fn append(&mut self, record: &[u8]) -> io::Result<()> {
        self.file.write_all(record)?;
        self.file.sync_data()?;
        self.bytes += record.len();
        Ok(())
    }

    /// Makes it empty; durable when it returns, so that what it held is never made again over what came
    /// later.
    pub(crate) fn clear(&mut self) -> io::Result<()> {
        if self.bytes > 0 {
            self.file.set_len(0)?;
            self.file.seek(SeekFrom::Start(0))?;
            self.file.sync_data()?;
            self.bytes = 0;
        }
        Ok(())
    }
}

/// The record of some writes.
pub(crate) fn record(writes: &[Write]) -> Vec<u8> {
    let mut record = vec![0; 8];
    for (key, value) in writes {
        write_varint(key.len() as u32, &mut record);
        record.extend_from_slice(key);
        match value {
            None => record.push(0),
            Some(value) => {
                record.push(1);
                write_varint(value.len() as u32, &mut record);
                record.extend_from_slice(value);
            }
        }
    }
    let payload = record.split_off(8);
    let length = payload.len() as u32;
    [&length.to_be_bytes(), &crc32fast::hash(&payload).to_be_bytes(), payload.as_slice()].concat()
}

fn read(content: &[u8]) -> Result<Vec<Vec<Write>>, StoreError> {
    let mut rest = Bytes(content);
    let mut records = Vec::new();
    while !rest.0.is_empty() {
        let whole = next(&mut rest);
        match whole {
            Some(writes) => records.push(writes),
            None if rest.0.is_empty() => break,
            None => {
                let at = content.len() - rest.0.len();
                let why = format!("the write-ahead log is damaged before byte {at}");
                return Err(StoreError::Damaged(why));
            }
        }
    }
    Ok(records)
}

/// The next record; `None` if it is not whole, with `rest` behind it if its length can be.
fn next(rest: &mut Bytes<'_>) -> Option<Vec<Write>> {
    let head = rest.u32().zip(rest.u32());
    let payload = head.and_then(|(length, _)| rest.take(usize::try_from(length).ok()?));
    let (Some((_, checksum)), Some(payload)) = (head, payload) else {
        // Cut short: it is the last.
        *rest = Bytes(&[]);
        return None;
    };
    if crc32fast::hash(payload) != checksum {
        return None;
    }
    let mut payload = Bytes(payload);
    let mut writes = Vec::new();
    while !payload.0.is_empty() {
        let key = sized(&mut payload)?.to_vec();
        let value = match payload.u8()? {
            0 => None,
            1 => Some(sized(&mut payload)?.to_vec()),
            _ => return None,
        };
        writes.push((key, value));
    }
    Some(writes)
}

fn sized<'a>(bytes: &mut Bytes<'a>) -> Option<&'a [u8]> {
    let length = bytes.varint()?;
    bytes.take(usize::try_from(length).ok()?)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn writes() -> impl Strategy<Value = Vec<Vec<Write>>> {
        let bytes = || prop::collection::vec(any::<u8>(), 0..40);
        let write = (bytes(), prop::option::of(bytes()));
        prop::collection::vec(prop::collection::vec(write, 1..4), 0..5)
    }

    proptest! {
        /// Cut anywhere, what is left are the records that are whole.
        #[test]
        fn a_torn_end_is_left_out(records in writes(), cut in any::<prop::sample::Index>()) {
            let encoded: Vec<Vec<u8>> = records.iter().map(|writes| record(writes)).collect();
            let content = encoded.concat();
            let kept = cut.index(content.len() + 1);
            let whole = encoded
                .iter()
                .scan(0, |end, record| { *end += record.len(); Some(*end) })
                .filter(|end| *end <= kept)
                .count();
            let read = read(&content[..kept]).unwrap();
            prop_assert_eq!(&read[..], &records[..whole]);
        }

        #[test]
        fn any_bytes_are_read_or_refused(content in prop::collection::vec(any::<u8>(), 0..200)) {
            let _ = read(&content);
        }
    }

    #[test]
    fn a_record_that_rots_before_others_is_damage() {
        let one = record(&[(b"a".to_vec(), Some(b"1".to_vec()))]);
        let two = record(&[(b"b".to_vec(), None)]);
        let mut content = [one.clone(), two].concat();
        assert_eq!(read(&content).unwrap().len(), 2);
        content[one.len() - 1] ^= 1;
        assert!(matches!(read(&content), Err(StoreError::Damaged(_))));
    }
}
