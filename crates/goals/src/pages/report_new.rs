//! Begins a report to the committee.

use kernel::Problem;
use maud::html;
use page_kit::{
    Form, Reply, Visit,
    components::{Breadcrumbs, Button, ButtonRow, Choice, Heading},
};
use rulebook::keys;

use crate::{
    actions::OpenReport,
    model::{Chain, ChainId, ReportKind},
    reads::{self, Clock},
};

/// The form, for today or the end of the chain's year.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let chain = about(&visit).await?;
    let as_of = Clock::of(&chain, visit.today()).to;
    let kind = if as_of < visit.today() {
        ReportKind::Annual
    } else {
        ReportKind::Interim
    };
    let form = visit.blank().with("as_of", as_of).with("kind", kind.key());
    Ok(view(&visit, &form, &chain))
}

/// Begins it.
pub(super) async fn save(visit: Visit) -> Result<Reply, Problem> {
    let chain = about(&visit).await?;
    let mut form = visit.form();
    let (kind, as_of) = (form.choice("kind"), form.date("as_of"));
    let input = (|| {
        Some(OpenReport {
            chain: chain.id,
            kind: kind?,
            as_of: as_of?,
        })
    })();
    match visit.submit(&mut form, input).await? {
        Some(report) => Ok(visit
            .go(format!("/malarbete/rapporter/{report}"))
            .saying("goals-report-begun")),
        None => Ok(view(&visit, &form, &chain)),
    }
}

async fn about(visit: &Visit) -> Result<Chain, Problem> {
    let chain: ChainId = visit.id("goal_chain")?;
    let found = reads::chain(visit.reader(), chain).await?;
    found.ok_or(Problem::NotFound)
}

fn view(visit: &Visit, form: &Form, chain: &Chain) -> Reply {
    let t = visit.t();
    let title = "goals-report-new";
    let back = format!("/malarbete?kedja={}", chain.id);
    let kinds = ReportKind::ALL.iter();
    let kinds =
        kinds.map(|one| Choice::new(one.key(), t.say(&format!("goals-report-{}", one.key()))));
    let over = format!("{} {}", chain.committee, chain.year);
    let body = html! {
        (Heading::new(t.say(title)).over(over).lead(t.say("goals-report-new-lead")))
        form method="post" {
            (form.around(t, html! {
                (form.radios(t, "kind", "goals-report-kind", kinds))
                (form.day(t, "as_of", "goals-as-of").hint(t.say("goals-as-of-hint")))
                p { (visit.why(keys::LOCAL_GOALS_REPORT)) }
                (ButtonRow::new(Button::primary(t.say("goals-report-begin")))
                    .and(Button::quiet(t.say("page-kit-cancel")).href(back.clone())))
            }))
        }
    };
    let way = Breadcrumbs::new(t)
        .step(t.say("goals-title"), back)
        .here(t.say(title));
    visit
        .page(title, body)
        .breadcrumbs(&way)
        .with_errors(form.has_errors())
}
