//! What every page needs: the store, the clock, the rules, the words, and the municipality's settings.

use std::{
    collections::BTreeMap,
    sync::{Arc, OnceLock, PoisonError, RwLock},
};

use access::{Door, SessionLife};
use jiff::{Timestamp, tz::TimeZone};
use kernel::{Actor, Call, Clock, Fault, RequestKey, Role, UnitId};
use rulebook::RuleBook;
use store::Store;
use uuid::Uuid;

use super::{Needs, Proxies, Routes, routes::Pages};
use crate::Texts;

/// What one installation says of itself.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The municipality's name, as the pages say it.
    pub municipality: String,
    /// The zone in which days are counted.
    pub zone: TimeZone,
    /// Whether cookies are sent over TLS only; true everywhere but on one's own machine.
    pub is_secure: bool,
    /// Whether anybody may log in as anybody: synthetic persons only.
    pub is_demo: bool,
    /// Version of the product.
    pub version: String,
    /// Address of the installation, as browsers see it.
    pub address: String,
    /// Who is believed when they say where a request came from.
    pub proxies: Proxies,
}

/// A way around in the header, for some roles.
#[derive(Debug, Clone, Copy)]
pub struct Way {
    /// Key of its text.
    pub label: &'static str,
    /// Where it leads.
    pub href: &'static str,
    /// Who has it.
    pub roles: &'static [Role],
    /// Among which ways it stands.
    pub part: Part,
}

/// A part of the work: where a role has many ways, those of a part stand together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// What comes first, for everybody.
    First,
    /// Persons, from the first contact to the order and its follow-up.
    Persons,
    /// What is done at a provider.
    Care,
    /// Goals, figures, money.
    Results,
    /// Who works here, by which rules.
    House,
}

impl Part {
    /// All, in the order in which they stand.
    pub const ALL: [Self; 5] = [
        Self::First,
        Self::Persons,
        Self::Care,
        Self::Results,
        Self::House,
    ];

    /// The key of its text.
    pub const fn text(self) -> &'static str {
        match self {
            Self::First => "page-kit-part-first",
            Self::Persons => "page-kit-part-persons",
            Self::Care => "page-kit-part-care",
            Self::Results => "page-kit-part-results",
            Self::House => "page-kit-part-house",
        }
    }
}

/// So many ways stand beside each other; where there are more, they stand by the part of the work.
const FLAT: usize = 8;

/// What an installation is put together of.
pub struct Parts {
    /// The open database.
    pub store: Store,
    /// The clock.
    pub clock: Arc<dyn Clock>,
    /// The words of all rooms.
    pub texts: Texts,
    /// What the installation says of itself.
    pub settings: Settings,
    /// The rules, with the municipality's own.
    pub rules: RuleBook,
    /// How people log in.
    pub door: Door,
}

impl std::fmt::Debug for Parts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Parts")
            .field("settings", &self.settings)
            .finish_non_exhaustive()
    }
}

/// What every page needs. Cheap to clone.
#[derive(Clone)]
pub struct App {
    inner: Arc<Inner>,
}

struct Inner {
    store: Store,
    clock: Arc<dyn Clock>,
    texts: Texts,
    settings: Settings,
    rules: RwLock<Arc<RuleBook>>,
    ways: Vec<Way>,
    unit_names: RwLock<BTreeMap<UnitId, String>>,
    pages: OnceLock<Pages>,
    door: Door,
}

impl std::fmt::Debug for App {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("App")
            .field("settings", &self.inner.settings)
            .finish_non_exhaustive()
    }
}

impl App {
    /// Puts an installation together.
    pub fn new(parts: Parts) -> Self {
        let Parts {
            store,
            clock,
            texts,
            settings,
            rules,
            door,
        } = parts;
        let inner = Inner {
            store,
            clock,
            texts,
            settings,
            door,
            rules: RwLock::new(Arc::new(rules)),
            ways: Vec::new(),
            unit_names: RwLock::default(),
            pages: OnceLock::new(),
        };
        Self {
            inner: Arc::new(inner),
        }
    }

