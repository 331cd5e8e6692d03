//! What stands beside the events or behind their end, with fitting checksums: none of it leads to a false
//! answer.

use std::collections::HashMap;
use std::fs;
use std::path::PathBuf;
use std::sync::LazyLock;

use ledger_core::acts::conclude::CovenantSigned;
use ledger_core::{Actor, Digest, Event, Ledger, Moment, PartnerId, Position};

use super::{day, sealed};
use crate::disk::Disk;
use crate::disk::fake::{FakeDisk, Left};
use crate::lock::Wait;
use crate::log::batch::{self, Header};
use crate::log::bytes::Bytes;
use crate::log::disk_log::DiskLog;
use crate::log::stored_log::StoredLog;
use crate::log::{CommandDigest, CommandEvents, CommandId, Commit, EventLog, Expected, Receipt};
use crate::lookup::index::{Index, IndexPlace};
use crate::lookup::machine_key::MachineKey;
use crate::lookup::marks;
use crate::lookup::snapshot::{Snapshot, forged};

/// Uses bytes as what stands behind the last acknowledged event, as marks, as a false index or as a false
/// snapshot. The first byte chooses.
pub fn cache(bytes: &[u8]) {
    match bytes.split_first() {
        Some((b'e', bytes)) => end(bytes),
        Some((b'm', bytes)) => marks(bytes),
        Some((b'i', bytes)) => index(bytes),
        Some((b's', bytes)) => snapshot(bytes),
        Some(_) | None => {}
    }
}

fn commit(number: u32, events: u32) -> Commit {
    let signed = |partner| Event::from(CovenantSigned { partner: PartnerId(partner + 1) });
    let id = CommandId::new(&format!("id-{number}")).ok();
    let digest = CommandDigest::of(&number.to_be_bytes());
    let events = (0..events).map(signed).collect();
    let (on, actor) = (day(), Actor::Founder);
    let commands = vec![CommandEvents { id, digest, on, actor, events }];
    Commit { recorded_at: Moment::from_millis(0), commands }
}

/// An append of these bytes is cut off somewhere behind an acknowledged one, perhaps with room of zeros
/// behind it: the log is as it was acknowledged. With any other bytes behind the end it is the same, or
/// damage is reported.
fn end(bytes: &[u8]) {
    let mut rest = Bytes(bytes);
    let (Some(cut), Some(room)) = (rest.u16(), rest.u8()) else { return };
    let disk = FakeDisk::default();
    let Ok(log) = StoredLog::create(disk.clone()) else { return };
    assert!(log.append(Expected::Any, &[commit(0, 2), commit(1, 1)]).is_ok());
    let acknowledged = (log.head(), log.root().ok());
    drop(log);
    let file = disk.bytes(batch::NAME);
    let opened = |tail: &[u8]| {
        let disk = FakeDisk::default();
        assert!(disk.create(batch::NAME).is_ok());
        disk.overwrite(batch::NAME, &[&file[..], tail].concat());
        StoredLog::open(disk).ok().map(|log| (log.head(), log.root().ok()))
    };
    // A batch with a right header and anything behind it, as an interrupted write leaves it.
    let header = Header { length: rest.0.len().max(1) as u64, first: acknowledged.0 };
    let whole = [&header.write()[..], rest.0].concat();
    let cut = usize::from(cut).min(whole.len().saturating_sub(1));
    let torn = [whole.get(..cut).unwrap_or_default(), &vec![0; usize::from(room)]].concat();
    assert_eq!(opened(&torn), Some(acknowledged), "an append that was cut off is no damage");
    for tail in [rest.0, &sealed(rest.0)[..]] {
        let found = opened(tail);
        assert!(found.is_none() || found == Some(acknowledged), "nothing is accepted: {found:?}");
    }
}

/// A closed log with a full chunk of the tree.
static LOG: LazyLock<FakeDisk> = LazyLock::new(|| {
    let disk = FakeDisk::default();
    let log = StoredLog::create(disk.clone()).unwrap_or_else(|error| panic!("{error}"));
    assert!(log.append(Expected::Any, &[commit(0, 4_000), commit(1, 200)]).is_ok());
    drop(log);
    disk
});

/// The roots of that log after several numbers of events, with these bytes as marks.
fn roots(marks: &[u8]) -> [Option<Digest>; 4] {
    let disk = LOG.after_power_cut(Left::Everything);
    assert!(disk.create(marks::NAME).is_ok());
    disk.overwrite(marks::NAME, marks);
    let Ok(log) = StoredLog::open_to_read(disk) else { panic!("the log opens") };
    let log = log.with_marks(PLACE.key.clone());
    [0, 100, 4_096, 4_150].map(|events| log.root_at(Position(events)).ok())
}

