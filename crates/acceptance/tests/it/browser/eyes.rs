//! Looks at a page as people do: small and wide, light and dark, and as axe-core sees it. Keeps pictures.

use std::path::PathBuf;

use serde_json::{Value, json};
use thirtyfour::WebDriver;

/// A telephone's width, and a desk's.
const WIDTHS: [u32; 2] = [320, 1280];
const THEMES: [&str; 2] = ["light", "dark"];

/// Runs axe-core in the page and hands back what shuts people out.
const RUN: &str = "
const done = arguments[arguments.length - 1];
axe.run(document).then(
  r => done(r.violations.map(v => ({rule: v.id, help: v.help, where: v.nodes.map(n => n.target.join(' ') + ' ' + (n.any.concat(n.all, n.none)[0] || {}).message)}))),
  e => done([{rule: 'axe', help: String(e), where: []}]));";

/// What is wider than the window, which would have to be scrolled sideways.
const TOO_WIDE: &str = "
const wide = document.documentElement.scrollWidth;
return wide > window.innerWidth ? wide : 0;";

/// The eyes, and what they have found.
pub(super) struct Eyes {
    pub(super) web: WebDriver,
    folder: PathBuf,
    seen: u32,
    pub(super) found: Vec<String>,
}

impl Eyes {
    pub(super) fn new(web: WebDriver, story: &str) -> Self {
        let target = std::env::current_exe()
            .ok()
            .and_then(|test| Some(test.ancestors().nth(3)?.to_owned()));
        let folder = target
            .expect("the target folder")
            .join("acceptance")
            .join(story);
        std::fs::create_dir_all(&folder).expect("a folder for pictures");
        Self {
            web,
            folder,
            seen: 0,
            found: vec![],
        }
    }

    /// The size of the window, as a telephone or a screen has it, and the theme that the reader has set.
    pub(super) async fn sit_at(&self, width: u32, theme: &str) {
        let tools = self.web.cdp();
        let height = if width < 600 { 640 } else { 900 };
        let size =
            json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        tools
            .send_raw("Emulation.setDeviceMetricsOverride", size)
            .await
            .expect("a size");
        let media = json!({ "features": [{ "name": "prefers-color-scheme", "value": theme }] });
        tools
            .send_raw("Emulation.setEmulatedMedia", media)
            .await
            .expect("a theme");
    }

    /// Looks at the page in all ways, keeps two pictures, and goes back to a width.
    pub(super) async fn look(&mut self, name: &str, back_to: u32) {
        self.seen += 1;
        let picture = format!("{:02}-{name}", self.seen);
        let address = self
            .web
            .current_url()
            .await
            .expect("an address")
            .path()
            .to_owned();
        for width in WIDTHS {
            for theme in THEMES {
                self.sit_at(width, theme).await;
                let wide = self.web.execute(TOO_WIDE, vec![]).await.expect("a width");
                if wide.json().as_i64() != Some(0) {
                    let wide = wide.json();
                    self.found
                        .push(format!("{picture} ({address}) is {wide} wide at {width}"));
                }
                self.run_axe(&format!("{picture} ({address}) at {width} {theme}"))
                    .await;
                if (width < 600) == (theme == "dark") {
                    self.keep(&format!("{picture}-{width}-{theme}.png"), width)
                        .await;
                }
            }
        }
        self.sit_at(back_to, "light").await;
    }

    async fn run_axe(&mut self, place: &str) {
        let is_there = self
            .web
            .execute("return typeof axe === 'object';", vec![])
            .await
            .expect("an answer");
        if is_there.json() != &Value::Bool(true) {
            self.web
                .execute(acceptance::AXE, vec![])
                .await
                .expect("axe in the page");
        }
        let violations = self
            .web
            .execute_async(RUN, vec![])
            .await
            .expect("axe's answer");
        for violation in violations.json().as_array().into_iter().flatten() {
            let (rule, help) = (&violation["rule"], &violation["help"]);
            self.found
                .push(format!("{place}: {rule} {help} {}", violation["where"]));
        }
    }

    /// A picture of the whole page, not only of what the window shows.
    async fn keep(&self, name: &str, width: u32) {
        let tools = self.web.cdp();
        let tall = self
            .web
            .execute("return document.documentElement.scrollHeight;", vec![])
            .await
            .expect("a height");
        let height = tall.json().as_u64().unwrap_or(900).min(8_000);
        let size =
            json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        tools
            .send_raw("Emulation.setDeviceMetricsOverride", size)
            .await
            .expect("a size");
        self.web
            .screenshot(&self.folder.join(name))
            .await
            .expect("a picture");
    }
}
