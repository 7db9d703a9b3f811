//! A conversation with Ragnar, as far as a test needs it.

use access::{
    AddUser, Holder, LetIn, LettingScope, Login, NewRelation, RelationGround, RelationKind,
};
use care_plans::Part;
use cases::{DecisionId, EndOrder, MakeDecision, SeenOrder, StartExecution};
use follow_up::{
    Answer, AnswerSurvey, AnsweredBy, BookFollowUp, Booking, Finding, FollowUpId, FollowUpView,
    GoalResult, Grade, Meeting, MeetingWay, Outcome, ReportText, SeenFollowUp, SignReport,
    SurveyWay, Theme, WriteReport,
};
use kernel::{Actor, Call, Date, Period, PersonId, Problem, Role, UnitId, UserId};
use organisation::ServiceCode;
use store::{Action, Tx};

use crate::{
    scene::Scene,
    words::{id, line, prose},
};

/// Somebody handles a person from today on.
struct Handles(PersonId, UserId);

impl Action for Handles {
    const NAME: &'static str = "test-handles";
    type Done = ();

    async fn run(&self, call: &Call, tx: &Tx) -> Result<(), Problem> {
        let relation = NewRelation {
            person: self.0,
            holder: Holder::User(self.1),
            kind: RelationKind::Handling,
            period: Period::since(call.today()),
            ground: RelationGround::Handover,
        };
        access::relate(tx, call, relation).await?;
        Ok(())
    }
}

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

    /// A colleague at a unit, who handles Ragnar from now on too.
    pub(crate) async fn colleague(&self, name: &str, unit: UnitId) -> Call {
        let who = (name, Role::CaseOfficer, unit);
        let user = page_kit::testing::staff(&self.store, self.now, who).await;
        self.system(&Handles(self.ragnar, user)).await;
        self.call(Actor::Staff {
            user,
            assignment: id(4),
            role: Role::CaseOfficer,
            unit,
        })
    }

    /// His son, whom he lets in to plans.
    pub(crate) async fn son(&self) -> UserId {
        let add = AddUser {
            name: line("Jonas Ek"),
            login: Login::parse("jonas.ek").unwrap(),
            password: None,
            person: None,
            hsa_id: None,
        };
        let relative = self.system(&add).await;
        let let_in = LetIn {
            person: self.ragnar,
            relative,
            scope: LettingScope::Plans,
            period: Period::since(self.today()),
            reason: line("min son"),
        };
        self.store.act(&self.himself(), &let_in).await.unwrap();
        relative
    }

    /// The help begins, and ends today.
    pub(crate) async fn end_help(&self) {
        let seen = |version| SeenOrder {
            version,
            ..self.order
        };
        let start = StartExecution {
            seen: seen(self.order.version),
            on: self.today(),
        };
        self.act(&start).await;
        let end = EndOrder {
            seen: seen(self.order.version + 1),
            on: self.today(),
            reason: prose("Ragnar har flyttat."),
        };
        self.by_officer(&end).await;
    }

    /// A decision more in the same case, to be followed up as the first.
    pub(crate) async fn decided_more(&self, service: &str) -> DecisionId {
        let all = cases::decisions_of_person(self.store.reader(), self.ragnar).await;
        let first = all.unwrap().pop().unwrap();
        let more = MakeDecision {
            person: self.ragnar,
            case: first.case,
            version: 2,
            service: ServiceCode::parse(service).unwrap(),
            group: None,
            outcome: first.outcome,
            contents: first.contents.clone(),
            delegation: "3.1".to_owned(),
            period: Some(Period::since(self.today())),
            follow_up: first.follow_up,
        };
        self.by_officer(&more).await
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
