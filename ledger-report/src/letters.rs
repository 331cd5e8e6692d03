//! Letters about money: the invoice, the credit note and the reminder.
//!
//! An invoice has what Dutch rules require (article 35a of the Wet op de omzetbelasting 1968): sender and
//! addressee with their addresses, number, day, subject and period, the amount, and why no VAT is charged. It
//! also says by when, where and under which reference to pay.

use ledger_core::acts::issuer::Issuer;
use ledger_core::acts::schedule::{Vat, VatPosition};
use ledger_core::views::Figure;
use ledger_core::views::invoice::{
    Addressee, Claimed, CreditNoteDocument, InvoiceDocument, ReminderDocument,
};
use ledger_core::{Date, FiscalYear, Money};

use crate::document::{Adds, Cell, Column, Document, Letter, Look, Table, cells};
use crate::{Lang, values};

/// An invoice as a letter.
pub fn invoice(of: &InvoiceDocument, lang: Lang) -> Document {
    let date = |day| values::date(day, lang);
    let document = letter(lang.invoice_title(of.number), of.on, &of.issuer, &of.addressee, lang);
    let facts = facts(
        [
            (lang.invoice_number(), of.number.to_string()),
            (lang.invoice_date(), date(of.on)),
            (lang.due(), lang.within_days(date(of.due), of.payment_term_days)),
        ]
        .into_iter()
        .chain(period(of.from, of.to, lang)),
        of.addressee.reference.as_deref(),
        lang,
    );
    let mut lines = amounts(lang);
    lines.row(cells![claimed(&of.claimed, of.year, &of.covenant, lang), of.amount.amount]);
    lines.row(cells![vat(of.vat.as_ref(), lang), Cell::Empty]);
    lines.total(cells![lang.to_pay(), of.amount.amount], Adds::RowsAbove);
    let reason = match &of.claimed {
        Claimed::Contribution { reason: Some(reason), .. } => {
            Some(lang.other_amount_because(reason))
        }
        Claimed::Contribution { acceded: Some(day), .. } => Some(lang.part_of_the_year(date(*day))),
        Claimed::Contribution { .. }
        | Claimed::Other { .. }
        | Claimed::DeficitShare { .. }
        | Claimed::Refund { .. }
        | Claimed::SettlementShare { .. } => None,
    };
    let document = document.table(facts).table(lines);
    let document = match reason {
        Some(reason) => document.paragraph(reason),
        None => document,
    };
    to_pay(document, of.amount.amount, of.due, &of.issuer, &of.reference, lang)
        .paragraph(questions(&of.issuer, lang))
}

/// A credit note as a letter.
pub fn credit_note(of: &CreditNoteDocument, lang: Lang) -> Document {
    let date = |day| values::date(day, lang);
    let document =
        letter(lang.credit_note_title(of.number), of.on, &of.issuer, &of.addressee, lang);
    let facts = facts(
        [
            (lang.credit_note_number(), of.number.to_string()),
            (lang.credit_note_date(), date(of.on)),
            (
                lang.invoice(),
                lang.invoice_of(values::invoice(of.invoice, &of.sent_as), date(of.invoiced_on)),
            ),
        ]
        .into_iter()
        .chain(period(of.from, of.to, lang)),
        of.addressee.reference.as_deref(),
        lang,
    );
    let mut lines = amounts(lang);
    lines.row(cells![
        match &of.description {
            None => {
                lang.credited_of(values::invoice(of.invoice, &of.sent_as), of.year, &of.covenant)
            }
            Some(what) => lang.credited_other(of.invoice, what),
        },
        -of.amount.amount
    ]);
    lines.row(cells![vat(of.vat.as_ref(), lang), Cell::Empty]);
    lines.total(cells![lang.credited_in_all(), -of.amount.amount], Adds::RowsAbove);
    let open = values::money(of.open.amount, lang);
    let left = match of.open.amount.is_zero() {
        true => lang.nothing_left_to_pay(values::invoice(of.invoice, &of.sent_as)),
        // A credit note asks for no payment: the invoice and its reminders say what is still to be paid, and
        // by when.
        false => lang.credit_leaves_open(values::invoice(of.invoice, &of.sent_as), open),
    };
    let document = document.table(facts).table(lines).paragraph(lang.credited_because(&of.reason));
    let document = of.taken_back.iter().fold(document, |document, taken| {
        let amount = values::money(taken.amount.amount, lang);
        document.paragraph(lang.paid_and_credited(amount, taken.payment, date(taken.received_on)))
    });
    document.paragraph(left).paragraph(questions(&of.issuer, lang))
}

/// A reminder as a letter.
pub fn reminder(of: &ReminderDocument, lang: Lang) -> Document {
    let date = |day| values::date(day, lang);
    let title = lang.reminder_title(of.level, values::invoice(of.invoice, &of.sent_as));
    let document = letter(title, of.on, &of.issuer, &of.addressee, lang);
    let facts = facts(
        [
            (lang.reminder_date(), date(of.on)),
            (lang.reminder_level(), lang.level_of(of.level, of.levels)),
            (
                lang.invoice(),
                lang.invoice_of(values::invoice(of.invoice, &of.sent_as), date(of.invoiced_on)),
            ),
            (lang.due(), date(of.due)),
        ],
        of.addressee.reference.as_deref(),
        lang,
    );
    let mut lines = amounts(lang);
    let what = of.description.clone();
    let what = what.unwrap_or_else(|| lang.invoiced_for(of.year, &of.covenant));
    lines.row(cells![what, of.amount.amount]);
    for (label, figure) in [
        (lang.less_received(), &of.received),
        (lang.less_credited(), &of.credited),
        (lang.less_written_off(), &of.written_off),
    ] {
        if !figure.amount.is_zero() {
            lines.row(cells![label, -figure.amount]);
        }
    }
    lines.total(cells![lang.still_to_be_paid(), of.open.amount], Adds::RowsAbove);
    let last = usize::from(of.level) >= of.levels;
    let late = lang.reminded(values::invoice(of.invoice, &of.sent_as), date(of.due), of.days_late);
    let document = document.paragraph(late).table(facts).table(lines);
    let document = to_pay(document, of.open.amount, of.pay_by, &of.issuer, &of.reference, lang);
    let document = if last { document.paragraph(lang.last_reminder()) } else { document };
    document.paragraph(lang.paid_meanwhile()).paragraph(questions(&of.issuer, lang))
}

