//! What errors say in Dutch, variant by variant. Their English text stands beside each error; the Dutch texts stand
//! in `ledger-report/words/said/failures.ftl`.

use std::io;

use ledger_core::views::invoice::NoInvoice;
use ledger_core::{EvolveError, synthetic::NetworkError};
use ledger_report::{FormatError, Lang, Said, dutch, said_of_definition};
use ledger_store::backup::BackupError;
use ledger_store::{
    CheckpointError, CodecError, Damage, Displaced, DocumentError, Doing, Instead, KeyError,
    KeyFileError, KeyHalf, KeyUse, LeafError, LogError, NoLedger, NoteError, OpenError,
    OutputError, PersonError, ProofError, ProofFileError, Which, shell_word,
};

use crate::failure::{Cause, Failure};
use crate::vouching::Mismatch;

/// An error that is said as part of another.
pub(crate) trait InDutch: std::fmt::Display {
    /// What is said of it in Dutch.
    fn in_dutch(&self) -> String;

    /// What is said of it in a language.
    fn in_lang(&self, lang: Lang) -> String {
        match lang {
            Lang::Nl => self.in_dutch(),
            Lang::En => self.to_string(),
        }
    }
}

fn done(doing: Doing) -> String {
    match doing {
        Doing::Read => dutch::read(),
        Doing::Written => dutch::written(),
        Doing::Made => dutch::made(),
        Doing::Locked => dutch::locked(),
        Doing::Removed => dutch::removed(),
        Doing::Synced => dutch::synced(),
    }
}

pub(crate) fn open(error: &OpenError) -> Said {
    match error {
        OpenError::Missing { dir } => dutch::ledger_missing(dir.display()),
        OpenError::NotALedger { dir, why } => dutch::no_ledger(
            dir.display(),
            match why {
                NoLedger::NoDirectory => dutch::no_ledger_no_directory(),
                NoLedger::NoFormat => dutch::no_ledger_no_format(),
                NoLedger::OtherFormat => dutch::no_ledger_other_format(),
                NoLedger::EarlyFormat => dutch::no_ledger_early_format(),
                NoLedger::NoEvents => dutch::no_ledger_no_events(),
            },
        ),
        OpenError::Foreign { path, is } => match is {
            Instead::Link => dutch::part_is_a_link(path.display()),
            Instead::Directory => dutch::part_is_a_directory(path.display()),
            Instead::File => dutch::part_is_a_file(path.display()),
            Instead::Neither => dutch::part_is_neither(path.display()),
        },
        OpenError::HalfMade { dir } => dutch::ledger_half_made(dir.display()),
        OpenError::Unfinished { dir } => dutch::ledger_unfinished(dir.display()),
        OpenError::NotEmpty { dir } => dutch::directory_not_empty(dir.display()),
        OpenError::Within { dir, ledger } => {
            dutch::directory_within_ledger(dir.display(), ledger.display())
        }
        OpenError::Newer { dir, found, known } => dutch::made_by_newer(dir.display(), found, known),
        OpenError::Held { dir, holder: Some(holder) } => {
            dutch::ledger_held_by(dir.display(), holder.process, holder.since)
        }
        OpenError::Held { dir, holder: None } => dutch::ledger_held(dir.display()),
        OpenError::Io { doing, path, source } => {
            let (path, done) = (path.display(), done(*doing));
            match source.kind() == io::ErrorKind::PermissionDenied {
                true => dutch::file_denied(path, done, source),
                false => dutch::file_cannot_be(path, done, source),
            }
        }
        OpenError::Log { dir, source } => {
            let Said { message, help } = log(source);
            Said { message: dutch::ledger_cannot_be_opened(dir.display(), message), help }
        }
    }
}

pub(crate) fn log(error: &LogError) -> Said {
    match error {
        LogError::Moved { expected, head } => dutch::log_moved(head, expected),
        LogError::CommandIdReused { id, first, recorded_at } => {
            dutch::id_reused(id, first, recorded_at)
        }
        LogError::NoEvents { index } => dutch::no_events(index),
        LogError::Event(why) => dutch::event_not_recorded(why.in_dutch()),
        LogError::TooLarge { bytes, limit } => dutch::commit_too_large(bytes, limit),
        LogError::BeyondHead { asked, head } => dutch::no_such_state(asked, head),
        LogError::Poisoned { .. } => dutch::log_poisoned(),
        LogError::Held => dutch::log_held(),
        LogError::ToRead => dutch::log_to_read(),
        LogError::Displaced(why) => dutch::log_displaced(match why {
            Displaced::Replaced => dutch::log_replaced(),
            Displaced::Changed => dutch::log_changed(),
        }),
        LogError::Io { doing, source } => dutch::log_cannot_be(done(*doing), source),
        LogError::Random(source) => dutch::no_random_bytes(source),
        LogError::NewerEvent { position, number, version } => {
            dutch::event_newer(position, number, version)
        }
        LogError::Damaged { position, damage } => {
            dutch::log_damaged(position, self::damage(damage))
        }
    }
}

