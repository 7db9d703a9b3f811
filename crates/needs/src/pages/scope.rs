//! What a page is about: a scenario, the version that the address asks for, and what the reader may see of it.

use std::sync::Arc;

use access::{Need, Resource};
use kernel::{Problem, Timestamp};
use maud::{Markup, html};
use page_kit::{
    Reply, T, Visit,
    components::{Breadcrumbs, Button, ButtonRow, Heading, hidden},
};

use super::turning::{self, Turned};
use crate::{
    model::{
        Adopted, Assumptions, Basis, BasisId, DistrictsTold, Knob, Scenario, ScenarioId, Told,
        Version, VersionLine,
    },
    reads,
    rules::HORIZON,
};

/// A scenario in a version that the reader may see.
pub(super) struct Loaded {
    pub(super) scenario: Scenario,
    pub(super) version: Version,
    pub(super) basis: Basis,
    /// What the address tries instead of the version's own assumptions.
    pub(super) tried: Option<Tried>,
    /// The versions that the reader may see, the latest first.
    pub(super) lines: Vec<VersionLine>,
    /// Whether the reader may change it.
    pub(super) writes: bool,
}

/// Assumptions that are tried and not kept.
#[derive(Debug, Clone)]
pub(super) struct Tried {
    pub(super) assumptions: Assumptions,
    /// The names and values of an address that tries them.
    pub(super) pairs: Vec<(String, String)>,
    /// The knobs that were turned: from what they stood at in the alternative that is tried, to what.
    pub(super) changes: Vec<(Knob, [f64; 2])>,
    /// Effects that were switched, by what they are called: on or off.
    pub(super) switches: Vec<(String, bool)>,
}

/// Whether the reader sees what no committee has decided on.
pub(super) async fn sees_drafts(visit: &Visit) -> Result<bool, Problem> {
    let need = Need::see(Resource::ForecastDraft);
    Ok(access::may(visit.reader(), &visit.call, need).await?)
}

/// Whether the reader works out forecasts.
pub(super) async fn writes(visit: &Visit) -> Result<bool, Problem> {
    let need = Need::write(Resource::ForecastDraft);
    Ok(access::may(visit.reader(), &visit.call, need).await?)
}

/// The scenario of the address, in the version that it asks for, or in the latest that the reader may see.
pub(super) async fn load(visit: &Visit) -> Result<Loaded, Problem> {
    let id: ScenarioId = visit.id("needs_scenario")?;
    let asked = visit.query("version");
    let number = asked.parse::<i64>().ok();
    if number.is_none() && !asked.is_empty() {
        return Err(Problem::NotFound);
    }
    load_version(visit, (id, number)).await
}

/// The same with what the address tries: for pages that show figures and keep nothing. Where it cannot be tried, the
/// answer is to be given instead: nothing is shown as if it were the trial.
pub(super) async fn load_tried(visit: &Visit) -> Result<Result<Loaded, Reply>, Problem> {
    tried(visit, !visit.query("format").is_empty()).await
}

/// The same for a page that is a file.
pub(super) async fn load_printed(visit: &Visit) -> Result<Result<Loaded, Reply>, Problem> {
    tried(visit, true).await
}

async fn tried(visit: &Visit, is_file: bool) -> Result<Result<Loaded, Reply>, Problem> {
    let loaded = load(visit).await?;
    let sent = |name: &str| visit.query(name).to_owned();
    let turned = turning::read(visit, &loaded.version.assumptions, &sent);
    if turned.outcome.is_ok() {
        let tried = turned.tried();
        return Ok(Ok(Loaded { tried, ..loaded }));
    }
    // On the scenario's page each error stands at its field.
    let to = loaded.faulty_address(visit);
    Ok(Err(if is_file {
        no_file(visit, &turned, to)
    } else {
        visit.go(to)
    }))
}

