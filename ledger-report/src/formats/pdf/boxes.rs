//! A font of one shape: the box `□`, which stands for a letter of a script that the bundled fonts lack.
//!
//! The letter itself stays in the text of the PDF, so that it can be searched, copied and read aloud. The
//! font is made here, in the OpenType format. A table that maps all characters to the same glyph (`cmap`,
//! format 13) takes a few hundred bytes.
//!
//! Source: the OpenType specification 1.9.1, ISO/IEC 14496-22.

/// The size of the square on which letters are drawn.
const EM: u16 = 1_000;
/// The width of the box with the room beside it.
pub(super) const ADVANCE: u16 = 620;
/// Left, bottom, right and top of the box, and the thickness of its line.
const BOX: (i16, i16, i16, i16) = (60, 0, 560, 660);
const LINE: i16 = 40;

/// The characters that have the box: all except control characters, white space, characters that show nothing
/// by themselves, surrogates and characters for private use. Ranges from and to, in order.
pub(super) const COVERED: [(u32, u32); 8] = [
    (0xa1, 0xac),
    (0xae, 0x1fff),
    (0x2010, 0x2027),
    (0x2030, 0x205e),
    (0x2070, 0xd7ff),
    (0xf900, 0xfdff),
    (0xfe10, 0xfefe),
    (0x1_0000, 0xd_ffff),
];

/// Bytes in the order of the format: the most significant first.
#[derive(Default)]
struct Bytes(Vec<u8>);

impl Bytes {
    fn of(values: impl IntoIterator<Item = u16>) -> Bytes {
        values.into_iter().fold(Bytes::default(), Bytes::with)
    }

    fn with(mut self, value: u16) -> Bytes {
        self.0.extend(value.to_be_bytes());
        self
    }

    fn signed(mut self, values: impl IntoIterator<Item = i16>) -> Bytes {
        self.0.extend(values.into_iter().flat_map(i16::to_be_bytes));
        self
    }

    fn long(mut self, values: impl IntoIterator<Item = u32>) -> Bytes {
        self.0.extend(values.into_iter().flat_map(u32::to_be_bytes));
        self
    }

    fn text(mut self, text: &str) -> Bytes {
        self.0.extend(text.bytes());
        self
    }
}

/// The whole font.
pub(super) fn font() -> Vec<u8> {
    let (left, bottom, right, top) = BOX;
    let glyph = glyph();
    let shape = u16::try_from(glyph.0.len()).unwrap_or(u16::MAX);
    let head = Bytes::default()
        .long([0x0001_0000, 0x0001_0000, 0, 0x5f0f_3cf5])
        .with(0)
        .with(EM)
        .long([0, 0, 0, 0])
        .signed([left, bottom, right, top])
        .signed([0, 8, 2, 0, 0]);
    let hhea = Bytes::default()
        .long([0x0001_0000])
        .signed([984, -273, 0])
        .with(ADVANCE)
        .signed([left, 60, right, 1, 0, 0, 0, 0, 0, 0, 0])
        .with(2);
    let maxp = Bytes::default().long([0x0001_0000]).with(2);
    // Points, contours, composites, zones and limits of instructions, of which there are none.
    let maxp = [8, 2, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0].into_iter().fold(maxp, Bytes::with);
    let metrics = |bytes: Bytes| bytes.with(ADVANCE).signed([left]);
    let hmtx = metrics(metrics(Bytes::default()));
    // Both glyphs are the box; `loca` counts in pairs of bytes.
    let loca = Bytes::of([0, shape / 2, shape]);
    let glyf = Bytes([glyph.0.clone(), glyph.0].concat());
    let post = Bytes::default().long([0x0003_0000, 0]).signed([-100, 50]).long([0; 5]);
    let tables: [(&str, Bytes); 10] = [
        ("OS/2", os2()),
        ("cmap", cmap()),
        ("glyf", glyf),
        ("head", head),
        ("hhea", hhea),
        ("hmtx", hmtx),
        ("loca", loca),
        ("maxp", maxp),
        ("name", name()),
        ("post", post),
    ];
    assembled(&tables)
}

