//! A person whose every word is marked, with a whole life in the product, told through the actions that people use.

use access::{MarkingKind, NewRelation};
use kernel::{
    Actor, Call, Clock, FixedClock, Line, Period, PersonId, PersonalNumber, Problem, Prose,
    RequestKey, UnitId, UserId,
};
use residents::{
    AddPerson, AddRelative, Address, Authority, ContactDetails, Email, Household, Identity,
    Kinship, LanguageNeeds, NewPerson, NewRelative, Phone, PostalCode,
};
use store::{Action, Store, Tx, sql};
use uuid::Uuid;

/// A person whose every word is marked.
#[derive(Debug, Clone)]
pub(crate) struct Marked {
    /// How the person is called in the tests.
    pub(crate) tag: &'static str,
    /// Who.
    pub(crate) person: PersonId,
    /// The number, which is a mark as well.
    pub(crate) number: PersonalNumber,
    /// Digits that only this person's phones have.
    digits: &'static str,
}

/// What a text gives away of a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Mark {
    /// The name or the number.
    Name,
    /// Where the person lives or can be reached.
    Place,
    /// Anything else.
    Words,
}

impl Marked {
    /// The beginning of all marked words.
    fn stem(&self) -> String {
        format!("zq{}", self.tag)
    }

    /// A marked line.
    pub(crate) fn line(&self, what: &str) -> Line {
        Line::parse(&format!("Zq{}{what}", self.tag)).expect("a line")
    }

    /// Marked words.
    pub(crate) fn prose(&self, what: &str) -> Prose {
        Prose::parse(&format!("Här står zq{}{what}.", self.tag)).expect("words")
    }

    fn phone(&self, last: u8) -> Phone {
        Phone::parse(&format!("{}{last}", self.digits)).expect("a phone")
    }

    /// What a text gives away.
    pub(crate) fn given_away(&self, text: &str) -> Vec<Mark> {
        let small = text.to_lowercase();
        let bare: String = small
            .chars()
            .filter(|c| !matches!(c, ' ' | '-' | '\u{a0}'))
            .collect();
        let number: String = self.number.to_string().replace('-', "");
        let short = number.get(2..).unwrap_or_default().to_owned();
        let stem = self.stem();
        let mut found = std::collections::BTreeSet::new();
        for word in small
            .split(|c: char| !c.is_alphanumeric())
            .filter(|w| w.starts_with(&stem))
        {
            let rest = word.strip_prefix(stem.as_str()).unwrap_or_default();
            found.insert(match rest {
                "given" | "family" => Mark::Name,
                "street" | "town" | "mail" => Mark::Place,
                _ => Mark::Words,
            });
        }
        if bare.contains(&number) || bare.contains(&short) {
            found.insert(Mark::Name);
        }
        if bare.contains(self.digits) {
            found.insert(Mark::Place);
        }
        found.into_iter().collect()
    }
}

/// A part of a use case, carried out by itself.
pub(crate) enum Part {
    /// A relation.
    Relation(NewRelation),
    /// Protected identity, with the one who is named to see it.
    Protection(PersonId, UserId),
    /// A plan that the provider should have made by now, with the unit to whose officers it is raised.
    Late(PersonId, UnitId, UnitId),
}

impl Action for Part {
    const NAME: &'static str = "acceptance-part";
    type Done = ();
    async fn run(&self, call: &Call, tx: &Tx) -> Result<(), Problem> {
        let reason = Line::parse("the test").expect("a line");
        match self {
            Self::Relation(new) => {
                access::relate(tx, call, new.clone()).await?;
            }
            Self::Protection(person, user) => {
                let period = Period::since(call.today());
                let kind = (MarkingKind::ProtectedRegistration, period);
                access::mark_protected(tx, call, *person, kind, &reason).await?;
                access::name_staff(tx, call, *person, (*user, period), &reason).await?;
            }
            Self::Late(person, provider, unit) => {
                let plans = care_plans::plans_of_person(tx, *person).await?;
                let plan = plans.first().ok_or(Problem::NotFound)?;
                let late = duties::DutyKind {
                    key: "care-plans-duty-agree",
                    role: kernel::Role::UnitManager,
                    rule: "local-care-plan",
                };
                let subject = history::Subject::new("care-plan", plan.id);
                let duty = late
                    .on(subject, *provider, call.now, plan.address())
                    .person(*person)
                    .label("2026-000000")
                    .step(duties::EscalationStep::after_due(
                        0,
                        kernel::Role::CaseOfficer,
                        *unit,
                    ));
                duties::open(tx, call, duty).await?;
            }
        }
        Ok(())
    }
}

/// Who tells a life, and where.
pub(crate) struct Teller<'a> {
    pub(crate) store: &'a Store,
    pub(crate) clock: &'a FixedClock,
    /// The case officer.
    pub(crate) officer: Actor,
    /// Who answers the order.
    pub(crate) manager: Actor,
    /// The provider.
    pub(crate) provider: UnitId,
}

impl Teller<'_> {
    /// A call by somebody now.
    pub(crate) fn call(&self, actor: &Actor) -> Call {
        Call::new(actor.clone(), self.clock.now(), RequestKey(Uuid::new_v4()))
    }

    /// The officer does something.
    pub(crate) async fn act<A: Action>(&self, action: &A) -> A::Done {
        self.by(&self.officer, action).await
    }

    /// Somebody does something.
    pub(crate) async fn by<A: Action>(&self, actor: &Actor, action: &A) -> A::Done {
        let done = self.store.act(&self.call(actor), action).await;
        done.unwrap_or_else(|problem| panic!("{}: {problem:?}", A::NAME))
    }

    /// The version in which something stands.
    pub(crate) async fn version<Kind>(&self, table: &str, id: kernel::Id<Kind>) -> i64 {
        let ask = format!("SELECT version FROM {table} WHERE id = $1");
        let row = sql(ask)
            .bind(id.uuid())
            .one(self.store.reader())
            .await
            .expect("an answer");
        row.expect("a row").get("version").expect("a version")
    }

    /// Somebody new, with marks in every field.
    pub(crate) async fn add(
        &self,
        tag: &'static str,
        number: PersonalNumber,
        digits: &'static str,
    ) -> Marked {
        let mut marked = Marked {
            tag,
            person: PersonId::from_uuid(Uuid::nil()),
            number,
            digits,
        };
        let email = Email::parse(&format!("zq{tag}mail@example.se")).expect("an address");
        let person = NewPerson {
            identity: Identity::Number(number),
            given_name: marked.line("given"),
            family_name: marked.line("family"),
            household: Household::Alone,
            languages: LanguageNeeds::default(),
        };
        let contact_details = ContactDetails {
            address: Some(Address {
                street: marked.line("street"),
                postal_code: PostalCode::parse("990 10").expect("a code"),
                town: marked.line("town"),
            }),
            phone: Some(marked.phone(1)),
            second_phone: Some(marked.phone(2)),
            email: Some(email),
            ..ContactDetails::UNKNOWN
        };
        marked.person = self
            .by(
                &Actor::system("acceptance"),
                &AddPerson {
                    person,
                    contact_details,
                },
            )
            .await;
        marked
    }

    /// A relative, added by the officer.
    pub(crate) async fn add_relative(&self, marked: &Marked) {
        let relative = NewRelative {
            name: marked.line("relative"),
            kinship: Kinship::Son,
            phone: Some(marked.phone(3)),
            email: None,
            authority: Authority::None,
            period: Period::since(self.call(&self.officer).today()),
        };
        self.act(&AddRelative {
            person: marked.person,
            relative,
        })
        .await;
    }
}
