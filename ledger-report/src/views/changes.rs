//! What changed between two monitoring reports, for who reads reports: the main figures and the acts that moved them,
//! budget lines, points, decisions, actions, reports and partners. What did not change is not there.

use ledger_core::views::Figure;
use ledger_core::views::actions::ActionRow;
use ledger_core::views::decisions::{DecisionRow, OpenProposal};
use ledger_core::views::monitoring::{MonitoringReport, Point, ReviewRow};
use ledger_core::{Date, FiscalYear, Money, Position};

use super::explained::OtherEvents;
use super::waiting;
use crate::document::{Adds, Column, Document, Table, cells};
use crate::monitoring::{action_closed, decision, point, review};
use crate::{Lang, values};

/// What changed between two reports.
#[derive(Clone, Debug)]
pub struct Changes<'a> {
    /// The earlier and the later report.
    pub reports: [&'a MonitoringReport; 2],
    /// The main figures that changed.
    pub figures: Vec<FigureChange>,
    /// The budget lines of which more or less was realised.
    pub lines: Vec<LineChange<'a>>,
    /// The points for the regiegroep that came and went.
    pub points: CameAndWent<'a, Point>,
    /// The decisions that were taken.
    pub decisions: Vec<&'a DecisionRow>,
    /// The proposals that were submitted, and those that went without a decision.
    pub proposals: CameAndWent<'a, OpenProposal>,
    /// The actions that were put on the list, and those that were closed.
    pub actions: CameAndWent<'a, ActionRow>,
    /// The reports that were issued: of which year and period, and when.
    pub issued: Vec<(FiscalYear, u8, Date)>,
    /// The reports that were reviewed.
    pub reviewed: Vec<&'a ReviewRow>,
    /// The partners that became a party or signed, and those that left.
    pub partners: CameAndWent<'a, String>,
    /// How many differences there are in all.
    pub all: usize,
}

/// What only the later report has, and what only the earlier one has.
#[derive(Clone, Debug)]
pub struct CameAndWent<'a, T> {
    /// What came.
    pub came: Vec<&'a T>,
    /// What went.
    pub went: Vec<&'a T>,
}

/// A main figure that changed.
#[derive(Clone, Debug)]
pub struct FigureChange {
    /// Which.
    pub figure: MainFigure,
    /// What it was.
    pub before: Money,
    /// What it is.
    pub after: Money,
    /// The acts that moved it most, in order; none if it hardly moved.
    pub acts: Vec<ChangeCause>,
    /// The other acts, if there are more.
    pub others: Option<OtherEvents>,
}

/// An act, and what it adds to a change.
#[derive(Clone, Debug)]
pub struct ChangeCause {
    /// The event.
    pub position: Position,
    /// Its day.
    pub on: Date,
    /// What happened.
    pub description: String,
    /// What it adds.
    pub amount: Money,
}

/// A budget line of which more or less was realised.
#[derive(Clone, Debug)]
pub struct LineChange<'a> {
    /// Its code.
    pub code: &'a str,
    /// What it is called.
    pub title: &'a str,
    /// What was realised.
    pub before: Money,
    /// What is.
    pub after: Money,
}

/// When it is told which acts moved a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    /// Always.
    Always,
    /// Between reports of one year: each year begins anew.
    WithinYear,
    /// Never: the acts are those of other main figures.
    Never,
}

