//! Partners that merge into another partner.
//!
//! Source: the covenant's articles on accession and on funding. The project leader proposes, the
//! regiegroep decides; from the day it takes effect the merged partners are parties no longer. Their
//! history stays theirs; what they owed, the partner they merged into owes and may pay, and what they were to
//! get, it gets. An organisation that is new accedes first. Who holds a seat of the regiegroep merges only after it was moved.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::acting::Acting;
use crate::acts::withdrawal::{may_leave, not_left, stays_until};
use crate::calendar::Date;
use crate::event::Event;
use crate::fact::{Concerned, Fact};
use crate::ids::{DecisionId, PartnerId};
use crate::ledger::Ledger;
use crate::misfit::{At, Misfit};
use crate::partners::Departure;
use crate::refusal::{General, Refusal, refusals};

/// A proposal that partners merge, as a command gives it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MergerDraft {
    /// The partners that cease to be a party, by code or name.
    pub from: Vec<String>,
    /// The partner they merge into, by code or name.
    pub into: String,
}

/// A proposal that partners merge.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Merger {
    /// The partners that cease to be a party.
    pub from: Vec<PartnerId>,
    /// The partner they merge into.
    pub into: PartnerId,
}

/// Partners merged into another, from `since`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct PartnersMerged {
    /// The partners that cease to be a party.
    pub from: Vec<PartnerId>,
    /// The partner they merged into.
    pub into: PartnerId,
    /// The first day on which they are no party.
    pub since: Date,
    /// The decision.
    pub decision: DecisionId,
}

refusals! {
    /// Refusals about mergers.
    MergerRefusal {
        NobodyNamed = "merger.nobody-named" Accession:
            "no partner is named that merges",
            "at least one partner that merges into another";
        NamedTwice { partner: String } = "merger.named-twice" Accession:
            "{partner} is named twice",
            "each partner once, and another one that they merge into";
    }
}

impl MergerDraft {
    pub(crate) fn resolve(&self, by: &Acting<'_>) -> Result<Merger, Refusal> {
        let into = by.partner(&self.into)?;
        let from = self.from.iter().map(|text| by.partner(text)).collect::<Result<Vec<_>, _>>()?;
        let merger = Merger { from, into };
        merger.check_names(by)?;
        not_left(by, into)?;
        merger.from.iter().try_for_each(|id| stays_until(by, *id, by.on))?;
        Ok(merger)
    }
}

impl Merger {
    /// Checks, in this order: somebody merges, and nobody is named twice.
    fn check_names(&self, by: &Acting<'_>) -> Result<(), Refusal> {
        let name = |id| by.ledger.partners.name(id).to_owned();
        if self.from.is_empty() {
            return Err(MergerRefusal::NobodyNamed.into());
        }
        let mut before = BTreeSet::new();
        for id in &self.from {
            if *id == self.into || !before.insert(id) {
                return Err(MergerRefusal::NamedTwice { partner: name(*id) }.into());
            }
        }
        Ok(())
    }

    /// Checks, in this order: they merge into a party, and each of them [`may_leave`].
    pub(crate) fn enact(
        &self,
        by: &Acting<'_>,
        decision: DecisionId,
        since: Date,
    ) -> Result<Vec<Event>, Refusal> {
        let partners = &by.ledger.partners;
        if !partners.is_party(self.into, since) {
            let partner = partners.name(self.into).to_owned();
            return Err(General::NotAParty { partner, on: since }.into());
        }
        self.from.iter().try_for_each(|id| may_leave(by, *id, since))?;
        let Merger { from, into } = self.clone();
        Ok(vec![PartnersMerged { from, into, since, decision }.into()])
    }
}

impl Fact for PartnersMerged {
    fn evolve(self, at: At, ledger: &mut Ledger) -> Result<(), Misfit> {
        ledger.proposals.add_effect(self.decision, at)?;
        let PartnersMerged { from, into, since, decision } = self;
        let (last_day, into, position) = (since.plus_days(-1), Some(into), at.position);
        from.into_iter().try_for_each(|id| {
            ledger.partners.leave(id, Departure { last_day, into, decision, position })
        })
    }

