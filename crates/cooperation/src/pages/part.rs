//! Who takes part, how the call came about, and what has happened.

use std::collections::BTreeMap;

use history::EntryView;
use kernel::{Problem, UserId};
use maud::{Markup, html};
use page_kit::{
    Reply, Visit,
    components::{
        Button, ButtonRow, Choice, Column, Facts, Happening, Section, Status, StatusKind, Table,
        Timeline,
    },
    dates,
};

use super::{
    plan::{Shown, Step, Typed, load, view},
    steps::meeting_words,
};
use crate::{
    actions::{AddParticipant, NoteAnswer},
    model::{Answer, Attendee, Consent, Participant, ParticipantId, Party},
};

/// Somebody is asked to take part.
pub(super) async fn add(visit: Visit) -> Result<Reply, Problem> {
    let shown = load(&visit).await?;
    let mut form = visit.form();
    let seen = shown.seen(&form);
    let name = form.line("who-name");
    let party: Option<Party> = form.choice("who-party");
    let role = form.optional_line("who-role");
    let organisation = form.optional_line("who-organisation");
    let phone = form.optional_line("who-phone");
    let is_wished = form.ticked("who-wished");
    let input = (|| {
        let who = Attendee {
            name: name?,
            party: party?,
            role: role?,
            organisation: organisation?,
            phone: phone?,
            answer: Answer::Invited,
        };
        Some(AddParticipant {
            seen,
            who,
            is_wished,
        })
    })();
    match visit.submit(&mut form, input).await? {
        Some(_added) => Ok(visit
            .go(shown.plan().address())
            .saying("cooperation-participant-saved")),
        None => Ok(view(&visit, &shown, &Typed::at(Step::Join, &form))),
    }
}

/// Somebody has answered.
pub(super) async fn answer(visit: Visit) -> Result<Reply, Problem> {
    let shown = load(&visit).await?;
    let mut form = visit.form();
    let seen = shown.seen(&form);
    let participant: Option<ParticipantId> = form.id("who");
    let answer: Option<Answer> = form.choice("answer");
    let input = participant
        .zip(answer)
        .map(|(participant, answer)| NoteAnswer {
            seen,
            participant,
            answer,
        });
    match visit.submit(&mut form, input).await? {
        Some(()) => Ok(visit
            .go(shown.plan().address())
            .saying("cooperation-answer-saved")),
        None => Ok(view(&visit, &shown, &Typed::at(Step::Answer, &form))),
    }
}

/// Those who take part, and the forms for more.
pub(super) fn section(visit: &Visit, shown: &Shown, typed: &Typed<'_>) -> Section {
    let t = visit.t();
    let plan = shown.plan();
    let may_ask = shown.may_write && plan.state.is_open() && plan.state.has_consent();
    let body = html! {
        (table(visit, &shown.view.participants))
        @if shown.may_write && plan.state.is_open() {
            details open[typed.is_at(Step::Answer)] {
                summary { (t.say("cooperation-answer-note")) }
                (answer_form(visit, shown, typed))
            }
        }
        @if may_ask {
            details open[typed.is_at(Step::Join)] {
                summary { (t.say("cooperation-participant-add")) }
                (join_form(visit, shown, typed))
            }
        }
    };
    Section::new("participants", t.say("cooperation-participants"), body)
}

fn table<'v>(visit: &'v Visit, participants: &[Participant]) -> Table<'v> {
    let t = visit.t();
    let rows = participants.iter().map(|participant| -> [Markup; 4] {
        let who = &participant.who;
        let party = t.say(&format!("cooperation-party-{}", who.party.key()));
        [
            html! { (who.name) },
            html! {
                @match &who.role { Some(role) => { (role) } None => { (party) } }
                @if let Some(organisation) = &who.organisation { ", " (organisation) }
            },
            html! { @if let Some(phone) = &who.phone { (phone) } },
            html! { (answer_status(visit, who.answer)) },
        ]
    });
    Table::new(t, t.say("cooperation-participants"))
        .hide_caption()
        .column(Column::new(t.say("cooperation-name")))
        .column(Column::new(t.say("cooperation-role")))
        .column(Column::new(t.say("cooperation-phone")))
        .column(Column::new(t.say("cooperation-answer")))
        .rows(rows)
}

fn answer_status(visit: &Visit, answer: Answer) -> Status {
    let kind = match answer {
        Answer::Invited => StatusKind::Waiting,
        Answer::Coming => StatusKind::Done,
        Answer::Declined => StatusKind::Stopped,
    };
    let word = format!("cooperation-invitation-{}", answer.key());
    Status::new(kind, visit.t().say(&word))
}

