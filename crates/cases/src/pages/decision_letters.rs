//! On the page of a decision: its letter, until when it can be appealed, and the appeals that came.

use access::{Need, Resource};
use kernel::Problem;
use maud::{Markup, html};
use page_kit::{
    Visit,
    components::{Button, ButtonRow, Section},
    dates,
};

use super::letter::clock_words;
use crate::{
    model::{Decision, Letter},
    reads,
};

/// The letter, the clock, and the appeals.
pub(super) async fn section(visit: &Visit, decision: &Decision) -> Result<Markup, Problem> {
    let t = visit.t();
    let (language, today) = (visit.language(), visit.today());
    let reader = visit.reader();
    let letters = reads::letters_of_decision(reader, decision.id).await?;
    let clock = reads::appeal_clock(reader, decision.id).await?;
    let appeals = reads::appeals_of_decision(reader, decision.id).await?;
    let buttons = buttons(visit, decision, letters.last()).await?;
    // Not everybody who is let in to the decision is let in to what was written against it.
    let see = Need::see(Resource::Appeal).about(decision.person);
    let sees_appeals = access::may(reader, &visit.call, see).await?;
    Ok(html! {
        (Section::new("brev", t.say("cases-letter-and-appeal"), html! {
            @if letters.is_empty() { p { (t.say("cases-letter-not-sent")) } }
            @else { (clock_words(visit, clock)) }
            @if sees_appeals && !appeals.is_empty() {
                ul {
                    @for appeal in &appeals {
                        li {
                            a href=(appeal.address()) { (t.say("cases-appeal-title")) }
                            " " (dates::day_element(language, appeal.received, today)) ": "
                            (t.say(&format!("cases-appeal-state-{}", appeal.state.key())))
                        }
                    }
                }
            }
            (buttons)
        }))
    })
}

/// What whoever may can do with it: the person and relatives read, and some only receive.
async fn buttons(
    visit: &Visit,
    decision: &Decision,
    last: Option<&Letter>,
) -> Result<Markup, Problem> {
    let t = visit.t();
    let may = async |need: Need| {
        let need = need.about(decision.person);
        access::may(visit.reader(), &visit.call, need).await
    };
    let writes = may(Need::write(Resource::Decision)).await?;
    let receives = may(Need::write(Resource::Appeal)).await?;
    let to = |part: &str| format!("{}/{part}", decision.address());
    let written = match last {
        _ if !writes => None,
        None => Some(Button::primary(t.say("cases-letter-write")).href(to("brev"))),
        Some(_) => Some(Button::secondary(t.say("cases-letter-page-title")).href(to("brev"))),
    };
    let receipt = (writes && last.is_some_and(|last| last.receipt.is_none()))
        .then(|| Button::secondary(t.say("cases-receipt-title")).href(to("kvitto")));
    let appeal = (receives && last.is_some())
        .then(|| Button::quiet(t.say("cases-appeal-new-title")).href(to("overklagan/ny")));
    let mut all = [written, receipt, appeal].into_iter().flatten();
    let row = all.next().map(ButtonRow::new);
    let row = row.map(|row| all.fold(row, ButtonRow::and));
    Ok(html! { @if let Some(row) = row { (row) } })
}