fn damage(damage: &Damage) -> String {
    match damage {
        Damage::Checksum { what } => dutch::damage_checksum(what),
        Damage::Missing { what } => dutch::damage_missing(what),
        Damage::Stray { what } => dutch::damage_stray(what),
        Damage::Malformed { what } => dutch::damage_malformed(what),
        Damage::Event(why) => why.in_dutch(),
        Damage::TimeGoesBack { recorded_at, before } => dutch::damage_time(recorded_at, before),
        Damage::Root { computed, stored } => dutch::damage_root(computed, stored),
        Damage::IdTwice { id } => dutch::damage_id_twice(id),
        Damage::CutOff { seen, left } => dutch::damage_cut_off(seen, left),
        Damage::Count { what, counted, stored } => dutch::damage_count(what, counted, stored),
    }
}

impl InDutch for CodecError {
    fn in_dutch(&self) -> String {
        match self {
            CodecError::Short(bytes) => dutch::codec_short(bytes),
            CodecError::Unknown { number, version } => dutch::codec_unknown(number, version),
            CodecError::Fields { kind, .. } => dutch::codec_fields(kind.name()),
            CodecError::Trailing { kind, left } => dutch::codec_trailing(left, kind.name()),
            CodecError::Encode { kind, .. } => dutch::codec_encode(kind.name()),
            CodecError::TooLarge { kind, size } => dutch::codec_too_large(kind.name(), size),
        }
    }
}

impl InDutch for LogError {
    fn in_dutch(&self) -> String {
        log(self).message
    }
}

impl InDutch for EvolveError {
    fn in_dutch(&self) -> String {
        evolve(self).message
    }
}

pub(crate) fn evolve(error: &EvolveError) -> Said {
    let EvolveError { position, kind, why } = error;
    dutch::event_does_not_fit(position, kind.name(), why)
}

pub(crate) fn document(error: &DocumentError) -> Said {
    match error {
        DocumentError::TooLarge => dutch::document_too_large(),
        DocumentError::Source { source } => dutch::document_source(source),
        DocumentError::Target { source } => dutch::document_target(source),
        DocumentError::Missing { path } => dutch::document_missing(path.display()),
        DocumentError::Changed { path, size, sha256 } => {
            dutch::document_changed(path.display(), size, sha256)
        }
        DocumentError::Io { doing, path, source } => {
            dutch::kept_cannot_be(path.display(), done(*doing), source)
        }
    }
}

impl InDutch for DocumentError {
    fn in_dutch(&self) -> String {
        document(self).message
    }
}

pub(crate) fn person(error: &PersonError) -> Said {
    match error {
        PersonError::NoKeys { path } => dutch::persons_without_keys(path.display()),
        PersonError::NoKey { person } => dutch::person_without_key(person),
        PersonError::Exposed { path } => {
            dutch::keys_exposed(path.display(), shell_word(&path.to_string_lossy()))
        }
        PersonError::BadKeys { path } => dutch::keys_bad(path.display()),
        PersonError::OtherLedger { path } => dutch::keys_of_another(path.display()),
        PersonError::Changed { person, path } => dutch::person_changed(path.display(), person),
        PersonError::Newer { person, found } => dutch::person_newer(person, found),
        PersonError::Random(source) => dutch::no_random_bytes(source),
        PersonError::Io { doing, path, source } => {
            dutch::kept_cannot_be(path.display(), done(*doing), source)
        }
    }
}

pub(crate) fn output(error: &OutputError) -> Said {
    match error {
        OutputError::InLedger { path, ledger } => {
            dutch::output_in_ledger(path.display(), ledger.display())
        }
        OutputError::Exists { path } => dutch::output_exists(path.display()),
        OutputError::Link { path } => dutch::output_link(path.display()),
        OutputError::NoFile { path } => dutch::output_no_file(path.display()),
        OutputError::NoDirectory { path } => dutch::output_no_directory(path.display()),
        OutputError::Io { path, source } => unwritable(path, source),
    }
}

fn unwritable(path: &std::path::Path, source: &io::Error) -> Said {
    match source.kind() == io::ErrorKind::InvalidFilename {
        true => dutch::file_name_too_long(path.display(), source),
        false => dutch::file_unwritable(path.display(), source),
    }
}

