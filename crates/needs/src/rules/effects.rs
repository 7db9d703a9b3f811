//! What technology and organisation free of the hours, each switched on or off: what is off is kept with its
//! assumption, so that it can be switched on again.

use projection::care::Effect;

use crate::model::Assumptions;

/// All effects by name, each with whether it is on.
pub(crate) fn effects(assumptions: &Assumptions) -> Vec<(&Effect, bool)> {
    let on = assumptions
        .care
        .staffing
        .iter()
        .flat_map(|one| &one.effects);
    let on = on.map(|effect| (effect, true));
    let off = assumptions
        .switched_off
        .iter()
        .map(|effect| (effect, false));
    let mut all: Vec<(&Effect, bool)> = on.chain(off).collect();
    all.sort_by(|(one, _), (other, _)| (&one.name, one.from).cmp(&(&other.name, other.from)));
    all
}

/// The assumptions with an effect on or off, by its place among all; nothing where there is none.
pub(crate) fn switched(
    assumptions: &Assumptions,
    (place, on): (usize, bool),
) -> Option<Assumptions> {
    let (effect, is_on) = *effects(assumptions).get(place)?;
    if is_on == on {
        return Some(assumptions.clone());
    }
    let effect = effect.clone();
    let mut switched = assumptions.clone();
    let staffing = switched.care.staffing.as_mut()?;
    let (from, to) = if on {
        (&mut switched.switched_off, &mut staffing.effects)
    } else {
        (&mut staffing.effects, &mut switched.switched_off)
    };
    let at = from.iter().position(|one| *one == effect)?;
    to.push(from.remove(at));
    Some(switched)
}

#[cfg(test)]
mod tests {
    use super::*;
    use projection::care::Scenario;

    #[test]
    fn what_is_switched_off_is_kept_and_comes_on_again() {
        let text = include_str!("../../../projection/examples/scenario.toml");
        let own = Assumptions::as_today(Scenario::read(text).expect("the example"));
        let names = |own: &Assumptions| -> Vec<(String, bool)> {
            let all = effects(own);
            all.iter()
                .map(|(one, on)| (one.name.clone(), *on))
                .collect()
        };
        let all = names(&own);
        assert!(all.len() > 1 && all.iter().all(|(_, on)| *on) && all.is_sorted());
        assert_eq!(switched(&own, (0, true)), Some(own.clone()));
        let off = switched(&own, (0, false)).expect("off");
        assert_eq!(off.switched_off.len(), 1);
        let known = names(&off);
        assert_eq!(known.first(), Some(&(all[0].0.clone(), false)));
        assert_eq!(known[1..], all[1..]);
        // It is kept as text and read back.
        let text = off.written().expect("text");
        assert!(Assumptions::read(&text).is_ok_and(|read| read == off));
        let on = switched(&off, (0, true)).expect("on");
        assert_eq!(names(&on), all);
        assert!(on.switched_off.is_empty());
        assert_eq!(switched(&own, (9, false)), None);
        // What was written before anything could be switched off is read as all on.
        let before = own.written().expect("text");
        assert!(!before.contains("switched_off"));
    }
}
