//! The person sees the material before the decision: what is sent, what is answered, what is disputed.

use duties::calendar;
use kernel::{Problem, Prose};
use maud::html;
use page_kit::{Form, Reply, Visit, components::Button};
use rulebook::keys;

use super::case_view::{OneForm, Shown, choices, load, prose};
use crate::{
    actions::{Communicate, NoteDispute, RecordAnswer},
    model::{Answer, Communication, Conveyance},
    rules::terms::last_day_by,
};

/// The form by which the material is sent.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let shown = load(&visit).await?;
    let today = visit.today();
    let rules = visit.app.rules();
    let last = last_day_by(&rules, keys::LOCAL_COMMUNICATION_REPLY, (today, today))?;
    let form = visit
        .blank()
        .with("sent", today)
        .with("by", Conveyance::Letter.key())
        .with("material", visit.t().say("cases-communication-all"))
        .with("answer-by", calendar::next_open_day(last));
    Ok(view(&visit, &shown, &form))
}

/// Sends it.
pub(super) async fn send(visit: Visit) -> Result<Reply, Problem> {
    let shown = load(&visit).await?;
    let mut form = visit.form();
    let (sent, by) = (form.past_date("sent"), form.choice("by"));
    let (material, answer_by) = (form.prose("material"), form.date("answer-by"));
    let input = (|| {
        Some(Communicate {
            person: shown.person.id,
            case: shown.file.case.id,
            sent: sent?,
            by: by?,
            material: material?,
            answer_by: answer_by?,
        })
    })();
    match visit.submit(&mut form, input).await? {
        Some(_sent) => Ok(visit
            .go(shown.address())
            .saying("cases-communication-saved")),
        None => Ok(view(&visit, &shown, &form)),
    }
}

fn view(visit: &Visit, shown: &Shown, form: &Form) -> Reply {
    let t = visit.t();
    let page = OneForm {
        title: "cases-communication-title",
        lead: "cases-communication-lead",
        above: html! { (visit.why_all(&[keys::FL_25, keys::SOL_14_8])) },
        to: format!("{}/kommunicering", shown.address()),
        fields: html! {
            (form.area(t, "material", "cases-communication-material")
                .hint(t.say("cases-communication-material-hint")).rows(4))
            (form.radios(t, "by", "cases-communication-by", ways(visit)))
            (form.day(t, "sent", "cases-communication-sent"))
            (form.day(t, "answer-by", "cases-communication-answer-by"))
            (visit.why(keys::LOCAL_COMMUNICATION_REPLY))
        },
        button: Button::primary(t.say("cases-communication-save")),
        form,
    };
    shown.one_form(visit, page)
}

fn ways(visit: &Visit) -> impl Iterator<Item = page_kit::components::Choice> {
    choices(
        visit,
        "cases-conveyance-",
        Conveyance::ALL.iter().map(|way| way.key()),
    )
}

/// The form by which an answer is noted.
pub(super) async fn show_answer(visit: Visit) -> Result<Reply, Problem> {
    let shown = load(&visit).await?;
    let to = answered(&visit, &shown)?;
    let form = visit
        .blank()
        .with("version", to.version)
        .with("answered-on", visit.today())
        .with("by", Conveyance::Told.key());
    Ok(view_answer(&visit, &shown, (to, &form)))
}

/// Notes it.
pub(super) async fn answer(visit: Visit) -> Result<Reply, Problem> {
    let shown = load(&visit).await?;
    let to = answered(&visit, &shown)?;
    let mut form = visit.form();
    let version = form.version();
    let (on, by) = (form.past_date("answered-on"), form.choice("by"));
    let words: Option<Option<Prose>> = form.optional_prose("words");
    let input = (|| {
        Some(RecordAnswer {
            person: shown.person.id,
            case: shown.file.case.id,
            communication: to.id,
            version,
            answer: Answer {
                on: on?,
                by: by?,
                words: words?,
            },
        })
    })();
    match visit.submit(&mut form, input).await? {
        Some(()) => Ok(visit.go(shown.address()).saying("cases-answer-saved")),
        None => Ok(view_answer(&visit, &shown, (to, &form))),
    }
}

/// The communication in the address.
fn answered<'a>(visit: &Visit, shown: &'a Shown) -> Result<&'a Communication, Problem> {
    let id = visit.id("communication")?;
    let found = shown.file.communications.iter().find(|c| c.id == id);
    found.ok_or(Problem::NotFound)
}

fn view_answer(visit: &Visit, shown: &Shown, (to, form): (&Communication, &Form)) -> Reply {
    let t = visit.t();
    let page = OneForm {
        title: "cases-answer-title",
        lead: "cases-answer-lead",
        above: html! {
            p { (t.with("cases-communication-sent-on", &[("day", to.sent.into()), ("answer-by", to.answer_by.into())])) }
            (prose(&to.material))
        },
        to: format!("{}/kommunicering/{}/svar", shown.address(), to.id),
        fields: html! {
            (form.area(t, "words", "cases-answer-words").hint(t.say("cases-answer-words-hint")).rows(6).optional())
            (form.radios(t, "by", "cases-answer-by", ways(visit)))
            (form.day(t, "answered-on", "cases-answer-on"))
        },
        button: Button::primary(t.say("cases-answer-save")),
        form,
    };
    shown.one_form(visit, page)
}

/// The form by which a dispute is noted.
pub(super) async fn show_dispute(visit: Visit) -> Result<Reply, Problem> {
    let shown = load(&visit).await?;
    let form = visit.blank().with("said", visit.today());
    Ok(view_dispute(&visit, &shown, &form))
}

/// Notes it.
pub(super) async fn dispute(visit: Visit) -> Result<Reply, Problem> {
    let shown = load(&visit).await?;
    let mut form = visit.form();
    let (about, view, said) = (
        form.prose("about"),
        form.prose("view"),
        form.past_date("said"),
    );
    let input = about.zip(view).zip(said);
    let input = input.map(|((about, view), said)| NoteDispute {
        person: shown.person.id,
        case: shown.file.case.id,
        said,
        about,
        view,
    });
    match visit.submit(&mut form, input).await? {
        Some(_noted) => Ok(visit.go(shown.address()).saying("cases-dispute-saved")),
        None => Ok(view_dispute(&visit, &shown, &form)),
    }
}

fn view_dispute(visit: &Visit, shown: &Shown, form: &Form) -> Reply {
    let t = visit.t();
    let page = OneForm {
        title: "cases-dispute-title",
        lead: "cases-dispute-lead",
        above: visit.why(keys::SOL_14_6),
        to: format!("{}/invandning", shown.address()),
        fields: html! {
            (form.area(t, "about", "cases-dispute-about").rows(3))
            (form.area(t, "view", "cases-dispute-view").rows(3))
            (form.day(t, "said", "cases-dispute-said"))
        },
        button: Button::primary(t.say("cases-dispute-save")),
        form,
    };
    shown.one_form(visit, page)
}
