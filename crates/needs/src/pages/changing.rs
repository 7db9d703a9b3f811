//! Forms that change what a version assumes: read alike, saved as a new version, or shown again.

use kernel::{Line, Problem};
use page_kit::{Form, Reply, Visit};

use super::scope::{self, Loaded};
use crate::{actions::ChangeScenario, model::Assumptions};

/// A form as it was sent, and the version that its sender saw.
pub(super) struct Changing {
    pub(super) form: Form,
    pub(super) loaded: Loaded,
    /// The scenario as its sender saw it.
    seen: i64,
}

/// What was sent.
pub(super) async fn read(visit: &Visit) -> Result<Changing, Problem> {
    let form = visit.form();
    let number = form.value("number").parse().ok();
    let id = visit.id("needs_scenario")?;
    let loaded = scope::load_version(visit, (id, number)).await?;
    let seen = form.version();
    Ok(Changing { form, loaded, seen })
}

impl Changing {
    /// Keeps changed assumptions as a new version, with a word on why, and leads to a page of it. Nothing where they
    /// are none or were refused: the form tells why.
    pub(super) async fn keep(
        &mut self,
        visit: &Visit,
        changed: Option<(Assumptions, Line)>,
        page: &str,
    ) -> Result<Option<Reply>, Problem> {
        let scenario = self.loaded.scenario.id;
        let input = changed.map(|(assumptions, why)| ChangeScenario {
            scenario,
            version: self.seen,
            built_on: self.loaded.version.number,
            assumptions,
            why,
        });
        let saved = visit.submit(&mut self.form, input).await?;
        let to = |number: i64| format!("/prognos/{scenario}{page}?version={number}");
        Ok(saved.map(|number| visit.go(to(number)).saying("needs-saved")))
    }
}
