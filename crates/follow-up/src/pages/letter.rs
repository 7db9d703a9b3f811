//! The invitation on paper: when, why, that one may bring somebody, and whom to call.

use access::{Need, Resource};
use kernel::Problem;
use maud::html;
use page_kit::{
    Reply, Visit,
    components::{Heading, Letter, Notice},
};

use super::{shown::load, words::meeting};
use crate::model::State;

/// The letter, to be printed.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let shown = load(&visit).await?;
    let t = visit.t();
    let one = shown.follow_up();
    // What has been called off or held invites nobody.
    if one.state == State::Cancelled {
        return Ok(visit.go(shown.address()));
    }
    let unit = organisation::unit(visit.reader(), one.unit).await?;
    let unit_name = unit
        .as_ref()
        .map(|unit| unit.name.to_string())
        .unwrap_or_default();
    let phone = unit
        .and_then(|unit| unit.phone)
        .map(|phone| phone.to_string())
        .unwrap_or_default();
    let officers = access::user_names(visit.reader(), &[one.officer]).await?;
    let officer = officers.get(&one.officer).cloned().unwrap_or_default();
    let written = html! {
        p { (t.with("follow-up-letter-greeting", &[("name", shown.person.given_name.to_string().into())])) }
        p { (t.say("follow-up-letter-why")) }
        p { strong { (meeting(&visit, &one.meeting)) } }
        @if let Some(place) = &one.meeting.place { p { (place) } }
        p { (t.with("follow-up-letter-about", &[("services", shown.services(&visit).into())])) }
        p { (t.say("follow-up-letter-with")) }
        @if one.meeting.interpreter { p { (t.say("follow-up-letter-interpreter")) } }
        p { (t.say("follow-up-letter-questions")) }
        p { (t.with("follow-up-letter-call", &[("officer", officer.clone().into()), ("phone", phone.clone().into())])) }
    };
    let letter = Letter::new(t, visit.today(), t.say("follow-up-letter-title"), written)
        .sender([
            visit.app.settings().municipality.clone(),
            unit_name.clone(),
            phone,
        ])
        .reader(reader_lines(&visit, &shown).await?)
        .signer([officer, unit_name]);
    let body = html! {
        div.no-print {
            (Heading::new(t.say("follow-up-letter")).over(shown.person.name()))
            (Notice::info(t, t.say("follow-up-letter-print")))
        }
        (letter)
    };
    Ok(shown.page(&visit, "follow-up-letter", body))
}

/// Name and address, the latter only where the reader may see it.
async fn reader_lines(visit: &Visit, shown: &super::shown::Shown) -> Result<Vec<String>, Problem> {
    let mut lines = vec![shown.person.name()];
    let need = Need::see(Resource::ContactDetails).about(shown.person.id);
    if access::may(visit.reader(), &visit.call, need).await? {
        let details = residents::contact_details(visit.reader(), shown.person.id).await?;
        if let Some(address) = details.address {
            lines.push(address.street.to_string());
            lines.push(format!("{} {}", address.postal_code, address.town));
        }
    }
    Ok(lines)
}
