//! Chromium without a window, driven by a chromedriver of our own; both are gone with the value.

use std::{
    io::{BufRead, BufReader},
    path::PathBuf,
    process::{Child, Command, Stdio},
};

use thirtyfour::{ChromiumLikeCapabilities, DesiredCapabilities, WebDriver};
use uuid::Uuid;

const DRIVER: &str = "/usr/bin/chromedriver";
const MISSING: &str =
    "chromium or chromedriver is missing: sudo apt-get install --yes chromium chromium-driver";

/// Nothing but the page: no calls home, no first-run questions, no sandbox that a container refuses.
const FLAGS: &[&str] = &[
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--hide-scrollbars",
    "--lang=sv-SE",
];

/// The running browser.
pub(super) struct Chrome {
    driver: Child,
    profile: PathBuf,
    pub(super) web: WebDriver,
}

impl Chrome {
    pub(super) async fn start() -> Self {
        let driver = Command::new(DRIVER)
            .arg("--port=0")
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn();
        let mut driver = driver.unwrap_or_else(|error| panic!("{MISSING} ({error})"));
        let said = BufReader::new(driver.stdout.take().expect("its output")).lines();
        let port = said.map_while(Result::ok).find_map(|line| {
            let (_, port) = line.split_once("started successfully on port ")?;
            port.trim_end_matches('.').parse::<u16>().ok()
        });
        let port = port.unwrap_or_else(|| panic!("chromedriver does not start; {MISSING}"));
        let profile = std::env::temp_dir().join(format!("sammanhang-chromium-{}", Uuid::new_v4()));
        let mut wishes = DesiredCapabilities::chrome();
        for flag in FLAGS {
            wishes.add_arg(flag).expect("a flag");
        }
        wishes
            .add_arg(&format!("--user-data-dir={}", profile.display()))
            .expect("a flag");
        let web = WebDriver::new(format!("http://127.0.0.1:{port}"), wishes).await;
        let web = web.unwrap_or_else(|error| panic!("{MISSING} ({error})"));
        Self {
            driver,
            profile,
            web,
        }
    }

    /// Closes it.
    pub(super) async fn quit(self) {
        self.web.clone().quit().await.expect("closed");
    }
}

impl Drop for Chrome {
    fn drop(&mut self) {
        // Whatever is gone already needs no end. The browser outlives its driver, and says by a link whose process it is.
        let _gone = (self.driver.kill(), self.driver.wait());
        let lock = std::fs::read_link(self.profile.join("SingletonLock"));
        let process = lock.ok().and_then(|whose| {
            let whose = whose.to_string_lossy().into_owned();
            whose
                .rsplit_once('-')
                .map(|(_, process)| process.to_owned())
        });
        if let Some(process) = process {
            let _gone = Command::new("kill").args(["-9", &process]).status();
        }
        let _left = std::fs::remove_dir_all(&self.profile);
    }
}
