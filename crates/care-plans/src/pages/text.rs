//! The draft's words: the person's part first, then goals and ways, wishes, rhythm, what to do if nobody opens.

use kernel::{Problem, Prose};
use maud::{Markup, html};
use organisation::ServiceCode;
use page_kit::{
    Form, Reply, Visit,
    components::{Button, ButtonRow, Choice, Heading, Section, prose},
};
use rulebook::keys;

use super::{
    draft::refused,
    shown::{Shown, load_draft, load_for_provider},
};
use crate::{
    actions::WritePlan,
    model::{GoalWay, Part, PlanText, Version},
};

/// The form with what is written.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let (shown, draft) = load_draft(&visit).await?;
    let form = fresh(&visit, &shown, &draft.text);
    Ok(view(&visit, (&shown, &draft), &form))
}

/// Saves it.
pub(super) async fn save(visit: Visit) -> Result<Reply, Problem> {
    let shown = load_for_provider(&visit).await?;
    let mut form = visit.form();
    let seen = shown.seen(&form);
    let goals: Vec<GoalWay> = shown.order.services.iter().map(no_way).collect();
    let input = read(&mut form, &goals).map(|text| WritePlan {
        seen,
        text,
        visits: None,
    });
    let done = visit.submit(&mut form, input).await?;
    Ok(match (done, shown.view.draft()) {
        (Some(()), _) => visit
            .go(shown.draft_address())
            .saying("care-plans-text-saved"),
        (None, Some(draft)) => view(&visit, (&shown, draft), &form),
        (None, None) => refused(&visit, &shown, &form),
    })
}

/// A service without a word on it.
fn no_way(service: &ServiceCode) -> GoalWay {
    GoalWay {
        service: service.clone(),
        goal: None,
        way: None,
    }
}

fn way_field(goal: &GoalWay) -> String {
    format!("way-{}", goal.service)
}

fn fresh(visit: &Visit, shown: &Shown, text: &PlanText) -> Form {
    let words = |words: &Option<Prose>| words.as_ref().map(ToString::to_string);
    let form = shown
        .fresh(visit)
        .with_maybe("part", text.part.map(Part::key))
        .with_maybe("part-note", words(&text.part_note))
        .with_maybe("took-part", words(&text.took_part))
        .with_maybe("own-words", words(&text.own_words))
        .with_maybe("abilities", words(&text.abilities))
        .with_maybe("wishes", words(&text.wishes))
        .with_maybe("rhythm", words(&text.rhythm))
        .with_maybe("no-answer", words(&text.no_answer))
        .with_maybe("difference", words(&text.difference));
    text.goals.iter().fold(form, |form, goal| {
        form.with_maybe(&way_field(goal), words(&goal.way))
    })
}

fn read(form: &mut Form, goals: &[GoalWay]) -> Option<PlanText> {
    let part = form.optional_choice("part");
    let (part_note, took_part) = (
        form.optional_prose("part-note"),
        form.optional_prose("took-part"),
    );
    let (own_words, abilities) = (
        form.optional_prose("own-words"),
        form.optional_prose("abilities"),
    );
    let (wishes, rhythm) = (form.optional_prose("wishes"), form.optional_prose("rhythm"));
    let (no_answer, difference) = (
        form.optional_prose("no-answer"),
        form.optional_prose("difference"),
    );
    let goals: Vec<Option<GoalWay>> = goals
        .iter()
        .map(|goal| {
            let way = form.optional_prose(&way_field(goal))?;
            Some(GoalWay {
                way,
                ..goal.clone()
            })
        })
        .collect();
    Some(PlanText {
        part: part?,
        part_note: part_note?,
        took_part: took_part?,
        own_words: own_words?,
        goals: goals.into_iter().collect::<Option<_>>()?,
        abilities: abilities?,
        wishes: wishes?,
        rhythm: rhythm?,
        no_answer: no_answer?,
        difference: difference?,
    })
}

fn view(visit: &Visit, (shown, draft): (&Shown, &Version), form: &Form) -> Reply {
    let t = visit.t();
    let title = "care-plans-text-title";
    let body = html! {
        (Heading::new(t.say(title)).over(shown.person.name()).lead(t.say("care-plans-text-lead")))
        form method="post" action={ (shown.draft_address()) "/text" } {
            (form.around(t, html! {
                (part_fields(visit, form))
                (goal_fields(visit, (shown, draft), form))
                (how_fields(visit, form))
                (ButtonRow::new(Button::primary(t.say("care-plans-text-save")))
                    .and(Button::quiet(t.say("page-kit-cancel")).href(shown.draft_address())))
            }))
        }
    };
    visit
        .page(title, body)
        .breadcrumbs(&shown.draft_way(visit).here(t.say(title)))
        .with_errors(form.has_errors())
}

/// A field for long text, by its name, its label and its hint.
fn area(visit: &Visit, form: &Form, (name, label, hint): (&str, &str, &str)) -> Markup {
    let t = visit.t();
    html! { (form.area(t, name, label).hint(t.say(hint)).rows(3).optional()) }
}

/// What the person says, and how the person took part.
fn part_fields(visit: &Visit, form: &Form) -> Markup {
    let t = visit.t();
    let parts = Part::ALL.iter().map(|part| {
        let label = t.say(&format!("care-plans-part-{}", part.key()));
        Choice::new(part.key(), label)
    });
    let fields = html! {
        (area(visit, form, ("own-words", "care-plans-own-words", "care-plans-own-words-hint")))
        (form.radios(t, "part", "care-plans-part", parts))
        (area(visit, form, ("part-note", "care-plans-part-note", "care-plans-part-note-hint")))
        (area(visit, form, ("took-part", "care-plans-took-part", "care-plans-took-part-hint")))
        (visit.why_all(&[keys::LOCAL_CARE_PLAN, keys::SOL_10_3]))
    };
    html! { (Section::new("delaktighet", t.say("care-plans-part-title"), fields)) }
}

fn goal_fields(visit: &Visit, (shown, draft): (&Shown, &Version), form: &Form) -> Markup {
    let t = visit.t();
    let fields = html! {
        @for goal in &draft.text.goals {
            h3 { (shown.service_name(visit, &goal.service)) }
            @match &goal.goal {
                Some(words) => { p { strong { (t.say("care-plans-goal")) } } (prose(words)) }
                None => { p { (t.say("care-plans-goal-none")) } }
            }
            (form.area(t, &way_field(goal), "care-plans-way").hint(t.say("care-plans-way-hint")).rows(2).optional())
        }
    };
    html! { (Section::new("mal", t.say("care-plans-goals-title"), fields)) }
}

fn how_fields(visit: &Visit, form: &Form) -> Markup {
    let t = visit.t();
    let fields = html! {
        (area(visit, form, ("wishes", "care-plans-wishes", "care-plans-wishes-hint")))
        (area(visit, form, ("abilities", "care-plans-abilities", "care-plans-abilities-hint")))
        (area(visit, form, ("rhythm", "care-plans-rhythm", "care-plans-rhythm-hint")))
        (area(visit, form, ("no-answer", "care-plans-no-answer", "care-plans-no-answer-hint")))
        (area(visit, form, ("difference", "care-plans-difference", "care-plans-difference-hint")))
    };
    html! { (Section::new("hur", t.say("care-plans-how-title"), fields)) }
}
