//! Given, when, then: the form of the tests of the acts.
//!
//! Each starts from a ledger ([`nothing`], [`founded`] or [`financed`]), gives it a command, and says
//! which events follow and what they book, or which rule says no, with its facts:
//!
//! ```text
//! financed().and(LEADER, "2020-04-01", dike).when(LEADER, "2020-05-01", pay).then([paid]);
//! financed().when(LEADER, "2020-05-01", pay).refused(ExpenseRefusal::Unknown { expense });
//! ```
//!
//! In which order the rules of an act are checked, and in which words they say no, its [`Ladder`]
//! fixes.

mod ladder;

pub(crate) use ladder::{Ladder, Ladders, Rung, WayOut, ladders};

use serde_json::{Value, json};

use crate::acts::billing::StateBillingAddress;
use crate::acts::conclude::{ConcludeCovenant, SignCovenant, Which};
use crate::acts::consultation::{Advice, ConsultProjectgroep};
use crate::acts::contribution::InvoiceContribution;
use crate::acts::decision::{DecideProposal, Manner};
use crate::acts::expense::{ExpenseRecorded, RecordExpense};
use crate::acts::issuer::StateIssuer;
use crate::acts::payment::{Allocate, ReceivePayment};
use crate::acts::proposal::SubmitProposal;
use crate::acts::relation::RegisterRelation;
use crate::acts::role::Appoint;
use crate::acts::subject::SubjectDraft;
use crate::acts::vote::{CastVote, Vote};
use crate::acts::year_end::CloseYear;
use crate::acts::{budget, risk_key, schedule};
use crate::voting::DecidingRule;
use crate::{
    Actor, Command, Date, Decision, Definition, Event, EventKind, ExpenseId, FiscalYear,
    InvoiceNumber, Ledger, LineId, Moment, Money, Outcome, PersonId, ProposalId, Recorded, Refusal,
    Request, Warning, decide,
};

/// The actor of most acts.
pub(crate) const LEADER: &str = "project-leader";

/// A ledger to which a command is given.
#[derive(Clone)]
pub(crate) struct Given {
    pub(crate) ledger: Ledger,
    /// The kind of each event recorded.
    log: Vec<EventKind>,
}

/// The answer of the ledger to a command.
pub(crate) struct Answer {
    ledger: Ledger,
    answer: Result<Decision, Refusal>,
}

/// A ledger without events.
pub(crate) fn nothing() -> Given {
    Given { ledger: Ledger::new(), log: Vec::new() }
}

/// The fictional covenant of Oostpolder, concluded on 15 January 2020, on calendar years up to 2022.
///
/// Three of its four parties have signed and hold a seat: `waterschap` and `gemeente`, which bear the
/// risk, and `bewoners`; `boeren` has not signed. The project leader is person 1, the seats are held
/// by persons 2 to 4.
pub(crate) fn founded() -> Given {
    founded_by(definition())
}

/// The same covenant with other deciding rules.
pub(crate) fn founded_under(rules: impl IntoIterator<Item = DecidingRule>) -> Given {
    let mut definition = definition();
    definition.regiegroep.decide = rules.into_iter().collect();
    founded_by(definition)
}

fn founded_by(definition: Definition) -> Given {
    let on = "2020-01-15";
    let parties = ["waterschap", "gemeente-oost", "bewoners"].map(str::to_owned).to_vec();
    let roles = [LEADER, "waterschap", "gemeente", "bewoners"];
    let mut given = nothing().and("founder", on, ConcludeCovenant { definition }).and(
        "founder",
        on,
        SignCovenant { partners: Which::These(parties) },
    );
    for (role, person) in roles.into_iter().zip((1..).map(PersonId)) {
        given = given.and("founder", on, Appoint { role: role.to_owned(), person });
    }
    given
}

/// The same ledger on 1 February 2020 with all that money needs, decided for 2020: a risk key of two to one,
/// a budget with the lines `bijdragen`, `overig` and `dijken`, and 1000.00 from every partner.
pub(crate) fn financed() -> Given {
    founded()
        .and_adopted("2020-01-25", SubjectDraft::RiskKey(key("2020")))
        .and_adopted("2020-01-28", SubjectDraft::Budget(budget("2020")))
        .and_adopted("2020-01-30", SubjectDraft::ContributionSchedule(schedule("2020")))
}

