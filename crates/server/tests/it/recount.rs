//! What the committee sees is counted and judged once more from the tables: a fault in a value, in a row, in a measure's
//! own rule, in a score or a mean is found, whichever measure it is.

use std::collections::BTreeSet;

use goals::{
    Assessment, Band, Binding, Chain, Measures, Method, RowsOf, Scale, Score, SetIndicator,
    Standing, TakeReadings, Targets, Way, standing_now,
};
use kernel::{Actor, Call, Date, Line, Period, RequestKey, Timestamp};
use portal::MEASURES;
use server::invariants::misjudged;
use store::{Ask, Store};
use uuid::Uuid;

use crate::invariants::{MISREAD, OTHER, found_by, keys, looked, on_both, plant};

fn today() -> Date {
    "2026-11-20".parse().expect("a day")
}

async fn chain(store: &Store) -> Chain {
    let chains = goals::chains(store.reader()).await.expect("chains");
    let mut chains = chains.into_iter();
    chains.find(|one| one.year == 2026).expect("a chain")
}

/// The measures whose value of today is shown.
async fn measured(store: &Store) -> Vec<String> {
    let chain = chain(store).await;
    let standing = standing_now(store.reader(), &chain, today()).await;
    let bound = goals::indicators(store.reader(), chain.id).await;
    let bound = bound.expect("indicators");
    let goals = standing.expect("a standing").goals.into_iter();
    let shown = goals.flat_map(|goal| goal.indicators);
    let shown = shown.filter(|one| one.way == Some(Way::Measured) && one.day == Some(today()));
    let measure = |id| {
        let one = bound.iter().find(|one| one.id == id);
        one.and_then(|one| one.binding.as_ref())
            .map(|one| one.measure.clone())
    };
    shown.filter_map(|one| measure(one.id)).collect()
}

/// How many indicators are misread.
async fn misread(store: &Store) -> usize {
    let looked = looked(store).await;
    let found = looked.broken.iter().find(|finding| finding.key == MISREAD);
    found.map_or(0, |finding| finding.count)
}

#[tokio::test]
async fn every_measured_indicator_is_counted_from_the_tables() {
    on_both(async |store| {
        let shown = measured(&store).await;
        let measures: BTreeSet<&str> = shown.iter().map(String::as_str).collect();
        // All that the sample binds; a whole municipality has nothing that is told as not counted.
        assert_eq!(
            measures.into_iter().collect::<Vec<_>>(),
            [
                "care-plans-measure-current",
                "care-plans-measure-participation",
                "cases-measure-days-to-decision",
                "cases-measure-followed-up",
                "deviations-measure-triaged",
                "follow-up-measure-safety",
                "schedules-measure-continuity-national",
                "visits-measure-made",
            ]
        );
        assert!(looked(&store).await.changed.is_empty());
        plant(&store, &[OTHER]).await;
        assert_eq!(misread(&store).await, shown.len());
    })
    .await;
}

/// The value alone, with what is behind it as it was.
#[tokio::test]
async fn a_value_that_is_not_what_is_behind_it_is_found() {
    let value = OTHER
        .replace("numerator + 1", "numerator")
        .replace(", value,", ", '12.3',")
        // The names of the columns stand as they are.
        .replacen(", '12.3',", ", value,", 1);
    found_by(MISREAD, &[&value]).await;
}

/// Not only the latest: what is drawn of an earlier month is counted too.
#[tokio::test]
async fn an_earlier_value_is_counted_as_well() {
    let earlier = OTHER.replace("on_day = '2026-11-20'", "on_day = '2026-09-30'");
    found_by(MISREAD, &[&earlier]).await;
}

/// What is behind each measure, altered behind the product's back.
const ALTERED: &[&str] = &[
    "UPDATE care_plan_version SET review_on = '2026-11-01'",
    "UPDATE care_plan_version SET part = 'declined' WHERE part = 'present'",
    "UPDATE case_application SET received_on = '2025-12-01'",
    "UPDATE case_follow_up SET done_on = '2026-11-19' WHERE done_on IS NOT NULL AND due_on < '2026-11-19'",
    "UPDATE deviation_case SET triaged_on = '2026-11-20'",
    "UPDATE follow_up_answer SET grade = 1 WHERE theme = 'safety'",
    "UPDATE schedule_visit_worker SET user_id = visit_id WHERE on_day < '2026-11-15'",
    "UPDATE visit_attendance SET state = 'not-made' WHERE state = 'done'",
];

