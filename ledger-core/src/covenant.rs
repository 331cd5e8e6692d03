//! The covenant as the ledger holds it: name, term, calendar, seats, how votes decide, and rules.
//!
//! Nothing here is about one covenant: what one says is read from its [definition](crate::definition).

use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::calendar::{Calendar, Date, FiscalYear, Moment};
use crate::definition::{Definition, Fault, Party, RegiegroepDefinition, SeatDefinition};
use crate::ids::{Actor, PartnerId, SeatId};
use crate::money::Money;
use crate::partners::Partners;
use crate::text;
use crate::views::meaning;
use crate::voting::{DecidingRule, SubjectKind, rule_for};

pub use crate::voting::{Outcome, Tally};

/// The covenant's name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Identity {
    /// The full name, as the covenant writes it: one line of at most 200 characters.
    #[schemars(length(max = 200), regex(pattern = LINE))]
    pub name: String,
    /// A short name for file names: 1 to 40 small letters, digits and hyphens.
    #[schemars(regex(pattern = CODE))]
    pub code: String,
}

/// The dates between which the covenant holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Term {
    /// The day it was agreed and came into force: acts of governance are dated from here on.
    pub concluded_on: Date,
    /// The first day of the financial obligations, before or after the day it was agreed: money is
    /// booked from here on.
    pub financial_start: Date,
    /// The last day of both: after the two days above, and in at most 50 years of the calendar.
    pub ends: Date,
    /// The day by which it is decided to continue or to end: within the term.
    pub continuation_decided_by: Date,
}

/// Figures on which rules turn; no article gives them, so the definition does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Rules {
    /// A budget line that differs by more than this many per cent is flagged, if it differs by more than
    /// `deviation_amount` too: 0 to 100.
    #[schemars(range(max = 100))]
    pub deviation_percent: u8,
    /// A budget line is flagged only if it differs by more than this amount. Zero: whatever the amount.
    #[serde(default)]
    pub deviation_amount: Money,
    /// Up to this amount the project leader writes off what is open of an invoice, without a decision. Zero: never.
    #[serde(default)]
    pub small_difference: Money,
    /// Days within which a share in a deficit is to be paid: 0 to 65535.
    pub share_payment_term_days: u16,
    /// The levels of reminders of an invoice that is past due, the first ahead: at most 10.
    #[schemars(length(max = 10))]
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
    /// What the covenant asks beside what every covenant does. What is not in the list it does not ask.
    pub obligations: Vec<Duty>,
}

impl Rules {
    /// Whether the covenant asks something that not every covenant does.
    pub fn asks(&self, duty: Duty) -> bool {
        self.obligations.contains(&duty)
    }

    /// By how much a budget line may differ before it is flagged.
    pub(crate) fn tolerance(&self) -> Tolerance {
        Tolerance { percent: self.deviation_percent, amount: self.deviation_amount }
    }
}

/// By how much a budget line may differ before it is flagged: it is if it differs by more than both.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Tolerance {
    pub(crate) percent: u8,
    pub(crate) amount: Money,
}

/// What one covenant asks and another does not.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Duty {
    /// Every partner has an ambassador.
    Ambassadors,
    /// Subsidies that fit the themes are watched for.
    SubsidiesWatched,
    /// There is a communications group.
    CommunicationGroup,
    /// The covenant is evaluated with all partners in its last year.
    Evaluation,
    /// The projectgroep is consulted on a surplus, a deficit and the settlement before the regiegroep decides.
    ProjectgroepAdvice,
}

impl Duty {
    /// Everything that one covenant asks and another does not.
    pub const ALL: [Duty; 5] = [
        Duty::Ambassadors,
        Duty::SubsidiesWatched,
        Duty::CommunicationGroup,
        Duty::Evaluation,
        Duty::ProjectgroepAdvice,
    ];

    /// Its name in the definition file.
    pub(crate) fn key(self) -> &'static str {
        match self {
            Duty::Ambassadors => "ambassadors",
            Duty::SubsidiesWatched => "subsidies-watched",
            Duty::CommunicationGroup => "communication-group",
            Duty::Evaluation => "evaluation",
            Duty::ProjectgroepAdvice => "projectgroep-advice",
        }
    }
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
    /// Every subject.
    pub(crate) const ALL: [Article; 14] = [
        Article::Contribution,
        Article::RiskBearing,
        Article::Funding,
        Article::PlanningAndControl,
        Article::Organisation,
        Article::Accession,
        Article::Term,
        Article::EntryIntoForce,
        Article::Bookkeeping,
        Article::Ambassadors,
        Article::Contact,
        Article::Platform,
        Article::Communication,
        Article::Subsidies,
    ];

    /// Its key in the definition file.
    pub(crate) fn key(self) -> &'static str {
        match self {
            Article::Contribution => "contribution",
            Article::RiskBearing => "risk-bearing",
            Article::Funding => "funding",
            Article::PlanningAndControl => "planning-and-control",
            Article::Organisation => "organisation",
            Article::Accession => "accession",
            Article::Term => "term",
            Article::EntryIntoForce => "entry-into-force",
            Article::Bookkeeping => "bookkeeping",
            Article::Ambassadors => "ambassadors",
            Article::Contact => "contact",
            Article::Platform => "platform",
            Article::Communication => "communication",
            Article::Subsidies => "subsidies",
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
    /// How proposals are decided: the first rule that names the kind of a proposal decides it.
    pub decide: Vec<DecidingRule>,
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
    /// How many votes it has.
    pub votes: u8,
}

impl Covenant {
    /// The name of an actor in commands.
    pub fn actor_name(&self, actor: Actor) -> &str {
        match actor {
            Actor::Founder => "founder",
            Actor::ProjectLeader => "project-leader",
            Actor::Seat(seat) => self.seat(seat).map_or("unknown seat", |seat| &seat.code),
        }
    }

