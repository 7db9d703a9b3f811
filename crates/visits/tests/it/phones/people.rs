//! Those who work: what they do with their phones, and what the world does to them.

use super::{
    happening::{Event, Strike, Task},
    office::user_id,
    phone::{DAY, HOUR, MINUTE, SECOND, Waiting},
    trial::Trial,
};

/// Visits this near are on somebody's list.
const NEAR: i64 = 4 * HOUR;

/// What somebody types into a form, besides its key.
fn typed(task: &Task, planned: i64) -> String {
    if task.done != "ratta" {
        let proof = if task.is_changed { "typed" } else { "pressed" };
        return format!("stamp=&proof={proof}");
    }
    let number = i64::try_from(task.visit).expect("few");
    let (which, after) = if number % 2 == 0 {
        ("start", 1)
    } else {
        ("end", 20)
    };
    let meant = planned + (after + number % 7 + i64::from(task.is_changed)) * MINUTE;
    let (hour, minute) = (meant % DAY / HOUR, meant % HOUR / MINUTE);
    format!("which={which}&time={hour:02}%3A{minute:02}&why=Glomde")
}

impl Trial {
    fn later(&mut self, mut task: Task, wait: i64) {
        task.tries += 1;
        // Nobody tries every hour for a fortnight.
        let time = self.now + wait * i64::from(task.tries.min(12)) + self.chance.between(0, MINUTE);
        self.at(time, Event::Do(task));
    }

    /// Somebody takes out the phone and reports.
    pub(super) fn does(&mut self, task: Task) {
        let phone = self.phone_of(task.worker);
        if self.phones[phone].waiting.is_some() {
            return self.later(task, 10 * SECOND);
        }
        if !self.opens(phone) || !self.logs_in(phone, task.worker) {
            return self.later(task, 20 * MINUTE);
        }
        match self.looks_at(phone, &task) {
            Some(true) => self.presses(phone, task),
            Some(false) => {}
            None => self.later(task, HOUR),
        }
    }

