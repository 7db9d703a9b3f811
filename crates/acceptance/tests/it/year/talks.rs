//! Conversations about decisions: booked before their day, held, signed, and what came of them; questions on quality
//! that are answered, or not.

use cases::{Decision, DecisionState};
use follow_up::{
    Answer, AnswerSurvey, AnsweredBy, BookFollowUp, Booking, CancelFollowUp, Finding, FollowUpId,
    GoalResult, Grade, HandOutSurvey, Meeting, MeetingWay, NoteNoAnswer, Outcome, ReportText,
    SeenFollowUp, SettleChange, SignReport, State, SurveyWay, Theme, WhyNot, WriteReport,
};
use kernel::PersonId;

use super::{
    agenda::Happening,
    changes::Helped,
    telling::prose,
    world::{Seat, World, days_after},
};

/// A conversation on its way.
#[derive(Debug)]
pub(crate) struct Talk {
    person: PersonId,
    officer: Seat,
    id: FollowUpId,
    step: Step,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    Hold,
    Paper,
    Settle,
}

/// Books a conversation with somebody whose decisions are to be followed up soon; some are forgotten.
pub(super) async fn book(world: &mut World, helped: &Helped) {
    let soon = days_after(world.today(), 20);
    let decisions = cases::decisions_of_person(world.reader(), helped.person).await;
    let mut decisions = decisions.expect("decisions");
    let is_soon = |one: &Decision| {
        one.state == DecisionState::Standing && one.follow_up.is_some_and(|day| day <= soon)
    };
    decisions.retain(is_soon);
    let booked = follow_up::booked_decisions(world.reader(), &[helped.person]).await;
    let booked = booked.expect("booked");
    decisions.retain(|one| !booked.iter().any(|(_, known, ..)| *known == one.id));
    let Some(first) = decisions.first() else {
        return;
    };
    if world.percent(40) {
        return;
    }
    let on = days_after(world.today(), world.between(3, 18));
    let way = world.pick(&[MeetingWay::HomeVisit, MeetingWay::Phone]);
    let book = BookFollowUp {
        person: helped.person,
        booking: Booking {
            asked_about: first.id,
            decisions: decisions.iter().map(|one| one.id).collect(),
            meeting: Meeting {
                on,
                minute: Some(13 * 60 + 30),
                way: way.unwrap_or(MeetingWay::HomeVisit),
                place: None,
                interpreter: false,
            },
        },
    };
    let by = helped.officer.clone();
    if let Some(id) = world.may(&by.actor, &book).await {
        // Some conversations are held and never written down.
        if world.percent(92) {
            let (person, officer) = (helped.person, by);
            let at = world.moment(on, 15 * 60);
            let talk = Talk {
                person,
                officer,
                id,
                step: Step::Hold,
            };
            world.agenda.note(at, Happening::Talk(Box::new(talk)));
        }
    }
}

impl Talk {
    pub(crate) async fn go(mut self, world: &mut World) {
        match self.step {
            Step::Hold => {
                if world.percent(8) {
                    let version = self.version(world).await;
                    let reason = prose("Personen orkade inte.");
                    let cancel = CancelFollowUp {
                        seen: self.seen(version),
                        reason,
                    };
                    world.may(&self.officer.actor.clone(), &cancel).await;
                    return;
                }
                self.ask(world).await;
                self.write(world).await;
            }
            Step::Paper => {
                let answer = answered(self.seen(2), SurveyWay::Paper, answers(world));
                world.may(&self.officer.actor.clone(), &answer).await;
            }
            Step::Settle => {
                let version = self.version(world).await;
                let words = prose("Tog kontakt med personen och började ändra.");
                let settle = SettleChange {
                    seen: self.seen(version),
                    words,
                };
                world.may(&self.officer.actor.clone(), &settle).await;
            }
        }
        self.step = Step::Hold;
    }

    const fn seen(&self, version: i64) -> SeenFollowUp {
        SeenFollowUp {
            person: self.person,
            follow_up: self.id,
            version,
        }
    }

