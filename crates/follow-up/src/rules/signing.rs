//! When what was said at a follow-up may be signed: the person's part first, and an answer to each decision.

use cases::DecisionId;
use kernel::{Date, Refusal};
use rulebook::keys;

use crate::model::{Covered, Finding, GoalResult, Outcome, Report};

/// What is known when a report is signed.
pub(crate) struct SignFacts<'f> {
    /// The decisions that it is about.
    pub(crate) covered: &'f [Covered],
    /// Those of them that still stand.
    pub(crate) standing: &'f [DecisionId],
    /// The last day for following up the next time, by the rule on it.
    pub(crate) next_last: Date,
    /// The day that it is.
    pub(crate) today: Date,
    /// The report that this one corrects, if it corrects one.
    pub(crate) corrects: Option<&'f Report>,
}

/// Whether a report is whole enough to be signed.
pub(crate) fn sign(report: &Report, facts: &SignFacts<'_>) -> Result<Date, Vec<Refusal>> {
    let mut no = vec![];
    let text = &report.text;
    match text.held {
        None => no.push(Refusal::new("follow-up-refusal-no-day").at("held")),
        Some(held) if held > facts.today => {
            no.push(Refusal::new("page-kit-refusal-future").at("held"));
        }
        // Moved to another half-year, the answers that came with it could be told by subtraction.
        Some(held) if facts.corrects.is_some_and(|it| it.text.held != Some(held)) => {
            no.push(Refusal::new("follow-up-refusal-held-signed").at("held"));
        }
        Some(_) => {}
    }
    match text.part {
        None => no.push(
            Refusal::new("follow-up-refusal-no-part")
                .at("part")
                .because(keys::SOL_10_3),
        ),
        Some(part) => {
            if part.needs_words() && text.part_note.is_none() {
                no.push(Refusal::new("follow-up-refusal-part-words").at("part-note"));
            }
            if part.has_own_words() && text.own_words.is_none() {
                no.push(
                    Refusal::new("follow-up-refusal-own-words")
                        .at("own-words")
                        .because(keys::SOL_10_3),
                );
            }
        }
    }
    for covered in facts.covered {
        let empty = Finding::new(covered.decision);
        let finding = report.finding(covered.decision).unwrap_or(&empty);
        no.extend(check_finding(finding, covered, facts));
    }
    match text.held {
        Some(held) if no.is_empty() => Ok(held),
        _ => Err(no),
    }
}

/// The name of a field about a decision.
fn field(name: &str, decision: DecisionId) -> String {
    format!("{name}-{decision}")
}

fn check_finding(finding: &Finding, covered: &Covered, facts: &SignFacts<'_>) -> Vec<Refusal> {
    let mut no = vec![];
    let at = |name: &str| field(name, covered.decision);
    match finding.result {
        None => no.push(Refusal::new("follow-up-refusal-no-result").at(at("result"))),
        Some(GoalResult::NoGoal) if covered.goal.is_some() => {
            no.push(Refusal::new("follow-up-refusal-has-goal").at(at("result")));
        }
        Some(_) => {}
    }
    if finding.words.is_none() {
        no.push(Refusal::new("follow-up-refusal-no-words").at(at("words")));
    }
    match finding.outcome {
        None => no.push(Refusal::new("follow-up-refusal-no-outcome").at(at("outcome"))),
        Some(Outcome::NewPlan) if covered.order.is_none() => {
            no.push(Refusal::new("follow-up-refusal-no-order").at(at("outcome")));
        }
        Some(outcome) if outcome != Outcome::Stands && finding.change.is_none() => {
            no.push(Refusal::new("follow-up-refusal-no-change").at(at("change")));
        }
        Some(_) => {}
    }
    if let Some(earlier) = facts.corrects.and_then(|it| it.finding(covered.decision)) {
        if (earlier.outcome, earlier.next) != (finding.outcome, finding.next) {
            no.push(Refusal::new("follow-up-refusal-outcome-signed").at(at("outcome")));
        }
    } else if facts.standing.contains(&covered.decision) {
        no.extend(check_next(finding, covered, facts));
    }
    no
}

