use super::*;
use crate::acts::accession::Accession;
use crate::acts::billing::StateBillingAddress;
use crate::acts::conclude::Which;
use crate::acts::contribution::InvoiceContribution;
use crate::acts::credit::CreditInvoice;
use crate::acts::deficit::{Bearers, Deficit};
use crate::acts::issuer::StateIssuer;
use crate::acts::reminder::SendReminders;
use crate::acts::rename::RenameDraft;
use crate::acts::schedule::{FeesDraft, ScheduleDraft, VatPosition};
use crate::acts::subject::SubjectDraft;
use crate::ids::DecisionId;
use crate::testing::{
    Given, LEADER, billed, close, day, dike, euros, financed, invoice, invoice_all, issuer,
    receive, schedule, year,
};

/// Every party was invoiced 1000.00 on 1 February 2020, to pay by 2 March. There is an issuer, and a billing
/// address of `waterschap` alone.
fn invoiced() -> Given {
    financed()
        .and(LEADER, "2020-01-31", issuer())
        .and(LEADER, "2020-01-31", billed("waterschap", "Fictieve Crediteuren Oost"))
        .and(LEADER, "2020-02-01", invoice_all("2020"))
}

fn credit(number: &str, amount: &str) -> CreditInvoice {
    let (invoice, amount) = (invoice(number), Some(euros(amount)));
    CreditInvoice { invoice, amount, reason: "Fictief: te hoog gefactureerd.".to_owned() }
}

fn remind(number: &str) -> SendReminders {
    SendReminders { invoices: Some(vec![invoice(number)]) }
}

fn document(given: &Given, number: &str) -> InvoiceDocument {
    InvoiceDocument::of(&given.ledger, invoice(number)).unwrap()
}

fn note(given: &Given, number: &str) -> CreditNoteDocument {
    CreditNoteDocument::of(&given.ledger, invoice(number)).unwrap()
}

fn reminder(given: &Given, number: &str, level: u8) -> ReminderDocument {
    ReminderDocument::of(&given.ledger, invoice(number), level).unwrap()
}

fn kept_issuer() -> Issuer {
    let StateIssuer { legal_name, address, chamber_number, email, telephone, .. } = issuer();
    let (vat_id, iban) = (Some("NL000000000B00".to_owned()), "NL91ABNA0417164300".to_owned());
    Issuer { legal_name, address, chamber_number, vat_id, iban, email, telephone }
}

/// Everything that may happen after an invoice, some of it recorded later of an earlier day.
fn much_later(given: Given) -> Given {
    let rename = |partner: &str, name: &str| {
        let (partner, name) = (partner.to_owned(), name.to_owned());
        SubjectDraft::Rename(RenameDraft { partner, name })
    };
    let mut dearer =
        ScheduleDraft { fees: FeesDraft::Fixed { amount: euros("2000.00") }, ..schedule("2020") };
    dearer.vat.position = VatPosition::Exempt;
    let another = StateIssuer { legal_name: "Fictieve Opvolger".to_owned(), ..issuer() };
    given
        .and_adopted("2020-01-31", rename("gemeente-oost", "Fictieve Gemeente Polder"))
        .and_adopted("2020-02-01", SubjectDraft::ContributionSchedule(dearer))
        .and(LEADER, "2020-02-01", receive("waterschap", "400.00", "NL-81"))
        .and(LEADER, "2020-02-01", receive("gemeente-oost", "400.00", "NL-82"))
        .and(LEADER, "2020-06-01", another)
        .and(LEADER, "2020-06-01", billed("waterschap", "Fictieve Opvolger"))
        .and(LEADER, "2020-06-01", billed("gemeente-oost", "Fictieve Opvolger"))
        .and(LEADER, "2020-06-02", credit("C2020-0001", "100.00"))
        .and(LEADER, "2020-06-02", credit("C2020-0002", "100.00"))
}

