//! What an installation is begun with, as a file or a terminal says it, and checked.

use std::fmt::Display;

use access::{Login, NewPassword};
use kernel::{Date, Line, Prose, Refusal, RuleKey};
use organisation::{ContactLines, SetMunicipality};
use rulebook::{DecisionKind, SetLocalRule, Value};
use serde::Deserialize;

use crate::{Stop, commands::telling::told};

/// The answers, as the file has them.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Answers {
    pub(super) municipality: MunicipalityAnswers,
    pub(super) office: OfficeAnswers,
    pub(super) administrator: AdministratorAnswers,
    #[serde(default)]
    pub(super) rule: Vec<RuleAnswers>,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct MunicipalityAnswers {
    pub(super) name: String,
    pub(super) code: String,
    pub(super) zone: String,
    pub(super) committee: String,
    pub(super) court: String,
    pub(super) phone: String,
    pub(super) postal_address: String,
    pub(super) email: Option<String>,
    pub(super) visiting_address: Option<String>,
    pub(super) opening_hours: Option<String>,
    pub(super) website: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct OfficeAnswers {
    pub(super) name: String,
}

#[derive(Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct AdministratorAnswers {
    pub(super) name: String,
    pub(super) login: String,
    pub(super) password: Option<String>,
}

impl std::fmt::Debug for AdministratorAnswers {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("AdministratorAnswers")
            .field("login", &self.login)
            .finish_non_exhaustive()
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RuleAnswers {
    key: String,
    value: Value,
    from: Option<Date>,
    kind: DecisionKind,
    decided_by: String,
    reason: String,
}

/// Answers that can be carried out.
#[derive(Debug)]
pub(super) struct Checked {
    pub(super) municipality: SetMunicipality,
    pub(super) office: Line,
    pub(super) name: Line,
    pub(super) login: Login,
    pub(super) password: NewPassword,
    pub(super) rules: Vec<SetLocalRule>,
}

/// Collects what is wrong, so that all of it is told at once.
#[derive(Debug, Default)]
struct Wrong(Vec<String>);

impl Wrong {
    fn take<T, E: Display>(&mut self, field: impl Display, read: Result<T, E>) -> Option<T> {
        read.map_err(|why| self.0.push(format!("{field}: {why}")))
            .ok()
    }

    fn line(&mut self, field: impl Display, text: &str) -> Option<Line> {
        self.take(field, Line::parse(text))
    }

    /// Nothing typed is no answer.
    fn maybe(&mut self, field: &str, text: Option<&String>) -> Option<Line> {
        let text = text.filter(|text| !text.trim().is_empty())?;
        self.line(field, text)
    }

    fn refused(&mut self, refusal: Refusal) {
        self.0.push(told(refusal.into()).to_string());
    }

    fn stop(self) -> Stop {
        if self.0.is_empty() {
            return Stop::Usage("the answers are not whole".to_owned());
        }
        Stop::Usage(self.0.join("\n"))
    }
}

impl Answers {
    pub(super) fn from_toml(text: &str) -> Result<Self, String> {
        // The error's own text shows the line that it is about, which may hold the password.
        toml::from_str(text).map_err(|error: toml::de::Error| {
            let at = error.span().map_or(0, |span| span.start);
            let line = text.bytes().take(at).filter(|byte| *byte == b'\n').count() + 1;
            format!("line {line}: {}", error.message().trim())
        })
    }

