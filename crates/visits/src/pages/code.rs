//! The code of a home and its lock: what shows that times are from there.

use kernel::Problem;
use maud::html;
use page_kit::{
    Reply, Visit,
    components::{Breadcrumbs, Button, ButtonRow, Heading, Section},
    dates,
};

use super::tag;
use crate::{
    actions::MakeHomeCode,
    model::LockedHome,
    reads::{home_code, locks_of},
};

/// The code that stands, on paper.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let (t, id) = (visit.t(), visit.person()?);
    let person = residents::person(visit.reader(), id).await?;
    let person = person.ok_or(Problem::NotFound)?;
    let code = home_code(visit.reader(), id, visit.unit()?).await?;
    let title = "visits-home-code-title";
    let label = match code {
        Some(_) => "visits-home-code-anew",
        None => "visits-home-code-make",
    };
    let form = visit.blank();
    let locks = locks_of(visit.reader(), id, visit.today()).await?;
    let since = |lock: &LockedHome| {
        let from = dates::day(visit.language(), lock.from, visit.today());
        t.with(
            "visits-lock-since",
            &[
                ("lock", lock.lock.to_string().into()),
                ("from", from.into()),
            ],
        )
    };
    let body = html! {
        (Heading::new(t.say(title)).over(person.name()).lead(t.say("visits-home-code-lead")))
        @match &code {
            Some(code) => {
                p.home-code { (code) }
                (tag::square(&visit, code)?)
                p { (t.say("visits-home-code-how")) }
            }
            None => { p { (t.say("visits-home-code-none")) } }
        }
        form method="post" {
            (form.around(t, html! { (ButtonRow::new(Button::secondary(t.say(label)))) }))
        }
        (Section::new("las", t.say("visits-lock-title"), html! {
            @if locks.is_empty() { p { (t.say("visits-lock-none")) } }
            ul { @for lock in &locks { li { (since(lock)) } } }
        }))
    };
    let way = Breadcrumbs::new(t)
        .step(person.name(), format!("/personer/{id}"))
        .here(t.say(title));
    Ok(visit.page(title, body).breadcrumbs(&way))
}

/// Makes one, or another.
pub(super) async fn make(visit: Visit) -> Result<Reply, Problem> {
    let person = visit.person()?;
    visit.act(&MakeHomeCode { person }).await?;
    Ok(visit
        .go(format!("/personer/{person}/hemkod"))
        .saying("visits-home-code-made"))
}
