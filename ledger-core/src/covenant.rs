//! The covenant's definition: parties, seats, term, calendar and rules, read from a data file.
//!
//! Nothing here is about one covenant. The definition file is TOML; what it says is recorded in the
//! ledger's first events, so that the ledger never needs the file again.

use std::collections::{BTreeMap, HashSet};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::acts::conclude::Partners;
use crate::calendar::{Calendar, Date, FiscalYear};
use crate::ids::{PartnerId, SeatId};

/// A covenant as its definition file states it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Definition {
    /// What the covenant is called.
    pub covenant: Identity,
    /// From when until when.
    pub term: Term,
    /// Fiscal years and monitoring periods.
    pub calendar: Calendar,
    /// Who decides, and how.
    pub regiegroep: RegiegroepDefinition,
    /// Figures on which rules turn.
    pub rules: Rules,
    /// The main themes of the work, in order.
    pub themes: Vec<String>,
    /// Where in the covenant each subject stands, for citing; a subject left out is cited by name.
    #[serde(default)]
    pub articles: BTreeMap<Article, String>,
    /// Every party, in the order of the covenant.
    pub parties: Vec<Party>,
}

/// The covenant's name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Identity {
    /// The full name.
    pub name: String,
    /// A short name without spaces, for file names.
    pub code: String,
}

/// The dates between which the covenant holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Term {
    /// The day it was agreed and came into force.
    pub concluded_on: Date,
    /// The first day of the financial obligations.
    pub financial_start: Date,
    /// The last day.
    pub ends: Date,
    /// The day by which it is decided to continue or to end.
    pub continuation_decided_by: Date,
}

/// The regiegroep as the definition file states it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RegiegroepDefinition {
    /// How a proposal is decided.
    pub voting: VotingRule,
    /// The seats, in the order in which ties are broken.
    pub seats: Vec<SeatDefinition>,
}

/// A seat as the definition file states it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SeatDefinition {
    /// A short name without spaces, used in commands.
    pub code: String,
    /// The name by which the covenant calls this member.
    pub name: String,
    /// The code of the party that holds the seat.
    pub partner: String,
    /// Whether the seat's partner bears the financial risk.
    pub bears_risk: bool,
}

/// A party as the definition file states it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Party {
    /// A short name without spaces, used in commands.
    pub code: String,
    /// The name exactly as the covenant writes it.
    pub name: String,
}

/// Figures on which rules turn; no article gives them, so the definition does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Rules {
    /// A budget line that differs by more than this many per cent is flagged.
    pub deviation_percent: u8,
    /// Days within which a share in a deficit is to be paid.
    pub share_payment_term_days: u16,
    /// The levels of reminders of an invoice that is past due, the first ahead; at most ten.
    pub reminders: Vec<ReminderLevel>,
    /// How many times a year, at least, the network meets.
    pub network_meetings_per_year: u8,
    /// How many times a year, at least, the ambassadors of a partner are invited to a meeting of the
    /// network.
    pub ambassador_invitations_per_year: u8,
    /// How many times a year, at least, there is a conversation with every partner.
    pub conversations_per_partner_per_year: u8,
    /// How many times a year, at least, something is put on the digital platform.
    pub platform_updates_per_year: u8,
    /// Days after the end of a monitoring period within which its report is issued.
    pub report_term_days: u16,
}

/// A level of reminders.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReminderLevel {
    /// It is sent so many days after the last day to pay, or to which the level before it gave.
    pub after_days: u16,
    /// It gives so many days to pay.
    pub term_days: u16,
}

/// How the votes of the seats decide a proposal. Abstentions count as votes cast.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum VotingRule {
    /// Every seat votes for.
    Unanimous,
    /// More than half of all seats vote for.
    MajorityOfSeats,
    /// At least `quorum` seats vote, and more vote for than against.
    MajorityOfVotes {
        /// The number of seats that must have voted.
        quorum: u8,
    },
}

/// How a proposal was decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// It takes effect.
    Adopted,
    /// It does not.
    Rejected,
}

/// The votes on a proposal, counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Tally {
    /// The number of seats there are.
    pub seats: usize,
    /// Votes for.
    pub votes_for: usize,
    /// Votes against.
    pub against: usize,
    /// Abstentions.
    pub abstained: usize,
}

