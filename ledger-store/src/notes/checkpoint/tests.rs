//! Checkpoints are read, signed and cosigned, and refused if they are false.

use proptest::prelude::*;

use super::*;

const AT: i64 = 1_679_315_147_000;

fn key(name: &str, usage: KeyUse, seed: u8) -> SigningKey {
    SigningKey::from_seed(name.parse().unwrap(), usage, &[seed; 32])
}

/// A checkpoint signed by its ledger and cosigned once, and the two keys.
fn cosigned_by_one() -> (SignedCheckpoint, [SigningKey; 2]) {
    let ledger = key("convenant/een/00", KeyUse::Checkpoints, 1);
    let checkpoint = Checkpoint::new(ledger.verifier().name(), Position(7), Digest([9; 32]));
    let mut signed = SignedCheckpoint::sign(checkpoint, &ledger).unwrap();
    let member = key("gemeente.example", KeyUse::Cosigning, 2);
    let trusted = [ledger.verifier().clone()];
    signed.cosign(&member, &trusted, Moment::from_millis(AT + 999)).unwrap();
    (signed, [ledger, member])
}

fn trusted(keys: &[SigningKey]) -> Vec<VerifierKey> {
    keys.iter().map(|key| key.verifier().clone()).collect()
}

#[test]
fn the_example_of_the_specification_is_read_and_written_the_same() {
    // From c2sp.org/tlog-cosignature.
    let example = "example.com/behind-the-sofa\n20852163\n\
        CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n\
        \u{2014} example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n\
        \u{2014} witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==\n";
    let signed = SignedCheckpoint::read(example.as_bytes()).unwrap();
    let checkpoint = signed.checkpoint();
    assert_eq!(checkpoint.origin(), "example.com/behind-the-sofa");
    assert_eq!(checkpoint.size(), Position(20_852_163));
    assert!(checkpoint.root().to_string().starts_with("0ac5186a91863e8e"));
    assert_eq!(signed.to_string(), example);
    assert!(example.starts_with(&format!("{checkpoint}\n")));
    let unknown = signed.vouchers(&[]).unwrap().unknown;
    assert_eq!(unknown.len(), 2);
}

#[test]
fn who_vouches_is_told_with_the_time() {
    let (signed, keys) = cosigned_by_one();
    let other = key("ander.example", KeyUse::Cosigning, 3);
    let signed = SignedCheckpoint::read(signed.to_string().as_bytes()).unwrap();
    let [ledger, member] = trusted(&keys).try_into().unwrap();
    let vouchers = signed.vouchers(&[ledger.clone(), member.clone(), other.verifier().clone()]);
    let vouchers = vouchers.unwrap();
    assert_eq!(
        vouchers.signed,
        [
            Voucher { name: ledger.name().clone(), usage: KeyUse::Checkpoints, at: None },
            Voucher {
                name: member.name().clone(),
                usage: KeyUse::Cosigning,
                at: Some(Moment::from_millis(AT)),
            },
        ]
    );
    assert_eq!(vouchers.silent, [other.verifier().name().clone()]);
    assert!(vouchers.unknown.is_empty());
    let vouchers = signed.vouchers(std::slice::from_ref(&member)).unwrap();
    assert_eq!(vouchers.unknown, [ledger.name().clone()]);
    assert_eq!(signed.vouchers(&[other.verifier().clone()]), Err(CheckpointError::Nobody));
    // Another key of the same name is as unknown as any.
    let double = key("gemeente.example", KeyUse::Cosigning, 4);
    assert_eq!(signed.vouchers(&[double.verifier().clone()]), Err(CheckpointError::Nobody));
}

#[test]
fn keys_are_held_to_what_they_are_for() {
    let (mut signed, [ledger, member]) = cosigned_by_one();
    let at = Moment::from_millis(AT);
    let trusted = [ledger.verifier().clone()];
    let again = signed.cosign(&member, &trusted, at);
    assert!(matches!(again, Err(CheckpointError::Again { .. })), "{again:?}");
    let as_cosigner = signed.cosign(&ledger, &trusted, at);
    assert!(matches!(as_cosigner, Err(CheckpointError::OtherUse { .. })), "{as_cosigner:?}");
    let checkpoint = signed.checkpoint().clone();
    let as_ledger = SignedCheckpoint::sign(checkpoint.clone(), &member);
    assert!(matches!(as_ledger, Err(CheckpointError::OtherUse { .. })), "{as_ledger:?}");
    let other = key("convenant/een/01", KeyUse::Checkpoints, 1);
    let other = SignedCheckpoint::sign(checkpoint, &other);
    assert!(matches!(other, Err(CheckpointError::OtherName { .. })), "{other:?}");
}

