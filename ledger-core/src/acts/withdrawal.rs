//! Withdrawal of a partner during the term.
//!
//! Source: the covenant's articles on its term and on bearing risk. The project leader proposes, the
//! regiegroep decides; the partner is a party until the day before the decision takes effect. What it
//! owes stays owed, and it owes the whole of the year in which it leaves. A partner that holds a seat
//! leaves only after an amendment has moved the seat, and one whose seat bears the risk only after a
//! risk key was adopted that counts with who holds the seat now.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::acting::Acting;
use crate::calendar::{Date, FiscalYear};
use crate::event::Event;
use crate::fact::{Concerned, Fact};
use crate::ids::{DecisionId, PartnerId};
use crate::ledger::Ledger;
use crate::misfit::{At, Misfit};
use crate::partners::Departure;
use crate::refusal::{General, Refusal, refusals};

/// A proposal that a partner withdraws, as a command gives it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WithdrawalDraft {
    /// The partner, by code or name.
    pub partner: String,
}

/// A proposal that a partner withdraws.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Withdrawal {
    /// The partner.
    pub partner: PartnerId,
}

/// A partner withdrew; `last_day` is the last day on which it is a party.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct PartnerWithdrawn {
    /// The partner.
    pub partner: PartnerId,
    /// The last day on which it is a party.
    pub last_day: Date,
    /// The decision.
    pub decision: DecisionId,
}

refusals! {
    /// Refusals about partners that leave, by withdrawal or by merger.
    WithdrawalRefusal {
        AlreadyLeft { partner: String, last_day: Date } = "withdrawal.already-left" Term:
            "{partner} is a party until {last_day}, and has left by then",
            "a partner that has not left, and whose leaving is not decided yet";
        TakesIn { partner: String, on: Date } = "withdrawal.takes-in-another" Term:
            "another partner merges into {partner} on {on}",
            "a day after {on}";
        HoldsSeat { partner: String, seat: String } = "withdrawal.holds-seat" Organisation:
            "{partner} holds the seat {seat} of the regiegroep",
            "adopt an amendment first that moves the seat {seat} to another party";
        NoNewRiskKey { partner: String, seat: String, moved_on: Date, year: FiscalYear } = "withdrawal.no-new-risk-key" RiskBearing:
            "{partner} bore risk with the seat {seat} until {moved_on}, and no risk key was adopted since for {year}",
            "adopt a risk key first that holds for {year} and the years after it";
    }
}

impl WithdrawalDraft {
    pub(crate) fn resolve(&self, by: &Acting<'_>) -> Result<Withdrawal, Refusal> {
        let partner = by.partner(&self.partner)?;
        stays_until(by, partner, by.on)?;
        Ok(Withdrawal { partner })
    }
}

impl Withdrawal {
    /// Checks, in this order: within the term, then that the partner [`may_leave`].
    pub(crate) fn enact(
        &self,
        by: &Acting<'_>,
        decision: DecisionId,
        from: Date,
    ) -> Result<Vec<Event>, Refusal> {
        let end = by.covenant.term.ends;
        if from > end {
            return Err(General::AfterEnd { on: from, end }.into());
        }
        may_leave(by, self.partner, from)?;
        let last_day = from.plus_days(-1);
        Ok(vec![PartnerWithdrawn { partner: self.partner, last_day, decision }.into()])
    }
}

/// Refuses a partner that has left by the day of the act.
pub(super) fn not_left(by: &Acting<'_>, id: PartnerId) -> Result<(), Refusal> {
    let partners = &by.ledger.partners;
    let left = partners.get(id).and_then(|partner| partner.left.as_ref());
    match left.filter(|left| left.last_day < by.on) {
        Some(left) => {
            let (partner, last_day) = (partners.name(id).to_owned(), left.last_day);
            Err(WithdrawalRefusal::AlreadyLeft { partner, last_day }.into())
        }
        None => Ok(()),
    }
}

/// Checks, in this order: the partner's leaving is not decided yet, and it is a party on a day.
pub(super) fn stays_until(by: &Acting<'_>, id: PartnerId, day: Date) -> Result<(), Refusal> {
    let partners = &by.ledger.partners;
    let name = || partners.name(id).to_owned();
    if let Some(left) = partners.get(id).and_then(|partner| partner.left.as_ref()) {
        let last_day = left.last_day;
        return Err(WithdrawalRefusal::AlreadyLeft { partner: name(), last_day }.into());
    }
    match partners.is_party(id, day) {
        true => Ok(()),
        false => Err(General::NotAParty { partner: name(), on: day }.into()),
    }
}

