//! The options of every command, and the values that options take.

use std::path::PathBuf;
use std::time::Duration;

use clap::Args;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use ledger_app::given::Defaults;
use ledger_app::place::{AsOf, Clock, Place};
pub(crate) use ledger_app::place::{amount, day as date};
use ledger_app::reading::Reading;
use ledger_app::recording::{Manner, Recording};
use ledger_core::Date;
use ledger_store::{CommandId, MachineKey, Torn, Wait, shell_word};

use crate::output;
use ledger_app::failure::Failure;
use ledger_report::{Format, Lang, People, Said, Style, Unknown};
use terminal_size::terminal_size_of;

/// Options that may stand anywhere on the line. An option without effect on the command is refused.
#[derive(Debug, Args)]
#[command(next_help_heading = "Options for every command")]
pub(crate) struct Globals {
    /// The directory of the ledger [env: CONVENANT_LEDGER] [default: ledger]
    #[arg(long, global = true, value_name = "DIR")]
    ledger: Option<PathBuf>,

    /// Who acts: founder, project-leader or the code of a seat [default: project-leader]
    #[arg(long, global = true)]
    pub(crate) actor: Option<String>,

    /// The day an act takes effect [env: CONVENANT_ON], or the day a view looks at [default: today]
    #[arg(long, global = true, value_name = "DATE", value_parser = date)]
    pub(crate) on: Option<Date>,

    /// The day that the environment names for acts.
    #[arg(skip)]
    usual_on: Option<Date>,

    /// A name for this act, so that giving it twice records it once
    #[arg(long, global = true)]
    pub(crate) id: Option<CommandId>,

    /// The ledger as it was: after so many events, at a moment, or at the end of a day
    #[arg(long, global = true, value_name = "EVENTS|MOMENT|DATE")]
    pub(crate) as_of: Option<AsOf>,

    /// How to print [default: table]
    #[arg(long, global = true, value_parser = formats())]
    pub(crate) format: Option<Format>,

    /// The language of all that is said and shown [env: CONVENANT_LANG] [default: that of the locale, or nl]
    #[arg(long, global = true, value_parser = languages())]
    pub(crate) lang: Option<Lang>,

    /// The language where none is asked for.
    #[arg(skip = Lang::Nl)]
    usual_lang: Lang,

    /// Say what would be recorded, and record nothing
    #[arg(long, global = true)]
    pub(crate) dry_run: bool,

    /// Refuse what would be recorded with a warning
    #[arg(long, global = true)]
    pub(crate) strict: bool,

    /// Record at the present moment although it lies long after the last event
    #[arg(long, global = true)]
    pub(crate) clock_is_right: bool,

    /// The file with the keys to data about persons [env: CONVENANT_KEYS] [default: persons.keys in the
    /// directory of the ledger]
    #[arg(long, global = true, value_name = "FILE")]
    keys: Option<PathBuf>,

    /// Wait for a ledger that another process has open, for ever or so many seconds
    #[arg(long, global = true, value_name = "SECONDS", num_args = 0..=1, require_equals = true)]
    pub(crate) wait: Option<Option<u64>>,
}

fn formats() -> impl TypedValueParser<Value = Format> {
    let value = |format: Format| {
        let (help, alias) = match format {
            Format::Table => ("For a reader at a terminal", Some("text")),
            Format::Json => (
                "For a program: every field, and the positions of the events behind each figure",
                None,
            ),
            Format::Csv => (
                "For a spreadsheet: decimal points, dates as 2022-07-31, no totals; an apostrophe before words \
                 that look like a formula",
                None,
            ),
            Format::CsvRaw => ("The same for a program, without apostrophes", None),
            Format::Markdown => ("For a wiki or an e-mail", Some("md")),
            Format::Html => ("For a browser: one file that needs nothing beside it", None),
            Format::Xlsx => {
                ("For a spreadsheet: a sheet for each table, with amounts, days and formulas", None)
            }
            Format::Pdf => ("For paper and the archive: PDF/A-2a and PDF/UA-1", None),
        };
        PossibleValue::new(format.name()).help(help).aliases(alias)
    };
    PossibleValuesParser::new(Format::ALL.map(value)).try_map(|text| text.parse::<Format>())
}

fn languages() -> impl TypedValueParser<Value = Lang> {
    let value = |(name, help)| PossibleValue::new(name).help(help);
    let values = [("nl", "Dutch"), ("en", "English")].map(value);
    PossibleValuesParser::new(values).try_map(|text| text.parse::<Lang>())
}

