//! A person's record in order of time, the latest first, narrowed by kind, role and days; and a search for words.

use access::Verb;
use kernel::{Problem, Role};
use maud::{Markup, html};
use page_kit::{
    Form, Reply, Visit, asked,
    components::{
        Button, ButtonRow, Choice, Empty, Field, FilterForm, Heading, Pager, Section, Select,
        Timeline,
    },
    dates,
    layout::Audience,
};
use rulebook::keys;

use super::{
    handover,
    shown::{Shown, load},
    words::{Others, happening, kind, kind_for},
};
use crate::{
    model::EntryKind,
    reads::{EntryView, RecordFilter, drafts_of, record},
};

/// Entries on a page.
const PER_PAGE: i64 = 25;
/// The most that a search shows.
const FOUND: i64 = 100;
/// The roles that write.
const ROLES: [Role; 5] = [
    Role::CareWorker,
    Role::Planner,
    Role::UnitManager,
    Role::CaseOfficer,
    Role::AlarmOperator,
];

/// The record; `?slag=`, `?roll=`, `?fran=` and `?till=` narrow it.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let shown = load(&visit).await?;
    let filter = asked(&visit);
    let of = (shown.person.id, shown.view);
    let window = |page: i64| ((page - 1) * PER_PAGE, PER_PAGE);
    let mut page = visit
        .query("sida")
        .parse::<i64>()
        .unwrap_or(1)
        .clamp(1, 10_000);
    let (mut entries, total) = record(visit.reader(), of, &filter, window(page)).await?;
    let pages = ((total + PER_PAGE - 1) / PER_PAGE).max(1);
    if page > pages {
        // Past the end is the last page, not an empty record.
        page = pages;
        (entries, _) = record(visit.reader(), of, &filter, window(page)).await?;
    }
    let number = |page: i64| u32::try_from(page).unwrap_or(1);
    let before = window(page).0;
    let narrowed = is_narrowed(&visit);
    let body = html! {
        (head(&visit, &shown).await?)
        (drafts(&visit, &shown).await?)
        (narrow(&visit, &shown, narrowed))
        (entries_or_none(&visit, &shown, (&entries, narrowed)))
        @if total > 0 {
            (Pager::new(visit.t(), number(page), number(pages), |n| address(&visit, &filter, n))
                .shown(before + 1, before + count(&entries), total))
        }
        (handover::list(&visit, &shown).await?)
        (visit.why_all(&[keys::SOL_14_3, keys::SOL_14_6, keys::LSS_21A, keys::LSS_21B]))
    };
    Ok(framed(&visit, &shown, body))
}

fn count(entries: &[EntryView]) -> i64 {
    i64::try_from(entries.len()).unwrap_or(i64::MAX)
}

fn framed(visit: &Visit, shown: &Shown, body: Markup) -> Reply {
    let title = if shown.is_own() {
        "records-own-title"
    } else {
        "records-title"
    };
    let way = shown.way(visit).here(visit.t().say(title));
    let reply = visit.page(title, body).breadcrumbs(&way);
    if shown.is_own() {
        reply.audience(Audience::Person)
    } else {
        reply
    }
}

/// Name, what the page is, and what can be done.
async fn head(visit: &Visit, shown: &Shown) -> Result<Markup, Problem> {
    let t = visit.t();
    let at = shown.address();
    if shown.is_own() {
        let extract = Button::secondary(t.say("records-extract")).href(format!("{at}/utdrag"));
        return Ok(html! {
            (Heading::new(t.say("records-own-title")).lead(t.say("records-own-lead"))
                .actions(ButtonRow::new(extract)))
        });
    }
    let mut row = ButtonRow::new(Button::primary(t.say("records-write")).href(format!("{at}/ny")));
    if shown.may(visit, Verb::Export).await? {
        row = row
            .and(Button::secondary(t.say("records-hand-over")).href(format!("{at}/lamna-over")))
            .and(Button::quiet(t.say("records-print")).href(format!("{at}/utskrift")))
            .and(Button::quiet(t.say("records-extract")).href(format!("{at}/utdrag")));
    }
    Ok(html! {
        (Heading::new(t.say("records-title")).over(shown.person.name()).lead(t.say("records-lead")).actions(row))
    })
}

/// What the reader has begun and not signed.
async fn drafts(visit: &Visit, shown: &Shown) -> Result<Markup, Problem> {
    let t = visit.t();
    let Some(of) = shown.drafts(visit) else {
        return Ok(html! {});
    };
    let found = drafts_of(visit.reader(), of).await?;
    if found.is_empty() {
        return Ok(html! {});
    }
    let body = html! {
        ul {
            @for draft in &found {
                li {
                    a href={ (shown.address()) "/utkast/" (draft.id) } {
                        (draft.text.kind.map_or_else(|| t.say("records-draft"), |one| kind(visit, one)))
                    }
                    ", " (dates::moment_element(visit.language(), draft.kept, visit.now()))
                }
            }
        }
    };
    Ok(html! {
        (Section::new("utkast", t.say("records-drafts-title"), body).intro(t.say("records-drafts-intro")))
    })
}

