//! What a scenario may not say: shares beyond a whole, thirteenth months, numbers that are none, and events that have
//! happened already.

use super::scenario::{Event, EventKind, Fall, Housing, Profession, Scenario, Service, Staffing};
use crate::people::OPEN;
use crate::{Trouble, Wrong};

/// The largest number that a scenario may hold.
const MOST: f64 = 1e9;

/// Numbers of one place, each with its name and bounds.
struct Numbers(String);

impl Numbers {
    fn within(&self, name: &str, value: f64, (low, high): (f64, f64)) -> Result<(), Trouble> {
        // What is no number lies in no range.
        if (low..=high).contains(&value) {
            return Ok(());
        }
        Err(self.wrong(Wrong::Range {
            name: name.to_owned(),
            value: value.to_string(),
            least: low.to_string(),
            most: (high < MOST).then(|| high.to_string()),
        }))
    }

    fn share(&self, name: &str, value: f64) -> Result<(), Trouble> {
        self.within(name, value, (0.0, 1.0))
    }

    fn count(&self, name: &str, value: f64) -> Result<(), Trouble> {
        self.within(name, value, (0.0, MOST))
    }

    fn more_than_nothing(&self, name: &str, value: f64) -> Result<(), Trouble> {
        self.within(name, value, (0.001, MOST))
    }

    fn per_cent(&self, name: &str, value: f64) -> Result<(), Trouble> {
        self.within(name, value, (-50.0, 50.0))
    }

    fn wrong(&self, wrong: Wrong) -> Trouble {
        Trouble::wrong_at(self.0.clone(), wrong)
    }
}

impl Scenario {
    /// Refuses what contradicts itself.
    pub(super) fn check(&self) -> Result<(), Trouble> {
        if !(1900..=2300).contains(&self.year) {
            return Err(Trouble::wrong_at(
                "year",
                Wrong::Year(self.year.to_string()),
            ));
        }
        for (name, service) in &self.services {
            service_is(&Numbers(format!("service.{name}")), service)?;
        }
        for (name, alternative) in &self.alternatives {
            let numbers = Numbers(format!("alternative.{name}"));
            let Fall { low, mode, high } = alternative.fall;
            for (word, value) in [("low", low), ("mode", mode), ("high", high)] {
                numbers.within(word, value, (-20.0, 20.0))?;
            }
            if !(low <= mode && mode <= high) {
                return Err(numbers.wrong(Wrong::FallOrder));
            }
            self.knows(&numbers.0, &alternative.services)?;
        }
        for composition in &self.compositions {
            let numbers = Numbers(format!("composition {}", composition.name));
            self.knows(&numbers.0, &composition.services)?;
            numbers.count("ratio", composition.ratio)?;
            for known in &composition.shares {
                numbers.share("share", known.share)?;
            }
            if composition.shares.is_empty()
                || !composition
                    .shares
                    .is_sorted_by(|one, other| one.year < other.year)
            {
                return Err(numbers.wrong(Wrong::ShareOrder));
            }
        }
        if let Some(housing) = &self.housing {
            self.knows("housing", std::slice::from_ref(&housing.service))?;
            self.housing_is(housing)?;
        }
        if let Some(staffing) = &self.staffing {
            self.staffing_is(staffing)?;
        }
        self.prices_are()
    }

    fn housing_is(&self, housing: &Housing) -> Result<(), Trouble> {
        let numbers = Numbers("housing".to_owned());
        numbers.count("places", housing.places)?;
        numbers.within("vacant_share", housing.vacant_share, (0.0, 0.99))?;
        numbers.more_than_nothing("home", housing.home)?;
        numbers.more_than_nothing("stay_years", housing.stay_years)?;
        numbers.within(
            "building_years",
            f64::from(housing.building_years),
            (0.0, 30.0),
        )?;
        numbers.share("risk", housing.risk)?;
        numbers.share("senior_relief", housing.senior_relief)?;
        if let Some(cost) = housing.waiting_cost {
            numbers.count("waiting_cost", cost)?;
        }
        for event in &housing.events {
            self.event_is(event)?;
        }
        Ok(())
    }

