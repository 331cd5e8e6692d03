//! HTML, checked by the Nu HTML checker, and by axe-core in a real browser.

use std::fs;
use std::path::Path;
use std::process::Command as Program;

use super::documents::every_document;
use super::samples::{HOSTILE, everything, letter};
use super::*;

/// No faults, no violations in light and dark on a telephone and a screen, and nothing of any kind of document beyond the edge
/// of either.
#[test]
fn html_is_valid_and_accessible() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, document: &Document| {
        fs::write(folder.path().join(format!("{name}.html")), html(document)).unwrap();
    };
    for lang in [Lang::Nl, Lang::En] {
        write(&format!("everything-{lang:?}"), &everything(lang));
        write(&format!("letter-{lang:?}"), &letter(lang));
    }
    for (name, document) in every_document(Lang::Nl) {
        // Of a covenant that has just begun, little can be shown.
        if name.ends_with("-founded") || name.starts_with("report-") {
            write(&name, &document);
        }
    }
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/tools/look-at-html.mjs");
    let looked = Program::new("node").arg(script).arg(folder.path()).output();
    let looked = looked.expect("node is needed: tests/run installs it");
    let said = String::from_utf8_lossy(&looked.stderr);
    assert!(looked.status.success(), "{said}{}", String::from_utf8_lossy(&looked.stdout));
}

#[test]
fn one_file_with_no_script_and_nothing_from_elsewhere() {
    for document in [everything(Lang::Nl), letter(Lang::En)] {
        let html = html(&document);
        let fetched = ["<script", "<link", "<img", "<iframe", "url(", "@import", "src=", "href="];
        assert_eq!(fetched.map(|tag| html.matches(tag).count()), [0; 8]);
        assert_eq!(html.matches('\u{1b}').count(), 0);
    }
    assert!(HOSTILE.contains("<script"), "the documents try it");
}
