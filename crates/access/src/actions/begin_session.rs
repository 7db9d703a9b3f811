//! Begins a session for somebody who has shown who she or he is.

use history::{Entry, Stream, Subject};
use kernel::{Call, Problem, UserId};
use store::{Action, Tx};

use crate::{
    model::{Login, Seat, SeatView, SessionLife, Source, Token},
    reads::seats,
    store::{attempts, sessions, sessions::NewSession, users},
};

/// A session to begin. Not public: only the ways to show who one is may do this.
pub(crate) struct BeginSession {
    pub user: UserId,
    pub token: Token,
    pub life: SessionLife,
    /// The login and source of a password, whose tries are forgotten.
    pub from: Option<(Login, Source)>,
}

impl Action for BeginSession {
    const NAME: &'static str = "begin-session";
    type Done = ();
    async fn run(&self, call: &Call, tx: &Tx) -> Result<(), Problem> {
        let user = users::by_id(tx, self.user)
            .await?
            .ok_or(Problem::NotFound)?;
        if user.is_disabled {
            return Err(Problem::NotFound);
        }
        let today = call.now.to_zoned(self.life.zone.clone()).date();
        let places = seats(tx, self.user, today).await?;
        let only = match places.as_slice() {
            [only] => Some(*only),
            [] | [_, _, ..] => None,
        };
        let ends_at = call
            .now
            .saturating_add(self.life.absolute)
            .unwrap_or(call.now);
        let new = NewSession {
            token: &self.token,
            user: self.user,
            seat: only.map(|place| place.seat),
            made_at: call.now,
            ends_at,
        };
        sessions::insert(tx, &new).await?;
        if let Some((login, source)) = &self.from {
            attempts::succeeded(tx, login, source, call.now).await?;
        }
        if let Some(place) = only {
            note_seat(tx, call, self.user, place).await?;
        }
        Ok(())
    }
}

/// Notes in which place somebody acts from now on: in the unit's stream for staff, in the person's for residents.
pub(crate) async fn note_seat(
    tx: &Tx,
    call: &Call,
    user: UserId,
    place: SeatView,
) -> Result<(), Problem> {
    let stream = match (place.unit, place.person) {
        (Some(unit), _) => Stream::Unit(unit),
        (None, Some(person)) => Stream::Reads(person),
        (None, None) => return Ok(()),
    };
    let entry = Entry::new(stream, "access.session-begun", Subject::new("user", user))
        .change("role", None, Some(place.role.key().to_owned()))
        .change("assignment", None, seat_text(place.seat));
    history::write(tx, call, entry).await?;
    Ok(())
}

fn seat_text(seat: Seat) -> Option<String> {
    match seat {
        Seat::Assignment(id) => Some(id.to_string()),
        Seat::LetIn(id) => Some(id.to_string()),
        Seat::Own => None,
    }
}
