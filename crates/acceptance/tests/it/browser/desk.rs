//! Somebody at work: a browser at the site, hands that write, eyes that look.

use kernel::Role;
use thirtyfour::Cookie;

use super::{chrome::Chrome, eyes::Eyes, hands::Hands, site::Site};

/// A telephone's width, and a desk's.
pub(super) const NARROW: u32 = 320;
pub(super) const WIDE: u32 = 1280;

/// Somebody at work at the site.
pub(super) struct Desk {
    pub(super) site: Site,
    pub(super) hands: Hands,
    pub(super) eyes: Eyes,
    width: u32,
    chrome: Chrome,
}

impl Desk {
    /// A new municipality and a new browser, as wide as a screen.
    pub(super) async fn open(story: &str) -> Self {
        let chrome = Chrome::start().await;
        let web = chrome.web.clone();
        let hands = Hands {
            web: web.clone(),
            keyboard_only: false,
        };
        let mut desk = Self {
            site: Site::open().await,
            hands,
            eyes: Eyes::new(web, story),
            width: WIDE,
            chrome,
        };
        desk.sits_at(WIDE).await;
        desk
    }

    /// Leaves, and says what the eyes have found.
    pub(super) async fn leaves(self) {
        let found = self.eyes.found;
        self.site.close().await;
        self.chrome.quit().await;
        assert!(found.is_empty(), "{}", found.join("\n"));
    }

    pub(super) async fn goes_to(&self, path: &str) {
        let address = format!("{}{path}", self.site.address);
        self.hands.web.goto(&address).await.expect("a page");
    }

    pub(super) async fn looks(&mut self, name: &str) {
        self.eyes.look(name, self.width).await;
    }

    pub(super) async fn sits_at(&mut self, width: u32) {
        self.width = width;
        self.eyes.sit_at(width, "light").await;
    }

    pub(super) async fn reads(&self, words: &str) {
        let page = self.hands.reads().await;
        assert!(
            page.contains(words),
            "{} does not say {words:?} but: {page}",
            self.hands.here().await
        );
    }

    /// The first case officer whom the login page offers.
    pub(super) async fn logs_in(&self) {
        self.goes_to("/logga-in").await;
        self.hands.press_in("#demo-case-officer", "").await;
    }

    /// Somebody whom the login page does not offer.
    pub(super) async fn comes_in_as(&self, user: kernel::UserId, role: Role) {
        let session = self.site.session_of(user, role).await;
        let web = &self.hands.web;
        web.delete_all_cookies().await.expect("logged out");
        web.add_cookie(Cookie::new("session", session))
            .await
            .expect("logged in");
    }

    /// What a script in the page answers.
    pub(super) async fn asks(
        &self,
        script: &str,
        args: Vec<serde_json::Value>,
    ) -> serde_json::Value {
        let said = self.hands.web.execute_async(script, args).await;
        said.expect("an answer").json().clone()
    }
}
