//! Handmade documents that demand everything of a page.

use ledger_core::views::Percent;
use ledger_core::{Date, Money};

use crate::document::cells;
use crate::tests::LONG_NAME;
use crate::tests::samples::payment;
use crate::{Adds, Bar, Cell, Column, Document, Lang, Letter, Light, Look, Narrow, Sign, Table};

const ROOT: &str = "Merkle-wortel 9f2c1b7e4d3a8856c1f0e2b79a4d6c835e1f7b2a9c8d4e6f01a3b5c7d9e8f204";
const PARAGRAPH: &str = "De baten liggen € 12.400 boven de begroting doordat drie partners in de loop van \
     het jaar zijn toegetreden. De lasten blijven € 8.150 onder de begroting: de themabijeenkomst over \
     waterveiligheid is doorgeschoven naar het najaar. Het verwachte resultaat past binnen het \
     weerstandsvermogen dat de regiegroep heeft vastgesteld.";

fn euros(euros: i64) -> Money {
    Money::from_cents(euros * 100 + 37)
}

fn percent(part: i64) -> Percent {
    Percent::of(euros(part), euros(1_000)).unwrap()
}

fn named(lang: Lang, title: &str) -> Document {
    let mut document = Document::titled(title, lang);
    document.on = Date::from_ymd(2022, 7, 31);
    document.footer.basis = vec![
        "Peildatum 31 juli 2022 · gebaseerd op de eerste 1.482 gebeurtenissen".to_owned(),
        ROOT.to_owned(),
    ];
    document
}

/// A report of some pages with every part of a report.
pub(super) fn report(lang: Lang) -> Document {
    let mut goals = Table::new([
        Column::text("theme", "Thema"),
        Column::text("goal", "Doel"),
        Column::word("state", "Stand"),
        Column::text("note", "Toelichting"),
    ])
    .named("goals", "Doelen van het jaar");
    for (light, name) in [
        (Light::Good, "Op schema"),
        (Light::Attention, "Let op"),
        (Light::Bad, "Niet op schema"),
        (Light::Open, "Nog niet te zeggen"),
    ] {
        let light = Cell::light(light, "green", name);
        goals.row(cells![
            "Water en wonen",
            "Twee voorbeelden van klimaatbestendig bouwen op het platform",
            light,
            LONG_NAME
        ]);
    }
    let facts = Table::of_facts([
        ("Convenant", Cell::from("Fictief convenant Oostpolder")),
        ("Looptijd", Cell::from("15 januari 2020 tot en met 31 december 2024")),
        ("Partners", Cell::from(24_u32)),
    ]);
    let figures = Table::of_figures([
        ("Begroot resultaat", Cell::from(euros(-1_250))),
        ("Verwacht resultaat", Cell::from(euros(19_300))),
    ]);
    named(lang, "Bestuurlijke rapportage 2022, tweede kwartaal")
        .paragraph("Fictief convenant Oostpolder")
        .paragraph("Gemaakt uit de eerste 1.482 gebeurtenissen tot en met 31 juli 2022.")
        .heading("1. Samenvatting voor de regiegroep")
        .paragraph(PARAGRAPH)
        .list(
            [
                "Besluit gevraagd: begrotingswijziging 2022-2 vaststellen.".to_owned(),
                format!("Bijdrage achterstallig: {LONG_NAME}, € 1.250,00 sinds 1 april 2022."),
                "Geen overschrijding van het risicokader.".to_owned(),
            ],
            "",
        )
        .table(figures)
        .heading("2. Grondslag")
        .table(facts)
        .heading("3. Thema's en doelen")
        .table(goals)
        .heading("4. Begroting, realisatie en prognose")
        .paragraph("Bedragen in euro's.")
        .table(budget(9))
        .subheading("Ontwikkeling van het saldo")
        .paragraph(PARAGRAPH)
        .table(figures_by_year())
        .heading("5. Vorderingen")
        .table(long(60))
        .heading("6. Slot")
        .paragraph(PARAGRAPH)
}

/// The report of twelve pages for measuring speed has this many rows.
pub(super) fn long_report(lang: Lang) -> Document {
    named(lang, "Partners en vorderingen").heading("1. Partners").table(long(400))
}

/// A document without contents.
pub(super) fn empty(lang: Lang) -> Document {
    Document::titled("Leeg (fictief)", lang)
}

