//! The record on paper: whole for those who keep it, and as an extract for the person, without what is about others.

use kernel::Problem;
use maud::{Markup, html};
use page_kit::{
    Reply, Visit,
    components::{Empty, Field, FilterForm, Heading, Notice, PrintHead, Timeline},
    dates,
    layout::Audience,
};
use rulebook::keys;

use super::{
    record::asked,
    shown::{Shown, load},
    words::{Others, on_paper},
};
use crate::reads::{EntryView, RecordFilter, record};

/// The most entries on a paper.
const MOST: i64 = 1_000;

/// The record as it stands, for those who keep it. To the person it is the extract.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let shown = load(&visit).await?;
    let others = Others::for_reader(&shown);
    paper(&visit, &shown, (others, "records-print-title")).await
}

/// The extract for the person: what is about somebody else is not on it.
pub(super) async fn extract(visit: Visit) -> Result<Reply, Problem> {
    let shown = load(&visit).await?;
    paper(&visit, &shown, (Others::Masked, "records-extract-title")).await
}

async fn paper(
    visit: &Visit,
    shown: &Shown,
    (others, title): (Others, &'static str),
) -> Result<Reply, Problem> {
    let t = visit.t();
    let filter = asked(visit);
    let of = (shown.person.id, shown.view);
    let (mut entries, total) = record(visit.reader(), of, &filter, (0, MOST)).await?;
    // On paper it is read from the beginning.
    entries.reverse();
    let by = visit.session.as_ref();
    let by = by.map_or_else(String::new, |session| session.user_name.clone());
    let municipality = visit.app.settings().municipality.clone();
    let body = html! {
        (PrintHead::new(t, municipality, by, visit.now()).about(shown.person.name()))
        (Heading::new(t.say(title)).over(shown.person.name()).lead(lead(visit, &filter)))
        (choose(visit, &filter))
        @if total > MOST { (Notice::warning(t, t.with("records-print-more", &[("most", MOST.into())]))) }
        @if others == Others::Masked { p { (t.say("records-extract-others")) } }
        @if entries.is_empty() {
            (Empty::new(t.say("records-none-chosen")).body(t.say("records-none-chosen-body")))
        } @else { (listed(visit, shown, (&entries, others))) }
        @if others == Others::Masked { (visit.why_all(&[keys::OSL_10_3, keys::OSL_26_1])) }
    };
    let reply = visit
        .page(title, body)
        .breadcrumbs(&shown.way_in(visit).here(t.say(title)));
    Ok(match others {
        Others::Masked => reply.audience(Audience::Person),
        Others::Marked => reply,
    })
}

fn listed(visit: &Visit, shown: &Shown, (entries, others): (&[EntryView], Others)) -> Markup {
    let timeline: Timeline = entries
        .iter()
        .map(|view| on_paper(visit, shown, (view, others)))
        .collect();
    html! { (timeline) }
}

/// Of which days.
fn lead(visit: &Visit, filter: &RecordFilter) -> String {
    let t = visit.t();
    let day = |day| dates::full_day(visit.language(), day);
    match (filter.from, filter.to) {
        (None, None) => t.say("records-print-all"),
        (Some(from), None) => t.with("records-print-from", &[("from", day(from).into())]),
        (None, Some(to)) => t.with("records-print-to", &[("to", day(to).into())]),
        (Some(from), Some(to)) => t.with(
            "records-print-between",
            &[("from", day(from).into()), ("to", day(to).into())],
        ),
    }
}

/// The days that are wanted; not on the paper itself.
fn choose(visit: &Visit, filter: &RecordFilter) -> Markup {
    let t = visit.t();
    let day = |name: &str, label: &str| {
        Field::date(t, name, t.say(label))
            .value(visit.query(name))
            .optional()
    };
    let mut form = FilterForm::new(t, visit.path())
        .field(day("fran", "records-filter-from"))
        .field(day("till", "records-filter-to"));
    if filter.from.is_some() || filter.to.is_some() {
        form = form.clear(visit.path());
    }
    html! { (form) }
}
