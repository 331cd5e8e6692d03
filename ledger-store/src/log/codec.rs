//! Event to bytes and back. The only place that knows bincode, which writes the fields; `fields` reads them.
//!
//! An encoded event is its kind's number (2 bytes, big-endian), its version (1 byte) and its fields in
//! bincode 2's standard configuration. Golden files hold the bytes of every kind; they, not bincode,
//! define the format.

use bincode::config::{Configuration, Limit, LittleEndian, Varint};
use bincode::enc::write::Writer;
use bincode::error::EncodeError;
use ledger_core::{Event, EventKind};
use serde::de::DeserializeOwned;
use serde::{Serialize, Serializer};

use crate::log::fields::Fields;

/// The most bytes the fields of one event may take.
pub(crate) const EVENT_LIMIT: usize = 16 * 1024 * 1024;

const CONFIGURATION: Configuration<LittleEndian, Varint, Limit<EVENT_LIMIT>> =
    bincode::config::standard().with_limit::<EVENT_LIMIT>();

/// Why bytes are not an event, or why an event cannot be written.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CodecError {
    /// There are fewer bytes than a kind and a version take.
    #[error("{0} bytes are too few for an event")]
    Short(usize),
    /// The kind or version is of a later program.
    #[error("event kind {number} version {version} is not known to this program")]
    Unknown {
        /// The stored number of the kind.
        number: u16,
        /// The stored version.
        version: u8,
    },
    /// The fields do not fit this kind and version.
    #[error("the fields of {} do not decode: {why}", kind.name())]
    Fields {
        /// The kind that was stored.
        kind: EventKind,
        /// The message of the decoder.
        why: String,
    },
    /// Bytes are left over behind the fields.
    #[error("{left} bytes are left over behind the fields of {}", kind.name())]
    Trailing {
        /// The kind that was stored.
        kind: EventKind,
        /// How many bytes.
        left: usize,
    },
    /// The fields cannot be written.
    #[error("{} cannot be written: {why}", kind.name())]
    Encode {
        /// The kind of the event.
        kind: EventKind,
        /// The message of the encoder.
        why: String,
    },
    /// The fields take more than 16 MiB.
    #[error("{} takes {size} bytes, more than {EVENT_LIMIT}", kind.name())]
    TooLarge {
        /// The kind of the event.
        kind: EventKind,
        /// The number of bytes they would take.
        size: usize,
    },
}

/// Appends an event's bytes to `out`: kind, version, fields.
///
/// # Errors
/// [`CodecError::TooLarge`] beyond 16 MiB; [`CodecError::Encode`] for fields that bincode cannot write. No
/// event of this program has such fields.
pub fn encode_event(event: &Event, out: &mut Vec<u8>) -> Result<(), CodecError> {
    let kind = event.kind();
    out.extend_from_slice(&kind.number().to_be_bytes());
    out.push(kind.version());
    let start = out.len();
    bincode::serde::encode_into_writer(Data(event), Appending(out), CONFIGURATION)
        .map_err(|error| CodecError::Encode { kind, why: error.to_string() })?;
    match out.len() - start {
        size if size > EVENT_LIMIT => Err(CodecError::TooLarge { kind, size }),
        _ => Ok(()),
    }
}

/// Reads an event from exactly these bytes.
///
/// Any bytes are safe to try: it never panics, and never allocates much more than the length of the input.
///
/// [`CodecError`] for bytes that are not an event, for bytes left over, for fields beyond the limit, and for
/// a kind or version that this program does not know.
pub fn decode_event(bytes: &[u8]) -> Result<Event, CodecError> {
    let Some(([high, low, version], fields)) = bytes.split_first_chunk::<3>() else {
        return Err(CodecError::Short(bytes.len()));
    };
    let (number, version) = (u16::from_be_bytes([*high, *low]), *version);
    let Some(kind) = EventKind::from_number(number).filter(|kind| version <= kind.version()) else {
        return Err(CodecError::Unknown { number, version });
    };
    if fields.len() > EVENT_LIMIT {
        return Err(CodecError::TooLarge { kind, size: fields.len() });
    }
    let mut fields = Fields(fields);
    let event = Event::deserialize_data(kind, version, &mut fields)
        .map_err(|error| CodecError::Fields { kind, why: error.to_string() })?;
    match fields.0.len() {
        0 => Ok(event),
        left => Err(CodecError::Trailing { kind, left }),
    }
}

