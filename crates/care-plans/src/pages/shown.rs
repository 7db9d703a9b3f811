//! What all pages of a plan share: loading it, from which side it is read, and names.

use std::collections::BTreeMap;

use access::Side;
use cases::{Order, OrderedTask};
use kernel::{Fault, Problem};
use organisation::{Service, ServiceCode, ServiceKind, TaskCode, Unit};
use page_kit::{
    Form, Visit,
    components::{Breadcrumbs, Status, StatusKind},
};
use residents::Person;

use crate::{
    model::{CarePlan, PlanState, SeenPlan, Version},
    reads::{self, PlanView},
};

/// A plan with all that is told beside it.
pub(super) struct Shown {
    pub(super) view: PlanView,
    pub(super) person: Person,
    pub(super) order: Order,
    pub(super) tasks: Vec<OrderedTask>,
    pub(super) provider: Option<Unit>,
    pub(super) side: Side,
    catalogue: Vec<Service>,
    task_names: BTreeMap<TaskCode, String>,
}

/// The plan in the address, as far as the reader may see it.
pub(super) async fn load(visit: &Visit) -> Result<Shown, Problem> {
    let (id, reader) = (visit.person()?, visit.reader());
    let person = residents::person(reader, id)
        .await?
        .ok_or(Problem::NotFound)?;
    let view = reads::plan(reader, id, visit.id("care_plan")?)
        .await?
        .ok_or(Problem::NotFound)?;
    let (plan, call) = (&view.plan, &visit.call);
    let side = access::side(reader, call, (plan.person, plan.provider)).await?;
    let view = match side {
        Side::Provider => view,
        Side::Ordering | Side::Own => view.without_draft(),
    };
    let order = cases::order(reader, id, view.plan.order)
        .await?
        .ok_or_else(|| Fault::new("a care plan's order is not there"))?;
    let table = organisation::standard_times(reader, order.table_from.unwrap_or(visit.today()));
    let task_names = table.await?.map_or_else(BTreeMap::new, |table| {
        let name = |task: &organisation::StandardTime| {
            (task.task.clone(), task.name(visit.language()).to_string())
        };
        table.tasks.iter().map(name).collect()
    });
    Ok(Shown {
        tasks: cases::order_tasks(reader, order.id).await?,
        provider: organisation::unit(reader, view.plan.provider).await?,
        catalogue: organisation::services(reader).await?,
        task_names,
        view,
        person,
        order,
        side,
    })
}

/// The plan in the address with its draft, for the provider that makes it.
pub(super) async fn load_draft(visit: &Visit) -> Result<(Shown, Version), Problem> {
    let shown = load_for_provider(visit).await?;
    let draft = shown.view.draft().cloned().ok_or(Problem::NotFound)?;
    Ok((shown, draft))
}

/// The plan in the address, for the provider that makes it.
pub(super) async fn load_for_provider(visit: &Visit) -> Result<Shown, Problem> {
    let shown = load(visit).await?;
    match shown.side {
        Side::Provider => Ok(shown),
        Side::Ordering | Side::Own => Err(Problem::NotFound),
    }
}

impl Shown {
    /// The plan.
    pub(super) const fn plan(&self) -> &CarePlan {
        &self.view.plan
    }

    /// Where it is read.
    pub(super) fn address(&self) -> String {
        self.plan().address()
    }

    /// Where its draft is read.
    pub(super) fn draft_address(&self) -> String {
        format!("{}/utkast", self.address())
    }

    /// Where its order is read.
    pub(super) fn order_address(&self) -> String {
        format!(
            "/personer/{}/bestallningar/{}",
            self.person.id, self.order.id
        )
    }

    /// Whether the law asks for a named contact (`SoL` 10:7), or there is an answer anyway.
    pub(super) fn has_contact(&self) -> bool {
        let is_home_care = |service: &&Service| {
            service.kind == ServiceKind::HomeCare && self.order.services.contains(&service.code)
        };
        self.view.contact().is_some() || self.catalogue.iter().any(|one| is_home_care(&one))
    }

    /// A fresh form about the plan in the version that is shown.
    pub(super) fn fresh(&self, visit: &Visit) -> Form {
        visit.blank().with("version", self.plan().version)
    }

    /// The plan in the version that a sent form has seen.
    pub(super) fn seen(&self, form: &Form) -> SeenPlan {
        SeenPlan {
            person: self.plan().person,
            plan: self.plan().id,
            version: form.version(),
        }
    }

    /// The name of a task.
    pub(super) fn task_name(&self, task: &TaskCode) -> String {
        self.task_names
            .get(task)
            .cloned()
            .unwrap_or_else(|| task.to_string())
    }

    /// The name of a service.
    pub(super) fn service_name(&self, visit: &Visit, code: &ServiceCode) -> String {
        self.catalogue
            .iter()
            .find(|service| service.code == *code)
            .map_or_else(
                || code.to_string(),
                |service| service.name(visit.language()).to_string(),
            )
    }

    /// The names of the services of its order.
    pub(super) fn service_names(&self, visit: &Visit) -> String {
        let names: Vec<String> = self
            .order
            .services
            .iter()
            .map(|code| self.service_name(visit, code))
            .collect();
        names.join(", ")
    }

    /// The provider's name.
    pub(super) fn provider_name(&self) -> String {
        self.provider
            .as_ref()
            .map(|unit| unit.name.to_string())
            .unwrap_or_default()
    }

    /// The way to a page of the plan. A provider has no way to the person's file.
    pub(super) fn way<'v>(&self, visit: &'v Visit) -> Breadcrumbs<'v> {
        let t = visit.t();
        match self.side {
            Side::Ordering | Side::Own => Breadcrumbs::new(t)
                .step(self.person.name(), format!("/personer/{}", self.person.id)),
            Side::Provider => {
                Breadcrumbs::new(t).step(t.say("care-plans-list-title"), "/genomforandeplaner")
            }
        }
    }

    /// The way to a page of the draft.
    pub(super) fn draft_way<'v>(&self, visit: &'v Visit) -> Breadcrumbs<'v> {
        let t = visit.t();
        self.way(visit)
            .step(self.person.name(), self.address())
            .step(t.say("care-plans-draft-title"), self.draft_address())
    }
}

/// A tag that says how far a plan has come.
pub(super) fn status(visit: &Visit, plan: &CarePlan) -> Status {
    let (kind, word) = standing(visit, plan);
    Status::new(kind, word)
}

/// How far a plan has come, in a word.
pub(super) fn standing(visit: &Visit, plan: &CarePlan) -> (StatusKind, String) {
    let today = visit.today();
    let (kind, key) = match plan.state {
        PlanState::Wanted if plan.due < today => (StatusKind::Stopped, "late"),
        PlanState::Wanted => (StatusKind::Waiting, "wanted"),
        PlanState::Standing if !plan.is_current(today) => (StatusKind::Stopped, "old"),
        PlanState::Standing => (StatusKind::Active, "standing"),
        PlanState::Ended => (StatusKind::Closed, "ended"),
    };
    (kind, visit.t().say(&format!("care-plans-state-{key}")))
}
