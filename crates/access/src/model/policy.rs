//! The policy: rows that a lawyer can read, parsed from `policy/policy.toml`.

use std::{collections::BTreeSet, sync::LazyLock};

use kernel::{Actor, Fault, Role};
use serde::Deserialize;

use super::{Condition, Resource, Verb};

/// Who a row speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Who {
    /// Somebody in this role.
    Role(Role),
    /// The system in one of its own tasks.
    System,
    /// Somebody who is not logged in.
    Public,
}

impl Who {
    /// Everybody of whom a row can speak, in the order in which tables show them.
    pub fn all() -> Vec<Self> {
        let mut all: Vec<Self> = Role::ALL.into_iter().map(Self::Role).collect();
        all.extend([Self::System, Self::Public]);
        all
    }

    /// The key of its text.
    pub fn text_key(self) -> String {
        format!("access-role-{}", self.key())
    }

    /// The name in the policy and in keys of texts.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Role(role) => role.key(),
            Self::System => "system",
            Self::Public => "public",
        }
    }

    /// As whom an actor comes. Staff cannot come as the person or a relative, nor the other way round.
    pub fn of(actor: &Actor) -> Self {
        let is_resident = |role: Role| matches!(role, Role::Person | Role::Relative);
        match actor {
            Actor::Staff { role, .. } if !is_resident(*role) => Self::Role(*role),
            Actor::Resident { role, .. } if is_resident(*role) => Self::Role(*role),
            Actor::System { .. } => Self::System,
            Actor::Public | Actor::Staff { .. } | Actor::Resident { .. } => Self::Public,
        }
    }
}

/// Whether a row gives or takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Effect {
    /// It gives; without a row that gives, the answer is no.
    Permit,
    /// It takes, whatever other rows give.
    Forbid,
}

/// One row of the policy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    /// Its name, by which decisions and tests speak of it.
    pub name: String,
    /// Whether it gives or takes.
    pub effect: Effect,
    /// Of whom it speaks.
    pub who: BTreeSet<Who>,
    /// Of which doings.
    pub may: BTreeSet<Verb>,
    /// Of what.
    pub on: BTreeSet<Resource>,
    /// It speaks only when all of these hold.
    pub when: BTreeSet<Condition>,
    /// It is silent when one of these holds.
    pub unless: BTreeSet<Condition>,
    /// The law or local decision behind it.
    pub source: String,
    /// Why, in plain Swedish.
    pub why: String,
}

/// A policy that cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum PolicyError {
    /// The text is not of the right form.
    #[error("the policy cannot be read")]
    Form(#[from] toml::de::Error),
    /// A row breaks a rule that all rows keep.
    #[error("the policy's row `{row}`: {what}")]
    Row {
        /// Name of the row.
        row: String,
        /// What is wrong.
        what: String,
    },
}

/// All rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Policy {
    rules: Vec<Rule>,
}

const TEXT: &str = include_str!("../../policy/policy.toml");

static STANDING: LazyLock<Result<Policy, PolicyError>> = LazyLock::new(|| Policy::parse(TEXT));

impl Policy {
    /// The policy in force.
    pub fn standing() -> Result<&'static Self, Fault> {
        STANDING
            .as_ref()
            .map_err(|error| Fault::from_source("the policy in force", Broken(error.to_string())))
    }

    /// Reads a policy and checks each row.
    pub fn parse(text: &str) -> Result<Self, PolicyError> {
        let file: FileText = toml::from_str(text)?;
        let mut rules: Vec<Rule> = vec![];
        for text in file.rule {
            let rule = text.checked(&file.group)?;
            if rules.iter().any(|other| other.name == rule.name) {
                return Err(wrong(&rule.name, "the name stands twice"));
            }
            rules.push(rule);
        }
        Ok(Self { rules })
    }

    /// The rows, in the order of the text.
    pub fn rules(&self) -> &[Rule] {
        &self.rules
    }

    /// The row of a name.
    pub fn rule(&self, name: &str) -> Option<&Rule> {
        self.rules.iter().find(|rule| rule.name == name)
    }

    /// The rows that speak of this, whatever their conditions.
    pub fn speaking_of(
        &self,
        who: Who,
        verb: Verb,
        resource: Resource,
    ) -> impl Iterator<Item = &Rule> {
        self.rules.iter().filter(move |rule| {
            rule.who.contains(&who) && rule.may.contains(&verb) && rule.on.contains(&resource)
        })
    }
}

