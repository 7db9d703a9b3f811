//! How pages are served: routes with their access needs, visits, forms, lists, replies, and the one mapping of
//! problems to HTTP.
//!
//! A room hands in [`Routes`]. A handler gets a [`Visit`] and gives a [`Reply`]:
//!
//! ```
//! use page_kit::{Needs, Reply, Routes, Visit};
//! use kernel::Problem;
//!
//! async fn hello(visit: Visit) -> Result<Reply, Problem> {
//!     Ok(visit.page("page-kit-help", maud::html! { h1 { "Hej" } }))
//! }
//!
//! let routes = Routes::new().page("/hej", Needs::open(), hello);
//! assert_eq!(routes.table().len(), 1);
//! ```
//!
//! A form that changes something:
//!
//! ```text
//! async fn post(visit: Visit) -> Result<Reply, Problem> {
//!     let mut form = visit.form();
//!     let input = read(&mut form);                          // Option<TheAction>; errors are in the form
//!     match visit.submit(&mut form, input).await? {
//!         Some(done) => Ok(visit.go(&format!("/…/{done}")).saying("cases-contact-saved")),
//!         None => Ok(view(&visit, &form).status(422)),      // shown again with everything typed
//!     }
//! }
//! ```

mod app;
mod changed;
mod form;
mod gate;
mod kept;
mod list;
mod phone;
mod problem;
mod proxies;
mod read;
mod reply;
mod routes;
mod sent;
mod service;
mod visit;

pub use app::{App, Part, Parts, Settings, Way};
pub use changed::fields_before_and_after;
pub use form::{Form, STAMP};
pub use kept::{KEPT_PREFIX, KEPT_TO, Kept};
pub use list::{Cell, List, ListColumn, Window};
pub use proxies::{ParseProxiesError, Proxies};
pub use reply::Reply;
pub use routes::{Method, Needs, Route, Routes};
pub use service::router;
pub use visit::Visit;
