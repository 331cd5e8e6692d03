//! What serde sees of a value, with the names of its types.
//!
//! JSON has lost what a number is: an amount, a partner, a percentage. This keeps it, so that what holds for
//! every value of a type (each partner in an event is one it concerns, each figure leads to its events) needs
//! neither a line for each struct nor the names of fields.
//!
//! Views say what their values [mean](crate::views::Meaning) in the same way. The events and parts of figures, of
//! which there can be millions, are kept as [numbers](Typed::Numbers), or [left out](Typed::along).

mod numbers;

use serde::ser::{self, Serialize, Serializer};

use crate::views::Meaning;

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
    /// The events behind a figure or count, or the cents that each adds.
    Numbers(Vec<i64>),
    /// The name of a struct, and its fields in order.
    Struct(&'static str, Vec<(&'static str, Typed)>),
    /// Keys and values, in order.
    Map(Vec<(Typed, Typed)>),
    /// A variant of an enum: its type, its name, and what is in it.
    Variant(&'static str, &'static str, Box<Typed>),
    /// Something that was not asked for.
    LeftOut,
}

impl Typed {
    /// What serde sees of a value.
    ///
    /// # Errors
    /// A value that says it cannot be serialized, or one of a kind that nothing here has: bytes and floats.
    pub fn of(value: &(impl Serialize + ?Sized)) -> Result<Typed, Unseen> {
        value.serialize(Seer(Scope::All))
    }

    /// What stands on the way to a place in a value, by names and numbers of items, what stands beside it, and what
    /// is in it. The events and parts of figures and counts are left out, and so are the items of lists that are not
    /// on the way.
    ///
    /// # Errors
    /// Those of [`Typed::of`].
    pub fn along(value: &(impl Serialize + ?Sized), steps: &[String]) -> Result<Typed, Unseen> {
        value.serialize(Seer(Scope::along(steps)))
    }

    /// What stands at a place in a value, with all that is in it; [`Typed::LeftOut`] if there is nothing. Nothing
    /// else is kept in memory.
    ///
    /// # Errors
    /// Those of [`Typed::of`].
    pub fn at(value: &(impl Serialize + ?Sized), steps: &[String]) -> Result<Typed, Unseen> {
        let mut found = value.serialize(Seer(Scope::only(steps)))?;
        for step in steps {
            found = found.into_member(step).unwrap_or(Typed::LeftOut);
        }
        Ok(found)
    }

    /// The value without the types around it.
    pub fn bare(&self) -> &Typed {
        if let Typed::Named(_, inner) = self { inner.bare() } else { self }
    }

