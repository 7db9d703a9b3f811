//! The steps until the meeting: receive the call, ask the person, set the meeting.

use kernel::Problem;
use maud::{Markup, html};
use page_kit::{
    Form, Reply, Visit,
    components::{Button, ButtonRow, Choice},
    dates,
};

use super::{
    call_fields::{
        counterpart_fields, moment, moment_fields, purpose_field, read_counterpart, read_moment,
        read_purpose, read_word, with_now, with_word, word_fields,
    },
    plan::{Shown, Step, Typed, load, view},
};
use crate::{
    actions::{ReceiveCall, RecordConsent, SetMeeting},
    model::{ConsentAnswer, Meeting, Place},
};

/// The call that was awaited has come.
pub(super) async fn receive(visit: Visit) -> Result<Reply, Problem> {
    let shown = load(&visit).await?;
    let mut form = visit.form();
    let seen = shown.seen(&form);
    let called = read_moment(&visit, &mut form, "called");
    let counterpart = read_counterpart(&mut form);
    let purpose = read_purpose(&mut form);
    let input = (|| {
        Some(ReceiveCall {
            seen,
            called: called?,
            counterpart: counterpart?,
            purpose: purpose?,
        })
    })();
    match visit.submit(&mut form, input).await? {
        Some(()) => Ok(visit
            .go(shown.plan().address())
            .saying("cooperation-call-saved")),
        None => Ok(view(&visit, &shown, &Typed::at(Step::Receive, &form))),
    }
}

/// The form for it.
pub(super) fn receive_form(visit: &Visit, shown: &Shown, typed: &Typed<'_>) -> Markup {
    let t = visit.t();
    let form = typed.form(Step::Receive, || {
        with_now(visit, shown.fresh(visit), "called")
    });
    let labels = ["cooperation-called-day", "cooperation-called-clock"];
    html! {
        form method="post" action={ (shown.plan().address()) "/kallelse" } {
            (form.around(t, html! {
                (counterpart_fields(visit, &form))
                (moment_fields(visit, &form, "called", labels))
                (purpose_field(visit, &form))
                (ButtonRow::new(Button::primary(t.say("cooperation-call-save"))))
            }))
        }
    }
}

/// The person answers.
pub(super) async fn consent(visit: Visit) -> Result<Reply, Problem> {
    let shown = load(&visit).await?;
    let mut form = visit.form();
    let seen = shown.seen(&form);
    let answer: Option<ConsentAnswer> = form.choice("consent");
    let word = read_word(&mut form, "consent");
    let input = (|| {
        Some(RecordConsent {
            seen,
            is_given: answer? == ConsentAnswer::Given,
            word: word?,
        })
    })();
    match visit.submit(&mut form, input).await? {
        Some(()) => Ok(visit
            .go(shown.address_or_list(&visit).await?)
            .saying("cooperation-consent-saved")),
        None => Ok(view(&visit, &shown, &Typed::at(Step::Consent, &form))),
    }
}

/// The form for it.
pub(super) fn consent_form(visit: &Visit, shown: &Shown, typed: &Typed<'_>) -> Markup {
    let t = visit.t();
    let form = typed.form(Step::Consent, || {
        with_word(visit, shown.fresh(visit), "consent")
    });
    let answers = [ConsentAnswer::Given, ConsentAnswer::NotGiven].map(|answer| {
        let label = t.say(&format!("cooperation-answer-{}", answer.key()));
        Choice::new(answer.key(), label)
    });
    html! {
        p { (t.say("cooperation-consent-intro")) }
        form method="post" action={ (shown.plan().address()) "/samtycke" } {
            (form.around(t, html! {
                (form.radios(t, "consent", "cooperation-consent-question", answers))
                (word_fields(visit, &form, "consent"))
                (ButtonRow::new(Button::primary(t.say("cooperation-consent-save"))))
            }))
        }
    }
}