/// The same on 1 April 2020, with invoices C2020-0001 to C2020-0003 of 1000.00. The first partner paid
/// its own, the second 250.50 more than that, the third nothing. Of `dijken` 1812.35 was spent.
pub(crate) fn first_year() -> Given {
    financed()
        .and(LEADER, "2020-02-01", invoice_all("2020"))
        .and(LEADER, "2020-02-20", receive("waterschap", "1000.00", "NL-1"))
        .and(LEADER, "2020-03-20", receive("gemeente-oost", "1250.50", "NL-2"))
        .and(LEADER, "2020-04-01", dike(euros("1812.35")))
}

/// The same on 5 January 2021: 2020 was closed with 1187.65 left.
pub(crate) fn with_surplus() -> Given {
    first_year().and(LEADER, "2021-01-05", close("2020"))
}

/// The same with a budget for 2021.
pub(crate) fn second_year() -> Given {
    with_surplus().and_adopted("2021-01-10", SubjectDraft::Budget(budget("2021")))
}

/// The first year when 62.35 more was spent than came in.
pub(crate) fn with_deficit() -> Given {
    let spent = first_year().and(LEADER, "2020-06-01", dike(euros("1250.00")));
    spent.and(LEADER, "2021-01-05", close("2020"))
}

pub(crate) fn definition() -> Definition {
    Definition::from_toml(include_str!("../../ledger-app/covenants/oostpolder.toml")).unwrap()
}

pub(crate) fn key(from_year: &str) -> risk_key::RiskKeyDraft {
    let weights = [("waterschap", 2), ("gemeente", 1)];
    risk_key::RiskKeyDraft {
        from_year: year(from_year),
        weights: weights.map(|(seat, weight)| (seat.to_owned(), weight)).into(),
    }
}

pub(crate) fn budget(of: &str) -> budget::BudgetDraft {
    use budget::LineKind::{Contributions, Expense, OtherIncome};
    let lines = vec![
        line("bijdragen", Contributions, "3000.00"),
        line("overig", OtherIncome, "100.00"),
        line("dijken", Expense, "2500.00"),
    ];
    budget::BudgetDraft { year: year(of), lines }
}

pub(crate) fn line(code: &str, kind: budget::LineKind, amount: &str) -> budget::LineDraft {
    let (code, title) = (code.to_owned(), format!("Post {code}"));
    budget::LineDraft { code, title, kind, theme: None, amount: euros(amount) }
}

pub(crate) fn schedule(of: &str) -> schedule::ScheduleDraft {
    schedule::ScheduleDraft {
        year: year(of),
        fees: schedule::FeesDraft::Fixed { amount: euros("1000.00") },
        payment_term_days: 30,
        proration: schedule::Proration::Monthly,
        vat: schedule::Vat {
            position: schedule::VatPosition::OutsideScope,
            ground: "Fictieve grond.".to_owned(),
        },
    }
}

/// The party `boeren`, the only one that had not signed, signs the covenant.
pub(crate) fn boeren_sign() -> SignCovenant {
    SignCovenant { partners: Which::All }
}

/// A fictional issuer of the invoices.
pub(crate) fn issuer() -> StateIssuer {
    StateIssuer {
        legal_name: "Fictieve Penvoerder Oostpolder".to_owned(),
        address: vec!["Fictiefstraat 1".to_owned(), "0000 AA Nergenshuizen".to_owned()],
        chamber_number: "00000000".to_owned(),
        vat_id: Some("nl0000.00.000.b00".to_owned()),
        iban: "NL91 ABNA 0417 1643 00".to_owned(),
        email: Some("facturen@example.org".to_owned()),
        telephone: Some("+31 (0)71-000 00 00".to_owned()),
    }
}

/// A fictional billing address of a partner.
pub(crate) fn billed(partner: &str, addressee: &str) -> StateBillingAddress {
    StateBillingAddress {
        partner: partner.to_owned(),
        addressee: addressee.to_owned(),
        address: vec!["Fictieflaan 2".to_owned(), "0000 BB Nergenshuizen".to_owned()],
        reference: Some("Fictieve bestelling 12".to_owned()),
    }
}

/// The contributions of every party that is not invoiced for a year yet.
pub(crate) fn invoice_all(of: &str) -> InvoiceContribution {
    InvoiceContribution {
        year: year(of),
        partners: Which::All,
        amount: None,
        reason: None,
        instalment: None,
    }
}