/// The tables behind their directory, each at a multiple of four bytes, with its sum.
fn assembled(tables: &[(&str, Bytes)]) -> Vec<u8> {
    let count = u16::try_from(tables.len()).unwrap_or(u16::MAX);
    // The start of a binary search: the largest power of two below the number of tables.
    let (range, halvings) = (1 << count.ilog2(), u16::try_from(count.ilog2()).unwrap_or(0));
    let search = [count, range * 16, halvings, (count - range) * 16];
    let mut directory = search.into_iter().fold(Bytes::default().long([0x0001_0000]), Bytes::with);
    let mut body = Vec::new();
    let start = 12 + 16 * tables.len();
    for (tag, Bytes(table)) in tables {
        let place = u32::try_from(start + body.len()).unwrap_or(u32::MAX);
        let length = u32::try_from(table.len()).unwrap_or(u32::MAX);
        body.extend(table);
        body.resize(body.len().next_multiple_of(4), 0);
        let mut sum = 0_u32;
        for word in table.chunks(4) {
            let mut padded = [0; 4];
            padded.iter_mut().zip(word).for_each(|(to, from)| *to = *from);
            sum = sum.wrapping_add(u32::from_be_bytes(padded));
        }
        directory = directory.text(tag).long([sum, place, length]);
    }
    [directory.0, body].concat()
}

/// Two contours: the box in one direction, and its hole in the other.
fn glyph() -> Bytes {
    let (left, bottom, right, top) = BOX;
    let (x1, y1, x2, y2) = (left + LINE, bottom + LINE, right - LINE, top - LINE);
    let outer = [(left, bottom), (left, top), (right, top), (right, bottom)];
    let inner = [(x1, y1), (x2, y1), (x2, y2), (x1, y2)];
    let points = outer.into_iter().chain(inner);
    let steps = |of: fn((i16, i16)) -> i16| {
        let mut last = 0;
        points.clone().map(move |point| of(point) - std::mem::replace(&mut last, of(point)))
    };
    let mut shape = Bytes::default().signed([2, left, bottom, right, top, 3, 7, 0]);
    // Every point lies on its contour, and its coordinates are words.
    shape.0.extend([1; 8]);
    let mut shape = shape.signed(steps(|(x, _)| x)).signed(steps(|(_, y)| y));
    shape.0.resize(shape.0.len().next_multiple_of(4), 0);
    shape
}

fn cmap() -> Bytes {
    let groups = COVERED.into_iter().flat_map(|(from, to)| [from, to, 1]);
    let count = COVERED.len() as u32;
    let head = Bytes::of([0, 1, 3, 10]).long([12]).with(13).with(0);
    head.long([16 + 12 * count, 0, count]).long(groups)
}

/// The names of the font: family, style, and the name within a file.
fn name() -> Bytes {
    let names = [(1, "Convenant Box"), (2, "Regular"), (4, "Convenant Box"), (6, "ConvenantBox")];
    let mut table = Bytes::of([0, names.len() as u16, 6 + 12 * names.len() as u16]);
    let mut texts = Bytes::default();
    for (id, text) in names {
        let (place, length) = (texts.0.len() as u16, 2 * text.len() as u16);
        table = [3, 1, 0x409, id, length, place].into_iter().fold(table, Bytes::with);
        texts = text.encode_utf16().fold(texts, Bytes::with);
    }
    Bytes([table.0, texts.0].concat())
}

/// Weight, width and heights. It may be embedded.
fn os2() -> Bytes {
    let head =
        Bytes::of([4, ADVANCE, 400, 5, 0]).signed([650, 600, 0, 75, 650, 600, 0, 350, 50, 300, 0]);
    let head = head.long([0; 2]).with(0).long([0; 4]).text("    ");
    let head = head.with(0x40).with(0xa1).with(0xffff).signed([750, -250, 0]).with(984).with(273);
    head.long([0, 0]).signed([486, 660]).with(0).with(0x20).with(1)
}

#[cfg(test)]
mod tests {
    use ttf_parser::Face;

    use super::*;

    #[test]
    fn every_letter_has_the_box() {
        let font = font();
        let face = Face::parse(&font, 0).unwrap();
        assert_eq!(face.units_per_em(), EM);
        let glyph = face.glyph_index('学').unwrap();
        for letter in ['م', '😀', 'ह', '\u{20000}'] {
            assert_eq!(face.glyph_index(letter), Some(glyph), "{letter}");
        }
        for other in ['a', ' ', '\u{a0}', '\u{ad}', '\u{200b}', '\u{202e}', '\u{e000}', '\u{fffd}']
        {
            assert_eq!(face.glyph_index(other), None, "{other:?}");
        }
        assert_eq!(face.glyph_hor_advance(glyph), Some(ADVANCE));
        let bounds = face.glyph_bounding_box(glyph).unwrap();
        assert_eq!((bounds.x_min, bounds.y_min, bounds.x_max, bounds.y_max), BOX);
        assert!(font.len() < 1_024, "{}", font.len());
    }
}
