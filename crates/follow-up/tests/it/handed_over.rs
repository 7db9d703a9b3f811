//! A booked conversation goes with the person to the next officer, and what comes of it is that one's.

use cases::HandOverCase;
use follow_up::Outcome;
use kernel::UserId;

use crate::{scene::Scene, words::prose};

impl Scene {
    /// Siv gives Ragnar's case to a colleague.
    async fn hand_over(&self, to: UserId) {
        let reader = self.store.reader();
        let decision = cases::decision(reader, self.ragnar, self.decision().await).await;
        let of = decision.unwrap().unwrap().case;
        let case = cases::case(reader, self.ragnar, of).await;
        let give = HandOverCase {
            seen: case.unwrap().unwrap().seen(),
            to,
            reason: prose("Siv slutar."),
        };
        self.by_officer(&give).await;
    }

    /// Whose the open duties of this room are.
    async fn whose(&self) -> Vec<Option<UserId>> {
        let open = duties::of_person(self.store.reader(), self.ragnar).await;
        let mut open = open.unwrap();
        open.retain(|duty| duty.kind.starts_with("follow-up-duty-"));
        open.iter().map(|duty| duty.user).collect()
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_booked_is_held_by_the_next_officer() {
    Scene::on_both(async |mut scene| {
        scene.wait(100);
        let id = scene.booked().await;
        let lena = scene.colleague("Lena Holm", scene.unit).await;
        let lena = lena.actor.user().unwrap();
        let siv = scene.officer;
        scene.hand_over(lena).await;
        assert_eq!(scene.follow_up(id).await.follow_up.officer, lena);
        let all = history::TimelineFilter::default();
        let page = history::PageAt::first(100);
        let told = history::timeline(scene.store.reader(), scene.ragnar, &all, page).await;
        let told = told.unwrap().rows;
        let change = told.iter().find(|e| e.verb == "follow-up.handed-over");
        let change = &change.unwrap().changes[0];
        assert_eq!(
            (change.before.as_deref(), change.after.as_deref()),
            (Some("Siv Berg"), Some("Lena Holm"))
        );

        scene.officer = lena;
        scene.signed(id, Outcome::Investigate).await;
        let whose = scene.whose().await;
        assert!(
            !whose.is_empty() && whose.iter().all(|user| *user == Some(lena)),
            "{whose:?}"
        );

        // What was held stays with who held it.
        scene.hand_over(siv).await;
        assert_eq!(scene.follow_up(id).await.follow_up.officer, lena);
    })
    .await;
}
