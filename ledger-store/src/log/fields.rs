//! Reads the fields of an event, as `docs/format.md` describes them.
//!
//! It reads what bincode's standard configuration reads, in less time. It accepts no other bytes, and only
//! the one form of a number that is written. A test compares the two. See
//! `docs/decisions/011-own-reading-of-fields.md`.

use std::fmt::Display;

use serde::de::{
    self, DeserializeSeed, Deserializer, EnumAccess, IntoDeserializer, MapAccess, SeqAccess,
    VariantAccess, Visitor,
};
use serde::forward_to_deserialize_any;

/// The bytes that are left to read.
pub(crate) struct Fields<'a>(pub(crate) &'a [u8]);

/// Why bytes are not the fields of the type.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum FieldError {
    #[error("the bytes end within a field")]
    Ends,
    #[error("a number is too large for its field, or not in its shortest form")]
    Number,
    #[error("{0} stands where 0 or 1 must stand")]
    Flag(u8),
    #[error("a text is not UTF-8")]
    Text,
    #[error("a field is of a type that no event has")]
    Type,
    /// The type of the field refuses its value.
    #[error("{0}")]
    Value(Box<str>),
}

impl de::Error for FieldError {
    fn custom<T: Display>(why: T) -> FieldError {
        FieldError::Value(why.to_string().into())
    }
}

impl<'a> Fields<'a> {
    #[inline]
    fn take(&mut self, count: usize) -> Result<&'a [u8], FieldError> {
        let (taken, rest) = self.0.split_at_checked(count).ok_or(FieldError::Ends)?;
        self.0 = rest;
        Ok(taken)
    }

    #[inline]
    fn array<const N: usize>(&mut self) -> Result<[u8; N], FieldError> {
        let (taken, rest) = self.0.split_first_chunk().ok_or(FieldError::Ends)?;
        self.0 = rest;
        Ok(*taken)
    }

    #[inline]
    fn byte(&mut self) -> Result<u8, FieldError> {
        self.array().map(|[byte]| byte)
    }

    #[inline]
    fn flag(&mut self) -> Result<bool, FieldError> {
        match self.byte()? {
            0 => Ok(false),
            1 => Ok(true),
            other => Err(FieldError::Flag(other)),
        }
    }

    /// A number without a sign: up to 250 the byte itself; otherwise 251, 252 or 253 and the number in 2, 4
    /// or 8 bytes, little-endian.
    #[inline]
    fn number(&mut self) -> Result<u64, FieldError> {
        let (number, least) = match self.byte()? {
            byte @ ..=250 => return Ok(byte.into()),
            251 => (u16::from_le_bytes(self.array()?).into(), 251),
            252 => (u32::from_le_bytes(self.array()?).into(), 1 << 16),
            253 => (u64::from_le_bytes(self.array()?), 1 << 32),
            _ => return Err(FieldError::Number),
        };
        if number < least { Err(FieldError::Number) } else { Ok(number) }
    }

    /// A number that fits the type.
    #[inline]
    fn fitting<T: TryFrom<u64>>(&mut self) -> Result<T, FieldError> {
        T::try_from(self.number()?).map_err(|_| FieldError::Number)
    }

    /// A number with a sign, in zigzag form: 2n for n of at least zero, -2n - 1 for a negative n.
    #[inline]
    fn signed<T: TryFrom<i64>>(&mut self) -> Result<T, FieldError> {
        let folded = self.number()?;
        let number = (folded >> 1) as i64 ^ -((folded & 1) as i64);
        T::try_from(number).map_err(|_| FieldError::Number)
    }

    /// The number of elements that follow. Each takes at least a byte.
    #[inline]
    fn length(&mut self) -> Result<usize, FieldError> {
        let length = self.fitting()?;
        if length > self.0.len() { Err(FieldError::Ends) } else { Ok(length) }
    }

    #[inline]
    fn bytes(&mut self) -> Result<&'a [u8], FieldError> {
        let length = self.length()?;
        self.take(length)
    }

    #[inline]
    fn text(&mut self) -> Result<&'a str, FieldError> {
        str::from_utf8(self.bytes()?).map_err(|_| FieldError::Text)
    }
}

/// Declares how each type of value is read and passed to the visitor.
macro_rules! values {
    ($($deserialize:ident => $visit:ident($read:ident),)+) => {
        $(#[inline]
        fn $deserialize<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, FieldError> {
            visitor.$visit(self.$read()?)
        })+
    };
}

