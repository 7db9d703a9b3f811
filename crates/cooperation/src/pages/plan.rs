//! A plan on one calm page: what to do next first, then what is agreed, who takes part, and how it came about.

use std::collections::{BTreeMap, BTreeSet};

use access::{Need, Resource};
use duties::{DutyView, State as DutyState, Subject};
use history::{After, EntryView};
use kernel::{Actor, Fault, Problem, Role, UserId};
use maud::{Markup, html};
use page_kit::{
    Form, Reply, Visit,
    components::{
        Breadcrumbs, Button, ButtonRow, Due, Heading, Notice, Section, Status, StatusKind,
    },
    dates,
    thread::{Knot, Thread},
};

use super::{carry_out, end, part, steps};
use crate::{
    model::{Plan, PlanId, SeenPlan, State},
    reads::{PlanView, plan},
    rules::{Terms, is_call_late},
};

/// What can be typed on the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    Receive,
    Consent,
    Meet,
    Join,
    Answer,
    Done,
    FollowUp,
    Withdraw,
    Drop,
}

/// The page's plan with all that is told beside it.
#[derive(Debug)]
pub(super) struct Shown {
    /// The plan, as far as the reader may see it.
    pub(super) view: PlanView,
    /// Whose.
    pub(super) person: residents::Person,
    /// Duties on the plan that are open.
    pub(super) duties: Vec<DutyView>,
    /// Whether the reader may change it.
    pub(super) may_write: bool,
    /// Whether the reader sees how it came about.
    is_of_authority: bool,
    is_call_late: bool,
    entries: Vec<EntryView>,
    names: BTreeMap<UserId, String>,
}

/// A form of the page that was sent and could not be carried out; the others are shown fresh.
pub(super) struct Typed<'f> {
    sent: Option<(Step, &'f Form)>,
}

impl<'f> Typed<'f> {
    /// Nothing was sent.
    pub(super) const NONE: Self = Self { sent: None };

    /// This form was sent.
    pub(super) const fn at(step: Step, form: &'f Form) -> Self {
        Self {
            sent: Some((step, form)),
        }
    }

    /// The form of a step: as it was sent, or fresh.
    pub(super) fn form(&self, step: Step, fresh: impl FnOnce() -> Form) -> Form {
        match self.sent {
            Some((sent, form)) if sent == step => form.clone(),
            Some(_) | None => fresh(),
        }
    }

    /// Whether a step's form was sent.
    pub(super) fn is_at(&self, step: Step) -> bool {
        self.sent.is_some_and(|(sent, _)| sent == step)
    }

    fn has_errors(&self) -> bool {
        self.sent.is_some_and(|(_, form)| form.has_errors())
    }
}

impl Shown {
    /// The plan.
    pub(super) const fn plan(&self) -> &Plan {
        &self.view.plan
    }

    /// A fresh form about the plan in the version that is shown.
    pub(super) fn fresh(&self, visit: &Visit) -> Form {
        visit.blank().with("version", self.plan().version)
    }

    /// Where to go when something is saved after which the reader may no longer see the person: the plan, or else the
    /// list of calls.
    pub(super) async fn address_or_list(&self, visit: &Visit) -> Result<String, Problem> {
        let need = Need::see(Resource::SharedPlan).about(self.plan().person);
        if access::may(visit.reader(), &visit.call, need).await? {
            return Ok(self.plan().address());
        }
        Ok("/sip".to_owned())
    }

    /// The plan in the version that a sent form has seen.
    pub(super) fn seen(&self, form: &Form) -> SeenPlan {
        SeenPlan {
            person: self.plan().person,
            plan: self.plan().id,
            version: form.version(),
        }
    }
}

/// The page.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let shown = load(&visit).await?;
    Ok(view(&visit, &shown, &Typed::NONE))
}

/// Whether the reader is of the authority that has the plan, or the person: those see all of it.
pub(super) fn is_of_authority(visit: &Visit, may_write: bool) -> bool {
    may_write || visit.actor().role() == Some(Role::Person)
}

