//! What access is asked for. A new kind of page or list gets a line here and rows in the policy.

use serde::{Deserialize, Serialize};

/// What the actor wants to do something to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Resource {
    /// A resident's name and number, as a search or a list shows them.
    PersonInSearch,
    /// The person's main file: which cases there are, where they stand.
    PersonFile,
    /// Address, telephone, place: whatever tells where the person is.
    ContactDetails,
    /// A contact with the first line.
    Contact,
    /// Early help without needs assessment.
    EarlyHelp,
    /// An application.
    Application,
    /// An investigation.
    Investigation,
    /// A decision and its letter.
    Decision,
    /// An appeal.
    Appeal,
    /// Who has a case: its number and its officer, and not what stands in it.
    CaseAssignment,
    /// An order to a provider.
    Order,
    /// A coordinated individual plan (SIP).
    SharedPlan,
    /// A care plan: how an order is carried out.
    CarePlan,
    /// The social record: what was written about the person, and signed.
    Record,
    /// A visit of a care plan on a day: when, by whom.
    ScheduledVisit,
    /// What was done at a visit: when it began and ended, which tasks, what went wrong.
    VisitReport,
    /// A follow-up of decisions: what was said with the person, and what came of it.
    FollowUp,
    /// What one person has answered to questions on quality.
    QualityAnswer,
    /// The person's timeline: everything that was done, by whom.
    Timeline,
    /// A provider's schedule: shifts, absences, days.
    Schedule,
    /// The work list of a unit.
    WorkList,
    /// Figures.
    Measure,
    /// The rows behind a figure.
    MeasureRows,
    /// The committee's goals, indicators, their values, and reports on them.
    Goal,
    /// The minutes account: minutes granted, performed and paid, in sums.
    MinutesAccount,
    /// What providers are paid, and the rows of the minutes account by case number.
    ProviderPayment,
    /// Forecasts of need that a committee has decided on.
    Forecast,
    /// Forecasts of need that are worked out, and what they rest on.
    ForecastDraft,
    /// Who has read what.
    AccessLog,
    /// The rules and where they come from.
    RuleBook,
    /// Units and committees.
    Organisation,
    /// The municipality's table of standard times.
    StandardTimes,
    /// Users and their assignments.
    Account,
    /// The person's own pages.
    OwnFile,
    /// Questions from the public.
    Inbox,
    /// Telling that something went wrong, what one has told, and what was learned.
    Deviation,
    /// What was told that went wrong, where it is handled.
    DeviationCase,
}

impl Resource {
    /// All of them, in the order in which tables show them.
    pub const ALL: [Self; 37] = [
        Self::PersonInSearch,
        Self::PersonFile,
        Self::ContactDetails,
        Self::Contact,
        Self::EarlyHelp,
        Self::Application,
        Self::Investigation,
        Self::Decision,
        Self::Appeal,
        Self::CaseAssignment,
        Self::Order,
        Self::SharedPlan,
        Self::CarePlan,
        Self::Record,
        Self::ScheduledVisit,
        Self::VisitReport,
        Self::FollowUp,
        Self::QualityAnswer,
        Self::Timeline,
        Self::Schedule,
        Self::WorkList,
        Self::Measure,
        Self::MeasureRows,
        Self::Goal,
        Self::MinutesAccount,
        Self::ProviderPayment,
        Self::Forecast,
        Self::ForecastDraft,
        Self::AccessLog,
        Self::RuleBook,
        Self::Organisation,
        Self::StandardTimes,
        Self::Account,
        Self::OwnFile,
        Self::Inbox,
        Self::Deviation,
        Self::DeviationCase,
    ];

    /// The key of its text.
    pub fn text_key(self) -> String {
        format!("access-resource-{}", self.key())
    }

    /// Its name in the policy and in keys of texts.
    pub const fn key(self) -> &'static str {
        match self {
            Self::PersonInSearch => "person-in-search",
            Self::PersonFile => "person-file",
            Self::ContactDetails => "contact-details",
            Self::Contact => "contact",
            Self::EarlyHelp => "early-help",
            Self::Application => "application",
            Self::Investigation => "investigation",
            Self::Decision => "decision",
            Self::Appeal => "appeal",
            Self::CaseAssignment => "case-assignment",
            Self::Order => "order",
            Self::SharedPlan => "shared-plan",
            Self::CarePlan => "care-plan",
            Self::Record => "record",
            Self::ScheduledVisit => "scheduled-visit",
            Self::VisitReport => "visit-report",
            Self::FollowUp => "follow-up",
            Self::QualityAnswer => "quality-answer",
            Self::Timeline => "timeline",
            Self::Schedule => "schedule",
            Self::WorkList => "work-list",
            Self::Measure => "measure",
            Self::MeasureRows => "measure-rows",
            Self::Goal => "goal",
            Self::MinutesAccount => "minutes-account",
            Self::ProviderPayment => "provider-payment",
            Self::Forecast => "forecast",
            Self::ForecastDraft => "forecast-draft",
            Self::AccessLog => "read-log",
            Self::RuleBook => "rule-book",
            Self::Organisation => "organisation",
            Self::StandardTimes => "standard-times",
            Self::Account => "account",
            Self::OwnFile => "own-file",
            Self::Inbox => "inbox",
            Self::Deviation => "deviation",
            Self::DeviationCase => "deviation-case",
        }
    }

    /// Whether it tells of one person, so that a need for it must say whom.
    pub const fn is_personal(self) -> bool {
        match self {
            Self::PersonInSearch
            | Self::PersonFile
            | Self::ContactDetails
            | Self::Contact
            | Self::EarlyHelp
            | Self::Application
            | Self::Investigation
            | Self::Decision
            | Self::Appeal
            | Self::CaseAssignment
            | Self::Order
            | Self::SharedPlan
            | Self::CarePlan
            | Self::Record
            | Self::ScheduledVisit
            | Self::VisitReport
            | Self::FollowUp
            | Self::QualityAnswer
            | Self::Timeline
            | Self::MeasureRows
            | Self::OwnFile => true,
            Self::Schedule
            | Self::WorkList
            | Self::Measure
            | Self::Goal
            | Self::MinutesAccount
            | Self::ProviderPayment
            | Self::Forecast
            | Self::ForecastDraft
            | Self::AccessLog
            | Self::RuleBook
            | Self::Organisation
            | Self::StandardTimes
            | Self::Account
            | Self::Inbox
            | Self::Deviation
            | Self::DeviationCase => false,
        }
    }
}
