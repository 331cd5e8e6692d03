//! A made-up covenant of any size, for tests of behaviour and of speed.
//!
//! A [`Generator`] gives the commands of such a covenant one by one, in the order of the days on which
//! they take effect: it is concluded and signed, roles and a risk key are given; every year has a
//! budget, a contribution schedule, invoices, payments (in time, late, in parts, too much, in the next
//! year, not at all), other income, expenses, a closing, and a surplus or deficit that is settled;
//! a third party is invoiced, partners accede, get another name, withdraw and merge, there is something to be done, and an
//! ambassador, a meeting and the like. Some things go wrong: invoices are credited and written off, payments
//! are reversed, acts are corrected. Bills are credited, and the bank books its costs outside the budget. A year also has a subsidy and a commitment, and after the term
//! everything is brought to zero and the covenant is settled. Monitoring reports and their reviews are left
//! out: a report carries the root of the log, which the core does not know. So are documents, whose bytes
//! stand beside the log, and forgetting, which needs the destruction of a key first. The same [`Network`]
//! always gives the same commands. No name in it belongs to anybody.
//!
//! ```
//! use ledger_core::synthetic::{Generator, Network};
//! use ledger_core::{Ledger, Recorded, decide};
//!
//! let mut generator = Generator::new(Network { partners: 5, years: 1, seed: 7 }).unwrap();
//! let mut ledger = Ledger::new();
//! while let Some((recorded_at, request)) = generator.next(&ledger) {
//!     let decision = decide(&ledger, &request).unwrap();
//!     for event in decision.events {
//!         let position = ledger.next();
//!         let (on, actor) = (decision.on, decision.actor);
//!         ledger.apply(Recorded { position, recorded_at, on, actor, event }).unwrap();
//!     }
//! }
//! assert_eq!(ledger.years.all().len(), 1);
//! ```

mod drafts;
mod governance;
mod mishaps;
mod money;
mod network;
mod purchases;
mod random;
mod takeover;

use std::collections::{BTreeMap, VecDeque};

use crate::calendar::{Date, FiscalYear, Moment};
use crate::command::{Command, Request};
use crate::definition::{Definition, DefinitionError};
use crate::ids::{ExpenseId, PaymentId, ProposalId};
use crate::ledger::Ledger;
use governance::GovernanceStep;
use mishaps::MishapStep;
use money::MoneyStep;
use network::NetworkStep;
use purchases::PurchaseStep;
use random::Random;

/// The number of seats of a made-up covenant, each of which bears risk; the first partners hold them.
const SEATS: u32 = 5;

/// The size of a made-up covenant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Network {
    /// The parties that conclude it: 5 to 100,000. About one in fifty more accedes every year.
    pub partners: u32,
    /// The number of fiscal years: 1 to 10. A partner has some ten events a year.
    pub years: u8,
    /// The seed of chance: another seed gives another covenant of the same size.
    pub seed: u64,
}

/// Why such a covenant cannot be made up.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NetworkError {
    /// Too few partners to hold the seats, or too many.
    #[error("a made-up covenant of {partners} partners is not served; give 5 to 100000")]
    Partners {
        /// The number asked for.
        partners: u32,
    },
    /// No years, or too many.
    #[error("a made-up covenant of {years} years is not served; give 1 to 10")]
    Years {
        /// The number asked for.
        years: u8,
    },
    /// The definition made up for it is refused.
    #[error("the made-up covenant is faulty, which is a fault of this program: {0}")]
    Definition(#[from] DefinitionError),
}

/// Gives the commands of a made-up covenant one by one.
///
/// It keeps an agenda of what happens on which day and looks things up in the ledger by their number,
/// so that a command costs the same in a large ledger as in a small one.
#[derive(Clone, Debug)]
pub struct Generator {
    random: Random,
    definition: Definition,
    /// The steps that are still to happen, by day; on one day in the order in which they were planned.
    agenda: BTreeMap<Date, VecDeque<Step>>,
    today: Date,
    /// The last number given out to each of these; the next command needs the one after it.
    partners: u32,
    proposals: u32,
    payments: u32,
    expenses: u32,
    bank_entries: u32,
    persons: u32,
    /// The code of the third party.
    third_party: String,
    /// How many goals were set.
    goals: u32,
    /// How many chances for subsidies were spotted.
    chances: u32,
}

