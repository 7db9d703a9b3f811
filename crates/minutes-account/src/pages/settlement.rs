//! What a provider is paid for a month, line by line: as it would be settled now, or as it was.

use kernel::{Minutes, Problem, Refusal, Timestamp, UnitId};
use maud::{Markup, html};
use page_kit::{
    Cell, Form, List, ListColumn, Reply, Visit,
    components::{Breadcrumbs, Button, ButtonRow, Empty, Facts, Heading, Notice, Section, hidden},
    dates,
};

use super::{scope, words};
use crate::{
    actions::{CountMonth, SettleMonth},
    model::{Cause, Month, SettlementLine},
    reads::{self, Filter, Settling, Within},
};

const COLUMNS: &[ListColumn] = &[
    ListColumn::new("number", "minutes-account-number"),
    ListColumn::new("month", "minutes-account-month"),
    ListColumn::new("minutes", "minutes-account-payable-minutes").minutes(),
    ListColumn::new("price", "minutes-account-per-hour").money(),
    ListColumn::new("sum", "minutes-account-sum").money(),
];

/// The provider's month in the address, as far as it is the reader's to see.
async fn load(visit: &Visit) -> Result<(UnitId, Month, Settling), Problem> {
    let provider: UnitId = visit.id("provider")?;
    let month: Month = visit.part("month")?;
    if !scope::is_provider(visit, provider).await? {
        return Err(Problem::NotFound);
    }
    match scope::within(visit).await? {
        Within::All => {}
        Within::Provider(own) if own == provider => {}
        Within::Provider(_) | Within::Unit(_) => return Err(Problem::NotFound),
    }
    let found = reads::settling(visit.reader(), provider, month).await?;
    Ok((provider, month, found))
}

/// The lines.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let found = load(&visit).await?;
    view(&visit, &visit.blank(), &found).await
}

/// Settles it.
pub(super) async fn save(visit: Visit) -> Result<Reply, Problem> {
    let found = load(&visit).await?;
    let (provider, month, _) = &found;
    let mut form = visit.form();
    let seen = form.value("sum").parse::<i64>().ok();
    let counted = form.value("counted").parse::<i64>().ok();
    let counted = counted.and_then(|millis| Timestamp::from_millisecond(millis).ok());
    let seen = seen.zip(counted);
    if seen.is_none() {
        form.refuse(Refusal::new("minutes-account-refusal-form"));
    }
    let input = seen.map(|(ore, counted)| SettleMonth {
        counted,
        provider: *provider,
        month: *month,
        seen: kernel::Money::ore(ore),
    });
    if visit.submit(&mut form, input).await?.is_some() {
        let address = format!("/ersattning/{provider}/{month}");
        return Ok(visit.go(address).saying("minutes-account-settled"));
    }
    let found = load(&visit).await?;
    view(&visit, &form, &found).await
}

/// Counts the month anew at once.
pub(super) async fn count(visit: Visit) -> Result<Reply, Problem> {
    let (provider, month, _) = load(&visit).await?;
    let to = duties::calendar::days_after(visit.today(), -1);
    let address = format!("/ersattning/{provider}/{month}");
    if to < month.first() {
        return Ok(visit.go(address).saying("minutes-account-count-nothing"));
    }
    let counted = reads::count_orders(visit.reader(), provider, (month, to)).await?;
    visit.act(&CountMonth { counted }).await?;
    Ok(visit.go(address).saying("minutes-account-counted"))
}

async fn view(
    visit: &Visit,
    form: &Form,
    (provider, month, found): &(UnitId, Month, Settling),
) -> Result<Reply, Problem> {
    let t = visit.t();
    let title = "minutes-account-settlement";
    let empty = Empty::new(t.say("minutes-account-lines-empty"))
        .body(t.say("minutes-account-lines-empty-body"));
    let list = List::new(visit, title, COLUMNS, "number").empty(empty);
    let lines: Vec<Vec<Cell>> = found
        .lines
        .iter()
        .map(|one| line(visit, *month, one))
        .collect();
    if let Some(file) = list.export(&lines)? {
        return Ok(file);
    }
    let total = i64::try_from(lines.len()).unwrap_or(0);
    let settles = may(
        visit,
        access::Need::decide(access::Resource::ProviderPayment),
    )
    .await?;
    let counts = may(visit, access::Need::write(access::Resource::MinutesAccount)).await?;
    let over = format!(
        "{}, {}",
        words::unit(visit, *provider),
        words::month(visit, *month)
    );
    let mut heading = Heading::new(t.say(title)).over(over);
    if settles {
        let href = format!("/ersattning/{provider}/villkor");
        heading = heading.actions(Button::secondary(t.say("minutes-account-terms")).href(href));
    }
    let body = html! {
        (heading)
        (facts(visit, found))
        (words::counted_to(visit, found.counted.map(|counted| counted.to)))
        @if let Some(counted) = found.counted {
            p.quiet { (t.with("minutes-account-counted-at",
                &[("moment", dates::full_moment(visit.language(), counted.at).into())])) }
        }
        @if found.settlement.is_none() { (to_look_at(visit, (*provider, *month)).await?) }
        (list.show(list.page_of(lines), total))
        @if found.settlement.is_none() && settles {
            (settle_form(visit, form, (*month, found)))
        }
        @if counts { (count_form(visit, (*provider, *month))) }
    };
    let way = Breadcrumbs::new(t)
        .step(t.say("minutes-account-title"), "/minutkonto")
        .step(
            t.say("minutes-account-payment"),
            format!("/ersattning?manad={month}"),
        )
        .here(words::unit(visit, *provider));
    Ok(visit
        .page(title, body)
        .breadcrumbs(&way)
        .with_errors(form.has_errors())
        .wide())
}

