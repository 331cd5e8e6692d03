//! What can be asked of a ledger: every view by its name, its parameters, and its answer.

use ledger_core::views::account::PartnerAccount;
use ledger_core::views::actions::ActionList;
use ledger_core::views::ambassadors::AmbassadorRegister;
use ledger_core::views::balance::TrialBalance;
use ledger_core::views::bank::BankAccountList;
use ledger_core::views::budget::BudgetView;
use ledger_core::views::chances::ChanceRegister;
use ledger_core::views::decisions::{DecisionRegister, OpenProposals, ProposalView};
use ledger_core::views::documents::DocumentList;
use ledger_core::views::expenses::ExpenseList;
use ledger_core::views::goals::GoalsView;
use ledger_core::views::groups::GroupsView;
use ledger_core::views::in_kind::InKindView;
use ledger_core::views::journal::JournalView;
use ledger_core::views::mandates::MandateRegister;
use ledger_core::views::network::NetworkView;
use ledger_core::views::obligations::{Agenda, Filter, Obligations};
use ledger_core::views::overview::Overview;
use ledger_core::views::partner::PartnerPage;
use ledger_core::views::partners::PartnerRegister;
use ledger_core::views::payables::Payables;
use ledger_core::views::receivables::Receivables;
use ledger_core::views::risk::RiskPosition;
use ledger_core::views::statements::{BalanceSheet, IncomeStatement};
use ledger_core::views::subsidies::SubsidyRegister;
use ledger_core::views::suppliers::SupplierRegister;
use ledger_core::{Date, FiscalYear, Ledger, PartnerId, ProposalId};
use ledger_report::{Format, People, Render, Rendered, Style, render_naming};
use ledger_store::DiskLog;
use serde::Serialize;

use crate::failure::Failure;
use crate::folding::events_at;
use crate::reading::{Reading, State};

/// A view, with what it is asked about. What is left out is chosen by the day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum View {
    /// Where the covenant stands, on one page.
    Overview,
    /// The partner register.
    Partners,
    /// Everything about one partner, by its code or a name it has or had.
    Partner(String),
    /// The action list; only what is not closed, if `open`.
    Actions {
        /// Only what is not closed.
        open: bool,
    },
    /// The budget of a year.
    Budget(Option<FiscalYear>),
    /// What partners owe, by age; of one partner, by code or name.
    Receivables(Option<String>),
    /// The expenses of a year, and the VAT in them.
    Expenses(Option<FiscalYear>),
    /// What is owed to suppliers, by age, and what they owe.
    Payables,
    /// The register of suppliers.
    Suppliers,
    /// The bank accounts.
    Bank,
    /// The trial balance.
    Balance,
    /// Income and expenses of a year.
    Income(Option<FiscalYear>),
    /// What is owned, owed and left.
    BalanceSheet,
    /// The subsidies.
    Subsidies,
    /// The chances for subsidies.
    Chances,
    /// What each risk bearer would carry.
    Risk(Option<FiscalYear>),
    /// The decision register.
    Decisions,
    /// The proposals that are open.
    Proposals,
    /// A proposal, with everything that is voted on.
    Proposal(ProposalId),
    /// The journal; of one year, or of all.
    Journal(Option<FiscalYear>),
    /// Who is ambassador of which partner.
    Ambassadors,
    /// Who is in which group.
    Groups,
    /// Who may vote for which seat by a mandate.
    Mandates,
    /// Meetings, conversations and the platform in a year, by partner.
    Network(Option<FiscalYear>),
    /// What partners contributed in kind in a year.
    InKind(Option<FiscalYear>),
    /// Goals by theme; of one year, or of all.
    Goals(Option<FiscalYear>),
    /// What the covenant obliges to.
    Obligations {
        /// Of one year, or of every year that had begun.
        year: Option<FiscalYear>,
        /// Towards one partner, by code or name.
        partner: Option<String>,
        /// Only what is late.
        late: bool,
    },
    /// What comes due in so many days that follow.
    Agenda(u16),
    /// The documents attached to events.
    Documents,
}

