//! Fitting: from what is known at the jump-off to an outlook for each area.

use std::collections::BTreeMap;

use crate::people::{Area, National, Pyramid, Register, Year};
use crate::rates::{self, Fertility, Level, Mortality, Net, Slopes};
use crate::{Constant, Trouble, Tuning};

use super::family::{Family, families};
use super::path::Path;
use super::reconcile;
use super::spread::{AreaSpread, Misses, NationSpread, missed_slopes};
use super::turnover::Counted;

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
    /// What was taken for granted.
    pub tuning: Tuning,
    /// Standard deviation of the noise that was put into each cell of the population at the jump-off, in persons.
    pub start_noise: f64,
    /// The nation's mortality.
    pub mortality: Mortality,
    /// Its death rates, from the jump-off on.
    nation_rates: Vec<Pyramid>,
    /// What is not known of the nation.
    pub nation: NationSpread,
    /// Each area, in the order of codes.
    pub areas: Vec<Outlook>,
    families: BTreeMap<String, Family>,
}

impl Terms {
    fn check(&self) -> Result<(), Trouble> {
        if self.horizon == 0 || self.horizon > HORIZON_MAX {
            let what = format!("must be from 1 to {HORIZON_MAX} years");
            return Err(Trouble::at("horizon", what));
        }
        if !JUMP_OFFS.contains(&self.jump_off) {
            let (first, last) = (JUMP_OFFS.start(), JUMP_OFFS.end());
            let what = format!("must be from {first} to {last}");
            return Err(Trouble::at("jump-off", what));
        }
        Ok(())
    }
}

/// What a forecast may see, and the nation in it.
struct Seen {
    own: Register,
    above: Option<Register>,
    nation: National,
}

impl Seen {
    fn until(register: &Register, above: Option<&Register>, jump_off: Year) -> Self {
        let own = register.until(jump_off);
        let above = above.map(|above| above.until(jump_off));
        let nation = above.as_ref().unwrap_or(&own).nation();
        Self { own, above, nation }
    }

    /// The areas whose rates are used.
    fn source(&self) -> &Register {
        self.above.as_ref().unwrap_or(&self.own)
    }
}

/// The most years ahead.
pub const HORIZON_MAX: usize = 100;
/// The years from which a forecast may be made: those that files may hold.
const JUMP_OFFS: std::ops::RangeInclusive<Year> = 1700..=2300;

/// What areas with a history of their own tell of themselves, relative to the nation.
pub(super) struct Basis<'a> {
    pub(super) areas: &'a BTreeMap<String, Area>,
    pub(super) levels: BTreeMap<String, Level>,
    pub(super) nets: BTreeMap<String, Net>,
    pub(super) fertility: BTreeMap<String, Fertility>,
    pub(super) moves: Counted,
}

impl Fit {
    /// Fits the areas of a register. Rates come from a second register, of the areas above them, if one is given;
    /// nothing after the jump-off is looked at in either.
    pub fn new(
        register: &Register,
        above: Option<&Register>,
        terms: Terms,
    ) -> Result<Self, Trouble> {
        let seen = Seen::until(register, above, terms.jump_off);
        let tuning = Tuning::default();
        let misses = Misses::of(seen.source(), &tuning);
        Ok(Self::outline(&seen, terms, &tuning)?.with_spreads(&seen, &misses))
    }

    /// The same with what earlier forecasts missed found already.
    pub(crate) fn with_misses(
        register: &Register,
        terms: Terms,
        (misses, tuning): (&Misses, &Tuning),
    ) -> Result<Self, Trouble> {
        let seen = Seen::until(register, None, terms.jump_off);
        Ok(Self::outline(&seen, terms, tuning)?.with_spreads(&seen, misses))
    }

    /// The same as if everything were known: what is expected alone.
    pub(crate) fn without_spreads(
        register: &Register,
        terms: Terms,
        tuning: &Tuning,
    ) -> Result<Self, Trouble> {
        Self::outline(&Seen::until(register, None, terms.jump_off), terms, tuning)
    }

    fn with_spreads(mut self, seen: &Seen, misses: &Misses) -> Self {
        self.nation = NationSpread::fit(&seen.nation, self.terms.slopes, &self.tuning);
        AreaSpread::fit_all(&mut self.areas, &mut self.nation, (misses, &self.tuning));
        self
    }

