//! Tables of a spreadsheet, through the real program: a covenant taken over with three of them, acts in bulk, and
//! what is said of tables that are wrong.

#![allow(clippy::indexing_slicing, reason = "a test stops where it fails")]

use std::fs;

use ledger_tests::{World, path, tool};

const LINES: &str = "Post;Bedrag\nbijdragen;24000\nsubsidies;1.800,00\noverig;150\n\
                     workshops;9.350,25\nconcert;1200\nhuur;2000\ntalent;1800\n";

const INVOICES: &str = "Nummer;Partner;Jaar;Datum;Vervaldatum;Bedrag;Betaald\n\
    2025-001;gemeente;2025;31-1-2025;2-3-2025;4000;4000\n\
    2025-002;muziekschool;2025;31-1-2025;2-3-2025;4000;4000\n\
    2025-003;schoolbestuur;2025;31-1-2025;2-3-2025;4000;1500\n\
    2025-004;bibliotheek;2025;31-1-2025;2-3-2025;4000;4000\n\
    2025-005;koor;2025;31-1-2025;2-3-2025;4000;4000\n\
    2025-006;museum;2025;31-1-2025;2-3-2025;4000;\n";

const BILLS: &str = "post;leverancier;omschrijving;datum;bedrag\n\
    workshops;Fictieve Podiumtechniek;Rekening 25-0411, geluid;18-6-2025;860\n\
    huur;Fictief Dorpshuis;Rekening 77, huur;27-6-2025;1000\n";

/// The covenant of the second story, up to the opening of its books.
fn before_opening() -> World {
    World::taken_over("open-books")
}

/// Writes a table as CSV, and makes a workbook of it with LibreOffice.
fn workbook(world: &World, name: &str, csv: &str) -> String {
    let file = world.path().join(format!("{name}.csv"));
    fs::write(&file, csv).unwrap();
    let dir = path(world.path());
    let profile = format!("-env:UserInstallation=file://{dir}/libreoffice");
    // Separated by semicolons, in UTF-8, and dates and amounts as in the Netherlands.
    let filter = "--infilter=CSV:59,34,76,1,,1043,false,true";
    let args =
        [&profile, "--headless", filter, "--convert-to", "xlsx", "--outdir", dir, path(&file)];
    tool("soffice", &args);
    format!("{name}.xlsx")
}

#[test]
fn a_covenant_is_taken_over_with_three_tables() {
    for as_workbook in [false, true] {
        let world = before_opening();
        let mut files = Vec::new();
        for (name, csv) in [("posten", LINES), ("facturen", INVOICES), ("rekeningen", BILLS)] {
            files.push(match as_workbook {
                true => workbook(&world, name, csv),
                false => {
                    fs::write(world.path().join(format!("{name}.csv")), csv).unwrap();
                    format!("{name}.csv")
                }
            });
        }
        let subsidy = "verlener;kenmerk;project;bedrag;datum;van;tot;verantwoorden_voor;ontvangen;besteed\n\
                       Fonds;CF-1;Talent;6000;20-11-2024;1-1-2025;31-12-2025;31-3-2026;4500;1800\n";
        fs::write(world.path().join("subsidies.csv"), subsidy).unwrap();
        let open = |bank: &str, more: &[&str]| {
            let mut line = vec!["take-over", "books", "--source", "Saldibalans", "--bank", bank];
            line.extend([
                "--reserve",
                "2.500,00",
                "--results",
                "2024=640,50",
                "--on",
                "2025-07-01",
            ]);
            line.extend(["--lines", &files[0], "--invoices", &files[1], "--bills", &files[2]]);
            line.extend(["--subsidies", "subsidies.csv"]);
            line.extend(["--receipts", "koor=2025-06-25=250=NL-118"]);
            line.extend(more);
            world.run(line)
        };
        let before = world.json(["show", "overview", "--format", "json"])["events"].clone();
        let refused = open("13050.24", &[]).ends_with(1);
        assert!(refused.err.contains("opening.unbalanced"), "{}", refused.err);
        open("13050.25", &["--dry-run"]).succeeds();
        assert_eq!(world.json(["show", "overview", "--format", "json"])["events"], before);
        open("13050,25", &[]).succeeds();
        let balance = world.json(["show", "balance", "--format", "json"]);
        assert_eq!(balance["total_debit"], balance["total_credit"]);
        let overview = world.json(["show", "overview", "--on", "2025-07-01", "--format", "json"]);
        assert_eq!(overview["cash"]["amount"], "13050.25");
        assert_eq!(overview["open"]["amount"], "6500.00");
        assert_eq!(overview["years"][0]["income"]["amount"], "25950.00");
    }
}

