//! The SQL form of every condition, and the one condition by which lists are filtered.

use kernel::{Actor, Date, PersonId, Role, UnitId, UserId};
use store::Statement;

use crate::{
    model::{
        Condition, Effect, Facts, LettingScope, MarkingKind, Need, Policy, RelationKind, Rule, Who,
    },
    rules::{
        given_by,
        ties::{person_of, relative_of, staff_of},
    },
};

/// A value that the condition binds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Value {
    User(UserId),
    Unit(UnitId),
    Person(PersonId),
    Day(Date),
}

/// A condition in SQL: which persons an actor may do something to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VisiblePersons {
    text: String,
    values: Vec<Value>,
}

impl VisiblePersons {
    /// The condition, to be set into a `WHERE` with `AND`. It stands in brackets.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Binds its values, when the statement's next `$n` is the first that was given.
    #[must_use]
    pub fn bind_to(&self, statement: Statement) -> Statement {
        self.values
            .iter()
            .fold(statement, |statement, value| match value {
                Value::User(user) => statement.bind(*user),
                Value::Unit(unit) => statement.bind(*unit),
                Value::Person(person) => statement.bind(*person),
                Value::Day(day) => statement.bind(*day),
            })
    }

    /// The same, or persons in `column` whom no officer who works at a unit today handles; `first` as it was given before.
    #[must_use]
    pub(crate) fn or_left_at(
        mut self,
        (unit, today): (UnitId, Date),
        (column, first): (&str, usize),
    ) -> Self {
        let (unit_at, day) = (first + self.values.len(), first + self.values.len() + 1);
        self.values.extend([Value::Unit(unit), Value::Day(today)]);
        let in_force = |of: &str| {
            format!(
                "{of}.ended_at IS NULL AND {of}.from_day <= ${day} AND ({of}.to_day IS NULL OR {of}.to_day >= ${day})"
            )
        };
        self.text = format!(
            "({} OR NOT EXISTS (SELECT 1 FROM access_relation r JOIN access_assignment a ON a.user_id = r.user_id \
             JOIN access_user u ON u.id = r.user_id WHERE r.person_id = {column} AND r.kind = '{}' AND {} \
             AND a.role = '{}' AND a.unit_id = ${unit_at} AND {} AND u.disabled = FALSE))",
            self.text,
            RelationKind::Handling.key(),
            in_force("r"),
            Role::CaseOfficer.key(),
            in_force("a"),
        );
        self
    }

    /// Whether nobody at all can be seen, so that the list need not be asked for.
    pub fn is_nobody(&self) -> bool {
        self.text == NOBODY
    }
}

const NOBODY: &str = "(FALSE)";

/// Writes conditions about the person in `column`.
struct Writer<'a> {
    actor: &'a Actor,
    today: Date,
    column: &'a str,
    first: usize,
    values: Vec<Value>,
}

