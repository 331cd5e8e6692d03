//! The actor of a command: the checks that many acts share.

use crate::balance::Balance;
use crate::calendar::{Date, FiscalYear};
use crate::command::Request;
use crate::covenant::{self, Covenant};
use crate::event::Event;
use crate::facts::{Allowed, Listed, TakenFrom};
use crate::ids::Actor;
use crate::ids::{PartnerId, SeatId};
use crate::ledger::Ledger;
use crate::money::Money;
use crate::refusal::{General, Refusal};
use crate::text;
use crate::warning::Warning;

/// A command of an act: checks its rules in order and returns events.
pub(crate) trait Act {
    fn decide(&self, by: &Acting<'_>) -> Result<Vec<Event>, Refusal>;

    /// What somebody should check in a command that is accepted.
    fn warnings(&self, _by: &Acting<'_>) -> Vec<Warning> {
        Vec::new()
    }
}

/// Who acts, on which day, under which covenant, on what ledger.
pub(crate) struct Acting<'a> {
    pub(crate) ledger: &'a Ledger,
    pub(crate) covenant: &'a Covenant,
    pub(crate) actor: Actor,
    pub(crate) on: Date,
    pub(crate) today: Date,
}

/// A role that may do an act.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Who {
    Founder,
    ProjectLeader,
    AnySeat,
}

/// The days on which a kind of act may take effect.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Window {
    /// While the covenant is in force.
    Covenant,
    /// While there are financial obligations.
    Finance,
    /// From the first financial obligation on, also after the end: money owed for the term.
    Claims,
    /// From the start on, also after the end: the settlement of the covenant.
    Settlement,
}

impl<'a> Acting<'a> {
    /// Finds the covenant and the actor.
    pub(crate) fn resolve(ledger: &'a Ledger, request: &Request) -> Result<Self, Refusal> {
        let covenant = ledger.covenant_on(request.on).ok_or(General::NoCovenant)?;
        let given = request.actor.as_str();
        let actor = match text::key(given).as_str() {
            "founder" => Actor::Founder,
            "project-leader" => Actor::ProjectLeader,
            code => covenant.seat_by_code(code).map(Actor::Seat).ok_or_else(|| {
                General::UnknownActor {
                    actor: shown(given),
                    known: format!("founder, project-leader, {}", seat_codes(covenant)),
                }
            })?,
        };
        Ok(Acting { ledger, covenant, actor, on: request.on, today: request.today })
    }

    /// Refuses an actor that may not do the act, or whose role nobody held on the day.
    pub(crate) fn allow(&self, allowed: &[Who]) -> Result<(), Refusal> {
        self.allow_vacant(allowed)?;
        self.held()
    }

    /// Refuses an actor that may not do the act.
    pub(crate) fn allow_vacant(&self, allowed: &[Who]) -> Result<(), Refusal> {
        let may = allowed.iter().any(|who| {
            matches!(
                (who, self.actor),
                (Who::Founder, Actor::Founder)
                    | (Who::ProjectLeader, Actor::ProjectLeader)
                    | (Who::AnySeat, Actor::Seat(_))
            )
        });
        if !may {
            let allowed = Listed(allowed.iter().map(|who| self.who(*who)).collect());
            let actor = self.covenant.actor_name(self.actor).into();
            return Err(General::ActorNotAllowed { actor, allowed }.into());
        }
        Ok(())
    }

    /// Refuses an actor whose role nobody held on the day.
    pub(crate) fn held(&self) -> Result<(), Refusal> {
        let vacant = |role: &str| General::RoleVacant { role: role.into(), on: self.on }.into();
        match self.actor {
            Actor::Founder => Ok(()),
            Actor::ProjectLeader if self.ledger.roles.project_leader(self.on).is_none() => {
                Err(vacant("project-leader"))
            }
            Actor::Seat(seat) if self.ledger.roles.seat_holder(seat, self.on).is_none() => {
                Err(vacant(self.covenant.actor_name(self.actor)))
            }
            Actor::ProjectLeader | Actor::Seat(_) => Ok(()),
        }
    }

    fn who(&self, who: Who) -> Allowed {
        match who {
            Who::Founder => Allowed::Founder,
            Who::ProjectLeader => Allowed::ProjectLeader,
            Who::AnySeat => Allowed::Seat(seat_codes(self.covenant)),
        }
    }

