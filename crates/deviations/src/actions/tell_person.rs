//! Notes that the person, or somebody for the person, was told that something went wrong.

use kernel::{Call, Date, Problem, Prose};
use store::{Action, Tx};

use super::steps::{handled, take};
use crate::model::{Deed, Seen, Whom};

/// Notes that the person was told, by whom and when.
#[derive(Debug, Clone)]
pub struct TellPerson {
    /// Which deviation, as it was seen.
    pub seen: Seen,
    /// Who was told.
    pub whom: Whom,
    /// On which day.
    pub on: Date,
    /// What was said and answered.
    pub words: Option<Prose>,
}

impl Action for TellPerson {
    const NAME: &'static str = "tell-person-of-deviation";
    type Done = ();

    async fn run(&self, call: &Call, tx: &Tx) -> Result<(), Problem> {
        let desk = handled(tx, call, self.seen).await?;
        let deed = Deed::PersonTold {
            whom: self.whom,
            on: self.on,
            words: self.words.clone(),
        };
        take(tx, call, desk, deed).await?;
        Ok(())
    }
}
