//! The problem as people state it: clients, visits, ties, carers, shifts, travel and prices.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::units::{Moment, Span};

/// What is needed or can be done: skills, licences, delegations, languages, by name.
pub type Needs = BTreeSet<String>;

/// A whole problem. Others are referred to by id.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Problem {
    /// The version of this layout: 1.
    pub version: u32,
    /// Where anything is.
    pub places: Vec<Place>,
    /// Ways to travel.
    pub modes: Vec<Mode>,
    /// Who gets care.
    pub clients: Vec<Client>,
    /// Who gives care.
    pub carers: Vec<Carer>,
    /// What is to be done.
    pub visits: Vec<Visit>,
    /// Which visits hang together in time.
    #[serde(default)]
    pub ties: Vec<Tie>,
    /// What weighs how much.
    #[serde(default)]
    pub prices: Prices,
    /// How long carers must rest; what the law or an agreement asks for is the caller's to say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rest: Option<Rest>,
}

/// How long a carer must rest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rest {
    /// Between the work of two days.
    pub daily: Span,
    /// On end in every seven days.
    pub weekly: Span,
}

/// A place; where all modes have matrices, it needs no position.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Place {
    /// Degrees north.
    #[serde(default)]
    pub latitude: f64,
    /// Degrees east.
    #[serde(default)]
    pub longitude: f64,
}

/// A way to travel.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mode {
    /// Its name: car, bicycle, foot.
    pub id: String,
    /// How long it takes.
    pub travel: Travel,
}

/// How long travel takes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Travel {
    /// From each place (row) to each place (column).
    Matrix(Vec<Vec<Span>>),
    /// By distance as the crow flies.
    Speed {
        /// Kilometres an hour.
        kilometres_per_hour: f64,
        /// How much longer the way is than the crow's.
        detour: f64,
        /// What every way takes besides, such as parking; none between equal places.
        besides: Span,
    },
}

/// Who gets care.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Client {
    /// Its name in this problem.
    pub id: String,
    /// Where it lives: the number of a place, from 0.
    pub place: usize,
    /// Only carers of this team come.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub team: Option<String>,
    /// The named contact.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub named: Option<String>,
    /// The usual few.
    #[serde(default)]
    pub usual: Vec<String>,
    /// Never these.
    #[serde(default)]
    pub excluded: Vec<String>,
    /// What is liked or not.
    #[serde(default)]
    pub wishes: Vec<Wish>,
    /// Who has come before, in the span over which carers are counted: they are no further carers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub met: Vec<String>,
}

/// What a client likes or does not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wish {
    /// A carer.
    pub carer: String,
    /// What a visit by this carer costs, in seconds of travel; less than 0 if liked.
    pub price: i32,
}

/// One visit by one carer. Double staffing is two visits with a [`Tie`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Visit {
    /// Its name.
    pub id: String,
    /// Whom it is for.
    pub client: String,
    /// How long it takes.
    pub length: Span,
    /// When it may start, in order of time and apart; several for several parts of a day, or several days.
    pub windows: Vec<Window>,
    /// What the carer must be able to do.
    #[serde(default)]
    pub needs: Needs,
    /// From 1, the most important, to 9.
    #[serde(default = "usual_priority")]
    pub priority: u8,
    /// Whether it is done at a distance, from wherever the carer is.
    #[serde(default)]
    pub remote: bool,
    /// What is not to be changed about it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pin: Option<Pin>,
}

fn usual_priority() -> u8 {
    5
}

/// When a visit may start; both ends are in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Window {
    /// Never before.
    pub from: Moment,
    /// Later costs.
    pub due: Moment,
    /// Never later.
    pub to: Moment,
}

/// What is not to be changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pin {
    /// Who makes it.
    pub carer: String,
    /// When it starts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start: Option<Moment>,
}

/// Two visits that hang together in time: the second starts `least` to `most` after the first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tie {
    /// A visit.
    pub first: String,
    /// Another.
    pub second: String,
    /// At least this long after; less than 0 means before.
    pub least: Span,
    /// At most this long after.
    pub most: Span,
    /// What it is for.
    pub kind: TieKind,
}

/// What a tie is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TieKind {
    /// Double staffing: both or none, by different carers.
    Double,
    /// Order and distance, by anybody; if one is left out, the other stands alone.
    Gap,
}

/// Who gives care.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Carer {
    /// Its name in this problem.
    pub id: String,
    /// What this carer can do.
    #[serde(default)]
    pub skills: Needs,
    /// The team.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub team: Option<String>,
    /// How this carer travels: the id of a mode.
    pub mode: String,
    /// When this carer works, in order of time and apart.
    pub shifts: Vec<Shift>,
}

/// A shift; travel from its start and to its end is part of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Shift {
    /// Nothing before.
    pub from: Moment,
    /// Back by then.
    pub to: Moment,
    /// How much later at most, at a price.
    #[serde(default)]
    pub overtime_max: Span,
    /// Where it starts: the number of a place.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// Breaks, taken wherever the carer is.
    #[serde(default)]
    pub breaks: Vec<Break>,
}

/// A break; it must start within these times.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Break {
    /// How long.
    pub length: Span,
    /// Not before.
    pub from: Moment,
    /// Not after.
    pub to: Moment,
}

/// What weighs how much, in seconds of travel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Prices {
    /// A visit of priority 9 that nobody makes; one of priority p costs (10 − p) times this.
    pub unassigned: i64,
    /// A second after `due`.
    pub late: i32,
    /// A second of waiting between visits.
    pub waiting: i64,
    /// A second of overtime.
    pub overtime: i32,
    /// One more carer for a client, over the whole problem.
    pub another_carer: i64,
    /// A visit by another than the named contact.
    pub not_named: i32,
    /// A visit by none of the usual few.
    pub not_usual: i32,
    /// A visit in another shift than in the plan in force, or one of that plan that nobody makes now.
    pub moved: i64,
}

impl Default for Prices {
    fn default() -> Self {
        Self {
            unassigned: 100_000,
            late: 1,
            waiting: 0,
            overtime: 2,
            another_carer: 600,
            not_named: 60,
            not_usual: 120,
            moved: 0,
        }
    }
}
