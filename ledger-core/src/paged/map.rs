//! A map in pages, by linear hashing: one page at a time is divided as the map grows.

use std::borrow::{Borrow, Cow};
use std::collections::BTreeMap;
use std::sync::Arc;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{Pages, Part, Source};
use crate::ids::Position;
use crate::invoice::InvoiceNumber;

/// The mean number of entries on a page.
const PER_PAGE: usize = 128;

/// How many numbers that follow each other have the same hash, and so stand on one page.
const RUN: u64 = 32;

/// A key of a [`PagedMap`].
///
/// The hash is the same on every machine and for ever, because pages of a snapshot are found by it. So anyone
/// can choose keys with the same hash, which all stand on one page. A page is sorted by key, so finding one
/// of them still takes only logarithmic time.
///
/// Numbers that are handed out in order stand on one page in short runs: who asks for one mostly asks for its
/// neighbours too.
pub trait Key: Ord {
    /// The hash. Equal keys have equal hashes.
    fn hash(&self) -> u64;
}

impl Key for str {
    fn hash(&self) -> u64 {
        // FNV-1a, mixed afterwards because its lower bits alone are poor.
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
        mixed((of << 32) | (u64::from(self.number) / RUN))
    }
}

impl Key for Position {
    fn hash(&self) -> u64 {
        mixed(self.0 / RUN)
    }
}

