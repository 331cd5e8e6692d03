//! Who issues the invoices, credit notes and reminders: what a document must say of its sender.
//!
//! Source: sound bookkeeping. Dutch law says what an invoice must name. No covenant says who issues it, so
//! it is recorded. An issuer holds from a day on, and nothing that was issued changes: once there is an
//! issuer on a day, another is stated from a day after the last document only. Documents from before the
//! first issuer could not be made, and so a first one may be stated of any day.
//!
//! An issuer is an organisation. The name, e-mail address or telephone number of a person does not belong
//! here: what is recorded is never erased.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::acting::{self, Act, Acting, Who, Window, shown};
use crate::by_day::ByDay;
use crate::calendar::Date;
use crate::claims::{Claim, ReducedBy};
use crate::event::Event;
use crate::fact::Fact;
use crate::ids::Position;
use crate::ledger::Ledger;
use crate::misfit::{At, Misfit};
use crate::money::Money;
use crate::refusal::{Refusal, refusals};
use crate::registrations;
use crate::text;

/// State who issues the invoices, from a day on.
///
/// An issuer is an organisation: what is recorded is never erased, so that names, addresses and numbers of persons
/// do not belong here.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StateIssuer {
    /// The name by which it is registered.
    pub legal_name: String,
    /// Its address, 1 to 4 lines.
    pub address: Vec<String>,
    /// Its number at the chamber of commerce (KvK): 8 digits.
    pub chamber_number: String,
    /// Its VAT id, if it has one: `NL000000000B00`, or as another country of the European Union gives it.
    #[serde(default)]
    pub vat_id: Option<String>,
    /// The bank account to pay to.
    pub iban: String,
    /// Where the organisation answers questions by e-mail.
    #[serde(default)]
    pub email: Option<String>,
    /// Where the organisation answers questions by telephone.
    #[serde(default)]
    pub telephone: Option<String>,
}

/// It was stated who issues the invoices, from the day of the event.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct IssuerStated {
    /// The issuer.
    pub issuer: Issuer,
}

/// Who issues invoices.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Issuer {
    /// The name by which it is registered.
    pub legal_name: String,
    /// Its address, 1 to 4 lines.
    pub address: Vec<String>,
    /// Its number at the chamber of commerce.
    pub chamber_number: String,
    /// Its VAT id, in capitals without spaces and points.
    pub vat_id: Option<String>,
    /// The bank account to pay to, in capitals without spaces.
    pub iban: String,
    /// Where the organisation answers questions by e-mail.
    pub email: Option<String>,
    /// Where the organisation answers questions by telephone.
    pub telephone: Option<String>,
}

refusals! {
    /// Refusals about who issues the invoices.
    IssuerRefusal {
        ChamberNumber { number: String } = "issuer.chamber-number" Bookkeeping:
            "`{number}` is no number of the chamber of commerce",
            "8 digits";
        VatId { id: String } = "issuer.vat-id" Bookkeeping:
            "`{id}` is no VAT id",
            "NL, nine digits, B and two digits, or the id of another country of the European Union; none if there is none";
        Iban { iban: String } = "issuer.iban" Bookkeeping:
            "`{iban}` is no bank account: its form or its check digits are wrong",
            "an IBAN of 15 to 34 letters and digits, such as NL91 ABNA 0417 1643 00";
        Email { email: String } = "issuer.email" Bookkeeping:
            "`{email}` is no e-mail address",
            "an address of the organisation, such as facturen@example.org";
        Telephone { telephone: String } = "issuer.telephone" Bookkeeping:
            "`{telephone}` is no telephone number",
            "digits, spaces, hyphens and brackets, with + before the country";
        DocumentSince { last: Date } = "issuer.document-since" Bookkeeping:
            "an invoice, credit note or reminder of {last} has its issuer, and would have another",
            "a day after {last}";
    }
}

impl Act for StateIssuer {
    fn decide(&self, by: &Acting<'_>) -> Result<Vec<Event>, Refusal> {
        by.allow(&[Who::ProjectLeader])?;
        by.dated(Window::Settlement)?;
        let issuer = self.checked()?;
        if by.ledger.issuers.on(by.on).is_some()
            && let Some(last) = by.ledger.claims.last_document().filter(|last| by.on <= *last)
        {
            return Err(IssuerRefusal::DocumentSince { last }.into());
        }
        Ok(vec![Box::new(IssuerStated { issuer }).into()])
    }
}

