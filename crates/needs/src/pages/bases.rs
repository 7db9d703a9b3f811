//! What forecasts rest on: the list, and each with its files as they were handed in.

use kernel::Problem;
use maud::html;
use page_kit::{
    Reply, Visit,
    components::{Breadcrumbs, Button, ButtonRow, Column, Empty, Facts, Heading, Section, Table},
    dates,
};

use super::scope;
use crate::{
    model::{Basis, BasisId, FileKind},
    reads,
};

/// The list.
pub(super) async fn list(visit: Visit) -> Result<Reply, Problem> {
    let t = visit.t();
    let title = "needs-bases";
    let writes = scope::writes(&visit).await?;
    let bases = reads::bases(visit.reader()).await?;
    let mut table = Table::new(t, t.say(title))
        .hide_caption()
        .column(Column::new(t.say("needs-basis")))
        .column(Column::new(t.say("needs-area")))
        .column(Column::new(t.say("needs-jump-off")))
        .column(Column::number(t.say("needs-persons")))
        .column(Column::new(t.say("needs-imported")));
    for basis in &bases {
        table = table.row([
            html! { a href=(basis.address()) { (basis.name) } },
            html! { (basis.area) },
            html! { (basis.jump_off) },
            html! { (dates::grouped(basis.persons)) },
            html! { (dates::moment_element(visit.language(), basis.at, visit.now())) },
        ]);
    }
    let mut heading = Heading::new(t.say(title)).lead(t.say("needs-bases-lead"));
    if writes {
        let new = Button::primary(t.say("needs-import")).href("/prognos/underlag/nytt");
        heading = heading.actions(ButtonRow::new(new));
    }
    let body = html! {
        (heading)
        @if bases.is_empty() {
            (Empty::new(t.say("needs-bases-empty")).body(t.say("needs-bases-empty-body")))
        } @else { (table) }
    };
    let way = Breadcrumbs::new(t)
        .step(t.say("needs-title"), "/prognos")
        .here(t.say(title));
    Ok(visit.page(title, body).breadcrumbs(&way))
}

async fn load(visit: &Visit) -> Result<Basis, Problem> {
    let id: BasisId = visit.id("needs_basis")?;
    let found = reads::basis(visit.reader(), id).await?;
    found.ok_or(Problem::NotFound)
}

/// One of them.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let t = visit.t();
    let basis = load(&visit).await?;
    let files = reads::basis_files(visit.reader(), basis.id).await?;
    let mut table = Table::new(t, t.say("needs-files"))
        .hide_caption()
        .column(Column::new(t.say("needs-file")))
        .column(Column::number(t.say("needs-lines")))
        .column(Column::actions(t.say("needs-fetch")));
    for kind in FileKind::ALL {
        let Some(file) = files.iter().find(|file| file.kind == *kind) else {
            continue;
        };
        let lines = i64::try_from(file.text.lines().count()).unwrap_or(0);
        let name = t.say(&format!("needs-file-{}", kind.key()));
        let href = format!("{}/filer/{}", basis.address(), kind.key());
        table = table.row([
            html! { (name) },
            html! { (dates::grouped(lines)) },
            html! { (Button::quiet(t.say("needs-fetch")).about(name.clone()).href(href)) },
        ]);
    }
    let facts = Facts::new()
        .fact(t.say("needs-area"), basis.area.as_str())
        .fact(t.say("needs-jump-off"), basis.jump_off.to_string())
        .fact(t.say("needs-persons"), dates::grouped(basis.persons))
        .fact(t.say("needs-known-from"), basis.known_from.to_string())
        .fact(
            t.say("needs-imported"),
            dates::moment_element(visit.language(), basis.at, visit.now()),
        )
        .fact(
            t.say("needs-digest"),
            html! { code.long { (basis.digest) } },
        );
    let body = html! {
        (Heading::new(basis.name.as_str()).over(t.say("needs-basis")).lead(t.say("needs-basis-lead")))
        (facts)
        (Section::new("filer", t.say("needs-files"), table))
    };
    let way = Breadcrumbs::new(t)
        .step(t.say("needs-title"), "/prognos")
        .step(t.say("needs-bases"), "/prognos/underlag")
        .here(basis.name.as_str());
    Ok(Reply::page(basis.name.as_str(), body).breadcrumbs(&way))
}

/// A file of it, as it was handed in.
pub(super) async fn file(visit: Visit) -> Result<Reply, Problem> {
    let basis = load(&visit).await?;
    let kind: FileKind = visit.part("file_kind")?;
    let files = reads::basis_files(visit.reader(), basis.id).await?;
    let file = files.into_iter().find(|file| file.kind == kind);
    let file = file.ok_or(Problem::NotFound)?;
    let (end, content) = match kind {
        FileKind::Assumptions => ("toml", "application/toml"),
        FileKind::Borders => ("geojson", "application/geo+json"),
        FileKind::Population
        | FileKind::Districts
        | FileKind::Deaths
        | FileKind::Births
        | FileKind::RatesPopulation
        | FileKind::RatesDeaths
        | FileKind::RatesBirths => ("csv", "text/csv; charset=utf-8"),
    };
    let name = format!("{}-{}.{end}", kind.key(), basis.jump_off);
    Ok(Reply::file(name, content, file.text.into_bytes()))
}
