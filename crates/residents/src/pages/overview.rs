//! Who the person is, how she or he is reached, and who stands close: on one page.

use access::{Need, Resource};
use kernel::{PersonId, Problem};
use maud::{Markup, html};
use page_kit::{
    Reply, Visit,
    components::{
        Breadcrumbs, Button, ButtonRow, Column, Empty, Facts, PersonHead, Section, Status,
        StatusKind, Table,
    },
    dates,
};

use super::fields;
use crate::{
    model::{Authority, ContactDetails, MinorityLanguage, Person, Relative},
    reads,
};

/// What the reader may do besides reading.
struct May {
    who: bool,
    reach: bool,
}

/// The page.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let t = visit.t();
    let id = visit.person()?;
    let person = reads::person(visit.reader(), id)
        .await?
        .ok_or(Problem::NotFound)?;
    let details = reads::contact_details(visit.reader(), id).await?;
    let relatives = reads::relatives(visit.reader(), id).await?;
    let districts = fields::districts(&visit).await?;
    let district = details.district.as_ref().map(|code| {
        let known = districts.iter().find(|d| d.code.as_str() == code.as_str());
        known.map_or_else(|| code.to_string(), |d| d.name.to_string())
    });
    let may = async |need: Need| access::may(visit.reader(), &visit.call, need.about(id)).await;
    let may = May {
        who: may(Need::write(Resource::PersonFile)).await?,
        reach: may(Need::write(Resource::ContactDetails)).await?,
    };
    let body = html! {
        (head(&visit, &person))
        (Section::new("kontakt", t.say("residents-reach"), reach(&visit, &details, district))
            .actions(change(&visit, may.reach, id, "uppgifter/kontakt")))
        (Section::new("narstaende", t.say("residents-relatives"), close(&visit, &relatives, may.reach))
            .intro(t.say("residents-relatives-intro"))
            .actions(html! { @if may.reach {
                (Button::secondary(t.say("residents-relative-add")).href(format!("/personer/{id}/narstaende/ny")))
            } }))
        (Section::new("sprak", t.say("residents-situation"), situation(&visit, &person))
            .actions(change(&visit, may.who, id, "uppgifter/sprak")))
        @if may.who { (further(&visit, &person)) }
    };
    let way = Breadcrumbs::new(t)
        .step(person.name(), format!("/personer/{id}"))
        .here(t.say("residents-details-title"));
    let page = match visit.actor() {
        kernel::Actor::Resident { .. } => visit.own_page("residents-details-title", body),
        kernel::Actor::Staff { .. } | kernel::Actor::System { .. } | kernel::Actor::Public => {
            visit.page("residents-details-title", body)
        }
    };
    Ok(page.breadcrumbs(&way))
}

fn change(visit: &Visit, may: bool, id: PersonId, page: &str) -> Markup {
    html! { @if may {
        (Button::secondary(visit.t().say("residents-change")).href(format!("/personer/{id}/{page}")))
    } }
}

fn head<'v>(visit: &'v Visit, person: &Person) -> PersonHead<'v> {
    let t = visit.t();
    let mut head = PersonHead::new(t, person.name());
    if let Some(age) = person
        .identity
        .age_on(visit.today())
        .filter(|_age| person.is_alive())
    {
        head = head.age(i64::from(age));
    }
    if let Some(number) = person.number() {
        head = head.number(number.to_string());
    }
    if let Some(day) = person.dead_on {
        let day = dates::full_day(visit.language(), day);
        head = head.mark(t.with("residents-dead-on", &[("day", day.into())]));
    }
    head
}

fn reach(visit: &Visit, details: &ContactDetails, district: Option<String>) -> Markup {
    let t = visit.t();
    let address = details.address.as_ref().map(|address| {
        html! { (address.street) br; (address.postal_code) " " (address.town) }
    });
    let phone = |phone: &crate::model::Phone| {
        let plain: String = phone
            .as_str()
            .chars()
            .filter(|c| !c.is_whitespace())
            .collect();
        html! { a href={ "tel:" (plain) } { (phone) } }
    };
    let email = |email: &crate::model::Email| html! { a href={ "mailto:" (email) } { (email) } };
    let is_known = address.is_some() || details.phone.is_some() || details.email.is_some();
    let facts = Facts::new()
        .maybe(t.say("residents-address"), address)
        .maybe(t.say("residents-district"), district)
        .maybe(t.say("residents-phone"), details.phone.as_ref().map(phone))
        .maybe(
            t.say("residents-second-phone"),
            details.second_phone.as_ref().map(phone),
        )
        .maybe(t.say("residents-email"), details.email.as_ref().map(email));
    html! {
        @if !is_known { (Empty::new(t.say("residents-reach-empty"))) }
        (facts)
    }
}

fn close(visit: &Visit, relatives: &[Relative], may_change: bool) -> Markup {
    let t = visit.t();
    if relatives.is_empty() {
        return html! { (Empty::new(t.say("residents-relatives-empty"))) };
    }
    let rows = relatives.iter().map(|one| -> [Markup; 4] {
        let change = Button::quiet(t.say("residents-change"))
            .about(one.name.to_string())
            .href(format!("/personer/{}/narstaende/{}", one.person, one.id));
        [
            html! { strong { (one.name) } br; (t.say(&format!("residents-kinship-{}", one.kinship.key()))) },
            html! {
                @if let Some(phone) = &one.phone { (phone) }
                @if let Some(email) = &one.email { br; (email) }
            },
            authority(visit, one),
            html! { @if may_change { (change) } },
        ]
    });
    let table = Table::new(t, t.say("residents-relatives"))
        .hide_caption()
        .column(Column::new(t.say("residents-relative-name")))
        .column(Column::new(t.say("residents-relative-reach")))
        .column(Column::new(t.say("residents-authority")))
        .column(Column::actions(t.say("residents-change")))
        .rows(rows);
    html! { (table) }
}

/// What a relative may do, and when that holds.
fn authority(visit: &Visit, one: &Relative) -> Markup {
    let t = visit.t();
    let word = t.say(&format!("residents-authority-{}", one.authority.key()));
    if one.authority == Authority::None {
        return html! { (word) };
    }
    let kind = if one.may_apply_on(visit.today()) {
        StatusKind::Done
    } else {
        StatusKind::Closed
    };
    html! {
        (Status::new(kind, word)) br;
        (dates::period(visit.language(), one.period.from(), one.period.to()))
    }
}

fn situation(visit: &Visit, person: &Person) -> Facts {
    let t = visit.t();
    let needs = &person.languages;
    let key = |start: &str, key: &str| t.say(&format!("residents-{start}-{key}"));
    let minority = |one: MinorityLanguage| key("minority", one.key());
    Facts::new()
        .fact(
            t.say("residents-household"),
            key("household", person.household.key()),
        )
        .fact(
            t.say("residents-language"),
            fields::language_name(visit, needs.own.as_str()),
        )
        .fact(
            t.say("residents-interpreter"),
            key("interpreter", needs.interpreter.key()),
        )
        .maybe(t.say("residents-minority"), needs.minority.map(minority))
}

fn further(visit: &Visit, person: &Person) -> Markup {
    let t = visit.t();
    let to = |page: &str| format!("/personer/{}/uppgifter/{page}", person.id);
    let row = ButtonRow::new(Button::quiet(t.say("residents-who-title")).href(to("namn")));
    let death = Button::quiet(t.say("residents-death-title")).href(to("dodsfall"));
    html! { (if person.is_alive() { row.and(death) } else { row }) }
}
