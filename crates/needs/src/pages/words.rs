//! Numbers and words that the pages share.

use kernel::{Date, Language, Refusal};
use page_kit::{T, Visit, dates};
use projection::care::{Effect, Fall, Law, Places, Spread, YearMonth};

use super::scope::Loaded;
use crate::{
    model::{Assumptions, Knob, Told},
    rules,
};

/// A number with so many decimals, rounded as [`rounded`] is: the same wherever it stands.
pub(super) fn decimal(language: Language, number: f64, decimals: usize) -> String {
    dates::decimal(language, rounded(number, decimals), decimals)
}

/// A number as it is shown with so many decimals: halves away from nought, as whole numbers are rounded in lists and
/// files. To format it alone would round halves to even ones.
pub(super) fn rounded(number: f64, decimals: usize) -> f64 {
    let per_unit = 10_f64.powi(i32::try_from(decimals).unwrap_or(0));
    (number * per_unit).round() / per_unit
}

/// A number and what it lies between with 80 per cent: `412 (398–431)`.
pub(super) fn spread(language: Language, spread: &Spread, decimals: usize) -> String {
    let say = |number: f64| decimal(language, number, decimals);
    format!(
        "{} ({}–{})",
        say(spread.mean),
        say(spread.p10),
        say(spread.p90)
    )
}

/// What a month is called, by its number.
pub(super) fn month(language: Language, month: u8) -> String {
    let Some(day) = i8::try_from(month)
        .ok()
        .and_then(|month| Date::new(1, month, 1).ok())
    else {
        return month.to_string();
    };
    // Its year is said last.
    let said = dates::month(language, day);
    let name = said.rsplit_once(' ').map(|(name, _)| name.to_owned());
    name.unwrap_or(said)
}

/// A month of a year, or the year alone where no more is known.
pub(super) fn year_month(language: Language, at: YearMonth, known: Option<u8>) -> String {
    match known {
        Some(_) => format!("{} {}", month(language, at.month), at.year),
        None => at.year.to_string(),
    }
}

/// A share as per cent, without decimals.
pub(super) fn percent(language: Language, share: f64) -> String {
    format!("{}\u{a0}%", decimal(language, 100.0 * share, 0))
}

/// An amount of kronor in millions.
pub(super) const MILLIONS: f64 = 1e-6;

/// How many decimals a number of about this size is told with: small ones have one.
pub(super) fn decimals(size: f64) -> usize {
    usize::from(size.abs() < 20.0)
}

/// Everything of a spread in other units.
pub(super) fn scaled(spread: &Spread, unit: f64) -> Spread {
    Spread {
        mean: spread.mean * unit,
        p2_5: spread.p2_5 * unit,
        p10: spread.p10 * unit,
        p50: spread.p50 * unit,
        p90: spread.p90 * unit,
        p97_5: spread.p97_5 * unit,
    }
}

/// A number as it is typed.
pub(super) fn typed(language: Language, number: f64, decimals: usize) -> String {
    decimal(language, number, decimals)
}

/// What a knob is called.
pub(super) fn knob(knob: Knob) -> String {
    format!("needs-knob-{}", knob.key())
}

/// What is said of a number that a knob does not reach.
pub(super) fn out_of_bounds(visit: &Visit, knob: Knob) -> Refusal {
    let bound = |number| typed(visit.language(), number, knob.decimals());
    let (least, most) = knob.bounds();
    let refusal = Refusal::new("needs-refusal-knob").with("least", bound(least));
    refusal.with("most", bound(most))
}

/// What is said where a version is not the latest, and so is not changed.
pub(super) fn not_latest(visit: &Visit, loaded: &Loaded) -> String {
    let last = loaded.lines.first().map_or(0, |line| line.number);
    let args = [
        ("number", loaded.version.number.into()),
        ("last", last.into()),
    ];
    visit.t().with("needs-not-latest", &args)
}

/// The unit of a knob.
pub(super) fn unit(t: T<'_>, knob: Knob) -> String {
    let key = match knob {
        Knob::Fall | Knob::FallLow | Knob::FallHigh | Knob::Pay | Knob::Prices => {
            "needs-unit-percent-year"
        }
        Knob::Use | Knob::Risk | Knob::Vacant => "needs-unit-percent",
        Knob::Sick | Knob::FullTime => "needs-unit-points",
        Knob::Home => "needs-unit-places",
        Knob::Building => "needs-unit-years",
    };
    t.say(key)
}

/// What an alternative is called: by words of ours where the name is ours, else by its own.
pub(super) fn alternative(t: T<'_>, name: &str) -> String {
    match name {
        "falling" => t.say("needs-alternative-falling"),
        "own" => t.say("needs-alternative-own"),
        other => match rules::own_number(other) {
            Some(number) => t.with("needs-alternative-own-more", &[("number", number.into())]),
            None => other.to_owned(),
        },
    }
}

