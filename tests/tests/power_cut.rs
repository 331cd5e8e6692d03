//! The power is cut at every system call of real runs: what was answered is there, nothing is there by
//! half, and the ledger goes on.
//!
//! `docs/durability.md` says what is cut and how. Every cut there is:
//! `cargo test --package ledger-tests --test power_cut -- --ignored`

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, mpsc};

use ledger_store::{DiskLog, Position, Wait};
use ledger_tests::conversation::{failing_disk, in_memory, payments, promised};
use ledger_tests::dice::Dice;
use ledger_tests::power::disk::{tree_of, write_tree};
use ledger_tests::power::ways::Way;
use ledger_tests::power::{Cut, Recording};
use ledger_tests::{Run, World, data};
use serde_json::Value;

/// How many cuts of each script are made in an ordinary run; all of them in a full one.
const SOME: usize = 40;

/// What a cut must leave, from the run that went well.
struct Told {
    /// Every event, as `log --format json` shows it.
    log: Vec<String>,
    /// The same as it was after so many events, where acts change what is shown of earlier ones.
    logs: BTreeMap<u64, Vec<String>>,
    /// The root after so many events.
    roots: Vec<String>,
    /// The numbers of events at which a command, or an input that is recorded as a whole, ends.
    ends: BTreeSet<u64>,
    /// What was given line by line, to be given again.
    lines: String,
    /// Whether those lines are all that was recorded, but for the making of the ledger.
    lines_are_all: bool,
}

/// Runs that are recorded, and what they say.
struct Script {
    world: World,
    recording: Recording,
    ends: BTreeSet<u64>,
    lines: String,
    lines_are_all: bool,
    shown_otherwise_later: bool,
}

impl Script {
    fn new() -> Script {
        Script::with(&[])
    }

    /// With files in the directory, before anything is recorded.
    fn with(files: &[(&str, &str)]) -> Script {
        let world = World::empty();
        for (name, text) in files {
            std::fs::write(world.path().join(name), text).unwrap();
        }
        let recording = Recording::of(world.path());
        let (ends, lines) = (BTreeSet::from([0]), String::new());
        Script { world, recording, ends, lines, lines_are_all: true, shown_otherwise_later: false }
    }

    /// Runs the program; `whole` when what it says is recorded as one commit.
    fn run(&mut self, arguments: &[&str], texts: &[String], whole: bool) -> &mut Script {
        let mut command = self.world.command();
        command.args(arguments);
        let said = self.recording.run(&command, texts);
        let ends = said.lines().filter_map(promised);
        match whole {
            true => self.ends.extend(ends.max()),
            false => self.ends.extend(ends),
        }
        self.lines.extend(texts.iter().cloned());
        self
    }

    fn init(&mut self) -> &mut Script {
        self.run(&["init", "--covenant", "oostpolder"], &[], true)
    }

    /// Runs the program until something is done to it.
    fn disturbed(&mut self, arguments: &[&str], texts: &[String], injected: &str) -> bool {
        let mut command = self.world.command();
        command.args(arguments);
        let (said, well) = self.recording.run_disturbed(&command, texts, &[injected]);
        self.ends.extend(said.lines().filter_map(promised));
        well
    }

    /// Many threads that append to the ledger at once.
    fn threads(&mut self, threads: usize, operations: usize) -> &mut Script {
        let mut command = self.world.command_of(env!("CARGO_BIN_EXE_append_from_many_threads"));
        command.arg(self.world.path().join("ledger"));
        command.args([threads.to_string(), operations.to_string(), "5".to_owned()]);
        let said = self.recording.run(&command, &[]);
        self.ends.extend(said.lines().filter_map(promised));
        self.lines_are_all = false;
        self
    }

    /// An act by a command of its own.
    fn act(&mut self, arguments: &[&str]) -> &mut Script {
        (self.lines_are_all, self.shown_otherwise_later) = (false, true);
        self.run(arguments, &[], true)
    }

