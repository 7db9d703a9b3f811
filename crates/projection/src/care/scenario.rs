//! A scenario: services, places, staff and prices as a person writes them down. Every assumption is stated in it.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::monotone::UseBand;
use super::need::applies;
use crate::Trouble;
use crate::economy::Prices;
use crate::people::Year;

/// What a municipality assumes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scenario {
    /// Its name.
    pub name: String,
    /// The year at whose end everything in it holds: shares of use, hours, standard costs, places, staff. Prices, the
    /// fall of use and what happens later are counted from it, whichever year a forecast begins.
    pub year: Year,
    /// Services by their name in the scenario.
    #[serde(rename = "service")]
    pub services: BTreeMap<String, Service>,
    /// Ways in which use may change, by name; one of them is taken at a time.
    #[serde(rename = "alternative", default)]
    pub alternatives: BTreeMap<String, Alternative>,
    /// What else people differ by, such as living alone or another mother tongue.
    #[serde(rename = "composition", default)]
    pub compositions: Vec<Composition>,
    /// Homes and places.
    pub housing: Option<Housing>,
    /// Who works.
    pub staffing: Option<Staffing>,
    /// What it costs.
    pub prices: Option<Prices>,
}

/// A service and who has it today.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Service {
    /// What it is called.
    pub title: String,
    /// Shares who have it, by bands of ages from young to old.
    #[serde(rename = "use")]
    pub bands: Vec<UseBand>,
    /// Hours of work for each user and year, by profession.
    #[serde(default)]
    pub hours: BTreeMap<String, f64>,
    /// Kronor for each user and year, before charges.
    #[serde(default)]
    pub cost: f64,
    /// Kronor that each user pays in a year.
    #[serde(default)]
    pub charge: f64,
    /// The act under which it stands; where none is given, its title tells ([`Service::law`]).
    #[serde(default, rename = "law", skip_serializing_if = "Option::is_none")]
    pub stated_law: Option<Law>,
}

/// The act under which a service is granted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Law {
    /// The Social Services Act, socialtjänstlagen.
    Sol,
    /// The act concerning support and service for persons with certain functional impairments.
    Lss,
}

impl Law {
    /// Its name in files.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Sol => "sol",
            Self::Lss => "lss",
        }
    }

    /// The act that a title names: files have said it there, in brackets at the end.
    ///
    /// ```
    /// use projection::care::Law;
    /// assert_eq!(Law::of_title("Daglig verksamhet (LSS)"), Law::Lss);
    /// assert_eq!(Law::of_title("Dagverksamhet"), Law::Sol);
    /// ```
    pub fn of_title(title: &str) -> Self {
        if title.trim_end().ends_with("(LSS)") {
            Self::Lss
        } else {
            Self::Sol
        }
    }
}

impl Service {
    /// The act under which it stands: the one that is given, or that its title names.
    pub fn law(&self) -> Law {
        self.stated_law
            .unwrap_or_else(|| Law::of_title(&self.title))
    }
}

/// How use changes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Alternative {
    /// How much less each age uses, in per cent a year.
    pub fall: Fall,
    /// Services to which it applies; all if none is named.
    #[serde(default)]
    pub services: Vec<String>,
    /// Why it is assumed.
    pub assumption: String,
}

/// A triangular distribution, in per cent a year; the same in a trajectory for all years.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fall {
    /// The least.
    pub low: f64,
    /// The likeliest.
    pub mode: f64,
    /// The most.
    pub high: f64,
}

impl Fall {
    /// The value below which a share of the distribution lies.
    pub fn quantile(&self, share: f64) -> f64 {
        let width = self.high - self.low;
        if width <= 0.0 {
            return self.low;
        }
        let left = (self.mode - self.low) / width;
        if share < left {
            self.low + (share * width * (self.mode - self.low)).sqrt()
        } else {
            self.high - ((1.0 - share) * width * (self.high - self.mode)).sqrt()
        }
    }
}

/// A trait that changes need, and how common it becomes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Composition {
    /// What it is.
    pub name: String,
    /// Services whose use it changes.
    pub services: Vec<String>,
    /// How many times as common use is among those with the trait.
    pub ratio: f64,
    /// How common the trait is, 0 to 1, year by year; in between in proportion, outside as at the nearest.
    pub shares: Vec<ShareYear>,
}

/// How common something is in a year.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ShareYear {
    /// The year.
    pub year: Year,
    /// How common, 0 to 1.
    pub share: f64,
}

/// Homes: what there is, and what happens to it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Housing {
    /// The service that takes the places.
    pub service: String,
    /// Places at the end of the scenario's year.
    pub places: f64,
    /// Places that cannot be used at any time: between two residents, under repair.
    #[serde(default)]
    pub vacant_share: f64,
    /// Places in a home.
    pub home: f64,
    /// Mean stay in years: how soon places become free.
    pub stay_years: f64,
    /// Years from a decision to the first resident.
    pub building_years: Year,
    /// The probability of being short by more than one home that is accepted.
    pub risk: f64,
    /// Care-home places that each senior home spares.
    #[serde(default)]
    pub senior_relief: f64,
    /// Kronor that a person who waits for a place costs in a year, in other help; what a place costs unless given.
    pub waiting_cost: Option<f64>,
    /// What happens to the places, after the scenario's year.
    #[serde(rename = "event", default)]
    pub events: Vec<Event>,
}

