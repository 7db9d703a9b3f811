//! A random sample of the log, drawn by a seed that is shown, and the reviewer's signed result.

use history::{Kept, PageAt, ReviewFilter};
use kernel::Problem;
use maud::{Markup, html};
use page_kit::{
    Form, List, Reply, Visit,
    components::{
        Button, ButtonRow, Choice, Empty, Happening, Heading, Notice, Section, Timeline, hidden,
    },
    dates,
};

use super::{
    filter::{self, Asked},
    list::{COLUMNS, rows},
    tabs,
};
use crate::{
    actions::{ReviewLog, ReviewResult, Sampled, What},
    pages::{asked, who::Names},
};

/// How many entries a sample has.
const SIZE: i64 = 20;
/// How many earlier reviews are shown.
const EARLIER: i64 = 10;

/// The sample of the seed `?tal=`; without one, on to a seed drawn anew, so that the address keeps the sample.
pub(in crate::pages) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let Ok(seed) = visit.query("tal").trim().parse::<u64>() else {
        let kept = filter::kept_address(&visit);
        let begins = if kept.is_empty() { "?" } else { "&" };
        let seed = drawn(&visit);
        return Ok(visit.go(format!("/logg/stickprov{kept}{begins}tal={seed}")));
    };
    let form = visit.blank();
    view(&visit, &form, seed).await
}

/// Signs what the review of a sample came to.
pub(in crate::pages) async fn sign(visit: Visit) -> Result<Reply, Problem> {
    let mut form = visit.form();
    let result: Option<ReviewResult> = form.choice("result");
    let note = form.optional_prose("note");
    let needs_note = result == Some(ReviewResult::Remark) && form.value("note").trim().is_empty();
    if needs_note {
        form.refuse(kernel::Refusal::new("portal-refusal-review-note").at("note"));
    }
    let asked = filter::read(&visit).await?;
    let sampled = read_sampled(&mut form, &asked);
    let unit = visit.unit()?;
    let action = match (result, note, sampled) {
        (Some(result), Some(note), Some(sampled)) => Some(ReviewLog {
            unit,
            sampled,
            result,
            note,
        }),
        (None, _, _) | (_, None, _) | (_, _, None) => None,
    };
    if let Some(_review) = visit.submit(&mut form, action).await? {
        Ok(visit.go("/logg/stickprov").saying("portal-log-signed"))
    } else {
        let seed = form.value("seed").parse().unwrap_or_default();
        view(&visit, &form, seed).await
    }
}

fn read_sampled(form: &mut Form, asked: &Asked) -> Option<Sampled> {
    let seed = form.value("seed").parse().ok();
    let size = form.number("size", 0, PageAt::SIZE_MAX);
    let (from, to) = (form.date("from"), form.date("to"));
    Some(Sampled {
        seed: seed?,
        size: size?,
        from: from?,
        to: to?,
        what: asked.what,
        user: asked.filter.user,
        unit: asked.filter.unit,
        person: asked.filter.person,
    })
}

/// A seed: the request's key is drawn at random.
fn drawn(visit: &Visit) -> u64 {
    visit.call.key.0.as_u64_pair().1 % 1_000_000
}

async fn view(visit: &Visit, form: &Form, seed: u64) -> Result<Reply, Problem> {
    let t = visit.t();
    let asked = filter::read(visit).await?;
    let list = List::new(visit, "portal-log-sample", COLUMNS, "at")
        .empty(Empty::new(t.say("portal-log-empty")).body(t.say("portal-log-empty-body")));
    let entries = history::review_sample(visit.reader(), &asked.filter, seed, SIZE).await?;
    let total = i64::try_from(entries.len()).unwrap_or(0);
    let rows = rows(visit, &entries).await?;
    if let Some(file) = list.export(&rows)? {
        return Ok(file);
    }
    let lead = t.with(
        "portal-log-sample-lead",
        &[("seed", seed.to_string().into())],
    );
    let body = html! {
        (Heading::new(t.say("portal-log-sample")).lead(html! { (lead) " " (visit.why(rulebook::keys::LOCAL_LOG_REVIEW)) }))
        (tabs(visit))
        (filter::view(visit, &asked).await?)
        p { a href="/logg/stickprov" { (t.say("portal-log-new-sample")) } }
        (list.show(rows, total))
        @if total > 0 { (sign_form(visit, form, &asked, (seed, total))) }
        (earlier(visit).await?)
    };
    Ok(visit
        .page("portal-log-sample", body)
        .with_errors(form.has_errors())
        .wide())
}