/// The next time lies after this one and within the municipality's own time; what stands until further notice has one.
fn check_next(finding: &Finding, covered: &Covered, facts: &SignFacts<'_>) -> Option<Refusal> {
    let refusal = match finding.next {
        None if covered.is_standing => Refusal::new("follow-up-refusal-no-next"),
        Some(next) if next <= facts.today => Refusal::new("follow-up-refusal-next-past"),
        Some(next) if next > facts.next_last => {
            Refusal::new("follow-up-refusal-next-late").with("day", facts.next_last)
        }
        Some(_) | None => return None,
    };
    let at = field("next", covered.decision);
    Some(refusal.at(at).because(keys::LOCAL_DECISION_FOLLOW_UP))
}

#[cfg(test)]
mod tests {
    use care_plans::Part;
    use jiff::civil::date;
    use kernel::{Id, Prose};
    use organisation::ServiceCode;

    use super::*;
    use crate::model::ReportText;

    fn prose(text: &str) -> Prose {
        Prose::parse(text).expect("prose")
    }

    fn id<Kind>(n: u128) -> Id<Kind> {
        Id::from_uuid(uuid::Uuid::from_u128(n))
    }

    fn covered() -> Covered {
        Covered {
            decision: id(1),
            service: ServiceCode::parse("home-care").expect("a service"),
            due: Some(date(2026, 3, 10)),
            is_standing: true,
            order: Some(id(2)),
            provider: Some(id(3)),
            district: None,
            goal: Some(prose("Ett tryggt liv hemma.")),
        }
    }

    fn report() -> Report {
        Report {
            follow_up: id(4),
            number: 1,
            text: ReportText {
                held: Some(date(2026, 3, 2)),
                part: Some(Part::Present),
                own_words: Some(prose("Det går bra.")),
                ..ReportText::default()
            },
            findings: vec![Finding {
                decision: id(1),
                result: Some(GoalResult::Partly),
                words: Some(prose("Trygg på dagen, inte på natten.")),
                outcome: Some(Outcome::Stands),
                change: None,
                next: Some(date(2027, 3, 1)),
            }],
            correction: None,
            signed: None,
        }
    }

    fn keys_of(report: &Report, corrects: Option<&Report>) -> Vec<String> {
        let (covered, standing) = ([covered()], [id(1)]);
        let facts = SignFacts {
            covered: &covered,
            standing: &standing,
            next_last: date(2027, 3, 2),
            today: date(2026, 3, 2),
            corrects,
        };
        match sign(report, &facts) {
            Ok(_) => vec![],
            Err(no) => no.iter().map(|no| no.text.to_string()).collect(),
        }
    }

    fn change(change: impl Fn(&mut Finding)) -> Report {
        let mut report = report();
        report.findings.iter_mut().for_each(change);
        report
    }

    #[test]
    fn what_is_whole_is_signed() {
        assert_eq!(keys_of(&report(), None), Vec::<String>::new());
        let empty = Report {
            text: ReportText::default(),
            findings: vec![],
            ..report()
        };
        assert_eq!(
            keys_of(&empty, None),
            [
                "follow-up-refusal-no-day",
                "follow-up-refusal-no-part",
                "follow-up-refusal-no-result",
                "follow-up-refusal-no-words",
                "follow-up-refusal-no-outcome",
                "follow-up-refusal-no-next",
            ]
        );
    }

    #[test]
    fn a_change_is_told_and_the_next_time_lies_within_the_rule() {
        let silent = change(|f| f.outcome = Some(Outcome::Investigate));
        assert_eq!(keys_of(&silent, None), ["follow-up-refusal-no-change"]);
        let late = change(|f| f.next = Some(date(2027, 3, 3)));
        assert_eq!(keys_of(&late, None), ["follow-up-refusal-next-late"]);
        let goalless = change(|f| f.result = Some(GoalResult::NoGoal));
        assert_eq!(keys_of(&goalless, None), ["follow-up-refusal-has-goal"]);
    }

    #[test]
    fn a_correction_leaves_what_was_decided() {
        let words = change(|f| f.words = Some(prose("Trygg dygnet runt.")));
        assert_eq!(keys_of(&words, Some(&report())), Vec::<String>::new());
        let other = change(|f| {
            f.outcome = Some(Outcome::Investigate);
            f.change = Some(prose("Natten."));
        });
        assert_eq!(
            keys_of(&other, Some(&report())),
            ["follow-up-refusal-outcome-signed"]
        );
    }
}