/// What names a view and takes its parameters.
type Named = (&'static str, fn(Option<FiscalYear>, Option<String>) -> Option<View>);

/// A view without parameters.
macro_rules! plain {
    ($view:expr) => {
        |year, partner| (year.is_none() && partner.is_none()).then_some($view)
    };
}

/// A view of a year.
macro_rules! of_year {
    ($view:expr) => {
        |year, partner| partner.is_none().then(|| $view(year))
    };
}

/// How many days an agenda looks ahead, unless asked otherwise.
pub const AGENDA_DAYS: u16 = 90;

const NAMED: [Named; 28] = [
    ("overview", plain!(View::Overview)),
    ("partners", plain!(View::Partners)),
    ("partner", |year, partner| partner.filter(|_| year.is_none()).map(View::Partner)),
    ("actions", plain!(View::Actions { open: false })),
    ("budget", of_year!(View::Budget)),
    ("receivables", |year, partner| year.is_none().then_some(View::Receivables(partner))),
    ("expenses", of_year!(View::Expenses)),
    ("payables", plain!(View::Payables)),
    ("suppliers", plain!(View::Suppliers)),
    ("bank", plain!(View::Bank)),
    ("balance", plain!(View::Balance)),
    ("income", of_year!(View::Income)),
    ("balance-sheet", plain!(View::BalanceSheet)),
    ("subsidies", plain!(View::Subsidies)),
    ("chances", plain!(View::Chances)),
    ("risk", of_year!(View::Risk)),
    ("decisions", plain!(View::Decisions)),
    ("proposals", plain!(View::Proposals)),
    ("journal", of_year!(View::Journal)),
    ("ambassadors", plain!(View::Ambassadors)),
    ("groups", plain!(View::Groups)),
    ("mandates", plain!(View::Mandates)),
    ("network", of_year!(View::Network)),
    ("in-kind", of_year!(View::InKind)),
    ("goals", of_year!(View::Goals)),
    ("obligations", |year, partner| Some(View::Obligations { year, partner, late: false })),
    ("agenda", plain!(View::Agenda(AGENDA_DAYS))),
    ("documents", plain!(View::Documents)),
];

impl View {
    /// The names of all views.
    pub fn names() -> impl Iterator<Item = &'static str> {
        NAMED.iter().map(|(name, _)| *name)
    }

    /// The view with a name, of a year and of a partner where it has one.
    ///
    /// # Errors
    /// No view of that name, a year or partner that it does not have, no partner where it must have one.
    pub fn named(
        name: &str,
        year: Option<FiscalYear>,
        partner: Option<String>,
    ) -> Result<View, Failure> {
        let Some((_, with)) = NAMED.iter().find(|(known, _)| *known == name) else {
            let names = View::names().collect::<Vec<_>>().join(", ");
            return Err(Failure::usage(|lang| lang.no_such_view(name, &names)));
        };
        let given = match (&year, &partner) {
            (None, None) => None,
            (Some(_), None) => Some("--year"),
            (None, Some(_)) => Some("--partner"),
            (Some(_), Some(_)) => Some("--year, --partner"),
        };
        with(year, partner).ok_or_else(|| {
            Failure::usage(|lang| match given {
                None => lang.view_needs_partner(name),
                Some(options) => lang.view_does_not_take(name, options),
            })
        })
    }

    /// Whether the view looks at a day.
    pub fn is_of_a_day(&self) -> bool {
        !matches!(self, View::Journal(_))
    }
}

/// What becomes of a view: a document in a format, or what stands behind a figure of it.
pub trait Answer {
    /// What it becomes.
    type Answer;

    /// Whether no part of a figure is shown, so that totals are enough.
    fn is_of_totals(&self) -> bool;

    /// Makes it of a view.
    ///
    /// # Errors
    /// Those of the format.
    fn of<V: Render + Serialize>(&self, view: &V) -> Result<Self::Answer, Failure>;

    /// Makes it of the page of a partner; `ledger` is for the names in its events.
    ///
    /// # Errors
    /// Those of the format.
    fn of_partner(&self, page: &PartnerPage, ledger: &Ledger) -> Result<Self::Answer, Failure>;
}

/// A view as a document in a format, with the names of persons.
pub struct AsDocument<'a> {
    /// What persons are called.
    pub people: &'a People,
    /// Of what the view is: the covenant, the day, the number of events.
    pub basis: String,
    /// In which format and language.
    pub style: Style,
}

