//! How the votes of the seats decide a proposal: the deciding rules of a covenant.
//!
//! Source: the covenant's article on organisation, and its definition where no article says so. The rules stand in
//! order. The first that names the kind of a proposal decides it; the last names none, and decides all else.

use std::fmt;
use std::str::FromStr;

use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::views::meaning;

/// What a proposal is about.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "each is documented at its subject")]
pub enum SubjectKind {
    Accession,
    RiskKey,
    Budget,
    BudgetRevision,
    ContributionSchedule,
    Surplus,
    Deficit,
    Other,
    WriteOff,
    FundRelease,
    Settlement,
    Withdrawal,
    Rename,
    Merger,
    Continuation,
    Amendment,
    ReopenYear,
    YearAccount,
}

impl SubjectKind {
    /// Every kind.
    pub const ALL: [SubjectKind; 18] = [
        SubjectKind::Accession,
        SubjectKind::RiskKey,
        SubjectKind::Budget,
        SubjectKind::BudgetRevision,
        SubjectKind::ContributionSchedule,
        SubjectKind::Surplus,
        SubjectKind::Deficit,
        SubjectKind::Other,
        SubjectKind::WriteOff,
        SubjectKind::FundRelease,
        SubjectKind::Settlement,
        SubjectKind::Withdrawal,
        SubjectKind::Rename,
        SubjectKind::Merger,
        SubjectKind::Continuation,
        SubjectKind::Amendment,
        SubjectKind::ReopenYear,
        SubjectKind::YearAccount,
    ];

    /// Its name in the definition file and in JSON.
    pub fn key(self) -> &'static str {
        match self {
            SubjectKind::Accession => "accession",
            SubjectKind::RiskKey => "risk-key",
            SubjectKind::Budget => "budget",
            SubjectKind::BudgetRevision => "budget-revision",
            SubjectKind::ContributionSchedule => "contribution-schedule",
            SubjectKind::Surplus => "surplus",
            SubjectKind::Deficit => "deficit",
            SubjectKind::Other => "other",
            SubjectKind::WriteOff => "write-off",
            SubjectKind::FundRelease => "fund-release",
            SubjectKind::Settlement => "settlement",
            SubjectKind::Withdrawal => "withdrawal",
            SubjectKind::Rename => "rename",
            SubjectKind::Merger => "merger",
            SubjectKind::Continuation => "continuation",
            SubjectKind::Amendment => "amendment",
            SubjectKind::ReopenYear => "reopen-year",
            SubjectKind::YearAccount => "year-account",
        }
    }
}

/// A vote.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Vote {
    /// For the proposal.
    For,
    /// Against it.
    Against,
    /// Neither.
    Abstain,
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

/// A part of a whole, such as `2/3`: two whole numbers of 1 to 255, the first not above the second.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Fraction {
    part: u8,
    whole: u8,
}

impl Fraction {
    /// One half.
    pub const HALF: Fraction = Fraction { part: 1, whole: 2 };
    /// The whole.
    pub const WHOLE: Fraction = Fraction { part: 1, whole: 1 };

    /// So many parts of a whole. Returns `None` unless 1 ≤ `part` ≤ `whole`.
    pub fn new(part: u8, whole: u8) -> Option<Fraction> {
        (1..=whole).contains(&part).then_some(Fraction { part, whole })
    }

    /// Whether so many of a number are more than this part of it.
    fn is_below(self, many: usize, of: usize) -> bool {
        many * usize::from(self.whole) > of * usize::from(self.part)
    }

    /// Whether so many of a number are this part of it or more.
    fn is_reached(self, many: usize, of: usize) -> bool {
        many * usize::from(self.whole) >= of * usize::from(self.part)
    }

    /// Whether it is one half, however it is written.
    pub(crate) fn is_half(self) -> bool {
        u16::from(self.part) * 2 == u16::from(self.whole)
    }

    /// Whether it is one half or more.
    pub(crate) fn is_half_or_more(self) -> bool {
        u16::from(self.part) * 2 >= u16::from(self.whole)
    }

    /// Whether it is the whole.
    pub(crate) fn is_whole(self) -> bool {
        self.part == self.whole
    }

    /// The smallest number that is this part of another, or more.
    fn least_of(self, of: usize) -> usize {
        (of * usize::from(self.part)).div_ceil(usize::from(self.whole))
    }
}

