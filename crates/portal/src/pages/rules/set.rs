//! Setting a rule that the municipality decides for itself.

use kernel::{Problem, Refusal};
use maud::{Markup, html};
use page_kit::{
    Form, Reply, Visit,
    components::{Breadcrumbs, Button, ButtonRow, Choice, Heading, Notice},
};
use rulebook::{DecisionKind, Item, Rule, SetLocalRule, Share, Value};

use super::{value, wordings};
use crate::actions::SetRule;

/// The form, with the value that holds.
pub(in crate::pages) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let rule = local(&visit)?;
    let mut form = visit
        .blank()
        .with("value", typed(&rule.value))
        .with("from", visit.today());
    if let rulebook::Source::Local { kind, .. } = &rule.source {
        form = form.with("kind", kind.key());
    }
    Ok(view(&visit, &form, &rule))
}

/// Sets the rule, and puts it in force for the requests to come.
pub(in crate::pages) async fn save(visit: Visit) -> Result<Reply, Problem> {
    let rule = local(&visit)?;
    let mut form = visit.form();
    let value = read(&mut form, &rule.value);
    let from = form.date("from");
    let kind: Option<DecisionKind> = form.choice("kind");
    let decided_by = form.line("decided-by");
    let reason = form.prose("reason");
    let action = (|| {
        Some(SetRule(SetLocalRule {
            key: rule.key.clone(),
            value: value?,
            from: from?,
            kind: kind?,
            decided_by: decided_by?,
            reason: reason?,
        }))
    })();
    if visit.submit(&mut form, action).await?.is_none() {
        return Ok(view(&visit, &form, &rule));
    }
    visit
        .app
        .set_rules(rulebook::reads::book(visit.reader()).await?);
    let to = format!("/regler/{}", rule.key.as_str());
    Ok(visit.go(to).saying("portal-rules-was-set"))
}

/// The latest wording of the rule in the path, if the municipality sets it.
fn local(visit: &Visit) -> Result<Rule, Problem> {
    let latest = wordings(visit)?.pop().ok_or(Problem::NotFound)?;
    if latest.is_local() {
        Ok(latest)
    } else {
        Err(Problem::NotFound)
    }
}

/// A value as it is typed.
fn typed(value: &Value) -> String {
    match value {
        Value::Share(share) => share.percent(kernel::Language::Swedish),
        Value::Clock(time) => time.strftime("%H:%M").to_string(),
        Value::Items(items) => {
            let lines = items
                .iter()
                .map(|item| format!("{}; {}; {}", item.code, item.sv, item.en));
            lines.collect::<Vec<_>>().join("\n")
        }
        Value::Duty
        | Value::Minutes(_)
        | Value::Hours(_)
        | Value::Days(_)
        | Value::WorkingDays(_)
        | Value::Weeks(_)
        | Value::Months(_)
        | Value::Years(_)
        | Value::CalendarYears(_)
        | Value::PerYear(_)
        | Value::Age(_)
        | Value::Count(_)
        | Value::Amount(_) => value.size().unwrap_or_default().to_string(),
    }
}

/// Reads a value of the same kind as the one that holds.
fn read(form: &mut Form, now: &Value) -> Option<Value> {
    let wrong = |form: &mut Form| {
        form.refuse(Refusal::new("portal-refusal-rule-value").at("value"));
        None
    };
    let small = |form: &mut Form| {
        let number = form.number("value", 0, i64::from(u16::MAX))?;
        u16::try_from(number).ok()
    };
    let large = |form: &mut Form| {
        let number = form.number("value", 0, i64::from(u32::MAX))?;
        u32::try_from(number).ok()
    };
    match now {
        Value::Duty => wrong(form),
        Value::Minutes(_) => small(form).map(Value::Minutes),
        Value::Hours(_) => small(form).map(Value::Hours),
        Value::Days(_) => small(form).map(Value::Days),
        Value::WorkingDays(_) => small(form).map(Value::WorkingDays),
        Value::Weeks(_) => small(form).map(Value::Weeks),
        Value::Months(_) => small(form).map(Value::Months),
        Value::Years(_) => small(form).map(Value::Years),
        Value::CalendarYears(_) => small(form).map(Value::CalendarYears),
        Value::PerYear(_) => small(form).map(Value::PerYear),
        Value::Age(_) => small(form).map(Value::Age),
        Value::Count(_) => large(form).map(Value::Count),
        Value::Amount(_) => large(form).map(Value::Amount),
        Value::Clock(_) => form.time("value").map(Value::Clock),
        Value::Share(_) => match percent(form.value("value")) {
            Some(share) => Some(Value::Share(share)),
            None => wrong(form),
        },
        Value::Items(_) => match items(form.value("value")) {
            Some(items) => Some(Value::Items(items)),
            None => wrong(form),
        },
    }
}

