//! Letters about money: the invoice, the credit note, the reminder and the specification of a refund.
//!
//! An invoice has what Dutch rules require (article 35a of the Wet op de omzetbelasting 1968): sender and
//! addressee with their addresses, number, day, subject and period, the amount without VAT, and why no VAT is charged.
//! It also says how a share was worked out, and how to pay.

use ledger_core::acts::issuer::Issuer;
use ledger_core::acts::schedule::{Vat, VatPosition};
use ledger_core::views::Figure;
use ledger_core::views::invoice::{
    Addressee, Claimed, CreditNoteDocument, Due, DuePart, InvoiceDocument, Measure, PartOfYear,
    RefundDocument, Refunded, ReminderDocument,
};
use ledger_core::{Date, FiscalYear, Money};

use crate::document::{
    Adds, Cell, Code, Column, Document, Letter, Look, Payment, Sign, Table, cells,
};
use crate::{Lang, epc, values};

/// An invoice as a letter.
pub fn invoice(of: &InvoiceDocument, lang: Lang) -> Document {
    let document = letter(lang.invoice_title(of.number), of.on, &of.issuer, &of.addressee, lang);
    let facts = facts(
        [(lang.invoice_date(), values::date(of.on, lang))]
            .into_iter()
            .chain(period(of.from, of.to, lang)),
        of.addressee.reference.as_deref(),
        lang,
    );
    let what = claimed(&of.claimed, of.year, &of.covenant, lang);
    let lines = with_vat(what, of.amount.amount, of.vat.as_ref(), lang.to_pay(), lang);
    let document = document.table(facts).table(lines);
    let document = match why(of, lang) {
        Some(Why::Words(words)) => document.paragraph(words),
        Some(Why::Sum(sum)) => document.table(sum),
        None => document,
    };
    let until = lang.within_days(values::date(of.due, lang), of.payment_term_days);
    to_pay(document, of.amount.amount, (of.due, until), &of.issuer, &of.reference, lang)
        .paragraph(questions(&of.issuer, lang))
}

/// A credit note as a letter. It asks for no payment: the invoice and its reminders say what is still to be paid, and
/// by when.
pub fn credit_note(of: &CreditNoteDocument, lang: Lang) -> Document {
    let date = |day| values::date(day, lang);
    let invoice = || values::invoice(of.invoice, &of.sent_as);
    let title = lang.credit_note_title(of.number);
    let document = letter(title, of.on, &of.issuer, &of.addressee, lang);
    let facts = facts(
        [
            (lang.credit_note_date(), date(of.on)),
            (lang.invoice(), lang.invoice_of(invoice(), date(of.invoiced_on))),
        ]
        .into_iter()
        .chain(period(of.from, of.to, lang)),
        of.addressee.reference.as_deref(),
        lang,
    );
    let what = claimed(&of.claimed, of.year, &of.covenant, lang);
    let lines = with_vat(what, -of.amount.amount, of.vat.as_ref(), lang.credited_in_all(), lang);
    let left = match of.open.amount.is_zero() {
        true => lang.nothing_left_to_pay(invoice()),
        false => lang.credit_leaves_open(invoice(), values::money(of.open.amount, lang)),
    };
    let reason = lang.credited_because(sentence(&of.reason));
    let document = document.table(facts).table(lines).paragraph(reason);
    let document = of.taken_back.iter().fold(document, |document, taken| {
        let amount = values::money(taken.amount.amount, lang);
        document.paragraph(lang.paid_and_credited(taken.payment, date(taken.received_on), amount))
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
        ]
        .into_iter()
        .chain(period(of.from, of.to, lang)),
        of.addressee.reference.as_deref(),
        lang,
    );
    let mut lines = amounts(lang);
    lines.row(cells![claimed(&of.claimed, of.year, &of.covenant, lang), of.amount.amount]);
    less(&mut lines, lang.less_received(), &of.received);
    less(&mut lines, lang.less_credited(), &of.credited);
    less(&mut lines, lang.less_written_off(), &of.written_off);
    lines.total(cells![lang.still_to_be_paid(), of.open.amount], Adds::RowsAbove);
    let late = lang.reminded(date(of.invoiced_on), date(of.due), of.days_late);
    let document = document.table(facts).paragraph(late).table(lines);
    let until = (of.pay_by, date(of.pay_by));
    let document = to_pay(document, of.open.amount, until, &of.issuer, &of.reference, lang);
    let last = usize::from(of.level) >= of.levels;
    let document = if last { document.paragraph(lang.last_reminder()) } else { document };
    document.paragraph(lang.paid_meanwhile()).paragraph(questions(&of.issuer, lang))
}