/// A fictional third party, named after its code.
pub(crate) fn relation(code: &str) -> RegisterRelation {
    RegisterRelation { code: code.to_owned(), name: format!("Fictief {code}") }
}

/// A payment for the open invoices, in the order of their last days to pay.
pub(crate) fn receive(partner: &str, amount: &str, bank_reference: &str) -> ReceivePayment {
    ReceivePayment {
        partner: partner.to_owned(),
        amount: euros(amount),
        bank_reference: bank_reference.to_owned(),
        payer: None,
        allocate: Allocate::Oldest,
        bank_account: None,
    }
}

/// An expense on the line `dijken`.
pub(crate) fn dike(amount: Money) -> RecordExpense {
    RecordExpense {
        line: Some("dijken".to_owned()),
        amount,
        supplier: "Fictieve aannemer".to_owned(),
        description: "Dijk hersteld".to_owned(),
        invoice: None,
        invoice_date: None,
        due: None,
        vat: Vec::new(),
        commitment: None,
        subsidy: None,
        paid: None,
        bank_account: None,
    }
}

/// What is recorded of it first.
pub(crate) fn dike_recorded(amount: Money) -> ExpenseRecorded {
    let RecordExpense { supplier, description, .. } = dike(amount);
    ExpenseRecorded {
        expense: ExpenseId(1),
        line: Some(LineId(3)),
        amount,
        supplier,
        registered: None,
        description,
        invoice: None,
        invoice_date: None,
        due: None,
        vat: Vec::new(),
    }
}

pub(crate) fn close(of: &str) -> CloseYear {
    CloseYear { year: year(of) }
}

/// The founded covenant once all four parties have signed.
pub(crate) fn complete() -> Given {
    founded().and(LEADER, "2020-02-01", boeren_sign())
}

/// The founded covenant with three proposals: in March 2020 the first was decided and the second
/// withdrawn, and on 1 May the third was submitted.
pub(crate) fn proposals() -> Given {
    let withdraw = json!({ "proposal": 2, "reason": "Later." });
    founded()
        .and_adopted("2020-03-01", SubjectDraft::Other)
        .and(LEADER, "2020-03-02", proposal(SubjectDraft::Other))
        .told("2020-03-03", "withdraw-proposal", withdraw)
        .and(LEADER, "2020-05-01", proposal(SubjectDraft::Other))
}

/// The founded covenant of which person 3 held the seat `gemeente` until 29 February 2020, and was
/// forgotten on 5 March.
pub(crate) fn forgotten() -> Given {
    founded().told("2020-03-01", "end-appointment", json!({ "role": "gemeente" })).told(
        "2020-03-05",
        "forget-person",
        json!({ "person": 3 }),
    )
}

/// A command as it is given in JSON.
#[track_caller]
pub(crate) fn command(kind: &str, data: Value) -> Command {
    serde_json::from_value(json!({ "kind": kind, "data": data })).unwrap()
}

/// The subject of a proposal as it is given in JSON.
#[track_caller]
pub(crate) fn subject(data: Value) -> SubjectDraft {
    serde_json::from_value(data).unwrap()
}

/// A proposal with a title and a text.
pub(crate) fn proposal(subject: SubjectDraft) -> SubmitProposal {
    let (title, text) = ("Voorstel".to_owned(), "Fictief.".to_owned());
    SubmitProposal { title, text, subject, closes_on: None }
}

/// A proposal on which votes count until a day.
pub(crate) fn closing_on(day: &str) -> SubmitProposal {
    SubmitProposal { closes_on: Some(self::day(day)), ..proposal(SubjectDraft::Other) }
}

/// The founded covenant with proposal 1, submitted by the project leader on 1 May 2020.
pub(crate) fn submitted() -> Given {
    founded().and(LEADER, "2020-05-01", proposal(SubjectDraft::Other))
}

pub(crate) fn vote(proposal: u32, seat: &str, vote: Vote) -> CastVote {
    CastVote { proposal: ProposalId(proposal), seat: seat.to_owned(), vote, reason: None, by: None }
}

pub(crate) fn decision(proposal: ProposalId) -> DecideProposal {
    DecideProposal {
        proposal,
        manner: Manner::Meeting,
        meeting: None,
        conditions: Vec::new(),
        effective_from: None,
        review_on: None,
        replaces: None,
        votes: Vec::new(),
    }
}

pub(crate) fn euros(text: &str) -> Money {
    text.parse().unwrap()
}

pub(crate) fn day(text: &str) -> Date {
    text.parse().unwrap()
}

