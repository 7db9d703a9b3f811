//! The rule book: all rules, one rule with its wordings, and the setting of a local one.

mod list;
mod one;
mod set;

use access::{Need, Resource};
use kernel::Problem;
use maud::{Markup, html};
use page_kit::{Needs, Routes, T, Visit};
use rulebook::{Rule, Source};

/// The routes.
pub(super) fn routes() -> Routes {
    let set = Needs::may(Need::administer(Resource::RuleBook));
    Routes::new()
        // Open: what the rules say, and why, is public.
        .page("/regler", Needs::open(), list::show)
        .page("/regler/{key}", Needs::open(), one::show)
        .page("/regler/{key}/satt", set, set::show)
        .form("/regler/{key}/satt", set, set::save)
}

/// The wordings of the rule in the path.
fn wordings(visit: &Visit) -> Result<Vec<Rule>, Problem> {
    let key: String = visit.part("key")?;
    let rules = visit.app.rules();
    let found = rules.wordings(&key);
    found
        .map(<[Rule]>::to_vec)
        .map_err(|_unknown| Problem::NotFound)
}

/// What a rule says, in words.
fn value(t: T<'_>, rule: &Rule) -> String {
    let (text, args) = rule.value.text(t.language());
    t.with(text, &args)
}

/// Where a rule stands: the paragraph, or the kind of local decision.
fn place(t: T<'_>, rule: &Rule) -> String {
    match &rule.source {
        Source::National { law, .. } => rule
            .citation(t.language())
            .unwrap_or_else(|| law.short.clone()),
        Source::Local { kind, .. } => t.say(kind.text()),
    }
}

/// Whether the rule was checked against its source, as a word.
fn checked(t: T<'_>, rule: &Rule) -> String {
    let key = match (rule.verified, rule.is_local()) {
        (true, _) => "portal-rules-verified",
        (false, true) => "portal-rules-example",
        (false, false) => "portal-rules-unverified",
    };
    t.say(key)
}

/// A local value is the municipality's own, or the product's example until it has decided.
fn tag(t: T<'_>, rule: &Rule) -> Markup {
    html! { span.tag { (checked(t, rule)) } }
}
