//! A text with signatures below it: c2sp.org/signed-note.
//!
//! ```text
//! text, one or more lines
//! (an empty line)
//! — name base64(key id u32, signature)
//! ```

use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use ledger_core::text;

use super::key::KeyName;

/// The most bytes of a note that are read, and the most signatures below it.
pub(super) const NOTE_LIMIT: usize = 1024 * 1024;
const SIGNATURES_LIMIT: usize = 100;

/// An em dash and a space, before each signature.
const DASH: &str = "\u{2014} ";

/// Why bytes are not a signed note.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoteError {
    /// It is larger than a note may be.
    #[error("it has {bytes} bytes, more than the {NOTE_LIMIT} of a signed note")]
    TooLarge {
        /// The number of bytes.
        bytes: usize,
    },
    /// It is not text.
    #[error("it is not text in UTF-8, or has characters that steer or hide text")]
    NotText,
    /// It has no signatures.
    #[error("it is not a signed note: there is no empty line with signatures below it")]
    Unsigned,
    /// A line below the text is not a signature.
    #[error("line {line} is not a signature")]
    NoSignature {
        /// Which line of the file, from 1.
        line: usize,
    },
    /// It has more signatures than are read.
    #[error("it has {count} signatures, more than {SIGNATURES_LIMIT}")]
    TooMany {
        /// The number of signatures.
        count: usize,
    },
}

/// A text and the signatures below it. None of them is checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Note {
    /// The signed text, which ends in a line feed.
    pub(super) text: String,
    pub(super) signatures: Vec<NoteSignature>,
}

/// A signature, with the name and id of its key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct NoteSignature {
    pub(super) name: KeyName,
    pub(super) id: u32,
    pub(super) bytes: Vec<u8>,
}

impl Note {
    /// Reads a note. Any bytes are safe to try.
    pub(super) fn read(bytes: &[u8]) -> Result<Note, NoteError> {
        if bytes.len() > NOTE_LIMIT {
            return Err(NoteError::TooLarge { bytes: bytes.len() });
        }
        let whole = str::from_utf8(bytes).map_err(|_| NoteError::NotText)?;
        if text::forbidden(whole).any(|c| c != '\n') {
            return Err(NoteError::NotText);
        }
        let (text, below) = whole.rsplit_once("\n\n").ok_or(NoteError::Unsigned)?;
        let below = below.strip_suffix('\n').ok_or(NoteError::Unsigned)?;
        let count = below.split('\n').count();
        if count > SIGNATURES_LIMIT {
            return Err(NoteError::TooMany { count });
        }
        let first = text.split('\n').count() + 2;
        let signatures = below.split('\n').zip(first..).map(|(signature, line)| {
            NoteSignature::read(signature).ok_or(NoteError::NoSignature { line })
        });
        let signatures = signatures.collect::<Result<_, _>>()?;
        Ok(Note { text: format!("{text}\n"), signatures })
    }
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}", self.text)?;
        self.signatures.iter().try_for_each(|signature| writeln!(f, "{signature}"))
    }
}

impl NoteSignature {
    fn read(line: &str) -> Option<NoteSignature> {
        let (name, bytes) = line.strip_prefix(DASH)?.split_once(' ')?;
        let bytes = STANDARD.decode(bytes).ok()?;
        let (id, bytes) = bytes.split_first_chunk()?;
        let id = u32::from_be_bytes(*id);
        let bytes = (!bytes.is_empty()).then(|| bytes.to_vec())?;
        Some(NoteSignature { name: name.parse().ok()?, id, bytes })
    }
}

impl fmt::Display for NoteSignature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let bytes = [&self.id.to_be_bytes()[..], &self.bytes].concat();
        write!(f, "{DASH}{} {}", self.name, STANDARD.encode(bytes))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::key::{KeyUse, SigningKey, VerifierKey};
    use super::*;

    /// A note as published, in the examples of golang.org/x/mod/sumdb/note, and who signed it.
    const PUBLISHED: &str = "If you think cryptography is the answer to your problem,\n\
        then you don't know what your problem is.\n\
        \n\
        \u{2014} PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n\
        \u{2014} EnochRoot rwz+eBzmZa0SO3NbfRGzPCpDckykFXSdeX+MNtCOXm2/5n2tiOHp+vAF1aGrQ5ovTG01oOTGwnWLox33WWd1RvMc+QQ=\n";
    const PETER: &str = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";

    #[test]
    fn the_published_note_is_read_verified_and_made_again() {
        let note = Note::read(PUBLISHED.as_bytes()).unwrap();
        assert_eq!(note.to_string(), PUBLISHED);
        let peter: VerifierKey = PETER.parse().unwrap();
        // Its key is made from 32 zero bytes.
        let enoch = "EnochRoot".parse().unwrap();
        let enoch = SigningKey::from_seed(enoch, KeyUse::Checkpoints, &[0; 32]);
        for (signature, key) in note.signatures.iter().zip([&peter, enoch.verifier()]) {
            assert_eq!((&signature.name, signature.id), (key.name(), key.id()));
            let bytes = signature.bytes.as_slice().try_into().unwrap();
            assert!(key.verifies(note.text.as_bytes(), bytes));
        }
        assert_eq!(enoch.sign(note.text.as_bytes()).as_slice(), note.signatures[1].bytes);
    }

    #[test]
    fn what_is_no_note_is_told_apart() {
        let dash = DASH;
        for (text, error) in [
            ("", NoteError::Unsigned),
            ("tekst\n", NoteError::Unsigned),
            ("tekst\n\n", NoteError::Unsigned),
            ("tekst\n\n\n", NoteError::Unsigned),
            ("tekst\r\n\r\n", NoteError::NotText),
            ("tekst\n\n- een AAAAAAA=\n", NoteError::NoSignature { line: 3 }),
            (&format!("tekst\n\n{dash}een AAAAAAA="), NoteError::Unsigned),
            (&format!("een\ntwee\n\n{dash}een AAAAAA==\n"), NoteError::NoSignature { line: 4 }),
            (&format!("tekst\n\n{dash}een AAAAAAB=\n"), NoteError::NoSignature { line: 3 }),
            (&format!("tekst\n\n{dash}een+een AAAAAAA=\n"), NoteError::NoSignature { line: 3 }),
            (
                &format!("tekst\n\n{}", format!("{dash}een AAAAAAA=\n").repeat(101)),
                NoteError::TooMany { count: 101 },
            ),
        ] {
            assert_eq!(Note::read(text.as_bytes()), Err(error), "{text:?}");
        }
        assert_eq!(Note::read(b"tekst\xff\n\n"), Err(NoteError::NotText));
        let large = vec![b'a'; NOTE_LIMIT + 1];
        assert_eq!(Note::read(&large), Err(NoteError::TooLarge { bytes: NOTE_LIMIT + 1 }));
    }

    proptest! {
        #[test]
        fn what_is_read_is_written_the_same(text in "[a-z\n\u{2014} A=+/]{0,200}") {
            for text in [text.clone(), format!("{text}\n\n{DASH}een {}\n", STANDARD.encode(&text))] {
                if let Ok(note) = Note::read(text.as_bytes()) {
                    prop_assert_eq!(note.to_string(), text);
                }
            }
        }

        #[test]
        fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
            let _ = Note::read(&bytes);
            let _ = Note::read(&[PUBLISHED.as_bytes(), &bytes].concat());
        }
    }
}
