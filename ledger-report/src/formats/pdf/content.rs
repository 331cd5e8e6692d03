//! The data for the template: the document with every text as it is printed, every table fitted and every
//! chart laid out. The template reads these field names.

use chrono::Datelike;
use serde::Serialize;

use super::chart::{Drawing, drawings};
use super::fit::{self, Fitting, GAP, Setting, UPRIGHT};
use super::fonts::{Weight, breakable, longest_word, printable, width};
use super::shorten::shortened;
use crate::document::{self, Adds, Cell, Document, Fit, Light, Look, Row, Table};
use crate::words::Lang;

/// A document.
#[derive(Debug, Serialize)]
pub(super) struct Content {
    lang: &'static str,
    region: &'static str,
    title: String,
    /// Whether a word of the title is wider than a page, so that it must be hyphenated.
    hyphenate: bool,
    /// Year, month and day.
    date: (i32, u32, u32),
    letter: Option<Letter>,
    footer: Footer,
    parts: Vec<Part>,
}

#[derive(Debug, Serialize)]
struct Letter {
    from: Vec<String>,
    to: Vec<String>,
}

#[derive(Debug, Serialize)]
struct Footer {
    basis: Vec<String>,
    page: String,
}

/// Blocks on consecutive pages of the same orientation.
#[derive(Debug, Serialize)]
struct Part {
    sideways: bool,
    blocks: Vec<Block>,
}

#[derive(Debug, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
enum Block {
    Heading {
        level: u8,
        text: String,
    },
    /// `keeps`: the line is about the table or chart below it, and stays with it.
    Paragraph {
        text: String,
        keeps: bool,
    },
    Lead {
        text: String,
    },
    List {
        items: Vec<String>,
    },
    Table(Grid),
    Chart(Drawing),
    Payment {
        facts: Vec<(String, String)>,
        code: Option<Code>,
    },
}

/// A code, in squares.
#[derive(Debug, Serialize)]
struct Code {
    alternative: String,
    caption: String,
    size: usize,
    margin: usize,
    runs: Vec<(usize, usize, usize)>,
}

/// A table with only the columns that are shown, their widths in thousandths of a point and the size of the
/// letters in tenths.
#[derive(Debug, Serialize)]
struct Grid {
    caption: String,
    size: u32,
    columns: Vec<GridColumn>,
    /// Whether any column has a heading.
    headed: bool,
    /// Whether it stays on one page.
    whole: bool,
    rows: Vec<GridRow>,
}

#[derive(Debug, Serialize)]
struct GridColumn {
    title: GridCell,
    right: bool,
    width: u32,
}

#[derive(Debug, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
enum GridRow {
    /// `splits`: the row is so tall that it may continue on the next page.
    Normal {
        cells: Vec<GridCell>,
        splits: bool,
    },
    Total {
        cells: Vec<GridCell>,
        splits: bool,
    },
    /// Whether a row follows, with which the heading stays on every page.
    Heading {
        text: String,
        leads: bool,
    },
}

#[derive(Debug, Default, Serialize)]
struct GridCell {
    text: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    light: Option<&'static str>,
    /// Whether a word in it is wider than its column, so that it must be hyphenated.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    hyphenate: bool,
    /// How many lines it takes, roughly.
    #[serde(skip)]
    lines: u32,
}

/// A row of more lines than this may not fit on the rest of a page.
const SPLITS_AT: u32 = 16;
/// A table of at most so many lines stays on one page.
const WHOLE: u32 = 34;

/// PDF/A needs a day. This one is for a document without a day.
const NO_DAY: (i32, u32, u32) = (1970, 1, 1);

/// The width for lines of text, in units of the size of their letters: for a paragraph, for indented or
/// larger text (a heading, an item), a title, the foot of a page, and a line of a letter's head.
pub(super) const LINE: u32 = UPRIGHT * 10 / 105;
const SHORT_LINE: u32 = LINE * 2 / 3;
const TITLE_LINE: u32 = UPRIGHT * 10 / 220;
const FOOT_LINE: u32 = LINE;
const HEAD_LINE: u32 = LINE * 2 / 5;
/// The width of what is to be paid, and to whom: beside a label and a code.
const FACT: u32 = LINE / 4;