impl StateIssuer {
    /// The issuer with every number in the one form in which it is kept.
    fn checked(&self) -> Result<Issuer, Refusal> {
        acting::line("legal_name", &self.legal_name, 200)?;
        acting::address(&self.address)?;
        if !registrations::is_chamber_number(&self.chamber_number) {
            let number = shown(&self.chamber_number);
            return Err(IssuerRefusal::ChamberNumber { number }.into());
        }
        let wrong = |id: &str| IssuerRefusal::VatId { id: shown(id) };
        let kept = |id: &String| registrations::vat_id(id).ok_or_else(|| wrong(id));
        let vat_id = self.vat_id.as_ref().map(kept).transpose()?;
        let wrong = || IssuerRefusal::Iban { iban: shown(&self.iban) };
        let iban = registrations::iban(&self.iban).ok_or_else(wrong)?;
        if let Some(email) = self.email.as_deref().filter(|email| !is_email(email)) {
            return Err(IssuerRefusal::Email { email: shown(email) }.into());
        }
        if let Some(number) = self.telephone.as_deref().filter(|number| !is_telephone(number)) {
            return Err(IssuerRefusal::Telephone { telephone: shown(number) }.into());
        }
        let StateIssuer { legal_name, address, chamber_number, email, telephone, .. } =
            self.clone();
        Ok(Issuer { legal_name, address, chamber_number, vat_id, iban, email, telephone })
    }
}

/// Something before and after one `@`, without spaces: whether it arrives, only sending tells.
fn is_email(text: &str) -> bool {
    let parts: Vec<&str> = text.split('@').collect();
    let filled = parts.iter().all(|part| !part.is_empty());
    let plain = !text.contains(char::is_whitespace) && text::forbidden(text).next().is_none();
    parts.len() == 2 && filled && plain && text.chars().count() <= 254
}

fn is_telephone(text: &str) -> bool {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    (3..=15).contains(&digits)
        && text.len() <= 30
        && text.chars().all(|char| char.is_ascii_digit() || " +-()".contains(char))
}

/// The day and the event of every document about a claim: its invoice, credit notes and reminders.
pub(super) fn documents(ledger: &Ledger, claim: &Claim) -> impl Iterator<Item = (Date, Position)> {
    let changes = ledger.claims.changes(claim);
    let credits =
        changes.filter(|of| matches!(of.by, ReducedBy::Credit(_)) && of.amount > Money::ZERO);
    let reminders = ledger.reminders.of(claim.invoice).iter();
    std::iter::once((claim.on, claim.position))
        .chain(credits.map(|credit| (credit.on, credit.position)))
        .chain(reminders.map(|reminder| (reminder.on, reminder.position)))
}

impl Fact for IssuerStated {
    fn evolve(self, at: At, ledger: &mut Ledger) -> Result<(), Misfit> {
        let (on, position) = (at.on, at.position);
        let place = ledger.issuers.all.len();
        ledger.issuers.by_day.note(on, place);
        ledger.issuers.all.push(StatedIssuer { issuer: self.issuer, on, position });
        Ok(())
    }
}

/// An issuer as it was stated.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StatedIssuer {
    /// The issuer.
    pub issuer: Issuer,
    /// From when.
    pub on: Date,
    /// The event.
    pub position: Position,
}

/// Every issuer that was stated.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Issuers {
    all: Vec<StatedIssuer>,
    by_day: ByDay,
}

impl Issuers {
    /// Every issuer, in the order recorded.
    pub fn all(&self) -> &[StatedIssuer] {
        &self.all
    }

