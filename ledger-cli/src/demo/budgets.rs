//! The lines of the budgets, and how a budget is told: an amount for each line.

use ledger_core::acts::budget::{BudgetDraft, LineDraft, LineKind};
use ledger_core::{Definition, FiscalYear, Money};

/// A line that the budgets of all years share.
struct KnownLine {
    code: &'static str,
    title: &'static str,
    kind: LineKind,
    /// The theme it serves, by its place in the definition.
    theme: Option<usize>,
}

const fn line(code: &'static str, title: &'static str, kind: LineKind) -> KnownLine {
    KnownLine { code, title, kind, theme: None }
}

const fn of_theme(code: &'static str, title: &'static str, theme: usize) -> KnownLine {
    KnownLine { code, title, kind: LineKind::Expense, theme: Some(theme) }
}

const LINES: [KnownLine; 14] = [
    line("bijdragen", "Bijdragen van partners (fictief)", LineKind::Contributions),
    line("projectsubsidies", "Projectsubsidies (fictief)", LineKind::Subsidies),
    line("deelname", "Deelnamegeld bijeenkomsten (fictief)", LineKind::OtherIncome),
    line("giften", "Giften en sponsoring (fictief)", LineKind::OtherIncome),
    line("projectleiding", "Projectleiding (fictief)", LineKind::Expense),
    line("netwerk", "Netwerkbijeenkomsten en conferentie (fictief)", LineKind::Expense),
    line("platform", "Digitaal platform (fictief)", LineKind::Expense),
    line("communicatie", "Communicatie (fictief)", LineKind::Expense),
    of_theme("motivatie", "Activiteiten rond motivatie (fictief)", 0),
    of_theme("op-maat", "Activiteiten rond onderwijs op maat (fictief)", 1),
    of_theme("overgang", "Activiteiten rond overgang en aansluiting (fictief)", 2),
    line("evaluatie", "Evaluatie en onderzoek (fictief)", LineKind::Expense),
    line("organisatie", "Organisatie, bank en verzekering (fictief)", LineKind::Expense),
    line("onvoorzien", "Onvoorzien (fictief)", LineKind::Expense),
];

/// A budget of a year: each line by its code, in whole euros. A line not named is not in it.
pub(super) fn budget(
    definition: &Definition,
    year: FiscalYear,
    amounts: &[(&str, i32)],
) -> BudgetDraft {
    let lines = LINES.iter().filter_map(|line| {
        let (_, euros) = amounts.iter().find(|(code, _)| *code == line.code)?;
        let theme = line.theme.and_then(|place| definition.themes.get(place).cloned());
        Some(LineDraft {
            code: line.code.to_owned(),
            title: line.title.to_owned(),
            kind: line.kind,
            theme,
            amount: Money::from_euros(*euros),
        })
    });
    BudgetDraft { year, lines: lines.collect() }
}
