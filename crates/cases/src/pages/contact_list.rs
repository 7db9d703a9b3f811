//! Contacts that wait for somebody, and those that are mine.

use kernel::{Problem, Role};
use maud::html;
use page_kit::{
    Cell, List, ListColumn, Reply, Visit,
    components::{Button, Empty, Heading, Tabs},
};

use super::contact::address;
use crate::{
    model::ContactState,
    reads::{ContactLine, open_contacts},
};

const COLUMNS: &[ListColumn] = &[
    ListColumn::new("received", "cases-contact-received").sortable(),
    ListColumn::new("about", "cases-contact-about"),
    ListColumn::new("channel", "cases-contact-channel").sortable(),
    ListColumn::new("matter", "cases-contact-matter"),
];

/// The list; `?state=` chooses which.
pub(super) async fn show(visit: Visit) -> Result<Reply, Problem> {
    let t = visit.t();
    let state = visit.query("state").parse().unwrap_or(ContactState::New);
    let list = List::new(&visit, "cases-contact-list-title", COLUMNS, "received").empty(
        Empty::new(t.say("cases-contact-list-empty"))
            .body(t.say("cases-contact-list-empty-body"))
            .action(Button::primary(t.say("cases-contact-new-title")).href("/kontakter/ny")),
    );
    // A manager sees all of the unit; an officer what waits and her or his own.
    let officer = visit
        .actor()
        .user()
        .filter(|_| visit.actor().role() != Some(Role::UnitManager));
    let (lines, total) = open_contacts(
        visit.reader(),
        &visit.call,
        (visit.unit()?, state),
        officer,
        list.window(),
    )
    .await?;
    let rows: Vec<Vec<Cell>> = lines.iter().map(|line| row(&visit, line)).collect();
    if let Some(file) = list.export(&rows)? {
        return Ok(file);
    }
    let mut tabs = Tabs::new(t.say("cases-contact-list-title"));
    for other in ContactState::ALL {
        let (label, href) = (
            t.say(&format!("cases-contact-state-{}", other.key())),
            format!("?state={}", other.key()),
        );
        tabs = if *other == state {
            tabs.here(label, href)
        } else {
            tabs.tab(label, href)
        };
    }
    let body = html! {
        (Heading::new(t.say("cases-contact-list-title"))
            .actions(Button::primary(t.say("cases-contact-new-title")).href("/kontakter/ny")))
        (tabs)
        (list.show(rows, total))
    };
    Ok(visit.page("cases-contact-list-title", body))
}

fn row(visit: &Visit, line: &ContactLine) -> Vec<Cell> {
    let t = visit.t();
    let contact = &line.contact;
    let about = match (&line.person_name, contact.person) {
        (Some(name), _) => Cell::link(name.clone(), address(contact)),
        (None, Some(_)) => Cell::text(t.say("cases-contact-about-closed")),
        (None, None) => Cell::link(t.say("cases-contact-about-nobody"), address(contact)),
    };
    let first = contact
        .matter
        .as_ref()
        .map_or("", |m| m.as_str().lines().next().unwrap_or(""));
    let short: String = first.chars().take(80).collect();
    vec![
        Cell::moment(visit, contact.received),
        about,
        Cell::text(t.say(&format!("cases-channel-{}", contact.channel.key()))),
        Cell::text(short),
    ]
}