    fn told(self) -> (World, Recording, Told) {
        let log = |as_of: &[&str]| -> Vec<String> {
            let run = self.world.run([&["log", "--format", "json"], as_of].concat()).succeeds();
            run.out.lines().map(str::to_owned).collect()
        };
        let mut logs = BTreeMap::new();
        if self.shown_otherwise_later {
            let at = |end: &u64| (*end, log(&["--as-of", &end.to_string()]));
            logs.extend(self.ends.iter().map(at));
        }
        let log = log(&[]);
        let open = DiskLog::open(&self.world.path().join("ledger"), Wait::No).unwrap();
        let root = |events| open.root_at(Position(events)).unwrap().to_string();
        let roots = (0..=log.len() as u64).map(root).collect();
        let Script { world, recording, ends, lines, lines_are_all, .. } = self;
        (world, recording, Told { log, logs, roots, ends, lines, lines_are_all })
    }
}

/// The program in a directory that a power cut left.
struct After {
    dir: tempfile::TempDir,
}

impl After {
    fn of(cut: &Cut) -> After {
        let dir = in_memory();
        write_tree(&cut.tree, dir.path());
        After { dir }
    }

    fn run(&self, arguments: &[&str], input: &str) -> Run {
        World::at(self.dir.path()).run_with(arguments, input.as_bytes())
    }
}

/// What is wrong after a cut, if anything is.
fn fault(cut: &Cut, told: &Told) -> Result<(), String> {
    let promised = cut.said.iter().filter_map(|line| promised(line)).max();
    let after = After::of(cut);
    let verified = after.run(&["verify", "--format", "json"], "");
    let said = format!("exit code {}: {}{}", verified.code, verified.out, verified.err);
    if verified.err.contains("panicked") {
        return Err(said);
    }
    if promised.is_none() && verified.code == 3 {
        // The making of the ledger was cut off.
        let clear = verified.err.contains("\"error\":") && verified.err.contains("\"help\":");
        return if clear { Ok(()) } else { Err(said) };
    }
    if verified.code != 0 {
        return Err(said);
    }
    let found: Value = serde_json::from_str(&verified.out).map_err(|error| error.to_string())?;
    let events = found["events"].as_u64().unwrap();
    if events < promised.unwrap_or(0) {
        return Err(format!("{events} events of {promised:?} that were acknowledged"));
    }
    if !told.ends.contains(&events) {
        return Err(format!("{events} events: a command is there by half"));
    }
    if found["root"] != told.roots[events as usize] {
        return Err(format!("{events} events with a root that the run never had: {said}"));
    }
    let log = after.run(&["log", "--format", "json"], "");
    let expected = told.logs.get(&events).map(Vec::as_slice);
    if log.code != 0 || !log.out.lines().eq(expected.unwrap_or(&told.log[..events as usize])) {
        return Err(format!("the log differs from that of the run: {}{}", log.out, log.err));
    }
    // Giving all lines again takes long, and says as much after some cuts as after every one.
    if cut.calls.is_multiple_of(4) { goes_on(&after, told, events) } else { Ok(()) }
}

/// The ledger takes the same lines again: those that are there once, the others as if for the first time.
fn goes_on(after: &After, told: &Told, events: u64) -> Result<(), String> {
    let founded = *told.ends.iter().find(|end| **end > 0).unwrap_or(&0);
    if told.lines.is_empty() || events < founded {
        return Ok(());
    }
    let again = after.run(&["apply", "-"], &told.lines);
    if again.code != 0 {
        return Err(format!("the lines are not taken again: {}{}", again.out, again.err));
    }
    for answer in again.lines() {
        let positions = answer["positions"].as_array().cloned().unwrap_or_default();
        let there = positions.iter().all(|position| position.as_u64() < Some(events));
        if answer["ok"] != true || (answer["repeated"] == true) != there {
            return Err(format!("with {events} events there, a line is answered {answer}"));
        }
    }
    let log = after.run(&["log", "--format", "json"], "");
    match !told.lines_are_all || log.out.lines().eq(&told.log) {
        true => Ok(()),
        false => Err("given again, the lines led to another ledger".to_owned()),
    }
}

