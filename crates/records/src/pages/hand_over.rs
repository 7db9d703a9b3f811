//! The form by which entries are handed over: what, to whom, why and on which ground.

use kernel::{Problem, UnitId};
use maud::html;
use page_kit::{
    Form, Reply, Visit,
    components::{Button, ButtonRow, Choice, Empty, Heading},
};
use rulebook::keys;

use super::{
    shown::{Shown, load},
    words::kind,
};
use crate::{
    actions::HandOver,
    model::{EntryKind, Ground, Keeper},
    reads::{View, receivers},
};

/// The form: the last three months and all kinds.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let (shown, keeper) = load_keeper(&visit).await?;
    let first = visit.today().saturating_sub(jiff::Span::new().months(3));
    let kinds = EntryKind::ALL.iter().map(|one| one.key().to_owned());
    let form = visit
        .blank()
        .with("first", first)
        .with("last", visit.today())
        .with_all("kinds", kinds);
    view(&visit, (&shown, keeper), &form).await
}

/// Hands it over.
pub(super) async fn save(visit: Visit) -> Result<Reply, Problem> {
    let (shown, keeper) = load_keeper(&visit).await?;
    let mut form = visit.form();
    let to = form.choice::<UnitId>("to");
    let (first, last) = (form.date("first"), form.past_date("last"));
    let (kinds, purpose) = (form.choices("kinds"), form.prose("purpose"));
    let (ground, note) = (form.choice("ground"), form.optional_prose("note"));
    let input = (|| {
        Some(HandOver {
            person: shown.person.id,
            to: to?,
            first: first?,
            last: last?,
            kinds: kinds?,
            purpose: purpose?,
            ground: ground?,
            note: note?,
        })
    })();
    match visit.submit(&mut form, input).await? {
        Some(id) => Ok(visit
            .go(format!("{}/overlamnat/{id}", shown.address()))
            .saying("records-handed-over-now")),
        None => view(&visit, (&shown, keeper), &form).await,
    }
}

async fn load_keeper(visit: &Visit) -> Result<(Shown, Keeper), Problem> {
    let shown = load(visit).await?;
    match shown.view {
        View::Keeper(keeper) => Ok((shown, keeper)),
        View::Own => Err(Problem::NotFound),
    }
}

async fn view(
    visit: &Visit,
    (shown, keeper): (&Shown, Keeper),
    form: &Form,
) -> Result<Reply, Problem> {
    let t = visit.t();
    let title = "records-hand-over-title";
    let to = receivers(visit.reader(), shown.person.id, (keeper, visit.today())).await?;
    let to = to.iter().map(|unit| {
        let name = visit.app.unit_name(*unit).unwrap_or_default();
        Choice::new(unit.to_string(), name)
    });
    let to: Vec<Choice> = to.collect();
    let kinds = EntryKind::ALL
        .iter()
        .map(|one| Choice::new(one.key(), kind(visit, *one)));
    let grounds = Ground::ALL.iter().map(|ground| {
        let key = ground.key();
        Choice::new(key, t.say(&format!("records-ground-{key}")))
            .hint(t.say(&format!("records-ground-{key}-hint")))
    });
    let why = [
        keys::SVOD_2_2,
        keys::SVOD_2_3,
        keys::SVOD_3_2,
        keys::SVOD_3_4,
    ];
    let body = html! {
        (Heading::new(t.say(title)).over(shown.person.name()).lead(t.say("records-hand-over-lead")))
        @if to.is_empty() {
            (Empty::new(t.say("records-hand-over-nobody")).body(t.say("records-hand-over-nobody-body")))
        } @else {
            form method="post" action={ (shown.address()) "/lamna-over" } {
                (form.around(t, html! {
                    (form.radios(t, "to", "records-hand-over-to", to))
                    (form.day(t, "first", "records-filter-from"))
                    (form.day(t, "last", "records-filter-to"))
                    (form.checkboxes(t, "kinds", "records-hand-over-kinds", kinds))
                    (form.area(t, "purpose", "records-hand-over-purpose")
                        .hint(t.say("records-hand-over-purpose-hint")).rows(2))
                    (form.radios(t, "ground", "records-hand-over-ground", grounds))
                    (form.area(t, "note", "records-hand-over-note").hint(t.say("records-hand-over-note-hint"))
                        .rows(2).optional())
                    (visit.why_all(&why))
                    (ButtonRow::new(Button::primary(t.say("records-hand-over-save")))
                        .and(Button::quiet(t.say("page-kit-cancel")).href(shown.address())))
                }))
            }
        }
    };
    Ok(visit
        .page(title, body)
        .breadcrumbs(&shown.way_in(visit).here(t.say(title)))
        .with_errors(form.has_errors()))
}