impl Writer<'_> {
    /// The `$n` of a value; the same value has one number.
    fn place(&mut self, value: Value) -> String {
        let at = self
            .values
            .iter()
            .position(|kept| *kept == value)
            .unwrap_or_else(|| {
                self.values.push(value);
                self.values.len() - 1
            });
        format!("${}", self.first + at)
    }

    /// `column` is among the persons of a table's rows that are in force.
    fn among(&mut self, table: &str, when: &str) -> String {
        let day = self.place(Value::Day(self.today));
        format!(
            "{} IN (SELECT person_id FROM {table} WHERE {when} AND ended_at IS NULL \
             AND from_day <= {day} AND (to_day IS NULL OR to_day >= {day}))",
            self.column
        )
    }

    fn relation(&mut self, kind: RelationKind) -> Option<String> {
        let (user, unit) = staff_of(self.actor)?;
        let (holder, place) = match kind {
            RelationKind::Handling => ("user_id", self.place(Value::User(user))),
            RelationKind::Unit | RelationKind::Provider => {
                ("unit_id", self.place(Value::Unit(unit)))
            }
        };
        let when = format!("{holder} = {place} AND kind = '{}'", kind.key());
        Some(self.among("access_relation", &when))
    }

    fn marked(&mut self, identity: bool) -> String {
        let kinds: Vec<String> = MarkingKind::ALL
            .iter()
            .filter(|kind| kind.protects_identity() == identity)
            .map(|kind| format!("'{}'", kind.key()))
            .collect();
        self.among("access_marking", &format!("kind IN ({})", kinds.join(", ")))
    }

    fn let_in(&mut self, has: fn(LettingScope) -> bool) -> Option<String> {
        let relative = relative_of(self.actor)?;
        let place = self.place(Value::User(relative));
        let scopes: Vec<String> = LettingScope::ALL
            .iter()
            .filter(|scope| has(**scope))
            .map(|scope| format!("'{}'", scope.key()))
            .collect();
        let when = format!("user_id = {place} AND scope IN ({})", scopes.join(", "));
        Some(self.among("access_letting_in", &when))
    }

    /// The condition in SQL; none where it can hold for nobody.
    fn condition(&mut self, condition: Condition) -> Option<String> {
        match condition {
            Condition::HandlesPerson => self.relation(RelationKind::Handling),
            Condition::UnitHandles => self.relation(RelationKind::Unit),
            Condition::ProviderOf => self.relation(RelationKind::Provider),
            Condition::HasProvided => {
                let (_user, unit) = staff_of(self.actor)?;
                let place = self.place(Value::Unit(unit));
                let day = self.place(Value::Day(self.today));
                Some(format!(
                    "{} IN (SELECT person_id FROM access_relation WHERE unit_id = {place} AND kind = '{}' \
                     AND from_day <= {day})",
                    self.column,
                    RelationKind::Provider.key()
                ))
            }
            Condition::IsPerson => {
                let person = person_of(self.actor)?;
                let place = self.place(Value::Person(person));
                Some(format!("{} = {place}", self.column))
            }
            Condition::IsSelf => {
                let (user, _unit) = staff_of(self.actor)?;
                let place = self.place(Value::User(user));
                let column = self.column;
                Some(format!(
                    "{column} IN (SELECT person_id FROM access_user WHERE id = {place} AND person_id IS NOT NULL)"
                ))
            }
            Condition::LetInDecisions => self.let_in(LettingScope::has_decisions),
            Condition::LetInPlans => self.let_in(LettingScope::has_plans),
            Condition::Protected => Some(self.marked(true)),
            Condition::Secret => Some(self.marked(false)),
            Condition::NamedStaff => {
                let (user, _unit) = staff_of(self.actor)?;
                let place = self.place(Value::User(user));
                Some(self.among("access_named_staff", &format!("user_id = {place}")))
            }
            Condition::BlockedUnit => {
                let (_user, unit) = staff_of(self.actor)?;
                let place = self.place(Value::Unit(unit));
                Some(self.among("access_block", &format!("unit_id = {place}")))
            }
            Condition::BlockedProviders => Some(self.among("access_block", "unit_id IS NULL")),
            // Told by the need, never looked up.
            Condition::OwnUnit | Condition::ExactNumber | Condition::ClaimedEmergency => None,
        }
    }

    /// When the row speaks, in SQL; none where it never does.
    fn rule(&mut self, rule: &Rule, given: &Facts) -> Option<String> {
        let mut terms = vec![];
        for condition in &rule.when {
            if !condition.is_told_by_need() {
                terms.push(self.condition(*condition)?);
            } else if !condition.holds(given) {
                return None;
            }
        }
        for condition in &rule.unless {
            if condition.is_told_by_need() {
                if condition.holds(given) {
                    return None;
                }
            } else if let Some(text) = self.condition(*condition) {
                terms.push(format!("NOT ({text})"));
            }
        }
        Some(if terms.is_empty() {
            "TRUE".to_owned()
        } else {
            terms.join(" AND ")
        })
    }
}

/// Which persons the actor may do `need` to, as a condition on `column`, with values from `$first` on.
/// The need names no person; its unit and ground count as they do in a decision.
pub(crate) fn visible(
    policy: &Policy,
    (actor, need): (&Actor, &Need),
    today: Date,
    (column, first): (&str, usize),
) -> VisiblePersons {
    let mut writer = Writer {
        actor,
        today,
        column,
        first,
        values: vec![],
    };
    let given = given_by(actor, need);
    let mut permits = vec![];
    let mut forbids = vec![];
    for rule in policy.speaking_of(Who::of(actor), need.verb, need.resource) {
        let bound = writer.values.len();
        match (writer.rule(rule, &given), rule.effect) {
            (Some(text), Effect::Permit) => permits.push(text),
            (Some(text), Effect::Forbid) => forbids.push(text),
            // What a silent row began to bind is not in the text.
            (None, Effect::Permit | Effect::Forbid) => writer.values.truncate(bound),
        }
    }
    if permits.is_empty() || forbids.iter().any(|text| text == "TRUE") {
        return VisiblePersons {
            text: NOBODY.to_owned(),
            values: vec![],
        };
    }
    let mut text = format!("((({}))", permits.join(") OR ("));
    for forbid in &forbids {
        text.push_str(" AND NOT (");
        text.push_str(forbid);
        text.push(')');
    }
    text.push(')');
    VisiblePersons {
        text,
        values: writer.values,
    }
}
