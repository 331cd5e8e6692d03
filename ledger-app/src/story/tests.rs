//! The story of the demonstration and its contents, and the refusal of stories that cannot be played.

use std::collections::HashSet;

use ledger_core::acts::proposal::ProposalState;
use ledger_core::views::account::PartnerAccount;
use ledger_core::views::balance::TrialBalance;
use ledger_core::views::partners::PartnerRegister;
use ledger_core::views::receivables::Receivables;
use ledger_core::views::reports_due::ReportsDue;
use ledger_core::{
    Account, Command, Covenant, Date, Definition, Event, EventKind, Ledger, Money, Outcome,
    Recorded, Request, Series,
};

use ledger_report::Lang;
use serde_json::{Value, json};

use super::{Source, Story};
use crate::failure::Failure;
use crate::stories::{DEMONSTRATED, TAKEN_OVER};

/// Plays the story of the demonstration in memory. Returns the story, and the ledger after it.
pub(crate) fn played(watch: &mut dyn FnMut(&Ledger, &Request, &[Recorded])) -> (Story, Ledger) {
    Story::read(Source::BuiltIn(&DEMONSTRATED), watch).unwrap_or_else(|failure| panic!("{failure}"))
}

/// Plays the story of a covenant that is taken over in memory. Returns the ledger after it.
pub(crate) fn taken_over(watch: &mut dyn FnMut(&Ledger, &Request, &[Recorded])) -> Ledger {
    let played = Story::read(Source::BuiltIn(&TAKEN_OVER), watch);
    played.unwrap_or_else(|failure| panic!("{failure}")).1
}

/// The ledger after the whole story, and every event of it.
fn told() -> (Ledger, Vec<Event>) {
    let mut events = Vec::new();
    let (_, ledger) = played(&mut |_, _, recorded| {
        events.extend(recorded.iter().map(|recorded| recorded.event.clone()));
    });
    (ledger, events)
}

fn covenant(ledger: &Ledger) -> &Covenant {
    ledger.covenant().unwrap()
}

#[test]
fn the_definition_names_the_parties_and_seats_of_the_covenant() {
    let definition = Definition::from_toml(&played(&mut |_, _, _| {}).0.covenant).unwrap();
    assert_eq!(definition.parties.len(), 52);
    for name in ["Floreokids", "Nutsbasisschool Voorschoten", "Haanstrabasissschool", "Er-Risèlèh"]
    {
        assert!(definition.parties.iter().any(|party| party.name == name), "{name}");
    }
    let seats = &definition.regiegroep.seats;
    assert!(seats.iter().all(|seat| seat.bears_risk));
    let codes: Vec<&str> = seats.iter().map(|seat| seat.code.as_str()).collect();
    assert_eq!(codes, ["swv-vo", "ppo", "gemeente", "hogeschool", "universiteit"]);
    assert_eq!(definition.calendar.period_ends.len(), 3);
}

#[test]
fn every_kind_of_event_happens() {
    let mut happened = HashSet::new();
    let mut watch = |_: &Ledger, _: &Request, recorded: &[Recorded]| {
        happened.extend(recorded.iter().map(|recorded| recorded.event.kind()));
    };
    played(&mut watch);
    taken_over(&mut watch);
    let missing: Vec<&str> = EventKind::ALL
        .iter()
        .filter(|kind| !happened.contains(kind))
        .map(|kind| kind.name())
        .collect();
    assert_eq!(missing, [""; 0]);
}

#[test]
fn in_the_end_nothing_stands_on_any_account() {
    let (ledger, _) = told();
    let balance = |account| ledger.journal.balance(account);
    for account in Account::ALL {
        assert_eq!(balance(*account), Money::ZERO, "{account:?}");
    }
    let settled = ledger.settlement.as_ref().unwrap();
    assert_eq!(settled.left, Money::from_euros(4_500));
}