/// An error that is kept for every asker.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
struct Broken(String);

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct FileText {
    group: GroupsText,
    rule: Vec<RuleText>,
}

/// Lists that many rows share, so that each is written once.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct GroupsText {
    staff: Vec<String>,
    personal: Vec<String>,
    file: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RuleText {
    name: String,
    effect: Effect,
    who: Vec<String>,
    may: Vec<String>,
    on: Vec<String>,
    #[serde(default)]
    when: Vec<Condition>,
    #[serde(default)]
    unless: Vec<Condition>,
    source: String,
    why: String,
}

fn wrong(row: &str, what: impl Into<String>) -> PolicyError {
    PolicyError::Row {
        row: row.to_owned(),
        what: what.into(),
    }
}

impl RuleText {
    fn checked(self, groups: &GroupsText) -> Result<Rule, PolicyError> {
        let row = self.name.clone();
        let all_who: Vec<&str> = Who::all().into_iter().map(Who::key).collect();
        let who = expand(&self.who, "staff", &groups.staff, &all_who)
            .into_iter()
            .map(|name| Who::all().into_iter().find(|w| w.key() == name).ok_or(name))
            .collect::<Result<BTreeSet<_>, _>>()
            .map_err(|name| wrong(&row, format!("nobody is called `{name}`")))?;
        let all_verbs: Vec<&str> = Verb::ALL.into_iter().map(Verb::key).collect();
        let may = expand(&self.may, "", &[], &all_verbs)
            .into_iter()
            .map(|name| Verb::ALL.into_iter().find(|v| v.key() == name).ok_or(name))
            .collect::<Result<BTreeSet<_>, _>>()
            .map_err(|name| wrong(&row, format!("nothing done is called `{name}`")))?;
        let all_resources: Vec<&str> = Resource::ALL.into_iter().map(Resource::key).collect();
        let on = expand(&self.on, "personal", &groups.personal, &all_resources);
        let on = expand(&on, "file", &groups.file, &all_resources)
            .into_iter()
            .map(|name| {
                Resource::ALL
                    .into_iter()
                    .find(|r| r.key() == name)
                    .ok_or(name)
            })
            .collect::<Result<BTreeSet<_>, _>>()
            .map_err(|name| wrong(&row, format!("no thing is called `{name}`")))?;
        let rule = Rule {
            name: self.name,
            effect: self.effect,
            who,
            may,
            on,
            when: self.when.into_iter().collect(),
            unless: self.unless.into_iter().collect(),
            source: self.source,
            why: self.why,
        };
        if rule.who.is_empty() || rule.may.is_empty() || rule.on.is_empty() {
            return Err(wrong(&row, "it speaks of nobody or nothing"));
        }
        if rule.source.trim().is_empty() || rule.why.trim().is_empty() {
            return Err(wrong(&row, "it does not say its source and why"));
        }
        if !rule.when.is_disjoint(&rule.unless) {
            return Err(wrong(&row, "the same condition stands on both sides"));
        }
        Ok(rule)
    }
}

/// Puts a group's members, or everything for `*`, in the place of its name.
fn expand(names: &[String], group: &str, members: &[String], all: &[&str]) -> Vec<String> {
    names
        .iter()
        .flat_map(|name| {
            if name == "*" {
                all.iter().map(|n| (*n).to_owned()).collect()
            } else if name == group {
                members.to_vec()
            } else {
                vec![name.clone()]
            }
        })
        .collect()
}
