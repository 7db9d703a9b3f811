//! What is reckoned beside a budget: what a fall of the payroll charge means in both readings, and how what is common is
//! split. Typed in the address, and kept nowhere.

use kernel::Refusal;
use maud::{Markup, html};
use page_kit::{
    Form, Visit,
    components::{Column, FilterForm, Section, Table},
    dates,
};
use projection::economy::{charge_readings, split};

use super::{compare::signed, words};
use crate::{
    model::Budget,
    rules::{nearest, typed_number},
};

/// A number that is typed: its name in the address, its label, its bounds, and what stands there first.
type Asked = (&'static str, &'static str, [f64; 2], &'static str);

/// The charge on pay, its fall and the revision of pay. The last two are those of a published plan for 2025, in whose
/// words the fall can be read in two ways; the plan does not say the charge, and this one is an example.
const CHARGE: [Asked; 3] = [
    ("palagg", "needs-charge", [0.0, 100.0], "44,8"),
    ("sjunker", "needs-charge-falls", [-50.0, 50.0], "5,76"),
    ("loner", "needs-charge-pay", [-50.0, 50.0], "2,63"),
];
/// How much is split.
const AMOUNT: (&str, &str, [f64; 2]) = ("delas", "needs-split-amount", [-1e9, 1e9]);

/// Shares by which what is common is split, as the resource allocation model has them.
const SPLITS: [(&str, [f64; 2], [&str; 2]); 2] = [
    (
        "needs-split-common",
        [80.0, 20.0],
        ["needs-split-lss", "needs-split-sol"],
    ),
    (
        "needs-split-staff",
        [60.0, 40.0],
        ["needs-split-elders", "needs-split-care"],
    ),
];

/// The section with its form.
pub(super) fn section(visit: &Visit, budget: &Budget, balance: i64) -> Markup {
    let t = visit.t();
    let mut form = visit.blank();
    let charge =
        CHARGE.map(|(name, _, bounds, first)| asked(visit, &mut form, (name, bounds, first)));
    let (name, _, bounds) = AMOUNT;
    let amount = asked(visit, &mut form, (name, bounds, &balance.to_string()));
    let to = format!("{}#rakna", budget.ledger.address());
    let mut fields = FilterForm::new(t, to).button(t.say("needs-try"));
    for (name, label, _, _) in CHARGE {
        fields = fields.field(form.text(t, name, label).unit("%").width(6));
    }
    let (name, label, _) = AMOUNT;
    let unit = t.say("needs-thousands");
    fields = fields.field(form.text(t, name, label).unit(unit).width(10));
    let body = html! {
        div.no-print { (fields) }
        @if let [Some(charge), Some(fall), Some(pay)] = charge { (charges(visit, [charge, fall, pay])) }
        @if let Some(amount) = amount { (splits(visit, nearest(amount))) }
    };
    let section = Section::new("rakna", t.say("needs-reckon"), body);
    html! { (section.intro(t.say("needs-reckon-intro"))) }
}

/// A number of the address, or what stands there first; what cannot be read is noted at its field.
fn asked(
    visit: &Visit,
    form: &mut Form,
    (name, [least, most], first): (&str, [f64; 2], &str),
) -> Option<f64> {
    let sent = visit.query(name);
    let typed = if sent.trim().is_empty() { first } else { sent };
    *form = form.clone().with(name, typed);
    let known = typed_number(typed).filter(|number| (least..=most).contains(number));
    if known.is_none() {
        let bound = |bound| words::typed(visit.language(), bound, 0);
        let refusal = Refusal::new("needs-refusal-knob").with("least", bound(least));
        form.refuse(refusal.with("most", bound(most)).at(name.to_owned()));
    }
    known
}

fn charges(visit: &Visit, [charge, fall, pay]: [f64; 3]) -> Markup {
    let (t, language) = (visit.t(), visit.language());
    let mut table = Table::new(t, t.say("needs-charge-readings"))
        .column(Column::new(t.say("needs-charge-reading")))
        .column(Column::number(t.say("needs-charge-after")))
        .column(Column::number(t.say("needs-charge-change")));
    let names = ["needs-charge-of-itself", "needs-charge-in-points"];
    let readings = charge_readings(charge / 100.0, fall, pay);
    for (name, reading) in names.into_iter().zip(readings) {
        let after = words::decimal(language, 100.0 * reading.charge, 2);
        table = table.row([
            html! { (t.say(name)) },
            html! { (after) "\u{a0}%" },
            html! { (signed(visit, reading.change, 2)) "\u{a0}%" },
        ]);
    }
    html! { (table) p.muted { (t.say("needs-charge-told")) } }
}

fn splits(visit: &Visit, amount: i64) -> Markup {
    let t = visit.t();
    html! { @for one in SPLITS { (split_table(visit, amount, one)) } p.muted { (t.say("needs-split-told")) } }
}

fn split_table(
    visit: &Visit,
    amount: i64,
    (title, shares, names): (&str, [f64; 2], [&str; 2]),
) -> Markup {
    let (t, language) = (visit.t(), visit.language());
    let mut table = Table::new(t, t.say(title))
        .column(Column::new(t.say("needs-part")))
        .column(Column::number(t.say("needs-split-share")))
        .column(Column::number(t.say("needs-split-summing")));
    let parts = split(amount, &shares);
    for ((name, share), part) in names.into_iter().zip(shares).zip(&parts) {
        table = table.row([
            html! { (t.say(name)) },
            html! { (words::percent(language, share / 100.0)) },
            html! { (dates::grouped(*part)) },
        ]);
    }
    let total = [
        html! { (t.say("needs-sum")) },
        html! { (words::percent(language, shares.iter().sum::<f64>() / 100.0)) },
        html! { (dates::grouped(parts.iter().sum())) },
    ];
    html! { (table.total(total)) }
}
