//! The figures that two forecasts both tell of a year, side by side.

use page_kit::T;
use projection::care::{Law, Spread};

use super::words;
use crate::{
    model::{Assumptions, Told},
    rules::law_of,
};

/// A figure that both tell: the earlier one's, then the other's.
pub(super) struct Pair {
    pub(super) name: String,
    pub(super) unit: String,
    pub(super) sides: [Spread; 2],
    /// Whether it is one number, without an interval.
    pub(super) is_sure: bool,
    /// The act, where it is about users of a service.
    pub(super) law: Option<Law>,
}

/// What both tell, each at its own place of the year.
pub(super) fn all(
    t: T<'_>,
    (told, assumptions): ([&Told; 2], &Assumptions),
    at: [usize; 2],
) -> Vec<Pair> {
    let mut pairs = Vec::new();
    let mut add = |(name, law): (String, Option<Law>), unit: &str, sides: [Option<Spread>; 2]| {
        if let [Some(before), Some(after)] = sides {
            pairs.push(Pair {
                name,
                unit: t.say(unit),
                sides: [before, after],
                is_sure: false,
                law,
            });
        }
    };
    let [before, after] = told;
    let of = |years: Option<&Vec<Spread>>, side: usize| {
        let at = at.get(side)?;
        years?.get(*at).copied()
    };
    for one in &after.persons {
        let other = before.persons.iter().find(|two| two.group == one.group);
        let sides = [of(other.map(|two| &two.years), 0), of(Some(&one.years), 1)];
        add(
            (words::group(t, &one.group), None),
            "needs-unit-persons",
            sides,
        );
    }
    for one in &after.users {
        let other = before.users.iter().find(|two| two.key == one.key);
        let sides = [of(other.map(|two| &two.years), 0), of(Some(&one.years), 1)];
        let law = law_of(assumptions, (&one.key, &one.title));
        add((one.title.clone(), Some(law)), "needs-unit-persons", sides);
    }
    let [old, new] = at;
    for one in &after.staff {
        let other = before.staff.iter().find(|two| two.title == one.title);
        let then = other.and_then(|two| two.years.get(old));
        let sides = [then, one.years.get(new)];
        let name = format!("{}: {}", one.title, t.say("needs-employed"));
        add(
            (name, None),
            "needs-unit-employed",
            sides.map(|year| year.map(|year| year.employed)),
        );
    }
    for net in [true, false] {
        let sides = [before.cost.get(old), after.cost.get(new)];
        let sides = sides.map(|year| {
            let year = year?;
            let cost = if net {
                year.net
            } else {
                year.net_at_base_prices
            };
            Some(words::scaled(&cost, words::MILLIONS))
        });
        let name = if net {
            t.say("needs-cost-net")
        } else {
            fixed(t, told)
        };
        add((name, None), "needs-unit-millions", sides);
    }
    pairs.extend(places(t, told, at));
    pairs
}

/// Cost at fixed prices, with the year that they are of; both years where they are two.
fn fixed(t: T<'_>, [before, after]: [&Told; 2]) -> String {
    if before.price_year == after.price_year {
        return words::at_base_prices(t, after);
    }
    let args = [
        ("before", before.price_year.to_string().into()),
        ("after", after.price_year.to_string().into()),
    ];
    t.with("needs-cost-base-two", &args)
}

/// The queue, and the risk of being short, which is one number.
fn places(t: T<'_>, [before, after]: [&Told; 2], [old, new]: [usize; 2]) -> Vec<Pair> {
    let (Some(then), Some(now)) = (&before.places, &after.places) else {
        return Vec::new();
    };
    let (Some(then), Some(now)) = (then.years.get(old), now.years.get(new)) else {
        return Vec::new();
    };
    let risk = |share: f64| Spread::of(&[100.0 * share]);
    vec![
        Pair {
            name: t.say("needs-queue"),
            unit: t.say("needs-unit-persons"),
            sides: [then.queue, now.queue],
            is_sure: false,
            law: None,
        },
        Pair {
            name: t.say("needs-risk"),
            unit: t.say("needs-unit-percent"),
            sides: [risk(then.short_by_a_home), risk(now.short_by_a_home)],
            is_sure: true,
            law: None,
        },
    ]
}
