//! What the made-up covenant decides: founding, roles, proposals, votes, the closing of years.

use super::mishaps::MishapStep;
use super::{Generator, Given, drafts, founder, money::MoneyStep, project_leader};
use crate::acts::accession::Accession;
use crate::acts::action::{Action, CloseAction, Closed, OpenAction, PostponeAction};
use crate::acts::amendment::{AmendmentDraft, ChangeDraft};
use crate::acts::conclude::{ConcludeCovenant, SignCovenant, Which};
use crate::acts::consultation::{Advice, ConsultProjectgroep};
use crate::acts::continuation::Continuation;
use crate::acts::decision::{Condition, DecideProposal, Manner};
use crate::acts::deficit::{Bearers, Deficit};
use crate::acts::fund::FundRelease;
use crate::acts::mandate::Mandated;
use crate::acts::meeting::{Invited, Meeting, MeetingKind, RecordMeeting};
use crate::acts::merger::MergerDraft;
use crate::acts::minute::MinuteDecision;
use crate::acts::proposal::{SubmitProposal, WithdrawProposal};
use crate::acts::relation::RegisterRelation;
use crate::acts::rename::RenameDraft;
use crate::acts::reopening::Reopening;
use crate::acts::role::Appoint;
use crate::acts::settlement::{Remainder, Settlement};
use crate::acts::subject::{Subject, SubjectDraft};
use crate::acts::surplus::{Destination, Part, Surplus};
use crate::acts::vote::{CastVote, Vote, Voter};
use crate::acts::withdrawal::WithdrawalDraft;
use crate::acts::write_off::WriteOff;
use crate::acts::year_account::YearAccount;
use crate::acts::year_end::CloseYear;
use crate::calendar::FiscalYear;
use crate::command::Command;
use crate::covenant::Outcome;
use crate::ids::{ActionId, MeetingId, PersonId, ProposalId};
use crate::invoice::InvoiceNumber;
use crate::ledger::Ledger;
use crate::money::Money;
use crate::voting::{Poll, SubjectKind, rule_for};

/// A decision of the covenant, or a step towards one.
#[derive(Clone, Copy, Debug)]
pub(super) enum GovernanceStep {
    Conclude,
    Sign,
    /// Somebody is appointed: to a seat by its number, or as project leader by zero.
    Appoint {
        role: u32,
        by_founder: bool,
    },
    /// A decision of before the ledger is taken over.
    TakeOver,
    /// Everything of a year is planned, some months before it starts.
    PlanYear(FiscalYear),
    /// It is stated who issues the invoices.
    StateIssuer,
    /// It is stated where the first partner is billed.
    StateBillingAddress,
    /// A third party is registered, that is invoiced every year and accedes later.
    RegisterRelation,
    Propose(Topic),
    Consult(ProposalId),
    Vote {
        proposal: ProposalId,
        seat: u32,
        vote: Vote,
    },
    Withdraw(ProposalId),
    Decide(ProposalId),
    /// The meeting of today is recorded, and then named with the decision.
    Meet,
    Minute(ProposalId),
    /// The first condition that is still to be met is met.
    MeetCondition,
    /// An action is opened. It gets another day, and then it is done.
    OpenAction,
    PostponeAction,
    CloseAction,
    CloseYear(FiscalYear),
    /// The result of a closed year is handled.
    Closed(FiscalYear),
}

/// The subject of a proposal.
#[derive(Clone, Copy, Debug)]
pub(super) enum Topic {
    RiskKey(FiscalYear),
    Budget(FiscalYear),
    BudgetRevision(FiscalYear),
    Schedule(FiscalYear),
    Accession(FiscalYear),
    Surplus(FiscalYear),
    Deficit(FiscalYear),
    /// A year that was closed too early is opened again, and then closed.
    Reopen(FiscalYear),
    /// The account of a closed year is adopted.
    YearAccount(FiscalYear),
    /// The partner that acceded last gets another name.
    Rename(FiscalYear),
    /// That partner withdraws.
    Withdrawal,
    /// That partner merges into the first partner.
    Merger,
    Amendment(FiscalYear),
    Continuation,
    /// Something that the regiegroep votes down.
    Unwanted,
    /// Something that is withdrawn before the vote.
    Withdrawn,
    /// An unpaid amount is given up.
    WriteOff(InvoiceNumber),
    /// A fund is released, if there is any.
    FundRelease,
    /// Every balance is zero: the covenant is settled.
    Settlement,
}

