//! Runs the story through the same commands that anybody would give, on a ledger on disk.

use std::fs;
use std::io::{BufWriter, Write};
use std::path::Path;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use ledger_core::views::overview::Overview;
use ledger_core::{Command, FiscalYear, Moment, Money};
use ledger_store::{
    CommandId, EventLog, Existing, OutputFile, make_directory, shell_word, write_file,
};

use ledger_app::clock::Clock;
use ledger_app::definition;
use crate::demo::telling::LEADER;
use crate::demo::{DEFINITION, Step, correction, persons, story};
use ledger_app::failure::Failure;
use ledger_app::given::Given;
use crate::globals::Globals;
use crate::output;
use ledger_app::reports::{self, WIDTH};
use crate::session::Session;
use ledger_report::{Lang, monitoring_report, render, text};

/// Makes the demonstration in a new directory, and tells about it.
pub(crate) fn run(dir: &Path, globals: &Globals) -> Result<(), Failure> {
    refuse_contents(dir)?;
    make_directory(dir)?;
    let writing = |path: &Path| {
        let path = path.to_owned();
        move |source| Failure::Write { path, source }
    };
    let (definition_file, commands_file) = (dir.join("covenant.toml"), dir.join("commands.jsonl"));
    write_file(&definition_file, DEFINITION.as_bytes(), Existing::Stays)?;
    let definition = definition::of_text(DEFINITION, &definition_file)?;
    let steps = story(&definition);
    let papers = dir.join("documents");
    make_directory(&papers)?;

    let clock = Clock::Fixed(Moment::noon(definition.term.concluded_on));
    let mut session = Session::create_in(&dir.join("ledger"), clock)?;
    let mut commands = BufWriter::new(OutputFile::create(&commands_file, Existing::Stays)?);
    let progress = Progress::new(steps.len());
    let (mut day, mut last) = (None, None);
    let day_of = |at: Moment| at.day_in(definition.calendar.time_zone);
    for (number, step) in steps.into_iter().enumerate() {
        progress.at(number);
        match step {
            Step::Record { at, actor, on, command } => {
                if day.is_some_and(|day| day != day_of(at)) {
                    session.commit()?;
                }
                day = Some(day_of(at));
                session.set_clock(Clock::Fixed(at));
                if let Command::ConcludeCovenant(conclude) = command {
                    session.found(conclude.definition, None)?;
                    persons::register(&session)?;
                    continue;
                }
                let given = Given::dated(name(number)?, actor, on, command);
                session.stage(&given)?;
                if !follows_a_report(&given.command) {
                    let line = serde_json::to_string(&given)?;
                    writeln!(commands, "{line}").map_err(writing(&commands_file))?;
                }
            }
            Step::CorrectExpense { at, on, expense, reason } => {
                session.commit()?;
                session.set_clock(Clock::Fixed(at));
                let correct = correction(&session.ledger, expense, reason);
                let given = Given::dated(name(number)?, LEADER, on, correct.into());
                session.stage(&given)?;
                let line = serde_json::to_string(&given)?;
                writeln!(commands, "{line}").map_err(writing(&commands_file))?;
            }
            Step::Attach { at, paper } => {
                session.commit()?;
                session.set_clock(Clock::Fixed(at));
                let file = papers.join(paper.name);
                write_file(&file, paper.text.as_bytes(), Existing::Stays)?;
                session.documents.keep(paper.text.as_bytes())?;
                let command = paper.attach(&session.ledger).into();
                let given = Given::dated(name(number)?, "project-leader", day_of(at), command);
                session.stage(&given)?;
                let line = serde_json::to_string(&given)?;
                writeln!(commands, "{line}").map_err(writing(&commands_file))?;
            }
            Step::IssueReport { at, year, period } => {
                session.commit()?;
                session.set_clock(Clock::Fixed(at));
                let id = name(number)?;
                let given = |command: ledger_core::acts::monitoring::IssueMonitoringReport| {
                    Given::dated(id, "project-leader", day_of(at), command.into())
                };
                let to = dir.join("reports");
                reports::issue(&mut session, (year, period), given, &to, globals.lang())?;
                last = Some((year, period));
            }
        }
    }
    session.commit()?;
    let commands = commands.into_inner();
    commands.map_err(|error| writing(&commands_file)(error.into_error()))?.finish()?;
    drop(progress);
    tell(&mut session, dir, last, globals)
}

