//! Those who write: several at once, each like a person with a browser, until the program is gone.

use std::{
    sync::mpsc::{Receiver, Sender, channel},
    thread::{self, JoinHandle},
    time::Duration,
};

use jiff::{Timestamp, tz::TimeZone};
use kernel::{Clock, SystemClock, UserId};
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use uuid::Uuid;

use super::{
    claims::{Claim, Claims, Kind, Write},
    http::{Answer, Browser},
    program::{self, Program},
    stage::{Errand, Stage},
};

/// How many officers write at once.
const OFFICERS: usize = 4;
/// How many care workers tell of visits beside them.
const WORKERS: usize = 2;
/// The longest wait for the next answer; only a program that hangs takes so long.
const PATIENCE: Duration = Duration::from_mins(3);
/// So many answers in a row that are none, and a writer gives up until the next start.
const GIVE_UP: u32 = 10;

/// What became of a write.
enum News {
    Acknowledged(Claim),
    /// No answer, or one that says that something broke.
    Unknown(usize, Write),
}

/// What every writer knows.
#[derive(Debug, Clone)]
struct Facts {
    numbers: Vec<String>,
    early_help: String,
    unit: String,
}

/// All writers.
pub(super) struct Writers {
    facts: Facts,
    officers: Vec<UserId>,
    errands: Vec<Errand>,
    browsers: Vec<Browser>,
    at_work: Vec<JoinHandle<()>>,
    told: Option<Receiver<News>>,
    unknown: Vec<(usize, Write)>,
    rounds: u64,
}

impl Writers {
    pub(super) fn new(stage: &Stage) -> Self {
        let facts = Facts {
            numbers: stage.numbers.iter().map(ToString::to_string).collect(),
            early_help: stage.early_help.clone(),
            unit: stage.unit.clone(),
        };
        Self {
            facts,
            officers: stage.officers.clone(),
            errands: stage.errands.iter().copied().take(WORKERS).collect(),
            browsers: vec![],
            at_work: vec![],
            told: None,
            unknown: vec![],
            rounds: 0,
        }
    }

    /// Each writer logs in once; sessions outlive the program.
    fn enter(&mut self, program: &Program) {
        let officers = self.officers.iter().cycle().take(OFFICERS);
        let workers = self.errands.iter().map(|errand| &errand.worker);
        for user in officers.chain(workers).skip(self.browsers.len()) {
            let user = user.to_string();
            let mut browser = Browser {
                source: "192.0.2.1".to_owned(),
                ..Browser::default()
            };
            let inside = browser
                .post(&program.at, "/logga-in", &[("user", &user)])
                .expect("an answer");
            browser.session = inside
                .session
                .unwrap_or_else(|| panic!("no session: {}", inside.text));
            let placed = browser.get(&program.at, "/uppdrag").expect("an answer");
            // Whoever has one place only is in it at once.
            if let Some(session) = placed.session {
                browser.session = session;
            }
            self.browsers.push(browser);
        }
    }

    /// Lets all write until so many writes are acknowledged. They go on while this returns.
    pub(super) fn write_until(&mut self, program: &Program, enough: u64, claims: &mut Claims) {
        self.enter(program);
        self.rounds += 1;
        let (tell, told) = channel();
        for (place, browser) in self.browsers.iter().enumerate() {
            let seed = self.rounds * 100 + u64::try_from(place).expect("few writers");
            let writer = Writer {
                place,
                at: program.at.clone(),
                browser: browser.clone(),
                facts: self.facts.clone(),
                chance: ChaCha8Rng::seed_from_u64(seed),
                tell: tell.clone(),
                failures: 0,
                errand: place
                    .checked_sub(OFFICERS)
                    .and_then(|n| self.errands.get(n).copied()),
                told: 0,
                round: self.rounds,
            };
            self.at_work.push(thread::spawn(move || writer.work()));
        }
        self.told = Some(told);
        for _ in 0..enough {
            self.hear(claims);
        }
    }

    /// Waits for the first write that fails, or until so many more have an answer.
    pub(super) fn write_until_failure(&mut self, enough: u64, claims: &mut Claims) {
        let before = self.unknown.len();
        for _ in 0..enough {
            self.hear(claims);
            if self.unknown.len() > before {
                return;
            }
        }
    }

    fn hear(&mut self, claims: &mut Claims) {
        let told = self.told.as_ref().expect("writers at work");
        match told.recv_timeout(PATIENCE).expect("an answer in time") {
            News::Acknowledged(claim) => claims.acknowledged.push(claim),
            News::Unknown(place, write) => self.unknown.push((place, write)),
        }
    }

