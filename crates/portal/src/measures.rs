//! All measures that rooms export, in one list: pages read them by their key and never compute one themselves.

use access::Resource;
use kernel::{
    Call, Fault, Period,
    measure::{MeasureDefinition, MeasureRow},
};
use store::Ask;

/// The kinds of duty whose share done in time is measured, by the keys that are also their names.
pub(crate) const DUTY_KINDS: [&str; 39] = [
    "care-plans-duty-agree",
    "care-plans-duty-review",
    "cases-duty-answer-demand",
    "cases-duty-answer-question",
    "cases-duty-decide",
    "cases-duty-decide-at-last",
    "cases-duty-early-help",
    "cases-duty-execute",
    "cases-duty-follow-up",
    "cases-duty-forward-appeal",
    "cases-duty-oral-order",
    "cases-duty-order-acknowledge",
    "cases-duty-order-place-anew",
    "cases-duty-send-letter",
    "cooperation-duty-begin",
    "cooperation-duty-begin-discharge",
    "cooperation-duty-follow-up",
    "cooperation-duty-meet",
    "cooperation-duty-region-call",
    "cooperation-duty-task",
    "deviations-duty-committee",
    "deviations-duty-follow-up",
    "deviations-duty-investigate",
    "deviations-duty-investigate-wrong",
    "deviations-duty-judge",
    "deviations-duty-lesson",
    "deviations-duty-measure",
    "deviations-duty-notify",
    "deviations-duty-read",
    "deviations-duty-send",
    "deviations-duty-triage",
    "follow-up-duty-change",
    "follow-up-duty-new-plan",
    "follow-up-duty-survey",
    "goals-duty-report",
    "records-duty-dispute",
    "records-duty-receive",
    "visits-duty-nobody-opened",
    "visits-duty-question",
];

/// Where a measure's rows come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum From {
    Duties,
    Meetings,
    DaysToDecision,
    OrdersAnswered,
    FollowedUp,
    GoalsReached,
    Response,
    Experienced(follow_up::Theme),
    EarlyHelp,
    FrameMinutes,
    CarePlansInTime,
    CarePlansCurrent,
    CarePlansParticipation,
    RecordsDocumented,
    RecordsNextDay,
    VisitsMade,
    VisitsTyped,
    MinutesPerformed,
    Continuity,
    DeviationsTriaged,
    DeviationsClosed,
    DeviationsSerious,
    DeviationsRemedied,
}

/// One measure: its definition, and the way to the rows behind it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Measure {
    /// Its definition.
    pub(crate) definition: MeasureDefinition,
    from: From,
}

/// What those who answered the questions on quality think of something.
const fn experienced(theme: follow_up::Theme) -> Measure {
    Measure {
        definition: follow_up::measures::measure_of(theme),
        from: From::Experienced(theme),
    }
}

/// All measures, in the order in which pages show them.
pub(crate) const ALL: [Measure; 28] = [
    Measure {
        definition: cases::measures::DAYS_TO_DECISION,
        from: From::DaysToDecision,
    },
    Measure {
        definition: cases::measures::ORDERS_ANSWERED,
        from: From::OrdersAnswered,
    },
    Measure {
        definition: cases::measures::FOLLOWED_UP,
        from: From::FollowedUp,
    },
    Measure {
        definition: follow_up::measures::GOALS,
        from: From::GoalsReached,
    },
    Measure {
        definition: follow_up::measures::RESPONSE,
        from: From::Response,
    },
    experienced(follow_up::Theme::Safety),
    experienced(follow_up::Theme::Influence),
    experienced(follow_up::Theme::Treatment),
    experienced(follow_up::Theme::Complaint),
    experienced(follow_up::Theme::Continuity),
    Measure {
        definition: cases::measures::EARLY_HELP,
        from: From::EarlyHelp,
    },
    Measure {
        definition: cases::measures::FRAME_MINUTES,
        from: From::FrameMinutes,
    },
    Measure {
        definition: care_plans::measures::IN_TIME,
        from: From::CarePlansInTime,
    },
    Measure {
        definition: care_plans::measures::CURRENT,
        from: From::CarePlansCurrent,
    },
    Measure {
        definition: care_plans::measures::PARTICIPATION,
        from: From::CarePlansParticipation,
    },
    Measure {
        definition: duties::measures::IN_TIME,
        from: From::Duties,
    },
    Measure {
        definition: cooperation::measures::MEETING_IN_TIME,
        from: From::Meetings,
    },
    Measure {
        definition: records::measures::DOCUMENTED,
        from: From::RecordsDocumented,
    },
    Measure {
        definition: records::measures::NEXT_DAY,
        from: From::RecordsNextDay,
    },
    Measure {
        definition: visits::measures::MADE,
        from: From::VisitsMade,
    },
    Measure {
        definition: visits::measures::TYPED,
        from: From::VisitsTyped,
    },
    Measure {
        definition: minutes_account::measures::PERFORMED,
        from: From::MinutesPerformed,
    },
    Measure {
        definition: schedules::measures::NATIONAL,
        from: From::Continuity,
    },
    Measure {
        definition: schedules::measures::ALL,
        from: From::Continuity,
    },
    Measure {
        definition: deviations::measures::TRIAGED,
        from: From::DeviationsTriaged,
    },
    Measure {
        definition: deviations::measures::CLOSED,
        from: From::DeviationsClosed,
    },
    Measure {
        definition: deviations::measures::SERIOUS,
        from: From::DeviationsSerious,
    },
    Measure {
        definition: deviations::measures::REMEDIED,
        from: From::DeviationsRemedied,
    },
];