    /// All that is wrong, or what can be carried out.
    pub(super) fn check(self, password: Option<String>, today: Date) -> Result<Checked, Stop> {
        let mut wrong = Wrong::default();
        let municipality = self.municipality.check(&mut wrong);
        let office = wrong.line("office.name", &self.office.name);
        let name = wrong.line("administrator.name", &self.administrator.name);
        let login = wrong.take(
            "administrator.login",
            Login::parse(&self.administrator.login),
        );
        let typed = self
            .administrator
            .password
            .filter(|typed| !typed.is_empty())
            .or(password);
        let password = match (&login, typed) {
            (Some(login), Some(typed)) => {
                NewPassword::choose(&typed, login, "administrator.password")
                    .map_err(|refusal| wrong.refused(refusal))
                    .ok()
            }
            (_, None) => {
                wrong.0.push(
                    "administrator.password: there is none, nor SAMMANHANG_ADMINISTRATOR_PASSWORD"
                        .to_owned(),
                );
                None
            }
            (None, Some(_)) => None,
        };
        let rules: Vec<_> = self
            .rule
            .into_iter()
            .map(|rule| rule.check(&mut wrong, today))
            .collect();
        let rules: Option<Vec<_>> = rules.into_iter().collect();
        match (municipality, office, name, login, password, rules) {
            (
                Some(municipality),
                Some(office),
                Some(name),
                Some(login),
                Some(password),
                Some(rules),
            ) if wrong.0.is_empty() => Ok(Checked {
                municipality,
                office,
                name,
                login,
                password,
                rules,
            }),
            _ => Err(wrong.stop()),
        }
    }
}

impl MunicipalityAnswers {
    fn check(&self, wrong: &mut Wrong) -> Option<SetMunicipality> {
        let name = wrong.line("municipality.name", &self.name);
        let code = wrong.line("municipality.code", &self.code);
        let zone = wrong.line("municipality.zone", &self.zone);
        let committee = wrong.line("municipality.committee", &self.committee);
        let court = wrong.line("municipality.court", &self.court);
        let phone = wrong.line("municipality.phone", &self.phone);
        let postal_address = wrong.line("municipality.postal_address", &self.postal_address);
        let email = wrong.maybe("municipality.email", self.email.as_ref());
        let visiting = self.visiting_address.as_ref();
        let visiting_address = wrong.maybe("municipality.visiting_address", visiting);
        let opening_hours = wrong.maybe("municipality.opening_hours", self.opening_hours.as_ref());
        let website = wrong.maybe("municipality.website", self.website.as_ref());
        Some(SetMunicipality {
            name: name?,
            code: code?,
            zone: zone?,
            committee: committee?,
            court: court?,
            contact: ContactLines {
                phone: phone?,
                email,
                visiting_address,
                postal_address: postal_address?,
                opening_hours,
                website,
            },
            version: 0,
        })
    }
}

impl RuleAnswers {
    fn check(self, wrong: &mut Wrong, today: Date) -> Option<SetLocalRule> {
        let field = |name: &str| format!("rule {}: {name}", self.key);
        let decided_by = wrong.line(field("decided_by"), &self.decided_by);
        let reason = wrong.take(field("reason"), Prose::parse(&self.reason));
        Some(SetLocalRule {
            key: RuleKey(self.key.into()),
            value: self.value,
            from: self.from.unwrap_or(today),
            kind: self.kind,
            decided_by: decided_by?,
            reason: reason?,
        })
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn example() -> Answers {
        Answers::from_toml(super::super::EXAMPLE).unwrap()
    }

    #[test]
    fn the_example_can_be_carried_out_once_it_has_a_password() {
        let today = date(2026, 3, 2);
        let said = example().check(None, today).unwrap_err().to_string();
        assert!(said.contains("SAMMANHANG_ADMINISTRATOR_PASSWORD"), "{said}");
        let checked = example()
            .check(Some("en lång tråd av ull".to_owned()), today)
            .unwrap();
        assert_eq!(checked.municipality.name.as_str(), "Lindviks kommun");
        assert_eq!(checked.rules[0].from, today);
    }

    #[test]
    fn all_that_is_wrong_is_told_at_once() {
        let mut answers = example();
        answers.municipality.name = String::new();
        answers.administrator.login = "a b".to_owned();
        answers.administrator.password = Some("x".to_owned());
        let said = answers
            .check(None, date(2026, 3, 2))
            .unwrap_err()
            .to_string();
        assert!(said.contains("municipality.name: "), "{said}");
        assert!(said.contains("administrator.login: "), "{said}");
    }

    #[test]
    fn an_unknown_key_is_named_and_the_password_is_not() {
        let why = Answers::from_toml("[administrator]\npasswrd = \"hush\"\n").unwrap_err();
        assert!(why.contains("passwrd") && !why.contains("hush"), "{why}");
    }
}
