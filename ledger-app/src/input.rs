//! Reads what people give: files, and standard input. All input is read here, in one way.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use crate::failure::Failure;

/// A byte order mark in UTF-8. It has no meaning and is skipped; spreadsheet programs write it.
const MARK: &[u8] = b"\xef\xbb\xbf";

/// Opens a file, or standard input for `-`.
pub fn open(path: &Path) -> Result<Box<dyn Read>, Failure> {
    match path == Path::new("-") {
        true => Ok(Box::new(Text::of(io::stdin()))),
        false => Ok(Box::new(file(path)?)),
    }
}

/// Opens a file.
pub fn file(path: &Path) -> Result<impl Read + use<>, Failure> {
    let failed = |source| Failure::reading(path, source);
    File::open(path).map(Text::of).map_err(failed)
}

/// Reads all bytes of a file, or of standard input for `-`, up to a limit.
pub fn bytes(path: &Path, limit: u64) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    let failed = |source| Failure::reading(path, source);
    open(path)?.take(limit).read_to_end(&mut bytes).map_err(failed)?;
    Ok(bytes)
}

/// A text, without the byte order mark that it may begin with.
struct Text<R> {
    input: R,
    /// Bytes that were read to look for the mark and are not part of it.
    start: Vec<u8>,
    begun: bool,
}

impl<R: Read> Text<R> {
    fn of(input: R) -> Text<R> {
        Text { input, start: Vec::new(), begun: false }
    }

    /// Reads while the bytes may be the mark, and no further: the sender may wait for an answer.
    fn begin(&mut self) -> io::Result<()> {
        let mut byte = [0];
        while self.start.len() < MARK.len() && MARK.starts_with(&self.start) {
            match self.input.read(&mut byte) {
                Ok(0) => break,
                Ok(_) => self.start.extend(byte),
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        if self.start == MARK {
            self.start.clear();
        }
        self.begun = true;
        Ok(())
    }
}

impl<R: Read> Read for Text<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if !self.begun {
            self.begin()?;
        }
        if self.start.is_empty() {
            return self.input.read(buffer);
        }
        let read = self.start.as_slice().read(buffer)?;
        self.start.drain(..read);
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A whole mark at the very beginning is skipped, in however many parts it arrives, and nothing else is.
    #[test]
    fn a_mark_is_passed_over_at_the_beginning_only() {
        for (given, expected) in [
            (&b""[..], &b""[..]),
            (b"{}", b"{}"),
            (MARK, b""),
            (b"\xef\xbb\xbf{}", b"{}"),
            (b"\xef\xbb\xbf\xef\xbb\xbf{}", b"\xef\xbb\xbf{}"),
            (b"\xef\xbb", b"\xef\xbb"),
            (b"\xef\xbb{}", b"\xef\xbb{}"),
            (b" \xef\xbb\xbf{}", b" \xef\xbb\xbf{}"),
            (b"{\xef\xbb\xbf}", b"{\xef\xbb\xbf}"),
        ] {
            for at in 0..=given.len() {
                let (one, other) = given.split_at(at);
                let mut read = Vec::new();
                Text::of(one.chain(other)).read_to_end(&mut read).unwrap();
                assert_eq!(read, expected, "{given:?} in two at {at}");
            }
        }
    }
}
