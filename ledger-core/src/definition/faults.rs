//! The faults of a definition beyond its form: the rules that its fields obey together.

use std::collections::HashSet;
use std::fmt;

use serde::Serialize;

use super::Definition;
use super::wrong::Wrong;
use crate::acting::shown;
use crate::covenant::{Duty, is_code, is_line};
use crate::money::Money;
use crate::text;
use crate::voting::{Condition, DecidingRule, Quorum, Tie};

/// A fault of a definition.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Fault {
    /// The line in the file, from 1; `None` if the definition was not read from a file.
    pub line: Option<usize>,
    /// The field, such as `parties[3].code`, counted from zero; empty for text that is not TOML.
    pub path: String,
    /// What is wrong, and what would be right.
    pub what: Wrong,
}

/// Why a definition file cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the covenant definition has {} fault{}:\n{}", .faults.len(), if .faults.len() == 1 { "" } else { "s" }, in_lines(.faults))]
pub struct DefinitionError {
    /// All faults, in the order of the file.
    pub faults: Vec<Fault>,
}

fn in_lines(faults: &[Fault]) -> String {
    faults.iter().map(Fault::to_string).collect::<Vec<_>>().join("\n")
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(line) = self.line {
            write!(f, "line {line}: ")?;
        }
        if !self.path.is_empty() {
            write!(f, "{}: ", self.path)?;
        }
        self.what.fmt(f)
    }
}

/// Faults as a fact of a refusal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Faults(pub Vec<Fault>);

impl fmt::Display for Faults {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let faults: Vec<String> = self.0.iter().map(Fault::to_string).collect();
        f.write_str(&faults.join("; "))
    }
}

/// Collects faults. Leaves out those that follow from a field that could not be read.
struct Checks<'a> {
    unread: &'a [String],
    /// Whether the form of texts is checked.
    texts: bool,
    faults: Vec<Fault>,
}

impl Checks<'_> {
    /// Notes a fault of a field unless it is fine or could not be read.
    fn field(&mut self, fine: bool, path: impl Fn() -> String, what: impl Fn() -> Wrong) {
        self.fields(fine, path, &[], what);
    }

    /// Notes a fault of a field that depends on other fields.
    fn fields(
        &mut self,
        fine: bool,
        path: impl Fn() -> String,
        others: &[&str],
        what: impl Fn() -> Wrong,
    ) {
        if fine {
            return;
        }
        let path = path();
        let unread = |of: &str| self.unread.iter().any(|unread| concerns(unread, of));
        if !unread(&path) && !others.iter().any(|other| unread(other)) {
            self.faults.push(Fault { line: None, path, what: what() });
        }
    }

    fn code(&mut self, code: &str, path: impl Fn() -> String) {
        self.field(is_code(code), path, || Wrong::NoCode { text: shown(code) });
    }

    fn line(&mut self, text: &str, path: impl Fn() -> String) {
        if !self.texts {
            return;
        }
        let forbidden = text::forbidden(text).find(|c| *c != '\n');
        self.field(is_line(text), path, || match forbidden {
            Some(c) => Wrong::Character { character: text::name_of(c).to_string() },
            None => Wrong::NoLine,
        });
    }
}

/// Whether one of two fields is the other, or lies in it.
fn concerns(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    let rest = long.strip_prefix(short);
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
}

impl Definition {
    /// All faults except those that depend on fields that could not be read.
    pub(super) fn faults_beside(&self, unread: &[String]) -> Vec<Fault> {
        self.faults_in(Checks { unread, texts: true, faults: Vec::new() })
    }

    /// All faults in the same way, without those in the form of texts.
    pub(super) fn contradictions(&self, unread: &[String]) -> Vec<Fault> {
        self.faults_in(Checks { unread, texts: false, faults: Vec::new() })
    }

