//! The data for the template: the document with every text as it is printed and every table fitted.
//! The template reads these field names.

use chrono::Datelike;
use serde::Serialize;

use super::fit::{self, Fitting, GAP, Setting, UPRIGHT};
use super::fonts::{Weight, breakable, longest_word, printable, width};
use super::shorten::shortened;
use crate::document::{
    self, Adds, Cell, Column, Document, Drawn, Fit, Light, Look, Row, Scale, Table, together,
};
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
    /// `keeps`: the line is about the table below it, and stays with it.
    Paragraph {
        text: String,
        keeps: bool,
    },
    Lead {
        text: String,
    },
    /// What stands above a table, where there is none.
    Caption {
        text: String,
    },
    List {
        items: Vec<String>,
    },
    Table(Grid),
    Signatures {
        who: Vec<String>,
    },
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
    /// What stands above the columns; empty if none has a title.
    titles: Vec<GridTitle>,
    /// Whether it stays on one page.
    whole: bool,
    /// What the parts of its bars mean: what is solid, outlined and hatched. Empty if it has no bars.
    legend: Vec<&'static str>,
    rows: Vec<GridRow>,
}

#[derive(Debug, Serialize)]
struct GridColumn {
    right: bool,
    width: u32,
}

/// A title above so many columns.
#[derive(Debug, Serialize)]
struct GridTitle {
    cell: GridCell,
    right: bool,
    span: usize,
}

#[derive(Debug, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
enum GridRow {
    Normal(GridCells),
    Total(GridCells),
    /// Whether a row follows, with which the heading stays on every page.
    Heading {
        text: String,
        leads: bool,
    },
}

#[derive(Debug, Serialize)]
struct GridCells {
    cells: Vec<GridCell>,
    /// The place of the cell that says what the row is about.
    names: Option<usize>,
    /// Whether the row is so tall that it may continue on the next page.
    splits: bool,
}

#[derive(Debug, Default, Serialize)]
struct GridCell {
    text: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    light: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    bar: Option<Drawn>,
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
const LINE: u32 = UPRIGHT * 10 / 105;
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
        | Cell::Named { .. }
        | Cell::Bar(_) => printable(&cell.shown(lang)),
    }
}

/// A text in lines of that width, without hyphenation.
fn text(text: &str, room: u32) -> String {
    breakable(&printable(text), Weight::Bold, room, None)
}

/// The blocks on pages of one orientation each, with headings that never skip a level. A heading stays with
/// the table below it.
fn parts(blocks: &[document::Block], lang: Lang) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    let blocks: Vec<&document::Block> = blocks.iter().filter(|block| !is_blank(block)).collect();
    let levels = document::levels(blocks.iter().copied());
    for (place, (block, level)) in blocks.iter().zip(levels).enumerate() {
        if matches!(block, document::Block::NewPage) {
            parts.push(Part { sideways: false, blocks: Vec::new() });
        }
        for (sideways, block) in printed(block, blocks.get(place + 1).copied(), level, lang) {
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

/// Whether it is a heading without words, which PDF/UA does not allow.
fn is_blank(block: &document::Block) -> bool {
    use document::Block::{Heading, Subheading};
    matches!(block, Heading(words) | Subheading(words) if words.trim().is_empty())
}

fn trailing_headings(part: &mut Part) -> Vec<Block> {
    let is_heading = |block: &Block| matches!(block, Block::Heading { .. });
    let last = part.blocks.iter().rposition(|block| !is_heading(block)).map_or(0, |last| last + 1);
    part.blocks.split_off(last)
}

/// The printed blocks for a block, none or several, each with whether its page is in landscape. `level` is
/// that of a heading here.
fn printed(
    block: &document::Block,
    next: Option<&document::Block>,
    level: u8,
    lang: Lang,
) -> Vec<(bool, Block)> {
    use document::Block::{
        Data, Heading, Lead, List, NewPage, Nothing, Paragraph, Payment, Signatures, Subheading,
        Table,
    };
    let upright = |block| vec![(false, block)];
    match block {
        Heading(words) | Subheading(words) => {
            upright(Block::Heading { level, text: text(words, SHORT_LINE) })
        }
        Paragraph(words) => {
            let text = text(&together(words), LINE);
            let below = matches!(next, Some(Table(_)));
            let keeps = below && width(&text, Weight::Regular) < LINE;
            upright(Block::Paragraph { text, keeps })
        }
        Lead(words) => upright(Block::Lead { text: text(&together(words), SHORT_LINE) }),
        Nothing { caption, said } => vec![
            (false, Block::Caption { text: text(caption, LINE) }),
            (false, Block::Paragraph { text: text(said, LINE), keeps: false }),
        ],
        Data(_) | NewPage => Vec::new(),
        Signatures(who) => upright(Block::Signatures {
            who: who.iter().map(|who| text(who, SHORT_LINE / 2)).collect(),
        }),
        List(items) => upright(Block::List {
            items: items.iter().map(|item| text(&together(item), SHORT_LINE)).collect(),
        }),
        Table(table) if fit::shown(table).is_empty() => Vec::new(),
        Table(table) => grids(table, lang),
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
    let titles = || -> Vec<GridTitle> {
        let mut widths = setting.widths.iter();
        let title = |(column, span): (&Column, usize)| {
            let width = widths.by_ref().take(span).sum();
            let cell = cell_of(printable(column.title), Weight::Bold, room(width), lang);
            GridTitle { cell, right: column.fit == Fit::Figure, span }
        };
        document::titles(columns().map(|(column, _)| column)).into_iter().map(title).collect()
    };
    let scales: Vec<Scale> = places.iter().map(|place| table.scale(*place)).collect();
    let cells = |row: &[Cell], weight: Weight| -> GridCells {
        let cell = |((place, scale), width): ((&usize, &Scale), &u32)| {
            let cell = row.get(*place).unwrap_or(&Cell::Empty);
            if let Cell::Bar(bar) = cell {
                let text = shown(cell, lang);
                return GridCell { text, bar: Some(scale.draw(bar)), ..GridCell::default() };
            }
            let (light, lit) = light(cell);
            GridCell {
                light,
                ..cell_of(shown(cell, lang), weight, room(*width).saturating_sub(lit), lang)
            }
        };
        let cells: Vec<GridCell> =
            places.iter().zip(&scales).zip(&setting.widths).map(cell).collect();
        let named = table.names_row(row);
        let names = places.iter().position(|place| Some(*place) == named);
        GridCells { splits: splits(&cells), cells, names }
    };
    let row = |(at, row): (usize, &Row)| match row {
        Row::Normal(row) => GridRow::Normal(cells(row, Weight::Regular)),
        Row::Total(row, Adds::RowsAbove | Adds::Totals(_) | Adds::Elsewhere) => {
            GridRow::Total(cells(row, Weight::Bold))
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
        legend: match columns().any(|(column, _)| column.is_drawn()) {
            true => document::bar_legend(lang).to_vec(),
            false => Vec::new(),
        },
        titles: match columns().any(|(column, _)| !column.title.is_empty()) {
            true => titles(),
            false => Vec::new(),
        },
        columns: columns()
            .map(|(column, width)| GridColumn { right: column.fit == Fit::Figure, width: *width })
            .collect(),
        rows,
    }
}

impl GridRow {
    /// About how many lines it takes.
    fn lines(&self) -> u32 {
        match self {
            GridRow::Normal(GridCells { cells, .. }) | GridRow::Total(GridCells { cells, .. }) => {
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
        ..GridCell::default()
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
        | Cell::Named { .. }
        | Cell::Bar(_) => (None, 0),
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