    /// The rule by which a kind of proposal is decided.
    pub fn deciding(&self, kind: SubjectKind) -> Option<&DecidingRule> {
        rule_for(&self.decide, kind)
    }

    /// How a subject is cited, such as `artikel 2`; `None` if the covenant cites no article for it.
    pub fn cite(&self, article: Article) -> Option<&str> {
        self.articles.get(&article).map(String::as_str)
    }

    /// The seat with a number.
    pub fn seat(&self, seat: SeatId) -> Option<&Seat> {
        self.seats.get(seat.index())
    }

    /// Every seat with its number, in seat order.
    pub fn seats(&self) -> impl Iterator<Item = (SeatId, &Seat)> {
        self.seats.iter().enumerate().map(|(index, seat)| (SeatId::at(index), seat))
    }

    /// The seat with a code, in any spelling with the same [`text::key`].
    pub fn seat_by_code(&self, code: &str) -> Option<SeatId> {
        self.seats().find(|(_, seat)| text::same(&seat.code, code)).map(|(id, _)| id)
    }

    /// The place of a main theme in the list, from 1, by its name in any spelling.
    pub(crate) fn theme_by_name(&self, name: &str) -> Option<u8> {
        let exact = self.themes.iter().position(|theme| theme == name);
        let place =
            exact.or_else(|| self.themes.iter().position(|theme| text::same(theme, name)))?;
        u8::try_from(place + 1).ok()
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

    /// The day of a moment by the covenant's clocks.
    pub fn day_of(&self, moment: Moment) -> Date {
        moment.day_in(self.calendar.time_zone)
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

    /// The first day that reports cover: the earlier of the conclusion and the start of the financial
    /// obligations.
    pub fn starts(&self) -> Date {
        self.term.concluded_on.min(self.term.financial_start)
    }

    /// Every monitoring period of the term that has days to report on, in order.
    pub fn periods(&self) -> impl Iterator<Item = MonitoringPeriod> {
        let numbers = || (1..=u8::MAX).take(self.calendar.period_ends.len());
        self.years()
            .flat_map(move |year| numbers().filter_map(move |number| self.period(year, number)))
            .filter(|period| self.starts() <= period.to)
    }
}

/// A period over which a monitoring report is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct MonitoringPeriod {
    /// The year.
    pub year: FiscalYear,
    /// The period within the year, from 1.
    #[serde(serialize_with = "meaning::given")]
    pub period: u8,
    /// Its first day.
    pub from: Date,
    /// Its last day.
    pub to: Date,
}

/// What a code looks like, as a regular expression.
pub(crate) const CODE: &str = "^[a-z0-9-]{1,40}$";
/// The form of a line of text: not blank, and without control characters, marks of direction and invisible
/// characters. The pattern covers the characters up to U+FFFF that are allowed nowhere; see [`text`].
pub(crate) const LINE: &str = r"^(?=.*\S)[^\u0000-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\u2800\u3164\ue000-\uf8ff\ufeff\uffa0\ufff0-\ufffb]*$";

impl Covenant {
    /// All contradictions within the covenant, as [`Definition::faults`] finds them.
    pub(crate) fn faults(&self, partners: &Partners) -> Vec<Fault> {
        self.held_by(partners).faults()
    }

    /// Whether the covenant and the holders of its seats contradict each other. The form of texts is not
    /// checked.
    pub(crate) fn contradicts(&self, partners: &Partners) -> bool {
        self.held_by(partners).contradicts_itself()
    }

    /// The definition that would have led to this covenant.
    fn held_by(&self, partners: &Partners) -> Definition {
        let code = |id| partners.get(id).map(|partner| partner.code.clone()).unwrap_or_default();
        // Only the partners that hold a seat: an act changes nothing about the others.
        let holders: BTreeSet<PartnerId> = self.seats.iter().map(|seat| seat.partner).collect();
        let parties = holders.into_iter().filter_map(|id| partners.get(id));
        let parties =
            parties.map(|partner| Party { code: partner.code.clone(), name: partner.name.clone() });
        self.definition(code, parties.collect())
    }

    /// Whether the covenant contradicts itself. Its parties and the form of its texts are not checked.
    pub(crate) fn contradicts_itself(&self) -> bool {
        let code = |id: PartnerId| format!("partner-{id}");
        self.definition(code, Vec::new()).contradicts_itself_whoever_is_party()
    }

    fn definition(&self, code: impl Fn(PartnerId) -> String, parties: Vec<Party>) -> Definition {
        let seats = self.seats.iter().map(|seat| SeatDefinition {
            code: seat.code.clone(),
            name: seat.name.clone(),
            partner: code(seat.partner),
            bears_risk: seat.bears_risk,
            votes: seat.votes,
        });
        Definition {
            covenant: self.identity.clone(),
            term: self.term.clone(),
            calendar: self.calendar.clone(),
            regiegroep: RegiegroepDefinition {
                decide: self.decide.clone(),
                seats: seats.collect(),
            },
            rules: self.rules.clone(),
            themes: self.themes.clone(),
            articles: self.articles.clone(),
            parties,
        }
    }
}

/// Whether a text can be a code: 1 to 40 small letters, digits and hyphens.
pub(crate) fn is_code(text: &str) -> bool {
    (1..=40).contains(&text.len())
        && text.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-'))
}

/// Whether a text can be a name: one line of at most 200 characters that is not blank.
pub(crate) fn is_line(text: &str) -> bool {
    !text.trim().is_empty() && text.chars().count() <= 200 && text::forbidden(text).next().is_none()
}
