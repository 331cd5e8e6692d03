//! How much of a long document is laid out on pages.
//!
//! A row costs the typesetter 100 kB or more, and the number of rows of a document has no limit. So a table
//! shows its first rows, its totals, and how many more rows there are and where to find them. Lists are
//! shortened in the same way. Every other format has all rows and items.

use std::borrow::Cow;

use crate::document::{Block, Document};

/// The most rows of a table, and the most items of a list, that are laid out.
const ROWS: usize = 500;

/// The most rows and items of a whole document.
const ROWS_IN_ALL: usize = 2_000;

/// The number of rows of every table that are laid out, however many tables there are.
const ROWS_AT_LEAST: usize = 10;

/// The blocks of a document as they are laid out.
pub(super) fn shortened(document: &Document) -> Cow<'_, [Block]> {
    let lengths: Vec<usize> = document.blocks.iter().map(length).collect();
    let rows = rows_each(lengths.clone());
    if lengths.iter().all(|length| *length <= rows) {
        return Cow::Borrowed(&document.blocks);
    }
    let lang = document.lang;
    let blocks = document.blocks.iter().flat_map(|block| match block {
        Block::Table(table) => match table.cut(rows) {
            Some((cut, more)) => {
                let rest = match &table.file {
                    Some(file) => lang.more_rows_in_file(more, file),
                    None => lang.more_rows(more),
                };
                vec![Block::Table(cut), Block::Paragraph(rest)]
            }
            None => vec![block.clone()],
        },
        Block::List(items) => match items.get(rows..) {
            Some(rest) if !rest.is_empty() => {
                let first = items.iter().take(rows).cloned().collect();
                vec![Block::List(first), Block::Paragraph(lang.more_items(rest.len()))]
            }
            _ => vec![block.clone()],
        },
        Block::Heading(_)
        | Block::Subheading(_)
        | Block::Paragraph(_)
        | Block::Lead(_)
        | Block::Nothing { .. }
        | Block::Data(_)
        | Block::Payment(_)
        | Block::Signatures(_)
        | Block::NewPage => vec![block.clone()],
    });
    Cow::Owned(blocks.collect())
}

/// The number of rows or items of a block.
fn length(block: &Block) -> usize {
    match block {
        Block::Table(table) => table.listed(),
        Block::List(items) => items.len(),
        Block::Heading(_)
        | Block::Subheading(_)
        | Block::Paragraph(_)
        | Block::Lead(_)
        | Block::Nothing { .. }
        | Block::Data(_)
        | Block::Payment(_)
        | Block::Signatures(_)
        | Block::NewPage => 0,
    }
}

/// The most rows of each block: as many as fit in all. Rows that short blocks do not need go to the long
/// ones.
fn rows_each(mut lengths: Vec<usize>) -> usize {
    lengths.sort_unstable();
    let mut left = ROWS_IN_ALL;
    for (place, length) in lengths.iter().enumerate() {
        let share = left / (lengths.len() - place);
        if *length > share {
            return share.clamp(ROWS_AT_LEAST, ROWS);
        }
        left -= length;
    }
    ROWS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_short_tables_leave_goes_to_the_long_ones() {
        assert_eq!(rows_each(vec![]), ROWS);
        assert_eq!(rows_each(vec![10_000]), ROWS);
        assert_eq!(rows_each(vec![400; 5]), ROWS);
        assert_eq!(rows_each(vec![401; 5]), 400);
        assert_eq!(rows_each(vec![10_000, 200, 10_000, 200, 10_000, 10_000]), 400);
        assert_eq!(rows_each(vec![500; 1_000]), ROWS_AT_LEAST);
    }
}
