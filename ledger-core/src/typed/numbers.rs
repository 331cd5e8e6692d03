//! Whole numbers in order, eight bytes each: positions and cents as the store has them.

use serde::ser::{self, Impossible, Serialize, Serializer};

use super::Unseen;

/// The numbers in a list of them, whatever types stand around each.
pub(super) fn numbers<T: Serialize + ?Sized>(value: &T) -> Result<Vec<i64>, Unseen> {
    let mut numbers = Vec::new();
    value.serialize(Numbers(&mut numbers))?;
    Ok(numbers)
}

/// Collects numbers.
struct Numbers<'a>(&'a mut Vec<i64>);

type Never = Impossible<(), Unseen>;

fn no_number<T>() -> Result<T, Unseen> {
    Err(Unseen("it is no list of numbers".to_owned()))
}

macro_rules! numbers {
    ($($method:ident($type:ty),)+) => {
        $(fn $method(self, value: $type) -> Result<(), Unseen> {
            self.0.push(i64::try_from(i128::from(value)).or_else(|_| no_number())?);
            Ok(())
        })+
    };
}

macro_rules! no_numbers {
    ($($method:ident($($argument:ty),*) -> $answer:ty;)+) => {
        $(fn $method(self, $(_: $argument),*) -> Result<$answer, Unseen> {
            no_number()
        })+
    };
}

impl Serializer for Numbers<'_> {
    type Ok = ();
    type Error = Unseen;
    type SerializeSeq = Self;
    type SerializeTuple = Never;
    type SerializeTupleStruct = Never;
    type SerializeTupleVariant = Never;
    type SerializeMap = Never;
    type SerializeStruct = Never;
    type SerializeStructVariant = Never;

    numbers! {
        serialize_i8(i8),
        serialize_i16(i16),
        serialize_i32(i32),
        serialize_i64(i64),
        serialize_i128(i128),
        serialize_u8(u8),
        serialize_u16(u16),
        serialize_u32(u32),
        serialize_u64(u64),
    }

    no_numbers! {
        serialize_bool(bool) -> ();
        serialize_f32(f32) -> ();
        serialize_f64(f64) -> ();
        serialize_char(char) -> ();
        serialize_str(&str) -> ();
        serialize_bytes(&[u8]) -> ();
        serialize_none() -> ();
        serialize_unit() -> ();
        serialize_unit_struct(&'static str) -> ();
        serialize_unit_variant(&'static str, u32, &'static str) -> ();
        serialize_tuple(usize) -> Never;
        serialize_tuple_struct(&'static str, usize) -> Never;
        serialize_tuple_variant(&'static str, u32, &'static str, usize) -> Never;
        serialize_map(Option<usize>) -> Never;
        serialize_struct(&'static str, usize) -> Never;
        serialize_struct_variant(&'static str, u32, &'static str, usize) -> Never;
    }

    fn is_human_readable(&self) -> bool {
        false
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Unseen> {
        value.serialize(self)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<(), Unseen> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Result<(), Unseen> {
        no_number()
    }

    fn serialize_seq(self, items: Option<usize>) -> Result<Self, Unseen> {
        self.0.reserve(items.unwrap_or_default());
        Ok(self)
    }
}

impl ser::SerializeSeq for Numbers<'_> {
    type Ok = ();
    type Error = Unseen;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Unseen> {
        value.serialize(Numbers(self.0))
    }

    fn end(self) -> Result<(), Unseen> {
        Ok(())
    }
}
