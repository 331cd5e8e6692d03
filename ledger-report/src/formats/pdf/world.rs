//! All that the typesetter can see: the template, one document's data, and two fonts.

use std::sync::LazyLock;

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Feature, Library, LibraryExt, World};

use super::fonts;

const MAIN: &str = "document.typ";
const DATA: &str = "document.json";
const TEMPLATE: [(&str, &str); 3] = [
    (MAIN, include_str!("document.typ")),
    ("table.typ", include_str!("table.typ")),
    ("payment.typ", include_str!("payment.typ")),
];

/// The parts that are the same for every document, made once.
struct Furniture {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    main: FileId,
    data: FileId,
    sources: Vec<Source>,
}

static FURNITURE: LazyLock<Furniture> = LazyLock::new(|| {
    // Header cells of rows need a feature that is not stable yet.
    let features = [Feature::A11yExtras].into_iter().collect();
    let library = Library::builder().with_features(features).build();
    let source = |(name, text): (&str, &str)| Source::new(file(name), text.to_owned());
    Furniture {
        library: LazyHash::new(library),
        book: LazyHash::new(FontBook::from_fonts(fonts::all().iter())),
        main: file(MAIN),
        data: file(DATA),
        sources: TEMPLATE.into_iter().map(source).collect(),
    }
});

/// The id of the file with a name. An invalid name gets an id of its own, which no file can name.
fn file(name: &str) -> FileId {
    let place = |path| RootedPath::new(VirtualRoot::Project, path).intern();
    VirtualPath::new(name).map_or_else(|_| Source::detached("").id(), place)
}

/// A typesetter's desk with one document on it.
pub(super) struct Desk {
    data: Bytes,
}

impl Desk {
    /// A desk with the data of a document, in JSON.
    pub(super) fn with(data: Vec<u8>) -> Desk {
        Desk { data: Bytes::new(data) }
    }
}

impl World for Desk {
    fn library(&self) -> &LazyHash<Library> {
        &FURNITURE.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &FURNITURE.book
    }

    fn main(&self) -> FileId {
        FURNITURE.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        FURNITURE
            .sources
            .iter()
            .find(|source| source.id() == id)
            .cloned()
            .ok_or(FileError::AccessDenied)
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == FURNITURE.data { Ok(self.data.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn font(&self, index: usize) -> Option<Font> {
        fonts::all().get(index).cloned()
    }

    /// Returns `None`: nothing in a document may depend on when it is made.
    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}
