//! Two documents of the story, attached to the events they belong to. Both are fictional.

use ledger_core::acts::document::AttachDocument;
use ledger_core::{Digest, Ledger, Position};
use sha2::{Digest as _, Sha256};

use super::school_year::SchoolYear;
use super::telling::Telling;

/// A document that somebody attaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Paper {
    /// The name of its file.
    pub(crate) name: &'static str,
    /// What is in it.
    pub(crate) text: &'static str,
    belongs_to: BelongsTo,
}

/// The events that a document belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum BelongsTo {
    /// The conclusion of the covenant.
    Conclusion,
    /// The decisions of the last day on which any was taken.
    LastMeeting,
}

const SIGNATURES: Paper = Paper {
    name: "handtekeningen-fictief.txt",
    text: "\
FICTIEF DOCUMENT, gemaakt voor de demonstratie.

Handtekeningenblad bij het convenant.
De ondertekende bladzijden liggen, in dit verhaal, bij de penvoerder.
",
    belongs_to: BelongsTo::Conclusion,
};

const MINUTES: Paper = Paper {
    name: "verslag-regiegroep-fictief.txt",
    text: "\
FICTIEF DOCUMENT, gemaakt voor de demonstratie.

Verslag van de eerste vergadering van de regiegroep.
De besluiten staan in het besluitenregister. Namen staan hier niet:
personen zijn in het grootboek alleen een nummer.
",
    belongs_to: BelongsTo::LastMeeting,
};

/// Tells which documents are attached in the first weeks, before the first report.
pub(super) fn tell(telling: &mut Telling<'_>, first: SchoolYear<'_>) {
    telling.attach(first.on(11, 7), &SIGNATURES);
    telling.attach(first.on(11, 9), &MINUTES);
}

impl Paper {
    /// The command that attaches it, on a ledger in which its events are recorded.
    pub(crate) fn attach(&self, ledger: &Ledger) -> AttachDocument {
        let to = match self.belongs_to {
            BelongsTo::Conclusion => vec![Position(0)],
            BelongsTo::LastMeeting => {
                let decisions = || ledger.proposals.decisions().map(|(_, decided)| decided);
                let last = decisions().map(|decided| decided.on).max();
                let of_last = decisions().filter(|decided| Some(decided.on) == last);
                of_last.map(|decided| decided.position).collect()
            }
        };
        AttachDocument {
            name: self.name.to_owned(),
            sha256: Digest(Sha256::digest(self.text).into()),
            size: self.text.len() as u64,
            to,
        }
    }
}