#[test]
fn nobody_vouches_for_what_the_ledger_did_not_sign() {
    let (signed, [ledger, member]) = cosigned_by_one();
    let other = key("convenant/twee/00", KeyUse::Checkpoints, 1);
    let double = key("convenant/een/00", KeyUse::Checkpoints, 5);
    let third = || key("derde.example", KeyUse::Cosigning, 6);
    let at = Moment::from_millis(AT);
    for trust in [vec![], vec![member], vec![other], vec![double], vec![third()]] {
        let mut mine = signed.clone();
        let refused = mine.cosign(&third(), &trusted(&trust), at);
        assert!(matches!(refused, Err(CheckpointError::NotByLedger { .. })), "{refused:?}");
        assert_eq!(mine, signed);
    }
    // Signed by the ledger, and changed since.
    let text = signed.to_string().replacen("\n7\n", "\n8\n", 1);
    let mut changed = SignedCheckpoint::read(text.as_bytes()).unwrap();
    let refused = changed.cosign(&third(), &trusted(&[ledger]), at);
    assert!(matches!(refused, Err(CheckpointError::Forged { .. })), "{refused:?}");
}

#[test]
fn the_key_of_another_ledger_does_not_vouch() {
    let (signed, [ledger, _]) = cosigned_by_one();
    let other = key("convenant/twee/00", KeyUse::Checkpoints, 1);
    let text = signed.to_string().replacen("een/00", "drie/00", 1);
    let body = text.split_once("\n\n").unwrap().0.to_owned() + "\n";
    let bytes = other.sign(body.as_bytes()).to_vec();
    let (name, id) = (other.verifier().name().clone(), other.verifier().id());
    let signature = NoteSignature { name, id, bytes };
    let note = Note { text: body, signatures: vec![signature] };
    let signed = SignedCheckpoint::read(note.to_string().as_bytes()).unwrap();
    let trusted = trusted(&[ledger, other]);
    assert_eq!(signed.vouchers(&trusted), Err(CheckpointError::Nobody));
}

#[test]
fn what_is_no_checkpoint_is_told_with_its_line() {
    let (signed, _) = cosigned_by_one();
    let signed = signed.to_string();
    for (from, to, line) in [
        ("convenant/een/00\n7", "\n7", 1),
        ("\n7\n", "\n07\n", 2),
        ("\n7\n", "\n+7\n", 2),
        ("\n7\n", "\n99999999999999999999\n", 2),
        ("CQk=\n", "CQ==\n", 3),
        ("CQk=\n", "CQl=\n", 3),
        ("CQk=\n", "CQk=\nmeer\n\nmeer\n", 5),
    ] {
        let text = signed.replacen(from, to, 1);
        assert_ne!(text, signed);
        match SignedCheckpoint::read(text.as_bytes()) {
            Err(CheckpointError::Malformed { line: at, .. }) => assert_eq!(at, line, "{text}"),
            other => panic!("{text}: {other:?}"),
        }
    }
    let longer = signed.replacen("CQk=\n", "CQk=\neen regel meer\n", 1);
    assert!(SignedCheckpoint::read(longer.as_bytes()).is_ok());
}

proptest! {
    /// After any change it is not a checkpoint, or a known signature does not fit, or the known signature is
    /// gone.
    #[test]
    fn no_change_passes_under_a_trusted_signature(
        place in any::<prop::sample::Index>(), flip in 1..=127_u8,
    ) {
        let (signed, keys) = cosigned_by_one();
        let mut bytes = signed.to_string().into_bytes();
        let place = place.index(bytes.len());
        bytes[place] ^= flip;
        if let Ok(changed) = SignedCheckpoint::read(&bytes) {
            match changed.vouchers(&trusted(&keys)) {
                Err(CheckpointError::Forged { .. } | CheckpointError::Nobody) => {}
                Ok(vouchers) => {
                    prop_assert_eq!(vouchers.signed.len(), 1);
                    prop_assert_eq!(changed.checkpoint(), signed.checkpoint());
                }
                Err(other) => prop_assert!(false, "{}", other),
            }
        }
    }

    #[test]
    fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..300), at in 0..200_usize) {
        let (signed, keys) = cosigned_by_one();
        let mut whole = signed.to_string().into_bytes();
        whole.splice(at..at, bytes);
        if let Ok(signed) = SignedCheckpoint::read(&whole) {
            let _ = signed.vouchers(&trusted(&keys));
        }
    }
}
