//! What was before a story begins: a refusal that the person has held in the hand for a long time.

use cases::{
    ApplicationForm, Caller, CaseId, Channel, ConcludeInvestigation, Contents, DecisionId,
    Described, LetterWay, MakeDecision, Outcome, ReceiveApplication, RecordNeed, Regime,
    RegisterContact, SendLetter, Waiver, Wishes,
};
use jiff::{Timestamp, ToSpan, tz::TimeZone};
use kernel::{Actor, Call, Clock, Line, PersonId, Prose, RequestKey, SystemClock};
use organisation::{LifeArea, ServiceCode};
use store::Action;
use uuid::Uuid;

use super::site::Site;

/// One officer on one day.
struct Earlier<'s> {
    site: &'s Site,
    person: PersonId,
    officer: Actor,
    at: Timestamp,
}

fn prose(words: &str) -> Prose {
    Prose::parse(words).expect("words")
}

impl Site {
    /// A refusal of cleaning, handed over so many days ago by the first officer of the login page.
    pub(super) async fn refused_earlier(&self, person: PersonId, days: i64) -> DecisionId {
        let first = self
            .officers()
            .await
            .into_iter()
            .next()
            .expect("an officer");
        let earlier = Earlier {
            site: self,
            person,
            officer: first.actor(),
            at: SystemClock
                .now()
                .checked_sub((days * 24).hours())
                .expect("an earlier moment"),
        };
        let case = earlier.investigated().await;
        let decision = earlier.refused(case).await;
        let letter = SendLetter {
            person,
            decision,
            version: 1,
            way: LetterWay::HandedOver,
            second: None,
        };
        earlier.does(&letter).await;
        decision
    }
}

impl Earlier<'_> {
    async fn does<A: Action>(&self, action: &A) -> A::Done {
        let key = RequestKey(Uuid::new_v4());
        let zone = TimeZone::get("Europe/Stockholm").expect("a zone");
        let call = Call::new(self.officer.clone(), self.at, key).in_zone(zone);
        let done = self.site.store().act(&call, action).await;
        done.unwrap_or_else(|problem| panic!("{}: {problem:?}", A::NAME))
    }

    async fn investigated(&self) -> CaseId {
        let person = self.person;
        let contact = RegisterContact {
            channel: Channel::Phone,
            received: self.at,
            caller: Caller::default(),
            matter: prose("Vill ha hjälp med städningen."),
            person: Some(person),
        };
        let contact = self.does(&contact).await.contact;
        let zone = TimeZone::get("Europe/Stockholm").expect("a zone");
        let receive = ReceiveApplication {
            person,
            contact: Some(contact),
            received: self.at.to_zoned(zone).date(),
            form: ApplicationForm::Oral,
            representative: None,
            regime: Regime::Sol,
            wishes: Wishes {
                words: prose("Jag vill ha hjälp med städningen."),
                services: vec![],
            },
        };
        let case = self.does(&receive).await.case;
        let need = RecordNeed {
            person,
            case,
            area: LifeArea::DomesticLife,
            version: 0,
            described: Described {
                need: Some(prose("Hjälp med städningen.")),
                ..Described::default()
            },
        };
        self.does(&need).await;
        let conclude = ConcludeInvestigation {
            person,
            case,
            version: 1,
            assessment: prose("Behovet är tillgodosett på annat sätt."),
            waiver: Some(Waiver {
                ground: Line::parse("needless").expect("a ground"),
                reason: prose("Allt kom från personen."),
            }),
        };
        self.does(&conclude).await;
        case
    }

    async fn refused(&self, case: CaseId) -> DecisionId {
        let decide = MakeDecision {
            person: self.person,
            case,
            version: 1,
            service: ServiceCode::parse("home-care").expect("a service"),
            group: None,
            outcome: Outcome::Refused,
            contents: Contents {
                what: prose("Hjälp med städning varannan vecka."),
                reasons: Some(prose(
                    "Din dotter städar hos dig varje vecka och vill fortsätta.",
                )),
                goal: None,
                took_part: None,
            },
            delegation: "3.1".to_owned(),
            period: None,
            follow_up: None,
        };
        self.does(&decide).await
    }
}
