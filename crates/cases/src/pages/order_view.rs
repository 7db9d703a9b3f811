//! What all pages of an order share: loading it, from which side it is read, and its parts.

use access::{Need, Resource};
use kernel::{Actor, Minutes, Problem, Timestamp, UserId};
use maud::{Markup, html};
use organisation::{Effect, Frequency, Service, StandardTable, Unit};
use page_kit::{
    Visit,
    components::{Breadcrumbs, Column, Notice, Status, StatusKind, Table},
    dates,
};
use residents::Person;

use super::case_view::{person, service_name};
use crate::{
    model::{Calculation, Done, Order, OrderState, OrderedService, OrderedTask, TaskCalculation},
    reads,
    rules::frame_time::calculate,
};

/// From which side an order is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    /// By those who wrote it.
    Ordering,
    /// By the provider that has it.
    Provider,
    /// By the person, or somebody whom the person has let in.
    Own,
}

/// An order, with all that stands in it.
pub(super) struct ShownOrder {
    pub(super) order: Order,
    pub(super) services: Vec<OrderedService>,
    pub(super) tasks: Vec<OrderedTask>,
    pub(super) person: Person,
    pub(super) catalogue: Vec<Service>,
    /// The provider that it is placed at.
    pub(super) provider: Option<Unit>,
    pub(super) side: Side,
}

/// The order in the address, as far as the reader may see it.
pub(super) async fn load(visit: &Visit) -> Result<ShownOrder, Problem> {
    let person = person(visit).await?;
    let reader = visit.reader();
    let order = reads::order(reader, person.id, visit.id("order")?)
        .await?
        .ok_or(Problem::NotFound)?;
    let side = side(visit, &order).await?;
    let provider = match &order.placement {
        Some(placement) => organisation::unit(reader, placement.provider).await?,
        None => None,
    };
    Ok(ShownOrder {
        services: reads::order_services(reader, order.id).await?,
        tasks: reads::order_tasks(reader, order.id).await?,
        catalogue: organisation::services(reader).await?,
        order,
        person,
        provider,
        side,
    })
}

/// The order in the address, for those who wrote it only.
pub(super) async fn load_for_ordering(visit: &Visit) -> Result<ShownOrder, Problem> {
    let shown = load(visit).await?;
    match shown.side {
        Side::Ordering => Ok(shown),
        Side::Provider | Side::Own => Err(Problem::NotFound),
    }
}

/// From which side the reader sees it. A provider sees what it has got, not what others have; the person sees what
/// has been sent.
async fn side(visit: &Visit, order: &Order) -> Result<Side, Problem> {
    match visit.actor() {
        Actor::Resident { .. } if order.sending.is_some() => Ok(Side::Own),
        Actor::Staff { unit, .. } => {
            let need = Need::write(Resource::Order).about(order.person);
            if access::may(visit.reader(), &visit.call, need).await? {
                Ok(Side::Ordering)
            } else if order.with_provider() == Some(*unit) {
                Ok(Side::Provider)
            } else {
                Err(Problem::NotFound)
            }
        }
        Actor::Resident { .. } | Actor::System { .. } | Actor::Public => Err(Problem::NotFound),
    }
}

impl ShownOrder {
    pub(super) fn address(&self) -> String {
        address(&self.order)
    }

    /// The names of its services.
    pub(super) fn names(&self, visit: &Visit) -> String {
        service_names(visit, &self.catalogue, &self.order)
    }

    /// The way to a page of the order. A provider has no way to the person's file.
    pub(super) fn way<'v>(&self, visit: &'v Visit) -> Breadcrumbs<'v> {
        let t = visit.t();
        let way = Breadcrumbs::new(t);
        match self.side {
            Side::Ordering | Side::Own => {
                way.step(self.person.name(), format!("/personer/{}", self.person.id))
            }
            Side::Provider => way.step(t.say("cases-order-list-title"), "/bestallningar"),
        }
    }

    /// The provider's name, or that there is none yet.
    pub(super) fn provider_name(&self, visit: &Visit) -> String {
        self.provider.as_ref().map_or_else(
            || visit.t().say("cases-order-no-provider"),
            |unit| unit.name.to_string(),
        )
    }

    /// How its frame time was reckoned, by the table that held then; none while it has no tasks.
    pub(super) async fn calculation(
        &self,
        visit: &Visit,
    ) -> Result<Option<(Calculation, StandardTable)>, Problem> {
        let Some(from) = self.order.table_from else {
            return Ok(None);
        };
        let table = organisation::standard_times(visit.reader(), from).await?;
        let needs: Vec<_> = self.tasks.iter().map(|task| task.need.clone()).collect();
        Ok(table.and_then(|table| Some((calculate(&table, &needs).ok()?, table))))
    }
}

/// Where an order is read.
pub(super) fn address(order: &Order) -> String {
    format!("/personer/{}/bestallningar/{}", order.person, order.id)
}

/// The names of the services of an order.
pub(super) fn service_names(visit: &Visit, catalogue: &[Service], order: &Order) -> String {
    let names: Vec<String> = order
        .services
        .iter()
        .map(|code| service_name(visit, catalogue, code))
        .collect();
    names.join(", ")
}

