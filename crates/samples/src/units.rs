//! The units of the municipality and what they offer.

use std::collections::BTreeMap;

use kernel::{Date, Id, Period, UnitId};
use organisation::{
    District, DistrictCode, ImportOrganisation, ProviderForm, ProviderService, ServiceCode, Unit,
    UnitKind,
};

use crate::{
    draws::{Area, Draws},
    growing::Growing,
    ids::unit_id,
    lists::Lists,
    names::line,
    places::work_phone,
    size::{Counts, Size},
};

/// Places of offers begin here, so that they share no id with units.
const OFFERS_FROM: u64 = 1_000_000;

/// A provider that takes persons, and how many it still has room for.
#[derive(Debug, Clone)]
pub(crate) struct Room {
    pub(crate) unit: UnitId,
    pub(crate) left: Option<i64>,
    pub(crate) weight: u64,
    /// The place of those that open beside it when it is full.
    growing: Option<usize>,
}

/// The units, and who offers what where.
#[derive(Debug, Clone, Default)]
pub(crate) struct Units {
    pub(crate) import: ImportOrganisation,
    /// The ordering unit of each district.
    pub(crate) elder: Vec<UnitId>,
    /// The ordering units for disability and mental health.
    pub(crate) disability: Vec<UnitId>,
    pub(crate) office: Option<UnitId>,
    rooms: BTreeMap<(ServiceCode, usize), Vec<Room>>,
    growing: Vec<Growing>,
    codes: Vec<DistrictCode>,
    seed: u64,
    made: u64,
    offered: u64,
}

/// A unit to be made.
pub(crate) struct Draft<'a> {
    name: &'a str,
    kind: UnitKind,
    form: Option<ProviderForm>,
    parent: Option<UnitId>,
    district: Option<usize>,
    from: Date,
}

impl<'a> Draft<'a> {
    pub(crate) fn new(name: &'a str, kind: UnitKind) -> Self {
        let form = (kind == UnitKind::Provider).then_some(ProviderForm::InHouse);
        Self {
            name,
            kind,
            form,
            parent: None,
            district: None,
            from: jiff::civil::date(2019, 1, 1),
        }
    }

    pub(crate) const fn in_district(mut self, district: usize) -> Self {
        self.district = Some(district);
        self
    }

    pub(crate) const fn part_of(mut self, whole: UnitId) -> Self {
        self.parent = Some(whole);
        self
    }
}

impl Units {
    /// All units of a municipality of this size.
    pub(crate) fn draw(lists: &Lists, (size, counts): (Size, Counts), seed: u64) -> Self {
        let mut units = Self {
            seed,
            ..Self::default()
        };
        for (code, name) in lists.districts.iter().take(counts.districts) {
            if let Ok(code) = DistrictCode::parse(code) {
                units.codes.push(code.clone());
                units.import.districts.push(District {
                    code,
                    name: line(name),
                });
            }
        }
        units.authority();
        units.in_house_home_care(size);
        units.choice_home_care(lists, counts);
        units.elder_places(size);
        units.disability_places(size);
        units.outside(size);
        units
    }

    /// The code of a district by its number.
    pub(crate) fn district(&self, number: usize) -> Option<&DistrictCode> {
        self.codes.get(number % self.codes.len().max(1))
    }

    fn districts(&self) -> Vec<(usize, String)> {
        let names = self.import.districts.iter().map(|d| d.name.to_string());
        names.enumerate().collect()
    }

    pub(crate) fn add(&mut self, draft: &Draft<'_>) -> UnitId {
        let id = unit_id(self.seed, self.made);
        let phone = work_phone(usize::try_from(self.made).unwrap_or(0) + 10);
        self.made += 1;
        self.import.units.push(Unit {
            id,
            name: line(draft.name),
            kind: draft.kind,
            parent: draft.parent,
            district: draft
                .district
                .and_then(|number| self.codes.get(number).cloned()),
            form: draft.form,
            organisation_number: None,
            phone: Some(phone),
            email: None,
            address: None,
            period: Period::since(draft.from),
            version: 1,
        });
        id
    }

    /// A unit begins to offer a service, in one district or in all, and persons are placed there.
    fn offer(
        &mut self,
        unit: UnitId,
        services: &[&str],
        (district, capacity): (Option<usize>, Option<i64>),
    ) {
        self.list(unit, services, (district, capacity));
        let room = Room {
            unit,
            left: capacity,
            weight: if capacity.is_some() { 10 } else { 25 },
            growing: None,
        };
        self.make_room(services, district, &room);
    }