    fn faults_in(&self, mut checks: Checks<'_>) -> Vec<Fault> {
        checks.line(&self.covenant.name, || "covenant.name".to_owned());
        checks.code(&self.covenant.code, || "covenant.code".to_owned());
        self.check_term(&mut checks);
        let percent = self.rules.deviation_percent;
        checks.field(
            percent <= 100,
            || "rules.deviation_percent".to_owned(),
            || Wrong::Percent { percent },
        );
        for (name, amount) in [
            ("deviation_amount", self.rules.deviation_amount),
            ("small_difference", self.rules.small_difference),
        ] {
            let path = || format!("rules.{name}");
            checks.field(amount >= Money::ZERO, path, || Wrong::BelowZero { amount });
        }
        let mut duties = HashSet::new();
        for (index, duty) in self.rules.obligations.iter().enumerate() {
            let place = || format!("rules.obligations[{index}]");
            let twice = || Wrong::Twice { text: duty.key().to_owned() };
            checks.field(duties.insert(duty), place, twice);
        }
        let invited = self.rules.ambassador_invitations_per_year > 0;
        checks.fields(
            !invited || self.rules.asks(Duty::Ambassadors),
            || "rules.ambassador_invitations_per_year".to_owned(),
            &["rules.obligations"],
            || Wrong::NoAmbassadors,
        );
        let levels = self.rules.reminders.len();
        checks.field(
            levels <= 10,
            || "rules.reminders".to_owned(),
            || Wrong::TooMany { count: levels, most: 10 },
        );
        let themes = self.themes.len();
        checks.field(
            themes <= 50,
            || "themes".to_owned(),
            || Wrong::TooMany { count: themes, most: 50 },
        );
        let twice = |text: &str| Wrong::Twice { text: shown(text) };
        let mut names = HashSet::new();
        for (index, theme) in self.themes.iter().enumerate() {
            let place = || format!("themes[{index}]");
            checks.line(theme, place);
            checks.field(names.insert(text::key(theme)), place, || twice(theme));
        }
        for (article, citation) in &self.articles {
            checks.line(citation, || format!("articles.{}", article.key()));
        }
        let codes = self.check_parties(&mut checks);
        self.check_seats(&mut checks, &codes);
        self.check_deciding(&mut checks);
        checks.faults
    }

    fn check_term(&self, checks: &mut Checks<'_>) {
        let term = &self.term;
        let start = term.concluded_on.min(term.financial_start);
        let started = term.concluded_on.max(term.financial_start);
        let ends = || "term.ends".to_owned();
        checks.fields(started < term.ends, ends, &["term"], || Wrong::EndsBeforeStart {
            ends: term.ends,
            started,
        });
        let by = term.continuation_decided_by;
        checks.fields(
            (start..=term.ends).contains(&by),
            || "term.continuation_decided_by".to_owned(),
            &["term"],
            || Wrong::OutsideTerm { day: by, start, ends: term.ends },
        );
        let start_year = |date| i32::from(self.calendar.year_of(date).start());
        let years = start_year(term.ends) - start_year(start) + 1;
        checks.fields(years <= 50, ends, &["term", "calendar.year_starts"], || Wrong::LongTerm {
            years,
        });
        if let Some(fault) = self.calendar.fault() {
            let path = || "calendar.period_ends".to_owned();
            checks.fields(false, path, &["calendar"], || fault.clone());
        }
    }

    /// Checks the parties, and returns their codes.
    fn check_parties(&self, checks: &mut Checks<'_>) -> HashSet<&str> {
        let path = || "parties".to_owned();
        checks.field(!self.parties.is_empty(), path, || Wrong::None);
        checks.field(self.parties.len() <= 1_000_000, path, || Wrong::Million);
        let (mut codes, mut names) = (HashSet::new(), HashSet::new());
        for (index, party) in self.parties.iter().enumerate() {
            let code = || format!("parties[{index}].code");
            let name = || format!("parties[{index}].name");
            checks.code(&party.code, code);
            checks.line(&party.name, name);
            let twice = |text: &str| Wrong::Twice { text: shown(text) };
            checks.field(codes.insert(party.code.as_str()), code, || twice(&party.code));
            checks.field(names.insert(text::key(&party.name)), name, || twice(&party.name));
        }
        for (index, party) in self.parties.iter().enumerate() {
            let key = text::key(&party.name);
            let of_another = key != party.code && codes.contains(key.as_str());
            let name = || format!("parties[{index}].name");
            checks.fields(!of_another, name, &["parties"], || Wrong::CodeOfAnother {
                text: shown(&party.name),
            });
        }
        codes
    }

    fn check_seats(&self, checks: &mut Checks<'_>, parties: &HashSet<&str>) {
        let seats = &self.regiegroep.seats;
        let path = || "regiegroep.seats".to_owned();
        checks.field((1..=100).contains(&seats.len()), path, || Wrong::SeatCount {
            count: seats.len(),
        });
        checks.field(seats.is_empty() || seats.iter().any(|seat| seat.bears_risk), path, || {
            Wrong::NoRiskBearer
        });
        let (mut codes, mut holders) = (HashSet::new(), HashSet::new());
        for (index, seat) in seats.iter().enumerate() {
            let code = || format!("regiegroep.seats[{index}].code");
            let partner = || format!("regiegroep.seats[{index}].partner");
            checks.code(&seat.code, code);
            let of_another = matches!(seat.code.as_str(), "founder" | "project-leader");
            checks.field(!of_another, code, || Wrong::NameOfRole { text: seat.code.clone() });
            checks
                .field(codes.insert(&seat.code), code, || Wrong::Twice { text: shown(&seat.code) });
            checks.line(&seat.name, || format!("regiegroep.seats[{index}].name"));
            let known = parties.contains(seat.partner.as_str());
            checks.fields(known, partner, &["parties"], || Wrong::NoParty {
                text: shown(&seat.partner),
            });
            checks.field(holders.insert(&seat.partner), partner, || Wrong::HoldsAnother {
                text: shown(&seat.partner),
            });
            let votes = seat.votes;
            checks.field(
                (1..=100).contains(&votes),
                || format!("regiegroep.seats[{index}].votes"),
                || Wrong::SeatVotes { votes },
            );
        }
    }

