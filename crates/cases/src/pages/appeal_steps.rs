//! The steps of an appeal: dismissed, reconsidered, forwarded, answered by the court. One form a step.

use duties::calendar;
use kernel::{Language, Problem};
use maud::html;
use page_kit::{Form, Reply, Visit, components::Button};
use rulebook::keys;

use super::{
    appeal::{ShownAppeal, load},
    case_view::{Closed, OneForm, choices},
    decision_fields::{Right, delegation, not_delegated, task, with_delegation},
    decision_new::{contents_fields, period_fields, read_contents, read_period},
    letter::{own_second, second_chosen, seconds, ways},
};
use crate::{
    actions::{
        Better, DismissAppeal, ForwardAppeal, ReconsiderAppeal, Reconsideration, RecordCourtAnswer,
    },
    model::{AppealTask, Decision, Judgement, LetterWay, Outcome},
    reads::{self, letter_facts::recipient},
    rules::{letter::Recipient, terms::last_day_by},
};

fn blank(visit: &Visit, shown: &ShownAppeal) -> Form {
    visit.blank().with("version", shown.appeal.version)
}

fn back(visit: &Visit, shown: &ShownAppeal, said: &str) -> Reply {
    visit.go(shown.appeal.address()).saying(said)
}

/// The form that dismisses it.
pub(super) async fn show_dismiss(visit: Visit) -> Result<Reply, Problem> {
    let shown = load(&visit).await?;
    if let Some(why) = not_delegated(&visit, &[Right::Appeal(AppealTask::TestTime)]).await? {
        let title = "cases-dismiss-title";
        return Ok(shown.closed(&visit, Closed { title, why }));
    }
    let second = own_second(&shown.person).map_or("none", Language::tag);
    let form = blank(&visit, &shown).with("second", second);
    view_dismiss(&visit, &shown, &form).await
}

/// It is dismissed.
pub(super) async fn dismiss(visit: Visit) -> Result<Reply, Problem> {
    let shown = load(&visit).await?;
    let mut form = visit.form();
    let reasons = form.prose("reasons");
    let way: Option<LetterWay> = form.choice("way");
    let second = second_chosen(&mut form);
    let item = form.line("task");
    let version = form.version();
    let input = (|| {
        Some(DismissAppeal {
            person: shown.person.id,
            appeal: shown.appeal.id,
            version,
            delegation: Some(item?.to_string()),
            reasons: reasons?,
            way: way?,
            second: Some(second?),
        })
    })();
    match visit.submit(&mut form, input).await? {
        Some(_) => Ok(back(&visit, &shown, "cases-dismiss-saved")),
        None => view_dismiss(&visit, &shown, &form).await,
    }
}

async fn view_dismiss(visit: &Visit, shown: &ShownAppeal, form: &Form) -> Result<Reply, Problem> {
    let t = visit.t();
    let by = task(visit, form, AppealTask::TestTime).await?;
    let is_hidden =
        recipient(visit.reader(), &visit.call, shown.person.id).await? == Recipient::Hidden;
    let page = OneForm {
        title: "cases-dismiss-title",
        lead: "cases-dismiss-lead",
        above: visit.why(keys::FL_45),
        to: format!("{}/avvisa", shown.appeal.address()),
        fields: html! {
            (form.area(t, "reasons", "cases-dismiss-reasons").hint(t.say("cases-dismiss-reasons-hint")).rows(5))
            (ways(visit, form, is_hidden))
            (seconds(visit, form))
            (by)
        },
        button: Button::primary(t.say("cases-dismiss-save")),
        form,
    };
    Ok(shown.one_form(visit, page))
}

/// The form that says that the decision stands.
pub(super) async fn show_reconsider(visit: Visit) -> Result<Reply, Problem> {
    let shown = load(&visit).await?;
    if let Some(why) = not_delegated(&visit, &[Right::Appeal(AppealTask::Reconsider)]).await? {
        let title = "cases-reconsider-title";
        return Ok(shown.closed(&visit, Closed { title, why }));
    }
    let form = blank(&visit, &shown);
    view_reconsider(&visit, &shown, &form).await
}