    /// A unit begins to offer a service.
    pub(crate) fn list(
        &mut self,
        unit: UnitId,
        services: &[&str],
        (district, capacity): (Option<usize>, Option<i64>),
    ) {
        for service in services {
            let Ok(service) = ServiceCode::parse(service) else {
                continue;
            };
            self.offered += 1;
            let id: Id<organisation::ProviderServices> =
                Id::from_uuid(unit_id(self.seed, OFFERS_FROM + self.offered).uuid());
            let from = self.import.units.iter().find(|one| one.id == unit);
            self.import.offers.push(ProviderService {
                id,
                unit,
                service,
                district: district.and_then(|number| self.codes.get(number).cloned()),
                capacity,
                period: Period::since(from.map_or(Date::MIN, |one| one.period.from())),
            });
        }
    }

    fn make_room(&mut self, services: &[&str], district: Option<usize>, room: &Room) {
        let numbers = match district {
            Some(number) => number..number + 1,
            None => 0..self.codes.len(),
        };
        for service in services {
            let Ok(service) = ServiceCode::parse(service) else {
                continue;
            };
            for number in numbers.clone() {
                let rooms = self.rooms.entry((service.clone(), number)).or_default();
                rooms.push(room.clone());
            }
        }
    }

    /// A unit that takes whoever comes, and others beside it as soon as it has as many as it can know.
    fn grow(&mut self, growing: Growing) {
        let (services, district) = (growing.services, growing.district);
        let mut growing = growing;
        let unit = growing.open(self);
        let room = Room {
            unit,
            left: None,
            weight: 25,
            growing: Some(self.growing.len()),
        };
        self.growing.push(growing);
        self.make_room(services, district, &room);
    }

    /// Somebody with room in the district takes one person more, who has some providers already.
    pub(crate) fn take(
        &mut self,
        draws: &mut Draws,
        (service, district): (&ServiceCode, usize),
        known: &[UnitId],
    ) -> Option<UnitId> {
        let rooms = self.rooms.get(&(service.clone(), district))?;
        let open: Vec<&Room> = rooms.iter().filter(|room| room.left != Some(0)).collect();
        let room = draws.weighted(&open, |room| room.weight)?;
        let (unit, growing) = (room.unit, room.growing);
        if let Some(place) = growing {
            return self.take_growing(place, known);
        }
        for ((other, _district), rooms) in &mut self.rooms {
            if other == service {
                for room in rooms.iter_mut().filter(|room| room.unit == unit) {
                    room.left = room.left.map(|left| left - 1);
                }
            }
        }
        Some(unit)
    }

    fn take_growing(&mut self, place: usize, known: &[UnitId]) -> Option<UnitId> {
        let mut growing = self.growing.get(place)?.clone();
        let unit = growing.take(self, known);
        *self.growing.get_mut(place)? = growing;
        Some(unit)
    }

    fn authority(&mut self) {
        for (number, name) in self.districts() {
            let name = format!("Äldreenheten {name}");
            let draft = Draft::new(&name, UnitKind::OrderingUnit).in_district(number);
            let id = self.add(&draft);
            self.elder.push(id);
        }
        let parts = self.codes.len().div_ceil(4);
        for part in 1..=parts {
            let name = if parts == 1 {
                "Funktionsrättsenheten".to_owned()
            } else {
                format!("Funktionsrättsenheten {part}")
            };
            let id = self.add(&Draft::new(&name, UnitKind::OrderingUnit));
            self.disability.push(id);
        }
        let office = self.add(&Draft::new("Vård- och omsorgskontoret", UnitKind::Office));
        self.office = Some(office);
        let alarm = self.add(&Draft {
            form: Some(ProviderForm::InHouse),
            ..Draft::new("Lindviks larmmottagning", UnitKind::AlarmCentre)
        });
        self.offer(alarm, &["safety-alarm", "early-alarm"], (None, None));
    }

    fn in_house_home_care(&mut self, size: Size) {
        const SERVICES: &[&str] = &[
            "home-care",
            "escort-sol",
            "respite-sol",
            "meal-delivery",
            "early-household",
            "early-respite",
            "early-company",
        ];
        for (number, name) in self.districts() {
            let name = format!("Lindviks hemtjänst {name}");
            let teams = if size == Size::Small { 1 } else { 2 };
            let growing = Growing::new(self.seed, name, SERVICES);
            self.grow(growing.in_district(number, teams));
        }
        let night = "Lindviks nattpatrull".to_owned();
        self.grow(Growing::new(self.seed, night, &["home-care-night"]));
    }

