//! One who works: shifts, absences, and what she or he can do.

use std::collections::BTreeSet;

use access::AssignmentView;
use duties::calendar;
use jiff::civil::Time;
use kernel::{Date, Period, Problem, Refusal, UserId};
use page_kit::{Form, Reply, Visit};
use residents::LanguageCode;

use super::worker_view::view;
use crate::{
    actions::{EndAbsence, NoteAbsence, RemoveShift, SetProfile, SetShift},
    model::{
        Absence, AbsenceKind, Break, Competence, DAY_MINUTES, NewShift, Profile, Shift, ShiftId,
    },
    reads::{absences_of, flaws_of, profile, shifts_of},
    rules::Finding,
};

/// Days ahead that are shown.
const AHEAD: i64 = 28;

/// Somebody of the unit.
pub(super) struct One {
    pub(super) user: UserId,
    pub(super) name: String,
    pub(super) shifts: Vec<Shift>,
    pub(super) absences: Vec<Absence>,
    pub(super) profile: Profile,
    /// What breaks a rule of working time, on each of the days that are shown.
    pub(super) found: Vec<(Date, Vec<Finding>)>,
}

async fn load(visit: &Visit) -> Result<One, Problem> {
    let (reader, unit, today) = (visit.reader(), visit.unit()?, visit.today());
    let user: UserId = visit.id("user")?;
    let held = access::assignments_of(reader, user).await?;
    // Who begins later is planned for before that.
    let works_here =
        |one: &AssignmentView| one.unit == unit && one.period.to().is_none_or(|last| last >= today);
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
        found: flaws_of(reader, &visit.call, (unit, user), days).await?,
    })
}

impl One {
    /// Its page.
    pub(super) fn address(&self) -> String {
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

/// Says the last day of an absence, or that it never was: that takes a button of its own, so that nobody does it by
/// leaving a field empty.
pub(super) async fn end_absence(visit: Visit) -> Result<Reply, Problem> {
    let one = load(&visit).await?;
    let mut form = visit.form();
    let (absence, version) = (visit.id("absence")?, form.version());
    let mut known = one.absences.iter();
    let known = known
        .find(|known| known.id == absence)
        .ok_or(Problem::NotFound)?;
    let field = last_field(known);
    let last = if form.value("never") == "ja" {
        Some(None)
    } else {
        form.date(&field).map(Some)
    };
    if last
        .flatten()
        .is_some_and(|last| last < known.period.from())
    {
        form.refuse(Refusal::new("schedules-refusal-absence-days").at(field));
    }
    let input = last.filter(|_| !form.has_errors()).map(|last| EndAbsence {
        absence,
        version,
        last,
    });
    match visit.submit(&mut form, input).await? {
        Some(()) => Ok(visit.go(one.address()).saying("schedules-absence-ended")),
        None => Ok(view(&visit, &one, Some(&form))),
    }
}

/// The field for the last day of an absence; each has its own, since all stand on one page.
pub(super) fn last_field(absence: &Absence) -> String {
    format!("last-{}", absence.id)
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
    let codes = form.values("languages").iter();
    let codes: Result<BTreeSet<LanguageCode>, _> =
        codes.map(|code| LanguageCode::parse(code)).collect();
    if codes.is_err() {
        form.refuse(Refusal::new("schedules-refusal-language").at("languages"));
    }
    codes.ok()
}
