//! `convenant proposal submit|consult|vote|decide|withdraw`

use std::collections::BTreeMap;
use std::path::PathBuf;

use clap::{Args, Subcommand};
use ledger_core::acts::accession::Accession;
use ledger_core::acts::consultation::{Advice, ConsultProjectgroep};
use ledger_core::acts::continuation::Continuation;
use ledger_core::acts::decision::{DecideProposal, Manner};
use ledger_core::acts::deficit::Deficit;
use ledger_core::acts::fund::FundRelease;
use ledger_core::acts::merger::MergerDraft;
use ledger_core::acts::proposal::{SubmitProposal, WithdrawProposal};
use ledger_core::acts::rename::RenameDraft;
use ledger_core::acts::risk_key::RiskKeyDraft;
use ledger_core::acts::settlement::{Remainder, Settlement};
use ledger_core::acts::subject::SubjectDraft;
use ledger_core::acts::surplus::{Destination, Part, Surplus};
use ledger_core::acts::vote::{CastVote, Vote};
use ledger_core::acts::withdrawal::WithdrawalDraft;
use ledger_core::acts::write_off::WriteOff;
use ledger_core::{Command, Date, DecisionId, FiscalYear, InvoiceNumber, Money, ProposalId};
use serde::de::DeserializeOwned;

use crate::globals::{amount, date};
use ledger_app::failure::Failure;
use ledger_app::fault;
use ledger_app::given;
use ledger_app::input;

#[derive(Debug, Subcommand)]
pub(crate) enum Proposal {
    /// Submit a proposal to the regiegroep
    #[command(subcommand)]
    Submit(Submit),
    /// Record what the projectgroep advised
    #[command(after_help = "\
Example:
  convenant proposal consult 4 --advice positive \\
      --text \"Akkoord, mits de reserve op peil blijft.\"")]
    Consult {
        /// The number of the proposal
        proposal: u32,
        /// Its advice: positive, neutral or negative
        #[arg(long, value_parser = word::<Advice>)]
        advice: Advice,
        /// Its advice in words
        #[arg(long)]
        text: String,
    },
    /// Record the vote of a seat; a later vote of the seat replaces it until the decision
    #[command(after_help = "Example:\n  convenant proposal vote 4 --seat gemeente --vote for")]
    Vote {
        /// The number of the proposal
        proposal: u32,
        /// The code of the seat
        #[arg(long)]
        seat: String,
        /// Its vote: for, against or abstain
        #[arg(long, value_parser = word::<Vote>)]
        vote: Vote,
        /// Why
        #[arg(long)]
        reason: Option<String>,
    },
    /// Record that the regiegroep decided; the outcome follows from the votes
    #[command(
        after_help = "Example:\n  convenant proposal decide 4 --manner meeting --on 2019-10-03"
    )]
    Decide {
        /// The number of the proposal
        proposal: u32,
        /// How it decided: meeting or in-writing
        #[arg(long, value_parser = word::<Manner>)]
        manner: Manner,
        /// Conditions it attached
        #[arg(long)]
        conditions: Option<String>,
        /// From when it holds [default: the day of the decision]
        #[arg(long, value_name = "DATE", value_parser = date)]
        effective_from: Option<Date>,
        /// When it is to be looked at again
        #[arg(long, value_name = "DATE", value_parser = date)]
        review_on: Option<Date>,
        /// The number of the decision it replaces
        #[arg(long, value_name = "DECISION")]
        replaces: Option<u32>,
    },
    /// Withdraw a proposal that is not decided
    #[command(
        after_help = "Example:\n  convenant proposal withdraw 4 --reason \"Eerst meer cijfers.\""
    )]
    Withdraw {
        /// The number of the proposal
        proposal: u32,
        /// Why
        #[arg(long)]
        reason: String,
    },
}