impl Content {
    pub(super) fn of(document: &Document) -> Content {
        let lang = document.lang;
        let lines = |lines: &[String], room: u32| -> Vec<String> {
            lines.iter().map(|line| text(line, room)).collect()
        };
        let letter = match &document.look {
            Look::Report => None,
            Look::Letter(letter) => {
                let from = lines(&letter.from, HEAD_LINE);
                Some(Letter { from, to: lines(&letter.to, HEAD_LINE) })
            }
        };
        let footer = Footer {
            basis: lines(&document.footer.basis, FOOT_LINE),
            page: printable(document.footer.page),
        };
        let (code, region) = match lang {
            Lang::Nl => ("nl", "NL"),
            Lang::En => ("en", "GB"),
        };
        let title = printable(&document.title);
        let hyphenate = longest_word(&title, Weight::Bold) > TITLE_LINE;
        let title = breakable(&title, Weight::Bold, TITLE_LINE, Some(lang));
        let parts = parts(&shortened(document), lang);
        let date = document.on.map_or(NO_DAY, |day| {
            let day = day.naive();
            (day.year(), day.month(), day.day())
        });
        Content { lang: code, region, title, hyphenate, date, letter, footer, parts }
    }
}

/// The text of a cell, in characters that the fonts have. Its light is drawn.
pub(super) fn shown(cell: &Cell, lang: Lang) -> String {
    match cell {
        Cell::Light { name, .. } => printable(name),
        Cell::Empty
        | Cell::Text(_)
        | Cell::Money(_)
        | Cell::Percent(_)
        | Cell::Date(_)
        | Cell::Number(_)
        | Cell::Flag(_)
        | Cell::Named { .. } => printable(&cell.shown(lang)),
    }
}

/// A text in lines of that width, without hyphenation.
pub(super) fn text(text: &str, room: u32) -> String {
    breakable(&printable(text), Weight::Bold, room, None)
}

/// The blocks on pages of one orientation each, with headings that never skip a level. A heading stays with
/// the table below it.
fn parts(blocks: &[document::Block], lang: Lang) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    let mut level = 2;
    for (place, block) in blocks.iter().enumerate() {
        for (sideways, block) in printed(block, blocks.get(place + 1), level, lang) {
            if matches!(block, Block::Heading { .. }) {
                level = 3;
            }
            match parts.last_mut() {
                Some(part) if part.sideways == sideways => part.blocks.push(block),
                Some(part) => {
                    let mut blocks = if sideways { trailing_headings(part) } else { Vec::new() };
                    blocks.push(block);
                    parts.push(Part { sideways, blocks });
                }
                None => parts.push(Part { sideways, blocks: vec![block] }),
            }
        }
    }
    parts.retain(|part| !part.blocks.is_empty());
    parts
}

fn trailing_headings(part: &mut Part) -> Vec<Block> {
    let is_heading = |block: &Block| matches!(block, Block::Heading { .. });
    let last = part.blocks.iter().rposition(|block| !is_heading(block)).map_or(0, |last| last + 1);
    part.blocks.split_off(last)
}

/// The printed blocks for a block, none or several, each with whether its page is in landscape. `level` is
/// the level of a subheading here.
fn printed(
    block: &document::Block,
    next: Option<&document::Block>,
    level: u8,
    lang: Lang,
) -> Vec<(bool, Block)> {
    use document::Block::{
        Chart, Data, Heading, Lead, List, Paragraph, Payment, Subheading, Table,
    };
    let upright = |block| vec![(false, block)];
    match block {
        Heading(words) | Subheading(words) if words.trim().is_empty() => Vec::new(),
        Heading(words) => upright(Block::Heading { level: 2, text: text(words, SHORT_LINE) }),
        Subheading(words) => upright(Block::Heading { level, text: text(words, SHORT_LINE) }),
        Paragraph(words) => {
            let text = text(words, LINE);
            let below = matches!(next, Some(Table(_) | Chart(_)));
            let keeps = below && width(&text, Weight::Regular) < LINE;
            upright(Block::Paragraph { text, keeps })
        }
        Lead(words) => upright(Block::Lead { text: text(words, SHORT_LINE) }),
        Data(_) => Vec::new(),
        List(items) => upright(Block::List {
            items: items.iter().map(|item| text(item, SHORT_LINE)).collect(),
        }),
        Table(table) if fit::shown(table).is_empty() => Vec::new(),
        Table(table) => grids(table, lang),
        Chart(chart) => drawings(chart, lang)
            .into_iter()
            .map(|drawing| (false, Block::Chart(drawing)))
            .collect(),
        Payment(of) => upright(payment(of, lang)),
    }
}

/// The facts in two columns, which take their widths from what is in them, and the code.
fn payment(payment: &document::Payment, lang: Lang) -> Block {
    let cell = |row: &Row, place: usize, room: u32| match row {
        Row::Normal(cells) | Row::Total(cells, _) => {
            cells.get(place).map_or(String::new(), |cell| text(&shown(cell, lang), room))
        }
        Row::Heading(words) => text(words, room),
    };
    let facts = payment.facts.rows.iter();
    let code = payment.code.as_ref().map(|code| Code {
        alternative: printable(&code.alternative),
        caption: printable(code.caption),
        size: code.size,
        margin: document::Code::MARGIN,
        runs: code.runs.clone(),
    });
    Block::Payment {
        facts: facts.map(|row| (cell(row, 0, FACT), cell(row, 1, FACT))).collect(),
        code,
    }
}

