//! The options after a command's name.

use crate::Failure;

/// Words after a command's name, taken one by one.
#[derive(Debug)]
pub(crate) struct Options(Vec<String>);

impl Options {
    /// The words as they were typed; `--name=value` counts as two.
    pub(crate) fn new(words: Vec<String>) -> Self {
        let split = |word: String| match word.split_once('=') {
            Some((name, value)) if name.starts_with("--") => {
                vec![name.to_owned(), value.to_owned()]
            }
            Some(_) | None => vec![word],
        };
        Self(words.into_iter().flat_map(split).collect())
    }

    /// Takes a switch such as `--install`; whether it was there.
    pub(crate) fn switch(&mut self, name: &str) -> bool {
        let before = self.0.len();
        self.0.retain(|word| word != name);
        self.0.len() < before
    }

    /// Takes an option with a value, such as `--filter cases`.
    pub(crate) fn value(&mut self, name: &str) -> Result<Option<String>, Failure> {
        let Some(at) = self.0.iter().position(|word| word == name) else {
            return Ok(None);
        };
        if self.0.len() <= at + 1 {
            return Err(Failure::Usage(format!("{name} needs a value after it")));
        }
        Ok(self.0.drain(at..=at + 1).nth(1))
    }

    /// Ends the reading: what is left was not understood.
    pub(crate) fn end(self) -> Result<(), Failure> {
        match self.0.first() {
            Some(word) => Err(Failure::Usage(format!(
                "did not understand `{word}`; `cargo xtask help` shows what there is"
            ))),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn options(line: &str) -> Options {
        Options::new(line.split_whitespace().map(str::to_owned).collect())
    }

    #[test]
    fn takes_switches_and_values() {
        let mut typed = options("--only fmt,clippy --install --filter=cases");
        assert!(typed.switch("--install"));
        assert!(!typed.switch("--install"));
        assert_eq!(
            typed.value("--only").unwrap().as_deref(),
            Some("fmt,clippy")
        );
        assert_eq!(typed.value("--filter").unwrap().as_deref(), Some("cases"));
        assert!(typed.end().is_ok());
    }

    #[test]
    fn refuses_what_it_does_not_know() {
        assert!(options("--onyl fmt").end().is_err());
        assert!(options("--only").value("--only").is_err());
    }
}
