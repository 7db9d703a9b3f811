//! The follow-up of a marked person: booked, answered on paper, signed with a request to the provider, being corrected.

use cases::DecisionId;
use follow_up::{
    Answer, AnswerSurvey, AnsweredBy, BeginCorrection, BookFollowUp, Booking, Finding, GoalResult,
    Grade, HandOutSurvey, Meeting, MeetingWay, Outcome, ReportText, SeenFollowUp, SignReport,
    SurveyWay, Theme, WriteReport,
};

use crate::marked::{Marked, Teller};

impl Teller<'_> {
    /// The month is counted with what stands in the schedule to its end.
    pub(crate) async fn account(&self) {
        let month = minutes_account::Month::of(self.today());
        let provider = self.manager.unit().expect("a unit");
        let of = (month, month.last());
        let counted = minutes_account::count_orders(self.store.reader(), provider, of).await;
        let counted = counted.expect("a month");
        let count = minutes_account::CountMonth { counted };
        let night = kernel::Actor::system("minutes-account");
        self.by(&night, &count).await;
    }

    /// All of it, about one decision.
    pub(crate) async fn follow_up(&self, of: &Marked, decision: DecisionId) {
        let today = self.call(&self.officer).today();
        let book = BookFollowUp {
            person: of.person,
            booking: Booking {
                decisions: vec![decision],
                meeting: Meeting {
                    on: today,
                    minute: Some(13 * 60),
                    way: MeetingWay::Meeting,
                    place: Some(of.line("meetingplace")),
                    interpreter: true,
                },
                asked_about: decision,
            },
        };
        let follow_up = self.act(&book).await;
        let seen = |version| SeenFollowUp {
            person: of.person,
            follow_up,
            version,
        };
        let way = SurveyWay::Paper;
        self.act(&HandOutSurvey { seen: seen(1), way }).await;
        let answer = AnswerSurvey {
            seen: seen(2),
            way,
            by: AnsweredBy::Helped,
            answers: vec![Answer {
                theme: Theme::Safety,
                grade: Grade::new(2),
            }],
            words: Some(of.prose("surveywords")),
            lets_read: true,
        };
        self.act(&answer).await;
        let some = |what: &str| Some(of.prose(what));
        let write = WriteReport {
            seen: seen(1),
            text: ReportText {
                held: Some(today),
                part: Some(care_plans::Part::Supported),
                part_note: some("followpart"),
                took_part: some("followtookpart"),
                own_words: some("followown"),
                needs: some("followneeds"),
            },
            findings: vec![Finding {
                decision,
                result: Some(GoalResult::Partly),
                words: some("followwords"),
                outcome: Some(Outcome::NewPlan),
                change: some("followchange"),
                next: Some(today.saturating_add(jiff::Span::new().days(200))),
            }],
        };
        self.act(&write).await;
        self.act(&SignReport { seen: seen(2) }).await;
        let correct = BeginCorrection {
            seen: seen(3),
            reason: of.prose("followcorrection"),
        };
        self.act(&correct).await;
    }
}
