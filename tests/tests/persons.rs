//! Persons: who they are stands sealed beside the log, and is gone once they are forgotten.

use std::fs;
use std::path::{Path, PathBuf};

use ledger_tests::{World, path, tool};
use serde_json::json;

const FENNA: &str = "Fictieve Fenna Fluit";

/// The founded ledger, in which person 3 holds the seat of the gemeente, with a name for person 3.
fn with_name() -> World {
    let world = World::founded();
    let name = ["person", "set", "3", "--name", FENNA, "--email", "fenna@voorbeeld.example"];
    world.run(name).succeeds();
    world
}

/// The same when somebody else holds the seat.
fn succeeded() -> World {
    let world = with_name();
    let appoint = ["role", "appoint", "gemeente", "--person", "9", "--on", "2021-01-01"];
    world.run(appoint).succeeds();
    world
}

fn forget(world: &World) {
    let forget = ["person", "forget", "3", "--reason", "Op eigen verzoek", "--on", "2021-02-01"];
    world.run(forget).succeeds();
}

/// Every file in a directory and below.
fn files(dir: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(dir).unwrap().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

fn copy(from: &Path, to: &Path, leave_out: &str) {
    for file in files(from) {
        let part = file.strip_prefix(from).unwrap();
        if part != Path::new(leave_out) {
            fs::create_dir_all(to.join(part).parent().unwrap()).unwrap();
            fs::copy(&file, to.join(part)).unwrap();
        }
    }
}

/// Whether a text stands in any file of a directory.
fn stands_in(dir: &Path, text: &str) -> bool {
    files(dir).iter().any(|file| {
        let bytes = fs::read(file).unwrap();
        bytes.windows(text.len()).any(|window| window == text.as_bytes())
    })
}

/// A text without its line breaks.
fn in_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn a_person_has_a_name_for_whoever_has_the_key_and_a_number_for_others() {
    let world = with_name().in_dutch();
    let says = |part: &str| {
        let log = world.run(["log", "--kind", "role-appointed"]).succeeds();
        let decisions = world.run(["show", "decisions"]).succeeds();
        assert!(log.out.contains(part), "`{part}` is not in:\n{}", log.out);
        in_one_line(&decisions.out)
    };
    assert!(says(FENNA).contains(FENNA));
    assert!(says("Persoon 2 bezet").contains("persoon 2"), "who is not known keeps a number");
    let shown = world.json(["person", "show", "3", "--format", "json"]);
    assert_eq!(
        shown,
        json!({ "person": 3, "known": "known", "name": FENNA,
        "email": "fenna@voorbeeld.example", "roles": ["gemeente"], "ambassador_of": [],
        "deputy_of": [], "groups": [] })
    );
    world.run(["person", "set", "3", "--email", "", "--note", "dinsdag"]).succeeds();
    let shown = world.json(["person", "show", "3", "--format", "json"]);
    assert_eq!((&shown["name"], &shown["note"]), (&json!(FENNA), &json!("dinsdag")));
    assert!(shown["email"].is_null());
    assert!(!stands_in(&world.path().join("ledger"), FENNA), "sealed");
    // Programs get the numbers.
    let log = world.run(["log", "--format", "json"]).succeeds();
    assert!(!log.out.contains(FENNA));

    // Elsewhere, and back by name.
    let (keys, away) = (world.path().join("ledger/persons.keys"), world.path().join("mine"));
    fs::rename(&keys, &away).unwrap();
    assert!(says("Persoon 3 bezet").contains("persoon 3"));
    let list = world.json(["person", "list", "--format", "json"]);
    assert_eq!(list["persons"][2]["known"], "locked");
    world.run(["person", "set", "3", "--name", "Iemand anders"]).ends_with(3);
    let run = world.run(["--keys", "mine", "show", "decisions"]).succeeds();
    assert!(in_one_line(&run.out).contains(FENNA));
    let run = world.command().env("CONVENANT_KEYS", &away).args(["person", "list"]).output();
    assert!(String::from_utf8(run.unwrap().stdout).unwrap().contains(FENNA));
}

#[test]
fn a_forgotten_person_stands_in_no_file_nor_in_a_copy_without_the_keys() {
    let world = succeeded().in_dutch();
    let (ledger, earlier) = (world.path().join("ledger"), world.path().join("copy"));
    copy(&ledger, &earlier, "persons.keys");
    let key = fs::read_to_string(ledger.join("persons.keys")).unwrap();
    let key = key.lines().find_map(|line| line.strip_prefix("3 ")).unwrap().to_owned();
    forget(&world);
    for dir in [&ledger, &earlier] {
        for text in [FENNA, "fenna@voorbeeld.example", &key] {
            assert!(!stands_in(dir, text), "`{text}` stands in {}", dir.display());
        }
    }
    world.run(["verify"]).succeeds();
    let log = world.run(["log", "--kind", "role-appointed"]).succeeds();
    assert!(log.out.contains("Vergeten persoon 3 bezet"), "{}", log.out);
    let decisions = world.run(["show", "decisions", "--lang", "en"]).succeeds();
    assert!(in_one_line(&decisions.out).contains("forgotten person 3"), "{}", decisions.out);
    world.run(["person", "set", "3", "--name", FENNA]).ends_with(2);
    let again = world.run(["person", "forget", "3"]).ends_with(1);
    assert!(again.err.contains("person.already-forgotten"), "{}", again.err);
    let appoint = ["role", "appoint", "bewoners", "--person", "3", "--on", "2021-03-01"];
    let run = world.run(appoint).ends_with(1);
    assert!(run.err.contains("role.person-forgotten"), "{}", run.err);
    // The copy has what was sealed, and nobody has the key to it.
    let log = world.run(["log", "--ledger", "copy", "--kind", "role-appointed"]).succeeds();
    assert!(log.out.contains("Persoon 3 bezet"), "{}", log.out);
    let keys = ["--keys", "ledger/persons.keys"];
    let list = [&["person", "list", "--ledger", "copy", "--format", "json"], &keys[..]].concat();
    assert_eq!(world.json(list)["persons"][2]["known"], "locked");
}

#[test]
fn an_ambassador_and_a_member_have_a_name_until_that_ended_and_they_are_forgotten() {
    let world = with_name().in_dutch();
    let of = ["gemeente-oost", "--person", "8"];
    let ambassador = |verb, on| [&["ambassador", verb], &of[..], &["--on", on]].concat();
    world.run(ambassador("appoint", "2020-03-01")).succeeds();
    let group = |verb, on| ["group", verb, "communication", "--person", "8", "--on", on];
    world.run(group("join", "2020-03-01")).succeeds();
    // A number that an event names is not given to somebody else.
    let added = world.run(["person", "add", "--name", "Fictieve Gast"]).succeeds();
    assert_eq!(added.out, "persoon 9\n");
    let name = "Fictieve Gijs Gans";
    world.run(["person", "set", "8", "--name", name]).succeeds();
    let shown = world.json(["person", "show", "8", "--format", "json"]);
    assert_eq!(
        shown,
        json!({ "person": 8, "known": "known", "name": name, "roles": [],
            "ambassador_of": ["gemeente-oost"], "deputy_of": [], "groups": ["communication"] })
    );
    let list = world.run(["person", "list", "--lang", "en"]).succeeds();
    assert!(list.out.contains("ambassador of gemeente-oost"), "{}", list.out);

    let views = [
        &["show", "ambassadors", "--on", "2020-06-01"][..],
        &["show", "groups", "--on", "2020-06-01"],
        &["show", "partner", "gemeente-oost"],
        &["log", "--kind", "ambassador-appointed"],
        &["log", "--kind", "group-joined"],
    ];
    for view in views {
        let text = world.run(view).succeeds().out;
        assert!(text.contains(name), "{view:?}:\n{text}");
        let json = world.run([view, &["--format", "json"]].concat()).succeeds().out;
        assert!(!json.contains(name) && json.contains('8'), "{view:?}:\n{json}");
        let csv = world.run([view, &["--format", "csv"]].concat()).succeeds().out;
        assert!(!csv.contains(name) && csv.contains('8'), "{view:?}:\n{csv}");
    }
    assert!(!world.run(["export", "ical"]).succeeds().out.contains(name));

    let forget = ["person", "forget", "8", "--on", "2020-07-01"];
    for (code, ended) in [
        ("person.is-ambassador", ambassador("end", "2020-07-01")),
        ("person.in-group", group("leave", "2020-07-01").to_vec()),
    ] {
        let run = world.run(forget).ends_with(1);
        assert!(run.err.contains(code), "{}", run.err);
        assert!(world.run(["person", "show", "8"]).succeeds().out.contains(name));
        world.run(ended).succeeds();
    }
    world.run(forget).succeeds();
    assert!(!stands_in(&world.path().join("ledger"), name));
    for view in views {
        let text = world.run(view).succeeds().out;
        assert!(
            !text.contains(name) && text.to_lowercase().contains("vergeten persoon 8"),
            "{text}"
        );
    }
    for (again, code) in [
        (ambassador("appoint", "2020-08-01"), "ambassador.person-forgotten"),
        (group("join", "2020-08-01").to_vec(), "group.person-forgotten"),
    ] {
        let run = world.run(again).ends_with(1);
        assert!(run.err.contains(code), "{}", run.err);
    }
}

#[test]
fn a_deputy_has_a_name_where_the_votes_are_and_is_not_forgotten_before_the_mandate_ends() {
    let world = with_name().in_dutch();
    let name = "Fictieve Dirk Das";
    world.run(["person", "set", "8", "--name", name]).succeeds();
    let grant = ["mandate", "grant", "bewoners", "--deputy", "8", "--on", "2020-07-01"];
    world.run(grant).succeeds();
    let submit = ["proposal", "submit", "other", "--title", "Fictief", "--text", "Fictief."];
    world.run([&submit[..], &["--on", "2020-07-02"]].concat()).succeeds();
    let proposals = world.json(["show", "proposals", "--format", "json"]);
    let number = proposals["proposals"].as_array().unwrap().last().unwrap()["proposal"].to_string();
    let vote = |seat, by, on| {
        let vote = ["proposal", "vote", &number, "--seat", seat, "--vote", "voor"];
        world.run([&vote[..], &["--by", by, "--on", on]].concat())
    };
    assert!(
        vote("gemeente", "plaatsvervanger", "2020-07-03")
            .ends_with(1)
            .err
            .contains("vote.no-deputy")
    );
    vote("bewoners", "plaatsvervanger", "2020-07-03").succeeds();
    let proxy = ["mandate", "grant", "waterschap", "--proxy", "gemeente", "--until", "2020-07-10"];
    world.run([&proxy[..], &["--on", "2020-07-03"]].concat()).succeeds();
    let decide = ["proposal", "decide", &number, "--manner", "vergadering", "--for", "gemeente"];
    let with_proxy = ["--for", "waterschap=volmacht", "--on", "2020-07-04"];
    world.run([&decide[..], &with_proxy].concat()).succeeds();
    let shown = world.run(["show", "proposal", &number]).succeeds().out;
    assert!(shown.contains(&format!("{name} als plaatsvervanger")), "{shown}");
    assert!(shown.contains(&format!("{FENNA}, bij volmacht door")), "{shown}");
    let mandates = world.run(["show", "mandates", "--on", "2020-07-04"]).succeeds().out;
    assert!(mandates.contains(name) && mandates.contains("volmacht"), "{mandates}");
    let json = world.run(["show", "mandates", "--format", "json"]).succeeds().out;
    assert!(!json.contains(name) && json.contains("\"deputy\": 8"), "{json}");
    let shown = world.json(["person", "show", "8", "--format", "json"]);
    assert_eq!(shown["deputy_of"], json!(["bewoners"]));
    let forget = ["person", "forget", "8", "--on", "2020-08-01"];
    assert!(world.run(forget).ends_with(1).err.contains("person.is-deputy"));
    let early = world.run(["mandate", "withdraw", "1", "--on", "2020-07-03"]).ends_with(1);
    assert!(early.err.contains("mandate.voted-since"), "{}", early.err);
    world.run(["mandate", "withdraw", "1", "--on", "2020-08-01"]).succeeds();
    world.run(forget).succeeds();
    let shown = world.run(["show", "proposal", &number]).succeeds().out;
    assert!(shown.contains("vergeten persoon 8 als plaatsvervanger"), "{shown}");
}

#[test]
fn a_card_says_for_which_partners_a_person_can_be_reached_and_only_a_screen_shows_it() {
    let world = with_name();
    world.run(["person", "set", "3", "--contact-of", "Gemeente Oost"]).succeeds();
    let office = "Fictieve Crediteuren Oost";
    let add = ["person", "add", "--organisation", office, "--email", "facturen@oost.example"];
    let added = world.run([&add[..], &["--finance-of", "gemeente-oost"]].concat()).succeeds();
    let number = added.out.trim().rsplit(' ').next().unwrap().to_owned();
    world.run(["person", "add", "--organisation", office]).ends_with(2);
    world.run(["person", "add", "--name", "Fictief", "--contact-of", "nergens"]).ends_with(2);
    let shown = world.json(["person", "show", "3", "--format", "json"]);
    assert_eq!(shown["contact_of"], json!(["gemeente-oost"]));
    let list = world.run(["person", "list", "--lang", "en"]).succeeds().out;
    assert!(list.contains("Crediteuren") && list.contains("finance contact of"), "{list}");

    let page = ["show", "partner", "gemeente-oost"];
    let screen = world.run(page).succeeds().out;
    assert!(screen.contains(office) && screen.contains("facturen@oost.example"), "{screen}");
    assert!(screen.contains(FENNA), "{screen}");
    for format in ["json", "csv", "markdown", "html"] {
        let run = world.run([&page[..], &["--format", format]].concat()).succeeds();
        assert!(!run.out.contains("facturen@"), "{format}: {}", run.out);
    }
    assert!(!world.run(["show", "partner", "bewoners"]).succeeds().out.contains(office));
    for text in [office, "facturen@oost.example"] {
        assert!(!stands_in(&world.path().join("ledger"), text), "sealed");
    }
    // No event names the department: forgetting it needs none.
    let before = world.events();
    world.run(["person", "forget", &number]).succeeds();
    assert_eq!(world.events(), before);
    assert!(!world.run(page).succeeds().out.contains(office));
    world.run(["person", "set", "3", "--contact-of", ""]).succeeds();
    let shown = world.json(["person", "show", "3", "--format", "json"]);
    assert!(shown["contact_of"].is_null());
}

#[test]
fn whoever_holds_a_role_or_is_unknown_is_not_forgotten() {
    let world = with_name();
    let keys = world.path().join("ledger/persons.keys");
    let before = fs::read(&keys).unwrap();
    for (person, code) in [("3", "person.holds-role"), ("77", "person.unknown")] {
        let run = world.run(["person", "forget", person]).ends_with(1);
        assert!(run.err.contains(code), "{}", run.err);
    }
    assert_eq!(fs::read(&keys).unwrap(), before, "no key is destroyed for what is refused");
    assert!(world.run(["person", "show", "3"]).succeeds().out.contains(FENNA));
    let added = world.run(["person", "add", "--name", "Fictieve Gast"]).succeeds();
    assert_eq!(added.out, "person 5\n");
    // Who stands in no event needs none to be forgotten.
    let events = world.events();
    world.run(["person", "forget", "5"]).succeeds();
    world.run(["person", "show", "5"]).ends_with(2);
    assert_eq!(world.events(), events);
}

#[test]
fn a_line_of_json_destroys_the_key_too_and_not_without_the_keys() {
    let world = succeeded();
    let line = json!({ "on": "2021-02-01", "kind": "forget-person", "data": { "person": 3 } });
    let (keys, away) = (world.path().join("ledger/persons.keys"), world.path().join("mine"));
    fs::rename(&keys, &away).unwrap();
    let (_, answer) = world.apply(&line.to_string());
    assert_eq!(answer["code"], "input.no-keys", "{answer}");
    fs::rename(&away, &keys).unwrap();
    world.run_with(["apply", "-", "--dry-run"], line.to_string().as_bytes()).succeeds();
    assert!(world.run(["person", "show", "3"]).succeeds().out.contains(FENNA));
    let (_, answer) = world.apply(&line.to_string());
    assert_eq!(answer["ok"], true, "{answer}");
    assert!(!fs::read_to_string(&keys).unwrap().contains("\n3 "));
    assert!(!world.path().join("ledger/persons/3").exists());
}

#[test]
fn what_was_cut_off_between_key_and_event_is_finished_by_doing_it_again() {
    let world = succeeded().in_dutch();
    let ledger = world.path().join("ledger");
    let before = world.path().join("before");
    copy(&ledger, &before, "");
    forget(&world);
    // The state after a crash in between: the key is gone, and the event is not there yet.
    fs::remove_dir_all(ledger.join("log")).unwrap();
    copy(&before.join("log"), &ledger.join("log"), "");
    let log = world.run(["log", "--kind", "role-appointed"]).succeeds();
    assert!(log.out.contains("Persoon 3 bezet"), "not claimed, and not readable: {}", log.out);
    forget(&world);
    let log = world.run(["log", "--kind", "role-appointed"]).succeeds();
    assert!(log.out.contains("Vergeten persoon 3 bezet"), "{}", log.out);

    // An old copy of keys and data put back: not shown, said by verify, and destroyed again.
    fs::copy(before.join("persons.keys"), ledger.join("persons.keys")).unwrap();
    fs::copy(before.join("persons/3"), ledger.join("persons/3")).unwrap();
    assert!(!world.run(["show", "decisions"]).succeeds().out.contains(FENNA));
    assert_eq!(world.json(["verify", "--format", "json"])["persons_back"], json!([3]));
    world.run(["person", "forget", "3"]).succeeds();
    assert_eq!(world.json(["verify", "--format", "json"])["persons_back"], json!([]));
}

#[test]
fn a_report_has_no_name_from_outside_the_log() {
    let world = World::founded().in_dutch();
    let report = ["report", "monitoring", "--year", "2020", "--period", "1"];
    let before = world.run(report).succeeds().out;
    world.run(["person", "set", "3", "--name", FENNA]).succeeds();
    let after = world.run(report).succeeds().out;
    assert_eq!(before, after);
    world.run(["report", "issue", "--on", "2020-07-01"]).succeeds();
    let tables = fs::read_dir(world.path().join("reports/monitoring-2020-1-nl")).unwrap();
    let mut tables = tables.map(|entry| entry.unwrap().path());
    let events = tables.find(|path| path.to_string_lossy().ends_with("-events.csv")).unwrap();
    let events = fs::read_to_string(events).unwrap();
    assert!(events.contains("Persoon 3 bezet") && !events.contains(FENNA), "{events}");
}

#[test]
fn damage_is_reported_and_no_name_is_made_up() {
    let world = with_name().in_dutch();
    let sealed = world.path().join("ledger/persons/3");
    let mut bytes = fs::read(&sealed).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(&sealed, bytes).unwrap();
    let run = world.run(["verify"]).ends_with(4);
    assert!(run.err.contains("persons/3") || run.err.contains("person 3"), "{}", run.err);
    world.run(["person", "show", "3"]).ends_with(4);
    let run = world.run(["show", "decisions"]).succeeds();
    assert!(run.out.contains("persoon 3") && run.err.contains("waarschuwing:"), "{}", run.err);
}

#[cfg(unix)]
#[test]
fn keys_are_the_owners_alone() {
    use std::os::unix::fs::PermissionsExt;
    let world = with_name().in_dutch();
    let keys = world.path().join("ledger/persons.keys");
    assert_eq!(fs::metadata(&keys).unwrap().permissions().mode() & 0o777, 0o600);
    fs::set_permissions(&keys, fs::Permissions::from_mode(0o644)).unwrap();
    let run = world.run(["person", "list"]).ends_with(3);
    assert!(run.err.contains("chmod 600"), "{}", run.err);
    let run = world.run(["show", "decisions"]).succeeds();
    assert!(run.out.contains("persoon 3") && run.err.contains("chmod 600"), "{}", run.err);
}

/// The list of processes and the history of the shell have the line of arguments, and nothing of a file.
#[test]
fn who_a_person_is_can_be_given_without_standing_among_the_arguments() {
    let world = World::founded();
    let fenna = json!({ "name": FENNA, "email": "fenna@voorbeeld.example", "note": "dinsdag" });
    let shown = |person: &str| world.json(["person", "show", person, "--format", "json"]);
    fs::write(world.path().join("fenna.json"), format!("{fenna:#}\n")).unwrap();
    let run = world.run(["person", "add", "--from", "fenna.json"]).succeeds();
    assert_eq!(run.out, "person 5\n");
    let input = r#"{"email":"","telephone":"071 000 00 00"}"#;
    world.run_with(["person", "set", "5", "--from", "-"], input.as_bytes()).succeeds();
    let shown_now = shown("5");
    assert_eq!((&shown_now["name"], &shown_now["note"]), (&json!(FENNA), &json!("dinsdag")));
    assert_eq!(shown_now["telephone"], "071 000 00 00");
    assert!(shown_now["email"].is_null(), "an empty text removes it");
    let before = shown_now;
    for (input, says) in [
        (r#"{"naam":"Fenna"}"#, "unknown field `naam`"),
        (r#"{"name":7}"#, "name"),
        (r#"{"name":"a","name":"b"}"#, "name"),
        (r#"["Fenna"]"#, "object"),
        ("", "JSON"),
        ("Fenna", "JSON"),
        ("{\"name\":\"a\nb\"}", "JSON"),
        (r#"{"name":"a\u001bb"}"#, "is not one short line"),
    ] {
        for line in [&["person", "add", "--from", "-"][..], &["person", "set", "5", "--from", "-"]]
        {
            let run = world.run_with(line, input.as_bytes()).ends_with(2);
            assert!(run.err.contains(says) && run.err.contains("help:"), "{input}: {}", run.err);
        }
    }
    world.run(["person", "add", "--from", "nergens"]).ends_with(2);
    world.run(["person", "add", "--from", "fenna.json", "--note", "x"]).ends_with(2);
    assert_eq!(shown("5"), before);
    world.run(["person", "show", "6"]).ends_with(2);
}

/// An answer that was lost: given again, the same command adds nobody, or says that it may have.
#[test]
fn a_person_who_is_added_again_is_not_added_twice_without_a_word() {
    let world = World::founded();
    let add = ["person", "add", "--name", FENNA, "--id", "fenna"];
    if cfg!(target_os = "linux") {
        let full = fs::File::options().write(true).open("/dev/full").unwrap();
        let status = world.command().args(add).stdout(full).status().unwrap();
        assert_eq!(status.code(), Some(3), "it was added, and the answer was lost");
    }
    let run = world.run(add).succeeds();
    assert_eq!(run.out, "person 5\n");
    world.run(["person", "set", "5", "--note", "dinsdag"]).succeeds();
    let again = world.run(add).succeeds();
    assert_eq!(again.out, "person 5\n");
    assert!(again.err.contains("was added before"), "{}", again.err);
    let other = ["person", "add", "--name", "Fictieve Fokke", "--id"];
    let run = world.run([&other[..], &["fenna"]].concat()).ends_with(2);
    assert!(run.err.contains("`fenna`"), "{}", run.err);
    // The ids of acts are others' too.
    let run = world.run([&other[..], &["leader"]].concat()).ends_with(1);
    assert!(run.err.contains("`leader` was used for another command"), "{}", run.err);
    world.run(["person", "show", "6"]).ends_with(2);
    // Without an id it cannot be known, and is said.
    let fokke = ["person", "add", "--name", "Fictieve Fokke"];
    assert!(!world.run(fokke).succeeds().err.contains("warning"));
    let run = world.run(fokke).succeeds();
    assert_eq!(run.out, "person 7\n");
    assert!(run.err.contains("the same is known about person 6"), "{}", run.err);
    // Once forgotten, nothing of it is left to compare with.
    world.run(["person", "forget", "5"]).succeeds();
    assert_eq!(world.run(add).succeeds().out, "person 8\n");
}

/// What a newer program sealed is taken over by nobody who cannot read it.
#[test]
fn what_is_sealed_in_a_form_that_is_not_known_is_not_restored() {
    let world = with_name();
    world.run(["backup", "kept.tar"]).succeeds();
    let sealed = world.path().join("ledger/persons/3");
    let mut bytes = fs::read(&sealed).unwrap();
    bytes[0] = 9;
    fs::write(&sealed, &bytes).unwrap();
    for line in [&["verify"][..], &["backup", "more.tar"]] {
        let run = world.run(line).ends_with(4);
        assert!(run.err.contains("person 3 is sealed in a form of version 9"), "{}", run.err);
    }
    // A newer program would have made a backup of it, with its SHA-256.
    world.run(["backup", "directory", "--directory"]).ends_with(4);
    fs::write(&sealed, [&[1][..], &bytes[1..]].concat()).unwrap();
    world.run(["backup", "directory", "--directory"]).succeeds();
    let (kept, manifest) =
        (world.path().join("directory/persons/3"), world.path().join("directory/manifest.json"));
    let sha256 = || tool("sha256sum", &[path(&kept)])[..64].to_owned();
    let before = sha256();
    fs::write(&kept, &bytes).unwrap();
    let text = fs::read_to_string(&manifest).unwrap().replace(&before, &sha256());
    fs::write(&manifest, text).unwrap();
    for dry in [&["--dry-run"][..], &[]] {
        let line = ["restore", "directory", "--ledger", "again"];
        let run = world.run([&line[..], dry].concat()).ends_with(4);
        assert!(run.err.contains("person 3 is sealed in a form of version 9"), "{}", run.err);
    }
    assert!(!world.path().join("again").exists());
    world.run(["restore", "kept.tar", "--ledger", "again"]).succeeds();
}

#[cfg(unix)]
#[test]
fn a_ledger_that_everybody_can_change_is_told_so() {
    use std::os::unix::fs::PermissionsExt;
    let world = with_name();
    let events = world.path().join("ledger/log/events");
    let set = |mode| fs::set_permissions(&events, fs::Permissions::from_mode(mode)).unwrap();
    for (mode, open) in [(0o600, false), (0o664, false), (0o666, true)] {
        set(mode);
        let run = world.run(["verify"]).succeeds();
        assert_eq!(run.err.contains("everybody on this machine can change"), open, "{mode:o}");
        assert_eq!(run.err.contains("help: chmod -R o-w"), open);
    }
}

#[test]
fn the_register_of_decisions_has_names_for_who_asks() {
    let world = with_name().in_dutch();
    let register = ["report", "decisions", "--format", "markdown"];
    let numbers = world.run(register).succeeds().out;
    assert!(numbers.contains("persoon 3") && !numbers.contains(FENNA), "{numbers}");
    let names = world.run([&register[..], &["--names"]].concat()).succeeds().out;
    assert!(names.contains(FENNA) && !names.contains("persoon 3"), "{names}");
}
