//! The letter to the person: what was decided, why, from when, and what happens now (FL 32 and 33 §§).
//!
//! Pure: the facts and the voice that has the words are handed in.

use kernel::{Arg, Date, Language, Period};
use organisation::{Municipality, Regime, Service, StaffMember};
use residents::Person;
use rulebook::{Rule, RuleBook, RuleFault, Source, keys};

use super::notice::{Notice, notice};
use crate::model::{Block, CaseNumber, Decision, LetterText, Outcome, Part};

/// Says a text of the language files.
pub(crate) trait Voice {
    /// In a language, with what the text mentions.
    fn say(&self, language: Language, key: &str, args: &[(&str, Arg)]) -> String;
}

/// Where a letter goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Recipient {
    /// Here, line by line.
    Known(Vec<String>),
    /// Nobody has noted where the person lives.
    Unknown,
    /// The identity is protected, or the writer may not see where the person lives.
    Hidden,
}

/// All that a letter is built from.
#[derive(Debug, Clone)]
pub(crate) struct LetterFacts {
    /// The decision.
    pub(crate) decision: Decision,
    /// The number of its case.
    pub(crate) number: CaseNumber,
    /// The service.
    pub(crate) service: Service,
    /// The person.
    pub(crate) person: Person,
    /// Where it goes.
    pub(crate) recipient: Recipient,
    /// The municipality.
    pub(crate) municipality: Municipality,
    /// Who decided.
    pub(crate) officer: Option<StaffMember>,
    /// The day of the application, if there was one.
    pub(crate) applied: Option<Date>,
    /// The day of the decision that this one takes the place of.
    pub(crate) replaced: Option<Date>,
    /// The rules.
    pub(crate) book: RuleBook,
}

/// Writes paragraphs in Swedish.
pub(super) struct Pen<'a> {
    pub(super) voice: &'a dyn Voice,
}

impl Pen<'_> {
    pub(super) fn say(&self, key: &str, args: &[(&str, Arg)]) -> String {
        self.voice.say(Language::Swedish, key, args)
    }

    pub(super) fn words(&self, key: &str, args: &[(&str, Arg)]) -> Block {
        Block::Words(self.say(key, args))
    }

    pub(super) fn part(&self, heading: Option<&str>, blocks: Vec<Block>) -> Part {
        Part {
            language: Language::Swedish,
            heading: heading.map(|key| self.say(key, &[])),
            is_new_sheet: false,
            blocks,
        }
    }
}

impl LetterFacts {
    /// What the decision is called.
    pub(super) fn title(&self, pen: &Pen<'_>) -> String {
        let service = in_sentence(self.service.name_sv.as_str());
        pen.say("cases-letter-title", &[("service", service.into())])
    }

    /// The sender's lines.
    pub(super) fn sender(&self) -> Vec<String> {
        let m = &self.municipality;
        let contact = &m.contact;
        let mut lines = vec![m.name.to_string(), m.committee.to_string()];
        lines.extend([&contact.postal_address, &contact.phone].map(ToString::to_string));
        lines.extend(contact.email.as_ref().map(ToString::to_string));
        lines
    }

    /// The lines under the reader's name.
    pub(super) fn address(&self, pen: &Pen<'_>) -> Vec<String> {
        match &self.recipient {
            Recipient::Known(lines) => lines.clone(),
            Recipient::Unknown => vec![pen.say("cases-letter-address-unknown", &[])],
            Recipient::Hidden => vec![pen.say("cases-letter-address-hidden", &[])],
        }
    }

    /// The name and title of who signs.
    pub(super) fn signer(&self) -> Vec<String> {
        let Some(officer) = &self.officer else {
            return vec![self.municipality.committee.to_string()];
        };
        let mut lines = vec![officer.name.to_string()];
        lines.extend(officer.title.as_ref().map(ToString::to_string));
        lines.extend(officer.phone.as_ref().map(ToString::to_string));
        lines
    }

    /// The number to call: the officer's, or that of the first line.
    pub(super) fn phone(&self) -> String {
        let own = self.officer.as_ref().and_then(|o| o.phone.as_ref());
        own.unwrap_or(&self.municipality.contact.phone).to_string()
    }