    /// Who issues what is dated on a day: the one that holds since the latest day, and of one day the one
    /// that was stated last.
    pub fn on(&self, day: Date) -> Option<&StatedIssuer> {
        self.all.get(self.by_day.on(day)?)
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use serde_json::json;

    use super::*;
    use crate::acts::credit::CreditInvoice;
    use crate::testing::{
        LEADER, Ladder, Ladders, day, financed, founded, invoice, invoice_all, issuer, ladders,
    };

    fn named(legal_name: &str) -> StateIssuer {
        StateIssuer { legal_name: legal_name.to_owned(), ..issuer() }
    }

    #[test]
    fn numbers_are_kept_in_one_form() {
        let StateIssuer { legal_name, address, chamber_number, email, telephone, .. } = issuer();
        let (vat_id, iban) = (Some("NL000000000B00".to_owned()), "NL91ABNA0417164300".to_owned());
        let kept = Issuer { legal_name, address, chamber_number, vat_id, iban, email, telephone };
        founded()
            .when(LEADER, "2020-03-01", issuer())
            .then([Box::new(IssuerStated { issuer: kept })])
            .booked([]);
        let bare = StateIssuer { vat_id: None, email: None, telephone: None, ..issuer() };
        founded().and(LEADER, "2020-03-01", bare);
    }

    #[test]
    fn the_one_since_the_latest_day_counts_and_of_one_day_the_last_one_stated() {
        let given = founded()
            .and(LEADER, "2020-03-01", named("Een"))
            .and(LEADER, "2020-05-01", named("Drie"))
            .and(LEADER, "2020-04-01", named("Twee"))
            .and(LEADER, "2020-04-01", named("Ook twee"));
        let name = |on| {
            let stated = given.ledger.issuers.on(day(on));
            stated.map(|stated| stated.issuer.legal_name.as_str())
        };
        let days = ["2020-02-29", "2020-03-31", "2020-04-01", "2020-04-30", "2020-05-01"];
        let names = [None, Some("Een"), Some("Ook twee"), Some("Ook twee"), Some("Drie")];
        assert_eq!(days.map(name), names);
    }

    #[test]
    fn nothing_that_was_issued_gets_another_issuer() {
        let credit = CreditInvoice {
            invoice: invoice("C2020-0001"),
            amount: None,
            reason: "Fictief: te hoog.".to_owned(),
        };
        // A first issuer may come after the invoices, and be of before them.
        let late = financed().and(LEADER, "2020-02-01", invoice_all("2020"));
        late.and(LEADER, "2020-02-01", issuer());
        let issued = late.and(LEADER, "2020-01-20", issuer());
        let since = |last| IssuerRefusal::DocumentSince { last: day(last) };
        issued.when(LEADER, "2020-01-20", named("Ander")).refused(since("2020-02-01"));
        issued.and(LEADER, "2020-02-02", named("Ander"));
        issued.and(LEADER, "2020-01-19", named("Nog eerder"));
        let credited = issued.and(LEADER, "2020-03-01", credit);
        credited.when(LEADER, "2020-03-01", named("Ander")).refused(since("2020-03-01"));
        let all = crate::acts::reminder::SendReminders { invoices: None };
        let reminded = credited.and(LEADER, "2020-03-20", all);
        reminded.when(LEADER, "2020-03-20", named("Ander")).refused(since("2020-03-20"));
        reminded.and(LEADER, "2020-03-21", named("Ander"));
    }

    #[test]
    pub(crate) fn each_rule_says_no_in_its_turn() -> Ladders {
        let issued = financed().and(LEADER, "2020-01-20", issuer()).and(
            LEADER,
            "2020-02-01",
            invoice_all("2020"),
        );
        let faulty = json!({
            "legal_name": "", "address": [], "chamber_number": "fout", "vat_id": "fout",
            "iban": "fout", "email": "fout", "telephone": "fout",
        });
        let mut ladder = Ladder::from_below(issued, "state-issuer", faulty)
            .leader_within("2020-01-15", None)
            .on("2020-02-01")
            .refuses_until("text.empty", "/legal_name", "Fictieve Penvoerder")
            .refuses_until("address.lines", "/address", json!(["Fictiefstraat 1"]))
            .says(
                "issuer.chamber-number: `fout` is no number of the chamber of commerce",
                "8 digits",
            )
            .with("/chamber_number", "00000000")
            .says(
                "issuer.vat-id: `fout` is no VAT id",
                "NL, nine digits, B and two digits, or the id of another country of the European \
                 Union; none if there is none",
            )
            .with("/vat_id", "NL000000000B00")
            .says(
                "issuer.iban: `fout` is no bank account: its form or its check digits are wrong",
                "an IBAN of 15 to 34 letters and digits, such as NL91 ABNA 0417 1643 00",
            )
            .with("/iban", "NL91 ABNA 0417 1643 00")
            .says(
                "issuer.email: `fout` is no e-mail address",
                "an address of the organisation, such as facturen@example.org",
            );
        for email in ["@example.org", "a@b@c", "a b@example.org"] {
            ladder = ladder.with("/email", email).refuses("issuer.email");
        }
        ladder = ladder.with("/email", "facturen@example.org").says(
            "issuer.telephone: `fout` is no telephone number",
            "digits, spaces, hyphens and brackets, with + before the country",
        );
        for telephone in ["00", "+31 71 000 00 00 00 00 00 00"] {
            ladder = ladder.with("/telephone", telephone).refuses("issuer.telephone");
        }
        ladders([ladder
            .with("/telephone", "+31 71 000 00 00")
            .says(
                "issuer.document-since: an invoice, credit note or reminder of 2020-02-01 has its \
                 issuer, and would have another",
                "a day after 2020-02-01",
            )
            .on("2020-02-02")
            .accepted()])
    }
}
