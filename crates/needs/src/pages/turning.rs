//! The knobs as an address or a form has them, and the form in which they are turned.

use std::fmt::Write as _;

use kernel::Refusal;
use maud::{Markup, html};
use page_kit::{
    Form, Visit,
    components::{Field, FilterForm, Section, Select, hidden},
};

use projection::care::Effect;

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

/// The names of switches, one for each effect by its number.
const EFFECT: &str = "effekt-";
/// An effect that is on, and one that is off, as addresses say it.
const SWITCHED: [(&str, bool); 2] = [("med", true), ("utan", false)];

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
    /// Each effect with whether it stands on, and whether it is tried on.
    effects: Vec<(Effect, [bool; 2])>,
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
    let (base, effects) = match switches(&base, sent, &mut typed) {
        Ok(switched) => switched,
        Err(effects) => {
            is_whole = false;
            (base, effects)
        }
    };
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
    is_whole &= has_all(&own, sent, &mut typed);
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
        effects,
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

/// Whether the scenario has something of all numbers that were sent: what it has nothing of would be passed over
/// without a word, and is noted.
fn has_all(own: &Knobs, sent: &dyn Fn(&str) -> String, typed: &mut Form) -> bool {
    let mut has_all = true;
    for knob in Knob::ALL.iter().copied() {
        if own.get(knob).is_none() && !sent(knob.key()).trim().is_empty() {
            has_all = false;
            typed.refuse(Refusal::new("needs-refusal-trial-nothing").at(knob.key()));
        }
    }
    has_all
}

/// Every effect with whether it stands on and is tried on.
type Switches = Vec<(Effect, [bool; 2])>;

/// The assumptions with effects switched as was sent; what is left out stands as it stood. What is no switch is noted.
fn switches(
    base: &Assumptions,
    sent: &dyn Fn(&str) -> String,
    typed: &mut Form,
) -> Result<(Assumptions, Switches), Switches> {
    let mut switched = base.clone();
    let (mut effects, mut is_whole) = (Vec::new(), true);
    for (place, (effect, stands)) in rules::effects(base).into_iter().enumerate() {
        let name = effect_name(place);
        let text = sent(&name);
        let mut known = SWITCHED.iter();
        let tried = if text.trim().is_empty() {
            Some(stands)
        } else {
            let asked = known.find(|(word, _)| *word == text.trim());
            asked.map(|(_, on)| *on)
        };
        let next = tried.and_then(|on| Some((on, rules::switched(&switched, (place, on))?)));
        if let Some((on, next)) = next {
            switched = next;
            effects.push((effect.clone(), [stands, on]));
        } else {
            is_whole = false;
            typed.refuse(Refusal::new("page-kit-refusal-choice").at(name));
            effects.push((effect.clone(), [stands, stands]));
        }
    }
    for place in effects.len()..rules::ASSUMED_MAX {
        if !sent(&effect_name(place)).trim().is_empty() {
            is_whole = false;
            typed.refuse(Refusal::new("needs-refusal-trial-nothing").at(WHOLE));
        }
    }
    if is_whole {
        Ok((switched, effects))
    } else {
        Err(effects)
    }
}

/// The name of an effect's switch, by its place.
fn effect_name(place: usize) -> String {
    format!("{EFFECT}{}", place + 1)
}

/// A switch as addresses say it.
fn word(on: bool) -> &'static str {
    let mut known = SWITCHED.iter();
    known
        .find(|(_, one)| *one == on)
        .map_or("", |(word, _)| *word)
}

/// Whether a name in an address belongs to a trial.
pub(super) fn knows(name: &str) -> bool {
    let mut knobs = Knob::ALL.iter();
    matches!(name, ALTERNATIVE | ABOUT)
        || name.starts_with(EFFECT)
        || knobs.any(|knob| knob.key() == name)
}

impl Turned {
    /// What is tried, with the part of an address that tries it on another page; nothing where all stands as it stood.
    pub(super) fn tried(&self) -> Option<Tried> {
        let assumptions = self.outcome.clone().ok().filter(|_| self.is_trial)?;
        let alternative = self.alternative.to_string();
        let mut pairs = vec![
            (ALTERNATIVE.to_owned(), alternative.clone()),
            (ABOUT.to_owned(), alternative),
        ];
        for (knob, number) in &self.changed {
            let mut said = String::new();
            // Writing to a text cannot fail.
            let _written = write!(said, "{number:.*}", knob.decimals());
            pairs.push((knob.key().to_owned(), said));
        }
        let mut switches = Vec::new();
        for (place, (effect, [stands, on])) in self.effects.iter().enumerate() {
            if stands != on {
                pairs.push((effect_name(place), word(*on).to_owned()));
                switches.push((effect.name.clone(), *on));
            }
        }
        let turned = self.changed.iter();
        let changes = turned.filter_map(|(knob, to)| Some((*knob, [self.own.get(*knob)?, *to])));
        Some(Tried {
            assumptions,
            pairs,
            changes: changes.collect(),
            switches,
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
        for place in 0..self.effects.len() {
            form = form.field(self.switch(visit, place));
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

    /// The switch of an effect, with what it is assumed to do.
    fn switch<'v>(&self, visit: &'v Visit, place: usize) -> Select<'v> {
        let (t, name) = (visit.t(), effect_name(place));
        let Some((effect, [_, on])) = self.effects.get(place) else {
            return Select::new(t, name, String::new());
        };
        let mut select = Select::new(t, name.as_str(), effect.name.clone())
            .hint(words::effect(visit, effect))
            .chosen(word(*on))
            .errors(self.typed.errors_at(t, &name));
        for (word, on) in SWITCHED {
            let said = if on {
                "needs-effect-on"
            } else {
                "needs-effect-off"
            };
            select = select.choice(word, t.say(said));
        }
        select
    }

    /// What was typed, hidden in a form that saves it.
    pub(super) fn hidden(&self) -> Markup {
        html! {
            (hidden(ALTERNATIVE, &self.alternative.to_string()))
            (hidden(ABOUT, &self.alternative.to_string()))
            @for (knob, _) in self.own.all() { (hidden(knob.key(), self.typed.value(knob.key()))) }
            @for (place, (_, [_, on])) in self.effects.iter().enumerate() {
                (hidden(&effect_name(place), word(*on)))
            }
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
        for (place, (effect, _)) in self.effects.iter().enumerate() {
            let errors = self.typed.errors_at(t, &effect_name(place));
            let named = |error: String| format!("{}: {error}", effect.name);
            all.extend(errors.into_iter().map(named));
        }
        all
    }
}