#[tokio::test]
async fn rows_that_are_altered_are_found_in_every_measure() {
    on_both(async |store| {
        let shown = measured(&store).await;
        plant(&store, ALTERED).await;
        let looked = looked(&store).await;
        let found = looked.broken.iter().find(|finding| finding.key == MISREAD);
        let found = found.map_or(0, |finding| finding.count);
        assert!(found >= shown.len(), "{found} of {shown:?}: {looked:?}");
    })
    .await;
}

/// The rows of the house, with a rule in each that is wrong about one of them.
fn wrongly<'a>(ask: &'a dyn Ask, call: &'a Call, of: (&'a str, Period)) -> RowsOf<'a> {
    Box::pin(async move {
        let mut rows = (MEASURES.rows)(ask, call, of).await?;
        let forms = rows.iter_mut();
        // One of the municipality's own where it is told apart, and whatever it is else.
        let own = |row: &&mut kernel::measure::MeasureRow| {
            let form = row.groups.get(&kernel::measure::Dimension::ProviderForm);
            form.is_none_or(|form| form != "choice")
        };
        for row in forms.filter(own).take(1) {
            row.meets = !row.meets;
            row.value = row.value.map(|value| value + 1);
        }
        Ok(rows)
    })
}

/// What a measure with a wrong `meets` gives is read, kept and shown without a word; here it is found.
#[tokio::test]
async fn a_measure_that_is_wrong_about_what_meets_it_is_found() {
    on_both(async |store| {
        let wrong = Measures {
            all: MEASURES.all,
            rows: wrongly,
        };
        let chain = chain(&store).await;
        for (measures, is_found) in [(MEASURES, false), (wrong, true)] {
            let at = if is_found { "22:40:00Z" } else { "22:30:00Z" };
            let at = format!("2026-11-20T{at}").parse().expect("a time");
            let by = Actor::system("goals");
            let zone = organisation::municipality(store.reader()).await;
            let zone = zone.expect("read").expect("a municipality").zone;
            let call = Call::new(by, at, RequestKey(Uuid::new_v4())).in_zone(zone);
            let of = (&chain, today());
            let figures = goals::figures(store.reader(), &call, of, measures).await;
            let take = TakeReadings {
                chain: chain.id,
                figures: figures.expect("figures"),
            };
            store.act(&call, &take).await.expect("taken");
            let looked = looked(&store).await;
            assert_eq!(keys(&looked).contains(&MISREAD), is_found, "{looked:?}");
        }
        // All but the middle of many days and the plans of others, which one row does not move.
        assert!(misread(&store).await >= 7);
    })
    .await;
}

/// Measures that no indicator of the sample is bound to, with the scale of an indicator and what alters what is behind.
const UNBOUND: [(&str, Scale, &str); 3] = [
    (
        "deviations-measure-remedied",
        Scale::Percent,
        "UPDATE deviation_case SET is_remedied = FALSE WHERE closed_on IS NOT NULL",
    ),
    (
        "deviations-measure-closed",
        Scale::Days,
        "UPDATE deviation_case SET closed_on = '2026-11-19' WHERE closed_on IS NOT NULL",
    ),
    (
        "deviations-measure-serious",
        Scale::Plain,
        "UPDATE deviation_case SET is_serious = FALSE",
    ),
];

/// Enough of each that something may be told.
const ENOUGH: &[&str] = &[
    "UPDATE deviation_case SET is_serious = TRUE",
    "UPDATE deviation_case SET closed_on = '2026-11-10', is_remedied = TRUE WHERE reported_on <= '2026-11-10'",
];

