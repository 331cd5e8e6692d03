//! `convenant show`

use std::process::ExitCode;

use clap::{Args, FromArgMatches, Subcommand};
use ledger_core::views::actions::ActionList;
use ledger_core::views::ambassadors::AmbassadorRegister;
use ledger_core::views::balance::TrialBalance;
use ledger_core::views::budget::BudgetView;
use ledger_core::views::decisions::{DecisionRegister, OpenProposals};
use ledger_core::views::documents::DocumentList;
use ledger_core::views::goals::GoalsView;
use ledger_core::views::groups::GroupsView;
use ledger_core::views::journal::JournalView;
use ledger_core::views::network::NetworkView;
use ledger_core::views::obligations::{Agenda, Filter, Obligations};
use ledger_core::views::overview::Overview;
use ledger_core::views::partner::PartnerPage;
use ledger_core::views::partners::PartnerRegister;
use ledger_core::views::receivables::Receivables;
use ledger_core::views::risk::RiskPosition;
use ledger_core::views::statements::{BalanceSheet, IncomeStatement};
use ledger_core::views::subsidies::SubsidyRegister;
use ledger_core::{Covenant, Date, FiscalYear, Ledger, PartnerId};
use ledger_store::DiskLog;
use serde::Serialize;

use crate::failure::Failure;
use crate::folding::events_at;
use crate::globals::{AsOf, Globals};
use crate::output::Target;
use crate::session::Session;
use ledger_report::{Format, People, Render, Rendered, Style, render_naming};

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  convenant show overview
  convenant show budget --year 2018-2019 --on 2019-03-31
  convenant show balance --format json
  convenant show receivables --partner gemeente-oost --as-of 2019-03-31

--on is the day a view looks at: it counts what takes effect up to that day. --as-of is the ledger as it
was: what was recorded by then.")]
pub(crate) struct Show {
    #[command(subcommand)]
    view: View,
    #[command(flatten)]
    target: Target,
}

#[derive(Clone, Debug, Subcommand)]
pub(super) enum View {
    /// Where the covenant stands, on one page
    Overview,
    /// The partner register
    Partners,
    /// Everything about one partner
    Partner {
        /// Its code or name, also one it had before
        partner: String,
    },
    /// The action list
    Actions {
        /// Only what is not closed
        #[arg(long)]
        open: bool,
    },
    /// The budget of a year: first, revised, realised, difference
    Budget(OfYear),
    /// What partners owe, by age
    Receivables {
        /// Of one partner, by code or name
        #[arg(long)]
        partner: Option<String>,
    },
    /// The trial balance
    Balance,
    /// Income and expenses of a year
    Income(OfYear),
    /// What is owned, owed and left
    BalanceSheet,
    /// The subsidies: granted, received, spent, to account for
    Subsidies,
    /// What each risk bearer would carry
    Risk(OfYear),
    /// The decision register
    Decisions,
    /// The proposals that are open
    Proposals,
    /// The journal
    Journal {
        /// Of one year [default: all years]
        #[arg(long)]
        year: Option<FiscalYear>,
    },
    /// Who is ambassador of which partner
    Ambassadors,
    /// Who is in the projectgroep and the communications group
    Groups,
    /// Meetings, conversations and the platform in a year, by partner
    Network(OfYear),
    /// Goals by theme, and how they stand
    Goals {
        /// Of one year [default: all years]
        #[arg(long)]
        year: Option<FiscalYear>,
    },
    /// What the covenant obliges to: met, to do or late
    Obligations {
        /// Of one year [default: every year that had begun]
        #[arg(long)]
        year: Option<FiscalYear>,
        /// Towards one partner, by code or name
        #[arg(long)]
        partner: Option<String>,
        /// Only what is late
        #[arg(long)]
        late: bool,
    },
    /// What comes due in the days that follow
    Agenda {
        /// How many days
        #[arg(long, default_value_t = 90)]
        days: u16,
    },
    /// The documents attached to events
    Documents,
}

#[derive(Clone, Debug, Args)]
pub(super) struct OfYear {
    /// The year [default: that of the day]
    #[arg(long)]
    year: Option<FiscalYear>,
}