    /// Waits until all have noticed that the program is gone.
    pub(super) fn rest(&mut self, claims: &mut Claims) {
        for writer in self.at_work.drain(..) {
            writer.join().expect("a writer's end");
        }
        for news in self.told.take().into_iter().flatten() {
            match news {
                News::Acknowledged(claim) => claims.acknowledged.push(claim),
                News::Unknown(place, write) => self.unknown.push((place, write)),
            }
        }
    }

    /// What was never answered is sent again with the same key.
    pub(super) fn send_again(&mut self, program: &Program, claims: &mut Claims) {
        for (place, write) in std::mem::take(&mut self.unknown) {
            let location = self.insist(program, place, &write);
            claims.acknowledged.push(Claim {
                place,
                write,
                location,
            });
            claims.sent_again += 1;
        }
    }

    /// Some of what was acknowledged is sent again: the answer is the same, and nothing is done twice.
    pub(super) fn repeat_some(&self, program: &Program, claims: &Claims, chance: &mut ChaCha8Rng) {
        for claim in &claims.acknowledged {
            if chance.random_range(0..4) == 0 {
                let location = self.insist(program, claim.place, &claim.write);
                assert_eq!(
                    location, claim.location,
                    "another answer to the same request"
                );
            }
        }
    }

    fn insist(&self, program: &Program, place: usize, write: &Write) -> String {
        let browser = self.browsers.get(place).expect("a writer");
        program::insist(&format!("{write:?}"), || {
            match send(browser, &program.at, write) {
                Some(answer) if is_acknowledged(&answer) => Some(answer.location),
                Some(answer) if answer.status < 500 => {
                    panic!("{write:?} is answered {} {}", answer.status, answer.text)
                }
                Some(_) | None => None,
            }
        })
    }
}

fn send(browser: &Browser, at: &str, write: &Write) -> Option<Answer> {
    let fields: Vec<(&str, &str)> = write
        .fields
        .iter()
        .map(|(n, v)| (n.as_str(), v.as_str()))
        .collect();
    if write.kind == Kind::Question {
        // Asked by somebody who is logged in nowhere, from somewhere else each time.
        let public = Browser {
            source: address_of(&write.mark),
            ..Browser::default()
        };
        return public.post(at, &write.path, &fields);
    }
    browser.post(at, &write.path, &fields)
}

/// An address of its own for every mark, which ends in sixteen bytes.
fn address_of(mark: &str) -> String {
    let bytes = mark.trim_start_matches("krasch");
    let bytes = Uuid::parse_str(bytes).expect("a mark ends in an id");
    std::net::Ipv6Addr::from(bytes.as_u128()).to_string()
}

fn is_acknowledged(answer: &Answer) -> bool {
    answer.status == 303 && !answer.location.starts_with("/logga-in")
}

/// One who writes.
struct Writer {
    place: usize,
    at: String,
    browser: Browser,
    facts: Facts,
    chance: ChaCha8Rng,
    tell: Sender<News>,
    failures: u32,
    /// The visit of a care worker; none of an officer.
    errand: Option<Errand>,
    /// How many reports of visits were sent.
    told: i64,
    round: u64,
}

impl Writer {
    fn work(mut self) {
        while self.failures < GIVE_UP {
            if let Some(errand) = self.errand {
                if self.chance.random_bool(0.5) {
                    self.begin_visit(errand);
                } else {
                    self.sign_entry(errand);
                }
                continue;
            }
            match self.chance.random_range(0..3) {
                0 => self.ask_question(),
                1 => self.guide(),
                _ => self.help_early(),
            }
        }
    }

    /// Sends a write and tells what became of it.
    fn send(&mut self, write: Write) -> Option<String> {
        let answer = send(&self.browser, &self.at, &write);
        let news = match answer {
            Some(answer) if is_acknowledged(&answer) => {
                self.failures = 0;
                News::Acknowledged(Claim {
                    place: self.place,
                    write,
                    location: answer.location,
                })
            }
            Some(answer) if answer.status < 500 => {
                panic!("{write:?} is answered {} {}", answer.status, answer.text)
            }
            Some(_) | None => {
                self.failures += 1;
                News::Unknown(self.place, write)
            }
        };
        let location = match &news {
            News::Acknowledged(claim) => Some(claim.location.clone()),
            News::Unknown(..) => None,
        };
        // Nobody listens any more when the test has failed.
        let _told = self.tell.send(news);
        location
    }

