//! The choice of assignment (uppdrag): in which place the reader acts. With one place only, it is chosen at once.

use access::{ChooseAssignment, Seat, SeatView, Token};
use kernel::{Problem, Refusal};
use maud::html;
use page_kit::{
    Form, Kept, Reply, Visit,
    components::{Button, ButtonRow, Checkbox, Choice, Heading, Notice, hidden},
};

use super::login::{own_address, session_cookie};

/// Name of the field of who comes straight from the login, and has not been asked for a place yet.
const COMES_IN: &str = "comes-in";

/// The places to choose among; `?till=` is where the reader wanted to go.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let Some(session) = &visit.session else {
        return Ok(visit.go("/logga-in"));
    };
    let places = access::seats(visit.reader(), session.user, visit.today()).await?;
    let back = own_address(visit.query("till"));
    let nothing_chosen = session.seat.is_none();
    if let ([only], true) = (places.as_slice(), nothing_chosen) {
        return take(&visit, only.seat, &back).await;
    }
    if !nothing_chosen && !visit.query("till").is_empty() {
        // The only place was chosen at login.
        return Ok(visit.go(if back == "/" { "/hem".to_owned() } else { back }));
    }
    Ok(view(&visit, &visit.blank().with("back", back), &places))
}

/// Chooses a place.
pub(super) async fn choose(visit: Visit) -> Result<Reply, Problem> {
    let Some(session) = &visit.session else {
        return Ok(visit.go("/logga-in"));
    };
    let mut form = visit.form();
    let places = access::seats(visit.reader(), session.user, visit.today()).await?;
    let is_asked = !form.ticked(COMES_IN);
    let chosen = match places.as_slice() {
        [only] if !is_asked => Some(only),
        all => all.iter().find(|p| key(p.seat) == form.value("place")),
    };
    let Some(place) = chosen else {
        if is_asked {
            form.refuse(Refusal::new("page-kit-refusal-choice").at("place"));
        }
        return Ok(view(&visit, &form, &places));
    };
    if let Some(kept) = Kept::read(visit.fields()) {
        let ((), token) = change(&visit, place.seat).await?;
        return Ok(resend(&visit, &kept).cookie(session_cookie(&token)));
    }
    take(&visit, place.seat, &own_address(form.value("back"))).await
}

async fn take(visit: &Visit, seat: Seat, back: &str) -> Result<Reply, Problem> {
    let ((), token) = change(visit, seat).await?;
    let to = if back == "/" { "/hem" } else { back };
    Ok(visit.go(to).cookie(session_cookie(&token)))
}

/// The session gets a new secret together with its place.
async fn change(visit: &Visit, seat: Seat) -> Result<((), Token), Problem> {
    let token = visit.token().cloned().ok_or(Problem::NotFound)?;
    let new_token = Token::draw()?;
    let life = visit.app.session_life().clone();
    visit
        .act(&ChooseAssignment {
            token,
            new_token: new_token.clone(),
            seat,
            life,
        })
        .await?;
    Ok(((), new_token))
}

/// The page after a login that brought a kept form: it leads on to the choice, and from there to the form.
pub(super) fn with_kept(visit: &Visit, kept: &Kept) -> Reply {
    let t = visit.t();
    let title = t.say("portal-assignment-title");
    let body = html! {
        (Heading::new(title.clone()))
        (Notice::info(t, t.say("page-kit-kept-notice")))
        form method="post" action="/uppdrag" {
            (kept.in_login())
            (hidden(COMES_IN, Checkbox::YES))
            (ButtonRow::new(Button::primary(t.say("portal-assignment-go-on"))))
        }
    };
    Reply::page(title, body)
}

/// What was typed, ready to be sent to where it was meant for.
fn resend(visit: &Visit, kept: &Kept) -> Reply {
    let t = visit.t();
    let title = t.say("portal-resend-title");
    let body = html! {
        (Heading::new(title.clone()).lead(t.say("portal-resend-lead")))
        form method="post" action=(kept.to) {
            (kept.as_sent())
            (ButtonRow::new(Button::primary(t.say("portal-resend"))).and(
                Button::quiet(t.say("page-kit-cancel")).href("/hem")))
        }
    };
    Reply::page(title, body)
}

fn key(seat: Seat) -> String {
    match seat {
        Seat::Assignment(id) => id.to_string(),
        Seat::Own => "own".to_owned(),
        Seat::LetIn(id) => format!("relative-{id}"),
    }
}

fn view(visit: &Visit, form: &Form, places: &[SeatView]) -> Reply {
    let t = visit.t();
    let title = t.say("portal-assignment-title");
    let choices = places.iter().map(|place| {
        let role = t.say(&format!("access-role-{}", place.role.key()));
        let unit = place
            .team
            .or(place.unit)
            .and_then(|unit| visit.app.unit_name(unit));
        let label = unit.map_or_else(|| role.clone(), |unit| format!("{role}, {unit}"));
        Choice::new(key(place.seat), label)
    });
    let kept = Kept::read(visit.fields());
    let body = html! {
        (Heading::new(title.clone()).lead(t.say("portal-assignment-lead")))
        @if places.is_empty() {
            (Notice::warning(t, t.say("portal-assignment-none")).body(html! { p { (t.say("portal-assignment-none-body")) } }))
        } @else {
            form method="post" action="/uppdrag" {
                (form.around(t, html! {
                    (hidden("back", form.value("back")))
                    @if let Some(kept) = &kept { (kept.in_login()) }
                    (form.radios(t, "place", "portal-assignment-which", choices))
                    (ButtonRow::new(Button::primary(t.say("portal-assignment-go-on"))))
                }))
            }
        }
    };
    Reply::page(title, body).with_errors(form.has_errors())
}
