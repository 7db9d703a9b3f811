//! One rule: every wording, which holds today, why, where it stands, and whether it was checked.

use access::{Need, Resource};
use kernel::Problem;
use maud::{Markup, html};
use page_kit::{
    Reply, Visit,
    components::{Breadcrumbs, Button, Facts, Heading, Notice, Section, Status, StatusKind},
    dates,
};
use rulebook::{Begins, Lookup, Rule, Source};

use super::{checked, place, value, wordings};

/// The rule.
pub(in crate::pages) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let t = visit.t();
    let language = visit.language();
    let all = wordings(&visit)?;
    let today = visit.today();
    let in_force = all.iter().find(|rule| rule.valid.contains(today));
    let rule = in_force.or(all.last()).ok_or(Problem::NotFound)?;
    let title = rule.title(language).to_owned();
    let may_set = rule.is_local()
        && access::may(
            visit.reader(),
            &visit.call,
            Need::administer(Resource::RuleBook),
        )
        .await?;
    let mut heading = Heading::new(title.clone())
        .over(place(t, rule))
        .lead(rule.why(language));
    if may_set {
        let href = format!("/regler/{}/satt", rule.key.as_str());
        heading = heading.actions(Button::primary(t.say("portal-rules-set")).href(href));
    }
    let body = html! {
        (heading)
        @if in_force.is_none() { (Notice::warning(t, t.say("portal-rules-not-in-force"))) }
        @for wording in all.iter().rev() { (section(&visit, wording)) }
    };
    let way = Breadcrumbs::new(t)
        .step(t.say("portal-rules-title"), "/regler")
        .here(title.clone());
    Ok(Reply::page(title, body).breadcrumbs(&way))
}

fn section(visit: &Visit, rule: &Rule) -> Markup {
    let t = visit.t();
    let language = visit.language();
    let period = dates::period(language, rule.valid.from(), rule.valid.to());
    let (kind, word) = if rule.valid.contains(visit.today()) {
        (StatusKind::Active, "portal-rules-holds")
    } else if rule.valid.from() > visit.today() {
        (StatusKind::Waiting, "portal-rules-will-hold")
    } else {
        (StatusKind::Closed, "portal-rules-held")
    };
    let facts = Facts::new()
        .fact(
            t.say("portal-rules-value"),
            html! { strong { (value(t, rule)) } },
        )
        .fact(t.say("portal-rules-state"), Status::new(kind, t.say(word)))
        .fact(t.say("portal-rules-checked"), checked(t, rule))
        .maybe(
            t.say("portal-rules-remark"),
            rule.remark
                .as_ref()
                .map(|remark| html! { span lang="sv" { (remark) } }),
        )
        .maybe(
            t.say("portal-rules-looked-up"),
            match rule.lookup {
                Lookup::Day => None,
                Lookup::Decision => Some(t.say("portal-rules-by-decision")),
            },
        );
    let facts = match &rule.source {
        Source::National {
            law,
            amended,
            begins,
            ..
        } => facts
            .fact(t.say("portal-rules-place"), place(t, rule))
            .fact(
                t.say("portal-rules-law"),
                html! { span lang="sv" { (law.name) " (" (law.number) ")" } },
            )
            .fact(
                t.say("portal-rules-text"),
                html! { span lang="sv" { (law.text) } },
            )
            .fact(t.say("portal-rules-begins"), t.say(begin_text(*begins)))
            .maybe(t.say("portal-rules-amended"), amended.clone()),
        Source::Local {
            kind,
            under,
            limits,
            decided,
        } => {
            let under = under
                .as_ref()
                .map(|key| html! { a href={ "/regler/" (key.as_str()) } { (key.as_str()) } });
            let limits = limits
                .as_ref()
                .map(|(least, most)| format!("{} – {}", said(visit, least), said(visit, most)));
            let facts = facts
                .fact(t.say("portal-rules-kind"), t.say(kind.text()))
                .maybe(t.say("portal-rules-under"), under)
                .maybe(t.say("portal-rules-limits"), limits);
            by_whom(visit, facts, decided.as_ref())
        }
    };
    html! { (Section::new(format!("fran-{}", rule.valid.from()), period, facts)) }
}

/// A value in the reader's words.
fn said(visit: &Visit, value: &rulebook::Value) -> String {
    let (text, args) = value.text(visit.language());
    visit.t().with(text, &args)
}

/// Who decided a local rule, why, and when it was set here.
fn by_whom(visit: &Visit, facts: Facts, decided: Option<&rulebook::Decided>) -> Facts {
    let Some(decided) = decided else {
        return facts;
    };
    let t = visit.t();
    let set_at = dates::full_moment(visit.language(), decided.set_at);
    facts
        .fact(t.say("portal-rules-decided-by"), decided.by.to_string())
        .fact(t.say("portal-rules-reason"), decided.reason.to_string())
        .fact(t.say("portal-rules-set-at"), set_at)
}

const fn begin_text(begins: Begins) -> &'static str {
    match begins {
        Begins::Statute => "portal-rules-begins-statute",
        Begins::Amendment => "portal-rules-begins-amendment",
        Begins::Book => "portal-rules-begins-book",
    }
}
