//! Names by generation and origin, and the languages that go with them.

use kernel::{Line, Sex};
use residents::{Interpreter, LanguageCode, LanguageNeeds};

use crate::{
    draws::Draws,
    lists::{Lists, Origin},
};

/// From this age on somebody counts as old in the lists.
const OLD: i32 = 65;

/// A name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Name {
    pub(crate) given: String,
    pub(crate) family: String,
}

impl Name {
    pub(crate) fn whole(&self) -> String {
        format!("{} {}", self.given, self.family)
    }
}

/// A line out of a list of ours; a list never holds what a line refuses.
pub(crate) fn line(text: &str) -> Line {
    Line::parse(text).unwrap_or_else(|_refused| fallback())
}

fn fallback() -> Line {
    // One letter is always a line.
    match Line::parse("–") {
        Ok(line) => line,
        Err(_refused) => unreachable!("a dash is a line"),
    }
}

/// An origin by age.
pub(crate) fn draw_origin<'a>(draws: &mut Draws, lists: &'a Lists, age: i32) -> Option<&'a Origin> {
    draws.weighted(&lists.origins, |origin| {
        if age >= OLD {
            origin.weight_old
        } else {
            origin.weight_young
        }
    })
}

/// A given name of somebody born that year.
pub(crate) fn draw_given(draws: &mut Draws, origin: &Origin, sex: Sex, year: i16) -> String {
    let fits = |names: &&crate::lists::GivenNames| {
        names.sex == sex && (names.from..=names.to).contains(&year)
    };
    let names = origin
        .given
        .iter()
        .find(fits)
        .map(|names| names.names.as_slice());
    let name = names.and_then(|names| draws.pick(names));
    name.copied().unwrap_or("Kim").to_owned()
}

/// A family name.
pub(crate) fn draw_family(draws: &mut Draws, origin: &Origin) -> String {
    draws
        .pick(&origin.family)
        .copied()
        .unwrap_or("Lind")
        .to_owned()
}

/// A whole name; every third has a second given name.
pub(crate) fn draw_name(draws: &mut Draws, origin: &Origin, sex: Sex, year: i16) -> Name {
    let mut given = draw_given(draws, origin, sex, year);
    if draws.chance(330) {
        let second = draw_given(draws, origin, sex, year);
        if second != given {
            given = format!("{given} {second}");
        }
    }
    Name {
        given,
        family: draw_family(draws, origin),
    }
}

/// What must be known to be understood.
pub(crate) fn draw_languages(draws: &mut Draws, origin: &Origin, age: i32) -> LanguageNeeds {
    let mut needs = LanguageNeeds::default();
    if draws.chance(3) {
        needs.interpreter = Interpreter::SignLanguage;
        return needs;
    }
    if !draws.chance(origin.own_language) {
        return needs;
    }
    if let Ok(code) = LanguageCode::parse(origin.language) {
        needs.own = code;
    }
    let interpreter = if age >= OLD {
        origin.interpreter_old
    } else {
        origin.interpreter_young
    };
    if draws.chance(interpreter) {
        needs.interpreter = Interpreter::Spoken;
    }
    if draws.chance(origin.minority_wish) {
        needs.minority = origin.minority;
    }
    needs
}
