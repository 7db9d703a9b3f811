//! Whether the one behind an account may be a named care contact, and on what ground.

use access::UserView;
use kernel::Problem;
use maud::{Markup, html};
use organisation::{AssistantNurse, SetAssistantNurse, StaffMember, may_be_care_contact};
use page_kit::{
    Form, Reply, Visit,
    components::{Button, ButtonRow, Empty, Section},
};
use rulebook::keys;

use super::steps::take;

/// The field of the ground.
const GROUND: &str = "assistant-nurse";

/// The part of the account's page, with the rules behind it.
pub(super) async fn section(
    visit: &Visit,
    form: &Form,
    user: &UserView,
) -> Result<Markup, Problem> {
    let t = visit.t();
    let member = organisation::staff_member(visit.reader(), user.id).await?;
    let body = html! {
        @if let Some(member) = member { (ground(visit, form, &member)) }
        @else { (Empty::new(t.say("portal-care-contact-no-staff"))) }
    };
    let rules = [keys::SOL_25_4, keys::SOL_25_4_TRANSITION];
    let intro = html! {
        p { (t.say("portal-care-contact-lead")) }
        (visit.why_all(&rules))
    };
    let section = Section::new("omsorgskontakt", t.say("portal-care-contact"), body);
    Ok(html! { (section.intro(intro)) })
}

fn ground(visit: &Visit, form: &Form, member: &StaffMember) -> Markup {
    let t = visit.t();
    let standing = member.assistant_nurse.map_or("", AssistantNurse::key);
    // The other forms of the page send no ground: what holds is then shown, as at first.
    let chosen = form.values(GROUND).first().map_or(standing, String::as_str);
    let mut grounds = form
        .select(t, GROUND, "portal-care-contact-ground")
        .empty(t.say("portal-care-contact-ground-none"))
        .chosen(chosen);
    for one in AssistantNurse::ALL {
        let key = one.key();
        grounds = grounds.choice(key, t.say(&format!("portal-care-contact-ground-{key}")));
    }
    let over = may_be_care_contact(member, &visit.app.rules(), visit.today()).err();
    let over = over.filter(|_| member.assistant_nurse.is_some());
    html! {
        @if let Some(refusal) = over { p { (t.refusal(&refusal)) } }
        form method="post" action={ "/anvandare/" (member.user) "/omsorgskontakt" } {
            (visit.blank().with("version", member.version).top(t))
            (grounds)
            (ButtonRow::new(Button::secondary(t.say("portal-care-contact-save"))))
        }
    }
}

/// Sets the ground.
pub(in crate::pages) async fn set(visit: Visit) -> Result<Reply, Problem> {
    let mut form = visit.form();
    let user = visit.id("user")?;
    let version = form.version();
    let to = form.optional_choice(GROUND);
    let action = to.map(|to| SetAssistantNurse { user, version, to });
    take(&visit, form, action, "portal-care-contact-saved").await
}
