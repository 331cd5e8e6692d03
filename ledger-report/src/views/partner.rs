//! Everything about one partner.

use ledger_core::Ledger;
use ledger_core::views::Figure;
use ledger_core::views::partner::{PartnerPage, ProposalAbout};
use ledger_core::views::receivables::Reduced;

use super::account::with_account;
use super::in_kind::in_kind_table;
use super::timeline::{events_table, log};
use crate::document::{Column, Document, Table, cells};
use crate::formats::in_format;
use crate::people::ContactRole;
use crate::{Format, FormatError, Lang, People, Rendered, Style, footed, values};

/// The document of a partner; as CSV the events that concern it. `ledger` is for names.
pub fn partner_page(
    view: &PartnerPage,
    ledger: &Ledger,
    people: &People,
    basis: &str,
    style: Style,
) -> Result<Rendered, FormatError> {
    if matches!(style.format, Format::Csv | Format::CsvRaw) {
        let unnamed = People::of_events(ledger);
        return Ok(log(&view.events, ledger, &unnamed, style).into_bytes().into());
    }
    let mut document = document(view, ledger, people, style.lang);
    // Only a screen shows who can be reached: no document has an address from outside the log.
    if style.format == Format::Table {
        document = with_contacts(document, view, people, style.lang);
    }
    in_format(view, &footed(document, basis, style), style)
}

/// Adds who can be reached about the partner, if the cards of any are there.
fn with_contacts(document: Document, view: &PartnerPage, people: &People, lang: Lang) -> Document {
    let mut table = Table::new([
        Column::text("name", lang.name()),
        Column::text("role", lang.roles()),
        Column::text("email", lang.email()),
        Column::text("telephone", lang.telephone()),
    ]);
    let mut any = false;
    for (role, contact) in people.contacts_of(&view.partner.code) {
        let role = match role {
            ContactRole::Contact => lang.contact_role(),
            ContactRole::Finance => lang.finance_role(),
        };
        table.row(cells![contact.called(), role, &contact.email, &contact.telephone]);
        any = true;
    }
    match any {
        true => document.subheading(lang.contact_persons()).table(table.named("contacts", "")),
        false => document,
    }
}

fn document(view: &PartnerPage, ledger: &Ledger, people: &People, lang: Lang) -> Document {
    let title = lang.partner_page(&view.partner.name, values::date(view.on, lang));
    let mut document = Document::titled(title, lang).table(facts(view, lang));
    if !view.former_names.is_empty() {
        let former = view.former_names.iter().map(|former| {
            lang.former_name(&former.name, values::date(former.until, lang), former.decision)
        });
        document = document.subheading(lang.former_names()).list(former, lang.nobody());
    }
    let document = document
        .subheading(lang.contributions_per_year())
        .table_or(contributions(view, lang), lang.never_invoiced());
    let document = with_account(document, &view.account, lang);
    let document = match view.in_kind.is_empty() {
        true => document,
        false => document
            .subheading(lang.in_kind())
            .paragraph(lang.in_kind_beside_books())
            .table(in_kind_table(&view.in_kind, lang)),
    };
    document
        .subheading(lang.proposals_about())
        .list(view.proposals.iter().map(|about| in_words(about, lang)), lang.no_proposals_about())
        .subheading(lang.events_about())
        .table(events_table(&view.events, ledger, people, lang))
}

fn facts(view: &PartnerPage, lang: Lang) -> Table {
    let row = &view.partner;
    let mut facts = vec![
        (lang.code(), (&row.code).into()),
        (lang.state(), lang.partner_status(row.status).into()),
        (lang.party_since(), row.since.into()),
    ];
    if row.until.is_some() {
        facts.push((lang.last_day(), row.until.into()));
    }
    if let Some(into) = &row.merged_into {
        facts.push((lang.merged_into(), into.into()));
    }
    if !row.seats.is_empty() {
        facts.push((lang.seat(), row.seats.join(", ").into()));
    }
    if !view.merged.is_empty() {
        facts.push((lang.merged_into_it(), view.merged.join(", ").into()));
    }
    Table::of_facts(facts)
}

fn contributions(view: &PartnerPage, lang: Lang) -> Table {
    let some = |figure: fn(&Reduced) -> &Figure| {
        view.contributions.iter().any(|row| !figure(&row.reduced).amount.is_zero())
    };
    let credited = some(|reduced| &reduced.credited);
    let written_off = some(|reduced| &reduced.written_off);
    let mut table = Table::new([
        Column::word("year", lang.year()),
        Column::word("invoice", lang.invoice()),
        Column::figure("invoiced", lang.amount()),
        Column::figure_if(credited, "credited", lang.credited()),
        Column::figure_if(written_off, "written_off", lang.written_off()),
        Column::figure("received", lang.received()),
        Column::figure("open", lang.open()),
    ]);
    for row in &view.contributions {
        let Reduced { credited, written_off, received } = &row.reduced;
        table.row(cells![
            row.year.to_string(),
            &row.invoice,
            row.invoiced.amount,
            credited.amount,
            written_off.amount,
            received.amount,
            row.open.amount,
        ]);
    }
    table
}

fn in_words(about: &ProposalAbout, lang: Lang) -> String {
    let date = values::date(about.submitted_on, lang);
    match about.decision {
        None => lang.proposal_about(about.proposal, &about.title, date),
        Some(decision) => lang.proposal_about_decided(about.proposal, &about.title, date, decision),
    }
}
