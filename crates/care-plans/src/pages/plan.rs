//! A plan on one page: what holds, who is to be turned to, and what to do next.

use access::{Need, Resource, Side};
use kernel::{Problem, UserId};
use maud::{Markup, html};
use page_kit::{
    Reply, Visit,
    components::{Button, ButtonRow, Column, Due, Empty, Heading, Notice, Section, Table},
    dates,
    layout::Audience,
};
use rulebook::keys;

use super::{
    shown::{Shown, load, status},
    version,
};
use crate::model::{PlanState, Version};

/// The plan as it holds now.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let shown = load(&visit).await?;
    let t = visit.t();
    let plan = shown.plan();
    let standing = shown.view.standing();
    let title = t.say("care-plans-plan-title");
    let body = html! {
        (Heading::new(title.clone()).over(shown.person.name()).lead(lead(&visit, &shown))
            .actions(status(&visit, plan)))
        (next_step(&visit, &shown))
        @match standing {
            Some(standing) => { (version::body(&visit, &shown, standing)) }
            None => { (nothing_agreed(&visit, &shown)) }
        }
        (versions(&visit, &shown).await?)
        (foot(&visit, &shown).await?)
    };
    Ok(framed(&visit, &shown, (title, body)))
}

/// A version that held before, or holds now.
pub(super) async fn show_version(visit: Visit) -> Result<Reply, Problem> {
    let shown = load(&visit).await?;
    let t = visit.t();
    let number: i64 = visit.part("number")?;
    let found = shown.view.version(number).filter(|v| v.agreed.is_some());
    let found = found.ok_or(Problem::NotFound)?;
    let title = t.with("care-plans-version-title", &[("number", number.into())]);
    let body = html! {
        (Heading::new(title.clone()).over(shown.person.name()).lead(held(&visit, found)))
        (version::body(&visit, &shown, found))
    };
    Ok(framed(&visit, &shown, (title, body)))
}

/// The page in the frame of the side that it is read from.
fn framed(visit: &Visit, shown: &Shown, (title, body): (String, Markup)) -> Reply {
    let way = shown.way(visit);
    let is_plan = visit.path() == shown.address();
    let way = if is_plan {
        way.here(title.clone())
    } else {
        way.step(visit.t().say("care-plans-plan-title"), shown.address())
            .here(title.clone())
    };
    let reply = Reply::page(title, body).breadcrumbs(&way);
    match shown.side {
        Side::Own => reply.audience(Audience::Person),
        Side::Ordering | Side::Provider => reply,
    }
}

/// From when to when a version held.
fn held(visit: &Visit, version: &Version) -> String {
    let day = |day| dates::full_day(visit.language(), day);
    let t = visit.t();
    match (version.agreed, version.left) {
        (Some(agreed), Some(left)) => t.with(
            "care-plans-held-until",
            &[("from", day(agreed.on).into()), ("to", day(left).into())],
        ),
        (Some(agreed), None) => t.with("care-plans-held", &[("from", day(agreed.on).into())]),
        (None, _) => t.say("care-plans-draft-title"),
    }
}

fn lead(visit: &Visit, shown: &Shown) -> Markup {
    let t = visit.t();
    html! {
        (t.with("care-plans-plan-lead", &[
            ("services", shown.service_names(visit).into()), ("provider", shown.provider_name().into())]))
    }
}

/// The one thing to do now, for those who do it; and for others how it stands.
fn next_step(visit: &Visit, shown: &Shown) -> Markup {
    let t = visit.t();
    let plan = shown.plan();
    let is_ours = shown.side == Side::Provider;
    let body = match plan.state {
        PlanState::Ended => html! { (Notice::info(t, t.say("care-plans-ended"))) },
        PlanState::Wanted => html! {
            p { (t.say("care-plans-next-wanted")) " " (Due::day(t, plan.due, visit.today())) }
            (visit.why(keys::LOCAL_CARE_PLAN))
            @if is_ours { (to_draft(visit, shown)) }
        },
        PlanState::Standing => html! {
            @if let Some(review) = plan.review {
                p { (t.say("care-plans-next-review")) " " (Due::day(t, review, visit.today())) }
                (visit.why(keys::LOCAL_CARE_PLAN_REVIEW))
            }
            @if is_ours { (to_draft(visit, shown)) }
        },
    };
    html! { (Section::new("nasta", t.say("care-plans-next-title"), body)) }
}

