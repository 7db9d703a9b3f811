//! Begins a chain of goals for a year.

use kernel::Problem;
use maud::html;
use page_kit::{
    Form, Reply, Visit,
    components::{Breadcrumbs, Button, ButtonRow, Heading},
};

use crate::{actions::CreateChain, model::ChainId, reads};

/// The form, with the committee and the next year that has no chain.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let municipality = organisation::municipality(visit.reader()).await?;
    let chains = reads::chains(visit.reader()).await?;
    let latest = chains.first();
    let year = latest.map_or(visit.today().year(), |chain| chain.year + 1);
    let form = visit
        .blank()
        .with("year", year)
        .with_maybe("committee", municipality.map(|one| one.committee))
        .with_maybe("from", latest.map(|chain| chain.id));
    view(&visit, &form).await
}

/// Begins it.
pub(super) async fn save(visit: Visit) -> Result<Reply, Problem> {
    let mut form = visit.form();
    let (committee, year) = (form.line("committee"), form.number("year", 2015, 2100));
    let from: Option<Option<ChainId>> = form.optional_choice("from");
    let input = (|| {
        Some(CreateChain {
            committee: committee?,
            year: i16::try_from(year?).ok()?,
            from: from?,
        })
    })();
    match visit.submit(&mut form, input).await? {
        Some(chain) => Ok(visit
            .go(format!("/malarbete?kedja={chain}"))
            .saying("goals-chain-begun")),
        None => view(&visit, &form).await,
    }
}

async fn view(visit: &Visit, form: &Form) -> Result<Reply, Problem> {
    let t = visit.t();
    let title = "goals-chain-new";
    let mut from = form
        .select(t, "from", "goals-chain-from")
        .hint(t.say("goals-chain-from-hint"))
        .empty(t.say("goals-chain-from-none"))
        .optional();
    for chain in reads::chains(visit.reader()).await? {
        let label = format!("{} {}", chain.year, chain.committee);
        from = from.choice(chain.id.to_string(), label);
    }
    let body = html! {
        (Heading::new(t.say(title)))
        form method="post" {
            (form.around(t, html! {
                (form.text(t, "committee", "goals-committee"))
                (form.count(t, "year", "goals-year").width(4))
                (from)
                (ButtonRow::new(Button::primary(t.say("goals-chain-begin")))
                    .and(Button::quiet(t.say("page-kit-cancel")).href("/malarbete")))
            }))
        }
    };
    let way = Breadcrumbs::new(t)
        .step(t.say("goals-title"), "/malarbete")
        .here(t.say(title));
    Ok(visit
        .page(title, body)
        .breadcrumbs(&way)
        .with_errors(form.has_errors()))
}