impl<'de> Deserializer<'de> for &mut Fields<'de> {
    type Error = FieldError;

    fn is_human_readable(&self) -> bool {
        false
    }

    values! {
        deserialize_bool => visit_bool(flag),
        deserialize_u8 => visit_u8(byte),
        deserialize_u16 => visit_u16(fitting),
        deserialize_u32 => visit_u32(fitting),
        deserialize_u64 => visit_u64(number),
        deserialize_i16 => visit_i16(signed),
        deserialize_i32 => visit_i32(signed),
        deserialize_i64 => visit_i64(signed),
        deserialize_str => visit_borrowed_str(text),
        deserialize_string => visit_borrowed_str(text),
        deserialize_bytes => visit_borrowed_bytes(bytes),
        deserialize_byte_buf => visit_borrowed_bytes(bytes),
    }

    #[inline]
    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, FieldError> {
        if self.flag()? { visitor.visit_some(self) } else { visitor.visit_none() }
    }

    #[inline]
    fn deserialize_unit<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, FieldError> {
        visitor.visit_unit()
    }

    #[inline]
    fn deserialize_unit_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, FieldError> {
        visitor.visit_unit()
    }

    #[inline]
    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, FieldError> {
        visitor.visit_newtype_struct(self)
    }

    #[inline]
    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, FieldError> {
        let left = self.length()?;
        visitor.visit_seq(Elements { fields: self, left })
    }

    #[inline]
    fn deserialize_tuple<V: Visitor<'de>>(
        self,
        left: usize,
        visitor: V,
    ) -> Result<V::Value, FieldError> {
        visitor.visit_seq(Elements { fields: self, left })
    }

    #[inline]
    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        left: usize,
        visitor: V,
    ) -> Result<V::Value, FieldError> {
        visitor.visit_seq(Elements { fields: self, left })
    }

    #[inline]
    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, FieldError> {
        let left = self.length()?;
        visitor.visit_map(Elements { fields: self, left })
    }

    #[inline]
    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        names: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, FieldError> {
        visitor.visit_seq(Elements { fields: self, left: names.len() })
    }

    #[inline]
    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, FieldError> {
        visitor.visit_enum(self)
    }

    /// The bytes do not state their own types.
    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, FieldError> {
        Err(FieldError::Type)
    }

    forward_to_deserialize_any! { i8 f32 f64 char identifier ignored_any }
}

/// Elements that follow each other: those of a list or map, or the fields of a struct.
struct Elements<'a, 'de> {
    fields: &'a mut Fields<'de>,
    left: usize,
}

impl<'de> SeqAccess<'de> for Elements<'_, 'de> {
    type Error = FieldError;

    #[inline]
    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, FieldError> {
        let Some(left) = self.left.checked_sub(1) else { return Ok(None) };
        self.left = left;
        seed.deserialize(&mut *self.fields).map(Some)
    }

    #[inline]
    fn size_hint(&self) -> Option<usize> {
        Some(self.left)
    }
}

impl<'de> MapAccess<'de> for Elements<'_, 'de> {
    type Error = FieldError;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, FieldError> {
        self.next_element_seed(seed)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(
        &mut self,
        seed: V,
    ) -> Result<V::Value, FieldError> {
        seed.deserialize(&mut *self.fields)
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.left)
    }
}

impl<'de> EnumAccess<'de> for &mut Fields<'de> {
    type Error = FieldError;
    type Variant = Self;

    #[inline]
    fn variant_seed<V: DeserializeSeed<'de>>(
        self,
        seed: V,
    ) -> Result<(V::Value, Self), FieldError> {
        let variant: u32 = self.fitting()?;
        Ok((seed.deserialize(variant.into_deserializer())?, self))
    }
}

impl<'de> VariantAccess<'de> for &mut Fields<'de> {
    type Error = FieldError;

    #[inline]
    fn unit_variant(self) -> Result<(), FieldError> {
        Ok(())
    }

    #[inline]
    fn newtype_variant_seed<T: DeserializeSeed<'de>>(
        self,
        seed: T,
    ) -> Result<T::Value, FieldError> {
        seed.deserialize(self)
    }

    #[inline]
    fn tuple_variant<V: Visitor<'de>>(
        self,
        left: usize,
        visitor: V,
    ) -> Result<V::Value, FieldError> {
        visitor.visit_seq(Elements { fields: self, left })
    }

    #[inline]
    fn struct_variant<V: Visitor<'de>>(
        self,
        names: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, FieldError> {
        visitor.visit_seq(Elements { fields: self, left: names.len() })
    }
}
