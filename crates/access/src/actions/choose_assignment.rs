//! Chooses the place to act in; the session gets a new secret.

use kernel::{Call, Problem, Refusal};
use store::{Action, Tx};

use super::begin_session::note_seat;
use crate::{
    model::{Seat, SessionLife, Token},
    reads::seats,
    store::{sessions, sessions::NewSession},
};

/// Somebody chooses an assignment, or to act as oneself or as somebody's relative.
#[derive(Debug, Clone)]
pub struct ChooseAssignment {
    /// The session as it stands.
    pub token: Token,
    /// The secret that it will have.
    pub new_token: Token,
    /// The place.
    pub seat: Seat,
    /// How long sessions last.
    pub life: SessionLife,
}

impl Action for ChooseAssignment {
    const NAME: &'static str = "choose-assignment";
    type Done = ();
    async fn run(&self, call: &Call, tx: &Tx) -> Result<(), Problem> {
        let session = sessions::living(tx, &self.token, call.now, &self.life)
            .await?
            .ok_or(Problem::NotFound)?;
        let today = call.now.to_zoned(self.life.zone.clone()).date();
        let places = seats(tx, session.user, today).await?;
        let place = places
            .into_iter()
            .find(|place| place.seat == self.seat)
            .ok_or_else(|| Refusal::new("access-refusal-assignment-ended").at("assignment"))?;
        sessions::remove(tx, &self.token).await?;
        let new = NewSession {
            token: &self.new_token,
            user: session.user,
            seat: Some(place.seat),
            made_at: call.now,
            ends_at: session.ends_at,
        };
        sessions::insert(tx, &new).await?;
        note_seat(tx, call, session.user, place).await
    }
}