/// The plan of the page's address, as far as the reader may see it.
pub(super) async fn load(visit: &Visit) -> Result<Shown, Problem> {
    let (id, reader) = (visit.person()?, visit.reader());
    let plan_id: PlanId = visit.id("plan")?;
    let person = residents::person(reader, id)
        .await?
        .ok_or(Problem::NotFound)?;
    let view = plan(reader, id, plan_id).await?.ok_or(Problem::NotFound)?;
    let need = Need::write(Resource::SharedPlan).about(id);
    let may_write = access::may(reader, &visit.call, need).await?;
    let is_of_authority = is_of_authority(visit, may_write);
    let view = if is_of_authority {
        view
    } else {
        view.for_others().ok_or(Problem::NotFound)?
    };
    let subject = Subject::new("shared-plan", plan_id);
    let mut duties = duties::of_subject(reader, subject).await?;
    duties.retain(|duty| duty.state == DutyState::Open);
    let entries = if is_of_authority {
        history::since(reader, subject, After::Seq(0)).await?
    } else {
        Vec::new()
    };
    let terms = Terms::of(&visit.app.rules(), visit.today()).map_err(Fault::from)?;
    Ok(Shown {
        is_call_late: is_call_late(&view.plan, &terms, &visit.call.zone),
        view,
        person,
        duties,
        may_write,
        is_of_authority,
        names: names(visit, &entries).await?,
        entries,
    })
}

/// The names of those who did something.
async fn names(visit: &Visit, entries: &[EntryView]) -> Result<BTreeMap<UserId, String>, Fault> {
    let users: BTreeSet<UserId> = entries.iter().filter_map(|e| e.actor.user()).collect();
    let mut names = BTreeMap::new();
    for id in users {
        if let Some(user) = access::user(visit.reader(), id).await? {
            names.insert(id, user.name);
        }
    }
    Ok(names)
}

/// The page again, with what was typed.
pub(super) fn view(visit: &Visit, shown: &Shown, typed: &Typed<'_>) -> Reply {
    let t = visit.t();
    let id = shown.person.id;
    let own_words = shown.view.standing().map(|s| &s.agreement.person.own_words);
    let body = html! {
        (Heading::new(t.say("cooperation-plan-title"))
            .over(shown.person.name())
            .lead(html! { (status(visit, shown.plan())) " " (lead(visit, shown.plan())) }))
        @if let Some(words) = own_words {
            figure.own-words {
                blockquote { p { (words) } }
                figcaption { (t.say("page-kit-own-words")) }
            }
        }
        (next_step(visit, shown, typed))
        (carry_out::agreed(visit, shown))
        (part::section(visit, shown, typed))
        @if shown.is_of_authority { (part::about_call(visit, shown)) }
        @if shown.is_call_late {
            (Notice::warning(t, t.say("cooperation-call-late")))
            (visit.why(rulebook::keys::LUS_4_3))
        }
        @if shown.may_write && shown.plan().state.is_open() { (end::section(visit, shown, typed)) }
        @if !shown.entries.is_empty() { (part::happenings(visit, &shown.entries, &shown.names)) }
    };
    let way = Breadcrumbs::new(t)
        .step(shown.person.name(), format!("/personer/{id}"))
        .step(
            t.say("cooperation-list-title"),
            format!("/personer/{id}/sip"),
        )
        .here(t.say("cooperation-plan-title"));
    let page = match visit.actor() {
        Actor::Resident { .. } => visit.own_page("cooperation-plan-title", body),
        Actor::Staff { .. } | Actor::System { .. } | Actor::Public => {
            visit.page("cooperation-plan-title", body)
        }
    };
    page.breadcrumbs(&way)
        .aside(thread(visit, shown.plan()))
        .with_errors(typed.has_errors())
}

/// Where the plan stands.
pub(super) fn status(visit: &Visit, plan: &Plan) -> Status {
    let kind = match plan.state {
        State::Awaited => StatusKind::Waiting,
        State::Called => StatusKind::New,
        State::Consented | State::MeetingSet | State::Agreed => StatusKind::Active,
        State::FollowedUp => StatusKind::Done,
        State::Dropped => StatusKind::Closed,
    };
    let word = format!("cooperation-state-{}", plan.state.key());
    Status::new(kind, visit.t().say(&word))
}

fn lead(visit: &Visit, plan: &Plan) -> String {
    let t = visit.t();
    match (plan.state, &plan.meeting, plan.follow_up) {
        (State::MeetingSet, Some(meeting), _) => {
            let when = dates::moment(visit.language(), meeting.starts, visit.now());
            t.with("cooperation-lead-meeting", &[("when", when.into())])
        }
        (State::Agreed, _, Some(day)) => {
            let when = dates::day(visit.language(), day, visit.today());
            t.with("cooperation-lead-agreed", &[("when", when.into())])
        }
        (state, _, _) => t.say(&format!("cooperation-lead-{}", state.key())),
    }
}

