//! The covenant is amended during its term.
//!
//! Source: the covenant's article on unforeseen circumstances: the parties consult on adapting it. The
//! project leader or a seat proposes, the regiegroep decides; from the day it takes effect the covenant
//! reads differently, and it must be as free of faults as a definition. What was done before that day
//! stays what it was: votes stay with the seat and the person that cast them. With a seat that moves,
//! its holder's tenure ends. A seat that bears the risk moves with the start of a year, so that the
//! deficit of every year has one bearer a seat.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::acting::{self, Acting};
use crate::acts::role::Role;
use crate::calendar::Date;
use crate::covenant::{Article, Covenant, Rules};
use crate::definition::Faults;
use crate::event::Event;
use crate::fact::{Concerned, Fact};
use crate::ids::{DecisionId, PartnerId, Position, SeatId};
use crate::ledger::Ledger;
use crate::misfit::{At, Misfit};
use crate::refusal::{General, Refusal, refusals};
use crate::voting::{DecidingRule, SubjectKind};

/// A proposal to amend the covenant, as a command gives it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AmendmentDraft {
    /// What is agreed, in the parties' words.
    pub text: String,
    /// What it changes, in order.
    pub changes: Vec<ChangeDraft>,
}

/// A change of the covenant, as a command gives it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum ChangeDraft {
    /// How proposals are decided: all deciding rules, in order.
    Decide(Vec<DecidingRule>),
    /// The figures on which rules turn, and what the covenant asks.
    Rules(Rules),
    /// Another main theme, after those there are.
    ThemeAdded(String),
    /// Another partner holds a seat.
    SeatMoved {
        /// The code of the seat; it stays what it is.
        seat: String,
        /// The partner that gets it, by code or name.
        partner: String,
        /// The name by which this member is called from then on.
        name: String,
    },
    /// Where a subject stands in the covenant.
    Citation {
        /// The subject.
        article: Article,
        /// Its place, such as `artikel 2`.
        citation: String,
    },
    /// A seat has another number of votes.
    SeatVotes {
        /// The code of the seat.
        seat: String,
        /// How many votes it has from then on: 1 to 100.
        votes: u8,
    },
}

/// A proposal to amend the covenant.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Amendment {
    /// What is agreed, in the parties' words.
    pub text: String,
    /// What it changes, in order.
    pub changes: Vec<Change>,
}

/// A change of the covenant.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Change {
    /// How proposals are decided: all deciding rules, in order.
    Decide(Vec<DecidingRule>),
    /// The figures on which rules turn, and what the covenant asks.
    Rules(Rules),
    /// Another main theme, after those there are.
    ThemeAdded(String),
    /// Another partner holds a seat.
    SeatMoved {
        /// The seat.
        seat: SeatId,
        /// The partner that gets it.
        partner: PartnerId,
        /// The name by which this member is called from then on.
        name: String,
    },
    /// Where a subject stands in the covenant.
    Citation {
        /// The subject.
        article: Article,
        /// Its place.
        citation: String,
    },
    /// A seat has another number of votes.
    SeatVotes {
        /// The seat.
        seat: SeatId,
        /// How many votes it has from then on.
        votes: u8,
    },
}

/// The covenant was amended, from `since`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct CovenantAmended {
    /// What was agreed and what it changes.
    pub amendment: Amendment,
    /// The first day on which the covenant reads so.
    pub since: Date,
    /// The decision.
    pub decision: DecisionId,
}

refusals! {
    /// Refusals about amendments.
    AmendmentRefusal {
        BeforeLast { from: Date, last: Date } = "amendment.before-last" Term:
            "the covenant was already agreed to read otherwise from {last}, which is after {from}",
            "an amendment from {last} or later";
        RiskSeatMidYear { seat: String, from: Date, first_day: Date } = "amendment.risk-seat-mid-year" RiskBearing:
            "the seat {seat} bears risk and cannot move on {from}, in the middle of a year",
            "let it take effect on the first day of a year, such as {first_day}";
        ChangesNothing = "amendment.changes-nothing" Term:
            "the covenant would read as it does now",
            "at least one change that makes a difference";
        Faulty { faults: Faults } = "amendment.faulty" Term:
            "the covenant as amended contradicts itself: {faults}",
            "changes after which each of these is mended";
    }
}

