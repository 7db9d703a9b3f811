//! The rule behind a step of the page, as the rule book has it today.

use kernel::Problem;
use maud::html;
use page_kit::{Visit, components::Why};

/// "Varför?" for a rule.
pub(super) fn why<'v>(visit: &'v Visit, key: &str) -> Result<Why<'v>, Problem> {
    let rules = visit.app.rules();
    let rule = rules.rule(key, visit.today())?;
    let language = visit.language();
    let why = Why::new(visit.t(), rule.title(language))
        .text(html! { p { (rule.why(language)) } })
        .valid(rule.valid.from(), rule.valid.to());
    let why = match rule.citation(language) {
        Some(citation) => why.paragraph(citation),
        None => why,
    };
    Ok(if rule.is_local() { why.local() } else { why })
}
