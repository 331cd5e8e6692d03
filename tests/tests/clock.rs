//! A clock that is wrong: one act far in the future would give its moment to all that is recorded later.

use ledger_tests::{NOW, Run, World, data, path};
use serde_json::json;

/// Runs the program at a moment.
fn at(world: &World, now: &str, line: &[&str], input: &str) -> Run {
    let mut command = world.command();
    command.env("CONVENANT_NOW", now).args(line);
    let mut child = command.spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    // A program that refuses at once reads nothing.
    let _ = std::io::Write::write_all(&mut stdin, input.as_bytes());
    drop(stdin);
    let output = child.wait_with_output().unwrap();
    Run {
        code: output.status.code().unwrap_or(-1),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

fn pay(reference: &str) -> Vec<&str> {
    let line = "payment receive --partner bewoners --amount 5 --on 2020-05-01 --allocate none";
    line.split(' ').chain(["--bank-reference", reference]).collect()
}

fn payment(reference: &str) -> String {
    let data = json!({ "partner": "bewoners", "amount": "5", "bank_reference": reference, "allocate": "none" });
    json!({ "on": "2020-05-01", "kind": "receive-payment", "data": data }).to_string() + "\n"
}

/// Founded at [`NOW`], which is 2023-09-30T12:00:00Z.
#[test]
fn a_moment_long_after_the_last_event_is_refused_until_it_is_said_to_be_right() {
    let world = World::founded();
    let events = world.events();
    let line = payment("NL-9") + &payment("NL-10");
    for (now, ahead) in [
        ("2023-09-30T12:00:00Z", false),
        ("2024-11-03T12:00:00Z", false),
        ("2024-11-03T12:00:00.001Z", true),
        ("2100-01-01T00:00:00Z", true),
        ("9999-12-31T23:59:59Z", true),
    ] {
        for dry in [&["--dry-run"][..], &[]] {
            if !ahead && dry.is_empty() {
                continue;
            }
            let run = at(&world, now, &[&pay("NL-9")[..], dry].concat(), "");
            let applied = at(&world, now, &[&["apply", "-"][..], dry].concat(), &line);
            let atomic = at(&world, now, &[&["apply", "--atomic", "-"][..], dry].concat(), &line);
            if !ahead {
                for run in [run, applied, atomic] {
                    assert!(!run.succeeds().err.contains("clock"), "{now}");
                }
                continue;
            }
            let run = run.ends_with(2);
            assert!(run.err.contains("more than 400 days before"), "{now}: {}", run.err);
            assert!(run.err.contains("help: set the clock of this machine"), "{}", run.err);
            for run in [applied, atomic] {
                let answers = run.ends_with(1).lines();
                assert!(
                    answers.iter().all(|answer| answer["code"] == "clock.ahead"),
                    "{answers:?}"
                );
                assert_eq!(answers.len(), 2);
            }
        }
    }
    let far = "2100-01-01T00:00:00Z";
    let run = at(&world, far, &[&pay("NL-9")[..], &["--format", "json"]].concat(), "").ends_with(2);
    let error: serde_json::Value = serde_json::from_str(&run.err).unwrap();
    assert_eq!(error["code"], "clock.ahead");
    let issue = ["report", "issue", "--on", "2020-07-01", "--year", "2020", "--period", "1"];
    let run = at(&world, far, &issue, "").ends_with(2);
    assert!(run.err.contains("400 days"), "{}", run.err);
    assert_eq!(std::fs::read_dir(world.path().join("reports")).map_or(0, Iterator::count), 0);
    let end = ["role", "end", "gemeente", "--on", "2021-01-01"];
    world.run(end).succeeds();
    world.run(["person", "set", "3", "--name", "Fictieve Fenna"]).succeeds();
    let forget = ["person", "forget", "3", "--on", "2021-02-01"];
    at(&world, far, &forget, "").ends_with(2);
    assert!(
        world.run(["person", "show", "3"]).succeeds().out.contains("Fenna"),
        "the key is there"
    );
    assert_eq!(world.events(), events + 1);
    // What only looks is asked nothing.
    at(&world, far, &["show", "overview"], "").succeeds();
    at(&world, far, &["verify"], "").succeeds();

    at(&world, far, &[&["--clock-is-right"], &pay("NL-9")[..]].concat(), "").succeeds();
    at(&world, far, &["apply", "-", "--clock-is-right"], &payment("NL-10")).succeeds();
    let run = world.run(["show", "overview", "--clock-is-right"]).ends_with(2);
    assert!(run.err.contains("has no effect here"), "{}", run.err);
}

#[test]
fn a_clock_behind_the_last_event_is_said_once_and_strictly_refused() {
    let world = World::founded();
    let recorded = || {
        let log = world.run(["log", "--format", "json"]).succeeds().lines();
        (log.len(), log.last().unwrap()["recorded_at"].as_str().unwrap().to_owned())
    };
    let (before, last) = recorded();
    assert_eq!(last[..19], NOW[..19]);
    for (now, behind) in [
        ("2023-09-30T11:59:00Z", false),
        ("2023-09-30T11:58:59Z", true),
        ("2020-05-02T00:00:00Z", true),
    ] {
        let strict = at(&world, now, &[&pay("NL-9")[..], &["--strict", "--dry-run"]].concat(), "");
        let run =
            at(&world, now, &["apply", "-", "--dry-run"], &(payment("NL-8") + &payment("NL-9")));
        let said = run.succeeds().err;
        let warned = said.contains(&format!("gets the moment of that event, {last}"));
        assert_eq!(warned, behind, "{now}: {said}");
        assert_eq!(said.matches("warning:").count(), usize::from(behind), "{now}: {said}");
        match behind {
            true => assert!(strict.ends_with(2).err.contains("the clock says"), "{now}"),
            false => drop(strict.succeeds()),
        }
    }
    let now = "2022-01-01T00:00:00Z";
    let run = at(&world, now, &["apply", "-", "--strict"], &payment("NL-8")).ends_with(1);
    assert_eq!(run.lines()[0]["code"], "clock.behind");
    assert_eq!(recorded().0, before);
    at(&world, now, &pay("NL-8"), "").succeeds();
    assert_eq!(recorded().1, last);
}

#[test]
fn a_covenant_is_concluded_at_a_moment_that_can_be_right() {
    let world = World::empty();
    let init = ["init", "--covenant", "oostpolder"];
    for now in ["2050-02-01T00:00:00Z", "2199-01-01T00:00:00Z"] {
        let run = at(&world, now, &init, "").ends_with(2);
        assert!(run.err.contains("more than 30 years before"), "{}", run.err);
        assert!(!world.path().join("ledger").exists(), "nothing was made");
    }
    at(&world, "2050-01-01T00:00:00Z", &init, "").succeeds();
    let other = World::empty();
    let right = [&init[..], &["--clock-is-right"]].concat();
    at(&other, "2199-01-01T00:00:00Z", &right, "").succeeds();
}

/// What was recorded elsewhere keeps its moments; those to come are said.
#[test]
fn moments_that_are_still_to_come_are_said_when_a_ledger_is_taken_over() {
    let world = World::founded();
    world.run(["export", "jsonl", "--output", "lines"]).succeeds();
    world.run(["backup", "kept.tar"]).succeeds();
    for (now, ahead) in [
        ("2023-09-29T12:00:00Z", false),
        ("2023-09-29T11:59:59Z", true),
        ("2099-09-30T12:00:00Z", false),
    ] {
        for (line, to) in
            [(&["import", "jsonl", "lines"][..], "a"), (&["restore", "kept.tar"], "b")]
        {
            let run = at(&world, now, &[line, &["--ledger", to]].concat(), "").succeeds();
            assert_eq!(run.err.contains("warning: the last event was recorded on"), ahead, "{now}");
            std::fs::remove_dir_all(world.path().join(to)).unwrap();
        }
    }
    // Stories of the past are told at their own moments.
    let story = World::empty();
    at(&story, "2100-01-01T00:00:00Z", &["generate", "--covenant", "oostpolder"], "").succeeds();
    let lines = path(&data("founding.jsonl")).to_owned();
    let run = at(&story, "2100-01-01T00:00:00Z", &["apply", &lines], "");
    assert!(run.ends_with(1).lines().iter().all(|answer| answer["code"] == "clock.ahead"));
}
