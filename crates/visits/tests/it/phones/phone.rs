//! A phone: its disk, its clock, its cookie, and the worker that runs or has been killed.

use std::collections::BTreeMap;

use super::script::Script;

pub(crate) const SECOND: i64 = 1000;
pub(crate) const MINUTE: i64 = 60 * SECOND;
pub(crate) const HOUR: i64 = 60 * MINUTE;
pub(crate) const DAY: i64 = 24 * HOUR;

/// A report on the disk.
#[derive(Debug, Clone)]
pub(crate) struct Kept {
    pub(crate) request: String,
    pub(crate) state: String,
    pub(crate) status: String,
    pub(crate) body: String,
    user: String,
    json: String,
}

/// A page on the disk.
#[derive(Debug, Clone, Copy)]
struct Page {
    came: i64,
    /// Of whom.
    user: usize,
    /// What the phone's clock had not counted when it came.
    uncounted: i64,
}

/// A form whose sender waits for an answer.
#[derive(Debug, Clone)]
pub(crate) struct Waiting {
    pub(crate) reader: u64,
    pub(crate) worker: usize,
    pub(crate) visit: usize,
    pub(crate) done: &'static str,
    pub(crate) request: String,
}

/// How far the phone's clock has been followed.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Counted {
    last: Option<(i64, i64)>,
    missing: i64,
}

/// One phone.
#[derive(Debug, Default)]
pub(crate) struct Phone {
    meta: String,
    pub(crate) items: BTreeMap<u64, Kept>,
    pages: BTreeMap<String, Page>,
    /// Rises with every start; what was under way in an earlier life is nobody's.
    pub(crate) life: u32,
    pub(crate) is_running: bool,
    /// The report that is being sent, and the how manieth try.
    pub(crate) under_way: Option<(u64, u32)>,
    pub(crate) tries: u32,
    pub(crate) status: u16,
    pub(crate) skew: i64,
    counted: Counted,
    pub(crate) cut_until: i64,
    /// Whose session its cookie is, and whether the server still knows it.
    pub(crate) session: Option<usize>,
    pub(crate) is_known: bool,
    pub(crate) waiting: Option<Waiting>,
    pub(crate) readers: u64,
    /// When whose list was last looked at.
    pub(crate) listed: Option<(usize, i64)>,
}

impl Phone {
    pub(crate) fn clock(&self, now: i64) -> i64 {
        // No clock shows a time before 1970.
        (now + self.skew).max(0)
    }

    /// Killed: what was in memory is gone. The sender who waited, if any, is given back.
    pub(crate) fn kill(&mut self) -> Option<Waiting> {
        self.is_running = false;
        self.under_way = None;
        self.life += 1;
        self.waiting.take()
    }

    pub(crate) fn start(&mut self, number: usize, script: &Script) {
        self.is_running = true;
        let items: Vec<&str> = self.items.values().map(|kept| kept.json.as_str()).collect();
        script.begin(number, &self.meta, &format!("[{}]", items.join(",")));
    }

    /// Counts what the phone's clock does not: what it is set back between two events cannot be seen if it is less than
    /// what has passed. Says whether the clock was set back so that the worker must see it.
    pub(crate) fn pass_time(&mut self, now: i64) -> bool {
        let shown = self.clock(now);
        let Some((before, shown_before)) = self.counted.last.replace((now, shown)) else {
            return false;
        };
        self.counted.missing += ((now - before) - (shown - shown_before)).max(0);
        shown < shown_before - 7 * MINUTE
    }

    /// What an app that is killed over an event has not noted.
    pub(crate) fn forget_time(&mut self, before: Counted) {
        self.counted = before;
    }

    pub(crate) const fn counted(&self) -> Counted {
        self.counted
    }

    /// Does to the disk what the script says; what is not about the disk is left to the caller.
    pub(crate) fn write(&mut self, now: i64, words: &[&str]) {
        match *words {
            ["keep", n, request, state, status, user, body, json] => {
                let kept = Kept {
                    request: request.to_owned(),
                    state: state.to_owned(),
                    status: status.to_owned(),
                    body: body.to_owned(),
                    user: user.to_owned(),
                    json: json.to_owned(),
                };
                self.items.insert(n.parse().expect("a number"), kept);
            }
            ["forget", n, meta] => {
                self.items.remove(&n.parse().expect("a number"));
                meta.clone_into(&mut self.meta);
            }
            ["note", meta] => meta.clone_into(&mut self.meta),
            ["wipe", meta] => {
                self.pages.clear();
                meta.clone_into(&mut self.meta);
            }
            ["drop", paths, meta] => {
                self.drop_pages(paths);
                meta.clone_into(&mut self.meta);
            }
            ["store", path, paths, meta] => {
                self.drop_pages(paths);
                let page = Page {
                    came: now,
                    user: self.session.expect("somebody's page"),
                    uncounted: self.counted.missing,
                };
                self.pages.insert(path.to_owned(), page);
                meta.clone_into(&mut self.meta);
            }
            _ => {}
        }
    }

    fn drop_pages(&mut self, paths: &str) {
        for path in paths.split(' ').filter(|path| !path.is_empty()) {
            self.pages.remove(path);
        }
    }

    /// The browser needs room.
    pub(crate) fn evict(&mut self) {
        self.pages.clear();
    }

    pub(crate) fn has_page(&self, path: &str) -> bool {
        self.pages.contains_key(path)
    }

    /// What must not be on the disk after an event: pages older than a day, and somebody else's beside one's own.
    pub(crate) fn forbidden(&self, now: i64, was_set_back: bool) -> Option<String> {
        let too_old = |page: &Page| {
            let age = now - page.came;
            age > DAY + 2 * MINUTE + (self.counted.missing - page.uncounted)
        };
        let old = self.pages.iter().find(|(_, page)| too_old(page));
        if let Some((path, page)) = old {
            return Some(format!(
                "{path} can be read {} h after it came",
                (now - page.came) / HOUR
            ));
        }
        let stale = self
            .pages
            .values()
            .find(|page| was_set_back && page.came < now);
        if stale.is_some() {
            return Some("a page outlived a clock that was set back".to_owned());
        }
        let mut users = self.pages.values().map(|page| page.user);
        let first = users.next();
        users
            .any(|user| Some(user) != first)
            .then(|| "pages of two people lie on one phone".to_owned())
    }

    /// Whether something of somebody waits that was kept before.
    pub(crate) fn has_earlier(&self, n: u64, user: &str) -> bool {
        let mut earlier = self.items.range(..n).map(|(_, kept)| kept);
        earlier.any(|kept| kept.state == "waiting" && kept.user == user)
    }

    pub(crate) fn is_waiting(&self) -> bool {
        self.items.values().any(|kept| kept.state == "waiting")
    }
}
