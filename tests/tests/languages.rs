//! What is said to who acts, in their language: one language for all that is said and shown, and no line in two.

use std::fs;

use ledger_tests::{Run, World};

#[test]
fn a_refusal_is_said_in_the_language_asked_for() {
    let world = World::founded();
    let act = ["payment", "receive", "--partner", "bewoners", "--amount", "250"];
    let known = [&act[..], &["--bank-reference", "NL-1", "--on", "2020-05-01"]].concat();
    let english = world.run(&known).ends_with(1).err;
    assert!(
        english.starts_with("error: bank entry `NL-1` was already recorded, at position "),
        "{english}"
    );
    assert!(
        english.contains("rule: sound bookkeeping (bank.entry-known)\nhelp: each "),
        "{english}"
    );
    let dutch = world.run([&known[..], &["--lang", "nl"]].concat()).ends_with(1).err;
    assert!(dutch.starts_with("fout: bankmutatie `NL-1` "), "{dutch}");
    assert!(
        dutch.contains("regel: een ordelijke administratie (bank.entry-known)\nhulp: "),
        "{dutch}"
    );
    let json =
        world.run([&known[..], &["--lang", "nl", "--format", "json"]].concat()).ends_with(1).err;
    assert!(json.starts_with("{\"error\":\"bankmutatie `NL-1`"), "{json}");
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["code"], "bank.entry-known");
    let line = r#"{"on":"2020-05-01","kind":"receive-payment","data":{"partner":"bewoners","amount":"1.00","bank_reference":"NL-1"}}"#;
    let (_, answer) = world.apply(line);
    for facts in [&json["facts"], &answer["facts"]] {
        assert_eq!(facts["reference"], "NL-1");
        assert!(facts["position"].is_u64(), "{facts}");
    }
}

/// `--lang` goes before `CONVENANT_LANG`, that before the locale, and Dutch is what there is otherwise.
#[test]
fn the_language_is_the_one_asked_for_or_of_the_environment() {
    let world = World::founded();
    let said = |environment: &[(&str, &str)], arguments: &[&str]| {
        let mut command = world.command();
        command.env_remove("CONVENANT_LANG").envs(environment.iter().copied());
        let shown = command.args(["show", "balance"]).args(arguments).output().unwrap();
        let shown = String::from_utf8(shown.stdout).unwrap();
        let mut command = world.command();
        command.env_remove("CONVENANT_LANG").envs(environment.iter().copied());
        let failed = command.args(["show", "partner", "x"]).args(arguments).output().unwrap();
        let failed = String::from_utf8(failed.stderr).unwrap();
        let mut command = world.command();
        command.env_remove("CONVENANT_LANG").envs(environment.iter().copied());
        let misread = command.args(["show", "--lagn"]).args(arguments).output().unwrap();
        let misread = String::from_utf8(misread.stderr).unwrap();
        match shown.starts_with("Proefbalans") {
            true => {
                assert!(failed.starts_with("fout: ") && misread.starts_with("fout: "), "{misread}");
                "nl"
            }
            false => {
                assert!(shown.starts_with("Trial balance"), "{shown}");
                assert!(
                    failed.starts_with("error: ") && misread.starts_with("error: "),
                    "{misread}"
                );
                "en"
            }
        }
    };
    for (environment, arguments, lang) in [
        (&[][..], &[][..], "nl"),
        (&[("LANG", "nl_NL.UTF-8")], &[], "nl"),
        (&[("LANG", "en_GB.UTF-8")], &[], "en"),
        (&[("LANG", "C.UTF-8")], &[], "nl"),
        (&[("LANG", "de_DE.UTF-8")], &[], "nl"),
        (&[("LC_ALL", "en_US.UTF-8"), ("LANG", "nl_NL.UTF-8")], &[], "en"),
        (&[("LC_MESSAGES", "nl_NL.UTF-8"), ("LANG", "en_US.UTF-8")], &[], "nl"),
        (&[("LC_ALL", ""), ("LANG", "en_US.UTF-8")], &[], "en"),
        (&[("CONVENANT_LANG", "nl"), ("LC_ALL", "en_US.UTF-8")], &[], "nl"),
        (&[("CONVENANT_LANG", ""), ("LC_ALL", "en_US.UTF-8")], &[], "en"),
        (&[("CONVENANT_LANG", "nl"), ("LC_ALL", "nl_NL.UTF-8")], &["--lang", "en"], "en"),
        (&[("CONVENANT_LANG", "en")], &["--lang=nl"], "nl"),
    ] {
        assert_eq!(said(environment, arguments), lang, "{environment:?} {arguments:?}");
    }
}

