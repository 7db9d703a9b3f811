//! A sort of duty, written once in the room that it belongs to.

use history::Subject;
use kernel::{Role, RuleKey, Timestamp, UnitId};

use super::NewDuty;

/// A sort of duty.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DutyKind {
    /// Its key, which is also the key of its name in the language files, for example `cases-duty-decide`.
    pub key: &'static str,
    /// Who does it.
    pub role: Role,
    /// The rule that it comes from: a paragraph or a local rule.
    pub rule: &'static str,
}

impl DutyKind {
    /// A duty of this kind on a thing, for the kind's role at a unit.
    pub fn on(
        self,
        subject: Subject,
        unit: UnitId,
        due: Timestamp,
        link: impl Into<String>,
    ) -> NewDuty {
        NewDuty {
            kind: self.key,
            rule: RuleKey::new(self.rule),
            subject,
            person: None,
            unit,
            role: self.role,
            user: None,
            opened: None,
            due,
            link: link.into(),
            label: String::new(),
            steps: Vec::new(),
        }
    }
}
