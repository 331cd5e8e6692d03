//! The network, its goals, and what the covenant obliges to.

use ledger_core::views::obligations::{Due, Obligation, ObligationState};

use super::words;
use crate::render::Lang;

words! {
    network_title(year, date): "Netwerk {year} tot en met {date}" | "Network {year} up to {date}";
    ambassador_register(date): "Ambassadeurs op {date}" | "Ambassadors on {date}";
    goals_on(date): "Doelen op {date}" | "Goals on {date}";
    goals_of(year, date): "Doelen van {year} op {date}" | "Goals of {year} on {date}";
    obligations_on(date): "Verplichtingen op {date}" | "Obligations on {date}";
    agenda_between(from, until): "Agenda van {from} tot en met {until}" | "Agenda from {from} to {until}";

    groups_on(date): "Groepen op {date}" | "Groups on {date}";
    group_title: "Groep" | "Group";
    person_named: "Persoon" | "Person";
    field_of_work: "Werkveld" | "Field of work";
    since: "Sinds" | "Since";
    evaluated_on(date, attended, invited):
        "Evaluatie op {date}, met {attended} van de {invited} partners"
        | "Evaluation on {date}, with {attended} of the {invited} partners";

    covered(with, parties):
        "{with} van de {parties} partijen hebben een ambassadeur."
        | "{with} of the {parties} parties have an ambassador.";
    without_ambassador: "Zonder ambassadeur" | "Without an ambassador";
    person_since(person, date): "{person} sinds {date}" | "{person} since {date}";
    ambassador_of(partner): "ambassadeur van {partner}" | "ambassador of {partner}";
    platform_updates(number):
        "Op het platform geplaatst: {number}." | "Put on the platform: {number}.";
    no_meetings: "Er zijn geen bijeenkomsten vastgelegd." | "No meetings are recorded.";
    conversations_in_period(number): "Gesprekken in deze periode: {number}." | "Conversations in this period: {number}.";
    contact_by_partner: "Contact per partner" | "Contact by partner";
    counts_network_meetings:
        "Uitgenodigd en aanwezig tellen de bijeenkomsten van het netwerk."
        | "Invited and present count the meetings of the network.";
    meeting_title: "Bijeenkomst" | "Meeting";
    meeting_kind: "Soort" | "Kind";
    invited: "Uitgenodigd" | "Invited";
    attended: "Aanwezig" | "Present";
    supplied: "Platform" | "Platform";

    goals_of_theme(theme): "Doelen: {theme}" | "Goals: {theme}";
    no_goals: "Er zijn geen doelen gesteld." | "No goals were set.";
    goal_without_progress(goal, year, text):
        "Doel {goal} ({year}): {text}. Nog geen voortgang vastgelegd."
        | "Goal {goal} ({year}): {text}. No progress recorded yet.";
    goal_with_progress(goal, year, text, state, date, progress):
        "Doel {goal} ({year}): {text}. Stand {state} op {date}: {progress}"
        | "Goal {goal} ({year}): {text}. Stood {state} on {date}: {progress}";

    agreed_with_partners:
        "Wat het convenant voor het hele jaar vraagt, en wat er tot en met de peildatum is gedaan"
        | "What the covenant asks for the whole year, and what was done up to the reference date";
    obligation: "Verplichting" | "Obligation";
    due_by: "Uiterlijk" | "Due";
    done: "Gedaan" | "Done";
    met_of_partners(met, of): "{met} van {of} partners" | "{met} of {of} partners";
    times_of(done, required): "{done}, minimaal {required}" | "{done}, at least {required}";
    obligations_counted(met, due, late):
        "Voldaan: {met}. Nog te doen: {due}. Te laat: {late}." | "Met: {met}. Still to do: {due}. Late: {late}.";
    open_for_partners: "Niet voldaan voor deze partners" | "Not met for these partners";
    open_for(obligation, year, count, names):
        "{obligation} {year} ({count}): {names}." | "{obligation} {year} ({count}): {names}.";
    open_for_more(obligation, year, count, names, more):
        "{obligation} {year} ({count}): {names}; en nog {more}."
        | "{obligation} {year} ({count}): {names}; and {more} more.";
    no_obligations: "Er zijn zulke verplichtingen niet." | "There are no such obligations.";
    nothing_comes_due: "Er komt niets op." | "Nothing comes due.";
    met_after: "* = voldaan, een of meer na de uiterste dag." | "* = met, one or more after the last day.";

    state_met: "voldaan" | "met";
    state_met_late: "voldaan *" | "met *";
    state_due: "te doen" | "to do";
    state_late: "te laat" | "late";

    obligation_signature: "Ondertekening" | "Signature";
    obligation_ambassador: "Ambassadeur" | "Ambassador";
    obligation_invited: "Ambassadeurs uitgenodigd" | "Ambassadors invited";
    obligation_conversation: "Gesprek" | "Conversation";
    obligation_meetings: "Netwerkbijeenkomsten" | "Network meetings";
    obligation_platform: "Digitaal platform" | "Digital platform";
    obligation_subsidies: "Subsidies gevolgd" | "Subsidies watched";
    obligation_group: "Werkgroep communicatie" | "Communications group";
    obligation_contribution: "Bijdrage gefactureerd" | "Contribution invoiced";
    obligation_risk_key: "Risicosleutel" | "Risk key";
    obligation_budget: "Begroting" | "Budget";
    obligation_report: "Monitoringrapportage" | "Monitoring report";
    obligation_evaluation: "Evaluatie" | "Evaluation";
    obligation_continuation: "Besluit over voortzetting" | "Decision on continuation";
    obligation_of_period(obligation, period): "{obligation} {period}" | "{obligation} {period}";
    also_due: "Ook op de agenda" | "Also on the agenda";
    what_to_do: "Wat" | "What";
    about_what: "Waarover" | "About";
    account_for_subsidy(number): "Subsidie {number} verantwoorden" | "Account for subsidy {number}";
    do_action(number): "Actie {number} uitvoeren" | "Do action {number}";
    review_decision(number): "Besluit {number} opnieuw bezien" | "Look at decision {number} again";
}