#[test]
fn the_accounts_of_all_partners_add_up_to_the_books() {
    let (ledger, _) = told();
    assert_eq!(ledger.partners.all().count(), 55);
    for on in ["2019-07-31", "2021-11-25", "2022-07-31", "2023-01-15", "2023-09-30"] {
        let on: Date = on.parse().unwrap();
        let mut together = Money::ZERO;
        for row in PartnerRegister::of(&ledger, on).partners {
            let account = PartnerAccount::of(&ledger, row.partner, None, on).unwrap();
            let owed = Receivables::of(&ledger, on, Some(row.partner));
            let open = owed.ageing.total.amount - owed.unallocated.amount;
            let balance = account.balance.amount;
            assert_eq!(balance, open - account.payable.amount, "{} on {on}", row.code);
            assert_eq!(balance, row.balance.amount, "{} on {on}", row.code);
            assert_eq!(account.running().last().unwrap_or_default(), balance);
            together += balance;
        }
        let books = TrialBalance::of(&ledger, Some(on)).accounts.into_iter().filter(|row| {
            [
                Account::Debtors,
                Account::SharesReceivable,
                Account::UnallocatedReceipts,
                Account::PartnersPayable,
            ]
            .contains(&row.account)
        });
        assert_eq!(together, books.map(|row| row.balance.amount).sum(), "{on}");
    }
}

#[test]
fn one_year_has_a_deficit_and_every_result_finds_its_destination() {
    let (ledger, _) = told();
    let years = ledger.years.all();
    let deficits: Vec<bool> = years.iter().map(|year| year.result < Money::ZERO).collect();
    assert_eq!(deficits, [false, false, true, false]);
    for year in years {
        assert_eq!(year.left, Money::ZERO, "of the result of {}", year.year);
    }
    assert!(years.iter().any(|year| year.unallocated > Money::ZERO));
    let over = covenant(&ledger).term.ends;
    assert!(years.last().is_some_and(|year| year.on > over));
}

#[test]
fn the_shares_in_the_deficit_add_up_to_the_cent() {
    let (ledger, _) = told();
    let [deficit] = ledger.deficits.all() else { panic!("one deficit is shared") };
    let shared = &deficit.shared;
    let sum: Money = shared.shares.iter().map(|share| share.amount).sum();
    assert!(shared.from_reserve > Money::ZERO && shared.from_reserve < shared.deficit);
    assert_eq!(sum, shared.deficit - shared.from_reserve);
    // Of 14,012.25 the third weight is owed 4,203.675 and the last two 2,101.8375 each: none of these
    // is a whole cent, and the two cents left over go to the largest remainders.
    let amounts: Vec<i64> = shared.shares.iter().map(|share| share.amount.cents()).collect();
    assert_eq!(amounts, [280_245, 280_245, 420_367, 210_184, 210_184]);
    let late = ledger.claims.reductions().iter().filter(|allocation| {
        let claim = ledger.claims.all().get(allocation.claim).unwrap();
        claim.invoice.series == Series::DeficitShare && allocation.on > claim.due
    });
    assert_eq!(late.count(), 1);
}

#[test]
fn the_regiegroep_adopts_rejects_and_changes_its_mind() {
    let (ledger, _) = told();
    let proposals: Vec<_> = ledger.proposals.all().map(|(_, proposal)| proposal).collect();
    let withdrawn =
        proposals.iter().filter(|p| matches!(p.state, ProposalState::Withdrawn { .. })).count();
    assert_eq!(withdrawn, 1);
    assert!(!proposals.iter().any(|proposal| proposal.state == ProposalState::Open));
    let rejected =
        ledger.proposals.decisions().filter(|(_, it)| it.outcome == Outcome::Rejected).count();
    assert_eq!(rejected, 1);
    let changed = proposals.iter().filter(|it| it.ballots.len() > it.votes().len()).count();
    assert_eq!(changed, 1);
    assert!(ledger.proposals.decisions().any(|(_, decided)| decided.replaced_by.is_some()));
}

#[test]
fn every_monitoring_report_is_issued() {
    let (ledger, _) = told();
    for period in covenant(&ledger).periods() {
        let issued = ledger.reports.get(period.year, period.period).unwrap();
        assert!((1..=40).contains(&issued.on.days_since(period.to)), "{period:?}");
    }
}

