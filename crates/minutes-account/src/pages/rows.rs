//! The rows behind the sums: one an order and month, by case number. The name is shown to those who may see the person.

use std::collections::{BTreeMap, BTreeSet};

use kernel::{PersonId, Problem};
use maud::html;
use page_kit::{
    Cell, List, ListColumn, Reply, Visit,
    components::{Breadcrumbs, Empty, FilterForm, Heading, Select},
};

use super::{account, scope, words};
use crate::{
    model::{AccountRow, Cause, Stage},
    reads,
};

const COLUMNS: &[ListColumn] = &[
    ListColumn::new("number", "minutes-account-number").sortable(),
    ListColumn::new("person", "minutes-account-person"),
    ListColumn::new("month", "minutes-account-month").sortable(),
    ListColumn::new("provider", "minutes-account-provider"),
    ListColumn::new("granted", "minutes-account-stage-granted")
        .minutes()
        .sortable(),
    ListColumn::new("framed", "minutes-account-stage-framed")
        .minutes()
        .sortable(),
    ListColumn::new("planned", "minutes-account-stage-planned")
        .minutes()
        .sortable(),
    ListColumn::new("scheduled", "minutes-account-stage-scheduled")
        .minutes()
        .sortable(),
    ListColumn::new("performed", "minutes-account-stage-performed")
        .minutes()
        .sortable(),
    ListColumn::new("typed", "minutes-account-stage-typed")
        .minutes()
        .sortable(),
    ListColumn::new("paid", "minutes-account-stage-paid")
        .minutes()
        .sortable(),
];

/// The rows that the address asks for.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let t = visit.t();
    let title = "minutes-account-rows";
    let filter = scope::filter(&visit).await?;
    let cause = visit.query("orsak").parse::<Cause>().ok();
    let empty = Empty::new(t.say("minutes-account-rows-empty"))
        .body(t.say("minutes-account-rows-empty-body"));
    let list = List::new(&visit, title, COLUMNS, "number").empty(empty);
    let (rows, total) = reads::rows(visit.reader(), (&filter, cause), list.window()).await?;
    let names = names(&visit, &rows).await?;
    let cells: Vec<Vec<Cell>> = rows.iter().map(|row| cells(&visit, row, &names)).collect();
    if let Some(file) = list.export(&cells)? {
        return Ok(file);
    }
    let mut why = Select::new(t, "orsak", t.say("minutes-account-cause"))
        .empty(t.say("minutes-account-all"))
        .chosen(cause.map(Cause::key).unwrap_or_default());
    for one in Cause::ALL {
        why = why.choice(one.key(), words::cause(t, *one));
    }
    let form = FilterForm::new(t, "/minutkonto/rader")
        .field(words::months(
            &visit,
            "fran",
            "minutes-account-from",
            filter.from,
        ))
        .field(words::months(
            &visit,
            "till",
            "minutes-account-to",
            filter.to,
        ));
    let form = account::narrow(&visit, &filter, form).await?.field(why);
    let over = match cause {
        Some(cause) => words::cause(t, cause),
        None => words::months_of(&visit, &filter),
    };
    let body = html! {
        (Heading::new(t.say(title)).over(over).lead(t.say("minutes-account-rows-lead")))
        (form.clear("/minutkonto/rader"))
        (list.show(cells, total))
    };
    let way = Breadcrumbs::new(t)
        .step(
            t.say("minutes-account-title"),
            scope::address("/minutkonto", &filter, &[]),
        )
        .here(t.say(title));
    Ok(visit.page(title, body).breadcrumbs(&way).wide())
}

/// The names of those whom the reader may see.
async fn names(visit: &Visit, rows: &[AccountRow]) -> Result<BTreeMap<PersonId, String>, Problem> {
    let persons: BTreeSet<PersonId> = rows.iter().map(|row| row.person).collect();
    let persons: Vec<PersonId> = persons.into_iter().collect();
    let seen = reads::persons_seen(visit.reader(), &visit.call, &persons).await?;
    let known = residents::persons(visit.reader(), &seen).await?;
    let named = known.into_iter().map(|person| (person.id, person.name()));
    Ok(named.collect())
}

fn cells(visit: &Visit, row: &AccountRow, names: &BTreeMap<PersonId, String>) -> Vec<Cell> {
    let name = names.get(&row.person);
    let number = match name {
        Some(_) => Cell::link(row.number.to_string(), row.address()),
        None => Cell::text(row.number.to_string()),
    };
    let mut cells = vec![
        number,
        Cell::text(name.cloned().unwrap_or_default()),
        Cell::text(row.month.to_string()),
        Cell::text(words::unit(visit, row.provider)),
    ];
    let at = |stage: Stage| Cell::minutes(visit, row.tally.at(stage));
    cells.extend(words::STAGES.into_iter().map(at));
    cells
}
