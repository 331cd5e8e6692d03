//! The parts of a ledger that need not be in memory: slices, lists and maps whose pages stay in a snapshot
//! until they are used.
//!
//! The core knows no file. The reader of a snapshot gives every [`Part`] of the ledger a [`Source`] to fetch
//! its pages from. A ledger that was folded from events has all its pages and no source, and gives the same
//! answers.
//!
//! A page that cannot be fetched is treated as empty, and the source remembers the failure. Before believing
//! an answer of the ledger, the caller must ask the source whether it [failed](Source). If it did, the caller
//! must fold the events instead.

mod lazy;
mod list;
mod map;

use std::borrow::Cow;
use std::fmt;
use std::sync::{Arc, OnceLock};

use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

pub use lazy::Lazy;
pub use list::PagedList;
pub use map::{Key, PagedMap};

/// The source of the pages of one part of a ledger.
pub trait Source<P>: fmt::Debug + Send + Sync {
    /// Returns the page with a number, from 0. Returns `None` if it cannot be read or is not as it was
    /// written. The source has then failed as a whole, and remembers it.
    fn page(&self, number: usize) -> Option<P>;
}

/// A part of a ledger that a snapshot keeps in pages.
pub trait Part {
    /// The unit that is fetched at once.
    type Page: Clone + Serialize + DeserializeOwned + Send + Sync + 'static;

    /// The number of pages.
    fn page_count(&self) -> usize;

    /// Returns a page, in memory or fetched for this call. Returns `None` if it cannot be fetched.
    fn page(&self, number: usize) -> Option<Cow<'_, Self::Page>>;

    /// Replaces the contents by `count` pages from a source.
    fn restore(&mut self, source: Arc<dyn Source<Self::Page>>, count: usize);
}

/// Writes the pages of a ledger.
pub trait PartWriter {
    /// The error of writing.
    type Error;

    /// Writes all pages of the next part.
    ///
    /// # Errors
    /// A page that cannot be fetched or written.
    fn part<P: Part>(&mut self, part: &P) -> Result<(), Self::Error>;
}

/// Gives the parts of a ledger their sources.
pub trait PartReader {
    /// The error of restoring.
    type Error;

    /// Restores the next part.
    ///
    /// # Errors
    /// There is no such part.
    fn part<P: Part>(&mut self, part: &mut P) -> Result<(), Self::Error>;
}

/// A value that has pages of its own or contains values that have: a slice of the ledger, and the ledger.
pub trait Parts {
    /// Writes the pages. serde writes the rest of the value.
    ///
    /// # Errors
    /// Those of the writer.
    fn write_parts<W: PartWriter>(&self, writer: &mut W) -> Result<(), W::Error>;

    /// Gives the value that serde read the sources of its pages, in the order in which they are written.
    ///
    /// # Errors
    /// Those of the reader.
    fn read_parts<R: PartReader>(&mut self, reader: &mut R) -> Result<(), R::Error>;
}

/// Declares the fields of a struct that have pages, in the order in which they are written.
macro_rules! parts {
    ($type:ident { $($field:ident),+ $(,)? }) => {
        impl $crate::paged::Parts for $type {
            fn write_parts<W: $crate::paged::PartWriter>(&self, writer: &mut W) -> Result<(), W::Error> {
                $(self.$field.write_parts(writer)?;)+
                Ok(())
            }

            fn read_parts<R: $crate::paged::PartReader>(&mut self, reader: &mut R) -> Result<(), R::Error> {
                $(self.$field.read_parts(reader)?;)+
                Ok(())
            }
        }
    };
}
pub(crate) use parts;

/// Declares a type that is one part.
macro_rules! one_part {
    ($([$($generics:tt)*] $type:ty;)+) => {
        $(impl<$($generics)*> Parts for $type
        where
            $type: Part,
        {
            fn write_parts<W: PartWriter>(&self, writer: &mut W) -> Result<(), W::Error> {
                writer.part(self)
            }

            fn read_parts<R: PartReader>(&mut self, reader: &mut R) -> Result<(), R::Error> {
                reader.part(self)
            }
        })+
    };
}

one_part! {
    [P] Pages<P>;
    [T] Lazy<T>;
    [T] PagedList<T>;
    [K, V] PagedMap<K, V>;
}

/// An optional value has no pages: serde writes it whole.
impl<T> Parts for Option<T> {
    fn write_parts<W: PartWriter>(&self, _: &mut W) -> Result<(), W::Error> {
        Ok(())
    }

    fn read_parts<R: PartReader>(&mut self, _: &mut R) -> Result<(), R::Error> {
        Ok(())
    }
}

