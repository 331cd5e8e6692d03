//! Documents: the signed covenant, an invoice, minutes, attached to the events they belong to.
//!
//! Source: sound bookkeeping, which every covenant presumes: to every entry belongs the document that
//! proves it. The event holds a document's name, size and SHA-256; its bytes are kept beside the log.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::acting::{self, Act, Acting, Who, Window};
use crate::acts::retraction::{self, Found, Record};
use crate::calendar::Date;
use crate::digest::Digest;
use crate::event::Event;
use crate::event_ref::EventRef;
use crate::fact::Fact;
use crate::ids::{DocumentId, Position};
use crate::ledger::Ledger;
use crate::misfit::{At, Misfit};
use crate::refusal::{Refusal, refusals};

/// The most bytes of a document: 1 GiB.
pub const SIZE_LIMIT: u64 = 1 << 30;

/// The most bytes of a name: more, no usual file system takes.
const NAME_LIMIT: usize = 255;

/// The most events that one document is attached to at once.
const EVENTS_LIMIT: usize = 100;

/// Attach a document, whose bytes are kept already, to events.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AttachDocument {
    /// The name of its file, without a path.
    pub name: String,
    /// The SHA-256 of its bytes.
    pub sha256: Digest,
    /// How many bytes it has.
    pub size: u64,
    /// The events it belongs to: their positions, or what they recorded.
    pub to: Vec<EventRef>,
}

/// A document was attached to events.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct DocumentAttached {
    /// The document.
    pub document: DocumentId,
    /// The name of its file, without a path.
    pub name: String,
    /// The SHA-256 of its bytes.
    pub sha256: Digest,
    /// How many bytes it has.
    pub size: u64,
    /// The positions of the events it belongs to.
    pub to: Vec<Position>,
}

refusals! {
    /// Refusals about documents.
    DocumentRefusal {
        PathInName { name: String } = "document.path-in-name" Bookkeeping:
            "`{name}` is a path, or no name a file can have",
            "the name of the file alone, without `/`, `\\` or `:`";
        NameTooLong { bytes: usize, limit: usize } = "document.name-too-long" Bookkeeping:
            "the name of the document has {bytes} bytes",
            "a name of at most {limit} bytes, so that the file can be got out under it";
        Size { size: u64, limit: u64 } = "document.size" Bookkeeping:
            "the document has {size} bytes",
            "a document of 1 to {limit} bytes";
        SizeDiffers { sha256: Digest, document: DocumentId, size: u64 } = "document.size-differs" Bookkeeping:
            "document {document} has the same SHA-256 and {size} bytes",
            "the size of the file with SHA-256 {sha256}";
        NoEvents { limit: usize } = "document.no-events" Bookkeeping:
            "the document is attached to no event, or to more than {limit} at once",
            "the positions of 1 to {limit} events; see the log";
        PositionTwice { position: Position } = "document.position-twice" Bookkeeping:
            "position {position} is there twice",
            "each position once";
        UnknownEvent { position: Position, on: Date } = "document.unknown-event" Bookkeeping:
            "position {position} has no event that took effect by {on}",
            "the position of an event in the log, and a day from that of the event";
        AlreadyAttached { document: DocumentId, position: Position } = "document.already-attached" Bookkeeping:
            "the same file is attached to the event at position {position}, as document {document}",
            "each file once to the same event";
    }
}