impl Answer for AsDocument<'_> {
    type Answer = Rendered;

    fn is_of_totals(&self) -> bool {
        self.style.format != Format::Json
    }

    fn of<V: Render + Serialize>(&self, view: &V) -> Result<Rendered, Failure> {
        Ok(render_naming(view, self.people, &self.basis, self.style)?)
    }

    fn of_partner(&self, page: &PartnerPage, ledger: &Ledger) -> Result<Rendered, Failure> {
        Ok(ledger_report::partner_page(page, ledger, self.people, &self.basis, self.style)?)
    }
}

/// Answers what is asked: a view of a state, on a day if one is named and otherwise on the day of that state.
///
/// # Errors
/// A year or partner that the covenant does not have; those of reading the log and of the answer.
pub fn answer<A: Answer>(
    view: &View,
    on: Option<Date>,
    reading: &Reading,
    state: &State,
    answer: &A,
) -> Result<A::Answer, Failure> {
    let (ledger, day) = (&state.ledger, on.unwrap_or(state.today));
    ledger.covenant().ok_or_else(no_covenant)?;
    let of_year = |year: &Option<FiscalYear>| year_of(ledger, *year, day);
    let asked =
        |year: &Option<FiscalYear>| year.map(|year| year_of(ledger, Some(year), day)).transpose();
    let of_partner = |partner: &Option<String>| {
        partner.as_ref().map(|text| partner_named(ledger, text)).transpose()
    };
    match view {
        View::Overview => {
            let totals = answer.is_of_totals().then(|| Overview::totals(ledger, day)).flatten();
            let overview = totals.or_else(|| Overview::of(ledger, day));
            answer.of(&overview.ok_or_else(no_covenant)?)
        }
        View::Partners => answer.of(&PartnerRegister::of(ledger, day)),
        View::Partner(text) => {
            answer.of_partner(&partner_page(ledger, &reading.log, text, day)?, ledger)
        }
        View::Actions { open } => {
            let list = ActionList::of(ledger, day);
            answer.of(&if *open { list.open() } else { list })
        }
        View::Budget(year) => answer.of(&BudgetView::of(ledger, of_year(year)?, day)),
        View::Receivables(partner) => {
            answer.of(&Receivables::of(ledger, day, of_partner(partner)?))
        }
        View::Expenses(year) => answer.of(&ExpenseList::of(ledger, of_year(year)?, day)),
        View::Payables => answer.of(&Payables::of(ledger, day)),
        View::Suppliers => answer.of(&SupplierRegister::of(ledger, day)),
        View::Bank => answer.of(&BankAccountList::of(ledger, day)),
        View::Balance if on.is_none() && answer.is_of_totals() => {
            answer.of(&TrialBalance::totals(ledger))
        }
        View::Balance => answer.of(&TrialBalance::of(ledger, on)),
        View::Income(year) => answer.of(&IncomeStatement::of(ledger, of_year(year)?, day)),
        View::BalanceSheet => answer.of(&BalanceSheet::of(ledger, day)),
        View::Risk(year) => answer.of(&RiskPosition::of(ledger, of_year(year)?, day)),
        View::Subsidies => answer.of(&SubsidyRegister::of(ledger, day)),
        View::Chances => answer.of(&ChanceRegister::of(ledger, day)),
        View::Decisions => answer.of(&DecisionRegister::of(ledger, day)),
        View::Proposals => answer.of(&OpenProposals::of(ledger, day)),
        View::Proposal(id) => {
            let unknown = || Failure::usage(|lang| lang.no_such_proposal(id));
            let submitted = ledger.proposals.get(*id).ok_or_else(unknown)?;
            let hash = reading.log.leaf_hash(submitted.position)?;
            let view = ProposalView::of(ledger, *id, day, hash);
            answer.of(&view.ok_or_else(unknown)?)
        }
        View::Journal(year) => answer.of(&JournalView::of(ledger, asked(year)?)),
        View::Ambassadors => answer.of(&AmbassadorRegister::of(ledger, day)),
        View::Groups => answer.of(&GroupsView::of(ledger, day)),
        View::Mandates => answer.of(&MandateRegister::of(ledger, day)),
        View::Network(year) => {
            let network = NetworkView::of(ledger, of_year(year)?, day);
            answer.of(&network.ok_or_else(no_covenant)?)
        }
        View::InKind(year) => {
            let given = InKindView::of(ledger, of_year(year)?, day);
            answer.of(&given.ok_or_else(no_covenant)?)
        }
        View::Goals(year) => answer.of(&GoalsView::of(ledger, asked(year)?, day)),
        View::Obligations { year, partner, late } => {
            let (year, partner, late) = (asked(year)?, of_partner(partner)?, *late);
            answer.of(&Obligations::of(ledger, day, Filter { year, partner, late }))
        }
        View::Agenda(days) => answer.of(&Agenda::of(ledger, day, *days)),
        View::Documents => answer.of(&DocumentList::of(ledger, day, None)),
    }
}

