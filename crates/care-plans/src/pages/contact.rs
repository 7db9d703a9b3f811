//! Who the named care contact is: somebody with the right title, or why nobody.

use kernel::{Problem, Refusal, UserId};
use maud::{Markup, html};
use organisation::StaffMember;
use page_kit::{
    Form, Reply, Visit,
    components::{Button, ButtonRow, Choice, Heading, Notice},
};
use rulebook::keys;

use super::shown::{Shown, load_for_provider};
use crate::{
    actions::{NameContact, NewContact},
    model::ContactAnswer,
};

/// The form with the answer that holds.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let shown = load_for_provider(&visit).await?;
    let may = may_be_named(&visit, &shown).await?;
    let form = shown.fresh(&visit);
    let form = match shown.view.contact().map(|contact| &contact.answer) {
        Some(answer @ ContactAnswer::Named { user, .. }) => {
            form.with("answer", answer.key()).with("user", user)
        }
        Some(
            answer @ (ContactAnswer::Declined { reason } | ContactAnswer::NotNeeded { reason }),
        ) => form.with("answer", answer.key()).with("reason", reason),
        None => form.with("answer", "named"),
    };
    Ok(view(&visit, (&shown, &may), &form))
}

/// Saves it.
pub(super) async fn save(visit: Visit) -> Result<Reply, Problem> {
    let shown = load_for_provider(&visit).await?;
    let may = may_be_named(&visit, &shown).await?;
    let mut form = visit.form();
    let seen = shown.seen(&form);
    let input = read(&mut form).map(|contact| NameContact { seen, contact });
    match visit.submit(&mut form, input).await? {
        Some(_id) => {
            let to = match shown.plan().draft {
                Some(_) => shown.draft_address(),
                None => shown.address(),
            };
            Ok(visit.go(to).saying("care-plans-contact-saved"))
        }
        None => Ok(view(&visit, (&shown, &may), &form)),
    }
}

async fn may_be_named(visit: &Visit, shown: &Shown) -> Result<Vec<StaffMember>, Problem> {
    let (reader, provider) = (visit.reader(), shown.plan().provider);
    let mut found = organisation::care_contacts_of(reader, provider, visit.today()).await?;
    // The staff record stays when somebody leaves; the assignment ends.
    let at_work = access::staff_at(reader, provider, visit.today()).await?;
    found.retain(|member| at_work.iter().any(|one| one.assignment.user == member.user));
    Ok(found)
}

fn read(form: &mut Form) -> Option<NewContact> {
    match form.value("answer").to_owned().as_str() {
        "declined" => form.prose("reason").map(NewContact::Declined),
        "not-needed" => form.prose("reason").map(NewContact::NotNeeded),
        "named" => form.choice::<UserId>("user").map(NewContact::Named),
        _other => {
            form.refuse(Refusal::new("page-kit-refusal-choice").at("answer"));
            None
        }
    }
}

fn view(visit: &Visit, (shown, may): (&Shown, &[StaffMember]), form: &Form) -> Reply {
    let t = visit.t();
    let title = "care-plans-contact-title";
    let answers = ["named", "declined", "not-needed"]
        .map(|key| Choice::new(key, t.say(&format!("care-plans-answer-{key}"))));
    let body = html! {
        (Heading::new(t.say(title)).over(shown.person.name()).lead(t.say("care-plans-contact-lead")))
        (visit.why_all(&[keys::SOL_10_7, keys::SOL_25_4, keys::SOL_25_4_TRANSITION]))
        form method="post" action={ (shown.address()) "/kontakt" } {
            (form.around(t, html! {
                (form.radios(t, "answer", "care-plans-contact-answer", answers))
                (people(visit, may, form))
                (form.area(t, "reason", "care-plans-contact-reason").hint(t.say("care-plans-contact-reason-hint"))
                    .rows(2).optional())
                (ButtonRow::new(Button::primary(t.say("care-plans-contact-save")))
                    .and(Button::quiet(t.say("page-kit-cancel")).href(shown.address())))
            }))
        }
    };
    let way = shown
        .way(visit)
        .step(shown.person.name(), shown.address())
        .here(t.say(title));
    visit
        .page(title, body)
        .breadcrumbs(&way)
        .with_errors(form.has_errors())
}

/// Those who may be named, each with the right by which they may.
fn people(visit: &Visit, may: &[StaffMember], form: &Form) -> Markup {
    let t = visit.t();
    if may.is_empty() {
        let notice = Notice::warning(t, t.say("care-plans-contact-nobody"));
        return html! { (notice.body(html! { p { (t.say("care-plans-contact-nobody-body")) } })) };
    }
    let choices = may.iter().map(|member| {
        let basis = member.assistant_nurse.map_or_else(String::new, |basis| {
            t.say(&format!("care-plans-basis-{}", basis.key()))
        });
        Choice::new(member.user.to_string(), format!("{}, {basis}", member.name))
    });
    html! {
        (form.select(t, "user", "care-plans-contact-who").empty(t.say("care-plans-contact-choose"))
            .choices(choices).optional())
    }
}
