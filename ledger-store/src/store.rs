//! What the log needs of a store: sorted keys, and writes that are whole and durable.

use std::io;

use ledger_core::Position;

use crate::error::{Damage, LogError};

/// A key with its new value, or none to remove it.
pub(crate) type Write = (Vec<u8>, Option<Vec<u8>>);

/// A sorted map of bytes whose writes are durable when they return.
pub(crate) trait Store {
    /// Bytes as the store hands them out.
    type Bytes: AsRef<[u8]>;

    /// The value of a key.
    fn get(&self, key: &[u8]) -> Result<Option<Self::Bytes>, StoreError>;

    /// The last key from `first` to `last`, both included, that is there, with its value.
    fn last_in(&self, first: &[u8], last: &[u8]) -> Result<Option<Entry<Self>>, StoreError>;

    /// Every key from `first` on, in order.
    fn from(&self, first: &[u8]) -> impl Iterator<Item = Result<Entry<Self>, StoreError>> + '_;

    /// Makes all writes or none, durable when it returns. After an error that is unknown, and the
    /// store must not be written to again.
    fn write(&mut self, writes: Vec<Write>) -> Result<(), StoreError>;
}

/// A key and its value.
pub(crate) type Entry<S> = (<S as Store>::Bytes, <S as Store>::Bytes);

/// Why a store cannot answer.
#[derive(Debug)]
pub(crate) enum StoreError {
    Io { doing: &'static str, source: io::Error },
    Damaged(String),
}

impl StoreError {
    pub(crate) fn at(self, position: Position) -> LogError {
        match self {
            StoreError::Io { doing, source } => LogError::Io { doing, source },
            StoreError::Damaged(why) => LogError::Damaged { position, damage: Damage::Store(why) },
        }
    }
}
