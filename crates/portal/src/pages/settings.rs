//! The reader's own choices, kept in cookies: language, light or dark.

use kernel::{Language, Problem};
use page_kit::{Reply, Visit, components::Theme};

/// How long a choice is kept: a year.
const KEPT_SECONDS: u32 = 365 * 24 * 60 * 60;

/// Chooses the language.
pub(super) async fn language(visit: Visit) -> Result<Reply, Problem> {
    let form = visit.form();
    let language = Language::from_tag(form.value("language")).unwrap_or(Language::Swedish);
    Ok(keep(form.value("back"), "language", language.tag()))
}

/// Chooses light or dark.
pub(super) async fn theme(visit: Visit) -> Result<Reply, Problem> {
    let form = visit.form();
    let theme = Theme::from_name(form.value("theme"));
    Ok(keep(form.value("back"), "theme", theme.name()))
}

fn keep(back: &str, name: &str, value: &str) -> Reply {
    let cookie = format!("{name}={value}; Path=/; Max-Age={KEPT_SECONDS}; HttpOnly; SameSite=Lax");
    Reply::go(super::login::own_address(back)).cookie(cookie)
}
