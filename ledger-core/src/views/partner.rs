//! Everything about one partner, on one page.

use serde::Serialize;

use crate::acts::proposal::ProposalState;
use crate::calendar::{Date, FiscalYear};
use crate::event::Recorded;
use crate::ids::{DecisionId, PartnerId, Position, ProposalId};
use crate::invoice::{Instalment, Series};
use crate::ledger::Ledger;
use crate::views::Figure;
use crate::views::account::PartnerAccount;
use crate::views::in_kind::{InKindRow, InKindView};
use crate::views::meaning;
use crate::views::partners::PartnerRow;
use crate::views::receivables::Reduced;
use crate::views::search::Search;
use crate::views::timeline::TimelineEntry;

/// A partner on a day.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PartnerPage {
    /// The day.
    #[serde(serialize_with = "meaning::seen_on")]
    pub on: Date,
    /// Its row in the register.
    pub partner: PartnerRow,
    /// The names it had before, in order.
    pub former_names: Vec<FormerNameRow>,
    /// The codes of the partners that merged into it.
    pub merged: Vec<String>,
    /// What it contributes, for each year it was invoiced.
    pub contributions: Vec<ContributionRow>,
    /// Its account: every line, what is open, and what it owes.
    pub account: PartnerAccount,
    /// What it contributed in kind.
    pub in_kind: Vec<InKindRow>,
    /// The proposals about it.
    pub proposals: Vec<ProposalAbout>,
    /// The events that concern it, in order.
    pub events: Vec<TimelineEntry>,
}

/// A name that a partner had.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FormerNameRow {
    /// The name.
    pub name: String,
    /// The last day on which it had it.
    pub until: Date,
    /// The decision that renamed it.
    #[serde(serialize_with = "meaning::row_key")]
    pub decision: DecisionId,
    /// The event.
    #[serde(serialize_with = "meaning::said_by")]
    pub position: Position,
}

/// What a partner contributes in a year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ContributionRow {
    /// The year.
    #[serde(serialize_with = "meaning::row_key")]
    pub year: FiscalYear,
    /// The number of the invoice.
    #[serde(serialize_with = "meaning::row_key")]
    pub invoice: String,
    /// The instalment, if it is not for the whole.
    pub instalment: Option<Instalment>,
    /// What was invoiced.
    pub invoiced: Figure,
    /// By what it became less.
    #[serde(flatten)]
    pub reduced: Reduced,
    /// What is open of it: what was invoiced less all that.
    pub open: Figure,
}

/// A proposal about a partner.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ProposalAbout {
    /// Its number.
    #[serde(serialize_with = "meaning::row_key")]
    pub proposal: ProposalId,
    /// What it is called.
    pub title: String,
    /// When it was submitted.
    pub submitted_on: Date,
    /// The decision on it, if it was taken.
    pub decision: Option<DecisionId>,
    /// The event.
    #[serde(serialize_with = "meaning::said_by")]
    pub position: Position,
}

impl PartnerPage {
    /// The page of a partner on a day; `None` if the register did not name it by then.
    ///
    /// # Errors
    /// Those of the events, of which the page keeps what concerns the partner by that day.
    pub fn of<E>(
        ledger: &Ledger,
        id: PartnerId,
        on: Date,
        events: impl Iterator<Item = Result<Recorded, E>>,
    ) -> Result<Option<PartnerPage>, E> {
        let row = PartnerRow::in_register(ledger, id, on);
        let account = PartnerAccount::of(ledger, id, None, on);
        let (Some(partner), Some(account), Some(covenant)) = (row, account, ledger.covenant())
        else {
            return Ok(None);
        };
        let search = Search { partner: Some(id), until: Some(on), ..Search::default() };
        let mut found = Vec::new();
        for recorded in events {
            let recorded = recorded?;
            if search.finds(&recorded, ledger) {
                found.push(TimelineEntry::of(recorded, covenant));
            }
        }
        let known = ledger.partners.get(id);
        let former = known.map_or(&[][..], |partner| &partner.former_names);
        let former = former.iter().filter(|former| former.until <= on);
        let united = ledger.partners.united(id, on).into_iter().filter(|other| *other != id);
        let code = |id| ledger.partners.get(id).map(|partner| partner.code.clone());
        Ok(Some(PartnerPage {
            on,
            former_names: former
                .map(|former| FormerNameRow {
                    name: former.name.clone(),
                    until: former.until.plus_days(-1),
                    decision: former.decision,
                    position: former.position,
                })
                .collect(),
            merged: united.filter_map(code).collect(),
            contributions: contributions(ledger, id, on),
            account,
            in_kind: InKindView::of_partner(ledger, id, on),
            proposals: proposals(ledger, id, on),
            events: found,
            partner,
        }))
    }
}

fn contributions(ledger: &Ledger, id: PartnerId, on: Date) -> Vec<ContributionRow> {
    let of_partner = ledger.claims.of(id).map(|(_, claim)| claim);
    let of_partner =
        of_partner.filter(|claim| claim.invoice.series == Series::Contribution && claim.on <= on);
    let row = |claim: &crate::claims::Claim| {
        let invoiced = Figure::of(claim.amount, claim.position);
        let (mut reduced, mut open) = (Reduced::default(), invoiced.clone());
        for part in ledger.claims.changes(claim).filter(|part| part.on <= on) {
            open.add(-part.amount, part.position);
            reduced.add(part);
        }
        let (year, invoice) = (claim.year, claim.invoice.to_string());
        let instalment = claim.instalment;
        ContributionRow { year, invoice, instalment, invoiced, reduced, open }
    };
    of_partner.map(row).collect()
}

fn proposals(ledger: &Ledger, id: PartnerId, on: Date) -> Vec<ProposalAbout> {
    let about = ledger.proposals.all().filter(|(_, proposal)| {
        proposal.submitted_on <= on && ledger.partners_about(proposal).contains(&id)
    });
    let row = |(proposal, of): (ProposalId, &crate::acts::proposal::Proposal)| {
        let decision = match of.state {
            ProposalState::Decided(decision) => Some(decision),
            ProposalState::Open | ProposalState::Withdrawn { .. } => None,
        };
        let decided_on = decision.and_then(|id| ledger.proposals.decision(id)).map(|of| of.on);
        ProposalAbout {
            proposal,
            title: of.title.clone(),
            submitted_on: of.submitted_on,
            decision: decision.filter(|_| decided_on.is_some_and(|decided| decided <= on)),
            position: of.position,
        }
    };
    about.map(row).collect()
}