#[tokio::test]
async fn what_no_indicator_shows_yet_is_counted_from_the_tables_as_well() {
    on_both(async |store| {
        plant(&store, ENOUGH).await;
        let chain = chain(&store).await;
        for (place, (measure, scale, altered)) in UNBOUND.into_iter().enumerate() {
            let at = format!("2026-11-20T22:{:02}:00Z", 30 + place).parse();
            let zone = organisation::municipality(store.reader()).await;
            let zone = zone.expect("read").expect("a municipality").zone;
            let key = || RequestKey(Uuid::new_v4());
            let at: Timestamp = at.expect("a time");
            let call = || Call::new(Actor::system("goals"), at, key()).in_zone(zone.clone());
            let all = goals::indicators(store.reader(), chain.id).await;
            let mut bound = all.expect("indicators").into_iter();
            let one = bound.find(|one| one.binding.is_some() && one.method == Method::Compared);
            let mut one = one.expect("an indicator");
            one.binding = Some(Binding {
                measure: measure.to_owned(),
                only: None,
                over: None,
            });
            (one.scale, one.baseline, one.targets) = (scale, None, Targets::new());
            one.position = 90 + i64::try_from(place).expect("few");
            one.name = Line::parse(measure).expect("a name");
            let set = SetIndicator {
                indicator: one,
                is_new: true,
                measures: MEASURES,
            };
            let id = store.act(&call(), &set).await.expect("bound");
            let of = (&chain, today());
            let figures = goals::figures(store.reader(), &call(), of, MEASURES).await;
            let mut figures = figures.expect("figures");
            figures.retain(|figure| figure.indicator == id);
            assert_eq!(figures.len(), 1, "{measure} tells nothing");
            let take = TakeReadings {
                chain: chain.id,
                figures,
            };
            store.act(&call(), &take).await.expect("taken");
            let as_read = looked(&store).await;
            assert!(!keys(&as_read).contains(&MISREAD), "{measure}: {as_read:?}");
            assert!(as_read.changed.is_empty(), "{measure}: {as_read:?}");
            plant(&store, &[altered]).await;
            let other = looked(&store).await;
            assert!(keys(&other).contains(&MISREAD), "{measure}: {other:?}");
            // As it was, for the next.
            plant(&store, ENOUGH).await;
        }
    })
    .await;
}

async fn wrong_in(store: &Store, chain: &Chain, standing: &Standing) -> Vec<String> {
    let book = rulebook::reads::book(store.reader()).await.expect("a book");
    let wrong = misjudged(store.reader(), &book, (chain, standing)).await;
    wrong.expect("judged")
}

#[tokio::test]
async fn a_score_a_mean_and_a_band_are_judged_once_more() {
    on_both(async |store| {
        let chain = chain(&store).await;
        let standing = standing_now(store.reader(), &chain, today()).await;
        let standing = standing.expect("a standing");
        assert_eq!(wrong_in(&store, &chain, &standing).await, [""; 0]);
        for (place, goal) in standing.goals.iter().enumerate() {
            let mut other = standing.clone();
            let result = other.goals[place].result.as_mut().expect("a result");
            result.hundredths += 1;
            assert_eq!(
                wrong_in(&store, &chain, &other).await,
                [goal.id.to_string()]
            );
            let mut other = standing.clone();
            let result = other.goals[place].result.as_mut().expect("a result");
            result.band = match result.band {
                Band::NotMet => Band::Partly,
                Band::Partly => Band::Met,
                Band::Met => Band::NotMet,
            };
            assert_eq!(
                wrong_in(&store, &chain, &other).await,
                [goal.id.to_string()]
            );
            for (under, one) in goal.indicators.iter().enumerate() {
                let mut other = standing.clone();
                let shown = &mut other.goals[place].indicators[under].assessment;
                let expect: Vec<String> = misjudge(shown)
                    .then(|| one.id.to_string())
                    .into_iter()
                    .collect();
                assert_eq!(wrong_in(&store, &chain, &other).await, expect);
            }
        }
    })
    .await;
}

/// Another score, where there is one.
const fn misjudge(assessment: &mut Assessment) -> bool {
    match assessment {
        Assessment::Scored { score, .. } => {
            *score = match score {
                Score::One | Score::Zero => Score::Half,
                Score::Half => Score::Zero,
            };
            true
        }
        Assessment::Not(_) => false,
    }
}
