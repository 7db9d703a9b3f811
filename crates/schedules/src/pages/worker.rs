//! One who works: shifts, absences, and what she or he can do.

use std::collections::BTreeSet;

use access::AssignmentView;
use duties::calendar;
use jiff::civil::Time;
use kernel::{Period, Problem, Refusal, UserId};
use maud::{Markup, html};
use page_kit::{
    Form, Reply, Visit,
    components::{Button, ButtonRow, Choice, Column, Empty, Heading, Section, Table, hidden},
    dates,
};
use residents::LanguageCode;

use super::{
    shown::{Day, load_day, week_way},
    words,
};
use crate::{
    actions::{EndAbsence, NoteAbsence, RemoveShift, SetProfile, SetShift},
    model::{
        Absence, AbsenceKind, Break, Competence, DAY_MINUTES, NewShift, Profile, Shift, ShiftId,
    },
    reads::{absences_of, profile, shifts_of},
    rules::Finding,
};

/// Days ahead that are shown.
const AHEAD: i64 = 28;

/// Somebody of the unit.
struct One {
    user: UserId,
    name: String,
    shifts: Vec<Shift>,
    absences: Vec<Absence>,
    profile: Profile,
    day: Day,
}

async fn load(visit: &Visit) -> Result<One, Problem> {
    let (reader, unit, today) = (visit.reader(), visit.unit()?, visit.today());
    let user: UserId = visit.id("user")?;
    let held = access::assignments_of(reader, user).await?;
    let works_here = |one: &AssignmentView| one.unit == unit && one.period.contains(today);
    if !held.iter().any(works_here) {
        return Err(Problem::NotFound);
    }
    let days = (today, calendar::days_after(today, AHEAD));
    let name = access::user(reader, user).await?;
    Ok(One {
        user,
        name: name.ok_or(Problem::NotFound)?.name,
        shifts: shifts_of(reader, user, days).await?,
        absences: absences_of(reader, (unit, user), days).await?,
        profile: profile(reader, user).await?,
        day: load_day(visit, today).await?,
    })
}

impl One {
    fn address(&self) -> String {
        format!("/schema/personal/{}", self.user)
    }
}

/// The page.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let one = load(&visit).await?;
    Ok(view(&visit, &one, None))
}

/// Adds a shift, or changes one.
pub(super) async fn set_shift(visit: Visit) -> Result<Reply, Problem> {
    let one = load(&visit).await?;
    let mut form = visit.form();
    let version = form.version();
    let instead: Option<Option<ShiftId>> = form.optional_choice("shift");
    let shift = read_shift(&mut form, one.user);
    let input = instead.zip(shift).map(|(instead, shift)| SetShift {
        instead: instead.map(|id| (id, version)),
        shift,
    });
    match visit.submit(&mut form, input).await? {
        Some(_id) => Ok(visit.go(one.address()).saying("schedules-shift-saved")),
        None => Ok(view(&visit, &one, Some(&form))),
    }
}

fn read_shift(form: &mut Form, user: UserId) -> Option<NewShift> {
    let minute = |time: Time| i64::from(time.hour()) * 60 + i64::from(time.minute());
    let (day, from, to) = (form.date("day"), form.time("from"), form.time("to"));
    let pause = if form.value("break-from").trim().is_empty() {
        Some(None)
    } else {
        let (from, minutes) = (
            form.time("break-from"),
            form.number("break-minutes", 1, 120),
        );
        from.zip(minutes)
            .map(|(from, minutes)| Some((minute(from), minutes)))
    };
    let (from, to) = (minute(from?), minute(to?));
    // What ends before it begins ends on the next day.
    let past = |at: i64| if at <= from { at + DAY_MINUTES } else { at };
    Some(NewShift {
        user,
        day: day?,
        from,
        to: past(to),
        pause: pause?.map(|(at, minutes)| Break {
            from: past(at),
            minutes,
        }),
    })
}

/// Takes a shift out.
pub(super) async fn remove_shift(visit: Visit) -> Result<Reply, Problem> {
    let one = load(&visit).await?;
    let mut form = visit.form();
    let input = RemoveShift {
        shift: visit.id("shift")?,
        version: form.version(),
    };
    match visit.submit(&mut form, Some(input)).await? {
        Some(()) => Ok(visit.go(one.address()).saying("schedules-shift-removed")),
        None => Ok(view(&visit, &one, Some(&form))),
    }
}

/// Notes an absence.
pub(super) async fn note_absence(visit: Visit) -> Result<Reply, Problem> {
    let one = load(&visit).await?;
    let mut form = visit.form();
    let kind = form.choice::<AbsenceKind>("kind");
    let (from, to) = (form.date("absent-from"), form.optional_date("absent-to"));
    let period = from.zip(to).and_then(|(from, to)| {
        let period = Period::new(from, to);
        if period.is_err() {
            form.refuse(Refusal::new("schedules-refusal-absence-days").at("absent-to"));
        }
        period.ok()
    });
    let input = kind.zip(period).map(|(kind, period)| NoteAbsence {
        user: one.user,
        kind,
        period,
    });
    match visit.submit(&mut form, input).await? {
        Some(_freed) => Ok(visit.go(one.address()).saying("schedules-absence-noted")),
        None => Ok(view(&visit, &one, Some(&form))),
    }
}

/// Says the last day of an absence, or that it never was.
pub(super) async fn end_absence(visit: Visit) -> Result<Reply, Problem> {
    let one = load(&visit).await?;
    let mut form = visit.form();
    let absence = visit.id("absence")?;
    let last = form.optional_date("last");
    let input = last.map(|last| EndAbsence { absence, last });
    match visit.submit(&mut form, input).await? {
        Some(()) => Ok(visit.go(one.address()).saying("schedules-absence-ended")),
        None => Ok(view(&visit, &one, Some(&form))),
    }
}

