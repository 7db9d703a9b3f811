//! What is said in a report of a goal or an indicator (`?om=`): judgement and comment.

use kernel::{Problem, Prose};
use maud::html;
use page_kit::{
    Form, Reply, Visit,
    components::{Breadcrumbs, Button, ButtonRow, Heading},
};

use super::report::load;
use crate::{
    actions::{About, SayInReport},
    model::Report,
    reads,
};

/// What is written about, and what stands.
struct Written {
    report: Report,
    about: About,
    name: String,
    words: Option<Prose>,
    version: i64,
}

/// The form with what stands.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let written = read(&visit).await?;
    let form = visit
        .blank()
        .with("version", written.version)
        .with_maybe("words", written.words.as_ref());
    Ok(view(&visit, &form, &written))
}

/// Keeps it.
pub(super) async fn save(visit: Visit) -> Result<Reply, Problem> {
    let written = read(&visit).await?;
    let mut form = visit.form();
    let version = form.version();
    let words = form.prose("words");
    let input = words.map(|words| SayInReport {
        report: written.report.id,
        about: written.about,
        words,
        version,
    });
    match visit.submit(&mut form, input).await? {
        Some(()) => Ok(visit.go(written.report.address()).saying("goals-saved")),
        None => Ok(view(&visit, &form, &written)),
    }
}

async fn read(visit: &Visit) -> Result<Written, Problem> {
    let (chain, report) = load(visit).await?;
    let standing = reads::standing(visit.reader(), &chain, &report).await?;
    let asked = visit.query("om");
    let goals = standing.goals.iter();
    let mut goals = goals.filter(|goal| goal.id.to_string() == asked);
    let indicators = standing.goals.iter().flat_map(|goal| &goal.indicators);
    let mut indicators = indicators.filter(|one| one.id.to_string() == asked);
    let (about, name, words) = match (goals.next(), indicators.next()) {
        (Some(goal), _) => (
            About::Goal(goal.id),
            goal.title.to_string(),
            goal.judgement.clone(),
        ),
        (None, Some(one)) => (
            About::Indicator(one.id),
            one.name.to_string(),
            one.comment.clone(),
        ),
        (None, None) => return Err(Problem::NotFound),
    };
    let version = reads::words_version(visit.reader(), report.id, about).await?;
    Ok(Written {
        report,
        about,
        name,
        words,
        version,
    })
}

fn view(visit: &Visit, form: &Form, written: &Written) -> Reply {
    let t = visit.t();
    let (title, lead) = match written.about {
        About::Goal(_) => ("goals-judgement", "goals-judgement-lead"),
        About::Indicator(_) => ("goals-comment", "goals-comment-lead"),
    };
    let body = html! {
        (Heading::new(t.say(title)).over(written.name.clone()).lead(t.say(lead)))
        form method="post" {
            (form.around(t, html! {
                (form.area(t, "words", title).rows(8))
                (ButtonRow::new(Button::primary(t.say("goals-save")))
                    .and(Button::quiet(t.say("page-kit-cancel")).href(written.report.address())))
            }))
        }
    };
    let way = Breadcrumbs::new(t)
        .step(t.say("goals-title"), "/malarbete")
        .step(t.say("goals-report"), written.report.address())
        .here(t.say(title));
    visit
        .page(title, body)
        .breadcrumbs(&way)
        .with_errors(form.has_errors())
}
