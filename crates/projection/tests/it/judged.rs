//! An earlier forecast held against what happened to users, places, staff and cost.

use projection::care::{Scenario, Shares, needs, needs_of, places, staff};
use projection::economy::costs;
use projection::judged::{Forecasted, Outcomes, judge};
use projection::outlook::{Fit, Terms};
use projection::people::Pyramid;
use projection::rates::Slopes;
use projection::trajectories::{Detail, NationShocks, Run, trajectories_of};

use super::made_up::country;

#[test]
fn what_was_missed_is_told_with_its_parts() {
    let scenario = include_str!("../../examples/scenario.toml");
    let scenario = Scenario::read(scenario).expect("the example is whole");
    let whole = country(&[("01", 600.0), ("03", 900.0)], 2019);
    let terms = Terms {
        jump_off: 2019,
        horizon: 3,
        slopes: Slopes::Ensemble,
    };
    let fit = Fit::new(&whole, None, terms).expect("it can be fitted");
    let area = &fit.areas[0];
    let run = Run {
        seed: 1,
        trajectories: 200,
        threads: 1,
        detail: Detail::Ages,
    };
    let counts = trajectories_of(&fit, area, &NationShocks::new(&fit, 1, 200), &run);
    let shares = Shares::of(&scenario, &area.start);
    let need = needs(&scenario, None, (&fit, area, &counts), (&shares, 1)).expect("need is known");
    // A tenth more people came than were expected.
    let came: Pyramid = area.expected[2].map(|persons| persons * 1.1);
    let on_people = needs_of(&scenario, None, &shares, (&came, 2021)).expect("need is known");
    let housing = scenario.housing.as_ref().expect("it has housing");
    let supplied = places(housing, &need).expect("places are known");
    let staffed = staff(&scenario, &need).expect("staff is known");
    let cost = costs(&scenario, &need).expect("cost is known");
    let told = Forecasted {
        need: &need,
        on_people: Some(&on_people),
        places: Some(&supplied),
        staff: Some(&staffed),
        costs: Some(&cost),
    };
    let users = on_people.users["home-care"][0][0];
    let nurses = staffed.professions["assistant-nurse"][1].employed;
    let net = cost[1].net;
    let text = format!(
        "[[outcome]]\nyear = 2021\nusers = {{ home-care = {} }}\nusable = {}\nqueue = {}\nemployed = {{ assistant-nurse = {} }}\nnet = {}\n",
        users * 0.95,
        supplied.years[1].usable,
        supplied.years[1].queue.p97_5 + 1_000.0,
        nurses.mean,
        net.p90 + 0.5 * (net.p97_5 - net.p90),
    );
    let outcomes = Outcomes::read(&text).expect("it can be read");
    let judged = judge(&told, &outcomes.years[0]).expect("it was forecast");
    let of = |figure: &str| {
        let found = judged.iter().find(|one| one.figure == figure);
        found.expect("it is judged")
    };
    let home_care = of("users");
    let parts = home_care.parts.expect("the people are known");
    let missed = home_care.forecast.mean - home_care.outcome;
    assert!((parts.people + parts.usage - missed).abs() < 1e-9);
    // Fewer were expected than came, and more of them to use it than did.
    assert!(
        parts.people < -0.05 * users && parts.usage > 0.04 * users,
        "{parts:?}"
    );
    assert_eq!(of("usable").error, Some(0.0));
    let inside = |figure: &str| (of(figure).is_in_80, of(figure).is_in_95);
    // What is decided has no interval to lie in.
    assert_eq!(inside("usable"), (None, None));
    assert_eq!(inside("queue"), (Some(false), Some(false)));
    assert_eq!(inside("employed").0, Some(true));
    assert_eq!(inside("net"), (Some(false), Some(true)));
    refuses_what_was_not_forecast(&told, &text);
}

fn refuses_what_was_not_forecast(told: &Forecasted<'_>, text: &str) {
    for wrong in [
        text.replace("home-care", "homecare"),
        text.replace("assistant-nurse", "nurse"),
        text.replace("year = 2021", "year = 2019"),
        text.replace("year = 2021", "year = 2030"),
    ] {
        let outcomes = Outcomes::read(&wrong).expect("it can be read");
        assert!(judge(told, &outcomes.years[0]).is_err(), "{wrong}");
    }
    assert!(Outcomes::read(&text.replace("usable", "useable")).is_err());
    let without = Forecasted {
        costs: None,
        on_people: None,
        ..*told
    };
    let outcomes = Outcomes::read(text).expect("it can be read");
    assert!(judge(&without, &outcomes.years[0]).is_err());
}
