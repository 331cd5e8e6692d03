//! Talks with a program line by line, even if the program stops half-way.

use std::io::{BufRead, BufReader, Write};
use std::os::unix::process::ExitStatusExt;
use std::path::PathBuf;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::time::Duration;

use serde_json::{Value, json};

use crate::{Run, data, path, tool};

/// A running program, and its answers.
pub struct Conversation {
    child: Child,
    answers: BufReader<ChildStdout>,
    out: String,
}

impl Conversation {
    /// Starts a program with its three streams at hand.
    pub fn with(command: &mut Command) -> Conversation {
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap_or_else(|error| panic!("{command:?}: {error}"));
        let answers = BufReader::new(child.stdout.take().expect("its standard output"));
        Conversation { child, answers, out: String::new() }
    }

    /// Gives it lines, and waits for as many answers. Returns whether they all came.
    pub fn say(&mut self, lines: &str) -> bool {
        let Some(stdin) = self.child.stdin.as_mut() else { return false };
        // A program that stopped reads no more.
        if stdin.write_all(lines.as_bytes()).and_then(|()| stdin.flush()).is_err() {
            self.child.stdin = None;
        }
        lines.lines().all(|_| self.hear())
    }

    /// Waits for an answer. Returns whether there was one.
    pub fn hear(&mut self) -> bool {
        let mut line = String::new();
        let heard = self.answers.read_line(&mut line).is_ok_and(|count| count > 0);
        if line.ends_with('\n') {
            self.out += &line;
        }
        heard
    }

    /// Gives it lines, and waits for nothing.
    pub fn shout(&mut self, lines: &str) {
        if let Some(stdin) = self.child.stdin.as_mut() {
            let _ = stdin.write_all(lines.as_bytes());
        }
    }

    /// Gives it no more lines.
    pub fn say_no_more(&mut self) {
        self.child.stdin = None;
    }

    /// The number of the process.
    pub fn process(&self) -> u32 {
        self.child.id()
    }

    /// Kills it after so long, in the middle of whatever it does, and answers with what it had said.
    pub fn kill_after(mut self, time: Duration) -> Run {
        std::thread::sleep(time);
        let _ = self.child.kill();
        self.end()
    }

    /// Waits for its end.
    pub fn end(mut self) -> Run {
        drop(self.child.stdin.take());
        while self.hear() {}
        let mut err = Vec::new();
        let mut stderr = self.child.stderr.take().expect("its standard error");
        std::io::Read::read_to_end(&mut stderr, &mut err).expect("it can be read");
        let status = self.child.wait().expect("it ends");
        let code = status.code().unwrap_or_else(|| -status.signal().unwrap_or(1));
        Run { code, out: self.out, err: String::from_utf8_lossy(&err).into_owned() }
    }
}

/// Lines of commands that any founded ledger of Oostpolder takes: payments of a cent, two events each, from
/// one number to before another.
pub fn payments(from: usize, to: usize) -> String {
    let payment = |number: usize| {
        json!({ "id": format!("cent-{number}"), "on": "2020-04-01", "kind": "receive-payment",
            "data": { "partner": "bewoners", "amount": "0.01", "bank_reference": format!("CENT-{number}"),
                "allocate": "oldest" } })
        .to_string()
            + "\n"
    };
    (from..to).map(payment).collect()
}

/// How many events an answer promises to be there at least, if it promises any.
pub fn promised(line: &str) -> Option<u64> {
    if let Ok(answer) = serde_json::from_str::<Value>(line) {
        return answer["positions"].as_array()?.last()?.as_u64().map(|last| last + 1);
    }
    let number = |text: &str| text.trim().split(' ').next()?.parse::<u64>().ok();
    match line.strip_prefix("made a ledger") {
        Some(made) => number(made.rsplit_once(": ")?.1),
        // The events that an act recorded, each behind its position.
        None => number(line.strip_prefix("     ")?).map(|last| last + 1),
    }
}

/// Compiles the shim that makes system calls fail (`tests/data/failing_disk.c` says how it is told to).
pub fn failing_disk(to: &str) -> PathBuf {
    static ONE: std::sync::Mutex<()> = std::sync::Mutex::new(());
    let _one_at_a_time = ONE.lock();
    let library = PathBuf::from(to).join(format!("failing_disk-{}.so", std::process::id()));
    if !library.exists() {
        let source = data("failing_disk.c");
        tool(
            "cc",
            &["-shared", "-fPIC", "-O1", "-Wall", "-o", path(&library), path(&source), "-ldl"],
        );
    }
    library
}

/// A directory in memory where there is one: for what need not survive anything.
pub fn in_memory() -> tempfile::TempDir {
    let made = tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir());
    made.expect("a temporary directory")
}
