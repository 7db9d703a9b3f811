//! The lists behind the lives: names, streets, conditions, struggles. Plain files that anybody can read and mend.

use kernel::Sex;
use organisation::{Circumstance, Frequency, LifeArea, TaskCode};
use residents::MinorityLanguage;

/// A list that breaks its own form: which file, which line.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the list {file} is broken at line {line}")]
pub struct ListError {
    /// Which file.
    pub file: &'static str,
    /// Which line, from 1.
    pub line: usize,
}

/// Where a family once came from, which tells of names and languages.
#[derive(Debug, Clone)]
pub(crate) struct Origin {
    pub(crate) weight_old: u64,
    pub(crate) weight_young: u64,
    pub(crate) language: &'static str,
    pub(crate) own_language: u64,
    pub(crate) interpreter_old: u64,
    pub(crate) interpreter_young: u64,
    pub(crate) minority: Option<MinorityLanguage>,
    pub(crate) minority_wish: u64,
    pub(crate) given: Vec<GivenNames>,
    pub(crate) family: Vec<&'static str>,
}

/// Given names of a generation.
#[derive(Debug, Clone)]
pub(crate) struct GivenNames {
    pub(crate) sex: Sex,
    pub(crate) from: i16,
    pub(crate) to: i16,
    pub(crate) names: Vec<&'static str>,
}

/// Something that somebody has, in plain words, and what it makes hard.
#[derive(Debug, Clone)]
pub(crate) struct ConditionRow {
    pub(crate) code: &'static str,
    pub(crate) text: &'static str,
    pub(crate) group: &'static str,
    pub(crate) from_age: i32,
    pub(crate) to_age: i32,
    pub(crate) weight: u64,
    pub(crate) struggles: Vec<&'static str>,
    pub(crate) circumstances: Vec<Circumstance>,
}

/// Something that somebody cannot do alone, in her or his own words, and the task that meets it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Struggle {
    /// Its code in the list.
    pub code: &'static str,
    /// In which life area.
    pub life_area: LifeArea,
    /// How it is now.
    pub state: &'static str,
    /// How the person says it.
    pub own_words: &'static str,
    /// What is wished.
    pub goal: &'static str,
    /// The task that meets it.
    pub task: TaskCode,
    /// How often.
    pub frequency: Frequency,
}

/// A street and the number of its district.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Street {
    pub(crate) name: &'static str,
    pub(crate) district: usize,
}

/// What somebody did for a living.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Occupation {
    pub(crate) text: &'static str,
    pub(crate) from_age: i32,
}

/// All lists.
#[derive(Debug, Clone)]
pub(crate) struct Lists {
    pub(crate) origins: Vec<Origin>,
    pub(crate) conditions: Vec<ConditionRow>,
    pub(crate) struggles: Vec<Struggle>,
    pub(crate) streets: Vec<Street>,
    pub(crate) occupations: Vec<Occupation>,
    pub(crate) districts: Vec<(&'static str, &'static str)>,
    pub(crate) choice_names: Vec<&'static str>,
}

/// The cells of a row.
struct Cells(std::str::Split<'static, char>);

impl Cells {
    fn text(&mut self) -> Option<&'static str> {
        self.0.next()
    }

    fn filled(&mut self) -> Option<&'static str> {
        self.text().filter(|text| !text.is_empty())
    }

    fn parsed<T: std::str::FromStr>(&mut self) -> Option<T> {
        self.text()?.parse().ok()
    }

    fn list(&mut self) -> Option<Vec<&'static str>> {
        let text = self.text()?;
        Some(text.split(',').filter(|one| !one.is_empty()).collect())
    }
}

fn rows<T>(
    file: &'static str,
    text: &'static str,
    read: impl Fn(&mut Cells) -> Option<T>,
) -> Result<Vec<T>, ListError> {
    let lines = text.lines().enumerate().skip(1);
    let row = |(at, line): (usize, &'static str)| {
        read(&mut Cells(line.split(';'))).ok_or(ListError { file, line: at + 1 })
    };
    lines.map(row).collect()
}

impl Lists {
    /// Reads them all.
    pub(crate) fn load() -> Result<Self, ListError> {
        Ok(Self {
            origins: origins()?,
            conditions: conditions()?,
            struggles: struggles()?,
            streets: rows(
                "streets.csv",
                include_str!("../data/streets.csv"),
                |cells| {
                    Some(Street {
                        name: cells.filled()?,
                        district: cells.parsed()?,
                    })
                },
            )?,
            occupations: rows(
                "occupations.csv",
                include_str!("../data/occupations.csv"),
                |cells| {
                    Some(Occupation {
                        text: cells.filled()?,
                        from_age: cells.parsed()?,
                    })
                },
            )?,
            districts: rows(
                "districts.csv",
                include_str!("../data/districts.csv"),
                |cells| Some((cells.filled()?, cells.filled()?)),
            )?,
            choice_names: choice_names()?,
        })
    }

