//! Runs the real program in a directory of its own, with a fixed clock, a terminal of 80 columns and in English, or in
//! Dutch where a test asks for that.
//!
//! The program is built once by these helpers; `CONVENANT_BIN` names another build to test, such as a
//! release.

pub mod conversation;
pub mod dice;
pub mod history;
pub mod power;

use std::{
    ffi::OsStr,
    io::Write,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
    sync::OnceLock,
};

use serde_json::Value;
use tempfile::TempDir;

/// The moment at which the program thinks it runs.
pub const NOW: &str = "2023-09-30T12:00:00Z";

/// The program under test.
pub fn program() -> &'static Path {
    static PROGRAM: OnceLock<PathBuf> = OnceLock::new();
    PROGRAM.get_or_init(|| match std::env::var_os("CONVENANT_BIN") {
        Some(path) => path.into(),
        None => build(),
    })
}

fn build() -> PathBuf {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let built = Command::new(cargo)
        // The whole workspace, as the tests are built. Alone the program would be built again, on
        // dependencies with fewer features.
        .args(["build", "--quiet", "--workspace", "--all-targets", "--message-format", "json"])
        .stderr(Stdio::inherit())
        .output()
        .expect("cargo runs");
    assert!(built.status.success(), "the program does not build");
    let messages = String::from_utf8(built.stdout).expect("cargo writes UTF-8");
    let executable = messages.lines().find_map(|line| {
        let message: Value = serde_json::from_str(line).ok()?;
        let is_test = message["profile"]["test"] == true;
        let named = message["target"]["name"] == "convenant" && !is_test;
        named.then(|| message["executable"].as_str().map(PathBuf::from))?
    });
    executable.expect("cargo names the program it built")
}

/// A directory with a ledger in it, and the program to run there.
pub struct World {
    dir: PathBuf,
    program: PathBuf,
    /// The language of all that the program says and shows.
    lang: &'static str,
    /// The moment that it is for the program.
    now: &'static str,
    /// Removed with the world that made it.
    _own: Option<TempDir>,
}

/// The result of running the program.
pub struct Run {
    /// The exit code.
    pub code: i32,
    /// Its standard output.
    pub out: String,
    /// Its standard error.
    pub err: String,
}

impl World {
    /// An empty directory.
    pub fn empty() -> World {
        let own = TempDir::new().expect("a temporary directory");
        let world = World::at(own.path());
        World { _own: Some(own), ..world }
    }

    /// An existing directory, with or without a ledger.
    pub fn at(dir: &Path) -> World {
        World {
            dir: dir.to_owned(),
            program: program().to_owned(),
            lang: "en",
            now: NOW,
            _own: None,
        }
    }

    /// A ledger of the fictional covenant of Oostpolder in its first year: two partners paid, one did not,
    /// one has not signed.
    pub fn founded() -> World {
        let world = World::empty();
        // With a fixed id, so that it is the same ledger in every test and in golden files.
        world.run(["init", "--covenant", "oostpolder", "--id", "founding"]).succeeds();
        world.run(["apply", path(&data("founding.jsonl"))]).succeeds();
        world
    }

    /// A ledger of everything that happens under a covenant, made up from a seed.
    pub fn of_course(covenant: &str, seed: u32) -> World {
        let world = World::empty();
        let seed = seed.to_string();
        world.run(["generate", "--covenant", covenant, "--seed", &seed]).succeeds();
        world
    }