/// The last step of SplitMix64: every bit of the number affects every bit of the hash.
fn mixed(number: u64) -> u64 {
    let number = (number ^ (number >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let number = (number ^ (number >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    number ^ (number >> 31)
}

/// A page: the entries in the order of their keys.
type Page<K, V> = BTreeMap<K, V>;

/// A map that has only the pages in memory that were used.
///
/// serde sees only its length. Its pages are written one by one, as those of a [`Part`]. The same changes in
/// the same order always give the same pages.
#[derive(Clone, Debug, PartialEq)]
pub struct PagedMap<K, V> {
    pages: Pages<Page<K, V>>,
    len: usize,
}

impl<K: Key + Clone, V: Clone> PagedMap<K, V> {
    /// The number of entries.
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether the map is empty.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The value of a key.
    pub fn get<Q: Key + ?Sized>(&self, key: &Q) -> Option<&V>
    where
        K: Borrow<Q>,
    {
        self.pages.get(number_of(key.hash(), self.pages.len()))?.get(key)
    }

    /// Every entry, in an arbitrary order.
    pub fn iter(&self) -> impl Iterator<Item = (&K, &V)> {
        self.pages.iter().flatten()
    }

    /// The value of a key, for changing it.
    pub(crate) fn get_mut<Q: Key + ?Sized>(&mut self, key: &Q) -> Option<&mut V>
    where
        K: Borrow<Q>,
    {
        self.pages.get_mut(number_of(key.hash(), self.pages.len()))?.get_mut(key)
    }

    /// Sets the value of a key. Returns the previous value.
    pub(crate) fn insert(&mut self, key: K, value: V) -> Option<V> {
        if self.len >= self.pages.len() * PER_PAGE {
            self.divide();
        }
        let number = number_of(key.hash(), self.pages.len());
        let before = self.pages.get_mut(number)?.insert(key, value);
        self.len += usize::from(before.is_none());
        before
    }

    /// Removes a key. Returns its value.
    pub(crate) fn remove<Q: Key + ?Sized>(&mut self, key: &Q) -> Option<V>
    where
        K: Borrow<Q>,
    {
        let number = number_of(key.hash(), self.pages.len());
        let removed = self.pages.get_mut(number)?.remove(key)?;
        self.len -= 1;
        Some(removed)
    }

    /// Adds a page, and moves the entries to it whose hash now leads there.
    fn divide(&mut self) {
        let count = self.pages.len() + 1;
        let mut moved = Page::new();
        // They come from the page whose number lacks the highest bit of the new one.
        let from = (count - 1) ^ (1 << (count - 1).checked_ilog2().unwrap_or_default());
        if let Some(page) = self.pages.get_mut(from).filter(|_| count > 1) {
            moved = page.extract_if(.., |key, _| number_of(key.hash(), count) != from).collect();
        }
        self.pages.push(moved);
    }
}

/// The page of a hash: its lowest bits, as many as give the number of a page.
fn number_of(hash: u64, pages: usize) -> usize {
    let pages = pages.max(1) as u64;
    let wide = pages.next_power_of_two();
    let number = hash & (wide - 1);
    let number = if number < pages { number } else { number & (wide / 2 - 1) };
    number as usize
}

impl<K, V> Part for PagedMap<K, V>
where
    K: Ord + Clone + Serialize + DeserializeOwned + Send + Sync + 'static,
    V: Clone + Serialize + DeserializeOwned + Send + Sync + 'static,
{
    type Page = BTreeMap<K, V>;

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
    use std::cell::Cell;
    use std::cmp::Ordering;

    use proptest::prelude::*;

    use super::*;

    thread_local! {
        static COMPARED: Cell<usize> = const { Cell::new(0) };
    }

    /// A key whose hash has only some of the bits of its number, and that counts comparisons.
    #[derive(Clone, Debug, PartialEq, Eq)]
    struct Alike {
        number: u32,
        bits: u32,
    }

    impl Key for Alike {
        fn hash(&self) -> u64 {
            u64::from(self.number & ((1 << self.bits) - 1))
        }
    }

    impl Ord for Alike {
        fn cmp(&self, other: &Alike) -> Ordering {
            COMPARED.set(COMPARED.get() + 1);
            self.number.cmp(&other.number)
        }
    }

    impl PartialOrd for Alike {
        fn partial_cmp(&self, other: &Alike) -> Option<Ordering> {
            Some(self.cmp(other))
        }
    }

    fn alike(number: u32, bits: u32) -> Alike {
        Alike { number, bits }
    }

    proptest! {
        /// It behaves like a map, however many hashes are equal.
        #[test]
        fn it_does_what_a_map_does(
            bits in 0u32..12,
            steps in prop::collection::vec((0u32..1_000, any::<bool>()), 0..1_500),
        ) {
            let mut map = PagedMap::default();
            let mut model = BTreeMap::new();
            for (step, (number, inserts)) in steps.into_iter().enumerate() {
                let (before, expected) = match inserts {
                    true => (map.insert(alike(number, bits), step), model.insert(number, step)),
                    false => (map.remove(&alike(number, bits)), model.remove(&number)),
                };
                prop_assert_eq!((before, map.len()), (expected, model.len()));
            }
            for number in 0..1_000 {
                prop_assert_eq!(map.get(&alike(number, bits)), model.get(&number));
            }
            let mut all: Vec<_> = map.iter().map(|(key, step)| (key.number, *step)).collect();
            all.sort_unstable();
            prop_assert!(all.into_iter().eq(model));
        }
    }

    /// All keys are on one page, and finding one still takes logarithmically many comparisons.
    #[test]
    fn keys_with_one_hash_are_found_in_few_comparisons() {
        let count = 20_000;
        let mut map = PagedMap::default();
        COMPARED.set(0);
        for number in 0..count {
            // In an order that is neither ascending nor descending.
            assert_eq!(map.insert(alike(number * 7_919 % count, 0), number), None);
        }
        for number in 0..count {
            assert_eq!(map.get(&alike(number * 7_919 % count, 0)), Some(&number));
        }
        for number in 0..count {
            assert_eq!(map.remove(&alike(number * 7_919 % count, 0)), Some(number));
        }
        assert!(map.is_empty());
        // A node of a map of the standard library has up to 11 keys, which are compared in turn.
        let each = COMPARED.get() / (3 * count as usize);
        assert!(each < 60, "{each} comparisons for each of {count} keys");
    }

    #[test]
    fn texts_chosen_to_share_a_page_are_found_divided_and_removed() {
        let chosen = |key: &String| key.hash() & 0xff == 0x2a;
        let keys: Vec<String> =
            (0..).map(|number| format!("NL-{number}")).filter(chosen).take(1_000).collect();
        let mut map = PagedMap::<String, usize>::default();
        for (number, key) in keys.iter().enumerate() {
            assert_eq!(map.insert(key.clone(), number), None);
        }
        assert_eq!(map.pages.iter().filter(|page| !page.is_empty()).count(), 1);
        // More keys make more than 256 pages, and then the chosen keys are divided.
        for number in 0..40_000 {
            map.insert(format!("DE-{number}"), number);
        }
        let shared = map.pages.iter().filter(|page| page.keys().any(chosen)).count();
        assert_eq!((map.pages.len(), shared), (321, 2));
        for (number, key) in keys.iter().enumerate() {
            assert_eq!(map.get(key), Some(&number));
            assert_eq!(map.remove(key), Some(number));
            assert_eq!(map.get(key), None);
        }
        assert_eq!(map.len(), 40_000);
    }

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
        let fullest = map.pages.iter().map(BTreeMap::len).max().unwrap();
        assert!(fullest < 3 * PER_PAGE, "{fullest} on a page");
    }

    /// Snapshots are read by these hashes: another hash needs another format.
    #[test]
    fn hashes_are_for_ever() {
        assert_eq!("NL-1".hash(), String::from("NL-1").hash());
        assert_eq!("NL-1".hash(), 0xdccd_aa7f_ccb6_d2ec);
        let invoice: InvoiceNumber = "C2018-0001".parse().unwrap();
        assert_eq!(invoice.hash(), 0xa154e0f7c5aab5a2);
        assert_eq!(Position(31).hash(), Position(0).hash());
        assert_ne!(Position(32).hash(), Position(0).hash());
    }
}