#[test]
fn a_former_ambassador_is_forgotten_and_others_are_not() {
    let (ledger, _) = told();
    let forgotten: Vec<u32> = ledger.persons.all_forgotten().map(|(person, _)| person.0).collect();
    assert_eq!(forgotten, [14, 128]);
    let naturalis = ledger.partners.find("naturalis").unwrap();
    let ambassadors = ledger.ambassadors.of(naturalis);
    let persons: Vec<u32> = ambassadors.iter().map(|ambassador| ambassador.person.0).collect();
    assert_eq!(persons, [128, 201]);
}

/// Names of organisations that do not exist, and every amount, can be recognised as made up.
#[test]
fn what_is_made_up_says_so() {
    let made_up = |text: &str| text.to_lowercase().contains("fictie");
    let (story, ledger) = played(&mut |_, _, _| {});
    for step in story.steps {
        let command = step.request.command;
        let text = match &command {
            Command::SubmitProposal(submit) => &submit.title,
            Command::TakeOverDecision(decision) => &decision.title,
            Command::OpenBooks(open) => &open.source,
            Command::RecordExpense(expense) => &expense.supplier,
            Command::RecordOtherIncome(income) => &income.description,
            Command::ReceivePayment(payment) => &payment.bank_reference,
            Command::PayExpense(payment) => &payment.bank_reference,
            Command::PayRefund(refund) => &refund.bank_reference,
            Command::ForgetPerson(forget) => match &forget.reason {
                Some(reason) => reason,
                None => continue,
            },
            Command::InvoiceContribution(invoice) => match &invoice.reason {
                Some(reason) => reason,
                None => continue,
            },
            Command::RecordMeeting(meeting) => &meeting.title,
            Command::RecordConversation(conversation) => &conversation.subject,
            Command::RecordPlatformUpdate(update) => &update.title,
            Command::SetGoal(goal) => &goal.goal,
            Command::RecordInKind(given) => &given.description,
            Command::SpotChance(chance) => &chance.grantor,
            Command::RecordEvaluation(evaluation) => &evaluation.text,
            Command::WaiveObligation(waive) => &waive.reason,
            Command::CreditInvoice(credit) => &credit.reason,
            Command::RegisterRelation(relation) => &relation.name,
            Command::SendInvoice(invoice) => &invoice.description,
            Command::DisputeInvoice(dispute) => &dispute.reason,
            Command::SettleDispute(dispute) => &dispute.outcome,
            Command::ArrangePayment(arrange) => &arrange.agreed_with,
            Command::EndArrangement(end) => &end.reason,
            Command::ReceiveUnknown(receive) => &receive.description,
            Command::ReversePayment(reverse) => &reverse.reason,
            Command::RefundOverpayment(refund) => &refund.bank_reference,
            Command::GrantSubsidy(grant) => &grant.grantor,
            Command::ReceiveSubsidy(receive) => &receive.bank_reference,
            Command::RepaySubsidy(repay) => &repay.bank_reference,
            Command::EnterCommitment(enter) => &enter.supplier,
            Command::ChangeCommitment(change) => &change.reason,
            Command::ReleaseCommitment(release) => &release.reason,
            Command::CorrectAct(correct) => &correct.reason,
            Command::StateForecast(forecast) => &forecast.reason,
            Command::StateIssuer(issuer) => &issuer.legal_name,
            Command::StateBillingAddress(billing) => &billing.addressee,
            Command::ExplainDifference(explain) => &explain.text,
            Command::TransferRemainder(transfer) => &transfer.bank_reference,
            Command::RegisterSupplier(register) => match &register.name {
                Some(name) => name,
                None => continue,
            },
            Command::RegisterBankAccount(register) => &register.name,
            Command::TransferMoney(transfer) => &transfer.reference_out,
            Command::WriteOffDifference(write_off) => match &write_off.reason {
                Some(reason) => reason,
                None => continue,
            },
            Command::PayExpenses(payment) => &payment.bank_reference,
            Command::CreditExpense(credit) => &credit.reason,
            Command::ReceiveSupplierRefund(refund) => &refund.bank_reference,
            Command::AssignLine(assign) => &assign.reason,
            Command::DeferExpense(defer) => &defer.reason,
            Command::AccrueExpense(accrue) => &accrue.description,
            Command::SendReminders(_)
            | Command::ChangeSupplier(_)
            | Command::ChangeBankAccount(_)
            | Command::CloseBankAccount(_)
            | Command::SetOffCredit(_)
            | Command::ResolveReceipt(_)
            | Command::ReallocatePayment(_)
            | Command::SettleSubsidy(_)
            | Command::ConcludeCovenant(_)
            | Command::SignCovenant(_)
            | Command::AppointAmbassador(_)
            | Command::EndAmbassador(_)
            | Command::JoinGroup(_)
            | Command::LeaveGroup(_)
            | Command::RecordGoalProgress(_)
            | Command::FollowChance(_)
            | Command::Appoint(_)
            | Command::EndAppointment(_)
            | Command::ConsultProjectgroep(_)
            | Command::CastVote(_)
            | Command::DecideProposal(_)
            | Command::MinuteDecision(_)
            | Command::WithdrawMandate(_)
            | Command::WithdrawProposal(_)
            | Command::AllocatePayment(_)
            | Command::CloseYear(_)
            | Command::IssueMonitoringReport(_)
            | Command::CloseAction(_)
            | Command::PostponeAction(_)
            | Command::AttachDocument(_) => continue,
            Command::GrantMandate(grant) => match &grant.source {
                Some(source) => source,
                None => continue,
            },
            Command::OpenAction(action) => &action.title,
            Command::ReviewReport(review) => &review.remarks,
        };
        assert!(made_up(text), "{command:?}");
    }
    let acceded = ledger.partners.all().skip(52);
    assert!(acceded.into_iter().all(|(_, partner)| made_up(&partner.name)));
}