/// A specification of a refund as a letter.
pub fn refund(of: &RefundDocument, lang: Lang) -> Document {
    let (date, money) = (|day| values::date(day, lang), |amount| values::money(amount, lang));
    let title = lang.refund_title(money(of.amount.amount));
    let document = letter(title, of.on, &of.issuer, &of.addressee, lang);
    let facts = facts(
        [
            (lang.refund_date(), date(of.on)),
            (lang.refund_bank_reference(), of.bank_reference.clone()),
        ],
        of.addressee.reference.as_deref(),
        lang,
    );
    let mut lines = amounts(lang);
    let mut sums = Vec::new();
    match &of.refunded {
        Refunded::Divided { parts, paid_before } => {
            for part in parts {
                let name = match &part.of {
                    Due::Surplus { year, decision } => lang.part_of_surplus(*year, *decision),
                    Due::Remainder { decision: Some(of) } => lang.part_of_remainder(*of),
                    Due::Remainder { decision: None } => {
                        lang.part_of_remainder_undecided().to_owned()
                    }
                    Due::TakenOver => lang.due_from_before().to_owned(),
                };
                lines.row(cells![name, part.amount.amount]);
                sums.extend(sum_of_part(part, lang));
            }
            less(&mut lines, lang.paid_before(), paid_before);
            less(&mut lines, lang.still_due_to_you(), &of.left);
        }
        Refunded::Overpayment { payment, received_on, received, on_invoices, paid_before } => {
            lines.row(cells![lang.your_payment(*payment, date(*received_on)), received.amount]);
            for on in on_invoices {
                let invoice = values::invoice(on.invoice, &on.sent_as);
                less(&mut lines, lang.on_invoice(invoice), &on.amount);
            }
            less(&mut lines, lang.paid_before(), paid_before);
            less(&mut lines, lang.still_on_your_payment(), &of.left);
        }
    }
    lines.total(cells![lang.refunded_in_all(), of.amount.amount], Adds::RowsAbove);
    let told = lang.refunded_to_you(date(of.on), money(of.amount.amount));
    let document = document.table(facts).paragraph(told).table(lines);
    sums.into_iter().fold(document, Document::table).paragraph(questions(&of.issuer, lang))
}

/// What makes an amount what it is.
enum Why {
    Words(String),
    Sum(Table),
}

fn why(of: &InvoiceDocument, lang: Lang) -> Option<Why> {
    let amount = of.amount.amount;
    match &of.claimed {
        Claimed::Contribution { agreed_otherwise: true, .. } => {
            Some(Why::Words(lang.amount_agreed().to_owned()))
        }
        Claimed::Contribution { part_of_year: Some(part), whole_year: Some(whole), .. } => {
            let PartOfYear { acceded, months } = part;
            let (acceded, whole) =
                (values::date(*acceded, lang), values::money(whole.amount, lang));
            Some(Why::Words(lang.part_of_the_year(acceded, months, whole)))
        }
        Claimed::DeficitShare {
            deficit, from_reserve, carried_forward, divided, measure, ..
        } => {
            let mut sum = sum(lang);
            sum.row(cells![lang.deficit_of(of.year), deficit.amount]);
            less(&mut sum, lang.from_the_reserve(), from_reserve);
            less(&mut sum, lang.carried_into_next_year(), carried_forward);
            sum.total(cells![lang.deficit_to_divide(), divided.amount], Adds::RowsAbove);
            share(&mut sum, measure.as_ref(), divided.amount, amount, lang);
            Some(Why::Sum(sum))
        }
        Claimed::SettlementShare { divided, measure } => {
            let mut sum = sum(lang);
            sum.row(cells![lang.too_little_at_settlement(), divided.amount]);
            share(&mut sum, measure.as_ref(), divided.amount, amount, lang);
            Some(Why::Sum(sum))
        }
        Claimed::Contribution { .. }
        | Claimed::Other { .. }
        | Claimed::EarlierShare
        | Claimed::Refund { .. } => None,
    }
}

/// How a part of what was refunded was worked out, if that is known.
fn sum_of_part(part: &DuePart, lang: Lang) -> Option<Table> {
    let whole = part.divided.as_ref()?.amount;
    let name = match &part.of {
        Due::Surplus { year, .. } => lang.surplus_to_partners(*year),
        Due::Remainder { .. } => lang.remainder_to_divide().to_owned(),
        Due::TakenOver => return None,
    };
    let mut sum = sum(lang);
    sum.row(cells![name, whole]);
    share(&mut sum, part.measure.as_ref(), whole, part.amount.amount, lang);
    Some(sum)
}

/// A table in which a share is worked out.
fn sum(lang: Lang) -> Table {
    Table::new([Column::text("item", ""), Column::figure("value", "")])
        .named("share", lang.your_share_in_euros())
}

/// The last line of it: by what an amount was divided, and the share.
fn share(sum: &mut Table, measure: Option<&Measure>, whole: Money, share: Money, lang: Lang) {
    let amount = |of: Money| values::amount(of, lang);
    let name = match measure {
        Some(Measure::RiskKey { weight, of, decision }) => {
            lang.by_risk_key(*decision, amount(whole), weight, of)
        }
        Some(Measure::ContributionsPaid { part, of }) => {
            lang.by_paid_contributions(amount(whole), amount(part.amount), amount(of.amount))
        }
        Some(Measure::ContributionsInvoiced { part, of }) => {
            lang.by_invoiced_contributions(amount(whole), amount(part.amount), amount(of.amount))
        }
        Some(Measure::Equally) => lang.in_equal_parts().to_owned(),
        None => lang.your_share().to_owned(),
    };
    sum.total(cells![name, share], Adds::Elsewhere);
}

