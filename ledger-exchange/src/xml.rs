//! XML as a stream: elements one after the other, with no document type, no entity but those of XML itself, and bounds
//! on depth and text.

use ledger_core::text::harmless;
use quick_xml::Error;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::ResolveResult;
use quick_xml::reader::NsReader;

use crate::unreadable::{Fault, Place, Unreadable, shown};

/// The most elements within each other.
const DEPTH: u64 = 32;
/// The most bytes of text in an element that is kept.
const TEXT: usize = 16 * 1024;
/// The most elements that are kept at once: those of one entry without its transactions, or of one transaction.
const KEPT: u64 = 4096;

/// A file of XML, read from its beginning to its end.
pub(crate) struct Xml<'i> {
    reader: NsReader<&'i [u8]>,
    input: &'i str,
    /// How many bytes were looked at for ends of line, and on which line the next is.
    counted: usize,
    line: u64,
    depth: u64,
}

/// What comes next.
pub(crate) enum Piece<'i> {
    /// An element begins.
    Start(BytesStart<'i>),
    /// The innermost element ends.
    End,
    /// Text within the innermost element.
    Text(String),
    /// The file ends, and every element has ended.
    Done,
}

/// An element that is kept, with what is in it.
#[derive(Debug)]
pub(crate) struct Element {
    /// Its name, without a prefix.
    pub(crate) name: String,
    /// The line that it begins on, from 1.
    pub(crate) line: u64,
    /// Its attribute `Ccy`.
    pub(crate) currency: Option<String>,
    /// Its text, without that of the elements in it.
    pub(crate) text: String,
    /// The elements in it.
    pub(crate) children: Vec<Element>,
}

impl Element {
    /// The first element at the end of a path of names.
    pub(crate) fn at(&self, path: &[&str]) -> Option<&Element> {
        path.iter().try_fold(self, |element, name| element.all(name).next())
    }

    /// The elements in it with a name.
    pub(crate) fn all<'e>(&'e self, name: &str) -> impl Iterator<Item = &'e Element> {
        self.children.iter().filter(move |child| child.name == name)
    }

    /// The text at the end of the first of several paths that there is, without white space around it.
    pub(crate) fn text(&self, paths: &[&[&str]]) -> Option<&str> {
        paths.iter().find_map(|path| self.at(path)).map(|element| element.text.trim())
    }
}

impl<'i> Xml<'i> {
    pub(crate) fn of(input: &'i str) -> Xml<'i> {
        let mut reader = NsReader::from_str(input);
        let config = reader.config_mut();
        config.enable_all_checks(true);
        config.expand_empty_elements = true;
        Xml { reader, input, counted: 0, line: 1, depth: 0 }
    }

    /// How many elements have begun and not ended.
    pub(crate) fn depth(&self) -> u64 {
        self.depth
    }

    /// The line that was read last.
    pub(crate) fn line(&mut self) -> u64 {
        let here = usize::try_from(self.reader.buffer_position()).unwrap_or(usize::MAX);
        let passed = self.input.as_bytes().get(self.counted..here).unwrap_or_default();
        let ends = passed.iter().filter(|byte| **byte == b'\n').count();
        self.line = self.line.saturating_add(ends as u64);
        self.counted = self.counted.max(here);
        self.line
    }

    /// A fault where the reading is.
    pub(crate) fn fault(&mut self, fault: Fault) -> Unreadable {
        Place { line: self.line(), ..Place::default() }.fault(fault)
    }

    /// The namespace of an element that has just begun; empty if it has none.
    pub(crate) fn namespace(&self, start: &BytesStart<'_>) -> String {
        match self.reader.resolver().resolve_element(start.name()).0 {
            ResolveResult::Bound(namespace) => {
                harmless(&namespace.0.chars().take(80).collect::<String>())
            }
            ResolveResult::Unbound | ResolveResult::Unknown(_) => String::new(),
        }
    }

    /// # Errors
    /// XML that is not well-formed, is cut off, or has what no file of a bank needs.
    pub(crate) fn next(&mut self) -> Result<Piece<'i>, Unreadable> {
        loop {
            let event = self.reader.read_event().map_err(|error| self.unread(&error))?;
            return Ok(match event {
                Event::Start(start) => {
                    self.depth = self.depth.saturating_add(1);
                    if self.depth > DEPTH {
                        let what = "elements within each other".to_owned();
                        return Err(self.fault(Fault::TooMuch { what, most: DEPTH }));
                    }
                    Piece::Start(start)
                }
                Event::End(_) => {
                    self.depth = self.depth.saturating_sub(1);
                    Piece::End
                }
                Event::Text(text) => Piece::Text(text.xml10_content().into_owned()),
                Event::CData(text) => Piece::Text(text.xml10_content().into_owned()),
                Event::GeneralRef(entity) => {
                    let char = entity.resolve_char_ref().map_err(|error| self.unread(&error))?;
                    let name = entity.into_inner();
                    match (char, resolve_predefined_entity(&name)) {
                        (Some(char), _) => Piece::Text(char.to_string()),
                        (None, Some(text)) => Piece::Text(text.to_owned()),
                        (None, None) => {
                            return Err(self.fault(Fault::Entity { name: shown(&name) }));
                        }
                    }
                }
                Event::DocType(_) => return Err(self.fault(Fault::DocumentType)),
                Event::Comment(_) | Event::PI(_) | Event::Decl(_) => continue,
                Event::Eof if self.depth > 0 => {
                    let what = "the XML".to_owned();
                    return Err(self.fault(Fault::CutOff { what }));
                }
                Event::Eof => Piece::Done,
                Event::Empty(_) => continue, // bug: none comes, they are expanded
            });
        }
    }