    /// Whether the decision can be appealed to the administrative court.
    pub(super) fn is_appealable(&self) -> bool {
        match self.decision.regime {
            Regime::Lss => true,
            Regime::Sol => self.service.rule.as_str() == keys::SOL_11_1,
        }
    }
}

/// The letter that tells of a decision; the notice of appeal is in Swedish, and in a second language if wished.
pub(crate) fn decision_letter(
    facts: &LetterFacts,
    voice: &dyn Voice,
    (day, second): (Date, Option<Language>),
) -> Result<LetterText, RuleFault> {
    let pen = Pen { voice };
    let title = facts.title(&pen);
    let mut parts = vec![decided(facts, &pen), reasons(facts, &pen)];
    parts.push(law(facts, &pen)?);
    parts.push(next(facts, &pen)?);
    parts.push(questions(facts, &pen));
    let about = Notice {
        title: title.clone(),
        decided: facts.decision.decided,
        right: match facts.decision.regime {
            Regime::Sol => keys::SOL_35_1,
            Regime::Lss => keys::LSS_27,
        },
        why: "cases-notice-why",
    };
    if facts.is_appealable() {
        let languages = [
            Some(Language::Swedish),
            second.filter(|l| *l != Language::Swedish),
        ];
        for language in languages.into_iter().flatten() {
            parts.push(notice(facts, voice, (language, &about))?);
        }
    } else {
        let words = pen.words(
            "cases-letter-not-appealable",
            &[("phone", facts.phone().into())],
        );
        parts.push(pen.part(Some("cases-notice-title"), vec![words]));
    }
    Ok(LetterText {
        day,
        title,
        sender: facts.sender(),
        reader: facts.person.name(),
        address: facts.address(&pen),
        reference: facts.number.to_string(),
        parts,
        signer: facts.signer(),
    })
}

/// What was decided, and from when.
fn decided(facts: &LetterFacts, pen: &Pen<'_>) -> Part {
    let decision = &facts.decision;
    let mut blocks = vec![pen.words(
        "cases-letter-greeting",
        &[("name", facts.person.name().into())],
    )];
    if let Some(day) = facts.applied {
        blocks.push(pen.words("cases-letter-applied", &[("day", day.into())]));
    }
    let key = match decision.outcome {
        Outcome::Approved => "cases-letter-approved",
        Outcome::Partly => "cases-letter-partly",
        Outcome::Refused => "cases-letter-refused",
    };
    blocks.push(pen.words(key, &[("day", decision.decided.into())]));
    blocks.push(Block::Decided(decision.contents.what.to_string()));
    if let Some(period) = decision.period {
        blocks.push(period_words(pen, period));
    }
    if let Some(day) = facts.replaced {
        blocks.push(pen.words("cases-letter-replaces", &[("day", day.into())]));
    }
    if let (Some(goal), true) = (&decision.contents.goal, decision.outcome.is_favourable()) {
        blocks.push(pen.words("cases-letter-goal", &[]));
        blocks.push(Block::Written(goal.to_string()));
    }
    pen.part(None, blocks)
}

fn period_words(pen: &Pen<'_>, period: Period) -> Block {
    match period.to() {
        Some(to) => pen.words(
            "cases-letter-period",
            &[("from", period.from().into()), ("to", to.into())],
        ),
        None => pen.words("cases-letter-standing", &[("from", period.from().into())]),
    }
}

/// Why (FL 32 §).
fn reasons(facts: &LetterFacts, pen: &Pen<'_>) -> Part {
    let blocks = match &facts.decision.contents.reasons {
        Some(reasons) => vec![Block::Written(reasons.to_string())],
        None => vec![pen.words("cases-letter-no-reasons", &[])],
    };
    pen.part(Some("cases-letter-why"), blocks)
}