pub(crate) fn key_file(error: &KeyFileError) -> Said {
    match error {
        KeyFileError::Exposed { path } => {
            dutch::key_exposed(path.display(), shell_word(&path.to_string_lossy()))
        }
        KeyFileError::NoKey { path, source } => dutch::key_none(path.display(), source.in_dutch()),
        KeyFileError::Random(source) => dutch::no_random_bytes(source),
        KeyFileError::Output(error) => output(error),
        KeyFileError::Io { path, source } => dutch::key_unreadable(path.display(), source),
    }
}

impl InDutch for KeyError {
    fn in_dutch(&self) -> String {
        match self {
            KeyError::Name(name) => dutch::key_name(name),
            KeyError::Malformed(KeyHalf::Verifier) => dutch::key_malformed_verifier(),
            KeyError::Malformed(KeyHalf::Signing) => dutch::key_malformed_signing(),
            KeyError::Id { name } => dutch::key_id(name),
            KeyError::Kind { name, kind } => dutch::key_kind(name, format!("{kind:#04x}")),
        }
    }
}

pub(crate) fn checkpoint(error: &CheckpointError) -> Said {
    match error {
        CheckpointError::Note(why) => dutch::not_a_checkpoint_file(match why {
            NoteError::TooLarge { bytes } => dutch::note_too_large(bytes),
            NoteError::NotText => dutch::note_not_text(),
            NoteError::Unsigned => dutch::note_unsigned(),
            NoteError::NoSignature { line } => dutch::note_no_signature(line),
            NoteError::TooMany { count } => dutch::note_too_many(count),
        }),
        CheckpointError::Malformed { line, what } => {
            dutch::not_a_checkpoint_file(dutch::checkpoint_malformed(line, what))
        }
        CheckpointError::OtherName { name, origin } => dutch::checkpoint_other_name(name, origin),
        CheckpointError::OtherUse { name, needed: KeyUse::Checkpoints } => {
            dutch::checkpoint_made_with_ledger_key(name)
        }
        CheckpointError::OtherUse { name, needed: KeyUse::Cosigning } => {
            dutch::checkpoint_cosigned_with_own_key(name)
        }
        CheckpointError::Again { name } => dutch::checkpoint_again(name),
        CheckpointError::Forged { name } => dutch::checkpoint_forged(name),
        CheckpointError::Nobody => dutch::checkpoint_nobody(),
        CheckpointError::NotByLedger { origin } => dutch::checkpoint_not_by_ledger(origin),
    }
}

fn which(which: Which) -> String {
    match which {
        Which::Only => dutch::the_checkpoint(),
        Which::Earlier => dutch::the_earlier_checkpoint(),
        Which::Later => dutch::the_later_checkpoint(),
    }
}

pub(crate) fn proof_file(error: &ProofFileError) -> Said {
    match error {
        ProofFileError::Malformed(what) => dutch::proof_malformed(what),
        ProofFileError::Checkpoint { which, source } => {
            dutch::proof_checkpoint(self::which(*which), checkpoint(source).message)
        }
        ProofFileError::TwoLedgers { old, new } => dutch::proof_of_two_ledgers(old, new),
        ProofFileError::Leaf(LeafError::Head) => dutch::proof_leaf(dutch::leaf_head()),
        ProofFileError::Leaf(LeafError::Event(why)) => dutch::proof_leaf(why.in_dutch()),
        ProofFileError::Proof(why) => dutch::proof_does_not_hold(match why {
            ProofError::Beyond { index, size } => dutch::proof_beyond(index, size),
            ProofError::Shrunk { old, new } => dutch::proof_shrunk(old, new),
            ProofError::Length { hashes } => dutch::proof_length(hashes),
            ProofError::Root { which, computed, stated } => {
                dutch::proof_root(computed, self::which(*which), stated)
            }
        }),
    }
}

pub(crate) fn mismatch(error: &Mismatch) -> Said {
    match error {
        Mismatch::OtherLedger { checkpoint, ledger } => {
            dutch::checkpoint_of_another_ledger(checkpoint, ledger)
        }
        Mismatch::Missing { size, left } => dutch::checkpoint_beyond_ledger(size, left),
        Mismatch::Changed { size, root, kept } => dutch::checkpoint_differs(size, root, kept),
        Mismatch::OtherState { kept, proof } => dutch::checkpoint_of_another_state(proof, kept),
        Mismatch::TwoStates { size } => dutch::checkpoint_of_two_states(size),
    }
}

