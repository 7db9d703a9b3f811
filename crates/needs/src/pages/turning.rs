//! The knobs as an address or a form has them, and the form in which they are turned.

use std::fmt::Write as _;

use kernel::Refusal;
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

/// Where what is wrong with a trial as a whole is noted, and stands on the page.
const WHOLE: &str = "prova";

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
    let mut typed = visit.blank();
    let (asked, about) = (
        numbered(version, &sent(ALTERNATIVE)),
        numbered(version, &sent(ABOUT)),
    );
    let mut is_whole = asked.is_ok() && about.is_ok();
    if !is_whole {
        let refusal = Refusal::new("needs-refusal-trial-alternative");
        typed.refuse(refusal.at(ALTERNATIVE));
    }
    let base = asked.ok().flatten().map(|(_, base)| base);
    let base = base.unwrap_or_else(|| version.clone());
    let alternative = rules::number(&base);
    // Whoever chooses another alternative sends the fall of the one before: it is not meant for this one.
    let about = about.ok().flatten().map(|(number, _)| number);
    let is_other = about.is_some_and(|about| about != alternative);
    let is_fall = |knob: Knob| matches!(knob, Knob::Fall | Knob::FallLow | Knob::FallHigh);
    let own = rules::knobs(&base);
    let mut tried = own.clone();
    let mut changed = Vec::new();
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
    // A number that the scenario has nothing of would be passed over without a word.
    for knob in Knob::ALL.iter().copied() {
        if own.get(knob).is_none() && !sent(knob.key()).trim().is_empty() {
            is_whole = false;
            typed.refuse(Refusal::new("needs-refusal-trial-nothing").at(knob.key()));
        }
    }
    let outcome = if is_whole {
        rules::turned(&base, &tried).map_err(|refusal| {
            let is_placed = refusal.field.is_some();
            typed.refuse(if is_placed {
                refusal
            } else {
                refusal.at(WHOLE)
            });
        })
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

/// An alternative by the number that was sent, with the assumptions that take it: nothing where no number was, an error
/// where there is no such alternative.
fn numbered(version: &Assumptions, sent: &str) -> Result<Option<(usize, Assumptions)>, ()> {
    if sent.trim().is_empty() {
        return Ok(None);
    }
    let number: usize = sent.trim().parse().map_err(|_no_number| ())?;
    let base = rules::numbered(version, number).ok_or(())?;
    Ok(Some((number, base)))
}

/// Whether a name in an address belongs to a trial.
pub(super) fn knows(name: &str) -> bool {
    let mut knobs = Knob::ALL.iter();
    matches!(name, ALTERNATIVE | ABOUT) || knobs.any(|knob| knob.key() == name)
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
                .chosen(self.alternative.to_string())
                .errors(self.typed.errors_at(t, ALTERNATIVE));
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
        let mut all = self.typed.errors_at(t, WHOLE);
        let knobs = Knob::ALL.iter();
        let fields = std::iter::once((ALTERNATIVE, "needs-alternative".to_owned()))
            .chain(knobs.map(|knob| (knob.key(), words::knob(*knob))));
        for (field, name) in fields {
            let errors = self.typed.errors_at(t, field);
            let named = |error: String| format!("{}: {error}", t.say(&name));
            all.extend(errors.into_iter().map(named));
        }
        all
    }
}