/// A text that is no fraction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("give a fraction such as \"2/3\": two numbers of 1 to 255, the first not above the second")]
pub struct NoFraction;

impl FromStr for Fraction {
    type Err = NoFraction;

    /// Reads `2/3`.
    ///
    /// # Errors
    /// Any other form.
    fn from_str(text: &str) -> Result<Fraction, NoFraction> {
        let (part, whole) = text.split_once('/').ok_or(NoFraction)?;
        let number = |text: &str| match text.bytes().all(|byte| byte.is_ascii_digit()) {
            true => text.parse::<u8>().map_err(|_| NoFraction),
            false => Err(NoFraction),
        };
        Fraction::new(number(part)?, number(whole)?).ok_or(NoFraction)
    }
}

impl fmt::Display for Fraction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.part, self.whole)
    }
}

impl Serialize for Fraction {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() {
            serializer.collect_str(self)
        } else {
            (self.part, self.whole).serialize(serializer)
        }
    }
}

impl<'de> Deserialize<'de> for Fraction {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Fraction, D::Error> {
        if deserializer.is_human_readable() {
            let text = String::deserialize(deserializer)?;
            return text.parse().map_err(de::Error::custom);
        }
        let (part, whole) = <(u8, u8)>::deserialize(deserializer)?;
        Fraction::new(part, whole).ok_or_else(|| de::Error::custom(NoFraction))
    }
}

impl JsonSchema for Fraction {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Fraction".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "pattern": "^[0-9]{1,3}/[0-9]{1,3}$",
            "description": "A part of a whole, such as \"2/3\": two whole numbers of 1 to 255, the first not above the second."
        })
    }
}

/// How proposals are decided.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DecidingRule {
    /// The kinds of proposals that this rule decides; left out in the last rule, which decides all others.
    #[serde(default)]
    pub subjects: Vec<SubjectKind>,
    /// What must hold for a proposal to be adopted: 1 to 10 conditions, all of them. One asks for half or more.
    #[schemars(length(min = 1, max = 10))]
    pub pass: Vec<Condition>,
    /// How many seats must have voted; without one it is decided as soon as the votes can decide it.
    #[serde(default)]
    pub quorum: Option<Quorum>,
    /// What a tie of votes means: rejected if left out.
    #[serde(default)]
    pub tie: Tie,
    /// What it means that a seat does not vote. Left out, it means nothing.
    #[serde(default)]
    pub silence: Option<Silence>,
}

/// A condition for adoption: `over` or `at_least`, one of the two.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Condition {
    /// Of which votes it asks a part.
    pub of: Of,
    /// The votes for are more than this part.
    #[serde(default)]
    pub over: Option<Fraction>,
    /// The votes for are this part or more.
    #[serde(default)]
    pub at_least: Option<Fraction>,
}

/// Of which votes a part is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Of {
    /// The votes of all seats, whether they are cast or not.
    Seats,
    /// The votes cast for and against. An abstention is in neither.
    Cast,
}

/// How many seats must have voted, for, against or neither: `seats` or `share`, one of the two. A seat counts once,
/// however many votes it has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Quorum {
    /// So many seats: 1 up to the number of seats.
    #[serde(default)]
    #[schemars(range(min = 1, max = 100))]
    pub seats: Option<u8>,
    /// This part of the seats, or more.
    #[serde(default)]
    pub share: Option<Fraction>,
    /// If there are too few: after so many days after the submission, or after the day until which votes count, another
    /// number is enough. It goes with `then`.
    #[serde(default)]
    pub else_after_days: Option<u16>,
    /// That number of seats, below the quorum.
    #[serde(default)]
    pub then: Option<u8>,
}

/// What it means that as many votes are for a proposal as against it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Tie {
    /// It is rejected.
    #[default]
    Rejected,
    /// It stays open, for the next meeting.
    Open,
    /// The vote of the seat with this code decides.
    Seat(String),
}

/// What it means that a seat does not vote.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Silence {
    /// So many days after the submission, or after the day until which votes count: 1 to 65535.
    #[schemars(range(min = 1))]
    pub days: u16,
    /// A seat that is held and did not vote by then counts so.
    pub counts: Counts,
}

