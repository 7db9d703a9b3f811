//! Adding a key: its name, then the browser's answer; and removing one.

use access::RemovePasskey;
use kernel::{Problem, Refusal};
use maud::html;
use page_kit::{
    Reply, Visit,
    components::{Breadcrumbs, Heading, hidden},
};

use super::{answered, offer, show::view, site};

/// Takes the key's name, and offers the browser to make it.
pub(in crate::pages) async fn begin(visit: Visit) -> Result<Reply, Problem> {
    let mut form = visit.form();
    let keys = site(&visit).ok_or(Problem::NotFound)?;
    let Some(name) = form.line("name") else {
        return view(&visit, &form).await;
    };
    let offered = keys.begin_adding(visit.app.store(), &visit.call).await?;
    let t = visit.t();
    let title = t.say("portal-account-key-add");
    let fields = html! {
        (visit.blank().top(t))
        (hidden("name", name.as_str()))
    };
    let body = html! {
        (Heading::new(title.clone()).over(name.to_string()).lead(t.say("portal-passkey-add-lead")))
        (offer(&visit, "/konto/nycklar/klar", "create", &offered, &fields))
    };
    let way = Breadcrumbs::new(t)
        .step(t.say("portal-account-title"), "/konto")
        .here(title);
    Ok(visit.page("portal-account-key-add", body).breadcrumbs(&way))
}

/// Keeps the key that the browser made.
pub(in crate::pages) async fn finish(visit: Visit) -> Result<Reply, Problem> {
    let mut form = visit.form();
    let keys = site(&visit).ok_or(Problem::NotFound)?;
    let name = form.line("name");
    let (Some(answer), Some(name)) = (answered(&visit), name) else {
        form.refuse(Refusal::new("access-refusal-passkey-ended").at("name"));
        return view(&visit, &form).await;
    };
    match keys
        .finish_adding(visit.app.store(), &visit.call, &answer, &name)
        .await
    {
        Ok(()) => Ok(visit.go("/konto").saying("portal-account-key-added")),
        Err(Problem::Refused(refusals)) => {
            for refusal in refusals {
                form.refuse(refusal.at("name"));
            }
            view(&visit, &form).await
        }
        Err(other) => Err(other),
    }
}

/// Removes a key.
pub(in crate::pages) async fn remove(visit: Visit) -> Result<Reply, Problem> {
    let mut form = visit.form();
    let remove = RemovePasskey {
        credential: form.value("credential").to_owned(),
    };
    match visit.submit(&mut form, Some(remove)).await? {
        Some(()) => Ok(visit.go("/konto").saying("portal-account-key-removed")),
        None => view(&visit, &form).await,
    }
}
