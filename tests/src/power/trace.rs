//! The system calls of a real run, as `strace` prints them.
//!
//! `strace` stops the program at the start and at the end of each call. So its output is in an order in which
//! things happened: a call that ended stands before everything that its end made possible.

use std::collections::HashMap;

/// The calls that change files, make them durable, or tell which file a number stands for.
const CALLS: &[&str] = &[
    "open",
    "openat",
    "creat",
    "close",
    "dup",
    "dup2",
    "dup3",
    "fcntl", // which file
    "read",
    "lseek", // where in it
    "write",
    "pwrite64",
    "writev",
    "pwritev",
    "pwritev2",
    "ftruncate",
    "truncate",
    "fallocate",
    "copy_file_range",
    "sendfile", // what is in it
    "rename",
    "renameat",
    "renameat2",
    "unlink",
    "unlinkat",
    "rmdir",
    "mkdir",
    "mkdirat",
    "link",
    "linkat",
    "symlink",
    "symlinkat", // what it is called
    "fsync",
    "fdatasync",
    "sync",
    "syncfs",
    "sync_file_range",
    "msync", // what is durable
    "mmap",
    "splice",
    "io_uring_setup",
    "openat2",
    "fork",
    "vfork", // what is not modelled, and refused
];

/// The options of `strace` that make it write what [`parse`] reads.
pub fn options() -> Vec<String> {
    let calls = format!("trace={}", CALLS.join(","));
    // All text in hexadecimal, without a limit of length.
    ["-f", "--seccomp-bpf", "-xx", "-s", "1000000000", "-e", &calls].map(str::to_owned).to_vec()
}

/// A system call that ended.
#[derive(Clone, Debug)]
pub struct Call {
    /// Its name.
    pub name: String,
    arguments: Vec<String>,
    /// Its result; -1 if it failed.
    pub result: i64,
    /// How many calls had ended before it did.
    pub step: usize,
    /// How many calls had ended when it began.
    pub began: usize,
}

impl Call {
    /// Whether it may have changed a file or made a change durable.
    pub fn changes(&self) -> bool {
        let only_reads = ["close", "dup", "dup2", "dup3", "fcntl", "read", "lseek", "mmap"];
        let opens = ["open", "openat"].contains(&self.name.as_str());
        let makes = self.arguments().any(|it| it.contains("O_CREAT") || it.contains("O_TRUNC"));
        self.result >= 0 && !only_reads.contains(&self.name.as_str()) && (!opens || makes)
    }

    /// The arguments as `strace` prints them.
    pub fn arguments(&self) -> impl Iterator<Item = &str> {
        self.arguments.iter().map(String::as_str)
    }

    /// An argument; empty if there is none.
    pub fn word(&self, number: usize) -> &str {
        self.arguments.get(number).map_or("", String::as_str)
    }

    /// An argument that is a number.
    pub fn number(&self, number: usize) -> i64 {
        let word = self.word(number);
        let parsed = match word.strip_prefix("0x") {
            Some(digits) => i64::from_str_radix(digits, 16),
            None => word.parse(),
        };
        parsed.unwrap_or_else(|_| panic!("{self:?}: `{word}` is no number"))
    }

    /// An argument that is a number, or else `otherwise`.
    pub fn number_or(&self, number: usize, otherwise: i64) -> i64 {
        self.word(number).parse().unwrap_or(otherwise)
    }

    /// An argument that is a text.
    pub fn bytes(&self, number: usize) -> Vec<u8> {
        unescape(self.word(number))
    }

    /// The bytes of an argument that lists buffers, joined.
    pub fn buffers(&self, number: usize) -> Vec<u8> {
        let parts = self.word(number).split("iov_base=").skip(1);
        parts
            .flat_map(|part| unescape(part.split_once(", iov_len").map_or(part, |it| it.0)))
            .collect()
    }
}