/// What is said instead of a file of a trial that cannot be counted on.
fn no_file(visit: &Visit, turned: &Turned, to: String) -> Reply {
    let t = visit.t();
    let title = "needs-trial-wrong";
    let body = html! {
        (Heading::new(t.say(title)).lead(t.say("needs-trial-no-file")))
        ul { @for error in turned.errors(visit) { li { (error) } } }
        (ButtonRow::new(Button::primary(t.say("needs-trial-mend")).href(to)))
    };
    visit.page(title, body).with_errors(true).status(422)
}

/// A scenario in a version; the latest that the reader may see where none is named.
pub(super) async fn load_version(
    visit: &Visit,
    (id, number): (ScenarioId, Option<i64>),
) -> Result<Loaded, Problem> {
    let reader = visit.reader();
    let scenario = reads::scenario(reader, id).await?;
    let scenario = scenario.ok_or(Problem::NotFound)?;
    let mut lines = reads::versions(reader, id).await?;
    if !sees_drafts(visit).await? {
        lines.retain(|line| line.decided_on.is_some());
    }
    let line = match number {
        Some(number) => lines.iter().find(|line| line.number == number),
        None => lines.first(),
    };
    let number = line.ok_or(Problem::NotFound)?.number;
    let version = reads::version(reader, (id, number)).await?;
    let basis = reads::basis(reader, scenario.basis).await?;
    Ok(Loaded {
        version: version.ok_or(Problem::NotFound)?,
        basis: basis.ok_or(Problem::NotFound)?,
        scenario,
        tried: None,
        lines,
        writes: writes(visit).await?,
    })
}

/// The scenarios about the same municipality: the others are about other people, and are held against nothing here.
pub(super) async fn of_same_area(visit: &Visit, basis: &Basis) -> Result<Vec<Scenario>, Problem> {
    let known = reads::bases(visit.reader()).await?;
    let is_same = |id: BasisId| {
        let mut same = known.iter().filter(|one| one.area == basis.area);
        same.any(|one| one.id == id)
    };
    let mut scenarios = reads::scenarios(visit.reader()).await?;
    scenarios.retain(|one| is_same(one.basis));
    Ok(scenarios)
}

/// The decision before a version's, or the latest of all where it has none, about the same municipality: what a new
/// forecast is held against.
pub(super) async fn decided_before(
    visit: &Visit,
    loaded: &Loaded,
) -> Result<Option<Version>, Problem> {
    let version = &loaded.version;
    let mut all = reads::decided(visit.reader()).await?;
    // A trial of what was decided on is a new forecast, held against that decision too.
    if let Some(own) = loaded.adopted() {
        all.retain(|line| line.decided_on.is_some_and(|day| day < own.handled.on));
    }
    let near = of_same_area(visit, &loaded.basis).await?;
    let is_near = |id: ScenarioId| near.iter().any(|one| one.id == id);
    all.retain(|line| is_near(line.scenario));
    let is_itself = |id| loaded.tried.is_none() && id == version.id;
    let found = all.iter().find(|line| !is_itself(line.id));
    match found {
        Some(line) => Ok(reads::version(visit.reader(), (line.scenario, line.number)).await?),
        None => Ok(None),
    }
}

/// What is shown while other districts are being drawn: the same address answers soon.
pub(super) fn busy(visit: &Visit) -> Reply {
    let t = visit.t();
    let title = "needs-districts-busy";
    let again = Button::primary(t.say("needs-districts-again")).href(asked_address(visit));
    let body = html! {
        (Heading::new(t.say(title)).lead(t.say("needs-refusal-districts-busy")))
        (ButtonRow::new(again))
    };
    visit.page(title, body).status(503)
}

/// The address that was asked for.
fn asked_address(visit: &Visit) -> String {
    address_with(visit, visit.path(), |_any| true)
}

/// An address with what stands after the `?` of the one that was asked for, by its names.
fn address_with(visit: &Visit, path: &str, takes: impl Fn(&str) -> bool) -> String {
    let mut pairs = form_urlencoded::Serializer::new(String::new());
    pairs.extend_pairs(visit.queries().iter().filter(|(name, _)| takes(name)));
    format!("{path}?{}", pairs.finish())
}

