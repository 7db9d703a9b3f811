//! What a person's visits ask for of those who come.

use kernel::{Problem, Refusal};
use maud::html;
use page_kit::{
    Form, Reply, Visit,
    components::{Breadcrumbs, Button, ButtonRow, Choice, Heading},
};
use residents::{LanguageCode, Person};

use super::worker_view::competences;
use crate::{
    actions::SetDemand,
    model::{Competence, Demand},
    reads::demand,
};

async fn load(visit: &Visit) -> Result<(Person, Demand), Problem> {
    let person = residents::person(visit.reader(), visit.person()?)
        .await?
        .ok_or(Problem::NotFound)?;
    let demand = demand(visit.reader(), person.id, visit.unit()?).await?;
    Ok((person, demand))
}

/// The form as it stands.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let (person, demand) = load(&visit).await?;
    // Before anything is said, the person's own language is what is likeliest.
    let language = if demand.version == 0 {
        person.languages.of_care()
    } else {
        demand.language.clone()
    };
    let form = visit
        .blank()
        .with("version", demand.version)
        .with_all(
            "competences",
            demand.competences.iter().map(|one| one.key().to_owned()),
        )
        .with_maybe("language", language.as_ref().map(LanguageCode::as_str));
    Ok(view(&visit, &person, &form))
}

/// Saves it.
pub(super) async fn save(visit: Visit) -> Result<Reply, Problem> {
    let (person, _demand) = load(&visit).await?;
    let mut form = visit.form();
    let version = form.version();
    let competences: Vec<Competence> = form.optional_choices("competences");
    let typed = form.value("language").trim().to_owned();
    let language = if typed.is_empty() {
        Some(None)
    } else {
        LanguageCode::parse(&typed).ok().map(Some)
    };
    if language.is_none() {
        form.refuse(Refusal::new("schedules-refusal-language").at("language"));
    }
    let input = language.map(|language| SetDemand {
        demand: Demand {
            person: person.id,
            competences: competences.into_iter().collect(),
            language,
            version,
        },
    });
    match visit.submit(&mut form, input).await? {
        Some(()) => Ok(visit
            .go(format!("/personer/{}/besok", person.id))
            .saying("schedules-demand-saved")),
        None => Ok(view(&visit, &person, &form)),
    }
}

fn view(visit: &Visit, person: &Person, form: &Form) -> Reply {
    let t = visit.t();
    let title = "schedules-demand-title";
    let back = format!("/personer/{}/besok", person.id);
    let languages = residents::language_names(visit, Some(form.value("language")));
    let languages = languages.into_iter().filter(|(code, _)| code != "sv");
    let languages = languages.map(|(code, name)| Choice::new(code, name));
    let body = html! {
        (Heading::new(t.say(title)).over(person.name()).lead(t.say("schedules-demand-lead")))
        form method="post" action={ (back) "/krav" } {
            (form.around(t, html! {
                (form.checkboxes(t, "competences", "schedules-competences", competences(visit)))
                (form.select(t, "language", "schedules-language").empty(t.say("schedules-language-any"))
                    .choices(languages)
                    .hint(t.say("schedules-language-hint")).optional())
                (ButtonRow::new(Button::primary(t.say("schedules-save")))
                    .and(Button::quiet(t.say("page-kit-cancel")).href(back.clone())))
            }))
        }
    };
    visit
        .page(title, body)
        .breadcrumbs(
            &Breadcrumbs::new(t)
                .step(t.say("schedules-person-title"), back)
                .here(t.say(title)),
        )
        .with_errors(form.has_errors())
}