impl Generator {
    pub(super) fn plan_founding(&mut self) {
        let first = self.first_year();
        self.plan_in(0, GovernanceStep::Conclude);
        self.plan_in(0, GovernanceStep::Sign);
        for role in 0..=self.seats() {
            self.plan_in(0, GovernanceStep::Appoint { role, by_founder: true });
        }
        self.plan_in(0, GovernanceStep::TakeOver);
        self.plan_in(0, GovernanceStep::StateIssuer);
        self.plan_in(0, GovernanceStep::StateBillingAddress);
        self.plan_in(0, GovernanceStep::RegisterRelation);
        self.plan_in(1, GovernanceStep::PlanYear(first));
    }

    pub(super) fn govern(&mut self, step: GovernanceStep, ledger: &Ledger) -> Option<Given> {
        match step {
            GovernanceStep::Conclude => {
                founder(ConcludeCovenant { definition: self.definition.clone() })
            }
            GovernanceStep::Sign => founder(SignCovenant { partners: Which::All }),
            GovernanceStep::Appoint { role, by_founder } => {
                self.persons += 1;
                let person = PersonId(self.persons);
                let role = match role {
                    0 => "project-leader".to_owned(),
                    seat => drafts::seat_code(&self.definition, seat),
                };
                let appoint = Appoint { role, person };
                if by_founder { founder(appoint) } else { project_leader(appoint) }
            }
            GovernanceStep::TakeOver => self.take_over_decision(),
            GovernanceStep::PlanYear(year) => {
                self.plan_year(year);
                None
            }
            GovernanceStep::StateIssuer => project_leader(drafts::issuer()),
            GovernanceStep::StateBillingAddress => {
                project_leader(drafts::billing_address(&self.definition))
            }
            GovernanceStep::RegisterRelation => {
                let (code, name) = self.next_partner();
                self.third_party = code.clone();
                project_leader(RegisterRelation { code, name })
            }
            GovernanceStep::Propose(topic) => self.propose(topic, ledger),
            GovernanceStep::Consult(proposal) => {
                let text = "Het fictieve advies van de projectgroep.".to_owned();
                let advice =
                    if self.random.happens(70) { Advice::Positive } else { Advice::Neutral };
                project_leader(ConsultProjectgroep { proposal, advice, text })
            }
            GovernanceStep::Vote { proposal, seat, vote } => {
                Some(self.vote(proposal, seat, vote, ledger))
            }
            GovernanceStep::Withdraw(proposal) => {
                let reason = "Fictief ingetrokken.".to_owned();
                project_leader(WithdrawProposal { proposal, reason })
            }
            GovernanceStep::Decide(proposal) if is_paid(proposal, ledger) => {
                let reason = "Fictief: er is alsnog betaald.".to_owned();
                project_leader(WithdrawProposal { proposal, reason })
            }
            GovernanceStep::Decide(proposal) => {
                let manner =
                    if self.random.happens(60) { Manner::Meeting } else { Manner::InWriting };
                let in_meeting = manner == Manner::Meeting;
                let meeting = self.meeting_of_today(ledger).filter(|_| in_meeting);
                if in_meeting && meeting.is_none() && self.random.happens(20) {
                    self.plan_in(0, GovernanceStep::Meet);
                    self.plan_in(0, GovernanceStep::Minute(proposal));
                }
                project_leader(DecideProposal {
                    proposal,
                    manner,
                    meeting,
                    conditions: self.conditions(),
                    effective_from: None,
                    review_on: None,
                    replaces: None,
                    votes: Vec::new(),
                })
            }
            GovernanceStep::Meet if self.meeting_of_today(ledger).is_some() => None,
            GovernanceStep::Meet => project_leader(RecordMeeting {
                kind: MeetingKind::Regiegroep,
                title: "Fictieve vergadering".to_owned(),
                invited: Invited::Partners(Which::All),
                attended: vec![drafts::partner_code(&self.definition, 1)],
                theme: None,
                notes: None,
            }),
            GovernanceStep::Minute(proposal) => {
                let mut decisions = ledger.proposals.decisions();
                let (decision, _) = decisions.find(|(_, of)| of.proposal == proposal)?;
                let meeting = self.meeting_of_today(ledger)?;
                project_leader(MinuteDecision { decision, meeting })
            }
            GovernanceStep::MeetCondition => {
                let (action, _) = open_actions(ledger, true).next()?;
                let outcome = "Fictief voldaan.".to_owned();
                let state = Closed::Done;
                project_leader(CloseAction { action, state, outcome, decision: None })
            }
            GovernanceStep::OpenAction => {
                let due = self.today.plus_days(30);
                self.plan_in(25, GovernanceStep::PostponeAction);
                let days = self.random.days(40, 70);
                self.plan_in(days, GovernanceStep::CloseAction);
                let (title, owner) = ("Fictieve actie".to_owned(), "projectgroep".to_owned());
                project_leader(OpenAction { title, owner, due, decision: None })
            }
            GovernanceStep::PostponeAction => {
                let (action, _) = open_actions(ledger, false).last()?;
                let (due, reason) = (self.today.plus_days(30), "Fictief uitstel.".to_owned());
                project_leader(PostponeAction { action, due, reason })
            }
            GovernanceStep::CloseAction => {
                let (action, _) = open_actions(ledger, false).last()?;
                let state = if self.random.happens(80) { Closed::Done } else { Closed::Dropped };
                let outcome = "Een verzonnen uitkomst.".to_owned();
                project_leader(CloseAction { action, state, outcome, decision: None })
            }
            GovernanceStep::CloseYear(year) => {
                self.plan_in(0, GovernanceStep::Closed(year));
                project_leader(CloseYear { year })
            }
            GovernanceStep::Closed(year) => {
                let left = ledger.years.get(year)?.left;
                // The next year is not closed within these days.
                let runs = self.today.plus_days(11) < self.last_day(year.next());
                if year < self.last_year() && runs && self.random.happens(10) {
                    self.plan_in(2, GovernanceStep::Propose(Topic::Reopen(year)));
                    self.plan_in(11, GovernanceStep::CloseYear(year));
                    return None;
                }
                if year < self.last_year() && self.random.happens(50) {
                    self.plan_in(1, GovernanceStep::Propose(Topic::YearAccount(year)));
                }
                if left > Money::ZERO {
                    self.plan_in(2, GovernanceStep::Propose(Topic::Surplus(year)));
                } else if left < Money::ZERO {
                    self.plan_in(2, GovernanceStep::Propose(Topic::Deficit(year)));
                }
                None
            }
        }
    }