static ROOTS: LazyLock<[Option<Digest>; 4]> = LazyLock::new(|| roots(b""));

/// Marks with any bytes. Unsealed, they are ignored. Sealed here, they may lead to bytes that are not a
/// commit, but never to another root.
fn marks(bytes: &[u8]) {
    assert!(ROOTS.iter().all(Option::is_some), "there is an answer without marks");
    assert_eq!(roots(bytes), *ROOTS);
    let lines = str::from_utf8(bytes).ok();
    let sealed = lines.and_then(|lines| PLACE.key.seal_lines(marks::NAME, lines.to_owned()));
    let Some(sealed) = sealed else { return };
    for (found, truth) in roots(sealed.as_bytes()).into_iter().zip(*ROOTS) {
        assert!(found.is_none() || found == truth, "the root of the events or none");
    }
}

/// A directory of this process, with a ledger that has an index.
struct Place {
    ledger: PathBuf,
    key: MachineKey,
    truth: HashMap<CommandId, Receipt>,
}

static PLACE: LazyLock<Place> = LazyLock::new(|| {
    let dir = std::env::temp_dir().join(format!("convenant-fuzzing-cache-{}", std::process::id()));
    let _ = fs::remove_dir_all(&dir);
    let (ledger, key) = (dir.join("ledger"), MachineKey::in_file(Some(dir.join("machine.key"))));
    let log = DiskLog::create(&ledger, Wait::No).unwrap_or_else(|error| panic!("{error}"));
    let log = log.with_index(&ledger, key.clone());
    let commits = [commit(0, 1_200), commit(1, 1), commit(2, 3)];
    assert!(log.append(Expected::Any, &commits).is_ok());
    let ids = (0..3).filter_map(|number| CommandId::new(&format!("id-{number}")).ok());
    let truth = ids.filter_map(|id| Some((id.clone(), log.receipt(&id).ok()??))).collect();
    Place { ledger, key, truth }
});

/// The index has false receipts. The answer for each id is what its commit says, or an error.
fn index(bytes: &[u8]) {
    let Place { ledger, key, truth } = &*PLACE;
    let mut rest = Bytes(bytes);
    let mut commands = HashMap::new();
    while let Some(lie) = lie(&mut rest) {
        commands.insert(lie.0, lie.1);
    }
    let Ok(mut index) = Index::open(&IndexPlace::of(ledger, key.clone())) else { return };
    let mark = index.mark.clone();
    let asked: Vec<CommandId> = commands.keys().cloned().collect();
    if index.extend(&commands, &mark).and_then(|()| index.close()).is_err() {
        return;
    }
    let Ok(log) = DiskLog::open(ledger, Wait::No) else { panic!("the ledger opens") };
    let log = log.with_index(ledger, key.clone());
    for id in asked {
        let answer = log.receipt(&id).ok().flatten();
        assert_eq!(answer.as_ref(), truth.get(&id), "{id}");
    }
}

/// An id, and the receipt that the index is to give for it.
fn lie(bytes: &mut Bytes<'_>) -> Option<(CommandId, Receipt)> {
    let id = CommandId::new(&format!("id-{}", bytes.u8()? % 8)).ok()?;
    let receipt = Receipt {
        first: Position(u64::from(bytes.u16()?)),
        count: u32::from(bytes.u8()?),
        recorded_at: Moment::from_millis(i64::from(bytes.u8()?)),
        digest: match bytes.u8()? {
            number @ 0..=7 => CommandDigest::of(&u32::from(number).to_be_bytes()),
            number => CommandDigest([number; 16]),
        },
        repeated: true,
    };
    Some((id, receipt))
}

/// A snapshot with any bytes on its pages and fitting checksums. Sealed elsewhere, it is ignored. Sealed
/// here, it equals the events or is told from them.
fn snapshot(bytes: &[u8]) {
    let Place { ledger, key, .. } = &*PLACE;
    let truth = Ledger::new();
    let theirs = MachineKey::in_file(Some(ledger.with_extension("their.key")));
    for (sealed_by, ours) in [(&theirs, false), (key, true)] {
        let Some(forged) = forged(bytes, sealed_by) else { return };
        let place = ledger.with_extension("forged");
        assert!(fs::create_dir_all(place.join("snapshot")).is_ok());
        assert!(fs::write(place.join("snapshot/state"), forged).is_ok());
        let found = Snapshot::open(&place, key);
        assert!(ours || found.is_none(), "a snapshot that was made elsewhere is none");
        let Some(found) = found else { continue };
        let same = found.holds(&truth);
        assert!(!same || found.ledger().is_some_and(|ledger| ledger == truth), "it says the same");
    }
}