    fn outline(seen: &Seen, terms: Terms, tuning: &Tuning) -> Result<Self, Trouble> {
        terms.check()?;
        let mortality = Mortality::fit(&seen.nation, terms.slopes, tuning).ok_or_else(|| {
            let what =
                "at least three years with population and deaths are needed up to the jump-off";
            Trouble::at(format!("jump-off {}", terms.jump_off), what)
        })?;
        let mortality = learnt(mortality, &seen.nation, (terms.slopes, tuning));
        let deaths = seen.nation.deaths.keys();
        let raw: BTreeMap<Year, Pyramid> = deaths
            .filter_map(|year| Some((*year, rates::rates(&seen.nation, *year)?)))
            .collect();
        let levels = Level::of_areas(&seen.source().areas, &raw, mortality.last, tuning);
        let mut fit = Self {
            terms,
            tuning: *tuning,
            start_noise: 0.0,
            nation: NationSpread::default(),
            areas: Vec::new(),
            families: BTreeMap::new(),
            nation_rates: (0..=terms.horizon)
                .map(|ahead| {
                    let ahead = Year::try_from(ahead).unwrap_or(Year::MAX);
                    mortality.rates(terms.jump_off + ahead)
                })
                .collect(),
            mortality,
        };
        let mut source = seen.source().clone();
        for (code, area) in &mut source.areas {
            fit.fill_deaths(area, &levels.get(code).copied().unwrap_or_default());
        }
        let whole = source.whole();
        let whole_net = Net::fit(&whole, terms.jump_off, None, tuning);
        let pattern = Fertility::pattern(largest(&source, &whole), terms.jump_off, tuning);
        if pattern.total() <= 0.0 {
            let what = "no births, and no infants, are known of the areas whose rates are used";
            return Err(Trouble::at("births", what));
        }
        let basis = Basis {
            areas: &source.areas,
            levels,
            nets: nets(&source.areas, terms.jump_off, (&whole_net, tuning)),
            fertility: fertilities(&source.areas, terms.jump_off, (&pattern, tuning)),
            moves: Counted::of(&source.areas, terms.jump_off, tuning),
        };
        let national = Outlines {
            raw: &raw,
            net: &whole_net,
            pattern: &pattern,
        };
        if seen.above.is_some() {
            fit.areas = fit.below(&seen.own, &basis, &national)?;
            reconcile::towards(&mut fit, &basis, &pattern);
        } else {
            fit.areas = fit.at_top(&seen.own, &basis)?;
            fit.walk();
        }
        let registers = (&seen.own, seen.above.as_ref());
        fit.families = families(&fit.areas, registers, terms.jump_off);
        Ok(fit)
    }

    /// The same with a population at the jump-off whose cells were changed for secrecy, or are unsure for another reason,
    /// by so many persons on the root mean square: each trajectory begins with cells of its own.
    #[must_use]
    pub fn with_start_noise(mut self, deviation: f64) -> Self {
        self.start_noise = if deviation > 0.0 { deviation } else { 0.0 };
        self
    }

    /// Whether the areas below a code, or of the nation, are all there; nothing where the code has none below it.
    pub fn family(&self, code: &str) -> Option<Family> {
        self.families.get(code).copied()
    }

    /// Every sum that could be told, with whether its areas are all there.
    pub fn families(&self) -> impl Iterator<Item = (&str, Family)> {
        self.families
            .iter()
            .map(|(code, one)| (code.as_str(), *one))
    }

    /// Takes somebody's word that the areas are all there wherever nothing can be held against them.
    pub fn believe_whole(&mut self) {
        for family in self.families.values_mut() {
            if *family == Family::Unknown {
                *family = Family::Whole;
            }
        }
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
                    turnover: basis.moves.turnover(code),
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
            let levels = Level::of_areas(&children, &rates, self.mortality.last, &self.tuning);
            let seen = (self.terms.jump_off, &self.tuning);
            let mut turnovers = basis.moves.turnovers(&parent, &children, seen);
            for (code, area) in &mut children {
                self.fill_deaths(area, &level);
                let own = levels.get(code).copied().unwrap_or_default();
                outlooks.push(Outlook {
                    code: code.clone(),
                    parent: parent.clone(),
                    start: start(code, area, self.terms.jump_off)?,
                    level: level.times(&own),
                    net: Net::fit(area, self.terms.jump_off, Some(net), &self.tuning),
                    fertility: fertility.at_level_of(area, self.terms.jump_off, &self.tuning),
                    turnover: turnovers.remove(code).unwrap_or_default(),
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

/// Mortality that takes to heart what earlier forecasts of it missed; simpler methods do not. The oldest band is left as
/// it is: what was missed there by chance was chosen against by rolling origin.
fn learnt(
    mortality: Mortality,
    nation: &National,
    (slopes, tuning): (Slopes, &Tuning),
) -> Mortality {
    let share = tuning.of(Constant::TrendLearnt);
    if slopes != Slopes::Ensemble || share <= 0.0 {
        return mortality;
    }
    let missed = missed_slopes(nation, slopes, tuning);
    let oldest = rates::BANDS.len() - 1;
    mortality.steeper(|sex, age| match rates::band_of(age) {
        band if band == oldest => 0.0,
        band => share * missed[sex.at()][band],
    })
}

/// The whole, or an area alone where they have no year in common.
fn largest<'a>(source: &'a Register, whole: &'a Area) -> &'a Area {
    if whole.population.is_empty() {
        source.areas.values().next().unwrap_or(whole)
    } else {
        whole
    }
}

fn nets(
    areas: &BTreeMap<String, Area>,
    last: Year,
    (whole, tuning): (&Net, &Tuning),
) -> BTreeMap<String, Net> {
    let fitted = areas.iter();
    fitted
        .map(|(code, area)| (code.clone(), Net::fit(area, last, Some(whole), tuning)))
        .collect()
}

fn fertilities(
    areas: &BTreeMap<String, Area>,
    last: Year,
    (pattern, tuning): (&Fertility, &Tuning),
) -> BTreeMap<String, Fertility> {
    let fitted = areas.iter();
    fitted
        .map(|(code, area)| (code.clone(), pattern.at_level_of(area, last, tuning)))
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
