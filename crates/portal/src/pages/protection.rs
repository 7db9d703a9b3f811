//! What protects a person: markings of protected identity or secrecy, the few who are named, and the person's blocks.

use access::{Login, MarkingKind, Need, Protection, ProtectionKind, Resource};
use kernel::{Period, Problem, Refusal, Units, UserId};
use maud::{Markup, html};
use organisation::{UnitFilter, UnitKind};
use page_kit::{
    Form, Needs, Reply, Routes, Visit,
    components::{
        Breadcrumbs, Button, ButtonRow, Choice, Column, Empty, Field, Heading, Section, Table,
        hidden,
    },
    dates,
};

use super::who::Names;
use crate::actions::{Protect, Step};

/// The routes.
pub(super) fn routes() -> Routes {
    let set = Needs::person(Need::administer(Resource::PersonFile));
    Routes::new()
        .page("/personer/{person}/skydd", set, show)
        .form("/personer/{person}/skydd/markera", set, mark)
        .form("/personer/{person}/skydd/utse", set, name)
        .form("/personer/{person}/skydd/sparra", set, block)
        .form("/personer/{person}/skydd/ta-bort", set, take_away)
}

async fn show(visit: Visit) -> Result<Reply, Problem> {
    view(&visit, &visit.blank()).await
}

/// Marks the person from today on.
async fn mark(visit: Visit) -> Result<Reply, Problem> {
    let mut form = visit.form();
    let kind: Option<MarkingKind> = form.choice("kind");
    let step = kind.map(|kind| Step::Mark(kind, Period::since(visit.today())));
    take(&visit, form, step, "mark-reason").await
}

/// Names somebody, by login, from today on.
async fn name(visit: Visit) -> Result<Reply, Problem> {
    let mut form = visit.form();
    let user = match Login::parse(form.value("login")) {
        Ok(login) => access::user_of_login(visit.reader(), &login).await?,
        Err(_no_login) => None,
    };
    if user.is_none() {
        form.refuse(Refusal::new("portal-refusal-no-user").at("login"));
    }
    let step = user.map(|user| Step::Name(user.id, Period::since(visit.today())));
    take(&visit, form, step, "name-reason").await
}

/// Closes what is written to a unit, or to all other providers.
async fn block(visit: Visit) -> Result<Reply, Problem> {
    let mut form = visit.form();
    let unit = form.optional_choice::<kernel::Id<Units>>("unit");
    take(&visit, form, unit.map(Step::Block), "block-reason").await
}

/// Takes a protection away.
async fn take_away(visit: Visit) -> Result<Reply, Problem> {
    let form = visit.form();
    let id = form.value("id").to_owned();
    let step = match form.value("what") {
        "marking" => id.parse().ok().map(Step::Unmark),
        "naming" => id.parse().ok().map(Step::Unname),
        "block" => id.parse().ok().map(Step::LiftBlock),
        _ => None,
    };
    let step = step.ok_or(Problem::NotFound)?;
    take(&visit, form, Some(step), &format!("reason-{id}")).await
}

async fn take(
    visit: &Visit,
    mut form: Form,
    step: Option<Step>,
    reason: &str,
) -> Result<Reply, Problem> {
    let person = visit.person()?;
    let reason = form.line(reason);
    let action = match (step, reason) {
        (Some(step), Some(reason)) => Some(Protect {
            person,
            step,
            reason,
        }),
        (None, _) | (_, None) => None,
    };
    match visit.submit(&mut form, action).await? {
        Some(()) => Ok(visit
            .go(format!("/personer/{person}/skydd"))
            .saying("portal-protection-saved")),
        None => view(visit, &form).await,
    }
}

async fn view(visit: &Visit, form: &Form) -> Result<Reply, Problem> {
    let t = visit.t();
    let person = visit.person()?;
    let standing = access::protections_of(visit.reader(), person).await?;
    let body = html! {
        (Heading::new(t.say("portal-protection-title")).lead(t.say("portal-protection-lead")))
        (form.around(t, html! {
            (in_force(visit, &standing).await?)
            (forms(visit, form).await?)
        }))
    };
    let way = Breadcrumbs::new(t)
        .step(t.say("portal-person-file"), format!("/personer/{person}"))
        .here(t.say("portal-protection-title"));
    Ok(visit
        .page("portal-protection-title", body)
        .breadcrumbs(&way)
        .with_errors(form.has_errors()))
}

