//! The first thing that happens in an installation: everything that it cannot be without, whole or not at all.

use access::{AddUser, GiveAssignment, Login, SealedPassword};
use history::{Entry, Stream, Subject};
use kernel::{Call, Line, Period, Problem, Role};
use organisation::{AddUnit, NewUnit, SetMunicipality, SetStaffMember, StaffMember, UnitKind};
use rulebook::SetLocalRule;
use store::{Action, Tx};

/// Who runs the system first.
#[derive(Debug, Clone)]
pub(super) struct Administrator {
    pub(super) name: Line,
    pub(super) login: Login,
    pub(super) sealed: SealedPassword,
}

/// Begins an installation.
#[derive(Debug, Clone)]
pub(super) struct Begin {
    pub(super) municipality: SetMunicipality,
    pub(super) office: Line,
    pub(super) administrator: Administrator,
    pub(super) rules: Vec<SetLocalRule>,
}

impl Action for Begin {
    const NAME: &'static str = "begin-installation";
    type Done = ();

    async fn run(&self, call: &Call, tx: &Tx) -> Result<(), Problem> {
        tx.perform(call, &self.municipality).await?;
        let unit = tx
            .perform(
                call,
                &AddUnit {
                    unit: self.office(call),
                },
            )
            .await?;
        let Administrator {
            name,
            login,
            sealed,
        } = &self.administrator;
        let user = AddUser {
            name: name.clone(),
            login: login.clone(),
            password: Some(sealed.clone()),
            person: None,
            hsa_id: None,
        };
        let user = tx.perform(call, &user).await?;
        let member = StaffMember {
            user,
            unit,
            name: name.clone(),
            title: None,
            phone: None,
            assistant_nurse: None,
            version: 0,
        };
        tx.perform(call, &SetStaffMember { member }).await?;
        let given = GiveAssignment {
            user,
            role: Role::SystemAdministrator,
            unit,
            team: None,
            period: Period::since(call.today()),
        };
        tx.perform(call, &given).await?;
        for rule in &self.rules {
            set_rule(tx, call, rule).await?;
        }
        Ok(())
    }
}

impl Begin {
    fn office(&self, call: &Call) -> NewUnit {
        NewUnit {
            name: self.office.clone(),
            kind: UnitKind::Office,
            parent: None,
            district: None,
            form: None,
            organisation_number: None,
            phone: None,
            email: None,
            address: None,
            period: Period::since(call.today()),
        }
    }
}

/// Sets a local rule and writes it into history, which lies above the rule book.
async fn set_rule(tx: &Tx, call: &Call, rule: &SetLocalRule) -> Result<(), Problem> {
    let named = |problem| match problem {
        Problem::Refused(refusals) => {
            let at = |refusal: kernel::Refusal| refusal.at(format!("rule {}", rule.key.as_str()));
            Problem::Refused(refusals.into_iter().map(at).collect())
        }
        other @ (Problem::Changed(_) | Problem::NotFound | Problem::Denied | Problem::Fault(_)) => {
            other
        }
    };
    // Goals must be able to be judged by it, as by one that is set on the page of rules.
    let book = rulebook::reads::book(tx).await?;
    let wrong = goals::check_rule(&book, (rule.key.as_str(), rule.from), &rule.value);
    if !wrong.is_empty() {
        return Err(named(Problem::Refused(wrong)));
    }
    let set = tx.perform(call, rule).await.map_err(named)?;
    let subject = Subject::new("local-rule", set.id);
    let entry = Entry::new(Stream::Installation, "rulebook.local-rule-set", subject)
        .change("key", None, Some(set.key.as_str().to_owned()))
        .change(
            "value",
            Some(format!("{:?}", set.before)),
            Some(format!("{:?}", set.after)),
        )
        .change("from", None, Some(set.from.to_string()))
        .reason(&rule.reason);
    history::write(tx, call, entry).await?;
    Ok(())
}
