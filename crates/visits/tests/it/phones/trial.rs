//! One trial: some who work, their phones, the network and the office, for a fortnight and until all is told.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    chance::Chance,
    faults::Faults,
    happening::{Event, Letter, Strike, Tally, Task},
    office::{Form, Office, Planned, user_id},
    phone::{DAY, HOUR, MINUTE, Phone, SECOND, Waiting},
    script::{Planted, Script},
};

/// Noon, some Monday.
pub(crate) const BEGIN: i64 = 1_772_449_200_000;
const WORKERS: usize = 8;
const ANSWER_LIMIT: i64 = 8 * SECOND;
/// Trials that take longer than this many events have gone in circles.
const EVENTS_MAX: u64 = 2_000_000;

/// The world of a trial.
pub(super) struct Trial {
    pub(super) chance: Chance,
    pub(super) faults: Faults,
    pub(super) script: Script,
    pub(super) office: Office,
    pub(super) phones: Vec<Phone>,
    /// When each visit is to be made.
    pub(super) times: Vec<i64>,
    pub(super) now: i64,
    events: BTreeMap<(i64, u64), Event>,
    order: u64,
    pub(super) down_until: i64,
    /// Each form that lay on a phone's disk.
    pub(super) made: BTreeSet<(String, String)>,
    pub(super) tally: Tally,
    pub(super) wrong: Option<String>,
    /// All faults are over.
    pub(super) is_healed: bool,
}

impl Trial {
    pub(super) fn new(mut chance: Chance, visits: usize, planted: Option<Planted>) -> Self {
        let faults = Faults::draw(&mut chance);
        let phones = if faults.shared { WORKERS / 2 } else { WORKERS };
        Self {
            faults,
            script: Script::new(planted),
            office: Office::default(),
            phones: (0..phones).map(|_| Phone::default()).collect(),
            times: Vec::with_capacity(visits),
            now: BEGIN,
            events: BTreeMap::new(),
            order: 0,
            down_until: 0,
            made: BTreeSet::new(),
            tally: Tally::default(),
            wrong: None,
            is_healed: false,
            chance,
        }
        .with_visits(visits)
        .with_strikes()
    }

    pub(super) fn at(&mut self, time: i64, event: Event) {
        self.order += 1;
        self.events.insert((time.max(self.now), self.order), event);
    }

    fn with_visits(mut self, visits: usize) -> Self {
        self.tally.visits = visits as u64;
        for visit in 0..visits {
            let first = self.chance.index(WORKERS);
            let mut workers = vec![first];
            if self.chance.in_thousand(100) {
                workers.push((first + 1 + self.chance.index(WORKERS - 1)) % WORKERS);
            }
            let time = BEGIN + self.chance.between(0, 3 * DAY);
            self.times.push(time);
            for &worker in &workers {
                let is_made = !self.chance.in_thousand(50);
                let late = self.chance.between(0, 10 * MINUTE);
                let kinds: &[&'static str] = if is_made {
                    &["start", "slut"]
                } else {
                    &["inte-utfort"]
                };
                let mut begins = time + late;
                for done in kinds {
                    let task = Task {
                        worker,
                        visit,
                        done,
                        request: None,
                        is_changed: false,
                        tries: 0,
                    };
                    self.at(begins, Event::Do(task));
                    begins += self.chance.between(10 * MINUTE, 40 * MINUTE);
                }
                if is_made && self.chance.in_thousand(60) {
                    let task = Task {
                        worker,
                        visit,
                        done: "ratta",
                        request: None,
                        is_changed: false,
                        tries: 0,
                    };
                    let seen = begins + self.chance.between(MINUTE, 2 * HOUR);
                    self.at(seen, Event::Do(task));
                }
            }
            self.office.visits.push(Planned {
                workers,
                ..Planned::default()
            });
        }
        self
    }

    /// When which fault strikes.
    fn with_strikes(mut self) -> Self {
        let phones = self.phones.len();
        for phone in 0..phones {
            self.session_starts(phone);
            for _ in 0..6 {
                let time = BEGIN + self.chance.between(0, 4 * DAY);
                self.strike_phone(phone, time);
            }
        }
        for visit in 0..self.office.visits.len() {
            if self.faults.planner && self.chance.in_thousand(200) {
                let time = self.times[visit] + self.chance.between(-6 * HOUR, 6 * HOUR);
                let what = self.chance.below(6);
                self.at(time, Event::Strike(Strike::Plan(visit, what)));
            }
        }
        for worker in 0..WORKERS {
            if self.faults.dismissals && self.chance.in_thousand(300) {
                let time = BEGIN + self.chance.between(0, 3 * DAY);
                self.at(time, Event::Strike(Strike::Dismiss(worker)));
                let back = time + self.chance.between(HOUR, DAY);
                self.at(back, Event::Strike(Strike::Reinstate(worker)));
            }
        }
        for _ in 0..8 {
            if self.faults.restarts {
                let time = BEGIN + self.chance.between(0, 4 * DAY);
                let end = time + self.chance.between(SECOND, 20 * MINUTE);
                self.at(time, Event::Strike(Strike::Down(end)));
            }
        }
        self
    }