/// Appends the bytes of a part of the folded state to `out`, for a snapshot.
pub(crate) fn encode_state<T: Serialize>(state: &T, out: &mut Vec<u8>) -> Result<(), EncodeError> {
    bincode::serde::encode_into_writer(state, Appending(out), bincode::config::standard())
}

/// Reads a part of the folded state from exactly these bytes. Returns `None` if they do not hold one.
pub(crate) fn decode_state<T: DeserializeOwned>(bytes: &[u8]) -> Option<T> {
    let mut fields = Fields(bytes);
    let state = T::deserialize(&mut fields).ok()?;
    fields.0.is_empty().then_some(state)
}

/// An event without its kind.
struct Data<'a>(&'a Event);

impl Serialize for Data<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize_data(serializer)
    }
}

struct Appending<'a>(&'a mut Vec<u8>);

impl Writer for Appending<'_> {
    fn write(&mut self, bytes: &[u8]) -> Result<(), EncodeError> {
        self.0.extend_from_slice(bytes);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use ledger_core::synthetic::{Generator, Network};
    use ledger_core::{Ledger, Recorded, decide};
    use proptest::prelude::*;
    use serde::de::{DeserializeSeed, Deserializer};

    use super::*;

    /// The kind and version of the event that bincode is to read.
    struct OfKind(EventKind, u8);

    impl<'de> DeserializeSeed<'de> for OfKind {
        type Value = Event;

        fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Event, D::Error> {
            Event::deserialize_data(self.0, self.1, deserializer)
        }
    }

    /// The event that bincode reads from these bytes, if it reads all of them.
    fn by_bincode(bytes: &[u8]) -> Option<Event> {
        let ([high, low, version], fields) = bytes.split_first_chunk()?;
        let kind = EventKind::from_number(u16::from_be_bytes([*high, *low]))?;
        let seed = OfKind(kind, *version);
        let read = bincode::serde::seed_decode_from_slice(seed, fields, CONFIGURATION);
        read.ok().filter(|(_, read)| *read == fields.len()).map(|(event, _)| event)
    }

    /// The encoded events of a small network.
    fn network() -> Vec<Vec<u8>> {
        let mut generator = Generator::new(Network { partners: 12, years: 2, seed: 3 }).unwrap();
        let (mut ledger, mut all) = (Ledger::new(), Vec::new());
        while let Some((recorded_at, request)) = generator.next(&ledger) {
            let decision = decide(&ledger, &request).unwrap();
            let (on, actor) = (decision.on, decision.actor);
            for event in decision.events {
                let mut bytes = Vec::new();
                encode_event(&event, &mut bytes).unwrap();
                all.push(bytes);
                let position = ledger.next();
                ledger.apply(Recorded { position, recorded_at, on, actor, event }).unwrap();
            }
        }
        all
    }

    #[test]
    fn what_is_written_is_read_as_bincode_reads_it() {
        for bytes in network() {
            let event = decode_event(&bytes).unwrap();
            assert_eq!(by_bincode(&bytes), Some(event), "{bytes:?}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn what_is_read_of_changed_bytes_is_what_bincode_reads(
            event in prop::sample::select(network()),
            byte: u8,
        ) {
            for place in 3..event.len() {
                let mut changed = event.clone();
                changed[place] = byte;
                if let Ok(read) = decode_event(&changed) {
                    prop_assert_eq!(by_bincode(&changed), Some(read));
                }
            }
        }
    }
}