/// What somebody has to look at before the month is settled: each leads to its rows.
async fn to_look_at(visit: &Visit, (provider, month): (UnitId, Month)) -> Result<Markup, Problem> {
    let t = visit.t();
    let filter = Filter {
        within: Within::All,
        from: month,
        to: month,
        provider: Some(provider),
        district: None,
    };
    let causes = reads::causes(visit.reader(), &filter).await?;
    let some: Vec<(Cause, Minutes)> = causes
        .iter()
        .filter(|(one, _)| one.wants_a_look())
        .collect();
    if some.is_empty() {
        return Ok(html! {});
    }
    let body = html! {
        p { (t.say("minutes-account-to-look-at-body")) }
        ul {
            @for (cause, minutes) in some {
                li {
                    a href=(scope::rows_address(&filter, &[("orsak", cause.key())])) { (words::cause(t, cause)) }
                    ": " (words::signed(visit, minutes))
                }
            }
        }
    };
    Ok(html! { (Notice::warning(t, t.say("minutes-account-to-look-at")).body(body)) })
}

async fn may(visit: &Visit, need: access::Need) -> Result<bool, Problem> {
    Ok(access::may(visit.reader(), &visit.call, need).await?)
}

fn facts(visit: &Visit, found: &Settling) -> Markup {
    let t = visit.t();
    let settled = found.settlement.map(|settled| {
        let day = dates::full_day(visit.language(), dates::day_of(settled.at));
        t.with("minutes-account-settled-on", &[("day", day.into())])
    });
    let facts = Facts::new()
        .fact(
            t.say("minutes-account-terms"),
            words::terms(visit, found.terms.as_ref()),
        )
        .fact(
            t.say("minutes-account-payable-minutes"),
            dates::minutes(visit.language(), found.minutes()),
        )
        .fact(
            t.say("minutes-account-sum"),
            dates::money(visit.language(), found.sum()),
        )
        .fact(
            t.say("minutes-account-state"),
            settled.unwrap_or_else(|| t.say("minutes-account-not-settled")),
        );
    html! { (facts) }
}

fn line(visit: &Visit, month: Month, line: &SettlementLine) -> Vec<Cell> {
    let of = if line.month == month {
        words::month(visit, month)
    } else {
        let said = words::month(visit, line.month);
        visit
            .t()
            .with("minutes-account-put-right", &[("month", said.into())])
    };
    vec![
        Cell::text(line.number.to_string()),
        Cell::text(of),
        Cell::minutes(visit, line.minutes),
        Cell::money(visit, line.per_hour),
        Cell::money(visit, line.sum),
    ]
}

fn settle_form(visit: &Visit, form: &Form, (month, found): (Month, &Settling)) -> Markup {
    let t = visit.t();
    let waits = found.obstacle(month, visit.today());
    let sum = dates::money(visit.language(), found.sum());
    let body = html! {
        @if let Some(refusal) = waits {
            (Notice::info(t, t.refusal(&refusal)))
        } @else {
            p { (t.say("minutes-account-settle-lead")) }
            form method="post" {
                (form.around(t, html! {
                    (hidden("sum", &found.sum().count().to_string()))
                    (hidden("counted", &found.counted.map_or(0, |counted| counted.at.as_millisecond()).to_string()))
                    (ButtonRow::new(Button::primary(t.with("minutes-account-settle", &[("sum", sum.into())]))))
                }))
            }
        }
    };
    html! { (Section::new("faststall", t.say("minutes-account-settle-title"), body)) }
}

fn count_form(visit: &Visit, (provider, month): (UnitId, Month)) -> Markup {
    let t = visit.t();
    let form = visit.blank();
    let body = html! {
        p { (t.say("minutes-account-count-lead")) }
        form method="post" action={ "/ersattning/" (provider) "/" (month) "/rakna-om" } {
            (form.around(t, html! { (ButtonRow::new(Button::secondary(t.say("minutes-account-count")))) }))
        }
    };
    html! { (Section::new("rakna-om", t.say("minutes-account-count-title"), body)) }
}
