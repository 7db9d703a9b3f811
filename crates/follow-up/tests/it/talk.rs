//! A conversation with Ragnar, as far as a test needs it.

use care_plans::Part;
use cases::DecisionId;
use follow_up::{
    Answer, AnswerSurvey, AnsweredBy, BookFollowUp, Booking, Finding, FollowUpId, FollowUpView,
    GoalResult, Grade, Meeting, MeetingWay, Outcome, ReportText, SeenFollowUp, SignReport,
    SurveyWay, Theme, WriteReport,
};
use kernel::{Actor, Call, Date, Problem, Role};
use store::Action;

use crate::{
    scene::Scene,
    words::{id, prose},
};

/// A meeting at home on a day.
pub(crate) fn meeting(on: Date) -> Meeting {
    Meeting {
        on,
        minute: Some(13 * 60 + 30),
        way: MeetingWay::HomeVisit,
        place: None,
        interpreter: false,
    }
}

impl Scene {
    /// The decision on home care.
    pub(crate) async fn decision(&self) -> DecisionId {
        let all = cases::decisions_of_person(self.store.reader(), self.ragnar).await;
        all.unwrap()[0].id
    }

    /// Books a conversation about it, today.
    pub(crate) async fn booked(&self) -> FollowUpId {
        let decision = self.decision().await;
        let book = BookFollowUp {
            person: self.ragnar,
            booking: Booking {
                decisions: vec![decision],
                meeting: meeting(self.today()),
                asked_about: decision,
            },
        };
        self.by_officer(&book).await
    }

    /// The follow-up with all that was written.
    pub(crate) async fn follow_up(&self, id: FollowUpId) -> FollowUpView {
        let found = follow_up::follow_up(self.store.reader(), self.ragnar, id).await;
        found.unwrap().unwrap()
    }

    /// The follow-up in the version that stands.
    pub(crate) async fn seen_follow_up(&self, id: FollowUpId) -> SeenFollowUp {
        SeenFollowUp {
            person: self.ragnar,
            follow_up: id,
            version: self.follow_up(id).await.follow_up.version,
        }
    }

    /// Its questions in the version that stands.
    pub(crate) async fn seen_survey(&self, id: FollowUpId) -> SeenFollowUp {
        SeenFollowUp {
            version: self.follow_up(id).await.survey.version,
            ..self.seen_follow_up(id).await
        }
    }

    /// What is written, with an outcome.
    pub(crate) async fn report(&self, id: FollowUpId, outcome: Outcome) -> WriteReport {
        let text = ReportText {
            held: Some(self.today()),
            part: Some(Part::Present),
            own_words: Some(prose("Det är samma fyra som kommer. Det är bra.")),
            ..ReportText::default()
        };
        let change = (outcome != Outcome::Stands).then(|| prose("Kvällarna."));
        let finding = Finding {
            decision: self.decision().await,
            result: Some(GoalResult::Reached),
            words: Some(prose("Ragnar är trygg hemma.")),
            outcome: Some(outcome),
            change,
            next: Some(duties::calendar::months_after(self.today(), 12)),
        };
        WriteReport {
            seen: self.seen_follow_up(id).await,
            text,
            findings: vec![finding],
        }
    }

    /// Written and signed, with an outcome.
    pub(crate) async fn signed(&self, id: FollowUpId, outcome: Outcome) {
        self.by_officer(&self.report(id, outcome).await).await;
        let seen = self.seen_follow_up(id).await;
        self.by_officer(&SignReport { seen }).await;
    }

    /// Ragnar himself.
    pub(crate) fn himself(&self) -> Call {
        self.call(Actor::Resident {
            user: id(60),
            person: self.ragnar,
            role: Role::Person,
        })
    }

    /// Answers to all questions.
    pub(crate) async fn answers(&self, id: FollowUpId, lets_read: bool) -> AnswerSurvey {
        let answer = |theme: &Theme| Answer {
            theme: *theme,
            grade: Grade::new(if *theme == Theme::Continuity { 2 } else { 5 }),
        };
        AnswerSurvey {
            seen: self.seen_survey(id).await,
            way: SurveyWay::Paper,
            by: AnsweredBy::Alone,
            answers: Theme::ALL.iter().map(answer).collect(),
            words: Some(prose("Hälsa flickorna.")),
            lets_read,
        }
    }

    /// The officer is told no; the texts' keys.
    pub(crate) async fn told_no<A: Action>(&self, action: &A) -> Vec<String>
    where
        A::Done: std::fmt::Debug,
    {
        match self.store.act(&self.officer(), action).await {
            Err(Problem::Refused(no)) => no.iter().map(|no| no.text.to_string()).collect(),
            other => panic!("not refused: {other:?}"),
        }
    }

    /// The kinds of duty about Ragnar that are open.
    pub(crate) async fn open_kinds(&self) -> Vec<String> {
        let all = duties::of_person(self.store.reader(), self.ragnar).await;
        let mut kinds: Vec<String> = all.unwrap().into_iter().map(|duty| duty.kind).collect();
        kinds.sort();
        kinds
    }
}