/// A step that happens on a day.
#[derive(Clone, Copy, Debug)]
enum Step {
    Governance(GovernanceStep),
    Money(MoneyStep),
    Network(NetworkStep),
    Mishap(MishapStep),
    Purchase(PurchaseStep),
}

/// An actor, and the command it gives.
type Given = (String, Command);

impl Generator {
    /// Makes up a covenant.
    ///
    /// # Errors
    /// A network outside the limits of [`Network`].
    pub fn new(network: Network) -> Result<Generator, NetworkError> {
        let Network { partners, years, seed } = network;
        if !(SEATS..=100_000).contains(&partners) {
            return Err(NetworkError::Partners { partners });
        }
        if !(1..=10).contains(&years) {
            return Err(NetworkError::Years { years });
        }
        Ok(Generator::under(drafts::definition(partners, years)?, seed))
    }

    /// Makes up what happens under a covenant. Another seed gives other events.
    ///
    /// Whatever the definition says of term, calendar, seats and voting, every command is one that its
    /// rules accept. It must be without [faults](Definition::faults).
    pub fn under(definition: Definition, seed: u64) -> Generator {
        let mut generator = Generator {
            random: Random::new(seed),
            today: definition.term.concluded_on,
            partners: u32::try_from(definition.parties.len()).unwrap_or(u32::MAX),
            definition,
            agenda: BTreeMap::new(),
            proposals: 0,
            payments: 0,
            expenses: 0,
            bank_entries: 0,
            persons: 0,
            third_party: String::new(),
            goals: 0,
            chances: 0,
        };
        generator.plan_founding();
        generator
    }

    /// The next command and the moment it is recorded, noon of its day. Returns `None` if the covenant is
    /// settled.
    /// settled.
    ///
    /// `ledger` holds the events of every command given before. A command that was not recorded is not
    /// given again, and what builds on it may be refused.
    pub fn next(&mut self, ledger: &Ledger) -> Option<(Moment, Request)> {
        self.proposals = last_number(self.proposals, |number| {
            ledger.proposals.get(ProposalId(number)).is_some()
        });
        self.payments =
            last_number(self.payments, |number| ledger.payments.get(PaymentId(number)).is_some());
        self.expenses =
            last_number(self.expenses, |number| ledger.expenses.get(ExpenseId(number)).is_some());
        loop {
            let given = match self.take_step()? {
                Step::Governance(step) => self.govern(step, ledger),
                Step::Money(step) => self.handle_money(step, ledger),
                Step::Network(step) => self.meet(step, ledger),
                Step::Mishap(step) => self.stumble(step, ledger),
                Step::Purchase(step) => self.purchase(step, ledger),
            };
            if let Some((actor, command)) = given {
                let on = self.today;
                return Some((Moment::noon(on), Request { actor, on, today: on, command }));
            }
        }
    }

    fn take_step(&mut self) -> Option<Step> {
        loop {
            let mut day = self.agenda.first_entry()?;
            self.today = *day.key();
            match day.get_mut().pop_front() {
                Some(step) => return Some(step),
                None => day.remove(),
            };
        }
    }

    /// Plans a step; one that would lie in the past happens today.
    fn plan(&mut self, on: Date, step: impl Into<Step>) {
        self.agenda.entry(on.max(self.today)).or_default().push_back(step.into());
    }

    fn plan_in(&mut self, days: i32, step: impl Into<Step>) {
        self.plan(self.today.plus_days(days), step);
    }

    fn first_day(&self, year: FiscalYear) -> Date {
        self.definition.calendar.first_day(year)
    }

    /// The last day of a year on which there are financial obligations.
    fn last_day(&self, year: FiscalYear) -> Date {
        self.definition.calendar.last_day(year).min(self.definition.term.ends)
    }

    /// How many seats there are, at most 100.
    fn seats(&self) -> u32 {
        u32::try_from(self.definition.regiegroep.seats.len()).unwrap_or(u32::MAX)
    }

    fn first_year(&self) -> FiscalYear {
        self.definition.calendar.year_of(self.definition.term.financial_start)
    }

