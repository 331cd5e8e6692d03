//! The decision register.

use std::collections::BTreeMap;

use ledger_core::Position;
use ledger_core::views::decisions::{
    DecisionRegister, DecisionRow, MandateUsed, ProposalRow, VoteRow,
};
use ledger_core::views::taken::{ConditionRow, ConditionState, MeetingOfDecision, SeatAtMeeting};
use ledger_core::voting::{Counts, Vote};

use super::proposed::{in_a_sentence, proposed};
use crate::document::{Cell, Column, Document, Table, cells};
use crate::{Lang, People, Render, values};

impl Render for DecisionRegister {
    fn title(&self, lang: Lang) -> String {
        lang.decision_register(values::date(self.on, lang))
    }

    fn table(&self, lang: Lang) -> Table {
        let mut table = Table::new([
            Column::figure("decision", lang.number()),
            Column::word("on", lang.day()),
            Column::text("title", lang.decision()),
            Column::text("outcome", lang.outcome_label()),
            Column::in_csv("manner"),
            Column::in_csv("proposal"),
            Column::in_csv("subject"),
            Column::in_csv("votes_for"),
            Column::in_csv("against"),
            Column::in_csv("abstained"),
            Column::in_csv("effective_from"),
            Column::in_csv("conditions"),
            Column::in_csv("review_on"),
            Column::in_csv("replaces"),
            Column::in_csv("replaced_by"),
            Column::in_csv("taken_over_from"),
            Column::in_csv("meeting"),
        ]);
        for row in &self.decisions {
            let DecisionRow { proposal, .. } = row;
            table.row(cells![
                row.decision.0,
                row.on,
                &proposal.title,
                Cell::named(row.outcome, lang.outcome(row.outcome)),
                Cell::named(row.manner, lang.manner(row.manner)),
                proposal.proposal.0,
                Cell::named(proposal.subject, lang.subject(proposal.subject)),
                proposal.tally.votes_for,
                proposal.tally.against,
                proposal.tally.abstained,
                row.effective_from,
                row.conditions.iter().map(|of| of.text.as_str()).collect::<Vec<_>>().join("; "),
                row.review_on,
                row.replaces.map(|decision| decision.0),
                row.replaced_by.map(|decision| decision.0),
                row.taken_over_from.as_deref(),
                row.meeting.as_ref().map(|of| of.meeting.0),
            ]);
        }
        table
    }

    fn document_naming(&self, people: &People, lang: Lang) -> Document {
        let document = Document::titled(self.title(lang), lang);
        if self.decisions.is_empty() {
            return document.paragraph(lang.no_decisions());
        }
        each(document, self, people, lang)
    }
}

/// The register as a document of its own. `events` is the number of events it is made from, `people` are called by their
/// names.
pub fn decision_register(
    register: &DecisionRegister,
    people: &People,
    events: Position,
    lang: Lang,
) -> Document {
    let on = values::date(register.on, lang);
    let overview = register.table(lang).named("decisions", lang.decisions_in_order());
    let document = Document::titled(register.title(lang), lang)
        .of_day(register.on)
        .footed([lang.foot_statement(on, events)]);
    let document = document.table_or(overview, lang.no_decisions());
    each(document, register, people, lang)
}

/// Each decision: the proposal, its submitter, the advice, the votes, and the changes.
fn each(
    mut document: Document,
    register: &DecisionRegister,
    people: &People,
    lang: Lang,
) -> Document {
    for row in &register.decisions {
        let DecisionRow { proposal, .. } = row;
        document = document
            .heading(lang.decision_heading(row.decision, &proposal.title))
            .table(about_decision(row, lang));
        document = match &row.taken_over_from {
            None => said(document.paragraph(proposal.text.clone()), row, lang)
                .list(votes_in_words(proposal, people, lang), lang.no_votes()),
            Some(_) => said(document, row, lang).paragraph(lang.taken_over_not_voted()),
        };
        document = with_conditions(document, row, lang);
        if !row.budget_changes.is_empty() {
            document = document.subheading(lang.budget_changes()).table(budget_changes(row, lang));
        }
    }
    document
}

/// What was decided. What it changed in a budget stands in a table of its own.
fn said(document: Document, row: &DecisionRow, lang: Lang) -> Document {
    match row.budget_changes.is_empty() {
        true => proposed(document, &row.proposal.proposed, lang),
        false => in_a_sentence(document, &row.proposal.proposed, lang),
    }
}

