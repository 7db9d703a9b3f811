//! What the page of one who works looks like.

use maud::{Markup, html};
use page_kit::{
    Form, Reply, Visit,
    components::{Button, ButtonRow, Choice, Column, Empty, Heading, Section, Table, hidden},
    dates,
};

use super::{
    shown::week_way,
    words,
    worker::{One, last_field},
};
use crate::model::{AbsenceKind, Competence, Shift};

/// The page, with a form that has come back where one has.
pub(super) fn view(visit: &Visit, one: &One, sent: Option<&Form>) -> Reply {
    let t = visit.t();
    let blank = visit.blank();
    // A form that has come back keeps what was typed, where it was typed.
    let of = |tail: &str| sent.filter(|_| visit.path().ends_with(tail));
    let title = "schedules-worker-title";
    let shift = shift_to_change(visit, one, &blank);
    let codes = one.profile.languages.iter();
    let codes = codes.map(|code| code.as_str().to_owned());
    let profile = blank
        .clone()
        .with("version", one.profile.version)
        .with_all(
            "competences",
            one.profile.competences.iter().map(|c| c.key().to_owned()),
        )
        .with_all("languages", codes);
    let has_errors = sent.is_some_and(Form::has_errors);
    let top =
        sent.filter(|_| of("/pass").is_none() && of("/franvaro").is_none() && of("/kan").is_none());
    let is_end = visit.path().ends_with("/sluta");
    let body = html! {
        (Heading::new(one.name.clone()).over(t.say("schedules-staff-title")).lead(t.say("schedules-worker-lead")))
        @if let Some(form) = top && !is_end { (form.top(t)) }
        (findings(visit, one))
        (Section::new("pass", t.say("schedules-shifts"), html! {
            (shift_table(visit, one))
            (shift_form(visit, one, of("/pass").unwrap_or(&shift)))
        }))
        (Section::new("franvaro", t.say("schedules-absences"), html! {
            (absence_list(visit, one, top))
            (absence_form(visit, one, of("/franvaro").unwrap_or(&blank)))
        }))
        (Section::new("kan", t.say("schedules-profile"), profile_form(visit, one, of("/kan").unwrap_or(&profile))))
    };
    visit
        .page(title, body)
        .breadcrumbs(
            &week_way(visit)
                .step(t.say("schedules-staff-title"), "/schema/personal")
                .here(one.name.clone()),
        )
        .with_errors(has_errors)
}

/// The form of a shift, filled in with the one that is to be changed.
fn shift_to_change(visit: &Visit, one: &One, blank: &Form) -> Form {
    let asked = visit.query("pass");
    let kept: Option<&Shift> = one.shifts.iter().find(|kept| kept.id.to_string() == asked);
    let Some(kept) = kept else {
        return blank.clone();
    };
    let (shift, pause) = (&kept.shift, kept.shift.pause);
    blank
        .clone()
        .with("version", kept.version)
        .with("shift", kept.id)
        .with("day", shift.day)
        .with("from", words::clock(visit, shift.from))
        .with("to", words::clock(visit, shift.to))
        .with_maybe(
            "break-from",
            pause.map(|pause| words::clock(visit, pause.from)),
        )
        .with_maybe("break-minutes", pause.map(|pause| pause.minutes))
}

/// What breaks a rule of working time, by the day on which it does.
fn findings(visit: &Visit, one: &One) -> Markup {
    let t = visit.t();
    let days = one.found.iter().map(|(day, found)| {
        let mut found: Vec<_> = found.iter().collect();
        found.sort_by_key(|found| found.kind.grade());
        html! {
            @for found in found {
                li {
                    (words::grade(visit, found.kind.grade())) " "
                    (dates::full_weekday(visit.language(), *day)) ": "
                    (words::finding_about(visit, &one.name, found))
                    @if let Some(rule) = found.kind.rule() { " " (visit.why(rule)) }
                }
            }
        }
    });
    html! {
        @if !one.found.is_empty() {
            (Section::new("arbetstid", t.say("schedules-findings-title"), html! { ul { @for day in days { (day) } } }))
        }
    }
}

fn shift_table(visit: &Visit, one: &One) -> Markup {
    let t = visit.t();
    if one.shifts.is_empty() {
        return html! { (Empty::new(t.say("schedules-shifts-empty"))) };
    }
    let rows = one.shifts.iter().map(|kept| -> [Markup; 4] {
        let shift = &kept.shift;
        let pause = shift.pause.map_or_else(String::new, |pause| {
            words::span(visit, (pause.from, pause.to()))
        });
        let day = dates::full_weekday(visit.language(), shift.day);
        [
            html! { (day) },
            html! { (words::span(visit, (shift.from, shift.to))) },
            html! { (pause) },
            html! { (shift_ways(visit, one, (kept, day))) },
        ]
    });
    let table = Table::new(t, t.say("schedules-shifts"))
        .hide_caption()
        .column(Column::new(t.say("schedules-day")))
        .column(Column::new(t.say("schedules-time")))
        .column(Column::new(t.say("schedules-break")))
        .column(Column::actions(t.say("schedules-shift-remove")))
        .rows(rows);
    html! { (table) }
}

