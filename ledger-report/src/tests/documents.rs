//! Every document of the small covenant, and what must hold for each.

use ledger_core::views::year_account::YearAccount;

use super::*;

impl Books {
    /// Every view as a document, and the reports.
    pub(super) fn documents(&self, lang: Lang) -> Vec<(&'static str, Document)> {
        let (ledger, on, year) = (&self.ledger, day(), year());
        let all = Filter::default();
        let report = |period| {
            let basis = Basis { events: self.ledger.next(), root: Digest([0xab; 32]) };
            let events = self.log.iter().cloned().map(Ok::<_, Infallible>);
            let report = MonitoringReport::of(&self.ledger, basis, (year, period), events);
            monitoring_report(&report.unwrap().unwrap(), &self.ledger, lang)
        };
        let basis = Basis { events: ledger.next(), root: Digest([0xab; 32]) };
        let account = year_account(&YearAccount::of(ledger, basis, year, on).unwrap(), lang);
        vec![
            ("overview", Overview::of(ledger, on).unwrap().document(lang)),
            ("partners", PartnerRegister::of(ledger, on).document(lang)),
            ("budget", BudgetView::of(ledger, year, on).document(lang)),
            ("receivables", Receivables::of(ledger, on, None).document(lang)),
            ("expenses", ExpenseList::of(ledger, year, on).document(lang)),
            ("payables", Payables::of(ledger, on).document(lang)),
            ("suppliers", SupplierRegister::of(ledger, on).document(lang)),
            ("bank", BankAccountList::of(ledger, on).document(lang)),
            ("balance", TrialBalance::of(ledger, Some(on)).document(lang)),
            ("income", IncomeStatement::of(ledger, year, on).document(lang)),
            ("balance-sheet", BalanceSheet::of(ledger, on).document(lang)),
            ("risk", RiskPosition::of(ledger, year, on).document(lang)),
            ("decisions", DecisionRegister::of(ledger, on).document(lang)),
            ("proposals", OpenProposals::of(ledger, on).document(lang)),
            ("subsidies", SubsidyRegister::of(ledger, on).document(lang)),
            ("journal", JournalView::of(ledger, None).document(lang)),
            ("in-kind", InKindView::of(ledger, year, on).unwrap().document(lang)),
            ("chances", ChanceRegister::of(ledger, on).document(lang)),
            ("network", NetworkView::of(ledger, year, on).unwrap().document(lang)),
            ("ambassadors", AmbassadorRegister::of(ledger, on).document(lang)),
            ("groups", GroupsView::of(ledger, on).document(lang)),
            ("goals", GoalsView::of(ledger, Some(year), on).document(lang)),
            ("obligations", Obligations::of(ledger, on, all).document(lang)),
            ("agenda", Agenda::of(ledger, on, 90).document(lang)),
            ("report-1", report(1)),
            ("report-2", report(2)),
            ("year-account", account),
        ]
    }
}

/// Documents of a covenant that has just begun, and of one in its first year.
pub(super) fn every_document(lang: Lang) -> Vec<(String, Document)> {
    let of = |books: Books, state: &str| -> Vec<(String, Document)> {
        let documents = books.documents(lang).into_iter();
        documents.map(|(name, document)| (format!("{name}-{state}"), document)).collect()
    };
    let mut documents = of(Books::concluded(LONG_NAME), "concluded");
    documents.extend(of(Books::founded(LONG_NAME), "founded"));
    documents
}

#[test]
fn every_total_is_what_it_says_it_adds_up() {
    for (name, document) in every_document(Lang::Nl) {
        for table in document.tables() {
            assert_eq!(table.wrong_totals(), Vec::<String>::new(), "{name}: {}", table.caption);
        }
    }
}
