//! A page of a visit with one thing to tell: heading, what one needs to know, the form, the buttons.

use maud::{Markup, html};
use page_kit::{
    Form, Reply, Visit,
    components::{Button, ButtonRow, Heading},
};

use super::shown::{Shown, way};

/// What such a page shows.
pub(super) struct OneForm<'a> {
    /// Key of the title.
    pub(super) title: &'static str,
    /// Key of the lead, where there is one.
    pub(super) lead: Option<&'static str>,
    /// What stands above the form.
    pub(super) above: Markup,
    /// Where the form is sent, under the visit's address.
    pub(super) tail: &'static str,
    /// Its fields.
    pub(super) fields: Markup,
    /// Key of what the button says.
    pub(super) button: &'static str,
    /// What was typed.
    pub(super) form: &'a Form,
}

impl OneForm<'_> {
    /// The page.
    pub(super) fn show(self, visit: &Visit, shown: &Shown) -> Reply {
        let t = visit.t();
        let (at, name) = (shown.address(), shown.visit.name.to_string());
        let heading = Heading::new(t.say(self.title)).over(name.clone());
        let heading = match self.lead {
            Some(lead) => heading.lead(t.say(lead)),
            None => heading,
        };
        let body = html! {
            (heading)
            (self.above)
            form method="post" action={ (at) "/" (self.tail) } {
                (self.form.around(t, html! {
                    (self.fields)
                    (ButtonRow::new(Button::primary(t.say(self.button)))
                        .and(Button::quiet(t.say("page-kit-cancel")).href(at.clone())))
                }))
            }
        };
        let way = way(visit).step(name, at);
        visit
            .page(self.title, body)
            .breadcrumbs(&way.here(t.say(self.title)))
            .with_errors(self.form.has_errors())
    }
}