/// To change a shift, and to take it out; what has been worked stays.
fn shift_ways(visit: &Visit, one: &One, (kept, day): (&Shift, String)) -> Markup {
    let t = visit.t();
    html! {
        (ButtonRow::new(Button::quiet(t.say("schedules-shift-change")).about(day.clone())
            .href(format!("?pass={}#pass", kept.id))))
        form method="post" action={ (one.address()) "/pass/" (kept.id) "/ta-bort" } {
            (visit.blank().with("version", kept.version).around(t, html! {
                (Button::quiet(t.say("schedules-shift-remove")).about(day))
            }))
        }
    }
}

fn shift_form(visit: &Visit, one: &One, form: &Form) -> Markup {
    let t = visit.t();
    let button = if form.value("shift").is_empty() {
        "schedules-shift-add"
    } else {
        "schedules-save"
    };
    html! {
        form method="post" action={ (one.address()) "/pass" } {
            (form.around(t, html! {
                (hidden("shift", form.value("shift")))
                (form.day(t, "day", "schedules-day"))
                (form.clock(t, "from", "schedules-from"))
                (form.clock(t, "to", "schedules-to").hint(t.say("schedules-to-hint")))
                (form.clock(t, "break-from", "schedules-break-from").optional())
                (form.count(t, "break-minutes", "schedules-break-minutes").optional())
                (ButtonRow::new(Button::primary(t.say(button))))
            }))
        }
    }
}

fn absence_list(visit: &Visit, one: &One, sent: Option<&Form>) -> Markup {
    let t = visit.t();
    html! {
        @for absence in &one.absences {
            @let period = dates::period(visit.language(), absence.period.from(), absence.period.to());
            @let at = format!("{}/franvaro/{}/sluta", one.address(), absence.id);
            @let blank = visit.blank().with("version", absence.version);
            @let form = sent.filter(|_| visit.path() == at).unwrap_or(&blank);
            p { (t.say(&format!("schedules-absence-{}", absence.kind.key()))) ", " (period) }
            form method="post" action=(at) {
                (form.around(t, html! {
                    (form.day(t, &last_field(absence), "schedules-absence-last"))
                    (ButtonRow::new(Button::secondary(t.say("schedules-absence-end")).about(period.clone()))
                        .and(Button::quiet(t.say("schedules-absence-never")).about(period).sends("never", "ja")))
                }))
            }
        }
    }
}

fn absence_form(visit: &Visit, one: &One, form: &Form) -> Markup {
    let t = visit.t();
    let kinds = AbsenceKind::ALL.iter().map(|kind| {
        let label = t.say(&format!("schedules-absence-{}", kind.key()));
        Choice::new(kind.key(), label)
    });
    html! {
        form method="post" action={ (one.address()) "/franvaro" } {
            (form.around(t, html! {
                (form.radios(t, "kind", "schedules-absence-kind", kinds))
                (form.day(t, "absent-from", "schedules-absence-from"))
                (form.day(t, "absent-to", "schedules-absence-to").hint(t.say("schedules-absence-to-hint")).optional())
                (ButtonRow::new(Button::primary(t.say("schedules-absence-note"))))
            }))
        }
    }
}

fn profile_form(visit: &Visit, one: &One, form: &Form) -> Markup {
    let t = visit.t();
    let held = form.values("languages").iter().map(String::as_str);
    let languages = residents::language_names(visit, held);
    let languages = languages.into_iter().filter(|(code, _)| code != "sv");
    let languages = languages.map(|(code, name)| Choice::new(code, name));
    html! {
        form method="post" action={ (one.address()) "/kan" } {
            (form.around(t, html! {
                (form.checkboxes(t, "competences", "schedules-competences", competences(visit)))
                (form.checkboxes(t, "languages", "schedules-languages", languages))
                (ButtonRow::new(Button::primary(t.say("schedules-save"))))
            }))
        }
    }
}

/// Competences to choose among.
pub(super) fn competences(visit: &Visit) -> impl Iterator<Item = Choice> {
    let t = visit.t();
    Competence::ALL.iter().map(move |one| {
        let label = t.say(&format!("schedules-competence-{}", one.key()));
        Choice::new(one.key(), label)
    })
}