/// Adds what is taken off, unless it is zero.
fn less(lines: &mut Table, label: impl Into<Cell>, figure: &Figure) {
    if !figure.amount.is_zero() {
        lines.row(vec![label.into(), (-figure.amount).into()]);
    }
}

/// How to pay: how much, by when, where, and with which reference, in words and as a code. Nothing if nothing is to be
/// paid.
fn to_pay(
    document: Document,
    amount: Money,
    (until, until_in_words): (Date, String),
    issuer: &Issuer,
    reference: &str,
    lang: Lang,
) -> Document {
    if amount <= Money::ZERO {
        return document;
    }
    let Issuer { legal_name: name, iban, .. } = issuer;
    let money = values::money(amount, lang);
    let facts = [
        (lang.pay_amount(), money.clone()),
        (lang.pay_by(), until_in_words),
        (lang.pay_to_account(), in_fours(iban)),
        (lang.pay_to_name(), name.clone()),
        (lang.pay_reference(), in_fours(reference)),
    ];
    let facts = Table::of_facts(facts.map(|(label, text)| (label, text.into())));
    let says = lang.payment_code_says(
        money,
        values::date(until, lang),
        name,
        in_fours(iban),
        in_fours(reference),
    );
    let code = epc::transfer(name, iban, amount, reference)
        .and_then(|text| Code::of(&text, says, lang.payment_code()));
    document
        .subheading(lang.how_to_pay())
        .paragraph(lang.please_pay())
        .payment(Payment { facts: facts.named("payment", ""), code })
}

/// A letter with sender and addressee, and the registrations of the sender at its foot.
fn letter(title: String, on: Date, issuer: &Issuer, addressee: &Addressee, lang: Lang) -> Document {
    let mut from = vec![issuer.legal_name.clone()];
    from.extend(issuer.address.iter().cloned());
    from.push(lang.chamber_number(&issuer.chamber_number));
    from.extend(issuer.vat_id.as_ref().map(|id| lang.vat_id(id)));
    from.push(lang.iban_of(in_fours(&issuer.iban)));
    from.extend(issuer.email.iter().chain(&issuer.telephone).cloned());
    let mut to = vec![addressee.name.clone()];
    to.extend(addressee.address.iter().flatten().cloned());
    let mut document = Document::titled(title, lang).of_day(on).footed([lang.foot_issuer(
        &issuer.legal_name,
        &issuer.chamber_number,
        in_fours(&issuer.iban),
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

/// An amount without VAT, the VAT, and the two together.
fn with_vat(
    what: String,
    amount: Money,
    vat: Option<&Vat>,
    total: &'static str,
    lang: Lang,
) -> Table {
    let mut lines = amounts(lang);
    lines.row(cells![what, amount]);
    lines.total(cells![lang.without_vat(), amount], Adds::RowsAbove);
    lines.row(cells![self::vat(vat, lang), Money::ZERO]);
    lines.total(cells![total, amount], Adds::Totals(&[(Sign::Plus, 0)]));
    lines
}

fn claimed(claimed: &Claimed, year: FiscalYear, covenant: &str, lang: Lang) -> String {
    match claimed {
        Claimed::Contribution { instalment: Some(part), .. } => {
            lang.instalment_for(year, covenant, part.part, part.of)
        }
        Claimed::Contribution { .. } => lang.contribution_for(year, covenant),
        Claimed::Other { description } => description.clone(),
        Claimed::DeficitShare { decision, .. } => lang.share_in_deficit(year, covenant, *decision),
        Claimed::EarlierShare => lang.earlier_share(year, covenant),
        Claimed::Refund { payment, received_on } => {
            lang.refund_to_be_returned(*payment, values::date(*received_on, lang))
        }
        Claimed::SettlementShare { .. } => lang.share_in_settlement(covenant),
    }
}

/// The VAT position with its provision, and its ground as it was recorded.
fn vat(vat: Option<&Vat>, lang: Lang) -> String {
    match vat {
        None => lang.no_vat().to_owned(),
        Some(Vat { position: VatPosition::OutsideScope, ground, .. }) => {
            lang.vat_outside_scope(sentence(ground))
        }
        Some(Vat { position: VatPosition::Exempt, ground, .. }) => {
            lang.vat_exempt(sentence(ground))
        }
    }
}

/// Words that somebody typed, with a full stop if they end without a mark.
fn sentence(words: &str) -> String {
    let words = words.trim();
    match words.ends_with(['.', '!', '?', '…']) {
        true => words.to_owned(),
        false => format!("{words}."),
    }
}

/// A bank account or a creditor reference in groups of four, as they are printed (ISO 13616, ISO 11649).
fn in_fours(number: &str) -> String {
    let letters: Vec<char> = number.chars().collect();
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