#[test]
fn a_language_that_there_is_not_is_refused_with_those_there_are() {
    let world = World::founded();
    let run = world.run(["show", "balance", "--lang", "fr"]).ends_with(2);
    assert!(run.err.contains("nl") && run.err.contains("en"), "{}", run.err);
    for (locale, said) in [("en_GB.UTF-8", "one of: nl, en"), ("C", "een van: nl, en")] {
        let mut command = world.command();
        command.env("CONVENANT_LANG", "fr").env("LC_ALL", locale);
        let named = command.args(["show", "balance"]).output().unwrap();
        let err = String::from_utf8(named.stderr).unwrap();
        assert_eq!(named.status.code(), Some(2), "{err}");
        assert!(err.contains("CONVENANT_LANG is `fr`") && err.contains(said), "{err}");
    }
}

/// Words that no sentence of the other language has.
const ENGLISH: [&str; 24] = [
    "the", "not", "and", "or", "no", "has", "have", "with", "for", "be", "it", "this", "that",
    "to", "give", "recorded", "error", "help", "next", "warning", "missing", "another", "see",
    "from",
];
const DUTCH: [&str; 20] = [
    "de",
    "het",
    "een",
    "niet",
    "wordt",
    "geen",
    "zijn",
    "naar",
    "fout",
    "hulp",
    "verder",
    "regel",
    "uit",
    "voor",
    "dit",
    "dat",
    "geef",
    "vastgelegd",
    "bestand",
    "daar",
];

/// What stands between backticks, quotes and brackets is quoted: a command, an option, a text of somebody else. What
/// follows an option is one word of it.
fn words(line: &str) -> Vec<String> {
    // What the operating system says is quoted as it is.
    let line = match line.split_once(" (os error ") {
        Some((said, rest)) => {
            let ours = said.rsplit_once(": ").map_or(said, |(ours, _)| ours);
            format!("{ours} {rest}")
        }
        None => line.to_owned(),
    };
    let mut plain = String::new();
    let mut quote = None;
    for c in line.chars() {
        match quote {
            Some(end) if c == end => quote = None,
            Some(_) => {}
            None if matches!(c, '`' | '"' | '“') => {
                quote = Some(if c == '“' { '”' } else { c })
            }
            None => plain.push(c),
        }
    }
    let plain = match plain.find("convenant ") {
        Some(command) => plain[..command].to_owned(),
        None => plain,
    };
    plain
        .split(|c: char| !(c.is_alphanumeric() || matches!(c, '-' | '_' | '/' | '.')))
        .map(|word| word.trim_matches('.').to_lowercase())
        .filter(|word| !word.is_empty())
        .collect()
}

/// Refuses a line with words of another language.
#[track_caller]
fn in_one_language(what: &str, said: &str, lang: &str) {
    let foreign: &[&str] = if lang == "nl" { &ENGLISH } else { &DUTCH };
    for line in said.lines() {
        let words = words(line);
        let found: Vec<&String> =
            words.iter().filter(|word| foreign.contains(&word.as_str())).collect();
        assert!(found.is_empty(), "{what}: {found:?} in a line that should be {lang}:\n{line}");
    }
}