    /// Refuses a day in the future or outside the window of the act.
    pub(crate) fn dated(&self, window: Window) -> Result<(), Refusal> {
        let term = &self.covenant.term;
        if self.on > self.today {
            return Err(General::InFuture { on: self.on, today: self.today }.into());
        }
        let start = match window {
            Window::Covenant => term.concluded_on,
            Window::Finance | Window::Claims => term.financial_start,
            Window::Settlement => term.concluded_on.min(term.financial_start),
        };
        if self.on < start {
            return Err(General::BeforeStart { on: self.on, start }.into());
        }
        if matches!(window, Window::Covenant | Window::Finance) && self.on > term.ends {
            return Err(General::AfterEnd { on: self.on, end: term.ends }.into());
        }
        Ok(())
    }

    /// Refuses any day once the covenant is settled, and a day in a year whose books are closed. Nothing may
    /// be posted there.
    pub(crate) fn posting(&self) -> Result<(), Refusal> {
        match &self.ledger.settlement {
            Some(settled) => Err(General::Settled { on: settled.on }.into()),
            None => self.paying(),
        }
    }

    /// Refuses a day before the books were opened or the covenant was settled, and a day in a year whose books
    /// are closed. Acts that receive or
    /// pay money that is owed use it: they go on after the settlement.
    pub(crate) fn paying(&self) -> Result<(), Refusal> {
        if let Some(opening) = self.ledger.opening.as_ref().filter(|of| self.on < of.on) {
            return Err(General::BeforeOpening { on: self.on, opened: opening.on }.into());
        }
        if let Some(settled) = self.ledger.settlement.as_ref().filter(|of| self.on < of.on) {
            return Err(General::BeforeSettlement { on: self.on, settled: settled.on }.into());
        }
        let year = self.covenant.year_of(self.on);
        match self.ledger.years.is_closed(year) {
            true => Err(General::YearClosed { year, on: self.on }.into()),
            false => Ok(()),
        }
    }

    /// Refuses a year that is not a year of the covenant.
    pub(crate) fn year(&self, year: FiscalYear) -> Result<(), Refusal> {
        let (first, last) = (self.covenant.first_year(), self.covenant.last_year());
        if self.covenant.calendar.has_form_of(year) && (first..=last).contains(&year) {
            Ok(())
        } else {
            Err(General::YearOutsideTerm { year, first, last }.into())
        }
    }

    /// Finds a partner by its code, its name or a part of it, if it was in the register on the day of the act.
    pub(crate) fn partner(&self, text: &str) -> Result<PartnerId, Refusal> {
        let partners = &self.ledger.partners;
        let id = partners.look_up(text).map_err(|several| match several.is_empty() {
            true => {
                let nearest = partners.nearest(text);
                General::UnknownPartner { partner: shown(text), nearest }
            }
            false => {
                let codes = partners.codes(&several);
                General::SeveralPartners { partner: shown(text), codes }
            }
        })?;
        let named = partners.get(id).and_then(|partner| self.ledger.day_of(partner.position));
        match named.filter(|since| self.on < *since) {
            Some(since) => {
                let partner = partners.name(id).to_owned();
                Err(General::PartnerLater { partner, since }.into())
            }
            None => Ok(id),
        }
    }

    /// Finds a partner of the covenant, and no third party.
    pub(crate) fn partner_of_covenant(&self, text: &str) -> Result<PartnerId, Refusal> {
        let id = self.partner(text)?;
        match self.ledger.partners.is_third(id) {
            false => Ok(id),
            true => {
                let partner = self.ledger.partners.name(id).to_owned();
                Err(General::ThirdParty { partner }.into())
            }
        }
    }

    /// Finds a partner that was a party on at least one day of a span.
    pub(crate) fn party(&self, text: &str, from: Date, to: Date) -> Result<PartnerId, Refusal> {
        let partner = self.partner(text)?;
        if self.ledger.partners.is_party_within(partner, from, to) {
            Ok(partner)
        } else {
            let partner = self.ledger.partners.name(partner).to_owned();
            Err(General::NotAParty { partner, on: to }.into())
        }
    }

    /// Every partner that was a party on the day.
    pub(crate) fn parties(&self) -> Vec<PartnerId> {
        let partners = &self.ledger.partners;
        partners.all().map(|(id, _)| id).filter(|id| partners.is_party(*id, self.on)).collect()
    }

    /// Finds a main theme by its name: its place in the covenant's list, from 1.
    pub(crate) fn theme(&self, name: &str) -> Result<u8, Refusal> {
        self.covenant.theme_by_name(name).ok_or_else(|| {
            let themes = self.covenant.themes.join(", ");
            General::UnknownTheme { theme: shown(name), themes }.into()
        })
    }