pub(crate) fn year(text: &str) -> FiscalYear {
    text.parse().unwrap()
}

pub(crate) fn invoice(text: &str) -> InvoiceNumber {
    text.parse().unwrap()
}

impl Given {
    /// The same ledger after a command that is accepted.
    #[track_caller]
    pub(crate) fn and(&self, actor: &str, on: &str, command: impl Into<Command>) -> Given {
        let Answer { ledger, answer } = self.when(actor, on, command);
        let decision = answer.unwrap_or_else(|refusal| panic!("{refusal}"));
        self.with(ledger, decision)
    }

    fn with(&self, ledger: Ledger, decision: Decision) -> Given {
        let mut log = self.log.clone();
        log.extend(decision.events.iter().map(Event::kind));
        Given { ledger: recorded(ledger, decision), log }
    }

    /// The position of the last event of a kind.
    #[track_caller]
    pub(crate) fn last(&self, kind: &str) -> u64 {
        self.log.iter().rposition(|of| of.name() == kind).unwrap() as u64
    }

    /// The same after a command of the project leader, in JSON.
    #[track_caller]
    pub(crate) fn told(&self, on: &str, kind: &str, data: Value) -> Given {
        self.and(LEADER, on, command(kind, data))
    }

    /// The same after the project leader corrected the last event of a kind.
    #[track_caller]
    pub(crate) fn and_corrected(&self, on: &str, kind: &str) -> Given {
        let data = json!({ "position": self.last(kind), "reason": "Onjuist" });
        self.told(on, "correct-act", data)
    }

    /// The same ledger after an event of the project leader without a command.
    pub(crate) fn and_recorded(&self, on: &str, event: impl Into<Event>) -> Given {
        let (actor, on, events) = (Actor::ProjectLeader, day(on), vec![event.into()]);
        let decision = Decision { actor, on, events, warnings: Vec::new() };
        self.with(self.ledger.clone(), decision)
    }

    /// The same ledger after a proposal was consulted on, voted for by two of three seats, and decided.
    #[track_caller]
    pub(crate) fn and_adopted(&self, on: &str, subject: SubjectDraft) -> Given {
        let (given, proposal) = self.and_voted(on, subject, Vote::For);
        given.and(LEADER, on, decision(proposal))
    }

    /// The same ledger with a proposal that was consulted on, and voted on by two of three seats.
    #[track_caller]
    pub(crate) fn and_voted(
        &self,
        on: &str,
        subject: SubjectDraft,
        vote: Vote,
    ) -> (Given, ProposalId) {
        let id = ProposalId::at(self.ledger.proposals.all().count());
        let consult = ConsultProjectgroep {
            proposal: id,
            advice: Advice::Positive,
            text: "Akkoord.".to_owned(),
        };
        let mut given = self.and(LEADER, on, proposal(subject)).and(LEADER, on, consult);
        for seat in ["waterschap", "gemeente"] {
            given = given.and(LEADER, on, self::vote(id.0, seat, vote));
        }
        (given, id)
    }

    /// Decides a proposal for which two of three seats voted.
    #[track_caller]
    pub(crate) fn when_decided(&self, on: &str, subject: SubjectDraft) -> Answer {
        let (given, proposal) = self.and_voted(on, subject, Vote::For);
        given.when(LEADER, on, decision(proposal))
    }

    /// The same ledger after a proposal was adopted that takes effect on a later day.
    #[track_caller]
    pub(crate) fn and_adopted_from(&self, on: &str, subject: SubjectDraft, from: &str) -> Given {
        let (given, proposal) = self.and_voted(on, subject, Vote::For);
        let effective_from = Some(day(from));
        given.and(LEADER, on, DecideProposal { effective_from, ..decision(proposal) })
    }

    /// Decides a proposal that takes effect on a later day.
    #[track_caller]
    pub(crate) fn when_decided_from(&self, on: &str, subject: SubjectDraft, from: &str) -> Answer {
        let (given, proposal) = self.and_voted(on, subject, Vote::For);
        let effective_from = Some(day(from));
        given.when(LEADER, on, DecideProposal { effective_from, ..decision(proposal) })
    }

    /// Gives a command on a day, some time before July 2023.
    pub(crate) fn when(&self, actor: &str, on: &str, command: impl Into<Command>) -> Answer {
        let (actor, on, today) = (actor.to_owned(), day(on), day("2023-06-30"));
        let request = Request { actor, on, today, command: command.into() };
        Answer { ledger: self.ledger.clone(), answer: decide(&self.ledger, &request) }
    }
}

