//! Taking requests: the pages of the product, and beside them the addresses for those who run it.
//!
//! | address | answers |
//! |---|---|
//! | `/halsa` | 200 as long as the process is alive |
//! | `/redo` | 200 when the database answers and has all tables; else 503 and what is missing |
//! | `/matt` | metrics as Prometheus reads them, for this machine or with the token |
//!
//! These three stand outside the pages' table of routes: they know nothing of anybody.

mod health;
mod serving;
mod vitals;

use axum::Router;
pub use health::Ready;
pub use serving::{Address, GRACE, listen, serve, stop_signal};
pub use vitals::{Meter, Vitals};

/// The pages, and the addresses for those who run them.
pub fn whole(pages: Router, ready: Ready, vitals: Vitals) -> Router {
    pages
        .merge(health::routes(ready))
        .merge(vitals::routes(vitals))
}