/// Whether a command can only be given after the reports were issued, which are not among the commands
/// because each states the root of its own ledger: reviews, and the actions agreed in them.
fn follows_a_report(command: &Command) -> bool {
    matches!(
        command,
        Command::ReviewReport(_)
            | Command::OpenAction(_)
            | Command::CloseAction(_)
            | Command::PostponeAction(_)
    )
}

fn refuse_contents(dir: &Path) -> Result<(), Failure> {
    let taken = fs::read_dir(dir).is_ok_and(|mut entries| entries.next().is_some());
    if taken || dir.is_file() {
        let message = format!(
            "{} is there already, and the demonstration writes over nothing",
            dir.display()
        );
        return Err(Failure::usage(message, "name another directory: convenant demo DIR"));
    }
    Ok(())
}

fn name(number: usize) -> Result<CommandId, Failure> {
    let id = format!("demo-{number:04}").parse();
    id.map_err(|error: ledger_store::CommandIdError| {
        Failure::usage(error.to_string(), "report this")
    })
}

/// A bar that shows itself after a second, on a terminal only.
struct Progress {
    bar: ProgressBar,
    started: Instant,
}

impl Progress {
    fn new(steps: usize) -> Progress {
        let bar = ProgressBar::with_draw_target(Some(steps as u64), ProgressDrawTarget::hidden());
        let style = ProgressStyle::with_template("recording four years {bar:40} {pos}/{len}");
        Progress {
            bar: style.map_or(bar.clone(), |style| bar.with_style(style)),
            started: Instant::now(),
        }
    }

    fn at(&self, step: usize) {
        if self.bar.is_hidden() && self.started.elapsed() > Duration::from_secs(1) {
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
        }
        self.bar.set_position(step as u64);
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}

/// The summary, the last report, and where everything is.
fn tell(
    session: &mut Session,
    dir: &Path,
    last: Option<(FiscalYear, u8)>,
    globals: &Globals,
) -> Result<(), Failure> {
    let lang = globals.lang();
    let on = session.today();
    let mut words = String::new();
    if let Some(overview) = Overview::of(&session.ledger, on) {
        words += &String::from_utf8_lossy(&render(&overview, globals.style())?);
    }
    let totals: Money = session.ledger.payments.all().map(|(_, payment)| payment.amount).sum();
    let events = session.log.head();
    let invoices = session.ledger.claims.all().len();
    let (payments, totals) =
        (session.ledger.payments.all().count(), ledger_report::money(totals, lang));
    words += &format!(
        "\n{}\n\n{}\n\n\n",
        lang.demo_counted(events, invoices, payments, totals),
        lang.demo_fictional()
    );
    if let Some(period) = last {
        let made = reports::make(session, period, None)?;
        words += &text(&monitoring_report(&made.report, &made.ledger, lang), WIDTH);
    }
    words += &places(dir, lang);
    output::print(&words)
}

fn places(dir: &Path, lang: Lang) -> String {
    let [ledger, reports, documents, commands, covenant] =
        ["ledger", "reports", "documents", "commands.jsonl", "covenant.toml"]
            .map(|name| dir.join(name).display().to_string());
    let pasted = shell_word(&ledger);
    let further = format!(
        "  convenant show decisions --ledger {pasted}\n  \
           convenant person list --ledger {pasted}\n  \
           convenant log --ledger {pasted}\n  \
           convenant verify --ledger {pasted}\n"
    );
    let places = [
        lang.demo_ledger(ledger),
        lang.demo_reports(reports),
        lang.demo_documents(documents),
        lang.demo_commands(commands),
        lang.demo_covenant(covenant),
    ];
    format!("\n{}\n\n{}\n{further}", places.join("\n"), lang.demo_further())
}