fn join_form(visit: &Visit, shown: &Shown, typed: &Typed<'_>) -> Markup {
    let t = visit.t();
    let form = typed.form(Step::Join, || shown.fresh(visit));
    let parties = Party::ALL
        .iter()
        .filter(|party| **party != Party::Person)
        .map(|party| {
            let label = t.say(&format!("cooperation-party-{}", party.key()));
            let choice = Choice::new(party.key(), label);
            match party {
                Party::Relative => choice.more(html! {
                    (form.checkbox(t, "who-wished", "cooperation-wished"))
                }),
                Party::Person | Party::Municipality | Party::Region | Party::Other => choice,
            }
        });
    html! {
        form method="post" action={ (shown.plan().address()) "/deltagare" } {
            (form.around(t, html! {
                (form.radios(t, "who-party", "cooperation-party", parties))
                (form.text(t, "who-name", "cooperation-name"))
                (form.text(t, "who-role", "cooperation-role").hint(t.say("cooperation-role-hint")).optional())
                (form.text(t, "who-organisation", "cooperation-workplace").optional())
                (form.text(t, "who-phone", "cooperation-phone").optional())
                (ButtonRow::new(Button::secondary(t.say("cooperation-participant-save"))))
            }))
        }
    }
}

fn answer_form(visit: &Visit, shown: &Shown, typed: &Typed<'_>) -> Markup {
    let t = visit.t();
    let form = typed.form(Step::Answer, || shown.fresh(visit));
    let people = shown
        .view
        .participants
        .iter()
        .map(|p| Choice::new(p.id.to_string(), p.who.name.to_string()));
    let answers = Answer::ALL.iter().map(|answer| {
        let label = t.say(&format!("cooperation-invitation-{}", answer.key()));
        Choice::new(answer.key(), label)
    });
    html! {
        form method="post" action={ (shown.plan().address()) "/svar" } {
            (form.around(t, html! {
                (form.select(t, "who", "cooperation-answer-who").empty(t.say("page-kit-choose")).choices(people))
                (form.radios(t, "answer", "cooperation-answer", answers))
                (ButtonRow::new(Button::secondary(t.say("cooperation-answer-save"))))
            }))
        }
    }
}

/// How the call came about, and what the person answered.
pub(super) fn about_call(visit: &Visit, shown: &Shown) -> Section {
    let t = visit.t();
    let plan = shown.plan();
    let moment = |at| dates::moment_element(visit.language(), at, visit.now());
    let with = &plan.counterpart;
    let ready = (Some(plan.since) != plan.called).then(|| moment(plan.since));
    let since = match plan.origin {
        crate::model::Origin::Own => "cooperation-needed",
        crate::model::Origin::OpenCare | crate::model::Origin::Discharge => "cooperation-ready",
    };
    let facts = Facts::new()
        .fact(
            t.say("cooperation-origin"),
            t.say(&format!("cooperation-origin-{}", plan.origin.key())),
        )
        .fact(
            t.say("cooperation-counterpart"),
            html! {
                (with.organisation)
                @if let Some(name) = &with.name { ", " (name) }
                @if let Some(phone) = &with.phone { ", " (phone) }
            },
        )
        .maybe(t.say(since), ready)
        .maybe(t.say("cooperation-called"), plan.called.map(moment))
        .maybe(
            t.say("cooperation-meeting"),
            plan.meeting.as_ref().map(|m| meeting_words(visit, m)),
        );
    let body = html! {
        @if let Some(purpose) = &plan.purpose { p { (purpose) } }
        (facts)
        @for consent in &shown.view.consents { (consent_words(visit, consent)) }
    };
    Section::new("call", t.say("cooperation-about-call"), body)
}

fn consent_words(visit: &Visit, consent: &Consent) -> Markup {
    let t = visit.t();
    let (answer, word) = (consent.answer.key(), &consent.word);
    let args = [
        ("day", dates::full_day(visit.language(), word.day).into()),
        ("by", word.received_by.as_str().into()),
    ];
    html! {
        p {
            strong { (t.say(&format!("cooperation-said-{answer}"))) } " "
            (t.say(&format!("cooperation-way-{}", word.way.key()))) ". "
            (t.with("cooperation-said-to", &args))
        }
        @if let Some(note) = &word.note { p { (note) } }
    }
}

/// What has happened to the plan and by whom, in order of time.
pub(super) fn happenings(
    visit: &Visit,
    entries: &[EntryView],
    names: &BTreeMap<UserId, String>,
) -> Markup {
    let t = visit.t();
    let timeline: Timeline = entries
        .iter()
        .map(|entry| {
            let when = dates::moment_element(visit.language(), entry.at, visit.now());
            let who = entry.actor.user().and_then(|user| names.get(&user));
            let what = t.say(&entry.text());
            Happening::new(
                when,
                html! { @if let Some(who) = who { strong { (who) } " " } (what) },
            )
        })
        .collect();
    html! {
        details {
            summary { (t.say("cooperation-happenings")) }
            (timeline)
        }
    }
}
