//! The files of a report: the document in every format, and its tables for programs.

use ledger_core::acts::monitoring::IssuedFile;
use ledger_core::views::monitoring::MonitoringReport;
use ledger_core::{Digest, Ledger};
use ledger_report::{
    Format, FormatError, Lang, Rendered, Style, csv, in_format, monitoring_report, table_json,
    with_files,
};
use sha2::{Digest as _, Sha256};

use super::{Made, WIDTH, Which};
use crate::failure::Failure;

/// A file of a report: its name within the directory of reports, and its bytes.
pub(crate) struct ReportFile {
    pub(crate) name: String,
    pub(crate) bytes: Vec<u8>,
    /// The letters that it shows as boxes, if it is a PDF.
    pub(crate) lacking: Vec<char>,
}

impl ReportFile {
    fn new(name: String, made: impl Into<Rendered>) -> ReportFile {
        let Rendered { bytes, lacking } = made.into();
        ReportFile { name, bytes, lacking }
    }

    pub(crate) fn sha256(&self) -> Digest {
        Digest(Sha256::digest(&self.bytes).into())
    }

    /// The file as it is recorded.
    pub(crate) fn issued(&self) -> IssuedFile {
        IssuedFile { name: self.name.clone(), sha256: self.sha256() }
    }
}

/// The beginning of the names of the files of a version of a report.
pub(crate) fn base_name((year, period): Which, version: u16, lang: Lang) -> String {
    let lang = match lang {
        Lang::Nl => "nl",
        Lang::En => "en",
    };
    match version {
        1 => format!("monitoring-{year}-{period}-{lang}"),
        _ => format!("monitoring-{year}-{period}-v{version}-{lang}"),
    }
}

/// The language in the name of a file of a version of a report.
pub(crate) fn language_of(name: &str, which: Which, version: u16) -> Option<Lang> {
    let named = |lang: &Lang| {
        let rest = name.strip_prefix(&base_name(which, version, *lang));
        rest.is_some_and(|rest| rest.starts_with(['.', '/']))
    };
    [Lang::Nl, Lang::En].into_iter().find(named)
}

/// The formats of the document itself, in the order recorded.
pub(crate) const FORMATS: [Format; 5] =
    [Format::Pdf, Format::Xlsx, Format::Html, Format::Markdown, Format::Table];

/// The bytes of an issued report in one of its formats, in the language of `style`, even if it was issued in
/// the other.
pub fn as_issued(made: &Made, style: Style) -> Result<Rendered, Failure> {
    let basis = &made.report.basis;
    let base = base_name((basis.year, basis.period), basis.edition.version, style.lang);
    let name = format!("{base}.{}", style.format.extension());
    let made = file_named(&name, &made.report, &made.ledger, style.lang)?;
    made.ok_or(FormatError::NoTable.into())
}

/// The bytes of one file of a report, without making the document in other formats. Returns `None` if the
/// report has no such file.
pub(crate) fn file_named(
    name: &str,
    report: &MonitoringReport,
    ledger: &Ledger,
    lang: Lang,
) -> Result<Option<Rendered>, FormatError> {
    let ending = name.rsplit_once('.').map(|(_, ending)| ending);
    let formats = FORMATS.into_iter().filter(|format| ending == Some(format.extension()));
    let files = files(report, ledger, lang, &formats.collect::<Vec<_>>())?;
    let file = files.into_iter().find(|file| file.name == name);
    Ok(file.map(|ReportFile { bytes, lacking, .. }| Rendered { bytes, lacking }))
}

/// The files of a report: those for programs, and the document in some formats.
pub(crate) fn files(
    report: &MonitoringReport,
    ledger: &Ledger,
    lang: Lang,
    formats: &[Format],
) -> Result<Vec<ReportFile>, FormatError> {
    let basis = &report.basis;
    let base = base_name((basis.year, basis.period), basis.edition.version, lang);
    let document = monitoring_report(report, ledger, lang);
    let style = |format| Style { format, lang, width: WIDTH };
    let json = in_format(report, &document, style(Format::Json))?;
    let mut files = vec![ReportFile::new(format!("{base}.json"), json)];
    for (place, table) in document.tables().enumerate() {
        let name = format!("{base}/{}", table.file_name(place));
        files.push(ReportFile::new(format!("{name}.csv"), csv(table).into_bytes()));
        files.push(ReportFile::new(format!("{name}.json"), table_json(table).into_bytes()));
    }
    // Their names within the folder of the tables.
    let within = format!("{base}/");
    let names = files.iter().filter_map(|file| file.name.strip_prefix(&within));
    let document = with_files(document, names.map(str::to_owned));
    for format in formats.iter().copied() {
        let name = format!("{base}.{}", format.extension());
        files.push(ReportFile::new(name, in_format(report, &document, style(format))?));
    }
    Ok(files)
}