/// Makes cuts on all processors and answers with how many were made, and each that left a fault.
fn cut(
    recording: &Recording,
    plan: &[(usize, Way)],
    check: impl Fn(&Cut) -> Result<(), String> + Sync,
) -> (usize, Vec<String>) {
    let (send, receive) = mpsc::sync_channel::<Cut>(4);
    let receive = Mutex::new(receive);
    let (made, faults) = (AtomicUsize::new(0), Mutex::new(Vec::new()));
    std::thread::scope(|scope| {
        for _ in 0..std::thread::available_parallelism().map_or(2, Into::into) {
            scope.spawn(|| {
                loop {
                    let next = receive.lock().unwrap().recv();
                    let Ok(cut) = next else { break };
                    made.fetch_add(1, Ordering::Relaxed);
                    if let Err(fault) = check(&cut) {
                        let said = cut.said.last().map_or("", String::as_str);
                        let fault = fault.chars().take(1000).collect::<String>();
                        let (way, calls) = (cut.way, cut.calls);
                        let fault =
                            format!("{way:?} after {calls} calls, having said {said:?}: {fault}");
                        faults.lock().unwrap().push(fault);
                    }
                }
            });
        }
        recording.cut(plan, |cut| send.send(cut).unwrap());
        drop(send);
    });
    (made.into_inner(), faults.into_inner().unwrap())
}

/// A plan, or some of it by chance.
fn some_of(mut plan: Vec<(usize, Way)>, all: bool) -> Vec<(usize, Way)> {
    let mut dice = Dice::new(4);
    while !all && plan.len() > SOME {
        plan.remove(dice.below(plan.len()));
    }
    plan
}

#[track_caller]
fn survives(script: Script, name: &str, all: bool) {
    survives_with(script, name, all, fault);
}

#[track_caller]
fn survives_with(
    script: Script,
    name: &str,
    all: bool,
    check: impl Fn(&Cut, &Told) -> Result<(), String> + Sync,
) {
    let (_world, recording, told) = script.told();
    let plan = some_of(recording.plan(if all { 6 } else { 3 }, 1), all);
    let (made, faults) = cut(&recording, &plan, |cut| check(cut, &told));
    println!("{name}: {made} cuts, {} faults", faults.len());
    assert!(
        made > 0 && faults.is_empty(),
        "{name}: of {made} cuts {} left a fault:\n{}",
        faults.len(),
        faults.join("\n")
    );
}

/// The lines of the founding, each with its line feed.
fn founding() -> Vec<String> {
    let text = std::fs::read_to_string(data("founding.jsonl")).unwrap();
    text.lines().map(|line| format!("{line}\n")).collect()
}

fn one_by_one() -> Script {
    let mut script = Script::new();
    script.init().run(&["apply", "-"], &founding(), false);
    script
}

fn together() -> Script {
    let mut script = Script::new();
    script.init().run(&["apply", "-"], &[founding().concat()], false);
    script.run(&["apply", "-"], &[payments(0, 400), payments(400, 900)], false);
    script
}

fn as_one() -> Script {
    let mut script = Script::new();
    script.init().run(&["apply", "--atomic", "-"], &[founding().concat()], true);
    script
}

/// What is known of a person, whose key is destroyed when the person is forgotten.
struct Known {
    key: String,
    /// How many calls there were before the program was told to forget.
    until: usize,
}

const NAME: &str = "Fenna de Vries";