    /// The names of the types around it, the outermost first.
    pub fn types(&self) -> impl Iterator<Item = &'static str> {
        let mut inside = self;
        std::iter::from_fn(move || {
            let Typed::Named(name, inner) = inside else { return None };
            inside = inner;
            Some(*name)
        })
    }

    /// Whether it means this in the view it stands in.
    pub fn means(&self, meaning: Meaning) -> bool {
        self.types().any(|name| name == meaning.name())
    }

    /// Its fields, or the entries of a map that have a text as their key; none of what is neither.
    pub fn fields(&self) -> impl Iterator<Item = (&str, &Typed)> {
        let (fields, entries) = match self.bare() {
            Typed::Struct(_, fields) => (fields.as_slice(), &[][..]),
            Typed::Map(entries) => (&[][..], entries.as_slice()),
            Typed::Nothing
            | Typed::Bool(_)
            | Typed::Number(_)
            | Typed::Text(_)
            | Typed::Named(..)
            | Typed::List(_)
            | Typed::Numbers(_)
            | Typed::Variant(..)
            | Typed::LeftOut => (&[][..], &[][..]),
        };
        let entries = entries.iter().filter_map(|(key, value)| Some((key.text()?, value)));
        fields.iter().map(|(name, value)| (*name, value)).chain(entries)
    }

    /// Its first field that means this.
    pub fn field_that_means(&self, meaning: Meaning) -> Option<(&str, &Typed)> {
        self.fields().find(|(_, value)| value.means(meaning))
    }

    /// What stands in it under a name, or at a place in a list.
    pub fn member(&self, step: &str) -> Option<&Typed> {
        if let Typed::List(items) = self.bare() {
            return items.get(step.parse::<usize>().ok()?);
        }
        if let Typed::Variant(_, name, inner) = self.bare() {
            return (*name == step).then_some(&**inner);
        }
        self.fields().find(|(name, _)| *name == step).map(|(_, value)| value)
    }

    fn into_member(self, step: &str) -> Option<Typed> {
        match self {
            Typed::Named(_, inner) => inner.into_member(step),
            Typed::List(items) => items.into_iter().nth(step.parse().ok()?),
            Typed::Struct(_, fields) => {
                fields.into_iter().find(|(name, _)| *name == step).map(|(_, value)| value)
            }
            Typed::Map(entries) => {
                let mut entries = entries.into_iter();
                entries.find(|(key, _)| key.text() == Some(step)).map(|(_, value)| value)
            }
            Typed::Variant(_, name, inner) => (name == step).then_some(*inner),
            Typed::Nothing
            | Typed::Bool(_)
            | Typed::Number(_)
            | Typed::Text(_)
            | Typed::Numbers(_)
            | Typed::LeftOut => None,
        }
    }

    /// The text that it is.
    pub fn text(&self) -> Option<&str> {
        if let Typed::Text(text) = self.bare() { Some(text) } else { None }
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
            Typed::Nothing
            | Typed::Bool(_)
            | Typed::Number(_)
            | Typed::Text(_)
            | Typed::Numbers(_)
            | Typed::LeftOut => {}
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

/// How much of a value is seen.
#[derive(Clone, Copy)]
enum Scope<'a> {
    /// All of it.
    All,
    /// All but the events and parts of figures and counts.
    Bare,
    /// The same without lists.
    Beside,
    /// What is on the way, and what stands beside it.
    Along(&'a [String]),
    /// What is on the way, and nothing else.
    Only(&'a [String]),
    /// Nothing.
    Nowhere,
}

impl<'a> Scope<'a> {
    fn along(steps: &'a [String]) -> Scope<'a> {
        if steps.is_empty() { Scope::Bare } else { Scope::Along(steps) }
    }

    fn only(steps: &'a [String]) -> Scope<'a> {
        if steps.is_empty() { Scope::All } else { Scope::Only(steps) }
    }

    /// How much is seen of a field, an entry or a variant.
    fn of_field(self, name: &str) -> Scope<'a> {
        match self {
            Scope::All | Scope::Bare | Scope::Beside | Scope::Nowhere => self,
            Scope::Along([next, rest @ ..]) if next == name => Scope::along(rest),
            Scope::Along(_) => Scope::Beside,
            Scope::Only([next, rest @ ..]) if next == name => Scope::only(rest),
            Scope::Only(_) => Scope::Nowhere,
        }
    }

    /// How much is seen of an item of a list.
    fn of_item(self, place: usize) -> Scope<'a> {
        match self {
            Scope::All | Scope::Bare => self,
            Scope::Beside | Scope::Nowhere => Scope::Nowhere,
            Scope::Along([next, rest @ ..]) if next.parse() == Ok(place) => Scope::along(rest),
            Scope::Only([next, rest @ ..]) if next.parse() == Ok(place) => Scope::only(rest),
            Scope::Along(_) | Scope::Only(_) => Scope::Nowhere,
        }
    }

    fn see<T: Serialize + ?Sized>(self, value: &T) -> Result<Typed, Unseen> {
        if let Scope::Nowhere = self { Ok(Typed::LeftOut) } else { value.serialize(Seer(self)) }
    }

    /// What is seen of the events or parts of a figure or count.
    fn see_numbers<T: Serialize + ?Sized>(self, value: &T) -> Result<Typed, Unseen> {
        match self {
            Scope::All => numbers::numbers(value).map(Typed::Numbers),
            Scope::Bare | Scope::Beside | Scope::Along(_) | Scope::Only(_) | Scope::Nowhere => {
                Ok(Typed::LeftOut)
            }
        }
    }
}

/// Sees one value.
struct Seer<'a>(Scope<'a>);

/// Collects what is in a list, a struct, a map or a variant of an enum.
struct Collecting<'a, T> {
    scope: Scope<'a>,
    items: Vec<T>,
    key: Option<Typed>,
    of: Option<&'static str>,
    variant: Option<&'static str>,
}

impl<'a, T> Collecting<'a, T> {
    /// What has no type of its own.
    fn plain(scope: Scope<'a>) -> Self {
        Collecting { scope, items: Vec::new(), key: None, of: None, variant: None }
    }

    fn of(scope: Scope<'a>, name: &'static str) -> Self {
        Collecting { of: Some(name), ..Collecting::plain(scope) }
    }

