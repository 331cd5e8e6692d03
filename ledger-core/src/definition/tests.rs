//! Faulty definitions: every fault and its line, counted by hand.

use proptest::prelude::*;

use super::*;
use crate::acts::conclude::{CovenantConcluded, CovenantSigned, PartyNamed};
use crate::calendar::Moment;
use crate::covenant::{Duty, ReminderLevel};
use crate::event::{Event, Recorded};
use crate::ids::Actor;
use crate::ledger::Ledger;
use crate::money::Money;
use crate::voting::{DecidingRule, SubjectKind, Tie};

/// Two lines of the sound definition.
const PASS: &str = "pass = [{ of = \"cast\", over = \"1/2\" }]";
const QUORUM: &str = "quorum = { seats = 2 }";

const SOUND: &str = include_str!("../../../ledger-app/covenants/oostpolder.toml");

/// The faults of a text, as they are shown.
fn faults(text: &str) -> Vec<String> {
    let error = Definition::from_toml(text).unwrap_err();
    error.faults.iter().map(Fault::to_string).collect()
}

/// The faults of the sound definition with one line changed, and the number of that line.
#[track_caller]
fn changed(line: &str, to: &str) -> (Vec<String>, usize) {
    assert_eq!(SOUND.lines().filter(|other| *other == line).count(), 1, "{line}");
    let number = SOUND.lines().position(|other| other == line).unwrap() + 1;
    (faults(&SOUND.replace(line, to)), number)
}

#[test]
fn every_fault_of_a_file_is_named_with_its_line_at_once() {
    let text = r#"themes = ["Water", 7]
[covenant]
name = " "
code = "Oost Polder"
[term]
concluded_on = "2020-01-15"
financial_start = "2020-02-01"
ends = "2019-12-31"
continuation_decided_by = "2019-12-31"
[calendar]
year_starts = "02-29"
period_ends = ["06-30", "12-31"]
[regiegroep]
[[regiegroep.decide]]
subjects = ["fees"]
pass = [{ of = "cast", over = "3/2" }]
[[regiegroep.decide]]
pass = [{ of = "cast", over = "1/2" }]
tie = "by-lot"
[[regiegroep.seats]]
code = "founder"
name = "het waterschap"
partner = "waterschap"
bears_risk = "yes"
[rules]
deviation_percent = 101
share_payment_term_days = 30
reminders = [{ after_days = -1, term_days = 7 }]
network_meetings_per_year = 2
ambassador_invitations_per_year = 1
conversations_per_partner_per_year = 1
platform_updates_per_year = 2
report_term_days = 30
obligations = ["ambassadors", "coffee"]
colour = "blue"
[[parties]]
code = "waterschap"
name = "Fictief Waterschap"
[[parties]]
code = "waterschap"
"#;
    assert_eq!(
        faults(text),
        [
            "line 1: themes[1]: this integer is not right here: give text in quotes",
            "line 3: covenant.name: give one line of at most 200 characters",
            "line 4: covenant.code: `Oost Polder` is not a code: use 1 to 40 small letters, digits \
             and hyphens",
            "line 8: term.ends: 2019-12-31 is not after the start, 2020-02-01",
            "line 9: term.continuation_decided_by: 2019-12-31 is outside the term, 2020-01-15 to \
             2019-12-31",
            "line 11: calendar.year_starts: `02-29` is not right here: give month and day in \
             quotes, such as \"07-31\"; as the end of a period \"02-28\" is the last day of February",
            "line 15: regiegroep.decide[0].subjects[0]: `fees` is not right here: give one of \
             accession, risk-key, budget, budget-revision, contribution-schedule, surplus, deficit, \
             other, write-off, fund-release, settlement, withdrawal, rename, merger, continuation, \
             amendment, reopen-year, year-account",
            "line 16: regiegroep.decide[0].pass[0].over: `3/2` is not right here: give a fraction in \
             quotes, such as \"2/3\"",
            "line 19: regiegroep.decide[1].tie: `by-lot` is not right here: give \"rejected\", \
             \"open\" or { seat = \"the code of a seat\" }",
            "line 21: regiegroep.seats[0].code: `founder` is the name of another role",
            "line 24: regiegroep.seats[0].bears_risk: `yes` is not right here: give true or false",
            "line 26: rules.deviation_percent: 101 is more than 100: give 0 to 100",
            "line 28: rules.reminders[0].after_days: this integer is not right here: give a whole \
             number from 0 to 65535",
            "line 34: rules.obligations[1]: `coffee` is not right here: give one of ambassadors, \
             subsidies-watched, communication-group, evaluation, projectgroep-advice",
            "line 35: rules.colour: there is no such field; known are deviation_percent, \
             deviation_amount, small_difference, share_payment_term_days, reminders, \
             network_meetings_per_year, ambassador_invitations_per_year, \
             conversations_per_partner_per_year, platform_updates_per_year, report_term_days, \
             obligations",
            "line 39: parties[1].name: it is missing",
            "line 40: parties[1].code: `waterschap` is there twice",
        ]
    );
}

