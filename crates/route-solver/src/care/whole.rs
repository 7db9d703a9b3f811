//! Whether a problem is whole: sizes, numbers, and everything that is referred to.

use std::collections::BTreeMap;

use super::model::{Carer, Place, Problem, Shift, TieKind, Travel, Visit};
use super::units::{Moment, Span};
use crate::trouble::Trouble;

/// The most visits, clients, carers, shifts and places.
pub(crate) const THINGS_MAX: usize = 1_000_000;
/// The most numbers in one matrix.
pub(super) const MATRIX_MAX: usize = 100_000_000;
/// Ten years of seconds: no time is later and nothing takes longer.
pub(super) const LATEST: i32 = 315_360_000;
/// The greatest price.
const PRICE_MAX: i64 = 1_000_000_000;

/// Numbers by id.
pub(crate) type Index<'a> = BTreeMap<&'a str, usize>;

fn fail<T>(place: impl Into<String>, what: impl Into<String>) -> Result<T, Trouble> {
    Err(Trouble::at(place, what))
}

/// Numbers by id, each there once.
pub(crate) fn index<'a>(
    what: &str,
    ids: impl Iterator<Item = &'a str>,
) -> Result<Index<'a>, Trouble> {
    let mut index = Index::new();
    for (number, id) in ids.enumerate() {
        if number >= THINGS_MAX {
            return fail(what, format!("more than {THINGS_MAX}"));
        }
        if index.insert(id, number).is_some() {
            return fail(
                format!("{what}[{number}].id"),
                format!("{id} is there twice"),
            );
        }
    }
    Ok(index)
}

fn moment(moment: Moment, place: impl Fn() -> String) -> Result<(), Trouble> {
    if (0..=LATEST).contains(&moment.0) {
        return Ok(());
    }
    fail(
        place(),
        format!("{} is not between 0 and {LATEST}", moment.0),
    )
}

fn span(span: Span, place: impl Fn() -> String) -> Result<(), Trouble> {
    if (0..=LATEST).contains(&span.0) {
        return Ok(());
    }
    fail(place(), format!("{} is not between 0 and {LATEST}", span.0))
}

impl Problem {
    /// Reads a problem and finds it whole, or says where it is not.
    pub fn read(text: &str) -> Result<Self, Trouble> {
        let problem: Self = serde_json::from_str(text)?;
        problem.whole()?;
        Ok(problem)
    }

    /// Whether everything referred to is there and every number makes sense.
    pub fn whole(&self) -> Result<(), Trouble> {
        if self.version != 1 {
            return fail("version", format!("{} is not known; 1 is", self.version));
        }
        if self.places.len() > THINGS_MAX {
            return fail("places", format!("more than {THINGS_MAX}"));
        }
        let clients = index("clients", self.clients.iter().map(|c| c.id.as_str()))?;
        let carers = index("carers", self.carers.iter().map(|c| c.id.as_str()))?;
        let visits = index("visits", self.visits.iter().map(|v| v.id.as_str()))?;
        let modes = index("modes", self.modes.iter().map(|m| m.id.as_str()))?;
        self.whole_modes()?;
        for (i, client) in self.clients.iter().enumerate() {
            self.whole_place(client.place, || format!("clients[{i}].place"))?;
            let named = client
                .named
                .iter()
                .chain(&client.usual)
                .chain(&client.met)
                .chain(&client.excluded);
            for id in named.chain(client.wishes.iter().map(|wish| &wish.carer)) {
                if !carers.contains_key(id.as_str()) {
                    return fail(format!("clients[{i}]"), format!("{id} is no carer"));
                }
            }
            for wish in &client.wishes {
                price(i64::from(wish.price), || format!("clients[{i}].wishes"))?;
            }
        }
        for (i, carer) in self.carers.iter().enumerate() {
            if !modes.contains_key(carer.mode.as_str()) {
                return fail(
                    format!("carers[{i}].mode"),
                    format!("{} is no mode", carer.mode),
                );
            }
            self.whole_carer(i, carer)?;
        }
        for (i, visit) in self.visits.iter().enumerate() {
            whole_visit(i, visit, (&clients, &carers))?;
        }
        self.whole_ties(&visits)?;
        if let Some(rest) = self.rest {
            span(rest.daily, || "rest.daily".to_owned())?;
            span(rest.weekly, || "rest.weekly".to_owned())?;
        }
        self.whole_prices()
    }

    fn whole_place(&self, place: usize, at: impl Fn() -> String) -> Result<(), Trouble> {
        if place < self.places.len() {
            return Ok(());
        }
        fail(
            at(),
            format!("place {place} is not among {}", self.places.len()),
        )
    }

    fn whole_modes(&self) -> Result<(), Trouble> {
        let n = self.places.len();
        for (i, place) in self.places.iter().enumerate() {
            if !(-90.0..=90.0).contains(&place.latitude)
                || !(-180.0..=180.0).contains(&place.longitude)
            {
                return fail(format!("places[{i}]"), "is not on the earth");
            }
        }
        for (i, mode) in self.modes.iter().enumerate() {
            let at = || format!("modes[{i}].travel");
            match &mode.travel {
                Travel::Speed {
                    kilometres_per_hour,
                    detour,
                    besides,
                } => {
                    if !(0.1..=1_000.0).contains(kilometres_per_hour)
                        || !(1.0..=100.0).contains(detour)
                    {
                        return fail(
                            at(),
                            "the speed must be 0.1 to 1000 and the detour 1 to 100",
                        );
                    }
                    span(*besides, at)?;
                    self.whole_positions(&mode.id)?;
                }
                Travel::Matrix(rows) => whole_matrix(rows, n, at)?,
            }
        }
        Ok(())
    }