/// How a seat counts that does not vote.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Counts {
    /// As a vote for.
    For,
}

/// The votes of the seats on a proposal, weighed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Poll {
    /// The number of seats.
    pub seats: usize,
    /// The number of seats that voted, or count as if they had.
    pub voted: usize,
    /// The votes of all seats together.
    pub all: usize,
    /// The votes for.
    pub votes_for: usize,
    /// The votes against.
    pub against: usize,
    /// The votes of the seats that abstained.
    pub abstained: usize,
    /// The votes of the seats that can still vote.
    pub to_come: usize,
    /// The vote of the seat that decides if votes tie.
    pub casting: Option<Vote>,
}

impl Poll {
    /// Adds the vote of a seat that has so many votes.
    pub(crate) fn add(&mut self, vote: Vote, votes: usize) {
        self.voted += 1;
        match vote {
            Vote::For => self.votes_for += votes,
            Vote::Against => self.against += votes,
            Vote::Abstain => self.abstained += votes,
        }
    }
}

impl Condition {
    /// Whether it holds if so many of all votes, or of those cast, are for.
    fn holds(self, votes_for: usize, of: usize) -> bool {
        let over = self.over.is_none_or(|part| part.is_below(votes_for, of));
        let reached = self.at_least.is_none_or(|part| part.is_reached(votes_for, of));
        (self.over.is_some() || self.at_least.is_some()) && over && reached
    }

    /// Whether it asks for more than half, so that votes that tie just fail it.
    pub(crate) fn is_over_half(self) -> bool {
        self.over.is_some_and(Fraction::is_half) && self.at_least.is_none()
    }

    /// Whether it asks for half or more.
    pub(crate) fn is_half_or_more(self) -> bool {
        let asked = [self.over, self.at_least].into_iter().flatten();
        asked.into_iter().any(Fraction::is_half_or_more)
    }
}

impl Quorum {
    /// How many of so many seats must have voted; `late` is after the days after which another number is enough.
    pub fn needed(self, seats: usize, late: bool) -> usize {
        let share = self.share.map_or(0, |share| share.least_of(seats));
        let first = self.seats.map_or(share, usize::from);
        self.then.filter(|_| late).map_or(first, usize::from)
    }
}

impl DecidingRule {
    /// A rule for every proposal, with one condition.
    pub fn of_all(of: Of, over: Option<Fraction>, at_least: Option<Fraction>) -> DecidingRule {
        DecidingRule {
            subjects: Vec::new(),
            pass: vec![Condition { of, over, at_least }],
            quorum: None,
            tie: Tie::Rejected,
            silence: None,
        }
    }

    /// More than half of the votes cast, when so many seats voted.
    pub fn majority_of_votes(quorum: u8) -> DecidingRule {
        let (share, else_after_days, then) = (None, None, None);
        let quorum = Quorum { seats: Some(quorum), share, else_after_days, then };
        let majority = DecidingRule::of_all(Of::Cast, Some(Fraction::HALF), None);
        DecidingRule { quorum: Some(quorum), ..majority }
    }

    /// The votes of all seats.
    pub fn unanimous() -> DecidingRule {
        DecidingRule::of_all(Of::Seats, None, Some(Fraction::WHOLE))
    }

    /// More than half of the votes of all seats.
    pub fn majority_of_seats() -> DecidingRule {
        DecidingRule::of_all(Of::Seats, Some(Fraction::HALF), None)
    }

    /// Whether it decides as another rule does, whatever kinds of proposals the two name.
    pub(crate) fn decides_as(&self, other: &DecidingRule) -> bool {
        let same = self.pass == other.pass && self.quorum == other.quorum;
        same && self.tie == other.tie && self.silence == other.silence
    }

