//! Every text that a reader sees, in both languages, as methods of `Lang`.
//!
//! A text is a whole sentence, label or word, with its values by name: nothing is put together from
//! parts of sentences. The compiler refuses a text that misses a language or, in one of them, a value.

mod events;
mod labels;
mod names;
mod report;
mod sentences;

mod network;

/// Declares texts: `name: "Dutch" | "English";` or, with values, `name(value): "{value}" | "{value}";`.
macro_rules! words {
    ($($name:ident $(($($value:ident),+))? : $dutch:literal | $english:literal;)+) => {
        impl Lang {
            $(words! { @text $name [$($($value)+)?] $dutch $english })+
        }
    };
    (@text $name:ident [] $dutch:literal $english:literal) => {
        pub(in crate::render) const fn $name(self) -> &'static str {
            match self {
                Lang::Nl => $dutch,
                Lang::En => $english,
            }
        }
    };
    (@text $name:ident [$($value:ident)+] $dutch:literal $english:literal) => {
        pub(in crate::render) fn $name(self, $($value: impl std::fmt::Display),+) -> String {
            match self {
                Lang::Nl => format!($dutch, $($value = $value),+),
                Lang::En => format!($english, $($value = $value),+),
            }
        }
    };
}
use words;