    fn last_year(&self) -> FiscalYear {
        self.definition.calendar.year_of(self.definition.term.ends)
    }
}

impl From<GovernanceStep> for Step {
    fn from(step: GovernanceStep) -> Step {
        Step::Governance(step)
    }
}

impl From<MoneyStep> for Step {
    fn from(step: MoneyStep) -> Step {
        Step::Money(step)
    }
}

impl From<NetworkStep> for Step {
    fn from(step: NetworkStep) -> Step {
        Step::Network(step)
    }
}

impl From<PurchaseStep> for Step {
    fn from(step: PurchaseStep) -> Step {
        Step::Purchase(step)
    }
}

impl From<MishapStep> for Step {
    fn from(step: MishapStep) -> Step {
        Step::Mishap(step)
    }
}

/// The last number that is given out, searched for from the previous one.
fn last_number(before: u32, is_given: impl Fn(u32) -> bool) -> u32 {
    let mut last = before;
    while last > 0 && !is_given(last) {
        last -= 1;
    }
    while is_given(last + 1) {
        last += 1;
    }
    last
}

fn founder(command: impl Into<Command>) -> Option<Given> {
    Some(("founder".to_owned(), command.into()))
}

fn project_leader(command: impl Into<Command>) -> Option<Given> {
    Some(("project-leader".to_owned(), command.into()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Account, Event, EventKind, Money, Recorded, decide};

    /// The events that the made-up covenant leaves out.
    const LEFT_OUT: [EventKind; 4] = [
        EventKind::MonitoringReportIssued,
        EventKind::MonitoringReportReviewed,
        EventKind::DocumentAttached,
        EventKind::PersonForgotten,
    ];

    /// Runs a whole covenant. Panics at the first refusal.
    fn run(network: Network) -> (Ledger, Vec<Recorded>) {
        course(Generator::new(network).unwrap())
    }

    fn course(mut generator: Generator) -> (Ledger, Vec<Recorded>) {
        let (mut ledger, mut log) = (Ledger::new(), Vec::new());
        while let Some((recorded_at, request)) = generator.next(&ledger) {
            let decision = decide(&ledger, &request)
                .unwrap_or_else(|refusal| panic!("{refusal}: {request:?}"));
            for event in decision.events {
                let (position, on, actor) = (ledger.next(), decision.on, decision.actor);
                let recorded = Recorded { position, recorded_at, on, actor, event };
                log.push(recorded.clone());
                ledger.apply(recorded).unwrap();
            }
        }
        (ledger, log)
    }

    /// The covenant is settled, and nothing is left in the bank.
    fn assert_settled(ledger: &Ledger) {
        assert!(ledger.settlement.is_some());
        assert_eq!(ledger.journal.balance(Account::Bank), Money::ZERO);
    }

    #[test]
    fn every_command_is_accepted_and_every_year_is_settled() {
        let sizes = [(5, 1), (5, 10), (6, 3), (37, 2), (210, 3)];
        for (partners, years) in sizes {
            for seed in 0..12 {
                let network = Network { partners, years, seed };
                let (ledger, _) = run(network);
                assert_eq!(ledger.years.all().len(), usize::from(years), "{network:?}");
                assert!(ledger.years.all().iter().all(|year| year.left == Money::ZERO));
                assert_settled(&ledger);
                assert!(ledger.expenses.all().all(|(_, expense)| expense.open.total().is_zero()));
            }
        }
    }

    /// The sound definition with some of its words changed.
    fn other(changes: &[(&str, &str)]) -> Definition {
        let sound = include_str!("../../ledger-app/covenants/oostpolder.toml");
        let changed = changes.iter().fold(sound.to_owned(), |text, (from, to)| {
            assert!(text.contains(from), "{from}");
            text.replace(from, to)
        });
        Definition::from_toml(&changed).unwrap()
    }

    #[test]
    fn it_works_on_any_definition() {
        let shipped = include_str!("../../ledger-app/covenants/leidse-aanpak.toml");
        let (pass, quorum) = ("{ of = \"cast\", over = \"1/2\" }", "quorum = { seats = 2 }");
        let definitions = [
            Definition::from_toml(shipped).unwrap(),
            other(&[]),
            other(&[(pass, "{ of = \"seats\", at_least = \"1/1\" }"), (quorum, "")]),
            other(&[
                (pass, "{ of = \"seats\", over = \"1/2\" }, { of = \"cast\", at_least = \"2/3\" }"),
                (quorum, "quorum = { share = \"2/3\" }"),
                ("true", "false"),
                ("risk = false", "risk = true"),
            ]),
            // Seats with several votes, a rule for some kinds of proposals, and silence.
            other(&[
                (
                    "[[regiegroep.decide]]",
                    "[[regiegroep.decide]]\nsubjects = [\"budget\", \"amendment\"]\n\
                  pass = [{ of = \"seats\", at_least = \"3/4\" }]\n[[regiegroep.decide]]",
                ),
                (
                    quorum,
                    "tie = { seat = \"bewoners\" }\nsilence = { days = 30, counts = \"for\" }",
                ),
                ("bears_risk = false", "bears_risk = false\nvotes = 3"),
                (", \"projectgroep-advice\"", ""),
            ]),
            // A term that ends within a year, and obligations from long before the conclusion.
            other(&[("ends = \"2022-12-31\"", "ends = \"2022-09-30\"")]),
            other(&[("start = \"2020-02-01\"", "start = \"2018-05-01\"")]),
            other(&[("start = \"2020-02-01\"", "start = \"2021-11-01\"")]),
            other(&[
                ("year_starts = \"01-01\"", "year_starts = \"09-15\""),
                ("period_ends = [\"06-30\", \"12-31\"]", "period_ends = [\"09-14\"]"),
                ("themes = [\"Water\", \"Wegen\"]", "themes = []"),
            ]),
        ];
        for definition in definitions {
            for seed in 0..12 {
                let (ledger, _) = course(Generator::under(definition.clone(), seed));
                let covenant = ledger.covenant().unwrap();
                assert_eq!(ledger.years.all().len(), covenant.years().count(), "{definition:?}");
                assert!(ledger.years.all().iter().all(|year| year.left == Money::ZERO));
                assert_settled(&ledger);
            }
        }
    }

    #[test]
    fn the_same_seed_gives_the_same_covenant_and_another_seed_another() {
        let network = Network { partners: 20, years: 2, seed: 1 };
        assert_eq!(run(network).1, run(network).1);
        assert_ne!(run(network).1, run(Network { seed: 2, ..network }).1);
    }

    #[test]
    fn a_long_run_has_every_event_but_those_left_out_and_some_ten_for_each_partner_and_year() {
        let (ledger, log) = run(Network { partners: 200, years: 10, seed: 3 });
        // How a covenant ends is left to chance, so a few small ones are looked at too.
        let small = (0..8).flat_map(|seed| run(Network { partners: 20, years: 2, seed }).1);
        let kinds: std::collections::BTreeSet<EventKind> =
            log.iter().cloned().chain(small).map(|recorded| recorded.event.kind()).collect();
        let absent: Vec<EventKind> =
            EventKind::ALL.iter().copied().filter(|kind| !kinds.contains(kind)).collect();
        assert_eq!(absent, LEFT_OUT);
        let per_partner_and_year = log.len() / 2_000;
        assert!((8..=12).contains(&per_partner_and_year), "{per_partner_and_year}");
        let year_of = |on| ledger.covenant().unwrap().year_of(on).start();
        let late = log.iter().any(|recorded| {
            matches!(&recorded.event, Event::PaymentAllocated(part)
                if year_of(recorded.on) > part.invoice.year)
        });
        assert!(late, "somebody pays in the next year");
    }

    #[test]
    fn a_network_beyond_the_limits_is_refused() {
        let network = Network { partners: 5, years: 1, seed: 0 };
        for partners in [0, 4, 100_001] {
            let refused = Generator::new(Network { partners, ..network }).unwrap_err();
            assert_eq!(refused, NetworkError::Partners { partners });
        }
        for years in [0, 11] {
            let refused = Generator::new(Network { years, ..network }).unwrap_err();
            assert_eq!(refused, NetworkError::Years { years });
        }
    }
}
