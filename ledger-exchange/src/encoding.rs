//! Bytes as text: UTF-8, UTF-16 with a byte order mark, what XML declares, and else what Windows writes.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

use crate::unreadable::{Fault, Place, Unreadable, shown};

/// The text of a file, without a byte order mark. UTF-8 is not copied.
///
/// # Errors
/// Bytes that the encoding does not have, or an encoding that is not known.
pub(crate) fn decoded(bytes: &[u8]) -> Result<Cow<'_, str>, Unreadable> {
    let fault =
        |encoding: &str| Place::default().fault(Fault::Encoding { encoding: shown(encoding) });
    let (encoding, bytes) = match Encoding::for_bom(bytes) {
        Some((encoding, mark)) => (encoding, bytes.get(mark..).unwrap_or_default()),
        None => match declared(bytes) {
            // XML that can be read as ASCII up to here is not in an encoding of two bytes.
            Some(label) => match Encoding::for_label(label.as_bytes()) {
                Some(encoding) if encoding.is_ascii_compatible() => (encoding, bytes),
                Some(_) | None => return Err(fault(&label)),
            },
            None if bytes.trim_ascii_start().starts_with(b"<") => (UTF_8, bytes),
            None if str::from_utf8(bytes).is_ok() => (UTF_8, bytes),
            None => (WINDOWS_1252, bytes),
        },
    };
    let text = encoding.decode_without_bom_handling_and_without_replacement(bytes);
    text.ok_or_else(|| fault(encoding.name()))
}

/// The encoding in an XML declaration.
fn declared(bytes: &[u8]) -> Option<String> {
    let rest = bytes.trim_ascii_start().strip_prefix(b"<?xml")?;
    let end = rest.iter().take(200).position(|byte| *byte == b'>')?;
    let declaration = str::from_utf8(rest.get(..end)?).ok()?;
    let (_, value) = declaration.split_once("encoding")?;
    let value = value.trim_start().strip_prefix('=')?.trim_start();
    let quote = value.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
    let (label, _) = value.get(1..)?.split_once(quote)?;
    Some(label.to_owned())
}
