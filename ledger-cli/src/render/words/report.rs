//! The monitoring report.

use super::words;
use crate::render::Lang;

words! {
    report_title(year, period):
        "Monitoringrapportage {year}, periode {period}" | "Monitoring report {year}, period {period}";
    report_made_from(date, events, root):
        "Peildatum {date}; gemaakt uit de eerste {events} gebeurtenissen, Merklewortel {root}…"
        | "Reference date {date}; made from the first {events} events, Merkle root {root}…";

    heading_summary: "1. Samenvatting en beslispunten" | "1. Summary and points to decide";
    heading_basis: "2. Peildatum en grondslag" | "2. Reference date and basis";
    heading_themes: "3. Voortgang per thema en doel" | "3. Progress per theme and goal";
    heading_partners:
        "4. Partners, ambassadeurs, gesprekken en bijeenkomsten"
        | "4. Partners, ambassadors, conversations and meetings";
    heading_contributions: "5. Bijdragen" | "5. Contributions";
    heading_finance: "6. Financiën" | "6. Finance";
    heading_subsidies: "7. Projectsubsidies" | "7. Project subsidies";
    heading_risk: "8. Risico's en wat iedere risicodrager zou dragen" | "8. Risks and what each risk bearer would carry";
    heading_forecast: "9. Prognose tot het einde van het jaar" | "9. Forecast to the end of the year";
    heading_decisions: "10. Besluiten, open voorstellen en acties" | "10. Decisions, open proposals and actions";
    heading_annex: "Bijlage: gebeurtenissen van de periode" | "Annex: events of the period";

    nothing_recorded: "Er is niets vastgelegd." | "Nothing is recorded.";
    nobody: "Geen." | "None.";
    these(count, names): "{count}: {names}." | "{count}: {names}.";

    to_decide: "De regiegroep wordt gevraagd te besluiten over" | "The regiegroep is asked to decide on";
    nothing_to_decide: "Er ligt niets ter besluitvorming voor." | "There is nothing to decide.";
    to_know: "De regiegroep moet weten" | "The regiegroep must know";
    nothing_to_know: "Er zijn geen bijzonderheden." | "There is nothing out of the ordinary.";
    key_figures: "Kerncijfers (bedragen in euro)" | "Key figures (amounts in euros)";
    result_to_date: "Resultaat van het jaar tot en met de peildatum" | "Result of the year up to the reference date";
    budgeted_result: "Begroot resultaat van het hele jaar" | "Budgeted result of the whole year";
    contributions_invoiced: "Bijdragen gefactureerd voor het jaar" | "Contributions invoiced for the year";
    contributions_received: "  waarvan ontvangen" | "  of which received";
    contributions_open: "  waarvan open" | "  of which open";
    overdue_of_any_year: "Te laat, van alle jaren" | "Overdue, of any year";

    point_surplus_left(year, amount):
        "De bestemming van het overschot van {year}: {amount} heeft nog geen bestemming."
        | "What becomes of the surplus of {year}: {amount} is not appropriated yet.";
    point_deficit_left(year, amount):
        "De verdeling van het tekort van {year}: {amount} is nog niet verdeeld."
        | "How the deficit of {year} is shared: {amount} is not shared yet.";
    point_no_budget(year):
        "De begroting van {year}: er is er geen vastgesteld." | "The budget of {year}: none was adopted.";
    point_no_schedule(year):
        "De bijdrageregeling van {year}: er is er geen vastgesteld."
        | "The contribution schedule of {year}: none was adopted.";
    point_no_risk_key(year):
        "De risicosleutel voor {year}: er is er geen vastgesteld."
        | "The risk key for {year}: none was adopted.";
    point_review_due(number, title, date):
        "Besluit {number}, {title}: het zou op {date} opnieuw worden bezien."
        | "Decision {number}, {title}: it was to be looked at again on {date}.";
    point_line_differs(line, title, difference, percent, mark):
        "Regel {line} ({title}): verschil {difference} {mark} ({percent}) met de begroting, zonder \
         toelichting."
        | "Line {line} ({title}): difference {difference} {mark} ({percent}) from the budget, without an \
           explanation.";
    point_line_unbudgeted(line, title, difference, mark):
        "Regel {line} ({title}): verschil {difference} {mark}; er was niets begroot."
        | "Line {line} ({title}): difference {difference} {mark}; nothing was budgeted.";
    point_overdue(amount, partners):
        "Aantal partners dat te laat is: {partners}, samen voor {amount}."
        | "Number of partners that are late: {partners}, for {amount} together.";
    point_year_open(year):
        "Het boekjaar {year} is voorbij en niet afgesloten." | "The year {year} is over and not closed.";
    point_not_signed(partners):
        "Aantal partners dat nog niet heeft ondertekend: {partners}."
        | "Number of partners that have not signed yet: {partners}.";
    point_report_missing(year, period):
        "De monitoringrapportage {year}, periode {period}, is niet uitgebracht."
        | "The monitoring report {year}, period {period}, was not issued.";

    covenant: "Convenant" | "Covenant";
    period: "Periode" | "Period";
    period_of(year, period, from, to):
        "{year}, periode {period}: {from} tot en met {to}" | "{year}, period {period}: {from} to {to}";
    reference_date: "Peildatum" | "Reference date";
    events: "Gebeurtenissen" | "Events";
    first_events(number): "de eerste {number} van het grootboek" | "the first {number} of the ledger";
    merkle_root: "Merklewortel" | "Merkle root";
    what_counts:
        "Deze rapportage is alleen uit die gebeurtenissen gemaakt en kan daaruit tot op de byte opnieuw \
         worden gemaakt. Zij telt alles wat uiterlijk op de peildatum ingaat, ook als het later is vastgelegd."
        | "This report is made from those events alone and can be made from them again to the byte. It \
           counts everything that takes effect by the reference date, also when recorded later.";

    theme: "Thema" | "Theme";
    planned: "Begroot" | "Planned";
    spent: "Besteed" | "Spent";
    no_themes: "Het convenant noemt geen thema's." | "The covenant names no themes.";
    goals: "Doelen en voortgang" | "Goals and progress";

    joined_in_period: "Partij geworden in deze periode" | "Became a party in this period";
    left_in_period:
        "Partij af in deze periode, door uittreding of fusie"
        | "No party any more in this period, by withdrawal or merger";
    not_signed: "Nog niet ondertekend" | "Not signed yet";
    ambassadors: "Ambassadeurs" | "Ambassadors";
    conversations: "Gesprekken" | "Conversations";
    meetings: "Bijeenkomsten" | "Meetings";

    invoiced_in_period: "Gefactureerd in deze periode" | "Invoiced in this period";
    received_in_period: "Ontvangen in deze periode" | "Received in this period";
    open_by_age_of_any_year:
        "Openstaand naar ouderdom, van alle jaren, met tekortaandelen"
        | "Open by age, of any year, with shares in deficits";
    partners_overdue: "Partners die te laat zijn" | "Partners that are late";
    not_invoiced: "Nog niet gefactureerd voor het jaar" | "Not invoiced for the year yet";

    report_marks(percent):
        "V = voordelig, N = nadelig voor het resultaat; ! = wijkt meer dan {percent}% af van de begroting, \
         zonder toelichting."
        | "F = favourable, U = unfavourable for the result; ! = differs more than {percent}% from the \
           budget, without an explanation.";
    line_explained(line, text, date): "{line}: {text} ({date})" | "{line}: {text} ({date})";
    forecast_rests_on(line, reason):
        "{line}: de projectleider gaf de prognose; {reason}"
        | "{line}: the project leader stated the forecast; {reason}";
    forecast_explained:
        "De prognose van een regel is die van de projectleider; anders loopt de rest van het jaar zoals \
         begroot: lasten gelijkmatig over de dagen, baten tot het begrote bedrag."
        | "The forecast of a line is the project leader's; otherwise the rest of the year runs as \
           budgeted: expenses evenly over the days, income up to the amount budgeted.";
    subsidies_title(date): "Subsidies op {date}" | "Subsidies on {date}";
    no_subsidies: "Er is geen subsidie verleend." | "No subsidy was granted.";
    subsidy_about(number, project, reference, state, period):
        "Subsidie {number}, {project} ({reference}): {state}. {period}"
        | "Subsidy {number}, {project} ({reference}): {state}. {period}";
    subsidy_period(from, until, account_by):
        "Te besteden van {from} tot en met {until}, te verantwoorden uiterlijk {account_by}."
        | "To be spent from {from} until {until}, to be accounted for by {account_by}.";
    with_conditions(about, conditions):
        "{about} Voorwaarden: {conditions}" | "{about} Conditions: {conditions}";
    earmarked: "Bestemmingsfondsen" | "Earmarked funds";
    creditors: "Nog te betalen uitgaven" | "Expenses still to pay";

    decided: "Besluiten sinds de vorige rapportage" | "Decisions since the last report";
    decision_in_report(number, title, outcome, votes):
        "Besluit {number}, {title}: {outcome} ({votes})." | "Decision {number}, {title}: {outcome} ({votes}).";
    decision_with_conditions(number, title, outcome, votes, conditions):
        "Besluit {number}, {title}: {outcome} ({votes}). Voorwaarden: {conditions}"
        | "Decision {number}, {title}: {outcome} ({votes}). Conditions: {conditions}";
    open_on_reference_date: "Voorstellen open op de peildatum" | "Proposals open on the reference date";
    actions: "Acties" | "Actions";

    late_mark: "*" | "*";
    late_explained:
        "* = van vóór de periode, en na de vorige rapportage vastgelegd."
        | "* = of before the period, and recorded after the last report.";

    point_continuation_due(ends, due):
        "Voortzetting of einde: het convenant loopt tot en met {ends}; uiterlijk op {due} wordt besloten of \
         het wordt voortgezet."
        | "Continuation or end: the covenant runs until {ends}; by {due} it is decided whether it is \
           continued.";
    point_continuation_late(ends, due):
        "Voortzetting of einde: het convenant loopt tot en met {ends}; uiterlijk op {due} had besloten \
         moeten zijn of het wordt voortgezet."
        | "Continuation or end: the covenant runs until {ends}; by {due} it was to be decided whether it is \
           continued.";
    point_continuation_decided(ends, on, decision):
        "Het convenant loopt tot en met {ends}, zo is op {on} besloten (besluit {decision})."
        | "The covenant runs until {ends}, as was decided on {on} (decision {decision}).";
    point_continuation_decided_late(ends, on, decision, due):
        "Het convenant loopt tot en met {ends}, zo is op {on} besloten (besluit {decision}); dat had \
         uiterlijk op {due} gemoeten."
        | "The covenant runs until {ends}, as was decided on {on} (decision {decision}); it was to be \
           decided by {due}.";
    point_subsidy_overdue(number, project, date):
        "Subsidie {number}, {project}: verantwoording was uiterlijk {date} verschuldigd."
        | "Subsidy {number}, {project}: it was to be accounted for by {date}.";
    point_actions_late(actions):
        "Aantal acties dat te laat is: {actions}." | "Number of actions that are late: {actions}.";
    reviewed: "Wat over eerdere rapportages is gezegd" | "What was said about earlier reports";
    review_in_report(year, period, date, remarks):
        "{year}, periode {period}, besproken op {date}: {remarks}"
        | "{year}, period {period}, reviewed on {date}: {remarks}";
    nothing_reviewed: "Er is geen rapportage besproken." | "No report was reviewed.";
    closed_since: "Afgesloten acties" | "Actions closed";
    action_in_report(action, owner, due, title):
        "Actie {action}, {owner}, uiterlijk {due}: {title}" | "Action {action}, {owner}, by {due}: {title}";
    action_late_in_report(action, owner, due, days, title):
        "Actie {action}, {owner}, uiterlijk {due}, {days} dagen te laat: {title}"
        | "Action {action}, {owner}, by {due}, {days} days late: {title}";
    action_closed_in_report(action, title, state, date, outcome):
        "Actie {action}, {title}: {state} op {date}. {outcome}"
        | "Action {action}, {title}: {state} on {date}. {outcome}";
    no_actions_open: "Er staan geen acties open." | "No actions are open.";
    no_actions_closed: "Er zijn geen acties afgesloten." | "No actions were closed.";
}