/// The decision stands; or the dismissal is taken back, where that is what is appealed.
pub(super) async fn reconsider(visit: Visit) -> Result<Reply, Problem> {
    let shown = load(&visit).await?;
    let mut form = visit.form();
    let reasons = form.prose("why");
    let version = form.version();
    let reconsideration = if shown.appeal.of_dismissed.is_some() && form.ticked("reopen") {
        Reconsideration::Reopened
    } else {
        Reconsideration::Unchanged
    };
    let item = form.line("task");
    let input = reasons.zip(item).map(|(reasons, item)| ReconsiderAppeal {
        person: shown.person.id,
        appeal: shown.appeal.id,
        version,
        delegation: Some(item.to_string()),
        reconsideration,
        reasons,
    });
    match visit.submit(&mut form, input).await? {
        Some(_) => Ok(back(&visit, &shown, "cases-reconsider-saved")),
        None => view_reconsider(&visit, &shown, &form).await,
    }
}

async fn view_reconsider(
    visit: &Visit,
    shown: &ShownAppeal,
    form: &Form,
) -> Result<Reply, Problem> {
    let t = visit.t();
    let by = task(visit, form, AppealTask::Reconsider).await?;
    let page = OneForm {
        title: "cases-reconsider-title",
        lead: "cases-reconsider-lead",
        above: html! {
            (visit.why_all(&[keys::FL_38, keys::FL_39]))
        },
        to: format!("{}/omprova", shown.appeal.address()),
        fields: html! {
            (form.area(t, "why", "cases-reconsider-why").hint(t.say("cases-reconsider-why-hint")).rows(6))
            @if shown.appeal.of_dismissed.is_some() { (form.checkbox(t, "reopen", "cases-reconsider-reopen")) }
            (by)
        },
        button: Button::primary(t.say("cases-reconsider-save")),
        form,
    };
    Ok(shown.one_form(visit, page))
}

/// The form that puts a better decision in its place.
pub(super) async fn show_better(visit: Visit) -> Result<Reply, Problem> {
    let shown = load(&visit).await?;
    let decision = appealed(&visit, &shown).await?;
    let both = [
        Right::Appeal(AppealTask::Reconsider),
        Right::Decide(decision.regime),
    ];
    if let Some(why) = not_delegated(&visit, &both).await? {
        let title = "cases-better-title";
        return Ok(shown.closed(&visit, Closed { title, why }));
    }
    let today = visit.today();
    let rules = visit.app.rules();
    let follow_up = last_day_by(&rules, keys::LOCAL_DECISION_FOLLOW_UP, (today, today))?;
    let form = blank(&visit, &shown)
        .with("what", &decision.contents.what)
        .with("from", calendar::next_open_day(today))
        .with("follow-up", follow_up);
    let form = with_delegation(form, &visit, decision.regime).await?;
    view_better(&visit, &shown, (&decision, &form)).await
}

/// A better decision takes its place.
pub(super) async fn better(visit: Visit) -> Result<Reply, Problem> {
    let shown = load(&visit).await?;
    let mut form = visit.form();
    let input = read_better(&mut form, &shown);
    if visit.submit(&mut form, input).await?.is_some() {
        return Ok(back(&visit, &shown, "cases-better-saved"));
    }
    let decision = appealed(&visit, &shown).await?;
    view_better(&visit, &shown, (&decision, &form)).await
}

fn read_better(form: &mut Form, shown: &ShownAppeal) -> Option<ReconsiderAppeal> {
    let (reasons, item) = (form.prose("why"), form.line("task"));
    let outcome: Option<Outcome> = form.choice("outcome");
    let contents = read_contents(form);
    let (period, follow_up) = (read_period(form), form.optional_date("follow-up"));
    let delegation = form.line("delegation");
    let better = Better {
        outcome: outcome?,
        contents: contents?,
        delegation: delegation?.to_string(),
        period: period?,
        follow_up: follow_up?,
    };
    Some(ReconsiderAppeal {
        person: shown.person.id,
        appeal: shown.appeal.id,
        version: form.version(),
        delegation: Some(item?.to_string()),
        reconsideration: Reconsideration::Changed(Box::new(better)),
        reasons: reasons?,
    })
}

async fn appealed(visit: &Visit, shown: &ShownAppeal) -> Result<Decision, Problem> {
    let found = reads::decision(visit.reader(), shown.person.id, shown.appeal.decision).await?;
    found.ok_or(Problem::NotFound)
}

