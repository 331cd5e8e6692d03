//! Power cuts, simulated from outside.
//!
//! The real program runs on the real file system under `strace`. A model of the disk is made from the calls
//! that change files or make them durable. For every call the directory can then be rebuilt as a power cut
//! would leave it, in several [`Way`]s. Everything that the program had acknowledged by then must be in it.

pub mod disk;
mod replay;
pub mod trace;
pub mod ways;

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tempfile::TempDir;

use disk::{Tree, tree_of};
use replay::Replay;
use trace::Call;
use ways::{CERTAIN, Way};

use crate::dice::Dice;
use crate::path;

/// Runs of a program in a directory, with every system call.
pub struct Recording {
    start: Replay,
    root: PathBuf,
    /// The directory of traces, outside the other.
    scratch: TempDir,
    calls: Vec<Call>,
    /// The numbers of the calls with which a process ended, and the lines that a run acknowledged.
    ends: Vec<usize>,
    promises: Vec<(usize, String)>,
}

/// A power cut, and what is left after it.
pub struct Cut {
    /// The number of calls that had ended.
    pub calls: usize,
    /// The way.
    pub way: Way,
    /// The files that are left.
    pub tree: Tree,
    /// Every line that the program had begun to write on standard output by then.
    pub said: Vec<String>,
}

impl Recording {
    /// Begins in a directory whose contents are durable.
    pub fn of(root: &Path) -> Recording {
        let root = root.canonicalize().expect("the directory is there");
        Recording {
            start: Replay::of(&root),
            root,
            scratch: TempDir::new().expect("a temporary directory"),
            calls: Vec::new(),
            ends: Vec::new(),
            promises: Vec::new(),
        }
    }

    /// Runs a program, gives it texts, and waits after each for as many lines as it has. Returns its output.
    ///
    /// `command` has the program and its environment. It must run in the directory.
    pub fn run(&mut self, command: &Command, texts: &[String]) -> String {
        let (said, well) = self.run_disturbed(command, texts, &[]);
        assert!(well, "{command:?} fails, having said:\n{said}");
        said
    }

    /// Runs a program in the same way, disturbed by `strace` (`inject=fsync:signal=KILL:when=2`). Also
    /// returns whether it ended well.
    pub fn run_disturbed(
        &mut self,
        command: &Command,
        texts: &[String],
        injected: &[&str],
    ) -> (String, bool) {
        let trace = self.scratch.path().join("trace");
        let mut watched = Command::new("strace");
        let mut options = trace::options();
        // It is faster, but cannot send a signal.
        options.retain(|option| injected.is_empty() || option != "--seccomp-bpf");
        watched.args(options).args(["-o", path(&trace)]);
        for injected in injected {
            watched.args(["-e", injected]);
        }
        // A variable for the program alone must not affect strace.
        for (name, value) in command.get_envs().filter(|(name, _)| *name == "LD_PRELOAD") {
            let value = value.unwrap_or_default().to_string_lossy();
            watched.args(["-E", &format!("{}={value}", name.to_string_lossy())]);
        }
        watched.arg("--").arg(command.get_program()).args(command.get_args()).env_clear();
        let others = command.get_envs().filter(|(name, _)| *name != "LD_PRELOAD");
        watched.envs(others.filter_map(|(name, value)| Some((name, value?))));
        watched.current_dir(&self.root).stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = watched.spawn().unwrap_or_else(|error| {
            panic!("`strace` cannot be run ({error}): `tests/run` installs it")
        });
        let mut stdin = child.stdin.take();
        let mut lines = BufReader::new(child.stdout.take().expect("its standard output")).lines();
        let mut said = String::new();
        for (number, text) in texts.iter().enumerate() {
            let input = stdin.as_mut().expect("it is open until the last text");
            // A program that was killed reads no more.
            let given = input.write_all(text.as_bytes());
            assert!(given.is_ok() || !injected.is_empty(), "it reads");
            if number + 1 == texts.len() {
                // A command that records all lines together answers at the end of its input.
                stdin = None;
            }
            for line in lines.by_ref().take(text.lines().count()) {
                said += &(line.expect("UTF-8") + "\n");
            }
        }
        drop(stdin);
        lines.for_each(|line| said += &(line.expect("UTF-8") + "\n"));
        let well = child.wait().expect("it ends").success();
        let text = std::fs::read_to_string(&trace).expect("a trace");
        let calls = trace::parse(&text, self.calls.len());
        for call in &calls {
            let bytes = match call.name.as_str() {
                "write" if call.word(0) == "1" => call.bytes(1),
                "writev" if call.word(0) == "1" => call.buffers(1),
                _ => continue,
            };
            // A line counts from the moment at which its write begins.
            self.promises.push((call.began, String::from_utf8(bytes).expect("UTF-8")));
        }
        self.calls.extend(calls);
        self.ends.push(self.calls.len());
        self.check();
        (said, well)
    }