/// The ledger and day that a view looks at, and how it is printed.
pub(super) struct Sight<'a> {
    pub(super) ledger: Ledger,
    people: People,
    on: Date,
    globals: &'a Globals,
    style: Style,
}

impl Show {
    pub(crate) fn run(self, globals: &Globals) -> Result<ExitCode, Failure> {
        let of_a_day = !matches!(self.view, View::Journal { .. });
        let on: &[&str] = if of_a_day { &["--on"] } else { &[] };
        globals.allow(&[on, &["--as-of", "--format", "--lang"]].concat())?;
        // An earlier state is folded from the events.
        let open = if globals.as_of.is_some() { Session::open } else { Session::open_quickly };
        let mut session = open(globals)?;
        let mut sight = Sight::of(&mut session, globals, globals.style())?;
        let mut text = sight.show(self.view.clone(), &session.log);
        if session.folded_again()? {
            sight = Sight::of(&mut session, globals, globals.style())?;
            text = sight.show(self.view, &session.log);
        }
        self.target.give(&text?, globals.format())?;
        session.renew_snapshot(&sight.ledger);
        Ok(ExitCode::SUCCESS)
    }
}

impl View {
    /// The view with a name and options, as they are typed after `show`.
    pub(super) fn named(name: &str, options: &[String]) -> Result<View, Failure> {
        let command = View::augment_subcommands(clap::Command::new("show").no_binary_name(true));
        if !View::has_subcommand(name) {
            let names: Vec<&str> = command.get_subcommands().map(clap::Command::get_name).collect();
            let message = format!("no view is called `{name}`");
            return Err(Failure::usage(message, format!("one of: {}, report", names.join(", "))));
        }
        let line = std::iter::once(name).chain(options.iter().map(String::as_str));
        let read = command.try_get_matches_from(line);
        read.and_then(|matches| View::from_arg_matches(&matches)).map_err(|error| {
            let said = error.to_string();
            let message = said.lines().next().unwrap_or_default().trim_start_matches("error: ");
            Failure::usage(message, format!("see `convenant show {name} --help`"))
        })
    }
}