/// By which law, by whom, by what right.
fn law(facts: &LetterFacts, pen: &Pen<'_>) -> Result<Part, RuleFault> {
    let decision = &facts.decision;
    let rule = facts
        .book
        .rule(facts.service.rule.as_str(), decision.decided)?;
    let mut cited = cite(rule, Language::Swedish);
    if let Some(point) = facts.service.lss_point {
        cited = pen.say(
            "cases-letter-law-point",
            &[("point", point.into()), ("law", cited.into())],
        );
    }
    let name = facts.officer.as_ref().map_or_else(
        || facts.municipality.committee.to_string(),
        |officer| officer.name.to_string(),
    );
    let by = [
        ("name", name.into()),
        ("committee", facts.municipality.committee.to_string().into()),
        ("item", decision.by.delegation.to_string().into()),
    ];
    let blocks = vec![
        pen.words("cases-letter-law", &[("law", cited.into())]),
        pen.words("cases-letter-by", &by),
    ];
    Ok(pen.part(Some("cases-letter-law-title"), blocks))
}

/// What happens now: the decision applies at once (`SoL` 35:5, LSS 27 §).
fn next(facts: &LetterFacts, pen: &Pen<'_>) -> Result<Part, RuleFault> {
    let decision = &facts.decision;
    let key = match decision.regime {
        Regime::Sol => keys::SOL_35_5,
        Regime::Lss => keys::LSS_27_AT_ONCE,
    };
    // The rule must stand in the book on the day of the decision; else the letter would promise too much.
    facts.book.rule(key, decision.decided)?;
    let mut blocks = Vec::new();
    if decision.outcome.is_favourable() {
        blocks.push(pen.words("cases-letter-at-once", &[]));
        blocks.push(pen.words("cases-letter-ordered", &[]));
        if let Some(day) = decision.follow_up {
            blocks.push(pen.words("cases-letter-follow-up", &[("day", day.into())]));
        }
    } else {
        blocks.push(pen.words("cases-letter-at-once-refused", &[]));
    }
    blocks.push(pen.words("cases-letter-again", &[]));
    Ok(pen.part(Some("cases-letter-next"), blocks))
}

/// Whom to call.
fn questions(facts: &LetterFacts, pen: &Pen<'_>) -> Part {
    let contact = &facts.municipality.contact;
    let mut blocks = Vec::new();
    match &facts.officer {
        Some(officer) => blocks.push(pen.words(
            "cases-letter-call",
            &[
                ("name", officer.name.to_string().into()),
                ("phone", facts.phone().into()),
            ],
        )),
        None => blocks.push(pen.words("cases-letter-call-us", &[("phone", facts.phone().into())])),
    }
    if let Some(hours) = &contact.opening_hours {
        blocks.push(pen.words("cases-letter-hours", &[("hours", hours.to_string().into())]));
    }
    pen.part(Some("cases-letter-questions"), blocks)
}

/// A paragraph as people can find it: with the whole name of the law and its number.
pub(super) fn cite(rule: &Rule, language: Language) -> String {
    let Source::National {
        law,
        chapter,
        paragraph,
        ..
    } = &rule.source
    else {
        return rule.title(language).to_owned();
    };
    let name = match language {
        Language::English => &law.name_en,
        Language::Swedish | Language::Finnish => &law.name,
    };
    match (language, chapter) {
        (Language::English, Some(chapter)) => {
            format!(
                "{name} ({}), chapter {chapter} section {paragraph}",
                law.number
            )
        }
        (Language::English, None) => format!("{name} ({}), section {paragraph}", law.number),
        (Language::Swedish | Language::Finnish, Some(chapter)) => {
            format!(
                "{chapter} kap. {paragraph} § {} ({})",
                in_sentence(name),
                law.number
            )
        }
        (Language::Swedish | Language::Finnish, None) => {
            format!("{paragraph} § {} ({})", in_sentence(name), law.number)
        }
    }
}

/// A name as it stands within a sentence; abbreviations stay as they are.
pub(super) fn in_sentence(name: &str) -> String {
    let mut letters = name.chars();
    let Some(first) = letters.next() else {
        return String::new();
    };
    if letters.clone().next().is_some_and(char::is_uppercase) {
        return name.to_owned();
    }
    first.to_lowercase().chain(letters).collect()
}
