//! The groups of a dimension in words: rooms hand in ids and codes, names come from the organisation.

use std::collections::BTreeMap;

use kernel::{Problem, UnitId, measure::Dimension};
use page_kit::{T, Visit};

/// The name of a dimension.
pub(super) fn dimension(t: T<'_>, dimension: Dimension) -> String {
    t.say(&format!("portal-dimension-{}", dimension.key()))
}

/// The names of the groups that stand in some rows, by what the rows call them.
pub(super) async fn names<'g>(
    visit: &Visit,
    by: Dimension,
    groups: impl Iterator<Item = &'g str>,
) -> Result<BTreeMap<String, String>, Problem> {
    let groups: Vec<&str> = groups.collect();
    let mut names: BTreeMap<String, String> = groups
        .iter()
        .map(|group| ((*group).to_owned(), plain(visit.t(), by, group)))
        .collect();
    match by {
        Dimension::Unit | Dimension::Provider => {
            let ids: Vec<UnitId> = groups
                .iter()
                .filter_map(|group| group.parse().ok())
                .collect();
            for (id, name) in organisation::unit_names(visit.reader(), &ids).await? {
                names.insert(id.to_string(), name.to_string());
            }
        }
        Dimension::District => {
            for district in organisation::districts(visit.reader()).await? {
                names.insert(district.code.to_string(), district.name.to_string());
            }
        }
        Dimension::Service => {
            for service in organisation::services(visit.reader()).await? {
                let name = service.name(visit.language()).to_string();
                names.insert(service.code.to_string(), name);
            }
        }
        Dimension::ProviderForm
        | Dimension::Regime
        | Dimension::Sex
        | Dimension::AgeBand
        | Dimension::Need => {}
    }
    Ok(names)
}

/// A group whose name stands in the language files, or is its own.
fn plain(t: T<'_>, by: Dimension, group: &str) -> String {
    if group.is_empty() {
        return t.say("portal-group-none");
    }
    // What a need is called stands with the life areas.
    let key = match by {
        Dimension::Need => format!("organisation-life-area-{group}"),
        Dimension::District
        | Dimension::Unit
        | Dimension::Provider
        | Dimension::ProviderForm
        | Dimension::Service
        | Dimension::Regime
        | Dimension::Sex
        | Dimension::AgeBand => format!("portal-group-{}-{group}", by.key()),
    };
    if t.has(&key) {
        t.say(&key)
    } else {
        group.to_owned()
    }
}