/// The one thing to do now.
fn next_step(visit: &Visit, shown: &Shown, typed: &Typed<'_>) -> Markup {
    let t = visit.t();
    if !shown.may_write {
        return print_row(visit, shown);
    }
    let (key, body) = match shown.plan().state {
        State::Awaited => ("awaited", steps::receive_form(visit, shown, typed)),
        State::Called => ("called", steps::consent_form(visit, shown, typed)),
        State::Consented => ("consented", steps::meet_form(visit, shown, typed)),
        State::MeetingSet => ("meeting-set", steps::after_meeting(visit, shown, typed)),
        State::Agreed => ("agreed", carry_out::forms(visit, shown, typed)),
        State::FollowedUp | State::Dropped => {
            return html! { (ended(visit, shown)) (print_row(visit, shown)) };
        }
    };
    // What is due first, with the rule that it comes from.
    let due = shown.duties.first();
    let body = html! {
        @if let Some(duty) = due {
            p { (t.say(&duty.kind)) " " (Due::moment(t, duty.due, visit.now())) }
            (visit.why(duty.rule.as_str()))
        }
        (body)
    };
    html! {
        (Section::new("next", t.say(&format!("cooperation-next-{key}")), body))
        @if shown.plan().state == State::Agreed { (print_row(visit, shown)) }
    }
}

fn print_row(visit: &Visit, shown: &Shown) -> Markup {
    let t = visit.t();
    let plan = shown.plan();
    let print =
        Button::secondary(t.say("cooperation-print")).href(format!("{}/utskrift", plan.address()));
    let row = if shown.may_write && plan.state == State::Agreed {
        let anew = Button::secondary(t.say("cooperation-agree-anew"));
        ButtonRow::new(print).and(anew.href(format!("{}/plan", plan.address())))
    } else {
        ButtonRow::new(print)
    };
    html! { @if plan.state.is_shared() { (row) } }
}

fn ended(visit: &Visit, shown: &Shown) -> Markup {
    let t = visit.t();
    let Some(dropped) = &shown.plan().dropped else {
        return html! { (Notice::success(t, t.say("cooperation-ended-followed-up"))) };
    };
    let title = t.say(&format!("cooperation-drop-{}", dropped.reason.key()));
    let notice = Notice::info(t, title);
    html! {
        @match &dropped.note {
            Some(note) => { (notice.body(html! { p { (note) } })) }
            None => { (notice) }
        }
    }
}

/// The plan's own piece of the red thread.
fn thread<'v>(visit: &'v Visit, plan: &Plan) -> Thread<'v> {
    let t = visit.t();
    let day = |at| dates::moment_element(visit.language(), at, visit.now());
    let thread = Thread::new(t, "sip", t.say("cooperation-thread"));
    let called = match plan.called {
        Some(at) => Knot::done(t.say("cooperation-thread-called"), day(at)),
        None => Knot::ahead(t.say("cooperation-thread-called")),
    };
    let thread = thread.knot(called);
    if plan.state == State::Dropped {
        let at = plan.ended.map_or_else(|| html! {}, day);
        return thread.knot(Knot::done(t.say("cooperation-knot-dropped"), at));
    }
    let consent = t.say("cooperation-thread-consent");
    let thread = thread.knot(if plan.state.has_consent() {
        Knot::done(consent, html! {})
    } else {
        Knot::ahead(consent)
    });
    let meeting = t.say("cooperation-thread-meeting");
    let thread = thread.knot(match (&plan.meeting, plan.agreement) {
        (Some(meeting_at), Some(_)) => Knot::done(meeting, day(meeting_at.starts)),
        (Some(meeting_at), None) => {
            let is_over = meeting_at.starts < visit.now();
            if is_over {
                Knot::done(meeting, day(meeting_at.starts))
            } else {
                Knot::due(meeting, Due::moment(t, meeting_at.starts, visit.now()))
            }
        }
        (None, _) => Knot::ahead(meeting),
    });
    let agreed = t.say("cooperation-thread-agreed");
    let thread = thread.knot(if plan.agreement.is_some() {
        Knot::done(agreed, html! {})
    } else {
        Knot::ahead(agreed)
    });
    let follow_up = t.say("cooperation-thread-follow-up");
    thread.knot(match (plan.follow_up, plan.ended) {
        (Some(on), _) => Knot::due(follow_up, Due::day(t, on, visit.today())),
        (None, Some(at)) => Knot::done(follow_up, day(at)),
        (None, None) => Knot::ahead(follow_up),
    })
}
