//! Which requests are sent and in which order: drawn by a seed, so that two runs ask for the same.

use std::ops::Range;

use jiff::tz::TimeZone;
use kernel::{Clock, SystemClock};
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

use crate::{
    Failure,
    gather::{Desk, Found, Resident},
    officer::encoded,
    options::{Of, Options},
    wire::Ask,
};

/// How many letters of a given name are typed in a search.
const BEGUN: usize = 3;

/// A kind of request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    Home,
    WorkList,
    MainFile,
    SearchName,
    SearchNumber,
    ContactAbout,
    ContactNobody,
    WorkerHome,
    WorkerDay,
    WorkerVisit,
    PlannerHome,
    Board,
    Week,
    Account,
    Goals,
    Started,
}

impl Kind {
    /// All that are asked for, in the order of the report.
    pub(crate) const fn of(of: Of) -> &'static [Self] {
        match of {
            Of::Cases => &[
                Self::Home,
                Self::WorkList,
                Self::MainFile,
                Self::SearchName,
                Self::SearchNumber,
                Self::ContactAbout,
                Self::ContactNobody,
            ],
            Of::Thread => &[
                Self::WorkerHome,
                Self::WorkerDay,
                Self::WorkerVisit,
                Self::PlannerHome,
                Self::Board,
                Self::Week,
                Self::Account,
                Self::Goals,
                Self::Started,
            ],
        }
    }

    /// As the report calls it.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Home => "home",
            Self::WorkList => "work list",
            Self::MainFile => "main file",
            Self::SearchName => "search by name",
            Self::SearchNumber => "search by number",
            Self::ContactAbout => "post a contact about somebody",
            Self::ContactNobody => "post a contact about nobody",
            Self::WorkerHome => "care worker's home",
            Self::WorkerDay => "care worker's day",
            Self::WorkerVisit => "one visit",
            Self::PlannerHome => "planner's home",
            Self::Board => "planner's board of a day",
            Self::Week => "planner's week",
            Self::Account => "account of a district, a month",
            Self::Goals => "goals",
            Self::Started => "post that a visit began",
        }
    }

    /// How many of a hundred.
    const fn share(self) -> u32 {
        match self {
            Self::Home | Self::MainFile => 30,
            Self::WorkList => 15,
            Self::SearchName | Self::SearchNumber | Self::Board | Self::WorkerHome => 10,
            Self::ContactAbout => 3,
            Self::ContactNobody => 2,
            Self::WorkerDay => 35,
            Self::WorkerVisit => 25,
            Self::PlannerHome | Self::Week | Self::Account | Self::Goals | Self::Started => 4,
        }
    }

    /// Whether it changes something. A search is sent as a form but is a page.
    pub(crate) const fn is_post(self) -> bool {
        matches!(
            self,
            Self::ContactAbout | Self::ContactNobody | Self::Started
        )
    }

    /// The only status that is an answer.
    pub(crate) const fn status(self) -> u16 {
        if self.is_post() { 303 } else { 200 }
    }
}

/// Everything that is sent, in its order.
pub(crate) fn plan(options: &Options, found: &Found) -> Result<Vec<(Kind, Ask)>, Failure> {
    let zone = TimeZone::get("Europe/Stockholm")?;
    let mut draws = Draws {
        chance: ChaCha8Rng::seed_from_u64(options.seed),
        day: SystemClock.now().to_zoned(zone).date().to_string(),
        left: found.asks.get(&Kind::Started).cloned().unwrap_or_default(),
        kinds: Kind::of(options.of),
    };
    (0..options.requests())
        .map(|_| {
            let asked = draws.draw(found);
            asked.ok_or_else(|| "there is nobody to ask about".into())
        })
        .collect()
}

struct Draws {
    chance: ChaCha8Rng,
    /// The day on which contacts are said to have come.
    day: String,
    /// Visits that have not begun.
    left: Vec<Ask>,
    kinds: &'static [Kind],
}

