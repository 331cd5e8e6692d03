//! One line for each kind of event.

use super::words;
use crate::render::Lang;

words! {
    covenant_concluded(name, ends):
        "Convenant gesloten: {name}, tot en met {ends}" | "Covenant concluded: {name}, until {ends}";
    party_named(partner):
        "{partner} staat als partij in het convenant" | "{partner} is named as a party in the covenant";
    covenant_signed(partner): "{partner} heeft ondertekend" | "{partner} signed";
    leader_appointed(person):
        "{person} benoemd tot projectleider" | "{person} appointed project leader";
    seat_appointed(person, seat):
        "{person} bezet de zetel van {seat}" | "{person} holds the seat of {seat}";
    leader_ended(person):
        "{person} is geen projectleider meer" | "{person} is project leader no longer";
    seat_ended(person, seat):
        "{person} bezet de zetel van {seat} niet meer"
        | "{person} holds the seat of {seat} no longer";
    proposal_submitted(number, subject, title):
        "Voorstel {number} ingediend ({subject}): {title}" | "Proposal {number} submitted ({subject}): {title}";
    projectgroep_consulted(number, advice, text):
        "Projectgroep geraadpleegd over voorstel {number}, advies {advice}: {text}"
        | "Projectgroep consulted on proposal {number}, advice {advice}: {text}";
    vote_cast(seat, number, vote):
        "Stem van {seat} over voorstel {number}: {vote}" | "Vote of {seat} on proposal {number}: {vote}";
    proposal_decided(decision, number, outcome, title):
        "Besluit {decision} over voorstel {number}, {outcome}: {title}"
        | "Decision {decision} on proposal {number}, {outcome}: {title}";
    proposal_withdrawn(number, reason):
        "Voorstel {number} ingetrokken: {reason}" | "Proposal {number} withdrawn: {reason}";
    partner_acceded(partner, since, decision):
        "{partner} is toegetreden per {since} (besluit {decision})"
        | "{partner} acceded as of {since} (decision {decision})";
    risk_key_adopted(year, decision):
        "Risicosleutel vastgesteld vanaf {year} (besluit {decision})"
        | "Risk key adopted from {year} on (decision {decision})";
    budget_adopted(year, income, expenses, decision):
        "Begroting {year} vastgesteld: baten {income}, lasten {expenses} (besluit {decision})"
        | "Budget {year} adopted: income {income}, expenses {expenses} (decision {decision})";
    budget_revised(year, income, expenses, decision):
        "Begroting {year} gewijzigd: baten {income}, lasten {expenses} (besluit {decision})"
        | "Budget {year} revised: income {income}, expenses {expenses} (decision {decision})";
    schedule_adopted(year, decision):
        "Bijdrageregeling {year} vastgesteld (besluit {decision})"
        | "Contribution schedule {year} adopted (decision {decision})";
    contribution_invoiced(invoice, partner, amount, due):
        "Factuur {invoice} aan {partner}: {amount}, te betalen uiterlijk {due}"
        | "Invoice {invoice} to {partner}: {amount}, due {due}";
    contribution_invoiced_because(invoice, partner, amount, due, reason):
        "Factuur {invoice} aan {partner}: {amount}, te betalen uiterlijk {due}; afwijkend bedrag: {reason}"
        | "Invoice {invoice} to {partner}: {amount}, due {due}; another amount because: {reason}";
    payment_received(payment, partner, amount, bank):
        "Ontvangst {payment} van {partner}: {amount} (bank: {bank})"
        | "Payment {payment} of {partner}: {amount} (bank: {bank})";
    payment_allocated(payment, invoice, amount):
        "Ontvangst {payment} toegewezen aan factuur {invoice}: {amount}"
        | "Payment {payment} allocated to invoice {invoice}: {amount}";
    other_income(line, amount, description):
        "Overige baten op regel {line}: {amount}, {description}"
        | "Other income on line {line}: {amount}, {description}";
    expense_recorded(expense, line, amount, supplier, description):
        "Uitgave {expense} op regel {line}: {amount} aan {supplier}, {description}"
        | "Expense {expense} on line {line}: {amount} to {supplier}, {description}";
    expense_paid(expense, supplier, amount):
        "Uitgave {expense} betaald aan {supplier}: {amount}" | "Expense {expense} paid to {supplier}: {amount}";
    year_closed(year, result):
        "Boekjaar {year} afgesloten; resultaat {result}" | "Year {year} closed; result {result}";
    surplus_appropriated(year, amount, decision):
        "Overschot {year} bestemd: {amount} (besluit {decision})"
        | "Surplus {year} appropriated: {amount} (decision {decision})";
    refund_paid(partner, amount):
        "Terugbetaald aan {partner}: {amount}" | "Refunded to {partner}: {amount}";
    deficit_shared(year, deficit, reserve, shared, decision):
        "Tekort {year} van {deficit} verdeeld: {reserve} uit de reserve, {shared} over de risicodragers \
         (besluit {decision})"
        | "Deficit {year} of {deficit} shared: {reserve} from the reserve, {shared} over the risk bearers \
           (decision {decision})";
    report_issued(year, period, basis):
        "Monitoringrapportage {year}, periode {period}, uitgebracht over {basis} gebeurtenissen"
        | "Monitoring report {year}, period {period}, issued over {basis} events";
    document_attached(document, name, events):
        "Document {document} bij gebeurtenis {events}: {name}"
        | "Document {document} attached to event {events}: {name}";
    person_forgotten(person):
        "De gegevens van persoon {person} zijn gewist" | "The data of person {person} were erased";
    person_forgotten_because(person, reason):
        "De gegevens van persoon {person} zijn gewist: {reason}"
        | "The data of person {person} were erased: {reason}";
}