impl Globals {
    /// Refuses options that have no effect on a command with a ledger.
    pub(crate) fn allow(&self, allowed: &[&str]) -> Result<(), Failure> {
        self.allow_only(&[allowed, &["--ledger", "--keys", "--wait"]].concat())
    }

    /// Refuses all options but these, for a command without a ledger or with one of its own. The language always has an
    /// effect: every command can say something.
    pub(crate) fn allow_only(&self, allowed: &[&str]) -> Result<(), Failure> {
        let given = [
            ("--ledger", self.ledger.is_some()),
            ("--keys", self.keys.is_some()),
            ("--wait", self.wait.is_some()),
            ("--actor", self.actor.is_some()),
            ("--on", self.on.is_some()),
            ("--id", self.id.is_some()),
            ("--as-of", self.as_of.is_some()),
            ("--format", self.format.is_some()),
            ("--dry-run", self.dry_run),
            ("--strict", self.strict),
            ("--clock-is-right", self.clock_is_right),
        ];
        let idle = given.iter().find(|(option, given)| *given && !allowed.contains(option));
        match idle {
            None => Ok(()),
            Some((option, _)) => Err(Failure::usage(|lang| lang.option_without_effect(option))),
        }
    }

    /// Refuses formats of tables and documents, for output that is neither.
    pub(crate) fn said_or_json(&self) -> Result<(), Failure> {
        self.only_formats(&[Format::Table, Format::Json], |lang, format| {
            lang.format_of_no_table(format)
        })
    }

    /// Refuses formats of documents, for output that is only a table.
    pub(crate) fn table_or_json(&self) -> Result<(), Failure> {
        let formats = [Format::Table, Format::Json, Format::Csv, Format::CsvRaw];
        self.only_formats(&formats, |lang, format| lang.format_of_a_table(format))
    }

