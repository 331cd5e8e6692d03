//! Charts that a spreadsheet draws itself. Their amounts are on a hidden sheet, the last.

use rust_xlsxwriter::{
    Chart as Native, ChartFormat, ChartLegendPosition, ChartLine, ChartPatternFill,
    ChartPatternFillType, ChartSolidFill, ChartType, Worksheet,
};

use super::XlsxError;
use super::cells::{ACCENT, Number, text};
use crate::document::{Chart, harmless};

const INK: u32 = 0x1b_2426;
const WHITE: u32 = 0xff_ffff;
/// The height of a row, of a bar and of what is around the bars, and the width of a letter, in pixels.
const ROW: u32 = 20;
const BAR: u32 = 14;
const AROUND: u32 = 120;
const LETTER: u32 = 7;

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

    /// Puts a chart into a sheet at a row, as wide as so many letters. Returns the row below it.
    pub(super) fn insert(
        &mut self,
        sheet: &mut Worksheet,
        at: u32,
        chart: &Chart,
        wide: usize,
    ) -> Result<u32, XlsxError> {
        let (first, count) = (self.row + 1, u32::try_from(chart.categories.len()).unwrap_or(0));
        if count == 0 {
            return Ok(at);
        }
        let last = self.row + count;
        for (row, name) in (first..).zip(&chart.categories) {
            self.cells.push((row, 0, Written::Words(text(&harmless(name)))));
        }
        let mut native = Native::new(ChartType::Bar);
        for (column, series) in (1..).zip(&chart.series) {
            self.cells.push((self.row, column, Written::Words(text(&harmless(&series.name)))));
            for (row, amount) in (first..).zip(&series.amounts) {
                let amount = Number::of(amount.to_string()).map_or(0.0, |number| number.float);
                self.cells.push((row, column, Written::Amount(amount)));
            }
            let sheet = self.name.as_str();
            native
                .add_series()
                .set_name((sheet, self.row, column))
                .set_categories((sheet, first, 0, last, 0))
                .set_values((sheet, first, column, last, column))
                .set_gap(60)
                .set_format(&mut look(column));
        }
        self.cells.push((self.row, 0, Written::Words(text(&harmless(&chart.title)))));
        native.title().set_name((self.name.as_str(), self.row, 0));
        // The vertical axis has the categories, from top to bottom.
        native.y_axis().set_reverse();
        native.x_axis().set_num_format("#,##0");
        native.legend().set_position(ChartLegendPosition::Bottom);
        native.set_alt_text(&chart.alternative);
        let bars = count.saturating_mul(u32::try_from(chart.series.len()).unwrap_or(1) + 1);
        let height = bars.saturating_mul(BAR).saturating_add(AROUND);
        let width = u32::try_from(wide).unwrap_or(100).clamp(60, 120) * LETTER;
        native.set_width(width).set_height(height);
        sheet.insert_chart(at + 1, 0, &native)?;
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