    fn check_deciding(&self, checks: &mut Checks<'_>) {
        let rules = &self.regiegroep.decide;
        let count = rules.len();
        let path = || "regiegroep.decide".to_owned();
        let last = || match count.checked_sub(1) {
            Some(last) => format!("regiegroep.decide[{last}].subjects"),
            None => path(),
        };
        let for_others = rules.last().is_some_and(|rule| rule.subjects.is_empty());
        checks.field(for_others, last, || Wrong::NoRuleForOthers);
        checks.field(count <= 50, path, || Wrong::TooMany { count, most: 50 });
        let mut kinds = HashSet::new();
        for (index, rule) in rules.iter().enumerate() {
            let place = format!("regiegroep.decide[{index}]");
            checks.field(
                index + 1 == count || !rule.subjects.is_empty(),
                || format!("{place}.subjects"),
                || Wrong::RuleForOthersNotLast,
            );
            for (nth, kind) in rule.subjects.iter().enumerate() {
                let twice = || Wrong::Twice { text: kind.key().to_owned() };
                checks.field(kinds.insert(kind), || format!("{place}.subjects[{nth}]"), twice);
            }
            self.check_rule(checks, &place, rule);
        }
    }

    fn check_rule(&self, checks: &mut Checks<'_>, place: &str, rule: &DecidingRule) {
        let pass = || format!("{place}.pass");
        let count = rule.pass.len();
        checks.field(count > 0, pass, || Wrong::None);
        checks.field(count <= 10, pass, || Wrong::TooMany { count, most: 10 });
        for (nth, Condition { over, at_least, .. }) in rule.pass.iter().enumerate() {
            let one_of_two = || Wrong::OneOfTwo { one: "over", other: "at_least" };
            let path = || format!("{place}.pass[{nth}]");
            checks.field(over.is_some() != at_least.is_some(), path, one_of_two);
            let over_all = over.is_some_and(|part| part.is_whole());
            checks.field(!over_all, || format!("{place}.pass[{nth}].over"), || Wrong::OverAll);
        }
        let half = rule.pass.iter().any(|condition| condition.is_half_or_more());
        checks.field(count == 0 || half, pass, || Wrong::LessThanHalf);
        if let Some(quorum) = rule.quorum {
            self.check_quorum(checks, place, quorum);
        }
        let tie = || format!("{place}.tie");
        let over_half = rule.pass.iter().all(|condition| condition.is_over_half());
        let pass = pass();
        checks.fields(rule.tie == Tie::Rejected || over_half, tie, &[pass.as_str()], || {
            Wrong::TieNotHalf
        });
        if let Tie::Seat(code) = &rule.tie {
            let known = self.regiegroep.seats.iter().any(|seat| seat.code == *code);
            let unknown = || Wrong::NoSeat { text: shown(code) };
            checks.fields(known, tie, &["regiegroep.seats"], unknown);
        }
        if let Some(silence) = rule.silence {
            let days = || format!("{place}.silence.days");
            checks.field(silence.days > 0, days, || Wrong::Zero);
        }
    }

    fn check_quorum(&self, checks: &mut Checks<'_>, place: &str, quorum: Quorum) {
        let path = || format!("{place}.quorum");
        let Quorum { seats: of_seats, share, else_after_days, then } = quorum;
        let one_of_two = || Wrong::OneOfTwo { one: "seats", other: "share" };
        checks.field(of_seats.is_some() != share.is_some(), path, one_of_two);
        let both = || Wrong::BothOrNeither { one: "else_after_days", other: "then" };
        checks.field(else_after_days.is_some() == then.is_some(), path, both);
        let seats = self.regiegroep.seats.len();
        if let Some(quorum) = of_seats {
            let fits = (1..=seats).contains(&usize::from(quorum));
            checks.fields(fits, path, &["regiegroep.seats"], || Wrong::Quorum { quorum, seats });
        }
        if let Some(then) = then {
            let first = quorum.needed(seats, false);
            let below = usize::from(then) < first;
            let fault = || Wrong::QuorumThen { then, quorum: first };
            checks.fields(below, path, &["regiegroep.seats"], fault);
        }
    }
}
