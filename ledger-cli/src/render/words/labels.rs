//! Labels: what stands above a column, before a value or above a part.

use super::words;
use crate::render::Lang;

words! {
    account: "Rekening" | "Account";
    account_code: "Nr." | "No.";
    amount: "Bedrag" | "Amount";
    debit: "Debet" | "Debit";
    credit: "Credit" | "Credit";
    balance: "Saldo" | "Balance";
    booked: "Geboekt" | "Booked";
    part: "Deel" | "Part";
    total: "Totaal" | "Total";

    partner: "Partner" | "Partner";
    code: "Code" | "Code";
    party_since: "Partij sinds" | "Party since";
    invoiced: "Facturen" | "Invoices";
    received: "Ontvangen" | "Received";
    open: "Open" | "Open";

    invoice: "Factuur" | "Invoice";
    due: "Vervaldag" | "Due";
    days_overdue: "Dagen te laat" | "Days late";
    by_age: "Openstaand naar ouderdom" | "Open by age";
    not_due: "Nog niet vervallen" | "Not due yet";
    days_1_to_30: "1 tot en met 30 dagen te laat" | "1 to 30 days late";
    days_31_to_60: "31 tot en met 60 dagen te laat" | "31 to 60 days late";
    days_61_to_90: "61 tot en met 90 dagen te laat" | "61 to 90 days late";
    over_90_days: "Meer dan 90 dagen te laat" | "More than 90 days late";

    line: "Begrotingsregel" | "Budget line";
    line_code: "Regel" | "Line";
    budget_first: "Primitief" | "First";
    budget_now: "Gewijzigd" | "Revised";
    actual: "Realisatie" | "Actual";
    difference: "Verschil" | "Difference";
    income: "Baten" | "Income";
    expenses: "Lasten" | "Expenses";
    total_income: "Totaal baten" | "Total income";
    total_expenses: "Totaal lasten" | "Total expenses";
    result: "Resultaat" | "Result";
    before: "Was" | "Before";
    after: "Wordt" | "After";

    assets: "Activa" | "Assets";
    liabilities_and_equity: "Passiva" | "Liabilities and equity";
    total_assets: "Totaal activa" | "Total assets";
    total_liabilities_and_equity: "Totaal passiva" | "Total liabilities and equity";
    result_of_open_years: "Resultaat van open jaren" | "Result of open years";

    year: "Jaar" | "Year";
    books: "Boeken" | "Books";
    closed: "afgesloten" | "closed";
    still_open: "open" | "open";
    cash: "Bank" | "Bank";
    reserve: "Algemene reserve" | "General reserve";
    open_receivables: "Openstaande vorderingen" | "Open receivables";
    of_which_overdue: "  waarvan te laat" | "  of which overdue";
    unallocated: "Nog toe te wijzen ontvangsten" | "Unallocated receipts";
    money_in_euros: "Geld (bedragen in euro)" | "Money (amounts in euros)";
    years_in_euros: "Jaren (bedragen in euro)" | "Years (amounts in euros)";
    governance: "Bestuur" | "Governance";

    risk_bearer: "Risicodrager" | "Risk bearer";
    weight: "Gewicht" | "Weight";
    share_to_carry: "Aandeel te dragen" | "Share to carry";
    owed_of_earlier: "Nog open van eerdere tekorten" | "Still owed of earlier deficits";
    result_so_far: "Resultaat tot en met de dag" | "Result up to the day";
    to_carry: "Door de risicodragers te dragen" | "For the risk bearers to carry";

    number: "Nr." | "No.";
    day: "Dag" | "Day";
    position: "Nr." | "No.";
    by_whom: "Door" | "By";
    what_happened: "Wat er gebeurde" | "What happened";
    proposal: "Voorstel" | "Proposal";
    submitted: "Ingediend" | "Submitted";
    votes: "Stemmen" | "Votes";
    votes_for: "Voor" | "For";
    votes_against: "Tegen" | "Against";
    votes_abstained: "Onth." | "Abst.";
    waits_for: "Wacht op" | "Waits for";
    subject_label: "Onderwerp" | "Subject";
    projectgroep: "Projectgroep" | "Projectgroep";
    decision: "Besluit" | "Decision";
    outcome_label: "Uitkomst" | "Outcome";
    effective_from: "Geldt vanaf" | "Effective from";
    conditions: "Voorwaarden" | "Conditions";
    review_on: "Opnieuw bezien op" | "Review on";
    replaces: "Vervangt" | "Replaces";
    replaced_by: "Vervangen door" | "Replaced by";
    budget_changes: "Gevolg voor de begroting (bedragen in euro)" | "Effect on the budget (amounts in euros)";
}
