//! Standard times (schablontider): one table for the whole municipality, so that two districts grant alike.

use kernel::{Date, Language, Line, Minutes, ParseKeyError};
use serde::{Deserialize, Serialize};

use super::{LifeArea, ServiceCode, TaskCode};

kernel::keyed! {
    /// What makes a task take longer, or shorter, for a person.
    pub enum Circumstance {
        /// Two must help.
        DoubleStaffing => "double-staffing",
        /// The person walks with a rollator or sits in a wheelchair.
        WalkingAid => "walking-aid",
        /// Stairs without a lift.
        Stairs => "stairs",
        /// A wound, a dressing or sore skin.
        Wound => "wound",
        /// The person needs guidance step by step.
        CognitiveSupport => "cognitive-support",
        /// Somebody else in the household has the same help, or shares in the work.
        SharedHousehold => "shared-household",
        /// No language in common.
        Interpreter => "interpreter",
    }
}

kernel::keyed! {
    /// The period in which a task is done so many times.
    pub enum Per {
        /// Every day.
        Day => "day",
        /// Every week.
        Week => "week",
        /// Every two weeks.
        TwoWeeks => "two-weeks",
        /// Every month.
        Month => "month",
    }
}

impl Per {
    /// How often it comes in 364 days, which are thirteen times four weeks (a month is taken as a twelfth of that).
    const fn in_364_days(self) -> i64 {
        match self {
            Self::Day => 364,
            Self::Week => 52,
            Self::TwoWeeks => 26,
            Self::Month => 12,
        }
    }
}

/// How often.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Frequency {
    /// So many times …
    pub times: i64,
    /// … in each of these.
    pub per: Per,
}

impl Frequency {
    /// Minutes in an average week, to the nearest whole minute.
    ///
    /// ```
    /// use kernel::Minutes;
    /// use organisation::{Frequency, Per};
    /// let cleaning = Frequency { times: 1, per: Per::TwoWeeks };
    /// assert_eq!(cleaning.weekly(Minutes::new(90)), Minutes::new(45));
    /// let errands = Frequency { times: 1, per: Per::Month };
    /// assert_eq!(errands.weekly(Minutes::new(30)), Minutes::new(7));
    /// ```
    pub const fn weekly(self, occasion: Minutes) -> Minutes {
        let yearly = occasion
            .count()
            .saturating_mul(self.times)
            .saturating_mul(self.per.in_364_days());
        Minutes::new(yearly.saturating_add(26) / 52)
    }
}

/// What a circumstance does to the time of a task.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Effect {
    /// So many minutes more for each occasion.
    Added(Minutes),
    /// So many per cent of the time: 200 for two who help, 50 for a shared household.
    Percent(i64),
}

impl Effect {
    /// As files write it: `+5` or `200%`.
    pub fn parse(typed: &str) -> Result<Self, ParseKeyError> {
        let typed = typed.trim();
        let number = |text: &str| text.trim().parse::<i64>().map_err(|_broken| ParseKeyError);
        if let Some(percent) = typed.strip_suffix('%') {
            let percent = number(percent)?;
            return if (1..=1000).contains(&percent) {
                Ok(Self::Percent(percent))
            } else {
                Err(ParseKeyError)
            };
        }
        let added = number(typed.strip_prefix('+').ok_or(ParseKeyError)?)?;
        if (0..=480).contains(&added) {
            Ok(Self::Added(Minutes::new(added)))
        } else {
            Err(ParseKeyError)
        }
    }
}

/// A task and how long it usually takes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StandardTime {
    /// The task's code.
    pub task: TaskCode,
    /// Its name in Swedish.
    pub name_sv: Line,
    /// Its name in English.
    pub name_en: Line,
    /// The service that it is a part of.
    pub service: ServiceCode,
    /// The life area in which it meets a need.
    pub life_area: LifeArea,
    /// Minutes for each occasion.
    pub minutes: Minutes,
    /// How often it is usually done.
    pub usual: Frequency,
    /// What makes it take longer or shorter.
    pub circumstances: Vec<(Circumstance, Effect)>,
}

impl StandardTime {
    /// Its name in the reader's language.
    pub const fn name(&self, language: Language) -> &Line {
        match language {
            Language::Swedish | Language::Finnish => &self.name_sv,
            Language::English => &self.name_en,
        }
    }

    /// Minutes for one occasion under circumstances: what is added comes first, then the shares, each rounded to
    /// the nearest minute. Circumstances that the task does not know change nothing.
    pub fn occasion(&self, circumstances: &[Circumstance]) -> Minutes {
        let known = || {
            self.circumstances
                .iter()
                .filter(|(circumstance, _effect)| circumstances.contains(circumstance))
                .map(|(_circumstance, effect)| *effect)
        };
        let added = known().fold(self.minutes, |sum, effect| match effect {
            Effect::Added(minutes) => sum + minutes,
            Effect::Percent(_) => sum,
        });
        known().fold(added, |sum, effect| match effect {
            Effect::Added(_) => sum,
            Effect::Percent(percent) => Minutes::new((sum.count() * percent + 50) / 100),
        })
    }
}

/// The table as it stands from a day until the next.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StandardTable {
    /// The first day on which it holds.
    pub valid_from: Date,
    /// Who decided on it, or where it comes from.
    pub source: Line,
    /// Whether the values are examples, to be replaced by the municipality's own.
    pub example: bool,
    /// The tasks, by service and life area.
    pub tasks: Vec<StandardTime>,
}

impl StandardTable {
    /// The standard time of a task.
    pub fn task(&self, code: &TaskCode) -> Option<&StandardTime> {
        self.tasks.iter().find(|task| task.task == *code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn circumstances_add_first_and_share_after() {
        let example = crate::example_standard_times();
        let shower = example
            .iter()
            .find(|t| t.task.as_str() == "shower")
            .expect("a task");
        assert_eq!(shower.occasion(&[]), Minutes::new(30));
        assert_eq!(
            shower.occasion(&[Circumstance::WalkingAid, Circumstance::Wound]),
            Minutes::new(50)
        );
        assert_eq!(
            shower.occasion(&[Circumstance::DoubleStaffing, Circumstance::WalkingAid]),
            Minutes::new(80)
        );
        assert_eq!(
            shower.occasion(&[Circumstance::SharedHousehold]),
            Minutes::new(30)
        );
    }

    #[test]
    fn effects_are_read_as_files_write_them() {
        assert_eq!(Effect::parse("+5"), Ok(Effect::Added(Minutes::new(5))));
        assert_eq!(Effect::parse("200 %"), Ok(Effect::Percent(200)));
        for bad in ["", "5", "-5", "0%", "x", "+481", "1001%"] {
            assert!(Effect::parse(bad).is_err(), "{bad}");
        }
    }
}