/// Lines that cannot follow in a story that has begun, the code, and the words in the message.
#[rustfmt::skip]
const BAD: [(&str, &str, &[&str]); 33] = [
    // Lines that are not a step.
    ("{", "input.malformed", &["JSON"]),
    ("[]", "input.wrong-type", &["object"]),
    (r#"{"kind":"end-appointment","data":{}}"#, "input.missing-field", &["at"]),
    (r#"{"at":"2020-01-16"}"#, "story.line", &["`kind`", "`attach`", "`issue`"]),
    (r#"{"at":"2020-01-16","kind":"end-appointment"}"#, "story.line", &["`data`"]),
    (r#"{"at":"2020-01-16","issue":"2020/1","to":[]}"#, "story.line", &["`to`"]),
    (r#"{"at":"2020-01-16","isue":"2020/1"}"#, "input.unknown-field", &["isue", "issue"]),
    (r#"{"at":"2020-01-16","at":"2020-01-17"}"#, "input.duplicate-field", &["at"]),
    (r#"{"at":"2020-01-16","note":"x","issue":"2020/1"}"#, "input.unknown-field", &["note"]),
    // Faults of the time.
    (r#"{"at":"2020-01-14","issue":"2020/1"}"#, "story.at", &["2020-01-14", "2020-01-15", "order"]),
    (r#"{"at":"yesterday","issue":"2020/1"}"#, "story.at", &["yesterday", "2018-11-01"]),
    (r#"{"at":"2020-01-15T08:00:00Z","issue":"2020/1"}"#, "story.at", &["08:00", "09:06"]),
    // Faults of the act.
    (r#"{"at":"2020-01-16","kind":"vote","data":{}}"#, "input.unknown-kind", &["vote", "cast-vote"]),
    (r#"{"at":"2020-01-16","kind":"conclude-covenant","data":{}}"#, "story.kind", &["`covenant`"]),
    (r#"{"at":"2020-01-16","kind":"attach-document","data":{}}"#, "story.kind", &["`attach`"]),
    (r#"{"at":"2020-01-16","kind":"issue-monitoring-report","data":{}}"#, "story.kind", &["`issue`"]),
    (r#"{"at":"2020-01-16","kind":"close-year","data":{"year":2020}}"#, "input.wrong-type", &["data.year"]),
    (r#"{"at":"2020-01-16","kind":"close-year","data":{}}"#, "input.missing-field", &["year"]),
    (r#"{"at":"2020-01-16","kind":"cast-vote","data":{"proposal":9,"seat":"waterschap","vote":"for"}}"#, "proposal.unknown", &["9"]),
    (r#"{"at":"2020-01-16","on":"2020-01-17","kind":"appoint","data":{"role":"gemeente","person":3}}"#, "date.in-future", &["2020-01-17"]),
    (r#"{"at":"2020-01-16","covenant":"oostpolder"}"#, "covenant.already-concluded", &["one covenant"]),
    (r#"{"at":"2020-01-16","issue":"2020"}"#, "story.issue", &["2020", "YEAR/PERIOD"]),
    (r#"{"at":"2020-01-16","issue":"2020/7"}"#, "report.no-period", &["7"]),
    // Faults of names.
    (r#"{"at":"2020-01-16","kind":"close-action","data":{"action":"@nothing","state":"done","outcome":"x"}}"#, "story.unknown-name", &["nothing", "earlier line"]),
    (r#"{"at":"2020-01-16","kind":"close-action","data":{"action":"@signed","state":"done","outcome":"x"}}"#, "story.no-such-number", &["@signed", "`action`"]),
    (r#"{"at":"2020-01-16","kind":"correct-act","data":{"position":"@signed.partner","reason":"x"}}"#, "story.several", &["@signed.partner:1"]),
    (r#"{"at":"2020-01-16","kind":"correct-act","data":{"position":"@signed.partner:5","reason":"x"}}"#, "story.no-such-number", &["@signed.partner:5"]),
    (r#"{"at":"2020-01-16","kind":"correct-act","data":{"position":"@signed.partner:nobody","reason":"x"}}"#, "story.no-such-number", &["nobody"]),
    (r#"{"at":"2020-01-16","name":"signed","kind":"appoint","data":{"role":"gemeente","person":3}}"#, "story.name", &["signed", "one line"]),
    (r#"{"at":"2020-01-16","name":"a.b","kind":"appoint","data":{"role":"gemeente","person":3}}"#, "story.name", &["a.b"]),
    // Faults of files.
    (r#"{"at":"2020-01-16","attach":"missing.pdf","to":["@signed"]}"#, "", &["missing.pdf"]),
    (r#"{"at":"2020-01-16","attach":"../story/minutes.txt","to":["@signed"]}"#, "story.file", &["../story", "without a path"]),
    (r#"{"at":"2020-01-16","attach":"minutes.txt","to":["signed"]}"#, "input.bad-value", &["data.to"]),
];

#[test]
fn a_line_that_cannot_be_played_is_refused_with_its_number_and_a_remedy() {
    let begin = r#"{"note":"Oostpolder."}
{"at":"2020-01-15","covenant":"oostpolder"}
{"at":"2020-01-15","name":"signed","actor":"founder","kind":"sign-covenant","data":{"partners":"all"}}
{"at":"2020-01-15","actor":"founder","kind":"appoint","data":{"role":"project-leader","person":1}}
"#;
    let mut wrong = Vec::new();
    for (line, code, names) in BAD {
        let story = format!("{begin}{line}\n");
        let files = [("story.jsonl", story.as_str()), ("minutes.txt", "Fictief.")];
        let failure = read(&files).expect_err(line);
        let help = failure.said(Lang::En).help;
        let said = format!("{failure}; {help}");
        let by_line = said.starts_with("story.jsonl, line 5: ") && help.len() > 5;
        let named = names.iter().all(|name| said.contains(name));
        if !by_line || !named || failure.code().unwrap_or_default() != code {
            wrong.push(format!("{line}: {said} ({:?})", failure.code()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn persons_that_cannot_be_kept_are_refused_with_their_line() {
    let story = r#"{"at":"2020-01-15","covenant":"oostpolder"}"#;
    for (line, names) in [
        (r#"{"person":1,"name":"Again"}"#, "earlier line"),
        (r#"{"person":2,"name":" "}"#, "has a name"),
        (r#"{"person":2}"#, "name"),
        (r#"{"person":-1,"name":"x"}"#, "person"),
        (r#"{"person":2,"name":"x","mail":"y"}"#, "mail"),
    ] {
        let persons = format!("{{\"person\":1,\"name\":\"x\"}}\n{line}");
        let failure = read(&[("story.jsonl", story), ("persons.jsonl", &persons)]).expect_err(line);
        let said = failure.to_string();
        assert!(said.starts_with("persons.jsonl, line 2: ") && said.contains(names), "{said}");
    }
}

#[test]
fn a_story_needs_a_covenant_first() {
    for story in ["", "\n{\"note\":\"x\"}\n", r#"{"at":"2020-01-15","issue":"2020/1"}"#] {
        assert!(read(&[("story.jsonl", story)]).is_err(), "{story}");
    }
    assert!(read(&[]).unwrap_err().is_missing_file());
}

/// Later items get other numbers, and are still found by their names.
#[test]
fn a_line_can_be_added_to_a_story() {
    let [(_, lines), others @ ..] = DEMONSTRATED;
    let at = lines.find(r#"{"at":"2018-11-05""#).unwrap();
    let (before, after) = lines.split_at(at);
    let added = r#"{"at":"2018-11-05","kind":"submit-proposal","data":{"title":"Erbij","text":"Fictief","subject":"other"}}"#;
    let lines = format!("{before}{added}\n{after}");
    let files = [&[("story.jsonl", lines.as_str())], &others[..]].concat();
    let (_, ledger) = read(&files).unwrap_or_else(|failure| panic!("{failure}"));
    let (_, as_it_was) = played(&mut |_, _, _| {});
    assert_eq!(ledger.proposals.all().count(), as_it_was.proposals.all().count() + 1);
    assert_eq!(ledger.journal.balance(Account::Bank), as_it_was.journal.balance(Account::Bank));
}

/// The covenant's clocks separate days. A line of a day is three minutes after the one before.
#[test]
fn a_day_is_a_moment_of_that_day() {
    let story = r#"{"at":"2020-01-15","covenant":"oostpolder"}
{"at":"2020-01-15T23:10:00Z","actor":"founder","kind":"sign-covenant","data":{"partners":"all"}}
{"at":"2020-01-16","actor":"founder","kind":"appoint","data":{"role":"project-leader","person":1}}
"#;
    let (story, _) = read(&[("story.jsonl", story)]).unwrap();
    let moments: Vec<String> = story.steps.iter().map(|step| step.at.to_string()).collect();
    // In Amsterdam, ten past eleven (UTC) is after midnight in winter.
    let expected =
        ["2020-01-15T09:00:00.000Z", "2020-01-15T23:10:00.000Z", "2020-01-15T23:13:00.000Z"];
    assert_eq!(moments, expected);
}

#[test]
fn a_text_may_begin_with_the_mark_of_a_reference() {
    let story = r#"{"at":"2020-01-15","covenant":"oostpolder"}
{"at":"2020-01-15","actor":"founder","kind":"sign-covenant","data":{"partners":"all"}}
{"at":"2020-01-15","actor":"founder","kind":"appoint","data":{"role":"project-leader","person":1}}
{"at":"2020-01-16","kind":"submit-proposal","data":{"title":"@@home","text":"Fictief","subject":"other"}}
"#;
    let (_, ledger) = read(&[("story.jsonl", story)]).unwrap();
    assert!(ledger.proposals.all().any(|(_, proposal)| proposal.title == "@home"));
}

/// With any value in place of another, a story is played, or refused with a line and a remedy.
#[test]
fn no_value_in_a_story_stops_the_program() {
    let (_, example) = include_str!("../../../docs/story.md").split_once("```jsonl\n").unwrap();
    let (example, _) = example.split_once("```").unwrap();
    let lines: Vec<&str> = example.lines().collect();
    let others = [json!(null), json!(-1), json!(1e300), json!([]), json!({"at": "@"})];
    let references = ["", "@", "@:", "@key.", "@key.proposal:0", "@key.:x", "@position.position"];
    let others: Vec<Value> = others.into_iter().chain(references.map(Value::from)).collect();
    let (mut played, mut refused) = (0, 0);
    for (place, line) in lines.iter().enumerate().filter(|(_, line)| line.starts_with(r#"{"at""#)) {
        let line: Value = serde_json::from_str(line).unwrap();
        for (path, other) in
            paths(&line).iter().flat_map(|path| others.iter().map(move |of| (path, of)))
        {
            let mut line = line.clone();
            *line.pointer_mut(path).unwrap() = other.clone();
            let line = line.to_string();
            let mut lines = lines[..=place].to_vec();
            lines[place] = &line;
            match read(&[("story.jsonl", &lines.join("\n")), ("minutes.txt", "Fictief.")]) {
                Ok(_) => played += 1,
                Err(failure) => {
                    let said = failure.to_string();
                    let by_line = said.starts_with(&format!("story.jsonl, line {}: ", place + 1));
                    assert!(by_line && !failure.said(Lang::Nl).help.is_empty(), "{line}: {said}");
                    refused += 1;
                }
            }
        }
    }
    assert!(played > 10 && refused > 1_000, "{played} played, {refused} refused");
}

/// The places of all values within a value.
fn paths(value: &Value) -> Vec<String> {
    let within: Vec<(String, &Value)> = match value {
        Value::Array(items) => {
            items.iter().enumerate().map(|(place, item)| (place.to_string(), item)).collect()
        }
        Value::Object(fields) => fields.iter().map(|(key, value)| (key.clone(), value)).collect(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => Vec::new(),
    };
    let deeper = within.into_iter().flat_map(|(key, value)| {
        let below = paths(value).into_iter().map(|path| format!("/{key}{path}"));
        [format!("/{key}")].into_iter().chain(below.collect::<Vec<_>>())
    });
    deeper.collect()
}

fn read(files: &[(&str, &str)]) -> Result<(Story, Ledger), Failure> {
    Story::read(Source::BuiltIn(files), &mut |_, _, _| {})
}

/// The covenant that is taken over in the middle of a year, up to the sharing of its deficit.
#[test]
fn a_running_covenant_is_taken_over_in_few_steps_and_its_deficit_shared() {
    let mut until_opened = 0;
    let mut opened = false;
    let ledger = taken_over(&mut |_, request, _| {
        until_opened += usize::from(!opened);
        opened |= matches!(request.command, Command::OpenBooks(_));
    });
    assert!(opened && until_opened <= 30, "{until_opened}");
    let voted = ledger.proposals.decisions().filter(|(_, of)| of.taken_over_from.is_none());
    assert_eq!((voted.count(), ledger.proposals.decisions().count()), (5, 10));
    // 28,955.00 came in and 34,335.25 was spent; 3,140.50 was in the reserve, 640.50 of it from 2024.
    let [deficit] = ledger.deficits.all() else { panic!("one deficit is shared") };
    assert_eq!(deficit.shared.deficit, Money::from_cents(538_025));
    assert_eq!(deficit.shared.from_reserve, Money::from_cents(314_050));
    let shares = deficit.shared.shares.iter().map(|share| share.amount.cents());
    assert_eq!(shares.collect::<Vec<_>>(), [111_987, 55_994, 55_994]);
    assert!(ledger.claims.open().next().is_none());
    for account in Account::ALL {
        assert_eq!(ledger.journal.balance(*account), Money::ZERO, "{account:?}");
    }
    // Nothing is due over what was before.
    let due = ReportsDue::of(&ledger, "2026-03-10".parse().unwrap());
    let first = due.periods.first().map(|row| (row.year.to_string(), row.period));
    assert_eq!(first, Some(("2025".to_owned(), 2)));
}
