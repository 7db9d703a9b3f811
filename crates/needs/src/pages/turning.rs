//! The knobs as an address or a form has them, and the form in which they are turned.

use std::fmt::Write as _;

use maud::{Markup, html};
use page_kit::{
    Form, Visit,
    components::{Field, FilterForm, Section, Select, hidden},
};

use super::{
    scope::{Loaded, Tried},
    words,
};
use crate::{
    model::{Assumptions, Knob, Knobs},
    rules,
};

/// The number of the alternative that is asked for, and of the one that the numbers of the fall are about.
const ALTERNATIVE: &str = "alternativ";
const ABOUT: &str = "om";

/// Knobs as they were sent.
pub(super) struct Turned {
    /// As they stand in the version, with the alternative that is asked for.
    own: Knobs,
    /// The number of that alternative.
    alternative: usize,
    /// What was typed.
    typed: Form,
    /// Numbers that differ.
    changed: Vec<(Knob, f64)>,
    /// What they mean, or what is wrong.
    pub(super) outcome: Result<Assumptions, ()>,
    /// Whether they differ from the version's own.
    pub(super) is_trial: bool,
}

/// Reads knobs out of an address or a form; what is left out stands as it stood.
pub(super) fn read(visit: &Visit, version: &Assumptions, sent: &dyn Fn(&str) -> String) -> Turned {
    let number = |name: &str| sent(name).parse::<usize>().ok();
    let asked = number(ALTERNATIVE).and_then(|number| rules::numbered(version, number));
    let base = asked.unwrap_or_else(|| version.clone());
    let alternative = rules::number(&base);
    // Whoever chooses another alternative sends the fall of the one before: it is not meant for this one.
    let is_other = number(ABOUT).is_some_and(|about| about != alternative);
    let is_fall = |knob: Knob| matches!(knob, Knob::Fall | Knob::FallLow | Knob::FallHigh);
    let own = rules::knobs(&base);
    let mut typed = visit.blank();
    let mut tried = own.clone();
    let (mut changed, mut is_whole) = (Vec::new(), true);
    for (knob, value) in own.all() {
        let text = sent(knob.key());
        if text.trim().is_empty() || (is_other && is_fall(knob)) {
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
            changed.push((knob, number));
        } else {
            is_whole = false;
            typed.refuse(words::out_of_bounds(visit, knob).at(knob.key()));
        }
    }
    let outcome = if is_whole {
        rules::turned(&base, &tried).map_err(|refusal| typed.refuse(refusal))
    } else {
        Err(())
    };
    let is_trial = outcome.as_ref().is_ok_and(|turned| turned != version);
    Turned {
        own,
        alternative,
        typed,
        changed,
        outcome,
        is_trial,
    }
}

impl Turned {
    /// What is tried, with the part of an address that tries it on another page; nothing where all stands as it stood.
    pub(super) fn tried(&self) -> Option<Tried> {
        let assumptions = self.outcome.clone().ok().filter(|_| self.is_trial)?;
        let alternative = self.alternative.to_string();
        let mut pairs = vec![(ALTERNATIVE, alternative.clone()), (ABOUT, alternative)];
        for (knob, number) in &self.changed {
            let mut said = String::new();
            // Writing to a text cannot fail.
            let _written = write!(said, "{number:.*}", knob.decimals());
            pairs.push((knob.key(), said));
        }
        let turned = self.changed.iter();
        let changes = turned.filter_map(|(knob, to)| Some((*knob, [self.own.get(*knob)?, *to])));
        Some(Tried {
            assumptions,
            pairs,
            changes: changes.collect(),
        })
    }

    /// The form in which knobs are turned; it works as an address.
    pub(super) fn form(&self, visit: &Visit, loaded: &Loaded) -> Markup {
        let t = visit.t();
        let to = format!("{}#prova", loaded.scenario.address());
        let mut form = FilterForm::new(t, to)
            .button(t.say("needs-try"))
            .field(hidden("version", &loaded.version.number.to_string()));
        let known = &loaded.version.assumptions.care.alternatives;
        if !known.is_empty() {
            let mut alternatives = Select::new(t, ALTERNATIVE, t.say("needs-alternative"))
                .hint(t.say("needs-alternative-hint"))
                .choice("0", t.say("needs-alternative-as-today"))
                .chosen(self.alternative.to_string());
            for (number, name) in (1_usize..).zip(known.keys()) {
                alternatives = alternatives.choice(number.to_string(), words::alternative(t, name));
            }
            form = form
                .field(hidden(ABOUT, &self.alternative.to_string()))
                .field(alternatives);
        }
        for (knob, _) in self.own.all() {
            form = form.field(self.field(visit, knob));
        }
        if self.is_trial || self.outcome.is_err() {
            form = form.back(
                t.say("needs-undo"),
                format!("{}#prova", loaded.own_address()),
            );
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
            (hidden(ALTERNATIVE, &self.alternative.to_string()))
            (hidden(ABOUT, &self.alternative.to_string()))
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
