//! What forecasts tell: the same to everybody, the parts of a difference sum to it, and an earlier one is held against
//! what happened.

use needs::{
    Assumptions, ImportBasis, Knob, basis, evaluation, explained, forecast_of, knobs, people_of,
    turned,
};
use projection::{
    Figure,
    judged::{Judged, USABLE, USERS},
};

use crate::stage::{LAST, Stage, earlier, line};

/// The assumptions with use that falls.
fn falling(own: &Assumptions) -> Assumptions {
    let fall = knobs(own).with(Knob::Fall, 0.8).with(Knob::FallHigh, 1.5);
    turned(own, &fall).unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_forecast_tells_the_same_twice_and_less_where_use_falls() {
    Stage::on_both(async |stage| {
        let reader = stage.store.reader();
        let basis = stage.known_basis().await;
        let own = stage.version(1).await.assumptions;
        let name = line("Prov");
        let told = forecast_of(reader, &basis, (&own, &name)).await.unwrap();
        let again = forecast_of(reader, &basis, (&own, &name)).await.unwrap();
        assert_eq!(told, again);
        assert_eq!((told.first(), told.last()), (2026, 2045));
        let less = falling(&own);
        let less = forecast_of(reader, &basis, (&less, &name)).await.unwrap();
        // All persons are the same; users are fewer.
        assert_eq!(told.persons, less.persons);
        let users = |told: &needs::Told| {
            let all = told.users.iter();
            let home_care = all.filter(|one| one.key == "home-care");
            home_care.map(|one| one.years[9].mean).sum::<f64>()
        };
        assert!(users(&less) < 0.97 * users(&told));
        assert_eq!(told.staff.len(), 5);
        assert_eq!(told.cost.len(), 20);
        assert!(told.places.is_some());
        for spread in told.users.iter().flat_map(|one| &one.years) {
            assert!(spread.p2_5 <= spread.p10 && spread.p10 <= spread.p90);
            assert!(spread.p90 <= spread.p97_5);
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_causes_of_a_difference_sum_to_it() {
    Stage::on_both(async |stage| {
        let reader = stage.store.reader();
        let import = ImportBasis { basis: earlier() };
        let before = stage.act(&import).await;
        let before = basis(reader, before).await.unwrap().unwrap();
        let old = people_of(reader, &before).await.unwrap();
        let new = people_of(reader, &stage.known_basis().await).await.unwrap();
        let own = stage.version(1).await.assumptions;
        let other = falling(&own);
        for figure in [
            Figure::Cost,
            Figure::Shortage,
            Figure::Users("home-care".to_owned()),
        ] {
            let told = explained((&old, &own), (&new, &other), (&figure, 2035)).unwrap();
            let sum: i64 = told.parts.iter().map(|part| part.part).sum();
            assert_eq!(sum, told.after - told.before, "{figure:?}");
            // On the same basis only what is assumed differs.
            let told = explained((&new, &own), (&new, &other), (&figure, 2035)).unwrap();
            let others = told.parts.iter().filter(|part| part.cause != "use");
            assert!(others.map(|part| part.part).all(|part| part == 0));
        }
        let name = line("Prov");
        let told = forecast_of(reader, &before, (&own, &name)).await.unwrap();
        let basis = stage.known_basis().await;
        let later = forecast_of(reader, &basis, (&own, &name)).await.unwrap();
        // The assumptions hold for another year than the basis ends with: persons alone are held.
        let mut of_year = own.clone();
        of_year.care.year = LAST - 1;
        let fared = evaluation(&told, (&new, &later, &of_year));
        assert_eq!(fared.len(), 3);
        of_year.care.year = LAST;
        let fared = evaluation(&told, (&new, &later, &of_year));
        // Cost is not among them: it is told at the year's mean prices, standard costs are those at its end.
        assert_eq!(fared.len(), 3 + told.users.len() + 1, "{fared:?}");
        let is_near = |one: &Judged| one.error.is_some_and(|error| error.abs() < 10.0);
        assert!(fared.iter().all(is_near), "{fared:?}");
        let care = &of_year.care;
        let housing = care.housing.as_ref().unwrap();
        let of = |figure: &str, name: &str| {
            let mut all = fared.iter();
            all.find(|one| one.figure == figure && one.name == name)
                .unwrap()
        };
        let places = of(USABLE, "all");
        assert_eq!(places.is_in_80, None);
        let usable = housing.places * (1.0 - housing.vacant_share);
        assert!((places.outcome - usable).abs() < 1e-9);
        let users = later.users.iter().find(|one| one.key == "home-care");
        let users = users.unwrap();
        let held = of(USERS, &users.title);
        assert!((held.outcome - users.today).abs() < 1e-9 && held.is_in_80.is_some());
        // It is held to what it told, whatever its files would tell today.
        let mut frozen = told.clone();
        frozen.persons[0].years[0].mean = 123_456.0;
        let held = evaluation(&frozen, (&new, &later, &own));
        assert!((held[0].forecast.mean - 123_456.0).abs() < 1e-9, "{held:?}");
        assert!(evaluation(&later, (&old, &told, &own)).is_empty());
    })
    .await;
}
