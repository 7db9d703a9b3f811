//! A new account.

use access::{AddUser, Login, NewPassword, SealedPassword};
use kernel::{Problem, Refusal};
use maud::html;
use page_kit::{
    Form, Reply, Visit,
    components::{Breadcrumbs, Button, ButtonRow, Field, Heading},
};

/// The empty form.
pub(in crate::pages) async fn show(visit: Visit) -> Result<Reply, Problem> {
    Ok(view(&visit, &visit.blank()))
}

/// Adds the account.
pub(in crate::pages) async fn save(visit: Visit) -> Result<Reply, Problem> {
    let mut form = visit.form();
    let name = form.line("name");
    let hsa_id = form.optional_line("hsa-id");
    let login = match Login::parse(form.value("login")) {
        Ok(login) => Some(login),
        Err(error) => {
            form.refuse(Refusal::from(error));
            None
        }
    };
    let password = match &login {
        Some(login) => read_password(&visit, &mut form, login).await?,
        None => None,
    };
    let action = (|| {
        Some(AddUser {
            name: name?,
            login: login?,
            password: password?,
            person: None,
            hsa_id: hsa_id?.map(|id| id.to_string()),
        })
    })();
    match visit.submit(&mut form, action).await? {
        Some(user) => Ok(visit
            .go(format!("/anvandare/{user}"))
            .saying("portal-users-added")),
        None => Ok(view(&visit, &form)),
    }
}

/// The first password, sealed; it may be left out for those who log in another way.
async fn read_password(
    visit: &Visit,
    form: &mut Form,
    login: &Login,
) -> Result<Option<Option<SealedPassword>>, Problem> {
    if form.value("password").is_empty() {
        return Ok(Some(None));
    }
    match NewPassword::choose(form.value("password"), login, "password") {
        Ok(password) => Ok(Some(Some(visit.app.door().seal(&password).await?))),
        Err(refusal) => {
            form.refuse(refusal);
            Ok(None)
        }
    }
}

fn view(visit: &Visit, form: &Form) -> Reply {
    let t = visit.t();
    let password = Field::password(t, "password", t.say("portal-users-password"));
    let body = html! {
        (Heading::new(t.say("portal-users-add")).lead(t.say("portal-users-add-lead")))
        form method="post" action="/anvandare" {
            (form.around(t, html! {
                (form.text(t, "name", "portal-account-name"))
                (form.text(t, "login", "portal-login-name").hint(t.say("portal-users-login-hint")))
                (form.fill(t, "password", password).hint(t.say("portal-users-password-hint")).autocomplete("new-password").optional())
                (form.text(t, "hsa-id", "portal-account-hsa").optional())
                (ButtonRow::new(Button::primary(t.say("portal-users-add"))).and(
                    Button::quiet(t.say("page-kit-cancel")).href("/anvandare")))
            }))
        }
    };
    let way = Breadcrumbs::new(t)
        .step(t.say("portal-users-title"), "/anvandare")
        .here(t.say("portal-users-add"));
    visit
        .page("portal-users-add", body)
        .breadcrumbs(&way)
        .with_errors(form.has_errors())
}
