//! Ragnar and Hilda, who are in every plan, and who have more of a story than chance would give them.

use kernel::{Date, Period, PersonalNumber, Sex};
use organisation::Circumstance;
use residents::{
    Authority, ContactDetails, Household, Identity, Kinship, LanguageNeeds, NewPerson, NewRelative,
    ResidentRow,
};

use crate::{
    clients::{Client, ClientGroup, Makings},
    draws::{Area, Draws},
    ids::{hilda_id, ragnar_id},
    lives::Life,
    names::line,
    places::{address, email, mobile},
};

/// A relative whose name and phone we choose.
fn relative(name: &str, kinship: Kinship, (nth, from): (u32, Date)) -> NewRelative {
    NewRelative {
        name: line(name),
        kinship,
        phone: mobile(nth),
        email: email(name),
        authority: Authority::None,
        period: Period::since(from),
    }
}

fn person(number: PersonalNumber, names: (&str, &str), household: Household) -> NewPerson {
    NewPerson {
        identity: Identity::Number(number),
        given_name: line(names.0),
        family_name: line(names.1),
        household,
        languages: LanguageNeeds::default(),
    }
}

fn before(today: Date, span: jiff::Span) -> Date {
    today.checked_sub(span).unwrap_or(today)
}

impl Makings<'_> {
    /// Ragnar, 83, a widower, once a headmaster. He has help with shopping, cleaning and laundry, and an alarm. His
    /// children have just been there for his birthday, and worry.
    pub(crate) fn ragnar(&mut self) -> Option<Client> {
        let born = before(self.today, jiff::Span::new().years(83).days(12));
        let number = self.given.next(born, Sex::Man)?;
        let since = before(self.today, jiff::Span::new().days(230));
        let row = ResidentRow {
            id: Some(ragnar_id(self.seed)),
            line: 0,
            person: person(number, ("Ragnar Emil", "Åkerlund"), Household::Alone),
            contact_details: ContactDetails {
                address: address("Lindgatan 14 B, lgh 301", 0),
                district: self.units.district(0).map(|code| line(code.as_str())),
                phone: residents::Phone::parse("08-465 004 01").ok(),
                second_phone: mobile(90),
                email: None,
                version: 0,
            },
            relatives: vec![
                relative("Johan Åkerlund", Kinship::Son, (0, since)),
                relative("Katarina Åkerlund Holm", Kinship::Daughter, (1, since)),
            ],
        };
        let life = self.ragnars_life();
        let mut draws = Draws::at(self.seed, Area::Clients, 0);
        let mut granted = life.clone();
        granted
            .struggles
            .retain(|one| ["shopping", "cleaning", "laundry"].contains(&one.code));
        let mut grants = vec![];
        for (service, days) in [("home-care", 230), ("safety-alarm", 190)] {
            let about = (&granted, Household::Alone);
            let mut grant = self.grant(&mut draws, (service, 0, &[]), about, days)?;
            grant.from = before(self.today, jiff::Span::new().days(days));
            grants.push(grant);
        }
        self.known(row, (ClientGroup::HomeCare, 0), (life, grants))
    }

    fn ragnars_life(&self) -> Life {
        let conditions = ["heart-failure", "diabetes-insulin", "leg-ulcers"];
        let struggles = [
            "shopping",
            "cleaning",
            "laundry",
            "dinner",
            "shower",
            "toilet",
            "going-out",
            "falls",
        ];
        Life {
            background: "Tidigare rektor. Änkling sedan ett och ett halvt år, tog hand om sin hustru till slutet. \
                         Bor ensam i lägenhet, går med rollator inomhus. Van att klara sig själv. Har ramlat flera \
                         gånger det senaste halvåret och varit inlagd tre gånger."
                .to_owned(),
            conditions: conditions
                .iter()
                .filter_map(|code| self.lists.condition(code).map(|one| one.text))
                .collect(),
            struggles: struggles
                .iter()
                .filter_map(|code| self.lists.struggle(code).cloned())
                .collect(),
            circumstances: vec![Circumstance::WalkingAid, Circumstance::Wound],
            person_group: None,
        }
    }

    /// Hilda, 10, in the fourth form, with her parents and an elder brother. School is hard and an examination has
    /// begun; nothing is granted yet.
    pub(crate) fn hilda(&mut self) -> Option<Client> {
        let born = before(self.today, jiff::Span::new().years(10).days(140));
        let number = self.given.next(born, Sex::Woman)?;
        let mut relatives = vec![];
        for (name, kinship, nth) in [
            ("Malin Videgren", Kinship::Mother, 2),
            ("Jonas Videgren", Kinship::Father, 3),
        ] {
            let mut parent = relative(name, kinship, (nth, number.born()));
            parent.authority = Authority::Guardian;
            relatives.push(parent);
        }
        relatives.push(NewRelative {
            phone: None,
            email: None,
            ..relative("Elias Videgren", Kinship::Sibling, (4, number.born()))
        });
        let row = ResidentRow {
            id: Some(hilda_id(self.seed)),
            line: 0,
            person: person(number, ("Hilda", "Videgren"), Household::WithParents),
            contact_details: ContactDetails {
                address: address("Kvarnvägen 7, lgh 202", 3),
                district: self.units.district(0).map(|code| line(code.as_str())),
                phone: mobile(2),
                second_phone: mobile(3),
                email: None,
                version: 0,
            },
            relatives,
        };
        let life = Life {
            background: "Går i fjärde klass. Bor med mamma, pappa och storebror i lägenhet. Har länge haft det svårt i \
                         skolan och med kamrater, och är ofta hemma från skolan."
                .to_owned(),
            conditions: vec!["Misstänkt neuropsykiatrisk funktionsnedsättning, utredning pågår"],
            struggles: self.lists.struggle("planning").cloned().into_iter().collect(),
            circumstances: vec![Circumstance::CognitiveSupport],
            person_group: None,
        };
        self.known(row, (ClientGroup::Lss, 1), (life, vec![]))
    }

    fn known(
        &self,
        row: ResidentRow,
        (group, place): (ClientGroup, u64),
        (life, grants): (Life, Vec<crate::lives::Grant>),
    ) -> Option<Client> {
        Some(Client {
            row,
            group,
            district: self.units.district(0)?.clone(),
            ordering_unit: self.ordering_unit(group, (0, place))?,
            officer: 0,
            protection: None,
            life,
            grants,
        })
    }
}
