//! What the scheme of delegation says of appeals: who tests the time, and who reconsiders.

use kernel::Line;

const FILE: &str = include_str!("../../data/appeal-delegations.csv");

/// What an officer does with an appeal in the committee's place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AppealTask {
    /// Tests whether it came in time, and dismisses it if not.
    TestTime,
    /// Reconsiders the decision.
    Reconsider,
}

impl AppealTask {
    const fn code(self) -> &'static str {
        match self {
            Self::TestTime => "5.1",
            Self::Reconsider => "5.2",
        }
    }

    /// The item of the scheme, as it is kept: number and Swedish name.
    pub fn cited(self) -> Option<Line> {
        let row = FILE.lines().find_map(|row| {
            let (code, rest) = row.split_once(';')?;
            (code == self.code()).then_some(rest)
        })?;
        let name = row.split(';').next()?;
        Line::parse(&format!("{} {name}", self.code())).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_tasks_have_an_item() {
        for task in [AppealTask::TestTime, AppealTask::Reconsider] {
            assert!(task.cited().is_some(), "{task:?}");
        }
    }
}
