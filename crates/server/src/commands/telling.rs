//! Telling what the rooms refuse, in words.

use kernel::{Language, Problem, Refusal};

use crate::{Stop, product};

/// Why it was not done, with every refusal in words; refusals are about what was given to the command.
pub(super) fn told(problem: Problem) -> Stop {
    match problem {
        Problem::Refused(refusals) => match product::texts() {
            Ok(texts) => {
                let t = texts.t(Language::English);
                let lines: Vec<String> = refusals
                    .iter()
                    .map(|refusal| placed(refusal, &t.refusal(refusal)))
                    .collect();
                Stop::Usage(lines.join("\n"))
            }
            Err(stop) => stop,
        },
        Problem::Changed(_) | Problem::NotFound | Problem::Denied | Problem::Fault(_) => {
            problem.into()
        }
    }
}

/// The field stands before what is wrong with it.
fn placed(refusal: &Refusal, said: &str) -> String {
    match &refusal.field {
        Some(field) => format!("{field}: {said}"),
        None => said.to_owned(),
    }
}
