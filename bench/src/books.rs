//! The balance of a large journal, each program from start to end.

use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::Path;
use std::process::Command;

use crate::Options;
use crate::run::{convenant, run};
use crate::table::{Table, median, short, times};

/// The balance of some 130,000 transactions.
pub(crate) fn measure(options: &Options) -> Table {
    let (ledger, journal) = (options.dir.join("books"), options.dir.join("books.journal"));
    let beancount = options.dir.join("books.beancount");
    run(convenant(options, &ledger).args(["generate", "--partners", "1100", "--years", "10"]));
    run(convenant(options, &ledger).args(["export", "hledger", "-o"]).arg(&journal));
    let transactions = for_beancount(&journal, &beancount);

    let mut ours = convenant(options, &ledger);
    ours.args(["show", "balance"]);
    let mut programs = vec![("convenant", ours)];
    for name in ["hledger", "ledger"] {
        let mut command = Command::new(name);
        command.arg("-f").arg(&journal).arg("balance");
        programs.push((name, command));
    }
    if let Some(program) = &options.beancount {
        let mut command = Command::new(program);
        command.arg(&beancount).arg("SELECT account, sum(position) GROUP BY account");
        // It would keep what it read for the next run.
        command.env("BEANCOUNT_DISABLE_LOAD_CACHE", "1");
        programs.push(("beancount", command));
    }
    let rounds = options.size(3, 7);
    let mut found = vec![(Vec::new(), 0); programs.len()];
    for _ in 0..rounds {
        for (at, (_, command)) in programs.iter_mut().enumerate() {
            let run = run(command);
            found[at].0.push(run.time.as_secs_f64());
            found[at].1 = found[at].1.max(run.memory);
        }
    }
    let note = format!(
        "{transactions} transactions; the whole process, from the page cache. The median of {rounds} rounds, \
         in turns."
    );
    let columns = ["", "seconds", "most memory", "ours is"];
    let mut table = Table::new("The balance of a large journal", note, &columns);
    let ours = median(&found[0].0);
    for (at, ((name, _), (times_taken, memory))) in programs.iter().zip(&found).enumerate() {
        let seconds = median(times_taken);
        let ratio = if at == 0 { String::new() } else { times(seconds, ours) };
        let memory = format!("{} MB", memory / 1_000_000);
        table.row(&[(*name).to_owned(), short(seconds), memory, ratio]);
    }
    table
}

/// Writes the same books as beancount reads them, and answers with how many transactions there are.
///
/// Its accounts begin with one of five words of its own, and have neither spaces nor accents.
fn for_beancount(journal: &Path, to: &Path) -> usize {
    let text = fs::read_to_string(journal).expect("the journal was written");
    let mut out = BufWriter::new(File::create(to).expect("a file"));
    let mut transactions = 0;
    writeln!(out, "option \"operating_currency\" \"EUR\"").expect("written");
    for line in text.lines() {
        let posting = line.strip_prefix("    ").and_then(|line| line.rsplit_once("  "));
        let code = line
            .split_once(" (")
            .filter(|_| line.starts_with(|first: char| first.is_ascii_digit()));
        if let Some((date, _)) = code {
            writeln!(out, "\n{date} * \"\"").expect("written");
            transactions += 1;
        } else if let Some(account) = line.strip_prefix("account ") {
            writeln!(out, "2000-01-01 open {}", account_of_beancount(account)).expect("written");
        } else if let Some((account, amount)) =
            posting.filter(|(_, amount)| amount.ends_with(" EUR"))
        {
            writeln!(out, "  {}  {amount}", account_of_beancount(account)).expect("written");
        }
    }
    out.flush().expect("written");
    transactions
}

fn account_of_beancount(account: &str) -> String {
    let (root, rest) = account.split_once(':').expect("a kind and an account");
    let root = match root {
        "assets" => "Assets",
        "liabilities" => "Liabilities",
        "equity" => "Equity",
        "revenues" => "Income",
        "expenses" => "Expenses",
        other => panic!("no kind of account: {other}"),
    };
    let plain =
        |part: &str| -> String { part.chars().filter(char::is_ascii_alphanumeric).collect() };
    let parts: Vec<String> = rest.split(':').map(|part| format!("A{}", plain(part))).collect();
    format!("{root}:{}", parts.join(":"))
}