impl VotingRule {
    /// What the votes decide, or `None` while it is still open.
    pub fn outcome(self, tally: Tally) -> Option<Outcome> {
        let Tally { seats, votes_for, against, abstained } = tally;
        let possible = seats.saturating_sub(against + abstained);
        let (adopted, rejected) = match self {
            VotingRule::Unanimous => (votes_for == seats, possible < seats),
            VotingRule::MajorityOfSeats => (votes_for * 2 > seats, possible * 2 <= seats),
            VotingRule::MajorityOfVotes { quorum } => {
                let quorate = votes_for + against + abstained >= usize::from(quorum);
                (quorate && votes_for > against, quorate && votes_for <= against)
            }
        };
        match (adopted, rejected) {
            (true, _) => Some(Outcome::Adopted),
            (false, true) => Some(Outcome::Rejected),
            (false, false) => None,
        }
    }
}

/// A subject of the covenant from which a rule follows.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Article {
    /// Every partner contributes.
    Contribution,
    /// The partners in the regiegroep bear the financial risk together.
    RiskBearing,
    /// Funding, the start of the financial obligations, invoicing per year.
    Funding,
    /// Monitoring, budget, surplus and deficit.
    PlanningAndControl,
    /// Who does what.
    Organisation,
    /// New partners.
    Accession,
    /// How long the covenant holds.
    Term,
    /// From when it holds.
    EntryIntoForce,
    /// Sound bookkeeping, which every covenant presumes.
    Bookkeeping,
    /// Contact persons of partners, and their meetings.
    Ambassadors,
    /// Conversations with partners, and meetings of the network.
    Contact,
    /// The digital platform.
    Platform,
    /// Communication and the group for it.
    Communication,
    /// Watching for subsidies that fit the themes.
    Subsidies,
}

impl Article {
    /// The citation where the definition gives none.
    pub fn default_citation(self) -> &'static str {
        match self {
            Article::Contribution => "the covenant on contributions",
            Article::RiskBearing => "the covenant on bearing risk",
            Article::Funding => "the covenant on funding",
            Article::PlanningAndControl => "the covenant on planning and control",
            Article::Organisation => "the covenant on organisation",
            Article::Accession => "the covenant on accession",
            Article::Term => "the covenant on its term",
            Article::EntryIntoForce => "the covenant on entry into force",
            Article::Bookkeeping => "sound bookkeeping",
            Article::Ambassadors => "the covenant on ambassadors",
            Article::Contact => "the covenant on contact with partners",
            Article::Platform => "the covenant on the digital platform",
            Article::Communication => "the covenant on communication",
            Article::Subsidies => "the covenant on subsidies",
        }
    }
}

/// The covenant as the ledger's first event holds it: the definition without its parties.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Covenant {
    /// What it is called.
    pub identity: Identity,
    /// From when until when.
    pub term: Term,
    /// Fiscal years and monitoring periods.
    pub calendar: Calendar,
    /// How a proposal is decided.
    pub voting: VotingRule,
    /// The seats of the regiegroep; seat number n stands at place n - 1.
    pub seats: Vec<Seat>,
    /// Figures on which rules turn.
    pub rules: Rules,
    /// The main themes, in order.
    pub themes: Vec<String>,
    /// Where each subject stands.
    pub articles: BTreeMap<Article, String>,
}

/// A seat of the regiegroep.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Seat {
    /// A short name without spaces, used in commands.
    pub code: String,
    /// The name by which the covenant calls this member.
    pub name: String,
    /// The partner that holds the seat.
    pub partner: PartnerId,
    /// Whether that partner bears the financial risk.
    pub bears_risk: bool,
}

impl Covenant {
    /// How a subject is cited, such as `artikel 2`.
    pub fn cite(&self, article: Article) -> &str {
        self.articles.get(&article).map_or(article.default_citation(), String::as_str)
    }

    /// The seat with a number.
    pub fn seat(&self, seat: SeatId) -> Option<&Seat> {
        self.seats.get(seat.index())
    }

    /// Every seat with its number, in seat order.
    pub fn seats(&self) -> impl Iterator<Item = (SeatId, &Seat)> {
        self.seats.iter().enumerate().map(|(index, seat)| (SeatId::at(index), seat))
    }

    /// The seat with a code.
    pub fn seat_by_code(&self, code: &str) -> Option<SeatId> {
        self.seats().find(|(_, seat)| seat.code == code).map(|(id, _)| id)
    }

    /// The main theme at a place in the list, from 1.
    pub fn theme(&self, place: u8) -> Option<&str> {
        let theme = self.themes.get(usize::from(place).checked_sub(1)?);
        theme.map(String::as_str)
    }

    /// The fiscal year a day falls in.
    pub fn year_of(&self, date: Date) -> FiscalYear {
        self.calendar.year_of(date)
    }

