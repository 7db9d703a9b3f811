//! Persons with services: who they are, how they live, what they get.

use kernel::{Date, PersonalNumber, Sex};
use organisation::{DistrictCode, ServiceCode, StandardTime};
use residents::{ContactDetails, Household, Identity, NewPerson, ResidentRow};

use crate::{
    ages::{Shape, born_at, draw_age, draw_sex},
    draws::{Area, Draws},
    ids::person_id,
    lists::{Lists, Origin},
    lives::{Grant, Life, draw_life, tasks_of},
    names::{draw_languages, draw_name, draw_origin, line},
    numbers::Given,
    places::{draw_address, draw_fixed_phone, draw_mobile, email},
    relatives::{About, draw_relatives},
    size::Frailty,
    units::Units,
};

/// Why somebody is known to the authority.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ClientGroup {
    /// Home care.
    HomeCare,
    /// A care home, or an alarm only.
    OtherElder,
    /// Housing support.
    Psychiatric,
    /// Services under the disability act.
    Lss,
}

/// Protected identity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Protection {
    /// Sekretessmarkering.
    SecrecyMarking,
    /// Skyddad folkbokföring.
    ProtectedRegistration,
}

/// A person with services.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Client {
    /// The person, as the register has her or him.
    pub row: ResidentRow,
    /// Why she or he is known.
    pub group: ClientGroup,
    /// The district that answers.
    pub district: DistrictCode,
    /// The ordering unit that has the case.
    pub ordering_unit: kernel::UnitId,
    /// The case officer, by place in [`crate::Plan::staff`].
    pub officer: usize,
    /// Protected identity, for a few.
    pub protection: Option<Protection>,
    /// The life.
    pub life: Life,
    /// What is granted; nothing for somebody who is only beginning to be known.
    pub grants: Vec<Grant>,
}

impl Client {
    /// The person's id.
    pub fn id(&self) -> kernel::PersonId {
        self.row.id.unwrap_or_else(|| person_id(0, 0))
    }

    /// The person's number.
    pub fn number(&self) -> Option<PersonalNumber> {
        self.row.person.identity.number()
    }
}

/// What all clients are made with.
pub(crate) struct Makings<'a> {
    pub(crate) lists: &'a Lists,
    pub(crate) times: &'a [StandardTime],
    pub(crate) seed: u64,
    pub(crate) today: Date,
    pub(crate) frailty: Frailty,
    pub(crate) units: &'a mut Units,
    pub(crate) given: &'a mut Given,
}

/// How many in a thousand have a protected identity.
const PROTECTED: u64 = 3;

impl<'a> Makings<'a> {
    /// The client at a place.
    pub(crate) fn draw(&mut self, place: u64, group: ClientGroup) -> Option<Client> {
        let mut draws = Draws::at(self.seed, Area::Clients, place);
        let age = draw_age(&mut draws, shape(group));
        let sex = draw_sex(&mut draws, if group == ClientGroup::Lss { 0 } else { age });
        let household = draw_household(&mut draws, group, (age, sex));
        let (mut row, district, origin) =
            self.resident(&mut draws, place, (age, sex, household))?;
        let about = (group, age, self.frailty);
        let life = draw_life(&mut draws, self.lists, about, household);
        let needs_voice = group == ClientGroup::Lss
            || life
                .circumstances
                .contains(&organisation::Circumstance::CognitiveSupport);
        let name = crate::names::Name {
            given: row.person.given_name.to_string(),
            family: row.person.family_name.to_string(),
        };
        row.relatives = draw_relatives(
            &mut draws,
            &About {
                lists: self.lists,
                origin,
                name: &name,
                sex,
                age,
                household,
                needs_voice,
                today: self.today,
            },
        );
        let grants = self.grants(&mut draws, (group, age, household), (&life, district));
        let protection = draws.chance(PROTECTED).then_some(if draws.chance(700) {
            Protection::SecrecyMarking
        } else {
            Protection::ProtectedRegistration
        });
        Some(Client {
            row,
            group,
            district: self.units.district(district)?.clone(),
            ordering_unit: self.ordering_unit(group, (district, place))?,
            officer: 0,
            protection,
            life,
            grants,
        })
    }

    /// The unit that answers for a group in a district.
    pub(crate) fn ordering_unit(
        &self,
        group: ClientGroup,
        (district, place): (usize, u64),
    ) -> Option<kernel::UnitId> {
        match group {
            ClientGroup::HomeCare | ClientGroup::OtherElder => {
                self.units.elder.get(district).copied()
            }
            ClientGroup::Psychiatric | ClientGroup::Lss => {
                let units = &self.units.disability;
                let at = usize::try_from(place).unwrap_or(0) % units.len().max(1);
                units.get(at).copied()
            }
        }
    }