impl Act for AttachDocument {
    fn decide(&self, by: &Acting<'_>) -> Result<Vec<Event>, Refusal> {
        by.allow(&[Who::Founder, Who::ProjectLeader, Who::AnySeat])?;
        by.dated(Window::Settlement)?;
        let AttachDocument { name, sha256, size, to: named } = self.clone();
        acting::line("name", &name, 200)?;
        if name.len() > NAME_LIMIT {
            let (bytes, limit) = (name.len(), NAME_LIMIT);
            return Err(DocumentRefusal::NameTooLong { bytes, limit }.into());
        }
        if name.contains(['/', '\\', ':']) || matches!(name.as_str(), "." | "..") {
            return Err(DocumentRefusal::PathInName { name: acting::shown(&name) }.into());
        }
        if !(1..=SIZE_LIMIT).contains(&size) {
            return Err(DocumentRefusal::Size { size, limit: SIZE_LIMIT }.into());
        }
        let documents = &by.ledger.documents;
        let document = documents.next();
        if let Some((document, known)) = documents.with_digest(sha256).next()
            && known.size != size
        {
            return Err(DocumentRefusal::SizeDiffers { sha256, document, size: known.size }.into());
        }
        if named.is_empty() || named.len() > EVENTS_LIMIT {
            return Err(DocumentRefusal::NoEvents { limit: EVENTS_LIMIT }.into());
        }
        let to: Vec<Position> =
            named.iter().map(|event| event.position(by)).collect::<Result<_, _>>()?;
        let mut before = BTreeSet::new();
        for position in to.iter().copied() {
            if by.ledger.day_of(position).is_none_or(|day| by.on < day) {
                return Err(DocumentRefusal::UnknownEvent { position, on: by.on }.into());
            }
            if !before.insert(position) {
                return Err(DocumentRefusal::PositionTwice { position }.into());
            }
            if let Some(document) = documents.attached(sha256, position) {
                return Err(DocumentRefusal::AlreadyAttached { document, position }.into());
            }
        }
        Ok(vec![DocumentAttached { document, name, sha256, size, to }.into()])
    }
}

impl Fact for DocumentAttached {
    fn evolve(self, at: At, ledger: &mut Ledger) -> Result<(), Misfit> {
        let DocumentAttached { document, name, sha256, size, to } = self;
        let documents = &mut ledger.documents;
        if document != documents.next() {
            return Err(Misfit("its document has not the next number"));
        }
        for position in to.iter().copied() {
            if position >= at.position {
                return Err(Misfit("its document belongs to an event that comes after it"));
            }
            if documents.attached(sha256, position).is_some() {
                return Err(Misfit("its document was already attached to the event"));
            }
            documents.attached.insert((sha256, position), document);
            documents.by_event.entry(position).or_default().push(document);
        }
        documents.by_digest.entry(sha256).or_default().push(document);
        let position = at.position;
        let (on, retracted) = (at.on, false);
        documents.all.push(Document { name, sha256, size, to, on, position, retracted });
        Ok(())
    }
}

/// A document that was attached.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Document {
    /// The name of its file, without a path.
    pub name: String,
    /// The SHA-256 of its bytes.
    pub sha256: Digest,
    /// How many bytes it has.
    pub size: u64,
    /// The events it belongs to.
    pub to: Vec<Position>,
    /// When it was attached.
    pub on: Date,
    /// The event of that.
    pub position: Position,
    /// Whether it was attached by mistake: it is shown at no event.
    pub retracted: bool,
}

/// Every document that was attached.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Documents {
    all: Vec<Document>,
    by_event: BTreeMap<Position, Vec<DocumentId>>,
    /// Which document with a digest is attached to an event.
    attached: BTreeMap<(Digest, Position), DocumentId>,
    #[serde(serialize_with = "crate::paged::in_order")]
    by_digest: HashMap<Digest, Vec<DocumentId>>,
}

impl Documents {
    /// Every document with its number, in the order attached.
    pub fn all(&self) -> impl Iterator<Item = (DocumentId, &Document)> {
        self.all.iter().enumerate().map(|(index, document)| (DocumentId::at(index), document))
    }

    /// The document with a number.
    pub fn get(&self, document: DocumentId) -> Option<&Document> {
        self.all.get(document.index())
    }

    /// The documents of an event, in the order attached.
    pub fn of_event(&self, position: Position) -> &[DocumentId] {
        self.by_event.get(&position).map_or(&[], Vec::as_slice)
    }

    /// The documents whose bytes have a digest, in the order attached.
    pub fn with_digest(&self, sha256: Digest) -> impl Iterator<Item = (DocumentId, &Document)> {
        let documents = self.by_digest.get(&sha256).map_or(&[][..], Vec::as_slice);
        documents.iter().filter_map(|id| Some((*id, self.get(*id)?)))
    }

    /// What an event recorded.
    pub(super) fn recorded_by(&self, event: Position) -> Option<Found> {
        let place = retraction::place(&self.all, event, |of| of.position)?;
        let document = self.all.get(place)?;
        Some(Found::new(Record::Attachment(DocumentId::at(place)), document.on, None))
    }

