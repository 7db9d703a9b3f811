//! What of a measure an address asks for: the period, what it is divided by, and what it is narrowed to.

use std::collections::BTreeSet;

use kernel::{
    Problem,
    measure::{self, Aggregate, Cell, Dimension, Figure, MeasureRow, Outcome},
};
use page_kit::{T, Visit, components::Select};

use super::period::{self, Asked};
use crate::{
    measures::{self, DUTY_KINDS, Measure},
    pages::login::escaped,
};

/// What says whether it is those that meet the measure, or those that do not.
const MEETS: &str = "uppfyllt";
/// What an address calls the group of those that belong to none: a value that is empty is dropped when a list is paged.
const NO_GROUP: &str = "_";

/// A name and a value in an address.
pub(super) type Pair = (&'static str, String);

/// What is shown: the measure, the dimension, the kind of duty, the period, and which rows.
pub(super) struct Chosen {
    pub(super) measure: Measure,
    pub(super) by: Option<Dimension>,
    pub(super) kind: Option<&'static str>,
    pub(super) asked: Asked,
    /// Only what belongs to some groups of a dimension, told as one.
    pub(super) within: Option<(Dimension, BTreeSet<String>)>,
    /// Only what meets the measure, or does not.
    pub(super) meets: Option<bool>,
    /// Only the rows of one group of the dimension.
    group: Option<String>,
}

impl Chosen {
    /// Reads the address; a key that no measure has is a page that is not there.
    pub(super) fn read(visit: &Visit) -> Result<Self, Problem> {
        let key: String = visit.part("key")?;
        let measure = measures::find(&key).ok_or(Problem::NotFound)?;
        let dimensions = measure.definition.dimensions;
        let of = |name| dimensions.iter().find(|one| one.key() == visit.query(name));
        let kind = DUTY_KINDS
            .into_iter()
            .find(|kind| measure.is_by_kind() && *kind == visit.query("slag"));
        let groups = visit.query("del").split(',').filter(|one| !one.is_empty());
        let groups: BTreeSet<String> = groups.map(group_of).collect();
        let within = of("inom").filter(|_| !groups.is_empty());
        let mut asked = visit.queries().iter();
        let group = asked.find(|(name, _)| name == "grupp");
        Ok(Self {
            measure,
            by: of("efter").or(dimensions.first()).copied(),
            kind,
            asked: period::read(visit),
            within: within.map(|by| (*by, groups)),
            meets: match visit.query(MEETS) {
                "ja" => Some(true),
                "nej" => Some(false),
                _ => None,
            },
            group: group.map(|(_, group)| group_of(group)),
        })
    }

    /// All rows of the period.
    pub(super) async fn rows(&self, visit: &Visit) -> Result<Vec<MeasureRow>, Problem> {
        let rows = self
            .measure
            .rows(visit.reader(), &visit.call, self.asked.period, self.kind);
        Ok(rows.await?)
    }

    /// Whether a row is among those that are asked for.
    pub(super) fn has_row(&self, row: &MeasureRow) -> bool {
        let of = |by| row.groups.get(&by).map_or("", String::as_str);
        let within = self.within.as_ref();
        let group = self.by.zip(self.group.as_deref());
        within.is_none_or(|(by, groups)| groups.contains(of(*by)))
            && group.is_none_or(|(by, group)| of(by) == group)
            && self.meets.is_none_or(|meets| row.meets == meets)
    }

    /// The figure of what is asked for, in total and by the dimension. Whether it is met does not narrow it: it would be
    /// a share of itself.
    pub(super) fn outcome(&self, rows: &[MeasureRow], hidden_below: Option<usize>) -> Outcome {
        let how = self.measure.definition.aggregate;
        let Some((by, groups)) = &self.within else {
            return measure::compute(how, rows, self.by, hidden_below);
        };
        let parts = (self.by, hidden_below);
        if let Some(told) = measure::compute_within(how, rows, (*by, groups), parts) {
            return told;
        }
        // Told together they would give away a group that is small: nothing of them is told.
        let own = measure::within(rows, (*by, groups), None).unwrap_or_default();
        measure::compute(how, &own, self.by, Some(usize::MAX))
    }

    /// Whether it is counted how many rows meet the measure.
    pub(super) fn is_share(&self) -> bool {
        self.measure.definition.aggregate == Aggregate::Share
    }

    /// Whether a group has rows that are asked for, as far as that may be told.
    pub(super) fn shows(&self, cell: &Cell) -> bool {
        let Some(meets) = self.meets.filter(|_| self.is_share()) else {
            return true;
        };
        match cell.figure {
            Figure::Known { numerator, .. } if meets => numerator > 0,
            Figure::Known { .. } => missing(&cell.figure) > Some(0),
            Figure::Hidden => true,
            Figure::Empty => false,
        }
    }

    /// What an address keeps of it, apart from whether the measure is met.
    pub(super) fn kept(&self) -> Vec<Pair> {
        let mut kept = self.asked.pairs.clone();
        let by = self.by.map(|by| ("efter", by.key().to_owned()));
        let kind = self.kind.map(|kind| ("slag", kind.to_owned()));
        kept.extend(by.into_iter().chain(kind).chain(self.narrowed()));
        let group = self.group.as_deref();
        kept.extend(group.map(|group| ("grupp", group_name(group))));
        kept
    }

    /// What it is narrowed to, in an address.
    pub(super) fn narrowed(&self) -> Vec<Pair> {
        let Some((by, groups)) = &self.within else {
            return vec![];
        };
        let groups: Vec<String> = groups.iter().map(|one| group_name(one)).collect();
        vec![("inom", by.key().to_owned()), ("del", groups.join(","))]
    }

    /// Which rows, in an address.
    fn met(&self) -> Option<Pair> {
        let said = |meets| if meets { "ja" } else { "nej" };
        self.meets.map(|meets| (MEETS, said(meets).to_owned()))
    }

    /// Its page.
    pub(super) fn address(&self) -> String {
        let key = self.measure.definition.key;
        let mut pairs = self.kept();
        pairs.retain(|(name, _)| *name != "grupp");
        pairs.extend(self.met());
        format!("/nyckeltal/{key}?{}", query(&pairs))
    }

    /// The address of the rows, or of those of a group.
    pub(super) fn rows_at(&self, group: Option<&str>) -> String {
        let key = self.measure.definition.key;
        let mut pairs = self.kept();
        pairs.extend(self.met());
        pairs.extend(group.map(|group| ("grupp", group_name(group))));
        format!("/nyckeltal/{key}/rader?{}", query(&pairs))
    }

    /// The choice between those that meet it and those that do not.
    pub(super) fn meets_choice<'t>(&self, t: T<'t>) -> Select<'t> {
        let chosen = self.met().map(|(_, chosen)| chosen).unwrap_or_default();
        Select::new(t, MEETS, t.say("portal-measure-meets"))
            .empty(t.say("portal-measure-meets-all"))
            .chosen(chosen)
            .choice("nej", t.say("portal-no"))
            .choice("ja", t.say("portal-yes"))
    }
}

/// How many rows of a share do not meet it, where that may be told.
pub(super) fn missing(figure: &Figure) -> Option<i64> {
    match figure {
        Figure::Known {
            numerator,
            denominator,
            ..
        } => Some(denominator - numerator),
        Figure::Empty | Figure::Hidden => None,
    }
}

fn group_of(name: &str) -> String {
    if name == NO_GROUP { "" } else { name }.to_owned()
}

fn group_name(group: &str) -> String {
    if group.is_empty() { NO_GROUP } else { group }.to_owned()
}

/// What stands after the `?` of an address.
pub(super) fn query(pairs: &[Pair]) -> String {
    let said = pairs
        .iter()
        .map(|(name, value)| format!("{name}={}", escaped(value)));
    said.collect::<Vec<_>>().join("&")
}
