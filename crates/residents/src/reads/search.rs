//! Who might be meant? Bounded work, whatever is typed and however many live here.

use std::collections::{BTreeMap, BTreeSet};

use ::store::Ask;
use kernel::{Fault, PersonId};

use crate::{
    model::{Person, sort_key, words_match},
    rules::{Sought, understand},
    store,
};

/// The most persons that one search looks at.
const CANDIDATES_MAX: usize = 300;
/// The most rows that are read to find them.
const ROWS_MAX: usize = 1_000;
/// The most characters of a query that are looked at.
const TYPED_MAX: usize = 100;
/// The most hits on a page.
const PAGE_MAX: usize = 100;

/// What is typed in a search field, and which page of the answer is wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SearchQuery {
    /// A number in any spelling, whole or begun, or words of a name in any order, whole or begun.
    pub text: String,
    /// From 0.
    pub page: usize,
    /// Hits on a page, at most 100.
    pub page_size: usize,
}

impl SearchQuery {
    /// The first page of 25.
    pub fn new(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            page: 0,
            page_size: 25,
        }
    }
}

/// One page of those who might be meant, in Swedish order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundPersons {
    /// The page.
    pub persons: Vec<Person>,
    /// How many there are on all pages.
    pub found: usize,
    /// Whether there are still more, who were not looked at: more must be typed to find them.
    pub more: bool,
}

impl FoundPersons {
    const NOBODY: Self = Self {
        persons: Vec::new(),
        found: 0,
        more: false,
    };
}

/// Finds persons by number or name. Shows nothing that a protected identity hides, but the reader decides with
/// `access` who may see that a protected person exists at all.
pub async fn search(ask: &dyn Ask, query: &SearchQuery) -> Result<FoundPersons, Fault> {
    let typed: String = query.text.chars().take(TYPED_MAX).collect();
    let (hits, more) = match understand(&typed) {
        Sought::Nothing => return Ok(FoundPersons::NOBODY),
        Sought::Number(ranges) => by_number(ask, &ranges).await?,
        Sought::Name {
            words,
            pairs,
            longest,
        } => {
            let mut found = Candidates::default();
            for range in &pairs {
                let rows = store::name_key::in_range(ask, range, ROWS_MAX).await?;
                found.take(rows);
            }
            if !found.is_full() {
                let rows = store::name_key::in_range(ask, &longest, ROWS_MAX).await?;
                let cut = rows.len() >= ROWS_MAX;
                found.more |= cut;
                // The key tells two words: what cannot match is not fetched.
                let fitting = rows.into_iter().filter(|(key, _id)| may_match(key, &words));
                found.take(fitting.collect());
            }
            let ids: Vec<PersonId> = found.ids.into_iter().collect();
            let mut persons = store::person::by_ids(ask, &ids).await?;
            persons.retain(|p| words_match(&words, p.given_name.as_str(), p.family_name.as_str()));
            (persons, found.more)
        }
    };
    Ok(page_of(hits, more, query))
}

#[derive(Default)]
struct Candidates {
    ids: BTreeSet<PersonId>,
    more: bool,
}

impl Candidates {
    fn is_full(&self) -> bool {
        self.ids.len() >= CANDIDATES_MAX
    }

    fn take(&mut self, rows: Vec<(Vec<u8>, PersonId)>) {
        self.more |= rows.len() >= ROWS_MAX;
        for (_key, id) in rows {
            if self.is_full() && !self.ids.contains(&id) {
                self.more = true;
                break;
            }
            self.ids.insert(id);
        }
    }
}

/// Whether the two words of a key leave room for the words sought. With more than two, the whole name is looked at
/// afterwards.
fn may_match(key: &[u8], sought: &[Vec<u8>]) -> bool {
    if sought.len() < 2 {
        return true;
    }
    let mut parts = key.split(|byte| *byte == 0);
    let (Some(first), Some(second)) = (parts.next(), parts.next()) else {
        return false;
    };
    sought.iter().enumerate().any(|(at, one)| {
        let mut others = sought
            .iter()
            .enumerate()
            .filter(|(other, _word)| *other != at);
        first.starts_with(one) && others.any(|(_at, other)| second.starts_with(other))
    })
}

async fn by_number(
    ask: &dyn Ask,
    ranges: &[(String, String)],
) -> Result<(Vec<Person>, bool), Fault> {
    let mut hits: BTreeMap<PersonId, Person> = BTreeMap::new();
    let mut more = false;
    for (from, until) in ranges {
        let rows = store::person::in_number_range(ask, (from, until), CANDIDATES_MAX).await?;
        more |= rows.len() >= CANDIDATES_MAX;
        hits.extend(rows.into_iter().map(|person| (person.id, person)));
    }
    Ok((hits.into_values().collect(), more))
}

fn page_of(mut hits: Vec<Person>, more: bool, query: &SearchQuery) -> FoundPersons {
    hits.sort_by_cached_key(|person| {
        let names = sort_key(person.given_name.as_str(), person.family_name.as_str());
        (names, person.identity.born(), person.id)
    });
    let size = query.page_size.clamp(1, PAGE_MAX);
    FoundPersons {
        found: hits.len(),
        more,
        persons: hits
            .into_iter()
            .skip(query.page.saturating_mul(size))
            .take(size)
            .collect(),
    }
}