impl AmendmentDraft {
    /// Names things by number; checks what does not depend on the day it takes effect, which the
    /// decision gives.
    pub(crate) fn resolve(&self, by: &Acting<'_>) -> Result<Amendment, Refusal> {
        acting::text("text", &self.text)?;
        let changes = self.changes.iter().map(|change| change.resolve(by));
        let changes = changes.collect::<Result<Vec<Change>, Refusal>>()?;
        let amendment = Amendment { text: self.text.clone(), changes };
        amendment.outcome(by)?;
        Ok(amendment)
    }
}

impl ChangeDraft {
    fn resolve(&self, by: &Acting<'_>) -> Result<Change, Refusal> {
        Ok(match self {
            ChangeDraft::Decide(rules) => Change::Decide(rules.clone()),
            ChangeDraft::Rules(rules) => Change::Rules(rules.clone()),
            ChangeDraft::ThemeAdded(theme) => Change::ThemeAdded(theme.clone()),
            ChangeDraft::SeatMoved { seat, partner, name } => Change::SeatMoved {
                seat: by.seat(seat)?,
                partner: by.partner_of_covenant(partner)?,
                name: name.clone(),
            },
            ChangeDraft::Citation { article, citation } => {
                Change::Citation { article: *article, citation: citation.clone() }
            }
            ChangeDraft::SeatVotes { seat, votes } => {
                Change::SeatVotes { seat: by.seat(seat)?, votes: *votes }
            }
        })
    }
}

impl Amendment {
    /// The covenant as amended. Checks, in this order: it reads otherwise, and has no faults but those it had:
    /// it may be older than a rule about definitions, and an amendment must stay possible.
    fn outcome(&self, by: &Acting<'_>) -> Result<Covenant, Refusal> {
        let latest = by.ledger.covenant().unwrap_or(by.covenant);
        let mut amended = latest.clone();
        self.apply(&mut amended);
        if amended == *latest {
            return Err(AmendmentRefusal::ChangesNothing.into());
        }
        let known = latest.faults(&by.ledger.partners);
        let mut faults = amended.faults(&by.ledger.partners);
        faults.retain(|fault| !known.contains(fault));
        match faults.is_empty() {
            true => Ok(amended),
            false => Err(AmendmentRefusal::Faulty { faults: Faults(faults) }.into()),
        }
    }

    /// Checks, in this order: within the term, not before the amendment before it, every seat moves to
    /// a party and, if it bears risk, with the start of a year; then the outcome.
    pub(crate) fn enact(
        &self,
        by: &Acting<'_>,
        decision: DecisionId,
        from: Date,
    ) -> Result<Vec<Event>, Refusal> {
        let latest = by.ledger.covenant().unwrap_or(by.covenant);
        if from > latest.term.ends {
            return Err(General::AfterEnd { on: from, end: latest.term.ends }.into());
        }
        if let Some(last) = by.ledger.covenant_since().filter(|last| from < *last) {
            return Err(AmendmentRefusal::BeforeLast { from, last }.into());
        }
        for (id, partner) in self.moves() {
            let partners = &by.ledger.partners;
            if !partners.is_party(partner, from) {
                let partner = partners.name(partner).to_owned();
                return Err(General::NotAParty { partner, on: from }.into());
            }
            let seat = latest.seat(id).filter(|seat| seat.bears_risk && seat.partner != partner);
            let year = latest.year_of(from);
            if let Some(seat) = seat.filter(|_| from != latest.calendar.first_day(year)) {
                let (seat, first_day) = (seat.code.clone(), latest.calendar.first_day(year.next()));
                return Err(AmendmentRefusal::RiskSeatMidYear { seat, from, first_day }.into());
            }
        }
        self.outcome(by)?;
        let amended = CovenantAmended { amendment: self.clone(), since: from, decision };
        Ok(vec![Box::new(amended).into()])
    }

