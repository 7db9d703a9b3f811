//! Fitting: from what is known at the jump-off to an outlook for each area.

use std::collections::BTreeMap;

use crate::Trouble;
use crate::people::{Area, Pyramid, Register, Year};
use crate::rates::{self, Fertility, Level, Mortality, Net, Slopes};

use super::path::Path;
use super::reconcile;
use super::spread::{AreaSpread, NationSpread};

/// What is asked of a forecast.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Terms {
    /// The last year whose outcome is known to the forecast.
    pub jump_off: Year,
    /// Years ahead.
    pub horizon: usize,
    /// How mortality is expected to change.
    pub slopes: Slopes,
}

/// What is expected of one area.
#[derive(Debug, Clone, PartialEq)]
pub struct Outlook {
    /// The area's code.
    pub code: String,
    /// The code of the area in whose sum it is told; the nation has none.
    pub parent: String,
    /// The population on 31 December of the jump-off year.
    pub start: Pyramid,
    /// Mortality as a ratio to the nation's.
    pub level: Level,
    /// Net migration.
    pub net: Net,
    /// Births per woman.
    pub fertility: Fertility,
    /// Moves in and out together per person and year.
    pub turnover: Pyramid,
    /// What is not known of the area beyond what it shares with others.
    pub spread: AreaSpread,
    /// What is not known of the area above, and so of all areas in it.
    pub shared: AreaSpread,
    /// What reconciling with the area above multiplies each cell by, year by year; empty where it changes nothing.
    pub factors: Vec<Pyramid>,
    /// The expected population, from the jump-off on.
    pub expected: Vec<Pyramid>,
}

/// Outlooks for all areas that were asked for.
#[derive(Debug, Clone, PartialEq)]
pub struct Fit {
    /// What was asked.
    pub terms: Terms,
    /// The nation's mortality.
    pub mortality: Mortality,
    /// Its death rates, from the jump-off on.
    nation_rates: Vec<Pyramid>,
    /// What is not known of the nation.
    pub nation: NationSpread,
    /// Each area, in the order of codes.
    pub areas: Vec<Outlook>,
}

/// The most years ahead.
const HORIZON_MAX: usize = 100;
/// Moves across the borders of a county, in and out, per person and year.
const COUNTY_TURNOVER: f64 = 0.06;
/// The same for smaller areas.
const LOCAL_TURNOVER: f64 = 0.12;

/// What areas with a history of their own tell of themselves, relative to the nation.
pub(super) struct Basis<'a> {
    pub(super) areas: &'a BTreeMap<String, Area>,
    pub(super) levels: BTreeMap<String, Level>,
    pub(super) nets: BTreeMap<String, Net>,
    pub(super) fertility: BTreeMap<String, Fertility>,
}

impl Fit {
    /// Fits the areas of a register. Rates come from a second register, of the areas above them, if one is given;
    /// nothing after the jump-off is looked at in either.
    pub fn new(
        register: &Register,
        above: Option<&Register>,
        terms: Terms,
    ) -> Result<Self, Trouble> {
        if terms.horizon == 0 || terms.horizon > HORIZON_MAX {
            return Err(Trouble::at(
                "horizon",
                format!("must be from 1 to {HORIZON_MAX} years"),
            ));
        }
        let own = register.until(terms.jump_off);
        let above = above.map(|above| above.until(terms.jump_off));
        let source = above.as_ref().unwrap_or(&own);
        let nation = source.nation();
        let mortality = Mortality::fit(&nation, terms.slopes).ok_or_else(|| {
            let what =
                "at least three years with population and deaths are needed up to the jump-off";
            Trouble::at(format!("jump-off {}", terms.jump_off), what)
        })?;
        let raw: BTreeMap<Year, Pyramid> = nation
            .deaths
            .keys()
            .filter_map(|year| Some((*year, rates::rates(&nation, *year)?)))
            .collect();
        let whole = source.whole();
        let whole_net = Net::fit(&whole, terms.jump_off, None);
        let pattern = Fertility::pattern(largest(source, &whole), terms.jump_off);
        let basis = Basis {
            areas: &source.areas,
            levels: Level::of_areas(&source.areas, &raw, mortality.last),
            nets: nets(&source.areas, terms.jump_off, &whole_net),
            fertility: fertilities(&source.areas, terms.jump_off, &pattern),
        };
        let mut fit = Self {
            terms,
            nation: NationSpread::fit(&nation, terms.slopes),
            areas: Vec::new(),
            nation_rates: (0..=terms.horizon)
                .map(|ahead| {
                    let ahead = Year::try_from(ahead).unwrap_or(Year::MAX);
                    mortality.rates(terms.jump_off + ahead)
                })
                .collect(),
            mortality,
        };
        let national = Outlines {
            raw: &raw,
            net: &whole_net,
            pattern: &pattern,
        };
        fit.areas = if above.is_some() {
            fit.below(&own, &basis, &national)?
        } else {
            fit.at_top(&own, &basis)?
        };
        AreaSpread::fit_all(&mut fit.areas, &mut fit.nation, source);
        if above.is_some() {
            reconcile::towards(&mut fit, &basis, &pattern);
        } else {
            fit.walk();
        }
        Ok(fit)
    }

