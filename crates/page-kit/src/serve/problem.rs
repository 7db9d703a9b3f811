//! The one mapping of problems to pages and statuses.

use kernel::{Fault, Problem};
use maud::html;

use super::Reply;
use crate::{
    T,
    components::{Button, ButtonRow, ErrorSummary, Heading},
};

/// A page for a problem that no form could show. A fault is logged here, once, with its whole chain.
pub(super) fn reply(t: T<'_>, problem: Problem, reference: &str) -> Reply {
    match problem {
        Problem::Refused(refusals) => {
            let mut summary = ErrorSummary::new(t);
            for refusal in &refusals {
                summary = summary.whole(t.refusal(refusal));
            }
            let title = t.say("page-kit-problem-refused-title");
            Reply::page(
                title.clone(),
                html! { (Heading::new(title)) (summary) (way_home(t)) },
            )
            .status(422)
        }
        Problem::Changed(_) => plain(
            t,
            (
                "page-kit-problem-changed-title",
                "page-kit-problem-changed-body",
            ),
            409,
        ),
        Problem::NotFound => plain(
            t,
            (
                "page-kit-problem-not-found-title",
                "page-kit-problem-not-found-body",
            ),
            404,
        ),
        Problem::Denied => plain(
            t,
            (
                "page-kit-problem-denied-title",
                "page-kit-problem-denied-body",
            ),
            403,
        ),
        Problem::Fault(fault) => {
            log(&fault, reference);
            let title = t.say("page-kit-problem-fault-title");
            let body = t.with(
                "page-kit-problem-fault-body",
                &[("reference", reference.into())],
            );
            Reply::page(
                title.clone(),
                html! { (Heading::new(title)) p { (body) } (way_home(t)) },
            )
            .status(500)
        }
    }
}

/// More was sent than is taken.
pub(super) fn too_large(t: T<'_>) -> Reply {
    plain(
        t,
        (
            "page-kit-problem-large-title",
            "page-kit-problem-large-body",
        ),
        413,
    )
}

fn plain(t: T<'_>, (title, body): (&str, &str), status: u16) -> Reply {
    let (title, body) = (t.say(title), t.say(body));
    Reply::page(
        title.clone(),
        html! { (Heading::new(title)) p { (body) } (way_home(t)) },
    )
    .status(status)
}

fn way_home(t: T<'_>) -> ButtonRow {
    ButtonRow::new(Button::secondary(t.say("page-kit-problem-home")).href("/"))
}

fn log(fault: &Fault, reference: &str) {
    let mut chain = fault.to_string();
    let mut source = std::error::Error::source(fault);
    while let Some(cause) = source {
        chain.push_str(": ");
        chain.push_str(&cause.to_string());
        source = cause.source();
    }
    tracing::error!(
        reference,
        fault = chain,
        "a fault was shown as a reference number"
    );
}
