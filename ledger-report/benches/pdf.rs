//! How fast a report of twelve pages becomes a PDF: the first time, as a program that makes one does, and
//! when one was made before. The peer is typst itself: laying out and writing is nearly all there is.

#![allow(clippy::unwrap_used, reason = "a measurement stops at what it does not expect")]

use std::hint::black_box;
use std::time::Instant;

use criterion::{Criterion, Throughput};
use ledger_core::Money;
use ledger_report::{
    Adds, Bar, Block, Cell, Column, Document, Fit, Footer, Lang, Look, Row, Table, pdf,
};

const PARAGRAPH: &str = "De baten liggen boven de begroting doordat drie partners in de loop van het jaar \
     zijn toegetreden. De lasten blijven onder de begroting: de themabijeenkomst over waterveiligheid is \
     doorgeschoven naar het najaar.";

fn column(title: &'static str, fit: Fit) -> Column {
    Column { key: title, title, fit, shown: true }
}

fn table(rows: i64) -> Table {
    let row = |at: i64| {
        let amount = |by: i64| Cell::Money(Money::from_cents(at * by));
        let name = format!("Fictieve gemeente {at} aan de Zuidzijde");
        vec![
            Cell::Number(at.unsigned_abs()),
            Cell::Text(name),
            amount(12_345),
            amount(-678),
            amount(99),
            Cell::Bar(Bar {
                budgeted: Money::from_cents(at * 12_345),
                actual: Money::from_cents(at * 6_789),
                expected: Money::from_cents(at * 13_000),
            }),
        ]
    };
    let mut rows: Vec<Row> = (0..rows).map(|at| Row::Normal(row(at))).collect();
    rows.push(Row::Total(row(1_000), Adds::Elsewhere));
    let columns = vec![
        column("Nr.", Fit::Figure),
        column("Partner", Fit::Text),
        column("Begroot", Fit::Figure),
        column("Realisatie", Fit::Figure),
        column("Verschil", Fit::Figure),
        Column::bar("bar", "In beeld"),
    ];
    Table {
        key: "t",
        caption: "Bedragen per partner".to_owned(),
        columns,
        rows,
        narrow: Vec::new(),
        derived: &[],
        file: None,
    }
}

/// A chapter for each of ten pages or so: words, and a table with bars.
fn report(title: &str) -> Document {
    let chapter = |number: u32| {
        [
            Block::Heading(format!("{number}. Hoofdstuk")),
            Block::Paragraph(PARAGRAPH.repeat(3)),
            Block::List(vec![PARAGRAPH.to_owned(); 2]),
            Block::Table(table(44)),
        ]
    };
    Document {
        lang: Lang::Nl,
        title: title.to_owned(),
        on: None,
        look: Look::Report,
        footer: Footer { basis: vec!["Peildatum 31 juli 2022".to_owned()], page: "{page}/{pages}" },
        blocks: (1..11).flat_map(chapter).collect(),
    }
}

/// The most memory that the program had, as Linux says it.
fn most_memory() -> Option<String> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let most = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    Some(most.trim().to_owned())
}

#[allow(clippy::print_stderr, reason = "a measurement says what it measured")]
fn main() {
    let start = Instant::now();
    let bytes = pdf(&report("De eerste")).unwrap();
    eprintln!("first document of a program: {:?}, {} bytes", start.elapsed(), bytes.len());

    let mut criterion = Criterion::default().configure_from_args().sample_size(20);
    let mut group = criterion.benchmark_group("pdf");
    group.throughput(Throughput::Elements(12));
    let mut number = 0_u32;
    group.bench_function("another report of twelve pages", |bencher| {
        bencher.iter(|| {
            number += 1;
            black_box(pdf(&report(&format!("Rapport {number}"))).unwrap())
        });
    });
    let same = report("Hetzelfde");
    group.bench_function("the same report again", |bencher| {
        bencher.iter(|| black_box(pdf(&same).unwrap()));
    });
    let long = Document { blocks: vec![Block::Table(table(10_000))], ..report("Lang") };
    group.bench_function("a table of 10,000 rows", |bencher| {
        bencher.iter(|| black_box(pdf(&long).unwrap()));
    });
    group.finish();
    eprintln!("most memory: {}", most_memory().unwrap_or_default());
    criterion.final_summary();
}
