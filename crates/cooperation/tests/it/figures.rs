//! The share of calls that became a meeting in time, and the rows behind it.

use cooperation::{DropCall, DropReason, measures};
use kernel::{
    Period,
    measure::{Figure, compute},
};

use crate::scene::Scene;

#[tokio::test(flavor = "multi_thread")]
async fn calls_count_when_all_have_met_or_time_has_run_out() {
    Scene::on_both(async |scene| {
        let from = scene.today();
        let period = Period::new(from, Some(duties::calendar::days_after(from, 60))).unwrap();
        let rows = async || {
            let call = scene.call();
            measures::meeting_in_time(scene.store.reader(), &call, period)
                .await
                .unwrap()
        };
        scene.agreed(scene.ragnar).await;
        let waiting = scene.called(scene.aino).await;
        let met = rows().await;
        assert_eq!(met.len(), 1);
        assert_eq!((met[0].meets, met[0].value), (true, Some(0)));

        scene.wait(15);
        let all = rows().await;
        let outcome = compute(measures::MEETING_IN_TIME.aggregate, &all, None, None);
        let half = Figure::Known {
            value: 50.0,
            numerator: 1,
            denominator: 2,
        };
        assert_eq!(outcome.total.figure, half);
        assert!(!all.iter().any(|row| row.label.contains("Ek")));

        let drop = DropCall {
            seen: scene.seen(waiting).await,
            reason: DropReason::Moved,
            note: None,
        };
        scene.act(&drop).await;
        assert_eq!(rows().await.len(), 1);
    })
    .await;
}
