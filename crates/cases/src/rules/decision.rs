//! What a decision must have, and what may be given under which act.

use kernel::{Date, Period, Refusal, Role};
use organisation::{Regime, Service, Term};
use rulebook::{Lookup, RuleBook, RuleFault, keys};

use super::terms::last_day_by;
use crate::model::{Contents, Decision, DecisionState, Delegation, HarmGround, LssGroup, Outcome};

/// What is to be decided.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Draft<'a> {
    /// On which service.
    pub(crate) service: &'a Service,
    /// The group of LSS 1 §.
    pub(crate) group: Option<LssGroup>,
    /// What is decided.
    pub(crate) outcome: Outcome,
    /// What is granted and why.
    pub(crate) contents: &'a Contents,
    /// For how long.
    pub(crate) period: Option<Period>,
    /// When it is followed up.
    pub(crate) follow_up: Option<Date>,
}

/// Everything that stands in the way of a decision; nothing if it can be made.
pub(crate) fn faults_of(
    draft: Draft<'_>,
    book: &RuleBook,
    today: Date,
) -> Result<Vec<Refusal>, RuleFault> {
    let mut no = Vec::new();
    if !draft.service.assessed {
        no.push(
            Refusal::new("cases-refusal-no-assessment-needed")
                .at("service")
                .because(keys::SOL_11_5),
        );
    }
    no.extend(lss(draft, book, today)?);
    if draft.outcome.goes_against() && draft.contents.reasons.is_none() {
        no.push(
            Refusal::new("cases-refusal-reasons")
                .at("reasons")
                .because(keys::FL_32),
        );
    }
    no.extend(time(draft, book, today)?);
    Ok(no)
}

/// Under LSS: the person's group, and which services it has a right to (LSS 1, 7 and 9 §§).
///
/// A refusal can be made without a group, because not belonging to any is a reason to refuse.
fn lss(draft: Draft<'_>, book: &RuleBook, today: Date) -> Result<Option<Refusal>, RuleFault> {
    let is_lss = draft.service.regime == Regime::Lss;
    let Some(group) = draft.group else {
        let is_missing = is_lss && draft.outcome.is_favourable();
        return Ok(is_missing.then(|| {
            Refusal::new("cases-refusal-lss-group")
                .at("group")
                .because(keys::LSS_1)
        }));
    };
    if !is_lss {
        return Ok(Some(
            Refusal::new("cases-refusal-group-under-sol").at("group"),
        ));
    }
    let is_daily_activity = draft.service.lss_point == Some(10);
    if !is_daily_activity || !draft.outcome.is_favourable() {
        return Ok(None);
    }
    let rule = book.rule(keys::LSS_7_DAILY_ACTIVITY, today)?;
    let may = rule.items()?.iter().any(|item| item.code == group.key());
    Ok((!may).then(|| {
        Refusal::new("cases-refusal-daily-activity")
            .at("group")
            .because(keys::LSS_7_DAILY_ACTIVITY)
    }))
}

/// Period and follow-up: a favourable decision has a first day, one for a time has a last, and one until further
/// notice is followed up within the municipality's own time.
fn time(draft: Draft<'_>, book: &RuleBook, today: Date) -> Result<Vec<Refusal>, RuleFault> {
    let mut no = Vec::new();
    match (draft.outcome.is_favourable(), draft.period) {
        (true, None) => no.push(Refusal::new("cases-refusal-period").at("from")),
        (false, Some(_)) => no.push(Refusal::new("cases-refusal-period-at-refusal").at("from")),
        (false, None) => {}
        (true, Some(period)) => {
            if period.is_standing() && draft.service.term == Term::Bounded {
                no.push(Refusal::new("cases-refusal-bounded").at("to"));
            }
            let last = last_day_by(book, keys::LOCAL_DECISION_FOLLOW_UP, (period.from(), today))?;
            match draft.follow_up {
                None if period.is_standing() => no.push(
                    Refusal::new("cases-refusal-follow-up")
                        .at("follow-up")
                        .because(keys::LOCAL_DECISION_FOLLOW_UP),
                ),
                Some(day) if day < period.from() => {
                    no.push(Refusal::new("cases-refusal-follow-up-before").at("follow-up"));
                }
                Some(day) if day > last => no.push(
                    Refusal::new("cases-refusal-follow-up-late")
                        .with("day", last)
                        .at("follow-up")
                        .because(keys::LOCAL_DECISION_FOLLOW_UP),
                ),
                Some(_) | None => {}
            }
        }
    }
    Ok(no)
}

