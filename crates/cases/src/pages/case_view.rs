//! What all pages of a case share: loading it, who it is about, the way to it.

use access::{Need, Resource};
use kernel::{Problem, Prose};
use maud::{Markup, html};
use organisation::{LifeArea, Service};
use page_kit::{
    Form, Reply, Visit,
    components::{Breadcrumbs, Button, ButtonRow, Choice, Heading},
};
use residents::Person;

use crate::{model::CaseFile, reads::case_file};

pub(super) use page_kit::components::prose;

/// A case, and the person whom it is about.
pub(super) struct Shown {
    pub(super) file: CaseFile,
    pub(super) person: Person,
}

/// The case in the address.
pub(super) async fn load(visit: &Visit) -> Result<Shown, Problem> {
    let person = person(visit).await?;
    let file = case_file(visit.reader(), person.id, visit.id("case")?)
        .await?
        .ok_or(Problem::NotFound)?;
    Ok(Shown { file, person })
}

/// The person in the address.
pub(super) async fn person(visit: &Visit) -> Result<Person, Problem> {
    residents::person(visit.reader(), visit.person()?)
        .await?
        .ok_or(Problem::NotFound)
}

impl Shown {
    pub(super) fn address(&self) -> String {
        self.file.case.address()
    }

    /// Where to go when something is saved after which the reader may no longer see the person: the case, or else the
    /// list of cases.
    pub(super) async fn address_or_list(&self, visit: &Visit) -> Result<String, Problem> {
        let need = Need::see(Resource::Investigation).about(self.person.id);
        if access::may(visit.reader(), &visit.call, need).await? {
            return Ok(self.address());
        }
        Ok("/arenden".to_owned())
    }

    /// The name of the case: its number.
    pub(super) fn title(&self, visit: &Visit) -> String {
        let number = self.file.case.number().to_string();
        visit
            .t()
            .with("cases-case-title", &[("number", number.into())])
    }

    /// A page of the case with one form; it leads back to the case.
    pub(super) fn one_form(&self, visit: &Visit, page: OneForm<'_>) -> Reply {
        page.show(visit, &self.person, (self.way(visit), self.address()))
    }

    /// The same page without its form, and why.
    pub(super) fn closed(&self, visit: &Visit, page: Closed) -> Reply {
        page.show(visit, &self.person, (self.way(visit), self.address()))
    }

    /// The way to a page of the case.
    pub(super) fn way<'v>(&self, visit: &'v Visit) -> Breadcrumbs<'v> {
        Breadcrumbs::new(visit.t())
            .step(self.person.name(), format!("/personer/{}", self.person.id))
            .step(self.title(visit), self.address())
    }
}

/// The name of a life area.
pub(super) fn area_name(visit: &Visit, area: LifeArea) -> String {
    visit.t().say(&format!("cases-area-{}", area.key()))
}

/// The name of a service, or its code where the catalogue lacks it.
pub(super) fn service_name(
    visit: &Visit,
    catalogue: &[Service],
    code: &organisation::ServiceCode,
) -> String {
    let found = catalogue.iter().find(|s| s.code == *code);
    found.map_or_else(
        || code.to_string(),
        |service| service.name(visit.language()).to_string(),
    )
}

/// Choices whose names stand in the language files after a prefix.
pub(super) fn choices<'v>(
    visit: &'v Visit,
    prefix: &'static str,
    keys: impl IntoIterator<Item = &'static str> + 'v,
) -> impl Iterator<Item = Choice> + 'v {
    keys.into_iter()
        .map(move |key| Choice::new(key, visit.t().say(&format!("{prefix}{key}"))))
}

/// An optional text as it stands in a form.
pub(super) fn with_prose(form: Form, name: &str, text: Option<&Prose>) -> Form {
    form.with_maybe(name, text.map(Prose::as_str))
}

/// A page with one thing to do: heading, what one needs to know, the form, the button.
pub(super) struct OneForm<'a> {
    /// Key of the title.
    pub(super) title: &'static str,
    /// Key of the lead.
    pub(super) lead: &'static str,
    /// What stands above the form: facts, "why".
    pub(super) above: Markup,
    /// The address that the form is sent to.
    pub(super) to: String,
    /// Its fields.
    pub(super) fields: Markup,
    /// The button.
    pub(super) button: Button,
    /// What was typed.
    pub(super) form: &'a Form,
}

impl OneForm<'_> {
    /// The page; `back` leads away without saving.
    pub(super) fn show(
        self,
        visit: &Visit,
        person: &Person,
        (way, back): (Breadcrumbs<'_>, String),
    ) -> Reply {
        let t = visit.t();
        let body = html! {
            (Heading::new(t.say(self.title)).over(person.name()).lead(t.say(self.lead)))
            (self.above)
            form method="post" action=(self.to) {
                (self.form.around(t, html! {
                    (self.fields)
                    (ButtonRow::new(self.button).and(Button::quiet(t.say("page-kit-cancel")).href(back)))
                }))
            }
        };
        visit
            .page(self.title, body)
            .breadcrumbs(&way.here(t.say(self.title)))
            .with_errors(self.form.has_errors())
    }
}

/// A page whose form the reader has no right to send, and why.
pub(super) struct Closed {
    /// Key of the title.
    pub(super) title: &'static str,
    /// Who has the right.
    pub(super) why: Markup,
}

impl Closed {
    /// The page; `back` leads away.
    pub(super) fn show(
        self,
        visit: &Visit,
        person: &Person,
        (way, back): (Breadcrumbs<'_>, String),
    ) -> Reply {
        let t = visit.t();
        let body = html! {
            (Heading::new(t.say(self.title)).over(person.name()))
            (self.why)
            (ButtonRow::new(Button::secondary(t.say("cases-no-delegation-back")).href(back)))
        };
        visit
            .page(self.title, body)
            .breadcrumbs(&way.here(t.say(self.title)))
    }
}
