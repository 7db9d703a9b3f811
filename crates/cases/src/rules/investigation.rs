//! What an investigation must have before it can be concluded.

use kernel::{Date, Refusal};
use rulebook::{Rule, RuleFault, keys};

use crate::model::{Answer, Communication, Conclusion, Investigation, InvestigationState, Waiver};

/// Only an open investigation takes anything more.
pub(crate) const fn must_be_open(investigation: &Investigation) -> Result<(), Refusal> {
    match investigation.state {
        InvestigationState::Open => Ok(()),
        InvestigationState::Concluded | InvestigationState::Dropped => {
            Err(Refusal::new("cases-refusal-investigation-ended"))
        }
    }
}

/// The time to comment: a set day, not before the material was sent (FL 25 §).
pub(crate) fn time_to_comment(sent: Date, answer_by: Date) -> Result<(), Refusal> {
    if answer_by < sent {
        return Err(Refusal::new("cases-refusal-answer-before-sent")
            .at("answer-by")
            .because(keys::FL_25));
    }
    Ok(())
}

/// The person answers, once for each communication.
pub(crate) fn answer(
    mut communication: Communication,
    answer: Answer,
) -> Result<Communication, Refusal> {
    if communication.answer.is_some() {
        return Err(Refusal::new("cases-refusal-answered-before"));
    }
    if answer.on < communication.sent {
        return Err(Refusal::new("cases-refusal-answer-before-sent").at("answered-on"));
    }
    communication.answer = Some(answer);
    Ok(communication)
}

/// Whether the person has had the chance to comment: something was sent, and it was answered or its time is out.
pub(crate) fn has_been_heard(communications: &[Communication], today: Date) -> bool {
    communications
        .iter()
        .any(|c| c.answer.is_some() || c.answer_by < today)
}

/// What the conclusion is made on.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Heard<'a> {
    /// What was sent and answered.
    pub(crate) communications: &'a [Communication],
    /// How many life areas have been described.
    pub(crate) needs: usize,
    /// Today.
    pub(crate) today: Date,
}

/// Concludes an investigation. The person has seen what matters and could comment, or one of the act's grounds to
/// leave that out is stated (FL 25 §); at least one life area has been described.
pub(crate) fn conclude(
    mut investigation: Investigation,
    conclusion: Conclusion,
    heard: Heard<'_>,
    exceptions: &Rule,
) -> Result<Investigation, Refusal> {
    must_be_open(&investigation)?;
    if heard.needs == 0 {
        return Err(Refusal::new("cases-refusal-no-needs").because(keys::FL_23));
    }
    match &conclusion.waiver {
        Some(waiver) => may_waive(waiver, exceptions)?,
        None if heard.communications.is_empty() => {
            return Err(Refusal::new("cases-refusal-not-communicated")
                .at("waiver")
                .because(keys::FL_25));
        }
        None if !has_been_heard(heard.communications, heard.today) => {
            let last = heard.communications.iter().map(|c| c.answer_by).min();
            return Err(Refusal::new("cases-refusal-time-to-comment")
                .with("day", last.unwrap_or(heard.today))
                .at("waiver")
                .because(keys::FL_25));
        }
        None => {}
    }
    investigation.state = InvestigationState::Concluded;
    investigation.conclusion = Some(conclusion);
    Ok(investigation)
}

fn may_waive(waiver: &Waiver, exceptions: &Rule) -> Result<(), Refusal> {
    let known: Result<_, RuleFault> = exceptions.item(waiver.ground.as_str());
    known.map(drop).map_err(|_unknown| {
        Refusal::new("page-kit-refusal-choice")
            .at("waiver")
            .because(keys::FL_25_EXCEPTIONS)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Conveyance, Plan};
    use jiff::civil::date;
    use kernel::{Id, Line, Prose};
    use residents::Interpreter;
    use rulebook::RuleBook;
    use uuid::Uuid;

    fn id<K>(n: u128) -> Id<K> {
        Id::from_uuid(Uuid::from_u128(n))
    }

    fn investigation() -> Investigation {
        Investigation {
            id: id(1),
            case: id(2),
            person: id(3),
            opened: "2026-11-02T08:00:00Z".parse().expect("a time"),
            sign: None,
            interpreter: Interpreter::None,
            plan: Plan::default(),
            state: InvestigationState::Open,
            conclusion: None,
            version: 1,
        }
    }

    fn sent(answer: Option<Answer>) -> Communication {
        Communication {
            id: id(4),
            investigation: id(1),
            person: id(3),
            sent: date(2026, 11, 10),
            by: Conveyance::Letter,
            material: Prose::parse("Utredningen i sin helhet").expect("text"),
            answer_by: date(2026, 11, 24),
            answer,
            version: 1,
        }
    }

    fn check(
        communications: &[Communication],
        waiver: Option<&str>,
        today: Date,
    ) -> Result<(), String> {
        let book = RuleBook::national().expect("a book");
        let exceptions = book.rule(keys::FL_25_EXCEPTIONS, today).expect("a rule");
        let conclusion = Conclusion {
            assessment: Prose::parse("Bedömning").expect("text"),
            waiver: waiver.map(|ground| Waiver {
                ground: Line::parse(ground).expect("text"),
                reason: Prose::parse("Beviljas helt enligt ansökan").expect("text"),
            }),
            at: "2026-11-25T08:00:00Z".parse().expect("a time"),
            by: id(9),
        };
        let heard = Heard {
            communications,
            needs: 1,
            today,
        };
        conclude(investigation(), conclusion, heard, exceptions)
            .map(drop)
            .map_err(|r| r.text.into_owned())
    }

    #[test]
    fn nobody_is_surprised_by_what_a_decision_rests_on() {
        let day = date(2026, 11, 25);
        assert_eq!(
            check(&[], None, day),
            Err("cases-refusal-not-communicated".to_owned())
        );
        assert_eq!(check(&[], Some("needless"), day), Ok(()));
        assert_eq!(
            check(&[], Some("stressed"), day),
            Err("page-kit-refusal-choice".to_owned())
        );
        // The time is not out before the day after its last.
        assert_eq!(
            check(&[sent(None)], None, date(2026, 11, 24)),
            Err("cases-refusal-time-to-comment".to_owned())
        );
        assert_eq!(check(&[sent(None)], None, day), Ok(()));
        let yes = Answer {
            on: date(2026, 11, 12),
            by: Conveyance::Told,
            words: None,
        };
        assert_eq!(check(&[sent(Some(yes))], None, date(2026, 11, 12)), Ok(()));
    }
}
