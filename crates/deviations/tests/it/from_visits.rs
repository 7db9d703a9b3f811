//! What somebody tells at a visit is a report to the manager, in the same transaction.

use deviations::DeviationKind;
use jiff::SignedDuration;
use kernel::{Call, Problem};
use page_kit::{Window, testing::words};
use store::{Action, Tx};
use visits::{DeviationTold, Question, QuestionKind};

use crate::{
    pages::browser,
    scene::Scene,
    words::{id, prose},
};

/// The room of visits tells.
struct Told(DeviationTold);

impl Action for Told {
    const NAME: &'static str = "test-told";
    type Done = ();
    async fn run(&self, call: &Call, tx: &Tx) -> Result<(), Problem> {
        tx.tell(call, &self.0).await
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn it_is_with_the_manager_and_with_the_one_who_told_it() {
    Scene::on_both(async |scene| {
        let worker = scene.nurses[0];
        let question = Question {
            id: id(501),
            visit: id(502),
            person: scene.ragnar,
            provider: scene.provider,
            user: worker,
            kind: QuestionKind::Deviation,
            words: Some(prose("Spisen var på när jag kom.")),
            at: scene.now,
            answer: None,
            version: 1,
        };
        let day = scene.today();
        // Told in a cellar three hours before the phone found its network.
        let said = scene.now - SignedDuration::from_hours(3);
        let told = Told(DeviationTold {
            question,
            day,
            said,
        });
        scene.store.act(&scene.worker(), &told).await.unwrap();
        let window = Window {
            sort: "reported",
            is_descending: true,
            offset: 0,
            limit: 25,
        };
        let own = deviations::own_reports(scene.store.reader(), worker, window).await;
        let (views, total) = own.unwrap();
        assert_eq!(total, 1);
        let view = &views[0];
        assert_eq!(view.case.kind, DeviationKind::Other);
        assert_eq!(view.report.told.person, Some(scene.ragnar));
        assert_eq!(view.report.keeper, scene.provider);
        assert_eq!(
            (view.report.said, view.report.by.at),
            (Some(said), scene.now)
        );
        assert_eq!(scene.open(view.report.id).await, ["triage"]);
        let desk = browser(&scene, scene.manager).await;
        let page = words(&desk.page(&view.report.address()).await);
        assert!(page.contains("Sagd på telefonen utan nät"), "{page}");
    })
    .await;
}
