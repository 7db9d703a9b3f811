//! A new entry of a budget, with what its amount rests on.

use kernel::{Problem, Refusal};
use maud::html;
use page_kit::{
    Form, Reply, Visit,
    components::{Breadcrumbs, Button, ButtonRow, Choice, Heading},
};
use projection::economy::{Basis, Entry, EntryKind};

use super::budget;
use crate::{
    actions::AddEntry,
    model::Budget,
    rules::{self, BasisKind},
};

/// The most that an entry may be, in thousands of kronor.
const MOST: i64 = 1_000_000_000;

/// The kinds that are chosen; a residual follows from resting on nothing.
const KINDS: [(EntryKind, &str); 4] = [
    (EntryKind::Volume, "volume"),
    (EntryKind::StandardCost, "standard-cost"),
    (EntryKind::Price, "price"),
    (EntryKind::Decision, "decision"),
];

/// The form.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let budget = budget::load(&visit).await?;
    let today = visit.today();
    let form = visit
        .blank()
        .with("version", budget.ledger.version)
        .with("month", format!("{}-{:02}", today.year(), today.month()))
        .with("kind", "volume")
        .with("rests", BasisKind::Readings.key());
    Ok(view(&visit, &form, &budget))
}

/// Adds it.
pub(super) async fn save(visit: Visit) -> Result<Reply, Problem> {
    let budget = budget::load(&visit).await?;
    let mut form = visit.form();
    let version = form.version();
    let input = read(&mut form).map(|entry| AddEntry {
        ledger: budget.ledger.id,
        version,
        entry,
    });
    match visit.submit(&mut form, input).await? {
        Some(()) => Ok(visit
            .go(budget.ledger.address())
            .saying("needs-entry-added")),
        None => Ok(view(&visit, &form, &budget)),
    }
}

fn read(form: &mut Form) -> Option<Entry> {
    let month = month(form);
    let name = form.line("name");
    let kind = form.value("kind").to_owned();
    let kind = KINDS.iter().find(|(_, word)| *word == kind);
    if kind.is_none() {
        form.refuse(Refusal::new("page-kit-refusal-choice").at("kind"));
    }
    let rests: Option<BasisKind> = form.choice("rests");
    let basis = rests.and_then(|rests| basis(form, rests));
    let balance = form.optional_line("balance");
    let published = if form.value("published").trim().is_empty() {
        Some(None)
    } else {
        form.number("published", -MOST, MOST).map(Some)
    };
    if rests == Some(BasisKind::Rest) && published == Some(None) {
        form.refuse(Refusal::new("needs-refusal-rest").at("published"));
    }
    let basis = basis?;
    Some(Entry {
        month: month?,
        kind: if basis.is_none() {
            EntryKind::Residual
        } else {
            kind?.0
        },
        name: name?.to_string(),
        basis,
        balance: balance?.map(|line| line.to_string()),
        published: published?,
    })
}

fn month(form: &mut Form) -> Option<String> {
    let typed = form.value("month").trim().to_owned();
    let day: Option<kernel::Date> = format!("{typed}-01").parse().ok();
    if day.is_none() || typed.len() != 7 {
        form.refuse(Refusal::new("needs-refusal-month").at("month"));
        return None;
    }
    Some(typed)
}

/// What it rests on; none where it is what is left.
fn basis(form: &mut Form, rests: BasisKind) -> Option<Option<Basis>> {
    match rests {
        BasisKind::Rest => Some(None),
        BasisKind::Amount => {
            let amount = form.number("amount", -MOST, MOST)?;
            Some(Some(Basis::Amount(amount)))
        }
        BasisKind::Prices => {
            let base = form.number("base", -MOST, MOST);
            let rise = rules::typed_number(form.value("rise"));
            let rise = rise.filter(|rise| (-50.0..=50.0).contains(rise));
            if rise.is_none() {
                form.refuse(Refusal::new("needs-refusal-rise").at("rise"));
            }
            let from = form.number("from", 1, 12);
            Some(Some(Basis::Prices {
                base: base?,
                rise: rise?,
                from: u8::try_from(from?).ok()?,
            }))
        }
        BasisKind::Readings | BasisKind::Revisions | BasisKind::Parts => {
            let lines = form.prose("lines")?;
            match rules::basis_of_lines(rests, lines.as_str()) {
                Ok(basis) => Some(Some(basis)),
                Err(wrong) => {
                    for refusal in wrong {
                        form.refuse(refusal);
                    }
                    None
                }
            }
        }
    }
}

fn view(visit: &Visit, form: &Form, budget: &Budget) -> Reply {
    let t = visit.t();
    let title = "needs-entry-new";
    let kinds = KINDS
        .iter()
        .map(|(_, word)| Choice::new(*word, t.say(&format!("needs-entry-kind-{word}"))));
    let rests = BasisKind::ALL.iter().map(|kind| {
        let choice = Choice::new(kind.key(), t.say(&format!("needs-rests-{}", kind.key())));
        choice.hint(t.say(&format!("needs-rests-hint-{}", kind.key())))
    });
    let unit = t.say("needs-thousands");
    let body = html! {
        (Heading::new(t.say(title)).over(budget.ledger.name.as_str()).lead(t.say("needs-entry-lead")))
        form method="post" {
            (form.around(t, html! {
                (form.text(t, "month", "needs-month").hint(t.say("needs-month-hint")).width(8))
                (form.text(t, "name", "needs-entry"))
                (form.radios(t, "kind", "needs-entry-kind", kinds))
                (form.radios(t, "rests", "needs-rests-on", rests))
                (form.area(t, "lines", "needs-lines-typed").hint(t.say("needs-lines-typed-hint")).optional())
                (form.count(t, "amount", "needs-amount").unit(unit.clone()).width(10).optional())
                (form.count(t, "base", "needs-price-base").unit(unit.clone()).width(10).optional())
                (form.text(t, "rise", "needs-price-rise").unit("%").width(6).optional())
                (form.count(t, "from", "needs-price-from").width(3).optional())
                (form.text(t, "balance", "needs-balance-name").hint(t.say("needs-balance-name-hint")).optional())
                (form.count(t, "published", "needs-published").hint(t.say("needs-published-hint")).unit(unit).width(10).optional())
                (ButtonRow::new(Button::primary(t.say("needs-entry-add")))
                    .and(Button::quiet(t.say("page-kit-cancel")).href(budget.ledger.address())))
            }))
        }
    };
    let way = Breadcrumbs::new(t)
        .step(t.say("needs-title"), "/prognos")
        .step(t.say("needs-budgets"), "/prognos/budget")
        .step(budget.ledger.name.as_str(), budget.ledger.address())
        .here(t.say(title));
    visit
        .page(title, body)
        .breadcrumbs(&way)
        .with_errors(form.has_errors())
}