    /// With the ledger of the story in which a covenant is taken over, up to the first line with these words.
    pub fn taken_over(until: &str) -> World {
        let world = World::empty().at_moment("2026-03-15T12:00:00Z");
        let story = project("ledger-app/stories/duinstreek");
        let here = world.path().join("story");
        std::fs::create_dir(&here).expect("a new directory");
        for file in std::fs::read_dir(story).expect("the story is there") {
            let file = file.expect("a file");
            let text = std::fs::read_to_string(file.path()).expect("a text");
            let text = match file.file_name() == "story.jsonl" {
                true => text
                    .lines()
                    .take_while(|line| !line.contains(until))
                    .collect::<Vec<_>>()
                    .join("\n"),
                false => text,
            };
            std::fs::write(here.join(file.file_name()), text).expect("a file that can be written");
        }
        world.run(["demo", "here", "--story", "story"]).succeeds();
        std::fs::rename(world.path().join("here/ledger"), world.path().join("ledger"))
            .expect("a ledger");
        world
    }

    /// The same at another moment.
    pub fn at_moment(self, now: &'static str) -> World {
        World { now, ..self }
    }

    /// The same, where the program says and shows everything in Dutch.
    pub fn in_dutch(self) -> World {
        World { lang: "nl", ..self }
    }

    /// The directory.
    pub fn path(&self) -> &Path {
        &self.dir
    }

    /// Runs the program.
    pub fn run<S: AsRef<OsStr>>(&self, arguments: impl IntoIterator<Item = S>) -> Run {
        self.run_with(arguments, b"")
    }

    /// Runs the program with an input.
    pub fn run_with<S: AsRef<OsStr>>(
        &self,
        arguments: impl IntoIterator<Item = S>,
        input: &[u8],
    ) -> Run {
        let mut child = self.command().args(arguments).spawn().expect("the program starts");
        let mut stdin = child.stdin.take().expect("its standard input");
        let input = input.to_owned();
        // On a thread of its own, because the program answers while it reads.
        let writer = std::thread::spawn(move || {
            let _ = stdin.write_all(&input);
        });
        let output = child.wait_with_output().expect("the program ends");
        writer.join().expect("the input was written");
        Run::of(&output)
    }

    /// Runs the program without input, and kills it after a minute: then it waits without end.
    pub fn run_in_time(&self, arguments: &[&str]) -> Run {
        let mut command = self.command_of("timeout");
        command.args(["--signal=KILL", "60"]).arg(&self.program).args(arguments);
        conversation::Conversation::with(&mut command).end()
    }

    /// The program, not started yet, with a fixed environment.
    pub fn command(&self) -> Command {
        self.command_of(&self.program)
    }

    /// Another program in the same environment, such as one that starts the first.
    pub fn command_of(&self, program: impl AsRef<OsStr>) -> Command {
        let mut command = Command::new(program);
        command
            .current_dir(&self.dir)
            .env_clear()
            .env("PATH", std::env::var_os("PATH").unwrap_or_default())
            .env("CONVENANT_LEDGER", self.dir.join("ledger"))
            .env("CONVENANT_NOW", self.now)
            .env("CONVENANT_LANG", self.lang)
            .env("CONVENANT_STATE", self.dir.join("state"))
            .env("COLUMNS", "80")
            .env("NO_COLOR", "1")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        command
    }

    /// Runs the program and reads the JSON it prints.
    pub fn json<S: AsRef<OsStr>>(&self, arguments: impl IntoIterator<Item = S>) -> Value {
        let run = self.run(arguments).succeeds();
        serde_json::from_str(&run.out).unwrap_or_else(|error| panic!("{error} in:\n{}", run.out))
    }

    /// Gives the program one line of JSON to record, and reads its answer.
    pub fn apply(&self, line: &str) -> (Run, Value) {
        let run = self.run_with(["apply", "-"], format!("{line}\n").as_bytes());
        let answer = run.out.lines().next().map(|line| serde_json::from_str(line).expect("JSON"));
        (run, answer.unwrap_or_default())
    }

    /// The number of events, as `verify` counts them. So it verifies the ledger too.
    pub fn events(&self) -> u64 {
        let verified = self.json(["verify", "--format", "json"]);
        verified["events"].as_u64().expect("a number of events")
    }
}