impl Answer {
    /// Checks that these events follow, and no others.
    #[track_caller]
    pub(crate) fn then(self, events: impl IntoIterator<Item = impl Into<Event>>) -> Answer {
        let expected: Vec<Event> = events.into_iter().map(Into::into).collect();
        match &self.answer {
            Ok(decision) => assert_eq!(decision.events, expected),
            Err(refusal) => panic!("{refusal}"),
        }
        self
    }

    /// Checks that the proposal is adopted, and that its effects are these events and no others.
    #[track_caller]
    pub(crate) fn adopts(self, effects: impl IntoIterator<Item = impl Into<Event>>) -> Answer {
        let effects: Vec<Event> = effects.into_iter().map(Into::into).collect();
        let decision = self.answer.as_ref().unwrap_or_else(|refusal| panic!("{refusal}"));
        match decision.events.as_slice() {
            [Event::ProposalDecided(decided), rest @ ..] => {
                assert_eq!((decided.outcome, rest), (Outcome::Adopted, effects.as_slice()));
            }
            events => panic!("no decision on a proposal: {events:?}"),
        }
        self
    }

    /// Checks the bookings: a line for each entry, with its day and each account with its budget line and
    /// amount, debit positive.
    #[track_caller]
    pub(crate) fn booked<const ENTRIES: usize>(self, expected: [&str; ENTRIES]) {
        let decision = self.answer.unwrap_or_else(|refusal| panic!("{refusal}"));
        let before = self.ledger.journal.entries().count();
        let ledger = recorded(self.ledger, decision);
        let entries = ledger.journal.entries().skip(before);
        let shown: Vec<String> = entries
            .map(|(entry, postings)| {
                let mut text = entry.date.to_string();
                for posting in postings {
                    text += &format!(" {}", posting.account.code());
                    if posting.bank.is_some() {
                        text += &format!(":{}", ledger.bank_accounts.code(posting.bank));
                    }
                    if let Some(line) = posting.line.and_then(|line| ledger.budgets.line(line)) {
                        text += &format!(":{}", line.code);
                    }
                    text += &format!(" {}", posting.amount);
                }
                text
            })
            .collect();
        assert_eq!(shown, expected);
    }

    /// Checks that this event is among those that follow.
    #[track_caller]
    pub(crate) fn with_event(self, event: impl Into<Event>) {
        let event = event.into();
        let decision = self.answer.unwrap_or_else(|refusal| panic!("{refusal}"));
        assert!(decision.events.contains(&event), "{event:?} is not in {:?}", decision.events);
    }

    /// Returns the answer of `ask` about the last event that follows.
    #[track_caller]
    pub(crate) fn last_event<T>(self, ask: impl Fn(&Event) -> T) -> T {
        let decision = self.answer.unwrap_or_else(|refusal| panic!("{refusal}"));
        ask(decision.events.last().unwrap())
    }

    /// The warnings with which the command is accepted.
    #[track_caller]
    pub(crate) fn warnings(self) -> Vec<Warning> {
        self.answer.unwrap_or_else(|refusal| panic!("{refusal}")).warnings
    }

    /// Checks that the command is accepted with these warnings, and no others.
    #[track_caller]
    pub(crate) fn warned<const WARNINGS: usize>(self, expected: [Warning; WARNINGS]) {
        let decision = self.answer.unwrap_or_else(|refusal| panic!("{refusal}"));
        assert_eq!(decision.warnings, expected);
    }

    /// The refusal, if there is one.
    pub(crate) fn refusal(self) -> Option<Refusal> {
        self.answer.err()
    }

    /// Checks that this rule refuses the command, with these facts.
    #[track_caller]
    pub(crate) fn refused(self, refusal: impl Into<Refusal>) {
        assert_eq!(self.answer, Err(refusal.into()));
    }
}

/// The ledger after the events of a decision.
fn recorded(mut ledger: Ledger, decision: Decision) -> Ledger {
    let Decision { actor, on, events, warnings: _ } = decision;
    for event in events {
        let noon = Moment::noon(on);
        let recorded_at = ledger.recorded_at().map_or(noon, |last| last.max(noon));
        let position = ledger.next();
        ledger.apply(Recorded { position, recorded_at, on, actor, event }).unwrap();
    }
    ledger
}
