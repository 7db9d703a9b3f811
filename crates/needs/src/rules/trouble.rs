//! What the engine says is wrong with a file or with assumptions, in words of the reader's language.

use kernel::Refusal;
use projection::{Kind, Trouble, Wrong};

use crate::model::AssumptionsError;

/// What is wrong with a file, with its line and column. What the engine says itself stands behind it where there are no
/// words for it: it names the value that was met.
pub(crate) fn said(trouble: &Trouble) -> Refusal {
    if let Some(wrong) = trouble.wrong() {
        return with_place(of_wrong(wrong), trouble);
    }
    let key = match trouble.kind() {
        Kind::Heading => "needs-refusal-file-heading",
        Kind::Year => "needs-refusal-file-year",
        Kind::Age => "needs-refusal-file-age",
        Kind::Sex => "needs-refusal-file-sex",
        Kind::Count => "needs-refusal-file-count",
        Kind::Area => "needs-refusal-file-area",
        Kind::Twice => "needs-refusal-file-twice",
        Kind::Missing => "needs-refusal-file-missing-ages",
        Kind::Assumption | Kind::Other => "needs-refusal-file-other",
    };
    // The value that was met stands between backticks, and where ages are missing, the area and its year.
    let met = trouble.what().split('`').nth(1).unwrap_or_default();
    let place: Vec<&str> = trouble.place().split(", ").collect();
    let after = |word: &str| place.iter().find_map(|part| part.strip_prefix(word));
    let refusal = Refusal::new(key)
        .with("column", trouble.column().unwrap_or_default().to_owned())
        .with("met", met.to_owned())
        .with("area", after("area ").unwrap_or_default().to_owned())
        .with("year", after("year ").unwrap_or_default().to_owned())
        .with("what", trouble.what().to_owned());
    with_place(refusal, trouble)
}

fn with_place(refusal: Refusal, trouble: &Trouble) -> Refusal {
    let line = trouble.line();
    let line = line.map_or(0, |line| i64::try_from(line).unwrap_or(0));
    let refusal = refusal.with("line", line);
    refusal.with("place", trouble.place().to_owned())
}

/// What assumptions contradict themselves by, after something was changed in them.
pub(crate) fn contradiction(error: &AssumptionsError) -> Refusal {
    match error {
        AssumptionsError::Sense(trouble) => said(trouble),
        AssumptionsError::Text(error) => {
            Refusal::new("needs-refusal-contradiction").with("what", error.to_string())
        }
    }
}

fn of_wrong(wrong: &Wrong) -> Refusal {
    let plain = Refusal::new;
    let named = |key, name: &String| Refusal::new(key).with("name", name.clone());
    match wrong {
        Wrong::Syntax => plain("needs-wrong-syntax"),
        Wrong::UnknownField(name) => named("needs-wrong-unknown-field", name),
        Wrong::MissingField(name) => named("needs-wrong-missing-field", name),
        Wrong::Type => plain("needs-wrong-type"),
        Wrong::Twice => plain("needs-wrong-twice"),
        Wrong::Year(value) => named("needs-wrong-year", value),
        Wrong::Range {
            name,
            value,
            least,
            most,
        } => named("needs-wrong-range", name)
            .with("value", value.clone())
            .with("least", least.clone())
            .with(
                "has",
                if most.is_some() { "most" } else { "none" }.to_owned(),
            )
            .with("most", most.clone().unwrap_or_default()),
        Wrong::FallOrder => plain("needs-wrong-fall-order"),
        Wrong::Bands => plain("needs-wrong-bands"),
        Wrong::ShareOrder => plain("needs-wrong-share-order"),
        Wrong::NoService(name) => named("needs-wrong-no-service", name),
        Wrong::NoProfession(name) => named("needs-wrong-no-profession", name),
        Wrong::NoAlternative(name) => named("needs-wrong-no-alternative", name),
        Wrong::Retiring => plain("needs-wrong-retiring"),
        Wrong::EffectOrder => plain("needs-wrong-effect-order"),
        Wrong::Until => plain("needs-wrong-until"),
        Wrong::NoUntil => plain("needs-wrong-no-until"),
        Wrong::Happened(year) => named("needs-wrong-happened", year),
        Wrong::TooLarge => plain("needs-wrong-too-large"),
        Wrong::Month => plain("needs-wrong-month"),
        Wrong::MonthOrder => plain("needs-wrong-month-order"),
        Wrong::ResidualBasis => plain("needs-wrong-residual-basis"),
        Wrong::ResidualPublished => plain("needs-wrong-residual-published"),
        Wrong::NoBasis => plain("needs-wrong-no-basis"),
    }
}