    /// An event of the scenario's year or before has happened: what it did stands in `places` already.
    fn event_is(&self, event: &Event) -> Result<(), Trouble> {
        let numbers = Numbers(
            format!("housing.event {} {}", event.year, event.name)
                .trim_end()
                .to_owned(),
        );
        let least = match event.kind {
            EventKind::NewHome | EventKind::SeniorHousing => 0.0,
            EventKind::Closing | EventKind::Renovation | EventKind::ChoiceSystem => -MOST,
        };
        numbers.within("places", event.places, (least, MOST))?;
        numbers.count("evacuated", event.evacuated)?;
        let is_renovation = event.kind == EventKind::Renovation;
        for (name, month) in [("month", event.month), ("until_month", event.until_month)] {
            if let Some(month) = month {
                numbers.within(name, f64::from(month), (1.0, 12.0))?;
            }
        }
        if event.until_month.is_some() && event.until.is_none() {
            return Err(numbers.wrong(Wrong::Until));
        }
        match event.done() {
            Some(done) if !is_renovation || done <= event.from() => {
                return Err(numbers.wrong(Wrong::Until));
            }
            None if is_renovation => {
                return Err(numbers.wrong(Wrong::NoUntil));
            }
            Some(_) | None => {}
        }
        let happened = event.until.unwrap_or(event.year);
        if happened <= self.year {
            return Err(numbers.wrong(Wrong::Happened(self.year.to_string())));
        }
        Ok(())
    }

    fn staffing_is(&self, staffing: &Staffing) -> Result<(), Trouble> {
        let numbers = Numbers("staffing".to_owned());
        numbers.within("full_time_hours", staffing.full_time_hours, (1.0, 4_000.0))?;
        numbers.within("part_time_rate", staffing.part_time_rate, (0.01, 1.0))?;
        for (name, profession) in &staffing.professions {
            profession_is(&Numbers(format!("staffing.profession.{name}")), profession)?;
        }
        for effect in &staffing.effects {
            let numbers = Numbers(format!("staffing.effect {}", effect.name));
            self.knows(&numbers.0, &effect.services)?;
            numbers.within("frees", effect.frees, (-1.0, 0.99))?;
            if effect.whole < effect.from {
                return Err(numbers.wrong(Wrong::EffectOrder));
            }
        }
        self.has_professions(staffing)
    }

    fn prices_are(&self) -> Result<(), Trouble> {
        let Some(prices) = &self.prices else {
            return Ok(());
        };
        let numbers = Numbers("prices".to_owned());
        numbers.share("pay_share", prices.pay_share)?;
        for (name, value) in [
            ("pay", prices.pay),
            ("other", prices.other),
            ("charges", prices.charges),
        ] {
            numbers.per_cent(name, value)?;
        }
        numbers.within("pay_month", f64::from(prices.pay_month), (1.0, 12.0))?;
        numbers.within("other_month", f64::from(prices.other_month), (1.0, 12.0))
    }

    fn has_professions(&self, staffing: &Staffing) -> Result<(), Trouble> {
        for (name, service) in &self.services {
            let mut hours = service.hours.keys();
            if let Some(unknown) = hours.find(|one| !staffing.professions.contains_key(*one)) {
                let wrong = Wrong::NoProfession(unknown.clone());
                return Err(Trouble::wrong_at(format!("service.{name}.hours"), wrong));
            }
        }
        Ok(())
    }

    fn knows(&self, place: &str, services: &[String]) -> Result<(), Trouble> {
        let unknown = services
            .iter()
            .find(|name| !self.services.contains_key(*name));
        unknown.map_or(Ok(()), |name| {
            Err(Trouble::wrong_at(place, Wrong::NoService(name.clone())))
        })
    }
}

fn service_is(numbers: &Numbers, service: &Service) -> Result<(), Trouble> {
    let mut next = 0;
    for band in &service.bands {
        if band.from < next || band.to < band.from || band.to > OPEN {
            return Err(numbers.wrong(Wrong::Bands));
        }
        numbers.share("women", band.women)?;
        numbers.share("men", band.men)?;
        next = band.to + 1;
    }
    for (profession, hours) in &service.hours {
        numbers.within(&format!("hours of {profession}"), *hours, (0.0, 100_000.0))?;
    }
    numbers.count("cost", service.cost)?;
    numbers.count("charge", service.charge)
}

fn profession_is(numbers: &Numbers, profession: &Profession) -> Result<(), Trouble> {
    numbers.count("employed", profession.employed)?;
    numbers.within("sick_leave", profession.sick_leave, (0.0, 0.99))?;
    numbers.share("full_time", profession.full_time)?;
    numbers.share("leaving", profession.leaving)?;
    if profession.retiring.is_empty() {
        return Err(numbers.wrong(Wrong::Retiring));
    }
    for retiring in &profession.retiring {
        numbers.count("retiring", *retiring)?;
    }
    Ok(())
}
