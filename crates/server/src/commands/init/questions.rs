//! Asking for the answers on a terminal, one by one, until each can be used.

use std::io;

use access::{Login, NewPassword};
use console::Term;
use kernel::{Line, TimeZone};

use super::answers::{AdministratorAnswers, Answers, MunicipalityAnswers, OfficeAnswers};
use crate::Stop;

/// Somebody who can be asked.
pub(super) trait Asked {
    /// Shows a question and gives what is typed; what is secret is not shown while it is typed.
    fn ask(&mut self, question: &str, is_secret: bool) -> io::Result<String>;
    /// Says something.
    fn tell(&mut self, line: &str) -> io::Result<()>;
}

/// Whoever sits at the terminal.
#[derive(Debug)]
pub(super) struct Terminal(Term);

impl Terminal {
    pub(super) fn new() -> Self {
        Self(Term::stderr())
    }
}

impl Asked for Terminal {
    fn ask(&mut self, question: &str, is_secret: bool) -> io::Result<String> {
        self.0.write_str(question)?;
        if is_secret {
            self.0.read_secure_line()
        } else {
            self.0.read_line()
        }
    }

    fn tell(&mut self, line: &str) -> io::Result<()> {
        self.0.write_line(line)
    }
}

/// A check says what is wrong.
type Check = fn(&str) -> Result<(), String>;

/// Asks all questions.
pub(super) fn ask(asked: &mut impl Asked) -> Result<Answers, Stop> {
    all(asked).map_err(|e| {
        let ends = [io::ErrorKind::Interrupted, io::ErrorKind::UnexpectedEof];
        if ends.contains(&e.kind()) {
            Stop::Refused("broken off; nothing was done".to_owned())
        } else {
            Stop::fault("asking on the terminal", e)
        }
    })
}

fn all(asked: &mut impl Asked) -> io::Result<Answers> {
    asked.tell(
        "An answer in brackets is taken with Enter. Nothing is set before the last question.\n",
    )?;
    let name = needed(
        asked,
        "The municipality's name (Lindviks kommun)",
        None,
        line,
    )?;
    let code = needed(asked, "Its code, four digits", None, code)?;
    let zone = needed(asked, "Time zone", Some("Europe/Stockholm"), zone)?;
    let committee = needed(
        asked,
        "The committee that decides",
        Some("Vård- och omsorgsnämnden"),
        line,
    )?;
    let court = needed(
        asked,
        "The court to which its decisions are appealed",
        None,
        line,
    )?;
    asked.tell("\nHow residents reach you; letters and the public form show it.")?;
    let phone = needed(asked, "Phone", None, line)?;
    let postal_address = needed(asked, "Postal address", None, line)?;
    let email = maybe(asked, "E-mail")?;
    let visiting_address = maybe(asked, "Visiting address")?;
    let opening_hours = maybe(asked, "Opening hours")?;
    let website = maybe(asked, "Web address")?;
    asked.tell("\nThe first administrator, who runs the system and sees no personal data.")?;
    let office = needed(asked, "The unit", Some("Vård- och omsorgskontoret"), line)?;
    let administrator = administrator(asked)?;
    Ok(Answers {
        municipality: MunicipalityAnswers {
            name,
            code,
            zone,
            committee,
            court,
            phone,
            postal_address,
            email,
            visiting_address,
            opening_hours,
            website,
        },
        office: OfficeAnswers { name: office },
        administrator,
        rule: vec![],
    })
}

fn administrator(asked: &mut impl Asked) -> io::Result<AdministratorAnswers> {
    let name = needed(asked, "Name", None, line)?;
    let login = needed(asked, "Login name", None, login)?;
    loop {
        let password = asked.ask("Password (at least twelve signs): ", true)?;
        if let Err(why) = fits(&password, &login) {
            asked.tell(&why)?;
        } else if asked.ask("The same once more: ", true)? == password {
            return Ok(AdministratorAnswers {
                name,
                login,
                password: Some(password),
            });
        } else {
            asked.tell("The two differ.")?;
        }
    }
}

