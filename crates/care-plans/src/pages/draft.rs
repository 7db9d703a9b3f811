//! The draft: what is done, what is lacking, and the way to agree it.

use kernel::Problem;
use maud::{Markup, html};
use page_kit::{
    Form, Reply, Visit,
    components::{Button, ButtonRow, Column, Due, Empty, Heading, Notice, Section, Table},
};
use rulebook::keys;

use super::{
    shown::{Shown, load_draft, load_for_provider},
    version::{account, contact, visit_row},
};
use crate::{
    actions::{BeginDraft, DropDraft},
    model::Version,
    rules::{missing_words, uncovered},
};

/// The draft with its three parts.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let (shown, draft) = load_draft(&visit).await?;
    let form = shown.fresh(&visit);
    Ok(view(&visit, (&shown, &draft), &form))
}

/// Begins a new version.
pub(super) async fn begin(visit: Visit) -> Result<Reply, Problem> {
    let shown = load_for_provider(&visit).await?;
    let mut form = visit.form();
    let input = BeginDraft {
        seen: shown.seen(&form),
    };
    match visit.submit(&mut form, Some(input)).await? {
        Some(_number) => Ok(visit
            .go(shown.draft_address())
            .saying("care-plans-draft-begun")),
        None => Ok(refused(&visit, &shown, &form)),
    }
}

/// Throws the draft away.
pub(super) async fn throw_away(visit: Visit) -> Result<Reply, Problem> {
    let shown = load_for_provider(&visit).await?;
    let mut form = visit.form();
    let input = DropDraft {
        seen: shown.seen(&form),
    };
    match visit.submit(&mut form, Some(input)).await? {
        Some(()) => Ok(visit.go(shown.address()).saying("care-plans-draft-dropped")),
        None => Ok(refused(&visit, &shown, &form)),
    }
}

/// Why it could not be done, with the way back.
pub(super) fn refused(visit: &Visit, shown: &Shown, form: &Form) -> Reply {
    let t = visit.t();
    let title = "care-plans-draft-title";
    let body = html! {
        (Heading::new(t.say(title)).over(shown.person.name()))
        (form.top(t))
        (ButtonRow::new(Button::primary(t.say("care-plans-back")).href(shown.address())))
    };
    let way = shown
        .way(visit)
        .step(shown.person.name(), shown.address())
        .here(t.say(title));
    visit
        .page(title, body)
        .breadcrumbs(&way)
        .with_errors(form.has_errors())
}

fn view(visit: &Visit, (shown, draft): (&Shown, &Version), form: &Form) -> Reply {
    let t = visit.t();
    let title = "care-plans-draft-title";
    let at = shown.draft_address();
    let plan = shown.plan();
    let body = html! {
        (Heading::new(t.say(title)).over(shown.person.name()).lead(t.say("care-plans-draft-lead")))
        @if plan.standing.is_none() {
            p { (t.say("care-plans-next-wanted")) " " (Due::day(t, plan.due, visit.today())) }
            (visit.why(keys::LOCAL_CARE_PLAN))
        }
        (text_part(visit, shown, draft))
        (visit_part(visit, shown, draft))
        (contact(visit, shown, shown.view.contact()))
        @if shown.has_contact() {
            (ButtonRow::new(Button::secondary(t.say("care-plans-contact-change"))
                .href(format!("{}/kontakt", shown.address()))))
        }
        (Section::new("enas", t.say("care-plans-agree-title"), html! {
            p { (t.say("care-plans-agree-intro")) }
            (ButtonRow::new(Button::primary(t.say("care-plans-agree-on")).href(format!("{at}/enas"))))
        }))
        @if plan.standing.is_some() {
            details {
                summary { (t.say("care-plans-draft-drop-title")) }
                p { (t.say("care-plans-draft-drop-intro")) }
                form method="post" action={ (at) "/kasta" } {
                    (form.around(t, html! { (ButtonRow::new(Button::danger(t.say("care-plans-draft-drop")))) }))
                }
            }
        }
    };
    let way = shown
        .way(visit)
        .step(shown.person.name(), shown.address())
        .here(t.say(title));
    visit.page(title, body).breadcrumbs(&way)
}

/// The person's part and how the help is given: what is written, and what is lacking.
fn text_part(visit: &Visit, shown: &Shown, draft: &Version) -> Markup {
    let t = visit.t();
    let text = &draft.text;
    let lacking: Vec<String> = missing_words(draft)
        .iter()
        .map(|lacks| t.refusal(lacks))
        .collect();
    let body = html! {
        @if let Some(words) = &text.own_words { blockquote { p { (words) } } }
        @if lacking.is_empty() {
            (Notice::success(t, t.say("care-plans-text-whole")))
        } @else {
            p { (t.say("care-plans-text-lacking")) }
            ul { @for what in &lacking { li { (what) } } }
        }
        (ButtonRow::new(Button::secondary(t.say("care-plans-text-write")).href(format!("{}/text", shown.draft_address()))))
    };
    html! { (Section::new("text", t.say("care-plans-text-title"), body)) }
}

/// The visits, what they come to, and which of the order's tasks lie in none.
fn visit_part(visit: &Visit, shown: &Shown, draft: &Version) -> Markup {
    let t = visit.t();
    let at = shown.draft_address();
    let missing: Vec<String> = uncovered(draft, &shown.tasks)
        .map(|task| shown.task_name(task))
        .collect();
    let rows = draft.visits.iter().map(|planned| {
        let [name, when, long, tasks] = visit_row(visit, shown, planned);
        let change = Button::quiet(t.say("care-plans-visit-change"))
            .about(planned.visit.name.to_string())
            .href(format!("{at}/besok/{}", planned.id));
        [name, when, long, tasks, html! { (change) }]
    });
    let table = Table::new(t, t.say("care-plans-visits-title"))
        .hide_caption()
        .column(Column::new(t.say("care-plans-visit-name")))
        .column(Column::new(t.say("care-plans-visit-when")))
        .column(Column::new(t.say("care-plans-visit-long")))
        .column(Column::new(t.say("care-plans-visit-tasks")))
        .column(Column::actions(t.say("care-plans-visit-change")))
        .rows(rows);
    let body = html! {
        @if draft.visits.is_empty() {
            (Empty::new(t.say("care-plans-visits-empty")).body(t.say("care-plans-visits-empty-body")))
        } @else {
            (table)
        }
        (account(visit, draft))
        @if !missing.is_empty() {
            (Notice::warning(t, t.say("care-plans-visits-missing")).body(html! {
                ul { @for task in &missing { li { (task) } } }
            }))
        }
        (ButtonRow::new(Button::secondary(t.say("care-plans-visit-new")).href(format!("{at}/besok")))
            .and(Button::quiet(t.say("care-plans-to-order")).href(shown.order_address())))
    };
    html! { (Section::new("besok", t.say("care-plans-visits-title"), body)) }
}
