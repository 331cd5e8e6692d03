//! After the term: the last year is closed, and what is left goes back to the partners.

use ledger_core::Money;
use ledger_core::acts::consultation::Advice;
use ledger_core::acts::settlement::{Remainder, Settlement, TransferRemainder};
use ledger_core::acts::subject::SubjectDraft;
use ledger_core::acts::surplus::{Destination, Part, Surplus};
use ledger_core::acts::vote::Vote;

use super::proposals::{GEMEENTE, HOGESCHOOL, PPO, SWV_VO, UNIVERSITEIT, in_meeting};
use super::school_year::{SchoolYear, workday};
use super::telling::{LEADER, Telling};

/// The surplus of 2021-2022, to the cent; all of it for the partners.
const SURPLUS: Money = Money::from_cents(7_505_62);

/// Tells how the covenant is settled. `last` is its last year.
pub(super) fn tell(telling: &mut Telling<'_>, last: SchoolYear<'_>) {
    let after = last.next();
    telling.close(last, after.on(9, 19));
    let decided = after.on(10, 27);
    let destinations = vec![Part { to: Destination::Partners, amount: SURPLUS }];
    telling
        .propose(
            after.on(10, 6),
            "Overschot 2021-2022 (fictief)",
            "Het convenant is afgelopen. Wat over is, gaat terug naar de partners.",
            SubjectDraft::Surplus(Surplus { year: last.year, destinations }),
        )
        .consulted(after.on(10, 11), Advice::Positive, "Een mooi slot. Dank aan alle partners.")
        .in_favour(decided, &[SWV_VO, PPO, HOGESCHOOL, UNIVERSITEIT])
        .own_vote(decided, GEMEENTE, Vote::For, "Met dank aan iedereen.")
        .decided(decided, in_meeting());
    telling.refund(telling.partners.len(), after.on(11, 14));
    rest(telling, after);
}

/// What was set apart and not needed goes to the programme that takes over, and nothing is left.
fn rest(telling: &mut Telling<'_>, after: SchoolYear<'_>) {
    let decided = after.on(1, 26);
    let remainder = Remainder::Transfer { to: "Fictief Programma Talent in de Regio".to_owned() };
    telling
        .propose(
            after.on(1, 12),
            "Afwikkeling van het convenant (fictief)",
            "Alles is betaald en verantwoord. Het saldo gaat mee naar het nieuwe programma.",
            SubjectDraft::Settlement(Settlement { remainder }),
        )
        .consulted(after.on(1, 17), Advice::Positive, "Zo blijft het geld bij het talent.")
        .in_favour(decided, &[SWV_VO, PPO, HOGESCHOOL, UNIVERSITEIT])
        .own_vote(decided, GEMEENTE, Vote::For, "Akkoord.")
        .decided(decided, in_meeting());
    let paid = workday(after.on(2, 2));
    let bank_reference = telling.bank_reference(paid);
    telling.record(LEADER, paid, paid.plus_days(1), TransferRemainder { bank_reference });
}
