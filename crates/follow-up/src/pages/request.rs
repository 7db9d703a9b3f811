//! What a provider is asked to plan in another way: that, and nothing else of the follow-up.

use access::{Need, Resource, Side};
use cases::DecisionId;
use kernel::{PersonId, Problem};
use maud::html;
use page_kit::{
    Reply, Visit,
    components::{Breadcrumbs, Button, ButtonRow, Facts, Heading, Section, prose},
    dates,
};
use rulebook::keys;

use super::shown::is_own;
use crate::{
    model::FollowUpId,
    reads::{self, requests},
};

/// The request, for the provider that it is put to and for those who put it.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let t = visit.t();
    let (id, reader) = (visit.person()?, visit.reader());
    let (follow_up, decision): (FollowUpId, DecisionId) =
        (visit.id("follow_up")?, visit.id("decision")?);
    // Whoever is let in to the plans is not let in to what was said when a decision was followed up. The page is the same
    // whether there is such a request or not.
    let reads = Need::see(Resource::FollowUp).about(id);
    if is_own(&visit) && !access::may(reader, &visit.call, reads).await? {
        return Ok(not_for_relatives(&visit, id));
    }
    let view = reads::follow_up(reader, id, follow_up)
        .await?
        .ok_or(Problem::NotFound)?;
    let asked = requests(reader, follow_up).await?;
    let request = asked.iter().find(|one| one.decision == decision);
    let request = request.ok_or(Problem::NotFound)?;
    // Another provider of the same person finds nothing.
    let side = access::side(reader, &visit.call, (id, request.provider)).await?;
    let person = residents::person(reader, id)
        .await?
        .ok_or(Problem::NotFound)?;
    let covered = view.follow_up.covers(decision).ok_or(Problem::NotFound)?;
    let catalogue = organisation::services(reader).await?;
    let service = super::shown::service_name(&visit, &catalogue, &covered.service);
    let plan = format!("/personer/{id}/genomforandeplaner/{}", request.plan);
    let agreed = request
        .agreed_on
        .map(|day| dates::day_element(visit.language(), day, visit.today()));
    let over = request
        .over_on
        .map(|day| dates::day_element(visit.language(), day, visit.today()));
    let facts = Facts::new()
        .maybe(t.say("follow-up-goal"), covered.goal.as_ref().map(prose))
        .fact(t.say("follow-up-request-asked"), prose(&request.asked))
        .fact(
            t.say("follow-up-request-on"),
            dates::moment_element(visit.language(), request.asked_at, visit.now()),
        )
        .maybe(t.say("follow-up-request-agreed"), agreed)
        .maybe(t.say("follow-up-request-over"), over);
    let title = "follow-up-request-title";
    let body = html! {
        (Heading::new(t.say(title)).over(person.name()).lead(t.with("follow-up-request-lead", &[("service", service.into())])))
        (Section::new("begaran", t.say("follow-up-request-section"), html! {
            (facts)
            (visit.why_all(&[keys::LOCAL_CARE_PLAN, keys::SOL_10_3]))
            (ButtonRow::new(Button::primary(t.say("follow-up-request-plan")).href(plan)))
        }))
    };
    let way = match side {
        Side::Provider => Breadcrumbs::new(t),
        Side::Ordering | Side::Own => {
            Breadcrumbs::new(t).step(person.name(), format!("/personer/{id}"))
        }
    };
    Ok(visit.page(title, body).breadcrumbs(&way.here(t.say(title))))
}

/// What a relative is told who has come here.
fn not_for_relatives(visit: &Visit, person: PersonId) -> Reply {
    let t = visit.t();
    let title = "follow-up-request-title";
    let plans = format!("/personer/{person}/genomforandeplaner");
    let body = html! {
        (Heading::new(t.say(title)).lead(t.say("follow-up-request-not-let-in")))
        (ButtonRow::new(Button::primary(t.say("follow-up-request-plans")).href(plans)))
    };
    visit.own_page(title, body)
}