fn acts() -> (Script, Known) {
    let mut script = Script::with(&[("notes.txt", "Notulen (fictief).\n")]);
    script.init().run(&["apply", "-"], &[founding().concat()], false);
    let receive =
        "payment receive --partner bewoners --amount 250 --bank-reference NL-3 --on 2020-05-01";
    script.act(&receive.split(' ').collect::<Vec<_>>());
    script.act(&["document", "attach", "notes.txt", "--to", "12", "--on", "2020-05-01"]);
    script.act(&["correct", "34", "--reason", "cijfers verwisseld", "--on", "2020-05-02"]);
    script.act(&["person", "add", "--name", NAME]);
    let keys = script.world.path().join("ledger/persons.keys");
    let keys = std::fs::read_to_string(keys).unwrap();
    let key = keys.lines().find_map(|line| line.strip_prefix("5 ")).unwrap().to_owned();
    let known = Known { key, until: script.recording.length() };
    script.act(&["person", "forget", "5", "--reason", "Op eigen verzoek"]);
    (script, known)
}

/// Who was added is known, and who was forgotten is not, in no file.
fn persons(cut: &Cut, told: &Told, known: &Known) -> Result<(), String> {
    fault(cut, told)?;
    let added = cut.said.iter().position(|line| line == "person 5");
    let forgotten = added.is_some_and(|at| at + 1 < cut.said.len());
    if forgotten {
        let key = known.key.as_bytes();
        let kept = cut.tree.iter().find(|(_, bytes)| {
            bytes.as_ref().is_some_and(|bytes| bytes.windows(key.len()).any(|part| part == key))
        });
        if let Some((file, _)) = kept {
            return Err(format!("the key that was destroyed is in {}", file.display()));
        }
    }
    if forgotten || (added.is_some() && cut.calls <= known.until) {
        let list = After::of(cut).run(&["person", "list"], "");
        if list.code != 0 || list.out.contains(NAME) == forgotten {
            return Err(format!("forgotten: {forgotten}, and {}{}", list.out, list.err));
        }
    }
    Ok(())
}

fn acts_survive(all: bool) {
    let (script, known) = acts();
    survives_with(script, "acts", all, |cut, told| persons(cut, told, &known));
}

/// A backup, one of what came since, and both restored.
fn backups() -> Script {
    let mut script = Script::with(&[("notes.txt", "Notulen (fictief).\n")]);
    script.init().run(&["apply", "-"], &[founding().concat()], false);
    script.act(&["document", "attach", "notes.txt", "--to", "12", "--on", "2020-05-01"]);
    script.act(&["backup", "full.tar"]).act(&["backup", "full", "--directory"]);
    script.act(&["correct", "34", "--reason", "cijfers verwisseld", "--on", "2020-05-02"]);
    script.act(&["backup", "since.tar", "--since", "full.tar"]);
    script.act(&["restore", "full.tar", "since.tar", "--ledger", "restored"]);
    script
}

/// A backup that was answered, or that is there under its name, can be restored; what was restored is all
/// there.
fn backed_up(cut: &Cut, told: &Told) -> Result<(), String> {
    fault(cut, told)?;
    let after = After::of(cut);
    for chain in [&["full.tar"][..], &["full"], &["full.tar", "since.tar"]] {
        let last = *chain.last().unwrap_or(&"");
        let answered = format!(" in {last}: ");
        let answered = cut.said.iter().any(|line| line.contains(&answered));
        if answered || cut.tree.contains_key(Path::new(last)) {
            let run = after.run(&[&["restore", "--dry-run"], chain].concat(), "");
            if run.code != 0 {
                return Err(format!("{last}, answered: {answered}: {}{}", run.out, run.err));
            }
        }
    }
    if cut.said.iter().any(|line| line.starts_with("restored ")) {
        let run = after.run(&["verify", "--format", "json", "--ledger", "restored"], "");
        let root = told.roots.last().map_or("", String::as_str);
        if run.code != 0 || !run.out.contains(root) {
            return Err(format!("restored: {}{}", run.out, run.err));
        }
    }
    Ok(())
}

