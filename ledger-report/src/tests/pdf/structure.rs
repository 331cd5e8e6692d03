//! The structure of every kind of document in its PDF, as a screen reader walks it.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::{Made, tell_to};
use crate::tests::documents::every_document;
use crate::tests::samples::{everything, letter};
use crate::{Document, Lang};

/// An element: its kind, its attributes, and what is in it.
#[derive(Debug, Default)]
struct Element {
    kind: String,
    id: String,
    scope: String,
    headers: Vec<String>,
    span: usize,
    alternative: bool,
    /// Whether there is any text or shape in it or below it.
    filled: bool,
    below: Vec<Element>,
}

/// The elements of a PDF, from its root.
fn structure(made: &Made) -> Element {
    let said = tell_to("qpdf", &["--json", "--json-key=qpdf"], &made.path, None);
    let json: Value = serde_json::from_str(&said).unwrap();
    let objects = &json["qpdf"][1];
    let all = objects.as_object().unwrap().values();
    let root = all.map(|of| &of["value"]).find(|of| of["/Type"] == "/StructTreeRoot").unwrap();
    let mut tree = Element::default();
    read(&root["/K"], objects, &mut tree);
    tree
}

fn resolved<'v>(value: &'v Value, objects: &'v Value) -> &'v Value {
    match value.as_str().filter(|of| of.ends_with(" R")) {
        Some(reference) => &objects[format!("obj:{reference}")]["value"],
        None => value,
    }
}

fn read(kids: &Value, objects: &Value, into: &mut Element) {
    let kids = resolved(kids, objects);
    let kids = kids.as_array().cloned().unwrap_or_else(|| vec![kids.clone()]);
    for kid in &kids {
        let kid = resolved(kid, objects);
        if kid.is_number() || kid.get("/MCID").is_some() {
            into.filled = true;
        }
        let Some(kind) = kid.get("/S").and_then(Value::as_str) else { continue };
        let mut element = Element {
            kind: kind.trim_start_matches('/').to_owned(),
            id: kid.get("/ID").and_then(Value::as_str).unwrap_or_default().to_owned(),
            span: 1,
            alternative: kid.get("/Alt").is_some(),
            ..Element::default()
        };
        if let Some(attributes) = kid.get("/A") {
            let attributes = resolved(attributes, objects);
            let several = attributes.as_array().cloned();
            for attributes in several.unwrap_or_else(|| vec![attributes.clone()]) {
                let attributes = resolved(&attributes, objects);
                if let Some(headers) = attributes.get("/Headers") {
                    let headers = resolved(headers, objects).as_array().unwrap();
                    element.headers =
                        headers.iter().map(|of| of.as_str().unwrap().to_owned()).collect();
                }
                if let Some(scope) = attributes.get("/Scope").and_then(Value::as_str) {
                    element.scope = scope.to_owned();
                }
                if let Some(span) = attributes.get("/ColSpan").and_then(Value::as_u64) {
                    element.span = usize::try_from(span).unwrap();
                }
            }
        }
        if let Some(kids) = kid.get("/K") {
            read(kids, objects, &mut element);
        }
        into.filled |= element.filled;
        into.below.push(element);
    }
}

impl Element {
    /// All elements of a kind, in order.
    fn all<'e>(&'e self, is: &dyn Fn(&str) -> bool, found: &mut Vec<&'e Element>) {
        for element in &self.below {
            if is(&element.kind) {
                found.push(element);
            }
            element.all(is, found);
        }
    }

    fn of(&self, kind: &str) -> Vec<&Element> {
        let mut found = Vec::new();
        self.all(&|of| of == kind, &mut found);
        found
    }
}

/// One title, and no level is skipped below it.
fn headings(name: &str, tree: &Element) {
    let mut headings = Vec::new();
    let level = |kind: &str| kind.strip_prefix('H').and_then(|level| level.parse::<u8>().ok());
    tree.all(&|kind| level(kind).is_some(), &mut headings);
    let levels: Vec<u8> = headings.iter().map(|of| level(&of.kind).unwrap()).collect();
    assert_eq!(levels.first(), Some(&1), "{name}: {levels:?}");
    assert_eq!(levels.iter().filter(|level| **level == 1).count(), 1, "{name}: {levels:?}");
    assert!(levels.windows(2).all(|pair| pair[1] <= pair[0] + 1), "{name}: {levels:?}");
    assert!(headings.iter().all(|heading| heading.filled), "{name}: an empty heading");
}

/// Every cell with contents names the header above it and the header of its row.
fn table(name: &str, table: &Element, heard: &mut usize) {
    let mut above: BTreeMap<usize, String> = BTreeMap::new();
    for (at, row) in table.of("TR").into_iter().enumerate() {
        let (mut column, mut in_columns) = (0, Vec::new());
        for cell in &row.below {
            in_columns.push((column, cell));
            column += cell.span;
        }
        let width = column;
        if at == 0 && row.below.iter().any(|cell| cell.scope == "/Column") {
            for (column, cell) in in_columns {
                assert!(
                    cell.kind == "TH" || !cell.filled,
                    "{name}: a title that is none: {cell:?}"
                );
                if cell.kind == "TH" {
                    assert!(cell.filled, "{name}: an empty header: {cell:?}");
                    above.extend(
                        (column..column + cell.span).map(|column| (column, cell.id.clone())),
                    );
                }
            }
            continue;
        }
        let headers: BTreeSet<&String> =
            row.below.iter().filter(|of| of.kind == "TH").map(|of| &of.id).collect();
        for (column, cell) in in_columns {
            if cell.span == width && width > 1 {
                // A heading of rows takes no column from its title: it is nobody's header.
                assert_eq!(cell.kind, "TH", "{name}: {cell:?}");
                continue;
            }
            if cell.kind == "TH" {
                assert!(cell.filled, "{name}: an empty header of a row: {cell:?}");
                continue;
            }
            if !cell.filled {
                continue;
            }
            *heard += 1;
            if let Some(title) = above.get(&column) {
                assert!(cell.headers.contains(title), "{name}: no column in {cell:?}");
            }
            let expected = 1 + usize::from(above.contains_key(&column));
            assert_eq!(cell.headers.len(), expected, "{name}: {cell:?} in {row:?}");
            assert!(
                cell.headers.iter().any(|of| headers.contains(of)),
                "{name}: no row in {cell:?}"
            );
        }
    }
}

/// A kind of document that is added to the samples is held to the same.
#[test]
fn every_cell_of_every_document_is_heard_with_its_headers() {
    let mut documents: Vec<(String, Document)> = every_document(Lang::Nl);
    documents.push(("everything".to_owned(), everything(Lang::Nl)));
    documents.push(("letter".to_owned(), letter(Lang::En)));
    let (mut heard, mut pictures) = (0, 0);
    for (name, document) in documents {
        let tree = structure(&Made::of(&name, &document));
        headings(&name, &tree);
        for of in tree.of("Table") {
            table(&name, of, &mut heard);
        }
        let figures = tree.of("Figure");
        pictures += figures.len();
        assert!(figures.iter().all(|figure| figure.alternative), "{name}: a picture without words");
        assert!(!tree.of("P").is_empty() || !tree.of("Table").is_empty(), "{name}: no words");
    }
    assert!(heard > 800 && pictures > 8, "{heard} cells, {pictures} pictures");
}