    /// Death rates of an area in a year.
    pub fn rates(&self, level: &Level, year: Year) -> Pyramid {
        let nation = self.mortality.rates(year);
        Pyramid::from_fn(|sex, age| nation.at(sex, age) * level.at(sex, age))
    }

    /// A year of an area, `ahead` years after the jump-off and within the horizon.
    pub fn path(&self, level: &Level, ahead: usize) -> Path {
        let nation = &self.nation_rates[ahead.min(self.terms.horizon)];
        Path::at(&Pyramid::from_fn(|sex, age| {
            nation.at(sex, age) * level.at(sex, age)
        }))
    }

    /// Areas whose rates are their own.
    fn at_top(&self, own: &Register, basis: &Basis<'_>) -> Result<Vec<Outlook>, Trouble> {
        let areas = own.areas.iter();
        areas
            .map(|(code, area)| {
                let known = |what| Trouble::at(format!("area {code}"), what);
                Ok(Outlook {
                    code: code.clone(),
                    parent: String::new(),
                    start: start(code, area, self.terms.jump_off)?,
                    level: basis.levels.get(code).copied().unwrap_or_default(),
                    net: basis
                        .nets
                        .get(code)
                        .cloned()
                        .ok_or_else(|| known("no migration"))?,
                    fertility: basis
                        .fertility
                        .get(code)
                        .cloned()
                        .ok_or_else(|| known("no fertility"))?,
                    turnover: rates::turnover(turnover_of(code)),
                    spread: AreaSpread::default(),
                    shared: AreaSpread::default(),
                    factors: Vec::new(),
                    expected: Vec::new(),
                })
            })
            .collect()
    }

    /// Areas whose rates are those of the area above, drawn towards what their own history tells.
    fn below(
        &self,
        own: &Register,
        basis: &Basis<'_>,
        nation: &Outlines<'_>,
    ) -> Result<Vec<Outlook>, Trouble> {
        let mut families: BTreeMap<String, BTreeMap<String, Area>> = BTreeMap::new();
        for (code, area) in &own.areas {
            let parent = parent_of(code, basis.areas);
            families
                .entry(parent)
                .or_default()
                .insert(code.clone(), area.clone());
        }
        let mut outlooks = Vec::new();
        for (parent, mut children) in families {
            let level = basis.levels.get(&parent).copied().unwrap_or_default();
            let net = basis.nets.get(&parent).unwrap_or(nation.net);
            let fertility = basis.fertility.get(&parent).unwrap_or(nation.pattern);
            let rates = nation.raw.iter();
            let rates: BTreeMap<Year, Pyramid> = rates
                .map(|(year, raw)| {
                    let local = |sex, age| raw.at(sex, age) * level.at(sex, age);
                    (*year, Pyramid::from_fn(local))
                })
                .collect();
            let levels = Level::of_areas(&children, &rates, self.mortality.last);
            for (code, area) in &mut children {
                self.fill_deaths(area, &level);
                let own = levels.get(code).copied().unwrap_or_default();
                outlooks.push(Outlook {
                    code: code.clone(),
                    parent: parent.clone(),
                    start: start(code, area, self.terms.jump_off)?,
                    level: level.times(&own),
                    net: Net::fit(area, self.terms.jump_off, Some(net)),
                    fertility: fertility.at_level_of(area, self.terms.jump_off),
                    turnover: rates::turnover(turnover_of(code)),
                    spread: AreaSpread::default(),
                    shared: AreaSpread::default(),
                    factors: Vec::new(),
                    expected: Vec::new(),
                });
            }
        }
        outlooks.sort_by(|one, other| one.code.cmp(&other.code));
        Ok(outlooks)
    }

