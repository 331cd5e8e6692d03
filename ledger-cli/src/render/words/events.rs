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
    invoice_credited(note, invoice, amount, reason):
        "Creditnota {note} op factuur {invoice}: {amount}; {reason}"
        | "Credit note {note} on invoice {invoice}: {amount}; {reason}";
    reminder_sent(level, invoice, pay_by):
        "Herinnering {level} voor factuur {invoice}, te betalen uiterlijk {pay_by}"
        | "Reminder {level} of invoice {invoice}, to be paid by {pay_by}";
    claim_written_off(invoice, amount, decision):
        "Factuur {invoice} oninbaar: {amount} afgeboekt (besluit {decision})"
        | "Invoice {invoice} uncollectable: {amount} written off (decision {decision})";
    allocation_reversed(payment, invoice, amount):
        "Ontvangst {payment} van factuur {invoice} afgehaald: {amount}"
        | "Payment {payment} taken from invoice {invoice}: {amount}";
    payment_reversed(payment, amount, reason):
        "Ontvangst {payment} gestorneerd: {amount}; {reason}"
        | "Payment {payment} reversed by the bank: {amount}; {reason}";
    overpayment_refunded(payment, amount):
        "Te veel betaald op ontvangst {payment}, terugbetaald: {amount}"
        | "Paid too much with payment {payment}, paid back: {amount}";
    subsidy_granted(subsidy, grantor, amount, project, account_by):
        "Subsidie {subsidy} van {grantor}: {amount} voor {project}, te verantwoorden uiterlijk {account_by}"
        | "Subsidy {subsidy} of {grantor}: {amount} for {project}, to be accounted for by {account_by}";
    subsidy_received(subsidy, grantor, amount):
        "Subsidie {subsidy} van {grantor}: {amount} ontvangen"
        | "Subsidy {subsidy} of {grantor}: {amount} received";
    subsidy_spent(subsidy, amount, expense):
        "Subsidie {subsidy} draagt {amount} van uitgave {expense}"
        | "Subsidy {subsidy} bears {amount} of expense {expense}";
    subsidy_settled(subsidy, grantor, amount):
        "Subsidie {subsidy} door {grantor} vastgesteld op {amount}"
        | "Subsidy {subsidy} settled by {grantor} at {amount}";
    subsidy_repaid(subsidy, grantor, amount):
        "Subsidie {subsidy}: {amount} terugbetaald aan {grantor}"
        | "Subsidy {subsidy}: {amount} repaid to {grantor}";
    commitment_entered(commitment, line, amount, supplier, description):
        "Verplichting {commitment} op regel {line}: {amount} aan {supplier}, {description}"
        | "Commitment {commitment} on line {line}: {amount} to {supplier}, {description}";
    commitment_changed(commitment, amount, reason):
        "Verplichting {commitment} is nu {amount}; {reason}"
        | "Commitment {commitment} is now {amount}; {reason}";
    commitment_drawn(commitment, amount, expense):
        "Verplichting {commitment} aangesproken door uitgave {expense}: {amount}"
        | "Commitment {commitment} drawn on by expense {expense}: {amount}";
    commitment_released(commitment, amount, reason):
        "Verplichting {commitment} valt vrij: {amount}; {reason}"
        | "Commitment {commitment} released: {amount}; {reason}";
    next_year_budget: "de begroting van het volgende jaar" | "next year's budget";
    the_partners: "de partners" | "the partners";
    fund_released(fund, amount, decision):
        "Bestemmingsfonds voor {fund}: {amount} valt vrij naar de reserve (besluit {decision})"
        | "Fund for {fund}: {amount} released to the reserve (decision {decision})";
    settled_to_partners(left, decision):
        "Convenant afgewikkeld: {left} gaat naar de partners, naar wat zij betaalden (besluit {decision})"
        | "Covenant settled: {left} goes to the partners, by what they paid (decision {decision})";
    settled_to_bearers(left, decision):
        "Convenant afgewikkeld: {left} gaat naar de risicodragers, naar de risicosleutel (besluit {decision})"
        | "Covenant settled: {left} goes to the risk bearers, by the risk key (decision {decision})";
    settled_by_transfer(left, to, decision):
        "Convenant afgewikkeld: {left} gaat naar {to} (besluit {decision})"
        | "Covenant settled: {left} goes to {to} (decision {decision})";
    settled_by_bearers(left, decision):
        "Convenant afgewikkeld: saldo {left}, gedragen door de risicodragers (besluit {decision})"
        | "Covenant settled: balance {left}, borne by the risk bearers (decision {decision})";
    remainder_transferred(amount): "Saldo overgedragen: {amount}" | "Remainder transferred: {amount}";
    act_reversed(position, year, reason):
        "Gebeurtenis {position} teruggedraaid, betreft {year}; {reason}"
        | "Event {position} reversed, concerns {year}; {reason}";
    forecast_stated(line, year, amount, reason):
        "Prognose voor regel {line} in {year}: {amount}; {reason}"
        | "Forecast of line {line} in {year}: {amount}; {reason}";
    difference_explained(line, year, text):
        "Toelichting op regel {line} in {year}: {text}"
        | "Explanation of line {line} in {year}: {text}";
    report_issued(year, period, basis):
        "Monitoringrapportage {year}, periode {period}, uitgebracht over {basis} gebeurtenissen"
        | "Monitoring report {year}, period {period}, issued over {basis} events";
    ambassador_appointed(person, partner):
        "{person} is ambassadeur van {partner}" | "{person} is ambassador of {partner}";
    ambassador_ended(person, partner):
        "{person} is geen ambassadeur van {partner} meer"
        | "{person} is ambassador of {partner} no longer";
    group_joined(person, group):
        "{person} zit in de {group}" | "{person} joined the {group}";
    group_joined_for(person, group, field, theme):
        "{person} zit in de {group}: werkveld {field}, thema {theme}"
        | "{person} joined the {group}: field of work {field}, theme {theme}";
    group_left(person, group):
        "{person} zit niet meer in de {group}" | "{person} left the {group}";
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
    partner_withdrawn(partner, last_day, decision):
        "{partner} is uitgetreden; laatste dag {last_day} (besluit {decision})"
        | "{partner} withdrew; last day {last_day} (decision {decision})";
    partner_renamed(before, name, since, decision):
        "{before} heet per {since} {name} (besluit {decision})"
        | "{before} is called {name} as of {since} (decision {decision})";
    partners_merged(partners, into, since, decision):
        "{partners} opgegaan in {into} per {since} (besluit {decision})"
        | "{partners} merged into {into} as of {since} (decision {decision})";
    continuation_ends(ends, decision):
        "Het convenant eindigt op {ends} (besluit {decision})"
        | "The covenant ends on {ends} (decision {decision})";
    continuation_until(until, decision):
        "Het convenant wordt voortgezet tot en met {until} (besluit {decision})"
        | "The covenant is continued until {until} (decision {decision})";
    covenant_amended(since, decision, text):
        "Convenant gewijzigd per {since} (besluit {decision}): {text}"
        | "Covenant amended as of {since} (decision {decision}): {text}";
    report_reviewed(year, period, remarks):
        "Monitoringrapportage {year}, periode {period}, besproken: {remarks}"
        | "Monitoring report {year}, period {period}, reviewed: {remarks}";
    action_opened(action, owner, due, title):
        "Actie {action} voor {owner}, uiterlijk {due}: {title}"
        | "Action {action} for {owner}, by {due}: {title}";
    action_closed(action, state, outcome):
        "Actie {action} {state}: {outcome}" | "Action {action} {state}: {outcome}";
    action_postponed(action, due, reason):
        "Actie {action} uitgesteld tot {due}: {reason}" | "Action {action} postponed to {due}: {reason}";
    document_attached(document, name, events):
        "Document {document} bij gebeurtenis {events}: {name}"
        | "Document {document} attached to event {events}: {name}";
    person_forgotten(person):
        "De gegevens van persoon {person} zijn gewist" | "The data of person {person} were erased";
    person_forgotten_because(person, reason):
        "De gegevens van persoon {person} zijn gewist: {reason}"
        | "The data of person {person} were erased: {reason}";
}