/// The same for those who read measures without knowing the rooms.
pub const MEASURES: goals::Measures = goals::Measures {
    all: || ALL.iter().map(|one| one.definition).collect(),
    rows: |ask, call, (key, period)| {
        let measure = find(key);
        Box::pin(async move {
            match measure {
                Some(measure) => measure.rows(ask, call, period, None).await,
                None => Ok(vec![]),
            }
        })
    },
};

/// The measure of a key.
pub(crate) fn find(key: &str) -> Option<Measure> {
    ALL.into_iter().find(|one| one.definition.key == key)
}

impl Measure {
    /// Whether it is measured for each kind of duty apart.
    pub(crate) const fn is_by_kind(self) -> bool {
        matches!(self.from, From::Duties)
    }

    /// What a reader must see of a person to open that person's row, and to be shown a group of few persons. None where
    /// nobody opens a row: each is what one person answered.
    pub(crate) const fn opened_with(self) -> Option<Resource> {
        match self.from {
            From::Experienced(_) => None,
            From::GoalsReached | From::Response => Some(Resource::FollowUp),
            From::Duties
            | From::Meetings
            | From::DaysToDecision
            | From::OrdersAnswered
            | From::FollowedUp
            | From::EarlyHelp
            | From::FrameMinutes
            | From::CarePlansInTime
            | From::CarePlansCurrent
            | From::CarePlansParticipation
            | From::RecordsDocumented
            | From::RecordsNextDay
            | From::VisitsMade
            | From::VisitsTyped
            | From::MinutesPerformed
            | From::Continuity
            | From::DeviationsTriaged
            | From::DeviationsClosed
            | From::DeviationsSerious
            | From::DeviationsRemedied => Some(Resource::MeasureRows),
        }
    }

    /// The rows behind it in a period; `kind` narrows to one kind of duty.
    pub(crate) async fn rows(
        self,
        ask: &dyn Ask,
        call: &Call,
        period: Period,
        kind: Option<&str>,
    ) -> Result<Vec<MeasureRow>, Fault> {
        match self.from {
            From::Duties => {
                let mut rows = vec![];
                for one in DUTY_KINDS {
                    if kind.is_none_or(|kind| kind == one) {
                        rows.extend(duties::measures::in_time(ask, call, one, period).await?);
                    }
                }
                Ok(rows)
            }
            From::DaysToDecision => cases::measures::days_to_decision(ask, call, period).await,
            From::OrdersAnswered => cases::measures::orders_answered(ask, call, period).await,
            From::EarlyHelp => cases::measures::early_help(ask, call, period).await,
            From::FrameMinutes => cases::measures::frame_minutes(ask, call, period).await,
            From::FollowedUp => cases::measures::followed_up(ask, call, period).await,
            From::GoalsReached => follow_up::measures::goals(ask, call, period).await,
            From::Response => follow_up::measures::response(ask, call, period).await,
            From::Experienced(theme) => {
                follow_up::measures::experienced(ask, call, (theme, period)).await
            }
            From::CarePlansInTime => care_plans::measures::in_time(ask, call, period).await,
            From::CarePlansCurrent => care_plans::measures::current(ask, call, period).await,
            From::CarePlansParticipation => {
                care_plans::measures::participation(ask, call, period).await
            }
            From::Meetings => cooperation::measures::meeting_in_time(ask, call, period).await,
            From::RecordsDocumented => records::measures::documented(ask, call, period).await,
            From::RecordsNextDay => records::measures::next_day(ask, call, period).await,
            From::VisitsMade => visits::measures::made(ask, call, period).await,
            From::VisitsTyped => visits::measures::typed(ask, call, period).await,
            From::MinutesPerformed => minutes_account::measures::performed(ask, call, period).await,
            From::DeviationsTriaged => deviations::measures::triaged(ask, call, period).await,
            From::DeviationsClosed => deviations::measures::closed(ask, call, period).await,
            From::DeviationsSerious => deviations::measures::serious(ask, call, period).await,
            From::DeviationsRemedied => deviations::measures::remedied(ask, call, period).await,
            From::Continuity => {
                let of = (self.definition, period);
                schedules::measures::continuity(ask, call, of).await
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{ALL, DUTY_KINDS};
    use std::{fs, path::Path};

    /// What single persons have answered is read as shares alone, by everybody.
    #[test]
    fn answers_are_opened_by_nobody() {
        let closed: Vec<&str> = ALL
            .into_iter()
            .filter(|one| one.opened_with().is_none())
            .map(|one| one.definition.key)
            .collect();
        let themes = follow_up::Theme::ALL.iter();
        let answers: Vec<&str> = themes
            .map(|theme| follow_up::measures::measure_of(*theme).key)
            .collect();
        assert_eq!(closed, answers);
    }

    /// A kind of duty has its words in the language file of its room, under the key that is its name.
    #[test]
    fn every_kind_of_duty_is_measured() {
        let crates = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
        let mut kinds = vec![];
        for room in fs::read_dir(crates).unwrap() {
            let room = room.unwrap();
            // The portal has no duties; its keys are those of the work list.
            if room.file_name() == "portal" {
                continue;
            }
            let begins = format!("{}-duty-", room.file_name().to_string_lossy());
            let words = fs::read_to_string(room.path().join("locales/sv.ftl")).unwrap_or_default();
            let keys = words.lines().filter(|line| line.starts_with(&begins));
            kinds.extend(keys.filter_map(|line| Some(line.split_once(" =")?.0.to_owned())));
        }
        kinds.sort();
        assert_eq!(kinds, DUTY_KINDS);
    }
}