/// Reads the output of `strace` for a run, behind `earlier` calls of earlier runs.
pub fn parse(text: &str, earlier: usize) -> Vec<Call> {
    let mut calls: Vec<Call> = Vec::new();
    let mut unfinished: HashMap<&str, (usize, &str)> = HashMap::new();
    for line in text.lines() {
        let (thread, said) = line.trim_start().split_once(' ').expect("a thread and what it did");
        let said = said.trim_start();
        if said.starts_with("+++") || said.starts_with("---") {
            continue;
        }
        if let Some(start) = said.strip_suffix(" <unfinished ...>") {
            unfinished.insert(thread, (earlier + calls.len(), start));
        } else if let Some(rest) = said.strip_prefix("<... ") {
            let (_, end) = rest.split_once("resumed>").expect("a call that goes on");
            let (began, start) = unfinished.remove(thread).expect("the start of that call");
            calls.extend(call(&format!("{start}{end}"), earlier + calls.len(), began));
        } else {
            let step = earlier + calls.len();
            calls.extend(call(said, step, step));
        }
    }
    calls
}

/// A call from `name(arguments) = result`. Returns `None` if the process ended within it.
fn call(text: &str, step: usize, began: usize) -> Option<Call> {
    let (name, rest) = text.split_once('(').unwrap_or_else(|| panic!("no call: {text}"));
    let (arguments, result) =
        rest.rsplit_once(" = ").unwrap_or_else(|| panic!("no result: {text}"));
    let result = result.split(' ').next().unwrap_or_default();
    if result == "?" {
        return None;
    }
    let result = match result.strip_prefix("0x") {
        Some(digits) => i64::from_str_radix(digits, 16).unwrap_or(i64::MAX),
        None => result.parse().unwrap_or_else(|_| panic!("no result: {text}")),
    };
    let arguments = arguments.trim_end().strip_suffix(')').expect("arguments end");
    Some(Call { name: name.to_owned(), arguments: split(arguments), result, step, began })
}

/// Splits arguments at the commas outside brackets. Texts are in hexadecimal and have none.
fn split(text: &str) -> Vec<String> {
    let mut arguments = vec![String::new()];
    let mut depth = 0;
    for character in text.chars() {
        match character {
            '[' | '{' | '(' => depth += 1,
            ']' | '}' | ')' => depth -= 1,
            _ => {}
        }
        match character {
            ',' if depth == 0 => arguments.push(String::new()),
            _ => arguments.last_mut().expect("one at least").push(character),
        }
    }
    arguments.iter().map(|argument| argument.trim().to_owned()).collect()
}

/// The bytes of `"\x6c\x65"`.
fn unescape(text: &str) -> Vec<u8> {
    let inner = text.strip_prefix('"').and_then(|text| text.strip_suffix('"'));
    let inner = inner.unwrap_or_else(|| panic!("no whole text: {text:.80}"));
    let digits = |pair: &str| u8::from_str_radix(pair, 16).expect("hexadecimal digits");
    inner.split("\\x").skip(1).map(digits).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn calls_are_read_also_those_that_another_thread_comes_between() {
        let text = "\
71 openat(AT_FDCWD, \"\\x61\\x2c\", O_RDWR|O_CREAT|O_CLOEXEC, 0666) = 3
71 pwrite64(3, \"\\x01\\x02\", 2, 4096 <unfinished ...>
72 fsync(3) = -1 EIO (Input/output error)
71 <... pwrite64 resumed>) = 2
72 writev(1, [{iov_base=\"\\x68\", iov_len=1}, {iov_base=\"\\x69\\x0a\", iov_len=2}], 2) = 3
72 exit_group(0) = ?
72 +++ exited with 0 +++
";
        let calls = parse(text, 0);
        let names: Vec<_> =
            calls.iter().map(|call| (call.name.as_str(), call.began, call.result)).collect();
        assert_eq!(
            names,
            [("openat", 0, 3), ("fsync", 1, -1), ("pwrite64", 1, 2), ("writev", 3, 3)]
        );
        assert_eq!(calls[0].bytes(1), b"a,");
        assert_eq!((calls[2].bytes(1), calls[2].number(3)), (vec![1, 2], 4096));
        assert_eq!(calls[3].buffers(1), b"hi\n");
    }
}
