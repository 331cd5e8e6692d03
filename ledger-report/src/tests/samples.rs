//! Handmade documents with everything that a document can have.

use ledger_core::Money;
use ledger_core::views::Percent;

use super::*;
use crate::document::cells;

/// A text that must stay text in every format.
pub(super) const HOSTILE: &str = "=HYPERLINK(\"http://voorbeeld.nl\") <script>alert('1')</script> </style> & | *nee* `nee` \u{1b}[2J";

/// Every kind of block and cell, with long names and the largest amounts that a ledger has.
pub(super) fn everything(lang: Lang) -> Document {
    let mut document = Document::titled(format!("Voorbeeld van alles, {LONG_NAME}"), lang)
        .paragraph(HOSTILE)
        .subheading("Onderdeel voor het eerste deel")
        .list([HOSTILE.to_owned(), LONG_NAME.to_owned()], "")
        .heading(format!("1. Tabellen van {LONG_NAME}"))
        .table(cells_of_every_kind())
        .table(differences())
        .subheading("Cijfers")
        .table(Table::of_figures([
            ("Resultaat", euros(12_345_678).into()),
            ("  waarvan begroot", euros(-1).into()),
        ]))
        .heading("2. Grafieken")
        .table(bars());
    document.footer.basis =
        vec!["Peildatum 31 juli 2022; de eerste 1234 gebeurtenissen".to_owned(), "ab".repeat(32)];
    document
}

/// A letter with an invoice in it.
pub(super) fn letter(lang: Lang) -> Document {
    let mut table = Table::new([
        Column::text("description", "Omschrijving"),
        Column::figure("amount", "Bedrag"),
    ]);
    table.row(cells!["Bijdrage 2018-2019 (fictief)", euros(1_250)]);
    table.total(cells!["Te betalen", euros(1_250)], Adds::RowsAbove);
    let mut document = Document::titled("Factuur 2018-0001 (fictief)", lang)
        .paragraph("Wij vragen u het bedrag te betalen.")
        .table(table.named("invoice", "Factuur"))
        .subheading("Betaling")
        .payment(payment());
    let lines = |lines: [&str; 3]| lines.map(str::to_owned).to_vec();
    document.look = Look::Letter(Letter {
        from: lines(["Fictief convenant Oostpolder", "Dijkweg 1", "1234 AB Oostpolder"]),
        to: lines([LONG_NAME, "t.a.v. de administratie", "Postbus 1, 1234 AB Oostpolder"]),
    });
    document
}

/// How to pay, with a code.
pub(super) fn payment() -> Payment {
    let facts = Table::of_facts([
        ("Bedrag", "€ 1.250,00".into()),
        ("Rekening (IBAN)", "NL91\u{a0}ABNA\u{a0}0417\u{a0}1643\u{a0}00".into()),
        ("Op naam van", LONG_NAME.into()),
    ]);
    let asked = epc::transfer(LONG_NAME, "NL91ABNA0417164300", euros(1_250), "RF78C20180001");
    let code = Code::of(&asked.unwrap(), format!("QR-code. {HOSTILE}"), "Scan met uw bankapp");
    Payment { facts: facts.named("payment", ""), code: Some(code.unwrap()) }
}

fn cells_of_every_kind() -> Table {
    let mut table = Table::new([
        Column::in_csv("code"),
        Column::text("name", "Naam"),
        Column::word("since", "Sinds"),
        Column::figure("number", "Aantal"),
        Column::figure("amount", "Bedrag"),
        Column::figure("percent", "%"),
        Column::word("flag", ""),
        Column::bar("bar", "Begroot en verwacht"),
        Column::text("state", "Stand"),
    ])
    .named("kinds", "Cellen van iedere soort: [a/b]");
    let percent = Percent::of(euros(-1), euros(8));
    let lights = [
        (Light::Good, "good"),
        (Light::Attention, "attention"),
        (Light::Bad, "bad"),
        (Light::Open, "open"),
    ];
    let on: Date = "2022-07-31".parse().unwrap();
    for part in ["Eerste deel", LONG_NAME] {
        table.heading(part);
        for (light, code) in lights {
            let state = Cell::light(light, code, format!("stand {code}"));
            let bar = Bar { budgeted: euros(500), actual: euros(-120), expected: euros(750) };
            let amount = euros(-1_234_567);
            table.row(cells![code, HOSTILE, on, 3_u64, amount, percent, true, bar, state]);
        }
        let total = euros(-4_938_268);
        table.total(cells!["", "Totaal", "", 12_u64, total, percent, "", "", ""], Adds::RowsAbove);
    }
    let difference = Adds::Totals(&[(Sign::Plus, 0), (Sign::Minus, 1)]);
    table.total(cells!["", "Verschil", "", 0_u64, euros(0), "", "", "", ""], difference);
    let elsewhere = euros(77);
    table.total(cells!["", "Van elders", "", "", elsewhere, "", "", "", ""], Adds::Elsewhere);
    table
}

/// A table with columns that are worked out of others.
fn differences() -> Table {
    let mut table = Table::new([
        Column::text("title", "Post"),
        Column::figure("revised", "Begroot"),
        Column::figure("actual", "Realisatie"),
        Column::figure("difference", "Verschil"),
        Column::word("favourable", ""),
        Column::figure("percent", "%"),
    ])
    .named("differences", "Verschillen met de begroting")
    .deriving(&[
        Derived::Difference { key: "difference", of: "actual", less: "revised" },
        Derived::Percent { key: "percent", part: "difference", whole: "revised" },
    ]);
    let mut sums = [Money::ZERO; 2];
    for (title, revised, actual) in [("Lasten", 80, 79), ("Baten", -3, 4), ("Niets", 0, 5)] {
        let (revised, actual) = (euros(revised), euros(actual));
        sums = [sums[0] + revised, sums[1] + actual];
        table.row(differing(title, revised, actual));
    }
    table.total(differing("Totaal", sums[0], sums[1]), Adds::RowsAbove);
    table
}

fn differing(title: &str, revised: Money, actual: Money) -> Vec<Cell> {
    let difference = actual - revised;
    let mark = Cell::named("unfavourable", "N");
    cells![title, revised, actual, difference, mark, Percent::of(difference, revised)]
}

/// Bars of amounts below and above zero.
fn bars() -> Table {
    let mut table = Table::new([Column::text("title", "Post"), Column::bar("bar", "In beeld")])
        .named("bars", format!("Twaalf staven. {HOSTILE}"));
    for place in 0..12 {
        let title = if place == 1 { LONG_NAME.to_owned() } else { format!("Post {place}") };
        let budgeted = euros((place - 1) * 12_345);
        let bar = Bar { budgeted, actual: euros(place * 9_000), expected: euros(99_000) };
        table.row(cells![title, bar]);
    }
    table
}

fn euros(euros: i32) -> Money {
    Money::from_euros(euros)
}
