//! The keys of the rules that the municipality sets.

/// A first contact is answered.
pub const LOCAL_FIRST_CONTACT: &str = "local-first-contact";
/// Early help is followed up.
pub const LOCAL_EARLY_HELP_FOLLOW_UP: &str = "local-early-help-follow-up";
/// A contact that became no case is weeded.
pub const LOCAL_CONTACT_RETENTION: &str = "local-contact-retention";
/// What at once means for opening an investigation.
pub const LOCAL_OPEN_INVESTIGATION: &str = "local-open-investigation";
/// Time from application to decision.
pub const LOCAL_INVESTIGATION_TIME: &str = "local-investigation-time";
/// When it is judged whether the case is delayed.
pub const LOCAL_DELAY_CHECK: &str = "local-delay-check";
/// Time to comment on the investigation.
pub const LOCAL_COMMUNICATION_REPLY: &str = "local-communication-reply";
/// The decision is sent.
pub const LOCAL_DECISION_NOTICE: &str = "local-decision-notice";
/// An appeal is forwarded.
pub const LOCAL_APPEAL_FORWARD: &str = "local-appeal-forward";
/// Standing decisions are followed up.
pub const LOCAL_DECISION_FOLLOW_UP: &str = "local-decision-follow-up";
/// What a follow-up led to is begun.
pub const LOCAL_FOLLOW_UP_CHANGE: &str = "local-follow-up-change";
/// Answers to the questions on quality.
pub const LOCAL_FOLLOW_UP_SURVEY: &str = "local-follow-up-survey";
/// Time to choose a provider.
pub const LOCAL_CHOICE_TIME: &str = "local-choice-time";
/// Where those who do not choose go.
pub const LOCAL_NON_CHOICE: &str = "local-non-choice";
/// An order is acknowledged.
pub const LOCAL_ORDER_ACKNOWLEDGED: &str = "local-order-acknowledged";
/// Unseen order, step 1: the provider's manager is alerted.
pub const LOCAL_ORDER_ESCALATION_1: &str = "local-order-escalation-1";
/// Unseen order, step 2: the case officer calls.
pub const LOCAL_ORDER_ESCALATION_2: &str = "local-order-escalation-2";
/// Unseen order, step 3: the ordering unit's manager decides.
pub const LOCAL_ORDER_ESCALATION_3: &str = "local-order-escalation-3";
/// Another provider after a no.
pub const LOCAL_ORDER_PLACED_ANEW: &str = "local-order-placed-anew";
/// An oral order is confirmed in writing.
pub const LOCAL_ORAL_ORDER: &str = "local-oral-order";
/// Care plan after the order.
pub const LOCAL_CARE_PLAN: &str = "local-care-plan";
/// The care plan is looked through together again.
pub const LOCAL_CARE_PLAN_REVIEW: &str = "local-care-plan-review";
/// How far planned minutes may lie from those of the order without a word.
pub const LOCAL_CARE_PLAN_DIFFERENCE: &str = "local-care-plan-difference";
/// How far ahead the visits of a plan are laid out on days.
pub const LOCAL_SCHEDULE_HORIZON: &str = "local-schedule-horizon";
/// Travel between two homes of one postal code.
pub const LOCAL_SCHEDULE_TRAVEL_NEAR: &str = "local-schedule-travel-near";
/// Travel between two homes of different postal codes, or where one is not known.
pub const LOCAL_SCHEDULE_TRAVEL: &str = "local-schedule-travel";
/// Warning of a decision not executed.
pub const LOCAL_NON_EXECUTION_WARNING: &str = "local-non-execution-warning";
/// When the quarterly report must be ready.
pub const LOCAL_QUARTER_REPORT: &str = "local-quarter-report";
/// What at once means for a coordinated plan.
pub const LOCAL_SIP_START: &str = "local-sip-start";
/// Meeting about the coordinated plan.
pub const LOCAL_SIP_MEETING: &str = "local-sip-meeting";
/// The coordinated plan is followed up.
pub const LOCAL_SIP_FOLLOW_UP: &str = "local-sip-follow-up";
/// Agreed time to liability to pay.
pub const LOCAL_LUS_PAYMENT: &str = "local-lus-payment";
/// Agreed time on late notice.
pub const LOCAL_LUS_PAYMENT_LATE: &str = "local-lus-payment-late";
/// When a time limit shows as near.
pub const LOCAL_DUTY_WARNING: &str = "local-duty-warning";
/// A missed time limit goes to the manager.
pub const LOCAL_DUTY_ESCALATION: &str = "local-duty-escalation";
/// The access log is reviewed.
pub const LOCAL_LOG_REVIEW: &str = "local-log-review";
/// Small numbers are not shown.
pub const LOCAL_SMALL_NUMBER: &str = "local-small-number";
/// Share of educated staff.
pub const LOCAL_EDUCATED_SHARE: &str = "local-educated-share";
/// Share of assistant nurses.
pub const LOCAL_ASSISTANT_NURSE_SHARE: &str = "local-assistant-nurse-share";
/// What was handed over of a record is acknowledged.
pub const LOCAL_RECORD_RECEIPT: &str = "local-record-receipt";
/// A person's objection to a record is looked into.
pub const LOCAL_RECORD_DISPUTE: &str = "local-record-dispute";
/// Records are written in time.
pub const LOCAL_RECORD_IN_TIME: &str = "local-record-in-time";
/// Nobody opened, and somebody finds out how the person is.
pub const LOCAL_VISIT_NOBODY_OPENED: &str = "local-visit-nobody-opened";
/// Visits that do not fit are cleared up.
pub const LOCAL_VISIT_QUESTION: &str = "local-visit-question";
/// How an indicator is judged.
pub const LOCAL_GOALS_ASSESSMENT: &str = "local-goals-assessment";
/// From which mean a goal is partly met.
pub const LOCAL_GOALS_PARTLY: &str = "local-goals-partly";
/// From which mean a goal is met.
pub const LOCAL_GOALS_MET: &str = "local-goals-met";
/// From which budget adherence on the colour is yellow.
pub const LOCAL_GOALS_BUDGET_YELLOW: &str = "local-goals-budget-yellow";
/// From which budget adherence on the colour is green.
pub const LOCAL_GOALS_BUDGET_GREEN: &str = "local-goals-budget-green";
/// When a report on goals is ready.
pub const LOCAL_GOALS_REPORT: &str = "local-goals-report";
/// A report of a deviation is judged.
pub const LOCAL_DEVIATION_TRIAGE: &str = "local-deviation-triage";
/// An ordinary deviation is investigated.
pub const LOCAL_DEVIATION_INVESTIGATION: &str = "local-deviation-investigation";
/// It is judged whether a wrong is serious.
pub const LOCAL_LEX_SARAH_JUDGEMENT: &str = "local-lex-sarah-judgement";
/// A wrong is investigated.
pub const LOCAL_LEX_SARAH_INVESTIGATION: &str = "local-lex-sarah-investigation";
/// A private provider tells the committee of a wrong.
pub const LOCAL_LEX_SARAH_COMMITTEE: &str = "local-lex-sarah-committee";
/// The committee reads what a private provider has told.
pub const LOCAL_LEX_SARAH_READ: &str = "local-lex-sarah-read";
/// The Inspectorate is notified of what is serious.
pub const LOCAL_LEX_SARAH_NOTICE: &str = "local-lex-sarah-notice";
/// The investigation is sent to the Inspectorate after the notice.
pub const LOCAL_LEX_SARAH_SENT: &str = "local-lex-sarah-sent";
/// A deviation is followed up and closed.
pub const LOCAL_DEVIATION_FOLLOW_UP: &str = "local-deviation-follow-up";
/// Somebody else looks at a lesson before it is shared.
pub const LOCAL_DEVIATION_LESSON: &str = "local-deviation-lesson";
/// How many of the region's tasks under LSS an agreement has moved to the municipality.
pub const LOCAL_LSS_TRANSFERRED: &str = "local-lss-transferred";
/// How many months back the minutes account is counted anew each night.
pub const LOCAL_ACCOUNT_OPEN: &str = "local-account-open";