pub(crate) fn about_decision(row: &DecisionRow, lang: Lang) -> Table {
    let date = |day| values::date(day, lang);
    let outcome = lang.outcome_on(lang.outcome(row.outcome), date(row.on), lang.manner(row.manner));
    let mut table = match &row.taken_over_from {
        None => about_proposal(&row.proposal, lang),
        Some(source) => Table::of_facts([
            (lang.subject_label(), lang.subject(row.proposal.subject).into()),
            (lang.taken_over_from(), source.as_str().into()),
        ]),
    };
    let mut facts = cells_of(lang.outcome_label(), outcome);
    facts.extend(cells_of(lang.effective_from(), date(row.effective_from)));
    facts.extend(row.meeting.iter().flat_map(|meeting| at_meeting(meeting, lang)));
    let more = [
        (lang.review_on(), row.review_on.map(date)),
        (lang.replaces(), row.replaces.map(|decision| lang.decision_number(decision))),
        (lang.replaced_by(), row.replaced_by.map(|decision| lang.decision_number(decision))),
    ];
    facts.extend(more.into_iter().filter_map(|(label, value)| Some((label, value?))));
    for (label, value) in facts {
        table.row(cells![label, value]);
    }
    table
}

/// The meeting in which a decision was taken, who was there, and whether they were enough.
fn at_meeting(of: &MeetingOfDecision, lang: Lang) -> Vec<(&'static str, String)> {
    let names = |seats: &[SeatAtMeeting]| {
        let names = seats.iter().map(|seat| lang.seat_at_meeting(&seat.name, &seat.partner));
        names.collect::<Vec<_>>().join(", ")
    };
    let present = match of.present.is_empty() {
        true => lang.nobody_with_a_seat().to_owned(),
        false => names(&of.present),
    };
    let present = match of.others {
        0 => present,
        others => lang.present_and_others(present, others),
    };
    let mut facts = vec![
        (lang.meeting_of_decision(), lang.meeting_named(&of.title, of.meeting)),
        (lang.present_at_meeting(), present),
    ];
    if !of.absent.is_empty() {
        facts.push((lang.absent_at_meeting(), names(&of.absent)));
    }
    if let (Some(needed), Some(quorate)) = (of.needed, of.quorate) {
        let said = match quorate {
            true => lang.quorum_present(of.present.len(), needed),
            false => lang.quorum_absent(of.present.len(), needed),
        };
        facts.push((lang.quorum(), said));
    }
    facts
}

/// Adds the conditions of a decision, each with where it stands.
pub(crate) fn with_conditions(document: Document, row: &DecisionRow, lang: Lang) -> Document {
    if row.conditions.is_empty() {
        return document;
    }
    let conditions = row.conditions.iter().map(|condition| condition_in_words(condition, lang));
    document.subheading(lang.conditions()).list(conditions, "")
}

/// A condition, and where it stands.
pub(crate) fn condition_in_words(row: &ConditionRow, lang: Lang) -> String {
    let ConditionRow { text, owner, due, state, closed, .. } = row;
    let (Some(owner), Some(due)) = (owner, due) else { return text.clone() };
    let (owner, due) = (lang.owner(owner), values::date(*due, lang));
    match (state, closed) {
        (ConditionState::Late, _) => {
            lang.condition_late(text, owner, due, lang.days_too_late(row.days_late))
        }
        (ConditionState::Met, Some(closed)) => {
            lang.condition_met(text, values::date(closed.on, lang), &closed.outcome)
        }
        (ConditionState::Dropped, Some(closed)) => {
            let by = closed.decision.map(|decision| lang.decision_number(decision));
            let on = values::date(closed.on, lang);
            lang.condition_dropped_by(text, on, by.unwrap_or_default(), &closed.outcome)
        }
        (
            ConditionState::Open
            | ConditionState::InText
            | ConditionState::Met
            | ConditionState::Dropped,
            _,
        ) => lang.condition_open(text, owner, due),
    }
}

fn cells_of(label: &'static str, value: String) -> Vec<(&'static str, String)> {
    vec![(label, value)]
}

/// The proposal and its submitter, with the advice and the counted votes.
pub(crate) fn about_proposal(row: &ProposalRow, lang: Lang) -> Table {
    let date = |day| values::date(day, lang);
    let submitted =
        lang.submitted_by(row.proposal, date(row.submitted_on), lang.actor(&row.proposer));
    let advice =
        row.consultation.as_ref().map_or(lang.not_consulted().to_owned(), |consultation| {
            let (on, advice) = (date(consultation.on), lang.advice(consultation.advice));
            lang.advised(on, advice, &consultation.text)
        });
    let tally = row.tally;
    let votes = lang.tally(tally.votes_for, tally.against, tally.abstained, tally.seats);
    let mut table = Table::of_facts([
        (lang.subject_label(), lang.subject(row.subject).into()),
        (lang.proposal(), submitted.into()),
        (lang.projectgroep(), advice.into()),
        (lang.votes(), votes.into()),
    ]);
    if let Some(weighed) = weighed(row, lang) {
        table.row(cells![lang.votes_weighed(), weighed]);
    }
    if let Some(closes_on) = row.closes_on {
        table.row(cells![lang.votes_until(), date(closes_on)]);
    }
    table
}