    fn contact(number: &str) -> (Write, String) {
        let mark = format!("krasch{}", Uuid::new_v4().simple());
        let zone = TimeZone::get("Europe/Stockholm").expect("a zone");
        let now = SystemClock.now().to_zoned(zone);
        let fields = [
            ("channel", "phone".to_owned()),
            ("day", now.date().to_string()),
            ("clock", "00.00".to_owned()),
            ("matter", format!("Orolig för sin far. {mark}")),
            ("caller", "Johan".to_owned()),
            ("number", number.to_owned()),
        ];
        (write(Kind::Contact, "/kontakter", &mark, &fields), mark)
    }

    /// A contact about nobody, answered with guidance.
    fn guide(&mut self) {
        let (contact, _mark) = Self::contact("");
        let answer = send(&self.browser, &self.at, &contact);
        let location = match answer {
            Some(answer) if is_acknowledged(&answer) => answer.location,
            // Guidance lets go of what the contact told, so that only one without guidance can be claimed.
            Some(_) | None => {
                self.failures += 1;
                let _told = self.tell.send(News::Unknown(self.place, contact));
                return;
            }
        };
        let id = location.rsplit('/').next().unwrap_or_default().to_owned();
        let fields = [
            ("topic", "help-at-home".to_owned()),
            ("version", "1".to_owned()),
        ];
        self.send(write(
            Kind::Guidance,
            &format!("{location}/radgivning"),
            &id,
            &fields,
        ));
    }

    /// A contact about somebody, and help without assessment.
    fn help_early(&mut self) {
        let place = self.chance.random_range(0..self.facts.numbers.len());
        let number = self.facts.numbers.get(place).cloned().unwrap_or_default();
        let (contact, mark) = Self::contact(&number);
        let Some(location) = self.send(contact) else {
            return;
        };
        let note = format!("{mark}h");
        let fields = [
            ("service", self.facts.early_help.clone()),
            ("told", "ja".to_owned()),
            ("note", note.clone()),
            ("version", "1".to_owned()),
        ];
        self.send(write(
            Kind::EarlyHelp,
            &format!("{location}/tidig-hjalp"),
            &note,
            &fields,
        ));
    }

    /// A visit that began, at a time that nobody else tells of.
    fn begin_visit(&mut self, errand: Errand) {
        self.told += 1;
        let place = i64::try_from(self.place).expect("few writers");
        let round = i64::try_from(self.round).expect("few rounds");
        let day = SystemClock.now().as_millisecond() / 86_400_000 * 86_400_000;
        let at = day + ((round * 10 + place) * 1_000 + self.told) % 86_400_000;
        let said = Timestamp::from_millisecond(at).expect("a time");
        let fields = [("stamp", said.to_string()), ("code", String::new())];
        let path = format!("/mina-besok/{}/start", errand.visit);
        self.send(write(Kind::Report, &path, &at.to_string(), &fields));
    }

    /// An entry of the social record.
    fn sign_entry(&mut self, errand: Errand) {
        let mark = format!("krasch{}", Uuid::new_v4().simple());
        let zone = TimeZone::get("Europe/Stockholm").expect("a zone");
        let today = SystemClock.now().to_zoned(zone).date();
        let fields = [
            ("kind", "event".to_owned()),
            ("on", today.to_string()),
            ("fact", format!("Ragnar hade ätit. {mark}")),
        ];
        let path = format!("/personer/{}/dokumentation/ny", errand.person);
        self.send(write(Kind::Entry, &path, &mark, &fields));
    }

    /// The public form.
    fn ask_question(&mut self) {
        let mark = format!("krasch{}", Uuid::new_v4().simple());
        let seen = SystemClock.now().as_millisecond() - 60_000;
        let fields = [
            ("matter", format!("Hur söker man? {mark}")),
            ("reach", "0701740605".to_owned()),
            ("unit", self.facts.unit.clone()),
            ("seen", seen.to_string()),
        ];
        self.send(write(Kind::Question, "/fraga", &mark, &fields));
    }
}

fn write(kind: Kind, path: &str, mark: &str, fields: &[(&str, String)]) -> Write {
    let mut fields: Vec<_> = fields
        .iter()
        .map(|(name, value)| ((*name).to_owned(), value.clone()))
        .collect();
    fields.push(("request".to_owned(), Uuid::new_v4().to_string()));
    Write {
        kind,
        path: path.to_owned(),
        fields,
        mark: mark.to_owned(),
    }
}