    fn choice_home_care(&mut self, lists: &Lists, counts: Counts) {
        let mut draws = Draws::at(self.seed, Area::Units, OFFERS_FROM - 1);
        let names = &lists.choice_names;
        for nth in 0..counts.choice_providers {
            let Some(name) = names.get(nth % names.len().max(1)) else {
                continue;
            };
            let name = match nth / names.len().max(1) {
                0 => (*name).to_owned(),
                again => format!("{name} {}", again + 1),
            };
            let draft = Draft {
                form: Some(ProviderForm::Choice),
                from: jiff::civil::date(2022, 1, 1),
                ..Draft::new(&name, UnitKind::Provider)
            };
            let unit = self.add(&draft);
            let capacity = i64::from(draws.between(15, 90));
            // In a small municipality a provider takes persons everywhere, in a city in one district.
            let district = (counts.districts > 4).then_some(nth % counts.districts);
            let offered: &[&str] = if draws.chance(500) {
                &["home-care", "escort-sol", "respite-sol"]
            } else {
                &["home-care"]
            };
            self.offer(unit, offered, (district, Some(capacity)));
        }
    }

    fn elder_places(&mut self, size: Size) {
        let homes: &[&str] = match size {
            Size::Small => &["Björkgården"],
            Size::Municipality => &["Björkgården", "Ekhöjden", "Strandhemmet"],
            Size::City => &[
                "Björkgården",
                "Ekhöjden",
                "Strandhemmet",
                "Almlunden",
                "Hasselbo",
                "Rönngården",
                "Solgläntan",
                "Vintergatans vårdboende",
            ],
        };
        for name in homes {
            let unit = self.add(&Draft::new(name, UnitKind::Provider));
            self.offer(unit, &["care-home"], (None, None));
        }
        let short = self.add(&Draft::new("Korttidsboendet Ankaret", UnitKind::Provider));
        self.offer(short, &["short-stay-sol", "alternating-care"], (None, None));
        let day = self.add(&Draft::new("Dagverksamheten Linden", UnitKind::Provider));
        let offered = &[
            "day-activity",
            "early-meeting-place",
            "early-relatives",
            "early-visit",
            "early-talks",
            "early-digital",
            "early-handyman",
            "early-meals",
        ];
        self.offer(day, offered, (None, None));
    }

    fn disability_places(&mut self, size: Size) {
        const SUPPORT: &[&str] = &[
            "housing-support",
            "contact-person-sol",
            "contact-person-lss",
            "escort-lss",
            "respite-lss",
            "supervision-lss",
        ];
        let support = "Boendestödet".to_owned();
        self.grow(Growing::new(self.seed, support, SUPPORT));
        let daily: &[&str] = match size {
            Size::Small => &["Daglig verksamhet Kvarnen"],
            Size::Municipality => &["Daglig verksamhet Kvarnen", "Daglig verksamhet Verkstan"],
            Size::City => &[
                "Daglig verksamhet Kvarnen",
                "Daglig verksamhet Verkstan",
                "Daglig verksamhet Odlingen",
                "Daglig verksamhet Kaféet",
                "Daglig verksamhet Ateljén",
            ],
        };
        for name in daily {
            let unit = self.add(&Draft::new(name, UnitKind::Provider));
            self.offer(unit, &["daily-activity-lss"], (None, None));
        }
        let homes: &[&str] = match size {
            Size::Small => &["Gruppbostaden Ekbacken"],
            Size::Municipality => &["Gruppbostaden Ekbacken", "Gruppbostaden Fyren"],
            Size::City => &[
                "Gruppbostaden Ekbacken",
                "Gruppbostaden Fyren",
                "Gruppbostaden Ladan",
                "Gruppbostaden Skogsglimt",
                "Gruppbostaden Holmen",
                "Gruppbostaden Åkern",
            ],
        };
        for name in homes {
            let unit = self.add(&Draft::new(name, UnitKind::Provider));
            self.offer(
                unit,
                &["housing-adults-lss", "supported-housing-sol"],
                (None, None),
            );
        }
        let children = self.add(&Draft::new("Korttidshemmet Bryggan", UnitKind::Provider));
        self.offer(
            children,
            &["short-stay-lss", "housing-children-lss"],
            (None, None),
        );
        let assistance = "Lindviks personliga assistans".to_owned();
        let services = &["personal-assistance"];
        self.grow(Growing::new(self.seed, assistance, services));
    }

    fn outside(&mut self, size: Size) {
        let centres = match size {
            Size::Small => 1,
            Size::Municipality => 2,
            Size::City => 6,
        };
        for (number, name) in self.districts().into_iter().take(centres) {
            let name = format!("Vårdcentralen {name}");
            self.add(&Draft::new(&name, UnitKind::Outside).in_district(number));
        }
        self.add(&Draft::new("Lindviks sjukhus", UnitKind::Outside));
        self.add(&Draft::new("Barn- och ungdomshälsan", UnitKind::Outside));
    }
}
