//! Documents as PDF, checked with the tools that people check PDFs with: qpdf and poppler.

mod documents;
mod structure;

use std::path::{Path, PathBuf};
use std::process::Command;

use ledger_core::Money;

use crate::document::cells;
use crate::{Adds, Column, Document, Lang, Look, Table, pdf};
use documents::{awkward, characters, empty, letter, long_report, report};

/// A PDF in a file. `KEEP_PDF=folder` keeps them there, to be looked at.
struct Made {
    path: PathBuf,
    _folder: tempfile::TempDir,
}

impl Made {
    fn of(name: &str, document: &Document) -> Made {
        let bytes = pdf(document).unwrap_or_else(|error| panic!("{name}: {error}"));
        let folder = tempfile::tempdir().unwrap();
        let kept = std::env::var_os("KEEP_PDF").map(PathBuf::from);
        let path = kept.as_deref().unwrap_or(folder.path()).join(format!("{name}.pdf"));
        std::fs::write(&path, bytes).unwrap();
        Made { path, _folder: folder }
    }

    fn said(&self, tool: &str, arguments: &[&str]) -> String {
        tell(tool, arguments, &self.path)
    }

    /// All its text, without the ends of lines.
    fn text(&self) -> String {
        let text = tell_to("pdftotext", &["-layout", "-enc", "UTF-8"], &self.path, Some("-"));
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    fn pages(&self) -> usize {
        let said = self.said("pdfinfo", &[]);
        let pages = said.lines().find_map(|line| line.strip_prefix("Pages:")).unwrap();
        pages.trim().parse().unwrap()
    }
}

fn tell(tool: &str, arguments: &[&str], path: &Path) -> String {
    tell_to(tool, arguments, path, None)
}

fn tell_to(tool: &str, arguments: &[&str], path: &Path, last: Option<&str>) -> String {
    let output = Command::new(tool).args(arguments).arg(path).args(last).output().unwrap_or_else(|error| {
        panic!("{tool} cannot be run ({error}): please install qpdf and poppler-utils, tests/run does")
    });
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    let against = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{tool}: {against}\n{said}");
    said
}

#[test]
fn of_a_long_table_a_page_has_the_first_rows_the_totals_and_how_many_there_are_more() {
    let mut table = Table::new([Column::text("name", "Naam"), Column::figure("amount", "Bedrag")])
        .named("rows", "");
    for number in 0..620 {
        table.row(cells![format!("rij-{number:04}"), Money::from_cents(number)]);
    }
    table.total(cells!["Totaal", Money::from_cents(191_890)], Adds::RowsAbove);
    let items = || (0..510).map(|number| format!("punt-{number:04}"));
    let document = |file: Option<&str>| {
        let table = Table { file: file.map(str::to_owned), ..table.clone() };
        Document::titled("Lang", Lang::Nl).table(table).list(items(), "")
    };
    let made = Made::of("long-table-nl", &document(None));
    let text = made.text();
    for shown in ["rij-0499", "Totaal", "1.918,90", "punt-0499"] {
        assert!(text.contains(shown), "{shown}");
    }
    for left_out in ["rij-0500", "rij-0619", "punt-0500"] {
        assert!(!text.contains(left_out), "{left_out}");
    }
    assert!(text.contains("Nog 120 rijen; `--format csv` of `--format xlsx` geeft ze alle."));
    assert!(text.contains("Nog 10 punten; dit document als HTML of Markdown heeft ze alle."));
    let in_file = Made::of("long-table-in-file-nl", &document(Some("01-rows.csv"))).text();
    assert!(in_file.contains("Nog 120 rijen staan in het bestand 01-rows.csv."));
    assert!(crate::csv(&table).contains("rij-0619"));
}

#[test]
fn every_document_is_archival_and_accessible_and_the_same_every_time() {
    let (dutch, english) = (Lang::Nl, Lang::En);
    for (name, code, document) in [
        ("report", "nl", report(dutch)),
        ("report", "en", report(english)),
        ("empty", "en", empty(english)),
        ("awkward", "nl", awkward(dutch)),
        ("letter", "nl", letter(dutch)),
        ("letter", "en", letter(english)),
    ] {
        let name = format!("{name}-{code}");
        let made = Made::of(&name, &document);
        assert_eq!(std::fs::read(&made.path).unwrap(), pdf(&document).unwrap().bytes, "{name}");
        assert!(
            made.said("qpdf", &["--check"]).contains("No syntax or stream encoding errors"),
            "{name}"
        );
        let facts = made.said("pdfinfo", &[]);
        assert!(facts.contains("Tagged:          yes"), "{name}: {facts}");
        let day = if document.on.is_some() { "Sun Jul 31" } else { "Thu Jan  1" };
        assert!(facts.contains(&format!("CreationDate:    {day} 00:00:00")), "{name}: {facts}");
        let meta = made.said("pdfinfo", &["-meta"]);
        for said in [
            "<pdfaid:part>2</pdfaid:part>",
            "<pdfaid:conformance>A</pdfaid:conformance>",
            "<pdfuaid:part>1</pdfuaid:part>",
        ] {
            assert!(meta.contains(said), "{name}: {said}: {meta}");
        }
        assert!(meta.contains(&format!("<rdf:li>{code}-")), "{name}: {meta}");
        for font in made.said("pdffonts", &[]).lines().skip(2) {
            assert!(
                (font.contains("SourceSans3") || font.contains("ConvenantBox"))
                    && font.contains(" yes yes yes "),
                "{name}: {font}"
            );
        }
    }
}

#[test]
fn a_report_says_everything_on_numbered_pages() {
    let document = report(Lang::Nl);
    let made = Made::of("said", &document);
    let text = made.text();
    let pages = made.pages();
    assert!(text.contains(&format!("Pagina 1 van {pages}")), "{text}");
    assert!(text.contains(&format!("Pagina {pages} van {pages}")), "{text}");
    for said in [
        "Bestuurlijke rapportage 2022, tweede kwartaal",
        "1. Samenvatting voor de regiegroep",
        "Begroting, realisatie en prognose",
        "−9.599,63",
        "Niet op schema",
        "Merkle-wortel 9f2c1b7e4d3a8856c1f0e2b79a4d6c835e1f7b2a9c8d4e6f01a3b5c7d9e8f204",
        "Verwacht",
    ] {
        assert!(text.contains(said), "{said}: {text}");
    }
}

#[test]
fn a_heading_is_a_bookmark_and_a_table_has_headers_and_a_bar_its_words() {
    let made = Made::of("structure", &report(Lang::Nl));
    let said = made.said("pdfinfo", &["-struct-text"]);
    for part in [
        "H1 \"Bestuurlijke rapportage",
        "H2 \"1. Samenvatting",
        "H3 \"Ontwikkeling",
        "/Scope /Column",
        "/Scope /Row",
        "Caption",
        "Figure:",
        "LBody",
    ] {
        assert!(said.contains(part), "{part}: {said}");
    }
    let plain = tell_to("qpdf", &["--qdf", "--object-streams=disable"], &made.path, Some("-"));
    assert_eq!(plain.matches("/Alt ").count(), 18, "a bar for each line of the budget");
    let objects = made.said("qpdf", &["--json", "--json-key=outlines"]);
    assert!(objects.contains("1. Samenvatting voor de regiegroep"), "{objects}");
    assert!(objects.contains("Ontwikkeling van het saldo"), "{objects}");
}

#[test]
fn of_a_letter_the_title_is_the_first_heading_and_the_largest_and_the_code_has_its_words() {
    let made = Made::of("letter-structure", &letter(Lang::Nl));
    let said = made.said("pdfinfo", &["-struct-text"]);
    let headings: Vec<&str> = said
        .lines()
        .map(str::trim)
        .filter(|line| line.starts_with('H') && line[1..].starts_with(|c: char| c.is_numeric()))
        .collect();
    assert!(headings[0].starts_with("H1 \"Factuur 2022-0017"), "{headings:?}");
    assert_eq!(headings[1..], ["H2 \"Betaling\" (block)"], "{said}");
    let plain = tell_to("qpdf", &["--qdf", "--object-streams=disable"], &made.path, Some("-"));
    assert_eq!(plain.matches("/Alt ").count(), 1);
    let boxes = tell_to("pdftotext", &["-bbox-layout"], &made.path, Some("-"));
    let height = |word: &str| -> f64 {
        let line = boxes.lines().find(|line| line.contains(&format!(">{word}<"))).unwrap();
        let of = |side: &str| -> f64 {
            let rest = line.split_once(&format!("{side}=\"")).unwrap().1;
            rest.split_once('"').unwrap().0.parse().unwrap()
        };
        of("yMax") - of("yMin")
    };
    assert!(height("Factuur") > height("Betaling") && height("Betaling") > height("Omschrijving"));
    // The foot of a page can be read.
    assert!(height("Peildatum") >= height("Omschrijving") * 0.8);
}

#[test]
fn rows_of_a_long_table_are_all_there_under_a_header_on_every_page() {
    let made = Made::of("long", &long_report(Lang::Nl));
    let text = made.text();
    for at in 1..400 {
        let row = format!("{at} Fictieve gemeente {at} Te laat");
        assert!(at % 7 == 0 || text.contains(&row), "{row}: {text}");
    }
    let pages = made.pages();
    assert!(pages > 9, "{pages}");
    assert_eq!(text.matches("Open (€)").count(), pages);
    assert!(text.matches("Categorie 1").count() > 1, "the heading of a group goes with it");
}

#[test]
fn what_is_awkward_is_shown_and_never_taken_for_markup() {
    let document = awkward(Lang::Nl);
    let made = Made::of("awkward", &document);
    let text = made.text();
    for said in
        ["#panic() *nee* _nee_ `nee` $x^2$ // nee", "#let x = 1", "東京 🏘", "Жук Ωmega Łódź"]
    {
        assert!(text.contains(said), "{said}: {text}");
    }
}

/// Lays out names that do not break by themselves, wherever a letter can have a name, and reads where each of
/// their letters was put.
#[test]
fn a_name_without_a_space_stays_within_the_margins() {
    for name in [
        "W".repeat(150),
        "abcdefghij".repeat(15),
        "Ж".repeat(150),
        "学".repeat(150),
        "é-".repeat(75),
    ] {
        let mut document = letter(Lang::Nl)
            .heading(name.clone())
            .paragraph(format!("Ten name van {name}, onder vermelding van het nummer."))
            .list([name.clone()], "");
        document.title.push_str(&format!(" {name}"));
        let mut table = Table::new([
            Column::text("name", "Naam"),
            Column::word("code", "Code"),
            Column::figure("amount", "Bedrag"),
        ]);
        table.heading(name.clone());
        table.row(cells![&name, &name, Money::from_euros(1)]);
        document = document.table(table.named("name", name.clone()));
        document.footer.basis = vec![name.clone()];
        if let Look::Letter(head) = &mut document.look {
            head.from.insert(0, name.clone());
            head.to.insert(0, name.clone());
        }
        let made = Made::of("long-name", &document);
        let boxes = tell_to("pdftotext", &["-bbox"], &made.path, Some("-"));
        let of = |line: &str, side: &str| -> f64 {
            let rest = line.split_once(&format!("{side}=\"")).unwrap().1;
            rest.split_once('"').unwrap().0.parse().unwrap()
        };
        let page = boxes.lines().find(|line| line.contains("<page width")).unwrap();
        let width = of(page, "width");
        for word in boxes.lines().filter(|line| line.contains("<word ")) {
            let (left, right) = (of(word, "xMin"), of(word, "xMax"));
            assert!(left > 60.0 && right < width - 60.0, "{left} to {right} of {width}: {word}");
        }
        let letters = |text: &str| text.chars().filter(|c| name.contains(*c)).count();
        assert!(letters(&made.text()) >= 9 * name.chars().count(), "{}", made.text());
    }
}

#[test]
fn no_character_stops_a_document() {
    let made = Made::of("characters", &characters(Lang::En));
    assert!(made.text().contains("ABCDEFGHIJKLMNOPQRSTUVWXYZ"));
}

#[test]
fn a_letter_is_addressed_behind_the_window() {
    let made = Made::of("letter", &letter(Lang::Nl));
    let boxes = tell_to("pdftotext", &["-bbox"], &made.path, Some("-"));
    let place = |word: &str, side: &str| -> f64 {
        let line = boxes.lines().find(|line| line.contains(&format!(">{word}<"))).unwrap();
        line.split_once(&format!("{side}=\""))
            .unwrap()
            .1
            .split_once('"')
            .unwrap()
            .0
            .parse()
            .unwrap()
    };
    let millimetres = |points: f64| (points * 25.4 / 72.0).round() as i32;
    assert_eq!(millimetres(place("Postbus", "xMin")), 22);
    assert!((50..75).contains(&millimetres(place("Postbus", "yMin"))));
    assert!(millimetres(place("Dijkweg", "xMin")) > 120);
    assert!(millimetres(place("Geacht", "yMin")) > 90);
}
