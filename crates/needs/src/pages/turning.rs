//! The knobs as an address or a form has them, and the form in which they are turned.

use kernel::Refusal;
use maud::{Markup, html};
use page_kit::{
    Form, Visit,
    components::{Field, FilterForm, Section, hidden},
};

use super::{scope::Loaded, words};
use crate::{
    model::{Assumptions, Knob, Knobs},
    rules,
};

/// Knobs as they were sent.
pub(super) struct Turned {
    /// As they stand in the version.
    own: Knobs,
    /// What was typed.
    typed: Form,
    /// What they mean, or what is wrong.
    pub(super) outcome: Result<Assumptions, ()>,
    /// Whether they differ from the version's own.
    pub(super) is_trial: bool,
}

/// Reads knobs out of an address or a form; what is left out stands as it stood.
pub(super) fn read(visit: &Visit, version: &Assumptions, sent: &dyn Fn(&str) -> String) -> Turned {
    let own = rules::knobs(version);
    let mut typed = visit.blank();
    let mut tried = own.clone();
    let mut is_whole = true;
    for (knob, value) in own.all() {
        let text = sent(knob.key());
        if text.trim().is_empty() {
            let stands = words::typed(visit.language(), value, knob.decimals());
            typed = typed.with(knob.key(), stands);
            continue;
        }
        typed = typed.with(knob.key(), &text);
        if Knob::stands(&text, value) {
            continue;
        }
        if let Some(number) = knob.parse(&text) {
            tried = tried.with(knob, number);
        } else {
            is_whole = false;
            let bound = |number| words::typed(visit.language(), number, knob.decimals());
            let (least, most) = knob.bounds();
            let refusal = Refusal::new("needs-refusal-knob").with("least", bound(least));
            typed.refuse(refusal.with("most", bound(most)).at(knob.key()));
        }
    }
    let outcome = if is_whole {
        rules::turned(version, &tried).map_err(|refusal| typed.refuse(refusal))
    } else {
        Err(())
    };
    let is_trial = outcome.as_ref().is_ok_and(|turned| turned != version);
    Turned {
        own,
        typed,
        outcome,
        is_trial,
    }
}

impl Turned {
    /// The form in which knobs are turned; it works as an address.
    pub(super) fn form(&self, visit: &Visit, loaded: &Loaded) -> Markup {
        let t = visit.t();
        let to = format!("{}#prova", loaded.scenario.address());
        let mut form = FilterForm::new(t, to)
            .button(t.say("needs-try"))
            .field(hidden("version", &loaded.version.number.to_string()));
        for (knob, _) in self.own.all() {
            form = form.field(self.field(visit, knob));
        }
        if self.is_trial || self.outcome.is_err() {
            form = form.back(t.say("needs-undo"), format!("{}#prova", loaded.address()));
        }
        let body = html! { div.knobs.no-print { (form) } };
        let section = Section::new("prova", t.say("needs-knobs"), body);
        html! { (section.intro(t.say("needs-knobs-intro"))) }
    }

    fn field<'v>(&self, visit: &'v Visit, knob: Knob) -> Field<'v> {
        let t = visit.t();
        let field = Field::text(t, knob.key(), t.say(&words::knob(knob)))
            .unit(words::unit(t, knob))
            .width(6)
            .slider(knob.bounds(), knob.step());
        self.typed.fill(t, knob.key(), field)
    }

    /// What was typed, hidden in a form that saves it.
    pub(super) fn hidden(&self) -> Markup {
        html! {
            @for (knob, _) in self.own.all() { (hidden(knob.key(), self.typed.value(knob.key()))) }
        }
    }

    /// What is wrong with it.
    pub(super) fn errors(&self, visit: &Visit) -> Vec<String> {
        let t = visit.t();
        let named = |knob: Knob| {
            let errors = self.typed.errors_at(t, knob.key());
            errors.into_iter().map(move |error| (knob, error))
        };
        let all = Knob::ALL.iter().copied().flat_map(named);
        all.map(|(knob, error)| format!("{}: {error}", t.say(&words::knob(knob))))
            .collect()
    }
}