async fn view_better(
    visit: &Visit,
    shown: &ShownAppeal,
    (decision, form): (&Decision, &Form),
) -> Result<Reply, Problem> {
    let by = delegation(visit, form, decision.regime).await?;
    let reconsidered_by = task(visit, form, AppealTask::Reconsider).await?;
    let t = visit.t();
    let favourable = Outcome::ALL.iter().filter(|o| o.is_favourable());
    let outcomes = choices(visit, "cases-outcome-", favourable.map(|o| o.key()));
    let page = OneForm {
        title: "cases-better-title",
        lead: "cases-better-lead",
        above: html! {
            (visit.why_all(&[keys::FL_38, keys::FL_39]))
        },
        to: format!("{}/andra", shown.appeal.address()),
        fields: html! {
            (form.area(t, "why", "cases-better-why").rows(4))
            (form.radios(t, "outcome", "cases-decision-outcome", outcomes))
            (contents_fields(visit, form))
            (period_fields(visit, form))
            (reconsidered_by)
            (by)
        },
        button: Button::primary(t.say("cases-better-save")),
        form,
    };
    Ok(shown.one_form(visit, page))
}

/// The form that hands it over.
pub(super) async fn show_forward(visit: Visit) -> Result<Reply, Problem> {
    let shown = load(&visit).await?;
    let form = blank(&visit, &shown);
    Ok(view_forward(&visit, &shown, &form))
}

/// It goes to the court.
pub(super) async fn forward(visit: Visit) -> Result<Reply, Problem> {
    let shown = load(&visit).await?;
    let mut form = visit.form();
    let way: Option<LetterWay> = form.choice("way");
    let version = form.version();
    let input = way.map(|way| ForwardAppeal {
        person: shown.person.id,
        appeal: shown.appeal.id,
        version,
        way,
    });
    match visit.submit(&mut form, input).await? {
        Some(_) => Ok(back(&visit, &shown, "cases-forward-saved")),
        None => Ok(view_forward(&visit, &shown, &form)),
    }
}

fn view_forward(visit: &Visit, shown: &ShownAppeal, form: &Form) -> Reply {
    let t = visit.t();
    let offered = [
        LetterWay::Post,
        LetterWay::HandedOver,
        LetterWay::DigitalMailbox,
    ];
    let offered = choices(visit, "cases-letter-way-", offered.map(LetterWay::key));
    let page = OneForm {
        title: "cases-forward-title",
        lead: "cases-forward-lead",
        above: html! {
            (visit.why_all(&[keys::FL_46, keys::LOCAL_APPEAL_FORWARD]))
        },
        to: format!("{}/lamna-over", shown.appeal.address()),
        fields: html! { (form.radios(t, "way", "cases-letter-way", offered)) },
        button: Button::primary(t.say("cases-forward-save")),
        form,
    };
    shown.one_form(visit, page)
}

/// The form for what the court said.
pub(super) async fn show_court(visit: Visit) -> Result<Reply, Problem> {
    let shown = load(&visit).await?;
    let form = blank(&visit, &shown).with("on", visit.today());
    Ok(view_court(&visit, &shown, &form))
}

/// What the court said is noted.
pub(super) async fn court(visit: Visit) -> Result<Reply, Problem> {
    let shown = load(&visit).await?;
    let mut form = visit.form();
    let (on, number) = (form.past_date("on"), form.line("number"));
    let judgement: Option<Judgement> = form.choice("judgement");
    let words = form.optional_prose("words");
    let version = form.version();
    let input = (|| {
        Some(RecordCourtAnswer {
            person: shown.person.id,
            appeal: shown.appeal.id,
            version,
            on: on?,
            judgement: judgement?,
            number: number?,
            words: words?,
        })
    })();
    match visit.submit(&mut form, input).await? {
        Some(()) => Ok(back(&visit, &shown, "cases-court-saved")),
        None => Ok(view_court(&visit, &shown, &form)),
    }
}

fn view_court(visit: &Visit, shown: &ShownAppeal, form: &Form) -> Reply {
    let t = visit.t();
    let judgements = Judgement::ALL.iter().map(|j| j.key());
    let judgements = choices(visit, "cases-judgement-", judgements);
    let page = OneForm {
        title: "cases-court-title",
        lead: "cases-court-lead",
        above: visit.why(keys::FL_40),
        to: format!("{}/domstolens-svar", shown.appeal.address()),
        fields: html! {
            (form.day(t, "on", "cases-court-on"))
            (form.text(t, "number", "cases-court-number"))
            (form.radios(t, "judgement", "cases-court-judgement", judgements))
            (form.area(t, "words", "cases-court-words").rows(4).optional())
        },
        button: Button::primary(t.say("cases-court-save")),
        form,
    };
    shown.one_form(visit, page)
}