    /// The ways around in the header. Called once, before the app is shared.
    #[must_use]
    pub fn with_ways(mut self, ways: Vec<Way>) -> Self {
        if let Some(inner) = Arc::get_mut(&mut self.inner) {
            inner.ways = ways;
        }
        self
    }

    /// The store.
    pub fn store(&self) -> &Store {
        &self.inner.store
    }

    /// The moment that it is.
    pub fn now(&self) -> Timestamp {
        self.inner.clock.now()
    }

    /// The words.
    pub fn texts(&self) -> &Texts {
        &self.inner.texts
    }

    /// The installation.
    pub fn settings(&self) -> &Settings {
        &self.inner.settings
    }

    /// The door that everybody comes in through.
    pub fn door(&self) -> &Door {
        &self.inner.door
    }

    /// How long sessions last.
    pub fn session_life(&self) -> &SessionLife {
        self.inner.door.life()
    }

    /// The name of a unit, as headers say it.
    pub fn unit_name(&self, unit: UnitId) -> Option<String> {
        self.inner
            .unit_names
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .get(&unit)
            .cloned()
    }

    /// Tells the names of all units, at the start and when one has changed.
    pub fn set_unit_names(&self, names: BTreeMap<UnitId, String>) {
        *self
            .inner
            .unit_names
            .write()
            .unwrap_or_else(PoisonError::into_inner) = names;
    }

    /// The rules as they stand.
    pub fn rules(&self) -> Arc<RuleBook> {
        Arc::clone(
            &self
                .inner
                .rules
                .read()
                .unwrap_or_else(PoisonError::into_inner),
        )
    }

    /// Puts new rules in force for the requests to come.
    pub fn set_rules(&self, rules: RuleBook) {
        *self
            .inner
            .rules
            .write()
            .unwrap_or_else(PoisonError::into_inner) = Arc::new(rules);
    }

    /// Tells which pages there are, once.
    pub(super) fn set_pages(&self, routes: &Routes) {
        self.inner.pages.get_or_init(|| Pages::of(routes));
    }

    /// What the page at an address needs of its reader; none where no page is there.
    pub fn page_needs(&self, address: &str) -> Option<Needs> {
        self.inner.pages.get()?.needs(address)
    }

    /// The ways of a role.
    pub fn ways(&self, role: Role) -> impl Iterator<Item = &Way> {
        self.inner
            .ways
            .iter()
            .filter(move |way| way.roles.contains(&role))
    }

    /// The same by the part of the work that they belong to, without parts in which there are none.
    pub fn parts(&self, role: Role) -> Vec<(Part, Vec<&Way>)> {
        let of = |part| {
            let ways = self.ways(role).filter(move |way| way.part == part);
            (part, ways.collect::<Vec<_>>())
        };
        let mut parts: Vec<_> = Part::ALL.into_iter().map(of).collect();
        parts.retain(|(_, ways)| !ways.is_empty());
        parts
    }

    /// Whether a role has so many ways that they stand by the part of the work, in the header as on the home page.
    pub fn is_folded(&self, role: Role) -> bool {
        self.ways(role).count() > FLAT
    }

    /// A call at this moment by an actor, with chance of its own.
    pub fn call(&self, actor: Actor) -> Result<Call, Fault> {
        Ok(self.call_with(actor, new_request()?))
    }

    /// A call at this moment that answers a request.
    pub fn call_with(&self, actor: Actor, key: RequestKey) -> Call {
        Call::new(actor, self.now(), key).in_zone(self.inner.settings.zone.clone())
    }
}

/// A request key out of the machine's randomness.
pub(crate) fn new_request() -> Result<RequestKey, Fault> {
    random::<16>().map(|bytes| RequestKey(Uuid::from_bytes(bytes)))
}

/// The machine's randomness.
pub(crate) fn random<const N: usize>() -> Result<[u8; N], Fault> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|e| Fault::from_source("drawing chance", e))?;
    Ok(bytes)
}
