//! Case officers at work: logged in as a demo lets one choose, from its login page.

use std::fmt::Write as _;

use crate::{
    Failure,
    wire::{Answer, Ask, Connection},
};

/// How many times each of those whom the login page offers logs in.
const SESSIONS_EACH: usize = 3;

/// Somebody who is logged in, with a browser's open connection.
#[derive(Debug)]
pub(crate) struct Officer {
    connection: Connection,
    at: String,
    /// The session's token.
    pub(crate) session: String,
}

impl Officer {
    async fn nobody(at: &str) -> Result<Self, Failure> {
        Ok(Self {
            connection: Connection::open(at).await?,
            at: at.to_owned(),
            session: String::new(),
        })
    }

    /// Reads a page; its text.
    pub(crate) async fn page(&mut self, path: &str) -> Result<String, Failure> {
        let answer = self.ask(path, None).await?;
        expect(path, &answer, 200)?;
        Ok(answer.text())
    }

    async fn ask(&mut self, path: &str, form: Option<String>) -> Result<Answer, Failure> {
        let ask = Ask {
            path: path.to_owned(),
            form,
            session: self.session.clone(),
        };
        let answer = self.connection.ask(&self.at, ask, false).await?;
        if let Some(session) = &answer.session {
            self.session.clone_from(session);
        }
        Ok(answer)
    }

    /// Logs in, and takes the place in which the user is what `role` says.
    async fn log_in(&mut self, user: &str, role: &str) -> Result<(), Failure> {
        let form = encoded(&[("user", user)]);
        let inside = self.ask("/logga-in", Some(form)).await?;
        expect("/logga-in", &inside, 303)?;
        let placed = self.ask("/uppdrag?till=/hem", None).await?;
        // Whoever has one place only is in it at once.
        if placed.status == 303 {
            return Ok(());
        }
        expect("/uppdrag", &placed, 200)?;
        let choices = placed.text();
        let place = choices
            .split("name=\"place\" value=\"")
            .skip(1)
            .filter_map(|choice| choice.split_once('"'))
            .find(|(_, label)| after_tag(label).is_some_and(|label| label.starts_with(role)))
            .map(|(place, _)| place)
            .ok_or_else(|| format!("{user} has no place as {role}"))?;
        let form = encoded(&[("place", place), ("back", "/hem")]);
        let chosen = self.ask("/uppdrag", Some(form)).await?;
        expect("/uppdrag", &chosen, 303)
    }
}

/// The text after the next tag.
fn after_tag(text: &str) -> Option<&str> {
    text.split_once("<label")?
        .1
        .split_once('>')
        .map(|(_, text)| text)
}

fn expect(path: &str, answer: &Answer, status: u16) -> Result<(), Failure> {
    if answer.status == status {
        return Ok(());
    }
    Err(format!("{path} is answered {} {}", answer.status, answer.location).into())
}

/// Logs in as all case officers whom the login page offers, several times each.
pub(crate) async fn enter(at: &str) -> Result<Vec<Officer>, Failure> {
    let login = Officer::nobody(at).await?.page("/logga-in").await?;
    let (role, offered) = offered(&login, "case-officer")?;
    let users = offered
        .split("<input")
        .filter(|input| input.contains("name=\"user\""))
        .filter_map(|input| input.split_once("value=\"")?.1.split('"').next());
    let mut officers = vec![];
    for user in users {
        for _ in 0..SESSIONS_EACH {
            let mut officer = Officer::nobody(at).await?;
            officer.log_in(user, role).await?;
            officers.push(officer);
        }
    }
    Ok(officers)
}

/// Logs in as each of these, in the role by its key.
pub(crate) async fn enter_as(at: &str, users: &[(&str, String)]) -> Result<Vec<Officer>, Failure> {
    let login = Officer::nobody(at).await?.page("/logga-in").await?;
    let mut all = vec![];
    for (key, user) in users {
        let (role, _) = offered(&login, key)?;
        let mut one = Officer::nobody(at).await?;
        one.log_in(user, role).await?;
        all.push(one);
    }
    Ok(all)
}

/// What the login page calls a role, and whom it offers in it.
fn offered<'l>(login: &'l str, key: &str) -> Result<(&'l str, &'l str), Failure> {
    let section = format!("id=\"demo-{key}\"");
    let offered = login
        .split_once(&section)
        .and_then(|(_, rest)| rest.split_once("</section>"))
        .map(|(offered, _)| offered)
        .ok_or_else(|| format!("the login page offers no {key}"))?;
    let role = offered
        .split_once("<h2")
        .and_then(|(_, rest)| rest.split_once('>')?.1.split('<').next())
        .ok_or("the login page does not name the role")?;
    Ok((role, offered))
}

/// Fields as a form sends them.
pub(crate) fn encoded(fields: &[(&str, &str)]) -> String {
    let mut form = String::new();
    for (name, value) in fields {
        if !form.is_empty() {
            form.push('&');
        }
        form.push_str(name);
        form.push('=');
        for byte in value.bytes() {
            if byte.is_ascii_alphanumeric() || b"-_.".contains(&byte) {
                form.push(char::from(byte));
            } else {
                let _written = write!(form, "%{byte:02X}");
            }
        }
    }
    form
}
