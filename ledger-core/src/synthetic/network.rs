//! The acts of the network of the made-up covenant: the same few every year, whatever its size.

use super::{Generator, Given, drafts, project_leader};
use crate::acts::ambassador::{AppointAmbassador, EndAmbassador};
use crate::acts::chance::{ChanceState, FollowChance, SpotChance};
use crate::acts::conclude::Which;
use crate::acts::conversation::RecordConversation;
use crate::acts::correction::CorrectAct;
use crate::acts::evaluation::RecordEvaluation;
use crate::acts::goal::{GoalState, RecordGoalProgress, SetGoal};
use crate::acts::group::{Group, JoinGroup, LeaveGroup};
use crate::acts::in_kind::RecordInKind;
use crate::acts::mandate::{GrantMandate, WithdrawMandate};
use crate::acts::meeting::{Invited, MeetingKind, RecordMeeting};
use crate::acts::platform::{RecordPlatformUpdate, UpdateKind};
use crate::acts::waiver::WaiveObligation;
use crate::calendar::FiscalYear;
use crate::ids::{ChanceId, GoalId, PersonId};
use crate::ledger::Ledger;
use crate::money::Money;
use crate::obligation::Obligation;

/// Something the network does.
#[derive(Clone, Copy, Debug)]
pub(super) enum NetworkStep {
    Appoint(FiscalYear),
    End(FiscalYear, PersonId),
    Join(Group),
    Leave(Group, PersonId),
    Goal(FiscalYear),
    Progress(GoalId),
    Meet(FiscalYear),
    Talk(FiscalYear),
    /// A conversation that was recorded by mistake is taken back.
    TakeBack,
    Publish(FiscalYear),
    /// The last seat gets a deputy, for a time.
    Deputise,
    /// The first seat lets the second vote for it.
    GiveProxy,
    WithdrawMandate,
    Give(FiscalYear),
    Spot(FiscalYear),
    Follow(ChanceId, ChanceState),
    Evaluate,
    /// A conversation of the year before need not be held any more.
    Waive(FiscalYear),
}

impl Generator {
    pub(super) fn plan_network(&mut self, year: FiscalYear) {
        let first = self.first_day(year);
        let steps = [
            (10, NetworkStep::Appoint(year)),
            (20, NetworkStep::Join(Group::Projectgroep)),
            (21, NetworkStep::Join(Group::Communication)),
            (30, NetworkStep::Goal(year)),
            (60, NetworkStep::Meet(year)),
            (70, NetworkStep::Talk(year)),
            (72, NetworkStep::Talk(year)),
            (74, NetworkStep::TakeBack),
            (80, NetworkStep::Publish(year)),
            (85, NetworkStep::Give(year)),
            (90, NetworkStep::Spot(year)),
            (100, NetworkStep::Deputise),
            (115, NetworkStep::GiveProxy),
            (120, NetworkStep::Waive(year)),
        ];
        for (days, step) in steps {
            self.plan(first.plus_days(days), step);
        }
        if year == self.last_year() {
            self.plan(first.plus_days(300), NetworkStep::Evaluate);
        }
    }

