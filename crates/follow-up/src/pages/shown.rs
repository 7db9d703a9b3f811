//! What all pages of a follow-up share: loading it, names, the way to it.

use kernel::{Actor, Fault, Problem};
use maud::Markup;
use organisation::{Service, ServiceCode};
use page_kit::{
    Form, Reply, Visit,
    components::{Breadcrumbs, Status, StatusKind},
    layout::Audience,
};
use residents::Person;

use crate::{
    model::{FollowUp, SeenFollowUp, State, Survey},
    reads::{self, FollowUpView},
};

/// A follow-up with all that is told beside it.
pub(super) struct Shown {
    pub(super) view: FollowUpView,
    pub(super) person: Person,
    /// Whether the person reads.
    pub(super) is_own: bool,
    pub(super) catalogue: Vec<Service>,
}

/// The follow-up in the address, as far as the reader may see it.
pub(super) async fn load(visit: &Visit) -> Result<Shown, Problem> {
    let (id, reader) = (visit.person()?, visit.reader());
    let person = residents::person(reader, id)
        .await?
        .ok_or(Problem::NotFound)?;
    let view = reads::follow_up(reader, id, visit.id("follow_up")?)
        .await?
        .ok_or(Problem::NotFound)?;
    let is_own = is_own(visit);
    Ok(Shown {
        view: if is_own { view.without_draft() } else { view },
        person,
        is_own,
        catalogue: organisation::services(reader).await?,
    })
}

/// Whether the person reads.
pub(super) fn is_own(visit: &Visit) -> bool {
    match visit.actor() {
        Actor::Resident { .. } => true,
        Actor::Staff { .. } | Actor::System { .. } | Actor::Public => false,
    }
}

/// The name of a service.
pub(super) fn service_name(visit: &Visit, catalogue: &[Service], code: &ServiceCode) -> String {
    let known = catalogue.iter().find(|service| service.code == *code);
    known.map_or_else(
        || code.to_string(),
        |service| service.name(visit.language()).to_string(),
    )
}

impl Shown {
    /// The follow-up.
    pub(super) const fn follow_up(&self) -> &FollowUp {
        &self.view.follow_up
    }

    /// Its questions.
    pub(super) const fn survey(&self) -> &Survey {
        &self.view.survey
    }

    /// Where it is read.
    pub(super) fn address(&self) -> String {
        self.follow_up().address()
    }

    /// Whether the reader's unit holds it.
    pub(super) fn is_ours(&self, visit: &Visit) -> bool {
        visit.actor().unit() == Some(self.follow_up().unit)
    }

    /// The name of a service.
    pub(super) fn service(&self, visit: &Visit, code: &ServiceCode) -> String {
        service_name(visit, &self.catalogue, code)
    }

    /// The names of all services that it is about.
    pub(super) fn services(&self, visit: &Visit) -> String {
        let covered = self.follow_up().covered.iter();
        let names: Vec<String> = covered
            .map(|one| self.service(visit, &one.service))
            .collect();
        names.join(", ")
    }

    /// A fresh form about the follow-up in the version that is shown.
    pub(super) fn fresh(&self, visit: &Visit) -> Form {
        visit.blank().with("version", self.follow_up().version)
    }

    /// A fresh form about its questions in the version that is shown.
    pub(super) fn fresh_survey(&self, visit: &Visit) -> Form {
        visit.blank().with("version", self.survey().version)
    }

    /// The follow-up, in the version that a sent form has seen, of it or of its questions.
    pub(super) fn seen(&self, form: &Form) -> SeenFollowUp {
        SeenFollowUp {
            person: self.follow_up().person,
            follow_up: self.follow_up().id,
            version: form.version(),
        }
    }

    /// The way to the follow-up.
    pub(super) fn way<'v>(&self, visit: &'v Visit) -> Breadcrumbs<'v> {
        let (t, id) = (visit.t(), self.person.id);
        let way = Breadcrumbs::new(t);
        let way = if self.is_own {
            way.step(t.say("follow-up-own-page"), "/min-sida")
        } else {
            way.step(self.person.name(), format!("/personer/{id}"))
        };
        way.step(
            t.say("follow-up-person-title"),
            format!("/personer/{id}/uppfoljningar"),
        )
    }

    /// A page about the follow-up, under it.
    pub(super) fn page(&self, visit: &Visit, title: &str, body: Markup) -> Reply {
        let t = visit.t();
        let way = self
            .way(visit)
            .step(t.say("follow-up-title"), self.address())
            .here(t.say(title));
        self.framed(visit.page(title, body).breadcrumbs(&way))
    }

    /// In larger type where the person reads.
    pub(super) fn framed(&self, reply: Reply) -> Reply {
        if self.is_own {
            reply.audience(Audience::Person)
        } else {
            reply
        }
    }

    /// The follow-up with a report that somebody writes in, or a page that is not there.
    pub(super) fn draft(&self) -> Result<&crate::model::Report, Problem> {
        self.view.draft().ok_or(Problem::NotFound)
    }
}

/// The name of a unit that gives help.
pub(super) fn provider_name(visit: &Visit, unit: kernel::UnitId) -> String {
    visit.app.unit_name(unit).unwrap_or_default()
}

/// A fault where a follow-up in a state has no report.
pub(super) fn no_report() -> Fault {
    Fault::new("a signed follow-up has no report")
}

/// How far a follow-up has come, in a word.
pub(super) fn standing(visit: &Visit, follow_up: &FollowUp) -> (StatusKind, String) {
    let (kind, key) = match (follow_up.state, follow_up.draft) {
        (State::Booked, None) if follow_up.meeting.on < visit.today() => {
            (StatusKind::Stopped, "to-write")
        }
        (State::Booked, None) => (StatusKind::Waiting, "booked"),
        (State::Booked, Some(_)) => (StatusKind::Waiting, "to-sign"),
        (State::Signed, Some(_)) => (StatusKind::Active, "correcting"),
        (State::Signed, None) => (StatusKind::Done, "signed"),
        (State::Cancelled, _) => (StatusKind::Closed, "cancelled"),
    };
    (kind, visit.t().say(&format!("follow-up-state-{key}")))
}

/// The same as a tag.
pub(super) fn status(visit: &Visit, follow_up: &FollowUp) -> Status {
    let (kind, word) = standing(visit, follow_up);
    Status::new(kind, word)
}