#[test]
fn text_that_is_no_toml_is_named_by_its_lines_beside_the_other_faults() {
    let text = SOUND
        .replace("code = \"oostpolder\"", "code = ")
        .replace("deviation_percent = 10", "deviation_percent = 1O")
        .replace("ends = \"2022-12-31\"", "ends = \"2019-12-31\"")
        .replace("partner = \"bewoners\"", "partner = \"niemand\"");
    let lines: Vec<usize> = Definition::from_toml(&text)
        .unwrap_err()
        .faults
        .iter()
        .map(|fault| fault.line.unwrap())
        .collect();
    let line = |start: &str| text.lines().position(|line| line.starts_with(start)).unwrap() + 1;
    let expected = [
        line("code = "),
        line("ends = "),
        line("continuation"),
        line("partner = \"niemand"),
        line("deviation"),
    ];
    assert_eq!(lines, expected, "{:#?}", faults(&text));
}

#[test]
fn what_is_missing_is_named_where_it_belongs() {
    let at = |start: &str| SOUND.lines().position(|line| line.starts_with(start)).unwrap() + 1;
    let without = SOUND.replace("bears_risk = false\n", "").replace("[term]", "[terms]");
    let table = at("name = \"de bewoners\"") - 2;
    assert_eq!(
        faults(&without),
        [
            "line 1: term: it is missing".to_owned(),
            format!(
                "line {}: terms: there is no such field; known are covenant, term, calendar, \
                 regiegroep, rules, themes, articles, parties",
                at("[term]")
            ),
            format!("line {table}: regiegroep.seats[2].bears_risk: it is missing"),
        ]
    );
    let wrong = SOUND.replace("[rules]", "[[rules]]");
    assert_eq!(
        faults(&wrong),
        [format!(
            "line {}: rules: give a table with deviation_percent, deviation_amount, small_difference, \
             share_payment_term_days, reminders, network_meetings_per_year, \
             ambassador_invitations_per_year, conversations_per_partner_per_year, \
             platform_updates_per_year, report_term_days, obligations",
            at("[rules]")
        )]
    );
    assert_eq!(faults("").len(), 7, "everything but the citations");
}

