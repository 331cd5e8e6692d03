//! Makes a method of `Lang` of every text in `words/`: `words/nl/*.ftl` has the texts in Dutch and
//! `words/en/*.ftl` the same in English, in the syntax of Project Fluent.
//!
//! A text with a `.help` says what is wrong and what to do: its method answers with both. `words/said/*.ftl` has the
//! Dutch texts of what has its English text beside its rule or its error.
//!
//! The build stops at a text that one language lacks, at a value that one language leaves out, and at
//! anything of Fluent that is not used here. A comment above a Dutch text gives the order of its values
//! where there is more than one: it is the order of the method's arguments.

use std::collections::BTreeMap;
use std::error::Error;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

use fluent_syntax::ast::{
    Entry, Expression, InlineExpression, Message, Pattern, PatternElement, VariantKey,
};
use fluent_syntax::parser::parse;

fn main() -> Result<(), Box<dyn Error>> {
    let words = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?).join("words");
    println!("cargo::rerun-if-changed={}", words.display());
    let (dutch, english) = (texts(&words.join("nl"))?, texts(&words.join("en"))?);
    for (one, other, language) in [(&dutch, &english, "English"), (&english, &dutch, "Dutch")] {
        if let Some(key) = one.keys().find(|key| !other.contains_key(*key)) {
            return Err(format!("words/: `{key}` has no {language} text").into());
        }
    }
    let mut code = String::from("impl Lang {\n");
    for ((key, dutch), english) in dutch.iter().zip(english.values()) {
        method(&mut code, key, dutch, english).map_err(|why| format!("words/: `{key}` {why}"))?;
    }
    code.push_str("}\n");
    for (file, name) in [("refusals", "dutch_refusal"), ("warnings", "dutch_warning")] {
        said(&mut code, name, &texts_of(&words.join("said").join(file).with_extension("ftl"))?)?;
    }
    for (file, name, about) in [
        (
            "names",
            "pub(crate) fn dutch_name",
            "In Dutch what is said of a fact, by its type and its value.",
        ),
        (
            "values",
            "pub fn dutch_value",
            "The Dutch word that may be typed for a value, by its type and its word.",
        ),
    ] {
        let texts = texts_of(&words.join("said").join(file).with_extension("ftl"))?;
        names(&mut code, (name, about), &texts)?;
    }
    code.push_str(
        "/// In Dutch, what is said of errors that have their English text beside them.\n\
         pub mod dutch {\n    use crate::Said;\n\n",
    );
    for (key, message) in &texts_of(&words.join("said/failures.ftl"))? {
        dutch_only(&mut code, key, message).map_err(|why| format!("words/said: `{key}` {why}"))?;
    }
    code.push_str("}\n");
    fs::write(PathBuf::from(env::var("OUT_DIR")?).join("words.rs"), code)?;
    Ok(())
}

/// The texts of a language by key, from every file of its folder.
fn texts(folder: &Path) -> Result<BTreeMap<String, Message<String>>, Box<dyn Error>> {
    let mut texts = BTreeMap::new();
    let mut files: Vec<PathBuf> = fs::read_dir(folder)?
        .map(|entry| Ok(entry?.path()))
        .collect::<Result<_, std::io::Error>>()?;
    files.sort();
    for file in files {
        for (key, message) in texts_of(&file)? {
            if texts.insert(key.clone(), message).is_some() {
                return Err(format!("{}: `{key}` is there twice", file.display()).into());
            }
        }
    }
    Ok(texts)
}

/// The texts of a file by key.
fn texts_of(file: &Path) -> Result<BTreeMap<String, Message<String>>, Box<dyn Error>> {
    let mut texts = BTreeMap::new();
    let resource = parse(fs::read_to_string(file)?)
        .map_err(|(_, errors)| format!("{}: {errors:?}", file.display()))?;
    for entry in resource.body {
        match entry {
            Entry::Message(message) => {
                let key = message.id.name.clone();
                if texts.insert(key.clone(), message).is_some() {
                    return Err(format!("{}: `{key}` is there twice", file.display()).into());
                }
            }
            Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_) => {}
            Entry::Term(_) | Entry::Junk { .. } => {
                return Err(format!("{}: only messages and comments", file.display()).into());
            }
        }
    }
    Ok(texts)
}

/// Makes a function of texts by a key, with what is in them in braces.
fn names(
    code: &mut String,
    (name, about): (&str, &str),
    texts: &BTreeMap<String, Message<String>>,
) -> Result<(), Box<dyn Error>> {
    let mut arms = String::new();
    for (key, message) in texts {
        let text = message.value.as_ref().ok_or_else(|| format!("`{key}` has no text"))?;
        writeln!(arms, "        {key:?} => {:?},", template(text)?)?;
    }
    write!(
        code,
        "/// {about}\n\
         {name}(key: &str) -> Option<&'static str> {{\n    Some(match key {{\n\
         {arms}        _ => return None,\n    }})\n}}\n",
    )?;
    Ok(())
}

