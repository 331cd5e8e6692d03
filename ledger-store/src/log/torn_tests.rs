//! The end of the file of events, with any bytes in it. An append that was never acknowledged is not damage
//! and leaves nothing, and everything acknowledged is there.

use ledger_core::acts::conclude::PartyNamed;
use ledger_core::{Actor, Date, Digest, Moment, PartnerId, Position};
use proptest::prelude::*;
use proptest::sample::Index;

use crate::disk::Disk;
use crate::disk::fake::{FakeDisk, Left, Trouble};
use crate::log::batch::{self, Header};
use crate::log::bytes::write_varint;
use crate::log::commit::{Begins, CommandHead, LeafHead};
use crate::log::mark::Mark;
use crate::log::stored_log::StoredLog;
use crate::log::{CommandDigest, CommandEvents, Commit, EventLog, Expected};

fn now() -> Moment {
    Moment::from_millis(1_541_000_000_000)
}

fn day() -> Date {
    Date::from_number(6_879).unwrap()
}

/// A whole batch behind a mark, with the right root and one event of any bytes; and the mark behind it.
fn batch_of(mark: &Mark, event: &[u8]) -> (Vec<u8>, Mark) {
    let (first, mut after) = (mark.events(), mark.clone());
    let command = CommandHead { id: None, on: day(), actor: Actor::Founder, left: 1 };
    let mut body = Vec::new();
    command.write(&mut body);
    write_varint(u32::try_from(event.len()).unwrap(), &mut body);
    body.extend(event);
    after.growth.push(LeafHead::of(now(), Begins::Commit, &command).as_ref(), event);
    let root = after.growth.root();
    let follows = u32::try_from(8 + 32 + 8 + body.len()).unwrap();
    let (moment, counts) = (now().millis().to_be_bytes(), [1_u32.to_be_bytes(); 2].concat());
    let commit = [&follows.to_be_bytes()[..], &moment, &root.0, &counts, &body].concat();
    (sealed(first, &commit), after)
}

/// A batch of one commit, with fitting checksums.
fn sealed(first: Position, commit: &[u8]) -> Vec<u8> {
    let header = Header { length: commit.len() as u64 + 4, first };
    [&header.write()[..], &batch::checksum(first, commit).to_be_bytes(), commit].concat()
}

/// A file of some batches of events, and the mark at its end.
fn acknowledged(events: &[Vec<u8>]) -> (Vec<u8>, Mark) {
    events.iter().fold((Vec::new(), Mark::default()), |(mut file, mark), event| {
        let (batch, after) = batch_of(&mark, event);
        file.extend(batch);
        (file, after)
    })
}

/// What a log that was not closed says when it is opened.
fn opened(file: &[u8]) -> Result<(Position, Digest), String> {
    let disk = FakeDisk::default();
    disk.create(batch::NAME).unwrap();
    disk.overwrite(batch::NAME, file);
    let log = StoredLog::open(disk).map_err(|error| error.to_string())?;
    Ok((log.head(), log.root().unwrap()))
}

/// Bytes that an attacker may want to be taken for structure: headers, whole batches, and anything else.
fn bytes() -> impl Strategy<Value = Vec<u8>> {
    let header = (any::<u64>(), 0_u64..1_000).prop_map(|(length, first)| {
        Header { length: length >> (first % 64), first: Position(first) }.write().to_vec()
    });
    let whole =
        (0_u64..1_000, prop::collection::vec(any::<u8>(), 0..60)).prop_map(|(first, event)| {
            // The header gives the position of a log that is so long.
            let (batch, _) = batch_of(&Mark::default(), &event);
            sealed(Position(first), batch.get(batch::HEADER + 4..).unwrap())
        });
    let any = prop::collection::vec(any::<u8>(), 0..80);
    prop::collection::vec(prop_oneof![header, whole, any], 0..5).prop_map(|parts| parts.concat())
}

