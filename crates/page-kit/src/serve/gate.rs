//! Before a handler: who asks, and may they. After it: the frame of the page.

use access::{Decision, Need, SessionView, Token, TouchSession};
use kernel::{Actor, Problem, Role};
use maud::{Markup, Render, html};

use super::{
    App, Kept, Method, Part, Reply, Route, Visit, Way,
    reply::{Kind, PageReply},
    routes::Kind as NeedKind,
};
use crate::{
    components::{
        Breadcrumbs, Button, ButtonRow, Heading, LanguageSwitch, Notice, Steps, ThemeSwitch,
        UserMenu,
    },
    layout::{Audience, NavItem, Page},
};

/// Where the reader logs in.
const LOGIN: &str = "/logga-in";

/// Where the person and relatives begin.
const OWN_PAGE: &str = "/min-sida";

/// Whether the handler is reached.
pub(super) enum Gate {
    Open,
    Instead(Reply),
}

/// The reader's session, if it stands. That it is in use is noted at most once a minute.
pub(super) async fn session(
    app: &App,
    token: Option<&Token>,
) -> Result<Option<SessionView>, Problem> {
    let Some(token) = token else { return Ok(None) };
    let session =
        access::session_actor(app.store().reader(), token, app.now(), app.session_life()).await?;
    if session
        .as_ref()
        .is_some_and(|session| session.is_to_be_noted)
    {
        let call = app.call(Actor::system("session"))?;
        app.store()
            .act(
                &call,
                &TouchSession {
                    token: token.clone(),
                },
            )
            .await?;
    }
    Ok(session)
}

/// Decides whether the visit reaches the handler. A personal page that is read is noted first: if that fails,
/// the page is not shown. Whether a form that is sent answers with a page is known afterwards: see [`note_answer`].
pub(super) async fn pass(visit: &Visit, route: &Route) -> Result<Gate, Problem> {
    let need = match route.needs.kind {
        NeedKind::SignedIn | NeedKind::Role(_) | NeedKind::Person(_) if is_nobody(visit) => {
            return Ok(Gate::Instead(log_in_first(visit, route.method)));
        }
        NeedKind::Open | NeedKind::SignedIn => return Ok(Gate::Open),
        NeedKind::Role(need) => {
            access::require_for_some(&visit.call, at_own_unit(visit, need))?;
            return Ok(Gate::Open);
        }
        NeedKind::Person(need) => need.about(visit.person()?),
    };
    access::require(visit.reader(), &visit.call, need).await?;
    match route.method {
        Method::Get => note_read(visit, route, need).await?,
        Method::Post => {}
    }
    Ok(Gate::Open)
}

/// A form about a person that answers with a page or a file has been read as any other, and is noted before it is
/// shown. One that leads on is not: the page to which it leads is noted.
pub(super) async fn note_answer(
    visit: &Visit,
    route: &Route,
    reply: Reply,
) -> Result<Reply, Problem> {
    let is_shown = match reply.kind {
        Kind::Page(_) | Kind::File(_) => true,
        Kind::Go(_) => false,
    };
    if let (true, Method::Post, NeedKind::Person(need)) = (is_shown, route.method, route.needs.kind)
    {
        note_read(visit, route, need.about(visit.person()?)).await?;
    }
    Ok(reply)
}

/// Notes that what is about a person is read, and by which row of the policy.
async fn note_read(visit: &Visit, route: &Route, need: Need) -> Result<(), Problem> {
    let Some(person) = need.person else {
        return Ok(());
    };
    let decision = access::decision(visit.reader(), &visit.call, need).await?;
    let basis = match decision {
        Decision::Permit(rule) => rule.name.as_str(),
        Decision::Forbidden(_) | Decision::Unpermitted => return Err(Problem::NotFound),
    };
    history::log_read(visit.app.store(), &visit.call, person, route.path, basis).await
}

/// What belongs to a unit is asked for at the actor's own.
pub(super) fn at_own_unit(visit: &Visit, need: Need) -> Need {
    visit.actor().unit().map_or(need, |unit| need.at(unit))
}

fn is_nobody(visit: &Visit) -> bool {
    matches!(visit.actor(), Actor::Public | Actor::System { .. })
}

/// A reader without a session is sent to the login and back; a form that was sent is kept through it.
fn log_in_first(visit: &Visit, method: Method) -> Reply {
    match method {
        Method::Get => {
            let back: String = form_urlencoded::byte_serialize(visit.path().as_bytes()).collect();
            Reply::go(format!("{LOGIN}?till={back}"))
        }
        Method::Post => {
            let t = visit.t();
            let kept = Kept {
                to: visit.path().to_owned(),
                fields: visit.fields().to_vec(),
            };
            let title = t.say("page-kit-kept-title");
            let body = html! {
                (Heading::new(title.clone()))
                (Notice::info(t, t.say("page-kit-kept-notice")).body(html! { p { (t.say("page-kit-kept-body")) } }))
                form method="post" action=(LOGIN) {
                    (kept.in_login())
                    (ButtonRow::new(Button::primary(t.say("page-kit-kept-log-in"))))
                }
            };
            Reply::page(title, body).status(401)
        }
    }
}

