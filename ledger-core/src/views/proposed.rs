//! What is voted on, in full: the lines of a budget, what each partner contributes, the weights of a key, what each
//! risk bearer would carry.

use serde::Serialize;

use crate::acting::Acting;
use crate::acts::amendment::Change;
use crate::acts::budget::{BudgetPlan, LineKind};
use crate::acts::continuation::Continuation;
use crate::acts::deficit::DeficitShared;
use crate::acts::proposal::{Proposal, ProposalState};
use crate::acts::risk_key::RiskKey;
use crate::acts::schedule::{ContributionSchedule, Proration, Vat};
use crate::acts::settlement::Remainder;
use crate::acts::subject::Subject;
use crate::acts::surplus::Destination;
use crate::calendar::{Date, FiscalYear};
use crate::event::Event;
use crate::ids::{Actor, PartnerId, Position, SeatId};
use crate::invoice::InvoiceNumber;
use crate::ledger::Ledger;
use crate::views::statements::{BalanceSheet, IncomeStatement};
use crate::views::{Figure, meaning};

/// What a proposal is about, with everything that it says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "subject", rename_all = "kebab-case", rename_all_fields = "snake_case")]
pub enum Proposed {
    /// A new partner accedes.
    Accession {
        /// Its code.
        code: String,
        /// Its name.
        name: String,
    },
    /// How a deficit is divided.
    RiskKey {
        /// The first year whose costs it divides.
        from_year: FiscalYear,
        /// The weight of every risk bearer, in seat order.
        weights: Vec<ProposedWeight>,
    },
    /// A budget, or a revision of one.
    Budget {
        /// The year.
        year: FiscalYear,
        /// Every line.
        lines: Vec<ProposedLine>,
        /// All income.
        income: Figure,
        /// All expenses.
        expenses: Figure,
    },
    /// What partners contribute.
    ContributionSchedule {
        /// The year.
        year: FiscalYear,
        /// What each party contributes that the schedule covers, in the order of the register.
        fees: Vec<ProposedFee>,
        /// All of them.
        total: Figure,
        /// Days within which an invoice is to be paid.
        #[serde(serialize_with = "meaning::given")]
        payment_term_days: u16,
        /// What a partner that accedes during the year contributes.
        proration: Proration,
        /// The position on VAT.
        vat: Vat,
    },
    /// What is done with a surplus.
    Surplus {
        /// The year.
        year: FiscalYear,
        /// Where it goes.
        destinations: Vec<ProposedPart>,
    },
    /// How a deficit is borne.
    Deficit {
        /// The year.
        year: FiscalYear,
        /// How it was divided, or would be on the day; nothing if it could not be.
        division: Option<ProposedDivision>,
    },
    /// An amount is given up.
    WriteOff {
        /// The invoice.
        #[serde(serialize_with = "meaning::given")]
        invoice: InvoiceNumber,
        /// Who owes it.
        partner: String,
        /// How much; all that is open if nothing is said.
        amount: Option<Figure>,
    },
    /// A fund is released.
    FundRelease {
        /// The fund.
        fund: Destination,
        /// How much; all that is in it if nothing is said.
        amount: Option<Figure>,
    },
    /// The covenant is settled.
    Settlement {
        /// Where what is left goes.
        remainder: Remainder,
    },
    /// A partner withdraws.
    Withdrawal {
        /// The partner.
        partner: String,
    },
    /// A partner gets another name.
    Rename {
        /// The partner.
        partner: String,
        /// The name.
        name: String,
    },
    /// Partners merge.
    Merger {
        /// Those that merge.
        from: Vec<String>,
        /// Into which.
        into: String,
    },
    /// Whether the covenant is continued.
    Continuation {
        /// How.
        continuation: Continuation,
    },
    /// The covenant is amended.
    Amendment {
        /// The amendment in words.
        text: String,
        /// What changes in what the ledger goes by.
        changes: Vec<Change>,
    },
    /// The books of a year are opened again.
    ReopenYear {
        /// The year.
        year: FiscalYear,
    },
    /// The account of a year is adopted.
    YearAccount {
        /// The year.
        year: FiscalYear,
        /// Income less expenses; a deficit is negative.
        result: Figure,
        /// What was left on the last day of the year: assets less liabilities.
        equity: Figure,
    },
    /// Anything else: the text says it.
    Other,
}

/// The weight of a risk bearer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ProposedWeight {
    /// The code of the seat.
    #[serde(serialize_with = "meaning::row_key")]
    pub seat: String,
    /// What the covenant calls it.
    pub name: String,
    /// Its weight, in proportion to the others.
    #[serde(serialize_with = "meaning::given")]
    pub weight: u32,
}

