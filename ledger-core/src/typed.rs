//! What serde sees of a value, with the names of its types.
//!
//! JSON has lost what a number is: an amount, a partner, a percentage. This keeps it, so that what holds for
//! every value of a type (each partner in an event is one it concerns, each figure leads to its events) needs
//! neither a line for each struct nor the names of fields.

use serde::ser::{self, Serialize, Serializer};

/// A value as serde sees it.
#[derive(Clone, Debug, PartialEq)]
pub enum Typed {
    /// Nothing: `None`, or a unit.
    Nothing,
    /// A truth value.
    Bool(bool),
    /// A whole number.
    Number(i128),
    /// A text.
    Text(String),
    /// A value with a type of its own around it, such as `PartnerId` around a number.
    Named(&'static str, Box<Typed>),
    /// Values in order.
    List(Vec<Typed>),
    /// The name of a struct, and its fields in order.
    Struct(&'static str, Vec<(&'static str, Typed)>),
    /// Keys and values, in order.
    Map(Vec<(Typed, Typed)>),
    /// A variant of an enum: its type, its name, and what is in it.
    Variant(&'static str, &'static str, Box<Typed>),
}

impl Typed {
    /// What serde sees of a value.
    ///
    /// # Errors
    /// A value that says it cannot be serialized, or one of a kind that nothing here has: bytes and floats.
    pub fn of(value: &(impl Serialize + ?Sized)) -> Result<Typed, Unseen> {
        value.serialize(Seer)
    }

    /// Hands out every value in it that has a type of its own around it, with the name of that type.
    pub fn named<'a>(&'a self, see: &mut dyn FnMut(&'static str, &'a Typed)) {
        match self {
            Typed::Named(name, inner) => {
                see(name, inner);
                inner.named(see);
            }
            Typed::List(items) => items.iter().for_each(|item| item.named(see)),
            Typed::Struct(_, fields) => fields.iter().for_each(|(_, value)| value.named(see)),
            Typed::Map(entries) => {
                for (key, value) in entries {
                    key.named(see);
                    value.named(see);
                }
            }
            Typed::Variant(_, _, inner) => inner.named(see),
            Typed::Nothing | Typed::Bool(_) | Typed::Number(_) | Typed::Text(_) => {}
        }
    }
}

/// Why a value cannot be seen.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct Unseen(String);

impl ser::Error for Unseen {
    fn custom<T: std::fmt::Display>(message: T) -> Unseen {
        Unseen(message.to_string())
    }
}

/// Sees one value.
struct Seer;

/// Collects what is in a list, a struct, a map or a variant; `around` makes the value of it.
struct Collecting<T, F> {
    items: Vec<T>,
    key: Option<Typed>,
    around: F,
}

impl<T, F> Collecting<T, F> {
    fn new(around: F) -> Self {
        Collecting { items: Vec::new(), key: None, around }
    }
}

type Around<T> = Box<dyn FnOnce(Vec<T>) -> Typed>;
type Items = Collecting<Typed, Around<Typed>>;
type Fields = Collecting<(&'static str, Typed), Around<(&'static str, Typed)>>;
type Entries = Collecting<(Typed, Typed), Around<(Typed, Typed)>>;

fn variant(name: &'static str, variant: &'static str, inner: Typed) -> Typed {
    Typed::Variant(name, variant, Box::new(inner))
}

macro_rules! numbers {
    ($($method:ident($type:ty),)+) => {
        $(fn $method(self, value: $type) -> Result<Typed, Unseen> {
            Ok(Typed::Number(value.into()))
        })+
    };
}

macro_rules! unseen {
    ($($method:ident($type:ty),)+) => {
        $(fn $method(self, _: $type) -> Result<Typed, Unseen> {
            Err(Unseen(format!("no {} is seen", stringify!($type))))
        })+
    };
}

impl Serializer for Seer {
    type Ok = Typed;
    type Error = Unseen;
    type SerializeSeq = Items;
    type SerializeTuple = Items;
    type SerializeTupleStruct = Items;
    type SerializeTupleVariant = Items;
    type SerializeMap = Entries;
    type SerializeStruct = Fields;
    type SerializeStructVariant = Fields;

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

    unseen! {
        serialize_f32(f32),
        serialize_f64(f64),
        serialize_bytes(&[u8]),
    }

