//! "Why?" beside a limit: the rule in words, its paragraph, since when.

use maud::{Markup, html};
use page_kit::{Visit, components::Why};

/// The rule of a key as it stands today; nothing where the book has no such rule.
pub(super) fn why(visit: &Visit, key: &str) -> Markup {
    let rules = visit.app.rules();
    let Ok(rule) = rules.rule(key, visit.today()) else {
        return html! {};
    };
    let language = visit.language();
    let mut why = Why::new(visit.t(), rule.title(language))
        .text(html! { p { (rule.why(language)) } })
        .href(format!("/regler/{key}"));
    if let Some(citation) = rule.citation(language) {
        why = why.paragraph(citation);
    }
    html! { (why) }
}