    /// Finds a seat by its code.
    pub(crate) fn seat(&self, code: &str) -> Result<SeatId, Refusal> {
        self.covenant.seat_by_code(code).ok_or_else(|| {
            General::UnknownSeat { seat: shown(code), seats: seat_codes(self.covenant) }.into()
        })
    }

    /// Returns the amount that the act takes from a balance: the amount it names, or as much as it can.
    ///
    /// Refuses, in this order: with `none` if nothing is left; with `more` if the amount is more than is
    /// left; an amount that is not left on the day of the act and on every day since.
    pub(crate) fn take<N, M>(
        &self,
        what: TakenFrom,
        left: &Balance,
        amount: Option<Money>,
        none: N,
        more: impl FnOnce(Money, Money) -> M,
    ) -> Result<Money, Refusal>
    where
        Refusal: From<N> + From<M>,
    {
        let (total, least) = (left.total(), left.least_since(self.on));
        match amount {
            _ if total <= Money::ZERO => Err(none.into()),
            Some(amount) if amount > total => Err(more(amount, total).into()),
            Some(amount) if amount <= least => Ok(amount),
            None if least > Money::ZERO => Ok(least),
            amount => {
                let amount = amount.unwrap_or(total);
                let from = left.reaches(amount, self.on).unwrap_or(self.today);
                let on = self.on;
                Err(General::TakenSince { what, amount, on, least, from }.into())
            }
        }
    }
}

fn seat_codes(covenant: &Covenant) -> String {
    let codes: Vec<&str> = covenant.seats.iter().map(|seat| seat.code.as_str()).collect();
    codes.join(", ")
}

/// Refuses an amount that is not above zero, or is beyond the limit.
pub(crate) fn amount(field: &str, amount: Money) -> Result<(), Refusal> {
    let field = field.to_owned();
    if amount.is_acceptable() {
        Ok(())
    } else if amount > Money::ZERO {
        Err(General::AmountTooLarge { field, amount, limit: Money::LIMIT }.into())
    } else {
        Err(General::AmountNotPositive { field, amount }.into())
    }
}

/// The same of an amount that may be left out.
pub(crate) fn amount_if(field: &str, given: Option<Money>) -> Result<(), Refusal> {
    given.map_or(Ok(()), |given| amount(field, given))
}

/// Refuses text that is empty, longer than `limit` characters, or not one line.
pub(crate) fn line(field: &str, text: &str, limit: usize) -> Result<(), Refusal> {
    checked_text(field, text, limit, text::forbidden(text).next())
}

/// Refuses a long text that is empty, longer than 4,000 characters, or holds forbidden characters.
pub(crate) fn text(field: &str, text: &str) -> Result<(), Refusal> {
    checked_text(field, text, 4_000, text::forbidden(text).find(|c| *c != '\n'))
}

/// Refuses an address without lines or with more than four, or with a line that is not a short text.
pub(crate) fn address(lines: &[String]) -> Result<(), Refusal> {
    if !(1..=4).contains(&lines.len()) {
        return Err(General::AddressLines { lines: lines.len() }.into());
    }
    lines.iter().try_for_each(|text| line("address", text, 100))
}

/// Refuses text that is not a code.
pub(crate) fn code(field: &str, code: &str) -> Result<(), Refusal> {
    if covenant::is_code(code) {
        Ok(())
    } else {
        Err(General::NotACode { field: field.to_owned(), code: shown(code) }.into())
    }
}

fn checked_text(
    field: &str,
    text: &str,
    limit: usize,
    forbidden: Option<char>,
) -> Result<(), Refusal> {
    let characters = text.chars().count();
    let field = field.to_owned();
    if text.trim().is_empty() {
        Err(General::TextEmpty { field }.into())
    } else if characters > limit {
        Err(General::TextTooLong { field, characters, limit }.into())
    } else if let Some(character) = forbidden.map(text::name_of) {
        Err(General::TextCharacter { field, character }.into())
    } else {
        Ok(())
    }
}

/// Text that somebody typed, made fit for a message: one short, harmless line.
pub(crate) fn shown(text: &str) -> String {
    let short: String = text.chars().take(60).collect();
    text::harmless(&short).replace('\n', "\u{fffd}")
}

#[cfg(test)]
pub(crate) mod tests {
    use serde_json::json;

    use crate::acts::conclude::ConcludeCovenant;