    /// The outcome of the votes when so many seats must have voted. Returns `None` while it is open.
    pub fn outcome(&self, poll: Poll, needed: usize) -> Option<Outcome> {
        let Poll { all, votes_for, against, abstained, to_come, .. } = poll;
        let by_cast = self.pass.iter().any(|condition| condition.of == Of::Cast);
        if poll.voted < needed.max(usize::from(by_cast)) {
            return None;
        }
        let fails = |condition: &&Condition| !match condition.of {
            Of::Seats => condition.holds(votes_for, all),
            Of::Cast => condition.holds(votes_for, votes_for + against),
        };
        let failing: Vec<&Condition> = self.pass.iter().filter(fails).collect();
        if failing.is_empty() {
            return (votes_for > 0).then_some(Outcome::Adopted).or(Some(Outcome::Rejected));
        }
        let tied = |condition: &Condition| {
            votes_for == against && (condition.of == Of::Cast || votes_for + against == all)
        };
        if self.tie != Tie::Rejected && failing.iter().all(|condition| tied(condition)) {
            return self.on_tie(poll);
        }
        let mut of_seats = failing.iter().filter(|condition| condition.of == Of::Seats).peekable();
        let open = of_seats.peek().is_some();
        let tie_to_come = self.tie != Tie::Rejected && abstained == 0 && against * 2 == all;
        let lost = of_seats.any(|condition| !condition.holds(votes_for + to_come, all));
        match lost && !(tie_to_come && to_come > 0) || !open {
            true => Some(Outcome::Rejected),
            false => None,
        }
    }

    fn on_tie(&self, poll: Poll) -> Option<Outcome> {
        match (&self.tie, poll.casting) {
            (Tie::Open, _) => None,
            (Tie::Seat(_), Some(Vote::For)) => Some(Outcome::Adopted),
            (Tie::Seat(_), None) if poll.to_come > 0 => None,
            (Tie::Seat(_) | Tie::Rejected, _) => Some(Outcome::Rejected),
        }
    }
}

/// The rule of a list that decides a kind of proposal.
pub(crate) fn rule_for(rules: &[DecidingRule], kind: SubjectKind) -> Option<&DecidingRule> {
    rules.iter().find(|rule| rule.subjects.is_empty() || rule.subjects.contains(&kind))
}

