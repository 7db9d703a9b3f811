//! The alternatives of a scenario: those that it has, and the form that adds an own one or takes one away.

use kernel::{Line, Problem, Refusal};
use maud::{Markup, html};
use page_kit::{
    Form, Reply, Visit,
    components::{
        Button, ButtonRow, Column, Heading, Notice, Section, Status, StatusKind, Table, hidden,
    },
};
use projection::care::Fall;

use super::{
    changing,
    scope::{self, Loaded},
    words,
};
use crate::{
    model::{Assumptions, Knob},
    rules::{self, NewAlternative},
};

/// The knobs of a fall, from the least to the most.
const FALLS: [Knob; 3] = [Knob::FallLow, Knob::Fall, Knob::FallHigh];
/// The longest text on why an alternative is assumed.
const ASSUMPTION_MAX: i64 = 1_000;

/// The page.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let loaded = scope::load(&visit).await?;
    let form = visit.blank().with("version", loaded.scenario.version);
    Ok(view(&visit, &loaded, &form))
}

/// Adds an alternative or takes one away: a new version either way.
pub(super) async fn save(visit: Visit) -> Result<Reply, Problem> {
    let mut sent = changing::read(&visit).await?;
    let (form, own) = (&mut sent.form, &sent.loaded.version.assumptions);
    let changed = if form.value("bort").is_empty() {
        added(&visit, form, own)
    } else {
        taken_away(&visit, form, own)
    };
    match sent.keep(&visit, changed, "/alternativ").await? {
        Some(saved) => Ok(saved),
        None => Ok(view(&visit, &sent.loaded, &sent.form)),
    }
}

fn added(visit: &Visit, form: &mut Form, own: &Assumptions) -> Option<(Assumptions, Line)> {
    let name = form.line("name");
    let [low, mode, high] = FALLS.map(|knob| {
        let number = knob.parse(form.value(knob.key()));
        if number.is_none() {
            form.refuse(words::out_of_bounds(visit, knob).at(knob.key()));
        }
        number
    });
    let assumption = form.value("assumption").trim().to_owned();
    if i64::try_from(assumption.chars().count()).unwrap_or(i64::MAX) > ASSUMPTION_MAX {
        let refusal = Refusal::new("needs-refusal-alternative-why");
        form.refuse(refusal.with("most", ASSUMPTION_MAX).at("assumption"));
        return None;
    }
    let name = name?;
    let fall = Fall {
        low: low?,
        mode: mode?,
        high: high?,
    };
    let why = why(visit, ("needs-why-alternative", name.as_str()))?;
    let new = NewAlternative {
        name,
        fall,
        assumption,
    };
    match rules::with_alternative(own, new) {
        Ok(assumptions) => Some((assumptions, why)),
        Err(refusal) => {
            form.refuse(refusal);
            None
        }
    }
}

fn taken_away(visit: &Visit, form: &mut Form, own: &Assumptions) -> Option<(Assumptions, Line)> {
    let name = form.value("bort").to_owned();
    match rules::without_alternative(own, &name) {
        Ok(assumptions) => {
            let name = words::alternative(visit.t(), &name);
            let why = why(visit, ("needs-why-no-alternative", &name))?;
            Some((assumptions, why))
        }
        Err(refusal) => {
            form.refuse(refusal);
            None
        }
    }
}

/// What is said of the new version.
fn why(visit: &Visit, (key, name): (&str, &str)) -> Option<Line> {
    // A name of a file may be longer than a line has room for.
    let name: String = name.chars().take(100).collect();
    let said = visit.t().with(key, &[("name", name.into())]);
    Line::parse(&said).ok()
}

fn view(visit: &Visit, loaded: &Loaded, form: &Form) -> Reply {
    let t = visit.t();
    let title = "needs-alternatives";
    let body = html! {
        (Heading::new(t.say(title)).over(loaded.scenario.name.as_str()).lead(words::standing(visit, loaded)))
        p { (t.say("needs-alternatives-lead")) }
        (list(visit, loaded))
        @if loaded.may_change() { (add(visit, loaded, form)) }
        @else { (form.top(t)) (Notice::info(t, words::not_latest(visit, loaded))) }
    };
    let way = loaded.way(t, title);
    visit
        .page(title, body)
        .breadcrumbs(&way)
        .with_errors(form.has_errors())
}