    /// Everybody has logged in before the first day; on a shared phone the first of the two.
    fn session_starts(&mut self, phone: usize) {
        let worker = if self.faults.shared { phone * 2 } else { phone };
        self.phones[phone].session = Some(worker);
        self.phones[phone].is_known = true;
    }

    fn strike_phone(&mut self, phone: usize, time: i64) {
        if self.faults.partitions && self.chance.in_thousand(500) {
            let longest = if self.chance.in_thousand(100) {
                14 * DAY
            } else {
                6 * HOUR
            };
            let end = time + self.chance.between(MINUTE, longest);
            self.at(time, Event::Strike(Strike::Cut(phone, end)));
        }
        if self.faults.clocks && self.chance.in_thousand(300) {
            let wrong = match self.chance.below(3) {
                0 => -time,
                1 => self.chance.between(-DAY, 0),
                _ => self.chance.between(0, DAY),
            };
            self.at(time, Event::Strike(Strike::Clock(phone, wrong)));
            let right = time + self.chance.between(MINUTE, DAY);
            self.at(right, Event::Strike(Strike::Clock(phone, 0)));
        }
        if self.faults.kills > 0 {
            self.at(time + 7, Event::Strike(Strike::Kill(phone)));
        }
        if self.faults.evictions && self.chance.in_thousand(300) {
            self.at(time + 11, Event::Strike(Strike::Evict(phone)));
        }
        if self.faults.logins && self.chance.in_thousand(500) {
            self.at(time + 13, Event::Strike(Strike::Logout(phone)));
        }
    }

    /// Whose phone.
    pub(super) fn phone_of(&self, worker: usize) -> usize {
        if self.faults.shared {
            worker / 2
        } else {
            worker
        }
    }

    pub(super) fn is_online(&self, phone: usize) -> bool {
        self.phones[phone].cut_until <= self.now && self.down_until <= self.now
    }

