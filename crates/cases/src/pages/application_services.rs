//! What can be wished in an application: what the municipality offered on the day when it came in.

use kernel::{Date, Problem, Refusal};
use maud::{Markup, html};
use organisation::Service;
use page_kit::{
    Form, Visit,
    components::{Button, ButtonRow, Choice, hidden},
};

use crate::rules::application::{ADVICE, is_advice};

/// The field that says of which day the list is that the reader saw.
const LISTED: &str = "listed";

/// What was offered on a day.
pub(super) struct Listed {
    day: Date,
    services: Vec<Service>,
}

impl Listed {
    /// Of the day that stands in the form. While none that can be stands there, today's.
    pub(super) async fn of(visit: &Visit, form: &Form) -> Result<Self, Problem> {
        let day = day(form, "received").unwrap_or_else(|| visit.today());
        Self::on(visit, day).await
    }

    async fn on(visit: &Visit, day: Date) -> Result<Self, Problem> {
        let mut services = organisation::services_on(visit.reader(), day).await?;
        let is_ours = organisation::advice_is_ours(&visit.app.rules(), day);
        services.retain(|service| is_ours || !is_advice(service));
        Ok(Self { day, services })
    }

    fn choosable(&self) -> impl Iterator<Item = &Service> {
        self.services.iter().filter(|service| service.assessed)
    }

    /// The services by act, and the button that lists those of another day. The region's own is named too, so that the
    /// officer learns where to turn.
    pub(super) fn fields(&self, visit: &Visit, form: &Form) -> Markup {
        let t = visit.t();
        let named = |service: &Service| {
            let act = t.say(&format!("cases-regime-short-{}", service.regime.key()));
            let name = service.name(visit.language());
            Choice::new(service.code.as_str(), format!("{name} ({act})"))
        };
        let has_advice = self.services.iter().any(is_advice);
        let advice = (!has_advice).then(|| {
            Choice::new(ADVICE, t.say("cases-service-advice"))
                .hint(t.say("cases-service-advice-hint"))
        });
        let choices = self.choosable().map(named).chain(advice);
        let hint = t.with(
            "cases-application-services-hint",
            &[("day", self.day.into())],
        );
        html! {
            (hidden(LISTED, &self.day.to_string()))
            (form.checkboxes(t, "services", "cases-application-services", choices).hint(hint).optional())
            (ButtonRow::new(Button::quiet(t.say("cases-application-services-reload")).sends("then", "services")))
        }
    }
}

/// Whether the reader asks for the list of the day that was typed, and saves nothing yet.
pub(super) fn wants_list(form: &Form) -> bool {
    form.value("then") == "services"
}

/// Refuses what was ticked in a list of another day, if other services were offered on the day that is saved: what was
/// not listed cannot have been asked about.
pub(super) async fn must_be_seen(visit: &Visit, form: &mut Form) -> Result<bool, Problem> {
    let (Some(seen), Some(received)) = (day(form, LISTED), day(form, "received")) else {
        return Ok(true);
    };
    let (seen, now) = (
        Listed::on(visit, seen).await?,
        Listed::on(visit, received).await?,
    );
    let is_same = seen.choosable().eq(now.choosable());
    if !is_same {
        let other = Refusal::new("cases-refusal-services-of-another-day").with("day", received);
        form.refuse(other.at("services"));
    }
    Ok(is_same)
}

/// A day that is not ahead, without noting what is wrong with it.
fn day(form: &Form, field: &str) -> Option<Date> {
    form.clone().past_date(field)
}