/// What is assumed of use, worded by its sign, and why. Of a trial in which the fall was turned nobody has said why.
pub(super) fn use_assumed(visit: &Visit, loaded: &Loaded) -> Vec<String> {
    let t = visit.t();
    let own = loaded.assumptions();
    let (Some(name), Some(taken)) = (own.alternative.as_deref(), own.taken()) else {
        return vec![t.say("needs-as-today")];
    };
    let (key, numbers) = by_sign(taken.fall);
    let [low, mode, high] = numbers.map(|number| decimal(visit.language(), number, 1));
    let args = [
        ("name", alternative(t, name).into()),
        ("low", low.into()),
        ("mode", mode.into()),
        ("high", high.into()),
    ];
    let mut said = vec![t.with(key, &args)];
    let kept = loaded.version.assumptions.care.alternatives.get(name);
    let is_turned = kept.is_none_or(|kept| kept.fall != taken.fall);
    if !is_turned && !taken.assumption.is_empty() {
        said.push(taken.assumption.clone());
    }
    said
}

/// What a trial tries: another alternative, and each knob that was turned, from what and to what.
pub(super) fn changes(visit: &Visit, loaded: &Loaded) -> Vec<String> {
    let (t, language) = (visit.t(), visit.language());
    let Some(tried) = &loaded.tried else {
        return Vec::new();
    };
    let mut said = Vec::new();
    let mut change = |name: String, from: String, to: String| {
        let args = [
            ("name", name.into()),
            ("from", from.into()),
            ("to", to.into()),
        ];
        said.push(t.with("needs-trial-change", &args));
    };
    let named = |own: &Assumptions| match &own.alternative {
        None => t.say("needs-alternative-as-today"),
        Some(name) => alternative(t, name),
    };
    let version = &loaded.version.assumptions;
    if version.alternative != tried.assumptions.alternative {
        let name = t.say("needs-alternative");
        change(name, named(version), named(&tried.assumptions));
    }
    for (knob, [from, to]) in &tried.changes {
        let say = |number: f64| typed(language, number, knob.decimals());
        let to = format!("{} {}", say(*to), unit(t, *knob));
        change(t.say(&self::knob(*knob)), say(*from), to);
    }
    let on = |on: bool| {
        t.say(if on {
            "needs-effect-on"
        } else {
            "needs-effect-off"
        })
    };
    for (name, is_on) in &tried.switches {
        change(name.clone(), on(!is_on), on(*is_on));
    }
    said
}

/// What an effect is assumed to do: `Frigör 1,5 % av timmarna i Hemtjänst, från 2022 och helt 2026. Antagande: …`.
pub(super) fn effect(visit: &Visit, effect: &Effect) -> String {
    let (t, language) = (visit.t(), visit.language());
    let share = 100.0 * effect.frees;
    let key = if share < 0.0 {
        "needs-effect-takes"
    } else {
        "needs-effect-frees"
    };
    let args = [
        ("share", decimal(language, share.abs(), 1).into()),
        ("from", effect.from.to_string().into()),
        ("whole", effect.whole.to_string().into()),
        ("assumption", effect.assumption.clone().into()),
    ];
    t.with(key, &args)
}

/// How a fall is said, with its least, likeliest and most: a fall below nought is a rise.
fn by_sign(Fall { low, mode, high }: Fall) -> (&'static str, [f64; 3]) {
    if mode > 0.0 {
        ("needs-use-falls", [low, mode, high])
    } else if mode < 0.0 {
        ("needs-use-rises", [-high, -mode, -low])
    } else {
        ("needs-use-stands", [-high, mode, -low])
    }
}

/// What the services of an act are called together.
pub(super) fn services(law: Law) -> &'static str {
    match law {
        Law::Sol => "needs-users-sol",
        Law::Lss => "needs-users-lss",
    }
}

/// A service where it stands alone, with its act where its title does not say it.
pub(super) fn service(law: Law, title: &str) -> String {
    match law {
        Law::Lss if !title.contains("LSS") => format!("{title} (LSS)"),
        Law::Lss | Law::Sol => title.to_owned(),
    }
}

/// What a group of ages is called.
pub(super) fn group(t: T<'_>, group: &str) -> String {
    match group {
        "65-79" => t.say("needs-group-younger"),
        "80+" => t.say("needs-group-old"),
        "90+" => t.say("needs-group-oldest"),
        other => other.to_owned(),
    }
}

/// What a group of ages is called in a heading.
pub(super) fn ages(t: T<'_>, group: &str) -> String {
    let said = match group.split_once('-') {
        Some((from, to)) => format!("{from}–{to}"),
        None => group.to_owned(),
    };
    t.with("needs-ages-of", &[("ages", said.into())])
}

/// What version it is, when it was made, on what it rests, and what the committee has decided.
pub(super) fn standing(visit: &Visit, loaded: &Loaded) -> String {
    let t = visit.t();
    let day = dates::full_day(visit.language(), dates::day_of(loaded.at()));
    let version = t.with(
        "needs-version-told",
        &[
            ("number", loaded.version.number.into()),
            ("day", day.into()),
            ("basis", loaded.basis.name.to_string().into()),
        ],
    );
    if loaded.tried.is_some() {
        return format!("{version} {}", t.say("needs-trial-told"));
    }
    match loaded.adopted() {
        None => version,
        Some(adopted) => {
            let day = dates::full_day(visit.language(), adopted.handled.on);
            let decided = t.with(
                "needs-decided-told",
                &[
                    ("day", day.into()),
                    ("paragraph", adopted.handled.paragraph.to_string().into()),
                ],
            );
            format!("{version} {decided}")
        }
    }
}