async fn in_force(visit: &Visit, standing: &[Protection]) -> Result<Markup, Problem> {
    let t = visit.t();
    let users = standing.iter().filter_map(|one| match one.kind {
        ProtectionKind::Naming(_, user) => Some(user),
        ProtectionKind::Marking(..) | ProtectionKind::Block(..) => None,
    });
    let names = Names::of_users(visit, users).await?;
    let mut table = Table::new(t, t.say("portal-protection-in-force"))
        .hide_caption()
        .column(Column::new(t.say("portal-protection-what")))
        .column(Column::new(t.say("portal-account-period")))
        .column(Column::actions(t.say("portal-search-do")));
    for one in standing {
        let (what, id, words) = said(visit, one, &names);
        let (from, to) = (one.period.from(), one.period.to());
        table = table.row([
            html! { (words) },
            html! { (dates::period(visit.language(), from, to)) },
            take_away_form(visit, (what, &id), &words)?,
        ]);
    }
    let body = html! {
        @if standing.is_empty() { (Empty::new(t.say("portal-protection-none"))) } @else { (table) }
    };
    Ok(html! { (Section::new("galler", t.say("portal-protection-in-force"), body)) })
}

/// What it is, its id, and its words.
fn said(visit: &Visit, one: &Protection, names: &Names) -> (&'static str, String, String) {
    let t = visit.t();
    match one.kind {
        ProtectionKind::Marking(id, kind) => {
            let words = t.say(&format!("access-marking-{}", kind.key()));
            ("marking", id.to_string(), words)
        }
        ProtectionKind::Naming(id, user) => (
            "naming",
            id.to_string(),
            t.with(
                "portal-protection-named",
                &[("name", named(names, user).into())],
            ),
        ),
        ProtectionKind::Block(id, Some(unit)) => {
            let unit = visit.app.unit_name(unit).unwrap_or_default();
            let words = t.with("portal-protection-blocked", &[("unit", unit.into())]);
            ("block", id.to_string(), words)
        }
        ProtectionKind::Block(id, None) => (
            "block",
            id.to_string(),
            t.say("portal-protection-blocked-all"),
        ),
    }
}

fn named(names: &Names, user: UserId) -> String {
    names.name(user).to_owned()
}

fn take_away_form(visit: &Visit, (what, id): (&str, &str), words: &str) -> Result<Markup, Problem> {
    let t = visit.t();
    let action = format!("/personer/{}/skydd/ta-bort", visit.person()?);
    Ok(html! {
        details {
            summary { (t.say("portal-protection-end")) span.ds-sr-only { ": " (words) } }
            form method="post" action=(action) {
                (visit.blank().top(t))
                (hidden("what", what))
                (hidden("id", id))
                (Field::text(t, format!("reason-{id}"), t.say("portal-reason")))
                (ButtonRow::new(Button::danger(t.say("portal-protection-end"))))
            }
        }
    })
}

async fn forms(visit: &Visit, form: &Form) -> Result<Markup, Problem> {
    let t = visit.t();
    let base = format!("/personer/{}/skydd", visit.person()?);
    let kinds = MarkingKind::ALL.iter().map(|kind| {
        let key = kind.key();
        Choice::new(key, t.say(&format!("access-marking-{key}")))
    });
    let mut units = form
        .select(t, "unit", "portal-protection-toward")
        .empty(t.say("portal-protection-blocked-all"));
    for unit in organisation::units(visit.reader(), &UnitFilter::default()).await? {
        if !matches!(unit.kind, UnitKind::Outside | UnitKind::Office) {
            units = units.choice(unit.id.to_string(), unit.name.as_str());
        }
    }
    let one = |step: &str, fields: Markup, reason: &str, button: &str| {
        html! {
            form method="post" action={ (base) "/" (step) } {
                (visit.blank().top(t))
                (fields)
                (form.text(t, reason, "portal-reason"))
                (ButtonRow::new(Button::secondary(t.say(button))))
            }
        }
    };
    let marking = html! { (form.radios(t, "kind", "portal-protection-kind", kinds)) };
    let login = html! { (form.text(t, "login", "portal-login-name")) };
    Ok(html! {
        (Section::new("utse", t.say("portal-protection-name"), one("utse", login, "name-reason", "portal-protection-name-do"))
            .intro(t.say("portal-protection-name-lead")))
        (Section::new("markera", t.say("portal-protection-mark"), one("markera", marking, "mark-reason", "portal-protection-mark-do"))
            .intro(t.say("portal-protection-mark-lead")))
        (Section::new("sparra", t.say("portal-protection-block"), one("sparra", html! { (units) }, "block-reason", "portal-protection-block-do"))
            .intro(t.say("portal-protection-block-lead")))
    })
}
