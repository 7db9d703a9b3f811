//! Who did something, in which assignment, in words; and what was done, in words.

use std::collections::BTreeMap;

use access::RelationGround;
use cooperation::DropReason;
use history::EntryView;
use kernel::{Actor, Problem, Role, UserId};
use page_kit::{T, Visit};

/// What history calls it that somebody was let in to a person.
pub(super) const GIVEN: &str = "access.relation-given";

/// The names of some users, read once for a whole list.
#[derive(Debug, Default)]
pub(super) struct Names(BTreeMap<UserId, String>);

impl Names {
    /// The names of those who did some things.
    pub(super) async fn of(visit: &Visit, entries: &[EntryView]) -> Result<Self, Problem> {
        let users = entries.iter().filter_map(|entry| entry.actor.user());
        Self::of_users(visit, users).await
    }

    /// The names of some users.
    pub(super) async fn of_users(
        visit: &Visit,
        users: impl Iterator<Item = UserId>,
    ) -> Result<Self, Problem> {
        let mut names = BTreeMap::new();
        for user in users {
            if names.contains_key(&user) {
                continue;
            }
            let found = access::user(visit.reader(), user).await?;
            names.insert(user, found.map_or_else(String::new, |user| user.name));
        }
        Ok(Self(names))
    }

    /// The name of a user; empty where nobody is known by the id.
    pub(super) fn name(&self, user: UserId) -> &str {
        self.0.get(&user).map_or("", String::as_str)
    }

    /// Who, in which assignment: `Eva Ek, Biståndshandläggare, Norr`. Residents are not named.
    pub(super) fn say(&self, visit: &Visit, actor: &Actor) -> String {
        let t = visit.t();
        match actor {
            Actor::Staff {
                user, role, unit, ..
            } => {
                let unit = visit.app.unit_name(*unit);
                let parts = [
                    Some(self.name(*user).to_owned()),
                    Some(role_name(t, *role)),
                    unit,
                ];
                let parts: Vec<String> = parts
                    .into_iter()
                    .flatten()
                    .filter(|p| !p.is_empty())
                    .collect();
                parts.join(", ")
            }
            Actor::Resident { role, .. } => role_name(t, *role),
            Actor::System { .. } => t.say("access-role-system"),
            Actor::Public => t.say("access-role-public"),
        }
    }
}

/// A role in words.
pub(super) fn role_name(t: T<'_>, role: Role) -> String {
    t.say(&format!("access-role-{}", role.key()))
}

/// What was done, in words: the room that wrote a verb has its text at `<room>-history-<what>`, or at the verb itself.
pub(super) fn verb(t: T<'_>, verb: &str) -> String {
    let key = verb.split_once('.').map_or_else(
        || verb.to_owned(),
        |(room, what)| format!("{room}-history-{what}"),
    );
    let words = if t.has(&key) {
        t.say(&key)
    } else {
        t.say(&verb.replace('.', "-"))
    };
    capital(&words)
}

/// Why something was done where the room keeps it as a word of its own and nobody has written it: why somebody was let in
/// to a person or no longer is, why a coordinated plan was dropped.
pub(super) fn kept_ground(t: T<'_>, entry: &EntryView) -> Option<String> {
    let reason = entry.reason.as_deref()?;
    let key = match entry.verb.as_str() {
        GIVEN | "access.relation-ended" => RelationGround::of_reason(reason)?.text_key(),
        "cooperation.dropped" => format!(
            "cooperation-drop-{}",
            reason.parse::<DropReason>().ok()?.key()
        ),
        _ => return None,
    };
    Some(t.say(&key))
}

fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

/// Which page was read, in words, from the route that history has noted.
pub(super) fn page_read(t: T<'_>, route: &str) -> String {
    let part = route
        .strip_prefix("/personer/{person}")
        .map(|rest| rest.trim_start_matches('/'))
        .and_then(|rest| rest.split('/').next())
        .unwrap_or(route);
    let part = if part.is_empty() { "akt" } else { part };
    let key = format!("portal-read-{part}");
    if t.has(&key) {
        t.say(&key)
    } else {
        t.with("portal-read-other", &[("page", part.into())])
    }
}