    /// Replays everything and compares the model with the real directory.
    fn check(&self) {
        let mut replay = self.start.clone();
        self.each_moment(&mut replay, |_, _| {});
        let (live, real) = (replay.disk.live(), tree_of(&self.root));
        for name in live.keys().chain(real.keys()) {
            assert!(live.get(name) == real.get(name), "the model differs in {}", name.display());
        }
    }

    fn each_moment(&self, replay: &mut Replay, mut seen: impl FnMut(usize, &Replay)) {
        let mut ends = self.ends.iter();
        let mut end = ends.next();
        for (number, call) in self.calls.iter().enumerate() {
            while end.is_some_and(|end| *end == number) {
                replay.end_process();
                end = ends.next();
            }
            replay.apply(call);
            seen(number + 1, replay);
        }
    }

    /// The number of recorded calls.
    pub fn length(&self) -> usize {
        self.calls.len()
    }

    /// A plan of all cuts: whenever something had changed or become durable, or an answer was about to be
    /// given, in every certain way and in `by_chance` random ways.
    pub fn plan(&self, by_chance: usize, seed: u64) -> Vec<(usize, Way)> {
        let mut dice = Dice::new(seed);
        let mut moments: Vec<usize> = self.promises.iter().map(|(began, _)| *began).collect();
        moments.extend(self.calls.iter().filter(|call| call.changes()).map(|call| call.step + 1));
        moments.sort_unstable();
        moments.dedup();
        let mut plan = Vec::new();
        for moment in moments {
            plan.extend(CERTAIN.map(|way| (moment, way)));
            plan.extend((0..by_chance).map(|_| (moment, Way::Chance(dice.any()))));
        }
        plan
    }

    /// Makes the cuts of a plan, in order. A cut that leaves the same as an earlier one is skipped.
    pub fn cut(&self, plan: &[(usize, Way)], mut each: impl FnMut(Cut)) {
        let mut made = HashSet::new();
        let said = self.said();
        let mut replay = self.start.clone();
        let mut plan = plan.iter().peekable();
        self.each_moment(&mut replay, |calls, replay| {
            while let Some((_, way)) = plan.next_if(|(moment, _)| *moment <= calls) {
                let tree = way.of(&replay.disk);
                let said: Vec<String> = said
                    .iter()
                    .take_while(|(began, _)| *began <= calls)
                    .map(|(_, line)| line.clone())
                    .collect();
                let mut hasher = DefaultHasher::new();
                (&tree, &said).hash(&mut hasher);
                if made.insert(hasher.finish()) {
                    each(Cut { calls, way: *way, tree, said });
                }
            }
        });
    }

    /// The lines of standard output, each with the number of calls that had ended when it was begun.
    fn said(&self) -> Vec<(usize, String)> {
        let mut lines = Vec::new();
        let mut line = String::new();
        for (began, text) in &self.promises {
            for part in text.split_inclusive('\n') {
                line += part;
                if line.ends_with('\n') {
                    lines.push((*began, line.trim_end().to_owned()));
                    line.clear();
                }
            }
        }
        lines
    }
}