/// Checks, in this order: the partner [`stays_until`] the day before, nobody merges into it later, it
/// holds no seat, and if it bore risk with one, a risk key was adopted since for the years after.
pub(super) fn may_leave(by: &Acting<'_>, id: PartnerId, from: Date) -> Result<(), Refusal> {
    let partners = &by.ledger.partners;
    let name = || partners.name(id).to_owned();
    let last_day = from.plus_days(-1);
    stays_until(by, id, last_day)?;
    if let Some(on) = partners.last_taken_in(id).filter(|on| last_day < *on) {
        return Err(WithdrawalRefusal::TakesIn { partner: name(), on }.into());
    }
    let seats = || by.ledger.covenant_on(from).into_iter().flat_map(|covenant| covenant.seats());
    // A move that is still to come counts as well: on that day nobody would hold the seat.
    let later = || by.ledger.covenant().into_iter().flat_map(|covenant| covenant.seats());
    if let Some((_, held)) = seats().chain(later()).find(|(_, seat)| seat.partner == id) {
        let seat = held.code.clone();
        return Err(WithdrawalRefusal::HoldsSeat { partner: name(), seat }.into());
    }
    let year = by.covenant.year_of(last_day).next();
    let mut keys = by.ledger.risk_keys.all().iter().rev();
    let last_key = keys.find(|key| key.key.from_year <= year).map(|key| key.position);
    for moved in by.ledger.amendments.seats_left_by(id).filter(|moved| moved.bears_risk) {
        if last_key <= Some(moved.position) {
            let (partner, seat, moved_on) = (name(), moved.seat.clone(), moved.on);
            return Err(WithdrawalRefusal::NoNewRiskKey { partner, seat, moved_on, year }.into());
        }
    }
    Ok(())
}

impl Fact for PartnerWithdrawn {
    fn evolve(self, at: At, ledger: &mut Ledger) -> Result<(), Misfit> {
        ledger.proposals.add_effect(self.decision, at)?;
        let PartnerWithdrawn { partner, last_day, decision } = self;
        let position = at.position;
        ledger.partners.leave(partner, Departure { last_day, into: None, decision, position })
    }

