//! Reads the definition of a covenant: one that comes with the program, or a file.

use std::path::Path;

use ledger_core::Definition;

use crate::covenants::COVENANTS;
use crate::failure::{Failure, Undefined};
use crate::input;

/// The most bytes of a definition that are read.
const READ_LIMIT: u64 = 256 * 1024 * 1024;

/// Reads the definition of a covenant that comes with the program, by its name, or else a file.
///
/// # Errors
/// An unknown name and no such file, a file that cannot be read, or a faulty definition, with the line of
/// each fault.
pub fn read(covenant: &Path) -> Result<Definition, Failure> {
    if let Some(text) = built_in(covenant) {
        return of_text(text, covenant);
    }
    match input::bytes(covenant, READ_LIMIT) {
        Ok(bytes) => of_bytes(&bytes, covenant),
        Err(failure) if failure.is_missing_file() => Err(unknown(covenant)),
        Err(failure) => Err(failure),
    }
}

/// The text of the definition of a covenant that comes with the program.
pub fn built_in(covenant: &Path) -> Option<&'static str> {
    COVENANTS.iter().find(|(name, _)| covenant == Path::new(name)).map(|(_, text)| *text)
}

/// Reads the text of a definition. `path` is its source.
pub fn of_text(text: &str, path: &Path) -> Result<Definition, Failure> {
    let path = path.to_owned();
    Ok(Definition::from_toml(text).map_err(|error| Undefined { path, error })?)
}

fn of_bytes(bytes: &[u8], path: &Path) -> Result<Definition, Failure> {
    match std::str::from_utf8(bytes) {
        Ok(text) => of_text(text, path),
        Err(error) => {
            let read = bytes.get(..error.valid_up_to()).unwrap_or_default();
            let line = read.iter().filter(|byte| **byte == b'\n').count() + 1;
            Err(Failure::usage(|lang| lang.definition_not_utf_8(path.display(), line)))
        }
    }
}

fn unknown(covenant: &Path) -> Failure {
    let names: Vec<&str> = COVENANTS.iter().map(|(name, _)| *name).collect();
    Failure::usage(|lang| lang.no_such_covenant(covenant.display(), names.join(", ")))
}

#[cfg(test)]
mod tests {
    use ledger_report::Lang;
    use serde_json::Value;

    use super::*;
    use crate::covenants::template;

    /// Every name of a field in a schema.
    fn fields(schema: &Value, found: &mut Vec<String>) {
        if let Some(properties) = schema["properties"].as_object() {
            found.extend(properties.keys().cloned());
        }
        match schema {
            Value::Object(parts) => parts.values().for_each(|part| fields(part, found)),
            Value::Array(parts) => parts.iter().for_each(|part| fields(part, found)),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }

    #[test]
    fn a_template_is_sound_and_has_every_field() {
        let schema = serde_json::to_value(schemars::schema_for!(Definition)).unwrap();
        let mut names = Vec::new();
        fields(&schema, &mut names);
        assert!(names.len() > 30, "{names:?}");
        for lang in [Lang::Nl, Lang::En] {
            let text = template(lang);
            of_text(text, Path::new("template")).unwrap();
            let missing: Vec<_> = names.iter().filter(|name| !text.contains(*name)).collect();
            assert!(missing.is_empty(), "{missing:?}");
        }
        let values = |lang| {
            let lines = template(lang).lines().filter(|line| !line.starts_with('#'));
            lines.filter_map(|line| line.split(" = ").next()).map(str::to_owned).collect::<Vec<_>>()
        };
        assert_eq!(values(Lang::Nl), values(Lang::En));
    }

    #[test]
    fn every_covenant_that_comes_with_the_program_is_sound_and_goes_by_its_code() {
        for (name, _) in COVENANTS {
            assert_eq!(read(Path::new(name)).unwrap().covenant.code, name);
        }
    }
}