    /// The deciding rules of a covenant that it changes. If the votes of a seat change, every rule changes.
    pub(crate) fn changed_rules(&self, covenant: &Covenant) -> Vec<SubjectKind> {
        let mut amended = covenant.clone();
        self.apply(&mut amended);
        let votes = |of: &Covenant| of.seats.iter().map(|seat| seat.votes).collect::<Vec<u8>>();
        let weighs_otherwise = votes(covenant) != votes(&amended);
        let changes = |kind: &SubjectKind| {
            let before = covenant.deciding(*kind);
            let same = before.zip(amended.deciding(*kind)).is_some_and(|(a, b)| a.decides_as(b));
            weighs_otherwise || !same
        };
        SubjectKind::ALL.into_iter().filter(changes).collect()
    }

    /// The seats that move, each with the partner that gets it.
    pub(crate) fn moves(&self) -> impl Iterator<Item = (SeatId, PartnerId)> {
        self.changes.iter().filter_map(|change| match change {
            Change::SeatMoved { seat, partner, name: _ } => Some((*seat, *partner)),
            Change::Decide(_)
            | Change::Rules(_)
            | Change::ThemeAdded(_)
            | Change::Citation { .. }
            | Change::SeatVotes { .. } => None,
        })
    }

    fn apply(&self, covenant: &mut Covenant) {
        for change in &self.changes {
            match change {
                Change::Decide(rules) => covenant.decide.clone_from(rules),
                Change::Rules(rules) => covenant.rules = rules.clone(),
                Change::ThemeAdded(theme) => covenant.themes.push(theme.clone()),
                Change::SeatMoved { seat, partner, name } => {
                    if let Some(seat) = covenant.seats.get_mut(seat.index()) {
                        seat.partner = *partner;
                        seat.name.clone_from(name);
                    }
                }
                Change::Citation { article, citation } => {
                    covenant.articles.insert(*article, citation.clone());
                }
                Change::SeatVotes { seat, votes } => {
                    if let Some(seat) = covenant.seats.get_mut(seat.index()) {
                        seat.votes = *votes;
                    }
                }
            }
        }
    }
}

impl Fact for CovenantAmended {
    fn evolve(self, at: At, ledger: &mut Ledger) -> Result<(), Misfit> {
        ledger.proposals.add_effect(self.decision, at)?;
        let CovenantAmended { amendment, since, decision } = self;
        if ledger.covenant_since().is_none_or(|last| since < last) {
            return Err(Misfit("a later amendment came before it"));
        }
        let before =
            ledger.covenant_on(since).cloned().ok_or(Misfit("there is no covenant yet"))?;
        for change in &amendment.changes {
            if let Change::SeatVotes { seat, votes: _ } = change
                && before.seat(*seat).is_none()
            {
                return Err(Misfit("there is no such seat"));
            }
        }
        for (id, partner) in amendment.moves() {
            let seat = before.seat(id).ok_or(Misfit("there is no such seat"))?;
            if ledger.partners.get(partner).is_none() {
                return Err(Misfit("there is no such partner"));
            }
            if seat.partner != partner {
                ledger.roles.end(Role::Seat(id), since);
                ledger.mandates.end(id, since);
                let place = ledger.amendments.moved.len();
                ledger.amendments.left_by.entry(seat.partner).or_default().push(place);
                ledger.amendments.moved.push(MovedSeat {
                    id,
                    seat: seat.code.clone(),
                    bears_risk: seat.bears_risk,
                    left_by: seat.partner,
                    on: since,
                    position: at.position,
                });
            }
        }
        ledger.amend(since, |covenant| amendment.apply(covenant))?;
        let (on, position) = (at.on, at.position);
        ledger.amendments.all.push(Amended { amendment, since, on, decision, position });
        Ok(())
    }

    fn concerns(&self, name: &mut dyn FnMut(Concerned<'_>)) {
        for (seat, partner) in self.amendment.moves() {
            name(Concerned::LeftSeat(seat));
            name(Concerned::Partner(partner));
        }
        for change in &self.amendment.changes {
            if let Change::SeatVotes { seat, votes: _ } = change {
                name(Concerned::Seat(*seat));
            }
        }
    }
}

/// An amendment that was adopted.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Amended {
    /// What was agreed and what it changes.
    pub amendment: Amendment,
    /// The first day on which the covenant reads so.
    pub since: Date,
    /// When it was adopted.
    pub on: Date,
    /// The decision.
    pub decision: DecisionId,
    /// The event.
    pub position: Position,
}

