//! A deviation in words: its kind, how far it has come, whom it is about, what was told.

use jiff::SignedDuration;
use maud::{Markup, Render, html};
use page_kit::{
    T, Visit,
    components::{Choice, Facts, Status, StatusKind, prose},
    dates,
};

use super::shown::{Concerned, Shown};
use crate::model::{Case, Class, DeviationKind, Done, Happened, Harm, Report, State};

/// What waited shorter than this on a phone came at once.
const WAITED: SignedDuration = SignedDuration::from_mins(15);

/// What sort of thing.
pub(super) fn kind(t: T<'_>, kind: DeviationKind) -> String {
    t.say(&format!("deviations-kind-{}", kind.key()))
}

/// Whether somebody came to harm.
pub(super) fn harm(t: T<'_>, harm: Harm) -> String {
    t.say(&format!("deviations-harm-{}", harm.key()))
}

/// What it was judged to be.
pub(super) fn class(t: T<'_>, class: Option<Class>) -> String {
    match class {
        Some(class) => t.say(&format!("deviations-class-{}", class.key())),
        None => t.say("deviations-class-none"),
    }
}

/// How far it has come.
pub(super) fn state(t: T<'_>, state: State) -> String {
    t.say(&format!("deviations-state-{}", state.key()))
}

/// How far it has come, as a mark.
pub(super) fn status(t: T<'_>, of: State) -> Status {
    let kind = match of {
        State::Reported => StatusKind::New,
        State::Investigating | State::Remedying => StatusKind::Active,
        State::Closed => StatusKind::Closed,
    };
    Status::new(kind, state(t, of))
}

/// What it was judged to be, as marks.
pub(super) fn marks(t: T<'_>, case: &Case) -> Markup {
    html! {
        (status(t, case.state))
        @if case.is_lex_sarah() { " " (Status::new(StatusKind::Warning, class(t, case.class))) }
        @if case.is_serious() { " " (Status::new(StatusKind::Stopped, t.say("deviations-serious"))) }
    }
}

/// The kinds, to choose from.
pub(super) fn kinds(t: T<'_>) -> Vec<Choice> {
    let one = |one: &DeviationKind| Choice::new(one.key(), kind(t, *one));
    DeviationKind::ALL.iter().map(one).collect()
}

/// Whether somebody came to harm, to choose from.
pub(super) fn harms(t: T<'_>) -> Vec<Choice> {
    let one = |one: &Harm| Choice::new(one.key(), harm(t, *one));
    Harm::ALL.iter().map(one).collect()
}

/// When something happened.
pub(super) fn happened(visit: &Visit, happened: Happened) -> Markup {
    let day = dates::day_element(visit.language(), happened.on, visit.today());
    html! {
        (day)
        @if let Some(at) = happened.at { " " (dates::clock_time(visit.language(), at)) }
    }
}

/// The name of a unit.
pub(super) fn unit(visit: &Visit, unit: kernel::UnitId) -> String {
    visit.app.unit_name(unit).unwrap_or_default()
}

/// Who did something, and when.
pub(super) fn by(visit: &Visit, by: &Done) -> String {
    visit.t().with(
        "deviations-by",
        &[
            ("name", by.name.as_str().into()),
            ("unit", unit(visit, by.unit).into()),
            ("when", dates::full_moment(visit.language(), by.at).into()),
        ],
    )
}

/// Whom it is about.
pub(super) fn concerned(visit: &Visit, concerned: &Concerned) -> String {
    let t = visit.t();
    match concerned {
        Concerned::Nobody => t.say("deviations-nobody"),
        Concerned::Hidden | Concerned::Closed => t.say("deviations-hidden"),
        Concerned::Person(person) => person.name(),
    }
}

/// When it was said, where it waited on a phone without network for so long that it matters.
fn said(visit: &Visit, report: &Report) -> Option<Markup> {
    let said = report.said?;
    let waited = report.by.at.duration_since(said) >= WAITED;
    waited.then(|| dates::moment_element(visit.language(), said, visit.now()).render())
}

/// What was told. The reporter's name is for those who handle it.
pub(super) fn told(visit: &Visit, shown: &Shown) -> Markup {
    let t = visit.t();
    let report = &shown.view.report;
    let told = &report.told;
    let reporter = if shown.handles {
        by(visit, &report.by)
    } else {
        t.with(
            "deviations-reported-on",
            &[(
                "when",
                dates::full_moment(visit.language(), report.by.at).into(),
            )],
        )
    };
    let at_once = told.at_once.as_ref().map(prose);
    html! {
        (Facts::new()
            .fact(t.say("deviations-happened"), happened(visit, told.happened))
            .maybe(t.say("deviations-said"), said(visit, report))
            .fact(t.say("deviations-unit"), unit(visit, told.unit))
            .fact(t.say("deviations-concerned"), concerned(visit, &shown.concerned))
            .fact(t.say("deviations-kind"), kind(t, shown.view.case.kind))
            .fact(t.say("deviations-harm"), harm(t, shown.view.case.harm))
            .fact(t.say("deviations-words"), prose(&told.words))
            .maybe(t.say("deviations-at-once"), at_once)
            .fact(t.say("deviations-reporter"), reporter))
    }
}
