//! By what a provider is paid: what holds, what held, and the form for new terms.

use kernel::{Money, Problem, Refusal, UnitId};
use maud::{Markup, html};
use page_kit::{
    Form, Reply, Visit,
    components::{Breadcrumbs, Button, ButtonRow, Choice, Column, Empty, Heading, Section, Table},
};

use super::{scope, words};
use crate::{
    actions::SetTerms,
    model::{Month, PaidFor, Terms},
    reads,
};

async fn load(visit: &Visit) -> Result<(UnitId, Vec<Terms>), Problem> {
    let provider: UnitId = visit.id("provider")?;
    if !scope::is_provider(visit, provider).await? {
        return Err(Problem::NotFound);
    }
    Ok((provider, reads::terms(visit.reader(), provider).await?))
}

/// The form, as the latest terms stand.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let (provider, all) = load(&visit).await?;
    let next = Month::of(visit.today()).after(1);
    let latest = all.first();
    let price = latest.map(|terms| price_text(terms.per_hour));
    let form = visit
        .blank()
        .with("version", Terms::seen(&all))
        .with("from", next)
        .with(
            "paid_for",
            latest
                .map_or(PaidFor::Performed, |terms| terms.paid_for)
                .key(),
        )
        .with_maybe("cap", latest.and_then(|terms| terms.cap_percent))
        .with_maybe("price", price);
    Ok(view(&visit, &form, (provider, &all)))
}

/// Sets them.
pub(super) async fn save(visit: Visit) -> Result<Reply, Problem> {
    let (provider, all) = load(&visit).await?;
    let mut form = visit.form();
    let from = form.value("from").trim().parse::<Month>().ok();
    if from.is_none() {
        form.refuse(Refusal::new("minutes-account-refusal-month").at("from"));
    }
    let version = form.version();
    let paid_for = form.choice::<PaidFor>("paid_for");
    let cap = if form.value("cap").trim().is_empty() {
        Some(None)
    } else {
        form.number("cap", 1, 300).map(Some)
    };
    let price = price(form.value("price"));
    if price.is_none() {
        form.refuse(Refusal::new("minutes-account-refusal-price").at("price"));
    }
    let input = (|| {
        let from = from?;
        Some(SetTerms {
            seen: version,
            terms: Terms {
                provider,
                from,
                paid_for: paid_for?,
                cap_percent: cap?,
                per_hour: price?,
                version: 0,
            },
        })
    })();
    match visit.submit(&mut form, input).await? {
        Some(()) => Ok(visit
            .go(format!("/ersattning/{provider}/villkor"))
            .saying("minutes-account-terms-saved")),
        None => Ok(view(&visit, &form, (provider, &all))),
    }
}

/// An amount as people type it: `412`, `412,50`, `1 200`.
fn price(typed: &str) -> Option<Money> {
    let typed: String = typed.chars().filter(|c| !c.is_whitespace()).collect();
    let typed = typed.trim_end_matches("kr");
    let (kronor, ore) = typed.split_once([',', '.']).unwrap_or((typed, ""));
    if ore.len() > 2 || !ore.chars().all(|c| c.is_ascii_digit()) {
        return None;
    }
    let kronor: i64 = kronor
        .parse()
        .ok()
        .filter(|n| (0..=1_000_000).contains(n))?;
    let ore: i64 = format!("{ore:0<2}").parse().ok()?;
    Some(Money::ore(kronor * 100 + ore))
}

/// The same, to be typed again.
fn price_text(money: Money) -> String {
    let (kronor, ore) = (money.count() / 100, money.count() % 100);
    if ore == 0 {
        kronor.to_string()
    } else {
        format!("{kronor},{ore:02}")
    }
}

fn view(visit: &Visit, form: &Form, (provider, all): (UnitId, &[Terms])) -> Reply {
    let t = visit.t();
    let title = "minutes-account-terms";
    let choice = |one: PaidFor| {
        let label = t.say(&format!("minutes-account-paid-for-{}", one.key()));
        Choice::new(one.key(), label)
    };
    let choices = PaidFor::ALL.iter().map(|one| choice(*one));
    let fields = html! {
        (form.text(t, "from", "minutes-account-terms-from").hint(t.say("minutes-account-terms-from-hint")).width(8))
        (form.radios(t, "paid_for", "minutes-account-paid-for", choices))
        (form.text(t, "cap", "minutes-account-cap").hint(t.say("minutes-account-cap-hint")).unit("%").width(6).optional())
        (form.text(t, "price", "minutes-account-per-hour").hint(t.say("minutes-account-price-hint")).unit("kr").width(10))
        (ButtonRow::new(Button::primary(t.say("minutes-account-save")))
            .and(Button::quiet(t.say("page-kit-cancel")).href("/ersattning")))
    };
    let body = html! {
        (Heading::new(t.say(title)).over(words::unit(visit, provider)).lead(t.say("minutes-account-terms-lead")))
        (known(visit, all))
        (Section::new("nya", t.say("minutes-account-terms-new"), html! {
            form method="post" { (form.around(t, fields)) }
        }))
    };
    let way = Breadcrumbs::new(t)
        .step(t.say("minutes-account-payment"), "/ersattning")
        .here(t.say(title));
    visit
        .page(title, body)
        .breadcrumbs(&way)
        .with_errors(form.has_errors())
}

fn known(visit: &Visit, all: &[Terms]) -> Markup {
    let t = visit.t();
    if all.is_empty() {
        return html! {
            (Empty::new(t.say("minutes-account-no-terms")).body(t.say("minutes-account-no-terms-body")))
        };
    }
    let mut table = Table::new(t, t.say("minutes-account-terms-known"))
        .column(Column::new(t.say("minutes-account-terms-from")))
        .column(Column::new(t.say("minutes-account-terms")));
    for terms in all {
        table = table.row([
            html! { (words::month(visit, terms.from)) },
            html! { (words::terms(visit, Some(terms))) },
        ]);
    }
    html! { (table) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_as_people_type_them() {
        for (typed, ore) in [
            ("412", 41_200),
            ("412,5", 41_250),
            ("412,50 kr", 41_250),
            ("1 200.05", 120_005),
            (" 0,01", 1),
        ] {
            assert_eq!(price(typed), Some(Money::ore(ore)), "{typed}");
        }
        for typed in ["", "kr", "-3", "4,123", "4,x", "fyra", "9999999"] {
            assert_eq!(price(typed), None, "{typed}");
        }
        assert_eq!(price_text(Money::ore(41_250)), "412,50");
        assert_eq!(
            price(&price_text(Money::ore(120_005))),
            Some(Money::ore(120_005))
        );
    }
}