fn grids(table: &Table, lang: Lang) -> Vec<(bool, Block)> {
    let caption = text(&table.caption, LINE);
    match fit::fit(table, lang) {
        Fitting::Whole(setting) => {
            let grid = grid(table, &fit::shown(table), &setting, caption, lang);
            vec![(setting.sideways, Block::Table(grid))]
        }
        Fitting::Groups(settings) => {
            let groups = fit::groups(table).into_iter().zip(&table.narrow).zip(settings);
            let grid = |(place, ((places, group), setting)): (usize, ((Vec<usize>, _), _))| {
                let group: &document::Narrow = group;
                let own = text(group.caption, LINE);
                let caption = if place == 0 && own.is_empty() { caption.clone() } else { own };
                (false, Block::Table(grid(table, &places, &setting, caption, lang)))
            };
            groups.enumerate().map(grid).collect()
        }
    }
}

fn grid(table: &Table, places: &[usize], setting: &Setting, caption: String, lang: Lang) -> Grid {
    let columns =
        || places.iter().filter_map(|place| table.columns.get(*place)).zip(&setting.widths);
    let room = |width: u32| (width * 10 / setting.size).saturating_sub(GAP);
    let title =
        |title: &str, width: u32| cell_of(printable(title), Weight::Bold, room(width), lang);
    let cells = |cells: &[Cell], weight: Weight| -> Vec<GridCell> {
        let cell = |(place, width): (&usize, &u32)| {
            let cell = cells.get(*place).unwrap_or(&Cell::Empty);
            let (light, lit) = light(cell);
            GridCell {
                light,
                ..cell_of(shown(cell, lang), weight, room(*width).saturating_sub(lit), lang)
            }
        };
        places.iter().zip(&setting.widths).map(cell).collect()
    };
    let row = |(at, row): (usize, &Row)| match row {
        Row::Normal(row) => {
            let cells = cells(row, Weight::Regular);
            GridRow::Normal { splits: splits(&cells), cells }
        }
        Row::Total(row, Adds::RowsAbove | Adds::Totals(_) | Adds::Elsewhere) => {
            let cells = cells(row, Weight::Bold);
            GridRow::Total { splits: splits(&cells), cells }
        }
        Row::Heading(words) => GridRow::Heading {
            text: text(words, LINE),
            leads: matches!(table.rows.get(at + 1), Some(Row::Normal(_) | Row::Total(..))),
        },
    };
    let rows: Vec<GridRow> = table.rows.iter().enumerate().map(row).collect();
    Grid {
        caption,
        whole: rows.iter().map(GridRow::lines).sum::<u32>() <= WHOLE,
        size: setting.size,
        headed: columns().any(|(column, _)| !column.title.is_empty()),
        columns: columns()
            .map(|(column, width)| GridColumn {
                title: title(column.title, *width),
                right: column.fit == Fit::Figure,
                width: *width,
            })
            .collect(),
        rows,
    }
}

impl GridRow {
    /// About how many lines it takes.
    fn lines(&self) -> u32 {
        match self {
            GridRow::Normal { cells, .. } | GridRow::Total { cells, .. } => {
                cells.iter().map(|cell| cell.lines).max().unwrap_or(1)
            }
            GridRow::Heading { .. } => 2,
        }
    }
}

fn splits(cells: &[GridCell]) -> bool {
    cells.iter().any(|cell| cell.lines > SPLITS_AT)
}

fn cell_of(text: String, weight: Weight, room: u32, lang: Lang) -> GridCell {
    GridCell {
        hyphenate: longest_word(&text, weight) > room,
        lines: text.split('\n').map(|line| 1 + width(line, weight) / room.max(1)).sum(),
        text: breakable(&text, weight, room, Some(lang)),
        light: None,
    }
}

/// The name of a cell's light in the template, and its width.
fn light(cell: &Cell) -> (Option<&'static str>, u32) {
    match cell {
        Cell::Light { light, .. } => (Some(name(*light)), 1_100),
        Cell::Empty
        | Cell::Text(_)
        | Cell::Money(_)
        | Cell::Percent(_)
        | Cell::Date(_)
        | Cell::Number(_)
        | Cell::Flag(_)
        | Cell::Named { .. } => (None, 0),
    }
}

fn name(light: Light) -> &'static str {
    match light {
        Light::Good => "good",
        Light::Attention => "attention",
        Light::Bad => "bad",
        Light::Open => "open",
    }
}
