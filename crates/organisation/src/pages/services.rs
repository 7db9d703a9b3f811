//! The catalogue: what can be granted, and what is given without needs assessment, as it stands on a day, and what each
//! catalogue changed.

use std::collections::BTreeSet;

use kernel::Problem;
use maud::{Markup, html};
use page_kit::{
    Cell, List, ListColumn, Reply, Visit, asked,
    components::{Heading, Notice, Section},
    dates,
};

use crate::{
    model::{Catalogue, Service, ServiceCode, national_services},
    reads,
};

const COLUMNS: &[ListColumn] = &[
    ListColumn::new("name", "organisation-service").sortable(),
    ListColumn::new("code", "organisation-code").sortable(),
    ListColumn::new("act", "organisation-service-act").sortable(),
    ListColumn::new("rule", "organisation-rule"),
    ListColumn::new("assessed", "organisation-service-assessed").sortable(),
    ListColumn::new("term", "organisation-term").sortable(),
];

/// The page; `?fran=` shows the catalogue of that day.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let t = visit.t();
    let day = asked::day(&visit, "fran").unwrap_or_else(|| visit.today());
    let services = reads::services_on(visit.reader(), day).await?;
    let standing = reads::catalogue(visit.reader(), day).await?;
    let all = reads::catalogues(visit.reader()).await?;
    let every = reads::services(visit.reader()).await?;
    // Unless another order is asked for: by act, then early help.
    let list = List::new(&visit, "organisation-services-title", COLUMNS, "");
    let rows = list.sorted(services.iter().map(|one| row(&visit, one)).collect());
    if let Some(file) = list.export(&rows)? {
        return Ok(file);
    }
    let total = i64::try_from(rows.len()).unwrap_or(i64::MAX);
    let rows = list.page_of(rows);
    let body = html! {
        (Heading::new(t.say("organisation-services-title")).lead(t.say("organisation-services-lead")))
        @match &standing {
            None => (Notice::info(t, t.say("organisation-services-national"))),
            Some(one) => p {
                (t.with("organisation-times-from", &[
                    ("day", dates::full_day(visit.language(), one.from).into()),
                    ("source", one.source.as_str().into()),
                ]))
            },
        }
        (list.show(rows, total))
        @if !all.is_empty() {
            (Section::new("alla", t.say("organisation-services-all"), versions(&visit, &all, &every)))
        }
    };
    Ok(visit.page("organisation-services-title", body).wide())
}

fn row(visit: &Visit, one: &Service) -> Vec<Cell> {
    let t = visit.t();
    let rules = visit.app.rules();
    let rule = rules.rule(one.rule.as_str(), visit.today()).ok();
    let citation = rule.and_then(|rule| rule.citation(visit.language()));
    let citation = citation.unwrap_or_else(|| one.rule.as_str().to_owned());
    let place = match one.lss_point {
        Some(point) => format!("{citation} {point}"),
        None => citation,
    };
    let assessed = if one.assessed {
        "organisation-service-assessed-yes"
    } else {
        "organisation-service-assessed-no"
    };
    vec![
        Cell::text(one.name(visit.language()).to_string()),
        Cell::text(one.code.to_string()),
        Cell::text(t.say(&format!("organisation-act-{}", one.regime.key()))),
        Cell::link(place, format!("/regler/{}", one.rule.as_str())),
        Cell::text(t.say(assessed)),
        Cell::text(t.say(&format!("organisation-term-{}", one.term.key()))),
    ]
}

/// Every catalogue with what it changed of the one before it, the newest first.
fn versions(visit: &Visit, all: &[Catalogue], every: &[Service]) -> Markup {
    let t = visit.t();
    let national: BTreeSet<ServiceCode> = national_services().into_iter().map(|s| s.code).collect();
    let before = all.iter().skip(1).map(|one| &one.services);
    let before = before.chain([&national]);
    let names = |codes: Vec<&ServiceCode>| -> String {
        let name = |code: &&ServiceCode| {
            let known = every.iter().find(|one| one.code == **code);
            known.map_or_else(
                || code.to_string(),
                |one| one.name(visit.language()).to_string(),
            )
        };
        codes.iter().map(name).collect::<Vec<_>>().join(", ")
    };
    html! {
        ul {
            @for (one, before) in all.iter().zip(before) {
                @let added = names(one.services.difference(before).collect());
                @let removed = names(before.difference(&one.services).collect());
                li {
                    a href={ "/organisation/insatser?fran=" (one.from) } {
                        (dates::full_day(visit.language(), one.from))
                    }
                    ": " (one.source)
                    @if !added.is_empty() { br; (t.with("organisation-services-added", &[("names", added.into())])) }
                    @if !removed.is_empty() {
                        br; (t.with("organisation-services-removed", &[("names", removed.into())]))
                    }
                }
            }
        }
    }
}