/// The votes counted as each seat has them, if one has more than one.
fn weighed(row: &ProposalRow, lang: Lang) -> Option<String> {
    let of_silent: u64 = row.not_voted.iter().map(|seat| u64::from(seat.votes)).sum();
    let of_seats = row.votes.iter().map(|vote| (Some(vote.vote), u64::from(vote.votes)));
    let seats = row.votes.len() + row.not_voted.len();
    let sum = |wanted| of_seats.clone().filter(|(vote, _)| *vote == wanted).map(|(_, of)| of).sum();
    let [votes_for, against, abstained]: [u64; 3] =
        [Vote::For, Vote::Against, Vote::Abstain].map(|vote| sum(Some(vote)));
    let all = votes_for + against + abstained + of_silent;
    let weighs = usize::try_from(all).is_ok_and(|all| all != seats);
    weighs.then(|| lang.tally_weighed(votes_for, against, abstained, all))
}

/// The name of a seat, with its votes if it has more than one.
fn seat_named(name: &str, votes: u8, lang: Lang) -> String {
    match votes {
        1 => name.to_owned(),
        votes => lang.seat_with_votes(name, votes),
    }
}

/// Who voted for, who against and who abstained, each in one line with the person who voted and by which right; then the
/// reasons that were given.
pub(crate) fn votes_in_words(row: &ProposalRow, people: &People, lang: Lang) -> Vec<String> {
    let first = row.votes.first().map(|vote| vote.on);
    let same_day = row.votes.iter().all(|vote| Some(vote.on) == first);
    let voter = |vote: &VoteRow| {
        let held_by = people.name(vote.held_by, lang);
        let held_by = match &vote.mandate {
            None => held_by,
            Some(MandateUsed { proxy: None, .. }) => lang.voted_by_deputy(held_by),
            Some(MandateUsed { proxy: Some(seat), .. }) => lang.voted_by_proxy(held_by, seat),
        };
        let seat = seat_named(&vote.name, vote.votes, lang);
        match same_day {
            true => lang.voter_of_seat(seat, held_by),
            false => lang.voter_of_seat_on(seat, held_by, values::date(vote.on, lang)),
        }
    };
    let voted = [Vote::For, Vote::Against, Vote::Abstain].into_iter().filter_map(|cast| {
        let voters = row.votes.iter().filter(|vote| vote.vote == cast).map(voter);
        let voters: Vec<String> = voters.collect();
        let cast = lang.vote(cast);
        let on = first.filter(|_| same_day).map(|on| values::date(on, lang));
        match (voters.is_empty(), on) {
            (true, _) => None,
            (false, Some(on)) => Some(lang.voted_on_day(cast, on, voters.join("; "))),
            (false, None) => Some(lang.voted(cast, voters.join("; "))),
        }
    });
    let reasons = row.votes.iter().filter_map(|vote| {
        let reason = vote.reason.as_ref()?;
        Some(lang.voted_because(seat_named(&vote.name, vote.votes, lang), reason))
    });
    let silence = row.not_voted.iter().any(|seat| seat.counts.is_some());
    let silent = row.not_voted.iter().map(|seat| {
        let name = seat_named(&seat.name, seat.votes, lang);
        match seat.counts {
            None => lang.did_not_vote(name),
            Some(Counts::For) => lang.did_not_vote_counts_for(name),
        }
    });
    let silent = silent.filter(|_| silence || !row.votes.is_empty());
    voted.chain(reasons).chain(silent).chain(recorded_by_others(row, lang)).collect()
}

/// Who recorded the votes of seats that did not do so themselves.
fn recorded_by_others(row: &ProposalRow, lang: Lang) -> Vec<String> {
    let mut others: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for vote in row.votes.iter().filter(|vote| vote.recorded_by != vote.seat) {
        others.entry(&vote.recorded_by).or_default().push(&vote.name);
    }
    let said = others.into_iter().map(|(actor, seats)| match seats.len() == row.votes.len() {
        true => lang.all_votes_recorded_by(lang.actor(actor)),
        false => lang.votes_recorded_by(lang.actor(actor), seats.join(", ")),
    });
    said.collect()
}

fn budget_changes(row: &DecisionRow, lang: Lang) -> Table {
    let mut table = Table::new([
        Column::word("year", lang.year()),
        Column::word("line", lang.line_code()),
        Column::text("title", lang.line()),
        Column::figure("before", lang.before()),
        Column::figure("after", lang.after()),
    ]);
    for change in &row.budget_changes {
        let year = change.year.to_string();
        table.row(cells![
            year,
            &change.line,
            &change.title,
            change.before.amount,
            change.after.amount
        ]);
    }
    table
}