fn list(visit: &Visit, loaded: &Loaded) -> Markup {
    let (t, language) = (visit.t(), visit.language());
    let own = &loaded.version.assumptions;
    let mut table = Table::new(t, t.say("needs-alternatives"))
        .hide_caption()
        .column(Column::new(t.say("needs-alternative")))
        .column(Column::number(t.say("needs-alternative-fall")))
        .column(Column::new(t.say("needs-alternative-services")))
        .column(Column::new(t.say("needs-alternative-why")))
        .column(Column::actions(t.say("needs-alternative-use")));
    let taken = |name: Option<&str>| {
        html! {
            @if own.alternative.as_deref() == name {
                " " (Status::new(StatusKind::Done, t.say("needs-alternative-taken")))
            }
        }
    };
    let open = |number: usize, name: &str| {
        let to = format!("{}&alternativ={number}#prova", loaded.own_address());
        Button::quiet(t.say("needs-alternative-try"))
            .about(name)
            .href(to)
    };
    let as_today = t.say("needs-alternative-as-today");
    table = table.row([
        html! { (as_today) (taken(None)) },
        html! {},
        html! {},
        html! { (t.say("needs-as-today")) },
        html! { (open(0, &as_today)) },
    ]);
    for (number, (name, one)) in (1_usize..).zip(&own.care.alternatives) {
        let say = |number: f64| words::decimal(language, number, 1);
        let Fall { low, mode, high } = one.fall;
        let said = words::alternative(t, name);
        table = table.row([
            html! { (said) (taken(Some(name))) },
            html! { span.unbroken { (say(mode)) "\u{a0}% (" (say(low)) "–" (say(high)) ")" } },
            html! { (about(visit, own, &one.services)) },
            html! { (one.assumption) },
            html! {
                (open(number, &said))
                @if loaded.may_change() && own.care.alternatives.len() > 1 { (away(visit, loaded, (name, &said))) }
            },
        ]);
    }
    html! { (table) }
}

/// The services that an alternative is about, by what they are called.
fn about(visit: &Visit, own: &Assumptions, services: &[String]) -> String {
    if services.is_empty() {
        return visit.t().say("needs-alternative-services-all");
    }
    let known = |key: &String| own.care.services.get(key).map(|one| one.title.as_str());
    let titles: Vec<&str> = services.iter().filter_map(known).collect();
    titles.join(", ")
}

fn away(visit: &Visit, loaded: &Loaded, (name, said): (&str, &str)) -> Markup {
    let t = visit.t();
    let form = visit.blank().with("version", loaded.scenario.version);
    html! {
        form.unbroken method="post" action={ "/prognos/" (loaded.scenario.id) "/alternativ" } {
            (form.around(t, html! {
                (hidden("number", &loaded.version.number.to_string()))
                (hidden("bort", name))
                (Button::quiet(t.say("needs-alternative-away")).about(said))
            }))
        }
    }
}

fn add(visit: &Visit, loaded: &Loaded, form: &Form) -> Markup {
    let t = visit.t();
    let fall = |knob: Knob| {
        form.text(t, knob.key(), &words::knob(knob))
            .unit(words::unit(t, knob))
            .width(6)
    };
    let own = &loaded.version.assumptions;
    let services = about(visit, own, &rules::services(own));
    let body = html! {
        form method="post" action={ "/prognos/" (loaded.scenario.id) "/alternativ" } {
            (form.around(t, html! {
                (hidden("number", &loaded.version.number.to_string()))
                p { (t.with("needs-alternative-about", &[("services", services.into())])) }
                (form.text(t, "name", "needs-alternative-name").hint(t.say("needs-alternative-name-hint")).width(30))
                @for knob in FALLS { (fall(knob)) }
                (form.area(t, "assumption", "needs-alternative-why").optional().limit(ASSUMPTION_MAX))
                (ButtonRow::new(Button::primary(t.say("needs-alternative-add"))))
            }))
        }
    };
    let section = Section::new("nytt", t.say("needs-alternative-new"), body);
    html! { (section.intro(t.say("needs-alternative-new-intro"))) }
}