/// Says what she or he can do.
pub(super) async fn set_profile(visit: Visit) -> Result<Reply, Problem> {
    let one = load(&visit).await?;
    let mut form = visit.form();
    let version = form.version();
    let competences: Vec<Competence> = form.optional_choices("competences");
    let languages = read_languages(&mut form);
    let input = languages.map(|languages| SetProfile {
        profile: Profile {
            user: one.user,
            competences: competences.into_iter().collect(),
            languages,
            version,
        },
    });
    match visit.submit(&mut form, input).await? {
        Some(()) => Ok(visit.go(one.address()).saying("schedules-profile-saved")),
        None => Ok(view(&visit, &one, Some(&form))),
    }
}

fn read_languages(form: &mut Form) -> Option<BTreeSet<LanguageCode>> {
    let typed = form.value("languages").to_owned();
    let codes = typed
        .split([',', ' '])
        .filter(|code| !code.is_empty())
        .map(LanguageCode::parse);
    let codes: Option<BTreeSet<LanguageCode>> = codes.map(Result::ok).collect();
    if codes.is_none() {
        form.refuse(Refusal::new("schedules-refusal-language").at("languages"));
    }
    codes
}

fn view(visit: &Visit, one: &One, sent: Option<&Form>) -> Reply {
    let t = visit.t();
    let blank = visit.blank();
    // A form that has come back keeps what was typed, where it was typed.
    let of = |tail: &str| sent.filter(|_| visit.path().ends_with(tail));
    let title = "schedules-worker-title";
    let found: Vec<&Finding> = one
        .day
        .findings
        .iter()
        .filter(|found| words::is_about(found, one.user))
        .collect();
    let codes: Vec<&str> = one
        .profile
        .languages
        .iter()
        .map(LanguageCode::as_str)
        .collect();
    let profile = blank
        .clone()
        .with("version", one.profile.version)
        .with_all(
            "competences",
            one.profile.competences.iter().map(|c| c.key().to_owned()),
        )
        .with("languages", codes.join(", "));
    let has_errors = sent.is_some_and(Form::has_errors);
    let top =
        sent.filter(|_| of("/pass").is_none() && of("/franvaro").is_none() && of("/kan").is_none());
    let body = html! {
        (Heading::new(one.name.clone()).over(t.say("schedules-staff-title")).lead(t.say("schedules-worker-lead")))
        @if let Some(form) = top { (form.top(t)) }
        (words::finding_list(visit, &one.day, &found))
        (Section::new("pass", t.say("schedules-shifts"), html! {
            (shift_table(visit, one))
            (shift_form(visit, one, of("/pass").unwrap_or(&blank)))
        }))
        (Section::new("franvaro", t.say("schedules-absences"), html! {
            (absence_list(visit, one))
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

fn shift_table(visit: &Visit, one: &One) -> Markup {
    let t = visit.t();
    if one.shifts.is_empty() {
        return html! { (Empty::new(t.say("schedules-shifts-empty"))) };
    }
    let rows = one.shifts.iter().map(|kept| -> [Markup; 4] {
        let shift = &kept.shift;
        let pause = shift.pause.map_or_else(String::new, |pause| {
            format!("{}–{}", words::clock(pause.from), words::clock(pause.to()))
        });
        let day = dates::full_weekday(visit.language(), shift.day);
        [
            html! { (day) },
            html! { (words::clock(shift.from)) "–" (words::clock(shift.to)) },
            html! { (pause) },
            html! {
                form method="post" action={ (one.address()) "/pass/" (kept.id) "/ta-bort" } {
                    (visit.blank().with("version", kept.version).around(t, html! {
                        (Button::quiet(t.say("schedules-shift-remove")).about(day))
                    }))
                }
            },
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

fn shift_form(visit: &Visit, one: &One, form: &Form) -> Markup {
    let t = visit.t();
    html! {
        form method="post" action={ (one.address()) "/pass" } {
            (form.around(t, html! {
                (hidden("shift", form.value("shift")))
                (form.day(t, "day", "schedules-day"))
                (form.clock(t, "from", "schedules-from"))
                (form.clock(t, "to", "schedules-to").hint(t.say("schedules-to-hint")))
                (form.clock(t, "break-from", "schedules-break-from").optional())
                (form.count(t, "break-minutes", "schedules-break-minutes").optional())
                (ButtonRow::new(Button::primary(t.say("schedules-shift-add"))))
            }))
        }
    }
}

fn absence_list(visit: &Visit, one: &One) -> Markup {
    let t = visit.t();
    html! {
        @for absence in &one.absences {
            @let period = dates::period(visit.language(), absence.period.from(), absence.period.to());
            p { (t.say(&format!("schedules-absence-{}", absence.kind.key()))) ", " (period) }
            form method="post" action={ (one.address()) "/franvaro/" (absence.id) "/sluta" } {
                (visit.blank().around(t, html! {
                    (visit.blank().day(t, "last", "schedules-absence-last").hint(t.say("schedules-absence-last-hint")).optional())
                    (ButtonRow::new(Button::secondary(t.say("schedules-absence-end")).about(period.clone())))
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
    html! {
        form method="post" action={ (one.address()) "/kan" } {
            (form.around(t, html! {
                (form.checkboxes(t, "competences", "schedules-competences", competences(visit)))
                (form.text(t, "languages", "schedules-languages").hint(t.say("schedules-languages-hint")).optional())
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