    /// Passes over an element that has begun, up to its end.
    pub(crate) fn skip(&mut self) -> Result<(), Unreadable> {
        let outside = self.depth.saturating_sub(1);
        while self.depth > outside {
            self.next()?;
        }
        Ok(())
    }

    /// Reads the element that has begun, up to its end.
    pub(crate) fn element(&mut self, start: &BytesStart<'i>) -> Result<Element, Unreadable> {
        self.element_without(start, "", &mut |_| Ok(()))
    }

    /// Reads the element that has begun, up to its end. Elements in it with the name `apart` are not kept in it: each
    /// is handed over when it has been read.
    pub(crate) fn element_without(
        &mut self,
        start: &BytesStart<'i>,
        apart: &str,
        take: &mut dyn FnMut(Element) -> Result<(), Unreadable>,
    ) -> Result<Element, Unreadable> {
        self.kept(start, apart, take, &mut 0)
    }

    fn kept(
        &mut self,
        start: &BytesStart<'i>,
        apart: &str,
        take: &mut dyn FnMut(Element) -> Result<(), Unreadable>,
        kept: &mut u64,
    ) -> Result<Element, Unreadable> {
        *kept = kept.saturating_add(1);
        if *kept > KEPT {
            let what = "elements in an entry or a transaction".to_owned();
            return Err(self.fault(Fault::TooMuch { what, most: KEPT }));
        }
        let attribute = start.try_get_attribute("Ccy").map_err(|error| self.unread(&error.into()));
        let mut element = Element {
            name: start.local_name().as_ref().to_owned(),
            line: self.line(),
            currency: attribute?.map(|attribute| attribute.value.into_owned()),
            text: String::new(),
            children: Vec::new(),
        };
        loop {
            match self.next()? {
                Piece::Start(child) if child.local_name().as_ref() == apart => {
                    take(self.element(&child)?)?;
                }
                // What a bank adds of its own: it may be anything, and nothing of it is read.
                Piece::Start(child) if child.local_name().as_ref() == "SplmtryData" => {
                    self.skip()?
                }
                Piece::Start(child) => {
                    element.children.push(self.kept(&child, apart, take, kept)?);
                }
                Piece::Text(text) => {
                    element.text.push_str(&text);
                    if element.text.len() > TEXT {
                        let what = format!("bytes of text in `{}`", element.name);
                        return Err(self.fault(Fault::TooMuch { what, most: TEXT as u64 }));
                    }
                }
                Piece::End | Piece::Done => return Ok(element),
            }
        }
    }

    fn unread(&mut self, error: &Error) -> Unreadable {
        let cut_off = matches!(error, Error::Syntax(_));
        let fault = match cut_off {
            true => Fault::CutOff { what: "the XML".to_owned() },
            false => Fault::Malformed { what: harmless(&error.to_string()) },
        };
        self.fault(fault)
    }
}
