//! A slice of the ledger that is fetched as a whole.

use std::borrow::Cow;
use std::fmt;
use std::ops::{Deref, DerefMut};
use std::sync::{Arc, LazyLock};

use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{Part, Source};

/// A slice that is fetched as a whole when it is first used.
///
/// If it cannot be fetched, it is empty, and its source has failed. A clone shares the slice until one of the
/// two changes it.
pub struct Lazy<T>(Arc<Slice<T>>);

/// A slice, in memory or still to be fetched.
struct Slice<T>(LazyLock<T, Box<dyn FnOnce() -> T + Send>>);

impl<T: Send + 'static> Slice<T> {
    /// A slice in memory.
    fn here(slice: T) -> Slice<T> {
        let here = Slice(LazyLock::new(Box::new(|| slice)));
        LazyLock::force(&here.0);
        here
    }
}

impl<T: Clone + Send + 'static> Clone for Slice<T> {
    fn clone(&self) -> Slice<T> {
        Slice::here(T::clone(&self.0))
    }
}

impl<T> Deref for Lazy<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0.0
    }
}

impl<T: Clone + Send + 'static> DerefMut for Lazy<T> {
    fn deref_mut(&mut self) -> &mut T {
        &mut Arc::make_mut(&mut self.0).0
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
        let fetch = move || source.page(0).unwrap_or_default();
        self.0 = Arc::new(Slice(LazyLock::new(Box::new(fetch))));
    }
}

impl<T: Default + Send + 'static> Default for Lazy<T> {
    fn default() -> Lazy<T> {
        Lazy(Arc::new(Slice::here(T::default())))
    }
}

impl<T> Clone for Lazy<T> {
    fn clone(&self) -> Lazy<T> {
        Lazy(self.0.clone())
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