pub(crate) fn backup(error: &BackupError) -> Said {
    match error {
        BackupError::Nothing { ledger } => dutch::backup_of_nothing(ledger.display()),
        BackupError::WithinCommit { asked, before, after } => {
            dutch::backup_within_commit(asked, before, after)
        }
        BackupError::BeyondHead { asked, head } => dutch::backup_beyond_head(asked, head),
        BackupError::OtherLedger { path, found, ledger } => {
            dutch::backup_of_another(path.display(), found, ledger)
        }
        BackupError::Diverged { path, position, backup, ledger } => {
            dutch::backup_diverged(position, path.display(), backup, ledger)
        }
        BackupError::DoesNotFollow { path, from, expected } => {
            dutch::backup_does_not_follow(path.display(), from, expected)
        }
        BackupError::NotABackup { path, why } => dutch::backup_none(path.display(), why),
        BackupError::Newer { path, found, known } => {
            dutch::made_by_newer(path.display(), found, known)
        }
        BackupError::Altered { path, why } => dutch::backup_altered(path.display(), why),
        BackupError::Commits { path, source } => {
            dutch::backup_commits(path.display(), log(source).message)
        }
        BackupError::Events { path, source } => {
            dutch::backup_events(path.display(), evolve(source).message)
        }
        BackupError::TooLarge { what, bytes, limit } => dutch::backup_too_large(what, bytes, limit),
        BackupError::Open(error) => open(error),
        BackupError::Log(error) => log(error),
        BackupError::Document(error) => document(error),
        BackupError::Person(error) => person(error),
        BackupError::Output(error) => output(error),
        BackupError::Io { doing, path, source } => {
            dutch::file_cannot_be(path.display(), done(*doing), source)
        }
    }
}

pub(crate) fn no_invoice(error: &NoInvoice) -> Said {
    match error {
        NoInvoice::UnknownInvoice { invoice } => dutch::no_such_invoice(invoice),
        NoInvoice::SentBefore { invoice, number } => dutch::invoice_sent_before(invoice, number),
        NoInvoice::UnknownNote { note } => dutch::no_such_credit_note(note),
        NoInvoice::UnknownRefund { event } => dutch::no_such_refund(event),
        NoInvoice::UnknownReminder { invoice, level } => dutch::no_such_reminder(invoice, level),
        NoInvoice::NoIssuer { on } => dutch::no_issuer_on(ledger_report::date(*on, Lang::Nl)),
    }
}

pub(crate) fn network(error: &NetworkError) -> Said {
    match error {
        NetworkError::Partners { partners } => dutch::network_of_partners(partners),
        NetworkError::Years { years } => dutch::network_of_years(years),
        NetworkError::Definition(why) => dutch::network_faulty(said_of_definition(why, Lang::Nl)),
    }
}

pub(crate) fn format(error: &FormatError) -> Said {
    if let FormatError::NoTable = error {
        dutch::format_no_table()
    } else if let FormatError::NotBuilt { format } = error {
        dutch::format_not_built(format.extension())
    } else {
        dutch::program_fault(error)
    }
}

pub(crate) fn cause(error: &Cause) -> Said {
    match error {
        Cause::Changed { faults } => {
            let faults: Vec<&str> =
                faults.iter().map(|fault| fault.in_lang(Lang::Nl).as_str()).collect();
            dutch::parts_changed(faults.join("\n"))
        }
        Cause::SnapshotDiffers { events, aside: Some(aside) } => {
            dutch::snapshot_differs_aside(events, aside.display())
        }
        Cause::SnapshotDiffers { events, aside: None } => dutch::snapshot_differs_in_place(events),
        Cause::RootChanged { report, basis, stated, root } => {
            let root = root.map_or_else(dutch::no_root, |root| root.to_string());
            dutch::root_changed(report, basis, stated, root)
        }
        Cause::NotMadeAgain { path } => dutch::not_made_again(path.display()),
        Cause::Read { path, source } => dutch::file_unreadable(path.display(), source),
        Cause::ReadCommands { source } => dutch::commands_unreadable(source),
        Cause::Write { path, source } => unwritable(path, source),
        Cause::Print { source } => dutch::output_unwritable(source),
        Cause::Unplaced { path, drafts, source } => {
            dutch::report_unplaced(path.display(), source, drafts.display())
        }
        Cause::NotTheSum => dutch::not_the_sum(),
        Cause::Closed => Said { message: dutch::output_closed(), help: String::new() },
        Cause::Unheard { line } => dutch::output_closed_at(line),
    }
}

/// What is said of a failure as part of another.
impl InDutch for Failure {
    fn in_dutch(&self) -> String {
        self.said(Lang::Nl).message
    }
}
