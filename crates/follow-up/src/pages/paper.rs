//! The questions on paper, in large type, with a code instead of a name; and handing them out in any way.

use kernel::{Language, Problem};
use maud::{Markup, html};
use page_kit::{
    Reply, Visit,
    components::{Button, ButtonRow, Heading, Notice},
    layout::Audience,
};

use super::shown::load;
use crate::{
    actions::HandOutSurvey,
    model::{Grade, Question, Questionnaire, SurveyWay},
};

/// Notes how the questions were handed out, and goes on to them.
pub(super) async fn hand_out(visit: Visit) -> Result<Reply, Problem> {
    let shown = load(&visit).await?;
    let mut form = visit.form();
    let seen = shown.seen(&form);
    let way: Option<SurveyWay> = form.choice("way");
    let input = way.map(|way| HandOutSurvey { seen, way });
    let done = visit.submit(&mut form, input).await?;
    let at = shown.survey().address();
    Ok(match (done, way) {
        (Some(()), Some(SurveyWay::Paper)) => visit.go(format!("{at}/papper")),
        (Some(()), Some(SurveyWay::Tablet)) => visit.go(format!("{at}?satt=tablet")),
        (Some(()), Some(SurveyWay::Read)) => visit.go(format!("{at}?satt=read")),
        (Some(()), Some(SurveyWay::OwnPage) | None) => {
            visit.go(shown.address()).saying("follow-up-handed-own")
        }
        (None, _) => {
            let t = visit.t();
            let body = html! {
                (Heading::new(t.say("follow-up-survey-title")).over(shown.person.name()))
                (form.top(t))
                (ButtonRow::new(Button::secondary(t.say("follow-up-back")).href(shown.address())))
            };
            shown
                .page(&visit, "follow-up-survey-title", body)
                .with_errors(true)
        }
    })
}

/// The paper.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let shown = load(&visit).await?;
    let t = visit.t();
    let language = Language::from_tag(visit.query("sprak")).unwrap_or_else(|| visit.language());
    let questions = Questionnaire::of_version(shown.survey().questionnaire)?;
    let service = shown.service(&visit, &shown.survey().service);
    let at = format!("{}/papper", shown.survey().address());
    let body = html! {
        div.no-print {
            (Notice::info(t, t.say("follow-up-paper-print")))
            p {
                @for other in Language::ALL.into_iter().filter(|one| *one != language) {
                    a href={ (at) "?sprak=" (other.tag()) } lang=(other.tag()) {
                        (t.say(&format!("follow-up-language-{}", other.tag())))
                    } " "
                }
            }
        }
        (sheet(&questions, language, (&service, &shown.survey().code.to_string())))
    };
    Ok(shown
        .page(&visit, "follow-up-paper-title", body)
        .audience(Audience::Person))
}

fn sheet(questions: &Questionnaire, language: Language, (service, code): (&str, &str)) -> Markup {
    let sheet = &questions.sheet;
    html! {
        article lang=(language.tag()) {
            h1 { (sheet.title.say(language)) }
            p { (sheet.lead.say(language)) }
            p { (sheet.about.say(language)) " " strong { (service) } "." }
            p { (sheet.how.say(language)) }
            @for question in &questions.questions { (asked(questions, language, question)) }
            h2 { (sheet.words.say(language)) }
            p { br; br; br; br; }
            h2 { (sheet.who.say(language)) }
            (boxes(&[sheet.alone.say(language), sheet.helped.say(language), sheet.representative.say(language)]))
            h2 { (sheet.lets_read.say(language)) }
            (boxes(&[sheet.yes.say(language), sheet.no.say(language)]))
            p { (sheet.back.say(language)) }
            p { (sheet.code.say(language)) ": " strong { (code) } }
        }
    }
}

fn asked(questions: &Questionnaire, language: Language, question: &Question) -> Markup {
    let grades = Grade::ALL.map(|grade| questions.grade(grade.number(), language));
    let all: Vec<&str> = grades
        .into_iter()
        .chain([questions.sheet.unknown.say(language)])
        .collect();
    html! {
        h2 { (question.ask.say(language)) }
        p { (question.easy.say(language)) }
        (boxes(&all))
    }
}

/// Boxes to put a cross in.
fn boxes(words: &[&str]) -> Markup {
    html! { @for word in words { p { "☐ " (word) } } }
}
