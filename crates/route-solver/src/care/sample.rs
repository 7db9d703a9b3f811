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

/// A part of the day with visits of its own.
struct Part {
    /// From when a visit may start, in minutes; wishes are spread over the hour after it.
    from: i32,
    /// How many minutes later it may start.
    width: i32,
    /// How often such a visit is needed, in hundredths.
    often: usize,
    /// How long it is on the mean, in minutes: 31 over the day.
    length: i32,
}

/// Up and dressed, lunch, the afternoon, the evening meal, to bed.
const PARTS: [Part; 5] = [
    Part {
        from: 7 * 60,
        width: 210,
        often: 85,
        length: 48,
    },
    Part {
        from: 11 * 60,
        width: 150,
        often: 75,
        length: 28,
    },
    Part {
        from: 13 * 60 + 30,
        width: 210,
        often: 45,
        length: 32,
    },
    Part {
        from: 16 * 60 + 15,
        width: 165,
        often: 70,
        length: 20,
    },
    Part {
        from: 19 * 60,
        width: 165,
        often: 75,
        length: 24,
    },
];
/// Lengths of visits in hundredths of the mean of their part of the day.
const LENGTHS: [i32; 10] = [40, 55, 65, 75, 85, 95, 110, 125, 150, 200];
/// What some visits need and some carers can.
const SKILLS: [&str; 3] = ["delegated-medicine", "driving-licence", "nurse"];
/// Which of them a visit that needs any needs, drawn evenly.
const NEEDED: [usize; 5] = [0, 0, 0, 1, 2];
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
            rest: None,
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
                .zip([80, 60, 20])
                .filter(|(_, percent)| self.chance.below(100) < *percent)
                .map(|(skill, _)| (*skill).to_owned())
                .collect();
            let mode = match self.chance.below(10) {
                0..4 if skills.contains("driving-licence") => "car",
                0..7 => "bicycle",
                _ => "foot",
            };
            let office = number % self.teams;
            // Mornings take three of five.
            let early = (number / self.teams * 3) % 5 < 3;
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
                met: Vec::new(),
            });
            self.visits(number, size.days);
        }
    }

    fn visits(&mut self, client: usize, days: i32) {
        let double = self.percent(5);
        let need = self
            .percent(25)
            .then(|| SKILLS[NEEDED[self.chance.below(NEEDED.len())]].to_owned());
        for (part, wish) in PARTS.iter().enumerate() {
            if !self.percent(wish.often) {
                continue;
            }
            let from = wish.from + 15 * self.chance.below(5) as i32;
            // Medicine and the like must come when they are due.
            let width = if self.percent(25) {
                wish.width / 2
            } else {
                wish.width
            };
            let length = wish.length * LENGTHS[self.chance.below(LENGTHS.len())] / 100;
            for day in 0..days {
                let window = Window {
                    from: Moment::clock(day, 0, from),
                    due: Moment::clock(day, 0, from + width * 2 / 3),
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
