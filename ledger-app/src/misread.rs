//! What serde found wrong with a value, in our own words. Serde says it in English only, and in the words of its
//! own types.

use ledger_report::{Lang, Said};

/// What is wrong with a value or a field.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Misread {
    /// A field is missing.
    Missing(String),
    /// A field that there is not, and those there are.
    Unknown { field: String, known: String },
    /// A field is there twice.
    Twice(String),
    /// More than an amount may be.
    BeyondLargest,
    /// A number that its field cannot hold.
    OutOfRange { found: Found, least: i128, most: i128 },
    /// A value of another type.
    WrongType { found: Found, expected: Expected },
    /// None of the values that there are.
    NoneOf { found: String, known: String },
    /// A value that does not have the form it must have, as it was given if serde says so.
    WrongForm(Option<String>),
    /// The text ends too early.
    EndsEarly,
    /// It is not JSON.
    Malformed,
}

/// What was found.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Found {
    Text(String),
    Number(String),
    Truth(String),
    Object,
    List,
    Null,
    Other,
}

/// What was expected.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Expected {
    Text,
    Truth,
    Object,
    List,
    Number { least: i128, most: i128 },
    Other,
}

impl Misread {
    /// Told apart by what serde says.
    pub(crate) fn of(error: &serde_json::Error) -> Misread {
        let said = error.to_string();
        let said = said.rsplit_once(" at line ").map_or(said.as_str(), |(said, _)| said);
        if error.is_eof() {
            return Misread::EndsEarly;
        }
        if error.is_syntax() {
            return Misread::Malformed;
        }
        let named = || quoted(said).unwrap_or_default().to_owned();
        let known = |expected: &str| {
            let values = expected.split('`').skip(1).step_by(2);
            values.map(|value| format!("`{value}`")).collect::<Vec<_>>().join(", ")
        };
        let (what, expected) = said.split_once(", expected ").unwrap_or((said, ""));
        if said.contains("is beyond the largest") {
            Misread::BeyondLargest
        } else if said.starts_with("unknown field") {
            Misread::Unknown { field: named(), known: known(expected) }
        } else if said.starts_with("missing field") {
            Misread::Missing(named())
        } else if said.starts_with("duplicate field") || said.ends_with("` is there twice") {
            Misread::Twice(named())
        } else if said.starts_with("unknown variant") {
            Misread::NoneOf { found: named(), known: known(expected) }
        } else if let Some(found) = what.strip_prefix("invalid value: ") {
            match (Found::of(found), Expected::of(expected)) {
                (found, Expected::Number { least, most }) => {
                    Misread::OutOfRange { found, least, most }
                }
                (Found::Text(text), _) => Misread::WrongForm(Some(text)),
                (Found::Number(number), _) => Misread::WrongForm(Some(number)),
                _ => Misread::WrongForm(None),
            }
        } else if let Some(found) = what.strip_prefix("invalid type: ") {
            match (found.starts_with("floating point"), Expected::of(expected)) {
                (true, Expected::Number { least, most }) => {
                    Misread::OutOfRange { found: Found::of(found), least, most }
                }
                (_, expected) => Misread::WrongType { found: Found::of(found), expected },
            }
        } else if said.starts_with("invalid length") {
            Misread::WrongType { found: Found::List, expected: Expected::of(expected) }
        } else {
            Misread::WrongForm(said.starts_with('`').then(named).map(|text| format!("`{text}`")))
        }
    }

    /// The stable code.
    pub(crate) fn code(&self) -> &'static str {
        match self {
            Misread::Missing(_) => "input.missing-field",
            Misread::Unknown { .. } => "input.unknown-field",
            Misread::Twice(_) => "input.duplicate-field",
            Misread::BeyondLargest | Misread::OutOfRange { .. } => "input.out-of-range",
            Misread::WrongType { .. } => "input.wrong-type",
            Misread::NoneOf { .. } | Misread::WrongForm(_) => "input.bad-value",
            Misread::EndsEarly | Misread::Malformed => "input.malformed",
        }
    }

    /// What is wrong, without its place, and what would be accepted.
    pub(crate) fn said(&self, lang: Lang) -> Said {
        match self {
            Misread::Missing(field) => lang.field_missing(field),
            Misread::Unknown { field, known } if known.is_empty() => lang.field_of_none(field),
            Misread::Unknown { field, known } => lang.field_unknown(field, known),
            Misread::Twice(field) => lang.field_twice(field),
            Misread::BeyondLargest => lang.value_beyond_largest(),
            Misread::OutOfRange { found, least, most } => {
                lang.value_out_of_range(found.said(lang), lang.a_number(least, most))
            }
            Misread::WrongType { found, expected } => {
                lang.value_of_wrong_type(found.said(lang), expected.said(lang))
            }
            Misread::NoneOf { found, known } => lang.value_unknown(found, known),
            Misread::WrongForm(Some(found)) => lang.value_of_wrong_form(found),
            Misread::WrongForm(None) => lang.value_of_wrong_form(lang.this_value()),
            Misread::EndsEarly => lang.json_ended(),
            Misread::Malformed => lang.json_broken(),
        }
    }
}