    fn resident(
        &mut self,
        draws: &mut Draws,
        place: u64,
        (age, sex, household): (i32, Sex, Household),
    ) -> Option<(ResidentRow, usize, &'a Origin)> {
        let born = born_at(draws, self.today, age);
        let number = self.given.next(born, sex)?;
        let origin = draw_origin(draws, self.lists, age)?;
        let name = draw_name(draws, origin, sex, number.born().year());
        let languages = draw_languages(draws, origin, age);
        let (address, district) = draw_address(draws, self.lists, self.units.elder.len());
        let person = NewPerson {
            identity: Identity::Number(number),
            given_name: line(&name.given),
            family_name: line(&name.family),
            household,
            languages,
        };
        let fixed = age >= 70 && draws.chance(600);
        let contact_details = ContactDetails {
            address,
            district: self
                .units
                .district(district)
                .map(|code| line(code.as_str())),
            phone: if fixed {
                draw_fixed_phone(draws)
            } else {
                draw_mobile(draws)
            },
            second_phone: if fixed && draws.chance(400) {
                draw_mobile(draws)
            } else {
                None
            },
            email: if age < 75 && draws.chance(500) {
                email(&name.whole())
            } else {
                None
            },
            version: 0,
        };
        let row = ResidentRow {
            id: Some(person_id(self.seed, place)),
            line: 0,
            person,
            contact_details,
            relatives: vec![],
        };
        Some((row, district, origin))
    }

    fn grants(
        &mut self,
        draws: &mut Draws,
        (group, age, household): (ClientGroup, i32, Household),
        (life, district): (&Life, usize),
    ) -> Vec<Grant> {
        let services = match group {
            ClientGroup::HomeCare => home_care_services(draws, life),
            ClientGroup::OtherElder if draws.chance(550) => vec!["care-home"],
            ClientGroup::OtherElder => vec!["safety-alarm"],
            ClientGroup::Psychiatric => vec!["housing-support"],
            ClientGroup::Lss => lss_services(draws, (age, household), life),
        };
        let first = draws.between(25, 2_400);
        let mut grants: Vec<Grant> = vec![];
        for service in services {
            let known: Vec<_> = grants.iter().map(|grant| grant.provider).collect();
            let place = (service, district, known.as_slice());
            if let Some(grant) = self.grant(draws, place, (life, household), first) {
                grants.push(grant);
            }
        }
        grants
    }

    /// A grant of a service, in a district, to somebody who has some providers already; it came at the first day or
    /// some time after.
    pub(crate) fn grant(
        &mut self,
        draws: &mut Draws,
        (service, district, known): (&str, usize, &[kernel::UnitId]),
        (life, household): (&Life, Household),
        first: i32,
    ) -> Option<Grant> {
        let service = ServiceCode::parse(service).ok()?;
        let provider = self.units.take(draws, (&service, district), known)?;
        let later = if draws.chance(600) {
            0
        } else {
            draws.between(0, first.min(700))
        };
        let days = (first - later).max(14);
        Some(Grant {
            provider,
            from: self
                .today
                .checked_sub(jiff::Span::new().days(days))
                .unwrap_or(self.today),
            tasks: tasks_of(life, household, (&service, self.times)),
            service,
        })
    }
}

const fn shape(group: ClientGroup) -> Shape {
    match group {
        ClientGroup::HomeCare => Shape::HomeCare,
        ClientGroup::OtherElder => Shape::OtherElder,
        ClientGroup::Psychiatric => Shape::Psychiatric,
        ClientGroup::Lss => Shape::Lss,
    }
}

fn draw_household(draws: &mut Draws, group: ClientGroup, (age, sex): (i32, Sex)) -> Household {
    if group == ClientGroup::Lss {
        return match age {
            ..18 => Household::WithParents,
            18..26 if draws.chance(600) => Household::WithParents,
            _ if draws.chance(500) => Household::Shared,
            _ if draws.chance(850) => Household::Alone,
            _ => Household::Couple,
        };
    }
    let alone = match (sex, age) {
        (_, ..65) => 650,
        (Sex::Woman, 65..80) => 520,
        (Sex::Woman, _) => 780,
        (Sex::Man, 65..80) => 380,
        (Sex::Man, _) => 500,
    };
    if draws.chance(alone) {
        Household::Alone
    } else if draws.chance(940) {
        Household::Couple
    } else {
        Household::WithRelatives
    }
}

fn home_care_services(draws: &mut Draws, life: &Life) -> Vec<&'static str> {
    let has = |code: &str| life.struggles.iter().any(|one| one.code == code);
    let mut services = vec!["home-care"];
    if has("night-worry") || has("night-toilet") {
        services.push("home-care-night");
    }
    if has("care-visits") {
        services.push("escort-sol");
    }
    if draws.chance(620) {
        services.push("safety-alarm");
    }
    if draws.chance(80) {
        services.push("day-activity");
    }
    services
}

fn lss_services(
    draws: &mut Draws,
    (age, household): (i32, Household),
    life: &Life,
) -> Vec<&'static str> {
    let mut services = vec![];
    if age < 18 {
        services.push(if draws.chance(550) {
            "short-stay-lss"
        } else {
            "respite-lss"
        });
        if age >= 13 && draws.chance(500) {
            services.push("supervision-lss");
        }
        return services;
    }
    if household == Household::Shared {
        services.push("housing-adults-lss");
    }
    // Daily activity is for those of the first two groups, in working age.
    if age < 66 && life.person_group.is_some_and(|group| group <= 2) && draws.chance(750) {
        services.push("daily-activity-lss");
    }
    if life.person_group == Some(3) && draws.chance(600) {
        services.push("personal-assistance");
    }
    if services.is_empty() || draws.chance(350) {
        services.push(if draws.chance(600) {
            "contact-person-lss"
        } else {
            "escort-lss"
        });
    }
    services
}