impl Run {
    fn of(output: &Output) -> Run {
        Run {
            code: output.status.code().unwrap_or(-1),
            out: String::from_utf8(output.stdout.clone()).expect("standard output is UTF-8"),
            err: String::from_utf8_lossy(&output.stderr).into_owned(),
        }
    }

    /// Returns the run if it ended well.
    #[track_caller]
    pub fn succeeds(self) -> Run {
        self.ends_with(0)
    }

    /// Returns the run if it ended with this code and without a panic.
    #[track_caller]
    pub fn ends_with(self, code: i32) -> Run {
        let Run { out, err, .. } = &self;
        assert_eq!(self.code, code, "exit code; standard output:\n{out}\nstandard error:\n{err}");
        assert!(!err.contains("panicked"), "it panicked:\n{err}");
        self
    }

    /// Every line of standard output as JSON.
    pub fn lines(&self) -> Vec<Value> {
        self.out.lines().map(|line| serde_json::from_str(line).expect("a line of JSON")).collect()
    }
}

/// A file of these tests.
pub fn data(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("data").join(name)
}

/// The definition file of a covenant that comes with the program.
pub fn covenant(name: &str) -> PathBuf {
    project("ledger-app/covenants").join(name).with_extension("toml")
}

/// The names of all covenants that come with the program.
pub fn covenants() -> Vec<String> {
    let files =
        std::fs::read_dir(project("ledger-app/covenants")).expect("the covenants are there");
    let paths = files.map(|file| file.expect("a file").path());
    let definitions = paths.filter(|path| path.extension() == Some(OsStr::new("toml")));
    let mut names: Vec<String> =
        definitions.filter_map(|path| Some(path.file_stem()?.to_str()?.to_owned())).collect();
    names.sort();
    names
}

/// A file or directory of the project.
pub fn project(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(name)
}

/// Every source in a directory, except tests and the lists of covenants and of stories.
pub fn sources(dir: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(dir).expect("it can be read") {
        let path = entry.expect("an entry").path();
        let name = path.file_stem().and_then(|name| name.to_str()).unwrap_or_default();
        if path.is_dir() && !["covenants", "stories", "tests", "target"].contains(&name) {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|of| of == "rs") && !name.ends_with("tests") {
            found.push(path);
        }
    }
    found
}

/// A path as an argument.
pub fn path(path: &Path) -> &str {
    path.to_str().expect("a path in UTF-8")
}

/// Runs another program that the tests need. Names it if it is not installed.
#[track_caller]
pub fn tool(name: &str, arguments: &[&str]) -> String {
    let output = Command::new(name).args(arguments).output().unwrap_or_else(|error| {
        panic!("`{name}` cannot be run ({error}): `tests/run` installs it")
    });
    let error = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{name} {arguments:?} fails:\n{error}");
    String::from_utf8(output.stdout).expect("its output is UTF-8")
}

/// Compares a text with a golden file. `GOLDEN=write` writes the file instead, to be checked by a reader.
#[track_caller]
pub fn golden(name: &str, text: &str) {
    golden_at(&format!("tests/golden/{name}"), text);
}

/// Compares a text with a golden file anywhere in the project.
#[track_caller]
pub fn golden_at(name: &str, text: &str) {
    let file = project(name);
    if std::env::var_os("GOLDEN").is_some_and(|value| value == "write") {
        std::fs::write(&file, text).expect("the golden file is written");
    }
    let expected = std::fs::read_to_string(&file).unwrap_or_else(|error| {
        panic!("{} cannot be read ({error}): make it with GOLDEN=write", file.display())
    });
    if expected != text {
        let differs = expected.lines().zip(text.lines()).position(|(one, other)| one != other);
        let line = differs.unwrap_or(expected.lines().count().min(text.lines().count()));
        panic!(
            "{name} differs from line {}:\n  golden: {:?}\n  now:    {:?}",
            line + 1,
            expected.lines().nth(line),
            text.lines().nth(line),
        );
    }
}
