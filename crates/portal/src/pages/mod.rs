//! The pages; one a file.

mod about;
mod account;
mod asked;
mod assignment;
mod demo;
mod duty_table;
mod first;
mod front;
mod happenings;
mod health;
mod home;
mod log;
mod login;
mod main_file;
mod measures;
mod own;
mod protection;
mod rules;
mod search;
mod settings;
mod tour;
mod users;
mod who;
mod work_list;

use access::{Need, Resource};
use kernel::Role;
use page_kit::{Needs, Part, Routes, Way};

/// All routes of the room.
pub fn routes() -> Routes {
    Routes::new()
        // Open: whoever comes here has not logged in yet.
        .page("/", Needs::open(), front::show)
        .page("/logga-in", Needs::open(), login::show)
        .form("/logga-in", Needs::open(), login::log_in)
        .form("/logga-ut", Needs::open(), login::log_out)
        // Open: after login but before a place is chosen there is no actor; the page asks the session itself.
        .page("/uppdrag", Needs::open(), assignment::show)
        .form("/uppdrag", Needs::open(), assignment::choose)
        // Open: how a page looks is nobody's secret.
        .form("/installningar/sprak", Needs::open(), settings::language)
        .form("/installningar/utseende", Needs::open(), settings::theme)
        .page("/hjalp", Needs::open(), about::help)
        .page("/tillganglighet", Needs::open(), about::accessibility)
        // Open: only a demo has a tour, and everybody in it is made up.
        .page("/rundtur", Needs::open(), tour::show)
        .page("/hem", Needs::signed_in(), home::show)
        .page(
            "/personer/{person}",
            Needs::person(Need::see(Resource::PersonFile)),
            main_file::show,
        )
        .page(
            "/att-gora",
            Needs::may(Need::see(Resource::WorkList)),
            work_list::show,
        )
        .page(
            "/sok",
            Needs::may(Need::see(Resource::PersonInSearch)),
            search::show,
        )
        .form(
            "/sok",
            Needs::may(Need::see(Resource::PersonInSearch)),
            search::find,
        )
        .and(account::routes())
        .and(happenings::routes())
        .and(log::routes())
        .and(measures::routes())
        .and(own::routes())
        .and(protection::routes())
        .and(rules::routes())
        .and(users::routes())
}

/// Everybody who works here.
const STAFF: [Role; 9] = [
    Role::CaseOfficer,
    Role::UnitManager,
    Role::Planner,
    Role::CareWorker,
    Role::AlarmOperator,
    Role::Controller,
    Role::CommitteeMember,
    Role::LogReviewer,
    Role::SystemAdministrator,
];

/// Those who work with persons, and have duties about them.
const AT_WORK: [Role; 4] = [
    Role::CaseOfficer,
    Role::UnitManager,
    Role::Planner,
    Role::CareWorker,
];

/// Those who write in records.
const KEEPERS: [Role; 5] = [
    Role::CaseOfficer,
    Role::UnitManager,
    Role::Planner,
    Role::CareWorker,
    Role::AlarmOperator,
];

/// Those who tell what went wrong and handle nothing of it themselves.
const TELLERS: [Role; 8] = [
    Role::CaseOfficer,
    Role::Planner,
    Role::CareWorker,
    Role::AlarmOperator,
    Role::Controller,
    Role::CommitteeMember,
    Role::LogReviewer,
    Role::SystemAdministrator,
];

/// Who plans at a provider.
const PLANNERS: [Role; 2] = [Role::UnitManager, Role::Planner];

/// Who handles persons, or answers for those who do.
const DECIDERS: [Role; 2] = [Role::CaseOfficer, Role::UnitManager];

/// The ways around in the header.
pub fn ways() -> Vec<Way> {
    [
        first_ways(),
        person_ways(),
        care_ways(),
        result_ways(),
        house_ways(),
    ]
    .concat()
}

const fn way(
    part: Part,
    (label, href): (&'static str, &'static str),
    roles: &'static [Role],
) -> Way {
    Way {
        label,
        href,
        roles,
        part,
    }
}

fn first_ways() -> Vec<Way> {
    let way = |names, roles| way(Part::First, names, roles);
    vec![
        way(("portal-way-home", "/hem"), &STAFF),
        way(
            ("portal-way-own", "/min-sida"),
            &[Role::Person, Role::Relative],
        ),
        way(("portal-way-duties", "/att-gora"), &AT_WORK),
        way(("portal-way-contacts", "/kontakter"), &DECIDERS),
        way(("portal-way-cases", "/arenden"), &DECIDERS),
        way(
            ("portal-way-own-visits", "/mina-besok"),
            &[Role::CareWorker],
        ),
        way(
            ("portal-way-own-schedule", "/mitt-schema"),
            &[Role::CareWorker],
        ),
    ]
}

fn person_ways() -> Vec<Way> {
    let way = |names, roles| way(Part::Persons, names, roles);
    vec![
        way(
            ("portal-way-orders", "/bestallningar"),
            &[Role::CaseOfficer, Role::UnitManager, Role::Planner],
        ),
        way(("portal-way-waits", "/ej-verkstallt"), &DECIDERS),
        way(("portal-way-appeals", "/overklaganden"), &DECIDERS),
        way(("portal-way-sip", "/sip"), &DECIDERS),
        way(("portal-way-follow-ups", "/uppfoljningar"), &DECIDERS),
    ]
}

fn care_ways() -> Vec<Way> {
    let way = |names, roles| way(Part::Care, names, roles);
    vec![
        way(("portal-way-care-plans", "/genomforandeplaner"), &AT_WORK),
        way(("portal-way-records", "/dokumentation"), &KEEPERS),
        way(
            ("portal-way-deviations", "/avvikelser"),
            &[Role::UnitManager],
        ),
        way(("portal-way-tell", "/mina-rapporter"), &TELLERS),
        way(("portal-way-schedule", "/schema"), &PLANNERS),
        way(("portal-way-visits-made", "/utforda-besok"), &PLANNERS),
    ]
}

fn result_ways() -> Vec<Way> {
    let way = |names, roles| way(Part::Results, names, roles);
    vec![
        way(
            ("portal-way-council", "/ej-verkstallt/fullmaktige"),
            &[Role::Controller, Role::CommitteeMember],
        ),
        way(
            ("portal-way-measures", "/nyckeltal"),
            &[
                Role::CaseOfficer,
                Role::UnitManager,
                Role::Planner,
                Role::Controller,
                Role::CommitteeMember,
            ],
        ),
    ]
}

fn house_ways() -> Vec<Way> {
    let way = |names, roles| way(Part::House, names, roles);
    vec![
        way(
            ("portal-way-log", "/logg"),
            &[Role::LogReviewer, Role::UnitManager],
        ),
        way(
            ("portal-way-users", "/anvandare"),
            &[Role::SystemAdministrator, Role::UnitManager],
        ),
        way(
            ("portal-way-rules", "/regler"),
            &[
                Role::Controller,
                Role::CommitteeMember,
                Role::LogReviewer,
                Role::SystemAdministrator,
            ],
        ),
    ]
}
