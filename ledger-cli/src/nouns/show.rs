//! `convenant show`

use std::process::ExitCode;

use clap::{Args, Subcommand};
use ledger_app::failure::Failure;
use ledger_app::question::{self, AGENDA_DAYS, AsDocument, answer};
use ledger_app::reading::ask;
use ledger_core::{FiscalYear, ProposalId};
use ledger_report::date;

use crate::globals::{Globals, clock};
use crate::output::{self, Target};

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
enum View {
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
    /// The expenses of a year, and the VAT in them
    Expenses(OfYear),
    /// What is owed to suppliers, by age, and what they owe
    Payables,
    /// The register of suppliers: what was bought, and what is open
    Suppliers,
    /// The bank accounts, and what stands on each
    Bank,
    /// The trial balance
    Balance,
    /// Income and expenses of a year
    Income(OfYear),
    /// What is owned, owed and left
    BalanceSheet,
    /// The subsidies: granted, received, spent, to account for
    Subsidies,
    /// The chances for subsidies, and what became of each
    Chances,
    /// What each risk bearer would carry
    Risk(OfYear),
    /// The decision register
    Decisions,
    /// The proposals that are open
    Proposals,
    /// A proposal, with everything that is voted on
    Proposal {
        /// Its number
        proposal: u32,
    },
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
    /// Who may vote for which seat by a mandate, and who could before
    Mandates,
    /// Meetings, conversations and the platform in a year, by partner
    Network(OfYear),
    /// What partners contributed in kind in a year: hours and goods
    InKind(OfYear),
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
        #[arg(long, default_value_t = AGENDA_DAYS)]
        days: u16,
    },
    /// The documents attached to events
    Documents,
}

#[derive(Clone, Debug, Args)]
struct OfYear {
    /// The year [default: that of the day]
    #[arg(long)]
    year: Option<FiscalYear>,
}

impl Show {
    pub(crate) fn run(self, globals: &Globals) -> Result<ExitCode, Failure> {
        let view = question::View::from(self.view);
        let on: &[&str] = if view.is_of_a_day() { &["--on"] } else { &[] };
        globals.allow(&[on, &["--as-of", "--format"]].concat())?;
        let style = globals.style();
        let (shown, unread) = ask(globals.place(), clock()?, globals.as_of, |reading, state| {
            let (people, unread) = reading.people();
            let name = state.ledger.covenant().map_or("", |covenant| &covenant.identity.name);
            let day = date(globals.on.unwrap_or(state.today), style.lang);
            let basis = style.lang.foot_basis(day, state.events, name);
            let as_document = AsDocument { people: &people, basis, style };
            Ok((answer(&view, globals.on, reading, state, &as_document)?, unread))
        })?;
        output::numbers_for_names(&unread, style.lang);
        self.target.give(&shown, style)?;
        Ok(ExitCode::SUCCESS)
    }
}

impl From<View> for question::View {
    fn from(view: View) -> question::View {
        match view {
            View::Overview => question::View::Overview,
            View::Partners => question::View::Partners,
            View::Partner { partner } => question::View::Partner(partner),
            View::Actions { open } => question::View::Actions { open },
            View::Budget(OfYear { year }) => question::View::Budget(year),
            View::Receivables { partner } => question::View::Receivables(partner),
            View::Expenses(OfYear { year }) => question::View::Expenses(year),
            View::Payables => question::View::Payables,
            View::Suppliers => question::View::Suppliers,
            View::Bank => question::View::Bank,
            View::Balance => question::View::Balance,
            View::Income(OfYear { year }) => question::View::Income(year),
            View::BalanceSheet => question::View::BalanceSheet,
            View::Subsidies => question::View::Subsidies,
            View::Chances => question::View::Chances,
            View::Risk(OfYear { year }) => question::View::Risk(year),
            View::Decisions => question::View::Decisions,
            View::Proposals => question::View::Proposals,
            View::Proposal { proposal } => question::View::Proposal(ProposalId(proposal)),
            View::Journal { year } => question::View::Journal(year),
            View::Ambassadors => question::View::Ambassadors,
            View::Groups => question::View::Groups,
            View::Mandates => question::View::Mandates,
            View::Network(OfYear { year }) => question::View::Network(year),
            View::InKind(OfYear { year }) => question::View::InKind(year),
            View::Goals { year } => question::View::Goals(year),
            View::Obligations { year, partner, late } => {
                question::View::Obligations { year, partner, late }
            }
            View::Agenda { days } => question::View::Agenda(days),
            View::Documents => question::View::Documents,
        }
    }
}