macro_rules! main_figures {
    ($($(#[$doc:meta])+ $figure:ident $told:ident |$lang:ident| $label:expr, |$report:ident| $of:expr;)+) => {
        /// A figure that says how the covenant stands.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum MainFigure {
            $($(#[$doc])+ $figure,)+
        }

        impl MainFigure {
            /// All of them, in the order in which they are read.
            pub const ALL: &[MainFigure] = &[$(MainFigure::$figure),+];

            /// The figure in a report.
            pub fn of(self, report: &MonitoringReport) -> &Figure {
                match self {
                    $(MainFigure::$figure => {
                        let $report = report;
                        &$of
                    })+
                }
            }

            /// When it is told which acts moved it.
            pub fn told(self) -> Told {
                match self {
                    $(MainFigure::$figure => Told::$told,)+
                }
            }

            fn label(self, lang: Lang) -> &'static str {
                match self {
                    $(MainFigure::$figure => {
                        let $lang = lang;
                        $label
                    })+
                }
            }
        }
    };
}

main_figures! {
    /// Income of the year so far.
    Income WithinYear |lang| lang.main_income(), |report| report.finance.budget.total_income.actual;
    /// Expenses of the year so far.
    Expenses WithinYear |lang| lang.main_expenses(), |report| report.finance.budget.total_expenses.actual;
    /// Income less expenses.
    Result Never |lang| lang.main_result(), |report| report.summary.figures.result;
    /// What the year will come to.
    ExpectedResult WithinYear |lang| lang.main_expected_result(), |report| report.forecast.result;
    /// What the budget says the year will come to.
    BudgetedResult WithinYear |lang| lang.main_budgeted_result(), |report| report.summary.figures.budgeted_result;
    /// What is promised and not yet an expense.
    Committed WithinYear |lang| lang.main_committed(), |report| report.finance.budget.total_expenses.committed;
    /// Contributions invoiced for the year.
    Invoiced WithinYear |lang| lang.main_invoiced(), |report| report.summary.figures.invoiced;
    /// What was received of them.
    Received WithinYear |lang| lang.main_received(), |report| report.summary.figures.received;
    /// What partners should have paid.
    Overdue Always |lang| lang.main_overdue(), |report| report.summary.figures.overdue;
    /// What was received and not put against an invoice.
    Unallocated Always |lang| lang.main_unallocated(), |report| report.contributions.unallocated;
    /// The bank account.
    Cash Always |lang| lang.main_cash(), |report| report.summary.figures.cash;
    /// What of it is money of subsidies.
    CashOfSubsidies Never |lang| lang.main_cash_of_subsidies(), |report| report.finance.cash_of_subsidies;
    /// Expenses that are to be paid.
    Creditors Never |lang| lang.main_creditors(), |report| report.finance.creditors;
    /// The general reserve.
    Reserve Always |lang| lang.main_reserve(), |report| report.summary.figures.reserve;
}

/// How many items of a list are named.
const NAMED: usize = 10;

/// The changes as a document.
pub fn changes(changes: &Changes<'_>, lang: Lang) -> Document {
    let [before, after] = changes.reports;
    let called =
        |report: &MonitoringReport| lang.report_called(report.basis.year, report.basis.period);
    let stood = |report: &MonitoringReport| {
        let basis = &report.basis;
        lang.report_stands_at(values::date(basis.reference_date, lang), basis.made_from.events)
    };
    let document = Document::titled(lang.changes_between(called(before), called(after)), lang)
        .of_day(after.basis.reference_date)
        .paragraph(lang.from_to(stood(before), stood(after)));
    if changes.all == 0 {
        return document.paragraph(lang.nothing_changed());
    }
    let document = with_figures(document, changes, lang);
    let document = with_lines(document, changes, lang);
    let document = with_acts(document, changes, lang);
    let document = with_lists(document, changes, lang);
    document.paragraph(lang.all_differences(changes.all))
}

fn with_figures(document: Document, changes: &Changes<'_>, lang: Lang) -> Document {
    let mut table = Table::new(compared(Column::text("figure", ""), lang))
        .named("figures", lang.changed_figures());
    for FigureChange { figure, before, after, .. } in &changes.figures {
        table.row(cells![figure.label(lang), *before, *after, *after - *before]);
    }
    document.table_or(table, lang.no_figure_changed())
}

fn with_acts(document: Document, changes: &Changes<'_>, lang: Lang) -> Document {
    let moved: Vec<&FigureChange> =
        changes.figures.iter().filter(|change| !change.acts.is_empty()).collect();
    if moved.is_empty() {
        return document;
    }
    let document = document.heading(lang.caused_by());
    let years = changes.reports.map(|report| report.basis.year);
    let document = match years {
        [before, after] if before != after => document.paragraph(lang.of_two_years(before, after)),
        _ => document,
    };
    moved.into_iter().fold(document, |document, change| document.table(acts(change, lang)))
}

/// The columns of what was one amount and is another.
fn compared(first: Column, lang: Lang) -> [Column; 4] {
    [
        first,
        Column::figure("before", lang.before()),
        Column::figure("after", lang.after()),
        Column::figure("difference", lang.difference()),
    ]
}

/// The acts that moved a figure.
fn acts(change: &FigureChange, lang: Lang) -> Table {
    let [before, after] = [change.before, change.after].map(|amount| values::money(amount, lang));
    let title = lang.figure_changed(change.figure.label(lang), before, after);
    let mut table = Table::new([
        Column::word("on", lang.day()),
        Column::text("description", lang.what_happened()),
        Column::figure("amount", lang.difference()),
    ])
    .named("", title);
    for act in &change.acts {
        table.row(cells![act.on, &act.description, act.amount]);
    }
    if let Some(OtherEvents { count, amount }) = change.others {
        table.row(cells!["", lang.and_others(count), amount]);
    }
    table.total(cells!["", lang.total(), change.after - change.before], Adds::RowsAbove);
    table
}

fn with_lines(document: Document, changes: &Changes<'_>, lang: Lang) -> Document {
    let mut table = Table::new(compared(Column::text("line", lang.line()), lang))
        .named("lines", lang.changed_lines());
    for line in &changes.lines {
        let title = lang.line_title(line.code, line.title);
        table.row(cells![title, line.before, line.after, line.after - line.before]);
    }
    if table.rows.is_empty() { document } else { document.table(table) }
}

fn with_lists(document: Document, changes: &Changes<'_>, lang: Lang) -> Document {
    let Changes { points, decisions, proposals, actions, reviewed, partners, .. } = changes;
    let words = |points: &[&Point]| points.iter().map(|of| point(of, lang)).collect();
    let issued = changes
        .issued
        .iter()
        .map(|(year, period, on)| lang.report_was_issued(year, period, values::date(*on, lang)));
    let reviewed = reviewed.iter().map(|row| review(row, lang));
    let opened = actions.came.iter().map(|row| {
        let due = values::date(row.due, lang);
        lang.action_to_do(row.action, &row.title, lang.owner(&row.owner), due)
    });
    let gone = |of: &&OpenProposal| lang.proposal_gone(of.proposal.proposal, &of.proposal.title);
    let names = |names: &[&String]| names.iter().map(|name| (*name).clone()).collect();
    let lists: [(&str, Vec<String>); 11] = [
        (lang.points_came(), words(&points.came)),
        (lang.points_went(), words(&points.went)),
        (lang.decisions_taken(), decisions.iter().map(|row| decision(row, lang)).collect()),
        (lang.proposals_came(), proposals.came.iter().map(|of| waiting(of, lang)).collect()),
        (lang.proposals_went(), proposals.went.iter().map(gone).collect()),
        (lang.actions_came(), opened.collect()),
        (
            lang.actions_went(),
            actions.went.iter().filter_map(|row| action_closed(row, lang)).collect(),
        ),
        (lang.reports_issued(), issued.collect()),
        (lang.reports_reviewed(), reviewed.collect()),
        (lang.partners_came(), names(&partners.came)),
        (lang.partners_went(), names(&partners.went)),
    ];
    let mut lists = lists.into_iter().filter(|(_, items)| !items.is_empty()).peekable();
    let document = match lists.peek() {
        Some(_) => document.heading(lang.came_and_went()),
        None => document,
    };
    lists.fold(document, |document, (title, items)| {
        document.subheading(title).list(first(items, lang), "")
    })
}

/// The first items, and how many more there are.
fn first(items: Vec<String>, lang: Lang) -> Vec<String> {
    let more = items.len().saturating_sub(NAMED);
    let more = (more > 0).then(|| lang.and_others(more));
    items.into_iter().take(NAMED).chain(more).collect()
}
