//! The notice of appeal: which form, what to write, where to hand it in, and by when (FL 33, 43 and 44 §§).

use kernel::{Arg, Date, Language};
use rulebook::{RuleFault, keys};

use super::letter::{LetterFacts, Recipient, Voice, cite};
use crate::model::{Block, Part};

/// What is appealed.
#[derive(Debug, Clone)]
pub(super) struct Notice {
    /// What the decision is called.
    pub(super) title: String,
    /// The day it was made.
    pub(super) decided: Date,
    /// The rule that gives the right to appeal.
    pub(super) right: &'static str,
    /// Key of the line that asks why the person wants it changed.
    pub(super) why: &'static str,
}

/// The notice in a language.
pub(super) fn notice(
    facts: &LetterFacts,
    voice: &dyn Voice,
    (language, about): (Language, &Notice),
) -> Result<Part, RuleFault> {
    let say = |key: &str, args: &[(&str, Arg)]| voice.say(language, key, args);
    let words = |key: &str, args: &[(&str, Arg)]| Block::Words(say(key, args));
    let court = || ("court", Arg::from(facts.municipality.court.as_str()));
    let weeks = facts.book.rule(keys::FL_44, about.decided)?.weeks()?;
    let which = [
        ("title", about.title.as_str().into()),
        ("day", about.decided.into()),
        ("number", facts.number.as_str().into()),
    ];
    let reached = match facts.recipient {
        Recipient::Hidden => "cases-notice-reached-hidden",
        Recipient::Known(_) | Recipient::Unknown => "cases-notice-reached",
    };
    let contents = vec![
        say("cases-notice-which", &which),
        say("cases-notice-change", &[]),
        say(about.why, &[]),
        say(reached, &[]),
    ];
    let contact = &facts.municipality.contact;
    let to = [
        court(),
        ("committee", facts.municipality.committee.as_str().into()),
        ("address", contact.postal_address.as_str().into()),
    ];
    let mut blocks = vec![
        words("cases-notice-right", &[court()]),
        words("cases-notice-when", &[("weeks", i64::from(weeks).into())]),
        words("cases-notice-write", &[]),
        Block::List(contents),
        words("cases-notice-where", &to),
    ];
    if let Some(email) = &contact.email {
        blocks.push(words(
            "cases-notice-email",
            &[("email", email.as_str().into())],
        ));
    }
    blocks.push(words("cases-notice-representative", &[]));
    blocks.push(words("cases-notice-then", &[court()]));
    blocks.push(words(
        "cases-notice-help",
        &[("phone", facts.phone().into())],
    ));
    let law = laws(facts, (language, about))?;
    blocks.push(words("cases-notice-law", &[("law", law.into())]));
    Ok(Part {
        language,
        heading: Some(say("cases-notice-title", &[])),
        is_new_sheet: true,
        blocks,
    })
}

/// Where the right to appeal, and the time, stand in the law.
fn laws(facts: &LetterFacts, (language, about): (Language, &Notice)) -> Result<String, RuleFault> {
    let cited = [about.right, keys::FL_43, keys::FL_44]
        .into_iter()
        .map(|key| Ok(cite(facts.book.rule(key, about.decided)?, language)))
        .collect::<Result<Vec<_>, RuleFault>>()?;
    Ok(cited.join("; "))
}