    /// Whether every place has a position: where there is none, both numbers are 0.
    fn whole_positions(&self, mode: &str) -> Result<(), Trouble> {
        match self.places.iter().position(|&p| p == Place::default()) {
            Some(i) => fail(
                format!("places[{i}]"),
                format!("has no position, which mode {mode} needs"),
            ),
            None => Ok(()),
        }
    }

    fn whole_carer(&self, i: usize, carer: &Carer) -> Result<(), Trouble> {
        let mut last = Moment(0);
        for (s, shift) in carer.shifts.iter().enumerate() {
            let at = || format!("carers[{i}].shifts[{s}]");
            let Shift {
                from,
                to,
                overtime_max,
                start,
                end,
                breaks,
            } = shift;
            moment(*from, at)?;
            moment(*to, at)?;
            span(*overtime_max, at)?;
            self.whole_place(*start, at)?;
            self.whole_place(*end, at)?;
            if to < from {
                return fail(at(), "ends before it starts");
            }
            if *from < last {
                return fail(at(), "starts before the shift before it ends");
            }
            last = *to;
            for rest in breaks {
                span(rest.length, at)?;
                moment(rest.from, at)?;
                moment(rest.to, at)?;
                if rest.to < rest.from {
                    return fail(at(), "has a break whose window ends before it starts");
                }
            }
        }
        Ok(())
    }

    fn whole_ties(&self, visits: &Index<'_>) -> Result<(), Trouble> {
        for (i, tie) in self.ties.iter().enumerate() {
            let at = || format!("ties[{i}]");
            let (Some(&first), Some(&second)) = (
                visits.get(tie.first.as_str()),
                visits.get(tie.second.as_str()),
            ) else {
                return fail(at(), "names a visit that is not there");
            };
            if first == second {
                return fail(at(), "ties a visit to itself");
            }
            if tie.least > tie.most || tie.least.0 < -LATEST || tie.most.0 > LATEST {
                return fail(at(), "the greatest distance is under the least, or absurd");
            }
            let shortest = self.visits[first].length.min(self.visits[second].length).0;
            let apart = tie
                .least
                .0
                .max(-tie.most.0)
                .max(tie.most.0)
                .max(-tie.least.0);
            if tie.kind == TieKind::Double && apart >= shortest {
                return fail(at(), "double staffing needs visits that overlap");
            }
        }
        Ok(())
    }

    fn whole_prices(&self) -> Result<(), Trouble> {
        let p = &self.prices;
        let all = [
            p.unassigned,
            i64::from(p.late),
            p.waiting,
            i64::from(p.overtime),
            p.another_carer,
            i64::from(p.not_named),
            i64::from(p.not_usual),
            p.moved,
        ];
        if all.iter().any(|price| !(0..=PRICE_MAX).contains(price)) {
            return fail("prices", format!("must be between 0 and {PRICE_MAX}"));
        }
        Ok(())
    }
}

fn whole_matrix(rows: &[Vec<Span>], n: usize, at: impl Fn() -> String) -> Result<(), Trouble> {
    if n.saturating_mul(n) > MATRIX_MAX {
        return fail(at(), format!("{n} places are too many for a matrix"));
    }
    if rows.len() != n {
        return fail(at(), format!("{} rows, not {n}", rows.len()));
    }
    for (number, row) in rows.iter().enumerate() {
        if row.len() != n {
            let what = format!("row {number} has {} numbers, not {n}", row.len());
            return fail(at(), what);
        }
        for way in row {
            span(*way, || format!("{} row {number}", at()))?;
        }
        // A break or a visit at a distance leaves a carer where it is, which is no way.
        if row.get(number).is_some_and(|stay| stay.0 != 0) {
            let place = format!("{} row {number}", at());
            return fail(place, "takes time from a place to itself");
        }
    }
    Ok(())
}

fn price(price: i64, place: impl Fn() -> String) -> Result<(), Trouble> {
    if price.abs() <= PRICE_MAX {
        return Ok(());
    }
    fail(place(), format!("{price} is absurd"))
}

fn whole_visit(
    i: usize,
    visit: &Visit,
    (clients, carers): (&Index<'_>, &Index<'_>),
) -> Result<(), Trouble> {
    let at = || format!("visits[{i}]");
    if !clients.contains_key(visit.client.as_str()) {
        return fail(at(), format!("{} is no client", visit.client));
    }
    span(visit.length, at)?;
    if !(1..=9).contains(&visit.priority) {
        return fail(at(), "the priority is not 1 to 9");
    }
    if visit.windows.is_empty() || visit.windows.len() > 1_000 {
        return fail(at(), "needs 1 to 1000 windows");
    }
    let mut last = Moment(-1);
    for window in &visit.windows {
        moment(window.from, at)?;
        moment(window.due, at)?;
        moment(window.to, at)?;
        if window.to < window.from || window.due > window.to || window.due < window.from {
            return fail(at(), "a window is not in the order from, due, to");
        }
        if window.from <= last {
            return fail(at(), "windows are not in order and apart");
        }
        last = window.to;
    }
    let Some(pin) = &visit.pin else { return Ok(()) };
    if !carers.contains_key(pin.carer.as_str()) {
        return fail(at(), format!("is pinned to {}, who is no carer", pin.carer));
    }
    match pin.start {
        Some(start)
            if !visit
                .windows
                .iter()
                .any(|w| (w.from..=w.to).contains(&start)) =>
        {
            fail(at(), "is pinned to a time outside its windows")
        }
        Some(_) | None => Ok(()),
    }
}