    /// Deaths of years that have a population at both ends but no deaths: as expected, so that moves can be told.
    fn fill_deaths(&self, area: &mut Area, level: &Level) {
        let years: Vec<Year> = area.population.keys().copied().collect();
        for year in years {
            if area.deaths.contains_key(&year) {
                continue;
            }
            if let Some(exposure) = area.exposure(year) {
                let rates = self.rates(level, year);
                let died = Pyramid::from_fn(|sex, age| exposure.at(sex, age) * rates.at(sex, age));
                area.deaths.insert(year, died);
            }
        }
    }

    fn walk(&mut self) {
        let mut areas = std::mem::take(&mut self.areas);
        for area in &mut areas {
            area.expected = self.expected(&area.start, (&area.level, &area.net, &area.fertility));
        }
        self.areas = areas;
    }

    /// The expected population of an area by itself, from the jump-off on.
    pub fn expected(&self, start: &Pyramid, how: (&Level, &Net, &Fertility)) -> Vec<Pyramid> {
        let (level, net, fertility) = how;
        let mut people = vec![start.clone()];
        for ahead in 1..=self.terms.horizon {
            let last = people.last().unwrap_or(start);
            people.push(self.path(level, ahead).advance(last, net, fertility));
        }
        people
    }
}

/// What is known of the nation, for areas without parents.
struct Outlines<'a> {
    raw: &'a BTreeMap<Year, Pyramid>,
    net: &'a Net,
    pattern: &'a Fertility,
}

/// The whole, or an area alone where they have no year in common.
fn largest<'a>(source: &'a Register, whole: &'a Area) -> &'a Area {
    if whole.population.is_empty() {
        source.areas.values().next().unwrap_or(whole)
    } else {
        whole
    }
}

fn nets(areas: &BTreeMap<String, Area>, last: Year, whole: &Net) -> BTreeMap<String, Net> {
    let fitted = areas.iter();
    fitted
        .map(|(code, area)| (code.clone(), Net::fit(area, last, Some(whole))))
        .collect()
}

fn fertilities(
    areas: &BTreeMap<String, Area>,
    last: Year,
    pattern: &Fertility,
) -> BTreeMap<String, Fertility> {
    let fitted = areas.iter();
    fitted
        .map(|(code, area)| (code.clone(), pattern.at_level_of(area, last)))
        .collect()
}

fn start(code: &str, area: &Area, jump_off: Year) -> Result<Pyramid, Trouble> {
    let start = area.population.get(&jump_off).cloned();
    start.ok_or_else(|| {
        let what = format!("has no population on 31 December {jump_off}, the jump-off");
        Trouble::at(format!("area {code}"), what)
    })
}

/// The area above: the one with the longest code that this one's begins with; the nation if there is none.
pub(super) fn parent_of(code: &str, above: &BTreeMap<String, Area>) -> String {
    let begins = above
        .keys()
        .filter(|other| code.starts_with(other.as_str()));
    begins
        .max_by_key(|other| other.len())
        .cloned()
        .unwrap_or_default()
}

fn turnover_of(code: &str) -> f64 {
    if code.len() <= 2 {
        COUNTY_TURNOVER
    } else {
        LOCAL_TURNOVER
    }
}