/// Files that were acknowledged: after how many calls, and what is in each.
#[derive(Default)]
struct Promises(Vec<(usize, PathBuf, Vec<u8>)>);

impl Promises {
    /// From here on, these files are as they are.
    fn add(&mut self, script: &Script, names: &[&str]) {
        for name in names {
            let bytes = std::fs::read(script.world.path().join(name)).unwrap();
            self.0.push((script.recording.length(), PathBuf::from(name), bytes));
        }
    }

    fn kept(&self, cut: &Cut) -> Result<(), String> {
        for (calls, name, bytes) in self.0.iter().filter(|(calls, ..)| *calls <= cut.calls) {
            match cut.tree.get(name) {
                Some(Some(there)) if there == bytes => {}
                there => {
                    let there = there.map(|there| there.as_ref().map(Vec::len));
                    return Err(format!("{} after {calls} calls: {there:?}", name.display()));
                }
            }
        }
        Ok(())
    }
}

/// Everything that hands out a file, into directories that are there or are made on the way.
fn handed_out() -> (Script, Promises) {
    let mut script = Script::new();
    let mut promises = Promises::default();
    std::fs::create_dir(script.world.path().join("out")).unwrap();
    script.recording = Recording::of(script.world.path());
    script.init().run(&["apply", "-"], &[founding().concat()], false);
    let mut gives = |script: &mut Script, line: &str, file: &str| {
        script.act(&line.split(' ').collect::<Vec<_>>());
        promises.add(script, &[file]);
    };
    for (line, file) in [
        ("key make --output out/ledger.key", "out/ledger.key"),
        ("key make --cosigner een.example --output out/een.key", "out/een.key"),
        (
            "checkpoint make --signing-key out/ledger.key --output out/one.checkpoint",
            "out/one.checkpoint",
        ),
        ("prove event 3 --checkpoint out/one.checkpoint --output out/one.proof", "out/one.proof"),
        ("export jsonl --output out/ledger.jsonl", "out/ledger.jsonl"),
        ("export hledger --output out/ledger.journal", "out/ledger.journal"),
        ("export ical --output out/ledger.ics", "out/ledger.ics"),
        ("show balance --format csv --output out/balance.csv", "out/balance.csv"),
        (
            "report monitoring --year 2020 --period 1 --format markdown --output out/report.md",
            "out/report.md",
        ),
        ("init --covenant oostpolder --ledger deep/er/ledger", "deep/er/ledger/FORMAT"),
    ] {
        gives(&mut script, line, file);
    }
    let key = script.world.run(["key", "show", "out/ledger.key"]).succeeds().out;
    let line = "checkpoint cosign out/one.checkpoint --signing-key out/een.key --output out/one.cosigned --trust";
    let line: Vec<&str> = line.split(' ').chain([key.trim()]).collect();
    script.act(&line);
    promises.add(&script, &["out/one.cosigned"]);
    (script, promises)
}

const ISSUE: [&str; 8] =
    ["report", "issue", "--year", "2020", "--period", "1", "--to", "deep/er/reports"];

/// A report that is issued into a directory that is made on the way.
fn issued() -> (Script, Promises) {
    let mut script = Script::new();
    let mut promises = Promises::default();
    script.init().run(&["apply", "-"], &[founding().concat()], false);
    script.act(&ISSUE);
    let files = tree_of(script.world.path());
    let files = files.iter().filter(|(path, bytes)| bytes.is_some() && path.starts_with("deep"));
    let files: Vec<&str> = files.map(|(path, _)| path.to_str().unwrap()).collect();
    assert!(files.len() > 10, "{files:?}");
    promises.add(&script, &files);
    // One event more than the founding has.
    let events = script.ends.last().unwrap() + 1;
    script.ends.insert(events);
    (script, promises)
}