/// Something that happens to places in a year, or in a month of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Event {
    /// The year in which the places come or go.
    pub year: Year,
    /// The month at whose beginning they do, 1 to 12; January where only the year is known, so that the year is whole.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub month: Option<u8>,
    /// What it is.
    pub kind: EventKind,
    /// Places, or homes for senior housing. For a renovation: places more or fewer than before when it is done.
    pub places: f64,
    /// For a renovation, places that are empty meanwhile.
    #[serde(default)]
    pub evacuated: f64,
    /// For a renovation, the year in which the places come back.
    pub until: Option<Year>,
    /// The month of that year; January where only the year is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until_month: Option<u8>,
    /// Which home it is.
    #[serde(default)]
    pub name: String,
}

impl Event {
    /// When it happens.
    pub fn from(&self) -> YearMonth {
        YearMonth::new(self.year, self.month)
    }

    /// When the places of a renovation come back.
    pub fn done(&self) -> Option<YearMonth> {
        let year = self.until?;
        Some(YearMonth::new(year, self.until_month))
    }
}

/// A month of a year, at whose beginning something happens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct YearMonth {
    /// The year.
    pub year: Year,
    /// The month, 1 to 12.
    pub month: u8,
}

impl YearMonth {
    /// January where only the year is known.
    fn new(year: Year, month: Option<u8>) -> Self {
        let month = month.unwrap_or(1).clamp(1, 12);
        Self { year, month }
    }

    /// The part of a year that lies after it.
    ///
    /// ```
    /// let september = projection::care::YearMonth { year: 2028, month: 9 };
    /// let parts = [2027, 2028, 2029].map(|year| september.part_of(year));
    /// assert_eq!(parts, [0.0, 4.0 / 12.0, 1.0]);
    /// ```
    pub fn part_of(self, year: Year) -> f64 {
        match self.year.cmp(&year) {
            Ordering::Less => 1.0,
            Ordering::Greater => 0.0,
            Ordering::Equal => f64::from(13 - self.month) / 12.0,
        }
    }
}

/// What happens to places.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum EventKind {
    /// A home opens.
    NewHome,
    /// A home closes.
    Closing,
    /// A home is renovated: places are empty from the year until another.
    Renovation,
    /// Places with choice-system providers come; fewer come if the number is negative.
    ChoiceSystem,
    /// Senior housing opens.
    SeniorHousing,
}

/// Who works, and how much.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Staffing {
    /// Hours that a full-time post works in a year when nobody is away.
    pub full_time_hours: f64,
    /// How much of full time those work who do not work full time.
    pub part_time_rate: f64,
    /// Professions by their name in the scenario.
    #[serde(rename = "profession")]
    pub professions: BTreeMap<String, Profession>,
    /// What changes hours: technology, continuity, supervision at night.
    #[serde(rename = "effect", default)]
    pub effects: Vec<Effect>,
}

/// A profession.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Profession {
    /// What it is called.
    pub title: String,
    /// Employed at the end of the scenario's year.
    pub employed: f64,
    /// Share of hours lost to sickness, 0 to 1.
    pub sick_leave: f64,
    /// Share who work full time, 0 to 1.
    pub full_time: f64,
    /// Share who leave in a year for other reasons than age, 0 to 1.
    pub leaving: f64,
    /// Persons who retire, year by year from the first after the scenario's; the last goes on.
    pub retiring: Vec<f64>,
}

/// Something that changes the hours that services take.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Effect {
    /// What it is.
    pub name: String,
    /// Services whose hours it changes; all if none is named.
    #[serde(default)]
    pub services: Vec<String>,
    /// The year in which it begins.
    pub from: Year,
    /// The year from which it is whole.
    pub whole: Year,
    /// The share of hours that it frees, when whole; it costs hours if negative.
    pub frees: f64,
    /// What is assumed, and where it comes from.
    pub assumption: String,
}

impl Effect {
    /// What is left of the hours in a year, beside those of another year: what was freed by then is gone already.
    pub fn left(&self, year: Year, since: Year) -> f64 {
        self.left_of_all(year) / self.left_of_all(since)
    }

    fn left_of_all(&self, year: Year) -> f64 {
        let (from, whole) = (f64::from(self.from), f64::from(self.whole));
        let way = if year >= self.whole {
            1.0
        } else {
            ((f64::from(year) - from) / (whole - from)).clamp(0.0, 1.0)
        };
        1.0 - self.frees * way
    }
}

impl Staffing {
    /// What is left of the hours of a service in a year, beside those of another year.
    pub(crate) fn left(&self, service: &str, (year, since): (Year, Year)) -> f64 {
        let effects = self.effects.iter();
        let effects = effects.filter(|effect| applies(&effect.services, service));
        effects.map(|effect| effect.left(year, since)).product()
    }
}

impl Composition {
    /// How much more is needed in a year than in another, because the trait has become more or less common.
    pub fn factor(&self, year: Year, since: Year) -> f64 {
        let load = |year| 1.0 + self.share(year) * (self.ratio - 1.0);
        load(year) / load(since)
    }

    fn share(&self, year: Year) -> f64 {
        let before = self.shares.iter().rfind(|known| known.year <= year);
        let after = self.shares.iter().find(|known| known.year >= year);
        match (before, after) {
            (Some(before), Some(after)) if after.year > before.year => {
                let way = f64::from(year - before.year) / f64::from(after.year - before.year);
                before.share + way * (after.share - before.share)
            }
            (Some(known), _) | (_, Some(known)) => known.share,
            (None, None) => 0.0,
        }
    }
}

impl Scenario {
    /// Reads a scenario, and refuses what contradicts itself.
    pub fn read(text: &str) -> Result<Self, Trouble> {
        let scenario: Self = toml::from_str(text).map_err(|e| Trouble::of_toml(text, &e))?;
        scenario.check()?;
        Ok(scenario)
    }

    /// Refuses what contradicts itself, in a scenario that was changed after it was read.
    pub fn checked(self) -> Result<Self, Trouble> {
        self.check()?;
        Ok(self)
    }
}
