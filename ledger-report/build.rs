//! Makes a method of `Lang` of every text in `words/`: `words/nl/*.ftl` has the texts in Dutch and
//! `words/en/*.ftl` the same in English, in the syntax of Project Fluent.
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
    values_typed(&mut code, &texts_of(&words.join("said").join("values.ftl"))?)?;
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
        let template = |pattern: &Pattern<String>| {
            let parts = pattern.elements.iter().map(|element| match element {
                PatternElement::TextElement { value } => Ok(value.clone()),
                PatternElement::Placeable {
                    expression: Expression::Inline(InlineExpression::VariableReference { id }),
                } => Ok(format!("{{{}}}", id.name)),
                PatternElement::Placeable { .. } => Err(unknown()),
            });
            parts.collect::<Result<String, String>>()
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

/// Makes a function of the words that people may type: by the type of a value and its word, the Dutch word.
fn values_typed(
    code: &mut String,
    texts: &BTreeMap<String, Message<String>>,
) -> Result<(), Box<dyn Error>> {
    let mut arms = String::new();
    for (key, message) in texts {
        let elements = message.value.iter().flat_map(|pattern| &pattern.elements);
        let [PatternElement::TextElement { value }] = elements.collect::<Vec<_>>()[..] else {
            return Err(format!("words/said: `{key}` is no plain word").into());
        };
        writeln!(arms, "        {key:?} => {value:?},")?;
    }
    write!(
        code,
        "/// The Dutch word for a value: by the type of the value and its word, with a hyphen between them.\n\
         pub fn dutch_value(key: &str) -> Option<&'static str> {{\n    Some(match key {{\n\
         {arms}        _ => return None,\n    }})\n}}\n",
    )?;
    Ok(())
}

fn method(
    code: &mut String,
    key: &str,
    dutch: &Message<String>,
    english: &Message<String>,
) -> Result<(), String> {
    let pattern = |message: &Message<String>| {
        message.value.clone().filter(|_| message.attributes.is_empty()).ok_or("is no plain text")
    };
    let (dutch_text, english_text) = (pattern(dutch)?, pattern(english)?);
    let values = in_order(dutch, values(&dutch_text))?;
    let mut theirs = self::values(&english_text);
    theirs.sort();
    let mut ours = values.clone();
    ours.sort();
    if ours != theirs {
        return Err(format!("has the values {ours:?} in Dutch and {theirs:?} in English"));
    }
    let name = key.replace('-', "_");
    let say = |pattern: &Pattern<String>| match values.is_empty() {
        true => literal(pattern),
        false => block(pattern),
    };
    let (dutch, english) = (say(&dutch_text)?, say(&english_text)?);
    let arguments: String =
        values.iter().map(|value| format!(", {value}: impl std::fmt::Display")).collect();
    let (head, answer) = match values.is_empty() {
        true => ("pub const fn", "&'static str"),
        false => ("pub fn", "String"),
    };
    let doc = plain(&dutch_text);
    let written = write!(
        code,
        "    /// In Dutch: {doc}\n    {head} {name}(self{arguments}) -> {answer} {{\n        match self {{\n            \
         Lang::Nl => {dutch},\n            Lang::En => {english},\n        }}\n    }}\n",
    );
    written.map_err(|error| error.to_string())
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
    Ok(format!("{{ {chosen}format!({form:?}) }}"))
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