#[test]
fn an_invoice_says_everything_it_must() {
    let given = invoiced();
    let claim = given.ledger.claims.get(invoice("C2020-0001")).unwrap().position;
    let schedule = given.ledger.schedules.for_year_on(year("2020"), day("2020-02-01")).unwrap();
    let StateBillingAddress { addressee, address, reference, .. } =
        billed("waterschap", "Fictieve Crediteuren Oost");
    let whole = Some(Figure::of(euros("1000.00"), schedule.position));
    let expected = InvoiceDocument {
        covenant: "Fictief convenant Oostpolder".to_owned(),
        issuer: kept_issuer(),
        addressee: Addressee {
            code: "waterschap".to_owned(),
            partner: "Fictief Waterschap Oost".to_owned(),
            name: addressee,
            address: Some(address),
            reference,
        },
        number: invoice("C2020-0001"),
        on: day("2020-02-01"),
        due: day("2020-03-02"),
        payment_term_days: 30,
        year: year("2020"),
        // The financial obligations start in the course of the first year.
        from: Some(day("2020-02-01")),
        to: Some(day("2020-12-31")),
        claimed: Claimed::Contribution {
            whole_year: whole.clone(),
            by_schedule: whole,
            instalment: None,
            part_of_year: None,
            agreed_otherwise: false,
        },
        amount: Figure::of(euros("1000.00"), claim),
        vat: Some(schedule.schedule.vat.clone()),
        reference: registrations::creditor_reference(invoice("C2020-0001")),
    };
    assert_eq!(document(&given, "C2020-0001"), expected);
    let json = serde_json::to_value(&expected).unwrap();
    assert_eq!(json["claimed"]["kind"], "contribution");
    assert_eq!(json["vat"]["ground"], "Fictieve grond.");
}

#[test]
fn without_a_billing_address_it_goes_to_the_partner_by_its_name() {
    let name = "Fictieve Gemeente Oost".to_owned();
    let expected = Addressee {
        code: "gemeente-oost".to_owned(),
        partner: name.clone(),
        name,
        address: None,
        reference: None,
    };
    assert_eq!(document(&invoiced(), "C2020-0002").addressee, expected);
}

#[test]
fn nothing_that_is_recorded_later_changes_a_document() {
    let issued = invoiced().and(LEADER, "2020-03-10", credit("C2020-0001", "50.00")).and(
        LEADER,
        "2020-03-16",
        remind("C2020-0002"),
    );
    let later = much_later(issued.clone());
    for number in ["C2020-0001", "C2020-0002"] {
        assert_eq!(document(&later, number), document(&issued, number));
    }
    assert_eq!(note(&later, "K2020-0001"), note(&issued, "K2020-0001"));
    assert_eq!(reminder(&later, "C2020-0002", 1), reminder(&issued, "C2020-0002", 1));
    // What comes after is told of as it is then.
    let after = note(&later, "K2020-0003");
    assert_eq!(after.issuer.legal_name, "Fictieve Opvolger");
    assert_eq!(after.addressee.partner, "Fictieve Gemeente Polder");
    assert_eq!(after.addressee.name, "Fictieve Opvolger");
    assert_eq!(after.open.amount, euros("500.00"));
}

#[test]
fn of_another_amount_than_the_schedules_it_says_that_it_was_agreed_and_not_why() {
    let by_hand = InvoiceContribution {
        partners: Which::These(vec!["bewoners".to_owned()]),
        amount: Some(euros("250.00")),
        reason: Some("Fictief: geeft uren.".to_owned()),
        ..invoice_all("2020")
    };
    let given = financed().and(LEADER, "2020-01-31", issuer()).and(LEADER, "2020-02-01", by_hand);
    let document = document(&given, "C2020-0001");
    assert!(!serde_json::to_string(&document).unwrap().contains("geeft uren"));
    let Claimed::Contribution { by_schedule, agreed_otherwise, .. } = document.claimed else {
        panic!("a contribution")
    };
    assert_eq!(document.amount.amount, euros("250.00"));
    assert_eq!(by_schedule.map(|of| of.amount), Some(euros("1000.00")));
    assert!(agreed_otherwise);
}