/// 24 letters that form the header of a batch far behind: its checksum too is letters.
fn header_in_letters() -> String {
    let letters = |bytes: &[u8]| bytes.iter().all(u8::is_ascii_graphic);
    let found = (0_u32..1_000_000).find_map(|number| {
        let fields = format!("cvnbAAAAAAAA{number:08}");
        let checksum = crc32fast::hash(fields.as_bytes()).to_be_bytes();
        letters(&checksum).then(|| [fields.as_bytes(), &checksum].concat())
    });
    String::from_utf8(found.unwrap()).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, ..ProptestConfig::default() })]

    /// An append with any bytes in it is cut off anywhere, with or without room of zeros behind it. The log
    /// is as before.
    #[test]
    fn an_append_that_is_cut_off_is_no_damage_and_leaves_nothing(
        before in prop::collection::vec(bytes(), 0..4),
        event in bytes(),
        cut in any::<Index>(),
        room in prop_oneof![Just(0_usize), 1_usize..300],
    ) {
        let (file, mark) = acknowledged(&before);
        let (batch, after) = batch_of(&mark, &event);
        let cut = cut.index(batch.len());
        // The room of zeros may be exactly what is missing.
        let missing = &batch[cut..];
        prop_assume!(missing.len() > room || missing.iter().any(|byte| *byte != 0));
        let torn = [&file[..], &batch[..cut], &vec![0; room]].concat();
        let found = opened(&torn).map_err(TestCaseError::fail)?;
        prop_assert_eq!(found, (mark.events(), mark.root()), "cut at {} of {}", cut, batch.len());
        let whole = [&file[..], &batch, &vec![0; room]].concat();
        prop_assert_eq!(opened(&whole), Ok((after.events(), after.root())));
    }

    /// Bytes of an attacker behind the end: a batch counts only with the root of the events before it.
    #[test]
    fn what_was_not_appended_is_not_accepted(
        before in prop::collection::vec(bytes(), 1..4),
        tail in bytes(),
    ) {
        let (file, mark) = acknowledged(&before);
        let found = opened(&[&file[..], &tail].concat());
        prop_assert!(found.is_err() || found == Ok((mark.events(), mark.root())), "{:?}", found);
    }

    /// A byte of an acknowledged batch changes, and other batches stand behind it: that is damage.
    #[test]
    fn damage_before_a_whole_batch_is_damage(
        before in prop::collection::vec(bytes(), 2..5),
        harmed in prop::collection::vec((any::<Index>(), 1_u8..), 1..4),
        torn in bytes(),
    ) {
        let (file, mark) = acknowledged(&before);
        let (last, _) = batch_of(&mark, b"last");
        let mut whole = [&file[..], &last].concat();
        for (at, change) in harmed {
            whole[at.index(file.len())] ^= change;
        }
        prop_assume!(whole[..file.len()] != file[..]);
        // Another append was cut off behind it.
        let (next, _) = batch_of(&batch_of(&mark, b"last").1, &torn);
        whole.extend(&next[..next.len() / 2]);
        prop_assert!(opened(&whole).is_err());
    }

    /// Texts that people type, and a power cut that keeps or loses each sector by chance.
    #[test]
    fn no_text_is_taken_for_structure_when_the_power_goes(
        texts in prop::collection::vec("[ -~]{0,700}", 1..4),
        seed: u64,
        syncs in 0_u64..6,
    ) {
        let disk = FakeDisk::default();
        let log = StoredLog::create(disk.clone()).unwrap();
        let header = header_in_letters();
        let append = |text: &str| {
            let name = format!("{header}{text}{header}{}", header.repeat(40));
            let named = PartyNamed { partner: PartnerId(1), code: "p".to_owned(), name };
            let digest = CommandDigest([0; 16]);
            let (on, actor, events) = (day(), Actor::Founder, vec![named.into()]);
            let commands = vec![CommandEvents { id: None, digest, on, actor, events }];
            log.append(Expected::Any, &[Commit { recorded_at: now(), commands }])
        };
        append("first").unwrap();
        disk.at_call(disk.calls() + syncs, Trouble::PowerCut);
        for text in &texts {
            if append(text).is_err() {
                break;
            }
        }
        let (head, root) = (log.head(), log.root().unwrap());
        for seed in seed..seed.saturating_add(20) {
            let again = StoredLog::open(disk.after_power_cut(Left::Some(seed)));
            let again = again.map_err(|error| TestCaseError::fail(error.to_string()))?;
            let grown = again.head() == Position(head.0 + 1);
            prop_assert!(grown || (again.head(), again.root().unwrap()) == (head, root));
        }
    }
}