impl Lang {
    /// Something that comes due beside the obligations.
    pub(crate) fn due_item(self, due: Due) -> String {
        match due {
            Due::AccountForSubsidy { subsidy } => self.account_for_subsidy(subsidy),
            Due::Action { action } => self.do_action(action),
            Due::ReviewDecision { decision } => self.review_decision(decision),
        }
    }

    /// An obligation, with its monitoring period if it has one.
    pub(in crate::render) fn obligation_name(
        self,
        obligation: Obligation,
        period: Option<u8>,
    ) -> String {
        let name = match obligation {
            Obligation::Signature => self.obligation_signature(),
            Obligation::Ambassador => self.obligation_ambassador(),
            Obligation::AmbassadorsInvited => self.obligation_invited(),
            Obligation::Conversation => self.obligation_conversation(),
            Obligation::NetworkMeetings => self.obligation_meetings(),
            Obligation::Platform => self.obligation_platform(),
            Obligation::Subsidies => self.obligation_subsidies(),
            Obligation::CommunicationGroup => self.obligation_group(),
            Obligation::Contribution => self.obligation_contribution(),
            Obligation::RiskKey => self.obligation_risk_key(),
            Obligation::Budget => self.obligation_budget(),
            Obligation::MonitoringReport => self.obligation_report(),
            Obligation::Evaluation => self.obligation_evaluation(),
            Obligation::Continuation => self.obligation_continuation(),
        };
        period.map_or(name.to_owned(), |period| self.obligation_of_period(name, period))
    }

    /// How far an obligation is done.
    pub(in crate::render) fn obligation_state(self, state: ObligationState) -> &'static str {
        match state {
            ObligationState::Met => self.state_met(),
            ObligationState::Due => self.state_due(),
            ObligationState::Late => self.state_late(),
        }
    }
}
