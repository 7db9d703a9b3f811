//! What the person holds to be wrong in an entry: written by the person, or noted by who was told.

use kernel::{Date, Problem};
use maud::{Markup, html};
use page_kit::{
    Form, Reply, Visit,
    components::{Button, ButtonRow, Heading, Section},
    layout::Audience,
};
use rulebook::keys;

use super::{
    shown::{Shown, load_entry},
    words::{Others, happened, kind_for, text},
};
use crate::{
    actions::{ConsiderDispute, DisputeEntry},
    reads::EntryView,
};

/// What one of the two pages says.
struct Said {
    title: &'static str,
    lead: &'static str,
    view: &'static str,
    save: &'static str,
    done: &'static str,
    to: &'static str,
}

const OWN: Said = Said {
    title: "records-dispute-own-title",
    lead: "records-dispute-own-lead",
    view: "records-dispute-own-view",
    save: "records-dispute-own-save",
    done: "records-dispute-own-done",
    to: "det-stammer-inte",
};
const TOLD: Said = Said {
    title: "records-dispute-title",
    lead: "records-dispute-lead",
    view: "records-dispute-view",
    save: "records-dispute-save",
    done: "records-dispute-done",
    to: "invandning",
};

/// The person's form.
pub(super) async fn show_own(visit: Visit) -> Result<Reply, Problem> {
    let (shown, entry) = load_entry(&visit).await?;
    Ok(view(&visit, (&shown, &entry), (&OWN, &visit.blank())))
}

/// The person has written it, today.
pub(super) async fn save_own(visit: Visit) -> Result<Reply, Problem> {
    let today = visit.today();
    note(&visit, &OWN, |_form| Some(today)).await
}

/// The form of who was told.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let (shown, entry) = load_entry(&visit).await?;
    let form = visit.blank().with("said", visit.today());
    Ok(view(&visit, (&shown, &entry), (&TOLD, &form)))
}

/// Somebody was told, on a day.
pub(super) async fn save(visit: Visit) -> Result<Reply, Problem> {
    note(&visit, &TOLD, |form| form.past_date("said")).await
}

async fn note(
    visit: &Visit,
    words: &Said,
    said: impl FnOnce(&mut Form) -> Option<Date>,
) -> Result<Reply, Problem> {
    let (shown, entry) = load_entry(visit).await?;
    let mut form = visit.form();
    let (said, told) = (said(&mut form), form.prose("view"));
    let input = said.zip(told).map(|(said, view)| DisputeEntry {
        person: shown.person.id,
        entry: entry.entry.id,
        said,
        view,
    });
    match visit.submit(&mut form, input).await? {
        Some(_id) => Ok(visit.go(entry.entry.address()).saying(words.done)),
        None => Ok(view(visit, (&shown, &entry), (words, &form))),
    }
}

/// Those who keep the entry have looked into it, and it stands.
pub(super) async fn considered(visit: Visit) -> Result<Reply, Problem> {
    let (_shown, entry) = load_entry(&visit).await?;
    let input = ConsiderDispute {
        person: entry.entry.person,
        entry: entry.entry.id,
    };
    let mut form = visit.form();
    match visit.submit(&mut form, Some(input)).await? {
        Some(()) => Ok(visit
            .go(entry.entry.address())
            .saying("records-dispute-considered")),
        None => super::entry::view(&visit, &form).await,
    }
}

/// The entry above the form, so that one sees what one speaks of.
fn quoted(visit: &Visit, shown: &Shown, entry: &EntryView) -> Markup {
    let title = kind_for(visit, shown, entry.entry.kind);
    let body = html! {
        p { (happened(visit, &entry.entry)) }
        (text(visit, entry, Others::for_reader(shown)))
    };
    html! { (Section::new("anteckningen", title, body)) }
}

fn view(
    visit: &Visit,
    (shown, entry): (&Shown, &EntryView),
    (words, form): (&Said, &Form),
) -> Reply {
    let t = visit.t();
    let at = entry.entry.address();
    let heading = Heading::new(t.say(words.title)).lead(t.say(words.lead));
    let heading = if shown.is_own() {
        heading
    } else {
        heading.over(shown.person.name())
    };
    let body = html! {
        (heading)
        (quoted(visit, shown, entry))
        form method="post" action={ (at) "/" (words.to) } {
            (form.around(t, html! {
                @if !shown.is_own() { (form.day(t, "said", "records-dispute-said")) }
                (form.area(t, "view", words.view).hint(t.say("records-dispute-view-hint")).rows(4))
                (visit.why_all(&[keys::SOL_14_6, keys::LSS_21B]))
                (ButtonRow::new(Button::primary(t.say(words.save)))
                    .and(Button::quiet(t.say("page-kit-cancel")).href(at.clone())))
            }))
        }
    };
    let reply = visit
        .page(words.title, body)
        .breadcrumbs(&shown.way_in(visit).here(t.say(words.title)))
        .with_errors(form.has_errors());
    if shown.is_own() {
        reply.audience(Audience::Person)
    } else {
        reply
    }
}
