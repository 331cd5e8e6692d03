//! The command line: its nouns, one file each.

mod backup;
mod checkpoint;
mod demo;
mod document;
mod explain;
mod export;
mod generate;
mod import;
mod init;
mod key;
mod lines;
mod log;
mod manual;
mod person;
mod prove;
pub(crate) mod record;
mod report;
mod schema;
mod show;
mod verify;
mod verify_proof;

use std::process::ExitCode;

use clap::{ArgMatches, CommandFactory, FromArgMatches, Parser, Subcommand};

use crate::acts;
use crate::globals::Globals;
use ledger_app::failure::Failure;

/// Records what happens under a covenant, and shows and reports it.
///
/// Acts are appended to a ledger as events that never change; every view and report is made from those
/// events alone.
#[derive(Debug, Parser)]
#[command(name = "convenant", version, max_term_width = 100, after_help = EXAMPLES)]
struct Arguments {
    #[command(flatten)]
    globals: Globals,
    #[command(subcommand)]
    noun: Noun,
}

const EXAMPLES: &str = "\
Examples:
  convenant demo                                 see it work, in demo-ledger/
  convenant init --covenant covenant.toml        make a ledger
  convenant proposal vote 3 --seat gemeente --vote for
  convenant contribution invoice --year 2018-2019 --all --on 2018-10-01
  convenant show receivables --on 2019-03-31
  convenant explain balance-sheet /total_assets --on 2019-03-31
  convenant report monitoring --year 2018-2019 --period 1

Exit codes: 0 done, 1 refused by a rule, 2 wrong usage or input, 3 the ledger
cannot be opened, read or written, 4 the ledger is damaged, 5 a check found
gaps.";

/// Every help has its examples first, and then the arguments.
const HELP: &str = "{about}{after-help}\n\n{usage-heading} {usage}\n\n{all-args}";

/// The command line, for parsing and for describing.
pub(crate) fn command_line() -> clap::Command {
    fn examples_first(command: clap::Command) -> clap::Command {
        command.help_template(HELP).mut_subcommands(examples_first)
    }
    let others = Arguments::command();
    let of_others = |name: &str| others.find_subcommand(name).is_some();
    let (with_others, alone): (Vec<_>, Vec<_>) =
        acts::NOUNS.iter().partition(|noun| of_others(noun.name));
    // Behind the command that makes a ledger, and before those that ask it something.
    let place = |noun: clap::Command| match noun.get_name() {
        "init" => noun.display_order(0),
        _ => {
            let order = noun.get_display_order();
            noun.display_order(alone.len() + 1 + order)
        }
    };
    let mut all = others.clone().mut_subcommands(place);
    for noun in with_others {
        all = all.mut_subcommand(noun.name, |command| command.subcommands(noun.commands()));
    }
    let alone = alone.iter().enumerate();
    examples_first(
        all.subcommands(alone.map(|(order, noun)| noun.command().display_order(1 + order))),
    )
}

/// What to do.
#[derive(Debug, Subcommand)]
#[command(subcommand_value_name = "NOUN", subcommand_help_heading = "Nouns")]
pub(crate) enum Noun {
    /// Make a ledger for a covenant
    Init(init::Init),
    /// Record many commands, one line of JSON each
    Apply(lines::Apply),
    /// Show a view
    Show(show::Show),
    /// Explain a figure of a view or report: the events behind it, and what each adds
    Explain(explain::Explain),
    /// Make and issue monitoring reports
    #[command(subcommand)]
    Report(report::Report),
    /// Show every event that was recorded
    Log(log::Log),
    /// Write the books for another program
    #[command(subcommand)]
    Export(export::Export),
    /// Make a ledger of what another was exported as
    #[command(subcommand)]
    Import(import::Import),
    /// Read everything again and check that nothing contradicts itself, or a checkpoint
    Verify(verify::Verify),
    /// Sign what the ledger is now, and vouch for what others signed
    #[command(subcommand)]
    Checkpoint(checkpoint::Checkpoint),
    /// Make keys that sign checkpoints
    #[command(subcommand)]
    Key(key::Key),
    /// Write proofs that others can check without the ledger
    #[command(subcommand)]
    Prove(prove::Prove),
    /// Check a proof, without the ledger
    VerifyProof(verify_proof::VerifyProof),
    /// Keep the ledger elsewhere, while it is in use
    Backup(backup::Backup),
    /// Make a ledger of backups
    Restore(backup::Restore),
    /// Keep documents with the ledger, attached to events
    #[command(subcommand)]
    Document(document::Document),
    /// Keep who persons are outside the ledger's events, and forget them
    #[command(subcommand)]
    Person(person::Person),
    /// Print the JSON Schema of commands or events
    Schema(schema::Schema),
    /// See it work: four years of a covenant, with fictional amounts and persons
    Demo(demo::Demo),
    /// Make a ledger of a made-up network of any size
    Generate(generate::Generate),
    /// Print completions for a shell
    Completions(manual::Completions),
    /// Write manual pages
    Man(manual::Man),
}

/// What was typed.
pub(crate) enum Typed {
    /// An act.
    Act(Box<acts::Typed>),
    /// Anything else.
    Other(Box<Noun>),
}

