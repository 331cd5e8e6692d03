//! The actor of a command: the checks that many acts share.

use crate::balance::Balance;
use crate::calendar::{Date, FiscalYear};
use crate::command::Request;
use crate::covenant::{self, Covenant};
use crate::event::Event;
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
        let may = allowed.iter().any(|who| {
            matches!(
                (who, self.actor),
                (Who::Founder, Actor::Founder)
                    | (Who::ProjectLeader, Actor::ProjectLeader)
                    | (Who::AnySeat, Actor::Seat(_))
            )
        });
        if !may {
            let names: Vec<String> = allowed.iter().map(|who| self.who(*who)).collect();
            return Err(General::ActorNotAllowed {
                actor: self.covenant.actor_name(self.actor).to_owned(),
                allowed: names.join(", "),
            }
            .into());
        }
        let vacant = |role: &str| General::RoleVacant { role: role.to_owned(), on: self.on }.into();
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

    fn who(&self, who: Who) -> String {
        match who {
            Who::Founder => "founder".to_owned(),
            Who::ProjectLeader => "project-leader".to_owned(),
            Who::AnySeat => format!("a seat ({})", seat_codes(self.covenant)),
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

    /// Refuses a day before the settlement, and a day in a year whose books are closed. Acts that receive or
    /// pay money that is owed use it: they go on after the settlement.
    pub(crate) fn paying(&self) -> Result<(), Refusal> {
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

    /// Finds a partner by its code or its name, if it was in the register on the day of the act.
    pub(crate) fn partner(&self, text: &str) -> Result<PartnerId, Refusal> {
        let partners = &self.ledger.partners;
        let id = partners.find(text).ok_or_else(|| {
            let nearest = partners.nearest(text);
            General::UnknownPartner { partner: shown(text), nearest }
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
        what: impl std::fmt::Display,
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
                let (what, on) = (what.to_string(), self.on);
                Err(General::TakenSince { what, amount, on, least, from }.into())
            }
        }
    }

    /// Refuses a bank entry that is already in the books, or whose reference is not a short text.
    pub(crate) fn bank_entry(&self, reference: &str) -> Result<(), Refusal> {
        match self.ledger.bank_entries.find(reference) {
            None => line("bank_reference", reference, 64),
            Some((known, position)) => {
                Err(General::BankEntryKnown { reference: known.to_owned(), position: position.0 }
                    .into())
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
mod tests {
    use super::*;
    use crate::acts::contribution::InvoiceContribution;
    use crate::acts::proposal::SubmitProposal;
    use crate::acts::role::EndAppointment;
    use crate::acts::subject::SubjectDraft;
    use crate::acts::vote::Vote;
    use crate::testing::{
        Answer, LEADER, close, day, dike, euros, financed, founded, invoice_all, line, nothing,
        proposal, receive, vote, year,
    };

    #[test]
    fn who_acts_is_somebody_the_act_is_for() {
        let submit = || proposal(SubjectDraft::Other);
        nothing().when(LEADER, "2020-05-01", submit()).refused(General::NoCovenant);
        founded().when("Jan\u{7}", "2020-05-01", submit()).refused(General::UnknownActor {
            actor: "Jan\u{fffd}".to_owned(),
            known: "founder, project-leader, waterschap, gemeente, bewoners".to_owned(),
        });
        founded().when("founder", "2020-05-01", submit()).refused(General::ActorNotAllowed {
            actor: "founder".to_owned(),
            allowed: "project-leader, a seat (waterschap, gemeente, bewoners)".to_owned(),
        });
        let vacant = |role: &str, on| General::RoleVacant { role: role.to_owned(), on: day(on) };
        founded()
            .when(LEADER, "2020-01-14", submit())
            .refused(vacant("project-leader", "2020-01-14"));
        let role = "gemeente".to_owned();
        let left = founded().and(LEADER, "2020-03-01", EndAppointment { role: role.clone() });
        left.when("gemeente", "2020-03-01", submit()).refused(vacant("gemeente", "2020-03-01"));
        let submitted = left.and(LEADER, "2020-03-01", submit());
        submitted
            .when(LEADER, "2020-03-02", vote(1, &role, Vote::For))
            .refused(vacant("gemeente", "2020-03-02"));
        let seats = "waterschap, gemeente, bewoners".to_owned();
        submitted
            .when(LEADER, "2020-03-02", vote(1, "boeren", Vote::For))
            .refused(General::UnknownSeat { seat: "boeren".to_owned(), seats });
    }

    #[test]
    fn an_act_is_dated_within_its_window_in_an_open_year() {
        let given = financed();
        let (on, today) = (day("2023-07-01"), day("2023-06-30"));
        given.when(LEADER, "2023-07-01", close("2020")).refused(General::InFuture { on, today });
        let (on, start) = (day("2020-01-31"), day("2020-02-01"));
        given
            .when(LEADER, "2020-01-31", invoice_all("2020"))
            .refused(General::BeforeStart { on, start });
        let (on, end) = (day("2023-01-01"), day("2022-12-31"));
        given
            .when(LEADER, "2023-01-01", dike(euros("1.00")))
            .refused(General::AfterEnd { on, end });
        let (first, last) = (year("2020"), year("2022"));
        for outside in ["2019", "2023", "2020-2021"] {
            given.when(LEADER, "2022-05-01", close(outside)).refused(General::YearOutsideTerm {
                year: year(outside),
                first,
                last,
            });
        }
        let (year, on) = (year("2020"), day("2020-12-31"));
        given
            .and(LEADER, "2021-01-05", close("2020"))
            .when(LEADER, "2020-12-31", dike(euros("1.00")))
            .refused(General::YearClosed { year, on });
    }

    #[test]
    fn an_amount_is_more_than_nothing_and_not_beyond_the_limit() {
        let spending = |amount| financed().when(LEADER, "2020-04-01", dike(amount));
        let field = || "amount".to_owned();
        for amount in ["0.00", "-0.01"].map(euros) {
            spending(amount).refused(General::AmountNotPositive { field: field(), amount });
        }
        let (amount, limit) = (Money::LIMIT + Money::from_cents(1), Money::LIMIT);
        spending(amount).refused(General::AmountTooLarge { field: field(), amount, limit });
        // A budget line may be zero, and has the same limit.
        let lines = vec![crate::acts::budget::LineDraft {
            amount,
            ..line("dijken", crate::acts::budget::LineKind::Expense, "0.00")
        }];
        let draft = crate::acts::budget::BudgetDraft { year: year("2020"), lines };
        founded()
            .when(LEADER, "2020-04-01", proposal(SubjectDraft::Budget(draft)))
            .refused(General::AmountTooLarge { field: field(), amount, limit });
    }

    #[test]
    fn a_text_says_something_within_its_length_without_control_characters() {
        let submitting = |title: &str, text: &str| -> Answer {
            let (title, text) = (title.to_owned(), text.to_owned());
            let submit = SubmitProposal { title, text, subject: SubjectDraft::Other };
            founded().when(LEADER, "2020-05-01", submit)
        };
        let field = |field: &str| field.to_owned();
        submitting("\u{a0} ", "x").refused(General::TextEmpty { field: field("title") });
        submitting("x", "\n").refused(General::TextEmpty { field: field("text") });
        let too_long = |name, characters, limit| General::TextTooLong {
            field: field(name),
            characters,
            limit,
        };
        submitting(&"é".repeat(200), &"é".repeat(4_000)).booked([]);
        submitting(&"é".repeat(201), "x").refused(too_long("title", 201, 200));
        submitting("x", &"é".repeat(4_001)).refused(too_long("text", 4_001, 4_000));
        submitting("een\ntwee", "x").refused(General::TextCharacter {
            field: field("title"),
            character: "U+000A".to_owned(),
        });
        submitting("x", "een\ttwee").refused(General::TextCharacter {
            field: field("text"),
            character: "U+0009".to_owned(),
        });
        let accession = crate::acts::accession::Accession {
            code: "De School".to_owned(),
            name: "Fictieve School".to_owned(),
        };
        founded()
            .when(LEADER, "2020-05-01", proposal(SubjectDraft::Accession(accession)))
            .refused(General::NotACode { field: field("code"), code: "De School".to_owned() });
    }

    #[test]
    fn an_address_has_one_to_four_lines() {
        let lines = |count: usize| vec!["Fictiefstraat 1".to_owned(); count];
        for count in [0, 5] {
            let refused = Err(General::AddressLines { lines: count }.into());
            assert_eq!(address(&lines(count)), refused);
        }
        assert_eq!((address(&lines(1)), address(&lines(4))), (Ok(()), Ok(())));
        let field = || "address".to_owned();
        let empty = Err(General::TextEmpty { field: field() }.into());
        assert_eq!(address(&["Fictiefstraat 1".to_owned(), String::new()]), empty);
        let (characters, limit) = (101, 100);
        let long = General::TextTooLong { field: field(), characters, limit };
        assert_eq!(address(&["x".repeat(101)]), Err(long.into()));
    }

    #[test]
    fn a_partner_is_found_and_a_bank_entry_is_booked_once() {
        let invoicing = |partner: &str| {
            let partners = crate::acts::conclude::Which::These(vec![partner.to_owned()]);
            let invoice = InvoiceContribution { partners, ..invoice_all("2020") };
            financed().when(LEADER, "2020-02-01", invoice)
        };
        invoicing("gemeente").refused(General::UnknownPartner {
            partner: "gemeente".to_owned(),
            nearest: "gemeente-oost, boeren, bewoners".to_owned(),
        });
        invoicing("boeren").refused(General::NotAParty {
            partner: "Fictieve Boerencoöperatie | (oost)".to_owned(),
            on: day("2020-12-31"),
        });
        let given = financed().and(LEADER, "2020-02-20", receive("waterschap", "1.00", "NL-1"));
        let (reference, position) = ("NL-1".to_owned(), given.ledger.next().0 - 1);
        given
            .when(LEADER, "2020-02-21", receive("bewoners", "2.00", "NL-1"))
            .refused(General::BankEntryKnown { reference, position });
    }
}