/// The votes on a proposal, counted by seat.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Tally {
    /// The number of seats there are.
    #[serde(serialize_with = "meaning::defined")]
    pub seats: usize,
    /// Seats that voted for.
    #[serde(serialize_with = "meaning::votes_for")]
    pub votes_for: usize,
    /// Seats that voted against.
    #[serde(serialize_with = "meaning::votes_against")]
    pub against: usize,
    /// Seats that abstained.
    #[serde(serialize_with = "meaning::abstentions")]
    pub abstained: usize,
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Votes of so many seats with one vote each: for, against, abstained, and the rest still to come.
    fn poll(seats: usize, votes_for: usize, against: usize, abstained: usize) -> Poll {
        let voted = votes_for + against + abstained;
        let to_come = seats - voted;
        Poll { seats, voted, all: seats, votes_for, against, abstained, to_come, casting: None }
    }

    fn part(text: &str) -> Option<Fraction> {
        Some(text.parse().unwrap())
    }

    #[test]
    fn a_fraction_is_read_as_it_is_written() {
        for text in ["1/2", "2/3", "3/4", "1/1", "255/255"] {
            assert_eq!(text.parse::<Fraction>().unwrap().to_string(), text);
        }
        for text in ["", "1", "0/1", "1/0", "3/2", "1/256", "-1/2", "+1/2", "1 /2", "1/2/3", "½"] {
            assert_eq!(text.parse::<Fraction>(), Err(NoFraction), "{text}");
        }
    }

    #[test]
    fn a_fraction_of_the_votes_is_exact() {
        let two_thirds = DecidingRule::of_all(Of::Cast, None, part("2/3"));
        let outcome = |votes_for, against| two_thirds.outcome(poll(9, votes_for, against, 0), 0);
        assert_eq!(outcome(4, 2), Some(Outcome::Adopted));
        assert_eq!(outcome(5, 3), Some(Outcome::Rejected));
        let of_seats = DecidingRule::of_all(Of::Seats, None, part("2/3"));
        assert_eq!(of_seats.outcome(poll(5, 3, 0, 0), 0), None, "3 of 5 is less than 2/3");
        assert_eq!(of_seats.outcome(poll(5, 4, 0, 0), 0), Some(Outcome::Adopted));
        assert_eq!(of_seats.outcome(poll(5, 0, 2, 0), 0), Some(Outcome::Rejected));
        assert_eq!(of_seats.outcome(poll(6, 4, 2, 0), 0), Some(Outcome::Adopted));
    }

    #[test]
    fn every_condition_must_hold() {
        let mut rule = DecidingRule::of_all(Of::Seats, Some(Fraction::HALF), None);
        rule.pass.push(Condition { of: Of::Cast, over: None, at_least: part("3/4") });
        assert_eq!(rule.outcome(poll(5, 3, 1, 0), 0), Some(Outcome::Adopted));
        assert_eq!(rule.outcome(poll(5, 3, 2, 0), 0), Some(Outcome::Rejected));
        assert_eq!(rule.outcome(poll(5, 2, 0, 0), 0), None);
        assert_eq!(rule.outcome(poll(5, 2, 0, 3), 0), Some(Outcome::Rejected));
    }

    #[test]
    fn nothing_is_adopted_without_a_vote_for_or_without_a_quorum() {
        let rule = DecidingRule::of_all(Of::Cast, None, part("1/2"));
        assert_eq!(rule.outcome(poll(4, 0, 0, 0), 0), None);
        assert_eq!(rule.outcome(poll(4, 0, 0, 4), 0), Some(Outcome::Rejected));
        assert_eq!(rule.outcome(poll(4, 2, 0, 0), 3), None);
        assert_eq!(rule.outcome(poll(4, 2, 0, 1), 3), Some(Outcome::Adopted));
    }

    #[test]
    fn a_quorum_is_of_seats_and_a_share_of_them_is_rounded_up() {
        let quorum = |share: &str, then: Option<u8>| Quorum {
            seats: None,
            share: part(share),
            else_after_days: then.map(|_| 14),
            then,
        };
        assert_eq!(quorum("1/2", None).needed(5, true), 3);
        assert_eq!(quorum("2/3", None).needed(6, false), 4);
        assert_eq!(quorum("2/3", Some(1)).needed(6, false), 4);
        assert_eq!(quorum("2/3", Some(1)).needed(6, true), 1);
    }

    #[test]
    fn votes_that_tie_are_rejected_stay_open_or_are_decided_by_a_seat() {
        let by =
            |of, tie| DecidingRule { tie, ..DecidingRule::of_all(of, Some(Fraction::HALF), None) };
        let chair = || Tie::Seat("gemeente".to_owned());
        let casting = |vote, poll: Poll| Poll { casting: vote, ..poll };
        for of in [Of::Seats, Of::Cast] {
            let tied = || poll(4, 2, 2, 0);
            assert_eq!(by(of, Tie::Rejected).outcome(tied(), 0), Some(Outcome::Rejected));
            assert_eq!(by(of, Tie::Open).outcome(tied(), 0), None);
            for (vote, outcome) in [
                (Vote::For, Outcome::Adopted),
                (Vote::Against, Outcome::Rejected),
                (Vote::Abstain, Outcome::Rejected),
            ] {
                let decided = by(of, chair()).outcome(casting(Some(vote), tied()), 0);
                assert_eq!(decided, Some(outcome), "{of:?} {vote:?}");
            }
            // Half against is no defeat while a tie can come.
            let half = casting(None, poll(4, 0, 2, 0));
            let waits = by(Of::Seats, chair()).outcome(half, 0);
            assert_eq!(waits, None);
            assert_eq!(by(of, Tie::Rejected).outcome(half, 0), Some(Outcome::Rejected));
        }
        // The seat that decides is waited for.
        assert_eq!(by(Of::Cast, chair()).outcome(poll(4, 1, 1, 0), 0), None);
        // An abstention leaves no half against half of all seats.
        let abstained = casting(Some(Vote::For), poll(4, 1, 1, 2));
        assert_eq!(by(Of::Seats, chair()).outcome(abstained, 0), Some(Outcome::Rejected));
    }

    #[test]
    fn the_first_rule_that_names_a_kind_decides_it() {
        let budgets =
            DecidingRule { subjects: vec![SubjectKind::Budget], ..DecidingRule::unanimous() };
        let rules = [budgets, DecidingRule::majority_of_votes(2)];
        assert_eq!(rule_for(&rules, SubjectKind::Budget), rules.first());
        assert_eq!(rule_for(&rules, SubjectKind::Surplus), rules.last());
        for (place, kind) in SubjectKind::ALL.into_iter().enumerate() {
            assert_eq!(kind as usize, place);
            assert_eq!(serde_json::to_value(kind).unwrap(), kind.key());
        }
    }
}