/// A text with its values in braces.
fn template(pattern: &Pattern<String>) -> Result<String, String> {
    let parts = pattern.elements.iter().map(|element| match element {
        PatternElement::TextElement { value } => Ok(value.clone()),
        PatternElement::Placeable {
            expression: Expression::Inline(InlineExpression::VariableReference { id }),
        } => Ok(format!("{{{}}}", id.name)),
        PatternElement::Placeable { .. } => Err(unknown()),
    });
    parts.collect()
}

/// Makes a function of the texts of refusals or warnings: by its code what is said of one, and what to do about it,
/// with the facts in braces.
fn said(
    code: &mut String,
    name: &str,
    texts: &BTreeMap<String, Message<String>>,
) -> Result<(), Box<dyn Error>> {
    let mut arms = String::new();
    for (key, message) in texts {
        let help = message.attributes.iter().find(|attribute| attribute.id.name == "help");
        let (Some(said), Some(help)) = (&message.value, help) else {
            return Err(format!("words/said: `{key}` lacks its text or its .help").into());
        };
        writeln!(
            arms,
            "        {key:?} => ({:?}, {:?}),",
            template(said)?,
            template(&help.value)?
        )?;
    }
    write!(
        code,
        "/// In Dutch what is said by a code, with hyphens for its points, and what to do about it.\n\
         pub(crate) fn {name}(code: &str) -> Option<(&'static str, &'static str)> {{\n    Some(match code {{\n\
         {arms}        _ => return None,\n    }})\n}}\n",
    )?;
    Ok(())
}

/// Makes a method of a text in both languages.
fn method(
    code: &mut String,
    key: &str,
    dutch: &Message<String>,
    english: &Message<String>,
) -> Result<(), String> {
    let (dutch_text, english_text) = (Text::of(dutch)?, Text::of(english)?);
    let values = in_order(dutch, dutch_text.values())?;
    let mut theirs = english_text.values();
    theirs.sort();
    let mut ours = values.clone();
    ours.sort();
    if ours != theirs {
        return Err(format!("has the values {ours:?} in Dutch and {theirs:?} in English"));
    }
    let is_const = values.is_empty() && dutch_text.help.is_none();
    let (dutch, english) = (dutch_text.said(is_const)?, english_text.said(is_const)?);
    let head = if is_const { "pub const fn" } else { "pub fn" };
    let (name, doc) = (key.replace('-', "_"), plain(dutch_text.message));
    let (arguments, answer) = (arguments(&values), dutch_text.answer(is_const));
    let written = write!(
        code,
        "    /// In Dutch: {doc}\n    {head} {name}(self{arguments}) -> {answer} {{\n        match self {{\n            \
         Lang::Nl => {dutch},\n            Lang::En => {english},\n        }}\n    }}\n",
    );
    written.map_err(|error| error.to_string())
}

/// Makes a function of a text in Dutch alone.
fn dutch_only(code: &mut String, key: &str, message: &Message<String>) -> Result<(), String> {
    let text = Text::of(message)?;
    let values = in_order(message, text.values())?;
    let (name, doc, said) = (key.replace('-', "_"), plain(text.message), text.said(false)?);
    let (arguments, answer) = (arguments(&values), text.answer(false));
    let arguments = arguments.trim_start_matches(", ");
    let written = write!(
        code,
        "    /// {doc}\n    pub fn {name}({arguments}) -> {answer} {{\n        {said}\n    }}\n",
    );
    written.map_err(|error| error.to_string())
}

fn arguments(values: &[String]) -> String {
    values.iter().map(|value| format!(", {value}: impl std::fmt::Display")).collect()
}

/// A text, and what to do about what it says is wrong.
struct Text<'m> {
    message: &'m Pattern<String>,
    help: Option<&'m Pattern<String>>,
}

impl Text<'_> {
    fn of(message: &Message<String>) -> Result<Text<'_>, String> {
        let help = match message.attributes.as_slice() {
            [] => None,
            [help] if help.id.name == "help" => Some(&help.value),
            _ => return Err("has an attribute other than .help".to_owned()),
        };
        let message = message.value.as_ref().ok_or("has no text")?;
        Ok(Text { message, help })
    }

    fn values(&self) -> Vec<String> {
        let mut found = values(self.message);
        let in_help = self.help.map(values).unwrap_or_default();
        found.extend(in_help);
        let mut once: Vec<String> = Vec::new();
        found.into_iter().for_each(|value| {
            if !once.contains(&value) {
                once.push(value);
            }
        });
        once
    }

    /// An expression of Rust that says it.
    fn said(&self, is_const: bool) -> Result<String, String> {
        match self.help {
            None if is_const => literal(self.message),
            None => block(self.message),
            Some(help) => {
                Ok(format!("Said {{ message: {}, help: {} }}", block(self.message)?, block(help)?))
            }
        }
    }

    /// The type of that expression.
    fn answer(&self, is_const: bool) -> &'static str {
        match self.help {
            None if is_const => "&'static str",
            None => "String",
            Some(_) => "Said",
        }
    }
}

