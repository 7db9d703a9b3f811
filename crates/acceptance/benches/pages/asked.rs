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
    options::Options,
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
}

impl Kind {
    /// All, in the order of the report.
    pub(crate) const ALL: [Self; 7] = [
        Self::Home,
        Self::WorkList,
        Self::MainFile,
        Self::SearchName,
        Self::SearchNumber,
        Self::ContactAbout,
        Self::ContactNobody,
    ];

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
        }
    }

    /// How many of a hundred.
    const fn share(self) -> u32 {
        match self {
            Self::Home | Self::MainFile => 30,
            Self::WorkList => 15,
            Self::SearchName | Self::SearchNumber => 10,
            Self::ContactAbout => 3,
            Self::ContactNobody => 2,
        }
    }

    /// Whether it changes something. A search is sent as a form but is a page.
    pub(crate) const fn is_post(self) -> bool {
        match self {
            Self::ContactAbout | Self::ContactNobody => true,
            Self::Home
            | Self::WorkList
            | Self::MainFile
            | Self::SearchName
            | Self::SearchNumber => false,
        }
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
}

impl Draws {
    fn draw(&mut self, found: &Found) -> Option<(Kind, Ask)> {
        let kind = self.kind()?;
        let place = self.below(0..found.0.len());
        let desk = found.0.get(place)?;
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
        let sum = Kind::ALL.into_iter().map(Kind::share).sum();
        let mut left = self.chance.random_range(0..sum);
        Kind::ALL.into_iter().find(|kind| {
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

    fn contact(&mut self, number: &str) -> String {
        let request = uuid::Builder::from_random_bytes(self.chance.random()).into_uuid();
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
            ("request", &request.to_string()),
        ])
    }
}
