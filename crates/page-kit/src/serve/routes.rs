//! Routes: no page without a word on what it needs. The table of all routes is what the access tests walk.

use std::{future::Future, pin::Pin, sync::Arc};

use access::Need;
use kernel::Problem;

use super::{Reply, Visit};

/// How a route is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Method {
    /// Reads.
    Get,
    /// Changes something.
    Post,
}

/// What a route needs of the one who asks. There is no default.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Needs {
    pub(super) kind: Kind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Open,
    SignedIn,
    Role(Need),
    Person(Need),
}

impl Needs {
    /// Open to everybody, without login: name why in a comment beside the route.
    pub const fn open() -> Self {
        Self { kind: Kind::Open }
    }

    /// Everybody who has logged in and chosen an assignment, for pages without anything of anybody's.
    pub const fn signed_in() -> Self {
        Self {
            kind: Kind::SignedIn,
        }
    }

    /// The role may do this to such things; the handler's reads are limited to what the actor may see.
    pub const fn may(need: Need) -> Self {
        Self {
            kind: Kind::Role(need),
        }
    }

    /// The actor may do this to something of the person named by `{person}` in the route's path.
    /// A page read this way is noted in the person's access log before it is shown.
    pub const fn person(need: Need) -> Self {
        Self {
            kind: Kind::Person(need),
        }
    }

    /// What it needs, in words for tables.
    pub fn describe(self) -> String {
        match self.kind {
            Kind::Open => "open".to_owned(),
            Kind::SignedIn => "signed in".to_owned(),
            Kind::Role(need) => format!("{} {}", need.verb.key(), need.resource.key()),
            Kind::Person(need) => {
                format!("{} {} of the person", need.verb.key(), need.resource.key())
            }
        }
    }

    /// What is asked of access, where something is.
    pub const fn asks(self) -> Option<Need> {
        match self.kind {
            Kind::Open | Kind::SignedIn => None,
            Kind::Role(need) | Kind::Person(need) => Some(need),
        }
    }

    /// Whether it is about the person in the path.
    pub const fn is_about_person(self) -> bool {
        matches!(self.kind, Kind::Person(..))
    }

    /// Whether it is open to everybody.
    pub const fn is_open(self) -> bool {
        matches!(self.kind, Kind::Open)
    }
}

/// The pages that are read, to tell of an address what it needs before anybody is led there.
#[derive(Debug)]
pub(super) struct Pages(Vec<(&'static str, Needs)>);

impl Pages {
    pub(super) fn of(routes: &Routes) -> Self {
        let read = routes.table().iter().filter(|r| r.method == Method::Get);
        let mut pages: Vec<_> = read.map(|route| (route.path, route.needs)).collect();
        // What is said in words comes before what may be anything, as the router has it.
        pages.sort_by_key(|(path, _)| path.matches('{').count());
        Self(pages)
    }

    pub(super) fn needs(&self, address: &str) -> Option<Needs> {
        let path = address.split(['?', '#']).next().unwrap_or_default();
        let found = self.0.iter().find(|(known, _)| is_at(known, path));
        found.map(|(_, needs)| *needs)
    }
}

/// Whether a path lies at a route's, part by part.
fn is_at(route: &str, path: &str) -> bool {
    let mut parts = path.split('/');
    let all = route.split('/').all(|known| {
        parts
            .next()
            .is_some_and(|part| known == part || (known.starts_with('{') && !part.is_empty()))
    });
    all && parts.next().is_none()
}

type Answer = Pin<Box<dyn Future<Output = Result<Reply, Problem>> + Send>>;
pub(super) type Handler = Arc<dyn Fn(Visit) -> Answer + Send + Sync>;

/// One route.
#[derive(Clone)]
pub struct Route {
    /// How it is asked.
    pub method: Method,
    /// Its path, `{name}` for what varies.
    pub path: &'static str,
    /// What it needs.
    pub needs: Needs,
    pub(super) handler: Handler,
}

impl std::fmt::Debug for Route {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "{:?} {} needs {}",
            self.method,
            self.path,
            self.needs.describe()
        )
    }
}

/// The routes of a room.
#[derive(Debug, Clone, Default)]
pub struct Routes {
    routes: Vec<Route>,
}

impl Routes {
    /// None yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// A page that is read.
    #[must_use]
    pub fn page<H, F>(self, path: &'static str, needs: Needs, handler: H) -> Self
    where
        H: Fn(Visit) -> F + Send + Sync + 'static,
        F: Future<Output = Result<Reply, Problem>> + Send + 'static,
    {
        self.route(Method::Get, path, needs, handler)
    }

    /// A form that is sent.
    #[must_use]
    pub fn form<H, F>(self, path: &'static str, needs: Needs, handler: H) -> Self
    where
        H: Fn(Visit) -> F + Send + Sync + 'static,
        F: Future<Output = Result<Reply, Problem>> + Send + 'static,
    {
        self.route(Method::Post, path, needs, handler)
    }

    fn route<H, F>(mut self, method: Method, path: &'static str, needs: Needs, handler: H) -> Self
    where
        H: Fn(Visit) -> F + Send + Sync + 'static,
        F: Future<Output = Result<Reply, Problem>> + Send + 'static,
    {
        let handler: Handler = Arc::new(move |visit| Box::pin(handler(visit)));
        self.routes.push(Route {
            method,
            path,
            needs,
            handler,
        });
        self
    }

    /// These and those of another room.
    #[must_use]
    pub fn and(mut self, other: Self) -> Self {
        self.routes.extend(other.routes);
        self
    }

    /// All routes.
    pub fn table(&self) -> &[Route] {
        &self.routes
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use access::Resource;

    #[test]
    fn an_address_needs_what_its_page_needs() {
        async fn page(visit: Visit) -> Result<Reply, Problem> {
            Ok(visit.go("/"))
        }
        let one = Needs::person(Need::see(Resource::Order));
        let new = Needs::person(Need::write(Resource::Order));
        let routes = Routes::new()
            .page("/personer/{person}/bestallningar/{order}", one, page)
            .page("/personer/{person}/bestallningar/ny", new, page)
            .form("/personer/{person}/sparat", new, page);
        let pages = Pages::of(&routes);
        let needs = |address| pages.needs(address);
        assert_eq!(needs("/personer/1/bestallningar/2#rader"), Some(one));
        assert_eq!(needs("/personer/1/bestallningar/ny?case=3"), Some(new));
        for nothing in [
            "/personer/1/bestallningar",
            "/personer//bestallningar/2/3",
            "/personer/1/sparat",
            "",
        ] {
            assert_eq!(needs(nothing), None, "{nothing}");
        }
    }
}