    fn only_formats(
        &self,
        formats: &[Format],
        why: impl Fn(Lang, &'static str) -> Said,
    ) -> Result<(), Failure> {
        let format = self.format();
        match formats.contains(&format) {
            true => Ok(()),
            false => Err(Failure::usage(|lang| why(lang, format.name()))),
        }
    }

    /// Whether an answer is wanted as JSON.
    pub(crate) fn as_json(&self) -> bool {
        self.format() == Format::Json
    }

    /// The option that names the ledger, for a suggested command; empty if none was needed.
    pub(crate) fn ledger_again(&self) -> String {
        let option = |dir: &PathBuf| format!(" --ledger {}", shell_word(&dir.to_string_lossy()));
        self.ledger.as_ref().map(option).unwrap_or_default()
    }

    /// The directory of the ledger. The environment only gives a default, so it is not refused where it has
    /// no effect.
    pub(crate) fn ledger(&self) -> PathBuf {
        let usual = || std::env::var_os("CONVENANT_LEDGER").filter(|dir| !dir.is_empty());
        let given = self.ledger.clone().or_else(|| usual().map(PathBuf::from));
        given.unwrap_or_else(|| PathBuf::from("ledger"))
    }

    /// The place of the ledger, and what opens it.
    pub(crate) fn place(&self) -> Place {
        Place { dir: self.ledger(), keys: self.keys(), machine_key: self.machine_key() }
    }

    /// Opens the ledger for reading, and folds everything recorded in it.
    pub(crate) fn reading(&self) -> Result<Reading, Failure> {
        Reading::open(self.place(), clock()?)
    }

    /// Opens the ledger for recording.
    pub(crate) fn recording(&self) -> Result<Recording, Failure> {
        let recording = Recording::open(self.place(), clock()?, self.wait(), self.manner())?;
        Ok(self.told(recording))
    }

    /// Opens the ledger for recording, with everything folded, for acts that ask it something before they
    /// record.
    pub(crate) fn recording_folded(&self) -> Result<Recording, Failure> {
        let recording = Recording::open_folded(self.place(), clock()?, self.wait(), self.manner())?;
        Ok(self.told(recording))
    }

    /// Warns of oddities of a ledger that is opened for recording.
    fn told(&self, recording: Recording) -> Recording {
        let lang = self.lang();
        if let Some(Torn { bytes, zeros: false }) = recording.reading().log.torn() {
            output::warn(&lang.torn_end(bytes), lang);
        }
        if let Some(fault) = recording.clock_behind() {
            output::warn(fault.said.in_lang(lang), lang);
        }
        recording
    }

    /// How strictly acts are judged, beside the rules of the covenant.
    pub(crate) fn manner(&self) -> Manner {
        Manner { strict: self.strict, clock_is_right: self.clock_is_right }
    }

    /// The values for a command that leaves them out.
    pub(crate) fn defaults(&self) -> Defaults {
        let on = self.on.or(self.usual_on);
        Defaults { id: self.id.clone(), actor: self.actor.clone(), on }
    }

    /// The file with the keys to data about persons, if it is not in its usual place.
    fn keys(&self) -> Option<PathBuf> {
        let usual = || std::env::var_os("CONVENANT_KEYS").filter(|file| !file.is_empty());
        self.keys.clone().or_else(|| usual().map(PathBuf::from))
    }

    /// The key of this machine, which seals what is kept for speed. It is in the state directory of the
    /// user's programs, or where `CONVENANT_STATE` says.
    fn machine_key(&self) -> MachineKey {
        let named =
            |name: &str| std::env::var_os(name).filter(|dir| !dir.is_empty()).map(PathBuf::from);
        let usual = || named("XDG_STATE_HOME").or_else(|| named("LOCALAPPDATA"));
        let home = || named("HOME").map(|home| home.join(".local").join("state"));
        let ours = || usual().or_else(home).map(|state| state.join("convenant"));
        let dir = named("CONVENANT_STATE").or_else(ours);
        MachineKey::in_file(dir.map(|dir| dir.join("machine.key")))
    }

    /// How long to wait for the ledger.
    pub(crate) fn wait(&self) -> Wait {
        match self.wait {
            None => Wait::No,
            Some(None) => Wait::Forever,
            Some(Some(seconds)) => Wait::For(Duration::from_secs(seconds)),
        }
    }

    /// The format asked for, or a table.
    pub(crate) fn format(&self) -> Format {
        self.format.unwrap_or(Format::Table)
    }

    /// The language of all that is said and shown: the one asked for, or the usual one.
    pub(crate) fn lang(&self) -> Lang {
        self.lang.unwrap_or(self.usual_lang)
    }

    /// Reads from the environment the day of acts, for a session in which something is caught up with.
    ///
    /// # Errors
    /// What is no day.
    pub(crate) fn read_day(&mut self) -> Result<(), Failure> {
        let named = std::env::var_os("CONVENANT_ON").filter(|day| !day.is_empty());
        let Some(named) = named else { return Ok(()) };
        let day = date(&named.to_string_lossy());
        let day =
            day.map_err(|why| Failure::usage(|lang| lang.no_day_of_session(why.in_lang(lang))))?;
        self.usual_on = Some(day);
        Ok(())
    }

    /// Reads the language from the environment.
    ///
    /// # Errors
    /// A language in `CONVENANT_LANG` that there is not.
    pub(crate) fn read_language(&mut self) -> Result<(), Failure> {
        self.usual_lang = of_locale();
        self.usual_lang = of_environment()?;
        Ok(())
    }

    /// The style of views. Their width is `COLUMNS`, or else the width of the terminal.
    pub(crate) fn style(&self) -> Style {
        let columns = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
        let terminal =
            || terminal_size_of(std::io::stdout()).map(|(width, _)| usize::from(width.0));
        let width = columns.or_else(terminal).unwrap_or(80).clamp(40, 400);
        Style { format: self.format(), lang: self.lang(), width }
    }
}

/// The language in `CONVENANT_LANG`, or that of the locale.
///
/// # Errors
/// A language that there is not.
pub(crate) fn of_environment() -> Result<Lang, Failure> {
    let named = std::env::var_os("CONVENANT_LANG").filter(|lang| !lang.is_empty());
    let Some(named) = named else { return Ok(of_locale()) };
    named.to_string_lossy().parse().map_err(|Unknown { text, known }| {
        Failure::usage(|lang| lang.no_such_language(&text, &known))
    })
}

/// The language of the locale: English if that is what it names, otherwise Dutch.
pub(crate) fn of_locale() -> Lang {
    let set = |name: &&str| std::env::var(name).is_ok_and(|locale| !locale.is_empty());
    let named = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find(set);
    let locale = named.and_then(|name| std::env::var(name).ok()).unwrap_or_default();
    if locale.starts_with("en") { Lang::En } else { Lang::Nl }
}

/// The clock of the system, or the moment in `CONVENANT_NOW`.
pub(crate) fn clock() -> Result<Clock, Failure> {
    let Some(text) = std::env::var_os("CONVENANT_NOW") else { return Ok(Clock::System) };
    let text = text.to_string_lossy();
    text.parse().map(Clock::Fixed).map_err(|_| Failure::usage(|lang| lang.no_moment(&text)))
}

/// The names of persons. If they cannot be read, it warns, and persons keep their numbers.
pub(crate) fn people(reading: &Reading, lang: Lang) -> People {
    let (people, unread) = reading.people();
    output::numbers_for_names(&unread, lang);
    people
}