    use crate::acts::subject::SubjectDraft;
    use crate::acts::vote::Vote;
    use crate::testing::{
        Given, LEADER, Ladder, Ladders, billed, boeren_sign, definition, dike, euros, financed,
        first_year, founded, invoice_all, ladders, nothing, proposal, receive, second_year,
        subject, submitted, vote,
    };

    #[test]
    pub(crate) fn each_rule_says_no_in_its_turn() -> Ladders {
        let sign = json!({ "partners": "all" });
        let concludes = |given: &Given| {
            given.and("founder", "2020-01-15", ConcludeCovenant { definition: definition() })
        };
        let propose = json!({ "title": "\u{a0} ", "text": "\n", "subject": "other" });
        let left = founded().told("2020-03-01", "end-appointment", json!({ "role": "gemeente" }));
        let spend = json!(dike(euros("0.00")));
        let line = "x".repeat(100);
        let goal = json!({ "year": "2021", "theme": "Lucht", "goal": "Droge voeten" });
        let pay = json!({ "expense": 1, "bank_reference": "NL-7" });
        let paid_twice = first_year()
            .told("2020-06-10", "pay-expense", pay.clone())
            .and_corrected("2020-06-20", "expense-paid");
        let accession = |code: &str| json!({ "accession": { "code": code, "name": "Nieuw" } });
        let acceded = founded().and_adopted("2020-06-01", subject(accession("nieuw")));
        ladders([
            Ladder::new(nothing(), "sign-covenant", sign)
                .by("founder")
                .on("2020-01-15")
                .says(
                    "covenant.none: this ledger has no covenant yet",
                    "conclude the covenant first, with its definition",
                )
                .after(concludes)
                .accepted(),
            Ladder::new(founded(), "submit-proposal", propose.clone())
                .by("Jan\u{7}")
                .on("2023-07-01")
                .says(
                    "actor.unknown: `Jan�` is no actor of this covenant",
                    "act as one of: founder, project-leader, waterschap, gemeente, bewoners",
                )
                .by("founder")
                .says(
                    "actor.not-allowed: this act is not for founder",
                    "let it be recorded by: project-leader, a seat (waterschap, gemeente, \
                     bewoners)",
                )
                .by(LEADER)
                .on("2020-01-14")
                .says(
                    "actor.role-vacant: nobody held the role of project-leader on 2020-01-14",
                    "appoint somebody to it from 2020-01-14 or before",
                )
                .on("2023-07-01")
                .says(
                    "date.in-future: 2023-07-01 has not come yet; today is 2023-06-30",
                    "date the act on the day it takes effect, at the latest 2023-06-30",
                )
                .on("2023-06-30")
                .says(
                    "text.empty: title is empty",
                    "a text that says what an auditor would need to know",
                )
                .with("/title", "é".repeat(201))
                .says("text.too-long: title has 201 characters", "at most 200 characters")
                .with("/title", "een\ntwee")
                .says(
                    "text.control-character: title holds U+000A, which no text may hold there",
                    "text without control characters, marks of direction and characters that \
                     nobody sees; a new line only in long texts",
                )
                .with("/title", "é".repeat(200))
                .says(
                    "text.empty: text is empty",
                    "a text that says what an auditor would need to know",
                )
                .with("/text", "é".repeat(4_001))
                .says("text.too-long: text has 4001 characters", "at most 4000 characters")
                .with("/text", "een\ttwee")
                .says(
                    "text.control-character: text holds U+0009, which no text may hold there",
                    "text without control characters, marks of direction and characters that \
                     nobody sees; a new line only in long texts",
                )
                .with("/text", "é".repeat(4_000))
                .accepted(),
            // Who leaves does not act from the day of leaving on.
            Ladder::new(left, "submit-proposal", json!(proposal(SubjectDraft::Other)))
                .by("gemeente")
                .on("2020-03-01")
                .refuses("actor.role-vacant")
                .on("2020-02-29")
                .accepted(),
            Ladder::new(financed(), "invoice-contribution", json!(invoice_all("2020")))
                .with("/partners", json!(["emeente"]))
                .on("2020-01-31")
                .says(
                    "date.before-start: 2020-01-31 is before 2020-02-01, the first day for this \
                     act",
                    "a date from 2020-02-01",
                )
                .on("2020-02-01")
                .says(
                    "partner.unknown: no partner is called `emeente`",
                    "a code from the partner register; nearest: gemeente-oost, boeren, bewoners",
                )
                .with("/partners", json!(["fictie"]))
                .says(
                    "partner.several: `fictie` is a part of the names of several partners",
                    "more of the name, or a code: waterschap, gemeente-oost, bewoners, boeren",
                )
                .with("/partners", json!(["boeren"]))
                .says(
                    "partner.not-a-party: Fictieve Boerencoöperatie | (oost) was not a party on \
                     2020-12-31: it had not signed or acceded, or had left",
                    "a partner that is a party on 2020-12-31, or record its signature first",
                )
                .after(|given| given.and(LEADER, "2020-02-01", boeren_sign()))
                .accepted(),
            Ladder::new(second_year(), "record-expense", spend)
                .on("2023-01-01")
                .says(
                    "date.after-end: 2023-01-01 is after 2022-12-31, when the covenant ends",
                    "a date up to 2022-12-31; after it only what settles the covenant",
                )
                .on("2020-12-31")
                .says(
                    "date.year-closed: 2020-12-31 falls in 2020, and the books of that year are \
                     closed",
                    "a date in a year that is still open",
                )
                .on("2021-01-10")
                .says(
                    "amount.not-positive: amount is 0.00, and an amount must be more than nothing",
                    "an amount of at least 0.01",
                )
                .with("/amount", "-0.01")
                .says(
                    "amount.not-positive: amount is -0.01, and an amount must be more than nothing",
                    "an amount of at least 0.01",
                )
                .with("/amount", "1000000000.01")
                .says(
                    "amount.too-large: amount is 1000000000.01, beyond the limit of a single \
                     amount",
                    "an amount up to 1000000000.00",
                )
                .with("/amount", "1000000000.00")
                .accepted(),
            Ladder::new(financed(), "close-year", json!({ "year": "2019" }))
                .on("2022-05-01")
                .says(
                    "year.outside-term: 2019 is no year of this covenant",
                    "a year from 2020 to 2022",
                )
                .with("/year", "2023")
                .refuses_until("year.outside-term", "/year", "2020-2021")
                .refuses_until("year.outside-term", "/year", "2020")
                .accepted(),
            Ladder::new(submitted(), "cast-vote", json!(vote(1, "boeren", Vote::For)))
                .says(
                    "seat.unknown: the regiegroep has no seat `boeren`",
                    "one of the seats: waterschap, gemeente, bewoners",
                )
                .with("/seat", "gemeente")
                .accepted(),
            Ladder::proposing(founded(), accession("De School"))
                .says(
                    "text.not-a-code: code `De School` is no code",
                    "1 to 40 small letters, digits and hyphens",
                )
                .with("/subject/accession/code", "school")
                .accepted(),
            Ladder::new(founded(), "set-goal", goal)
                .says("theme.unknown: `Lucht` is no theme of the covenant", "one of: Water, Wegen")
                .with("/theme", "Water")
                .accepted(),
            Ladder::new(founded(), "state-billing-address", json!(billed("bewoners", "Een")))
                .with("/address", json!([]))
                .refuses_until("address.lines", "/address", json!(vec!["x"; 5]))
                .says(
                    "address.lines: the address has 5 lines",
                    "1 to 4 lines: street and number, postal code and place, a country abroad",
                )
                .with("/address", json!(["x", ""]))
                .refuses_until("text.empty", "/address", json!(["x".repeat(101)]))
                .says("text.too-long: address has 101 characters", "at most 100 characters")
                .with("/address", json!(vec![line; 4]))
                .accepted(),
            Ladder::new(
                first_year(),
                "receive-payment",
                json!(receive("bewoners", "2.00", "NL-1")),
            )
            .says(
                "bank.entry-known: bank entry `NL-1` was already recorded, at position 33",
                "each bank entry once, under the reference the bank gave it",
            )
            .with("/bank_reference", "NL-9")
            .accepted(),
            Ladder::new(paid_twice, "pay-expense", pay)
                .on("2020-06-15")
                .says(
                    "date.taken-since: 1812.35 cannot be taken from expense 1 on 2020-06-15: on \
                     that day or one since, no more than 0.00 is left",
                    "at most 0.00, or a day from 2020-06-20",
                )
                .on("2020-06-20")
                .accepted(),
            Ladder::new(acceded, "receive-payment", json!(receive("nieuw", "1.00", "NL-9")))
                .on("2020-05-20")
                .says(
                    "partner.later: Nieuw stands in the register from 2020-06-01, after that day",
                    "a day from 2020-06-01",
                )
                .on("2020-06-01")
                .accepted(),
        ])
    }
}
