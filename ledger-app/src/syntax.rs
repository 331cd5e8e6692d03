//! Checks that a text is one JSON object without repeated keys. serde lets a later key win in a map, and of
//! two amounts under one name nobody could say which was meant.

use std::fmt;

use serde::de::{self, DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};

use crate::fault::Fault;

/// Checks the whole text.
///
/// # Errors
/// The first fault.
pub(crate) fn check(text: &str) -> Result<(), Fault> {
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let found = Walk.deserialize(&mut deserializer).and_then(|is_object| {
        deserializer.end()?;
        Ok(is_object)
    });
    match found {
        Ok(true) => Ok(()),
        Ok(false) => Err(Fault::new("input.wrong-type", |lang| lang.no_object())),
        Err(error) => Err(Fault::of_field("", &error, 0)),
    }
}

/// Accepts any value and says whether it is an object.
struct Walk;

impl<'de> DeserializeSeed<'de> for Walk {
    type Value = bool;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<bool, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Walk {
    type Value = bool;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_bool<E: de::Error>(self, _: bool) -> Result<bool, E> {
        Ok(false)
    }

    fn visit_i64<E: de::Error>(self, _: i64) -> Result<bool, E> {
        Ok(false)
    }

    fn visit_u64<E: de::Error>(self, _: u64) -> Result<bool, E> {
        Ok(false)
    }

    fn visit_f64<E: de::Error>(self, _: f64) -> Result<bool, E> {
        Ok(false)
    }

    fn visit_str<E: de::Error>(self, _: &str) -> Result<bool, E> {
        Ok(false)
    }

    fn visit_unit<E: de::Error>(self) -> Result<bool, E> {
        Ok(false)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<bool, A::Error> {
        while list.next_element_seed(Walk)?.is_some() {}
        Ok(false)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<bool, A::Error> {
        let mut keys = std::collections::HashSet::new();
        while let Some(key) = map.next_key::<String>()? {
            map.next_value_seed(Walk)?;
            if let Some(twice) = keys.replace(key) {
                let shown: String = twice.chars().take(60).collect();
                return Err(de::Error::custom(format!("`{shown}` is there twice")));
            }
        }
        Ok(true)
    }
}
