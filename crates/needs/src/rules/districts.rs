//! What a forecast tells of districts: drawn as the municipality is, and brought to it in every future.

use kernel::Refusal;
use projection::{
    Trouble,
    care::{Shares, Spread, needs, needs_of_district},
    outlook::Fit,
    people::{AreaLevel, Group, Pyramid, Register, Sex, SexOf},
    trajectories::{Counts, Detail, NationShocks, Run, brought_to, trajectories_of},
};

use super::forecast::{People, SEED, TRAJECTORIES};
use crate::model::{
    Assumptions, AssumptionsError, Border, DistrictTold, DistrictsTold, FigureTold, FileKind,
};

/// The most districts that a map and a table of a municipality are read for.
pub(crate) const DISTRICTS_MAX: usize = 60;
/// The most figures of districts: districts times services. Each takes eighty kilobytes while they are drawn.
const FIGURES_MAX: usize = 600;
/// How far the districts' persons may lie from the municipality's, as a share of them: some are registered in none, and
/// small figures are changed for secrecy.
const SAME_PEOPLE: f64 = 0.02;

/// The districts of a municipality: what is expected of each, and what it is called.
#[derive(Debug)]
pub struct Districts {
    fit: Fit,
    names: Vec<String>,
}

pub(crate) fn too_many() -> Refusal {
    let most = i64::try_from(DISTRICTS_MAX).unwrap_or(i64::MAX);
    Refusal::new("needs-refusal-districts-many").with("most", most)
}

/// Whether a border lies where Sweden does, in degrees: coordinates in the other order do not.
fn lies_in_sweden(border: &Border) -> bool {
    let mut points = border.rings.iter().flatten();
    points.all(|[east, north]| (10.0..=25.0).contains(east) && (54.0..=70.0).contains(north))
}

/// Districts times services, refused where they are more than a machine should draw.
pub(crate) fn check_size(districts: &Register, services: usize) -> Result<(), Refusal> {
    let number = |size: usize| i64::try_from(size).unwrap_or(i64::MAX);
    let districts = districts.areas.len();
    if districts.saturating_mul(services) <= FIGURES_MAX {
        return Ok(());
    }
    let refusal = Refusal::new("needs-refusal-districts-services");
    let refusal = refusal.with("districts", number(districts));
    let refusal = refusal.with("services", number(services));
    let refusal = refusal.with("most", number(FIGURES_MAX));
    Err(refusal.at(FileKind::Districts.key()))
}

/// Whether districts are those of the municipality, all of them have a border, and all borders a district.
pub(crate) fn check_districts(
    (districts, borders): (&Register, &[Border]),
    (area, jump_off, persons): (&str, i32, f64),
) -> Vec<Refusal> {
    let at = |refusal: Refusal, kind: FileKind| refusal.at(kind.key());
    let of_districts = |key, code: &str| {
        let refusal = Refusal::new(key).with("code", code.to_owned());
        at(
            refusal
                .with("area", area.to_owned())
                .with("year", jump_off.to_string()),
            FileKind::Districts,
        )
    };
    if districts.areas.len() > DISTRICTS_MAX {
        return vec![at(too_many(), FileKind::Districts)];
    }
    let mut wrong = Vec::new();
    let mut sum = 0.0;
    for (code, known) in &districts.areas {
        let is_own = code.starts_with(area) && AreaLevel::of(code) == Some(AreaLevel::District);
        if !is_own {
            return vec![of_districts("needs-refusal-districts-area", code)];
        }
        match known.population.get(&jump_off) {
            Some(start) => sum += start.total(),
            None => wrong.push(of_districts("needs-refusal-districts-start", code)),
        }
        if !borders.iter().any(|border| border.code == *code) {
            let refusal = Refusal::new("needs-refusal-borders-none").with("code", code.clone());
            wrong.push(at(refusal, FileKind::Borders));
        }
    }
    let far = borders.iter().find(|border| !lies_in_sweden(border));
    if let Some(border) = far {
        let refusal = Refusal::new("needs-refusal-borders-place");
        wrong.push(at(
            refusal.with("name", border.name.clone()),
            FileKind::Borders,
        ));
    }
    for border in borders {
        if !districts.areas.contains_key(&border.code) {
            let refusal = Refusal::new("needs-refusal-borders-stranger");
            let refusal = refusal.with("code", border.code.clone());
            let refusal = refusal.with("name", border.name.clone());
            wrong.push(at(refusal, FileKind::Borders));
        }
    }
    if wrong.is_empty() && (sum / persons - 1.0).abs() > SAME_PEOPLE {
        let refusal = Refusal::new("needs-refusal-districts-sum");
        let refusal = refusal.with("sum", super::nearest(sum));
        let refusal = refusal.with("persons", super::nearest(persons));
        wrong.push(at(refusal, FileKind::Districts));
    }
    wrong
}