/// Per cent as typed, `53,92`, as a share.
fn percent(typed: &str) -> Option<Share> {
    let plain = typed.trim().trim_end_matches('%').trim().replace(',', ".");
    let (whole, decimals) = plain.split_once('.').unwrap_or((&plain, ""));
    if whole.is_empty()
        || decimals.len() > 4
        || whole.len() > 3
        || !whole.bytes().all(|b| b.is_ascii_digit())
    {
        return None;
    }
    let padded = format!("{whole:0>3}");
    let (ones, hundredths) = padded.split_at_checked(1)?;
    format!("{ones}.{hundredths}{decimals}").parse().ok()
}

/// One thing a line: `code; svenska; English`.
fn items(typed: &str) -> Option<Vec<Item>> {
    let lines = typed.lines().map(str::trim).filter(|line| !line.is_empty());
    lines
        .map(|line| {
            let mut parts = line.split(';').map(str::trim);
            let item = Item {
                code: parts.next()?.to_owned(),
                sv: parts.next()?.to_owned(),
                en: parts.next()?.to_owned(),
            };
            parts.next().is_none().then_some(item)
        })
        .collect()
}

fn view(visit: &Visit, form: &Form, rule: &Rule) -> Reply {
    let t = visit.t();
    let title = rule.title(visit.language()).to_owned();
    let address = format!("/regler/{}", rule.key.as_str());
    let kinds = DecisionKind::ALL
        .iter()
        .map(|kind| Choice::new(kind.key(), t.say(kind.text())));
    let body = html! {
        (Heading::new(t.say("portal-rules-set")).over(title.clone()).lead(t.say("portal-rules-set-lead")))
        (Notice::info(t, t.with("portal-rules-now", &[("value", value(t, rule).into())])))
        form method="post" action={ (address) "/satt" } {
            (form.around(t, html! {
                (value_field(visit, form, &rule.value))
                (form.day(t, "from", "portal-rules-set-from"))
                (form.radios(t, "kind", "portal-rules-kind", kinds))
                (form.text(t, "decided-by", "portal-rules-decided-by").hint(t.say("portal-rules-decided-by-hint")))
                (form.area(t, "reason", "portal-rules-reason"))
                (ButtonRow::new(Button::primary(t.say("portal-rules-set-do"))).and(
                    Button::quiet(t.say("page-kit-cancel")).href(address.clone())))
            }))
        }
    };
    let way = Breadcrumbs::new(t)
        .step(t.say("portal-rules-title"), "/regler")
        .step(title, address)
        .here(t.say("portal-rules-set"));
    visit
        .page("portal-rules-set", body)
        .breadcrumbs(&way)
        .with_errors(form.has_errors())
}

fn value_field(visit: &Visit, form: &Form, now: &Value) -> Markup {
    let t = visit.t();
    let hint = t.say(&format!("portal-rules-unit-{}", kind_name(now)));
    let label = "portal-rules-new-value";
    html! {
        @if let Value::Items(_) = now {
            (form.area(t, "value", label).hint(hint))
        } @else if let Value::Clock(_) = now {
            (form.clock(t, "value", label))
        } @else {
            (form.text(t, "value", label).hint(hint).width(10))
        }
    }
}

const fn kind_name(value: &Value) -> &'static str {
    match value {
        Value::Duty => "duty",
        Value::Minutes(_) => "minutes",
        Value::Hours(_) => "hours",
        Value::Days(_) => "days",
        Value::WorkingDays(_) => "working-days",
        Value::Weeks(_) => "weeks",
        Value::Months(_) => "months",
        Value::Years(_) => "years",
        Value::CalendarYears(_) => "calendar-years",
        Value::PerYear(_) => "per-year",
        Value::Age(_) => "age",
        Value::Count(_) => "count",
        Value::Amount(_) => "amount",
        Value::Clock(_) => "clock",
        Value::Share(_) => "share",
        Value::Items(_) => "items",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn per_cent_as_people_type_it() {
        for (typed, share) in [
            ("30", "0.30"),
            ("53,92", "0.5392"),
            ("100 %", "1"),
            ("5", "0.05"),
            ("0,5", "0.005"),
        ] {
            assert_eq!(percent(typed), share.parse().ok(), "{typed}");
        }
        for wrong in ["", "-1", "x", "1000", "1.23456", "3 0"] {
            assert_eq!(percent(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn things_stand_one_a_line() {
        let found = items("in-turn; i tur och ordning; in turn\n\n nearest; närmast; nearest")
            .expect("two things");
        assert_eq!(found.len(), 2);
        assert_eq!(
            found
                .iter()
                .map(|item| item.code.as_str())
                .collect::<Vec<_>>(),
            ["in-turn", "nearest"]
        );
        assert_eq!(items("only a code"), None);
    }
}