    fn serialize_bool(self, value: bool) -> Result<Typed, Unseen> {
        Ok(Typed::Bool(value))
    }

    fn serialize_char(self, value: char) -> Result<Typed, Unseen> {
        Ok(Typed::Text(value.to_string()))
    }

    fn serialize_str(self, value: &str) -> Result<Typed, Unseen> {
        Ok(Typed::Text(value.to_owned()))
    }

    fn serialize_none(self) -> Result<Typed, Unseen> {
        Ok(Typed::Nothing)
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<Typed, Unseen> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<Typed, Unseen> {
        Ok(Typed::Nothing)
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<Typed, Unseen> {
        Ok(Typed::Nothing)
    }

    fn serialize_unit_variant(
        self,
        name: &'static str,
        _: u32,
        of: &'static str,
    ) -> Result<Typed, Unseen> {
        Ok(variant(name, of, Typed::Nothing))
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        name: &'static str,
        value: &T,
    ) -> Result<Typed, Unseen> {
        Ok(Typed::Named(name, Box::new(value.serialize(self)?)))
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        name: &'static str,
        _: u32,
        of: &'static str,
        value: &T,
    ) -> Result<Typed, Unseen> {
        Ok(variant(name, of, value.serialize(self)?))
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Items, Unseen> {
        Ok(Collecting::new(Box::new(Typed::List)))
    }

    fn serialize_tuple(self, _: usize) -> Result<Items, Unseen> {
        Ok(Collecting::new(Box::new(Typed::List)))
    }

    fn serialize_tuple_struct(self, name: &'static str, _: usize) -> Result<Items, Unseen> {
        Ok(Collecting::new(Box::new(move |items| Typed::Named(name, Box::new(Typed::List(items))))))
    }

    fn serialize_tuple_variant(
        self,
        name: &'static str,
        _: u32,
        of: &'static str,
        _: usize,
    ) -> Result<Items, Unseen> {
        Ok(Collecting::new(Box::new(move |items| variant(name, of, Typed::List(items)))))
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Entries, Unseen> {
        Ok(Collecting::new(Box::new(Typed::Map)))
    }

    fn serialize_struct(self, name: &'static str, _: usize) -> Result<Fields, Unseen> {
        Ok(Collecting::new(Box::new(move |fields| Typed::Struct(name, fields))))
    }

    fn serialize_struct_variant(
        self,
        name: &'static str,
        _: u32,
        of: &'static str,
        _: usize,
    ) -> Result<Fields, Unseen> {
        Ok(Collecting::new(Box::new(move |fields| variant(name, of, Typed::Struct(of, fields)))))
    }
}

macro_rules! items {
    ($($trait:ident $method:ident),+) => {
        $(impl ser::$trait for Items {
            type Ok = Typed;
            type Error = Unseen;

            fn $method<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Unseen> {
                self.items.push(Typed::of(value)?);
                Ok(())
            }

            fn end(self) -> Result<Typed, Unseen> {
                Ok((self.around)(self.items))
            }
        })+
    };
}

items!(
    SerializeSeq serialize_element,
    SerializeTuple serialize_element,
    SerializeTupleStruct serialize_field,
    SerializeTupleVariant serialize_field
);

macro_rules! fields {
    ($($trait:ident),+) => {
        $(impl ser::$trait for Fields {
            type Ok = Typed;
            type Error = Unseen;

            fn serialize_field<T: Serialize + ?Sized>(
                &mut self,
                name: &'static str,
                value: &T,
            ) -> Result<(), Unseen> {
                self.items.push((name, Typed::of(value)?));
                Ok(())
            }

            fn end(self) -> Result<Typed, Unseen> {
                Ok((self.around)(self.items))
            }
        })+
    };
}

fields!(SerializeStruct, SerializeStructVariant);

impl ser::SerializeMap for Entries {
    type Ok = Typed;
    type Error = Unseen;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), Unseen> {
        self.key = Some(Typed::of(key)?);
        Ok(())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Unseen> {
        let key = self.key.take().unwrap_or(Typed::Nothing);
        self.items.push((key, Typed::of(value)?));
        Ok(())
    }

    fn end(self) -> Result<Typed, Unseen> {
        Ok((self.around)(self.items))
    }
}
