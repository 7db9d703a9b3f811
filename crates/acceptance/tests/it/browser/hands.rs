//! What a person does at a page: write, choose, press. By keyboard alone, or with a mouse as well.

use std::time::Duration;

use serde_json::{Value, json};
use thirtyfour::{By, Key, WebDriver, WebElement};

/// The most steps with the tabulator to anything on a page.
const STEPS_MAX: u32 = 250;

/// Whether the one that has the focus is what is sought: a field, or something to press, in a part of the page.
const IS_IT: &str = "
const [sought, part] = arguments, a = document.activeElement;
if (!a || a === document.body) return false;
if (part && !a.closest(part)) return false;
if (sought.field) return a.name === sought.field && (!sought.value || a.type !== 'checkbox' || a.value === sought.value);
return (a.tagName === 'A' || a.tagName === 'BUTTON' || a.tagName === 'SUMMARY') && a.textContent.trim().startsWith(sought.says);";

/// What the one that has the focus is, if nobody can see that it has it: neither ring nor shadow, or out of sight.
const UNSEEN: &str = "
const a = document.activeElement;
if (!a || a === document.body) return '';
const s = getComputedStyle(a), r = a.getBoundingClientRect();
const ring = s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0;
const inside = r.bottom > 0 && r.top < innerHeight && r.right > 0 && r.left < innerWidth;
return (ring || s.boxShadow !== 'none') && inside ? '' : a.outerHTML.slice(0, 200) + ' ' + JSON.stringify(r) + (ring ? '' : ' without a ring');";

/// Puts a text in a field as if it were pasted: all of it at once, whatever signs it has.
const PASTE: &str = "
const [field, words] = arguments, at = document.querySelector(`main [name='${field}']`);
at.focus();
at.value = words;
at.dispatchEvent(new Event('input', { bubbles: true }));";

/// Notes whether what is pressed next leaves the page: a form that is sent, or a link elsewhere.
const WATCH: &str = "
window.pressed = 'stays';
addEventListener('submit', e => { if (!e.defaultPrevented) window.pressed = 'leaves'; });
addEventListener('click', e => {
    const a = e.target.closest && e.target.closest('a[href]');
    if (!a || e.defaultPrevented || a.hasAttribute('download') || a.target === '_blank') return;
    if (a.href.split('#')[0] !== location.href.split('#')[0] || !a.hash) window.pressed = 'leaves';
});";

/// Whether what was pressed has led to where it leads: what was noted goes with the page.
const SETTLED: &str =
    "return window.pressed ? window.pressed === 'stays' : document.readyState === 'complete';";

/// The longest that a page is waited for.
const PAGE_MAX: Duration = Duration::from_secs(30);

/// Hands at a page.
pub(super) struct Hands {
    pub(super) web: WebDriver,
    /// Nothing but keys.
    pub(super) keyboard_only: bool,
}

impl Hands {
    async fn is_at(&self, sought: &Value, part: &str) -> bool {
        let is_it = self
            .web
            .execute(IS_IT, vec![sought.clone(), json!(part)])
            .await
            .expect("an answer");
        is_it.json() == &Value::Bool(true)
    }

    /// Goes there by the tabulator, as those do who use no mouse.
    async fn tab_to(&self, sought: Value, part: &str) -> WebElement {
        for _ in 0..STEPS_MAX {
            if self.is_at(&sought, part).await {
                return self
                    .web
                    .active_element()
                    .await
                    .expect("the one with the focus");
            }
            self.tab().await;
        }
        panic!(
            "{sought} in {part:?} is not reached by keyboard at {}",
            self.here().await
        );
    }

    /// One step with the tabulator; wherever it leads, that can be seen.
    pub(super) async fn tab(&self) {
        self.keys(Key::Tab).await;
        let unseen = self.web.execute(UNSEEN, vec![]).await.expect("an answer");
        let unseen = unseen.json().as_str().unwrap_or_default();
        assert!(
            unseen.is_empty(),
            "{}: the focus is not seen at {unseen}",
            self.here().await
        );
    }

    /// Past everything that all pages have, straight to the content.
    pub(super) async fn skip_to_the_content(&self) {
        self.web
            .execute("document.activeElement.blur(); scrollTo(0, 0);", vec![])
            .await
            .expect("nothing has the focus");
        self.tab().await;
        let first = self.web.active_element().await.expect("the skip link");
        let says = first.text().await.expect("words");
        assert_eq!(says, "Hoppa till innehållet", "{}", self.here().await);
        self.keys(Key::Enter).await;
        self.tab().await;
        let inside = "return !!document.activeElement.closest('main');";
        let inside = self.web.execute(inside, vec![]).await.expect("an answer");
        assert_eq!(inside.json(), &Value::Bool(true), "{}", self.here().await);
    }

    pub(super) async fn keys(&self, key: Key) {
        self.web
            .action_chain()
            .send_keys(key)
            .perform()
            .await
            .expect("a key");
    }

    /// The address of the page.
    pub(super) async fn here(&self) -> String {
        self.web
            .current_url()
            .await
            .expect("an address")
            .path()
            .to_owned()
    }

    /// Writes in a field what stands there from now on.
    pub(super) async fn write(&self, field: &str, words: &str) {
        if self.keyboard_only {
            let at = self.tab_to(json!({ "field": field }), "main").await;
            at.send_keys(Key::Control + "a").await.expect("all marked");
            at.send_keys(words).await.expect("words");
            return;
        }
        let at = self
            .web
            .find(By::Css(format!("main [name='{field}']")))
            .await;
        let at = at.unwrap_or_else(|error| panic!("no field {field}: {error}"));
        at.clear().await.expect("emptied");
        at.send_keys(words).await.expect("words");
    }