/// What every proposal has.
#[derive(Debug, Args)]
pub(crate) struct Why {
    /// What it is called
    #[arg(long)]
    title: String,
    /// Why
    #[arg(long)]
    text: String,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Submit {
    /// A new partner accedes
    #[command(after_help = "\
Example:
  convenant proposal submit accession --code bieb --name \"Fictieve Bibliotheek\" \\
      --title \"Toetreding\" --text \"De bibliotheek vraagt om toe te treden.\"")]
    Accession {
        /// The code it gets, for commands
        #[arg(long)]
        code: String,
        /// Its name
        #[arg(long)]
        name: String,
        #[command(flatten)]
        why: Why,
    },
    /// How a deficit is divided over the risk bearers
    #[command(after_help = "\
Example:
  convenant proposal submit risk-key --from-year 2018-2019 \\
      --weight gemeente=2 --weight ppo=1 \\
      --title Risicosleutel --text \"Naar draagkracht.\"")]
    RiskKey {
        /// The first year whose costs it divides
        #[arg(long)]
        from_year: FiscalYear,
        /// A seat that bears risk and its weight; once for each
        #[arg(long = "weight", value_name = "SEAT=WEIGHT", value_parser = weight, required = true)]
        weights: Vec<(String, u32)>,
        #[command(flatten)]
        why: Why,
    },
    /// The first budget of a year
    #[command(after_help = BUDGET)]
    Budget {
        /// A file with the budget as JSON, or - for standard input
        #[arg(long, value_name = "FILE")]
        data: PathBuf,
        #[command(flatten)]
        why: Why,
    },
    /// A revision of a year's budget: every line as it is to be
    #[command(after_help = BUDGET)]
    BudgetRevision {
        /// A file with the whole budget as JSON, or - for standard input
        #[arg(long, value_name = "FILE")]
        data: PathBuf,
        #[command(flatten)]
        why: Why,
    },
    /// What partners contribute in a year
    #[command(after_help = SCHEDULE)]
    ContributionSchedule {
        /// A file with the schedule as JSON, or - for standard input
        #[arg(long, value_name = "FILE")]
        data: PathBuf,
        #[command(flatten)]
        why: Why,
    },
    /// What is done with the surplus of a closed year
    #[command(after_help = "\
Example:
  convenant proposal submit surplus --year 2018-2019 --reserve 8000 \\
      --partners 2000 --project \"Talentendag=1500\" \\
      --title Overschot --text \"Verdeling van het overschot.\"")]
    Surplus {
        /// The year
        #[arg(long)]
        year: FiscalYear,
        /// To the general reserve
        #[arg(long, value_name = "AMOUNT", value_parser = amount)]
        reserve: Option<Money>,
        /// Kept for next year's budget
        #[arg(long, value_name = "AMOUNT", value_parser = amount)]
        next_year: Option<Money>,
        /// Kept for a project; several times for several
        #[arg(long = "project", value_name = "NAME=AMOUNT", value_parser = project)]
        projects: Vec<(String, Money)>,
        /// Back to the partners, by what each paid
        #[arg(long, value_name = "AMOUNT", value_parser = amount)]
        partners: Option<Money>,
        #[command(flatten)]
        why: Why,
    },
    /// How the deficit of a closed year is borne: by the reserve, then by the risk bearers
    #[command(after_help = "\
Example:
  convenant proposal submit deficit --year 2020-2021 --title Tekort \\
      --text \"Eerst uit de reserve, dan volgens de risicosleutel.\"")]
    Deficit {
        /// The year
        #[arg(long)]
        year: FiscalYear,
        #[command(flatten)]
        why: Why,
    },
    /// Give up what a partner will not pay
    #[command(after_help = "\
Example:
  convenant proposal submit write-off C2019-0017 --title Oninbaar \\
      --text \"De partner is opgeheven.\"")]
    WriteOff {
        /// The invoice
        invoice: InvoiceNumber,
        /// How much [default: all that is open when it is decided]
        #[arg(long, value_parser = amount)]
        amount: Option<Money>,
        #[command(flatten)]
        why: Why,
    },
    /// Release what a surplus was set apart for to the reserve
    #[command(after_help = "\