#[test]
fn who_acceded_during_the_year_sees_what_a_whole_year_would_be() {
    let accession = Accession { code: "school".to_owned(), name: "Fictieve School".to_owned() };
    let given = financed()
        .and(LEADER, "2020-01-31", issuer())
        .and_adopted("2020-10-15", SubjectDraft::Accession(accession))
        .and(LEADER, "2020-10-20", invoice_all("2020"));
    let document = document(&given, "C2020-0004");
    let Claimed::Contribution { whole_year, by_schedule, part_of_year, agreed_otherwise, .. } =
        document.claimed
    else {
        panic!("a contribution")
    };
    let amounts = [whole_year, by_schedule].map(|of| of.map(|of| of.amount));
    assert_eq!(amounts, [Some(euros("1000.00")), Some(document.amount.amount)]);
    assert_eq!(document.amount.amount, euros("250.00"));
    let part = PartOfYear { acceded: day("2020-10-15"), months: 3 };
    assert_eq!((part_of_year, agreed_otherwise), (Some(part), false));
    // Three months are invoiced, the one in which it acceded among them.
    assert_eq!((document.from, document.to), (Some(day("2020-10-01")), Some(day("2020-12-31"))));
}

#[test]
fn a_credit_note_says_what_it_credits_and_what_is_open_after_it() {
    let given = invoiced().and(LEADER, "2020-02-20", receive("waterschap", "400.00", "NL-1")).and(
        LEADER,
        "2020-03-01",
        credit("C2020-0001", "150.00"),
    );
    let note = note(&given, "K2020-0001");
    assert_eq!(note.invoice, invoice("C2020-0001"));
    assert_eq!((note.on, note.invoiced_on), (day("2020-03-01"), day("2020-02-01")));
    let amounts = [&note.invoiced, &note.amount, &note.open].map(|of| of.amount.to_string());
    assert_eq!(amounts, ["1000.00", "150.00", "450.00"]);
    assert_eq!(note.open.parts.len(), 3);
    assert_eq!(note.reason, "Fictief: te hoog gefactureerd.");
}

#[test]
fn a_reminder_says_what_was_received_and_is_open_by_then() {
    let given = invoiced()
        .and(LEADER, "2020-02-20", receive("waterschap", "400.00", "NL-1"))
        .and(LEADER, "2020-03-01", credit("C2020-0001", "150.00"))
        .and(LEADER, "2020-03-16", remind("C2020-0001"))
        .and(LEADER, "2020-03-20", receive("waterschap", "50.00", "NL-2"))
        .and(LEADER, "2020-03-31", remind("C2020-0001"));
    let said = |level| {
        let of = reminder(&given, "C2020-0001", level);
        let amounts = [of.amount, of.received, of.credited, of.written_off, of.open];
        let amounts = amounts.map(|of| of.amount.to_string());
        (of.level, of.levels, of.days_late, of.pay_by, amounts)
    };
    let amounts = ["1000.00", "400.00", "150.00", "0.00", "450.00"].map(str::to_owned);
    assert_eq!(said(1), (1, 2, 14, day("2020-03-30"), amounts));
    let amounts = ["1000.00", "450.00", "150.00", "0.00", "400.00"].map(str::to_owned);
    assert_eq!(said(2), (2, 2, 29, day("2020-04-07"), amounts));
}