    async fn version(&self, world: &World) -> i64 {
        let now = follow_up::follow_up(world.reader(), self.person, self.id).await;
        now.expect("a follow-up")
            .map_or(1, |view| view.follow_up.version)
    }

    fn later(&self, world: &mut World, (step, days): (Step, i64)) {
        let (person, officer, id) = (self.person, self.officer.clone(), self.id);
        let day = days_after(world.today(), days);
        let at = world.moment(day, 11 * 60);
        let talk = Talk {
            person,
            officer,
            id,
            step,
        };
        world.agenda.note(at, Happening::Talk(Box::new(talk)));
    }

    async fn ask(&self, world: &mut World) {
        let by = self.officer.actor.clone();
        let way = match world.below(100) {
            0..=44 => SurveyWay::Read,
            45..=74 => SurveyWay::Paper,
            _ => {
                let why = world.pick(&[WhyNot::Declined, WhyNot::CouldNot, WhyNot::NotAsked]);
                let why = why.unwrap_or(WhyNot::NotAsked);
                let none = NoteNoAnswer {
                    seen: self.seen(1),
                    why,
                    words: None,
                };
                world.may(&by, &none).await;
                return;
            }
        };
        let hand_out = HandOutSurvey {
            seen: self.seen(1),
            way,
        };
        if world.may(&by, &hand_out).await.is_none() {
            return;
        }
        if way == SurveyWay::Read {
            let answer = answered(self.seen(2), way, answers(world));
            world.may(&by, &answer).await;
        } else if world.percent(60) {
            let days = world.between(4, 25);
            self.later(world, (Step::Paper, days));
        }
    }

    async fn write(&self, world: &mut World) {
        let now = follow_up::follow_up(world.reader(), self.person, self.id).await;
        let Some(view) = now.expect("a follow-up") else {
            return;
        };
        let talk = view.follow_up;
        if talk.state != State::Booked {
            return;
        }
        let today = world.today();
        let mut findings = vec![];
        for covered in &talk.covered {
            let result = world.pick(&[
                GoalResult::Reached,
                GoalResult::Partly,
                GoalResult::NotReached,
            ]);
            let result = if covered.goal.is_none() {
                Some(GoalResult::NoGoal)
            } else {
                result
            };
            let outcome = match world.below(100) {
                0..=5 => Outcome::ChangeOrder,
                6..=11 => Outcome::Investigate,
                12..=30 if covered.order.is_some() => Outcome::NewPlan,
                _ => Outcome::Stands,
            };
            findings.push(Finding {
                decision: covered.decision,
                result,
                words: Some(prose(
                    "Dagarna är bra. På kvällen kommer det för många olika.",
                )),
                outcome: Some(outcome),
                change: (outcome != Outcome::Stands).then(|| prose("Färre olika på kvällen.")),
                next: Some(days_after(today, 360)),
            });
        }
        let is_change = findings
            .iter()
            .any(|one| one.outcome.is_some_and(Outcome::is_change));
        let by = self.officer.actor.clone();
        let text = ReportText {
            held: Some(today),
            part: Some(care_plans::Part::Present),
            part_note: None,
            took_part: None,
            own_words: Some(prose("Det fungerar bra.")),
            needs: None,
        };
        let write = WriteReport {
            seen: self.seen(talk.version),
            text,
            findings,
        };
        if world.may(&by, &write).await.is_none() {
            return;
        }
        let sign = SignReport {
            seen: self.seen(talk.version + 1),
        };
        if world.may(&by, &sign).await.is_some() && is_change {
            let days = world.between(3, 12);
            self.later(world, (Step::Settle, days));
        }
    }
}

fn answered(seen: SeenFollowUp, way: SurveyWay, answers: Vec<Answer>) -> AnswerSurvey {
    AnswerSurvey {
        seen,
        way,
        by: AnsweredBy::Alone,
        answers,
        words: None,
        lets_read: false,
    }
}

fn answers(world: &mut World) -> Vec<Answer> {
    let mut all = vec![];
    for theme in Theme::ALL {
        let grade = Grade::new(world.between(1, 5));
        all.push(Answer {
            theme: *theme,
            grade,
        });
    }
    all
}