fn sign_form(visit: &Visit, form: &Form, asked: &Asked, (seed, size): (u64, i64)) -> Markup {
    let t = visit.t();
    let results = ReviewResult::ALL.map(|one| {
        Choice::new(
            one.key(),
            t.say(&format!("portal-log-result-{}", one.key())),
        )
    });
    let body = html! {
        // The address says what was narrowed by: a form that comes back shows the sample that was looked at.
        form method="post" action={ "/logg/stickprov" (filter::kept_address(visit)) } {
            (form.around(t, html! {
                (hidden("seed", &seed.to_string()))
                (hidden("size", &size.to_string()))
                (hidden("from", &asked.from.to_string()))
                (hidden("to", &asked.to.to_string()))
                (form.radios(t, "result", "portal-log-result", results))
                (form.area(t, "note", "portal-log-note").rows(4).optional())
                (ButtonRow::new(Button::primary(t.say("portal-log-sign"))))
            }))
        }
    };
    html! { (Section::new("signera", t.say("portal-log-sign-title"), body).intro(t.say("portal-log-sign-lead"))) }
}

/// What earlier reviews at the reader's unit came to.
async fn earlier(visit: &Visit) -> Result<Markup, Problem> {
    let t = visit.t();
    let filter = ReviewFilter {
        kept: Kept::Changes,
        unit: Some(visit.unit()?),
        verb: Some(ReviewLog::VERB.to_owned()),
        ..ReviewFilter::default()
    };
    let found = history::review(visit.reader(), &filter, PageAt::first(EARLIER)).await?;
    let names = Names::of(visit, &found.rows).await?;
    let value = |entry: &history::EntryView, field: &str| {
        let change = entry.changes.iter().find(|change| change.field == field);
        change
            .and_then(|change| change.after.clone())
            .unwrap_or_default()
    };
    let happenings = found.rows.iter().map(|entry| {
        let result = t.say(&format!("portal-log-result-{}", value(entry, "result")));
        let seed = value(entry, "seed");
        let more = html! {
            @if let Some(note) = &entry.reason { p { (note) } }
            p { a href=(drawn_again(&seed, |field| value(entry, field))) {
                (t.with("portal-log-sample-of", &[("seed", seed.into())])) } }
        };
        Happening::new(
            dates::moment_element(visit.language(), entry.at, visit.now()),
            result,
        )
        .who(names.say(visit, &entry.actor))
        .more(more)
    });
    let timeline: Timeline = happenings.collect();
    Ok(html! {
        (Section::new("tidigare", t.say("portal-log-earlier"), html! {
            @if found.rows.is_empty() { (Empty::new(t.say("portal-log-earlier-none"))) } @else { (timeline) }
        }))
    })
}

/// The address of a sample that was reviewed, as it was narrowed then.
fn drawn_again(seed: &str, value: impl Fn(&str) -> String) -> String {
    let what: What = value("kept").parse().unwrap_or(What::Reads);
    let narrowed = [
        ("fran", value("from")),
        ("till", value("to")),
        ("vad", what.address().to_owned()),
        ("anvandare", value("of-user")),
        ("enhet", value("of-unit")),
        ("person", value("of-person")),
    ];
    let mut address = format!("/logg/stickprov?tal={seed}");
    for (name, value) in narrowed.iter().filter(|(_, value)| !value.is_empty()) {
        address.extend(["&", name, "=", value]);
    }
    address
}

/// The way to the first sample, and how long ago the last review was signed, for the reviewer's home.
pub(in crate::pages) async fn first(visit: &Visit) -> Result<Markup, Problem> {
    let t = visit.t();
    let from = visit.today();
    let filter = ReviewFilter {
        from: Some(asked::start(visit, from.yesterday().unwrap_or(from))),
        ..ReviewFilter::default()
    };
    let counts = history::review_counts(visit.reader(), &filter, history::CountBy::User, 1).await?;
    let busiest = counts.first().map_or(0, |tally| tally.entries);
    Ok(html! {
        (Notice::info(t, t.say("portal-home-review")).body(html! {
            p { (t.with("portal-home-review-body", &[("count", busiest.into())])) }
            (ButtonRow::new(Button::primary(t.say("portal-log-draw")).href("/logg/stickprov")))
        }))
        (earlier(visit).await?)
    })
}