    fn plan_year(&mut self, year: FiscalYear) {
        let first = self.first_day(year);
        let last = self.last_day(year).plus_days(-10);
        let at = |days: i32| first.plus_days(days).min(last);
        if year == self.first_year() || year.start().is_multiple_of(3) {
            self.plan(at(-70), GovernanceStep::Propose(Topic::RiskKey(year)));
        }
        // In a year that has begun there is money once its budget and schedule are decided.
        let decided = at(-50).max(self.today).plus_days(8);
        let funded = self.definition.term.financial_start.max(decided);
        // Every other year is invoiced in advance, except the first, before which nobody owes anything.
        let in_advance = year > self.first_year() && !year.start().is_multiple_of(2);
        let invoiced = at(if in_advance { -15 } else { 0 }).max(funded);
        // A year that is over when the covenant is concluded has only its closing.
        if invoiced < last {
            self.plan(at(-60), GovernanceStep::Propose(Topic::Budget(year)));
            self.plan(at(-50), GovernanceStep::Propose(Topic::Schedule(year)));
            if year == self.first_year() && self.partners > 2 {
                self.plan(invoiced, MoneyStep::OpenBooks(year));
            }
            self.plan(invoiced, MoneyStep::InvoiceAll(year));
            self.plan(first.max(funded), MoneyStep::PlanYear(year));
            for _ in 0..=self.partners / 50 {
                let on = at(self.random.days(60, 150)).max(invoiced.plus_days(1));
                self.plan(on, GovernanceStep::Propose(Topic::Accession(year)));
            }
            self.plan_network(year);
            self.plan_mishaps(year, first.max(invoiced));
            if year > self.first_year() {
                let leaves =
                    if year.start().is_multiple_of(2) { Topic::Withdrawal } else { Topic::Merger };
                self.plan(at(20), GovernanceStep::Propose(Topic::Rename(year)));
                self.plan(at(30), GovernanceStep::Propose(leaves));
            }
            if year.start().is_multiple_of(3) {
                self.plan(at(90), GovernanceStep::Propose(Topic::Amendment(year)));
            }
            if year == self.last_year() {
                self.plan(at(100), GovernanceStep::Propose(Topic::Continuation));
            }
            self.plan(at(110), GovernanceStep::OpenAction);
            self.plan(at(120), GovernanceStep::Propose(Topic::Unwanted));
            self.plan(at(140), GovernanceStep::Propose(Topic::Withdrawn));
            if self.random.happens(60) {
                let on = at(180).max(decided);
                self.plan(on, GovernanceStep::Propose(Topic::BudgetRevision(year)));
            }
            let role = self.random.between(0, self.seats());
            self.plan(at(200), GovernanceStep::Appoint { role, by_founder: false });
        }
        if year < self.last_year() {
            self.plan(at(270), GovernanceStep::PlanYear(year.next()));
        }
        let close = self.first_day(year.next()).plus_days(45).max(invoiced.plus_days(30));
        self.plan(close, GovernanceStep::CloseYear(year));
        if year == self.last_year() {
            self.plan_winding_up(close);
        }
    }