#[test]
fn acts_are_recorded_in_bulk_all_or_none() {
    let world = World::taken_over("2025-08-04");
    let template = world.run(["import", "template", "expenses"]).succeeds().out;
    let dutch = world.run(["import", "template", "expenses", "--lang", "nl"]).succeeds().out;
    assert!(dutch.starts_with("datum;id;post;bedrag;leverancier;"), "{dutch}");
    assert!(dutch.contains("verplicht") && !dutch.to_lowercase().contains("the "), "{dutch}");
    let rows = "2025-07-20;;huur;100;Zaal A;Rekening 1;;;;;;;\n\
                2025-07-21;;huur;200,50;Zaal B;Rekening 2;25-B2;2025-07-19;;21=34,80;;;NL-901\n";
    fs::write(world.path().join("uitgaven.csv"), format!("{template}{rows}")).unwrap();
    let import = ["import", "table", "uitgaven.csv", "--as", "expenses"];
    world.run([&import[..], &["--dry-run"]].concat()).succeeds();
    world.run(import).succeeds();
    let log = world.run(["log", "--format", "json", "--kind", "expense-recorded"]).succeeds();
    let recorded = log.lines().len();
    assert_eq!(recorded, 2);
    // The third row is refused by a rule, so that the others are not recorded either.
    let more = "2025-07-22;;huur;1;Zaal C;Rekening 3;;;;;;;\n2025-07-23;;bruggen;1;Zaal D;Rekening 4;;;;;;;\n";
    fs::write(world.path().join("meer.csv"), format!("{template}{more}")).unwrap();
    let refused = world.run(["import", "table", "meer.csv", "--as", "expenses"]).ends_with(1);
    let row = template.lines().count() + 2;
    assert!(refused.err.contains(&format!("row {row}: ")), "{}", refused.err);
    assert!(refused.err.contains("bruggen"), "{}", refused.err);
    let log = world.run(["log", "--format", "json", "--kind", "expense-recorded"]).succeeds();
    assert_eq!(log.lines().len(), recorded);
}

/// Each table is wrong in some way: the cell is named, what is wrong, and nothing is recorded.
#[test]
fn a_wrong_table_is_refused_with_its_cells() {
    let world = World::taken_over("2025-08-04");
    let addresses = "partner;naam;adres;kenmerk\n";
    let cases = [
        ("partner;naam\nkoor;Koor\n", "partners", "address"),
        ("partner;naam;adres;kenmerk;fax\nkoor;Koor;A 1;;5\n", "partners", "E1: "),
        (
            &format!("{addresses}koor;Koor;A 1;\nmuseum;Museum;B 1;\nKoor;Koor;C 1;\n"),
            "partners",
            "4: `partner` is the same as in row 2",
        ),
        (
            "post;bedrag;leverancier;omschrijving;datum\nhuur;1.234;A;b;20-7-2025\n",
            "expenses",
            "B2: `1.234`",
        ),
        (
            "post;bedrag;leverancier;omschrijving;datum\nhuur;1;A;b;20 juli\n",
            "expenses",
            "E2: `20 juli`",
        ),
        ("post;bedrag;leverancier;omschrijving\nhuur;1;;b\n", "expenses", "C2: "),
        ("post;bedrag\n", "nonsense", "nonsense"),
        ("post;bedrag\n", "submit-proposal", "submit-proposal"),
        ("", "expenses", "no rows"),
    ];
    let before = world.json(["show", "overview", "--format", "json"])["events"].clone();
    for (table, kind, said) in cases {
        fs::write(world.path().join("tabel.csv"), table).unwrap();
        let refused = world.run(["import", "table", "tabel.csv", "--as", kind]).ends_with(2);
        assert!(refused.err.contains(said), "{table}: {said} is not in {}", refused.err);
    }
    let broken = [&b"PK\x03\x04 and no archive"[..], b"\xd0\xcf\x11\xe0", b"a;b\n\"open"];
    for bytes in broken {
        fs::write(world.path().join("tabel.xlsx"), bytes).unwrap();
        world.run(["import", "table", "tabel.xlsx", "--as", "expenses"]).ends_with(2);
    }
    world.run(["import", "table", "absent.xlsx", "--as", "expenses"]).ends_with(2);
    assert_eq!(world.json(["show", "overview", "--format", "json"])["events"], before);
}