    /// Pastes a text into a field.
    pub(super) async fn paste(&self, field: &str, words: &str) {
        self.web
            .execute(PASTE, vec![json!(field), json!(words)])
            .await
            .unwrap_or_else(|error| panic!("{field}: {error}"));
    }

    /// What stands in a field.
    pub(super) async fn value(&self, field: &str) -> String {
        let script = "return document.querySelector(`main [name='${arguments[0]}']`).value;";
        let value = self.web.execute(script, vec![json!(field)]).await;
        let value = value.unwrap_or_else(|error| panic!("no field {field}: {error}"));
        value.json().as_str().expect("words").to_owned()
    }

    /// Chooses one of several: radio buttons, boxes to tick, or a list.
    pub(super) async fn choose(&self, field: &str, value: &str) {
        let css = format!(
            "main [name='{field}'][value='{value}'], main select[name='{field}'] option[value='{value}']"
        );
        let at = self.web.find(By::Css(css.clone())).await;
        let at = at.unwrap_or_else(|error| panic!("no choice {field} = {value}: {error}"));
        if at.is_selected().await.expect("an answer") {
            return;
        }
        if self.keyboard_only {
            let sought = json!({ "field": field, "value": value });
            self.tab_to(sought, "main").await;
            if at.attr("type").await.expect("an answer").as_deref() == Some("checkbox") {
                self.keys(Key::Space).await;
                assert!(at.is_selected().await.expect("an answer"), "{field}");
                return;
            }
            for _ in 0..STEPS_MAX {
                if at.is_selected().await.expect("an answer") {
                    return;
                }
                self.keys(Key::Down).await;
            }
            panic!("{value} of {field} is not reached by keyboard");
        }
        at.click()
            .await
            .unwrap_or_else(|error| panic!("{field} = {value} cannot be chosen: {error}"));
    }

    /// Presses a button or follows a link of the page by the beginning of its words; the next page is there after it.
    pub(super) async fn press(&self, says: &str) {
        self.press_in("main", says).await;
    }

    /// The same, in a part of the page.
    pub(super) async fn press_in(&self, part: &str, says: &str) {
        self.send_in(part, says).await;
        self.goes_well().await;
    }

    /// The same with the space bar, which presses buttons too.
    pub(super) async fn press_by_space(&self, says: &str) {
        self.watch().await;
        self.tab_to(json!({ "says": says }), "main").await;
        self.keys(Key::Space).await;
        self.settle().await;
        self.goes_well().await;
    }

    /// Follows a link of the page.
    pub(super) async fn follow(&self, css: &str) {
        self.watch().await;
        let link = self.web.find(By::Css(css)).await;
        let link = link.unwrap_or_else(|error| panic!("no link {css}: {error}"));
        link.click().await.expect("followed");
        self.settle().await;
    }

    /// Presses it, whether it goes well or not.
    pub(super) async fn send(&self, says: &str) {
        self.send_in("main", says).await;
    }

    async fn send_in(&self, part: &str, says: &str) {
        self.watch().await;
        if self.keyboard_only {
            self.tab_to(json!({ "says": says }), part).await;
            self.keys(Key::Enter).await;
        } else {
            let xpath = format!(
                "//*[(self::a or self::button) and starts-with(normalize-space(.), '{says}')]"
            );
            let all = self
                .web
                .find_all(By::XPath(xpath))
                .await
                .expect("an answer");
            let mut pressed = false;
            for one in all {
                let inside = json!([one.to_json().expect("an element"), part]);
                let args = inside.as_array().cloned().unwrap_or_default();
                let is_in = self
                    .web
                    .execute("return !!arguments[0].closest(arguments[1]);", args)
                    .await;
                if is_in.expect("an answer").json() == &Value::Bool(true) {
                    one.click()
                        .await
                        .unwrap_or_else(|error| panic!("{says} cannot be pressed: {error}"));
                    pressed = true;
                    break;
                }
            }
            assert!(
                pressed,
                "nothing says {says:?} in {part} at {}",
                self.here().await
            );
        }
        self.settle().await;
    }

    async fn watch(&self) {
        self.web.execute(WATCH, vec![]).await.expect("a page");
    }

    /// Waits until the next page is whole. A key or a click is answered when the page has heard it, which can be
    /// before it is left: on a busy machine the old page would be read for the new one.
    async fn settle(&self) {
        let next = async {
            loop {
                // Between two pages there is none to ask.
                let settled = self.web.execute(SETTLED, vec![]).await;
                if settled.is_ok_and(|settled| settled.json() == &Value::Bool(true)) {
                    return;
                }
            }
        };
        let whole = tokio::time::timeout(PAGE_MAX, next).await;
        assert!(whole.is_ok(), "no next page after {}", self.here().await);
    }

    async fn goes_well(&self) {
        let errors = self
            .web
            .find_all(By::Css("main .error-summary, main [data-error-summary]"))
            .await
            .expect("an answer");
        if let Some(error) = errors.first() {
            panic!(
                "{} says: {}",
                self.here().await,
                error.text().await.expect("words")
            );
        }
    }

    /// What the main part of the page says. A page that is renewed by itself, as one that waits for the network is, has
    /// none for a moment.
    pub(super) async fn reads(&self) -> String {
        let main = async {
            loop {
                if let Ok(main) = self.web.find(By::Css("main")).await
                    && let Ok(words) = main.text().await
                {
                    return words;
                }
            }
        };
        let words = tokio::time::timeout(PAGE_MAX, main).await;
        words.expect("a page")
    }
}