#[test]
fn each_rule_is_named_at_the_line_of_its_field() {
    for (line, to, expected) in [
        ("themes = [\"Water\", \"Wegen\"]", "themes = [\"Water\", \"\"]", "themes[1]"),
        ("financial_start = \"2020-02-01\"", "financial_start = 2020-02-01", "financial_start"),
        ("ends = \"2022-12-31\"", "ends = \"2070-12-31\"", "term.ends"),
        (
            "continuation_decided_by = \"2022-06-30\"",
            "continuation_decided_by = \"2023-01-01\"",
            "term.continuation_decided_by",
        ),
        (
            "period_ends = [\"06-30\", \"12-31\"]",
            "period_ends = [\"06-30\", \"12-30\"]",
            "calendar.period_ends",
        ),
        (QUORUM, "quorum = { seats = 4 }", "decide[0].quorum: a quorum of 4 does not fit 3 seats"),
        (QUORUM, "quorum = { seats = 2, share = \"2/3\" }", "quorum: give `seats` or `share`"),
        (QUORUM, "quorum = {}", "decide[0].quorum: give `seats` or `share`"),
        (QUORUM, "quorum = { seats = 2, then = 1 }", "give `else_after_days` and `then`"),
        (
            QUORUM,
            "quorum = { share = \"2/3\", else_after_days = 14, then = 2 }",
            "quorum: 2 is not below the quorum, 2 seats",
        ),
        (QUORUM, "tie = { seat = \"burgemeester\" }", "tie: no seat has the code `burgemeester`"),
        (QUORUM, "silence = { days = 0, counts = \"for\" }", "silence.days: give at least one"),
        (QUORUM, "subjects = [\"budget\"]", "decide[0].subjects: the last rule names no subjects"),
        (PASS, "pass = []", "decide[0].pass: name at least one"),
        (
            PASS,
            "pass = [{ of = \"cast\", over = \"1/2\", at_least = \"2/3\" }]",
            "pass[0]: give `over` or `at_least`",
        ),
        (PASS, "pass = [{ of = \"cast\", over = \"1/1\" }]", "pass[0].over: no vote is more"),
        (PASS, "pass = [{ of = \"seats\", over = \"1/3\" }]", "pass: less than half would be"),
        (
            PASS,
            "pass = [{ of = \"seats\", at_least = \"2/3\" }]\ntie = \"open\"",
            "decide[0].tie: votes tie where more than half is asked for",
        ),
        ("name = \"de bewoners\"", "name = \"de bewoners\"\nvotes = 0", "seats[2].votes: 0 is not"),
        ("small_difference = \"1.00\"", "small_difference = \"-1\"", "below zero"),
        ("partner = \"gemeente-oost\"", "partner = \"nergens\"", "regiegroep.seats[1].partner"),
        ("partner = \"bewoners\"", "partner = \"gemeente-oost\"", "regiegroep.seats[2].partner"),
        ("code = \"gemeente\"", "code = \"waterschap\"", "regiegroep.seats[1].code"),
        ("name = \"de bewoners\"", "name = \"\"", "regiegroep.seats[2].name"),
        ("share_payment_term_days = 30", "share_payment_term_days = 70000", "rules.share"),
        ("code = \"boeren\"", "code = \"boer en\"", "parties[3].code"),
        (
            "name = \"Fictieve Boerencoöperatie | (oost)\"",
            "name = \"Fictieve Gemeente Oost\"",
            "parties[3].name",
        ),
    ] {
        let (faults, number) = changed(line, to);
        let [fault] = &faults[..] else { panic!("{to}: {faults:#?}") };
        let added = to.matches('\n').count();
        let lines = [number, number + added].map(|number| format!("line {number}: "));
        assert!(lines.iter().any(|line| fault.starts_with(line)), "{to}: {fault}");
        assert!(fault.contains(expected), "{to}: {fault}");
    }
}

/// Changes to a definition, allowed or not, alone or together.
const CHANGES: &[fn(&mut Definition)] = &[
    |of| of.covenant.name.clear(),
    |of| of.covenant.name.push('\u{1b}'),
    |of| "Kort".clone_into(&mut of.covenant.code),
    |of| of.term.financial_start = of.term.ends,
    |of| of.term.financial_start = of.term.ends.plus_days(400),
    |of| of.term.financial_start = of.term.concluded_on.plus_days(-400),
    |of| of.term.concluded_on = of.term.ends.plus_days(1),
    |of| of.term.ends = of.term.concluded_on.plus_days(60 * 366),
    |of| of.term.continuation_decided_by = of.term.ends.plus_days(1),
    |of| of.term.continuation_decided_by = of.term.concluded_on.plus_days(-1),
    |of| of.calendar.period_ends.clear(),
    |of| of.calendar.period_ends.reverse(),
    |of| of.calendar.period_ends.extend(of.calendar.period_ends.clone()),
    |of| of.calendar.year_starts = "08-01".parse().unwrap(),
    |of| of.regiegroep.decide = vec![DecidingRule::majority_of_votes(0)],
    |of| of.regiegroep.decide = vec![DecidingRule::majority_of_votes(3)],
    |of| of.regiegroep.decide = vec![DecidingRule::unanimous()],
    |of| of.regiegroep.decide.clear(),
    |of| of.regiegroep.decide.extend(of.regiegroep.decide.clone()),
    |of| of.regiegroep.decide.iter_mut().for_each(|rule| rule.subjects = vec![SubjectKind::Budget]),
    |of| {
        let budget =
            DecidingRule { subjects: vec![SubjectKind::Budget], ..DecidingRule::unanimous() };
        of.regiegroep.decide.insert(0, budget);
    },
    |of| of.regiegroep.decide.iter_mut().for_each(|rule| rule.pass.clear()),
    |of| of.regiegroep.decide.iter_mut().for_each(|rule| rule.tie = Tie::Open),
    |of| of.regiegroep.decide.iter_mut().for_each(|rule| rule.tie = Tie::Seat("x".to_owned())),
    |of| of.regiegroep.seats.iter_mut().for_each(|seat| seat.votes = 0),
    |of| of.regiegroep.seats.iter_mut().for_each(|seat| seat.votes = 101),
    |of| of.rules.small_difference = Money::from_euros(-1),
    |of| of.rules.deviation_amount = Money::from_euros(100),
    |of| of.rules.obligations.clear(),
    |of| of.rules.obligations.push(Duty::Evaluation),
    |of| of.regiegroep.seats.clear(),
    |of| drop(of.regiegroep.seats.pop()),
    |of| of.regiegroep.seats.iter_mut().for_each(|seat| seat.bears_risk = false),
    |of| of.regiegroep.seats.extend(of.regiegroep.seats.clone()),
    |of| of.regiegroep.seats.iter_mut().for_each(|seat| seat.partner = "niemand".to_owned()),
    |of| of.regiegroep.seats.iter_mut().for_each(|seat| seat.code = "founder".to_owned()),
    |of| of.regiegroep.seats.iter_mut().for_each(|seat| seat.name = "a\nb".to_owned()),
    |of| of.rules.deviation_percent = 101,
    |of| of.rules.reminders = vec![ReminderLevel { after_days: 1, term_days: 1 }; 11],
    |of| of.rules.report_term_days = u16::MAX,
    |of| of.themes = vec!["Water".to_owned(), "WATER".to_owned()],
    |of| of.themes = (0..51).map(|theme| format!("thema {theme}")).collect(),
    |of| of.themes.push("\u{202e}".to_owned()),
    |of| drop(of.articles.insert(Article::Term, String::new())),
    |of| of.parties.clear(),
    |of| drop(of.parties.pop()),
    |of| of.parties.reverse(),
    |of| of.parties.extend(of.parties.first().cloned()),
    |of| of.parties.iter_mut().for_each(|party| party.code = "Met spatie".to_owned()),
    |of| of.parties.iter_mut().for_each(|party| party.name = "Eén naam".to_owned()),
    |of| of.parties.iter_mut().take(1).for_each(|party| party.name.clear()),
    |of| {
        let code = of.parties.last().map(|party| party.code.to_uppercase());
        of.parties.iter_mut().take(1).zip(code).for_each(|(party, code)| party.name = code);
    },
    |of| {
        let code = of.parties.first().map(|party| party.code.to_uppercase());
        of.parties.iter_mut().rev().take(1).zip(code).for_each(|(party, code)| party.name = code);
    },
];