/// All know when and where they meet.
pub(super) async fn meet(visit: Visit) -> Result<Reply, Problem> {
    let shown = load(&visit).await?;
    let mut form = visit.form();
    let seen = shown.seen(&form);
    let (day, clock) = (form.date("meeting-day"), form.time("meeting-clock"));
    let place: Option<Place> = form.choice("meeting-place");
    let words = form.optional_line("meeting-words");
    let interpreter = form.optional_line("meeting-interpreter");
    let starts = day
        .zip(clock)
        .and_then(|(day, clock)| moment(&visit, day, clock));
    let input = (|| {
        let meeting = Meeting {
            starts: starts?,
            place: place?,
            words: words?,
            interpreter: interpreter?,
        };
        Some(SetMeeting { seen, meeting })
    })();
    match visit.submit(&mut form, input).await? {
        Some(()) => Ok(visit
            .go(shown.plan().address())
            .saying("cooperation-meeting-saved")),
        None => Ok(view(&visit, &shown, &Typed::at(Step::Meet, &form))),
    }
}

/// The form for it, with what stands.
pub(super) fn meet_form(visit: &Visit, shown: &Shown, typed: &Typed<'_>) -> Markup {
    let t = visit.t();
    let form = typed.form(Step::Meet, || fresh_meeting(visit, shown));
    let places = Place::ALL.iter().map(|place| {
        let label = t.say(&format!("cooperation-place-{}", place.key()));
        Choice::new(place.key(), label)
    });
    let save = if shown.plan().meeting.is_some() {
        Button::secondary(t.say("cooperation-meeting-change"))
    } else {
        Button::primary(t.say("cooperation-meeting-save"))
    };
    html! {
        form method="post" action={ (shown.plan().address()) "/mote" } {
            (form.around(t, html! {
                (form.day(t, "meeting-day", "cooperation-meeting-day"))
                (form.clock(t, "meeting-clock", "cooperation-meeting-clock"))
                (form.radios(t, "meeting-place", "cooperation-meeting-place", places))
                (form.text(t, "meeting-words", "cooperation-meeting-words")
                    .hint(t.say("cooperation-meeting-words-hint")).optional())
                (form.text(t, "meeting-interpreter", "cooperation-meeting-interpreter")
                    .hint(t.say("cooperation-meeting-interpreter-hint")).optional())
                (ButtonRow::new(save))
            }))
        }
    }
}

fn fresh_meeting(visit: &Visit, shown: &Shown) -> Form {
    let form = shown.fresh(visit);
    let Some(meeting) = &shown.plan().meeting else {
        return form;
    };
    let starts = meeting.starts.to_zoned(visit.call.zone.clone());
    form.with("meeting-day", starts.date())
        .with("meeting-clock", starts.strftime("%H.%M"))
        .with("meeting-place", meeting.place.key())
        .with_maybe("meeting-words", meeting.words.as_ref())
        .with_maybe("meeting-interpreter", meeting.interpreter.as_ref())
}

/// What is known of the meeting, and the way to the plan.
pub(super) fn after_meeting(visit: &Visit, shown: &Shown, typed: &Typed<'_>) -> Markup {
    let t = visit.t();
    let to = format!("{}/plan", shown.plan().address());
    html! {
        @if let Some(meeting) = &shown.plan().meeting { (meeting_words(visit, meeting)) }
        p { (t.say("cooperation-next-meeting-set-intro")) }
        (ButtonRow::new(Button::primary(t.say("cooperation-agree-title")).href(to)))
        details open[typed.is_at(Step::Meet)] {
            summary { (t.say("cooperation-meeting-change")) }
            (meet_form(visit, shown, typed))
        }
    }
}

/// A meeting in a sentence.
pub(super) fn meeting_words(visit: &Visit, meeting: &Meeting) -> Markup {
    let t = visit.t();
    html! {
        p {
            (dates::moment_element(visit.language(), meeting.starts, visit.now()))
            ", " (t.say(&format!("cooperation-place-{}", meeting.place.key())).to_lowercase())
            @if let Some(words) = &meeting.words { ", " (words) }
            @if let Some(interpreter) = &meeting.interpreter {
                ". " (t.say("cooperation-meeting-interpreter")) ": " (interpreter)
            }
        }
    }
}