    /// Until nothing more happens.
    pub(super) fn run(&mut self) {
        while let Some(((time, _), event)) = self.events.pop_first() {
            self.now = time;
            self.tally.events += 1;
            if self.tally.events > EVENTS_MAX {
                self.wrong = Some(format!("no end at {event:?}"));
            }
            if self.wrong.is_some() {
                return;
            }
            match event {
                Event::Do(task) => self.does(task),
                Event::Look(task) => self.looks(task),
                Event::Arrive(phone, letter) => self.arrives(phone, letter),
                Event::Answer(phone, letter, status) => self.answered(phone, &letter, status),
                Event::Page(phone, life, path, version, user) => {
                    if self.phones[phone].life == life && self.phones[phone].session == Some(user) {
                        self.turn(phone, &format!(
                            r#""type":"kept","user":"{}","path":"{path}","version":"{version}""#,
                            user_id(user)
                        ));
                    }
                }
                Event::Alarm(phone, life) => {
                    if self.phones[phone].life == life && self.phones[phone].is_running {
                        self.turn(phone, r#""type":"woke""#);
                    }
                }
                Event::Strike(strike) => self.strikes(strike),
            }
        }
    }

    /// One event of a phone's worker, and what it brings about. False if the app was killed over it.
    pub(super) fn turn(&mut self, phone: usize, event: &str) -> bool {
        let before = self.phones[phone].counted();
        let was_set_back = self.phones[phone].pass_time(self.now);
        let now = self.phones[phone].clock(self.now);
        let said = self
            .script
            .turn(phone, &format!("{{\"now\":{now},{event}}}"));
        self.note(&said);
        for line in said.lines() {
            if !self.is_healed
                && self.faults.kills > 0
                && self.chance.in_thousand(self.faults.kills)
            {
                self.kill(phone);
                self.phones[phone].forget_time(before);
                return false;
            }
            let words: Vec<&str> = line.split('\t').collect();
            self.effect(phone, &words);
        }
        if let Some(wrong) = self.phones[phone].forbidden(self.now, was_set_back) {
            self.wrong = Some(wrong);
        }
        self.phones[phone].is_running
    }

    pub(super) fn kill(&mut self, phone: usize) {
        self.tally.kills += 1;
        let Some(waiting) = self.phones[phone].kill() else {
            return;
        };
        let Waiting {
            worker,
            visit,
            done,
            request,
            ..
        } = waiting;
        let task = Task {
            worker,
            visit,
            done,
            request: Some(request),
            is_changed: false,
            tries: 0,
        };
        let later = self.now + self.chance.between(MINUTE, 10 * MINUTE);
        self.at(later, Event::Look(task));
    }

    fn effect(&mut self, phone: usize, words: &[&str]) {
        self.phones[phone].write(self.now, words);
        match *words {
            ["keep", _, request, "waiting", _, _, body, _] => {
                self.made.insert((request.to_owned(), body.to_owned()));
            }
            ["send", n, _request, user, path, body, _reader] => {
                let worker = (0..WORKERS).find(|worker| user_id(*worker).to_string() == user);
                let n: u64 = n.parse().expect("a number");
                // A correction must not come before what it corrects, nor an end before its start.
                if self.phones[phone].has_earlier(n, user) {
                    self.wrong = Some(format!("sent before an earlier one: {body}"));
                }
                let letter = Letter {
                    life: self.phones[phone].life,
                    n,
                    attempt: self.phones[phone].tries,
                    user: worker.expect("somebody"),
                    session: self.phones[phone].session,
                    path: path.to_owned(),
                    body: body.to_owned(),
                };
                self.sends(phone, letter);
            }
            ["fetch", path, version] => self.fetches(phone, path, version),
            ["answer", reader, how] => self.gets(phone, reader, how),
            ["alarm", after] => {
                let after: i64 = after.parse().expect("a time");
                let life = self.phones[phone].life;
                // Browsers end workers that rest: most alarms never ring.
                if self.chance.in_thousand(300) {
                    self.at(self.now + after, Event::Alarm(phone, life));
                }
            }
            _ => {}
        }
    }

    fn fetches(&mut self, phone: usize, path: &str, version: &str) {
        let Some(user) = self.phones[phone].session else {
            return;
        };
        if !self.is_online(phone) || !self.phones[phone].is_known {
            return;
        }
        let visit = path.rsplit('/').next().and_then(|visit| visit.parse().ok());
        self.office.tell(user, visit.expect("a visit"));
        let life = self.phones[phone].life;
        let come = self.now + self.chance.between(10, 2 * SECOND);
        self.at(
            come,
            Event::Page(phone, life, path.to_owned(), version.to_owned(), user),
        );
    }

    fn sends(&mut self, phone: usize, mut letter: Letter) {
        self.phones[phone].tries += 1;
        letter.attempt = self.phones[phone].tries;
        self.phones[phone].under_way = Some((letter.n, letter.attempt));
        let faults = self.faults;
        if self.phones[phone].cut_until > self.now {
            let at_once = self.now + self.chance.between(1, ANSWER_LIMIT);
            self.at(at_once, Event::Answer(phone, letter, 0));
            return;
        }
        self.at(
            self.now + ANSWER_LIMIT,
            Event::Answer(phone, letter.clone(), 0),
        );
        if !self.is_healed && self.chance.in_thousand(faults.loss) {
            return;
        }
        let is_slow = !self.is_healed && self.chance.in_thousand(faults.slow);
        let longest = if is_slow { 5 * MINUTE } else { 2 * SECOND };
        let arrives = self.now + self.chance.between(20, longest);
        if !self.is_healed && self.chance.in_thousand(faults.duplicates) {
            let again = arrives + self.chance.between(1, 3 * HOUR);
            self.at(again, Event::Arrive(phone, letter.clone()));
        }
        self.at(arrives, Event::Arrive(phone, letter));
    }

    fn arrives(&mut self, phone: usize, letter: Letter) {
        if self.down_until > self.now {
            self.at(self.now + 20, Event::Answer(phone, letter, 502));
            return;
        }
        let has = &self.phones[phone];
        let form = Form {
            now: self.now,
            session: letter
                .session
                .filter(|_| has.is_known && has.session == letter.session),
            user: letter.user,
            path: &letter.path,
            body: &letter.body,
        };
        if self
            .office
            .has(super::office::field(&letter.body, "request"))
        {
            self.tally.repeats += 1;
        }
        let status = self.office.take(&form);
        self.note(&format!("{} {status}", letter.body));
        let dies = self.faults.restarts && self.chance.in_thousand(20) && !self.is_healed;
        if dies {
            self.down_until = self.now + self.chance.between(SECOND, MINUTE);
        }
        if dies || (!self.is_healed && self.chance.in_thousand(self.faults.lost_answers)) {
            return;
        }
        let comes = self.now + self.chance.between(20, 2 * SECOND);
        if self.phones[phone].cut_until <= comes {
            self.at(comes, Event::Answer(phone, letter, status));
        }
    }

    fn answered(&mut self, phone: usize, letter: &Letter, status: u16) {
        let has = &mut self.phones[phone];
        let is_awaited = has.under_way == Some((letter.n, letter.attempt));
        if has.life != letter.life || !is_awaited {
            return;
        }
        has.under_way = None;
        has.status = status;
        let n = letter.n;
        self.turn(
            phone,
            &format!(r#""type":"answered","n":{n},"status":{status},"form":false"#),
        );
    }

    /// The same seed must tell the same story.
    fn note(&mut self, said: &str) {
        for byte in said.bytes() {
            self.tally.digest =
                (self.tally.digest ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
        self.tally.digest ^= u64::try_from(self.now).expect("after 1970");
    }
}
