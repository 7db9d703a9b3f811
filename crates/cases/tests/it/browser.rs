//! A browser at the room's pages, with the words of the rooms that it shows.

use kernel::{Timestamp, UserId};
use page_kit::testing::Room;
pub(crate) use page_kit::testing::{Browser, staff, words};
use store::Store;

/// Somebody's browser.
pub(crate) async fn browser(store: &Store, now: Timestamp, user: UserId) -> Browser {
    let locales = [&cases::LOCALES[..], &cooperation::LOCALES].concat();
    let room = Room {
        prefixes: &["cases-", "cooperation-"],
        locales: &locales,
        routes: &cases::routes(),
    };
    Browser::of(store, now, user, room).await
}
