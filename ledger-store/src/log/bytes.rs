//! Reading bytes from the front, and numbers of variable length. `docs/format.md` is the contract.
//!
//! All numbers of a fixed length are big-endian.

use ledger_core::Moment;

/// Bytes that are read from the front. Every read returns `None` if too few are left.
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

    /// Reads a moment. Returns `None` if the ledger cannot hold it.
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
                // Each number has one form: no group of zeros at the end.
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
}
