//! A slice of the ledger that is fetched whole.

use std::borrow::Cow;
use std::fmt;
use std::ops::{Deref, DerefMut};
use std::sync::{Arc, LazyLock};

use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{Part, Source};

/// A slice that is fetched whole when it is first asked for, and read as if it were there.
///
/// One that cannot be fetched reads as if nothing had been recorded in it; its source then has failed.
pub struct Lazy<T>(LazyLock<T, Box<dyn FnOnce() -> T + Send>>);

impl<T: Send + 'static> Lazy<T> {
    /// A slice that is there.
    fn here(slice: T) -> Lazy<T> {
        let here = Lazy(LazyLock::new(Box::new(|| slice)));
        LazyLock::force(&here.0);
        here
    }
}

impl<T> Deref for Lazy<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T> DerefMut for Lazy<T> {
    fn deref_mut(&mut self) -> &mut T {
        &mut self.0
    }
}

impl<T: Clone + Default + Serialize + DeserializeOwned + Send + Sync + 'static> Part for Lazy<T> {
    type Page = T;

    fn page_count(&self) -> usize {
        1
    }

    fn page(&self, _: usize) -> Option<Cow<'_, T>> {
        Some(Cow::Borrowed(self))
    }

    fn restore(&mut self, source: Arc<dyn Source<T>>, _: usize) {
        self.0 = LazyLock::new(Box::new(move || source.page(0).unwrap_or_default()));
    }
}

impl<T: Default + Send + 'static> Default for Lazy<T> {
    fn default() -> Lazy<T> {
        Lazy::here(T::default())
    }
}

impl<T: Clone + Send + 'static> Clone for Lazy<T> {
    fn clone(&self) -> Lazy<T> {
        Lazy::here(T::clone(self))
    }
}

impl<T: fmt::Debug> fmt::Debug for Lazy<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        T::fmt(self, f)
    }
}

impl<T: PartialEq> PartialEq for Lazy<T> {
    fn eq(&self, other: &Lazy<T>) -> bool {
        T::eq(self, other)
    }
}

impl<T> Serialize for Lazy<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_unit()
    }
}

impl<'de, T: Default + Send + 'static> Deserialize<'de> for Lazy<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        <()>::deserialize(deserializer).map(|()| Lazy::default())
    }
}
