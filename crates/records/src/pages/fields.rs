//! The fields of an entry: what it is about, when, what happened, what the writer makes of it.

use care_plans::{CarePlan, CarePlanId, PlanState};
use jiff::civil::Time;
use kernel::{Problem, Prose, Refusal};
use maud::{Markup, html};
use page_kit::{Form, Visit, components::Choice, dates};

use super::{shown::Shown, words::kind};
use crate::{
    model::{DraftText, EntryKind, Happened, MarkError, MarkedText, NewEntry, Part},
    reads::View,
};

/// The plans that an entry may refer to: those that the writer's side has and that are not over.
pub(super) async fn plans(visit: &Visit, shown: &Shown) -> Result<Vec<CarePlan>, Problem> {
    let mut found = care_plans::plans_of_person(visit.reader(), shown.person.id).await?;
    found.retain(|plan| match shown.view {
        View::Own => false,
        View::Keeper(keeper) => {
            plan.state == PlanState::Standing
                && (keeper.part == Part::Authority || plan.provider == keeper.unit)
        }
    });
    Ok(found)
}

/// The fields.
pub(super) fn fields(visit: &Visit, plans: &[CarePlan], form: &Form) -> Markup {
    let t = visit.t();
    let kinds = EntryKind::ALL
        .iter()
        .map(|one| Choice::new(one.key(), kind(visit, *one)));
    let of_plan = |plan: &CarePlan| {
        let provider = visit.app.unit_name(plan.provider).unwrap_or_default();
        let day = plan.agreed.map_or_else(String::new, |agreed| {
            format!(", {}", dates::full_day(visit.language(), agreed))
        });
        Choice::new(plan.id.to_string(), format!("{provider}{day}"))
    };
    html! {
        (form.radios(t, "kind", "records-kind-field", kinds))
        (form.day(t, "on", "records-on"))
        (form.clock(t, "at", "records-at").hint(t.say("records-at-hint")).optional())
        (marked_fields(visit, form))
        @if !plans.is_empty() {
            (form.select(t, "plan", "records-plan").empty(t.say("records-plan-none"))
                .choices(plans.iter().map(of_plan)).optional())
        }
    }
}

/// The fields in which something can be marked.
pub(super) fn marked_fields(visit: &Visit, form: &Form) -> Markup {
    let t = visit.t();
    html! {
        (form.area(t, "fact", "records-fact").hint(t.say("records-fact-hint")).rows(5))
        (form.area(t, "judgement", "records-judgement").hint(t.say("records-judgement-hint")).rows(3).optional())
        p { (t.say("records-marks-how")) }
        (form.checkbox(t, "whole", "records-whole"))
    }
}

/// A time that may be left out.
fn time(form: &mut Form, name: &str) -> Option<Option<Time>> {
    if form.value(name).trim().is_empty() {
        Some(None)
    } else {
        form.time(name).map(Some)
    }
}

/// A text in which something can be marked.
pub(super) fn marked_prose(form: &mut Form, name: &'static str) -> Option<MarkedText> {
    let typed = form.prose(name)?;
    marked(form, name, &typed)
}

/// A text with its marks.
fn marked(form: &mut Form, name: &'static str, typed: &Prose) -> Option<MarkedText> {
    let key = match MarkedText::read(typed) {
        Ok(read) => return Some(read),
        Err(MarkError::Unclosed) => "records-refusal-mark-open",
        Err(MarkError::Empty) => "records-refusal-mark-empty",
    };
    form.refuse(Refusal::new(key).at(name));
    None
}

/// What happened and what was made of it, with their marks.
pub(super) fn read_marked(form: &mut Form) -> Option<(MarkedText, Option<MarkedText>)> {
    let (fact, judgement) = (form.prose("fact"), form.optional_prose("judgement"));
    let fact = fact.and_then(|typed| marked(form, "fact", &typed));
    let judgement = match judgement? {
        Some(typed) => Some(marked(form, "judgement", &typed)?),
        None => None,
    };
    Some((fact?, judgement))
}

/// An entry that is to be signed.
pub(super) fn read(form: &mut Form) -> Option<NewEntry> {
    let kind = form.choice("kind");
    let (on, at) = (form.past_date("on"), time(form, "at"));
    let marked = read_marked(form);
    let plan = form.optional_choice::<CarePlanId>("plan");
    let is_whole = form.ticked("whole");
    let (fact, judgement) = marked?;
    Some(NewEntry {
        kind: kind?,
        happened: Happened { on: on?, at: at? },
        fact,
        judgement,
        is_whole,
        plan: plan?,
    })
}

/// A draft that is to be kept.
pub(super) fn read_draft(form: &mut Form) -> Option<DraftText> {
    let kind = form.optional_choice("kind");
    let (on, at) = (form.optional_date("on"), time(form, "at"));
    let (fact, judgement) = (
        form.optional_prose("fact"),
        form.optional_prose("judgement"),
    );
    let plan = form.optional_choice("plan");
    Some(DraftText {
        kind: kind?,
        on: on?,
        at: at?,
        fact: fact?,
        judgement: judgement?,
        is_whole: form.ticked("whole"),
        plan: plan?,
    })
}

/// A form with what stands in an entry or a draft.
pub(super) fn filled(form: Form, text: &DraftText) -> Form {
    let clock = text
        .at
        .map(|at| format!("{:02}:{:02}", at.hour(), at.minute()));
    let form = form
        .with_maybe("kind", text.kind.map(EntryKind::key))
        .with_maybe("on", text.on)
        .with_maybe("at", clock)
        .with_maybe("fact", text.fact.as_ref())
        .with_maybe("judgement", text.judgement.as_ref())
        .with_maybe("plan", text.plan);
    ticked_if(form, text.is_whole)
}

/// The box for a whole entry, ticked or not.
pub(super) fn ticked_if(form: Form, is_whole: bool) -> Form {
    if is_whole {
        form.with("whole", "1")
    } else {
        form
    }
}
