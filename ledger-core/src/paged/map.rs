//! A map in pages: linear hashing, in which a page at a time is divided as the map grows.

use std::borrow::{Borrow, Cow};
use std::sync::Arc;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{Pages, Part, Source};
use crate::invoice::InvoiceNumber;

/// How many entries a page has in the mean.
const PER_PAGE: usize = 128;

/// What a [`PagedMap`] is asked by.
///
/// The hash is the same on every machine and for ever, because pages are found by it in a snapshot. Many
/// keys with one hash make the map slow, and nothing else.
pub trait Key: Eq {
    /// The hash: equal keys have equal ones.
    fn hash(&self) -> u64;
}

impl Key for str {
    fn hash(&self) -> u64 {
        // FNV-1a, and then mixed, for its lower bits alone are poor.
        let fold = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        mixed(self.bytes().fold(0xcbf2_9ce4_8422_2325, fold))
    }
}

impl Key for String {
    fn hash(&self) -> u64 {
        self.as_str().hash()
    }
}

impl Key for InvoiceNumber {
    fn hash(&self) -> u64 {
        let of = (u64::from(self.year) << 8) | self.series as u64;
        mixed((of << 32) | u64::from(self.number))
    }
}

/// The last step of SplitMix64: every bit of the number tells on every bit of the hash.
fn mixed(number: u64) -> u64 {
    let number = (number ^ (number >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let number = (number ^ (number >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    number ^ (number >> 31)
}

/// A page: hash, key and value, in the order of the hashes.
type Page<K, V> = Vec<(u64, K, V)>;

/// A map of which only the pages that were asked for are in memory.
///
/// To serde it is its length: its pages are written one by one, as those of a [`Part`]. The same changes
/// in the same order always give the same pages.
#[derive(Clone, Debug, PartialEq)]
pub struct PagedMap<K, V> {
    pages: Pages<Page<K, V>>,
    len: usize,
}

impl<K: Key, V> PagedMap<K, V> {
    /// How many entries it has.
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether it has none.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The value of a key.
    pub fn get<Q: Key + ?Sized>(&self, key: &Q) -> Option<&V>
    where
        K: Borrow<Q>,
    {
        let hash = key.hash();
        let page = self.pages.get(number_of(hash, self.pages.len()))?;
        let place = find(page, hash, key).ok()?;
        page.get(place).map(|(_, _, value)| value)
    }

    /// Every entry, in no order that means anything.
    pub fn iter(&self) -> impl Iterator<Item = (&K, &V)> {
        self.pages.iter().flatten().map(|(_, key, value)| (key, value))
    }

    /// Sets the value of a key; answers with the one it had.
    pub(crate) fn insert(&mut self, key: K, value: V) -> Option<V> {
        if self.len >= self.pages.len() * PER_PAGE {
            self.divide();
        }
        let hash = key.hash();
        let number = number_of(hash, self.pages.len());
        let page = self.pages.get_mut(number)?;
        match find(page, hash, &key) {
            Ok(place) => {
                let (_, _, before) = page.get_mut(place)?;
                Some(std::mem::replace(before, value))
            }
            Err(place) => {
                page.insert(place, (hash, key, value));
                self.len += 1;
                None
            }
        }
    }

    /// Removes a key; answers with the value it had.
    pub(crate) fn remove<Q: Key + ?Sized>(&mut self, key: &Q) -> Option<V>
    where
        K: Borrow<Q>,
    {
        let hash = key.hash();
        let number = number_of(hash, self.pages.len());
        let page = self.pages.get_mut(number)?;
        let place = find(page, hash, key).ok()?;
        self.len -= 1;
        Some(page.remove(place).2)
    }

    /// Makes one page more, of what is to stand on it by now.
    fn divide(&mut self) {
        let count = self.pages.len() + 1;
        let mut moved = Vec::new();
        // What goes to the new page stood on the one whose number lacks its highest bit.
        let from = (count - 1) ^ (1 << (count - 1).checked_ilog2().unwrap_or_default());
        if let Some(page) = self.pages.get_mut(from).filter(|_| count > 1) {
            moved = page.extract_if(.., |(hash, ..)| number_of(*hash, count) != from).collect();
        }
        self.pages.push(moved);
    }
}

/// The page that a hash stands on: as many of its lowest bits as give the number of a page.
fn number_of(hash: u64, pages: usize) -> usize {
    let pages = pages.max(1) as u64;
    let wide = pages.next_power_of_two();
    let number = hash & (wide - 1);
    let number = if number < pages { number } else { number & (wide / 2 - 1) };
    number as usize
}

fn find<K: Borrow<Q>, V, Q: Key + ?Sized>(
    page: &Page<K, V>,
    hash: u64,
    key: &Q,
) -> Result<usize, usize> {
    let first = page.partition_point(|(of, ..)| *of < hash);
    let same = page.get(first..).unwrap_or_default().iter();
    let same = same.take_while(|(of, ..)| *of == hash);
    let found = same.enumerate().find(|(_, (_, of, _))| of.borrow() == key);
    found.map(|(place, _)| first + place).ok_or(first)
}

impl<K, V> Part for PagedMap<K, V>
where
    K: Clone + Serialize + DeserializeOwned + Send + Sync + 'static,
    V: Clone + Serialize + DeserializeOwned + Send + Sync + 'static,
{
    type Page = Vec<(u64, K, V)>;

    fn page_count(&self) -> usize {
        self.pages.page_count()
    }

    fn page(&self, number: usize) -> Option<Cow<'_, Self::Page>> {
        self.pages.page(number)
    }

    fn restore(&mut self, source: Arc<dyn Source<Self::Page>>, count: usize) {
        self.pages.restore(source, count);
    }
}

impl<K, V> Default for PagedMap<K, V> {
    fn default() -> PagedMap<K, V> {
        PagedMap { pages: Pages::default(), len: 0 }
    }
}

impl<K, V> Serialize for PagedMap<K, V> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.len.serialize(serializer)
    }
}

impl<'de, K, V> Deserialize<'de> for PagedMap<K, V> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let len = usize::deserialize(deserializer)?;
        Ok(PagedMap { pages: Pages::default(), len })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_put_in_is_found_until_it_is_removed() {
        let mut map = PagedMap::<String, u32>::default();
        let key = |number: u32| format!("NL-{number}");
        for number in 0..5_000 {
            assert_eq!(map.insert(key(number), number), None);
        }
        assert_eq!(map.insert(key(17), 18), Some(17));
        assert_eq!(map.remove(key(400).as_str()), Some(400));
        assert_eq!(map.remove(key(400).as_str()), None);
        assert_eq!((map.len(), map.iter().count()), (4_999, 4_999));
        for number in 0..5_001 {
            let value = match number {
                17 => Some(18),
                400 | 5_000 => None,
                other => Some(other),
            };
            assert_eq!(map.get(key(number).as_str()).copied(), value);
        }
        let fullest = map.pages.iter().map(Vec::len).max().unwrap();
        assert!(fullest < 3 * PER_PAGE, "{fullest} on a page");
    }

    /// Snapshots are read by these hashes: another hash is another format.
    #[test]
    fn hashes_are_for_ever() {
        assert_eq!("NL-1".hash(), String::from("NL-1").hash());
        assert_eq!("NL-1".hash(), 0xdccd_aa7f_ccb6_d2ec);
        let invoice: InvoiceNumber = "C2018-0001".parse().unwrap();
        assert_eq!(invoice.hash(), 0x428c_0a4f_6054_69e7);
    }
}