/// A line of a budget.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ProposedLine {
    /// Its code.
    #[serde(serialize_with = "meaning::row_key")]
    pub line: String,
    /// What it is called.
    pub title: String,
    /// Income or expense.
    pub kind: LineKind,
    /// How much.
    pub amount: Figure,
}

/// What a partner contributes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ProposedFee {
    /// Its code.
    #[serde(serialize_with = "meaning::row_key")]
    pub code: String,
    /// Its name.
    pub name: String,
    /// How much in a whole year.
    pub amount: Figure,
}

/// A part of a surplus.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ProposedPart {
    /// Where it goes.
    #[serde(serialize_with = "meaning::row_key")]
    pub to: Destination,
    /// How much.
    pub amount: Figure,
}

/// How a deficit is divided.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ProposedDivision {
    /// The deficit.
    pub deficit: Figure,
    /// What the reserve bears.
    pub from_reserve: Figure,
    /// What is carried forward into the next year.
    pub carried_forward: Figure,
    /// What each bearer carries, in the order of seats or partners.
    pub shares: Vec<ProposedShare>,
}

/// What somebody carries of a deficit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ProposedShare {
    /// The code of the seat; of the partner, if it does not carry as a risk bearer.
    #[serde(serialize_with = "meaning::row_key")]
    pub code: String,
    /// What the covenant calls it.
    pub name: String,
    /// How much.
    pub amount: Figure,
}

/// The names behind the numbers of a proposal, as they are on a day.
struct Naming<'a> {
    ledger: &'a Ledger,
    on: Date,
    position: Position,
}

impl Proposed {
    /// What a proposal says, with the names of a day.
    pub(crate) fn of(ledger: &Ledger, proposal: &Proposal, on: Date) -> Proposed {
        let of = Naming { ledger, on, position: proposal.position };
        match &proposal.subject {
            Subject::Accession(accession) => {
                let (code, name) = (accession.code.clone(), accession.name.clone());
                Proposed::Accession { code, name }
            }
            Subject::RiskKey(key) => of.risk_key(key),
            Subject::Budget(plan) | Subject::BudgetRevision(plan) => of.budget(plan),
            Subject::ContributionSchedule(schedule) => of.schedule(schedule),
            Subject::Surplus(surplus) => Proposed::Surplus {
                year: surplus.year,
                destinations: surplus
                    .destinations
                    .iter()
                    .map(|part| ProposedPart {
                        to: part.to.clone(),
                        amount: Figure::of(part.amount, of.position),
                    })
                    .collect(),
            },
            Subject::Deficit(deficit) => {
                Proposed::Deficit { year: deficit.year, division: of.division(proposal) }
            }
            Subject::WriteOff(write_off) => Proposed::WriteOff {
                invoice: write_off.invoice,
                partner: ledger
                    .claims
                    .get(write_off.invoice)
                    .map(|claim| of.partner(claim.partner))
                    .unwrap_or_default(),
                amount: write_off.amount.map(|amount| Figure::of(amount, of.position)),
            },
            Subject::FundRelease(release) => Proposed::FundRelease {
                fund: release.fund.clone(),
                amount: release.amount.map(|amount| Figure::of(amount, of.position)),
            },
            Subject::Settlement(settlement) => {
                Proposed::Settlement { remainder: settlement.remainder.clone() }
            }
            Subject::Withdrawal(withdrawal) => {
                Proposed::Withdrawal { partner: of.partner(withdrawal.partner) }
            }
            Subject::Rename(rename) => {
                Proposed::Rename { partner: of.partner(rename.partner), name: rename.name.clone() }
            }
            Subject::Merger(merger) => Proposed::Merger {
                from: merger.from.iter().map(|id| of.partner(*id)).collect(),
                into: of.partner(merger.into),
            },
            Subject::Continuation(continuation) => {
                Proposed::Continuation { continuation: *continuation }
            }
            Subject::Amendment(amendment) => Proposed::Amendment {
                text: amendment.text.clone(),
                changes: amendment.changes.clone(),
            },
            Subject::ReopenYear(reopening) => Proposed::ReopenYear { year: reopening.year },
            Subject::YearAccount(account) => of.year_account(account.year),
            Subject::Other => Proposed::Other,
        }
    }
}