/// A seat that another partner got.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MovedSeat {
    /// The seat.
    pub id: SeatId,
    /// The code of the seat.
    pub seat: String,
    /// Whether it bears the financial risk.
    pub bears_risk: bool,
    /// The partner that held it until then.
    pub left_by: PartnerId,
    /// The first day on which that partner does not hold it.
    pub on: Date,
    /// The event.
    pub position: Position,
}

/// Every amendment adopted.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Amendments {
    all: Vec<Amended>,
    moved: Vec<MovedSeat>,
    /// Where the moves away from each partner stand.
    left_by: BTreeMap<PartnerId, Vec<usize>>,
}

impl Amendments {
    /// Every amendment, in the order adopted.
    pub fn all(&self) -> &[Amended] {
        &self.all
    }

    /// The move of a seat by the amendment at a position.
    pub(crate) fn moved(&self, position: Position, seat: SeatId) -> Option<&MovedSeat> {
        let first = self.moved.partition_point(|moved| moved.position < position);
        let of_event = self.moved.iter().skip(first).take_while(|of| of.position == position);
        of_event.into_iter().find(|moved| moved.id == seat)
    }

    /// The next day after one on which a seat goes to another partner, as far as that is decided.
    pub(super) fn next_move(&self, seat: SeatId, after: Date) -> Option<Date> {
        let moves = self.moved.iter().filter(|moved| moved.id == seat && moved.on > after);
        moves.map(|moved| moved.on).min()
    }

