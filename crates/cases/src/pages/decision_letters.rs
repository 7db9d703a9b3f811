//! On the page of a decision: its letter, until when it can be appealed, and the appeals that came.

use kernel::Problem;
use maud::{Markup, html};
use page_kit::{
    Visit,
    components::{Button, ButtonRow, Section},
    dates,
};

use super::letter::clock_words;
use crate::{model::Decision, reads};

/// The letter, the clock, and the appeals.
pub(super) async fn section(visit: &Visit, decision: &Decision) -> Result<Markup, Problem> {
    let t = visit.t();
    let (language, today) = (visit.language(), visit.today());
    let reader = visit.reader();
    let letters = reads::letters_of_decision(reader, decision.id).await?;
    let clock = reads::appeal_clock(reader, decision.id).await?;
    let appeals = reads::appeals_of_decision(reader, decision.id).await?;
    let to = decision.address();
    let letter = format!("{to}/brev");
    let buttons = match letters.last() {
        None => ButtonRow::new(Button::primary(t.say("cases-letter-write")).href(letter)),
        Some(last) => {
            let mut row =
                ButtonRow::new(Button::secondary(t.say("cases-letter-page-title")).href(letter));
            if last.receipt.is_none() {
                row = row.and(
                    Button::secondary(t.say("cases-receipt-title")).href(format!("{to}/kvitto")),
                );
            }
            row.and(
                Button::quiet(t.say("cases-appeal-new-title")).href(format!("{to}/overklagan/ny")),
            )
        }
    };
    Ok(html! {
        (Section::new("brev", t.say("cases-letter-and-appeal"), html! {
            @if letters.is_empty() { p { (t.say("cases-letter-not-sent")) } }
            @else { (clock_words(visit, clock)) }
            @if !appeals.is_empty() {
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