/// A report that was recorded has all its files once it was asked for again, whatever the cut left of them.
fn issued_again(cut: &Cut, told: &Told, promises: &Promises) -> Result<(), String> {
    fault(cut, told)?;
    promises.kept(cut)?;
    let all = told.log.len() as u64;
    let after = After::of(cut);
    let verified = after.run(&["verify", "--format", "json"], "");
    let found: Value = serde_json::from_str(&verified.out).unwrap_or_default();
    if found["events"].as_u64() != Some(all) || !cut.calls.is_multiple_of(2) {
        return Ok(());
    }
    // It is refused if there was nothing to complete.
    let again = after.run(&ISSUE, "");
    if again.code != 0 && !again.err.contains("report.already-issued") {
        return Err(format!("{}{}", again.out, again.err));
    }
    for (_, name, bytes) in &promises.0 {
        let there = std::fs::read(after.dir.path().join(name));
        if there.as_ref().ok() != Some(bytes) {
            return Err(format!("{} is missing: {}{}", name.display(), again.out, again.err));
        }
    }
    Ok(())
}

/// A process is killed at a sync, or told that it failed; another one is asked and answers. What it answered for is
/// there after a power cut.
fn answered_by_another(
    setup: &[&[&str]],
    arguments: &[&str],
    again: &[&str],
    texts: &[String],
    disturbance: &str,
) -> Vec<String> {
    let mut faults = Vec::new();
    // Each call is counted for itself.
    for (sync, number) in [("fsync", 1..30), ("fdatasync", 1..10)]
        .into_iter()
        .flat_map(|(sync, numbers)| numbers.map(move |number| (sync, number)))
    {
        let mut script = Script::with(&[("notes.txt", "Notulen (fictief).\n")]);
        for arguments in setup {
            let texts = if arguments.first() == Some(&"apply") { founding() } else { Vec::new() };
            script.run(arguments, &[texts.concat()], true);
        }
        let injected = format!("inject={sync}:{disturbance}:when={number}");
        let given = if arguments == again { texts } else { &[] };
        if script.disturbed(arguments, given, &injected) {
            // It makes no more of these calls.
            assert!(number > 1, "no sync was disturbed");
            continue;
        }
        let mut command = script.world.command();
        let before = script.recording.length();
        command.args(again);
        let (said, well) = script.recording.run_disturbed(&command, texts, &[]);
        if !script.world.path().join("ledger/FORMAT").exists() {
            assert!(!well, "there is no ledger yet");
            continue;
        }
        let (_world, recording, told) = script.told();
        let plan: Vec<_> = recording
            .plan(0, 1)
            .into_iter()
            .filter(|(at, way)| *at > before && *way == Way::Synced)
            .collect();
        let last = plan.last().copied();
        let plan = [plan, last.into_iter().collect()].concat();
        let (_, found) = cut(&recording, &plan, |cut| {
            let ended = cut.calls >= recording.length();
            let verified = After::of(cut).run(&["verify", "--format", "json"], "");
            let found: Value = serde_json::from_str(&verified.out).unwrap_or_default();
            let answered = cut.said.iter().filter_map(|line| promised(line)).max();
            let least = if ended { Some(told.log.len() as u64) } else { answered };
            match found["events"].as_u64() >= least && (verified.code == 0 || least.is_none()) {
                true => Ok(()),
                false => Err(format!(
                    "{least:?} events were answered for: {}{}",
                    verified.out, verified.err
                )),
            }
        });
        let found =
            found.into_iter().map(|fault| format!("{sync} {number}, {well} {said:.80}: {fault}"));
        faults.extend(found);
    }
    faults
}

/// So many events that the folded state would be kept if the ledger were larger.
fn with_many_events() -> Script {
    let mut script = Script::new();
    script.init().run(&["apply", "-"], &[founding().concat()], false);
    script.run(&["apply", "-"], &[payments(0, 5_000)], false);
    script.run(&["apply", "-"], &[payments(5_000, 5_001)], false);
    script
}