/// The way to a page for the person and for relatives: without what is closed to them. What is about somebody lies below
/// their own page.
pub(super) async fn own_way(visit: &Visit, reply: Reply) -> Reply {
    if !matches!(visit.actor(), Actor::Resident { .. }) {
        return reply;
    }
    let Kind::Page(mut page) = reply.kind else {
        return reply;
    };
    if let Some(way) = &mut page.way {
        open_steps(visit, way).await;
    }
    Reply {
        kind: Kind::Page(page),
        ..reply
    }
}

async fn open_steps(visit: &Visit, way: &mut Steps) {
    let person = visit.person().ok();
    let facts = match person {
        Some(person) => access::facts(visit.reader(), visit.actor(), person, visit.today()).await,
        None => Ok(access::Facts::none()),
    };
    let about = person.zip(facts.as_ref().ok());
    // Where it cannot be known, nobody is led.
    way.above
        .retain(|(_, to)| visit.leads(to, about).unwrap_or(false));
    if person.is_some() && way.above.iter().all(|(_, to)| to != OWN_PAGE) {
        let own = visit.t().say("page-kit-own-page");
        way.above.insert(0, (own, OWN_PAGE.to_owned()));
    }
}

/// The whole page around what a handler gave.
pub(super) fn frame(visit: &Visit, reply: PageReply) -> Markup {
    let t = visit.t();
    let settings = visit.app.settings();
    let audience = reply.audience.unwrap_or_else(|| audience(visit.actor()));
    let mut page = Page::new(t, reply.title, reply.body)
        .audience(audience)
        .theme(visit.theme)
        .municipality(settings.municipality.clone())
        .version(settings.version.clone())
        .errors(reply.has_errors);
    if reply.is_alone {
        return page.alone().render();
    }
    page = page
        .footer_link(t.say("page-kit-help"), "/hjalp")
        .footer_link(t.say("page-kit-accessibility"), "/tillganglighet");
    if reply.is_wide {
        page = page.wide();
    }
    if let Some(way) = reply.way {
        page = page.breadcrumbs(Breadcrumbs::over(t, way));
    }
    if let Some(aside) = reply.aside {
        page = page.aside(aside);
    }
    if let Some(flash) = visit.flash.as_ref().filter(|key| t.has(key)) {
        page = page.flash(Notice::success(t, t.say(flash)));
    }
    match &visit.session {
        Some(session) => with_session(visit, page, session).render(),
        None => choices(visit)
            .into_iter()
            .fold(page, Page::setting)
            .render(),
    }
}

/// What the reader may choose on every page. Not where a form has come back: a choice leads to the page anew, and what
/// was typed would be gone.
fn choices(visit: &Visit) -> Vec<Markup> {
    if visit.is_sent {
        return Vec::new();
    }
    let t = visit.t();
    let language = LanguageSwitch::new(t, "/installningar/sprak", visit.path());
    let theme = ThemeSwitch::new(t, "/installningar/utseende", visit.path(), visit.theme);
    vec![language.render(), theme.render()]
}

fn with_session<'a>(visit: &'a Visit, mut page: Page<'a>, session: &SessionView) -> Page<'a> {
    let t = visit.t();
    let menu =
        UserMenu::new(t, session.user_name.clone()).link(t.say("page-kit-my-account"), "/konto");
    let menu = choices(visit)
        .into_iter()
        .fold(menu, UserMenu::setting)
        .sign_out("/logga-ut");
    page = page.user(menu);
    let Some(role) = visit.actor().role() else {
        return page;
    };
    let parts = visit.app.parts(role);
    let is_folded = visit.app.is_folded(role);
    let ways = parts.into_iter().flat_map(|(part, ways)| {
        let words = t.say(part.text());
        let words = (is_folded && part != Part::First).then_some(words);
        ways.into_iter().map(move |way| (way, words.clone()))
    });
    let here = here(visit, role);
    page = page.nav(ways.map(|(way, words)| {
        let item = NavItem::new(t.say(way.label), way.href).here(here == Some(way.href));
        match words {
            Some(words) => item.among(words),
            None => item,
        }
    }));
    if role == Role::CaseOfficer {
        page = page.search("/sok", "");
    }
    if let Some(unit) = visit.actor().unit() {
        let role = t.say(&format!("access-role-{}", role.key()));
        let name = match visit.app.unit_name(unit) {
            Some(unit) => format!("{role}, {unit}"),
            None => role,
        };
        page = page.assignment(name, Some("/uppdrag".to_owned()));
    }
    page
}

/// The way that the reader has taken to this page: the one that its address begins with, the longest of them.
fn here(visit: &Visit, role: Role) -> Option<&'static str> {
    let begins = |way: &&Way| {
        let rest = visit.path().strip_prefix(way.href);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    let ways = visit.app.ways(role).filter(begins).map(|way| way.href);
    ways.max_by_key(|href| href.len())
}

const fn audience(actor: &Actor) -> Audience {
    match actor {
        Actor::Staff { .. } => Audience::Staff,
        Actor::Resident { .. } => Audience::Person,
        Actor::System { .. } | Actor::Public => Audience::Public,
    }
}
