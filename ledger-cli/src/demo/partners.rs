//! Partners that get another name, merge and withdraw. All of them fictional.

use ledger_core::Money;
use ledger_core::acts::accession::Accession;
use ledger_core::acts::amendment::{AmendmentDraft, ChangeDraft};
use ledger_core::acts::consultation::Advice;
use ledger_core::acts::decision::DecideProposal;
use ledger_core::acts::merger::MergerDraft;
use ledger_core::acts::rename::RenameDraft;
use ledger_core::acts::subject::SubjectDraft;
use ledger_core::acts::vote::Vote;
use ledger_core::acts::withdrawal::WithdrawalDraft;
use ledger_core::covenant::Rules;

use super::network;
use super::proposals::{GEMEENTE, HOGESCHOOL, PPO, SWV_VO, UNIVERSITEIT, in_meeting, in_writing};
use super::school_year::SchoolYear;
use super::telling::Telling;

const MBO: &str = "fictief-mbo-rijnoever";
const ENGINEERS: &str = "fictief-waterlijn";
pub(super) const REGIONAL: (&str, &str) = ("fictief-regio", "Fictief Regiocollege Duin en Rijn");

/// 2020-2021: the mbo-college gets another name, and learning at a distance becomes a theme.
pub(super) fn third_year(telling: &mut Telling<'_>, year: SchoolYear<'_>) {
    let decided = year.on(11, 5);
    let rename = RenameDraft {
        partner: MBO.to_owned(),
        name: "Fictief Mbo-college Rijn en Duin".to_owned(),
    };
    telling
        .propose(
            year.on(10, 8),
            "Nieuwe naam van het mbo-college (fictief)",
            "Het mbo-college heet na een verhuizing anders. Het blijft dezelfde partner.",
            SubjectDraft::Rename(rename),
        )
        .unanimous(decided)
        .decided(decided, DecideProposal { effective_from: Some(year.on(1, 1)), ..in_meeting() });
    let changes = vec![
        ChangeDraft::ThemeAdded("Leren op afstand (fictief)".to_owned()),
        ChangeDraft::Rules(Rules {
            share_payment_term_days: 45,
            ..telling.definition.rules.clone()
        }),
    ];
    let text = "Leren op afstand wordt een vierde hoofdthema. Wie een deel van een tekort draagt, \
                betaalt het binnen 45 dagen. (fictief)";
    telling
        .propose(
            year.on(10, 8),
            "Aanpassing van het convenant (fictief)",
            "Door de sluiting van de scholen is veel onderwijs op afstand gegeven. Dat willen wij \
             behouden. Ook willen wij elkaar meer tijd geven om een tekort te betalen.",
            SubjectDraft::Amendment(AmendmentDraft { text: text.to_owned(), changes }),
        )
        .consulted(year.on(10, 13), Advice::Positive, "Er is veel geleerd dat wij willen delen.")
        .in_favour(decided, &[SWV_VO, PPO, GEMEENTE, HOGESCHOOL])
        .vote(decided, UNIVERSITEIT, Vote::Abstain, "Drie thema's is al veel.")
        .decided(decided, DecideProposal { effective_from: Some(year.on(1, 1)), ..in_meeting() });
}

/// Which partners leave in the last year, and when.
pub(super) fn leaving(telling: &mut Telling<'_>, year: SchoolYear<'_>) {
    for (partner, from) in [(ENGINEERS, year.on(3, 1)), (MBO, year.on(6, 1))] {
        telling.leaves.insert(partner.to_owned(), from);
    }
}

/// 2021-2022: an engineering firm withdraws, and the mbo-college merges into another that accedes first.
pub(super) fn last_year(telling: &mut Telling<'_>, year: SchoolYear<'_>) {
    let winter = year.on(1, 27);
    telling
        .propose(
            year.on(1, 13),
            "Uittreding van het ingenieursbureau (fictief)",
            "Het bureau heeft geen mensen meer voor het onderwijs. De bijdrage van dit jaar is betaald.",
            SubjectDraft::Withdrawal(WithdrawalDraft { partner: ENGINEERS.to_owned() }),
        )
        .unanimous(winter)
        .decided(winter, DecideProposal { effective_from: Some(year.on(3, 1)), ..in_meeting() });
    let (code, name) = REGIONAL;
    let written = year.on(4, 14);
    telling
        .propose(
            year.on(4, 4),
            "Toetreding van een regiocollege (fictief)",
            "Het regiocollege neemt de opleidingen van het mbo-college over en treedt daarom toe.",
            SubjectDraft::Accession(Accession { code: code.to_owned(), name: name.to_owned() }),
        )
        .in_favour(written, &[SWV_VO, GEMEENTE, HOGESCHOOL])
        .decided(written, DecideProposal { effective_from: Some(year.on(5, 1)), ..in_writing() });
    telling.partners.push(code.to_owned());
    network::welcome(telling, year.on(5, 10));
    // Three of the twelve months.
    let part = Money::from_euros(185);
    telling.part_of_year(year.year, code, year.on(5, 3), year.on(5, 20), part);
    let decided = year.on(5, 19);
    let merger = MergerDraft { from: vec![MBO.to_owned()], into: code.to_owned() };
    telling
        .propose(
            year.on(5, 9),
            "Fusie van mbo-college en regiocollege (fictief)",
            "Het mbo-college gaat op in het regiocollege, met alles wat het nog zou moeten betalen.",
            SubjectDraft::Merger(merger),
        )
        .in_favour(decided, &[SWV_VO, PPO, GEMEENTE])
        .decided(decided, DecideProposal { effective_from: Some(year.on(6, 1)), ..in_writing() });
}
