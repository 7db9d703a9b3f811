//! The scheme of delegation: who decides what in the committee's place, as it stands on a day, and what each scheme
//! changed.

use kernel::Problem;
use maud::{Markup, html};
use page_kit::{
    Cell, List, ListColumn, Reply, Visit, asked,
    components::{Heading, Notice, Section},
    dates,
};
use rulebook::keys;

use crate::{
    model::{DecidedBy, Delegated, Delegation, DelegationScheme, Outcome},
    reads,
};

const COLUMNS: &[ListColumn] = &[
    ListColumn::new("code", "cases-scheme-code").sortable(),
    ListColumn::new("name", "cases-scheme-name").sortable(),
    ListColumn::new("what", "cases-scheme-what").sortable(),
    ListColumn::new("outcome", "cases-scheme-outcome").sortable(),
    ListColumn::new("role", "cases-scheme-role").sortable(),
];

/// The page; `?fran=` shows the scheme of that day.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let t = visit.t();
    let day = asked::day(&visit, "fran").unwrap_or_else(|| visit.today());
    let scheme = reads::delegation_scheme(visit.reader(), day).await?;
    let all = reads::delegation_schemes(visit.reader()).await?;
    // Unless another order is asked for, as the committee wrote it.
    let list = List::new(&visit, "cases-scheme-title", COLUMNS, "");
    let items = scheme.items.iter().map(|item| row(&visit, item));
    let rows = list.sorted(items.collect());
    if let Some(file) = list.export(&rows)? {
        return Ok(file);
    }
    let total = i64::try_from(rows.len()).unwrap_or(i64::MAX);
    let rows = list.page_of(rows);
    let body = html! {
        (Heading::new(t.say("cases-scheme-title")).lead(t.say("cases-scheme-lead")))
        (visit.why(keys::KL_DELEGATION))
        (standing(&visit, &scheme))
        (list.show(rows, total))
        @if !all.is_empty() {
            (Section::new("alla", t.say("cases-scheme-all"), versions(&visit, &all)))
        }
    };
    Ok(visit.page("cases-scheme-title", body).wide())
}

/// Since when it holds, and by whose decision.
fn standing(visit: &Visit, scheme: &DelegationScheme) -> Markup {
    let t = visit.t();
    html! {
        @match &scheme.decided {
            None => (Notice::info(t, t.say("cases-scheme-example"))),
            Some(decided) => p {
                (t.with("cases-scheme-from", &[
                    ("day", dates::full_day(visit.language(), decided.from).into()),
                    ("source", decided.source.as_str().into()),
                ]))
            },
        }
    }
}

fn row(visit: &Visit, item: &Delegation) -> Vec<Cell> {
    let t = visit.t();
    let (task, regime, outcome) = item.what.keys();
    let what = match item.what {
        Delegated::Decide(..) => regime.map_or_else(String::new, |regime| {
            t.say(&format!("cases-regime-{}", regime.key()))
        }),
        Delegated::Appeal(_) => t.say(&format!("cases-scheme-task-{task}")),
    };
    let outcome = match (item.what, outcome) {
        (Delegated::Appeal(_), _) => String::new(),
        (Delegated::Decide(..), None) => t.say("cases-scheme-any-outcome"),
        (Delegated::Decide(..), Some(outcome)) => outcome_words(visit, outcome),
    };
    vec![
        Cell::text(item.code.to_string()),
        Cell::text(item.name(visit.language()).to_string()),
        Cell::text(what),
        Cell::text(outcome),
        Cell::text(t.say(&format!("access-role-{}", item.role.key()))),
    ]
}

fn outcome_words(visit: &Visit, outcome: Outcome) -> String {
    visit.t().say(&format!("cases-outcome-{}", outcome.key()))
}

/// Every scheme with what it changed of the one before it, the newest first.
fn versions(visit: &Visit, all: &[DelegationScheme]) -> Markup {
    let t = visit.t();
    let example = DelegationScheme::example();
    let before = all.iter().skip(1).chain([&example]);
    let told = all.iter().zip(before).filter_map(|(one, before)| {
        let decided = one.decided.as_ref()?;
        Some((decided, Changed::between(before, one)))
    });
    html! {
        ul {
            @for (decided, changed) in told {
                li {
                    a href={ "/delegationsordning?fran=" (decided.from) } {
                        (dates::full_day(visit.language(), decided.from))
                    }
                    ": " (decided.source)
                    @for (key, codes) in changed.parts() {
                        @if !codes.is_empty() { br; (t.with(key, &[("items", codes.join(", ").into())])) }
                    }
                }
            }
        }
    }
}

/// What a scheme changed, by the numbers of its items.
#[derive(Debug, Default, PartialEq, Eq)]
struct Changed {
    added: Vec<String>,
    other: Vec<String>,
    removed: Vec<String>,
}

impl Changed {
    fn between(before: &DelegationScheme, after: &DelegationScheme) -> Self {
        let mut changed = Self::default();
        for item in &after.items {
            match before.item(item.code.as_str()) {
                None => changed.added.push(item.code.to_string()),
                Some(old) if old != item => changed.other.push(item.code.to_string()),
                Some(_) => {}
            }
        }
        let gone = before.items.iter();
        let gone = gone.filter(|old| after.item(old.code.as_str()).is_none());
        changed.removed = gone.map(|old| old.code.to_string()).collect();
        changed
    }

    const fn parts(&self) -> [(&'static str, &Vec<String>); 3] {
        [
            ("cases-scheme-added", &self.added),
            ("cases-scheme-changed", &self.other),
            ("cases-scheme-removed", &self.removed),
        ]
    }
}

/// The item by which something was decided, with a way to its scheme.
pub(super) fn cited(decided: &DecidedBy) -> Markup {
    html! {
        @match decided.scheme {
            Some(from) => a href={ "/delegationsordning?fran=" (from) } { (decided.delegation) },
            None => (decided.delegation),
        }
    }
}