fn needed(
    asked: &mut impl Asked,
    question: &str,
    usual: Option<&str>,
    check: Check,
) -> io::Result<String> {
    let shown = match usual {
        Some(usual) => format!("{question} [{usual}]: "),
        None => format!("{question}: "),
    };
    loop {
        let typed = asked.ask(&shown, false)?;
        let answer = match (typed.trim(), usual) {
            ("", Some(usual)) => usual.to_owned(),
            (typed, _) => typed.to_owned(),
        };
        match check(&answer) {
            Ok(()) => return Ok(answer),
            Err(why) => asked.tell(&why)?,
        }
    }
}

fn maybe(asked: &mut impl Asked, question: &str) -> io::Result<Option<String>> {
    let shown = format!("{question} (may be left out): ");
    loop {
        let typed = asked.ask(&shown, false)?;
        if typed.trim().is_empty() {
            return Ok(None);
        }
        match line(&typed) {
            Ok(()) => return Ok(Some(typed)),
            Err(why) => asked.tell(&why)?,
        }
    }
}

fn line(typed: &str) -> Result<(), String> {
    Line::parse(typed).map(drop).map_err(|why| why.to_string())
}

fn code(typed: &str) -> Result<(), String> {
    let is_code = typed.len() == 4 && typed.bytes().all(|byte| byte.is_ascii_digit());
    if is_code {
        Ok(())
    } else {
        Err("four digits, for example 0180".to_owned())
    }
}

fn zone(typed: &str) -> Result<(), String> {
    TimeZone::get(typed)
        .map(drop)
        .map_err(|_unknown| "there is no such time zone".to_owned())
}

fn login(typed: &str) -> Result<(), String> {
    Login::parse(typed).map(drop).map_err(|why| why.to_string())
}

fn fits(password: &str, login: &str) -> Result<(), String> {
    let login = Login::parse(login).map_err(|why| why.to_string())?;
    let chosen = NewPassword::choose(password, &login, "password");
    chosen
        .map(drop)
        .map_err(|refusal| crate::commands::telling::told(refusal.into()).to_string())
}

#[cfg(test)]
mod tests {
    use std::collections::VecDeque;

    use super::*;

    /// Somebody who types what was thought out before.
    struct Scripted(VecDeque<&'static str>, Vec<String>);

    impl Asked for Scripted {
        fn ask(&mut self, _question: &str, _is_secret: bool) -> io::Result<String> {
            let typed = self.0.pop_front();
            typed
                .map(str::to_owned)
                .ok_or_else(|| io::ErrorKind::UnexpectedEof.into())
        }
        fn tell(&mut self, line: &str) -> io::Result<()> {
            self.1.push(line.to_owned());
            Ok(())
        }
    }

    #[test]
    fn questions_are_asked_until_the_answer_can_be_used() {
        let typed = [
            "",
            "Lindviks kommun",
            "19",
            "0199",
            "Europe/Lindvik",
            "",
            "",
            "Förvaltningsrätten",
            "0123-45",
            "Box 1",
            "",
            "",
            "",
            "",
            "",
            "Astrid Lund",
            "a b",
            "astrid",
            "kort",
            "en lång tråd av ull",
            "en annan tråd",
            "en lång tråd av ull",
            "en lång tråd av ull",
        ];
        let mut scripted = Scripted(typed.into(), vec![]);
        let answers = ask(&mut scripted).unwrap();
        assert!(scripted.0.is_empty());
        assert_eq!(answers.municipality.zone, "Europe/Stockholm");
        assert_eq!(answers.municipality.email, None);
        assert!(scripted.1.iter().any(|said| said == "The two differ."));
        assert!(answers.check(None, jiff::civil::date(2026, 3, 2)).is_ok());
    }

    #[test]
    fn breaking_off_does_nothing() {
        let stop = ask(&mut Scripted(["Lindvik"].into(), vec![])).unwrap_err();
        assert!(matches!(stop, Stop::Refused(_)));
    }
}
