//! How fast events are appended in bulk. One by one, and beside others: `bench/compare`.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a bench stops where it fails, and prints"
)]
#![allow(missing_docs, reason = "criterion's macros make public functions")]

use std::fs;
use std::hint::black_box;
use std::path::Path;
use std::time::Duration;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use ledger_core::acts::payment::PaymentReceived;
use ledger_core::{Actor, Date, Event, Moment, Money, PartnerId, PaymentId};
use ledger_store::{
    CommandDigest, CommandEvents, CommandId, Commit, DiskLog, EventLog, MemoryLog, Wait,
};

fn payment(number: u32) -> Event {
    PaymentReceived {
        payment: PaymentId(number),
        partner: PartnerId(number % 52 + 1),
        amount: Money::from_cents(25_000 + i64::from(number % 1_000)),
        bank_reference: format!("NL-2018-{number:06}"),
        payer: None,
        bank_account: None,
    }
    .into()
}

fn command(id: Option<u64>, events: Vec<Event>) -> CommandEvents {
    CommandEvents {
        id: id.map(|id| CommandId::new(&format!("command-{id:020}")).unwrap()),
        digest: CommandDigest([7; 16]),
        on: Date::from_number(6_879).unwrap(),
        actor: Actor::ProjectLeader,
        events,
    }
}

fn commit(commands: Vec<CommandEvents>) -> Commit {
    Commit { recorded_at: Moment::from_millis(1_541_000_000_000), commands }
}

fn size(dir: &Path) -> u64 {
    let entries = fs::read_dir(dir).unwrap().map(Result::unwrap);
    entries
        .map(|entry| match entry.metadata().unwrap() {
            metadata if metadata.is_dir() => size(&entry.path()),
            metadata => metadata.len(),
        })
        .sum()
}

fn bulk(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("append in bulk");
    group.sample_size(20).measurement_time(Duration::from_secs(4));
    for (name, per_command, with_ids) in [
        ("10,000 events of one command", 10_000, true),
        ("10,000 commands without ids", 1, false),
        ("10,000 commands with ids", 1, true),
    ] {
        group.throughput(Throughput::Elements(10_000));
        let events: Vec<Event> = (0..10_000).map(payment).collect();
        let mut next = 0;
        let mut append = move || {
            let commands = events.chunks(per_command).map(|events| {
                next += 1;
                command(with_ids.then_some(next), events.to_vec())
            });
            vec![commit(commands.collect())]
        };
        let dir = tempfile::tempdir_in(".").unwrap();
        let log = DiskLog::create(&dir.path().join("ledger"), Wait::No).unwrap();
        group.bench_function(name, |bench| {
            bench.iter_batched(
                &mut append,
                |commits| log.append(log.head().into(), &commits).unwrap(),
                criterion::BatchSize::LargeInput,
            );
        });
        println!("{name}: {} bytes of disk per event", size(dir.path()) / log.head().0.max(1));
        let memory = MemoryLog::new();
        group.bench_function(format!("{name}, in memory"), |bench| {
            bench.iter_batched(
                &mut append,
                |commits| black_box(memory.append(memory.head().into(), &commits).unwrap()),
                criterion::BatchSize::LargeInput,
            );
        });
    }
    group.finish();
}

criterion_group!(benches, bulk);
criterion_main!(benches);
