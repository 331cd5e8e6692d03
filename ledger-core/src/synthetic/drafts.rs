//! The definition of the made-up covenant, and the proposals of its project leader.

use std::fmt::Write;

use super::{NetworkError, SEATS};
use crate::acts::billing::StateBillingAddress;
use crate::acts::budget::{BudgetDraft, LineDraft, LineKind};
use crate::acts::issuer::StateIssuer;
use crate::acts::risk_key::RiskKeyDraft;
use crate::acts::schedule::{FeesDraft, Proration, ScheduleDraft, Vat, VatPosition};
use crate::calendar::FiscalYear;
use crate::definition::Definition;
use crate::ids::PartnerId;
use crate::money::Money;

/// The budget lines for expenses.
pub(super) const EXPENSE_LINES: [&str; 3] = ["programma", "communicatie", "organisatie"];
/// The budget line for contributions.
pub(super) const CONTRIBUTIONS_LINE: &str = "bijdragen";
/// The budget line for other income.
pub(super) const OTHER_INCOME_LINE: &str = "overige-baten";

/// The number of partners that a schedule names one by one. The others pay its default, or the schedule of a
/// large network would be one enormous event.
const NAMED: u32 = 200;

/// The code of a partner: that of the definition, or one made up for a partner that accedes later.
pub(super) fn partner_code(definition: &Definition, number: u32) -> String {
    let named = definition.parties.get((number as usize).wrapping_sub(1));
    named.map_or_else(|| made_up_code(number), |party| party.code.clone())
}

fn made_up_code(number: u32) -> String {
    format!("partner-{number}")
}

pub(super) fn partner_name(number: u32) -> String {
    format!("Fictieve partner {number}")
}

/// The issuer of the invoices.
pub(super) fn issuer() -> StateIssuer {
    StateIssuer {
        legal_name: "Fictieve penvoerder".to_owned(),
        address: vec!["Fictiefstraat 1".to_owned(), "0000 AA Nergenshuizen".to_owned()],
        chamber_number: "00000000".to_owned(),
        vat_id: None,
        iban: "NL91ABNA0417164300".to_owned(),
        email: Some("facturen@example.org".to_owned()),
        telephone: None,
    }
}

/// Where the first partner is billed.
pub(super) fn billing_address(definition: &Definition) -> StateBillingAddress {
    StateBillingAddress {
        partner: partner_code(definition, 1),
        addressee: partner_name(1),
        address: vec!["Fictieflaan 1".to_owned(), "0000 AB Nergenshuizen".to_owned()],
        reference: None,
    }
}

/// The code of a seat, numbered from 1.
pub(super) fn seat_code(definition: &Definition, number: u32) -> String {
    let seat = definition.regiegroep.seats.get((number as usize).wrapping_sub(1));
    seat.map(|seat| seat.code.clone()).unwrap_or_default()
}

/// Writes the covenant as a definition file, and reads it as every definition is read.
pub(super) fn definition(partners: u32, years: u8) -> Result<Definition, NetworkError> {
    let last = 2010 + u16::from(years);
    let mut text = format!(
        "themes = [\"Fictief thema\"]\n\
         [covenant]\nname = \"Fictief convenant van {partners} partners\"\ncode = \"fictief\"\n\
         [term]\nconcluded_on = \"2010-05-01\"\nfinancial_start = \"2010-08-01\"\n\
         ends = \"{last}-07-31\"\ncontinuation_decided_by = \"{last}-02-01\"\n\
         [calendar]\nyear_starts = \"08-01\"\nperiod_ends = [\"11-30\", \"03-31\", \"07-31\"]\n\
         [rules]\ndeviation_percent = 10\nsmall_difference = \"0.50\"\nshare_payment_term_days = 30\n\
         reminders = [{{ after_days = 14, term_days = 14 }}]\n\
         network_meetings_per_year = 2\nambassador_invitations_per_year = 2\n\
         conversations_per_partner_per_year = 1\nplatform_updates_per_year = 1\n\
         report_term_days = 30\n\
         obligations = [\"ambassadors\", \"subsidies-watched\", \"communication-group\", \
         \"evaluation\", \"projectgroep-advice\"]\n\
         [[regiegroep.decide]]\npass = [{{ of = \"seats\", over = \"1/2\" }}]\n"
    );
    for seat in 1..=SEATS {
        let partner = made_up_code(seat);
        let _ = write!(
            text,
            "[[regiegroep.seats]]\ncode = \"zetel-{seat}\"\nname = \"fictieve zetel {seat}\"\n\
             partner = \"{partner}\"\nbears_risk = true\n"
        );
    }
    for number in 1..=partners {
        let (code, name) = (made_up_code(number), partner_name(number));
        let _ = write!(text, "[[parties]]\ncode = \"{code}\"\nname = \"{name}\"\n");
    }
    Ok(Definition::from_toml(&text)?)
}