Example:
  convenant proposal submit fund-release --fund \"project=Talentendag\" \\
      --title Talentendag --text \"De dag gaat niet door.\"")]
    FundRelease {
        /// The fund: next-year-budget, or project=NAME
        #[arg(long, value_parser = fund)]
        fund: Destination,
        /// How much [default: all that is in it when it is decided]
        #[arg(long, value_parser = amount)]
        amount: Option<Money>,
        #[command(flatten)]
        why: Why,
    },
    /// Settle the covenant after its term: where what is left goes
    #[command(after_help = "\
Examples:
  convenant proposal submit settlement --remainder partners \\
      --title Afwikkeling --text \"Naar wat ieder betaalde.\"
  convenant proposal submit settlement --remainder \"transfer=Nieuw programma\" \\
      --title Afwikkeling --text \"Het saldo gaat mee.\"")]
    Settlement {
        /// partners (by what each paid), risk-bearers (by the risk key), or transfer=NAME
        #[arg(long, value_parser = remainder)]
        remainder: Remainder,
        #[command(flatten)]
        why: Why,
    },
    /// A partner withdraws; the day before the decision takes effect is its last
    #[command(after_help = "\
Example:
  convenant proposal submit withdrawal --partner bewoners \\
      --title Uittreding --text \"Het werk houdt op.\"")]
    Withdrawal {
        /// The partner, by code or name
        #[arg(long)]
        partner: String,
        #[command(flatten)]
        why: Why,
    },
    /// A partner gets another name
    #[command(after_help = "\
Example:
  convenant proposal submit rename --partner boeren \\
      --name \"De Nieuwe Boeren\" --title Naam --text \"Nieuwe naam.\"")]
    Rename {
        /// The partner, by code or name
        #[arg(long)]
        partner: String,
        /// Its new name
        #[arg(long)]
        name: String,
        #[command(flatten)]
        why: Why,
    },
    /// Partners merge into another partner, which owes what they owed
    #[command(after_help = "\
Example:
  convenant proposal submit merger --from boeren --into bewoners \\
      --title Fusie --text \"Samen verder.\"")]
    Merger {
        /// A partner that ceases to be a party, by code or name; once for each
        #[arg(long, required = true)]
        from: Vec<String>,
        /// The partner they merge into, by code or name
        #[arg(long)]
        into: String,
        #[command(flatten)]
        why: Why,
    },
    /// Whether the covenant is continued after its term or ends with it
    #[command(after_help = "\
Examples:
  convenant proposal submit continuation --end \\
      --title Einde --text \"Het convenant eindigt.\"
  convenant proposal submit continuation --until 2026-07-31 \\
      --decided-by 2025-07-31 --title Voortzetting --text \"Wij gaan door.\"")]
    Continuation {
        /// It ends with its term
        #[arg(long, conflicts_with_all = ["until", "decided_by"], required_unless_present = "until")]
        end: bool,
        /// It is continued until this day
        #[arg(long, value_name = "DATE", value_parser = date, requires = "decided_by")]
        until: Option<Date>,
        /// The day by which it is decided to continue again or to end
        #[arg(long, value_name = "DATE", value_parser = date, requires = "until")]
        decided_by: Option<Date>,
        #[command(flatten)]
        why: Why,
    },
    /// The covenant is amended
    #[command(after_help = AMENDMENT)]
    Amendment {
        /// A file with the amendment as JSON, or - for standard input
        #[arg(long, value_name = "FILE")]
        data: PathBuf,
        #[command(flatten)]
        why: Why,
    },
    /// Anything else the regiegroep decides
    #[command(after_help = "\
Example:
  convenant proposal submit other --title \"Voortzetting\" \\
      --text \"Het convenant wordt na de looptijd voortgezet.\"")]
    Other {
        #[command(flatten)]
        why: Why,
    },
}