/// Whether somebody in a role may decide by an item of the scheme.
pub(crate) fn may_decide(
    item: &Delegation,
    role: Option<Role>,
    what: (Regime, Outcome),
) -> Result<(), Refusal> {
    let no = |text| {
        Err(Refusal::new(text)
            .at("delegation")
            .because(keys::KL_DELEGATION))
    };
    if !item.covers(what.0, what.1) {
        return no("cases-refusal-delegation-other");
    }
    if !role.is_some_and(|role| item.is_given_to(role)) {
        return no("cases-refusal-delegation-role");
    }
    Ok(())
}

/// Whether a decision that gives the person something may be changed to her or his harm on a ground.
///
/// Materially changed circumstances are enough for a decision under `SoL` until further notice (14:9), but not for
/// one from before the act: the rule is looked up by the day of the decision. For those, for decisions for a time,
/// and under LSS, only the grounds of FL 37 § are left.
pub(crate) fn may_harm(
    decision: &Decision,
    ground: &HarmGround,
    book: &RuleBook,
    today: Date,
) -> Result<Option<Refusal>, RuleFault> {
    match ground {
        HarmGround::Administrative(code) => {
            let known = book.rule(keys::FL_37, today)?.item(code.as_str()).is_ok();
            Ok((!known).then(|| {
                Refusal::new("page-kit-refusal-choice")
                    .at("ground")
                    .because(keys::FL_37)
            }))
        }
        HarmGround::MaterialChange => {
            if is_of_sol_14_9(decision, book, today)? {
                return Ok(None);
            }
            let text = match (decision.regime, decision.is_standing()) {
                (Regime::Lss, _) => "cases-refusal-harm-lss",
                (Regime::Sol, false) => "cases-refusal-harm-bounded",
                (Regime::Sol, true) => "cases-refusal-harm-old",
            };
            Ok(Some(Refusal::new(text).at("ground").because(keys::FL_37)))
        }
    }
}

/// Whether `SoL` 14:9 speaks of a decision.
pub(crate) fn is_of_sol_14_9(
    decision: &Decision,
    book: &RuleBook,
    today: Date,
) -> Result<bool, RuleFault> {
    if decision.regime != Regime::Sol || !decision.is_standing() {
        return Ok(false);
    }
    let wordings = book.wordings(keys::SOL_14_9)?;
    Ok(wordings.iter().any(|rule| match rule.lookup {
        Lookup::Decision => rule.valid.contains(decision.decided),
        Lookup::Day => rule.valid.contains(today),
    }))
}

/// Only a decision that stands can be changed, withdrawn, ended or carried out.
pub(crate) const fn must_stand(decision: &Decision) -> Result<(), Refusal> {
    match decision.state {
        DecisionState::Standing if decision.outcome.is_favourable() => Ok(()),
        DecisionState::Standing => Err(Refusal::new("cases-refusal-nothing-granted")),
        DecisionState::Changed | DecisionState::Revoked | DecisionState::Ended => {
            Err(Refusal::new("cases-refusal-decision-ended"))
        }
    }
}