/// Persons with their roles, from CSV and from a workbook: wrong cells are named, all rows come in or none, and nobody
/// twice.
#[test]
fn contacts_come_from_a_table() {
    const HEADER: &str = "naam;e-mail;telefoon;organisatie;contactpersoon_van;\
                          financieel_contact_van;ambassadeur_van;sinds\n";
    let world = World::taken_over("2025-08-04");
    let template = world.run(["import", "template", "contacts", "--lang", "nl"]).succeeds().out;
    assert!(template.starts_with("naam;e-mail;telefoon;organisatie;notitie;"), "{template}");
    let import = ["import", "table", "mensen.csv", "--as", "contacts"];
    let put = |rows: &str| {
        fs::write(world.path().join("mensen.csv"), format!("{HEADER}{rows}")).unwrap();
    };
    let persons = || world.json(["person", "list", "--format", "json"])["persons"].clone();
    let before = persons();
    for (rows, said) in [
        ("Fictieve Ans;;;;nergens;;;\n", "E2: "),
        ("Fictieve Ans;;;;koor; museum ;nergens;\n", "G2: "),
        (";;;Fictief Koor;;koor;;\n", "A2: "),
        ("Fictieve Ans;;;;;;koor;1 juli\n", "H2: `1 juli`"),
        (&format!("Fictieve Ans;{};;;;;;\n", "x".repeat(201)), "B2: "),
    ] {
        put(rows);
        let refused = world.run(import).ends_with(2);
        assert!(refused.err.contains(said), "{rows}: {said} is not in {}", refused.err);
    }
    // A rule refuses the second row: the first is not taken in either.
    put("Fictieve Ans;ans@koor.example;;;koor;;koor;2025-07-01\n\
         Fictieve Bas;bas@koor.example;;;;;koor;2023-07-01\n");
    let refused = world.run(import).ends_with(1);
    assert!(refused.err.contains("3: "), "{}", refused.err);
    assert_eq!(persons(), before);

    let rows = "Fictieve Ans;ans@koor.example;;;koor;;koor;2025-07-01\n\
                ;facturen@museum.example;;Fictief Museum, crediteuren;;museum;;\n\
                Fictieve Ans;ans@koor.example;071 000 00 00;;;museum;;\n\
                Fictieve Bas;;;;museum;;koor;2025-07-15\n";
    put(rows);
    let dry = world.run([&import[..], &["--dry-run"]].concat()).succeeds();
    assert!(dry.out.contains("3") && dry.out.contains("2"), "{}", dry.out);
    assert_eq!(persons(), before);
    let events = world.events();
    let file = workbook(&world, "mensen", &format!("{HEADER}{rows}"));
    world.run(["import", "table", &file, "--as", "contacts"]).succeeds();
    assert_eq!(world.events(), events + 2);
    let after = persons();
    let named = |name: &str| {
        let all = after.as_array().unwrap().iter();
        let found: Vec<_> =
            all.filter(|of| of["name"] == name || of["organisation"] == name).collect();
        assert_eq!(found.len(), 1, "{after}");
        found[0].clone()
    };
    let ans = named("Fictieve Ans");
    assert_eq!(ans["contact_of"], serde_json::json!(["koor"]));
    assert_eq!(ans["finance_of"], serde_json::json!(["museum"]));
    assert_eq!(
        (&ans["telephone"], &ans["ambassador_of"][0]),
        (&"071 000 00 00".into(), &"koor".into())
    );
    assert_eq!(named("Fictief Museum, crediteuren")["email"], "facturen@museum.example");
    let page = world.run(["show", "partner", "museum"]).succeeds().out;
    assert!(page.contains("Fictieve Bas") && page.contains("facturen@museum.example"), "{page}");
    // Again, with more of somebody: what is there stays, and nothing happens twice.
    put(&rows.replace("Fictieve Bas;;;;museum", "Fictieve Bas;;;Het Koor;museum"));
    let again = world.run(import).succeeds();
    assert_eq!(again.out, "added: 0; filled in: 1; known already: 2; ambassadors appointed: 0\n");
    assert_eq!(world.events(), events + 2);
    assert_eq!(persons().as_array().unwrap().len(), after.as_array().unwrap().len());
}
