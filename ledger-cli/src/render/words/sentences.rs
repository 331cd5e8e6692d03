//! Titles of views, and sentences in them.

use super::words;
use crate::render::Lang;

words! {
    in_euros: "Bedragen in euro." | "Amounts in euros.";

    overview(date): "Overzicht op {date}" | "Overview on {date}";
    partner_register(date): "Partnerregister op {date}" | "Partner register on {date}";
    budget_title(year, date): "Begroting {year} tot en met {date}" | "Budget {year} up to {date}";
    receivables(date): "Openstaande vorderingen op {date}" | "Receivables on {date}";
    trial_balance: "Proefbalans" | "Trial balance";
    trial_balance_on(date): "Proefbalans op {date}" | "Trial balance on {date}";
    income_statement(year, date):
        "Staat van baten en lasten {year} tot en met {date}" | "Income statement {year} up to {date}";
    balance_sheet(date): "Balans op {date}" | "Balance sheet on {date}";
    risk_title(year, date): "Risico {year} op {date}" | "Risk {year} on {date}";
    decision_register(date): "Besluitenregister op {date}" | "Decision register on {date}";
    open_proposals(date): "Openstaande voorstellen op {date}" | "Open proposals on {date}";
    journal: "Journaal" | "Journal";
    explanation(address, view): "Wat achter {address} van {view} staat" | "What is behind {address} of {view}";
    the_figure(figure): "Het cijfer: {figure}." | "The figure: {figure}.";
    booked_on(code, name, line): "{code} {name}{line}" | "{code} {name}{line}";
    nothing_behind_it: "Er staat geen gebeurtenis achter: het is nul." | "No event is behind it: it is nil.";
    worked_out_from: "Het volgt uit:" | "It follows from:";
    does_not_add_up:
        "De delen zijn samen niet het cijfer. Dat is een fout van het programma."
        | "The parts are not the figure. That is a fault of the program.";

    term_of(from, to): "Gesloten op {from}; het loopt tot en met {to}." | "Concluded on {from}; it runs to {to}.";
    parties_of(parties, partners):
        "{parties} van de {partners} partners in het register zijn partij."
        | "{parties} of the {partners} partners in the register are a party.";
    no_year_begun: "Er is nog geen jaar begonnen." | "No year has begun yet.";
    decisions_and_reports(decisions, reports):
        "Besluiten: {decisions}. Uitgebrachte monitoringrapportages: {reports}."
        | "Decisions: {decisions}. Monitoring reports issued: {reports}.";
    next_report_is(year, period, date):
        "Volgende monitoringrapportage: {year}, periode {period}, peildatum {date}."
        | "Next monitoring report: {year}, period {period}, reference date {date}.";
    every_report_issued:
        "Alle monitoringrapportages zijn uitgebracht." | "Every monitoring report was issued.";
    continuation_undecided(date):
        "Uiterlijk op {date} wordt besloten of het convenant wordt voortgezet."
        | "By {date} it is decided whether the covenant is continued.";
    was_settled_to_partners(date, left):
        "Afgewikkeld op {date}; wat over was, {left}, ging naar de partners."
        | "Settled on {date}; what was left, {left}, went to the partners.";
    was_settled_to_bearers(date, left):
        "Afgewikkeld op {date}; wat over was, {left}, ging naar de risicodragers."
        | "Settled on {date}; what was left, {left}, went to the risk bearers.";
    was_settled_by_transfer(date, left, to):
        "Afgewikkeld op {date}; wat over was, {left}, ging naar {to}."
        | "Settled on {date}; what was left, {left}, went to {to}.";
    continuation_end(date, decision):
        "Op {date} is besloten dat het convenant eindigt (besluit {decision})."
        | "On {date} it was decided that the covenant ends (decision {decision}).";
    continuation_longer(until, date, decision):
        "Op {date} is besloten het convenant voort te zetten tot en met {until} (besluit {decision})."
        | "On {date} it was decided to continue the covenant until {until} (decision {decision}).";
    actions_open(open, late):
        "Open acties: {open}, waarvan te laat: {late}." | "Open actions: {open}, of which late: {late}.";
    made_from(events): "Gemaakt uit {events} gebeurtenissen." | "Made from {events} events.";

    nothing_open: "Er staat niets open." | "Nothing is open.";
    unallocated_of(amount):
        "Ontvangen en nog niet aan een factuur toegewezen: {amount}."
        | "Received and not allocated to an invoice yet: {amount}.";
    budget_adopted_on(date, decision):
        "Vastgesteld op {date} (besluit {decision})" | "Adopted on {date} (decision {decision})";
    budget_revised_on(date, decision):
        "Gewijzigd op {date} (besluit {decision})" | "Revised on {date} (decision {decision})";
    no_budget_yet: "Er is geen begroting vastgesteld." | "No budget was adopted.";
    budget_marks:
        "V = voordelig, N = nadelig voor het resultaat; ! = wijkt meer af dan het convenant zonder \
         toelichting toelaat."
        | "F = favourable, U = unfavourable for the result; ! = differs by more than the covenant \
           allows without an explanation.";
    books_open: "De boeken van dit jaar zijn open." | "The books of this year are open.";
    books_closed: "De boeken van dit jaar zijn afgesloten." | "The books of this year are closed.";
    no_risk_key: "Er is geen risicosleutel vastgesteld." | "No risk key was adopted.";
    risk_key_by(decision):
        "Risicosleutel volgens besluit {decision}." | "Risk key by decision {decision}.";
    deficit_was_shared:
        "Het tekort van dit jaar is al verdeeld." | "The deficit of this year was shared already.";
    no_entries: "Er is niets geboekt." | "Nothing is booked.";
    entry_heading(date, position, about): "{date} #{position} {about}" | "{date} #{position} {about}";
    act_of(act, reference, party): "{act} {reference}, {party}" | "{act} {reference}, {party}";
    act_about(act, of): "{act} {of}" | "{act} {of}";

    no_open_proposals: "Er staan geen voorstellen open." | "No proposals are open.";
    proposal_heading(number, title): "Voorstel {number}: {title}" | "Proposal {number}: {title}";
    proposal_waits(number, title, what):
        "Voorstel {number}, {title}, wacht op: {what}." | "Proposal {number}, {title}, waits for: {what}.";
    submitted_by(number, date, actor):
        "nummer {number}, ingediend op {date} door {actor}" | "number {number}, submitted on {date} by {actor}";
    not_consulted: "niet geraadpleegd" | "not consulted";
    advised(date, advice, text):
        "geraadpleegd op {date}, advies {advice}: {text}" | "consulted on {date}, advice {advice}: {text}";
    tally(votes_for, against, abstained, seats):
        "{votes_for} voor, {against} tegen, {abstained} onthouding, van {seats} zetels"
        | "{votes_for} for, {against} against, {abstained} abstained, of {seats} seats";
    no_votes: "Er is niet gestemd." | "No votes were cast.";
    voted(seat, vote, date, person):
        "{seat}: {vote} ({date}, {person})" | "{seat}: {vote} ({date}, {person})";
    voted_because(seat, vote, date, person, reason):
        "{seat}: {vote} ({date}, {person}); {reason}" | "{seat}: {vote} ({date}, {person}); {reason}";
    no_decisions: "Er zijn geen besluiten genomen." | "No decisions were taken.";
    decision_heading(number, title): "Besluit {number}: {title}" | "Decision {number}: {title}";
    decision_number(number): "besluit {number}" | "decision {number}";
    outcome_on(outcome, date, manner): "{outcome} op {date}, {manner}" | "{outcome} on {date}, {manner}";

    action_list(date): "Actielijst op {date}" | "Action list on {date}";
    no_actions: "Er staan geen acties op de lijst." | "No actions are on the list.";
    partner_page(partner, date): "{partner} op {date}" | "{partner} on {date}";
    former_name(name, date, decision):
        "{name}, tot en met {date} (besluit {decision})" | "{name}, until {date} (decision {decision})";
    with_status(name, status): "{name}, {status}" | "{name}, {status}";
    formerly(name, names): "{name} (voorheen {names})" | "{name} (formerly {names})";
    never_invoiced: "Er is niets gefactureerd." | "Nothing was invoiced.";
    never_paid: "Er is niets ontvangen." | "Nothing was received.";
    no_proposals_about: "Er zijn geen voorstellen over deze partner." | "No proposals are about this partner.";
    proposal_about(number, title, date):
        "Voorstel {number}, {title}, ingediend op {date}" | "Proposal {number}, {title}, submitted on {date}";
    proposal_about_decided(number, title, date, decision):
        "Voorstel {number}, {title}, ingediend op {date}: besluit {decision}"
        | "Proposal {number}, {title}, submitted on {date}: decision {decision}";
    documents_on(date): "Documenten op {date}" | "Documents on {date}";
    no_documents: "Er zijn geen documenten." | "There are no documents.";
    described_with(description, documents):
        "{description} [document {documents}]" | "{description} [document {documents}]";
    person(number): "persoon {number}" | "person {number}";
    forgotten_person(number): "vergeten persoon {number}" | "forgotten person {number}";
}
