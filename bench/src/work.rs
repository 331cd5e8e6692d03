//! The events that everybody keeps: payments received, some 30 bytes each, with a command id of 28.

use ledger_core::acts::payment::PaymentReceived;
use ledger_core::{Actor, Date, Event, Moment, Money, PartnerId, PaymentId};
use ledger_store::{CommandDigest, CommandEvents, CommandId, Commit, encode_event};

/// The day on which they take effect, and who acts.
pub(crate) const DAY: i32 = 6_879;
pub(crate) const RECORDED_AT: i64 = 1_541_000_000_000;

/// An event with what is recorded beside it.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    /// The name under which it is recorded once.
    pub(crate) command: String,
    pub(crate) event: Event,
}

impl Entry {
    pub(crate) fn new(number: u64) -> Entry {
        let small = u32::try_from(number % 4_000_000_000).expect("below the limit");
        let event = PaymentReceived {
            payment: PaymentId(small),
            partner: PartnerId(small % 52 + 1),
            amount: Money::from_cents(25_000 + i64::from(small % 1_000)),
            bank_reference: format!("NL-2018-{small:06}"),
            payer: None, bank_account: None };
        Entry { command: format!("command-{number:020}"), event: event.into() }
    }

    /// The bytes that a peer keeps, which are those that we keep.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        encode_event(&self.event, &mut bytes).expect("an event can be written");
        bytes
    }

    /// The entry as a command for our log.
    pub(crate) fn into_command(self, with_id: bool) -> CommandEvents {
        CommandEvents {
            id: with_id.then(|| CommandId::new(&self.command).expect("an id")),
            digest: CommandDigest([7; 16]),
            on: Date::from_number(DAY).expect("a day"),
            actor: Actor::ProjectLeader,
            events: vec![self.event],
        }
    }
}

pub(crate) fn commit(commands: Vec<CommandEvents>) -> Commit {
    Commit { recorded_at: Moment::from_millis(RECORDED_AT), commands }
}

/// Entries of which no other part of the run has the number.
pub(crate) fn entries(from: u64, count: u64) -> Vec<Entry> {
    (from..from + count).map(Entry::new).collect()
}
