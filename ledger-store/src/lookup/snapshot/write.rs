//! Writing a snapshot: page by page, so that no more than a page is in memory twice.

use std::fs::File;
use std::io::{self, BufWriter, Seek, Write};

use ledger_core::paged::{Part, PartWriter, Parts};
use ledger_core::{Digest, Ledger};

use super::file::{HEADER, Header, PageAt, Table, sha256};
use super::unfetched;
use crate::log::codec;
use crate::lookup::machine_key::MachineKey;

/// Writes a snapshot to a new file.
pub(super) fn to_file(
    file: &mut File,
    ledger: &Ledger,
    root: Digest,
    key: &MachineKey,
) -> io::Result<()> {
    file.write_all(&[0; HEADER])?;
    let (header, _) = write(BufWriter::with_capacity(1 << 20, &*file), ledger, root)?;
    let header = header.bytes(key).ok_or_else(|| io::Error::other("there is no key to seal it"))?;
    file.rewind()?;
    file.write_all(&header)
}

/// Writes what follows the header. Returns the header, which is to stand before it.
pub(super) fn write<W: Write>(out: W, ledger: &Ledger, root: Digest) -> io::Result<(Header, W)> {
    let mut pages = PagesOut { out, parts: Vec::new(), written: HEADER as u64, page: Vec::new() };
    ledger.write_parts(&mut pages)?;
    let PagesOut { mut out, parts, written, mut page } = pages;
    encode(ledger, &mut page)?;
    let table = Table::bytes(&page, &parts);
    out.write_all(&table)?;
    out.flush()?;
    let (length, sha256) = (table.len() as u64, sha256(&table));
    let table = PageAt { offset: written, length, sha256 };
    Ok((Header { events: ledger.next(), root, table }, out))
}

/// Writes the pages of all parts, and keeps their lengths and SHA-256.
struct PagesOut<W> {
    out: W,
    parts: Vec<Vec<(u32, Digest)>>,
    written: u64,
    page: Vec<u8>,
}

impl<W: Write> PartWriter for PagesOut<W> {
    type Error = io::Error;

    fn part<P: Part>(&mut self, part: &P) -> io::Result<()> {
        let mut pages = Vec::with_capacity(part.page_count());
        for number in 0..part.page_count() {
            let page = part.page(number).ok_or_else(unfetched)?;
            encode(page.as_ref(), &mut self.page)?;
            let length = u32::try_from(self.page.len()).map_err(io::Error::other)?;
            self.out.write_all(&self.page)?;
            pages.push((length, sha256(&self.page)));
            self.written += u64::from(length);
        }
        self.parts.push(pages);
        Ok(())
    }
}

fn encode<T: serde::Serialize>(value: &T, out: &mut Vec<u8>) -> io::Result<()> {
    out.clear();
    codec::encode_state(value, out).map_err(io::Error::other)
}
