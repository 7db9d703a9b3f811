//! Values, judgements and results in words and marks.

use kernel::Language;
use maud::{Markup, html};
use page_kit::{
    T, Visit,
    components::{Status, StatusKind},
    dates,
};

use crate::model::{
    ActivityState, Assessment, Band, Colour, GoalResult, IndicatorStanding, Scale, Score, Value,
};

/// A value with its unit.
pub(super) fn value(t: T<'_>, value: Value, scale: Scale) -> String {
    let language = t.language();
    let bare = match value {
        Value::Number(number) => number.say(language),
        Value::Span { from, to } => format!("{}–{}", from.say(language), to.say(language)),
        Value::Of { met, of } => {
            return t.with(
                "goals-value-of",
                &[("met", i64::from(met).into()), ("of", i64::from(of).into())],
            );
        }
        Value::All => return t.say("goals-value-all"),
        Value::YesNo(true) => return t.say("goals-value-yes"),
        Value::YesNo(false) => return t.say("goals-value-no"),
    };
    match scale {
        Scale::Percent => format!("{bare} %"),
        Scale::Persons => format!("{bare} {}", t.say("goals-unit-persons")),
        Scale::Days => format!("{bare} {}", t.say("goals-unit-days")),
        Scale::Plain | Scale::Of | Scale::YesNo => bare,
    }
}

/// The same, where there may be none.
pub(super) fn maybe(t: T<'_>, found: Option<Value>, scale: Scale) -> String {
    found.map_or_else(|| t.say("goals-none"), |found| value(t, found, scale))
}

/// A value as it is typed in a form.
pub(super) fn typed(language: Language, value: Value) -> String {
    match language {
        Language::English => value.to_string(),
        Language::Swedish | Language::Finnish => match value {
            Value::All => "alla".to_owned(),
            Value::YesNo(true) => "ja".to_owned(),
            Value::YesNo(false) => "nej".to_owned(),
            Value::Number(_) | Value::Span { .. } | Value::Of { .. } => {
                value.to_string().replace('.', ",")
            }
        },
    }
}

/// What the baseline was, with its year where that is not the year before.
pub(super) fn baseline(t: T<'_>, one: &IndicatorStanding) -> String {
    match (one.baseline, one.baseline_year) {
        (None, _) => t.say("goals-new"),
        (Some(was), None) => value(t, was, one.scale),
        (Some(was), Some(year)) => format!("{} ({year})", value(t, was, one.scale)),
    }
}

/// What the year is to bring.
pub(super) fn aim(t: T<'_>, one: &IndicatorStanding) -> String {
    let key = format!("goals-aim-{}-{}", one.aim.key(), one.better.key());
    match one.target {
        None => t.say(&key),
        Some(target) => value(t, target, one.scale),
    }
}

/// The score as it is written.
pub(super) fn score(language: Language, score: Score) -> &'static str {
    match (score, language) {
        (Score::One, _) => "1",
        (Score::Zero, _) => "0",
        (Score::Half, Language::English) => "0.5",
        (Score::Half, Language::Swedish | Language::Finnish) => "0,5",
    }
}

/// Score and colour as a mark, with the row of the table in words.
pub(super) fn assessment(t: T<'_>, told: Assessment) -> Markup {
    match told {
        Assessment::Scored {
            score: points,
            colour,
            why,
        } => {
            let kind = match colour {
                Colour::Green => StatusKind::Done,
                Colour::Yellow => StatusKind::Warning,
                Colour::Red => StatusKind::Stopped,
            };
            let word = t.say(&format!("goals-colour-{}", colour.key()));
            let word = format!("{} · {word}", score(t.language(), points));
            html! {
                (Status::new(kind, word))
                " " span.muted { (t.say(&format!("goals-why-{}", why.key()))) }
            }
        }
        Assessment::Not(why) => html! {
            (Status::new(StatusKind::Waiting, t.say("goals-unassessed")))
            " " span.muted { (t.say(&format!("goals-unassessed-{}", why.key()))) }
        },
    }
}

/// The same for a file.
pub(super) fn assessment_plain(t: T<'_>, told: Assessment) -> String {
    match told {
        Assessment::Scored {
            score: points,
            colour,
            why,
        } => format!(
            "{} ({}): {}",
            score(t.language(), points),
            t.say(&format!("goals-colour-{}", colour.key())),
            t.say(&format!("goals-why-{}", why.key()))
        ),
        Assessment::Not(why) => t.say(&format!("goals-unassessed-{}", why.key())),
    }
}

/// How a goal was met, as a mark.
pub(super) fn result(t: T<'_>, told: Option<GoalResult>) -> Markup {
    let Some(told) = told else {
        return html! { (Status::new(StatusKind::Waiting, t.say("goals-unassessed"))) };
    };
    let kind = match told.band {
        Band::Met => StatusKind::Done,
        Band::Partly => StatusKind::Warning,
        Band::NotMet => StatusKind::Stopped,
    };
    html! { (Status::new(kind, t.say(&format!("goals-band-{}", told.band.key())))) }
}

/// How a goal was met, in a word.
pub(super) fn result_plain(t: T<'_>, told: Option<GoalResult>) -> String {
    told.map_or_else(
        || t.say("goals-unassessed"),
        |told| t.say(&format!("goals-band-{}", told.band.key())),
    )
}

/// The mean as it is written.
pub(super) fn mean(t: T<'_>, told: GoalResult) -> String {
    dates::decimal(t.language(), f64::from(told.hundredths) / 100.0, 2)
}

/// On what a result rests.
pub(super) fn rests_on(t: T<'_>, told: GoalResult) -> String {
    let args = [
        ("mean", mean(t, told).into()),
        ("counted", i64::from(told.counted).into()),
        ("unassessed", i64::from(told.unassessed).into()),
    ];
    t.with("goals-rests-on", &args)
}

/// How far an activity has come.
pub(super) fn state(t: T<'_>, state: ActivityState) -> Markup {
    let kind = match state {
        ActivityState::Planned => StatusKind::New,
        ActivityState::Begun => StatusKind::Active,
        ActivityState::Done => StatusKind::Done,
        ActivityState::Dropped => StatusKind::Closed,
    };
    html! { (Status::new(kind, t.say(&format!("goals-activity-{}", state.key())))) }
}

/// How a value came, and of which day it tells.
pub(super) fn origin(visit: &Visit, one: &IndicatorStanding) -> String {
    let t = visit.t();
    let mut said = vec![];
    if let Some(day) = one.day {
        said.push(dates::full_day(visit.language(), day));
    }
    if let Some(way) = one.way {
        said.push(t.say(&format!("goals-way-{}", way.key())));
    }
    if one.is_preliminary {
        said.push(t.say("goals-preliminary"));
    }
    said.join(", ")
}
