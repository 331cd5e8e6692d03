//! The founding: the covenant is concluded and signed, people get their roles, and the regiegroep
//! adopts the key by which it would divide a deficit.

use std::collections::BTreeMap;

use ledger_core::acts::conclude::{ConcludeCovenant, SignCovenant, Which};
use ledger_core::acts::risk_key::RiskKeyDraft;
use ledger_core::acts::role::Appoint;
use ledger_core::acts::subject::SubjectDraft;
use ledger_core::{DecisionId, FiscalYear, PersonId};

use super::proposals::{GEMEENTE, HOGESCHOOL, PPO, SEATS, SWV_VO, UNIVERSITEIT};
use super::school_year::SchoolYear;
use super::telling::{LEADER, Telling};

const FOUNDER: &str = "founder";

/// How many parties sign at the ceremony; the seats of the regiegroep sign there too.
const AT_THE_CEREMONY: usize = 35;
/// How many more sign in the first week.
const IN_THE_FIRST_WEEK: usize = 11;

/// The fictional person who holds each role at the start.
const FIRST_LEADER: PersonId = PersonId(1);
const SEAT_HOLDERS: [PersonId; 5] =
    [PersonId(11), PersonId(12), PersonId(13), PersonId(14), PersonId(15)];

/// The weights of the seats in the first risk key, in seat order. Fictional.
pub(super) const FIRST_KEY: [u32; 5] = [20, 20, 30, 15, 15];

/// Tells the founding. Returns the decision by which the risk key was adopted.
pub(super) fn tell(telling: &mut Telling<'_>, year: SchoolYear<'_>) -> DecisionId {
    sign(telling, year);
    appoint(telling, year);
    let (submitted, meeting) = (year.on(11, 1), year.on(11, 8));
    telling
        .propose(
            submitted,
            "Verdeelsleutel voor het risico (fictief)",
            "De gemeente draagt het grootste deel. De scholen en de instellingen delen de rest. \
             De gewichten zijn bedacht voor deze demonstratie.",
            SubjectDraft::RiskKey(risk_key(year.year, FIRST_KEY)),
        )
        .adopted_by_all(meeting)
}

/// The weights of the seats, in seat order.
pub(super) fn risk_key(from_year: FiscalYear, weights: [u32; 5]) -> RiskKeyDraft {
    let seats = [SWV_VO, PPO, GEMEENTE, HOGESCHOOL, UNIVERSITEIT].map(str::to_owned);
    RiskKeyDraft { from_year, weights: BTreeMap::from_iter(seats.into_iter().zip(weights)) }
}

fn sign(telling: &mut Telling<'_>, year: SchoolYear<'_>) {
    let concluded = telling.definition.term.concluded_on;
    let definition = telling.definition.clone();
    telling.record(FOUNDER, concluded, concluded, ConcludeCovenant { definition });

    let seats = telling.definition.regiegroep.seats.iter().map(|seat| &seat.partner);
    let (seats, others): (Vec<String>, Vec<String>) = telling
        .partners
        .clone()
        .into_iter()
        .partition(|code| seats.clone().any(|seat| seat == code));
    let ceremony = others.iter().take(AT_THE_CEREMONY - seats.len()).cloned();
    let ceremony = seats.iter().cloned().chain(ceremony).collect();
    let left = others.iter().skip(AT_THE_CEREMONY - seats.len());
    let week = left.take(IN_THE_FIRST_WEEK).cloned().collect();

    let sign = |which| SignCovenant { partners: which };
    telling.record(FOUNDER, concluded, concluded, sign(Which::These(ceremony)));
    let first_week = year.on(11, 2);
    telling.record(LEADER, first_week, first_week.plus_days(3), sign(Which::These(week)));
    telling.leader(year.on(11, 7), sign(Which::All));
}

fn appoint(telling: &mut Telling<'_>, year: SchoolYear<'_>) {
    let on = year.on(10, 31);
    let leader = Appoint { role: LEADER.to_owned(), person: FIRST_LEADER };
    telling.record(FOUNDER, on, on, leader);
    for (seat, person) in SEATS.into_iter().zip(SEAT_HOLDERS) {
        telling.record(FOUNDER, on, on, Appoint { role: seat.to_owned(), person });
    }
}
