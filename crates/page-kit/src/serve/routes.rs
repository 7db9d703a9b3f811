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
