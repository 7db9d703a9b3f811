//! What the room is measured by.

use kernel::Period;
use visits::{TypedTimes, measures};

use crate::{
    made::{ago, ended, first, place, started, tell, told},
    scene::Scene,
};

#[tokio::test(flavor = "multi_thread")]
async fn made_and_typed() {
    Scene::on_both(async |mut scene| {
        let one = told(&scene).await;
        tell(&scene, one.id, started(&scene, 30)).await;
        tell(&scene, one.id, ended(&scene, 5)).await;
        let begun = scene.today();
        scene.wait(2);
        let next = first(&scene).await;
        let next = place(&scene, &next, vec![scene.nurses[0]]).await;
        let tell = visits::TellVisit { visit: next.id };
        scene.store.act(&scene.worker(), &tell).await.unwrap();
        scene.wait(1);
        let period = Period::new(begun, Some(scene.today())).unwrap();
        let (reader, call) = (scene.store.reader(), scene.manager());
        let made = measures::made(reader, &call, period).await.unwrap();
        let met: Vec<(bool, Option<i64>)> = made.iter().map(|row| (row.meets, row.value)).collect();
        assert_eq!(met, [(true, Some(25)), (false, None)]);
        let typed = TypedTimes {
            visit: next.id,
            start: ago(&scene, 90),
            end: ago(&scene, 50),
            tasks: vec![],
        };
        scene.store.act(&scene.worker(), &typed).await.unwrap();
        let typed = measures::typed(reader, &call, period).await.unwrap();
        let met: Vec<(bool, Option<i64>)> =
            typed.iter().map(|row| (row.meets, row.value)).collect();
        assert_eq!(met, [(false, Some(25)), (true, Some(40))]);
    })
    .await;
}