/// Awkward contents: characters that no font has, markup, endless words, headings out of order, empty tables,
/// and endless figures.
pub(super) fn awkward(lang: Lang) -> Document {
    let hash = "0123456789abcdef".repeat(16);
    let mut narrow = Table::new([
        Column::text("a", ""),
        Column::word("b", "Overstromingsgevoeligelandbouwgrondenbescherming"),
        Column::text("c", "Omschrijving"),
    ]);
    narrow.heading("Kop zonder rijen");
    narrow.heading("Kop met rijen");
    narrow.row(cells![
        &hash,
        "https://voorbeeld.example/een/heel/lang/adres?van=alles&en=meer",
        LONG_NAME
    ]);
    narrow.row(cells!["東京 🏘️", "Жук Ωmega Łódź", PARAGRAPH.repeat(12)]);
    narrow.total(cells!["Totaal", "", ""], Adds::Elsewhere);
    narrow.heading("Kop aan het eind");
    let mut wide = Table::new([Column::text("title", "Omschrijving")]);
    wide.columns.extend(std::iter::repeat_n(Column::figure("x", "Bedrag"), 14));
    let mut row = cells!["Overstromingsgevoelige landbouwgronden"];
    row.extend(std::iter::repeat_n(Cell::Money(Money::from_cents(-123_456_789)), 14));
    wide.row(row);
    let mut widest = wide.clone();
    widest.columns.extend(std::iter::repeat_n(Column::figure("x", "Bedrag"), 20));
    named(lang, &format!("Titel met {LONG_NAME} #let x = 1 \\ $x$ *y* [z] <w> @v"))
        .subheading("1.1 Onder zonder boven")
        .paragraph(
            "#panic() *nee* _nee_ `nee` $x^2$ // nee \\ \"'\u{0}\u{202e}\u{fffd}\u{e001} e\u{301}",
        )
        .paragraph(&hash)
        .paragraph("")
        .list([String::new(), hash.clone(), "regel\nregel".to_owned()], "")
        .heading("")
        .table(narrow.named("narrow", "Onderschrift met 東京"))
        .table(Table::new([Column::text("a", "Alleen een kop")]))
        .table(Table::default())
        .subheading("2.1 Een brede tabel")
        .table(wide)
        .paragraph("Na de brede tabel.")
        .heading("3. De breedste tabel")
        .table(widest)
        .heading("4. Staven")
        .table(bars("Uiterste bedragen", &[bar([i64::MAX, i64::MIN, 0]), bar([0, 1, -1])]))
        .table(bars("Overal nul", &[bar([0; 3]); 2]))
        .table(bars("Tachtig posten", &[bar([300, 200, 400]); 80]))
        .table(bars("Niets", &[]))
        .heading("Kop aan het eind van alles")
}

/// A letter with an invoice.
pub(super) fn letter(lang: Lang) -> Document {
    let mut table =
        Table::new([Column::text("what", "Omschrijving"), Column::figure("amount", "Bedrag (€)")]);
    table.row(cells!["Bijdrage 2022 (fictief)", euros(1_250)]);
    table.row(cells!["Verrekening 2021", euros(-125)]);
    table.total(cells!["Te betalen", euros(1_125)], Adds::RowsAbove);
    let mut document = named(lang, "Factuur 2022-0017: bijdrage aan het convenant")
        .table(Table::of_facts([
            ("Factuurnummer", Cell::from("2022-0017")),
            ("Datum", Cell::from("31 juli 2022")),
            ("Te betalen voor", Cell::from("30 augustus 2022")),
        ]))
        .paragraph("Geacht bestuur,")
        .paragraph(PARAGRAPH)
        .table(table)
        .paragraph(
            "Wij verzoeken u het bedrag over te maken onder vermelding van het factuurnummer.",
        )
        .subheading("Betaling")
        .payment(payment())
        .paragraph("Met vriendelijke groet,\n\nDe projectleider");
    let lines = |lines: &[&str]| lines.iter().map(|line| (*line).to_owned()).collect();
    document.look = Look::Letter(Letter {
        from: lines(&[
            "Fictief convenant Oostpolder",
            "Dijkweg 1",
            "1234 AB Oostpolder",
            "KvK 00000000",
            "NL00 BANK 0123 4567 89",
        ]),
        to: lines(&[LONG_NAME, "t.a.v. de administratie", "Postbus 1", "1234 AB Oostpolder"]),
    });
    document
}

fn years() -> Vec<String> {
    (2018..2024).map(|year: i32| year.to_string()).collect()
}

