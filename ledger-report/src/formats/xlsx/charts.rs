//! The bars of tables as charts that a spreadsheet draws itself. Their amounts are on a hidden sheet, the last.

use ledger_core::Money;
use rust_xlsxwriter::{
    Chart, ChartFormat, ChartLegendPosition, ChartLine, ChartPatternFill, ChartPatternFillType,
    ChartSolidFill, ChartType, Worksheet,
};

use super::XlsxError;
use super::cells::{ACCENT, Number, text};
use crate::document::{Bar, Table, bar_legend, harmless};
use crate::words::Lang;

const INK: u32 = 0x1b_2426;
const WHITE: u32 = 0xff_ffff;
/// The height of a row, of a bar and of what is around the bars, and the width of a letter, in pixels.
const ROW: u32 = 20;
const BAR: u32 = 14;
const AROUND: u32 = 120;
const LETTER: u32 = 7;

/// The amounts of a bar, in the order of [`bar_legend`].
const PARTS: [fn(&Bar) -> Money; 3] = [|bar| bar.actual, |bar| bar.budgeted, |bar| bar.expected];

/// The charts of a workbook: the name of the sheet of their amounts, and what stands there.
pub(super) struct Charts {
    pub(super) name: String,
    row: u32,
    cells: Vec<(u32, u16, Written)>,
}

enum Written {
    Words(String),
    Amount(f64),
}

impl Charts {
    pub(super) fn on(name: String) -> Charts {
        Charts { name, row: 0, cells: Vec::new() }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.cells.is_empty()
    }

    /// Puts the bars of a table as a chart into a sheet at a row, `wide` letters wide. Returns the row below it.
    pub(super) fn insert(
        &mut self,
        sheet: &mut Worksheet,
        at: u32,
        table: &Table,
        lang: Lang,
        wide: usize,
    ) -> Result<u32, XlsxError> {
        let bars = table.bars(lang);
        let (first, count) = (self.row + 1, u32::try_from(bars.len()).unwrap_or(0));
        if count == 0 {
            return Ok(at);
        }
        let last = self.row + count;
        for (row, (name, _)) in (first..).zip(&bars) {
            self.cells.push((row, 0, Written::Words(text(&harmless(name)))));
        }
        let mut chart = Chart::new(ChartType::Bar);
        for ((column, name), part) in (1..).zip(bar_legend(lang)).zip(PARTS) {
            self.cells.push((self.row, column, Written::Words(name.to_owned())));
            for (row, (_, bar)) in (first..).zip(&bars) {
                let amount = Number::of(part(bar).to_string()).map_or(0.0, |number| number.float);
                self.cells.push((row, column, Written::Amount(amount)));
            }
            let sheet = self.name.as_str();
            chart
                .add_series()
                .set_name((sheet, self.row, column))
                .set_categories((sheet, first, 0, last, 0))
                .set_values((sheet, first, column, last, column))
                .set_gap(60)
                .set_format(&mut look(column));
        }
        self.cells.push((self.row, 0, Written::Words(text(&harmless(&table.caption)))));
        chart.title().set_name((self.name.as_str(), self.row, 0));
        // The vertical axis has the categories, from top to bottom.
        chart.y_axis().set_reverse();
        chart.x_axis().set_num_format("#,##0");
        chart.legend().set_position(ChartLegendPosition::Bottom);
        // Three bars and a gap for each row.
        let height = count.saturating_mul(4 * BAR).saturating_add(AROUND);
        let width = u32::try_from(wide).unwrap_or(100).clamp(60, 120) * LETTER;
        chart.set_width(width).set_height(height);
        sheet.insert_chart(at + 1, 0, &chart)?;
        self.row = last + 2;
        Ok(at + 2 + height.div_ceil(ROW))
    }

    /// Writes the amounts to their sheet.
    pub(super) fn write(&self, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        sheet.set_name(&self.name)?.set_hidden(true);
        for (row, column, written) in &self.cells {
            match written {
                Written::Words(words) => sheet.write_string(*row, *column, words)?,
                Written::Amount(amount) => sheet.write_number(*row, *column, *amount)?,
            };
        }
        Ok(())
    }
}

/// What is real is solid, what was budgeted an outline, what is expected hatched.
fn look(column: u16) -> ChartFormat {
    let mut line = ChartLine::new();
    let mut format = ChartFormat::new();
    match column {
        1 => format.set_solid_fill(ChartSolidFill::new().set_color(ACCENT)),
        2 => format.set_solid_fill(ChartSolidFill::new().set_color(WHITE)),
        _ => format.set_pattern_fill(
            ChartPatternFill::new()
                .set_pattern(ChartPatternFillType::DiagonalStripesWideUpwards)
                .set_foreground_color(ACCENT)
                .set_background_color(WHITE),
        ),
    };
    format.set_border(line.set_color(if column == 2 { INK } else { ACCENT }));
    format
}
