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
    committed_short: "Verplicht" | "Committed";
    forecast: "Prognose" | "Forecast";
    forecast_and_difference:
        "Prognose en verschil met de gewijzigde begroting"
        | "Forecast and difference from the revised budget";
    grantor: "Subsidiegever" | "Grantor";
    granted: "Verleend" | "Granted";
    unspent: "Te besteden" | "To be spent";
    to_come: "Nog te ontvangen van subsidiegevers" | "Still to be received of grantors";
    repayable: "Nog terug te betalen aan subsidiegevers" | "Still to be repaid to grantors";
    cash_of_subsidies:
        "  waarvan van subsidies, niet vrij" | "  of which of subsidies, not free";
    held_of_subsidies: "Op de bank, niet vrij" | "At the bank, not free";
    contributions_written_off: "  waarvan oninbaar" | "  of which written off";
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
    result_forecast: "Resultaat naar verwachting" | "Result as expected";
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

    action: "Actie" | "Action";
    owner_label: "Wie" | "Who";
    state: "Stand" | "State";
    days_late: "Dagen te laat" | "Days late";
    last_day: "Laatste dag" | "Last day";
    seat: "Zetel" | "Seat";
    former_names: "Eerdere namen" | "Former names";
    merged_into_it: "Opgegaan in deze partner" | "Merged into this partner";
    merged_into: "Opgegaan in" | "Merged into";
    contributions_per_year: "Bijdragen per jaar (bedragen in euro)" | "Contributions per year (amounts in euros)";
    open_invoices: "Openstaande facturen (bedragen in euro)" | "Open invoices (amounts in euros)";
    payments: "Ontvangsten (bedragen in euro)" | "Payments (amounts in euros)";
    payment: "Ontvangst" | "Payment";
    proposals_about: "Voorstellen over deze partner" | "Proposals about this partner";
    events_about: "Gebeurtenissen" | "Events";

    file_name: "Bestand" | "File";
    bytes: "Bytes" | "Bytes";
    of_events: "Bij gebeurtenis" | "Of event";

    persons: "Personen" | "Persons";
    no_persons: "Er zijn geen personen bekend." | "No persons are known.";
    name: "Naam" | "Name";
    organisation: "Organisatie" | "Organisation";
    email: "E-mail" | "E-mail";
    telephone: "Telefoon" | "Telephone";
    note: "Notitie" | "Note";
    roles: "Rol" | "Role";
    data: "Gegevens" | "Data";
    data_known: "bekend" | "known";
    data_locked: "geen sleutel" | "no key";
    data_none: "geen" | "none";
    data_forgotten: "gewist" | "erased";
}