/// A tag that says how far an order has come.
pub(super) fn status(visit: &Visit, order: &Order) -> Status {
    let kind = match order.state {
        OrderState::Draft => StatusKind::Draft,
        OrderState::Sent => StatusKind::Waiting,
        OrderState::Acknowledged => StatusKind::Active,
        OrderState::Started => StatusKind::Done,
        OrderState::Refused => StatusKind::Stopped,
        OrderState::Withdrawn | OrderState::Ended => StatusKind::Closed,
    };
    let word = visit
        .t()
        .say(&format!("cases-order-state-{}", order.state.key()));
    Status::new(kind, word)
}

/// The name of somebody of the staff.
pub(super) async fn user_name(visit: &Visit, user: UserId) -> Result<String, Problem> {
    let found = access::user(visit.reader(), user).await?;
    Ok(found.map_or_else(|| visit.t().say("cases-order-somebody"), |user| user.name))
}

/// "i dag 9.12 av Lena Holm".
pub(super) async fn done_words(visit: &Visit, done: Done) -> Result<String, Problem> {
    let when = moment(visit, done.at);
    let who = user_name(visit, done.by).await?;
    Ok(visit.t().with(
        "cases-order-done-by",
        &[("when", when.into()), ("who", who.into())],
    ))
}

/// A moment as people say it.
pub(super) fn moment(visit: &Visit, at: Timestamp) -> String {
    dates::moment(visit.language(), at, visit.now())
}

/// Minutes as people say them.
pub(super) fn minutes(visit: &Visit, minutes: Minutes) -> String {
    dates::minutes(visit.language(), minutes)
}

/// "2 gånger i veckan".
pub(super) fn often(visit: &Visit, frequency: Frequency) -> String {
    let key = format!("cases-per-{}-often", frequency.per.key());
    visit.t().with(&key, &[("times", frequency.times.into())])
}

/// What an effect does, in a few signs.
pub(super) fn effect(visit: &Visit, effect: Effect) -> String {
    match effect {
        Effect::Added(more) => format!("+{}", minutes(visit, more)),
        Effect::Percent(percent) => format!("{percent}\u{a0}%"),
    }
}

/// How the minutes for one occasion came about: what the table says, and what each circumstance did.
fn occasion(visit: &Visit, row: &TaskCalculation) -> Markup {
    let t = visit.t();
    html! {
        (minutes(visit, row.standard.minutes))
        @for step in &row.steps {
            br;
            span.choice-hint {
                (t.say(&format!("cases-circumstance-{}", step.circumstance.key()))) " "
                (effect(visit, step.effect)) " → " (minutes(visit, step.after))
            }
        }
    }
}

/// The minutes a week that are given, exactly, rounded, and where they deviate with the reason.
fn weekly(visit: &Visit, row: &TaskCalculation) -> Markup {
    let t = visit.t();
    html! {
        @if !row.exact.is_whole() {
            span.choice-hint { (row.exact.to_string()) " ≈ " }
        }
        @if let Some(deviation) = &row.deviation {
            s { (minutes(visit, row.weekly)) } " "
            strong { (minutes(visit, row.granted())) }
            br;
            span.choice-hint { (t.say("cases-frame-deviation")) " " (difference(visit, row.difference())) ". " (deviation.reason) }
        } @else {
            (minutes(visit, row.weekly))
        }
    }
}

/// `+15 min`, `−10 min`.
pub(super) fn difference(visit: &Visit, by: Minutes) -> String {
    let sign = if by < Minutes::ZERO { "−" } else { "+" };
    let size = Minutes::new(by.count().abs());
    format!("{sign}{}", minutes(visit, size))
}

/// The whole calculation, row by row, so that anybody can reckon it again.
pub(super) fn calculation_table(
    visit: &Visit,
    calculation: &Calculation,
    table: &StandardTable,
) -> Markup {
    let t = visit.t();
    let rows = calculation.rows.iter().map(|row| {
        vec![
            html! { (row.standard.name(visit.language())) },
            occasion(visit, row),
            html! { (often(visit, row.frequency)) },
            html! { (row.per_week.to_string()) },
            weekly(visit, row),
        ]
    });
    let total = vec![
        html! { (t.say("cases-frame-total")) },
        html! {},
        html! {},
        html! {},
        html! { strong { (minutes(visit, calculation.granted())) } },
    ];
    let shown = Table::new(t, t.say("cases-frame-title"))
        .hide_caption()
        .dense()
        .column(Column::new(t.say("cases-frame-task")))
        .column(Column::new(t.say("cases-frame-occasion")))
        .column(Column::new(t.say("cases-frame-often")))
        .column(Column::number(t.say("cases-frame-per-week")))
        .column(Column::number(t.say("cases-frame-weekly")))
        .rows(rows)
        .total(total);
    let by = calculation.difference();
    let day = dates::full_day(visit.language(), table.valid_from);
    html! {
        (shown)
        @if by != Minutes::ZERO {
            p { (t.with("cases-frame-difference", &[
                ("standard", minutes(visit, calculation.standard()).into()),
                ("difference", difference(visit, by).into()),
            ])) }
        }
        p.section-intro {
            (t.with("cases-frame-source", &[("day", day.into()), ("source", table.source.as_str().into())])) " "
            (t.say("cases-frame-how"))
        }
        @if table.example {
            (Notice::warning(t, t.say("cases-frame-example")))
        }
    }
}