fn at_once() -> Script {
    let mut script = Script::new();
    script.init().run(&["apply", "-"], &[founding().concat()], false).threads(6, 12);
    script
}

#[test]
fn backups_and_what_is_restored() {
    survives_with(backups(), "backups", false, backed_up);
}

#[test]
fn many_threads_at_once() {
    survives(at_once(), "at once", false);
}

#[test]
fn acts_one_by_one() {
    survives(one_by_one(), "one by one", false);
}

#[test]
fn lines_together_and_many_of_them() {
    survives(together(), "together", false);
}

#[test]
fn an_input_that_is_recorded_as_a_whole() {
    survives(as_one(), "as one", false);
}

#[test]
fn acts_documents_and_persons() {
    acts_survive(false);
}

#[test]
#[ignore = "takes long: see docs/durability.md"]
fn every_cut() {
    survives(one_by_one(), "one by one", true);
    survives(together(), "together", true);
    survives(as_one(), "as one", true);
    acts_survive(true);
    survives(at_once(), "at once", true);
    survives_with(backups(), "backups", true, backed_up);
    survives(with_many_events(), "many events", false);
    let (script, promises) = handed_out();
    survives_with(script, "handed out", true, |cut, told| {
        fault(cut, told).and_then(|()| promises.kept(cut))
    });
    let (script, promises) = issued();
    survives_with(script, "issued", true, |cut, told| issued_again(cut, told, &promises));
}

#[test]
fn files_that_are_handed_out() {
    let (script, promises) = handed_out();
    survives_with(script, "handed out", false, |cut, told| {
        fault(cut, told).and_then(|()| promises.kept(cut))
    });
}

#[test]
fn a_report_that_is_issued() {
    let (script, promises) = issued();
    survives_with(script, "issued", false, |cut, told| issued_again(cut, told, &promises));
}

const INIT: &[&str] = &["init", "--covenant", "oostpolder"];
const FOUND: &[&str] = &["apply", "--atomic", "-"];
const APPLY: &[&str] = &["apply", "-"];

#[test]
fn what_a_second_process_answers_for_after_the_first_was_killed_or_its_sync_failed() {
    let attach =
        ["document", "attach", "notes.txt", "--to", "12", "--on", "2020-05-01", "--id", "nota"];
    for disturbance in ["signal=KILL", "error=EIO"] {
        let line = [payments(0, 1)];
        let lines = answered_by_another(&[INIT, FOUND], APPLY, APPLY, &line, disturbance);
        let documents = answered_by_another(&[INIT, FOUND], &attach, &attach, &[], disturbance);
        let made = answered_by_another(&[], INIT, APPLY, &founding()[..1], disturbance);
        let faults = [lines, documents, made].concat();
        assert!(faults.is_empty(), "{disturbance}: {faults:#?}");
    }
}

/// The recorder finds what it is there for: a program that answers before it syncs.
#[test]
fn a_program_that_answers_before_it_syncs_is_caught() {
    let mut script = Script::new();
    script.init();
    let mut command: Command = script.world.command();
    command
        .args(["apply", "-"])
        .env("LD_PRELOAD", failing_disk(env!("CARGO_TARGET_TMPDIR")))
        .env("FAILING_DISK_LIES", "1");
    let said = script.recording.run(&command, &founding());
    script.ends.extend(said.lines().filter_map(promised));
    let (_world, recording, told) = script.told();
    let plan: Vec<_> =
        recording.plan(0, 1).into_iter().filter(|(_, way)| *way == Way::Synced).collect();
    let (made, faults) = cut(&recording, &plan, |cut| fault(cut, &told));
    let lost = faults.iter().filter(|fault| fault.contains("that were acknowledged")).count();
    assert!(lost > 10, "of {made} cuts: {faults:?}");
}
