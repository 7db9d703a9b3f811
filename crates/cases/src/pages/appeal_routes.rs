//! The routes of letters and appeals, each with what it needs.

use access::{Need, Resource};
use page_kit::{Needs, Routes};

use super::{appeal, appeal_list, appeal_new, appeal_steps, letter, receipt};

const SEE_LETTER: Needs = Needs::person(Need::see(Resource::Decision));
const WRITE_LETTER: Needs = Needs::person(Need::write(Resource::Decision));
const SEE: Needs = Needs::person(Need::see(Resource::Appeal));
const WRITE: Needs = Needs::person(Need::write(Resource::Appeal));
const DECIDE: Needs = Needs::person(Need::decide(Resource::Appeal));

/// Letters and appeals.
pub(super) fn routes() -> Routes {
    letters().and(appeals()).and(steps())
}

fn letters() -> Routes {
    Routes::new()
        .page(
            "/personer/{person}/beslut/{decision}/brev",
            WRITE_LETTER,
            letter::show,
        )
        .form(
            "/personer/{person}/beslut/{decision}/brev",
            WRITE_LETTER,
            letter::send,
        )
        .page(
            "/personer/{person}/beslut/{decision}/brev.pdf",
            SEE_LETTER,
            letter::pdf,
        )
        .page(
            "/personer/{person}/beslut/{decision}/kvitto",
            WRITE_LETTER,
            receipt::show,
        )
        .form(
            "/personer/{person}/beslut/{decision}/kvitto",
            WRITE_LETTER,
            receipt::save,
        )
}

fn appeals() -> Routes {
    Routes::new()
        .page(
            "/overklaganden",
            Needs::may(Need::see(Resource::Appeal)),
            appeal_list::show,
        )
        .page(
            "/personer/{person}/beslut/{decision}/overklagan/ny",
            WRITE,
            appeal_new::show,
        )
        .form(
            "/personer/{person}/beslut/{decision}/overklagan/ny",
            WRITE,
            appeal_new::save,
        )
        .page(
            "/personer/{person}/overklaganden/{appeal}",
            SEE,
            appeal::show,
        )
        .page(
            "/personer/{person}/overklaganden/{appeal}/brev.pdf",
            SEE,
            appeal::pdf,
        )
}

fn steps() -> Routes {
    Routes::new()
        .page(
            "/personer/{person}/overklaganden/{appeal}/avvisa",
            DECIDE,
            appeal_steps::show_dismiss,
        )
        .form(
            "/personer/{person}/overklaganden/{appeal}/avvisa",
            DECIDE,
            appeal_steps::dismiss,
        )
        .page(
            "/personer/{person}/overklaganden/{appeal}/omprova",
            DECIDE,
            appeal_steps::show_reconsider,
        )
        .form(
            "/personer/{person}/overklaganden/{appeal}/omprova",
            DECIDE,
            appeal_steps::reconsider,
        )
        .page(
            "/personer/{person}/overklaganden/{appeal}/andra",
            DECIDE,
            appeal_steps::show_better,
        )
        .form(
            "/personer/{person}/overklaganden/{appeal}/andra",
            DECIDE,
            appeal_steps::better,
        )
        .page(
            "/personer/{person}/overklaganden/{appeal}/lamna-over",
            WRITE,
            appeal_steps::show_forward,
        )
        .form(
            "/personer/{person}/overklaganden/{appeal}/lamna-over",
            WRITE,
            appeal_steps::forward,
        )
        .page(
            "/personer/{person}/overklaganden/{appeal}/domstolens-svar",
            WRITE,
            appeal_steps::show_court,
        )
        .form(
            "/personer/{person}/overklaganden/{appeal}/domstolens-svar",
            WRITE,
            appeal_steps::court,
        )
}