fn lines(count: usize) -> Vec<String> {
    let titles = [
        "Bijdragen partners",
        "Subsidie provincie voor voorbeelden van klimaatbestendig bouwen",
        "Rente",
        "Projectleiding",
        "Communicatie en voorlichting",
        "Bijeenkomsten en conferenties",
        "Platform",
        "Onderzoek naar het behoud van overstromingsgevoelige landbouwgronden",
        "Onvoorzien",
    ];
    titles.into_iter().cycle().take(count).map(str::to_owned).collect()
}

fn bar(cents: [i64; 3]) -> Bar {
    let [budgeted, actual, expected] = cents.map(Money::from_cents);
    Bar { budgeted, actual, expected }
}

/// A table of bars alone.
fn bars(caption: &str, bars: &[Bar]) -> Table {
    let mut table = Table::new([Column::text("title", "Post"), Column::bar("bar", "In beeld")])
        .named("bars", caption);
    for (title, bar) in lines(bars.len()).into_iter().zip(bars) {
        table.row(cells![title, *bar]);
    }
    table
}

/// Every character up to the scripts of East Asia, and some of those beyond.
pub(super) fn characters(lang: Lang) -> Document {
    let beyond = (0x3000..=0x0010_ffff).step_by(1_009);
    let all: Vec<char> = (0..0x3000).chain(beyond).filter_map(char::from_u32).collect();
    let lines = all.chunks(64).map(|line| line.iter().collect::<String>());
    lines.fold(named(lang, "Alle tekens"), Document::paragraph)
}

fn figures_by_year() -> Table {
    let mut table = Table::new([Column::text("year", "Jaar"), Column::figure("amount", "Saldo")]);
    for year in years() {
        table.row(cells![year, euros(12_500)]);
    }
    table
}

/// A budget as `views::budget` makes it.
fn budget(count: usize) -> Table {
    let mut table = Table::new([
        Column::in_csv("line"),
        Column::text("title", "Post"),
        Column::figure("first", "Begroting primitief"),
        Column::figure("revised", "Begroting na wijziging"),
        Column::figure("actual", "Realisatie"),
        Column::figure("committed", "Verplicht"),
        Column::figure("forecast", "Prognose"),
        Column::figure("difference", "Verschil"),
        Column::word("favourable", ""),
        Column::figure("percent", "%"),
        Column::bar("bar", "Begroot en verwacht"),
    ])
    .named("budget", "Begroting, realisatie en prognose");
    table.narrow = vec![
        Narrow { caption: "", columns: &["title", "first", "revised", "actual", "committed"] },
        Narrow {
            caption: "Prognose en verschil",
            columns: &[
                "title",
                "revised",
                "forecast",
                "difference",
                "favourable",
                "percent",
                "bar",
            ],
        },
    ];
    let bar = |at: i64| Bar {
        budgeted: euros(at * 12_900),
        actual: euros(at * 7_319),
        expected: euros(at * 12_100 + 9_000),
    };
    let figures = |title: &str, at: i64, bar: Option<Bar>| {
        let mark = Cell::named("favourable", if at % 2 == 0 { "V" } else { "N!" });
        cells![
            "x",
            title,
            euros(at * 12_500),
            euros(at * 12_900),
            euros(at * 7_319),
            euros(at * 2_000),
            euros(at * 12_100),
            euros(-at * 800),
            mark,
            percent(at * 7),
            bar,
        ]
    };
    for (heading, total) in [("Baten", "Totaal baten"), ("Lasten", "Totaal lasten")] {
        table.heading(heading);
        for (at, title) in lines(count).iter().enumerate() {
            table.row(figures(title, at as i64, Some(bar(at as i64))));
        }
        table.total(figures(total, 12, None), Adds::RowsAbove);
    }
    table.total(figures("Resultaat", 3, None), Adds::Totals(&[(Sign::Plus, 0), (Sign::Minus, 1)]));
    table
}

fn long(rows: i64) -> Table {
    let mut table = Table::new([
        Column::figure("number", "Nr."),
        Column::text("name", "Partner"),
        Column::word("state", "Stand"),
        Column::figure("amount", "Open (€)"),
    ])
    .named("receivables", "Vorderingen per partner");
    for at in 0..rows {
        if at % 100 == 0 {
            table.heading(format!("Categorie {}", at / 100 + 1));
        }
        let light = if at % 3 == 0 { Light::Attention } else { Light::Good };
        let name =
            if at % 7 == 0 { LONG_NAME.to_owned() } else { format!("Fictieve gemeente {at}") };
        table.row(cells![at as u64, name, Cell::light(light, "x", "Te laat"), euros(at * 125)]);
    }
    table.total(cells!["", "Totaal", "", euros(rows * 1_250)], Adds::RowsAbove);
    table
}