/// The last day of a service: not before its first.
pub(crate) fn may_end_on(decision: &Decision, on: Date) -> Result<(), Refusal> {
    match decision.period {
        Some(period) if on < period.from() => Err(Refusal::new("cases-refusal-end-before-start")
            .with("day", period.from())
            .at("on")),
        Some(period) if period.to().is_some_and(|to| on > to) => {
            Err(Refusal::new("cases-refusal-end-after-end").at("on"))
        }
        Some(_) | None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{DecidedBy, LssGroup};
    use jiff::civil::date;
    use kernel::{Id, Line, Prose};
    use organisation::{ServiceCode, national_services};
    use proptest::prelude::*;
    use uuid::Uuid;

    fn id<K>(n: u128) -> Id<K> {
        Id::from_uuid(Uuid::from_u128(n))
    }

    fn book() -> RuleBook {
        RuleBook::national().expect("a book")
    }

    fn prose(text: &str) -> Prose {
        Prose::parse(text).expect("text")
    }

    fn contents(reasons: Option<&str>) -> Contents {
        Contents {
            what: prose("Inköp varje vecka"),
            reasons: reasons.map(prose),
            goal: None,
            took_part: None,
        }
    }

    fn service(code: &str) -> Service {
        let all = national_services();
        all.into_iter()
            .find(|s| s.code.as_str() == code)
            .expect("a service")
    }

    fn decision(regime: Regime, decided: Date, to: Option<Date>) -> Decision {
        Decision {
            id: id(1),
            case: id(2),
            person: id(3),
            unit: id(4),
            service: ServiceCode::parse("home-care").expect("a code"),
            regime,
            group: None,
            outcome: Outcome::Approved,
            contents: contents(None),
            asked: decided,
            decided,
            by: DecidedBy {
                user: id(5),
                delegation: Line::parse("3.1").expect("text"),
                scheme: None,
            },
            period: Period::new(decided, to).ok(),
            follow_up: None,
            state: DecisionState::Standing,
            replaces: None,
            executed: None,
            interrupted: None,
            ending: None,
            version: 1,
        }
    }

    fn texts(draft: Draft<'_>) -> Vec<String> {
        let no = faults_of(draft, &book(), date(2026, 11, 20)).expect("rules");
        no.into_iter().map(|r| r.text.into_owned()).collect()
    }

    /// Which group gets which service of LSS, as 7 and 9 §§ have it.
    #[test]
    fn the_ten_services_and_the_three_groups() {
        let groups = [
            None,
            Some(LssGroup::First),
            Some(LssGroup::Second),
            Some(LssGroup::Third),
        ];
        let contents = contents(Some("skäl"));
        for service in national_services()
            .iter()
            .filter(|s| s.regime == Regime::Lss)
        {
            let daily = service.lss_point == Some(10);
            let expected = [false, true, true, !daily];
            for (group, may) in groups.into_iter().zip(expected) {
                let period = Period::new(date(2026, 12, 1), Some(date(2027, 5, 31))).ok();
                let draft = Draft {
                    service,
                    group,
                    outcome: Outcome::Approved,
                    contents: &contents,
                    period,
                    follow_up: None,
                };
                assert_eq!(texts(draft).is_empty(), may, "{} {group:?}", service.code);
                // A no needs no group: that there is none can be the reason.
                let refusal = Draft {
                    outcome: Outcome::Refused,
                    period: None,
                    ..draft
                };
                assert!(texts(refusal).is_empty(), "{} {group:?}", service.code);
            }
        }
    }

    #[test]
    fn a_no_and_half_a_yes_say_why() {
        let (home_care, silent) = (service("home-care"), contents(None));
        let period = Period::new(date(2026, 12, 1), Some(date(2027, 5, 31))).ok();
        for (outcome, period, is_refused) in [
            (Outcome::Approved, period, false),
            (Outcome::Partly, period, true),
            (Outcome::Refused, None, true),
        ] {
            let draft = Draft {
                service: &home_care,
                group: None,
                outcome,
                contents: &silent,
                period,
                follow_up: None,
            };
            let expected: &[&str] = if is_refused {
                &["cases-refusal-reasons"]
            } else {
                &[]
            };
            assert_eq!(texts(draft), expected, "{outcome:?}");
        }
    }

    #[test]
    fn what_is_for_a_time_has_an_end() {
        let (short_stay, contents) = (service("short-stay-sol"), contents(None));
        let draft = Draft {
            service: &short_stay,
            group: None,
            outcome: Outcome::Approved,
            contents: &contents,
            period: Some(Period::since(date(2026, 12, 1))),
            follow_up: Some(date(2027, 6, 1)),
        };
        assert_eq!(texts(draft), ["cases-refusal-bounded"]);
    }

    proptest! {
        /// Materially changed circumstances are enough only under SoL, until further notice, and from 2025-07-01 on.
        #[test]
        fn changed_circumstances_are_enough_only_where_sol_14_9_speaks(
            days in -2_000_i32..2_000,
            is_sol in any::<bool>(),
            is_standing in any::<bool>(),
        ) {
            let decided = date(2025, 7, 1).saturating_add(jiff::Span::new().days(days));
            let regime = if is_sol { Regime::Sol } else { Regime::Lss };
            let to = (!is_standing).then(|| date(2040, 1, 1));
            let decision = decision(regime, decided, to);
            let today = date(2033, 1, 1);
            let no = may_harm(&decision, &HarmGround::MaterialChange, &book(), today).expect("rules");
            prop_assert_eq!(no.is_none(), is_sol && is_standing && days >= 0);
            // The grounds of FL 37 § are there for all, and only they.
            for (code, is_ground) in [("reservation", true), ("safety", true), ("misled", true), ("economy", false)] {
                let ground = HarmGround::from_key(code).expect("a ground");
                let no = may_harm(&decision, &ground, &book(), today).expect("rules");
                prop_assert_eq!(no.is_none(), is_ground);
            }
        }
    }

    #[test]
    fn only_those_with_delegation_decide() {
        for item in crate::model::DelegationScheme::example().items {
            let crate::model::Delegated::Decide(regime, outcome) = item.what else {
                continue;
            };
            for role in Role::ALL {
                let outcome = outcome.unwrap_or(Outcome::Approved);
                let may = may_decide(&item, Some(role), (regime, outcome)).is_ok();
                let expected = role == Role::UnitManager
                    || (role == Role::CaseOfficer && item.role == Role::CaseOfficer);
                assert_eq!(may, expected, "{} {role:?}", item.code);
            }
        }
    }
}
