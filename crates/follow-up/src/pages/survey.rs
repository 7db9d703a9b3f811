//! The questions on quality: by the person on her or his own page or on a tablet, or typed in by whoever reads them
//! aloud or has a paper.

use kernel::{Language, Problem};
use maud::{Markup, html};
use page_kit::{
    Form, Reply, Visit,
    components::{Button, ButtonRow, Choice, Heading, Notice, Radios, TextArea},
    layout::Audience,
};

use super::shown::{Shown, load};
use crate::{
    actions::AnswerSurvey,
    model::{Answer, AnsweredBy, Grade, Question, Questionnaire, State, SurveyState, SurveyWay},
};

/// The questions as they are shown: which version, in which language, in which way they are answered.
struct Asking {
    questions: Questionnaire,
    language: Language,
    way: SurveyWay,
}

/// What stands for one who does not know.
const UNKNOWN: &str = "0";

/// The questions.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let shown = load(&visit).await?;
    if !is_open(&shown) {
        if is_handed_over(&visit, &shown) && shown.survey().state == SurveyState::Answered {
            return Ok(thanks(&visit));
        }
        let t = visit.t();
        let back = Button::secondary(t.say("follow-up-back")).href(shown.address());
        let body = html! {
            (Notice::info(t, t.say("follow-up-refusal-answered")))
            (ButtonRow::new(back))
        };
        return Ok(shown.page(&visit, "follow-up-survey-title", body));
    }
    let form = shown.fresh_survey(&visit);
    view(&visit, &shown, &form)
}

/// Whether the questions are answered on a tablet that somebody of the staff has handed over, in her or his own session.
fn is_handed_over(visit: &Visit, shown: &Shown) -> bool {
    !shown.is_own && visit.query("satt") == SurveyWay::Tablet.key()
}

/// The end of the questions on a tablet. It leads nowhere: the session is not the person's.
fn thanks(visit: &Visit) -> Reply {
    let t = visit.t();
    let title = "follow-up-survey-done";
    let body = html! {
        (Heading::new(t.say(title)).lead(t.say("follow-up-survey-done-lead")))
        p { (t.say("follow-up-survey-done-back")) }
    };
    visit.page(title, body).audience(Audience::Person).alone()
}

fn is_open(shown: &Shown) -> bool {
    shown.survey().state != SurveyState::Answered && shown.follow_up().state != State::Cancelled
}

/// In which way they are answered: the address says it, else how they were handed out.
fn way(visit: &Visit, shown: &Shown) -> SurveyWay {
    if shown.is_own {
        return SurveyWay::OwnPage;
    }
    let asked = visit.query("satt").parse().ok();
    let handed_out = shown.survey().handed_out.map(|(way, _)| way);
    let way: SurveyWay = asked.or(handed_out).unwrap_or(SurveyWay::Read);
    if way == SurveyWay::OwnPage {
        SurveyWay::Read
    } else {
        way
    }
}

fn asking(visit: &Visit, shown: &Shown) -> Result<Asking, Problem> {
    let language = Language::from_tag(visit.query("sprak"));
    Ok(Asking {
        questions: Questionnaire::of_version(shown.survey().questionnaire)?,
        language: language.unwrap_or_else(|| visit.language()),
        way: way(visit, shown),
    })
}

/// Saves the answers.
pub(super) async fn save(visit: Visit) -> Result<Reply, Problem> {
    let shown = load(&visit).await?;
    let asking = asking(&visit, &shown)?;
    let mut form = visit.form();
    let seen = shown.seen(&form);
    let answers = answers(&form, &asking.questions);
    let way = if shown.is_own {
        Some(SurveyWay::OwnPage)
    } else {
        form.choice("way")
    };
    let by = form.choice("by");
    let words = form.optional_prose("words");
    let lets_read = form.choice::<YesNo>("lets-read");
    let input = (|| {
        Some(AnswerSurvey {
            seen,
            way: way?,
            by: by?,
            answers,
            words: words?,
            lets_read: lets_read? == YesNo::Yes,
        })
    })();
    match visit.submit(&mut form, input).await? {
        Some(()) if way == Some(SurveyWay::Tablet) => {
            let tablet = SurveyWay::Tablet.key();
            Ok(visit.go(format!("{}?satt={tablet}", shown.survey().address())))
        }
        Some(()) => Ok(visit.go(shown.address()).saying("follow-up-thanks")),
        None => view(&visit, &shown, &form),
    }
}

/// Yes or no.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum YesNo {
    Yes,
    No,
}

kernel::keyed!(YesNo { Yes => "ja", No => "nej" });

/// One answer to each question that has one; none is as one who does not know.
fn answers(form: &Form, questions: &Questionnaire) -> Vec<Answer> {
    let read = |question: &Question| {
        let typed = form.value(&field(question));
        let grade = typed.parse().ok().and_then(Grade::new);
        (!typed.is_empty()).then_some(Answer {
            theme: question.theme,
            grade,
        })
    };
    questions.questions.iter().filter_map(read).collect()
}

fn field(question: &Question) -> String {
    format!("q-{}", question.theme.key())
}

