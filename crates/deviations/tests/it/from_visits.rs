//! What somebody tells at a visit is a report to the manager, in the same transaction.

use deviations::DeviationKind;
use kernel::{Call, Problem};
use page_kit::Window;
use store::{Action, Tx};
use visits::{DeviationTold, Question, QuestionKind};

use crate::{
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
        let told = Told(DeviationTold { question, day });
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
        assert_eq!(scene.open(view.report.id).await, ["triage"]);
    })
    .await;
}
