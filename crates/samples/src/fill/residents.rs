//! Those who log in as themselves: Ragnar, and the son whom he has let in.

use access::{AddUser, LetIn, LettingScope, Login};
use kernel::{Actor, Line, Period, Role};

use super::stage::{FillError, Stage};

/// So many days ago Ragnar got a login, and let his son in.
const AGO: i64 = 40;

/// Adds the logins. What the son sees, Ragnar has chosen himself.
pub(super) async fn let_in(stage: &mut Stage<'_>) -> Result<(), FillError> {
    // Ragnar is the first of all.
    let Some(client) = stage.plan.clients.first() else {
        return Ok(());
    };
    let person = client.id();
    let known = &client.row.person;
    let given = known.given_name.as_str();
    let called = given.split(' ').next().unwrap_or(given);
    let day = duties::calendar::days_after(stage.today(), -AGO);
    let at = stage.moment(day, 10, 30);
    let own = AddUser {
        name: line(&format!("{called} {}", known.family_name))?,
        login: login("ragnar")?,
        password: None,
        person: Some(person),
        hsa_id: None,
    };
    let user = stage.system(at, &own).await?;
    let Some(relative) = client.row.relatives.first() else {
        return Ok(());
    };
    let son = AddUser {
        name: relative.name.clone(),
        login: login("ragnars-son")?,
        password: None,
        person: None,
        hsa_id: None,
    };
    let son = stage.system(at, &son).await?;
    let ragnar = Actor::Resident {
        user,
        person,
        role: Role::Person,
    };
    let open = LetIn {
        person,
        relative: son,
        scope: LettingScope::Both,
        period: Period::since(day),
        reason: line("Min son hjälper mig med papper.")?,
    };
    stage.act(ragnar, at, &open).await?;
    Ok(())
}

fn line(text: &str) -> Result<Line, FillError> {
    Line::parse(text).map_err(|e| FillError::Plan(e.to_string()))
}

fn login(text: &str) -> Result<Login, FillError> {
    Login::parse(text).map_err(|e| FillError::Plan(e.to_string()))
}