/// What the address asks for. What cannot be read is passed over.
pub(super) fn asked(visit: &Visit) -> RecordFilter {
    RecordFilter {
        kind: visit.query("slag").parse().ok(),
        role: visit.query("roll").parse().ok(),
        from: asked::day(visit, "fran"),
        to: asked::day(visit, "till"),
        words: None,
    }
}

fn is_narrowed(visit: &Visit) -> bool {
    asked::is_narrowed(visit, &["slag", "roll", "fran", "till"])
}

/// The address of another page of the same choice.
fn address(visit: &Visit, filter: &RecordFilter, page: u32) -> String {
    let chosen = [
        ("slag", filter.kind.map(|kind| kind.key().to_owned())),
        ("roll", filter.role.map(|role| role.key().to_owned())),
        ("fran", filter.from.map(|day| day.to_string())),
        ("till", filter.to.map(|day| day.to_string())),
    ];
    let mut to = format!("{}?sida={page}", visit.path());
    for (name, value) in chosen {
        if let Some(value) = value {
            to = format!("{to}&{name}={value}");
        }
    }
    to
}

/// What narrows the record, and the search for words. Words are sent, so that they do not stand in an address.
fn narrow(visit: &Visit, shown: &Shown, is_narrowed: bool) -> Markup {
    let t = visit.t();
    let kinds = EntryKind::ALL
        .iter()
        .map(|one| Choice::new(one.key(), kind_for(visit, shown, *one)));
    let roles = ROLES
        .iter()
        .map(|role| Choice::new(role.key(), t.say(&format!("access-role-{}", role.key()))));
    let select = |name: &str, label: &str| {
        Select::new(t, name, t.say(label))
            .empty(t.say("records-filter-all"))
            .chosen(visit.query(name))
    };
    let day = |name: &str, label: &str| {
        Field::date(t, name, t.say(label))
            .value(visit.query(name))
            .optional()
    };
    let mut form = FilterForm::new(t, shown.address())
        .field(select("slag", "records-kind").choices(kinds))
        .field(select("roll", "records-filter-role").choices(roles))
        .field(day("fran", "records-filter-from"))
        .field(day("till", "records-filter-to"));
    if is_narrowed {
        form = form.clear(shown.address());
    }
    html! {
        details.no-print open[is_narrowed] {
            summary { (t.say("records-filter-title")) }
            (form)
            @if !shown.is_own() { (search_form(visit, shown, &visit.blank())) }
        }
    }
}

fn search_form(visit: &Visit, shown: &Shown, form: &Form) -> Markup {
    let t = visit.t();
    let words = Field::search(t, "ord", t.say("records-search-words"));
    html! {
        form.filter method="post" action={ (shown.address()) "/sok" } role="search" aria-label=(t.say("records-search")) {
            (form.around(t, html! {
                (form.fill(t, "ord", words))
                (ButtonRow::new(Button::secondary(t.say("records-search"))))
            }))
        }
    }
}

fn entries_or_none(
    visit: &Visit,
    shown: &Shown,
    (entries, is_narrowed): (&[EntryView], bool),
) -> Markup {
    let t = visit.t();
    if entries.is_empty() {
        let (title, body) = match (is_narrowed, shown.is_own()) {
            (true, _) => ("records-none-chosen", "records-none-chosen-body"),
            (false, true) => ("records-none-own", "records-none-own-body"),
            (false, false) => ("records-none", "records-none-body"),
        };
        return html! { (Empty::new(t.say(title)).body(t.say(body))) };
    }
    let others = Others::for_reader(shown);
    let timeline: Timeline = entries
        .iter()
        .map(|view| happening(visit, shown, (view, others)))
        .collect();
    html! { (timeline) }
}

/// Entries with some words, the latest first.
pub(super) async fn search(visit: Visit) -> Result<Reply, Problem> {
    let shown = load(&visit).await?;
    if shown.is_own() {
        return Err(Problem::NotFound);
    }
    let t = visit.t();
    let mut form = visit.form();
    let Some(words) = form.line("ord") else {
        let body = html! {
            (head(&visit, &shown).await?)
            (search_form(&visit, &shown, &form))
            p { a href=(shown.address()) { (t.say("records-search-back")) } }
        };
        let reply = framed(&visit, &shown, body);
        return Ok(reply.with_errors(form.has_errors()));
    };
    let filter = RecordFilter {
        words: Some(words),
        ..RecordFilter::default()
    };
    let of = (shown.person.id, shown.view);
    let (entries, total) = record(visit.reader(), of, &filter, (0, FOUND)).await?;
    let told = t.with(
        "records-found",
        &[("shown", count(&entries).into()), ("total", total.into())],
    );
    let body = html! {
        (head(&visit, &shown).await?)
        (search_form(&visit, &shown, &form))
        p role="status" { (told) }
        p { a href=(shown.address()) { (t.say("records-search-back")) } }
        @if !entries.is_empty() { (entries_or_none(&visit, &shown, (&entries, true))) }
    };
    Ok(framed(&visit, &shown, body))
}
