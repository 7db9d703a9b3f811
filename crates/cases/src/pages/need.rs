//! The need in one life area: one area a page, saved by itself, on to the next.

use kernel::Problem;
use maud::{Markup, html};
use organisation::LifeArea;
use page_kit::{
    Form, Reply, Visit,
    components::{Button, ButtonRow, Choice, Heading},
};

use super::case_view::{Shown, area_name, load, with_prose};
use crate::{
    actions::RecordNeed,
    model::{Described, InvestigationState, Limitation},
};

/// The area as it stands.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let shown = load(&visit).await?;
    let area: LifeArea = visit.part("area")?;
    let stands = shown.file.needs.iter().find(|need| need.area == area);
    let form = visit
        .blank()
        .with("version", stands.map_or(0, |need| need.version));
    let form = match stands {
        Some(need) => filled(form, &need.described),
        None => form,
    };
    Ok(view(&visit, &shown, (area, &form)))
}

fn filled(form: Form, described: &Described) -> Form {
    let form = with_prose(form, "state", described.state_now.as_ref());
    let form = with_prose(form, "aim", described.aim.as_ref());
    let form = with_prose(form, "need", described.need.as_ref());
    let form = with_prose(form, "resources", described.resources.as_ref());
    let form = with_prose(form, "factors", described.factors.as_ref());
    with_prose(form, "relatives", described.relatives.as_ref())
        .with_maybe("limitation", described.limitation.map(Limitation::key))
        .with_maybe(
            "limitation-aimed",
            described.limitation_aimed.map(Limitation::key),
        )
}

/// Saves it, and goes on to the next area or back to the case.
pub(super) async fn save(visit: Visit) -> Result<Reply, Problem> {
    let shown = load(&visit).await?;
    let area: LifeArea = visit.part("area")?;
    let mut form = visit.form();
    let input = read(&mut form, &shown, area);
    match visit.submit(&mut form, input).await? {
        Some(()) => {
            let next = next(area).filter(|_| form.value("then") == "next");
            let to = match next {
                Some(next) => format!("{}/behov/{}", shown.address(), next.key()),
                None => format!("{}#behov", shown.address()),
            };
            Ok(visit.go(to).saying("cases-need-saved"))
        }
        None => Ok(view(&visit, &shown, (area, &form))),
    }
}

fn read(form: &mut Form, shown: &Shown, area: LifeArea) -> Option<RecordNeed> {
    let (state_now, aim) = (form.optional_prose("state"), form.optional_prose("aim"));
    let (need, resources) = (
        form.optional_prose("need"),
        form.optional_prose("resources"),
    );
    let (factors, relatives) = (
        form.optional_prose("factors"),
        form.optional_prose("relatives"),
    );
    let (limitation, aimed) = (
        form.optional_choice("limitation"),
        form.optional_choice("limitation-aimed"),
    );
    Some(RecordNeed {
        person: shown.person.id,
        case: shown.file.case.id,
        area,
        version: form.version(),
        described: Described {
            state_now: state_now?,
            aim: aim?,
            need: need?,
            resources: resources?,
            factors: factors?,
            relatives: relatives?,
            limitation: limitation?,
            limitation_aimed: aimed?,
        },
    })
}

/// The area after this one.
fn next(area: LifeArea) -> Option<LifeArea> {
    LifeArea::ALL.iter().copied().find(|other| *other > area)
}

fn view(visit: &Visit, shown: &Shown, (area, form): (LifeArea, &Form)) -> Reply {
    let t = visit.t();
    let name = area_name(visit, area);
    let place = LifeArea::ALL.iter().position(|a| *a == area).unwrap_or(0);
    let count = |n: usize| i64::try_from(n).unwrap_or(0);
    let over = t.with(
        "cases-need-over",
        &[
            ("person", shown.person.name().into()),
            ("place", count(place + 1).into()),
            ("of", count(LifeArea::ALL.len()).into()),
        ],
    );
    let is_open = shown.file.investigation.state == InvestigationState::Open;
    let then = match next(area) {
        Some(_) => {
            ButtonRow::new(Button::primary(t.say("cases-need-save-next")).sends("then", "next"))
                .and(Button::secondary(t.say("cases-need-save")).sends("then", "case"))
        }
        None => ButtonRow::new(Button::primary(t.say("cases-need-save")).sends("then", "case")),
    };
    let then = match next(area) {
        Some(next) => then.and(Button::quiet(t.say("cases-need-skip")).href(format!(
            "{}/behov/{}",
            shown.address(),
            next.key()
        ))),
        None => then.and(Button::quiet(t.say("page-kit-cancel")).href(shown.address())),
    };
    let body = html! {
        (Heading::new(name.clone()).over(over).lead(t.say(&format!("cases-area-hint-{}", area.key()))))
        form method="post" action={ (shown.address()) "/behov/" (area.key()) } {
            (form.around(t, html! {
                (fields(visit, form))
                @if is_open { (then) }
            }))
        }
    };
    Reply::page(name.clone(), body)
        .breadcrumbs(&shown.way(visit).here(name))
        .with_errors(form.has_errors())
}

fn fields(visit: &Visit, form: &Form) -> Markup {
    let t = visit.t();
    let levels = || {
        Limitation::ALL.iter().map(|level| {
            let name = t.say(&format!("cases-limitation-{}", level.key()));
            Choice::new(level.key(), format!("{} – {name}", level.key()))
        })
    };
    html! {
        (form.area(t, "state", "cases-need-state").hint(t.say("cases-need-state-hint")).rows(4).optional())
        (form.area(t, "resources", "cases-need-resources").hint(t.say("cases-need-resources-hint")).rows(3).optional())
        (form.select(t, "limitation", "cases-need-limitation").empty(t.say("cases-need-not-assessed"))
            .choices(levels()).hint(t.say("cases-need-limitation-hint")).optional())
        (form.area(t, "factors", "cases-need-factors").hint(t.say("cases-need-factors-hint")).rows(3).optional())
        (form.area(t, "relatives", "cases-need-relatives").hint(t.say("cases-need-relatives-hint")).rows(3).optional())
        (form.area(t, "aim", "cases-need-aim").hint(t.say("cases-need-aim-hint")).rows(3).optional())
        (form.select(t, "limitation-aimed", "cases-need-limitation-aimed").empty(t.say("cases-need-not-assessed"))
            .choices(levels()).optional())
        (form.area(t, "need", "cases-need-need").hint(t.say("cases-need-need-hint")).rows(3).optional())
    }
}
