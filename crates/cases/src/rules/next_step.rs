//! What comes next in a case: one thing, so that the page can say it first.

use kernel::Date;
use organisation::ServiceCode;

use super::investigation::has_been_heard;
use crate::model::{ApplicationState, CaseFile, CaseState, InvestigationState};

/// What comes next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum NextStep {
    /// Ask the person: own words and plan.
    Plan,
    /// Describe the needs.
    Describe,
    /// Give the person the material.
    Communicate,
    /// Wait for the person's answer until a day.
    Wait(Date),
    /// Write the assessment.
    Conclude,
    /// Decide on what is left, a service if one was named.
    Decide(Option<ServiceCode>),
    /// Nothing: it is decided.
    Decided,
    /// Nothing: it is closed.
    Closed,
}

impl NextStep {
    /// Its name in the language files.
    pub(crate) const fn key(&self) -> &'static str {
        match self {
            Self::Plan => "plan",
            Self::Describe => "describe",
            Self::Communicate => "communicate",
            Self::Wait(_) => "wait",
            Self::Conclude => "conclude",
            Self::Decide(_) => "decide",
            Self::Decided => "decided",
            Self::Closed => "closed",
        }
    }
}

/// What comes next in a case.
pub(crate) fn next_step(file: &CaseFile, today: Date) -> NextStep {
    if file.case.state == CaseState::Closed {
        return NextStep::Closed;
    }
    match file.investigation.state {
        InvestigationState::Dropped => NextStep::Closed,
        InvestigationState::Open => next_in_investigation(file, today),
        InvestigationState::Concluded => next_decision(file),
    }
}

fn next_in_investigation(file: &CaseFile, today: Date) -> NextStep {
    let plan = &file.investigation.plan;
    if plan.own_words.is_none() && plan.steps.is_none() && file.needs.is_empty() {
        return NextStep::Plan;
    }
    if file.needs.is_empty() {
        return NextStep::Describe;
    }
    if has_been_heard(&file.communications, today) {
        return NextStep::Conclude;
    }
    let last = file.communications.iter().map(|c| c.answer_by).min();
    last.map_or(NextStep::Communicate, NextStep::Wait)
}

fn next_decision(file: &CaseFile) -> NextStep {
    let Some(application) = &file.application else {
        return if file.decisions.is_empty() {
            NextStep::Decide(None)
        } else {
            NextStep::Decided
        };
    };
    if application.state != ApplicationState::Open {
        return NextStep::Decided;
    }
    let left = application
        .wishes
        .services
        .iter()
        .find(|wished| !file.decisions.iter().any(|d| d.service == **wished));
    NextStep::Decide(left.cloned())
}