/// Whether the events of a definition are accepted by the fold, whatever their origin.
fn is_folded(definition: &Definition) -> bool {
    let concluded: Event = Box::new(CovenantConcluded { covenant: definition.covenant() }).into();
    let parties = definition.parties.iter().enumerate().map(|(index, party)| {
        let (partner, code, name) = (PartnerId::at(index), party.code.clone(), party.name.clone());
        PartyNamed { partner, code, name }.into()
    });
    let signed = CovenantSigned { partner: PartnerId::at(0) }.into();
    let mut ledger = Ledger::new();
    std::iter::once(concluded).chain(parties).chain([signed]).all(|event| {
        let (position, recorded_at) = (ledger.next(), Moment::default());
        let (on, actor) = (definition.term.concluded_on, Actor::Founder);
        ledger.apply(Recorded { position, recorded_at, on, actor, event }).is_ok()
    })
}

#[test]
fn each_change_alone_is_judged_in_a_file_as_in_an_event() {
    let sound = Definition::from_toml(SOUND).unwrap();
    assert!(is_folded(&sound));
    let (mut sound_ones, mut faulty) = (0, 0);
    for (place, change) in CHANGES.iter().enumerate() {
        let mut changed = sound.clone();
        change(&mut changed);
        assert_ne!(changed, sound, "change {place}");
        let contradictions = changed.contradictions(&[]);
        let fits = contradictions.is_empty();
        assert_eq!(is_folded(&changed), fits, "change {place}: {contradictions:?}");
        assert!(fits || !changed.faults().is_empty(), "change {place}: a file says so too");
        *if fits { &mut sound_ones } else { &mut faulty } += 1;
    }
    assert!(faulty > 20 && sound_ones > 2, "{faulty} {sound_ones}");
}

proptest! {
    /// An event with a contradiction that a file would be refused for is refused too, whatever the form of
    /// its texts. No other event is refused.
    #[test]
    fn a_covenant_is_judged_in_a_file_as_in_an_event(
        changes in prop::sample::subsequence(CHANGES, 1..5).prop_shuffle(),
    ) {
        let mut changed = Definition::from_toml(SOUND).unwrap();
        changes.iter().for_each(|change| change(&mut changed));
        let contradictions = changed.contradictions(&[]);
        prop_assert_eq!(is_folded(&changed), contradictions.is_empty(), "{:?}", contradictions);
    }
}