    /// The first fiscal year with financial obligations.
    pub fn first_year(&self) -> FiscalYear {
        self.year_of(self.term.financial_start)
    }

    /// The fiscal year in which the covenant ends.
    pub fn last_year(&self) -> FiscalYear {
        self.year_of(self.term.ends)
    }

    /// Every fiscal year of the term, in order.
    pub fn years(&self) -> impl Iterator<Item = FiscalYear> {
        let last = self.last_year();
        std::iter::successors(Some(self.first_year()), |year| Some(year.next()))
            .take_while(move |year| *year <= last)
    }

    /// A monitoring period of the term.
    pub fn period(&self, year: FiscalYear, period: u8) -> Option<MonitoringPeriod> {
        if !self.years().any(|of_term| of_term == year) {
            return None;
        }
        let (from, to) = self.calendar.period(year, period)?;
        Some(MonitoringPeriod { year, period, from, to })
    }

    /// Every monitoring period of the term, in order.
    pub fn periods(&self) -> impl Iterator<Item = MonitoringPeriod> {
        let numbers = || (1..=u8::MAX).take(self.calendar.period_ends.len());
        self.years()
            .flat_map(move |year| numbers().filter_map(move |number| self.period(year, number)))
    }
}

/// A period over which a monitoring report is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct MonitoringPeriod {
    /// The year.
    pub year: FiscalYear,
    /// The period within the year, from 1.
    pub period: u8,
    /// Its first day.
    pub from: Date,
    /// Its last day.
    pub to: Date,
}

/// Why a definition file cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DefinitionError {
    /// Not TOML, or not in the shape of a definition; the message names line and column.
    #[error("the covenant definition cannot be read: {0}")]
    Malformed(String),
    /// In shape, but it contradicts itself.
    #[error("the covenant definition has {} fault{}:\n{}", .0.len(), if .0.len() == 1 { "" } else { "s" }, .0.join("\n"))]
    Faulty(Vec<String>),
}

impl Definition {
    /// Reads and checks a definition file.
    ///
    /// # Errors
    /// Text that is not TOML or has missing, unknown or mistyped fields; or every contradiction found
    /// by [`Definition::faults`].
    pub fn from_toml(text: &str) -> Result<Definition, DefinitionError> {
        let definition: Definition =
            toml::from_str(text).map_err(|error| DefinitionError::Malformed(error.to_string()))?;
        let faults = definition.faults();
        if faults.is_empty() { Ok(definition) } else { Err(DefinitionError::Faulty(faults)) }
    }

