//! The letters about an appeal: that it came too late, and the one that goes with it to the court.

use kernel::{Date, Language};
use rulebook::{RuleFault, keys};

use super::{
    letter::{LetterFacts, Pen, Recipient, Voice, cite, in_sentence},
    notice::{Notice, notice},
};
use crate::model::{Appeal, AppealAnswer, Block, LetterText, Part, Reconsidered};

/// The decision not to try an appeal that came too late (FL 45 §), with its own notice of appeal.
pub(crate) fn dismissal_letter(
    facts: &LetterFacts,
    voice: &dyn Voice,
    (appeal, answer): (&Appeal, &AppealAnswer),
    (received, last, second): (Date, Date, Option<Language>),
) -> Result<LetterText, RuleFault> {
    let pen = Pen { voice };
    let title = pen.say("cases-dismissal-title", &[]);
    let rule = facts.book.rule(keys::FL_45, answer.on)?;
    let days = [
        ("received", received.into()),
        ("last", last.into()),
        ("came", appeal.received.into()),
    ];
    let decision = [
        ("title", in_sentence(&facts.title(&pen)).into()),
        ("day", facts.decision.decided.into()),
    ];
    let mut parts = vec![
        pen.part(
            None,
            vec![
                pen.words(
                    "cases-letter-greeting",
                    &[("name", facts.person.name().into())],
                ),
                pen.words("cases-dismissal-what", &decision),
                pen.words("cases-dismissal-stands", &[]),
            ],
        ),
        pen.part(
            Some("cases-letter-why"),
            vec![
                pen.words("cases-dismissal-days", &days),
                Block::Written(answer.reasons.to_string()),
            ],
        ),
        by_whom(facts, &pen, (cite(rule, Language::Swedish), answer)),
        pen.part(
            Some("cases-letter-questions"),
            vec![pen.words("cases-letter-call-us", &[("phone", facts.phone().into())])],
        ),
    ];
    let about = Notice {
        title: title.clone(),
        decided: answer.on,
        right: keys::FL_40,
        why: "cases-notice-why-late",
    };
    for language in [
        Some(Language::Swedish),
        second.filter(|l| *l != Language::Swedish),
    ]
    .into_iter()
    .flatten()
    {
        parts.push(notice(facts, voice, (language, &about))?);
    }
    Ok(LetterText {
        day: answer.on,
        title,
        sender: facts.sender(),
        reader: facts.person.name(),
        address: facts.address(&pen),
        reference: facts.number.to_string(),
        parts,
        signer: facts.signer(),
    })
}

/// By which law, by whom, by what right.
fn by_whom(facts: &LetterFacts, pen: &Pen<'_>, (law, answer): (String, &AppealAnswer)) -> Part {
    let name = facts.signer().into_iter().next().unwrap_or_default();
    let by = [
        ("name", name.into()),
        ("committee", facts.municipality.committee.to_string().into()),
        ("item", answer.delegation.to_string().into()),
    ];
    pen.part(
        Some("cases-letter-law-title"),
        vec![
            pen.words("cases-letter-law", &[("law", law.into())]),
            pen.words("cases-letter-by", &by),
        ],
    )
}

/// The letter that goes to the court with the decision, the appeal and the reconsideration (FL 46 §).
///
/// `decisions` are the letters as the person got them: the appealed one, and a new one if there is.
pub(crate) fn forwarding_letter(
    facts: &LetterFacts,
    voice: &dyn Voice,
    (appeal, answer): (&Appeal, &AppealAnswer),
    (day, received, decisions): (Date, Option<Date>, &[LetterText]),
) -> LetterText {
    let pen = Pen { voice };
    let about = [
        ("title", in_sentence(&facts.title(&pen)).into()),
        ("day", facts.decision.decided.into()),
        ("name", identified(facts).into()),
    ];
    let mut days = vec![match received {
        Some(day) => pen.say("cases-forwarding-received", &[("day", day.into())]),
        None => pen.say("cases-forwarding-received-unknown", &[]),
    }];
    days.push(pen.say("cases-forwarding-came", &[("day", appeal.received.into())]));
    days.push(pen.say("cases-forwarding-in-time", &[]));
    if let Some(by) = &appeal.by {
        days.push(pen.say(
            "cases-forwarding-by-other",
            &[("name", by.name.as_str().into())],
        ));
    }
    let outcome = match appeal.reconsidered {
        Some(Reconsidered::Changed) => "cases-forwarding-changed",
        Some(Reconsidered::Unchanged) | None => "cases-forwarding-unchanged",
    };
    days.push(pen.say(outcome, &[("day", answer.on.into())]));
    let intro = vec![
        pen.words("cases-forwarding-what", &about),
        Block::List(days),
    ];
    let mut parts = vec![pen.part(None, intro)];
    parts.push(enclosed(
        &pen,
        "cases-forwarding-appeal",
        vec![Block::Written(appeal.words.to_string())],
    ));
    parts.push(enclosed(
        &pen,
        "cases-forwarding-reconsideration",
        vec![
            Block::Written(answer.reasons.to_string()),
            pen.words(
                "cases-forwarding-by",
                &[("item", answer.delegation.to_string().into())],
            ),
        ],
    ));
    for letter in decisions {
        let mut own = letter
            .parts
            .iter()
            .filter(|part| part.language == Language::Swedish)
            .cloned();
        if let Some(mut first) = own.next() {
            first.heading = Some(letter.title.clone());
            first.is_new_sheet = true;
            parts.push(first);
        }
        parts.extend(own.map(|part| Part {
            is_new_sheet: false,
            ..part
        }));
    }
    LetterText {
        day,
        title: pen.say("cases-forwarding-title", &[]),
        sender: facts.sender(),
        reader: facts.municipality.court.to_string(),
        address: Vec::new(),
        reference: facts.number.to_string(),
        parts,
        signer: facts.signer(),
    }
}

fn enclosed(pen: &Pen<'_>, heading: &str, blocks: Vec<Block>) -> Part {
    Part {
        is_new_sheet: true,
        ..pen.part(Some(heading), blocks)
    }
}

/// The name with the number, by which the court knows the person; without it where the identity is protected.
fn identified(facts: &LetterFacts) -> String {
    let number = match facts.recipient {
        Recipient::Hidden => None,
        Recipient::Known(_) | Recipient::Unknown => facts.person.number(),
    };
    match number {
        Some(number) => format!("{}, {number}", facts.person.name()),
        None => facts.person.name(),
    }
}
