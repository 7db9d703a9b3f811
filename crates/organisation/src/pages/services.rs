//! The catalogue: what can be granted, and what is given without needs assessment.

use kernel::Problem;
use maud::{Markup, html};
use page_kit::{
    Reply, Visit,
    components::{Column, Heading, Section, Table},
};

use crate::{
    model::{Regime, Service},
    reads,
};

/// The page.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let t = visit.t();
    let services = reads::services(visit.reader()).await?;
    let of = |assessed: bool, regime: Regime| -> Vec<&Service> {
        let fits = |one: &&Service| one.assessed == assessed && one.regime == regime;
        services.iter().filter(fits).collect()
    };
    let part = |id: &str, key: &str, services: &[&Service]| {
        Section::new(id, t.say(key), table(&visit, &t.say(key), services))
    };
    let body = html! {
        (Heading::new(t.say("organisation-services-title")).lead(t.say("organisation-services-lead")))
        (part("sol", "organisation-services-sol", &of(true, Regime::Sol)))
        (part("lss", "organisation-services-lss", &of(true, Regime::Lss)))
        (part("tidig-hjalp", "organisation-services-early", &of(false, Regime::Sol)))
    };
    Ok(visit.page("organisation-services-title", body).wide())
}

fn table(visit: &Visit, caption: &str, services: &[&Service]) -> Markup {
    let t = visit.t();
    let rules = visit.app.rules();
    let rows = services.iter().map(|one| -> [Markup; 3] {
        let rule = rules.rule(one.rule.as_str(), visit.today()).ok();
        let citation = rule.and_then(|rule| rule.citation(visit.language()));
        [
            html! { (one.name(visit.language())) },
            html! {
                a href={ "/regler/" (one.rule.as_str()) } {
                    (citation.unwrap_or_else(|| one.rule.as_str().to_owned()))
                }
                @if let Some(point) = one.lss_point { " " (point) }
            },
            html! { (t.say(&format!("organisation-term-{}", one.term.key()))) },
        ]
    });
    let table = Table::new(t, caption.to_owned())
        .hide_caption()
        .column(Column::new(t.say("organisation-service")))
        .column(Column::new(t.say("organisation-rule")))
        .column(Column::new(t.say("organisation-term")))
        .rows(rows);
    html! { (table) }
}
