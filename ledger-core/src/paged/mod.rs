//! What of a ledger need not be in memory: slices, lists and maps whose pages stay in a snapshot until
//! somebody asks for them.
//!
//! The core knows no file. A snapshot is read by somebody else, who gives every [`Part`] of the ledger a
//! [`Source`] to fetch its pages from. A ledger that was folded from events has all its pages and no
//! source, and looks the same.
//!
//! A page that cannot be fetched is passed over: what is asked for is then not found. The source remembers
//! that, and who took an answer from the ledger must ask it whether it [failed](Source) before believing
//! the answer, and must fold the events instead when it did.

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

/// Where the pages of one part of a ledger are fetched from.
pub trait Source<P>: fmt::Debug + Send + Sync {
    /// The page with a number, from 0; nothing if it cannot be read or is not as it was written. Then the
    /// source as a whole has failed, and remembers it.
    fn page(&self, number: usize) -> Option<P>;
}

/// A part of a ledger that a snapshot keeps in pages.
pub trait Part {
    /// What is fetched at once.
    type Page: Clone + Serialize + DeserializeOwned + Send + Sync + 'static;

    /// How many pages there are.
    fn page_count(&self) -> usize;

    /// A page, in memory or fetched for the occasion; nothing if it cannot be fetched.
    fn page(&self, number: usize) -> Option<Cow<'_, Self::Page>>;

    /// Takes so many pages from a source, in the place of what there was.
    fn restore(&mut self, source: Arc<dyn Source<Self::Page>>, count: usize);
}

/// Writes the pages of a ledger.
pub trait PartWriter {
    /// Why it cannot.
    type Error;

    /// Writes all pages of the next part.
    ///
    /// # Errors
    /// A page that cannot be fetched or written.
    fn part<P: Part>(&mut self, part: &P) -> Result<(), Self::Error>;
}

/// Gives the parts of a ledger their sources.
pub trait PartReader {
    /// Why it cannot.
    type Error;

    /// Restores the next part.
    ///
    /// # Errors
    /// There is no such part.
    fn part<P: Part>(&mut self, part: &mut P) -> Result<(), Self::Error>;
}

/// Pages, each in memory or still to be fetched.
///
/// To serde it is nothing: pages are written one by one, as those of a [`Part`].
#[derive(Clone)]
pub struct Pages<P> {
    pages: Vec<OnceLock<P>>,
    source: Option<Arc<dyn Source<P>>>,
}

impl<P> Pages<P> {
    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.pages.len()
    }

    /// A page, fetched if need be and kept; nothing beyond the last, or if it cannot be fetched.
    pub(crate) fn get(&self, number: usize) -> Option<&P> {
        let page = self.pages.get(number)?;
        if page.get().is_none() {
            let fetched = self.source.as_ref()?.page(number)?;
            return Some(page.get_or_init(|| fetched));
        }
        page.get()
    }

    /// The same to change it.
    pub(crate) fn get_mut(&mut self, number: usize) -> Option<&mut P> {
        self.get(number)?;
        self.pages.get_mut(number)?.get_mut()
    }

    /// Every page that can be fetched, in order; each is kept.
    pub(crate) fn iter(&self) -> impl DoubleEndedIterator<Item = &P> {
        (0..self.len()).filter_map(|number| self.get(number))
    }

    /// Adds a page.
    pub(crate) fn push(&mut self, page: P) {
        self.pages.push(OnceLock::from(page));
    }
}

impl<P: Clone> Pages<P> {
    /// A page that is not kept when it had to be fetched.
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

/// Writes a hash map in the order of its keys, so that equal ledgers are equal bytes.
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