    /// The app is open. False if it was killed at once.
    pub(super) fn opens(&mut self, phone: usize) -> bool {
        if !self.phones[phone].is_running {
            self.phones[phone].start(phone, &self.script);
        }
        self.turn(phone, r#""type":"woke""#)
    }

    /// The phone is this worker's. False where that takes network and there is none, or where nobody feels like it now.
    pub(super) fn logs_in(&mut self, phone: usize, worker: usize) -> bool {
        if self.phones[phone].session != Some(worker) {
            if !self.is_online(phone) {
                return false;
            }
            // Some log out before the next one logs in, and some just hand the phone over.
            if self.chance.in_thousand(500) && !self.turn(phone, r#""type":"left""#) {
                return false;
            }
            self.phones[phone].session = Some(worker);
            self.phones[phone].is_known = true;
        }
        if !self.phones[phone].is_known && self.is_online(phone) {
            if !self.turn(phone, r#""type":"locked""#) {
                return false;
            }
            if !self.is_healed && self.chance.in_thousand(300) {
                return false;
            }
            self.phones[phone].is_known = true;
        }
        true
    }

    /// The list and the visit, from the network or as they were kept. None if there is no page; false if the visit is
    /// somebody else's now, and was never told.
    fn looks_at(&mut self, phone: usize, task: &Task) -> Option<bool> {
        let path = format!("/mina-besok/{}", task.visit);
        if !self.is_online(phone) {
            if !self.turn(phone, &format!(r#""type":"asked","path":"{path}""#)) {
                return None;
            }
            return self.phones[phone].has_page(&path).then_some(true);
        }
        // Most go from one visit to the next, and look at the list now and then.
        let is_recent = self.phones[phone]
            .listed
            .is_some_and(|(worker, at)| worker == task.worker && self.now - at < 2 * HOUR);
        if (!is_recent || self.chance.in_thousand(200)) && !self.sees_list(phone, task.worker) {
            return None;
        }
        if !self.office.has_told(task.worker, task.visit)
            && self.office.day_of(task.worker, &[task.visit]).is_empty()
        {
            return Some(false);
        }
        self.office.tell(task.worker, task.visit);
        let user = user_id(task.worker);
        self.turn(phone, &format!(
            r#""type":"shown","user":"{user}","name":"","until":null,"date":null,"path":"{path}","keep":null"#
        ))
        .then_some(true)
    }

    /// The list comes from the network.
    pub(super) fn sees_list(&mut self, phone: usize, worker: usize) -> bool {
        let near: Vec<usize> = (0..self.times.len())
            .filter(|visit| (self.times[*visit] - self.now).abs() < NEAR)
            .collect();
        let links: Vec<String> = self
            .office
            .day_of(worker, &near)
            .into_iter()
            .map(|(visit, version)| {
                format!(r#"{{"path":"/mina-besok/{visit}","version":"{version}"}}"#)
            })
            .collect();
        let (user, now, until) = (user_id(worker), self.now, self.now + DAY);
        let keep = links.join(",");
        self.phones[phone].listed = Some((worker, now));
        self.turn(phone, &format!(
            r#""type":"shown","user":"{user}","name":"N","until":{until},"date":{now},"path":"/mina-besok","keep":[{keep}]"#
        ))
    }

    /// The form is sent.
    fn presses(&mut self, phone: usize, task: Task) {
        let typed = typed(&task, self.times[task.visit]);
        let request = task
            .request
            .unwrap_or_else(|| format!("{:016x}", self.chance.draw()));
        let has = &mut self.phones[phone];
        has.readers += 1;
        let reader = has.readers;
        let body = format!("request={request}&seen=1&{typed}");
        let (visit, done) = (task.visit, task.done);
        has.waiting = Some(Waiting {
            reader,
            worker: task.worker,
            visit,
            done,
            request,
        });
        self.turn(phone, &format!(
            r#""type":"posted","path":"/mina-besok/{visit}/{done}","body":"{body}","reader":{reader}"#
        ));
    }

    /// The one who waits gets an answer.
    pub(super) fn gets(&mut self, phone: usize, reader: &str, how: &str) {
        let is_hers = |waiting: &Waiting| waiting.reader.to_string() == reader;
        let Some(waiting) = self.phones[phone]
            .waiting
            .take_if(|waiting| is_hers(waiting))
        else {
            return;
        };
        let Waiting {
            worker,
            visit,
            done,
            request,
            ..
        } = waiting;
        let status = self.phones[phone].status;
        let mut task = Task {
            worker,
            visit,
            done,
            request: Some(request),
            is_changed: false,
            tries: 0,
        };
        match how {
            "queued" => {
                self.tally.queued += 1;
                let request = task.request.as_ref();
                let mut kept = self.phones[phone].items.values();
                if !kept.any(|kept| Some(&kept.request) == request) {
                    self.wrong = Some(format!("answered before it was kept: {task:?}"));
                }
            }
            "pass" => {}
            _ => {
                self.wrong = Some(format!("a form that is nobody's: {how}"));
                return;
            }
        }
        if how == "pass" && status == 401 {
            // Logs in, and sends again what the login kept; or puts the phone away.
            self.phones[phone].is_known = !self.chance.in_thousand(300);
            if self.chance.in_thousand(500) {
                self.later(task, SECOND);
            }
        } else if self.faults.backs && !self.is_healed && self.chance.in_thousand(40) {
            task.is_changed = self.chance.in_thousand(300);
            self.later(task, MINUTE);
        }
    }

    /// The app was gone before there was an answer: it is opened again, and shows what waits.
    pub(super) fn looks(&mut self, task: Task) {
        let phone = self.phone_of(task.worker);
        if !self.opens(phone) {
            let later = self.now + self.chance.between(MINUTE, 10 * MINUTE);
            return self.at(later, Event::Look(task));
        }
        let request = task.request.clone().expect("a form that was sent");
        let is_kept = self.phones[phone]
            .items
            .values()
            .any(|kept| kept.request == request);
        let is_seen = self.is_online(phone) && self.office.has(&request);
        if is_kept || is_seen {
            return;
        }
        // Not seen anywhere: pressed again, in the same form or in a new one.
        let again = self.chance.in_thousand(700);
        let is_in_vain = self.office.has(&request) && !again;
        let task = Task {
            request: again.then_some(request),
            ..task
        };
        // With a new form it would be told twice, which somebody is asked to look at. It is a report like any other.
        if is_in_vain {
            self.tally.questions += 1;
        }
        self.later(task, SECOND);
    }

    pub(super) fn strikes(&mut self, strike: Strike) {
        match strike {
            Strike::Cut(phone, until) => self.phones[phone].cut_until = until,
            Strike::Clock(phone, skew) => self.phones[phone].skew = skew,
            Strike::Kill(phone) => self.kill(phone),
            Strike::Evict(phone) => self.phones[phone].evict(),
            Strike::Logout(phone) => self.phones[phone].is_known = false,
            Strike::Down(until) => self.down_until = self.down_until.max(until),
            Strike::Dismiss(worker) => {
                self.office.dismissed.insert(worker);
            }
            Strike::Reinstate(worker) => {
                self.office.dismissed.remove(&worker);
            }
            Strike::Plan(visit, what) => self.plans(visit, what),
        }
    }

    /// Somebody plans anew while others are out.
    fn plans(&mut self, visit: usize, what: u64) {
        let planned = &mut self.office.visits[visit];
        planned.version += 1;
        match what {
            0 => planned.is_moved = true,
            1 => {
                planned.workers = planned
                    .workers
                    .iter()
                    .map(|worker| (worker + 1) % 8)
                    .collect();
            }
            2 => planned.is_cancelled = true,
            3 => planned.is_gone = true,
            4 => planned.is_dead = true,
            _ => planned.is_unrelated = true,
        }
    }
}