impl People {
    /// With the districts of the municipality, out of the files that tell of them and of the area above.
    pub(crate) fn with_districts(
        mut self,
        (districts, above): (&Register, &Register),
        borders: &[Border],
    ) -> Result<Self, Trouble> {
        let fit = self
            .fit
            .of_districts(self.known_area()?, (districts, above))?;
        let called = fit.areas.iter().map(|district| {
            let border = borders.iter().find(|border| border.code == district.code);
            border.map_or_else(|| district.code.clone(), |border| border.name.clone())
        });
        let names = called.collect();
        self.districts = Some(Districts { fit, names });
        Ok(self)
    }
}

/// A figure as it is counted: the municipality's in every year and future, then each district's.
struct Counted {
    service: Option<String>,
    title: String,
    whole: Vec<Vec<f64>>,
    today: Vec<f64>,
    /// By district, year and future: whole persons, which a float of half the size holds exactly.
    parts: Vec<Vec<Vec<f32>>>,
}

/// What of assumptions districts follow from: the year, services, compositions and the alternative that is taken.
/// Homes, staff and prices touch no district, so that turning them draws nothing anew.
#[derive(Debug, Clone)]
pub(crate) struct DistrictsAssumed(Assumptions);

impl DistrictsAssumed {
    pub(crate) fn of(assumptions: &Assumptions) -> Self {
        let mut own = assumptions.clone();
        let care = &mut own.care;
        care.name = String::new();
        (care.housing, care.staffing, care.prices) = (None, None, None);
        own.switched_off.clear();
        for service in care.services.values_mut() {
            service.hours.clear();
            (service.cost, service.charge) = (0.0, 0.0);
        }
        let taken = own.alternative.as_ref();
        care.alternatives
            .retain(|name, _| taken.is_some_and(|taken| taken == name));
        for one in care.alternatives.values_mut() {
            one.assumption = String::new();
        }
        Self(own)
    }

    /// As a key: what is written alike tells alike.
    pub(crate) fn written(&self) -> Result<String, AssumptionsError> {
        self.0.written()
    }
}

/// What the futures mean for each district; nothing where the basis has none. It sums to what [`tell`] tells of the
/// municipality.
///
/// [`tell`]: super::tell
pub fn tell_districts(
    people: &People,
    assumptions: &Assumptions,
) -> Result<Option<DistrictsTold>, Trouble> {
    tell_assumed(people, &DistrictsAssumed::of(assumptions))
}

/// The same for what districts follow from alone.
pub(crate) fn tell_assumed(
    people: &People,
    DistrictsAssumed(assumptions): &DistrictsAssumed,
) -> Result<Option<DistrictsTold>, Trouble> {
    let Some(districts) = &people.districts else {
        return Ok(None);
    };
    let mut figures = wholes(people, assumptions)?;
    let area = people.known_area()?;
    let shares = Shares::of(&assumptions.care, &area.start);
    let fit = &districts.fit;
    let run = Run {
        seed: SEED,
        trajectories: TRAJECTORIES,
        threads: 1,
        detail: Detail::Ages,
    };
    let nation = NationShocks::new(fit, run.seed, run.trajectories);
    // One at a time: the futures of a district take as much room as those of the municipality.
    for district in &fit.areas {
        let counts = trajectories_of(fit, district, &nation, &run);
        let mut need = needs_of_district(
            &assumptions.care,
            assumptions.alternative.as_deref(),
            (fit, district, &counts),
            (&shares, SEED),
        )?;
        for figure in &mut figures {
            let (today, part) = match &figure.service {
                None => (old_today(&district.start), old(&counts)),
                Some(key) => (
                    need.today.get(key).copied().unwrap_or_default(),
                    need.users.remove(key).unwrap_or_default(),
                ),
            };
            figure.today.push(today);
            figure.parts.push(halved(part));
        }
    }
    Ok(Some(told(districts, figures)))
}

/// The municipality's figures, of which districts have their parts.
fn wholes(people: &People, assumptions: &Assumptions) -> Result<Vec<Counted>, Trouble> {
    let area = people.known_area()?;
    let care = &assumptions.care;
    let shares = Shares::of(care, &area.start);
    let mut need = needs(
        care,
        assumptions.alternative.as_deref(),
        (&people.fit, area, &people.counts),
        (&shares, SEED),
    )?;
    let figure = |service, title, whole| Counted {
        service,
        title,
        whole,
        today: Vec::new(),
        parts: Vec::new(),
    };
    let mut figures = vec![figure(None, String::new(), old(&people.counts))];
    for (key, service) in &care.services {
        let users = need.users.remove(key).unwrap_or_default();
        figures.push(figure(Some(key.clone()), service.title.clone(), users));
    }
    Ok(figures)
}