fn fund(text: &str) -> Result<Destination, String> {
    match (text, text.split_once('=')) {
        ("next-year-budget", _) => Ok(Destination::NextYearBudget),
        (_, Some(("project", name))) => Ok(Destination::Project { name: name.to_owned() }),
        _ => Err("write next-year-budget, or project=NAME".to_owned()),
    }
}

fn remainder(text: &str) -> Result<Remainder, String> {
    match (text, text.split_once('=')) {
        ("partners", _) => Ok(Remainder::Partners),
        ("risk-bearers", _) => Ok(Remainder::RiskBearers),
        (_, Some(("transfer", to))) => Ok(Remainder::Transfer { to: to.to_owned() }),
        _ => Err("write partners, risk-bearers, or transfer=NAME".to_owned()),
    }
}

const BUDGET: &str = "\
Example of the file:
  {\"year\": \"2018-2019\", \"lines\": [
    {\"code\": \"bijdragen\", \"title\": \"Bijdragen\", \"kind\": \"contributions\",
     \"amount\": \"52000.00\"},
    {\"code\": \"drukwerk\", \"title\": \"Drukwerk\", \"kind\": \"expense\",
     \"amount\": \"4000.00\"}]}
Its fields: convenant schema commands";

const SCHEDULE: &str = "\
Example of the file:
  {\"year\": \"2018-2019\", \"fees\": {\"fixed\": {\"amount\": \"1000.00\"}},
   \"payment_term_days\": 30, \"proration\": \"monthly\",
   \"vat\": {\"position\": \"outside-scope\",
           \"ground\": \"Geen prestatie onder bezwarende titel\"}}
Its fields: convenant schema commands";

const AMENDMENT: &str = "\
Example of the file:
  {\"text\": \"Er komt een thema bij en een zetel gaat over.\", \"changes\": [
    {\"theme-added\": \"Techniek\"},
    {\"seat-moved\": {\"seat\": \"gemeente\", \"partner\": \"regio\",
                    \"name\": \"Regio Oost\"}},
    {\"voting\": \"unanimous\"}]}
Its fields: convenant schema commands";

impl Proposal {
    pub(crate) fn command(self) -> Result<Command, Failure> {
        Ok(match self {
            Proposal::Submit(submit) => submit.command()?.into(),
            Proposal::Consult { proposal, advice, text } => {
                ConsultProjectgroep { proposal: ProposalId(proposal), advice, text }.into()
            }
            Proposal::Vote { proposal, seat, vote, reason } => {
                CastVote { proposal: ProposalId(proposal), seat, vote, reason }.into()
            }
            Proposal::Decide {
                proposal,
                manner,
                conditions,
                effective_from,
                review_on,
                replaces,
            } => {
                let (proposal, replaces) = (ProposalId(proposal), replaces.map(DecisionId));
                DecideProposal { proposal, manner, conditions, effective_from, review_on, replaces }
                    .into()
            }
            Proposal::Withdraw { proposal, reason } => {
                WithdrawProposal { proposal: ProposalId(proposal), reason }.into()
            }
        })
    }
}

impl Submit {
    fn command(self) -> Result<SubmitProposal, Failure> {
        let (why, subject) = match self {
            Submit::Accession { code, name, why } => {
                (why, SubjectDraft::Accession(Accession { code, name }))
            }
            Submit::RiskKey { from_year, weights, why } => {
                let weights = once_each(weights)?;
                (why, SubjectDraft::RiskKey(RiskKeyDraft { from_year, weights }))
            }
            Submit::Budget { data, why } => (why, SubjectDraft::Budget(read(&data)?)),
            Submit::BudgetRevision { data, why } => {
                (why, SubjectDraft::BudgetRevision(read(&data)?))
            }
            Submit::ContributionSchedule { data, why } => {
                (why, SubjectDraft::ContributionSchedule(read(&data)?))
            }
            Submit::Surplus { year, reserve, next_year, projects, partners, why } => {
                let part = |to, amount: Option<Money>| amount.map(|amount| Part { to, amount });
                let projects = projects
                    .into_iter()
                    .map(|(name, amount)| Part { to: Destination::Project { name }, amount });
                let destinations = part(Destination::Reserve, reserve)
                    .into_iter()
                    .chain(part(Destination::NextYearBudget, next_year))
                    .chain(projects)
                    .chain(part(Destination::Partners, partners))
                    .collect();
                (why, SubjectDraft::Surplus(Surplus { year, destinations }))
            }
            Submit::Deficit { year, why } => (why, SubjectDraft::Deficit(Deficit { year })),
            Submit::WriteOff { invoice, amount, why } => {
                (why, SubjectDraft::WriteOff(WriteOff { invoice, amount }))
            }
            Submit::FundRelease { fund, amount, why } => {
                (why, SubjectDraft::FundRelease(FundRelease { fund, amount }))
            }
            Submit::Settlement { remainder, why } => {
                (why, SubjectDraft::Settlement(Settlement { remainder }))
            }
            Submit::Withdrawal { partner, why } => {
                (why, SubjectDraft::Withdrawal(WithdrawalDraft { partner }))
            }
            Submit::Rename { partner, name, why } => {
                (why, SubjectDraft::Rename(RenameDraft { partner, name }))
            }
            Submit::Merger { from, into, why } => {
                (why, SubjectDraft::Merger(MergerDraft { from, into }))
            }
            Submit::Continuation { end: _, until, decided_by, why } => {
                let continuation = match until.zip(decided_by) {
                    None => Continuation::End,
                    Some((until, decided_by)) => Continuation::Continue { until, decided_by },
                };
                (why, SubjectDraft::Continuation(continuation))
            }
            Submit::Amendment { data, why } => (why, SubjectDraft::Amendment(read(&data)?)),
            Submit::Other { why } => (why, SubjectDraft::Other),
        };
        Ok(SubmitProposal { title: why.title, text: why.text, subject })
    }
}

/// The weights by seat. Two weights for one seat are refused: nobody could say which was meant.
fn once_each(weights: Vec<(String, u32)>) -> Result<BTreeMap<String, u32>, Failure> {
    let mut by_seat = BTreeMap::new();
    for (seat, weight) in weights {
        if let Some(earlier) = by_seat.insert(seat.clone(), weight) {
            return Err(Failure::usage(|lang| lang.weight_twice(&seat, earlier, weight)));
        }
    }
    Ok(by_seat)
}

/// Reads a JSON file. A fault names the file and the field.
fn read<T: DeserializeOwned>(path: &std::path::Path) -> Result<T, Failure> {
    let text = input::bytes(path, fault::LINE_LIMIT as u64 + 1)?;
    given::from_json(&text).map_err(|fault| fault.within(path).into())
}

/// Reads one of the words of an enum, as JSON writes it.
pub(crate) fn word<T: DeserializeOwned>(text: &str) -> Result<T, String> {
    let value = serde_json::Value::String(text.to_owned());
    serde_json::from_value(value).map_err(|error| error.to_string())
}

fn weight(text: &str) -> Result<(String, u32), String> {
    let parts = text.split_once('=');
    let read = parts.and_then(|(seat, weight)| Some((seat.to_owned(), weight.parse().ok()?)));
    read.ok_or_else(|| "write a seat and its weight: gemeente=2".to_owned())
}

fn project(text: &str) -> Result<(String, Money), String> {
    let parts = text.rsplit_once('=').ok_or("write a name and an amount: Talentendag=1500")?;
    Ok((parts.0.to_owned(), amount(parts.1)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seat_has_one_weight() {
        let weights = |seats: &[&str]| seats.iter().map(|seat| ((*seat).to_owned(), 1)).collect();
        assert_eq!(once_each(weights(&["a", "b"])).unwrap().len(), 2);
        let twice = once_each(weights(&["a", "b", "a"])).unwrap_err();
        assert!(twice.to_string().contains("`a` twice"), "{twice}");
    }
}
