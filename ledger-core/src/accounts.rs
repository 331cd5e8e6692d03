//! The chart of accounts.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// The kind of an account, which decides on which statement it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum AccountKind {
    /// What the covenant owns or is owed.
    Asset,
    /// What it owes.
    Liability,
    /// What is left: reserves and results.
    Equity,
    /// What it earned in a year.
    Income,
    /// What it spent in a year.
    Expense,
}

/// Declares the accounts with code, kind, Dutch and English name.
macro_rules! accounts {
    ($($(#[$doc:meta])* $name:ident $code:literal $kind:ident $dutch:literal $english:literal,)+) => {
        /// An account of the covenant's books.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(u8)]
        pub enum Account {
            $($(#[$doc])* $name,)+
        }

        impl Account {
            /// Every account, in the order of the chart.
            pub const ALL: &'static [Account] = &[$(Account::$name,)+];

            /// The number in the chart of accounts.
            pub fn code(self) -> &'static str {
                match self { $(Account::$name => $code,)+ }
            }

            /// The kind of the account.
            pub fn kind(self) -> AccountKind {
                match self { $(Account::$name => AccountKind::$kind,)+ }
            }

            /// The name in Dutch, the language of the books.
            pub fn name(self) -> &'static str {
                match self { $(Account::$name => $dutch,)+ }
            }

            /// The name in English.
            pub fn english_name(self) -> &'static str {
                match self { $(Account::$name => $english,)+ }
            }
        }
    };
}

accounts! {
    /// The bank account.
    Bank "1000" Asset "Bank" "Bank",
    /// Contributions and other invoices sent and not yet received.
    Debtors "1300" Asset "Debiteuren" "Debtors",
    /// Subsidies granted and not yet received.
    SubsidiesReceivable "1310" Asset "Te ontvangen subsidies" "Subsidies receivable",
    /// Shares in a deficit that the risk bearers still owe.
    SharesReceivable "1320" Asset "Te vorderen tekortaandelen" "Deficit shares receivable",
    /// Contributions and other income of a year that were invoiced only after it.
    ToBeInvoiced "1330" Asset "Nog te factureren" "To be invoiced",
    /// What suppliers owe by credit notes on bills that were paid already.
    SuppliersReceivable "1340" Asset "Te ontvangen van leveranciers" "Receivable from suppliers",
    /// Cost of the next year that was recorded in this one.
    PrepaidCosts "1400" Asset "Vooruitbetaalde kosten" "Prepaid costs",
    /// Expenses recorded and not yet paid.
    Creditors "1600" Liability "Crediteuren" "Creditors",
    /// Cost of a year for bills that are still to come.
    AccruedCosts "1610" Liability "Nog te ontvangen facturen" "Bills to be received",
    /// Contributions and other income invoiced before their year has started.
    InvoicedInAdvance "1700" Liability "Vooruit gefactureerd" "Invoiced in advance",
    /// Money received that is not yet allocated to an invoice.
    UnallocatedReceipts "1710" Liability "Nog toe te wijzen ontvangsten" "Unallocated receipts",
    /// Money received of which it is not known what it is for.
    Suspense "1720" Liability "Vraagposten" "Suspense",
    /// Surplus to be refunded to partners.
    PartnersPayable "1730" Liability "Terug te betalen aan partners" "Payable to partners",
    /// Subsidies granted and not yet spent on their projects.
    EarmarkedSubsidies "1740" Liability "Nog te besteden subsidies" "Subsidies to be spent",
    /// What settled subsidies leave to be repaid.
    SubsidiesRepayable "1750" Liability "Terug te betalen subsidies" "Subsidies repayable",
    /// What is left of the covenant after its settlement, to be transferred.
    RemainderPayable "1760" Liability "Over te dragen saldo" "Remainder to be transferred",
    /// The general reserve.
    Reserve "2000" Equity "Algemene reserve" "General reserve",
    /// Surplus kept for a purpose: next year's budget or a project.
    EarmarkedFunds "2100" Equity "Bestemmingsfondsen" "Earmarked funds",
    /// Results of closed years that are still to be appropriated or shared.
    ResultToAppropriate "2900" Equity "Te bestemmen resultaat" "Result to be appropriated",
    /// What an opening position is booked against; nothing once it is complete.
    OpeningBalance "2990" Equity "Openingsbalans" "Opening balance",
    /// Expenses, by budget line.
    Expenses "4000" Expense "Lasten" "Expenses",
    /// What partners will not pay and the regiegroep gave up.
    BadDebts "4900" Expense "Oninbare vorderingen" "Bad debts",
    /// Contributions of partners.
    Contributions "8000" Income "Bijdragen partners" "Contributions of partners",
    /// Subsidies, as they are spent on their projects.
    SubsidyIncome "8400" Income "Subsidies" "Subsidies",
    /// Other income, by budget line.
    OtherIncome "8900" Income "Overige baten" "Other income",
}

impl Account {
    /// Whether the account stands on the income statement.
    pub fn is_of_result(self) -> bool {
        matches!(self.kind(), AccountKind::Income | AccountKind::Expense)
    }
}

impl Serialize for Account {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match serializer.is_human_readable() {
            true => serializer.serialize_str(self.code()),
            false => serializer.serialize_u8(*self as u8),
        }
    }
}

/// Reads an account by its place in the chart, a number. No format stores it as text.
impl<'de> Deserialize<'de> for Account {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let place = usize::from(u8::deserialize(deserializer)?);
        let account = Account::ALL.get(place).copied();
        account.ok_or_else(|| de::Error::custom("an account that is not in the chart"))
    }
}