    /// The seats that a partner held and that moved to another.
    pub fn seats_left_by(&self, id: PartnerId) -> impl Iterator<Item = &MovedSeat> {
        let places = self.left_by.get(&id).into_iter().flatten();
        places.filter_map(|place| self.moved.get(*place))
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use std::slice;

    use serde_json::json;

    use super::*;
    use crate::acts::conclude::{ConcludeCovenant, SignCovenant, Which};
    use crate::acts::decision::{DecideProposal, DecisionRefusal};
    use crate::acts::role::Appoint;
    use crate::acts::subject::SubjectDraft;
    use crate::acts::vote::Vote;
    use crate::covenant::Outcome;
    use crate::definition::Definition;
    use crate::ids::{PersonId, ProposalId};
    use crate::testing::{
        Given, LEADER, Ladder, Ladders, boeren_sign, close, day, decision, dike, euros, financed,
        founded, ladders, nothing, proposal, vote,
    };
    use crate::voting::{Fraction, Of};

    fn amendment(changes: Vec<ChangeDraft>) -> SubjectDraft {
        SubjectDraft::Amendment(AmendmentDraft { text: "Fictief.".to_owned(), changes })
    }

    fn seat(seat: &str, partner: &str) -> ChangeDraft {
        let [seat, partner] = [seat, partner].map(str::to_owned);
        ChangeDraft::SeatMoved { seat, partner, name: "de boeren".to_owned() }
    }

    fn signed(given: Given) -> Given {
        given.and(LEADER, "2020-03-01", boeren_sign())
    }

    #[test]
    fn the_covenant_reads_otherwise_from_the_day_the_decision_takes_effect() {
        let rules = Rules {
            deviation_percent: 25,
            share_payment_term_days: 60,
            ..crate::testing::definition().rules
        };
        let subject = || {
            amendment(vec![
                ChangeDraft::Decide(vec![DecidingRule::unanimous()]),
                ChangeDraft::Rules(rules.clone()),
                ChangeDraft::ThemeAdded("Natuur".to_owned()),
                ChangeDraft::Citation {
                    article: Article::Funding,
                    citation: "artikel 9".to_owned(),
                },
                seat("bewoners", "boeren"),
            ])
        };
        let amended = CovenantAmended {
            amendment: Amendment {
                text: "Fictief.".to_owned(),
                changes: vec![
                    Change::Decide(vec![DecidingRule::unanimous()]),
                    Change::Rules(rules.clone()),
                    Change::ThemeAdded("Natuur".to_owned()),
                    Change::Citation {
                        article: Article::Funding,
                        citation: "artikel 9".to_owned(),
                    },
                    Change::SeatMoved {
                        seat: SeatId(3),
                        partner: PartnerId(4),
                        name: "de boeren".to_owned(),
                    },
                ],
            },
            since: day("2020-06-01"),
            decision: DecisionId(1),
        };
        signed(founded())
            .when_decided_from("2020-05-01", subject(), "2020-06-01")
            .adopts([Box::new(amended)])
            .booked([]);
        let ledger =
            signed(founded()).and_adopted_from("2020-05-01", subject(), "2020-06-01").ledger;
        let before = ledger.covenant_on(day("2020-05-31")).unwrap();
        assert_eq!(before, founded().ledger.covenant().unwrap());
        let after = ledger.covenant_on(day("2020-06-01")).unwrap();
        assert_eq!(after.decide, [DecidingRule::unanimous()]);
        assert_eq!(after.rules, rules);
        assert_eq!(after.themes, ["Water", "Wegen", "Natuur"]);
        assert_eq!(after.cite(Article::Funding), Some("artikel 9"));
        let moved = after.seat(SeatId(3)).unwrap();
        assert_eq!((moved.partner, moved.name.as_str()), (PartnerId(4), "de boeren"));
    }

    #[test]
    fn proposals_are_decided_by_the_rule_of_the_day_of_the_decision() {
        let unanimous = amendment(vec![ChangeDraft::Decide(vec![DecidingRule::unanimous()])]);
        let (voted, two) = founded()
            .and_adopted_from("2020-05-01", unanimous, "2020-06-01")
            .and_voted("2020-05-02", SubjectDraft::Other, Vote::For);
        voted.and(LEADER, "2020-05-31", decision(two));
        voted.when(LEADER, "2020-06-01", decision(two)).refused(DecisionRefusal::Undecided {
            proposal: two,
            votes_for: 2,
            against: 0,
            abstained: 0,
            seats: 3,
        });
    }

    /// What four seats decide under the rules of a text, with one vote each of the first so many seats for an
    /// amendment of 1 May.
    fn amended_by(seats: usize, rules: &str, changes: Vec<ChangeDraft>) -> Option<Outcome> {
        let text = include_str!("../../../ledger-app/covenants/oostpolder.toml");
        let before = "[[regiegroep.decide]]\npass = [{ of = \"cast\", over = \"1/2\" }]\nquorum = { seats = 2 }\n";
        let fourth = "[[regiegroep.seats]]\ncode = \"boeren\"\nname = \"de boeren\"\npartner = \"boeren\"\nbears_risk = false\n\n[rules]";
        let text = text.replace(before, rules).replace("[rules]", fourth);
        let definition = Definition::from_toml(&text).unwrap();
        let all = ["waterschap", "gemeente", "bewoners", "boeren"];
        let mut given = nothing()
            .and("founder", "2020-01-15", ConcludeCovenant { definition })
            .and("founder", "2020-01-15", SignCovenant { partners: Which::All });
        for (person, role) in (1..).map(PersonId).zip([LEADER].into_iter().chain(all)) {
            given = given.and("founder", "2020-01-15", Appoint { role: role.to_owned(), person });
        }
        given = given.and(LEADER, "2020-05-01", proposal(amendment(changes)));
        for seat in all.iter().take(seats) {
            given = given.and(LEADER, "2020-05-01", vote(1, seat, Vote::For));
        }
        let answer = given.when(LEADER, "2020-05-01", decision(ProposalId(1)));
        match answer.refusal() {
            None => given
                .and(LEADER, "2020-05-01", decision(ProposalId(1)))
                .ledger
                .proposals
                .decision(DecisionId(1))
                .map(|decided| decided.outcome),
            Some(refusal) => {
                assert_eq!(refusal.code(), "proposal.undecided");
                None
            }
        }
    }

    #[test]
    fn no_rule_is_changed_by_fewer_than_it_asks_for() {
        const STRICT_BUDGETS: &str = "[[regiegroep.decide]]\nsubjects = [\"budget\", \"budget-revision\"]\n\
            pass = [{ of = \"seats\", at_least = \"3/4\" }]\n\
            [[regiegroep.decide]]\npass = [{ of = \"cast\", over = \"1/2\" }]\nquorum = { seats = 2 }\n";
        const STRICT_AMENDMENTS: &str = "[[regiegroep.decide]]\nsubjects = [\"amendment\"]\n\
            pass = [{ of = \"seats\", at_least = \"3/4\" }]\n\
            [[regiegroep.decide]]\npass = [{ of = \"cast\", over = \"1/2\" }]\nquorum = { seats = 2 }\n";
        let adopted = Some(Outcome::Adopted);
        let to = |rules: &[DecidingRule]| vec![ChangeDraft::Decide(rules.to_vec())];
        let one = DecidingRule::majority_of_votes(1);
        // Two of four want one vote to be enough.
        assert_eq!(amended_by(2, STRICT_AMENDMENTS, to(slice::from_ref(&one))), None);
        assert_eq!(amended_by(3, STRICT_AMENDMENTS, to(slice::from_ref(&one))), adopted);
        // The rule for amendments asks for less than that for budgets, which is changed too.
        assert_eq!(amended_by(2, STRICT_BUDGETS, to(slice::from_ref(&one))), None);
        assert_eq!(amended_by(3, STRICT_BUDGETS, to(slice::from_ref(&one))), adopted);
        // A rule of its own, put before it, takes budgets away from it.
        let of_budgets = DecidingRule { subjects: vec![SubjectKind::Budget], ..one.clone() };
        let others = DecidingRule::majority_of_votes(2);
        assert_eq!(amended_by(2, STRICT_BUDGETS, to(&[of_budgets, others.clone()])), None);
        // More votes for a seat weigh on every rule.
        let votes = || vec![ChangeDraft::SeatVotes { seat: "gemeente".to_owned(), votes: 9 }];
        assert_eq!(amended_by(2, STRICT_BUDGETS, votes()), None);
        assert_eq!(amended_by(3, STRICT_BUDGETS, votes()), adopted);
        // What changes no rule for budgets needs no more than amendments do.
        let budgets = DecidingRule {
            subjects: vec![SubjectKind::Budget, SubjectKind::BudgetRevision],
            ..DecidingRule::of_all(Of::Seats, None, Fraction::new(3, 4))
        };
        assert_eq!(amended_by(2, STRICT_BUDGETS, to(&[budgets, one])), adopted);
        let theme = || vec![ChangeDraft::ThemeAdded("Natuur".to_owned())];
        assert_eq!(amended_by(2, STRICT_BUDGETS, theme()), adopted);
        assert_eq!(amended_by(2, STRICT_AMENDMENTS, theme()), None);
    }

    /// A rule that was agreed for a later day is protected as the rule of today is.
    #[test]
    fn a_stricter_rule_of_a_later_day_is_not_undone_by_fewer_either() {
        let strict = amendment(vec![ChangeDraft::Decide(vec![DecidingRule::unanimous()])]);
        let back = amendment(vec![ChangeDraft::Decide(vec![DecidingRule::majority_of_votes(2)])]);
        let (given, two) = founded()
            .and_adopted_from("2020-05-01", strict, "2020-07-01")
            .and_voted("2020-05-02", back, Vote::For);
        let later = DecideProposal { effective_from: Some(day("2020-07-01")), ..decision(two) };
        let refusal = given.when(LEADER, "2020-05-02", later.clone()).refusal();
        assert_eq!(refusal.map(|of| of.code()), Some("proposal.undecided"));
        given.and(LEADER, "2020-05-02", vote(2, "bewoners", Vote::For)).and(
            LEADER,
            "2020-05-02",
            later,
        );
    }

    #[test]
    fn with_a_seat_its_holders_tenure_ends_and_the_votes_it_cast_stay() {
        let moves = amendment(vec![seat("bewoners", "boeren")]);
        let ledger_of = |given: &Given, on| given.ledger.roles.seat_holder(SeatId(3), day(on));
        let given = signed(founded())
            .and(LEADER, "2020-04-01", proposal(SubjectDraft::Other))
            .and(LEADER, "2020-04-02", vote(1, "bewoners", Vote::For))
            .and_adopted_from("2020-05-01", moves, "2020-06-01")
            .and(LEADER, "2020-06-01", Appoint { role: "bewoners".into(), person: PersonId(9) });
        let held = ["2020-05-31", "2020-06-01"].map(|on| ledger_of(&given, on));
        assert_eq!(held, [Some(PersonId(4)), Some(PersonId(9))]);
        let votes = given.ledger.proposals.get(ProposalId(1)).unwrap().votes();
        assert_eq!(votes[0].held_by, PersonId(4));
    }

    #[test]
    fn the_deficit_of_a_year_is_borne_by_who_held_the_seat_in_it() {
        use crate::acts::deficit::Deficit;
        let given = signed(financed())
            .and(LEADER, "2020-06-01", dike(euros("300.00")))
            .and_adopted_from(
                "2020-07-01",
                amendment(vec![seat("gemeente", "boeren")]),
                "2021-01-01",
            )
            .and(LEADER, "2021-01-01", Appoint { role: "gemeente".into(), person: PersonId(9) })
            .and(LEADER, "2021-01-05", close("2020"))
            .and_adopted(
                "2021-02-01",
                SubjectDraft::Deficit(Deficit::by_rule(crate::testing::year("2020"))),
            );
        let shared = &given.ledger.deficits.all()[0].shared;
        let shares: Vec<(u32, String)> =
            shared.shares.iter().map(|share| (share.partner.0, share.amount.to_string())).collect();
        assert_eq!(shares, [(1, "200.00".to_owned()), (2, "100.00".to_owned())]);
    }

    #[test]
    pub(crate) fn each_rule_says_no_in_its_turn() -> Ladders {
        let faulty = |changes| {
            json!(SubjectDraft::Amendment(AmendmentDraft { text: String::new(), changes }))
        };
        let moving = |name| json!(amendment(vec![seat(name, "boeren")]));
        let changes = "/subject/amendment/changes";
        let voting = |rule| json!([ChangeDraft::Decide(vec![rule])]);
        let amended = founded().and_adopted_from(
            "2020-05-01",
            amendment(vec![ChangeDraft::ThemeAdded("Natuur".to_owned())]),
            "2020-07-01",
        );
        ladders([
            Ladder::proposing(founded(), faulty(vec![seat("niemand", "niemand")]))
                .by("founder")
                .refuses("actor.not-allowed")
                .by("gemeente")
                .refuses_until("text.empty", "/subject/amendment/text", "Fictief.")
                .refuses_until("seat.unknown", &format!("{changes}/0/seat-moved/seat"), "gemeente")
                .refuses_until("partner.unknown", changes, json!([]))
                .says(
                    "amendment.changes-nothing: the covenant would read as it does now",
                    "at least one change that makes a difference",
                )
                .with(changes, voting(DecidingRule::majority_of_votes(2)))
                .refuses_until(
                    "amendment.changes-nothing",
                    changes,
                    voting(DecidingRule::majority_of_votes(4)),
                )
                .says(
                    "amendment.faulty: the covenant as amended contradicts itself: \
                     regiegroep.decide[0].quorum: a quorum of 4 does not fit 3 seats",
                    "changes after which each of these is mended",
                )
                .with(changes, json!([ChangeDraft::ThemeAdded(String::new())]))
                .says(
                    "amendment.faulty: the covenant as amended contradicts itself: themes[2]: give \
                     one line of at most 200 characters",
                    "changes after which each of these is mended",
                )
                .with(changes, voting(DecidingRule::unanimous()))
                .accepted(),
            Ladder::deciding(&amended, moving("gemeente"), "2023-01-01")
                .refuses_until("date.after-end", "/effective_from", "2020-06-30")
                .says(
                    "amendment.before-last: the covenant was already agreed to read otherwise from \
                     2020-07-01, which is after 2020-06-30",
                    "an amendment from 2020-07-01 or later",
                )
                .with("/effective_from", "2020-07-01")
                .refuses("partner.not-a-party")
                .after(|given| given.and(LEADER, "2020-05-01", boeren_sign()))
                .says(
                    "amendment.risk-seat-mid-year: the seat gemeente bears risk and cannot move on \
                     2020-07-01, in the middle of a year",
                    "let it take effect on the first day of a year, such as 2021-01-01",
                )
                .with("/effective_from", "2021-01-01")
                .accepted(),
        ])
    }
}