    fn propose(&mut self, topic: Topic, ledger: &Ledger) -> Option<Given> {
        let subject = self.subject(topic, ledger)?;
        let kind = subject.kind();
        let proposal = ProposalId(self.proposals + 1);
        match topic {
            Topic::Withdrawn => self.plan_in(9, GovernanceStep::Withdraw(proposal)),
            Topic::Unwanted => self.plan_votes(proposal, kind, Vote::Against),
            Topic::Surplus(_) | Topic::Deficit(_) | Topic::FundRelease | Topic::Settlement => {
                self.plan_in(1, GovernanceStep::Consult(proposal));
                self.plan_votes(proposal, kind, Vote::For);
            }
            Topic::RiskKey(_)
            | Topic::Budget(_)
            | Topic::BudgetRevision(_)
            | Topic::Schedule(_)
            | Topic::Accession(_)
            | Topic::Rename(_)
            | Topic::Withdrawal
            | Topic::Merger
            | Topic::Amendment(_)
            | Topic::Reopen(_)
            | Topic::YearAccount(_)
            | Topic::Continuation
            | Topic::WriteOff(_) => self.plan_votes(proposal, kind, Vote::For),
        }
        self.plan_after(topic);
        let title = format!("Fictief voorstel {proposal}");
        let text = "Een verzonnen voorstel.".to_owned();
        project_leader(SubmitProposal { title, text, subject, closes_on: None })
    }

    /// As many equal votes as decide, perhaps some other votes, then the decision.
    fn plan_votes(&mut self, proposal: ProposalId, kind: SubjectKind, vote: Vote) {
        let enough = self.enough(kind);
        for seat in 1..=self.random.between(enough, self.seats()) {
            let vote = if seat > enough && self.random.happens(20) { Vote::Abstain } else { vote };
            let days = self.random.days(2, 6);
            self.plan_in(days, GovernanceStep::Vote { proposal, seat, vote });
        }
        self.plan_in(7, GovernanceStep::Decide(proposal));
    }

    /// How many seats, the first ahead, adopt a proposal of a kind by their votes alone.
    fn enough(&self, kind: SubjectKind) -> u32 {
        let seats = &self.definition.regiegroep.seats;
        let Some(rule) = rule_for(&self.definition.regiegroep.decide, kind) else {
            return self.seats();
        };
        let needed = rule.quorum.map_or(0, |quorum| quorum.needed(seats.len(), false));
        let all = seats.iter().map(|seat| usize::from(seat.votes)).sum();
        let mut poll = Poll { seats: seats.len(), all, to_come: all, ..Poll::default() };
        let adopts = |votes: u8| {
            poll.add(Vote::For, votes.into());
            poll.to_come = all - poll.votes_for;
            rule.outcome(poll, needed) == Some(Outcome::Adopted)
        };
        let place = seats.iter().map(|seat| seat.votes).position(adopts);
        place.and_then(|place| u32::try_from(place + 1).ok()).unwrap_or(self.seats())
    }

