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
        "Persoon {person} benoemd tot projectleider" | "Person {person} appointed project leader";
    seat_appointed(person, seat):
        "Persoon {person} bezet de zetel van {seat}" | "Person {person} holds the seat of {seat}";
    leader_ended(person):
        "Persoon {person} is geen projectleider meer" | "Person {person} is project leader no longer";
    seat_ended(person, seat):
        "Persoon {person} bezet de zetel van {seat} niet meer"
        | "Person {person} holds the seat of {seat} no longer";
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
    ambassador_appointed(person, partner):
        "Persoon {person} is ambassadeur van {partner}" | "Person {person} is ambassador of {partner}";
    ambassador_ended(person, partner):
        "Persoon {person} is geen ambassadeur van {partner} meer"
        | "Person {person} is ambassador of {partner} no longer";
    group_joined(person, group):
        "Persoon {person} zit in de {group}" | "Person {person} joined the {group}";
    group_joined_for(person, group, field, theme):
        "Persoon {person} zit in de {group}: werkveld {field}, thema {theme}"
        | "Person {person} joined the {group}: field of work {field}, theme {theme}";
    group_left(person, group):
        "Persoon {person} zit niet meer in de {group}" | "Person {person} left the {group}";
    meeting_recorded(meeting, kind, title, invited, attended):
        "Bijeenkomst {meeting} ({kind}): {title}; partners uitgenodigd: {invited}, aanwezig: {attended}"
        | "Meeting {meeting} ({kind}): {title}; partners invited: {invited}, present: {attended}";
    conversation_recorded(partner, subject):
        "Gesprek met {partner}: {subject}" | "Conversation with {partner}: {subject}";
    platform_updated(kind, title):
        "Op het platform ({kind}): {title}" | "On the platform ({kind}): {title}";
    platform_updated_by(kind, title, partner):
        "Op het platform ({kind}): {title}, van {partner}" | "On the platform ({kind}): {title}, by {partner}";
    goal_set(goal, year, theme, text):
        "Doel {goal} voor {year}, thema {theme}: {text}" | "Goal {goal} of {year}, theme {theme}: {text}";
    goal_progress(goal, state, text):
        "Voortgang van doel {goal}, {state}: {text}" | "Progress of goal {goal}, {state}: {text}";
    evaluation_recorded(attended, invited, text):
        "Het convenant is geëvalueerd met {attended} van de {invited} partners: {text}"
        | "The covenant was evaluated with {attended} of the {invited} partners: {text}";
}