impl<'a> Sight<'a> {
    /// What the options ask for: the ledger of a session, or as it was. It is taken out of the session.
    pub(super) fn of(
        session: &mut Session,
        globals: &'a Globals,
        style: Style,
    ) -> Result<Sight<'a>, Failure> {
        let (people, zone) = (session.people(), session.zone());
        let ledger = match globals.as_of {
            None => std::mem::take(&mut session.ledger),
            as_of => session.ledger_as_of(as_of)?,
        };
        let today = match globals.as_of {
            Some(AsOf::Day(day)) => day,
            Some(AsOf::Moment(moment)) => moment.day_in(zone),
            Some(AsOf::Events(_)) | None => session.now().day_in(zone),
        };
        Ok(Sight { on: globals.on.unwrap_or(today), ledger, people, globals, style })
    }

    /// What a view shows. `log` is that of the session, for the events themselves.
    pub(super) fn show(&self, view: View, log: &DiskLog) -> Result<Rendered, Failure> {
        let (ledger, on) = (&self.ledger, self.on);
        let covenant = ledger.covenant().ok_or_else(no_covenant)?;
        match view {
            View::Overview => {
                let totals = self.of_totals().then(|| Overview::totals(ledger, on)).flatten();
                let overview = totals.or_else(|| Overview::of(ledger, on));
                self.text(&overview.ok_or_else(no_covenant)?)
            }
            View::Partners => self.text(&PartnerRegister::of(ledger, on)),
            View::Partner { partner } => self.partner_page(&partner, log),
            View::Actions { open } => {
                let list = ActionList::of(ledger, on);
                self.text(&if open { list.open() } else { list })
            }
            View::Budget(of) => {
                self.text(&BudgetView::of(ledger, self.year(covenant, of.year)?, on))
            }
            View::Receivables { partner } => {
                let partner = partner.map(|text| self::partner(ledger, &text)).transpose()?;
                self.text(&Receivables::of(ledger, on, partner))
            }
            View::Balance if self.globals.on.is_none() && self.of_totals() => {
                self.text(&TrialBalance::totals(ledger))
            }
            View::Balance => self.text(&TrialBalance::of(ledger, self.globals.on)),
            View::Income(of) => {
                self.text(&IncomeStatement::of(ledger, self.year(covenant, of.year)?, on))
            }
            View::BalanceSheet => self.text(&BalanceSheet::of(ledger, on)),
            View::Risk(of) => {
                self.text(&RiskPosition::of(ledger, self.year(covenant, of.year)?, on))
            }
            View::Subsidies => self.text(&SubsidyRegister::of(ledger, on)),
            View::Decisions => self.text(&DecisionRegister::of(ledger, on)),
            View::Proposals => self.text(&OpenProposals::of(ledger, on)),
            View::Journal { year } => {
                let year = year.map(|year| self.year(covenant, Some(year))).transpose()?;
                self.text(&JournalView::of(ledger, year))
            }
            View::Ambassadors => self.text(&AmbassadorRegister::of(ledger, on)),
            View::Groups => self.text(&GroupsView::of(ledger, on)),
            View::Network(of) => {
                let year = self.year(covenant, of.year)?;
                self.text(&NetworkView::of(ledger, year, on).ok_or_else(no_covenant)?)
            }
            View::Goals { year } => {
                let year = year.map(|year| self.year(covenant, Some(year))).transpose()?;
                self.text(&GoalsView::of(ledger, year, on))
            }
            View::Obligations { year, partner, late } => {
                let year = year.map(|year| self.year(covenant, Some(year))).transpose()?;
                let partner = partner.map(|text| self::partner(ledger, &text)).transpose()?;
                self.text(&Obligations::of(ledger, on, Filter { year, partner, late }))
            }
            View::Agenda { days } => self.text(&Agenda::of(ledger, on, days)),
            View::Documents => self.text(&DocumentList::of(ledger, on, None)),
        }
    }

    /// Whether no part of a figure is shown, so that totals are enough.
    fn of_totals(&self) -> bool {
        match self.style.format {
            Format::Json => false,
            Format::Table
            | Format::Csv
            | Format::CsvRaw
            | Format::Markdown
            | Format::Html
            | Format::Xlsx
            | Format::Pdf => true,
        }
    }

    /// The page of a partner, from the events that may concern it.
    fn partner_page(&self, text: &str, log: &DiskLog) -> Result<Rendered, Failure> {
        let (ledger, on) = (&self.ledger, self.on);
        let partner = partner(ledger, text)?;
        let events = events_at(log, ledger.may_concern(partner));
        let page = PartnerPage::of(ledger, partner, on, events)?.ok_or_else(|| {
            let message = format!("the register did not name `{text}` on {on}");
            Failure::usage(message, "a later day, with --on")
        })?;
        Ok(ledger_report::partner_page(&page, ledger, &self.people, self.style)?)
    }

    fn text<V: Render + Serialize>(&self, view: &V) -> Result<Rendered, Failure> {
        Ok(render_naming(view, &self.people, self.style)?)
    }

    /// The year asked for, or the one nearest to the day, which must be of the covenant's term.
    fn year(&self, covenant: &Covenant, asked: Option<FiscalYear>) -> Result<FiscalYear, Failure> {
        let (first, last) = (covenant.first_year(), covenant.last_year());
        let year = asked.unwrap_or_else(|| covenant.year_of(self.on).clamp(first, last));
        if covenant.years().any(|of_term| of_term == year) {
            return Ok(year);
        }
        let message = format!("{year} is no year of this covenant");
        Err(Failure::usage(message, format!("a year from {first} to {last}")))
    }
}

/// The partner with a code or name.
pub(crate) fn partner(ledger: &Ledger, text: &str) -> Result<PartnerId, Failure> {
    ledger.partners.find(text).ok_or_else(|| {
        let message = format!("no partner is called `{text}`");
        let nearest = ledger.partners.nearest(text);
        let help = format!("a code from `convenant show partners`; nearest: {nearest}");
        Failure::usage(message, help)
    })
}

fn no_covenant() -> Failure {
    Failure::usage("no covenant was concluded by then", "a later state of the ledger")
}
