//! Reconciling: areas below sum to what is expected of the area above, age by age and year by year.

use std::collections::BTreeMap;

use crate::people::Pyramid;
use crate::rates::Fertility;

use super::fit::{Basis, Fit, Outlook};

/// How far the sum of areas may lie from the area above at the jump-off for them to be the same people: less than the
/// smallest municipality is of its county, more than small changes for secrecy make.
const SAME_PEOPLE: f64 = 0.001;

/// Walks all areas along their expected paths. Where the areas of a parent are all there and its population is known,
/// each year's expected sum is brought to what is expected of the parent.
pub(super) fn towards(fit: &mut Fit, basis: &Basis<'_>, pattern: &Fertility) {
    let mut areas = std::mem::take(&mut fit.areas);
    let mut families: BTreeMap<String, Vec<&mut Outlook>> = BTreeMap::new();
    for area in &mut areas {
        families.entry(area.parent.clone()).or_default().push(area);
    }
    for (parent, mut children) in families {
        let path = path_of(fit, basis, pattern, &parent);
        let together = path.filter(|path| are_all(&children, path));
        walk_together(fit, &mut children, together.as_deref());
    }
    fit.areas = areas;
}

fn path_of(
    fit: &Fit,
    basis: &Basis<'_>,
    pattern: &Fertility,
    parent: &str,
) -> Option<Vec<Pyramid>> {
    let start = basis
        .areas
        .get(parent)?
        .population
        .get(&fit.terms.jump_off)?;
    let level = basis.levels.get(parent)?;
    let net = basis.nets.get(parent)?;
    let fertility = basis.fertility.get(parent).unwrap_or(pattern);
    Some(fit.expected(start, (level, net, fertility)))
}

fn are_all(children: &[&mut Outlook], path: &[Pyramid]) -> bool {
    let sum: f64 = children.iter().map(|child| child.start.total()).sum();
    path.first()
        .is_some_and(|start| are_same(sum, start.total()))
}

/// Whether a sum of areas is as many as are counted in the area above.
pub(super) fn are_same(sum: f64, known: f64) -> bool {
    (sum / known - 1.0).abs() < SAME_PEOPLE
}

pub(super) fn walk_together(fit: &Fit, children: &mut [&mut Outlook], above: Option<&[Pyramid]>) {
    for child in children.iter_mut() {
        child.expected = vec![child.start.clone()];
        child.factors.clear();
    }
    for ahead in 1..=fit.terms.horizon {
        let mut sum = Pyramid::default();
        for child in children.iter_mut() {
            let path = fit.path(&child.level, ahead);
            let last = child.expected.last().unwrap_or(&child.start);
            let next = path.advance(last, &child.net, &child.fertility);
            sum.add_all(&next);
            child.expected.push(next);
        }
        let Some(target) = above.and_then(|path| path.get(ahead)) else {
            continue;
        };
        let factor = Pyramid::from_fn(|sex, age| {
            let (has, wants) = (sum.at(sex, age), target.at(sex, age));
            if has > 0.0 { wants / has } else { 1.0 }
        });
        for child in children.iter_mut() {
            if let Some(next) = child.expected.last_mut() {
                let own = next.clone();
                *next = Pyramid::from_fn(|sex, age| own.at(sex, age) * factor.at(sex, age));
            }
            child.factors.push(factor.clone());
        }
    }
}