    fn of_variant(scope: Scope<'a>, name: &'static str, variant: &'static str) -> Self {
        let scope = scope.of_field(variant);
        Collecting { variant: Some(variant), ..Collecting::of(scope, name) }
    }
}

type Items<'a> = Collecting<'a, Typed>;
type Fields<'a> = Collecting<'a, (&'static str, Typed)>;
type Entries<'a> = Collecting<'a, (Typed, Typed)>;

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

impl<'a> Serializer for Seer<'a> {
    type Ok = Typed;
    type Error = Unseen;
    type SerializeSeq = Items<'a>;
    type SerializeTuple = Items<'a>;
    type SerializeTupleStruct = Items<'a>;
    type SerializeTupleVariant = Items<'a>;
    type SerializeMap = Entries<'a>;
    type SerializeStruct = Fields<'a>;
    type SerializeStructVariant = Fields<'a>;

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
        let inner = match Meaning::named(name) {
            Some(Meaning::FigureEvents | Meaning::FigureParts | Meaning::CountEvents) => {
                self.0.see_numbers(value)?
            }
            Some(Meaning::SaidByAll) => Typed::Numbers(numbers::numbers(value)?),
            Some(_) | None => value.serialize(self)?,
        };
        Ok(Typed::Named(name, Box::new(inner)))
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        name: &'static str,
        _: u32,
        of: &'static str,
        value: &T,
    ) -> Result<Typed, Unseen> {
        Ok(variant(name, of, self.0.of_field(of).see(value)?))
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Items<'a>, Unseen> {
        Ok(Collecting::plain(self.0))
    }

    fn serialize_tuple(self, _: usize) -> Result<Items<'a>, Unseen> {
        Ok(Collecting::plain(self.0))
    }

    fn serialize_tuple_struct(self, name: &'static str, _: usize) -> Result<Items<'a>, Unseen> {
        Ok(Collecting::of(self.0, name))
    }

    fn serialize_tuple_variant(
        self,
        name: &'static str,
        _: u32,
        of: &'static str,
        _: usize,
    ) -> Result<Items<'a>, Unseen> {
        Ok(Collecting::of_variant(self.0, name, of))
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Entries<'a>, Unseen> {
        Ok(Collecting::plain(self.0))
    }

    fn serialize_struct(self, name: &'static str, _: usize) -> Result<Fields<'a>, Unseen> {
        Ok(Collecting::of(self.0, name))
    }

    fn serialize_struct_variant(
        self,
        name: &'static str,
        _: u32,
        of: &'static str,
        _: usize,
    ) -> Result<Fields<'a>, Unseen> {
        Ok(Collecting::of_variant(self.0, name, of))
    }
}

macro_rules! items {
    ($($trait:ident $method:ident),+) => {
        $(impl ser::$trait for Items<'_> {
            type Ok = Typed;
            type Error = Unseen;

            fn $method<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Unseen> {
                let seen = self.scope.of_item(self.items.len()).see(value)?;
                self.items.push(seen);
                Ok(())
            }

            fn end(self) -> Result<Typed, Unseen> {
                let list = Typed::List(self.items);
                Ok(match (self.of, self.variant) {
                    (None, _) => list,
                    (Some(name), None) => Typed::Named(name, Box::new(list)),
                    (Some(name), Some(of)) => variant(name, of, list),
                })
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
        $(impl ser::$trait for Fields<'_> {
            type Ok = Typed;
            type Error = Unseen;

            fn serialize_field<T: Serialize + ?Sized>(
                &mut self,
                name: &'static str,
                value: &T,
            ) -> Result<(), Unseen> {
                self.items.push((name, self.scope.of_field(name).see(value)?));
                Ok(())
            }

            fn end(self) -> Result<Typed, Unseen> {
                let name = self.of.unwrap_or_default();
                Ok(match self.variant {
                    None => Typed::Struct(name, self.items),
                    Some(of) => variant(name, of, Typed::Struct(of, self.items)),
                })
            }
        })+
    };
}

fields!(SerializeStruct, SerializeStructVariant);

impl ser::SerializeMap for Entries<'_> {
    type Ok = Typed;
    type Error = Unseen;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), Unseen> {
        self.key = Some(Typed::of(key)?);
        Ok(())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Unseen> {
        let key = self.key.take().unwrap_or(Typed::Nothing);
        let seen = self.scope.of_field(key.text().unwrap_or_default()).see(value)?;
        self.items.push((key, seen));
        Ok(())
    }

    fn end(self) -> Result<Typed, Unseen> {
        Ok(Typed::Map(self.items))
    }
}