impl Loaded {
    /// The way to one of its pages: all scenarios, what is shown, and the page by its title's key.
    pub(super) fn way<'t>(&self, t: T<'t>, title: &str) -> Breadcrumbs<'t> {
        Breadcrumbs::new(t)
            .step(t.say("needs-title"), "/prognos")
            .step(self.scenario.name.as_str(), self.address())
            .here(t.say(title))
    }

    /// The page of the version that is shown, without what is tried.
    pub(super) fn own_address(&self) -> String {
        format!(
            "{}?version={}",
            self.scenario.address(),
            self.version.number
        )
    }

    /// The page of what is shown.
    pub(super) fn address(&self) -> String {
        format!("{}{}", self.own_address(), self.trial())
    }

    /// The page on which what is wrong with the trial of the address is said, at its fields.
    fn faulty_address(&self, visit: &Visit) -> String {
        let takes = |name: &str| name == "version" || turning::knows(name);
        let to = address_with(visit, &self.scenario.address(), takes);
        format!("{to}#prova")
    }

    /// Another page of what is shown.
    pub(super) fn beside(&self, page: &str) -> String {
        format!("{}{}", self.own_beside(page), self.trial())
    }

    /// Another page of the same version, without what is tried.
    pub(super) fn own_beside(&self, page: &str) -> String {
        let (id, number) = (self.scenario.id, self.version.number);
        format!("/prognos/{id}/{page}?version={number}")
    }

    /// What an address has more to try the same. Names and values are numbers and letters of our own.
    fn trial(&self) -> String {
        let mut address = String::new();
        for (name, value) in self.tried.iter().flat_map(|tried| &tried.pairs) {
            for part in ["&", name.as_str(), "=", value.as_str()] {
                address.push_str(part);
            }
        }
        address
    }

    /// What a form that works as an address has more to show the same.
    pub(super) fn hidden(&self) -> Markup {
        let pairs = self.tried.iter().flat_map(|tried| &tried.pairs);
        html! {
            (hidden("version", &self.version.number.to_string()))
            @for (name, value) in pairs { (hidden(name, value)) }
        }
    }

    /// What is assumed: what is tried, or the version's own.
    pub(super) fn assumptions(&self) -> &Assumptions {
        let tried = self.tried.as_ref();
        tried.map_or(&self.version.assumptions, |tried| &tried.assumptions)
    }

    /// The committee's decision on what is shown; on a trial there is none.
    pub(super) fn adopted(&self) -> Option<&Adopted> {
        self.version
            .adopted
            .as_ref()
            .filter(|_| self.tried.is_none())
    }

    /// Whether the reader may change the version: only the latest is ever changed.
    pub(super) fn may_change(&self) -> bool {
        let first = self.lines.first();
        self.writes && first.is_some_and(|line| line.number == self.version.number)
    }

    /// What it tells: as the committee saw it where it has decided on it.
    pub(super) async fn told(&self, visit: &Visit) -> Result<Told, Problem> {
        if let Some(adopted) = self.adopted() {
            return Ok(adopted.told.clone());
        }
        let assumed = (self.assumptions(), &self.scenario.name);
        reads::forecast_of(visit.reader(), &self.basis, assumed).await
    }

    /// What it tells of districts, if it does.
    pub(super) async fn districts(
        &self,
        visit: &Visit,
    ) -> Result<Option<Arc<DistrictsTold>>, Problem> {
        if let Some(adopted) = self.adopted() {
            return Ok(adopted.told.districts.clone().map(Arc::new));
        }
        reads::districts_of(visit.reader(), &self.basis, self.assumptions()).await
    }

    /// The last year that it tells of.
    pub(super) fn last_told(&self) -> i32 {
        self.basis.jump_off + i32::try_from(HORIZON).unwrap_or(0)
    }

    /// When it was made.
    pub(super) const fn at(&self) -> Timestamp {
        self.version.at
    }
}
