//! Made-up home care for tests and measurements: a unit, a fortnight, a city; the same for the same seed.

use super::model::{
    Break, Carer, Client, Mode, Needs, Place, Prices, Problem, Shift, Tie, TieKind, Travel, Visit,
    Window,
};
use super::units::{Moment, Span};
use crate::engine::chance::Chance;

/// How large a sample is to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SampleSize {
    /// Clients, with three to four visits a day on the mean.
    pub clients: usize,
    /// Carers; every team has about 45 of a large city's.
    pub carers: usize,
    /// Days.
    pub days: i32,
}

/// When in a day a visit may start, how wide the window is, and how often such a visit is needed, in hundredths.
const PARTS: [(i32, i32, usize); 5] = [
    (7 * 60, 150, 85),
    (11 * 60 + 15, 90, 75),
    (14 * 60, 180, 45),
    (17 * 60, 120, 70),
    (19 * 60 + 30, 120, 75),
];
/// Lengths of visits in minutes: 31 on the mean.
const LENGTHS: [i32; 10] = [10, 15, 20, 20, 25, 30, 35, 40, 45, 70];
/// What some visits need and some carers can.
const SKILLS: [&str; 3] = ["delegated-medicine", "driving-licence", "nurse"];
/// Of clients in one team of a large sample.
const TEAM: usize = 154;

/// Makes a problem.
pub fn sample(size: SampleSize, seed: u64) -> Problem {
    let mut maker = Maker {
        chance: Chance::new(seed),
        teams: (size.clients / TEAM).max(1),
        problem: Problem {
            version: 1,
            places: Vec::new(),
            modes: modes(),
            clients: Vec::new(),
            carers: Vec::new(),
            visits: Vec::new(),
            ties: Vec::new(),
            prices: Prices::default(),
        },
    };
    maker.places(size);
    maker.carers(size);
    maker.clients(size);
    maker.problem
}

fn modes() -> Vec<Mode> {
    [
        ("car", 28.0, 1.35, 90),
        ("bicycle", 14.0, 1.25, 40),
        ("foot", 4.8, 1.2, 10),
    ]
    .into_iter()
    .map(|(id, kilometres_per_hour, detour, besides)| Mode {
        id: id.to_owned(),
        travel: Travel::Speed {
            kilometres_per_hour,
            detour,
            besides: Span(besides),
        },
    })
    .collect()
}

struct Maker {
    chance: Chance,
    teams: usize,
    problem: Problem,
}

impl Maker {
    fn percent(&mut self, percent: usize) -> bool {
        self.chance.below(100) < percent
    }

    fn team(&self, number: usize) -> Option<String> {
        (self.teams > 1).then(|| format!("team-{}", number % self.teams))
    }

    /// The offices of the teams, then the homes around them.
    fn places(&mut self, size: SampleSize) {
        let columns = (self.teams as f64).sqrt().ceil() as usize;
        for team in 0..self.teams {
            self.problem.places.push(Place {
                latitude: 59.2 + 0.02 * (team / columns) as f64,
                longitude: 17.8 + 0.04 * (team % columns) as f64,
            });
        }
        for client in 0..size.clients {
            let office = self.problem.places[client % self.teams];
            let mut about = || (self.chance.fraction() + self.chance.fraction() - 1.0) * 0.016;
            let (north, east) = (about(), about());
            self.problem.places.push(Place {
                latitude: office.latitude + north,
                longitude: office.longitude + 2.0 * east,
            });
        }
    }

    fn carers(&mut self, size: SampleSize) {
        for number in 0..size.carers {
            let skills: Needs = SKILLS
                .iter()
                .zip([80, 60, 15])
                .filter(|(_, percent)| self.chance.below(100) < *percent)
                .map(|(skill, _)| (*skill).to_owned())
                .collect();
            let mode = match self.chance.below(10) {
                0..4 if skills.contains("driving-licence") => "car",
                0..7 => "bicycle",
                _ => "foot",
            };
            let office = number % self.teams;
            let early = (number / self.teams) % 5 < 3;
            let shifts = (0..size.days)
                // Six days of seven (most work part of the day only in life), off days spread over the carers.
                .filter(|day| size.days < 7 || (day + number as i32) % 7 < 6)
                .map(|day| shift(day, (early, office)))
                .collect();
            self.problem.carers.push(Carer {
                id: format!("carer-{number}"),
                skills,
                team: self.team(number),
                mode: mode.to_owned(),
                shifts,
            });
        }
    }

    fn clients(&mut self, size: SampleSize) {
        for number in 0..size.clients {
            let own: Vec<usize> = (0..size.carers)
                .filter(|c| c % self.teams == number % self.teams)
                .collect();
            let mut usual: Vec<String> = (0..5)
                .filter_map(|_| own.get(self.chance.below(own.len())))
                .map(|carer| format!("carer-{carer}"))
                .collect();
            usual.sort();
            usual.dedup();
            self.problem.clients.push(Client {
                id: format!("client-{number}"),
                place: self.teams + number,
                team: self.team(number),
                named: usual.first().cloned(),
                usual,
                excluded: Vec::new(),
                wishes: Vec::new(),
            });
            self.visits(number, size.days);
        }
    }

    fn visits(&mut self, client: usize, days: i32) {
        let double = self.percent(5);
        let need = self
            .percent(25)
            .then(|| SKILLS[self.chance.below(5).min(2) % 3].to_owned());
        for (part, (from, width, often)) in PARTS.into_iter().enumerate() {
            if !self.percent(often) {
                continue;
            }
            let from = from + 15 * self.chance.below(5) as i32;
            let length = LENGTHS[self.chance.below(LENGTHS.len())];
            for day in 0..days {
                let window = Window {
                    from: Moment::clock(day, 0, from),
                    due: Moment::clock(day, 0, from + width / 2),
                    to: Moment::clock(day, 0, from + width),
                };
                let id = format!("visit-{client}-{day}-{part}");
                for half in 0..=usize::from(double) {
                    self.problem.visits.push(Visit {
                        id: format!("{id}-{half}"),
                        client: format!("client-{client}"),
                        length: Span::minutes(length),
                        windows: vec![window],
                        needs: need.iter().filter(|_| half == 0).cloned().collect(),
                        priority: 1 + part as u8,
                        remote: false,
                        pin: None,
                    });
                }
                if double {
                    self.problem.ties.push(Tie {
                        first: format!("{id}-0"),
                        second: format!("{id}-1"),
                        least: Span(0),
                        most: Span(0),
                        kind: TieKind::Double,
                    });
                }
            }
        }
    }
}

fn shift(day: i32, (early, office): (bool, usize)) -> Shift {
    let (from, to) = if early {
        (6 * 60 + 45, 15 * 60 + 30)
    } else {
        (13 * 60 + 30, 22 * 60 + 15)
    };
    let middle = from + 4 * 60;
    Shift {
        from: Moment::clock(day, 0, from),
        to: Moment::clock(day, 0, to),
        overtime_max: Span::minutes(30),
        start: office,
        end: office,
        breaks: vec![Break {
            length: Span::minutes(30),
            from: Moment::clock(day, 0, middle - 60),
            to: Moment::clock(day, 0, middle + 60),
        }],
    }
}
