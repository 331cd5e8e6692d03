//! A list in pages.

use std::borrow::Cow;
use std::sync::Arc;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{Pages, Part, Source};

/// The number of items on a page.
const PER_PAGE: usize = 1024;

/// A list that has only the pages in memory that were used. Items are added at its end and changed in place.
///
/// serde sees only its length. Its pages are written one by one, as those of a [`Part`].
#[derive(Clone, Debug, PartialEq)]
pub struct PagedList<T> {
    pages: Pages<Vec<T>>,
    len: usize,
}

impl<T: Clone> PagedList<T> {
    /// The number of items.
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether the list is empty.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The item at a place, from 0.
    pub fn get(&self, place: usize) -> Option<&T> {
        self.pages.get(place / PER_PAGE)?.get(place % PER_PAGE)
    }

    /// The item at a place, for changing it.
    pub(crate) fn get_mut(&mut self, place: usize) -> Option<&mut T> {
        self.pages.get_mut(place / PER_PAGE)?.get_mut(place % PER_PAGE)
    }

    /// All items, in order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &T> {
        self.pages.iter().flatten()
    }

    /// The last item.
    pub fn last(&self) -> Option<&T> {
        self.get(self.len.checked_sub(1)?)
    }

    /// Adds an item at the end.
    pub(crate) fn push(&mut self, thing: T) {
        let number = self.len / PER_PAGE;
        if number == self.pages.len() {
            self.pages.push(Vec::with_capacity(if number == 0 { 0 } else { PER_PAGE }));
        }
        if let Some(page) = self.pages.get_mut(number) {
            page.push(thing);
        }
        self.len += 1;
    }
}

impl<T: Clone> PagedList<T> {
    /// Calls `with` for every item, in order. Pages that have to be fetched are not kept.
    pub(crate) fn pass(&self, mut with: impl FnMut(usize, &T)) {
        for number in 0..self.pages.len() {
            if let Some(page) = self.pages.passing(number) {
                let places = number * PER_PAGE..;
                places.zip(page.iter()).for_each(|(place, thing)| with(place, thing));
            }
        }
    }
}

impl<T: Clone + Default> PagedList<T> {
    /// Returns the item at `place` for changing it. Fills the list with default items up to that place.
    pub(crate) fn filled_to(&mut self, place: usize) -> Option<&mut T> {
        while self.len <= place {
            self.push(T::default());
        }
        self.get_mut(place)
    }
}

impl<T: Clone + Serialize + DeserializeOwned + Send + Sync + 'static> Part for PagedList<T> {
    type Page = Vec<T>;

    fn page_count(&self) -> usize {
        self.pages.page_count()
    }

    fn page(&self, number: usize) -> Option<Cow<'_, Vec<T>>> {
        self.pages.page(number)
    }

    fn restore(&mut self, source: Arc<dyn Source<Vec<T>>>, count: usize) {
        self.pages.restore(source, count);
    }
}

impl<T> Default for PagedList<T> {
    fn default() -> PagedList<T> {
        PagedList { pages: Pages::default(), len: 0 }
    }
}

impl<T> Serialize for PagedList<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.len.serialize(serializer)
    }
}

impl<'de, T> Deserialize<'de> for PagedList<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let len = usize::deserialize(deserializer)?;
        Ok(PagedList { pages: Pages::default(), len })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_added_is_found_in_its_place() {
        let mut list = PagedList::default();
        for thing in 0..3 * PER_PAGE + 1 {
            assert_eq!((list.len(), list.get(thing)), (thing, None));
            list.push(thing);
            assert_eq!(list.last(), Some(&thing));
        }
        assert!(list.iter().copied().eq(0..3 * PER_PAGE + 1));
        assert_eq!(list.iter().next_back(), Some(&(3 * PER_PAGE)));
        *list.get_mut(PER_PAGE).unwrap() = 7;
        let mut passed = Vec::new();
        list.pass(|place, thing| passed.push((place, *thing)));
        assert_eq!(passed.len(), list.len());
        assert_eq!(passed[PER_PAGE - 1..=PER_PAGE], [(PER_PAGE - 1, PER_PAGE - 1), (PER_PAGE, 7)]);
        *list.filled_to(4 * PER_PAGE).unwrap() = 1;
        assert_eq!((list.len(), list.get(4 * PER_PAGE - 1)), (4 * PER_PAGE + 1, Some(&0)));
    }
}