impl Naming<'_> {
    fn partner(&self, id: PartnerId) -> String {
        self.ledger.partners.name_on(id, self.on).to_owned()
    }

    /// The code of a seat, and what the covenant calls it.
    fn seat(&self, seat: SeatId) -> (String, String) {
        let covenant = self.ledger.covenant_on(self.on);
        let seat = covenant.and_then(|covenant| covenant.seat(seat));
        seat.map(|seat| (seat.code.clone(), seat.name.clone())).unwrap_or_default()
    }

    fn year_account(&self, year: FiscalYear) -> Proposed {
        let last_day = self.ledger.covenant().map_or(self.on, |of| of.calendar.last_day(year));
        let sheet = BalanceSheet::of(self.ledger, last_day);
        Proposed::YearAccount {
            year,
            result: IncomeStatement::of(self.ledger, year, last_day).result,
            equity: Figure::sum(sheet.equity.iter().map(|line| &line.figure)),
        }
    }

    fn risk_key(&self, key: &RiskKey) -> Proposed {
        let weights = key.weights.iter().map(|of| {
            let (seat, name) = self.seat(of.seat);
            ProposedWeight { seat, name, weight: of.weight }
        });
        Proposed::RiskKey { from_year: key.from_year, weights: weights.collect() }
    }

    fn budget(&self, plan: &BudgetPlan) -> Proposed {
        let (mut income, mut expenses) = (Figure::default(), Figure::default());
        let mut lines = Vec::new();
        for line in &plan.lines {
            let amount = Figure::of(line.amount, self.position);
            match line.kind {
                LineKind::Expense => expenses.join(&amount),
                LineKind::Contributions | LineKind::OtherIncome | LineKind::Subsidies => {
                    income.join(&amount);
                }
            }
            let (title, kind) = (line.title.clone(), line.kind);
            lines.push(ProposedLine { line: line.code.clone(), title, kind, amount });
        }
        let (income, expenses) = (income.in_order(), expenses.in_order());
        Proposed::Budget { year: plan.year, lines, income, expenses }
    }

    fn schedule(&self, schedule: &ContributionSchedule) -> Proposed {
        let mut total = Figure::default();
        let mut fees = Vec::new();
        let partners = &self.ledger.partners;
        for (id, partner) in partners.all().filter(|(id, _)| partners.is_party(*id, self.on)) {
            let Some(fee) = schedule.fee(id) else { continue };
            let amount = Figure::of(fee, self.position);
            total.join(&amount);
            let (code, name) = (partner.code.clone(), self.partner(id));
            fees.push(ProposedFee { code, name, amount });
        }
        Proposed::ContributionSchedule {
            year: schedule.year,
            fees,
            total: total.in_order(),
            payment_term_days: schedule.payment_term_days,
            proration: schedule.proration,
            vat: schedule.vat.clone(),
        }
    }

    fn code(&self, partner: PartnerId) -> String {
        self.ledger.partners.get(partner).map(|of| of.code.clone()).unwrap_or_default()
    }

    /// How the deficit was divided if that is decided, or would be on the day.
    fn division(&self, proposal: &Proposal) -> Option<ProposedDivision> {
        let (ledger, on) = (self.ledger, self.on);
        if let ProposalState::Decided(decision) = proposal.state
            && let Some(shared) =
                ledger.deficits.all().iter().find(|of| of.shared.decision == decision)
        {
            return (shared.on <= on).then(|| self.divided(&shared.shared, shared.position));
        }
        // What it would be is of today: of a past day nobody decides any more.
        if ledger.latest_day() > Some(on) {
            return None;
        }
        let covenant = ledger.covenant_on(on)?;
        let by = Acting { ledger, covenant, actor: Actor::ProjectLeader, on, today: on };
        let events = proposal.subject.enact(&by, ledger.proposals.next_decision(), on).ok()?;
        events.iter().find_map(|event| {
            let Event::DeficitShared(shared) = event else { return None };
            Some(self.divided(shared, self.position))
        })
    }

    fn divided(&self, shared: &DeficitShared, position: Position) -> ProposedDivision {
        let shares = shared.shares.iter().map(|share| {
            let (code, name) = match share.seat {
                Some(seat) => self.seat(seat),
                None => (self.code(share.partner), self.partner(share.partner)),
            };
            ProposedShare { code, name, amount: Figure::of(share.amount, position) }
        });
        ProposedDivision {
            deficit: Figure::of(shared.deficit, position),
            from_reserve: Figure::of(shared.from_reserve, position),
            carried_forward: Figure::of(shared.carried_forward, position),
            shares: shares.collect(),
        }
    }
}
