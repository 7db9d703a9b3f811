//! Those with the most reads or changes first.

use std::collections::BTreeMap;

use history::{CountBy, Tally};
use kernel::{Id, Problem, UnitId, UserId};
use maud::html;
use page_kit::{
    Cell, List, ListColumn, Reply, Visit,
    components::{Empty, Heading},
};

use super::{filter, tabs};
use crate::pages::who::Names;

const COLUMNS: &[ListColumn] = &[
    ListColumn::new("who", "portal-log-whose"),
    ListColumn::new("count", "portal-log-count").number(),
    ListColumn::new("first", "portal-log-first").days(),
    ListColumn::new("last", "portal-log-last").days(),
];

/// The most that are counted.
const MOST: i64 = 200;

const BY: [(&str, &str, CountBy); 3] = [
    ("", "portal-log-by-user", CountBy::User),
    ("enhet", "portal-log-by-unit", CountBy::Unit),
    ("person", "portal-log-by-person", CountBy::Person),
];

/// The counts; `?efter=` says by what.
pub(in crate::pages) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let t = visit.t();
    let asked = filter::read(&visit).await?;
    let by = BY
        .iter()
        .find(|(key, _, _)| *key == visit.query("efter"))
        .map_or(CountBy::User, |(_, _, by)| *by);
    let list = List::new(&visit, "portal-log-counts", COLUMNS, "count")
        .empty(Empty::new(t.say("portal-log-empty")).body(t.say("portal-log-empty-body")));
    let tallies = history::review_counts(visit.reader(), &asked.filter, by, MOST).await?;
    let total = i64::try_from(tallies.len()).unwrap_or(0);
    let all = rows(&visit, by, &tallies).await?;
    if let Some(file) = list.export(&all)? {
        return Ok(file);
    }
    let window = list.window();
    let skip = usize::try_from(window.offset).unwrap_or(0);
    let take = usize::try_from(window.limit).unwrap_or(0);
    let rows = all.into_iter().skip(skip).take(take).collect();
    let body = html! {
        (Heading::new(t.say("portal-log-counts")).lead(t.say("portal-log-counts-lead")))
        (tabs(&visit))
        (filter::view(&visit, &asked).await?)
        ul.choices {
            @for (key, label, one) in BY {
                li {
                    @if one == by { strong { (t.say(label)) } } @else { a href={ "?efter=" (key) } { (t.say(label)) } }
                }
            }
        }
        (list.show(rows, total))
    };
    Ok(visit.page("portal-log-counts", body).wide())
}

async fn rows(visit: &Visit, by: CountBy, tallies: &[Tally]) -> Result<Vec<Vec<Cell>>, Problem> {
    let t = visit.t();
    let users = tallies.iter().filter_map(|tally| tally.id);
    let names = match by {
        CountBy::User => Names::of_users(visit, users.map(UserId::from_uuid)).await?,
        CountBy::Unit | CountBy::Person => Names::default(),
    };
    let mut units = BTreeMap::new();
    if by == CountBy::Unit {
        let ids: Vec<UnitId> = tallies
            .iter()
            .filter_map(|tally| tally.id)
            .map(Id::from_uuid)
            .collect();
        units = organisation::unit_names(visit.reader(), &ids).await?;
    }
    let who = |tally: &Tally| match (tally.id, by) {
        (None, _) => Cell::text(t.say("portal-log-nobody")),
        (Some(id), CountBy::User) => {
            let user = UserId::from_uuid(id);
            Cell::link(names.name(user), format!("/logg?anvandare={user}"))
        }
        (Some(id), CountBy::Unit) => {
            let unit = UnitId::from_uuid(id);
            let name = units.get(&unit).map_or("", |name| name.as_str());
            Cell::link(name, format!("/logg?enhet={unit}"))
        }
        (Some(id), CountBy::Person) => {
            let person = Id::from_uuid(id);
            Cell::link(access::reference(person), format!("/logg?person={person}"))
        }
    };
    Ok(tallies
        .iter()
        .map(|tally| {
            vec![
                who(tally),
                Cell::number(tally.entries),
                Cell::moment(visit, tally.first),
                Cell::moment(visit, tally.last),
            ]
        })
        .collect())
}