#[test]
fn a_share_in_a_deficit_says_what_it_is_a_share_of() {
    let given = financed()
        .and(LEADER, "2020-01-31", issuer())
        .and(LEADER, "2020-04-01", dike(euros("90.00")))
        .and(LEADER, "2021-01-05", close("2020"))
        .and_adopted("2021-02-01", SubjectDraft::Deficit(Deficit::by_rule(year("2020"))));
    let document = document(&given, "T2020-0002");
    let decided = given.ledger.deficits.all()[0].position;
    let expected = Claimed::DeficitShare {
        deficit: Figure::of(euros("90.00"), decided),
        from_reserve: Figure::of(euros("0.00"), decided),
        carried_forward: Figure::of(euros("0.00"), decided),
        divided: Figure::of(euros("90.00"), decided),
        measure: Some(Measure::RiskKey { weight: 1, of: 3, decision: DecisionId(1) }),
        seat: Some("gemeente".to_owned()),
        decision: given.ledger.deficits.all()[0].shared.decision,
    };
    assert_eq!(document.claimed, expected);
    assert_eq!((document.amount.amount, document.vat), (euros("30.00"), None));
    assert_eq!((document.year, document.on), (year("2020"), day("2021-02-01")));
}

#[test]
fn a_share_says_by_what_the_deficit_was_divided() {
    let measure = |bearers| {
        let deficit = Deficit { bearers, ..Deficit::by_rule(year("2020")) };
        let given = financed()
            .and(LEADER, "2020-01-31", issuer())
            .and(LEADER, "2020-02-01", invoice_all("2020"))
            .and(LEADER, "2020-03-01", credit("C2020-0002", "500.00"))
            .and(LEADER, "2020-04-01", dike(euros("2590.00")))
            .and(LEADER, "2021-01-05", close("2020"))
            .and_adopted("2021-02-01", SubjectDraft::Deficit(deficit));
        // What is recorded later of an earlier day changes nothing.
        let later = given.and(LEADER, "2021-03-01", credit("C2020-0001", "400.00"));
        assert_eq!(document(&later, "T2020-0002"), document(&given, "T2020-0002"));
        let Claimed::DeficitShare { measure, .. } = document(&given, "T2020-0002").claimed else {
            panic!("a share")
        };
        measure
    };
    let invoiced = measure(Bearers::PartnersByContribution);
    let Some(Measure::ContributionsInvoiced { part, of }) = invoiced else {
        panic!("{invoiced:?}")
    };
    assert_eq!([part, of].map(|of| of.amount), ["500.00", "2500.00"].map(euros));
    assert_eq!(measure(Bearers::PartnersEqually), Some(Measure::Equally));
    let by_key = Measure::RiskKey { weight: 1, of: 3, decision: DecisionId(1) };
    assert_eq!(measure(Bearers::RiskBearers), Some(by_key));
}

#[test]
fn there_is_no_document_without_its_number_or_its_issuer() {
    let given = invoiced();
    let number = invoice("C2020-0009");
    let unknown = NoInvoice::UnknownInvoice { invoice: number };
    assert_eq!(InvoiceDocument::of(&given.ledger, number), Err(unknown.clone()));
    assert_eq!(ReminderDocument::of(&given.ledger, number, 1), Err(unknown));
    let note = invoice("K2020-0001");
    let unknown = NoInvoice::UnknownNote { note };
    assert_eq!(CreditNoteDocument::of(&given.ledger, note), Err(unknown));
    let invoice = invoice("C2020-0001");
    for level in [0, 1] {
        let unknown = NoInvoice::UnknownReminder { invoice, level };
        assert_eq!(ReminderDocument::of(&given.ledger, invoice, level), Err(unknown));
    }
    let early = financed().and(LEADER, "2020-02-01", invoice_all("2020")).and(
        LEADER,
        "2020-02-02",
        issuer(),
    );
    let nobody = InvoiceDocument::of(&early.ledger, invoice).unwrap_err();
    assert_eq!(nobody, NoInvoice::NoIssuer { on: day("2020-02-01") });
    assert_eq!(nobody.help(), "state the issuer first, from 2020-02-01 or before");
}
