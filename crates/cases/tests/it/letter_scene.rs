//! A stage for letters: a municipality with a committee and a court, an officer with a name, Ragnar at an address.

use cases::{
    ApplicationForm, CaseId, ConcludeInvestigation, Contents, DecisionId, Described, Letter,
    LetterWay, MakeDecision, Outcome, ReceiveApplication, RecordNeed, SendLetter, Waiver, Wishes,
    letters_of_decision,
};
use kernel::{Actor, Call, Date, Language, Line, Period, Problem, Prose, RequestKey, UnitId};
use organisation::{
    AddUnit, ContactLines, LifeArea, NewUnit, Regime, ServiceCode, SetMunicipality, SetStaffMember,
    UnitKind,
};
use residents::{Address, ChangeContactDetails, ContactDetails, PostalCode};
use std::future::Future;
use store::Action;
use uuid::Uuid;

use crate::scene::Scene;

/// The stage.
pub(crate) struct Writing {
    pub(crate) scene: Scene,
    pub(crate) decision: DecisionId,
}

/// What is decided on the stage.
pub(crate) struct Decided {
    pub(crate) regime: Regime,
    pub(crate) service: &'static str,
    pub(crate) delegation: &'static str,
    pub(crate) outcome: Outcome,
    pub(crate) what: &'static str,
    pub(crate) reasons: Option<&'static str>,
}

/// Home care, as it was asked for.
pub(crate) const HOME_CARE: Decided = Decided {
    regime: Regime::Sol,
    service: "home-care",
    delegation: "3.1",
    outcome: Outcome::Approved,
    what: "Hjälp med dusch två gånger i veckan, städning varannan vecka och inköp en gång i veckan.",
    reasons: None,
};

/// A part of it.
pub(crate) const PARTLY: Decided = Decided {
    outcome: Outcome::Partly,
    what: "Hjälp med dusch två gånger i veckan.",
    reasons: Some(
        "Du klarar inte att duscha själv sedan du föll i september. Därför får du hjälp med det.\n\nDu får inte hjälp med städning. Din dotter städar hos dig varje vecka och ni har båda sagt att hon vill fortsätta. Behovet är alltså tillgodosett på annat sätt.",
    ),
    ..HOME_CARE
};

/// Nothing of it.
pub(crate) const REFUSED: Decided = Decided {
    outcome: Outcome::Refused,
    what: "Hjälp med städning varannan vecka.",
    reasons: Some(
        "Din dotter städar hos dig varje vecka och ni har båda sagt att hon vill fortsätta. Behovet är alltså tillgodosett på annat sätt.",
    ),
    ..HOME_CARE
};

/// The same under LSS.
pub(crate) const REFUSED_LSS: Decided = Decided {
    regime: Regime::Lss,
    service: "contact-person-lss",
    delegation: "4.2",
    outcome: Outcome::Refused,
    what: "En kontaktperson som du kan gå på bio och fotboll med.",
    reasons: Some(
        "Du hör inte till den personkrets som lagen gäller för. Dina svårigheter har kommit med normalt åldrande.",
    ),
};

pub(crate) fn line(text: &str) -> Line {
    Line::parse(text).unwrap()
}

pub(crate) fn prose(text: &str) -> Prose {
    Prose::parse(text).unwrap()
}

impl Writing {
    /// Plays a test on each database.
    pub(crate) async fn on_both<F: Future<Output = ()>>(what: &Decided, test: impl Fn(Self) -> F) {
        Scene::on_both(async |scene| test(Self::set(scene, what).await).await).await;
    }

    async fn set(scene: Scene, what: &Decided) -> Self {
        let system = Call::new(
            Actor::system("test"),
            scene.call().now,
            RequestKey(Uuid::new_v4()),
        );
        let contact = ContactLines {
            phone: line("0123-45 60 00"),
            email: Some(line("aldreomsorg@lindvik.example")),
            visiting_address: None,
            postal_address: line("Box 12, 123 80 Lindvik"),
            opening_hours: Some(line("måndag till fredag 8–16")),
            website: None,
        };
        let municipality = SetMunicipality {
            name: line("Lindviks kommun"),
            code: line("9901"),
            zone: line("Europe/Stockholm"),
            committee: line("Äldrenämnden"),
            court: line("Förvaltningsrätten i Lindvik"),
            contact,
            version: 0,
        };
        scene.store.act(&system, &municipality).await.unwrap();
        let home = add_unit(&scene).await;
        let member = organisation::StaffMember {
            user: scene.officer,
            unit: home,
            name: line("Amina Berg"),
            title: Some(line("biståndshandläggare")),
            phone: Some(line("0123-45 61 17")),
            assistant_nurse: None,
            version: 0,
        };
        let system = Call::new(
            Actor::system("test"),
            scene.call().now,
            RequestKey(Uuid::new_v4()),
        );
        scene
            .store
            .act(&system, &SetStaffMember { member })
            .await
            .unwrap();
        let case = investigated(&scene, what.regime).await;
        let decision = decide(&scene, case, what).await;
        let writing = Self { scene, decision };
        writing.move_in().await;
        writing
    }