/// The way to the draft: on with it, or begin one.
fn to_draft(visit: &Visit, shown: &Shown) -> Markup {
    let t = visit.t();
    if shown.plan().draft.is_some() {
        let on = Button::primary(t.say("care-plans-draft-on")).href(shown.draft_address());
        return html! { (ButtonRow::new(on)) };
    }
    let form = shown.fresh(visit);
    html! {
        form method="post" action=(shown.draft_address()) {
            (form.around(t, html! { (ButtonRow::new(Button::primary(t.say("care-plans-draft-begin")))) }))
        }
    }
}

fn nothing_agreed(visit: &Visit, shown: &Shown) -> Markup {
    let t = visit.t();
    let key = match shown.side {
        Side::Own => "care-plans-nothing-own",
        Side::Ordering | Side::Provider => "care-plans-nothing",
    };
    html! {
        (Empty::new(t.say(key)).body(t.say("care-plans-nothing-body")))
        (version::contact(visit, shown, shown.view.contact()))
    }
}

/// What was agreed, and when.
async fn versions(visit: &Visit, shown: &Shown) -> Result<Markup, Problem> {
    let t = visit.t();
    let agreed: Vec<&Version> = shown
        .view
        .versions
        .iter()
        .filter(|version| version.agreed.is_some())
        .collect();
    if agreed.is_empty() {
        return Ok(html! {});
    }
    let mut table = Table::new(t, t.say("care-plans-versions-title"))
        .hide_caption()
        .column(Column::new(t.say("care-plans-version")))
        .column(Column::new(t.say("care-plans-agreed-on")))
        .column(Column::new(t.say("care-plans-agreed-by")))
        .column(Column::new(t.say("care-plans-left-on")));
    for version in agreed {
        let day = |day| dates::day_element(visit.language(), day, visit.today());
        let by = match version.agreed {
            Some(agreed) => user_name(visit, agreed.by).await?,
            None => String::new(),
        };
        let number = version.number;
        table = table.row([
            html! {
                a href={ (shown.address()) "/version/" (number) } {
                    (t.with("care-plans-version-title", &[("number", number.into())]))
                }
            },
            html! { @if let Some(agreed) = version.agreed { (day(agreed.on)) } },
            html! { (by) },
            html! { @match version.left { Some(left) => { (day(left)) }, None => { (t.say("care-plans-holds")) } } },
        ]);
    }
    Ok(html! { (Section::new("versioner", t.say("care-plans-versions-title"), table)) })
}

/// The name of somebody of the staff.
async fn user_name(visit: &Visit, user: UserId) -> Result<String, Problem> {
    let found = access::user(visit.reader(), user).await?;
    Ok(found.map_or_else(String::new, |user| user.name))
}

async fn foot(visit: &Visit, shown: &Shown) -> Result<Markup, Problem> {
    let t = visit.t();
    let order = Button::quiet(t.say("care-plans-to-order")).href(shown.order_address());
    let row = ButtonRow::new(order);
    // Not all who may see the plan may see the record: a relative does not.
    let see = Need::see(Resource::Record).about(shown.person.id);
    let row = if access::may(visit.reader(), &visit.call, see).await? {
        let record = format!("/personer/{}/dokumentation", shown.person.id);
        row.and(Button::quiet(t.say("care-plans-to-record")).href(record))
    } else {
        row
    };
    let row = if shown.plan().standing.is_some() {
        let print = Button::secondary(t.say("care-plans-print"));
        row.and(print.href(format!("{}/utskrift", shown.address())))
    } else {
        row
    };
    let may_name = shown.side == Side::Provider
        && shown.has_contact()
        && shown.plan().state != PlanState::Ended;
    let row = if may_name {
        let name = Button::secondary(t.say("care-plans-contact-change"));
        row.and(name.href(format!("{}/kontakt", shown.address())))
    } else {
        row
    };
    Ok(html! { (row) })
}