    /// A struggle by its code.
    pub(crate) fn struggle(&self, code: &str) -> Option<&Struggle> {
        self.struggles.iter().find(|one| one.code == code)
    }

    /// A condition by its code.
    pub(crate) fn condition(&self, code: &str) -> Option<&ConditionRow> {
        self.conditions.iter().find(|one| one.code == code)
    }
}

fn choice_names() -> Result<Vec<&'static str>, ListError> {
    let text = include_str!("../data/provider-names.csv");
    let rows = rows("provider-names.csv", text, |cells| {
        cells.filled()?;
        cells.list()
    })?;
    Ok(rows.concat())
}

type GivenRow = (&'static str, GivenNames);

fn given_names() -> Result<Vec<GivenRow>, ListError> {
    let text = include_str!("../data/given-names.csv");
    rows("given-names.csv", text, |cells| {
        let origin = cells.filled()?;
        let sex = match cells.text()? {
            "woman" => Sex::Woman,
            "man" => Sex::Man,
            _other => return None,
        };
        let names = GivenNames {
            sex,
            from: cells.parsed()?,
            to: cells.parsed()?,
            names: cells.list()?,
        };
        Some((origin, names))
    })
}

fn origins() -> Result<Vec<Origin>, ListError> {
    let given = given_names()?;
    let family = rows(
        "family-names.csv",
        include_str!("../data/family-names.csv"),
        |cells| Some((cells.filled()?, cells.list()?)),
    )?;
    rows(
        "origins.csv",
        include_str!("../data/origins.csv"),
        |cells| {
            let key = cells.filled()?;
            let own = |(origin, names): &GivenRow| (*origin == key).then(|| names.clone());
            Some(Origin {
                weight_old: cells.parsed()?,
                weight_young: cells.parsed()?,
                language: cells.filled()?,
                own_language: cells.parsed()?,
                interpreter_old: cells.parsed()?,
                interpreter_young: cells.parsed()?,
                minority: match cells.text()? {
                    "" => None,
                    language => Some(language.parse().ok()?),
                },
                minority_wish: cells.parsed()?,
                given: given.iter().filter_map(own).collect(),
                family: family
                    .iter()
                    .find(|(origin, _names)| *origin == key)?
                    .1
                    .clone(),
            })
        },
    )
}

fn conditions() -> Result<Vec<ConditionRow>, ListError> {
    let text = include_str!("../data/conditions.csv");
    rows("conditions.csv", text, |cells| {
        Some(ConditionRow {
            code: cells.filled()?,
            text: cells.filled()?,
            group: cells.filled()?,
            from_age: cells.parsed()?,
            to_age: cells.parsed()?,
            weight: cells.parsed()?,
            struggles: cells.list()?,
            circumstances: cells
                .list()?
                .into_iter()
                .map(|key| key.parse().ok())
                .collect::<Option<Vec<_>>>()?,
        })
    })
}

fn struggles() -> Result<Vec<Struggle>, ListError> {
    let text = include_str!("../data/struggles.csv");
    rows("struggles.csv", text, |cells| {
        Some(Struggle {
            code: cells.filled()?,
            life_area: cells.parsed()?,
            state: cells.filled()?,
            own_words: cells.filled()?,
            goal: cells.filled()?,
            task: cells.parsed()?,
            frequency: Frequency {
                times: cells.parsed()?,
                per: cells.parsed()?,
            },
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn the_lists_hold_together() {
        let lists = Lists::load().expect("lists");
        let tasks: BTreeSet<_> = organisation::example_standard_times()
            .into_iter()
            .map(|t| t.task)
            .collect();
        for struggle in &lists.struggles {
            assert!(tasks.contains(&struggle.task), "{}", struggle.code);
        }
        for condition in &lists.conditions {
            for code in &condition.struggles {
                assert!(lists.struggle(code).is_some(), "{}: {code}", condition.code);
            }
        }
        for origin in &lists.origins {
            for sex in [Sex::Woman, Sex::Man] {
                for year in [1915, 1950, 1980, 2020] {
                    let fits = |g: &&GivenNames| g.sex == sex && (g.from..=g.to).contains(&year);
                    assert!(
                        origin.given.iter().any(|g| fits(&g)),
                        "{} {year}",
                        origin.language
                    );
                }
            }
        }
        let given: usize = lists
            .origins
            .iter()
            .flat_map(|o| &o.given)
            .map(|g| g.names.len())
            .sum();
        let family: usize = lists.origins.iter().map(|o| o.family.len()).sum();
        assert!(given > 500 && family > 200, "{given} {family}");
        assert!((0..14).all(|d| lists.streets.iter().any(|s| s.district == d)));
    }
}
