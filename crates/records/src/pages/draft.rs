//! What somebody has begun to write: go on, sign, or throw away. Others do not find it.

use kernel::Problem;
use maud::html;
use page_kit::{
    Form, Reply, Visit,
    components::{Button, ButtonRow, Heading},
};

use super::{
    fields::{fields, filled, plans, read, read_draft},
    shown::{Shown, load},
    write,
};
use crate::{
    actions::{DropDraft, KeepDraft, SignEntry},
    model::{Draft, SeenDraft},
    reads,
};

/// The draft in the address, for its author.
async fn load_draft(visit: &Visit) -> Result<(Shown, Draft), Problem> {
    let shown = load(visit).await?;
    let of = shown.drafts(visit).ok_or(Problem::NotFound)?;
    let draft = reads::draft(visit.reader(), of, visit.id("draft")?).await?;
    Ok((shown, draft.ok_or(Problem::NotFound)?))
}

/// The form as it was kept.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let (shown, draft) = load_draft(&visit).await?;
    let form = filled(visit.blank().with("version", draft.version), &draft.text);
    view(&visit, (&shown, &draft), &form).await
}

/// Keeps what has been typed into the form of a new entry.
pub(super) async fn keep_new(visit: Visit) -> Result<Reply, Problem> {
    let shown = load(&visit).await?;
    let mut form = visit.form();
    let input = read_draft(&mut form).map(|text| KeepDraft {
        person: shown.person.id,
        seen: None,
        text,
    });
    match visit.submit(&mut form, input).await? {
        Some(_id) => Ok(visit.go(shown.address()).saying("records-draft-kept")),
        None => write::view(&visit, &shown, &form).await,
    }
}

/// Keeps what has been changed.
pub(super) async fn keep(visit: Visit) -> Result<Reply, Problem> {
    let (shown, draft) = load_draft(&visit).await?;
    let mut form = visit.form();
    let seen = SeenDraft {
        draft: draft.id,
        version: form.version(),
    };
    let input = read_draft(&mut form).map(|text| KeepDraft {
        person: shown.person.id,
        seen: Some(seen),
        text,
    });
    match visit.submit(&mut form, input).await? {
        Some(_id) => Ok(visit.go(shown.address()).saying("records-draft-kept")),
        None => view(&visit, (&shown, &draft), &form).await,
    }
}

/// Signs it: from now on it is a part of the record. Sent twice, the second time finds the draft gone and is answered
/// by the action, which was carried out already.
pub(super) async fn sign(visit: Visit) -> Result<Reply, Problem> {
    let shown = load(&visit).await?;
    let mut form = visit.form();
    let seen = SeenDraft {
        draft: visit.id("draft")?,
        version: form.version(),
    };
    let input = read(&mut form).map(|new| SignEntry {
        person: shown.person.id,
        new,
        draft: Some(seen),
    });
    if visit.submit(&mut form, input).await?.is_some() {
        return Ok(visit.go(shown.address()).saying("records-signed-now"));
    }
    let (shown, draft) = load_draft(&visit).await?;
    view(&visit, (&shown, &draft), &form).await
}

/// Throws it away.
pub(super) async fn throw_away(visit: Visit) -> Result<Reply, Problem> {
    let shown = load(&visit).await?;
    let input = DropDraft {
        person: shown.person.id,
        draft: visit.id("draft")?,
    };
    let mut form = visit.form();
    match visit.submit(&mut form, Some(input)).await? {
        Some(()) => Ok(visit.go(shown.address()).saying("records-draft-dropped")),
        None => write::view(&visit, &shown, &form).await,
    }
}

async fn view(
    visit: &Visit,
    (shown, draft): (&Shown, &Draft),
    form: &Form,
) -> Result<Reply, Problem> {
    let t = visit.t();
    let title = "records-draft";
    let at = format!("{}/utkast/{}", shown.address(), draft.id);
    let plans = plans(visit, shown).await?;
    let sign = Button::primary(t.say("records-sign")).to(format!("{at}/signera"));
    let body = html! {
        (Heading::new(t.say(title)).over(shown.person.name()).lead(t.say("records-draft-lead")))
        form method="post" action=(at) {
            (form.around(t, html! {
                (fields(visit, &plans, form))
                (ButtonRow::new(sign).and(Button::secondary(t.say("records-keep-draft")))
                    .and(Button::quiet(t.say("page-kit-cancel")).href(shown.address())))
            }))
        }
        form method="post" action={ (at) "/kasta" } {
            (visit.blank().around(t, html! { (ButtonRow::new(Button::danger(t.say("records-draft-drop")))) }))
        }
    };
    Ok(visit
        .page(title, body)
        .breadcrumbs(&shown.way_in(visit).here(t.say(title)))
        .with_errors(form.has_errors()))
}