fn told(districts: &Districts, figures: Vec<Counted>) -> DistrictsTold {
    let named = districts.fit.areas.iter().zip(&districts.names);
    let mut all: Vec<DistrictTold> = named
        .map(|(district, name)| DistrictTold {
            code: district.code.clone(),
            name: name.clone(),
            figures: Vec::new(),
        })
        .collect();
    for figure in figures {
        let years = brought(&figure);
        for ((district, today), years) in all.iter_mut().zip(figure.today).zip(years) {
            district.figures.push(FigureTold {
                service: figure.service.clone(),
                title: figure.title.clone(),
                today: rounded(today),
                years,
            });
        }
    }
    DistrictsTold { all }
}

/// Each district's years, brought to the municipality's: a year at a time, so that no more than that is copied.
fn brought(figure: &Counted) -> Vec<Vec<Spread>> {
    let mut told = vec![Vec::new(); figure.parts.len()];
    for (year, whole) in figure.whole.iter().enumerate() {
        let parts = figure.parts.iter();
        let mut of_year: Vec<Vec<f64>> = parts
            .map(|part| {
                let futures = part.get(year).into_iter().flatten();
                futures.map(|number| f64::from(*number)).collect()
            })
            .collect();
        brought_to(whole, &mut of_year, &figure.today);
        for (told, brought) in told.iter_mut().zip(of_year) {
            told.push(spread(&brought));
        }
    }
    told
}

fn spread(futures: &[f64]) -> Spread {
    let spread = Spread::of(futures);
    Spread {
        mean: rounded(spread.mean),
        p2_5: rounded(spread.p2_5),
        p10: rounded(spread.p10),
        p50: rounded(spread.p50),
        p90: rounded(spread.p90),
        p97_5: rounded(spread.p97_5),
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::as_conversions,
    reason = "whole persons of a district, far fewer than a float of half the size holds exactly"
)]
fn halved(years: Vec<Vec<f64>>) -> Vec<Vec<f32>> {
    let halved = |year: Vec<f64>| year.into_iter().map(|number| number as f32).collect();
    years.into_iter().map(halved).collect()
}

/// Three decimals: they are read back from text as exactly what they were.
fn rounded(number: f64) -> f64 {
    (number * 1_000.0).round() / 1_000.0
}

/// Persons of 80 and older in every year and future.
fn old(counts: &Counts) -> Vec<Vec<f64>> {
    let of = |year| counts.of_group(year, Group::OLD, SexOf::All);
    let years = (0..counts.years).map(|year| of(year).into_iter().map(f64::from).collect());
    years.collect()
}

fn old_today(start: &Pyramid) -> f64 {
    let sexes = Sex::BOTH.iter();
    sexes
        .map(|sex| start.sum(*sex, Group::OLD.first, Group::OLD.last))
        .sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        model::Knob,
        rules::{knobs, turned},
    };

    #[test]
    fn what_touches_no_district_draws_none_anew() {
        let text = include_str!("../../../projection/examples/scenario.toml");
        let care = projection::care::Scenario::read(text).expect("the example");
        let as_today = Assumptions::as_today(care);
        let falling = Assumptions {
            alternative: Some("falling".to_owned()),
            ..as_today.clone()
        };
        let written = |own: &Assumptions| DistrictsAssumed::of(own).written().expect("text");
        assert_ne!(written(&falling), written(&as_today));
        let own = knobs(&falling);
        for knob in Knob::ALL.iter().copied() {
            let stood = own.get(knob).expect("the example has all");
            let Ok(tried) = turned(&falling, &own.clone().with(knob, stood + knob.step())) else {
                panic!("{knob:?}");
            };
            assert_ne!(tried, falling, "{knob:?}");
            let touches = matches!(
                knob,
                Knob::Fall | Knob::FallLow | Knob::FallHigh | Knob::Use
            );
            assert_eq!(written(&tried) != written(&falling), touches, "{knob:?}");
        }
        // Nor does what another alternative assumes.
        let other = Assumptions {
            alternative: None,
            ..turned(&falling, &own.with(Knob::Fall, 1.0)).expect("turned")
        };
        assert_eq!(written(&other), written(&as_today));
    }
}
