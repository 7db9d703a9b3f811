//! What can be turned in a scenario on its page: a few numbers, each with its bounds and its unit.

use std::collections::BTreeMap;

kernel::keyed! {
    /// A number that can be turned.
    pub enum Knob {
        /// The likeliest fall of use, in per cent a year.
        Fall => "fall",
        /// The least.
        FallLow => "fall-low",
        /// The most.
        FallHigh => "fall-high",
        /// All use, in per cent of what is assumed.
        Use => "use",
        /// Sickness among staff, in percentage points more than is assumed.
        Sick => "sick",
        /// Full time among staff, in percentage points more than is assumed.
        FullTime => "full-time",
        /// Pay, in per cent a year.
        Pay => "pay",
        /// Other prices, in per cent a year.
        Prices => "prices",
        /// Places in a home.
        Home => "home",
        /// Years from a decision to the first resident.
        Building => "building",
        /// The accepted probability of being short by more than a home, in per cent.
        Risk => "risk",
        /// Places that stand empty at any time, in per cent.
        Vacant => "vacant",
    }
}

impl Knob {
    /// The least and the most.
    pub const fn bounds(self) -> (f64, f64) {
        match self {
            Self::Fall | Self::FallLow | Self::FallHigh => (-3.0, 5.0),
            Self::Use => (50.0, 150.0),
            Self::Sick => (-10.0, 10.0),
            Self::FullTime => (-50.0, 50.0),
            Self::Pay | Self::Prices => (-2.0, 10.0),
            Self::Home => (6.0, 200.0),
            Self::Building => (0.0, 15.0),
            Self::Risk => (0.0, 100.0),
            Self::Vacant => (0.0, 30.0),
        }
    }

    /// By how much it moves at a time; every number is a multiple of it.
    pub const fn step(self) -> f64 {
        match self {
            Self::Fall | Self::FallLow | Self::FallHigh | Self::Pay | Self::Prices => 0.1,
            Self::Sick | Self::Vacant => 0.5,
            Self::Use | Self::FullTime | Self::Home | Self::Building | Self::Risk => 1.0,
        }
    }

    /// How many decimals it is shown with.
    pub const fn decimals(self) -> usize {
        match self {
            Self::Use | Self::FullTime | Self::Home | Self::Building | Self::Risk => 0,
            Self::Fall
            | Self::FallLow
            | Self::FallHigh
            | Self::Pay
            | Self::Prices
            | Self::Sick
            | Self::Vacant => 1,
        }
    }

    /// A number as people type it, `0,8` or `0.8`; none where it is out of bounds.
    ///
    /// ```
    /// use needs::Knob;
    /// assert_eq!(Knob::Fall.parse("0,8"), Some(0.8));
    /// assert_eq!(Knob::Fall.parse("8"), None);
    /// assert_eq!(Knob::Building.parse("4.6"), Some(5.0));
    /// ```
    pub fn parse(self, typed: &str) -> Option<f64> {
        let number = Self::number(typed)?;
        let (least, most) = self.bounds();
        // What is no number lies in no range.
        (least..=most)
            .contains(&number)
            .then(|| self.rounded(number))
    }

    /// Whether what is typed is a number as it stands, in whatever way it is written. Files know no bounds of knobs.
    pub(crate) fn stands(typed: &str, value: f64) -> bool {
        Self::number(typed).is_some_and(|number| (number - value).abs() < f64::EPSILON)
    }

    fn number(typed: &str) -> Option<f64> {
        let plain: String = typed.chars().filter(|c| !c.is_whitespace()).collect();
        let plain = plain.replace(',', ".").replace('\u{2212}', "-");
        plain.parse().ok()
    }

    /// The nearest of its steps.
    pub fn rounded(self, number: f64) -> f64 {
        let per_unit = (1.0 / self.step()).round();
        (number * per_unit).round() / per_unit
    }
}

/// The numbers as they stand, or as somebody tries them.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Knobs(BTreeMap<Knob, f64>);

impl Knobs {
    /// Sets one of them.
    #[must_use]
    pub fn with(mut self, knob: Knob, value: f64) -> Self {
        self.0.insert(knob, value);
        self
    }

    /// One of them; none where the assumptions have nothing of the kind.
    pub fn get(&self, knob: Knob) -> Option<f64> {
        self.0.get(&knob).copied()
    }

    /// All that there are, in the order of [`Knob::ALL`].
    pub fn all(&self) -> impl Iterator<Item = (Knob, f64)> {
        self.0.iter().map(|(knob, value)| (*knob, *value))
    }
}
