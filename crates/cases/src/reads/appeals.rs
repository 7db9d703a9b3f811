//! Appeals and the letters that their time runs from.

use kernel::{Call, Date, Fault, PersonId};
use page_kit::Window;
use rulebook::RuleBook;
use store::Ask;

use crate::{
    model::{Appeal, AppealId, AppealState, DecisionId, Letter, LetterKind, Receipt},
    rules::appeal::{CameIn, Timeliness, last_day_to_appeal, timeliness},
    store::{
        appeal::{appeal_by_id, appeal_list, appeal_list_of_decision, appeal_list_of_person},
        letter::{letter_list_of_appeal, letter_list_of_decision},
    },
};

/// An appeal in a list.
#[derive(Debug, Clone)]
pub struct AppealLine {
    /// The appeal.
    pub appeal: Appeal,
    /// The person's name.
    pub person_name: String,
}

/// How the time to appeal a decision stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AppealClock {
    /// When and how the person got it.
    pub receipt: Receipt,
    /// The last day to appeal.
    pub last: Date,
}

/// One appeal about a person; whether it may be shown is the caller's question to access.
pub async fn appeal(
    ask: &dyn Ask,
    person: PersonId,
    id: AppealId,
) -> Result<Option<Appeal>, Fault> {
    appeal_by_id(ask, person, id).await
}

/// The appeals of a decision, oldest first.
pub async fn appeals_of_decision(
    ask: &dyn Ask,
    decision: DecisionId,
) -> Result<Vec<Appeal>, Fault> {
    appeal_list_of_decision(ask, decision).await
}

/// The appeals about a person, newest first.
pub async fn appeals_of_person(ask: &dyn Ask, person: PersonId) -> Result<Vec<Appeal>, Fault> {
    appeal_list_of_person(ask, person).await
}

/// Appeals in a state that the actor may see, and how many there are.
pub async fn appeals_in_state(
    ask: &dyn Ask,
    call: &Call,
    state: AppealState,
    window: Window,
) -> Result<(Vec<AppealLine>, i64), Fault> {
    let (found, total) = appeal_list(ask, call, state, window).await?;
    let ids: Vec<PersonId> = found.iter().map(|appeal| appeal.person).collect();
    let persons = residents::persons(ask, &ids).await?;
    let lines = found.into_iter().map(|appeal| {
        let person = persons.iter().find(|p| p.id == appeal.person);
        AppealLine {
            person_name: person.map(residents::Person::name).unwrap_or_default(),
            appeal,
        }
    });
    Ok((lines.collect(), total))
}

/// The letters about a decision, oldest first.
pub async fn letters_of_decision(
    ask: &dyn Ask,
    decision: DecisionId,
) -> Result<Vec<Letter>, Fault> {
    letter_list_of_decision(ask, decision).await
}

/// The letters about an appeal, oldest first.
pub async fn letters_of_appeal(ask: &dyn Ask, appeal: AppealId) -> Result<Vec<Letter>, Fault> {
    letter_list_of_appeal(ask, appeal).await
}

/// When the person got a decision, and the last day to appeal it; nothing while no receipt is known, because the
/// time does not run then.
pub async fn appeal_clock(
    ask: &dyn Ask,
    decision: DecisionId,
) -> Result<Option<AppealClock>, Fault> {
    let letters = letter_list_of_decision(ask, decision).await?;
    clock_of(&letters, &rulebook::reads::book(ask).await?)
}

/// The same of letters that have been read: the first that was received counts.
pub(crate) fn clock_of(letters: &[Letter], book: &RuleBook) -> Result<Option<AppealClock>, Fault> {
    let first = letters
        .iter()
        .filter_map(|letter| letter.receipt)
        .min_by_key(|receipt| receipt.on);
    let Some(receipt) = first else {
        return Ok(None);
    };
    let last = last_day_to_appeal(book, receipt.on)?;
    Ok(Some(AppealClock { receipt, last }))
}

/// When the person got what an appeal is against: the decision, or the dismissal of an earlier appeal.
pub(crate) async fn receipt_behind(
    ask: &dyn Ask,
    appeal: &Appeal,
    book: &RuleBook,
) -> Result<Option<AppealClock>, Fault> {
    let mut letters = match appeal.of_dismissed {
        Some(dismissed) => letter_list_of_appeal(ask, dismissed).await?,
        None => letter_list_of_decision(ask, appeal.decision).await?,
    };
    letters.retain(|letter| letter.kind != LetterKind::Forwarding);
    clock_of(&letters, book)
}

/// Whether an appeal came in time.
pub async fn appeal_timeliness(ask: &dyn Ask, appeal: &Appeal) -> Result<Timeliness, Fault> {
    let book = rulebook::reads::book(ask).await?;
    let clock = receipt_behind(ask, appeal, &book).await?;
    Ok(timeliness(
        CameIn::of(appeal),
        clock.map(|c| c.receipt.on),
        &book,
    )?)
}