    /// Takes a document away from its events, to which an event attached it. Its bytes are kept.
    pub(super) fn retract(&mut self, id: DocumentId, event: Position) -> Option<()> {
        let document = self.all.get_mut(id.index()).filter(|of| of.position == event)?;
        document.retracted = true;
        for position in &document.to {
            self.attached.remove(&(document.sha256, *position));
            if let Some(documents) = self.by_event.get_mut(position) {
                documents.retain(|of| *of != id);
            }
        }
        Some(())
    }

    /// The document with the bytes of a digest that is attached to an event.
    fn attached(&self, sha256: Digest, position: Position) -> Option<DocumentId> {
        self.attached.get(&(sha256, position)).copied()
    }

    fn next(&self) -> DocumentId {
        DocumentId::at(self.all.len())
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use serde_json::json;

    use super::*;
    use crate::ids::{DecisionId, ExpenseId, PaymentId, ProposalId};
    use crate::testing::{LEADER, Ladder, Ladders, day, founded, invoice, ladders, with_surplus};

    const MINUTES: Digest = Digest([7; 32]);

    fn attach(to: &[u64]) -> AttachDocument {
        let to = to.iter().map(|position| Position(*position).into()).collect();
        AttachDocument { name: "notulen.txt".to_owned(), sha256: MINUTES, size: 12, to }
    }

    #[test]
    fn a_document_gets_the_next_number_and_is_found_at_its_events() {
        let attached = |document, to: &[u64]| {
            let AttachDocument { name, sha256, size, .. } = attach(to);
            let to = to.iter().copied().map(Position).collect();
            DocumentAttached { document: DocumentId(document), name, sha256, size, to }
        };
        founded().when(LEADER, "2020-03-01", attach(&[0, 2])).then([attached(1, &[0, 2])]);
        let given = founded().and(LEADER, "2020-03-01", attach(&[0, 2]));
        given.when("gemeente", "2020-03-02", attach(&[1])).then([attached(2, &[1])]);
        given.when("founder", "2020-03-02", attach(&[1])).then([attached(2, &[1])]).booked([]);
        let documents = &given.and("gemeente", "2020-03-02", attach(&[1])).ledger.documents;
        let of_event = |position| documents.of_event(Position(position)).to_vec();
        assert_eq!(
            [0, 1, 2, 3].map(of_event),
            [vec![DocumentId(1)], vec![DocumentId(2)], vec![DocumentId(1)], vec![]]
        );
        let with: Vec<u32> = documents.with_digest(MINUTES).map(|(id, _)| id.0).collect();
        assert_eq!(with, [1, 2]);
        assert_eq!(documents.with_digest(Digest([8; 32])).count(), 0);
    }

    #[test]
    fn an_event_that_takes_effect_later_has_no_document_yet() {
        let given = founded().and(LEADER, "2020-03-01", attach(&[0]));
        let (position, on) = (Position(given.ledger.next().0 - 1), day("2020-02-29"));
        given
            .when(LEADER, "2020-02-29", attach(&[position.0]))
            .refused(DocumentRefusal::UnknownEvent { position, on });
        given.when(LEADER, "2020-03-01", attach(&[position.0])).booked([]);
    }

    /// Whatever has a number of its own can be named by it.
    #[test]
    fn an_event_is_named_by_what_it_recorded() {
        let given = with_surplus().and(LEADER, "2020-06-01", attach(&[0]));
        let ledger = &given.ledger;
        let position = |found: Option<Position>| found.unwrap();
        for (named, at) in [
            (
                json!({ "decision": 2 }),
                position(ledger.proposals.decision(DecisionId(2)).map(|of| of.position)),
            ),
            (
                json!({ "proposal": 1 }),
                position(ledger.proposals.get(ProposalId(1)).map(|of| of.position)),
            ),
            (
                json!({ "expense": 1 }),
                position(ledger.expenses.get(ExpenseId(1)).map(|of| of.position)),
            ),
            (
                json!({ "payment": 1 }),
                position(ledger.payments.get(PaymentId(1)).map(|of| of.position)),
            ),
            (
                json!("C2020-0001"),
                position(ledger.claims.get(invoice("C2020-0001")).map(|of| of.position)),
            ),
            (json!(3), Position(3)),
        ] {
            let event: EventRef = serde_json::from_value(named.clone()).unwrap();
            assert_eq!(serde_json::to_value(event).unwrap(), named);
            let command = AttachDocument { to: vec![event], ..attach(&[]) };
            let AttachDocument { name, sha256, size, .. } = attach(&[]);
            let to = vec![at];
            let attached = DocumentAttached { document: DocumentId(2), name, sha256, size, to };
            given.when(LEADER, "2021-06-01", command).then([attached]);
        }
    }

    #[test]
    pub(crate) fn each_rule_says_no_in_its_turn() -> Ladders {
        let named = json!({ "name": "a", "sha256": MINUTES, "size": 1, "to": [{ "decision": 9 }] });
        let mut by_number = Ladder::new(founded(), "attach-document", named)
            .says(
                "decision.unknown: there is no decision 9",
                "the number of a decision in the register",
            )
            .with("/to", json!([{ "meeting": 9 }]))
            .says(
                "meeting.unknown: there is no meeting 9",
                "the number of a meeting that was recorded",
            );
        for (thing, code) in [
            ("proposal", "proposal.unknown"),
            ("payment", "payment.unknown"),
            ("expense", "expense.unknown"),
            ("commitment", "commitment.unknown"),
            ("subsidy", "subsidy.unknown"),
            ("goal", "goal.unknown"),
            ("action", "action.unknown"),
        ] {
            by_number = by_number.with("/to", json!([{ thing: 9 }])).refuses(code);
        }
        let by_number = by_number.with("/to", json!(["K2020-0009"])).refuses("invoice.unknown");
        let by_number = by_number.with("/to", json!([1])).accepted();
        let given = founded().and(LEADER, "2020-03-01", attach(&[0]));
        let last = given.ledger.next().0 - 1;
        let faulty = json!({ "name": "", "sha256": MINUTES, "size": 0, "to": [] });
        let mut ladder = Ladder::from_below(given, "attach-document", faulty)
            .on("2019-01-01")
            .by(LEADER)
            .refuses("actor.role-vacant")
            .by("founder")
            .refuses("date.before-start")
            .on("2030-01-01")
            .refuses("date.in-future")
            .on("2020-02-29")
            .by("gemeente")
            .refuses_until("text.empty", "/name", "é".repeat(128))
            .says(
                "document.name-too-long: the name of the document has 256 bytes",
                "a name of at most 255 bytes, so that the file can be got out under it",
            )
            .with("/name", "../notulen.txt")
            .says(
                "document.path-in-name: `../notulen.txt` is a path, or no name a file can have",
                "the name of the file alone, without `/`, `\\` or `:`",
            );
        for name in ["..", ".", "a/b", "a\\b", "c:b"] {
            ladder = ladder.with("/name", name).refuses("document.path-in-name");
        }
        ladders([by_number, ladder
            .with("/name", "notulen.txt")
            .refuses_until("document.size", "/size", SIZE_LIMIT + 1)
            .says(
                "document.size: the document has 1073741825 bytes",
                "a document of 1 to 1073741824 bytes",
            )
            .with("/size", 13)
            .says(
                "document.size-differs: document 1 has the same SHA-256 and 12 bytes",
                "the size of the file with SHA-256 \
                 0707070707070707070707070707070707070707070707070707070707070707",
            )
            .with("/size", 12)
            .says(
                "document.no-events: the document is attached to no event, or to more than 100 at \
                 once",
                "the positions of 1 to 100 events; see the log",
            )
            .with("/to", json!(vec![1; 101]))
            .refuses_until("document.no-events", "/to", json!([1, last + 1]))
            .refuses_until("document.unknown-event", "/to", json!([1, last]))
            .says(
                "document.unknown-event: position 12 has no event that took effect by 2020-02-29",
                "the position of an event in the log, and a day from that of the event",
            )
            .with("/to", json!([1, 1]))
            .says("document.position-twice: position 1 is there twice", "each position once")
            .with("/to", json!([1, 0]))
            .says(
                "document.already-attached: the same file is attached to the event at position 0, \
                 as document 1",
                "each file once to the same event",
            )
            .with("/to", json!([1, 2]))
            .accepted()])
    }
}