fn view(visit: &Visit, shown: &Shown, form: &Form) -> Result<Reply, Problem> {
    let asking = asking(visit, shown)?;
    let t = visit.t();
    let (sheet, language) = (&asking.questions.sheet, asking.language);
    let about = format!(
        "{} {}.",
        sheet.about.say(language),
        shown.service(visit, &shown.survey().service)
    );
    let to = format!(
        "{}?satt={}&sprak={}",
        shown.survey().address(),
        asking.way.key(),
        language.tag()
    );
    let fields = fields(visit, &asking, form);
    let body = html! {
        (languages(visit, shown, &asking))
        div lang=(language.tag()) {
            (Heading::new(sheet.title.say(language)).lead(about))
            p { (sheet.lead.say(language)) }
            form method="post" action=(to) {
                (form.around(t, html! {
                    @if asking.way != SurveyWay::OwnPage {
                        (page_kit::components::hidden("way", asking.way.key()))
                    }
                    (fields)
                    (send(visit, shown, &asking))
                }))
            }
        }
    };
    // Whoever answers on a tablet reads as on the own page, and finds no way into the session of the staff.
    let reply = match asking.way {
        SurveyWay::Tablet => visit
            .page("follow-up-survey-title", body)
            .audience(Audience::Person)
            .alone(),
        SurveyWay::OwnPage => shown
            .page(visit, "follow-up-survey-title", body)
            .audience(Audience::Person),
        SurveyWay::Paper | SurveyWay::Read => shown.page(visit, "follow-up-survey-title", body),
    };
    Ok(reply.with_errors(form.has_errors()))
}

/// The way to send the answers, and back where that is the reader's own.
fn send(visit: &Visit, shown: &Shown, asking: &Asking) -> ButtonRow {
    let t = visit.t();
    let row = ButtonRow::new(Button::primary(t.say("follow-up-survey-send")));
    match asking.way {
        SurveyWay::Tablet => row,
        SurveyWay::OwnPage | SurveyWay::Paper | SurveyWay::Read => {
            row.and(Button::quiet(t.say("page-kit-cancel")).href(shown.address()))
        }
    }
}

/// The languages that the questions can be read in, and in which way they are being answered.
fn languages(visit: &Visit, shown: &Shown, asking: &Asking) -> Markup {
    let t = visit.t();
    let at = format!("{}?satt={}", shown.survey().address(), asking.way.key());
    html! {
        @if !shown.is_own {
            p { (t.say(&format!("follow-up-survey-how-{}", asking.way.key()))) }
        }
        p {
            @for language in Language::ALL.into_iter().filter(|one| *one != asking.language) {
                a href={ (at) "&sprak=" (language.tag()) } lang=(language.tag()) {
                    (t.say(&format!("follow-up-language-{}", language.tag())))
                } " "
            }
        }
    }
}

fn fields(visit: &Visit, asking: &Asking, form: &Form) -> Markup {
    let t = visit.t();
    let (sheet, language) = (&asking.questions.sheet, asking.language);
    html! {
        @for question in &asking.questions.questions { (one(visit, asking, (question, form))) }
        @let words = sheet.words.say(language);
        (TextArea::new(t, "words", words).value(form.value("words")).errors(form.errors_at(t, "words")).rows(4).optional())
        (radios(visit, form, ("by", sheet.who.say(language)), [
            (AnsweredBy::Alone.key(), sheet.alone.say(language)),
            (AnsweredBy::Helped.key(), sheet.helped.say(language)),
            (AnsweredBy::Representative.key(), sheet.representative.say(language))]))
        (radios(visit, form, ("lets-read", sheet.lets_read.say(language)), [
            (YesNo::Yes.key(), sheet.yes.say(language)),
            (YesNo::No.key(), sheet.no.say(language))]))
    }
}

/// One question, with its five grades and the way out.
fn one(visit: &Visit, asking: &Asking, (question, form): (&Question, &Form)) -> Markup {
    let (sheet, language) = (&asking.questions.sheet, asking.language);
    let grades = Grade::ALL.into_iter().map(|grade| {
        let number = grade.number();
        (
            number.to_string(),
            asking.questions.grade(number, language).to_owned(),
        )
    });
    let unknown = (UNKNOWN.to_owned(), sheet.unknown.say(language).to_owned());
    let choices = grades
        .chain([unknown])
        .map(|(value, label)| Choice::new(value, label));
    let name = field(question);
    let legend = question.ask.say(language);
    form.named(&name, legend);
    let t = visit.t();
    let radios = Radios::new(t, name.clone(), legend)
        .choices(choices)
        .hint(question.easy.say(language))
        .chosen(form.value(&name))
        .errors(form.errors_at(t, &name))
        .optional();
    html! { (radios) }
}

fn radios<const N: usize>(
    visit: &Visit,
    form: &Form,
    (name, legend): (&str, &str),
    choices: [(&str, &str); N],
) -> Markup {
    let t = visit.t();
    form.named(name, legend);
    let choices = choices.map(|(value, label)| Choice::new(value, label));
    let radios = Radios::new(t, name, legend)
        .choices(choices)
        .chosen(form.value(name))
        .errors(form.errors_at(t, name));
    html! { (radios) }
}