    fn concerns(&self, name: &mut dyn FnMut(Concerned<'_>)) {
        self.from.iter().chain([&self.into]).for_each(|of| name(Concerned::Partner(*of)));
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use serde_json::json;

    use super::*;
    use crate::acts::accession::Accession;
    use crate::acts::payment::PaymentRefusal;
    use crate::acts::subject::SubjectDraft;
    use crate::acts::withdrawal::WithdrawalRefusal;
    use crate::testing::{
        Given, LEADER, Ladder, Ladders, boeren_sign, complete, day, financed, founded, invoice,
        invoice_all, ladders, proposal, receive,
    };
    use crate::views::receivables::Receivables;

    const BOEREN: PartnerId = PartnerId(4);
    const SCHOOL: PartnerId = PartnerId(5);

    fn merger(from: &[&str], into: &str) -> SubjectDraft {
        let from = from.iter().map(|&code| code.to_owned()).collect();
        SubjectDraft::Merger(MergerDraft { from, into: into.to_owned() })
    }

    fn accession() -> SubjectDraft {
        let (code, name) = ("school".to_owned(), "Fictieve School".to_owned());
        SubjectDraft::Accession(Accession { code, name })
    }

    /// Five parties, invoiced for 2020 as C2020-0001 to C2020-0005: each 1000.00, and the school, that
    /// acceded in February, eleven twelfths of it.
    fn invoiced() -> Given {
        financed()
            .and_adopted("2020-02-01", accession())
            .and(LEADER, "2020-02-01", boeren_sign())
            .and(LEADER, "2020-02-02", invoice_all("2020"))
    }

    #[test]
    fn merged_partners_are_parties_until_the_day_before() {
        let merged = PartnersMerged {
            from: vec![BOEREN, SCHOOL],
            into: PartnerId(3),
            since: day("2020-07-01"),
            decision: DecisionId(5),
        };
        let subject = || merger(&["boeren", "school"], "bewoners");
        invoiced()
            .when_decided_from("2020-05-01", subject(), "2020-07-01")
            .adopts([merged])
            .booked([]);
        let partners =
            invoiced().and_adopted_from("2020-05-01", subject(), "2020-07-01").ledger.partners;
        for id in [BOEREN, SCHOOL] {
            let party = ["2020-06-30", "2020-07-01"].map(|on| partners.is_party(id, day(on)));
            assert_eq!(party, [true, false]);
        }
        let owing = ["2020-06-30", "2020-07-01"].map(|on| partners.successor(BOEREN, day(on)));
        assert_eq!(owing, [BOEREN, PartnerId(3)]);
    }

    #[test]
    fn what_a_merged_partner_owed_its_successor_owes_and_pays() {
        let given =
            invoiced().and_adopted_from("2020-05-01", merger(&["boeren"], "school"), "2020-07-01");
        let open =
            |on, partner| Receivables::of(&given.ledger, day(on), partner).ageing.total.amount;
        let of = |on| [BOEREN, SCHOOL].map(|id| open(on, Some(id)).to_string());
        assert_eq!(of("2020-06-30"), ["1000.00", "916.67"]);
        assert_eq!(of("2020-07-01"), ["0.00", "1916.67"]);
        // Before the merger the school pays its own invoice, after it both; neither pays another's.
        given.when(LEADER, "2020-06-30", receive("school", "1500.00", "NL-5")).booked([
            "2020-06-30 1000 1500.00 1710 -1500.00",
            "2020-06-30 1710 916.67 1300 -916.67",
        ]);
        let paid = given.and(LEADER, "2020-07-01", receive("school", "1500.00", "NL-5"));
        let received = ["C2020-0004", "C2020-0005"]
            .map(|text| paid.ledger.claims.get(invoice(text)).unwrap().received.to_string());
        assert_eq!(received, ["1000.00", "500.00"]);
        let other = crate::acts::payment::ReceivePayment {
            allocate: crate::acts::payment::Allocate::These(vec![
                crate::acts::payment::AllocateTo {
                    invoice: invoice("C2020-0005"),
                    amount: crate::testing::euros("1.00"),
                },
            ]),
            ..receive("bewoners", "1.00", "NL-6")
        };
        paid.when(LEADER, "2020-07-02", other).refused(PaymentRefusal::OtherPartner {
            invoice: invoice("C2020-0005"),
            owed_by: "Fictieve School".to_owned(),
            paid_by: "Fictieve Bewonersvereniging \"Polder; & co\"".to_owned(),
        });
    }

    #[test]
    fn what_a_merged_partner_was_to_get_its_successor_gets() {
        use crate::acts::surplus::{Destination, Part, PayRefund, Surplus};
        let part = Part { to: Destination::Partners, amount: crate::testing::euros("600.00") };
        let surplus = Surplus { year: crate::testing::year("2020"), destinations: vec![part] };
        let given = invoiced()
            .and(LEADER, "2020-03-01", receive("boeren", "1000.00", "NL-1"))
            .and(LEADER, "2021-01-08", crate::testing::close("2020"))
            .and_adopted("2021-01-10", SubjectDraft::Surplus(surplus))
            .and_adopted_from("2021-02-01", merger(&["boeren"], "bewoners"), "2021-03-01");
        let pay = |partner: &str| PayRefund {
            partner: partner.to_owned(),
            amount: None,
            bank_reference: "NL-R".to_owned(),
            bank_account: None,
        };
        let paid = crate::acts::surplus::RefundPaid {
            partner: PartnerId(3),
            amount: crate::testing::euros("600.00"),
            bank_reference: "NL-R".to_owned(),
            bank_account: None,
        };
        for name in ["bewoners", "boeren"] {
            given.when(LEADER, "2021-04-02", pay(name)).then([paid.clone()]);
        }
        let before = given.and(LEADER, "2021-02-28", pay("boeren"));
        let partner = "Fictieve Bewonersvereniging \"Polder; & co\"".to_owned();
        let again = PayRefund { bank_reference: "NL-S".to_owned(), ..pay("bewoners") };
        before
            .when(LEADER, "2021-04-02", again)
            .refused(crate::acts::surplus::SurplusRefusal::NothingPayable { partner });
        // What comes in under its old name is received from its successor.
        let received = given.and(LEADER, "2021-04-02", receive("boeren", "5.00", "NL-9"));
        let payment = received.ledger.payments.all().last().unwrap().1;
        assert_eq!(payment.partner, PartnerId(3));
        // Nobody merges into a partner that has ceased.
        let last_day = day("2021-02-28");
        let partner = "Fictieve Boerencoöperatie | (oost)".to_owned();
        given
            .when(LEADER, "2021-04-02", proposal(merger(&["school"], "boeren")))
            .refused(WithdrawalRefusal::AlreadyLeft { partner, last_day });
    }

    #[test]
    fn one_merger_follows_another() {
        let given = invoiced()
            .and_adopted_from("2020-05-01", merger(&["boeren"], "school"), "2020-06-01")
            .and_adopted_from("2020-05-01", merger(&["school"], "bewoners"), "2020-07-01");
        let partners = &given.ledger.partners;
        let owing = ["2020-05-31", "2020-06-30", "2020-07-01"];
        let owing = owing.map(|on| partners.successor(BOEREN, day(on)).0);
        assert_eq!(owing, [4, 5, 3]);
        let united = |on| partners.united(PartnerId(3), day(on));
        assert_eq!(united("2020-06-30"), [PartnerId(3)]);
        assert_eq!(united("2020-07-01"), [PartnerId(3), SCHOOL, BOEREN]);
    }

    #[test]
    pub(crate) fn each_rule_says_no_in_its_turn() -> Ladders {
        let from = "/subject/merger/from";
        let gone = invoiced().and_adopted("2020-05-01", merger(&["boeren"], "school"));
        ladders([
            Ladder::proposing(complete(), json!(merger(&["niemand"], "nergens")))
                .by("gemeente")
                .refuses("actor.not-allowed")
                .by(LEADER)
                .refuses_until("partner.unknown", "/subject/merger/into", "bewoners")
                .refuses_until("partner.unknown", from, json!([]))
                .says(
                    "merger.nobody-named: no partner is named that merges",
                    "at least one partner that merges into another",
                )
                .with(from, json!(["bewoners"]))
                .says(
                    "merger.named-twice: Fictieve Bewonersvereniging \"Polder; & co\" is named \
                     twice",
                    "each partner once, and another one that they merge into",
                )
                .with(from, json!(["boeren", "Fictieve Boerencoöperatie | (oost)"]))
                .says(
                    "merger.named-twice: Fictieve Boerencoöperatie | (oost) is named twice",
                    "each partner once, and another one that they merge into",
                )
                .with(from, json!(["boeren"]))
                .accepted(),
            Ladder::proposing(gone, json!(merger(&["boeren"], "school")))
                .refuses("withdrawal.already-left")
                .stuck(),
            Ladder::deciding(&founded(), json!(merger(&["bewoners"], "boeren")), "2020-07-01")
                .refuses("partner.not-a-party")
                .after(|given| given.and(LEADER, "2020-05-01", boeren_sign()))
                .refuses("withdrawal.holds-seat")
                .stuck(),
        ])
    }
}