    /// Plans the consequences of the decision, on the day it is taken.
    fn plan_after(&mut self, topic: Topic) {
        match topic {
            Topic::Accession(year) => {
                // It has the next number: accessions are decided in the order proposed.
                self.partners += 1;
                let partner = self.partners;
                self.plan_in(10, MoneyStep::InvoiceAcceded { partner, year });
            }
            Topic::Surplus(year) => self.plan_in(7, MoneyStep::PlanRefunds(year)),
            Topic::Deficit(year) => self.plan_in(7, MoneyStep::PlanShares(year)),
            Topic::Settlement => self.plan_in(7, MishapStep::PayRemainder),
            Topic::RiskKey(_)
            | Topic::Budget(_)
            | Topic::BudgetRevision(_)
            | Topic::Schedule(_)
            | Topic::Rename(_)
            | Topic::Withdrawal
            | Topic::Merger
            | Topic::Amendment(_)
            | Topic::Reopen(_)
            | Topic::YearAccount(_)
            | Topic::Continuation
            | Topic::Unwanted
            | Topic::Withdrawn
            | Topic::WriteOff(_)
            | Topic::FundRelease => {}
        }
    }

    fn subject(&mut self, topic: Topic, ledger: &Ledger) -> Option<SubjectDraft> {
        Some(match topic {
            Topic::RiskKey(year) => SubjectDraft::RiskKey(drafts::risk_key(
                &self.definition,
                year,
                self.random.between(1, 9),
            )),
            Topic::Budget(year) => {
                SubjectDraft::Budget(drafts::budget(&self.definition, year, self.partners, 0))
            }
            Topic::BudgetRevision(year) => {
                let moved = self.random.between(1, 20).into();
                SubjectDraft::BudgetRevision(drafts::budget(
                    &self.definition,
                    year,
                    self.partners,
                    moved,
                ))
            }
            Topic::Schedule(year) => SubjectDraft::ContributionSchedule(drafts::schedule(
                &self.definition,
                year,
                self.partners,
            )),
            Topic::Accession(_) => {
                let (code, name) = self.next_partner();
                SubjectDraft::Accession(Accession { code, name })
            }
            Topic::Surplus(year) => {
                let left = ledger.years.get(year)?.left;
                SubjectDraft::Surplus(Surplus { year, destinations: self.destinations(left) })
            }
            Topic::Deficit(year) => SubjectDraft::Deficit(self.deficit(year, ledger)),
            Topic::Reopen(year) => SubjectDraft::ReopenYear(Reopening { year }),
            Topic::YearAccount(year) => SubjectDraft::YearAccount(YearAccount { year }),
            Topic::Rename(year) => SubjectDraft::Rename(RenameDraft {
                partner: self.last_partner(),
                name: format!("{} ({year})", drafts::partner_name(self.partners)),
            }),
            Topic::Withdrawal => {
                SubjectDraft::Withdrawal(WithdrawalDraft { partner: self.last_partner() })
            }
            Topic::Merger => SubjectDraft::Merger(MergerDraft {
                from: vec![self.last_partner()],
                into: drafts::partner_code(&self.definition, 1),
            }),
            Topic::Amendment(year) => SubjectDraft::Amendment(AmendmentDraft {
                text: "Een verzonnen wijziging.".to_owned(),
                changes: vec![ChangeDraft::ThemeAdded(format!("Fictief thema {year}"))],
            }),
            Topic::Continuation => SubjectDraft::Continuation(Continuation::End),
            Topic::Unwanted | Topic::Withdrawn => SubjectDraft::Other,
            Topic::WriteOff(invoice) => {
                ledger.claims.get(invoice).filter(|claim| !claim.open().is_zero())?;
                SubjectDraft::WriteOff(WriteOff { invoice, amount: None })
            }
            Topic::FundRelease => {
                let (fund, _) = ledger.surpluses.funds().next()?;
                SubjectDraft::FundRelease(FundRelease { fund: fund.clone(), amount: None })
            }
            Topic::Settlement => {
                let remainder = match self.random.between(1, 4) {
                    1 => Remainder::Partners,
                    2 => Remainder::RiskBearers,
                    _ => Remainder::Transfer { to: "Fictieve opvolger".to_owned() },
                };
                SubjectDraft::Settlement(Settlement { remainder })
            }
        })
    }