impl Draws {
    fn draw(&mut self, found: &Found) -> Option<(Kind, Ask)> {
        let kind = self.kind()?;
        if kind == Kind::Started {
            let mut ask = self.left.pop()?;
            ask.form = Some(encoded(&[("request", &self.request())]));
            return Some((kind, ask));
        }
        if let Some(asks) = found.asks.get(&kind) {
            let place = self.below(0..asks.len());
            return asks.get(place).map(|ask| (kind, ask.clone()));
        }
        let place = self.below(0..found.desks.len());
        let desk = found.desks.get(place)?;
        let (path, form) = match kind {
            Kind::Home => ("/hem".to_owned(), None),
            Kind::WorkList => ("/att-gora".to_owned(), None),
            Kind::MainFile => (self.anybody(desk)?.file.clone(), None),
            Kind::SearchName => ("/sok".to_owned(), Some(self.name(desk)?)),
            Kind::SearchNumber => {
                let number = self.number(desk)?;
                ("/sok".to_owned(), Some(encoded(&[("q", &number)])))
            }
            Kind::ContactAbout => {
                let number = self.number(desk)?;
                ("/kontakter".to_owned(), Some(self.contact(&number)))
            }
            Kind::ContactNobody => ("/kontakter".to_owned(), Some(self.contact(""))),
            // Along the thread all addresses are found beforehand.
            Kind::WorkerHome
            | Kind::WorkerDay
            | Kind::WorkerVisit
            | Kind::PlannerHome
            | Kind::Board
            | Kind::Week
            | Kind::Account
            | Kind::Goals
            | Kind::Started => return None,
        };
        let session = desk.session.clone();
        let ask = Ask {
            path,
            form,
            session,
        };
        Some((kind, ask))
    }

    fn kind(&mut self) -> Option<Kind> {
        // When all visits have begun, nobody tells so any more.
        let is_left = |kind: &Kind| *kind != Kind::Started || !self.left.is_empty();
        let kinds: Vec<Kind> = self.kinds.iter().copied().filter(is_left).collect();
        let sum = kinds.iter().copied().map(Kind::share).sum();
        let mut left = self.chance.random_range(0..sum);
        kinds.into_iter().find(|kind| {
            let is_it = left < kind.share();
            left = left.saturating_sub(kind.share());
            is_it
        })
    }

    fn below(&mut self, range: Range<usize>) -> usize {
        self.chance.random_range(range)
    }

    fn anybody<'a>(&mut self, desk: &'a Desk) -> Option<&'a Resident> {
        let place = self.below(0..desk.residents.len());
        desk.residents.get(place)
    }

    fn number(&mut self, desk: &Desk) -> Option<String> {
        let numbers: Vec<&str> = desk
            .residents
            .iter()
            .filter_map(|one| one.number.as_deref())
            .collect();
        let place = self.below(0..numbers.len());
        numbers.get(place).map(|number| (*number).to_owned())
    }

    /// Every second search is for a family name with the given name begun, the others for a family name alone, which
    /// in a large municipality finds more than a page.
    fn name(&mut self, desk: &Desk) -> Option<String> {
        let name = self.anybody(desk)?.name.clone();
        let (given, family) = name.rsplit_once(' ')?;
        let begun: String = given.chars().take(BEGUN).collect();
        let typed = if self.chance.random() {
            format!("{begun} {family}")
        } else {
            family.to_owned()
        };
        Some(encoded(&[("q", &typed)]))
    }

    fn request(&mut self) -> String {
        let drawn = uuid::Builder::from_random_bytes(self.chance.random());
        drawn.into_uuid().to_string()
    }

    fn contact(&mut self, number: &str) -> String {
        let request = self.request();
        encoded(&[
            ("channel", "phone"),
            ("day", &self.day),
            ("clock", "00.00"),
            (
                "matter",
                "Undrar vilken hjälp som finns efter ett fall hemma.",
            ),
            ("caller", "Johan"),
            ("number", number),
            ("request", &request),
        ])
    }
}
