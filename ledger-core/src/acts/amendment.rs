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
use crate::covenant::{Article, Covenant, Rules, VotingRule};
use crate::definition::Faults;
use crate::event::Event;
use crate::fact::{Concerned, Fact};
use crate::ids::{DecisionId, PartnerId, Position, SeatId};
use crate::ledger::Ledger;
use crate::misfit::{At, Misfit};
use crate::refusal::{General, Refusal, refusals};

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
    /// How a proposal is decided.
    Voting(VotingRule),
    /// The figures on which rules turn.
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
    /// How a proposal is decided.
    Voting(VotingRule),
    /// The figures on which rules turn.
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
            ChangeDraft::Voting(rule) => Change::Voting(*rule),
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

    /// The seats that move, each with the partner that gets it.
    pub(crate) fn moves(&self) -> impl Iterator<Item = (SeatId, PartnerId)> {
        self.changes.iter().filter_map(|change| match change {
            Change::SeatMoved { seat, partner, name: _ } => Some((*seat, *partner)),
            Change::Voting(_)
            | Change::Rules(_)
            | Change::ThemeAdded(_)
            | Change::Citation { .. } => None,
        })
    }

    fn apply(&self, covenant: &mut Covenant) {
        for change in &self.changes {
            match change {
                Change::Voting(rule) => covenant.voting = *rule,
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
        for (id, partner) in amendment.moves() {
            let seat = before.seat(id).ok_or(Misfit("there is no such seat"))?;
            if ledger.partners.get(partner).is_none() {
                return Err(Misfit("there is no such partner"));
            }
            if seat.partner != partner {
                ledger.roles.end(Role::Seat(id), since);
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

    /// The seats that a partner held and that moved to another.
    pub fn seats_left_by(&self, id: PartnerId) -> impl Iterator<Item = &MovedSeat> {
        let places = self.left_by.get(&id).into_iter().flatten();
        places.filter_map(|place| self.moved.get(*place))
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use serde_json::json;

    use super::*;
    use crate::acts::decision::DecisionRefusal;
    use crate::acts::role::Appoint;
    use crate::acts::subject::SubjectDraft;
    use crate::acts::vote::Vote;
    use crate::ids::{PersonId, ProposalId};
    use crate::testing::{
        Given, LEADER, Ladder, Ladders, boeren_sign, close, day, decision, dike, euros, financed,
        founded, ladders, proposal, vote,
    };

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
                ChangeDraft::Voting(VotingRule::Unanimous),
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
                    Change::Voting(VotingRule::Unanimous),
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
        assert_eq!(after.voting, VotingRule::Unanimous);
        assert_eq!(after.rules, rules);
        assert_eq!(after.themes, ["Water", "Wegen", "Natuur"]);
        assert_eq!(after.cite(Article::Funding), Some("artikel 9"));
        let moved = after.seat(SeatId(3)).unwrap();
        assert_eq!((moved.partner, moved.name.as_str()), (PartnerId(4), "de boeren"));
    }

    #[test]
    fn proposals_are_decided_by_the_rule_of_the_day_of_the_decision() {
        let unanimous = amendment(vec![ChangeDraft::Voting(VotingRule::Unanimous)]);
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
        use crate::acts::deficit::DeficitDraft;
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
                SubjectDraft::Deficit(DeficitDraft::by_rule(crate::testing::year("2020"))),
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
        let voting = |rule| json!([ChangeDraft::Voting(rule)]);
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
                .with(changes, voting(VotingRule::MajorityOfVotes { quorum: 2 }))
                .refuses_until(
                    "amendment.changes-nothing",
                    changes,
                    voting(VotingRule::MajorityOfVotes { quorum: 4 }),
                )
                .says(
                    "amendment.faulty: the covenant as amended contradicts itself: \
                     regiegroep.voting: a quorum of 4 does not fit 3 seats",
                    "changes after which each of these is mended",
                )
                .with(changes, json!([ChangeDraft::ThemeAdded(String::new())]))
                .says(
                    "amendment.faulty: the covenant as amended contradicts itself: themes[2]: give \
                     one line of at most 200 characters",
                    "changes after which each of these is mended",
                )
                .with(changes, voting(VotingRule::Unanimous))
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