impl Typed {
    /// What was typed on the line.
    ///
    /// # Errors
    /// Those of reading arguments.
    pub(crate) fn of(matches: &ArgMatches) -> Result<Typed, clap::Error> {
        match acts::Typed::of(matches) {
            Some(act) => Ok(Typed::Act(Box::new(act))),
            None => Noun::from_arg_matches(matches).map(Box::new).map(Typed::Other),
        }
    }

    /// Does it.
    pub(crate) fn run(self, globals: &Globals) -> Result<ExitCode, Failure> {
        match self {
            Typed::Act(act) => act.run(globals),
            Typed::Other(noun) => noun.run(globals),
        }
    }
}

impl Noun {
    fn run(self, globals: &Globals) -> Result<ExitCode, Failure> {
        match self {
            Noun::Init(init) => init.run(globals),
            Noun::Apply(apply) => apply.run(globals),
            Noun::Show(show) => show.run(globals),
            Noun::Explain(explain) => explain.run(globals),
            Noun::Report(report) => report.run(globals),
            Noun::Log(log) => log.run(globals),
            Noun::Export(export) => export.run(globals),
            Noun::Verify(verify) => verify.run(globals),
            Noun::Checkpoint(checkpoint) => checkpoint.run(globals),
            Noun::Key(key) => key.run(globals),
            Noun::Prove(prove) => prove.run(globals),
            Noun::VerifyProof(verify) => verify.run(globals),
            Noun::Import(import) => import.run(globals),
            Noun::Backup(backup) => backup.run(globals),
            Noun::Restore(restore) => restore.run(globals),
            Noun::Document(document) => document.run(globals),
            Noun::Person(person) => person.run(globals),
            Noun::Schema(schema) => schema.run(globals),
            Noun::Demo(demo) => demo.run(globals),
            Noun::Generate(generate) => generate.run(globals),
            Noun::Completions(completions) => completions.run(globals),
            Noun::Man(man) => man.run(globals),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    /// The commands that write, each with a target.
    const OUTPUTS: &str = include_str!("../../../tests/data/outputs.txt");

    /// Every other argument that takes a path: files that are read, and the keys to persons.
    const READ: &[&str] = &[
        "apply file",
        "checkpoint cosign file",
        "checkpoint cosign proof",
        "checkpoint cosign signing_key",
        "checkpoint cosign since",
        "checkpoint make signing_key",
        "checkpoint make since",
        "checkpoint show file",
        "demo story",
        "document add file",
        "document attach file",
        "generate covenant",
        "import jsonl file",
        "import table file",
        "init covenant",
        "key show file",
        "keys",
        "person add from",
        "person set from",
        "proposal submit amendment data",
        "take-over books data",
        "take-over decision amendment data",
        "take-over decision budget data",
        "take-over decision budget-revision data",
        "take-over decision contribution-schedule data",
        "proposal submit budget data",
        "proposal submit budget-revision data",
        "proposal submit contribution-schedule data",
        "prove event checkpoint",
        "prove since checkpoint",
        "prove since file",
        "report verify files",
        "restore backups",
        "verify against",
        "verify-proof against",
        "verify-proof file",
    ];

    /// Collects the path of a command with the name of every path argument.
    fn paths(command: &clap::Command, above: &str, found: &mut BTreeSet<String>) {
        for argument in command.get_arguments() {
            // Only the debug name of the parser tells its type.
            if format!("{:?}", argument.get_value_parser()).contains("path_buf") {
                found.insert(format!("{above}{}", argument.get_id()));
            }
        }
        for under in command.get_subcommands() {
            paths(under, &format!("{above}{} ", under.get_name()), found);
        }
    }

    /// The argument on a line of the table that takes its target.
    fn written(line: &str) -> String {
        let mut levels = vec![(String::new(), command_line())];
        let mut before = "";
        for word in line.split(' ') {
            if word.starts_with('{') {
                break;
            }
            let (above, command) = levels.last().unwrap();
            if let Some(under) = command.find_subcommand(word) {
                levels.push((format!("{above}{word} "), under.clone()));
            }
            before = word;
        }
        let option = before.strip_prefix("--");
        let is_it = |argument: &&clap::Arg| {
            let is_path = format!("{:?}", argument.get_value_parser()).contains("path_buf");
            is_path
                && match option.filter(|option| *option != "directory") {
                    Some(option) => argument.get_long() == Some(option),
                    None => argument.is_positional(),
                }
        };
        let found = levels.iter().rev().find_map(|(above, command)| {
            let argument = command.get_arguments().find(is_it)?;
            Some(format!("{above}{}", argument.get_id()))
        });
        found.unwrap_or_else(|| panic!("no argument takes the target: {line}"))
    }

    /// A new command with a path must be listed here. If it writes, it must be in the table that is tried
    /// against every kind of target.
    #[test]
    fn every_command_that_writes_is_in_the_table_of_outputs() {
        let mut paths_there = BTreeSet::new();
        paths(&command_line(), "", &mut paths_there);
        let lines = OUTPUTS.lines().filter(|line| !line.starts_with('#'));
        let mut told: BTreeSet<String> = lines.map(written).collect();
        told.extend(READ.iter().map(|name| (*name).to_owned()));
        let missing: Vec<&String> = paths_there.difference(&told).collect();
        let gone: Vec<&String> = told.difference(&paths_there).collect();
        assert!(
            missing.is_empty() && gone.is_empty(),
            "not told apart: {missing:?}; gone: {gone:?}"
        );
    }
}
