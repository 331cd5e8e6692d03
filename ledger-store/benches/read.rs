//! How fast a ledger is read back: decoded, verified, opened.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a bench stops where it fails, and prints"
)]
#![allow(missing_docs, reason = "criterion's macros make public functions")]

use std::hint::black_box;
use std::time::Duration;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use ledger_core::acts::conclude::CovenantSigned;
use ledger_core::acts::payment::{PaymentAllocated, PaymentReceived};
use ledger_core::{
    Actor, Date, Event, InvoiceNumber, Moment, Money, PartnerId, PaymentId, Position, Series,
};
use ledger_store::{
    CommandDigest, CommandEvents, Commit, DiskLog, EventLog, Wait, decode_event, encode_event,
};

const EVENTS: u32 = 200_000;

fn event(number: u32) -> Event {
    let amount = Money::from_cents(25_000);
    let payment = PaymentId(number);
    let partner = PartnerId(number % 52 + 1);
    match number % 3 {
        0 => {
            let bank_reference = format!("NL-2018-{number:06}");
            PaymentReceived {
                payment,
                partner,
                amount,
                bank_reference,
                payer: None,
                bank_account: None,
            }
            .into()
        }
        1 => {
            let invoice = InvoiceNumber { series: Series::Contribution, year: 2018, number };
            PaymentAllocated { payment, invoice, amount }.into()
        }
        _ => CovenantSigned { partner }.into(),
    }
}

fn commit(from: u32, count: u32) -> Commit {
    let command = CommandEvents {
        id: None,
        digest: CommandDigest([7; 16]),
        on: Date::from_number(6_879).unwrap(),
        actor: Actor::ProjectLeader,
        events: (from..from + count).map(event).collect(),
    };
    Commit { recorded_at: Moment::from_millis(1_541_000_000_000), commands: vec![command] }
}

fn decoding(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("codec");
    group.throughput(Throughput::Elements(1)).measurement_time(Duration::from_secs(2));
    for number in 0..3 {
        let event = event(number);
        let mut bytes = Vec::new();
        encode_event(&event, &mut bytes).unwrap();
        let name = event.kind().name();
        group.bench_function(format!("decode {name}, {} bytes", bytes.len()), |bench| {
            bench.iter(|| decode_event(black_box(&bytes)).unwrap());
        });
    }
    group.finish();
}

fn reading(criterion: &mut Criterion) {
    for (name, per_commit) in [("commits of 1,000", 1_000), ("commits of one", 1)] {
        let mut group = criterion.benchmark_group(format!("200,000 events in {name}"));
        group.throughput(Throughput::Elements(EVENTS.into()));
        group.sample_size(10).measurement_time(Duration::from_secs(3));
        let dir = tempfile::tempdir_in(".").unwrap();
        let path = dir.path().join("ledger");
        let log = DiskLog::create(&path, Wait::No).unwrap();
        for from in (0..EVENTS).step_by(10_000) {
            let commits: Vec<Commit> = (from..from + 10_000)
                .step_by(per_commit as usize)
                .map(|from| commit(from, per_commit))
                .collect();
            log.append(log.head().into(), &commits).unwrap();
        }
        group.bench_function("read", |bench| {
            bench.iter(|| {
                let events = log.read(Position(0)).map(|recorded| recorded.unwrap());
                assert_eq!(events.map(black_box).count(), EVENTS as usize);
            });
        });
        group.bench_function("verify", |bench| bench.iter(|| log.verify().unwrap()));
        let mut log = Some(log);
        group.bench_function("open and read", |bench| {
            bench.iter(|| {
                drop(log.take());
                let opened = DiskLog::open(&path, Wait::No).unwrap();
                let events = opened.read(Position(0)).map(|recorded| recorded.unwrap());
                assert_eq!(events.map(black_box).count(), EVENTS as usize);
                log = Some(opened);
            });
        });
        group.finish();
    }
}

criterion_group!(benches, decoding, reading);
criterion_main!(benches);
