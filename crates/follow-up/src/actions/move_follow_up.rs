//! Moves a booked conversation to another day, or holds it in another way.

use kernel::{Call, Problem};
use store::{Action, Tx};

use super::steps::{booked_to_write, entry};
use crate::{
    model::{FollowUp, Meeting, SeenFollowUp},
    rules::{Bookable, check_booking},
    store::follow_up::follow_up_save,
};

/// Moves a booked conversation. Whoever moves it holds it from now on.
#[derive(Debug, Clone)]
pub struct MoveFollowUp {
    /// Which, as it was seen.
    pub seen: SeenFollowUp,
    /// When and how it is held instead.
    pub meeting: Meeting,
}

impl Action for MoveFollowUp {
    const NAME: &'static str = "move-follow-up";
    type Done = ();

    async fn run(&self, call: &Call, tx: &Tx) -> Result<(), Problem> {
        let (follow_up, officer) = booked_to_write(tx, call, self.seen).await?;
        let stands = Bookable {
            stands: true,
            is_booked: false,
        };
        check_booking(&[stands], self.meeting.on, call.today()).map_err(Problem::Refused)?;
        let before = follow_up.meeting.clone();
        let follow_up = FollowUp {
            officer,
            meeting: self.meeting.clone(),
            ..follow_up
        };
        follow_up_save(tx, &follow_up).await?;
        let key = |meeting: &Meeting| Some(meeting.way.key().to_owned());
        let told = entry(&follow_up, "follow-up.moved")
            .change(
                "on",
                Some(before.on.to_string()),
                Some(self.meeting.on.to_string()),
            )
            .change("way", key(&before), key(&self.meeting));
        history::write(tx, call, told).await?;
        Ok(())
    }
}