/// How the contributions of a year are set. The kinds take turns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FeeKind {
    Tiers,
    Fixed,
    PerPartner,
}

impl FeeKind {
    pub(super) fn of(year: FiscalYear) -> FeeKind {
        match year.start() % 3 {
            0 => FeeKind::Tiers,
            1 => FeeKind::Fixed,
            _ => FeeKind::PerPartner,
        }
    }

    /// The tier and contribution of a partner.
    fn fee(self, partner: PartnerId) -> (&'static str, Money) {
        let named = partner.0 <= NAMED;
        match self {
            FeeKind::Tiers if named && partner.0.is_multiple_of(10) => {
                ("groot", Money::from_euros(2500))
            }
            FeeKind::Tiers if named && partner.0.is_multiple_of(3) => {
                ("midden", Money::from_euros(1250))
            }
            FeeKind::Tiers => ("klein", Money::from_euros(600)),
            FeeKind::Fixed => ("", Money::from_euros(1000)),
            FeeKind::PerPartner if named => {
                ("", Money::from_cents(75_000 + i64::from(partner.0) * 111))
            }
            FeeKind::PerPartner => ("", Money::from_euros(900)),
        }
    }

    /// The total contribution of `partners` partners.
    pub(super) fn total(self, partners: u32) -> Money {
        (1..=partners).map(|number| self.fee(PartnerId(number)).1).sum()
    }

    fn draft(self, definition: &Definition, partners: u32) -> FeesDraft {
        let partner_code = |partner: PartnerId| partner_code(definition, partner.0);
        let named = || (1..=partners.min(NAMED)).map(PartnerId);
        match self {
            FeeKind::Fixed => FeesDraft::Fixed { amount: self.fee(PartnerId(1)).1 },
            FeeKind::Tiers => {
                let tier = |partner: PartnerId| (partner_code(partner), self.fee(partner).0);
                let others = |(_, tier): &(String, &str)| *tier != "klein";
                let tiers = [(10, "groot"), (3, "midden"), (1, "klein")];
                FeesDraft::Tiers {
                    tiers: tiers
                        .map(|(example, name)| (name.to_owned(), self.fee(PartnerId(example)).1))
                        .into(),
                    partners: named()
                        .map(tier)
                        .filter(others)
                        .map(|(code, tier)| (code, tier.to_owned()))
                        .collect(),
                    otherwise: Some("klein".to_owned()),
                }
            }
            FeeKind::PerPartner => FeesDraft::PerPartner {
                partners: named()
                    .map(|partner| (partner_code(partner), self.fee(partner).1))
                    .collect(),
                otherwise: Some(self.fee(PartnerId(NAMED + 1)).1),
            },
        }
    }
}

pub(super) fn schedule(definition: &Definition, year: FiscalYear, partners: u32) -> ScheduleDraft {
    ScheduleDraft {
        year,
        fees: FeeKind::of(year).draft(definition, partners),
        payment_term_days: 30,
        proration: Proration::Monthly,
        vat: Vat {
            position: VatPosition::OutsideScope,
            ground: "Fictieve grond: er staat geen prestatie tegenover.".to_owned(),
        },
    }
}

/// A balanced budget. A revision moves `moved_percent` per cent from the first expense line to the second.
pub(super) fn budget(
    definition: &Definition,
    year: FiscalYear,
    partners: u32,
    moved_percent: u64,
) -> BudgetDraft {
    let contributions = FeeKind::of(year).total(partners);
    let other_income = Money::from_euros(250);
    let weights = [60 - moved_percent, 25 + moved_percent, 15];
    let expenses = (contributions + other_income).divide(&weights).unwrap_or_default();
    let line = |code: &str, kind, amount| LineDraft {
        code: code.to_owned(),
        title: format!("Fictieve post {code}"),
        kind,
        theme: definition.themes.first().filter(|_| code == "programma").cloned(),
        amount,
    };
    let mut lines = vec![
        line(CONTRIBUTIONS_LINE, LineKind::Contributions, contributions),
        line(OTHER_INCOME_LINE, LineKind::OtherIncome, other_income),
    ];
    let expenses = EXPENSE_LINES.iter().zip(expenses);
    lines.extend(expenses.map(|(code, amount)| line(code, LineKind::Expense, amount)));
    BudgetDraft { year, lines }
}

pub(super) fn risk_key(
    definition: &Definition,
    from_year: FiscalYear,
    weight_of_first: u32,
) -> RiskKeyDraft {
    let bearers = definition.regiegroep.seats.iter().filter(|seat| seat.bears_risk);
    let weights = std::iter::once(weight_of_first).chain(2..);
    RiskKeyDraft {
        from_year,
        weights: bearers.map(|seat| seat.code.clone()).zip(weights).collect(),
    }
}