    /// Ragnar's address is noted.
    async fn move_in(&self) {
        let reader = self.scene.store.reader();
        let known = residents::contact_details(reader, self.scene.person)
            .await
            .unwrap();
        let contact_details = ContactDetails {
            address: Some(Address {
                street: line("Björkvägen 4"),
                postal_code: PostalCode::parse("12381").unwrap(),
                town: line("Lindvik"),
            }),
            ..known
        };
        self.act(&ChangeContactDetails {
            person: self.scene.person,
            contact_details,
        })
        .await
        .unwrap();
    }

    /// The officer does something.
    pub(crate) async fn act<A: Action>(&self, action: &A) -> Result<A::Done, Problem> {
        self.scene.store.act(&self.scene.call(), action).await
    }

    /// The letter goes.
    pub(crate) fn send(&self, way: LetterWay, second: Option<Language>) -> SendLetter {
        SendLetter {
            person: self.scene.person,
            decision: self.decision,
            version: 1,
            way,
            second,
        }
    }

    /// The letter goes, and is read back.
    pub(crate) async fn sent(&self, way: LetterWay, second: Option<Language>) -> Letter {
        let id = self.act(&self.send(way, second)).await.unwrap();
        let letters = letters_of_decision(self.scene.store.reader(), self.decision)
            .await
            .unwrap();
        letters.into_iter().find(|l| l.id == id).unwrap()
    }

    /// The day on the stage.
    pub(crate) fn today(&self) -> Date {
        self.scene.call().today()
    }

    /// Lets days pass.
    pub(crate) fn wait_days(&mut self, days: i64) {
        self.scene.wait(days * 24);
    }
}

/// An application that has been investigated.
async fn investigated(scene: &Scene, regime: Regime) -> CaseId {
    let person = scene.person;
    let receive = ReceiveApplication {
        person,
        contact: None,
        received: scene.call().today(),
        form: ApplicationForm::Oral,
        representative: None,
        regime,
        wishes: Wishes {
            words: prose("Jag vill ha hjälp hemma."),
            services: vec![],
        },
    };
    let case = scene.store.act(&scene.call(), &receive).await.unwrap().case;
    let need = RecordNeed {
        person,
        case,
        area: LifeArea::DomesticLife,
        version: 0,
        described: Described {
            need: Some(prose("Hjälp hemma.")),
            ..Described::default()
        },
    };
    scene.store.act(&scene.call(), &need).await.unwrap();
    let conclude = ConcludeInvestigation {
        person,
        case,
        version: 1,
        assessment: prose("Behoven är beskrivna."),
        waiver: Some(Waiver {
            ground: line("needless"),
            reason: prose("Allt kom från personen."),
        }),
    };
    scene.store.act(&scene.call(), &conclude).await.unwrap();
    case
}

async fn decide(scene: &Scene, case: CaseId, what: &Decided) -> DecisionId {
    let today = scene.call().today();
    let is_yes = what.outcome.is_favourable();
    let make = MakeDecision {
        person: scene.person,
        case,
        version: 1,
        service: ServiceCode::parse(what.service).unwrap(),
        group: None,
        outcome: what.outcome,
        contents: Contents {
            what: prose(what.what),
            reasons: what.reasons.map(prose),
            goal: is_yes.then(|| prose("Att du kan bo kvar hemma och känna dig trygg.")),
            took_part: None,
        },
        delegation: what.delegation.to_owned(),
        period: is_yes.then(|| Period::since(today)),
        follow_up: is_yes.then(|| today.saturating_add(jiff::Span::new().months(6))),
    };
    scene.store.act(&scene.call(), &make).await.unwrap()
}

/// The officer's unit, as the organisation knows it.
async fn add_unit(scene: &Scene) -> UnitId {
    let unit = NewUnit {
        name: line("Beställarenhet Norr"),
        kind: UnitKind::OrderingUnit,
        parent: None,
        district: None,
        form: None,
        organisation_number: None,
        phone: None,
        email: None,
        address: None,
        period: Period::since(jiff::civil::date(2024, 1, 1)),
    };
    let system = Call::new(
        Actor::system("test"),
        scene.call().now,
        RequestKey(Uuid::new_v4()),
    );
    scene.store.act(&system, &AddUnit { unit }).await.unwrap()
}