/// The first text between backticks.
fn quoted(said: &str) -> Option<&str> {
    said.split('`').nth(1)
}

impl Found {
    /// Told apart by what serde says: `string "1"`, ``integer `5` ``, `map`.
    fn of(said: &str) -> Found {
        let number = || Found::Number(quoted(said).unwrap_or_default().to_owned());
        match said.split(' ').next().unwrap_or_default() {
            "string" => Found::Text(said.trim_start_matches("string ").to_owned()),
            "integer" | "floating" => number(),
            "boolean" => Found::Truth(quoted(said).unwrap_or_default().to_owned()),
            "map" => Found::Object,
            "sequence" => Found::List,
            "null" | "unit" => Found::Null,
            _ => Found::Other,
        }
    }

    fn said(&self, lang: Lang) -> String {
        match self {
            Found::Text(text) => lang.a_text_like(text),
            Found::Number(number) => lang.a_number_like(number),
            Found::Truth(truth) => format!("`{truth}`"),
            Found::Object => lang.an_object().to_owned(),
            Found::List => lang.a_list().to_owned(),
            Found::Null => lang.nothing_at_all().to_owned(),
            Found::Other => lang.another_value().to_owned(),
        }
    }
}

impl Expected {
    /// Told apart by what serde says, and by the names of types.
    fn of(said: &str) -> Expected {
        let (least, most) = match said {
            "u8" => (0, u8::MAX.into()),
            "u16" => (0, u16::MAX.into()),
            "u32" => (0, u32::MAX.into()),
            "u64" => (0, u64::MAX.into()),
            "usize" => (0, u64::MAX.into()),
            "i8" => (i8::MIN.into(), i8::MAX.into()),
            "i16" => (i16::MIN.into(), i16::MAX.into()),
            "i32" => (i32::MIN.into(), i32::MAX.into()),
            "i64" => (i64::MIN.into(), i64::MAX.into()),
            "a string" | "a borrowed string" | "a character" => return Expected::Text,
            "a boolean" => return Expected::Truth,
            "a map" => return Expected::Object,
            "a sequence" => return Expected::List,
            _ if said.starts_with("struct ") => return Expected::Object,
            _ if said.starts_with("an array") || said.starts_with("a tuple") => {
                return Expected::List;
            }
            _ => return Expected::Other,
        };
        Expected::Number { least, most }
    }

    fn said(&self, lang: Lang) -> String {
        match self {
            Expected::Text => lang.a_text().to_owned(),
            Expected::Truth => lang.a_truth().to_owned(),
            Expected::Object => lang.an_object().to_owned(),
            Expected::List => lang.a_list().to_owned(),
            Expected::Number { least, most } => lang.a_number(least, most),
            Expected::Other => lang.another_value().to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, serde::Deserialize)]
    #[serde(deny_unknown_fields)]
    #[allow(dead_code, reason = "only read")]
    struct Read {
        number: u8,
        text: String,
        choice: Choice,
    }

    #[derive(Debug, serde::Deserialize)]
    #[serde(rename_all = "kebab-case")]
    enum Choice {
        One,
        Other,
    }

    #[test]
    fn what_serde_says_is_said_in_both_languages() {
        for (json, code, dutch) in [
            (r#"{"number":1}"#, "input.missing-field", "het veld `text` ontbreekt"),
            (
                r#"{"numbre":1}"#,
                "input.unknown-field",
                "het veld `numbre` bestaat hier niet, wel `number`, `text`, `choice`",
            ),
            (
                r#"{"number":1,"number":2}"#,
                "input.duplicate-field",
                "het veld `number` staat er dubbel",
            ),
            (
                r#"{"number":256}"#,
                "input.out-of-range",
                "hier staat het getal `256`, en er hoort een geheel getal van 0 tot en met 255",
            ),
            (
                r#"{"number":1.5}"#,
                "input.out-of-range",
                "hier staat het getal `1.5`, en er hoort een geheel getal van 0 tot en met 255",
            ),
            (
                r#"{"number":"1"}"#,
                "input.wrong-type",
                "hier staat de tekst \"1\", en er hoort een geheel getal van 0 tot en met 255",
            ),
            (r#"{"text":[]}"#, "input.wrong-type", "hier staat een lijst, en er hoort een tekst"),
            (
                r#"{"choice":"geen"}"#,
                "input.bad-value",
                "hier kan geen `geen` staan, alleen `one`, `other`",
            ),
            (r#"{"number":1"#, "input.malformed", "dit is geen JSON: het houdt te vroeg op"),
            (r#"{"number":1;"#, "input.malformed", "dit is geen JSON"),
            ("5", "input.wrong-type", "hier staat het getal `5`, en er hoort een object"),
        ] {
            let error = serde_json::from_str::<Read>(json).unwrap_err();
            let misread = Misread::of(&error);
            let said = misread.said(Lang::Nl).message;
            assert_eq!((misread.code(), said.as_str()), (code, dutch), "{json}: {error}");
        }
    }
}