    /// Everything in which the definition contradicts itself, each with its field and the remedy.
    pub fn faults(&self) -> Vec<String> {
        let mut faults = Vec::new();
        let mut check = |fine: bool, fault: String| {
            if !fine {
                faults.push(fault);
            }
        };
        let term = &self.term;
        check(
            is_text(&self.covenant.name),
            "covenant.name: give one line of at most 200 characters".into(),
        );
        check(
            is_code(&self.covenant.code),
            format!("covenant.code: `{}` {CODE_RULE}", self.covenant.code),
        );
        let start = term.concluded_on.min(term.financial_start);
        let started = term.concluded_on.max(term.financial_start);
        check(
            started < term.ends,
            format!("term.ends: {} is not after the start, {started}", term.ends),
        );
        check(
            (start..=term.ends).contains(&term.continuation_decided_by),
            format!(
                "term.continuation_decided_by: {} is outside the term",
                term.continuation_decided_by
            ),
        );
        let start_year = |date| i32::from(self.calendar.year_of(date).start());
        let years = start_year(term.ends) - start_year(start) + 1;
        check(
            years <= 50,
            format!("term.ends: a term of {years} years is beyond the 50 this ledger serves"),
        );
        if let Some(fault) = self.calendar.fault() {
            check(false, format!("calendar.period_ends: {fault}"));
        }
        check(self.rules.deviation_percent <= 100, "rules.deviation_percent: at most 100".into());
        check(self.rules.reminders.len() <= 10, "rules.reminders: at most ten levels".into());
        check(self.parties.len() <= 1_000_000, "parties: at most a million".into());
        check(!self.parties.is_empty(), "parties: name at least one".into());
        check(self.themes.len() <= 50, "themes: at most 50".into());
        for (index, theme) in self.themes.iter().enumerate() {
            check(
                is_text(theme),
                format!("themes[{index}]: give one line of at most 200 characters"),
            );
        }
        let mut codes = HashSet::new();
        let mut names = HashSet::new();
        for (index, party) in self.parties.iter().enumerate() {
            check(
                is_code(&party.code),
                format!("parties[{index}].code: `{}` {CODE_RULE}", party.code),
            );
            check(
                is_text(&party.name),
                format!("parties[{index}].name: give one line of at most 200 characters"),
            );
            check(
                codes.insert(&party.code),
                format!("parties[{index}].code: `{}` is there twice", party.code),
            );
            check(
                names.insert(&party.name),
                format!("parties[{index}].name: `{}` is there twice", party.name),
            );
        }
        let seats = &self.regiegroep.seats;
        check((1..=100).contains(&seats.len()), "regiegroep.seats: give 1 to 100 seats".into());
        check(
            seats.iter().any(|seat| seat.bears_risk),
            "regiegroep.seats: at least one seat bears the financial risk".into(),
        );
        if let VotingRule::MajorityOfVotes { quorum } = self.regiegroep.voting {
            check(
                (1..=seats.len()).contains(&usize::from(quorum)),
                format!(
                    "regiegroep.voting: a quorum of {quorum} does not fit {} seats",
                    seats.len()
                ),
            );
        }
        let mut seat_codes = HashSet::new();
        let mut holders = HashSet::new();
        for (index, seat) in seats.iter().enumerate() {
            let at = format!("regiegroep.seats[{index}]");
            check(is_code(&seat.code), format!("{at}.code: `{}` {CODE_RULE}", seat.code));
            check(
                !matches!(seat.code.as_str(), "founder" | "project-leader"),
                format!("{at}.code: `{}` is the name of another role", seat.code),
            );
            check(
                seat_codes.insert(&seat.code),
                format!("{at}.code: `{}` is there twice", seat.code),
            );
            check(
                is_text(&seat.name),
                format!("{at}.name: give one line of at most 200 characters"),
            );
            check(
                codes.contains(&seat.partner),
                format!("{at}.partner: no party has the code `{}`", seat.partner),
            );
            check(
                holders.insert(&seat.partner),
                format!("{at}.partner: `{}` holds another seat", seat.partner),
            );
        }
        for (article, citation) in &self.articles {
            check(
                is_text(citation),
                format!("articles.{article:?}: give one line of at most 200 characters"),
            );
        }
        faults
    }

    /// The covenant as its first event holds it, parties numbered in order.
    pub(crate) fn covenant(&self) -> Covenant {
        let number = |code: &str| {
            let index = self.parties.iter().position(|party| party.code == code);
            PartnerId::at(index.unwrap_or(usize::MAX - 1))
        };
        let seats = self.regiegroep.seats.iter().map(|seat| Seat {
            code: seat.code.clone(),
            name: seat.name.clone(),
            partner: number(&seat.partner),
            bears_risk: seat.bears_risk,
        });
        Covenant {
            identity: self.covenant.clone(),
            term: self.term.clone(),
            calendar: self.calendar.clone(),
            voting: self.regiegroep.voting,
            seats: seats.collect(),
            rules: self.rules.clone(),
            themes: self.themes.clone(),
            articles: self.articles.clone(),
        }
    }
}

impl Covenant {
    /// Everything in which the covenant contradicts itself, as [`Definition::faults`] finds it.
    pub(crate) fn faults(&self, partners: &Partners) -> Vec<String> {
        let code = |id| partners.get(id).map(|partner| partner.code.clone()).unwrap_or_default();
        let seats = self.seats.iter().map(|seat| SeatDefinition {
            code: seat.code.clone(),
            name: seat.name.clone(),
            partner: code(seat.partner),
            bears_risk: seat.bears_risk,
        });
        let parties = partners
            .all()
            .map(|(_, partner)| Party { code: partner.code.clone(), name: partner.name.clone() });
        let definition = Definition {
            covenant: self.identity.clone(),
            term: self.term.clone(),
            calendar: self.calendar.clone(),
            regiegroep: RegiegroepDefinition { voting: self.voting, seats: seats.collect() },
            rules: self.rules.clone(),
            themes: self.themes.clone(),
            articles: self.articles.clone(),
            parties: parties.collect(),
        };
        definition.faults()
    }
}

const CODE_RULE: &str = "is not a code: use 1 to 40 small letters, digits and hyphens";

/// Whether a text can be a code: 1 to 40 small letters, digits and hyphens.
pub(crate) fn is_code(text: &str) -> bool {
    (1..=40).contains(&text.len())
        && text.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-'))
}

fn is_text(text: &str) -> bool {
    !text.trim().is_empty() && text.chars().count() <= 200 && !text.chars().any(char::is_control)
}