/// Receipts, hints, warnings and failures, of every kind of command: each line of each is in one language.
///
/// A word that both languages have, such as `in`, shows nothing, and a sentence without any of the words above passes.
/// That every text is there in both languages is held by the build.
#[test]
fn everything_that_is_said_is_in_one_language() {
    for lang in ["nl", "en"] {
        let world = World::founded();
        let world = if lang == "nl" { world.in_dutch() } else { world };
        let dir = world.path();
        fs::write(dir.join("geen.toml"), "[covenant]\nname = 5\ncode = \"A B\"\nextra = true\n")
            .unwrap();
        fs::write(dir.join("los.toml"), "niets =").unwrap();
        fs::write(dir.join("geen.tar"), "niets").unwrap();
        fs::write(dir.join("geen.jsonl"), "{}\n{\"a\":1}\n").unwrap();
        fs::write(dir.join("brief.pdf"), "Fictief.").unwrap();
        fs::create_dir(dir.join("vol")).unwrap();
        fs::write(dir.join("vol/iets"), "x").unwrap();
        let on = ["--on", "2020-05-01"];
        let runs: Vec<Vec<&str>> = vec![
            // Receipts, hints and warnings.
            vec!["init", "--covenant", "oostpolder", "--ledger", "tweede"],
            vec![
                "payment",
                "receive",
                "--partner",
                "bewoners",
                "--amount",
                "5000",
                "--bank-reference",
                "NL-8",
            ],
            vec![
                "payment",
                "receive",
                "--partner",
                "bewoners",
                "--amount",
                "5",
                "--bank-reference",
                "NL-9",
                "--dry-run",
            ],
            vec!["show", "proposal", "99"],
            vec!["import", "table", "geen.tar", "--as", "expenses"],
            vec!["import", "table", "geen.tar", "--as", "x"],
            vec!["take-over", "books", "--source", "X", "--bank", "1", "--on", "2020-05-01"],
            vec![
                "take-over",
                "decision",
                "other",
                "--title",
                "X",
                "--source",
                "X",
                "--manner",
                "meeting",
            ],
            vec!["document", "attach", "brief.pdf", "--to", "3"],
            vec!["document", "add", "brief.pdf"],
            vec!["document", "verify"],
            vec!["document", "extract", "1", "--output", "terug.pdf"],
            vec!["person", "add", "--name", "Fenna", "--id", "fenna"],
            vec!["person", "add", "--name", "Fenna", "--id", "fenna"],
            vec!["person", "add", "--name", "Fenna"],
            vec!["person", "set", "1", "--email", "f@voorbeeld.nl"],
            vec!["person", "forget", "2", "--dry-run"],
            vec!["person", "forget", "2"],
            vec!["verify"],
            vec!["backup", "alles.tar"],
            vec!["restore", "alles.tar", "--dry-run"],
            vec!["restore", "alles.tar", "--ledger", "terug"],
            vec!["export", "jsonl", "--output", "alles.jsonl"],
            vec!["import", "jsonl", "alles.jsonl", "--dry-run"],
            vec!["import", "jsonl", "alles.jsonl", "--ledger", "weer"],
            vec!["key", "make", "--output", "grootboek.key"],
            vec![
                "checkpoint",
                "make",
                "--signing-key",
                "grootboek.key",
                "--output",
                "een.checkpoint",
            ],
            vec!["checkpoint", "show", "een.checkpoint"],
            vec!["verify", "--against", "een.checkpoint"],
            vec!["prove", "event", "3", "--checkpoint", "een.checkpoint", "--output", "drie.proof"],
            vec![
                "prove",
                "since",
                "een.checkpoint",
                "--checkpoint",
                "een.checkpoint",
                "--output",
                "groei.proof",
            ],
            vec!["verify-proof", "groei.proof", "--against", "een.checkpoint"],
            vec!["report", "issue", "--on", "2020-07-01"],
            vec!["report", "issue", "--on", "2020-07-01"],
            vec!["generate", "--partners", "5", "--years", "1", "--ledger", "verzonnen"],
            vec!["man", "handleiding"],
            // Failures of usage.
            vec!["init", "--covenant", "geen.toml", "--ledger", "derde"],
            vec!["init", "--covenant", "los.toml", "--ledger", "derde"],
            vec!["init", "--covenant", "nergens.toml", "--ledger", "derde"],
            vec!["init", "--covenant", "oostpolder", "--ledger", "vol"],
            vec!["init", "--covenant", "oostpolder", "--ledger", "ledger/binnen"],
            vec!["show", "overview", "--ledger", "nergens"],
            vec!["show", "overview", "--ledger", "vol"],
            vec!["show", "overview", "--as-of", "9999"],
            vec!["show", "partner", "nergens"],
            vec!["show", "partner", "bewoners", "--on", "2010-01-01"],
            vec!["show", "budget", "--year", "2050"],
            vec!["show", "overview", "--id", "x"],
            vec!["show", "overview", "--format", "csv"],
            vec!["verify", "--format", "pdf"],
            vec!["verify", "--trust", "x"],
            vec!["explain", "overview", "/nergens"],
            vec!["explain", "overview", "/partners"],
            vec!["explain", "nergens", "/x"],
            vec!["explain", "report", "/x"],
            vec!["log", "--by", "nergens"],
            vec!["document", "extract", "77"],
            vec!["document", "attach", "nergens.pdf", "--to", "3"],
            vec!["document", "attach", "vol", "--to", "3"],
            vec!["person", "show", "77"],
            vec!["person", "set", "0", "--email", "x"],
            vec!["person", "add", "--email", "x"],
            vec!["backup", "alles.tar"],
            vec!["backup", "ledger/binnen.tar"],
            vec!["backup", "meer.tar", "--since", "9999"],
            vec!["restore", "geen.tar", "--ledger", "vierde"],
            vec!["restore", "nergens.tar", "--ledger", "vierde"],
            vec!["restore", "alles.tar", "--ledger", "vol"],
            vec!["import", "jsonl", "geen.jsonl", "--ledger", "vijfde"],
            vec!["key", "make", "--output", "grootboek.key"],
            vec!["key", "show", "brief.pdf"],
            vec!["checkpoint", "show", "brief.pdf"],
            vec!["checkpoint", "cosign", "een.checkpoint", "--signing-key", "grootboek.key"],
            vec!["prove", "event", "9999", "--checkpoint", "een.checkpoint"],
            vec!["verify-proof", "brief.pdf", "--against", "een.checkpoint"],
            vec!["verify-proof", "drie.proof"],
            vec!["report", "monitoring", "--year", "2020", "--period", "9"],
            vec!["report", "invoice", "C2020-0001"],
            vec!["report", "invoice", "C2099-0001"],
            vec!["report", "year-account", "--year", "2050"],
            vec!["report", "verify", "brief.pdf"],
            vec!["demo", "vol"],
            vec!["demo", "nieuw", "--story", "vol"],
            vec!["generate", "--partners", "1", "--years", "1", "--ledger", "zesde"],
            // Refusals whose facts are words.
            vec![
                "payment",
                "receive",
                "--partner",
                "bewoners",
                "--amount",
                "1",
                "--bank-reference",
                "NL-7",
                "--actor",
                "waterschap",
            ],
            vec!["role", "appoint", "project-leader", "--person", "1"],
            vec![
                "contribution",
                "credit",
                "C2020-0001",
                "--reason",
                "Onjuist",
                "--on",
                "2020-02-01",
                "--strict",
            ],
            vec!["correct", "32", "--reason", "Onjuist"],
            vec!["year", "close", "2020"],
            // A line that cannot be parsed.
            vec!["show", "overview", "--nergens"],
            vec!["show", "nergens"],
            vec!["nergens"],
            vec!["show", "partner"],
            vec!["document", "extract", "vijf"],
            vec!["document", "extract", "99999999999999999999"],
            vec!["show", "overview", "--format", "nergens"],
            vec!["generate", "--covenant", "oostpolder", "--partners", "5"],
            vec!["payment", "receive", "--partner", "p", "--amount", "-5,00"],
        ];
        for run in &runs {
            let dated = matches!(run[0], "payment" | "role" | "correct" | "year")
                || run[1..].first() == Some(&"attach");
            let all = if dated && !run.contains(&"--on") {
                [&run[..], &on].concat()
            } else {
                run.clone()
            };
            let Run { code, out, err } = world.run(&all);
            assert!(!err.contains("panicked"), "{run:?}: {err}");
            // What is shown rather than said has the names of the covenant, which are Dutch.
            let said = if matches!(run[0], "init" | "verify-proof") || code != 0 {
                String::new()
            } else {
                out
            };
            let said: String = said
                .lines()
                .filter(|line| !line.starts_with("    "))
                .map(|line| format!("{line}\n"))
                .collect();
            in_one_language(&run.join(" "), &format!("{said}{err}"), lang);
        }
        // Values that cannot be read, and things that several have.
        for line in [
            "payment receive --partner p --bank-reference b --amount veel",
            "payment receive --partner p --bank-reference b --amount 1.234",
            "payment receive --partner p --bank-reference b --amount 1.234.567",
            "payment receive --partner p --bank-reference b --amount 1,234,5",
            "payment receive --partner p --bank-reference b --amount 0,001",
            "payment receive --partner p --bank-reference b --amount 99999999999999999999",
            "payment receive --partner p --bank-reference b --amount 5 --allocate alles",
            "payment receive --partner p --bank-reference b --amount 5 --allocate geen --allocate oudste",
            "payment receive --partner fictie --bank-reference b --amount 5 --on 2020-05-01",
            "show partner fictie",
            "show balance --on gisteren",
            "show balance --as-of ooit",
            "year close 20",
            "contribution credit 7 --reason r",
            "proposal vote drie --seat ppo --vote voor",
            "proposal vote 99999999999 --seat ppo --vote voor",
            "proposal vote 1 --seat ppo --vote misschien",
            "proposal submit risk-key --from-year 2020 --weight ppo --title t --text t",
            "proposal submit risk-key --from-year 2020 --weight p=1 --weight p=2 --title t --text t",
            "proposal submit settlement --remainder elders --title t --text t",
            "proposal submit budget --data los.toml --title t --text t",
            "proposal submit continuation --title t --text t",
            "document attach brief.pdf --to iets",
            "document attach brief.pdf --to besluit=99",
            "report diff iets anders",
            "log --kind iets",
        ] {
            let Run { code, err, .. } = world.run(line.split(' '));
            assert!(code != 0 && !err.contains("panicked"), "{line}: {err}");
            in_one_language(line, &err, lang);
        }
        for line in [
            r#"{"kind":"close-year","data":{"year":"2020"}"#,
            "[]",
            r#"{"kind":"close-year"}"#,
            r#"{"kind":"open-year","data":{}}"#,
            r#"{"kind":"close-year","data":{"year":"2020","force":true}}"#,
            r#"{"kind":"close-year","data":{"year":true}}"#,
            r#"{"kind":"close-year","data":{"year":"2020-2023"}}"#,
            r#"{"kind":"close-year","kind":"close-year","data":{"year":"2020"}}"#,
            r#"{"kind":"pay-expense","data":{"expense":99999999999999999999,"bank_reference":"x"}}"#,
            r#"{"kind":"cast-vote","data":{"proposal":1,"seat":"gemeente","vote":"misschien"}}"#,
            r#"{"id":"a b","kind":"close-year","data":{"year":"2020"}}"#,
        ] {
            let (run, answer) = world.apply(line);
            for field in ["message", "accepted", "article"] {
                in_one_language(line, answer[field].as_str().unwrap_or_default(), lang);
            }
            in_one_language(line, &run.err, lang);
        }
        let calendar = world.run(["export", "ical"]).succeeds().out;
        let language = if lang == "nl" { "//NL\r\n" } else { "//EN\r\n" };
        assert!(calendar.contains(language), "{calendar}");
    }
}