/// The page of a partner, from the events that may concern it.
///
/// # Errors
/// No such partner, or none on that day; those of reading the log.
pub fn partner_page(
    ledger: &Ledger,
    log: &DiskLog,
    text: &str,
    on: Date,
) -> Result<PartnerPage, Failure> {
    let partner = partner_named(ledger, text)?;
    let events = events_at(log, ledger.may_concern(partner));
    PartnerPage::of(ledger, partner, on, events)?.ok_or_else(|| not_there_yet(text, on))
}

/// The account of a partner up to a day, from a day on or whole.
///
/// # Errors
/// No such partner, or none on that day; a first day after the last.
pub fn partner_account(
    ledger: &Ledger,
    text: &str,
    from: Option<Date>,
    on: Date,
) -> Result<PartnerAccount, Failure> {
    let partner = partner_named(ledger, text)?;
    if let Some(from) = from.filter(|from| *from > on) {
        let said = |day, lang| ledger_report::said_day(day, lang);
        return Err(Failure::usage(|lang| {
            lang.first_day_after_last(said(from, lang), said(on, lang))
        }));
    }
    PartnerAccount::of(ledger, partner, from, on).ok_or_else(|| not_there_yet(text, on))
}

fn not_there_yet(text: &str, on: Date) -> Failure {
    Failure::usage(|lang| lang.partner_not_there_yet(text, ledger_report::said_day(on, lang)))
}

/// The partner with a code or name.
///
/// # Errors
/// Nobody has it, and the nearest are named; or several have it as a part of their name.
pub fn partner_named(ledger: &Ledger, text: &str) -> Result<PartnerId, Failure> {
    let partners = &ledger.partners;
    partners.look_up(text).map_err(|several| match several.is_empty() {
        true => {
            let nearest = partners.nearest(text);
            Failure::usage(|lang| lang.no_such_partner(text, &nearest))
        }
        false => {
            let codes = partners.codes(&several);
            Failure::usage(|lang| lang.several_partners(text, &codes))
        }
    })
}

/// The year asked for, or the one nearest to the day, which must be of the covenant's term and not before the
/// books.
fn year_of(ledger: &Ledger, asked: Option<FiscalYear>, day: Date) -> Result<FiscalYear, Failure> {
    let (covenant, first) = ledger.covenant().zip(ledger.first_year()).ok_or_else(no_covenant)?;
    let last = covenant.last_year();
    let year = asked.unwrap_or_else(|| covenant.year_of(day).clamp(first, last));
    if ledger.years().any(|of_term| of_term == year) {
        return Ok(year);
    }
    Err(Failure::usage(|lang| lang.no_year_of_covenant(year, first, last)))
}

fn no_covenant() -> Failure {
    Failure::usage(|lang| lang.no_covenant_by_then())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_view_takes_what_fits_it_and_nothing_else() {
        let year: FiscalYear = "2020".parse().unwrap();
        let partner = || Some("bewoners".to_owned());
        for name in View::names() {
            let named = |year, partner| View::named(name, year, partner).is_ok();
            let fits = [
                named(None, None),
                named(Some(year), None),
                named(None, partner()),
                named(Some(year), partner()),
            ];
            let expected = match name {
                "partner" => [false, false, true, false],
                "receivables" => [true, false, true, false],
                "budget" | "income" | "risk" | "journal" | "network" | "goals" | "expenses"
                | "in-kind" => [true, true, false, false],
                "obligations" => [true; 4],
                _ => [true, false, false, false],
            };
            assert_eq!(fits, expected, "{name}");
        }
        let failure = View::named("balanse", None, None).unwrap_err();
        let help = failure.said(ledger_report::Lang::En).help;
        assert!(help.contains("balance-sheet"), "{help}");
    }
}