/// The values in the order that the comment gives.
fn in_order(message: &Message<String>, found: Vec<String>) -> Result<Vec<String>, String> {
    if found.len() < 2 {
        return Ok(found);
    }
    let comment = message.comment.as_ref().and_then(|comment| comment.content.last());
    let comment =
        comment.ok_or("has several values and no comment with their order: # $one, $other")?;
    let order: Vec<String> =
        comment.split(',').map(|value| value.trim().trim_start_matches('$').to_owned()).collect();
    let (mut one, mut other) = (order.clone(), found);
    one.sort();
    other.sort();
    if one == other {
        Ok(order)
    } else {
        Err(format!("has the values {other:?}, and its comment {one:?}"))
    }
}

/// The values in a text, each once.
fn values(pattern: &Pattern<String>) -> Vec<String> {
    fn inline(expression: &InlineExpression<String>, found: &mut Vec<String>) {
        if let InlineExpression::VariableReference { id } = expression {
            found.push(id.name.clone());
        }
    }
    fn within(pattern: &Pattern<String>, found: &mut Vec<String>) {
        for element in &pattern.elements {
            match element {
                PatternElement::TextElement { .. } => {}
                PatternElement::Placeable { expression: Expression::Inline(expression) } => {
                    inline(expression, found);
                }
                PatternElement::Placeable {
                    expression: Expression::Select { selector, variants },
                } => {
                    inline(selector, found);
                    variants.iter().for_each(|variant| within(&variant.value, found));
                }
            }
        }
    }
    let mut found = Vec::new();
    within(pattern, &mut found);
    let mut once: Vec<String> = Vec::new();
    for value in found {
        if !once.contains(&value) {
            once.push(value);
        }
    }
    once
}

/// A text without values, as a literal of Rust.
fn literal(pattern: &Pattern<String>) -> Result<String, String> {
    let mut text = String::new();
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => text.push_str(value),
            PatternElement::Placeable {
                expression: Expression::Inline(InlineExpression::StringLiteral { value }),
            } => text.push_str(value),
            PatternElement::Placeable { .. } => return Err(unknown()),
        }
    }
    Ok(format!("{text:?}"))
}

/// A text with values, as an expression of Rust that puts it together.
fn block(pattern: &Pattern<String>) -> Result<String, String> {
    if values(pattern).is_empty() {
        return Ok(format!("{}.to_owned()", literal(pattern)?));
    }
    let (mut form, mut choices) = (String::new(), Vec::new());
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => form.push_str(&braced(value)),
            PatternElement::Placeable { expression: Expression::Inline(expression) } => {
                match expression {
                    InlineExpression::StringLiteral { value } => form.push_str(&braced(value)),
                    InlineExpression::VariableReference { id } => {
                        form.push_str(&format!("{{{}}}", id.name));
                    }
                    InlineExpression::NumberLiteral { .. }
                    | InlineExpression::FunctionReference { .. }
                    | InlineExpression::MessageReference { .. }
                    | InlineExpression::TermReference { .. }
                    | InlineExpression::Placeable { .. } => return Err(unknown()),
                }
            }
            PatternElement::Placeable { expression: Expression::Select { selector, variants } } => {
                let InlineExpression::VariableReference { id } = selector else {
                    return Err(unknown());
                };
                let mut arms = String::new();
                for variant in variants {
                    let of = match (&variant.key, variant.default) {
                        (_, true) => "_".to_owned(),
                        (VariantKey::NumberLiteral { value }, false) => format!("{value:?}"),
                        (VariantKey::Identifier { .. }, false) => {
                            return Err(
                                "chooses by a word: choose by a number, such as [1]".to_owned()
                            );
                        }
                    };
                    arms.push_str(&format!("{of} => {}, ", block(&variant.value)?));
                }
                form.push_str(&format!("{{chosen_{}}}", choices.len()));
                choices.push(format!("match {}.to_string().as_str() {{ {arms}}}", id.name));
            }
        }
    }
    if let ("{chosen_0}", [only]) = (form.as_str(), choices.as_slice()) {
        return Ok(only.clone());
    }
    let choices = choices.iter().enumerate();
    let chosen: String =
        choices.map(|(place, choice)| format!("let chosen_{place}: String = {choice}; ")).collect();
    let formed = format!("format!({form:?})");
    Ok(if chosen.is_empty() { formed } else { format!("{{ {chosen}{formed} }}") })
}

/// A text as its file has it, on one line, for a doc comment.
fn plain(pattern: &Pattern<String>) -> String {
    let elements = pattern.elements.iter().map(|element| match element {
        PatternElement::TextElement { value } => value.replace('\n', " "),
        PatternElement::Placeable {
            expression: Expression::Inline(InlineExpression::VariableReference { id }),
        } => format!("`{}`", id.name),
        PatternElement::Placeable { .. } => "…".to_owned(),
    });
    let text: String = elements.collect();
    text.replace(['<', '>', '[', ']'], "")
}

fn braced(text: &str) -> String {
    text.replace('{', "{{").replace('}', "}}")
}

fn unknown() -> String {
    "uses something of Fluent that build.rs does not know".to_owned()
}