/// A forecast that another is held against: `I nämndens prognos, beslutad den 4 december 2025`.
pub(super) fn decided_on(visit: &Visit, day: Date) -> String {
    let day = dates::full_day(visit.language(), day);
    visit
        .t()
        .with("needs-beside-decided", &[("day", day.into())])
}

/// What cost at fixed prices is called, with the year that they are of.
pub(super) fn at_base_prices(t: T<'_>, told: &Told) -> String {
    let year = told.price_year.to_string();
    t.with("needs-cost-base", &[("year", year.into())])
}

/// The year ten years ahead, in which a forecast is told in a sentence, or its last.
pub(super) fn year_told(told: &Told) -> i32 {
    (told.jump_off + 10).min(told.last())
}

/// When places are too few; where they are not by more than a home, how many wait at the worst all the same.
fn of_places(visit: &Visit, told: &Told, places: &Places) -> String {
    let t = visit.t();
    if let (Some(short), Some(decide)) = (places.short_from, places.decide_by) {
        let key = if decide > told.jump_off {
            "needs-said-short"
        } else {
            "needs-said-short-late"
        };
        let homes = i64::try_from(places.homes_needed).unwrap_or(0);
        return t.with(
            key,
            &[
                ("short", short.to_string().into()),
                ("decide", decide.to_string().into()),
                ("homes", homes.into()),
            ],
        );
    }
    let years = places.years.iter();
    let worst = years.max_by(|one, other| one.queue.mean.total_cmp(&other.queue.mean));
    let queue = worst.map(|year| spread(visit.language(), &year.queue, 0));
    t.with(
        "needs-said-enough",
        &[
            ("last", told.last().to_string().into()),
            ("queue", queue.unwrap_or_default().into()),
            (
                "year",
                worst
                    .map_or(told.last(), |year| year.year)
                    .to_string()
                    .into(),
            ),
        ],
    )
}

/// The whole forecast in a few sentences, the most important first.
pub(super) fn sentences(visit: &Visit, told: &Told) -> Vec<String> {
    let (t, language) = (visit.t(), visit.language());
    let year = year_told(told);
    let Some(at) = told.at(year) else {
        return Vec::new();
    };
    let year_word = || year.to_string();
    let mut said = Vec::new();
    if let Some(places) = &told.places {
        said.push(of_places(visit, told, places));
    }
    let old = told.persons.iter().find(|one| one.group == "80+");
    if let Some((old, then)) = old.and_then(|old| Some((old, old.years.get(at)?))) {
        let growth = 100.0 * (then.mean / old.today.max(1.0) - 1.0);
        said.push(t.with(
            "needs-said-persons",
            &[
                ("year", year_word().into()),
                ("base", told.jump_off.to_string().into()),
                ("today", decimal(language, old.today, 0).into()),
                ("then", spread(language, then, 0).into()),
                ("growth", decimal(language, growth, 0).into()),
            ],
        ));
    }
    if let (Some(first), Some(cost)) = (told.cost.first(), told.cost.get(at)) {
        let cost = scaled(&cost.net, MILLIONS);
        let now = first.net.mean * MILLIONS;
        said.push(t.with(
            "needs-said-cost",
            &[
                ("year", year_word().into()),
                ("first", told.first().to_string().into()),
                ("today", decimal(language, now, decimals(now)).into()),
                ("then", spread(language, &cost, decimals(cost.mean)).into()),
            ],
        ));
    }
    said
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halves_are_rounded_alike_in_words_lists_and_differences() {
        let (before, after) = (22.5, 23.0);
        let say = |number: f64| decimal(Language::Swedish, number, 0);
        assert_eq!((say(before), say(after)), ("23".into(), "23".into()));
        assert_eq!(rules::nearest(before), 23);
        assert!((rounded(after, 0) - rounded(before, 0)).abs() < f64::EPSILON);
        assert_eq!(say(-22.5), "\u{2212}23");
        assert_eq!(decimal(Language::Swedish, 0.25, 1), "0,3");
    }

    #[test]
    fn a_fall_below_nought_is_a_rise() {
        let fall = |low, mode, high| by_sign(Fall { low, mode, high });
        let falls = ("needs-use-falls", [0.0, 0.8, 1.5]);
        assert_eq!(fall(0.0, 0.8, 1.5), falls);
        let rises = ("needs-use-rises", [-0.5, 1.0, 2.0]);
        assert_eq!(fall(-2.0, -1.0, 0.5), rises);
        assert_eq!(fall(-1.0, 0.0, 0.5).0, "needs-use-stands");
    }
}