    fn concerns(&self, name: &mut dyn FnMut(Concerned<'_>)) {
        name(Concerned::Partner(self.partner));
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use serde_json::json;

    use super::*;
    use crate::acts::amendment::{AmendmentDraft, ChangeDraft};
    use crate::acts::conclude::Which;
    use crate::acts::contribution::InvoiceContribution;
    use crate::acts::merger::MergerDraft;
    use crate::acts::role::Appoint;
    use crate::acts::subject::SubjectDraft;
    use crate::ids::PersonId;
    use crate::testing::{
        Given, LEADER, Ladder, Ladders, boeren_sign, budget, complete, day, financed, founded,
        invoice_all, key, ladders, receive, schedule, subject, year,
    };

    const BOEREN: PartnerId = PartnerId(4);

    fn withdrawal(partner: &str) -> SubjectDraft {
        SubjectDraft::Withdrawal(WithdrawalDraft { partner: partner.to_owned() })
    }

    /// The seat of `gemeente-oost`, which bears risk, goes to `boeren`.
    fn seat_to_boeren() -> SubjectDraft {
        let change = ChangeDraft::SeatMoved {
            seat: "gemeente".to_owned(),
            partner: "boeren".to_owned(),
            name: "de boeren".to_owned(),
        };
        let amendment = AmendmentDraft { text: "Fictief.".to_owned(), changes: vec![change] };
        SubjectDraft::Amendment(amendment)
    }

    /// It does so from 2021 on.
    fn moved() -> Given {
        let appoint = Appoint { role: "gemeente".to_owned(), person: PersonId(9) };
        complete().and_adopted_from("2020-05-01", seat_to_boeren(), "2021-01-01").and(
            LEADER,
            "2021-01-01",
            appoint,
        )
    }

    #[test]
    fn a_partner_is_a_party_until_the_day_before_the_decision_takes_effect() {
        let withdrawn = PartnerWithdrawn {
            partner: BOEREN,
            last_day: day("2020-06-30"),
            decision: DecisionId(1),
        };
        complete()
            .when_decided_from("2020-05-01", withdrawal("boeren"), "2020-07-01")
            .adopts([withdrawn])
            .booked([]);
        let given = complete().and_adopted_from("2020-05-01", withdrawal("boeren"), "2020-07-01");
        let party = |on| given.ledger.partners.is_party(BOEREN, day(on));
        assert_eq!(["2020-01-31", "2020-06-30", "2020-07-01"].map(party), [false, true, false]);
    }

    #[test]
    fn a_partner_owes_the_year_in_which_it_leaves_and_none_after_it() {
        let left = financed()
            .and(LEADER, "2020-03-01", boeren_sign())
            .and_adopted("2020-07-01", withdrawal("boeren"))
            .and(LEADER, "2020-08-01", invoice_all("2020"))
            .and_adopted("2020-12-01", SubjectDraft::Budget(budget("2021")))
            .and_adopted("2020-12-01", SubjectDraft::ContributionSchedule(schedule("2021")))
            .and(LEADER, "2021-01-02", invoice_all("2021"));
        let of_boeren = |of| left.ledger.claims.contribution(BOEREN, year(of)).is_some();
        assert_eq!(["2020", "2021"].map(of_boeren), [true, false]);
        assert_eq!(left.ledger.claims.all().len(), 4 + 3);
        let partners = Which::These(vec!["boeren".to_owned()]);
        let partner = "Fictieve Boerencoöperatie | (oost)".to_owned();
        left.when(LEADER, "2021-01-03", InvoiceContribution { partners, ..invoice_all("2021") })
            .refused(General::NotAParty { partner, on: day("2021-12-31") });
        // What is open stays owed, and is paid as before.
        left.when(LEADER, "2021-02-01", receive("boeren", "1000.00", "NL-4")).booked([
            "2021-02-01 1000 1000.00 1710 -1000.00",
            "2021-02-01 1710 1000.00 1300 -1000.00",
        ]);
    }

    #[test]
    fn who_bore_risk_leaves_after_its_seat_moved_and_a_new_key_was_adopted() {
        let partner = "Fictieve Gemeente Oost".to_owned();
        let seat = "gemeente".to_owned();
        let holds = WithdrawalRefusal::HoldsSeat { partner: partner.clone(), seat: seat.clone() };
        founded().when_decided("2020-05-01", withdrawal("gemeente-oost")).refused(holds.clone());
        // Before the seat has moved, it is still held.
        moved()
            .when_decided_from("2020-06-01", withdrawal("gemeente-oost"), "2020-12-31")
            .refused(holds);
        let moved_on = day("2021-01-01");
        let no_key =
            WithdrawalRefusal::NoNewRiskKey { partner, seat, moved_on, year: year("2022") };
        moved().when_decided("2021-02-01", withdrawal("gemeente-oost")).refused(no_key);
        let withdrawn = PartnerWithdrawn {
            partner: PartnerId(2),
            last_day: day("2021-02-28"),
            decision: DecisionId(3),
        };
        moved()
            .and_adopted("2021-02-01", SubjectDraft::RiskKey(key("2021")))
            .when_decided_from("2021-02-02", withdrawal("gemeente-oost"), "2021-03-01")
            .adopts([withdrawn]);
    }

    #[test]
    fn who_is_to_get_a_seat_does_not_leave_before_it() {
        let holds = WithdrawalRefusal::HoldsSeat {
            partner: "Fictieve Boerencoöperatie | (oost)".to_owned(),
            seat: "gemeente".to_owned(),
        };
        moved().when_decided("2020-06-01", withdrawal("boeren")).refused(holds);
    }

    #[test]
    pub(crate) fn each_rule_says_no_in_its_turn() -> Ladders {
        let partner = "/subject/withdrawal/partner";
        let since = "/effective_from";
        let left = complete().and_adopted_from("2020-05-01", withdrawal("boeren"), "2020-07-01");
        let accession = subject(json!({ "accession": { "code": "school", "name": "School" } }));
        let merger = MergerDraft { from: vec!["school".to_owned()], into: "boeren".to_owned() };
        let takes_in = complete().and_adopted("2020-04-01", accession).and_adopted_from(
            "2020-04-02",
            SubjectDraft::Merger(merger),
            "2020-09-01",
        );
        let moves =
            |given: &Given| given.and_adopted_from("2020-05-01", seat_to_boeren(), "2021-01-01");
        let adopts =
            |given: &Given| given.and_adopted("2020-05-01", SubjectDraft::RiskKey(key("2021")));
        ladders([
            Ladder::proposing(left, json!(withdrawal("niemand")))
                .by("gemeente")
                .refuses("actor.not-allowed")
                .by(LEADER)
                .refuses_until("partner.unknown", partner, "boeren")
                .says(
                    "withdrawal.already-left: Fictieve Boerencoöperatie | (oost) is a party until \
                     2020-06-30, and has left by then",
                    "a partner that has not left, and whose leaving is not decided yet",
                )
                .with(partner, "bewoners")
                .accepted(),
            Ladder::proposing(founded(), json!(withdrawal("boeren")))
                .refuses("partner.not-a-party")
                .after(|given| given.and(LEADER, "2020-06-01", boeren_sign()))
                .accepted(),
            Ladder::deciding(&takes_in, json!(withdrawal("boeren")), "2023-01-01")
                .refuses_until("date.after-end", since, "2020-09-01")
                .says(
                    "withdrawal.takes-in-another: another partner merges into Fictieve \
                     Boerencoöperatie | (oost) on 2020-09-01",
                    "a day after 2020-09-01",
                )
                .with(since, "2020-09-02")
                .accepted(),
            Ladder::deciding(&complete(), json!(withdrawal("gemeente-oost")), "2021-01-01")
                .says(
                    "withdrawal.holds-seat: Fictieve Gemeente Oost holds the seat gemeente of the \
                     regiegroep",
                    "adopt an amendment first that moves the seat gemeente to another party",
                )
                .after(moves)
                .says(
                    "withdrawal.no-new-risk-key: Fictieve Gemeente Oost bore risk with the seat \
                     gemeente until 2021-01-01, and no risk key was adopted since for 2021",
                    "adopt a risk key first that holds for 2021 and the years after it",
                )
                .after(adopts)
                .accepted(),
        ])
    }
}
