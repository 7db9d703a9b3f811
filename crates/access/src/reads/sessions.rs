//! Who is logged in, and which places she or he can choose.

use kernel::{Date, Fault, Role, Timestamp, UserId};
use store::Ask;

use crate::{
    model::{Seat, SeatView, SessionLife, SessionView, Token},
    store::{assignments, sessions, ties, users},
};

/// The session of a token and who acts in it. One question by an indexed hash: it is asked at every request.
pub async fn session_actor(
    ask: &dyn Ask,
    token: &Token,
    now: Timestamp,
    life: &SessionLife,
) -> Result<Option<SessionView>, Fault> {
    sessions::living(ask, token, now, life).await
}

/// The places that a user can choose on a day: assignments, oneself, those who have let one in.
pub async fn seats(ask: &dyn Ask, user: UserId, today: Date) -> Result<Vec<SeatView>, Fault> {
    let mut seats: Vec<SeatView> = assignments::of_user(ask, user)
        .await?
        .into_iter()
        .filter(|assignment| assignment.period.contains(today))
        .map(|assignment| SeatView {
            seat: Seat::Assignment(assignment.id),
            role: assignment.role,
            unit: Some(assignment.unit),
            team: assignment.team,
            person: None,
            period: Some(assignment.period),
        })
        .collect();
    if let Some(person) = users::by_id(ask, user).await?.and_then(|user| user.person) {
        seats.push(SeatView {
            seat: Seat::Own,
            role: Role::Person,
            unit: None,
            team: None,
            person: Some(person),
            period: None,
        });
    }
    let let_in = ties::lettings_to(ask, user).await?;
    seats.extend(
        let_in
            .into_iter()
            .filter(|it| it.period.contains(today))
            .map(|it| SeatView {
                seat: Seat::LetIn(it.id),
                role: Role::Relative,
                unit: None,
                team: None,
                person: Some(it.person),
                period: Some(it.period),
            }),
    );
    Ok(seats)
}

/// Whether the database is a demo, where one logs in by choosing a user.
pub async fn is_demo(ask: &dyn Ask) -> Result<bool, Fault> {
    Ok(users::setting(ask, users::DEMO).await?.as_deref() == Some("true"))
}