    pub(super) fn meet(&mut self, step: NetworkStep, ledger: &Ledger) -> Option<Given> {
        match step {
            NetworkStep::Appoint(year) => {
                let (partner, person) = (self.turn_of(year), self.next_person());
                self.plan_in(230, NetworkStep::End(year, person));
                project_leader(AppointAmbassador { partner, person })
            }
            NetworkStep::End(year, person) => {
                project_leader(EndAmbassador { partner: self.turn_of(year), person })
            }
            NetworkStep::Join(group) => {
                let (field, theme) = match group {
                    Group::Projectgroep => {
                        (Some("Fictief werkveld".to_owned()), Some(self.theme()?))
                    }
                    Group::Communication => (None, None),
                };
                let person = self.next_person();
                self.plan_in(200, NetworkStep::Leave(group, person));
                project_leader(JoinGroup { group, person, field, theme })
            }
            NetworkStep::Leave(group, person) => project_leader(LeaveGroup { group, person }),
            NetworkStep::Deputise => {
                // The last seat: the first gives a proxy.
                let seat = drafts::seat_code(&self.definition, self.seats());
                let (deputy, proxy, until) = (Some(self.next_person()), None, None);
                self.plan_in(60, NetworkStep::WithdrawMandate);
                let source = Some("Fictieve brief".to_owned());
                project_leader(GrantMandate { seat, deputy, proxy, until, source })
            }
            NetworkStep::GiveProxy if self.seats() < 2 => None,
            NetworkStep::GiveProxy => {
                let [seat, proxy] = [1, 2].map(|seat| drafts::seat_code(&self.definition, seat));
                let until = Some(self.today.plus_days(20));
                let (deputy, proxy, source) = (None, Some(proxy), None);
                project_leader(GrantMandate { seat, deputy, proxy, until, source })
            }
            NetworkStep::WithdrawMandate => {
                let seat = drafts::seat_code(&self.definition, self.seats());
                let seat = ledger.covenant()?.seat_by_code(&seat)?;
                let (mandate, given) = ledger.mandates.running(seat, self.today)?;
                // Who votes by it today keeps it.
                let votes = given.last_vote.is_some_and(|(voted_on, _)| voted_on >= self.today);
                match votes {
                    true => None,
                    false => project_leader(WithdrawMandate { mandate }),
                }
            }
            NetworkStep::Goal(year) => {
                let theme = self.theme()?;
                self.goals += 1;
                self.plan_in(160, NetworkStep::Progress(GoalId(self.goals)));
                project_leader(SetGoal {
                    year,
                    theme,
                    goal: format!("Fictief doel van {year}"),
                    measure: None,
                })
            }
            NetworkStep::Progress(goal) => project_leader(RecordGoalProgress {
                goal,
                state: GoalState::Green,
                text: "Fictieve voortgang.".to_owned(),
            }),
            NetworkStep::Meet(year) => project_leader(RecordMeeting {
                kind: MeetingKind::Network,
                title: format!("Fictieve bijeenkomst van {year}"),
                invited: Invited::Ambassadors,
                attended: vec![self.turn_of(year)],
                theme: self.theme(),
                notes: None,
            }),
            NetworkStep::Talk(year) => project_leader(RecordConversation {
                partner: self.turn_of(year),
                subject: "Fictief jaargesprek".to_owned(),
                summary: None,
            }),
            NetworkStep::TakeBack => {
                let position = ledger.conversations.all().last()?.position.into();
                let reason = "Fictief: dit gesprek was er niet.".to_owned();
                project_leader(CorrectAct { position, reason })
            }
            NetworkStep::Publish(year) => project_leader(RecordPlatformUpdate {
                kind: UpdateKind::News,
                title: format!("Fictief bericht van {year}"),
                partner: Some(self.turn_of(year)),
            }),
            NetworkStep::Give(year) => project_leader(RecordInKind {
                partner: self.turn_of(year),
                description: "Fictief: een zaal en begeleiding".to_owned(),
                hours: "7.5".parse().ok(),
                value: Some(Money::from_euros(250)),
            }),
            NetworkStep::Spot(year) => {
                self.chances += 1;
                let chance = ChanceId(self.chances);
                self.plan_in(20, NetworkStep::Follow(chance, ChanceState::Applied));
                self.plan_in(110, NetworkStep::Follow(chance, ChanceState::Refused));
                project_leader(SpotChance {
                    grantor: "Fictief Fonds".to_owned(),
                    title: format!("Fictieve regeling van {year}"),
                    theme: self.theme(),
                    amount: Some(Money::from_euros(5_000)),
                    apply_by: None,
                })
            }
            NetworkStep::Follow(chance, state) => {
                project_leader(FollowChance { chance, state, text: None, subsidy: None })
            }
            NetworkStep::Evaluate => {
                let text = "Een verzonnen oordeel.".to_owned();
                let attended = Which::These(vec![self.turn_of(self.last_year())]);
                project_leader(RecordEvaluation { text, attended })
            }
            NetworkStep::Waive(year) => {
                let proposals = &ledger.proposals;
                let (decision, _) = proposals.decisions().find(|(id, _)| {
                    proposals.is_adopted(*id, self.today) && proposals.does_nothing_else(*id)
                })?;
                project_leader(WaiveObligation {
                    obligation: Obligation::Conversation,
                    year,
                    period: None,
                    partner: Some(self.turn_of(year)),
                    decision,
                    reason: "Een verzonnen reden.".to_owned(),
                })
            }
        }
    }

    /// The code of the partner whose turn it is in a year.
    fn turn_of(&self, year: FiscalYear) -> String {
        let place = usize::from(year.start()) % self.definition.parties.len();
        drafts::partner_code(&self.definition, place as u32 + 1)
    }

    /// The first theme, if the covenant has any.
    fn theme(&self) -> Option<String> {
        self.definition.themes.first().cloned()
    }

    fn next_person(&mut self) -> PersonId {
        self.persons += 1;
        PersonId(self.persons)
    }
}
