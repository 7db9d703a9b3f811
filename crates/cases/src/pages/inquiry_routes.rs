//! The routes from application to decision, each with what it needs.

use access::{Need, Resource};
use page_kit::{Needs, Routes};

use super::{
    application, application_new, application_steps, case, case_list, communication, conclude,
    decision_change, decision_new, decision_steps, decision_view, distribute, hand_over,
    investigation_new, need, plan,
};

const SEE: Needs = Needs::person(Need::see(Resource::Investigation));
const WRITE: Needs = Needs::person(Need::write(Resource::Investigation));
const DISTRIBUTE: Needs = Needs::may(Need::write(Resource::CaseAssignment));
const APPLY: Needs = Needs::person(Need::write(Resource::Application));
const SEE_APPLICATION: Needs = Needs::person(Need::see(Resource::Application));
const SEE_DECISION: Needs = Needs::person(Need::see(Resource::Decision));
const WRITE_DECISION: Needs = Needs::person(Need::write(Resource::Decision));
const DECIDE: Needs = Needs::person(Need::decide(Resource::Decision));

/// From application to decision.
pub(super) fn routes() -> Routes {
    cases()
        .and(handovers())
        .and(applications())
        .and(decisions())
}

fn cases() -> Routes {
    Routes::new()
        .page(
            "/arenden",
            Needs::may(Need::see(Resource::PersonFile)),
            case_list::show,
        )
        .page("/personer/{person}/arenden/{case}", SEE, case::show)
        .page("/personer/{person}/arenden/{case}/plan", WRITE, plan::show)
        .form("/personer/{person}/arenden/{case}/plan", WRITE, plan::save)
        .page(
            "/personer/{person}/arenden/{case}/behov/{area}",
            WRITE,
            need::show,
        )
        .form(
            "/personer/{person}/arenden/{case}/behov/{area}",
            WRITE,
            need::save,
        )
        .page(
            "/personer/{person}/arenden/{case}/kommunicering",
            WRITE,
            communication::show,
        )
        .form(
            "/personer/{person}/arenden/{case}/kommunicering",
            WRITE,
            communication::send,
        )
        .page(
            "/personer/{person}/arenden/{case}/kommunicering/{communication}/svar",
            WRITE,
            communication::show_answer,
        )
        .form(
            "/personer/{person}/arenden/{case}/kommunicering/{communication}/svar",
            WRITE,
            communication::answer,
        )
        .page(
            "/personer/{person}/arenden/{case}/invandning",
            WRITE,
            communication::show_dispute,
        )
        .form(
            "/personer/{person}/arenden/{case}/invandning",
            WRITE,
            communication::dispute,
        )
        .page(
            "/personer/{person}/arenden/{case}/avsluta-utredning",
            WRITE,
            conclude::show,
        )
        .form(
            "/personer/{person}/arenden/{case}/avsluta-utredning",
            WRITE,
            conclude::save,
        )
        .page(
            "/personer/{person}/arenden/{case}/stang",
            WRITE,
            conclude::show_close,
        )
        .form(
            "/personer/{person}/arenden/{case}/stang",
            WRITE,
            conclude::close,
        )
}

fn handovers() -> Routes {
    Routes::new()
        .page("/arenden/fordela", DISTRIBUTE, distribute::show)
        .form("/arenden/fordela", DISTRIBUTE, distribute::save)
        // The page shows whose case it is, so it is for those who work on it; who only distributes has the list above.
        .page(
            "/personer/{person}/arenden/{case}/lamna-over",
            WRITE,
            hand_over::show,
        )
        .form(
            "/personer/{person}/arenden/{case}/lamna-over",
            WRITE,
            hand_over::save,
        )
}

fn applications() -> Routes {
    Routes::new()
        .page(
            "/personer/{person}/ansokan/ny",
            APPLY,
            application_new::show,
        )
        .form("/personer/{person}/ansokan", APPLY, application_new::save)
        // A sign of need is received from anybody about anybody, as an application is.
        .page(
            "/personer/{person}/utredning/ny",
            APPLY,
            investigation_new::show,
        )
        .form(
            "/personer/{person}/utredning",
            APPLY,
            investigation_new::save,
        )
        .page(
            "/personer/{person}/arenden/{case}/ansokan",
            SEE_APPLICATION,
            application::show,
        )
        .page(
            "/personer/{person}/arenden/{case}/ansokan/aterta",
            WRITE,
            application_steps::show_withdraw,
        )
        .form(
            "/personer/{person}/arenden/{case}/ansokan/aterta",
            WRITE,
            application_steps::withdraw,
        )
        .page(
            "/personer/{person}/arenden/{case}/ansokan/forsening",
            WRITE,
            application_steps::show_delay,
        )
        .form(
            "/personer/{person}/arenden/{case}/ansokan/forsening",
            WRITE,
            application_steps::tell,
        )
        .page(
            "/personer/{person}/arenden/{case}/ansokan/begaran",
            WRITE,
            application_steps::show_demand,
        )
        .form(
            "/personer/{person}/arenden/{case}/ansokan/begaran",
            WRITE,
            application_steps::demand,
        )
        .page(
            "/personer/{person}/arenden/{case}/ansokan/begaran/avsla",
            DECIDE,
            application_steps::show_refuse,
        )
        .form(
            "/personer/{person}/arenden/{case}/ansokan/begaran/avsla",
            DECIDE,
            application_steps::refuse,
        )
}

fn decisions() -> Routes {
    Routes::new()
        .page(
            "/personer/{person}/arenden/{case}/beslut/ny",
            DECIDE,
            decision_new::show,
        )
        .form(
            "/personer/{person}/arenden/{case}/beslut",
            DECIDE,
            decision_new::save,
        )
        .page(
            "/personer/{person}/beslut/{decision}",
            SEE_DECISION,
            decision_view::show,
        )
        .page(
            "/personer/{person}/beslut/{decision}/andra",
            DECIDE,
            decision_change::show,
        )
        .form(
            "/personer/{person}/beslut/{decision}/andra",
            DECIDE,
            decision_change::save,
        )
        .page(
            "/personer/{person}/beslut/{decision}/aterkalla",
            DECIDE,
            decision_change::show_revoke,
        )
        .form(
            "/personer/{person}/beslut/{decision}/aterkalla",
            DECIDE,
            decision_change::revoke,
        )
        .page(
            "/personer/{person}/beslut/{decision}/upphor",
            DECIDE,
            decision_steps::show_end,
        )
        .form(
            "/personer/{person}/beslut/{decision}/upphor",
            DECIDE,
            decision_steps::end,
        )
        .and(decision_steps())
}

/// What happens to a decision that stands.
fn decision_steps() -> Routes {
    Routes::new()
        .page(
            "/personer/{person}/beslut/{decision}/verkstalld",
            WRITE_DECISION,
            decision_steps::show_execute,
        )
        .form(
            "/personer/{person}/beslut/{decision}/verkstalld",
            WRITE_DECISION,
            decision_steps::execute,
        )
        .page(
            "/personer/{person}/beslut/{decision}/avbrott",
            WRITE_DECISION,
            decision_steps::show_interrupt,
        )
        .form(
            "/personer/{person}/beslut/{decision}/avbrott",
            WRITE_DECISION,
            decision_steps::interrupt,
        )
}