    /// The meeting of the regiegroep that is recorded of today.
    fn meeting_of_today(&self, ledger: &Ledger) -> Option<MeetingId> {
        let mut meetings = ledger.meetings.all();
        let of_today =
            |held: &Meeting| held.on == self.today && held.kind == MeetingKind::Regiegroep;
        meetings.find(|(_, held)| of_today(held)).map(|(id, _)| id)
    }

    /// The conditions of a decision, mostly none.
    fn conditions(&mut self) -> Vec<Condition> {
        if !self.random.happens(10) {
            return Vec::new();
        }
        self.plan_in(20, GovernanceStep::MeetCondition);
        let due = Some(self.today.plus_days(30));
        vec![Condition { owner: None, due, text: "Een verzonnen voorwaarde".to_owned() }]
    }

    /// The code and the name of who accedes next. The first of them is a third party before.
    fn next_partner(&self) -> (String, String) {
        let number = self.partners + 1;
        (drafts::partner_code(&self.definition, number), drafts::partner_name(number))
    }

    /// The code of the partner that acceded last. Every year another accedes, after one has left.
    fn last_partner(&self) -> String {
        drafts::partner_code(&self.definition, self.partners)
    }

    fn destinations(&mut self, surplus: Money) -> Vec<Part> {
        let (mut weights, mut all) = (Vec::new(), Vec::new());
        let mut to = |weight: u64, destination| {
            weights.push(weight);
            all.push(destination);
        };
        to(2, Destination::Partners);
        match self.random.between(1, 4) {
            1 => to(1, Destination::Reserve),
            2 => to(1, Destination::NextYearBudget),
            3 => to(2, Destination::Project { name: "Fictief project".to_owned() }),
            _ => {}
        }
        let amounts = surplus.divide(&weights).unwrap_or_default();
        let parts = all.into_iter().zip(amounts).map(|(to, amount)| Part { to, amount });
        parts.filter(|part| !part.amount.is_zero()).collect()
    }

    /// How the deficit of a year is solved: mostly by the covenant's rule.
    fn deficit(&mut self, year: FiscalYear, ledger: &Ledger) -> Deficit {
        let rule = Deficit::by_rule(year);
        let left = ledger.years.get(year).map_or(Money::ZERO, |closed| closed.left.abs());
        let half = Money::from_cents(left.cents() / 2);
        let goes_on = year < self.last_year() && !half.is_zero();
        match self.random.between(1, 6) {
            1 => Deficit { from_reserve: Some(Money::ZERO), ..rule },
            2 if goes_on => Deficit { carry_forward: Some(half), ..rule },
            3 => Deficit { bearers: Bearers::PartnersEqually, ..rule },
            _ => rule,
        }
    }

    /// A vote, given by the seat itself or recorded by the project leader. Whoever has a mandate of the seat votes.
    fn vote(&mut self, proposal: ProposalId, seat: u32, vote: Vote, ledger: &Ledger) -> Given {
        let code = drafts::seat_code(&self.definition, seat);
        let itself = self.random.happens(50);
        let actor = if itself { code.clone() } else { "project-leader".to_owned() };
        let covenant = ledger.covenant();
        let id = covenant.and_then(|covenant| covenant.seat_by_code(&code));
        let running = id.and_then(|id| ledger.mandates.running(id, self.today));
        let by = running.map(|(_, mandate)| match mandate.to {
            Mandated::Deputy(_) => Voter::Deputy,
            Mandated::Proxy(_) => Voter::Proxy,
        });
        (actor, Command::from(CastVote { proposal, seat: code, vote, reason: None, by }))
    }
}

/// The actions that are open, and are conditions or are not.
fn open_actions(ledger: &Ledger, condition: bool) -> impl Iterator<Item = (ActionId, &Action)> {
    let actions = ledger.actions.all();
    actions.filter(move |(_, of)| of.closing.is_none() && of.condition == condition)
}

/// Whether the claim that a proposal would write off was paid since.
fn is_paid(proposal: ProposalId, ledger: &Ledger) -> bool {
    let proposal = ledger.proposals.get(proposal);
    let Some(Subject::WriteOff(WriteOff { invoice, .. })) = proposal.map(|of| &of.subject) else {
        return false;
    };
    ledger.claims.get(*invoice).is_some_and(|claim| claim.open().is_zero())
}