/// How much to pay, by when, and where.
fn to_pay(
    document: Document,
    amount: Money,
    until: Date,
    issuer: &Issuer,
    reference: &str,
    lang: Lang,
) -> Document {
    document.subheading(lang.how_to_pay()).paragraph(lang.please_pay(
        values::money(amount, lang),
        values::date(until, lang),
        iban(&issuer.iban),
        &issuer.legal_name,
        reference,
    ))
}

/// A letter with sender and addressee, and the registrations of the sender at its foot.
fn letter(title: String, on: Date, issuer: &Issuer, addressee: &Addressee, lang: Lang) -> Document {
    let mut from = vec![issuer.legal_name.clone()];
    from.extend(issuer.address.iter().cloned());
    from.push(lang.chamber_number(&issuer.chamber_number));
    from.extend(issuer.vat_id.as_ref().map(|id| lang.vat_id(id)));
    from.push(lang.iban_of(iban(&issuer.iban)));
    from.extend(issuer.email.iter().chain(&issuer.telephone).cloned());
    let mut to = vec![addressee.name.clone()];
    to.extend(addressee.address.iter().flatten().cloned());
    let mut document = Document::titled(title, lang).of_day(on).footed([lang.foot_issuer(
        &issuer.legal_name,
        &issuer.chamber_number,
        iban(&issuer.iban),
    )]);
    document.look = Look::Letter(Letter { from, to });
    document
}

/// The subject of the letter, with the reference that the addressee asked for.
fn facts(
    facts: impl IntoIterator<Item = (&'static str, String)>,
    reference: Option<&str>,
    lang: Lang,
) -> Table {
    let reference = reference.map(|reference| (lang.your_reference(), reference.to_owned()));
    let facts = facts.into_iter().chain(reference).map(|(label, text)| (label, text.into()));
    Table::of_facts(facts).named("facts", "")
}

/// The days that an invoice is for, if it is for days in particular.
fn period(from: Option<Date>, to: Option<Date>, lang: Lang) -> Option<(&'static str, String)> {
    let (from, to) = from.zip(to)?;
    let days = lang.from_until(values::date(from, lang), values::date(to, lang));
    Some((lang.period(), days))
}

fn amounts(lang: Lang) -> Table {
    Table::new([
        Column::text("description", lang.description()),
        Column::figure("amount", lang.amount_in_euros()),
    ])
    .named("amounts", "")
}

fn claimed(claimed: &Claimed, year: FiscalYear, covenant: &str, lang: Lang) -> String {
    match claimed {
        Claimed::Contribution { instalment: Some(part), .. } => {
            lang.instalment_for(year, covenant, part.part, part.of)
        }
        Claimed::Contribution { .. } => lang.contribution_for(year, covenant),
        Claimed::Other { description } => description.clone(),
        Claimed::DeficitShare { deficit, from_reserve, carried_forward, decision, .. } => {
            let money = |figure: &Figure| values::money(figure.amount, lang);
            let (deficit, reserve) = (money(deficit), money(from_reserve));
            match carried_forward.amount.is_zero() {
                true => lang.share_in_deficit(year, covenant, deficit, reserve, decision),
                false => {
                    let carried = money(carried_forward);
                    lang.share_in_rest(year, covenant, deficit, reserve, carried, decision)
                }
            }
        }
        Claimed::Refund { payment, received_on } => {
            lang.refund_to_be_returned(*payment, values::date(*received_on, lang))
        }
        Claimed::SettlementShare { deficit } => {
            lang.share_in_settlement(covenant, values::money(deficit.amount, lang))
        }
    }
}

/// The VAT position and its ground.
fn vat(vat: Option<&Vat>, lang: Lang) -> String {
    match vat {
        None => lang.no_vat().to_owned(),
        Some(Vat { position: VatPosition::OutsideScope, ground, .. }) => {
            lang.vat_outside_scope(ground)
        }
        Some(Vat { position: VatPosition::Exempt, ground, .. }) => lang.vat_exempt(ground),
    }
}

/// A bank account in groups of four, as it is printed (ISO 13616).
fn iban(account: &str) -> String {
    let letters: Vec<char> = account.chars().collect();
    let groups = letters.chunks(4).map(|group| group.iter().collect::<String>());
    groups.collect::<Vec<_>>().join("\u{a0}")
}

fn questions(issuer: &Issuer, lang: Lang) -> String {
    match (&issuer.email, &issuer.telephone) {
        (Some(email), Some(telephone)) => lang.questions_by_both(email, telephone),
        (Some(email), None) => lang.questions_by_email(email),
        (None, Some(telephone)) => lang.questions_by_telephone(telephone),
        (None, None) => lang.questions_by_letter(&issuer.legal_name),
    }
}