/// Pages, each in memory or still to be fetched.
///
/// A clone shares the pages. A page is copied when one of the two changes it. serde writes nothing: pages are
/// written one by one, as those of a [`Part`].
pub struct Pages<P> {
    pages: Vec<OnceLock<Arc<P>>>,
    source: Option<Arc<dyn Source<P>>>,
}

impl<P> Pages<P> {
    /// The number of pages.
    pub(crate) fn len(&self) -> usize {
        self.pages.len()
    }

    /// Returns a page, which is fetched if necessary and kept. Returns `None` beyond the last page, or if it
    /// cannot be fetched.
    pub(crate) fn get(&self, number: usize) -> Option<&P> {
        let page = self.pages.get(number)?;
        if page.get().is_none() {
            let fetched = Arc::new(self.source.as_ref()?.page(number)?);
            return Some(page.get_or_init(|| fetched));
        }
        page.get().map(Arc::as_ref)
    }

    /// Every page that can be fetched, in order. Each is kept.
    pub(crate) fn iter(&self) -> impl DoubleEndedIterator<Item = &P> {
        (0..self.len()).filter_map(|number| self.get(number))
    }

    /// Adds a page.
    pub(crate) fn push(&mut self, page: P) {
        self.pages.push(OnceLock::from(Arc::new(page)));
    }
}

impl<P: Clone> Pages<P> {
    /// Returns a page for changing it. It is copied first if it is shared.
    pub(crate) fn get_mut(&mut self, number: usize) -> Option<&mut P> {
        self.get(number)?;
        self.pages.get_mut(number)?.get_mut().map(Arc::make_mut)
    }

    /// Returns a page. If it has to be fetched, it is not kept.
    pub(crate) fn passing(&self, number: usize) -> Option<Cow<'_, P>> {
        match self.pages.get(number)?.get() {
            Some(page) => Some(Cow::Borrowed(page)),
            None => self.source.as_ref()?.page(number).map(Cow::Owned),
        }
    }
}

impl<P: Clone + Serialize + DeserializeOwned + Send + Sync + 'static> Part for Pages<P> {
    type Page = P;

    fn page_count(&self) -> usize {
        self.len()
    }

    fn page(&self, number: usize) -> Option<Cow<'_, P>> {
        self.passing(number)
    }

    fn restore(&mut self, source: Arc<dyn Source<P>>, count: usize) {
        self.pages = std::iter::repeat_with(OnceLock::new).take(count).collect();
        self.source = Some(source);
    }
}

impl<P> Clone for Pages<P> {
    fn clone(&self) -> Pages<P> {
        Pages { pages: self.pages.clone(), source: self.source.clone() }
    }
}

impl<P> Default for Pages<P> {
    fn default() -> Pages<P> {
        Pages { pages: Vec::new(), source: None }
    }
}

impl<P: fmt::Debug> fmt::Debug for Pages<P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

impl<P: PartialEq> PartialEq for Pages<P> {
    fn eq(&self, other: &Pages<P>) -> bool {
        self.iter().eq(other.iter())
    }
}

impl<P> Serialize for Pages<P> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_unit()
    }
}

impl<'de, P> Deserialize<'de> for Pages<P> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        <()>::deserialize(deserializer).map(|()| Pages::default())
    }
}

/// Writes a hash map in the order of its keys, so that equal ledgers have equal bytes.
pub(crate) fn in_order<K, V, S, H>(
    map: &std::collections::HashMap<K, V, H>,
    serializer: S,
) -> Result<S::Ok, S::Error>
where
    K: Ord + Serialize,
    V: Serialize,
    S: Serializer,
{
    serializer.collect_map(map.iter().collect::<std::collections::BTreeMap<_, _>>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clone_shares_what_neither_changed() {
        let mut list = PagedList::default();
        (0..3_000).for_each(|number| list.push(number));
        let before = list.clone();
        *list.get_mut(2_000).unwrap() = 0;
        list.push(3_000);
        assert_eq!((before.get(2_000), list.get(2_000)), (Some(&2_000), Some(&0)));
        assert_eq!((before.len(), list.len()), (3_000, 3_001));
        let shared = |place| std::ptr::eq(before.get(place).unwrap(), list.get(place).unwrap());
        assert_eq!([0, 1_500, 2_999].map(shared), [true, false, false]);

        let mut slice = Lazy::<Vec<u8>>::default();
        slice.push(1);
        let before = slice.clone();
        assert!(std::ptr::eq(&*before, &*slice));
        slice.push(2);
        assert_eq!((before.len(), slice.len()), (1, 2));
    }
}
